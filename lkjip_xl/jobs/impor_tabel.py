"""Impor tabel: targets, realisasi, budget or indicators from a plain table, shown before they are written."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from lkjip_xl.book.findings import show
from lkjip_xl.book.grid import BARIS_TERBACA, Block, Book, CellError, Grid, Value, cell_name
from lkjip_xl.book.identity import check_identity
from lkjip_xl.book.laporan import read_laporan
from lkjip_xl.book.reader import Isian, TableData, Typed, normal, read_isian
from lkjip_xl.book.schema import INDIKATOR, Column, Table
from lkjip_xl.domain.nilai.angka import Unreadable, from_number, parse_angka, parse_rupiah, tulis_angka, tulis_rupiah
from lkjip_xl.domain.nilai.kode import jenjang, kode_baku, parts
from lkjip_xl.domain.sipd import padanan, tanpa_kode
from lkjip_xl.domain.temuan import Finding, shown
from lkjip_xl.jobs.data import (
    LEMBAR_TABEL,
    Lembaran,
    Salah,
    clean,
    require_table,
    ringkas,
    shorten,
    used_rows,
    write_cells,
)

BARIS_JUDUL = 20
"""The headings stand in one of the first rows of the data."""
_KODE = re.compile(r"(?:\d|X)\.(?:\d\d|XX)\.\d\d(?:\.\d\.\d\d(?:\.\d\d(?:\d\d)?)?)?", re.IGNORECASE)
"""A code of the nomenklatur: program, kegiatan or sub kegiatan (Kepmendagri 050-5889/2021)."""


@dataclass(frozen=True)
class Ubahan:
    """A cell that changes: its place and row, the key of the row, its column, and what it held and will hold."""

    sel: str
    baris: int
    kunci: str
    kolom: str
    semula: Value
    menjadi: Value


@dataclass(frozen=True)
class TidakDitulis:
    """A row of the data that is not written: its number in the data, its key, and why."""

    baris: int
    kunci: str
    alasan: str


@dataclass(frozen=True)
class Pratinjau:
    """What an import would write into a table, and what it would not; with defects nothing can be written.

    ``salah`` holds the first defects, ``salah_lain`` counts the others by kind. ``baru`` counts the rows that are
    added, ``sama`` those that hold the values already. ``kolom`` pairs each heading of the data with the column that
    it fills, ``kolom_lepas`` are headings that fill none.
    """

    tabel: str
    salah: tuple[Salah, ...] = ()
    salah_lain: tuple[tuple[str, int], ...] = ()
    perubahan: tuple[Ubahan, ...] = ()
    baru: int = 0
    sama: int = 0
    tidak_ditulis: tuple[TidakDitulis, ...] = ()
    kolom: tuple[tuple[str, str], ...] = ()
    kolom_lepas: tuple[str, ...] = ()
    perhatian: tuple[str, ...] = ()

    @property
    def kalimat(self) -> str:
        """The outcome in one or two sentences."""
        if self.salah:
            count = len(self.salah) + sum(count for _, count in self.salah_lain)
            return f"Ada {count} yang perlu dibetulkan pada berkas data; buku kerja tidak diubah."
        rows = len({change.baris for change in self.perubahan})
        left = f" {len(self.tidak_ditulis)} baris tidak ditulis." if self.tidak_ditulis else ""
        return (f"Lembar {LEMBAR_TABEL[self.tabel].name}: {len(self.perubahan)} sel berubah di {rows} baris, "
                f"{self.baru} di antaranya baris baru; {self.sama} baris sudah sama.{left}")

    @property
    def rincian(self) -> tuple[str, ...]:
        """The preview line by line: what changes, what does not match, and which columns were used."""
        return () if self.salah else tuple(_lines(self))


def judul_dikenal(tabel: str, kolom: Mapping[str, str]) -> frozenset[str]:
    """The headings, in `normal` form, that the data of a table may have: keys, labels, and those that are mapped."""
    columns = LEMBAR_TABEL[tabel].tables[0].columns
    return frozenset(normal(name) for column in columns for name in (column.key, column.label)) | frozenset(
        map(normal, kolom))


def pratinjau(book: Book, tabel: str, data: Lembaran, kolom: Mapping[str, str]) -> Pratinjau:
    """What the data would write into the table ``target``, ``realisasi``, ``program`` or ``indikator``.

    ``kolom`` names for a heading of the data the column (by label or key) that it fills. Rows are matched by their
    key; blank cells of the data erase nothing. Nothing is written. Raises `CannotRun` when it is no workbook of this
    program or the table has lost its key column.
    """
    check_identity(book)
    _, isian, before = read_laporan(book)
    spec = LEMBAR_TABEL[tabel].tables[0]
    table = require_table(isian, LEMBAR_TABEL[tabel], (spec.columns[0].key,))
    heads, wrong = _headings(spec, table, data, kolom)
    if wrong:
        return _refused(tabel, wrong)
    places = _Places(tabel, isian, table)
    for row in sorted(heads.rows(), key=lambda row: places.order(row.kunci)):
        places.take(row)
    trial = _Trial(book)
    write_cells(trial, table.sheet, {(row, table.columns[key]): value for (row, key), value in places.cells.items()})
    _, after, findings = read_laporan(trial)
    if wrong := [*places.salah, *_defects(spec, after, set(findings) - set(before), places)]:
        return _refused(tabel, wrong)
    changes = tuple(_changes(spec, table, after.tables[spec.key], places))
    touched = {change.baris for change in changes}
    return Pratinjau(tabel, (), (), changes, len(touched & places.new), len(set(places.origin) - touched),
                     tuple(sorted(places.left, key=lambda item: item.baris)),
                     tuple((name, column.label) for name, column in heads.filled.values()),
                     heads.unused, places.cautions())


def terapkan(book: Book, rencana: Pratinjau) -> None:
    """Write the cells that a preview of this same workbook shows."""
    sheet = LEMBAR_TABEL[rencana.tabel]
    table = require_table(read_isian(book), sheet, (sheet.tables[0].columns[0].key,))
    columns = {sheet.tables[0].by_key[key].label: number for key, number in table.columns.items()}
    write_cells(book, table.sheet, {(change.baris, columns[change.kolom]): change.menjadi
                                    for change in rencana.perubahan})


def _refused(tabel: str, defects: Sequence[Salah]) -> Pratinjau:
    first, rest = ringkas(defects)
    return Pratinjau(tabel, first, rest)


@dataclass(frozen=True)
class _Data:
    """A row of the data: its number, its key, and what it holds by column key; blank cells are left out."""

    nomor: int
    kunci: Value
    isi: Mapping[str, Value]


@dataclass(frozen=True)
class _Headings:
    """The rows below the headings of the data, which column each heading fills, and which fill none."""

    lines: Sequence[tuple[int, Sequence[Value]]] = ()
    filled: Mapping[int, tuple[str, Column]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    kunci: str = ""

    def rows(self) -> Iterator[_Data]:
        """The rows that hold anything."""
        for number, line in self.lines:
            cells = {column.key: value for index, (_, column) in self.filled.items()
                     if index < len(line) and (value := _stored(column, line[index])) is not None}
            if cells:
                yield _Data(number, cells.pop(self.kunci, None), cells)


def _headings(spec: Table, table: TableData, data: Lembaran, kolom: Mapping[str, str]
              ) -> tuple[_Headings, list[Salah]]:
    usable = {normal(name): column for column in spec.columns if column.key in table.columns
              for name in (column.key, column.label)}
    mapped = {normal(heading): usable[normal(name)] for heading, name in kolom.items() if normal(name) in usable}
    listed = ", ".join(column.label for column in spec.columns)
    wrong = [*data.salah, *(Salah(0, name, f"Kolom “{name}” tidak ada di lembar {table.sheet}.",
                                  f"salah satu dari: {listed}", "Betulkan pilihan --kolom.")
                            for name in kolom.values() if normal(name) not in usable)]
    if wrong:
        return _Headings(), wrong
    lines = list(enumerate(data.isi, 1))
    at, names = _heading_row(lines[:BARIS_JUDUL], usable.keys() | mapped.keys())
    filled = _filled(names, usable, mapped)
    wrong = _heading_defects(spec, at, names, filled, kolom)
    return _Headings(lines[at:], {index: (names[index], column) for index, column in filled.items()},
                     tuple(name for index, name in enumerate(names) if name and index not in filled),
                     spec.columns[0].key), wrong


def _heading_row(lines: Sequence[tuple[int, Sequence[Value]]], known: frozenset[str] | set[str]
                 ) -> tuple[int, list[str]]:
    """The row with most of the known headings, the first of several, and its texts; 0 where there is none."""
    best, at, names = 0, 0, list[str]()
    for number, line in lines:
        texts = [_plain(cell) for cell in line]
        score = sum(normal(text) in known for text in texts)
        if score > best:
            best, at, names = score, number, texts
    return at, names


def _filled(names: Sequence[str], usable: Mapping[str, Column], mapped: Mapping[str, Column]) -> dict[int, Column]:
    """Which column each heading fills; a heading that is mapped takes its column from one that only has its name."""
    found: dict[int, Column] = {}
    for index, name in enumerate(names):
        column = mapped.get(normal(name)) or usable.get(normal(name))
        if column and (normal(name) in mapped or column not in mapped.values()):
            found[index] = column
    return found


def _heading_defects(spec: Table, at: int, names: Sequence[str], filled: Mapping[int, Column],
                     kolom: Mapping[str, str]) -> list[Salah]:
    have = set(map(normal, names))
    wrong = [Salah(at, heading, f"Judul “{heading}” tidak ada di berkas data.", "judul kolom seperti di berkas data",
                   "Betulkan pilihan --kolom.") for heading in kolom if normal(heading) not in have]
    columns = list(filled.values())
    wrong += [Salah(at, names[index], f"Dua kolom data mengisi kolom {column.label}.", "satu kolom data saja",
                    "Hapus salah satunya, atau pilih dengan --kolom.")
              for place, (index, column) in enumerate(filled.items()) if column in columns[:place]]
    key = spec.columns[0]
    if key not in columns:
        wrong.append(Salah(at, shorten("; ".join(filter(None, names))), f"Kolom {key.label} tidak ada di berkas data.",
                           f"kolom {key.label} untuk mencocokkan baris",
                           f'Tambahkan kolom itu, atau sebutkan: --kolom "Judul di berkas={key.label}".'))
    return wrong


def _plain(value: Value) -> str:
    return clean(f"{value:.15g}" if isinstance(value, float) else "" if value is None else str(value))


def _stored(column: Column, raw: Value) -> Value:
    """A cell of the data as the workbook will hold it: figures as numbers; what is none is left to the reader."""
    if isinstance(raw, (CellError, bool, date, time)):
        return raw
    if isinstance(raw, (int, float)):
        number = from_number(raw)
        return raw if isinstance(number, Unreadable) else _cell_number(number)
    text = _plain(raw)
    if column.kind in ("angka", "nilai", "rupiah", "bulat"):
        number = parse_angka(text) if column.kind in ("angka", "nilai") else parse_rupiah(text)
        if not isinstance(number, Unreadable):
            return _cell_number(number)
    return text or None


def _cell_number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


class _Places:
    """Finds the row of the workbook for each row of the data, and gathers what is to be put where."""

    def __init__(self, tabel: str, isian: Isian, table: TableData) -> None:
        self.tabel, self.table = tabel, table
        self.spec = LEMBAR_TABEL[tabel].tables[0]
        self.key = self.spec.columns[0]
        self.cells: dict[tuple[int, str], Value] = {}
        self.origin: dict[int, int] = {}
        self.new: set[int] = set()
        self.left: list[TidakDitulis] = []
        self.salah: list[Salah] = []
        self._money = 0
        self._next = table.header_row + 1 + used_rows(isian, LEMBAR_TABEL[tabel], table)
        self._rows: dict[str, list[int]] = {}
        for row in table.rows:
            self._rows.setdefault(self._form(row.text(self.key.key)), []).append(row.baris)
        names = isian.tables.get("indikator")
        self._names = {normal(row.text("nama")): row.text("nama") for row in names.rows} if names else {}
        self._taken: dict[int, Mapping[str, Value]] = {}

    def take(self, data: _Data) -> None:
        """Find a place for a row of the data; what has none is listed with the reason."""
        text = _plain(data.kunci)
        reason = self._refusal(data.kunci, text)
        found = [] if reason else self._found(text)
        if len(found) > 1:
            reason = "ada di lebih dari satu baris (baris " + ", ".join(map(str, found)) + ")"
        if reason:
            self.left.append(TidakDitulis(data.nomor, text, reason))
            return
        row = found[0] if found else self._append(text)
        values = dict(self._values(text, data.isi))
        if self._taken.setdefault(row, values) != values:
            self.salah.append(Salah(data.nomor, shorten(text), "Baris yang sama tertulis lagi dengan isi lain.",
                                    f"sama dengan baris {self.origin[row]}", "Hapus salah satunya."))
            return
        self.origin.setdefault(row, data.nomor)
        self.cells |= {(row, key): value for key, value in values.items()}

    def order(self, key: Value) -> tuple[str, ...]:
        """What rows are sorted by before they are taken: programs by code, all others stay in the order of the data."""
        return parts(self._form(_plain(key))) if self.tabel == "program" else ()

    def cautions(self) -> tuple[str, ...]:
        """What staff should know besides."""
        sentence = (f"Uang pada {self._money} baris program dan kegiatan tidak ditulis, karena dijumlahkan dari sub "
                    "kegiatannya.")
        return (sentence,) if self._money else ()

    def _form(self, text: str) -> str:
        return kode_baku(text) if self.tabel == "program" else normal(text)

    def _found(self, text: str) -> list[int]:
        form = self._form(text)
        if self.tabel != "program":
            return self._rows.get(form, [])
        return [row for known in padanan(form, self._rows) for row in self._rows[known]]

    def _refusal(self, raw: Value, text: str) -> str:
        if not text:
            return f"kolom {self.key.label} kosong"
        if self.tabel == "program":
            if not isinstance(raw, str) or not _KODE.fullmatch("".join(text.split())):
                return "bukan kode program, kegiatan, atau sub kegiatan"
        elif self.tabel != "indikator" and normal(text) not in self._names:
            close = difflib.get_close_matches(normal(text), self._names, 1, 0.6)
            hint = f"; mungkin maksudnya “{self._names[close[0]]}”" if close else ""
            return f"tidak ada di lembar {INDIKATOR.name}{hint}"
        return ""

    def _append(self, text: str) -> int:
        row, self._next = self._next, self._next + 1
        self.new.add(row)
        self._rows[self._form(text)] = [row]
        own = "".join(text.split()) if self.tabel == "program" else text
        self.cells[row, self.key.key] = own if self.tabel == "indikator" else self._names.get(normal(text), own)
        if row > BARIS_TERBACA:
            self.salah.append(Salah(0, text, "Barisnya lebih banyak daripada tempat yang tersisa.",
                                    f"baris sampai {BARIS_TERBACA}", "Kurangi baris berkas datanya."))
        return row

    def _values(self, text: str, cells: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
        """The cells of a row; only sub kegiatan carry money, and their names come without the code."""
        sums = self.tabel == "program" and jenjang(self._form(text)) != "sub kegiatan"
        money = {key for key in cells if self.spec.by_key[key].kind == "rupiah"} if sums else set()
        self._money += bool(money)
        for key, value in cells.items():
            if key not in money:
                named = self.tabel == "program" and key == "uraian" and isinstance(value, str)
                yield key, tanpa_kode(str(value), text) if named else value


class _Trial:
    """The workbook as it would be: it reads through to the book, and keeps what is written to itself."""

    def __init__(self, book: Grid) -> None:
        self._book = book
        self._cells: dict[str, dict[tuple[int, int], Value]] = {}

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all worksheets."""
        return self._book.sheets

    def read(self, sheet: str) -> Block:
        """All values of a sheet, with those written here in place of the book's."""
        block = self._book.read(sheet)
        cells = self._cells.get(sheet)
        if not cells:
            return block
        height = max(len(block.rows), *(row for row, _ in cells))
        width = max(*(len(line) for line in block.rows), *(column for _, column in cells))
        return Block(tuple(tuple(cells.get((row, column), block.cell(row, column)) for column in range(1, width + 1))
                           for row in range(1, height + 1)), block.unread, block.unread_row)

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Keep a block of values; the book itself stays as it is."""
        self._cells.setdefault(sheet, {}).update(
            ((row + down, column + right), value)
            for down, line in enumerate(values) for right, value in enumerate(line))


def _defects(spec: Table, after: Isian, new: set[Finding], places: _Places) -> list[Salah]:
    """The findings that the data would bring into the table, in the words of the workbook and the rows of the data."""
    wrong: list[Salah] = []
    for found in new:
        row = found.place.row
        if found.place.table != spec.key or (row and row not in places.origin):
            continue
        words = show([found], after)[0]
        if words.tingkat != "saran":
            wrong.append(Salah(places.origin.get(row, 0), shorten(words.nilai), words.temuan, words.seharusnya_contoh,
                               words.tindakan))
    return wrong


def _changes(spec: Table, before: TableData, after: TableData, places: _Places) -> Iterator[Ubahan]:
    """The cells whose meaning changes; figures written in another way are the same."""
    old, new = ({row.baris: row.values for row in table.rows} for table in (before, after))
    for (row, key), stored in sorted(places.cells.items(), key=lambda item: (item[0][0], before.columns[item[0][1]])):
        column = spec.by_key[key]
        was, becomes = old.get(row, {}).get(key), new.get(row, {}).get(key)
        if _meaning(column, was) == _meaning(column, becomes):
            continue
        yield Ubahan(cell_name(row, before.columns[key]), row, str(new.get(row, {}).get(spec.columns[0].key, "")),
                     column.label, _cell_number(was) if isinstance(was, Decimal) else was,
                     becomes if isinstance(becomes, str) and isinstance(stored, str) else stored)


def _meaning(column: Column, typed: Typed) -> Typed:
    if column.kind == "nilai" and isinstance(typed, (str, int, float)):
        number = parse_angka(typed) if isinstance(typed, str) else from_number(typed)
        return normal(str(typed)) if isinstance(number, Unreadable) else number
    return typed


def _lines(plan: Pratinjau) -> Iterator[str]:
    yield from _changed_lines(plan)
    if plan.tidak_ditulis:
        yield "Tidak ditulis:"
    for item in plan.tidak_ditulis:
        yield f"    baris {item.baris} {shorten(item.kunci)}: {item.alasan}"
    yield "Kolom yang dipakai: " + "; ".join(name if normal(name) == normal(label) else f"{name} -> {label}"
                                             for name, label in plan.kolom)
    if plan.kolom_lepas:
        yield "Kolom yang tidak dipakai: " + "; ".join(plan.kolom_lepas)
    yield from (f"Perhatian: {sentence}" for sentence in plan.perhatian)


def _changed_lines(plan: Pratinjau) -> Iterator[str]:
    columns = {column.label: column for column in LEMBAR_TABEL[plan.tabel].tables[0].columns}
    shown_cells = [(_written(columns[change.kolom], change.semula), _written(columns[change.kolom], change.menjadi))
                   for change in plan.perubahan]
    label = max((len(change.kolom) for change in plan.perubahan), default=0)
    width = max((len(old) for old, _ in shown_cells), default=0)
    row = 0
    for change, (old, new) in zip(plan.perubahan, shown_cells, strict=True):
        if change.baris != row:
            row = change.baris
            yield f"baris {row}  {shorten(change.kunci)}"
        yield f"    {change.kolom:<{label}}  {old:>{width}}  ->  {new}"


def _written(column: Column, value: Value) -> str:
    if value is None:
        return "(kosong)"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = Decimal(str(value))
        return tulis_rupiah(number) if column.kind == "rupiah" else tulis_angka(number)
    return shorten(shown(value))
