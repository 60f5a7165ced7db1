"""Writing what a book of an earlier version holds into an empty one of the present version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from lkjip_xl.book.grid import BARIS_TERBACA, CellError, Grid, Value, cell_name
from lkjip_xl.book.schema import FIRST_COLUMN, INPUT_SHEETS, VALUE_COLUMN, Form, InputSheet, Kind, Table
from lkjip_xl.book.versi.isi import Baris, Isi, Sel, Sisa, Tabel

_TEXTS = frozenset({"teks", "uraian", "pilihan", "nip", "cetak"})
TAK_ADA_KOLOM = "kolom ini tidak ada lagi"
TAK_MUAT = "tidak muat di tabelnya; sisipkan baris, lalu ketik di sana"


@dataclass(frozen=True)
class Tertulis:
    """Where each cell of the old book stands now, by its old sheet and cell; and what found no place."""

    tempat: Mapping[tuple[str, str], str]
    sisa: tuple[Sisa, ...]


def tulis(baru: Grid, isi: Isi) -> Tertulis:
    """Write all that has a place into an empty workbook, where its template has put the forms and tables."""
    writer = _Writer(baru)
    for sheet in INPUT_SHEETS:
        for form in sheet.forms:
            writer.form(sheet, form, isi.formulir.get(form.key, {}))
        for table in sheet.tables:
            if table.key in isi.tabel:
                writer.table(sheet, table, isi.tabel[table.key])
    writer.unknown(isi)
    return Tertulis(writer.places, tuple(writer.sisa))


class _Writer:
    """Writes block by block, and keeps book of every cell."""

    def __init__(self, baru: Grid) -> None:
        self.baru = baru
        self.places: dict[tuple[str, str], str] = {}
        self.sisa: list[Sisa] = []

    def form(self, sheet: InputSheet, form: Form, answers: Mapping[str, Sel]) -> None:
        for field in form.fields:
            if field.key in answers:
                place = form.row(field), VALUE_COLUMN
                self.baru.write(sheet.name, *place, [[self._put(answers[field.key], field.kind, sheet, *place)]])
        self._without(cell for key, cell in answers.items() if key not in {field.key for field in form.fields})

    def table(self, sheet: InputSheet, table: Table, found: Tabel) -> None:
        rows, left = _fitting(found.baris, _room(sheet, table))
        self._leave(left, TAK_MUAT)
        height = max([len(table.rows), *(row.nomor for row in rows)])
        by_number = {row.nomor: row for row in rows}
        values = [[self._of(by_number.get(number), index, sheet, table) for index in range(len(table.columns))]
                  for number in range(1, height + 1)]
        if values:
            self.baru.write(sheet.name, table.first_row, FIRST_COLUMN, values)
        self._own_columns(sheet, table, found, rows)
        self._without(cell for row in rows for key, cell in row.isi.items() if key not in table.by_key)

    def _of(self, row: Baris | None, index: int, sheet: InputSheet, table: Table) -> Value:
        column = table.columns[index]
        if row is None or column.key not in row.isi:
            return None
        return self._put(row.isi[column.key], column.kind, sheet, table.header_row + row.nomor, FIRST_COLUMN + index)

    def _own_columns(self, sheet: InputSheet, table: Table, found: Tabel, rows: Sequence[Baris]) -> None:
        first = FIRST_COLUMN + len(table.columns)
        for place, (key, heading) in enumerate(found.tambahan.items(), first):
            for number, cell in ((0, heading), *((row.nomor, row.tambahan[key]) for row in rows
                                                 if key in row.tambahan)):
                at = table.header_row + number, place
                self.baru.write(sheet.name, *at, [[self._put(cell, "nilai", sheet, *at, own=True)]])

    def _put(self, cell: Sel, kind: Kind, sheet: InputSheet, row: int, column: int, own: bool = False) -> Value:
        value, why = _carried(cell.nilai, kind, own)
        if why:
            self.sisa.append(Sisa(cell, why))
        elif cell.lembar and value is not None:
            self.places[cell.lembar, cell.sel] = f"{sheet.name}!{cell_name(row, column)}"
        return value

    def unknown(self, isi: Isi) -> None:
        """What belongs to forms and tables that the present version does not have."""
        known = {block.key for sheet in INPUT_SHEETS for block in sheet.blocks}
        self._without(cell for key, form in isi.formulir.items() if key not in known for cell in form.values())
        for key, table in isi.tabel.items():
            if key not in known:
                self._leave(table.baris, TAK_ADA_KOLOM)
                self._without(table.tambahan.values())

    def _without(self, cells: Iterable[Sel]) -> None:
        self.sisa += [Sisa(cell, TAK_ADA_KOLOM) for cell in cells if cell.nilai is not None]

    def _leave(self, rows: Sequence[Baris], why: str) -> None:
        self.sisa += [Sisa(cell, why) for row in rows for cell in row.semua() if cell.nilai is not None]


def _room(sheet: InputSheet, table: Table) -> int:
    """How many rows there are above the next table of the sheet, or above the end of what is read."""
    below = any(other.header_row > table.header_row for other in sheet.tables)
    return table.capacity if below else BARIS_TERBACA - table.header_row


def _fitting(rows: Sequence[Baris], room: int) -> tuple[list[Baris], list[Baris]]:
    """The rows as far apart as they were, or close together where room is short; and those for which there is none."""
    if max((row.nomor for row in rows), default=0) <= room:
        return list(rows), []
    close = [replace(row, nomor=number) for number, row in enumerate(rows, 1)]
    return close[:room], close[room:]


def _carried(value: Value, kind: Kind, own: bool) -> tuple[Value, str]:
    """The value as the new cell can hold it, or why it cannot: the format of a cell must not change what it means."""
    if isinstance(value, CellError):
        return None, "galat rumus"
    if isinstance(value, (date, time)):
        return _moment(value, kind, own)
    if kind == "tanggal" and isinstance(value, (int, float)):
        return None, "angka di tempat tanggal; ketik tanggalnya"
    return value, ""


def _moment(value: date | time, kind: Kind, own: bool) -> tuple[Value, str]:
    if kind == "tanggal" and isinstance(value, date):
        return value, ""
    if own or kind in _TEXTS:
        return str(value.date() if isinstance(value, datetime) and not any(value.timetuple()[3:6]) else value), ""
    return None, "tanggal di tempat angka; ketik angkanya"
