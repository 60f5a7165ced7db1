"""What the buttons of the workbook run through xlwings' RunPython: one function for each button.

Each ends with one message box in Indonesian; nothing that goes wrong ever reaches staff as a Python traceback.
"""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import xlwings as xw

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.periksa import Temuan
from lkjip_xl.book.schema import BANTUAN, PERIKSA, TERCETAK
from lkjip_xl.engines.excel import export, live
from lkjip_xl.engines.log import data_folder, failure

JUDUL = "LKjIP"
TEMUAN_DISEBUT = 5
"""How many findings a message box names; the rest are on the sheet Periksa."""


def hitung() -> None:
    """Hitung Ulang: compute every figure and write the output sheets."""
    _press(_hitung)


def periksa() -> None:
    """Periksa: say what is wrong, and list it on the sheet Periksa."""
    _press(_periksa)


def ekspor() -> None:
    """Ekspor Lampiran: write the output sheets as one PDF beside the workbook."""
    _press(_ekspor)


def status() -> None:
    """Status: say how far the input is, and whether the results still belong to it."""
    _press(_status)


def bantuan() -> None:
    """Bantuan: say the steps, and open the guide if it is installed."""
    _press(_bantuan)


Job = Callable[[xw.Book], str]


def _press(job: Job) -> None:
    try:
        book = xw.Book.caller()
        text, mode = _run(job, book)
        book.app.alert(text, JUDUL, mode=mode)
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches staff
        # Without Excel there is no box to show; RunPython shows what is written here.
        print(failure(error), file=sys.stderr)
        raise SystemExit(1) from None


def _run(job: Job, book: xw.Book) -> tuple[str, str]:
    try:
        return job(book), "info"
    except CannotRun as error:
        return str(error), "critical"
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches staff
        return failure(error), "critical"


def _hitung(book: xw.Book) -> str:
    from lkjip_xl.jobs.hitung import hitung_buku  # noqa: PLC0415 - pandas takes half a second to load

    with live(book) as excel:
        done = hitung_buku(excel, datetime.now())
    return f"Selesai. {done.kalimat}\n\n{_found(done.semua)}"


def _found(temuan: Temuan) -> str:
    if not temuan.terbuka and not temuan.diterima:
        return "Tidak ada temuan."
    return f"Temuan: {temuan.kalimat}. Rinciannya di lembar {PERIKSA.name}."


def _periksa(book: xw.Book) -> str:
    from lkjip_xl.jobs.periksa import tulis_periksa  # noqa: PLC0415 - pandas takes half a second to load

    with live(book) as excel:
        temuan = tulis_periksa(excel)
    shown = temuan.terbuka
    named = [f"• {item.tempat}: {item.temuan} {item.tindakan}" for item in shown[:TEMUAN_DISEBUT]]
    more = [f"... dan {len(shown) - TEMUAN_DISEBUT} temuan lain."] if len(shown) > TEMUAN_DISEBUT else []
    last = [f"Semuanya tertulis di lembar {PERIKSA.name}."] if shown else []
    return "\n\n".join([f"Temuan: {temuan.kalimat}." if shown else "Tidak ada temuan.", *named, *more, *last])


def _ekspor(book: xw.Book) -> str:
    target = _folder_of(book) / f"{Path(book.name).stem}.pdf"
    with live(book) as excel:
        export(book, [name for name in TERCETAK if name in excel.sheets], target)
    return f"Lembar hasil sudah ditulis sebagai PDF:\n{target}"


def _folder_of(book: xw.Book) -> Path:
    try:
        folder = Path(book.fullname).parent
    except Exception:  # noqa: BLE001 - of a workbook in the cloud, xlwings cannot always tell the folder
        folder = Path()
    if not folder.is_absolute():
        raise CannotRun("Folder buku kerja ini tidak diketahui. Simpan dahulu di folder komputer ini, misalnya "
                        "Documents, agar jelas di mana PDF-nya ditulis.")
    return folder


def _status(book: xw.Book) -> str:
    from lkjip_xl.jobs.status import status  # noqa: PLC0415 - each button loads only what it needs

    with live(book) as excel:
        found = status(excel)
    return found.kalimat


def _bantuan(book: xw.Book) -> str:  # noqa: ARG001 - every button has the same signature
    guide = data_folder() / "panduan" / "panduan.html"
    if guide.is_file():
        webbrowser.open(guide.as_uri())
    return BANTUAN


