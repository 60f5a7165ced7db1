"""A workbook that is open in LibreOffice: its macro hands the values over in a text file and takes blocks back.

No sheet is saved or loaded for it, so a click costs what reading and writing the cells costs. The other end of the two
files is ``macros/libreoffice/Pertukaran.bas``. Both are records, each ended by the next one's beginning, of fields:
the first names the file, ``berkas`` the file that the workbook was last saved in, ``lembar`` begins a sheet (name,
rows, columns) and is followed by its rows, ``bentuk`` names an area of dates or truth values, ``bawah`` used rows that
are not handed over; ``tulis`` begins a block to write (sheet, first row and column, rows, columns), ``segarkan`` names
formulas to compute anew, ``kertas`` a paper and the sheets to print on it, ``tampak`` sheets to be seen (1) or
hidden (0).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

from lkjip_xl.book.grid import Block, CannotRun, CellError, Change, Value, differences, serial, storable
from lkjip_xl.book.schema import LABEL_COLUMN, OUTPUT_NAMES, PENGATURAN
from lkjip_xl.engines.disk.bounds import opened
from lkjip_xl.engines.workbook.file import FileBook, open_book
from lkjip_xl.engines.workbook.moments import moment_of
from lkjip_xl.engines.workbook.sheet import same_value

TANDA = "LKJIP-TERBUKA 1"
"""What a file begins with that the macro has written: its name and its version."""
UTUH = "LKJIP-UTUH"
"""What the program answers where the values are not enough: the macro then stores the whole workbook and asks again."""
JAWABAN = ".tulis"
"""The ending that the answer adds to the name of the file."""
REKAMAN, ISIAN, ANGKA, GALAT = "\x1e", "\x1f", "\x1d", "\x1c"
"""Between records, between fields, before a number, and before an error; no cell holds these characters."""
_TANGGAL, _BENAR = 2 | 4, 1024
"""What LibreOffice calls the kinds of number formats: date or time, and truth value."""

Segment = tuple[int, int]
"""First and last column of cells that differ, counted from 0."""


@dataclass
class _Page:
    """The cells of a sheet as they were handed over, then as they are to be."""

    rows: list[list[Value]] = field(default_factory=list)
    below: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Handed:
    """What the macro has handed over: the day 0 of dates, all sheets by name, the saved file, and the sheets' cells."""

    epoch: datetime
    names: tuple[str, ...]
    saved: Path | None
    pages: dict[str, _Page]


class ExchangeBook:
    """The workbook that a button of LibreOffice was clicked in; `save` hands over what is to be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writes: list[str] = []
        handed = _parsed(path)
        self._epoch, self._names, self._saved, self._pages = handed.epoch, handed.names, handed.saved, handed.pages

    @property
    def folder(self) -> str:
        """The folder in which the workbook was last saved; empty where it never was."""
        return str(self._saved.parent) if self._saved and self._saved.is_absolute() else ""

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all worksheets, in their order."""
        return self._names

    def read(self, sheet: str) -> Block:
        """All values of a sheet, as written since; of a formula, the value it shows."""
        page = self._pages.get(sheet, _Page())
        lines = [_trimmed(row) for row in page.rows]
        while lines and not lines[-1]:
            lines.pop()
        return Block(tuple(lines), len(page.below), min(page.below, default=0))

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Put a block of values at a place; None empties a cell, formats stay; only what differs is written."""
        lines = [self._put(sheet, row - 1 + index, column - 1, line) for index, line in enumerate(values)]
        self._hand_over(sheet, row - 1, lines)

    def replace(self, sheet: str, rows: Sequence[Sequence[Value]]) -> tuple[Change, ...]:
        """Let a sheet hold those rows from A1 on and nothing below them; returns the cells that changed."""
        old = self.read(sheet)
        changes = differences(sheet, old, rows)
        blank: list[Value] = [None] * len(rows[0])
        lines = [self._put(sheet, index, 0, line) for index, line in
                 enumerate([*rows, *[blank] * (len(old.rows) - len(rows))])]
        self._hand_over(sheet, 0, _boxed(lines))
        return changes

    def show(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Let LibreOffice compute the formulas of a range anew where they show something else.

        It computes them by itself, but of a file that another program has filled it shows what was stored there.
        """
        page = self.read(sheet)
        stale = [(row + r, column + c) for r, line in enumerate(values) for c, value in enumerate(line)
                 if not _alike(page.cell(row + r, column + c), value)]
        if stale:
            (top, bottom), (left, right) = ((min(places), max(places)) for places in zip(*stale, strict=True))
            self._writes.append(_head("segarkan", sheet, top - 1, left - 1, bottom - top + 1, right - left + 1))

    def show_only(self, shown: Sequence[str], hidden: Sequence[str]) -> None:
        """Let those sheets be seen and those be hidden; the macro turns only what stands otherwise."""
        self._writes += (ISIAN.join(("tampak", seen, *names)) for seen, names in (("1", shown), ("0", hidden)) if names)

    def set_paper(self, sheets: Sequence[str], code: int) -> None:
        """Print those sheets on the paper of that code."""
        self._writes.append(ISIAN.join(("kertas", str(code), *sheets)))

    def refuse_if_in_use(self) -> None:
        """Do nothing: the macro waits for the answer."""

    def save(self) -> None:
        """Leave the blocks to write beside the file that was handed over; none where nothing changed."""
        if self._writes:
            answer = self._path.with_name(self._path.name + JAWABAN)
            answer.write_bytes(REKAMAN.join(self._writes).encode("utf-8"))

    def write_selection(self, target: Path, sheets: Mapping[str, Sequence[int]], paper: int) -> None:
        """Write a copy to be printed, as of a closed file: the looks of the saved file with the values of the open one.

        Raises `CannotRun` with `UTUH` where that file does not hold the same sheets.
        """
        with self._as_saved() as book:
            for name in self._pages.keys() & {*OUTPUT_NAMES, PENGATURAN.name}:
                _bring_up_to_date(book, name, self.read(name).rows)
            book.write_selection(target, sheets, paper)

    @contextmanager
    def _as_saved(self) -> Iterator[FileBook]:
        if self._saved is None or not self._saved.is_file():
            raise CannotRun(UTUH)
        with ExitStack() as stack:
            try:
                book = stack.enter_context(open_book(self._saved))
            except CannotRun as error:
                raise CannotRun(UTUH) from error
            if book.sheets != self._names or _labels(book) != _labels(self):
                raise CannotRun(UTUH)
            yield book

    def _put(self, sheet: str, row: int, column: int, values: Sequence[Value]) -> list[Segment]:
        """Keep the values of a line; returns where they differ from what stood there."""
        rows = self._pages.setdefault(sheet, _Page()).rows
        rows.extend([] for _ in range(row + 1 - len(rows)))
        line = rows[row]
        line.extend([None] * (column + len(values) - len(line)))
        new = [storable(serial(value, self._epoch)) for value in values]
        differing = [column + i for i, value in enumerate(new) if not same_value(line[column + i], value)]
        line[column:column + len(new)] = new
        return _segments(differing)

    def _hand_over(self, sheet: str, row: int, lines: Iterable[Sequence[Segment]]) -> None:
        """The parts of the lines that differ; those of following lines in the same columns as one block."""
        page = self._pages[sheet].rows
        start = row
        for segments, run in groupby(map(tuple, lines)):
            height = len(list(run))
            for first, last in segments:
                self._writes.append(_head("tulis", sheet, start, first, height, last - first + 1))
                self._writes += (ISIAN.join(map(_entry, line[first:last + 1])) for line in page[start:start + height])
            start += height


@contextmanager
def open_any(path: Path) -> Iterator[FileBook | ExchangeBook]:
    """The workbook of a closed file, or the one that LibreOffice has handed over in that file.

    Raises `CannotRun` when the file is missing, no workbook, locked by a password, or in use.
    """
    if _handed_over(path):
        yield ExchangeBook(path)
    else:
        with open_book(path) as book:
            yield book


def _handed_over(path: Path) -> bool:
    try:
        with opened(path) as file:
            return file.read(len(TANDA)) == TANDA.encode()
    except OSError:
        return False


def _labels(book: FileBook | ExchangeBook) -> list[Value]:
    """What stands before the answers of Pengaturan, by whose cells the output sheets look."""
    return [row[LABEL_COLUMN - 1] if len(row) >= LABEL_COLUMN else None for row in book.read(PENGATURAN.name).rows]


def _bring_up_to_date(book: FileBook, name: str, rows: Sequence[Sequence[Value]]) -> None:
    width = max((len(row) for row in (*rows, *book.read(name).rows)), default=0)
    if width:
        book.replace(name, [[*row, *[None] * (width - len(row))] for row in rows or [()]])


def _parsed(path: Path) -> _Handed:
    records = iter(path.read_bytes().decode("utf-8").split(REKAMAN))
    _, day, *names = next(records).split(ISIAN)
    epoch, page, saved = datetime.fromisoformat(day), _Page(), None
    pages: dict[str, _Page] = {}
    for record in records:
        kind, *fields = record.split(ISIAN)
        if kind == "lembar":
            page = pages[fields[0]] = _Page([_line(next(records), fields) for _ in range(int(fields[1]))])
        elif kind == "bentuk":
            _reshape(page, [int(number) for number in fields], epoch)
        elif kind == "bawah":
            page.below = frozenset(range(int(fields[0]), int(fields[1]) + 1)) | page.below
        elif kind == "berkas":
            saved = Path(fields[0])
    return _Handed(epoch, tuple(names), saved, pages)


def _line(record: str, head: Sequence[str]) -> list[Value]:
    cells = record.split(ISIAN)
    if len(cells) != int(head[2]):
        raise CannotRun(f"Lembar {head[0]} memuat tanda yang tidak dapat dibaca, biasanya ikut tertempel dari program "
                        f"lain. Hapus selnya, ketik ulang, lalu ulangi. Isinya: {record[:60]!r}.")
    return [_value(cell) for cell in cells]


def _value(cell: str) -> Value:
    if not cell:
        return None
    if cell[0] == ANGKA:
        # What the first 15 digits leave out of a number stands behind a second mark.
        number = math.fsum(map(float, cell[1:].split(ANGKA)))
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    return CellError(cell[1:]) if cell[0] == GALAT else cell


def _reshape(page: _Page, area: Sequence[int], epoch: datetime) -> None:
    """Let the numbers of an area be the dates, times, or truth values that they are shown as."""
    kind, top, left, bottom, right = area
    for row in page.rows[top:bottom + 1]:
        for column, value in enumerate(row[left:right + 1], left):
            if isinstance(value, (int, float)) and (kind & _TANGGAL or (kind & _BENAR and value in (0, 1))):
                row[column] = moment_of(epoch, value) if kind & _TANGGAL else bool(value)


def _trimmed(row: Sequence[Value]) -> tuple[Value, ...]:
    width = max((index for index, value in enumerate(row, 1) if value is not None), default=0)
    return tuple(row[:width])


def _alike(shown: Value, value: Value) -> bool:
    """Whether a formula shows a value; sums may differ by what adding in another order does."""
    if isinstance(shown, (int, float)) and isinstance(value, (int, float)):
        return math.isclose(shown, value, rel_tol=1e-12, abs_tol=1e-9)
    return shown == value


def _head(kind: str, sheet: str, *place: int) -> str:
    return ISIAN.join((kind, sheet, *map(str, place)))


def _segments(columns: Sequence[int]) -> list[Segment]:
    runs = [[column for _, column in run] for _, run in groupby(enumerate(columns), lambda pair: pair[1] - pair[0])]
    return [(run[0], run[-1]) for run in runs]


def _boxed(lines: Sequence[Sequence[Segment]]) -> Iterator[Sequence[Segment]]:
    """The same lines, each run of differing ones as one box: where no formula stands, few large blocks are fastest."""
    for differ, run in groupby(lines, bool):
        box = list(run)
        ends = [(line[0][0], line[-1][1]) for line in box if differ]
        yield from [[(min(first for first, _ in ends), max(last for _, last in ends))] if differ else []] * len(box)


def _entry(value: Value) -> str:
    """A value as LibreOffice takes it for a formula: an apostrophe keeps a text from being read anew."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return repr(value) if isinstance(value, (int, float)) else f"'{value}"
