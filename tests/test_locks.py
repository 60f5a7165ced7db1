"""Two at once, a save in between, a killed neighbour: nothing is replaced that was not read, nothing alive is swept."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from conftest import SMALL, Ran, Workbook
from filelock import FileLock
from test_saving import change, everything, shown, small

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.cli.console import TIDAK_JALAN
from lkjip_xl.engines.disk import delivery as delivering
from lkjip_xl.engines.disk import lock
from lkjip_xl.engines.disk.delivery import delivery
from lkjip_xl.engines.disk.fresh import BARU
from lkjip_xl.engines.disk.lock import exclusive, lock_path, own_mark, short_name
from lkjip_xl.engines.disk.versions import CADANGAN, versions
from lkjip_xl.engines.disk.workplace import workplace
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs import hitung as computing

Run = Callable[..., Ran]


# A save in between

def test_what_staff_saved_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path, theirs = small(tmp_path / "lkjip.xlsx", "lama"), small(tmp_path / "simpanan.xlsx", "diketik selagi dihitung")
    with open_book(path) as book:
        book.write("Uji", 1, 1, [["hasil"]])
        theirs.replace(path)
        before = everything(tmp_path)
        with pytest.raises(CannotRun, match="disimpan dari program lain selagi dikerjakan"):
            book.save()
    assert everything(tmp_path) == before


def test_a_save_with_the_same_size_and_the_same_time_is_noticed(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx", "lama")
    moment = path.stat()
    with open_book(path) as book:
        book.write("Uji", 1, 1, [["hasil"]])
        content = bytearray(path.read_bytes())
        content[-1:] = b"\1"
        path.write_bytes(content)
        os.utime(path, ns=(moment.st_atime_ns, moment.st_mtime_ns))
        with pytest.raises(CannotRun, match="tidak diganti"):
            book.save()
    assert path.read_bytes() == bytes(content)


def test_a_file_that_was_only_touched_is_replaced(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx", "lama")
    with open_book(path) as book:
        book.write("Uji", 1, 1, [["hasil"]])
        path.touch()
        assert book.save()
    assert shown(path) == "hasil"


def test_a_file_that_was_moved_away_meanwhile_is_not_made_again(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx", "lama")
    with open_book(path) as book:
        book.write("Uji", 1, 1, [["hasil"]])
        path.rename(tmp_path / "pindah.xlsx")
        with pytest.raises(CannotRun, match="dipindahkan atau dihapus"):
            book.save()
    assert [one.name for one in tmp_path.iterdir()] == ["pindah.xlsx"]


def test_hitung_says_so_and_leaves_the_save(workbook: Workbook, tmp_path: Path, lkjip: Run,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    workbook.fill(SMALL)
    theirs, real = b"simpanan staf", computing.hitung_buku

    def slow(*arguments: object) -> object:
        done = real(*arguments)  # type: ignore[arg-type]
        workbook.path.write_bytes(theirs)
        return done

    monkeypatch.setattr(computing, "hitung_buku", slow)
    ran = lkjip("hitung", workbook.path)
    assert (ran.code, workbook.path.read_bytes(), ran.err.count("\n")) == (TIDAK_JALAN, theirs, 1)
    assert "simpanan itu utuh" in ran.err


# The lock

def test_the_lock_lies_beside_the_file_so_that_other_computers_see_it(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    with exclusive(path):
        assert Path(lock_path(path)).parent == tmp_path
        assert Path(lock_path(path)).exists()
    assert [one.name for one in tmp_path.iterdir()] == ["lkjip.xlsx"]


def test_another_temporary_folder_is_no_way_around_the_lock(tmp_path: Path) -> None:
    path, other = small(tmp_path / "kantor" / "lkjip.xlsx"), tmp_path / "tmp"
    other.mkdir()
    with exclusive(path):
        ran = subprocess.run([sys.executable, "-m", "lkjip_xl", "status", str(path)], capture_output=True, text=True,
                             check=False, env={**os.environ, "TMPDIR": str(other)})
    assert (ran.returncode, "oleh lkjip yang lain" in ran.stderr) == (TIDAK_JALAN, True)


def test_a_lock_that_a_dead_run_has_left_is_taken_over(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    Path(lock_path(path)).touch()
    assert change(path, "baru")
    assert not Path(lock_path(path)).exists()


def test_two_never_hold_the_lock_though_it_is_removed_each_time(tmp_path: Path) -> None:
    """Four hundred tries of four threads: the file is unlinked while others have it open."""
    path, inside, worst, turns = small(tmp_path / "lkjip.xlsx"), 0, 0, 0
    count = threading.Lock()

    def work() -> None:
        nonlocal inside, worst, turns
        for _ in range(100):
            try:
                with exclusive(path):
                    with count:
                        inside, turns = inside + 1, turns + 1
                        worst = max(worst, inside)
                    with count:
                        inside -= 1
            except CannotRun:
                continue

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (worst, turns > 10) == (1, True)


def test_a_lock_file_that_cannot_be_used_is_one_sentence(tmp_path: Path, lkjip: Run) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    Path(lock_path(path)).mkdir()
    ran = lkjip("status", path)
    assert (ran.code, ran.err.count("\n")) == (TIDAK_JALAN, 1)
    assert "hapus berkas itu, lalu ulangi" in ran.err


def test_the_lock_of_another_user_can_be_taken_over(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    with exclusive(path):
        assert Path(lock_path(path)).stat().st_mode & 0o777 == 0o666


def test_a_workbook_in_a_folder_that_cannot_be_written_can_be_read(tmp_path: Path,
                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    """A shared folder or a DVD: no lock can lie there."""
    path = small(tmp_path / "lkjip.xlsx")
    real = FileLock

    def refused(lock_file: str, **options: object) -> FileLock:
        if Path(lock_file).parent == tmp_path:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(lock_file, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(lock, "FileLock", refused)
    assert shown(path) == "lama"


# Sweeping

def test_only_what_a_dead_run_of_ones_own_was_writing_for_this_very_file_is_swept(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    own = f".lkjip-{short_name(path)}-{own_mark()}-99{BARU}"
    others = [f".lkjip-{short_name(path)}-00000000-99{BARU}", f".lkjip.xlsx.99{BARU}", f"lkjip.xlsx{BARU}",
              f".lkjip-{short_name(path.with_name('lkjip.xlsx lama.xlsx'))}-{own_mark()}-99{BARU}"]
    for name in (own, *others):
        (tmp_path / name).write_bytes(b"setengah jadi")
    change(path, "baru")
    assert {one.name for one in tmp_path.iterdir()} == {"lkjip.xlsx", CADANGAN, *others}


def test_a_working_folder_is_swept_only_when_its_run_is_dead(tmp_path: Path) -> None:
    with workplace(tmp_path) as alive:
        dead = tmp_path / f".lkjip-kerja-{own_mark()}-mati"
        shutil.copytree(alive, dead)
        (dead / "buku.xlsx").write_bytes(b"setengah jadi")
        other = tmp_path / ".lkjip-kerja-00000000-orang"
        other.mkdir()
        with workplace(tmp_path):
            assert (alive.exists(), dead.exists(), other.exists()) == (True, False, True)
        assert alive.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [other]


# The rights of a private workbook

def test_nobody_else_may_read_a_private_workbook_while_it_is_written(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    path.chmod(0o600)
    seen: list[int] = []

    def look(name: str, _: object) -> None:
        if watching and name in ("open", "os.rename", "os.link", "shutil.copyfile"):
            seen.extend(one.stat().st_mode & 0o077 for one in tmp_path.rglob("*.*")
                        if one.is_file() and one.suffix != lock.KUNCI)

    watching = True
    child = os.fork()
    if child == 0:
        sys.addaudithook(look)
        change(path, "baru")
        os._exit(0 if seen and not any(seen) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_the_workbook_of_the_next_year_is_as_private_as_the_old_one(workbook: Workbook, lkjip: Run) -> None:
    workbook.fill(SMALL)
    workbook.path.chmod(0o600)
    new = workbook.path.with_name("lkjip 2025.xlsx")
    assert lkjip("tahun-baru", workbook.path, new).code == 0
    assert new.stat().st_mode & 0o777 == 0o600


# Export

def test_an_export_that_was_killed_in_the_middle_is_finished_by_the_next_one(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with delivery(tmp_path) as into:
        into.put(dict.fromkeys(("a", "b", "c"), b"lama"))
    place, placed = delivering._place, []

    def killed(made: Path, target: Path, *rest: object) -> None:
        if placed:
            os._exit(9)
        placed.append(target)
        place(made, target, *rest)  # type: ignore[arg-type]

    child = os.fork()
    if child == 0:
        delivering._place = killed
        with delivery(tmp_path) as into:
            into.put(dict.fromkeys(("a", "b", "c", "d"), b"baru"))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert {(tmp_path / name).read_bytes() for name in "abc"} == {b"lama", b"baru"}
    with delivery(tmp_path):
        pass
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == dict.fromkeys("abcd", b"baru")


def test_what_somebody_edited_is_kept_and_what_the_program_wrote_is_not(tmp_path: Path) -> None:
    for content in (b"satu", b"dua"):
        with delivery(tmp_path) as into:
            into.put(dict.fromkeys(("a.xlsx", "b.xlsx"), content))
    assert not (tmp_path / CADANGAN).exists()
    (tmp_path / "a.xlsx").write_bytes(b"disunting")
    with delivery(tmp_path) as into:
        into.put(dict.fromkeys(("a.xlsx", "b.xlsx"), b"tiga"))
    assert [kept.read_bytes() for kept in versions(tmp_path / "a.xlsx")] == [b"disunting"]
    assert versions(tmp_path / "b.xlsx") == ()


def test_a_list_of_a_working_folder_names_no_file_elsewhere(tmp_path: Path) -> None:
    folder, work = tmp_path / "ekspor", tmp_path / "ekspor" / f".lkjip-kerja-{own_mark()}-asing"
    (work / "baru").mkdir(parents=True)
    (work / lock.KUNCI).touch()
    (tmp_path / "rahasia").write_bytes(b"utuh")
    (work / "serah.json").write_text('{"../rahasia": "0", "a": "0"}')
    (work / "rahasia").write_bytes(b"ditimpa")
    with delivery(folder):
        pass
    assert (tmp_path / "rahasia").read_bytes() == b"utuh"
    assert list(folder.iterdir()) == []


# Versions

@pytest.mark.parametrize("content", [b"", b"bukan buku", b"PK\3\4setengah"])
def test_a_damaged_version_is_not_brought_back(tmp_path: Path, lkjip: Run, content: bytes) -> None:
    path = small(tmp_path / "lkjip.xlsx", "lama")
    kept = change(path, "baru")
    assert kept
    kept.write_bytes(content)
    before = everything(tmp_path)
    ran = lkjip("pulihkan", path)
    assert (ran.code, ran.err.count("\n"), everything(tmp_path)) == (TIDAK_JALAN, 1, before)
    assert "rusak atau kosong" in ran.err


def test_a_version_with_one_damaged_sheet_is_not_brought_back(tmp_path: Path, lkjip: Run) -> None:
    path = small(tmp_path / "lkjip.xlsx", "lama")
    kept = change(path, "baru")
    assert kept
    content = bytearray(kept.read_bytes())
    middle = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[middle:middle + 30] = bytes(30)
    kept.write_bytes(content)
    assert lkjip("pulihkan", path).code == TIDAK_JALAN
    assert shown(path) == "baru"


def test_a_file_of_the_name_of_the_folder_is_one_clear_sentence(workbook: Workbook, lkjip: Run) -> None:
    workbook.fill(SMALL)
    (workbook.path.parent / CADANGAN).write_text("catatan staf")
    ran = lkjip("hitung", workbook.path)
    assert (ran.code, ran.err.count("\n")) == (TIDAK_JALAN, 1)
    assert "ada berkas bernama cadangan" in ran.err


def test_a_version_stamped_at_the_end_of_time_is_a_file_of_staff(tmp_path: Path, lkjip: Run) -> None:
    path = small(tmp_path / "lkjip.xlsx", "lama")
    change(path, "dua")
    odd = tmp_path / CADANGAN / "lkjip 9999-12-31 23.59.59.xlsx"
    odd.write_bytes(b"milik staf")
    kept = change(path, "tiga")
    assert kept
    assert kept.name.startswith(f"lkjip {datetime.now():%Y}")
    assert odd not in versions(path)
    assert odd.read_bytes() == b"milik staf"


# Names

@pytest.mark.parametrize("name", ["a" * 235 + ".xlsx", "é" * 118 + ".xlsx"])
def test_a_very_long_name_is_computed_or_refused_in_one_sentence(workbook: Workbook, lkjip: Run, name: str) -> None:
    workbook.fill(SMALL)
    path = workbook.path.rename(workbook.path.with_name(name))
    before = path.read_bytes()
    ran = lkjip("hitung", path)
    assert (ran.code, ran.err.count("\n"), path.read_bytes()) == (TIDAK_JALAN, 1, before)
    assert "namanya terlalu panjang" in ran.err
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [name]


PLAIN = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
ODD = os.fsdecode(b"lkjip \xff\xe9.xlsx")


@pytest.mark.parametrize("name", [ODD, "Lkjip é ü 東京.xlsx"])
@pytest.mark.parametrize("command", [
    ("hitung",), ("periksa", "--tulis"), ("status", "--json"), ("laporan", "--tetap"),
    ("ekspor", "--tetap", "--bentuk", "Excel saja"), ("pulihkan",)])
def test_a_name_of_any_letters_works_in_a_plain_locale(
        folder: Path, tmp_path: Path, name: str, command: tuple[str, ...]) -> None:
    path = os.fsencode(tmp_path) + b"/" + os.fsencode(name)
    shutil.copy(folder / "lkjip.xlsx", path)
    os.mkdir(os.fsencode(tmp_path) + b"/cadangan")  # noqa: PTH102 - the name is bytes
    shutil.copy(folder / "lkjip.xlsx", os.fsencode(tmp_path / CADANGAN) + b"/" + os.fsencode(
        name.replace(".xlsx", " 2025-01-01 10.00.00.xlsx")))
    ran = subprocess.run([sys.executable, "-m", "lkjip_xl", command[0], path, *command[1:]], capture_output=True,
                         check=False, env={**os.environ, **PLAIN, "PATH": ""})
    assert ran.returncode in (0, 1), ran.stderr.decode("utf-8", "replace")
    assert b"kesalahan di dalam program" not in ran.stderr


@pytest.fixture(scope="module")
def folder(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = Workbook(Path(shutil.copy(template, tmp_path_factory.mktemp("nama") / "lkjip.xlsx")))
    book.fill(SMALL)
    book.hitung()
    return book.path.parent


def test_a_killed_pdf_export_is_swept_by_the_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    child = os.fork()
    if child == 0:
        with workplace() as folder:
            (folder / "profil").mkdir()
            os._exit(9)
    os.waitpid(child, 0)
    assert len(list(tmp_path.iterdir())) == 1
    with workplace():
        pass
    assert list(tmp_path.iterdir()) == []
