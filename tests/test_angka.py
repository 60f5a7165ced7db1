"""Figures are read and written as Indonesians do, rounded half up like Excel's ROUND; what is ambiguous is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.nilai.angka import (
    TERBESAR,
    Tanda,
    Unreadable,
    from_number,
    parse_angka,
    parse_rupiah,
    round_half_up,
    tulis_angka,
    tulis_rupiah,
)

FIGURES = st.decimals(min_value=-10**9, max_value=10**9, allow_nan=False, allow_infinity=False, places=6)


@pytest.mark.parametrize(("value", "digits", "expected"), [
    ("2.344", 2, "2.34"),
    ("2.345", 2, "2.35"),  # a banker would say 2.34
    ("2.335", 2, "2.34"),  # what Python's own round(2.335, 2) gets wrong in binary
    ("0.125", 2, "0.13"),
    ("-2.345", 2, "-2.35"),  # away from zero, as Excel does
    ("90.995", 2, "91.00"),
    ("90.994999", 2, "90.99"),
    ("0.5", 0, "1"),
    ("1.5", 0, "2"),
    ("2.5", 0, "3"),  # a banker would say 2
    ("-2.5", 0, "-3"),
    ("100", 2, "100.00"),
    ("102.8246558946738", 2, "102.82"),
    ("12.34565", 4, "12.3457"),
])
def test_a_half_is_rounded_away_from_zero(value: str, digits: int, expected: str) -> None:
    assert str(round_half_up(Decimal(value), digits)) == expected


def test_two_decimals_are_what_a_report_prints() -> None:
    assert str(round_half_up(Decimal("98.305"))) == "98.31"


@settings(deadline=None, max_examples=100)
@given(FIGURES, st.integers(0, 4))
def test_rounding_moves_a_figure_by_half_a_unit_at_most(value: Decimal, digits: int) -> None:
    rounded = round_half_up(value, digits)
    unit = Decimal(1).scaleb(-digits)
    assert abs(rounded - value) <= unit / 2
    assert rounded % unit == 0
    if abs(rounded - value) == unit / 2:
        assert abs(rounded) > abs(value)


@pytest.mark.parametrize(("text", "expected"), [
    ("83,55", "83.55"),
    ("83.55", "83.55"),
    ("83,5", "83.5"),
    ("  83,55  ", "83.55"),
    ("83,55%", "83.55"),
    ("83,55 %", "83.55"),
    ("100%", "100"),
    ("0", "0"),
    ("0,123", "0.123"),  # no thousands begin with a zero
    ("0.123", "0.123"),
    ("1.234,56", "1234.56"),
    ("1,234.56", "1234.56"),
    ("1234,567", "1234.567"),
    ("1234567", "1234567"),
    ("1.234.567", "1234567"),
    ("1,234,567", "1234567"),
    ("1.234.567,8", "1234567.8"),
    ("1,234,567.89", "1234567.89"),
    ("1.2345", "1.2345"),
    ("1 234", "1234"),
    ("1\u00a0234,5", "1234.5"),
    ("-7,49", "-7.49"),
    ("−7,49", "-7.49"),  # the minus sign that Word puts there
    ("(7,49)", "-7.49"),  # the accountant's minus
    ("999999999999999", "999999999999999"),
])
def test_a_figure_is_read_in_either_writing(text: str, expected: str) -> None:
    assert parse_angka(text) == Decimal(expected)


@pytest.mark.parametrize(("text", "code"), [
    ("1.234", "rancu"),
    ("1,234", "rancu"),
    ("12.500", "rancu"),
    ("123,456", "rancu"),
    ("-1.234", "rancu"),
    ("1.234 %", "rancu"),
    ("", "bukan_angka"),
    ("   ", "bukan_angka"),
    ("%", "bukan_angka"),
    ("baik", "bukan_angka"),
    ("12 bulan", "bukan_angka"),
    ("85,", "bukan_angka"),
    (",5", "bukan_angka"),
    ("1.23.4", "bukan_angka"),
    ("1,23,456", "bukan_angka"),
    ("1.234,567.8", "bukan_angka"),
    ("--5", "bukan_angka"),
    ("1e5", "bukan_angka"),
    ("=A1", "bukan_angka"),
    ("#REF!", "bukan_angka"),
    ("90-100", "bukan_angka"),
    ("-", "tanda_hubung"),
    (" – ", "tanda_hubung"),
    ("—", "tanda_hubung"),
    ("1000000000000000", "terlalu_besar"),
])
def test_what_is_no_clear_figure_is_refused_with_its_reason(text: str, code: str) -> None:
    assert parse_angka(text) == Unreadable(code, text.strip())  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["83 55", "12 5"])
def test_a_space_that_groups_no_thousands_is_refused(text: str) -> None:
    assert isinstance(parse_angka(text), Unreadable)


@pytest.mark.parametrize(("text", "expected"), [
    ("1.920.063.000", 1_920_063_000),
    ("1920063000", 1_920_063_000),
    ("1,920,063,000", 1_920_063_000),
    ("900,000", 900_000),
    ("900.000", 900_000),
    ("1.234", 1_234),  # money has no decimals, so a thousand is the only reading
    ("Rp. 2.515.815.020,-", 2_515_815_020),
    ("Rp. 2.515.815.020,- ", 2_515_815_020),
    ("Rp 1.000,--", 1_000),
    ("rp1.000.-", 1_000),
    ("IDR 5.000", 5_000),
    ("19.422.400.000,00", 19_422_400_000),
    ("19,422,400,000.00", 19_422_400_000),
    ("1000,00", 1_000),
    ("1 920 063 000", 1_920_063_000),
    ("0", 0),
    ("-1.000", -1_000),
    ("(1.000)", -1_000),
    ("Rp -1.000", -1_000),
])
def test_money_is_read_in_every_writing_that_offices_use(text: str, expected: int) -> None:
    assert parse_rupiah(text) == expected


@pytest.mark.parametrize(("text", "code"), [
    ("19,422.400.000", "rancu"),
    ("1.000,000", "rancu"),
    ("1.000,50", "bukan_bulat"),
    ("1,5", "bukan_bulat"),
    ("1.5", "bukan_bulat"),
    ("98,42%", "bukan_angka"),
    ("1.000.00", "bukan_angka"),
    ("1.00.000", "bukan_angka"),
    ("5 juta", "bukan_angka"),
    ("Rp.", "bukan_angka"),
    ("", "bukan_angka"),
    ("-", "tanda_hubung"),
    ("1.000.000.000.000.000", "terlalu_besar"),
])
def test_what_is_no_clear_money_is_refused_with_its_reason(text: str, code: str) -> None:
    assert parse_rupiah(text) == Unreadable(code, text.strip())  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [
    pytest.param("0,500"),
    pytest.param("0.123"),
    pytest.param("1000,000"),
    pytest.param("98 %"),
])
def test_money_that_can_be_read_in_two_ways_is_refused(text: str) -> None:
    assert isinstance(parse_rupiah(text), Unreadable)


@pytest.mark.parametrize(("value", "expected"), [
    (5, Decimal(5)),
    (83.55, Decimal("83.55")),  # not 83.5499999999999971578…
    (0, Decimal(0)),
    (-7.49, Decimal("-7.49")),
    (float("nan"), "bukan_angka"),
    (float("inf"), "bukan_angka"),
    (True, "bukan_angka"),
    (1e15, "terlalu_besar"),
    (-1e15, "terlalu_besar"),
])
def test_a_numeric_cell_is_the_decimal_that_it_shows(value: float, expected: Decimal | str) -> None:
    found = from_number(value)
    assert (found.code if isinstance(found, Unreadable) else found) == expected


@pytest.mark.parametrize(("value", "expected"), [
    (0.1 + 0.2, "0.3"),
    (3 * 0.335, "1.005"),
    (0.285 * 100, "28.5"),
])
def test_the_dust_of_a_formula_cell_is_not_part_of_its_figure(value: float, expected: str) -> None:
    assert from_number(value) == Decimal(expected)


@pytest.mark.parametrize(("value", "tanda", "digits", "expected"), [
    ("1234.5", ",", None, "1.234,5"),
    ("1234.5", ".", None, "1,234.5"),
    ("1234.5", ",", 2, "1.234,50"),
    ("1234567.891", ",", None, "1.234.567,891"),
    ("83.55", ",", None, "83,55"),
    ("83.50", ",", None, "83,5"),
    ("80.00", ",", None, "80"),
    ("100", ",", None, "100"),  # the zeros of a whole number stay
    ("1E+3", ",", None, "1.000"),
    ("102.825", ",", 2, "102,83"),
    ("102.825", ".", 2, "102.83"),
    ("101", ",", 2, "101,00"),
    ("2.5", ",", 0, "3"),
    ("-7.49", ",", 2, "-7,49"),
    ("-1234567.5", ".", 1, "-1,234,567.5"),
])
def test_a_figure_is_written_with_the_decimal_sign_of_the_office(
        value: str, tanda: Tanda, digits: int | None, expected: str) -> None:
    assert tulis_angka(Decimal(value), tanda, digits) == expected


def test_the_decimal_comma_is_the_default() -> None:
    assert tulis_angka(Decimal("1234.5")) == "1.234,5"


@pytest.mark.parametrize(("value", "expected"), [
    ("19422400000", "19.422.400.000"),
    ("19422400000.00", "19.422.400.000"),
    ("0", "0"),
    ("999", "999"),
    ("1000", "1.000"),
    ("-40547376", "-40.547.376"),
    ("1000.5", "1.001"),
])
def test_rupiah_is_written_whole_with_points(value: str, expected: str) -> None:
    assert tulis_rupiah(Decimal(value)) == expected


@pytest.mark.parametrize(("written", "expected"), [
    (tulis_angka(Decimal("-0.001"), ",", 2), "0,00"),
    (tulis_rupiah(Decimal("-0.4")), "0"),
])
def test_nothing_has_no_minus_sign(written: str, expected: str) -> None:
    assert written == expected


@settings(deadline=None, max_examples=100)
@given(st.integers(-int(TERBESAR) + 1, int(TERBESAR) - 1))
def test_money_that_is_written_reads_back_the_same(value: int) -> None:
    assert parse_rupiah(tulis_rupiah(Decimal(value))) == value


@settings(deadline=None, max_examples=100)
@given(FIGURES, st.sampled_from((",", ".")), st.sampled_from((2, 4)))
def test_a_figure_that_is_written_with_its_decimals_reads_back_the_same(
        value: Decimal, tanda: Tanda, digits: int) -> None:
    assert parse_angka(tulis_angka(value, tanda, digits)) == round_half_up(value, digits)


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="0123456789.,-()% Rp", max_size=14))
def test_no_text_breaks_the_parsers(text: str) -> None:
    for parsed in (parse_angka(text), parse_rupiah(text)):
        assert isinstance(parsed, Unreadable) or abs(parsed) < TERBESAR
    money = parse_rupiah(text)
    assert isinstance(money, Unreadable) or money == money.to_integral_value()
