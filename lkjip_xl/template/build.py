"""Builds the workbooks and the add-in as bytes: the same schema and macros always give the same bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Literal

from xlsxwriter import Workbook

from lkjip_xl.book.grid import column_letter
from lkjip_xl.book.schema import (
    MAKS_BARIS_HASIL,
    OUT_FIRST_COLUMN,
    OUTPUT_SHEETS,
    PENGATURAN,
    SETELAN,
    VALUE_COLUMN,
    WORK_SHEETS,
)
from lkjip_xl.template.home import add_beranda
from lkjip_xl.template.inputs import add_inputs, add_lists, define_references
from lkjip_xl.template.look import ROW_PIXELS, Look
from lkjip_xl.template.macros import BUKU, Edition, code_name, vba_project
from lkjip_xl.template.outputs import add_outputs
from lkjip_xl.template.parts import add_ribbon, as_addin
from lkjip_xl.template.ringkasan import add_ringkasan

CREATED = datetime(2025, 1, 1)
"""When every workbook says it was made, so that it is the same at every build."""

TANDA_EXCEL = "Lembar ini menandai buku kerja untuk Excel. Program tidak membaca setelan apa pun darinya."
"""The only text of the hidden sheet by which a workbook made for Excel is told from one made for LibreOffice."""


def build(edition: Literal["excel", "libreoffice"] | None = None) -> bytes:
    """The empty workbook, ready to be filled, byte-identical at every call; without macros if no edition is named."""
    buffer = BytesIO()
    workbook = open_workbook(buffer, "Buku Kerja LKjIP")
    look = Look(workbook)
    _settings_names(workbook)
    add_beranda(workbook, look, buttons=edition is not None)
    add_inputs(workbook, look)
    add_ringkasan(workbook, look, buttons=edition is not None)
    add_outputs(workbook, look, buttons=edition is not None)
    add_lists(workbook, look)
    define_references(workbook)
    if edition == "excel":
        _add_mark(workbook)
    if edition == "libreoffice":
        _shorten_print_areas(workbook)
    if edition:
        add_macros(workbook, edition)
    workbook.close()
    return add_ribbon(buffer.getvalue()) if edition == "excel" else buffer.getvalue()


def open_workbook(buffer: BytesIO, title: str) -> Workbook:
    """A new workbook in the base font, to be written into the buffer."""
    workbook = Workbook(buffer, {
        "in_memory": True,
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
        "default_row_height": ROW_PIXELS,
    })
    workbook.set_properties({"title": title, "author": "lkjip-xl", "created": CREATED})
    workbook.set_size(2400, 1400)
    return workbook


def _shorten_print_areas(workbook: Workbook) -> None:
    """Print as many rows as are formatted: LibreOffice lays out whole columns, which makes opening twice as long."""
    for sheet in (*OUTPUT_SHEETS, *WORK_SHEETS):
        workbook.get_worksheet_by_name(sheet.name).print_area(
            0, OUT_FIRST_COLUMN - 1, sheet.first_row + MAKS_BARIS_HASIL - 1, sheet.last_column - 1)


def build_addin() -> bytes:
    """The add-in: the ribbon and the functions for every workbook."""
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"title": "LKjIP", "author": "lkjip-xl", "created": CREATED,
                             "comments": "Tab LKjIP dan fungsi LKJIP_ untuk semua buku kerja."})
    workbook.add_worksheet("LKjIP")
    add_macros(workbook, "pengaya")
    workbook.close()
    return as_addin(add_ribbon(buffer.getvalue()))


def _add_mark(workbook: Workbook) -> None:
    page = workbook.add_worksheet(SETELAN)
    page.hide()
    page.write_string(0, 0, TANDA_EXCEL)


def add_macros(workbook: Workbook, edition: Edition) -> None:
    """Add the VBA project of an edition; all sheets must be there."""
    names = [code_name(page.name) for page in workbook.worksheets()]
    workbook.add_vba_project(BytesIO(vba_project(edition, names)), is_stream=True)
    workbook.set_vba_name(BUKU)
    for page, name in zip(workbook.worksheets(), names, strict=True):
        page.set_vba_name(name)


def _settings_names(workbook: Workbook) -> None:
    """Names by which conditional formats know the decimal sign and the number of decimals of the office."""
    form = PENGATURAN.forms[0]
    cells = {field.key: f"{PENGATURAN.name}!${column_letter(VALUE_COLUMN)}${form.row(field)}" for field in form.fields}
    workbook.define_name("tanda_titik", f'=LEFT({cells["desimal"]},5)="Titik"')
    workbook.define_name("banyak_desimal", f"={cells['angka_desimal']}")
