"""The command laporan: the report as a Word document."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.schema import PERIKSA
from lkjip_xl.cli.console import BERES, Command, add_file, add_json, print_json, spinning
from lkjip_xl.engines.disk.save import refuse_if_in_use, replace_content
from lkjip_xl.engines.workbook.exchange import open_any

if TYPE_CHECKING:
    from lkjip_xl.jobs.laporan import Dokumen
    from lkjip_xl.jobs.lengkap import Lengkap


def _arguments(command: argparse.ArgumentParser) -> None:
    add_file(command)
    command.add_argument("docx", metavar="DOCX", type=Path, nargs="?",
                         help="nama dokumen Word; bila tidak disebut, di sebelah berkas itu dengan nama yang sama")
    command.add_argument("--tetap", action="store_true",
                         help="tulis juga bila hasilnya belum dihitung ulang atau masih ada galat; sampulnya "
                              "menyebutkan hal itu")
    command.add_argument("--lengkap", action="store_true",
                         help="juga laporan dan semua lampirannya dalam satu PDF, dengan nomor halaman bersambung "
                              "(memerlukan LibreOffice)")
    add_json(command)


def _laporan(options: argparse.Namespace) -> int:
    target = _target(options.file, options.docx)
    if options.lengkap:
        return _lengkap(options, target)
    done, kept = write_report(options.file, target, tetap=options.tetap)
    if options.json:
        print_json({"berkas": target, "judul": done.judul, "peringatan": done.peringatan or None, "cadangan": kept,
                    "tidak_dimuat": [item.as_dict() for item in done.kekurangan],
                    "telaah": [item.as_dict() for item in done.telaah]})
    else:
        _print_kekurangan(done)
        _print(target, done, kept)
    return BERES


def write_report(file: Path, target: Path, *, tetap: bool) -> tuple[Dokumen, Path | None]:
    """The document that was written for a closed workbook, and the kept copy of an earlier one, if any.

    Raises `CannotRun` when something speaks against the figures and ``tetap`` does not insist on them.
    """
    from lkjip_xl.engines.document.docx import tulis_docx  # noqa: PLC0415 - each command loads only what it needs
    from lkjip_xl.engines.naskah.ulang import read_written  # noqa: PLC0415
    from lkjip_xl.jobs.laporan import laporan  # noqa: PLC0415

    with open_any(file) as book:
        done = laporan(book, tulis_docx, tetap, read_written)
    return done, replace_content(target, done.isi)


TANPA_PDF = ("PDF lengkap belum dibuat: dari berkas yang tertutup diperlukan LibreOffice, dan program itu tidak ada di "
             "komputer ini. Pasang LibreOffice lalu ulangi, atau buka buku kerjanya di Excel dan klik Laporan Word.")


def _lengkap(options: argparse.Namespace, target: Path) -> int:
    done, kept = write_complete(options.file, target, tetap=options.tetap, quiet=options.json)
    pdf = complete_name(target) if done.pdf else None
    if options.json:
        print_json({"berkas": target, "pdf": pdf, "halaman": done.halaman, "lampiran": done.lampiran,
                    "judul": done.dokumen.judul, "peringatan": done.dokumen.peringatan or None,
                    "cadangan": list(kept), "tanpa_pdf": TANPA_PDF if done.tanpa_pdf else None,
                    "tidak_dimuat": [item.as_dict() for item in done.dokumen.kekurangan],
                    "telaah": [item.as_dict() for item in done.dokumen.telaah]})
        return BERES
    _print_kekurangan(done.dokumen)
    _print(target, done.dokumen, next(iter(kept), None))
    print(f"Laporan lengkap ditulis: {pdf} ({done.halaman} halaman, dengan {done.lampiran} lampiran)" if pdf
          else TANPA_PDF)
    return BERES


def complete_name(target: Path) -> Path:
    """The PDF of the report with its attachments, beside the Word document."""
    return target.with_name(f"{target.stem} lengkap.pdf")


def write_complete(file: Path, target: Path, *, tetap: bool, quiet: bool) -> tuple[Lengkap, tuple[Path, ...]]:
    """The report that was written for a closed workbook, with its attachments as one PDF where LibreOffice is there.

    Also the kept copies of earlier files. Raises `CannotRun` when something speaks against the figures and ``tetap``
    does not insist on them.
    """
    from lkjip_xl.engines.document.docx import tulis_docx  # noqa: PLC0415 - each command loads only what it needs
    from lkjip_xl.engines.naskah.ulang import read_written  # noqa: PLC0415
    from lkjip_xl.engines.print.lengkap import bind  # noqa: PLC0415
    from lkjip_xl.engines.print.pdf import LibreOffice, document_pdf  # noqa: PLC0415
    from lkjip_xl.engines.print.sampul import Jilid  # noqa: PLC0415
    from lkjip_xl.jobs.lengkap import Alat, lengkap  # noqa: PLC0415

    with open_any(file) as book, spinning(quiet) as progress:
        alat = Alat(tulis_docx, document_pdf, LibreOffice(book), Jilid().texts, bind, read_written)
        done = lengkap(book, alat, tetap, progress)
    made = {target: done.dokumen.isi, **({complete_name(target): done.pdf} if done.pdf else {})}
    kept = []
    for path in made:
        if path.exists():
            refuse_if_in_use(path)
    for path, content in made.items():
        kept.append(replace_content(path, content))
    return done, tuple(path for path in kept if path)


def _target(book: Path, named: Path | None) -> Path:
    target: Path = named or book.with_suffix(".docx")
    if target.suffix.casefold() != ".docx":
        raise CannotRun(f"Nama dokumen {target.name} harus berakhiran .docx. Ulangi dengan nama itu, misalnya "
                        f"{target.stem}.docx.")
    if not target.parent.is_dir():
        raise CannotRun(f"Folder {target.parent} tidak ada. Buat dahulu foldernya, atau pilih folder lain.")
    return target


def _print_kekurangan(done: Dokumen) -> None:
    """The parts that the report lacks, each with the cell to fill."""
    if done.kekurangan:
        print(f"Yang tidak dimuat laporan ini ({len(done.kekurangan)}; juga tertulis di lembar {PERIKSA.name}):")
    for item in done.kekurangan:
        print(f"  [{item.tingkat}] {item.tempat}: {item.temuan} {item.tindakan}")


def _print_telaah(done: Dokumen) -> None:
    """What reading the finished report found, which is told and does not keep it back."""
    if done.telaah:
        from lkjip_xl.book.telaah import tally  # noqa: PLC0415 - only where there is anything to tell

        print(f"Laporan ini dibaca ulang; ada yang bertentangan di dalamnya ({tally(done.telaah)}):")
    for item in done.telaah:
        print(f"  [{item.tingkat}] {item.kode} {item.tempat}: {item.pesan} {item.tindakan}")


def _print(target: Path, done: Dokumen, kept: Path | None) -> None:
    print(f"Laporan ditulis: {target}")
    _print_telaah(done)
    if done.peringatan:
        print(f"Sampulnya menyebutkan: {done.peringatan}")
    if kept:
        print(f"Versi sebelumnya tersimpan di {kept.parent.name}/{kept.name}")
    print("Buka di Word dan sunting kalimatnya; angkanya berasal dari buku kerja, jadi ubahlah di sana, lalu tulis "
          "lagi. Setelah menyunting, tekan Ctrl+A lalu F9 untuk memperbarui daftar isi.")


COMMANDS: tuple[Command, ...] = (
    ("laporan", _laporan, "Menulis laporan lengkap (LKjIP) sebagai dokumen Word.",
     "lkjip laporan lkjip-2025.xlsm laporan.docx --lengkap", _arguments),
)
