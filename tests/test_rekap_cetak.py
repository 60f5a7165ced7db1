"""The printed rekap: what stands where, how it is printed, and that nothing in it runs or leads elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from rekap_buatan import rekap_buatan

from lkjip_xl.book.rekap.baris import TERPOTONG, baris, terpotong
from lkjip_xl.book.rekap.lembar import (
    KELENGKAPAN,
    LEMBAR_REKAP,
    NAMA_LEMBAR,
    PETA,
    PETA_JARAK,
    RINGKASAN_REKAP,
    SERAPAN,
    WARNA_LAMPU,
)
from lkjip_xl.book.schema import OUT_FIRST_COLUMN, OutputSheet
from lkjip_xl.book.tables.line import Line
from lkjip_xl.book.warna import KATEGORI
from lkjip_xl.engines.rekap.cetak import halaman_rekap, isi_rekap, rekap_bytes, tulis_rekap
from lkjip_xl.engines.rekap.susun_halaman import berhalaman

WAJIB = ("Ringkasan", "Kelengkapan", "Capaian", "Indikator", "Serapan", "Efisiensi", "Temuan", "Tindak Lanjut",
         "Perlu Perhatian", "Tidak Terbaca")


@pytest.fixture(scope="module")
def isi() -> bytes:
    return rekap_bytes(rekap_buatan(12))


@pytest.fixture(scope="module")
def buku(isi: bytes) -> Workbook:
    return load_workbook(BytesIO(isi))


def _rows(buku: Workbook, sheet: OutputSheet) -> list[list[Any]]:
    """The lines of a sheet, from its first printed column on."""
    return [[cell.value for cell in row[OUT_FIRST_COLUMN - 1:]]
            for row in buku[sheet.name].iter_rows(min_row=sheet.first_row, max_col=sheet.last_column)]


def _parts(content: bytes, pattern: str) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if re.search(pattern, name)}


def test_every_sheet_is_there_in_its_order_and_says_what_it_is_about(buku: Workbook) -> None:
    assert [name for name in buku.sheetnames if name in WAJIB] == list(WAJIB)
    assert buku.sheetnames == [name for name in NAMA_LEMBAR if name != "Wilayah"]
    for sheet in LEMBAR_REKAP[1:]:
        titles = [buku[sheet.name].cell(row, OUT_FIRST_COLUMN).value for row in (1, 2, 3)]
        assert titles == ["Rekap LKjIP", sheet.title, "Kabupaten Uji 1 Tahun 2024, keadaan per 10 Maret 2025"]


def test_several_kabupaten_stand_side_by_side_and_head_their_offices() -> None:
    buku = load_workbook(BytesIO(rekap_bytes(rekap_buatan(6, kabupaten=3))))
    assert buku.sheetnames[1] == "Wilayah"
    heads = [row[0] for row in _rows(buku, KELENGKAPAN) if isinstance(row[0], str)]
    assert heads == ["Kabupaten Uji 1", "Kabupaten Uji 2", "Kabupaten Uji 3"]


def test_money_and_percentages_are_numbers_and_money_adds_up(buku: Workbook) -> None:
    rows = _rows(buku, SERAPAN)
    offices, total = rows[1:13], rows[13]
    assert offices[0][4] == 1_850_000_000
    assert offices[0][5] == 1_295_000_000
    assert offices[0][7] == 70  # 1.295.000.000 / 1.850.000.000 x 100
    assert total[2] == "Jumlah 12 instansi yang berpagu dan berealisasi"
    assert total[4:7] == [sum(row[place] for row in offices) for place in (4, 5, 6)]


def test_the_sum_of_programs_is_that_of_their_rows(buku: Workbook) -> None:
    rows = _rows(buku, SERAPAN)
    start = next(place for place, row in enumerate(rows) if row[0] == "C. Menurut program")
    programs, total = rows[start + 1:start + 7], rows[start + 7]
    assert total[2] == "Jumlah"
    assert total[4] == sum(row[4] for row in programs)
    assert total[7] == pytest.approx(round(total[5] / total[4] * 100, 2))


def test_an_urusan_is_called_as_the_nomenclature_does_and_by_its_code_where_that_is_unknown(buku: Workbook) -> None:
    rows = _rows(buku, SERAPAN)
    start = next(place for place, row in enumerate(rows) if row[0] == "B. Menurut urusan")
    assert [row[1:3] for row in rows[start + 1:start + 4]] == [
        ["1.01", "Pendidikan"], ["7.01", "Kecamatan"], ["9.99", "9.99"]]


def test_a_part_of_a_workbook_wears_the_colour_of_its_percentage(buku: Workbook) -> None:
    page = buku[KELENGKAPAN.name]
    for row in range(KELENGKAPAN.first_row, KELENGKAPAN.first_row + 12):
        cell = page.cell(row, OUT_FIRST_COLUMN + 2)
        light = "siap" if cell.value == 100 else "belum lengkap" if cell.value else "kosong"
        assert cell.fill.fgColor.rgb[2:] == KATEGORI[WARNA_LAMPU[light] - 1][1:]


def test_a_cell_of_the_map_wears_its_kategori_and_an_unused_indicator_stays_blank(buku: Workbook) -> None:
    rekap = rekap_buatan(12)
    page = buku[PETA.name]
    for offset, row in enumerate(rekap.peta.baris()):
        for place, (value, colour) in enumerate(zip(row.capaian, row.warna, strict=True)):
            cell = page.cell(PETA.first_row + offset, OUT_FIRST_COLUMN + 2 + place)
            assert cell.value == value
            assert not colour or cell.fill.fgColor.rgb[2:] == KATEGORI[colour - 1][1:]


def test_every_chart_shows_cells_of_the_data_and_all_of_them(isi: bytes, buku: Workbook) -> None:
    page, seen = buku[RINGKASAN_REKAP.name], 0
    blocks = RINGKASAN_REKAP.blocks
    for xml in _parts(isi, r"charts/chart\d+\.xml").values():
        references = re.findall(r"<c:f>'?Ringkasan'?!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)</c:f>", xml)
        assert references
        for column, first, last in references:
            assert any(row == int(first) and int(last) < row + most for row, most in blocks.values())
            assert "K" <= column <= "Q"
            assert page[f"K{last}"].value is not None
            assert page[f"K{int(last) + 1}"].value is None
        seen += 1
    assert seen == len(blocks)


def test_of_many_offices_a_chart_shows_the_highest_and_the_lowest() -> None:
    rows = dict(halaman_rekap(rekap_buatan(60)))[RINGKASAN_REKAP.name]
    first, most = RINGKASAN_REKAP.blocks["serapan"]
    column = RINGKASAN_REKAP.data_column - 1
    assert rows[first - 2][column] == "Serapan anggaran menurut instansi (%): 20 tertinggi dan 20 terendah"
    values = [float(str(row[column + 1])) for row in rows[first - 1:first - 1 + most]]
    assert values == sorted(values, reverse=True)
    assert len(values) == 40


def test_every_sheet_prints_on_f4_one_page_wide_with_its_headings_and_page_numbers(buku: Workbook) -> None:
    for page in buku.worksheets:
        assert page.page_setup.paperSize == 14
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.fitToHeight == 0
        assert page.print_area
        assert "Halaman &P dari &N" in page.oddFooter.right.text
    for sheet in LEMBAR_REKAP[1:]:
        page = buku[sheet.name]
        assert page.page_setup.orientation == "landscape"
        assert page.print_title_rows == f"${sheet.header_row}:${sheet.first_row - 1}"
        assert page.freeze_panes.endswith(str(sheet.first_row))


def test_nothing_is_a_formula_a_macro_or_a_link_outside(isi: bytes) -> None:
    assert not any("<f>" in xml or "<f " in xml for xml in _parts(isi, r"worksheets/sheet\d+\.xml").values())
    assert not _parts(isi, r"vbaProject|externalLink")
    assert not any("External" in xml for xml in _parts(isi, r"\.rels$").values())


def test_a_text_like_a_formula_is_kept_as_a_text(buku: Workbook) -> None:
    cells = [cell for row in buku["Temuan Antarinstansi"].iter_rows() for cell in row
             if str(cell.value).startswith("=Samakan")]
    assert cells
    assert all(cell.quotePrefix for cell in cells)


def test_ringkasan_links_to_every_other_sheet(buku: Workbook) -> None:
    page = buku[RINGKASAN_REKAP.name]
    cells = (cell for row in page.iter_rows() for cell in row)
    found = [cell.hyperlink.location.split("!")[0].strip("'") for cell in cells if cell.hyperlink]
    assert found == buku.sheetnames[1:]


def test_the_same_rekap_gives_the_same_bytes(isi: bytes) -> None:
    assert rekap_bytes(rekap_buatan(12)) == isi


def test_without_any_office_every_sheet_says_so() -> None:
    rekap = rekap_buatan(0)
    buku = load_workbook(BytesIO(rekap_bytes(rekap)))
    for sheet in LEMBAR_REKAP[1:-1]:
        assert any(str(row[0]).startswith("Tidak ada") for row in _rows(buku, sheet)), sheet.name
    assert not buku["Ringkasan"]._charts
    semua = replace(rekap, tidak_terbaca=rekap.tidak_terbaca.iloc[:0])
    assert [line.cells[0] for line in baris(LEMBAR_REKAP[-1], isi_rekap(semua))] == [
        "Tidak ada. Semua buku kerja terbaca dan ikut dihitung."]


def test_what_excel_has_no_rows_for_is_cut_with_a_sentence() -> None:
    lines = [Line("isi", (place,)) for place in range(10)]
    assert list(terpotong(lines, SERAPAN, 10)) == lines
    cut = list(terpotong(lines, SERAPAN, 6))
    assert len(cut) == 6
    assert cut[-1].level == "catatan"
    assert str(cut[-1].cells[0]) in TERPOTONG


def test_no_page_begins_with_a_sum_and_no_heading_ends_one() -> None:
    """Thirty-nine rows and their sum: the last page has at least three rows above the sum."""
    for count in range(30, 45):
        lines = [Line("grup", ("A.",)), *[Line("isi", (1, "", "Nama"))] * count, Line("total", (None, None, "Jumlah"))]
        pages: list[list[str]] = [[]]
        for line, _, new in berhalaman(SERAPAN, lines, "F4", (80, 40)):
            pages = [*pages, []] if new else pages
            pages[-1].append(line.level)
        assert all(page[-1] != "grup" and len(page) > 3 for page in pages), (count, pages[-1])


def test_the_workbook_takes_the_same_sheets_as_blocks() -> None:
    """Titles, headings and lines from A1 on, all rows of one width; the colours of the map stand right of it."""
    rekap = rekap_buatan(3)
    pages = dict(halaman_rekap(rekap))
    assert tuple(pages) == NAMA_LEMBAR
    assert all(len({len(row) for row in rows}) == 1 for rows in pages.values())
    row, first = pages[PETA.name][PETA.first_row - 1], next(rekap.peta.baris())
    colours = row[PETA.last_column + PETA_JARAK:]
    assert row[0] == "isi"
    assert row[OUT_FIRST_COLUMN + 1] == first.capaian[0]
    assert [colour or 0 for colour in colours] == list(first.warna)
    assert pages[KELENGKAPAN.name][KELENGKAPAN.first_row - 1][1] in (1, 3, 5)


def test_a_disk_that_refuses_raises_what_saving_turns_into_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        tulis_rekap(rekap_buatan(1), tmp_path / "tidak ada" / "REKAP.xlsx")
