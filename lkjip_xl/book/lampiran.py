"""The attachments of a report: which of them exist, and under which number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lkjip_xl.book.schema import LAMPIRAN, OUTPUT_SHEETS, OutputSheet
from lkjip_xl.book.tables import MAKERS
from lkjip_xl.book.tables.line import Line
from lkjip_xl.domain.hitungan.hitung import Hasil

TAK_BERISI = ("catatan", "ttd")
"""The levels of lines that say nothing of the office: notes, and places to sign."""


@dataclass(frozen=True)
class Lampiran:
    """An attachment that exists: its number in this report, its name, and its sheets that hold something."""

    nomor: int
    nama: str
    lembar: tuple[OutputSheet, ...]


def daftar_lampiran(hasil: Hasil) -> tuple[Lampiran, ...]:
    """The attachments that hold something, numbered from 1 without a gap, in the order of the report."""
    filled = [(name, tuple(sheet for sheet in OUTPUT_SHEETS
                           if sheet.lampiran == slot and berisi(MAKERS[sheet.key](hasil, sheet))))
              for slot, name in LAMPIRAN]
    present = [(name, sheets) for name, sheets in filled if sheets]
    return tuple(Lampiran(number, name, sheets) for number, (name, sheets) in enumerate(present, 1))


def berisi(lines: Iterable[Line]) -> bool:
    """Whether a sheet holds more than notes and a place to sign."""
    return any(line.level not in TAK_BERISI for line in lines)
