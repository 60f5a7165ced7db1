"""Hitung: compute every figure from the input sheets and write the output sheets."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lkjip_xl.book.findings import Shown, counted, show
from lkjip_xl.book.grid import Book, Change, Grid
from lkjip_xl.book.identity import check_identity
from lkjip_xl.book.laporan import read_laporan
from lkjip_xl.book.periksa import Temuan, read_diterima, sort
from lkjip_xl.book.reader import Isian
from lkjip_xl.book.schema import OUTPUT_NAMES
from lkjip_xl.book.writer import write_results
from lkjip_xl.domain.hitungan.hitung import Hasil, hitung
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.tanggal import tulis_waktu
from lkjip_xl.domain.pemeriksaan import pemeriksaan
from lkjip_xl.domain.temuan import Finding, Place, finding

BELUM_DIISI = frozenset({"H-105", "H-106", "H-206", "H-207", "H-210"})
"""Findings that call a cell blank; they are left out where the cell is filled but was reported as unreadable."""


@record(frozen=True)
class Terhitung:
    """What one run of hitung gave: the figures, the findings, and the cells that changed if they are known.

    ``temuan`` are those made while reading and computing, ``semua`` those of the checks too.
    """

    hasil: Hasil
    temuan: tuple[Shown, ...]
    semua: Temuan
    perubahan: tuple[Change, ...] | None

    @property
    def kalimat(self) -> str:
        """The outcome in one sentence."""
        capaian, kategori = self.hasil.capaian.printed, self.hasil.kategori
        if capaian is None or kategori is None:
            return "Capaian belum dapat dihitung."
        mean = self.hasil.laporan.pengaturan.notation.printed(capaian)
        return f"Rata-rata capaian {mean} % ({kategori.kategori})."

    def summary(self) -> dict[str, Any]:
        """The main figures as plain data, for tables and machines."""
        hasil = self.hasil
        total = hasil.pohon.total
        return {
            "instansi": hasil.laporan.profil.instansi,
            "tahun": hasil.laporan.profil.tahun,
            "sasaran": len(hasil.induk),
            "indikator": len(hasil.indikator),
            "capaian": None if hasil.capaian.printed is None else float(hasil.capaian.printed),
            "kategori": hasil.kategori.kategori if hasil.kategori else None,
            "anggaran": None if total.anggaran is None else int(total.anggaran),
            "realisasi": None if total.realisasi is None else int(total.realisasi),
            "persen": None if total.persen.printed is None else float(total.persen.printed),
            "temuan": dict(counted(self.semua.terbuka)),
        }


def hitung_buku(book: Book, now: datetime) -> Terhitung:
    """Compute a workbook; only output sheets change, and a closed file stays as it is when the results are the same.

    Raises `CannotRun` when it is no workbook of this program or of another version.
    """
    hasil, isian, found = compute(book)
    semua = periksa(book, hasil, isian, found)
    return Terhitung(hasil, show(found, isian), semua, write_results(book, hasil, isian, semua, tulis_waktu(now)))


def periksa(grid: Grid, hasil: Hasil, isian: Isian, found: tuple[Finding, ...]) -> Temuan:
    """All findings of a computed workbook, those of the checks too, with the reasons that staff gave."""
    return sort(show((*found, *pemeriksaan(hasil)), isian), read_diterima(grid))


def compute(grid: Grid) -> tuple[Hasil, Isian, tuple[Finding, ...]]:
    """The figures of a workbook, the input they come from, and the findings made on the way; nothing is written."""
    check_identity(grid)
    laporan, isian, reading = read_laporan(grid)
    hasil, computing = hitung(laporan)
    spoken = {f.place for f in reading}
    computing = tuple(f for f in computing if f.code not in BELUM_DIISI or f.place not in spoken)
    lost = (finding("B-108", Place(""), "", lembar=name) for name in OUTPUT_NAMES if name not in grid.sheets)
    return hasil, isian, (*reading, *computing, *lost)
