"""Ranges of a scale as reports print them: what they say, whether they fit a level, and how they meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.skala import Jangkauan

SELANGKAH = Decimal(1)
"""How far a printed bound may lie from one that belongs to the next level: 90 for "below 91"."""
_ANGKA = re.compile(r"\d+(?:[.,]\d+)?")
_NOL = re.compile(r"\bnol\b", re.IGNORECASE)
_MINUS = re.compile(r"(?:^|[<>=≤≥]|sampai|dengan|dari|s\.?/?d\.?)\s*[-–−]\s?$", re.IGNORECASE)
"""How a text ends before a negative number; between two numbers a dash is none."""
_BAWAH_TANPA = re.compile(r">(?!=)|lebih (?:(?:besar|tinggi) )?dari|di\s?atas", re.IGNORECASE)
_ATAS_TANPA = re.compile(r"<(?!=)|(?:kurang|lebih (?:kecil|rendah)) dari|di\s?bawah", re.IGNORECASE)
_BAWAH = re.compile(r"≥|>=|ke\s?atas|minimal|sedikitnya|paling (?:sedikit|rendah)", re.IGNORECASE)
_ATAS = re.compile(r"≤|<=|ke\s?bawah|maksimal|sebanyaknya|paling (?:banyak|tinggi)|^\s*(?:s\.?/?d|sampai)",
                   re.IGNORECASE)


def baca_jangkauan(text: str) -> Jangkauan | None:
    """The span that a text says: "76 - 90 %", "> 90 - 100", "65 - <85", "91 ke atas"; None where it says none."""
    text = _NOL.sub("0", text)
    found = list(_ANGKA.finditer(text))
    numbers = [Decimal(match[0].replace(",", ".")) * (-1 if _MINUS.search(text[:match.start()]) else 1)
               for match in found]
    if len(numbers) == 2:
        before, between = text[:found[1].start()], text[found[0].end():found[1].start()]
        return Jangkauan(numbers[0], not _BAWAH_TANPA.search(before), numbers[1], not _ATAS_TANPA.search(between))
    return _sebelah(text, numbers[0]) if len(numbers) == 1 else None


def _sebelah(text: str, bound: Decimal) -> Jangkauan:
    for pattern, included in ((_BAWAH, True), (_BAWAH_TANPA, False)):
        if pattern.search(text):
            return Jangkauan(bound, included, None, True)
    for pattern, included in ((_ATAS, True), (_ATAS_TANPA, False)):
        if pattern.search(text):
            return Jangkauan(None, True, bound, included)
    return Jangkauan(bound, True, bound, True)


def cocok(text: str, span: Jangkauan) -> bool:
    """Whether a printed range has the bounds of a level; how it meets its neighbours is left to `pertemuan`."""
    read = baca_jangkauan(text)
    if read is None:
        return False
    both = None not in (read.bawah, read.atas)
    return _bawah_cocok(read, span, both) and _atas_cocok(read, span, both)


def _bawah_cocok(read: Jangkauan, span: Jangkauan, both: bool) -> bool:
    if span.bawah is None:
        return span.atas is None or read.atas is not None  # the lowest level may be printed from 0, 25 or so on
    if read.bawah is None:
        return False
    if read.bawah == span.bawah:
        return both or read.bawah_termasuk == span.bawah_termasuk
    return read.bawah_termasuk and not span.bawah_termasuk and 0 < read.bawah - span.bawah <= SELANGKAH


def _atas_cocok(read: Jangkauan, span: Jangkauan, both: bool) -> bool:
    if span.atas is None:
        return span.bawah is None or read.bawah is not None  # the highest level may be printed up to 100
    if read.atas is None:
        return False
    if read.atas == span.atas:
        return both or read.atas_termasuk == span.atas_termasuk
    return read.atas_termasuk and not span.atas_termasuk and 0 < span.atas - read.atas <= SELANGKAH


def pertemuan(texts: Sequence[str], digits: int) -> tuple[int, str] | None:
    """The first two ranges with a figure of ``digits`` decimals between them or in both, in words, and which they are.

    The index is that of the lower range.
    """
    read = [(span, index) for index, text in enumerate(texts) if (span := baca_jangkauan(text))]
    ordered = sorted(read, key=lambda one: _urutan(one[0]))
    for (lower, index), (upper, _) in pairwise(ordered):
        words = _celah(lower, upper, digits)
        if words:
            return index, words
    return None


def _urutan(span: Jangkauan) -> tuple[bool, Decimal, bool]:
    return span.bawah is not None, span.bawah or Decimal(0), not span.bawah_termasuk


def _celah(lower: Jangkauan, upper: Jangkauan, digits: int) -> str:
    if lower.atas is None or upper.bawah is None:
        return "dua tingkat sama-sama tanpa batas" if lower != upper else ""
    low, high = tulis_angka(lower.atas), tulis_angka(upper.bawah)
    if lower.atas > upper.bawah or (lower.atas == upper.bawah and lower.atas_termasuk and upper.bawah_termasuk):
        return f"{high} masuk dua tingkat"
    if lower.atas == upper.bawah:
        return f"{low} tidak masuk tingkat mana pun" if not (lower.atas_termasuk or upper.bawah_termasuk) else ""
    return (f"angka antara {low} dan {high} tidak masuk tingkat mana pun"
            if upper.bawah - lower.atas > Decimal(1).scaleb(-digits) else "")
