"""Comparing names: what counts as the same, and what is only nearly the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=16_384)
def serupa(text: str) -> str:
    """A name reduced to its letters and digits in one case, so that spacing and punctuation do not tell names apart."""
    return " ".join(re.findall(r"[^\W_]+|\|", unicodedata.normalize("NFKC", text).casefold()))
