"""Output sheets that do not belong to the report of the office are hidden, and Beranda lists them with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from conftest import NOW, SMALL, Workbook
from emulated_excel import Com, EmulatedExcel, emulated_excel
from lxml import etree

from lkjip_xl.book.berisi import berisi
from lkjip_xl.book.daftar_lembar import LAIN, LEMBAR_LAIN, MENAMPILKAN, TAUTAN
from lkjip_xl.book.gaya import daftar_gaya
from lkjip_xl.book.schema import (
    BERANDA,
    BERANDA_CELLS,
    DAFTAR,
    INPUT_SHEETS,
    KOSONG,
    OUTPUT_NAMES,
    output_sheet,
)
from lkjip_xl.book.tables import MAKERS
from lkjip_xl.book.tables.isi import ada_isi
from lkjip_xl.book.tables.line import Line
from lkjip_xl.engines.workbook.excel import KUNCI_HASIL, live
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.package import MAIN
from lkjip_xl.engines.workbook.shipped import PENGAYA
from lkjip_xl.jobs.contoh import NAMA_CONTOH
from lkjip_xl.jobs.hitung import compute, hitung_buku

Example = Callable[[str], Workbook]
SETELAN_SAJA = ("skala", "kategori_efisiensi")
"""Tables of the report that are no sheets."""
SATU, PER_SASARAN = "Satu tabel", "Tabel per sasaran"


def hidden(path: Path) -> set[str]:
    with ZipFile(path) as archive:
        root = etree.fromstring(archive.read("xl/workbook.xml"))
    return {sheet.get("name") for sheet in root.iter(f"{{{MAIN}}}sheet") if sheet.get("state") == "hidden"} - {DAFTAR}


def listed(path: Path) -> dict[str, tuple[str, str]]:
    """What Beranda says of each output sheet: the kind of its line and the text beside it."""
    cells = BERANDA_CELLS
    with open_book(path) as book:
        home = book.read(BERANDA)
    rows = range(cells.output_row, cells.output_row + cells.output_rows)
    return {str(home.cell(row, cells.listed_column)): (str(home.cell(row, cells.kind_column)),
                                                       str(home.cell(row, cells.purpose_column)))
            for row in rows if home.cell(row, cells.listed_column)}


def edit_workbook(path: Path, change: Callable[[etree._Element], None]) -> None:
    with ZipFile(path) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    with ZipFile(path, "w") as archive:
        for info, content in parts.items():
            if info.filename == "xl/workbook.xml":
                root = etree.fromstring(content)
                change(root)
                archive.writestr(info, etree.tostring(root))
            else:
                archive.writestr(info, content)


# What belongs to the report

def lines(key: str, **cells: object) -> list[Line]:
    keys = [column.key for column in output_sheet(key).columns]
    return [Line("isi", tuple(cells.get(name, KOSONG) for name in keys)), Line("catatan", ("Catatan",))]


@pytest.mark.parametrize(("key", "cells", "says"), [
    ("kemajuan", {"indikator": "Indeks"}, False),
    ("kemajuan", {"indikator": "Indeks", "realisasi": 84}, False),
    ("kemajuan", {"indikator": "Indeks", "realisasi": 84, "akhir": 90}, True),
    ("banding_lalu", {"indikator": "Indeks", "target": 80, "realisasi": 84}, False),
    ("banding_opd", {"indikator": "Indeks", "realisasi": 84}, False),
    ("renja", {"indikator": "Indeks", "target": "BB"}, True),
    ("realisasi_belanja", {"uraian": "Program satu", "anggaran": 0}, True),
    ("analisis", {"indikator": "Indeks", "capaian": 105, "analisis": "belum diisi"}, False),
    ("narasi", {"kalimat": "Satu kalimat."}, True),
])
def test_a_table_says_something_when_the_columns_that_it_is_printed_for_are_filled(
        key: str, cells: dict[str, object], says: bool) -> None:
    """A dash stands for nothing, and what stands beside the comparison stands in other tables too; 0 is a figure."""
    assert berisi(output_sheet(key), lines(key, **cells)) is says


@pytest.mark.parametrize(("name", "gone", "there"), [
    ("banyudono-2024", {"Pengukuran Kinerja", "Efisiensi", "Lampiran PK Target", "Daftar Sarpras"},
     {"Capaian Sasaran", "Lampiran PKP Target", "Narasi", "Ringkasan", "Periksa", "Reviu"}),
    ("blora-2024",
     {"Capaian Sasaran", "Realisasi Belanja", "Banding Antartahun", "Lampiran PKP Target", "Lampiran Renaksi Bulanan"},
     {"Pengukuran Kinerja", "Efisiensi", "Daftar Sarpras", "Banding Tiga Tahun"}),
])
def test_sheets_of_the_other_style_without_data_or_of_another_choice_are_hidden(
        computed: dict[str, Path], name: str, gone: set[str], there: set[str]) -> None:
    found = hidden(computed[name])
    assert gone <= found
    assert not there & found
    assert not {sheet.name for sheet in INPUT_SHEETS} & found
    assert BERANDA not in found


@pytest.mark.parametrize("name", NAMA_CONTOH)
def test_the_workbook_hides_what_the_report_leaves_out(computed: dict[str, Path], name: str) -> None:
    """Whether a table says anything is asked of its input for the report, and of its lines for the workbook."""
    with open_book(computed[name]) as book:
        hasil, _, _ = compute(book)
    for sheet in (output_sheet(key) for style in daftar_gaya() for key in style.tabel if key not in SETELAN_SAJA):
        assert berisi(sheet, MAKERS[sheet.key](hasil, sheet)) is ada_isi(sheet.key, hasil), sheet.key


def test_beranda_lists_every_sheet_links_to_those_that_are_seen_and_says_why_the_others_are_not(
        computed: dict[str, Path]) -> None:
    for path in computed.values():
        found = listed(path)
        assert set(found) == {*OUTPUT_NAMES, LEMBAR_LAIN, MENAMPILKAN[0]}
        assert {name for name, (kind, _) in found.items() if kind == LAIN} == hidden(path)
        assert {name for name, (kind, _) in found.items() if kind == TAUTAN} == set(OUTPUT_NAMES) - hidden(path)
    reasons = {name: text for name, (_, text) in listed(computed["banyudono-2024"]).items()}
    assert reasons["Pengukuran Kinerja"] == f"gaya {SATU}"
    assert reasons["Daftar Sarpras"] == "belum ada isian Sarpras"
    assert reasons["Lampiran PK Target"] == "tidak ada PK Murni"
    assert reasons["Lampiran Renaksi Bulanan"] == "yang dipakai Lampiran Renaksi"
    assert reasons["Lampiran Renaksi"].startswith("Lampiran 5: Rencana Aksi")


def test_the_links_of_the_list_lead_to_sheets_that_are_seen(computed: dict[str, Path]) -> None:
    """A line that is no link shows the name alone."""
    page = openpyxl.load_workbook(computed["blora-2024"])[BERANDA]
    row = BERANDA_CELLS.output_row
    assert page.cell(row, 2).value == f"""=IF($H{row}="{TAUTAN}",HYPERLINK("#'"&$I{row}&"'!A1",$I{row}),$I{row}&"")"""
    names = [page.cell(row + offset, BERANDA_CELLS.written_column).value for offset in range(len(OUTPUT_NAMES))]
    assert sorted(names) == sorted(OUTPUT_NAMES)


def test_the_empty_workbook_shows_every_sheet_and_links_to_each(template: Path) -> None:
    assert not hidden(template)
    assert {name: kind for name, (kind, _) in listed(template).items()} == dict.fromkeys(OUTPUT_NAMES, TAUTAN)


# Hiding and showing

def test_sheets_come_back_when_they_belong_to_the_report_again(example: Example) -> None:
    book = example("banyudono-2024")
    assert "Efisiensi" in hidden(book.path)
    book.put("pengaturan", 0, gaya=SATU)
    book.hitung()
    assert "Efisiensi" not in hidden(book.path)
    assert "Capaian Sasaran" in hidden(book.path)
    assert listed(book.path)["Efisiensi"][0] == TAUTAN


def test_computing_twice_leaves_the_file_as_it_is_even_where_a_sheet_was_shown_by_hand(example: Example) -> None:
    """What staff show by hand is hidden again when the list of hidden sheets changes, not at every click."""
    book = example("blora-2024")
    book.hitung()
    before = book.path.read_bytes()
    with open_book(book.path) as opened:
        hitung_buku(opened, NOW)
        assert opened.save() is None
    assert book.path.read_bytes() == before
    edit_workbook(book.path, lambda root: [sheet.attrib.pop("state", None) for sheet in root.iter(f"{{{MAIN}}}sheet")])
    with open_book(book.path) as opened:
        hitung_buku(opened, NOW)
        assert opened.save() is None
    book.put("pengaturan", 0, banyak_tahun=4)
    book.hitung()
    assert {"Capaian Sasaran", "Banding Tiga Tahun"} <= hidden(book.path)


def test_a_sheet_of_the_office_itself_stays_as_it_is(workbook: Workbook) -> None:
    workbook.fill(SMALL)
    with open_book(workbook.path) as book:
        book.add_sheet("Catatan Staf", [["Judul"], ["isi"]], (20,))
        book.save_without_keeping()
    workbook.hitung()
    assert "Catatan Staf" not in hidden(workbook.path)
    assert "Catatan Staf" in openpyxl.load_workbook(workbook.path).sheetnames


def test_a_renamed_output_sheet_is_neither_hidden_nor_listed(workbook: Workbook) -> None:
    workbook.fill(SMALL)

    def rename(root: etree._Element) -> None:
        next(one for one in root.iter(f"{{{MAIN}}}sheet") if one.get("name") == "Efisiensi").set("name", "Milik Kami")

    edit_workbook(workbook.path, rename)
    workbook.hitung()
    assert not {"Milik Kami", "Efisiensi"} & hidden(workbook.path)
    assert "Efisiensi" not in listed(workbook.path)


def test_a_locked_structure_keeps_every_sheet_in_sight(workbook: Workbook) -> None:
    workbook.fill(SMALL)

    def lock(root: etree._Element) -> None:
        root.find(f"{{{MAIN}}}bookViews").addprevious(etree.Element(f"{{{MAIN}}}workbookProtection", lockStructure="1"))

    edit_workbook(workbook.path, lock)
    assert workbook.hitung().hasil.capaian.printed is not None
    assert not hidden(workbook.path)


def test_beranda_becomes_active_where_the_active_sheet_is_hidden(example: Example) -> None:
    book = example("blora-2024")
    book.put("pengaturan", 0, gaya=PER_SASARAN)
    names = openpyxl.load_workbook(book.path, read_only=True).sheetnames
    edit_workbook(book.path, lambda root: root.find(f".//{{{MAIN}}}workbookView").set(
        "activeTab", str(names.index("Efisiensi"))))
    book.hitung()
    opened = openpyxl.load_workbook(book.path)
    assert opened.active.title == BERANDA
    assert opened["Efisiensi"].sheet_state == "hidden"
    assert [sheet.title for sheet in opened if sheet.sheet_view.tabSelected] == [BERANDA]


# In live Excel

@pytest.fixture
def excel() -> Iterator[EmulatedExcel]:
    with emulated_excel() as running:
        yield running


def unlock(workbook: Com) -> None:
    """What the macro KunciHasil does for programs."""
    for name in (BERANDA, *OUTPUT_NAMES):
        workbook.Worksheets(name).Protect(UserInterfaceOnly=True)


def test_in_excel_the_same_sheets_are_hidden_and_the_active_one_is_left_first(
        excel: EmulatedExcel, workbook: Workbook) -> None:
    workbook.fill(SMALL)
    excel.macros = {f"{PENGAYA}!{KUNCI_HASIL}": unlock}
    book = excel.open(workbook.path)
    book.sheets["Efisiensi"].activate()
    with live(book) as opened:
        hitung_buku(opened, NOW)
    workbook.hitung()
    found = {sheet.title for sheet in excel.workbook(book).sheets if sheet.page.sheet_state != "visible"} - {DAFTAR}
    assert found == hidden(workbook.path)
    assert "Efisiensi" in found
    assert book.sheets.active.name == BERANDA


def test_in_excel_a_locked_structure_keeps_every_sheet_in_sight(excel: EmulatedExcel, workbook: Workbook) -> None:
    workbook.fill(SMALL)
    edit_workbook(workbook.path, lambda root: root.find(f"{{{MAIN}}}bookViews").addprevious(
        etree.Element(f"{{{MAIN}}}workbookProtection", lockStructure="1")))
    excel.macros = {f"{PENGAYA}!{KUNCI_HASIL}": unlock}
    book = excel.open(workbook.path)
    with live(book) as opened:
        hitung_buku(opened, NOW)
    assert all(sheet.page.sheet_state == "visible" for sheet in excel.workbook(book).sheets if sheet.title != DAFTAR)


# The methods of efficiency

def test_the_chosen_method_of_efficiency_stands_alone_unless_the_others_are_asked_for(workbook: Workbook) -> None:
    """SMALL: capaian 105 %, anggaran 1,000,000 and realisasi 900,000, so that 105 - 90 = 15 points, and Rp100.000."""
    workbook.fill({**SMALL, "pengaturan": {"gaya": SATU}})
    workbook.hitung()
    alone = workbook.lines("efisiensi")
    assert [line["nilai"] for line in alone if line["level"] in ("isi", "total")] == [15, 15]
    assert sum(line["level"] == "catatan" for line in alone) == 1
    workbook.put("pengaturan", 0, efisiensi_lain="Sebagai tabel tambahan")
    workbook.hitung()
    whole = workbook.lines("efisiensi")
    assert whole[:len(alone)] == alone
    others = [line for line in whole[len(alone):] if line["level"] == "isi"]
    assert [line["induk"] for line in others] == ["Pita lima persen", "Nilai efisiensi PMK 22/2021", "Selisih rupiah"]
    assert [line["nilai"] for line in others] == [15, 75, None]
    assert others[2]["tingkat"] == "Rp100.000: Efisien"


def test_an_appendix_of_the_other_methods_comes_with_its_table_in_every_style(workbook: Workbook) -> None:
    workbook.fill({**SMALL, "pengaturan": {"gaya": PER_SASARAN, "efisiensi_lain": "Sebagai tabel tambahan"}})
    workbook.hitung()
    assert "Efisiensi" not in hidden(workbook.path)
    assert "Pengukuran Kinerja" in hidden(workbook.path)
