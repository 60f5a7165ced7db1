"""A closed workbook file: only the XML of the sheets that are written changes, every other part stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from filelock import FileLock, Timeout
from lxml import etree

from lkjip_xl.book.grid import BARIS_TERBACA, Block, CannotRun, Value
from lkjip_xl.book.schema import cell_name
from lkjip_xl.book.textfit import INDENT_WIDTH, row_height, text_lines
from lkjip_xl.engines.package import (
    CELL,
    FORMULA,
    INLINE,
    ROW,
    TEXT,
    VALUE,
    Package,
    children,
    parse_xml,
    tag,
)
from lkjip_xl.engines.save import lock_path, refuse_if_in_use, replace_file

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
TEKS_TERPANJANG = 32_767
"""The most characters that Excel keeps in a cell."""


class FileBook:
    """The workbook of a closed file; `save` writes the sheets that changed."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._sheets: dict[str, _Sheet] = {}

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all worksheets, in their order."""
        return tuple(self._package.sheet_parts)

    def read(self, sheet: str) -> Block:
        """All values of a sheet; of a formula, the value that was last computed."""
        return self._sheet(sheet).block()

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Put a block of values at a place; None empties a cell, formats and formulas stay."""
        target = self._sheet(sheet)
        for index, line in enumerate(values):
            target.write_row(row + index, column, line)
        target.fit_rows(range(row, row + len(values)))

    def clear(self, sheet: str, row: int, column: int, height: int, width: int) -> None:
        """Empty the values of a range; formats stay."""
        self._sheet(sheet).clear(row, column, height, width)

    def set_paper(self, sheets: Sequence[str], code: int) -> None:
        """Print those sheets on the paper of that code."""
        for name in sheets:
            self._sheet(name).set_paper(code)

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the sheets that differ from the file."""
        return tuple(name for name, sheet in self._sheets.items() if sheet.dirty)

    def write_package(self, target: Path) -> None:
        """Write the whole package to a new file, unchanged parts byte for byte."""
        parts = {self._package.sheet_parts[name]: self._sheets[name] for name in self.changed}
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for info in self._package.infos:
                sheet = parts.get(info.filename)
                archive.writestr(info, self._package.part(info) if sheet is None else sheet.xml())

    def save(self) -> Path | None:
        """Replace the file as one step and keep the old one; returns the kept copy, None when nothing changed."""
        if not self.changed:
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
            self._sheets[name] = _Sheet(self._package, self._package.sheet_parts[name])
        return self._sheets[name]


class _Sheet:
    """The XML of one worksheet, indexed by row and column."""

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
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
        self._cells: dict[int, dict[int, etree._Element]] = {}
        self._touched: set[int] = set()
        self.dirty = False

    def block(self) -> Block:
        lines: list[tuple[Value, ...]] = []
        unread: list[int] = []
        for number in sorted(self._rows):
            values = {column: value for column, cell in children(self._rows[number])
                      if (value := self._package.value(cell)) is not None}
            if not values:
                continue
            if number > BARIS_TERBACA:
                unread.append(number)
                continue
            lines += [()] * (number - 1 - len(lines))
            lines.append(tuple(values.get(column) for column in range(1, max(values) + 1)))
        return Block(tuple(lines), len(unread), unread[0] if unread else 0)

    def write_row(self, row: int, column: int, values: Sequence[Value]) -> None:
        for offset, value in enumerate(values):
            self._write(row, column + offset, value)

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
            height = max((self._height(column, cell) for column, cell in children(row)), default=0.0)
            _drop(row, "ht")
            if height:
                row.set("ht", str(height))
        self._touched.difference_update(rows)

    def _height(self, column: int, cell: etree._Element) -> float:
        style = self._package.style(int(cell.get("s", "0")))
        if not style.wraps:
            return 0.0
        value = self._package.value(cell)
        width = self._widths.get(column)
        if not isinstance(value, str) or width is None or cell.get("r") in self._merged:
            return 0.0
        lines = text_lines(value, width - INDENT_WIDTH * style.indent, style.size, style.bold)
        return row_height(lines, style.size) if lines > 1 else 0.0

    @cached_property
    def _widths(self) -> dict[int, float]:
        return {
            column: float(col.get("width", "9"))
            for col in self._root.iterfind(f"{tag('cols')}/{tag('col')}")
            for column in range(int(col.get("min", "1")), min(int(col.get("max", "1")), 64) + 1)
        }

    @cached_property
    def _merged(self) -> frozenset[str]:
        ranges = (str(m.get("ref")) for m in self._root.iterfind(f"{tag('mergeCells')}/{tag('mergeCell')}"))
        return frozenset(ref.split(":")[0] for ref in ranges)

    def set_paper(self, code: int) -> None:
        setup = self._root.find(tag("pageSetup"))
        if setup is not None and setup.get("paperSize") != str(code):
            setup.set("paperSize", str(code))
            self.dirty = True

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
        value = _clean(value)
        cell = self._row_cells(row).get(column)
        if (self._package.value(cell) if cell is not None else None) == value:
            return
        self.dirty = True
        self._touched.add(row)
        _put(self._new_cell(row, column) if cell is None else cell, self._package.serial(value))

    def _new_cell(self, row: int, column: int) -> etree._Element:
        parent = self._rows.get(row)
        if parent is None:
            parent = etree.Element(ROW, {"r": str(row)})
            following = min((n for n in self._rows if n > row), default=None)
            if following is None:
                self._data.append(parent)
            else:
                self._rows[following].addprevious(parent)
            self._rows[row] = parent
        cell = etree.Element(CELL, {"r": cell_name(row, column)})
        style = parent.get("s") if parent.get("customFormat") == "1" else self._column_style(column)
        if style:
            cell.set("s", style)
        cells = self._row_cells(row)
        later = min((c for c in cells if c > column), default=None)
        if later is None:
            parent.append(cell)
        else:
            cells[later].addprevious(cell)
        _drop(parent, "spans")
        cells[column] = cell
        return cell

    def _column_style(self, column: int) -> str | None:
        for col in self._root.iterfind(f"{tag('cols')}/{tag('col')}"):
            if int(col.get("min", "0")) <= column <= int(col.get("max", "0")):
                return col.get("style")
        return None


def _drop(element: etree._Element, attribute: str) -> None:
    if attribute in element.attrib:
        del element.attrib[attribute]


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return _ILLEGAL.sub("", value)[:TEKS_TERPANJANG] or None
    return value


def _put(cell: etree._Element, value: Value) -> None:
    formula = cell.find(FORMULA)
    for child in list(cell):
        if child is not formula:
            cell.remove(child)
    _drop(cell, "t")
    if value is None:
        return
    if isinstance(value, bool):
        cell.set("t", "b")
        etree.SubElement(cell, VALUE).text = str(int(value))
    elif isinstance(value, (int, float)):
        etree.SubElement(cell, VALUE).text = repr(value)
    elif formula is not None:
        cell.set("t", "str")
        etree.SubElement(cell, VALUE).text = str(value)
    else:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, INLINE), TEXT)
        text.text = str(value)
        text.set(_SPACE, "preserve")


@contextmanager
def open_book(path: Path) -> Iterator[FileBook]:
    """The workbook of a file, for reading and saving, while no other lkjip works on it.

    Raises `CannotRun` when the file is missing, no workbook, locked by a password, or in use.
    """
    if not path.is_file():
        raise CannotRun(f"Berkas {path} tidak ditemukan. Periksa nama dan foldernya.")
    try:
        with FileLock(lock_path(path), timeout=0):
            package = Package(path)
            try:
                yield FileBook(package)
            finally:
                package.close()
    except Timeout:
        raise CannotRun(f"Berkas {path.name} sedang dihitung oleh lkjip yang lain. Tunggu sampai selesai.") from None
    except PermissionError:
        raise CannotRun(f"Berkas {path.name} tidak boleh dibaca atau foldernya tidak boleh ditulisi. Salin ke folder "
                        "milik Anda sendiri, misalnya Documents.") from None
