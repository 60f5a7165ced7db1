"""Whatever figure is typed or pasted, however long or small, nothing stops: it counts, or is a finding."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import NOW, SMALL, Workbook, _place
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import BERANDA, BERANDA_CELLS, INPUT_SHEETS, Column, Field, Form, block, table_sheet
from lkjip_xl.domain.nilai.angka import TERHALUS, Unreadable, from_number, parse_angka
from lkjip_xl.engines.workbook.file import FileBook
from lkjip_xl.engines.workbook.package import Package
from lkjip_xl.jobs.hitung import Terhitung, hitung_buku

ODD: tuple[Value, ...] = (
    1.1102230246251565e-16, 5e-324, -2.2250738585072014e-308, 1.7976931348623157e308, 1e22, 83.550000000000011,
    0.1 + 0.2, "0," + "1234567890" * 4, "9" * 60, "1e-400", float("nan"), float("inf"), float("-inf"),
)
NUMERIC = frozenset({"angka", "rupiah", "bulat", "tahun", "nilai", "tanggal", "persen"})


def numeric() -> Iterator[tuple[str, str]]:
    """The cells of every table and form that hold figures or dates: key of the block and of the column."""
    for sheet in INPUT_SHEETS:
        for found in sheet.blocks:
            parts: tuple[Column | Field, ...] = found.fields if isinstance(found, Form) else found.columns
            yield from ((found.key, part.key) for part in parts if part.kind in NUMERIC)


CELLS = tuple(numeric())
FINGERPRINTS = tuple((BERANDA_CELLS.status_row + i, BERANDA_CELLS.stored_column) for i in range(len(INPUT_SHEETS)))


@pytest.fixture(scope="module")
def small(template: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The smallest report, filled."""
    path = tmp_path_factory.mktemp("kecil") / "lkjip.xlsx"
    path.write_bytes(template.read_bytes())
    Workbook(path).fill(SMALL)
    return path.read_bytes()


def computed(content: bytes) -> tuple[FileBook, Terhitung]:
    """A workbook computed in memory."""
    book = FileBook(Package(Path("lkjip.xlsx"), content))
    return book, hitung_buku(book, NOW)


def put(book: FileBook, sheet: str, cells: Mapping[tuple[int, int], Value]) -> None:
    """Write single cells of a sheet."""
    for place, value in cells.items():
        book.write(sheet, *place, [[value]])


def test_there_are_cells_of_every_kind() -> None:
    assert len(CELLS) > 60


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_no_figure_in_all_cells_of_a_table_stops_anything(small: bytes, value: Value) -> None:
    book = FileBook(Package(Path("lkjip.xlsx"), small))  # to open it for each table takes as long as to compute it
    for key in dict.fromkeys(key for key, _ in CELLS):
        sheet = table_sheet(key).name
        there, places = book.read(sheet), [_place(block(key), 1, column) for of, column in CELLS if of == key]
        put(book, sheet, dict.fromkeys(places, value))
        put(book, BERANDA, dict.fromkeys(FINGERPRINTS, None))
        hitung_buku(book, NOW)
        assert stored(book), key
        put(book, sheet, {place: there.cell(*place) for place in places})


@dataclass(frozen=True)
class Opened:
    """A workbook that a failing example does not print."""

    book: FileBook = field(repr=False)


@pytest.fixture(scope="module")
def opened(small: bytes) -> Opened:
    return Opened(FileBook(Package(Path("lkjip.xlsx"), small)))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(CELLS), st.one_of(
    st.floats(), st.sampled_from(ODD), st.decimals(allow_nan=False, allow_infinity=False).map(str)),
    min_size=1, max_size=6))
def test_no_figure_in_any_cells_stops_anything(opened: Opened, cells: dict[tuple[str, str], Value]) -> None:
    book = opened.book
    places = {(table_sheet(key).name, _place(block(key), 1, column)): value for (key, column), value in cells.items()}
    before = {(sheet, place): book.read(sheet).cell(*place) for sheet, place in places}
    try:
        for (sheet, place), value in places.items():
            put(book, sheet, {place: value})
        put(book, BERANDA, dict.fromkeys(FINGERPRINTS, None))
        hitung_buku(book, NOW)
        assert stored(book)
    finally:
        for (sheet, place), value in before.items():
            put(book, sheet, {place: value})


def stored(book: FileBook) -> bool:
    """Whether Beranda has the fingerprint of the input that was computed."""
    home = book.read(BERANDA)
    found = [home.cell(*place) for place in FINGERPRINTS]
    return all(isinstance(value, (int, float)) and math.isfinite(value) for value in found)


@pytest.mark.parametrize("stored_as", ["NaN", "INF", "-Infinity", "1e999"])
@pytest.mark.parametrize("column", ["realisasi_0", "pk_murni", "koordinator"])
def test_what_is_no_number_is_a_finding_at_its_cell(small: bytes, tmp_path: Path, stored_as: str, column: str) -> None:
    """Other programs store it so; Excel would show #NUM!."""
    book = FileBook(Package(Path("lkjip.xlsx"), small))
    book.write("Indikator", *_place(block("indikator"), 1, column), [[987654321]])
    book.write_package(tmp_path / "asli.xlsx")
    with ZipFile(tmp_path / "asli.xlsx") as old, ZipFile(tmp_path / "lain.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b">987654321<", f">{stored_as}<".encode()))
    found, done = computed((tmp_path / "lain.xlsx").read_bytes())
    assert [item.tempat.split("!")[0] for item in done.temuan if item.nilai == "#NUM!"] == ["Indikator"]
    assert stored(found)


@pytest.mark.parametrize(("value", "read"), [
    (1.1102230246251565e-16, "0"), (5e-324, "0"), (0.1 + 0.2, "0.3"), (83.550000000000011, "83.55"),
    (1e-12, "0.000000000001"), (6e-13, "0.000000000001"), (-4e-13, "0"), (0.333333333333333, "0.333333333333"),
])
def test_figures_are_read_to_fifteen_digits_and_twelve_decimals(value: float, read: str) -> None:
    assert f"{from_number(value):f}" == read


@given(st.from_regex(r"-?\d{1,14}[.,]\d{13,60}", fullmatch=True))
def test_typed_figures_have_the_same_precision(text: str) -> None:
    found = parse_angka(text)
    assert not isinstance(found, Unreadable)
    exponent = found.as_tuple().exponent
    assert isinstance(exponent, int)
    assert -exponent <= TERHALUS
