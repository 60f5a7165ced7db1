"""Differences in a row, and what words beside them say of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.cocok import banding, nilai_mungkin, tempat, tulis
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.kepala import Kolom
from lkjip_xl.domain.telaah.petak import Garis, Petak, TabelBaca
from lkjip_xl.domain.tercetak import Tercetak, baca

_BANDING = re.compile(r"\b(lebih rendah|lebih kecil|di ?bawah|kurang dari|lebih tinggi|lebih besar|di ?atas|melampaui|"
                      r"melebihi)\b\s*(?:sebesar|sebanyak|yaitu|:)?\s*(\d[\d.,]*\d|\d)?(\s*%)?", re.IGNORECASE)
_GERAK = re.compile(r"\b(naik|meningkat|turun|menurun)\b\s*(?:sebesar|sebanyak|:)?\s*(\d[\d.,]*\d|\d)?(\s*%)?",
                    re.IGNORECASE)
_RENDAH = re.compile(r"rendah|kecil|bawah|kurang|turun", re.IGNORECASE)
_STATUS = re.compile(r"\W*((?:tidak|belum)\s+(?:tercapai|terpenuhi|memenuhi target|mencapai target)|tercapai|terpenuhi|"
                     r"terlampaui|melampaui target|melebihi target|mencapai target)\W*", re.IGNORECASE)


# Differences

def selisih(bahan: Bahan) -> Iterator[Remark]:
    """Differences that no two figures of their row have."""
    for table in bahan.petak:
        for column in (one for one in table.berangka() if one.besaran == "selisih"):
            for garis in table.garis:
                cell = garis.di(column.indeks)
                if cell is not None and cell.nilai is not None and garis.jenis == "rinci":
                    yield from _selisih(bahan, table, garis, cell)


def _selisih(bahan: Bahan, table: TabelBaca, garis: Garis, cell: Petak) -> Iterator[Remark]:
    others = [one for one in garis.petak if one.kolom.indeks != cell.kolom.indeks and one.nilai is not None]
    for a, b in combinations(others, 2):
        for x in nilai_mungkin(a.bacaan):
            for y in nilai_mungkin(b.bacaan):
                if _sama_selisih(cell, x, y):
                    return
    pair = _pasangan(garis)
    if pair is None or pair[0].nilai is None or pair[1].nilai is None:
        return
    _, name = table.sebutan(garis, cell.kolom)
    digits = max(pair[0].bacaan.desimal, pair[1].bacaan.desimal)
    yield remark("T-113", tempat(cell), tempat(pair[0]), tempat(pair[1]), pokok=name,
                 tempat=bahan.dokumen.bagian(cell.letak), nama=name, kolom=cell.kolom.judul,
                 tertulis=tempat(cell).kutipan, rumus=f"{pair[0].teks} - {pair[1].teks}",
                 benar=tulis(pair[0].nilai - pair[1].nilai, "lain", bahan.ciri, digits))


def tanda_selisih(bahan: Bahan) -> Iterator[Remark]:
    """Differences of the right size without minus or brackets, or with, where the other rows tell rise from fall."""
    for table in bahan.petak:
        for column in (one for one in table.berangka() if one.besaran == "selisih"):
            found = [one for garis in table.garis if garis.jenis == "rinci" and (cell := garis.di(column.indeks))
                     and (one := _bertanda(table, garis, cell))]
            right = [one for one in found if one.benar]
            wrong = [one for one in found if not one.benar]
            if any(one.kurang for one in right) and any(not one.kurang for one in right) and len(right) > len(wrong):
                yield from (_catat_tanda(bahan, table, one) for one in wrong)


@record(frozen=True)
class Tanda:
    """A difference of the right size: its row, its two figures, whether it is a fall, whether its sign says so."""

    garis: Garis
    cell: Petak
    dari: tuple[Petak, Petak]
    kurang: bool
    benar: bool


def _bertanda(table: TabelBaca, garis: Garis, cell: Petak) -> Tanda | None:
    del table
    pair = _pasangan(garis)
    if pair is None or pair[0].nilai is None or pair[1].nilai is None or not cell.nilai:
        return None
    true = pair[0].nilai - pair[1].nilai
    if not true or banding(replace(cell.bacaan, nilai=abs(cell.nilai), bertanda=False), abs(true)) == "beda":
        return None
    return Tanda(garis, cell, pair, true < 0, (cell.nilai < 0) == (true < 0))


def _catat_tanda(bahan: Bahan, table: TabelBaca, one: Tanda) -> Remark:
    _, name = table.sebutan(one.garis, one.cell.kolom)
    printed = tempat(one.cell).kutipan
    bare = printed.strip("-–—−() ")
    return remark("T-122", tempat(one.cell), tempat(one.dari[0]), tempat(one.dari[1]), pokok=name, nama=name,
                  tempat=bahan.dokumen.bagian(one.cell.letak), kolom=one.cell.kolom.judul, tertulis=printed,
                  dari=one.dari[1].teks, menjadi=one.dari[0].teks, arah="berkurang" if one.kurang else "bertambah",
                  benar=f"({bare})" if one.kurang else bare)


def _sama_selisih(cell: Petak, x: Decimal, y: Decimal) -> bool:
    """Whether a difference is that of two figures, in points or as growth in percent, whatever its sign."""
    options = [x - y, *([(x - y) / y * 100] if y else []), *([(y - x) / x * 100] if x else [])]
    return any(banding(cell.bacaan, abs(one) if not cell.bacaan.bertanda else -abs(one)) != "beda" for one in options)


def _pasangan(garis: Garis) -> tuple[Petak, Petak] | None:
    """The two figures that a difference is of, where the row leaves no choice."""
    real = sorted((one for one in garis.petak if one.kolom.besaran == "realisasi"), key=lambda one: -one.kolom.tahun)
    other = [one for one in garis.petak if one.kolom.besaran == "pembanding" and one.nilai is not None]
    target = [one for one in garis.petak if one.kolom.besaran.startswith("target")]
    before = [one for one in garis.petak if one.kolom.besaran in ("anggaran murni", "target PK")]
    after = [one for one in garis.petak if one.kolom.besaran in ("anggaran perubahan", "target PK perubahan")]
    if len(before) == len(after) == 1 and not real:
        return after[0], before[0]
    rates = sorted((one for one in garis.petak if one.kolom.besaran == "capaian"), key=lambda one: -one.kolom.tahun)
    if not real and len(rates) == 2 and rates[0].kolom.tahun != rates[1].kolom.tahun:
        return rates[0], rates[1]
    if len(real) > 1 and not other:
        return real[0], real[1]
    if len(real) == 1 and len(other) == 1:
        return real[0], other[0]
    return (real[0], target[0]) if len(real) == len(target) == 1 and not other else None


# What words say of the figures beside them

@record(frozen=True)
class Ucapan:
    """Words of a cell about two figures of its row: which way, how much, and the figures."""

    letak: Letak
    kutipan: str
    rendah: bool
    angka: str
    satu: Petak
    lain: Petak


def kata_banding(bahan: Bahan) -> Iterator[Remark]:
    """Cells whose words say that a figure is higher or lower, or by how much, against the figures of their row."""
    for table in bahan.petak:
        for garis in table.garis:
            for said in _ucapan(table, garis):
                yield from _periksa_ucapan(bahan, table, garis, said)


def _ucapan(table: TabelBaca, garis: Garis) -> Iterator[Ucapan]:
    grid = table.blok.tabel
    assert grid is not None
    real = sorted((one for one in garis.petak if one.kolom.besaran == "realisasi" and one.nilai is not None),
                  key=lambda one: -one.kolom.tahun)
    other = [one for one in garis.petak if one.kolom.besaran == "pembanding" and one.nilai is not None]
    pairs = {_BANDING: (real[:1] + other) if len(other) == 1 else [], _GERAK: real[:2] if len(real) > 1 else []}
    for column in (one for one in table.kolom if one.peran == "kata"):
        text = grid.sel[garis.baris][column.indeks].teks
        for pattern, pair in pairs.items():
            found = pattern.search(text) if len(pair) == 2 and len(text) < 200 else None
            if found and len(pattern.findall(text)) == 1:
                yield Ucapan(Letak(table.blok.indeks, garis.baris, column.indeks), found[0].strip(),
                             bool(_RENDAH.search(found[1])), found[2] or "", pair[0], pair[1])


def _periksa_ucapan(bahan: Bahan, table: TabelBaca, garis: Garis, said: Ucapan) -> Iterator[Remark]:
    assert said.satu.nilai is not None
    assert said.lain.nilai is not None
    difference = said.satu.nilai - said.lain.nilai
    wrong_way = difference > 0 if said.rendah else difference < 0
    read = baca(Tercetak(0, "", "selisih", "", 0, said.angka)) if said.angka else None
    wrong_size = read is not None and read.nilai is not None and banding(read, abs(difference)) == "beda" and \
        not _persen(read.nilai, said, difference)
    if not wrong_way and not wrong_size:
        return
    _, name = table.sebutan(garis, said.satu.kolom)
    words = "sama" if not difference else "lebih tinggi" if difference > 0 else "lebih rendah"
    digits = max(said.satu.bacaan.desimal, said.lain.bacaan.desimal)
    yield remark("T-114", Tempat(said.letak, said.kutipan), tempat(said.satu), tempat(said.lain), pokok=name,
                 tempat=bahan.dokumen.bagian(said.letak), nama=name, tertulis=said.kutipan,
                 satu=tempat(said.satu).kutipan, lain=tempat(said.lain).kutipan,
                 benar=f"{words} {tulis(abs(difference), 'lain', bahan.ciri, digits)}" if difference else words)


def _persen(value: Decimal, said: Ucapan, difference: Decimal) -> bool:
    """Whether a difference is written in percent of either figure."""
    bases = [one.nilai for one in (said.satu, said.lain) if one.nilai]
    return any(abs(abs(difference) / base * 100 - value) < Decimal("0.05") for base in bases)


def tercapai(bahan: Bahan) -> Iterator[Remark]:
    """Rows that are called tercapai below 100 percent, or tidak tercapai at or above it."""
    for table in bahan.petak:
        grid = table.blok.tabel
        assert grid is not None
        for garis in table.garis:
            percent = [one for one in garis.petak if one.kolom.besaran == "capaian" and one.nilai is not None]
            for column in (one for one in table.kolom if one.peran == "kata" or one.besaran == "kategori"):
                found = _STATUS.fullmatch(grid.sel[garis.baris][column.indeks].rata)
                if found and len(percent) == 1 and percent[0].nilai is not None:
                    denied = found[1].casefold().startswith(("tidak", "belum"))
                    if (percent[0].nilai >= 100) == denied:
                        yield _catat_status(bahan, table, garis, column, found[1], percent[0])


def _catat_status(bahan: Bahan, table: TabelBaca, garis: Garis, column: Kolom, words: str, cell: Petak) -> Remark:
    _, name = table.sebutan(garis, cell.kolom)
    place = Letak(table.blok.indeks, garis.baris, column.indeks)
    return remark("T-117", Tempat(place, words), tempat(cell), pokok=name, tempat=bahan.dokumen.bagian(place),
                  nama=name, tertulis=words, capaian=tempat(cell).kutipan)
