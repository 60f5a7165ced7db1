"""Word documents as they are read: every paragraph and table of the body, in reading order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from lkjip_xl.domain.telaah.dokumen import Asal, Gaya, Mentah, Paragraf, SelMentah, TabelMentah
from lkjip_xl.engines.disk.bounds import read_bytes


def read_docx(path: Path) -> Mentah:
    """What stands in a Word document."""
    return read_docx_content(path.name, read_bytes(path))


def read_docx_content(name: str, content: bytes) -> Mentah:
    """The same of the content of a file."""
    document = Document(io.BytesIO(content))
    body = document.element.body
    order = {element: index for index, element in enumerate(body.iter(qn("w:p")))}
    styles = {style.style_id: style.name for style in document.styles}
    return Mentah(name, "docx", tuple(_content(body, order, styles)))


def _content(parent: Any, order: dict[Any, int], styles: dict[str, str | None]) -> Iterator[Paragraf | TabelMentah]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield _paragraph(child, order, styles)
        elif child.tag == qn("w:tbl"):
            yield _table(child, order, styles)
        elif child.tag == qn("w:sdt"):
            yield from _content(child.find(qn("w:sdtContent")), order, styles)


def _paragraph(element: Any, order: dict[Any, int], styles: dict[str, str | None]) -> Paragraf:
    name = (styles.get(element.style or "") or "").casefold()
    gaya: Gaya = ("judul" if name.startswith(("heading", "title")) else "keterangan" if name == "caption"
                  else "butir" if name.startswith("list") else "")
    level = int(name[-1]) if name.startswith("heading") and name[-1].isdigit() else 0
    return Paragraf(_text(element), Asal(order[element]), gaya, level)


def _text(element: Any) -> str:
    pieces = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen"), qn("m:t")):
        if node.tag in (qn("w:t"), qn("m:t")):
            pieces.append(node.text or "")
        elif node.tag == qn("w:tab") and node.getparent().tag == qn("w:r"):
            pieces.append("\t")
        elif node.tag == qn("w:br"):
            pieces.append("\n")
        elif node.tag == qn("w:noBreakHyphen"):
            pieces.append("-")
    return "".join(pieces)


def _table(element: Any, order: dict[Any, int], styles: dict[str, str | None]) -> TabelMentah:
    cells: list[SelMentah] = []
    above: dict[int, int] = {}
    width = 0
    rows = element.findall(qn("w:tr"))
    for row, line in enumerate(rows):
        column = 0
        for cell in line.findall(qn("w:tc")):
            span = int(cell.grid_span or 1)
            if cell.vMerge == "continue" and column in above:
                first = cells[above[column]]
                cells[above[column]] = SelMentah(first.baris, first.kolom, first.isi, row - first.baris + 1, first.lebar)
            else:
                above[column] = len(cells)
                cells.append(SelMentah(row, column, tuple(_content(cell, order, styles)), 1, span))
            column += span
        width = max(width, column)
    return TabelMentah(tuple(cells), len(rows), width)
