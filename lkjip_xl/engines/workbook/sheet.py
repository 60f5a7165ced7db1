"""The XML of one worksheet: its values read, and cells written in place, all else left as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import TypeVar

from lxml import etree

from lkjip_xl.book.grid import BARIS_TERBACA, Block, Value, cell_name, storable
from lkjip_xl.book.schema import LEVEL_COLUMN
from lkjip_xl.book.textfit import INDENT_WIDTH, PADDING_WIDTH, row_height, text_lines
from lkjip_xl.book.warna import TEBAL
from lkjip_xl.engines.disk.bounds import weight
from lkjip_xl.engines.workbook import extras
from lkjip_xl.engines.workbook.package import (
    CELL,
    FORMULA,
    INLINE,
    MAIN,
    NILAI,
    ROW,
    TEXT,
    VALUE,
    BrokenPart,
    Package,
    area_start,
    children,
    filled_cells,
    naming,
    numbered_rows,
    parse_xml,
    place_of,
    tag,
)
from lkjip_xl.engines.workbook.plain import PlainCell, characters, plain_cells
from lkjip_xl.engines.workbook.visibility import select

Made = TypeVar("Made")
Placed = tuple[tuple[int, int], Value]
"""Column and row of a cell, and what it shows."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_BLANK = re.compile(rb'<c r="[A-Z]+[0-9]+"[^<>]*/>')
"""A cell that has a format alone."""
_SMALL = 20_000
"""The values of so many cells weigh little, whatever they are."""
KOLOM_TERTULIS = 256
"""Columns further right have no format of their own here; no sheet of the workbook reaches so far."""


def read_block(package: Package, part: str) -> Block:
    """All values of a sheet; where it is written plainly, without a tree of its cells."""
    data = package.part(part)
    plain = plain_cells(data)
    with naming(part):
        if plain is None:
            return _block(package, part, _tree_cells(package, _sheet_data(package.root(part, _slim(data)), part)))
        rest, cells = plain
        _sheet_data(package.root(part, rest), part)
        return _block(package, part, _plain_values(package, cells))


def _slim(data: bytes) -> bytes:
    """The XML without the cells that have a format alone, as most have; they are not even looked at."""
    # Where a cell does not say where it stands, its neighbours count; and a marked section can look like cells.
    if data.count(b"<c ") == data.count(b'<c r="') and b"<c>" not in data and b"<![CDATA[" not in data:
        return _BLANK.sub(b"", data)
    return data


def _plain_values(package: Package, cells: Iterable[PlainCell]) -> Iterator[Placed]:
    shown = package.shown
    for place, style, kind, stored, inline in cells:
        raw = inline if kind == "inlineStr" else stored
        yield place_of(place), shown(kind or "n", characters(raw) if "&" in raw else raw, style or "0")


def _tree_cells(package: Package, data: etree._Element) -> Iterator[Placed]:
    return (((column, row), package.value(cell)) for row, column, cell in filled_cells(data))


def _sheet_data(root: etree._Element, part: str) -> etree._Element:
    data = root.find(tag("sheetData"))
    if data is None:
        raise BrokenPart(part)
    return data


def _block(package: Package, part: str, cells: Iterable[Placed]) -> Block:
    used: dict[int, dict[int, Value]] = {}
    for (column, row), value in cells:
        if value is not None:
            if row in used:
                used[row][column] = value
            else:
                used[row] = {column: value}
    widest = max((max(row) for row in used.values()), default=0)
    if len(used) * widest > _SMALL:
        package.weigh(part + NILAI, _values_weight(used))
    unread = [row for row in used if row > BARIS_TERBACA]
    last = max((row for row in used if row <= BARIS_TERBACA), default=0)
    return Block(tuple(_line(used.get(row)) for row in range(1, last + 1)), len(unread), min(unread, default=0))


def _values_weight(used: Mapping[int, Mapping[int, Value]]) -> int:
    """What the values of a sheet take, in bytes: a row has a place for each column up to its last one."""
    places = sum(max(row) for row in used.values())
    return 8 * places + 4 * sum(len(value) for row in used.values() for value in row.values() if isinstance(value, str))


class Sheet:
    """The XML of one worksheet, indexed by row and column."""

    def __init__(self, package: Package, part: str, leveled: bool) -> None:
        self._package, self._part, self._leveled = package, part, leveled
        self._root = package.root(part)
        self._data = _sheet_data(self._root, part)
        with naming(part):
            self._rows = dict(numbered_rows(self._data))
        self._last_row = max(self._rows, default=0)
        self._cells: dict[int, dict[int, etree._Element]] = {}
        self._touched: set[int] = set()
        self.dirty = False

    def block(self) -> Block:
        """All values of the sheet as they are by now."""
        with naming(self._part):
            return _block(self._package, self._part, _tree_cells(self._package, self._data))

    def formulas(self) -> dict[str, str]:
        return extras.formulas(self._data)

    def write_row(self, row: int, column: int, values: Sequence[Value]) -> None:
        """Put values side by side at a place."""
        if row > self._last_row:
            self._append_rows({row: values}, column)
            return
        for offset, value in enumerate(values):
            self._write(row, column + offset, value)

    def write_rows(self, old: Sequence[Sequence[Value]], rows: Sequence[Sequence[Value]]) -> None:
        """Let the sheet hold the rows where the old ones stand, from A1 on; cells that agree are passed over."""
        below = {}
        for number, line in enumerate(rows, 1):
            if number > self._last_row:
                below[number] = line
                continue
            was = old[number - 1] if number <= len(old) else ()
            for column, (before, value) in enumerate(zip_longest(was[:len(line)], line), 1):
                if not same_value(before, value):
                    self._write(number, column, value)
        self._append_rows(below, 1)
        self.fit_rows(range(1, len(rows) + 1))

    def _append_rows(self, rows: Mapping[int, Sequence[Value]], column: int) -> None:
        """Rows below all others, written as text: nothing can stand there yet that needs to be looked at."""
        texts = {number: text for number, line in rows.items() if (text := self._cells_text(number, column, line))}
        if not texts:
            return
        self.dirty = True
        self._touched.update(texts)
        lines = "".join(f'<row r="{number}">{text}</row>' for number, text in texts.items())
        content = f'<sheetData xmlns="{MAIN}">{lines}</sheetData>'.encode()
        self._package.grow(self._part, weight(content))
        made = parse_xml(content)
        self._rows.update(zip(texts, made, strict=True))
        self._data.extend(list(made))
        self._last_row = max(texts)

    def _cells_text(self, row: int, column: int, values: Sequence[Value]) -> str:
        stored = ((index, self._package.serial(storable(value))) for index, value in enumerate(values, column)
                  if value is not None)
        return "".join(_cell_text(cell_name(row, index), self._column_styles.get(index), value)
                       for index, value in stored if value is not None)

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
            height = max((self._height(number, column, cell, bold) for column, cell in children(row)), default=0.0)
            _drop(row, "ht")
            if height:
                row.set("ht", str(height))
        self._touched.difference_update(rows)

    def _level(self, row: int) -> Value:
        """The level of a line of an output sheet; a conditional format makes some of them bold."""
        cell = self._row_cells(row).get(LEVEL_COLUMN)
        return None if cell is None else self._package.value(cell)

    def _height(self, row: int, column: int, cell: etree._Element, bold: bool) -> float:
        style_index = cell.get("s", "0")
        if style_index not in self._package.wrapping or cell.get("t") in (None, "n", "b") or not len(cell):
            return 0.0
        style = self._package.style(int(style_index))
        value = self._package.value(cell)
        width = self._widths.get(column)
        if not isinstance(value, str) or width is None or (row, column) in self._merged:
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
    def _merged(self) -> frozenset[tuple[int, int]]:
        ranges = (str(m.get("ref")) for m in self._root.iterfind(f"{tag('mergeCells')}/{tag('mergeCell')}"))
        return frozenset(area_start(area) for area in ranges)

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
        if isinstance(value, str):
            self._package.grow(self._part, 3 * len(value))
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
    return tuple(map(values.get, range(1, max(values) + 1))) if values else ()


def _drop(element: etree._Element, attribute: str) -> None:
    if attribute in element.attrib:
        del element.attrib[attribute]


def same_value(shown: Value, value: Value) -> bool:
    """Whether a cell shows the value already; 1 is not TRUE, and an error is not its text."""
    if isinstance(shown, (int, float)) and isinstance(value, (int, float)):
        return float(shown) == float(value) and isinstance(shown, bool) is isinstance(value, bool)
    return type(shown) is type(value) and shown == value


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


def _cell_text(name: str, style: str | None, value: Value) -> str:
    """A cell without a formula as it is written; the same as `_fill` makes of an element."""
    head = f'<c r="{name}" s="{style}"' if style else f'<c r="{name}"'
    if isinstance(value, bool):
        return f'{head} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f"{head}><v>{value!r}</v></c>"
    text = _escape(str(value)).translate(_MARKUP)
    return f'{head} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _escape(text: str) -> str:
    """A text that only looks like an escaped character must not be read as one."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)
