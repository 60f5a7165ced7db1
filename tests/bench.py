"""Benchmark: a click as a whole process beside pandas+openpyxl and LibreOffice on the same file, as ratios of one run.

Not a test. ``make bench`` runs it: what the README quotes first, the largest reports last. Times are processor seconds,
which do not count what else the machine does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from bench_telaah import telaah_rows

from lkjip_xl.book.schema import TUJUAN_SASARAN
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh, fill
from lkjip_xl.jobs.hitung import hitung_buku
from lkjip_xl.template.build import build

RUNS = 5
RUNS_SLOW = 2
"""How often LibreOffice and the largest workbooks are run."""
SIZES = ((50, 500), (100, 1000), (200, 2000))
"""Indikator and sub kegiatan of the large reports."""
LKJIP = (sys.executable, "-m", "lkjip_xl")
PANDAS = """
import sys, pandas as pd
sheets = pd.read_excel(sys.argv[1], sheet_name=None, header=None)
with pd.ExcelWriter(sys.argv[2], engine="openpyxl") as writer:
    for name, frame in sheets.items():
        frame.to_excel(writer, sheet_name=name, index=False, header=False)
"""
MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
"""
"""Runs a command from a small process: a new one counts the memory of the one that started it as its own."""


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


@dataclass(frozen=True)
class Cost:
    """What a whole process takes: processor seconds, its own and those of the processes it started, and peak MB."""

    seconds: float
    memory: float


Command = Callable[[], Sequence[str]]


def costs(commands: Mapping[str, Command], runs: int) -> dict[str, Cost]:
    """The cost of each command, the seconds as the median; they are run in turn, so that noise hits all alike."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(cost(command()))
    return {name: Cost(median(one.seconds for one in all_), max(one.memory for one in all_))
            for name, all_ in found.items()}


def cost(arguments: Sequence[str]) -> Cost:
    """Run a process to its end."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, "-S", "-c", MEASURE, *arguments], stdout=subprocess.PIPE, check=True,
                          env=compiled)  # as installed: modules are compiled once
    seconds, memory = done.stdout.split()
    return Cost(float(seconds), float(memory))


def click(source: Path) -> Command:
    """Hitung on a fresh copy of a workbook."""
    target = source.with_name("hitung.xlsx")

    def run() -> Sequence[str]:
        shutil.copy(source, target)
        return [*LKJIP, "hitung", str(target)]
    return run


def compare(title: str, source: Path, libreoffice: bool = False) -> None:
    """Print the clicks on one workbook as ratios to what others take to read and write the same file."""
    print(f"{title}:")
    copy = source.with_name("pandas.xlsx")
    found = costs({
        "hitung": click(source),
        "status": lambda: [*LKJIP, "status", str(source)],
        "bantuan": lambda: [*LKJIP, "bantuan"],
        "pandas": lambda: [sys.executable, "-c", PANDAS, str(source), str(copy)],
    }, RUNS)
    other = found.pop("pandas")
    for name, own in found.items():
        say(f"  {name:<8} {own.seconds:.2f} s, {own.memory:.0f} MB; {own.seconds / other.seconds:.2f} terhadap pandas "
            f"({other.seconds:.2f} s, {other.memory:.0f} MB)")
    soffice = shutil.which("soffice") if libreoffice else None
    if soffice:
        office = costs({"soffice": lambda: [soffice, "--headless", "--convert-to", "xlsx", "--outdir",
                                            str(source.parent / "lo"), str(source)]}, RUNS_SLOW)["soffice"]
        say(f"  hitung   {found['hitung'].seconds / office.seconds:.2f} terhadap LibreOffice ({office.seconds:.2f} s)")


def growth(folder: Path) -> None:
    """Print what hitung takes for large reports, and how it grows from size to size."""
    before = 0.0
    for indikator, sub in SIZES:
        source = filled(folder / "besar.xlsx", large(indikator, sub))
        own = costs({"hitung": click(source)}, RUNS_SLOW)["hitung"]
        grown = f", {own.seconds / before:.1f} kali yang sebelumnya" if before else ""
        say(f"{indikator} indikator, {sub} sub kegiatan: {own.seconds:.2f} s, {own.memory:.0f} MB{grown}")
        before = own.seconds


def say(line: str) -> None:
    """Print a line at once, even into a file."""
    print(line, flush=True)


def filled(path: Path, isian: Mapping[str, object]) -> Path:
    """A workbook with that input that was never computed."""
    path.write_bytes(build())
    with open_book(path) as book:
        fill(book, isian)
        book.save_without_keeping()
    return path


def change_one(path: Path) -> None:
    """Compute a workbook, then change one cell of its input."""
    with open_book(path) as book:
        hitung_buku(book, datetime.now())
        book.write(TUJUAN_SASARAN.name, 7, 3, [["Tujuan yang baru saja diubah"]])
        book.save_without_keeping()


def main() -> None:
    """Measure both examples, then reports up to the largest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for nama in NAMA_CONTOH:
            path = filled(folder / f"{nama}.xlsx", contoh(nama).isian)
            compare(f"{nama}, pertama kali", path, libreoffice=nama == NAMA_CONTOH[0])
            change_one(path)
            compare(f"{nama}, setelah satu isian diubah", path)
        telaah_rows(folder, folder / f"{NAMA_CONTOH[1]}.xlsx", costs, say)
        growth(folder)


if __name__ == "__main__":
    main()
