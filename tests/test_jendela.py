"""The workbook that was clicked among all that are open, and the states of Excel in which a button must say why not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw
from conftest import ROOT, SMALL, Workbook
from emulated_excel import EmulatedExcel, com_error, emulated_excel
from openpyxl.workbook.protection import WorkbookProtection

from lkjip_xl import addin
from lkjip_xl.addin.kotak import folder_of
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.schema import OUTPUT_NAMES, PROFIL
from lkjip_xl.engines.workbook import esc
from lkjip_xl.engines.workbook.clicked import clicked_book
from lkjip_xl.engines.workbook.excel import KUNCI_HASIL
from lkjip_xl.engines.workbook.shipped import BUKU

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")
NOWHERE = 4242
"""The handle of no window."""


@pytest.fixture
def excel() -> Iterator[EmulatedExcel]:
    with emulated_excel() as running:
        running.macros = {KUNCI_HASIL: lambda workbook: [sheet.Unprotect() for sheet in workbook.Worksheets]}
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of the empty workbook in a folder of that name."""
    def made(folder: str) -> Path:
        (tmp_path / folder).mkdir()
        return Path(shutil.copy(ROOT / "workbook" / BUKU, tmp_path / folder / BUKU))

    return made


@pytest.fixture
def book(excel: EmulatedExcel, file: Callable[[str], Path]) -> xw.Book:
    """The small report, open and not yet computed."""
    path = file("kantor")
    Workbook(path).fill(SMALL)
    return excel.open(path)


def in_another_excel(excel: EmulatedExcel, path: Path) -> xw.Book:
    with excel.quietly():
        return xw.apps.add(xl=excel.start().hwnd).books.open(path)


# Which workbook

def test_of_two_workbooks_of_one_name_that_of_the_clicked_window_is_meant(
        excel: EmulatedExcel, file: Callable[[str], Path]) -> None:
    first, second = excel.open(file("satu")), in_another_excel(excel, file("dua"))
    for one in (first, second):
        hwnd = excel.workbook(one).owner.hwnd
        assert clicked_book(BUKU, hwnd).fullname == one.fullname


def test_a_workbook_that_its_own_excel_no_longer_holds_is_not_taken_from_another(
        excel: EmulatedExcel, file: Callable[[str], Path]) -> None:
    own = excel.open(file("satu"))
    window = excel.workbook(own).owner.hwnd
    in_another_excel(excel, file("dua"))
    own.close()
    with pytest.raises(CannotRun, match=f"{BUKU} tidak ditemukan di antara yang terbuka"):
        clicked_book(BUKU, window)


def test_where_the_window_leads_nowhere_the_only_workbook_of_that_name_is_meant(
        excel: EmulatedExcel, file: Callable[[str], Path]) -> None:
    only = in_another_excel(excel, file("satu"))
    assert clicked_book(BUKU, NOWHERE).fullname == only.fullname


def test_where_the_window_leads_nowhere_and_two_bear_the_name_none_is_guessed(
        excel: EmulatedExcel, file: Callable[[str], Path]) -> None:
    excel.open(file("satu"))
    in_another_excel(excel, file("dua"))
    with pytest.raises(CannotRun, match="Lebih dari satu buku kerja bernama"):
        clicked_book(BUKU, NOWHERE)


def test_a_workbook_in_an_excel_without_a_window_is_found_by_the_running_object_table(
        excel: EmulatedExcel, file: Callable[[str], Path]) -> None:
    hidden = in_another_excel(excel, file("satu"))
    workbook = excel.workbook(hidden)
    workbook.owner.state["Visible"] = False
    with pytest.raises(CannotRun, match="tidak ditemukan"):
        clicked_book(BUKU, NOWHERE)
    excel.registered = [workbook]
    assert clicked_book(BUKU, NOWHERE).fullname == hidden.fullname


def test_the_words_of_a_command_line_count_before_the_environment(
        excel: EmulatedExcel, file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addin, "_status", lambda book: book.fullname)
    monkeypatch.setenv(addin.TUGAS, "hitung")
    other = in_another_excel(excel, file("dua"))
    excel.open(file("satu"))
    words = ["status", "--hwnd", str(excel.workbook(other).owner.hwnd), "--buku", BUKU]
    assert addin._start(words) == 0
    assert excel.alerts[-1].prompt == other.fullname


@pytest.mark.parametrize("name", [BUKU, "LKjIP=final.xlsm"])
def test_a_workbook_of_version_3_is_found_though_excel_remembers_a_click_in_a_later_one(
        excel: EmulatedExcel, file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Its macro is that of xlwings, which names workbook and window in words; variables of Excel outlive a click."""
    monkeypatch.setattr(addin, "_status", lambda book: book.fullname)
    old = file("lama")
    opened = in_another_excel(excel, old.rename(old.with_name(name)))
    excel.open(file("baru"))
    monkeypatch.setattr("sys.argv", ["-c", f"--wb={name}", "--from_xl=1", "--app=C:\\EXCEL.EXE",
                                     f"--hwnd={excel.workbook(opened).owner.hwnd}"])
    addin.status()
    assert excel.alerts[-1].prompt == opened.fullname


@pytest.mark.parametrize("words", [
    ["calc"], ["status", "--hwnd"], ["status", "--hwnd", "x"], ["status", "--jalankan", "calc"], ["--hwnd", "1"]])
def test_other_words_do_nothing(excel: EmulatedExcel, words: list[str]) -> None:
    assert addin._start(words) == 2
    assert excel.log == []


# Where it lies

@pytest.mark.parametrize(("variable", "below"), [
    ("TEMP", "Temp1_lkjip.zip"), ("TMP", "7zO4A1"), ("LOCALAPPDATA", "Temp/Rar$DIa0.123"),
    ("LOCALAPPDATA", "Microsoft/Windows/INetCache/Content.Outlook")])
def test_in_a_zip_or_a_mail_nothing_is_done_that_would_be_lost(
        excel: EmulatedExcel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, below: str) -> None:
    """Windows unpacks what is opened there into a folder that it clears by itself."""
    monkeypatch.setenv(variable, str(tmp_path / "SEMENTARA"))
    folder = tmp_path / "sementara" / below
    folder.mkdir(parents=True)
    opened = excel.open(shutil.copy(ROOT / "workbook" / BUKU, folder / BUKU))
    excel.log.clear()
    for press in (addin.hitung, addin.periksa, addin.ekspor, addin.laporan, addin.tahun_baru, addin.perbarui):
        press()
        assert "dibuka dari dalam ZIP" in excel.alerts[-1].prompt
        assert "C:\\LKjIP" in excel.alerts[-1].prompt
    assert not excel.calls("write")
    assert [path.name for path in folder.iterdir()] == [BUKU]
    addin.bantuan()
    assert "ZIP" not in excel.alerts[-1].prompt
    opened.close()


def test_a_folder_whose_name_only_begins_like_the_fleeting_one_is_none(
        excel: EmulatedExcel, file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = file("Template")
    monkeypatch.setenv("TEMP", str(path.parent)[:-4])
    assert folder_of(excel.open(path)) == path.parent


@pytest.mark.parametrize("url", [
    "https://d.docs.live.net/1234/Milik orang lain/lkjip.xlsm",
    "https://kab-my.sharepoint.com/personal/ani/Documents/lkjip.xlsm",
    "https://kab.sharepoint.com/sites/Perencanaan/Shared Documents/lkjip.xlsm", "https://drive.example.org/lkjip.xlsm"])
def test_a_cloud_folder_that_is_not_on_this_computer_is_said_and_only_files_need_one(
        excel: EmulatedExcel, book: xw.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """A shortcut to a folder of others, a library that is not synchronised, another service."""
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.setenv(variable, str(tmp_path))
    excel.workbook(book).url = url
    addin.tahun_baru()
    assert "dibuka dari OneDrive atau SharePoint" in excel.alerts[-1].prompt
    assert "C:\\LKjIP" in excel.alerts[-1].prompt
    addin.hitung()
    assert excel.alerts[-1].prompt.startswith("Selesai.")


@pytest.mark.parametrize(("local", "url"), [
    ("Umum - Documents", "Umum/Shared Documents"), ("Umum - LKjIP", "Umum/Shared Documents/LKjIP"),
    ("LKjIP", "Lain/Shared Documents/LKjIP")])
def test_a_synchronised_folder_of_sharepoint_is_found(
        excel: EmulatedExcel, file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch,
        local: str, url: str) -> None:
    path = file(local)
    monkeypatch.setenv("OneDriveCommercial", str(path.parents[1]))
    opened = excel.open(path)
    excel.workbook(opened).url = f"https://kab.sharepoint.com/sites/{url}/{BUKU}"
    assert folder_of(opened) == path.parent


def test_a_workbook_that_was_never_saved_is_asked_to_be(excel: EmulatedExcel) -> None:
    with excel.quietly():
        new = xw.apps.active.books.add()
    with pytest.raises(CannotRun, match=r"belum pernah disimpan.*C:\\LKjIP"):
        folder_of(new)


# In what state

def locked_structure(excel: EmulatedExcel, book: xw.Book) -> None:
    excel.workbook(book).file.security = WorkbookProtection(lockStructure=True)


def test_where_the_structure_is_locked_hitung_computes_and_says_what_it_left(
        excel: EmulatedExcel, book: xw.Book) -> None:
    locked_structure(excel, book)
    addin.hitung()
    said = excel.alerts[-1].prompt
    assert said.startswith("Selesai.")
    assert said.endswith("matikan Review > Protect Workbook, lalu Hitung Ulang.")


def test_where_the_structure_is_locked_a_hidden_sheet_that_is_to_be_printed_is_named(
        excel: EmulatedExcel, book: xw.Book) -> None:
    addin.hitung()
    for name in OUTPUT_NAMES:
        book.sheets[name].visible = False
    locked_structure(excel, book)
    addin.ekspor()
    assert excel.alerts[-1].prompt.startswith("Lembar ")
    assert "struktur buku kerja ini dikunci" in excel.alerts[-1].prompt
    assert not (Path(book.fullname).parent / "lkjip ekspor").exists()


def test_a_chart_sheet_in_front_stays_there_and_disturbs_nothing(excel: EmulatedExcel, book: xw.Book) -> None:
    excel.workbook(book).put_chart_in_front()
    for press in (addin.hitung, addin.periksa, addin.status):
        press()
        assert excel.alerts[-1].mode == "info"
    assert excel.workbook(book).active.title == "Grafik1"


@pytest.mark.parametrize("error", [
    com_error("Call was rejected by callee.", -2147418111), com_error("The message filter is busy.", -2147417846)])
def test_while_a_cell_is_edited_a_sentence_says_so(
        excel: EmulatedExcel, book: xw.Book, error: com_error) -> None:
    """xlwings asks again for a while; then this is what it gives up with."""
    excel.fail_at(3, "read", error)
    addin.hitung()
    assert excel.alerts[-1].prompt.startswith("Excel sedang sibuk, misalnya sebuah sel sedang diketik")
    with excel.quietly():
        assert (book.app.calculation, book.app.screen_updating, book.app.status_bar) == ("automatic", True, False)


def test_an_excel_that_refuses_from_the_start_is_not_mistaken_for_one_that_is_gone(
        excel: EmulatedExcel, book: xw.Book, capsys: pytest.CaptureFixture[str]) -> None:
    assert book.name == BUKU
    excel.fail_at(1, "navigate", com_error("Call was rejected by callee.", -2147418111))
    with pytest.raises(SystemExit):
        addin.status()
    assert capsys.readouterr().err.startswith("Excel sedang sibuk,")


def test_an_excel_that_is_closed_meanwhile_is_said(excel: EmulatedExcel, book: xw.Book) -> None:
    assert book.name == BUKU
    excel.fail_at(3, "read", com_error("disconnected", -2147417848))
    addin.hitung()
    assert excel.alerts[-1].prompt.startswith("Excel atau buku kerjanya ditutup selagi dikerjakan.")


# Esc

@pytest.mark.parametrize("press", [addin.hitung, addin.periksa])
def test_esc_before_the_first_cell_is_written_leaves_the_workbook_as_it_was(
        excel: EmulatedExcel, book: xw.Book, monkeypatch: pytest.MonkeyPatch, press: Callable[[], None]) -> None:
    asked = iter([False, True])
    monkeypatch.setattr(esc, "escape_pressed", lambda: next(asked))
    book.sheets[PROFIL.name].activate()
    excel.log.clear()
    press()
    assert excel.alerts[-1].prompt == "Dihentikan. Buku kerja tidak diubah."
    assert not excel.calls("write")
    assert (book.app.calculation, book.app.screen_updating, book.app.status_bar) == ("automatic", True, False)
    assert book.sheets.active.name == PROFIL.name


def test_esc_after_that_lets_the_job_end_for_half_a_result_would_be_wrong(
        excel: EmulatedExcel, book: xw.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = iter([False, False, *[True] * 100])
    monkeypatch.setattr(esc, "escape_pressed", lambda: next(asked))
    addin.hitung()
    assert excel.alerts[-1].prompt.startswith("Selesai.")
    assert book.name == BUKU


def test_an_esc_that_closed_a_dialog_before_does_not_stop_the_job(
        excel: EmulatedExcel, book: xw.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = iter([True, *[False] * 100])
    monkeypatch.setattr(esc, "escape_pressed", lambda: next(asked))
    addin.hitung()
    assert excel.alerts[-1].prompt.startswith("Selesai.")
    assert book.name == BUKU
