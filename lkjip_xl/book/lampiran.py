"""The attachments of a report: which of them exist, and under which number."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.book.berisi import berisi
from lkjip_xl.book.schema import LAMPIRAN, OUTPUT_SHEETS, OutputSheet
from lkjip_xl.book.tables import made_lines
from lkjip_xl.book.tables.line import Lines
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.record import record


@record(frozen=True)
class Lampiran:
    """An attachment that exists: its number in this report, its name, and its sheets that hold something."""

    nomor: int
    nama: str
    lembar: tuple[OutputSheet, ...]

    @property
    def judul(self) -> str:
        """The number and the name: ``Lampiran 4 Perjanjian Kinerja``."""
        return f"Lampiran {self.nomor} {self.nama}"


def daftar_lampiran(hasil: Hasil) -> tuple[Lampiran, ...]:
    """The attachments that hold something, numbered from 1 without a gap, in the order of the report."""
    return susun_lampiran(made_lines(hasil, (sheet for sheet in OUTPUT_SHEETS if sheet.lampiran)))


def susun_lampiran(lines: Mapping[str, Lines]) -> tuple[Lampiran, ...]:
    """The same from the lines of their sheets, by the key of the sheet."""
    filled = [(name, tuple(sheet for sheet in OUTPUT_SHEETS
                           if sheet.lampiran == slot and berisi(sheet, lines[sheet.key])))
              for slot, name in LAMPIRAN]
    present = [(name, sheets) for name, sheets in filled if sheets]
    return tuple(Lampiran(number, name, sheets) for number, (name, sheets) in enumerate(present, 1))
