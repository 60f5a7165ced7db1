"""Worksheet functions compute what the domain computes, never fail, and reach Excel through wrappers that fit them."""

from __future__ import annotations

import inspect
import itertools
import re
import subprocess
import sys
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import xlwings
from hypothesis import given, settings
from hypothesis import strategies as st
from pyvbaanalysis import ModuleInput, ModuleSymbolKind, analyze_project

from lkjip_xl import udf
from lkjip_xl.book.schema import ARAH, PENGATURAN, SKALA_SENDIRI
from lkjip_xl.domain.hitungan.anggaran import serapan
from lkjip_xl.domain.hitungan.capaian import capaian, progres
from lkjip_xl.domain.hitungan.efisiensi import efisiensi
from lkjip_xl.domain.masukan import Pengaturan
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.metode import daftar_metode
from lkjip_xl.domain.nilai.skala import daftar_skala
from lkjip_xl.template.wrappers import TIDAK_MENJAWAB, read_fungsi, wrapper_module
from lkjip_xl.udf import (
    FUNGSI,
    LKJIP_CAPAIAN,
    LKJIP_EFISIENSI,
    LKJIP_KATEGORI,
    LKJIP_PROGRES,
    LKJIP_RUPIAH,
    LKJIP_SERAPAN,
    LKJIP_SISA,
    LKJIP_TERBILANG,
    SEL_TERBANYAK,
    SKALA_BAWAAN,
    TIDAK_TERSEDIA,
)

NAMES = [function.__name__ for function in FUNGSI]


# Single cells

@pytest.mark.parametrize(("target", "realisasi", "arah", "expected"), [
    (83.55, 85.91, "tinggi", 102.82),
    (83.55, 85.91, "Semakin tinggi semakin baik", 102.82),
    (83.55, 85.91, "  SEMAKIN TINGGI semakin baik ", 102.82),
    (10.0, 8.0, "rendah", 120.0),
    (10.0, 8.0, "Semakin rendah semakin baik", 120.0),
    (10.0, 25.0, "rendah", 0.0),  # the floor of the settings
    ("83,55", "85,91", "tinggi", 102.82),
    ("83,55 %", 85.91, "tinggi", 102.82),
    ("90-100", 95.0, "tinggi", 100.0),
    ("90 s.d. 100", 110.0, "tinggi", 110.0),
    (80, 84, "tinggi", 105.0),
    (Decimal("80.0000"), Decimal(84), "tinggi", 105.0),  # cells in a currency format
    (80.0, 0.0, "tinggi", 0.0),
    (3.0, 2.00175, "tinggi", 66.73),  # 66.725 rounded half up
])
def test_capaian_is_that_of_the_domain(target: Any, realisasi: Any, arah: str, expected: float) -> None:
    assert LKJIP_CAPAIAN(target, realisasi, arah) == expected


def test_an_omitted_or_blank_direction_is_higher_is_better() -> None:
    assert LKJIP_CAPAIAN(80.0, 84.0) == LKJIP_CAPAIAN(80.0, 84.0, None) == LKJIP_CAPAIAN(80.0, 84.0, " ") == 105.0


@pytest.mark.parametrize(("value", "skala", "expected"), [
    (91.0, None, "Sangat tinggi"),
    (90.995, None, "Sangat tinggi"),  # looked up as printed: 91.00
    (90.994, None, "Tinggi"),
    ("90,99", "tinggi", "Tinggi"),
    (100.0, "seratus", "Baik"),
    (100.01, "SERATUS", "Sangat baik"),
    (80.0, "Predikat AKIP", "BB"),
    (80.01, "akip", "A"),
    (-5.0, "baik", "Sangat Kurang"),
])
def test_a_category_is_looked_up_on_the_scale_by_key_or_name(value: Any, skala: str | None, expected: str) -> None:
    assert LKJIP_KATEGORI(value, skala) == expected


def test_the_default_scale_is_that_of_the_settings() -> None:
    assert Pengaturan().skala.nama == SKALA_BAWAAN
    assert next(f.default for form in PENGATURAN.forms for f in form.fields if f.key == "skala") == SKALA_BAWAAN
    assert LKJIP_KATEGORI(95.0) == LKJIP_KATEGORI(95.0, SKALA_BAWAAN) == "Sangat tinggi"


def test_progress_is_measured_against_the_end_of_the_plan() -> None:
    assert LKJIP_PROGRES(90.0, 84.0) == 93.33
    assert LKJIP_PROGRES(10.0, 8.0, "rendah") == 120.0


def test_efficiency_is_capaian_minus_serapan_in_points() -> None:
    assert LKJIP_EFISIENSI(100.0, 2_565_945_000.0, 2_521_401_624.0) == 1.74
    assert LKJIP_EFISIENSI("97,60", 1000.0, 983.0) == -0.7


@pytest.mark.parametrize(("realisasi", "metode", "expected"), [
    (983.0, "selisih", "Sangat efisien"),
    (1000.0, "selisih", "Efisien"),
    (983.0, "pita", "Cukup efisien"),
    (900.0, "Pita lima persen", "Efisien"),
])
def test_efficiency_can_be_named_by_its_level(realisasi: float, metode: str, expected: str) -> None:
    assert LKJIP_EFISIENSI(100.0, 1000.0, realisasi, metode, "kategori") == expected


@pytest.mark.parametrize("metode", [name for m in daftar_metode() for name in (m.kunci, m.nama)])
def test_a_method_that_needs_more_than_three_figures_is_said_to_be_elsewhere(metode: str) -> None:
    answer = LKJIP_EFISIENSI(100.0, 1000.0, 900.0, metode)
    kunci = next(m.kunci for m in daftar_metode() if metode in (m.kunci, m.nama))
    assert answer == (10.0 if kunci in udf.METODE_POIN else f"metode {kunci} hanya dihitung di lembar Efisiensi")


def test_serapan_is_a_percentage_and_sisa_is_rupiah() -> None:
    assert LKJIP_SERAPAN(2_565_945_000.0, 2_521_401_624.0) == 98.26
    assert LKJIP_SISA(2_565_945_000.0, 2_521_401_624.0) == 44_543_376.0
    assert LKJIP_SISA("Rp 1.000.000", "900,000") == 100_000.0
    assert LKJIP_SISA(900.0, 1000.0) == -100.0  # realisasi above the budget is shown, not hidden


@pytest.mark.parametrize(("value", "expected"), [
    (2_521_401_624.0, "Rp2.521.401.624"),
    ("Rp. 2.515.815.020,-", "Rp2.515.815.020"),
    (0.0, "Rp0"),
    (999.0, "Rp999"),
    (1000.5, "Rp1.001"),
    (-2_500_000.0, "-Rp2.500.000"),
    (-0.4, "Rp0"),
    (Decimal("1234.0000"), "Rp1.234"),
])
def test_rupiah_is_written_without_a_space_and_with_points(value: Any, expected: str) -> None:
    assert LKJIP_RUPIAH(value) == expected


# Ranges

def test_a_column_against_a_column_gives_a_column() -> None:
    assert LKJIP_CAPAIAN([[80.0], [10.0]], [[84.0], [8.0]], [[ARAH[0]], [ARAH[1]]]) == [[105.0], [120.0]]


def test_a_single_cell_is_spread_over_a_range() -> None:
    assert LKJIP_CAPAIAN([[80.0]], [[84.0, 40.0]]) == [[105.0, 50.0]]
    assert LKJIP_KATEGORI([[95.0], [50.0]], "tinggi") == [["Sangat tinggi"], ["Sangat rendah"]]


def test_a_row_and_a_column_are_spread_over_a_table() -> None:
    table = [[80.0, 40.0], [40.0, 20.0], [20.0, 10.0]]
    assert LKJIP_CAPAIAN([[80.0, 40.0]], table) == [[100.0, 100.0], [50.0, 50.0], [25.0, 25.0]]
    assert LKJIP_CAPAIAN([[80.0], [40.0], [20.0]], table) == [[100.0, 50.0], [100.0, 50.0], [100.0, 50.0]]


def test_one_cell_in_gives_a_scalar_out() -> None:
    assert LKJIP_CAPAIAN([[80.0]], [[84.0]], [["tinggi"]]) == 105.0
    assert LKJIP_CAPAIAN(((80.0,),), ((84.0,),)) == 105.0


def test_a_flat_list_is_a_row() -> None:
    assert LKJIP_RUPIAH([1.0, 2.0]) == [["Rp1", "Rp2"]]


def test_ranges_of_different_lengths_are_refused_with_their_sizes() -> None:
    assert LKJIP_CAPAIAN([[1.0], [2.0]], [[1.0], [2.0], [3.0]]) == (
        "ukuran rentang berbeda: 2 x 1 dan 3 x 1 (baris x kolom)")


def test_a_whole_column_chosen_by_mistake_is_refused() -> None:
    assert LKJIP_RUPIAH([[1.0]] * (SEL_TERBANYAK + 1)) == "rentang terlalu besar; paling banyak 100.000 sel"


def test_each_cell_of_a_range_is_answered_for_itself() -> None:
    answers = LKJIP_CAPAIAN([[80.0], [None], [80.0], [0.0], ["#REF!"]], [[84.0], [None], [None], [3.0], [3.0]])
    assert answers == [[105.0], [""], [TIDAK_TERSEDIA], ["target 0 tidak dapat dibandingkan"],
                       ["target berisi galat #REF!"]]


# Blanks and input that cannot be used

DATA = [(LKJIP_CAPAIAN, 2), (LKJIP_KATEGORI, 1), (LKJIP_PROGRES, 2), (LKJIP_EFISIENSI, 3), (LKJIP_SERAPAN, 2),
        (LKJIP_SISA, 2), (LKJIP_TERBILANG, 1), (LKJIP_RUPIAH, 1)]
"""The functions and how many of their inputs are data, the rest being choices."""


@pytest.mark.parametrize(("function", "count"), DATA)
@pytest.mark.parametrize("blank", [None, "", "  ", "-"])
def test_nothing_in_gives_nothing_out(function: Any, count: int, blank: str | None) -> None:
    assert function(*[blank] * count) == ""


@pytest.mark.parametrize(("function", "count"), [(f, n) for f, n in DATA if n > 1])
def test_a_missing_value_is_not_available(function: Any, count: int) -> None:
    for missing in range(count):
        inputs: list[Any] = [100.0] * count
        inputs[missing] = None
        assert function(*inputs) == TIDAK_TERSEDIA


@pytest.mark.parametrize(("function", "count"), DATA)
def test_what_is_not_available_stays_so_in_the_next_formula(function: Any, count: int) -> None:
    assert function(*[TIDAK_TERSEDIA] * count) == TIDAK_TERSEDIA


@pytest.mark.parametrize(("value", "expected"), [
    ("abc", "target bukan angka"),
    (True, "target bukan angka"),
    (float("nan"), "target bukan angka"),
    (float("inf"), "target bukan angka"),
    (Decimal("sNaN"), "target bukan angka"),
    (object(), "target bukan angka"),
    ("1.234", "target dapat dibaca dua cara; tulis tanpa pemisah ribuan"),
    (1e15, "target terlalu besar"),
    (10**400, "target terlalu besar"),
    (datetime(2025, 1, 10), "target berisi tanggal atau jam"),
    (date(2025, 1, 10), "target berisi tanggal atau jam"),
    (time(1, 10), "target berisi tanggal atau jam"),
    ("#DIV/0!", "target berisi galat #DIV/0!"),
    ("#SPILL!", "target berisi galat #SPILL!"),
    (-2146826243, "target berisi galat"),  # an error that xlwings has no name for
    (0.0, "target 0 tidak dapat dibandingkan"),
    (-4.0, "target negatif tidak dapat dibandingkan"),
    (1e-300, "target 0 tidak dapat dibandingkan"),  # figures are read to twelve decimals
])
def test_a_target_that_cannot_be_used_is_explained(value: Any, expected: str) -> None:
    assert LKJIP_CAPAIAN(value, 99_999_999.0) == expected


@pytest.mark.parametrize(("value", "expected"), [
    (1000.5, "anggaran harus rupiah bulat"),
    ("1000,5", "anggaran harus rupiah bulat"),
    (-1.0, "anggaran negatif"),
    ("19,422.400.000", "anggaran dapat dibaca dua cara; tulis tanpa pemisah ribuan"),
    (0.0, "anggaran 0"),
])
def test_a_budget_is_whole_rupiah_as_on_the_sheets(value: Any, expected: str) -> None:
    assert LKJIP_SERAPAN(value, 5.0) == expected


@pytest.mark.parametrize(("answer", "expected"), [
    (LKJIP_CAPAIAN(80.0, 84.0, "naik"), "arah tidak dikenal; pilihannya tinggi, rendah"),
    (LKJIP_CAPAIAN(80.0, 84.0, 1.0), "arah tidak dikenal; pilihannya tinggi, rendah"),
    (LKJIP_KATEGORI(80.0, "apa"), "skala tidak dikenal; pilihannya tinggi, baik, seratus, akip, ikm"),
    (LKJIP_KATEGORI(80.0, SKALA_SENDIRI), "skala buatan sendiri hanya dipakai di lembar hasil"),
    (LKJIP_EFISIENSI(1.0, 1.0, 1.0, "apa"), "metode tidak dikenal; pilihannya selisih, pita"),
    (LKJIP_EFISIENSI(1.0, 1.0, 1.0, None, "apa"), "hasil tidak dikenal; pilihannya nilai, kategori"),
])
def test_an_unknown_choice_is_refused_with_the_known_ones(answer: str, expected: str) -> None:
    assert answer == expected


def test_the_help_names_every_scale() -> None:
    assert ", ".join(s.kunci for s in daftar_skala()) in read_fungsi(LKJIP_KATEGORI).masukan[1].bantuan


# Properties

FIGURES = st.floats(-10**6, 10**6).map(lambda value: round(value, 4))
MONEY = st.integers(0, 10**15 - 1).map(float)
CELLS = st.one_of(
    st.none(), st.booleans(), st.floats(), st.integers(), st.decimals(), st.text(max_size=12), st.datetimes(),
    st.dates(), st.times(), st.binary(max_size=3),
    st.text("0123456789.,-%RrPp ()#", max_size=12),
    st.sampled_from(["#N/A", "#REF!", "90-100", "tinggi", "rendah", "pita", "akip", *ARAH]),
)
INPUTS = st.one_of(CELLS, st.lists(CELLS, max_size=3), st.lists(st.lists(CELLS, max_size=3), max_size=3))


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(FUNGSI), st.lists(INPUTS, min_size=5, max_size=5))
def test_no_input_makes_a_function_fail(function: Any, inputs: list[Any]) -> None:
    count = len(inspect.signature(function).parameters)
    answer = function(*inputs[:count])
    rows = answer if isinstance(answer, list) else [[answer]]
    assert len({len(row) for row in rows}) == 1
    assert all(isinstance(cell, (str, float)) and not re.search(r"Error|Traceback|None", str(cell))
               for row in rows for cell in row)


def _printed(figure: Any) -> Any:
    return figure.reason if figure.printed is None else float(figure.printed)


@settings(deadline=None, max_examples=100)
@given(FIGURES, FIGURES, st.sampled_from(["tinggi", "rendah"]))
def test_capaian_and_progress_equal_the_domain(target: float, realisasi: float, arah: Any) -> None:
    exact, rules = (Decimal(str(target)), Decimal(str(realisasi))), AturanCapaian()
    assert LKJIP_CAPAIAN(target, realisasi, arah) == _printed(capaian(*exact, arah, rules))
    assert LKJIP_PROGRES(target, realisasi, arah) == _printed(progres(*exact, arah, rules))


@settings(deadline=None, max_examples=100)
@given(FIGURES, MONEY, MONEY)
def test_budget_figures_equal_the_domain(value: float, anggaran: float, realisasi: float) -> None:
    money = serapan(Decimal(int(anggaran)), Decimal(int(realisasi)), None, Notation())
    kinerja = Notation().figure(Decimal(str(value)), "")
    assert LKJIP_SERAPAN(anggaran, realisasi) == _printed(money.persen)
    assert LKJIP_SISA(anggaran, realisasi) == _printed(money.sisa)
    for metode in udf.METODE_POIN:
        expected = efisiensi(metode, kinerja, money, (), Notation())
        assert LKJIP_EFISIENSI(value, anggaran, realisasi, metode) == _printed(expected.nilai)
        if expected.tingkat:
            assert LKJIP_EFISIENSI(value, anggaran, realisasi, metode, "kategori") == expected.tingkat.kategori


@settings(deadline=None, max_examples=50)
@given(FIGURES, st.sampled_from(daftar_skala()))
def test_categories_equal_the_domain(value: float, skala: Any) -> None:
    figure = Notation().figure(Decimal(str(value)), "")
    assert LKJIP_KATEGORI(value, skala.kunci) == skala.kategori(figure.printed).kategori


# Terbilang

@pytest.mark.parametrize(("value", "words"), [
    (0, "nol"), (1, "satu"), (2, "dua"), (6, "enam"), (9, "sembilan"), (10, "sepuluh"), (11, "sebelas"),
    (12, "dua belas"), (15, "lima belas"), (19, "sembilan belas"), (20, "dua puluh"), (21, "dua puluh satu"),
    (30, "tiga puluh"), (45, "empat puluh lima"), (99, "sembilan puluh sembilan"), (100, "seratus"),
    (101, "seratus satu"), (110, "seratus sepuluh"), (111, "seratus sebelas"), (117, "seratus tujuh belas"),
    (200, "dua ratus"), (211, "dua ratus sebelas"), (999, "sembilan ratus sembilan puluh sembilan"),
    (1000, "seribu"), (1001, "seribu satu"), (1010, "seribu sepuluh"), (1100, "seribu seratus"),
    (1999, "seribu sembilan ratus sembilan puluh sembilan"), (2000, "dua ribu"), (2024, "dua ribu dua puluh empat"),
    (10_000, "sepuluh ribu"), (11_000, "sebelas ribu"), (11_111, "sebelas ribu seratus sebelas"),
    (21_000, "dua puluh satu ribu"), (100_000, "seratus ribu"), (101_000, "seratus satu ribu"),
    (201_001, "dua ratus satu ribu satu"), (1_000_000, "satu juta"), (1_000_001, "satu juta satu"),
    (1_001_000, "satu juta seribu"), (1_100_000, "satu juta seratus ribu"),
    (2_500_000, "dua juta lima ratus ribu"), (11_000_000, "sebelas juta"), (100_000_000, "seratus juta"),
    (1_000_000_000, "satu miliar"), (1_001_001_001, "satu miliar satu juta seribu satu"),
    (2_521_401_624, "dua miliar lima ratus dua puluh satu juta empat ratus satu ribu enam ratus dua puluh empat"),
    (1_000_000_000_000, "satu triliun"), (100_000_000_000_000, "seratus triliun"),
    (999_999_999_999_999, " ".join(f"sembilan ratus sembilan puluh sembilan {power}".strip() for power in (
        "triliun", "miliar", "juta", "ribu", ""))),
    (-1, "minus satu"), (-2500, "minus dua ribu lima ratus"), (0.5, "nol koma lima"), (-0.5, "minus nol koma lima"),
    (83.55, "delapan puluh tiga koma lima lima"), (100.05, "seratus koma nol lima"), (1.25, "satu koma dua lima"),
    (0.1 + 0.2, "nol koma tiga"),  # as Excel shows it
    ("83,55", "delapan puluh tiga koma lima lima"), ("83,50", "delapan puluh tiga koma lima"),
    ("2.500.000", "dua juta lima ratus ribu"), ("Rp1.500", "seribu lima ratus"),
    ("Rp 19.422.400.000,00", "sembilan belas miliar empat ratus dua puluh dua juta empat ratus ribu"),
    (Decimal("2500000.0000"), "dua juta lima ratus ribu"),
])
def test_a_number_is_written_in_words(value: Any, words: str) -> None:
    assert LKJIP_TERBILANG(float(value) if isinstance(value, int) else value) == words


@pytest.mark.parametrize(("value", "expected"), [
    ("1.500", "nilai dapat dibaca dua cara; tulis tanpa pemisah ribuan"),
    (1e15, "nilai terlalu besar"),
    ("satu", "nilai bukan angka"),
])
def test_what_is_no_number_is_not_written_in_words(value: Any, expected: str) -> None:
    assert LKJIP_TERBILANG(value) == expected


DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
POWERS = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def _read_words(words: str) -> Decimal:
    """The number that Indonesian words say, by the grammar of numerals and not by how the function writes them."""
    sign, rest = (-1, words.removeprefix("minus ")) if words.startswith("minus ") else (1, words)
    whole, _, fraction = rest.partition(" koma ")
    total = group = 0
    for word in re.sub(r"\bse(?=puluh|belas|ratus|ribu)", "satu ", whole).split():
        if word in DIGITS:
            group += DIGITS.index(word)
        elif word == "belas":
            group += 10
        elif word in ("puluh", "ratus"):
            group += group % 10 * ((10 if word == "puluh" else 100) - 1)
        else:
            total, group = total + group * POWERS[word], 0
    return sign * Decimal(f"{total + group}.{''.join(str(DIGITS.index(w)) for w in fraction.split()) or '0'}")


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.integers(0, 10**15 - 1), st.integers(0, 10**6), st.builds(
    lambda power, extra: 10**power + extra, st.integers(0, 14), st.integers(-12, 12))))
def test_the_words_read_back_are_the_amount(amount: int) -> None:
    if 0 <= amount < 10**15:
        assert _read_words(LKJIP_TERBILANG(float(amount))) == amount


@settings(deadline=None, max_examples=100)
@given(st.integers(-10**10, 10**10).map(lambda value: value / 10**4))
def test_the_words_of_decimals_read_back_are_the_number(value: float) -> None:
    assert _read_words(LKJIP_TERBILANG(value)) == Decimal(str(value))


# As xlwings sees the functions

class _Engine:
    """What xlwings asks of Excel when it hands over the inputs of a function and takes its answer."""

    name, type = "excel", "desktop"

    def clean_value_data(self, data: Any, dates: Any, empty: Any, numbers: Any, err_to_str: bool) -> Any:
        return [[empty if cell in ("", None) else "#REF!" if err_to_str and cell == -2146826265 else cell
                 for cell in row] for row in data]

    def prepare_xl_data_element(self, value: Any, options: Any) -> Any:
        return "" if value is None else value


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What xlwings reads from a function on Windows: ``declared(function)``."""
    for name in ("pythoncom", "pywintypes", "win32com", "win32com.client"):
        stub = ModuleType(name)
        stub.CoInitialize = stub.Dispatch = None  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, name, stub)
    monkeypatch.delitem(sys.modules, "xlwings.udfs", raising=False)
    monkeypatch.setitem(xlwings.engines.engines_by_name, "excel", xlwings.Engine(impl=_Engine()))
    from xlwings.udfs import xlfunc  # noqa: PLC0415 - importable only with the stubs in place

    def read(function: Any) -> Any:
        xlfunc(category="LKjIP")(function)
        return function.__dict__.pop("__xlfunc__")

    yield read
    sys.modules.pop("xlwings.udfs", None)


@pytest.mark.parametrize("function", FUNGSI, ids=NAMES)
def test_xlwings_reads_names_helps_and_defaults(declared: Any, function: Any) -> None:
    found, fungsi = declared(function), read_fungsi(function)
    assert found["name"] == fungsi.nama
    assert found["category"] == udf.KATEGORI_FUNGSI
    assert found["ret"]["doc"] == fungsi.uraian
    assert [arg["name"] for arg in found["args"]] == [m.nama for m in fungsi.masukan]
    assert [arg["doc"] for arg in found["args"]] == [m.bantuan for m in fungsi.masukan]
    assert ["optional" in arg for arg in found["args"]] == [m.opsional for m in fungsi.masukan]
    assert all(arg["options"] == {"convert": Any, "ndim": 2, "err_to_str": True} for arg in found["args"])


@pytest.mark.parametrize(("target", "realisasi", "expected"), [
    (80.0, 84.0, [[105.0]]),
    (((80.0,), (None,), (-2146826265,)), ((84.0,), (None,), (1.0,)),
     [[105.0], [""], ["target berisi galat #REF!"]]),
])
def test_inputs_and_answers_pass_through_xlwings(declared: Any, target: Any, realisasi: Any, expected: Any) -> None:
    found = declared(LKJIP_CAPAIAN)
    inputs = [xlwings.conversion.read(None, raw, arg["options"])
              for raw, arg in zip((target, realisasi), found["args"], strict=False)]
    assert xlwings.conversion.write(LKJIP_CAPAIAN(*inputs), None, found["ret"]["options"]) == expected


def test_loading_the_functions_loads_neither_pandas_nor_the_words() -> None:
    script = ("import sys; from lkjip_xl.engines.workbook.lean import xw; xl = set(sys.modules); import lkjip_xl.udf; "
              "print(sorted(m for m in set(sys.modules) - xl if m.split('.')[0] in ('pandas', 'numpy', 'lokal')), "
              "'lkjip_xl.domain.hitungan.pohon' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[1])
    assert done.stdout.strip() == "[] False"


# The VBA module

STUB = 'Attribute VB_Name = "xlwings"\nOption Explicit\n\nPublic Function XLPy() As Object\nEnd Function\n'
WRAPPER = re.compile(
    r"^Public Function (\w+)\(([^)]*)\) As Variant\n"
    r"    On Error GoTo Gagal\n"
    r'    (\w+) = Jawaban\(XLPy\.CallUDF\("([\w.]+)", "(\w+)", Array\(([^)]*)\), (\w+), Application\.Caller\)\)\n'
    r"    Exit Function\n"
    r"Gagal:\n"
    r"    (\w+) = TIDAK_MENJAWAB\n"
    r"End Function$", re.MULTILINE)
TEXT = r'"((?:[^"\n]|"")*)"'


def _logical(source: str) -> str:
    """The module with continued lines put together."""
    return re.sub(r" _\n\s*", " ", source)


def _analyze(source: str, xlwings_source: str) -> list[Any]:
    modules = [ModuleInput(name, ModuleSymbolKind.STANDARD, text)
               for name, text in (("Fungsi", source), ("xlwings", xlwings_source))]
    return analyze_project(modules, only=["Fungsi"])["Fungsi"]


def test_each_function_has_a_wrapper_with_its_signature() -> None:
    wrappers = {match[1]: match for match in WRAPPER.finditer(_logical(wrapper_module()))}
    assert list(wrappers) == NAMES
    for function in FUNGSI:
        match = wrappers[function.__name__]
        parameters = inspect.signature(function).parameters.values()
        declared_as = [f"{'' if p.default is p.empty else 'Optional '}{p.name} As Variant" for p in parameters]
        assert match[2].split(", ") == declared_as
        assert match[6].split(", ") == [p.name for p in parameters]
        assert {match[1], match[3], match[5], match[8]} == {function.__name__}
        assert match[4] == udf.__name__
        assert match[7] == "ActiveWorkbook"


def test_every_worksheet_function_is_in_the_list() -> None:
    assert [name for name in vars(udf) if name.startswith("LKJIP_")] == NAMES


@pytest.mark.parametrize("function", FUNGSI, ids=NAMES)
def test_each_function_is_registered_with_its_help(function: Any) -> None:
    fungsi = read_fungsi(function)
    match = re.search(rf'^    Daftar "{fungsi.nama}", {TEXT}, Array\((.*)\)$', _logical(wrapper_module()), re.MULTILINE)
    assert match
    assert match[1].replace('""', '"') == fungsi.uraian
    helps = [text.replace('""', '"') for text in re.findall(TEXT, match[2])]
    assert helps == [m.bantuan for m in fungsi.masukan]
    assert all(0 < len(text) <= 255 for text in (fungsi.uraian, *helps))


def test_names_and_helps_keep_to_what_excel_and_vba_take() -> None:
    reserved = {"array", "as", "date", "end", "error", "function", "name", "optional", "string", "sub", "text", "type"}
    for fungsi in map(read_fungsi, FUNGSI):
        names = [fungsi.nama, *(m.nama for m in fungsi.masukan)]
        assert all(re.fullmatch(r"[A-Za-z]\w{0,63}", name) and name.lower() not in reserved for name in names)
        assert not re.fullmatch(r"[A-Z]{1,3}\d+", fungsi.nama)
        optional = [m.opsional for m in fungsi.masukan]
        assert optional == sorted(optional)
        assert "\n" not in fungsi.uraian


def test_the_helpers_of_the_module_are_not_hidden_by_the_name_of_an_input() -> None:
    helpers = {name.lower() for name in re.findall(r"^Private (?:Function|Sub|Const) (\w+)", wrapper_module(),
                                                   re.MULTILINE)}
    inputs = {m.nama.lower() for fungsi in map(read_fungsi, FUNGSI) for m in fungsi.masukan}
    assert {"jawaban", "satusel", "daftar"} <= helpers
    assert not helpers & inputs


def test_the_module_keeps_to_the_limits_of_vba() -> None:
    source = wrapper_module()
    lines = source.split("\n")
    assert source.isascii()
    assert "\r" not in source
    assert "\t" not in source
    assert lines[:2] == ['Attribute VB_Name = "Fungsi"', "Option Explicit"]
    assert source.endswith("\n")
    assert max(map(len, lines)) < 1000
    runs = [len(list(group)) for continued, group in itertools.groupby(lines, lambda line: line.endswith(" _"))
            if continued]
    assert max(runs) <= 24
    assert all(line.count('"') % 2 == 0 for line in lines if not line.lstrip().startswith("'"))


@pytest.mark.parametrize("other", [STUB, (Path(xlwings.__file__).parent / "xlwings.bas").read_text("utf-8")],
                         ids=["stub", "xlwings.bas"])
def test_the_analysis_of_the_module_finds_nothing(other: str) -> None:
    assert _analyze(wrapper_module(), other) == []


def test_the_analysis_would_find_a_misspelt_input() -> None:
    assert _analyze(wrapper_module().replace("Array(nilai)", "Array(nilay)"), STUB)


def test_a_broken_connection_is_one_short_sentence_and_a_missing_value_is_a_real_error() -> None:
    source = wrapper_module()
    assert f'Private Const TIDAK_MENJAWAB As String = "{TIDAK_MENJAWAB}"' in source
    assert f'Private Const TIDAK_TERSEDIA As String = "{TIDAK_TERSEDIA}"' in source
    assert "If isi = TIDAK_TERSEDIA Then SatuSel = CVErr(xlErrNA)" in source
    assert "Err.Description" not in source


def test_a_refused_registration_stops_nothing() -> None:
    body = wrapper_module().split("Private Sub Daftar(")[1].split("End Sub")[0]
    assert body.index("On Error Resume Next") < body.index("Application.MacroOptions")
    assert wrapper_module().count("Application.MacroOptions") == 1
