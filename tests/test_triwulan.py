"""A year is made of quarters in one of five ways; blank is not reported, 0 is a figure, a choice is obeyed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.hitungan.triwulan import setahun
from lkjip_xl.domain.nilai.figure import Figure, Notation
from lkjip_xl.domain.nilai.triwulan import CARA_TRIWULAN, JUMLAH, RATA, TERAKHIR, TERTINGGI, TIDAK_TURUN
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran

NOTATION = Notation()
FIGURES = st.decimals(min_value=0, max_value=10**6, places=2)
B_, BB, A_ = (Predikat(text, "AKIP", order) for text, order in (("B", 4), ("BB", 5), ("A", 6)))

Quarters = tuple[str | int | None, str | int | None, str | int | None, str | int | None]


def _quarters(typed: Quarters) -> tuple[Ukuran | None, ...]:
    return tuple(None if quarter is None else Decimal(quarter) for quarter in typed)


def _year(typed: Quarters, cara: str, notation: Notation = NOTATION) -> Figure:
    found = setahun(_quarters(typed), cara, notation)
    assert isinstance(found, Figure)
    return found


@pytest.mark.parametrize(("cara", "quarters", "printed"), [
    (JUMLAH, (1, 2, 3, 4), "10.00"),
    (JUMLAH, (0, 0, 0, 0), "0.00"),
    (JUMLAH, ("0.1", "0.2", "0.3", "0.4"), "1.00"),
    (TERAKHIR, (80, 85, 83, 84), "84.00"),
    (TERAKHIR, (80, None, None, 84), "84.00"),
    (TERAKHIR, (80, 85, 83, 0), "0.00"),  # 0 is a figure, not a blank
    (TIDAK_TURUN, (10, 20, 20, 40), "40.00"),
    (TIDAK_TURUN, (10, None, 20, 40), "40.00"),
    (RATA, (80, 85, 83, 84), "83.00"),
    (RATA, (None, 80, 80, 81), "80.33"),  # the mean of the three that are filled
    (RATA, (0, 80, 80, 80), "60.00"),  # a reported 0 counts
    (TERTINGGI, (80, 85, 83, 84), "85.00"),
    (TERTINGGI, (None, None, None, 7), "7.00"),
])
def test_a_year_is_put_together_as_the_office_chose(cara: str, quarters: Quarters, printed: str) -> None:
    assert str(_year(quarters, cara).printed) == printed


@pytest.mark.parametrize(("notation", "trace"), [
    (Notation(2, ","), "rata-rata dari triwulan 80,5, 81 (triwulan I, II belum dilaporkan) = 80,75"),
    (Notation(2, "."), "rata-rata dari triwulan 80.5, 81 (triwulan I, II belum dilaporkan) = 80.75"),
])
def test_the_trace_names_the_way_and_the_quarters_reported(notation: Notation, trace: str) -> None:
    assert _year((None, None, "80.5", 81), RATA, notation=notation).trace == trace


@pytest.mark.parametrize(("cara", "printed"), [
    (JUMLAH, "165.00"), (TERAKHIR, "85.00"), (TIDAK_TURUN, "85.00"), (RATA, "82.50"), (TERTINGGI, "85.00"),
])
def test_a_quarter_not_reported_is_left_out_and_named(cara: str, printed: str) -> None:
    year = _year((80, 85, None, None), cara)
    assert str(year.printed) == printed
    assert "(triwulan III, IV belum dilaporkan)" in year.trace


@pytest.mark.parametrize("cara", CARA_TRIWULAN)
def test_a_year_without_a_reported_quarter_is_not_judged(cara: str) -> None:
    assert _year((None, None, None, None), cara) == Figure(None, None, "realisasi belum diisi")


def test_a_year_without_any_quarter_is_not_judged() -> None:
    assert setahun((), TERAKHIR, NOTATION) == Figure(None, None, "realisasi belum diisi")


@pytest.mark.parametrize(("quarters", "fell"), [
    ((10, 20, 19, 40), True),
    ((10, 20, 40, 39), True),
    ((10, 0, 20, 40), True),
    ((20, None, 10, 40), True),  # a blank between does not hide the fall
    ((10, 10, 10, 10), False),
])
def test_a_fall_is_refused_where_a_figure_may_never_decrease(quarters: Quarters, fell: bool) -> None:
    figure = _year(quarters, TIDAK_TURUN)
    assert ("turun" in figure.reason) is fell
    assert (figure.printed is None) is fell


def test_percentages_are_summed_where_the_office_says_that_its_quarters_are_shares() -> None:
    assert str(_year(("15", "22.5", "28.75", "33.75"), JUMLAH).printed) == "100.00"


@pytest.mark.parametrize(("cara", "quarters", "expected"), [
    (TERAKHIR, (B_, None, A_, BB), BB),
    (TERTINGGI, (B_, None, A_, BB), A_),
    (TIDAK_TURUN, (B_, None, BB, A_), A_),
])
def test_a_predicate_of_the_year_is_one_of_its_quarters(
        cara: str, quarters: tuple[Ukuran | None, ...], expected: Predikat) -> None:
    assert setahun(quarters, cara, NOTATION) == expected


@pytest.mark.parametrize(("cara", "quarters"), [
    (JUMLAH, (B_, BB, BB, A_)),
    (RATA, (B_, BB, BB, A_)),
    (TERAKHIR, (Decimal(60), BB, BB, A_)),  # figures and predicates do not mix
    (TERTINGGI, (B_, BB, BB, Decimal(80))),
])
def test_predicates_are_neither_summed_nor_averaged_nor_mixed_with_figures(
        cara: str, quarters: tuple[Ukuran | None, ...]) -> None:
    found = setahun(quarters, cara, NOTATION)
    assert isinstance(found, Figure)
    assert found.printed is None
    assert "predikat" in found.reason


def test_a_fall_is_refused_for_predicates_too() -> None:
    assert isinstance(setahun((B_, A_, BB, BB), TIDAK_TURUN, NOTATION), Figure)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.none() | FIGURES, min_size=3, max_size=3), FIGURES)
def test_the_ways_agree_with_one_another(earlier: list[Decimal | None], last: Decimal) -> None:
    quarters = (*earlier, last)
    filled = sum(quarter is not None for quarter in quarters)
    total, mean, highest, final = (_value(quarters, cara) for cara in (JUMLAH, RATA, TERTINGGI, TERAKHIR))
    assert abs(mean * filled - total) < Decimal("1E-9")
    assert mean <= highest + Decimal("1E-9")
    assert final <= highest <= total
    assert final == last


def _value(quarters: tuple[Decimal | None, ...], cara: str) -> Decimal:
    found = setahun(quarters, cara, NOTATION)
    assert isinstance(found, Figure)
    assert found.value is not None
    return found.value
