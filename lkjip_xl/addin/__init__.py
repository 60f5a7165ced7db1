"""What the buttons of the workbook run: one function for each button, ``python -m lkjip_xl.addin`` for all of them.

Each ends with one message box in Indonesian; nothing that goes wrong ever reaches staff as a Python traceback. The
macro tells job, workbook and window by variables of the environment: no name is ever part of a command line. Another
program may say the same in words: ``python -m lkjip_xl.addin hitung --hwnd 1234 --buku lkjip.xlsm``.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from lkjip_xl.addin.kotak import JUDUL, TEMUAN_DISEBUT, agreed, copied, folder_of, listed
from lkjip_xl.book.bantuan import BANTUAN
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.workbook.lean import xw

if TYPE_CHECKING:
    from lkjip_xl.book.periksa import Temuan

# ruff: noqa: PLC0415 - each button loads only what it needs: a click waits for nothing else

TUGAS, BUKU, JENDELA = "LKJIP_TUGAS", "LKJIP_BUKU", "LKJIP_JENDELA"
"""The variables by which macros/Penghubung.bas says what was clicked: job, name of the workbook, window of Excel."""
_SWITCHES = {"--hwnd": JENDELA, "--buku": BUKU}
_WINDOWS = getattr(ctypes, "windll", None)
_IN_FRONT = 0x50010
"""Windows' numbers for a message box of an error, in front of all other windows."""


def hitung() -> None:
    """Hitung Ulang: compute every figure and write the output sheets."""
    _press(_hitung)


def periksa() -> None:
    """Periksa: say what is wrong, and list it on the sheet Periksa."""
    _press(_periksa)


def ekspor() -> None:
    """Ekspor Lampiran: write attachments and tables as PDF and .xlsx into a folder beside the workbook."""
    from lkjip_xl.addin import keluar

    _press(keluar.ekspor)


def laporan() -> None:
    """Laporan Word: write the whole report beside the workbook, as a Word document and as a PDF with attachments."""
    from lkjip_xl.addin import keluar

    _press(keluar.laporan)


def telaah() -> None:
    """Telaah Naskah: read a report, and give it back with a remark at every contradiction."""
    from lkjip_xl.addin import masuk

    _press(masuk.telaah_naskah)


def impor_sipd() -> None:
    """Impor SIPD: show what a download of SIPD would write, and write it when staff agree."""
    from lkjip_xl.addin import masuk

    _press(masuk.impor_sipd)


def tahun_baru() -> None:
    """Tahun Baru: write the workbook of the next year beside this one."""
    _press(_tahun_baru)


def perbarui() -> None:
    """Perbarui Buku: write a workbook of the present version beside this one, with everything of this one."""
    _press(_perbarui)


def rekap() -> None:
    """Rekap: read the workbooks of all offices, and write what they say together."""
    from lkjip_xl.addin import buku_rekap

    _press(buku_rekap.rekap)


def rekap_periksa() -> None:
    """Periksa of a rekap: say what contradicts between the workbooks of several offices, and list it."""
    from lkjip_xl.addin import buku_rekap

    _press(buku_rekap.periksa)


def rekap_ekspor() -> None:
    """Ekspor of a rekap: write it as .xlsx and PDF beside the workbook."""
    from lkjip_xl.addin import buku_rekap

    _press(buku_rekap.ekspor)


def status() -> None:
    """Status: say how far the input is, and whether the results still belong to it."""
    _press(_status)


def bantuan() -> None:
    """Bantuan: say the steps, and open the guide if it is installed."""
    _press(_bantuan)

Job = Callable[[xw.Book], str]


def _press(job: Job) -> None:
    try:
        book = _clicked()
        text, mode = _run(job, book)
        book.app.alert(text, JUDUL, mode=mode)
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches staff
        # Without Excel there is no box of Excel to show.
        _say(str(error) if isinstance(error, CannotRun) else _failed(error))
        raise SystemExit(0 if _WINDOWS else 1) from None


def _say(text: str) -> None:
    """A message box of Windows; elsewhere a line."""
    if _WINDOWS:
        _WINDOWS.user32.MessageBoxW(0, text, JUDUL, _IN_FRONT)
    else:
        print(text, file=sys.stderr)


def _clicked() -> xw.Book:
    """The workbook that a button was clicked in."""
    from lkjip_xl.engines.workbook.clicked import clicked_book

    name, window = _told()
    if name is None or window is None:
        return xw.Book.caller()
    return clicked_book(name, int(window))


def _told() -> tuple[str | None, str | None]:
    """The name of the clicked workbook and its window.

    Workbooks of version 2 and 3 hold xlwings' own macro, which names both in words. These count first, for the
    variables that a click in a later workbook has set live on in Excel.
    """
    words = dict(word.partition("=")[::2] for word in sys.argv if word.startswith("--"))
    if "--from_xl" in words:
        return words.get("--wb"), words.get("--hwnd")
    return os.environ.get(BUKU), os.environ.get(JENDELA)


def _run(job: Job, book: xw.Book) -> tuple[str, str]:
    try:
        return job(book), "info"
    except CannotRun as error:
        return _run(_offering(error.tawaran), book) if error.tawaran else (str(error), "critical")
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches staff
        return _failed(error), "critical"


def _failed(error: Exception) -> str:
    from lkjip_xl.engines.disk.log import failure
    from lkjip_xl.engines.workbook.clicked import why_refused

    return why_refused(error) or failure(error)


def _offering(tawaran: str) -> Job:
    """A workbook of an earlier version can be carried on at once, whichever of its buttons was clicked."""
    def offer(book: xw.Book) -> str:
        if not agreed(book, f"{tawaran}\n\nPerbarui sekarang?"):
            return "Tidak diperbarui. Buku kerja ini tidak diubah."
        return _perbarui(book)

    return offer


def _perbarui(book: xw.Book) -> str:
    from lkjip_xl.engines.disk.save import free_name
    from lkjip_xl.engines.workbook.file import create_book, open_book
    from lkjip_xl.engines.workbook.shipped import empty
    from lkjip_xl.jobs.perbarui import next_name, perbarui

    folder = folder_of(book)
    with copied(book) as copy, open_book(copy) as old:
        done = perbarui(old, lambda version: free_name(folder / next_name(book.name, version)),
                        lambda path, fill: create_book(path, empty(path.suffix.casefold()), fill))
    return listed(f"{done.kalimat} Letaknya: {done.berkas.parent}", done.rincian)


def _hitung(book: xw.Book) -> str:
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.hitung import hitung_buku

    with live(book) as excel:
        done = hitung_buku(excel, datetime.now())
    return f"Selesai. {done.kalimat}\n\n{_found(done.semua)}\n\n{excel.catatan}".rstrip()


def _found(temuan: Temuan) -> str:
    from lkjip_xl.book.schema import PERIKSA

    if not temuan.terbuka and not temuan.diterima:
        return "Tidak ada temuan."
    return f"Temuan: {temuan.kalimat}. Rinciannya di lembar {PERIKSA.name}."


def _periksa(book: xw.Book) -> str:
    from lkjip_xl.book.schema import PERIKSA
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.periksa import tulis_periksa

    with live(book) as excel:
        temuan = tulis_periksa(excel)
    shown = temuan.isian
    named = [f"• {item.tempat}: {item.temuan} {item.tindakan}" for item in shown[:TEMUAN_DISEBUT]]
    more = [f"... dan {len(shown) - TEMUAN_DISEBUT} temuan lain."] if len(shown) > TEMUAN_DISEBUT else []
    last = [f"Semuanya tertulis di lembar {PERIKSA.name}."] if temuan.terbuka else []
    return "\n\n".join([f"Temuan: {temuan.kalimat}." if temuan.terbuka else "Tidak ada temuan.", *named, *more, *last])


def _tahun_baru(book: xw.Book) -> str:
    from lkjip_xl.engines.disk.save import free_name
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.engines.workbook.file import create_book
    from lkjip_xl.engines.workbook.shipped import empty
    from lkjip_xl.jobs.tahun_baru import next_name, tahun_baru

    folder = folder_of(book)
    with live(book) as excel:
        done = tahun_baru(excel, lambda year: free_name(folder / next_name(book.name, year)),
                          lambda path, fill: create_book(path, empty(path.suffix.casefold()), fill))
    own = [f"Lembar tambahan yang tidak disalin: {', '.join(done.lembar_sendiri)}."] if done.lembar_sendiri else []
    return listed(f"{done.kalimat} Letaknya: {done.berkas.parent}", [*done.perlu, *own, *done.catatan])


def _status(book: xw.Book) -> str:
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.status import status

    with live(book) as excel:
        found = status(excel)
    return found.kalimat


def _bantuan(book: xw.Book) -> str:  # noqa: ARG001 - every button has the same signature
    import webbrowser

    from lkjip_xl.engines.disk.log import data_folder

    guide = data_folder() / "panduan" / "panduan.html"
    if guide.is_file():
        webbrowser.open(guide.as_uri())
    return BANTUAN


_TUGAS = {job.__name__: job for job in (hitung, periksa, ekspor, laporan, telaah, impor_sipd, tahun_baru, perbarui,
                                        status, bantuan, rekap, rekap_periksa, rekap_ekspor)}
"""The only jobs there are; whatever else is asked for is not done."""


def _start(words: Sequence[str] = ()) -> int:
    """Do the job that the words or else the environment name; returns 0 when staff have been told the end, else 2."""
    said = _said(words)
    job = None if said is None else _TUGAS.get({**os.environ, **said}.get(TUGAS, ""))
    if said is None or job is None:
        return 2
    os.environ.update(said)
    job()
    return 0


def _said(words: Sequence[str]) -> dict[str, str] | None:
    """Job, window and workbook of a command line as the variables that the macro sets; None for other words."""
    if not words:
        return {}
    job, *rest = words
    pairs = dict(zip(rest[::2], rest[1::2], strict=False))
    if len(rest) % 2 or not pairs.keys() <= _SWITCHES.keys() or not pairs.get("--hwnd", "0").lstrip("-").isdecimal():
        return None
    return {TUGAS: job, **{_SWITCHES[switch]: value for switch, value in pairs.items()}}
