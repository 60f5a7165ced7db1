"""The boxes of the drawn tree, and how a tree that is longer than a page is cut at its branches."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from lkjip_xl.book.halaman import BARIS_BAKU, tinggi
from lkjip_xl.book.schema import KOSONG, OutputSheet
from lkjip_xl.book.textfit import INDENT_WIDTH, row_height, text_lines
from lkjip_xl.domain.nilai.record import record

TUJUAN, SASARAN, PROGRAM, KEGIATAN, SUB = range(5)
LANJUTAN = "(lanjutan)"
"""What a box bears that was drawn on a page before."""
_JUDUL, _TANDA_TANGAN = 110.0, 10 * BARIS_BAKU
"""Points that titles with headings take on the first page, and a signature with its room on the last."""
_AMAN = 0.94
"""Excel and LibreOffice lay rows out a little differently; so much of a page is counted on."""


@record(frozen=True)
class Kotak:
    """A tujuan, sasaran, program, kegiatan or sub kegiatan with its indicators, the target of each, and what follows.

    ``tingkat`` is `TUJUAN` to `SUB`; a program that supports a tujuan directly skips a level. ``anggaran`` is a text.
    """

    tingkat: int
    uraian: str
    indikator: tuple[tuple[str, str], ...]
    anak: tuple[Kotak, ...]
    anggaran: str = ""

    @property
    def tergambar(self) -> tuple[Kotak, ...]:
        """The boxes that are drawn below it: the tree ends with kegiatan."""
        return self.anak if self.tingkat < KEGIATAN else ()

    @cached_property
    def isi(self) -> str:
        """What stands under its name: indicators with their targets, and the budget."""
        points = [f"• {name}: {target}" if target else name for name, target in self.indikator]
        return "\n".join([*points, *([self.anggaran] if self.anggaran else [])]) or KOSONG


Jalur = tuple[Kotak, ...]
"""A box without any below it, after all the boxes above it."""


def dipotong(boxes: Sequence[Kotak], sheet: OutputSheet, kertas: str) -> list[tuple[Kotak, ...]]:
    """The trees of each page: where a page begins within a tree, the boxes above are drawn again."""
    paths, room = [path for box in boxes for path in _paths(box)], tinggi(sheet, kertas) * _AMAN
    pages = min((_pages(paths, sheet, room, whole=whole) for whole in (True, False)), key=len)
    seen: set[int] = set()
    found = []
    for page in pages:
        found.append(_joined(page, 0, seen))
        seen |= {id(box) for path in page for box in path}
    return found


def _paths(box: Kotak) -> list[Jalur]:
    return [(box, *path) for child in box.tergambar for path in _paths(child)] or [(box,)]


def _pages(paths: Sequence[Jalur], sheet: OutputSheet, room: float, *, whole: bool) -> list[list[Jalur]]:
    """The paths of each page; ``whole``: a small branch moves to the next page rather than being cut."""
    pages: list[list[Jalur]] = [[]]
    for path in paths:
        page = pages[-1]
        if page and _height([*page, path], sheet) > room - _above(pages):
            pages.append(_moved(page, path) if whole else [])
        pages[-1].append(path)
    if len(pages[-1]) > 1 and _height(pages[-1], sheet) + _TANDA_TANGAN > room - _above(pages):
        pages.append([pages[-1].pop()])
    return pages if pages[0] else []


def _above(pages: Sequence[object]) -> float:
    """What stands above the tree on the last of these pages: titles and headings, or headings alone."""
    return _JUDUL if len(pages) == 1 else 3 * BARIS_BAKU


def _moved(page: list[Jalur], path: Jalur) -> list[Jalur]:
    """The last branch of a page, taken from it, if the next box hangs there too and the branch is not most of it."""
    branch = [one for one in page if one[:-1] and len(path) > 1 and one[-2] is path[-2]]
    if not branch or len(branch) > len(page) / 2:
        return []
    del page[-len(branch):]
    return branch


def _height(page: Sequence[Jalur], sheet: OutputSheet) -> float:
    """How high the trees of a page are: of each line of boxes the highest, with a free row between them."""
    before: Jalur = ()
    total = 0.0
    for path in page:
        fresh = [box for level, box in enumerate(path) if len(before) <= level or before[level] is not box]
        total += sum(max(_text_height(text, box, sheet) for box, text in part) for part in (
            [(box, box.uraian + f" {LANJUTAN}") for box in fresh], [(box, box.isi) for box in fresh])) + BARIS_BAKU
        before = path
    return total


def _text_height(text: str, box: Kotak, sheet: OutputSheet) -> float:
    width = sheet.columns[box.tingkat * 3].width - INDENT_WIDTH
    return max(row_height(text_lines(text, width)), BARIS_BAKU)


def _joined(paths: Sequence[Jalur], level: int, seen: AbstractSet[int]) -> tuple[Kotak, ...]:
    """The paths as trees again; a box that was seen on a page before says so."""
    found = []
    for _, group in groupby(paths, lambda path: id(path[level])):
        branch = list(group)
        box = branch[0][level]
        below = _joined([path for path in branch if len(path) > level + 1], level + 1, seen)
        name = f"{box.uraian} {LANJUTAN}" if id(box) in seen else box.uraian
        found.append(replace(box, uraian=name, anak=below))
    return tuple(found)
