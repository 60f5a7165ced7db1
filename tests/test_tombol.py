"""A click from outside: which job in which workbook, what is kept before input is written, and what is left alone."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from conftest import ROOT, SMALL, Workbook, write_sipd
from emulated_excel import EmulatedExcel, com_error, emulated_excel

from lkjip_xl import addin
from lkjip_xl.addin import kotak
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.rekap.beranda import TOMBOL_REKAP
from lkjip_xl.book.schema import ANGKA_TERCETAK, PROGRAM, SETELAN, TELAAH, TELAAH_SALINAN, TOMBOL
from lkjip_xl.engines.disk.log import failure
from lkjip_xl.engines.disk.versions import CADANGAN, versions
from lkjip_xl.engines.print import pdf
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.shipped import BUKU
from lkjip_xl.jobs.ekspor import NoPdf

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")
SUB = SMALL["program"][2]["kode"]
SERAPAN = "AA9"


@pytest.fixture
def excel() -> Iterator[EmulatedExcel]:
    with emulated_excel() as running:
        running.macros = {"KunciHasil": lambda workbook: [sheet.Unprotect() for sheet in workbook.Worksheets]}
        yield running


def clicked(monkeypatch: pytest.MonkeyPatch, job: str, name: str, window: int) -> int:
    """What Python ends with when the macro has told it that job, workbook and window."""
    for variable, value in ((addin.TUGAS, job), (addin.BUKU, name), (addin.JENDELA, str(window))):
        monkeypatch.setenv(variable, value)
    return addin._start()


@pytest.fixture
def book_of(tmp_path: Path, excel: EmulatedExcel) -> dict[str, Path]:
    """Two workbooks, open; the first is in front, the second has a name that no command line would survive."""
    found = {}
    for name in ("lkjip.xlsm", "x=1 & 'calc' ^%TEMP%!.xlsm"):
        found[name] = Path(shutil.copy(ROOT / "workbook" / BUKU, tmp_path / name))
        excel.open(found[name])
    return found


# Which job, in which workbook

@pytest.mark.parametrize("number", [0, 1])
def test_the_workbook_that_was_clicked_is_found_whatever_its_name(
        excel: EmulatedExcel, book_of: dict[str, Path], monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    name = list(book_of)[number]
    window = next(application.hwnd for application in excel.running if name in [b.label for b in application.books])
    monkeypatch.setattr(addin, "_status", lambda book: book.name)
    assert clicked(monkeypatch, "status", name, window) == 0
    assert excel.alerts[-1].prompt == name


@pytest.mark.parametrize("job", ["", "calc", "hitung & calc", "_press", "__import__", "hitung()", "Hitung"])
def test_a_job_that_is_none_is_not_done(excel: EmulatedExcel, monkeypatch: pytest.MonkeyPatch, job: str) -> None:
    """A shape of any workbook can call the macro with words of its own."""
    assert clicked(monkeypatch, job, BUKU, excel.running[0].hwnd) == 2
    assert excel.log == []


def test_the_jobs_are_those_of_the_buttons() -> None:
    assert len(addin._TUGAS) == len((*TOMBOL, *TOMBOL_REKAP))


def test_python_starts_by_the_switches_of_the_macro_and_loads_nothing_that_lies_beside(tmp_path: Path) -> None:
    """The current folder of Excel is often that of a workbook."""
    for name in ("lkjip_xl.py", "xlwings.py", "ctypes.py"):
        (tmp_path / name).write_text("raise SystemExit(99)")
    code = f"import sys, runpy; sys.path.append({str(ROOT)!r}); runpy.run_module('lkjip_xl.addin', run_name='__main__')"
    ran = subprocess.run([sys.executable, "-B", "-I", "-c", code], cwd=tmp_path,
                         env={**os.environ, addin.TUGAS: "calc"}, check=False)
    assert ran.returncode == 2


def test_the_folder_of_a_workbook_in_the_cloud_is_never_asked_of_its_sheets(
        excel: EmulatedExcel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hidden sheet could name a folder of the network, which then learns who is there."""
    local = tmp_path / "OneDrive"
    local.mkdir()
    path = Path(shutil.copy(ROOT / "workbook" / BUKU, local / BUKU))
    monkeypatch.setenv("OneDriveConsumer", str(local))
    book = excel.open(path)
    book.sheets[SETELAN].range("A1:B2").value = [["ONEDRIVE_CONSUMER_WIN", str(tmp_path / "lain")], ["X", "Y"]]
    excel.workbook(book).url = f"https://d.docs.live.net/1234/{BUKU}"
    excel.log.clear()
    assert kotak.folder_of(book) == local
    assert not [call for call in excel.log if call.sheet == SETELAN]


# Before input is written

def test_an_import_keeps_the_workbook_as_it_stands_in_excel_first_and_names_the_copy(
        excel: EmulatedExcel, tmp_path: Path) -> None:
    """With AutoSave on, closing without saving undoes nothing, and the file on the disk may lag behind."""
    path = Path(shutil.copy(ROOT / "workbook" / BUKU, tmp_path / BUKU))
    program = [*SMALL["program"][:2], {**SMALL["program"][2], "realisasi_anggaran": None}]
    Workbook(path).fill({**SMALL, "program": program})
    book = excel.open(path)
    book.sheets[PROGRAM.name].range("Z9").value = 5
    excel.workbook(book).state["Saved"] = True
    excel.picked = (str(write_sipd(tmp_path / "sipd.xlsx", SUB, "Sub satu", "2 Januari 2024", 750_000)),)
    excel.answers = ["ok"]
    path.chmod(0o600)
    addin.impor_sipd()
    kept, = versions(path)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert f"{CADANGAN}/{kept.name}" in excel.alerts[-1].prompt
    with open_book(kept) as copy:
        assert copy.read(PROGRAM.name).cell(9, 26) == 5
        assert copy.read(PROGRAM.name).cell(9, 27) is None
    assert book.sheets[PROGRAM.name].range(SERAPAN).value == 750_000


def test_without_a_copy_nothing_is_written(excel: EmulatedExcel, tmp_path: Path) -> None:
    path = Path(shutil.copy(ROOT / "workbook" / BUKU, tmp_path / BUKU))
    Workbook(path).fill(SMALL)
    (tmp_path / CADANGAN).write_text("bukan folder")
    book = excel.open(path)
    before = book.sheets[PROGRAM.name].range(SERAPAN).value
    excel.picked = (str(write_sipd(tmp_path / "sipd.xlsx", SUB, "Sub satu", "2 Januari 2024", 750_000)),)
    excel.answers = ["ok"]
    addin.impor_sipd()
    assert CADANGAN in excel.alerts[-1].prompt
    assert excel.alerts[-1].mode == "critical"
    assert book.sheets[PROGRAM.name].range(SERAPAN).value == before


def test_an_import_that_breaks_off_names_the_copy(
        excel: EmulatedExcel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = Path(shutil.copy(ROOT / "workbook" / BUKU, tmp_path / BUKU))
    Workbook(path).fill(SMALL)
    excel.open(path)
    excel.picked = (str(write_sipd(tmp_path / "sipd.xlsx", SUB, "Sub satu", "2 Januari 2024", 750_000)),)
    excel.answers = ["ok"]
    excel.fail_at(1, "write", com_error("rusak"))
    addin.impor_sipd()
    kept, = versions(path)
    assert excel.alerts[-1].prompt.startswith("Impor terhenti, dan sebagian mungkin sudah tertulis.")
    assert kept.name in excel.alerts[-1].prompt


# A report that is read

def report(path: Path) -> Path:
    """A report whose table and sentence do not agree."""
    document = docx.Document()
    document.add_heading("BAB III AKUNTABILITAS KINERJA", 1)
    document.add_paragraph("Tabel 3.1 Capaian Kinerja Tahun 2024", style="Caption")
    table = document.add_table(2, 4)
    for row, texts in zip(table.rows, (("Indikator Kinerja", "Target 2024", "Realisasi 2024", "Capaian"),
                                       ("Indeks Kepuasan Layanan", "80,00", "82,00", "104,50%")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    return path


@pytest.mark.parametrize("fill", [True, False])
def test_the_button_telaah_lists_what_contradicts_and_asks_before_angka_tercetak_is_filled(
        excel: EmulatedExcel, tmp_path: Path, fill: bool) -> None:
    path = Path(shutil.copy(ROOT / "workbook" / BUKU, tmp_path / BUKU))
    Workbook(path).fill(SMALL)
    book = excel.open(path)
    naskah = report(tmp_path / "naskah.docx")
    before = naskah.read_bytes()
    excel.picked, excel.answers = (str(naskah),), ["yes" if fill else "no"]
    addin.telaah()
    page = book.sheets[TELAAH.name]
    codes = page.range((TELAAH.first_row, TELAAH_SALINAN), (TELAAH.first_row + 20, TELAAH_SALINAN)).value
    copy = tmp_path / "naskah - telaah.docx"
    assert "T-101" in codes
    assert page.range((TELAAH.first_row + 1, TELAAH_SALINAN + 1)).value in (str(copy), None)
    assert copy.is_file()
    assert (tmp_path / "naskah - telaah.xlsx").is_file()
    assert naskah.read_bytes() == before
    assert "ditambahkan" in excel.alerts[-1].prompt if fill else "lembar Telaah" in excel.alerts[-1].prompt
    assert bool(versions(path)) == fill
    assert bool([call for call in excel.calls("write") if call.sheet == ANGKA_TERCETAK.name]) <= fill


def test_the_button_telaah_without_a_file_changes_nothing(excel: EmulatedExcel, tmp_path: Path) -> None:
    path = Path(shutil.copy(ROOT / "workbook" / BUKU, tmp_path / BUKU))
    excel.open(path)
    excel.log.clear()
    addin.telaah()
    assert excel.alerts[-1].prompt == "Tidak ada naskah yang dipilih. Buku kerja tidak diubah."
    assert not excel.calls("write")


# The Excel of others

ENDING = """
import subprocess, sys
sys.path[:0] = {path!r}
subprocess.CREATE_NO_WINDOW = 0
import emulated_excel
sys.modules["xlwings._xlwindows"] = emulated_excel.windows_engine("xlwings._xlwindows")
import {module}
print(sys.modules["xlwings._xlwindows"].N_COM_ATTEMPTS)
"""


@pytest.mark.parametrize(("module", "asked"), [("lkjip_xl.addin", False), ("lkjip_xl.udf", False), ("xlwings", True)])
def test_when_python_ends_no_excel_is_looked_for_let_alone_killed(tmp_path: Path, module: str, asked: bool) -> None:
    """xlwings registers that; alone it does it, or else this would prove nothing. Each start takes a second."""
    for name in ("tasklist", "taskkill"):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\necho "$0 $*" >> "{tmp_path}/dipanggil"\n')
        program.chmod(0o755)
    code = ENDING.format(path=[str(ROOT), str(ROOT / "tests")], module=module)
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True,
                         env={**os.environ, "PATH": f"{tmp_path}:/usr/bin:/bin"})
    assert (tmp_path / "dipanggil").exists() is asked
    # Nought: xlwings asks for ever while a cell is edited; a button would then never end.
    assert (int(ran.stdout) == 0) is asked


def test_a_hidden_excel_survives_every_button(excel: EmulatedExcel, tmp_path: Path) -> None:
    path = Path(shutil.copy(ROOT / "workbook" / BUKU, tmp_path / BUKU))
    Workbook(path).fill(SMALL)
    excel.open(path)
    hidden = excel.start()
    hidden.state["Visible"] = False
    for press in (addin.hitung, addin.periksa, addin.status, addin.bantuan):
        press()
    assert hidden in excel.running


# For nobody else to read

def test_a_log_is_for_its_user_alone_from_the_first_byte_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = tmp_path / "lkjip-xl" / "catatan"
    folder.mkdir(parents=True, mode=0o755)
    before = os.umask(0)
    try:
        failure(ValueError("rusak"))
    finally:
        os.umask(before)
    log, = folder.iterdir()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_is_printed_lies_in_a_folder_for_its_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "soffice"
    script.write_text(f'#!/bin/sh\nfor last; do :; done\nstat -c %a "$(dirname "$last")" > {tmp_path}/hak\nexit 1\n')
    script.chmod(0o755)
    monkeypatch.setattr(pdf.shutil, "which", lambda name: str(script))
    with pytest.raises(CannotRun, match="tidak dapat membuat PDF"):
        pdf.document_pdf(b"isi")
    assert (tmp_path / "hak").read_text().strip() == "700"


@pytest.mark.parametrize("found", ["./soffice", ".\\soffice.EXE", "soffice.bat"])
def test_a_libreoffice_of_the_current_folder_is_none(monkeypatch: pytest.MonkeyPatch, found: str) -> None:
    """Windows looks there first, and a workbook may lie there with a program beside it."""
    monkeypatch.setattr(pdf.shutil, "which", lambda name: found)
    with pytest.raises(NoPdf):
        pdf.document_pdf(b"isi")
