"""Checks of percentages: they lie between 0 and 100, and are typed as 85, not as the 0,85 that Excel keeps of 85 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.hitungan.capaian import batas_indikator
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.masukan import BarisProgram, Indikator, Profil
from lkjip_xl.domain.nilai.arah import Arah
from lkjip_xl.domain.nilai.triwulan import is_percentage
from lkjip_xl.domain.pemeriksaan.angka import (
    Angka,
    angka_rencana_aksi,
    sebut_angka,
    semua_angka,
    semua_angka_program,
)
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.temuan import Finding, Place, finding

SERATUS = Decimal(100)
PECAHAN_TERBESAR: dict[Arah, Decimal] = {"tinggi": Decimal("1.5"), "rendah": Decimal(1)}
"""Up to where a percentage may be one that Excel keeps as a fraction: 150 % is 1,5; no bad thing exceeds 100 %."""
PERSEN_PASTI = 10
"""From where on a figure is certainly typed as a percentage."""
BATAS_TERKECIL = Decimal(10)
"""A cap of capaian below so many percent is a fraction: 110 % is 1,1."""
_MELAMPAUI = re.compile(r"tumbuh|meningkat|peningkatan|kenaikan|laju|capaian|realisasi|pendapatan|rasio|inflasi|target",
                        re.IGNORECASE)
"""Names of percentages that may well exceed 100."""
_BERUBAH = re.compile(r"tumbuh|ningkat|kenaikan|penurunan|laju|inflasi|perubahan|selisih", re.IGNORECASE)
"""Names of percentages that may well be negative."""


def persentase(bahan: Bahan) -> Iterator[Finding]:
    """K-607: a percentage lies between 0 and 100, unless its name speaks of growth, income or the like."""
    hasil = bahan.hasil
    for indikator in hasil.laporan.indikator:
        if is_percentage(indikator.satuan):
            wrong = [a for a in semua_angka(indikator, hasil.laporan.profil) if _bukan_persen(a.nilai, indikator.nama)]
            yield from _salah(hasil, "K-607", wrong, indikator.nama, indikator.nama)
    for row in hasil.laporan.program:
        yield from _persen_program(row, hasil)


def _persen_program(row: BarisProgram, hasil: Hasil) -> Iterator[Finding]:
    name = row.indikator or row.uraian
    if is_percentage(row.satuan):
        for column, value in (("target", row.target), ("realisasi", row.realisasi)):
            if isinstance(value, Decimal) and _bukan_persen(value, name):
                wrong = [Angka(column, value, Place("program", row.baris, column))]
                yield from _salah(hasil, "K-607", wrong, row.uraian, name)


def _bukan_persen(value: Decimal, name: str) -> bool:
    return (value > SERATUS and not _MELAMPAUI.search(name)) or (value < 0 and not _BERUBAH.search(name))


def pecahan(bahan: Bahan) -> Iterator[Finding]:
    """K-608: a percentage is typed as 85, not as the 0,85 that Excel keeps behind 85 %; so is a cap of capaian."""
    hasil = bahan.hasil
    for indikator in hasil.laporan.indikator:
        figures = angka_indikator(indikator, hasil.laporan.profil)
        yield from _salah(hasil, "K-608", tercampur(figures) or _semua_pecahan(figures), indikator.nama, indikator.nama)
        yield from _salah(hasil, "K-608", _batas_pecahan(indikator), indikator.nama, indikator.nama)
    for row in hasil.laporan.program:
        name, programs = row.indikator or row.uraian, angka_program(row)
        yield from _salah(hasil, "K-608", tercampur(programs) or _semua_pecahan(programs), row.uraian or name, name)


def _salah(hasil: Hasil, kode: str, wrong: list[Angka], pokok: str, nama: str) -> Iterator[Finding]:
    """One finding of all wrong figures of a row, at the first of them."""
    if wrong:
        notation, first = hasil.laporan.pengaturan.notation, wrong[0]
        yield finding(kode, first.place, notation.write(first.nilai), pokok=pokok, nama=nama,
                      angka=sebut_angka(wrong, notation), benar=notation.write((first.nilai * SERATUS).normalize()))


def angka_indikator(indikator: Indikator, profil: Profil) -> tuple[Arah, list[Angka]]:
    """The figures of an indicator in percent with its direction, 0 left out; none of any other."""
    if not is_percentage(indikator.satuan):
        return indikator.arah, []
    figures = (*semua_angka(indikator, profil), *angka_rencana_aksi(indikator))
    return indikator.arah, [a for a in figures if a.nilai]


def angka_program(row: BarisProgram) -> tuple[Arah, list[Angka]]:
    """The figures of a program, kegiatan or sub kegiatan in percent with its direction, 0 left out; none of others."""
    return row.arah, [a for a in semua_angka_program(row) if a.nilai] if is_percentage(row.satuan) else []


def _semua_pecahan(percents: tuple[Arah, list[Angka]]) -> list[Angka]:
    """All of the own figures if every one of them may be a fraction of 1; comparators decide nothing."""
    arah, figures = percents
    own = [a for a in figures if a.place.table != "pembanding"]
    return own if all(abs(a.nilai) <= PECAHAN_TERBESAR[arah] for a in own) else []


def tercampur(percents: tuple[Arah, list[Angka]]) -> list[Angka]:
    """The figures that may be fractions of 1 beside percentages; where lower is better such small ones are common."""
    arah, figures = percents
    if arah == "rendah" or not any(a.nilai >= PERSEN_PASTI for a in figures):
        return []
    return [a for a in figures if 0 < a.nilai <= PECAHAN_TERBESAR[arah]]


def _batas_pecahan(indikator: Indikator) -> list[Angka]:
    cap = batas_indikator(indikator.batas_atas)
    place = Place("indikator", indikator.baris, "batas_atas")
    return [Angka("batas atas", cap, place)] if isinstance(cap, Decimal) and cap < BATAS_TERKECIL else []
