"""Counts, money and ordinals as running text writes them, with their words."""

from __future__ import annotations

import re
from decimal import Decimal

from lkjip_xl.domain.nilai.angka import tulis_rupiah

_ANGKA = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_PANGKAT = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun", "kuintiliun")

def terbilang(value: Decimal | int) -> str:
    """The number in Indonesian words, digit by digit after ``koma``; raises `ValueError` from a sextillion on."""
    whole, _, fraction = f"{Decimal(value).copy_abs():f}".partition(".")
    digits = [_ANGKA[int(digit)] or "nol" for digit in fraction.rstrip("0")]
    return " ".join([*(["minus"] if value < 0 else []), _bulat(int(whole)), *(["koma"] if digits else []), *digits])


def _bulat(number: int) -> str:
    if number >= 1000 ** len(_PANGKAT):
        raise ValueError(f"{number} is too large to be written in words")
    named = reversed(list(zip(_ribuan(number), _PANGKAT, strict=False)))
    return " ".join(_kelompok(group, power) for group, power in named if group) or "nol"


def _ribuan(number: int) -> list[int]:
    """The groups of three digits, the last group first."""
    return [number % 1000, *_ribuan(number // 1000)] if number >= 1000 else [number]


def _kelompok(group: int, power: str) -> str:
    return "seribu" if (group, power) == (1, "ribu") else f"{_ratusan(group)} {power}".rstrip()


def _ratusan(group: int) -> str:
    """A number from 1 to 999."""
    hundreds, rest = divmod(group, 100)
    hundred = "seratus" if hundreds == 1 else f"{_ANGKA[hundreds]} ratus" if hundreds else ""
    return f"{hundred} {_puluhan(rest)}".strip()


def _puluhan(rest: int) -> str:
    tens, ones = divmod(rest, 10)
    if tens > 1:
        return f"{_ANGKA[tens]} puluh {_ANGKA[ones]}".rstrip()
    if tens and ones > 1:
        return f"{_ANGKA[ones]} belas"
    return ("sepuluh", "sebelas")[ones] if tens else _ANGKA[ones]


def cacah(count: int) -> str:
    """A count as reports write it: ``6 (enam)``."""
    return f"{count} ({terbilang(count)})"


def rupiah(value: Decimal) -> str:
    """Whole rupiah as reports write them: ``Rp1.920.063.000``."""
    return f"Rp{tulis_rupiah(value)}".replace("Rp-", "-Rp")


def rupiah_terbilang(value: Decimal) -> str:
    """Whole rupiah with their words: ``Rp900.000 (sembilan ratus ribu rupiah)``."""
    return f"{rupiah(value)} ({terbilang(int(value))} rupiah)"


def urutan(number: int) -> str:
    """An ordinal in words: ``pertama``, ``kedua``, ``kesebelas``."""
    return "pertama" if number == 1 else f"ke{terbilang(number)}"


_BILANGAN = re.compile(r"(?:minus|nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?=puluh|belas|"
                       r"ratus|ribu)|"
                       r"puluh|belas|ratus|ribu|juta|miliar|triliun|koma)+")
_BUKAN_BILANGAN = re.compile(r"[\W\d_]+|\brupiah\b|\bpersen\b")


def senilai(words: str, value: Decimal) -> bool | None:
    """Whether words name that number, however they are spaced; None where they name no number at all."""
    written = _BUKAN_BILANGAN.sub("", words.casefold()).replace("milyar", "miliar")
    if not _BILANGAN.fullmatch(written):
        return None
    return written == terbilang(value.normalize()).replace(" ", "")
