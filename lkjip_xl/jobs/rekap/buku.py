"""What one workbook gives to a rekap, computed from its input; its output sheets are never read."""

from __future__ import annotations

from collections.abc import Callable

from lkjip_xl.book.findings import show
from lkjip_xl.book.grid import Grid
from lkjip_xl.book.identity import BukuLama, check_identity, read_version
from lkjip_xl.book.periksa import Temuan, sort
from lkjip_xl.book.reader import Isian
from lkjip_xl.book.schema import VERSI_TEMPLATE
from lkjip_xl.book.tables.line import warna
from lkjip_xl.book.versi import naik
from lkjip_xl.book.versi.baca import Sumber, baca
from lkjip_xl.book.versi.potret import potret
from lkjip_xl.book.versi.salinan import Salinan
from lkjip_xl.book.versi.tulis import tulis
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.pemeriksaan import pemeriksaan
from lkjip_xl.domain.rekap.cuplikan import Buku, Cuplikan, cuplik
from lkjip_xl.jobs.hitung import compute, periksa
from lkjip_xl.jobs.perbarui import kept_reasons
from lkjip_xl.jobs.rekap.temuan import banyak, baris_temuan

Buka = Callable[[bytes, str], Sumber]
"""Opens the content of a workbook, which is called by its path."""
Kosong = Callable[[], Grid]
"""Opens an empty workbook of the present version, which is only read; only one of an earlier version needs it."""


def baca_buku(content: bytes, berkas: str, buku: str, buka: Buka, kosong: Kosong, *, teks: bool = False) -> Cuplikan:
    """What the workbook of that content, path and key gives; one of an earlier version is carried on in memory.

    With ``teks`` the texts of the analyses come along. Raises `CannotRun` with one sentence when it is no workbook of
    this program, of a later version, damaged, or of a version from which there is no way.
    """
    grid = buka(content, berkas)
    try:
        check_identity(grid)
    except BukuLama:
        hasil, isian, semua = _lama(grid, kosong())
    else:
        hasil, isian, found = compute(grid)
        semua = periksa(grid, hasil, isian, found)
    known = Buku(buku, berkas, int(read_version(grid)), **banyak(semua))
    return cuplik(hasil, known, baris_temuan(semua, isian, hasil.laporan.profil, buku), warna, teks=teks)


def _lama(lama: Sumber, kosong: Grid) -> tuple[Hasil, Isian, Temuan]:
    """The figures, input and findings of a workbook of an earlier version, with the reasons that staff gave there."""
    isi = naik(baca(lama, potret(int(read_version(lama)))), VERSI_TEMPLATE)
    baru = Salinan(kosong)
    tulis(baru, isi)
    hasil, isian, found = compute(baru)
    shown = show((*found, *pemeriksaan(hasil)), isian)
    return hasil, isian, sort(shown, kept_reasons(isi.alasan, shown)[0])
