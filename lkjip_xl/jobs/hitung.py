"""Hitung: compute every figure from the input sheets and write the output sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lkjip_xl.book.findings import Shown, show
from lkjip_xl.book.grid import Book
from lkjip_xl.book.identity import check_identity
from lkjip_xl.book.laporan import read_laporan
from lkjip_xl.book.schema import OUTPUT_NAMES
from lkjip_xl.book.writer import Change, write_results
from lkjip_xl.domain.hitung import Hasil, hitung
from lkjip_xl.domain.tanggal import tulis_waktu
from lkjip_xl.domain.temuan import Place, finding

BELUM_DIISI = frozenset({"H-105", "H-106", "H-206", "H-207", "H-210"})
"""Findings that call a cell blank; they are left out where the cell is filled but was reported as unreadable."""


@dataclass(frozen=True)
class Terhitung:
    """What one run of hitung gave: the figures, the findings in words, and the cells that changed."""

    hasil: Hasil
    temuan: tuple[Shown, ...]
    perubahan: tuple[Change, ...]


def hitung_buku(book: Book, now: datetime) -> Terhitung:
    """Compute a workbook; only output sheets change, and nothing changes when the results are the same.

    Raises `CannotRun` when it is no workbook of this program or of another version.
    """
    check_identity(book)
    laporan, isian, reading = read_laporan(book)
    hasil, computing = hitung(laporan)
    spoken = {f.place for f in reading}
    computing = tuple(f for f in computing if f.code not in BELUM_DIISI or f.place not in spoken)
    lost = (finding("B-108", Place(""), "", lembar=name) for name in OUTPUT_NAMES if name not in book.sheets)
    shown = show((*reading, *computing, *lost), isian)
    return Terhitung(hasil, shown, write_results(book, hasil, isian, shown, tulis_waktu(now)))
