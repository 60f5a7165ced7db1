"""The remarks on a document as a workbook: what to mend first, and the whole list by its roots."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote

from xlsxwriter import Workbook

from lkjip_xl.book.telaah import DAHULU, Akar, Tampak, Titik, roots, tally
from lkjip_xl.book.textfit import row_height, text_lines
from lkjip_xl.book.warna import NAVY

KOLOM = (("No.", 5), ("Pokok", 26), ("Tingkat", 11), ("Kode", 8), ("Letak", 34), ("Hlm.", 6), ("Kutipan", 28),
         ("Tempat lain", 40), ("Temuan", 52), ("Seharusnya", 26), ("Yang perlu dilakukan", 40))
"""The headings of the list, and how wide each column is."""
LEBAR_DAHULU = (5, 40, 26, 90)
WARNA: Mapping[str, str] = {"galat": "#F8D7DA", "peringatan": "#FFF3CD", "saran": "#E7F1FF"}
_RUSAK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
"""What no cell may hold."""
_TERPANJANG = 32_000
_HURUF = {"font_name": "Arial", "font_size": 10}
_KOTAK = {**_HURUF, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#D0D0D0"}
_TAUTAN = {"font_color": "#0563C1", "underline": 1}
_DIBUAT = datetime(1980, 1, 1)
"""The time written into every list, so that the same remarks give the same file."""
_LETAK = 4
"""The column whose cells open the annotated copy, counted from 0."""


def daftar_xlsx(nama: str, temuan: Sequence[Tampak], salinan: str = "") -> bytes:
    """The workbook for the remarks on the document ``nama``; ``salinan`` is the annotated copy beside it, if any.

    No text of the document is ever a formula.
    """
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": f"Telaah naskah {_bersih(nama)}", "author": "lkjip-xl", "created": _DIBUAT})
        _Daftar(book, roots(temuan), salinan).write(nama, tally(temuan))
    return content.getvalue()


class _Daftar:
    """Writes the two sheets."""

    def __init__(self, book: Any, found: Sequence[Akar], salinan: str) -> None:
        self._book, self._found, self._salinan = book, found, salinan

    def write(self, nama: str, counted: str) -> None:
        self._dahulu(nama, counted)
        self._semua()

    def _dahulu(self, nama: str, counted: str) -> None:
        sheet = self._sheet("Benahi Dahulu", LEBAR_DAHULU)
        self._text(sheet, 0, 0, f"Telaah naskah {nama}", {**_HURUF, "bold": True, "font_size": 14})
        told = f"Temuan: {counted}. Semuanya di lembar Telaah, dikelompokkan menurut pokoknya."
        self._text(sheet, 1, 0, told, _HURUF)
        if self._salinan:
            self._link(sheet, 2, 0, f"Salinan bertanda: {self._salinan}", {**_HURUF, **_TAUTAN})
        self._head(sheet, 4, ("No.", "Pokok", "Temuan", "Yang paling berat"))
        for number, root in enumerate(self._found[:DAHULU], 1):
            first = root.temuan[0]
            row = (str(number), root.nama, tally(root.temuan), f"{first.pesan} {first.tindakan}")
            self._row(sheet, 4 + number, row, first.tingkat, LEBAR_DAHULU)

    def _semua(self) -> None:
        widths = [width for _, width in KOLOM]
        sheet = self._sheet("Telaah", widths)
        self._head(sheet, 0, [name for name, _ in KOLOM], columns=_LETAK)
        row = 0
        for number, root in enumerate(self._found, 1):
            for one in root.temuan:
                row += 1
                self._row(sheet, row, _cells(number, root, one), one.tingkat, widths)
                if self._salinan and one.titik:
                    self._link(sheet, row, _LETAK, one.tempat, {**_KOTAK, **_TAUTAN}, one.titik[0].halaman)
        sheet.autofilter(0, 0, max(row, 1), len(KOLOM) - 1)

    def _sheet(self, name: str, widths: Sequence[float]) -> Any:
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    def _head(self, sheet: Any, row: int, names: Sequence[str], columns: int = 0) -> None:
        for column, name in enumerate(names):
            self._text(sheet, row, column, name, {**_KOTAK, "bold": True, "font_color": "#FFFFFF", "bg_color": NAVY})
        sheet.repeat_rows(row)
        sheet.freeze_panes(row + 1, columns)

    def _row(self, sheet: Any, row: int, texts: Sequence[str], tingkat: str, widths: Sequence[float]) -> None:
        fill = {"bg_color": WARNA[tingkat]}
        for column, text in enumerate(texts):
            look = {**_KOTAK, **(fill if text == tingkat or column == 0 else {})}
            if column == 0:
                sheet.write_number(row, column, int(text), self._format(look))
            else:
                self._text(sheet, row, column, text, look)
        sheet.set_row(row, row_height(max(text_lines(text, width) for text, width in zip(texts, widths, strict=True))))

    def _text(self, sheet: Any, row: int, column: int, text: str, look: Mapping[str, Any]) -> None:
        """A cell that holds exactly this text, whatever it begins with."""
        literal = {"quote_prefix": True} if text.startswith(("=", "+", "-", "@")) else {}
        sheet.write_string(row, column, _bersih(text), self._format({**look, **literal}))

    def _link(self, sheet: Any, row: int, column: int, text: str, look: Mapping[str, Any], page: int = 0) -> None:
        place = f"#page={page}" if page and self._salinan.casefold().endswith(".pdf") else ""
        sheet.write_url(row, column, f"external:{quote(self._salinan)}{place}", self._format(look), _bersih(text))

    @cached_property
    def _formats(self) -> dict[tuple[tuple[str, Any], ...], Any]:
        return {}

    def _format(self, look: Mapping[str, Any]) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(look))
        return self._formats[key]


def _bersih(text: str) -> str:
    return _RUSAK.sub(" ", text)[:_TERPANJANG]


def _cells(number: int, root: Akar, one: Tampak) -> tuple[str, ...]:
    first = one.titik[0] if one.titik else None
    others = "\n".join(_place(place) for place in one.titik[1:])
    return (str(number), root.nama, one.tingkat, one.kode, one.tempat,
            str(first.halaman or "") if first else "", first.kutipan if first else "", others, one.pesan,
            one.seharusnya, one.tindakan)


def _place(place: Titik) -> str:
    return f"{place.kata}: “{place.kutipan}”" if place.kutipan else place.kata
