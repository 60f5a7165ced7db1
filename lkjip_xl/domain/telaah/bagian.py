"""Parts of a whole that running text counts, with their percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat

BANYAK = ("bulat", "desimal")
"""What a figure that counts or measures may look like."""
GERAK = re.compile(r"\b(?:naik|turun|meningkat|menurun|kenaikan|penurunan|menjadi|bertambah|berkurang|target)\b",
                   re.IGNORECASE)
"""Words between two figures that make them no part and whole."""


@record(frozen=True)
class Bagian:
    """A part of a whole and its percentage, as one sentence prints them."""

    bagian: AngkaKalimat
    utuh: AngkaKalimat
    persen: AngkaKalimat | None


_DARI_TENGAH = re.compile(r"\b(?:dari|terhadap|di\s?antara)\b(?:\s+[\w-]+){0,6}\s*$", re.IGNORECASE)
_DARI_DEPAN = re.compile(r"\b(?:dari|terhadap|di\s?antara)\b(?:\s+[\w-]+){0,4}\s*$", re.IGNORECASE)
_ATAU = re.compile(r"\batau\b|\(|=|\bsetara\b|\byaitu\b|\byakni\b|\bsehingga\b", re.IGNORECASE)
_CAPAIAN = re.compile(r"\b(?:sehingga|maka|dengan)\s+(?:tingkat\s+|persentase\s+)?(?:pen)?capaian", re.IGNORECASE)
"""Words after which a percentage is of the target, and not the part of the whole."""
_JARAK_BAGIAN, _JARAK_PERSEN, _DEPAN = 90, 70, 50


def bagian_kalimat(text: str) -> Iterator[Bagian]:
    """The parts that a sentence counts with their percentage: "15 dari 22 ruas atau 68,18 %", "dari 22 ruas, 15 …"."""
    figures = angka_kalimat(text)
    for one, other, percent in zip(figures, figures[1:], figures[2:], strict=False):
        tail = text[other.akhir:percent.mulai]
        if percent.jenis == "persen" and len(tail) <= _JARAK_PERSEN and _ATAU.search(tail) and not GERAK.search(tail) \
                and not _CAPAIAN.search(tail):
            pair = pasangan(text, one, other)
            if pair:
                yield Bagian(*pair, percent)
        elif one.jenis == "persen" and _KURUNG.fullmatch(text[one.akhir:other.mulai]):
            yield from _dalam_kurung(text, one, other, percent)


_KURUNG = re.compile(r"\s*\(\s*(?:yaitu\s+|yakni\s+|sebanyak\s+)?")
_DALAM = re.compile(r"\s*(?:[^\W\d]+\s+){0,2}dari\s+(?:total\s+|seluruh\s+|jumlah\s+)?", re.IGNORECASE)
_SEBELUM = re.compile(r"\b(?:pen)?capaian(?:nya)?\b[^%]{0,60}$", re.IGNORECASE)


def _dalam_kurung(text: str, percent: AngkaKalimat, part: AngkaKalimat, whole: AngkaKalimat) -> Iterator[Bagian]:
    """A percentage with what it is of in brackets behind it: "terealisasi 75,00 % (150 dari 200 ekor)"."""
    counted = part.jenis in BANYAK and whole.jenis in BANYAK and part.nilai <= whole.nilai
    if counted and _DALAM.fullmatch(text[part.akhir:whole.mulai]) and not _SEBELUM.search(text[:percent.mulai]) \
            and not GERAK.search(text[part.akhir:whole.mulai]) and re.match(r"[^()\d]{0,40}\)", text[whole.akhir:]):
        yield Bagian(part, whole, percent)


def pasangan(text: str, one: AngkaKalimat, other: AngkaKalimat) -> tuple[AngkaKalimat, AngkaKalimat] | None:
    """Which of two neighbouring figures is the part, and which the whole; None where the words do not say it."""
    between, before = text[one.akhir:other.mulai], text[max(one.mulai - _DEPAN, 0):one.mulai]
    counted = one.jenis in BANYAK and other.jenis in BANYAK
    if not counted or len(between) > _JARAK_BAGIAN or GERAK.search(between):
        return None
    if _DARI_TENGAH.search(between):
        return one, other
    return (other, one) if _DARI_DEPAN.search(before) and not GERAK.search(before) else None
