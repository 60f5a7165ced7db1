"""The command tahun-baru: the workbook of the next year from that of the year before."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.cli.console import ADA_TEMUAN, BERES, Command, add_file_json, print_json
from lkjip_xl.engines.disk.save import free_name
from lkjip_xl.engines.workbook.exchange import open_any
from lkjip_xl.engines.workbook.file import create_book
from lkjip_xl.engines.workbook.shipped import empty, follower

if TYPE_CHECKING:
    from lkjip_xl.jobs.tahun_baru import TahunBaru


def _arguments(command: argparse.ArgumentParser) -> None:
    add_file_json(command)
    command.add_argument("baru", metavar="BARU", type=Path,
                         help="nama buku kerja tahun berikutnya yang belum ada, atau folder untuknya: di sana "
                              "dipilih nama yang belum dipakai")


def _tahun_baru(options: argparse.Namespace) -> int:
    from lkjip_xl.jobs.tahun_baru import next_name, tahun_baru  # noqa: PLC0415 - loaded when it runs

    def named(year: int) -> Path:
        given: Path = options.baru
        return free_name(given / next_name(options.file.name, year)) if given.is_dir() else given

    with open_any(options.file) as book:
        kind = follower(options.file, book.sheets)
        done = tahun_baru(book, named, lambda path, fill: create_book(
            path, empty(path.suffix.casefold(), kind), fill, like=options.file))
    if options.json:
        print_json(asdict(done))
    else:
        _print(done)
    return ADA_TEMUAN if done.catatan else BERES


def _print(done: TahunBaru) -> None:
    print(done.kalimat)
    for title, sentences in (("Dipindahkan", done.dipindahkan), ("Perlu diisi atau diperbarui", done.perlu),
                             ("Tidak ikut dibawa", done.catatan), ("Lembar tambahan yang tidak disalin",
                                                                  done.lembar_sendiri)):
        _print_list(title, sentences)


def _print_list(title: str, sentences: Sequence[str]) -> None:
    if sentences:
        print(f"{title}:")
    for sentence in sentences:
        print(f"  - {sentence}")


COMMANDS: tuple[Command, ...] = (
    ("tahun-baru", _tahun_baru, "Membuat buku kerja tahun berikutnya dari yang lama, yang tidak diubah.",
     "lkjip tahun-baru lkjip-2025.xlsm lkjip-2026.xlsm", _arguments),
)
