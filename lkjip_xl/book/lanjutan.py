"""Where the pages of a table begin, and the names that are written once more where a group goes on there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_xl.book.grid import Block, Value
from lkjip_xl.book.halaman import BARIS_BAKU, tinggi_baris
from lkjip_xl.book.schema import OUT_FIRST_COLUMN, TAK_BERISI, OutputSheet

LANJUTAN = " (lanjutan)"
"""What follows a name that is written once more where its group goes on."""
MUNDUR = (0.35, 0.2, 0.0)
"""So much of a page at most stays empty lest a group is torn apart: the first that makes no more pages."""
_BARIS_TERENDAH = 12.75
"""No row of the titles, which only the first page bears, is lower; in points."""
_JOINED = ("lanjut", "kegiatan")
_JENJANG = {"program": 0, "kegiatan": 1, "isi": 2, "lanjut": 2}
"""The levels of the rows of programs, kegiatan and sub kegiatan, from the top."""
_KEPALA = {"grup": -1, **_JENJANG}
URAIAN = "uraian"
"""The column in which programs, kegiatan and sub kegiatan stand below one another."""


def nama_lanjutan(sheet: OutputSheet, block: Block, row: int) -> Mapping[int, Value]:
    """What is written into a row, counted from 1, with which a page begins, by the column of the sheet.

    The blank cells that belong to those above, and below the name of a kegiatan or sub kegiatan those of its program
    and kegiatan; empty where the row stands by itself.
    """
    within = tuple(_JENJANG)[1:] if _of_programs(sheet, block) else _JOINED
    if level(block, row) not in within:
        return {}
    columns = (OUT_FIRST_COLUMN + index for index, column in enumerate(sheet.columns) if column.merged)
    found = {column: _above(sheet, block, row, column, within) for column in columns
             if block.cell(row, column) is None}
    named = {column: value for column, value in found.items() if value is not None}
    return {**named, **_path(sheet, block, row, named)} if within != _JOINED else named


def _of_programs(sheet: OutputSheet, block: Block) -> bool:
    return any(column.key == URAIAN for column in sheet.columns) and any(
        row[:1] == ("program",) for row in block.rows[sheet.first_row - 1:])


def _above(sheet: OutputSheet, block: Block, row: int, column: int, within: Sequence[str]) -> Value:
    for number in range(row - 1, sheet.first_row - 1, -1):
        value = block.cell(number, column)
        if value is not None:
            text = isinstance(value, str) and sheet.columns[column - OUT_FIRST_COLUMN].format == "teks"
            return f"{value}{LANJUTAN}" if text and value != "-" else value
        if level(block, number) not in within:
            return None
    return None


def _path(sheet: OutputSheet, block: Block, row: int, named: Mapping[int, Value]) -> Mapping[int, Value]:
    """The name of a row, by its column, with those of the program and the kegiatan above it."""
    column = next(OUT_FIRST_COLUMN + index for index, one in enumerate(sheet.columns) if one.key == URAIAN)
    rows = [(level(block, number), block.cell(number, column)) for number in range(sheet.first_row, row + 1)]
    own = named.get(column, block.cell(row, column))
    above = jalur(rows)
    return {column: under(own, above)} if above else {}


def under(name: Value, above: Sequence[str]) -> str:
    """The name of a row, beside which its figures stand, and below it in brackets what it belongs to."""
    return f"{name or ''}\n(lanjutan {': '.join(above)})".lstrip()


def jalur(rows: Sequence[tuple[str, Value]]) -> tuple[str, ...]:
    """The names of the program and the kegiatan that the last of some rows belongs to.

    A row is its level and its name, which is blank where it goes on with the one above.
    """
    last = len(rows) - 1
    while last > 0 and rows[last][0] == "lanjut" and rows[last][1] is None:
        last -= 1
    found: list[str] = []
    rank = _JENJANG.get(rows[last][0], 0)
    for stage, name in reversed(rows[:last]):
        if rank == 0 or stage not in _JENJANG:
            break
        if _JENJANG[stage] < rank and name is not None:
            found.insert(0, str(name))
            rank = _JENJANG[stage]
    return tuple(found)


def level(block: Block, row: int) -> str:
    """The level of a row, counted from 1; empty for none."""
    return str(block.cell(row, 1) or "")


def goes_on(sheet: OutputSheet, block: Block, row: int) -> bool:
    """Whether a page that begins with this row goes on with a group whose names stand on the page before."""
    within = level(block, row) not in ("", *TAK_BERISI, *_anchors(sheet, block))
    return within or level(block, row - 1) == "grup" or bool(nama_lanjutan(sheet, block, row))


def with_heads(levels: Sequence[Value], row: int) -> int:
    """The place in a list of levels from which on those that head a row stand with it, lest they end a page."""
    while row > 0 and _KEPALA.get(str(levels[row - 1]), len(_KEPALA)) < _KEPALA.get(str(levels[row]), 0):
        row -= 1
    return row


def _anchors(sheet: OutputSheet, block: Block) -> tuple[str, ...]:
    """The levels with which a group begins."""
    programs = any(level(block, row) == "program" for row in range(sheet.first_row, len(block.rows) + 1))
    return ("grup", "program", "total") if programs else ("grup", "isi", "total", "teks", "pohon", "kotak")


def page_breaks(sheet: OutputSheet, block: Block, starts: Sequence[int]) -> tuple[int, ...]:
    """The rows with which pages should begin, for a table whose pages begin with ``starts`` when nobody asks.

    A page begins with a group where that leaves little of the page before it empty. Where it goes on with one, the
    names written there once more take room too; no page holds more than pages as high have held.
    """
    heights = _Heights(sheet, block)
    edges = (sheet.first_row, *starts, len(block.rows) + 1)
    held = [heights.of(first, last) for first, last in zip(edges, edges[1:], strict=False)]
    room = max(held[0] + (sheet.header_row - 1) * _BARIS_TERENDAH, *held[1:])
    tried = [tuple(_flow(heights, held[0], room, back)) for back in MUNDUR]
    return next((found for found in tried if len(found) <= len(starts)), tried[-1])


def _flow(heights: _Heights, first: float, other: float, back: float) -> Iterator[int]:
    begin, room, used = heights.sheet.first_row, first, 0.0
    for row in range(begin, len(heights.block.rows) + 1):
        used += heights.of(row, row + 1)
        if used > room + 0.01:
            begin, room = heights.group(begin, row, room * back), other
            yield begin
            used = heights.of(begin, row + 1) + heights.named(begin)


class _Heights:
    """The heights of the rows of a sheet as they are printed."""

    def __init__(self, sheet: OutputSheet, block: Block) -> None:
        self.sheet, self.block = sheet, block
        self._known = tinggi_baris(sheet, block)
        self._anchors = _anchors(sheet, block)

    def of(self, first: int, end: int) -> float:
        """How high the rows from the first to the one before ``end`` are together."""
        return sum(self._known.get(row, BARIS_BAKU) for row in range(first, end))

    def named(self, row: int) -> float:
        """By how much a row is higher with the names that are written in it once more."""
        return max(tinggi_baris(self.sheet, self.block, {row: nama_lanjutan(self.sheet, self.block, row)}).get(
            row, BARIS_BAKU) - self.of(row, row + 1), 0.0)

    def group(self, begin: int, row: int, room: float) -> int:
        """The row with which the page after this one begins at best, where at the latest it must with ``row``."""
        for number in range(row, begin, -1):
            if self.of(number, row) > room:
                break
            if level(self.block, number) in self._anchors and level(self.block, number - 1) != "grup":
                return number
        first = with_heads([level(self.block, number) for number in range(row + 1)], row)
        return first if first > begin else row
