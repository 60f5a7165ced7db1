"""What a document says of itself, the names in it, and the mentions from its tables."""

from __future__ import annotations

import pytest
from naskah_uji import ATAS, KIRI, Unsur, bahan_uji, judul, paragraf, tabel

from lkjip_xl.domain.telaah.ciri import nama_instansi
from lkjip_xl.domain.telaah.gugus import kunci

_SELA = paragraf("Tabel berikut tidak bersambung dengan yang di atas.")
"""Two tables right after each other are one that runs on."""


def _sampul(*extra: Unsur | tuple[Unsur, ...]) -> tuple[Unsur | tuple[Unsur, ...], ...]:
    return (paragraf("LAPORAN KINERJA INSTANSI PEMERINTAH\n(LKjIP)"), paragraf("DINAS KELAUTAN DAN PERIKANAN"),
            paragraf("KABUPATEN BLITAR"), paragraf("TAHUN 2023"), paragraf("TAHUN 2024"), judul("KATA PENGANTAR"),
            *extra)


def test_ciri_dibaca_dari_yang_terbanyak() -> None:
    ciri = bahan_uji(*_sampul(
        paragraf("Dinas Kelautan dan Perikanan Kabupaten Blitar melapor tahun 2023 menurut Renstra 2021-2026."),
        paragraf("Peraturan Daerah Kabupaten Blitar Nomor 4 Tahun 2012 berlaku."),
        tabel([["Indikator", "Realisasi 2023"], ["Nilai AKIP", "71,25"]]))).ciri
    assert (ciri.tahun, ciri.tahun_awal, ciri.tahun_akhir) == (2023, 2021, 2026)
    assert ciri.instansi == "Dinas Kelautan dan Perikanan"
    assert ciri.kabupaten == "Kabupaten Blitar"
    assert ciri.tanda == ","


def test_nama_instansi_berhenti_sebelum_daerahnya() -> None:
    assert nama_instansi("Yang tertinggi adalah Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Blitar.") == (
        "Dinas Pekerjaan Umum dan Penataan Ruang",)


@pytest.mark.parametrize(("one", "other"), [
    ("Indeks Kepuasan Masyarakat (IKM)", "indeks kepuasan  masyarakat"),
    ("Program Penyuluhan Petani", "PROGRAM PENYULUHAN PETANI"),
    ("Prosentase Jalan Baik", "Persentase jalan baik"),
    ("Sasaran 2: Meningkatnya layanan", "Meningkatnya layanan"),
])
def test_ejaan_satu_nama_berkunci_sama(one: str, other: str) -> None:
    assert kunci(one) == kunci(other)


def test_nama_yang_memuat_nama_lain_bukan_nama_itu() -> None:
    assert not set(kunci("Persentase dokumen yang mendukung nilai SAKIP")) & set(kunci("Nilai SAKIP"))


def test_kependekan_dan_nama_kantor_tidak_membedakan() -> None:
    nama = bahan_uji(*_sampul(tabel([["Indikator", "Target"], ["Indeks Kepuasan Masyarakat (IKM)", "80"]]),
                              _SELA, tabel([["Indikator", "Target"], ["Indeks IKM", "80"], ["Nilai SAKIP", "70"]]),
                              _SELA, tabel([["Indikator", "Target"],
                                     ["Nilai SAKIP Dinas Kelautan dan Perikanan", "70"]]))).nama
    assert nama.cari("IKM") is not None
    assert nama.cari("IKM") == nama.cari("Indeks Kepuasan Masyarakat")
    assert nama.cari("Nilai Sakip") == nama.cari("Nilai SAKIP Dinas Kelautan dan Perikanan")
    assert len([one for one in nama.gugus if one.jenis == "indikator"]) == 2


def test_nama_yang_kehilangan_spasi_dikenali() -> None:
    nama = bahan_uji(*_sampul(
        tabel([["Sasaran", "Target"], ["Meningkatnya kualitas pelayanan perizinan usaha", "80"]]), _SELA,
        tabel([["Sasaran", "Target"], ["Meningkatnyakualitas pelayananperizinan usaha", "80"]]))).nama
    assert len(nama.gugus) == 1


def test_dua_baris_satu_tabel_adalah_dua_nama() -> None:
    nama = bahan_uji(*_sampul(tabel([["Indikator", "Target"], ["Nilai SAKIP", "80"], ["Predikat SAKIP", "BB"]]))).nama
    assert len(nama.gugus) == 2


def test_nomor_sasaran_menyebut_sasarannya() -> None:
    nama = bahan_uji(*_sampul(judul("Sasaran 2: Meningkatnya hasil tangkapan", 3))).nama
    found = nama.cari("Sasaran 2")
    assert found is not None
    assert "hasil tangkapan" in found.nama
    assert [one.nama for one, _, _ in nama.dalam("Capaian Sasaran 2 sebesar 90%.")] == [found.nama]


def _besaran(*rows: list[str], judul: str = "") -> list[tuple[str, str, int, str]]:
    bahan = bahan_uji(*_sampul(paragraf("Renstra Tahun 2021-2026."), tabel(list(rows), judul=judul)))
    return [(one.besaran, one.tentang, one.tahun, one.teks) for one in bahan.kutipan if one.letak.baris >= 0]


def test_kepala_dua_tingkat_memberi_besaran_dan_tahun() -> None:
    assert _besaran(["No", "Indikator", "2022", KIRI, "2023", KIRI],
                    [ATAS, ATAS, "Target", "Realisasi", "Target", "Realisasi"],
                    ["1", "Nilai AKIP", "1", "2", "3", "4"]) == [
        ("target", "Nilai AKIP", 2022, "1"), ("realisasi", "Nilai AKIP", 2022, "2"),
        ("target", "Nilai AKIP", 2023, "3"), ("realisasi", "Nilai AKIP", 2023, "4")]


@pytest.mark.parametrize(("head", "wanted"), [
    ("Target Kinerja", ("target", 2023)), ("Rencana 2023", ("target", 2023)),
    ("Realisasi s.d. 2023", ("realisasi", 2023)),
    ("% Capaian", ("capaian", 2023)), ("Tingkat Capaian (%)", ("capaian", 2023)), ("Persentase", ("capaian", 2023)),
    ("Predikat Kinerja", ("kategori", 2023)), ("Target Akhir Renstra", ("target akhir", 2026)),
    ("Kondisi Akhir RPJMD 2026", ("target akhir", 2026)), ("Tingkat Kemajuan", ("progres", 2023)),
    ("Realisasi Nasional", ("pembanding", 2023)), ("Realisasi OPD Kabupaten Tertinggi", ("pembanding", 2023)),
    ("Pagu (Rp)", ("anggaran", 2023)), ("Anggaran 2024 (Rp)", ("anggaran tahun depan", 2024)),
    ("Pagu Sebelum Perubahan (Rp)", ("anggaran murni", 2023)),
    ("Realisasi Anggaran (Rp)", ("realisasi anggaran", 2023)), ("Sisa Anggaran (Rp)", ("sisa", 2023)),
    ("Penyerapan Anggaran (%)", ("serapan", 2023)), ("Tar get", ("target", 2023)),
])
def test_sebutan_kepala_kolom(head: str, wanted: tuple[str, int]) -> None:
    text = "Baik" if wanted[0] == "kategori" else "71"
    [(besaran, _, year, _)] = _besaran(["Indikator", head], ["Nilai AKIP", text])
    assert (besaran, year) == wanted


def test_persen_di_samping_rupiah_adalah_serapan() -> None:
    found = _besaran(["Program", "Target", "Realisasi", "%", "Pagu (Rp)", "Realisasi (Rp)", "%"],
                     ["Program Benih", "5", "4", "80", "10.000.000", "9.000.000", "90"])
    assert [one[0] for one in found] == ["target keluaran", "realisasi keluaran", "capaian keluaran", "anggaran",
                                         "realisasi anggaran", "serapan"]


def test_kolom_nomor_dan_baris_nomor_kolom_bukan_kutipan() -> None:
    assert _besaran(["No", "Indikator", "Target"], ["1", "2", "3"], ["1", "Nilai AKIP", "71"]) == [
        ("target", "Nilai AKIP", 2023, "71")]


def test_baris_judul_sasaran_bukan_indikator() -> None:
    found = _besaran(["No", "Sasaran/Indikator", "Target"], ["Sasaran 1: Meningkatnya tata kelola", KIRI, KIRI],
                     ["1", "Nilai AKIP", "71"])
    assert found == [("target", "Nilai AKIP", 2023, "71")]


def test_target_beberapa_tahun_tanpa_realisasi_adalah_rencana() -> None:
    found = _besaran(["Indikator", "Target Tahun", KIRI, KIRI], [ATAS, "2022", "2023", "2024"],
                     ["Nilai AKIP", "1", "2", "3"])
    assert [one[:3:2] for one in found] == [("target Renstra", year) for year in (2022, 2023, 2024)]


def test_jumlah_di_tabel_satu_sasaran_bukan_jumlah_kantor() -> None:
    rows = [["Program", "Anggaran (Rp)"], ["Program Benih", "40.000.000"], ["Program Panen", "50.000.000"],
            ["Jumlah", "90.000.000"]]
    assert ("anggaran", "Total", 2023, "90.000.000") in _besaran(*rows, judul="Tabel 3.1 Anggaran")
    assert ("anggaran", "Total", 2023, "90.000.000") not in _besaran(*rows, judul="Tabel 3.1 Anggaran Sasaran 1")


def test_angka_bertumpuk_mendapat_nama_dari_urutannya() -> None:
    found = _besaran(["Program / Kegiatan", "Anggaran (Rp)"],
                     ["Program Benih\n1. Pembibitan\na. Pembelian benih\nb. Penyemaian", "40.000.000\n50.000.000"])
    assert [(one[1], one[3]) for one in found] == [("Pembelian benih", "40.000.000"), ("Penyemaian", "50.000.000")]


def test_baris_kantor_sendiri_di_tabel_banding_adalah_realisasi() -> None:
    bahan = bahan_uji(*_sampul(
        tabel([["Indikator", "Realisasi 2023"], ["Nilai SAKIP", "71"]]), _SELA,
        tabel([["No", "Perangkat Daerah", "Nilai SAKIP"], ["1", "Dinas Sosial", "80"],
               ["2", "Dinas Kelautan dan Perikanan", "71"]])))
    found = [(one.besaran, one.tentang, one.teks) for one in bahan.kutipan]
    assert found.count(("realisasi", "Nilai SAKIP", "71")) == 2
    assert not [one for one in found if one[2] == "80"]
