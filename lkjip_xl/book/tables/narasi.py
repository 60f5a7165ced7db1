"""The sheet Narasi: every computed sentence of the report in the style of the office, to be read and copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from itertools import groupby

from lkjip_xl.book.gaya import gaya, words
from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.line import Line, Lines
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.narasi import Kalimat
from lkjip_xl.domain.narasi import narasi as semua

_KUNCI = {"kalimat": "{}", "atau": "{}", "rumus": "rumus_{}"}
"""The words of an outline that ask for sentences, and their keys; a formula, too, is told in a sentence here."""


def sentences(hasil: Hasil) -> tuple[Kalimat, ...]:
    """The computed sentences that the report of this office has a place for, with its word for the plan period."""
    keys = set(_keys(gaya(hasil.laporan.pengaturan.gaya).susunan))
    return tuple(one for one in semua(hasil, words(hasil.laporan)["akhir"]) if one.kunci in keys)


def _keys(part: object) -> Iterator[str]:
    """The keys of the sentences that an outline, a part or a line of it asks for."""
    if isinstance(part, Mapping):
        yield from (form.format(part[word]) for word, form in _KUNCI.items() if word in part)
    inner = vars(part) if is_dataclass(part) else part if isinstance(part, Mapping) else {}
    for found in part if isinstance(part, tuple | list) else inner.values():
        yield from _keys(found)


def narasi(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The sentences by part of the report, in its order."""
    lines: Lines = []
    for count, (bagian, found) in enumerate(groupby(sentences(hasil), key=lambda one: one.bagian), 1):
        first, *rest = (one.teks for one in found)
        lines.append(Line("isi", (count, bagian, first)))
        lines += [Line("lanjut", (None, None, text)) for text in rest]
    return lines
