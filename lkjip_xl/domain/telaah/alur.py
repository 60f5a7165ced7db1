"""The flow of a document while it is put in order: what comes next, and what comes after that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_xl.domain.telaah import bentuk
from lkjip_xl.domain.telaah.dokumen import Paragraf, SelMentah, TabelMentah
from lkjip_xl.domain.telaah.tabulasi import bertabulasi

_TANDA_TANGAN_TERTINGGI = 12


class Alur:
    """The paragraphs that hold words and the tables that are ones, in reading order, with the place reached."""

    def __init__(self, content: Iterable[Paragraf | TabelMentah]) -> None:
        self._flow = list(bertabulasi(list(_alir(content))))
        self._at = 0

    def __iter__(self) -> Iterator[Paragraf | TabelMentah]:
        while self._at < len(self._flow):
            self._at += 1
            yield self._flow[self._at - 1]

    def semua(self) -> Iterator[Paragraf]:
        """Every paragraph outside tables, whatever place is reached."""
        return (one for one in self._flow if isinstance(one, Paragraf))

    def intip(self, skip: int = 0) -> Paragraf | TabelMentah | None:
        """What comes next, or after so many more; None at the end."""
        return self._flow[self._at + skip] if self._at + skip < len(self._flow) else None

    def paragraf(self, skip: int = 0) -> Paragraf | None:
        """The same where it is a paragraph."""
        after = self.intip(skip)
        return after if isinstance(after, Paragraf) else None

    def sekitar(self, count: int) -> list[Paragraf]:
        """The paragraph at hand and those of the next places."""
        near = self._flow[max(self._at - 1, 0):self._at + count]
        return [one for one in near if isinstance(one, Paragraf)]

    def lewati(self, count: int) -> None:
        """Take that many from the flow, which belong to the one at hand."""
        self._at += count


def _alir(content: Iterable[Paragraf | TabelMentah]) -> Iterator[Paragraf | TabelMentah]:
    """The flow without what only lays it out: blank paragraphs, and tables that are frames, columns or signatures."""
    for one in content:
        if isinstance(one, Paragraf):
            if one.teks.strip():
                yield one
        elif _bingkai(one):
            yield from _sel_demi_sel(one.sel, menurun=False)
        elif _tanda_tangan(one):
            yield from _sel_demi_sel(one.sel, menurun=True)
        elif one.sel:
            yield one


def _sel_demi_sel(cells: Iterable[SelMentah], *, menurun: bool) -> Iterator[Paragraf | TabelMentah]:
    """What stands in the cells, row by row, or column by column."""
    for cell in sorted(cells, key=lambda cell: (cell.kolom, cell.baris) if menurun else (cell.baris, cell.kolom)):
        yield from _alir(cell.isi)


def _bingkai(raw: TabelMentah) -> bool:
    """Whether a table only lays out what stands in it: one cell, or captions with their tables side by side."""
    if len(raw.sel) == 1 or (raw.tanpa_garis and raw.baris == 1):
        return True
    nested = [cell for cell in raw.sel if any(isinstance(one, TabelMentah) for one in cell.isi)]
    return bool(nested) and (raw.tanpa_garis or len(nested) == len(raw.sel)
                             or any(_berketerangan(cell) for cell in raw.sel))


def _berketerangan(cell: SelMentah) -> bool:
    return any(isinstance(one, Paragraf) and (one.gaya == "keterangan" or bentuk.keterangan(one.teks) is not None)
               for one in cell.isi)


def _tanda_tangan(raw: TabelMentah) -> bool:
    """Whether a table without lines holds signatures side by side."""
    return raw.tanpa_garis and raw.baris <= _TANDA_TANGAN_TERTINGGI and raw.kolom <= 4 and any(
        isinstance(one, Paragraf) and bentuk.nip(one.teks) for cell in raw.sel for one in cell.isi)
