"""The copy of a PDF with its notes as highlights: its bytes are kept, the notes are written after them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter

import pypdfium2 as pdfium
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight, Popup, Text
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject
from pypdfium2 import raw as pdfium_c

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.catatan import Berat
from lkjip_xl.domain.telaah.dokumen import Paragraf
from lkjip_xl.engines.naskah.tanda import PENULIS, Tanda

WARNA: dict[Berat, str] = {"galat": "ff9a8f", "peringatan": "ffd966", "saran": "9fd3ff"}
"""The colour of a highlight by how serious its remark is."""

Kotak = tuple[float, float, float, float]
"""Left, bottom, right and top in the page's own points."""


@record(frozen=True)
class Sorotan:
    """What a note covers on one page: a rectangle for each line of it."""

    halaman: int
    kotak: tuple[Kotak, ...]


def annotate_pdf(content: bytes, notes: Sequence[Tanda]) -> bytes:
    """The document with its notes as highlights in the colour of their weight, each with a pop-up that holds the text.

    A note that stands nowhere lies on the first page. Raises `CannotRun` where the file takes no notes.
    """
    try:
        places = _places(content, notes)
        return _written(content, notes, places)
    except (PyPdfError, pdfium.PdfiumError, ValueError, KeyError, TypeError, IndexError, AttributeError,
            NotImplementedError, RecursionError) as error:
        raise CannotRun("Catatan tidak dapat ditulis ke dalam PDF ini. Gunakan daftar temuannya, atau telaah berkas "
                        "Word-nya.") from error


# places


@record(frozen=True)
class _Huruf:
    teks: str
    x: float
    y: float
    kotak: Kotak


_Baris = tuple[int, Kotak, tuple[_Huruf, ...]]
"""A line: its page, its box in the page's own points, its letters."""


class _Lembar:
    """A page as its letters, each with its middle as it is seen, from above, and its box in the page's own points."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.putar = page.get_rotation() % 360
        left, bottom, right, top = page.get_mediabox()
        self._box = (left, bottom, right, top)
        text = page.get_textpage()
        self.huruf = tuple(self._letters(text))
        text.close()

    def _letters(self, text: pdfium.PdfTextPage) -> Iterator[_Huruf]:
        for index in range(text.count_chars()):
            code = pdfium_c.FPDFText_GetUnicode(text, index)
            sign = chr(code) if code < 0x110000 else "\ufffd"
            if not sign.isspace() and code:
                box = text.get_charbox(index, loose=True)
                yield _Huruf(sign, *self._seen((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), box)

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        """A point as it is seen on the page, measured from its upper left corner."""
        left, bottom, right, top = self._box
        return {90: (y - bottom, x - left), 180: (right - x, y - bottom), 270: (top - y, right - x)}.get(
            self.putar, (x - left, top - y))

    def own(self, box: tuple[float, float, float, float]) -> Kotak:
        """A box as it is seen, in the page's own points."""
        x0, y0, x1, y1 = box
        left, bottom, right, top = self._box
        turned = {90: (y0 + left, x0 + bottom, y1 + left, x1 + bottom),
                  180: (right - x1, y0 + bottom, right - x0, y1 + bottom),
                  270: (right - y1, top - x1, right - y0, top - x0)}
        return turned.get(self.putar, (x0 + left, top - y1, x1 + left, top - y0))


def _places(content: bytes, notes: Sequence[Tanda]) -> list[tuple[Sorotan, ...]]:
    """For each note what it covers; pages are read one at a time, each once."""
    wanted: dict[int, list[int]] = {}
    for at, note in enumerate(notes):
        for page in sorted({box[0] for box in _boxes(note)}):
            wanted.setdefault(page, []).append(at)
    letters: dict[int, list[_Baris]] = {}
    with pdfium.PdfDocument(content) as document:
        for page in sorted(wanted):
            if page <= len(document):
                sheet = _read(document, page)
                for at in wanted[page]:
                    letters.setdefault(at, []).extend(_lines(notes[at], page, sheet))
    return [_covered(note, letters.get(at, [])) for at, note in enumerate(notes)]


def _read(document: pdfium.PdfDocument, number: int) -> _Lembar:
    page = document[number - 1]
    sheet = _Lembar(page)
    page.close()
    return sheet


def _boxes(note: Tanda) -> tuple[tuple[int, float, float, float, float], ...]:
    return note.paragraf.asal.kotak if note.paragraf else ()


def _lines(note: Tanda, page: int, sheet: _Lembar) -> Iterator[_Baris]:
    """The lines of a note's paragraph on a page, each with its letters from the left."""
    for number, x0, top, x1, bottom in _boxes(note):
        if number == page:
            inside = [one for one in sheet.huruf if x0 - 1 <= one.x <= x1 + 1 and top - 1 <= one.y <= bottom + 1]
            if x1 - x0 >= bottom - top:  # a line higher than wide is turned; its letters stand as they were written
                inside.sort(key=attrgetter("x"))
            yield page, sheet.own((x0, top, x1, bottom)), tuple(inside)


def _covered(note: Tanda, lines: Sequence[_Baris]) -> tuple[Sorotan, ...]:
    """The rectangles of the quoted letters, page by page; of whole lines where they are not found."""
    if not lines or note.paragraf is None:
        return ()
    letters = [(at, one) for at, (_, _, inside) in enumerate(lines) for one in inside]
    begin, end = _quoted(note.paragraf, note.rentang, "".join(one.teks[:1] for _, one in letters))
    boxes = [(lines[at][0], _around(one.kotak for _, one in group))
             for at, group in groupby(letters[begin:end], key=itemgetter(0))] or [(page, box) for page, box, _ in lines]
    return tuple(Sorotan(page, tuple(box for _, box in group)) for page, group in groupby(boxes, key=itemgetter(0)))


def _quoted(paragraph: Paragraf, span: tuple[int, int], letters: str) -> tuple[int, int]:
    """From which to which letter the quotation stands, spaces left out; nothing where it is not found."""
    wanted = "".join(paragraph.teks[span[0]:span[1]].split())
    before = len("".join(paragraph.teks[:span[0]].split()))
    before += len(letters) - len("".join(paragraph.teks.split()))
    found = [at for at in range(len(letters)) if letters.startswith(wanted, at)] if wanted else []
    if not found:
        return 0, 0
    begin = min(found, key=lambda at: abs(at - before))
    return begin, begin + len(wanted)


def _around(found: Iterable[Kotak]) -> Kotak:
    boxes = list(found)
    return (min(box[0] for box in boxes), min(box[1] for box in boxes),
            max(box[2] for box in boxes), max(box[3] for box in boxes))


# writing


def _written(content: bytes, notes: Sequence[Tanda], places: Sequence[tuple[Sorotan, ...]]) -> bytes:
    reader = PdfReader(io.BytesIO(content))
    locked = reader.is_encrypted
    writer = PdfWriter(clone_from=reader) if locked else PdfWriter(io.BytesIO(content), incremental=True)
    for note, covered in zip(notes, places, strict=True):
        for one in covered:
            _highlight(writer, note, one)
        if not covered:
            _loose(writer, note)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _highlight(writer: PdfWriter, note: Tanda, covered: Sorotan) -> None:
    page = writer.pages[covered.halaman - 1]
    around = _around(covered.kotak)
    quads = ArrayObject([FloatObject(round(value, 2)) for box in covered.kotak for value in _corners(box)])
    made = Highlight(rect=around, quad_points=quads, highlight_color=WARNA[note.berat], title_bar=PENULIS)
    made[NameObject("/Contents")] = TextStringObject(note.teks)
    added = writer.add_annotation(page, made)
    right = float(page.mediabox.right)
    shown = Popup(rect=(right - 220, max(around[3] - 140, 0), right - 10, around[3]), parent=added)
    pop_up = writer.add_annotation(page, shown)
    reference = pop_up.indirect_reference
    if reference is not None:
        added[NameObject("/Popup")] = reference


def _corners(box: Kotak) -> tuple[float, ...]:
    """A rectangle as PDF readers take it: upper left, upper right, lower left, lower right."""
    left, bottom, right, top = box
    return left, top, right, top, left, bottom, right, bottom


def _loose(writer: PdfWriter, note: Tanda) -> None:
    """A note that stands nowhere: a slip in the corner of the first page."""
    page = writer.pages[0]
    left, top = float(page.mediabox.left) + 10, float(page.mediabox.top) - 10
    made = Text(rect=(left, top - 20, left + 20, top), text=note.teks, open=False, title_bar=PENULIS)
    writer.add_annotation(page, made)
