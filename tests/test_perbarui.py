"""A workbook of version 2 carried on: nothing typed is lost, no figure changes, and the old file stays as it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from conftest import NOW, ROOT, Office, Ran
from emulated_excel import emulated_excel, keep_rule_styles
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Side
from openxml_audit import FileFormat, OpenXmlValidator

from lkjip_xl import addin
from lkjip_xl.book.grid import Block, CannotRun, Value, cell_name
from lkjip_xl.book.identity import BukuLama
from lkjip_xl.book.periksa import read_diterima
from lkjip_xl.book.reader import read_isian
from lkjip_xl.book.reviu import read_pereviu
from lkjip_xl.book.schema import (
    BERANDA,
    BERANDA_CELLS,
    FIRST_COLUMN,
    INPUT_SHEETS,
    VALUE_COLUMN,
    VERSI_TEMPLATE,
    Form,
    Table,
    block,
    table_sheet,
)
from lkjip_xl.book.versi import naik
from lkjip_xl.book.versi.baca import baca
from lkjip_xl.book.versi.dua import CARA, GABUNG
from lkjip_xl.book.versi.potret import potret
from lkjip_xl.book.versi.tulis import tulis
from lkjip_xl.engines.workbook.extras import stands_alone
from lkjip_xl.engines.workbook.file import create_book, open_book
from lkjip_xl.jobs.hitung import hitung_buku
from lkjip_xl.jobs.perbarui import Pembaruan, daftar_sisa, next_name, perbarui
from lkjip_xl.template.potret import potret as snapshot

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")
KEPT = ROOT / "tests" / "versi2"
"""Opened only as copies: two tests at a time cannot hold one workbook."""
CONTOH = {"banyudono-2024": 101.76, "blora-2024": 97.61}
"""The mean capaian that each example showed in version 2."""
DUA = potret(2)
SISA = daftar_sisa(2)
BLOK = {b.key: (sheet.name, b) for sheet in DUA.isian for b in sheet.blocks}
"""Every form and table of version 2, with its sheet."""

Update = Callable[[Path], Pembaruan]


@pytest.fixture
def update(template: Path) -> Update:
    """Carries a workbook on into a new file beside it."""
    def run(old: Path) -> Pembaruan:
        with open_book(old) as book:
            return perbarui(book, lambda version: old.with_name(f"{Path(next_name(old.name, version)).stem}.xlsx"),
                            lambda path, fill: create_book(path, template.read_bytes(), fill))

    return run


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An empty workbook of version 2."""
    return Path(shutil.copy(KEPT / "lkjip.xlsx", tmp_path / "lkjip.xlsx"))


Typed = tuple[str, int, dict[str, Value]]


def put(path: Path, table: str, row: int, **values: Value) -> None:
    """Type into a table (row counted from 1 under its headings) or a form (row is ignored) of version 2."""
    put_all(path, [(table, row, values)])


def put_all(path: Path, typed: Sequence[Typed]) -> None:
    with open_book(path) as book:
        for table, row, values in typed:
            for key, value in values.items():
                sheet, *place = at(table, row, key)
                book.write(sheet, *place, [[value]])
        book.save_without_keeping()


def at(table: str, row: int, key: str) -> tuple[str, int, int]:
    """Sheet, row and column of a cell of version 2."""
    sheet, spec = BLOK[table]
    if isinstance(spec, Form):
        return sheet, spec.row(next(f for f in spec.fields if f.key == key)), VALUE_COLUMN
    return sheet, spec.header_row + row, FIRST_COLUMN + [c.key for c in spec.columns].index(key)


def rows(path: Path, key: str) -> list[dict[str, Value]]:
    """The filled cells of a table of the new workbook, as they stand."""
    with open_book(path) as book:
        isian = read_isian(book)
    data, page = isian.tables[key], isian.sheets[table_sheet(key).name]
    cells = [{column: page.cell(row.baris, place) for column, place in data.columns.items()} for row in data.rows]
    return [{column: value for column, value in row.items() if value is not None} for row in cells]


def listed(path: Path) -> list[tuple[Value, ...]]:
    """The lines of the sheet of what found no place, without its heading."""
    with open_book(path) as book:
        return list(book.read(SISA).rows[1:]) if SISA in book.sheets else []


SMALL: list[Typed] = [
    ("profil", 0, {"instansi": "Kecamatan Uji", "kabupaten": "Kabupaten Uji", "tahun": 2024, "tahun_awal": 2021,
                   "tahun_akhir": 2026, "jabatan": "Camat Uji"}),
    ("induk", 1, {"jenis": "Tujuan", "uraian": "Tujuan satu"}),
    ("induk", 2, {"jenis": "Sasaran", "uraian": "Sasaran satu"}),
    *((table, row, values) for row, name in enumerate(("Indeks", "Nilai"), 1) for table, values in (
        ("indikator", {"nama": name, "induk": "Sasaran satu", "satuan": "Nilai", "jenis_target": "Angka",
                       "arah": "Semakin tinggi semakin baik", "dinilai": "Ya"}),
        ("target", {"indikator": name, "rencana_3": 80, "pk_murni": 80}),
        ("realisasi", {"indikator": name, "realisasi_0": 84, "realisasi_1": 82}))),
    ("program", 1, {"kode": "7.01.01", "uraian": "Program satu", "induk": "Sasaran satu", "satuan": "Dokumen"}),
]
"""Two indicators with targets and realisasi, and a program."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(KEPT / "lkjip.xlsx", tmp_path_factory.mktemp("kecil")))
    put_all(path, SMALL)
    return path


@pytest.fixture
def small(filled: Path, tmp_path: Path) -> Path:
    """A small workbook of version 2."""
    return Path(shutil.copy(filled, tmp_path / "lkjip.xlsx"))


def updated(update: Update, kept: Path, folder: Path) -> Pembaruan:
    """What became of a copy of a kept workbook, which itself stays as it is."""
    path = Path(shutil.copy(kept, folder))
    before = path.read_bytes()
    done = update(path)
    assert path.read_bytes() == before
    return done


# The kept examples

@pytest.mark.parametrize(("name", "capaian"), CONTOH.items())
def test_after_perbarui_an_example_gives_the_same_figures_and_the_old_file_is_untouched(
        update: Update, tmp_path: Path, name: str, capaian: float) -> None:
    done = updated(update, KEPT / f"{name}.xlsm", tmp_path)
    assert done.berkas.name == f"{name} v{VERSI_TEMPLATE}.xlsx"
    assert (done.dibandingkan, done.angka, done.daftar) == (8, (), 0)
    with open_book(done.berkas) as book:
        assert SISA not in book.sheets
        assert hitung_buku(book, NOW).summary()["capaian"] == capaian


@pytest.mark.parametrize("name", CONTOH)
def test_every_capaian_of_an_example_stays(update: Update, tmp_path: Path, name: str) -> None:
    """Read from the printed measurement: 102,82 and 100,70 for Banyudono, 94,21 and 101,00 for Blora."""
    path = Path(shutil.copy(KEPT / f"{name}.xlsm", tmp_path))
    printed = {"banyudono-2024": [102.82, 100.7], "blora-2024": [94.21, 101]}[name]
    with open_book(update(path).berkas) as book:
        hasil = hitung_buku(book, NOW).hasil
    assert [float(i.capaian.printed) for i in hasil.indikator if i.capaian.printed is not None] == printed


@pytest.mark.parametrize("name", CONTOH)
def test_every_cell_of_an_example_stands_in_its_place(memory: Mapping[str, Memory], tmp_path: Path, name: str) -> None:
    with open_book(Path(shutil.copy(KEPT / f"{name}.xlsm", tmp_path))) as book:
        lama = Memory.of(book)
    assert_nothing_lost(lama, memory["baru"].copy(), memory["lama"])


def test_an_empty_workbook_gives_an_empty_one(update: Update, old: Path, template: Path) -> None:
    done = update(old)
    assert (done.daftar, done.dibandingkan, done.alasan, done.jawaban) == (0, 0, 0, 0)
    with open_book(done.berkas) as new, open_book(template) as empty:
        for sheet in INPUT_SHEETS:
            assert new.read(sheet.name).rows == empty.read(sheet.name).rows


def test_the_snapshot_knows_every_heading_and_every_fixed_text_of_the_kept_workbook(old: Path) -> None:
    with open_book(old) as book:
        isi = baca(book, DUA)
        found = read_isian(book, DUA.isian, DUA.lembar)
    assert isi.sisa == ()
    for _, spec in BLOK.values():
        keys = {f.key for f in spec.fields} if isinstance(spec, Form) else set(spec.by_key)
        assert keys == set(found.forms[spec.key].cells if isinstance(spec, Form) else found.tables[spec.key].columns)


def test_every_column_of_the_swallowed_tables_has_its_new_column() -> None:
    indikator = block("indikator")
    assert isinstance(indikator, Table)
    for table, columns in GABUNG.items():
        assert {c.key for c in BLOK[table][1].columns} == {"indikator", *columns}
        assert set(columns.values()) <= set(indikator.by_key)


def test_the_present_template_can_be_kept_as_a_snapshot_for_later_versions() -> None:
    kept = json.loads((ROOT / "lkjip_xl" / "book" / "versi" / "dua.json").read_text("utf-8"))
    assert snapshot("uji").keys() == kept.keys()


# What version 3 has in another place or in other words

def test_target_realisasi_and_rencana_aksi_join_the_row_of_their_indicator_wherever_they_stand(
        update: Update, small: Path) -> None:
    put(small, "target", 1, indikator="  nilai ", rencana_3=70, pk_murni=71)
    put(small, "target", 2, indikator="INDEKS", rencana_3=80, pk_murni=80)
    put(small, "realisasi", 1, tw_1=20, tw_4=84)
    put(small, "renaksi", 5, indikator="Nilai", langkah="Melatih", tw_2=35, bulan_12=71)
    found = rows(update(small).berkas, "indikator")
    assert [row["nama"] for row in found] == ["Indeks", "Nilai"]
    assert {"pk_murni": 80, "realisasi_tw_1": 20, "realisasi_tw_4": 84, "realisasi_0": 84}.items() <= found[0].items()
    assert {"pk_murni": 71, "langkah": "Melatih", "target_tw_2": 35, "bulan_12": 71}.items() <= found[1].items()
    assert "target_tw_2" not in found[0]


@pytest.mark.parametrize(("old_way", "new_way"), CARA.items())
def test_the_ways_to_combine_quarters_have_new_words(update: Update, small: Path, old_way: str, new_way: str) -> None:
    put(small, "indikator", 1, cara_triwulan=old_way)
    assert rows(update(small).berkas, "indikator")[0]["cara_triwulan"] == new_way


def test_outputs_with_quarters_say_how_version_2_combined_them(update: Update, small: Path) -> None:
    """Version 2 summed the quarters of every output but percentages, of which it took the last."""
    put(small, "program", 1, realisasi_tw_1=2)
    put(small, "program", 2, kode="7.01.01.2.01", uraian="Kegiatan", satuan="%", target_tw_4=100)
    put(small, "program", 3, kode="7.01.01.2.01.0001", uraian="Sub", satuan="Dokumen", serapan_tw_1=1000)
    done = update(small)
    assert [row.get("cara_triwulan") for row in rows(done.berkas, "program")] == [
        "Per triwulan: dijumlahkan", "Posisi: terakhir", None]
    assert any("Cara Triwulan di lembar Program Anggaran diisi pada 2 baris" in s for s in done.rincian)


def test_nasional_was_the_standard_in_version_2(update: Update, small: Path) -> None:
    put(small, "pembanding", 1, indikator="Indeks", jenis="Nasional", nama="Standar", nilai=80)
    done = update(small)
    assert rows(done.berkas, "pembanding")[0]["jenis"] == "Standar nasional"
    assert any("“Nasional” pada 1 baris menjadi “Standar nasional”" in sentence for sentence in done.rincian)


# What has no place

def test_rows_of_no_indicator_are_listed_cell_by_cell(update: Update, small: Path) -> None:
    put(small, "target", 4, indikator="Hilang", pk_murni=11)
    put(small, "target", 5, indikator="Indeks", pk_murni=12)
    put(small, "realisasi", 4, realisasi_0=13)
    done = update(small)
    assert [(line[0], line[1], line[2]) for line in listed(done.berkas)] == [
        ("Target", "B11", "Hilang"), ("Target", "I11", 11), ("Target", "B12", "Indeks"), ("Target", "I12", 12),
        ("Realisasi", "C11", 13)]
    assert rows(done.berkas, "indikator")[0]["pk_murni"] == 80
    assert (done.daftar, done.tidak_ditempatkan) == (5, 5)


def test_own_columns_stay_beside_the_row_of_their_record(update: Update, small: Path) -> None:
    with open_book(small) as book:
        book.write("Target", 7, 13, [["Catatan kami"]])
        book.write("Target", 9, 13, [["milik Nilai"]])
        book.write("Program Anggaran", 6, 40, [["Nomor DPA"]])
        book.write("Program Anggaran", 7, 40, [[17]])
        book.save_without_keeping()
    done = update(small)
    with open_book(done.berkas) as book:
        for key, heading, row, value in (("indikator", "Catatan kami", 2, "milik Nilai"),
                                         ("program", "Nomor DPA", 1, 17)):
            table, page = block(key), book.read(table_sheet(key).name)
            assert isinstance(table, Table)
            beside = FIRST_COLUMN + len(table.columns)
            assert page.cell(table.header_row, beside) == heading
            assert page.cell(table.header_row + row, beside) == value
    assert listed(done.berkas) == []


def test_texts_outside_tables_formulas_comments_and_names_are_listed(update: Update, small: Path) -> None:
    book = openpyxl.load_workbook(small)
    keep_rule_styles(book)
    book["Target"]["P3"] = "jangan lupa rapat"
    book["Target"]["I8"] = "=40+40"
    book["Realisasi"]["C8"].comment = Comment("dari e-SKM", "Staf")
    book.defined_names["angka_kami"] = openpyxl.workbook.defined_name.DefinedName("angka_kami", attr_text="Target!$I$8")
    book.save(small)
    found = {(line[0], line[1]): (line[2], line[3]) for line in listed(update(small).berkas)}
    assert found["Target", "P3"][0] == "jangan lupa rapat"
    assert found["Target", "I8"][0] == "=40+40"
    assert found["Realisasi", "C8"] == (
        "dari e-SKM", f"catatan sel (komentar); sekarang di {place('indikator', 1, 'realisasi_0')}")
    assert found[None, "angka_kami"][0] == "=Target!$I$8"


def place(table: str, row: int, key: str) -> str:
    """Where a cell of a table stands in the new workbook."""
    spec = block(table)
    assert isinstance(spec, Table)
    column = FIRST_COLUMN + [c.key for c in spec.columns].index(key)
    return f"{table_sheet(table).name}!{cell_name(spec.header_row + row, column)}"


def test_a_date_where_a_figure_belongs_never_becomes_a_figure(update: Update, small: Path) -> None:
    book = openpyxl.load_workbook(small)
    keep_rule_styles(book)
    book["Realisasi"]["C8"] = date(2024, 3, 5)
    book["Profil"]["C17"] = 45000
    book["Profil"]["C17"].number_format = "0"
    book.save(small)
    done = update(small)
    assert "realisasi_0" not in rows(done.berkas, "indikator")[0]
    found = {(line[0], line[1]): line[2] for line in listed(done.berkas)}
    assert found == {("Realisasi", "C8"): "2024-03-05", ("Profil", "C17"): 45000}


def test_a_text_that_is_also_a_heading_of_the_sheet_is_listed_where_it_stands_elsewhere(
        update: Update, small: Path) -> None:
    with open_book(small) as book:
        book.write("Sarpras", 2, 30, [["Jumlah"]])
        book.save_without_keeping()
    assert [line[:3] for line in listed(update(small).berkas)] == [("Sarpras", "AD2", "Jumlah")]


# Reasons, answers, own sheets

def test_reasons_follow_their_findings_to_the_new_sheet_and_answers_their_statements(
        update: Update, small: Path) -> None:
    put(small, "realisasi", 2, realisasi_0="delapan puluh")
    with open_book(small) as book:
        hasil = "Realisasi Tahun Laporan berisi teks yang bukan angka."
        sheet, kolom = DUA.periksa, DUA.periksa.kolom
        book.write(sheet.lembar, sheet.baris_pertama, kolom["kode"], [["B-999", "Realisasi", "C9", hasil, "x"]])
        book.write(sheet.lembar, sheet.baris_pertama, kolom["diterima"], [["menunggu rilis BPS"]])
        book.write(DUA.reviu.lembar, 7, DUA.reviu.kolom["pernyataan"], [["Bukan pernyataan"]])
        book.write(DUA.reviu.lembar, 7, DUA.reviu.kolom["catatan"], [["catatan lepas"]])
        book.save_without_keeping()
    with open_book(Path(shutil.copy(KEPT / "blora-2024.xlsm", small.parent))) as kept:
        statement = kept.read("Reviu").cell(7, DUA.reviu.kolom["pernyataan"])
    with open_book(small) as book:
        book.write(DUA.reviu.lembar, 8, DUA.reviu.kolom["pernyataan"], [[statement]])
        book.write(DUA.reviu.lembar, 8, DUA.reviu.kolom["pereviu"], [["Ya", "sudah sesuai"]])
        book.save_without_keeping()
    done = update(small)
    with open_book(done.berkas) as new:
        kept_reasons, answers = read_diterima(new), read_pereviu(new)
        hitung_buku(new, NOW)
        assert read_diterima(new) == kept_reasons
    assert [(one.kunci[0], one.kunci[1], one.alasan) for one in kept_reasons] == [
        ("B-999", "Indikator", "menunggu rilis BPS")]
    assert answers == {statement: ("Ya", "sudah sesuai")}
    assert [line[2] for line in listed(done.berkas)] == ["catatan lepas"]


def test_a_reason_of_an_example_is_found_beside_its_finding(update: Update, tmp_path: Path) -> None:
    path = Path(shutil.copy(KEPT / "banyudono-2024.xlsm", tmp_path))
    with open_book(path) as book:
        page, kolom = book.read("Periksa"), DUA.periksa.kolom
        row = next(r for r in range(6, 60) if page.cell(r, kolom["kode"]) == "K-801")
        book.write("Periksa", row, kolom["diterima"], [["naskah sudah ditandatangani"]])
        sentence = page.cell(row, kolom["temuan"])
        book.save_without_keeping()
    with open_book(update(path).berkas) as new:
        assert [(one.kunci[2], one.alasan) for one in read_diterima(new)] == [(sentence, "naskah sudah ditandatangani")]
        assert [(i.temuan, i.diterima) for i in hitung_buku(new, NOW).semua.diterima] == [
            (sentence, "naskah sudah ditandatangani")]


def own_sheet(path: Path) -> None:
    """A sheet as staff make it: texts, formulas, formats, colours, widths and merged cells."""
    book = openpyxl.load_workbook(path)
    keep_rule_styles(book)
    page = book.create_sheet("Rekap kami")
    page["A1"], page["A2"], page["B2"], page["B3"] = "Rekapitulasi", "Jumlah", 1234.5, "=B2*2"
    page["B4"], page["C2"] = "=Target!I8+1", date(2024, 3, 5)
    page["A1"].font = Font(name="Courier New", size=14, bold=True, color="FF9C0006")
    page["A1"].fill = PatternFill("solid", fgColor="FFFFEB9C")
    page["B2"].number_format = '#,##0.00" kg"'
    page["B2"].border = Border(bottom=Side(style="double"))
    page["C2"].number_format = "dd mmmm yyyy"
    page["A2"].comment = Comment("hitung ulang", "Staf")
    page.column_dimensions["A"].width = 33
    page.merge_cells("A1:C1")
    book.save(path)


def test_an_own_sheet_comes_along_with_its_looks(update: Update, small: Path) -> None:
    own_sheet(small)
    done = update(small)
    assert done.lembar_sendiri == ("Rekap kami",)
    page = openpyxl.load_workbook(done.berkas)["Rekap kami"]
    font = page["A1"].font
    assert (page["A1"].value, font.name, font.size, font.bold, font.color.rgb) == (
        "Rekapitulasi", "Courier New", 14, True, "FF9C0006")
    assert page["A1"].fill.fgColor.rgb == "FFFFEB9C"
    assert (page["B2"].value, page["B2"].number_format, page["B2"].border.bottom.style) == (
        1234.5, '#,##0.00" kg"', "double")
    assert (page["C2"].value.date(), page["C2"].number_format) == (date(2024, 3, 5), "dd mmmm yyyy")
    assert (page["B3"].value, page.column_dimensions["A"].width) == ("=B2*2", 33)
    assert [str(area) for area in page.merged_cells.ranges] == ["A1:C1"]
    found = {(line[0], line[1]): line[2] for line in listed(done.berkas)}
    assert found == {("Rekap kami", "B4"): "=Target!I8+1", ("Rekap kami", "A2"): "hitung ulang"}


def test_a_new_workbook_with_own_sheets_is_one_that_excel_opens_cleanly(update: Update, small: Path) -> None:
    own_sheet(small)
    put(small, "target", 4, indikator="Hilang", pk_murni=11)
    assert OpenXmlValidator(FileFormat.OFFICE_2019).validate(update(small).berkas).errors == []


def test_charts_own_macros_and_what_belongs_to_tables_are_said(update: Update, small: Path) -> None:
    book = openpyxl.load_workbook(small)
    keep_rule_styles(book)
    page = book.create_sheet("Grafik kami")
    page.append(["Tahun", "Nilai"])
    page.append([2024, 3])
    page.add_table(openpyxl.worksheet.table.Table(displayName="TabelKami", ref="A1:B2"))
    for place in (page, book["Target"]):
        chart = BarChart()
        chart.add_data(Reference(page, min_col=2, min_row=1, max_row=2))
        place.add_chart(chart, "F20")
    book.create_chartsheet("Diagram").add_chart(BarChart())
    book.save(small)
    add_macros(small, b"Module=Tombol\r\nModule=HitungSendiri\r\n")
    done = update(small)
    assert [(line[0], line[2]) for line in listed(done.berkas)] == [
        ("Grafik kami", "grafik"), ("Grafik kami", "bentuk Tabel Excel (isinya ikut)")]
    assert "Target: grafik di lembar ini tidak dapat dibawa; salin sendiri bila masih diperlukan." in done.catatan
    assert "Lembar grafik Diagram tidak dapat dibawa; buat lagi bila masih diperlukan." in done.catatan
    assert "Makro buatan sendiri tidak dapat dibawa: HitungSendiri." in done.catatan
    assert done.tidak_ditempatkan == 0


def add_macros(path: Path, project: bytes) -> None:
    """Let a workbook have macros, and say so where Excel looks for them."""
    relation = (b'<Relationship Id="rIdMakro" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
                b'Target="vbaProject.bin"/></Relationships>')
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", relation)
    with ZipFile(path, "w") as archive:
        for name, content in {**parts, "xl/vbaProject.bin": project}.items():
            archive.writestr(name, content)


def test_a_new_workbook_with_an_own_sheet_opens_in_libreoffice(update: Update, small: Path, office: Office) -> None:
    own_sheet(small)
    put(small, "target", 4, indikator="Hilang", pk_murni=11)
    book = openpyxl.load_workbook(office.convert(update(small).berkas, "xlsx"))
    assert book["Rekap kami"]["A1"].font.name == "Courier New"
    assert book["Rekap kami"]["B2"].number_format == '#,##0.00" kg"'
    assert book["Rekap kami"]["B3"].value == "=B2*2"
    assert book[SISA]["C2"].value == "Hilang"


@pytest.mark.parametrize(("formula", "alone"), [
    ("SUM(A1:B2)*2", True), ("'Rekap kami'!A1+1", True), ("Target!I8", False), ("'Program Anggaran'!I8", False),
    ("profil_tahun+1", False), ('"profil_tahun"&A1', True), ("[1]Data!A1", False), ("LKJIP_CAPAIAN(A1;A2)", True),
    ("#REF!+1", False), ("SUM(TabelKami[Nilai])", False), ("IF(Rekap!A1>0,1,0)", False),
])
def test_a_formula_stays_only_where_it_means_the_same(formula: str, alone: bool) -> None:
    assert stands_alone(formula, frozenset({"Rekap kami"}), frozenset({"profil_tahun"})) is alone


# Files and versions

def test_nothing_is_ever_overwritten(update: Update, old: Path) -> None:
    taken = old.with_name(f"lkjip v{VERSI_TEMPLATE}.xlsx")
    taken.write_bytes(b"milik orang")
    with pytest.raises(CannotRun, match=r"sudah ada dan tidak ditimpa"):
        update(old)
    assert taken.read_bytes() == b"milik orang"
    assert sorted(p.name for p in old.parent.iterdir()) == [f"lkjip v{VERSI_TEMPLATE}.xlsx", "lkjip.xlsx"]


def test_a_workbook_that_cannot_be_read_leaves_no_new_file(update: Update, old: Path) -> None:
    with open_book(old) as book:
        book.write(BERANDA, BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column, [[1]])
        book.save_without_keeping()
    with pytest.raises(CannotRun, match=r"versi 1, lebih lama.*lkjip baru") as refused:
        update(old)
    assert not isinstance(refused.value, BukuLama)
    assert [p.name for p in old.parent.iterdir()] == ["lkjip.xlsx"]


def test_a_present_or_later_workbook_needs_no_perbarui(update: Update, template: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(template, tmp_path / "kini.xlsx"))
    with pytest.raises(CannotRun, match=rf"sudah versi {VERSI_TEMPLATE}"):
        update(path)
    with open_book(path) as book:
        book.write(BERANDA, BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column, [[99]])
        book.save_without_keeping()
    with pytest.raises(CannotRun, match=r"Perbarui program lkjip"):
        update(path)


@pytest.mark.parametrize(("name", "new"), [
    ("lkjip-2025.xlsm", "lkjip-2025 v3.xlsm"), ("Kec. Uji v2.xlsx", "Kec. Uji v3.xlsx"),
])
def test_the_new_name_is_the_old_one_with_the_version(name: str, new: str) -> None:
    assert next_name(name, 3) == new


# The command, and the offer of every other command

@pytest.mark.parametrize("command", ["hitung", "periksa", "status", "ekspor", "laporan"])
def test_every_command_names_perbarui_for_an_older_workbook(lkjip: Callable[..., Ran], old: Path, command: str) -> None:
    ran = lkjip(command, old)
    assert ran.code == 2
    assert "Buku kerja ini versi 2, lebih lama" in ran.err
    assert "lkjip perbarui NAMA-BERKAS" in ran.err


@pytest.mark.parametrize(("answer", "made"), [("y", True), ("YA ", True), ("t", False), ("", False)])
def test_on_a_terminal_every_command_offers_perbarui(
        lkjip: Callable[..., Ran], small: Path, monkeypatch: pytest.MonkeyPatch, answer: str, made: bool) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: answer)
    ran = lkjip("hitung", small)
    assert ran.code == (0 if made else 2)
    assert small.with_name(f"lkjip v{VERSI_TEMPLATE}.xlsx").exists() is made
    assert (f"Buku kerja versi {VERSI_TEMPLATE} sudah dibuat: lkjip v{VERSI_TEMPLATE}.xlsx." in ran.out) is made


def test_perbarui_says_what_came_along_and_what_did_not(lkjip: Callable[..., Ran], small: Path) -> None:
    put(small, "target", 4, indikator="Hilang", pk_murni=11)
    ran = lkjip("perbarui", small)
    assert ran.code == 1
    assert ran.out.startswith(f"Buku kerja versi {VERSI_TEMPLATE} sudah dibuat: lkjip v{VERSI_TEMPLATE}.xlsx. Buku "
                              "lama (versi 2) tidak diubah.")
    assert f"2 baris ditulis di lembar {SISA}: 2 isi sel yang tidak ada tempatnya" in ran.out
    assert lkjip("perbarui", small).err == (
        f"Berkas lkjip v{VERSI_TEMPLATE}.xlsx sudah ada dan tidak ditimpa. Pilih nama lain.\n")
    data = json.loads(lkjip("perbarui", small, small.with_name("lain.xlsx"), "--json").out)
    assert (data["tidak_ditempatkan"], Path(data["berkas"]).name) == (2, "lain.xlsx")


@pytest.mark.parametrize(("press", "answers"), [(addin.hitung, ["yes"]), (addin.perbarui, [])])
def test_in_excel_perbarui_and_the_offer_of_other_buttons_take_what_is_not_yet_saved(
        small: Path, press: Callable[[], None], answers: list[str]) -> None:
    before = small.read_bytes()
    with emulated_excel() as excel:
        book = excel.open(small)
        book.set_mock_caller()
        book.sheets["Realisasi"].range("C8").value = 85.5
        excel.answers = answers
        press()
        told = excel.alerts[-1]
    assert told.prompt.startswith(f"Buku kerja versi {VERSI_TEMPLATE} sudah dibuat: lkjip v{VERSI_TEMPLATE}.xlsx.")
    assert small.read_bytes() == before
    assert rows(small.with_name(f"lkjip v{VERSI_TEMPLATE}.xlsx"), "indikator")[0]["realisasi_0"] == 85.5


def test_in_excel_no_makes_nothing(small: Path) -> None:
    with emulated_excel() as excel:
        excel.open(small).set_mock_caller()
        excel.answers = ["no"]
        addin.hitung()
        asked, told = excel.alerts[-2:]
    assert "Buku kerja ini versi 2" in asked.prompt
    assert asked.prompt.endswith("Perbarui sekarang?")
    assert told.prompt == "Tidak diperbarui. Buku kerja ini tidak diubah."
    assert [p.name for p in small.parent.iterdir()] == ["lkjip.xlsx"]


# Whatever is typed

@dataclass
class Memory:
    """A workbook as cells in memory, for many of them in a short time."""

    cells: dict[str, dict[tuple[int, int], Value]] = field(default_factory=dict)
    made: dict[str, dict[str, str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    modules: Sequence[str] = ()
    chart_sheets: Sequence[str] = ()

    @classmethod
    def of(cls, book: Any) -> Memory:
        """All cells of a workbook file."""
        return cls({name: {(r, c): value for r, line in enumerate(book.read(name).rows, 1)
                           for c, value in enumerate(line, 1) if value is not None} for name in book.sheets},
                   {name: dict(book.formulas(name)) for name in book.sheets})

    def copy(self) -> Memory:
        return Memory({name: dict(cells) for name, cells in self.cells.items()}, self.made)

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(self.cells)

    def read(self, sheet: str) -> Block:
        cells = self.cells[sheet]
        last = max((row for row, _ in cells), default=0)
        wide = max((column for _, column in cells), default=0)
        return Block(tuple(tuple(cells.get((row, column)) for column in range(1, wide + 1))
                           for row in range(1, last + 1)))

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        for r, line in enumerate(values, row):
            for c, value in enumerate(line, column):
                self.cells[sheet].pop((r, c), None)
                if value is not None:
                    self.cells[sheet][r, c] = value

    def formulas(self, sheet: str) -> Mapping[str, str]:
        return self.made.get(sheet, {})

    def comments(self, sheet: str) -> Mapping[str, str]:
        return {}

    def pictures(self, sheet: str) -> Sequence[str]:
        return ()


@pytest.fixture(scope="module")
def memory(template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Memory]:
    """The empty workbook of version 2 and the present one."""
    kept = Path(shutil.copy(KEPT / "lkjip.xlsx", tmp_path_factory.mktemp("lama")))
    with open_book(kept) as lama, open_book(template) as baru:
        return {"lama": Memory.of(lama), "baru": Memory.of(baru)}


Cell = tuple[str, str]


def carried(lama: Memory, baru: Memory) -> tuple[Mapping[Cell, str], dict[Cell, Value]]:
    """Where each cell stands now, and the cells that found no place, with their values."""
    isi = naik(baca(lama, DUA), VERSI_TEMPLATE)
    written = tulis(baru, isi)
    return written.tempat, {(one.sel.lembar, one.sel.sel): one.sel.nilai for one in (*isi.sisa, *written.sisa)}


def assert_nothing_lost(lama: Memory, baru: Memory, empty: Memory) -> None:
    """Every cell of the input sheets that the template of version 2 does not have is in its place or in the list."""
    places, left = carried(lama, baru)
    for name, cells in lama.cells.items():
        if name not in {sheet.name for sheet in DUA.isian}:
            continue
        for (row, column), value in cells.items():
            key = (name, cell_name(row, column))
            if str(value).strip() and empty.cells[name].get((row, column)) != value and not is_made(lama, *key):
                now = [left[key]] if key in left else []
                if key in places:
                    sheet, _, cell = places[key].partition("!")
                    now.append(baru.cells[sheet][openpyxl.utils.cell.coordinate_to_tuple(cell)])
                assert set(now) & {value, *renamed(value)} or (is_joined_name(name, column) and not now), (key, value)


def is_made(lama: Memory, sheet: str, cell: str) -> bool:
    return cell in lama.made.get(sheet, {})


def is_joined_name(sheet: str, column: int) -> bool:
    """The name in a swallowed table, which now stands once in `indikator`."""
    return sheet in ("Target", "Realisasi", "Rencana Aksi") and column == FIRST_COLUMN


def renamed(value: Value) -> Iterator[Value]:
    yield from (CARA[value],) if value in CARA else ()
    yield from ("Standar nasional",) if value == "Nasional" else ()
    yield from (str(value),) if isinstance(value, date) else ()


NAMES = st.sampled_from(["Indeks", "indeks ", "Nilai", "Hilang", None])
TABLES = [key for key, (_, spec) in BLOK.items() if isinstance(spec, Table)]
TYPED = st.one_of(st.integers(-5, 10**9), st.floats(-1e6, 1e6).map(lambda x: round(x, 3)),
                  st.sampled_from(["BB", "90-100", "Jumlah", "Nasional", " teks ", "-", "=bukan rumus", True]),
                  st.dates(date(2020, 1, 1), date(2030, 1, 1)))


@st.composite
def typed_cells(draw: st.DrawFn) -> list[tuple[str, int, int, Value]]:
    """Cells of input sheets: in tables, with names known, unknown and double, and anywhere around them."""
    found: list[tuple[str, int, int, Value]] = []
    for name, row in (("Indeks", 1), ("Nilai", draw(st.integers(2, 5)))):
        found.append((*at("indikator", row, "nama"), name))
    for table in draw(st.lists(st.sampled_from([*TABLES, *GABUNG, *GABUNG]), max_size=8)):
        spec = BLOK[table][1]
        assert isinstance(spec, Table)
        row = draw(st.integers(1, spec.capacity))
        for column in draw(st.lists(st.sampled_from(spec.columns), max_size=5)):
            value = draw(NAMES if column.key == "indikator" else TYPED)
            if value is not None and (table, column.key) != ("indikator", "nama"):
                found.append((*at(table, row, column.key), value))
    return [*found, *((sheet, draw(st.integers(1, 90)), draw(st.integers(30, 45)), draw(TYPED))
                      for sheet in draw(st.lists(st.sampled_from([sheet.name for sheet in DUA.isian]), max_size=4)))]


@settings(max_examples=60, deadline=None)
@given(typed_cells())
def test_whatever_is_typed_is_in_its_place_or_in_the_list(
        memory: Mapping[str, Memory], cells: list[tuple[str, int, int, Value]]) -> None:
    lama = memory["lama"].copy()
    for sheet, row, column, value in cells:
        lama.cells[sheet][row, column] = value
    assert_nothing_lost(lama, memory["baru"].copy(), memory["lama"])


@settings(max_examples=30, deadline=None)
@given(st.permutations(["Indeks", "Nilai", "Angka"]), st.permutations(["Indeks", "Nilai", "Angka"]),
       st.lists(st.integers(1, 55), min_size=3, max_size=3, unique=True))
def test_no_figure_moves_to_another_indicator_in_whatever_order_the_sheets_are(
        memory: Mapping[str, Memory], first: list[str], second: list[str], places: list[int]) -> None:
    lama, baru = memory["lama"].copy(), memory["baru"].copy()
    figures = {"Indeks": 1, "Nilai": 2, "Angka": 3}
    for table, order, key in (("indikator", first, "nama"), ("target", second, "indikator"),
                              ("realisasi", list(reversed(second)), "indikator"), ("renaksi", first, "indikator")):
        for row, name in zip(sorted(places), order, strict=True):
            lama.cells[at(table, row, key)[0]][at(table, row, key)[1:]] = name
            for column in ("pk_murni", "realisasi_0", "tw_2"):
                if column in BLOK[table][1].by_key:
                    sheet, *cell = at(table, row, column)
                    lama.cells[sheet][cell[0], cell[1]] = figures[name]
    carried(lama, baru)
    isian = read_isian(baru)
    for row in isian.tables["indikator"].rows:
        expected = figures[row.text("nama")]
        for key in ("pk_murni", "realisasi_0", "realisasi_tw_2", "target_tw_2"):
            assert row.values[key] == expected


def test_a_sheet_with_moved_headings_and_another_name_is_read_all_the_same(memory: Mapping[str, Memory]) -> None:
    """Staff have inserted two rows above and a column between, and renamed the sheet."""
    lama, baru = memory["lama"].copy(), memory["baru"].copy()
    lama.cells[at("indikator", 1, "nama")[0]][at("indikator", 1, "nama")[1:]] = "Indeks"
    target = {**lama.cells.pop("Target"), at("target", 1, "indikator")[1:]: "Indeks",
              at("target", 1, "pk_murni")[1:]: 77}
    lama.cells["Target 2024"] = {(row + 2, column + (column > 4)): value for (row, column), value in target.items()}
    lama.made["Target 2024"] = {cell_name(r + 2, c + (c > 4)): text for cell, text in lama.made["Target"].items()
                                for r, c in [openpyxl.utils.cell.coordinate_to_tuple(cell)]}
    places, left = carried(lama, baru)
    assert left == {}
    assert [row.values["pk_murni"] for row in read_isian(baru).tables["indikator"].rows] == [77]
    assert places["Target 2024", "J10"] == place("indikator", 1, "pk_murni")
