"""An .xlsx of finished sheets with values only: it looks as printed, and has no formula, macro, link or hidden part."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.book.bentuk import (
    ALIGN,
    KOMA,
    NUMBER_FORMATS,
    TANPA_LIPAT,
    TITIK,
    decimals,
    heading_height,
    places,
    two_sided,
)
from lkjip_xl.book.gaya import headings
from lkjip_xl.book.grid import Block, CannotRun, Value, column_letter, serial, storable
from lkjip_xl.book.halaman import TEPI, kosong_di
from lkjip_xl.book.schema import (
    COLOUR_COLUMN,
    DECIMALS_COLUMN,
    GARIS,
    GRAFIK,
    LEVEL_COLUMN,
    OUT_FIRST_COLUMN,
    RINGKASAN,
    RINGKASAN_FACTS,
    RINGKASAN_LEVELS,
    TAHUN_GRAFIK,
    TINGKAT_TERBANYAK,
    Format,
    OutColumn,
    OutputSheet,
)
from lkjip_xl.book.textfit import INDENT_WIDTH, row_height, text_lines
from lkjip_xl.book.warna import BERAT, GROUP, KATEGORI, LINE, NAVY, SOFT, Berat
from lkjip_xl.book.writer import KERTAS
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.engines.workbook.adopted_styles import sort_fonts
from lkjip_xl.engines.workbook.package import CELL, INLINE, MAIN, VALUE, parse_xml, tag, write_xml
from lkjip_xl.jobs.ekspor import Document, Page, Plan

_FONT = "Arial"
_SIDE = Side(style="thin", color=f"FF{LINE[1:]}")
_ALL = ("left", "right", "top", "bottom")
_JOINED = ("lanjut", "kegiatan")
_MOMENTS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the same sheets give the same bytes."""
_KIND = "sharedStrings"
_SHARED: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("xl/_rels/workbook.xml.rels", "Relationship", {
        "Id": "rIdTeks", "Target": f"{_KIND}.xml",
        "Type": f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{_KIND}"}),
    ("[Content_Types].xml", "Override", {
        "PartName": f"/xl/{_KIND}.xml",
        "ContentType": f"application/vnd.openxmlformats-officedocument.spreadsheetml.{_KIND}+xml"}),
)
"""What makes the table of shared texts known to a package."""
_FORMULA_LIKE = ("=", "+", "-", "@")
SEMENTARA = ("Folder sementara komputer ini tidak dapat dipakai, biasanya karena penuh. Kosongkan ruang pada disknya, "
             "lalu ulangi.")


def values_only(plan: Plan, document: Document) -> bytes:
    """The .xlsx of one document, a sheet for each of its sheets; the same values give the same bytes.

    The columns of levels, colours and origins are left out. The only defined names are the heading rows that repeat on
    each printed page.
    """
    book, looks = Workbook(), Looks()
    book.remove(book.worksheets[0])
    book.properties.creator = plan.laporan.profil.instansi or None
    book.properties.title = document.title
    for page in document.pages:
        target = cast("Worksheet", book.create_sheet(page.name))
        if page.spec is None:
            _Summary(target, page, plan, looks).write()
        else:
            _Table(target, page, page.spec, plan, looks).write()
    return _packed(book)


def _packed(book: Workbook) -> bytes:
    """The bytes of a workbook without the times of its making, its texts and fonts as the standard has them.

    openpyxl writes each sheet into the temporary folder first; where that is full, a sheet may be cut off without a
    word. Raises `CannotRun` then.
    """
    try:
        return _as_standard(book)
    except (OSError, etree.LxmlError) as error:
        raise CannotRun(SEMENTARA) from error


def _as_standard(book: Workbook) -> bytes:
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    with ZipFile(made) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        parts = {name: source.read(name) for name in source.namelist()}
        parts["docProps/core.xml"] = _MOMENTS.sub(b"", parts["docProps/core.xml"])
        parts["xl/styles.xml"] = write_xml(sort_fonts(parse_xml(parts["xl/styles.xml"])))
        _share_texts(parts)
        for name, content in parts.items():
            part = ZipInfo(name, _EPOCH)
            part.compress_type = ZIP_DEFLATED
            target.writestr(part, content)
    return out.getvalue()


def _share_texts(parts: dict[str, bytes]) -> None:
    """Move the texts of all cells to the table of shared texts, where Excel itself keeps them."""
    table = etree.Element(tag("sst"), nsmap=cast("dict[str, str]", {None: MAIN}))
    known: dict[bytes, int] = {}
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        root = parse_xml(parts[name])
        for cell in root.iter(CELL):
            text = cell.find(INLINE)
            if text is not None:
                cell.remove(text)
                cell.set("t", "s")
                etree.SubElement(cell, VALUE).text = str(known.setdefault(etree.tostring(text), len(known)))
                if len(known) > len(table):
                    etree.SubElement(table, tag("si")).extend(text)
        parts[name] = write_xml(root)
    table.set("uniqueCount", str(len(table)))
    for name, element, attributes in _SHARED:
        root = parse_xml(parts[name])
        etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{element}", attributes)
        parts[name] = write_xml(root)
    parts["xl/sharedStrings.xml"] = write_xml(table)


class Looks:
    """The looks of the cells of one workbook; putting one together is slow, so each is made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], StyleArray] = {}

    def dress(self, cell: Cell, quoted: bool, look: dict[str, Any]) -> None:
        """Give a cell its look; ``quoted`` keeps a text from being taken for a formula when it is edited."""
        key = (quoted, *sorted(look.items()))
        if key not in self._made:
            _dress(cell, **look)
            cell.quotePrefix = quoted
            self._made[key] = cast("Any", cell)._style  # noqa: SLF001 - openpyxl itself copies styles so
        cast("Any", cell)._style = copy(self._made[key])  # noqa: SLF001


def _dress(cell: Cell, *, size: float = 10, bold: bool = False, italic: bool = False, underline: bool = False,
           color: str = "", fill: str = "", align: str = "left", valign: str = "top", wrap: bool = True,
           indent: int = 0, sides: Sequence[str] = (), number_format: str = "") -> None:
    cell.font = Font(name=_FONT, size=size, bold=bold, italic=italic, underline="single" if underline else None,
                     color=f"FF{color[1:]}" if color else None)
    cell.alignment = Alignment(horizontal=align, vertical=valign, wrap_text=wrap, indent=indent)
    if fill:
        cell.fill = PatternFill("solid", fgColor=f"FF{fill[1:]}")
    if sides:
        cell.border = Border(**cast("dict[str, Any]", dict.fromkeys(sides, _SIDE)))
    if number_format:
        cell.number_format = number_format


class _Writer:
    """Puts values with their look into the cells of one sheet."""

    def __init__(self, target: Worksheet, page: Page, plan: Plan, looks: Looks) -> None:
        self.target, self.page, self.plan, self._looks = target, page, plan, looks
        self.notation: Notation = plan.laporan.pengaturan.notation

    def put(self, row: int, column: int, value: Value, **look: Any) -> None:
        """Write a value; a text stays a text, whatever it begins with."""
        cell = cast("Cell", self.target.cell(row, column))
        value = storable(serial(value))
        cell.value = value
        quoted = isinstance(value, str) and value.startswith(_FORMULA_LIKE)
        if isinstance(value, str):
            cell.data_type = "s"
        self._looks.dress(cell, quoted, look)

    def set_up(self, landscape: bool, widths: Sequence[float], one_page: bool = False) -> None:
        """Paper, margins, footer and widths of the printed sheet."""
        sheet = self.target
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = KERTAS.get(self.plan.kertas, KERTAS["F4"])
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(one_page)
        margins = sheet.page_margins
        margins.left, margins.right, margins.top, margins.bottom = (TEPI[side] for side in _ALL)
        sheet.print_options.horizontalCentered = True
        number = _HeaderFooterPart("Halaman &P dari &N", size=8)
        sheet.HeaderFooter = HeaderFooter(oddFooter=HeaderFooterItem(right=number), scaleWithDoc=False)
        for column, width in enumerate(widths, 1):
            sheet.column_dimensions[column_letter(column)].width = width

    def heading(self, row: int, column: int, value: Value, **look: Any) -> None:
        """Write a column heading."""
        self.put(row, column, value, **{"bold": True, "color": NAVY, "fill": SOFT, "align": "center",
                                        "valign": "center", "sides": _ALL, **look})

    def number_format(self, kind: Format, value: Value = None, desimal: int | None = None) -> str:
        """The number format of a cell in the decimal sign of the office, with the decimals that it is printed with."""
        number = value if isinstance(value, (int, float)) else 0
        digits = decimals(number, kind, self.notation.digits, desimal)
        if digits is None:
            return NUMBER_FORMATS.get(kind, "")
        return two_sided(f"{TITIK if self.notation.tanda == '.' else KOMA}{places(digits)}")


class _Table(_Writer):
    """A sheet with titles, headings and lines."""

    def __init__(self, target: Worksheet, page: Page, spec: OutputSheet, plan: Plan, looks: Looks) -> None:
        super().__init__(target, page, plan, looks)
        self.spec, self.block = spec, page.block
        empty = kosong_di(spec, page.block)
        self.kept = [index for index in range(len(spec.columns)) if index not in empty]
        self.columns = [spec.columns[index] for index in self.kept]

    def write(self) -> None:
        spec = self.spec
        self.set_up(spec.landscape, [column.width for column in self.columns])
        self._titles()
        if spec.headed:
            self._headings()
            self.target.print_title_rows = f"{spec.header_row}:{spec.first_row - 1}"
        for row in range(spec.first_row, len(self.block.rows) + 1):
            self._line(row)
        self.target.freeze_panes = f"A{spec.first_row}" if spec.headed else None

    def _titles(self) -> None:
        width = sum(column.width for column in self.columns)
        for row in range(1, self.spec.header_row):
            text, size = self.block.cell(row, OUT_FIRST_COLUMN), 12 if row == 2 else 10
            if text is None:
                continue
            self.put(row, 1, text, size=size, bold=True, align="center", valign="center")
            self.target.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(self.columns))
            self.target.row_dimensions[row].height = row_height(text_lines(str(text), width, size, bold=True), size) + 3

    def _headings(self) -> None:
        spec, top = self.spec, self.spec.header_row
        labels = [label for index, label in enumerate(headings(spec, self.plan.laporan)) if index in self.kept]
        for index, label in enumerate(labels):
            for level in range(spec.depth):
                self.heading(top + level, index + 1, label[level] if level < len(label) else None)
            if spec.numbered:
                self.heading(spec.first_row - 1, index + 1, index + 1, italic=True)
        for first, last, depth in _spans(labels):
            rows = spec.depth if depth == 1 else 1
            if (rows, first) != (1, last):
                self.target.merge_cells(start_row=top, end_row=top + rows - 1, start_column=first + 1,
                                        end_column=last + 1)
        for level in range(spec.depth):
            self.target.row_dimensions[top + level].height = heading_height(self.columns, labels, level)

    def _line(self, row: int) -> None:
        level = str(self.block.cell(row, LEVEL_COLUMN) or "")
        heights = [self._cell(row, place, column, level) for place, column in enumerate(self.columns)]
        if max(heights) > 0:
            self.target.row_dimensions[row].height = max(heights)

    def _cell(self, row: int, index: int, column: OutColumn, level: str) -> float:
        """Write one cell of a line; returns the height that its text needs, 0 for one line."""
        value = self.block.cell(row, OUT_FIRST_COLUMN + self.kept[index])
        look = {**self._base(column, value, self._decimals(row)), **self._weight(row, index, column, level)}
        if level in ("pohon", "kotak") and not isinstance(value, str):
            look["sides"] = GARIS.get(int(value), ()) if isinstance(value, (int, float)) else ()
            look["fill"], value = "", None
        if value is None and not look.get("sides") and not look.get("fill"):
            return 0.0
        self.put(row, index + 1, value, **look)
        if not isinstance(value, str) or not look["wrap"]:
            return 0.0
        lines = text_lines(value, column.width - INDENT_WIDTH * look["indent"], 10, bool(look.get("bold")))
        return row_height(lines) if lines > 1 else 0.0

    def _decimals(self, row: int) -> int | None:
        """With how many decimals the targets and realisasi of a row are shown."""
        number = self.block.cell(row, DECIMALS_COLUMN)
        return int(number) if isinstance(number, (int, float)) else None

    def _base(self, column: OutColumn, value: Value, desimal: int | None) -> dict[str, Any]:
        kind = column.format
        if kind in TANPA_LIPAT:
            return {"align": "general", "wrap": False, "indent": 0, "number_format": self.number_format(kind)}
        align = ALIGN[kind]
        return {"align": align, "wrap": True, "indent": int(align == "left"),
                "number_format": self.number_format(kind, value, desimal)}

    def _weight(self, row: int, index: int, column: OutColumn, level: str) -> dict[str, Any]:
        """Weight, fill and lines of a cell by the level of its line (see `schema.LEVELS`)."""
        if level == "grup":
            ends = (*(["left"] if index == 0 else []), *(["right"] if index == len(self.columns) - 1 else []))
            return {"bold": True, "fill": GROUP, "sides": ("top", "bottom", *ends)}
        if level == "catatan":
            return {"italic": True}
        if level == "nama":
            return {"bold": True, "underline": True}
        if level in ("pohon", "kotak"):
            return {"sides": _ALL, "fill": GROUP if level == "pohon" else ""}
        if level not in BERAT:
            return {}
        weight: Berat = BERAT[level]
        return {"bold": weight.tebal, "italic": weight.miring, "sides": self._sides(row, index, column, level),
                "fill": self._colour(row, column) or weight.warna}

    def _colour(self, row: int, column: OutColumn) -> str:
        number = self.block.cell(row, COLOUR_COLUMN)
        return _fill(number) if column.key in ("kategori", "tingkat") else ""

    def _sides(self, row: int, index: int, column: OutColumn, level: str) -> tuple[str, ...]:
        """All sides; of a cell that looks joined with the one above or below, not the line between them."""
        if not column.merged or level == "total":
            return _ALL
        place = OUT_FIRST_COLUMN + self.kept[index]
        above = level in _JOINED and self.block.cell(row, place) is None
        below = self.block.cell(row + 1, LEVEL_COLUMN) in _JOINED and self.block.cell(row + 1, place) is None
        return ("left", "right", *([] if above else ["top"]), *([] if below else ["bottom"]))


def _spans(labels: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int, int]]:
    """First and last column (from 0) of each heading of the first heading row, and how deep its columns go."""
    first = 0
    for index, label in enumerate(labels):
        following = labels[index + 1] if index + 1 < len(labels) else ()
        if not (len(label) == len(following) == 2 and label[0] == following[0]):
            yield first, index, len(label)
            first = index + 1


class _Summary(_Writer):
    """The one-page summary: sentence, facts, count per kategori, lines, and in place of the charts their figures."""

    def write(self) -> None:
        block, last = self.page.block, len(RINGKASAN.widths)
        self.set_up(False, RINGKASAN.widths, one_page=True)
        for row, size in ((1, 16), (2, 10), (RINGKASAN.sentence_row, 11)):
            self.put(row, 1, block.cell(row, RINGKASAN.label_column), size=size, bold=size != 11, align="center",
                     color=NAVY)
            self.target.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
            self.target.row_dimensions[row].height = row_height(1 + (size == 11), size) + 4
        self._facts(block)
        self._levels(block)
        self._series(block, self._lines(block) + 2)

    def _facts(self, block: Block) -> None:
        for offset, (_, _, kind) in enumerate(RINGKASAN_FACTS):
            row = RINGKASAN.facts_row + offset
            self.put(row, 1, block.cell(row, RINGKASAN.label_column), wrap=False, sides=("bottom",))
            value = block.cell(row, RINGKASAN.value_column)
            self.put(row, 2, value, bold=True, wrap=False, sides=("bottom",),
                     number_format=self.number_format(kind, value))

    def _levels(self, block: Block) -> None:
        """Write the count per kategori beside the facts."""
        top, first = RINGKASAN.facts_row + 2, len(RINGKASAN.widths) - len(RINGKASAN_LEVELS) + 1
        for offset, name in enumerate(RINGKASAN_LEVELS):
            self.heading(top, first + offset, name)
        for index in range(TINGKAT_TERBANYAK):
            count, span, kategori, number = (block.cell(RINGKASAN.levels_row + index, RINGKASAN.data_column + offset)
                                             for offset in range(4))
            if kategori is None:
                continue
            for offset, value in enumerate((span, kategori, count)):
                self.put(top + 1 + index, first + offset, value, align="center", wrap=False, sides=_ALL,
                         fill=_fill(number) if offset == 1 else "")

    def _lines(self, block: Block) -> int:
        """Write what needs attention, the indicators and the programs; returns the last row."""
        last = RINGKASAN.lines_row
        for row in range(RINGKASAN.lines_row, RINGKASAN.lines_row + RINGKASAN.lines):
            level = block.cell(row, LEVEL_COLUMN)
            if isinstance(level, str):
                last = row
                self._line(block, row, level)
        return last

    def _line(self, block: Block, row: int, level: str) -> None:
        heights = [0.0]
        for index, width in enumerate(RINGKASAN.widths):
            value = block.cell(row, RINGKASAN.label_column + index)
            if value is None:
                continue
            if level == "kepala":
                self.heading(row, 1 + index, value)
                continue
            bold = level == "judul" or (level == "perhatian" and not index)
            wraps = level in _SEBARIS and isinstance(value, str) and (index == 0 or level != "perhatian")
            self.put(row, 1 + index, value, bold=bold, italic=level == "catatan", wrap=wraps,
                     color=NAVY if level == "judul" else "", sides=() if level in _LEPAS else _ALL,
                     align="left" if index < 2 else "right",
                     fill=_fill(block.cell(row, COLOUR_COLUMN)) if index == 1 else "",
                     number_format=self._format(level, index, value))
            if wraps:
                heights.append(row_height(text_lines(str(value), width, bold=bold)))
        if max(heights) > row_height(1):
            self.target.row_dimensions[row].height = max(heights)

    def _format(self, level: str, index: int, value: Value) -> str:
        if not isinstance(value, (int, float)):
            return ""
        money = level == "program"
        kind: Format = "rupiah" if index < RINGKASAN.percentage else "serapan" if money else "persen"
        return self.number_format(kind, value)

    def _series(self, block: Block, row: int) -> None:
        """The realisasi of each drawn indicator over the years, one row each under the years."""
        for index in range(GRAFIK):
            data = RINGKASAN.chart_data(index)
            name = block.cell(data, RINGKASAN.data_column - 1)
            if name is None:
                continue
            self.put(row, 1, name, bold=True, color=NAVY, wrap=False)
            values = data + 2 + (self.notation.tanda == ".")
            series = [block.cell(values, RINGKASAN.data_column + offset) for offset in range(TAHUN_GRAFIK)]
            shown = max((decimals(one, "ukuran", 0, None) or 0 for one in series if isinstance(one, (int, float))),
                        default=0)
            for offset in range(TAHUN_GRAFIK):
                year, value = (block.cell(line, RINGKASAN.data_column + offset) for line in (data + 1, values))
                if year is not None:
                    self.heading(row + 1, 1 + offset, year)
                    self.put(row + 2, 1 + offset, value, align="center", sides=_ALL,
                             number_format=self.number_format("ukuran", value, shown))
            row += 3


_SEBARIS = ("perhatian", "indikator", "membaik", "memburuk", "program")
"""The lines of the summary whose first text is broken within its column."""
_LEPAS = ("judul", "perhatian", "catatan")
"""Those without lines around their cells."""


def _fill(number: Value) -> str:
    """The fill of a kategori by the number of its colour; empty for none."""
    return KATEGORI[int(number) - 1] if isinstance(number, (int, float)) and 1 <= number <= len(KATEGORI) else ""
