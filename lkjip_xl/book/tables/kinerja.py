"""Output tables of Bab III: capaian, comparisons, analysis, and the counts per kategori."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import KOSONG, OutputSheet
from lkjip_xl.book.tables.isi import TIGA
from lkjip_xl.book.tables.line import (
    Line,
    Lines,
    entered,
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
from lkjip_xl.domain.hitungan.banding import Selisih
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, HasilInduk, HasilPembanding
from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.narasi.mutu import mutu
from lkjip_xl.domain.nilai.figure import DENGAN_KATA, Figure, Notation, dikecualikan
from lkjip_xl.domain.nilai.satuan import satuan_selisih
from lkjip_xl.domain.nilai.skala import Skala, Tingkat
from lkjip_xl.domain.nilai.ukuran import Ukuran


def _own_notation(hasil: Hasil, item: HasilIndikator) -> Notation:
    return hasil.laporan.pengaturan.notation.with_digits(item.desimal)


def _judged(capaian: Figure, kategori: Tingkat | None, hasil: Hasil) -> str:
    return join(trace(Capaian=capaian), kategori_trace(capaian, kategori, hasil.laporan.pengaturan))


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
    year = hasil.laporan.profil.tahun
    count = iter(range(1, 10_000))

    def body(induk: HasilInduk) -> Iterator[Line]:
        for item in induk.indikator:
            best, notation = item.terbaik(), _own_notation(hasil, item)
            yield Line("isi", (
                next(count), item.indikator.nama, ukuran(item.target_akhir, notation), ukuran(item.target, notation),
                ukuran(item.indikator.realisasi.get(year - 1), notation), ukuran(item.realisasi, notation),
                ukuran(best.pembanding.nilai, notation) if best else KOSONG, best.pembanding.nama if best else KOSONG,
            ), f"Realisasi {year}: {item.asal_realisasi}" if item.asal_realisasi else "", desimal=item.desimal)

    return per_induk(hasil, sheet, body)


def capaian_sasaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Target, realisasi, capaian and kategori per indicator, with the mean of each sasaran and of all (item 28)."""
    def body(induk: HasilInduk) -> Iterator[Line]:
        for number, item in enumerate(induk.indikator, 1):
            notation = _own_notation(hasil, item)
            yield Line("isi", (number, item.indikator.nama, ukuran(item.target, notation),
                               ukuran(item.realisasi, notation), figure(item.capaian), label(item.kategori)),
                       _judged(item.capaian, item.kategori, hasil), warna(item.kategori), item.desimal)
        if len(induk.indikator) > 1:
            yield _mean_line(f"Rata-rata {induk.induk.jenis.casefold()}", induk.capaian, induk.kategori, hasil)

    return [*per_induk(hasil, sheet, body), _mean_line("Rata-rata seluruhnya", hasil.capaian, hasil.kategori, hasil)]


def _mean_line(name: str, capaian: Figure, kategori: Tingkat | None, hasil: Hasil) -> Line:
    return Line("total", (None, name, None, None, figure(capaian), label(kategori)),
                _judged(capaian, kategori, hasil), warna(kategori))


def banding_lalu(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Realisasi of this year against last year, in the unit of the indicator, and the capaian of both (item 29)."""
    year = hasil.laporan.profil.tahun

    def body(induk: HasilInduk) -> Iterator[Line]:
        for number, item in enumerate(induk.indikator, 1):
            notation = _own_notation(hasil, item)
            yield Line("isi", (number, item.indikator.nama, ukuran(item.target, notation),
                               ukuran(item.indikator.realisasi.get(year - 1), notation),
                               ukuran(item.realisasi, notation), _points(item.perubahan),
                               _gerak(item), _capaian_tahun(item, year - 1), _capaian_tahun(item, year)),
                       trace(Perubahan=item.perubahan.angka), desimal=item.desimal)

    return [*per_induk(hasil, sheet, body), *_trends(hasil, sheet)]


def _capaian_tahun(item: HasilIndikator, year: int) -> Value:
    """The capaian of a year; nothing where that year has no data."""
    one = item.tahun[year]
    return KOSONG if one.target is None or one.realisasi is None else figure(one.capaian)


def _gerak(item: HasilIndikator) -> str:
    """Naik, turun or tetap with the unit of the difference, or why neither can be said."""
    kata, unit = item.perubahan.kata, satuan_selisih(item.indikator.satuan)
    if not kata:
        return item.perubahan.angka.reason
    return f"{kata} ({unit})" if unit and item.perubahan.angka.printed else kata


def _trends(hasil: Hasil, sheet: OutputSheet) -> Lines:
    lines: Lines = []
    for item in hasil.indikator:
        kata, first, last = item.tren(hasil.laporan.profil.tahun)
        if kata and hasil.laporan.pengaturan.triwulan == SETAHUN:
            lines += note(f"{item.indikator.nama}: {kata} dari tahun ke tahun, {first} sampai {last}.", sheet)
    return lines


def banding_akhir(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Realisasi to date against the target at the end of the plan (item 30)."""
    def body(induk: HasilInduk) -> Iterator[Line]:
        for number, item in enumerate(induk.indikator, 1):
            notation = _own_notation(hasil, item)
            yield Line("isi", (number, item.indikator.nama, ukuran(item.target_akhir, notation),
                               ukuran(item.realisasi, notation), figure(item.progres)), trace(Progres=item.progres),
                       desimal=item.desimal)

    return per_induk(hasil, sheet, body)


def banding_opd(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Realisasi against each comparator, with the difference in figures and in words (item 31).

    Only indicators that are compared have a line, and only tujuan and sasaran with such an indicator a group row.
    """
    def body(induk: HasilInduk) -> Iterator[Line]:
        for number, item in enumerate((one for one in induk.indikator if one.pembanding), 1):
            notation = _own_notation(hasil, item)
            head: tuple[Value, ...] = (number, item.indikator.nama, ukuran(item.realisasi, notation))
            for index, other in enumerate(item.pembanding):
                own = (None, None, None) if index else head
                yield Line(_level(index == 0), (*own, *_pembanding(other, item, notation)),
                           trace(Selisih=other.selisih.angka), desimal=item.desimal)

    return per_induk(hasil, sheet, body)


def _pembanding(other: HasilPembanding, item: HasilIndikator, notation: Notation) -> tuple[Value, ...]:
    points, kata = other.selisih.angka.printed, other.selisih.kata
    amount = f" {notation.rounded(abs(points))} {satuan_selisih(item.indikator.satuan)}".rstrip() if points else ""
    sentence = f"{kata.capitalize()}{amount} {'dengan' if kata == 'sama' else 'dari'} {other.pembanding.nama}"
    return (other.pembanding.jenis, other.pembanding.nama, ukuran(other.pembanding.nilai, notation),
            _points(other.selisih), sentence if kata else other.selisih.angka.reason)


def pengukuran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The measurement of all indicators in one table (items 58 and 77: the same figures, never typed twice)."""
    lines = [
        Line(_level(first), (*_head(first, number, induk), item.indikator.nama,
                             *_dua(item.target, item.realisasi, hasil, item), figure(item.capaian),
                             label(item.kategori), item.indikator.sumber_data or KOSONG),
             _judged(item.capaian, item.kategori, hasil), warna(item.kategori), item.desimal)
        for number, first, induk, item in _own(hasil)
    ]
    return [*lines, Line("total", (None, "Rata-rata capaian", None, None, None, figure(hasil.capaian),
                                   label(hasil.kategori), None),
                         _judged(hasil.capaian, hasil.kategori, hasil), warna(hasil.kategori))]


def _dua(one: Ukuran | None, other: Ukuran | None, hasil: Hasil, item: HasilIndikator) -> tuple[Value, Value]:
    """Two figures of an indicator as cells."""
    notation = _own_notation(hasil, item)
    return ukuran(one, notation), ukuran(other, notation)


def banding_tiga(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Target, realisasi and capaian of three years side by side (item 60); none where more years are compared."""
    year = hasil.laporan.profil.tahun
    lines: Lines = []
    if hasil.laporan.pengaturan.banyak_tahun > TIGA:
        return lines
    for number, first, induk, item in _own(hasil):
        cells: list[Value] = [*_head(first, number, induk), item.indikator.nama]
        for y in (year - 2, year - 1, year):
            one = item.tahun[y]
            known = one.target is not None or one.realisasi is not None
            cells += [*_dua(one.target, one.realisasi, hasil, item), figure(one.capaian) if known else KOSONG]
        origin = join(*(f"{y} {trace(capaian=item.tahun[y].capaian)}" for y in (year - 2, year - 1, year)))
        lines.append(Line(_level(first), tuple(cells), origin, desimal=item.desimal))
    return lines


def banding_tahun(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Target, realisasi, capaian and kategori, a line for each year, where more than three years are compared (60)."""
    count, year = hasil.laporan.pengaturan.banyak_tahun, hasil.laporan.profil.tahun
    if count <= TIGA:
        return []
    first = max(year - count + 1, min((y for item in hasil.indikator for y in item.tahun), default=year))
    return [line for number, top, induk, item in _own(hasil)
            for line in _per_tahun(hasil, item, range(first, year + 1), _head(top, number, induk))]


def _per_tahun(hasil: Hasil, item: HasilIndikator, years: range, head: tuple[Value, ...]) -> Iterator[Line]:
    settings, notation = hasil.laporan.pengaturan, entered(hasil, item.indikator)
    for year in years:
        one = item.tahun.get(year)
        own = (*head, item.indikator.nama) if year == years[0] else (None, None, None)
        level = _level(year == years[0] and head[0] is not None)
        if one is None or (one.target is None and one.realisasi is None and year != years[-1]):
            yield Line(level, (*own, str(year), *[KOSONG] * 4))
            continue
        kategori = None if one.capaian.printed is None else settings.skala.kategori(one.capaian.printed)
        yield Line(level, (*own, str(year), ukuran(one.target, notation), ukuran(one.realisasi, notation),
                           figure(one.capaian), label(kategori)),
                   _judged(one.capaian, kategori, hasil), warna(kategori), item.desimal)


def kemajuan(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Realisasi against the target at the end of the Renstra (item 62)."""
    return [
        Line(_level(first), (*_head(first, number, induk), item.indikator.nama,
                             *_dua(item.realisasi, item.target_akhir, hasil, item), figure(item.progres),
                             figure(item.progres)),
             trace(Tingkat_kemajuan=item.progres), desimal=item.desimal)
        for number, first, induk, item in _own(hasil)
    ]


def analisis(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Causes of success or failure and solutions per indicator (item 65)."""
    lines = []
    for number, first, induk, item in _own(hasil):
        text = item.indikator.analisis
        lines.append(Line(_level(first), (
            *_head(first, number, induk), item.indikator.nama, *_dua(item.target, item.realisasi, hasil, item),
            figure(item.capaian), _causes(item, hasil),
            points_text(text.solusi) or KOSONG,
        ), trace(Capaian=item.capaian), desimal=item.desimal))
    return lines


def _causes(item: HasilIndikator, hasil: Hasil) -> str:
    text = item.indikator.analisis
    named = ((PENYEBAB[outcome(hasil, item)], text.penyebab), ("Faktor pendukung", text.faktor),
             ("Hambatan", text.hambatan))
    return "\n".join(f"{name}:\n{points_text(points)}" for name, points in named if points) or KOSONG


Outcome = Literal["tercapai", "tidak", "belum"]
PENYEBAB: Mapping[Outcome, str] = MappingProxyType({
    "tercapai": "Penyebab tercapainya target", "tidak": "Penyebab tidak tercapainya target",
    "belum": "Penyebab capaian"})
"""What the causes are causes of, by the outcome of the indikator."""


def outcome(hasil: Hasil, item: HasilIndikator) -> Outcome:
    """Whether the target of an indikator was met in the year; "belum" where that is not known, or the year runs."""
    judged = item.capaian.printed is not None or item.capaian.kecuali == DENGAN_KATA
    if not judged or hasil.laporan.pengaturan.triwulan < SETAHUN or item.target is None or item.realisasi is None:
        return "belum"
    return "tercapai" if mutu(item.target, item.realisasi, item.indikator.arah) >= 0 else "tidak"


def jumlah_kategori(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The levels of the scale with the number of indicators on each (item 75)."""
    notation = hasil.laporan.pengaturan.notation
    counts = hasil.jumlah_kategori()
    lines = [Line("isi", (number, level.rentang, level.kategori, count),
                  f"Indikator berkategori {level.kategori}: {count}", warna(level))
             for number, (level, count) in enumerate(counts, 1)]
    lines.append(Line("total", (None, "Jumlah indikator yang dinilai", None, sum(count for _, count in counts)),
                      " + ".join(str(count) for _, count in counts)))
    out = tuple(item.capaian for item in hasil.indikator if item.capaian.kecuali)
    unjudged = len(hasil.indikator) - sum(count for _, count in counts) - len(out)
    if unjudged:
        lines += note(f"{unjudged} indikator belum dapat dikategorikan karena datanya belum lengkap.", sheet)
    if out:
        lines += note(f"Indikator yang tidak dikategorikan: {dikecualikan(out)}.", sheet)
    if hasil.kategori and hasil.capaian.printed is not None:
        lines += note(f"Capaian keseluruhan rata-rata {notation.printed(hasil.capaian.printed)} % dengan kategori "
                      f"{hasil.kategori.kategori}.", sheet)
    return [*lines, *skala_notes(hasil.laporan.pengaturan.skala, sheet)]


def skala_notes(skala: Skala, sheet: OutputSheet) -> Lines:
    """Where a scale comes from, and the ranges that the regulation prints otherwise, with gaps or overlaps."""
    printed = note(f"Rentang yang tertulis dalam aturannya: {skala.catatan}; di sini batasnya dipertegas agar setiap "
                   "capaian termasuk tepat satu kategori.", sheet) if skala.catatan else []
    return [*note(f"Dasar skala: {skala.dasar}.", sheet), *printed]
