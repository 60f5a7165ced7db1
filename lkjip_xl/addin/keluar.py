"""The buttons that write files for others: Ekspor Lampiran and Laporan Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.addin.kotak import JUDUL, agreed, folder_of, mentioned, put, told, watched
from lkjip_xl.engines.workbook.esc import Stopped
from lkjip_xl.engines.workbook.lean import xw

if TYPE_CHECKING:
    from lkjip_xl.jobs.laporan import Dokumen

# ruff: noqa: PLC0415 - each button loads only what it needs: a click waits for nothing else

_BENTUK_LAPORAN = ("Laporan ditulis sebagai apa?\n\nYes: dokumen Word, dan satu PDF lengkap: laporan beserta semua "
                   "lampirannya.\nNo: dokumen Word saja.")
_SUNTING = ("Buka di Word dan sunting kalimatnya; angkanya diubah di buku kerja ini, lalu laporannya ditulis lagi. "
            "Sesudah menyunting, tekan Ctrl+A lalu F9 untuk memperbarui daftar isi.")
_TETAP_TULIS = "\n\nTetap tulis laporannya? Sampulnya akan menyebutkan hal itu."
_BENAHI = "Laporan tidak ditulis. Klik Hitung Ulang, benahi temuan di lembar Periksa, lalu ulangi."


def ekspor(book: xw.Book) -> str:
    from lkjip_xl.engines.disk.delivery import delivery
    from lkjip_xl.engines.print.excel_print import ExcelPrinter, uninterrupted
    from lkjip_xl.engines.print.sampul import Jilid
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.engines.workbook.nilai import values_only
    from lkjip_xl.jobs.ekspor import Pilihan, Tools, default_folder, ekspor, pieces, plan_export

    folder = default_folder(folder_of(book) / book.name)
    with live(book) as excel:
        plan = plan_export(excel, Pilihan())
    ask = f"{plan.question}\n\nEkspor apa adanya? Sampulnya akan menyebutkan hal itu."
    if plan.reservations and not agreed(book, ask):
        return "Ekspor dibatalkan. Tidak ada berkas yang ditulis."
    with live(book) as excel, uninterrupted(book.app), delivery(folder) as into:
        tools = Tools(ExcelPrinter(book, excel), Jilid(), values_only)
        try:
            done = ekspor(plan, tools, watched(book.app, pieces(plan)))
        except Stopped:
            return "Ekspor dihentikan. Tidak ada berkas yang ditulis."
        into.put(done.files)
    return f"{done.kalimat}\n\nFolder: {into.folder}"


def laporan(book: xw.Book) -> str:
    from lkjip_xl.book.identity import check_identity
    from lkjip_xl.engines.document.docx import tulis_docx
    from lkjip_xl.engines.naskah.ulang import read_written
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.laporan import laporan

    target = folder_of(book) / f"{Path(book.name).stem}.docx"
    with live(book) as excel:
        check_identity(excel)
    answer = book.app.alert(_BENTUK_LAPORAN, JUDUL, buttons="yes_no_cancel", mode="info")
    if answer == "cancel":
        return "Laporan tidak ditulis."
    if answer == "yes":
        return _laporan_lengkap(book, target)
    with live(book) as excel:
        done = laporan(excel, tulis_docx, True, read_written)
    if done.peringatan and not agreed(book, f"{done.peringatan}{_TETAP_TULIS}"):
        return _BENAHI
    return f"Laporan ditulis:\n{put(target, done.isi)}\n\n{_kurang(done)}{_SUNTING}"


def _kurang(done: Dokumen) -> str:
    """What the report lacks, and what contradicts in it; empty where there is nothing."""
    lacking = [f"- {item.tempat}: {item.temuan}" for item in done.kekurangan]
    return mentioned("Laporan ini dibaca ulang; yang bertentangan di dalamnya",
                  [f"- {item.tempat}: {item.pesan}" for item in done.telaah]) + mentioned(
        "Yang tidak dimuat laporan ini; semuanya di lembar Periksa", lacking)


def _laporan_lengkap(book: xw.Book, target: Path) -> str:
    from lkjip_xl.engines.document.docx import tulis_docx
    from lkjip_xl.engines.naskah.ulang import read_written
    from lkjip_xl.engines.print.excel_print import ExcelPrinter, uninterrupted
    from lkjip_xl.engines.print.lengkap import bind
    from lkjip_xl.engines.print.sampul import Jilid
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.ekspor import Pilihan, plan_export
    from lkjip_xl.jobs.ekspor.isi import LAMPIRAN_SAJA
    from lkjip_xl.jobs.lengkap import Alat, lengkap

    with live(book) as excel:
        against = plan_export(excel, Pilihan(isi=LAMPIRAN_SAJA)).question
    if against and not agreed(book, f"{against}{_TETAP_TULIS}"):
        return _BENAHI
    with live(book) as excel, uninterrupted(book.app):
        alat = Alat(tulis_docx, _report_pdf, ExcelPrinter(book, excel), Jilid().texts, bind, read_written)
        try:
            done = lengkap(excel, alat, True, told(book.app))
        except Stopped:
            return "Laporan dihentikan. Tidak ada berkas yang ditulis."
    word = put(target, done.dokumen.isi)
    if not done.pdf:
        return f"{done.tanpa_pdf}\n\nLaporan ditulis:\n{word}\n\n{_kurang(done.dokumen)}{_SUNTING}"
    whole = put(target.with_name(f"{target.stem} lengkap.pdf"), done.pdf)
    return (f"Laporan ditulis:\n{word}\n\nLaporan lengkap, {done.halaman} halaman dengan {done.lampiran} lampiran:\n"
            f"{whole}\n\n{_kurang(done.dokumen)}PDF itu memuat laporan seperti ditulis program. Bila kalimat di Word "
            "Anda sunting, simpan laporannya sebagai PDF dari Word.")


def _report_pdf(content: bytes) -> bytes:
    """The PDF of a Word document, by Word or else by LibreOffice."""
    from lkjip_xl.engines.print.pdf import document_pdf
    from lkjip_xl.engines.print.word_print import word_pdf
    from lkjip_xl.jobs.ekspor import NoPdf

    try:
        return word_pdf(content)
    except NoPdf as error:
        try:
            return document_pdf(content)
        except NoPdf:
            raise error from None
