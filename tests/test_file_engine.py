"""The file engine: what it reads from the XML of a sheet, and what it leaves alone when it writes."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from lkjip_xl.book.grid import BARIS_TERBACA, TEKS_TERPANJANG, Block, CannotRun, CellError, Value
from lkjip_xl.engines.workbook.file import FileBook, open_book
from lkjip_xl.engines.workbook.package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORKSHEET = (f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}" '
             'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" '
             'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">')
STRINGS = (
    "<t>polos</t>",
    '<r><t>Ru</t></r><r><rPr><b/></rPr><t xml:space="preserve">pa </t></r><r><t>rupa</t></r>',
    '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
    "<t/>",
    "<t>baris_x000D_\nlain</t>",
    "<t>_x005F_x000D_</t>",
    '<t xml:space="preserve">  berjarak  </t>',
)
FORMATS = ("General", "dd mmmm yyyy", "[$-421]dddd, d mmmm yyyy;@", "hh:mm:ss", "yyyy-mm-dd hh:mm", "#,##0.00",
           '0 "hari"', "[Red]0.00", "0.00E+00", '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "\\d0",
           "[$Rp-421]#,##0", "0.00%", "@")
WRAPPED = len(FORMATS)
BUILT_IN_DATE = WRAPPED + 1
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts>'
    + "".join(f'<numFmt numFmtId="{170 + i}" formatCode="{escape(f, {chr(34): "&quot;"})}"/>'
              for i, f in enumerate(FORMATS))
    + '</numFmts><fonts><font><sz val="10"/><name val="Arial"/></font></fonts>'
      '<fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>'
    + "".join(f'<xf numFmtId="{170 + i}" fontId="0" fillId="0" borderId="0"/>' for i in range(len(FORMATS)))
    + '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment wrapText="1"/></xf>'
      '<xf numFmtId="14" fontId="0" fillId="0" borderId="0"/></cellXfs>'
      '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Cell style n shows numbers by FORMATS[n]; then one that wraps text, then the built-in short date."""

LONG = "Meningkatnya kualitas pelayanan kecamatan kepada masyarakat di seluruh desa dan kelurahan"


def sheet_xml(rows: str, cols: str = "", after: str = "") -> str:
    """A worksheet with those rows, columns, and whatever follows the rows."""
    return (f'{HEAD}{WORKSHEET}<dimension ref="A1:Z9"/><sheetFormatPr defaultRowHeight="12.75"/>{cols}'
            f"<sheetData>{rows}</sheetData>{after}</worksheet>")


def tiny(path: Path, sheet: str, epoch_1904: bool = False) -> Path:
    """A package of two sheets: ``Uji`` with that XML, and ``Lain`` with one cell."""
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    related = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{kinds}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{kinds}.styles+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{related}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
            f'<workbookPr{" date1904=" + chr(34) + "1" + chr(34) if epoch_1904 else ""}/><sheets>'
            '<sheet name="Uji" sheetId="1" r:id="rId1"/><sheet name="Lain" sheetId="2" r:id="rId2"/></sheets>'
            "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{related}">'
            f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{RELATIONS}/worksheet" Target="/xl/worksheets/sheet2.xml"/>'
            f'<Relationship Id="rId3" Type="{RELATIONS}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId4" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        "xl/worksheets/sheet2.xml": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si>{s}</si>" for s in STRINGS)}</sst>',
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """A workbook on disk whose sheet ``Uji`` has those rows: ``book('<row r="1">...</row>')``."""
    def made(rows: str, cols: str = "", after: str = "", epoch_1904: bool = False) -> Path:
        return tiny(tmp_path / "uji.xlsx", sheet_xml(rows, cols, after), epoch_1904)

    return made


def read(path: Path) -> Block:
    with open_book(path) as found:
        return found.read("Uji")


def write(path: Path, row: int, column: int, values: Sequence[Sequence[Value]]) -> tuple[str, ...]:
    """Write a block and save; the names of the sheets that changed."""
    with open_book(path) as found:
        found.write("Uji", row, column, values)
        changed = found.changed
        if changed:
            found.save_without_keeping()
    return changed


def root(path: Path) -> etree._Element:
    with ZipFile(path) as archive:
        return etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))


def element(path: Path, kind: str, reference: str) -> etree._Element:
    """A cell (kind ``c``) or row (kind ``row``) of the saved sheet by its reference."""
    return next(e for e in root(path).iter(f"{{{MAIN}}}{kind}") if e.get("r") == reference)


def inside(found: etree._Element, name: str) -> str | None:
    return found.findtext(f"{{{MAIN}}}{name}")


# Reading

@pytest.mark.parametrize(("cell", "expected"), [
    ('<c t="s"><v>0</v></c>', "polos"),
    ('<c t="s"><v>1</v></c>', "Rupa rupa"),
    pytest.param('<c t="s"><v>2</v></c>', "東京"),
    ('<c t="s"><v>3</v></c>', None),
    ('<c t="s"><v>4</v></c>', "baris\r\nlain"),
    ('<c t="s"><v>5</v></c>', "_x000D_"),
    ('<c t="s"><v>6</v></c>', "  berjarak  "),
    ('<c t="inlineStr"><is><t>langsung</t></is></c>', "langsung"),
    ('<c t="inlineStr"><is><r><t>lang</t></r><r><t>sung</t></r></is></c>', "langsung"),
    ('<c t="inlineStr"><is><t/></is></c>', None),
    ('<c t="inlineStr"/>', None),
    ('<c t="b"><v>1</v></c>', True),
    ('<c t="b"><v>0</v></c>', False),
    ("<c/>", None),
    ("<c><v/></c>", None),
    ("<c><v>42</v></c>", 42),
    ("<c><v>-3.5</v></c>", -3.5),
    ("<c><v>1.5E3</v></c>", 1500),
    ("<c><v>0.1</v></c>", 0.1),
    ('<c t="n"><v>999999999999999</v></c>', 999_999_999_999_999),
    ("<c><v>12345678901234567890</v></c>", 12345678901234567890.0),
    ('<c t="str"><f>A1&amp;B1</f><v>hasil rumus</v></c>', "hasil rumus"),
    ('<c t="str"><f>""</f><v></v></c>', None),
    ("<c><f>SUM(A1:A9)</f><v>6.25</v></c>", 6.25),
    ("<c><f>SUM(A1:A9)</f></c>", None),
    ('<c t="b"><f>TRUE()</f><v>1</v></c>', True),
])
def test_a_cell_is_read_as_what_it_shows(book: Callable[..., Path], cell: str, expected: Value) -> None:
    value = read(book(f'<row r="1">{cell}</row>')).cell(1, 1)
    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize("cell", ['<c t="e"><v>#REF!</v></c>', '<c t="e"><f>1/0</f><v>#REF!</v></c>'])
def test_an_error_is_told_apart_from_a_text_that_looks_like_it(book: Callable[..., Path], cell: str) -> None:
    block = read(book(f'<row r="1">{cell}<c t="inlineStr"><is><t>#REF!</t></is></c></row>'))
    assert isinstance(block.cell(1, 1), CellError)
    assert not isinstance(block.cell(1, 2), CellError)


@pytest.mark.parametrize(("style", "number", "expected"), [
    ("dd mmmm yyyy", "45292", date(2024, 1, 1)),
    ("[$-421]dddd, d mmmm yyyy;@", "45292", date(2024, 1, 1)),
    ("yyyy-mm-dd hh:mm", "45292.5", datetime(2024, 1, 1, 12)),
    ("hh:mm:ss", "0.75", time(18)),
    ("General", "45292", 45292),
    ("#,##0.00", "45292", 45292),
    ('0 "hari"', "45292", 45292),
    ("[Red]0.00", "45292", 45292),
    ("0.00E+00", "45292", 45292),
    ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "45292", 45292),
    ("\\d0", "45292", 45292),
    ("[$Rp-421]#,##0", "45292", 45292),
    ("0.00%", "0.5", 0.5),
    ("@", "45292", 45292),
])
def test_a_number_is_a_date_only_by_its_format(
        book: Callable[..., Path], style: str, number: str, expected: Value) -> None:
    path = book(f'<row r="1"><c r="A1" s="{FORMATS.index(style)}"><v>{number}</v></c></row>')
    value = read(path).cell(1, 1)
    assert value == expected
    assert type(value) is type(expected)


def test_the_built_in_date_format_is_a_date(book: Callable[..., Path]) -> None:
    path = book(f'<row r="1"><c r="A1" s="{BUILT_IN_DATE}"><v>45292</v></c></row>')
    assert read(path).cell(1, 1) == date(2024, 1, 1)


def test_dates_of_a_1904_workbook_count_from_1904_both_ways(book: Callable[..., Path]) -> None:
    path = book('<row r="1"><c r="A1" s="1"><v>43830</v></c><c r="B1" s="1"/></row>', epoch_1904=True)
    assert read(path).cell(1, 1) == date(2024, 1, 1)
    write(path, 1, 2, [[date(2024, 1, 2)]])
    assert inside(element(path, "c", "B1"), "v") == "43831"


@pytest.mark.parametrize("number", ["1E+300", "-99999999999", "2958466"])
def test_an_absurd_date_does_not_stop_the_reading(book: Callable[..., Path], number: str) -> None:
    read(book(f'<row r="1"><c r="A1" s="1"><v>{number}</v></c></row>'))


def test_a_time_of_day_is_read_to_the_second(book: Callable[..., Path]) -> None:
    """Excel keeps 10:20:07 as the nearest fraction of a day; no second may be lost to it."""
    moments = [datetime(2024, 3, 15, 10, minute, second) for minute in range(60) for second in (0, 7, 23, 59)]
    rows = "".join(
        f'<row r="{i}"><c s="4"><v>{(m - datetime(1899, 12, 30)).total_seconds() / 86400!r}</v></c></row>'
        for i, m in enumerate(moments, 1))
    assert [row[0] for row in read(book(rows)).rows] == moments


def test_cells_and_rows_without_a_reference_follow_the_one_before(book: Callable[..., Path]) -> None:
    path = book('<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row>'
                "<row><c><v>5</v></c></row>")
    assert read(path).rows == ((1, 2), (), (), (None, None, 3, 4), (5,))


def test_rows_below_the_last_one_read_are_counted_not_read(book: Callable[..., Path]) -> None:
    far = BARIS_TERBACA + 5
    path = book(f'<row r="1"><c><v>1</v></c></row><row r="{far}"><c r="A{far}"><v>2</v></c></row>'
                f'<row r="{far + 1}"><c r="A{far + 1}"/></row>')
    assert read(path) == Block(((1,),), unread=1, unread_row=far)


def test_sheets_are_named_in_their_order(book: Callable[..., Path]) -> None:
    with open_book(book("")) as found:
        assert found.sheets == ("Uji", "Lain")


def test_an_external_entity_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("RAHASIA", "utf-8")
    xml = sheet_xml('<row r="1"><c t="inlineStr"><is><t>a&x;b</t></is></c><c t="str"><v>&x;</v></c></row>')
    path = tiny(tmp_path / "uji.xlsx", xml.replace(
        HEAD, f'{HEAD}<!DOCTYPE worksheet [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'))
    assert "RAHASIA" not in str(read(path).rows)
    write(path, 2, 1, [["lain"]])
    with ZipFile(path) as archive:
        assert b"RAHASIA" not in archive.read("xl/worksheets/sheet1.xml")


def test_entities_that_multiply_are_never_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    xml = sheet_xml('<row r="1"><c t="inlineStr"><is><t>&a9;</t></is></c></row>').replace(
        HEAD, f'{HEAD}<!DOCTYPE worksheet [<!ENTITY a0 "haha">{laughs}]>')
    with pytest.raises(CannotRun, match="rusak"):
        read(tiny(tmp_path / "uji.xlsx", xml))


# Writing

@pytest.mark.parametrize(("old", "new", "kind", "text"), [
    ('<c r="B1" s="5"><v>1</v></c>', 2, None, "2"),
    ('<c r="B1" s="5" t="s"><v>0</v></c>', 2.5, None, "2.5"),
    ('<c r="B1" s="5" t="inlineStr"><is><t>a</t></is></c>', True, "b", "1"),
    ('<c r="B1" s="5" t="e"><v>#REF!</v></c>', 0, None, "0"),
    ('<c r="B1" s="5"/>', False, "b", "0"),
])
def test_a_written_cell_keeps_its_style(
        book: Callable[..., Path], old: str, new: Value, kind: str | None, text: str) -> None:
    path = book(f'<row r="1">{old}</row>')
    write(path, 1, 2, [[new]])
    cell = element(path, "c", "B1")
    assert (cell.get("s"), cell.get("t"), inside(cell, "v"), len(cell)) == ("5", kind, text, 1)
    assert read(path).cell(1, 2) == new


@pytest.mark.parametrize(("new", "kind", "text"), [
    (7, None, "7"), (0.5, None, "0.5"), ("teks & <tanda>", "str", "teks & <tanda>"), (True, "b", "1"),
    (None, None, None),
])
def test_a_formula_stays_and_shows_the_written_value(
        book: Callable[..., Path], new: Value, kind: str | None, text: str | None) -> None:
    formula = '<f t="shared" ref="B1:B3" si="0">A1*2</f>'
    path = book(f'<row r="1"><c r="B1" s="3" t="str">{formula}<v>lama</v></c></row>')
    write(path, 1, 2, [[new]])
    cell = element(path, "c", "B1")
    kept = cell[0]
    assert (kept.text, dict(kept.attrib)) == ("A1*2", {"t": "shared", "ref": "B1:B3", "si": "0"})
    assert (cell.get("t"), inside(cell, "v"), cell.get("s")) == (kind, text, "3")


def test_a_new_cell_takes_the_style_of_its_column_or_of_its_row(book: Callable[..., Path]) -> None:
    path = book('<row r="2" s="6" customFormat="1"/><row r="3" s="6"/>',
                cols='<cols><col min="2" max="3" width="9" style="5"/></cols>')
    write(path, 1, 1, [[1, 1, 1], [1, 1, 1], [1, 1, 1]])
    styles = [[element(path, "c", f"{letter}{row}").get("s") for letter in "ABC"] for row in (1, 2, 3)]
    assert styles == [[None, "5", "5"], ["6", "6", "6"], [None, "5", "5"]]


def test_new_rows_and_cells_take_their_place_in_order(book: Callable[..., Path]) -> None:
    path = book('<row r="2" spans="2:4"><c r="B2"><v>1</v></c><c r="D2"><v>1</v></c></row>'
                '<row r="5"><c r="A5"><v>1</v></c></row>')
    write(path, 1, 1, [[9, 9, 9, 9, 9]] * 6)
    rows = [(row.get("r"), [c.get("r") for c in row]) for row in root(path).iter(f"{{{MAIN}}}row")]
    assert rows == [(str(n), [f"{letter}{n}" for letter in "ABCDE"]) for n in range(1, 7)]
    assert read(path).rows == ((9, 9, 9, 9, 9),) * 6


def test_clearing_empties_values_and_keeps_styles_and_formulas(book: Callable[..., Path]) -> None:
    path = book('<row r="1"><c r="A1" s="5"><v>1</v></c><c r="B1" s="6" t="s"><v>0</v></c><c r="C1"><v>3</v></c></row>'
                '<row r="2"><c r="A2" s="5"><f>1+1</f><v>2</v></c></row><row r="3"><c r="A3"><v>4</v></c></row>')
    with open_book(path) as found:
        found.clear("Uji", 1, 1, 2, 2)
        found.save_without_keeping()
    assert read(path).rows == ((None, None, 3), (), (4,))
    assert [element(path, "c", r).get("s") for r in ("A1", "B1", "A2")] == ["5", "6", "5"]
    assert inside(element(path, "c", "A2"), "f") == "1+1"


def test_clearing_adds_no_cell(book: Callable[..., Path]) -> None:
    with open_book(book('<row r="1"><c r="A1" s="5"/></row>')) as found:
        found.clear("Uji", 1, 1, 50, 10)
        assert found.changed == ()


COLUMNS = f'<cols><col min="1" max="2" width="20" customWidth="1" style="{WRAPPED}"/></cols>'


def test_a_row_grows_with_its_wrapped_text_and_shrinks_again(book: Callable[..., Path]) -> None:
    path = book('<row r="1"/>', cols=COLUMNS)
    write(path, 1, 1, [[LONG]])
    tall = float(element(path, "row", "1").get("ht"))
    write(path, 1, 1, [[f"{LONG} {LONG}"]])
    assert float(element(path, "row", "1").get("ht")) > tall > 12.75 * 4
    write(path, 1, 1, [["pendek"]])
    assert element(path, "row", "1").get("ht") is None


@pytest.mark.parametrize(("row", "why"), [
    ('<row r="1" ht="40" customHeight="1"/>', "staff set the height"),
    ('<row r="1" ht="40" customHeight="true"/>', "staff set the height"),
])
def test_a_height_that_staff_set_is_left_alone(book: Callable[..., Path], row: str, why: str) -> None:
    path = book(row, cols=COLUMNS)
    write(path, 1, 1, [[LONG]])
    assert element(path, "row", "1").get("ht") == "40", why


def test_a_height_follows_no_merged_cell_and_no_unwrapped_text(book: Callable[..., Path]) -> None:
    path = book(f'<row r="1"><c r="A1" s="{WRAPPED}"/></row><row r="2"><c r="A2" s="0"/></row>', cols=COLUMNS,
                after='<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>')
    write(path, 1, 1, [[LONG], [LONG]])
    assert [element(path, "row", r).get("ht") for r in "12"] == [None, None]


def test_rows_where_nothing_changed_keep_their_height(book: Callable[..., Path]) -> None:
    path = book(f'<row r="1" ht="99"><c r="A1" s="{WRAPPED}" t="s"><v>0</v></c></row>', cols=COLUMNS)
    write(path, 1, 1, [["polos"], ["baru"]])
    assert element(path, "row", "1").get("ht") == "99"


@pytest.mark.parametrize(("cell", "value"), [
    ('<c t="s"><v>0</v></c>', "polos"),
    ('<c t="s"><v>1</v></c>', "Rupa rupa"),
    ('<c t="s"><v>3</v></c>', None),
    ('<c t="s"><v>3</v></c>', ""),
    ('<c t="inlineStr"><is><t>a</t></is></c>', "a\x07"),
    ("<c><v>2.50</v></c>", 2.5),
    ("<c><v>3.0</v></c>", 3),
    ('<c t="b"><v>1</v></c>', True),
    ('<c s="1"><v>45292</v></c>', date(2024, 1, 1)),
    ('<c s="4"><v>45292.5</v></c>', datetime(2024, 1, 1, 12)),
    ('<c s="3"><v>0.75</v></c>', time(18)),
    ("<c><f>1+1</f><v>2</v></c>", 2),
    ("", None),
    pytest.param('<c s="4"><v>45292</v></c>', datetime(2024, 1, 1)),
    pytest.param("<c><v>45292</v></c>", date(2024, 1, 1)),
    pytest.param("<c><v>12345678901234567</v></c>", 12345678901234567),
])
def test_writing_what_already_stands_there_changes_nothing(
        book: Callable[..., Path], cell: str, value: Value) -> None:
    """R: computing twice is computing once."""
    path = book(f'<row r="1">{cell}</row>')
    before = path.read_bytes()
    assert write(path, 1, 1, [[value]]) == ()
    assert path.read_bytes() == before


@pytest.mark.parametrize("value", [
    999_999_999_999_999, 1_234_567_890_123_456, 10**18, -(10**15), 0.1 + 0.2, 1e-300, 1.7976931348623157e308,
    123456789.123456789, 25_619_490_000.75,
])
def test_a_long_number_comes_back_as_it_was_written(book: Callable[..., Path], value: float) -> None:
    path = book("")
    write(path, 1, 1, [[value]])
    assert read(path).cell(1, 1) == value
    assert write(path, 1, 1, [[value]]) == ()


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_excel_does_not_know_is_never_written(book: Callable[..., Path], value: float) -> None:
    path = book('<row r="1"><c r="A1"/></row>')
    write(path, 1, 1, [[value]])
    assert inside(element(path, "c", "A1"), "v") not in ("nan", "inf", "-inf")


@pytest.mark.parametrize(("text", "expected"), [
    ("a\x00b\x07c\x1fd", "abcd"),
    ("\ufffe\uffff", None),
    ("tab\tbaris\nbaris\r\nlain", "tab\tbaris\nbaris\r\nlain"),
    ("  spasi di tepi  ", "  spasi di tepi  "),
    ("<b>&amp;</b>]]>", "<b>&amp;</b>]]>"),
    ("é ﷽ 𝄞 😀 \u200b\u00a0", "é ﷽ 𝄞 😀 \u200b\u00a0"),
    ("=1+1", "=1+1"),
    ("0012", "0012"),
    ("x" * (TEKS_TERPANJANG + 5), "x" * TEKS_TERPANJANG),
    pytest.param("_x0041_", "_x0041_"),
])
def test_a_text_comes_back_without_what_no_file_can_hold(
        book: Callable[..., Path], text: str, expected: str | None) -> None:
    path = book("")
    write(path, 1, 1, [[text]])
    assert read(path).cell(1, 1) == expected
    assert write(path, 1, 1, [[text]]) == ()


def test_half_a_surrogate_pair_does_not_stop_the_writing(book: Callable[..., Path]) -> None:
    path = book("")
    write(path, 1, 1, [["a" + chr(0xD83D) + "b"]])
    assert read(path).cell(1, 1) == "ab"


def test_an_escaped_surrogate_pair_is_one_character(book: Callable[..., Path]) -> None:
    text = str(read(book('<row r="1"><c t="str"><v>_xD83D__xDE00_</v></c></row>')).cell(1, 1))
    assert [ord(c) for c in text] == [0x1F600]


@pytest.mark.parametrize(("old", "new"), [
    pytest.param('<c r="A1"><v>1</v></c>', True, id="true over one"),
    pytest.param('<c r="A1" t="b"><v>0</v></c>', 0, id="zero over false"),
    pytest.param('<c r="A1" t="e"><v>#N/A</v></c>', "#N/A", id="a text over an error"),
])
def test_a_value_of_another_type_replaces_an_equal_one(book: Callable[..., Path], old: str, new: Value) -> None:
    path = book(f'<row r="1">{old}</row>')
    write(path, 1, 1, [[new]])
    assert type(read(path).cell(1, 1)) is type(new)


@pytest.mark.parametrize("moment", [
    time(8, 30), time(23, 59, 59), datetime(2024, 12, 31, 23, 59, 59), datetime(2024, 3, 15, 10, 20, 7),
    date(1999, 12, 31),
    pytest.param(time(0)),
])
def test_a_moment_comes_back_as_it_was_written(
        book: Callable[..., Path], moment: date | time) -> None:
    style = FORMATS.index("hh:mm:ss" if isinstance(moment, time) else "yyyy-mm-dd hh:mm")
    path = book(f'<row r="1"><c r="A1" s="{style}"/></row>')
    write(path, 1, 1, [[moment]])
    assert read(path).cell(1, 1) == moment
    assert write(path, 1, 1, [[moment]]) == ()


AROUND = (
    '<sheetProtection sheet="1" objects="1"/><autoFilter ref="A1:B9"/>'
    '<mergeCells count="1"><mergeCell ref="D1:E1"/></mergeCells>'
    '<conditionalFormatting sqref="A1:A9"><cfRule type="expression" dxfId="0" priority="1"><formula>$A1=1</formula>'
    '</cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="B1:B9">'
    '<formula1>"Ya,Tidak"</formula1></dataValidation></dataValidations>'
    '<printOptions horizontalCentered="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" '
    'footer="0.3"/><pageSetup paperSize="9" orientation="landscape" r:id="rId1"/>'
    "<headerFooter><oddFooter>&amp;LKecamatan</oddFooter></headerFooter>"
    '<drawing r:id="rId2"/><legacyDrawing r:id="rId3"/>'
    '<mc:AlternateContent><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>'
    '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups/></ext></extLst>'
)


def test_everything_of_a_written_sheet_but_its_cells_stays(book: Callable[..., Path]) -> None:
    path = book('<row r="1" x14ac:dyDescent="0.2"><c r="A1"><v>1</v></c></row>', cols=COLUMNS, after=AROUND)

    def around() -> list[bytes]:
        return [etree.tostring(e) for e in root(path)
                if etree.QName(e).localname not in ("sheetData", "dimension")]

    before, attributes, names = around(), dict(root(path).attrib), root(path).nsmap
    write(path, 1, 1, [[2, LONG]])
    assert around() == before
    assert (dict(root(path).attrib), root(path).nsmap) == (attributes, names)


def test_a_sheet_that_nobody_wrote_stays_byte_for_byte(book: Callable[..., Path]) -> None:
    path = book('<row r="1"><c r="A1"><v>1</v></c></row>')
    with ZipFile(path) as archive:
        before = {name: archive.read(name) for name in archive.namelist()}
    with open_book(path) as found:
        found.read("Lain")
        found.write("Lain", 1, 1, [[1]])
        found.write("Uji", 1, 1, [[2]])
        assert found.changed == ("Uji",)
        found.save_without_keeping()
    with ZipFile(path) as archive:
        assert archive.namelist() == list(before)
        assert [n for n in before if archive.read(n) != before[n]] == ["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize(("old", "code", "expected"), [("9", 14, ("Uji",)), ("14", 14, ())])
def test_paper_is_set_only_where_it_differs(
        book: Callable[..., Path], old: str, code: int, expected: tuple[str, ...]) -> None:
    path = book('<row r="1"/>', after=f'<pageSetup paperSize="{old}" orientation="landscape"/>')
    with open_book(path) as found:
        found.set_paper(["Uji", "Lain"], code)
        assert found.changed == expected


def test_another_program_reads_what_was_written(book: Callable[..., Path]) -> None:
    path = book('<row r="2"><c r="B2" s="5"><f>1+1</f><v>2</v></c></row>')
    write(path, 1, 1, [["teks", 1.5, True], [None, 4, None]])
    with path.open("rb") as file:
        sheet = load_workbook(file)["Uji"]
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [["teks", 1.5, True], [None, "=1+1", None]]


# Files that are damaged


@pytest.mark.parametrize("damage", [
    pytest.param(lambda xml: xml.replace("sheetData>", "isi>"), id="no rows"),
    pytest.param(lambda xml: xml[: len(xml) // 2], id="cut off"),
    pytest.param(lambda xml: xml.replace("<v>0</v>", "<v>99</v>"), id="a shared string that is missing"),
    pytest.param(lambda xml: xml.replace("<v>7</v>", "<v>tujuh</v>"), id="a number that is none"),
])
def test_a_damaged_sheet_is_one_clear_sentence(tmp_path: Path, damage: Callable[[str], str]) -> None:
    xml = sheet_xml('<row r="1"><c t="s"><v>0</v></c><c><v>7</v></c></row>')
    with pytest.raises(CannotRun, match="rusak"):
        read(tiny(tmp_path / "uji.xlsx", damage(xml)))


# Property

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff", exclude_categories=("Cc", "Cs")),
                max_size=30).filter(lambda text: "_x" not in text)
VALUES = st.one_of(
    st.none(), TEXTS.filter(bool), st.booleans(), st.integers(-10**15, 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
)
BLOCKS = st.integers(1, 4).flatmap(lambda width: st.lists(
    st.lists(VALUES, min_size=width, max_size=width), min_size=1, max_size=5))


def _typed(value: Value) -> tuple[str, Value]:
    """A value with its kind; whole numbers are one kind, however they are held."""
    return ("bool" if isinstance(value, bool) else "text" if isinstance(value, str) else "number"), value


@settings(max_examples=80, deadline=None)
@given(blocks=st.lists(st.tuples(st.integers(1, 8), st.integers(1, 6), BLOCKS), min_size=1, max_size=3))
def test_blocks_written_are_the_blocks_read_back(blocks: list[tuple[int, int, list[list[Value]]]]) -> None:
    expected: dict[tuple[int, int], Value] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = tiny(Path(folder) / "uji.xlsx", sheet_xml('<row r="3"><c r="C3" s="5"/></row>', cols=COLUMNS))
        package = Package(path)
        found = FileBook(package)
        for row, column, values in blocks:
            found.clear("Uji", row, column, len(values), len(values[0]))
            found.write("Uji", row, column, values)
            expected |= {(row + i, column + j): v for i, line in enumerate(values) for j, v in enumerate(line)}
        before = found.read("Uji")
        found.write_package(Path(folder) / "baru.xlsx")
        after = read(Path(folder) / "baru.xlsx")
    got = {(r, c): after.cell(r, c) for r in range(1, 15) for c in range(1, 12)}
    assert {p: _typed(v) for p, v in got.items() if v is not None} == {
        p: _typed(v) for p, v in expected.items() if v is not None}
    assert before == after
