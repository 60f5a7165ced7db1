"""The buttons of the workbook for a rekap: Rekap, Periksa and Ekspor."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING

from lkjip_xl.addin.kotak import folder_of, listed, told
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.workbook.esc import Stopped
from lkjip_xl.engines.workbook.lean import xw

if TYPE_CHECKING:
    from lkjip_xl.engines.rekap.jalan import Maju
    from lkjip_xl.jobs.rekap.buku_rekap import Permintaan
    from lkjip_xl.jobs.rekap.hasil import Rekap

# ruff: noqa: PLC0415 - each button loads only what it needs: a click waits for nothing else

_DIHENTIKAN = ("Dihentikan; tidak ada yang ditulis. Buku kerja yang sudah dihitung diingat, jadi lain kali rekap "
               "melanjutkannya.")


def rekap(book: xw.Book) -> str:
    return _written(book, semua=True)


def periksa(book: xw.Book) -> str:
    return _written(book, semua=False)


def _written(book: xw.Book, *, semua: bool) -> str:
    from lkjip_xl.engines.workbook.excel import live

    try:
        found = _collected(book)
    except Stopped:
        return _DIHENTIKAN
    from lkjip_xl.engines.rekap.ekspor import tuliskan

    with live(book) as excel:
        first, *more = tuliskan(excel, found, semua)
    return listed(first, more)


def ekspor(book: xw.Book) -> str:
    from lkjip_xl.engines.print.excel_print import workbook_pdf

    folder = folder_of(book)
    try:
        found = _collected(book)
    except Stopped:
        return _DIHENTIKAN
    from lkjip_xl.engines.rekap.ekspor import serahkan_ekspor

    first, *more = serahkan_ekspor(found, lambda path: workbook_pdf(book.app, path), folder)
    return listed(first, more)


def _collected(book: xw.Book) -> Rekap:
    """The rekap that the home sheet asks for; the status bar tells how far it is, Esc stops it."""
    from lkjip_xl.engines.print.excel_print import uninterrupted
    from lkjip_xl.engines.rekap.susun import susun
    from lkjip_xl.engines.workbook.excel import set_for_now

    asked = _asked(book)
    with uninterrupted(book.app), ExitStack() as restore:
        set_for_now(book.app, "status_bar", "LKjIP: mencari buku kerja ...", restore)
        tell = told(book.app)
        return asked.disebut(susun(asked.folder, asked.pilihan, maju=lambda state: tell(_progress(state))))


def _asked(book: xw.Book) -> Permintaan:
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.rekap.buku_rekap import baca_permintaan

    try:
        folder = str(folder_of(book))
    except CannotRun:
        folder = ""
    with live(book) as excel:
        return baca_permintaan(excel, folder, date.today())


def _progress(state: Maju) -> str:
    left = "" if state.sisa is None else f", kira-kira {_duration(state.sisa)} lagi"
    return f"buku kerja {state.selesai} dari {state.total}{left}"


def _duration(seconds: float) -> str:
    return f"{round(seconds / 60)} menit" if seconds >= 120 else f"{max(round(seconds), 1)} detik"
