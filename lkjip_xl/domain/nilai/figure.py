"""A computed figure: its value, how it is printed, why it may be missing, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lkjip_xl.domain.nilai.angka import Tanda, round_half_up, tulis_angka


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
        """An operand as entered, with the decimals it has; at most six of one that was itself computed."""
        return tulis_angka(round_half_up(value, 6) if len(value.as_tuple().digits) > 15 else value, self.tanda)

    def rounded(self, value: Decimal) -> str:
        """A result as printed: rounded half up."""
        return tulis_angka(value, self.tanda, self.digits)

    def figure(self, value: Decimal, formula: str) -> Figure:
        """The figure for a value; its trace is ``formula`` = the printed result."""
        return Figure(value, round_half_up(value, self.digits), "", f"{formula} = {self.rounded(value)}")


def mean(figures: tuple[Figure, ...], notation: Notation, name: str, printed: bool = False) -> Figure:
    """The mean of those figures that exist; missing when none does.

    With ``printed`` the rounded figures are averaged, else the full values.
    """
    numbers = [number for figure in figures if (number := figure.printed if printed else figure.value) is not None]
    if not numbers:
        return missing(f"belum ada {name} yang dapat dihitung")
    terms = " + ".join(notation.rounded(number) for number in numbers)
    formula = f"({terms}) / {len(numbers)}" if len(numbers) > 1 else terms
    return notation.figure(sum(numbers, Decimal(0)) / len(numbers), formula)
