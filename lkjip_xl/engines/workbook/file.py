"""A closed workbook file: only the XML of the sheets that are written changes, every other part stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from lkjip_xl.book.grid import BARIS_TERBACA, Block, CannotRun, Change, Value, cell_name, differences, storable
from lkjip_xl.book.schema import BERANDA, LEVEL_COLUMN, OUTPUT_SHEETS, WORK_SHEETS
from lkjip_xl.book.textfit import INDENT_WIDTH, PADDING_WIDTH, row_height, text_lines
from lkjip_xl.book.warna import TEBAL
from lkjip_xl.engines.disk.save import (
    create_file,
    exclusive,
    reason,
    refuse_if_in_use,
    refuse_if_taken,
    replace_file,
)
from lkjip_xl.engines.workbook import extras
from lkjip_xl.engines.workbook.package import (
    CELL,
    FORMULA,
    INLINE,
    ROW,
    TEXT,
    VALUE,
    Package,
    children,
    filled_cells,
    parse_xml,
    readable,
    tag,
    write_xml,
)
from lkjip_xl.engines.workbook.visibility import activate_instead, locked, select, set_states

if TYPE_CHECKING:
    from lkjip_xl.engines.workbook.own_sheets import AddedSheets, Line

# ruff: noqa: PLC0415 - adopting sheets and printing load what they need; a click does neither

Made = TypeVar("Made")

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LEVELED = frozenset(sheet.name for sheet in (*OUTPUT_SHEETS, *WORK_SHEETS))
"""The sheets whose rows say in column A what they are."""
KOLOM_TERTULIS = 256
"""Columns further right have no format of their own here; no sheet of the workbook reaches so far."""


class FileBook:
    """The workbook of a closed file; `save` writes the sheets that changed."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._sheets: dict[str, _Sheet] = {}
        self._rearranged = False

    @cached_property
    def _added(self) -> AddedSheets:
        from lkjip_xl.engines.workbook.own_sheets import AddedSheets

        return AddedSheets(self._package)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all worksheets, in their order."""
        with readable(self._package.path):
            return tuple(self._package.sheet_parts)

    def read(self, sheet: str) -> Block:
        """All values of a sheet; of a formula, the value that was last computed."""
        with readable(self._package.path):
            return self._sheet(sheet).block()

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Put a block of values at a place; None empties a cell, formats and formulas stay."""
        with readable(self._package.path):
            target = self._sheet(sheet)
            for index, line in enumerate(values):
                target.write_row(row + index, column, line)
            target.fit_rows(range(row, row + len(values)))

    def show(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Put the results that formulas show until Excel computes them again."""
        self.write(sheet, row, column, values)

    def replace(self, sheet: str, rows: Sequence[Sequence[Value]]) -> tuple[Change, ...]:
        """Let a sheet hold those rows from A1 on and nothing below them; returns the cells that changed."""
        old = self.read(sheet)
        changes = differences(sheet, old, rows)
        if changes:
            with readable(self._package.path):
                self._sheet(sheet).write_rows(old.rows, rows)
        if len(old.rows) > len(rows):
            self.clear(sheet, len(rows) + 1, 1, len(old.rows) - len(rows), len(rows[0]))
        return changes

    def clear(self, sheet: str, row: int, column: int, height: int, width: int) -> None:
        """Empty the values of a range; formats stay."""
        self._sheet(sheet).clear(row, column, height, width)

    def set_paper(self, sheets: Sequence[str], code: int) -> None:
        """Print those sheets on the paper of that code."""
        for name in sheets:
            self._sheet(name).set_paper(code)

    def show_only(self, shown: Sequence[str], hidden: Sequence[str]) -> None:
        """Let those sheets be seen and those be hidden; a workbook whose structure is protected stays as it is."""
        workbook = self._package.workbook
        if locked(workbook) or not (turned := set_states(workbook, shown, hidden)):
            return
        self._rearranged = True
        active = activate_instead(workbook, hidden, BERANDA)
        for name in {*turned, active} & set(self.sheets):
            self._sheet(name).select(name == active)

    def formulas(self, sheet: str) -> Mapping[str, str]:
        """The formulas of a sheet by cell, without the equals sign; of those that share one, the first holds it."""
        with readable(self._package.path):
            return self._sheet(sheet).formulas()

    def comments(self, sheet: str) -> Mapping[str, str]:
        """The comments of a sheet by cell."""
        with readable(self._package.path):
            return extras.comments(self._package, self._package.sheet_parts[sheet])

    def pictures(self, sheet: str) -> Sequence[str]:
        """What is drawn over the cells of a sheet: a word for each picture and chart."""
        with readable(self._package.path):
            return extras.pictures(self._package, self._package.sheet_parts[sheet])

    @property
    def modules(self) -> Sequence[str]:
        """The macro modules by name, without those of the sheets."""
        with readable(self._package.path):
            return extras.modules(self._package)

    @property
    def chart_sheets(self) -> Sequence[str]:
        """The sheets that have no cells."""
        return extras.chart_sheets(self._package)

    @property
    def names(self) -> Mapping[str, str]:
        """The defined names that a person can see, each with what it stands for."""
        return extras.names(self._package.workbook)

    def adopt(self, source: FileBook, sheets: Sequence[str]) -> tuple[tuple[str, str, tuple[Line, ...]], ...]:
        """Take over whole sheets of another workbook, with their styles.

        Of each the name in the source, the name here, and the lines of what could not come along.
        """
        from lkjip_xl.engines.workbook.own_sheets import adopted_names

        called = adopted_names(sheets, (*self.sheets, *self._added.names))
        beside = frozenset(name for name, here in called.items() if name == here)
        with readable(source._package.path):
            return tuple((name, here, self._added.adopt(source._package, name, here, beside))
                         for name, here in called.items())

    def add_sheet(self, name: str, rows: Sequence[Sequence[Value]], widths: Sequence[float]) -> None:
        """Add a sheet of texts at the end, the first row as its heading."""
        self._added.write(name, rows, widths)

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the sheets that differ from the file."""
        return tuple(name for name, sheet in self._sheets.items() if sheet.dirty)

    def write_package(self, target: Path) -> None:
        """Write the whole package to a new file, unchanged parts byte for byte."""
        sheets = {self._package.sheet_parts[name]: self._sheets[name] for name in self.changed}
        added = self._added.parts() if "_added" in self.__dict__ else {}
        with readable(self._package.path), ZipFile(target, "w", ZIP_DEFLATED) as archive:
            archive.comment = self._package.comment
            for info in self._package.infos:
                sheet = sheets.get(info.filename)
                content = added.pop(info.filename, None) or (sheet and sheet.xml()) or self._part(info)
                archive.writestr(copy(info), content)
            for name, content in added.items():
                archive.writestr(name, content)

    def _part(self, info: ZipInfo) -> bytes:
        listed = self._rearranged and info.filename == self._package.workbook_part
        return write_xml(self._package.workbook) if listed else self._package.part(info)

    def write_selection(self, target: Path, sheets: Mapping[str, Sequence[int]], paper: int) -> None:
        """Write a copy in which only those sheets are to be seen and printed, on that paper, without page numbers.

        With each sheet come the rows with which new pages must begin; the names of a group that goes on there are
        written once more. Columns without contents are hidden, rows are as high as LibreOffice needs them.
        """
        from lkjip_xl.engines.workbook.print_copy import (
            empty_sheet,
            how_printed,
            names_in,
            printed_sheet,
            printed_workbook,
            workbook_names,
        )

        parts = self._package.sheet_parts
        how = {name: how_printed(name, self.read(name), rows, self._sheet(name).column_widths)
               for name, rows in sheets.items()}
        with readable(self._package.path):
            content = {parts[name]: printed_sheet(parse_xml(self._package.part(parts[name])), one, paper)
                       for name, one in how.items()}
            known = workbook_names(self._package.workbook)
            used = frozenset(name for xml in content.values() for name in names_in(xml, known))
            content[self._package.workbook_part], seen = printed_workbook(self._package.workbook, how, used)
            content |= {part: empty_sheet(parse_xml(self._package.part(part))) for name, part in parts.items()
                        if name not in how and name not in seen}
            with ZipFile(target, "w", ZIP_DEFLATED) as archive:
                for info in self._package.infos:
                    archive.writestr(copy(info), content.get(info.filename) or self._package.part(info))

    def save(self) -> Path | None:
        """Replace the file as one step and keep the old one; returns the kept copy, None when nothing changed."""
        if not self.changed and not self._rearranged:
            return None
        return replace_file(self._package.path, self.write_package, self._package.close)

    def refuse_if_in_use(self) -> None:
        """Raise `CannotRun` at once when the file is open elsewhere or may not be written."""
        refuse_if_in_use(self._package.path)

    def save_without_keeping(self) -> None:
        """Replace the file as one step without keeping the old one: for a file that was made a moment ago."""
        replace_file(self._package.path, self.write_package, self._package.close, keep=False)

    def _sheet(self, name: str) -> _Sheet:
        if name not in self._sheets:
            self._sheets[name] = _Sheet(self._package, self._package.sheet_parts[name], name in _LEVELED)
        return self._sheets[name]


class _Sheet:
    """The XML of one worksheet, indexed by row and column."""

    def __init__(self, package: Package, part: str, leveled: bool) -> None:
        self._package, self._leveled = package, leveled
        self._root = parse_xml(package.part(part))
        data = self._root.find(tag("sheetData"))
        if data is None:
            raise CannotRun(f"Berkas {package.path.name} rusak: ada lembar tanpa isi.")
        self._data = data
        self._rows: dict[int, etree._Element] = {}
        number = 0
        for row in data.iterchildren(ROW):
            number = int(row.get("r", number + 1))
            self._rows[number] = row
        self._last_row = max(self._rows, default=0)
        self._cells: dict[int, dict[int, etree._Element]] = {}
        self._touched: set[int] = set()
        self.dirty = False

    def block(self) -> Block:
        used: dict[int, dict[int, Value]] = {}
        for row, column, cell in filled_cells(self._data):
            value = self._package.value(cell)
            if value is not None:
                used.setdefault(row, {})[column] = value
        unread = [row for row in used if row > BARIS_TERBACA]
        last = max((row for row in used if row <= BARIS_TERBACA), default=0)
        return Block(tuple(_line(used.get(row)) for row in range(1, last + 1)), len(unread), min(unread, default=0))

    def formulas(self) -> dict[str, str]:
        return extras.formulas(self._root)

    def write_row(self, row: int, column: int, values: Sequence[Value]) -> None:
        if row > self._last_row:
            self._append_row(row, column, values)
            return
        for offset, value in enumerate(values):
            self._write(row, column + offset, value)

    def write_rows(self, old: Sequence[Sequence[Value]], rows: Sequence[Sequence[Value]]) -> None:
        """Let the sheet hold the rows where the old ones stand, from A1 on; rows that agree are passed over."""
        for number, line in enumerate(rows, 1):
            if not _same_row(old[number - 1] if number <= len(old) else (), line):
                self.write_row(number, 1, line)
        self.fit_rows(range(1, len(rows) + 1))

    def _append_row(self, row: int, column: int, values: Sequence[Value]) -> None:
        """A row below all others: nothing can stand there yet, so that nothing needs to be looked at."""
        stored = {column + i: self._package.serial(storable(value)) for i, value in enumerate(values)}
        filled = {place: value for place, value in stored.items() if value is not None}
        if not filled:
            return
        self.dirty = True
        self._touched.add(row)
        parent, cells = self._row(row), self._row_cells(row)
        for place, value in filled.items():
            style = self._column_styles.get(place)
            named = {"r": cell_name(row, place)}
            cells[place] = etree.SubElement(parent, CELL, {**named, "s": style} if style else named)
            _fill(cells[place], value, formula=False)

    def clear(self, row: int, column: int, height: int, width: int) -> None:
        for number in [n for n in self._rows if row <= n < row + height]:
            for index in [c for c in self._row_cells(number) if column <= c < column + width]:
                self._write(number, index, None)
        self.fit_rows(range(row, row + height))

    def fit_rows(self, rows: range) -> None:
        """Give changed rows of automatic height the height that their wrapped texts need, as Excel does on entry."""
        for number in self._touched.intersection(rows):
            row = self._rows[number]
            if row.get("customHeight") in ("1", "true"):
                continue
            bold = self._leveled and self._level(number) in TEBAL
            height = max((self._height(column, cell, bold) for column, cell in children(row)), default=0.0)
            _drop(row, "ht")
            if height:
                row.set("ht", str(height))
        self._touched.difference_update(rows)

    def _level(self, row: int) -> Value:
        """The level of a line of an output sheet; a conditional format makes some of them bold."""
        cell = self._row_cells(row).get(LEVEL_COLUMN)
        return None if cell is None else self._package.value(cell)

    def _height(self, column: int, cell: etree._Element, bold: bool) -> float:
        if cell.get("t") in (None, "n", "b") or not len(cell):
            return 0.0
        style = self._package.style(int(cell.get("s", "0")))
        if not style.wraps:
            return 0.0
        value = self._package.value(cell)
        width = self._widths.get(column)
        if not isinstance(value, str) or width is None or cell.get("r") in self._merged:
            return 0.0
        lines = text_lines(value, width - INDENT_WIDTH * style.indent, style.size, style.bold or bold)
        return row_height(lines, style.size) if lines > 1 else 0.0

    @property
    def column_widths(self) -> Mapping[int, float]:
        """The widths of the columns as they are typed, without what Excel adds to them, counted from 1."""
        return {column: width - PADDING_WIDTH for column, width in self._widths.items()}

    @cached_property
    def _widths(self) -> dict[int, float]:
        return self._by_column(lambda col: float(col.get("width", "9")))

    @cached_property
    def _merged(self) -> frozenset[str]:
        ranges = (str(m.get("ref")) for m in self._root.iterfind(f"{tag('mergeCells')}/{tag('mergeCell')}"))
        return frozenset(ref.split(":")[0] for ref in ranges)

    def set_paper(self, code: int) -> None:
        setup = self._root.find(tag("pageSetup"))
        if setup is not None and setup.get("paperSize") != str(code):
            setup.set("paperSize", str(code))
            self.dirty = True

    def select(self, selected: bool) -> None:
        self.dirty |= select(self._root, selected)

    def xml(self) -> bytes:
        dimension = self._root.find(tag("dimension"))
        if dimension is not None:
            self._root.remove(dimension)
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _row_cells(self, row: int) -> dict[int, etree._Element]:
        if row not in self._cells:
            self._cells[row] = dict(children(self._rows[row])) if row in self._rows else {}
        return self._cells[row]

    def _write(self, row: int, column: int, value: Value) -> None:
        value = self._package.serial(storable(value))
        cell = self._row_cells(row).get(column)
        shown = None if cell is None else self._package.serial(self._package.value(cell))
        if same_value(shown, value):
            return
        self.dirty = True
        self._touched.add(row)
        _put(self._new_cell(row, column) if cell is None else cell, value)

    def _new_cell(self, row: int, column: int) -> etree._Element:
        parent = self._row(row)
        custom = parent.get("s") if parent.get("customFormat") == "1" else None
        style = str(custom) if custom else self._column_styles.get(column)
        attributes = {"r": cell_name(row, column), **({"s": style} if style else {})}
        cells = self._row_cells(row)
        later = min((c for c in cells if c > column), default=None)
        if later is None:
            cell = etree.SubElement(parent, CELL, attributes)
        else:
            cell = etree.Element(CELL, attributes)
            cells[later].addprevious(cell)
        _drop(parent, "spans")
        cells[column] = cell
        return cell

    def _row(self, number: int) -> etree._Element:
        if number in self._rows:
            return self._rows[number]
        if number > self._last_row:
            self._rows[number] = etree.SubElement(self._data, ROW, {"r": str(number)})
            self._last_row = number
        else:
            self._rows[number] = etree.Element(ROW, {"r": str(number)})
            self._rows[min(n for n in self._rows if n > number)].addprevious(self._rows[number])
        return self._rows[number]

    @cached_property
    def _column_styles(self) -> dict[int, str]:
        styled = self._by_column(lambda col: col.get("style"))
        return {column: str(style) for column, style in styled.items() if style}

    def _by_column(self, fact: Callable[[etree._Element], Made]) -> dict[int, Made]:
        """What is said of each column; one element speaks of a range of them."""
        found: dict[int, Made] = {}
        for col in self._root.iterfind(f"{tag('cols')}/{tag('col')}"):
            last = min(int(col.get("max", "1")), KOLOM_TERTULIS)
            found |= dict.fromkeys(range(int(col.get("min", "1")), last + 1), fact(col))
        return found


def _line(values: dict[int, Value] | None) -> tuple[Value, ...]:
    return tuple(values.get(column) for column in range(1, max(values) + 1)) if values else ()


def _drop(element: etree._Element, attribute: str) -> None:
    if attribute in element.attrib:
        del element.attrib[attribute]


def same_value(shown: Value, value: Value) -> bool:
    """Whether a cell shows the value already; 1 is not TRUE, and an error is not its text."""
    if isinstance(shown, (int, float)) and isinstance(value, (int, float)):
        return float(shown) == float(value) and isinstance(shown, bool) is isinstance(value, bool)
    return type(shown) is type(value) and shown == value


def _same_row(was: Sequence[Value], line: Sequence[Value]) -> bool:
    """Whether a row shows the values already, cell by cell and of the same kind."""
    return tuple(was) == tuple(line[:len(was)]) and not any(value is not None for value in line[len(was):]) and all(
        type(a) is type(b) for a, b in zip(was, line, strict=False))


def _put(cell: etree._Element, value: Value) -> None:
    formula = cell.find(FORMULA)
    for child in list(cell):
        if child is not formula:
            cell.remove(child)
    _drop(cell, "t")
    if value is not None:
        _fill(cell, value, formula is not None)


def _fill(cell: etree._Element, value: Value, formula: bool) -> None:
    if isinstance(value, bool):
        cell.set("t", "b")
        etree.SubElement(cell, VALUE).text = str(int(value))
    elif isinstance(value, (int, float)):
        etree.SubElement(cell, VALUE).text = repr(value)
    elif formula:
        cell.set("t", "str")
        etree.SubElement(cell, VALUE).text = _escape(str(value))
    else:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, INLINE), TEXT, {_SPACE: "preserve"})
        text.text = _escape(str(value))


def _escape(text: str) -> str:
    """A text that only looks like an escaped character must not be read as one."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


@contextmanager
def open_book(path: Path) -> Iterator[FileBook]:
    """The workbook of a file, for reading and saving, while no other lkjip works on it.

    Raises `CannotRun` when the file is missing, no workbook, locked by a password, or in use.
    """
    _refuse_if_missing(path)
    with exclusive(path):
        try:
            package = Package(path)
        except PermissionError:
            raise CannotRun(f"Berkas {path.name} tidak boleh dibaca. Salin ke folder milik Anda sendiri, misalnya "
                            "Documents.") from None
        except OSError as error:
            raise CannotRun(f"Berkas {path.name} tidak dapat dibuka ({reason(error)}).") from error
        try:
            yield FileBook(package)
        finally:
            package.close()


def create_book(target: Path, content: bytes, fill: Callable[[FileBook], Made]) -> Made:
    """Make a new workbook from the content of an empty one; it takes its name only when it is complete.

    Returns what ``fill`` gives. Raises `CannotRun` where the name is taken; nothing is ever overwritten.
    """
    with exclusive(target):
        refuse_if_taken(target)
        book = FileBook(Package(target, content))
        done = fill(book)
        create_file(target, book.write_package)
    return done


def _refuse_if_missing(path: Path) -> None:
    try:
        if path.is_dir():
            raise CannotRun(f"{path} adalah folder, bukan berkas buku kerja.")
        found = path.is_file()
    except OSError as error:
        raise CannotRun(f"Berkas {path.name[:60]} tidak dapat dibuka ({reason(error)}).") from error
    if not found:
        raise CannotRun(f"Berkas {path} tidak ditemukan. Periksa nama dan foldernya.")
