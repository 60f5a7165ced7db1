"""Mutants of the fuzz target: workbooks and data files spoilt in the ways that other programs, disks and hands do."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from xlsxwriter import Workbook as NewWorkbook

from lkjip_xl.domain.sipd import KOLOM, LEMBAR
from lkjip_xl.jobs.skema import skema

Parts = dict[str, bytes]

NUMBERS = (
    "1.1102230246251565E-16", "5e-324", "-5e-324", "1e-400", "NaN", "nan", "INF", "-INF", "Infinity", "1e309", "1e308",
    "-9.99e307", "0." + "1234567890" * 4, "1" + "0" * 400, "9" * 30, "-0", "-0.0", "1E+2", "1e15", "1e16", "0x10",
    "1_000", "1,5", " 7 ", "", "-1", "2958465", "2958466", "-1e10", "60", "0.99999999999", "9007199254740993", "٣٤",
    "²", "1e999999999", "1e-999999999", "99999999999", "-99999999999999999", "2024.5", "1e100", "3.0000000000000004",
)
"""What may stand where a number is stored."""
TEXTS = (
    "", " ", "\t\n\r ", "A" * 32_767, "panjang " * 4_000, "ä" * 3_000, "\u202eterbalik", "=1+1", "+62", "@x", "'x",
    "{nama}", "{0.__class__}", "%s %d %", "[bold]", "[/bold]", "[/]", "<b>&amp;</b>", "]]>", "_xD800_", "_x0000_",
    "_x0001_", "_x000D_", "😀🇮🇩", "e\u0301", "مؤشر", "a\nb\n" * 500, "100%", "1e400%", "1e400", "NaN", "inf", "∞", "½",
    "²", "①", "٣٤", "１２", "12-13", "80 - 90", "Rp 1e9", "31/02/2024", "9999-12-31", "0001-01-01", "29 Februari 2023",
    "1 Maret 99999", "32 Maret 2024", "2024-13-45T99:99", "-", "—", "n/a", "#N/A", "Sasaran satu", "Indeks", "Ya",
    "ya ",
    "WTP", "A1!B2", "..", "../../x", "C:\\x", "\u200b", "\ufeff", "\u2028", "$x^{2}$", "$\\frac{1}", "\\", '"',
    "a" * 300,
    "1.234", "1.234,5", "1,234.5", "99.99.99.9.99.9999", "7.01.01.2.01.0001", "7.01.01." * 30, "Triwulan V", "0",
    "1" * 400,
)
"""What may stand where a text is stored."""
REFERENCES = ("ZZZZZZ9", "k9", "$K$9", "", "A0", "A-1", "XFE1", "XFD1048576", "XFD1048577", "A99999999999", "1A", "A",
              "9", "K9:K10", "é9", "A1" * 200, "R1C1", "AAA1", " C7", "c7", "A1048576")
NAMES = ("", " ", "A" * 300, "Profil", "PROFIL ", "Indikator", "Beranda", "'", "a/b", "[x]", "Beranda\n", "😀", "..",
         "%",
         "History", "xlwings.conf")
STYLES = ("999999", "-1", "4294967296", "abc", "1.5", "", "0", "5", "12", "40")
ATTRIBUTES = (*NUMBERS[:16], *REFERENCES, *NAMES[:4], *STYLES, "rId999", "../../../etc/passwd",
              "http://127.0.0.1:9/x", "1",
              "true", "0", "s", "b", "e", "d", "str", "inlineStr", "x" * 70_000, "A1:XFD1048576", "#REF!", "1" * 20)
LAUGHS = b'<!ENTITY a0 "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 9))
"""Entities that would grow to a thousand million letters."""
ENCODINGS = ("utf-16", "utf-8-sig", "latin-1", "utf-32", "cp1252", "utf-7")


# --- packages ---------------------------------------------------------------------------------------------------------

def unpacked(content: bytes) -> Parts:
    """The parts of a package by name."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, deflate: bool = False) -> bytes:
    """A package of those parts; stored as they are it takes a fiftieth of the time."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED if deflate else ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def _some(rng: Random, parts: Parts, ending: str = "") -> str:
    """The name of a part; the ones that every command reads come as often as all the others."""
    names = [name for name in parts if name.endswith(ending)] or list(parts)
    read = [name for name in names if re.search(r"workbook|styles|sharedS|Content|rels/\.rels|sheet\d{1,2}\.xml$",
                                                name)]
    return rng.choice(read if read and rng.random() < 0.7 else names)


def _escaped(text: str) -> bytes:
    return (text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")).encode("utf-8", "surrogatepass")


def _substitute(rng: Random, part: bytes, pattern: bytes, value: Callable[[], bytes], most: int = 3) -> bytes:
    """The part with some of what a pattern finds in its first group replaced."""
    found = list(re.finditer(pattern, part))
    for one in sorted(rng.sample(found, min(len(found), rng.randint(1, most))), key=lambda m: -m.start()):
        part = part[:one.start(1)] + value() + part[one.end(1):]
    return part


def _in_part(pattern: bytes, values: Sequence[str], ending: str = ".xml", most: int = 3) -> Callable[..., Parts]:
    def mutate(rng: Random, parts: Parts) -> Parts:
        name = _some(rng, parts, ending)
        return {**parts, name: _substitute(rng, parts[name], pattern, lambda: _escaped(rng.choice(values)), most)}

    return mutate


def _removed(rng: Random, parts: Parts) -> Parts:
    gone = _some(rng, parts)
    return {name: part for name, part in parts.items() if name != gone}


def _renamed(rng: Random, parts: Parts) -> Parts:
    old = _some(rng, parts)
    new = rng.choice((old.upper(), old.replace("/", "\\"), f"./{old}", f"/{old}", f"../{old}", old.replace("e", "%65"),
                      f"{old}x", "xl/workbook.xml", old.split("/")[-1], f"{old}/", "é.xml"))
    return {new if name == old else name: part for name, part in parts.items()}


def _swapped(rng: Random, parts: Parts) -> Parts:
    one, other = _some(rng, parts), _some(rng, parts)
    return {**parts, one: parts[other], other: parts[one]}


def _garbled(rng: Random, parts: Parts) -> Parts:
    name = _some(rng, parts)
    return {**parts, name: flipped(rng, parts[name])}


def _emptied(rng: Random, parts: Parts) -> Parts:
    name = _some(rng, parts)
    return {**parts, name: rng.choice((b"", b"\0" * 100, b"<x/>", b"<?xml version='1.0'?>", parts[name][:99],
                                       b"\xff\xfe"))}


def _recoded(rng: Random, parts: Parts) -> Parts:
    name = _some(rng, parts, ".xml")
    text = parts[name].decode("utf-8", "replace")
    code = rng.choice(ENCODINGS)
    return {**parts, name: text.replace("UTF-8", code, 1).encode(code, "replace")}


def _doctype(rng: Random, parts: Parts) -> Parts:
    name = _some(rng, parts, ".xml")
    entity = rng.choice((b'<!ENTITY a8 SYSTEM "file:///etc/passwd">', b'<!ENTITY a8 "&#1;">', LAUGHS))
    part = parts[name].replace(b"?>", b"?><!DOCTYPE x [" + entity + b"]>", 1)
    return {**parts, name: _substitute(rng, part, rb">()[^<]*</[vt]>", lambda: b"&a8;")}


def _elements(rng: Random, parts: Parts) -> Parts:
    """An element left out, written twice, under another name, or deep inside a hundred others."""
    name = _some(rng, parts, ".xml")
    part = parts[name]
    found = list(re.finditer(rb"<(\w+)(?:\s[^<>]*)?/>|<(\w+)(?:\s[^<>]*)?>[^<]*</\2>", part))
    if not found:
        return parts
    one = rng.choice(found)
    depth = rng.choice((100, 300, 5_000))
    new = rng.choice((b"", one[0] * 2, one[0] * 500, b"<x>" + one[0] + b"</x>", one[0].replace(b"<", b"<y:", 1),
                      b"<r>" * depth + one[0] + b"</r>" * depth, b"<!--x-->" + one[0], b"<![CDATA[x]]>", b"&x;", b"\1"))
    return {**parts, name: part[:one.start()] + new + part[one.end():]}


def _sheets(rng: Random, parts: Parts) -> Parts:
    """The list of sheets: names, places and numbers changed, a sheet listed twice, or none."""
    name = next(part for part in parts if part.endswith("workbook.xml"))
    part = parts[name]
    found = re.findall(rb"<sheet [^>]*>", part)
    if not found:
        return parts
    one, other = rng.choice(found), rng.choice(found)
    changed = rng.choice((b"", one * 2, re.sub(rb'name="[^"]*"', b'name="' + _escaped(rng.choice(NAMES)) + b'"', one),
                          re.sub(rb"rId\d+", b"rId%d" % rng.randint(0, 90), one), one.replace(b"r:id", b"id"), other,
                          one.replace(b"<sheet ", b'<sheet state="%s" ' % rng.choice((b"hidden", b"veryHidden", b"x"))),
                          one.replace(b"sheetId", b"x")))
    part = rng.choice((part.replace(one, changed, 1), part.replace(one, changed, 1), re.sub(rb"<sheets>.*</sheets>",
                                                                                            b"",
                       part, flags=re.DOTALL), part.replace(b"<workbookPr", b'<workbookPr date1904="1"')))
    return {**parts, name: part}


def _defined(rng: Random, parts: Parts) -> Parts:
    name = next(part for part in parts if part.endswith("workbook.xml"))
    text = _escaped(rng.choice(("#REF!", "", "'Profil", "Profil!$A:$XFD", "[1]x!A1", "1e400", *TEXTS)))
    one = b'<definedName name="%s"%s>%s</definedName>' % (
        rng.choice((b"_xlnm.Print_Area", b"x", b"", b"A1", b"_xlnm.Print_Titles")),
        rng.choice((b"", b' localSheetId="0"', b' localSheetId="999"', b' localSheetId="x"')), text)
    part = parts[name]
    part = part.replace(b"<definedNames>", b"<definedNames>" + one * rng.choice((1, 1, 2, 400)), 1) if (
        rng.random() < 0.5) else _substitute(rng, part, rb"<definedName [^>]*>([^<]*)<", lambda: text)
    return {**parts, name: part}


def _merged(rng: Random, parts: Parts) -> Parts:
    name = _some(rng, parts, ".xml")
    area = rng.choice((b"A1:XFD1048576", b"C5:C9", b"B2:ZZ9999", b"A1", b"", b"Z9:A1", b"A1:K9 B2:L10"))
    merged = b'<mergeCells count="1"><mergeCell ref="%s"/></mergeCells>' % area
    return {**parts, name: parts[name].replace(b"</sheetData>", b"</sheetData>" + merged * rng.choice((1, 1, 2)), 1)}


# --- what is typed into the cells -------------------------------------------------------------------------------------

@lru_cache(maxsize=1)
def inputs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The cells for input by sheet: every answer of a form, and the first twelve rows of every table."""
    found = []
    for sheet in skema()["isian"]:
        cells = [field["sel"] for form in sheet["formulir"] for field in form["isian"]]
        for table in sheet["tabel"]:
            cells += [f"{column['huruf']}{row}" for column in table["kolom"]
                      for row in range(table["baris_pertama"], min(table["baris_pertama"] + 12,
                                                                   table["baris_terakhir"]))]
        found.append((sheet["lembar"], tuple(cells)))
    return tuple(found)


def _sheet_part(parts: Parts, sheet: str) -> str:
    """The part of a sheet: this template numbers them in their order."""
    names = re.findall(rb'<sheet [^>]*?name="([^"]*)"', parts["xl/workbook.xml"])
    return f"xl/worksheets/sheet{names.index(_escaped(sheet)) + 1}.xml"


def _cell(rng: Random, place: bytes, style: bytes) -> bytes:
    """A cell with any value: numbers, texts, dates, truth values, errors, formulas, shared texts beyond their list."""
    number, text = _escaped(rng.choice(NUMBERS)), _escaped(rng.choice(TEXTS))
    style = b' s="%s"' % rng.choice(STYLES).encode() if rng.random() < 0.2 else style
    kind, inner = rng.choice((
        (b"", b"<v>%s</v>" % number), (b"", b"<v>%s</v>" % number), (b"", b"<v>%d</v>" % rng.randint(-3, 3000)),
        (b"", b"<v>%r</v>" % (rng.random() * 10 ** rng.randint(-20, 20))), (b' t="n"', b"<v>%s</v>" % number),
        (b' t="inlineStr"', b"<is><t>%s</t></is>" % text), (b' t="str"', b"<v>%s</v>" % text),
        (b' t="inlineStr"', b"<is><t xml:space='preserve'>%s</t></is>" % text), (b' t="str"', b"<v>%s</v>" % number),
        (b' t="inlineStr"', b"<is><r><t>%s</t></r><rPh><t>x</t></rPh></is>" % text), (b' t="d"', b"<v>2024-99-99</v>"),
        (b' t="b"', b"<v>%s</v>" % rng.choice((b"1", b"0", b"2", b"TRUE", b""))),
        (b' t="e"', b"<v>%s</v>" % rng.choice((b"#N/A", b"#REF!", b"", b"x"))), (b' t="x"', b"<v>1</v>"),
        (b' t="s"', b"<v>%s</v>" % rng.choice((b"0", b"9", b"999999", b"-1", b"1.5", b"x", b""))),
        (b"", b"<f>1/3</f><v>%s</v>" % number), (b' t="str"', b"<f>A1&amp;B1</f><v>%s</v>" % text), (b"", b"")))
    return b'<c r="%s"%s%s>%s</c>' % (place, style, kind, inner)


def typed(rng: Random, parts: Parts) -> Parts:
    """Some cells for input with odd contents; a third of the mutants have them in one row only, some in hundreds."""
    made = dict(parts)
    for _ in range(rng.choice((1, 1, 2, 5, 20, 150))):
        sheet, cells = rng.choice(inputs())
        name, place = _sheet_part(parts, sheet), rng.choice(cells).encode()
        pattern = rb'<c r="%s"((?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)' % place
        found = re.search(pattern, made[name])
        if found:
            made[name] = made[name][:found.start()] + _cell(rng, place, found[1]) + made[name][found.end():]
    return made


# --- bytes ------------------------------------------------------------------------------------------------------------

def flipped(rng: Random, content: bytes) -> bytes:
    """The content with up to twenty bytes changed."""
    changed = bytearray(content)
    for _ in range(rng.randint(1, 20) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.choice((0, 255, 60, 34, rng.randrange(256)))
    return bytes(changed)


def cut(rng: Random, content: bytes) -> bytes:
    """The content with its end, its beginning or its middle missing, or with something more."""
    place, length = rng.randrange(len(content) + 1), rng.choice((1, 10, 1_000, 100_000))
    return rng.choice((content[:place], content[place:], content[:place] + content[place + length:],
                       content + b"\0" * 999,
                       b"x" * 99 + content, content + content, b"", b"PK\3\4", content[:place] + b"\0" * length))


PARTS: dict[str, Callable[[Random, Parts], Parts]] = {
    "bagian hilang": _removed, "bagian berganti nama": _renamed, "bagian tertukar": _swapped,
    "bagian rusak": _garbled, "bagian kosong": _emptied, "penyandian lain": _recoded, "DOCTYPE": _doctype,
    "unsur XML": _elements, "daftar lembar": _sheets, "nama terdefinisi": _defined, "sel gabungan": _merged,
    "atribut XML": _in_part(rb'\s[\w:]+="([^"]*)"', ATTRIBUTES),
    "isi XML": _in_part(rb">([^<>]+)<", (*TEXTS, *NUMBERS)),
    "acuan sel": _in_part(rb'<(?:c|row) r="([^"]*)"', REFERENCES, ".xml", 9),
    "angka tersimpan": _in_part(rb"<v>([^<]*)</v>", NUMBERS, ".xml", 30),
    "nomor gaya": _in_part(rb'<c [^>]*s="(\d+)"', STYLES, ".xml", 30),
    "jenis sel": _in_part(rb'<c [^>]*t="(\w+)"', ("s", "n", "b", "d", "e", "str", "inlineStr", "x", ""), ".xml", 9),
    "hubungan": _in_part(rb'\s(?:Target|Type|Id)="([^"]*)"', ATTRIBUTES, ".rels"),
}
"""What is changed in the parts of a workbook."""
BYTES: dict[str, Callable[[Random, bytes], bytes]] = {"byte berubah": flipped, "berkas terpotong": cut}


def workbook(rng: Random, parts: Parts) -> tuple[str, bytes]:
    """A mutant of a workbook, and what was done to it; one in eight has suffered two mutations."""
    kind = rng.choice((*PARTS, *BYTES))
    for _ in range(1 + (rng.random() < 0.125)):
        parts = PARTS[kind](rng, parts) if kind in PARTS else parts
    content = packed(parts, deflate=rng.random() < 0.05)
    return kind, BYTES[kind](rng, content) if kind in BYTES else content


# --- data files -------------------------------------------------------------------------------------------------------

def _table(rng: Random, headings: Sequence[str], usual: Sequence[str]) -> list[list[str]]:
    line = [rng.choice((*usual, *TEXTS, *NUMBERS)) for _ in headings]
    rows = [list(headings), *([rng.choice((*usual, *usual, *TEXTS, *NUMBERS)) for _ in range(rng.choice((
        len(headings), len(headings), 1, 0, 60)))] for _ in range(rng.choice((0, 1, 3, 40)))), line]
    if rng.random() < 0.3:
        rows[0][rng.randrange(len(rows[0]))] = rng.choice((*TEXTS, *headings))
    if rng.random() < 0.1:
        rng.shuffle(rows)
    return rows


def csv_file(rng: Random, headings: Sequence[str], usual: Sequence[str]) -> bytes:
    """A CSV with odd values, separators, quotes, line ends and encodings."""
    mark, end = rng.choice(";;,\t|"), rng.choice(("\n", "\r\n", "\r", "\n\n", "\0\n"))
    quote = rng.choice(("", "", '"', "'", '"""'))
    text = end.join(mark.join(f"{quote}{value}{quote}" for value in row) for row in _table(rng, headings, usual))
    content = text.encode(rng.choice(("utf-8", "utf-8", "utf-8", *ENCODINGS)), "replace")
    return rng.choice((content, content, content, flipped(rng, content), cut(rng, content), content.replace(b"e",
                                                                                                            b"\0"),
                       b'"' + content, content * 50, b"\xff\xfe\0\0" + content))


def _deep(rng: Random) -> str:
    depth = rng.choice((50, 900, 100_000))
    return rng.choice(("[" * depth + "]" * depth, '{"a":' * depth + "1" + "}" * depth, "[" * depth))


def json_file(rng: Random, headings: Sequence[str], usual: Sequence[str]) -> bytes:
    """A JSON with values of wrong types, nested deep, with numbers that nothing holds."""
    odd = (None, True, 1e308, -0.0, 5e-324, 10 ** 300, [], {}, [1], {"a": 1}, *usual, *TEXTS)
    rows = [{name: rng.choice((*usual, *odd)) for name in rng.sample(headings, rng.randint(0, len(headings)))}
            for _ in range(rng.choice((0, 1, 3, 40)))]
    mixed = [*rows, *rng.sample(odd, rng.choice((0, 0, 1, 3)))]
    text = json.dumps(rng.choice((rows, rows, mixed, {"angka": rows}, rng.choice(odd))),
                      ensure_ascii=rng.random() < 0.5)
    text = rng.choice((text, text, text, _deep(rng), text.replace("null", rng.choice(("NaN", "Infinity", "1e400",
                                                                                      "1e-999",
                       "1" * 5_000, "undefined", "-", '"\\ud800"'))), text + text, text.replace('"', "'")))
    content = text.encode(rng.choice(("utf-8", "utf-8", *ENCODINGS)), "replace")
    return rng.choice((content, content, flipped(rng, content), cut(rng, content)))


def data_book(rng: Random, headings: Sequence[str], usual: Sequence[str], sheet: str = "Data") -> bytes:
    """An .xlsx with odd values under its headings, now and then spoilt as a package too."""
    made = io.BytesIO()
    with NewWorkbook(made, {"in_memory": True, "nan_inf_to_errors": True}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(_table(rng, headings, usual)):
            for column, value in enumerate(row):
                page.write_string(number, column, value.encode("utf-8", "replace").decode()[:32_767])
    parts = unpacked(made.getvalue())
    name = "xl/worksheets/sheet1.xml"
    if rng.random() < 0.5:
        parts[name] = re.sub(rb'<c r="(\w+)"[^>]*>.*?</c>', lambda found: found[0] if rng.random() < 0.8 else _cell(
            rng, found[1], b""), parts[name])
    return packed(parts) if rng.random() < 0.6 else workbook(rng, parts)[1]


HEADINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "angka": (("tempat", "besaran", "tentang", "tahun", "tertulis"),
              ("Tabel 3", "capaian", "Indeks", "2024", "105,00", "realisasi", "target")),
    "program": (("Kode", "Uraian", "Target", "Realisasi", "Pagu Murni", "Indikator", "Satuan"),
                ("7.01.01.2.01.0001", "Sub satu", "24", "1.000.000", "Dokumen", "12", "7.01.01")),
    "indikator": (("Indikator", "Target", "Realisasi", "Satuan", "Arah", "Formula"),
                  ("Indeks", "80", "84,5", "Persen", "Semakin tinggi semakin baik", "B")),
    "sipd": (KOLOM, ("7.01.0.00.0.00.06.0000", "Kecamatan Uji", "7.01.01.2.01.0001", "1 Maret 2024", "850000", "TBP",
                     "GU",
                     "5.1.02", "LS", "2024-03-01", "0")),
}
"""Headings of each kind of data file, and what usually stands under them."""


def data_file(rng: Random, kind: str, suffix: str) -> bytes:
    """A data file of a kind (see `HEADINGS`) with an ending: .csv, .json or .xlsx."""
    headings, usual = HEADINGS[kind]
    if suffix == ".xlsx":
        return data_book(rng, headings, usual, LEMBAR if kind == "sipd" and rng.random() < 0.9 else "Data")
    return (json_file if suffix == ".json" else csv_file)(rng, headings, usual)
