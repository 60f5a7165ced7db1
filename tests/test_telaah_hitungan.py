"""Arithmetic of tables: what is printed against what the other cells of its row or column give."""

from __future__ import annotations

from naskah_uji import (
    ATAS,
    KIRI,
    Unsur,
    bahan_uji,
    keterangan,
    kutipan_temuan,
    paragraf,
    periksa_kutipan,
    pesan,
    tabel,
    temuan,
)

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.kaidah import hitungan

_KEPALA = ["No", "Indikator Kinerja", "Target 2023", "Realisasi 2023", "Capaian (%)"]


def _kinerja(*rows: list[str], kepala: list[str] | None = None) -> tuple[Unsur, ...]:
    return tabel([kepala or _KEPALA, *rows], judul="Tabel 3.1 Capaian Kinerja Tahun 2023")


def test_capaian_yang_bukan_realisasi_dibagi_target_ditemukan() -> None:
    bahan = bahan_uji(_kinerja(["1", "Indeks Kepuasan Petani", "80", "82", "104,56"],
                               ["2", "Persentase Irigasi Baik", "90", "81", "90,00"]))
    [found] = temuan(bahan, "T-101")
    assert found.tempat[0].kutipan == "104,56"
    assert "82 / 80 x 100 = 102,50" in pesan(found)
    periksa_kutipan(bahan, found)


def test_capaian_yang_benar_dan_yang_dibulatkan_tidak_dicatat() -> None:
    # 65,61 / 66,85 = 98,1451…
    bahan = bahan_uji(_kinerja(["1", "Nilai AKIP", "66,85", "65,61", "98,15"], ["2", "Indeks", "80", "82", "103"]))
    assert not temuan(bahan, "T-101")
    assert not temuan(bahan, "T-102")


def test_indikator_yang_makin_rendah_makin_baik_tidak_dicatat() -> None:
    # (2 x 10 - 8) / 10 = 120 persen, dan 10 / 8 = 125 persen
    bahan = bahan_uji(_kinerja(["1", "Angka Kemiskinan", "10", "8", "120"],
                               ["2", "Angka Putus Sekolah", "10", "8", "125"],
                               ["3", "Indeks Kepuasan", "80", "82", "102,50"]))
    assert not temuan(bahan, "T-101")


def test_capaian_yang_dibatasi_seratus_di_seluruh_dokumen_tidak_dicatat() -> None:
    rows = [["1", "Indeks Kepuasan", "80", "82", "100"], ["2", "Nilai AKIP", "90", "81", "90"]]
    assert not temuan(bahan_uji(_kinerja(*rows)), "T-101")
    assert kutipan_temuan(bahan_uji(_kinerja(*rows, ["3", "Cakupan", "50", "60", "120"])), "T-101") == ["100"]


def test_kolom_yang_seluruhnya_memakai_rumus_lain_memberi_satu_saran() -> None:
    bahan = bahan_uji(_kinerja(["1", "Satu", "80", "82", "11"], ["2", "Dua", "90", "81", "12"],
                               ["3", "Tiga", "50", "60", "13"]))
    assert not temuan(bahan, "T-101")
    assert len(temuan(bahan, "T-116")) == 1


def test_persentase_yang_dipotong_diberi_kode_sendiri() -> None:
    bahan = bahan_uji(_kinerja(["1", "Nilai AKIP", "66,85", "65,61", "98,14"]))
    assert kutipan_temuan(bahan, "T-102") == ["98,14"]
    assert not temuan(bahan, "T-101")


def test_tahun_di_atas_target_dan_realisasi_memasangkan_kolomnya() -> None:
    bahan = bahan_uji(tabel([["No", "Indikator", "2022", KIRI, KIRI, "2023", KIRI, KIRI],
                             [ATAS, ATAS, "Target", "Realisasi", "%", "Target", "Realisasi", "%"],
                             ["1", "Indeks Kepuasan", "80", "82", "102,50", "90", "81", "90,50"]]))
    assert kutipan_temuan(bahan, "T-101") == ["90,50"]


def test_penyerapan_sisa_dan_persentase_sisa_dihitung_dari_barisnya() -> None:
    bahan = bahan_uji(tabel([["No", "Program", "Pagu (Rp)", "Realisasi (Rp)", "%", "Sisa (Rp)", "Sisa (%)"],
                             ["1", "Program Irigasi", "50.000.000", "49.250.000", "99,61", "750.000", "1,50"],
                             ["2", "Program Benih", "10.000.000", "9.000.000", "90,00", "900.000", "10,00"],
                             ["3", "Program Panen", "10.000.000", "9.000.000", "90,00", "1.000.000", "9,00"]]))
    assert kutipan_temuan(bahan, "T-103") == ["99,61"]
    assert kutipan_temuan(bahan, "T-104") == ["900.000"]
    assert kutipan_temuan(bahan, "T-105") == ["9,00"]


def test_progres_dihitung_dari_target_akhir() -> None:
    head = ["Indikator Kinerja", "Target Akhir Renstra 2026", "Realisasi s.d. 2023", "Tingkat Kemajuan"]
    assert kutipan_temuan(bahan_uji(tabel([head, ["Nilai AKIP", "85", "85,91", "102,82%"]])), "T-106") == ["102,82%"]
    assert not temuan(bahan_uji(tabel([head, ["Nilai AKIP", "85", "85,91", "101,07%"]])), "T-106")


def test_baris_rata_rata_dihitung_dari_baris_di_atasnya() -> None:
    rows = [["1", "Satu", "80", "80", "100"], ["2", "Dua", "90", "81", "90"]]
    assert not temuan(bahan_uji(_kinerja(*rows, ["", "Rata-rata capaian", "", "", "95"])), "T-107")
    assert kutipan_temuan(bahan_uji(_kinerja(*rows, ["", "Rata-rata capaian", "", "", "96"])), "T-107") == ["96"]


_BELANJA = ["Kode", "Program/Kegiatan/Sub Kegiatan", "Anggaran (Rp)"]


def test_baris_jumlah_sama_dengan_jumlah_sub_kegiatannya_walau_program_ikut_tercetak() -> None:
    rows = [["2.01.02", "Program Benih", "90.000.000"], ["2.01.02.2.01", "Pembibitan", "90.000.000"],
            ["2.01.02.2.01.0001", "Pembelian Benih", "40.000.000"], ["2.01.02.2.01.0002", "Penyemaian", "50.000.000"]]
    assert not temuan(bahan_uji(tabel([_BELANJA, *rows, ["", "Jumlah", "90.000.000"]])), "T-108")
    bahan = bahan_uji(tabel([_BELANJA, *rows, ["", "JUMLAH TOTAL", "91.000.000"]]))
    [found] = temuan(bahan, "T-108")
    assert found.tempat[0].kutipan == "91.000.000"
    assert "90.000.000" in pesan(found)
    periksa_kutipan(bahan, found)


def test_baris_program_sama_dengan_jumlah_kegiatannya() -> None:
    rows = [["2.01.02", "Program Benih", "4.000.000"], ["2.01.02.2.01", "Pembibitan", "4.000.000"],
            ["2.01.02.2.02", "Pemupukan", "8.000.000"], ["2.01.03", "Program Panen", "9.000.000"],
            ["2.01.03.2.01", "Lumbung", "5.000.000"], ["2.01.03.2.02", "Pasar", "4.000.000"]]
    bahan = bahan_uji(tabel([_BELANJA, *rows]))
    [found] = temuan(bahan, "T-111")
    assert found.pokok == "Program Benih"
    assert "12.000.000" in pesan(found)
    periksa_kutipan(bahan, found)


def test_jumlah_tanpa_sebutan_disarankan_diberi_sebutan_dan_tetap_dijumlah() -> None:
    bahan = bahan_uji(tabel([["Uraian Belanja", "Anggaran (Rp)"], ["Benih", "40.000.000"], ["Pupuk", "50.000.000"],
                             ["", "91.000.000"]]))
    assert kutipan_temuan(bahan, "T-109") == ["91.000.000"]
    assert kutipan_temuan(bahan, "T-108") == ["91.000.000"]


def test_indikator_yang_bernama_jumlah_bukan_baris_jumlah() -> None:
    bahan = bahan_uji(tabel([["No", "Indikator", "Banyaknya"], ["1", "Jumlah desa yang terlayani", "5"],
                             ["2", "Jumlah kelompok tani", "7"], ["3", "Jumlah penyuluh", "9"]]))
    assert not temuan(bahan, "T-108")


def test_jumlah_di_halaman_lanjutan_dan_per_bagian_tidak_dicatat() -> None:
    bahan = bahan_uji(tabel([["No", "Jenis Barang", "Banyak"], ["1", "Meja", "4"], ["2", "Kursi", "6"],
                             ["", "Jumlah", "10"], ["3", "Lemari", "2"], ["4", "Rak", "3"], ["", "Jumlah", "5"],
                             ["", "Total", "15"]]))
    assert not temuan(bahan, "T-108")


_PEGAWAI = ["Pendidikan", "PNS", "PPPK", "Jumlah"]


def test_kolom_jumlah_dijumlah_per_baris() -> None:
    bahan = bahan_uji(tabel([_PEGAWAI, ["S2", "3", "-", "4"], ["S1", "6", "2", "8"], ["SMA", "6", "3", "9"]],
                            judul="Tabel 1.1 Pegawai menurut Pendidikan"))
    [found] = temuan(bahan, "T-110")
    assert [one.kutipan for one in found.tempat] == ["4", "3", "S2"]
    periksa_kutipan(bahan, found)


def test_kolom_berjudul_jumlah_tanpa_kolom_lain_bukan_penjumlahan() -> None:
    assert not temuan(bahan_uji(tabel([["Jenis Barang", "Harga", "Jumlah"], ["Meja", "7", "2"], ["Kursi", "9", "4"],
                                       ["Rak", "3", "8"]])), "T-110")


def test_persentase_terhadap_jumlah_harus_dihitung_sama_di_semua_baris() -> None:
    head = ["Jenis Belanja", "Nilai Belanja (Rp)", "Porsi (%)"]
    rows = [["Pegawai", "40.000.000", "50"], ["Barang", "20.000.000", "25"], ["Modal", "12.000.000", "15"]]
    assert not temuan(bahan_uji(tabel([head, *rows, ["Hibah", "8.000.000", "10"]])), "T-112")
    assert kutipan_temuan(bahan_uji(tabel([head, *rows, ["Hibah", "8.000.000", "20"]])), "T-112") == ["20"]


def test_selisih_harus_beda_dua_angka_di_barisnya() -> None:
    head = ["Indikator", "Realisasi 2022", "Realisasi 2023", "Naik/Turun"]
    assert kutipan_temuan(bahan_uji(tabel([head, ["Nilai AKIP", "78,10", "79,25", "0,55"]])), "T-113") == ["0,55"]
    assert not temuan(bahan_uji(tabel([head, ["Nilai AKIP", "79,25", "78,10", "1,15"]])), "T-113")


def test_keterangan_lebih_rendah_harus_cocok_dengan_angkanya() -> None:
    head = ["Indikator", "Realisasi 2023", "Realisasi OPD Tertinggi", "Keterangan"]
    good = ["Nilai AKIP", "86,00", "93,40", "Lebih rendah 7,40 dari yang tertinggi"]
    assert not temuan(bahan_uji(tabel([head, good])), "T-114")
    size = bahan_uji(tabel([head, ["Nilai AKIP", "86,00", "93,40", "Lebih rendah 6,40 dari yang tertinggi"]]))
    assert kutipan_temuan(size, "T-114") == ["Lebih rendah 6,40"]
    way = bahan_uji(tabel([head, ["Nilai AKIP", "86,00", "93,40", "Lebih tinggi dari yang tertinggi"]]))
    assert kutipan_temuan(way, "T-114") == ["Lebih tinggi"]


def test_sebutan_tercapai_harus_cocok_dengan_capaian() -> None:
    head = ["Indikator", "Target", "Realisasi", "Capaian (%)", "Keterangan"]
    wrong = bahan_uji(tabel([head, ["Nilai AKIP", "80", "76", "95", "Tercapai"]]))
    assert kutipan_temuan(wrong, "T-117") == ["Tercapai"]
    assert not temuan(bahan_uji(tabel([head, ["Nilai AKIP", "80", "76", "95", "Tidak tercapai"]])), "T-117")


def test_baris_nomor_kolom_dan_kolom_nomor_tidak_ikut_dihitung() -> None:
    bahan = bahan_uji(_kinerja(["1", "2", "3", "4", "5"], ["1", "Nilai AKIP", "80", "82", "102,50"]))
    assert not [found for rule in hitungan.DAFTAR for found in rule.cari(bahan)]


def test_nilai_bertumpuk_dalam_satu_sel_dijumlah_satu_per_satu() -> None:
    names = "Program Benih, dengan kegiatan:\n1. Pembibitan\na. Pembelian benih\nb. Penyemaian"
    head = ["Program / Kegiatan", "Anggaran (Rp)", "Realisasi (Rp)"]
    values = ["40.000.000\n50.000.000", "39.000.000\n50.000.000"]
    assert not temuan(bahan_uji(tabel([head, [names, *values], ["JUMLAH", "90.000.000", "89.000.000"]])), "T-108")
    wrong = bahan_uji(tabel([head, [names, *values], ["JUMLAH", "90.000.000", "89.500.000"]]))
    assert kutipan_temuan(wrong, "T-108") == ["89.500.000"]


def test_serapan_di_baris_jumlah_dicatat_bila_kedua_jumlahnya_salah() -> None:
    head = ["Uraian", "Anggaran (Rp)", "Realisasi (Rp)", "Capaian (%)"]
    rows = [["Benih", "40.000.000", "20.000.000", "50,00"], ["Pupuk", "40.000.000", "20.000.000", "50,00"]]
    bahan = bahan_uji(tabel([head, *rows, ["Jumlah", "90.000.000", "80.000.000", "88,89"]]))
    assert kutipan_temuan(bahan, "T-115") == ["88,89"]
    assert not temuan(bahan_uji(tabel([head, *rows, ["Jumlah", "80.000.000", "40.000.000", "50,00"]])), "T-115")


def test_capaian_tanpa_desimal_di_kolom_berdesimal_disarankan_disamakan() -> None:
    bahan = bahan_uji(keterangan("Tabel 3.1 Capaian Kinerja"), paragraf("Tahun 2023."), tabel([
        _KEPALA, ["1", "Nilai AKIP", "66,85", "66,86", "100"], ["2", "Indeks", "66,85", "65,61", "98,15"]]))
    assert kutipan_temuan(bahan, "T-118") == ["100"]


def test_angka_setahun_adalah_jumlah_triwulannya_atau_yang_terakhir() -> None:
    head = [["Indikator", "Realisasi Triwulan", KIRI, KIRI, KIRI, "Realisasi 2023"],
            [ATAS, "I", "II", "III", "IV", ATAS]]
    rows = [["Produksi", "10", "20", "30", "40", "100"], ["Prevalensi", "8", "7", "6", "5", "5"]]
    assert not temuan(bahan_uji(tabel([*head, *rows])), "T-119")
    [found] = temuan(bahan_uji(tabel([*head, *rows, ["Tangkapan", "10", "20", "35", "40", "100"]])), "T-119")
    assert "10 + 20 + 35 + 40 menghasilkan 105" in pesan(found)


def test_capaian_di_bawah_target_dan_realisasi_dihitung_per_kolom_tahun() -> None:
    head = ["Indikator", "Uraian", "2022", "2023"]
    rows = [["Nilai AKIP", "Target", "70", "80"], [ATAS, "Realisasi", "77", "82"]]
    assert not temuan(bahan_uji(tabel([head, *rows, [ATAS, "Capaian (%)", "110", "102,50"]])), "T-120")
    wrong = bahan_uji(tabel([head, *rows, [ATAS, "Capaian (%)", "110", "104,56"]]))
    assert kutipan_temuan(wrong, "T-120") == ["104,56"]
    assert ("realisasi", "Nilai AKIP", 2023, "82") in [
        (one.besaran, one.tentang, one.tahun, one.teks) for one in wrong.kutipan]


def test_jumlah_di_atas_rincian_bertingkat_tanpa_kode_dikenali_dari_hitungannya() -> None:
    rows = [["Belanja Daerah", "300.000.000"], ["Belanja Operasi", "200.000.000"], ["Gaji", "120.000.000"],
            ["Barang", "80.000.000"], ["Belanja Modal", "100.000.000"], ["Alat", "60.000.000"],
            ["Gedung", "40.000.000"]]
    head = ["Uraian", "Anggaran (Rp)"]
    assert not temuan(bahan_uji(tabel([head, *rows, ["Jumlah", "300.000.000"]])), "T-108")
    [found] = temuan(bahan_uji(tabel([head, *rows, ["Jumlah", "310.000.000"]])), "T-108")
    assert "berjumlah 300.000.000" in pesan(found)


def test_predikat_yang_sama_dengan_targetnya_bercapaian_seratus() -> None:
    assert not temuan(bahan_uji(_kinerja(["1", "Predikat AKIP", "BB", "BB", "100"])), "T-101")
    assert kutipan_temuan(bahan_uji(_kinerja(["1", "Predikat AKIP", "BB", "BB", "110"])), "T-101") == ["110"]


def test_rupiah_dalam_juta_dijumlah_beserta_desimalnya() -> None:
    head = ["Program", "Anggaran (juta Rp)", "Realisasi (juta Rp)", "%"]
    rows = [["Program Benih", "1.250,50", "1.200,25", "95,98"], ["Program Panen", "750,25", "700,00", "93,30"]]
    assert not temuan(bahan_uji(tabel([head, *rows, ["Total", "2.000,75", "1.900,25", "94,98"]])), "T-108")
    wrong = bahan_uji(tabel([head, *rows, ["Total", "2.100,75", "1.900,25", "90,46"]]))
    assert kutipan_temuan(wrong, "T-108") == ["2.100,75"]


def test_angka_yang_bukan_angka_laporan_tidak_menggagalkan_hitungan() -> None:
    bahan = bahan_uji(_kinerja(["1", "Nilai AKIP", "9" * 40, "0," + "1" * 30, "100"],
                               ["2", "Indeks", "0", "0", "#DIV/0!"]))
    assert not [found for rule in hitungan.DAFTAR for found in rule.cari(bahan)]


def test_jumlah_kolom_yang_salah_karena_satu_baris_saja_hanya_disarankan() -> None:
    rows = [["S2", "3", "1", "5"], ["S1", "6", "2", "8"], ["Jumlah", "9", "3", "12"]]
    bahan = bahan_uji(tabel([_PEGAWAI, *rows], judul="Tabel 1.1 Pegawai"))
    assert kutipan_temuan(bahan, "T-110") == ["5"]
    [found] = temuan(bahan, "T-108")
    assert found.tingkat == "saran"


def _tindak_lanjut(second: list[str], total: list[str]) -> Bahan:
    return bahan_uji(*tabel([["Tahun", "Rekomendasi", "Selesai", "Proses", "Belum", "% Selesai"],
                             ["2020", "20", "15", "3", "2", "75,00"], second, ["2022", "10", "6", "1", "3", "60,00"],
                             ["2023", "40", "20", "15", "5", "50,00"], total], judul="Tabel 3.4 Tindak Lanjut"))


def test_tabel_yang_barisnya_bernama_tahun_dijumlahkan_dan_dipersenkan() -> None:
    row, total = ["2021", "30", "24", "2", "4", "80,00"], ["Jumlah", "100", "65", "21", "14", "65,00"]
    sound = _tindak_lanjut(row, total)
    assert not any(temuan(sound, kode) for kode in ("T-108", "T-109", "T-110", "T-112", "T-123", "T-201"))
    assert kutipan_temuan(_tindak_lanjut(row, ["Jumlah", "110", "65", "21", "14", "65,00"]), "T-108") == ["110"]
    assert kutipan_temuan(_tindak_lanjut([*row[:5], "84,00"], total), "T-112") == ["84,00"]


def test_rekomendasi_sama_dengan_jumlah_keadaan_tindak_lanjutnya() -> None:
    slip = _tindak_lanjut(["2021", "30", "24", "5", "4", "80,00"], ["Jumlah", "100", "65", "21", "14", "65,00"])
    [found] = temuan(slip, "T-110")
    assert "24 + 5 + 4 = 33" in pesan(found)
    # the sum of the column tells of that cell once more, and is only advice then
    assert [one.tingkat for one in temuan(slip, "T-108")] == ["saran"]


def test_unit_kerja_menamai_baris_dan_satuan_tetap_satuan() -> None:
    def rows(total: str) -> Bahan:
        return bahan_uji(*tabel([["No", "Unit", "Rekomendasi", "Selesai"], ["1", "Bidang Tangkap", "20", "15"],
                                 ["2", "Bidang Budi Daya", "10", "9"], ["3", "Sekretariat", "8", "8"],
                                 ["", "Jumlah", "38", total]], judul="Tabel 3.5 Tindak Lanjut"))
    assert not temuan(rows("32"), "T-108")
    assert not temuan(rows("32"), "T-109")
    assert kutipan_temuan(rows("39"), "T-108") == ["39"]
