"""From four quarters to a year: how the realisasi of the quarters are put together."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.nilai.desimal import desimal
from lkjip_xl.domain.nilai.figure import Figure, Notation, missing
from lkjip_xl.domain.nilai.triwulan import JUMLAH, RATA, TERTINGGI, TIDAK_TURUN, blank_quarters, is_percentage
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran


def setahun(quarters: tuple[Ukuran | None, ...], cara: str, satuan: str, notation: Notation) -> Figure | Predikat:
    """The realisasi of the year from its quarters, in the unit of the indicator, or the reason there is none.

    A blank quarter is not reported, 0 is a figure; the trace names the blank ones. Sums are refused for percentages,
    sums and means for predicates.
    """
    filled = tuple(q for q in quarters if q is not None)
    if not filled:
        return missing("realisasi belum diisi")
    if any(isinstance(q, Predikat) for q in filled):
        return _of_predicates(filled, cara)
    numbers = tuple(q for q in filled if isinstance(q, Decimal))
    if cara == JUMLAH and is_percentage(satuan):
        return missing("persentase tidak boleh dijumlahkan")
    if cara == TIDAK_TURUN and any(a > b for a, b in zip(numbers, numbers[1:], strict=False)):
        return missing("realisasi triwulan turun, padahal tidak boleh turun")
    terms = ", ".join(notation.write(number) for number in numbers)
    blank = ", ".join(blank_quarters(quarters))
    note = f" (triwulan {blank} belum dilaporkan)" if blank else ""
    combined = _combine(numbers, cara)
    shown = notation.with_digits(max(notation.digits, desimal(numbers, (combined,))))
    return shown.figure(combined, f"{cara.casefold()} dari triwulan {terms}{note}")


def _combine(numbers: tuple[Decimal, ...], cara: str) -> Decimal:
    total = sum(numbers, Decimal(0))
    return {JUMLAH: total, RATA: total / len(numbers), TERTINGGI: max(numbers)}.get(cara, numbers[-1])


def _of_predicates(filled: tuple[Ukuran, ...], cara: str) -> Figure | Predikat:
    predicates = tuple(q for q in filled if isinstance(q, Predikat))
    if cara in (JUMLAH, RATA) or len(predicates) != len(filled):
        return missing("predikat tidak dijumlahkan dan tidak dirata-ratakan")
    ranks = [predicate.urutan for predicate in predicates]
    if cara == TIDAK_TURUN and any(a > b for a, b in zip(ranks, ranks[1:], strict=False)):
        return missing("realisasi triwulan turun, padahal tidak boleh turun")
    if cara == TERTINGGI:
        return max(predicates, key=lambda predicate: predicate.urutan)
    return predicates[-1]
