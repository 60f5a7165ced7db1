"""What the buttons of the workbook run: one function for each button, ``python -m lkjip_xl.addin`` for all of them.

Each ends with one message box in Indonesian; nothing that goes wrong ever reaches staff as a Python traceback. The
macro tells job, workbook and window by variables of the environment: no name is ever part of a command line.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.book.bantuan import BANTUAN
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.workbook.lean import xw

if TYPE_CHECKING:
    from lkjip_xl.book.periksa import Temuan
    from lkjip_xl.engines.naskah.hasil import Tertulis
    from lkjip_xl.jobs.impor_sipd import Pratinjau
    from lkjip_xl.jobs.laporan import Dokumen
    from lkjip_xl.jobs.telaah import Telaahan

# ruff: noqa: PLC0415 - each button loads only what it needs: a click waits for nothing else

JUDUL = "LKjIP"
TUGAS, BUKU, JENDELA = "LKJIP_TUGAS", "LKJIP_BUKU", "LKJIP_JENDELA"
"""The variables by which macros/Penghubung.bas says what was clicked: job, name of the workbook, window of Excel."""
_WINDOWS = getattr(ctypes, "windll", None)
_IN_FRONT = 0x50010
"""Windows' numbers for a message box of an error, in front of all other windows."""
TEMUAN_DISEBUT = 5
"""How many findings a message box names; the rest are on the sheet Periksa."""
BARIS_DISEBUT, PANJANG_DISEBUT = 18, 200
"""How many other lines a message box shows, and how much of each."""


def hitung() -> None:
    """Hitung Ulang: compute every figure and write the output sheets."""
    _press(_hitung)


def periksa() -> None:
    """Periksa: say what is wrong, and list it on the sheet Periksa."""
    _press(_periksa)


def ekspor() -> None:
    """Ekspor Lampiran: write attachments and tables as PDF and .xlsx into a folder beside the workbook."""
    _press(_ekspor)


def laporan() -> None:
    """Laporan Word: write the whole report beside the workbook, as a Word document and as a PDF with attachments."""
    _press(_laporan)


def telaah() -> None:
    """Telaah Naskah: read a report, and give it back with a remark at every contradiction."""
    _press(_telaah)


def impor_sipd() -> None:
    """Impor SIPD: show what a download of SIPD would write, and write it when staff agree."""
    _press(_impor_sipd)


def tahun_baru() -> None:
    """Tahun Baru: write the workbook of the next year beside this one."""
    _press(_tahun_baru)


def perbarui() -> None:
    """Perbarui Buku: write a workbook of the present version beside this one, with everything of this one."""
    _press(_perbarui)


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
        _say(_failed(error))
        raise SystemExit(0 if _WINDOWS else 1) from None


def _say(text: str) -> None:
    """A message box of Windows; elsewhere a line."""
    if _WINDOWS:
        _WINDOWS.user32.MessageBoxW(0, text, JUDUL, _IN_FRONT)
    else:
        print(text, file=sys.stderr)


def _clicked() -> xw.Book:
    """The workbook that a button was clicked in."""
    name, window = os.environ.get(BUKU), os.environ.get(JENDELA)
    if name is None or window is None:
        return xw.Book.caller()
    return xw.apps.add(xl=int(window)).books[name]


def _run(job: Job, book: xw.Book) -> tuple[str, str]:
    try:
        return job(book), "info"
    except CannotRun as error:
        return _run(_offering(error.tawaran), book) if error.tawaran else (str(error), "critical")
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches staff
        return _failed(error), "critical"


def _failed(error: Exception) -> str:
    from lkjip_xl.engines.disk.log import failure

    return failure(error)


def _offering(tawaran: str) -> Job:
    """A workbook of an earlier version can be carried on at once, whichever of its buttons was clicked."""
    def offer(book: xw.Book) -> str:
        if not _agreed(book, f"{tawaran}\n\nPerbarui sekarang?"):
            return "Tidak diperbarui. Buku kerja ini tidak diubah."
        return _perbarui(book)

    return offer


def _perbarui(book: xw.Book) -> str:
    from lkjip_xl.engines.disk.save import free_name
    from lkjip_xl.engines.workbook.file import create_book, open_book
    from lkjip_xl.engines.workbook.shipped import empty
    from lkjip_xl.jobs.perbarui import next_name, perbarui

    folder = _folder_of(book)
    with _copied(book) as copy, open_book(copy) as old:
        done = perbarui(old, lambda version: free_name(folder / next_name(book.name, version)),
                        lambda path, fill: create_book(path, empty(path.suffix.casefold()), fill))
    return _lines(f"{done.kalimat} Letaknya: {done.berkas.parent}", done.rincian)


@contextmanager
def _copied(book: xw.Book) -> Iterator[Path]:
    """A copy of the workbook as it stands in Excel, which is gone afterwards."""
    from lkjip_xl.engines.disk.workplace import workplace

    with workplace() as place:
        copy = place / book.name
        book.api.SaveCopyAs(str(copy))
        yield copy


def _hitung(book: xw.Book) -> str:
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.hitung import hitung_buku

    with live(book) as excel:
        done = hitung_buku(excel, datetime.now())
    return f"Selesai. {done.kalimat}\n\n{_found(done.semua)}"


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


def _ekspor(book: xw.Book) -> str:
    from lkjip_xl.engines.disk.delivery import delivery
    from lkjip_xl.engines.print.excel_print import ExcelPrinter, uninterrupted
    from lkjip_xl.engines.print.sampul import Jilid
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.engines.workbook.nilai import values_only
    from lkjip_xl.jobs.ekspor import Pilihan, Tools, default_folder, ekspor, pieces, plan_export

    folder = default_folder(_folder_of(book) / book.name)
    with live(book) as excel:
        plan = plan_export(excel, Pilihan())
    ask = f"{plan.question}\n\nEkspor apa adanya? Sampulnya akan menyebutkan hal itu."
    if plan.reservations and not _agreed(book, ask):
        return "Ekspor dibatalkan. Tidak ada berkas yang ditulis."
    with live(book) as excel, uninterrupted(book.app), delivery(folder) as into:
        tools = Tools(ExcelPrinter(book, excel), Jilid(), values_only)
        try:
            done = ekspor(plan, tools, _watched(book.app, pieces(plan)))
        except _Stopped:
            return "Ekspor dihentikan. Tidak ada berkas yang ditulis."
        into.put(done.files)
    return f"{done.kalimat}\n\nFolder: {into.folder}"


class _Stopped(Exception):
    """Esc was pressed."""


def _watched(app: xw.App, total: int) -> Callable[[str, int], None]:
    """The same with how many pieces there are."""
    told = _told(app)
    return lambda what, done: told(f"{what} ({done + 1} dari {total})")


def _told(app: xw.App) -> Callable[[str], None]:
    """Shows each piece of work in the status bar; Esc stops before the next one."""
    from lkjip_xl.engines.print.excel_print import escape_pressed

    def tell(what: str) -> None:
        if escape_pressed():
            raise _Stopped
        app.status_bar = f"LKjIP: {what} ... tekan Esc untuk berhenti"

    return tell


def _folder_of(book: xw.Book) -> Path:
    try:
        # Not book.fullname: of a workbook in the cloud that asks the hidden sheet, which may name anybody's folder.
        full = str(book.api.FullName)
        folder = Path(xw.utils.fullname_url_to_local_path(full) if "://" in full else full).parent
    except Exception:  # noqa: BLE001 - of a workbook in the cloud, xlwings cannot always tell the folder
        folder = Path()
    if not folder.is_absolute():
        raise CannotRun("Folder buku kerja ini tidak diketahui. Simpan dahulu di folder komputer ini, misalnya "
                        "Documents, agar jelas di mana berkasnya ditulis.")
    return folder


def _agreed(book: xw.Book, question: str, buttons: str = "yes_no") -> bool:
    """Whether staff answer a question with yes or OK."""
    return book.app.alert(question, JUDUL, buttons=buttons, mode="info") in ("yes", "ok")


def _laporan(book: xw.Book) -> str:
    from lkjip_xl.book.identity import check_identity
    from lkjip_xl.engines.document.docx import tulis_docx
    from lkjip_xl.engines.naskah.ulang import read_written
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.laporan import laporan

    target = _folder_of(book) / f"{Path(book.name).stem}.docx"
    with live(book) as excel:
        check_identity(excel)
    answer = book.app.alert(_BENTUK_LAPORAN, JUDUL, buttons="yes_no_cancel", mode="info")
    if answer == "cancel":
        return "Laporan tidak ditulis."
    if answer == "yes":
        return _laporan_lengkap(book, target)
    with live(book) as excel:
        done = laporan(excel, tulis_docx, True, read_written)
    if done.peringatan and not _agreed(book, f"{done.peringatan}{_TETAP_TULIS}"):
        return _BENAHI
    return f"Laporan ditulis:\n{_put(target, done.isi)}\n\n{_kurang(done)}{_SUNTING}"


def _kurang(done: Dokumen) -> str:
    """What the report lacks, and what contradicts in it; empty where there is nothing."""
    lacking = [f"- {item.tempat}: {item.temuan}" for item in done.kekurangan]
    return _sebut("Laporan ini dibaca ulang; yang bertentangan di dalamnya",
                  [f"- {item.tempat}: {item.pesan}" for item in done.telaah]) + _sebut(
        "Yang tidak dimuat laporan ini; semuanya di lembar Periksa", lacking)


def _sebut(what: str, lines: Sequence[str]) -> str:
    """How many there are, the first of them by name; empty for none."""
    named = "\n".join(lines[:TEMUAN_DISEBUT])
    return f"{what} ({len(lines)}):\n{named}\n\n" if lines else ""


_BENTUK_LAPORAN = ("Laporan ditulis sebagai apa?\n\nYes: dokumen Word, dan satu PDF lengkap: laporan beserta semua "
                   "lampirannya.\nNo: dokumen Word saja.")
_SUNTING = ("Buka di Word dan sunting kalimatnya; angkanya diubah di buku kerja ini, lalu laporannya ditulis lagi. "
            "Sesudah menyunting, tekan Ctrl+A lalu F9 untuk memperbarui daftar isi.")


def _put(target: Path, content: bytes) -> str:
    """Write a file; returns its name, and where the earlier one is kept."""
    from lkjip_xl.engines.disk.save import replace_content

    kept = replace_content(target, content)
    return f"{target}\nVersi sebelumnya tersimpan di {kept.parent.name}/{kept.name}" if kept else str(target)


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
    if against and not _agreed(book, f"{against}{_TETAP_TULIS}"):
        return _BENAHI
    with live(book) as excel, uninterrupted(book.app):
        alat = Alat(tulis_docx, _report_pdf, ExcelPrinter(book, excel), Jilid().texts, bind, read_written)
        try:
            done = lengkap(excel, alat, True, _told(book.app))
        except _Stopped:
            return "Laporan dihentikan. Tidak ada berkas yang ditulis."
    word = _put(target, done.dokumen.isi)
    if not done.pdf:
        return f"{done.tanpa_pdf}\n\nLaporan ditulis:\n{word}\n\n{_kurang(done.dokumen)}{_SUNTING}"
    whole = _put(target.with_name(f"{target.stem} lengkap.pdf"), done.pdf)
    return (f"Laporan ditulis:\n{word}\n\nLaporan lengkap, {done.halaman} halaman dengan {done.lampiran} lampiran:\n"
            f"{whole}\n\n{_kurang(done.dokumen)}PDF itu memuat laporan seperti ditulis program. Bila kalimat di Word "
            "Anda sunting, simpan laporannya sebagai PDF dari Word.")


_TETAP_TULIS = "\n\nTetap tulis laporannya? Sampulnya akan menyebutkan hal itu."
_BENAHI = "Laporan tidak ditulis. Klik Hitung Ulang, benahi temuan di lembar Periksa, lalu ulangi."


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


_PILIH_NASKAH = ("Naskah laporan (*.docx;*.pdf;*.doc;*.odt;*.txt;*.md),*.docx;*.pdf;*.doc;*.odt;*.txt;*.md",
                 "Pilih naskah laporan yang akan ditelaah")
_ISI_ANGKA = ("Isi juga lembar Angka Tercetak dengan angka yang terbaca di naskah? Yang Anda ketik sendiri tetap.")


def _telaah(book: xw.Book) -> str:
    from lkjip_xl.engines.document.docx import docx
    from lkjip_xl.engines.naskah.hasil import write
    from lkjip_xl.engines.naskah.ulang import read_dokumen, read_written
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.telaah import telaah
    from lkjip_xl.jobs.telaah_buku import isi_angka_tercetak, kebenaran_buku, tulis_telaah

    files = _chosen(book, *_PILIH_NASKAH)
    if not files:
        return "Tidak ada naskah yang dipilih. Buku kerja tidak diubah."
    naskah = files[0]
    dokumen = read_dokumen(naskah)
    with live(book) as excel:
        done = telaah(dokumen, *kebenaran_buku(excel, docx, read_written))
    written = write(naskah, naskah.parent, done, [naskah])
    fill = done.bahan.kutipan and _agreed(book, _ISI_ANGKA)
    kept = f" {_kept(book)}" if fill else ""
    with live(book) as excel:
        tulis_telaah(excel, done, written.salinan)
        filled = f"\n\n{isi_angka_tercetak(excel, done).kalimat}{kept}" if fill else ""
    return _lines(f"{naskah.name}: {done.kalimat}.", [*_ditelaah(done, written)]) + filled


def _ditelaah(done: Telaahan, written: Tertulis) -> Iterator[str]:
    """What a message box says of a telaah: what to mend first, and where the rest is."""
    from lkjip_xl.book.schema import TELAAH

    yield from done.dokumen.keterangan
    yield from _some([root.kalimat for root in done.akar])
    yield f"Semuanya tertulis di lembar {TELAAH.name} dan di {written.daftar}."
    if written.salinan:
        yield f"Salinan naskah dengan catatan di tempatnya: {written.salinan}"
    yield from (f"Versi sebelumnya tersimpan di {kept.parent.name}/{kept.name}." for kept in written.cadangan)


def _impor_sipd(book: xw.Book) -> str:
    from lkjip_xl.book.schema import PROGRAM
    from lkjip_xl.domain.sipd import LEMBAR
    from lkjip_xl.engines.data.tabel import baca_tabel
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.impor_sipd import pratinjau, terapkan

    if not book.api.Saved:
        raise CannotRun("Simpan dahulu buku kerja ini (Ctrl+S), lalu klik Impor SIPD lagi. Dengan begitu impor yang "
                        "keliru dapat dibatalkan: tutup buku kerja tanpa menyimpan.")
    files = _chosen(book, "Unduhan SIPD (*.xlsx),*.xlsx", "Pilih unduhan realisasi SIPD", several=True)
    if not files:
        return "Tidak ada berkas yang dipilih. Buku kerja tidak diubah."
    with live(book) as excel:
        plan = pratinjau(excel, [baca_tabel(file, LEMBAR) for file in files])
    if plan.ditolak:
        return _lines(plan.kalimat, [f"{item.masalah} {item.tindakan}" for item in plan.salah])
    if not plan.perubahan:
        return _lines(f"{plan.kalimat} Tidak ada yang perlu ditulis.", _preview(plan))
    if not _agreed(book, _lines(plan.kalimat, _preview(plan)) + "\n\nTulis ke buku kerja?", "ok_cancel"):
        return "Impor dibatalkan. Buku kerja tidak diubah."
    kept = _kept(book)
    try:
        with live(book) as excel:
            terapkan(excel, plan)
    except Exception as error:
        from lkjip_xl.engines.disk.log import recorded

        raise CannotRun(f"Impor terhenti, dan sebagian mungkin sudah tertulis. {kept} {recorded(error)}") from error
    return (f"Realisasi dari SIPD sudah ditulis di lembar {PROGRAM.name}: {len(plan.perubahan)} sub kegiatan berubah. "
            f"Klik Hitung Ulang, lalu simpan. {kept}")


def _kept(book: xw.Book) -> str:
    """Keep the workbook as it stands in Excel before its input is written; returns how that is undone.

    Where Excel saves by itself (AutoSave), closing without saving undoes nothing, and the file lags behind.
    """
    from lkjip_xl.engines.disk.lock import exclusive
    from lkjip_xl.engines.disk.versions import keep_version

    target = _folder_of(book) / book.name
    try:
        with _copied(book) as copy, exclusive(target):
            kept = keep_version(target, copy)
    except CannotRun:
        raise
    except Exception as error:
        raise CannotRun("Salinan buku kerja ini tidak dapat disimpan di folder cadangan di sebelahnya, jadi tidak ada "
                        "yang ditulis. Periksa apakah folder itu dapat ditulisi, lalu ulangi.") from error
    return (f"Bila keliru, tutup buku kerja tanpa menyimpan; bila AutoSave menyala, kembalikan keadaan sebelum impor "
            f"dari salinannya: {kept.parent.name}/{kept.name}.")


def _preview(plan: Pratinjau) -> list[str]:
    """What an import would do, short enough for a message box: the year of some sub kegiatan, and what is left out."""
    changes = [f"{item.kode} {item.nama}: {_rupiah(item.semula[-1])} menjadi {_rupiah(item.menjadi[-1])}"
               for item in plan.perubahan]
    left = [f"Tidak ditulis: {item.kode} {item.nama}, {_rupiah(item.jumlah)}; {item.alasan}"
            for item in plan.tidak_ditulis]
    total = f"Di dalam data: realisasi {_rupiah(plan.realisasi)}, setoran {_rupiah(plan.setoran)}."
    wrong = [f"Baris {item.baris}: {item.masalah}" for item in plan.salah]
    cautions = [f"Perhatian: {sentence}" for sentence in plan.perhatian]
    return [*_some(changes), *_some(left), *_some(wrong), total, *cautions]


def _some(lines: Sequence[str]) -> list[str]:
    rest = len(lines) - TEMUAN_DISEBUT
    return [*lines[:TEMUAN_DISEBUT], *([f"... dan {rest} lagi"] if rest > 0 else [])]


def _rupiah(amount: int | Decimal | None) -> str:
    from lkjip_xl.domain.nilai.terbilang import rupiah

    return "kosong" if amount is None else rupiah(Decimal(amount))


def _chosen(book: xw.Book, kinds: str, title: str, *, several: bool = False) -> list[Path]:
    """The files that staff pick in Excel's own dialog; none when they cancel."""
    picked = book.app.api.GetOpenFilename(kinds, 1, title, "", several)
    names = picked if several else [picked]
    return [Path(name) for name in names] if picked else []


def _lines(first: str, lines: Sequence[str]) -> str:
    """A sentence and the lines that fit below it in a message box."""
    more = [f"... dan {len(lines) - BARIS_DISEBUT} baris lagi"] if len(lines) > BARIS_DISEBUT else []
    return "\n".join([first, "", *(f"{line[:PANJANG_DISEBUT]}" for line in lines[:BARIS_DISEBUT]), *more]).rstrip()


def _tahun_baru(book: xw.Book) -> str:
    from lkjip_xl.engines.disk.save import free_name
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.engines.workbook.file import create_book
    from lkjip_xl.engines.workbook.shipped import empty
    from lkjip_xl.jobs.tahun_baru import next_name, tahun_baru

    folder = _folder_of(book)
    with live(book) as excel:
        done = tahun_baru(excel, lambda year: free_name(folder / next_name(book.name, year)),
                          lambda path, fill: create_book(path, empty(path.suffix.casefold()), fill))
    own = [f"Lembar tambahan yang tidak disalin: {', '.join(done.lembar_sendiri)}."] if done.lembar_sendiri else []
    return _lines(f"{done.kalimat} Letaknya: {done.berkas.parent}", [*done.perlu, *own, *done.catatan])


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
                                        status, bantuan)}
"""The only jobs there are; whatever else is asked for is not done."""


def _start() -> int:
    """Do the job that the environment names; returns 0 when staff have been told how it ended, else 2."""
    job = _TUGAS.get(os.environ.get(TUGAS, ""))
    if job is None:
        return 2
    job()
    return 0


if __name__ == "__main__":
    sys.exit(_start())
