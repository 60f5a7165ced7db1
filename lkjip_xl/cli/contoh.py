"""The command contoh: the workbooks of two published reports, with their attachments and Word documents."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.cli.console import BERES, Command, add_json, print_json
from lkjip_xl.cli.ekspor import export_file
from lkjip_xl.cli.laporan import write_report
from lkjip_xl.engines.disk.reason import reason
from lkjip_xl.engines.workbook.file import FileBook, open_book, replace_book
from lkjip_xl.engines.workbook.shipped import BUKU, shipped

if TYPE_CHECKING:
    from lkjip_xl.jobs.contoh import Contoh
    from lkjip_xl.jobs.hitung import Terhitung


def _arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="DIR", type=Path, help="folder tujuan; dibuat bila belum ada")
    command.add_argument("--buku-saja", action="store_true", help="hanya buku kerjanya, tanpa lampiran dan laporan")
    add_json(command)


def _contoh(options: argparse.Namespace) -> int:
    from rich.progress import Progress  # noqa: PLC0415 - rich is slow to load and only shown here

    from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh  # noqa: PLC0415

    _make(options.folder)
    done: dict[str, Terhitung] = {}
    without = ""
    with Progress(disable=options.json, transient=True) as progress:
        task = progress.add_task("Menyusun buku kerja", total=5 * len(NAMA_CONTOH))

        def tell(what: str, example: Contoh) -> None:
            progress.update(task, description=f"{what} {example.judul}")
            progress.advance(task)

        template = shipped(BUKU)
        for name in NAMA_CONTOH:
            example, path = contoh(name), options.folder / f"{name}{Path(BUKU).suffix}"
            done[path.name] = _computed(example, path, template, tell)
            if not options.buku_saja:
                without = _publish(example, path, tell)
    rows = {name: result.summary() for name, result in done.items()}
    if options.json:
        print_json(rows)
        return BERES
    _print_summary(rows, options.folder)
    if not options.buku_saja:
        print(f"Di sebelah tiap buku kerja: folder lampirannya, dan laporan Word-nya (.docx). {without}".strip())
    return BERES


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotRun(f"Folder {folder} tidak dapat dibuat ({reason(error)}). Pilih folder lain, misalnya di "
                        "C:\\LKjIP.") from error


Tell = Callable[[str, "Contoh"], None]
"""Told before each piece of work what it is, and on which example."""


def _computed(example: Contoh, path: Path, template: bytes, tell: Tell) -> Terhitung:
    from lkjip_xl.jobs.contoh import fill  # noqa: PLC0415 - each command loads only what it needs
    from lkjip_xl.jobs.hitung import hitung_buku  # noqa: PLC0415

    tell("Mengisi", example)

    def computed(book: FileBook) -> Terhitung:
        fill(book, example.isian)
        tell("Menghitung", example)
        return hitung_buku(book, datetime.now())

    done = replace_book(path, template, computed)
    tell("Memeriksa", example)
    _check_again(path)
    return done


def _publish(example: Contoh, path: Path, tell: Tell) -> str:
    """Write attachments and report; returns how to get PDF where nothing on this computer makes one.

    The published reports quote figures that contradict each other, so the covers say so.
    """
    from lkjip_xl.jobs.ekspor import Pilihan  # noqa: PLC0415 - each command loads only what it needs

    tell("Menulis lampiran", example)
    done = export_file(path, path.with_name(f"{path.stem} lampiran").absolute(), Pilihan(), tetap=True, quiet=True)
    tell("Menulis laporan", example)
    write_report(path, path.with_suffix(".docx"), tetap=True)
    return done.no_pdf


def _check_again(path: Path) -> None:
    """Computing a finished workbook once more must change nothing."""
    from lkjip_xl.jobs.hitung import hitung_buku  # noqa: PLC0415

    with open_book(path) as book:
        if hitung_buku(book, datetime.now()).perubahan or book.changed:
            raise CannotRun(f"Pemeriksaan {path.name} gagal: hitungan kedua berbeda dari yang pertama.")


def _print_summary(rows: dict[str, dict[str, Any]], folder: Path) -> None:
    from decimal import Decimal  # noqa: PLC0415

    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from lkjip_xl.domain.nilai.angka import tulis_angka, tulis_rupiah  # noqa: PLC0415

    table = Table(title=f"Buku kerja contoh di {folder}")
    for heading, justify in (("Berkas", "left"), ("Sasaran", "right"), ("Capaian", "right"), ("Kategori", "left"),
                             ("Anggaran", "right"), ("Realisasi", "right"), ("%", "right"), ("Temuan", "left")):
        table.add_column(heading, justify=justify, no_wrap=True)  # type: ignore[arg-type]
    for name, row in rows.items():
        found = ", ".join(f"{count} {level}" for level, count in row["temuan"].items()) or "-"
        table.add_row(name, str(row["sasaran"]), tulis_angka(Decimal(str(row["capaian"])), ",", 2), row["kategori"],
                      tulis_rupiah(Decimal(row["anggaran"])), tulis_rupiah(Decimal(row["realisasi"])),
                      tulis_angka(Decimal(str(row["persen"])), ",", 2), found)
    Console(width=max(150, Console().width)).print(table)


COMMANDS: tuple[Command, ...] = (
    ("contoh", _contoh, "Membuat dua buku kerja contoh dari laporan yang sudah terbit, dengan lampiran dan laporannya.",
     "lkjip contoh hasil", _arguments),
)
