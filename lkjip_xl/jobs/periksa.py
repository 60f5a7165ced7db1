"""Periksa: what is wrong in the workbook as it stands."""

from __future__ import annotations

from lkjip_xl.book.grid import Book, Grid
from lkjip_xl.book.periksa import Temuan
from lkjip_xl.book.reader import Isian
from lkjip_xl.book.schema import BERANDA
from lkjip_xl.book.status import BERUBAH, grid_kesegaran
from lkjip_xl.book.writer import write_periksa
from lkjip_xl.domain.temuan import Finding, Place, finding
from lkjip_xl.jobs.hitung import compute, periksa


def periksa_buku(grid: Grid) -> Temuan:
    """All findings of a workbook, the most serious first; nothing is written.

    Raises `CannotRun` when it is no workbook of this program or of another version.
    """
    hasil, isian, found = compute(grid)
    return periksa(grid, hasil, isian, (*found, *_basi(grid, isian)))


def tulis_periksa(book: Book) -> Temuan:
    """The same, written on the sheet Periksa and counted on Beranda; no other cell changes."""
    hasil, isian, found = compute(book)
    temuan = periksa(book, hasil, isian, (*found, *_basi(book, isian)))
    write_periksa(book, hasil, temuan)
    return temuan


def _basi(grid: Grid, isian: Isian) -> tuple[Finding, ...]:
    """The finding that the results are older than the input, where they are; none before the first hitung."""
    if grid_kesegaran(grid, isian) != BERUBAH:
        return ()
    return (finding("H-401", Place(""), "", lembar=BERANDA),)
