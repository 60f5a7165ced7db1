"""Which of the eight attachments of a report its input is enough for, told without making them."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.domain.hitungan.anggaran import Simpul
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator
from lkjip_xl.domain.masukan import Pengaturan
from lkjip_xl.domain.nilai.triwulan import ada

PK_PERUBAHAN = 5
"""The attachment that only an office with a changed Perjanjian Kinerja has."""


def lampiran(hasil: Hasil) -> Mapping[int, bool]:
    """By number of the attachment, in their order, whether it would hold anything; what is not asked is left out.

    PK Perubahan is asked where it is in force or entered (PermenPAN-RB 53/2014 Lampiran I).
    """
    found = _ada(hasil)
    settings = hasil.laporan.pengaturan
    if not found[PK_PERUBAHAN] and "Perubahan" not in (settings.pk, settings.pagu):
        del found[PK_PERUBAHAN]
    return found


def _ada(hasil: Hasil) -> dict[int, bool]:
    laporan, nodes, year = hasil.laporan, hasil.pohon.simpul(), hasil.laporan.profil.tahun
    outputs = [one for node in nodes for one in node.keluaran]
    money = any(_berpagu(node) for node in nodes)
    planned = any(one.target is not None for one in outputs) or money
    by_quarter = any(ada(one.jadwal.triwulan) for one in outputs)
    return {
        1: bool(hasil.indikator),
        2: bool(laporan.induk or nodes),
        3: planned or any(one.renja is not None or year in one.rencana for one in laporan.indikator if one.induk),
        4: any(item.indikator.pk_murni is not None for item in hasil.indikator)
        or any(row.pagu_murni is not None for row in laporan.program),
        PK_PERUBAHAN: any(item.indikator.pk_perubahan is not None for item in hasil.indikator)
        or any(row.pagu_perubahan is not None for row in laporan.program),
        6: planned or by_quarter or any(_berencana(item, laporan.pengaturan) for item in hasil.indikator),
        7: money or any(_terpantau(item) for item in hasil.indikator)
        or any(one.realisasi is not None for one in outputs),
        8: bool(hasil.indikator),
    }


def _berpagu(node: Simpul) -> bool:
    return node.serapan.anggaran is not None


def _berencana(item: HasilIndikator, settings: Pengaturan) -> bool:
    """Whether the rencana aksi has a target; where it is by month, its steps stand on a sheet of their own."""
    planned = ada((item.target, *item.jadwal.triwulan, *item.jadwal.bulan))
    return planned or (settings.per_bulan and bool(item.indikator.langkah))


def _terpantau(item: HasilIndikator) -> bool:
    return ada((item.target, item.target_kini.nilai, item.realisasi, *item.indikator.triwulan))
