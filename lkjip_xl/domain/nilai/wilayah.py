"""The names of Indonesian kabupaten, kota and provinsi."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lkjip_xl.domain.nilai.aturan import text

_TERPANJANG = 4
"""The most words of the name of a region."""


@cache
def nama_daerah() -> frozenset[str]:
    """The first word of the name of every kabupaten and kota, in small letters (Kepmendagri 300.2.2-2138/2025)."""
    _, *lines = text("daerah.txt").splitlines()
    return frozenset(word for line in lines for word in line.split())


@cache
def nama_majemuk() -> frozenset[str]:
    """The names of kabupaten, kota and provinsi of more than one word, in small letters, parted by single blanks."""
    _, *lines = text("daerah_majemuk.txt").splitlines()
    return frozenset(name for one in " ".join(lines).split(",") if (name := one.strip()))


def panjang_nama(words: Sequence[str]) -> int:
    """How many of the words make the longest name of a region that they begin with; 1 for a name of one word."""
    lower = [word.casefold().strip(",.;:)") for word in words]
    return next((n for n in range(min(len(lower), _TERPANJANG), 1, -1) if " ".join(lower[:n]) in nama_majemuk()), 1)
