"""The input sheets: titles, help, headings, cells to fill, drop-downs and names."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.grid import column_letter
from lkjip_xl.book.schema import (
    BERANDA,
    DAFTAR,
    FIRST_COLUMN,
    INPUT_SHEETS,
    KEMBALI,
    LABEL_COLUMN,
    LISTS,
    SATUAN,
    TANPA_TAHUN,
    VALUE_COLUMN,
    Column,
    Field,
    Form,
    InputSheet,
    Table,
    block,
    table_sheet,
)
from lkjip_xl.book.textfit import row_height, text_lines
from lkjip_xl.book.warna import NAVY
from lkjip_xl.template.look import GROUP_FILLS, HINT_SIZE, TAB_INPUT, Look

_LIST_NAMES = {**LISTS, "satuan": SATUAN}
TITLE_SIZE = 12
"""The font size of the title of a form or table."""
HINT_WIDTH = 68.0
"""So wide may the help beside an answer be, that it ends within a screen of 1366 pixels."""
YEARS_UNKNOWN = "Tahun di atas judul kolom mengikuti Tahun laporan dan Tahun akhir Renstra di lembar Profil."
"""Stands beside the years above the headings while they are not known."""


def add_inputs(workbook: Workbook, look: Look) -> None:
    """Add every input sheet, in the order of the schema."""
    for sheet in INPUT_SHEETS:
        _InputBuilder(workbook, look, sheet).build()


def add_lists(workbook: Workbook, look: Look) -> None:
    """Add the hidden sheet of the drop-down lists, with a name for each list."""
    page = workbook.add_worksheet(DAFTAR)
    page.hide()
    page.protect()
    for column, (key, options) in enumerate(_LIST_NAMES.items()):
        page.write_string(0, column, key, look.format(bold=True))
        for row, option in enumerate(options, 1):
            page.write_string(row, column, option, look.format())
        letter = column_letter(column + 1)
        workbook.define_name(f"pilihan_{key}", f"={DAFTAR}!${letter}$2:${letter}${len(options) + 1}")


class _InputBuilder:
    def __init__(self, workbook: Workbook, look: Look, sheet: InputSheet) -> None:
        self.workbook, self.look, self.sheet = workbook, look, sheet
        self.page: Worksheet = workbook.add_worksheet(sheet.name)
        self.widths: dict[int, float] = {}

    def build(self) -> None:
        page, look = self.page, self.look
        page.set_tab_color(TAB_INPUT)
        page.hide_gridlines(2)
        page.set_column(0, 0, 2)
        page.set_row(0, 26)
        page.write_string(0, 1, self.sheet.title, look.title())
        page.write_string(1, 1, f"{self.sheet.purpose} Isi sel berwarna kuning muda saja.",
                          look.format(font_color="#333333"))
        page.write_url(2, 1, f"internal:'{BERANDA}'!A1", look.link(), KEMBALI)
        self._widths()
        for form in self.sheet.forms:
            self._form(form)
        for table in self.sheet.tables:
            self._table(table)
        page.set_landscape()
        page.set_paper(14)
        page.fit_to_pages(1, 0)
        page.set_footer("&L&A&RHalaman &P dari &N")
        if len(self.sheet.blocks) == 1 and self.sheet.tables:
            table = self.sheet.tables[0]
            page.freeze_panes(table.header_row, FIRST_COLUMN + (table.columns[0].kind == "kode"))
            page.repeat_rows(table.header_row - 1)
            # LibreOffice lays out a million rows, at every opening, where headings are repeated over no stated area.
            page.print_area(0, LABEL_COLUMN - 1, table.last_row - 1, FIRST_COLUMN + len(table.columns) - 2)
        first = self.sheet.blocks[0]
        column = (FIRST_COLUMN if isinstance(first, Table) else VALUE_COLUMN) - 1
        page.set_selection(first.header_row, column, first.header_row, column)

    def _widths(self) -> None:
        widths: dict[int, float] = {}
        for table in self.sheet.tables:
            for index, column in enumerate(table.columns):
                place = FIRST_COLUMN + index
                widths[place] = max(widths.get(place, 0), column.width)
        if self.sheet.forms:
            for place, width in ((LABEL_COLUMN, 44.0), (VALUE_COLUMN, 46.0), (VALUE_COLUMN + 1, HINT_WIDTH)):
                widths[place] = max(widths.get(place, 0), width if self.sheet.tables == () or place < 4 else 0)
        for place, width in widths.items():
            self.page.set_column(place - 1, place - 1, width)
        self.widths = widths

    def _form(self, form: Form) -> None:
        page, look = self.page, self.look
        self._block_title(form.header_row - 1, form.title)
        for field in form.fields:
            row = form.row(field) - 1
            star = look.format(bold=field.required, border=1, border_color="#8EA0B8", bg_color="#F7F9FC")
            page.write_string(row, LABEL_COLUMN - 1, field.label, star)
            self._answer(row, field)
            self._hint(row, field.help)
            name = f"{form.key}_{field.key}"
            self.workbook.define_name(name, f"='{self.sheet.name}'!${column_letter(VALUE_COLUMN)}${row + 1}")

    def _block_title(self, row: int, title: str) -> None:
        self.page.write_string(row, LABEL_COLUMN - 1, title, self.look.format(bold=True, font_size=TITLE_SIZE))
        self.page.set_row(row, row_height(1, TITLE_SIZE) + 3)

    def _hint(self, row: int, text: str) -> None:
        """The help beside an answer, over as many columns of the tables below as it takes to be as wide as a screen."""
        first = last = VALUE_COLUMN
        width = self.widths[first + 1]
        while width + self.widths.get(last + 2, HINT_WIDTH) <= HINT_WIDTH:
            last += 1
            width += self.widths[last + 1]
        if last > first:
            self.page.merge_range(row, first, row, last, text, self.look.hint())
        else:
            self.page.write_string(row, first, text, self.look.hint())
        lines = text_lines(text, width, HINT_SIZE)
        if lines > 1:
            self.page.set_row(row, row_height(lines, HINT_SIZE))

    def _answer(self, row: int, field: Field) -> None:
        cell = self.look.input(field.kind, align="left")
        if field.default is None:
            self.page.write_blank(row, VALUE_COLUMN - 1, None, cell)
        else:
            self.page.write(row, VALUE_COLUMN - 1, field.default, cell)
        rule = validation(field)
        if rule:
            self.page.data_validation(row, VALUE_COLUMN - 1, row, VALUE_COLUMN - 1, rule)

    def _table(self, table: Table) -> None:
        page, look = self.page, self.look
        years, groups = (any(getattr(column, what) for column in table.columns) for what in ("year", "group"))
        self._block_title(table.header_row - 3 - years - groups, table.title)
        if groups:
            self._groups(table)
        if years:
            self._years(table)
        helps = max(text_lines(column.help, column.width, HINT_SIZE) for column in table.columns)
        labels = max(text_lines(column.label, column.width, bold=True) for column in table.columns)
        page.set_row(table.header_row - 2, row_height(helps, HINT_SIZE) + 3)
        page.set_row(table.header_row - 1, row_height(labels) + 6)
        for index, column in enumerate(table.columns):
            place = FIRST_COLUMN - 1 + index
            page.write_string(table.header_row - 2, place, column.help, look.hint(valign="bottom"))
            heading = column.label
            page.write_string(table.header_row - 1, place, heading,
                              look.heading(**({"font_color": "#9C0006"} if column.required else {})))
            self._fill(table, column, place, index)
        first, last = column_letter(FIRST_COLUMN), column_letter(FIRST_COLUMN + len(table.columns) - 1)
        self.workbook.define_name(f"tabel_{table.key}",
                                  f"='{self.sheet.name}'!${first}${table.first_row}:${last}${table.last_row}")

    def _years(self, table: Table) -> None:
        """The year of a column above its heading; the row is as high as the words that stand there without years."""
        row = table.header_row - 3
        look = self.look.format(bold=True, align="center", valign="bottom", text_wrap=True, font_color="#B45F06")
        named = [(place, column) for place, column in enumerate(table.columns, FIRST_COLUMN - 1) if column.year]
        for place, column in named:
            self.page.write_formula(row, place, column.year, look, "")
        self.page.set_row(row, row_height(max(
            text_lines(column.year_unknown, column.width, bold=True) for _, column in named)))
        if named[0][0] >= FIRST_COLUMN:
            self.page.write_formula(row, FIRST_COLUMN - 1, f'=IF({TANPA_TAHUN},"{YEARS_UNKNOWN}","")',
                                    self.look.hint(valign="bottom"), "")

    def _groups(self, table: Table) -> None:
        """A coloured line over the columns of each group; the cells stay single, so that columns can be moved."""
        row = table.header_row - 4
        for number, (name, columns) in enumerate(groupby(enumerate(table.columns), key=lambda one: one[1].group)):
            fill = self.look.format(bold=True, font_color=NAVY, bg_color=GROUP_FILLS[number % len(GROUP_FILLS)])
            for count, (index, _) in enumerate(columns):
                place = FIRST_COLUMN - 1 + index
                if count:
                    self.page.write_blank(row, place, None, fill)
                else:
                    self.page.write_string(row, place, name, fill)

    def _fill(self, table: Table, column: Column, place: int, index: int) -> None:
        cell = self.look.input(column.kind)
        for offset in range(table.capacity):
            values = table.rows[offset] if offset < len(table.rows) else ()
            if index < len(values):
                self.page.write(table.header_row + offset, place, values[index], cell)
            else:
                self.page.write_blank(table.header_row + offset, place, None, cell)
        rule = validation(column)
        if rule:
            self.page.data_validation(table.header_row, place, table.last_row - 1, place, rule)


def validation(column: Column | Field) -> dict[str, Any]:
    """What Excel lets staff type into a cell, and what it says while they do."""
    prompt = {"input_title": column.label[:32], "input_message": column.help[:255]}
    if column.options:
        return {**prompt, **_choice(column)}
    if column.kind in ("rupiah", "bulat"):
        return {**prompt, "validate": "integer", "criteria": ">=", "value": 0, "error_title": "Harus bilangan bulat",
                "error_message": "Ketik bilangan bulat tanpa titik, koma, satuan, atau Rp. Contoh: 25000000"}
    if column.kind == "angka":
        return {**prompt, "validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15,
                "error_title": "Harus angka", "error_message": "Ketik angkanya saja, tanpa satuan. Contoh: 83,55"}
    if column.kind == "tahun":
        return {**prompt, "validate": "integer", "criteria": "between", "minimum": 2000, "maximum": 2100,
                "error_title": "Harus tahun", "error_message": "Ketik tahun dengan empat angka. Contoh: 2024"}
    if column.kind == "tanggal":
        return {**prompt, "validate": "any"}
    return {**prompt, "validate": "any"}


def _choice(column: Column | Field) -> dict[str, Any]:
    if column.options in _LIST_NAMES:
        strict = column.options in LISTS
        return {"validate": "list", "source": f"=pilihan_{column.options}",
                "error_type": "stop" if strict else "information", "error_title": "Pilih dari daftar",
                "error_message": "Klik panah di kanan sel, lalu pilih salah satu." if strict else
                "Satuan ini tidak ada di daftar, tetapi boleh dipakai."}
    return {"validate": "list", "source": f"=daftar_{column.options.replace('.', '_')}", "error_type": "warning",
            "error_title": "Nama tidak dikenal",
            "error_message": f"Nama ini tidak ada di lembar {_source_sheet(column.options)}. Pilih dari daftar."}


def _source_sheet(options: str) -> str:
    return table_sheet(options.partition(".")[0]).name


def define_references(workbook: Workbook) -> None:
    """Name the growing lists that drop-downs refer to, such as all names of indicators entered so far."""
    wanted = {c.options for s in INPUT_SHEETS for t in s.tables for c in t.columns if "." in c.options}
    for options in sorted(wanted):
        key, column = options.split(".")
        table = block(key)
        assert isinstance(table, Table)
        letter = column_letter(FIRST_COLUMN + [c.key for c in table.columns].index(column))
        sheet = f"'{table_sheet(key).name}'"
        top = f"{sheet}!${letter}${table.first_row}"
        area = f"{top}:${letter}${table.last_row}"
        workbook.define_name(f"daftar_{key}_{column}", f"=OFFSET({top},0,0,MAX(1,COUNTA({area})),1)")
