"""How findings name things: several names at once, targets and realisasi, and the other names of an indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

DISEBUT = 3
"""How many cases of one root cause a finding names before it counts the rest."""


def sebut(names: Iterable[str], most: int = DISEBUT) -> str:
    """The first names in quotes, and how many more there are."""
    known = list(names)
    named = [f"“{name}”" for name in known[:most]]
    if len(known) > most:
        return f"{', '.join(named)}, dan {len(known) - most} lainnya"
    return f"{', '.join(named[:-1])} dan {named[-1]}" if len(named) > 1 else "".join(named)


def sebut_dari(names: Sequence[str], semua: int) -> str:
    """The names, or that all of several indicators are meant."""
    return f"semua indikator yang dinilai ({semua})" if len(names) == semua > 1 else sebut(names)


def rangkai(parts: Sequence[str]) -> str:
    """The parts as Indonesians list them: a, b, dan c."""
    if len(parts) < 3:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def tulis(nilai: Ukuran | None, notation: Notation) -> str:
    """A target or realisasi in the writing of the office; a dash where there is none."""
    if nilai is None:
        return "-"
    if isinstance(nilai, Predikat):
        return nilai.teks
    if isinstance(nilai, Rentang):
        return f"{notation.write(nilai.bawah)}-{notation.write(nilai.atas)}"
    return notation.write(nilai)


def nama_lain(nama: str) -> frozenset[str]:
    """What else an indicator may be called, by `serupa`: without its bracket, by its bracket, by its initials."""
    bare = serupa(re.sub(r"\([^)]*\)", " ", nama))
    short = {serupa(text) for text in re.findall(r"\(([^)]*)\)", nama)}
    initials = "".join(word[0] for word in bare.split())
    return frozenset({bare, *short, *({initials} if len(initials) >= 3 else ())} - {"", serupa(nama)})
