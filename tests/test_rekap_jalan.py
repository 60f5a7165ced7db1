"""Collecting many workbooks: each once, whatever their order, on this computer or on a cluster, and whatever dies."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pytest
import xlsxwriter
from conftest import made_once
from distributed import Client

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.schema import BERANDA, BERANDA_CELLS, VALUE_COLUMN, block, table_sheet
from lkjip_xl.engines.rekap.asuh import ASUHAN, hitung_satu
from lkjip_xl.engines.rekap.berkas import daftar_berkas, kunci
from lkjip_xl.engines.rekap.jalan import Batas, Maju, Terkumpul, kumpulkan
from lkjip_xl.engines.rekap.toko import Tersimpan, Toko
from lkjip_xl.engines.workbook.file import FileBook
from lkjip_xl.engines.workbook.package import Package

pytestmark = pytest.mark.xdist_group("rekap_jalan")

Hasil = tuple[Terkumpul, dict[str, Any]]
"""The result of a run without its seconds, and the rows that the store holds of each book."""
BANYAK = 6
"""Offices of the fleet: enough that something is still to be done when a process dies half-way."""
_UMUR = 60.0
"""Seconds after which a test gives up waiting for another process."""


def variant(source: bytes, target: Path, sheet: str, place: tuple[int, int], value: object) -> Path:
    """A workbook that differs from another one in a single cell."""
    book = FileBook(Package(target, source))
    book.write(sheet, *place, [[value]])  # type: ignore[list-item]
    target.parent.mkdir(parents=True, exist_ok=True)
    book.write_package(target)
    return target


def office(source: bytes, target: Path, name: str) -> Path:
    """The same workbook of an office of another name."""
    form = block("profil")
    row = form.row(next(field for field in form.fields if field.key == "instansi"))
    return variant(source, target, table_sheet("profil").name, (row, VALUE_COLUMN), name)


@pytest.fixture(scope="session")
def armada(computed: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workbooks of six offices in three folders."""
    sources = [path.read_bytes() for _, path in sorted(computed.items())]

    def make(folder: Path) -> None:
        for number in range(BANYAK):
            office(sources[number % 2], folder / f"wilayah {number % 3}" / f"kantor {number} ✓.xlsx",
                   f"Kecamatan Nomor {number}")

    return made_once(tmp_path_factory, "armada-jalan", make)


class Lari(NamedTuple):
    """A first run on this computer: what it gave, the ports it opened meanwhile, what it told, and what it left."""

    hasil: Hasil
    ports: list[Any]
    told: list[Maju]
    left: list[str]


@pytest.fixture(scope="session")
def lari(armada: Path, tmp_path_factory: pytest.TempPathFactory) -> Lari:
    """The run that is watched, in a current folder of its own."""
    me, ports, told, here = psutil.Process(), list[Any](), list[Maju](), tmp_path_factory.mktemp("di-sini")
    before = {one.laddr for one in me.net_connections("inet")}

    def look(maju: Maju) -> None:
        told.append(maju)
        ports.extend(one for one in me.net_connections("inet") if one.laddr not in before)

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        hasil = collected(armada, tmp_path_factory.mktemp("toko-setempat"), maju=look)
    return Lari(hasil, ports, told, [*(one.name for one in here.iterdir()), *map(str, ASUHAN.pid)])


@pytest.fixture(scope="session")
def setempat(lari: Lari) -> Hasil:
    """What that run gave; everything else is compared with it."""
    return lari.hasil


def collected(folder: Path | Sequence[Path], store: Path, **options: Any) -> Hasil:
    """What a run gives."""
    folders = [folder] if isinstance(folder, Path) else folder
    with Toko(store) as toko:
        found = kumpulkan([str(one) for one in folders], toko, **options)
        return replace(found, detik=0), {buku: toko.isi(buku, berkas) for berkas, buku in found.daftar}


def same(one: Hasil, other: Hasil) -> bool:
    """Whether two runs tell the same, whoever computed what."""
    return replace(one[0], dihitung=0, dari_toko=0) == replace(other[0], dihitung=0, dari_toko=0) and one[1] == other[1]


def reasons(found: Terkumpul) -> dict[str, str]:
    return {Path(one.berkas).name: one.alasan for one in found.tak_terbaca}


def test_every_office_is_there_once_sorted_by_kabupaten_and_name(setempat: Hasil) -> None:
    found, rows = setempat
    assert (found.dihitung, found.dari_toko, found.tak_terbaca, found.salinan) == (BANYAK, 0, (), ())
    offices = [rows[buku]["instansi"][0] for _, buku in found.daftar]
    assert [(row[4], row[3]) for row in offices] == [
        *(("Kabupaten Blora", f"Kecamatan Nomor {number}") for number in (1, 3, 5)),
        *(("Kabupaten Boyolali", f"Kecamatan Nomor {number}") for number in (0, 2, 4))]
    assert [row[1] for row in offices] == [berkas for berkas, _ in found.daftar]


def test_an_unchanged_fleet_is_not_computed_again_and_dask_is_not_even_loaded(armada: Path, setempat: Hasil,
                                                                              tmp_path: Path) -> None:
    with Toko(tmp_path) as toko:
        toko.simpan(kept(setempat))
    code = ("import sys; from pathlib import Path; from lkjip_xl.engines.rekap.jalan import kumpulkan\n"
            "from lkjip_xl.engines.rekap.toko import Toko\n"
            "found = kumpulkan([sys.argv[1]], Toko(Path(sys.argv[2])))\n"
            "print(found.dihitung, found.dari_toko, len(found.daftar), "
            "[name for name in ('dask', 'distributed', 'pandas', 'pyarrow', 'psutil') if name in sys.modules])")
    ran = subprocess.run([sys.executable, "-c", code, armada, tmp_path], capture_output=True, text=True, check=True)
    assert ran.stdout.split(maxsplit=3) == ["0", str(BANYAK), str(BANYAK), "[]\n"]


def kept(hasil: Hasil) -> Iterator[Tersimpan]:
    """What the store holds of the books of a run."""
    for _, buku in hasil[0].daftar:
        row = hasil[1][buku]["instansi"][0]
        yield Tersimpan(buku, "", (row[4], row[3], row[6]), zlib.compress(json.dumps(hasil[1][buku]).encode()))


@pytest.fixture
def store(setempat: Hasil, tmp_path: Path) -> Path:
    """A store that knows all offices of the fleet."""
    with Toko(tmp_path / "toko") as toko:
        toko.simpan(kept(setempat))
    return tmp_path / "toko"


def test_neither_the_order_of_folders_nor_two_ways_to_a_file_change_the_result(armada: Path, setempat: Hasil,
                                                                               store: Path, tmp_path: Path) -> None:
    way = tmp_path / "jalan lain"
    way.symlink_to(armada, target_is_directory=True)
    one = collected([armada, way, armada / "wilayah 1"], store)
    other = collected([armada / "wilayah 1", way, armada], store)
    assert one == other
    assert same(one, setempat)
    assert (one[0].dihitung, one[0].dari_toko) == (0, BANYAK)


def test_the_same_content_under_two_names_is_counted_once_and_noted(armada: Path, setempat: Hasil, store: Path,
                                                                   tmp_path: Path) -> None:
    twice = tmp_path / "armada"
    shutil.copytree(armada, twice)
    first = twice / "wilayah 0" / "kantor 0 ✓.xlsx"
    shutil.copy(first, twice / "wilayah 2" / "salinan.xlsm")
    found, _ = collected(twice, store)
    assert [buku for _, buku in found.daftar] == [buku for _, buku in setempat[0].daftar]
    again = twice / "wilayah 2" / "salinan.xlsm"
    assert found.salinan == ((again.as_posix(), dict(found.daftar)[first.as_posix()]),)


def test_kept_versions_open_files_and_circles_of_links_are_passed_over(armada: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    for name in ("laporan.xlsx", "~$laporan.xlsx", ".~lock.laporan.xlsx", "laporan.docx", "Cadangan/laporan 1.xlsx",
                 "lama/LAPORAN.XLSM", "lama/.lkjip-kerja-1/hasil.xlsx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"isi")
    (folder / "lama" / "kembali").symlink_to(folder, target_is_directory=True)
    files, closed = daftar_berkas([str(folder)])
    assert [Path(one.nama).relative_to(folder).as_posix() for one in files] == ["lama/LAPORAN.XLSM", "laporan.xlsx"]
    assert closed == ()


def test_a_name_is_shown_without_what_breaks_a_line_or_turns_the_direction_of_writing(tmp_path: Path) -> None:
    (tmp_path / "a\nb\u202excod.xlsx").touch()
    [found], _ = daftar_berkas([str(tmp_path)])
    assert found.nama.endswith("/a?b?xcod.xlsx")
    assert Path(found.alamat).exists()


def test_addresses_of_a_store_of_files_are_listed_and_read_as_folders_are(armada: Path, setempat: Hasil, store: Path,
                                                                          ) -> None:
    found, _ = collected([armada], store)
    with Toko(store) as toko:
        there = kumpulkan([f"file://{armada.as_posix()}/"], toko)
    assert [buku for _, buku in there.daftar] == [buku for _, buku in found.daftar]
    assert all(berkas.startswith("file:///") for berkas, _ in there.daftar)
    with pytest.raises(CannotRun, match=r"belum dipasang"), Toko(store) as toko:
        kumpulkan(["tiada://tempat"], toko)


def test_a_folder_that_is_not_there_is_said_before_anything_is_done(store: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=r"tiada tidak ditemukan"), Toko(store) as toko:
        kumpulkan([str(tmp_path / "tiada")], toko)


def test_each_unreadable_file_is_listed_with_its_sentence_and_stops_nobody(armada: Path, store: Path,
                                                                           tmp_path: Path) -> None:
    folder = tmp_path / "buruk"
    source = next(armada.rglob("*.xlsx")).read_bytes()
    variant(source, folder / "baru.xlsx", BERANDA, (BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column), 99)
    (folder / "kosong.xlsx").touch()
    (folder / "rusak.xlsx").write_bytes(source[:5000])
    (folder / "rusak juga.xlsx").write_bytes(source[:5000])
    (folder / "lama.xlsx").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600))
    (folder / "hilang.xlsx").symlink_to(tmp_path / "tiada")
    os.mkfifo(folder / "pipa.xlsx")
    xlsxwriter.Workbook(folder / "lain.xlsx").close()
    (folder / "baik.xlsx").write_bytes(source)
    first, again = collected(folder, store), collected(folder, store)
    assert {name: sentence.split(".")[0] for name, sentence in reasons(first[0]).items()} == {
        "baru.xlsx": "Buku kerja ini versi 99, lebih baru daripada program ini (versi 5)",
        "kosong.xlsx": "Berkas ini kosong, biasanya karena penyalinannya terputus",
        "rusak.xlsx": "Berkas ini bukan buku kerja Excel (", "rusak juga.xlsx": "Berkas ini bukan buku kerja Excel (",
        "lama.xlsx": "Berkas ini tersimpan dalam bentuk lama (",
        "hilang.xlsx": "Berkas ini tidak ada lagi, atau tautannya menunjuk ke tempat yang tidak ada",
        "pipa.xlsx": "Berkas ini tidak dapat dibuka (bukan berkas biasa)",
        "lain.xlsx": "Buku kerja ini tidak punya lembar Beranda, jadi bukan buku kerja LKjIP"}
    assert [Path(berkas).name for berkas, _ in first[0].daftar] == ["baik.xlsx"]
    assert same(first, again)
    assert (first[0].dihitung, again[0].dihitung, again[0].dari_toko) == (4, 0, 5)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to the administrator")
def test_a_closed_file_and_a_closed_folder_are_listed(armada: Path, store: Path, tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    shutil.copy(next(armada.rglob("*.xlsx")), tmp_path / "a" / "x.xlsx")
    (tmp_path / "a" / "x.xlsx").chmod(0)
    (tmp_path / "a" / "b").chmod(0)
    found, _ = collected(tmp_path / "a", store)
    (tmp_path / "a" / "b").chmod(0o700)
    assert [one.split(".")[0] for one in reasons(found).values()] == [
        "Folder ini tidak dapat dibuka (tidak diizinkan)", "Berkas ini tidak boleh dibaca"]


@pytest.mark.parametrize(("batas", "alasan"), [
    (Batas(detik=0.05), ("Belum selesai dihitung setelah 0,05 detik, jadi dilewati. Hapus isinya yang tidak "
                         "diperlukan, atau ulangi dengan --batas-detik yang lebih besar.")),
    (Batas(megabita=8), ("Memerlukan memori lebih dari 8 MB, jadi dilewati. Hapus isinya yang tidak diperlukan, atau "
                         "ulangi dengan --batas-mb yang lebih besar.")),
])
def test_a_book_over_its_time_or_memory_is_listed_and_tried_again_next_time(
        armada: Path, setempat: Hasil, tmp_path: Path, batas: Batas, alasan: str) -> None:
    folder = tmp_path / "satu"
    folder.mkdir()
    shutil.copy(next(armada.rglob("*.xlsx")), folder)
    found, _ = collected(folder, tmp_path / "toko", batas=batas)
    assert list(reasons(found).values()) == [alasan]
    assert (found.daftar, found.dihitung) == ((), 1)
    with Toko(tmp_path / "toko") as toko:
        assert all(toko.kenal(buku) is None for buku in setempat[1])


def meddle(with_child: Callable[[psutil.Process], None], many: int) -> Callable[[], None]:
    """Do something to the first processes that read books; returns what ends the watching."""
    over, met = threading.Event(), set[int]()

    def watch() -> None:
        while not over.wait(0.01) and len(met) < many:
            for pid in set(ASUHAN.sibuk) - met:
                met.add(pid)
                with_child(psutil.Process(pid))

    watching = threading.Thread(target=watch)
    watching.start()
    return lambda: (over.set(), watching.join())[1]


def test_a_hanging_book_is_listed_and_the_others_are_computed(armada: Path, setempat: Hasil, tmp_path: Path) -> None:
    stop = meddle(psutil.Process.suspend, 1)
    found, rows = collected(armada / "wilayah 0", tmp_path, batas=Batas(detik=3))
    stop()
    (reason,) = reasons(found).values()
    assert reason.startswith("Belum selesai dihitung setelah 3 detik, jadi dilewati.")
    assert len(rows) == 1
    assert all(rows[buku]["temuan"] == setempat[1][buku]["temuan"] for buku in rows)


def test_a_book_whose_process_dies_is_tried_once_more(armada: Path, setempat: Hasil, tmp_path: Path) -> None:
    stop = meddle(psutil.Process.kill, 1)
    found, rows = collected(armada / "wilayah 0", tmp_path)
    stop()
    assert (found.tak_terbaca, found.dihitung) == ((), 2)
    assert all(rows[buku]["temuan"] == setempat[1][buku]["temuan"] for buku in rows)


def test_a_book_that_kills_every_process_is_listed(armada: Path, tmp_path: Path) -> None:
    path = next(armada.rglob("*.xlsx"))
    stop = meddle(psutil.Process.kill, 9)
    answer = hitung_satu(str(path), kunci(path.read_bytes()), False, Batas())
    stop()
    ASUHAN.tutup()
    assert answer == (False, "Program pembacanya berhenti sendiri pada berkas ini, dua kali.", ("", "", 0), b"")


def test_a_book_that_changes_while_it_waits_is_not_taken_for_the_old_one(armada: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(next(armada.rglob("*.xlsx")), tmp_path / "buku.xlsx"))
    answer = hitung_satu(str(path), "0" * 32, False, Batas())
    ASUHAN.tutup()
    assert (answer.tetap, answer.alasan.split(".")[0]) == (False, "Berkas ini berubah ketika dibaca")


def test_a_run_here_opens_no_port_and_leaves_nothing_behind(lari: Lari) -> None:
    assert (lari.ports, lari.left) == ([], [])


def test_the_progress_counts_every_file_and_ends_with_nothing_left(lari: Lari) -> None:
    last = lari.told[-1]
    assert (last.selesai, last.total, last.sisa) == (BANYAK, BANYAK, 0)
    assert all(one.selesai <= other.selesai for one, other in pairwise(lari.told))
    assert all(one.sisa is None or one.sisa >= 0 for one in lari.told)


def test_what_was_computed_is_kept_when_somebody_stops_the_run(armada: Path, setempat: Hasil, tmp_path: Path) -> None:
    def stop(maju: Maju) -> None:
        if maju.selesai >= 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        collected(armada, tmp_path, maju=stop)
    assert ASUHAN.pid == ()
    again = collected(armada, tmp_path)
    assert same(again, setempat)
    assert again[0].dari_toko >= 2


BUNUH_DIRI = """
import os, sys
from pathlib import Path
from lkjip_xl.engines.rekap import asuh, jalan, toko

def half_way(maju):
    if maju.selesai >= 3:
        print(*asuh.ASUHAN.pid, flush=True)
        os.kill(os.getpid(), 9)

jalan._SIMPAN = jalan._KABAR = 0
jalan.kumpulkan([sys.argv[1]], toko.Toko(Path(sys.argv[2])), maju=half_way)
"""
"""A run that is killed after its third answer, before that is kept."""


def test_a_run_that_was_killed_half_way_is_continued_and_nothing_counted_twice(armada: Path, setempat: Hasil,
                                                                               tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", BUNUH_DIRI, armada, tmp_path], stdout=subprocess.PIPE, text=True,
                         check=False)
    again = collected(armada, tmp_path)
    assert ran.returncode == -signal.SIGKILL
    assert same(again, setempat)
    assert (again[0].dari_toko, again[0].dihitung) == (2, BANYAK - 2)
    wait_until(lambda: not any(map(runs, map(int, ran.stdout.split()))))


def runs(pid: int) -> bool:
    """Whether a process is alive, and not merely waiting to be forgotten."""
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _UMUR
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_nobody_else_may_read_the_store_and_a_broken_one_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "toko" / "rekap.sqlite3"
    with Toko(path.parent) as toko:
        toko.simpan([Tersimpan("a" * 32, "Rusak.", ("", "", 0), b"")])
        assert toko.kenal("a" * 32) == Tersimpan("a" * 32, "Rusak.", ("", "", 0), b"")
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    path.write_bytes(b"bukan basis data" * 99)
    path.with_name(path.name + "-journal").write_bytes(b"sisa")
    with Toko(path.parent) as toko:
        assert toko.kenal("a" * 32) is None
        path.unlink()
        path.mkdir()
    with pytest.raises(CannotRun, match=r"^Simpanan rekap .* tidak dapat dipakai \(namanya nama sebuah folder\)"):
        Toko(path.parent)


def test_rows_with_texts_are_kept_apart_from_those_without(setempat: Hasil, store: Path) -> None:
    buku = setempat[0].daftar[0][1]
    with Toko(store) as toko, Toko(store, teks=True) as texts:
        assert toko.kenal(buku)
        assert texts.kenal(buku) is None


@dataclass
class Klaster:
    """A scheduler of Dask and its workers, processes of this computer."""

    alamat: str
    folder: Path
    running: list[subprocess.Popen[bytes]]

    def start(self, *arguments: object, **environment: str) -> subprocess.Popen[bytes]:
        module, *rest = map(str, arguments)
        process = subprocess.Popen([sys.executable, "-m", f"distributed.cli.{module}", *rest], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env=os.environ | environment)
        self.running.append(process)
        return process

    def worker(self, **environment: str) -> subprocess.Popen[bytes]:
        """One more worker, of one thread."""
        return self.start("dask_worker", self.alamat, "--nthreads", 1, "--no-nanny", "--no-dashboard", "--host",
                          "127.0.0.1", "--local-directory", self.folder / str(len(self.running)), **environment)

    def wait(self) -> None:
        """Until every worker that runs is known to the scheduler, and no other."""
        with Client(self.alamat, timeout=_UMUR, set_as_default=False) as client:
            wait_until(lambda: len(client.nthreads()) == sum(one.poll() is None for one in self.running[1:]))


@pytest.fixture(scope="session")
def klaster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Klaster]:
    """A real scheduler and two real workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Klaster(f"tcp://127.0.0.1:{port}", tmp_path_factory.mktemp("klaster"), [])
    made.start("dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard", "--dashboard-address",
               "127.0.0.1:0")
    made.worker()
    made.worker()
    made.wait()
    yield made
    for process in made.running:
        process.kill()
        process.wait()


def test_a_cluster_gives_what_this_computer_gives_though_a_worker_is_killed_half_way(
        armada: Path, setempat: Hasil, klaster: Klaster, tmp_path: Path) -> None:
    klaster.wait()
    victim = klaster.running[1]

    def kill(maju: Maju) -> None:
        if maju.selesai >= 2:
            victim.kill()

    found = collected(armada, tmp_path, klaster=klaster.alamat, maju=kill)
    assert victim.wait(_UMUR) == -signal.SIGKILL
    assert same(found, setempat)
    assert (found[0].dihitung, found[0].dari_toko) == (BANYAK, 0)


def test_a_cluster_whose_workers_have_another_program_is_refused_in_a_sentence(armada: Path, klaster: Klaster,
                                                                               tmp_path: Path) -> None:
    (tmp_path / "lain" / "lkjip_xl").mkdir(parents=True)
    (tmp_path / "lain" / "lkjip_xl" / "__init__.py").touch()
    other = klaster.worker(PYTHONPATH=str(tmp_path / "lain"))
    klaster.wait()
    with pytest.raises(CannotRun, match=r"Pekerja tcp://127\.0\.0\.1:\d+ tidak punya lkjip-xl.*di semua pekerja"):
        collected(armada, tmp_path, klaster=klaster.alamat)
    other.kill()
    other.wait()


def test_a_cluster_that_does_not_answer_is_said_with_a_way_out(armada: Path, tmp_path: Path,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lkjip_xl.engines.rekap.mesin._SAMBUNG", 0.3)
    with pytest.raises(CannotRun, match=r"^Klaster tcp://127\.0\.0\.1:1 tidak menjawab\. Periksa alamatnya"):
        collected(armada, tmp_path, klaster="tcp://127.0.0.1:1")
