"""Printed figures come into the workbook from a CSV or JSON file, all of them or none."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import SMALL, Ran, Workbook
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.book.schema import ANGKA_TERCETAK, FIRST_COLUMN
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.impor_angka import TABEL, baca_data, impor_angka

Lkjip = Callable[..., Ran]
KOLOM = [column.key for column in TABEL.columns]
JUDUL = [column.label for column in TABEL.columns]
SATU = {"tempat": "Tabel 3.2", "besaran": "capaian", "tentang": "Indeks", "tahun": 2024, "tertulis": "102,50 %"}
DUA = {"tempat": "Bab IV", "besaran": "anggaran", "tentang": "Total", "tahun": 2024, "tertulis": "Rp. 1.000.000,-",
       "nama_tercetak": "APBD", "catatan": "kalimat pertama"}


def csv_text(rows: list[dict[str, Any]], delimiter: str = ";", headings: dict[str, str] | None = None) -> str:
    names = headings or {key: key for key in KOLOM}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(names.values())
    writer.writerows([row.get(key, "") for key in names] for row in rows)
    return out.getvalue()


def rows_of(workbook: Workbook) -> list[dict[str, Any]]:
    """The filled rows of the table, by column key."""
    with open_book(workbook.path) as book:
        block = book.read(ANGKA_TERCETAK.name)
    cells = [[block.cell(row, FIRST_COLUMN + i) for i in range(len(KOLOM))]
             for row in range(TABEL.header_row + 1, len(block.rows) + 1)]
    return [{key: value for key, value in zip(KOLOM, line, strict=True) if value is not None}
            for line in cells if any(value is not None for value in line)]


@pytest.fixture
def data(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """A data file: ``data("angka.csv", "...")``."""
    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


Data = Callable[[str, str | bytes], Path]


# What is accepted


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_rows_of_a_csv_file_are_added_whatever_its_delimiter_and_encoding(
        workbook: Workbook, lkjip: Lkjip, data: Data, delimiter: str, encoding: str) -> None:
    dashed = {**SATU, "tempat": "Bab III – „uraian”"}
    ran = lkjip("impor-angka", workbook.path, data("angka.csv", csv_text([dashed, DUA], delimiter).encode(encoding)))
    assert ran.code == 0, ran
    assert rows_of(workbook) == [dashed, DUA]


@pytest.mark.parametrize("wrapped", [False, True])
def test_rows_of_a_json_file_are_added(workbook: Workbook, lkjip: Lkjip, data: Data, wrapped: bool) -> None:
    rows: Any = [SATU, {**DUA, "catatan": None, "tahun": "2024"}]
    path = data("angka.JSON", json.dumps({"tercetak": rows} if wrapped else rows))
    assert lkjip("impor-angka", workbook.path, path).code == 0
    assert rows_of(workbook) == [SATU, {key: value for key, value in DUA.items() if key != "catatan"}]


def test_columns_may_have_the_headings_of_the_sheet_in_any_order_and_case(
        workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    names = dict(reversed([(key, label.upper()) for key, label in zip(KOLOM, JUDUL, strict=True)]))
    assert lkjip("impor-angka", workbook.path, data("angka.csv", csv_text([DUA], ",", names))).code == 0
    path = data("angka.json", json.dumps([{"Letak": "Tabel 1", "BESARAN": "Target PK", "Tentang": "Indeks",
                                           "Tahun": 2024, "Tertulis": "80", "Nama di Naskah": "IKM"}]))
    assert lkjip("impor-angka", workbook.path, path).code == 0
    assert rows_of(workbook) == [DUA, {"tempat": "Tabel 1", "besaran": "target PK", "tentang": "Indeks", "tahun": 2024,
                                       "tertulis": "80", "nama_tercetak": "IKM"}]


def test_columns_that_may_be_blank_may_be_missing(workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    names = {key: key for key in SATU}
    assert lkjip("impor-angka", workbook.path, data("angka.csv", csv_text([SATU], ";", names))).code == 0
    assert rows_of(workbook) == [SATU]


def test_blank_lines_and_columns_that_excel_leaves_behind_count_for_nothing(
        workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    text = "\r\ntempat;besaran;tentang;tahun;tertulis;;\r\n;;;;;;\r\nTabel 3.2;capaian;Indeks;2024;102,50 %;;\r\n\r\n"
    assert lkjip("impor-angka", workbook.path, data("angka.csv", text)).code == 0
    assert rows_of(workbook) == [SATU]


def test_quoted_fields_keep_delimiters_quotes_and_lines(workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    row = {**SATU, "tertulis": '1.234,5 (kata "asli")', "catatan": "baris satu\nbaris dua; koma, titik"}
    assert lkjip("impor-angka", workbook.path, data("angka.csv", csv_text([row], ","))).code == 0
    assert rows_of(workbook) == [row]


def test_a_print_stays_the_text_that_it_is(workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    texts = ["=1+1", "+5", "-0,70", "@SUM(A1)", "− 5", "=cmd|' /C calc'!A0", "1e5", "007", "2024-01-01", "TRUE", "'5"]
    rows = [{**SATU, "tertulis": text, "catatan": text} for text in texts]
    assert lkjip("impor-angka", workbook.path, data("angka.csv", csv_text(rows))).code == 0
    assert rows_of(workbook) == rows
    sheet = openpyxl.load_workbook(workbook.path)[ANGKA_TERCETAK.name]
    column = FIRST_COLUMN + KOLOM.index("tertulis")
    cells = [sheet.cell(TABEL.header_row + number, column) for number in range(1, len(texts) + 1)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in texts]


# Adding, leaving out, replacing


def test_rows_go_below_the_last_used_one_and_those_that_are_there_are_left_out(
        workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    workbook.put("tercetak", 1, **SATU)
    workbook.put("tercetak", 4, catatan="belum lengkap")
    ran = lkjip("impor-angka", workbook.path, data("angka.csv", csv_text([SATU, DUA, DUA])))
    assert (ran.code, ran.err) == (0, "")
    assert "1 baris ditambahkan ke lembar Angka Tercetak. 2 baris dilewati karena sudah ada." in ran.out
    assert rows_of(workbook) == [SATU, {"catatan": "belum lengkap"}, DUA]
    with open_book(workbook.path) as book:
        assert book.read(ANGKA_TERCETAK.name).cell(TABEL.header_row + 5, FIRST_COLUMN) == "Bab IV"


def test_importing_the_same_file_twice_changes_nothing_the_second_time(
        workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    path = data("angka.csv", csv_text([SATU, DUA]))
    lkjip("impor-angka", workbook.path, path)
    before = workbook.path.read_bytes()
    assert json.loads(lkjip("impor-angka", workbook.path, path, "--json").out) == {
        "ditambahkan": 0, "dilewati": 2, "diganti": 0, "salah": [], "cadangan": None}
    assert workbook.path.read_bytes() == before


def test_ganti_puts_the_rows_in_place_of_all_others(workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    workbook.fill({"tercetak": [SATU, {**SATU, "tertulis": "1"}, {**SATU, "tertulis": "2"}]})
    ran = lkjip("impor-angka", workbook.path, data("angka.csv", csv_text([DUA, SATU])), "--ganti")
    assert ran.code == 0
    assert "2 baris ditambahkan ke lembar Angka Tercetak. 3 baris lama diganti." in ran.out
    assert rows_of(workbook) == [DUA, SATU]


def test_the_file_of_before_is_kept_and_the_next_step_is_told(workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    before = workbook.path.read_bytes()
    ran = lkjip("impor-angka", workbook.path, data("angka.csv", csv_text([SATU])))
    kept = list((workbook.path.parent / "cadangan").glob("*.xlsx"))
    assert [copy.read_bytes() for copy in kept] == [before]
    assert f"Versi sebelumnya tersimpan di cadangan/{kept[0].name}" in ran.out
    assert "Langkah berikutnya: lkjip periksa lkjip.xlsx" in ran.out


def test_imported_rows_are_checked_by_periksa(workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    workbook.fill(SMALL)
    lkjip("impor-angka", workbook.path, data("angka.csv", csv_text([SATU])))
    found = json.loads(lkjip("periksa", workbook.path, "--json").out)["temuan"]
    assert [(item["kode"], item["nilai"], item["seharusnya"]) for item in found if item["kode"] == "K-801"] == [
        ("K-801", "102,50 %", "105,00")]


def test_columns_that_the_office_moved_are_found_by_their_headings(
        workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    last = FIRST_COLUMN + len(KOLOM) - 1
    with open_book(workbook.path) as book:
        book.write(ANGKA_TERCETAK.name, TABEL.header_row, FIRST_COLUMN, [["Milik kantor"]])
        book.write(ANGKA_TERCETAK.name, TABEL.header_row + 1, FIRST_COLUMN, [["jangan diubah"]])
        book.write(ANGKA_TERCETAK.name, TABEL.header_row, last + 1, [["Letak"]])
        book.save_without_keeping()
    assert lkjip("impor-angka", workbook.path, data("angka.csv", csv_text([DUA]))).code == 0
    with open_book(workbook.path) as book:
        line = book.read(ANGKA_TERCETAK.name).rows[TABEL.header_row]
    assert line[FIRST_COLUMN - 1:] == ("jangan diubah", "anggaran", "Total", 2024, "Rp. 1.000.000,-", "APBD",
                                       "kalimat pertama", "Bab IV")


# What is refused: nothing is written then


def wrong(workbook: Workbook, lkjip: Lkjip, path: Path, *options: str) -> list[dict[str, Any]]:
    """The defects that an import tells; the workbook must be as it was."""
    before = workbook.path.read_bytes()
    ran = lkjip("impor-angka", workbook.path, path, "--json", *options)
    assert ran.code == 1, ran
    assert workbook.path.read_bytes() == before
    told = json.loads(ran.out)
    assert (told["ditambahkan"], told["cadangan"]) == (0, None)
    assert all(item["seharusnya"] and item["tindakan"] for item in told["salah"])
    return list(told["salah"])


def test_every_wrong_row_is_listed_with_its_number_and_the_others_are_written(
        workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    rows = [SATU, {**SATU, "besaran": "capain"}, {**SATU, "tahun": ""}, {**SATU, "tertulis": "  "}, DUA,
            {**SATU, "tahun": "dua ribu", "tempat": ""}]
    path = data("angka.csv", csv_text(rows))
    ran = lkjip("impor-angka", workbook.path, path, "--json")
    told = json.loads(ran.out)
    assert [(item["baris"], item["nilai"], item["masalah"]) for item in told["salah"]] == [
        (3, "capain", "Besaran “capain” tidak dikenal."),
        (4, "", "Kolom tahun belum diisi."),
        (5, "", "Kolom tertulis belum diisi."),
        (7, "", "Kolom tempat belum diisi."),
        (7, "dua ribu", "Tahunnya tidak dapat dibaca."),
    ]
    assert (ran.code, told["ditambahkan"]) == (1, 2)
    ran = lkjip("impor-angka", workbook.path, path)
    assert "0 baris ditambahkan" in ran.out
    assert "2 baris dilewati karena sudah ada. Ada 5 yang perlu dibetulkan." in ran.out
    assert "angka.csv baris 3: Besaran “capain” tidak dikenal. Isinya: capain." in ran.out


def test_a_cell_that_may_be_blank_costs_only_itself(workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    ran = lkjip("impor-angka", workbook.path, data("angka.json", json.dumps([{**SATU, "catatan": 5}])), "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["ditambahkan"], [item["nilai"] for item in told["salah"]]) == (1, 1, ["5"])


@pytest.mark.parametrize("year", ["1999", "2101", "2024,5", "24", "0", "2024 dan 2025"])
def test_a_year_outside_this_century_is_refused(workbook: Workbook, lkjip: Lkjip, data: Data, year: str) -> None:
    path = data("angka.csv", csv_text([{**SATU, "tahun": year}]))
    assert [item["nilai"] for item in wrong(workbook, lkjip, path)] == [year]


@pytest.mark.parametrize(("written", "shown"), [("83.50", "83.50"), ("100", "100"), ("1e3", "1E+3"), ("NaN", "nan")])
def test_a_number_in_json_has_lost_its_print(
        workbook: Workbook, lkjip: Lkjip, data: Data, written: str, shown: str) -> None:
    text = json.dumps([{**SATU, "tertulis": "?"}]).replace('"?"', written)
    [found] = wrong(workbook, lkjip, data("angka.json", text))
    assert (found["baris"], found["nilai"]) == (1, shown)
    assert "cetakannya di naskah hilang" in found["masalah"]
    assert "tanda kutip" in found["tindakan"]


@pytest.mark.parametrize(("key", "value"), [
    ("tempat", 3), ("tentang", ["Indeks"]), ("besaran", 1), ("tertulis", True), ("tertulis", {"a": 1}),
    ("tahun", True), ("tahun", 2024.5), ("tahun", [])])
def test_values_of_another_kind_are_refused(
        workbook: Workbook, lkjip: Lkjip, data: Data, key: str, value: object) -> None:
    assert len(wrong(workbook, lkjip, data("angka.json", json.dumps([{**SATU, key: value}])))) == 1


@pytest.mark.parametrize(("name", "text", "row", "sentence"), [
    ("angka.csv", "", 0, "Berkas data kosong."),
    ("angka.csv", "\ufeff \n\t\n", 0, "Berkas data kosong."),
    ("angka.csv", "tempat;besaran;tentang;tahun;tertulis\n;;;;\n", 0, "Berkas data kosong."),
    ("angka.csv", "tempat;besaran;tentang;tahun\nA;lain;B;2024\n", 1, "Kolom “tertulis” tidak ada."),
    ("angka.csv", "tempat;besaran;tentang;tahun;tertulis;halaman\nA;lain;B;2024;5;1\n", 1,
     "Kolom “halaman” tidak dikenal."),
    ("angka.csv", "tempat;besaran;tentang;tahun;;tertulis\nA;lain;B;2024;x;5\n", 1, "Ada kolom tanpa judul."),
    ("angka.csv", "tempat;Letak;besaran;tentang;tahun;tertulis\nA;A;lain;B;2024;5\n", 1,
     "Kolom “Letak” ada lebih dari satu."),
    ("angka.csv", "tempat,besaran,tentang,tahun,tertulis\nA,lain,B,2024,83,55\n", 2,
     "Isinya lebih banyak daripada judul kolomnya."),
    ("angka.csv", 'tempat;besaran;tentang;tahun;tertulis\nA;lain;B;2024;5\nA;lain;B;2024;"5\n', 3,
     "Baris ini rusak: tanda kutipnya tidak berpasangan."),
    ("angka.csv", 'tempat;besaran;tentang;tahun;tertulis\nA;lain;B;2024;"5"6\n', 2,
     "Baris ini rusak: tanda kutipnya tidak berpasangan."),
    ("angka.json", "", 0, "Berkas data kosong."),
    ("angka.json", "[]", 0, "Berkas data kosong."),
    ("angka.json", '{"tercetak": []}', 0, "Berkas data kosong."),
    ("angka.json", '[{"tempat": "A",\n "besaran" "lain"}]', 2, "JSON rusak di baris 2, huruf ke-12."),
    ("angka.json", "[" * 100_000, 0, "JSON ini tidak berisi daftar angka."),
    ("angka.json", f"[{'9' * 5000}]", 0, "JSON ini tidak berisi daftar angka."),
    ("angka.json", '"Tabel 3.2"', 0, "JSON ini tidak berisi daftar angka."),
    ("angka.json", '{"angka": []}', 0, "JSON ini tidak berisi daftar angka."),
    ("angka.json", "[5]", 1, "Butir ini bukan objek."),
    ("angka.json", json.dumps([{**SATU, "halaman": "1"}]), 1, "Kolom “halaman” tidak dikenal."),
    ("angka.json", json.dumps([{**SATU, "Letak": "A"}]), 1, "Kunci “Letak” ada lebih dari satu."),
])
def test_a_file_of_another_form_is_refused_with_the_place_of_the_defect(
        workbook: Workbook, lkjip: Lkjip, data: Data, name: str, text: str, row: int, sentence: str) -> None:
    found = wrong(workbook, lkjip, data(name, text), "--ganti")
    assert (row, sentence) in [(item["baris"], item["masalah"]) for item in found]


def test_bytes_that_are_no_text_are_refused(workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    [found] = wrong(workbook, lkjip, data("angka.csv", b"tempat;\x81\x8d\xff\n"))
    assert found["masalah"] == "Tulisan di dalam berkas data tidak dapat dibaca."


def test_more_rows_than_the_sheet_is_read_for_are_refused(
        workbook: Workbook, lkjip: Lkjip, data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    room = 30
    monkeypatch.setattr("lkjip_xl.jobs.impor_angka.BARIS_TERBACA", TABEL.header_row + room)
    workbook.put("tercetak", 1, **SATU)
    path = data("angka.csv", csv_text([{**SATU, "tertulis": str(number)} for number in range(room)]))
    [found] = wrong(workbook, lkjip, path)
    assert (found["nilai"], found["seharusnya"]) == (str(room), f"paling banyak {room - 1} baris")
    assert lkjip("impor-angka", workbook.path, path, "--ganti").code == 0
    assert len(rows_of(workbook)) == room


def test_rows_below_those_prepared_on_the_sheet_are_read_again(
        workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    count = len(TABEL.rows) + 50
    path = data("angka.csv", csv_text([{**SATU, "tertulis": str(number)} for number in range(count)]))
    for added in (count, 0):
        assert json.loads(lkjip("impor-angka", workbook.path, path, "--json").out)["ditambahkan"] == added


@pytest.mark.parametrize("name", ["angka.xlsx", "angka", "angka.txt"])
def test_only_csv_and_json_are_read(workbook: Workbook, lkjip: Lkjip, data: Data, name: str) -> None:
    ran = lkjip("impor-angka", workbook.path, data(name, csv_text([SATU])))
    assert (ran.code, ran.out) == (2, "")
    assert "harus berakhiran .csv atau .json" in ran.err


def test_a_missing_data_file_is_told_in_one_sentence(workbook: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    ran = lkjip("impor-angka", workbook.path, tmp_path / "tidak-ada.csv", "--json")
    assert ran.code == 2
    assert "tidak dapat dibaca" in json.loads(ran.out)["galat"]


def test_a_workbook_without_the_table_is_told_in_one_sentence(workbook: Workbook, lkjip: Lkjip, data: Data) -> None:
    with open_book(workbook.path) as book:
        book.write(ANGKA_TERCETAK.name, TABEL.header_row, FIRST_COLUMN + KOLOM.index("tertulis"), [[None]])
        book.save_without_keeping()
    ran = lkjip("impor-angka", workbook.path, data("angka.csv", csv_text([SATU])))
    assert (ran.code, ran.out) == (2, "")
    assert "kurang kolom Tertulis" in ran.err


def test_the_command_has_help_with_an_example(lkjip: Lkjip) -> None:
    ran = lkjip("impor-angka", "--help")
    assert ran.code == 0
    assert "Contoh: lkjip impor-angka lkjip-2025.xlsm angka.csv" in ran.out


# Properties


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode), st.booleans())
def test_no_data_makes_the_reading_fail(content: bytes, sebagai_json: bool) -> None:
    rows, defects = baca_data(content, sebagai_json=sebagai_json)
    assert rows or defects


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1), min_size=1, max_size=8))
def test_csv_and_json_of_the_same_rows_say_the_same(texts: list[str]) -> None:
    rows = [{**SATU, "tertulis": text} for text in texts]
    from_csv = baca_data(csv_text(rows).encode(), sebagai_json=False)
    assert from_csv == baca_data(json.dumps(rows).encode(), sebagai_json=True)
    assert len(from_csv[0]) == len(texts)


def test_an_import_reads_what_the_workbook_gives_back(workbook: Workbook) -> None:
    content = json.dumps([{**SATU, "tertulis": " 1.234\u00a0,5\u0007 ", "tentang": "Indeks e\u0301"}]).encode()
    for added in (1, 0):
        with open_book(workbook.path) as book:
            assert impor_angka(book, content, sebagai_json=True).ditambahkan == added
            book.save()
