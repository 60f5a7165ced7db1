"""The parts of an .xlsx/.xlsm package, and the values in the XML of its sheets."""

from __future__ import annotations

import io
import posixpath
import re
import shlex
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from lkjip_xl.book.grid import EPOCH, CannotRun, CellError, Value, column_number, serial
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.disk.save import fingerprint

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOKS = ("spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml")
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
TERBESAR = 400 * 1024 * 1024
"""The most a package may hold unpacked; no workbook of an office comes near it."""


def tag(name: str) -> str:
    """The qualified name of a SpreadsheetML element."""
    return f"{{{MAIN}}}{name}"


ROW, CELL, VALUE, FORMULA, INLINE, TEXT = (tag(name) for name in ("row", "c", "v", "f", "is", "t"))

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_DATE_FORMAT_IDS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_PERCENT_FORMAT_IDS = {9, 10}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML part; entities and the network are never touched."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def write_xml(root: etree._Element) -> bytes:
    """An XML part, ready for its package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_FILLED = etree.XPath("m:row/m:c[*]", namespaces={"m": MAIN})
_RUNS = etree.XPath(".//m:t[not(parent::m:rPh)]/text()", namespaces={"m": MAIN})
_UNPLACED = etree.XPath("boolean(m:row[not(@r)] | m:row/m:c[not(@r)])", namespaces={"m": MAIN})


def filled_cells(data: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """The cells of a sheet that hold something, with row and column; those with a format alone are passed over."""
    if _UNPLACED(data):
        yield from _counted_cells(data)
        return
    for cell in cast("Iterable[etree._Element]", _FILLED(data)):  # noqa: SLF001 - the stubs name the element so
        column, row = _place(str(cell.get("r")))
        yield row, column, cell


def _counted_cells(data: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    number = 0
    for row in data.iterchildren(ROW):
        number = int(row.get("r", number + 1))
        yield from ((number, column, cell) for column, cell in children(row) if len(cell))


@lru_cache(maxsize=65_536)
def _place(reference: str) -> tuple[int, int]:
    match = _REFERENCE.match(reference)
    assert match
    return column_number(match[1]), int(match[2])


@lru_cache(maxsize=65_536)
def _column(reference: str) -> int:
    """The column of a reference; 0 where there is none."""
    match = _REFERENCE.match(reference)
    return column_number(match[1]) if match else 0


def children(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row with their column numbers; a cell without a reference follows the one before it."""
    column = 0
    for cell in row.iterchildren(CELL):
        column = _column(cell.get("r", "")) or column + 1
        yield column, cell


@record(frozen=True)
class CellStyle:
    """Of a cell style: whether numbers are dates or percentages, how text wraps, and size and weight of its font."""

    is_date: bool = False
    wraps: bool = False
    indent: int = 0
    size: float = 10.0
    bold: bool = False
    is_percent: bool = False


DAMAGED = (BadZipFile, etree.LxmlError, zlib.error, EOFError, IndexError, KeyError, NotImplementedError, OverflowError,
           RuntimeError, StopIteration, ValueError)
"""What reading a damaged package can end in."""


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn what a damaged package ends in into one sentence for staff."""
    try:
        yield
    except DAMAGED as error:
        raise CannotRun(f"Berkas {path.name} bukan buku kerja Excel (.xlsx atau .xlsm), atau isinya rusak. Bila rusak, "
                        f"kembalikan cadangannya: lkjip pulihkan {shlex.quote(str(path))}") from error


class Package:
    """A workbook file, read part by part; raises `CannotRun` where it is none that the program can use.

    With ``content`` it is one that is not on disk yet, and the path is where it will be. The file is read at once: what
    is computed belongs to one state of it, told by its fingerprint ``seen``, and nobody is kept from saving meanwhile.
    """

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        self.path = path
        stored = path.read_bytes() if content is None else content
        if stored.startswith(_OLE):
            raise CannotRun(_ole_sentence(path, stored))
        self.seen = fingerprint(stored)
        with readable(path):
            self._zip = ZipFile(io.BytesIO(stored))
        self.infos = tuple(self._zip.infolist())
        self.comment = self._zip.comment
        self._check()

    def part(self, name: str | ZipInfo) -> bytes:
        """The bytes of a part."""
        return self._zip.read(name)

    def _check(self) -> None:
        if sum(info.file_size for info in self.infos) > TERBESAR:
            raise CannotRun(f"Berkas {self.path.name} terlalu besar untuk sebuah buku kerja LKjIP.")
        with readable(self.path):
            types = self.part("[Content_Types].xml").decode("utf-8", "replace")
            namespace = etree.QName(self.workbook).namespace
        if not any(kind in types for kind in _WORKBOOKS):
            raise CannotRun(f"Berkas {self.path.name} bukan buku kerja Excel (.xlsx atau .xlsm).")
        if namespace == STRICT:
            raise CannotRun(f"Berkas {self.path.name} tersimpan sebagai “Strict Open XML”. Buka di Excel, pilih "
                            "Save As, lalu jenis “Excel Workbook (*.xlsx)”.")

    @cached_property
    def workbook_part(self) -> str:
        """The name of the part that lists the sheets."""
        root = parse_xml(self.part("_rels/.rels"))
        target = next(str(r.get("Target")) for r in root if str(r.get("Type")).endswith("/officeDocument"))
        return target.lstrip("/")

    @cached_property
    def workbook(self) -> etree._Element:
        """The root of the part that lists the sheets and the names."""
        return parse_xml(self.part(self.workbook_part))

    @cached_property
    def _related(self) -> dict[str, str]:
        folder, name = posixpath.split(self.workbook_part)
        root = parse_xml(self.part(f"{folder}/_rels/{name}.rels"))
        return {
            str(r.get("Id")): posixpath.normpath(posixpath.join("/", folder, str(r.get("Target")))).lstrip("/")
            for r in root
        }

    @cached_property
    def sheet_parts(self) -> dict[str, str]:
        """The part of every worksheet by its name, in workbook order."""
        sheets = (str(self._related[sheet.get(f"{{{_RELATION}}}id")])  # type: ignore[index]
                  for sheet in self.workbook.iter(tag("sheet")))
        names = (str(sheet.get("name")) for sheet in self.workbook.iter(tag("sheet")))
        return {name: part for name, part in zip(names, sheets, strict=True) if "/worksheets/" in part}

    @cached_property
    def _items(self) -> tuple[etree._Element, ...]:
        part = next((p for p in self._related.values() if p.endswith("sharedStrings.xml")), None)
        return () if part is None else tuple(parse_xml(self.part(part)).iterchildren(tag("si")))

    @cached_property
    def _shared(self) -> tuple[str, ...]:
        return tuple(_text(item) for item in self._items)

    def shared_item(self, index: int) -> etree._Element:
        """The shared text of that index as it is written, with its fonts."""
        return self._items[index]

    @property
    def styles_part(self) -> str:
        """The name of the part that holds the styles."""
        return next(p for p in self._related.values() if p.endswith("styles.xml"))

    @cached_property
    def styles(self) -> tuple[CellStyle, ...]:
        """What matters of every cell style, by its index."""
        part = next((p for p in self._related.values() if p.endswith("styles.xml")), None)
        if part is None:
            return ()
        root = parse_xml(self.part(part))
        dates = _DATE_FORMAT_IDS | {
            int(f.get("numFmtId", "0")) for f in root.iter(tag("numFmt"))
            if re.search(r"[ymdhs]", _QUOTED.sub("", f.get("formatCode", "")), re.IGNORECASE)
            and "general" not in f.get("formatCode", "").casefold()
        }
        percents = _PERCENT_FORMAT_IDS | {int(f.get("numFmtId", "0")) for f in root.iter(tag("numFmt"))
                                          if "%" in _QUOTED.sub("", f.get("formatCode", ""))}
        fonts = [_font(font) for font in root.iterfind(f"{tag('fonts')}/{tag('font')}")] or [(10.0, False)]
        return tuple(
            CellStyle(int(xf.get("numFmtId", "0")) in dates, *_alignment(xf), *fonts[int(xf.get("fontId", "0"))],
                      int(xf.get("numFmtId", "0")) in percents)
            for xf in root.iterfind(f"{tag('cellXfs')}/{tag('xf')}")
        )

    def style(self, index: int) -> CellStyle:
        """What matters of the cell style of that index; the plain style where there is none."""
        return self.styles[index] if index < len(self.styles) else CellStyle()

    @cached_property
    def wrapping(self) -> frozenset[str]:
        """The indices of the cell styles that wrap their texts, as cells name them."""
        return frozenset(str(index) for index, style in enumerate(self.styles) if style.wraps)

    @cached_property
    def _epoch(self) -> datetime:
        properties = self.workbook.find(tag("workbookPr"))
        old_mac = properties is not None and properties.get("date1904") in ("1", "true")
        return datetime(1904, 1, 1) if old_mac else EPOCH

    def value(self, cell: etree._Element) -> Value:
        """What a cell shows; dates by their number format, errors as `CellError`."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = next(cell.iterchildren(INLINE), None)
            return (_text(inline) or None) if inline is not None else None
        raw = next((child.text for child in cell.iterchildren(VALUE)), None)
        if not raw:
            return None
        if kind == "s":
            return self._shared[int(raw)] or None
        if kind in ("str", "d"):
            return _unescape(raw)
        if kind == "e":
            return CellError(raw)
        if kind == "b":
            return raw == "1"
        return self._number(raw, int(cell.get("s", "0")))

    def serial(self, value: Value) -> Value:
        """A date as the number that a cell stores for it; every other value as it is."""
        return serial(value, self._epoch)

    def _number(self, raw: str, style: int) -> Value:
        number = float(raw)
        if self.style(style).is_date:
            return moment_of(self._epoch, number)
        return int(number) if number.is_integer() and abs(number) < 1e15 else number


def moment_of(epoch: datetime, serial: float) -> datetime | date | time:
    """The date, time or both that a number stands for in a workbook that counts days from ``epoch``."""
    try:
        moment = epoch + timedelta(days=serial)
    except OverflowError:
        return epoch
    if 0 <= serial < 1:
        return moment.time()
    return moment.date() if serial == int(serial) else moment


def _font(font: etree._Element) -> tuple[float, bool]:
    size, bold = font.find(tag("sz")), font.find(tag("b"))
    return float(size.get("val", "10")) if size is not None else 10.0, bold is not None and bold.get("val") != "0"


def _alignment(xf: etree._Element) -> tuple[bool, int]:
    alignment = xf.find(tag("alignment"))
    if alignment is None:
        return False, 0
    return alignment.get("wrapText") in ("1", "true"), int(alignment.get("indent", "0"))


def _text(item: etree._Element) -> str:
    """The text of a cell without its reading aid (phonetic runs)."""
    if len(item) == 1 and item[0].tag == TEXT:
        return _unescape(item[0].text or "")
    return _unescape("".join(cast("list[str]", _RUNS(item))))


def _unescape(text: str) -> str:
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if plain is not text else text


def _ole_sentence(path: Path, content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content[:1 << 20]:
        return (f"Berkas {path.name} terkunci kata sandi. Buka di Excel, pilih File > Info > Protect Workbook > "
                "Encrypt with Password, kosongkan kata sandinya, lalu simpan.")
    return (f"Berkas {path.name} tersimpan dalam bentuk lama (.xls). Buka di Excel, pilih Save As, lalu jenis "
            "“Excel Workbook (*.xlsx)”.")
