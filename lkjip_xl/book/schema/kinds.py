"""What a sheet is declared with: kinds of cells, columns, tables, forms, sheets, and where the template puts them."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from lkjip_xl.domain.nilai.record import record

Kind = Literal["teks", "uraian", "kode", "angka", "nilai", "rupiah", "bulat", "tahun", "tanggal", "pilihan", "nip",
               "cetak"]
"""What a cell may hold: ``nilai`` is a figure, a range (90-100) or a predicate (BB); ``uraian`` is long text; ``cetak``
is a text that Excel must leave exactly as it was typed."""

Format = Literal["teks", "tengah", "nomor", "bulat", "ukuran", "angka", "persen", "serapan", "rupiah", "kotak", "garis"]
"""How the template shows an output column.

``ukuran`` is a target or realisasi with the decimals that its row was entered with, ``persen`` and ``angka`` a computed
figure with those of the settings, ``serapan`` a percentage of money; ``kotak`` is a box of a drawn tree, ``garis`` a
line between boxes.
"""

FIRST_COLUMN = 2
"""Input tables and forms begin in column B; column A is a margin."""

LABEL_COLUMN, VALUE_COLUMN = 2, 3
"""Forms: the label stands in B, the answer in C."""

LEVEL_COLUMN, COLOUR_COLUMN, DECIMALS_COLUMN, OUT_FIRST_COLUMN = 1, 2, 3, 4
"""Output sheets: A, B and C are hidden and hold the level of a row, the colour of its kategori, and the decimals of its
targets and realisasi; the table begins in D."""


@record(frozen=True)
class Column:
    """One column of an input table; ``options`` names a list of `LISTS` or a column ``tabel.kolom``."""

    key: str
    label: str
    kind: Kind
    width: float
    help: str
    required: bool = False
    options: str = ""
    unit: str = ""
    year: str = ""
    """A worksheet formula that shows above the heading which year the column is about."""
    group: str = ""
    """What the column belongs to; neighbours of one group share a line above their headings."""

    @property
    def year_unknown(self) -> str:
        """What the formula of the year shows while that year is not known; empty where there is no such formula."""
        return self.year.split('"')[1] if self.year else ""


@record(frozen=True)
class Table:
    """A table that staff fill row by row under a heading row."""

    key: str
    title: str
    columns: tuple[Column, ...]
    header_row: int
    capacity: int
    rows: tuple[tuple[object, ...], ...] = ()
    """Values the template fills in beforehand, from the first column on."""
    optional: bool = False

    @property
    def first_row(self) -> int:
        """The first row under the headings, counted from 1."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """The last row that the template formats; rows below it are read all the same."""
        return self.header_row + self.capacity

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """The columns by their key."""
        return {column.key: column for column in self.columns}

    @cached_property
    def required(self) -> tuple[Column, ...]:
        """The columns that every used row must fill; the first of them marks a row as used."""
        return tuple(column for column in self.columns if column.required)


@record(frozen=True)
class Field:
    """One line of a form: a label on the left, the answer on the right."""

    key: str
    label: str
    kind: Kind
    help: str
    required: bool = False
    options: str = ""
    default: str | int | None = None


@record(frozen=True)
class Form:
    """A list of questions with one answer each."""

    key: str
    title: str
    fields: tuple[Field, ...]
    header_row: int

    def row(self, field: Field) -> int:
        """The row of a field in the template, counted from 1."""
        return self.header_row + 1 + self.fields.index(field)


@record(frozen=True)
class InputSheet:
    """A sheet that staff fill."""

    name: str
    title: str
    purpose: str
    blocks: tuple[Table | Form, ...]
    optional: bool = False
    """An optional sheet may stay empty: its light is never "belum lengkap" for being empty."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the sheet."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms of the sheet."""
        return tuple(block for block in self.blocks if isinstance(block, Form))


@record(frozen=True)
class OutColumn:
    """One column of an output sheet; a heading path of two texts makes a merged group heading."""

    key: str
    heading: tuple[str, ...]
    width: float
    format: Format = "teks"
    merged: bool = False
    """Whether a blank cell on a ``lanjut`` line looks merged with the cell above it."""
    isian: bool = False
    """Whether staff may type here; what they typed is carried over when the sheet is written anew."""


@record(frozen=True)
class OutputSheet:
    """A sheet that Python fills and the office prints."""

    key: str
    name: str
    item: int
    """The number of the table in the list of what an LKjIP holds; 0 for sheets of the workbook itself."""
    title: str
    columns: tuple[OutColumn, ...]
    landscape: bool = True
    traced: bool = True
    """Whether a column "Asal angka" beside the printed table says how each figure came about."""
    numbered: bool = True
    """Whether a row of column numbers (1, 2, 3, ...) stands under the headings."""
    lampiran: int = 0
    """The number of the attachment that the sheet belongs to; 0 for the tables of the report itself."""
    headed: bool = True
    """Whether the columns have headings; a letter has none."""

    @cached_property
    def depth(self) -> int:
        """How many rows the headings take: 1 or 2; 0 for a letter."""
        return max(len(column.heading) for column in self.columns) if self.headed else 0

    @property
    def header_row(self) -> int:
        """The first heading row, counted from 1."""
        return 5

    @property
    def first_row(self) -> int:
        """The first row of the body, counted from 1."""
        return self.header_row + self.depth + int(self.numbered)

    @property
    def last_column(self) -> int:
        """The last printed column, counted from 1."""
        return OUT_FIRST_COLUMN + len(self.columns) - 1

    @property
    def trace_column(self) -> int:
        """The column of "Asal angka", counted from 1; it lies outside the print area."""
        return self.last_column + 2
