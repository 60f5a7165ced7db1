"""What every command of the command line shares: exit codes, common arguments, and how results are printed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

BERES, ADA_TEMUAN, TIDAK_JALAN = 0, 1, 2
"""Exit codes: done, done with findings, could not run."""

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


def print_json(data: object) -> None:
    """Print data as JSON; what JSON does not know is printed as its text."""
    print(json.dumps(data, ensure_ascii=False, indent=2, default=str))
