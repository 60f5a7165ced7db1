"""What stands where there is no figure: nothing, or a mark whose reason stands under the table.

One rule for all output sheets: 0 is written 0; a figure that is not there leaves its cell blank; "-" stands in cells of
texts alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import KOSONG, TTD, Format, OutColumn, OutputSheet
from lkjip_xl.book.tables.line import Line, Lines, note
from lkjip_xl.domain.hitungan.capaian import TERCAPAI, TIDAK_TERCAPAI

_TERHITUNG: frozenset[Format] = frozenset({"angka", "persen", "serapan", "rupiah", "bulat"})
"""The formats of columns of computed figures: a text in them is the reason why there is none."""
_KATA = frozenset({TERCAPAI, TIDAK_TERCAPAI})
"""Words that are a result themselves."""
_DATA = ("isi", "lanjut", "program", "kegiatan", "total")
_SAMBUNG = ("lanjut", "kegiatan")


def bertanda(lines: Lines, sheet: OutputSheet) -> Lines:
    """The lines with short marks in place of reasons, and each reason once in a note before the place to sign."""
    marks = _marks(lines, sheet)
    shown = [_line(line, sheet, marks) for line in lines]
    place = next((index for index, line in enumerate(shown) if line.level in TTD), len(shown))
    notes = [line for reason, mark in marks.items() for line in note(f"{mark} {reason}.", sheet)]
    return [*shown[:place], *notes, *shown[place:]]


def _marks(lines: Lines, sheet: OutputSheet) -> Mapping[str, str]:
    """The mark of each reason in their order: an asterisk, with a number where there are several."""
    reasons = list(dict.fromkeys(
        value for line in lines if line.level in _DATA
        for column, value in zip(sheet.columns, line.cells, strict=False) if _is_reason(column, value)))
    return {str(reason): f"*{number})" if len(reasons) > 1 else "*)" for number, reason in enumerate(reasons, 1)}


def _is_reason(column: OutColumn, value: Value) -> bool:
    return column.format in _TERHITUNG and isinstance(value, str) and value != KOSONG and value not in _KATA


def _line(line: Line, sheet: OutputSheet, marks: Mapping[str, str]) -> Line:
    if line.level not in _DATA:
        return line
    cells = tuple(_cell(value, column, line.level, marks)
                  for column, value in zip(sheet.columns, line.cells, strict=False))
    return replace(line, cells=cells)


def _cell(value: Value, column: OutColumn, level: str, marks: Mapping[str, str]) -> Value:
    if _is_reason(column, value):
        return marks[str(value)]
    joined = column.merged and level in _SAMBUNG
    return None if value == KOSONG and column.format != "teks" and not joined else value
