"""Tables cut into pieces that stay whole on a page: no piece begins without the names it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from lkjip_xl.book.lanjutan import LANJUTAN, URAIAN, jalur, under
from lkjip_xl.book.naskah.blok import RENTANG, Baris, Tabel
from lkjip_xl.book.naskah.lebar import row_lines, text_lines

SEPOTONG = 14
"""A piece takes about so many lines; where a page ends within a longer group, the next piece goes to the next page."""
TERTINGGI = 12
"""A row of more lines than this is cut at the ends of its points, lest it is torn apart by the end of a page."""


@dataclass(frozen=True)
class Potong:
    """A row as it is set; ``awal``: a piece begins with it.

    ``sambung``: it goes on with the row above, to whose cells its blank ones belong; ``utuh`` are those cells that were
    not cut, by their column. ``nomor`` is its place among all rows before any were joined again, counted from 0.
    """

    baris: Baris
    awal: bool = True
    sambung: bool = False
    utuh: Mapping[int, str] = field(default_factory=dict)
    nomor: int = 0


def pieces(tabel: Tabel, widths: Sequence[float], size: float, starts: Collection[int] | None = None) -> list[Potong]:
    """The rows of a table with the beginnings of its pieces; a group that goes on in a new piece is named again.

    ``starts`` are the rows, counted from 0, with which a page begins, where that is known; pieces then begin there, and
    else after so many lines. A kegiatan or sub kegiatan with which a page begins is named with its program.
    """
    merged = [index for index, column in enumerate(tabel.kolom) if column.merged]
    found: list[Potong] = []
    names: dict[int, str] = {}
    filled = 0
    cut = list(_cut_rows(tabel, widths, size))
    for number, part in enumerate(cut):
        line, height = part.baris, row_lines(part.baris, widths, size)
        goes_on = line.level not in RENTANG and bool(found) and bool(merged) and (
            part.sambung or any(line.sel[index] is None for index in merged))
        full = filled + height > SEPOTONG if starts is None else number in starts
        if full and goes_on:
            line = _named(line, {**part.utuh, **names}, tabel)
        if number in (starts or ()):
            line = _with_path(line, [*(one.baris for one in cut[:number]), part.baris], tabel)
        if line.level not in RENTANG:
            names |= {index: text for index in merged if (text := line.sel[index]) is not None}
        filled = height if full or not goes_on else filled + height
        found.append(replace(part, baris=line, awal=full or not goes_on, nomor=number))
    return found


def _with_path(line: Baris, rows: Sequence[Baris], tabel: Tabel) -> Baris:
    """A row, the last of some, with the number and the names of the program and the kegiatan above it."""
    place = next((index for index, column in enumerate(tabel.kolom) if column.key == URAIAN), None)
    above = () if place is None else jalur([(row.level, _name(row, place)) for row in rows])
    program = next((row for row in reversed(rows) if row.level == "program"), None)
    if program is None or not above or place is None:
        return line
    cells = [own or program.sel[index] if column.key == "no" else own
             for index, (own, column) in enumerate(zip(line.sel, tabel.kolom, strict=True))]
    cells[place] = under(line.sel[place], above)
    return replace(line, sel=tuple(cells))


def _name(row: Baris, place: int) -> str | None:
    return row.sel[place] or None if row.level not in RENTANG else None


def joined(parts: Sequence[Potong], starts: Collection[int]) -> list[Potong]:
    """The pieces with each row whole again that no page begins within; ``starts`` are the pieces that begin one."""
    found: list[Potong] = []
    number = 0
    while number < len(parts):
        end = next((n for n in range(number + 1, len(parts)) if not parts[n].sambung), len(parts))
        own = parts[number:end]
        found += own if any(n in starts for n in range(number + 1, end)) else [_joined(own)]
        number = end
    return found


def _joined(own: Sequence[Potong]) -> Potong:
    cells = zip(*(part.baris.sel for part in own), strict=True)
    texts = tuple("\n".join(kept) if (kept := [text for text in column if text is not None]) else None
                  for column in cells)
    return replace(own[0], baris=replace(own[0].baris, sel=texts))


def _cut_rows(tabel: Tabel, widths: Sequence[float], size: float) -> Iterator[Potong]:
    for line in tabel.baris:
        yield from _cut(line, widths, size)


def _named(line: Baris, names: Mapping[int, str], tabel: Tabel) -> Baris:
    """A row with the names of the group that it goes on with."""
    cells = list(line.sel)
    for index, name in names.items():
        if cells[index] is None:
            text = name.removesuffix(LANJUTAN)
            cells[index] = text + LANJUTAN if text and tabel.kolom[index].format == "teks" else text
    return replace(line, sel=tuple(cells))


def _cut(line: Baris, widths: Sequence[float], size: float) -> Iterator[Potong]:
    """A row in as many rows as it takes to keep each of them low, cut where a point of a text ends."""
    long = [index for index, text in enumerate(line.sel) if text and "\n" in text] if line.level not in RENTANG else []
    height = max((text_lines(line.sel[index], widths[index], size) for index in long), default=0)
    if height <= TERTINGGI:
        yield Potong(line)
        return
    count = ceil(height / TERTINGGI)
    shares = {index: _shares(line.sel[index] or "", count, widths[index], size) for index in long}
    for number in range(max(len(share) for share in shares.values())):
        cells = tuple(shares[index][number] if index in shares and number < len(shares[index]) else
                      text if number == 0 else None for index, text in enumerate(line.sel))
        whole = {index: text for index, text in enumerate(line.sel) if text and index not in shares}
        yield Potong(replace(line, sel=cells) if number == 0 else replace(line, sel=cells, level="lanjut"),
                     sambung=number > 0, utuh=whole)


def _shares(text: str, count: int, width: float, size: float) -> list[str]:
    """The points of a text in so many parts at most, of about the same height; a heading stays with its first point."""
    points = text.split("\n")
    room = ceil(text_lines(text, width, size) / count)
    parts: list[list[str]] = [[]]
    height = 0
    for index, point in enumerate(points):
        own = text_lines(point, width, size)
        after = text_lines(points[index + 1], width, size) if point.endswith(":") and index + 1 < len(points) else 0
        if parts[-1] and height + own + after > room and not parts[-1][-1].endswith(":"):
            parts.append([])
            height = 0
        parts[-1].append(point)
        height += own
    return ["\n".join(part) for part in parts]
