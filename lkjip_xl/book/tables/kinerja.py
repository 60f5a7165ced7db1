"""Output tables of Bab III: capaian, comparisons, analysis, and the counts per kategori."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.line import (
    KOSONG,
    Line,
    Lines,
    figure,
    join,
    kategori_trace,
    label,
    note,
    per_induk,
    points_text,
    trace,
    ukuran,
    warna,
)
from lkjip_xl.domain.hitungan.banding import Selisih, selalu_naik
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, HasilInduk, HasilPembanding
from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.nilai.figure import Figure, Notation
from lkjip_xl.domain.nilai.skala import Tingkat


def _notation(hasil: Hasil) -> Notation:
    return hasil.laporan.pengaturan.notation


def _judged(capaian: Figure, kategori: Tingkat | None, notation: Notation) -> str:
    return join(trace(Capaian=capaian), kategori_trace(capaian, kategori, notation))


def _own(hasil: Hasil) -> Iterator[tuple[int, bool, HasilInduk, HasilIndikator]]:
    """Every judged indicator with the number of its tujuan or sasaran, and whether it is the first of it."""
    for index, induk in enumerate(hasil.induk, 1):
        for position, item in enumerate(induk.indikator):
            yield index, position == 0, induk, item


def _level(first: bool) -> str:
    return "isi" if first else "lanjut"


def _head(first: bool, number: int, induk: HasilInduk) -> tuple[Value, ...]:
    return (number, induk.induk.uraian) if first else (None, None)


def _points(selisih: Selisih) -> Value:
    return figure(selisih.angka) if selisih.angka.printed is not None else KOSONG


def pencapaian(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Targets, realisasi of two years and the best OPD per indicator, grouped by sasaran (item 26)."""
    notation, year = _notation(hasil), hasil.laporan.profil.tahun
    count = iter(range(1, 10_000))

    def body(induk: HasilInduk) -> Iterator[Line]:
        for item in induk.indikator:
            best = item.terbaik()
            yield Line("isi", (
                next(count), item.indikator.nama, ukuran(item.target_akhir, notation), ukuran(item.target, notation),
                ukuran(item.indikator.realisasi.get(year - 1), notation), ukuran(item.realisasi, notation),
                ukuran(best.pembanding.nilai, notation) if best else KOSONG, best.pembanding.nama if best else KOSONG,
            ), f"Realisasi {year}: {item.asal_realisasi}" if item.asal_realisasi else "")

    return per_induk(hasil, sheet, body)


def capaian_sasaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Target, realisasi, capaian and kategori per indicator, with the mean of each sasaran and of all (item 28)."""
    notation = _notation(hasil)

    def body(induk: HasilInduk) -> Iterator[Line]:
        for number, item in enumerate(induk.indikator, 1):
            yield Line("isi", (number, item.indikator.nama, ukuran(item.target, notation),
                               ukuran(item.realisasi, notation), figure(item.capaian), label(item.kategori)),
                       _judged(item.capaian, item.kategori, notation), warna(item.kategori))
        if len(induk.indikator) > 1:
            yield _mean_line(f"Rata-rata {induk.induk.jenis.casefold()}", induk.capaian, induk.kategori, notation)

    return [*per_induk(hasil, sheet, body),
            _mean_line("Rata-rata seluruhnya", hasil.capaian, hasil.kategori, notation)]


def _mean_line(name: str, capaian: Figure, kategori: Tingkat | None, notation: Notation) -> Line:
    return Line("total", (None, name, None, None, figure(capaian), label(kategori)),
                _judged(capaian, kategori, notation), warna(kategori))


def banding_lalu(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Realisasi of this year against last year, in points (item 29)."""
    notation, year = _notation(hasil), hasil.laporan.profil.tahun

    def body(induk: HasilInduk) -> Iterator[Line]:
        for number, item in enumerate(induk.indikator, 1):
            yield Line("isi", (number, item.indikator.nama, ukuran(item.target, notation),
                               ukuran(item.indikator.realisasi.get(year - 1), notation),
                               ukuran(item.realisasi, notation), _points(item.perubahan),
                               item.perubahan.kata or item.perubahan.angka.reason),
                       trace(Perubahan=item.perubahan.angka))

    return [*per_induk(hasil, sheet, body), *_trends(hasil, sheet)]


def _trends(hasil: Hasil, sheet: OutputSheet) -> Lines:
    lines: Lines = []
    for item in hasil.indikator:
        values = item.deret(hasil.laporan.profil.tahun)
        first, last = min(values), max(values)
        if item.genap and selalu_naik(tuple(values.get(year) for year in range(first, last + 1))):
            lines += note(f"{item.indikator.nama}: naik dari tahun ke tahun, {first} sampai {last}.", sheet)
    return lines


def banding_akhir(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Realisasi to date against the target at the end of the plan (item 30)."""
    notation = _notation(hasil)

    def body(induk: HasilInduk) -> Iterator[Line]:
        for number, item in enumerate(induk.indikator, 1):
            yield Line("isi", (number, item.indikator.nama, ukuran(item.target_akhir, notation),
                               ukuran(item.realisasi, notation), figure(item.progres)), trace(Progres=item.progres))

    return per_induk(hasil, sheet, body)


def banding_opd(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Realisasi against each comparator, with the difference in points and in words (item 31)."""
    notation = _notation(hasil)

    def body(induk: HasilInduk) -> Iterator[Line]:
        for number, item in enumerate(induk.indikator, 1):
            head: tuple[Value, ...] = (number, item.indikator.nama, ukuran(item.realisasi, notation))
            for index, other in enumerate(item.pembanding):
                own = (None, None, None) if index else head
                yield Line(_level(index == 0), (*own, *_pembanding(other, notation)),
                           trace(Selisih=other.selisih.angka))
            if not item.pembanding:
                yield Line("isi", (*head, KOSONG, KOSONG, KOSONG, KOSONG, "belum ada pembanding"))

    return per_induk(hasil, sheet, body)


def _pembanding(other: HasilPembanding, notation: Notation) -> tuple[Value, ...]:
    points, kata = other.selisih.angka.printed, other.selisih.kata
    amount = f" {notation.rounded(abs(points))}" if points else ""
    sentence = f"{kata.capitalize()}{amount} {'dengan' if kata == 'sama' else 'dari'} {other.pembanding.nama}"
    return (other.pembanding.jenis, other.pembanding.nama, ukuran(other.pembanding.nilai, notation),
            _points(other.selisih), sentence if kata else other.selisih.angka.reason)


def pengukuran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The measurement of all indicators in one table (items 58 and 77: the same figures, never typed twice)."""
    notation = _notation(hasil)
    lines = [
        Line(_level(first), (*_head(first, number, induk), item.indikator.nama, ukuran(item.target, notation),
                             ukuran(item.realisasi, notation), figure(item.capaian), label(item.kategori),
                             item.indikator.sumber_data or KOSONG),
             _judged(item.capaian, item.kategori, notation), warna(item.kategori))
        for number, first, induk, item in _own(hasil)
    ]
    return [*lines, Line("total", (None, "Rata-rata capaian", None, None, None, figure(hasil.capaian),
                                   label(hasil.kategori), None),
                         _judged(hasil.capaian, hasil.kategori, notation), warna(hasil.kategori))]


def banding_tiga(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Target, realisasi and capaian of three years side by side (item 60)."""
    notation, year = _notation(hasil), hasil.laporan.profil.tahun
    lines = []
    for number, first, induk, item in _own(hasil):
        cells: list[Value] = [*_head(first, number, induk), item.indikator.nama]
        for y in (year - 2, year - 1, year):
            one = item.tahun[y]
            known = one.target is not None or one.realisasi is not None
            cells += [ukuran(one.target, notation), ukuran(one.realisasi, notation),
                      figure(one.capaian) if known else KOSONG]
        origin = join(*(f"{y} {trace(capaian=item.tahun[y].capaian)}" for y in (year - 2, year - 1, year)))
        lines.append(Line(_level(first), tuple(cells), origin))
    return lines


def kemajuan(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Realisasi against the target at the end of the Renstra (item 62)."""
    notation = _notation(hasil)
    return [
        Line(_level(first), (*_head(first, number, induk), item.indikator.nama, ukuran(item.realisasi, notation),
                             ukuran(item.target_akhir, notation), figure(item.progres), figure(item.progres)),
             trace(Tingkat_kemajuan=item.progres))
        for number, first, induk, item in _own(hasil)
    ]


def analisis(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Causes of success or failure and solutions per indicator (item 65)."""
    notation = _notation(hasil)
    lines = []
    for number, first, induk, item in _own(hasil):
        text = item.indikator.analisis
        over = hasil.laporan.pengaturan.triwulan == SETAHUN
        needed = over and item.capaian.printed is not None and item.capaian.printed < Decimal(100)
        lines.append(Line(_level(first), (
            *_head(first, number, induk), item.indikator.nama, ukuran(item.target, notation),
            ukuran(item.realisasi, notation), figure(item.capaian), _causes(item),
            points_text(text.solusi) or ("belum diisi (wajib, capaian di bawah 100)" if needed else KOSONG),
        ), trace(Capaian=item.capaian)))
    return lines


def _causes(item: HasilIndikator) -> str:
    text = item.indikator.analisis
    parts = [points_text(text.penyebab)]
    parts += [f"{name}:\n{points_text(points)}" for name, points in (("Faktor pendukung", text.faktor),
                                                                     ("Hambatan", text.hambatan)) if points]
    return "\n".join(part for part in parts if part) or "belum diisi"


def jumlah_kategori(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The levels of the scale with the number of indicators on each (item 75)."""
    notation = _notation(hasil)
    counts = hasil.jumlah_kategori()
    lines = [Line("isi", (number, level.rentang, level.kategori, count),
                  f"Indikator berkategori {level.kategori}: {count}", warna(level))
             for number, (level, count) in enumerate(counts, 1)]
    lines.append(Line("total", (None, "Jumlah indikator yang dinilai", None, sum(count for _, count in counts)),
                      " + ".join(str(count) for _, count in counts)))
    unjudged = len(hasil.indikator) - sum(count for _, count in counts)
    if unjudged:
        lines += note(f"{unjudged} indikator belum dapat dikategorikan karena datanya belum lengkap.", sheet)
    if hasil.kategori and hasil.capaian.printed is not None:
        lines += note(f"Capaian keseluruhan rata-rata {notation.rounded(hasil.capaian.printed)} % dengan kategori "
                      f"{hasil.kategori.kategori}.", sheet)
    skala = hasil.laporan.pengaturan.skala
    return [*lines, *note(f"Dasar skala: {skala.dasar}.", sheet)]
