"""The sheet Narasi: every computed sentence of the report, to be read and copied."""

from __future__ import annotations

from itertools import groupby

from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.line import Line, Lines
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.narasi import narasi as kalimat


def narasi(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The sentences by part of the report, in its order."""
    lines: Lines = []
    for count, (bagian, found) in enumerate(groupby(kalimat(hasil), key=lambda one: one.bagian), 1):
        first, *rest = (one.teks for one in found)
        lines.append(Line("isi", (count, bagian, first)))
        lines += [Line("lanjut", (None, None, text)) for text in rest]
    return lines
