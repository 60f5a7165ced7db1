"""Computes the workbooks and reads the reports that were dragged onto lkjip.cmd, with the Python of pasang.cmd."""

# ruff: noqa: INP001 - a script beside lkjip.cmd, not a module of the package

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence

Run = Callable[[Sequence[str]], int]
Ask = Callable[[str], str]

PERTANYAAN = ("Seret buku kerja yang sudah disimpan dan ditutup, atau naskah laporan, ke jendela ini, lalu tekan "
              "Enter:\n")
NASKAH = (".docx", ".pdf", ".doc", ".odt", ".rtf", ".txt", ".md")
"""What a report ends in; every other file is a workbook."""
SAKELAR = "/diam"


def words(line: str) -> list[str]:
    """The words of a command line as Windows separates them: by blanks, unless inside double quotes."""
    return ["".join(parts) for parts in re.findall(r'"([^"]*)"|([^\s"]+)', line)]


def files_of(variables: Mapping[str, str]) -> list[str]:
    r"""The files meant, from what lkjip.cmd was started with.

    Explorer starts ``cmd.exe /c ""C:\x\lkjip.cmd" "C:\a b.xlsm" C:\P&K\c.xlsm"``: a name with & but without blanks has
    no quotes, so that the batch file itself sees only a part of it. LKJIP_BARIS is that whole line, LKJIP_ISI what the
    batch file saw; the line counts if it is about this batch file (LKJIP_SKRIP) and not about another one calling it.
    """
    _, _, started = re.sub(r"(?i)\s/c\s+", "\n", variables.get("LKJIP_BARIS", ""), count=1).partition("\n")
    found = words(_outer_quotes_removed(started.strip()))
    script = variables.get("LKJIP_SKRIP", "").lower()
    if not found or not script or re.split(r"[\\/]", found[0])[-1].lower() != script:
        found = ["", *words(variables.get("LKJIP_ISI", ""))]
    return [word for word in found[1:] if word and word.lower() != SAKELAR]


def _outer_quotes_removed(line: str) -> str:
    """The line without its first and last quote, which cmd /c drops when there are more than two of them."""
    if line.startswith('"') and line.count('"') > 2:
        head, _, tail = line[1:].rpartition('"')
        return head + tail
    return line


def commands_of(files: Sequence[str]) -> list[list[str]]:
    """A command for each file: workbooks are computed, reports are read.

    A single workbook dragged along with reports is what they are compared with, and is not computed.
    """
    reports = [file for file in files if file.lower().endswith(NASKAH)]
    books = [file for file in files if file not in reports]
    beside = ["--buku", books[0]] if reports and len(books) == 1 else []
    return [*(["telaah", file, "--ringkas", *beside] for file in reports),
            *(["hitung", file] for file in ([] if beside else books))]


def work(commands: Sequence[list[str]], run: Run) -> int:
    """Run one command after another; returns the highest exit code."""
    codes = []
    for number, command in enumerate(commands, 1):
        if len(commands) > 1:
            print(f"\n[{number}/{len(commands)}] {command[1]}", flush=True)
        codes.append(run(command))
    return max(codes, default=0)


def main(variables: Mapping[str, str], run: Run, ask: Ask = input) -> int:
    """Work on the files named, or ask for one; returns 0 when done, 1 with findings, 2 when it could not run."""
    files = files_of(variables)
    try:
        files = files or words(ask(PERTANYAAN))
    except (EOFError, KeyboardInterrupt):
        files = []
    if not files:
        print("Tidak ada berkas yang dipilih.")
        return 2
    print("Mengerjakan, mohon tunggu ...", flush=True)
    return work(commands_of(files), run)


if __name__ == "__main__":
    from lkjip_xl.cli import main as lkjip

    sys.exit(main(os.environ, lkjip))
