"""Texts: what counts as the same name, and how a label or a quotation stands within a sentence."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=16_384)
def serupa(text: str) -> str:
    """A name reduced to its letters and digits in one case, so that spacing and punctuation do not tell names apart."""
    return " ".join(re.findall(r"[^\W_]+|\|", unicodedata.normalize("NFKC", text).casefold()))


_PANJANG_SINGKATAN = 3
_LURUS = re.compile(r'"([^"]*)"')


def di_tengah(label: str) -> str:
    """A label as it stands within a sentence: ``sangat tinggi``; acronyms and numerals stay: ``BB``, ``belanja BLUD``.

    A label typed wholly in capitals is taken for words unless all of them are as short as acronyms are.
    """
    words = label.split()
    shouted = label.isupper() and any(len(word) > _PANJANG_SINGKATAN for word in words)
    return " ".join(word.lower() if shouted or (len(word) > 2 and word[1:].islower()) else word for word in words)


def lengkung(text: str) -> str:
    """A text whose pairs of straight quotation marks are curved, as all others of a report are."""
    return _LURUS.sub(r"“\1”", text)


def berhenti(text: str) -> str:
    """A text that ends as a sentence does: with a full stop, unless it ends with a mark of its own or an address."""
    last = text.rsplit(maxsplit=1)[-1] if text.strip() else "."
    ended = last.endswith((".", "!", "?", ":", ".”", ".)", "…")) or "://" in last
    return text if ended else f"{text.rstrip(' ;,')}."
