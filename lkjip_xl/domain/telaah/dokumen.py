"""A report as it was read: what a reader found in the file, and the document that is made of it.

Every reader gives a `Mentah`: paragraphs and tables in reading order, each with what it needs to be found again in the
file. `susunan.susun` makes the same `Dokumen` of it whatever the file was.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Literal

from lkjip_xl.domain.nilai.record import record

Gaya = Literal["", "judul", "keterangan", "butir", "entri", "catatan", "kotak", "rumus"]
"""What the file itself says of a paragraph: heading, caption, list item, entry of a front list, note, box, formula."""


AWAL = "Halaman awal"
"""What stands before the first heading is called so."""
PANJANG_SEBUTAN = 40
"""How much of a heading names a place; the rest is left out."""


@record(frozen=True)
class Asal:
    """Where a paragraph stands in its file.

    ``urut`` is its place among all paragraphs of the file (Word: all ``w:p`` of the body in document order, text
    boxes included; text: its line). ``kotak`` are its rectangles on paper: page, left, top, right, bottom in points.
    """

    urut: int = -1
    kotak: tuple[tuple[int, float, float, float, float], ...] = ()


@record(frozen=True)
class Paragraf:
    """A paragraph as a reader found it; lines that the writer broke by hand are parted by a line feed."""

    teks: str
    asal: Asal = Asal()
    gaya: Gaya = ""
    tingkat: int = 0
    """The level of a heading that is one by its style; 0 where the file does not say."""
    nomor: str = ""
    """The number that the file adds by itself: "1.", "a)"; a typed number is part of the text."""
    tebal: bool = False
    tengah: bool = False
    halaman: int = 0
    """The page it begins on, counted from 1; 0 where the file does not say."""


@record(frozen=True)
class SelMentah:
    """A cell as a reader found it, with its upper left place in the grid and how far it spreads."""

    baris: int
    kolom: int
    isi: tuple[Paragraf | TabelMentah, ...]
    tinggi: int = 1
    lebar: int = 1


@record(frozen=True)
class TabelMentah:
    """A table as a reader found it."""

    sel: tuple[SelMentah, ...]
    baris: int
    kolom: int
    kepala: int = 0
    """How many rows the file itself repeats as its head."""
    halaman: int = 0
    tanpa_garis: bool = False
    """The file says that no line is drawn around its cells."""


@record(frozen=True)
class Mentah:
    """A whole file as a reader found it, in reading order."""

    nama: str
    jenis: Literal["docx", "pdf", "txt", "md"]
    isi: tuple[Paragraf | TabelMentah, ...]
    halaman: int = 0
    """How many pages it has; 0 where the file does not say."""
    keterangan: tuple[str, ...] = ()
    """What the reader could not read, in sentences for staff."""


Jenis = Literal["judul", "paragraf", "butir", "keterangan", "tabel", "entri", "catatan", "rumus"]
"""What a block is: heading, paragraph, list item, caption, table, entry of a front list, footnote, formula."""
Daftar = Literal["", "isi", "tabel", "grafik", "gambar", "lampiran"]
"""The front list that an entry stands in."""


@record(frozen=True)
class Letak:
    """A place in the document: a block, and for tables a cell of its grid."""

    blok: int
    baris: int = -1
    kolom: int = -1


@record(frozen=True)
class Sel:
    """A cell of a table's grid; a merged cell stands in every place that it covers, ``asli`` is its upper left one."""

    paragraf: tuple[Paragraf, ...] = ()
    asli: tuple[int, int] = (0, 0)

    @cached_property
    def teks(self) -> str:
        """The paragraphs of the cell, one below the other."""
        return "\n".join(one.teks for one in self.paragraf)

    @cached_property
    def rata(self) -> str:
        """The text of the cell as one line."""
        return " ".join(self.teks.split())


@record(frozen=True)
class Tabel:
    """A table as a full grid; parts that run on after a page break are joined to their head."""

    sel: tuple[tuple[Sel, ...], ...]
    kepala: int = 1
    """How many rows are its head: headings of one or several levels, without the row of column numbers."""
    nomor_kolom: int = -1
    """The row that numbers the columns, 1 2 3 …; -1 where there is none."""
    lanjutan: tuple[int, ...] = ()
    """The rows that begin a part which runs on."""

    @cached_property
    def isi(self) -> range:
        """The rows that are neither head nor column numbers."""
        return range(max(self.kepala, self.nomor_kolom + 1), len(self.sel))

    def judul(self, kolom: int) -> tuple[str, ...]:
        """The headings above a column, from the top, each once."""
        return self._judul[kolom] if self._judul else ()

    @cached_property
    def _judul(self) -> tuple[tuple[str, ...], ...]:
        head = self.sel[:self.kepala]
        return tuple(tuple(dict.fromkeys(text for row in head if (text := row[column].rata)))
                     for column in range(len(head[0]) if head else 0))


@record(frozen=True)
class Blok:
    """A block of the document."""

    indeks: int
    jenis: Jenis
    teks: str
    paragraf: tuple[Paragraf, ...] = ()
    nomor: str = ""
    """The number of a heading, caption or item as printed: "3.2", "Tabel 3.1", "a."; the text is without it."""
    tingkat: int = 0
    """The level of a heading, 1 for a chapter."""
    bagian: tuple[int, ...] = ()
    """The blocks of the headings it stands under, outermost first; for a heading without itself."""
    halaman: int = 0
    tabel: Tabel | None = None
    keterangan: int = -1
    """The caption of a table or the table of a caption; -1 where there is none."""
    daftar: Daftar = ""
    halaman_tertulis: str = ""
    """The page that an entry of a front list prints."""


@record(frozen=True)
class Dokumen:
    """A report: its blocks in reading order."""

    nama: str
    jenis: Literal["docx", "pdf", "txt", "md"]
    blok: tuple[Blok, ...]
    halaman: int = 0
    keterangan: tuple[str, ...] = ()

    def paragraf(self, letak: Letak) -> tuple[Paragraf, ...]:
        """The paragraphs of a place."""
        block = self.blok[letak.blok]
        if block.tabel is None or letak.baris < 0:
            return block.paragraf
        return block.tabel.sel[letak.baris][max(letak.kolom, 0)].paragraf

    def halaman_di(self, letak: Letak) -> int:
        """The page of a place; 0 where the file does not say."""
        return next((one.halaman for one in self.paragraf(letak) if one.halaman), self.blok[letak.blok].halaman)

    def bagian(self, letak: Letak) -> str:
        """The part of the document that a place stands in, as staff look for it: Tabel 3.4; Bab III, 3.2."""
        block = self.blok[letak.blok]
        captioned = block.jenis == "tabel" and block.keterangan >= 0
        caption = self.blok[block.keterangan] if captioned else block if block.jenis == "keterangan" else None
        if caption and caption.nomor and caption.nomor not in self._kembar:
            return caption.nomor
        own = [one for one in (caption, block if block.jenis == "judul" else None) if one]
        names = dict.fromkeys(_sebutan(one) for one in (*(self.blok[index] for index in block.bagian[-2:]), *own))
        return ", ".join(names) or AWAL

    def bab(self, letak: Letak) -> str:
        """The headings that a place stands under, for messages that name its caption anyway."""
        return ", ".join(dict.fromkeys(_sebutan(self.blok[one]) for one in self.blok[letak.blok].bagian[-2:])) or AWAL

    @cached_property
    def _kembar(self) -> frozenset[str]:
        """The numbers that several captions have."""
        counts = Counter(one.nomor for one in self.blok if one.jenis == "keterangan")
        return frozenset(number for number, count in counts.items() if count > 1)


def _sebutan(block: Blok) -> str:
    """What a heading or caption is called: by its number where that tells it from all others, else with its words."""
    telling = block.jenis == "keterangan" or re.search(r"(?i)\bbab\b|\d\.\d", block.nomor)
    if telling and block.nomor:
        return block.nomor
    words = re.split(r"\n|: ", block.teks)[0].strip(" .;:")
    short = words if len(words) <= PANJANG_SEBUTAN else f"{words[:PANJANG_SEBUTAN].rpartition(' ')[0]}…"
    return f"{block.nomor} {short}".strip() if any(map(str.isalnum, block.nomor)) else short
