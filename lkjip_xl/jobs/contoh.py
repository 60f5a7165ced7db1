"""Contoh: the workbooks of two published reports, filled in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from lkjip_xl.book.grid import Grid, Value
from lkjip_xl.book.schema import FIRST_COLUMN, INPUT_SHEETS, VALUE_COLUMN, Form, InputSheet, Table

NAMA_CONTOH = ("banyudono-2024", "blora-2024")
"""The filled examples, by the name of their data file."""


@dataclass(frozen=True)
class Contoh:
    """The input of one example, by table and form key, with the figures as its report prints them."""

    nama: str
    judul: str
    isian: Mapping[str, Any]


def contoh(nama: str) -> Contoh:
    """The example of that name."""
    data = _read(nama)
    return Contoh(data.pop("nama"), data.pop("judul"), data | _read(f"{nama}-tercetak"))


def _read(nama: str) -> dict[str, Any]:
    return tomllib.loads(files("lkjip_xl.contoh").joinpath(f"{nama}.toml").read_text("utf-8"))


def fill(grid: Grid, isian: Mapping[str, Any]) -> None:
    """Write input into the input sheets of an empty workbook, where the template has put the tables and forms."""
    for sheet in INPUT_SHEETS:
        for block in sheet.blocks:
            if block.key in isian:
                _fill_form(grid, sheet, block, isian[block.key]) if isinstance(block, Form) else _fill_table(
                    grid, sheet, block, isian[block.key])


def _fill_form(grid: Grid, sheet: InputSheet, form: Form, answers: Mapping[str, Value]) -> None:
    for field in form.fields:
        if field.key in answers:
            grid.write(sheet.name, form.row(field), VALUE_COLUMN, [[answers[field.key]]])


def _fill_table(grid: Grid, sheet: InputSheet, table: Table, rows: list[Mapping[str, Value]]) -> None:
    values = [[row.get(column.key) for column in table.columns] for row in rows]
    values += [[None] * len(table.columns)] * (len(table.rows) - len(rows))
    grid.write(sheet.name, table.first_row, FIRST_COLUMN, values)
