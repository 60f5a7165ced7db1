"""Dask, which shares out the books: among the cores of this computer, or among the workers of a cluster."""

from __future__ import annotations

import logging
import time
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import dask
from dask.system import CPU_COUNT
from distributed import Client, Scheduler, SpecCluster, Worker, as_completed
from distributed.comm.inproc import global_manager
from distributed.scheduler import KilledWorker

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.rekap.asuh import ASUHAN, Jawaban, hitung_satu
from lkjip_xl.engines.rekap.pesan import Batas
from lkjip_xl.engines.rekap.toko import program

_SUNYI = {
    "distributed.admin.system-monitor.disk": False,
    "distributed.admin.system-monitor.gil.enabled": False,
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.tick.limit": "1h",
    "distributed.diagnostics.nvml": False,
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.scheduler.work-stealing": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.terminate": False,
    "distributed.worker.profile.enabled": False,
}
"""A scheduler and a worker within this process measure nothing and write nothing: a book is the business of `asuh`."""
_SAMBUNG = 15
"""Seconds in which a cluster must answer, and in which its first worker must be there."""
_TANPA_PEKERJA = 60
"""Seconds after which a cluster that has lost all its workers is given up."""
_DENYUT = 0.05
"""Seconds between two looks for answers; as many books wait at each worker, so that none of them idles."""
_CADANGAN = 2
"""How many books are under way for each thread."""


class _Penjadwal(Scheduler):
    """A scheduler that opens no port: it is for this process alone."""

    def start_http_server(self, *_: object, **__: object) -> None:
        """Nothing; Dask itself would listen to the whole network."""


class _Pekerja(Worker):
    """A worker that opens no port."""

    def start_http_server(self, *_: object, **__: object) -> None:
        """Nothing."""


@contextmanager
def setempat(folder: Path) -> Iterator[Client]:
    """Dask within this process, its threads as many as there are cores; ``folder`` is for its files.

    It opens no port. The processes that read books are gone afterwards.
    """
    worker = {"cls": _Pekerja, "options": {
        "protocol": "inproc://", "nthreads": CPU_COUNT, "memory_limit": 0, "dashboard": False,
        "local_directory": str(folder), "silence_logs": logging.CRITICAL}}
    scheduler = {"cls": _Penjadwal, "options": {"protocol": "inproc://", "dashboard": False, "port": 0}}
    global_manager._ip = "127.0.0.1"  # noqa: SLF001 - Dask would ask the network for a name that nobody needs
    with _quiet(), dask.config.set({**_SUNYI, "temporary_directory": str(folder)}):
        cluster = SpecCluster(workers={0: worker}, scheduler=scheduler, silence_logs=logging.CRITICAL)
        try:
            with Client(cluster, set_as_default=False) as client:
                try:
                    yield client
                finally:
                    ASUHAN.tutup()
        finally:
            cluster.close()


@contextmanager
def klaster(alamat: str) -> Iterator[Client]:
    """The cluster at that address; raises `CannotRun` when it does not answer or its workers have another program."""
    with _quiet():
        try:
            client = Client(alamat, timeout=_SAMBUNG, set_as_default=False, direct_to_workers=False)
        except (OSError, ValueError) as error:
            raise CannotRun(f"Klaster {alamat} tidak menjawab. Periksa alamatnya (misalnya tcp://10.0.0.5:8786), dan "
                            "apakah dask scheduler di sana berjalan.") from error
        with client:
            _check(client, alamat)
            yield client


def _check(client: Client, alamat: str) -> None:
    """Raise `CannotRun` unless there are workers, each with this very program."""
    def found() -> str:
        """Sent as it stands, for it must run where this program is not; the rest is loaded by its name."""
        try:
            from lkjip_xl.engines.rekap.toko import program as own  # noqa: PLC0415
        except ImportError:
            return ""
        return own()

    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=_SAMBUNG)
    try:
        versions: dict[str, str] = client.run(found)
    except OSError as error:
        raise CannotRun(PUTUS) from error
    if not versions:
        raise CannotRun(f"Klaster {alamat} belum punya pekerja. Jalankan dask worker dahulu, lalu ulangi.")
    if other := sorted(worker for worker, version in versions.items() if version != program()):
        raise _other(other[0], versions[other[0]])


def _other(worker: str, version: str) -> CannotRun:
    has = f"memakai lkjip-xl {version}" if version else "tidak punya lkjip-xl"
    return CannotRun(f"Pekerja {worker} {has}, sedangkan komputer ini {program()}. Pasang lkjip-xl yang sama di semua "
                     "pekerja, lalu ulangi.")


def hitung_di_sana(alamat: str, buku: str, teks: bool, batas: Batas, version: str) -> Jawaban:
    """The task of a book; a worker that joined later must have the same program too."""
    if version != program():
        raise _other("yang baru bergabung", program())
    return hitung_satu(alamat, buku, teks, batas)


def hitung(client: Client, asked: Iterator[tuple[str, str]], teks: bool, batas: Batas,
           ) -> Iterator[tuple[str, Jawaban] | None]:
    """The answers for books, asked by key and address, in the order of their coming; None when there was none for long.

    Only so many are under way that no thread idles. Raises `CannotRun` when the cluster is gone.
    """
    run, more, patience = uuid.uuid4().hex[:8], True, _Kesabaran(client)
    done, keys = as_completed(loop=client.loop, with_results=True, raise_errors=False), dict[str, str]()
    while more or keys:
        while more and len(keys) < patience.most and not done.has_ready():
            buku, alamat = next(asked, ("", ""))
            more = bool(buku)
            if more:
                key = f"lkjip-{run}-{buku}"
                keys[key] = buku
                done.add(client.submit(hitung_di_sana, alamat, buku, teks, batas, program(), key=key, pure=False))
        batch = done.next_batch(block=False)
        for future, result in batch:
            yield keys.pop(str(future.key)), _answer(future, result)
        if not batch and keys:
            patience.wait()
            yield None


class _Kesabaran:
    """How long to wait for a cluster, and how much to ask of it."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._looked = self._alive = time.monotonic()
        self.most = self._most()

    def wait(self) -> None:
        time.sleep(_DENYUT)
        now = time.monotonic()
        if now - self._looked < 1:
            return
        self._looked, self.most = now, self._most()
        if self.most:
            self._alive = now
        elif now - self._alive > _TANPA_PEKERJA:
            raise CannotRun("Semua pekerja klaster berhenti. " + TERSIMPAN)

    def _most(self) -> int:
        if self._client.status != "running":
            raise CannotRun(PUTUS)
        try:
            threads: dict[str, int] = self._client.nthreads()
        except OSError as error:
            raise CannotRun(PUTUS) from error
        return _CADANGAN * sum(threads.values())


TERSIMPAN = "Yang sudah dihitung tersimpan; ulangi perintahnya untuk melanjutkan."
PUTUS = "Hubungan dengan klaster terputus. " + TERSIMPAN


def _answer(future: Any, result: Any) -> Jawaban:
    """The answer that a task gave; of one that took its worker along several times, the sentence about that."""
    if isinstance(result, Jawaban):
        return result
    error = result[1] if future.status == "error" else result
    if isinstance(error, KilledWorker):
        return Jawaban(tetap=False, alasan="Pekerja klaster berhenti berulang kali ketika membaca berkas ini.")
    if isinstance(error, CannotRun):
        raise error
    if future.status == "error":
        raise CannotRun(f"Pekerja klaster tidak dapat menghitung ({type(error).__name__}: {error}). {TERSIMPAN}")
    raise CannotRun(PUTUS)


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing that Dask tells reaches staff: what matters is said in sentences."""
    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(level)
