"""The names of all sheets in their order, and sheets and tables by their key."""

from __future__ import annotations

from lkjip_xl.book.schema.beranda import BERANDA
from lkjip_xl.book.schema.hasil import OUTPUT_NAMES, OUTPUT_SHEETS
from lkjip_xl.book.schema.hasil.periksa import WORK_SHEETS
from lkjip_xl.book.schema.isian import INPUT_SHEETS
from lkjip_xl.book.schema.kinds import Form, InputSheet, OutputSheet, Table

DAFTAR = "Daftar"
"""The hidden sheet with the lists of the drop-downs."""

SETELAN = "xlwings.conf"
"""The hidden sheet with the settings of xlwings; only the workbook for Excel has it."""

SHEET_NAMES: tuple[str, ...] = (BERANDA, *(sheet.name for sheet in INPUT_SHEETS), *OUTPUT_NAMES, DAFTAR)


def output_sheet(key: str) -> OutputSheet:
    """The output sheet of that key."""
    return next(sheet for sheet in (*OUTPUT_SHEETS, *WORK_SHEETS) if sheet.key == key)


def table_sheet(key: str) -> InputSheet:
    """The input sheet that holds the table or form of that key."""
    return next(sheet for sheet in INPUT_SHEETS if any(block.key == key for block in sheet.blocks))


def block(key: str) -> Table | Form:
    """The table or form of that key."""
    return next(b for sheet in INPUT_SHEETS for b in sheet.blocks if b.key == key)
