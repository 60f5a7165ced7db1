"""The copy of a workbook that LibreOffice prints: only the wanted sheets, and of the others only what those look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import field

from lxml import etree

from lkjip_xl.book.grid import Block, Value, cell_name
from lkjip_xl.book.halaman import halaman_baru, kosong_di, tinggi_baris
from lkjip_xl.book.lanjutan import nama_lanjutan
from lkjip_xl.book.schema import OUT_FIRST_COLUMN, OUTPUT_SHEETS
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.workbook.package import CELL, INLINE, ROW, VALUE, children, tag, write_xml

_COLUMNS = re.compile(r"(.+!)\$([A-Z]+)(?:\$1)?:\$([A-Z]+)(?:\$\d{4,})?")
"""A print area of whole columns, or of as many rows as are formatted."""
_LAST_ROW = re.compile(r"(?<=[A-Z])\d+$")
_STAMPED = re.compile(r"&[LCR](?:(?!&[LCR]).)*?&[PNA](?:(?!&[LCR]).)*", re.DOTALL)
_BEFORE_BREAKS = ("headerFooter", "pageSetup", "pageMargins", "printOptions", "sheetData")
"""After the first of these that a sheet has, its row breaks may stand."""
_HEAVY = ("conditionalFormatting", "dataValidations", "mergeCells", "hyperlinks", "drawing", "legacyDrawing",
          "controls", "autoFilter", "tableParts")


@record(frozen=True)
class Printed:
    """How a sheet is printed: its last used row, the rows with which new pages must begin, the columns left out."""

    last_row: int
    new_pages: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    """Columns of the sheet, counted from 1."""
    names: Mapping[int, Mapping[int, Value]] = field(default_factory=dict)
    """What is written into cells once more or before what stands there, by row and column."""
    heights: Mapping[int, float] = field(default_factory=dict)
    """The heights of rows in points, where nobody set them."""


def how_printed(name: str, block: Block, rows: Sequence[int], widths: Mapping[int, float]) -> Printed:
    """How a sheet with those values is printed: new pages begin with ``rows``, its columns are so wide."""
    spec = next((sheet for sheet in OUTPUT_SHEETS if sheet.name == name), None)
    breaks = tuple(sorted({*halaman_baru(block), *rows}))
    if spec is None:
        return Printed(len(block.rows), breaks)
    names = {row: nama_lanjutan(spec, block, row) for row in rows}
    return Printed(len(block.rows), breaks, tuple(OUT_FIRST_COLUMN + index for index in sorted(kosong_di(spec, block))),
                   names, tinggi_baris(spec, block, names, widths))


def without_stamps(text: str) -> str:
    """A header or footer in Excel's codes without those of its three parts that number the pages or name the sheet."""
    return _STAMPED.sub("", text)


def printed_sheet(root: etree._Element, how: Printed, paper: int) -> bytes:
    """The XML of a sheet to be printed: its paper and page breaks, without page numbers and what is left out."""
    for setup in root.iterchildren(tag("pageSetup")):
        setup.set("paperSize", str(paper))
    for footers in root.iterchildren(tag("headerFooter")):
        for footer in footers:
            footer.text = without_stamps(footer.text or "")
    for formats in root.iterchildren(tag("conditionalFormatting")):
        areas = str(formats.get("sqref")).split()
        formats.set("sqref", " ".join(_LAST_ROW.sub(lambda row: str(min(int(row[0]), how.last_row)), area)
                                      for area in areas))
    for line in root.iter(ROW):
        number = int(line.get("r", "0"))
        _set_height(line, how.heights.get(number))
        _write(line, how.names.get(number, {}))
    for row in how.new_pages:
        _break_before(root, row)
    for column in how.hidden:
        _hide(root, column)
    return write_xml(root)


def _set_height(row: etree._Element, height: float | None) -> None:
    if height is not None and row.get("customHeight") not in ("1", "true"):
        row.set("ht", f"{height:g}")
        row.set("customHeight", "1")


def _write(row: etree._Element, names: Mapping[int, Value]) -> None:
    """Write values into cells of a row, whose looks stay."""
    cells = dict(children(row))
    for column, value in names.items():
        cell = cells.get(column)
        if cell is None:
            cell = _added(row, column)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", "")
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            etree.SubElement(etree.SubElement(cell, INLINE), tag("t")).text = value
        else:
            etree.SubElement(cell, VALUE).text = str(value)


def _added(row: etree._Element, column: int) -> etree._Element:
    """A new cell of a row, with the looks that its column has."""
    cell = etree.Element(CELL, {"r": cell_name(int(row.get("r", "1")), column)})
    before = [other for place, other in children(row) if place < column]
    row.insert(0, cell) if not before else before[-1].addnext(cell)
    looks = next((col.get("style") for col in row.getroottree().getroot().iter(tag("col"))
                  if int(col.get("min", "0")) <= column <= int(col.get("max", "0"))), None)
    if looks:
        cell.set("s", looks)
    return cell


def _hide(root: etree._Element, column: int) -> None:
    """Hide one column, taken out of the run of columns that share a width with it."""
    for run in [one for one in root.iter(tag("col")) if int(one.get("min", "0")) <= column <= int(one.get("max", "0"))]:
        for first, last in ((int(run.get("min", "0")), column - 1), (column, column),
                            (column + 1, int(run.get("max", "0")))):
            if first <= last:
                one = deepcopy(run)
                one.set("min", str(first))
                one.set("max", str(last))
                if first == last == column:
                    one.set("hidden", "1")
                run.addprevious(one)
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)


def _break_before(root: etree._Element, row: int) -> None:
    breaks = root.find(tag("rowBreaks"))
    if breaks is None:
        breaks = etree.Element(tag("rowBreaks"))
        next(found for name in _BEFORE_BREAKS if (found := root.find(tag(name))) is not None).addnext(breaks)
    etree.SubElement(breaks, tag("brk"), {"id": str(row - 1), "max": "16383", "man": "1"})
    for count in ("count", "manualBreakCount"):
        breaks.set(count, str(len(breaks)))


def empty_sheet(root: etree._Element) -> bytes:
    """The XML of a sheet that is neither printed nor looked at; LibreOffice would lay it out all the same."""
    for name in _HEAVY:
        for child in root.findall(tag(name)):
            root.remove(child)
    for data in root.iterchildren(tag("sheetData")):
        for row in data.findall(ROW):
            data.remove(row)
    return write_xml(root)


def printed_workbook(workbook: etree._Element, sheets: Mapping[str, Printed], used: frozenset[str]
                     ) -> tuple[bytes, tuple[str, ...]]:
    """The workbook part with those sheets alone to be seen, and the other sheets that they look at.

    ``used`` names the names that occur in those sheets; the others are dropped. A print area of whole columns ends with
    the last used row: LibreOffice lays out every row of it.
    """
    root = deepcopy(workbook)
    all_sheets = [str(sheet.get("name")) for sheet in root.iter(tag("sheet"))]
    for sheet in root.iter(tag("sheet")):
        sheet.set("state", "visible" if sheet.get("name") in sheets else "hidden")
    kept = [name for name in list(root.iter(tag("definedName"))) if not _dropped(name, all_sheets, sheets, used)]
    for name in kept:
        place = name.get("localSheetId")
        if place is not None and name.get("name") == "_xlnm.Print_Area":
            name.text = _bounded(name.text or "", sheets[all_sheets[int(place)]].last_row)
    for view in root.iter(tag("workbookView")):
        for key in ("activeTab", "firstSheet"):
            view.set(key, str(next(index for index, name in enumerate(all_sheets) if name in sheets)))
    return write_xml(root), tuple(_mentioned(all_sheets, [name.text or "" for name in kept]))


def _dropped(name: etree._Element, all_sheets: list[str], sheets: Mapping[str, Printed], used: frozenset[str]) -> bool:
    place, parent = name.get("localSheetId"), name.getparent()
    wanted = name.get("name") in used if place is None else all_sheets[int(place)] in sheets
    if not wanted and parent is not None:
        parent.remove(name)
    return not wanted


def _bounded(area: str, last_row: int) -> str:
    match = _COLUMNS.fullmatch(area)
    return f"{match[1]}${match[2]}$1:${match[3]}${last_row}" if match else area


def _mentioned(all_sheets: Iterable[str], formulas: list[str]) -> Iterable[str]:
    return (name for name in all_sheets
            if any(f"{name}!" in formula or f"{name}'!" in formula for formula in formulas))


def names_in(xml: bytes, names: Iterable[str]) -> Iterable[str]:
    """Those of the names that the XML of a sheet mentions."""
    return (name for name in names if name.encode() in xml)


def workbook_names(workbook: etree._Element) -> frozenset[str]:
    """The names that a workbook defines for all its sheets."""
    return frozenset(str(name.get("name")) for name in workbook.iter(tag("definedName"))
                     if name.get("localSheetId") is None)
