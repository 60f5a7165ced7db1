"""One thing twice: the last quarter and the year, and what a sentence says of the total of the table beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.cocok import disebut, mirip_angka, sepadan, tempat, tempat_kutipan
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kepala import Kolom, rapikan
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.petak import Petak, TabelBaca
from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat

_TERAKHIR = re.compile(r"\b(?:triwulan|tw|tribulan)\W*(?:iv|4)\b|\bsemester\W*(?:ii|2)\b", re.IGNORECASE)
_REALISASI = re.compile(r"\b(?:realisasi|r)\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:target|t)\b", re.IGNORECASE)
SEDIKITNYA = 3
"""So many quarters must equal their year before one that does not is wrong."""
SEKITAR = 4
"""In so many blocks before or after a sentence stands the table that it speaks of."""
_UMUM = frozenset({"jumlah", "total", "nilai", "persentase", "persen", "capaian", "realisasi", "target", "anggaran",
                   "pagu", "satuan", "volume", "rp", "rupiah", "orang", "laki", "perempuan", "serapan", "sisa",
                   "keuangan"})
_KHAS = frozenset({"fisik", "kontrak", "efisiensi", "panjang", "luas"})
"""Headings of one word that call their column."""
"""Headings that say too little to tell which column a sentence speaks of."""
_SATUAN = frozenset({"rp", "rupiah", "km", "m", "ha", "persen", "orang", "unit", "paket", "dan", "tahun"})
_SEBAGIAN = re.compile(r"\b(?:masing|antara|rata|triwulan|semester|sebelum|murni|semula|tahun lalu|sebelumnya|naik|"
                       r"turun|meningkat|menurun|selisih|terbesar|terkecil|tertinggi|terendah|terpanjang)",
                       re.IGNORECASE)


# Quarters

def triwulan_setahun(bahan: Bahan) -> Iterator[Remark]:
    """Last quarters, of those that count up, whose figure is not that of the year, where most are."""
    for table in bahan.petak:
        for column in table.berangka():
            kind = _jenis(column)
            pairs = list(_pasangan(bahan, table, column, kind)) if kind else []
            wrong = [(cell, quote, name) for cell, quote, name in pairs if not sepadan(cell.bacaan, quote.bacaan)]
            if len(pairs) - len(wrong) >= SEDIKITNYA and len(wrong) * 3 <= len(pairs):
                yield from (_catat(bahan, kind, *one) for one in wrong)


def _jenis(column: Kolom) -> str:
    """What a column of the last quarter is of; "" for other columns."""
    if not _TERAKHIR.search(column.judul) or column.persen:
        return ""
    rest = _TERAKHIR.sub(" ", column.judul)
    return "realisasi" if _REALISASI.search(rest) else "target" if _TARGET.search(rest) else ""


def _pasangan(bahan: Bahan, table: TabelBaca, column: Kolom, kind: str) -> Iterator[tuple[Petak, Kutipan, str]]:
    """Each figure of the last quarter with what a table says of the year."""
    for line in table.garis:
        cell = line.di(column.indeks)
        if line.jenis != "rinci" or cell is None or cell.nilai is None or not line.nama:
            continue
        name = bahan.nama.sebut(table.sebutan(line, column)[1], "indikator")
        year = [one for besaran in (kind, f"{kind} PK") for one in bahan.menurut.get(
            (besaran, name, column.tahun or bahan.ciri.tahun), ()) if one.mulai < 0]
        if year and all(sepadan(year[0].bacaan, one.bacaan) for one in year):
            yield cell, year[0], name


def _catat(bahan: Bahan, kind: str, cell: Petak, quote: Kutipan, name: str) -> Remark:
    here, there = tempat(cell), tempat_kutipan(quote)
    return remark("T-209", here, there, pokok=name, besaran=kind, nama=name, kolom=cell.kolom.judul,
                  tempat=bahan.dokumen.bagian(here.letak), tempat_lain=bahan.dokumen.bagian(there.letak),
                  tertulis=here.kutipan, lain=disebut(quote.teks))


# Totals of the table beside a sentence

@record(frozen=True)
class Jumlahan:
    """The total of a column: the words that call it, its cell, and the other figures of the column."""

    kata: str
    cell: Petak
    rinci: tuple[Petak, ...]
    nama: tuple[str, ...]


def jumlah_kalimat(bahan: Bahan) -> Iterator[Remark]:
    """Totals that a sentence gives otherwise than the table beside it, called by the heading of their column."""
    tables = {table.blok.indeks: found for table in bahan.petak if (found := tuple(_jumlahan(table)))}
    if not tables:
        return
    for sentence in bahan.kalimat:
        near = [one for at, found in tables.items() if abs(at - sentence.letak.blok) <= SEKITAR
                and bahan.dokumen.blok[at].bagian == bahan.dokumen.blok[sentence.letak.blok].bagian for one in found]
        if near:
            yield from _kalimat(bahan, sentence, near)


def _jumlahan(table: TabelBaca) -> Iterator[Jumlahan]:
    totals = [line for line in table.garis if line.jenis in ("jumlah", "rata")]
    for column in table.berangka() if len(totals) == 1 else ():
        words, cell = _kata(column), totals[0].di(column.indeks)
        if words and cell is not None and cell.nilai:
            lines = [line for line in table.garis if line.jenis == "rinci"]
            yield Jumlahan(words, cell, tuple(one for line in lines if (one := line.di(column.indeks))),
                           tuple(serupa(name) for line in lines for _, name in line.nama))


def _kata(column: Kolom) -> str:
    """The words of a heading that call its column in a sentence; "" where they are those of many columns."""
    words = [word for word in serupa(rapikan(column.judul)).split() if word not in _SATUAN and not word.isdigit()]
    telling = set(words) - _UMUM
    return " ".join(words) if telling and (len(words) > 1 or telling <= _KHAS) and len(words) <= 4 else ""


def _kalimat(bahan: Bahan, sentence: Kalimat, near: Sequence[Jumlahan]) -> Iterator[Remark]:
    plain = f" {serupa(sentence.teks)} "
    for figure in angka_kalimat(sentence.teks):
        before = f" {serupa(sentence.teks[max(figure.mulai - 60, 0):figure.mulai])} "
        called = [one for one in near if _dipanggil(one, before) and _sejenis(one, figure)]
        longest = max((len(one.kata) for one in called), default=0)
        own = [one for one in called if len(one.kata) == longest]
        if len(own) == 1 and not _SEBAGIAN.search(before) and not any(f" {name} " in plain for name in own[0].nama):
            yield from _banding(bahan, sentence, figure, own[0])


def _dipanggil(one: Jumlahan, before: str) -> bool:
    """Whether the words before a figure end with those of a column, but for "sebesar" and the like."""
    at = before.rfind(f" {one.kata} ")
    rest = before[at + len(one.kata) + 2:].split() if at >= 0 else ["?"] * 3
    return at >= 0 and set(rest) <= _ANTARA


_ANTARA = frozenset({"sebesar", "senilai", "mencapai", "adalah", "yaitu", "sebanyak", "total", "rp", "keseluruhan",
                     "seluruhnya", "sepanjang", "jumlah"})


def _sejenis(one: Jumlahan, figure: AngkaKalimat) -> bool:
    """Whether a figure is money or a percentage as the column is."""
    value = one.cell.nilai or Decimal(0)
    if figure.jenis == "rupiah":
        return value >= 1000
    return figure.jenis in ("persen", "bulat", "desimal") and (figure.jenis == "persen") == one.cell.kolom.persen


def _banding(bahan: Bahan, sentence: Kalimat, figure: AngkaKalimat, one: Jumlahan) -> Iterator[Remark]:
    if any(sepadan(figure.bacaan, cell.bacaan) for cell in (one.cell, *one.rinci)) or not mirip_angka(
            figure.nilai, one.cell.nilai or Decimal(0)):
        return
    here, there = Tempat(sentence.letak, figure.teks), tempat(one.cell)
    yield remark("T-210", here, there, pokok="Total", kata=one.kata, tertulis=figure.teks,
                 tempat=bahan.dokumen.bagian(here.letak), tempat_lain=bahan.dokumen.bagian(there.letak),
                 lain=disebut(one.cell.teks))
