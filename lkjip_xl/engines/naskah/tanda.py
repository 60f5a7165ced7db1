"""A note that is put back into a document: where it belongs, what is quoted, and what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.catatan import Berat
from lkjip_xl.domain.telaah.dokumen import Dokumen, Letak, Paragraf

PENULIS = "lkjip-xl"
"""Who the notes are from."""


@record(frozen=True)
class Tanda:
    """A note: the paragraph it belongs to (None where it stands nowhere), the words that are quoted of it, its text."""

    paragraf: Paragraf | None
    kutipan: str
    teks: str
    berat: Berat = "galat"

    @property
    def rentang(self) -> tuple[int, int]:
        """From where to where the quotation stands in the text of its paragraph; all of it where it is not found."""
        text = self.paragraf.teks if self.paragraf else ""
        return _find(text, self.kutipan) or (len(text) - len(text.lstrip()), len(text.rstrip()))


def _find(text: str, quoted: str) -> tuple[int, int] | None:
    """Where words stand in a text, however wide the spaces between them are."""
    if not quoted.strip():
        return None
    at = text.find(quoted)
    if at >= 0:
        return at, at + len(quoted)
    found = re.search(r"\s+".join(map(re.escape, quoted.split())), text)
    return found.span() if found else None


def tanda(dokumen: Dokumen, letak: Letak, kutipan: str, teks: str, berat: Berat) -> Tanda:
    """The note for a place of a document; for an empty cell it stands at the nearest words of its row or table."""
    own = _terisi(dokumen.paragraf(letak))
    near = next((one for one in own if _find(one.teks, kutipan)), None) or next(iter(own), None)
    return Tanda(near or _terdekat(dokumen, letak), kutipan if near else "", teks, berat)


def _terisi(paragraphs: Sequence[Paragraf]) -> list[Paragraf]:
    return [one for one in paragraphs if one.teks.strip() and (one.asal.urut >= 0 or one.asal.kotak)]


def _terdekat(dokumen: Dokumen, letak: Letak) -> Paragraf | None:
    """The words nearest to a place that has none: of its row, from it leftwards, of its table, of a block before it."""
    block = dokumen.blok[letak.blok]
    rows = block.tabel.sel if block.tabel else ()
    row = rows[letak.baris] if 0 <= letak.baris < len(rows) else ()
    around = [*reversed(row[:max(letak.kolom, 0)]), *row, *(cell for one in rows for cell in one)]
    inside = (one for cell in around for one in _terisi(cell.paragraf))
    caption = dokumen.blok[block.keterangan].paragraf if block.keterangan >= 0 else ()
    before = (one for other in reversed(dokumen.blok[:letak.blok]) for one in _terisi(other.paragraf))
    return next(iter(_terisi(caption)), None) if not row and caption else next(inside, None) or next(before, None)
