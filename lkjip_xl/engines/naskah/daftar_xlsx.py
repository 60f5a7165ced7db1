"""The remarks on a document as a workbook: what to mend first, and the whole list by its roots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from lkjip_xl.book.telaah import DAHULU, Akar, Tampak, Titik, roots, tally
from lkjip_xl.book.textfit import row_height, text_lines
from lkjip_xl.book.warna import NAVY
from lkjip_xl.engines.workbook.nilai import packed

KOLOM = (("No.", 5), ("Pokok", 26), ("Tingkat", 11), ("Kode", 8), ("Letak", 34), ("Hlm.", 6), ("Kutipan", 28),
         ("Tempat lain", 40), ("Temuan", 52), ("Seharusnya", 26), ("Yang perlu dilakukan", 40))
"""The headings of the list, and how wide each column is."""
WARNA = {"galat": "F8D7DA", "peringatan": "FFF3CD", "saran": "E7F1FF"}
_KEPALA = PatternFill("solid", fgColor=NAVY[1:])
_TEPI = Side("thin", color="D0D0D0")
_GARIS = Border(left=_TEPI, right=_TEPI, top=_TEPI, bottom=_TEPI)
_RAPAT = Alignment(wrap_text=True, vertical="top")
_RUSAK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
"""What no cell may hold."""
_TERPANJANG = 32_000


def daftar_xlsx(nama: str, temuan: Sequence[Tampak], salinan: str = "") -> bytes:
    """The workbook for the remarks on the document ``nama``; ``salinan`` is the annotated copy beside it, if any.

    No text of the document is ever a formula. Raises `CannotRun` where the temporary folder is full.
    """
    book = Workbook()
    found = roots(temuan)
    first: Any = book.active
    _dahulu(first, nama, temuan, found, salinan)
    _daftar(book.create_sheet("Telaah"), found, salinan)
    return packed(book)


def _dahulu(sheet: Any, nama: str, temuan: Sequence[Tampak], found: Sequence[Akar], salinan: str) -> None:
    sheet.title = "Benahi Dahulu"
    _columns(sheet, (5, 40, 26, 90))
    _text(sheet, 1, 1, f"Telaah naskah {nama}").font = _font(bold=True, size=14)
    _text(sheet, 2, 1, f"Temuan: {tally(temuan)}. Semuanya di lembar Telaah, dikelompokkan menurut pokoknya.")
    if salinan:
        _link(_text(sheet, 3, 1, f"Salinan bertanda: {salinan}"), salinan)
    _head(sheet, 5, ("No.", "Pokok", "Temuan", "Yang paling berat"))
    for number, root in enumerate(found[:DAHULU], 1):
        first = root.temuan[0]
        row = (str(number), root.nama, tally(root.temuan), f"{first.pesan} {first.tindakan}")
        _row(sheet, 5 + number, row, first.tingkat)
    sheet.freeze_panes = "A6"
    _paper(sheet)


def _daftar(sheet: Any, found: Sequence[Akar], salinan: str) -> None:
    _columns(sheet, [width for _, width in KOLOM])
    _head(sheet, 1, [name for name, _ in KOLOM])
    row = 1
    for number, root in enumerate(found, 1):
        for one in root.temuan:
            row += 1
            _row(sheet, row, _cells(number, root, one), one.tingkat)
            sheet.cell(row, 1).value = number
            if salinan and one.titik:
                _link(sheet.cell(row, 5), salinan, one.titik[0].halaman)
    sheet.freeze_panes = "E2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(KOLOM))}{max(row, 2)}"
    _paper(sheet)


def _cells(number: int, root: Akar, one: Tampak) -> tuple[str, ...]:
    first = one.titik[0] if one.titik else None
    others = "\n".join(_place(place) for place in one.titik[1:])
    return (str(number), root.nama, one.tingkat, one.kode, one.tempat,
            str(first.halaman or "") if first else "", first.kutipan if first else "", others, one.pesan,
            one.seharusnya, one.tindakan)


def _place(place: Titik) -> str:
    return f"{place.kata}: “{place.kutipan}”" if place.kutipan else place.kata


def _columns(sheet: Any, widths: Sequence[float]) -> None:
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _font(**looks: Any) -> Font:
    return Font(**{"name": "Arial", "size": 10, **looks})


def _head(sheet: Any, row: int, names: Sequence[str]) -> None:
    for column, name in enumerate(names, 1):
        cell = _text(sheet, row, column, name)
        cell.font, cell.fill, cell.alignment = _font(bold=True, color="FFFFFF"), _KEPALA, _RAPAT
    sheet.print_title_rows = f"{row}:{row}"


def _row(sheet: Any, row: int, texts: Sequence[str], tingkat: str) -> None:
    fill = PatternFill("solid", fgColor=WARNA[tingkat])
    for column, text in enumerate(texts, 1):
        cell = _text(sheet, row, column, text)
        cell.alignment, cell.border = _RAPAT, _GARIS
        if text == tingkat or column == 1:
            cell.fill = fill
    widths = [sheet.column_dimensions[get_column_letter(column)].width for column in range(1, len(texts) + 1)]
    lines = max(text_lines(text, width) for text, width in zip(texts, widths, strict=True))
    sheet.row_dimensions[row].height = row_height(lines)


def _text(sheet: Any, row: int, column: int, text: str) -> Any:
    """A cell that holds exactly this text, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value, cell.font = _RUSAK.sub(" ", text)[:_TERPANJANG] or None, _font()
    if cell.data_type != "n":
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return cell


def _link(cell: Any, salinan: str, halaman: int = 0) -> None:
    page = f"#page={halaman}" if halaman and salinan.casefold().endswith(".pdf") else ""
    cell.hyperlink = f"{quote(salinan)}{page}"
    cell.font = _font(color="0563C1", underline="single")


def _paper(sheet: Any) -> None:
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
