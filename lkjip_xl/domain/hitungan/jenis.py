"""Indicators whose kind changed between years: predicates in some, numbers in others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.masukan import Indikator
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.skala import skala
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran

AKIP = "akip"
"""The scale on which a number has a predicate (PermenPAN-RB 88/2021)."""
TERTINGGI = Decimal(100)


def jenis_berganti(indikator: Indikator, kini: Ukuran | None, tahun: int, notation: Notation) -> tuple[str, ...]:
    """The values of an indicator that are of another kind than its target ``kini``, each with its year and as typed.

    A number has its predicate beside it where the predicates are those of the AKIP scale: ``target 2021 72,5 = BB``.
    Empty where all are of one kind; with nothing for this year, the numbers are named. The realisasi of this year is
    left to capaian, which cannot be computed from two kinds.
    """
    values = tuple(_semua(indikator, tahun))
    kinds = {isinstance(value, Predikat) for _, value in values}
    if len(kinds) < 2:
        return ()
    wanted = not isinstance(kini, Predikat) if kini is not None else False
    graded = _ber_akip(value for _, value in values)
    return tuple(f"{name} {_tulis(value, notation, graded)}" for name, value in values
                 if isinstance(value, Predikat) == wanted)


def _semua(indikator: Indikator, tahun: int) -> Iterator[tuple[str, Ukuran]]:
    """Every target and realisasi by year, then those of this year's documents."""
    for year in sorted({*indikator.rencana, *indikator.target_lalu, *indikator.realisasi}):
        target = indikator.target_lalu.get(year, indikator.rencana.get(year))
        realisasi = None if year == tahun else indikator.realisasi.get(year)
        for name, value in (("target", target), ("realisasi", realisasi)):
            if value is not None:
                yield f"{name} {year}", value
    documents = (("target Renja", indikator.renja), ("target PK Murni", indikator.pk_murni),
                 ("target PK Perubahan", indikator.pk_perubahan))
    yield from ((name, value) for name, value in documents if value is not None)


def _ber_akip(values: Iterator[Ukuran]) -> bool:
    levels = {level.kategori for level in skala(AKIP).tingkat}
    return {value.teks for value in values if isinstance(value, Predikat)} <= levels


def _tulis(value: Ukuran, notation: Notation, graded: bool) -> str:
    if isinstance(value, Predikat):
        return value.teks
    if not isinstance(value, Decimal):
        return f"{notation.write(value.bawah)}-{notation.write(value.atas)}"
    on_scale = graded and 0 <= value <= TERTINGGI
    return notation.write(value) + (f" = {skala(AKIP).kategori(value).kategori}" if on_scale else "")
