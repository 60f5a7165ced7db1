"""The workbook that a button was clicked in, found among all that are open; and why Excel does not let it be used."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib import import_module

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.workbook.lean import xw

_BUSY = (-2147418111, -2147417846, -2146777998)
"""RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER and VBA_E_IGNORE, which Excel answers while a cell is edited."""
_GONE = (-2147417848, -2147023174, -2147023170)
"""RPC_E_DISCONNECTED, RPC_S_SERVER_UNAVAILABLE and RPC_S_CALL_FAILED."""
_SIBUK = ("Excel sedang sibuk, misalnya sebuah sel sedang diketik atau sebuah kotak dialog masih terbuka. Tekan Enter "
          "atau tutup kotaknya, lalu klik tombolnya lagi.")
_DITUTUP = "Excel atau buku kerjanya ditutup selagi dikerjakan. Buka lagi, lalu klik tombolnya sekali lagi."
_SEMENTARA = ("Buku kerja ini dibuka dari dalam ZIP, dari surel, atau dari folder sementara, jadi isinya dapat hilang. "
              "Simpan dahulu dengan File > Save As di komputer ini, misalnya di C:\\LKjIP, lalu klik tombolnya lagi. "
              "Bila dari ZIP: klik kanan ZIP itu, pilih Extract All, lalu buka buku kerja hasilnya.")
_FLEETING = ("%TEMP%", "%TMP%", "%LOCALAPPDATA%/Temp", "%LOCALAPPDATA%/Microsoft/Windows/INetCache")
"""Where Windows unpacks what is opened inside a ZIP or a mail, and clears it by itself."""


def clicked_book(name: str, window: int) -> xw.Book:
    """The open workbook of that name in the Excel whose window has that handle.

    Where the handle leads nowhere, the one open workbook of that name, whichever Excel holds it. Raises `CannotRun`
    where there is none, or where several Excels hold one of that name and none of them has the window.
    """
    try:
        books = xw.apps.add(xl=window).books
    except Exception as error:
        if why_refused(error):
            raise
        books = None
    found = _searched(name, window) if books is None else _named(books, name)
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotRun(f"Lebih dari satu buku kerja bernama {name} terbuka di beberapa jendela Excel, jadi tidak "
                        "jelas yang mana yang dimaksud. Simpan dan tutup yang lain, lalu klik tombolnya lagi.")
    raise CannotRun(f"Buku kerja {name} tidak ditemukan di antara yang terbuka di Excel. Simpan, tutup semua jendela "
                    "Excel, buka lagi, lalu klik tombolnya sekali lagi.")


def _named(books: xw.main.Books, name: str) -> list[xw.Book]:
    try:
        return [books[name]]
    except KeyError:
        return []


def _searched(name: str, window: int) -> list[xw.Book]:
    """All workbooks of that name that xlwings sees or, where it sees none, that Windows has registered."""
    found = [book for app in xw.apps for book in _named(app.books, name)] or list(_registered(name))
    return [book for book in found if book.app.api.Hwnd == window] or found


def _registered(name: str) -> Iterator[xw.Book]:
    """The workbooks of that name in the running object table, where each open file stands under its path."""
    try:
        com = import_module("pythoncom")
    except ImportError:
        return
    table, context = com.GetRunningObjectTable(), com.CreateBindCtx(0)
    for moniker in table:
        path = str(moniker.GetDisplayName(context, None))
        if re.split(r"[\\/]", path)[-1].casefold() == name.casefold():
            book = import_module("win32com.client").Dispatch(table.GetObject(moniker).QueryInterface(com.IID_IDispatch))
            yield from _named(xw.apps.add(xl=book.Application).books, name)


def why_refused(error: BaseException) -> str:
    """The sentence for staff where Excel is busy or gone; empty for every other error."""
    info = getattr(error, "excepinfo", None)
    numbers = {getattr(error, "hresult", None), info[5] if info else None}
    if type(error).__name__ == "ExcelBusyError" or numbers & {*_BUSY}:
        return _SIBUK
    return _DITUTUP if numbers & {*_GONE} else ""


def refuse_fleeting(path: str) -> None:
    """Raise `CannotRun` for a workbook in a folder that Windows clears by itself: what is written there is lost."""
    folders = [os.path.expandvars(re.sub(r"%(\w+)%", r"${\1}", folder)) for folder in _FLEETING]
    if any(_plain(path).startswith(f"{_plain(folder)}/") for folder in folders if "$" not in folder):
        raise CannotRun(_SEMENTARA)


def _plain(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").casefold()
