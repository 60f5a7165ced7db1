"""A workbook that is open in Excel: every sheet is read once and every block written once, through xlwings."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from decimal import Decimal
from typing import Any

from lkjip_xl.book.grid import (
    BARIS_TERBACA,
    EPOCH,
    Block,
    CannotRun,
    CellError,
    Value,
    cell_name,
    column_number,
    serial,
    storable,
)
from lkjip_xl.book.schema import BERANDA
from lkjip_xl.engines.workbook import esc
from lkjip_xl.engines.workbook.clicked import refuse_fleeting
from lkjip_xl.engines.workbook.lean import xw
from lkjip_xl.engines.workbook.shipped import PENGAYA

KOLOM_TERBACA = 256
"""Columns further right are not read: no sheet of the workbook reaches so far."""
TEKS_DALAM_BLOK = 8_000
"""Excel refuses a block of cells that holds a text much longer than this; such a text is written by itself."""
KUNCI_HASIL = "KunciHasil"
"""The macro that protects the output sheets against the user but not against programs (UserInterfaceOnly)."""

_ADDRESS = re.compile(r"\$?([A-Z]*)\$?(\d*)(?::\$?([A-Z]*)\$?(\d*))?$")
_FIRST_ERROR = -2146828288
_ERRORS = {2000: "#NULL!", 2007: "#DIV/0!", 2015: "#VALUE!", 2023: "#REF!", 2029: "#NAME?", 2036: "#NUM!", 2042: "#N/A",
           2043: "#GETTING_DATA", 2045: "#SPILL!", 2046: "#CONNECT!", 2047: "#BLOCKED!", 2048: "#UNKNOWN!",
           2049: "#FIELD!", 2050: "#CALC!"}
"""Errors by Excel's own number, which arrives as int; figures always arrive as float."""
_RESTORES = 3
"""How often a setting of Excel is tried to be put back."""
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_STRUKTUR_DIKUNCI = ("Struktur buku kerja ini dikunci, jadi lembar yang tidak dipakai tidak disembunyikan dan yang "
                     "dipakai tidak ditampilkan. Bila perlu, matikan Review > Protect Workbook, lalu Hitung Ulang.")


class ExcelBook:
    """The workbook that a button was clicked in; use it inside `live`."""

    def __init__(self, book: xw.Book) -> None:
        self._book = book
        self._sheets = {sheet.name: sheet for sheet in book.sheets}
        self._blocks: dict[str, Block] = {}
        self._writing = False
        self.catatan = ""
        """What staff should know of how the workbook was left; empty for nothing."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all worksheets, in their order."""
        return tuple(self._sheets)

    def read(self, sheet: str) -> Block:
        """All values of a sheet as it was when first read, or as written since; of a formula, the value it shows."""
        if sheet not in self._blocks:
            self._blocks[sheet] = _block(self._sheets[sheet])
        return self._blocks[sheet]

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Put a block of values at a place; None empties a cell, formats stay.

        Raises `CannotRun` when the sheet is protected by a password, `Stopped` when Esc was pressed before anything was
        written.
        """
        self._announce()
        self._blocks.pop(sheet, None)
        target = self._sheets[sheet]
        rows = [[_cell(value) for value in line] for line in values]
        long = {(row + r, column + c): value for r, line in enumerate(rows) for c, value in enumerate(line)
                if isinstance(value, str) and len(value) > TEKS_DALAM_BLOK}
        block = tuple(tuple("" if (row + r, column + c) in long else value for c, value in enumerate(line))
                      for r, line in enumerate(rows))
        parts = [(_range(target, row, column, row + len(rows) - 1, column + len(rows[0]) - 1), block),
                 *((_range(target, *place, *place), text) for place, text in long.items())]
        try:
            _put(parts)
        except Exception:
            if not _protected_from_programs(target):
                raise
            try:
                _protect(target)
                _put(parts)
            except Exception as still:
                raise CannotRun(f"Lembar {sheet} terkunci sehingga hasilnya tidak dapat ditulis. Buka kuncinya lewat "
                                "Review > Unprotect Sheet, lalu ulangi.") from still

    def replace(self, sheet: str, rows: Sequence[Sequence[Value]]) -> None:
        """Let a sheet hold those rows from A1 on and nothing below them, written as one block."""
        _, _, last, _ = _area(self._sheets[sheet].used_range.address)
        blank = [[None] * len(rows[0])] * (min(last, BARIS_TERBACA) - len(rows))
        self.write(sheet, 1, 1, [*rows, *blank])

    def show(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Do nothing: Excel computes its formulas itself."""

    def show_only(self, shown: Sequence[str], hidden: Sequence[str]) -> None:
        """Let those sheets be seen and those be hidden; a workbook whose structure is protected stays as it is."""
        if self._book.api.ProtectStructure:
            self.catatan = _STRUKTUR_DIKUNCI
            return
        for name in shown:
            self._turn(name, visible=True)
        if self._book.sheets.active.name in hidden:
            self._sheets[BERANDA].activate()
        for name in hidden:
            self._turn(name, visible=False)

    def _turn(self, name: str, *, visible: bool) -> None:
        if bool(self._sheets[name].visible) is not visible:
            self._sheets[name].visible = visible

    def set_paper(self, sheets: Sequence[str], code: int) -> None:
        """Print those sheets on the paper of that code, as far as the printer of this computer knows it."""
        for name in sheets:
            with contextlib.suppress(Exception):  # Excel refuses a paper that the printer does not list
                self._sheets[name].api.PageSetup.PaperSize = code

    def _announce(self) -> None:
        if not self._writing:
            if esc.escape_pressed():
                raise esc.Stopped
            self._writing = True
            self._book.app.status_bar = "LKjIP: menulis hasil ..."


@contextmanager
def live(book: xw.Book) -> Iterator[ExcelBook]:
    """The open workbook, with Excel quiet meanwhile.

    Screen updating, calculation mode and status bar are put back, each of them, whatever happens. The output sheets
    stay locked for the user and open for this program. Selection and active sheet are never touched, unless the active
    sheet is hidden. Until the first cell is written Esc stops the job.

    Raises `CannotRun` for a workbook in a folder that Windows clears by itself.
    """
    app, full = book.app, str(book.api.FullName)
    refuse_fleeting(full)
    esc.escape_pressed()
    with ExitStack() as restore:
        manual = set_for_now(app, "calculation", "manual", restore) == "manual"
        if manual:
            app.calculate()
            restore.callback(app.calculate)
        set_for_now(app, "screen_updating", False, restore)
        set_for_now(app, "status_bar", "LKjIP: membaca dan menghitung ...", restore)
        _lock_for_user(app, re.split(r"[\\/]", full)[-1])
        yield ExcelBook(book)


def set_for_now(target: object, name: str, value: object, restore: ExitStack) -> object:
    """Change a property of Excel until ``restore`` closes; returns what it was."""
    before: object = getattr(target, name)
    restore.callback(put_back, target, name, before)
    setattr(target, name, value)
    return before


def put_back(target: object, name: str, value: object) -> None:
    """Give a property of Excel its value back, in a few attempts."""
    for attempt in range(_RESTORES):
        try:
            setattr(target, name, value)
        except Exception:  # noqa: BLE001 - Excel is busy for a moment; what cannot be put back must not hide the rest
            time.sleep(attempt / 10)
        else:
            return


def _lock_for_user(app: xw.App, name: str) -> None:
    """Run the locking macro of the workbook, or of the add-in where the workbook has none or Excel has blocked it.

    One call instead of one for each sheet; a sheet that neither macro has reached is protected when it is written.
    """
    for host in (name.replace("'", "''"), PENGAYA):
        with contextlib.suppress(Exception):
            app.macro(f"'{host}'!{KUNCI_HASIL}").run()
            return


def _protected_from_programs(sheet: xw.Sheet) -> bool:
    return bool(sheet.api.ProtectContents and not sheet.api.ProtectionMode)


def _protect(sheet: xw.Sheet) -> None:
    """Protect a sheet as macros/Lembar.bas does: against the user and not against programs."""
    sheet.api.Protect(DrawingObjects=False, Scenarios=False, UserInterfaceOnly=True, AllowFormattingColumns=True,
                      AllowFormattingRows=True, AllowFiltering=True)


def _put(parts: Sequence[tuple[xw.Range, object]]) -> None:
    for target, value in parts:
        target.raw_value = value


def _range(sheet: xw.Sheet, top: int, left: int, bottom: int, right: int) -> xw.Range:
    return sheet.range(f"{cell_name(top, left)}:{cell_name(bottom, right)}")


def _block(sheet: xw.Sheet) -> Block:
    top, left, bottom, right = _area(sheet.used_range.address)
    right = min(right, KOLOM_TERBACA)
    lines: list[tuple[Value, ...]] = [()] * (top - 1)
    lines += [_trimmed((None,) * (left - 1) + line) for line in _values(sheet, top, left, min(bottom, BARIS_TERBACA),
                                                                       right)]
    while lines and not lines[-1]:
        lines.pop()
    below = _used_below(sheet, left, right) if bottom > BARIS_TERBACA else []
    return Block(tuple(lines), len(below), min(below, default=0))


def _used_below(sheet: xw.Sheet, left: int, right: int) -> list[int]:
    """The used rows below those that are read; formats alone, which Excel counts as use, are passed over."""
    ends = (sheet.range((_LAST_ROW, column)).end("up").row for column in range(left, right + 1))
    rows = _values(sheet, BARIS_TERBACA + 1, left, max(ends), right)
    return [BARIS_TERBACA + number for number, line in enumerate(rows, 1) if any(value is not None for value in line)]


def _values(sheet: xw.Sheet, top: int, left: int, bottom: int, right: int) -> list[tuple[Value, ...]]:
    if top > bottom or left > right:
        return []
    values = _range(sheet, top, left, bottom, right).raw_value
    rows = values if isinstance(values, tuple) else ((values,),)
    return [tuple(_value(value) for value in line) for line in rows]


def _trimmed(line: tuple[Value, ...]) -> tuple[Value, ...]:
    width = max((index for index, value in enumerate(line, 1) if value is not None), default=0)
    return line[:width]


def _area(address: str) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of an address such as ``$B$2:$N$310``; whole rows and columns have no end given."""
    match = _ADDRESS.match(address)
    assert match is not None
    left, top, right, bottom = match.groups()
    single = ":" not in address
    return (int(top or 1), column_number(left) if left else 1,
            int(bottom or (top if single else _LAST_ROW)),
            column_number(right) if right else (column_number(left) if single else _LAST_COLUMN))


def _value(value: Any) -> Value:
    """A value as Excel gives it, in the form that a closed file gives: whole numbers as int, dates by their time."""
    if isinstance(value, (bool, type(None))):
        return value
    if isinstance(value, int):
        return CellError(_ERRORS.get(value - _FIRST_ERROR, "#N/A"))
    if isinstance(value, (float, Decimal)):
        number = float(value)
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    if isinstance(value, datetime):
        return _moment(value.replace(tzinfo=None))
    return str(value) or None


def _moment(moment: datetime) -> Value:
    if moment.date() == EPOCH.date():
        return moment.time()
    return moment if moment.time().replace(microsecond=0).isoformat() != "00:00:00" else moment.date()


def _cell(value: Value) -> str | float | bool:
    """A value as it can be given to Excel without being read anew: an apostrophe keeps a text from becoming a date."""
    value = storable(serial(value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return value
    return float(value) if isinstance(value, (int, float)) else f"'{value}"
