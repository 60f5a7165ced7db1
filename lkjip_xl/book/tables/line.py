"""One printed line of an output sheet, and how figures become its cells."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.book.gaya import gaya
from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import WARNA, OutputSheet
from lkjip_xl.domain.anggaran import Serapan
from lkjip_xl.domain.figure import Figure, Notation
from lkjip_xl.domain.hitung import Hasil, HasilInduk
from lkjip_xl.domain.skala import Tingkat
from lkjip_xl.domain.ukuran import Predikat, Rentang, Ukuran

KOSONG = "-"
"""What stands in a printed cell for which there is no data."""


@dataclass(frozen=True)
class Line:
    """A line: its level (see `schema.LEVELS`), its cells from the first printed column on, the origin of its figures.

    ``warna`` is the place of its kategori colour in `schema.WARNA` counted from 1; 0 for none.
    """

    level: str
    cells: tuple[Value, ...]
    trace: str = ""
    warna: int = 0


Lines = list[Line]
Maker = Callable[[Hasil, OutputSheet], Lines]


def number(value: Decimal | None) -> Value:
    """A figure as a numeric cell; `KOSONG` where there is none."""
    if value is None:
        return KOSONG
    return int(value) if value == value.to_integral_value() else float(value)


def ukuran(value: Ukuran | None, notation: Notation) -> Value:
    """A target or realisasi as a cell: a number, or the text of a range or predicate."""
    if isinstance(value, Rentang):
        return f"{notation.write(value.bawah)}-{notation.write(value.atas)}"
    if isinstance(value, Predikat):
        return value.teks
    return number(value)


def figure(value: Figure) -> Value:
    """A computed figure as printed, or in its place the reason why there is none."""
    return value.reason if value.printed is None else number(value.printed)


def warna(level: Tingkat | None) -> int:
    """The place of the colour of a level, counted from 1; 0 for none."""
    return WARNA.index(level.warna) + 1 if level is not None and level.warna in WARNA else 0


def label(level: Tingkat | None) -> str:
    """The name of a level, or `KOSONG`."""
    return level.kategori if level else KOSONG


def trace(**figures: Figure) -> str:
    """How the figures of a line came about: name, formula with operands, result; or the reason for a missing one."""
    parts = (f"{name.replace('_', ' ')}: {f.trace or f.reason}" for name, f in figures.items() if f.trace or f.reason)
    return "; ".join(parts)


def kategori_trace(figure: Figure, level: Tingkat | None, notation: Notation) -> str:
    """How a kategori came about: the printed figure and the range of its level."""
    if level is None or figure.printed is None:
        return ""
    return f"Kategori: {notation.rounded(figure.printed)} masuk “{level.rentang}” = {level.kategori}"


def money(serapan: Serapan) -> tuple[Value, Value]:
    """Budget and realisasi as cells."""
    return number(serapan.anggaran), number(serapan.realisasi)


def join(*traces: str) -> str:
    """Several traces as one text."""
    return "; ".join(t for t in traces if t)


def group_name(induk: HasilInduk, index: int) -> str:
    """What a tujuan or sasaran is called in a group row: ``Sasaran 1: ...``."""
    return f"{induk.induk.jenis} {index + 1}: {induk.induk.uraian}"


def banner(text: str, sheet: OutputSheet, level: str = "grup") -> Lines:
    """A text across the table, broken into as many lines as its width asks for."""
    width = int(sum(column.width for column in sheet.columns) * 0.95)
    return [Line(level, (part,)) for part in textwrap.wrap(text, width)]


def note(text: str, sheet: OutputSheet) -> Lines:
    """A note under the table."""
    return banner(text, sheet, "catatan")


def per_induk(hasil: Hasil, sheet: OutputSheet, body: Callable[[HasilInduk], Iterable[Line]]) -> Lines:
    """The lines of every tujuan or sasaran under a group row that bears its table number, if the style has one."""
    lines: Lines = []
    style = gaya(hasil.laporan.pengaturan.gaya)
    for index, induk in enumerate(hasil.induk):
        lines += banner(f"{style.caption(sheet, index)}  {group_name(induk, index)}".strip(), sheet)
        lines += body(induk)
    return lines
