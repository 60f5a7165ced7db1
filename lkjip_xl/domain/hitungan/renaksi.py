"""Monev of the rencana aksi: targets and realisasi to date, and the money spent by quarter."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip_xl.domain.hitungan.anggaran import Serapan, Simpul
from lkjip_xl.domain.hitungan.cabang import jumlah
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator
from lkjip_xl.domain.hitungan.triwulan import SETAHUN, Kumulatif
from lkjip_xl.domain.masukan import KOSONG_TRIWULAN, BarisMonev, Laporan
from lkjip_xl.domain.nilai.figure import Figure
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.triwulan import ROMAWI, Series


@record(frozen=True)
class MonevIndikator:
    """One indicator up to the reported quarter; quarters that are not yet over are blank."""

    hasil: HasilIndikator
    target: Kumulatif
    triwulan: Series
    realisasi: Kumulatif
    capaian: Figure
    catatan: tuple[BarisMonev, ...]


@record(frozen=True)
class SerapanTriwulan:
    """Money spent in each quarter in whole rupiah, and to date against the budget of the year."""

    triwulan: tuple[Decimal | None, ...]
    kini: Serapan


@record(frozen=True)
class MonevSimpul:
    """A program, kegiatan or sub kegiatan up to the reported quarter: its money; its outputs are those of its node."""

    simpul: Simpul
    serapan: SerapanTriwulan
    anak: tuple[MonevSimpul, ...]

    def semua(self) -> Iterable[MonevSimpul]:
        """The node and all below it, in the order of the sheet."""
        yield self
        for child in self.anak:
            yield from child.semua()


def monev_indikator(hasil: HasilIndikator, laporan: Laporan) -> MonevIndikator:
    """Target, realisasi and capaian of an indicator up to the reported quarter (PermenPAN-RB 53/2014, by quarter)."""
    indikator, until = hasil.indikator, laporan.pengaturan.triwulan
    notes = tuple(row for row in laporan.monev if row.indikator == indikator.nama and row.triwulan <= until)
    return MonevIndikator(
        hasil, hasil.target_kini, _until(indikator.triwulan, until),
        Kumulatif(hasil.realisasi, hasil.asal_realisasi or _isian(hasil, until)), hasil.capaian_kini,
        tuple(sorted(notes, key=lambda row: row.triwulan)),
    )


def _isian(hasil: HasilIndikator, until: int) -> str:
    """Where a realisasi comes from that no quarter gives, or why there is none."""
    if hasil.realisasi is None:
        return f"belum ada realisasi sampai dengan triwulan {ROMAWI[until - 1]}"
    return "realisasi tahun" if until == SETAHUN else "realisasi tahun menurut isian, dianggap realisasi sampai kini"


def _until(quarters: Series, until: int) -> Series:
    return tuple(quarter if number <= until else None for number, quarter in enumerate(quarters, 1))


def monev_anggaran(hasil: Hasil) -> tuple[tuple[MonevSimpul, ...], SerapanTriwulan]:
    """The money of every program, kegiatan and sub kegiatan up to the reported quarter, and the total.

    Money is reported by sub kegiatan alone; all else is their sum.
    """
    until = hasil.laporan.pengaturan.triwulan
    programs = tuple(_monev(program, until) for program in hasil.pohon.program)
    return programs, SerapanTriwulan(_sum(programs), hasil.pohon.total)


def _monev(node: Simpul, until: int) -> MonevSimpul:
    children = tuple(_monev(child, until) for child in node.anak)
    quarters = node.baris.serapan_tw[:until] + KOSONG_TRIWULAN[until:]
    leaf = node.jenjang == "sub kegiatan"
    return MonevSimpul(node, SerapanTriwulan(quarters if leaf else _sum(children), node.serapan), children)


def _sum(children: tuple[MonevSimpul, ...]) -> tuple[Decimal | None, ...]:
    return tuple(jumlah(child.serapan.triwulan[index] for child in children) for index in range(len(ROMAWI)))
