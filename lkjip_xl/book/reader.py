"""Reading the input sheets by their headings: typed rows and answers, and findings where a cell cannot be used."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache

from lkjip_xl.book.grid import Block, CellError, Grid, Value, is_blank
from lkjip_xl.book.schema import INPUT_SHEETS, LISTS, SHEET_NAMES, Column, Field, Form, InputSheet, Table
from lkjip_xl.domain.nilai.angka import Unreadable, from_number, parse_angka, parse_rupiah, tulis_angka
from lkjip_xl.domain.nilai.nip import nip_defect
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.tanggal import parse_tanggal
from lkjip_xl.domain.temuan import Finding, Place, finding

UNREADABLE_CODES = {
    "bukan_angka": "B-201", "rancu": "B-202", "bukan_bulat": "B-203", "terlalu_besar": "B-204",
    "tanda_hubung": "B-205", "negatif": "B-209",
}
Typed = str | Decimal | date | Value
"""A cell after reading: text, figure, date, or the raw value of a column of kind ``nilai``."""


@record(frozen=True)
class Row:
    """A used row of a table: its number on the sheet and its values by column key, None where blank or unusable."""

    baris: int
    values: Mapping[str, Typed]

    def text(self, key: str) -> str:
        """The text of a column; empty where blank."""
        value = self.values.get(key)
        return "" if value is None else str(value)

    def number(self, key: str) -> Decimal | None:
        """The figure of a column; None where blank or unusable."""
        value = self.values.get(key)
        return value if isinstance(value, Decimal) else None


@record(frozen=True)
class TableData:
    """A table as found: the sheet it stands on, where its headings are, its columns, and its used rows."""

    sheet: str
    header_row: int
    columns: Mapping[str, int]
    rows: tuple[Row, ...]


@record(frozen=True)
class FormData:
    """A form as found: where each answer stands, and the answers."""

    sheet: str
    cells: Mapping[str, tuple[int, int]]
    values: Mapping[str, Typed]

    def text(self, key: str) -> str:
        """The answer as text; empty where blank."""
        value = self.values.get(key)
        return "" if value is None else str(value)

    def year(self, key: str) -> int:
        """The answer as a year; 0 where blank or unusable."""
        value = self.values.get(key)
        return int(value) if isinstance(value, Decimal) else 0


@record(frozen=True)
class Isian:
    """Everything staff entered, with the raw sheets it was read from (by their schema name)."""

    tables: Mapping[str, TableData]
    forms: Mapping[str, FormData]
    sheets: Mapping[str, Block]
    findings: tuple[Finding, ...]


@lru_cache(maxsize=16_384)
@lru_cache(maxsize=16_384)
def normal(text: str) -> str:
    """A text for comparing: one form of each letter, single spaces, no case."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def read_isian(grid: Grid, specs: Sequence[InputSheet] = INPUT_SHEETS, known: Sequence[str] = SHEET_NAMES) -> Isian:
    """All input sheets of a workbook; what is missing or unusable becomes a finding, and the rest is read.

    ``specs`` are the sheets to be found, ``known`` the names of all sheets that the program makes.
    """
    tables: dict[str, TableData] = {}
    forms: dict[str, FormData] = {}
    sheets: dict[str, Block] = {}
    findings: list[Finding] = []
    for sheet in specs:
        name = _find_sheet(grid, sheet, known, findings)
        block = grid.read(name) if name else Block(())
        sheets[sheet.name] = block
        if block.unread:
            findings.append(finding("B-107", Place(sheet.blocks[0].key, block.unread_row), "", baris=block.unread_row,
                                    banyak=block.unread))
        reader = _SheetReader(sheet, name or sheet.name, block, quiet=name is None)
        tables |= reader.tables()
        forms |= reader.forms()
        findings += reader.findings
    return Isian(tables, forms, sheets, tuple(findings))


def _find_sheet(grid: Grid, sheet: InputSheet, known: Sequence[str], findings: list[Finding]) -> str | None:
    place = Place(sheet.blocks[0].key)
    exact = next((name for name in grid.sheets if normal(name) == normal(sheet.name)), None)
    if exact:
        return exact
    for name in grid.sheets:
        if name not in known and _holds(grid.read(name), sheet):
            findings.append(finding("B-102", place, name, lembar=sheet.name, nama=name))
            return name
    findings.append(finding("B-101", place, "", lembar=sheet.name))
    return None


def _holds(block: Block, sheet: InputSheet) -> bool:
    reader = _SheetReader(sheet, sheet.name, block, quiet=False)
    return bool(reader.tables() or reader.forms()) and not any(f.code in ("B-103", "B-104", "B-105")
                                                               for f in reader.findings)


class _SheetReader:
    """Finds the headings of one sheet and reads what stands under and beside them."""

    def __init__(self, sheet: InputSheet, name: str, block: Block, quiet: bool) -> None:
        self.sheet, self.name, self.block, self.quiet = sheet, name, block, quiet
        self.findings: list[Finding] = []
        self.texts = [{normal(v): c for c, v in reversed(list(enumerate(line, 1))) if isinstance(v, str)}
                      for line in block.rows]
        self.headers = self._headers()

    def _headers(self) -> dict[str, int]:
        candidates = sorted(
            ((score, -abs(row - table.header_row), row, table.key)
             for table, labels in ((one, _labels(one)) for one in self.sheet.tables)
             for row, texts in enumerate(self.texts, 1) if texts and (score := _score(labels, texts)) >= 0.5),
            reverse=True,
        )
        found: dict[str, int] = {}
        for _, _, row, key in candidates:
            if key not in found and row not in found.values():
                found[key] = row
        return found

    def tables(self) -> dict[str, TableData]:
        return {table.key: data for table in self.sheet.tables if (data := self._table(table)) is not None}

    def forms(self) -> dict[str, FormData]:
        return {form.key: data for form in self.sheet.forms if (data := self._form(form)) is not None}

    def _table(self, table: Table) -> TableData | None:
        header = self.headers.get(table.key)
        if header is None:
            if not self.quiet:
                labels = ", ".join(column.label for column in table.columns)
                self.findings.append(finding("B-104", Place(table.key, table.header_row), "", tabel=table.title,
                                             kolom=labels))
            return None
        texts = self.texts[header - 1]
        columns = {c.key: texts[normal(c.label)] for c in table.columns if normal(c.label) in texts}
        self.findings += [
            finding("B-103", Place(table.key, header, column.key), "", kolom=column.label, tabel=table.title)
            for column in table.columns if column.key not in columns
        ]
        rows = [self._row(table, columns, number) for number in range(header + 1, self._end(header))]
        return TableData(self.name, header, columns, tuple(row for row in rows if row is not None))

    def _end(self, header: int) -> int:
        later = [row for row in self.headers.values() if row > header]
        if not later:
            return len(self.block.rows) + 1
        titles = {normal(table.title) for table in self.sheet.tables}
        above = [row for row in range(header + 1, min(later)) if titles & self.texts[row - 1].keys()]
        return above[0] if above else min(later) - 2

    def _row(self, table: Table, columns: Mapping[str, int], number: int) -> Row | None:
        line = self.block.rows[number - 1]
        raw = {key: line[column - 1] for key, column in columns.items() if column <= len(line)}
        if all(map(is_blank, raw.values())):
            return None
        key = table.required[0] if table.required else None
        if key and key.key in columns and is_blank(raw.get(key.key)):
            self.findings.append(finding("B-106", Place(table.key, number, key.key), "", kolom=key.label))
            return None
        return Row(number, {
            column.key: None if (value := raw.get(column.key)) is None else
            self._cell(column, value, Place(table.key, number, column.key)) for column in table.columns})

    def _form(self, form: Form) -> FormData | None:
        cells = {field.key: place for field in form.fields if (place := self._answer_place(form, field)) is not None}
        if not cells:
            return None
        values: dict[str, Typed] = {}
        for field in form.fields:
            if field.key not in cells:
                continue
            row, column = cells[field.key]
            raw = self.block.cell(row, column)
            values[field.key] = self._cell(field, raw, Place(form.key, row, field.key))
            if field.required and is_blank(raw):
                self.findings.append(finding("B-214", Place(form.key, row, field.key), "", kolom=field.label,
                                             bantuan=field.help))
        return FormData(self.name, cells, values)

    def _answer_place(self, form: Form, field: Field) -> tuple[int, int] | None:
        label = normal(field.label)
        for row, texts in enumerate(self.texts, 1):
            if label in texts:
                return row, texts[label] + 1
        if not self.quiet:
            self.findings.append(finding("B-105", Place(form.key, form.row(field), field.key), "", kolom=field.label))
        return None

    def _cell(self, column: Column | Field, raw: Value, place: Place) -> Typed:
        if is_blank(raw):
            return None
        if isinstance(raw, CellError):
            self.findings.append(finding("B-207", place, raw, kolom=column.label))
            return None
        value, problem = _typed(column, raw, place)
        self.findings += problem
        return value


def _labels(table: Table) -> tuple[str, ...]:
    return tuple(normal(column.label) for column in table.columns)


def _score(labels: Sequence[str], texts: Mapping[str, int]) -> float:
    return sum(map(texts.__contains__, labels)) / len(labels)


def _typed(column: Column | Field, raw: Value, place: Place) -> tuple[Typed, list[Finding]]:
    if column.kind in ("angka", "bulat", "rupiah"):
        return _figure(column, raw, place)
    if column.kind == "tahun":
        return _year(column, raw, place)
    if column.kind == "tanggal":
        return _date(column, raw, place)
    if column.kind == "nilai":
        return _measure(column, raw, place)
    if column.kind == "kode" and not isinstance(raw, str):
        return None, [finding("B-217", place, raw)]
    if column.kind == "pilihan" and column.options in LISTS:
        return _choice(column, raw, place)
    text = _text(raw)
    return text, _nip(text, place) if column.kind == "nip" else []


def _text(raw: Value) -> str:
    if isinstance(raw, str):
        return unicodedata.normalize("NFC", raw).replace("\u00a0", " ").strip()
    if isinstance(raw, (datetime, date, time)):
        return str(raw)
    number = from_number(raw) if isinstance(raw, (int, float)) else Unreadable("bukan_angka", str(raw))
    return str(raw) if isinstance(number, Unreadable) else tulis_angka(number).replace(".", "")


CONTOH = {"rupiah": "1920063000", "bulat": "12"}
"""An example of a legal figure for the kinds of columns whose example is not 83,55."""


def _figure(column: Column | Field, raw: Value, place: Place) -> tuple[Typed, list[Finding]]:
    example = CONTOH.get(column.kind, "83,55")
    if isinstance(raw, (datetime, date, time)):
        return None, [finding("B-206", place, raw, kolom=column.label, isi="angka", contoh=example)]
    number = _number(raw, whole=column.kind != "angka")
    if isinstance(number, Unreadable):
        code = UNREADABLE_CODES[number.code]
        return None, [finding(code, place, raw, kolom=column.label, contoh=example)]
    if not isinstance(raw, str):
        return number, []
    return number, [finding("B-208", place, raw, kolom=column.label, dibaca=tulis_angka(number), contoh=example)]


def _number(raw: Value, whole: bool) -> Decimal | Unreadable:
    if isinstance(raw, str):
        number = parse_rupiah(raw) if whole else parse_angka(raw)
    else:
        number = from_number(raw) if isinstance(raw, (int, float)) else Unreadable("bukan_angka", str(raw))
    if isinstance(number, Unreadable) or not whole:
        return number
    if number != number.to_integral_value():
        return Unreadable("bukan_bulat", str(raw))
    return Unreadable("negatif", str(raw)) if number < 0 else number.to_integral_value()


def _measure(column: Column | Field, raw: Value, place: Place) -> tuple[Typed, list[Finding]]:
    if isinstance(raw, (datetime, date, time)):
        return None, [finding("B-206", place, raw, kolom=column.label, isi="angka, rentang, atau predikat",
                              contoh="83,55")]
    if isinstance(raw, bool):
        return None, [finding("B-201", place, raw, kolom=column.label, contoh="83,55")]
    if isinstance(raw, str) and raw.strip() in {"-", "–", "—"}:
        return None, [finding("B-205", place, raw, kolom=column.label)]
    return raw, []


def _year(column: Column | Field, raw: Value, place: Place) -> tuple[Typed, list[Finding]]:
    number = from_number(raw) if isinstance(raw, (int, float)) else parse_angka(str(raw))
    if isinstance(number, Decimal) and number == number.to_integral_value() and 2000 <= number <= 2100:
        return number.to_integral_value(), []
    return None, [finding("B-211", place, raw, kolom=column.label)]


def _date(column: Column | Field, raw: Value, place: Place) -> tuple[Typed, list[Finding]]:
    if isinstance(raw, datetime):
        return raw.date(), []
    if isinstance(raw, date):
        return raw, []
    day = parse_tanggal(str(raw))
    return day, [] if day else [finding("B-213", place, raw, kolom=column.label)]


@cache
def _offered(options: str) -> Mapping[str, str]:
    """What a drop-down offers, by its normal form."""
    return {normal(option): option for option in LISTS[options]}


def _choice(column: Column | Field, raw: Value, place: Place) -> tuple[Typed, list[Finding]]:
    known = _offered(column.options)
    text = _text(raw)
    if normal(text) in known:
        return known[normal(text)], []
    return None, [finding("B-210", place, text, kolom=column.label, pilihan="; ".join(known.values()))]


def _nip(text: str, place: Place) -> list[Finding]:
    reason = nip_defect(text)
    return [finding("B-212", place, text, alasan=reason)] if reason else []
