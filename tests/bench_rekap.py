"""Benchmark: a rekap beside python-calamine merely reading the same books, as ratios of one run.

Not a test. ``make bench-rekap`` runs it over 100 and 1,000 made books; ``python tests/bench_rekap.py 7300`` over as
many as it is told. Seconds of a book are processor seconds, which do not count what else the machine does.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import psutil
from armada import armada
from python_calamine import CalamineWorkbook

from lkjip_xl.engines.workbook.file import FileBook
from lkjip_xl.engines.workbook.package import Package
from lkjip_xl.engines.workbook.shipped import empty
from lkjip_xl.jobs.hitung import compute
from lkjip_xl.jobs.rekap.buku import baca_buku

CONTOH, PUTARAN, BENIH = 40, 3, 1
"""How many books are read in one process, how often, and the seed of the fleet."""
BANYAK = (100, 1000)
PEKERJA = (1, 2)
DIBAGI = 400
"""How many books the workers of a cluster share."""
_LONGGAR = (100_000, 10, 10)
"""How seldom garbage is looked for, as in the process that reads books for a rekap."""
Pembaca = Callable[[bytes], object]


def say(line: str) -> None:
    """Print a line at once, even into a file."""
    print(line, flush=True)


# One process, one book after the other

def calamine(content: bytes) -> None:
    """Read all values of all sheets."""
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def opened(content: bytes, name: str = "lkjip.xlsx") -> FileBook:
    """A workbook that is in memory."""
    return FileBook(Package(Path(name), content))


def dihitung(content: bytes) -> None:
    """Read and compute, without the checks of the rules."""
    compute(opened(content))


def diperiksa(content: bytes) -> None:
    """All that one book gives to a rekap, with all checks."""
    baca_buku(content, "lkjip.xlsx", "", opened, lambda: opened(empty(".xlsx")))


def satu_proses(books: Sequence[bytes]) -> None:
    """Print what a book costs each reader; they take turns, so that noise hits all alike."""
    readers: dict[str, Pembaca] = {"calamine": calamine, "hitung": dihitung, "periksa": diperiksa}
    for reader in readers.values():
        reader(books[0])
    gc.freeze()
    gc.set_threshold(*_LONGGAR)
    seconds = dict.fromkeys(readers, 0.0)
    for content in books * PUTARAN:
        for name, reader in readers.items():
            start = time.process_time()
            reader(content)
            seconds[name] += time.process_time() - start
    each = {name: spent / len(books) / PUTARAN for name, spent in seconds.items()}
    say(f"Satu proses, {len(books)} buku, {PUTARAN} putaran, detik prosesor per buku:")
    for name, spent in each.items():
        say(f"  {name:<9} {spent * 1000:6.1f} ms; {spent / each['calamine']:.2f} terhadap calamine")


# Whole processes

@dataclass(frozen=True)
class Biaya:
    """What a whole rekap takes.

    Wall and processor seconds, the peak in MB of the main process and of the largest of those that it started, and the
    seconds in which the books were collected.
    """

    detik: float
    prosesor: float
    utama: float
    anak: float
    kumpul: float


def rekap(folder: Path, tempat: Path, *more: str) -> Biaya:
    """Run ``lkjip rekap`` with its store in a place, watching its memory."""
    command = [sys.executable, "-m", "lkjip_xl", "rekap", str(folder), "--ke", str(tempat / "rekap.xlsx"), "--json",
               *more]
    start = time.monotonic()
    with (tempat / "keluar.json").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, env=_environment(tempat))
        used, utama, anak = _watched(process)
    told = json.loads((tempat / "keluar.json").read_bytes())
    return Biaya(time.monotonic() - start, used, utama, anak, told["detik"])


def _environment(tempat: Path) -> dict[str, str]:
    """As installed, where modules are compiled once, and with the user's data in a place of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "XDG_DATA_HOME": str(tempat)}


def _watched(process: subprocess.Popen[bytes]) -> tuple[float, float, float]:
    """Processor seconds with those of the processes that it started, and both peaks, when it has ended."""
    seen, peaks = psutil.Process(process.pid), [0.0, 0.0]
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            process.returncode = os.waitstatus_to_exitcode(status)
            return usage.ru_utime + usage.ru_stime, *peaks
        with suppress(psutil.Error):
            peaks[0] = max(peaks[0], _megabytes(seen))
            peaks[1] = max([peaks[1], *map(_megabytes, seen.children())])
        time.sleep(0.05)


def _megabytes(process: psutil.Process) -> float:
    return float(process.memory_info().rss) / 2 ** 20


def ukuran(banyak: int, folder: Path, sebelum: float) -> float:
    """Print a first and a second run over so many books; returns the time per book, to be put beside other sizes."""
    made = _armada(banyak, folder)
    tempat = folder / f"tempat-{banyak}"
    tempat.mkdir()
    first, second = rekap(made, tempat), rekap(made, tempat)
    each = first.prosesor / banyak
    grown = f" ({each / sebelum:.2f} kali yang sebelumnya)" if sebelum else ""
    say(f"{banyak} buku: {first.detik:.1f} s, {first.prosesor:.1f} s prosesor, {each * 1000:.0f} ms per buku{grown}; "
        f"{first.utama:.0f} MB proses utama, {first.anak:.0f} MB pembaca terbesar")
    say(f"  diulang tanpa perubahan: {second.detik:.1f} s, {second.prosesor:.1f} s prosesor; "
        f"{second.detik / first.detik:.3f} waktu dan {second.prosesor / first.prosesor:.3f} prosesor yang pertama; "
        f"{second.utama:.0f} MB")
    return each


def _armada(banyak: int, folder: Path) -> Path:
    target = folder / f"armada-{banyak}"
    if not target.exists():
        start = time.process_time()
        armada(banyak, BENIH, target)
        say(f"{banyak} buku dibuat, {banyak / (time.process_time() - start):.0f} per detik prosesor")
    return target


# Workers of a cluster on this computer

def pekerja(folder: Path) -> None:
    """Print how fast one and two workers of one thread collect the same books, in turns."""
    made = _armada(DIBAGI, folder)
    found: dict[int, list[Biaya]] = {count: [] for count in PEKERJA}
    for turn in range(PUTARAN):
        for count in PEKERJA:
            tempat = folder / f"klaster-{turn}-{count}"
            tempat.mkdir()
            with klaster(count, tempat) as alamat:
                found[count].append(rekap(made, tempat, "--klaster", alamat))
    best = {count: min(costs, key=lambda cost: cost.kumpul) for count, costs in found.items()}
    for count, cost in best.items():
        say(f"{DIBAGI} buku, {count} pekerja Dask: {cost.kumpul:.1f} s mengumpulkan, {cost.detik:.1f} s seluruhnya")
    one, two = (best[count] for count in PEKERJA)
    say(f"  {one.kumpul / two.kumpul:.2f} kali lebih cepat mengumpulkan, {one.detik / two.detik:.2f} seluruhnya")


@contextmanager
def klaster(banyak: int, tempat: Path) -> Iterator[str]:
    """The address of a scheduler with so many workers of one thread each."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    alamat = f"tcp://127.0.0.1:{port}"
    running = [_dask(tempat, "dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard",
                     "--dashboard-address", "127.0.0.1:0")]
    running += [_dask(tempat, "dask_worker", alamat, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host",
                      "127.0.0.1", "--local-directory", str(tempat / str(number))) for number in range(banyak)]
    try:
        _tunggu(alamat, banyak)
        yield alamat
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait()


def _dask(tempat: Path, module: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", f"distributed.cli.{module}", *arguments], cwd=tempat,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment(tempat))


def _tunggu(alamat: str, banyak: int) -> None:
    from distributed import Client  # noqa: PLC0415 - readers of one process do not wait for it

    with Client(alamat, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(banyak, timeout=60)


def main() -> None:
    """Measure a book, then fleets, then workers."""
    sizes = [int(text) for text in sys.argv[1:]] or BANYAK
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        armada(1, BENIH, folder / "pertama")  # makes what all others are made from
        contoh = sorted(_armada(CONTOH, folder).rglob("*.xlsx"))
        satu_proses([path.read_bytes() for path in contoh])
        before = 0.0
        for banyak in sizes:
            before = ukuran(banyak, folder, before)
        pekerja(folder)


if __name__ == "__main__":
    main()
