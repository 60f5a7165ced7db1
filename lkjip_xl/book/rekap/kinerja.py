"""The lines about work: kelengkapan, capaian, indicators with their map and counts, and the kabupaten side by side."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from typing import Any

from lkjip_xl.book.grid import Value
from lkjip_xl.book.rekap.isi import Isi, angka
from lkjip_xl.book.rekap.lembar import (
    CAPAIAN,
    INDIKATOR,
    KATEGORI_INDIKATOR,
    KELENGKAPAN,
    PETA_JARAK,
    WARNA_LAMPU,
    WILAYAH,
)
from lkjip_xl.book.rekap.tabel import atau, bagian, berjumlah, catatan, contoh_warna, per_kabupaten
from lkjip_xl.book.schema import KOSONG, OutputSheet
from lkjip_xl.book.tables.line import Line, banner
from lkjip_xl.domain.nilai.angka import from_number
from lkjip_xl.domain.nilai.desimal import desimal

TANPA_INSTANSI = "Tidak ada buku kerja yang dapat direkap."
TANPA_INDIKATOR = "Tidak ada indikator yang dinilai pada buku kerja yang direkap."
TANPA_PETA = "Tidak ada indikator yang dipakai bersama untuk dipetakan."


def wilayah(isi: Isi, sheet: OutputSheet = WILAYAH) -> Iterator[Line]:
    """The kabupaten side by side, and all of them together."""
    rows = (Line("isi", (place, row.kabupaten or KOSONG, row.instansi, angka(row.kelengkapan), angka(row.capaian),
                         row.kategori or KOSONG, angka(row.pagu), angka(row.realisasi), angka(row.sisa),
                         angka(row.serapan)), warna=row.warna)
            for place, row in enumerate(isi.baris("wilayah"), 1))
    yield from atau(rows, sheet, TANPA_INSTANSI)
    if isi.wilayah > 1:
        fakta = isi.ringkasan
        yield Line("total", (None, "Seluruhnya", fakta.instansi, angka(fakta.kelengkapan), angka(fakta.capaian),
                             fakta.kategori or KOSONG, angka(fakta.pagu), angka(fakta.realisasi), angka(fakta.sisa),
                             angka(fakta.serapan)), warna=fakta.warna)


def kelengkapan(isi: Isi, sheet: OutputSheet = KELENGKAPAN) -> Iterator[Line]:
    """The parts of every workbook in percent and its light; what the colours mean."""
    parts = [column.key for column in sheet.columns[2:-1]]

    def lines(row: Any, place: int) -> Iterator[Line]:
        figures = (angka(getattr(row, key)) for key in parts)
        yield Line("isi", (place, row.instansi, *figures, row.lampu), warna=WARNA_LAMPU.get(row.lampu, 0))

    yield from atau(per_kabupaten(isi.baris("kelengkapan"), isi, sheet, lines), sheet, TANPA_INSTANSI)
    fakta = isi.ringkasan
    if fakta.instansi:
        blanks: list[Value] = [None] * (len(parts) - 1)
        yield Line("total", (None, f"Rata-rata {fakta.instansi} instansi", *blanks, angka(fakta.kelengkapan), None))
        counts = {"siap": fakta.siap, "belum lengkap": fakta.belum_lengkap, "kosong": fakta.kosong}
        meanings = {"siap": "100 %", "belum lengkap": "lebih dari 0 dan kurang dari 100 %", "kosong": "0 %"}
        yield from contoh_warna((WARNA_LAMPU[name], f"{name.capitalize()}: {meaning}; {counts[name]} instansi")
                              for name, meaning in meanings.items())
    yield from catatan(isi, "kelengkapan", sheet)


def capaian(isi: Isi, sheet: OutputSheet = CAPAIAN) -> Iterator[Line]:
    """Every office with its rank, its tujuan and sasaran below it; the mean of all."""
    numbers = count(1)

    def lines(row: Any, _: int) -> Iterator[Line]:
        figures = (row.indikator, None if row.terukur is None else row.terukur, angka(row.capaian),
                   row.kategori or KOSONG, angka(row.capaian_lalu), angka(row.selisih))
        if row.jenis == "instansi":
            yield Line("program", (next(numbers), row.peringkat or KOSONG, row.uraian, *figures), warna=row.warna)
        else:
            yield Line("isi", (None, None, f"{row.jenis}: {row.uraian}", *figures), warna=row.warna)

    yield from atau(per_kabupaten(isi.baris("capaian"), isi, sheet, lines), sheet, TANPA_INSTANSI)
    fakta = isi.ringkasan
    if fakta.tercapai:
        yield Line("total", (None, None, f"Rata-rata {fakta.tercapai} instansi yang berangka capaian", None, None,
                             angka(fakta.capaian), fakta.kategori or KOSONG, None, None), warna=fakta.warna)
    yield from catatan(isi, "capaian", sheet)


def indikator(isi: Isi, sheet: OutputSheet = INDIKATOR) -> Iterator[Line]:
    """Every indicator of every office; in place of a missing kategori the reason why there is no capaian."""
    def lines(row: Any, place: int) -> Iterator[Line]:
        yield Line("isi", (place, row.instansi, row.sasaran, row.indikator, row.satuan or KOSONG,
                           _ukuran(row.target, row.target_teks), _ukuran(row.realisasi, row.realisasi_teks),
                           angka(row.capaian), row.kategori or row.sebab or KOSONG, angka(row.capaian_lalu)),
                   warna=row.warna, desimal=_desimal(row.target, row.realisasi))

    yield from atau(per_kabupaten(isi.baris("indikator"), isi, sheet, lines), sheet, TANPA_INDIKATOR)
    yield from catatan(isi, "indikator", sheet)


def _ukuran(value: float | None, text: str) -> Value:
    return (text or KOSONG) if value is None else angka(value)


def _desimal(*values: float | None) -> int:
    numbers = (from_number(value) for value in values if value is not None)
    return desimal([number for number in numbers if isinstance(number, Decimal)])


def peta(isi: Isi, sheet: OutputSheet) -> Iterator[Line]:
    """The map of offices and indicators: the capaian of each, and far right the number of its colour."""
    room = len(sheet.columns) - 2

    def lines(row: Any, place: int) -> Iterator[Line]:
        values = [None if value is None else angka(value) for value in row.capaian][:room]
        blanks: list[Value] = [None] * (room - len(values) + PETA_JARAK)
        yield Line("isi", (place, row.instansi, *values, *blanks, *(level or None for level in row.warna[:room])))

    rows = isi.baris("peta") if isi.indikator_peta else iter(())
    yield from atau(per_kabupaten(rows, isi, sheet, lines), sheet, TANPA_PETA)
    if isi.indikator_peta:
        yield from contoh_warna(enumerate(isi.sebutan_warna, 1))
        yield from banner("Sel kosong: instansi tidak memakai indikator itu, atau capaiannya belum ada.", sheet,
                          "catatan")
    yield from catatan(isi, "indikator", sheet)


def kategori_indikator(isi: Isi, sheet: OutputSheet = KATEGORI_INDIKATOR) -> Iterator[Line]:
    """How many indicators have each kategori: of every office, then of every name of an indicator."""
    offices = berjumlah(
        per_kabupaten(isi.baris("kategori_instansi"), isi, sheet, lambda row, place: [_hitungan(row, place)]),
        range(2, 9), lambda rows, sums: (None, f"Jumlah {rows} instansi", *map(angka, sums.values()), None))
    names = (_hitungan(row, place) for place, row in enumerate(isi.baris("kategori_indikator"), 1))
    yield from bagian("A. Menurut instansi", sheet, offices, TANPA_INSTANSI)
    yield from bagian("B. Menurut nama indikator", sheet, names, TANPA_INDIKATOR)
    yield from catatan(isi, "kategori_instansi", sheet)


def _hitungan(row: Any, place: int) -> Line:
    levels = (getattr(row, f"warna_{level}") for level in range(1, 6))
    return Line("isi", (place, row.nama, row.banyak, *levels, row.tanpa, angka(row.rata_rata)))
