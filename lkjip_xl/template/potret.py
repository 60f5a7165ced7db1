"""The snapshot of a template that later versions read its books by: ``python -m lkjip_xl.template.potret COMMIT``.

It is made once, from the last commit before a version changes, and kept as ``book/versi/NAMA.json``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from lkjip_xl.book.grid import cell_name
from lkjip_xl.book.schema import (
    BERANDA,
    FIRST_COLUMN,
    INPUT_SHEETS,
    OUT_FIRST_COLUMN,
    OUTPUT_SHEETS,
    PERIKSA,
    REVIU,
    RINGKASAN,
    RINGKASAN_FACTS,
    SETELAN,
    SHEET_NAMES,
    VALUE_COLUMN,
    VERSI_TEMPLATE,
    WORK_SHEETS,
    Form,
    InputSheet,
    OutputSheet,
    Table,
    output_sheet,
)
from lkjip_xl.engines.workbook.file import FileBook, open_book
from lkjip_xl.engines.workbook.shipped import BUKU

TEMPLATE = Path(__file__).parents[2] / "workbook" / BUKU
DIBANDINGKAN = "lampiran_pengukuran"
"""The output sheet that shows every indicator with its capaian and kategori."""


def potret(made_by: str) -> dict[str, Any]:
    """What a later version must know of the present template: input sheets, fixed texts, where results stand."""
    with open_book(TEMPLATE) as book:
        return {
            "versi": VERSI_TEMPLATE,
            "dibuat": made_by,
            "beranda": BERANDA,
            "lembar": [*SHEET_NAMES, SETELAN],
            "nama": sorted(book.names),
            "modul": sorted(book.modules),
            "isian": [_sheet(book, sheet) for sheet in INPUT_SHEETS],
            "periksa": _output(PERIKSA),
            "reviu": _output(REVIU),
            "pengukuran": _output(output_sheet(DIBANDINGKAN)),
            "ringkasan": {"lembar": RINGKASAN.name, "sel": {
                key: [RINGKASAN.facts_row + index, RINGKASAN.value_column]
                for index, (key, _, _) in enumerate(RINGKASAN_FACTS)}},
            "lebar_hasil": {sheet.name: sheet.trace_column for sheet in (*OUTPUT_SHEETS, *WORK_SHEETS)},
        }


def _sheet(book: FileBook, sheet: InputSheet) -> dict[str, Any]:
    return {
        "lembar": sheet.name,
        "tetap": sorted(_fixed(book, sheet)),
        "rumus": sorted(set(book.formulas(sheet.name).values())),
        "blok": [_form(block) if isinstance(block, Form) else _table(block) for block in sheet.blocks],
    }


def _fixed(book: FileBook, sheet: InputSheet) -> set[str]:
    """The texts that the template has put there itself, outside of what staff fill."""
    answers = {cell_name(form.row(field), VALUE_COLUMN) for form in sheet.forms for field in form.fields}
    bodies = {cell_name(row, FIRST_COLUMN + index) for table in sheet.tables
              for row in range(table.first_row, table.last_row + 1) for index in range(len(table.columns))}
    return {value for row, line in enumerate(book.read(sheet.name).rows, 1) for column, value in enumerate(line, 1)
            if isinstance(value, str) and cell_name(row, column) not in answers | bodies}


def _form(form: Form) -> dict[str, Any]:
    return {"kunci": form.key, "judul": form.title, "baris_judul": form.header_row,
            "isian": [[field.key, field.label] for field in form.fields]}


def _table(table: Table) -> dict[str, Any]:
    return {"kunci": table.key, "judul": table.title, "baris_judul": table.header_row, "kapasitas": table.capacity,
            "baris": [list(row) for row in table.rows], "kolom": [[c.key, c.label] for c in table.columns]}


def _output(sheet: OutputSheet) -> dict[str, Any]:
    return {"lembar": sheet.name, "baris_pertama": sheet.first_row,
            "kolom": {column.key: OUT_FIRST_COLUMN + index for index, column in enumerate(sheet.columns)}}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(potret(f"python -m lkjip_xl.template.potret, {' '.join(sys.argv[1:])}"),
                                ensure_ascii=False, separators=(",", ":")).replace("},{", "},\n{") + "\n")
