"""The report and its attachments bound into one PDF: pages numbered through, bookmarks, and a list that leads there."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.constants import PageLabelStyle
from pypdf.generic import Destination, Fit

from lkjip_xl.book.textfit import text_width
from lkjip_xl.engines.print.lukis import Drawing, draw, written
from lkjip_xl.engines.print.sampul import append
from lkjip_xl.jobs.ekspor import Document, Plan, compact

_NUMBER_BOTTOM, _NUMBER_SIZE = 36.0, 10.0
"""Where the report bears its page numbers, in the middle, and their size."""
_DAFTAR = ("DAFTAR LAMPIRAN", "LAMPIRAN")
"""The headings under which the report lists its attachments."""
_LIST_SIZE, _LIST_RIGHT = 11.0, 71.0
_COUNTED = re.compile(r"(?:lampiran)?\d+[.:]?")

Line = tuple[float, float, float, str]
"""A printed line: where it begins, its base line, where its last piece begins, and its text."""


def bind(plan: Plan, report: bytes, printed: Mapping[str, tuple[bytes, ...]]) -> tuple[bytes, int]:
    """The report with the attachments of the plan behind it as one PDF, and how many pages that makes.

    The attachments go on with the page numbers of the report, which begin with Bab I.
    """
    writer = PdfWriter()
    writer.append(io.BytesIO(report))
    marks = list(_marks(writer))
    first = len(writer.pages)
    front = next((page for title, page in marks if title.startswith("BAB ")), 0)
    starts: dict[str, int] = {}
    for document in plan.documents:
        starts |= append(writer, document, printed)
    writer.compress_identical_objects()
    places = {document.title: starts[document.pages[0].name] for document in plan.documents}
    for place in range(first, len(writer.pages)):
        _number(writer, place, place - front + 1)
    for document in plan.documents:
        writer.add_outline_item(title=document.title, page_number=places[document.title])
    for page in [page for title, page in marks if title in _DAFTAR]:
        _fill_list(writer, page, plan.documents, places, front)
    _label(writer, front)
    writer.page_mode = "/UseOutlines"
    return written(writer, plan.combined.title.replace("Lampiran LKjIP", "LKjIP", 1)), len(writer.pages)


def _marks(writer: PdfWriter) -> Iterator[tuple[str, int]]:
    """The headings of the report with their pages, counted from 0."""
    reader = PdfReader(io.BytesIO(_bytes(writer)))
    for mark in _flat(reader.outline):
        page = reader.get_destination_page_number(mark)
        if page is not None:
            yield " ".join(str(mark.title).split()), page


def _bytes(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _flat(outline: Sequence[object]) -> Iterator[Destination]:
    for mark in outline:
        if isinstance(mark, list):
            yield from _flat(mark)
        elif isinstance(mark, Destination):
            yield mark


def _number(writer: PdfWriter, place: int, number: int) -> None:
    page = writer.pages[place]
    if page.rotation:
        page.transfer_rotation_to_content()
    drawing = _over(page)
    drawing.centred(_NUMBER_BOTTOM, str(number), _NUMBER_SIZE)
    draw(writer, page, drawing)


def _over(page: PageObject) -> Drawing:
    return Drawing(float(page.mediabox.width), float(page.mediabox.height))


def _label(writer: PdfWriter, front: int) -> None:
    """Let programs that show PDF call the pages by the numbers that are printed on them."""
    if front:
        writer.set_page_label(0, front - 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(front, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL, start=1)


# The list of attachments

def _fill_list(writer: PdfWriter, place: int, documents: Sequence[Document], places: Mapping[str, int], front: int
               ) -> None:
    """Put page numbers behind the lines of a list of attachments, and let a click on a line lead there."""
    page = writer.pages[place]
    lines, drawing = _lines(page), _over(page)
    right = drawing.width - _LIST_RIGHT
    for document in documents:
        found = next((line for line in lines if _names(line[3], document)), None)
        if found is None or found[2] > right - 40:
            continue
        lines = lines[lines.index(found) + 1:]
        _dots(drawing, found, right, str(places[document.title] - front + 1))
        writer.add_annotation(place, Link(rect=(found[0], found[1] - 3, right, found[1] + _LIST_SIZE),
                                          target_page_index=places[document.title], fit=Fit.fit(), border=[0, 0, 0]))
    if drawing.parts:
        draw(writer, page, drawing)


def _dots(drawing: Drawing, line: Line, right: float, number: str) -> None:
    start = line[2] + 6
    dot = text_width(".", _LIST_SIZE)
    end = right - text_width(number, _LIST_SIZE) - 4
    drawing.right(end, line[1], "." * max(int((end - start) // dot), 0), _LIST_SIZE)
    drawing.right(right, line[1], number, _LIST_SIZE)


def _names(text: str, document: Document) -> bool:
    """Whether a line names an attachment: its name alone, or with the year behind it."""
    name = compact(document.title.partition(str(document.lampiran))[2])
    rest = _COUNTED.sub("", compact(text), count=1)
    return rest.startswith(name) and (rest == name or rest[len(name):].startswith("tahun"))


def _lines(page: PageObject) -> list[Line]:
    """The printed lines of a page from its top, each with where it begins and ends."""
    pieces: dict[int, list[tuple[float, str, float]]] = defaultdict(list)

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        if text.strip():
            x, y = (tm[4] * cm[i] + tm[5] * cm[i + 2] + cm[i + 4] for i in (0, 1))
            pieces[round(y)].append((x, text.strip(), x + text_width(text.strip(), size)))

    page.extract_text(visitor_text=visit)
    return [(line[0][0], float(y), line[-1][2], " ".join(text for _, text, _ in line))
            for y, found in sorted(pieces.items(), reverse=True) if (line := sorted(found))]
