"""Quotations: the piece of a paragraph that a remark shows, long enough to be found again."""

from __future__ import annotations

import re

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Tempat
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.pola import AngkaKalimat

_KATA_AKHIR = re.compile(r"\S+\s+$")
_TERBANYAK = 12
_TERPENDEK = 6
"""A quotation of fewer characters is hard to find on a page."""


def kutip(text: str, start: int, end: int, words: int = 0) -> str:
    """The piece of a text from ``start`` to ``end``, with ``words`` before it, and more to be found there first."""
    taken = 0
    while start > 0 and taken < _TERBANYAK and (
            taken < words or end - start < _TERPENDEK or text.find(text[start:end]) < start):
        before = _KATA_AKHIR.search(text, 0, start)
        if before is None:
            break
        start, taken = before.start(), taken + 1
    return text[start:end].strip()


def tempat_kalimat(bahan: Bahan, one: Kalimat, start: int, end: int, words: int = 0) -> Tempat:
    """The place of a piece of a sentence, quoted with ``words`` before it."""
    text = bahan.dokumen.blok[one.letak.blok].teks
    return Tempat(one.letak, kutip(text, one.mulai + start, one.mulai + end, words))


def tempat_angka(bahan: Bahan, one: Kalimat, figure: AngkaKalimat, *, kata: bool = False) -> Tempat:
    """The place of a figure of a sentence, quoted with the words in brackets after it if they matter."""
    return tempat_kalimat(bahan, one, figure.mulai, figure.akhir if kata else figure.mulai + len(figure.teks))
