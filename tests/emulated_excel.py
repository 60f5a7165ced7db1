"""Excel as xlwings meets it on Windows, without Excel.

xlwings' own engine for Windows runs as it is, over stand-ins for pywin32; imitated is only what lies behind COM. Each
member of an imitated object that VBA knows (``UsedRange``, ``Value``) is one crossing of the process border, logged as
``Call(kind, sheet or "", member)``:

- ``read``, ``write``: Range.Value, NumberFormat;
- ``clear``: Range.ClearContents;
- ``macro``: Application.Run;
- ``app``: properties of Application, the message box, and all other settings and commands (Save, Protect, PaperSize,
  Visible, Activate, Select, Calculate, ExportAsFixedFormat);
- ``navigate``: objects, addresses, names and counts (Worksheets, Cells, Range, Item, Address, Row, Count, Hwnd).

Members in small letters are for the tests and cross nothing; neither does what a macro or a recalculation does.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import math
import os
import pickle
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache, partial
from importlib.util import module_from_spec, spec_from_file_location
from itertools import product
from pathlib import Path
from types import MethodType, ModuleType, SimpleNamespace
from typing import Any, ClassVar, NamedTuple
from unittest.mock import MagicMock, patch
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import xlwings as xw
from lxml import etree
from openpyxl.cell.cell import MergedCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple, range_to_tuple
from openpyxl.utils.datetime import to_excel
from openpyxl.utils.protection import hash_password
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet as Page

ROWS, COLUMNS = 1_048_576, 16_384
LONGEST_TEXT, LONGEST_TEXT_IN_ARRAY = 32_767, 8_203
AUTOMATIC, MANUAL, SEMIAUTOMATIC = -4105, -4135, 2
EPOCH = datetime(1899, 12, 30)
ERRORS = {"#NULL!": 2000, "#DIV/0!": 2007, "#VALUE!": 2015, "#REF!": 2023, "#NAME?": 2029, "#NUM!": 2036, "#N/A": 2042,
          "#GETTING_DATA": 2043, "#SPILL!": 2045, "#CALC!": 2050}
HEADERS = ("LeftHeader", "CenterHeader", "RightHeader", "LeftFooter", "CenterFooter", "RightFooter")
KINDS = dict.fromkeys(("Value", "NumberFormat"), "read") | dict.fromkeys(
    ("Activate", "Calculate", "Calculation", "Close", "CutCopyMode", "DisplayAlerts", "EnableCancelKey", "EnableEvents",
     "ExportAsFixedFormat", *HEADERS, "GetOpenFilename", "Interactive", "Open", "PaperSize", "PrintArea", "Protect",
     "ProtectContents", "Quit", "Save", "SaveAs", "ScreenUpdating", "Select", "StatusBar", "Unprotect", "Visible"),
    "app")
KINDS |= {"ClearContents": "clear", "Run": "macro"}
FAILED = "Application-defined or object-defined error"

Scalar = str | float | bool | None
Place = tuple[int, int]
Members = dict[str, Callable[..., Any]]


def _column(page: Page, number: int) -> ColumnDimension:
    """The width and visibility of a column; a copied page no longer makes them by itself."""
    letter = get_column_letter(number)
    if letter not in page.column_dimensions:
        page.column_dimensions[letter] = ColumnDimension(page, index=letter)
    return page.column_dimensions[letter]


class com_error(Exception):  # noqa: N801 - spelt as pywin32 spells it
    """What Excel answers when it refuses, with the arguments and attributes of pywintypes.com_error."""

    def __init__(self, text: str, hresult: int = -2147352567) -> None:
        self.hresult, self.strerror, self.argerror = hresult, text, None
        self.excepinfo = (0, "Microsoft Excel", text, None, 0, -2146827284) if hresult == -2147352567 else None
        super().__init__(hresult, text, self.excepinfo, None)


class XlError(str):
    """An error that a cell shows."""

    __slots__ = ()


class Formula(str):
    """A text that Excel takes for a formula."""

    __slots__ = ()


class Call(NamedTuple):
    kind: str
    sheet: str
    name: str


class Alert(NamedTuple):
    prompt: str
    title: str
    buttons: str
    mode: str | None


class Export(NamedTuple):
    path: Path
    sheets: tuple[str, ...]


# How Excel reads a text that is put into a cell: as in English and, to catch more, as in Indonesian

_MONTHS = {name: number for number, names in enumerate((
    "jan januari january", "feb februari february", "mar maret march", "apr april", "mei may", "jun juni june",
    "jul juli july", "agu agustus aug august", "sep september", "okt oktober oct october", "nov november",
    "des desember dec december"), 1) for name in names.split()}
_NUMBER = re.compile(r"(\()?([-+]?)\s*(rp\.?|[$€])?\s*((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?)(e[-+]?\d+)?\s*(%)?(\))?",
                     re.IGNORECASE)
_LOCAL_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)")
_DIGIT_DATE = re.compile(r"(\d{1,4})[-/](\d{1,4})(?:[-/](\d{1,4}))?")
_WORD_DATE = re.compile(r"(?:(\d{1,2})[ -])?([A-Za-z]{3,})(?:[ -](\d{1,4}))?")
_TIME = re.compile(r"(\d{1,2})(?::(\d{2})(?::(\d{2}))?|\.(\d{2})\.(\d{2}))")


def entry(text: str) -> tuple[Scalar, str]:
    """The value that a text becomes in a cell of format General, and the format that the cell takes with it."""
    if text.startswith("'"):
        return text[1:] or None, ""
    if text.startswith("=") and len(text) > 1:
        return Formula(text), ""
    word = text.strip().upper()
    if word in ("TRUE", "FALSE"):
        return word == "TRUE", ""
    return (XlError(word), "") if word in ERRORS else _number(word) or _moment(word) or (text or None, "")


def _number(word: str) -> tuple[float, str] | None:
    match = _NUMBER.fullmatch(word)
    if match and re.search(r"\d", match[4]) and bool(match[1]) is bool(match[7]):
        value = float(match[4].replace(",", "") + (match[5] or "")) / (100 if match[6] else 1)
        form = "0%" if match[6] else "$#,##0.00" if match[3] else "0.00E+00" if match[5] else "General"
        return -value if match[1] or match[2] == "-" else value, form
    return (float(word.replace(".", "").replace(",", ".")), "#,##0.00") if _LOCAL_NUMBER.fullmatch(word) else None


def _moment(word: str) -> tuple[float, str] | None:
    first, _, last = word.rpartition(" ")
    with suppress(ValueError):
        if day := _date(word):
            return float((day - EPOCH.date()).days), "m/d/yyyy"
        if match := _TIME.fullmatch(last):
            hour, minute, second = (int(part or 0) for part in (match[1], match[2] or match[4], match[3] or match[5]))
            days = float((day - EPOCH.date()).days) if first and (day := _date(first)) else 0.0
            return (days + (hour * 3600 + minute * 60 + second) / 86400, "m/d/yyyy h:mm") if days or not first else None
    return None


def _date(word: str) -> date | None:
    this_year = date.today().year
    if match := _DIGIT_DATE.fullmatch(word):
        one, two, three = (int(part) if part else None for part in match.groups())
        if one > 31:
            return date(one, two, three or 1)
        if three is None and two > 31:
            return date(two, one, 1)
        month, day = (two, one) if one > 12 else (one, two)
        return date(this_year if three is None else _year(three), month, day)
    if (match := _WORD_DATE.fullmatch(word)) and (month := _MONTHS.get(match[2].lower())):
        day, last = (int(part) if part else None for part in (match[1], match[3]))
        if day:
            return date(_year(last) if last else this_year, month, day)
        return date(last, month, 1) if last and last > 31 else date(this_year, month, last) if last else None
    return None


def _year(number: int) -> int:
    return number + (2000 if number < 30 else 1900 if number < 100 else 0)


# How pywin32 hands a value over

def _variant(value: Any, array: bool) -> Any:
    if value is None or isinstance(value, (bool, Decimal)):
        return value
    if isinstance(value, str):
        length = len(value.removeprefix("'").encode("utf-16-le", "surrogatepass")) // 2
        _refuse(length > (LONGEST_TEXT_IN_ARRAY if array else LONGEST_TEXT), f"A text of {length} characters")
        return value
    if isinstance(value, int):
        if not -2**63 <= value < 2**63:
            raise OverflowError("int too big to convert")
        _refuse(array and not -2**31 <= value < 2**31, "Type mismatch.", -2147352571)
        return float(value)
    if isinstance(value, float):
        _refuse(not math.isfinite(value), FAILED)
        return float(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.replace(tzinfo=None)
    raise TypeError(f"Objects of type '{type(value).__name__}' can not be converted to a COM VARIANT")


def _variants(data: Any, height: int, width: int) -> list[Any]:
    """The values for the cells of a range, row by row; one value goes into all of them."""
    if not isinstance(data, (list, tuple)):
        return [_variant(data, array=False)] * (height * width)
    nested = [row for row in data if isinstance(row, (list, tuple))]
    rows = nested or [data]
    if nested and (len(nested) < len(data) or len({len(row) for row in rows}) > 1):
        raise ValueError("All dimensions must be a sequence of the same size")
    _refuse((len(rows), len(rows[0])) != (height, width), f"{len(rows)} x {len(rows[0])} into {height} x {width} cells")
    return [_variant(value, array=True) for row in rows for value in row]


def _refuse(refused: object, text: str, hresult: int = -2147352567) -> None:
    if refused:
        raise com_error(text, hresult)


# Excel's objects

def _unknown(*_: object) -> None:
    raise com_error("Unknown name.", -2147352570)


class Com:
    """An object of Excel: what VBA can get, set and do stands in its tables."""

    gets: ClassVar[Members] = {}
    sets: ClassVar[Members] = {}
    does: ClassVar[Members] = {}
    _oleobj_ = SimpleNamespace(GetIDsOfNames=_unknown)
    title = property(lambda self: self.owner.title)
    alive = property(lambda self: self.owner.alive)
    application = property(lambda self: self.owner.application)

    def __init__(self, owner: Any) -> None:
        self.owner = owner
        self.excel: EmulatedExcel = owner.excel
        self.state: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if not name[0].isupper():
            raise AttributeError(name)
        if name in self.does:
            return MethodType(partial(_do, name), self)
        self.cross(KINDS.get(name, "navigate"), name)
        common = {"Parent": lambda item: item.owner, "Application": lambda item: item.application}
        return self.state[name] if name in self.state else {**common, **self.gets}.get(name, _unknown)(self)

    def __setattr__(self, name: str, value: Any) -> None:
        if not name[0].isupper():
            object.__setattr__(self, name, value)
            return
        self.cross("write" if KINDS.get(name) == "read" else "app", name)
        if name in self.sets:
            self.sets[name](self, value)
        else:
            self.state[name] = value if name in self.state else _unknown()

    def cross(self, kind: str, name: str) -> None:
        self.excel.cross(kind, self.title, name)
        _refuse(not self.alive, "The object invoked has disconnected from its clients.", -2147417848)


def _do(name: str, item: Com, *values: Any, **named: Any) -> Any:
    item.cross(KINDS.get(name, "navigate"), name)
    return item.does[name](item, *(getattr(value, "_inner", value) for value in values), **named)


class Collection(Com):
    """Members by position from 1, or by name in any case."""

    gets: ClassVar[Members] = {"Count": lambda self: len(self.items)}

    def __init__(self, owner: Com, items: Sequence[Any]) -> None:
        super().__init__(owner)
        self.items = items

    def __call__(self, key: int | str) -> Any:
        self.cross("navigate", "Item")
        wanted = key.casefold() if isinstance(key, str) else key
        found = [item for number, item in enumerate(self.items, 1) if wanted in (number, item.label.casefold())]
        _refuse(not found, f"Invalid index: {key}")
        return found[0]

    def __iter__(self) -> Iterator[Any]:
        for item in self.items:
            self.cross("navigate", "Item")
            yield item


class Application(Com):
    title = ""
    alive = property(lambda self: self in self.excel.running)
    application = property(lambda self: self)

    def __init__(self, excel: EmulatedExcel, hwnd: int) -> None:
        self.excel, self.hwnd = excel, hwnd
        self.books: list[Workbook] = []
        self.state = {"ScreenUpdating": True, "Calculation": AUTOMATIC, "EnableEvents": True, "DisplayAlerts": True,
                      "EnableCancelKey": 1, "StatusBar": False, "Interactive": True, "Visible": True,
                      "Version": "16.0", "Hwnd": hwnd}

    def set_calculation(self, value: int) -> None:
        _refuse(not self.books or value not in (AUTOMATIC, MANUAL, SEMIAUTOMATIC), "Unable to set Calculation")
        self.state["Calculation"] = value
        self.changed()

    def changed(self) -> None:
        if self.state["Calculation"] != MANUAL:
            self.excel.recalculated(self)

    gets: ClassVar[Members] = {
        "Workbooks": lambda self: Workbooks(self, self.books),
        "ActiveWorkbook": lambda self: self.books[0] if self.books else None,
        "Selection": lambda self: self.books[0].active.selection if self.books else None,
    }
    sets: ClassVar[Members] = {"Calculation": set_calculation}
    does: ClassVar[Members] = {
        "Calculate": lambda self: self.excel.recalculated(self),
        "GetOpenFilename": lambda self, *asked: self.excel.chosen(several=asked[4]),
        "Run": lambda self, name, *values: self.excel.run_macro(self, name, values),
        "Quit": lambda self: self.excel.running.remove(self),
    }


class Workbooks(Collection):
    def open_file(self, path: str, *_: object) -> Workbook:
        _refuse(not Path(path).is_file(), f"Sorry, we couldn't find {path}.")
        return self._opened(Workbook(self.owner, Path(path)))

    def _opened(self, book: Workbook) -> Workbook:
        if not self.owner.books and book.file.calculation.calcMode == "manual":
            self.owner.state["Calculation"] = MANUAL
        self.owner.books.insert(0, book)
        return book

    does: ClassVar[Members] = {"Open": open_file, "Add": lambda self: self._opened(Workbook(self.owner, None))}


class Workbook(Com):
    """An open workbook; `sheet` gives its sheets to tests, macros and recalculations."""

    def __init__(self, application: Application, path: Path | None) -> None:
        super().__init__(application)
        self.path, self.url = path, ""
        self.state = {"Saved": True, "ReadOnly": False}
        self.file, cached = _loaded(path) if path else (openpyxl.Workbook(), {})
        self.sheets = [Worksheet(self, page, cached.get(page.title, {})) for page in self.file.worksheets]
        self.active = next(sheet for sheet in self.sheets if sheet.page is self.file.active)

    alive = property(lambda self: self.owner.alive and self in self.owner.books)
    label = property(lambda self: self.path.name if self.path else "Book1")

    def put_chart_in_front(self) -> None:
        """Let a chart sheet be the active one."""
        self.active = ChartSheet(self)

    def sheet(self, name: str) -> Worksheet:
        return next(sheet for sheet in self.sheets if sheet.title.casefold() == name.casefold())

    def names(self) -> Collection:
        scoped = [(f"{sheet.title}!{key}", name) for sheet in self.sheets
                  for key, name in sheet.page.defined_names.items()]
        found = sorted([*self.file.defined_names.items(), *scoped], key=lambda item: item[0].casefold())
        return Collection(self, [Name(self, label, name.attr_text) for label, name in found])

    def activate(self) -> None:
        self.owner.books.remove(self)
        self.owner.books.insert(0, self)

    def save(self, path: str | None = None, **_: object) -> None:
        _refuse(path is None and self.state["ReadOnly"], f"{self.label} is read-only.")
        self.path = Path(path) if path else self.path
        for sheet in self.sheets:
            sheet.store()
        self.file.active = self.file.index(self.active.page)
        self.file.save(self.path)
        _complete(self.path, self.sheets)
        self.state["Saved"] = True

    def save_copy(self, path: str) -> None:
        """A copy of the workbook as it stands; its own file and whether it is saved stay as they were."""
        before, saved = self.path, self.state["Saved"]
        self.save(path)
        self.path, self.state["Saved"] = before, saved

    def export(self, **options: Any) -> None:
        path = Path(options["Filename"])
        _refuse(not path.parent.is_dir(), "Document not saved. The document may be open.")
        printed = [sheet for sheet in self.sheets if sheet.page.sheet_state == "visible"]
        self.excel.print(path, printed)

    gets: ClassVar[Members] = {
        "Name": lambda self: self.label,
        "FullName": lambda self: self.url or str(self.path or self.label),
        "Path": lambda self: self.url.rpartition("/")[0] if self.url else str(self.path.parent) if self.path else "",
        "FileFormat": lambda self: 52 if self.label.endswith(".xlsm") else 51,
        "ProtectStructure": lambda self: bool(self.file.security and self.file.security.lockStructure),
        "Worksheets": lambda self: Collection(self, self.sheets),
        "ActiveSheet": lambda self: self.active,
        "Names": names,
    }
    does: ClassVar[Members] = {"Activate": activate, "Save": save, "SaveAs": save, "SaveCopyAs": save_copy,
                     "ExportAsFixedFormat": export,
                     "Close": lambda self, **_: self.owner.books.remove(self)}


class ChartSheet(Com):
    """A chart that is a sheet of its own: it has a name, and neither cells nor a range."""

    title, page, selection = "Grafik1", None, None
    gets: ClassVar[Members] = {"Name": lambda self: self.title}


class Worksheet(Com):
    """A sheet: what its cells hold by (row, column), over an openpyxl sheet with their formats."""

    def __init__(self, book: Workbook, page: Any, cached: dict[Place, Scalar]) -> None:
        super().__init__(book)
        self.page = page
        self.print_area = ""
        self.user_interface_only = False
        self.formulas = {place: str(getattr(cell.value, "text", cell.value))
                         for place, cell in page._cells.items() if cell.data_type == "f"}
        self.values = {place: cached.get(place) if place in self.formulas else _stored(cell, book.file.epoch)
                       for place, cell in page._cells.items() if cell.value is not None}
        self.styled_columns = [column for column in page.column_dimensions.values() if column.has_style]
        selected = page.sheet_view.selection
        self.selection = self.area(selected[-1].sqref.split()[0] if selected else "A1")

    title = label = property(lambda self: self.page.title)

    def area(self, first: str | Range, last: str | Range | None = None) -> Range:
        """The range of an address or a name, or the one from a range to another."""
        one, two = (item if isinstance(item, Range) else self._named(item) for item in (first, last or first))
        top, left = min(one.top, two.top), min(one.left, two.left)
        return Range(self, top, left, max(one.bottom, two.bottom) - top + 1, max(one.right, two.right) - left + 1)

    def _named(self, text: str) -> Range:
        try:
            left, top, right, bottom = range_boundaries(text.upper())
        except ValueError:
            return self.owner.names()(text).area()
        left, top, right, bottom = left or 1, top or 1, right or COLUMNS, bottom or ROWS
        return Range(self, top, left, bottom - top + 1, right - left + 1)

    def value(self, address: str) -> Scalar:
        """What a cell holds: a date as its number, a formula the value it shows."""
        return self.values.get(coordinate_to_tuple(address))

    def show(self, address: str, value: Scalar) -> None:
        """Let the formula of a cell show a value, as a recalculation does."""
        self.values[coordinate_to_tuple(address)] = value

    def style(self, place: Place) -> Any:
        """Where a cell has its format from: itself, its row or its column."""
        row = self.page.row_dimensions.get(place[0])
        columns = (column for column in self.styled_columns if column.min <= place[1] <= column.max)
        return self.page._cells.get(place) or (row if row and row.has_style else next(columns, None))

    def format(self, place: Place) -> str:
        style = self.style(place)
        return style.number_format if style else "General"

    def set_format(self, place: Place, form: str) -> None:
        self._cell(place).number_format = form

    def _cell(self, place: Place) -> Any:
        style = self.style(place)
        cell = self.page.cell(*place)
        if style is not None and style is not cell:
            cell._style = copy(style._style)
        return cell

    def refuse_if_locked(self, places: Iterable[Place]) -> None:
        if self.page.protection.sheet and not self.user_interface_only:
            styles = (self.style(place) for place in places)
            _refuse(any(style is None or style.protection.locked for style in styles),
                    "The cell or chart you're trying to change is on a protected sheet.")

    def put(self, place: Place, value: Any) -> None:
        """Put a value into a cell as pywin32 hands it over; what lies under a merged cell takes none."""
        if isinstance(self.page._cells.get(place), MergedCell):
            return
        self.owner.state["Saved"] = False
        self.values.pop(place, None)
        self.formulas.pop(place, None)
        value, form = self._read(value, self.format(place) == "@")
        if value is None:
            return
        if form and self.format(place) == "General":
            self.set_format(place, form)
        self._cell(place)
        self.values[place] = value
        if isinstance(value, Formula):
            self.formulas[place], self.values[place] = str(value), None

    def _read(self, value: Any, as_text: bool) -> tuple[Scalar, str]:
        if isinstance(value, str):
            return (value.removeprefix("'") or None, "") if as_text else entry(value)
        if isinstance(value, datetime):
            days = (value - self.owner.file.epoch) / timedelta(days=1)
            _refuse(days < 0, FAILED)
            return days, "m/d/yyyy" if days.is_integer() else "m/d/yyyy h:mm"
        number = float(value) if isinstance(value, Decimal) else value
        if as_text and number is not None:
            return str(number).upper() if isinstance(number, bool) else f"{number:.15G}", ""
        return number, "$#,##0.00" if isinstance(value, Decimal) else ""

    def delivered(self, place: Place) -> Any:
        """A value as Range.Value gives it to Python."""
        value = self.values.get(place)
        if isinstance(value, XlError):
            return ERRORS[value] - 2146828288
        form = _meaning(self.format(place)) if isinstance(value, float) else ""
        if form == "date" and 0 <= value < 2958466:
            moment = self.owner.file.epoch + timedelta(milliseconds=round(value * 86_400_000))
            return moment.replace(tzinfo=UTC)
        return Decimal(f"{value:.4f}") if form == "currency" else value

    def used(self) -> Range:
        filled = [place for place, cell in self.page._cells.items() if place in self.values or cell.has_style]
        rows, columns = zip(*filled or [(1, 1)], strict=True)
        return Range(self, min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)

    def store(self) -> None:
        """Put all values into the openpyxl sheet, past its own reading of texts."""
        for place, cell in self.page._cells.items():
            formula = self.formulas.get(place)
            if not isinstance(cell, MergedCell) and formula != str(getattr(cell.value, "text", cell.value)):
                cell._value = formula or self.values.get(place)
                cell.data_type = "f" if formula else _type(cell._value)
        self.page.sheet_view.tabSelected = self is self.owner.active

    def export(self, **options: Any) -> None:
        _refuse(self.page.sheet_state != "visible" or not Path(options["Filename"]).parent.is_dir(),
                "Document not saved. The document may be open.")
        self.excel.print(Path(options["Filename"]), [self])

    def pages(self) -> list[list[str]]:
        """The texts of the printed pages: so many rows on each, no more than the print area holds."""
        area = self.area(self.print_area) if self.print_area else self.used()
        rows: dict[int, list[str]] = {}
        for (row, column), value in sorted(self.values.items()):
            if (row, column) in area and isinstance(value, str):
                rows.setdefault(row, []).append(value)
        last, step = max(rows, default=area.top), self.excel.rows_on_a_page
        return [[text for row in range(top, min(top + step, last + 1)) for text in rows.get(row, [])]
                for top in range(area.top, last + 1, step)]

    def rename(self, name: str) -> None:
        self.page.title = name

    def set_visible(self, value: int) -> None:
        others = [sheet for sheet in self.owner.sheets if sheet is not self and sheet.page.sheet_state == "visible"]
        _refuse(self.owner.gets["ProtectStructure"](self.owner) or not (value or others), "Unable to set Visible")
        self.page.sheet_state = {0: "hidden", 2: "veryHidden"}.get(int(value), "visible")
        if self.owner.active is self and self.page.sheet_state != "visible":
            self.owner.active = others[0]

    def activate(self) -> None:
        _refuse(self.page.sheet_state != "visible", "Activate method of Worksheet class failed")
        self.owner.active = self

    def protect(self, *values: Any, **named: Any) -> None:
        order = ("Password", "DrawingObjects", "Contents", "Scenarios", "UserInterfaceOnly")
        given = dict(zip(order, values, strict=False)) | named
        if self.page.protection.sheet:
            self._check(given.get("Password"))
        elif given.get("Password"):
            self.page.protection.password = given["Password"]
        self.page.protection.sheet = True
        self.user_interface_only = bool(given.get("UserInterfaceOnly"))

    def unprotect(self, *values: Any, **named: Any) -> None:
        self._check((*values, *named.values(), None)[0])
        self.page.protection.set_password("", already_hashed=True)
        self.page.protection.sheet = False

    def _check(self, password: str | None) -> None:
        kept = self.page.protection
        _refuse(kept.hashValue or (kept.password and kept.password != hash_password(password or "")),
                "The password you supplied is not correct.")

    gets: ClassVar[Members] = {
        "Name": lambda self: self.title,
        "Index": lambda self: self.owner.sheets.index(self) + 1,
        "Visible": lambda self: {"visible": -1, "hidden": 0, "veryHidden": 2}[self.page.sheet_state],
        "Cells": lambda self: Range(self, 1, 1, ROWS, COLUMNS),
        "UsedRange": used,
        "ProtectContents": lambda self: bool(self.page.protection.sheet),
        "ProtectionMode": lambda self: self.user_interface_only,
        "PageSetup": lambda self: PageSetup(self),  # noqa: PLW0108 - the class is defined below
    }
    sets: ClassVar[Members] = {"Name": rename, "Visible": set_visible}
    does: ClassVar[Members] = {"Range": area, "Activate": activate, "Select": activate, "Protect": protect,
                     "Unprotect": unprotect, "ExportAsFixedFormat": export}


class PageSetup(Com):
    def set_paper(self, value: int) -> None:
        _refuse(self.excel.refuses_paper, "Unable to set the PaperSize property of the PageSetup class")
        self.changed()
        self.owner.page.page_setup.paperSize = value

    def set_area(self, value: str) -> None:
        self.changed()
        self.owner.print_area = value

    def changed(self) -> None:
        self.owner.owner.state["Saved"] = False

    def part(self, place: str) -> Any:
        kind, position = ("Header", place[:-6]) if place.endswith("Header") else ("Footer", place[:-6])
        return getattr(getattr(self.owner.page, f"odd{kind}"), position.lower())

    def put_text(self, place: str, value: str) -> None:
        self.changed()
        self.part(place).text = value

    gets: ClassVar[Members] = {
        "PaperSize": lambda self: int(self.owner.page.page_setup.paperSize or 1),
        "PrintArea": lambda self: self.owner.print_area,
        **{place: partial(lambda place, self: self.part(place).text or "", place) for place in HEADERS},
    }
    sets: ClassVar[Members] = {
        "PaperSize": set_paper, "PrintArea": set_area,
        **{place: partial(lambda place, self, value: self.put_text(place, value), place) for place in HEADERS},
    }


class Name(Com):
    def __init__(self, book: Workbook, label: str, formula: str) -> None:
        super().__init__(book)
        self.label, self.formula = label, formula

    def area(self) -> Range:
        try:
            title, (left, top, right, bottom) = range_to_tuple(self.formula)
            return Range(self.owner.sheet(title), top, left, bottom - top + 1, right - left + 1)
        except (ValueError, StopIteration):
            raise com_error(FAILED) from None

    gets: ClassVar[Members] = {"Name": lambda self: self.label, "RefersTo": lambda self: f"={self.formula}",
                     "RefersToRange": area}


class Range(Com):
    """A rectangle of cells."""

    def __init__(self, sheet: Worksheet, top: int, left: int, height: int = 1, width: int = 1) -> None:
        super().__init__(sheet)
        self.sheet, self.top, self.left, self.height, self.width = sheet, top, left, height, width
        self.bottom, self.right = top + height - 1, left + width - 1
        _refuse(top < 1 or left < 1 or self.bottom > ROWS or self.right > COLUMNS, FAILED)

    @property
    def places(self) -> Iterator[Place]:
        return product(range(self.top, self.bottom + 1), range(self.left, self.right + 1))

    def __contains__(self, place: Place) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right

    def __call__(self, row: int, column: int | None = None) -> Range:
        self.cross("navigate", "Item")
        if column is None:
            row, column = (number + 1 for number in divmod(row - 1, self.width))
        return Range(self.sheet, self.top + row - 1, self.left + column - 1)

    def __iter__(self) -> Iterator[Range]:
        return (Range(self.sheet, *place) for place in self.places)

    def grid(self, of: Callable[[Place], Any]) -> Any:
        if self.height == self.width == 1:
            return of((self.top, self.left))
        columns = range(self.left, self.right + 1)
        return tuple(tuple(of((row, column)) for column in columns) for row in range(self.top, self.bottom + 1))

    def put(self, data: Any) -> None:
        values = _variants(data, self.height, self.width)
        self.sheet.refuse_if_locked(self.places)
        for place, value in zip(self.places, values, strict=True):
            self.sheet.put(place, value)
        self.application.changed()

    def clear(self) -> None:
        self.sheet.refuse_if_locked(self.places)
        for merged in self.sheet.page.merged_cells.ranges:
            _refuse(len({place in self for place in merged.cells}) > 1, "We can't do that to a merged cell.")
        for place in [place for place in self.sheet.values if place in self]:
            self.sheet.put(place, None)
        self.application.changed()

    def get_format(self) -> str | None:
        found = {self.sheet.format(place) for place in self.places}
        return found.pop() if len(found) == 1 else None

    def set_format(self, form: str) -> None:
        self.sheet.refuse_if_locked(self.places)
        for place in self.places:
            self.sheet.set_format(place, form)

    def address(self) -> str:
        ends = [(f"${get_column_letter(column)}" if self.width < COLUMNS else "")
                + (f"${row}" if self.height < ROWS or self.width == COLUMNS else "")
                for row, column in ((self.top, self.left), (self.bottom, self.right))]
        return ":".join(ends if self.height == ROWS or self.width == COLUMNS else dict.fromkeys(ends))

    def end(self, direction: int) -> Range:
        axis, step = {-4162: (0, -1), -4121: (0, 1), -4159: (1, -1), -4161: (1, 1)}[direction]
        here = [self.top, self.left]
        at, edge = here[axis], (ROWS, COLUMNS)[axis] if step > 0 else 1
        filled = {place[axis] for place, value in self.sheet.values.items() if place[1 - axis] == here[1 - axis]
                  and (value is not None or place in self.sheet.formulas)}
        if at in filled and at + step in filled:
            while at + step in filled:
                at += step
        else:
            at = min((number for number in filled if (number - at) * step > 0), key=lambda n: n * step, default=edge)
        here[axis] = at
        return Range(self.sheet, *here)

    def select(self) -> None:
        _refuse(self.sheet.owner.active is not self.sheet, "Select method of Range class failed")
        self.sheet.selection = self

    def hide(self, value: bool) -> None:
        _column(self.sheet.page, self.left).hidden = value

    def set_height(self, value: float | None) -> None:
        self.sheet.page.row_dimensions[self.top].height = value

    gets: ClassVar[Members] = {
        "Value": lambda self: self.grid(self.sheet.delivered),
        "NumberFormat": get_format,
        "Row": lambda self: self.top,
        "Column": lambda self: self.left,
        "Count": lambda self: self.height * self.width,
        "Worksheet": lambda self: self.sheet,
        "Cells": lambda self: self,
        "Rows": lambda self: Collection(self, range(self.height)),
        "Columns": lambda self: Collection(self, range(self.width)),
        "Address": address,
        "EntireColumn": lambda self: Range(self.sheet, 1, self.left, ROWS, self.width),
        "EntireRow": lambda self: Range(self.sheet, self.top, 1, self.height, COLUMNS),
        "Hidden": lambda self: _column(self.sheet.page, self.left).hidden,
        "RowHeight": lambda self: self.sheet.page.row_dimensions[self.top].height or 15.0,
    }
    sets: ClassVar[Members] = {"Value": put, "NumberFormat": set_format, "Hidden": hide, "RowHeight": set_height}
    does: ClassVar[Members] = {"ClearContents": clear, "End": end, "Select": select,
                               "AutoFit": lambda self: self.set_height(None)}


@cache
def _meaning(form: str) -> str:
    if is_date_format(form):
        return "date"
    return "currency" if re.search(r"[$€£¥]|Rp", re.sub(r"\[(?!\$[^-\]])[^\]]*\]", "", form)) else ""


# Files

_CELL, _FORMULA, _VALUE = (f"{{http://schemas.openxmlformats.org/spreadsheetml/2006/main}}{name}" for name in "cfv")


def _loaded(path: Path) -> tuple[Any, dict[str, dict[Place, Scalar]]]:
    """The workbook with its formulas, and what they showed when it was saved, by sheet and place."""
    content = path.read_bytes()
    key = hashlib.sha256(path.suffix.encode() + content).digest()
    if kept := _kept.get(key):
        book, cached = pickle.loads(kept)
    else:
        book, cached = _read(path)
        book.vba_archive = None
        if len(_kept) >= KEPT:
            del _kept[next(iter(_kept))]
        _kept[key] = pickle.dumps((book, cached))
    book.vba_archive = ZipFile(io.BytesIO(content)) if path.suffix.lower() == ".xlsm" else None
    return book, cached


_kept: dict[bytes, bytes] = {}
"""What openpyxl has read of the last files, by their content: many tests open the same small report."""
KEPT = 10
"""So many, each of six megabytes."""


def _read(path: Path) -> tuple[Any, dict[str, dict[Place, Scalar]]]:
    reader = ExcelReader(path, keep_vba=path.suffix.lower() == ".xlsm")
    reader.read()
    keep_rule_styles(reader.wb)
    with ZipFile(path) as archive:
        return reader.wb, {sheet.name: dict(_cached(archive.read(part.target)))
                           for sheet, part in reader.parser.find_sheets()}


def keep_rule_styles(book: openpyxl.Workbook) -> None:
    """Let conditional formats keep the numbers that their styles have; openpyxl would compare each with all of them."""
    for page in book.worksheets:
        for area in page.conditional_formatting:
            for rule in area.rules:
                rule.dxf = None


def _cached(xml: bytes) -> Iterator[tuple[Place, Scalar]]:
    for cell in etree.fromstring(xml).iter(_CELL):
        text = cell.findtext(_VALUE)
        if text is not None and cell.find(_FORMULA) is not None:
            read = {"b": lambda text: text == "1", "e": XlError, "str": str}.get(cell.get("t", "n"), float)
            yield coordinate_to_tuple(cell.get("r")), read(text) if text or read is str else None


def _stored(cell: Any, epoch: datetime) -> Scalar:
    value = cell.value
    if isinstance(value, (bool, str)):
        return XlError(value) if cell.data_type == "e" else value
    return float(value if isinstance(value, (int, float)) else to_excel(value, epoch))


def _type(value: Scalar) -> str:
    kinds = ((XlError, "e"), (bool, "b"), (str, "s"))
    return next((kind for type_, kind in kinds if isinstance(value, type_)), "n")


def _complete(path: Path, sheets: list[Worksheet]) -> None:
    """Add to a file that openpyxl has saved what its formulas show, and all figures of its numbers."""
    pages = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, 1)}
    with ZipFile(path) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for info, content in parts:
            sheet = pages.get(info.filename)
            archive.writestr(info, _completed(content, sheet) if sheet else content)


def _completed(xml: bytes, sheet: Worksheet) -> bytes:
    root = etree.fromstring(xml)
    for cell in root.iter(_CELL):
        place = coordinate_to_tuple(cell.get("r"))
        value = sheet.values.get(place)
        if place in sheet.formulas or isinstance(value, float):
            shown = cell.find(_VALUE)
            shown = etree.SubElement(cell, _VALUE) if shown is None else shown
            shown.text = None if value is None else str(int(value)) if isinstance(value, bool) else str(value)
            cell.set("t", "str" if _type(value) == "s" else _type(value))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_BRACKETS, _ESCAPED = re.compile(r"[()\\]"), r"\\\g<0>"


def _pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF of pages with those texts."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    for texts in pages:
        shown = " ".join(f"({_BRACKETS.sub(_ESCAPED, text)}) Tj T*" for text in texts)
        content = f"BT /F1 8 Tf 10 TL 30 900 Td {shown} ET"
        objects += [(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 936] /Contents {len(objects) + 2} 0 R "
                     "/Resources << /Font << /F1 3 0 R >> >> >>"),
                    f"<< /Length {len(content.encode('cp1252', 'replace'))} >>\nstream\n{content}\nendstream"]
    kids = " ".join(f"{number} 0 R" for number in range(4, 4 + 2 * len(pages), 2))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    text, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(f"{len(text):010} 00000 n \n")
        text += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252", "replace")
    size = len(objects) + 1
    return text + (f"xref\n0 {size}\n0000000000 65535 f \n{''.join(offsets)}trailer\n<< /Size {size} /Root 1 0 R >>\n"
                   f"startxref\n{len(text)}\n%%EOF\n").encode("ascii")


# What a test holds

class EmulatedExcel:
    """A computer with one Excel running, no workbook open."""

    def __init__(self) -> None:
        self.log: list[Call] = []
        self.alerts: list[Alert] = []
        self.answers: list[str] = []
        self.picked: tuple[str, ...] | bool = False
        self.exports: list[Export] = []
        self.macros: dict[str, Callable[..., Any]] = {}
        self.recalculate: Callable[[Workbook], None] | None = None
        self.refuses_paper = False
        self.has_printer = True
        self.rows_on_a_page = 40
        self.running: list[Application] = []
        self.registered: list[Workbook] = []
        self._quiet = False
        self._failure: tuple[int, str, BaseException] | None = None
        self.start()

    def chosen(self, *, several: bool) -> object:
        """What the dialog for files gives: False where it was cancelled."""
        return self.picked if several or not self.picked else self.picked[0]

    def start(self, *_: object) -> Application:
        """Another Excel."""
        self.running.append(Application(self, 1000 + len(self.running)))
        return self.running[-1]

    def open(self, path: Path | str) -> xw.Book:
        """The workbook of a file, open and in front, so that a button is clicked in it; opening it is not logged."""
        with self.quietly():
            book = xw.Book(path)
            self.click_in(book)
            return book

    def click_in(self, book: xw.Book) -> None:
        """Let the next click be one in that workbook: what macros/Penghubung.bas tells Python of it."""
        workbook = self.workbook(book)
        os.environ.update({"LKJIP_BUKU": workbook.label, "LKJIP_JENDELA": str(workbook.owner.hwnd)})

    def workbook(self, book: xw.Book) -> Workbook:
        """The imitated workbook behind a book, to look at and to prepare without any crossing."""
        return book.api._inner

    def calls(self, kind: str, sheet: str | None = None) -> list[Call]:
        """The crossings of a kind, those on one sheet only if it is named."""
        return [call for call in self.log if call.kind == kind and sheet in (None, call.sheet)]

    def print(self, path: Path, sheets: Sequence[Worksheet]) -> None:
        """Write a PDF of sheets, as Excel lays them out for its printer."""
        _refuse(not self.has_printer, "No printers are installed.")
        path.write_bytes(_pdf([page for sheet in sheets for page in sheet.pages()]))
        self.exports.append(Export(path, tuple(sheet.title for sheet in sheets)))

    def fail_at(self, number: int, kind: str = "", error: BaseException | None = None) -> None:
        """Let the crossing of that number from now on (of that kind only, if given) fail, once."""
        self._failure = (number, kind, error or com_error("Excel is busy", -2147417846))

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Neither log nor fail meanwhile."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def cross(self, kind: str, sheet: str, name: str) -> None:
        if self._quiet:
            return
        self.log.append(Call(kind, sheet, name))
        if self._failure and self._failure[1] in ("", kind):
            number, only, error = self._failure
            self._failure = (number - 1, only, error) if number > 1 else None
            if number == 1:
                raise error

    def recalculated(self, application: Application) -> None:
        if self.recalculate:
            with self.quietly():
                for book in application.books:
                    self.recalculate(book)

    def run_macro(self, application: Application, macro: str, values: tuple[Any, ...]) -> Any:
        """What a macro answers; it is given the active workbook."""
        host, _, name = macro.casefold().rpartition("!")
        host, name = host.strip("'").replace("''", "'"), name.rpartition(".")[2]
        known = {key.casefold(): function for key, function in self.macros.items()}
        holds_macros = not host or (not host.endswith(".xlsx")
                                    and any(book.label.casefold() == host for book in application.books))
        function = known.get(f"{host}!{name}") or (known.get(name) if holds_macros else None)
        if function is None:
            raise com_error(f"Cannot run the macro {macro}. The macro may not be available in this workbook.")
        with self.quietly():
            return function(application.books[0], *values)

    def message_box(self, _hwnd: int, prompt: str, title: str, style: int) -> int:
        self.cross("app", "", "MessageBox")
        buttons = ("ok", "ok_cancel", "", "yes_no_cancel", "yes_no")[style & 15]
        self.alerts.append(Alert(prompt, title, buttons, {64: "info", 48: "critical"}.get(style & 240)))
        answer = self.answers.pop(0) if self.answers else "ok"
        if answer not in buttons.split("_"):
            raise AssertionError(f"no button {answer!r} under {prompt!r}: put the answer into `answers`")
        return {"ok": 1, "cancel": 2, "yes": 6, "no": 7}[answer]

    def kill(self, pid: int, _code: int) -> None:
        self.running[:] = [application for application in self.running if application.hwnd + 1 != pid]

    def pywin32(self) -> dict[str, Any]:
        """What Windows knows of open files besides: the running object table, in which each stands under its path."""
        def entry(workbook: Workbook) -> Any:
            return SimpleNamespace(GetDisplayName=lambda *_: str(workbook.path), QueryInterface=lambda _: workbook)

        class Table(list[Any]):
            def GetObject(self, moniker: Any) -> Any:  # noqa: N802 - spelt as pywin32 spells it
                return moniker

        return {"pythoncom": SimpleNamespace(GetRunningObjectTable=lambda: Table(map(entry, self.registered)),
                                             CreateBindCtx=lambda _: None, IID_IDispatch=None),
                "win32com.client": SimpleNamespace(Dispatch=lambda workbook: workbook)}

    def run_program(self, words: Sequence[str], **_: object) -> SimpleNamespace:
        """What xlwings asks of Windows besides: which Excels run, hidden ones too, and to end one."""
        if words[0] == "taskkill":
            self.kill(int(words[2]), -1)
        rows = [f"EXCEL.EXE {application.hwnd + 1} Console 1 1" for application in self.running]
        return SimpleNamespace(stdout="\n".join(["", "", "", *(f"{row} K" for row in rows)]))

    def stand_ins(self, engine: ModuleType) -> dict[str, Any]:
        """What xlwings' engine asks of Windows while this Excel runs."""
        def application(hwnd: int) -> Any:
            found = [item for item in self.running if item.hwnd == hwnd]
            if not found:
                raise OSError("Invalid window handle.")
            return engine.COMRetryObjectWrapper(found[0])

        return {
            "N_COM_ATTEMPTS": 1,
            "subprocess": SimpleNamespace(run=self.run_program, PIPE=None, STDOUT=None, CREATE_NO_WINDOW=0),
            "DispatchEx": self.start, "get_xl_app_from_hwnd": application,
            "get_excel_hwnds": lambda: [item.hwnd for item in self.running if item.state["Visible"]],
            "win32process": SimpleNamespace(GetWindowThreadProcessId=lambda hwnd: (1, hwnd + 1)),
            "win32api": SimpleNamespace(MessageBox=self.message_box, OpenProcess=lambda _access, _inherit, pid: pid,
                                        TerminateProcess=self.kill, CloseHandle=lambda _: None),
        }


@cache
def windows_engine(name: str = "xlwings._xlwindows_emulated") -> ModuleType:
    """A copy of xlwings' engine for Windows, loaded over stand-ins for pywin32 that do not stay behind.

    What it does when Python ends, and what it does after an Excel has been told to quit, it does here too.
    """
    buttons = {"MB_OK": 0, "MB_OKCANCEL": 1, "MB_YESNOCANCEL": 3, "MB_YESNO": 4}
    pywin32 = dict.fromkeys(("win32api", "win32com", "win32gui", "win32process"), MagicMock()) | {
        "PIL": None,
        "pythoncom": SimpleNamespace(CoInitialize=lambda: None, ole_error=com_error, __file__=""),
        "pywintypes": SimpleNamespace(com_error=com_error, error=OSError, TimeType=datetime),
        "win32com.client": SimpleNamespace(CDispatch=Com, CoClassBaseClass=Com, DispatchBaseClass=Com, Dispatch=None,
                                           DispatchEx=None),
        "win32con": SimpleNamespace(**buttons, MB_ICONINFORMATION=64, MB_ICONWARNING=48),
        "win32timezone": SimpleNamespace(TimeZoneInfo=SimpleNamespace(utc=lambda: UTC)),
    }
    spec = spec_from_file_location(name, Path(xw.__file__).with_name("_xlwindows.py"))
    engine = module_from_spec(spec)
    with (patch.dict(sys.modules, pywin32),
          patch.multiple(ctypes, create=True, PyDLL=MagicMock(), oledll=MagicMock(), windll=MagicMock())):
        spec.loader.exec_module(engine)
    return engine


@contextmanager
def _modules(stand_ins: dict[str, Any]) -> Iterator[None]:
    """Meanwhile those modules can be imported; whatever else is imported meanwhile stays."""
    before = {name: sys.modules.get(name) for name in stand_ins}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


@contextmanager
def emulated_excel() -> Iterator[EmulatedExcel]:
    """Excel for xlwings in this block; afterwards its engines and its mock caller are as before."""
    engines = vars(xw.engines)
    before = {"engines": [*xw.engines.engines], "engines_by_name": {**xw.engines.engines_by_name},
              "active": xw.engines.active}
    caller = vars(xw.Book).get("_mock_caller")
    excel, windows = EmulatedExcel(), windows_engine()
    with (patch.dict(os.environ), _modules(excel.pywin32()),
          patch.multiple(windows, **excel.stand_ins(windows))):
        try:
            engine = xw.Engine(impl=windows.engine)
            xw.engines.add(engine)
            engine.activate()
            yield excel
        finally:
            engines.update(before)
            if "_mock_caller" in vars(xw.Book):
                del xw.Book._mock_caller
            if caller is not None:
                caller.set_mock_caller()
