"""Workbooks in a hurry: the input sheets of a finished one written anew, everything else copied still compressed.

What a cell looks like and where tables and forms stand comes from the finished workbook and the schema, so that a
variant is what the program itself would have saved.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lkjip_xl.book.grid import cell_name, serial
from lkjip_xl.book.schema import FIRST_COLUMN, INPUT_SHEETS, VALUE_COLUMN, Form, InputSheet, Table
from lkjip_xl.engines.workbook.package import Package

Isian = Mapping[str, Any]
"""Tables as lists of rows and forms as answers, by key, as `lkjip_xl.jobs.contoh.fill` takes them."""
Potongan = Callable[[Isian], bytes]
"""A piece of a sheet, made from the input."""

_ROW = re.compile(rb'<row r="(\d+)"([^>]*?)(?:/>|>(.*?)</row>)', re.DOTALL)
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>.*?</c>)', re.DOTALL)
_STYLE = re.compile(rb's="\d+"')
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LOCAL, _CENTRAL = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_1980 = 0x21
"""The first day that a package can name: the same bytes whenever they are made."""

class Cetakan:
    """A finished workbook from which others are made; ``blank`` is the empty template it was made from."""

    def __init__(self, finished: bytes, blank: bytes, sheets: Sequence[str]) -> None:
        self._own = {part: _pieces(sheet, ZipFile(BytesIO(blank)).read(part))
                     for sheet, part in _parts(blank) if sheet.name in sheets}
        self._kept, self._kept_directory, self._count = _kept(finished, frozenset(self._own))

    def buku(self, isian: Isian) -> bytes:
        """A workbook with that input in the sheets that are written anew."""
        body, directory = [self._kept], [self._kept_directory]
        place = len(self._kept)
        for part, pieces in self._own.items():
            local, central = _entry(part, b"".join(piece if isinstance(piece, bytes) else piece(isian)
                                                   for piece in pieces), place)
            body.append(local)
            directory.append(central)
            place += len(local)
        listed, count = b"".join(directory), self._count + len(self._own)
        return b"".join((*body, listed, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), place, 0)))

def _parts(content: bytes) -> list[tuple[InputSheet, str]]:
    names = Package(Path("templat"), content).sheet_parts
    return [(sheet, names[sheet.name]) for sheet in INPUT_SHEETS]

def _kept(content: bytes, without: frozenset[str]) -> tuple[bytes, bytes, int]:
    """The packed parts that stay, their directory, and how many they are."""
    body, directory, place = [], [], 0
    with ZipFile(BytesIO(content)) as archive:
        infos = [info for info in archive.infolist() if info.filename not in without]
    for info in infos:
        name, extra = struct.unpack_from("<2H", content, info.header_offset + 26)
        start = info.header_offset + _LOCAL.size + name + extra
        packed = content[start:start + info.compress_size]
        local, central = _headers(info.filename, info.compress_type, info.CRC, len(packed), info.file_size, place)
        body += [local, packed]
        directory.append(central)
        place += len(local) + len(packed)
    return b"".join(body), b"".join(directory), len(infos)

def _entry(part: str, content: bytes, place: int) -> tuple[bytes, bytes]:
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    local, central = _headers(part, 8, zlib.crc32(content), len(packed), len(content), place)
    return local + packed, central

def _headers(part: str, kind: int, crc: int, packed: int, size: int, place: int) -> tuple[bytes, bytes]:
    name = part.encode("ascii")
    local = _LOCAL.pack(b"PK\x03\x04", 20, 0, kind, 0, _1980, crc, packed, size, len(name), 0) + name
    central = _CENTRAL.pack(b"PK\x01\x02", 20, 20, 0, kind, 0, _1980, crc, packed, size, len(name), 0, 0, 0, 0, 0,
                            place) + name
    return local, central

def _pieces(sheet: InputSheet, xml: bytes) -> list[bytes | Potongan]:
    """The sheet as text that stays and pieces that depend on the input, in their order."""
    found: list[tuple[int, int, Potongan]] = []
    rows = {int(match[1]): match for match in _ROW.finditer(xml)}
    for table in sheet.tables:
        area = [rows[number] for number in range(table.first_row, table.last_row + 1)]
        found.append((area[0].start(), area[-1].end(), _table(table, area)))
    for form in sheet.forms:
        found += (_field(form, index, rows[form.row(field)]) for index, field in enumerate(form.fields))
    pieces: list[bytes | Potongan] = []
    place = 0
    for start, end, piece in sorted(found, key=lambda one: one[0]):
        pieces += [xml[place:start], piece]
        place = end
    return [*pieces, xml[place:]]

def _field(form: Form, index: int, row: re.Match[bytes]) -> tuple[int, int, Potongan]:
    letter = cell_name(1, VALUE_COLUMN)[:-1].encode()
    cell = next(match for match in _CELL.finditer(row.string, row.start(), row.end()) if match[1] == letter)
    key, start, before = form.fields[index].key, _start(cell), cell[0]

    def piece(isian: Isian) -> bytes:
        value = isian.get(form.key, {}).get(key)
        return before if value is None else start + _content(value)
    return cell.start(), cell.end(), piece

def _table(table: Table, area: Sequence[re.Match[bytes]]) -> Potongan:
    keys = [column.key for column in table.columns]
    places = {key: index for index, key in enumerate(keys)}
    opened = [b'<row r="%b">' % row[1] for row in area]
    cells = [[_start(cell) for cell in _CELL.finditer(row[0])] for row in area]
    blank = [[start + b"/>" for start in line] for line in cells]
    assert all(len(line) == len(keys) for line in cells), table.key
    assert cells[0][0].startswith(b'<c r="%b"' % cell_name(table.first_row, FIRST_COLUMN).encode()), table.key
    after = [b"".join(row[0] for row in area[used:]) for used in range(len(area) + 1)] if not table.rows else []
    untouched = b"".join(row[0] for row in area)

    def piece(isian: Isian) -> bytes:
        rows = isian.get(table.key)
        if rows is None:
            return untouched
        written = []
        for index, row in enumerate(rows):
            line = blank[index].copy()
            for key, value in row.items():
                if value is not None:
                    line[places[key]] = cells[index][places[key]] + _content(value)
            written += [opened[index], *line, b"</row>"]
        return b"".join((*written, after[len(rows)]))
    return piece

def _start(cell: re.Match[bytes]) -> bytes:
    style = _STYLE.search(cell[3])
    return b'<c r="%b%b"' % (cell[1], cell[2]) + (b" " + style[0] if style else b"")

def _content(value: object) -> bytes:
    """What follows the start of a cell that holds the value."""
    if isinstance(value, date):
        value = serial(value)
    if isinstance(value, int | float | Decimal):
        return b"><v>%b</v></c>" % str(value).encode()
    text = str(value).translate(_MARKUP).encode()
    return b' t="inlineStr"><is><t xml:space="preserve">%b</t></is></c>' % text
