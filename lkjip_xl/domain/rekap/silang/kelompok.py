"""Groups of offices that should agree: what most of them have, and who has something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def terbelah(items: Iterable[T], key: Callable[[T], Hashable]) -> tuple[Sequence[T], Sequence[T]]:
    """The items with the key that most have (at a tie the first), and all others; items with an empty key are left out.

    The others are those of the largest other group first.
    """
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        if found := key(item):
            groups[found].append(item)
    ordered = sorted(groups.values(), key=len, reverse=True)
    return (ordered[0], [item for group in ordered[1:] for item in group]) if ordered else ((), ())
