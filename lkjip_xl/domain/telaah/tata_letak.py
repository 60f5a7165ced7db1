"""The flow of a document without what only lays it out: tables that are frames or columns, and blank paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_xl.domain.telaah import bentuk
from lkjip_xl.domain.telaah.dokumen import Paragraf, SelMentah, TabelMentah


def alir(content: Iterable[Paragraf | TabelMentah]) -> Iterator[Paragraf | TabelMentah]:
    """The paragraphs that hold words and the tables that are ones, in reading order."""
    for one in content:
        if isinstance(one, Paragraf):
            if one.teks.strip():
                yield one
        elif _tata_letak(one):
            for cell in sorted(one.sel, key=lambda cell: (cell.baris, cell.kolom)):
                yield from alir(cell.isi)
        elif one.sel:
            yield one


def _tata_letak(raw: TabelMentah) -> bool:
    """Whether a table only lays out what stands in it: one cell, or captions with their tables side by side."""
    if raw.baris * raw.kolom == 1 or len(raw.sel) == 1:
        return True
    nested = [cell for cell in raw.sel if any(isinstance(one, TabelMentah) for one in cell.isi)]
    return bool(nested) and (any(_berketerangan(cell) for cell in raw.sel) or len(nested) == len(raw.sel)
                             or raw.tanpa_garis) or raw.tanpa_garis and raw.baris == 1


def _berketerangan(cell: SelMentah) -> bool:
    return any(isinstance(one, Paragraf) and (one.gaya == "keterangan" or bentuk.keterangan(one.teks) is not None)
               for one in cell.isi)
