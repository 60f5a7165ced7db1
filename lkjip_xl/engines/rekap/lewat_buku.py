"""A rekap as the workbook for it asks: its buttons on a closed file, and on what LibreOffice hands over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from lkjip_xl.engines.disk.delivery import delivery
from lkjip_xl.engines.print.pdf import workbook_pdf
from lkjip_xl.engines.rekap.jalan import Maju
from lkjip_xl.engines.rekap.susun import Cara, susun
from lkjip_xl.engines.workbook.exchange import ExchangeBook, open_any
from lkjip_xl.engines.workbook.file import FileBook
from lkjip_xl.jobs.rekap.buku_rekap import (
    baca_permintaan,
    kalimat,
    rincian,
    temuan_pertama,
    tulis_rekap,
    tulis_temuan,
)
from lkjip_xl.jobs.rekap.hasil import Rekap

Tombol = Literal["rekap", "periksa", "ekspor"]


def lewat_buku(path: Path, tombol: Tombol, *, maju: Callable[[Maju], None], cara: Cara = Cara(),  # noqa: B008 - frozen
               folder: Path | None = None) -> tuple[str, ...]:
    """Do what a button does, with the workbook for a rekap at that path; returns the lines that tell how it ended.

    ``folder`` is where Ekspor puts its files; without it that of the workbook. Raises `CannotRun` where the workbook is
    none for a rekap or is open elsewhere, where there is nothing to read, or where a package is not installed.
    """
    with open_any(path) as book:
        asked = baca_permintaan(book, book.folder, date.today())
        if tombol != "ekspor":
            book.refuse_if_in_use()
        found = asked.disebut(susun(asked.folder, asked.pilihan, cara, maju))
        if tombol == "ekspor":
            return tuple(_exported(found, folder or Path(book.folder)))
        return tuple(_written(book, found, tombol))


def _written(book: FileBook | ExchangeBook, found: Rekap, tombol: Tombol) -> Sequence[str]:
    from lkjip_xl.engines.rekap.ekspor import halaman_buku  # noqa: PLC0415 - what is wrong is said before it is loaded

    if tombol == "periksa":
        tulis_temuan(book, found, halaman_buku(found))
        told = [kalimat(found), *temuan_pertama(found)]
    else:
        tulis_rekap(book, found, halaman_buku(found), datetime.now())
        told = [f"Selesai. {kalimat(found)}", *rincian(found)]
    book.save()
    return told


def _exported(found: Rekap, folder: Path) -> Sequence[str]:
    from lkjip_xl.engines.rekap.ekspor import berkas_ekspor  # noqa: PLC0415

    with delivery(folder) as into:
        made = berkas_ekspor(found, workbook_pdf)
        into.put(made.berkas)
    return [made.kalimat, *made.berkas, f"Folder: {into.folder}"]
