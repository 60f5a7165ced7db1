"""Quotations: the piece of a text that a remark points to, exactly as it is printed."""

from __future__ import annotations

from lkjip_xl.domain.telaah.catatan import Tempat
from lkjip_xl.domain.telaah.dokumen import Dokumen, Letak

PANJANG = 90
"""About how many characters are quoted where nothing particular is meant."""


def tempat(dokumen: Dokumen, letak: Letak, teks: str = "") -> Tempat:
    """The place, with the piece of its text that is meant: ``teks`` where it stands there so, else a line of it.

    A text over several lines is quoted by its longest line; where nothing of it stands there, the place is quoted by
    its beginning.
    """
    lines = [line for one in dokumen.paragraf(letak) for line in (one.teks, *one.teks.split("\n")) if line.strip()]
    whole = next((line for line in lines if teks.strip() and teks in line), None)
    if whole is not None:
        return Tempat(letak, teks)
    flat = " ".join(teks.split())
    parts = [line.strip() for line in (*lines, *teks.split("\n")) if line.strip() and " ".join(line.split()) in flat]
    found = max((part for part in parts if any(part in line for line in lines)), key=len, default="")
    return Tempat(letak, found or next(map(awal, lines), ""))


def awal(text: str) -> str:
    """The beginning of a text, cut between words and before the end of its line."""
    line = text.strip().split("\n")[0].rstrip()
    return line if len(line) <= PANJANG else line[:PANJANG].rsplit(maxsplit=1)[0]


def satu_baris(text: str) -> str:
    """A text as one line, without the marks that only close it."""
    return " ".join(text.split()).strip(" .:;,")
