"""Outputs: the indicators of program, kegiatan and sub kegiatan, of the year and up to the reported quarter."""

from __future__ import annotations

from lkjip_xl.domain.hitungan.capaian import capaian, terhadap_setahun
from lkjip_xl.domain.hitungan.jadwal import KOSONG_BULAN, Jadwal, susun
from lkjip_xl.domain.hitungan.triwulan import (
    SETAHUN,
    Kumulatif,
    realisasi_sampai,
    target_gabungan,
    target_sampai,
)
from lkjip_xl.domain.masukan import BarisProgram, Pengaturan
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.figure import Figure, missing
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.triwulan import Cara, ada, cara_dipakai
from lkjip_xl.domain.nilai.ukuran import Ukuran


@record(frozen=True)
class Keluaran:
    """One indicator of a program, kegiatan or sub kegiatan.

    ``target`` is that of the year, ``realisasi`` that to date, which is the year's when it is over; each as typed or
    else from its quarters by the way in force. ``capaian`` is against the year, ``capaian_kini`` against the target to
    date.
    """

    baris: BarisProgram
    cara: Cara
    jadwal: Jadwal
    target: Ukuran | None
    target_kini: Kumulatif
    realisasi: Ukuran | None
    asal: str
    capaian: Figure
    capaian_kini: Figure


def keluaran(row: BarisProgram, pengaturan: Pengaturan) -> Keluaran:
    """The figures of the indicator on one row, up to the quarter that is reported."""
    cara, notation, until = cara_baris(row), pengaturan.notation, pengaturan.triwulan
    target = row.target
    if target is None and ada(row.target_tw):
        target = target_gabungan(row.target_tw, cara, notation).nilai
    reached = realisasi_sampai(row.realisasi_tw, row.realisasi, cara, until, notation)
    planned = target_sampai(row.target_tw, target, cara, until, notation)
    rules = pengaturan.capaian
    figure = terhadap_setahun(_capaian(row, target, reached, rules), target, row.arah, cara, until)
    return Keluaran(row, cara, susun(row.target_tw, KOSONG_BULAN, target, cara.cara, per_bulan=False), target,
                    planned, reached.nilai, reached.asal or "isian tahun", figure,
                    _capaian_kini(row, Kumulatif(target, "") if until == SETAHUN else planned, reached, rules))


def cara_baris(row: BarisProgram) -> Cara:
    """The way in force for the quarters of a row."""
    return cara_dipakai(row.cara_triwulan, row.satuan, row.target, row.realisasi, row.target_tw,
                        row.realisasi_tw, rendah=row.arah == "rendah")


def _capaian(row: BarisProgram, target: Ukuran | None, reached: Kumulatif, rules: AturanCapaian) -> Figure:
    if reached.nilai is None and ada(row.realisasi_tw):
        return missing(reached.asal)
    return capaian(target, reached.nilai, row.arah, rules)


def _capaian_kini(row: BarisProgram, planned: Kumulatif, reached: Kumulatif, rules: AturanCapaian) -> Figure:
    """Against the target to date; none where there is none, since the target of the year is another one."""
    if planned.nilai is None and planned.asal:
        return missing(planned.asal)
    return _capaian(row, planned.nilai, reached, rules)


def terisi(row: BarisProgram) -> bool:
    """Whether a row holds an indicator at all, and not money alone."""
    return bool(row.indikator) or ada((row.target, row.realisasi, *row.target_tw, *row.realisasi_tw))
