"""The lines about money: what was spent by office, urusan and program, and how efficiently."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from lkjip_xl.book.rekap.isi import Isi, angka, nama_pos
from lkjip_xl.book.rekap.kinerja import TANPA_INSTANSI
from lkjip_xl.book.rekap.lembar import EFISIENSI, SERAPAN
from lkjip_xl.book.rekap.tabel import Cells, Sums, atau, bagian, berjumlah, catatan, per_kabupaten, persen
from lkjip_xl.book.schema import KOSONG, OutputSheet
from lkjip_xl.book.tables.line import Line, banner

TANPA_ANGGARAN = "Tidak ada anggaran pada buku kerja yang direkap."
_PAGU, _REALISASI, _SISA = 4, 5, 6
"""The places of the columns of money, counted from 0."""


def serapan(isi: Isi, sheet: OutputSheet = SERAPAN) -> Iterator[Line]:
    """The money of every office, of every urusan, and of every program across offices; a sum under each."""
    offices = per_kabupaten(isi.baris("serapan_instansi"), isi, sheet, lambda row, place: [_instansi(row, place)])
    yield from bagian("A. Menurut instansi", sheet, _jumlah_instansi(isi, offices), TANPA_INSTANSI)
    for title, table in (("B. Menurut urusan", "serapan_urusan"), ("C. Menurut program", "serapan_program")):
        rows = (_kode(row, place) for place, row in enumerate(isi.baris(table), 1))
        yield from bagian(title, sheet, berjumlah(rows, (_PAGU, _REALISASI, _SISA), _total), TANPA_ANGGARAN)
    yield from catatan(isi, "serapan_instansi", sheet)


def _instansi(row: Any, place: int) -> Line:
    return Line("isi", (place, None, row.instansi, None, angka(row.pagu), angka(row.realisasi), angka(row.sisa),
                        angka(row.serapan), row.peringkat or KOSONG))


def _jumlah_instansi(isi: Isi, lines: Iterator[Line]) -> Iterator[Line]:
    """The offices and the sum of those that have both figures, as Ringkasan tells it."""
    yield from lines
    fakta = isi.ringkasan
    if fakta.beranggaran:
        yield Line("total", (None, None, f"Jumlah {fakta.beranggaran} instansi yang berpagu dan berealisasi", None,
                             angka(fakta.pagu), angka(fakta.realisasi), angka(fakta.sisa), angka(fakta.serapan), None))


def _kode(row: Any, place: int) -> Line:
    return Line("isi", (place, row.kode or KOSONG, nama_pos(row.kode, row.uraian), row.instansi, angka(row.pagu),
                        angka(row.realisasi), angka(row.sisa), angka(row.serapan), None))


def _total(_: int, sums: Sums) -> Cells:
    return (None, None, "Jumlah", None, *map(angka, sums.values()), persen(sums[_REALISASI], sums[_PAGU]), None)


def efisiensi(isi: Isi, sheet: OutputSheet = EFISIENSI) -> Iterator[Line]:
    """The efficiency of every office by its own method; how many offices reach each level."""
    def lines(row: Any, place: int) -> Iterator[Line]:
        yield Line("isi", (place, row.instansi, row.metode or KOSONG, angka(row.capaian), angka(row.serapan),
                           angka(row.efisiensi), row.tingkat or KOSONG))

    yield from atau(per_kabupaten(isi.baris("efisiensi"), isi, sheet, lines), sheet, TANPA_INSTANSI)
    for metode, rows in groupby(isi.baris("efisiensi_tingkat"), lambda row: row.metode):
        counts = ", ".join(f"{row.tingkat or 'tanpa tingkat'} {row.banyak} instansi" for row in rows)
        yield from banner(f"{metode or 'Belum dapat dihitung'}: {counts}.", sheet, "catatan")
    yield from catatan(isi, "efisiensi", sheet)
