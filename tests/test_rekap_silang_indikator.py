"""Checks across offices: one indicator has one measure, targets fit, one code has one name."""

from __future__ import annotations

import pytest
from rekap_rak import IKM, SURAT, SURAT_NAMA, Isi, Rak, teks_angka


def kecamatan(*satuan: str, nama: str = IKM, **lain: object) -> Rak:
    """Kecamatan with one indicator, each with its unit."""
    rak = Rak()
    for number, unit in enumerate(satuan):
        rak.buku(f"Kecamatan Desa{number}").ukur(nama, 80.1 + number, unit, **lain)
    return rak


def test_an_indicator_in_two_units_is_told_with_who_has_the_other() -> None:
    [found] = kecamatan("Indeks", "Indeks", "%").temuan()
    assert (found.kode, found.instansi, found.pokok) == ("R-111", "Kecamatan Desa2", IKM)
    assert "bersatuan Indeks di 2 kantor" in found.temuan
    assert "Kecamatan Desa2 (%; berkas kecamatan-desa2-2024.xlsm)" in found.temuan


@pytest.mark.parametrize("satuan", [("%", "Persen"), ("Indeks", "index"), ("Indeks", ""), ("Nilai", "NILAI ")])
def test_one_unit_in_two_spellings_is_no_finding(satuan: tuple[str, ...]) -> None:
    assert kecamatan(*satuan).kode() == []


def test_an_indicator_of_two_kabupaten_may_have_two_units() -> None:
    rak = kecamatan("Indeks")
    rak.buku("Kecamatan Jepon", kabupaten="Kabupaten Blora").ukur(IKM, 80.0, "%")
    assert rak.kode() == []


def test_the_name_of_the_office_behind_an_indicator_makes_no_other_indicator() -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel").ukur("Nilai SAKIP Kecamatan Ampel", 80.0, "Nilai")
    rak.buku("Kecamatan Selo").ukur("Nilai SAKIP Kec. Selo Kabupaten Boyolali", 81.0, "%")
    rak.buku("Sekretariat Daerah").ukur("Nilai SAKIP Kabupaten", 82.0, "Indeks")
    [found] = rak.temuan()
    assert (found.kode, found.banyak) == ("R-111", 1)


def dengan(kolom: str, *nilai: object, nama: str = IKM) -> Rak:
    """Kecamatan with one indicator, each with its own value of a column."""
    rak = Rak()
    for number, value in enumerate(nilai):
        rak.buku(f"Kecamatan Desa{number}").ukur(nama, 80.1 + number, **{kolom: value})
    return rak


def test_an_indicator_in_two_directions_is_told() -> None:
    [found] = dengan("arah", "tinggi", "tinggi", "rendah").temuan()
    assert (found.kode, found.tingkat, found.instansi) == ("R-112", "peringatan", "Kecamatan Desa2")


def test_an_indicator_in_one_direction_is_no_finding() -> None:
    assert dengan("arah", "rendah", "rendah").kode() == []


def test_an_indicator_with_two_formulas_of_capaian_is_told() -> None:
    [found] = dengan("rumus", "(2T - R) / T", "(2T - R) / T", "T / R").temuan()
    assert (found.kode, found.instansi) == ("R-113", "Kecamatan Desa2")


def test_the_formula_that_comes_with_another_direction_is_left_to_the_rule_of_directions() -> None:
    rak = dengan("rumus", "R / T", "R / T", "(2T - R) / T")
    rak.indikator[2] = rak.indikator[2]._replace(arah="rendah")
    assert rak.kode() == ["R-112"]


UNSUR, PUAS = "Jumlah nilai unsur dibagi banyaknya unsur", "Penduduk yang puas dibagi semua responden dikali seratus"


def test_an_indicator_measured_in_two_ways_is_told() -> None:
    [found] = dengan("formula", UNSUR, UNSUR, PUAS).temuan()
    assert (found.kode, found.tingkat) == ("R-114", "saran")
    assert f"“{PUAS}”" in found.temuan


@pytest.mark.parametrize("formula", [(UNSUR, UNSUR, UNSUR.upper()), (UNSUR, UNSUR, ""), (UNSUR, PUAS),
                                     (UNSUR, UNSUR, UNSUR.replace("banyaknya", "banyak"))])
def test_ways_of_measuring_that_differ_in_spelling_or_have_no_majority_are_no_finding(formula: tuple[str, ...]) -> None:
    assert dengan("formula", *formula).kode() == []


@pytest.mark.parametrize(("nilai", "satuan", "kode"), [
    ((85.0, 84.2, 91.3, 3.41), "Indeks", ["R-115"]), ((85.0, 84.2, 91.3, 61.0), "Indeks", []),
    ((85.0, 84.2, 3.41), "Indeks", []), ((85.0, 84.2, 91.3, 3.41), "Orang", []),
    ((85.0, 84.2, 91.3, 3.41, 3.3, 3.2), "Indeks", []),
])
def test_a_figure_on_another_scale_is_told_where_most_of_enough_offices_share_one(
        nilai: tuple[float, ...], satuan: str, kode: list[str]) -> None:
    rak = Rak()
    for number, one in enumerate(nilai):
        rak.buku(f"Kecamatan Desa{number}").ukur(IKM, one, satuan)
    assert rak.kode() == kode


def target(daerah: float, *kecamatan: float, satuan: str = "Indeks", arah: str = "tinggi",
           pemilik: tuple[str, str] = ("Pemerintah Kabupaten Boyolali", IKM)) -> Rak:
    """A target of the kabupaten and those of its kecamatan."""
    rak = Rak()
    nama, indikator = pemilik
    rak.buku(nama).ukur(indikator, None, satuan, arah=arah, target=daerah, target_teks=teks_angka(daerah))
    for number, one in enumerate(kecamatan):
        rak.buku(f"Kecamatan Desa{number}").ukur(IKM, None, satuan, arah=arah, target=one, target_teks=teks_angka(one))
    return rak


def test_a_kecamatan_with_a_lower_target_than_the_kabupaten_is_told() -> None:
    [found] = target(85.0, 82.0, 86.0).temuan()
    assert (found.kode, found.tingkat, found.instansi) == ("R-116", "saran", "Kecamatan Desa0")
    assert "di bawah target kabupaten 85" in found.temuan
    assert "Kecamatan Desa0 (82; " in found.temuan


def test_an_indicator_named_after_the_kabupaten_in_the_book_of_the_sekretariat_is_that_of_the_kabupaten() -> None:
    assert target(85.0, 82.0, 86.0, pemilik=("Sekretariat Daerah", f"{IKM} Kabupaten Boyolali")).kode() == ["R-116"]


def test_all_kecamatan_below_the_kabupaten_are_more_than_advice() -> None:
    [found] = target(85.0, 82.0, 84.0).temuan()
    assert (found.kode, found.tingkat, found.banyak) == ("R-117", "peringatan", 2)


@pytest.mark.parametrize(("rak", "mengapa"), [
    (target(85.0, 85.0, 86.0), "not below"),
    (target(85.0, 82.0, 86.0, satuan="Orang"), "people add up"),
    (target(10.0, 8.0, 9.0, satuan="%", arah="rendah"), "lower is better"),
    (target(85.0, 82.0, 86.0, pemilik=("Sekretariat Daerah", IKM)), "the target of another office"),
])
def test_a_target_of_a_kecamatan_that_fits_is_no_finding(rak: Rak, mengapa: str) -> None:
    assert rak.kode() == [], mengapa


def test_a_target_above_that_of_the_kabupaten_is_worse_where_lower_is_better() -> None:
    [found] = target(10.0, 8.0, 12.0, satuan="%", arah="rendah").temuan()
    assert found.kode == "R-116"
    assert "di atas target kabupaten 10" in found.temuan


def kode(*rows: tuple[str, str]) -> Rak:
    """Kecamatan with one row of the budget each."""
    rak = Rak()
    for number, (one, nama) in enumerate(rows):
        rak.buku(f"Kecamatan Desa{number}").dana(one, nama)
    return rak


KERUKUNAN = ("Pembinaan Kerukunan Antar Suku dan Intra Suku, Umat Beragama, Ras, dan Golongan Lainnya Guna Mewujudkan "
             "Stabilitas Keamanan Lokal, Regional, dan Nasional")
LISTRIK = "Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor"


def test_one_code_with_two_names_is_told_with_the_name_of_the_nomenclature() -> None:
    [found] = kode((SURAT, SURAT_NAMA), (SURAT, "Pengadaan Perahu Karet")).temuan()
    assert (found.kode, found.instansi, found.pokok) == ("R-121", "Kecamatan Desa1", SURAT)
    assert f"bernama “{SURAT_NAMA}” menurut nomenklatur" in found.temuan
    assert "Kecamatan Desa1 (“Pengadaan Perahu Karet”; berkas" in found.temuan


def test_one_code_with_two_names_outside_the_nomenclature_follows_the_majority() -> None:
    [found] = kode(*[("2.11.05", "Program Pengelolaan Hutan")] * 2, ("2.11.05", "Program Perikanan Laut")).temuan()
    assert (found.kode, found.instansi) == ("R-121", "Kecamatan Desa2")
    assert "pada 2 kantor" in found.temuan


@pytest.mark.parametrize(("rows", "mengapa"), [
    ([(SURAT, SURAT_NAMA), (SURAT, SURAT_NAMA.upper() + ".")], "spelling"),
    ([(SURAT, SURAT_NAMA), ("1.02.01.2.06.0002", SURAT_NAMA)], "the penunjang of another bidang urusan"),
    ([(SURAT, SURAT_NAMA), ("7.01.01.2.06.02", SURAT_NAMA)], "two last digits as until 2023"),
    ([(SURAT, SURAT_NAMA), (SURAT, SURAT_NAMA.replace("Peralatan", "Peralatn"))], "a slip of the pen"),
    ([("7.01.05.2.01.0004", KERUKUNAN), ("7.01.05.2.01.0004", KERUKUNAN.replace("Antar S", "Antars").replace(
        "Intra S", "Intras"))], "two words written as one, twice"),
    ([("7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"),
      ("1.01.01", "Penunjang Urusan Pemerintahan Daerah Provinsi")], "the word for the region"),
    ([("7.01.04.2.01", "Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum"),
      ("7.01.04.7.03", "Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum")], "one name of two codes"),
    ([("7.01.09.2.01", "Kegiatan Bersama"), ("7.01.08.2.01", "Kegiatan Bersama")], "of two programs"),
])
def test_codes_and_names_that_belong_together_are_no_finding(rows: list[tuple[str, str]], mengapa: str) -> None:
    assert kode(*rows).kode() == [], mengapa


def test_one_name_with_two_codes_is_told() -> None:
    [found] = kode((SURAT, SURAT_NAMA), (SURAT, SURAT_NAMA), ("7.01.01.2.06.0099", SURAT_NAMA)).temuan()
    assert (found.kode, found.instansi) == ("R-122", "Kecamatan Desa2")
    assert f"berkode {SURAT} di 2 kantor" in found.temuan
    assert "Kecamatan Desa2 (7.01.01.2.06.0099; berkas" in found.temuan


def test_an_office_that_uses_both_codes_itself_is_no_finding() -> None:
    rak = kode(("2.11.05.2.01.0001", "Rapat"))
    Isi(rak, rak.instansi[0]).dana("2.11.05.2.01.0002", "Rapat")
    assert rak.kode() == []
