"""The commands telaah and telaah-banding: a report is read, and handed back with a remark at every contradiction."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.cli.console import ADA_TEMUAN, BERES, Command, add_json, print_json, spinning
from lkjip_xl.engines.disk.reason import reason

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from lkjip_xl.book.telaah import Akar, Tampak
    from lkjip_xl.domain.telaah.dokumen import Dokumen
    from lkjip_xl.engines.naskah.hasil import Tertulis
    from lkjip_xl.jobs.impor_angka import Impor
    from lkjip_xl.jobs.telaah import Telaahan
    from lkjip_xl.jobs.telaah_banding import Perbandingan, Ubah

# ruff: noqa: PLC0415 - each command loads only what it needs
LEBAR = 140
"""How many letters wide a table is at least: what does not fit a narrower screen wraps there."""
PERUBAHAN_DISEBUT = 200
"""How many changes the screen shows; --json has all of them."""
Progress = Callable[[str], None]


def _arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("naskah", metavar="NASKAH", type=Path,
                         help="laporan yang ditelaah (.docx, .pdf, .txt, atau .md)")
    command.add_argument("--buku", metavar="BUKU", type=Path,
                         help="buku kerja LKjIP pembandingnya; tidak diubah, kecuali dengan --tulis")
    command.add_argument("--ke", metavar="DIR", type=Path,
                         help="folder untuk salinan bertanda dan daftarnya; bila tidak disebut, di sebelah naskah")
    command.add_argument("--isi-angka-tercetak", action="store_true",
                         help="tulis juga angka yang terbaca ke lembar Angka Tercetak buku itu; yang diketik tetap")
    command.add_argument("--tulis", action="store_true", help="tulis juga catatannya ke lembar Telaah buku itu")
    command.add_argument("--ringkas", action="store_true", help="hanya pokok-pokoknya")
    add_json(command)


def _telaah(options: argparse.Namespace) -> int:
    for switch in (name for name in ("isi_angka_tercetak", "tulis") if getattr(options, name) and not options.buku):
        raise CannotRun(f"Pilihan --{switch.replace('_', '-')} mengisi buku kerja, jadi sebutkan juga bukunya: "
                        "--buku BUKU.")
    with spinning(options.json) as progress:
        done, written, filled = _done(options, progress)
    if options.json:
        print_json({"berkas": options.naskah, **done.as_dict(), "salinan": written.salinan, "daftar": written.daftar,
                    "cadangan": list(written.cadangan), "angka_tercetak": filled.kalimat if filled else None})
    else:
        _print(options, done, written, filled)
    return ADA_TEMUAN if done.galat else BERES


Done = tuple["Telaahan", "Tertulis", "Impor | None"]
"""The telaah of a document, its files, and what was written of it into Angka Tercetak, where that was asked."""


def _done(options: argparse.Namespace, progress: Progress) -> Done:
    from lkjip_xl.engines.naskah.ulang import read_dokumen
    from lkjip_xl.jobs.telaah import telaah

    progress("Membaca naskah")
    dokumen = read_dokumen(options.naskah)
    if options.buku is not None:
        return _with_book(options, dokumen, progress)
    progress("Menelaah")
    done = telaah(dokumen)
    return done, _write(options, done, progress), None


def _write(options: argparse.Namespace, done: Telaahan, progress: Progress) -> Tertulis:
    from lkjip_xl.engines.naskah.hasil import write

    progress("Menulis salinan bertanda dan daftarnya")
    return write(options.naskah, _folder(options), done, [options.naskah, options.buku])


def _with_book(options: argparse.Namespace, dokumen: Dokumen, progress: Progress) -> Done:
    from lkjip_xl.engines.document.docx import docx
    from lkjip_xl.engines.naskah.ulang import read_written
    from lkjip_xl.engines.workbook.exchange import open_any
    from lkjip_xl.jobs.telaah import telaah
    from lkjip_xl.jobs.telaah_buku import isi_angka_tercetak, kebenaran_buku, tulis_telaah

    with open_any(options.buku) as book:
        if options.isi_angka_tercetak or options.tulis:
            book.refuse_if_in_use()
        progress("Membaca buku kerja")
        truth = kebenaran_buku(book, docx, read_written)
        progress("Menelaah")
        done = telaah(dokumen, *truth)
        written = _write(options, done, progress)
        filled = isi_angka_tercetak(book, done) if options.isi_angka_tercetak else None
        if options.tulis:
            tulis_telaah(book, done, written.salinan)
        if filled or options.tulis:
            book.save()
    return done, written, filled


def _folder(options: argparse.Namespace) -> Path:
    """Where the copy and the list go; it is made where it is not there yet."""
    folder: Path = options.ke or options.naskah.absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotRun(f"Folder {folder} tidak dapat dibuat ({reason(error)}). Pilih folder lain, misalnya di "
                        "C:\\LKjIP.") from error
    return folder


# What is shown

def _print(options: argparse.Namespace, done: Telaahan, written: Tertulis, filled: Impor | None) -> None:
    print(f"{options.naskah.name}: {_dikenali(done)}\nTemuan: {done.kalimat}. Naskah tidak diubah.")
    for sentence in done.dokumen.keterangan:
        print(f"  {sentence}")
    _print_dahulu(done.akar)
    if not options.ringkas:
        _print_semua(done.akar)
    if written.salinan:
        print(f"Salinan bertanda: {written.salinan}")
    print(f"Daftar temuan: {written.daftar}")
    for kept in written.cadangan:
        print(f"Versi sebelumnya tersimpan di {kept.parent.name}/{kept.name}")
    if filled:
        print(filled.kalimat)


def _dikenali(done: Telaahan) -> str:
    """What was recognised of the document, in one line."""
    said = done.ciri()
    known = [str(said[key]) for key in ("instansi", "kabupaten") if said[key]]
    known += [f"tahun {said['tahun']}"] if said["tahun"] else []
    known += [f"periode {said['periode']}"] if said["periode"] else []
    pages = f"{said['halaman']} halaman, " if said["halaman"] else ""
    return (f"{', '.join(known) or 'instansi dan tahunnya tidak dikenali'}; {pages}{said['tabel']} tabel, "
            f"{said['kutipan']} angka terbaca.")


def _print_dahulu(roots: Sequence[Akar]) -> None:
    from lkjip_xl.book.telaah import DAHULU

    if len(roots) > 1:
        print("Yang perlu dibenahi dahulu:")
        for number, root in enumerate(roots[:DAHULU], 1):
            print(f"{number:>3}. {root.kalimat}")
        if len(roots) > DAHULU:
            print(f"     dan {len(roots) - DAHULU} pokok lain")


def _print_semua(roots: Sequence[Akar]) -> None:
    if sys.stdout.isatty():
        _print_tabel(roots)
    else:
        for root in roots:
            _print_baris(root)


def _print_baris(root: Akar) -> None:
    """The remarks of a root line by line: a file or another program has no width."""
    if len(root.temuan) > 1:
        print(root.kalimat)
    for one in root.temuan:
        print(f"  [{one.tingkat}] {one.kode} {'; '.join(_places(one).splitlines())}: {one.pesan}\n"
              f"      Seharusnya: {one.seharusnya.rstrip('.')}. {one.tindakan}")


def _print_tabel(roots: Sequence[Akar]) -> None:
    table = _table("Tingkat", "Kode", "Letak", "Temuan", "Seharusnya", "Yang perlu dilakukan")
    for root in roots:
        if len(root.temuan) > 1:
            table.add_row("", "", "", *_plain([root.kalimat]), style="bold")
        for one in root.temuan:
            table.add_row(*_plain((one.tingkat, one.kode, _places(one), one.pesan, one.seharusnya, one.tindakan)))
    _show(table)


def _places(one: Tampak) -> str:
    return "\n".join(dict.fromkeys(place.kata for place in one.titik)) or one.tempat


def _table(*headings: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _plain(texts: Iterable[str]) -> Iterator[Text]:
    """Texts of the document as they are: nothing in them is markup."""
    from rich.text import Text

    return (Text(text) for text in texts)


def _show(table: Table) -> None:
    from rich.console import Console

    if table.row_count:
        Console(width=max(LEBAR, Console().width)).print(table)


# Two drafts

def _banding_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("lama", metavar="LAMA", type=Path, help="naskah sebelumnya (.docx, .pdf, .txt, atau .md)")
    command.add_argument("baru", metavar="BARU", type=Path, help="naskah sesudah diperbaiki")
    add_json(command)


def _telaah_banding(options: argparse.Namespace) -> int:
    from lkjip_xl.engines.naskah.ulang import read_dokumen
    from lkjip_xl.jobs.telaah_banding import telaah_banding

    with spinning(options.json) as progress:
        progress("Membaca kedua naskah")
        lama, baru = read_dokumen(options.lama), read_dokumen(options.baru)
        progress("Membandingkan")
        found = telaah_banding(lama, baru)
    if options.json:
        print_json({"lama": options.lama, "baru": options.baru, **found.as_dict()})
    else:
        _print_banding(options, found)
    return ADA_TEMUAN if found.galat else BERES


def _print_banding(options: argparse.Namespace, found: Perbandingan) -> None:
    print(f"{options.lama.name} -> {options.baru.name}: {found.kalimat}")
    for words, names in (("tidak ada lagi", found.nama_hilang), ("baru", found.nama_baru)):
        if names:
            print(f"Nama yang {words}: {'; '.join(names)}")
    _print_perubahan(found.perubahan)
    for words, shown in (("dibenahi", found.dibenahi), ("tersisa", found.tersisa), ("baru", found.baru)):
        if shown:
            print(f"Catatan yang {words}:")
            _print_catatan(shown)


def _print_perubahan(changes: Sequence[Ubah]) -> None:
    table = _table("Jenis", "Letak", "Semula", "Menjadi", "Di sekitarnya")
    for one in changes[:PERUBAHAN_DISEBUT]:
        table.add_row(*_plain((one.jenis, one.tempat, one.semula[:PERUBAHAN_DISEBUT], one.menjadi[:PERUBAHAN_DISEBUT],
                               one.sekitar)))
    _show(table)
    if len(changes) > PERUBAHAN_DISEBUT:
        print(f"dan {len(changes) - PERUBAHAN_DISEBUT} perubahan lain; semuanya ada di keluaran --json")


def _print_catatan(shown: Sequence[Tampak]) -> None:
    table = _table("Tingkat", "Kode", "Letak", "Temuan")
    for one in shown:
        table.add_row(*_plain((one.tingkat, one.kode, one.tempat, one.pesan)))
    _show(table)


COMMANDS: tuple[Command, ...] = (
    ("telaah", _telaah, "Membaca naskah laporan dan menandai setiap pertentangan di dalamnya.",
     "lkjip telaah laporan.docx --buku lkjip-2025.xlsm", _arguments),
    ("telaah-banding", _telaah_banding, "Membandingkan dua naskah: yang berubah, dan catatan yang sudah dibenahi.",
     "lkjip telaah-banding laporan-lama.docx laporan-baru.docx", _banding_arguments),
)
