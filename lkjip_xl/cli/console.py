"""What every command of the command line shares: exit codes, common arguments, and how results are printed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkjip_xl.book.periksa import Temuan

BERES, ADA_TEMUAN, TIDAK_JALAN = 0, 1, 2
"""Exit codes: done, done with findings, could not run."""

KODE_KELUAR = ("Kode keluar: 0 bila tidak ada galat, 1 bila ada galat yang belum diterima dengan alasan, 2 bila "
               "perintah tidak dapat dijalankan. Selisih naskah lama tidak dihitung.")
"""What the exit code of a command that checks the workbook means."""
KODE_TELAAH = ("Kode keluar: 0 bila tidak ada galat di naskah, 1 bila ada, dan 2 bila perintah tidak dapat dijalankan.")
"""The same of a command that reads a document."""
KODE_REKAP = ("Kode keluar: 0 bila semua buku terbaca dan tidak ada galat antarinstansi, 1 bila ada, dan 2 bila "
              "perintah tidak dapat dijalankan.")
"""The same of the command that adds up many workbooks."""

Run = Callable[[argparse.Namespace], int]
Command = tuple[str, Run, str, str, Callable[[argparse.ArgumentParser], None]]
"""A command: its name, what runs it, what it does in a sentence, an example, and what adds its arguments."""


def add_file(command: argparse.ArgumentParser) -> None:
    """Add the workbook that a command works on."""
    command.add_argument("file", metavar="FILE", type=Path, help="buku kerja LKjIP (.xlsx atau .xlsm)")


def add_json(command: argparse.ArgumentParser) -> None:
    """Add the switch for output that other programs read."""
    command.add_argument("--json", action="store_true", help="keluaran untuk program lain")


def add_file_json(command: argparse.ArgumentParser) -> None:
    """Add the workbook and the switch for other programs."""
    add_file(command)
    add_json(command)


def exit_code(temuan: Temuan) -> int:
    """What a command that checks the workbook exits with: 1 for an open galat of the workbook, else 0.

    Accepted findings and slips of a manuscript do not count; a refusal exits with `TIDAK_JALAN`.
    """
    return ADA_TEMUAN if temuan.galat else BERES


@contextmanager
def spinning(quiet: bool) -> Iterator[Callable[[str], None]]:
    """What shows the present piece of work, on a terminal only; Ctrl+C stops it."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - rich is slow to load and only shown here

    with Console(stderr=True).status("Menyiapkan") as status:
        yield lambda what: status.update(f"{what} ... Ctrl+C untuk berhenti")


def print_json(data: object) -> None:
    """Print data as JSON; what JSON does not know is printed as its text."""
    print(json.dumps(data, ensure_ascii=False, indent=2, default=str))
