"""The lines that the tables of a rekap share: running numbers, rows per kabupaten, sections, sums and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import count, groupby
from typing import Any

from lkjip_xl.book.grid import Value
from lkjip_xl.book.rekap.isi import Isi
from lkjip_xl.book.rekap.lembar import LEVEL_WARNA
from lkjip_xl.book.schema import KOSONG, OutputSheet
from lkjip_xl.book.tables.line import Line, banner, number
from lkjip_xl.domain.nilai.figure import Notation

Cells = tuple[Value, ...]
Sums = Mapping[int, int | None]
"""Sums by the place of their column, counted from 0."""


def persen(part: int | None, whole: int | None) -> Value:
    """A part of a whole in percent as printed; 100 and 0 only where it is exactly that, `KOSONG` where unknown."""
    if part is None or not whole:
        return KOSONG
    return number(Notation().percent(Decimal(part) / Decimal(whole) * 100, "").printed)


def per_kabupaten(rows: Iterable[Any], isi: Isi, sheet: OutputSheet,
                  lines: Callable[[Any, int], Iterable[Line]]) -> Iterator[Line]:
    """The lines of every row with its running number; under a group row each kabupaten where there are several."""
    running = count(1)
    for name, group in groupby(rows, lambda row: row.kabupaten):
        if isi.wilayah > 1:
            yield from banner(name or "Kabupaten/kota belum diisi", sheet)
        for row in group:
            yield from lines(row, next(running))


def bagian(title: str, sheet: OutputSheet, lines: Iterable[Line], kosong: str) -> Iterator[Line]:
    """A section of a sheet under its title; a sentence where it has no lines."""
    yield from banner(title, sheet)
    yield from atau(lines, sheet, kosong)


def atau(lines: Iterable[Line], sheet: OutputSheet, kosong: str) -> Iterator[Line]:
    """The lines, or a sentence where there are none."""
    empty = True
    for line in lines:
        empty = False
        yield line
    if empty:
        yield from banner(kosong, sheet, "catatan")


def catatan(isi: Isi, key: str, sheet: OutputSheet) -> Iterator[Line]:
    """The sentences under a sheet."""
    for sentence in isi.catatan.get(key, ()):
        yield from banner(sentence, sheet, "catatan")


def contoh_warna(names: Iterable[tuple[int, str]]) -> Iterator[Line]:
    """What the colours of a table mean, a row each: the number of a colour and its meaning."""
    for place, name in names:
        yield Line(LEVEL_WARNA, (None, name), warna=place)


def berjumlah(lines: Iterable[Line], places: Sequence[int], total: Callable[[int, Sums], Cells]) -> Iterator[Line]:
    """The lines, then a line of their sums: ``total`` makes its cells of the number of rows and the sums by place.

    Cells without a figure are left out; a column without any has no sum. No lines, no sums.
    """
    rows = 0
    sums: dict[int, int | None] = dict.fromkeys(places)
    for line in lines:
        if line.level == "isi":
            rows += 1
            for place in places:
                if isinstance(value := line.cells[place], int):
                    sums[place] = (sums[place] or 0) + value
        yield line
    if rows:
        yield Line("total", total(rows, sums))
