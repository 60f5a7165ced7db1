"""A plain table fills targets, realisasi, budget or indicators: matched by key, shown first, and nothing erased."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from conftest import SMALL, Office, Ran, Workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.book.grid import CellError
from lkjip_xl.book.reader import read_isian
from lkjip_xl.domain.nilai.angka import tulis_rupiah
from lkjip_xl.engines.data.tabel import baca_tabel
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.data import Lembaran, delimiter, ringkas, write_cells
from lkjip_xl.jobs.impor_tabel import judul_dikenal, pratinjau, terapkan
from lkjip_xl.jobs.tujuan import LEMBAR_TABEL

Lkjip = Callable[..., Ran]
SUB = "7.01.01.2.01.0001"
INDEKS = {"rencana_3": 80, "rencana_5": 90, "pk_murni": 80, "realisasi_0": 84, "realisasi_1": 82}
"""The figures of the first indicator."""


@pytest.fixture
def buku(workbook: Workbook) -> Workbook:
    """The small report with a second indicator that has no target or realisasi yet."""
    first = {"nama": "Indeks", "induk": "Sasaran satu", "satuan": "Indeks", **INDEKS}
    workbook.fill({**SMALL, "indikator": [first, {"nama": "Nilai SAKIP", "induk": "Sasaran satu", "satuan": "Nilai"}]})
    return workbook


Berkas = Callable[..., Path]


@pytest.fixture
def berkas(tmp_path: Path) -> Berkas:
    """A CSV of rows: ``berkas(["Kode", "Pagu Murni"], [SUB, 5])``."""
    def make(*rows: Sequence[object], mark: str = ";", encoding: str = "utf-8", nama: str = "data.csv") -> Path:
        out = io.StringIO()
        csv.writer(out, delimiter=mark).writerows(rows)
        (tmp_path / nama).write_bytes(out.getvalue().encode(encoding))
        return tmp_path / nama

    return make


def baris(buku: Workbook, tabel: str) -> list[dict[str, Any]]:
    """The filled rows of a table by column key."""
    with open_book(buku.path) as book:
        table = read_isian(book).tables[tabel]
    return [{key: value for key, value in row.values.items() if value is not None} for row in table.rows]


def figures(buku: Workbook, index: int = 0) -> dict[str, Any]:
    """What an indicator has besides its name, sasaran and unit."""
    return {key: value for key, value in baris(buku, "indikator")[index].items()
            if key not in ("nama", "induk", "satuan")}


def salah(buku: Workbook, lkjip: Lkjip, *arguments: object) -> list[dict[str, Any]]:
    """The defects of an import, which has written nothing."""
    before = buku.path.read_bytes()
    ran = lkjip("impor-tabel", buku.path, *arguments, "--ya", "--json")
    assert ran.code == 1, ran
    assert buku.path.read_bytes() == before
    found = json.loads(ran.out)
    assert found["ditulis"] is False
    return list(found["salah"])


# What is written


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_its_delimiter_and_encoding(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas, mark: str, encoding: str) -> None:
    data = berkas(["DAFTAR; TARGET, 2024"], [], ["Indikator Kinerja", "PK Murni", "Alasan Perubahan"],
                  ["Indeks", "85,5", "Bab III – „uraian”"], mark=mark, encoding=encoding)
    assert lkjip("impor-tabel", buku.path, "target", data, "--ya").code == 0
    assert figures(buku) == {**INDEKS, "pk_murni": 85.5, "alasan": "Bab III – „uraian”"}


def test_a_sheet_of_a_workbook_is_read_by_name_or_the_first(buku: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "data.xlsx")
    for name, value in (("Satu", 1_000.0), ("Dua", 2_000)):
        page = book.add_worksheet(name)
        page.write_row(3, 2, ["kode", "pagu_murni"])
        page.write_row(4, 2, [SUB, value])
    book.close()
    for more, expected in ((("--lembar", "dua"), 2_000), ((), 1_000)):
        assert lkjip("impor-tabel", buku.path, "program", tmp_path / "data.xlsx", "--ya", *more).code == 0
        assert baris(buku, "program")[2]["pagu_murni"] == expected


def test_headings_of_the_office_are_mapped_to_columns(buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    data = berkas(["No", "Kode Rek = DPA", "Pagu Murni", "Anggaran"], [1, SUB, 5, "Rp 2.515.815.020,-"])
    ran = lkjip("impor-tabel", buku.path, "program", data, "--kolom", "Kode Rek = DPA=Kode", "--kolom",
                "anggaran=Pagu Murni", "--ya")
    assert ran.code == 0
    assert baris(buku, "program")[2]["pagu_murni"] == 2_515_815_020
    assert "Kolom yang dipakai: Kode Rek = DPA -> Kode; Anggaran -> Pagu Murni" in ran.out
    assert "Kolom yang tidak dipakai: No; Pagu Murni" in ran.out


def test_rows_are_matched_by_name_without_case_and_spaces(buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    data = berkas(["indikator", "realisasi_0", "Triwulan I"], ["  INDEKS ", "84,25", 80])
    assert lkjip("impor-tabel", buku.path, "realisasi", data, "--ya").code == 0
    assert figures(buku) == {**INDEKS, "realisasi_0": 84.25, "realisasi_tw_1": 80}


def test_a_known_indicator_is_filled_and_an_unknown_one_listed(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    data = berkas(["indikator", "PK Murni"], ["nilai sakip", 70], ["Indek", 3], ["", 9])
    ran = lkjip("impor-tabel", buku.path, "target", data, "--ya")
    assert ran.code == 1
    assert figures(buku, 1) == {"pk_murni": 70}
    assert "baris 3 Indek: tidak ada di lembar Indikator; mungkin maksudnya “Indeks”" in ran.out
    assert "baris 4 : kolom Indikator Kinerja kosong" in ran.out


def test_an_empty_workbook_is_filled_with_the_dpa_in_the_order_of_codes(
        workbook: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    data = berkas(["Kode", "Program / Kegiatan / Sub Kegiatan", "Pagu Murni"],
                  ["7.01.02.2.01.01", "7.01.02.2.01.01 Sub dua", "2.000.000"], ["7.01.02", "Program dua", "2.000.000"],
                  ["7.01.02.2.01", "Kegiatan dua", "2.000.000"], [" 7.01. 01", "Program satu", ""])
    ran = lkjip("impor-tabel", workbook.path, "program", data, "--ya")
    assert ran.code == 0
    assert baris(workbook, "program") == [
        {"kode": "7.01.01", "uraian": "Program satu"}, {"kode": "7.01.02", "uraian": "Program dua"},
        {"kode": "7.01.02.2.01", "uraian": "Kegiatan dua"},
        {"kode": "7.01.02.2.01.01", "uraian": "Sub dua", "pagu_murni": 2_000_000}]
    assert "Uang pada 2 baris program dan kegiatan tidak ditulis" in ran.out


def test_new_codes_go_below_and_those_of_two_digits_match_those_of_four(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    data = berkas(["Kode", "uraian", "Pagu Murni"], ["7.01.01.2.01.02", "Sub dua", 7], ["X.XX.01.2.01.01", "", 5])
    assert lkjip("impor-tabel", buku.path, "program", data, "--ya").code == 0
    found = baris(buku, "program")
    assert (found[2]["kode"], found[2]["uraian"], found[2]["pagu_murni"]) == (SUB, "Sub satu", 5)
    assert found[3] == {"kode": "7.01.01.2.01.02", "uraian": "Sub dua", "pagu_murni": 7}


@pytest.mark.parametrize("kode", ["7.01", "Jumlah", "5.1.02.01.01.0024", "7.01.01.2", "7.01.01.2.01.001", "7,01,01"])
def test_what_is_no_code_of_a_program_is_listed_and_not_written(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas, kode: str) -> None:
    before = baris(buku, "program")
    ran = lkjip("impor-tabel", buku.path, "program", berkas(["Kode", "Uraian", "Pagu Murni"], [kode, "x", 5]), "--ya",
                "--kolom", "Uraian=uraian", "--json")
    assert json.loads(ran.out)["tidak_ditulis"] == [
        {"baris": 2, "kunci": kode, "alasan": "bukan kode program, kegiatan, atau sub kegiatan"}]
    assert baris(buku, "program") == before


def test_indicators_are_added_and_their_choices_written_as_in_the_lists(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    data = berkas(["nama", "induk", "satuan", "arah", "jenis_target", "dinilai"],
                  ["Indeks baru", "Sasaran satu", "Nilai", "semakin RENDAH semakin baik", "angka", "YA"])
    assert lkjip("impor-tabel", buku.path, "indikator", data, "--ya").code == 0
    assert baris(buku, "indikator")[2] == {
        "nama": "Indeks baru", "induk": "Sasaran satu", "satuan": "Nilai", "arah": "Semakin rendah semakin baik",
        "jenis_target": "Angka", "dinilai": "Ya"}


def test_blank_cells_erase_nothing_and_equal_ones_change_nothing(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    before = buku.path.read_bytes()
    data = berkas(["Kode", "uraian", "Target", "Realisasi Anggaran"], [SUB, "", "12,0", "900.000"])
    ran = lkjip("impor-tabel", buku.path, "program", data, "--ya", "--json")
    found = json.loads(ran.out)
    assert (ran.code, found["perubahan"], found["sama"]) == (0, [], 1)
    assert buku.path.read_bytes() == before


def test_texts_that_begin_like_a_formula_stay_texts(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas, office: Office) -> None:
    texts = ["=1+1", "+5", "-0,70", "@SUM(A1)", '=HYPERLINK("http://x";"y")', "=cmd|' /C calc'!A0"]
    data = berkas(["Kode", "uraian", "Indikator"],
                  *([f"7.01.01.2.01.{number:04}", text, f"{text}\x07"] for number, text in enumerate(texts, 2)))
    assert lkjip("impor-tabel", buku.path, "program", data, "--ya").code == 0
    assert [row["uraian"] for row in baris(buku, "program")[3:]] == texts
    for path in (buku.path, office.convert(buku.path, "xlsx")):
        sheet = openpyxl.load_workbook(path, read_only=True)["Program Anggaran"]
        lines = list(sheet.iter_rows(10, 9 + len(texts), 3, 6))
        cells = [line[column] for column in (0, 3) for line in lines]
        assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in texts * 2]


# Showing, writing, taking back


def test_without_ya_the_import_is_only_shown(buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    before = buku.path.read_bytes()
    data = berkas(["Kode", "Pagu Murni", "Target"], [SUB, "1.250.000", "12,5"])
    ran = lkjip("impor-tabel", buku.path, "program", data)
    assert (ran.code, buku.path.read_bytes()) == (0, before)
    assert ran.out.splitlines()[:4] == [
        "lkjip.xlsx: Lembar Program Anggaran: 2 sel berubah di 1 baris, 0 di antaranya baris baru; 0 baris sudah sama.",
        f"baris 9  {SUB}", "    Target             12  ->  12,5", "    Pagu Murni  1.000.000  ->  1.250.000"]
    assert "ulangi perintah ini dengan pilihan --ya" in ran.out


def test_an_import_is_one_step_that_pulihkan_takes_back(buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    before = buku.path.read_bytes()
    lkjip("impor-tabel", buku.path, "program", berkas(["Kode", "Pagu Murni"], [SUB, 5]), "--ya")
    assert buku.path.read_bytes() != before
    assert lkjip("pulihkan", buku.path).code == 0
    assert buku.path.read_bytes() == before


def test_the_steps_of_the_job_work_on_any_book(buku: Workbook) -> None:
    with open_book(buku.path) as book:
        plan = pratinjau(book, "program", Lembaran("data", [["Kode", "Pagu Murni"], [SUB, "5"]]), {})
        assert not book.changed
        terapkan(book, plan)
        assert book.changed == ("Program Anggaran",)


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(1, 7)), st.lists(st.integers(0, 5), max_size=3))
def test_shuffled_and_repeated_rows_fill_the_same(template: Path, order: list[int], again: list[int]) -> None:
    rows: list[list[Any]] = [[f"7.01.01.2.01.{number:04}", f"Sub {number}", number] for number in order]
    rows += [rows[index] for index in again]
    with open_book(template) as book:
        plan = pratinjau(book, "program", Lembaran("data", [["kode", "uraian", "pagu_murni"], *rows]), {})
    assert [change.menjadi for change in plan.perubahan if change.kolom == "Pagu Murni"] == [1, 2, 3, 4, 5, 6]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**14))
def test_rupiah_are_taken_over_exactly(template: Path, amount: int) -> None:
    data = [["kode", "uraian", "pagu_murni", "pagu_perubahan"],
            [SUB, "Sub", tulis_rupiah(Decimal(amount)), float(amount)]]
    with open_book(template) as book:
        plan = pratinjau(book, "program", Lembaran("data", data), {})
    assert [change.menjadi for change in plan.perubahan][2:] == [amount, amount]


# What is refused


@pytest.mark.parametrize(("tabel", "judul", "isi", "masalah"), [
    ("program", ["Kode", "Target"], ["7.01.01.2.01", "1.234"], "Angka di kolom “Target” dapat dibaca dua cara."),
    ("program", ["Kode", "Pagu Murni"], [SUB, "19,422.400.000"], "Angka di kolom “Pagu Murni” dapat dibaca dua cara."),
    ("program", ["Kode", "Pagu Murni"], [SUB, "dua juta"], "Kolom “Pagu Murni” berisi tulisan, padahal harus angka."),
    ("program", ["Kode", "Pagu Murni"], [SUB, "-5"], "Kolom “Pagu Murni” berisi angka negatif."),
    ("program", ["Kode", "Pagu Murni"], [SUB, "0,5"], "Kolom “Pagu Murni” harus bilangan bulat."),
    ("program", ["Kode", "Pagu Murni"], [SUB, "=A1"], "Kolom “Pagu Murni” berisi tulisan, padahal harus angka."),
    ("program", ["Kode", "Jenis Belanja"], [SUB, "Sosial"], "Kolom “Jenis Belanja” berisi pilihan yang tidak dikenal."),
    ("target", ["indikator", "PK Murni"], ["Indeks", "1.234"], "Angka di kolom “PK Murni” dapat dibaca dua cara."),
    ("target", ["indikator", "PK Murni"], ["Indeks", "baik"], "Kolom “PK Murni” berisi tulisan, padahal harus angka."),
    ("indikator", ["nama", "induk"], ["Indeks", "Sasaran dua"], "Tujuan / Sasaran"),
])
def test_a_cell_that_cannot_be_used_is_told_with_its_row_and_nothing_is_written(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas, tabel: str, judul: list[str], isi: list[object],
        masalah: str) -> None:
    [found] = salah(buku, lkjip, tabel, berkas(judul, isi))
    assert found["baris"] == 2
    assert masalah in found["masalah"]
    assert found["tindakan"]


def test_an_error_of_a_formula_is_a_defect(buku: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "data.xlsx")
    page = book.add_worksheet()
    page.write_row(0, 0, ["Kode", "Pagu Murni"])
    page.write_string(1, 0, SUB)
    page.write_formula(1, 1, "=1/0", None, CellError("#DIV/0!"))
    book.close()
    [found] = salah(buku, lkjip, "program", tmp_path / "data.xlsx")
    assert found["masalah"] == "Sel di kolom “Pagu Murni” berisi galat #DIV/0!; dianggap kosong."


def test_what_is_only_a_peringatan_is_written_and_reported(buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    ran = lkjip("impor-tabel", buku.path, "indikator", berkas(["nama", "satuan"], ["Indeks baru", "Indeks"]), "--ya")
    assert ran.code == 1
    assert baris(buku, "indikator")[2] == {"nama": "Indeks baru", "satuan": "Indeks"}
    assert "“Tujuan / Sasaran” belum diisi." in ran.out


def test_what_was_wrong_in_the_workbook_before_does_not_stop_the_import(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    buku.put("program", 3, pagu_perubahan="abc")
    data = berkas(["Kode", "Pagu Murni"], [SUB, 5])
    assert lkjip("impor-tabel", buku.path, "program", data, "--ya").code == 0
    assert baris(buku, "program")[2]["pagu_murni"] == 5


def test_the_same_row_with_other_contents_is_a_defect(buku: Workbook, lkjip: Lkjip, berkas: Berkas) -> None:
    [found] = salah(buku, lkjip, "program", berkas(["Kode", "Pagu Murni"], [SUB, 5], ["7.01.01.2.01.01", 6]))
    assert (found["baris"], found["kolom"], found["seharusnya"]) == (3, "Pagu Murni", "sama dengan baris 2")


@pytest.mark.parametrize(("judul", "pilihan", "masalah"), [
    (["Uraian", "Pagu Murni"], [], "Kolom Kode tidak ada di berkas data."),
    (["apa", "saja"], [], "Kolom Kode tidak ada di berkas data."),
    (["Kode", "kode"], [], "Dua kolom data mengisi kolom Kode."),
    (["Kode", "Pagu"], ["--kolom", "Pagu=Pagu Akhir"], "Kolom “Pagu Akhir” tidak ada di lembar Program Anggaran."),
    (["Kode", "Pagu"], ["--kolom", "Anggaran=Pagu Murni"], "Judul “Anggaran” tidak ada di berkas data."),
])
def test_columns_that_do_not_fit_are_refused(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas, judul: list[str], pilihan: list[str], masalah: str) -> None:
    [found] = salah(buku, lkjip, "program", berkas(judul, ["1", "2"]), *pilihan)
    assert found["masalah"] == masalah


@pytest.mark.parametrize("arguments", [["belanja", "x.csv"], ["program", "x.csv", "--kolom", "Pagu"], ["program"]])
def test_a_command_that_is_not_complete_is_told_so(buku: Workbook, lkjip: Lkjip, arguments: list[str]) -> None:
    ran = lkjip("impor-tabel", buku.path, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Pemakaian:" in ran.err


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x81\x8d\xff\n", b'Kode;Pagu Murni\n"7.01;5\n'])
def test_a_csv_that_cannot_be_read_is_refused(buku: Workbook, lkjip: Lkjip, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "data.csv").write_bytes(content)
    assert len(salah(buku, lkjip, "program", tmp_path / "data.csv")) == 1


def test_a_sheet_that_is_not_there_is_refused(buku: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    xlsxwriter.Workbook(tmp_path / "data.xlsx").close()
    [found] = salah(buku, lkjip, "program", tmp_path / "data.xlsx", "--lembar", "DPA")
    assert found["masalah"] == "Lembar “DPA” tidak ada di dalam berkas."


def test_rows_below_the_last_that_is_read_are_refused_and_the_others_written(
        buku: Workbook, lkjip: Lkjip, berkas: Berkas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lkjip_xl.jobs.impor_tabel.tempat.BARIS_TERBACA", 10)
    rows = [[f"7.01.01.2.01.{number:04}", "Sub", 5] for number in range(2, 5)]
    ran = lkjip("impor-tabel", buku.path, "program", berkas(["kode", "uraian", "pagu_murni"], *rows), "--ya", "--json")
    assert [(found["baris"], found["masalah"]) for found in json.loads(ran.out)["salah"]] == [
        (row, "Barisnya lebih banyak daripada tempat yang tersisa.") for row in (3, 4)]
    assert [row["kode"] for row in baris(buku, "program")[3:]] == ["7.01.01.2.01.0002"]


# Reading


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from(sorted(LEMBAR_TABEL)))
def test_no_csv_makes_the_reading_fail(
        tmp_path_factory: pytest.TempPathFactory, content: bytes, tabel: str) -> None:
    path = tmp_path_factory.mktemp("csv") / "data.csv"
    path.write_bytes(content)
    sheet = baca_tabel(path, "", judul_dikenal(tabel, {}))
    assert sheet.salah or list(sheet.isi) is not None


def test_the_delimiter_is_told_by_the_headings_and_not_by_commas_in_titles() -> None:
    assert delimiter(["Daftar, dengan, banyak, koma", "kode;uraian"], {"kode", "uraian"}) == ";"


def test_cells_side_by_side_are_written_as_one_block() -> None:
    written: list[tuple[Any, ...]] = []

    class Recorder:
        sheets = ("A",)

        def write(self, *arguments: Any) -> None:
            written.append(arguments)

    write_cells(Recorder(), "A", {(2, 3): 1, (2, 4): 2, (2, 6): 3, (3, 7): 4, (1, 1): time(1)})  # type: ignore[arg-type]
    assert written == [("A", 1, 1, [[time(1)]]), ("A", 2, 3, [[1, 2]]), ("A", 2, 6, [[3]]), ("A", 3, 7, [[4]])]


def test_without_defects_there_is_nothing_to_shorten() -> None:
    assert ringkas([]) == ((), ())


# Rows that sum up a table

KINERJA = ["Indikator", "Satuan", "PK Murni", "Realisasi Tahun Laporan"]


@pytest.mark.parametrize("nama", [
    "Rata-rata capaian", "Rata rata Capaian Kinerja", "Rerata", "JUMLAH", "Total:", "Capaian",
    "Nilai rata-rata capaian", "Jumlah Anggaran", "Rata-rata capaian sasaran 1", "Rata – rata capaian (%)"])
def test_a_row_that_sums_up_the_table_is_no_indicator(
        workbook: Workbook, lkjip: Lkjip, berkas: Berkas, nama: str) -> None:
    workbook.fill(SMALL)
    data = berkas(KINERJA, ["Jumlah layanan", "Dokumen", 12, 11], ["Rata-rata waktu", "Menit", 15, 12],
                  [nama, "", "-", "98,5"])
    ran = lkjip("impor-tabel", workbook.path, "indikator", data, "--ya")
    assert [row["nama"] for row in baris(workbook, "indikator")] == ["Indeks", "Jumlah layanan", "Rata-rata waktu"]
    assert f"baris 4 {nama}: baris rata-rata atau jumlah tanpa satuan dan target, bukan indikator" in ran.out


@pytest.mark.parametrize(("nama", "satuan", "target"), [
    ("Jumlah layanan", "", ""), ("Rata-rata lama sekolah", "", ""), ("Capaian kinerja", "%", ""),
    ("Total nilai", "", 80)])
def test_an_indicator_that_only_begins_like_a_sum_is_taken(
        workbook: Workbook, lkjip: Lkjip, berkas: Berkas, nama: str, satuan: str, target: object) -> None:
    workbook.fill(SMALL)
    lkjip("impor-tabel", workbook.path, "indikator", berkas(KINERJA, [nama, satuan, target, 7]), "--ya")
    assert [row["nama"] for row in baris(workbook, "indikator")] == ["Indeks", nama]
