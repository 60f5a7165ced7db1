"""Joined PDF pages: cover, contents and page numbers drawn with the fonts that every PDF program has."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import Fit

from lkjip_xl.book.textfit import text_width
from lkjip_xl.engines.print.lukis import MARGIN, NAVY, Drawing, draw, insert, wrapped, written
from lkjip_xl.jobs.ekspor import Document, Plan, compact

JUDUL = "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)"
_NUMBER_RIGHT, _NUMBER_BOTTOM, _NUMBER_SIZE = 36.0, 22.0, 8.0
"""Where the page number ends, from the right and the lower edge, and its size: beside the footer of the sheets."""
_LINE = 1.5


@dataclass(frozen=True)
class _Entry:
    """A line of the contents: its text in lines of the width there is, how far it is indented, and its page."""

    lines: tuple[str, ...]
    indent: float
    sheet: str
    """The sheet on whose first page it begins."""
    bold: bool = False


class _Texts(Sequence[str]):
    """The texts of pages, each got when somebody looks at it: most sheets are only asked how many pages they have."""

    def __init__(self, pages: Sequence[PageObject]) -> None:
        self._pages = pages
        self._found: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return [self[number] for number in range(len(self))[place]]
        if place not in self._found:
            self._found[place] = compact(self._pages[place].extract_text())
        return self._found[place]


class Jilid:
    """Joins printed sheets; see `jobs.ekspor.Binder`."""

    def texts(self, parts: Sequence[bytes]) -> Sequence[str]:
        """The text of each page, without blanks and in small letters; of a single page none, for it is slow to get."""
        pages = [page for part in parts for page in PdfReader(io.BytesIO(part)).pages]
        return _Texts(pages if len(pages) > 1 else [])

    def single(self, plan: Plan, document: Document, printed: Mapping[str, tuple[bytes, ...]]) -> bytes:
        """One document: its sheets one after the other, "Halaman x dari y" on each page, a bookmark for each sheet."""
        writer = PdfWriter()
        starts = append(writer, document, printed)
        if len(starts) > 1:
            for page in document.pages:
                writer.add_outline_item(title=page.title, page_number=starts[page.name])
        _number_pages(writer, range(len(writer.pages)))
        return written(writer, f"{document.title} {plan.laporan.profil.tahun or ''}".strip())

    def combined(self, plan: Plan, printed: Mapping[str, tuple[bytes, ...]]) -> tuple[bytes, int]:
        """All documents behind a cover and a contents page, with bookmarks; and how many pages that makes.

        The pages are counted from the cover on, which itself bears no number; the contents give these numbers.
        """
        writer = PdfWriter()
        width, height = _paper(printed[plan.combined.pages[0].name][0])
        columns = list(_columns(_entries(plan, width), height))
        starts: dict[str, int] = {}
        for document in plan.documents:
            starts |= append(writer, document, printed)
        writer.compress_identical_objects()  # each sheet brings its own copy of the fonts
        first = 1 + len(columns)
        insert(writer, 0, _cover(plan, width, height))
        for number, column in enumerate(columns, 1):
            insert(writer, number, _contents(column, number, width, height,
                                              {name: start + first + 1 for name, start in starts.items()}))
        _link(writer, columns, height, {name: start + first for name, start in starts.items()})
        _number_pages(writer, range(1, len(writer.pages)))
        _bookmark(writer, plan, {name: start + first for name, start in starts.items()})
        return written(writer, plan.combined.title), len(writer.pages)


def append(writer: PdfWriter, document: Document, printed: Mapping[str, tuple[bytes, ...]]) -> dict[str, int]:
    """Add the sheets of a document; returns the page, counted from 0, on which each of them begins."""
    starts = {}
    for page in document.pages:
        starts[page.name] = len(writer.pages)
        for part in printed[page.name]:
            writer.append(io.BytesIO(part), import_outline=False)
    return starts


def _paper(pdf: bytes) -> tuple[float, float]:
    """Width and height of the paper, upright."""
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    sides = float(box.width), float(box.height)
    return min(sides), max(sides)


def _number_pages(writer: PdfWriter, places: range) -> None:
    """Write "Halaman x dari y" at the lower right corner of those pages; all pages count."""
    count = len(writer.pages)
    for place in places:
        page = writer.pages[place]
        if page.rotation:
            page.transfer_rotation_to_content()
        drawing = Drawing(float(page.mediabox.width), float(page.mediabox.height))
        drawing.right(float(page.mediabox.right) - _NUMBER_RIGHT, float(page.mediabox.bottom) + _NUMBER_BOTTOM,
                      f"Halaman {place + 1} dari {count}", _NUMBER_SIZE)
        draw(writer, page, drawing)


def _kind(plan: Plan) -> str:
    return "LAMPIRAN" if any(document.lampiran for document in plan.documents) else "TABEL"


# The cover

def _cover(plan: Plan, width: float, height: float) -> Drawing:
    drawing = Drawing(width, height)
    top = height * 0.74
    drawing.centred(top, _kind(plan), 24, bold=True, color=NAVY)
    top = _centred_block(drawing, top - 34, JUDUL, 15, bold=True)
    drawing.line(width * 0.3, top - 4, width * 0.7)
    profil = plan.laporan.profil
    if profil.tahun:
        drawing.centred(top - 44, f"TAHUN {profil.tahun}", 18, bold=True)
    top = height * 0.36
    for name, size in ((profil.instansi, 18), (profil.kabupaten, 14)):
        top = _centred_block(drawing, top, name.upper(), size, bold=True) - 6
    if plan.reservations:
        _reservation(drawing, f"Dicetak dengan catatan: {'; '.join(plan.reservations)}.")
    return drawing


def _centred_block(drawing: Drawing, top: float, text: str, size: float, bold: bool = False) -> float:
    for line in wrapped(text, drawing.width - 2 * MARGIN, size, bold):
        drawing.centred(top, line, size, bold)
        top -= size * _LINE
    return top


def _reservation(drawing: Drawing, text: str) -> None:
    width, size = drawing.width - 3 * MARGIN, 11
    lines = wrapped(text, width - 24, size)
    height = len(lines) * size * _LINE + 14
    bottom = drawing.height * 0.12
    drawing.frame((drawing.width - width) / 2, bottom, width, height)
    _centred_block(drawing, bottom + height - size - 8, text, size) if len(lines) == 1 else _lines(
        drawing, bottom + height - size - 8, lines, size)


def _lines(drawing: Drawing, top: float, lines: Sequence[str], size: float) -> None:
    for line in lines:
        drawing.centred(top, line, size)
        top -= size * _LINE


# The contents

_SIZE, _STEP, _SUB = 10.0, 16.0, 18.0
_NUMBER_ROOM = 40.0


def _entries(plan: Plan, width: float) -> list[_Entry]:
    found: list[_Entry] = []
    room = width - 2 * MARGIN - _NUMBER_ROOM
    for document in plan.documents:
        several = len(document.pages) > 1
        found.append(_Entry(wrapped(document.title, room, _SIZE, bool(document.lampiran)), 0, document.pages[0].name,
                            bool(document.lampiran)))
        found += [_Entry(wrapped(page.title, room - _SUB, _SIZE), _SUB, page.name)
                  for page in document.pages if several]
    return found


def _columns(entries: Sequence[_Entry], height: float) -> Iterator[list[_Entry]]:
    """The entries of each contents page."""
    room = int((height - 2 * MARGIN - 50) // _STEP)
    page: list[_Entry] = []
    used = 0
    for entry in entries:
        if used + len(entry.lines) > room:
            yield page
            page, used = [], 0
        page.append(entry)
        used += len(entry.lines)
    yield page


def _contents(entries: Sequence[_Entry], number: int, width: float, height: float, pages: Mapping[str, int]
              ) -> Drawing:
    drawing = Drawing(width, height)
    drawing.centred(height - MARGIN - 14, "DAFTAR ISI" if number == 1 else "DAFTAR ISI (lanjutan)", 14, bold=True,
                    color=NAVY)
    for entry, top in _placed(entries, height):
        for index, line in enumerate(entry.lines):
            drawing.text(MARGIN + entry.indent, top - index * _STEP, line, _SIZE, entry.bold)
        bottom, right = top - (len(entry.lines) - 1) * _STEP, width - MARGIN
        shown = str(pages[entry.sheet])
        start = MARGIN + entry.indent + text_width(entry.lines[-1], _SIZE, entry.bold) + 6
        dots = int((right - text_width(shown, _SIZE) - 6 - start) // text_width(" .", _SIZE))
        drawing.right(right - text_width(shown, _SIZE) - 4, bottom, " ." * max(dots, 0), _SIZE)
        drawing.right(right, bottom, shown, _SIZE)
    return drawing


def _placed(entries: Sequence[_Entry], height: float) -> Iterator[tuple[_Entry, float]]:
    """The entries of a page with the base line of the first line of each."""
    top = height - MARGIN - 50
    for entry in entries:
        yield entry, top
        top -= len(entry.lines) * _STEP


def _link(writer: PdfWriter, columns: Sequence[Sequence[_Entry]], height: float, places: Mapping[str, int]) -> None:
    """Let a click on a line of the contents lead to its page."""
    for number, column in enumerate(columns, 1):
        right = float(writer.pages[number].mediabox.width) - MARGIN
        for entry, top in _placed(column, height):
            bottom = top - (len(entry.lines) - 1) * _STEP - 4
            writer.add_annotation(number, Link(rect=(MARGIN, bottom, right, top + _SIZE),
                                               target_page_index=places[entry.sheet], fit=Fit.fit(), border=[0, 0, 0]))


def _bookmark(writer: PdfWriter, plan: Plan, places: Mapping[str, int]) -> None:
    writer.add_outline_item(title="Sampul", page_number=0)
    writer.add_outline_item(title="Daftar Isi", page_number=1)
    for document in plan.documents:
        parent = writer.add_outline_item(title=document.title, page_number=places[document.pages[0].name])
        for page in document.pages if len(document.pages) > 1 else ():
            writer.add_outline_item(title=page.title, page_number=places[page.name], parent=parent)
    writer.page_mode = "/UseOutlines"
