"""What the office writes: analysis, monev, organisation, and the text of the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from lkjip_xl.book.laporan.context import Context
from lkjip_xl.book.laporan.records import filled
from lkjip_xl.book.reader import normal
from lkjip_xl.domain.masukan import Analisis, BarisMonev, Unit
from lkjip_xl.domain.nilai.triwulan import ROMAWI
from lkjip_xl.domain.temuan import Place


def read_analisis(context: Context, names: Mapping[str, str]) -> dict[str, Analisis]:
    """The points of each indicator by its name; a row without a name continues the one above it."""
    points: dict[str, dict[str, list[str]]] = {}
    name = ""
    for row in context.rows("analisis"):
        if row.text("indikator"):
            name = context.named("analisis", row, "indikator", names)
        elif not name:
            context.note("B-106", Place("analisis", row.baris, "indikator"), "", kolom="Indikator Kinerja")
        for heading in fields(Analisis):
            if name and row.text(heading.name):
                points.setdefault(name, {}).setdefault(heading.name, []).append(row.text(heading.name))
    return {name: Analisis(**{key: tuple(texts) for key, texts in found.items()}) for name, found in points.items()}


def read_monev(context: Context, names: Mapping[str, str]) -> tuple[BarisMonev, ...]:
    """The notes whose indicator and quarter are known."""
    rows = context.rows("monev")
    context.require("monev", rows)
    return tuple(
        filled(BarisMonev, row, triwulan=ROMAWI.index(row.text("triwulan")) + 1, indikator=name)
        for row in rows
        if (name := context.named("monev", row, "indikator", names)) and row.text("triwulan") in ROMAWI
    )


def read_organisasi(context: Context) -> tuple[Unit, ...]:
    """The posts and units; a row without a name adds a function to the one above it."""
    rows = context.rows("organisasi")
    known = {normal(row.text("unit")): row.text("unit") for row in rows if row.text("unit")}
    found: list[Unit] = []
    for row in rows:
        points = (row.text("fungsi"),) if row.text("fungsi") else ()
        if row.text("unit"):
            found.append(filled(Unit, row, nama=row.text("unit"), fungsi=points,
                                atasan=context.named("organisasi", row, "atasan", known)))
        elif found:
            found[-1] = replace(found[-1], fungsi=(*found[-1].fungsi, *points))
        else:
            context.note("B-106", Place("organisasi", row.baris, "unit"), "", kolom="Jabatan / Unit")
    return tuple(found)


def read_naskah(context: Context) -> dict[str, tuple[str, ...]]:
    """The points of each part of the report; a row without a part continues the one above it."""
    found: dict[str, tuple[str, ...]] = {}
    bagian = ""
    for row in context.rows("naskah"):
        bagian = row.text("bagian") or bagian
        if not bagian:
            context.note("B-106", Place("naskah", row.baris, "bagian"), "", kolom="Bagian")
        elif row.text("isi"):
            found[bagian] = (*found.get(bagian, ()), row.text("isi"))
    return found
