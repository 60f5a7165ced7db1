"""Figures of two books side by side: whether one quotes the other, and which is better."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.nilai.angka import round_half_up, tulis_angka, tulis_rupiah
from lkjip_xl.domain.nilai.desimal import DIHITUNG, banyak


def desimal(nilai: float) -> int:
    """The decimals that a figure has; those that a table prints besides are zeros which nobody typed."""
    return banyak(_angka(nilai).normalize())


def dikutip(kutipan: float | None, teks: str, sumber: float | None, teks_sumber: str) -> bool | None:
    """Whether a figure can be a quotation of another: it is that figure, rounded to the decimals of the quotation.

    Predicates are compared as words. None where that cannot be told: a figure beside a predicate, or one is missing.
    """
    if kutipan is not None and sumber is not None:
        return _angka(kutipan) in _bulat(sumber, desimal(kutipan))
    words = "".join(teks.split()).casefold(), "".join(teks_sumber.split()).casefold()
    if kutipan is None and sumber is None and all(word and not any(map(str.isdigit, word)) for word in words):
        return words[0] == words[1]
    return None


def setara(satu: float | None, teks: str, lain: float | None, teks_lain: str) -> bool | None:
    """Whether one of two figures can be a quotation of the other; None where that cannot be told."""
    found = dikutip(satu, teks, lain, teks_lain)
    return found if found is None else found or dikutip(lain, teks_lain, satu, teks)


def _bulat(nilai: float, digits: int) -> set[Decimal]:
    """A figure rounded, and also when it had been rounded for print before."""
    number = _angka(nilai)
    return {round_half_up(number, digits), round_half_up(round_half_up(number, max(DIHITUNG, digits)), digits)}


def _angka(nilai: float) -> Decimal:
    return Decimal(f"{nilai:.12g}")


def lebih_baik(satu: float, lain: float, *, rendah: bool) -> bool:
    """Whether the first figure is better than the second, and not only by its decimals."""
    better = satu < lain if rendah else satu > lain
    return better and setara(satu, "", lain, "") is False


def tertulis(nilai: float | None, teks: str) -> str:
    """A figure as its office prints it."""
    return teks.strip() or (tulis_angka(_angka(nilai)) if nilai is not None else "kosong")


def angka(nilai: float, digits: int = DIHITUNG) -> str:
    """A computed figure with decimal comma."""
    return tulis_angka(_angka(nilai), ",", digits)


def rupiah(nilai: int) -> str:
    """Whole rupiah in a sentence."""
    return f"Rp{tulis_rupiah(Decimal(nilai))}"
