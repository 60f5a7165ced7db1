"""Benchmark: a click as a whole process beside pandas+openpyxl and LibreOffice on the same file, as ratios of one run.

Not a test. ``make bench`` runs it; each time is the best of several runs, taken in turn so that noise hits all alike.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from lkjip_xl.book.schema import TUJUAN_SASARAN
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh, fill
from lkjip_xl.jobs.hitung import hitung_buku
from lkjip_xl.template.build import build

RUNS = 5
CLICKS = ("hitung", "status", "bantuan")
LKJIP = (sys.executable, "-m", "lkjip_xl")
PANDAS = """
import sys, pandas as pd
sheets = pd.read_excel(sys.argv[1], sheet_name=None, header=None)
with pd.ExcelWriter(sys.argv[2], engine="openpyxl") as writer:
    for name, frame in sheets.items():
        frame.to_excel(writer, sheet_name=name, index=False, header=False)
"""


def large(indikator: int, sub_kegiatan: int) -> dict[str, object]:
    """The input of a report with that many indicators and sub kegiatan."""
    program: list[dict[str, object]] = []
    for p in range(1, 11):
        program.append({"kode": f"7.01.{p:02}", "uraian": f"Program {p}", "induk": f"Sasaran strategis ke-{p}"})
        for k in range(1, 5):
            program.append({"kode": f"7.01.{p:02}.2.{k:02}", "uraian": f"Kegiatan {p}.{k}"})
            program += [{"kode": f"7.01.{p:02}.2.{k:02}.{s:04}", "uraian": f"Sub kegiatan {p}.{k}.{s} yang panjang",
                         "target": 12, "realisasi": 12, "satuan": "Dokumen", "pagu_murni": 10_000_000 + s,
                         "realisasi_anggaran": 9_000_000 + s, "anggaran_depan": 11_000_000}
                        for s in range(1, 1 + round(sub_kegiatan * k / 40) - round(sub_kegiatan * (k - 1) / 40))]
    return {
        **contoh("blora-2024").isian,
        "induk": [{"jenis": "Tujuan", "uraian": "Tujuan satu"},
                  *({"jenis": "Sasaran", "uraian": f"Sasaran strategis ke-{i}"} for i in range(1, 11))],
        "indikator": [{"nama": f"Indikator kinerja ke-{i} yang namanya cukup panjang",
                       "induk": f"Sasaran strategis ke-{i % 10 + 1}", "satuan": "%", "dinilai": "Ya",
                       "arah": "Semakin tinggi semakin baik", "jenis_target": "Angka", "rencana_3": 80, "rencana_5": 90,
                       "pk_murni": 80 + i / 10, "realisasi_0": 81.5, "realisasi_1": 80.25}
                      for i in range(1, indikator + 1)],
        "program": program,
        "belanja": [], "analisis": [], "pembanding": [],
    }


def best_of(commands: dict[str, Callable[[], Sequence[str]]]) -> dict[str, tuple[float, float]]:
    """For each command the least seconds and the peak memory in MB, the commands run in turn."""
    found: dict[str, tuple[float, float]] = {}
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(RUNS):
        for name, command in commands.items():
            arguments = command()
            start = time.perf_counter()
            process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env=compiled)  # as installed: modules are compiled once
            _, _, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = 0
            old = found.get(name, (seconds, 0.0))
            found[name] = min(old[0], seconds), max(old[1], usage.ru_maxrss / 1024)
    return found


def measure(title: str, source: Path, folder: Path) -> float:
    """Print the ratios for one workbook; returns the seconds of hitung."""
    target, out = folder / "hitung.xlsx", folder / "pandas.xlsx"

    def hitung() -> Sequence[str]:
        shutil.copy(source, target)
        return [*LKJIP, "hitung", str(target)]

    commands: dict[str, Callable[[], Sequence[str]]] = {
        "hitung": hitung,
        "status": lambda: [*LKJIP, "status", str(source)],
        "bantuan": lambda: [*LKJIP, "bantuan"],
        "pandas": lambda: [sys.executable, "-c", PANDAS, str(source), str(out)],
    }
    if soffice := shutil.which("soffice"):
        commands["libreoffice"] = lambda: [soffice, "--headless", "--convert-to", "xlsx", "--outdir",
                                           str(folder / "lo"), str(source)]
    times = best_of(commands)
    print(f"{title}:")
    for name in CLICKS:
        _print_click(name, times)
    return times["hitung"][0]


def _print_click(name: str, times: dict[str, tuple[float, float]]) -> None:
    own, memory = times[name]
    ratios = ", ".join(f"{own / seconds:.2f} terhadap {other} ({seconds:.2f} s)"
                       for other, (seconds, _) in times.items() if other not in CLICKS)
    print(f"  {name:<8} {own:.2f} s, memori puncak {memory:.0f} MB; {ratios}")


def main() -> None:
    """Measure both examples and three sizes up to the largest report, and how the time grows from size to size."""
    examples = {nama: contoh(nama).isian for nama in NAMA_CONTOH}
    sizes = {f"{indikator} indikator, {sub} sub kegiatan": large(indikator, sub)
             for indikator, sub in ((50, 500), (100, 1000), (200, 2000))}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds = {}
        for title, isian in (examples | sizes).items():
            path = folder / "sumber.xlsx"
            path.write_bytes(build())
            with open_book(path) as book:
                fill(book, isian)
                book.save_without_keeping()
            seconds[title] = measure(f"{title}, pertama kali", path, folder)
            with open_book(path) as book:
                hitung_buku(book, datetime.now())
                book.write(TUJUAN_SASARAN.name, 7, 3, [["Tujuan yang baru saja diubah"]])
                book.save_without_keeping()
            measure(f"{title}, setelah satu isian diubah", path, folder)
        least, *_, most = sizes
        for (small, first), (big, second) in (*pairwise((title, seconds[title]) for title in sizes),
                                              ((least, seconds[least]), (most, seconds[most]))):
            print(f"Dari {small} ke {big}: {second / first:.1f} kali ({datetime.now():%Y-%m-%d %H.%M})")


if __name__ == "__main__":
    main()
