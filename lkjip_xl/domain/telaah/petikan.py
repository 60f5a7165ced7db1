"""Quotations: the piece of a text that a remark points to, exactly as it is printed."""

from __future__ import annotations

from lkjip_xl.domain.telaah.catatan import Tempat
from lkjip_xl.domain.telaah.dokumen import Dokumen, Letak

PANJANG = 90
"""About how many characters are quoted where nothing particular is meant."""


def tempat(dokumen: Dokumen, letak: Letak, teks: str = "") -> Tempat:
    """The place, with the piece of its text that is meant: ``teks`` where it stands there so, else its beginning."""
    lines = [one.teks for one in dokumen.paragraf(letak)]
    pieces = [teks, *teks.split("\n")]
    found = next((piece for piece in pieces if piece.strip() and any(piece in line for line in lines)), "")
    return Tempat(letak, found or next((awal(line) for line in lines if line.strip()), ""))


def awal(text: str) -> str:
    """The beginning of a text, cut between words and before the end of its line."""
    line = text.strip().split("\n")[0].rstrip()
    return line if len(line) <= PANJANG else line[:PANJANG].rsplit(maxsplit=1)[0]


def satu_baris(text: str) -> str:
    """A text as one line, without the marks that only close it."""
    return " ".join(text.split()).strip(" .:;,")
