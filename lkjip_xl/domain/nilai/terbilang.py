"""Counts, money and ordinals as running text writes them, with their words."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.nilai.angka import tulis_rupiah


def terbilang(value: Decimal | int) -> str:
    """The number in Indonesian words, digit by digit after ``koma``; below a quintillion."""
    # Loading lokal takes a third of a second, which only work that writes figures out should wait for.
    from lokal.terbilang import terbilang as spell  # noqa: PLC0415

    return spell(value)


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
