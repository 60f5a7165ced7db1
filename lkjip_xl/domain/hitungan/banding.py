"""Comparisons of one indicator: with last year, with others, and over the years."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.arah import Arah
from lkjip_xl.domain.nilai.desimal import terpisah
from lkjip_xl.domain.nilai.figure import Figure, Notation, missing
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran


@record(frozen=True)
class Selisih:
    """A difference in the unit of the indicator with the word for it; predicates have a word but no difference."""

    angka: Figure
    kata: str


_ARAH_TAHUN = ("turun", "tetap", "naik")
_ARAH_BANDING = ("lebih rendah", "sama", "lebih tinggi")


def perubahan(kini: Ukuran | None, lalu: Ukuran | None, notation: Notation) -> Selisih:
    """Realisasi n minus realisasi n-1 as the two are printed, with naik, turun or tetap by their full values.

    ``notation`` has the decimals of the indicator, see `desimal`.
    Source: PermenPAN-RB 53/2014 Lampiran II, Bab III.A angka 2.
    """
    return _selisih(kini, lalu, notation, _ARAH_TAHUN, "realisasi tahun lalu belum diisi")


def terhadap_pembanding(kini: Ukuran | None, pembanding: Ukuran | None, notation: Notation) -> Selisih:
    """Own realisasi minus that of the comparator as printed, with lebih tinggi, lebih rendah or sama by full values."""
    return _selisih(kini, pembanding, notation, _ARAH_BANDING, "pembanding belum diisi")


def _selisih(kini: Ukuran | None, lain: Ukuran | None, notation: Notation, words: tuple[str, str, str],
             empty: str) -> Selisih:
    if kini is None:
        return Selisih(missing("realisasi belum diisi"), "")
    if lain is None:
        return Selisih(missing(empty), "")
    if isinstance(kini, Decimal) and isinstance(lain, Decimal):
        return Selisih(_jarak(kini, lain, notation), words[_sign(kini - lain) + 1])
    if isinstance(kini, Predikat) and isinstance(lain, Predikat) and kini.kelompok == lain.kelompok:
        return Selisih(missing("predikat tidak dikurangkan"), words[_sign(Decimal(kini.urutan - lain.urutan)) + 1])
    return Selisih(missing("jenis angkanya berbeda"), "")


def _jarak(kini: Decimal, lain: Decimal, notation: Notation) -> Figure:
    """The distance: what a reader gets who subtracts the two printed figures, so that the three agree."""
    shown = notation.with_digits(terpisah(((kini, lain),), notation.digits))
    printed = round_half_up(kini, shown.digits) - round_half_up(lain, shown.digits)
    terms = f"{shown.rounded(kini)} - {shown.rounded(lain)}"
    return Figure(kini - lain, printed, "", f"{terms} = {shown.rounded(printed)}")


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def selalu_naik(deret: tuple[Ukuran | None, ...]) -> bool:
    """Whether "dari tahun ke tahun naik" may be said: data for every year, each higher than the one before."""
    numbers = [value for value in deret if isinstance(value, Decimal)]
    return len(numbers) == len(deret) > 1 and all(a < b for a, b in zip(numbers, numbers[1:], strict=False))


BANYAK_TAHUN = 3
"""From so many years on, a movement may be called one from year to year."""


def gerak_tahunan(deret: tuple[Ukuran | None, ...]) -> str:
    """``naik`` or ``turun`` where a series does so from year to year: three years or more, each known; else empty."""
    if len(deret) < BANYAK_TAHUN:
        return ""
    return "naik" if selalu_naik(deret) else "turun" if selalu_naik(deret[::-1]) else ""


def lebih_baik(a: Ukuran | None, b: Ukuran | None, arah: Arah) -> bool:
    """Whether one figure is better than another of its kind, by ``arah``; any figure is better than none."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return a < b if arah == "rendah" else a > b
    if isinstance(a, Predikat) and isinstance(b, Predikat):
        return a.urutan > b.urutan
    return b is None and a is not None
