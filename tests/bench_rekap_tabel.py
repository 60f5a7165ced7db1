"""How long and how large: the tables and sheets of N made offices. Run: python tests/bench_rekap_tabel.py 7300."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path

from rekap_acak import Acak

from lkjip_xl.engines.rekap import parket
from lkjip_xl.jobs.rekap.agregat import Pilihan, agregat

BESAR = 7
"""With so many times the programs and findings of a small office there are some 85 budget rows in a book."""


def tulis(count: int, folder: Path) -> int:
    maker = Acak(1, kabupaten=max(1, count // 40), kali=BESAR)
    listed = [maker.buku(number)[:2] for number in range(count)]
    parket.tulis_tabel(listed, lambda key: maker.buku(int(key, 16))[2], folder)
    return sum(1 for _ in parket.rows(folder, "anggaran"))


def jumlahkan(folder: Path) -> int:
    rekap = agregat(partial(parket.baca, folder), Pilihan(date(2025, 6, 1), 2024))
    return rekap.ringkasan.instansi


def _measure(step: str, count: int, folder: str) -> None:
    begin = time.process_time()
    result = tulis(count, Path(folder)) if step == "tulis" else jumlahkan(Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"langkah": step, "hasil": result, "detik": round(time.process_time() - begin, 2), "MB": peak}))


def main() -> None:
    if sys.argv[1] in ("tulis", "jumlahkan"):
        _measure(sys.argv[1], int(sys.argv[2]), sys.argv[3])
        return
    with tempfile.TemporaryDirectory() as folder:
        for step in ("tulis", "jumlahkan"):
            subprocess.run([sys.executable, __file__, step, sys.argv[1], folder], check=True)
        print({path.name: path.stat().st_size // 1024 for path in sorted(Path(folder).iterdir())}, "KB")


if __name__ == "__main__":
    main()
