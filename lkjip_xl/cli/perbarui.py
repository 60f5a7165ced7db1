"""The command perbarui, and its offer where another command meets a workbook of an earlier version."""

from __future__ import annotations

import argparse
import shlex
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.cli.console import ADA_TEMUAN, BERES, TIDAK_JALAN, Command, add_file_json, print_json
from lkjip_xl.engines.disk.save import free_name
from lkjip_xl.engines.workbook.exchange import UTUH, ExchangeBook, open_any
from lkjip_xl.engines.workbook.file import create_book
from lkjip_xl.engines.workbook.shipped import empty, follower

if TYPE_CHECKING:
    from lkjip_xl.jobs.perbarui import Pembaruan

TANYA = "Perbarui sekarang? (y/t) "
YA = ("y", "ya")


def _arguments(command: argparse.ArgumentParser) -> None:
    add_file_json(command)
    command.add_argument("baru", metavar="BARU", type=Path, nargs="?",
                         help="nama buku kerja baru yang belum ada, atau foldernya; lazimnya di samping yang lama")


def _perbarui(options: argparse.Namespace) -> int:
    done = run(options.file, options.baru)
    if options.json:
        print_json({**asdict(done), "kalimat": done.kalimat, "rincian": done.rincian})
    else:
        _print(done)
    return ADA_TEMUAN if done.tidak_ditempatkan or done.angka else BERES


def run(old: Path, target: Path | None = None) -> Pembaruan:
    """Make the workbook of the present version, beside the old one or where ``target`` says (a name or a folder)."""
    from lkjip_xl.jobs.perbarui import next_name, perbarui, version_to_renew  # noqa: PLC0415 - loaded when it runs

    with open_any(old) as book:
        if isinstance(book, ExchangeBook):
            version_to_renew(book)
            raise CannotRun(UTUH)
        kind = follower(old, book.sheets)
        return perbarui(book, lambda version: _target(old, target, next_name(old.name, version)),
                        lambda path, fill: create_book(path, empty(path.suffix.casefold(), kind), fill, like=old))


def _target(old: Path, given: Path | None, name: str) -> Path:
    if given is None:
        return old.with_name(name)
    if given.is_dir():
        return free_name(given / name)
    return given if given.suffix.casefold() in (".xlsx", ".xlsm") else given.with_name(given.name + old.suffix)


def offer(options: argparse.Namespace, tawaran: str) -> int | None:
    """Ask on a terminal whether the old workbook is to be carried on, and do it; None where nobody can be asked."""
    if getattr(options, "json", False) or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    print(tawaran)
    if not _agreed():
        print(f"Tidak diperbarui. Bila sudah siap: lkjip perbarui {shlex.quote(str(options.file))}")
        return TIDAK_JALAN
    _print(run(options.file))
    return BERES


def _agreed() -> bool:
    try:
        return input(TANYA).strip().casefold() in YA
    except EOFError:
        return False


def _print(done: Pembaruan) -> None:
    print(done.kalimat)
    for sentence in done.rincian:
        print(f"  - {sentence}")


COMMANDS: tuple[Command, ...] = (
    ("perbarui", _perbarui, "Membuat buku kerja versi terbaru dengan semua isi buku lama, yang tidak diubah.",
     "lkjip perbarui lkjip-2025.xlsm", _arguments),
)
