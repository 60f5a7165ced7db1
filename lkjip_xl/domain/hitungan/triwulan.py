"""From quarters to a year, or to the part of it that is over: one way for targets and realisasi of every kind."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.nilai.desimal import desimal
from lkjip_xl.domain.nilai.figure import Figure, Notation, missing
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.triwulan import (
    DIPILIH,
    JUMLAH,
    RATA,
    ROMAWI,
    TERAKHIR,
    TIDAK_TURUN,
    Cara,
    Series,
    ada,
    blank_quarters,
    gabung,
    kata_cara,
)
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

SETAHUN = len(ROMAWI)
"""The quarter with which the year is over."""


@record(frozen=True)
class Kumulatif:
    """A target or realisasi from January to the end of the reported quarter, with its origin or why there is none."""

    nilai: Ukuran | None
    asal: str


def setahun(quarters: Series, cara: str, notation: Notation) -> Figure | Predikat:
    """The realisasi of the year from its quarters, in the unit of the indicator, or the reason there is none.

    A blank quarter is not reported, 0 is a figure; the trace names the blank ones. Predicates are never summed or
    averaged, and what may never fall is refused where it does.
    """
    found, reason = gabung(quarters, cara), _halangan(quarters, cara)
    if reason:
        return missing(reason)
    if isinstance(found, Predikat):
        return found
    assert isinstance(found, Decimal)
    terms = ", ".join(notation.write(quarter) for quarter in quarters if isinstance(quarter, Decimal))
    blank = ", ".join(blank_quarters(quarters))
    note = f" (triwulan {blank} belum dilaporkan)" if blank else ""
    numbers = [quarter for quarter in quarters if isinstance(quarter, Decimal)]
    shown = notation.with_digits(max(notation.digits, desimal(numbers, (found,))))
    return shown.figure(found, f"{kata_cara(cara)} dari triwulan {terms}{note}")


def _halangan(quarters: Series, cara: str) -> str:
    """Why quarters make no year; empty where they do."""
    filled = [quarter for quarter in quarters if quarter is not None]
    predicates = [quarter for quarter in filled if isinstance(quarter, Predikat)]
    if not filled:
        return "realisasi belum diisi"
    if predicates and (cara in (JUMLAH, RATA) or len(predicates) < len(filled)):
        return "predikat tidak dijumlahkan dan tidak dirata-ratakan"
    if any(isinstance(quarter, Rentang) for quarter in filled):
        return "realisasi harus berupa angka"
    ranks = [quarter.urutan if isinstance(quarter, Predikat) else quarter for quarter in filled
             if not isinstance(quarter, Rentang)]
    if cara == TIDAK_TURUN and any(a > b for a, b in zip(ranks, ranks[1:], strict=False)):
        return "realisasi triwulan turun, padahal tidak boleh turun"
    return ""


def digabung(quarters: Series, cara: Cara, notation: Notation) -> Kumulatif:
    """The figure that the way in force makes of some quarters, with how it came about and why that way."""
    found = setahun(quarters, cara.cara, notation)
    why = "" if cara.asal == DIPILIH else f" (cara {cara.asal})"
    if isinstance(found, Predikat):
        return Kumulatif(found, f"{cara.kata} dari triwulan{why}")
    return Kumulatif(found.value, f"{found.trace}{why}" if found.trace else found.reason)


def realisasi_sampai(quarters: Series, year: Ukuran | None, cara: Cara, until: int, notation: Notation) -> Kumulatif:
    """The realisasi up to a quarter: at the end of the year as typed, else from the quarters that are over.

    While the year runs, a figure typed for the year counts only where none of these quarters is filled, as that to
    date. The origin of a typed figure is empty.
    """
    over = quarters[:until]
    if year is not None and (until == SETAHUN or not ada(over)):
        return Kumulatif(year, "")
    if not ada(over):
        return Kumulatif(None, f"belum ada realisasi sampai dengan triwulan {ROMAWI[until - 1]}")
    return digabung(over, cara, notation)


def target_sampai(quarters: Series, year: Ukuran | None, cara: Cara, until: int, notation: Notation) -> Kumulatif:
    """The target up to a quarter: at the end of the year that of the year, else from the quarters that are over."""
    over = quarters[:until]
    if until == SETAHUN and year is not None:
        return Kumulatif(year, "target tahun")
    if not ada(over):
        return Kumulatif(None, f"belum ada target sampai dengan triwulan {ROMAWI[until - 1]}")
    return target_gabungan(over, cara, notation)


def target_gabungan(quarters: Series, cara: Cara, notation: Notation) -> Kumulatif:
    """The target that quarters make together; one target, a range and one that falls are simply carried on."""
    filled = [quarter for quarter in quarters if quarter is not None]
    if len(filled) == 1 or any(isinstance(quarter, Rentang) for quarter in filled):
        return Kumulatif(filled[-1], "target triwulan menurut isian")
    # A target may go down where lower is better; only a realisasi that must never fall is refused.
    used = Cara(TERAKHIR, cara.asal) if cara.cara == TIDAK_TURUN else cara
    return digabung(quarters, used, notation)
