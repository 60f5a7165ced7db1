"""Outlines found by arithmetic alone: rows that are the sum of rows right below them, whatever they are called."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

TERBANYAK, KEADAAN = 150, 400
"""Longer columns, and those with more ways to add up, are not searched."""


def jumlah_mungkin(values: Sequence[Decimal]) -> frozenset[Decimal]:
    """What a column may add up to: each row is counted, or is the sum of rows right below it, which then are not."""
    if len(values) > TERBANYAK:
        return frozenset()
    ends = _akhir(values)
    states: dict[int, set[Decimal]] = {0: {Decimal(0)}}
    for at, value in enumerate(values):
        for total in states.get(at, ()):
            for end in ends[at]:
                reached = states.setdefault(end, set())
                if len(reached) < KEADAAN:
                    reached.add(total + value)
    return frozenset(states.get(len(values), ()))


def puncak(values: Sequence[Decimal]) -> list[int]:
    """The rows at the top, where every row takes as many rows below it as add up to it; a single one is no outline."""
    ends = _akhir(values) if len(values) <= TERBANYAK else [{at + 1} for at in range(len(values))]
    found, at = [], 0
    while at < len(values):
        found.append(at)
        longest = max(ends[at])
        at = longest if longest > at + 2 else at + 1
    return found


def _akhir(values: Sequence[Decimal]) -> list[set[int]]:
    """For each row where its part of the column may end: right after it, or after the rows that add up to it."""
    ends: list[set[int]] = [set() for _ in values]
    for at in reversed(range(len(values))):
        ends[at] = {at + 1, *_anak(values, ends, at)}
    return ends


def _anak(values: Sequence[Decimal], ends: Sequence[set[int]], at: int) -> set[int]:
    wanted = values[at]
    if wanted <= 0:
        return set()
    reached: set[int] = set()
    open_states = {(at + 1, Decimal(0))}
    seen = set(open_states)
    while open_states and len(seen) < KEADAAN:
        place, total = open_states.pop()
        if place >= len(values) or total + values[place] > wanted:
            continue
        for end in ends[place]:
            state = (end, total + values[place])
            if state[1] == wanted:
                reached.add(end)
            elif state not in seen:
                seen.add(state)
                open_states.add(state)
    return reached
