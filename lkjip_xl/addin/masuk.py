"""The buttons that read files of others: Telaah Naskah and Impor SIPD."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.addin.kotak import agreed, chosen, kept_copy, listed, some
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.workbook.esc import Stopped
from lkjip_xl.engines.workbook.lean import xw

if TYPE_CHECKING:
    from lkjip_xl.engines.naskah.hasil import Tertulis
    from lkjip_xl.jobs.impor_sipd import Pratinjau
    from lkjip_xl.jobs.telaah import Telaahan

# ruff: noqa: PLC0415 - each button loads only what it needs: a click waits for nothing else

_PILIH_NASKAH = ("Naskah laporan (*.docx;*.pdf;*.doc;*.odt;*.txt;*.md),*.docx;*.pdf;*.doc;*.odt;*.txt;*.md",
                 "Pilih naskah laporan yang akan ditelaah")
_ISI_ANGKA = ("Isi juga lembar Angka Tercetak dengan angka yang terbaca di naskah? Yang Anda ketik sendiri tetap.")


def telaah_naskah(book: xw.Book) -> str:
    from lkjip_xl.engines.document.docx import docx
    from lkjip_xl.engines.naskah.hasil import write
    from lkjip_xl.engines.naskah.ulang import read_dokumen, read_written
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.telaah import telaah
    from lkjip_xl.jobs.telaah_buku import isi_angka_tercetak, kebenaran_buku, tulis_telaah

    files = chosen(book, *_PILIH_NASKAH)
    if not files:
        return "Tidak ada naskah yang dipilih. Buku kerja tidak diubah."
    naskah = files[0]
    dokumen = read_dokumen(naskah)
    with live(book) as excel:
        done = telaah(dokumen, *kebenaran_buku(excel, docx, read_written))
    written = write(naskah, naskah.parent, done, [naskah])
    fill = done.bahan.kutipan and agreed(book, _ISI_ANGKA)
    kept = f" {kept_copy(book)}" if fill else ""
    with live(book) as excel:
        tulis_telaah(excel, done, written.salinan)
        filled = f"\n\n{isi_angka_tercetak(excel, done).kalimat}{kept}" if fill else ""
    return listed(f"{naskah.name}: {done.kalimat}.", [*_ditelaah(done, written)]) + filled


def _ditelaah(done: Telaahan, written: Tertulis) -> Iterator[str]:
    """What a message box says of a telaah: what to mend first, and where the rest is."""
    from lkjip_xl.book.schema import TELAAH

    yield from done.dokumen.keterangan
    yield from some([root.kalimat for root in done.akar])
    yield f"Semuanya tertulis di lembar {TELAAH.name} dan di {written.daftar}."
    if written.salinan:
        yield f"Salinan naskah dengan catatan di tempatnya: {written.salinan}"
    yield from (f"Versi sebelumnya tersimpan di {kept.parent.name}/{kept.name}." for kept in written.cadangan)


def impor_sipd(book: xw.Book) -> str:
    from lkjip_xl.book.schema import PROGRAM
    from lkjip_xl.domain.sipd import LEMBAR
    from lkjip_xl.engines.data.tabel import baca_tabel
    from lkjip_xl.engines.workbook.excel import live
    from lkjip_xl.jobs.impor_sipd import pratinjau, terapkan

    if not book.api.Saved:
        raise CannotRun("Simpan dahulu buku kerja ini (Ctrl+S), lalu klik Impor SIPD lagi. Dengan begitu impor yang "
                        "keliru dapat dibatalkan: tutup buku kerja tanpa menyimpan.")
    files = chosen(book, "Unduhan SIPD (*.xlsx),*.xlsx", "Pilih unduhan realisasi SIPD", several=True)
    if not files:
        return "Tidak ada berkas yang dipilih. Buku kerja tidak diubah."
    with live(book) as excel:
        plan = pratinjau(excel, [baca_tabel(file, LEMBAR) for file in files])
    if plan.ditolak:
        return listed(plan.kalimat, [f"{item.masalah} {item.tindakan}" for item in plan.salah])
    if not plan.perubahan:
        return listed(f"{plan.kalimat} Tidak ada yang perlu ditulis.", _preview(plan))
    if not agreed(book, listed(plan.kalimat, _preview(plan)) + "\n\nTulis ke buku kerja?", "ok_cancel"):
        return "Impor dibatalkan. Buku kerja tidak diubah."
    kept = kept_copy(book)
    try:
        with live(book) as excel:
            terapkan(excel, plan)
    except Stopped:
        raise
    except Exception as error:
        from lkjip_xl.engines.disk.log import recorded

        raise CannotRun(f"Impor terhenti, dan sebagian mungkin sudah tertulis. {kept} {recorded(error)}") from error
    return (f"Realisasi dari SIPD sudah ditulis di lembar {PROGRAM.name}: {len(plan.perubahan)} sub kegiatan berubah. "
            f"Klik Hitung Ulang, lalu simpan. {kept}")


def _preview(plan: Pratinjau) -> list[str]:
    """What an import would do, short enough for a message box: the year of some sub kegiatan, and what is left out."""
    changes = [f"{item.kode} {item.nama}: {_rupiah(item.semula[-1])} menjadi {_rupiah(item.menjadi[-1])}"
               for item in plan.perubahan]
    left = [f"Tidak ditulis: {item.kode} {item.nama}, {_rupiah(item.jumlah)}; {item.alasan}"
            for item in plan.tidak_ditulis]
    total = f"Di dalam data: realisasi {_rupiah(plan.realisasi)}, setoran {_rupiah(plan.setoran)}."
    wrong = [f"Baris {item.baris}: {item.masalah}" for item in plan.salah]
    cautions = [f"Perhatian: {sentence}" for sentence in plan.perhatian]
    return [*some(changes), *some(left), *some(wrong), total, *cautions]


def _rupiah(amount: int | Decimal | None) -> str:
    from lkjip_xl.domain.nilai.terbilang import rupiah

    return "kosong" if amount is None else rupiah(Decimal(amount))
