"""Differences and what words say of them in a row; the parts of a budget that are listed by kind of spending."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.cocok import angka_tercetak, banding, jumlahkan, nilai_mungkin, tempat, tulis
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.dokumen import Blok, Letak
from lkjip_xl.domain.telaah.kepala import UANG, Kolom
from lkjip_xl.domain.telaah.petak import Garis, Petak, TabelBaca
from lkjip_xl.domain.tercetak import Tercetak, baca

_BANDING = re.compile(r"\b(lebih rendah|lebih kecil|di ?bawah|kurang dari|lebih tinggi|lebih besar|di ?atas|melampaui|"
                      r"melebihi)\b\s*(?:sebesar|sebanyak|yaitu|:)?\s*(\d[\d.,]*\d|\d)?(\s*%)?", re.IGNORECASE)
_GERAK = re.compile(r"\b(naik|meningkat|turun|menurun)\b\s*(?:sebesar|sebanyak|:)?\s*(\d[\d.,]*\d|\d)?(\s*%)?",
                    re.IGNORECASE)
_RENDAH = re.compile(r"rendah|kecil|bawah|kurang|turun", re.IGNORECASE)
_STATUS = re.compile(r"\W*((?:tidak|belum)\s+(?:tercapai|terpenuhi|memenuhi target|mencapai target)|tercapai|terpenuhi|"
                     r"terlampaui|melampaui target|melebihi target|mencapai target)\W*", re.IGNORECASE)
_BELANJA = re.compile(r"\bbelanja\s+(pegawai|barang(?:\s*(?:dan|/|&)?\s*jasa)?|modal|operasi|hibah|bantuan sosial|"
                      r"tidak terduga|transfer)\b", re.IGNORECASE)
_RUPIAH = re.compile(r"\bRp\.?\s*\d[\d.,\s]*\d", re.IGNORECASE)
_PENGGUNAAN = re.compile(r"penggunaan|realisasi|penyerapan|terserap", re.IGNORECASE)
SEBELUM = 4
"""In so many blocks before a list of spending stands the sum that it parts."""


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
    pair = _pasangan(table, garis)
    if pair is None or pair[0].nilai is None or pair[1].nilai is None:
        return
    _, name = table.sebutan(garis, cell.kolom)
    digits = max(pair[0].bacaan.desimal, pair[1].bacaan.desimal)
    yield remark("T-113", tempat(cell), tempat(pair[0]), tempat(pair[1]), pokok=name,
                 tempat=bahan.dokumen.bagian(cell.letak), nama=name, kolom=cell.kolom.judul,
                 tertulis=tempat(cell).kutipan, rumus=f"{pair[0].teks} - {pair[1].teks}",
                 benar=tulis(pair[0].nilai - pair[1].nilai, "lain", bahan.ciri, digits))


def _sama_selisih(cell: Petak, x: Decimal, y: Decimal) -> bool:
    """Whether a difference is that of two figures, in points or as growth in percent, whatever its sign."""
    options = [x - y, *([(x - y) / y * 100] if y else []), *([(y - x) / x * 100] if x else [])]
    return any(banding(cell.bacaan, abs(one) if not cell.bacaan.bertanda else -abs(one)) != "beda" for one in options)


def _pasangan(table: TabelBaca, garis: Garis) -> tuple[Petak, Petak] | None:
    """The two figures that a difference is of, where the row leaves no choice."""
    real = sorted((one for one in garis.petak if one.kolom.besaran == "realisasi"), key=lambda one: -one.kolom.tahun)
    other = [one for one in garis.petak if one.kolom.besaran == "pembanding" and one.nilai is not None]
    target = [one for one in garis.petak if one.kolom.besaran.startswith("target")]
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
    assert said.satu.nilai is not None and said.lain.nilai is not None
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


# Spending by kind

@record(frozen=True)
class Bagian:
    """A kind of spending with its amount, as an item of a list states it."""

    nama: str
    letak: Letak
    teks: str
    nilai: Decimal


def komposisi(bahan: Bahan) -> Iterator[Remark]:
    """Lists of spending by kind whose amounts add up to no sum that the text before them names."""
    blocks = bahan.dokumen.blok
    at = 0
    while at < len(blocks):
        parts = _daftar_belanja(blocks, at)
        if len(parts) > 1:
            yield from _periksa_komposisi(bahan, blocks[max(at - SEBELUM, 0):at], parts)
        at += max(len(parts), 1)


def _daftar_belanja(blocks: Sequence[Blok], at: int) -> list[Bagian]:
    found: list[Bagian] = []
    for block in blocks[at:]:
        part = _belanja(block)
        if part is None or any(one.nama == part.nama for one in found):
            break
        found.append(part)
    return found


def _belanja(block: Blok) -> Bagian | None:
    kinds, amounts = _BELANJA.findall(block.teks), _RUPIAH.findall(block.teks)
    if block.tabel is not None or len(kinds) != 1 or len(amounts) != 1 or len(block.teks) > 200:
        return None
    read = baca(Tercetak(0, "", "anggaran", "", 0, amounts[0]))
    if read.nilai is None or read.rusak:
        return None
    return Bagian(kinds[0].split()[0].casefold(), Letak(block.indeks), amounts[0], read.nilai)


def _periksa_komposisi(bahan: Bahan, before: Sequence[Blok], parts: Sequence[Bagian]) -> Iterator[Remark]:
    total = jumlahkan(one.nilai for one in parts)
    named = [(block, text, read.nilai) for block in before for text in _RUPIAH.findall(block.teks)
             if (read := baca(Tercetak(0, "", "anggaran", "", 0, text))).nilai is not None]
    named = [one for one in named if one[2] >= max(part.nilai for part in parts)]
    own = [one for one in bahan.kutipan if one.tentang == "Total" and one.besaran in UANG and one.tahun == bahan.ciri.tahun]
    if not named or any(one[2] == total for one in named):
        yield from _bukan_penggunaan(bahan, named, parts, total)
        return
    if any(one.bacaan.nilai == total for one in own):
        return
    block, text, value = named[0]
    yield _catat_komposisi(bahan, parts, Tempat(Letak(block.indeks), text), total, value)


def _bukan_penggunaan(bahan: Bahan, named: Sequence[tuple[Blok, str, Decimal]], parts: Sequence[Bagian],
                      total: Decimal) -> Iterator[Remark]:
    """Where parts of what was spent are announced, and those of the budget follow."""
    amounts = sorted({value for _, _, value in named}, reverse=True)
    if len(amounts) != 2 or total != amounts[0]:
        return
    last = named[-1]
    words = last[0].teks[last[0].teks.rfind(last[1]):]
    if last[2] == amounts[1] and _PENGGUNAAN.search(words) and not re.search("pagu|anggaran", words, re.IGNORECASE):
        found = _catat_komposisi(bahan, parts, Tempat(Letak(last[0].indeks), last[1]), total, last[2])
        yield remark(found.kode, *found.tempat, pokok=found.pokok, tingkat="saran", **dict(found.args))


def _catat_komposisi(bahan: Bahan, parts: Sequence[Bagian], other: Tempat, total: Decimal, value: Decimal) -> Remark:
    return remark("T-115", other, *(Tempat(one.letak, one.teks) for one in parts), pokok="Total",
                  tempat=bahan.dokumen.bagian(parts[0].letak), tempat_lain=bahan.dokumen.bagian(other.letak),
                  rumus=" + ".join(angka_tercetak(one.teks) for one in parts), tertulis=other.kutipan,
                  benar=tulis(total, "anggaran", bahan.ciri))
