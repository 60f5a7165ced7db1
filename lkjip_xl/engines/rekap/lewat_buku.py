"""A rekap as the workbook for it asks: its buttons on a closed file, and on what LibreOffice hands over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

from lkjip_xl.engines.print.pdf import workbook_pdf
from lkjip_xl.engines.rekap.jalan import Maju
from lkjip_xl.engines.rekap.susun import Cara, susun
from lkjip_xl.engines.workbook.exchange import open_any
from lkjip_xl.jobs.rekap.buku_rekap import baca_permintaan

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
        from lkjip_xl.engines.rekap.ekspor import serahkan_ekspor, tuliskan  # noqa: PLC0415 - what is wrong comes first

        if tombol == "ekspor":
            return tuple(serahkan_ekspor(found, workbook_pdf, folder or Path(book.folder)))
        told = tuliskan(book, found, tombol == "rekap")
        book.save()
        return tuple(told)
