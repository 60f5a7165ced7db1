"""The signature stays with its table: where a new page must begin so that none stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lkjip_xl.book.grid import Block, Value
from lkjip_xl.book.schema import OUT_FIRST_COLUMN, TAK_BERISI, TTD, OutputSheet

BARIS_NAIK_TERBANYAK = 6
"""How many rows of a table at most move to the next page together with the signature below it."""


def torn_at(sheet: OutputSheet, block: Block, pages: Sequence[str]) -> int:
    """The row with which a new page must begin so that the signature stands under its table; 0 when it does already.

    ``pages`` are the texts of the printed pages, without blanks and in small letters. A signature is torn when it
    reaches over two pages, or stands on a page without any row of the table.
    """
    levels = [row[0] if row else None for row in block.rows]
    signed = [index for index, level in enumerate(levels) if level in TTD]
    if not signed or len(pages) < 2:
        return 0
    places = [place for text in _marks(block.rows[signed[0]:signed[-1] + 1]) if (place := _last_page(text, pages))]
    if not places:
        return 0
    head = set(_marks(block.rows[:sheet.first_row - 1]))
    body = [text for text in _marks(block.rows[sheet.first_row - 1:signed[0]]) if text not in head]
    if len(set(places)) == 1 and any(text in pages[places[0] - 1] for text in body):
        return 0
    return _first_to_move(levels, signed[0]) + 1


def _marks(rows: Iterable[Sequence[Value]]) -> list[str]:
    """The texts of rows as they are found on a page."""
    return [text for row in rows for value in row[OUT_FIRST_COLUMN - 1:]
            if isinstance(value, str) and len(text := compact(value)) > 3]


def compact(text: str) -> str:
    """A text without blanks and in small letters: how it is broken into lines does not matter."""
    return "".join(text.split()).casefold()


def _last_page(text: str, pages: Sequence[str]) -> int:
    return max((number for number, page in enumerate(pages, 1) if text in page), default=0)


def _first_to_move(levels: Sequence[Value], signed: int) -> int:
    """The last row of the table above the signature that can begin a page: one that no cell is joined from above."""
    last = max((index for index in range(signed) if levels[index] not in (None, *TAK_BERISI)), default=signed)
    first = last
    while last - first < BARIS_NAIK_TERBANYAK and levels[first] in (
            "lanjut", "total", "teks", "kegiatan", "kotak"):
        first -= 1
    return first if levels[first] in ("isi", "program", "teks", "grup", "pohon") else last
