"""The ends of chapters and sections: no last page with a few lines, and no signature without the text before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import ceil

from docx.oxml.ns import qn

from lkjip_xl.engines.document.docx.elements import Xml, keep

BARIS_TERSEDIKIT = 6
"""At least so many lines stand on the last page of a chapter or section, a signature not counted."""
HURUF_SEBARIS = 88
"""About so many signs stand in a line of running text."""
TERBANYAK = 14
"""At most so many paragraphs and rows are kept together for it."""


def tie_ends(body: Xml) -> None:
    """Keep the last lines before each forced page break, and before the end, on one page."""
    elements = [element for element in body if element.tag in (qn("w:p"), qn("w:tbl"))]
    for index, element in enumerate(elements):
        if index == len(elements) - 1 or _ends_page(element) or _begins_page(elements[index + 1]):
            _tie(elements[:index + 1])


def _tie(elements: list[Xml]) -> None:
    """Keep as many of the last rows and paragraphs together as make up the lines asked for."""
    lines, last = 0, next(_units(elements))
    for unit in islice(_units(elements), TERBANYAK):
        if unit is not last:
            for paragraph in unit.iter(qn("w:p")):
                keep(paragraph)
        lines += _lines(unit)
        if lines >= BARIS_TERSEDIKIT:
            return


def _units(elements: list[Xml]) -> Iterator[Xml]:
    """Paragraphs and rows from the last one backwards, up to the beginning of their page."""
    for element in reversed(elements):
        yield from reversed(element.findall(qn("w:tr"))) if element.tag == qn("w:tbl") else (element,)
        if _begins_page(element):
            return


def _lines(unit: Xml) -> int:
    """How many lines of text a paragraph or a row takes, about; a signature and a gap take none."""
    style = unit.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if unit.tag == qn("w:p") and style is not None and style.get(qn("w:val")) in ("TandaTangan", "Antara"):
        return 0
    texts = ["".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in unit.iter(qn("w:p"))]
    return max((ceil(len(text) / HURUF_SEBARIS) for text in texts), default=0) or 1


def _begins_page(element: Xml) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None


def _ends_page(element: Xml) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
