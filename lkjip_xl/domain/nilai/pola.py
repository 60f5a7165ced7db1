"""Patterns that are looked for only where a plain word of theirs stands: a report has ten thousand texts to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any

ANGKA = tuple("0123456789")
"""What stands in every text with a figure."""


class Pola:
    """A pattern that finds what `re` finds, compiled when a text first holds one of the words that it needs.

    ``perlu`` are these words in small letters: whatever it matches holds one of them.
    """

    def __init__(self, pola: str, flags: int = 0, *, perlu: tuple[str, ...]) -> None:
        self.pattern, self._flags, self._perlu = pola, flags, perlu

    @cached_property
    def _jadi(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def mungkin(self, text: str) -> bool:
        """Whether a text holds one of the words."""
        small = _kecil(text)
        for word in self._perlu:  # noqa: SIM110 - asked a hundred thousand times, and any() is three times as slow
            if word in small:
                return True
        return False

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._jadi.search(text, *span) if self.mungkin(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self._jadi.match(text, *span) if self.mungkin(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self._jadi.fullmatch(text) if self.mungkin(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._jadi.finditer(text, *span) if self.mungkin(text) else iter(())

    def findall(self, text: str) -> list[Any]:
        """As `re.Pattern.findall`."""
        return self._jadi.findall(text) if self.mungkin(text) else []

    def sub(self, lain: str, text: str) -> str:
        """As `re.Pattern.sub`."""
        return self._jadi.sub(lain, text) if self.mungkin(text) else text


@lru_cache(maxsize=16_384)
def _kecil(text: str) -> str:
    return text.lower()
