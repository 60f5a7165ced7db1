"""The command laporan: the report as a Word document."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.cli.console import BERES, Command, add_file, add_json, print_json
from lkjip_xl.engines.disk.save import exclusive, replace_content
from lkjip_xl.engines.workbook.exchange import open_any

if TYPE_CHECKING:
    from lkjip_xl.jobs.laporan import Dokumen


def _arguments(command: argparse.ArgumentParser) -> None:
    add_file(command)
    command.add_argument("docx", metavar="DOCX", type=Path, nargs="?",
                         help="nama dokumen Word; bila tidak disebut, di sebelah berkas itu dengan nama yang sama")
    command.add_argument("--tetap", action="store_true",
                         help="tulis juga bila hasilnya belum dihitung ulang atau masih ada galat; sampulnya "
                              "menyebutkan hal itu")
    add_json(command)


def _laporan(options: argparse.Namespace) -> int:
    target = _target(options.file, options.docx)
    done, kept = write_report(options.file, target, tetap=options.tetap)
    if options.json:
        print_json({"berkas": target, "judul": done.judul, "peringatan": done.peringatan or None, "cadangan": kept})
    else:
        _print(target, done.peringatan, kept)
    return BERES


def write_report(file: Path, target: Path, *, tetap: bool) -> tuple[Dokumen, Path | None]:
    """The document that was written for a closed workbook, and the kept copy of an earlier one, if any.

    Raises `CannotRun` when something speaks against the figures and ``tetap`` does not insist on them.
    """
    from lkjip_xl.engines.document.docx import tulis_docx  # noqa: PLC0415 - each command loads only what it needs
    from lkjip_xl.jobs.laporan import laporan  # noqa: PLC0415

    with open_any(file) as book:
        done = laporan(book, tulis_docx, tetap)
    with exclusive(target):
        return done, replace_content(target, done.isi)


def _target(book: Path, named: Path | None) -> Path:
    target: Path = named or book.with_suffix(".docx")
    if target.suffix.casefold() != ".docx":
        raise CannotRun(f"Nama dokumen {target.name} harus berakhiran .docx. Ulangi dengan nama itu, misalnya "
                        f"{target.stem}.docx.")
    if not target.parent.is_dir():
        raise CannotRun(f"Folder {target.parent} tidak ada. Buat dahulu foldernya, atau pilih folder lain.")
    return target


def _print(target: Path, peringatan: str, kept: Path | None) -> None:
    print(f"Laporan ditulis: {target}")
    if peringatan:
        print(f"Sampulnya menyebutkan: {peringatan}")
    if kept:
        print(f"Versi sebelumnya tersimpan di {kept.parent.name}/{kept.name}")
    print("Buka di Word dan sunting kalimatnya; angkanya berasal dari buku kerja, jadi ubahlah di sana, lalu tulis "
          "lagi. Setelah menyunting, tekan Ctrl+A lalu F9 untuk memperbarui daftar isi.")


COMMANDS: tuple[Command, ...] = (
    ("laporan", _laporan, "Menulis laporan lengkap (LKjIP) sebagai dokumen Word.",
     "lkjip laporan lkjip-2025.xlsm laporan.docx", _arguments),
)
