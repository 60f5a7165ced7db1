"""Laporan lengkap: the report and its attachments in one PDF, so that nobody puts them together by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.book.grid import Grid
from lkjip_xl.jobs.ekspor import NoPdf, Pilihan, Plan, Printer, plan_export, printed_pages
from lkjip_xl.jobs.ekspor.isi import LAMPIRAN_SAJA
from lkjip_xl.jobs.laporan import Dokumen, Reader, Writer, laporan


@dataclass(frozen=True)
class Alat:
    """What writes the Word document, makes a PDF of it, prints sheets, reads pages, binds, and reads the document."""

    write: Writer
    to_pdf: Callable[[bytes], bytes]
    printer: Printer
    texts: Callable[[Sequence[bytes]], Sequence[str]]
    bind: Callable[[Plan, bytes, Mapping[str, tuple[bytes, ...]]], tuple[bytes, int]]
    read: Reader | None = None


@dataclass(frozen=True)
class Lengkap:
    """The report as a Word document, and as one PDF with its attachments; or why there is no PDF."""

    dokumen: Dokumen
    pdf: bytes = b""
    halaman: int = 0
    lampiran: int = 0
    tanpa_pdf: str = ""


def lengkap(grid: Grid, alat: Alat, tetap: bool, progress: Callable[[str], None]) -> Lengkap:
    """The report of a workbook with its attachments; the workbook is only read.

    Raises `CannotRun` as `laporan` does, and where there is no attachment. ``progress`` is told each piece of work
    before it begins, and raises to stop.
    """
    progress("Menulis laporan Word")
    done = laporan(grid, alat.write, tetap, alat.read)
    plan = plan_export(grid, Pilihan(isi=LAMPIRAN_SAJA))
    try:
        progress("Mencetak laporan")
        report = alat.to_pdf(done.isi)
        printed = printed_pages(plan, alat.printer, alat.texts, progress, progress)
    except NoPdf as error:
        return Lengkap(done, tanpa_pdf=str(error))
    progress("Menyatukan laporan dan lampiran")
    pdf, pages = alat.bind(plan, report, printed)
    return Lengkap(done, pdf, pages, len(plan.documents))
