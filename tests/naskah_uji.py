"""Small documents for the tests of the telaah: paragraphs and tables written by hand, arranged as a reader would.

    bahan = bahan_uji(judul("BAB III"), paragraf("Capaian 90%."),
                      tabel([["No", "Indikator", "Target", "<"], ["^", "^", "2023", "2024"], ["1", "Nilai", "2", "3"]],
                            judul="Tabel 3.1 Capaian Kinerja"))
    assert kode(bahan, "T-101") == ["…"]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lkjip_xl.domain.telaah import DAFTAR
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, kata
from lkjip_xl.domain.telaah.dokumen import Asal, Dokumen, Gaya, Mentah, Paragraf, SelMentah, TabelMentah
from lkjip_xl.domain.telaah.susunan import susun

KIRI, ATAS = "<", "^"
"""A cell that is one with the cell to its left, or with the one above it."""

Unsur = Paragraf | TabelMentah


def paragraf(teks: str, *, nomor: str = "", tebal: bool = False, tengah: bool = False, gaya: Gaya = "",
             halaman: int = 0) -> Paragraf:
    """A paragraph; ``nomor`` is one that the file adds by itself, a typed one stands in the text."""
    return Paragraf(teks, gaya=gaya, nomor=nomor, tebal=tebal, tengah=tengah, halaman=halaman)


def judul(teks: str, tingkat: int = 1) -> Paragraf:
    """A heading by its style."""
    return Paragraf(teks, gaya="judul", tingkat=tingkat, tebal=True)


def butir(teks: str, nomor: str = "") -> Paragraf:
    """A list item, by its style."""
    return Paragraf(teks, gaya="butir", nomor=nomor)


def keterangan(teks: str) -> Paragraf:
    """A caption, by its style: "Tabel 3.1 Capaian Kinerja"."""
    return Paragraf(teks, gaya="keterangan", tengah=True)


def tabel(rows: Sequence[Sequence[str]], judul: str = "", kepala: int = 0, halaman: int = 0) -> tuple[Unsur, ...]:
    """A table with its caption before it, if any; every line of a cell is a paragraph, `KIRI` and `ATAS` merge cells.

    ``kepala`` is how many rows the file itself repeats as its head.
    """
    width = max(len(row) for row in rows)
    cells = tuple(_cell(rows, at, column) for at, row in enumerate(rows) for column, text in enumerate(row)
                  if text not in (KIRI, ATAS))
    made = TabelMentah(cells, len(rows), width, kepala, halaman)
    return (keterangan(judul), made) if judul else (made,)


def _cell(rows: Sequence[Sequence[str]], row: int, column: int) -> SelMentah:
    width = 1
    while column + width < len(rows[row]) and rows[row][column + width] == KIRI:
        width += 1
    height = 1
    while row + height < len(rows) and rows[row + height][column:column + 1] == [ATAS]:
        height += 1
    lines = rows[row][column].split("\n")
    return SelMentah(row, column, tuple(Paragraf(line) for line in lines), height, width)


def dokumen(*unsur: Unsur | tuple[Unsur, ...], jenis: str = "docx") -> Dokumen:
    """The document that these elements make, in this order."""
    flat = [one for each in unsur for one in (each if isinstance(each, tuple) else (each,))]
    return susun(Mentah("uji." + jenis, "pdf" if jenis == "pdf" else "docx", tuple(_placed(flat))))


def _placed(elements: Iterable[Unsur]) -> Iterable[Unsur]:
    """The elements, each paragraph numbered in reading order as a reader does."""
    at = 0
    for one in elements:
        if isinstance(one, Paragraf):
            yield replace(one, asal=Asal(at))
            at += 1
            continue
        cells: list[SelMentah] = []
        for cell in one.sel:
            inner = [replace(part, asal=Asal(at + n)) for n, part in enumerate(cell.isi) if isinstance(part, Paragraf)]
            at += len(inner)
            cells.append(replace(cell, isi=tuple(inner)))
        yield replace(one, sel=tuple(cells))


def bahan_uji(*unsur: Unsur | tuple[Unsur, ...]) -> Bahan:
    """What the rules take, of a document of these elements."""
    return Bahan(dokumen(*unsur))


def temuan(bahan: Bahan, kode: str) -> list[Remark]:
    """The remarks of one code."""
    return [found for rule in DAFTAR if rule.kode == kode for found in rule.cari(bahan)]


def kutipan_temuan(bahan: Bahan, kode: str) -> list[str]:
    """What is printed at the first place of each remark of one code."""
    return [found.tempat[0].kutipan for found in temuan(bahan, kode)]


def pesan(remark: Remark) -> str:
    """The message of a remark as staff read it; also proves that its words lack nothing."""
    words = kata()[remark.kode]
    filled = dict(remark.args)
    assert words.seharusnya.format(**filled)
    assert words.tindakan.format(**filled)
    return words.pesan.format(**filled)


def periksa_kutipan(bahan: Bahan, remark: Remark) -> None:
    """Every quotation of a remark stands exactly so at its place."""
    for place in remark.tempat:
        block = bahan.dokumen.blok[place.letak.blok]
        text = block.teks if block.tabel is None else block.tabel.sel[place.letak.baris][place.letak.kolom].teks
        assert place.kutipan in text, (place, text)


def periksa_tercetak(bahan: Bahan, remarks: Iterable[Remark]) -> None:
    """Every quotation stands exactly so in a paragraph of its place, and every message can be read."""
    for found in remarks:
        assert pesan(found)
        for place in found.tempat:
            texts = [one.teks for one in bahan.dokumen.paragraf(place.letak)]
            assert place.kutipan, found
            assert any(place.kutipan in text for text in texts), (place, texts)
