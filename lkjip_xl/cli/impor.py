"""The imports: figures of the printed report, the realisasi export of SIPD, and plain tables."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.cli.console import ADA_TEMUAN, BERES, Command, add_file, add_json, print_json
from lkjip_xl.domain.sipd import LEMBAR
from lkjip_xl.engines.data.polos import read_plain
from lkjip_xl.engines.disk.reason import reason
from lkjip_xl.engines.workbook.exchange import open_any
from lkjip_xl.jobs.data import Salah, ringkas
from lkjip_xl.jobs.tujuan import LEMBAR_TABEL

if TYPE_CHECKING:
    from lkjip_xl.engines.workbook.exchange import ExchangeBook
    from lkjip_xl.engines.workbook.file import FileBook
    from lkjip_xl.jobs import impor_sipd, impor_tabel
    from lkjip_xl.jobs.impor_angka import Impor

    Preview = impor_sipd.Pratinjau | impor_tabel.Pratinjau


def _angka_arguments(command: argparse.ArgumentParser) -> None:
    add_file(command)
    command.add_argument("data", metavar="DATA", type=Path, help="daftar angka dari naskah (.csv atau .json)")
    command.add_argument("--ganti", action="store_true", help="ganti semua baris yang sudah ada di lembar itu")
    add_json(command)


def _impor_angka(options: argparse.Namespace) -> int:
    from lkjip_xl.jobs.impor_angka import impor_angka  # noqa: PLC0415 - each command loads only what it needs

    suffix, data = options.data.suffix.casefold(), _bytes(options.data)
    with open_any(options.file) as book:
        book.refuse_if_in_use()
        done = impor_angka(book, data, sebagai_json=suffix == ".json", ganti=options.ganti)
        kept = book.save()
    if options.json:
        print_json({**asdict(done), "cadangan": kept})
    else:
        _print_angka(options, done, kept)
    return ADA_TEMUAN if done.salah else BERES


def _bytes(path: Path) -> bytes:
    if path.suffix.casefold() not in (".csv", ".json"):
        raise CannotRun(f"Berkas data {path.name} harus berakhiran .csv atau .json. Simpan ulang sebagai CSV.")
    try:
        return read_plain(path)
    except OSError as error:
        raise CannotRun(f"Berkas data {path} tidak dapat dibaca ({reason(error)}). Periksa nama dan "
                        "foldernya.") from None


def _print_angka(options: argparse.Namespace, done: Impor, kept: Path | None) -> None:
    print(f"{options.file.name}: {done.kalimat}")
    _print_salah(options.data.name, done.salah)
    _print_kept(kept)
    if done.ditambahkan or not done.salah:
        print(f"Langkah berikutnya: lkjip periksa {options.file.name}")


def _print_salah(data: str, salah: Iterable[Salah], rest: Iterable[tuple[str, int]] = ()) -> None:
    """Print what is wrong; cells with the same words share them, and each of them is named."""
    groups: dict[tuple[str, str, str], list[Salah]] = {}
    for item in salah:
        groups.setdefault((item.masalah, item.seharusnya, item.tindakan), []).append(item)
    for (masalah, seharusnya, tindakan), found in groups.items():
        first = found[0]
        value = f" Isinya: {first.nilai}." if first.nilai else ""
        print(f"  {data} {_place(first)}: {masalah}{value}")
        print(f"      Seharusnya: {seharusnya.rstrip('.')}. {tindakan}")
        for item in found[1:]:
            print(f"      Begitu juga {_place(item)}{f': {item.nilai}' if item.nilai else ''}")
    for masalah, count in rest:
        print(f"  dan {count} lagi: {masalah}")


def _print_catatan(data: str, catatan: Sequence[Salah]) -> None:
    """Print what is to be known of cells that are written: every peringatan, and the first of the advice.

    A large table has the same advice for many cells; ``--json`` has all of it.
    """
    if catatan:
        print("Perlu diketahui:")
    _print_salah(data, (item for item in catatan if item.tingkat == "peringatan"))
    _print_salah(data, *ringkas(item for item in catatan if item.tingkat != "peringatan"))


def _place(item: Salah) -> str:
    column = f" kolom {item.kolom}" if item.kolom else ""
    return f"baris {item.baris}{column}" if item.baris else "seluruh berkas"


def _print_kept(kept: Path | None) -> None:
    if kept:
        print(f"Versi sebelumnya tersimpan di {kept.parent.name}/{kept.name}")


def _add_ya(command: argparse.ArgumentParser) -> None:
    command.add_argument("--ya", action="store_true", help="langsung tulis, tanpa bertanya")
    add_json(command)


def _sipd_arguments(command: argparse.ArgumentParser) -> None:
    add_file(command)
    command.add_argument("data", metavar="DATA", type=Path, nargs="+",
                         help="Laporan Realisasi Per Dokumen dari SIPD (.xlsx); boleh beberapa, misalnya per bulan")
    command.add_argument("--skpd", default="", metavar="KODE", help="Kode SKPD, bila datanya berisi beberapa SKPD")
    _add_ya(command)


def _impor_sipd(options: argparse.Namespace) -> int:
    from lkjip_xl.engines.data.tabel import baca_tabel  # noqa: PLC0415 - each command loads only what it needs
    from lkjip_xl.jobs.impor_sipd import pratinjau, terapkan  # noqa: PLC0415

    with open_any(options.file) as book:
        if options.ya or _may_ask(options):
            book.refuse_if_in_use()
        plan = pratinjau(book, [baca_tabel(path, LEMBAR) for path in options.data], options.skpd)
        data = ", ".join(path.name for path in options.data)
        return _decide(options, book, data, plan, lambda: terapkan(book, plan))


def _tabel_arguments(command: argparse.ArgumentParser) -> None:
    add_file(command)
    command.add_argument("tabel", metavar="TABEL", choices=tuple(LEMBAR_TABEL),
                         help=f"tabel tujuan: {', '.join(LEMBAR_TABEL)}")
    command.add_argument("data", metavar="DATA", type=Path, help="tabel biasa dengan judul kolom (.xlsx atau .csv)")
    command.add_argument("--kolom", action="append", default=[], metavar="JUDUL=KOLOM", type=_pair,
                         help="kolom buku kerja untuk sebuah judul di berkas data; boleh diulang")
    command.add_argument("--lembar", default="", metavar="NAMA", help="lembar di berkas data; bila tidak disebut, yang "
                         "pertama")
    command.add_argument("--ribuan", default="", choices=("titik", "koma"), help="pemisah ribuan di berkas data, bila "
                         "angka seperti 1.250 tidak jelas")
    _add_ya(command)


def _pair(text: str) -> tuple[str, str]:
    heading, sign, name = text.rpartition("=")
    if not (sign and heading.strip() and name.strip()):
        raise argparse.ArgumentTypeError(text)
    return heading.strip(), name.strip()


def _impor_tabel(options: argparse.Namespace) -> int:
    from lkjip_xl.engines.data.tabel import baca_tabel  # noqa: PLC0415 - each command loads only what it needs
    from lkjip_xl.jobs.impor_tabel import judul_dikenal, pratinjau, terapkan  # noqa: PLC0415

    kolom = dict(options.kolom)
    with open_any(options.file) as book:
        if options.ya or _may_ask(options):
            book.refuse_if_in_use()
        data = baca_tabel(options.data, options.lembar, judul_dikenal(options.tabel, kolom))
        plan = pratinjau(book, options.tabel, data, kolom, options.ribuan)
        return _decide(options, book, options.data.name, plan, lambda: terapkan(book, plan))


def _decide(options: argparse.Namespace, book: FileBook | ExchangeBook, data: str, plan: Preview,
            write: Callable[[], None]) -> int:
    """Show what an import would do, and do it as one step when that is wanted."""
    _show(options, data, plan)
    agreed = bool(plan.perubahan) and _agreed(options)
    if agreed:
        write()
    kept = book.save() if agreed else None
    _finish(options, {**asdict(plan), "kalimat": plan.kalimat}, agreed, bool(plan.perubahan), kept)
    warned = any(word.tingkat == "peringatan" for word in plan.catatan)
    return ADA_TEMUAN if plan.salah or plan.tidak_ditulis or warned else BERES


def _show(options: argparse.Namespace, data: str, plan: Preview) -> None:
    if not options.json:
        print(f"{options.file.name}: {plan.kalimat}")
        _print_salah(data, plan.salah, plan.salah_lain)
        for line in plan.rincian:
            print(line)
        _print_catatan(data, plan.catatan)


def _may_ask(options: argparse.Namespace) -> bool:
    return not options.json and sys.stdin.isatty()


def _agreed(options: argparse.Namespace) -> bool:
    """Whether to write: by --ya, or by the answer of whoever sits before the screen."""
    if options.ya or not _may_ask(options):
        return bool(options.ya)
    try:
        return input("Tulis ke buku kerja? [y/T] ").strip().casefold() in ("y", "ya")
    except EOFError:
        return False


def _finish(options: argparse.Namespace, shown: dict[str, object], written: bool, any_change: bool,
            kept: Path | None) -> None:
    if options.json:
        print_json({**shown, "ditulis": written, "cadangan": kept})
        return
    file = shlex.quote(str(options.file))
    if written:
        print("Sudah ditulis.")
        _print_kept(kept)
        print(f"Bila keliru, kembalikan dengan: lkjip pulihkan {file}\nLangkah berikutnya: lkjip hitung {file}")
    elif any_change:
        print("Buku kerja belum diubah. Untuk menulisnya, ulangi perintah ini dengan pilihan --ya")
    elif not shown["salah"]:
        print("Tidak ada yang perlu ditulis.")


COMMANDS: tuple[Command, ...] = (
    ("impor-angka", _impor_angka, "Memasukkan daftar angka dari naskah ke lembar Angka Tercetak.",
     "lkjip impor-angka lkjip-2025.xlsm angka.csv", _angka_arguments),
    ("impor-sipd", _impor_sipd, "Mengisi realisasi anggaran per triwulan dari ekspor realisasi SIPD.",
     "lkjip impor-sipd lkjip-2025.xlsm realisasi.xlsx", _sipd_arguments),
    ("impor-tabel", _impor_tabel, "Mengisi target, realisasi, program, atau indikator dari tabel biasa.",
     'lkjip impor-tabel lkjip-2025.xlsm program dpa.xlsx --kolom "Pagu=Pagu Murni"', _tabel_arguments),
)
