"""The command line, in Indonesian: one command for each job, on a closed file."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from lkjip_xl import __version__
from lkjip_xl.book.bantuan import BANTUAN
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.cli.console import (
    BERES,
    KODE_KELUAR,
    KODE_REKAP,
    KODE_TELAAH,
    TIDAK_JALAN,
    Command,
    add_file_json,
    add_json,
    exit_code,
    print_json,
)

if TYPE_CHECKING:
    from rich.text import Text

    from lkjip_xl.book.grid import Change
    from lkjip_xl.book.periksa import Temuan
    from lkjip_xl.jobs.hitung import Terhitung

# ruff: noqa: PLC0415 - each command loads only what it needs: a click waits for nothing else
_BERKODE: Mapping[str, str] = {
    "hitung": KODE_KELUAR, "periksa": KODE_KELUAR, "telaah": KODE_TELAAH, "telaah-banding": KODE_TELAAH,
    "rekap": KODE_REKAP,
}
"""The commands whose exit code says whether there is a galat, and what it means."""
_BRIEF = ("hitung", "periksa", "status")
"""The commands that are over before garbage matters: a process of their own does not look for it (`__main__`)."""
LONGGAR = 100_000
"""After how many new objects a longer command looks for garbage: hardly any of it is in circles."""
POKOK_DISEBUT = 10
"""How many subjects the short form of periksa names."""
PERUBAHAN_TERBANYAK = 8
"""How many changed cells hitung names one by one for each sheet."""


class _Parser(argparse.ArgumentParser):
    """Speaks Indonesian, and says what to do instead of what argparse disliked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
                         **options)
        self._positionals.title, self._optionals.title = "yang ditulis", "pilihan"
        self.add_argument("--help", "-h", action="help", help="tampilkan bantuan ini")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Pemakaian:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Pemakaian:", 1)

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse complains in English
        print(f"Perintah belum lengkap atau salah ketik.\n{self.format_usage()}Bantuan: {self.prog} --help",
              file=sys.stderr)
        raise SystemExit(TIDAK_JALAN)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 when done, 1 with findings (see `exit_code`), 2 when it could not run."""
    _open_streams()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        code = _called(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough; the work itself was done before it was printed.
        _fall_silent()
        return BERES
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches staff
        return _refused(_sentence(error), "--json" in words)
    except KeyboardInterrupt:
        return _refused("Dihentikan. Berkas tidak diubah.", "--json" in words)
    return code


def _called(words: Sequence[str]) -> int:
    try:
        options = _parser(_commands(words)).parse_args(words)
    except SystemExit:
        sys.stdout.flush()  # whoever reads the help, too, may have seen enough
        raise
    return _run(options)


def _sentence(error: Exception) -> str:
    """What staff read of an error; of one that nobody foresaw, where its details were written down."""
    if isinstance(error, CannotRun):
        return str(error)
    if isinstance(error, (MemoryError, RecursionError)):
        return MEMORI
    from lkjip_xl.engines.disk.log import failure
    from lkjip_xl.engines.disk.reason import PENUH, refused

    if isinstance(error, OSError) and error.errno in PENUH:
        _fall_silent()
        return TIDAK_TAMPIL
    return (refused(error) if isinstance(error, OSError) else "") or failure(error)


MEMORI = ("Memori komputer ini tidak cukup untuk pekerjaan ini. Tutup program lain, atau hapus isi yang tidak "
          "diperlukan dari berkasnya, lalu ulangi.")
TIDAK_TAMPIL = ("Tempat penyimpanan penuh, jadi hasil perintah ini tidak dapat ditampilkan seluruhnya. Kosongkan ruang "
                "pada disk itu, lalu ulangi.")


def _fall_silent() -> None:
    """Let nothing more be said where it cannot be: Python would complain about it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_streams() -> None:
    """Speak UTF-8; a stream that whoever started the program has closed is nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - as long as the process
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _run(options: argparse.Namespace) -> int:
    """Run a command; of a workbook of an earlier version, offer to carry it on."""
    if options.command not in _BRIEF:
        gc.set_threshold(LONGGAR)
        gc.enable()
    try:
        code: int = options.run(options)
    except CannotRun as error:
        if not error.tawaran:
            raise
        from lkjip_xl.cli import perbarui

        offered = perbarui.offer(options, error.tawaran)
        return _refused(str(error), getattr(options, "json", False)) if offered is None else offered
    return code


def _refused(sentence: str, as_json: bool) -> int:
    try:
        if as_json:
            print_json({"galat": sentence})
            sys.stdout.flush()
        else:
            print(sentence, file=sys.stderr)
    except OSError:
        _fall_silent()
    return TIDAK_JALAN


def _commands(words: Sequence[str]) -> tuple[Command, ...]:
    """The command that is called; all of them where none is, as for the help."""
    called = words[:1] if words and words[0] in _ROOMS else tuple(_ROOMS)
    return tuple(_command(name) for name in called)


def _command(name: str) -> Command:
    room = _ROOMS[name]
    commands: tuple[Command, ...] = import_module(f"{__name__}.{room}").COMMANDS if room else _OWN
    return next(command for command in commands if command[0] == name)


def _parser(known: tuple[Command, ...]) -> argparse.ArgumentParser:
    parser = _Parser(prog="lkjip", description="Menghitung buku kerja LKjIP (laporan kinerja instansi pemerintah).",
                     epilog="Contoh: lkjip hitung lkjip.xlsm\nBantuan tiap perintah: lkjip hitung --help")
    parser.add_argument("--versi", action="version", version=f"lkjip {__version__}", help="tampilkan versi program")
    commands = parser.add_subparsers(title="perintah", dest="command", required=True, metavar="PERINTAH",
                                     parser_class=_Parser)
    for name, run, summary, example, add in known:
        codes = f"\n{_BERKODE[name]}" if name in _BERKODE else ""
        command = commands.add_parser(name, help=summary, description=summary, epilog=f"Contoh: {example}{codes}")
        add(command)
        command.set_defaults(run=run)
    return parser


def _baru_arguments(command: argparse.ArgumentParser) -> None:
    add_file_json(command)
    command.add_argument("--libreoffice", action="store_true",
                         help="buku kerja yang tombolnya bekerja di LibreOffice, bukan di Excel")
    command.add_argument("--rekap", action="store_true",
                         help="buku kerja rekap, untuk yang mengumpulkan buku kerja instansi")


def _periksa_arguments(command: argparse.ArgumentParser) -> None:
    add_file_json(command)
    command.add_argument("--ringkas", action="store_true", help="hanya pokok-pokok yang perlu dibenahi dahulu")
    command.add_argument("--tulis", action="store_true", help="tulis juga temuannya di lembar Periksa dan Reviu")


def _pulihkan_arguments(command: argparse.ArgumentParser) -> None:
    add_file_json(command)
    command.add_argument("--nomor", type=int, default=1, metavar="N", help="cadangan ke berapa; 1 yang terbaru")
    command.add_argument("--daftar", action="store_true", help="hanya tampilkan daftar cadangan")


def _baru(options: argparse.Namespace) -> int:
    from lkjip_xl.engines.disk.save import create_content
    from lkjip_xl.engines.workbook.shipped import BUKU, BUKU_LIBREOFFICE, BUKU_REKAP, BUKU_REKAP_LIBREOFFICE, empty
    from lkjip_xl.jobs.baru import baru

    kinds = (BUKU_REKAP, BUKU_REKAP_LIBREOFFICE) if options.rekap else (BUKU, BUKU_LIBREOFFICE)
    if (options.libreoffice or options.rekap) and options.file.suffix.casefold() == ".xlsx":
        raise CannotRun(f"Buku kerja {'rekap' if options.rekap else 'untuk LibreOffice'} berisi makro, jadi namanya "
                        f"harus berakhiran .xlsm. Ulangi dengan nama {options.file.stem}.xlsm.")
    made = baru(options.file, lambda suffix: empty(suffix, kinds[options.libreoffice]), create_content)
    if options.json:
        print_json({"berkas": made})
    else:
        program = "LibreOffice" if options.libreoffice else "Excel"
        print(f"Buku kerja baru: {made}\nBuka di {program}, mulai dari lembar Beranda.")
    return BERES


def _hitung(options: argparse.Namespace) -> int:
    from lkjip_xl.engines.workbook.exchange import open_any
    from lkjip_xl.jobs.hitung import hitung_buku

    with open_any(options.file) as book:
        book.refuse_if_in_use()
        done = hitung_buku(book, datetime.now())
        kept = book.save()
    if options.json:
        print_json(_hitung_data(done, kept))
    else:
        _print_hitung(options.file, done, kept)
    return exit_code(done.semua)


def _hitung_data(done: Terhitung, kept: Path | None) -> dict[str, Any]:
    return {
        "ringkasan": done.summary(),
        "perubahan": [{"lembar": c.sheet, "sel": c.cell, "semula": c.old, "menjadi": c.new}
                      for c in done.perubahan or ()],
        "temuan": [item.as_dict() for item in done.temuan],
        "cadangan": kept,
    }


def _print_hitung(path: Path, done: Terhitung, kept: Path | None) -> None:
    print(f"{path.name}: {done.kalimat}")
    _print_changes(done.perubahan or ())
    if kept:
        print(f"Versi sebelumnya tersimpan di {kept.parent.name}/{kept.name}")
    _print_findings(done)


def _print_changes(changes: Sequence[Change]) -> None:
    if not changes:
        print("Tidak ada hasil yang berubah; berkas tidak ditulis ulang.")
        return
    per_sheet: dict[str, list[Change]] = {}
    for change in changes:
        per_sheet.setdefault(change.sheet, []).append(change)
    print(f"Berubah: {len(changes)} sel di {len(per_sheet)} lembar hasil.")
    if len(changes) > PERUBAHAN_TERBANYAK * 5:
        return
    for sheet, found in per_sheet.items():
        for change in found[:PERUBAHAN_TERBANYAK]:
            print(f"  {sheet}!{change.cell}: {_shown(change.old)} -> {_shown(change.new)}")
        if len(found) > PERUBAHAN_TERBANYAK:
            print(f"  {sheet}: dan {len(found) - PERUBAHAN_TERBANYAK} sel lain")


def _shown(value: object) -> str:
    return "(kosong)" if value is None else str(value)[:60].replace("\n", " ")


def _print_findings(done: Terhitung) -> None:
    """The number of all findings, and in full those that stand in the way of computing."""
    from lkjip_xl.book.findings import tally
    from lkjip_xl.book.schema import PERIKSA

    print(f"Temuan: {done.semua.kalimat}; rinciannya di lembar {PERIKSA.name}.")
    if done.temuan:
        print(f"Di antaranya saat menghitung ({tally(done.temuan)}):")
    for item in done.temuan:
        value = f" Isinya: {item.nilai}." if item.nilai else ""
        print(f"  [{item.tingkat}] {item.kode} {item.tempat}: {item.temuan}{value}")
        print(f"      Seharusnya: {item.seharusnya_contoh.rstrip('.')}. {item.tindakan}")


def _periksa(options: argparse.Namespace) -> int:
    from lkjip_xl.engines.workbook.exchange import open_any
    from lkjip_xl.jobs.periksa import periksa_buku, tulis_periksa

    with open_any(options.file) as book:
        if options.tulis:
            book.refuse_if_in_use()
            temuan = tulis_periksa(book)
            book.save()
        else:
            temuan = periksa_buku(book)
    if options.json:
        print_json({"temuan": [item.as_dict() for item in temuan.terbuka],
                     "diterima": [item.as_dict() for item in temuan.diterima]})
    elif options.ringkas:
        _print_ringkas(temuan)
    else:
        _print_periksa(temuan)
    return exit_code(temuan)


def _print_ringkas(temuan: Temuan) -> None:
    from lkjip_xl.book.findings import subject
    from lkjip_xl.book.periksa import groups

    found = groups(temuan.terbuka)
    print(f"Temuan: {temuan.kalimat}.")
    for pokok, items in found[:POKOK_DISEBUT]:
        first = items[0]
        print(f"  {subject(pokok, items)}" if len(items) > 1 else f"  {first.tempat}: {first.temuan}")
    if len(found) > POKOK_DISEBUT:
        print(f"  dan {len(found) - POKOK_DISEBUT} pokok lain")


def _plain(texts: Sequence[str]) -> Iterator[Text]:
    """Texts of the workbook as they are: nothing in them is markup."""
    from rich.text import Text

    return (Text(text) for text in texts)


def _print_periksa(temuan: Temuan) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from lkjip_xl.book.findings import subject
    from lkjip_xl.book.periksa import groups

    print(f"Temuan: {temuan.kalimat}. Berkas tidak diubah.")
    table = Table(box=box.SIMPLE, pad_edge=False)
    for heading in ("Tingkat", "Kode", "Letak", "Temuan", "Isinya", "Seharusnya", "Yang perlu dilakukan"):
        table.add_column(heading, overflow="fold")
    for pokok, items in groups(temuan.terbuka):
        if pokok and len(items) > 1:
            table.add_row("", "", "", subject(pokok, items), style="bold")
        for item in items:
            table.add_row(*_plain((item.tingkat, item.kode, item.tempat, item.temuan, item.nilai,
                                        item.seharusnya_contoh, item.tindakan)))
    for item in temuan.diterima:
        table.add_row(*_plain((item.tingkat, item.kode, item.tempat, item.temuan, item.nilai,
                                    "diterima karena:", item.diterima)))
    if table.row_count:
        Console(width=max(140, Console().width)).print(table)


def _bantuan(options: argparse.Namespace) -> int:
    if options.json:
        print_json({"langkah": BANTUAN.splitlines()})
    else:
        print(BANTUAN)
    return BERES


def _status(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from lkjip_xl.engines.workbook.exchange import open_any
    from lkjip_xl.jobs.status import status

    with open_any(options.file) as book:
        found = status(book)
    if options.json:
        print_json(asdict(found))
        return BERES
    print(found.kalimat)
    return BERES


def _pulihkan(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from lkjip_xl.engines.workbook.archive import FolderArchive
    from lkjip_xl.jobs.pulihkan import pulihkan

    archive = FolderArchive()
    if options.daftar:
        kept = archive.versions(options.file)
        if options.json:
            print_json([str(copy) for copy in kept])
        else:
            lines = (f"{number:>3}. {copy.name}" for number, copy in enumerate(kept, 1))
            print("\n".join(lines) or "Belum ada cadangan.")
        return BERES
    done = pulihkan(archive, options.file, options.nomor)
    if options.json:
        print_json(asdict(done))
    else:
        kept_now = f" Isi sebelumnya tersimpan di {done.tersimpan.parent.name}/{done.tersimpan.name}." if (
            done.tersimpan) else ""
        print(f"{options.file.name} dikembalikan ke {done.versi.name}.{kept_now}")
    return BERES


def _skema(options: argparse.Namespace) -> int:
    from lkjip_xl.jobs.skema import skema

    data = skema()
    if options.json:
        print_json(data)
        return BERES
    for sheet in data["isian"]:
        print(f"{sheet['lembar']}: {sheet['isi']}")
        for form in sheet["formulir"]:
            print("".join(f"    {field['sel']:<6} {field['label']}{' (wajib)' if field['wajib'] else ''}\n"
                          for field in form["isian"]), end="")
        for table in sheet["tabel"]:
            print(f"  {table['judul']}: judul kolom di baris {table['baris_judul']}, isian baris "
                  f"{table['baris_pertama']}-{table['baris_terakhir']}")
            print("".join(f"    {column['huruf']:<6} {column['label']}{' (wajib)' if column['wajib'] else ''}\n"
                          for column in table["kolom"]), end="")
    print("Lembar hasil:")
    for sheet in data["hasil"]:
        columns = ", ".join(f"{column['huruf']} {column['judul']}" for column in sheet["kolom"])
        print(f"  {sheet['lembar']} (isi mulai baris {sheet['baris_pertama']}): {columns}")
    return BERES


_OWN: tuple[Command, ...] = (
    ("baru", _baru, "Membuat buku kerja LKjIP yang kosong.", "lkjip baru lkjip-2025.xlsm", _baru_arguments),
    ("hitung", _hitung, "Menghitung buku kerja dan menulis lembar hasilnya.", "lkjip hitung lkjip-2025.xlsm",
     add_file_json),
    ("periksa", _periksa, "Menampilkan temuan pada isian, tanpa mengubah apa pun.", "lkjip periksa lkjip-2025.xlsm",
     _periksa_arguments),
    ("status", _status, "Menampilkan kelengkapan isian dan apakah hasilnya masih sesuai.",
     "lkjip status lkjip-2025.xlsm", add_file_json),
    ("pulihkan", _pulihkan, "Mengembalikan buku kerja dari folder cadangan.",
     "lkjip pulihkan lkjip-2025.xlsm --nomor 2", _pulihkan_arguments),
    ("bantuan", _bantuan, "Menampilkan langkah kerjanya.", "lkjip bantuan", add_json),
    ("skema", _skema, "Menampilkan setiap lembar, tabel, kolom, dan letak selnya.", "lkjip skema --json", add_json),
)
_ROOMS: Mapping[str, str] = {
    "baru": "", "tahun-baru": "tahun_baru", "perbarui": "perbarui", "hitung": "", "periksa": "",
    "impor-angka": "impor", "impor-sipd": "impor", "impor-tabel": "impor", "ekspor": "ekspor", "laporan": "laporan",
    "telaah": "telaah", "telaah-banding": "telaah", "rekap": "rekap", "contoh": "contoh", "status": "",
    "pulihkan": "", "bantuan": "", "skema": "",
}
"""Every command in the order of the help, with the module of this package that holds it; "" is this one."""
