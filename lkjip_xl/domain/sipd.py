"""The realisasi export of SIPD: its columns, and the rules by which its rows become serapan per triwulan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from lkjip_xl.domain.nilai.kode import UMUM, kode_baku
from lkjip_xl.domain.nilai.record import record

LEMBAR = "Data Realisasi Dokumen"
"""The sheet of the "Laporan Realisasi Per Dokumen"."""
KOLOM = (
    "Kode SKPD", "Nama SKPD", "Kode Sub SKPD", "Nama Sub SKPD", "Kode Fungsi", "Nama Fungsi", "Kode Sub Fungsi",
    "Nama Sub Fungsi", "Kode Urusan", "Nama Urusan", "Kode Bidang Urusan", "Nama Bidang Urusan", "Kode Program",
    "Nama Program", "Kode Kegiatan", "Nama Kegiatan", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening",
    "Nama Rekening", "Nomor Dokumen", "Jenis Dokumen", "Jenis Transaksi", "Nomor DPT", "Tanggal Dokumen",
    "Keterangan Dokumen", "Nilai Realisasi", "Nilai Setoran", "NIP Pegawai", "Nama Pegawai", "Tanggal Simpan",
    "Nomor SPD", "Periode SPD", "Nilai SPD", "Tahapan SPD", "Nama Sub Tahapan Jadwal", "Tahapan APBD", "Nomor SPP",
    "Tanggal SPP", "Nomor SPM", "Tanggal SPM", "Nomor SP2D", "Tanggal SP2D", "Tanggal Transfer", "Nilai SP2D",
)
"""Its headings, in this order."""
KUNCI = ("Nomor Dokumen", "Jenis Dokumen", "Jenis Transaksi", "Nomor SP2D", "Nomor SPD", "Nomor DPT",
         "Kode Sub Kegiatan", "Kode Rekening")
"""The columns that together name a row; two rows alike in all of them are the same transaction."""

_CARA = re.compile(r"(?<![A-Z])(?:LS|UP|GU|TU|TUP|GUP|KKPD|TBP)(?![A-Z])")
"""The ways of paying, as whole words: direct to the payee (LS), or through the treasurer (all others).

A receipt of the treasurer (TBP) is no SPP, whatever it pays.
"""


@dataclass(frozen=True, slots=True)
class Transaksi:
    """A row of the export: its number, its key, its sub kegiatan, the day that counts, and its amounts in rupiah."""

    baris: int
    kunci: tuple[str, ...]
    kode: str
    nama: str
    tanggal: date
    realisasi: Decimal
    setoran: Decimal
    sp2d: str = ""
    nilai_sp2d: Decimal | None = None

    @property
    def isi(self) -> tuple[date, Decimal, Decimal]:
        """What rows of the same key must agree in."""
        return self.tanggal, self.realisasi, self.setoran


@record(frozen=True)
class Rekap:
    """The sums of an export: per code and triwulan (1 to 4) realisasi less setoran, and what they were made of.

    ``bentrok`` holds pairs of rows of the same key that disagree; ``sp2d`` the value of each SP2D counted once, those
    of ``sp2d_beda`` being given with different values.
    """

    serapan: Mapping[str, Mapping[int, Decimal]]
    nama: Mapping[str, str]
    baris: int
    ulangan: int
    bentrok: tuple[tuple[Transaksi, Transaksi], ...]
    realisasi: Decimal
    setoran: Decimal
    sp2d: Mapping[str, Decimal]
    sp2d_beda: tuple[str, ...]
    bulan: tuple[int, ...]


def is_ls(jenis_dokumen: str, jenis_transaksi: str, nomor_spp: str) -> bool:
    """Whether a document was paid directly (SPP-LS), which is dated by its transfer and not by the document.

    The kinds decide where they name a way of paying; otherwise the number of the SPP does.
    """
    return (_cara(f"{jenis_transaksi} {jenis_dokumen}") or _cara(nomor_spp)) == {"LS"}


@lru_cache(maxsize=1024)
def _cara(text: str) -> frozenset[str]:
    return frozenset(_CARA.findall(text.upper()))


def triwulan(tanggal: date) -> int:
    """The triwulan of a day, 1 to 4."""
    return (tanggal.month + 2) // 3


class KodeDikenal:
    """The codes that are known, looked up by what another code means."""

    def __init__(self, kode: Iterable[str] = ()) -> None:
        self._same: dict[str, dict[str, None]] = {}
        self._alike: dict[str, dict[str, None]] = {}
        for known in kode:
            self.add(known)

    def add(self, kode: str) -> None:
        """Know one code more."""
        own = kode_baku(kode)
        self._same.setdefault(own, {})[kode] = None
        self._alike.setdefault(own[4:], {})[kode] = None

    def padanan(self, kode: str) -> tuple[str, ...]:
        """The known codes that a code means: those equal to it, or else those that differ in X.XX for the bidang."""
        own = kode_baku(kode)
        same = tuple(self._same.get(own, ()))
        return same or tuple(other for other in self._alike.get(own[4:], ())
                             if UMUM in (kode_baku(other)[:4], own[:4]))


def tanpa_kode(nama: str, kode: str) -> str:
    """A name without the code that some exports repeat in front of it."""
    bare = nama.strip()
    return bare[len(kode):].lstrip(" -:") if kode and bare.startswith(kode) else bare


def rekap(transaksi: Iterable[Transaksi]) -> Rekap:
    """The sums of the rows; a row that repeats another counts once, in whatever order they come."""
    first: dict[tuple[str, ...], Transaksi] = {}
    bentrok: list[tuple[Transaksi, Transaksi]] = []
    baris = 0
    for row in transaksi:
        baris += 1
        known = first.setdefault(row.kunci, row)
        if known.isi != row.isi:
            bentrok.append((known, row))
    rows = first.values()
    serapan: dict[str, dict[int, Decimal]] = {}
    for row in rows:
        quarters = serapan.setdefault(kode_baku(row.kode), {})
        quarter = triwulan(row.tanggal)
        quarters[quarter] = quarters.get(quarter, Decimal(0)) + row.realisasi - row.setoran
    sp2d, beda = _sp2d(rows)
    return Rekap(MappingProxyType(serapan), {kode_baku(row.kode): tanpa_kode(row.nama, row.kode) for row in rows},
                 baris, baris - len(first), tuple(bentrok), sum((row.realisasi for row in rows), Decimal(0)),
                 sum((row.setoran for row in rows), Decimal(0)), sp2d, beda,
                 tuple(sorted({row.tanggal.month for row in rows})))


def _sp2d(rows: Iterable[Transaksi]) -> tuple[dict[str, Decimal], tuple[str, ...]]:
    values: dict[str, set[Decimal]] = {}
    for row in rows:
        if row.sp2d and row.nilai_sp2d is not None:
            values.setdefault(row.sp2d, set()).add(row.nilai_sp2d)
    return ({nomor: max(found) for nomor, found in values.items()},
            tuple(sorted(nomor for nomor, found in values.items() if len(found) > 1)))
