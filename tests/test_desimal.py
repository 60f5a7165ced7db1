"""Figures keep the decimals that were entered, and nothing printed contradicts the full values behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.book.bentuk import decimals
from lkjip_xl.book.grid import Value
from lkjip_xl.book.naskah import naskah
from lkjip_xl.book.naskah.blok import Tabel
from lkjip_xl.book.naskah.tabel import tercetak
from lkjip_xl.book.schema import output_sheet
from lkjip_xl.book.tables import MAKERS
from lkjip_xl.domain.hitungan.anggaran import serapan
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, hitung
from lkjip_xl.domain.masukan import BarisProgram, Indikator, Induk, Laporan, Pembanding, Pengaturan, Profil
from lkjip_xl.domain.narasi import narasi
from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.arah import Arah, AturanCapaian
from lkjip_xl.domain.nilai.desimal import banyak, desimal, di_samping, terpisah
from lkjip_xl.domain.nilai.figure import Notation, mean
from lkjip_xl.domain.nilai.satuan import satuan_selisih
from lkjip_xl.domain.nilai.triwulan import RATA
from lkjip_xl.domain.nilai.ukuran import Rentang

PROFIL = Profil("Dinas Uji", "Kabupaten Uji", 2024, 2021, 2026)
SASARAN = Induk(2, "Sasaran", "S satu")
D = Decimal


def _indikator(target: str, realisasi: str, lalu: str | None = None, satuan: str = "Indeks",
               **fields: Any) -> Indikator:
    years = {2024: D(realisasi), **({2023: D(lalu)} if lalu else {})}
    return replace(Indikator(1, "IKM", "S satu", satuan, pk_murni=D(target), realisasi=years), **fields)


def _hasil(indikator: Indikator, digits: int = 2, program: tuple[BarisProgram, ...] = ()) -> Hasil:
    settings = Pengaturan(capaian=AturanCapaian(Notation(digits)))
    return hitung(Laporan(PROFIL, settings, (SASARAN,), (indikator,), program))[0]


def _said(hasil: Hasil, kunci: str) -> str:
    return next(k.teks for k in narasi(hasil) if k.kunci == kunci)


def _row(hasil: Hasil, key: str) -> dict[str, str]:
    """The cells of the first data line of a table as they are printed, by column."""
    sheet = output_sheet(key)
    line = next(line for line in MAKERS[key](hasil, sheet) if line.level == "isi")
    shown = (tercetak(value, column.format, hasil.laporan.pengaturan.notation, line.desimal)
             for value, column in zip(line.cells, sheet.columns, strict=True))
    return dict(zip((column.key for column in sheet.columns), shown, strict=True))


# The decimals of an indicator are the most that any of its entered figures has

@pytest.mark.parametrize(("entered", "computed", "digits"), [
    (["80", "84"], [], 0),
    (["80", "83.55", "84.1"], [], 2),
    (["80.00", "84"], [], 2),  # a text keeps its zeros
    (["0.765"], [], 3),
    (["21.4285714285714"], [], 2),  # from a formula
    (["80"], ["87.6466666666666666"], 2),  # a mean of quarters
    (["80"], ["11.5"], 1),
    (["80.125"], ["87.6466666666666666"], 3),
    (["0.00000125"], [], 6),
    ([], [], 0),
])
def test_the_decimals_are_the_most_that_were_entered(entered: list[str], computed: list[str], digits: int) -> None:
    assert desimal(map(D, entered), map(D, computed)) == digits


def test_the_bounds_of_a_range_count_too() -> None:
    assert desimal([Rentang(D("90.5"), D(100))]) == 1


def test_all_years_and_comparators_of_an_indicator_have_the_same_decimals() -> None:
    rival = (Pembanding(1, "OPD terbaik", "Dinas A", D("84.125")),)
    hasil = _hasil(_indikator("80", "84", "82.5", pembanding=rival, rencana={2026: D(90)}))
    row = _row(hasil, "pencapaian")
    assert [row[key] for key in ("akhir", "target", "lalu", "realisasi", "pembanding")] == [
        "90,000", "80,000", "82,500", "84,000", "84,125"]


# The cases F1 a to d: full values decide, and the print shows why

@pytest.mark.parametrize(("target", "realisasi", "lalu", "digits", "capaian", "words", "change"), [
    ("91.35", "91.34", "91.335", 0, "99,99", "belum tercapai: realisasinya 91,340, di bawah target 91,350,",
     "naik 0,005 poin, dari 91,335 menjadi 91,340"),
    ("0.465", "0.464", "0.459", 2, "99,78", "belum tercapai: realisasinya 0,464, di bawah target 0,465,",
     "naik 0,005 poin, dari 0,459 menjadi 0,464"),
    ("93.25", "93.246", "93.244", 2, "99,996", "belum tercapai: realisasinya 93,246, di bawah target 93,250,",
     "naik 0,002 poin, dari 93,244 menjadi 93,246"),
    ("93.25", "93.21", "93.2", 1, "99,96", "belum tercapai: realisasinya 93,21, di bawah target 93,25,",
     "naik 0,01 poin, dari 93,20 menjadi 93,21"),
])
def test_a_target_just_missed_is_said_and_shown_to_be_missed(
        target: str, realisasi: str, lalu: str, digits: int, capaian: str, words: str, change: str) -> None:
    hasil = _hasil(_indikator(target, realisasi, lalu), digits)
    text = _said(hasil, "indikator_capaian")
    assert words in text
    assert f"dengan capaian {capaian} %" in text
    assert _row(hasil, "capaian_sasaran")["capaian"] == _row(hasil, "pengukuran")["capaian"] == capaian
    assert change in _said(hasil, "indikator_lalu")
    assert _word(hasil, "capaian") == {capaian}
    assert _word(hasil, "realisasi") == set(re.findall(r"realisasinya ([\d,]+), di bawah", words))


def _word(hasil: Hasil, column: str) -> set[str | None]:
    """What the tables of the Word document print in a column, on their first lines."""
    found = set()
    for block in naskah(hasil).blok:
        if isinstance(block, Tabel) and block.baris[0].level == "isi":
            found |= {cell for one, cell in zip(block.kolom, block.baris[0].sel, strict=True)
                      if one.key == column and one.format in ("persen", "ukuran")}
    return found


def test_a_capaian_that_just_falls_short_in_print_has_its_kategori_by_what_is_printed() -> None:
    hasil = _hasil(_indikator("91.35", "91.34"), 0)
    item = hasil.indikator[0]
    assert (str(item.capaian.printed), item.kategori) == (
        "99.99", hasil.laporan.pengaturan.skala.kategori(D("99.99")))


def test_serapan_has_its_own_decimals() -> None:
    """F1 e: 109.740.000 of 120.000.000 is 91,45 where capaian has no decimals; 82 of 80 is 103."""
    rows = (BarisProgram(1, "7.01.01", "program", "S satu"), BarisProgram(2, "7.01.01.2.01", "kegiatan"),
            BarisProgram(3, "7.01.01.2.01.0001", "sub", pagu_murni=D(120_000_000), realisasi_anggaran=D(109_740_000)))
    hasil = _hasil(_indikator("80", "82"), 0, rows)
    assert _row(hasil, "lampiran_pengukuran")["capaian"] == "103"
    assert _row(hasil, "lampiran_pengukuran_anggaran")["persen"] == "91,45"
    assert "atau 91,45 %" in _said(hasil, "realisasi_total")
    assert "capaiannya 103 %" in _said(hasil, "indikator_capaian")


def test_no_budget_gives_no_percentage_and_a_budget_overspent_more_than_100() -> None:
    """F12 and F13."""
    empty, over = (serapan(D(a), D(b), None, Notation(0)) for a, b in ((0, 0), (1_000_000, 1_250_000)))
    assert (empty.persen.value, empty.persen.reason) == (None, "anggaran 0")
    assert str(over.persen.printed) == "125.00"


# Differences and counts

@pytest.mark.parametrize(("satuan", "unit"), [
    ("%", "poin persen"), ("Persen", "poin persen"), ("Indeks", "poin"), ("Nilai", "poin"), ("Skor", "poin"),
    ("Rasio", ""), ("", ""), ("Kasus", "kasus"), ("Orang/bulan", "orang/bulan"), ("Km", "Km"), ("Dokumen", "dokumen"),
    ("Unit Kerja", "unit kerja"), ("WP", "WP"),
])
def test_a_difference_is_told_in_the_unit_of_its_indicator(satuan: str, unit: str) -> None:
    assert satuan_selisih(satuan) == unit


def test_counts_are_counted_not_scored() -> None:
    rival = (Pembanding(1, "Kabupaten/Kota", "Kota B", D(1_250)),)
    hasil = _hasil(_indikator("1200", "1232", "1250", "Kasus", pembanding=rival))
    assert "turun 18 kasus, dari 1.250 menjadi 1.232" in _said(hasil, "indikator_lalu")
    row = _row(hasil, "banding_lalu")
    assert (row["lalu"], row["realisasi"], row["perubahan"], row["keterangan"]) == (
        "1.250", "1.232", "-18", "turun (kasus)")
    assert _row(hasil, "banding_opd")["keterangan"] == "Lebih rendah 18 kasus dari Kota B"


def test_a_mean_of_quarters_is_printed_with_two_decimals_everywhere() -> None:
    quarters = tuple(map(D, ("21", "21", "22")))
    one = replace(_indikator("21", "1"), realisasi={}, cara_triwulan=RATA, triwulan=(*quarters, None))
    hasil = _hasil(one)
    assert "realisasinya 21,33, melebihi target 21,00" in _said(hasil, "indikator_capaian")
    assert _row(hasil, "capaian_sasaran")["realisasi"] == "21,33"
    for line in MAKERS["pengukuran"](hasil, output_sheet("pengukuran")):
        assert not re.search(r"\d[.,]\d{7}", line.trace)


def test_a_trace_does_not_say_that_a_figure_equals_itself() -> None:
    only = mean((Notation().percent(D("88.27"), "x"),), Notation(), "capaian indikator")
    assert only.trace == "satu-satunya capaian indikator 88,27"
    assert Notation().write(D("21.4285714285714")) == "21,428571"


def test_the_trace_of_a_kategori_gives_the_bounds_that_hold() -> None:
    """90,58 does not lie in "76 - 90 %"; it is at least 76 and less than 91."""
    hasil = _hasil(_indikator("100", "90.58"))
    line = next(line for line in MAKERS["pengukuran"](hasil, output_sheet("pengukuran")) if line.level == "isi")
    assert line.trace.endswith("Kategori: 90,58 (paling sedikit 76 dan kurang dari 91) = Tinggi")


@pytest.mark.parametrize(("value", "shown", "digits", "own", "expected"), [
    (80, "ukuran", 2, 0, "80"), (80, "ukuran", 0, 3, "80,000"), (1_250_000.5, "ukuran", 2, 1, "1.250.000,5"),
    (102.5, "persen", 0, 0, "102,5"), (103, "persen", 0, 0, "103"), (99.9957, "persen", 2, 2, "99,9957"),
    (91.45, "serapan", 0, 0, "91,45"), (91, "serapan", 0, 0, "91,00"), (97.5, "persen", 2, 0, "97,50"),
])
def test_a_cell_is_printed_by_the_format_of_its_column(
        value: Value, shown: Any, digits: int, own: int, expected: str) -> None:
    assert tercetak(value, shown, Notation(digits), own) == expected


def test_text_columns_have_no_decimals() -> None:
    assert decimals(3.5, "teks", 2, 1) is None


# Whatever is entered

_FIGURES = st.integers(0, 4).flatmap(lambda places: st.decimals("0.0001", 2000, places=places)).filter(lambda v: v > 0)
_COMPUTED = st.fractions(1, 2000, max_denominator=97).map(lambda value: D(value.numerator) / D(value.denominator))


@settings(deadline=None, max_examples=200)
@given(_FIGURES | _COMPUTED, _FIGURES | _COMPUTED, st.integers(0, 2))
def test_figures_that_differ_are_printed_differently_and_in_their_order(
        one: Decimal, other: Decimal, digits: int) -> None:
    shown = terpisah([(one, other)], digits)
    a, b = round_half_up(one, shown), round_half_up(other, shown)
    if shown < 6 or abs(one - other) > D("0.000001"):
        assert (a > b) == (one > other)
        assert (a == b) == (one == other)


@settings(deadline=None, max_examples=200)
@given(st.decimals(0, 300, places=9) | st.decimals("99.99", "100.01", places=9), st.integers(0, 2))
def test_a_percentage_prints_100_only_where_it_is_exactly_that(value: Decimal, digits: int) -> None:
    printed = di_samping(value, digits, (D(100), D(0)))
    assert (printed == 100) == (value == 100)
    assert (printed > 100) == (value > 100)
    assert digits <= banyak(printed) <= 6


@settings(deadline=None, max_examples=80)
@given(_FIGURES, _FIGURES | _COMPUTED, _FIGURES, st.sampled_from([0, 1, 2]), st.sampled_from(["tinggi", "rendah"]),
       st.sampled_from(["Indeks", "%", "Kasus", "Rasio"]))
def test_no_sentence_contradicts_a_figure_printed_in_a_table(
        target: Decimal, realisasi: Decimal, lalu: Decimal, digits: int, arah: Arah, satuan: str) -> None:
    one = Indikator(1, "IKM", "S satu", satuan, arah, pk_murni=target, realisasi={2024: realisasi, 2023: lalu},
                    target_lalu={2023: target})
    hasil = _hasil(one, digits)
    item, row, before = hasil.indikator[0], _row(hasil, "banding_tiga"), _row(hasil, "banding_lalu")
    text, change = _said(hasil, "indikator_capaian"), _said(hasil, "perubahan")
    met = realisasi <= target if arah == "rendah" else realisasi >= target
    assert ("belum tercapai" not in text) == met
    for key in ("target_0", "realisasi_0", "capaian_0"):
        assert row[key] in text or (key == "target_0" and realisasi == target)
    assert before["lalu"] in change
    assert before["realisasi"] in change
    assert row["capaian_0"] in change
    _check_order(item, row, before)


def _check_order(item: HasilIndikator, row: dict[str, str], before: dict[str, str]) -> None:
    """What is printed stands in the order of the full values, and the three figures of a difference agree."""
    shown = {key: _number(text) for key, text in (*row.items(), *before.items()) if re.fullmatch(r"-?[\d.,]+", text)}
    now, last = item.realisasi, item.indikator.realisasi[2023]
    assert isinstance(now, Decimal)
    assert isinstance(last, Decimal)
    assert shown["realisasi"] - shown["lalu"] == shown["perubahan"]
    if abs(now - last) > D("0.000001"):
        assert (shown["perubahan"] > 0) == (now > last)
        assert (shown["perubahan"] == 0) == (now == last)
    assert (shown["capaian_0"] == 100) == (item.capaian.value == 100)


def _number(text: str) -> Decimal:
    return D(text.replace(".", "").replace(",", "."))
