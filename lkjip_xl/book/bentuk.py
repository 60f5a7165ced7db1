"""How printed cells are shown by the format of their column: number formats, alignment, and how high headings are."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from lkjip_xl.book.schema import Format, OutColumn
from lkjip_xl.book.textfit import row_height, text_lines
from lkjip_xl.domain.hitungan.anggaran import DESIMAL_SERAPAN
from lkjip_xl.domain.nilai.angka import from_number
from lkjip_xl.domain.nilai.desimal import TERBANYAK, banyak

KOMA, TITIK = "[$-421]", "[$-409]"
"""Locale prefixes: Indonesian writes a decimal comma, English a point. Excel itself follows Windows."""


def two_sided(positive: str) -> str:
    """A number format with a little room on the right, for figures of either sign and for texts in their place."""
    prefix, _, places = positive.rpartition("]")
    return f"{positive}_);{prefix}]-{places}_);{positive}_);@_)"


def places(fixed: int, more: int = 0) -> str:
    """The part of a number format for so many decimals, and for ``more`` that are shown only where there are any."""
    return f"#,##0{'.' if fixed or more else ''}{'0' * fixed}{'#' * more}"


def computed(digits: int, sign: str = KOMA) -> str:
    """The number format of a computed figure that is not whole, or that has decimals by the setting.

    It is already rounded; those that were needed to tell it from another figure are shown too.
    """
    fixed = max(digits, 1)
    return two_sided(f"{sign}{places(fixed, TERBANYAK - fixed)}")


NUMBER_FORMATS: Mapping[Format, str] = MappingProxyType({
    "nomor": "0_)_)",
    "bulat": two_sided(f"{KOMA}#,##0"),
    "ukuran": two_sided(f"{KOMA}#,##0"),
    "angka": computed(2),
    "persen": computed(2),
    "serapan": computed(DESIMAL_SERAPAN),
    "rupiah": two_sided(f"{KOMA}#,##0"),
    "garis": ";;;",
})

ALIGN: Mapping[Format, str] = MappingProxyType({
    "teks": "left", "tengah": "center", "bulat": "right", "ukuran": "right", "angka": "right", "persen": "right",
    "serapan": "right", "rupiah": "right", "kotak": "left", "garis": "left",
})


TANPA_LIPAT: tuple[Format, ...] = ("nomor", "rupiah")
"""Columns whose texts are not wrapped: figures stand on the right by themselves, and a group row, a note or a
signature that begins there runs on to the right."""


def decimals(value: float, shown: Format, digits: int, desimal: int | None) -> int | None:
    """With how many decimals a number in a column is printed; None where its format says nothing of decimals.

    ``digits`` is the setting of the office, ``desimal`` that of the row. A computed figure was rounded as it is to be
    printed, so it has at least those of the setting.
    """
    number = from_number(value)
    own = banyak(number) if isinstance(number, Decimal) else 0
    if shown == "ukuran":
        return own if desimal is None else desimal
    least = {"angka": digits, "persen": digits, "serapan": max(digits, DESIMAL_SERAPAN)}.get(shown)
    return None if least is None else min(max(least, own), TERBANYAK)


def heading_height(columns: Sequence[OutColumn], labels: Sequence[tuple[str, ...]], level: int) -> float:
    """The height in points of a heading row (0 the first, 1 the second), so that the texts of all headings fit."""
    depth = max(len(label) for label in labels)
    groups = {label[0]: sum(column.width for column, other in zip(columns, labels, strict=True) if other[0] == label[0])
              for label in labels if len(label) == 2}
    lines = 1
    for label, column in zip(labels, columns, strict=True):
        if len(label) == 1:
            lines = max(lines, math.ceil(text_lines(label[0], column.width, bold=True) / depth))
        else:
            lines = max(lines, text_lines(label[level], column.width if level else groups[label[0]], bold=True))
    return row_height(lines) + 5
