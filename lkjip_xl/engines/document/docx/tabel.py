"""Tables of the report as a Word document: widths, headings, merged cells, and what stays on one page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from lkjip_xl.book.bentuk import ALIGN
from lkjip_xl.book.lanjutan import with_heads
from lkjip_xl.book.naskah.blok import BERWARNA, RENTANG, Baris, Tabel
from lkjip_xl.book.naskah.lebar import TEPI, TITIK_PER_MM, column_widths, row_lines
from lkjip_xl.book.schema import OutColumn
from lkjip_xl.book.textfit import text_width
from lkjip_xl.book.warna import BERAT, GROUP, KATEGORI, LINE, SOFT, Berat
from lkjip_xl.engines.document.docx.elements import Xml, add_runs, el, keep
from lkjip_xl.engines.document.docx.potong import Potong, joined, pieces
from lkjip_xl.engines.document.docx.styles import TABEL_PT

KECIL = 6
"""A table of no more lines than this is kept on one page."""
RENDAH = 24
"""... unless its rows take more lines than this."""
MARK_IDS = 1_000_000
"""The bookmarks of rows are numbered from here on; those of headings and captions are fewer."""
SEBUTAN = 2
"""A text of no more words than this in a column of figures is a predicate."""
UJUNG = 3
"""So many rows at either end of a table stay together, so that no single row stands alone on a page."""

CUKUP = 9
"""... unless fewer of them, at the end, already take so many lines."""


@dataclass(frozen=True)
class TabelWord:
    """A table of the document, built as XML: python-docx would take minutes for a long one."""

    tabel: Tabel
    lebar: float
    starts: Collection[int] | None = None
    """The rows with which a page begins, counted from 0; None where that is not known."""
    whole: bool = True
    """Whether a row that was cut into pieces is made whole again where no page begins within it."""
    mark: str = ""
    """What the bookmarks of the rows begin with, where the pages of the rows are to be found; empty for none."""

    def element(self) -> Xml:
        """The whole table."""
        size, points = column_widths(self.tabel, self.lebar * TITIK_PER_MM)
        widths = [int(width * 20) for width in points]
        parts = pieces(self.tabel, points, size, self.starts)
        if self.starts is not None and self.whole:
            parts = joined(parts, self.starts)
        table = el("tbl")
        properties = el("tblPr", table)
        el("tblW", properties, w=sum(widths), type="dxa")
        el("jc", properties, val="center")
        borders = el("tblBorders", properties)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            el(side, borders, val="single", sz=4, space=0, color=LINE[1:])
        el("tblLayout", properties, type="fixed")
        margins = el("tblCellMar", properties)
        for side in ("left", "right"):
            el(side, margins, w=int(TEPI * 20), type="dxa")
        grid = el("tblGrid", table)
        for width in widths:
            el("gridCol", grid, w=width)
        head = list(self._head(widths, size))
        body = [self._row(part.baris, widths, size) for part in parts]
        for row in (*head, *body):
            table.append(row)
        self._keep_together(head, body, parts, points, size)
        self._merge(body, parts)
        self._open_cuts(body, parts)
        if self.mark and any(column.merged for column in self.tabel.kolom) | any(part.sambung for part in parts):
            self._bookmarks(body, parts)
        return table

    @staticmethod
    def _open_cuts(body: Sequence[Xml], parts: Sequence[Potong]) -> None:
        """No line between the pieces of one row, except where a page is known to end."""
        for above, below, part in zip(body, body[1:], parts[1:], strict=False):
            if part.sambung and not part.awal:
                _no_line(above, "bottom")
                _no_line(below, "top")

    def _bookmarks(self, body: Sequence[Xml], parts: Sequence[Potong]) -> None:
        """A bookmark in each row, in a cell that is not joined with the one above it."""
        last = max(index for index, column in enumerate(self.tabel.kolom) if not column.merged)
        for row, part in zip(body, parts, strict=True):
            own = [index for index, text in enumerate(part.baris.sel) if text is not None] if part.sambung else [last]
            place = max(own, default=last)
            cells = row.findall(qn("w:tc"))
            paragraph = cells[min(place, len(cells) - 1)].find(qn("w:p"))
            name = f"{self.mark}{part.nomor:04d}"
            el("bookmarkStart", paragraph, id=MARK_IDS + int(name[-10:].replace("x", "")), name=name)
            el("bookmarkEnd", paragraph, id=MARK_IDS + int(name[-10:].replace("x", "")))

    def _head(self, widths: Sequence[int], size: float) -> Iterator[Xml]:
        paths = self.tabel.judul_kolom
        depth = max(len(path) for path in paths)
        for level in range(depth):
            row = _row(header=True)
            for first, last, text, merge in _spans(paths, level, depth):
                cell = _cell(row, sum(widths[first:last + 1]), last - first + 1, SOFT, merge)
                el("vAlign", cell.tcPr, val="center")
                _write(cell, text, size, "center", Berat(tebal=True))
            yield row
        if self.tabel.bernomor:
            row = _row(header=True)
            for number, width in enumerate(widths, 1):
                _write(_cell(row, width, 1, SOFT), str(number), size - 1, "center", Berat(miring=True))
            yield row

    def _row(self, line: Baris, widths: Sequence[int], size: float) -> Xml:
        row = _row(header=False)
        if line.level in RENTANG:
            group = line.level == "grup"
            cell = _cell(row, sum(widths), len(widths), GROUP if group else "")
            _write(cell, line.sel[0] or "", size, "left", Berat(tebal=group, miring=not group))
            return row
        weight = BERAT.get(line.level, Berat())
        for column, text, width in zip(self.tabel.kolom, line.sel, widths, strict=True):
            judged = line.warna and column.key in BERWARNA
            cell = _cell(row, width, 1, KATEGORI[line.warna - 1] if judged else weight.warna)
            shown = _breakable(text or "", width / 20 - 2 * TEPI, size)
            _write(cell, shown, size, _place(column, shown), weight)
        return row

    def _merge(self, body: Sequence[Xml], parts: Sequence[Potong]) -> None:
        """Join the blank cells of merged columns, and of rows that were cut, with the cell above them."""
        for index, column in enumerate(self.tabel.kolom):
            for part, after, row, next_row in zip(parts, parts[1:], body, body[1:], strict=False):
                if after.baris.level in RENTANG or part.baris.level in RENTANG or not (column.merged or after.sambung):
                    continue
                if after.baris.sel[index] is not None:
                    continue
                if part.baris.sel[index] is not None:
                    _vmerge(row, index, "restart")
                _vmerge(next_row, index, "continue")

    def _keep_together(self, head: Sequence[Xml], body: Sequence[Xml], parts: Sequence[Potong],
                       widths: Sequence[float], size: float) -> None:
        """Headings stay with the first rows, the last rows together, and so does each piece of a group.

        So does a small table; and a row that heads others stays with the row below it.
        """
        kept = list(head)
        low = sum(row_lines(part.baris, widths, size) for part in parts[:KECIL + 1]) <= RENDAH
        heights = [row_lines(part.baris, widths, size) for part in parts]
        tail = next((count for count in range(1, UJUNG) if sum(heights[-count:]) >= CUKUP), UJUNG)
        kept += body[:-1] if len(body) <= KECIL and low else [*(body[:UJUNG - 1] if low else ()), *body[-tail:-1]]
        kept += [row for row, part, after in zip(body, parts, parts[1:], strict=False)
                 if _heads(part, after) or (self.starts is None and not after.awal)]
        kept += body[-1:] if self.tabel.catatan else []
        for row in kept:
            for paragraph in row.iter(qn("w:p")):
                keep(paragraph)


def _heads(part: Potong, after: Potong) -> bool:
    return with_heads((part.baris.level, after.baris.level), 1) == 0


def _place(column: OutColumn, shown: str) -> str:
    """How a cell is aligned: a predicate or a range like the figures around it, a reason in their place as a text."""
    place = ALIGN.get(column.format, "center")
    return "left" if place == "right" and len(shown.split()) > SEBUTAN else place


def _breakable(text: str, room: float, size: float) -> str:
    """The text with a place to break after each slash of a word that is wider than its cell."""
    wide = {word for word in text.split() if "/" in word and text_width(word, size) > room}
    for word in sorted(wide):
        text = text.replace(word, word.replace("/", "/\u200b"))
    return text


def _spans(paths: Sequence[tuple[str, ...]], level: int, depth: int) -> Iterator[tuple[int, int, str, str]]:
    """The cells of a heading row: first and last column, text, and how it joins the row above or below."""
    index = 0
    while index < len(paths):
        path, last = paths[index], index
        if len(path) == 1:
            merge = "" if depth == 1 else "continue" if level else "restart"
            yield index, index, "" if level else path[0], merge
        elif level:
            yield index, index, path[1], ""
        else:
            while last + 1 < len(paths) and len(paths[last + 1]) > 1 and paths[last + 1][0] == path[0]:
                last += 1
            yield index, last, path[0], ""
        index = last + 1


def _row(header: bool, whole: bool = True) -> Xml:
    row = el("tr")
    properties = el("trPr", row)
    if whole:
        el("cantSplit", properties)
    if header:
        el("tblHeader", properties)
    return row


def _cell(row: Xml, width: int, span: int, fill: str, merge: str = "") -> Xml:
    cell = el("tc", row)
    properties = el("tcPr", cell)
    el("tcW", properties, w=width, type="dxa")
    if span > 1:
        el("gridSpan", properties, val=span)
    if merge:
        el("vMerge", properties, val=merge)
    if fill:
        el("shd", properties, val="clear", color="auto", fill=fill[1:])
    return cell


def _no_line(row: Xml, side: str) -> None:
    """Take the line away on one side of all cells of a row."""
    for cell in row.findall(qn("w:tc")):
        properties = cell.find(qn("w:tcPr"))
        borders = properties.find(qn("w:tcBorders"))
        if borders is None:
            borders = el("tcBorders")
            before = [child for child in properties if child.tag in _BEFORE_BORDERS]
            before[-1].addnext(borders)
        line = el(side, val="nil")
        borders.insert(0, line) if side == "top" else borders.append(line)


_BEFORE_BORDERS = tuple(qn(f"w:{name}") for name in ("tcW", "gridSpan", "vMerge"))
"""After these the lines of a cell stand."""


def _vmerge(row: Xml, index: int, kind: str) -> None:
    properties = row.findall(qn("w:tc"))[index].find(qn("w:tcPr"))
    for old in properties.findall(qn("w:vMerge")):
        properties.remove(old)
    properties.find(qn("w:tcW")).addnext(el("vMerge", val=kind))


def _write(cell: Xml, text: str, size: float, align: str, weight: Berat) -> None:
    paragraph = el("p", cell)
    properties = el("pPr", paragraph)
    el("pStyle", properties, val="IsiTabel")
    el("jc", properties, val=align)
    if text:
        bold: dict[str, object] = {"b": True} if weight.tebal else {}
        slant: dict[str, object] = {"i": True} if weight.miring else {}
        scaled: dict[str, object] = {"sz": int(size * 2)} if size != TABEL_PT else {}
        add_runs(paragraph, text, **bold, **slant, **scaled)
