"""Bounded memory and time whatever comes in: each file made to be too large is refused in one sentence."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import pytest
from besar import BUKU, TEKS
from test_file_engine import sheet_xml, tiny

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.bounds import TooLarge, Unpacked, open_zip, read_bytes, weight
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.package import parse_xml, readable

MEMORI, WAKTU = 500, 20
"""The most megabytes and processor seconds that a refusal may take."""
RUN = """
import contextlib, io, json, re, resource, shutil, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1_200_000_000, 1_200_000_000))
import besar
from lkjip_xl.cli import main
source, folder, commands = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
for name, argument in commands:
    made = folder / (name if "." in name else "lkjip.xlsx")
    (besar.BUKU | besar.TEKS)[name](source, made)
    words = [str(made) if word == "BOM" else word for word in argument]
    out, started = io.StringIO(), time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = main(words)
        except SystemExit as stop:
            code = stop.code
    taken = time.process_time() - started
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
    made.unlink()
    print(json.dumps([name, argument[0], code, out.getvalue(), taken, peak]), flush=True)
"""
"""Makes each bomb, runs a command on it, and tells what came: all in one process that may not grow beyond 1.2 GB.

VmHWM is the memory of this program alone; ru_maxrss counts that of the process that started it too.
"""


def ran(template: Path, folder: Path, commands: list[tuple[str, list[str]]]) -> Iterator[list[Any]]:
    done = subprocess.run([sys.executable, "-c", RUN, str(template), str(folder), json.dumps(commands)],
                          capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))})
    assert done.returncode == 0, done.stderr[-2000:]
    return map(json.loads, done.stdout.splitlines())


ACCEPTED = ("1300 teks panjang", "teks bersama di 19.000 sel", "600 teks panjang", "atribut", "kolom")
"""Large, but within the bounds: computed, and not refused."""
SLOW = ("10.000 sub kegiatan", "1200 program panjang", "300 program panjang", "baris di semua lembar")
"""Those that are read and computed before too much is to be written; measured by hand."""


def test_no_workbook_takes_more_than_its_memory_and_time(template: Path, tmp_path: Path) -> None:
    """Point by point: references, rows, texts, parts, styles, names, depth, and what the directory only pretends."""
    bombs = [name for name in BUKU if name not in SLOW]
    for name, command, code, out, taken, peak in ran(template, tmp_path, [
            (name, ["hitung", "BOM"]) for name in bombs]):
        assert (peak < MEMORI, taken < WAKTU) == (True, True), (name, command, peak, taken)
        if name not in ACCEPTED:
            assert code == 2, (name, out)
            assert out.count("\n") == 1, out
            assert "terlalu besar" in out or "rusak pada bagian" in out, out


def test_every_command_that_reads_a_workbook_refuses_alike(template: Path, tmp_path: Path) -> None:
    every = (["status", "BOM"], ["periksa", "BOM"], ["tahun-baru", "BOM", "2027"])
    bombs = ("alamat ZZZZZZ9", "lembar", "banyak bagian")
    for name, command, code, out, taken, peak in ran(template, tmp_path, [
            *((name, words) for words in every for name in bombs), ("lembar", ["perbarui", "BOM"])]):
        assert (peak < MEMORI, taken < WAKTU) == (True, True), (name, command, peak, taken)
        assert (code, out.count("\n")) == (2, 1), (name, command, out)
        assert "terlalu besar" in out or "rusak pada bagian" in out, (name, command, out)


def test_no_data_file_of_text_takes_more_than_its_memory_and_time(
        template: Path, tmp_path: Path, computed: dict[str, Path]) -> None:
    book = tmp_path / "buku.xlsx"
    book.write_bytes(computed["blora-2024"].read_bytes())
    names = [name for name in TEKS if name != "galat.json"]
    commands = [(name, ["impor-angka", str(book), "BOM"]) for name in names]
    commands += [(name, ["impor-tabel", str(book), "program", "BOM"]) for name in names if name.endswith(".csv")]
    for name, command, code, out, taken, peak in ran(template, tmp_path, commands):
        assert (peak < MEMORI, taken < WAKTU) == (True, True), (name, command, peak, taken)
        assert code in (1, 2), (name, out)
        assert "kesalahan di dalam program" not in out, (name, out)


def test_no_data_file_of_excel_takes_more_than_its_memory_and_time(
        template: Path, tmp_path: Path, computed: dict[str, Path]) -> None:
    book = tmp_path / "buku.xlsx"
    book.write_bytes(computed["blora-2024"].read_bytes())
    names = ("alamat ZZZZZZ9", "386 MB baris", "4000 teks panjang", "teks bersama", "XFD di setiap baris", "bersarang",
             "direktori bohong", "banyak bagian", "20 GB", "gaya sel")
    words = ["impor-tabel", str(book), "program", "BOM", "--lembar", "Program Anggaran"]
    for name, command, code, out, taken, peak in ran(template, tmp_path, [(name, words) for name in names]):
        assert (peak < MEMORI, taken < WAKTU) == (True, True), (name, command, peak, taken)
        assert (code, "Ada 1 yang perlu dibetulkan" in out) == (1, True), (name, out)


def test_a_kept_version_that_is_too_large_is_not_brought_back(template: Path, tmp_path: Path) -> None:
    book = tmp_path / "lkjip.xlsx"
    book.write_bytes(template.read_bytes())
    kept = tmp_path / "cadangan" / "lkjip 2025-01-15 10.20.00.xlsx"
    kept.parent.mkdir()
    BUKU["95 MB baris"](template, kept)
    from lkjip_xl.engines.workbook.archive import FolderArchive  # noqa: PLC0415

    with pytest.raises(TooLarge, match=r"tidak dikembalikan.*terlalu besar"):
        FolderArchive().restore(kept, book)
    assert book.read_bytes() == template.read_bytes()


# The bounds one by one


def test_a_refusal_says_what_is_too_large_the_bound_and_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(b"x" * 11)
    with pytest.raises(TooLarge) as refused:
        read_bytes(path, 10, "Bagi dua.")
    assert str(refused.value) == "Berkas data.csv terlalu besar: ukurannya di disk, paling banyak 0 MB. Bagi dua."


def test_parts_are_counted_together_as_they_are_unpacked(tmp_path: Path) -> None:
    """Two parts of 60 bytes are more than 100; the same part read twice is counted once."""
    path = tmp_path / "dua.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("satu", b"x" * 60)
        archive.writestr("dua", b"x" * 60)
    archive = open_zip(path.name, path.read_bytes())
    satu, dua = archive.infolist()
    parts = Unpacked(path.name, archive, 100)
    assert parts.read(satu) == parts.read(satu) == b"x" * 60
    with pytest.raises(TooLarge):
        parts.read(dua)


def test_a_part_of_another_size_than_the_directory_says_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "satu.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("satu", b"x" * 600)
    archive = open_zip(path.name, path.read_bytes())
    [info] = archive.infolist()
    info.file_size = 10
    with pytest.raises(BadZipFile):
        Unpacked(path.name, archive).read(info)


@pytest.mark.parametrize("unit", [b'<c r="A1" s="5"/>', b"<c/>", b"<c/> ", b"<c><v>1</v></c>", b'<c a=""/>', b"<?a?>",
                                  b'<c r="A1" t="inlineStr"><is><t>abc</t></is></c>', b"<t>" + b"x" * 900 + b"</t>"])
def test_no_tree_weighs_more_than_it_was_estimated(unit: bytes) -> None:
    """What 200,000 bytes of each kind really take, in a process of its own memory, is below the estimate."""
    xml = b"<r>" + unit * (4_000_000 // len(unit)) + b"</r>"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    root = parse_xml(xml) if weight(xml) < 150_000_000 else None
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert root is None or grown <= weight(xml)


@pytest.mark.parametrize("cell", ['<c r="XFE1"><v>1</v></c>', '<c r="A1048577"><v>1</v></c>', '<c r="A0"><v>1</v></c>',
                                  '<c r="1"><v>1</v></c>', '<c r="A"><v>1</v></c>', '<c r="A1B"><v>1</v></c>'])
def test_a_cell_that_no_sheet_has_is_named(tmp_path: Path, cell: str) -> None:
    reference = cell.split('"')[1]
    with open_book(tiny(tmp_path / "uji.xlsx", sheet_xml(f'<row r="1">{cell}</row>'))) as book, pytest.raises(
            CannotRun, match=rf"sheet1.xml \(ada isian di sel {reference},.*simpan ulang di Excel"):
        book.read("Uji")


def test_the_last_cell_of_excel_is_read(tmp_path: Path) -> None:
    with open_book(tiny(tmp_path / "uji.xlsx", sheet_xml('<row r="3"><c r="XFD3"><v>7</v></c></row>'))) as book:
        assert book.read("Uji").cell(3, 16_384) == 7


@pytest.mark.parametrize("error", [MemoryError(), RecursionError()])
def test_running_out_of_memory_is_a_sentence_too(error: BaseException) -> None:
    with pytest.raises(CannotRun, match=r"terlalu besar|rusak"), readable(Path("lkjip.xlsx")):
        raise error
