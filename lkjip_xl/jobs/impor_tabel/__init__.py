"""Impor tabel: targets, realisasi, budget or indicators from a plain table, shown before they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.book.findings import show
from lkjip_xl.book.grid import Block, Book, Grid, Value, cell_name
from lkjip_xl.book.identity import check_identity
from lkjip_xl.book.laporan import read_laporan
from lkjip_xl.book.reader import Isian, TableData, Typed, normal, read_isian
from lkjip_xl.book.schema import Column
from lkjip_xl.domain.nilai.angka import Unreadable, from_number, parse_angka, tulis_angka, tulis_rupiah
from lkjip_xl.domain.nilai.tulisan import Ribuan
from lkjip_xl.domain.temuan import Finding, shown
from lkjip_xl.jobs.data import Lembaran, Salah, require_table, ringkas, shorten, write_cells
from lkjip_xl.jobs.impor_tabel.judul import headings
from lkjip_xl.jobs.impor_tabel.judul import judul_dikenal as judul_dikenal
from lkjip_xl.jobs.impor_tabel.sel import cell_number
from lkjip_xl.jobs.impor_tabel.tempat import Places
from lkjip_xl.jobs.impor_tabel.tempat import TidakDitulis as TidakDitulis
from lkjip_xl.jobs.tujuan import LEMBAR_TABEL


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
class Pratinjau:
    """What an import would write into a table, and what it would not.

    ``salah`` are the galat, each of which keeps its own cell out; when the file as a whole cannot be used (``ditolak``)
    they hold the first and ``salah_lain`` counts the others by kind. ``catatan`` are the peringatan and saran of cells
    that are written. ``baru`` counts the rows that are added, ``sama`` those that hold the values already. ``kolom``
    pairs each heading of the data with the column that it fills, ``kolom_lepas`` are headings that fill none.
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
    catatan: tuple[Salah, ...] = ()
    ditolak: bool = False

    @property
    def kalimat(self) -> str:
        """The outcome in one or two sentences."""
        if self.ditolak:
            count = len(self.salah) + sum(count for _, count in self.salah_lain)
            return f"Ada {count} yang perlu dibetulkan pada berkas data; buku kerja tidak diubah."
        rows = len({change.baris for change in self.perubahan})
        left = f" {len(self.tidak_ditulis)} baris tidak ditulis." if self.tidak_ditulis else ""
        cells = f" {len(self.salah)} sel tidak ditulis." if self.salah else ""
        return (f"Lembar {LEMBAR_TABEL[self.tabel].lembar.name}: {len(self.perubahan)} sel berubah di {rows} baris, "
                f"{self.baru} di antaranya baris baru; {self.sama} baris sudah sama.{left}{cells}")

    @property
    def rincian(self) -> tuple[str, ...]:
        """The preview line by line: what changes, what does not match, and which columns were used."""
        return () if self.ditolak else tuple(_lines(self))


def pratinjau(book: Book, tabel: str, data: Lembaran, kolom: Mapping[str, str], ribuan: Ribuan = "") -> Pratinjau:
    """What the data would write into the table ``target``, ``realisasi``, ``program`` or ``indikator``.

    ``kolom`` names for a heading of the data the column (by label or key) that it fills, ``ribuan`` what groups
    thousands where a figure can be read in two ways. Rows are matched by their key, several rows of one code by their
    indicator; blank cells of the data erase nothing. Nothing is written. Raises `CannotRun` when it is no workbook of
    this program or the table has lost its key column.
    """
    check_identity(book)
    _, isian, before = read_laporan(book)
    goal = LEMBAR_TABEL[tabel]
    table = require_table(isian, goal.lembar, (goal.kunci.key,))
    heads, wrong = headings(goal, table, data, kolom)
    if wrong:
        first, rest = ringkas(wrong)
        return Pratinjau(tabel, first, rest, ditolak=True)
    places = Places(tabel, isian, table, heads, ribuan)
    places.take_all(heads.rows())
    after, said = _tried(book, table, places, before)
    changes = tuple(_changes(table, after.tables[goal.tabel.key], places))
    touched = {change.baris for change in changes}
    said = sorted([*places.kata, *said], key=lambda word: word.baris)
    return Pratinjau(tabel, tuple(word for word in said if word.tingkat == "galat"), (), changes,
                     len(touched & places.new), len(set(places.origin) - touched), tuple(places.left),
                     tuple((name, column.label) for name, column in heads.filled.values()), heads.unused,
                     places.cautions(), tuple(word for word in said if word.tingkat != "galat"))


def terapkan(book: Book, rencana: Pratinjau) -> None:
    """Write the cells that a preview of this same workbook shows."""
    goal = LEMBAR_TABEL[rencana.tabel]
    table = require_table(read_isian(book), goal.lembar, (goal.kunci.key,))
    columns = {goal.tabel.by_key[key].label: number for key, number in table.columns.items()}
    write_cells(book, table.sheet, {(change.baris, columns[change.kolom]): change.menjadi
                                    for change in rencana.perubahan})


class _Trial:
    """The workbook as it would be: it reads through to the book, and keeps what is written to itself."""

    def __init__(self, book: Grid) -> None:
        self._book = book
        self._cells: dict[str, dict[int, dict[int, Value]]] = {}

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all worksheets."""
        return self._book.sheets

    def read(self, sheet: str) -> Block:
        """All values of a sheet, with those written here in place of the book's."""
        block = self._book.read(sheet)
        written = self._cells.get(sheet)
        if not written:
            return block
        lines = list(block.rows)
        lines += [()] * (max(written) - len(lines))
        for row, cells in written.items():
            line = list(lines[row - 1])
            line += [None] * (max(cells) - len(line))
            for column, value in cells.items():
                line[column - 1] = value
            lines[row - 1] = tuple(line)
        return Block(tuple(lines), block.unread, block.unread_row)

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Keep a block of values; the book itself stays as it is."""
        for down, line in enumerate(values):
            self._cells.setdefault(sheet, {}).setdefault(row + down, {}).update(enumerate(line, column))


def _tried(book: Book, table: TableData, places: Places, before: Sequence[Finding]) -> tuple[Isian, list[Salah]]:
    """The input as it would be, and what the workbook says of it; a cell that it calls a galat is taken out again."""
    known, refused = frozenset(before), list[Salah]()
    while True:
        after, findings = _trial(book, table, places)
        told = [(found, word) for found in dict.fromkeys(findings) if found not in known
                for word in _words(found, after, places)]
        out = {_cell(found): word for found, word in told if word.tingkat == "galat" and _cell(found) in places.cells}
        if not out:
            return after, refused + [replace(word, tingkat="saran" if word.tingkat == "saran" else "peringatan")
                                     for _, word in told]
        refused += out.values()
        for place in out:
            places.drop(place)


def _trial(book: Book, table: TableData, places: Places) -> tuple[Isian, tuple[Finding, ...]]:
    trial = _Trial(book)
    write_cells(trial, table.sheet, {(row, table.columns[key]): value for (row, key), value in places.cells.items()})
    _, after, findings = read_laporan(trial)
    return after, findings


def _cell(found: Finding) -> tuple[int, str]:
    return found.place.row, found.place.column


def _words(found: Finding, after: Isian, places: Places) -> Iterator[Salah]:
    """A finding that the data brings into the table, in the words of the workbook and the rows of the data."""
    row = found.place.row
    if found.place.table != places.goal.tabel.key or (row and row not in places.origin):
        return
    words = show([found], after)[0]
    yield Salah(places.asal.get(_cell(found), places.origin.get(row, 0)), shorten(words.nilai), words.temuan,
                words.seharusnya_contoh, words.tindakan, places.heads.names.get(found.place.column, ""), words.tingkat)


def _changes(table: TableData, after: TableData, places: Places) -> Iterator[Ubahan]:
    """The cells whose meaning changes; figures written in another way are the same."""
    old, new = ({row.baris: row.values for row in found.rows} for found in (table, after))
    spec, key_column = places.goal.tabel, places.goal.kunci.key
    for (row, key), stored in sorted(places.cells.items(), key=lambda item: (item[0][0], table.columns[item[0][1]])):
        column = spec.by_key[key]
        was, becomes = old.get(row, {}).get(key), new.get(row, {}).get(key)
        if _meaning(column, was) == _meaning(column, becomes):
            continue
        yield Ubahan(cell_name(row, table.columns[key]), row, str(new.get(row, {}).get(key_column, "")),
                     column.label, cell_number(was) if isinstance(was, Decimal) else was,
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
    columns = {column.label: column for column in LEMBAR_TABEL[plan.tabel].tabel.columns}
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
