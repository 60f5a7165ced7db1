"""The lines about what is to be mended: findings, follow-up, offices that need help first, and files left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from typing import Any

from lkjip_xl.book.grid import Value
from lkjip_xl.book.periksa import WARNA_TINGKAT
from lkjip_xl.book.rekap.isi import Isi
from lkjip_xl.book.rekap.kinerja import TANPA_INSTANSI
from lkjip_xl.book.rekap.lembar import ANTARINSTANSI, PERHATIAN, TEMUAN, TIDAK_TERBACA, TINDAK_LANJUT
from lkjip_xl.book.rekap.tabel import Cells, Sums, atau, bagian, berjumlah, catatan, per_kabupaten, persen
from lkjip_xl.book.schema import KOSONG, OutputSheet
from lkjip_xl.book.tables.line import Line
from lkjip_xl.domain.rekap.tabel import SILANG

TANPA_TEMUAN = "Tidak ada temuan pada buku kerja yang direkap."
TANPA_SILANG = "Tidak ada pertentangan antarinstansi yang ditemukan."
TANPA_PERHATIAN = "Tidak ada instansi yang perlu perhatian khusus."
SEMUA_TERBACA = "Tidak ada. Semua buku kerja terbaca dan ikut dihitung."
_TERBUKA = ("galat", "peringatan", "saran")


def temuan(isi: Isi, sheet: OutputSheet = TEMUAN) -> Iterator[Line]:
    """The findings of every office by severity, then of every code."""
    offices = per_kabupaten(isi.baris("temuan_instansi"), isi, sheet, lambda row, place: [_instansi(row, place)])
    codes = (_kode(row, place) for place, row in enumerate(isi.baris("temuan_kode"), 1))
    yield from bagian("A. Menurut instansi", sheet, berjumlah(offices, range(3, 8), _total_instansi), TANPA_INSTANSI)
    yield from bagian("B. Menurut kode temuan (termasuk temuan antarinstansi)", sheet, codes, TANPA_TEMUAN)
    yield from catatan(isi, "temuan_kode", sheet)


def _instansi(row: Any, place: int) -> Line:
    counts = [getattr(row, level) for level in _TERBUKA]
    return Line("isi", (place, None, row.instansi, *counts, sum(counts), row.diterima, None))


def _total_instansi(rows: int, sums: Sums) -> Cells:
    return (None, None, f"Jumlah {rows} instansi", *(sums[place] for place in sums), None)


def _kode(row: Any, place: int) -> Line:
    counts: list[Value] = [row.temuan if row.tingkat == level else None for level in _TERBUKA]
    return Line("isi", (place, row.kode, row.contoh, *counts, row.temuan, row.diterima,
                        None if row.kode.startswith(SILANG) else row.instansi))


def antarinstansi(isi: Isi, sheet: OutputSheet = ANTARINSTANSI) -> Iterator[Line]:
    """What only several workbooks together tell, in full."""
    rows = (Line("isi", (place, row.tingkat, row.kode, isi.nama(row.instansi, row.kabupaten), row.pokok or KOSONG,
                         row.temuan, row.tindakan or KOSONG), warna=WARNA_TINGKAT.get(row.tingkat, 0))
            for place, row in enumerate(isi.baris("temuan_silang"), 1))
    yield from atau(rows, sheet, TANPA_SILANG)
    yield from catatan(isi, "temuan_silang", sheet)


def tindak_lanjut(isi: Isi, sheet: OutputSheet = TINDAK_LANJUT) -> Iterator[Line]:
    """The recommendations of every office: done, open, overdue; their sums."""
    def lines(row: Any, place: int) -> Iterator[Line]:
        yield Line("isi", (place, row.instansi, row.banyak, row.selesai, row.berbukti, row.terbuka, row.lewat,
                           row.tanpa_tanggal, persen(row.selesai, row.banyak)))

    def total(rows: int, sums: Sums) -> Cells:
        return (None, f"Jumlah {rows} instansi", *sums.values(), persen(sums[3], sums[2]))

    offices = per_kabupaten(isi.baris("tindak_lanjut"), isi, sheet, lines)
    yield from atau(berjumlah(offices, range(2, 8), total), sheet, TANPA_INSTANSI)
    yield from catatan(isi, "tindak_lanjut", sheet)


def perhatian(isi: Isi, sheet: OutputSheet = PERHATIAN) -> Iterator[Line]:
    """The offices that need help first, each with its reasons and their weights, the heaviest first."""
    def lines() -> Iterator[Line]:
        for _, group in groupby(isi.baris("perhatian"), lambda row: row.urutan):
            reasons = list(group)
            first = reasons[0]
            yield Line("program", (first.urutan, isi.nama(first.instansi, first.kabupaten), first.jumlah))
            yield from (Line("isi", (None, row.alasan, row.bobot)) for row in reasons)

    yield from atau(chain(lines(), catatan(isi, "perhatian", sheet)), sheet, TANPA_PERHATIAN)


def tidak_terbaca(isi: Isi, sheet: OutputSheet = TIDAK_TERBACA) -> Iterator[Line]:
    """The files that are not counted, and why."""
    rows = (Line("isi", (place, row.berkas, row.alasan)) for place, row in enumerate(isi.baris("tidak_terbaca"), 1))
    yield from atau(rows, sheet, SEMUA_TERBACA)
    yield from catatan(isi, "tidak_terbaca", sheet)
