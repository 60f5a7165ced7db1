"""Running heads, feet and page numbers: what stands again at the same height of many pages is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lkjip_xl.engines.naskah.pdf_huruf import Baris

_NUMBER = re.compile(r"(?:hal(?:aman)?\.?|page)?\s*[-–—|(]*\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—|)]*"
                     r"(?:\s*(?:dari|/|of)\s*\d{1,4})?", re.IGNORECASE)
_TEPI = 0.13
"""How much of a page, above and below, may hold running heads and feet."""
_SERING = 3
"""On how many pages a line stands again that is none of the text."""


def without_running(pages: Sequence[Sequence[Baris]], heights: Sequence[float]) -> list[list[Baris]]:
    """The lines of each page without running heads, feet and page numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    for inside, height in zip(pages, heights, strict=True):
        seen.update(set(_keys(inside, height)))
    return [[one for one in inside if not _running(one, height, seen)]
            for inside, height in zip(pages, heights, strict=True)]


def _keys(inside: Sequence[Baris], height: float) -> Iterator[tuple[str, int]]:
    for one in inside:
        if _edge(one, height):
            yield from ((_key(one), round(one.dasar) + step) for step in (-1, 0, 1))


def _edge(one: Baris, height: float) -> bool:
    return one.bawah < _TEPI * height or one.atas > (1 - _TEPI) * height


def _key(one: Baris) -> str:
    text = " ".join(one.teks.split()).casefold()
    return "#" if _NUMBER.fullmatch(text) else re.sub(r"\d+", "#", text)


def _running(one: Baris, height: float, seen: Counter[tuple[str, int]]) -> bool:
    return _edge(one, height) and seen[_key(one), round(one.dasar)] >= _SERING
