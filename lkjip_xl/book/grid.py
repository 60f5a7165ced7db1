"""What the program needs of a workbook, open in Excel or closed on disk: read, write and clear ranges."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

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
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        days = (moment - epoch).total_seconds() / 86400
        return int(days) if days.is_integer() else days
    return value


@dataclass(frozen=True)
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


class Grid(Protocol):
    """A workbook as ranges of values; rows and columns count from 1."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all worksheets, in their order."""

    def read(self, sheet: str) -> Block:
        """All values of a sheet; of a formula, the value it shows."""

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Put a block of values at a place; None empties a cell, formats stay.

        A cell that holds a formula keeps it: the value becomes the result it shows until Excel computes it again.
        """

    def clear(self, sheet: str, row: int, column: int, height: int, width: int) -> None:
        """Empty the values of a range; formats stay."""


class Paper(Protocol):
    """The paper on which sheets are printed."""

    def set_paper(self, sheets: Sequence[str], code: int) -> None:
        """Print those sheets on the paper of that code (Excel's ``XlPaperSize``)."""


class Book(Grid, Paper, Protocol):
    """A workbook that can be read, written and sent to the printer."""


class CannotRun(Exception):
    """The work cannot go on; the message is one plain Indonesian sentence that says what to do."""
