"""REKAP.xlsx: every sheet of a rekap, ready to print, written row by row so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from lkjip_xl.book.grid import Value
from lkjip_xl.book.rekap.baris import baris, semua_halaman
from lkjip_xl.book.rekap.isi import Isi, anak_judul
from lkjip_xl.book.rekap.lembar import (
    BARIS_EXCEL,
    JUDUL_REKAP,
    LEMBAR_REKAP,
    PETA,
    RINGKASAN_REKAP,
    WILAYAH,
    peta,
)
from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.engines.rekap.cetak_ringkasan import cetak_ringkasan
from lkjip_xl.engines.rekap.cetak_tabel import CetakTabel
from lkjip_xl.engines.rekap.rupa import ROW_PIXELS, Rupa
from lkjip_xl.jobs.rekap import hasil
from lkjip_xl.jobs.rekap.hasil import ISI, Rekap

_CREATED = datetime(2025, 1, 1)
"""The day that the file says it was made, so that the same rekap always gives the same bytes."""


def tulis_rekap(rekap: Rekap, target: Path | BinaryIO, kertas: str = "F4") -> None:
    """Write the rekap as an .xlsx; ``target`` is where, or what takes its bytes. The same rekap, the same bytes.

    Rows lie in the system's temporary folder until they are packed. A full or write-protected disk raises `OSError`, as
    writing any file does; `disk.save.replace_file` turns it into a sentence.
    """
    isi = isi_rekap(rekap)
    workbook = Workbook(target, {
        "constant_memory": True,
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
        "default_row_height": ROW_PIXELS,
    })
    workbook.set_properties({"title": f"{JUDUL_REKAP} {anak_judul(isi)}", "author": "lkjip-xl", "created": _CREATED})
    workbook.set_size(2400, 1400)
    rupa = Rupa(workbook)
    sheets = lembar_tercetak(isi)
    cetak_ringkasan(workbook, workbook.add_worksheet(RINGKASAN_REKAP.name), rupa, isi, sheets, kertas)
    for sheet in sheets:
        CetakTabel(workbook.add_worksheet(sheet.name), rupa, sheet, isi, kertas).cetak(baris(sheet, isi))
    try:
        workbook.close()
    except FileCreateError as error:
        raise OSError(*getattr(error.args[0], "args", error.args)) from error


def rekap_bytes(rekap: Rekap, kertas: str = "F4") -> bytes:
    """The rekap as the bytes of an .xlsx."""
    buffer = BytesIO()
    tulis_rekap(rekap, buffer, kertas)
    return buffer.getvalue()


def halaman_rekap(rekap: Rekap, terbanyak: int = BARIS_EXCEL) -> Iterator[tuple[str, list[list[Value]]]]:
    """Every sheet by its name, whole from A1 on, as `Book.replace` takes it; at most so many rows each."""
    return semua_halaman(isi_rekap(rekap), terbanyak)


def isi_rekap(rekap: Rekap) -> Isi:
    """The rekap as its sheets take it."""
    def rows(name: str) -> Iterator[Any]:
        return rekap.peta.baris() if name == "peta" else hasil.baris(getattr(rekap, name), ISI[name])

    return Isi(rekap.tahun, rekap.per, rekap.nama_wilayah, rekap.sebutan_warna, rekap.ringkasan, rekap.peta.indikator,
               rekap.catatan, rows)


def lembar_tercetak(isi: Isi) -> tuple[OutputSheet, ...]:
    """The tables that are printed: kabupaten side by side only where there are several, the map as wide as it is."""
    fitted = {PETA.key: peta(min(len(isi.indikator_peta), len(PETA.columns) - 2) or 1)}
    return tuple(fitted.get(sheet.key, sheet) for sheet in LEMBAR_REKAP if sheet is not WILAYAH or isi.wilayah > 1)
