"""One thing said twice: what a document prints of one figure, name and year in several places."""

from __future__ import annotations

from naskah_uji import (
    ATAS,
    KIRI,
    Unsur,
    bahan_uji,
    judul,
    kutipan_temuan,
    paragraf,
    periksa_kutipan,
    pesan,
    tabel,
    temuan,
)

from lkjip_xl.domain.telaah.bahan import Bahan

_SAMPUL = (paragraf("LAPORAN KINERJA INSTANSI PEMERINTAH"), paragraf("DINAS PERIKANAN"), paragraf("TAHUN 2023"),
           paragraf("KABUPATEN BLITAR"), judul("BAB III AKUNTABILITAS KINERJA"))
_INDIKATOR = "Indeks Kepuasan Masyarakat (IKM)"


def _ukur(target: str, realisasi: str, capaian: str, judul: str = "Tabel 3.1 Capaian") -> tuple[Unsur, ...]:
    return tabel([["Indikator Kinerja", "Target 2023", "Realisasi 2023", "Capaian"],
                  [_INDIKATOR, target, realisasi, capaian]], judul=judul)


def test_realisasi_yang_berbeda_di_tempat_lain_ditemukan_dan_yang_terbanyak_disebut() -> None:
    bahan = bahan_uji(*_SAMPUL, _ukur("80", "82", "102,50"), _ukur("80", "82", "102,50", judul="Tabel 3.2 Analisis"),
                      paragraf("Terhadap akhir Renstra, hasilnya berikut ini."), tabel([
                          ["Indikator", "Target Akhir Renstra", "Realisasi Tahun 2023"], ["IKM", "85", "81,10"]]))
    [found] = temuan(bahan, "T-201")
    assert found.tempat[0].kutipan == "81,10"
    assert "2 tempat" in pesan(found)
    assert found.pokok == _INDIKATOR
    periksa_kutipan(bahan, found)


def test_angka_yang_hanya_beda_desimal_sama() -> None:
    bahan = bahan_uji(*_SAMPUL, _ukur("80", "82,00", "102,5"), _ukur("80,00", "82", "102,50", judul="Tabel 3.2 Lagi"))
    assert not temuan(bahan, "T-201")


def test_angka_tahun_lain_dan_pembanding_tidak_dibandingkan() -> None:
    bahan = bahan_uji(*_SAMPUL, _ukur("80", "82", "102,50"), tabel([
        ["Indikator", "Realisasi", KIRI, "Realisasi OPD Tertinggi"], [ATAS, "2022", "2023", ATAS],
        [_INDIKATOR, "79", "82", "93,40"]]))
    assert not temuan(bahan, "T-201")


def test_kalimat_dibandingkan_dengan_tabel() -> None:
    said = "Indeks Kepuasan Masyarakat (IKM) tahun 2023 terealisasi sebesar 81,20 dari target sebesar 80."
    bahan = bahan_uji(*_SAMPUL, _ukur("80", "82", "102,50"), _ukur("80", "82", "102,50", judul="Tabel 3.2 Lagi"),
                      paragraf(said))
    assert kutipan_temuan(bahan, "T-201") == ["81,20"]


def test_deret_tahun_dalam_kalimat_dibandingkan_dengan_tabel() -> None:
    table = tabel([["Indikator", "Realisasi", KIRI, KIRI], [ATAS, "2021", "2022", "2023"],
                   [_INDIKATOR, "78,10", "79,20", "82,00"]])
    good = ("Indeks Kepuasan Masyarakat meningkat, yakni 78,10 pada tahun 2021, 79,20 pada tahun 2022, dan 82,00 pada "
            "tahun 2023.")
    assert not temuan(bahan_uji(*_SAMPUL, table, paragraf(good)), "T-201")
    wrong = bahan_uji(*_SAMPUL, table, paragraf(good.replace("79,20", "79,02")))
    assert kutipan_temuan(wrong, "T-201") == ["79,02"]


def test_capaian_yang_sudah_dicatat_hitungan_tidak_dicatat_dua_kali() -> None:
    bahan = bahan_uji(*_SAMPUL, _ukur("80", "82", "102,50"), _ukur("80", "82", "119,60", judul="Tabel 4.1 Hasil"))
    assert kutipan_temuan(bahan, "T-101") == ["119,60"]
    assert not temuan(bahan, "T-201")


def test_target_sebelum_dan_sesudah_perubahan_boleh_berbeda() -> None:
    table = tabel([["Sasaran", "Indikator", "Target 2023", KIRI], [ATAS, ATAS, "Murni", "Perubahan"],
                   ["Meningkatnya layanan", _INDIKATOR, "78", "80"]], judul="Tabel 2.1 Perjanjian Kinerja")
    assert not temuan(bahan_uji(*_SAMPUL, table, _ukur("80", "82", "102,50")), "T-201")
    wrong = bahan_uji(*_SAMPUL, table, _ukur("81", "82", "101,23"))
    assert kutipan_temuan(wrong, "T-201") == ["81"]


def test_target_renstra_yang_berbeda_hanya_saran() -> None:
    plan = tabel([["Indikator", "Target Tahun", KIRI, KIRI], [ATAS, "2022", "2023", "2024"],
                  [_INDIKATOR, "78", "79", "80"]], judul="Tabel 2.1 Target Renstra")
    [found] = temuan(bahan_uji(*_SAMPUL, plan, _ukur("80", "82", "102,50")), "T-202")
    assert found.tingkat is None
    assert found.tempat[0].kutipan == "79"


def test_pagu_total_di_kalimat_sama_dengan_jumlah_di_tabel() -> None:
    table = tabel([["Program", "Anggaran (Rp)", "Realisasi (Rp)"], ["Program Benih", "40.000.000", "39.000.000"],
                   ["Program Panen", "50.000.000", "49.000.000"], ["Jumlah", "90.000.000", "88.000.000"]],
                  judul="Tabel 3.5 Realisasi Anggaran")
    text = "Anggaran Dinas Perikanan tahun 2023 sebesar Rp{} terealisasi sebesar Rp88.000.000."
    part = judul("3.2 Realisasi Anggaran", 2)
    assert not temuan(bahan_uji(*_SAMPUL, part, paragraf(text.format("90.000.000")), table), "T-201")
    wrong = bahan_uji(*_SAMPUL, part, paragraf(text.format("99.000.000")), table)
    assert [found.tempat[0].kutipan for found in temuan(wrong, "T-201")] != []


def test_dana_satu_sumber_bukan_dana_seluruhnya() -> None:
    bahan = bahan_uji(*_SAMPUL, judul("B. Realisasi Anggaran", 2),
                      paragraf("Anggaran Rp4.000.000.000 terealisasi Rp3.800.000.000 atau 95,00 persen."),
                      paragraf("Serapan DAK 98,40 persen paling besar. Serapan anggaran 95,00 persen."))
    assert not temuan(bahan, "T-201")
    assert temuan(bahan_uji(*_SAMPUL, judul("B. Realisasi Anggaran", 2),
                            paragraf("Anggaran Rp4.000.000.000 terealisasi Rp3.800.000.000 atau 95,00 persen."),
                            paragraf("Serapan anggaran 98,40 persen.")), "T-201")


def test_banyaknya_pegawai_menurut_jenis_kelamin_sama_di_semua_tabel() -> None:
    rank = tabel([["Pangkat", "Laki-laki", "Perempuan"], ["Pembina", "3", "1"], ["Penata", "4", "2"]],
                 judul="Tabel 1.1 Pegawai menurut Pangkat")
    post = tabel([["Jabatan", "L", "P", "Jumlah"], ["Kepala", "2", "1", "3"], ["Staf", "4", "2", "6"],
                  ["Jumlah", "6", "3", "9"]], judul="Tabel 1.2 Pegawai menurut Jabatan")
    [found] = temuan(bahan_uji(*_SAMPUL, rank, post), "T-205")
    assert "laki-laki berjumlah 6, sedangkan" in pesan(found)


def test_tabel_yang_dicetak_dua_kali_harus_sama() -> None:
    def table(last: str, number: str) -> tuple[Unsur, ...]:
        return tabel([["Jenis Barang", "Banyaknya"], ["Meja", "4"], ["Kursi", "6"], ["Rak", "2"], ["Lemari", last]],
                     judul=f"Tabel {number} Sarana")
    assert not temuan(bahan_uji(*_SAMPUL, table("9", "1.1"), table("9", "4.1")), "T-206")
    assert kutipan_temuan(bahan_uji(*_SAMPUL, table("9", "1.1"), table("8", "4.1")), "T-206") == ["8"]


def test_anggaran_sasaran_sama_dengan_jumlah_sub_kegiatannya() -> None:
    listed = tabel([["Program", "Kegiatan", "Sub Kegiatan", "Target", "Realisasi"],
                    ["Benih", "Pembibitan", "Pembelian benih", "1 unit", "1 unit"],
                    ["Benih", "Pembibitan", "Penyemaian lahan", "1 unit", "1 unit"]], judul="Tabel 3.2 Keluaran")
    money = tabel([["Sub Kegiatan", "Anggaran (Rp)", "Realisasi (Rp)"], ["Pembelian benih", "40.000.000", "39.000.000"],
                   ["Penyemaian lahan", "50.000.000", "49.000.000"], ["Jumlah", "90.000.000", "88.000.000"]],
                  judul="Tabel 3.9 Realisasi Anggaran")
    head = judul("Sasaran 1: Meningkatnya panen", 3)
    text = "Sasaran Meningkatnya panen didukung anggaran sebesar Rp{} dan terealisasi Rp88.000.000."
    end = judul("3.3 Realisasi Anggaran", 2)
    assert not temuan(bahan_uji(*_SAMPUL, head, paragraf(text.format("90.000.000")), listed, end, money), "T-207")
    wrong = bahan_uji(*_SAMPUL, head, paragraf(text.format("95.000.000")), listed, end, money)
    assert kutipan_temuan(wrong, "T-207") == ["Rp95.000.000"]


def test_banyaknya_laki_laki_di_kalimat_sama_dengan_tabelnya() -> None:
    table = tabel([["Pendidikan", "Laki-laki", "Perempuan", "Jumlah"], ["SMA", "80", "90", "170"],
                   ["S1", "94", "16", "110"]], judul="Tabel 3.1 Responden")
    assert not temuan(bahan_uji(*_SAMPUL, paragraf("Responden terdiri atas 174 laki-laki."), table), "T-208")
    bahan = bahan_uji(*_SAMPUL, paragraf("Responden terdiri atas 147 laki-laki dan 106 perempuan."), table)
    assert kutipan_temuan(bahan, "T-208") == ["147 laki-laki"]


def test_capaian_beberapa_nama_dalam_satu_kalimat_dibaca_masing_masing() -> None:
    table = tabel([["Sasaran", "Capaian (%)"], ["Sasaran 1: Meningkatnya panen", "98,67"],
                   ["Sasaran 2: Menurunnya hama", "106,25"]], judul="Tabel 3.1 Capaian")
    text = "Capaian Sasaran 1 sebesar 98,67% dan Sasaran 2 sebesar {}%."
    assert not temuan(bahan_uji(*_SAMPUL, table, paragraf(text.format("106,25"))), "T-201")
    assert kutipan_temuan(bahan_uji(*_SAMPUL, table, paragraf(text.format("106,52"))), "T-201") == ["106,52%"]


def test_dua_tabel_anggaran_yang_hampir_semuanya_berbeda_adalah_dua_dokumen() -> None:
    def table(numbers: list[str], title: str) -> tuple[Unsur, ...]:
        names = ["Program Benih", "Program Panen", "Program Pasar", "Program Kolam"]
        return tabel([["Program", "Anggaran (Rp)"], *map(list, zip(names, numbers, strict=True))], judul=title)
    first = table(["10.000.000", "20.000.000", "30.000.000", "40.000.000"], "Tabel 2.3 Anggaran")
    later = ["11.000.000", "22.000.000", "33.000.000", "40.000.000"]
    assert not temuan(bahan_uji(*_SAMPUL, first, table(later, "Tabel 3.9 Anggaran")), "T-201")
    slip = ["10.000.000", "20.000.000", "33.000.000", "40.000.000"]
    assert kutipan_temuan(bahan_uji(*_SAMPUL, first, table(slip, "Tabel 3.9 Anggaran")), "T-201") == ["33.000.000"]


def test_pembanding_nasional_dan_provinsi_boleh_berbeda() -> None:
    def table(head: str, value: str, title: str) -> tuple[Unsur, ...]:
        return tabel([["Indikator", "Realisasi 2023", head], [_INDIKATOR, "82", value]], judul=title)
    bahan = bahan_uji(*_SAMPUL, table("Realisasi Nasional", "90", "Tabel 3.1 Banding"),
                      table("Realisasi Provinsi", "85", "Tabel 3.2 Banding"))
    assert not temuan(bahan, "T-201")


def test_anggaran_sebelum_dan_setelah_perubahan_dalam_satu_tabel_adalah_dua_hal() -> None:
    def bahan(heads: tuple[str, str], spent: str) -> Bahan:
        return bahan_uji(*_SAMPUL, tabel([["Program", *heads], ["Program Benih Ikan", "90.000.000", "96.000.000"],
                                          ["Jumlah", "90.000.000", "96.000.000"]], judul="Tabel 2.4 Anggaran"),
                         tabel([["Program", "Anggaran (Rp)", "Realisasi (Rp)"],
                                ["Program Benih Ikan", spent, "88.000.000"]], judul="Tabel 3.9 Realisasi"),
                         paragraf("Anggaran pada Perjanjian Kinerja sebesar Rp90.000.000."))
    for heads in (("Anggaran Awal (Rp)", "Anggaran Perubahan (Rp)"), ("Pagu Sebelum (Rp)", "Pagu Sesudah (Rp)"),
                  ("Anggaran (Rp)", "Anggaran Perubahan (Rp)")):
        assert not temuan(bahan(heads, "96.000.000"), "T-201")
        assert kutipan_temuan(bahan(heads, "69.000.000"), "T-201")


def test_sisa_rekomendasi_bukan_sisa_anggaran() -> None:
    follow = tabel([["Unit", "Rekomendasi", "Selesai", "Sisa", "%"], ["Bidang Tangkap", "20", "15", "5", "75,00"],
                    ["Bidang Budi Daya", "10", "9", "1", "90,00"], ["Jumlah", "30", "24", "6", "80,00"]],
                   judul="Tabel 3.4 Tindak Lanjut")
    budget = tabel([["Program", "Anggaran", "Realisasi", "Sisa", "%"],
                    ["Program Benih Ikan", "90.000.000", "81.000.000", "9.000.000", "90,00"],
                    ["Jumlah", "90.000.000", "81.000.000", "9.000.000", "90,00"]], judul="Tabel 3.9 Anggaran")
    assert not temuan(bahan_uji(*_SAMPUL, follow, budget), "T-201")
    other = tabel([["Sumber", "Sisa Anggaran (Rp)"], ["Dana Umum", "8.000.000"], ["Jumlah", "8.000.000"]],
                  judul="Tabel 3.10 Sisa Anggaran")
    assert kutipan_temuan(bahan_uji(*_SAMPUL, follow, budget, other), "T-201") == ["8.000.000"]


def test_bagian_lain_dari_anggaran_bukan_sisanya() -> None:
    budget = tabel([["Program", "Anggaran", "Realisasi", "Sisa"],
                    ["Program Benih Ikan", "90.000.000", "81.000.000", "9.000.000"],
                    ["Jumlah", "90.000.000", "81.000.000", "9.000.000"]], judul="Tabel 3.9 Anggaran")
    text = "Belanja operasi sebesar Rp60.000.000 dari total anggaran, sisanya Rp30.000.000 (33,33%) {}."
    assert not temuan(bahan_uji(*_SAMPUL, budget, paragraf(text.format("adalah belanja modal"))), "T-201")
    assert temuan(bahan_uji(*_SAMPUL, budget, paragraf(text.format("merupakan sisa anggaran"))), "T-201")


def test_nilai_bagian_dari_indeks_bukan_nilai_indeksnya() -> None:
    parts = tabel([["Domain", "Bobot", "Nilai"], ["Kebijakan Internal", "40", "2,10"],
                   ["Layanan Publik", "60", "3,40"]], judul="Tabel 3.5 Penghitungan")

    def bahan(text: str) -> Bahan:
        return bahan_uji(*_SAMPUL, _ukur("2,80", "2,88", "102,86"), judul("1. Indeks Kepuasan Masyarakat", 2),
                         paragraf("Indeks Kepuasan Masyarakat mencapai 2,88."), parts, paragraf(text))
    assert not temuan(bahan("Nilai tertinggi adalah Layanan Publik (3,40) dan terendah Kebijakan Internal (2,10)."),
                      "T-201")
    assert kutipan_temuan(bahan("Indeks Kepuasan Masyarakat sebesar 2,78."), "T-201") == ["2,78"]


def test_huruf_awal_yang_tak_diterangkan_menyebut_satu_indikator_saja() -> None:
    def bahan(*names: str) -> Bahan:
        return bahan_uji(paragraf("LAPORAN KINERJA TAHUN 2023"), tabel(
            [["Indikator", "Target 2023", "Realisasi 2023"], *[[name, "80", "82,40"] for name in names]],
            judul="Tabel 3.1 Capaian"), paragraf("Realisasi IKM tahun 2023 sebesar 84,20."))
    [found] = temuan(bahan("Indeks Kepuasan Masyarakat", "Persentase Kolam Terpakai"), "T-201")
    assert found.pokok == "Indeks Kepuasan Masyarakat"
    assert not temuan(bahan("Indeks Kepuasan Masyarakat", "Indeks Kualitas Mutu"), "T-201")
    assert not temuan(bahan("Irigasi Kolam Mengalir", "Persentase Kolam Terpakai"), "T-201")


def test_kolom_wilayah_sendiri_di_samping_provinsi_adalah_realisasi() -> None:
    def bahan(value: str) -> Bahan:
        return bahan_uji(*_SAMPUL, _ukur("80", "82", "102,50"), tabel(
            [["Indikator", "Kab. Blitar", "Prov. Jawa Timur", "Nasional"], [_INDIKATOR, value, "85", "90"]],
            judul="Tabel 3.5 Perbandingan dengan Provinsi dan Nasional"))
    assert not temuan(bahan("82"), "T-201")
    assert temuan(bahan("83"), "T-201")
