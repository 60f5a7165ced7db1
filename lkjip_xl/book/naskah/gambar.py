"""Drawings of a document: the posts of the office and the cascading, in pieces that fit a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_xl.book.naskah.blok import Kotak
from lkjip_xl.book.tables import bagan, kotak
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.masukan import Unit

DAUN_TERBANYAK = 16
"""How many boxes one above the other a drawing of the cascading has at most."""


def cascading(hasil: Hasil) -> tuple[Kotak, ...]:
    """Tujuan, sasaran, program and kegiatan; tujuan and sasaran with their indicators."""
    return tuple(_kotak(box) for box in bagan.bagan(hasil))


def _kotak(box: kotak.Kotak) -> Kotak:
    points = (f"• {name}: {target}" if target else name for name, target in box.indikator)
    text = "\n".join((box.uraian, *points)) if box.tingkat < kotak.PROGRAM else box.uraian
    return Kotak(text, box.tingkat, tuple(_kotak(child) for child in box.anak if child.tingkat <= kotak.KEGIATAN))


def susunan(units: Sequence[Unit]) -> tuple[Kotak, ...]:
    """The posts as a tree under those that have none above them; each comes once, even where they name in a ring."""
    names = {unit.nama for unit in units}
    placed: set[str] = set()

    def box(unit: Unit, level: int) -> Kotak:
        placed.add(unit.nama)
        below = tuple(box(u, level + 1) for u in units if u.atasan == unit.nama and u.nama not in placed)
        return Kotak(unit.nama, level, below)

    roots = [box(unit, 0) for unit in units if unit.atasan not in names]
    return (*roots, *(box(unit, 0) for unit in units if unit.nama not in placed))


def halaman(boxes: Sequence[Kotak]) -> list[tuple[Kotak, ...]]:
    """The trees split into drawings that fit a page; a tree too tall is split, its trunk repeated."""
    pages: list[tuple[Kotak, ...]] = []
    for piece in (part for box in boxes for part in _pieces(box)):
        if pages and sum(box.daun() for box in pages[-1]) + piece.daun() <= DAUN_TERBANYAK:
            pages[-1] = (*pages[-1], piece)
        else:
            pages.append((piece,))
    return pages


def _pieces(box: Kotak) -> Iterator[Kotak]:
    if box.daun() <= DAUN_TERBANYAK:
        yield box
        return
    for children in halaman(box.anak):
        yield replace(box, anak=children)


def halves(boxes: tuple[Kotak, ...]) -> tuple[tuple[Kotak, ...], ...]:
    """The trees in two parts, for a page that cannot hold them; a single trunk is repeated; empty for a single box."""
    middle = len(boxes) // 2
    if middle:
        return boxes[:middle], boxes[middle:]
    return tuple((replace(boxes[0], anak=half),) for half in halves(boxes[0].anak)) if boxes and boxes[0].anak else ()
