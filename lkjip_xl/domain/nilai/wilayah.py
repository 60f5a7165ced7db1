"""The names of Indonesian kabupaten and kota."""

from __future__ import annotations

from functools import cache

from lkjip_xl.domain.nilai.aturan import text


@cache
def nama_daerah() -> frozenset[str]:
    """The first word of the name of every kabupaten and kota, in small letters (Kepmendagri 300.2.2-2138/2025)."""
    _, *lines = text("daerah.txt").splitlines()
    return frozenset(word for line in lines for word in line.split())
