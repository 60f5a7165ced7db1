"""What the tests share: the empty workbook, the two filled examples, and a way to run commands."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from _pytest.nodeid import NodeId
from filelock import FileLock

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import (
    FIRST_COLUMN,
    OUT_FIRST_COLUMN,
    VALUE_COLUMN,
    Form,
    Table,
    block,
    output_sheet,
    table_sheet,
)
from lkjip_xl.cli import main
from lkjip_xl.domain.sipd import KOLOM, LEMBAR
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh, fill
from lkjip_xl.jobs.hitung import Terhitung, hitung_buku
from lkjip_xl.template.build import build

NOW = datetime(2025, 1, 15, 10, 20)
ROOT = Path(__file__).parents[1]

os.environ["OPENPYXL_DEFUSEDXML"] = "False"
"""Files that the tests make themselves are read by the parser in C; defusedxml brings a slow one, where it is there."""

if sys.dont_write_bytecode:
    # Where Python is told to leave no bytecode beside the sources, every worker and every program started would compile
    # all of them anew; the workers alone need twelve seconds each for that.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(ROOT / ".pytest_cache" / "bytecode")
    sys.dont_write_bytecode = False


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--wajib-libreoffice", action="store_true",
                     help="fail, instead of skip, the tests that need LibreOffice where there is none")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a test that talks to LibreOffice, pip or a disk waits for much of its time."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of one group run in one worker and share what it has built.

    xdist 3.8 writes the group where pytest 9.2 no longer looks for the name of a test.
    """
    for item in items if config.getoption("loadgroup", False) else ():
        mark = item.get_closest_marker("xdist_group")
        if mark and not item.nodeid.endswith(f"@{mark.args[0]}"):
            item._id = NodeId.parse(f"{item.nodeid}@{mark.args[0]}")


def pytest_collection_finish() -> None:
    """What is loaded by now stays; a search through it for garbage with each workbook took a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 10, 5)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first worker to need it has filled by ``make``; each worker has a copy of its own.

    Who opens a workbook holds it, so that two workers cannot share one.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not folder.exists():
            made = Path(tempfile.mkdtemp(dir=shared))
            make(made)
            made.rename(folder)
    return Path(shutil.copytree(folder, factory.mktemp(name) / name))


@pytest.fixture(scope="session", autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The notes of the program on this user's exports and failures, of these tests alone."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The empty workbook; copy it before writing."""
    return made_once(tmp_path_factory, "kosong", lambda folder: (folder / "lkjip.xlsx").write_bytes(build())
                     ) / "lkjip.xlsx"


@pytest.fixture(scope="session")
def computed(template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The two filled and computed examples by name; copy them before writing."""
    def make(folder: Path) -> None:
        for name in NAMA_CONTOH:
            with open_book(Path(shutil.copy(template, folder / f"{name}.xlsx"))) as book:
                fill(book, contoh(name).isian)
                hitung_buku(book, NOW)
                book.save_without_keeping()

    folder = made_once(tmp_path_factory, "terhitung", make)
    return {name: folder / f"{name}.xlsx" for name in NAMA_CONTOH}


@pytest.fixture(scope="session")
def pembuat(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    """What makes the books of a test fleet in a hurry."""
    from armada import jadikan, siapkan  # noqa: PLC0415 - which imports what few of the tests need

    def make(folder: Path) -> None:
        for number, content in enumerate(siapkan(template.read_bytes())):
            (folder / f"{number}.xlsx").write_bytes(content)

    folder = made_once(tmp_path_factory, "cetakan", make)
    return jadikan([path.read_bytes() for path in sorted(folder.iterdir())])


BAGIAN = ("target", "realisasi", "renaksi")
"""Parts of a row of the table `indikator` that a test may give by themselves, each naming its indicator."""


def joined(isian: Mapping[str, Any]) -> dict[str, Any]:
    """The input with the parts of each indicator put into its one row, so that a test can change a part alone."""
    rows = {row["nama"]: dict(row) for row in isian.get("indikator", ())}
    for part in BAGIAN:
        for row in isian.get(part, ()):
            rows.setdefault(row["indikator"], {"nama": row["indikator"]}).update(
                {key: value for key, value in row.items() if key != "indikator"})
    rest = {key: value for key, value in isian.items() if key not in (*BAGIAN, "indikator")}
    return {**rest, "indikator": list(rows.values())} if rows else rest


_filled: dict[bytes, bytes] = {}
"""Workbooks that the tests of this process have filled, by what stood there before and what was put in."""


@dataclass
class Workbook:
    """A workbook on disk with the shortest ways to put something in, compute, and look."""

    path: Path

    def put(self, table: str, row: int, **values: Value) -> None:
        """Write cells of a table (row counted from 1 under its headings) or answers of a form (row is ignored)."""
        found = block(table)
        with open_book(self.path) as book:
            for key, value in values.items():
                place = _place(found, row, key)
                book.write(table_sheet(table).name, *place, [[value]])
            book.save_without_keeping()

    def fill(self, isian: Mapping[str, Any]) -> None:
        """Write tables (lists of rows) and forms (answers by key); the same into the same workbook is written once."""
        key = hashlib.sha256(self.path.read_bytes() + repr(isian).encode("utf-8", "surrogatepass")).digest()
        if key not in _filled:
            with open_book(self.path) as book:
                fill(book, joined(isian))
                book.save_without_keeping()
            _filled[key] = self.path.read_bytes()
        self.path.write_bytes(_filled[key])

    def hitung(self, now: datetime = NOW) -> Terhitung:
        """Compute and save."""
        with open_book(self.path) as book:
            done = hitung_buku(book, now)
            book.save_without_keeping()
        return done

    def codes(self) -> list[str]:
        """The codes of the findings, after computing."""
        return [item.kode for item in self.hitung().temuan]

    def lines(self, key: str) -> list[dict[str, Value]]:
        """The printed lines of an output sheet by column key, with their level under ``level``."""
        sheet = output_sheet(key)
        with open_book(self.path) as book:
            rows = book.read(sheet.name).rows[sheet.first_row - 1:]
        keys = [column.key for column in sheet.columns]
        return [
            {"level": row[0], **{k: (row[OUT_FIRST_COLUMN - 1 + i] if len(row) >= OUT_FIRST_COLUMN + i else None)
                                 for i, k in enumerate(keys)}}
            for row in rows if row
        ]


def _place(found: Table | Form, row: int, key: str) -> tuple[int, int]:
    if isinstance(found, Form):
        return found.row(next(f for f in found.fields if f.key == key)), VALUE_COLUMN
    return found.header_row + row, FIRST_COLUMN + [c.key for c in found.columns].index(key)


@pytest.fixture
def workbook(template: Path, tmp_path: Path) -> Workbook:
    """An empty workbook of its own."""
    return Workbook(Path(shutil.copy(template, tmp_path / "lkjip.xlsx")))


@pytest.fixture
def example(computed: dict[str, Path], tmp_path: Path) -> Callable[[str], Workbook]:
    """A copy of a computed example: ``example("blora-2024")``."""
    return lambda name: Workbook(Path(shutil.copy(computed[name], tmp_path / f"{name}.xlsx")))


@dataclass(frozen=True)
class Ran:
    """What a command gave: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def lkjip(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs a command line in this process: ``lkjip("hitung", path)``."""
    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


SMALL: dict[str, Any] = {
    "profil": {"instansi": "Kecamatan Uji", "kabupaten": "Kabupaten Uji", "tahun": 2024, "tahun_awal": 2021,
               "tahun_akhir": 2026, "jabatan": "Camat Uji"},
    "induk": [{"jenis": "Tujuan", "uraian": "Tujuan satu"}, {"jenis": "Sasaran", "uraian": "Sasaran satu"}],
    "indikator": [{"nama": "Indeks", "induk": "Sasaran satu", "satuan": "Indeks",
                   "arah": "Semakin tinggi semakin baik", "jenis_target": "Angka", "dinilai": "Ya"}],
    "target": [{"indikator": "Indeks", "rencana_3": 80, "rencana_5": 90, "pk_murni": 80}],
    "realisasi": [{"indikator": "Indeks", "realisasi_0": 84, "realisasi_1": 82}],
    "program": [
        {"kode": "7.01.01", "uraian": "Program satu", "induk": "Sasaran satu", "target": 100, "realisasi": 100},
        {"kode": "7.01.01.2.01", "uraian": "Kegiatan satu"},
        {"kode": "7.01.01.2.01.0001", "uraian": "Sub satu", "indikator": "Jumlah dokumen", "satuan": "Dokumen",
         "target": 12, "realisasi": 12, "pagu_murni": 1_000_000,
         "realisasi_anggaran": 900_000},
    ],
}
"""The smallest complete report: it computes without any finding."""


def write_sipd(path: Path, kode: str, nama: str, tanggal: str, nilai: int) -> Path:
    """A download of SIPD with one document of a sub kegiatan, paid on a day by the treasurer."""
    row = {"Kode SKPD": "7.01.0.00.0.00.06.0000", "Nama SKPD": "Kecamatan Uji", "Kode Sub Kegiatan": kode,
           "Nama Sub Kegiatan": nama, "Kode Rekening": "5.1.02", "Jenis Dokumen": "TBP", "Nomor Dokumen": "1",
           "Jenis Transaksi": "GU", "Tanggal Dokumen": tanggal, "Nilai Realisasi": nilai, "Nilai Setoran": 0}
    with xlsxwriter.Workbook(path) as new:
        page = new.add_worksheet(LEMBAR)
        page.write_row(0, 0, KOLOM)
        page.write_row(1, 0, [row.get(name, "") for name in KOLOM])
    return path


_COLUMNS_PRINTED = re.compile(rb"(_xlnm.Print_Area[^>]*>[^<]*!\$[A-Z]+):(\$[A-Z]+)<")


@dataclass(frozen=True)
class Office:
    """LibreOffice without a screen, with a profile that the tests of a process share."""

    program: str
    profile: Path
    folder: Path

    def convert(self, source: Path, kind: str) -> Path:
        """The file converted to ``pdf`` or ``xlsx``; formulas without a cached value are computed on the way."""
        return self.convert_all([source], kind)[0]

    def convert_all(self, sources: Sequence[Path], kind: str) -> list[Path]:
        """The same of several files of different names, in one run."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        copies = [_quick_to_open(source, folder) for source in sources]
        subprocess.run([self.program, f"-env:UserInstallation=file://{self.profile}", "--headless", "--convert-to",
                        kind, "--outdir", str(folder / kind), *map(str, copies)], check=True, capture_output=True,
                       timeout=400)
        return [folder / kind / f"{source.stem}.{kind}" for source in sources]


def _quick_to_open(source: Path, folder: Path) -> Path:
    """A copy that prints 3,000 rows of a sheet: of whole columns LibreOffice looks at every row, for eight seconds."""
    copied = folder / source.name
    if source.suffix == ".docx":
        return Path(shutil.copy(source, copied))
    with ZipFile(source) as old, ZipFile(copied, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            new.writestr(info, _COLUMNS_PRINTED.sub(rb"\1$1:\2$3000<", part) if info.filename == "xl/workbook.xml"
                         else part)
    return copied


@pytest.fixture(scope="session")
def office_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where LibreOffice keeps its settings: making them anew for each run takes it seconds."""
    return tmp_path_factory.mktemp("profil")


@pytest.fixture
def office(request: pytest.FixtureRequest, office_profile: Path, tmp_path: Path) -> Office:
    """LibreOffice, which writes into the folder of the test."""
    return Office(need_soffice(request), office_profile, tmp_path)


def need_soffice(request: pytest.FixtureRequest) -> str:
    """LibreOffice; without it the test is skipped, or fails under ``--wajib-libreoffice``."""
    program = shutil.which("soffice")
    if program is None:
        message = "LibreOffice (soffice) tidak ada"
        if request.config.getoption("--wajib-libreoffice"):
            pytest.fail(message)
        pytest.skip(message)
    return program
