"""Looking after the processes that read workbooks: each book within its time and memory, each process replaced at need.

Runs in a thread of whatever computes, here or on a worker of a cluster.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.rekap.pesan import Batas, Pesan, kirim, terima

PERINTAH = ("-P", "-m", "lkjip_xl.engines.rekap.anak")
"""What Python is started with; -P keeps the current folder, where workbooks of others may lie, out of it."""
_MULAI = 60.0
"""Seconds that a process may take to begin."""
_SELANG = 0.1
"""Seconds between two looks at the memory of a process."""
_PERCOBAAN = 2
"""How often a book is tried whose process died or took too much memory: what it read before may have been to blame."""
_AKAR = Path(__file__).parents[3]
_SATU_SATU = threading.Lock()
"""On Windows a process that starts inherits the pipes of another that starts at the same moment."""


class Jawaban(NamedTuple):
    """What a book gave: the place of its office in the order and its rows packed, or why there are none.

    ``tetap`` says whether the same content will give the same again.
    """

    tetap: bool
    alasan: str
    urutan: tuple[str, str, int] = ("", "", 0)
    isi: bytes = b""


class Berhenti(Exception):
    """The process is gone; ``alasan`` says which bound it broke, empty where it died by itself."""

    def __init__(self, alasan: str, *, lama: bool = False) -> None:
        super().__init__(alasan)
        self.alasan, self.lama = alasan, lama


class Anak:
    """A process that reads workbooks."""

    def __init__(self) -> None:
        """Start it and wait until it is ready; raises `CannotRun` where it cannot be started."""
        try:
            self._process = _started()
            self._watched = psutil.Process(self._process.pid)
            self._received(Batas(_MULAI, 1 << 30))
        except (Berhenti, OSError, psutil.Error) as error:
            raise CannotRun("Program pembaca buku kerja tidak dapat dijalankan di komputer ini. Tutup program lain; "
                            "bila tetap gagal, pasang ulang lkjip.") from error

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def hidup(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def tanya(self, kepala: Mapping[str, Any], batas: Batas) -> Pesan:
        """The answer to a question; raises `Berhenti` when the process is gone instead."""
        assert self._process.stdin is not None
        try:
            kirim(self._process.stdin, kepala)  # type: ignore[arg-type] # a pipe in binary
        except OSError as error:
            self.tutup()
            raise Berhenti("") from error
        return self._received(batas)

    def tutup(self) -> None:
        """End it and give back what it held; for the thread that asks it."""
        self.bunuh()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                assert pipe is not None
                pipe.close()
        self._process.wait()

    def bunuh(self) -> None:
        """End it, whatever it does; whoever waits for its answer learns that it is gone."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def gemuk(self, batas: Batas) -> bool:
        """Whether it has kept so much memory that the next book would have less than half."""
        with contextlib.suppress(psutil.Error):
            return 2 * int(self._watched.memory_info().rss) > batas.megabita << 20
        return True

    def _received(self, batas: Batas) -> Pesan:
        broken: list[Berhenti] = []
        over = threading.Event()
        watch = threading.Thread(target=self._watch, args=(batas, over, broken), daemon=True)
        watch.start()
        try:
            assert self._process.stdout is not None
            answer = terima(self._process.stdout)  # type: ignore[arg-type]
        finally:
            over.set()
            watch.join()
        if answer is None or broken:
            self.tutup()
            raise broken[0] if broken else Berhenti("")
        return answer

    def _watch(self, batas: Batas, over: threading.Event, broken: list[Berhenti]) -> None:
        end = time.monotonic() + batas.detik
        while not over.wait(max(0.0, min(_SELANG, end - time.monotonic()))):
            if found := self._beyond(batas, end):
                broken.append(found)
                self.bunuh()
                return

    def _beyond(self, batas: Batas, end: float) -> Berhenti | None:
        if time.monotonic() >= end:
            seconds = f"{batas.detik:g}".replace(".", ",")
            return Berhenti(f"Belum selesai dihitung setelah {seconds} detik, jadi dilewati. Hapus isinya yang tidak "
                            "diperlukan, atau ulangi dengan --batas-detik yang lebih besar.", lama=True)
        with contextlib.suppress(psutil.Error):
            if self._watched.memory_info().rss > batas.megabita << 20:
                return Berhenti(f"Memerlukan memori lebih dari {batas.megabita} MB, jadi dilewati. Hapus isinya yang "
                                "tidak diperlukan, atau ulangi dengan --batas-mb yang lebih besar.")
        return None


def _started() -> subprocess.Popen[bytes]:
    with _SATU_SATU:
        return subprocess.Popen(  # noqa: S603 - always this command, without a shell
            [sys.executable, *PERINTAH], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=_environment(), start_new_session=True, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0))


def _environment() -> dict[str, str]:
    """The surroundings of a process: this very program, wherever it was loaded from."""
    known = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    first = [] if _AKAR.name == "site-packages" else [str(_AKAR)]
    paths = [*first, *(one for one in known if one and one not in first)]
    return os.environ | ({"PYTHONPATH": os.pathsep.join(paths)} if paths else {})


class Asuhan:
    """The processes of this computer: as many as books are read at the same time, kept for the next book."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[Anak] = []
        self._all: set[Anak] = set()
        self.angkatan = 0

    @property
    def pid(self) -> tuple[int, ...]:
        """The numbers of the processes that run."""
        with self._lock:
            return tuple(one.pid for one in self._all if one.hidup)

    @property
    def sibuk(self) -> tuple[int, ...]:
        """The numbers of those that read a book just now."""
        with self._lock:
            return tuple(one.pid for one in self._all.difference(self._idle))

    @contextmanager
    def pinjam(self, batas: Batas) -> Iterator[Anak]:
        """A process for one book; one that is no longer fit for another is ended afterwards."""
        one = self._taken()
        try:
            yield one
        finally:
            self._give_back(one, batas)

    def _taken(self) -> Anak:
        with self._lock:
            while self._idle:
                one = self._idle.pop()
                if one.hidup:
                    return one
                self._all.discard(one)
        one = Anak()
        with self._lock:
            self._all.add(one)
        return one

    def _give_back(self, one: Anak, batas: Batas) -> None:
        with self._lock:
            fit = one in self._all and one.hidup and not one.gemuk(batas)
            if fit:
                self._idle.append(one)
            else:
                self._all.discard(one)
        if not fit:
            one.tutup()

    def tutup(self) -> None:
        """End all of them, those at work too."""
        with self._lock:
            self.angkatan += 1
            idle, busy = self._idle, self._all.difference(self._idle)
            self._all, self._idle = set(), []
        for one in busy:
            one.bunuh()
        for one in idle:
            one.tutup()


ASUHAN = Asuhan()
"""Those of this process."""


def hitung_satu(alamat: str, buku: str, teks: bool, batas: Batas) -> Jawaban:
    """What the workbook at an address gives, whose content has the key ``buku``.

    Raises `CannotRun` only where no process can be started, or all of them were ended meanwhile.
    """
    begun, reasons = ASUHAN.angkatan, [""]
    asking = {"alamat": alamat, "buku": buku, "teks": teks, "detik": batas.detik}
    for _ in range(_PERCOBAAN):
        try:
            with ASUHAN.pinjam(batas) as one:
                head, body = one.tanya(asking, batas)
            return Jawaban(head["tetap"], head["alasan"], tuple(head["urutan"]), body)
        except Berhenti as error:
            reasons.append(error.alasan)
            if ASUHAN.angkatan != begun:
                raise CannotRun("Dihentikan.") from error
            if error.lama:
                break
    return Jawaban(tetap=False, alasan=reasons[-1] or "Program pembacanya berhenti sendiri pada berkas ini, dua kali.")
