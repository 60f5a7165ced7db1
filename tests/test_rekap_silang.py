"""Checks across offices: words and page are whole, and quoted figures are those of the quoted offices."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from pathlib import Path

import pytest
from rekap_rak import IKM, SURAT, SURAT_NAMA, Rak, teks_angka

from lkjip_xl.domain.rekap.silang import DAFTAR
from lkjip_xl.domain.rekap.silang.kata import kata
from lkjip_xl.template.document import describe_rekap_kaidah

ROOT = Path(__file__).parents[1]


def test_every_check_has_words_and_all_words_have_a_check() -> None:
    assert set(DAFTAR) == set(kata())


@pytest.mark.parametrize("kode", sorted(kata()))
def test_a_check_says_its_basis_both_cases_and_what_to_do(kode: str) -> None:
    words = kata()[kode]
    assert words.tingkat in ("galat", "peringatan", "saran", "keterangan")
    assert words.aturan.endswith(".")
    assert words.dasar
    assert words.pesan.endswith(".")
    assert words.tindakan.endswith(".")
    assert words.cacat
    assert words.baik
    assert '"' not in words.pesan + words.tindakan
    assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(words.pesan))


def test_the_page_of_checks_is_the_one_that_the_words_give() -> None:
    page = (ROOT / "docs" / "rekap-kaidah.md").read_text(encoding="utf-8")
    assert page == describe_rekap_kaidah()
    assert set(re.findall(r"^### (R-\d+) ", page, re.MULTILINE)) == set(kata())


def test_the_order_of_the_books_changes_no_finding() -> None:
    rak = Rak()
    for nama, unit in ((SURAT_NAMA, "Indeks"), ("Pengadaan Perahu", "Indeks"), ("Pengadaan Rakit Bambu", "%")):
        rak.buku(f"Kecamatan {nama}").ukur(IKM, 85.91, unit).tulis(IKM, "satu").dana(SURAT, nama)
    found = rak.temuan()
    for rows in (rak.instansi, rak.indikator, rak.anggaran, rak.pembanding, rak.jejak):
        rows.reverse()
    assert rak.temuan() == found
    assert [row.kode for row in found] == ["R-111", "R-121", "R-131"]


def dua(kutipan: float | None, sendiri: float | None, *, nama: str = "Dinas Lingkungan Hidup", satuan: str = "Indeks",
        jenis: str = "OPD lain", teks: str = "", teks_sendiri: str = "") -> Rak:
    """A kecamatan that quotes the Dinas Lingkungan Hidup, and the book of that dinas."""
    rak = Rak()
    rak.buku("Kecamatan Ampel").ukur(IKM, 80.0).kutip(nama, kutipan, jenis=jenis, teks=teks)
    rak.buku("Dinas Lingkungan Hidup").ukur(IKM, sendiri, satuan, realisasi_teks=teks_sendiri or teks_angka(sendiri))
    return rak


def test_a_quoted_figure_that_the_quoted_office_does_not_have_is_told_with_both_figures_and_files() -> None:
    [found] = dua(93.4, 91.2).temuan()
    assert (found.kode, found.tingkat, found.instansi, found.lembar, found.sel) == (
        "R-101", "peringatan", "Kecamatan Ampel", "Pembanding", "baris 7")
    assert found.temuan == (
        "Realisasi “Indeks Kepuasan Masyarakat” di buku Dinas Lingkungan Hidup (berkas "
        "dinas-lingkungan-hidup-2024.xlsm) adalah 91,2, tetapi dikutip lain sebagai pembanding oleh Kecamatan Ampel "
        "(93,4; berkas kecamatan-ampel-2024.xlsm).")


@pytest.mark.parametrize(("rak", "mengapa"), [
    (dua(93.4, 93.4), "the same figure"),
    (dua(93.4, 93.38), "93,38 rounded to one decimal"),
    (dua(93.0, 93.38, teks="93,00"), "rounded to a whole number"),
    (dua(93.4, 91.2, satuan="%"), "another unit cannot be compared"),
    (dua(93.4, None), "no realisasi in the book"),
    (dua(None, 91.2, teks="BB"), "a predicate beside a figure"),
    (dua(None, None, teks="A", teks_sendiri="a"), "the same predicate"),
    (dua(93.4, 91.2, nama="Dinas Kesehatan"), "an office without a book"),
])
def test_a_quoted_figure_that_can_be_true_is_no_finding(rak: Rak, mengapa: str) -> None:
    assert not [kode for kode in rak.kode() if kode == "R-101"], mengapa


def test_predicates_are_compared_as_words() -> None:
    assert dua(None, None, teks="A", teks_sendiri="BB").kode() == ["R-101"]


@pytest.mark.parametrize("nama", ["Dinas Lingkungan Hidup Kab. Boyolali", "DLH", "DINAS LINGKUNGAN HIDUP BOYOLALI",
                                  "dinas  lingkungan hidup"])
def test_the_quoted_office_is_known_by_the_names_that_offices_use(nama: str) -> None:
    assert dua(93.4, 91.2, nama=nama).kode() == ["R-101"]


@pytest.mark.parametrize("nama", ["Kec. Ampel", "KECAMATAN AMPEL KABUPATEN BOYOLALI", "Ampel",
                                  "Kantor Kecamatan Ampel"])
def test_a_kecamatan_is_known_by_its_short_names(nama: str) -> None:
    rak = Rak()
    rak.buku("Kecamatan Selo").ukur(IKM, 80.0).kutip(nama, 93.4)
    rak.buku("Kecamatan Ampel").ukur("Indeks Kepuasan Masyarakat (IKM) Kecamatan Ampel", 91.2)
    assert rak.kode() == ["R-101"]


def test_a_name_that_kecamatan_and_kabupaten_share_is_taken_for_neither() -> None:
    rak = Rak()
    rak.buku("Kecamatan Selo").ukur(IKM, 80.0).kutip("Boyolali", 93.4)
    rak.buku("Kecamatan Boyolali").ukur(IKM, 91.2)
    assert rak.kode() == []


@pytest.mark.parametrize(("nama", "kode"), [("Kabupaten Boyolali", ["R-101"]), ("Kab. Boyolali", ["R-101"]),
                                            ("Kabupaten Blora", []), ("Boyolali dan sekitarnya", [])])
def test_a_quoted_kabupaten_is_looked_up_in_its_own_book(nama: str, kode: list[str]) -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel").ukur(IKM, 80.0).kutip(nama, 83.0, jenis="Kabupaten/Kota")
    rak.buku("Pemerintah Kabupaten Boyolali").ukur(IKM, 85.0)
    assert rak.kode() == kode


@pytest.mark.parametrize("jenis", ["OPD lain", "OPD terbaik"])
def test_a_book_of_an_earlier_quarter_does_not_judge_what_is_quoted_of_the_year(jenis: str) -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel").ukur(IKM, 80.0).kutip("Dinas Kesehatan", 93.4, jenis=jenis)
    rak.buku("Dinas Kesehatan", triwulan=3).ukur(IKM, 95.0)
    rak.buku("Dinas Sosial", triwulan=3).ukur(IKM, 96.0)
    assert rak.kode() == ["R-172"]


def test_many_offices_that_quote_one_wrong_figure_make_one_finding_that_names_five() -> None:
    rak = Rak()
    rak.buku("Dinas Lingkungan Hidup").ukur(IKM, 91.2)
    for number in range(17):
        rak.buku(f"Kecamatan Desa{number:02}").ukur(IKM, 80.0 + number / 10).kutip("Dinas Lingkungan Hidup", 93.4)
    [found] = rak.temuan()
    assert found.banyak == 17
    assert found.temuan.count("Kecamatan Desa") == 5
    assert found.temuan.endswith("dan 12 kantor lain.")


def rata(kutipan: float, nama: str = "Rata-rata kecamatan", banyak: int = 5) -> Rak:
    """Kecamatan with 80, 81, 82 and so on, whose mean the first quotes; five of them have 82."""
    rak = Rak()
    rak.buku("Kecamatan Ampel").ukur(IKM, 80.0).kutip(nama, kutipan)
    for number in range(1, banyak):
        rak.buku(f"Kecamatan Desa{number}").ukur(IKM, 80.0 + number)
    return rak


def terbaik(*kutipan: tuple[str, float], lain: Sequence[tuple[str, float]] = (), arah: str = "tinggi",
            satuan: str = "Indeks") -> Rak:
    """Kecamatan that quote an OPD terbaik, and other books with their realisasi."""
    rak = Rak()
    for number, (nama, nilai) in enumerate(kutipan):
        rak.buku(f"Kecamatan Desa{number}").ukur(IKM, 50.0, arah=arah).kutip(nama, nilai, jenis="OPD terbaik")
    for nama, nilai in lain:
        rak.buku(nama).ukur(IKM, nilai, satuan, arah=arah)
    return rak


def test_a_quoted_best_that_a_book_beats_is_told_with_the_better_office() -> None:
    [found] = terbaik(("RSUD", 86.35), ("RSUD", 86.35), lain=[("Dinas Kesehatan", 90.1)]).temuan()
    assert (found.kode, found.banyak) == ("R-102", 2)
    assert "RSUD dikutip sebagai OPD terbaik dengan 86,35" in found.temuan
    assert "Dinas Kesehatan (berkas dinas-kesehatan-2024.xlsm) mencatat 90,1" in found.temuan


def test_the_best_of_what_is_better_when_lower_is_the_lowest() -> None:
    rak = terbaik(("RSUD", 7.0), lain=[("Dinas Kesehatan", 5.0), ("Dinas Sosial", 9.0)], arah="rendah")
    [found] = rak.temuan()
    assert found.kode == "R-102"
    assert "mencatat 5." in found.temuan


@pytest.mark.parametrize(("rak", "mengapa"), [
    (terbaik(("RSUD", 93.4), lain=[("Dinas Kesehatan", 90.1)]), "no book beats it"),
    (terbaik(("RSUD", 90.1), lain=[("Dinas Kesehatan", 90.14)]), "the same as printed"),
    (terbaik(("RSUD", 93.4), lain=[("Dinas Kesehatan", 95.0)], satuan="%"), "another unit"),
    (terbaik(("RSUD", 40.0)), "the own figure is better, and it quotes the best of the others"),
    (terbaik(("Kecamatan Selo", 86.0), lain=[("Dinas Kesehatan", 90.1)]), "the best kecamatan beside a dinas"),
    (terbaik(("RSUD", 9.0), lain=[("Dinas Kesehatan", 12.0)], arah="rendah"), "higher is worse"),
    (terbaik(("RSUD", 86.0), lain=[("Pemerintah Kabupaten Boyolali", 90.1)]), "the kabupaten is no office"),
])
def test_a_quoted_best_that_can_be_the_best_is_no_finding(rak: Rak, mengapa: str) -> None:
    assert "R-102" not in rak.kode(), mengapa


def test_a_quoted_mean_is_told_beside_that_of_the_books() -> None:
    [found] = rata(84.0).temuan()
    assert (found.kode, found.tingkat) == ("R-103", "saran")
    assert "rata-rata dari 5 buku yang ada adalah 82,00" in found.temuan


@pytest.mark.parametrize(("rak", "mengapa"), [
    (rata(82.0), "the mean itself"), (rata(84.0, banyak=4), "four books are too few"),
    (rata(84.0, "Kecamatan terpilih"), "no mean is quoted"),
])
def test_a_quoted_mean_that_can_be_right_is_no_finding(rak: Rak, mengapa: str) -> None:
    assert "R-103" not in rak.kode(), mengapa


def standar(*nilai: float, satuan: str = "Indeks", jenis: str = "Standar nasional") -> Rak:
    """Offices that quote one national standard, the last one in another unit."""
    rak = Rak()
    for number, one in enumerate(nilai):
        unit = satuan if number == len(nilai) - 1 else "Indeks"
        rak.buku(f"Dinas Urusan{number}").ukur(IKM, 80.0, unit).kutip("Standar Kementerian", one, jenis=jenis)
    return rak


def test_one_comparator_quoted_with_two_figures_is_told_with_both() -> None:
    [found] = standar(90.0, 90.0, 88.0).temuan()
    assert (found.kode, found.instansi) == ("R-104", "Dinas Urusan2")
    assert "dikutip 90 oleh 2 kantor" in found.temuan
    assert "Dinas Urusan2 (88; berkas dinas-urusan2-2024.xlsm)" in found.temuan


@pytest.mark.parametrize("rak", [standar(90.0, 90.0), standar(90.1, 90.14), dua(93.4, 93.4, jenis="OPD lain")])
def test_one_comparator_quoted_with_one_figure_is_no_finding(rak: Rak) -> None:
    assert rak.kode() == []


def test_one_comparator_of_two_units_is_left_to_the_rule_of_units() -> None:
    assert standar(90.0, 90.0, 88.0, satuan="%").kode() == ["R-111"]


def test_two_offices_quoted_as_the_best_are_told_where_neither_has_a_book() -> None:
    [found] = terbaik(("RSUD", 86.35), ("Dinas Perumahan", 87.7)).temuan()
    assert found.kode == "R-105"
    assert "Dinas Perumahan 87,7" in found.temuan
    assert "RSUD 86,35" in found.temuan


def test_the_best_itself_may_quote_the_best_of_the_others() -> None:
    rak = terbaik(("Kecamatan Desa1", 60.0), ("RSUD", 55.0), lain=[])
    rak.indikator[1] = rak.indikator[1]._replace(realisasi=60.0, realisasi_teks="60")
    assert rak.kode() == []


def test_the_best_kecamatan_and_the_best_dinas_are_two() -> None:
    assert terbaik(("Kecamatan Selo", 86.35), ("Dinas Perumahan", 87.7)).kode() == []
