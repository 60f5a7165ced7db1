"""A document beside its workbook: one truth, that of the workbook's own checks, told at the place of the mention."""

from __future__ import annotations

from decimal import Decimal

import pytest
from kantor_uji import satu_indikator, terhitung
from naskah_uji import Unsur, dokumen, judul, paragraf, periksa_kutipan, pesan, tabel, temuan

from lkjip_xl.domain.masukan import BarisProgram
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.ciri import Ciri
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.gugus import Gugus, JenisNama, Nama
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.tercetak import Tercetak, baca

IKM = satu_indikator("80", "82", nama="Indeks Kepuasan Masyarakat")
"""Target 80 and realisasi 82: capaian 102,5."""
PROGRAM = (
    BarisProgram(1, "7.01.01", "Program satu", "S1"), BarisProgram(2, "7.01.01.2.01", "Kegiatan satu"),
    BarisProgram(3, "7.01.01.2.01.0001", "Sub satu", pagu_murni=Decimal(600), realisasi=Decimal(540)),
    BarisProgram(4, "7.01.01.2.01.0002", "Sub dua", pagu_murni=Decimal(400), realisasi=Decimal(360)),
)


def _kutipan(besaran: str, tentang: str, teks: str, tahun: int = 2024, blok: int = 0) -> Kutipan:
    read = baca(Tercetak(0, "", besaran, tentang, tahun, teks))
    return Kutipan(besaran, tentang, tahun, teks, read, Letak(blok), nama_tercetak=tentang)


def _bahan(*kutipan: Kutipan, nama: Nama | None = None, program: tuple[BarisProgram, ...] = ()) -> Bahan:
    """A document with these mentions, given by hand, beside the workbook of the office."""
    whole = paragraf(f"Indeks Kepuasan Masyarakat: {'; '.join(one.teks for one in kutipan)}")
    bahan = Bahan(dokumen(whole), terhitung(IKM, program=program)[0])
    vars(bahan).update(kutipan=kutipan, nama=nama or Nama())
    return bahan


@pytest.mark.parametrize(("besaran", "teks", "benar"), [
    ("target", "81", "80"), ("realisasi", "82,10", "82,00"), ("capaian", "105,20", "102,50"),
    ("kategori", "Rendah", "Sangat tinggi"),
])
def test_a_mention_that_the_workbook_contradicts_is_told_with_both_figures(besaran: str, teks: str, benar: str) -> None:
    bahan = _bahan(_kutipan(besaran, "Indeks Kepuasan Masyarakat", teks))
    [found] = temuan(bahan, "T-1601")
    assert f"“{teks}”" in pesan(found)
    assert benar in pesan(found)
    assert found.pokok == "Indeks Kepuasan Masyarakat"
    periksa_kutipan(bahan, found)


@pytest.mark.parametrize(("besaran", "teks"), [("target", "80"), ("realisasi", "82,0"), ("capaian", "102,5 %"),
                                               ("realisasi", "81,55")])
def test_a_mention_that_agrees_at_its_own_precision_is_not_told(besaran: str, teks: str) -> None:
    """81,55 is of 2023, of which the workbook knows nothing: it contradicts nothing."""
    year = 2023 if teks == "81,55" else 2024
    assert temuan(_bahan(_kutipan(besaran, "Indeks Kepuasan Masyarakat", teks, year)), "T-1601") == []


def test_a_figure_that_was_cut_off_is_told_apart() -> None:
    """82 / 80 x 100 is 102,5: without decimals 103, not 102."""
    bahan = _bahan(_kutipan("capaian", "Indeks Kepuasan Masyarakat", "102"))
    assert [one.tempat[0].kutipan for one in temuan(bahan, "T-1603")] == ["102"]
    assert temuan(bahan, "T-1601") == []


def test_a_figure_under_the_heading_of_a_kindred_one_is_only_advice() -> None:
    """The target of the PK under the heading of the Renstra is most likely no slip of the figure."""
    bahan = _bahan(_kutipan("target", "Indeks Kepuasan Masyarakat", "81"))
    assert [one.tingkat for one in temuan(bahan, "T-1601")] == [None]
    other = _bahan(_kutipan("rata-rata capaian", "S1", "102,50"))
    assert temuan(other, "T-1601") == []


def test_a_total_that_is_not_the_sum_of_the_rows_is_told_as_such() -> None:
    bahan = _bahan(_kutipan("anggaran", "Total", "Rp1.100"), program=PROGRAM)
    [found] = temuan(bahan, "T-1602")
    assert "jumlah rinciannya di buku kerja 1.000" in pesan(found)


def _tersebut(*names: str) -> Nama:
    """A document that calls each of these names of the workbook IKM Kecamatan."""
    class Satu(Nama):
        def cari(self, teks: str, jenis: JenisNama | None = None) -> Gugus | None:
            return Gugus("indikator", "IKM Kecamatan", (("IKM Kecamatan", Letak(0)),)) if teks in names else None

    return Satu()


def test_a_name_that_the_document_writes_otherwise_is_that_of_the_workbook() -> None:
    bahan = _bahan(_kutipan("realisasi", "IKM Kecamatan", "90"), nama=_tersebut("Indeks Kepuasan Masyarakat"))
    assert [one.tempat[0].kutipan for one in temuan(bahan, "T-1601")] == ["90"]


def test_a_name_that_may_be_of_two_rows_of_the_workbook_is_compared_with_neither() -> None:
    names = _tersebut("Indeks Kepuasan Masyarakat", "S1")
    assert temuan(_bahan(_kutipan("realisasi", "IKM Kecamatan", "90"), nama=names), "T-1601") == []


def test_an_indicator_that_the_document_never_names_is_advice() -> None:
    hasil = terhitung(IKM, satu_indikator("1", "1", nama="Nilai SAKIP"))[0]
    bahan = Bahan(dokumen(paragraf("Indeks kepuasan masyarakat naik.")), hasil)
    assert [one.pokok for one in temuan(bahan, "T-1604")] == ["Nilai SAKIP"]


def test_a_figure_of_a_named_indicator_that_the_document_lacks_is_advice() -> None:
    """Target 80, realisasi 82 and capaian 102,5 are in the workbook; the document prints the first two."""
    name = "Indeks Kepuasan Masyarakat"
    said = _bahan(_kutipan("target", name, "80"), _kutipan("realisasi", name, "82"))
    [found] = temuan(said, "T-1608")
    assert "tetapi capaian tahun 2024" in pesan(found)


@pytest.mark.parametrize(("tahun", "instansi", "beda"), [
    (2024, "Kecamatan Uji", []), (2023, "Kecamatan Uji", ["tahun"]), (2024, "Dinas Lain", ["instansi"]),
    (2024, "Kecamatan Uji Kabupaten Uji", []), (0, "", []),
])
def test_a_document_of_another_year_or_office_than_the_workbook_is_told(
        tahun: int, instansi: str, beda: list[str]) -> None:
    """The workbook is that of Kecamatan Uji for 2024."""
    bahan = _bahan()
    vars(bahan).update(ciri=Ciri(tahun, instansi=instansi))
    assert [dict(one.args)["apa"] for one in temuan(bahan, "T-1609")] == beda


def test_the_figures_of_another_office_are_no_slips() -> None:
    bahan = _bahan(_kutipan("target", "Indeks Kepuasan Masyarakat", "81"))
    vars(bahan).update(ciri=Ciri(2024, instansi="Dinas Lain"))
    assert [one.tingkat for one in temuan(bahan, "T-1601")] == ["saran"]


# A document that was made from the workbook

Isi = tuple[Unsur | tuple[Unsur, ...], ...]


def _laporan(capaian: str = "102,50", kalimat: str = "102,50", *rows: list[str]) -> Isi:
    kept = rows or (["Sub satu", "600"], ["Sub dua", "400"])
    return (judul("BAB III"), paragraf("Bab ini memuat capaian kinerja."),
            *tabel([["Indikator", "Capaian"], ["Indeks", capaian]], judul="Tabel 3.1 Capaian"),
            paragraf(f"Capaian kinerja sebesar {kalimat} persen, lebih tinggi daripada tahun lalu."),
            *tabel([["Sub Kegiatan", "Pagu"], *kept], judul="Tabel 3.2 Anggaran"))


def _dari_buku(*unsur: Unsur | tuple[Unsur, ...]) -> Bahan:
    return Bahan(dokumen(*unsur), terhitung(IKM)[0], dokumen(*_laporan()))


def test_a_figure_changed_in_a_table_of_the_programs_report_is_told_with_the_right_one() -> None:
    bahan = _dari_buku(*_laporan(capaian="105,20"))
    [found] = temuan(bahan, "T-1605")
    assert "menulis “105,20”" in pesan(found)
    assert "“102,50”" in pesan(found)
    assert found.tempat[0].letak.baris == 1


def test_a_figure_changed_in_a_sentence_is_told_even_where_words_were_edited() -> None:
    edited = list(_laporan(kalimat="120,50"))
    bahan = _dari_buku(*edited)
    assert [one.tempat[0].kutipan for one in temuan(bahan, "T-1605")] == ["120,50"]
    edited[4] = paragraf("Capaian kinerja ini sebesar 102,50 persen, lebih tinggi daripada tahun lalu.")
    assert temuan(_dari_buku(*edited), "T-1605") == []


def test_a_name_in_a_table_and_a_word_of_direction_are_told_and_edited_prose_is_not() -> None:
    renamed = list(_laporan("102,50", "102,50", ["Sub satu", "600"], ["Sub baru", "400"]))
    assert [one.tempat[0].kutipan for one in temuan(_dari_buku(*renamed), "T-1607")] == ["baru"]
    turned = list(_laporan())
    turned[4] = paragraf("Capaian kinerja sebesar 102,50 persen, lebih rendah daripada tahun lalu.")
    assert [one.tempat[0].kutipan for one in temuan(_dari_buku(*turned), "T-1607")] == ["rendah"]
    turned[4] = paragraf("Capaian kinerja sebesar 102,50 persen, lebih tinggi daripada tahun sebelumnya.")
    assert temuan(_dari_buku(*turned), "T-1607") == []


def test_a_row_that_is_gone_is_advice_and_a_moved_one_is_not() -> None:
    bahan = _dari_buku(*_laporan("102,50", "102,50", ["Sub satu", "600"]))
    assert [one.pokok for one in temuan(bahan, "T-1606")] == ["Sub dua"]
    moved = _dari_buku(*_laporan("102,50", "102,50", ["Sub dua", "400"], ["Sub satu", "600"]))
    assert temuan(moved, "T-1606") == []


def test_another_report_is_not_compared_word_for_word() -> None:
    other = _dari_buku(judul("BAB III"), paragraf("Capaian kinerja kecamatan sebesar 99,10 persen."),
                       *tabel([["Program", "Pagu"], ["A", "5"]], judul="Tabel 3.1 Anggaran"))
    assert temuan(other, "T-1605") == []


def test_without_a_workbook_the_family_is_silent() -> None:
    bahan = Bahan(dokumen(*_laporan()))
    assert [one for number in range(1, 10) for one in temuan(bahan, f"T-160{number}")] == []
