"""Figures of two books side by side: whether they are the same as printed, and which is better."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.nilai.angka import parse_angka, round_half_up, tulis_angka, tulis_rupiah
from lkjip_xl.domain.nilai.desimal import DIHITUNG, banyak


def desimal(nilai: float, teks: str) -> int:
    """The decimals that a figure is printed with: those of its text, else those that it has."""
    number, typed = Decimal(f"{nilai:.12g}"), parse_angka(teks)
    return banyak(typed if isinstance(typed, Decimal) and typed == number else number.normalize())


def sama_tercetak(satu: float | None, teks: str, lain: float | None, teks_lain: str) -> bool | None:
    """Whether two figures are one, with as many decimals as the coarser of both is printed with.

    Predicates are compared as words. None where that cannot be told: a figure beside a predicate, or one is missing.
    """
    if satu is not None and lain is not None:
        digits = min(desimal(satu, teks), desimal(lain, teks_lain))
        return bool(_bulat(satu, digits) & _bulat(lain, digits))
    words = "".join(teks.split()).casefold(), "".join(teks_lain.split()).casefold()
    if satu is None and lain is None and all(word and not any(map(str.isdigit, word)) for word in words):
        return words[0] == words[1]
    return None


def _bulat(nilai: float, digits: int) -> set[Decimal]:
    """A figure rounded, and also when it had been rounded for print before."""
    number = Decimal(f"{nilai:.12g}")
    return {round_half_up(number, digits), round_half_up(round_half_up(number, max(DIHITUNG, digits)), digits)}


def lebih_baik(satu: float, teks: str, lain: float, teks_lain: str, *, rendah: bool) -> bool:
    """Whether the first figure is better than the second, also as printed."""
    better = satu < lain if rendah else satu > lain
    return better and sama_tercetak(satu, teks, lain, teks_lain) is False


def tertulis(nilai: float | None, teks: str) -> str:
    """A figure as its office prints it."""
    return teks.strip() or (tulis_angka(Decimal(f"{nilai:.12g}")) if nilai is not None else "kosong")


def angka(nilai: float, digits: int = DIHITUNG) -> str:
    """A computed figure with decimal comma."""
    return tulis_angka(Decimal(f"{nilai:.12g}"), ",", digits)


def rupiah(nilai: int) -> str:
    """Whole rupiah in a sentence."""
    return f"Rp{tulis_rupiah(Decimal(nilai))}"
