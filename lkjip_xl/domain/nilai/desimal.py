"""How many decimals a figure is printed with, so that nothing printed contradicts the full values behind it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import product

from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.ukuran import Rentang, Ukuran

TERBANYAK = 6
"""No figure is printed with more decimals than these."""
DIHITUNG = 2
"""A figure that was itself computed has at most so many, unless more were entered beside it."""
_PANJANG = 12
"""A figure of more digits and of more decimals than any is printed with comes from a formula, as 21,4285714285714."""

Pasangan = Iterable[tuple[Ukuran | None, Ukuran | None]]
"""Figures that stand beside each other and are compared."""


def banyak(value: Decimal) -> int:
    """The decimals that a figure has, trailing zeros included."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def desimal(entered: Iterable[Ukuran | None], computed: Iterable[Ukuran | None] = ()) -> int:
    """The decimals with which figures that belong together are printed: the most that any entered one has.

    Computed figures ask for `DIHITUNG` decimals at most, entered ones for `TERBANYAK` at most.
    """
    typed, counted = 0, 0
    for value in _numbers(entered):
        typed, counted = (typed, max(counted, DIHITUNG)) if _from_formula(value) else (
            max(typed, banyak(value)), counted)
    counted = max([counted, *(banyak(value.normalize()) for value in _numbers(computed))])
    return min(TERBANYAK, max(typed, min(counted, DIHITUNG)))


def terpisah(pairs: Pasangan, digits: int) -> int:
    """The decimals, from ``digits`` on, with which figures of a pair that differ are printed differently.

    Those that `TERBANYAK` decimals cannot tell apart ask for no more.
    """
    numbers = [pair for sides in pairs for pair in product(*map(_numbers_of, sides))]
    for one, other in numbers:
        if one != other:
            wider = (more for more in range(digits, TERBANYAK + 1)
                     if round_half_up(one, more) != round_half_up(other, more))
            digits = next(wider, digits)
    return digits


def di_samping(value: Decimal, digits: int, beside: Iterable[Decimal]) -> Decimal:
    """The value as printed: rounded half up, with more decimals where it would else read as a figure that it is not.

    What `TERBANYAK` decimals cannot tell from it is told apart by rounding away from it.
    """
    others = tuple(beside)
    digits = terpisah(((value, other) for other in others), digits)
    printed = round_half_up(value, digits)
    for other in others:
        if printed == other != value:
            return value.quantize(Decimal(1).scaleb(-TERBANYAK), ROUND_CEILING if value > other else ROUND_FLOOR)
    return printed


def _from_formula(value: Decimal) -> bool:
    return banyak(value) > TERBANYAK and len(value.as_tuple().digits) > _PANJANG


def _numbers(values: Iterable[Ukuran | None]) -> Iterable[Decimal]:
    return (number for value in values for number in _numbers_of(value))


def _numbers_of(value: Ukuran | None) -> tuple[Decimal, ...]:
    if isinstance(value, Rentang):
        return value.bawah, value.atas
    return (value,) if isinstance(value, Decimal) else ()
