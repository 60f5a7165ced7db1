"""Codes of program, kegiatan and sub kegiatan."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Jenjang = Literal["program", "kegiatan", "sub kegiatan"]

BAGIAN: dict[int, Jenjang] = {3: "program", 5: "kegiatan", 6: "sub kegiatan"}
"""How many parts a code has at each level: 7.01.01, 7.01.01.2.06, 7.01.01.2.06.0001 (Kepmendagri 050-5889/2021)."""

UMUM = "X.XX"
"""The bidang urusan of the programs that every office has; a code there is that of the office's own bidang."""
_KODE = re.compile(r"(?:\d|X)\.(?:\d\d|XX)\.\d\d(?:\.\d\.\d\d(?:\.\d\d(?:\d\d)?)?)?", re.IGNORECASE)
_DEPAN = re.compile(r"([\dX][\dX.-]*)(?:[\s:]+|$)(.*)", re.IGNORECASE | re.DOTALL)


def jenjang(kode: str) -> Jenjang | None:
    """The level that a code belongs to by its number of parts; None for any other shape."""
    return BAGIAN.get(len(parts(kode)))


@lru_cache(maxsize=16_384)
def parts(kode: str) -> tuple[str, ...]:
    """The parts of a code between its points."""
    return tuple(part.strip() for part in kode.split(".") if part.strip())


def prefix(kode: str, count: int) -> str:
    """The code of the row above: the first ``count`` parts."""
    return ".".join(parts(kode)[:count])


@lru_cache(maxsize=16_384)
def kode_baku(kode: str) -> str:
    """A code without spaces, a sub kegiatan with four last digits: ``...01`` (until 2023) is ``...0001``."""
    found = parts("".join(kode.split()).upper())
    if len(found) == 6 and found[5].isdecimal():
        return ".".join((*found[:5], found[5].lstrip("0").zfill(4)))
    return ".".join(found)


def baca_kode(text: str) -> tuple[str, str]:
    """The code of a program, kegiatan or sub kegiatan that a cell begins with, and the name behind it.

    Understands ``7.01.01.2.01.0001 Penyusunan``, ``7.01.01.2.01.0001.``, ``7-01-01-2-01-0001`` and spaces between the
    parts; the code comes as written but with points. Both are empty for anything else.
    """
    if whole := _bare("".join(text.split())):
        return whole, ""
    match = _DEPAN.match(text.strip())
    kode = _bare(match[1]) if match else ""
    return (kode, match[2].strip(" -:\n\t")) if match and kode else ("", "")


def _bare(text: str) -> str:
    plain = text.replace("-", ".").strip(".")
    return plain if _KODE.fullmatch(plain) else ""
