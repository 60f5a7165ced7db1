"""docs/selisih.md: every row says what the computed example says, and differs from what the report prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from conftest import Workbook

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import RINGKASAN, RINGKASAN_FACTS, VALUE_COLUMN, Form, block, output_sheet, table_sheet
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.engines.workbook.file import open_book

DOC = Path(__file__).parents[1] / "docs" / "selisih.md"
TITLES = {"banyudono-2024": "Kecamatan Banyudono 2024", "blora-2024": "Kecamatan Blora 2024"}
ROWS = {"banyudono-2024": 60, "blora-2024": 38}
"""How many rows each table holds at least; a row leaves only when the product no longer contradicts the report."""
HEADINGS = ["No", "Tempat di laporan", "Tercetak", "Hitungan", "Mengapa", "Sel hasil"]
NOT_ON_A_SHEET: Mapping[str, Callable[[Hasil], Decimal | None]] = {
    "Bab III 3.3, persentase sisa": lambda hasil: hasil.pohon.total.persen_sisa.printed,
}
"""Where the rows with "-" get their figure from, by their place in the report."""

_INDONESIAN = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_POINT = re.compile(r"-?\d+\.\d{1,2}")
_ORDINAL = re.compile(r"(\d+|[a-z])\. ")

Example = Callable[[str], Workbook]


@dataclass(frozen=True)
class Row:
    """One row of a table of docs/selisih.md."""

    no: str
    tempat: str
    tercetak: str
    hitungan: str
    mengapa: str
    sel: str


@dataclass(frozen=True)
class Shown:
    """What the workbook shows at a place: one value or some that may be meant, and the unit stated beside it."""

    values: tuple[Value, ...]
    unit: str = ""


def table(name: str, text: str | None = None) -> list[Row]:
    """The rows of the table of that report."""
    lines = iter((DOC.read_text("utf-8") if text is None else text).splitlines())
    next(line for line in lines if line == f"## {TITLES[name]}")
    cells = [_cells(line) for line in _table_lines(lines)]
    assert cells[0] == HEADINGS
    return [Row(*row[:5], row[5].strip("`")) for row in cells[2:]]


def _table_lines(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("## "):
            return
        if line.startswith("|"):
            yield line


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def number(text: str) -> Decimal | None:
    """A number as Indonesians write it: decimal comma, points between thousands."""
    if not _INDONESIAN.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def parts(text: str) -> tuple[str, str]:
    """A figure and its unit: "%", "poin" or nothing."""
    found = re.fullmatch(r"(-?[\d.,]+)\s*(%|poin)", text)
    return (found[1], found[2]) if found else (text, "")


def printed(text: str) -> tuple[object, str]:
    """What a printed text means, whichever decimal sign and rupiah marks it was written with."""
    figure, unit = parts(text.removesuffix(",-").removesuffix(",00"))
    if _POINT.fullmatch(figure):
        return Decimal(figure), unit
    value = number(figure)
    return (" ".join(figure.split()).casefold() if value is None else value), unit


def same(hitungan: str, shown: Shown) -> bool:
    """Whether the text of the column Hitungan says what the workbook shows."""
    figure, unit = parts(hitungan)
    value = number(figure)
    if unit and unit != shown.unit:
        return False
    numbers = [Decimal(str(v)) for v in shown.values if isinstance(v, int | float)]
    texts = [v for v in shown.values if isinstance(v, str)]
    return hitungan in texts or (value is not None and value in numbers)


def places(book: Workbook, sel: str) -> Shown:
    """What stands at a place written as `sheet/row/column`, `sheet/judul`, `sheet/banyaknya/level` or `form/field`."""
    key, _, rest = sel.partition("/")
    row, _, column = rest.rpartition("/")
    if key == "ringkasan":
        return _ringkasan(book, rest)
    if not row:
        return Shown(_headings(book, key)) if column == "judul" else Shown((_answer(book, key, column),))
    lines = book.lines(key)
    if row == "banyaknya":
        return Shown((sum(line["level"] == column for line in lines),))
    found = [line for line in lines if row in {_plain(value) for value in line.values()}]
    assert len(found) == 1, f"{sel}: {len(found)} baris"
    spec = next(c for c in output_sheet(key).columns if c.key == column)
    in_points = column in ("perubahan", "selisih") and "poin" in str(found[0]["keterangan"])
    unit = "poin" if in_points else "%" if spec.format in ("persen", "serapan") else ""
    return Shown((found[0][column],), unit)


def _plain(value: Value) -> str:
    return _ORDINAL.sub("", str(value), count=1) if isinstance(value, str) else ""


def _ringkasan(book: Workbook, key: str) -> Shown:
    rows = _rows(book.path, RINGKASAN.name)
    if key.startswith("grafik "):
        row, column = RINGKASAN.chart_title(int(key.removeprefix("grafik ")) - 1)
        return Shown((rows[row - 1][column - 1],))
    index = [fact for fact, _, _ in RINGKASAN_FACTS].index(key)
    unit = "%" if RINGKASAN_FACTS[index][2] in ("persen", "serapan") else ""
    return Shown((rows[RINGKASAN.facts_row + index - 1][RINGKASAN.value_column - 1],), unit)


def _headings(book: Workbook, key: str) -> tuple[Value, ...]:
    sheet = output_sheet(key)
    return tuple(value for row in _rows(book.path, sheet.name)[:sheet.header_row - 1] for value in row)


def _answer(book: Workbook, key: str, field: str) -> Value:
    form = block(key)
    assert isinstance(form, Form)
    row = form.row(next(f for f in form.fields if f.key == field))
    return _rows(book.path, table_sheet(key).name)[row - 1][VALUE_COLUMN - 1]


@cache
def _rows(path: Path, sheet: str) -> tuple[tuple[Value, ...], ...]:
    with open_book(path) as book:
        return tuple(tuple(row) for row in book.read(sheet).rows)


@pytest.fixture(scope="module")
def book(computed: dict[str, Path]) -> Callable[[str], Workbook]:
    """A computed example to read only."""
    return lambda name: Workbook(computed[name])


@pytest.mark.parametrize("name", TITLES)
def test_every_figure_stands_in_the_computed_example(book: Example, name: str) -> None:
    shown = {row: places(book(name), row.sel) for row in table(name) if row.sel != "-"}
    assert [(row.no, row.sel, row.hitungan, at) for row, at in shown.items() if not same(row.hitungan, at)] == []


@pytest.mark.parametrize("name", TITLES)
def test_a_figure_that_no_sheet_shows_is_computed_all_the_same(example: Example, name: str) -> None:
    hasil = example(name).hitung().hasil
    for row in table(name):
        if row.sel == "-":
            assert number(parts(row.hitungan)[0]) == NOT_ON_A_SHEET[row.tempat](hasil), row


@pytest.mark.parametrize("name", TITLES)
def test_no_row_repeats_what_the_report_prints(name: str) -> None:
    assert [row for row in table(name) if printed(row.tercetak) == printed(row.hitungan)] == []


@pytest.mark.parametrize("name", TITLES)
def test_no_row_is_lost_and_each_place_is_listed_once(name: str) -> None:
    rows = table(name)
    assert len(rows) >= ROWS[name]
    assert [row.no for row in rows] == [str(i + 1) for i in range(len(rows))]
    assert len({row.tempat for row in rows}) == len(rows)
    assert all(row.tercetak and row.mengapa.endswith(".") for row in rows)


@pytest.mark.parametrize(("hitungan", "shown", "holds"), [
    ("98,42 %", Shown((98.42,), "%"), True),
    ("2.561.949.000", Shown((2_561_949_000,)), True),
    ("-0,70", Shown((-0.7,)), True),
    ("0,05 poin", Shown((0.05,), "poin"), True),
    ("0,05 %", Shown((0.05,), "poin"), False),  # points are no percentage
    ("98.42", Shown((98.42,)), False),  # never a decimal point
    ("98,43", Shown((98.42,)), False),
    ("Baik", Shown(("Sangat baik",)), False),
])
def test_a_figure_is_compared_as_indonesians_read_it(hitungan: str, shown: Shown, holds: bool) -> None:
    assert same(hitungan, shown) is holds


@pytest.mark.parametrize(("tercetak", "hitungan", "equal"), [
    ("98.58%", "98,58 %", True),
    ("2.521.932.000,-", "2.521.932.000", True),
    ("Sangat Baik", "Sangat baik", True),
    ("0.05%", "0,05 poin", False),
    ("900,000", "900.000", False),  # read as nine hundred
])
def test_printed_figures_are_compared_by_what_they_mean(tercetak: str, hitungan: str, equal: bool) -> None:
    assert (printed(tercetak) == printed(hitungan)) is equal
