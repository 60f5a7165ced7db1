"""When a target is to be reached: by quarter and by month of the year."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.triwulan import JUMLAH, Series, ada, gabung
from lkjip_xl.domain.nilai.ukuran import Ukuran

KOSONG_BULAN = (None,) * 12
DI_AKHIR = "target triwulan belum diisi, maka target tahun berada di triwulan IV (Desember)"
"""Why a target stands in the last quarter alone: results come at the end of the year."""


@record(frozen=True)
class Jadwal:
    """When a target is to be reached: by quarter, by month, and from which input."""

    triwulan: Series
    bulan: Series
    asal: str


def susun(quarters: Series, months: Series, year: Ukuran | None, cara: str, *, per_bulan: bool) -> Jadwal:
    """The targets over the year.

    By month when the office chose so and typed them, else by quarter as typed; with neither, the target of the year
    stands in the last quarter.
    """
    if ada(months) and (per_bulan or not ada(quarters)):
        way = "jumlah bulan" if cara == JUMLAH else "bulan terakhir yang terisi"
        return Jadwal(triwulan_dari_bulan(months, cara), months, f"target triwulan adalah {way} dalam triwulan itu")
    if ada(quarters):
        return Jadwal(quarters, _at_end_of_quarter(quarters), "target triwulan menurut isian")
    last = (None, None, None, year)
    return Jadwal(last, _at_end_of_quarter(last), DI_AKHIR if year is not None else "target belum diisi")


def triwulan_dari_bulan(months: Series, cara: str) -> Series:
    """The quarters of twelve months: the sum of their months when quarters are summed, else their last filled month.

    Ranges and predicates are never summed.
    """
    return tuple(_quarter(months[start:start + 3], cara) for start in range(0, 12, 3))


def _quarter(months: Series, cara: str) -> Ukuran | None:
    filled = [month for month in months if month is not None]
    if cara == JUMLAH and all(isinstance(month, Decimal) for month in filled):
        return gabung(months, JUMLAH)
    return filled[-1] if filled else None


def _at_end_of_quarter(quarters: Series) -> Series:
    return tuple(place for quarter in quarters for place in (None, None, quarter))
