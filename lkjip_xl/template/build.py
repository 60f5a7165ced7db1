"""Builds the whole workbook as bytes: the same schema always gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from lkjip_xl.book.schema import PENGATURAN, VALUE_COLUMN, column_letter
from lkjip_xl.template.home import add_beranda, add_ringkasan
from lkjip_xl.template.inputs import add_inputs, add_lists, define_references
from lkjip_xl.template.look import ROW_PIXELS, Look
from lkjip_xl.template.outputs import add_outputs

_CREATED = datetime(2025, 1, 1)


def build() -> bytes:
    """The empty workbook, ready to be filled; byte-identical at every call."""
    buffer = BytesIO()
    workbook = Workbook(buffer, {
        "in_memory": True,
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
        "default_row_height": ROW_PIXELS,
    })
    workbook.set_properties({"title": "Buku Kerja LKjIP", "author": "lkjip-xl", "created": _CREATED})
    workbook.set_size(2400, 1400)
    look = Look(workbook)
    _settings_names(workbook)
    add_beranda(workbook, look)
    add_inputs(workbook, look)
    add_ringkasan(workbook, look)
    add_outputs(workbook, look)
    add_lists(workbook, look)
    define_references(workbook)
    workbook.close()
    return buffer.getvalue()


def _settings_names(workbook: Workbook) -> None:
    """Names by which conditional formats know the decimal sign and the number of decimals of the office."""
    form = PENGATURAN.forms[0]
    cells = {field.key: f"{PENGATURAN.name}!${column_letter(VALUE_COLUMN)}${form.row(field)}" for field in form.fields}
    workbook.define_name("tanda_titik", f'=LEFT({cells["desimal"]},5)="Titik"')
    workbook.define_name("banyak_desimal", f"={cells['angka_desimal']}")


