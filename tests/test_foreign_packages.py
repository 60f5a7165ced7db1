"""Packages as other programs write them: each says the same as Excel's, so it is computed alike and written alike."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from conftest import NOW, SMALL, Workbook, joined
from lxml import etree
from openpyxl import load_workbook
from test_file_engine import element, inside, read, root, sheet_xml, tiny, write
from xlsxwriter import Workbook as Book

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.data.tabel import baca_tabel
from lkjip_xl.engines.workbook.file import FileBook, open_book
from lkjip_xl.engines.workbook.package import MAIN, Package, parse_xml
from lkjip_xl.jobs.contoh import fill
from lkjip_xl.jobs.data import Persen
from lkjip_xl.jobs.hitung import hitung_buku

Parts = dict[str, bytes]
Way = Callable[[Parts], Parts]
Expected = tuple[dict[str, object], dict[str, object], Path]
RELS, TYPES, BOOK_RELS = "_rels/.rels", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"


def text(change: Callable[[str], str], *names: str) -> Way:
    """Change the text of parts: of those, or of all sheets."""
    return lambda parts: {name: change(data.decode()).encode() if name in names or (
        not names and "/worksheets/sheet" in name and name.endswith(".xml")) else data for name, data in parts.items()}


def renamed(old: str, new: str) -> Way:
    """Parts under other names, with everything that names them."""
    def change(parts: Parts) -> Parts:
        return {name.replace(old, new): data.replace(old.encode(), new.encode()) if name.endswith((".rels", TYPES))
                else data for name, data in parts.items()}
    return change


def names(change: Callable[[str], str]) -> Way:
    """Other names in the zip file alone."""
    return lambda parts: {change(name): data for name, data in parts.items()}


def targets(change: Callable[[str], str]) -> Way:
    """Other targets in the references of the workbook."""
    return text(lambda xml: re.sub(r'Target="([^"]+)"', lambda found: f'Target="{change(found[1])}"', xml), BOOK_RELS)


def prefixed(parts: Parts) -> Parts:
    """Every element of the sheets with a prefix."""
    return text(lambda xml: re.sub(r"<(/?)(?=\w+[\s>/])", r"<\1x:", xml).replace(' xmlns="', ' xmlns:x="', 1).replace(
        "<x:mc:", "<mc:"))(parts)


def utf16(parts: Parts) -> Parts:
    """Sheets in UTF-16 with a mark of the order of bytes."""
    return text(lambda xml: xml)(parts) | {
        name: etree.tostring(etree.fromstring(data), encoding="UTF-16", xml_declaration=True)
        for name, data in parts.items() if "/worksheets/sheet" in name and name.endswith(".xml")}


def rich(parts: Parts) -> Parts:
    """Every text in the cells in two runs."""
    return text(lambda xml: re.sub(r"<is><t[^>]*>([^<]*)</t></is>", lambda found: (
        f'<is><r><t xml:space="preserve">{found[1][:1]}</t></r><r><rPr><b/></rPr><t xml:space="preserve">{found[1][1:]}'
        "</t></r></is>") if found[1][:1] not in ("", "&") else found[0], xml))(parts)


def references(change: Callable[[str], str]) -> Way:
    return text(lambda xml: re.sub(r'<c r="([A-Z]+)([0-9]+)"', lambda found: f'<c r="{change(found[0][6:-1])}"', xml))


def absolute(reference: str) -> str:
    return re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", reference)


def without_references(parts: Parts) -> Parts:
    """Cells and rows that only follow each other, with blank ones in between."""
    return {name: _counted(data) if "/worksheets/sheet" in name and name.endswith(".xml") else data
            for name, data in parts.items()}


def _counted(data: bytes) -> bytes:
    sheet = parse_xml(data)
    rows = sheet.find(f"{{{MAIN}}}sheetData")
    assert rows is not None
    number = 0
    for row in list(rows):
        for missing in range(number + 1, int(row.get("r", "0"))):
            row.addprevious(etree.Element(f"{{{MAIN}}}row", {"hidden": "0"} if missing % 2 else {}))
        number = int(row.attrib.pop("r"))
        column = 0
        for cell in list(row):
            place = re.match("[A-Z]+", str(cell.attrib.pop("r")))
            assert place
            wanted = sum((ord(letter) - 64) * 26 ** power for power, letter in enumerate(reversed(place[0])))
            for _ in range(column + 1, wanted):
                cell.addprevious(etree.Element(f"{{{MAIN}}}c"))
            column = wanted
    return etree.tostring(sheet)


WAYS: dict[str, Way] = {
    "k9": references(str.lower),
    "$K$9": references(absolute),
    "no references": without_references,
    "rows without numbers": text(lambda xml: re.sub(r'(<row) r="\d+"((?:(?!/>)[^>])*><c )', r"\1\2", xml)),
    "targets with ./": targets(lambda target: f"./{target}" if not target.startswith("/") else target),
    "targets with a slash": targets(lambda target: f"/xl/{target}" if not target.startswith("/") else target),
    "targets with backslashes": targets(lambda target: target.replace("/", "\\")),
    "targets of another case": targets(str.upper),
    "percent-encoded targets": targets(lambda target: target.replace("sheet", "%73heet")),
    "names with a blank": lambda parts: targets(lambda target: target.replace("/sheet", "/lembar%20"))(
        names(lambda name: name.replace("worksheets/sheet", "worksheets/lembar ").replace(
            "_rels/sheet", "_rels/lembar "))(parts)),
    "names of another case": names(lambda name: name if name in (TYPES, RELS) else name.title()),
    "[content_types].xml": names(str.lower),
    "backslashes in names": names(lambda name: name.replace("/", "\\")),
    "a slash before names": names(lambda name: f"/{name}"),
    "sheets elsewhere": lambda parts: text(lambda xml: xml.replace('"../', '"../xl/'), *[
        f"lembar/_rels/{name.rpartition('/')[2]}" for name in parts if "worksheets/_rels" in name])(
            targets(lambda target: target.replace("worksheets/", "../lembar/"))(
                names(lambda name: name.replace("xl/worksheets/", "lembar/"))(
                    text(lambda xml: xml.replace("/xl/worksheets/", "/lembar/"), TYPES)(parts)))),
    "styles under another name": renamed("styles.xml", "gaya-sel.xml"),
    "the workbook under another name": renamed("workbook.xml", "buku.xml"),
    "strict relationships": text(lambda xml: xml.replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/"), RELS, BOOK_RELS),
    "another order of the content types": text(lambda xml: re.sub(
        r"(<Override[^>]*/>)(.*)(?=</Types>)", r"\2\1", xml, count=1, flags=re.DOTALL), TYPES),
    "prefixes": prefixed,
    "UTF-16": utf16,
    "a mark before UTF-8": text(lambda xml: f"\ufeff{xml}"),
    "rich texts": rich,
}


@pytest.fixture(scope="module")
def small(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kecil") / "lkjip.xlsx"
    path.write_bytes(template.read_bytes())
    with open_book(path) as book:
        fill(book, joined(SMALL))
        book.save_without_keeping()
    return path


def parts_of(path: Path) -> Parts:
    with ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def packed(path: Path, parts: Parts) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            info = ZipInfo("x")
            info.filename, info.compress_type = name, ZIP_DEFLATED
            archive.writestr(info, data)
    return path


def everything(path: Path) -> dict[str, object]:
    with open_book(path) as book:
        return {name: book.read(name) for name in book.sheets}


def shown(path: Path) -> dict[str, dict[str, object]]:
    """What openpyxl reads of the file, by sheet and cell; it knows no $K$9, and finds styles by their name alone."""
    with path.open("rb") as file:
        book = load_workbook(file, data_only=True)
    return {page.title: {cell.coordinate: cell.value for row in page.iter_rows() for cell in row
                         if cell.value is not None} for page in book.worksheets}


@pytest.fixture(scope="module")
def expected(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Expected:
    """What is read of the book as it is, what is read of it once computed, and that one."""
    path = tmp_path_factory.mktemp("terhitung") / "lkjip.xlsx"
    path.write_bytes(small.read_bytes())
    before = everything(path)
    Workbook(path).hitung(NOW)
    return before, everything(path), path


@pytest.mark.parametrize("way", WAYS)
def test_a_book_written_in_another_way_is_computed_alike(
        way: str, small: Path, expected: Expected, tmp_path: Path) -> None:
    path = packed(tmp_path / "lain.xlsx", WAYS[way](parts_of(small)))
    assert everything(path) == expected[0]
    with open_book(path) as book:
        hitung_buku(book, NOW)
        book.save_without_keeping()
    assert everything(path) == expected[1]


@pytest.mark.parametrize("way", ["k9", "no references", "backslashes in names", "a slash before names"])
def test_another_program_reads_the_written_book_alike(
        way: str, small: Path, expected: Expected, tmp_path: Path) -> None:
    path = packed(tmp_path / "lain.xlsx", WAYS[way](parts_of(small)))
    with open_book(path) as book:
        hitung_buku(book, NOW)
        book.save_without_keeping()
    assert shown(path) == shown(expected[2])


@pytest.mark.parametrize(("row", "cells"), [
    ('<row r="1"><c r="a1"><v>1</v></c><c r="c1"><v>3</v></c></row>', ["a1", "B1", "c1", "D1"]),
    ('<row r="1"><c r="$A$1"><v>1</v></c><c r="$C$1"><v>3</v></c></row>', ["$A$1", "B1", "$C$1", "D1"]),
    ("<row><c><v>1</v></c><c/><c><v>3</v></c></row>", [None, None, None, "D1"]),
    ('<row><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>', ["A1", "B1", "C1", "D1"]),
])
def test_written_cells_take_their_place_among_those_of_other_programs(
        tmp_path: Path, row: str, cells: list[str | None]) -> None:
    path = tiny(tmp_path / "uji.xlsx", sheet_xml(row))
    write(path, 1, 2, [[2, 3, 4]])
    assert [cell.get("r") for cell in root(path).iter(f"{{{MAIN}}}c")] == cells
    assert read(path).rows == ((1, 2, 3, 4),)


def test_a_row_without_a_number_stands_where_its_cells_say(tmp_path: Path) -> None:
    path = tiny(tmp_path / "uji.xlsx", sheet_xml('<row><c r="B3"><v>1</v></c></row><row><c><v>2</v></c></row>'))
    assert read(path).rows == ((), (), (None, 1), (2,))


@pytest.mark.parametrize(("written", "value"), [
    ("2024-03-15", "2024-03-15"), ("2024-03-15T10:20:07", "2024-03-15 10:20:07"),
    ("2024-03-15T00:00:00Z", "2024-03-15"), ("10:20:07", "10:20:07"), ("kemarin", "kemarin"),
])
def test_a_date_in_words_is_a_date(tmp_path: Path, written: str, value: str) -> None:
    """ISO 29500-1, 18.18.11: a cell of type d holds a date by ISO 8601."""
    path = tiny(tmp_path / "uji.xlsx", sheet_xml(f'<row r="1"><c r="A1" t="d"><v>{written}</v></c></row>'))
    assert str(read(path).cell(1, 1)) == value


def test_nothing_that_told_of_the_old_file_is_left_in_the_entries(tmp_path: Path) -> None:
    """A field for sizes of 64 bits (id 1) whose sizes are those of the old part makes Excel repair the file."""
    path = tiny(tmp_path / "uji.xlsx", sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
    parts = parts_of(path)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = ZipInfo(name)
            info.compress_type, info.extra = ZIP_DEFLATED, struct.pack("<HHQQ", 1, 16, len(data), 9)
            archive.writestr(info, data)
    write(path, 1, 1, [[2]])
    with ZipFile(path) as archive:
        assert {info.extra for info in archive.infolist()} == {b""}
    assert path.read_bytes().count(struct.pack("<HH", 1, 16)) == 0
    assert inside(element(path, "c", "A1"), "v") == "2"


@pytest.mark.parametrize(("part", "broken"), [
    ("xl/worksheets/sheet1.xml", b"<worksheet"), ("xl/styles.xml", b"<"), ("xl/sharedStrings.xml", b""),
    ("xl/_rels/workbook.xml.rels", b"<a>"), ("xl/workbook.xml", b"<workbook"), ("[Content_Types].xml", b"<Types"),
    ("_rels/.rels", b"<"),
])
def test_a_broken_part_is_named_with_what_to_do(tmp_path: Path, part: str, broken: bytes) -> None:
    path = tiny(tmp_path / "uji.xlsx", sheet_xml('<row r="1"><c s="1" t="s"><v>0</v></c><c s="1"><v>1</v></c></row>'))
    packed(path, parts_of(path) | {part: broken})
    with pytest.raises(CannotRun, match=re.escape(f"rusak pada bagian {part}. Buka dan simpan ulang di Excel")), \
            open_book(path) as book:
        book.read("Uji")


def test_a_sheet_without_its_part_is_named(tmp_path: Path) -> None:
    path = tiny(tmp_path / "uji.xlsx", sheet_xml(""))
    packed(path, {name: data for name, data in parts_of(path).items() if name != "xl/worksheets/sheet1.xml"})
    with pytest.raises(CannotRun, match="rusak pada bagian"), open_book(path) as book:
        book.read("Uji")


def test_two_parts_of_equal_names_are_refused(tmp_path: Path) -> None:
    """ECMA-376 part 2, 8.1.1.1: no package holds two parts whose names differ in case alone."""
    path = tiny(tmp_path / "uji.xlsx", sheet_xml(""))
    packed(path, parts_of(path) | {"xl/Worksheets/SHEET1.xml": b"<a/>"})
    with pytest.raises(CannotRun, match=r"rusak pada bagian xl/Worksheets/SHEET1.xml"):
        FileBook(Package(path))


# Data files of other programs

DATA_WAYS = ("k9", "$K$9", "no references", "targets with ./", "names of another case", "backslashes in names",
             "styles under another name", "shared texts under another name", "prefixes", "UTF-16")


def _data(path: Path) -> Path:
    with Book(path) as new:
        page = new.add_worksheet("Data")
        percent, day = new.add_format({"num_format": "0%"}), new.add_format({"num_format": "dd/mm/yyyy"})
        page.write_row(0, 0, ["Kode", "Uraian", "Pagu", "Capaian", "Tanggal", "Selesai", "Galat"])
        page.write_row(1, 0, ["7.01.01", "Program satu", 1_000_000])
        page.write_number(1, 3, 0.9, percent)
        page.write_datetime(1, 4, date(2024, 3, 15), day)
        page.write_boolean(1, 5, True)
        page.write_formula(1, 6, "=1/0", None, "#DIV/0!")
        page.write_row(3, 1, ["Program dua", 2.5])
    return path


def _lines(path: Path) -> list[list[object]]:
    """The rows with what stands in each cell and what it is, without blank ends; whole numbers are one kind."""
    found = baca_tabel(path)
    assert not found.salah
    lines = [[value if value != "" else None for value in line] for line in found.isi]
    return [[(type(value).__name__ if not isinstance(value, (int, float)) or isinstance(value, (bool, Persen)) else "n",
              value) for value in line[:max((i for i, v in enumerate(line, 1) if v is not None), default=0)]]
            for line in lines]


@pytest.mark.parametrize("way", DATA_WAYS)
def test_a_data_file_written_in_another_way_is_read_alike(way: str, tmp_path: Path) -> None:
    plain = _data(tmp_path / "data.xlsx")
    ways = WAYS | {"shared texts under another name": renamed("sharedStrings.xml", "teks.xml")}
    assert _lines(packed(tmp_path / "lain.xlsx", ways[way](parts_of(plain)))) == _lines(plain)
