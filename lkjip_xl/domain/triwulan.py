"""From four quarters to a year: how the realisasi of the quarters are put together."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.figure import Figure, Notation, missing
from lkjip_xl.domain.ukuran import Predikat, Ukuran

CARA_TRIWULAN = ("Jumlah", "Terakhir terisi", "Terakhir terisi, tidak pernah turun", "Rata-rata", "Tertinggi")
"""The ways to make a year of four quarters, as staff choose them."""

JUMLAH, TERAKHIR, TIDAK_TURUN, RATA, TERTINGGI = CARA_TRIWULAN


def setahun(quarters: tuple[Ukuran | None, ...], cara: str, satuan: str, notation: Notation) -> Figure | Predikat:
    """The realisasi of the year from its quarters, in the unit of the indicator, or the reason there is none.

    A blank quarter is not reported, 0 is a figure. Sums are refused for percentages, sums and means for predicates.
    The fourth quarter must be reported: until then the year is not over.
    """
    if not quarters or quarters[-1] is None:
        return missing("realisasi belum diisi")
    filled = tuple(q for q in quarters if q is not None)
    if any(isinstance(q, Predikat) for q in filled):
        return _of_predicates(filled, cara)
    numbers = tuple(q for q in filled if isinstance(q, Decimal))
    if cara == JUMLAH and satuan.strip() in ("%", "persen", "Persen"):
        return missing("persentase tidak boleh dijumlahkan")
    if cara == TIDAK_TURUN and any(a > b for a, b in zip(numbers, numbers[1:], strict=False)):
        return missing("realisasi triwulan turun, padahal tidak boleh turun")
    terms = ", ".join(notation.write(number) for number in numbers)
    return notation.figure(_combine(numbers, cara), f"{cara.casefold()} dari triwulan {terms}")


def _combine(numbers: tuple[Decimal, ...], cara: str) -> Decimal:
    total = sum(numbers, Decimal(0))
    return {JUMLAH: total, RATA: total / len(numbers), TERTINGGI: max(numbers)}.get(cara, numbers[-1])


def _of_predicates(filled: tuple[Ukuran, ...], cara: str) -> Figure | Predikat:
    predicates = tuple(q for q in filled if isinstance(q, Predikat))
    if cara in (JUMLAH, RATA) or len(predicates) != len(filled):
        return missing("predikat tidak dijumlahkan dan tidak dirata-ratakan")
    if cara == TERTINGGI:
        return max(predicates, key=lambda predicate: predicate.urutan)
    return predicates[-1]
