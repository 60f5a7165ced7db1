"""Pages of a PDF as lines and tables, and rows of tables that the end of a page cuts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.naskah.pdf_huruf import Baris
from lkjip_xl.engines.naskah.pdf_tabel import Kisi, Petak


@record(frozen=True)
class TabelHalaman:
    """A table of a page: its grid, the lines of each cell, and the tables inside it with the cell they stand in."""

    kisi: Kisi
    isi: dict[int, tuple[Baris, ...]]
    dalam: tuple[tuple[int, TabelHalaman], ...] = ()


@record(frozen=True)
class Halaman:
    """What stands on a page: lines outside tables, and tables."""

    nomor: int
    lebar: float
    tinggi: float
    baris: tuple[Baris, ...]
    tabel: tuple[TabelHalaman, ...]
    putar: tuple[int, float, float] = (0, 0.0, 0.0)
    """By how many degrees its words are turned, and how wide and high it is as it lies."""


def rejoined(pages: Sequence[Halaman]) -> list[Halaman]:
    """The same pages with the rest of a cut row, at the head of the next page, back in its cells."""
    made: list[Halaman] = []
    for page in pages:
        cut = _cut(made[-1], page) if made else None
        if cut is None:
            made.append(page)
            continue
        last, rest = cut
        made[-1] = replace(made[-1], tabel=tuple(last if one is _lowest(made[-1]) else one for one in made[-1].tabel))
        kept = tuple(one for one in page.tabel if one is not _highest(page))
        made.append(replace(page, tabel=(*kept, rest) if rest else kept))
    return made


def _lowest(page: Halaman) -> TabelHalaman | None:
    """The table that a page ends with."""
    last = max(page.tabel, key=lambda one: one.kisi.ys[-1], default=None)
    edge = 0.9 * page.tinggi
    return last if last and all(one.dasar < last.kisi.ys[0] or one.dasar > edge for one in page.baris) else None


def _highest(page: Halaman) -> TabelHalaman | None:
    """The table that a page begins with."""
    first = min(page.tabel, key=lambda one: one.kisi.ys[0], default=None)
    edge = 0.1 * page.tinggi
    return first if first and all(one.dasar > first.kisi.ys[-1] or one.dasar < edge for one in page.baris) else None


def _cut(before: Halaman, page: Halaman) -> tuple[TabelHalaman, TabelHalaman | None] | None:
    """The last table of a page with the rest of its last row, and what is left of the table it was taken from."""
    last, first = _lowest(before), _highest(page)
    if last is None or first is None or last.dalam or first.dalam or not _alike(last.kisi, first.kisi):
        return None
    row = [index for index, cell in enumerate(first.kisi.petak) if cell.baris == 0]
    if any(first.kisi.petak[index].tinggi > 1 for index in row) or not _rest(first, row):
        return None
    above = last.kisi.bidang[-1]
    filled = {index: last.isi.get(index, ()) for index in range(len(last.kisi.petak))}
    for index in row:
        into = above[first.kisi.petak[index].kolom]
        filled[into] = (*filled[into], *first.isi.get(index, ()))
    return replace(last, isi={index: inside for index, inside in filled.items() if inside}), _without_row(first)


def _alike(last: Kisi, first: Kisi) -> bool:
    return len(last.xs) == len(first.xs) and all(
        abs(one - other) < 3 for one, other in zip(last.xs, first.xs, strict=True))


def _rest(table: TabelHalaman, row: Sequence[int]) -> bool:
    """Whether a row only goes on with sentences: every text in it begins small, and some of its cells are empty."""
    texts = [table.isi[index][0].teks for index in row if table.isi.get(index)]
    return 0 < len(texts) < len(row) and all(one[0].islower() and one[1:2] not in (".", ")") for one in texts)


def _without_row(table: TabelHalaman) -> TabelHalaman | None:
    kisi = table.kisi
    kept = [index for index, cell in enumerate(kisi.petak) if cell.baris > 0]
    if not kept:
        return None
    order = {index: place for place, index in enumerate(kept)}
    cells = tuple(_higher(kisi.petak[index]) for index in kept)
    fields = tuple(tuple(order[index] for index in row) for row in kisi.bidang[1:])
    return TabelHalaman(Kisi(kisi.xs, kisi.ys[1:], fields, cells),
                        {order[index]: inside for index, inside in table.isi.items() if index in order})


def _higher(cell: Petak) -> Petak:
    return replace(cell, baris=cell.baris - 1)
