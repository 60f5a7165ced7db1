"""Every command that writes, stopped at every moment: what a kill leaves is whole, and the next run carries on."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from conftest import SMALL, Ran, Workbook, write_sipd

from lkjip_xl.cli import _ROOMS, main
from lkjip_xl.engines.disk.versions import CADANGAN
from lkjip_xl.engines.print import pdf

Run = Callable[..., Ran]
LAMA = Path(__file__).parent / "versi3" / "lkjip.xlsx"
SUB = "7.01.01.2.01.0001"
CARRIED_ON = {"contoh": 1, "ekspor": 3, "laporan": 2, "telaah": 2}
"""In how many of the moments the command is run again; in five where it is quick."""
READS = frozenset({"periksa", "status", "bantuan", "skema", "telaah-banding"})
"""The commands that only look; ``periksa --tulis`` writes and stands below."""
WRITERS: dict[str, tuple[str, ...]] = {
    "baru": ("baru", "buku baru.xlsm"),
    "hitung": ("hitung", "lkjip.xlsx"),
    "periksa": ("periksa", "lkjip.xlsx", "--tulis"),
    "impor-angka": ("impor-angka", "lkjip.xlsx", "angka.csv"),
    "impor-sipd": ("impor-sipd", "lkjip.xlsx", "sipd.xlsx", "--ya"),
    "impor-tabel": ("impor-tabel", "lkjip.xlsx", "program", "program.csv", "--ya"),
    "tahun-baru": ("tahun-baru", "lkjip.xlsx", "lkjip 2025.xlsx"),
    "perbarui": ("perbarui", "lama.xlsx", "lama baru.xlsx"),
    "pulihkan": ("pulihkan", "lkjip.xlsx"),
    "laporan": ("laporan", "lkjip.xlsx", "--tetap"),
    "ekspor": ("ekspor", "lkjip.xlsx", "--tetap", "--bentuk", "Excel saja", "--ke", "ekspor"),
    "contoh": ("contoh", "contoh", "--buku-saja"),
    "telaah": ("telaah", "lkjip.docx", "--buku", "lkjip.xlsx", "--tulis", "--isi-angka-tercetak"),
    "rekap": ("rekap", "kumpulan", "--ke", "rekap.xlsx", "--data", "tabel", "--per", "31/12/2024"),
}
"""How each command that writes is called in a folder of `offices`."""


def test_every_command_that_writes_is_stopped_below() -> None:
    assert set(WRITERS) == set(_ROOMS) - READS | {"periksa"}


@pytest.fixture(scope="module")
def folder(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office's folder as `furnish` makes it; LibreOffice only counts the pages of the report."""
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr(pdf.shutil, "which", lambda _: None)
        return furnish(template, tmp_path_factory.mktemp("kantor"))


def furnish(template: Path, place: Path) -> Path:
    """An office's folder: a computed workbook with one kept version, an old one, data files, an edited export."""
    book = Workbook(Path(shutil.copy(template, place / "lkjip.xlsx")))
    book.fill(SMALL)
    assert main(["hitung", str(book.path)]) == 0
    assert main(["laporan", str(book.path)]) == 0
    assert main(["ekspor", str(book.path), "--bentuk", "Excel saja", "--ke", str(place / "ekspor")]) == 0
    book.put("indikator", 1, realisasi_0=79)
    for edited in (place / "ekspor").glob("*.xlsx"):
        edited.write_bytes(b"disunting staf")
    shutil.copy(LAMA, place / "lama.xlsx")
    write_sipd(place / "sipd.xlsx", SUB, "Sub satu", "1 Maret 2024", 850_000)
    (place / "program.csv").write_text(f"Kode;Target\n{SUB};24\n", encoding="utf-8")
    (place / "angka.csv").write_text("tempat;besaran;tentang;tahun;tertulis\nTabel 3;capaian;Indeks;2024;105,00\n",
                                     encoding="utf-8")
    (place / "kumpulan").mkdir()
    shutil.copy(book.path, place / "kumpulan")
    with contextlib.chdir(place):  # computed once, for a forked process cannot use the threads that Dask has begun
        assert main(WRITERS["rekap"]) == 0
    shutil.rmtree(place / "tabel")
    (place / "rekap.xlsx").write_bytes(b"disunting staf")
    return place


def visible(place: Path) -> dict[str, bytes]:
    """Every file of a folder that staff see, with its content."""
    return {name: data for name, data in everything(place).items() if not hidden(name)}


def hidden(name: str) -> bool:
    return any(part.startswith(".") for part in Path(name).parts)


def everything(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


@dataclass
class Watch:
    """Copies the folder, as a kill would leave it, whenever what stands there has changed since the last file event."""

    place: Path
    copies: Path
    seen: set[str] = field(default_factory=set)
    awake: bool = False

    def event(self, name: str, arguments: Any) -> None:
        writes = name == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if self.awake and (writes or name.startswith("os.")):
            self.look()

    def look(self) -> None:
        self.awake = False
        state = hashlib.sha256(repr([(name, b"" if hidden(name) else data)
                                     for name, data in everything(self.place).items()]).encode()).hexdigest()
        if state not in self.seen:
            self.seen.add(state)
            shutil.copytree(self.place, self.copies / f"{len(self.seen):03}")
        self.awake = True

    def run(self, words: tuple[str, ...]) -> int:
        os.chdir(self.place)
        sys.addaudithook(self.event)
        self.awake = True
        code = main(words)
        self.look()
        return code


def stopped_everywhere(place: Path, copies: Path, words: tuple[str, ...]) -> int:
    """Run a command in a child that leaves copies of the folder; its exit code."""
    copies.mkdir()
    child = os.fork()
    if child == 0:
        code = 99
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            code = Watch(place, copies).run(words)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("command", WRITERS)
def test_a_kill_at_any_moment_leaves_everything_whole_and_the_next_run_carries_on(
        folder: Path, tmp_path: Path, command: str, lkjip: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)  # LibreOffice only counts the pages of the report
    place, copies, words = tmp_path / "kantor", tmp_path / "saat", WRITERS[command]
    shutil.copytree(folder, place)
    before = visible(place)
    code = stopped_everywhere(place, copies, words)
    after = visible(place)
    assert (code in (0, 1), [name for name in everything(place) if hidden(name)]) == (True, [])
    moments = sorted(copies.iterdir())
    assert len(moments) > 4
    for moment in moments:
        whole(visible(moment), before, after)
    for moment in moments[1::max(1, len(moments) // CARRIED_ON.get(command, 5))]:
        monkeypatch.chdir(moment)
        again = lkjip(*words)
        assert again.code == code or "sudah ada" in again.err, (moment.name, again)
        assert set(visible(moment)) >= {name for name in after if CADANGAN not in Path(name).parts}, moment.name
        assert [name for name in everything(moment) if hidden(name)] == [], moment.name
        assert kept(before) <= kept(visible(moment)), moment.name


def whole(found: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Each file is there as it was or as it was to become, and whatever was replaced is kept."""
    for name in {*found, *before, *after}:
        assert found.get(name) in (before.get(name), after.get(name)), name
    assert kept(before) <= kept(found)


def kept(files: dict[str, bytes]) -> set[bytes]:
    """What must never be lost: every content but that of files which the program itself makes anew."""
    return {data for name, data in files.items() if not name.startswith("contoh/")}


def test_what_is_written_can_be_opened(folder: Path, tmp_path: Path, lkjip: Run,
                                       monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    place = tmp_path / "kantor"
    shutil.copytree(folder, place)
    monkeypatch.chdir(place)
    for words in WRITERS.values():
        assert lkjip(*words).code in (0, 1), words
    for path in _packages(place):
        with ZipFile(path) as archive:
            assert archive.testzip() is None, path


def _packages(place: Path) -> Iterator[Path]:
    return (path for path in place.rglob("*") if path.suffix in (".xlsx", ".xlsm", ".docx")
            and path.read_bytes() != b"disunting staf")
