"""Telaah with a workbook: what a document is compared with, and what of it is written into the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lkjip_xl.book.grid import Book, Grid
from lkjip_xl.book.lembar_telaah import tulis_lembar_telaah
from lkjip_xl.book.naskah import naskah
from lkjip_xl.book.naskah.blok import Bagan, Blok, Grafik, Paragraf
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.pemeriksaan.bahan import LAIN
from lkjip_xl.domain.telaah.dokumen import Dokumen
from lkjip_xl.domain.telaah.padanan import tercetak
from lkjip_xl.jobs.hitung import compute
from lkjip_xl.jobs.impor_angka import Impor, isi_kutipan
from lkjip_xl.jobs.laporan import Reader, Writer
from lkjip_xl.jobs.telaah import Telaahan

DIBACA = "Dibaca dari naskah"
"""How the note of a row of Angka Tercetak begins that was read and not typed."""


def kebenaran_buku(grid: Grid, write: Writer, read: Reader) -> tuple[Hasil, Dokumen]:
    """What a document is compared with: the figures of a workbook, and the report that it would write, read again.

    Raises `CannotRun` when it is no workbook of this program.
    """
    hasil, _, _ = compute(grid)
    report = naskah(hasil, "")
    return hasil, read(write(replace(report, blok=tuple(_tanpa_gambar(report.blok)))))


def _tanpa_gambar(blocks: Iterable[Blok]) -> Iterator[Blok]:
    """A caption in place of each picture: nothing of it can be read, and drawing takes most of the time."""
    for block in blocks:
        yield Paragraf(block.keterangan.lengkap) if isinstance(block, (Grafik, Bagan)) else block


def isi_angka_tercetak(book: Book, done: Telaahan) -> Impor:
    """Put every mention of the year and subjects of a report into the sheet Angka Tercetak; typed rows stay.

    The rows of an earlier draft make room. Raises `CannotRun` when it is no workbook of this program.
    """
    hasil = done.bahan.hasil
    assert hasil is not None
    prints = tercetak(done.bahan.kutipan, done.dokumen, done.bahan.nama, hasil)
    quotes = [(one.tempat, one.besaran, one.tentang, one.tahun, one.tertulis, one.nama_tercetak, "")
              for one in prints if one.besaran not in ("", LAIN) and one.tentang and one.tahun and one.tertulis]
    return isi_kutipan(book, quotes, DIBACA)


def tulis_telaah(book: Book, done: Telaahan, salinan: Path | None) -> None:
    """Write the remarks on the sheet Telaah of the workbook that the document was compared with.

    ``salinan`` is the copy that carries them, None where there is none.
    """
    hasil = done.bahan.hasil
    assert hasil is not None
    tulis_lembar_telaah(book, hasil.laporan, done.dokumen.nama, done.akar, str(salinan.absolute()) if salinan else "")
