"""A computed figure: its value, how it is printed, why it may be missing, and how it came about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from lkjip_xl.domain.nilai.angka import Tanda, round_half_up, tulis_angka
from lkjip_xl.domain.nilai.desimal import TERBANYAK, banyak, di_samping, terpisah
from lkjip_xl.domain.nilai.record import record

SERATUS, NOL = Decimal(100), Decimal(0)

TIDAK_DIUKUR: Final = "tidak diukur"
DENGAN_KATA: Final = "dinyatakan dengan kata"
BERTARGET_NOL: Final = "bertarget 0"
TANPA_RUMUS: Final = "rumusnya tidak dapat dipakai"
"""Why a missing figure is no gap in the data: what local rules decided about it."""


@record(frozen=True)
class Figure:
    """A figure at full precision and as printed, or the reason there is none; ``trace`` is its formula, filled in."""

    value: Decimal | None
    printed: Decimal | None
    reason: str = ""
    trace: str = ""
    bound: Literal["", "atas", "bawah"] = ""
    """Which bound replaced the computed value, if one did."""
    kecuali: str = ""
    """Why a missing figure is none by local rules and not for want of data: `TIDAK_DIUKUR` and its like."""


def missing(reason: str, kecuali: str = "") -> Figure:
    """A figure that cannot be computed, with the reason in words that staff can read."""
    return Figure(None, None, reason, kecuali=kecuali)


@record(frozen=True)
class Notation:
    """How figures are rounded and written: decimals and decimal sign."""

    digits: int = 2
    tanda: Tanda = ","

    def write(self, value: Decimal) -> str:
        """An operand as entered, with the decimals it has; at most `TERBANYAK`, as one that was computed has more."""
        return tulis_angka(round_half_up(value, TERBANYAK) if banyak(value) > TERBANYAK else value, self.tanda)

    def rounded(self, value: Decimal) -> str:
        """A figure with as many decimals as this notation has, rounded half up."""
        return tulis_angka(value, self.tanda, self.digits)

    def printed(self, value: Decimal) -> str:
        """A result that is already rounded, with the decimals that it was given, trailing zeros included."""
        return tulis_angka(value, self.tanda, banyak(value))

    def figure(self, value: Decimal, formula: str, beside: Iterable[Decimal] = ()) -> Figure:
        """The figure for a value; its trace is ``formula`` = the printed result.

        It has more decimals where it would else be printed like a figure of ``beside`` that it is not.
        """
        printed = di_samping(value, self.digits, beside)
        return Figure(value, printed, "", _equation(formula, self.printed(printed)))

    def percent(self, value: Decimal, formula: str) -> Figure:
        """The figure for a percentage: 100 and 0 are printed only where it is exactly that."""
        return self.figure(value, formula, (SERATUS, NOL))

    def with_digits(self, digits: int) -> Notation:
        """The same writing with so many decimals."""
        return replace(self, digits=digits)

    def apart(self, one: Figure, other: Figure) -> tuple[Figure, Figure]:
        """Two percentages that are compared, with the decimals that show which is higher."""
        if None in (one.value, other.value) or one.printed is None or one.printed != other.printed:
            return one, other
        digits = terpisah(((one.value, other.value),), banyak(one.printed))
        return self._reprinted(one, digits), self._reprinted(other, digits)

    def _reprinted(self, figure: Figure, digits: int) -> Figure:
        assert figure.value is not None
        assert figure.printed is not None
        printed = di_samping(figure.value, digits, (SERATUS, NOL))
        rounded, shown = f"= {self.printed(figure.printed)}", f"= {self.printed(printed)}"
        trace = figure.trace.removesuffix(rounded)
        return replace(figure, printed=printed, trace=figure.trace if trace == figure.trace else trace + shown)


def _equation(formula: str, result: str) -> str:
    """The formula with its result, unless it ends in just that."""
    return formula if formula.rsplit(" ", 1)[-1] == result else f"{formula} = {result}"


def mean(figures: tuple[Figure, ...], notation: Notation, name: str, printed: bool = False) -> Figure:
    """The mean of those figures that exist; missing when none does.

    With ``printed`` the rounded figures are averaged, else the full values. Figures that local rules leave out are
    counted in the trace, or in the reason where nothing is left.
    """
    left_out = tercakup(figures, name.removeprefix("capaian "))
    known = [figure for figure in figures if figure.value is not None and figure.printed is not None]
    numbers = [number for figure in known if (number := figure.printed if printed else figure.value) is not None]
    if not numbers and figures and all(figure.kecuali for figure in figures):
        return missing(f"tidak ada {name} yang dihitung ({left_out})", figures[0].kecuali)
    if not numbers:
        return missing(f"belum ada {name} yang dapat dihitung")
    terms = " + ".join(notation.printed(figure.printed) for figure in known if figure.printed is not None)
    formula = f"({terms}) / {len(numbers)}" if len(numbers) > 1 else f"satu-satunya {name} {terms}"
    figure = notation.percent(sum(numbers, Decimal(0)) / len(numbers), formula)
    return replace(figure, trace=f"{figure.trace}; {left_out}") if left_out else figure


def tercakup(figures: tuple[Figure, ...], noun: str) -> str:
    """How many of the figures exist and how many local rules leave out: ``2 dari 3 indikator; 1 tidak diukur``.

    Empty where local rules leave out none.
    """
    known, left = sum(figure.printed is not None for figure in figures), dikecualikan(figures)
    return f"{known} dari {len(figures)} {noun}; {left}" if left else ""


def dikecualikan(figures: tuple[Figure, ...]) -> str:
    """How many of the figures local rules leave out, by reason: ``2 tidak diukur, 1 bertarget 0``."""
    reasons = [figure.kecuali for figure in figures if figure.kecuali]
    return ", ".join(f"{reasons.count(reason)} {reason}" for reason in dict.fromkeys(reasons))
