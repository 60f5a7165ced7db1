"""A computed figure: its value, how it is printed, why it may be missing, and how it came about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from lkjip_xl.domain.nilai.angka import Tanda, round_half_up, tulis_angka
from lkjip_xl.domain.nilai.desimal import TERBANYAK, banyak, di_samping, terpisah

SERATUS, NOL = Decimal(100), Decimal(0)


@dataclass(frozen=True)
class Figure:
    """A figure at full precision and as printed, or the reason there is none; ``trace`` is its formula, filled in."""

    value: Decimal | None
    printed: Decimal | None
    reason: str = ""
    trace: str = ""
    bound: Literal["", "atas", "bawah"] = ""
    """Which bound replaced the computed value, if one did."""


def missing(reason: str) -> Figure:
    """A figure that cannot be computed, with the reason in words that staff can read."""
    return Figure(None, None, reason)


@dataclass(frozen=True)
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

    With ``printed`` the rounded figures are averaged, else the full values.
    """
    known = [figure for figure in figures if figure.value is not None and figure.printed is not None]
    numbers = [number for figure in known if (number := figure.printed if printed else figure.value) is not None]
    if not numbers:
        return missing(f"belum ada {name} yang dapat dihitung")
    terms = " + ".join(notation.printed(figure.printed) for figure in known if figure.printed is not None)
    formula = f"({terms}) / {len(numbers)}" if len(numbers) > 1 else f"satu-satunya {name} {terms}"
    return notation.percent(sum(numbers, Decimal(0)) / len(numbers), formula)
