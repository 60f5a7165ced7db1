"""A rekap as files for others: the workbook ready to print, and a PDF of it; and as the sheets of its workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from lkjip_xl.book.grid import Book, Value
from lkjip_xl.book.rekap.lembar import LEMBAR_REKAP, RINGKASAN_REKAP
from lkjip_xl.book.schema import KEMBALI, MAKS_BARIS_HASIL
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.disk.delivery import delivery
from lkjip_xl.engines.disk.workplace import workplace
from lkjip_xl.engines.rekap.cetak import halaman_rekap, tulis_rekap
from lkjip_xl.jobs.ekspor import NoPdf
from lkjip_xl.jobs.rekap.buku_rekap import (
    Halaman,
    kalimat,
    nama_ekspor,
    rincian,
    temuan_pertama,
    tulis_temuan,
)
from lkjip_xl.jobs.rekap.buku_rekap import tulis_rekap as tulis_lembar
from lkjip_xl.jobs.rekap.hasil import Rekap


@record(frozen=True)
class Diekspor:
    """The files by their name, and why there is no PDF among them; empty where there is one."""

    berkas: Mapping[str, bytes]
    tanpa_pdf: str = ""

    @property
    def kalimat(self) -> str:
        """The outcome in one sentence."""
        return f"Rekap ditulis sebagai Excel. {self.tanpa_pdf}" if self.tanpa_pdf else "Rekap ditulis: Excel dan PDF."


def berkas_ekspor(rekap: Rekap, cetak_pdf: Callable[[Path], bytes]) -> Diekspor:
    """The rekap as .xlsx, and as PDF where ``cetak_pdf`` can print that file."""
    with workplace() as folder:
        target = folder / f"{nama_ekspor(rekap)}.xlsx"
        tulis_rekap(rekap, target)
        files = {target.name: target.read_bytes()}
        try:
            return Diekspor({**files, target.with_suffix(".pdf").name: cetak_pdf(target)})
        except NoPdf as error:
            return Diekspor(files, str(error))


def halaman_buku(rekap: Rekap) -> Halaman:
    """The sheets as the workbook for a rekap holds them; it draws so many rows and no more."""
    return {name: _with_way_back(name, rows) for name, rows in halaman_rekap(rekap, MAKS_BARIS_HASIL)}


_JALAN_PULANG = {RINGKASAN_REKAP.name: RINGKASAN_REKAP.data_column,
                 **{sheet.name: sheet.trace_column for sheet in LEMBAR_REKAP}}
"""The column of the link to Beranda in the first row of each sheet, counted from 1."""


def _with_way_back(name: str, rows: list[list[Value]]) -> list[list[Value]]:
    """A sheet that is as wide as to wipe out the link to Beranda holds its words."""
    column = _JALAN_PULANG[name]
    if len(rows[0]) >= column:
        rows[0][column - 1] = KEMBALI
    return rows


def tuliskan(book: Book, rekap: Rekap, semua: bool) -> list[str]:
    """Write the sheets of a rekap, or only the findings of several workbooks together; returns how it ended."""
    if semua:
        tulis_lembar(book, rekap, halaman_buku(rekap), datetime.now())
        return [f"Selesai. {kalimat(rekap)}", *rincian(rekap)]
    tulis_temuan(book, rekap, halaman_buku(rekap))
    return [kalimat(rekap), *temuan_pertama(rekap)]


def serahkan_ekspor(rekap: Rekap, cetak_pdf: Callable[[Path], bytes], folder: Path) -> list[str]:
    """Put the files of `berkas_ekspor` into a folder; returns how it ended, their names, and where they are."""
    with delivery(folder) as into:
        made = berkas_ekspor(rekap, cetak_pdf)
        into.put(made.berkas)
    return [made.kalimat, *made.berkas, f"Folder: {into.folder}"]
