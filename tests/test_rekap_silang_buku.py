"""Checks across offices: copies, doubles, money, the year before, and choices that all should share."""

from __future__ import annotations

import pytest
from rekap_rak import IKM, SAKIP, SURAT, Rak, teks_angka


def test_analyses_copied_by_three_offices_are_one_finding() -> None:
    rak = Rak()
    for nama in ("Kecamatan Ampel", "Kecamatan Selo", "Kecamatan Teras"):
        rak.buku(nama).tulis(IKM, "satu").tulis(SAKIP, "dua", bagian="faktor")
    [found] = rak.temuan()
    assert (found.kode, found.banyak) == ("R-131", 3)
    assert found.temuan.startswith("Sebanyak 2 teks analisis sama kata demi kata di 3 kantor")
    assert "Kecamatan Selo (berkas kecamatan-selo-2024.xlsm)" in found.temuan


def test_the_texts_of_a_file_that_is_there_twice_are_no_copies() -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel", buku="sama").tulis(IKM, "satu").tulis(SAKIP, "satu")
    rak.buku("Kecamatan Selo").tulis(IKM, "dua")
    rak.buku("Kecamatan Ampel", buku="sama").tulis(IKM, "satu").tulis(SAKIP, "satu")
    assert rak.kode() == ["R-132", "R-142"]


def test_short_texts_and_two_books_of_one_office_are_no_copies() -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel").tulis(IKM, "satu", 79)
    rak.buku("Kecamatan Selo").tulis(IKM, "satu", 79).tulis(IKM, "dua", 200)
    rak.buku("Kec. Selo").tulis(IKM, "dua", 200)
    assert "R-131" not in rak.kode()


def test_one_text_for_two_indicators_of_an_office_is_advice() -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel").tulis(IKM, "satu").tulis(SAKIP, "satu")
    [found] = rak.temuan()
    assert (found.kode, found.tingkat) == ("R-132", "saran")


def test_one_text_in_two_parts_of_one_indicator_is_no_finding() -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel").tulis(IKM, "satu").tulis(IKM, "satu", bagian="faktor")
    assert rak.kode() == []


def salinan(*buku: tuple[float, float]) -> Rak:
    """Kecamatan with two indicators each."""
    rak = Rak()
    for number, (ikm, sakip) in enumerate(buku):
        rak.buku(f"Kecamatan Desa{number}").ukur(IKM, ikm).ukur(SAKIP, sakip, "Nilai", target=81.5)
    return rak


def test_two_offices_with_all_figures_alike_are_told() -> None:
    [found] = salinan((85.91, 79.25), (85.91, 79.25), (85.91, 79.3)).temuan()
    assert (found.kode, found.banyak, found.instansi) == ("R-133", 2, "Kecamatan Desa0")


@pytest.mark.parametrize("buku", [[(100.0, 100.0)] * 2, [(85.91, 100.0)] * 2, [(85.0, 79.0)] * 2,
                                  [(85.91, 81.5)] * 2, [(85.91, 79.25), (85.91, 79.26)]])
def test_figures_that_are_alike_by_chance_are_no_copy(buku: list[tuple[float, float]]) -> None:
    assert salinan(*buku).kode() == []


def uang(*buku: tuple[str, int, int], apbd: int | None = None) -> Rak:
    """Offices with their pagu and realisasi."""
    rak = Rak(apbd=apbd)
    for nama, pagu, realisasi in buku:
        rak.buku(nama, pagu=pagu, realisasi=realisasi)
    return rak


def test_two_offices_with_the_same_money_to_the_rupiah_are_told() -> None:
    [found] = uang(("Kecamatan Ampel", 1_920_063_250, 1_871_204_118),
                   ("Kecamatan Selo", 1_920_063_250, 1_871_204_118)).temuan()
    assert (found.kode, found.banyak) == ("R-134", 2)
    assert "Pagu Rp1.920.063.250 dan realisasi Rp1.871.204.118" in found.temuan


@pytest.mark.parametrize("buku", [
    (("Kecamatan Ampel", 500_000_000, 400_000_000), ("Kecamatan Selo", 500_000_000, 400_000_000)),
    (("Kecamatan Ampel", 500_000_000, 412_345_678), ("Kecamatan Selo", 500_000_000, 412_345_679)),
    (("Kecamatan Ampel", 500_000_000, 412_345_678), ("Kabupaten Boyolali", 500_000_000, 412_345_678)),
])
def test_round_or_different_money_and_that_of_the_kabupaten_itself_are_no_copy(
        buku: tuple[tuple[str, int, int], ...]) -> None:
    assert uang(*buku).kode() == []


def test_an_office_in_two_books_is_told_with_the_one_that_counts() -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel", kelengkapan=60.0, berkas="a.xlsm")
    rak.buku("Kec. Ampel Kab. Boyolali", kelengkapan=90.0, berkas="b.xlsm")
    [found] = rak.temuan()
    assert (found.kode, found.banyak, found.buku) == ("R-141", 2, rak.instansi[1].buku)
    assert "yang dihitung b.xlsm" in found.temuan
    assert "bukan a.xlsm" in found.temuan


def test_an_office_in_two_years_or_two_kabupaten_is_no_double() -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel")
    rak.buku("Kecamatan Ampel", tahun=2023)
    rak.buku("Kecamatan Ampel", kabupaten="Kota Semarang")
    rak.buku("Kecamatan Ampel", kabupaten="Kabupaten Semarang")
    assert rak.kode() == []


def test_two_books_without_the_name_of_an_office_are_no_double() -> None:
    rak = Rak()
    rak.buku("", berkas="a.xlsm", buku="a")
    rak.buku("", berkas="b.xlsm", buku="b")
    assert rak.kode() == []


def test_a_file_that_is_there_twice_is_counted_once() -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel", buku="sama", berkas="a/x.xlsm").ukur(IKM, 80.0).dana(SURAT, "Lain")
    rak.buku("Kecamatan Ampel", buku="sama", berkas="b/x.xlsm").ukur(IKM, 80.0)
    [found] = rak.temuan()
    assert (found.kode, found.banyak) == ("R-142", 2)
    assert found.temuan.endswith("a/x.xlsm dan b/x.xlsm.")


@pytest.mark.parametrize(("banyak", "asing", "kode"), [(9, 1, ["R-143"]), (8, 1, []), (9, 2, []), (10, 0, [])])
def test_a_book_of_another_kabupaten_is_told_in_the_folder_of_one(banyak: int, asing: int, kode: list[str]) -> None:
    rak = Rak()
    for number in range(banyak):
        rak.buku(f"Kecamatan Desa{number}")
    for number in range(asing):
        rak.buku(f"Kecamatan Asing{number}", kabupaten="Kabupaten Bayolali")
    assert rak.kode() == kode


def test_offices_without_a_book_of_the_year_are_told_once() -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel")
    rak.buku("Kecamatan Selo", tahun=2022)
    rak.buku("Kecamatan Selo", tahun=2023)
    rak.buku("Kecamatan Teras", tahun=2023)
    [found] = rak.temuan()
    assert (found.kode, found.banyak) == ("R-144", 2)
    assert "Kecamatan Selo (tahun 2023; berkas kecamatan-selo-2023.xlsm)" in found.temuan


DUA_KANTOR = (("Kecamatan Ampel", 600, 500), ("Dinas Kesehatan", 500, 450))


def test_more_pagu_than_the_apbd_is_wrong() -> None:
    [found] = uang(*DUA_KANTOR, apbd=1000).temuan()
    assert (found.kode, found.tingkat) == ("R-151", "galat")
    assert "Jumlah pagu 2 kantor Rp1.100, lebih Rp100 dari APBD Rp1.000" in found.temuan


def test_more_realisasi_than_the_apbd_is_wrong() -> None:
    assert uang(*DUA_KANTOR, apbd=900).kode() == ["R-151", "R-152"]


@pytest.mark.parametrize("apbd", [None, 1100, 2200])
def test_pagu_within_the_apbd_and_above_half_of_it_is_no_finding(apbd: int | None) -> None:
    assert uang(*DUA_KANTOR, apbd=apbd).kode() == []


def test_the_money_of_the_kabupaten_itself_is_not_added_to_that_of_its_offices() -> None:
    assert uang(*DUA_KANTOR, ("Pemerintah Kabupaten Boyolali", 1100, 950), apbd=1100).kode() == []


def test_a_sum_far_below_the_apbd_is_told_with_its_share() -> None:
    [found] = uang(*DUA_KANTOR, apbd=4400).temuan()
    assert (found.kode, found.tingkat) == ("R-153", "keterangan")
    assert "Pagu 2 kantor yang ada berjumlah Rp1.100, yaitu 25,00 % dari APBD Rp4.400" in found.temuan


@pytest.mark.parametrize(("nama", "banyak", "kode"), [
    ("Kecamatan Ampel", 4, ["R-154"]), ("Kecamatan Ampel", 3, []), ("Dinas Kecil", 5, [])])
def test_a_kecamatan_that_typed_thousands_is_told(nama: str, banyak: int, kode: list[str]) -> None:
    desa = [(f"Kecamatan Desa{number}", 1_900_000_000 + number, 1_800_000_000) for number in range(banyak)]
    assert uang(*desa, (nama, 1_920_063, 1_800_000)).kode() == kode


def berturut(lalu: float, kutipan: float | None, **lain: object) -> Rak:
    """An office with its book of the year before and this year's, which says what was reached then."""
    rak = Rak()
    rak.buku("Kecamatan Ampel", tahun=2023).ukur(IKM, lalu, capaian=97.63, **lain)
    rak.buku("Kec. Ampel").ukur(IKM, 81.0, realisasi_lalu=kutipan, realisasi_lalu_teks=teks_angka(kutipan),
                                capaian_lalu=97.63)
    return rak


def test_a_realisasi_of_last_year_that_was_another_is_told() -> None:
    [found] = berturut(78.9, 78.1).temuan()
    assert (found.kode, found.instansi, found.tahun) == ("R-161", "Kec. Ampel", 2024)
    assert "“Indeks Kepuasan Masyarakat” tertulis 78,1, di buku tahun itu 78,9" in found.temuan


@pytest.mark.parametrize("rak", [berturut(78.1, 78.1), berturut(78.14, 78.1), berturut(78.1, None)])
def test_a_realisasi_of_last_year_that_agrees_is_no_finding(rak: Rak) -> None:
    assert rak.kode() == []


def test_a_book_of_last_year_that_ends_with_an_earlier_quarter_does_not_tell_its_realisasi() -> None:
    rak = berturut(78.9, 78.1)
    rak.instansi[0] = rak.instansi[0]._replace(triwulan=3)
    assert rak.kode() == []


def test_a_capaian_of_last_year_that_was_another_is_told_where_the_realisasi_is_the_same() -> None:
    rak = berturut(78.1, 78.1)
    rak.indikator[1] = rak.indikator[1]._replace(capaian_lalu=99.11)
    [found] = rak.temuan()
    assert (found.kode, found.tingkat) == ("R-162", "saran")
    assert "tertulis 99,11, di buku tahun itu 97,63" in found.temuan


def test_an_indicator_that_changes_its_unit_or_direction_is_told() -> None:
    assert berturut(78.9, 78.1, satuan="%").kode() == ["R-163"]
    assert berturut(78.1, 78.1, arah="rendah").kode() == ["R-163"]


@pytest.mark.parametrize(("sekarang", "kode"), [((IKM,), ["R-164"]), ((IKM, SAKIP), []), (("Baru",), [])])
def test_an_indicator_that_is_gone_is_told_unless_all_are_new(sekarang: tuple[str, ...], kode: list[str]) -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel", tahun=2023).ukur(IKM).ukur(SAKIP)
    book = rak.buku("Kecamatan Ampel")
    for nama in sekarang:
        book.ukur(nama)
    assert rak.kode() == kode


@pytest.mark.parametrize(("kolom", "biasa", "lain", "kode", "tingkat"), [
    ("skala", "Lima tingkat", "Empat tingkat", "R-171", "saran"),
    ("triwulan", 4, 3, "R-172", "peringatan"),
    ("efisiensi_metode", "Selisih", "Pita lima persen", "R-173", "saran"),
    ("dokumen_pagu", "Perubahan", "Murni", "R-174", "peringatan"),
    ("dokumen_pk", "Perubahan", "Murni", "R-175", "keterangan"),
])
def test_an_office_with_another_choice_than_most_is_told(kolom: str, biasa: object, lain: object, kode: str,
                                                         tingkat: str) -> None:
    rak = Rak()
    for nama, value in (("Kecamatan Ampel", biasa), ("Kecamatan Selo", biasa), ("Kecamatan Teras", lain)):
        rak.buku(nama, **{kolom: value})
    rak.buku("Kecamatan Jepon", kabupaten="Kabupaten Blora", **{kolom: lain})
    [found] = rak.temuan()
    assert (found.kode, found.tingkat, found.instansi) == (kode, tingkat, "Kecamatan Teras")


def test_an_empty_choice_is_no_other_choice() -> None:
    rak = Rak()
    rak.buku("Kecamatan Ampel", skala="Lima tingkat", dokumen_pk="Murni", dokumen_pagu="Murni")
    rak.buku("Kecamatan Selo")
    assert rak.kode() == []
