"""Percentages and differences within a row: capaian, serapan, sisa, progres, shares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, remark
from lkjip_xl.domain.telaah.cocok import SERATUS, banding, jumlahkan, nilai_mungkin, tempat, tulis
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.kepala import Kolom
from lkjip_xl.domain.telaah.petak import Garis, Petak, TabelBaca, besaran_baris

BATAS = frozenset(Decimal(bound) for bound in (100, 110, 120, 150))
"""Where offices stop counting what exceeds the target."""
PREDIKAT = 3
"""Predicates are as short as this: AA, BB, WTP."""
BANYAK = 3
"""From so many rows on, a formula that fits none of them is not that of the column."""
_KINERJA = ("target", "target PK", "target PK perubahan", "target Renja", "target Renstra")
_ANGGARAN = ("anggaran perubahan", "anggaran", "anggaran murni")

Rumus = Callable[[Decimal, Decimal], Decimal]


@record(frozen=True)
class Uji:
    """A printed figure with what it should be computed from, what that gives, and how the two compare."""

    table: TabelBaca
    garis: Garis
    cell: Petak
    dari: tuple[Petak, Petak]
    rumus: str
    benar: Decimal
    hasil: str
    """sama, dipotong, beda, or batas where the office stops counting at a bound."""


def _bagi(a: Decimal, b: Decimal) -> Decimal:
    return b / a * SERATUS


def _selisih(a: Decimal, b: Decimal) -> Decimal:
    return (2 * a - b) / a * SERATUS


def _balik(a: Decimal, b: Decimal) -> Decimal:
    return a / b * SERATUS


_CAPAIAN: tuple[tuple[str, Rumus], ...] = (
    ("{b} / {a} x 100", _bagi), ("(2 x {a} - {b}) / {a} x 100", _selisih), ("{a} / {b} x 100", _balik),
)
_PERSEN = _CAPAIAN[:1]
_TUMBUH: tuple[tuple[str, Rumus], ...] = (("({b} - {a}) / {a} x 100", lambda a, b: (b - a) / a * SERATUS),)
_KURANG: tuple[tuple[str, Rumus], ...] = (("{a} - {b}", lambda a, b: a - b),)
_PERSEN_KURANG: tuple[tuple[str, Rumus], ...] = (("({a} - {b}) / {a} x 100", lambda a, b: (a - b) / a * SERATUS),)


# Which columns take part

def _dekat(table: TabelBaca, column: Kolom, kinds: Sequence[str], year: int) -> list[Kolom]:
    """The columns of those kinds that belong to a column: of its group before others, and the nearest on its left."""
    found = [one for one in table.berangka() if one.besaran in kinds and not one.triwulan
             and (not year or one.tahun == year)]
    return sorted(found, key=lambda one: (one.kelompok != column.kelompok, kinds.index(one.besaran),
                                          one.indeks > column.indeks, abs(column.indeks - one.indeks)))


def _pasangan(table: TabelBaca, column: Kolom) -> list[tuple[Kolom, Kolom]]:
    """The pairs of columns that a percentage or difference may be computed from; the most likely first."""
    if column.triwulan:
        return []
    if column.besaran == "capaian":
        left, right = _dekat(table, column, _KINERJA, column.tahun), _dekat(table, column, ("realisasi",), column.tahun)
    elif column.besaran == "progres":
        left, right = _dekat(table, column, ("target akhir",), 0), _dekat(table, column, ("realisasi",), column.tahun)
        left = left or _dekat(table, column, ("target Renstra",), 0)[-1:]
        left = left or sorted(_dekat(table, column, _KINERJA, 0), key=lambda one: -one.tahun)[:1]
    else:
        left = _dekat(table, column, _ANGGARAN, column.tahun)
        right = _dekat(table, column, ("realisasi anggaran",), column.tahun)
    return [(a, right[0]) for a in left] if left and right else []


# One row

def _uji(table: TabelBaca, garis: Garis, cell: Petak, pair: tuple[Kolom, Kolom],
         formulas: Sequence[tuple[str, Rumus]]) -> Uji | None:
    """How a cell compares with the formula that suits it best; None where it cannot be told."""
    base, part = garis.di(pair[0].indeks), garis.di(pair[1].indeks)
    if base is None or part is None or cell.nilai is None or cell.bacaan.rusak or cell.bacaan.nihil:
        return None
    tried = [_satu(table, garis, cell, (base, part), text, formula, a, b) for text, formula in formulas
             for a in nilai_mungkin(base.bacaan) for b in nilai_mungkin(part.bacaan) if (a > 0 and b > 0) or (b == 0 < a
             and formula is not _balik)]
    order = ("sama", "dipotong", "batas", "beda")
    return min(tried, key=lambda one: order.index(one.hasil), default=None)


def _satu(table: TabelBaca, garis: Garis, cell: Petak, dari: tuple[Petak, Petak], text: str, formula: Rumus,
          a: Decimal, b: Decimal) -> Uji:
    true = formula(a, b)
    found: str = banding(cell.bacaan, true)
    if found != "sama" and cell.bacaan.nilai in BATAS and formula is _bagi and true > cell.bacaan.nilai:
        found = "batas" if found == "beda" else found
    return Uji(table, garis, cell, dari, text.format(a=dari[0].teks, b=dari[1].teks), true, found)


def _semua(bahan: Bahan, besaran: str) -> tuple[tuple[Uji, ...], ...]:
    """For each column of a kind in the document, how its figures compare; a bound counts only where all keep it."""
    formulas = {"capaian": _CAPAIAN, "progres": _CAPAIAN, "serapan": _PERSEN, "sisa": _KURANG}.get(
        besaran, _PERSEN_KURANG)
    columns: list[tuple[Uji, ...]] = []
    for table in bahan.petak:
        columns += [tuple(_kolom(table, one, formulas)) for one in table.berangka() if one.besaran == besaran]
    return tuple(column for column in columns if column)


def _kolom(table: TabelBaca, column: Kolom, formulas: Sequence[tuple[str, Rumus]]) -> Iterator[Uji]:
    pairs = _pasangan(table, column)
    for garis in table.garis:
        cell = garis.di(column.indeks)
        if cell is None or garis.jenis == "rata" or (garis.jenis == "jumlah" and column.besaran == "capaian"):
            continue
        tried = [one for pair in pairs if (one := _uji(table, garis, cell, pair, formulas))]
        good = next((one for one in tried if one.hasil != "beda"), None)
        if good or tried:
            yield good or tried[0]


def _salah(bahan: Bahan, besaran: str) -> Iterator[tuple[Uji, Berat | None]]:
    """The figures of a kind that contradict their formula, with how serious that is.

    A column of several rows none of which fits has another formula. A single row is judged by whether the formula
    holds elsewhere in the document. A bound is one where no figure of the document is above it.
    """
    everything = _semua(bahan, besaran)
    fits = any(one.hasil in ("sama", "dipotong") for column in everything for one in column)
    known = fits or besaran == "progres"
    highest = max((one.cell.nilai or Decimal(0) for column in everything for one in column), default=Decimal(0))
    for column in everything:
        wrong = [one for one in column if one.hasil == "beda" or (one.hasil == "batas" and one.cell.nilai != highest)]
        right = len(column) - len(wrong)
        if not right and len(column) >= BANYAK:
            continue
        sure = known if not right else right >= len(wrong)
        yield from ((one, None if sure else "peringatan") for one in wrong)


def hitungan_salah(bahan: Bahan) -> Mapping[Letak, Decimal]:
    """The cells whose percentage contradicts its formula, each with what that gives."""
    return {uji.cell.letak: uji.benar for besaran in ("capaian", "serapan", "progres")
            for uji, _ in _salah(bahan, besaran)}


def sisa_salah(bahan: Bahan) -> Mapping[Letak, Decimal]:
    """The cells of sisa that are not anggaran less realisasi, each with what that gives."""
    return {uji.cell.letak: uji.benar for uji, _ in _salah(bahan, "sisa")}


def _catat(bahan: Bahan, kode: str, uji: Uji, tingkat: Berat | None = None) -> Remark:
    column = uji.cell.kolom
    _, name = uji.table.sebutan(uji.garis, column)
    digits = 0 if column.besaran == "sisa" else max(uji.cell.bacaan.desimal, 2)
    return remark(kode, tempat(uji.cell), tempat(uji.dari[1]), tempat(uji.dari[0]), pokok=name or "Total",
                  tingkat=tingkat, tempat=bahan.dokumen.bagian(uji.cell.letak), nama=name or "Total",
                  kolom=column.judul, tertulis=tempat(uji.cell).kutipan, rumus=uji.rumus,
                  benar=tulis(uji.benar, column.besaran, bahan.ciri, digits))


def capaian(bahan: Bahan) -> Iterator[Remark]:
    """Capaian that is not realisasi against target, in either direction and within a bound."""
    yield from (_catat(bahan, "T-101", uji, berat) for uji, berat in _salah(bahan, "capaian"))
    for table in bahan.petak:
        for column in (one for one in table.berangka() if one.besaran == "capaian"):
            for pair in _pasangan(table, column)[:1]:
                yield from (_catat(bahan, "T-101", uji) for uji in _predikat(table, column, pair))


_MAKIN_RENDAH = re.compile(
    r"^(?:persentase |jumlah |angka |tingkat |prevalensi )*(?:angka kematian|kematian|prevalensi|kemiskinan|"
    r"pengangguran|stunting|balita (?:stunting|gizi buruk)|gizi buruk|kasus|kejadian|pelanggaran|keluhan|inflasi|gini|"
    r"kecelakaan|kriminalitas|penduduk miskin|waktu tunggu)\b", re.IGNORECASE)
"""Names of what is better the lower it is."""
_TETAP_TINGGI = re.compile(r"ditangani|tertangani|tertanggulangi|selesai|terlayani|penurunan|turun|ditindaklanjuti|"
                           r"penanganan|dilayani|ditemukan|diselesaikan|pencegahan|bebas|mendapat", re.IGNORECASE)


def arah_terbalik(bahan: Bahan) -> Iterator[Remark]:
    """Capaian above 100 of what is better the lower it is, although its realisasi is above its target."""
    for column in _semua(bahan, "capaian"):
        for uji in column:
            _, name = uji.table.sebutan(uji.garis, uji.cell.kolom)
            base, part = (one.nilai for one in uji.dari)
            lower = _MAKIN_RENDAH.search(name) and not _TETAP_TINGGI.search(name)
            if lower and base and part and part > base and uji.cell.nilai and uji.cell.nilai > SERATUS \
                    and uji.hasil == "sama":
                true = _selisih(base, part)
                yield _catat(bahan, "T-124", replace(uji, rumus=_CAPAIAN[1][0].format(
                    a=uji.dari[0].teks, b=uji.dari[1].teks), benar=true))


def capaian_tegak(bahan: Bahan) -> Iterator[Remark]:
    """Capaian against target and realisasi where these are rows and the years are columns."""
    for table in bahan.petak:
        found = [one for column in table.berangka() if column.besaran == "lain" for one in _tegak(table, column)]
        right = sum(one.hasil != "beda" for one in found)
        if right * 2 >= len(found):
            yield from (_catat(bahan, "T-120", one) for one in found if one.hasil == "beda")


def _tegak(table: TabelBaca, column: Kolom) -> Iterator[Uji]:
    """How each capaian of a column compares with the target and realisasi of its name above it."""
    parts: dict[str, Petak] = {}
    for garis in table.garis:
        kind = next((kind for _, name in garis.nama if (kind := besaran_baris(name))), "")
        cell = garis.di(column.indeks)
        if kind == "target":
            parts = {}
        if kind and cell:
            parts[kind] = cell
        if kind == "capaian" and cell and cell.nilai is not None and {"target", "realisasi"} <= parts.keys():
            base, part = parts["target"], parts["realisasi"]
            if base.nilai and part.nilai is not None:
                tried = [_satu(table, garis, cell, (base, part), text, formula, base.nilai, part.nilai)
                         for text, formula in _CAPAIAN if part.nilai or formula is not _balik]
                yield min(tried, key=lambda one: ("sama", "dipotong", "batas", "beda").index(one.hasil))


def _predikat(table: TabelBaca, column: Kolom, pair: tuple[Kolom, Kolom]) -> Iterator[Uji]:
    """The rows whose target and realisasi are one and the same predicate, and whose capaian is not 100."""
    for garis in table.garis:
        cell, base, part = (garis.di(one) for one in (column.indeks, pair[0].indeks, pair[1].indeks))
        if cell and base and part and cell.nilai not in (None, SERATUS, Decimal(1)) and not cell.bacaan.nihil \
                and base.nilai is None and 0 < len(base.bacaan.teks) <= PREDIKAT \
                and base.bacaan.teks.casefold() == part.bacaan.teks.casefold():
            yield Uji(table, garis, cell, (base, part), f"{part.teks} terhadap {base.teks}", SERATUS, "beda")


def serapan(bahan: Bahan) -> Iterator[Remark]:
    """Serapan that is not realisasi against anggaran."""
    yield from (_catat(bahan, "T-103", uji, berat) for uji, berat in _salah(bahan, "serapan"))


def sisa(bahan: Bahan) -> Iterator[Remark]:
    """Sisa that is not anggaran less realisasi."""
    yield from (_catat(bahan, "T-104", uji, berat) for uji, berat in _salah(bahan, "sisa"))


def persen_sisa(bahan: Bahan) -> Iterator[Remark]:
    """The share of sisa that is not sisa against anggaran."""
    yield from (_catat(bahan, "T-105", uji, berat) for uji, berat in _salah(bahan, "persen sisa"))


def progres(bahan: Bahan) -> Iterator[Remark]:
    """Progress that is not realisasi against the target at the end of the plan."""
    yield from (_catat(bahan, "T-106", uji, berat) for uji, berat in _salah(bahan, "progres"))


def dipotong(bahan: Bahan) -> Iterator[Remark]:
    """Percentages that were cut off and not rounded."""
    for besaran in ("capaian", "serapan", "progres", "persen sisa"):
        for column in _semua(bahan, besaran):
            yield from (_catat(bahan, "T-102", uji) for uji in column if uji.hasil == "dipotong")


def rumus_lain(bahan: Bahan) -> Iterator[Remark]:
    """For a column of several rows none of which fits its formula one remark: it may have another."""
    for besaran in ("capaian", "serapan", "progres"):
        for column in _semua(bahan, besaran):
            if len(column) >= BANYAK and all(one.hasil == "beda" for one in column):
                yield _catat(bahan, "T-116", column[0])


def lebih_kasar(bahan: Bahan) -> Iterator[Remark]:
    """Percentages printed whole in a column with decimals, although their own decimals are not zero."""
    for besaran in ("capaian", "serapan", "progres"):
        for table in bahan.petak:
            columns = [one.indeks for one in table.berangka() if one.besaran == besaran]
            digits = max((cell.bacaan.desimal for line in table.garis for cell in line.petak
                          if cell.kolom.indeks in columns and cell.nilai is not None), default=0)
            found = [uji for index in columns for uji in _kolom(table, table.kolom[index], _CAPAIAN[:1])]
            yield from (_catat(bahan, "T-118", uji) for uji in found if uji.hasil == "sama" and digits == 2
                        and not uji.cell.bacaan.desimal and round_half_up(uji.benar) != uji.cell.nilai)


# Percentages of other matters

def persen_lain(bahan: Bahan) -> Iterator[Remark]:
    """Percentages of no known matter that leave the formula which most rows of their column keep."""
    for table in bahan.petak:
        for column in table.berangka():
            if (column.persen and column.besaran == "lain") or (
                    column.besaran in ("capaian", "serapan") and not _pasangan(table, column)):
                yield from _lain(bahan, table, column)


def _lain(bahan: Bahan, table: TabelBaca, column: Kolom) -> Iterator[Remark]:
    rows = [(garis, cell) for garis in table.garis if garis.jenis == "rinci" and (cell := garis.di(column.indeks))
            and cell.nilai is not None and not cell.bacaan.nihil]
    if len(rows) < BANYAK:
        return
    others = [one for one in table.berangka() if one.indeks != column.indeks and not one.persen]
    tried = [_nisbah(table, rows, a, b, formulas) for formulas in (_PERSEN, _TUMBUH)
             for a, b in permutations(others, 2)]
    tried += [_bagian(table, rows, a) for a in others]
    best = max(tried, key=lambda found: sum(one.hasil != "beda" for one in found), default=[])
    right = sum(one.hasil != "beda" for one in best)
    if right >= BANYAK and right * 5 >= len(best) * 3:
        yield from (_catat(bahan, "T-112", one) for one in best if one.hasil == "beda")


def _nisbah(table: TabelBaca, rows: Sequence[tuple[Garis, Petak]], a: Kolom, b: Kolom,
            formulas: Sequence[tuple[str, Rumus]]) -> list[Uji]:
    return [one for garis, cell in rows if (one := _uji(table, garis, cell, (a, b), formulas))]


def _bagian(table: TabelBaca, rows: Sequence[tuple[Garis, Petak]], part: Kolom) -> list[Uji]:
    """The rows as shares of the total of a column."""
    parts = [(garis, cell, own) for garis, cell in rows if (own := garis.di(part.indeks)) and own.nilai is not None]
    total = jumlahkan(own.nilai or Decimal(0) for _, _, own in parts)
    printed = next((cell for garis in table.garis if garis.jenis == "jumlah" and (cell := garis.di(part.indeks))), None)
    if total <= 0:
        return []
    whole = printed.nilai if printed and printed.nilai else total
    return [Uji(table, garis, cell, (printed or own, own), f"{own.teks} / {printed.teks if printed else total} x 100",
                own.nilai / whole * SERATUS, banding(cell.bacaan, own.nilai / whole * SERATUS))
            for garis, cell, own in parts if own.nilai is not None]
