"""Texts: what counts as the same name, and how a label or a quotation stands within a sentence."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache


@lru_cache(maxsize=16_384)
def serupa(text: str) -> str:
    """A name reduced to its letters and digits in one case, so that spacing and punctuation do not tell names apart."""
    return " ".join(_KATA.findall(unicodedata.normalize("NFKC", text).casefold()))


_KATA = re.compile(r"[^\W_]+|\|")


def sepadan(satu: str, lain: str, batas: float) -> bool:
    """Whether the share of two texts that is equal, by difflib, reaches a limit; their letters alone often deny it."""
    most = batas * (len(satu) + len(lain)) / 2
    if min(len(satu), len(lain)) < most or sum(min(satu.count(one), lain.count(one)) for one in set(satu)) < most:
        return False
    return SequenceMatcher(None, satu, lain, autojunk=False).ratio() >= batas


_PANJANG_SINGKATAN = 3
_RENTANG_TAHUN = re.compile(r"\b(\d{4})-(\d{4})\b")
_LURUS = re.compile(r'(?<!\w)"([^"]*)"')
_TUNGGAL = re.compile(r"(?<!\w)'([^'\n]*)'(?!\w)")
_APOSTROF = re.compile(r"(?<=[^\W\d])'(?=[^\W\d])")


def di_tengah(label: str) -> str:
    """A label as it stands within a sentence: ``sangat tinggi``; acronyms and numerals stay: ``BB``, ``belanja BLUD``.

    A label typed wholly in capitals is taken for words unless all of them are as short as acronyms are.
    """
    words = label.split()
    shouted = label.isupper() and any(len(word) > _PANJANG_SINGKATAN for word in words)
    return " ".join(word.lower() if shouted or (len(word) > 2 and word[1:].islower()) else word for word in words)


def lengkung(text: str) -> str:
    """A text whose pairs of straight quotation marks, and whose apostrophes, are curved as all others of a report are.

    A mark by itself stays, and so does one after a figure: ``14"`` is a measure.
    """
    if '"' not in text and "'" not in text:
        return text
    return _TUNGGAL.sub(r"‘\1’", _APOSTROF.sub("’", _LURUS.sub(r"“\1”", text)))


def satukan_tahun(text: str) -> str:
    """A text in which no line ends within a span of years: ``2021-2026``."""
    return _RENTANG_TAHUN.sub("\\1\N{NON-BREAKING HYPHEN}\\2", text) if "-" in text else text


def berhenti(text: str) -> str:
    """A text that ends as a sentence does: with a full stop, unless it ends with a mark of its own or an address."""
    last = text.rsplit(maxsplit=1)[-1] if text.strip() else "."
    ended = last.endswith((".", "!", "?", ":", ".”", ".)", "…")) or "://" in last
    return text if ended else f"{text.rstrip(' ;,')}."
