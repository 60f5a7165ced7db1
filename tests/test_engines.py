"""One suite over every engine: a closed file, and a workbook open in Excel, give the same cells for the same input."""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import xlsxwriter
from bench import large
from conftest import NOW, ROOT, SMALL, Workbook, write_sipd
from emulated_excel import Call, Com, EmulatedExcel, com_error, emulated_excel

from lkjip_xl import addin
from lkjip_xl.book.grid import BARIS_TERBACA, Book, CannotRun, CellError, Value
from lkjip_xl.book.schema import (
    BANTUAN,
    BERANDA,
    BERANDA_CELLS,
    INDIKATOR,
    INPUT_SHEETS,
    OUTPUT_NAMES,
    PERIKSA,
    PROFIL,
    PROGRAM,
    REVIU,
    SETELAN,
    TELAAH,
    output_sheet,
)
from lkjip_xl.engines.print import pdf
from lkjip_xl.engines.workbook.excel import KUNCI_HASIL, live
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.shipped import BUKU, BUKU_TANPA_MAKRO, PENGAYA
from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh, fill
from lkjip_xl.jobs.hitung import hitung_buku
from lkjip_xl.jobs.periksa import periksa_buku
from lkjip_xl.jobs.status import status

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")
Engine = Callable[[Path], AbstractContextManager[Book]]
LOCKED = (BERANDA, *OUTPUT_NAMES)


def lock(workbook: Com) -> None:
    """What the macro KunciHasil does."""
    for name in LOCKED:
        workbook.Worksheets(name).Protect(UserInterfaceOnly=True)


@contextmanager
def closed(path: Path) -> Iterator[Book]:
    with open_book(path) as book:
        yield book
        if book.changed:
            book.save_without_keeping()


@contextmanager
def opened(path: Path) -> Iterator[Book]:
    with emulated_excel() as excel:
        excel.macros = {KUNCI_HASIL: lock}
        book = excel.open(path)
        with live(book) as grid:
            yield grid
        book.save()


@pytest.fixture(params=[closed, opened], ids=["file", "excel"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.param


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty workbook with its macros."""
    return Path(shutil.copy(ROOT / "workbook" / BUKU, tmp_path / BUKU))


@pytest.fixture
def excel() -> Iterator[EmulatedExcel]:
    with emulated_excel() as running:
        running.macros = {KUNCI_HASIL: lock}
        yield running


def values(book: Book, *names: str) -> dict[str, tuple[tuple[Value, ...], ...]]:
    """The cells that the program writes; the links right of the findings are formulas, which Excel computes itself."""
    found = {name: book.read(name).rows for name in names}
    if PERIKSA.name in found:
        found[PERIKSA.name] = tuple(trimmed(row[:PERIKSA.last_column]) for row in found[PERIKSA.name])
    return found


def trimmed(row: tuple[Value, ...]) -> tuple[Value, ...]:
    while row and row[-1] is None:
        row = row[:-1]
    return row


def filled(path: Path, isian: dict[str, Any]) -> Path:
    Workbook(path).fill(isian)
    return path


@pytest.mark.parametrize("name", NAMA_CONTOH)
def test_every_engine_computes_the_same_cells(engine: Engine, path: Path, computed: dict[str, Path], name: str) -> None:
    with engine(path) as book:
        fill(book, contoh(name).isian)
    with engine(path) as book:
        hitung_buku(book, NOW)
    with closed(path) as found, closed(computed[name]) as expected:
        assert values(found, *OUTPUT_NAMES) == values(expected, *OUTPUT_NAMES)
        for row in (BERANDA_CELLS.time_row, BERANDA_CELLS.findings_row, BERANDA_CELLS.version_row,
                    BERANDA_CELLS.naskah_row):
            assert found.read(BERANDA).cell(row, 3) == expected.read(BERANDA).cell(row, 3)


@pytest.mark.parametrize("name", NAMA_CONTOH)
def test_every_engine_reads_the_same_input(path: Path, name: str) -> None:
    filled(path, contoh(name).isian)
    with opened(path) as book, closed(Path(shutil.copy(path, path.with_name("lain.xlsm")))) as expected:
        assert book.sheets == expected.sheets
        sheets = [sheet.name for sheet in INPUT_SHEETS]
        assert values(book, *sheets) == values(expected, *sheets)
        assert periksa_buku(book) == periksa_buku(expected)
        assert status(book).lampu == status(expected).lampu


TEXTS = ("12", "1/2/2024", "7-8", "Mei 2024", "TRUE", "=1+1", "+62", "-", "@nama", "100%", "'kutip", "7.01.01", "1e5",
         "#REF!", "baris\nbaru", "x" * 9_000, "Indonesia é ü 東京")
NUMBERS = (0, 1, -3.25, 19_422_400_000, 98.42)
DATES = {date(2024, 5, 2): 45414, datetime(2024, 5, 2, 10, 30): 45414.4375, time(18): 0.75}
"""Dates and the number that stands for each in a cell without a date format."""


def test_what_is_written_is_read_back(engine: Engine, path: Path) -> None:
    name = output_sheet("pengukuran").name
    given = [*TEXTS, *NUMBERS, True, False, *DATES]
    with engine(path) as book:
        book.replace(name, [["isi", value, None] for value in given])
        book.write(BERANDA, 200, 3, [[value] for value in given])
    with closed(path) as book:
        expected = [DATES.get(value, value) if isinstance(value, (date, time)) else value for value in given]
        for found in (book.read(name), book.read(BERANDA)):
            column, first = (2, 1) if found.cell(1, 1) == "isi" else (3, 200)
            cells = [found.cell(first + row, column) for row in range(len(given))]
            assert cells == expected
            assert [isinstance(cell, str) for cell in cells] == [isinstance(value, str) for value in given]


def test_a_shorter_result_leaves_nothing_of_the_longer_one(engine: Engine, path: Path) -> None:
    width = PERIKSA.trace_column  # with the links and the way back to Beranda
    with engine(path) as book:
        book.replace(PERIKSA.name, [[f"baris {n}", n, *[None] * (width - 2)] for n in range(60)])
    with engine(path) as book:
        book.replace(PERIKSA.name, [["satu", *[None] * (width - 1)]])
    with closed(path) as book:
        assert [line for line in book.read(PERIKSA.name).rows if any(cell is not None for cell in line)] == [("satu",)]


def test_formulas_of_beranda_stay(engine: Engine, path: Path) -> None:
    filled(path, SMALL)
    before = openpyxl.load_workbook(path)[BERANDA]
    with engine(path) as book:
        hitung_buku(book, NOW)
    after = openpyxl.load_workbook(path)[BERANDA]
    formulas = [cell.coordinate for row in before.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) > 2 * len(INPUT_SHEETS)
    assert [after[place].value for place in formulas] == [before[place].value for place in formulas]


def test_every_engine_says_the_same_of_a_workbook_that_is_none(engine: Engine, path: Path) -> None:
    with engine(path) as book:
        book.write(BERANDA, BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column, [["tujuh"]])
    with pytest.raises(CannotRun, match="Versi buku kerja tidak terbaca"), engine(path) as book:
        hitung_buku(book, NOW)


def test_dates_currency_and_errors_are_read_alike(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "jenis.xlsx"
    with xlsxwriter.Workbook(path) as new:
        page = new.add_worksheet("Uji")
        forms = [new.add_format({"num_format": form})
                 for form in ("d mmmm yyyy", "d mmm yyyy hh:mm", "hh:mm", "[$Rp-421]#,##0")]
        page.write_datetime("C3", datetime(2024, 5, 2), forms[0])
        page.write_datetime("D3", datetime(2024, 5, 2, 10, 30), forms[1])
        page.write_number("E3", 0.75, forms[2])
        page.write_number("F3", 2_500_000, forms[3])
        for column, error in enumerate(("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"), 6):
            page.write_formula(2, column, "=1", None, error)
        page.write_number("A5", 7)
    with engine(path) as book:
        block = book.read("Uji")
    assert block.rows[:2] == ((), ())
    assert block.rows[2] == (None, None, date(2024, 5, 2), datetime(2024, 5, 2, 10, 30), time(18), 2_500_000,
                             *map(CellError, ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!")))
    assert all(isinstance(cell, CellError) for cell in block.rows[2][6:])
    assert block.rows[4] == (7,)


def test_rows_far_below_are_counted_and_not_read(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "panjang.xlsx"
    with xlsxwriter.Workbook(path) as new:
        page = new.add_worksheet("Uji")
        page.write_string("B2", "atas")
        page.write_string(BARIS_TERBACA + 4, 1, "bawah")
        page.write_string(BARIS_TERBACA + 9, 2, "bawah")
    with engine(path) as book:
        block = book.read("Uji")
    assert (len(block.rows), block.unread, block.unread_row) == (2, 2, BARIS_TERBACA + 5)


# Excel alone: what crosses into it, and what is put back.

CELLS = ("read", "write", "clear")


def press_hitung(excel: EmulatedExcel, path: Path) -> list[Call]:
    book = excel.open(path)
    excel.log.clear()
    addin.hitung()
    calls = [call for call in excel.log if call.name != "Alert"]
    book.close()
    return calls


def test_one_hitung_reads_and_writes_every_sheet_once_and_needs_few_other_crossings_into_excel(
        excel: EmulatedExcel, path: Path, tmp_path: Path) -> None:
    """Every sheet of results is one write, Beranda three; 48 sheets of results and 19 that are read make 70 in all.

    Which sheets are seen is asked of each, once, and only where the list of them changes.
    """
    many = filled(Path(shutil.copy(path, tmp_path / "banyak.xlsm")), large(40, 400))
    few = press_hitung(excel, filled(path, contoh("blora-2024").isian))
    for calls in (few, press_hitung(excel, many)):
        moved = [call for call in calls if call.kind in CELLS]
        assert max(sum(call.sheet == sheet for call in moved) for sheet in {call.sheet for call in moved}) <= 4
        written = Counter(call.sheet for call in moved if call.kind != "read")
        assert written == {**dict.fromkeys(set(OUTPUT_NAMES) - {TELAAH.name}, 1), BERANDA: 3}
        others = Counter(call.name == "Visible" for call in calls if call.kind not in (*CELLS, "navigate"))
        assert others[False] <= 13
        assert others[True] <= 2 * len(OUTPUT_NAMES)
        read = [call.sheet for call in moved if call.kind == "read"]
        assert sorted(read) == sorted([*(sheet.name for sheet in INPUT_SHEETS), BERANDA, PERIKSA.name, REVIU.name])
        assert len([call for call in calls if call.name != "Visible"]) == len(
            [call for call in few if call.name != "Visible"])


@pytest.mark.parametrize("mode", ["automatic", "manual", "semiautomatic"])
def test_excel_is_left_as_it_was_found(excel: EmulatedExcel, path: Path, mode: str) -> None:
    book = excel.open(filled(path, SMALL))
    book.sheets[PROFIL.name].activate()
    book.sheets[PROFIL.name].range("C7:C9").select()
    book.app.calculation = mode
    addin.hitung()
    assert (book.app.calculation, book.app.screen_updating, book.app.status_bar) == (mode, True, False)
    assert book.sheets.active.name == PROFIL.name
    assert book.app.selection.address == "$C$7:$C$9"
    assert excel.alerts[-1].prompt.startswith("Selesai. Rata-rata capaian ")


@pytest.mark.parametrize("kind", ["read", "write", "macro", "app", "navigate"])
@pytest.mark.parametrize("place", [1, 9])
def test_excel_is_put_back_after_an_error_and_staff_read_a_sentence(
        excel: EmulatedExcel, path: Path, kind: str, place: int, capsys: pytest.CaptureFixture[str]) -> None:
    book = excel.open(filled(path, SMALL))
    excel.fail_at(place, kind)
    with contextlib.suppress(SystemExit):
        addin.hitung()
    with excel.quietly():
        assert (book.app.calculation, book.app.screen_updating, book.app.status_bar) == ("automatic", True, False)
    said = [alert.prompt for alert in excel.alerts] or [capsys.readouterr().err]
    assert "Traceback" not in said[-1]
    assert said[-1].startswith(("Selesai. ", "Ada kesalahan di dalam program.", "Excel sedang sibuk,"))


def test_output_sheets_are_locked_again_for_the_user(excel: EmulatedExcel, path: Path) -> None:
    book = excel.open(filled(path, SMALL))
    addin.hitung()
    assert all(book.sheets[name].api.ProtectContents for name in LOCKED)


def test_without_the_macro_python_protects_against_the_user_and_not_against_itself(
        excel: EmulatedExcel, path: Path) -> None:
    """Excel may have blocked the macros, or the add-in's have reached another workbook; what staff opened stays so."""
    excel.macros = {KUNCI_HASIL: lambda workbook: None}
    book = excel.open(filled(path, SMALL))
    opened_by_staff = output_sheet("pengukuran").name
    book.sheets[opened_by_staff].api.Unprotect()
    addin.hitung()
    assert excel.alerts[-1].prompt.startswith("Selesai.")
    written = {call.sheet for call in excel.calls("write")}
    locked = {name for name in LOCKED if book.sheets[name].api.ProtectContents}
    assert locked == set(LOCKED) - {opened_by_staff}
    assert {name for name in locked if book.sheets[name].api.ProtectionMode} == written - {opened_by_staff}


def test_a_sheet_with_a_password_is_named(excel: EmulatedExcel, path: Path) -> None:
    excel.macros = {}
    book = excel.open(filled(path, SMALL))
    name = output_sheet("pengukuran").name
    book.sheets[name].api.Unprotect()
    book.sheets[name].api.Protect("rahasia")
    addin.hitung()
    alert = excel.alerts[-1]
    assert alert.prompt.startswith(f"Lembar {name} terkunci sehingga hasilnya tidak dapat ditulis.")
    assert "Review > Unprotect Sheet" in alert.prompt


def test_a_workbook_without_macros_is_served_by_the_add_in(excel: EmulatedExcel, tmp_path: Path) -> None:
    path = Path(shutil.copy(ROOT / "workbook" / BUKU_TANPA_MAKRO, tmp_path / "lkjip.xlsx"))
    excel.macros = {f"{PENGAYA}!{KUNCI_HASIL}": lock}
    excel.open(filled(path, SMALL))
    addin.hitung()
    assert excel.alerts[-1].prompt.startswith("Selesai.")


def test_another_workbook_is_refused_in_one_sentence(excel: EmulatedExcel, tmp_path: Path) -> None:
    path = tmp_path / "lain.xlsx"
    with xlsxwriter.Workbook(path) as new:
        new.add_worksheet("Data")
    excel.open(path)
    excel.picked = (str(path),)
    for press in (addin.hitung, addin.periksa, addin.status, addin.laporan, addin.impor_sipd, addin.tahun_baru):
        press()
        assert "bukan buku kerja LKjIP" in excel.alerts[-1].prompt


def test_paper_that_the_printer_does_not_know_stops_nothing(excel: EmulatedExcel, path: Path) -> None:
    excel.refuses_paper = True
    excel.open(filled(path, {**SMALL, "pengaturan": {"kertas": "A4"}}))
    addin.hitung()
    assert excel.alerts[-1].prompt.startswith("Selesai.")


def test_paper_is_set_only_when_it_changed(excel: EmulatedExcel, path: Path) -> None:
    excel.open(filled(path, {**SMALL, "pengaturan": {"kertas": "A4"}}))
    for expected in (len(OUTPUT_NAMES), 0):
        excel.log.clear()
        addin.hitung()
        assert sum(call.name == "PaperSize" for call in excel.log) == expected


# The other buttons

def test_periksa_names_what_is_wrong_and_writes_it_on_its_own_sheets_only(excel: EmulatedExcel, path: Path) -> None:
    excel.open(path)
    excel.log.clear()
    addin.periksa()
    assert {call.sheet for call in excel.calls("write")} == {PERIKSA.name, REVIU.name, BERANDA}
    assert "Profil!C6" in excel.alerts[-1].prompt
    assert "temuan lain" in excel.alerts[-1].prompt
    assert "Semuanya tertulis di lembar Periksa" in excel.alerts[-1].prompt


def test_status_says_which_sheets_are_ready(excel: EmulatedExcel, path: Path) -> None:
    excel.open(filled(path, SMALL))
    addin.status()
    assert "Siap: " in excel.alerts[-1].prompt
    assert "Belum pernah dihitung." in excel.alerts[-1].prompt


def test_laporan_writes_a_word_document_beside_the_workbook(excel: EmulatedExcel, path: Path) -> None:
    excel.open(filled(path, SMALL))
    addin.hitung()
    for versions in (0, 1):
        excel.answers = ["no"]
        addin.laporan()
        assert excel.alerts[-1].prompt.startswith(f"Laporan ditulis:\n{path.with_suffix('.docx')}\n")
        assert docx.Document(str(path.with_suffix(".docx"))).paragraphs
        assert ("Versi sebelumnya tersimpan di cadangan/" in excel.alerts[-1].prompt) is bool(versions)
    assert [alert.buttons for alert in excel.alerts] == ["ok", *["yes_no_cancel", "ok"] * 2]
    excel.answers = ["cancel"]
    addin.laporan()
    assert excel.alerts[-1].prompt == "Laporan tidak ditulis."


def test_without_word_and_libreoffice_the_word_document_is_written_and_a_sentence_says_why_there_is_no_pdf(
        excel: EmulatedExcel, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    excel.open(filled(path, SMALL))
    addin.hitung()
    excel.answers = ["yes"]
    addin.laporan()
    assert "Laporan Word-nya tetap ditulis" in excel.alerts[-1].prompt
    assert path.with_suffix(".docx").exists()
    assert not list(path.parent.glob("*.pdf"))


@pytest.mark.parametrize(("answer", "written"), [("yes", True), ("no", False)])
def test_laporan_asks_before_it_prints_figures_that_are_out_of_date(
        excel: EmulatedExcel, path: Path, answer: str, written: bool) -> None:
    excel.open(filled(path, SMALL))
    excel.answers = ["no", answer]
    addin.laporan()
    _, question, told = excel.alerts
    assert (question.buttons, told.buttons) == ("yes_no", "ok")
    assert "Tetap tulis laporannya?" in question.prompt
    assert path.with_suffix(".docx").exists() is written
    assert told.prompt.startswith("Laporan ditulis" if written else "Laporan tidak ditulis.")


def test_tahun_baru_takes_what_is_typed_and_not_yet_saved_and_overwrites_nothing(
        excel: EmulatedExcel, path: Path) -> None:
    book = excel.open(filled(path, SMALL))
    before = path.read_bytes()
    book.sheets[INDIKATOR.name].range("R9").value = 85.5
    excel.log.clear()
    addin.tahun_baru()
    new = path.with_name("lkjip 2025.xlsm")
    assert "Buku kerja tahun 2025 sudah dibuat: lkjip 2025.xlsm." in excel.alerts[-1].prompt
    assert not excel.calls("write")
    assert path.read_bytes() == before
    with open_book(new) as made:
        assert made.read(INDIKATOR.name).cell(9, 24) == 85.5
        assert SETELAN in made.sheets
    written = new.read_bytes()
    addin.tahun_baru()
    assert "Buku kerja tahun 2025 sudah dibuat: lkjip 2025 (2).xlsm." in excel.alerts[-1].prompt
    assert new.read_bytes() == written


SUB_SATU = SMALL["program"][2]["kode"]
SERAPAN_SATU = "AA9"


@pytest.fixture
def sipd(tmp_path: Path) -> Path:
    return write_sipd(tmp_path / "realisasi.xlsx", SUB_SATU, "Sub satu", "2 Januari 2024", 750_000)


def test_impor_sipd_asks_to_save_first_so_that_closing_undoes_it(excel: EmulatedExcel, path: Path) -> None:
    book = excel.open(filled(path, SMALL))
    book.sheets[PROFIL.name].range("C6").value = "Kecamatan Lain"
    addin.impor_sipd()
    assert excel.alerts[-1].prompt.startswith("Simpan dahulu buku kerja ini (Ctrl+S)")
    assert excel.alerts[-1].mode == "critical"


def test_impor_sipd_without_a_file_changes_nothing(excel: EmulatedExcel, path: Path) -> None:
    excel.open(filled(path, SMALL))
    excel.log.clear()
    addin.impor_sipd()
    assert excel.alerts[-1].prompt == "Tidak ada berkas yang dipilih. Buku kerja tidak diubah."
    assert not excel.calls("write")


@pytest.mark.parametrize(("answer", "shown"), [("ok", 750_000), ("cancel", None)])
def test_impor_sipd_shows_first_and_writes_only_after_ok(
        excel: EmulatedExcel, path: Path, sipd: Path, answer: str, shown: float | None) -> None:
    program = [*SMALL["program"][:2], {**SMALL["program"][2], "realisasi_anggaran": None}]
    book = excel.open(filled(path, {**SMALL, "program": program}))
    excel.picked, excel.answers = (str(sipd),), [answer]
    excel.log.clear()
    addin.impor_sipd()
    question, told = excel.alerts
    assert (question.buttons, told.buttons) == ("ok_cancel", "ok")
    assert f"{SUB_SATU} Sub satu: kosong menjadi Rp750.000" in question.prompt
    assert question.prompt.endswith("Tulis ke buku kerja?")
    assert {call.sheet for call in excel.calls("write")} == ({PROGRAM.name} if shown else set())
    assert book.sheets[PROGRAM.name].range(SERAPAN_SATU).value == shown
    assert told.prompt.startswith("Realisasi dari SIPD sudah ditulis" if shown else "Impor dibatalkan.")


def test_impor_sipd_names_what_is_wrong_with_the_file_and_asks_nothing(
        excel: EmulatedExcel, path: Path, tmp_path: Path) -> None:
    excel.open(filled(path, SMALL))
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"bukan buku kerja")
    excel.picked = (str(broken),)
    addin.impor_sipd()
    assert [alert.buttons for alert in excel.alerts] == ["ok"]
    assert "perlu dibetulkan" in excel.alerts[-1].prompt


def test_bantuan_tells_the_steps(excel: EmulatedExcel, path: Path) -> None:
    excel.open(path)
    addin.bantuan()
    assert excel.alerts[-1].prompt == BANTUAN


def test_an_unforeseen_error_goes_to_a_log_and_staff_read_where_it_is(
        excel: EmulatedExcel, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    excel.open(filled(path, SMALL))
    excel.fail_at(5, "read", com_error("rusak"))
    addin.hitung()
    log = next((tmp_path / "lkjip-xl" / "catatan").iterdir())
    assert str(log) in excel.alerts[-1].prompt
    assert "rusak" in log.read_text(encoding="utf-8")
    assert "\n" not in excel.alerts[-1].prompt
