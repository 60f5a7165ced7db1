"""The signature stays with its table: where a new page must begin so that none stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl.book.grid import Block, Value
from lkjip_xl.book.halaman import BARIS_BAKU, tinggi, tinggi_baris
from lkjip_xl.book.lanjutan import goes_on, page_breaks, with_heads
from lkjip_xl.book.schema import OUT_FIRST_COLUMN, TAK_BERISI, TTD, OutputSheet

BARIS_NAIK, BARIS_NAIK_TERBANYAK = 3, 6
"""How many rows of a table, its total not counted, move to the next page together with the signature below it: at
least, and at most to find one that begins a group."""
RUANG_NAIK = 0.6
"""... as long as they take no more than so much of a page."""
_DAUN = ("lanjut", "total", "teks", "kegiatan", "kotak")
"""Rows that do not begin a group."""


def torn_at(sheet: OutputSheet, block: Block, pages: Sequence[str]) -> int:
    """The row with which a new page must begin so that the signature stands under its table; 0 when it does already.

    ``pages`` are the texts of the printed pages, without blanks and in small letters. A signature is torn when it
    reaches over two pages, or stands on a page with fewer rows of the table than belong there.
    """
    signed = next((number for number, row in enumerate(block.rows, 1) if row and row[0] in TTD), 0)
    starts = page_starts(sheet, block, pages) if signed else ()
    moved = kept_with_signature(sheet, block)
    return moved if any(start > moved for start in starts) else 0


def better_breaks(sheet: OutputSheet, block: Block, pages: Sequence[str], names: bool) -> tuple[int, ...]:
    """The rows with which new pages must begin in a sheet printed as ``pages``; empty when it can stay as it is.

    With ``names`` the names of a group that goes on there are written once more: then all pages are set.
    """
    torn = torn_at(sheet, block, pages)
    starts = page_starts(sheet, block, pages) if names and sheet.headed and len(pages) > 1 else ()
    if not any(goes_on(sheet, block, start) for start in starts):
        return (torn,) if torn else ()
    moved = kept_with_signature(sheet, block)
    breaks = page_breaks(sheet, block, starts)
    kept = tuple(row for row in breaks if row <= moved)
    return kept if kept == breaks else (*kept, moved)


def page_starts(sheet: OutputSheet, block: Block, pages: Sequence[str]) -> tuple[int, ...]:
    """The row with which each page but the first begins, as far as the texts of the pages tell."""
    head = {text for row in block.rows[:sheet.first_row - 1] for text in _marks(sheet, row)}
    found, page = [], 0
    for number, row in enumerate(block.rows[sheet.first_row - 1:], sheet.first_row):
        marks = [text for text in _marks(sheet, row) if text not in head]
        there = next((place for place in range(page, len(pages)) if marks and all(
            text in pages[place] for text in marks)), page)
        found += [number] * (there - page)
        page = there
    return tuple(found)


def _marks(sheet: OutputSheet, row: Sequence[Value]) -> Iterator[str]:
    """The texts of a row as they are found on a page."""
    for value in row[OUT_FIRST_COLUMN - 1:sheet.last_column]:
        if isinstance(value, str) and len(text := compact(value)) > 3:
            yield text


def compact(text: str) -> str:
    """A text without blanks and in small letters: how it is broken into lines does not matter."""
    return "".join(text.split()).casefold()


def kept_with_signature(sheet: OutputSheet, block: Block) -> int:
    """The row, counted from 1, from which on a table stays on one page with the signature below it."""
    levels = [row[0] if row else None for row in block.rows]
    signed = next((index for index, level in enumerate(levels) if level in TTD), len(levels))
    body = [index for index in range(sheet.first_row - 1, signed) if levels[index] not in (None, *TAK_BERISI)]
    if not body:
        return signed + 1
    if any(levels[index] in ("teks", "pohon", "kotak") for index in body):
        return _whole(levels, body[-1]) + 1
    return _enough(sheet, block, levels, body) + 1


def _whole(levels: Sequence[Value], last: int) -> int:
    """The last box of a tree, or line of a letter, that can begin a page."""
    first = last
    while last - first < BARIS_NAIK_TERBANYAK and levels[first] in _DAUN:
        first -= 1
    return first if levels[first] in ("isi", "program", "teks", "grup", "pohon") else last


def _enough(sheet: OutputSheet, block: Block, levels: Sequence[Value], body: Sequence[int]) -> int:
    """The last row with enough rows below it, at best one that begins a group; the first row stays where it is."""
    heights, room = tinggi_baris(sheet, block), tinggi(sheet, "A4") * RUANG_NAIK
    rows = [index for index in body[1:] if levels[index] not in ("total", "grup")] or [body[-1]]
    fits = [index for index in rows if sum(heights.get(number + 1, BARIS_BAKU)
                                           for number in range(index, body[-1] + 1)) <= room] or rows[-1:]
    least = fits[-min(BARIS_NAIK, len(fits))]
    groups = [index for index in fits if body[-1] - BARIS_NAIK_TERBANYAK <= index <= least
              and levels[index] not in _DAUN]
    best = groups[-1] if groups else least
    first = with_heads(levels, best)
    return first if first > body[0] else best
