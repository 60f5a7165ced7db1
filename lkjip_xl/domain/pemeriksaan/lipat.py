"""Folding: many cases of one root cause named in one finding."""

from __future__ import annotations

from collections.abc import Iterable

DISEBUT = 3
"""How many cases of one root cause a finding names before it counts the rest."""


def sebut(names: Iterable[str], most: int = DISEBUT) -> str:
    """The first names in quotes, and how many more there are."""
    known = list(names)
    named = [f"“{name}”" for name in known[:most]]
    if len(known) > most:
        return f"{', '.join(named)}, dan {len(known) - most} lainnya"
    return f"{', '.join(named[:-1])} dan {named[-1]}" if len(named) > 1 else "".join(named)
