"""Blank names of the budget filled from the national nomenclature, and said so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from lkjip_xl.domain.masukan import BarisProgram
from lkjip_xl.domain.nilai.kode import kode_baku
from lkjip_xl.domain.nilai.nomenklatur import nomenklatur
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.temuan import Finding, Place, finding

DISEBUT = 5
"""How many filled names a finding gives; the rest are counted."""


def lengkapi(baris: BarisProgram) -> BarisProgram:
    """The row with its blank uraian, indikator and satuan as the nomenclature has them, all else as typed.

    Indikator and satuan are filled only where something is typed that they would name; the satuan only of the
    nomenclature's own indikator.
    """
    nomen = nomenklatur(baris.kode)
    if nomen is None:
        return baris
    names = {"uraian": baris.uraian or nomen.nama}
    if _measured(baris) and (not baris.indikator or serupa(baris.indikator) == serupa(nomen.indikator)):
        names |= {"indikator": baris.indikator or nomen.indikator, "satuan": baris.satuan or nomen.satuan}
    return replace(baris, **names)  # type: ignore[arg-type]


def lengkapi_semua(rows: Iterable[BarisProgram]) -> tuple[tuple[BarisProgram, ...], tuple[Finding, ...]]:
    """All rows of the budget filled by `lengkapi`, and one saran that names what was filled, at its first cell.

    Of a code with several rows only the name is filled, and only where none of them has one: which of them has the
    nomenclature's indikator is not known.
    """
    typed = tuple(rows)
    count = Counter(kode_baku(row.kode) for row in typed)
    named = {kode_baku(row.kode) for row in typed if row.uraian}
    filled = tuple(_filled(row, several=count[kode_baku(row.kode)] > 1, named=kode_baku(row.kode) in named)
                   for row in typed)
    changed = [(old, new) for old, new in zip(typed, filled, strict=True) if old != new]
    first = min(changed, key=lambda pair: pair[0].baris, default=None)
    return filled, saran_nomenklatur([(old.baris, _told(old, new)) for old, new in changed],
                                     _changed(*first)[0] if first else "")


def induk_kode(kode: str) -> BarisProgram | None:
    """The row of a program or kegiatan that nobody typed, named by the nomenclature; None where it is not there."""
    nomen = nomenklatur(kode)
    return BarisProgram(0, kode, nomen.nama) if nomen else None


def saran_nomenklatur(diisi: Sequence[tuple[int, str]], kolom: str) -> tuple[Finding, ...]:
    """One saran on what the nomenclature filled, each with the row it is about; none where it filled nothing."""
    if not diisi:
        return ()
    rows, names = zip(*diisi, strict=True)
    return (finding("H-215", Place("program", min(rows), kolom), "", isi=_listed(names)),)


def _listed(names: Sequence[str]) -> str:
    more = f"; dan {len(names) - DISEBUT} lagi" if len(names) > DISEBUT else ""
    return "; ".join(names[:DISEBUT]) + more


def _filled(row: BarisProgram, *, several: bool, named: bool) -> BarisProgram:
    new = lengkapi(row)
    if several and not row.indikator:
        new = replace(new, indikator=row.indikator, satuan=row.satuan)
    return replace(new, uraian=row.uraian) if named else new


def _changed(old: BarisProgram, new: BarisProgram) -> list[str]:
    return [field.name for field in fields(old) if getattr(old, field.name) != getattr(new, field.name)]


def _told(old: BarisProgram, new: BarisProgram) -> str:
    changed = _changed(old, new)
    return f"{old.kode} ({', '.join(changed)})" if "uraian" not in changed else f"{old.kode} {new.uraian}"


def _measured(row: BarisProgram) -> bool:
    return any(value is not None for value in (row.target, row.realisasi, *row.target_tw,
                                               *row.realisasi_tw))
