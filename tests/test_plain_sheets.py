"""A sheet that is written plainly is read as its tree is; whatever is written otherwise is left to the tree."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from lkjip_xl.book.grid import Value
from lkjip_xl.engines.workbook.package import Package, filled_cells, parse_xml, place_of, tag
from lkjip_xl.engines.workbook.plain import characters, plain_cells

HEAD = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
CONTOH = Path(__file__).parents[1] / "workbook" / "contoh"
DIUBAH = 400
"""So many changed sheets are tried."""


def lembar(cells: str, head: str = HEAD, after: str = "") -> bytes:
    return f'{head}<sheetData><row r="1">{cells}</row></sheetData>{after}</worksheet>'.encode()


@cache
def contoh() -> Package:
    return Package(CONTOH / "banyudono-2024.xlsm")


def dibaca(data: bytes) -> dict[tuple[int, int], Value] | None:
    """The values of a sheet read plainly; None where it is left to the tree."""
    plain = plain_cells(data)
    if plain is None:
        return None
    parse_xml(plain[0])
    return {place_of(place): contoh().shown(kind or "n", characters(inline if kind == "inlineStr" else stored),
                                            style or "0") for place, style, kind, stored, inline in plain[1]}


def pohon(data: bytes) -> dict[tuple[int, int], Value]:
    tree = parse_xml(data).find(tag("sheetData"))
    assert tree is not None
    return {(column, row): contoh().value(cell) for row, column, cell in filled_cells(tree)}


@pytest.mark.parametrize(("cells", "values"), [
    ('<c r="A1" s="1"/><c r="B1" s="2"><v>12</v></c><c r="C1"/>', {(2, 1): 12}),
    ('<c r="A1" t="str"><f>B1&amp;"x"</f><v>a &lt; b &amp;amp; c</v></c>', {(1, 1): "a < b &amp; c"}),
    ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> é “x” </t></is></c>', {(1, 1): " é “x” "}),
    ('<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c>', {(1, 1): True, (2, 1): "#REF!"}),
    ('<c r="A1"><f>1/2</f><v/></c><c r="B1"><f t="shared" si="0"/><v>0.5</v></c>', {(1, 1): None, (2, 1): 0.5}),
    ('<c r="XFD1"><v>1e3</v></c></row><row r="2" ht="12"/><row r="3"><c r="A3"><v>NaN</v></c>',
     {(16384, 1): 1000, (1, 3): "#NUM!"}),
])
def test_plain_cells_are_read_as_their_tree_is(cells: str, values: dict[tuple[int, int], Value]) -> None:
    assert dibaca(lembar(cells)) == values == pohon(lembar(cells))


@pytest.mark.parametrize("data", [
    lembar("<c><v>1</v></c>"), lembar('<c r="a1"><v>1</v></c>'), lembar('<c s="1" r="A1"><v>1</v></c>'),
    lembar('<c r="A1" t="str"><v>&#10;</v></c>'), lembar('<c r="A1" t="str"><v><![CDATA[x]]></v></c>'),
    lembar('<c r="A1" t="inlineStr"><is><r><t>x</t></r></is></c>'), lembar('<!-- --><c r="A1"><v>1</v></c>'),
    lembar('<c r="A1" t="str"><v>a\rb</v></c>'), lembar('<c r="A1"><v>1</v></c>', after="<!-- <sheetData> -->"),
    lembar('<c r="A1"><v>1</v></c>').replace(b"UTF-8", b"UTF-16"),
    lembar('<c r="A1"><v>1</v></c>', head=HEAD.replace("<worksheet", "<!DOCTYPE worksheet>\n<worksheet")),
    lembar('<x><c r="A1"><v>1</v></c></x>'), lembar('<c r="A1"><v>1</v></c></row><c r="A2"><v>1</v></c><row r="3">'),
])
def test_what_is_written_otherwise_is_left_to_the_tree(data: bytes) -> None:
    assert plain_cells(data) is None


@pytest.mark.parametrize("cells", [
    '<c r="A1"><v>1</v></c', '<c r="A1"><v>1</c>', '<c r="A1"><v>1</v></c></c>', '<c r="A1"><v>&x;</v></c>',
    '<c r="A1"><v>\x01</v></c>', '<c r="A1"><v>]]></v></c>', '</row><c r="A1"><v>1</v></c></row>',
    '</c>r="A1"><v>1</v></c>', '<c r="A1" x14ac:y="1"/><c r="B1"><v>1</v></c>', '<c r="A1"><v>\ufffe</v></c>',
])
def test_a_damaged_sheet_is_never_read_plainly(cells: str) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse_xml(lembar(cells))
    assert plain_cells(lembar(cells)) is None


def test_a_changed_byte_is_read_as_the_tree_reads_it_or_left_to_the_tree() -> None:
    random = Random(14)
    data = contoh().part(contoh().sheet_parts["Tujuan Sasaran"])
    start, end = data.find(b"<sheetData>"), data.find(b"</sheetData>") + 12
    for _ in range(DIUBAH):
        place, length = random.randrange(start, end), random.choice((0, 1, 1, 4))
        put = random.choice((b"", b"<", b">", b'"', b"&", b" ", b"/", b"A", b"\xe2"))
        changed = data[:place] + put + data[place + length:]
        if plain_cells(changed) is not None and (put != b"A" or sound(changed)):
            assert dibaca(changed) == pohon(changed)


def sound(changed: bytes) -> bool:
    """Whether it is XML; a capital that is out of place in a tag without a value is not looked for."""
    try:
        parse_xml(changed)
    except etree.XMLSyntaxError:
        return False
    return True
