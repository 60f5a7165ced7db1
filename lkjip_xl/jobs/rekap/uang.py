"""The frames of a rekap about money: serapan by office, urusan and program, sums of them, and efficiency."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.jobs.rekap.bacaan import Baca, berjenis, bingkai, terbanyak
from lkjip_xl.jobs.rekap.eksak import persen
from lkjip_xl.jobs.rekap.hasil import Efisiensi, EfisiensiTingkat, Serapan, SerapanJumlah
from lkjip_xl.jobs.rekap.kantor import Kantor
from lkjip_xl.jobs.rekap.kinerja import peringkat

if TYPE_CHECKING:
    from pandas import DataFrame, Series


@record(frozen=True)
class Jumlah:
    """The money of the ``banyak`` rows that have both a pagu and a realisasi; ``tanpa`` rows lack one of them."""

    banyak: int
    tanpa: int
    pagu: int | None
    realisasi: int | None
    sisa: int | None
    serapan: float | None
    pagu_tanpa_realisasi: int = 0


def jumlah(frame: DataFrame) -> Jumlah:
    """The sums of the rows of a frame in whole rupiah."""
    pairs = list(zip(_whole(frame["pagu"]), _whole(frame["realisasi"]), strict=True))
    both = [(budget, spent) for budget, spent in pairs if budget is not None and spent is not None]
    left = sum(budget for budget, spent in pairs if budget is not None and spent is None)
    if not both:
        return Jumlah(0, len(pairs), None, None, None, None, left)
    pagu, realisasi = sum(one for one, _ in both), sum(one for _, one in both)
    return Jumlah(len(both), len(pairs) - len(both), pagu, realisasi, pagu - realisasi, persen(realisasi, pagu), left)


def _whole(money: Series[int]) -> list[int | None]:
    """Python's own whole numbers, which a nation's money does not overflow."""
    return [int(one) if there else None for one, there in zip(money, money.notna(), strict=True)]


def serapan_instansi(kantor: Kantor) -> DataFrame:
    """The frame of `Serapan`."""
    return berjenis(kantor.frame.assign(peringkat=peringkat(kantor.frame["serapan"])), Serapan)


def baca_program(baca: Baca, kantor: Kantor) -> DataFrame:
    """The programs of the offices whose money is added up."""
    columns = ("buku", "kode_baku", "urusan", "uraian", "pagu", "realisasi")
    offices = kantor.beranggaran.index.tolist()
    return baca("anggaran", columns, {"buku": offices, "jenjang": "program"}).astype(
        {"kode_baku": "str", "urusan": "str", "uraian": "str"})


def serapan_urusan(program: DataFrame) -> DataFrame:
    """The frame of `SerapanJumlah` by urusan."""
    return _dijumlahkan(program.assign(uraian=""), program["urusan"])


def serapan_program(program: DataFrame) -> DataFrame:
    """The frame of `SerapanJumlah` by the code of the program, by its name where it has none."""
    named = [code or f"~{serupa(name)}" for code, name in zip(program["kode_baku"], program["uraian"], strict=True)]
    return _dijumlahkan(program, program["kode_baku"].where(program["kode_baku"] != "", named))


def _dijumlahkan(program: DataFrame, by: Series[str]) -> DataFrame:
    rows = [_baris(str(key), group) for key, group in program.groupby(by)]
    rows.sort(key=lambda row: (not row.kode, row.kode, row.uraian))
    return bingkai(SerapanJumlah, rows)


def _baris(key: str, group: DataFrame) -> SerapanJumlah:
    sums = jumlah(group)
    return SerapanJumlah("" if key.startswith("~") else key, terbanyak(group["uraian"]), group["buku"].nunique(),
                         sums.pagu, sums.realisasi, sums.sisa, sums.serapan, sums.tanpa)


def efisiensi(kantor: Kantor) -> DataFrame:
    """The frame of `Efisiensi`."""
    renamed = {"efisiensi_metode": "metode", "efisiensi_tingkat": "tingkat"}
    return berjenis(kantor.frame.rename(columns=renamed), Efisiensi)


def efisiensi_tingkat(frame: DataFrame) -> DataFrame:
    """The frame of `EfisiensiTingkat` from that of `Efisiensi`."""
    there = frame["efisiensi"].notna()
    pairs = zip(frame["metode"].where(there, ""), frame["tingkat"].where(there, ""), strict=True)
    rows = [EfisiensiTingkat(method, level, count) for (method, level), count in Counter(pairs).items()]
    rows.sort(key=lambda row: (not row.metode, row.metode, -row.banyak, row.tingkat))
    return bingkai(EfisiensiTingkat, rows)
