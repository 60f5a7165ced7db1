"""The sentences of the report that follow from its figures, in the words of an office."""

from __future__ import annotations

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.narasi import anggaran, ikhtisar, indikator, pengantar, pengukuran, rencana, simpulan
from lkjip_xl.domain.narasi.frasa import Frasa
from lkjip_xl.domain.narasi.kalimat import Kalimat

__all__ = ["Kalimat", "narasi"]


def narasi(hasil: Hasil, jangka: str = "Renstra") -> tuple[Kalimat, ...]:
    """All computed sentences in the order of the report, none twice; ``jangka`` names the plan period, as RPJMD."""
    frasa = Frasa(hasil, jangka)
    return tuple(dict.fromkeys((
        *pengantar.kata_pengantar(frasa), *ikhtisar.ikhtisar(frasa), *pengantar.latar_belakang(frasa),
        *rencana.rencana(frasa),
        *pengukuran.pengukuran(frasa), *indikator.per_induk(frasa), *pengukuran.keseluruhan(frasa),
        *indikator.per_telaah(frasa), *anggaran.efisiensi(frasa), *anggaran.realisasi(frasa),
        *simpulan.simpulan(frasa),
    )))
