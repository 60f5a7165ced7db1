"""The sheet Narasi: every computed sentence of the report in the style of the office, to be read and copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lkjip_xl.book.gaya import Bagian, Butir, gaya, words
from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.line import Line, Lines
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.narasi import Kalimat
from lkjip_xl.domain.narasi import narasi as semua


def sentences(hasil: Hasil) -> tuple[Kalimat, ...]:
    """The computed sentences that the report of this office has a place for, with its word for the plan period."""
    outline = gaya(hasil.laporan.pengaturan.gaya).susunan
    keys = {str(line[key]) for part in (*outline.depan, *outline.bab) for line in _lines(part)
            for key in ("kalimat", "atau") if key in line}
    return tuple(one for one in semua(hasil, words(hasil.laporan)["akhir"]) if one.kunci in keys)


def _lines(part: Bagian) -> Iterator[Butir]:
    yield from _flat(part.isi)
    for child in part.anak:
        yield from _lines(child)


def _flat(lines: Iterable[Butir]) -> Iterator[Butir]:
    for line in lines:
        yield line
        yield from _flat(line.get("isi", ()))


def narasi(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The sentences by part of the report, in its order."""
    lines: Lines = []
    for count, (bagian, found) in enumerate(groupby(sentences(hasil), key=lambda one: one.bagian), 1):
        first, *rest = (one.teks for one in found)
        lines.append(Line("isi", (count, bagian, first)))
        lines += [Line("lanjut", (None, None, text)) for text in rest]
    return lines
