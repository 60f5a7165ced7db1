"""The command rekap: the workbooks of many offices added up, compared, and written as one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.cli.console import ADA_TEMUAN, BERES, Command, add_json, print_json
from lkjip_xl.domain.nilai.tanggal import parse_tanggal

if TYPE_CHECKING:
    from lkjip_xl.engines.rekap.jalan import Maju
    from lkjip_xl.engines.rekap.lewat_buku import Tombol
    from lkjip_xl.engines.rekap.saji import Tersaji
    from lkjip_xl.engines.rekap.susun import Cara
    from lkjip_xl.jobs.rekap.hasil import Pilihan

# ruff: noqa: PLC0415 - each command loads only what it needs
_AKHIRAN = ".xlsx"


def _arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="FOLDER", nargs="*",
                         help="folder buku kerja instansi, beserta subfoldernya; boleh beberapa")
    command.add_argument("--ke", metavar="REKAP", type=Path, help="berkas rekap yang ditulis (.xlsx)")
    command.add_argument("--buku", metavar="BUKU", type=Path,
                         help="isi buku kerja rekap ini (rekap.xlsm), menurut folder dan pilihan di Beranda-nya")
    command.add_argument("--periksa", action="store_true",
                         help="dengan --buku: hanya lembar temuan antarinstansi, seperti tombol Periksa")
    command.add_argument("--ekspor", metavar="DIR", type=Path,
                         help="dengan --buku: tulis rekapnya (Excel dan PDF) ke folder ini, seperti tombol Ekspor")
    command.add_argument("--tahun", type=int, default=0, metavar="TAHUN",
                         help="tahun laporan; lazimnya tahun yang paling banyak bukunya")
    command.add_argument("--apbd", type=_rupiah, metavar="RUPIAH", help="jumlah belanja APBD, untuk membandingkan pagu")
    command.add_argument("--per", type=_tanggal, default=None, metavar="TANGGAL",
                         help="keadaan per tanggal, misalnya 31/12/2025; lazimnya hari ini")
    command.add_argument("--tenggat", type=int, default=60, metavar="HARI",
                         help="rekomendasi terlambat sesudah sekian hari dari tanggal surat (60)")
    command.add_argument("--data", metavar="DIR", type=Path,
                         help="tulis juga tabel Parquet ke folder ini, untuk pandas, DuckDB, dan lain-lain")
    command.add_argument("--klaster", metavar="ALAMAT", default="",
                         help="hitung di klaster Dask, misalnya tcp://10.0.0.5:8786; lazimnya di komputer ini")
    command.add_argument("--batas-detik", type=float, default=60, metavar="DETIK",
                         help="waktu terlama untuk satu buku kerja (60)")
    command.add_argument("--batas-mb", type=int, default=1024, metavar="MB",
                         help="memori terbesar untuk satu buku kerja (1024)")
    command.add_argument("--sertakan-teks", action="store_true",
                         help="sebut juga bunyi analisis yang sama kata demi kata; lazimnya tidak")
    add_json(command)


def _rupiah(text: str) -> int:
    from lkjip_xl.domain.nilai.angka import Unreadable, parse_rupiah

    value = parse_rupiah(text)
    if isinstance(value, Unreadable):
        raise argparse.ArgumentTypeError("bukan rupiah")
    return int(value)


def _tanggal(text: str) -> date:
    day = parse_tanggal(text)
    if day is None:
        raise argparse.ArgumentTypeError("bukan tanggal")
    return day


def _rekap(options: argparse.Namespace) -> int:
    if options.buku is None and (options.periksa or options.ekspor):
        raise CannotRun("Pilihan --periksa dan --ekspor adalah tombol buku kerja rekap, jadi sebutkan juga bukunya: "
                        "--buku rekap.xlsm.")
    if options.buku is not None:
        return _lewat_buku(options)
    target = _target(options)
    from lkjip_xl.engines.rekap.saji import saji

    with progress(options.json) as maju:
        done = saji(options.folder, _pilihan(options), _cara(options), maju)
    _tell(options, done, *_write(done, target, options.data))
    return BERES if done.beres else ADA_TEMUAN


def _target(options: argparse.Namespace) -> Path:
    if not options.folder:
        raise CannotRun("Sebutkan folder yang berisi buku kerja instansi, misalnya: lkjip rekap kumpulan --ke "
                        "rekap-2025.xlsx")
    if options.ke is None:
        raise CannotRun("Sebutkan berkas rekap yang ditulis, misalnya: --ke rekap-2025.xlsx")
    target: Path = options.ke
    if target.suffix.casefold() != _AKHIRAN:
        raise CannotRun(f"Rekap ditulis sebagai .xlsx. Ulangi dengan nama {target.stem}{_AKHIRAN}.")
    from lkjip_xl.engines.disk.save import refuse_if_in_use

    if target.exists():
        refuse_if_in_use(target)
    return target


def _pilihan(options: argparse.Namespace) -> Pilihan:
    from lkjip_xl.jobs.rekap.hasil import Pilihan

    return Pilihan(options.per or date.today(), options.tahun, options.apbd, options.tenggat)


def _cara(options: argparse.Namespace) -> Cara:
    from lkjip_xl.engines.rekap.jalan import Batas
    from lkjip_xl.engines.rekap.susun import Cara

    return Cara(options.klaster, Batas(options.batas_detik, options.batas_mb), options.sertakan_teks)


def _write(done: Tersaji, target: Path, data: Path | None) -> tuple[Path | None, tuple[Path, ...]]:
    """Write the rekap as one step, and its tables where they are wanted; what stood there is kept as a version."""
    from lkjip_xl.engines.disk.save import replace_content
    from lkjip_xl.engines.rekap.saji import serahkan

    return replace_content(target, done.buku.read_bytes()), serahkan(done.tabel, data) if data else ()


def _lewat_buku(options: argparse.Namespace) -> int:
    """Do with the workbook for a rekap what one of its buttons does."""
    from lkjip_xl.engines.rekap.lewat_buku import lewat_buku

    if options.folder or options.ke or options.data:
        raise CannotRun("Dengan --buku, folder dan pilihannya diketik di Beranda buku kerja rekap itu, dan hasilnya "
                        "ditulis ke sana. Hapus FOLDER, --ke, dan --data dari perintah ini.")
    button: Tombol = "ekspor" if options.ekspor else "periksa" if options.periksa else "rekap"
    with progress(options.json) as maju:
        told = lewat_buku(options.buku, button, maju=maju, cara=_cara(options), folder=options.ekspor)
    if options.json:
        print_json({"berkas": options.buku, "kalimat": told})
    else:
        print("\n".join(told))
    return BERES


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[Maju], None]]:
    """What shows how many books are done, how many a second, and the time that is left; on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("Membaca buku kerja"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[laju]}"),
               TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, laju="")

        def maju(state: Maju) -> None:
            left = "" if state.sisa is None else f", sisa {_lama(state.sisa)}"
            bar.update(task, completed=state.selesai, total=state.total, laju=f"{state.per_detik:.0f} per detik{left}")

        yield maju


def _lama(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} menit {rest} detik" if minutes else f"{rest} detik"


def _tell(options: argparse.Namespace, done: Tersaji, kept: Path | None, tables: tuple[Path, ...]) -> None:
    found = done.terkumpul
    if options.json:
        print_json({"berkas": options.ke, "cadangan": kept, **done.cerita["isi"], "dihitung": found.dihitung,
                    "dari_simpanan": found.dari_toko, "detik": round(found.detik, 3), "tabel": list(tables)})
    else:
        print("\n".join([done.cerita["kalimat"], "", *done.cerita["rincian"], "",
                         *_footer(options.ke, done, kept, tables)]))


def _footer(target: Path, done: Tersaji, kept: Path | None, tables: tuple[Path, ...]) -> Iterator[str]:
    found = done.terkumpul
    yield f"Rekap: {target}"
    if kept:
        yield f"Versi sebelumnya tersimpan di {kept.parent.name}/{kept.name}"
    if tables:
        yield f"Tabel Parquet: {', '.join(path.name for path in tables)} di {tables[0].parent}"
    yield (f"Dihitung sekarang: {found.dihitung} buku; dari hitungan sebelumnya: {found.dari_toko}; "
           f"{_lama(found.detik)}.")


COMMANDS: tuple[Command, ...] = (
    ("rekap", _rekap, "Menjumlahkan dan membandingkan buku kerja banyak instansi.",
     "lkjip rekap kumpulan-2025 --ke rekap-2025.xlsx", _arguments),
)
