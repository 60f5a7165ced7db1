"""The output sheets: headings, page setup, and conditional formats that draw each line by its level."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.bentuk import KOMA, NUMBER_FORMATS, TITIK, computed, heading_height, places, two_sided
from lkjip_xl.book.gaya import words
from lkjip_xl.book.grid import column_letter
from lkjip_xl.book.halaman import TEPI
from lkjip_xl.book.schema import (
    ASAL_ANGKA,
    BERANDA,
    BUKA,
    BUKA_SALINAN,
    DECIMALS_COLUMN,
    GARIS,
    HITUNG_ULANG,
    KEMBALI,
    LEVEL_COLUMN,
    MAKS_BARIS_HASIL,
    OUT_FIRST_COLUMN,
    OUTPUT_SHEETS,
    PERIKSA,
    PERIKSA_LEMBAR,
    PERIKSA_SEL,
    PERIKSA_TAUTAN,
    TELAAH,
    TELAAH_SALINAN,
    WORK_SHEETS,
    OutColumn,
    OutputSheet,
)
from lkjip_xl.book.textfit import row_height, text_lines
from lkjip_xl.book.warna import BERAT, GREY, GROUP, KATEGORI, LINE, Berat
from lkjip_xl.domain.masukan import Laporan
from lkjip_xl.domain.nilai.desimal import TERBANYAK
from lkjip_xl.template.look import BUTTON_HEIGHT, ISI_DI_SINI, TAB_OUTPUT, Look, add_button

F4 = 14
"""Excel's paper code for F4/folio, 215 x 330 mm."""

_LONGEST_OFFICE = "Dinas Pemberdayaan Masyarakat dan Desa, Kabupaten Penukal Abab Lematang Ilir Tahun 2024"
"""The line under a title is as high as this takes."""

_BOX = {"left": 1, "right": 1, "top": 1, "bottom": 1}
Rule = tuple[str, dict[str, Any]]
"""A condition (a formula for the first cell of the range) and the properties it gives."""


def add_outputs(workbook: Workbook, look: Look, *, buttons: bool) -> None:
    """Add every printed table, and the sheets about the report after them."""
    for sheet in (*OUTPUT_SHEETS, *WORK_SHEETS):
        page = workbook.add_worksheet(sheet.name)
        OutputBuilder(page, look, sheet).build()
        if buttons:
            page.set_row(0, BUTTON_HEIGHT * 0.75 + 4)
            add_button(page, 0, OUT_FIRST_COLUMN - 1, HITUNG_ULANG, x_offset=2)


class OutputBuilder:
    """Draws an output sheet: what stands still on it, and how the lines that Python writes look."""

    coloured: tuple[str, ...] = ("kategori", "tingkat", "jawaban")
    """The columns, by key, that wear the colour of a level."""

    def __init__(self, page: Worksheet, look: Look, sheet: OutputSheet) -> None:
        self.page, self.look, self.sheet = page, look, sheet

    def build(self) -> None:
        """Draw the whole sheet."""
        page, sheet = self.page, self.sheet
        page.set_tab_color(TAB_OUTPUT)
        page.hide_gridlines(2)
        page.set_column(LEVEL_COLUMN - 1, DECIMALS_COLUMN - 1, 4, None, {"hidden": True})
        self._title()
        if sheet.headed:
            self._headings()
        for index, column in enumerate(sheet.columns):
            place = OUT_FIRST_COLUMN - 1 + index
            page.set_column(place, place, column.width, self.look.column(column))
        for first, last in _alike(sheet.columns, self.coloured):
            self._conditions(first, last)
        self._trace()
        if sheet is PERIKSA:
            lembar, sel = column_letter(PERIKSA_LEMBAR + 1), column_letter(PERIKSA_SEL + 1)
            self._links(lembar, f'"#\'"&${lembar}{{row}}&"\'!"&IF(${sel}{{row}}="","A1",${sel}{{row}})', BUKA)
        if sheet is TELAAH:
            copy = column_letter(TELAAH_SALINAN + 1)
            self._links(copy, f"${copy}{{row}}", BUKA_SALINAN)
        self._print_setup()
        page.freeze_panes(sheet.first_row - 1, 0)
        page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "objects": True,
                          "scenarios": True})

    def words(self) -> Mapping[str, str]:
        """What the braces in titles and headings stand for while nothing is known."""
        return words(Laporan())

    def colours(self, column: OutColumn, _letter: str, row: int) -> Iterator[Rule]:
        """The rules that give the cells of a column their colour."""
        return _kategori(row) if column.key in self.coloured else iter(())

    def _title(self) -> None:
        page, sheet, first, last = self.page, self.sheet, OUT_FIRST_COLUMN - 1, self.sheet.last_column - 1
        width = sum(column.width for column in sheet.columns)
        title = sheet.title.format(**self.words())
        page.merge_range(0, first, 0, last, "", self.look.caption())
        page.merge_range(1, first, 1, last, title, self.look.caption(font_size=12))
        page.merge_range(2, first, 2, last, "", self.look.caption())
        page.set_row(1, row_height(text_lines(title, width, 12, bold=True), 12) + 3)
        page.set_row(2, row_height(text_lines(_LONGEST_OFFICE, width, bold=True)) + 3)

    def _headings(self) -> None:
        page, sheet = self.page, self.sheet
        terms = self.words()
        labels = [tuple(text.format(**terms) for text in column.heading) for column in sheet.columns]
        top = sheet.header_row - 1
        for level in range(sheet.depth):
            page.set_row(top + level, heading_height(sheet.columns, labels, level))
        column = 0
        while column < len(labels):
            width = sum(1 for label in labels[column:] if len(label) == 2 and label[0] == labels[column][0]) or 1
            place = OUT_FIRST_COLUMN - 1 + column
            if len(labels[column]) == 2:
                self._span(top, place, top, place + width - 1, labels[column][0])
                for offset in range(width):
                    page.write_string(top + 1, place + offset, labels[column + offset][1], self.look.heading())
            else:
                width = 1
                if sheet.columns[column].format != "garis":
                    self._span(top, place, top + sheet.depth - 1, place, labels[column][0])
            column += width
        if sheet.numbered:
            for index in range(len(labels)):
                page.write_number(sheet.first_row - 2, OUT_FIRST_COLUMN - 1 + index, index + 1,
                                  self.look.heading(italic=True))

    def _span(self, top: int, left: int, bottom: int, right: int, text: str) -> None:
        if (top, left) == (bottom, right):
            self.page.write_string(top, left, text, self.look.heading())
        else:
            self.page.merge_range(top, left, bottom, right, text, self.look.heading())

    def _trace(self) -> None:
        place = self.sheet.trace_column - 1
        self.page.set_column(place - 1, place - 1, 3)
        self.page.set_column(place, place, 90, self.look.hint())
        self.page.write_url(0, place, f"internal:'{BERANDA}'!A1", self.look.link(), KEMBALI)
        if self.sheet.traced:
            self.page.write_string(self.sheet.header_row - 1, place, ASAL_ANGKA,
                                   self.look.format(bold=True, font_color=GREY))

    def _links(self, filled: str, address: str, words: str) -> None:
        """A link in each line, right of the table, where its column ``filled`` is; formulas, for Python writes values.

        ``address`` is a worksheet formula with ``{row}`` in place of the row.
        """
        page, sheet = self.page, self.sheet
        place = sheet.last_column
        page.set_column(place, place, 11, self.look.link())
        page.write_string(sheet.header_row - 1, place, "Tautan", self.look.heading())
        for row in range(sheet.first_row, sheet.first_row + PERIKSA_TAUTAN):
            link = f'HYPERLINK({address.format(row=row)},"{words}")'
            page.write_formula(row - 1, place, f'=IF(${filled}{row}="","",{link})',
                               self.look.link(), "")
        page.autofilter(sheet.header_row - 1, OUT_FIRST_COLUMN - 1, sheet.first_row + MAKS_BARIS_HASIL - 1,
                        sheet.last_column - 1)

    def _print_setup(self) -> None:
        page, sheet = self.page, self.sheet
        if sheet.landscape:
            page.set_landscape()
        page.set_paper(F4)
        page.fit_to_pages(1, 0)
        page.set_margins(**TEPI)
        page.center_horizontally()
        page.set_footer("&L&8&A&R&8Halaman &P dari &N", {"scale_with_doc": False})
        if sheet.headed:
            page.repeat_rows(sheet.header_row - 1, sheet.first_row - 2)
        page.print_area(0, OUT_FIRST_COLUMN - 1, 1048575, sheet.last_column - 1)

    def _conditions(self, first: int, last: int) -> None:
        """The conditional formats of columns that look alike, counted from 0."""
        row, sheet, column = self.sheet.first_row, self.sheet, self.sheet.columns[first]
        letter, end = (column_letter(OUT_FIRST_COLUMN + index) for index in (first, last))
        area = f"{letter}{row}:{end}{row + MAKS_BARIS_HASIL}"
        ends = {"left": int(first == 0), "right": int(last == len(sheet.columns) - 1)}
        rules = _pohon(column, letter, row) if column.format in ("kotak", "garis") else (
            *self.colours(column, letter, row), *_isian(column, row), *_levels(column, letter, row))
        for criteria, properties in (*rules, *_banners(row, ends)):
            self.page.conditional_format(area, {
                "type": "formula", "criteria": f"={criteria}", "stop_if_true": True,
                "format": self.look.bare(**{"border_color": LINE, **properties}),
            })


def _alike(columns: Sequence[OutColumn], coloured: Collection[str]) -> Iterator[tuple[int, int]]:
    """First and last of each run of columns with the same conditional formats, counted from 0."""
    inner = range(1, len(columns) - 1)

    def looks(index: int) -> tuple[object, ...]:
        column = columns[index]
        own = column.key in coloured or column.isian
        return column.format, column.merged, index if own or index not in inner else -1

    for _, run in groupby(range(len(columns)), looks):
        places = list(run)
        yield places[0], places[-1]


def _level(row: int, *levels: str) -> str:
    tests = [f'$A{row}="{level}"' for level in levels]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def _kategori(row: int) -> Iterator[Rule]:
    """The kategori cell wears the colour of its level, under its label."""
    for number, fill in enumerate(KATEGORI, 1):
        for bold in (False, True):
            level = _level(row, "total") if bold else _level(row, "isi", "lanjut")
            yield f"AND($B{row}={number},{level})", {**_BOX, "bg_color": fill, **({"bold": True} if bold else {})}


def _pohon(column: OutColumn, letter: str, row: int) -> Iterator[Rule]:
    """A drawn tree: a text is a box, its name above its indicators; a number is a line that runs between the two.

    The line attaches where the name ends and the indicators begin, which is the top edge of the second row.
    """
    level = _level(row, "pohon", "kotak")
    for number, sides in GARIS.items():
        yield f"AND({level},{letter}{row}={number})", {**dict.fromkeys(sides, 1), "num_format": ";;;"}
    if column.format == "kotak":
        for part, fill in (("pohon", {"bg_color": GROUP}), ("kotak", {})):
            yield f'AND({_level(row, part)},{letter}{row}<>"")', {**_BOX, **fill}


def _isian(column: OutColumn, row: int) -> Iterator[Rule]:
    """Where staff may type, the cell wears the colour of input."""
    if column.isian:
        yield _level(row, "isi"), {**_BOX, "bg_color": ISI_DI_SINI}


def _levels(column: OutColumn, letter: str, row: int) -> Iterator[Rule]:
    """Borders, weight and number format of data lines; blank cells of ``lanjut`` lines merge with those above."""
    for levels, weight in _weights(column):
        level = levels[0]
        for test, border in _borders(column, letter, row, level):
            for sign, number_format in _decimals(column, letter, row, level):
                condition = ",".join(part for part in (_level(row, *levels), test, sign) if part)
                yield f"AND({condition})", {**_weight(weight), **border, **number_format}


def _weights(column: OutColumn) -> Iterator[tuple[tuple[str, ...], Berat]]:
    """The levels with their weight; those whose cells look the same in this column together."""
    together = ("isi", "lanjut")
    for level, weight in BERAT.items():
        if column.merged or level not in together:
            yield (level,), weight
        elif level == together[0]:
            yield together, weight


def _weight(weight: Berat) -> dict[str, Any]:
    return {**({"bold": True} if weight.tebal else {}), **({"italic": True} if weight.miring else {}),
            **({"bg_color": weight.warna} if weight.warna else {})}


def _borders(column: OutColumn, letter: str, row: int, level: str) -> Iterator[tuple[str, dict[str, int]]]:
    if not column.merged or level not in ("isi", "lanjut", "program", "kegiatan"):
        yield "", _BOX
        return
    joined = f'{letter}{row}=""'
    goes_on = f'AND(OR($A{row + 1}="lanjut",$A{row + 1}="kegiatan"),{letter}{row + 1}="")'
    if level in ("lanjut", "kegiatan"):
        yield f"{joined},{goes_on}", {"left": 1, "right": 1}
        yield joined, {"left": 1, "right": 1, "bottom": 1}
    yield goes_on, {"left": 1, "right": 1, "top": 1}
    yield "", _BOX


def _decimals(column: OutColumn, letter: str, row: int, level: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Decimal sign and decimals of a cell; Excel shows the sign that Windows has."""
    formats: tuple[tuple[str, str], ...] = ()
    if column.format == "ukuran" and level != "total":
        shown = f"${column_letter(DECIMALS_COLUMN)}{row}"
        formats = tuple((f"{shown}={digits}", two_sided(f"{KOMA}{places(digits)}"))
                        for digits in range(TERBANYAK, 0, -1))
    elif column.format in ("angka", "persen"):
        formats = by_setting(f"{letter}{row}")
    elif column.format == "serapan":
        formats = ()
    else:
        yield "", {}
        return
    base = NUMBER_FORMATS[column.format]
    for test, number_format in formats:
        yield f"tanda_titik,{test}", {"num_format": number_format.replace(KOMA, TITIK)}
        yield test, {"num_format": number_format}
    yield "tanda_titik", {"num_format": base.replace(KOMA, TITIK)}
    yield "", {}


def by_setting(cell: str) -> tuple[tuple[str, str], ...]:
    """Conditions and number formats of a computed figure with fewer decimals than two.

    It was rounded as it is to be printed: one that is not whole has the decimals that it needs.
    """
    return ((f"banyak_desimal=0,INT({cell})={cell}", two_sided(f"{KOMA}{places(0)}")),
            ("banyak_desimal<2", computed(1)))


def _banners(row: int, ends: dict[str, int]) -> Iterator[Rule]:
    """Group rows across the table, and notes below it."""
    yield f'$A{row}="grup"', {"bold": True, "bg_color": GROUP, "top": 1, "bottom": 1, **ends}
    yield f'$A{row}="catatan"', {"italic": True}
    yield f'$A{row}="nama"', {"bold": True, "underline": 1}
