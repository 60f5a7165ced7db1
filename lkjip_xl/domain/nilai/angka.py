"""Numbers as Indonesians write them: rounding, reading and writing figures and rupiah."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Literal

from lkjip_xl.domain.nilai.record import record

Tanda = Literal[",", "."]
"""The decimal sign an office has chosen; the other sign then groups thousands."""

TERBESAR = Decimal(10) ** 15
"""Figures of a quadrillion and more are taken for typing slips."""
TERHALUS = 12
"""Figures are read to twelve decimals: beyond them stands only what a formula's floating point leaves over."""


@record(frozen=True)
class Unreadable:
    """Why a cell is no figure: ``code`` names the message, ``raw`` repeats the cell."""

    code: Literal["bukan_angka", "rancu", "bukan_bulat", "terlalu_besar", "tanda_hubung", "negatif"]
    raw: str


_RP = re.compile(r"^(-|−)?\s*(?:rp\.?|idr)\s*", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:,-+|\.-+)$")
_PERCENT = re.compile(r"\s*%$")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_MIXED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+|\d{4,}[.,]\d{3,}")
_SPACED = re.compile(r"\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_SWAPPED = str.maketrans(",.", ".,")
_DASHES = {"-", "–", "—", "--"}
_PRECISE = Context(prec=80, rounding=ROUND_HALF_UP)


def round_half_up(value: Decimal, digits: int = 2) -> Decimal:
    """The value rounded half away from zero to ``digits`` decimals, as Excel's ROUND does and bankers do not."""
    rounded = value.quantize(_step(digits), context=_PRECISE)
    return rounded or rounded.copy_abs()


@lru_cache(maxsize=128)
def _step(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)


def parse_angka(text: str) -> Decimal | Unreadable:
    """The figure that a text writes, or why there is none.

    Accepts ``83,55``, ``83.55``, ``1.234,56``, ``1.234.567`` and a trailing percent sign. ``1.234`` can be read in two
    ways and is `Unreadable` with code ``rancu``.
    """
    cleaned = _clean(_PERCENT.sub("", text))
    if isinstance(cleaned, Unreadable):
        return cleaned
    sign, digits = cleaned
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits):
        return Unreadable("rancu", text.strip())
    plain = _plain(digits)
    return Unreadable("bukan_angka", text.strip()) if plain is None else _bounded(sign * plain, text)


def parse_rupiah(text: str) -> Decimal | Unreadable:
    """The whole rupiah that a text writes, or why there are none.

    Accepts ``1.920.063.000``, ``1920063000``, ``900,000``, ``Rp. 2.515.815.020,-`` and ``19.422.400.000,00``. Mixed
    separators (``19,422.400.000``) and sen other than 00 are `Unreadable`.
    """
    cleaned = _clean(text)
    if isinstance(cleaned, Unreadable):
        return cleaned
    sign, digits = cleaned
    if _GROUPED.fullmatch(digits):
        return _bounded(sign * Decimal(digits.replace(".", "").replace(",", "")), text)
    if _MIXED.fullmatch(digits):
        return Unreadable("rancu", text.strip())
    plain = _plain(digits)
    if plain is None:
        return Unreadable("bukan_angka", text.strip())
    if plain != plain.to_integral_value() or re.search(r"[.,]\d{3,}$", digits):
        return Unreadable("bukan_bulat", text.strip())
    return _bounded(sign * plain, text)


def _clean(text: str) -> tuple[int, str] | Unreadable:
    """Sign and digits of a text without its ornament (Rp, ,-); spaces may only stand between thousands."""
    stripped = text.strip()
    bare = _TAIL.sub("", _RP.sub(lambda match: match[1] or "", stripped)).strip()
    if bare in _DASHES or stripped in _DASHES:
        return Unreadable("tanda_hubung", stripped)
    sign = -1 if bare.startswith(("-", "−", "(")) else 1
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    digits = bare[bare.startswith(("-", "−")):].strip()
    if _SPACED.fullmatch(digits):
        digits = _SPACES.sub("", digits)
    return sign, digits


def _plain(digits: str) -> Decimal | None:
    if re.fullmatch(r"\d+", digits):
        return Decimal(digits)
    for group, decimal in ((".", ","), (",", ".")):
        pattern = rf"(\d+|\d{{1,3}}(?:\{group}\d{{3}})+)\{decimal}\d+|\d{{1,3}}(?:\{group}\d{{3}}){{2,}}"
        if re.fullmatch(pattern, digits):
            return Decimal(digits.replace(group, "").replace(decimal, "."))
    return None


def _bounded(value: Decimal, text: str) -> Decimal | Unreadable:
    return Unreadable("terlalu_besar", text.strip()) if abs(value) >= TERBESAR else _precise(value)


def _precise(value: Decimal) -> Decimal:
    """The value with no more decimals than any figure is read to; what is smaller than that is 0."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return value if exponent >= -TERHALUS else round_half_up(value, TERHALUS).normalize()


def from_number(value: float) -> Decimal | Unreadable:
    """The decimal that a numeric cell shows, or why it cannot be used.

    It has the 15 digits that Excel keeps, and no more than 12 decimals.
    """
    if isinstance(value, bool) or not math.isfinite(value):
        return Unreadable("bukan_angka", repr(value))
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    return _bounded(number, repr(value))


def tulis_angka(value: Decimal, tanda: Tanda = ",", digits: int | None = None) -> str:
    """The figure in Indonesian writing: ``1234.5`` is ``1.234,5`` with a decimal comma, ``1,234.5`` with a point.

    With ``digits`` it is rounded half up to so many decimals; without, it keeps the decimals it has.
    """
    number = value if digits is None else round_half_up(value, digits)
    text = f"{number:,f}"
    if digits is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if tanda == "." else text.translate(_SWAPPED)


def tulis_rupiah(value: Decimal) -> str:
    """Whole rupiah with points between the thousands, whatever decimal sign the office has chosen."""
    return f"{round_half_up(value, 0):,f}".replace(",", ".")
