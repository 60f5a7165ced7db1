"""Where the pages of a long table end, so that no heading, sum or note stands alone; one row at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from lkjip_xl.book.bentuk import ALIGN, TANPA_LIPAT
from lkjip_xl.book.halaman import tinggi
from lkjip_xl.book.rekap.lembar import LEVEL_WARNA
from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.line import Line
from lkjip_xl.book.textfit import INDENT_WIDTH, PADDING_WIDTH, row_height, text_lines
from lkjip_xl.book.warna import TEBAL

GANTI_TERBANYAK = 1023
"""Excel keeps no more breaks of pages on a sheet."""
_SELA = 2.5
"""What a row has above and below its lines, in points."""
_PENUH = 0.97
"""A page is taken to hold so much of what it can, for printers differ."""
_PENUTUP = ("total", "catatan", LEVEL_WARNA)
"""Lines that belong to the one above them."""
_JENDELA = 16
"""So many lines ahead are looked at."""
_TERAKHIR = 3
"""So many lines at least stand above a sum, a note or the end of a table on its page, where a page break is near."""

_SERUMPUN = 7
"""An office and the lines below it stay together if they are no more than these."""


def tinggi_baris(sheet: OutputSheet, line: Line) -> float:
    """The height of a row in points, so that its texts are read in full."""
    if line.level in ("grup", "catatan", LEVEL_WARNA):
        return row_height(1) + _SELA
    bold = line.level in TEBAL
    lines = 1
    for column, value in zip(sheet.columns, line.cells, strict=False):
        if isinstance(value, str) and column.format not in TANPA_LIPAT:
            room = column.width + PADDING_WIDTH - INDENT_WIDTH * (ALIGN[column.format] == "left")
            lines = max(lines, text_lines(value, room, 10, bold))
    return row_height(lines) + _SELA


def berhalaman(sheet: OutputSheet, lines: Iterable[Line], kertas: str,
               kepala: tuple[float, float]) -> Iterator[tuple[Line, float, bool]]:
    """Each line with its height in points, and whether it begins a new page.

    ``kepala`` is the height of the rows above the first line, and of those of them that every page repeats.
    """
    room = tinggi(sheet, kertas) * _PENUH
    used, repeated = kepala
    source = ((line, tinggi_baris(sheet, line)) for line in lines)
    ahead = deque(islice(source, _JENDELA))
    breaks, first = 0, True
    while ahead:
        line, height = ahead[0]
        needed = _together(ahead)
        new = not first and used + min(needed, room / 2) > room and breaks < GANTI_TERBANYAK
        if new:
            used, breaks = repeated, breaks + 1
        used, first = used + height, False
        yield line, height, new
        ahead.popleft()
        ahead.extend(islice(source, 1))


def _together(ahead: deque[tuple[Line, float]]) -> float:
    """The height of the first of the lines with those that may not be parted from it."""
    count = _closing(ahead) or _heading(ahead)
    return sum(height for _, height in islice(ahead, count))


def _closing(ahead: deque[tuple[Line, float]]) -> int:
    """How many lines there are to the end of the closing ones, if these begin within a few lines; else 0."""
    levels = [line.level for line, _ in ahead]
    body = next((place for place, level in enumerate(levels) if level in _PENUTUP), len(levels))
    if body > _TERAKHIR or (body == len(levels) == _JENDELA):
        return 0
    return next((place for place in range(body, len(levels)) if levels[place] not in _PENUTUP), len(levels))


def _heading(ahead: deque[tuple[Line, float]]) -> int:
    """How many lines a heading row needs below it to be read as one, itself included; 1 for other rows."""
    levels = [line.level for line, _ in ahead]
    if levels[0] == "grup":
        return next((place + 2 for place, level in enumerate(levels) if level != "grup"), len(levels))
    if levels[0] == "program":
        below = next((place for place, level in enumerate(levels[1:], 1) if level != "isi"), len(levels))
        return below if below <= _SERUMPUN else 2
    return 1
