"""Tables of the report as a Word document: widths, headings, merged cells, and what stays on one page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from docx.oxml.ns import qn

from lkjip_xl.book.bentuk import ALIGN
from lkjip_xl.book.naskah.blok import RENTANG, Baris, Tabel
from lkjip_xl.book.schema import OutColumn
from lkjip_xl.book.textfit import text_width
from lkjip_xl.book.warna import BERAT, GROUP, KATEGORI, LINE, SOFT, Berat
from lkjip_xl.engines.document.docx.elements import Xml, add_runs, el, keep
from lkjip_xl.engines.document.docx.styles import TABEL_PT

TITIK_PER_MM = 72 / 25.4
TEPI = 4.0
"""Room left and right in a cell, in points."""
KATA_TERPANJANG = 95.0
"""No column of texts is kept wider for the sake of one word, in points."""
KECIL = 6
"""A table of no more lines than this is kept on one page."""

TINGGI = 10
"""A row of more lines of text than this may run on to the next page, lest half a page stays empty."""


@dataclass(frozen=True)
class TabelWord:
    """A table of the document, built as XML: python-docx would take minutes for a long one."""

    tabel: Tabel
    lebar: float

    def element(self) -> Xml:
        """The whole table."""
        size, widths = self._widths()
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
        body = [self._row(line, widths, size) for line in self.tabel.baris]
        for row in (*head, *body):
            table.append(row)
        self._keep_together(head, body)
        self._merge(body)
        return table

    def _widths(self) -> tuple[float, list[int]]:
        """The font size in points and the columns in twentieths of a point: by the schema, yet no figure is broken."""
        room = self.lebar * TITIK_PER_MM
        for size in (TABEL_PT, 8.0, 7.0, 6.0):
            least = [self._least(index, column, size) for index, column in enumerate(self.tabel.kolom)]
            if sum(least) <= room:
                break
        wanted = sum(column.width for column in self.tabel.kolom)
        fixed = [max(low, min(room * column.width / wanted, low * 1.8)) if self._figures(column) else 0
                 for low, column in zip(least, self.tabel.kolom, strict=True)]
        texts = sum(column.width for column in self.tabel.kolom if not self._figures(column))
        if not texts:
            return size, [int(low * room / sum(least) * 20) for low in least]
        widths = [own or max(low, (room - sum(fixed)) * column.width / texts)
                  for own, low, column in zip(fixed, least, self.tabel.kolom, strict=True)]
        # What one column needs beyond its share, the others give up from what they can spare.
        slack = [0 if own else width - low for own, width, low in zip(fixed, widths, least, strict=True)]
        factor = min((sum(widths) - room) / sum(slack), 1) if sum(slack) > 0 else 0
        return size, [int((width - loose * factor) * 20) for width, loose in zip(widths, slack, strict=True)]

    @staticmethod
    def _figures(column: OutColumn) -> bool:
        """Whether a column holds figures, which take the room they need and no more."""
        return column.format not in ("teks", "tengah")

    def _least(self, index: int, column: OutColumn, size: float) -> float:
        words = self.tabel.judul_kolom[index][-1].replace("/", "/ ").split()
        longest = max((text_width(word, size, bold=True) for word in words), default=0)
        unbroken = self._figures(column)
        for line in self.tabel.baris:
            text = line.sel[index] if index < len(line.sel) and line.level not in RENTANG else None
            for word in ([text] if unbroken and len(text) <= 24 else text.replace("/", "/ ").split()) if text else ():
                longest = max(longest, text_width(word, size, bold=BERAT.get(line.level, Berat()).tebal))
        return min(longest, KATA_TERPANJANG) + 2 * TEPI + 1

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
        row = _row(header=False, whole=self._lines(line, widths, size) <= TINGGI)
        if line.level in RENTANG:
            group = line.level == "grup"
            cell = _cell(row, sum(widths), len(widths), GROUP if group else "")
            _write(cell, line.sel[0] or "", size, "left", Berat(tebal=group, miring=not group))
            return row
        weight = BERAT.get(line.level, Berat())
        for column, text, width in zip(self.tabel.kolom, line.sel, widths, strict=True):
            judged = line.warna and column.key in ("kategori", "tingkat")
            cell = _cell(row, width, 1, KATEGORI[line.warna - 1] if judged else weight.warna)
            shown = _breakable(text or "", width / 20 - 2 * TEPI, size)
            # A reason in place of a figure is a text, and reads from the left.
            place = ALIGN.get(column.format, "center")
            reason = place == "right" and not re.fullmatch(r"[-\d.,–\s]*", shown)
            _write(cell, shown, size, "left" if reason else place, weight)
        return row

    def _lines(self, line: Baris, widths: Sequence[int], size: float) -> int:
        """How many lines of text the cells of a line take at most, about."""
        if line.level in RENTANG:
            return 1
        return max(sum(ceil(text_width(part, size) / (width / 20 - 2 * TEPI)) or 1 for part in (text or "").split("\n"))
                   for text, width in zip(line.sel, widths, strict=True))

    def _merge(self, body: Sequence[Xml]) -> None:
        """Join the blank cells of merged columns with the cell above them."""
        for index, column in enumerate(self.tabel.kolom):
            if not column.merged:
                continue
            for line, after, row, next_row in zip(self.tabel.baris, self.tabel.baris[1:], body, body[1:],
                                                  strict=False):
                if after.level in RENTANG or line.level in RENTANG or after.sel[index] is not None:
                    continue
                if line.sel[index] is not None:
                    _vmerge(row, index, "restart")
                _vmerge(next_row, index, "continue")

    def _keep_together(self, head: Sequence[Xml], body: Sequence[Xml]) -> None:
        """Headings stay with the first line, a small table on one page, a group row with the line below it."""
        kept = list(head)
        if len(body) <= KECIL:
            kept += body[:-1]
        kept += [row for row, line in zip(body[:-1], self.tabel.baris, strict=False) if line.level == "grup"]
        kept += [body[-2]] if len(body) > 1 and self.tabel.baris[-1].level == "total" else []
        for row in kept:
            for paragraph in row.iter(qn("w:p")):
                keep(paragraph)


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
