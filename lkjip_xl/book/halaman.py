"""Paper: how much of a sheet a page holds, at what size its texts are printed, and which columns it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from lkjip_xl.book.bentuk import ALIGN, TANPA_LIPAT
from lkjip_xl.book.grid import Block, Value
from lkjip_xl.book.schema import KOSONG, LEVEL_COLUMN, OUT_FIRST_COLUMN, TAK_BERISI, OutputSheet
from lkjip_xl.book.textfit import INDENT_WIDTH, row_height, text_lines
from lkjip_xl.book.warna import TEBAL

MILIMETER = {"F4": (215.9, 330.2), "A4": (210.0, 297.0)}
"""Width and height of a sheet of paper, upright; Excel takes its "Folio" for F4."""
TEPI = {"left": 0.6, "right": 0.5, "top": 0.6, "bottom": 0.7}
"""The margins of printed sheets in inches."""
HURUF = 10.0
"""The font size of the body of all output sheets in points."""
HURUF_TERKECIL = {True: 8.0, False: 9.0}
"""The least size of body text on paper in points, landscape and portrait."""
BARIS_BAKU = 15.0
"""The height of a row without a height of its own, in points."""
_LEPAS = ("grup", "catatan", "teks")
"""Rows whose texts are not broken within their column."""
_LEBIH_LEBAR, _BARIS_OFFICE, _SELA_OFFICE = 1.05, 11.75, 1.5
"""LibreOffice: its columns are so much wider than Excel's, the height of a line, and what a row has beside, in points.
"""
_DERET = 3
"""From so many columns on, those under one heading are a series."""
_PIXELS, _PADDING, _POINTS = 7, 5, 0.75
"""A unit of column width is so many pixels; each column has some more; a pixel is so many points."""


def lebar(sheet: OutputSheet, tanpa: AbstractSet[int] = frozenset()) -> float:
    """The width of a table in points as Excel lays it out, without the columns left out (counted from 0)."""
    pixels = (int(column.width * _PIXELS + 0.5) + _PADDING
              for index, column in enumerate(sheet.columns) if index not in tanpa)
    return sum(pixels) * _POINTS


def skala(sheet: OutputSheet, kertas: str, tanpa: AbstractSet[int] = frozenset()) -> float:
    """By what a sheet is made smaller so that its table fits the width of the paper; never more than 1."""
    sides = MILIMETER.get(kertas, MILIMETER["F4"])
    room = (sides[1 if sheet.landscape else 0] / 25.4 - TEPI["left"] - TEPI["right"]) * 72
    return min(room / lebar(sheet, tanpa), 1.0)


def huruf_cetak(sheet: OutputSheet, kertas: str, tanpa: AbstractSet[int] = frozenset()) -> float:
    """The size in points that the body of a sheet has on paper."""
    return HURUF * skala(sheet, kertas, tanpa)


def tinggi(sheet: OutputSheet, kertas: str) -> float:
    """How high the rows of one page may be together, in points of the sheet itself."""
    sides = MILIMETER.get(kertas, MILIMETER["F4"])
    room = (sides[0 if sheet.landscape else 1] / 25.4 - TEPI["top"] - TEPI["bottom"]) * 72
    return room / skala(sheet, kertas)


def kosong_di(sheet: OutputSheet, block: Block) -> frozenset[int]:
    """The columns that hold nothing in any line of a sheet as it was written; see `kosong`."""
    rows = block.rows[sheet.first_row - 1:]
    return kosong(sheet, ((row[LEVEL_COLUMN - 1], row[OUT_FIRST_COLUMN - 1:]) for row in rows if row))


def halaman_baru(block: Block) -> tuple[int, ...]:
    """The rows, counted from 1, with which a drawn tree goes on on a new page."""
    return tuple(number for number, row in enumerate(block.rows, 1) if row[:1] == ("halaman",))


def tinggi_tebal(sheet: OutputSheet, block: Block) -> Mapping[int, float]:
    """The heights in points of the rows, counted from 1, whose bold texts take more lines than Excel thinks.

    Excel makes a row as high as its texts are without conditional formats, which make some levels bold.
    """
    found = {}
    for number, row in enumerate(block.rows[sheet.first_row - 1:], sheet.first_row):
        if row and row[LEVEL_COLUMN - 1] in TEBAL:
            plain, bold = (_lines(sheet, row, bold=bold) for bold in (False, True))
            if bold > plain:
                found[number] = row_height(bold, HURUF)
    return found


def tinggi_baris(sheet: OutputSheet, block: Block, tulisan: Mapping[int, Mapping[int, Value]] | None = None,
                 lebar_kolom: Mapping[int, float] | None = None) -> Mapping[int, float]:
    """The heights in points that LibreOffice needs for the lines of a table with headings, by row, counted from 1.

    Only columns that are printed count. ``tulisan`` are other texts of cells, by row and column; ``lebar_kolom`` the
    widths of columns where they are not those of the sheet's schema. Group rows, notes and the place to sign are left
    out.
    """
    if not sheet.headed or any(column.format == "kotak" for column in sheet.columns):
        return {}
    found, tanpa = {}, kosong_di(sheet, block)
    columns = {OUT_FIRST_COLUMN + index: column for index, column in enumerate(sheet.columns)
               if index not in tanpa and column.format not in TANPA_LIPAT}
    rooms = {place: ((lebar_kolom or {}).get(place, column.width) - INDENT_WIDTH * (ALIGN[column.format] == "left"))
             * _LEBIH_LEBAR for place, column in columns.items()}
    for number, row in enumerate(block.rows[sheet.first_row - 1:], sheet.first_row):
        if row and row[0] is not None and row[0] not in (*TAK_BERISI, *_LEPAS):
            cells = dict(enumerate(row, 1)) | dict((tulisan or {}).get(number, {}))
            texts = ((value, rooms[place]) for place, value in cells.items() if place in rooms)
            lines = max((text_lines(value, room, HURUF, row[0] in TEBAL) for value, room in texts
                         if isinstance(value, str)), default=1)
            found[number] = lines * _BARIS_OFFICE + _SELA_OFFICE
    return found


def _lines(sheet: OutputSheet, row: Sequence[Value], *, bold: bool) -> int:
    texts = ((column, value) for column, value in zip(sheet.columns, row[OUT_FIRST_COLUMN - 1:], strict=False)
             if column.format not in TANPA_LIPAT and isinstance(value, str))
    return max((text_lines(value, column.width + _PADDING / _PIXELS - INDENT_WIDTH * (ALIGN[column.format] == "left"),
                           HURUF, bold) for column, value in texts), default=1)


def kosong(sheet: OutputSheet, lines: Iterable[tuple[Value, Sequence[Value]]]) -> frozenset[int]:
    """The columns that hold nothing in any line, counted from 0; paper leaves them out. A line is level and cells.

    The first column stays, for group rows and notes begin there; so do all of a letter and of a drawn tree. Columns of
    a series, such as quarters, stay together.
    """
    if not sheet.headed or any(column.format == "kotak" for column in sheet.columns):
        return frozenset()
    used, any_row = {0}, False
    for level, cells in lines:
        if level not in TAK_BERISI and level != "grup":
            any_row = True
        if level not in ("grup", "catatan"):
            used |= {index for index, value in enumerate(cells) if value not in (None, "", KOSONG)}
    for group in {column.heading[0] for column in sheet.columns if len(column.heading) > 1}:
        places = {index for index, column in enumerate(sheet.columns) if column.heading[0] == group}
        used |= places if len(places) >= _DERET and places & used else set()
    return frozenset(range(len(sheet.columns))) - used if any_row else frozenset()
