"""Files made to be too large for any reader: small on disk, or small in what they say of themselves."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from struct import pack
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

from lkjip_xl.book.schema import OUTPUT_SHEETS
from lkjip_xl.engines.workbook.package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
FOOT = b"</sheetData></worksheet>"
SHEET = "Program Anggaran"
RELATIONS = "xl/_rels/workbook.xml.rels"
Parts = dict[str, bytes]
Bomb = Callable[[Path, Path], None]
"""Writes the bomb, made from an empty workbook, to a path."""


@dataclass(frozen=True)
class Repeated:
    """The content of a part without ever holding it: a start, many times the same bytes, an end."""

    start: bytes
    unit: bytes
    times: int
    end: bytes

    def pieces(self) -> Iterable[bytes]:
        bundle = max(1, min(self.times, 1_000_000 // len(self.unit)))
        yield self.start
        for _ in range(self.times // bundle):
            yield self.unit * bundle
        yield self.end


def _rewritten(source: Path, target: Path, change: Mapping[str, bytes | Repeated], kind: int = ZIP_DEFLATED) -> None:
    """A copy of a package with other contents of some of its parts."""
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as new:
        for info in old.infolist():
            content = change.get(info.filename, old.read(info))
            pieces = content.pieces() if isinstance(content, Repeated) else (content,)
            info.compress_type = kind if info.filename in change else ZIP_DEFLATED
            with new.open(info.filename, "w", force_zip64=False) as file:
                for piece in pieces:
                    file.write(piece)


def _sheet(source: Path, name: str = SHEET) -> str:
    return Package(source).sheet_parts[name]


def cells(unit: bytes, times: int, start: bytes = b"", end: bytes = b"") -> Bomb:
    """The sheet of programs with a row of the same cells or the same rows over and over."""
    return lambda source, target: _rewritten(source, target, {
        _sheet(source): Repeated(HEAD + start, unit, times, end + FOOT)})


def everywhere(unit: bytes, times: int) -> Bomb:
    """The same rows on every sheet of results, each of them within the bounds."""
    names = {sheet.name for sheet in OUTPUT_SHEETS}
    return lambda source, target: _rewritten(source, target, {
        part: Repeated(HEAD, unit, times, FOOT) for name, part in Package(source).sheet_parts.items() if name in names})


def within(part: str, before: bytes, unit: bytes, times: int) -> Bomb:
    """A part with the same bytes over and over before a place in it."""
    def make(source: Path, target: Path) -> None:
        content = ZipFile(source).read(part)
        place = content.index(before)
        _rewritten(source, target, {part: Repeated(content[:place], unit, times, content[place:])})
    return make


def text_table(length: int, references: int) -> Bomb:
    """One shared text of that length, and that many cells that show it."""
    def make(source: Path, target: Path) -> None:
        table = f'<sst xmlns="{MAIN}"><si><t>{"x" * length}</t></si></sst>'.encode()
        listed = ZipFile(source).read(RELATIONS).replace(b"</Relationships>", b'<Relationship Id="teks" Type="'
                                                         b'a/sharedStrings" Target="/teks.xml"/></Relationships>')
        rows = b"".join(b'<row r="%d">%s</row>' % (row, b'<c t="s"><v>0</v></c>' * 40)
                        for row in range(1, references // 40))
        _rewritten(source, target, {RELATIONS: listed, _sheet(source): HEAD + rows + FOOT})
        with ZipFile(target, "a", ZIP_DEFLATED) as archive:
            archive.writestr("teks.xml", table)
    return make


def far_right(source: Path, target: Path) -> None:
    """A cell in the last column of each of 9,000 rows."""
    rows = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (row, row) for row in range(1, 9_001))
    _rewritten(source, target, {_sheet(source): HEAD + rows + FOOT})


def deep(source: Path, target: Path) -> None:
    """Elements within elements, a million deep."""
    _rewritten(source, target, {_sheet(source): Repeated(HEAD, b"<c>", 1_000_000, FOOT)})


def many_attributes(source: Path, target: Path) -> None:
    """An element with half a million attributes."""
    names = b" ".join(b'a%d=""' % number for number in range(500_000))
    _rewritten(source, target, {_sheet(source): HEAD + b"<row " + names + b"/>" + FOOT})


def many_namespaces(source: Path, target: Path) -> None:
    """An element that declares half a million namespaces."""
    names = b" ".join(b'xmlns:a%d="a%d"' % (number, number) for number in range(500_000))
    _rewritten(source, target, {_sheet(source): HEAD + b"<row " + names + b"/>" + FOOT})


def other_packing(source: Path, target: Path) -> None:
    """A part packed in a way that is unpacked at one go."""
    _rewritten(source, target, {_sheet(source): Repeated(HEAD, b" ", 50_000_000, FOOT)}, ZIP_LZMA)


def lying(source: Path, target: Path) -> None:
    """A part of 300 MB of which the directory says that it holds ten bytes, with the checksum of those ten."""
    part = _sheet(source)
    _rewritten(source, target, {part: Repeated(HEAD, b" ", 300_000_000, FOOT)})
    content = bytearray(target.read_bytes())
    told = pack("<L", zlib.crc32(HEAD[:10])), pack("<L", 10)
    for mark, crc, size in ((b"PK\x01\x02", 16, 24), (b"PK\x03\x04", 14, 22)):
        place = -1
        while (place := content.find(mark, place + 1)) >= 0:
            name = place + (46 if crc == 16 else 30)
            if content[name:name + len(part)] == part.encode():
                content[place + crc:place + crc + 4], content[place + size:place + size + 4] = told
    target.write_bytes(content)


def many_parts(source: Path, target: Path) -> None:
    """A directory of 600,000 parts."""
    entry = b"PK\x01\x02" + b"\0" * 24 + pack("<H", 8) + b"\0" * 16
    entries = b"".join(entry + b"%08d" % number for number in range(600_000))
    end = pack("<HHHHLLH", 0, 0, 65535, 65535, len(entries), 4, 0)
    target.write_bytes(b"PK\x03\x04" + entries + b"PK\x05\x06" + end)


def sparse(source: Path, target: Path) -> None:
    """A file of 20 GB, of which the disk keeps nothing."""
    with target.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(20 * 1024 ** 3)


def programs(rows: int) -> Bomb:
    """That many sub kegiatan with figures, each as Excel would keep it."""
    def make(source: Path, target: Path) -> None:
        from bench import large  # noqa: PLC0415

        from lkjip_xl.engines.workbook.file import open_book  # noqa: PLC0415
        from lkjip_xl.jobs.contoh import fill  # noqa: PLC0415
        target.write_bytes(source.read_bytes())
        with open_book(target) as book:
            fill(book, large(200, rows))
            book.save_without_keeping()
    return make


def long_programs(rows: int, length: int) -> Bomb:
    """That many sub kegiatan with such long names."""
    text = b'<c t="inlineStr"><is><t>' + b"panjang " * (length // 8) + b"</t></is></c>"
    def make(source: Path, target: Path) -> None:
        part = _sheet(source)
        content = ZipFile(source).read(part)
        start = content.index(b'<row r="7"')
        added = b"".join(b'<row r="%d"><c/><c t="str"><v>7.01.01.2.01.%04d</v></c>%s%s%s</row>' % (
            row + 6, row, text, text, text) for row in range(1, rows + 1))
        _rewritten(source, target, {part: content[:start] + added + content[content.index(b"</sheetData>"):]})
    return make


ROW = b'<row r="9"><c r="A9" s="5"><v>1</v></c><c r="B9" s="5"><v>1</v></c></row>'
TEXT = b'<c t="inlineStr"><is><t>' + b"x" * 32_767 + b"</t></is></c>"
BUKU: dict[str, Bomb] = {
    "alamat ZZZZZZ9": cells(b'<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>', 1),
    "baris 9999999": cells(b'<row r="9999999"><c r="A9999999"><v>1</v></c></row>', 1),
    "95 MB baris": cells(ROW, 95_000_000 // len(ROW)),
    "386 MB baris": cells(ROW, 386_000_000 // len(ROW)),
    "4000 teks panjang": cells(b"<row>" + TEXT + b"</row>", 4_000),
    "1300 teks panjang": cells(b"<row>" + TEXT + b"</row>", 1_300),
    "600 teks panjang": cells(b"<row>" + TEXT * 4 + b"</row>", 150),
    "600 program panjang": long_programs(600, 32_767),
    "1200 program panjang": long_programs(1_200, 3_000),
    "300 program panjang": long_programs(300, 10_000),
    "sel kosong": cells(b"<c/> ", 3_000_000, b"<row>", b"</row>"),
    "baris di semua lembar": everywhere(ROW, 20_000),
    "teks bersama": text_table(32_767, 200_000),
    "teks bersama di 19.000 sel": text_table(32_767, 19_000),
    "XFD di setiap baris": far_right,
    "bersarang": deep,
    "atribut": many_attributes,
    "ruang nama": many_namespaces,
    "cara pampat lain": other_packing,
    "direktori bohong": lying,
    "banyak bagian": many_parts,
    "20 GB": sparse,
    "gaya sel": within("xl/styles.xml", b"</cellXfs>", b"<xf/>", 400_000),
    "huruf": within("xl/styles.xml", b"</fonts>", b"<font/>", 2_000_000),
    "lembar": within("xl/workbook.xml", b"</sheets>", b'<sheet name="a" sheetId="1" r:id="rId1"/>', 100_000),
    "nama": within("xl/workbook.xml", b"</definedNames>", b'<definedName name="a">1</definedName>', 1_000_000),
    "rujukan": within(RELATIONS, b"</Relationships>",
                      b'<Relationship Id="a" Type="a/worksheet" Target="b.xml"/>', 400_000),
    "jenis isi": within("[Content_Types].xml", b"</Types>", b'<Override PartName="/a" ContentType="b"/>', 1_000_000),
    "gabungan": cells(b'<mergeCell ref="A1:B1"/>', 1_000_000, b"</sheetData><mergeCells>", b"</mergeCells><sheetData>"),
    "kolom": cells(b'<col min="1" max="16384"/>', 200_000, b"</sheetData><cols>", b"</cols><sheetData>"),
    "10.000 sub kegiatan": programs(10_000),
}


def _text(content: Repeated) -> Bomb:
    def make(_: Path, target: Path) -> None:
        with target.open("wb") as file:
            file.writelines(content.pieces())
    return make


TEKS: dict[str, Bomb] = {
    "baris.csv": _text(Repeated(b"tempat,besaran\n", b"\n", 20_000_000, b"")),
    "koma.csv": _text(Repeated(b"tempat,besaran\n", b",", 20_000_000, b"")),
    "panjang.csv": _text(Repeated(b"tempat,besaran\n", b"x", 200_000_000, b"")),
    "kutip.csv": _text(Repeated(b'tempat,besaran\n"', b"x", 20_000_000, b"")),
    "satu baris.csv": _text(Repeated(b"", b"x", 20_000_000, b"")),
    "dalam.json": _text(Repeated(b"", b"[", 900_000, b"")),
    "daftar.json": _text(Repeated(b"[1", b",[]", 5_000_000, b"]")),
    "galat.json": _text(Repeated(b"[1", b',{"x":1}', 480_000, b"]")),
    "galat.csv": _text(Repeated(b"tempat,besaran\n", b"x,x,x,x,x,x,x,x,x\n", 99_000, b"")),
    "panjang.json": _text(Repeated(b'["', b"x", 200_000_000, b'"]')),
    "angka.json": _text(Repeated(b"[", b"9", 20_000_000, b"]")),
    "nol.csv": sparse,
}
"""Data files of plain text by their names."""
