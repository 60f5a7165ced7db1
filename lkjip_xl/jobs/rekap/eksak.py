"""Figures of many offices without the slips of binary fractions: what is printed is computed from what was printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip_xl.domain.hitungan.anggaran import serapan
from lkjip_xl.domain.nilai.figure import Notation

_NOTASI = Notation()


def desimal(value: float) -> Decimal:
    """A printed figure as the decimal that it shows."""
    return Decimal(repr(float(value)))


def ada(values: Iterable[float | None]) -> list[float]:
    """The figures that are there; a missing one is None or no number."""
    return [value for value in values if value is not None and value == value]  # noqa: PLR0124 - NaN is not itself


def rata(values: Iterable[float | None]) -> float | None:
    """The mean of the printed figures that exist, rounded half up to two decimals; None where none does.

    100 and 0 come only where it is exactly that (`Notation.percent`).
    """
    known = [desimal(value) for value in ada(values)]
    if not known:
        return None
    printed = _NOTASI.percent(sum(known, Decimal(0)) / len(known), "").printed
    return None if printed is None else float(printed)


def persen(realisasi: int | None, pagu: int | None) -> float | None:
    """Serapan as it is printed of an office; None where a figure is missing or the pagu is 0."""
    budget, spent = (None if one is None else Decimal(one) for one in (pagu, realisasi))
    printed = serapan(budget, spent, None, _NOTASI).persen.printed
    return None if printed is None else float(printed)


def selisih(now: float | None, last: float | None) -> float | None:
    """The difference of two printed figures in points; None where one is missing."""
    known = ada((now, last))
    return float(desimal(known[0]) - desimal(known[1])) if len(known) == 2 else None
