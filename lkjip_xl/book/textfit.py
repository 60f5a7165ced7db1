"""How many lines a text takes in a column: what Excel's automatic row height would find, for files nobody has open."""

from __future__ import annotations

from functools import lru_cache

PER_EM = 1000
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)
"""Advance widths of Arial from space to tilde, in thousandths of an em."""

_OTHER = 600
_BOLD = 1.08
_SAFETY = 1.03
"""Printers and screens differ a little; a line too many does less harm than a line cut off."""

PIXELS_PER_UNIT, PADDING = 7, 1
"""A unit of column width is a digit of the base font, Arial 10."""
PADDING_WIDTH = 5 / 7
"""By how much a column is wider in a file than it was typed."""
INDENT_WIDTH = 1.3
"""What one step of indent takes from the width of a column, in the same units."""
HIGHEST = 409.0
"""No row of Excel is higher, in points."""
LINE_HEIGHT = 1.275
"""Height of a line as a multiple of the font size: 12.75 points for 10."""


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width in points of a text on one line in Arial of that size."""
    return _advances(text) * size / PER_EM * (_BOLD if bold else 1) * _SAFETY


@lru_cache(maxsize=8192)
def text_lines(text: str, width: float, size: float = 10, bold: bool = False) -> int:
    """The number of lines of a wrapped text in a column of that width (in Excel's units) at that font size."""
    room = width * PIXELS_PER_UNIT - PADDING
    scale = size * 96 / 72 / PER_EM * (_BOLD if bold else 1) * _SAFETY
    return sum(_paragraph(paragraph, room, scale) for paragraph in text.split("\n"))


def _paragraph(text: str, room: float, scale: float) -> int:
    lines, left = 1, room
    space = _ASCII[0] * scale
    for word in text.split(" "):
        length = _advances(word) * scale
        if length > left and left < room:
            lines, left = lines + 1, room
        while length > room:
            lines, length = lines + 1, length - room
        left -= length + space
    return lines


@lru_cache(maxsize=16_384)
def _advances(text: str) -> int:
    """The width of a text on one line; most words stand in many cells."""
    return sum(map(_advance, text))


def _advance(character: str) -> int:
    index = ord(character) - 32
    return _ASCII[index] if 0 <= index < len(_ASCII) else _OTHER


def row_height(lines: int, size: float = 10) -> float:
    """The height in points of a row of so many lines."""
    return min(round(lines * size * LINE_HEIGHT + (1.5 if lines > 1 else 0), 2), HIGHEST)
