"""The figures of a report, in Word and on paper, and those that its workbook holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from lkjip_xl.book.grid import EPOCH, Value
from lkjip_xl.book.schema import ANGKA_TERCETAK, DECIMALS_COLUMN, OUTPUT_NAMES, PROFIL, WORK_SHEETS
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.angka import from_number, tulis_rupiah
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.tanggal import tulis_tanggal
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.hitung import compute

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
CAPTION = re.compile(r"^(Tabel|Grafik|Gambar) \d+(?:\. ?\d+)+ ")
_LEADER = re.compile(r"\.{4,} *\d+$")
HEADING_NUMBER = re.compile(r"^\d\.\d ")
ABOUT_A_MANUSCRIPT = {ANGKA_TERCETAK.name, *(sheet.name for sheet in WORK_SHEETS)}
"""Sheets that quote an earlier manuscript, or speak about it: no figure of the report may come from there."""


def computed_hasil(path: Path) -> Hasil:
    """What a workbook computes."""
    with open_book(path) as book:
        return compute(book)[0]


def paragraphs(document: WordDocument) -> Iterator[tuple[str, str]]:
    """Style and text of every paragraph outside tables, without the fields of the contents."""
    names = style_names(document)
    for paragraph in document.paragraphs:
        name = names[paragraph._p.style]
        if not name.startswith("toc"):
            yield name, re.sub(r"\s+", " ", paragraph.text).strip()


def listed(document: WordDocument) -> list[str]:
    """The lines of the tables of contents, each with a tab before its page."""
    names = style_names(document)
    return [one.text for one in document.paragraphs if names[one._p.style].startswith("toc")]


def style_names(document: WordDocument) -> dict[str | None, str]:
    """The names of the styles by their identity, None for a paragraph that names none.

    python-docx looks through all styles for that of each paragraph.
    """
    usual = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    return {style.style_id: style.name or "" for style in document.styles} | {None: (usual and usual.name) or ""}


def cells(document: WordDocument) -> Iterator[str]:
    """The text of every table cell, except the row of column numbers under the headings."""
    for table in document.element.body.iter(qn("w:tbl")):
        for row in table.iter(qn("w:tr")):
            texts = [" ".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
            if texts != [str(number) for number in range(1, len(texts) + 1)]:
                yield from texts


def figures(document: WordDocument) -> set[str]:
    """Every figure of a document but those that only count its own parts: the numbers of headings and captions."""
    found: set[str] = set()
    for style, text in paragraphs(document):
        counted = style.startswith(("Heading", "Judul", "Rincian"))
        found |= set(FIGURE.findall(_bare(text) if counted else text))
    for text in cells(document):
        found |= set(FIGURE.findall(text))
    return found


def figures_on_paper(lines: Iterable[str]) -> set[str]:
    """The same of lines of a PDF, without the numbers of pages at their foot and in the tables of contents."""
    texts = (_bare(_LEADER.sub("", line)) for line in lines if not line.isdigit())
    return {figure for text in texts for figure in FIGURE.findall(text)}


def _bare(text: str) -> str:
    return HEADING_NUMBER.sub("", CAPTION.sub("", text))


def in_workbook(path: Path) -> set[str]:
    """Every figure that the cells of a workbook hold, in each way that the office may print it."""
    notation = computed_hasil(path).laporan.pengaturan.notation
    with open_book(path) as book:
        found = {figure for sheet in book.sheets if sheet not in ABOUT_A_MANUSCRIPT for row in book.read(sheet).rows
                 for value in row for figure in _as_printed(value, _of_row(sheet, row, notation))}
        dates = [value for row in book.read(PROFIL.name).rows for value in row if isinstance(value, (int, float))]
    for value in dates:
        if 30_000 < value < 60_000:
            found |= set(FIGURE.findall(tulis_tanggal(date.fromordinal(EPOCH.toordinal() + int(value)))))
    return found


def _of_row(sheet: str, row: Sequence[Value], notation: Notation) -> Notation:
    """The writing of the office with the decimals that a row of an output sheet is shown with."""
    digits = row[DECIMALS_COLUMN - 1] if sheet in OUTPUT_NAMES and len(row) >= DECIMALS_COLUMN else None
    return notation.with_digits(int(digits)) if isinstance(digits, (int, float)) else notation


def _as_printed(value: Value, notation: Notation) -> set[str]:
    if isinstance(value, (date, datetime)):
        return set(FIGURE.findall(tulis_tanggal(value)))
    if isinstance(value, str):
        return set(FIGURE.findall(value))
    number = from_number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    if not isinstance(number, Decimal):
        return set()
    shown = " ".join((notation.rounded(number), notation.write(number), tulis_rupiah(number), str(value)))
    return set(FIGURE.findall(shown))
