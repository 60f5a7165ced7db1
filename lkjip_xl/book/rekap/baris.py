"""Every sheet of a rekap with its lines, for paper and for the rekap workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from lkjip_xl.book.grid import Value
from lkjip_xl.book.rekap import keuangan, kinerja, pembinaan
from lkjip_xl.book.rekap.isi import Isi, kepala
from lkjip_xl.book.rekap.lembar import (
    ANTARINSTANSI,
    BARIS_EXCEL,
    CAPAIAN,
    EFISIENSI,
    INDIKATOR,
    KATEGORI_INDIKATOR,
    KELENGKAPAN,
    LEMBAR_REKAP,
    PERHATIAN,
    PETA,
    RINGKASAN_REKAP,
    SERAPAN,
    TEMUAN,
    TIDAK_TERBACA,
    TINDAK_LANJUT,
    WILAYAH,
)
from lkjip_xl.book.rekap.ringkasan import ringkasan
from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.line import Line, banner
from lkjip_xl.book.writer import stored

TERPOTONG = ("Baris selebihnya tidak muat di lembar ini. Rekap menurut kabupaten/kota, atau pakai tabel Parquet "
             "(lkjip rekap ... --data FOLDER), yang memuat semuanya.")
_PEMBUAT: Mapping[str, Callable[[Isi, OutputSheet], Iterator[Line]]] = {
    WILAYAH.key: kinerja.wilayah, KELENGKAPAN.key: kinerja.kelengkapan, CAPAIAN.key: kinerja.capaian,
    INDIKATOR.key: kinerja.indikator, PETA.key: kinerja.peta, KATEGORI_INDIKATOR.key: kinerja.kategori_indikator,
    SERAPAN.key: keuangan.serapan, EFISIENSI.key: keuangan.efisiensi, TEMUAN.key: pembinaan.temuan,
    ANTARINSTANSI.key: pembinaan.antarinstansi, TINDAK_LANJUT.key: pembinaan.tindak_lanjut,
    PERHATIAN.key: pembinaan.perhatian, TIDAK_TERBACA.key: pembinaan.tidak_terbaca,
}


def baris(sheet: OutputSheet, isi: Isi, terbanyak: int = BARIS_EXCEL) -> Iterator[Line]:
    """The lines of a sheet of a rekap, one at a time; cut with a note where it may not have more rows than so many."""
    return terpotong(_PEMBUAT[sheet.key](isi, sheet), sheet, terbanyak - sheet.first_row + 1)


def terpotong(lines: Iterable[Line], sheet: OutputSheet, room: int) -> Iterator[Line]:
    """As many lines as there is room for, the last of them a note where there were more."""
    note = banner(TERPOTONG, sheet, "catatan")
    source, kept = iter(lines), room - len(note)
    yield from islice(source, kept)
    rest = list(islice(source, len(note) + 1))
    yield from rest if len(rest) <= len(note) else note


def halaman(sheet: OutputSheet, isi: Isi, terbanyak: int = BARIS_EXCEL) -> list[list[Value]]:
    """A sheet from A1 on as cells hold it: titles, headings and lines, all rows of one width."""
    rows = ([line.level, line.warna or None, line.desimal, *line.cells] for line in baris(sheet, isi, terbanyak))
    return stored([*kepala(sheet, isi), *rows])


def semua_halaman(isi: Isi, terbanyak: int = BARIS_EXCEL) -> Iterator[tuple[str, list[list[Value]]]]:
    """Every sheet of a rekap by its name, Ringkasan first, one after the other, as `halaman` gives it."""
    yield RINGKASAN_REKAP.name, stored(ringkasan(isi))
    yield from ((sheet.name, halaman(sheet, isi, terbanyak)) for sheet in LEMBAR_REKAP)
