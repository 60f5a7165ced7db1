"""How the rules compare printed figures with computed ones, and quote and write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from lkjip_xl.domain.nilai.angka import TERBESAR, TERHALUS, Tanda, round_half_up, tulis_angka, tulis_rupiah
from lkjip_xl.domain.telaah.catatan import Tempat
from lkjip_xl.domain.telaah.ciri import Ciri
from lkjip_xl.domain.telaah.kepala import UANG
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.petak import Petak
from lkjip_xl.domain.tercetak import Bacaan, Banding, bandingkan

SERATUS = Decimal(100)
SEKITAR = Decimal("0.75")
"""Figures whose ratio is at least this may be meant to be one."""
_TANPA_SEN = re.compile(r"(?<=\d{3})[.,]00$")
_TERCETAK = re.compile(r"(?:rp\.?\s*)?[-–—−(]?\s*(?:rp\.?\s*)?\d[\d.,]*\d(?:\s*(?:ribu|juta|miliar|milyar|triliun)\b)?"
                       r"\s*%?|\d\s*%?", re.IGNORECASE)


def angka_tercetak(teks: str) -> str:
    """The figure alone of what a cell or sentence prints, with its Rp and percent sign, exactly as it stands there."""
    found = _TERCETAK.search(teks)
    return found[0].strip() if found else " ".join(teks.split("\n")[:1])


def disebut(teks: str) -> str:
    """The figure of a print as a sentence names it: without sen that are none."""
    return _TANPA_SEN.sub("", angka_tercetak(teks))


def tempat(cell: Petak) -> Tempat:
    """The place of a cell, quoting its figure."""
    return Tempat(cell.letak, angka_tercetak(cell.teks))


def tempat_kutipan(quote: Kutipan) -> Tempat:
    """The place of a mention, quoting what it prints."""
    return Tempat(quote.letak, quote.teks.split("\n", maxsplit=1)[0].strip())


def wajar(bacaan: Bacaan) -> bool:
    """Whether a print can be a figure of a report, and not a row of digits."""
    return bacaan.nilai is None or (abs(bacaan.nilai) < TERBESAR and bacaan.desimal <= TERHALUS)


def nilai_mungkin(bacaan: Bacaan) -> tuple[Decimal, ...]:
    """What a print may say: 1.250 is a figure with three decimals, or over a thousand; nothing for bounds."""
    if bacaan.nilai is None or bacaan.batas or bacaan.rusak or not wajar(bacaan):
        return ()
    return (bacaan.nilai,) if bacaan.ribuan is None else (bacaan.nilai, bacaan.ribuan)


def banding(bacaan: Bacaan, benar: Decimal, *, tanpa_tanda: bool = False) -> Banding:
    """Whether a print equals a computed figure; a percentage may be written as a share of one."""
    found = bandingkan(bacaan, benar, tanpa_tanda=tanpa_tanda)
    if found == "beda" and bacaan.nilai is not None and abs(bacaan.nilai) <= 2 and bacaan.desimal >= 2:
        return "sama" if bandingkan(bacaan, benar / SERATUS, tanpa_tanda=tanpa_tanda) == "sama" else found
    return found


def sepadan(a: Bacaan, b: Bacaan) -> bool:
    """Whether two prints say the same figure at the coarser of their precisions, rounded or cut off."""
    if a.nilai is None or b.nilai is None or not (wajar(a) and wajar(b)):
        return a.teks.casefold() == b.teks.casefold()
    coarse, fine = (a, b) if a.desimal <= b.desimal else (b, a)
    return any(bandingkan(coarse, value) != "beda" for value in nilai_mungkin(fine))


def mirip_angka(a: Decimal, b: Decimal) -> bool:
    """Whether two figures may be one but for a slip: near each other, or of the same digits in another order."""
    if sorted(str(abs(a)).strip("0.")) == sorted(str(abs(b)).strip("0.")):
        return True
    small, large = sorted((abs(a), abs(b)))
    return large > 0 and small / large >= SEKITAR


def tulis(nilai: Decimal, besaran: str, ciri: Ciri, desimal: int = 2) -> str:
    """A computed figure as the document writes such figures."""
    if besaran in UANG:
        return tulis_rupiah(nilai)
    sign: Tanda = ciri.tanda or ","
    whole = round_half_up(nilai, desimal)
    return tulis_angka(whole, sign, 0 if whole == whole.to_integral_value() and desimal <= 0 else max(desimal, 0))


def jumlahkan(values: Iterable[Decimal]) -> Decimal:
    """The sum of figures."""
    return sum(values, Decimal(0))
