"""The decimals of an indicator and of a row of the budget: those that were entered."""

from __future__ import annotations

from lkjip_xl.domain.masukan import BarisProgram, Indikator
from lkjip_xl.domain.nilai.desimal import desimal, terpisah
from lkjip_xl.domain.nilai.ukuran import Ukuran


def desimal_indikator(indikator: Indikator, tahun: int, target: Ukuran | None = None,
                      realisasi: Ukuran | None = None) -> int:
    """The decimals of every target, realisasi and comparator of an indicator: the most that any entered one has.

    ``realisasi`` is that of the year, which may have been computed from quarters. Where figures that are compared would
    be printed alike though they differ, there are more decimals.
    """
    rivals = tuple(other.nilai for other in indikator.pembanding)
    entered = (*indikator.rencana.values(), indikator.renja, indikator.pk_murni, indikator.pk_perubahan,
               *indikator.realisasi.values(), *indikator.target_lalu.values(), *indikator.triwulan, *rivals,
               *indikator.target_tw, *indikator.target_bulan)
    years = {**indikator.realisasi, **({tahun: realisasi} if realisasi is not None else {})}
    pairs: list[tuple[Ukuran | None, Ukuran | None]] = [(value, years.get(year - 1)) for year, value in years.items()]
    pairs += [(realisasi, other) for other in (target, *indikator.rencana.values(), *rivals)]
    return terpisah(pairs, desimal(entered, (realisasi,)))


def desimal_baris(row: BarisProgram, *computed: Ukuran | None) -> int:
    """The decimals of every target and realisasi of a program, kegiatan or sub kegiatan, those computed included."""
    entered = (row.target, row.realisasi, *row.target_tw, *row.realisasi_tw)
    return terpisah(((row.realisasi, row.target),), desimal(entered, computed))
