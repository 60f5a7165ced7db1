"""Codes of program, kegiatan and sub kegiatan."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Jenjang = Literal["program", "kegiatan", "sub kegiatan"]

BAGIAN: dict[int, Jenjang] = {3: "program", 5: "kegiatan", 6: "sub kegiatan"}
"""How many parts a code has at each level: 7.01.01, 7.01.01.2.06, 7.01.01.2.06.0001 (Kepmendagri 050-5889/2021)."""


def jenjang(kode: str) -> Jenjang | None:
    """The level that a code belongs to by its number of parts; None for any other shape."""
    return BAGIAN.get(len(parts(kode)))


@lru_cache(maxsize=4096)
def parts(kode: str) -> tuple[str, ...]:
    """The parts of a code between its points."""
    return tuple(part.strip() for part in kode.split(".") if part.strip())


def prefix(kode: str, count: int) -> str:
    """The code of the row above: the first ``count`` parts."""
    return ".".join(parts(kode)[:count])
