"""The command ekspor: attachments and tables as PDF and .xlsx."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.book.schema import LISTS
from lkjip_xl.cli.console import BERES, Command, add_file_json, print_json
from lkjip_xl.engines.workbook.exchange import open_any

if TYPE_CHECKING:
    from lkjip_xl.jobs.ekspor import Ekspor, Pilihan, Progress


def _arguments(command: argparse.ArgumentParser) -> None:
    add_file_json(command)
    command.add_argument("--ke", type=Path, metavar="DIR",
                         help="folder tujuan; bila tidak disebut, folder “NAMA ekspor” di sebelah berkas itu")
    command.add_argument("--lembar", action="append", default=[], metavar="NAMA",
                         help="hanya lembar itu, atau misalnya “lampiran 4”; boleh disebut berulang kali")
    for name, meaning in (("isi", "yang diekspor"), ("bentuk", "jenis berkas"), ("kertas", "ukuran kertas")):
        values = LISTS[name if name == "kertas" else f"{name}_ekspor"]
        command.add_argument(f"--{name}", type=_one_of(values), metavar="PILIHAN",
                             help=f"{meaning}: {', '.join(values)}; bila tidak disebut, menurut lembar Pengaturan")
    command.add_argument("--pola", default="", metavar="POLA",
                         help="nama berkas, dengan {lembar}, {instansi}, {tahun}, {nomor}")
    command.add_argument("--tetap", action="store_true",
                         help="ekspor walau isian berubah sejak hitung terakhir atau masih ada galat")


def _one_of(values: tuple[str, ...]) -> Callable[[str], str]:
    """Takes one of those values whatever its letters' case, ``excel`` for ``Excel saja`` too."""
    known = {key.casefold(): value for value in values for key in (value, value.removesuffix(" saja"))}

    def choice(text: str) -> str:
        if text.casefold() not in known:
            raise argparse.ArgumentTypeError(text)
        return known[text.casefold()]

    return choice


def _ekspor(options: argparse.Namespace) -> int:
    from lkjip_xl.jobs.ekspor import Pilihan, default_folder  # noqa: PLC0415 - each command loads only what it needs

    pilihan = Pilihan(tuple(options.lembar), options.isi or "", options.bentuk or "", options.pola,
                      options.kertas or "")
    folder = (options.ke or default_folder(options.file)).absolute()
    done = export_file(options.file, folder, pilihan, tetap=options.tetap, quiet=options.json)
    if options.json:
        print_json({"folder": folder, "berkas": list(done.files), "halaman": done.pages,
                    "catatan": done.plan.reservations, "dilewati": done.plan.lewat,
                    "tanpa_pdf": done.no_pdf or None})
    else:
        print(f"{done.kalimat}\nFolder: {folder}")
    return BERES


def export_file(file: Path, folder: Path, pilihan: Pilihan, *, tetap: bool, quiet: bool) -> Ekspor:
    """What was written into the folder of a closed workbook: all its files, or none.

    Raises `CannotRun` when something speaks against the export and ``tetap`` does not insist on it.
    """
    from lkjip_xl.engines.disk.delivery import delivery  # noqa: PLC0415 - each command loads only what it needs
    from lkjip_xl.engines.print.pdf import LibreOffice  # noqa: PLC0415
    from lkjip_xl.engines.print.sampul import Jilid  # noqa: PLC0415
    from lkjip_xl.engines.workbook.nilai import values_only  # noqa: PLC0415
    from lkjip_xl.jobs.ekspor import Tools, ekspor, pieces, plan_export  # noqa: PLC0415

    with open_any(file) as book:
        plan = plan_export(book, pilihan)
        plan.refuse_unless(tetap)
        with delivery(folder) as into:
            with _shown(quiet, pieces(plan)) as progress:
                done = ekspor(plan, Tools(LibreOffice(book), Jilid(), values_only), progress)
            into.put(done.files)
    return done


@contextmanager
def _shown(quiet: bool, total: int) -> Iterator[Progress]:
    """A bar with the present piece of work and the time so far, on a terminal only; Ctrl+C stops the export."""
    from rich.console import Console  # noqa: PLC0415 - rich is slow to load and only shown here
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(),
               TextColumn("Ctrl+C untuk berhenti"))
    with Bar(*columns, console=Console(stderr=True), transient=True,
             disable=quiet or not sys.stderr.isatty()) as bar:
        task = bar.add_task("Menyiapkan", total=total)
        yield lambda what, done: bar.update(task, description=what, completed=done)


COMMANDS: tuple[Command, ...] = (
    ("ekspor", _ekspor, "Menulis lampiran dan tabel sebagai PDF dan Excel, dan semuanya dalam satu PDF.",
     "lkjip ekspor lkjip-2025.xlsm --ke lampiran", _arguments),
)
