"""Figures typed for the year that do not count while it runs, because its quarters do."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.masukan import Pengaturan
from lkjip_xl.domain.nilai.angka import tulis_rupiah
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.triwulan import ROMAWI, Series, ada
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran
from lkjip_xl.domain.temuan import Finding, Place, finding


@record(frozen=True)
class Setahun:
    """A figure typed for the year: where, what of and whose, the figure to date, and the quarters."""

    place: Place
    kolom: str
    nama: str
    isian: Ukuran | None
    kini: Ukuran | None
    triwulan: Series
    uang: bool = False


def setahun_findings(one: Setahun, pengaturan: Pengaturan) -> list[Finding]:
    """H-125 where the typed figure is another than that of the quarters that are over, and the year is not."""
    until = pengaturan.triwulan
    if until == SETAHUN or not ada(one.triwulan[:until]) or None in (one.isian, one.kini) or one.isian == one.kini:
        return []
    typed, now = (_tulis(value, one.uang, pengaturan.notation) for value in (one.isian, one.kini))
    return [finding("H-125", one.place, typed, kolom=one.kolom, nama=one.nama, kini=now, sampai=ROMAWI[until - 1])]


def _tulis(value: Ukuran | None, uang: bool, notation: Notation) -> str:
    if isinstance(value, Decimal):
        return tulis_rupiah(value) if uang else notation.write(value)
    return value.teks if isinstance(value, Predikat) else ""
