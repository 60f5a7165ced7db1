"""Elements of a Word document that python-docx does not make: runs, fields, and what keeps paragraphs together."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from lkjip_xl.book.grid import storable
from lkjip_xl.domain.nilai.teks import lengkung

Xml = Any
"""An XML element of the document; what python-docx gives out has hardly any types."""

_TERIKAT = re.compile(r"(?<=\d) (?=%)|(?<=\bRp) (?=\d)")
_BERSAMBUNG = re.compile(r"(?<![\w./-])(\d[\d.,]*)-(?=\d[\d.,]*(?![\w/-]))|(?<![\w./-])-(?=\d)")
"""From one year or figure to another, and a figure below nought; no part of a date, a code or an address."""

_TANDA = "\x00"
"""Stands for a hyphen at which no line ends; no text that is to be written holds it."""

AFTER_BREAK = ("w:framePr", "w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs",
                "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")
AFTER_NUMBER = AFTER_BREAK[3:]
AFTER_KEEP = ("w:keepLines", "w:pageBreakBefore", *AFTER_BREAK)
"""What must stand after a property of a paragraph, by the order of the format."""


def el(tag: str, parent: Xml = None, text: str | None = None, **attributes: Any) -> Xml:
    """A new element, put at the end of its parent; the attributes are of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    if text is not None:
        made.text = text
        made.set(qn("xml:space"), "preserve")
    if parent is not None:
        parent.append(made)
    return made


def clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return str(storable(text) or "")


def tied(text: str) -> str:
    """The text with each figure on one line with its Rp or %: 100,42 and % never stand on two lines."""
    return _TERIKAT.sub("\N{NO-BREAK SPACE}", text)


def add_runs(parent: Xml, text: str, **format_: Any) -> None:
    """A run with the text, its line breaks kept; ``format_`` are run properties with their value.

    Quotation marks are set alike, and no line ends after the hyphen of ``2021-2026`` or the sign of ``-0,70``.
    """
    run = el("r", parent)
    if format_:
        properties = el("rPr", run)
        for name, value in format_.items():
            el(name, properties, **({} if value is True else {"val": value}))
    for number, line in enumerate(lengkung(tied(clean(text))).split("\n")):
        if number:
            el("br", run)
        for place, part in enumerate(_BERSAMBUNG.sub(rf"\1{_TANDA}", line).split(_TANDA)):
            if place:
                el("noBreakHyphen", run)
            if part or not place:
                el("t", run, part)


def add_field(parent: Xml, instruction: str, shown: str) -> None:
    """A field with the result that it shows until it is updated."""
    el("fldChar", el("r", parent), fldCharType="begin")
    el("instrText", el("r", parent), f" {instruction} ")
    el("fldChar", el("r", parent), fldCharType="separate")
    add_runs(parent, shown)
    el("fldChar", el("r", parent), fldCharType="end")


def indent(level: int) -> int:
    """Where the text of a list begins, in twentieths of a point."""
    return 500 + 420 * level


def spacing(paragraph: Xml, before: int) -> None:
    WordParagraph(paragraph, None).paragraph_format.space_before = Pt(before / 20)  # type: ignore[arg-type]


def keep(paragraph: Xml) -> None:
    """Keep a paragraph on one page with the next."""
    properties = paragraph.get_or_add_pPr()
    if properties.find(qn("w:keepNext")) is None:
        properties.insert_element_before(el("keepNext"), *AFTER_KEEP)
