"""The workbook follows the schema: rebuilt byte for byte, sound for every Office, guarded, and alive in LibreOffice."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from copy import copy
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from conftest import SMALL, Office, Workbook, need_soffice
from openxml_audit import FileFormat, OpenXmlValidator

from lkjip_xl.book.grid import cell_name, column_letter
from lkjip_xl.book.reader import read_isian
from lkjip_xl.book.schema import BERANDA, BERANDA_CELLS, INPUT_SHEETS, OUTPUT_NAMES, OUTPUT_SHEETS, SHEET_NAMES
from lkjip_xl.book.status import BERUBAH, SESUAI, lampu, sidik
from lkjip_xl.domain.nilai.pilihan import BAGIAN_NASKAH
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.template.build import build
from lkjip_xl.template.document import describe

ROOT = Path(__file__).parents[1]
OFFICES = (FileFormat.OFFICE_2007, FileFormat.MICROSOFT_365)
"""The ends; `test_macros` asks every version between them about a workbook with the same sheets."""


@pytest.fixture(scope="module")
def opened(template: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(template)


def test_the_shipped_workbook_is_the_one_that_the_schema_gives() -> None:
    assert (ROOT / "workbook" / "lkjip.xlsx").read_bytes() == build()


def test_the_page_about_the_sheets_is_the_one_that_the_schema_gives() -> None:
    assert (ROOT / "docs" / "lembar.md").read_text(encoding="utf-8") == describe()


@pytest.mark.parametrize("which", ["template", "banyudono-2024", "blora-2024"])
def test_no_office_version_would_repair_the_file(which: str, template: Path, computed: dict[str, Path]) -> None:
    path = template if which == "template" else computed[which]
    for office in OFFICES:
        validator = OpenXmlValidator(file_format=office, semantic_validation=office is FileFormat.OFFICE_2007)
        found = validator.validate(path)
        assert found.is_valid, (office, [str(error) for error in found.errors][:5])


def test_every_sheet_of_the_schema_is_there_in_its_order(opened: openpyxl.Workbook) -> None:
    assert tuple(opened.sheetnames) == SHEET_NAMES


def test_every_heading_stands_where_the_schema_says(opened: openpyxl.Workbook) -> None:
    for sheet in INPUT_SHEETS:
        for table in sheet.tables:
            for offset, column in enumerate(table.columns):
                assert opened[sheet.name].cell(table.header_row, 2 + offset).value == column.label


def test_every_column_with_a_list_has_a_drop_down_over_all_its_rows(opened: openpyxl.Workbook) -> None:
    for sheet in INPUT_SHEETS:
        lists = {str(area): rule for rule in opened[sheet.name].data_validations.dataValidation
                 if rule.type == "list" for area in rule.sqref.ranges}
        for table in sheet.tables:
            for offset, column in enumerate(table.columns):
                if column.options:
                    letter = column_letter(2 + offset)
                    rule = lists[f"{letter}{table.first_row}:{letter}{table.last_row}"]
                    assert rule.formula1.removeprefix("=") in opened.defined_names
                    assert rule.error


def test_every_table_and_answer_has_a_name(opened: openpyxl.Workbook) -> None:
    wanted = {f"tabel_{t.key}" for s in INPUT_SHEETS for t in s.tables}
    wanted |= {f"{f.key}_{field.key}" for s in INPUT_SHEETS for f in s.forms for field in f.fields}
    assert wanted <= set(opened.defined_names)


def test_output_sheets_are_protected_without_a_password_and_input_sheets_are_not(opened: openpyxl.Workbook) -> None:
    for name in (*OUTPUT_NAMES, BERANDA):
        assert opened[name].protection.sheet
        assert opened[name].protection.password is None
    assert not any(opened[sheet.name].protection.sheet for sheet in INPUT_SHEETS)


def test_every_printed_table_fits_the_width_of_f4_and_repeats_its_headings(opened: openpyxl.Workbook) -> None:
    for sheet in OUTPUT_SHEETS:
        page = opened[sheet.name]
        assert page.page_setup.paperSize == 14
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.fitToWidth in (None, 1)
        assert page.page_setup.fitToHeight == 0
        assert (page.print_title_rows or "") == (f"${sheet.header_row}:${sheet.first_row - 1}" if sheet.headed else "")
        assert page.freeze_panes == f"A{sheet.first_row}"


def test_paper_follows_the_setting(workbook: Workbook) -> None:
    workbook.fill({**SMALL, "pengaturan": {"kertas": "A4"}})
    workbook.hitung()
    pages = openpyxl.load_workbook(workbook.path)
    assert {pages[name].page_setup.paperSize for name in OUTPUT_NAMES} == {9}


BERANDA_PART, BOOK_PART = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
RESULT_PARTS = {f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(SHEET_NAMES, 1)
                if name in OUTPUT_NAMES and name != BERANDA}
_SHOWN = re.compile(rb"(</f>)<v>[^<]*</v>")
_LAID_OUT = re.compile(rb"(?<=<sheetData>).*(?=</sheetData>)|<(conditionalFormatting|dataValidations)\b.*?</\1>",
                       re.DOTALL)
_OF_ONE_SHEET = re.compile(rb"<definedName [^>]*localSheetId=.*?</definedName>", re.DOTALL)


def _without_cached_values(source: Path, target: Path, *, results: bool) -> Path:
    """A copy in which Beranda has formulas but no results, so that LibreOffice must compute them.

    Without the sheets' ``results`` and how they are printed, which no formula of Beranda looks at, it opens twice as
    fast.
    """
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == BERANDA_PART:
                data = _SHOWN.sub(rb"\1", data)
            elif not results and info.filename in RESULT_PARTS:
                data = _LAID_OUT.sub(b"", data)
            elif not results and info.filename == BOOK_PART:
                data = _OF_ONE_SHEET.sub(b"", data)
            new.writestr(copy(info), data)
    return target


CHANGES: dict[str, tuple[str, dict[str, object]]] = {
    "a figure": ("indikator", {"realisasi_0": 84.01}),
    "a choice": ("indikator", {"arah": "Semakin rendah semakin baik"}),
    "a name": ("program", {"uraian": "Program dua"}),
}
"""What staff type into a computed workbook."""


WITH_RESULTS = "blora-2024"
"""The workbook whose output sheets are looked at, too."""


def _changed(folder: Path, template: Path, name: str) -> Path:
    """A small computed workbook with one change of input since."""
    workbook = Workbook(Path(shutil.copy(template, folder / f"{name}.xlsx")))
    workbook.fill(SMALL)
    workbook.hitung()
    workbook.put(CHANGES[name][0], 1, **CHANGES[name][1])
    return workbook.path


@pytest.fixture(scope="module")
def recomputed(request: pytest.FixtureRequest, office_profile: Path, template: Path, computed: dict[str, Path],
               tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The examples and the changed workbooks by name, as LibreOffice saves them in one run."""
    folder, made = tmp_path_factory.mktemp("beranda"), tmp_path_factory.mktemp("berubah")
    sources = {**computed, **{name: _changed(made, template, name) for name in CHANGES}}
    copies = [_without_cached_values(path, folder / f"{name}.xlsx", results=name == WITH_RESULTS)
              for name, path in sources.items()]
    office = Office(need_soffice(request), office_profile, folder)
    return dict(zip(sources, office.convert_all(copies, "xlsx"), strict=True))


def _beranda(path: Path) -> dict[str, object]:
    page = openpyxl.load_workbook(path, data_only=True, read_only=True)[BERANDA]
    cells = BERANDA_CELLS
    rows = [(), *page.iter_rows(values_only=True)]
    shown = range(cells.status_row, cells.status_row + len(INPUT_SHEETS))
    return {
        "lampu": [rows[row][cells.light_column - 1] for row in shown],
        "sidik": [rows[row][cells.present_column - 1] for row in shown],
        "kesegaran": rows[cells.freshness_row][cells.fact_column - 1],
    }


@pytest.mark.xdist_group("beranda")
@pytest.mark.parametrize("name", ["banyudono-2024", "blora-2024"])
def test_the_formulas_of_beranda_say_what_python_says(
        recomputed: dict[str, Path], example: Callable[[str], Workbook], name: str) -> None:
    with open_book(example(name).path) as book:
        isian = read_isian(book)
    shown = _beranda(recomputed[name])
    assert shown["lampu"] == [lampu(sheet, isian) for sheet in INPUT_SHEETS]
    assert shown["sidik"] == pytest.approx([sidik(sheet, isian) for sheet in INPUT_SHEETS], rel=1e-12)
    assert shown["kesegaran"] == SESUAI


@pytest.mark.xdist_group("beranda")
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_input_shows_on_beranda_without_any_macro(recomputed: dict[str, Path], change: str) -> None:
    assert _beranda(recomputed[change])["kesegaran"] == BERUBAH


@pytest.mark.xdist_group("beranda")
def test_libreoffice_prints_every_sheet_without_overflowing_figures(
        office: Office, recomputed: dict[str, Path], example: Callable[[str], Workbook]) -> None:
    pdf = office.convert(example(WITH_RESULTS).path, "pdf")
    assert pdf.stat().st_size > 100_000
    reopened = openpyxl.load_workbook(recomputed[WITH_RESULTS], data_only=True, read_only=True)
    for sheet in OUTPUT_SHEETS:
        texts = [str(value) for row in reopened[sheet.name].iter_rows(values_only=True) for value in row
                 if value is not None]
        assert texts, sheet.name
        assert not [text for text in texts if text.startswith(("#", "Err:"))], sheet.name


def test_a_printed_rupiah_column_has_room_for_a_hundred_billion() -> None:
    for sheet in OUTPUT_SHEETS:
        for column in sheet.columns:
            if column.format == "rupiah":
                assert column.width >= len("100.000.000.000") + 2, (sheet.name, column.key)


def test_cell_names_count_from_a1() -> None:
    assert [cell_name(1, 1), cell_name(5, 26), cell_name(7, 27)] == ["A1", "Z5", "AA7"]


def test_the_guide_says_of_every_part_of_naskah_where_it_lands() -> None:
    """A part that the guide does not name would be found by trying only."""
    guide = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    table = guide.partition("### Lembar Naskah: bagian demi bagian")[2].partition("\n### ")[0]
    rows = [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines() if line.startswith("| ")]
    assert rows[1:] == list(BAGIAN_NASKAH)
