"""What the command line says where nothing can be said: one sentence of its own, never one of Python or the system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import Ran
from openpyxl.worksheet._writer import WorksheetWriter

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.naskah.blok import Kotak
from lkjip_xl.cli import TIDAK_TAMPIL
from lkjip_xl.engines.disk.reason import refused
from lkjip_xl.engines.document.gambar import pohon
from lkjip_xl.engines.print import pdf
from lkjip_xl.engines.workbook.nilai import _packed

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs /dev/full")


def shell(line: str) -> tuple[int, str, str]:
    """Code, output and errors of a line of the shell; the program as staff start it is ``$0 -m lkjip_xl``."""
    ran = subprocess.run(["/bin/sh", "-c", f'exec "$0" -m lkjip_xl {line}', sys.executable], capture_output=True,
                         text=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


def test_an_output_without_room_is_one_sentence() -> None:
    assert shell("bantuan >/dev/full") == (2, "", f"{TIDAK_TAMPIL}\n")


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    for command in ("skema", "status tidak-ada.xlsx --json"):
        ran = subprocess.run(["/bin/sh", "-c", f'"$0" -m lkjip_xl {command} | true', sys.executable],
                             capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")


def test_a_program_started_without_outputs_does_its_work() -> None:
    assert shell("bantuan <&- >&-") == (0, "", "")
    assert shell("status tidak-ada.xlsx <&- >&- 2>&-") == (2, "", "")


def test_a_link_to_itself_is_a_file_that_is_not_there(tmp_path: Path, lkjip: Callable[..., Ran]) -> None:
    book = tmp_path / "lkjip.xlsx"
    book.symlink_to(book.name)
    for words in (("pulihkan",), ("pulihkan", "--daftar"), ("status",), ("hitung",)):
        ran = lkjip(words[0], book, *words[1:])
        assert "di dalam program" not in ran.err, words


def test_drawing_says_nothing_of_letters_that_a_font_lacks(recwarn: pytest.WarningsRecorder) -> None:
    pohon((Kotak("Tujuan 😀"),), 150.0)
    assert [str(warning.message) for warning in recwarn] == []


def test_a_temporary_folder_without_room_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """openpyxl writes each sheet there before it packs them."""
    monkeypatch.setattr(tempfile, "tempdir", "/proc/tidak-ada")
    with pytest.raises(CannotRun, match=r"^Folder sementara komputer ini tidak dapat dipakai"):
        _packed(openpyxl.Workbook())


def test_a_sheet_that_was_cut_off_in_the_temporary_folder_is_the_same_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Through a disk that is full openpyxl gets no error: the rest of the sheet is not there."""
    def cut(self: WorksheetWriter) -> None:
        self.close()
        os.truncate(self.out, 100)

    monkeypatch.setattr(WorksheetWriter, "write", cut)
    with pytest.raises(CannotRun, match=r"^Folder sementara komputer ini tidak dapat dipakai"):
        _packed(openpyxl.Workbook())


@pytest.mark.parametrize("folder", ["berkas/contoh", "berkas", "x" * 300])
def test_examples_go_nowhere_where_no_folder_can_be(tmp_path: Path, lkjip: Callable[..., Ran], folder: str) -> None:
    (tmp_path / "berkas").touch()
    ran = lkjip("contoh", tmp_path / folder, "--buku-saja")
    assert (ran.code, ran.err.startswith("Folder ")) == (2, True), ran.err


@pytest.mark.parametrize(("pipe", "words"), [
    ("lkjip.xlsx", ("hitung", "lkjip.xlsx")),
    ("data.csv", ("impor-angka", "buku.xlsx", "data.csv")),
    ("data.csv", ("impor-tabel", "buku.xlsx", "program", "data.csv")),
    ("data.xlsx", ("impor-sipd", "buku.xlsx", "data.xlsx")),
    ("buku.docx", ("laporan", "buku.xlsx", "--tetap")),
    ("cadangan/buku 2025-01-15 10.20.00.xlsx", ("pulihkan", "buku.xlsx")),
])
def test_a_pipe_in_the_place_of_a_file_is_never_waited_for(
        template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lkjip: Callable[..., Ran], pipe: str,
        words: tuple[str, ...]) -> None:
    shutil.copy(template, tmp_path / "buku.xlsx")
    (tmp_path / pipe).parent.mkdir(exist_ok=True)
    os.mkfifo(tmp_path / pipe)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    ran = lkjip(*words)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "di dalam program" not in ran.err


@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may look anywhere")
def test_a_folder_that_may_not_be_looked_into_is_one_sentence(tmp_path: Path, lkjip: Callable[..., Ran]) -> None:
    closed = tmp_path / "tertutup"
    closed.mkdir(mode=0)
    for words in (("laporan", "x.xlsx", closed / "a" / "x.docx"), ("tahun-baru", "x.xlsx", closed / "y.xlsx")):
        assert "di dalam program" not in lkjip(*words).err


def test_what_the_system_refuses_where_nobody_expected_it_is_one_sentence() -> None:
    assert refused(PermissionError(13, "Permission denied", "a/b")) == (
        "a/b tidak dapat dipakai (tidak diizinkan). Periksa nama, folder, dan izinnya, lalu ulangi.")
    assert refused(OSError(71, "Protocol error")) == ""
