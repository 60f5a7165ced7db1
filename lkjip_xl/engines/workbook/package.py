"""The parts of an .xlsx/.xlsm package, and the values in the XML of its sheets."""

from __future__ import annotations

import math
import re
import shlex
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import cast
from zipfile import BadZipFile, ZipInfo

from lxml import etree

from lkjip_xl.book.grid import EPOCH, CannotRun, CellError, Value, column_number, serial
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.disk.bounds import (
    BERKAS_TERBESAR,
    ISI_TERBESAR,
    POHON_BAGIAN_TERBERAT,
    POHON_TERBERAT,
    POHON_TERTULIS,
    Unpacked,
    megabytes,
    open_zip,
    read_bytes,
    too_large,
    weight,
)
from lkjip_xl.engines.disk.save import fingerprint
from lkjip_xl.engines.workbook.moments import moment_of, unescape, written_moment
from lkjip_xl.engines.workbook.parts import PACKAGE_RELATIONS, TYPES, Relation, key, relations, relations_name

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_IDS = ("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
        "{http://purl.oclc.org/ooxml/officeDocument/relationships}id")
_WORKBOOKS = ("spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml")
BUKAN_BILANGAN = CellError("#NUM!")
"""What a cell shows that stores NaN or infinity, which some programs write and Excel does not know."""
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
LEMBAR_TERBANYAK, GAYA_TERBANYAK = 1_000, 65_490
"""The most sheets and cell styles of a workbook; more styles Excel does not keep."""
BARIS_EXCEL, KOLOM_EXCEL = 1_048_576, 16_384
"""A sheet of Excel ends with the cell XFD1048576."""
_SURELY_LIGHT = 2_500_000
"""XML of fewer bytes weighs less than a part may weigh, whatever is in it."""
NILAI = " (nilai)"
"""What is added to the name of a part to weigh the values that were read from it."""
_LIGHTER = ("Hapus lembar, baris, dan isian yang tidak diperlukan (Ctrl+End di Excel menunjukkan isian terjauh), lalu "
            "simpan ulang.")


def tag(name: str) -> str:
    """The qualified name of a SpreadsheetML element."""
    return f"{{{MAIN}}}{name}"


ROW, CELL, VALUE, FORMULA, INLINE, TEXT = (tag(name) for name in ("row", "c", "v", "f", "is", "t"))

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_DATE_FORMAT_IDS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_PERCENT_FORMAT_IDS = {9, 10}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML part; entities and the network are never touched.

    Raises `TooLarge` for one that is too large by itself.
    """
    if len(data) > _SURELY_LIGHT and weight(data) > POHON_BAGIAN_TERBERAT:
        raise too_large("itu", "salah satu bagiannya", f"{megabytes(POHON_BAGIAN_TERBERAT)} di memori", _LIGHTER)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def write_xml(root: etree._Element) -> bytes:
    """An XML part, ready for its package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_FILLED = etree.XPath("m:row/m:c[*]", namespaces={"m": MAIN})
_RUNS = etree.XPath(".//m:t[not(parent::m:rPh)]/text()", namespaces={"m": MAIN})
_UNPLACED = etree.XPath("boolean(m:row[not(@r)][1]) or boolean(m:row/m:c[not(@r)][1])", namespaces={"m": MAIN})


def filled_cells(data: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """The cells of a sheet that hold something, with row and column; those with a format alone are passed over."""
    if _UNPLACED(data):
        yield from _counted_cells(data)
        return
    for cell in cast("Iterable[etree._Element]", _FILLED(data)):  # noqa: SLF001 - the stubs name the element so
        column, row = place_of(str(cell.get("r")))
        yield row, column, cell


def _counted_cells(data: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    for number, row in numbered_rows(data):
        yield from ((number, column, cell) for column, cell in children(row) if len(cell))


def numbered_rows(data: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The rows of a sheet with their numbers; one that does not say its number follows the one before it."""
    number = 0
    for row in data.iterchildren(ROW):
        number = _row_number(row, number + 1)
        if not 0 < number <= BARIS_EXCEL:
            raise NoSuchPlace(f"baris {number}")
        yield number, row


def _row_number(row: etree._Element, following: int) -> int:
    if said := row.get("r"):
        return int(said)
    return next((place_of(place)[1] for cell in row.iterchildren(CELL) if (place := cell.get("r"))), following)


@lru_cache(maxsize=65_536)
def place_of(reference: str) -> tuple[int, int]:
    """Column and row of a reference, such as K9 or $k$9; raises `NoSuchPlace` for what no sheet of Excel has."""
    match = _REFERENCE.fullmatch(reference)
    column, row = (column_number(match[1].upper()), int(match[2])) if match else (0, 0)
    if not (0 < column <= KOLOM_EXCEL and 0 < row <= BARIS_EXCEL):
        raise NoSuchPlace(f"sel {reference[:20]}")
    return column, row


def children(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row with their column numbers; a cell without a reference follows the one before it."""
    column = 0
    for cell in row.iterchildren(CELL):
        reference = cell.get("r")
        column = place_of(reference)[0] if reference else column + 1
        yield column, cell


def area_start(area: str) -> tuple[int, int]:
    """Row and column of the first cell of an area such as B2:D9."""
    column, row = place_of(area.partition(":")[0])
    return row, column


@record(frozen=True)
class CellStyle:
    """Of a cell style: whether numbers are dates or percentages, how text wraps, and size and weight of its font."""

    is_date: bool = False
    wraps: bool = False
    indent: int = 0
    size: float = 10.0
    bold: bool = False
    is_percent: bool = False


class BrokenPart(ValueError):
    """A part of a package that is missing or cannot be read, and if known why."""

    def __init__(self, part: str, why: str = "") -> None:
        super().__init__(part)
        self.part, self.why = part, why


class NoSuchPlace(ValueError):
    """A row or cell that no sheet of Excel has."""


DAMAGED = (BadZipFile, etree.LxmlError, zlib.error, EOFError, IndexError, KeyError, NotImplementedError, OverflowError,
           RuntimeError, StopIteration, ValueError)
"""What reading a damaged package can end in."""


@contextmanager
def naming(part: str) -> Iterator[None]:
    """Say of which part it is what reading a damaged package ends in."""
    try:
        yield
    except BrokenPart:
        raise
    except NoSuchPlace as error:
        raise BrokenPart(part, f" (ada isian di {error}, padahal lembar Excel berakhir di XFD1048576)") from error
    except DAMAGED as error:
        raise BrokenPart(part) from error


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn what a damaged package ends in into one sentence for staff."""
    restore = f"lkjip pulihkan {shlex.quote(str(path))}"
    try:
        yield
    except MemoryError as error:
        raise too_large(path.name, "isinya", "sebanyak memori komputer ini", _LIGHTER) from error
    except BrokenPart as error:
        raise CannotRun(f"Berkas {path.name} rusak pada bagian {error.part[:80]}{error.why}. Buka dan simpan ulang di "
                        f"Excel; bila tidak dapat dibuka, kembalikan cadangannya: {restore}") from error
    except DAMAGED as error:
        raise CannotRun(f"Berkas {path.name} bukan buku kerja Excel (.xlsx atau .xlsm), atau isinya rusak. Bila rusak, "
                        f"kembalikan cadangannya: {restore}") from error


class Package:
    """A workbook file, read part by part; raises `CannotRun` where it is none that the program can use.

    With ``content`` it is one that is not on disk yet, and the path is where it will be. The file is read at once: what
    is computed belongs to one state of it, told by its fingerprint ``seen``, and nobody is kept from saving meanwhile.
    """

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        self.path = path
        stored = read_bytes(path, BERKAS_TERBESAR, _LIGHTER) if content is None else content
        if stored.startswith(_OLE):
            raise CannotRun(_ole_sentence(path, stored))
        self.seen = fingerprint(stored)
        with readable(path):
            archive = open_zip(path.name, stored)
        self.infos = tuple(archive.infolist())
        self.comment = archive.comment
        self._unpacked = Unpacked(path.name, archive)
        self._weights: dict[str, int] = {}
        self._weight = 0
        self._check()

    @cached_property
    def _by_key(self) -> Mapping[str, ZipInfo]:
        found: dict[str, ZipInfo] = {}
        for info in self.infos:
            if found.setdefault(key(info.filename), info) is not info:
                raise BrokenPart(info.filename)  # which of the two is meant, nobody can say
        return found

    def name_of(self, part: str) -> str | None:
        """The name in the zip file of a part, however it is written; None where there is no such part."""
        info = self._by_key.get(key(part))
        return None if info is None else info.filename

    def part(self, name: str | ZipInfo) -> bytes:
        """The bytes of a part."""
        with naming(name if isinstance(name, str) else name.filename):
            return self._unpacked.read(name if isinstance(name, ZipInfo) else self._by_key[key(name)])

    def pieces(self, info: ZipInfo, size: int) -> Iterator[bytes]:
        """The bytes of a part in pieces of that size, none of which is kept."""
        return self._unpacked.pieces(info, size)

    def root(self, part: str, content: bytes | None = None) -> etree._Element:
        """The root of an XML part; of what is left of it, where ``content`` is given."""
        data = self.part(part) if content is None else content
        self.weigh(part, weight(data))
        with naming(part):
            return parse_xml(data)

    def weigh(self, part: str, heavy: int) -> None:
        """Count what a part takes in memory by now, in bytes; raises `TooLarge` where it or all parts take too much."""
        self._weight += heavy - self._weights.get(part, 0)
        self._weights[part] = heavy
        if heavy > POHON_BAGIAN_TERBERAT:
            raise too_large(self.path.name, f"isi {self._told(part)}", f"{megabytes(POHON_BAGIAN_TERBERAT)} di memori",
                            _LIGHTER)
        if self._weight > POHON_TERBERAT:
            raise too_large(self.path.name, "isi semua lembarnya", f"{megabytes(POHON_TERBERAT)} di memori", _LIGHTER)

    def grow(self, part: str, added: int) -> None:
        """Count what is about to be written into a part, in the same way."""
        if self._weight + added > POHON_TERTULIS:
            raise too_large(self.path.name, "isi semua lembarnya bersama yang akan ditulis",
                            f"{megabytes(POHON_TERTULIS)} di memori", _LIGHTER)
        self.weigh(part, self._weights.get(part, 0) + added)

    def _told(self, part: str) -> str:
        """A part as staff know it: the name of the sheet, else the name of the part."""
        sheets: dict[str, str] = self.__dict__.get("sheet_parts", {})
        own = part.removesuffix(NILAI)
        return next((f"lembar {name}" for name, one in sheets.items() if one == own), f"bagian {own}")

    def _check(self) -> None:
        if sum(info.file_size for info in self.infos) > ISI_TERBESAR:
            raise too_large(self.path.name, "isinya setelah dibuka", megabytes(ISI_TERBESAR), _LIGHTER)
        with readable(self.path):
            if self.name_of(TYPES) is None or self.name_of(PACKAGE_RELATIONS) is None:
                raise BadZipFile("no package")
            types = "".join(f" {one.get('ContentType', '')}" for one in self.root(TYPES)).casefold()
            if not any(kind.casefold() in types for kind in _WORKBOOKS):
                raise CannotRun(f"Berkas {self.path.name} bukan buku kerja Excel (.xlsx atau .xlsm).")
            namespace = etree.QName(self.workbook).namespace
        if namespace == STRICT:
            raise CannotRun(f"Berkas {self.path.name} tersimpan sebagai “Strict Open XML”. Buka di Excel, pilih "
                            "Save As, lalu jenis “Excel Workbook (*.xlsx)”.")

    @cached_property
    def workbook_part(self) -> str:
        """The name of the part that lists the sheets."""
        root = self.root(PACKAGE_RELATIONS)
        target = next((one.target for one in relations(root, "") if one.kind == "officeDocument"), None)
        if target is None:
            raise BadZipFile("no workbook")
        return self.name_of(target) or target.lstrip("/")

    @cached_property
    def workbook(self) -> etree._Element:
        """The root of the part that lists the sheets and the names."""
        return self.root(self.workbook_part)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The references of a part; none where it has none."""
        name = self.name_of(relations_name(part))
        return () if name is None else relations(self.root(name), part)

    @cached_property
    def _related(self) -> tuple[Relation, ...]:
        return self.relations(self.workbook_part)

    def parts_of_kind(self, kind: str) -> tuple[str, ...]:
        """The parts that the workbook refers to by relationships of that kind, such as ``styles``."""
        return tuple(self._named(one) for one in self._related
                     if one.kind == kind and not one.outside)

    def _named(self, relation: Relation) -> str:
        """The name in the zip file of what a reference leads to; as it is told there, where there is no such part."""
        return self.name_of(relation.target) or relation.target.lstrip("/")

    @cached_property
    def sheet_parts(self) -> dict[str, str]:
        """The part of every worksheet by its name, in workbook order."""
        by_id = {one.id: one for one in self._related}
        listed = list(self.workbook.iter(tag("sheet")))
        if len(listed) > LEMBAR_TERBANYAK:
            raise too_large(self.path.name, "jumlah lembarnya", LEMBAR_TERBANYAK, _LIGHTER)
        with naming(self.workbook_part):
            found = [(str(sheet.get("name")), by_id[_relation_id(sheet)]) for sheet in listed]
        return {name: self._named(one) for name, one in found if one.kind == "worksheet"}

    @cached_property
    def _items(self) -> tuple[etree._Element, ...]:
        part = next(iter(self.parts_of_kind("sharedStrings")), None)
        return () if part is None else tuple(self.root(part).iterchildren(tag("si")))

    @cached_property
    def _shared(self) -> tuple[str, ...]:
        return tuple(_text(item) for item in self._items)

    def shared_item(self, index: int) -> etree._Element:
        """The shared text of that index as it is written, with its fonts."""
        return self._items[index]

    @property
    def styles_part(self) -> str:
        """The name of the part that holds the styles; empty where there is none."""
        return next(iter(self.parts_of_kind("styles")), "")

    def styles_root(self) -> etree._Element:
        """The root of the part that holds the styles; an empty one where there is none."""
        return self.root(self.styles_part) if self.styles_part else etree.Element(tag("styleSheet"))

    @cached_property
    def styles(self) -> tuple[CellStyle, ...]:
        """What matters of every cell style, by its index."""
        with naming(self.styles_part):
            return self._styles(self.styles_root())

    @cached_property
    def _date_styles(self) -> frozenset[int]:
        """The indices of the cell styles that show dates; all that reading needs to know of styles."""
        with naming(self.styles_part):
            root = self.styles_root()
            dates = _date_formats(root)
            return frozenset(index for index, xf in enumerate(self._listed(root)) if _format_of(xf) in dates)

    def _listed(self, root: etree._Element) -> list[etree._Element]:
        if len(listed := root.findall(f"{tag('cellXfs')}/{tag('xf')}")) > GAYA_TERBANYAK:
            raise too_large(self.path.name, "jumlah gaya selnya", GAYA_TERBANYAK, _LIGHTER)
        return listed

    def _styles(self, root: etree._Element) -> tuple[CellStyle, ...]:
        listed, dates = self._listed(root), _date_formats(root)
        percents = _PERCENT_FORMAT_IDS | {int(f.get("numFmtId", "0")) for f in root.iter(tag("numFmt"))
                                          if "%" in _QUOTED.sub("", f.get("formatCode", ""))}
        fonts = [_font(font) for font in root.iterfind(f"{tag('fonts')}/{tag('font')}")] or [(10.0, False)]
        return tuple(
            CellStyle(_format_of(xf) in dates, *_alignment(xf), *fonts[int(xf.get("fontId", "0"))],
                      _format_of(xf) in percents)
            for xf in listed
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
        return self.shown(kind, next((child.text for child in cell.iterchildren(VALUE)), None), cell.get("s", "0"))

    def shown(self, kind: str, raw: str | None, style: str) -> Value:
        """What a cell of that type and style shows, whose stored value or text is ``raw``."""
        if not raw:
            return None
        if kind == "s":
            return self._shared[int(raw)] or None
        if kind in ("str", "inlineStr"):
            return unescape(raw)
        if kind == "d":
            return written_moment(raw)
        if kind == "e":
            return CellError(raw)
        if kind == "b":
            return raw == "1"
        return self._number(raw, int(style))

    def serial(self, value: Value) -> Value:
        """A date as the number that a cell stores for it; every other value as it is."""
        return serial(value, self._epoch)

    def _number(self, raw: str, style: int) -> Value:
        number = float(raw)
        if not math.isfinite(number):
            return BUKAN_BILANGAN
        if style in self._date_styles:
            return moment_of(self._epoch, number)
        return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _relation_id(element: etree._Element) -> str:
    return next((found for name in _IDS if (found := element.get(name)) is not None), "")


def _format_of(xf: etree._Element) -> int:
    return int(xf.get("numFmtId", "0"))


def _date_formats(root: etree._Element) -> set[int]:
    """The numbers of the formats that show a number as a date or time."""
    return _DATE_FORMAT_IDS | {
        int(f.get("numFmtId", "0")) for f in root.iter(tag("numFmt"))
        if re.search(r"[ymdhs]", _QUOTED.sub("", f.get("formatCode", "")), re.IGNORECASE)
        and "general" not in f.get("formatCode", "").casefold()
    }


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
        return unescape(item[0].text or "")
    return unescape("".join(cast("list[str]", _RUNS(item))))


def _ole_sentence(path: Path, content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content[:1 << 20]:
        return (f"Berkas {path.name} terkunci kata sandi. Buka di Excel, pilih File > Info > Protect Workbook > "
                "Encrypt with Password, kosongkan kata sandinya, lalu simpan.")
    return (f"Berkas {path.name} tersimpan dalam bentuk lama (.xls). Buka di Excel, pilih Save As, lalu jenis "
            "“Excel Workbook (*.xlsx)”.")
