"""How printed cells are shown by the format of their column: number formats, alignment, and how high headings are."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lkjip_xl.book.schema import Format, OutputSheet
from lkjip_xl.book.textfit import row_height, text_lines

KOMA, TITIK = "[$-421]", "[$-409]"
"""Locale prefixes: Indonesian writes a decimal comma, English a point. Excel itself follows Windows."""


def two_sided(positive: str) -> str:
    """A number format with a little room on the right, for figures of either sign and for texts in their place."""
    prefix, _, places = positive.rpartition("]")
    return f"{positive}_);{prefix}]-{places}_);{positive}_);@_)"


NUMBER_FORMATS: Mapping[Format, str] = MappingProxyType({
    "nomor": "0_)_)",
    "bulat": f'{KOMA}#,##0_);{KOMA}-#,##0_);"-"_);@_)',
    "umum": f"{KOMA}General_);{KOMA}-General_);0_);@_)",
    "angka": two_sided(f"{KOMA}#,##0.00"),
    "persen": two_sided(f"{KOMA}#,##0.00"),
    "rupiah": f'{KOMA}#,##0_);{KOMA}-#,##0_);"-"_);@_)',
    "garis": ";;;",
})

ALIGN: Mapping[Format, str] = MappingProxyType({
    "teks": "left", "tengah": "center", "bulat": "right", "umum": "right", "angka": "right", "persen": "right",
    "rupiah": "right", "kotak": "left", "garis": "left",
})


def heading_height(sheet: OutputSheet, labels: Sequence[tuple[str, ...]], level: int) -> float:
    """The height in points of a heading row (0 the first, 1 the second), so that the texts of all headings fit."""
    lines = 1
    for label, column in zip(labels, sheet.columns, strict=True):
        if len(label) == 1:
            lines = max(lines, math.ceil(text_lines(label[0], column.width, bold=True) / sheet.depth))
        elif level == 1:
            lines = max(lines, text_lines(label[1], column.width, bold=True))
    return row_height(lines) + 5
