"""The numbers of the tables: counted by chapter over those that the report of this office holds, without a gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lkjip_xl.book.gaya import Bagian, every_line, gaya
from lkjip_xl.book.tables.isi import LAIN, ada_isi
from lkjip_xl.domain.hitungan.hitung import Hasil

Tempat = tuple[str, int | None]
"""A table by its key, and by the place of its tujuan or sasaran, counted from 0, where each has a small one.

The small table of what belongs to none of them has the place `isi.LAIN`.
"""


def nomor(hasil: Hasil) -> Mapping[Tempat, str]:
    """The number of every table in the report: ``3.2``; a table that says nothing has none.

    A table that the style puts under another one takes the number of that one and a count: ``2.3.1``.
    """
    style = gaya(hasil.laporan.pengaturan.gaya)
    found: dict[Tempat, str] = {}
    counts: Counter[str] = Counter()
    for chapter, place in _places(hasil):
        key, group = place
        if place not in found and ada_isi(key, hasil, group):
            head = found.get((style.di_bawah.get(key, ""), None), str(chapter))
            counts[head] += 1
            found[place] = f"{head}.{counts[head]}"
    return found


def as_printed(number: str) -> str:
    """A number of a table with the word before it; empty for none."""
    return f"Tabel {number}" if number else ""


def _places(hasil: Hasil) -> Iterator[tuple[int, Tempat]]:
    """Every table of the outline in the order of the report, with the number of its chapter."""
    for chapter, bab in enumerate(gaya(hasil.laporan.pengaturan.gaya).susunan.bab, 1):
        yield from ((chapter, place) for place in _of_part(bab, len(hasil.induk)))


def _of_part(part: Bagian, groups: int) -> Iterator[Tempat]:
    for group in range(groups) if part.tiap else (None,):
        yield from ((butir["tabel"], LAIN if "lainnya" in butir else group) for butir in every_line(part.isi)
                    if "tabel" in butir)
    for child in part.anak:
        yield from _of_part(child, groups)
