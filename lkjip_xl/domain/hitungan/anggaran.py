"""The budget tree: program, kegiatan, sub kegiatan; only sub kegiatan carry money, all else is their sum."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip_xl.domain.hitungan.keluaran import Keluaran
from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.masukan import BarisProgram, Pengaturan
from lkjip_xl.domain.nilai.angka import tulis_rupiah
from lkjip_xl.domain.nilai.figure import Figure, Notation, missing
from lkjip_xl.domain.nilai.kode import Jenjang
from lkjip_xl.domain.nilai.record import record

DESIMAL_SERAPAN = 2
"""A percentage of money has at least so many decimals."""


@record(frozen=True)
class Serapan:
    """Money of a node in whole rupiah: budget, realisasi, next year's budget, and what follows from them."""

    anggaran: Decimal | None
    realisasi: Decimal | None
    depan: Decimal | None
    persen: Figure
    sisa: Figure
    persen_sisa: Figure


@record(frozen=True)
class Simpul:
    """A node of the budget tree; ``induk`` is the tujuan or sasaran it supports, its own or inherited.

    ``baris`` is the row that names it, with the money of all rows of its code; ``keluaran`` has its indicators, one
    for each row of the code that holds one, and at least one.
    """

    jenjang: Jenjang
    kode: str
    baris: BarisProgram
    induk: str
    serapan: Serapan
    anak: tuple[Simpul, ...] = ()
    keluaran: tuple[Keluaran, ...] = ()

    def semua(self) -> Iterable[Simpul]:
        """The node and all below it, in the order of the sheet."""
        yield self
        for child in self.anak:
            yield from child.semua()


@record(frozen=True)
class Pohon:
    """The whole budget: its programs, the total, and the sums per tujuan or sasaran and per jenis belanja."""

    program: tuple[Simpul, ...]
    total: Serapan
    per_induk: dict[str, Serapan]
    per_jenis: dict[str, Serapan]

    def simpul(self) -> tuple[Simpul, ...]:
        """Every program, kegiatan and sub kegiatan in the order of the sheet."""
        return tuple(node for program in self.program for node in program.semua())

    def sub_kegiatan(self) -> tuple[Simpul, ...]:
        """All sub kegiatan in the order of the sheet."""
        return tuple(node for node in self.simpul() if node.jenjang == "sub kegiatan")


def serapan(anggaran: Decimal | None, realisasi: Decimal | None, depan: Decimal | None,
            notation: Notation) -> Serapan:
    """Capaian anggaran = realisasi / anggaran x 100, sisa = anggaran - realisasi, % sisa = sisa / anggaran x 100.

    Budget 0 or blank gives no percentage, with the reason. Money is told with at least `DESIMAL_SERAPAN` decimals,
    however few the office has chosen for capaian. Source: PermenPAN-RB 53/2014 Lampiran II, Bab III.B.
    """
    if anggaran is None or realisasi is None:
        reason = missing("anggaran belum diisi" if anggaran is None else "realisasi anggaran belum diisi")
        return Serapan(anggaran, realisasi, depan, reason, reason, reason)
    sisa = anggaran - realisasi
    a, r, s = tulis_rupiah(anggaran), tulis_rupiah(realisasi), tulis_rupiah(sisa)
    left = Figure(sisa, sisa, "", f"{a} - {r} = {s}")
    if anggaran == 0:
        return Serapan(anggaran, realisasi, depan, missing("anggaran 0"), left, missing("anggaran 0"))
    wide = notation.with_digits(max(notation.digits, DESIMAL_SERAPAN))
    return Serapan(anggaran, realisasi, depan, wide.percent(realisasi / anggaran * 100, f"{r} / {a} x 100"), left,
                   wide.percent(sisa / anggaran * 100, f"{s} / {a} x 100"))


def pagu(row: BarisProgram, pengaturan: Pengaturan) -> Decimal | None:
    """The budget of a row that is in force by the setting: pagu murni, or pagu perubahan, where blank is unchanged."""
    return row.pagu_murni if pengaturan.pagu == "Murni" or row.pagu_perubahan is None else row.pagu_perubahan


def terserap(row: BarisProgram, pengaturan: Pengaturan) -> Decimal | None:
    """The money that a row spent up to the reported quarter.

    While the year runs it is the sum of the quarters that are over; a figure typed for the year counts as that to date
    where none of them is filled.
    """
    over = [quarter for quarter in row.serapan_tw[:pengaturan.triwulan] if quarter is not None]
    return sum(over, Decimal(0)) if over and pengaturan.triwulan < SETAHUN else row.realisasi_anggaran
