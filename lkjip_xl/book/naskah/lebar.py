"""How wide the columns of a table are, how many lines its rows take, and whether it needs a page on its side."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from lkjip_xl.book.naskah.blok import RENTANG, Baris, Tabel
from lkjip_xl.book.schema import OutColumn
from lkjip_xl.book.textfit import text_width
from lkjip_xl.book.warna import BERAT, Berat

KERTAS = {"F4": (215, 330), "A4": (210, 297)}
"""Paper in millimetres, portrait."""
KIRI, KANAN, ATAS, BAWAH = 30, 25, 25, 25
"""Margins in millimetres."""
TITIK_PER_MM = 72 / 25.4
HURUF = (9.0, 8.0, 7.0, 6.0)
"""The font sizes of a table in points, tried in this order."""
TEPI = 4.0
"""Room left and right in a cell, in points."""
KATA_TERPANJANG = 95.0
"""No column of texts is kept wider for the sake of one word, in points."""
TEKS_TERSEMPIT = 66.0
"""Where columns of texts would get less than this on average, in points, the page is turned on its side."""
SESAK = 0.8
"""Where the longest words alone take more than this part of the width, the page is turned on its side."""
TERTINGGI = 24
"""Where a row would take more lines than this, the page is turned on its side."""


def kertas(nama: str) -> tuple[int, int]:
    """Width and height of that paper in millimetres, portrait; F4 where the name is unknown."""
    return KERTAS.get(nama, KERTAS["F4"])


def needs_landscape(tabel: Tabel, nama_kertas: str) -> bool:
    """Whether a table cannot be read on a portrait page: no room for its words, or rows as high as half a page."""
    room = (kertas(nama_kertas)[0] - KIRI - KANAN) * TITIK_PER_MM
    size, widths = column_widths(tabel, room)
    texts = [width for width, column in zip(widths, tabel.kolom, strict=True) if not _figures(column)]
    least = sum(_least(tabel, index, column, HURUF[0]) for index, column in enumerate(tabel.kolom))
    narrow = sum(texts) < TEKS_TERSEMPIT * len(texts) or least > SESAK * room
    return size < HURUF[0] or narrow or any(row_lines(line, widths, size) > TERTINGGI for line in tabel.baris)


def column_widths(tabel: Tabel, room: float) -> tuple[float, list[float]]:
    """The font size and the columns in points: by the schema, yet no figure is broken."""
    for size in HURUF:
        least = [_least(tabel, index, column, size) for index, column in enumerate(tabel.kolom)]
        if sum(least) <= room:
            break
    wanted = sum(column.width for column in tabel.kolom)
    fixed = [max(low, min(room * column.width / wanted, low * 1.8)) if _figures(column) else 0
             for low, column in zip(least, tabel.kolom, strict=True)]
    texts = sum(column.width for column in tabel.kolom if not _figures(column))
    if not texts:
        return size, [low * room / sum(least) for low in least]
    widths = [own or max(low, (room - sum(fixed)) * column.width / texts)
              for own, low, column in zip(fixed, least, tabel.kolom, strict=True)]
    # What one column needs beyond its share, the others give up from what they can spare.
    slack = [width - low for width, low in zip(widths, least, strict=True)]
    factor = min(max(sum(widths) - room, 0) / sum(slack), 1) if sum(slack) > 0 else 0
    return size, [width - loose * factor for width, loose in zip(widths, slack, strict=True)]


def row_lines(line: Baris, widths: Sequence[float], size: float) -> int:
    """How many lines of text the cells of a line take at most, about."""
    if line.level in RENTANG:
        return max(1, ceil(text_width(line.sel[0] or "", size) / sum(widths)))
    return max(text_lines(text, width, size) for text, width in zip(line.sel, widths, strict=True))


def text_lines(text: str | None, width: float, size: float) -> int:
    """How many lines a text takes in a column of that width in points, about."""
    return sum(ceil(text_width(part, size) / (width - 2 * TEPI)) or 1 for part in (text or "").split("\n"))


def _figures(column: OutColumn) -> bool:
    """Whether a column holds figures, which take the room they need and no more."""
    return column.format not in ("teks", "tengah")


def _least(tabel: Tabel, index: int, column: OutColumn, size: float) -> float:
    words = tabel.judul_kolom[index][-1].replace("/", "/ ").split()
    longest = max((text_width(word, size, bold=True) for word in words), default=0)
    unbroken = _figures(column)
    for line in tabel.baris:
        text = line.sel[index] if index < len(line.sel) and line.level not in RENTANG else None
        for word in ([text] if unbroken and len(text) <= 24 else text.replace("/", "/ ").split()) if text else ():
            longest = max(longest, text_width(word, size, bold=BERAT.get(line.level, Berat()).tebal))
    return min(longest, KATA_TERPANJANG) + 2 * TEPI + 1
