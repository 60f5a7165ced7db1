"""Mentions: what a document says of a figure, whose it is, for which year, where, and in which words."""

from __future__ import annotations

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.tercetak import Bacaan


@record(frozen=True)
class Kutipan:
    """A figure, word or range that the document prints.

    ``besaran`` is one of `nilai.pilihan.BESARAN`; ``tentang`` is the name that its cluster goes by (`nama`), ``Total``
    for the office as a whole. ``teks`` is as printed, ``ruas`` the words or headings that say what it is.
    """

    besaran: str
    tentang: str
    tahun: int
    teks: str
    bacaan: Bacaan
    letak: Letak
    ruas: str = ""
    mulai: int = -1
    """Where ``teks`` begins within the text of its block, for those from sentences; -1 for cells."""
    nama_tercetak: str = ""
    satuan: str = ""
