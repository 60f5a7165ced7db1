"""The process that reads workbooks for a rekap, one after the other: a book that hangs or bursts takes only it along.

Run as ``python -m lkjip_xl.engines.rekap.anak`` by `asuh`; it loads neither pandas nor Dask.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import queue
import signal
import sys
import threading
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from lkjip_xl.book.grid import CannotRun, Grid
from lkjip_xl.engines.rekap.berkas import INI, isi_berkas, kunci
from lkjip_xl.engines.rekap.pesan import Pesan, kirim, terima
from lkjip_xl.engines.workbook.file import FileBook
from lkjip_xl.engines.workbook.package import Package
from lkjip_xl.engines.workbook.shipped import empty
from lkjip_xl.jobs.rekap.buku import baca_buku

_MENGANGGUR = 120
"""Seconds after which a process goes that nobody asks anything."""
_LONGGAR = 100_000
"""After how many new objects it looks for garbage; hardly any is in circles."""


def main() -> int:
    """Answer until nobody asks; returns the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, answers = sys.stdin.buffer, _own_output()
    gc.set_threshold(_LONGGAR, 10, 10)
    gc.freeze()
    waiting: queue.SimpleQueue[Pesan] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked, waiting), daemon=True).start()
    kirim(answers, {"siap": os.getpid()})
    with open(os.devnull, "w", encoding="ascii") as nowhere:  # noqa: PTH123 - a device
        while True:
            try:
                asking, _ = waiting.get(timeout=_MENGANGGUR)
            except queue.Empty:
                return 0
            faulthandler.dump_traceback_later(2 * asking["detik"] + 10, exit=True, file=nowhere)
            kirim(answers, *_answer(asking))
            faulthandler.cancel_dump_traceback_later()


def _own_output() -> BinaryIO:
    """The pipe for answers; what is printed meanwhile goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _listen(asked: BinaryIO, waiting: queue.SimpleQueue[Pesan]) -> None:
    """Take the questions; when whoever asks is gone, the process goes in the midst of its work."""
    while message := terima(asked):
        waiting.put(message)
    os._exit(1)


def _answer(asking: dict[str, Any]) -> Pesan:
    try:
        return _read(asking["alamat"], asking["buku"], asking["teks"])
    except MemoryError:
        return _refusal("Memori komputer tidak cukup untuk buku ini.")
    except Exception as error:  # noqa: BLE001 - one book stops nobody
        return _refusal(_unforeseen(error))


def _refusal(sentence: str, *, tetap: bool = False) -> Pesan:
    """The answer without rows; ``tetap`` where what is in the book is the reason, which will not pass."""
    return {"tetap": tetap, "alasan": sentence, "urutan": ("", "", 0)}, b""


def _read(alamat: str, buku: str, teks: bool) -> Pesan:
    try:
        content = isi_berkas(alamat)
    except CannotRun as error:
        return _refusal(str(error))
    if kunci(content) != buku:
        return _refusal("Berkas ini berubah ketika dibaca. Ulangi rekap setelah selesai disimpan.")
    try:
        found = baca_buku(content, INI, buku, _opened, _empty, teks=teks)
    except CannotRun as error:
        return _refusal(str(error).replace(f"pulihkan {INI}", "pulihkan NAMA-BERKAS"), tetap=True)
    office = found.instansi
    body = json.dumps(found.as_data(), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    order = (office.kabupaten, office.instansi, office.tahun)
    return {"tetap": True, "alasan": "", "urutan": order}, zlib.compress(body.encode("utf-8", "replace"), 6)


def _opened(content: bytes, name: str) -> FileBook:
    return FileBook(Package(Path(name), content))


def _empty() -> Grid:
    return _opened(empty(".xlsx"), INI)


def _unforeseen(error: Exception) -> str:
    """The sentence about an error that nobody foresaw: the same for the same book, wherever it is read."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return (f"Ada kesalahan di dalam program ketika membaca berkas ini ({type(error).__name__}, {where}). Kirimkan "
            "berkasnya kepada pengembang.")


if __name__ == "__main__":
    raise SystemExit(main())
