"""What the program needs of a workbook, open in Excel or closed on disk: read, write and clear ranges."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from itertools import zip_longest
from typing import Protocol

from lkjip_xl.domain.nilai.record import record

BARIS_TERBACA = 10_000
"""Rows below this one are not read: no table of the workbook is that long."""


class CellError(str):
    """An error that a formula shows, such as ``#REF!``."""

    __slots__ = ()


Value = str | int | float | bool | date | datetime | time | CellError | None
"""What a cell can hold; a blank cell is None, an empty text too."""


TEKS_TERPANJANG = 32_767
"""The most characters that Excel keeps in a cell."""
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def storable(value: Value) -> Value:
    """The value as a cell can hold it: no control characters, not too long, no infinite figure, no empty text."""
    if isinstance(value, str):
        return _ILLEGAL.sub("", value)[:TEKS_TERPANJANG] or None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


EPOCH = datetime(1899, 12, 30)
"""The day 0 of Excel's dates (of workbooks that do not count from 1904)."""


def serial(value: Value, epoch: datetime = EPOCH) -> Value:
    """A date or time as the number that a cell stores for it; every other value as it is."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        days = (moment - epoch).total_seconds() / 86400
        return int(days) if days.is_integer() else days
    return value


@lru_cache(maxsize=1024)
def column_letter(number: int) -> str:
    """The letter of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """The number of a column, counted from 1, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def is_blank(value: Value) -> bool:
    """Whether a cell holds nothing or spaces only; an error value is something."""
    return value is None or (isinstance(value, str) and not isinstance(value, CellError) and not value.strip())


def cell_name(row: int, column: int) -> str:
    """The A1 name of a cell; row and column are counted from 1."""
    return f"{column_letter(column)}{row}"


@record(frozen=True)
class Block:
    """The cells of a sheet from A1 to its last used cell, row by row; rows may differ in length.

    ``unread`` counts used rows below `BARIS_TERBACA`, ``unread_row`` is the first of them.
    """

    rows: tuple[tuple[Value, ...], ...]
    unread: int = 0
    unread_row: int = 0

    def cell(self, row: int, column: int) -> Value:
        """The value at a place counted from 1; None outside the block."""
        if not 0 < row <= len(self.rows):
            return None
        line = self.rows[row - 1]
        return line[column - 1] if 0 < column <= len(line) else None


@record(frozen=True)
class Change:
    """A cell of an output sheet whose value changed."""

    sheet: str
    cell: str
    old: Value
    new: Value


def differences(sheet: str, old: Block, rows: Sequence[Sequence[Value]]) -> tuple[Change, ...]:
    """The cells in which the rows, from A1 on, differ from what stands on the sheet; columns further right are left."""
    width = max((len(row) for row in rows), default=0)
    lines = enumerate(zip_longest(old.rows, rows, fillvalue=()), 1)
    return tuple(
        Change(sheet, cell_name(row, column), before, after)
        for row, (was, new) in lines if tuple(was) != tuple(new)
        for column, (before, after) in enumerate(zip(_wide(was, width), _wide(new, width), strict=True), 1)
        if after != before
    )


def _wide(line: Sequence[Value], width: int) -> list[Value]:
    return [*line[:width], *[None] * (width - len(line))]


class Grid(Protocol):
    """A workbook as ranges of values; rows and columns count from 1."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all worksheets, in their order."""

    def read(self, sheet: str) -> Block:
        """All values of a sheet; of a formula, the value it shows."""

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Put a block of values at a place; None empties a cell, formats stay."""


class Book(Grid, Protocol):
    """A workbook whose output sheets can be written anew."""

    def replace(self, sheet: str, rows: Sequence[Sequence[Value]]) -> tuple[Change, ...] | None:
        """Let a sheet hold those rows from A1 on and nothing below them; formats stay.

        Returns the cells that changed, or None where looking for them would cost more than writing.
        """

    def show(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Say what the formulas of a range show; a workbook that computes its formulas itself needs no telling."""

    def show_only(self, shown: Sequence[str], hidden: Sequence[str]) -> None:
        """Let those sheets be seen and those be hidden; others stay as they are.

        Where a hidden one is active, Beranda becomes so. A workbook whose structure is protected stays as it is.
        """

    def set_paper(self, sheets: Sequence[str], code: int) -> None:
        """Print those sheets on the paper of that code (Excel's ``XlPaperSize``)."""


class CannotRun(Exception):
    """The work cannot go on; the message is one plain Indonesian sentence that says what to do.

    ``tawaran`` says what the program can do about it at once, empty where it can do nothing.
    """

    tawaran = ""
