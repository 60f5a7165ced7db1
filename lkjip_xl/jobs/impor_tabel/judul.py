"""The headings of a data file: in which row they stand, and which column of the workbook each of them fills."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from lkjip_xl.book.grid import Value
from lkjip_xl.book.reader import TableData, normal
from lkjip_xl.book.schema import Column
from lkjip_xl.jobs.data import Lembaran, Salah, shorten
from lkjip_xl.jobs.impor_tabel.sel import decimal_signs, plain
from lkjip_xl.jobs.tujuan import LEMBAR_TABEL, Tujuan

_NOMOR = re.compile(r"\(?\s*(?:\d{1,2}|[a-z©])\s*(?:=[^)]*)?\)?", re.IGNORECASE)
"""What stands in a row that numbers the columns: (1), 2, (a), (7=6/5x100)."""
BARIS_JUDUL = 20
"""The headings stand in one of the first rows of the data."""


@dataclass(frozen=True)
class Data:
    """A row of the data: its number, its key, and its raw cells by column key; blank cells are left out."""

    nomor: int
    kunci: Value
    isi: Mapping[str, Value]


@dataclass(frozen=True)
class Headings:
    """The rows below the headings of the data, which column each heading fills, and which fill none."""

    lines: Sequence[tuple[int, Sequence[Value]]] = ()
    filled: Mapping[int, tuple[str, Column]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    kunci: str = ""

    def rows(self) -> Iterator[Data]:
        """The rows that hold anything but the numbers of the columns."""
        for number, line in self.lines:
            cells = {column.key: line[index] for index, (_, column) in self.filled.items()
                     if index < len(line) and not _blank(line[index])}
            numbers = self.kunci in cells and all(_blank(cell) or _NOMOR.fullmatch(plain(cell)) for cell in line)
            if cells and not numbers:
                yield Data(number, cells.pop(self.kunci, None), cells)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The heading of the data by the key of the column that it fills."""
        return {column.key: name for name, column in self.filled.values()}

    @cached_property
    def desimal(self) -> Mapping[str, frozenset[str]]:
        """The decimal signs met in each column of the data, by the key of the column that it fills."""
        return {column.key: decimal_signs(line[index] for _, line in self.lines if index < len(line))
                for index, (_, column) in self.filled.items()}


def _blank(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not plain(value))


def judul_dikenal(tabel: str, kolom: Mapping[str, str]) -> frozenset[str]:
    """The headings, in `normal` form, that the data of a table may have: keys, labels, and those that are mapped."""
    goal = LEMBAR_TABEL[tabel]
    return frozenset(goal.named({column.key: 0 for column in goal.columns})) | frozenset(map(normal, kolom))


def headings(goal: Tujuan, table: TableData, data: Lembaran, kolom: Mapping[str, str]) -> tuple[Headings, list[Salah]]:
    """The headings of the data, and what is wrong with them or with the file as a whole."""
    usable = goal.named(table.columns)
    mapped = {normal(heading): usable[normal(name)] for heading, name in kolom.items() if normal(name) in usable}
    listed = ", ".join(column.label for column in goal.columns)
    wrong = [*data.salah, *(Salah(0, name, f"Kolom “{name}” tidak ada di lembar {table.sheet}.",
                                  f"salah satu dari: {listed}", "Betulkan pilihan --kolom.")
                            for name in kolom.values() if normal(name) not in usable)]
    if wrong:
        return Headings(), wrong
    lines = list(enumerate(data.isi, 1))
    at, names = _heading_row(lines[:BARIS_JUDUL], usable.keys() | mapped.keys())
    filled = _filled(names, usable, mapped)
    wrong = _heading_defects(goal.kunci, at, names, filled, kolom)
    return Headings(lines[at:], {index: (names[index], column) for index, column in filled.items()},
                    tuple(name for index, name in enumerate(names) if name and index not in filled),
                    goal.kunci.key), wrong


def _heading_row(lines: Sequence[tuple[int, Sequence[Value]]], known: AbstractSet[str]) -> tuple[int, list[str]]:
    """The row with most of the known headings, the first of several, and its texts; 0 where there is none."""
    best, at, names = 0, 0, list[str]()
    for number, line in lines:
        texts = [plain(cell) for cell in line]
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


def _heading_defects(key: Column, at: int, names: Sequence[str], filled: Mapping[int, Column],
                     kolom: Mapping[str, str]) -> list[Salah]:
    have = set(map(normal, names))
    wrong = [Salah(at, heading, f"Judul “{heading}” tidak ada di berkas data.", "judul kolom seperti di berkas data",
                   "Betulkan pilihan --kolom.") for heading in kolom if normal(heading) not in have]
    columns = list(filled.values())
    wrong += [Salah(at, names[index], f"Dua kolom data mengisi kolom {column.label}.", "satu kolom data saja",
                    "Hapus salah satunya, atau pilih dengan --kolom.")
              for place, (index, column) in enumerate(filled.items()) if column in columns[:place]]
    if key not in columns:
        wrong.append(Salah(at, shorten("; ".join(filter(None, names))), f"Kolom {key.label} tidak ada di berkas data.",
                           f"kolom {key.label} untuk mencocokkan baris",
                           f'Tambahkan kolom itu, atau sebutkan: --kolom "Judul di berkas={key.label}".'))
    return wrong
