"""The pieces of a document: cover, headings, paragraphs, lists, tables, charts and drawings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from lkjip_xl.book.schema import OutColumn
from lkjip_xl.domain.nilai.figure import Notation

Jenis = Literal["Judul", "Tabel", "Grafik", "Gambar"]
"""What a table of contents lists."""
Rupa = Literal["isi", "tebal", "kutipan", "rincian"]
"""How a paragraph is set."""

RENTANG = ("grup", "catatan")
"""The levels of the lines that run across the whole table."""
BERWARNA = ("kategori", "tingkat")
"""The columns whose cells show the colour of their kategori."""


@dataclass(frozen=True)
class Sampul:
    """The cover: its blocks of lines, and a small line at the bottom, if any."""

    blok: tuple[tuple[str, ...], ...]
    peringatan: str = ""


@dataclass(frozen=True)
class Halaman:
    """A new run of pages: the front matter numbered in Roman numerals, or the report itself."""

    bagian: Literal["depan", "isi"]
    mendatar: bool = False
    mulai: bool = False
    """Whether the page numbers begin with 1 here."""


@dataclass(frozen=True)
class Judul:
    """A heading; its number is part of it, empty where it has none."""

    tingkat: int
    nomor: str
    teks: str
    halaman_baru: bool = False

    @property
    def lengkap(self) -> str:
        """Number and text on one line."""
        return f"{self.nomor} {self.teks}".strip()


@dataclass(frozen=True)
class Paragraf:
    """A paragraph; with ``tautan`` its text links to that address."""

    teks: str
    rupa: Rupa = "isi"
    tautan: str = ""
    berlanjut: bool = False
    """Whether it stays on one page with what follows."""


@dataclass(frozen=True)
class Poin:
    """A point of a list, its level counted from 0, and paragraphs that belong under it."""

    teks: str
    tingkat: int = 0
    di_bawah: tuple[Paragraf, ...] = ()


@dataclass(frozen=True)
class Daftar:
    """A numbered list; each has its own numbers."""

    poin: tuple[Poin, ...]


@dataclass(frozen=True)
class Keterangan:
    """A caption: its kind, its number, and its text."""

    jenis: Jenis
    nomor: str
    teks: str

    @property
    def lengkap(self) -> str:
        """Kind, number and text on one line."""
        return f"{self.jenis} {self.nomor} {self.teks}"


@dataclass(frozen=True)
class Baris:
    """A line of a table with its cells as printed; a blank cell of a merged column is None."""

    level: str
    sel: tuple[str | None, ...]
    warna: int = 0


@dataclass(frozen=True)
class Tabel:
    """A table with the heading path of each column, its lines, and the notes below it."""

    keterangan: Keterangan
    kolom: tuple[OutColumn, ...]
    judul_kolom: tuple[tuple[str, ...], ...]
    bernomor: bool
    baris: tuple[Baris, ...]
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grafik:
    """A chart with a bar for each year or name; None for a year without data.

    ``datar``: the bars lie, for long names. ``satuan`` follows each figure, ``warna`` are the places of the colours of
    the bars in `schema.WARNA`, counted from 1; 0 for none.
    """

    keterangan: Keterangan
    deret: tuple[tuple[int | str, Decimal | None], ...]
    notation: Notation
    datar: bool = False
    satuan: str = ""
    warna: tuple[int, ...] = ()


@dataclass(frozen=True)
class Kotak:
    """A box of a drawing, its level counted from 0, and the boxes that hang from it."""

    teks: str
    tingkat: int = 0
    anak: tuple[Kotak, ...] = ()

    def daun(self) -> int:
        """How many boxes stand at the ends."""
        return sum(child.daun() for child in self.anak) or 1


@dataclass(frozen=True)
class Bagan:
    """A drawing: an organisation from the top down, or a tree from left to right."""

    keterangan: Keterangan
    arah: Literal["turun", "kanan"]
    kotak: tuple[Kotak, ...]


@dataclass(frozen=True)
class Rumus:
    """A formula ``nama = atas / bawah x 100 %``."""

    nama: str
    atas: str
    bawah: str


@dataclass(frozen=True)
class Ttd:
    """A signature block line by line; None leaves room to sign."""

    baris: tuple[str | None, ...]


@dataclass(frozen=True)
class Isi:
    """A table of contents of headings or captions."""

    jenis: Jenis


Blok = Sampul | Halaman | Judul | Paragraf | Daftar | Tabel | Grafik | Bagan | Rumus | Ttd | Isi


@dataclass(frozen=True)
class Naskah:
    """A whole document and what its properties say."""

    judul: str
    penulis: str
    tanggal: date
    kertas: str
    blok: tuple[Blok, ...]
