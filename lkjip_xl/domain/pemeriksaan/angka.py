"""The figures that were typed for an indicator, each with what it is of and its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.domain.masukan import BarisProgram, Indikator, Profil
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.ukuran import Rentang, Ukuran
from lkjip_xl.domain.pemeriksaan.sebutan import sebut
from lkjip_xl.domain.temuan import Place

Bernama = tuple[str, Ukuran | None, Place]
"""What a measure is of, the measure, and its cell."""


@record(frozen=True)
class Angka:
    """A figure of an indicator, what it is of, and its cell."""

    besaran: str
    nilai: Decimal
    place: Place


def semua_angka(indikator: Indikator, profil: Profil) -> Iterator[Angka]:
    """Every number typed for the years and quarters of an indicator and for its comparators."""
    return _angka(_semua_ukuran(indikator, profil))


def angka_rencana_aksi(indikator: Indikator) -> Iterator[Angka]:
    """Every number typed into the rencana aksi of an indicator, by quarter and by month."""
    place = Place("indikator", indikator.baris)
    return _angka([*((f"target triwulan {n}", value, replace(place, column=f"target_tw_{n}"))
                     for n, value in enumerate(indikator.target_tw, 1)),
                   *((f"target bulan {n}", value, replace(place, column=f"bulan_{n}"))
                     for n, value in enumerate(indikator.target_bulan, 1))])


def semua_angka_program(row: BarisProgram) -> Iterator[Angka]:
    """Every number typed for the indicator of a program, kegiatan or sub kegiatan."""
    place = Place("program", row.baris)
    years = ((apa, value, replace(place, column=apa)) for apa, value in (("target", row.target),
                                                                         ("realisasi", row.realisasi)))
    quarters = ((f"{apa} triwulan {n}", value, replace(place, column=f"{apa}_tw_{n}"))
                for apa, series in (("target", row.target_tw), ("realisasi", row.realisasi_tw))
                for n, value in enumerate(series, 1))
    return _angka([*years, *quarters])


def sebut_angka(figures: Iterable[Angka], notation: Notation) -> str:
    """The figures in quotes, each with what it is of."""
    return sebut(f"{figure.besaran} {notation.write(figure.nilai)}" for figure in figures)


def _angka(measures: Iterable[Bernama]) -> Iterator[Angka]:
    """The numbers among measures; ranges give both bounds, predicates none."""
    for besaran, value, place in measures:
        bounds = (value.bawah, value.atas) if isinstance(value, Rentang) else (value,)
        yield from (Angka(besaran, bound, place) for bound in bounds if isinstance(bound, Decimal))


def _semua_ukuran(indikator: Indikator, profil: Profil) -> Iterator[Bernama]:
    place = Place("indikator", indikator.baris)
    for year, value in indikator.rencana.items():
        yield f"target Renstra {year}", value, replace(place, column=f"rencana_{year - profil.tahun_akhir + 5}")
    yield "target Renja", indikator.renja, replace(place, column="renja")
    yield "target PK murni", indikator.pk_murni, replace(place, column="pk_murni")
    yield "target PK perubahan", indikator.pk_perubahan, replace(place, column="pk_perubahan")
    for year, value in indikator.realisasi.items():
        yield f"realisasi {year}", value, replace(place, column=f"realisasi_{profil.tahun - year}")
    for year, value in indikator.target_lalu.items():
        yield f"target {year}", value, replace(place, column=f"target_{profil.tahun - year}")
    for index, quarter in enumerate(indikator.triwulan, 1):
        yield f"realisasi triwulan {index}", quarter, replace(place, column=f"realisasi_tw_{index}")
    for other in indikator.pembanding:
        yield f"pembanding {other.nama}", other.nilai, Place("pembanding", other.baris, "nilai")
