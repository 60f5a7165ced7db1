"""Quarters mean what the row says: the way in force is chosen, fits the figures of the year, or follows the unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.book.schema import output_sheet
from lkjip_xl.book.tables import MAKERS
from lkjip_xl.domain.hitungan.hitung import Hasil, hitung
from lkjip_xl.domain.hitungan.keluaran import Keluaran, keluaran
from lkjip_xl.domain.masukan import BarisProgram, Indikator, Induk, Laporan, Pengaturan, Profil
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.triwulan import (
    CARA_TRIWULAN,
    JUMLAH,
    RATA,
    TERAKHIR,
    TERTINGGI,
    TIDAK_TURUN,
    Cara,
    cara_bawaan,
    cara_dipakai,
    cara_lain,
)
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran
from lkjip_xl.domain.pemeriksaan import pemeriksaan
from lkjip_xl.domain.temuan import Finding, messages

KODE = "7.01.01.2.01.0001"
PROFIL = Profil("Kecamatan Uji", "Kabupaten Uji", 2024, 2021, 2026)
SASARAN = (Induk(1, "Tujuan", "T"), Induk(2, "Sasaran", "S", "T"))
KOSONG = (None,) * 4


def _d(*values: str | int | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def _row(satuan: str, target: Ukuran | None = None, realisasi: Ukuran | None = None, **more: Any) -> BarisProgram:
    return replace(BarisProgram(9, KODE, "Sub", indikator="Keluaran", satuan=satuan, target=target,
                                realisasi=realisasi), **more)


def _output(row: BarisProgram) -> Keluaran:
    return keluaran(row, Pengaturan())


def _hasil(*rows: BarisProgram, indikator: tuple[Indikator, ...] = (), **choices: Any
           ) -> tuple[Hasil, tuple[Finding, ...]]:
    above = (BarisProgram(7, "7.01.01", "Program", "S"), BarisProgram(8, "7.01.01.2.01", "Kegiatan"))
    return hitung(Laporan(PROFIL, Pengaturan(**choices), SASARAN, indikator, (*above, *rows)))


def _found(code: str, *rows: BarisProgram, **more: Any) -> list[str]:
    """The findings of a code, in words."""
    hasil, computing = _hasil(*rows, **more)
    return [messages()[found.code].pesan.format(nilai=found.value, **dict(found.args))
            for found in (*computing, *pemeriksaan(hasil)) if found.code == code]


# The way of the unit

@pytest.mark.parametrize(("satuan", "cara"), [
    ("%", TERAKHIR), ("Persen", TERAKHIR), ("Orang", TERAKHIR), ("Orang/bulan", TERAKHIR), ("orang / bulan", TERAKHIR),
    ("Indeks", TERAKHIR), ("Index", TERAKHIR), ("Nilai", TERAKHIR), ("Skor", TERAKHIR), ("Poin", TERAKHIR),
    ("Rasio", TERAKHIR), ("Predikat", TERAKHIR), ("per 1.000 kelahiran hidup", TERAKHIR), ("Menit", TERAKHIR),
    ("Jam", TERAKHIR), ("hari kerja", TERAKHIR), ("menit per layanan", TERAKHIR), ("Jam pelajaran", JUMLAH),
    ("Dokumen", JUMLAH), ("Laporan", JUMLAH), ("Kegiatan", JUMLAH), ("Paket", JUMLAH), ("Unit", JUMLAH),
    ("Kasus", JUMLAH), ("Kejadian", JUMLAH), ("Lembaga", JUMLAH), ("Bulan", JUMLAH), ("", JUMLAH),
])
def test_what_stands_somewhere_is_carried_on_and_what_is_done_adds_up(satuan: str, cara: str) -> None:
    assert cara_bawaan(satuan) == cara


def test_a_range_or_predicate_is_never_summed_whatever_its_unit() -> None:
    between, level = Rentang(Decimal(3), Decimal(5)), Predikat("BB", "AKIP", 5)
    assert [cara_dipakai("", "Dokumen", year, None, KOSONG, KOSONG).cara for year in (between, level, Decimal(3))] == [
        TERAKHIR, TERAKHIR, JUMLAH]


# Small rows and what their year is

@pytest.mark.parametrize(("satuan", "target", "quarters", "year", "capaian"), [
    ("%", 100, ("15", "22.5", "28.75", "33.75"), "100", "100.00"),  # shares
    ("%", 100, (25, 50, 75, 100), "100", "100.00"),  # running up
    ("%", 100, (20, "17.5", "31.25", "31.25"), "100", "100.00"),
    ("Orang", 37, (37, 37, 37, 37), "37", "100.00"),  # a state, no flow
    ("Orang", 44, (44, 44, 44, 44), "44", "100.00"),
    ("Orang/bulan", 26, ("6.5", "6.5", "6.5", "6.5"), "26", "100.00"),  # the unit alone does not decide
    ("Orang/bulan", 37, (37, 37, 37, 37), "37", "100.00"),
    ("Laporan", 4, (1, 1, 1, 1), "4", "100.00"),
    ("Dokumen", 3, (1, 0, None, 2), "3", "100.00"),  # blank is not reported, 0 is a figure
    ("Dokumen", 120, (30, 60, 90, 120), "300", "250.00"),  # what adds up is never guessed to be typed since January
    ("Laporan", 4, (2, 1, 3, 4), "10", "250.00"),  # a last quarter like the target is chance
])
def test_the_year_of_a_row_without_a_chosen_way(
        satuan: str, target: int, quarters: tuple[str | int | None, ...], year: str, capaian: str) -> None:
    one = _output(_row(satuan, Decimal(target), realisasi_tw=_d(*quarters)))
    assert one.realisasi == Decimal(year)
    assert str(one.capaian.printed) == capaian


@pytest.mark.parametrize(("satuan", "target", "quarters", "year"), [
    ("%", 100, ("15", "22.5", "28.75", "33.75"), "100"), ("%", 100, (25, 50, 75, 100), "100"),
    ("Orang", 37, (37, 37, 37, 37), "37"), ("Orang/bulan", 26, ("6.5", "6.5", "6.5", "6.5"), "26"),
    ("Laporan", 4, (1, 1, 1, 1), "4"), ("Dokumen", 3, (1, 0, None, 2), "3"),
])
def test_an_indicator_of_a_sasaran_is_read_in_the_same_way(
        satuan: str, target: int, quarters: tuple[str | int | None, ...], year: str) -> None:
    one = Indikator(7, "Ukuran", "S", satuan, pk_murni=Decimal(target), triwulan=_d(*quarters))
    item = _hasil(indikator=(one,))[0].indikator[0]
    assert (item.realisasi, item.capaian.printed) == (Decimal(year), 100)


def test_a_quarter_that_is_blank_is_called_not_reported() -> None:
    assert "(triwulan III belum dilaporkan)" in _output(
        _row("Dokumen", Decimal(3), realisasi_tw=_d(1, 0, None, 2))).asal


@pytest.mark.parametrize(("satuan", "cara", "quarters", "year"), [
    ("%", JUMLAH, (20, 20, 20, 20), "80"), ("Dokumen", TERAKHIR, (1, 2, 3, 4), "4"),
    ("%", RATA, (80, 85, 83, 84), "83"),
    ("Orang", TERTINGGI, (40, 44, 43, 42), "44"), ("Orang", JUMLAH, (44, 44, 44, 44), "176"),
])
def test_a_chosen_way_is_always_obeyed(satuan: str, cara: str, quarters: tuple[int, ...], year: str) -> None:
    one = _output(_row(satuan, Decimal(44), cara_triwulan=cara, realisasi_tw=_d(*quarters)))
    assert (one.realisasi, one.cara) == (Decimal(year), Cara(cara))


def test_a_typed_year_wins_over_its_quarters() -> None:
    one = _output(_row("Laporan", Decimal(12), Decimal(11), realisasi_tw=_d(3, 3, 2, 4)))
    assert (one.realisasi, str(one.capaian.printed)) == (11, "91.67")


@pytest.mark.parametrize(("target", "realisasi", "target_tw", "realisasi_tw", "expected"), [
    (100, None, (25, 25, 25, 25), KOSONG, (JUMLAH, "cocok dengan target")),
    (100, 90, KOSONG, (20, 20, 25, 25), (JUMLAH, "cocok dengan realisasi")),
    (100, None, KOSONG, (20, "17.5", "31.25", "31.25"), (JUMLAH, "cocok dengan target")),
    (100, 90, (25, 25, 25, 25), (20, 30, 35, 90), (JUMLAH, "cocok dengan target")),  # targets go first
    (100, None, (25, 50, 75, 100), KOSONG, (TERAKHIR, "menurut satuan")),
    (100, None, KOSONG, (50, 50, None, None), (TERAKHIR, "menurut satuan")),  # half a year settles nothing
    (100, None, KOSONG, ("33.33", "33.33", "33.34", None), (TERAKHIR, "menurut satuan")),
])
def test_the_figures_of_the_year_tell_the_way_where_only_one_fits(
        target: int, realisasi: int | None, target_tw: tuple[Any, ...], realisasi_tw: tuple[Any, ...],
        expected: tuple[str, str]) -> None:
    used = cara_dipakai("", "%", *_d(target, realisasi), _d(*target_tw), _d(*realisasi_tw))
    assert (used.cara, used.asal) == expected


@pytest.mark.parametrize(("satuan", "target", "quarters", "year", "capaian"), [
    ("Kasus", 3, (1, 2, 1, 3), "7", "0.00"),  # 2 x 3 - 7 is less than nothing
    ("Kasus", 5, (5, 6, 7, 5), "23", "0.00"),
    ("Kejadian", 10, (3, 2, 5, 1), "11", "90.00"),
    ("%", 100, (20, "17.5", "31.25", "31.25"), "31.25", "168.75"),  # 100 would be a ceiling, and no whole of shares
    ("Orang", 12, (5, 4, 2, 1), "1", "191.67"),
])
def test_where_lower_is_better_the_target_tells_no_way(
        satuan: str, target: int, quarters: tuple[str | int, ...], year: str, capaian: str) -> None:
    one = _output(_row(satuan, Decimal(target), realisasi_tw=_d(*quarters), arah="rendah"))
    assert (one.realisasi, str(one.capaian.printed)) == (Decimal(year), capaian)
    item = _hasil(indikator=(Indikator(7, "Ukuran", "S", satuan, "rendah", pk_murni=Decimal(target),
                                       triwulan=_d(*quarters)),))[0].indikator[0]
    assert item.realisasi == Decimal(year)


def test_a_target_of_0_is_not_met_by_a_last_quarter_without_a_case() -> None:
    rules = Pengaturan(capaian=AturanCapaian(target_nol="kata"))
    one = keluaran(_row("Kejadian", Decimal(0), realisasi_tw=_d(3, 2, 1, 0), arah="rendah"), rules)
    assert (one.realisasi, one.capaian.reason) == (6, "Tidak tercapai")


@pytest.mark.parametrize(("target", "realisasi", "target_tw", "realisasi_tw"), [
    (30, None, KOSONG, (10, 5, 8, "6.5")),  # the sum is 29,5
    (30, None, (10, 5, 8, "6.5"), KOSONG), (None, 30, KOSONG, (10, 5, 8, "6.5")),
])
def test_what_only_rounds_to_the_figure_of_the_year_does_not_fit_it(
        target: int | None, realisasi: int | None, target_tw: tuple[Any, ...], realisasi_tw: tuple[Any, ...]) -> None:
    used = cara_dipakai("", "%", *_d(target, realisasi), _d(*target_tw), _d(*realisasi_tw))
    assert (used.cara, used.asal) == (TERAKHIR, "menurut satuan")


def test_shares_left_by_a_formula_fit_their_whole() -> None:
    third = Decimal(100) / 3  # 33,33... three times is 99,99...9
    assert cara_dipakai("", "%", Decimal(100), None, KOSONG, (third, third, third, Decimal(0))).cara == JUMLAH


@pytest.mark.parametrize(("satuan", "arah", "target", "quarters", "told"), [
    ("Dokumen", "tinggi", 120, (30, 60, 90, 120), "300 bila dijumlahkan, 120 bila diambil yang terakhir"),
    ("Kasus", "rendah", 3, (1, 2, 1, 3), "7 bila dijumlahkan, 3 bila diambil yang terakhir"),
    ("%", "rendah", 100, (20, "17.5", "31.25", "31.25"), "100 bila dijumlahkan, 31,25 bila diambil yang terakhir"),
])
def test_a_fit_that_may_be_chance_is_asked_about(
        satuan: str, arah: Any, target: int, quarters: tuple[Any, ...], told: str) -> None:
    found = _found("H-118", _row(satuan, Decimal(target), realisasi_tw=_d(*quarters), arah=arah))
    assert len(found) == 1
    assert f"{told}; tidak jelas" in found[0]


def test_predicates_are_carried_on_whatever_their_unit() -> None:
    b, bb = Predikat("B", "AKIP", 4), Predikat("BB", "AKIP", 5)
    one = _output(_row("Dokumen", bb, realisasi_tw=(b, b, b, bb)))
    assert (one.realisasi, one.cara.cara, one.capaian.printed) == (bb, TERAKHIR, 100)


# What is told where nobody chose

def test_figures_that_fit_another_way_than_the_unit_are_told_with_both_results() -> None:
    row = _row("%", Decimal(100), realisasi_tw=_d(20, "17.5", "31.25", "31.25"))
    assert _found("H-118", row) == [
        ("Cara Triwulan “Keluaran” belum dipilih: 100 bila dijumlahkan, 31,25 bila diambil yang terakhir; dipakai "
        "“Per triwulan: dijumlahkan” karena hanya itu yang cocok dengan target.")]


def test_where_nothing_fits_the_choice_is_asked_for_and_never_taken_in_silence() -> None:
    row = _row("%", Decimal(100), realisasi_tw=_d(20, 17, 31, 31))
    assert "99 bila dijumlahkan, 31 bila diambil yang terakhir; tidak jelas" in _found("H-118", row)[0]
    assert _found("H-118", replace(row, cara_triwulan=JUMLAH)) == []
    assert _found("H-118", replace(row, realisasi=Decimal(99))) == [
        ("Cara Triwulan “Keluaran” belum dipilih: 99 bila dijumlahkan, 31 bila diambil yang terakhir; dipakai "
        "“Per triwulan: dijumlahkan” karena hanya itu yang cocok dengan realisasi.")]


def test_what_is_counted_and_only_falls_short_is_one_advice_for_the_whole_table() -> None:
    rows = [replace(_row("Dokumen", Decimal(4), realisasi_tw=_d(1, 1, 1, 0)), baris=9 + i, kode=f"{KODE[:-1]}{i}")
            for i in range(3)]
    assert _found("H-118", *rows) == []
    assert _found("H-117", *rows) == [("Cara Triwulan 3 baris kosong, antara lain “Keluaran”; triwulannya digabungkan "
                                      "menurut satuan: 3 dijumlahkan.")]


@pytest.mark.parametrize("row", [
    _row("Orang", Decimal(44), realisasi_tw=_d(44, 44, 44, 44)),
    _row("Dokumen", Decimal(4), target_tw=_d(1, 1, 1, 1), realisasi_tw=_d(1, 1, 1, None)),
    _row("%", Decimal(100), realisasi_tw=_d(None, None, None, 90)),
    _row("%", Decimal(100), Decimal(90)),
])
def test_where_the_figures_agree_with_the_unit_or_both_ways_give_the_same_nothing_is_told(row: BarisProgram) -> None:
    assert (_found("H-117", row), _found("H-118", row)) == ([], [])


def test_a_chosen_way_that_does_not_fit_is_told_with_the_one_that_does() -> None:
    row = _row("Orang", Decimal(44), Decimal(44), cara_triwulan=JUMLAH, target_tw=_d(44, 44, 44, 44),
               realisasi_tw=_d(44, 44, 44, 44), pagu_murni=Decimal(9), realisasi_anggaran=Decimal(9))
    assert _found("K-617", row) == [("Target triwulan “Keluaran” 44 44 44 44 dengan target setahun 44: pilih Posisi: "
                                    "terakhir.")]
    assert _found("K-511", row) == []


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(0, 50), min_size=4, max_size=4), st.sampled_from(CARA_TRIWULAN), st.integers(0, 100))
def test_another_way_is_named_only_where_the_chosen_one_does_not_fit_and_it_does(
        quarters: list[int], cara: str, year: int) -> None:
    series, typed = _d(*quarters), Decimal(year)
    other = cara_lain(series, typed, cara)
    by_sum, by_last = sum(quarters) == year, quarters[-1] == year
    if (cara == JUMLAH and by_sum) or (cara in (TERAKHIR, TIDAK_TURUN) and by_last):
        assert other == ""
    elif by_sum:
        assert other == JUMLAH or cara in (RATA, TERTINGGI)


# The way is visible

def test_the_rencana_aksi_shows_the_way_in_force_of_every_row_with_quarters() -> None:
    one = Indikator(7, "IKM", "S", "Indeks", pk_murni=Decimal(80), target_tw=_d(20, 40, 60, 80))
    rows = (_row("Dokumen", Decimal(4), target_tw=_d(1, 1, 1, 1)),
            _row("Orang", Decimal(44), baris=10, realisasi_tw=_d(44, 44, 44, 44)))
    hasil, _ = _hasil(*rows, indikator=(one,))
    found = []
    for sheet in (output_sheet("lampiran_renaksi"), output_sheet("lampiran_renaksi_program")):
        place = [column.key for column in sheet.columns].index("cara")
        lines = [line for line in MAKERS[sheet.key](hasil, sheet) if line.level in ("isi", "lanjut")]
        found += [(line.cells[place], line.trace) for line in lines]
    assert [way for way, _ in found] == ["terakhir", "dijumlahkan", "terakhir"]
    assert "Cara Triwulan: Posisi: terakhir (menurut satuan)" in found[0][1]
