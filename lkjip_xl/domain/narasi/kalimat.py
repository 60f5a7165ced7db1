"""The record of a sentence, and its punctuation."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import lengkung

_DALAM = str.maketrans("“”", "‘’")


@record(frozen=True)
class Kalimat:
    """A computed sentence or paragraph: its key, the part of the report it belongs to, its words, and whom it is about.

    ``tentang`` is the name of an indikator or the text of a tujuan or sasaran; empty for the report as a whole.
    """

    kunci: str
    bagian: str
    teks: str
    tentang: str = ""


def kalimat(kunci: str, bagian: str, *sentences: str, tentang: str = "") -> Kalimat:
    """The record of one or more sentences, blank ones left out, each ended with one full stop."""
    return Kalimat(kunci, bagian, " ".join(_ended(s) for s in sentences if s), tentang)


def _ended(sentence: str) -> str:
    text = lengkung(" ".join(sentence.split()))
    return text if text.endswith(".") else f"{text}."


def rangkai(parts: Iterable[str]) -> str:
    """The parts as one enumeration: ``a``, ``a dan b``, ``a, b, dan c``."""
    *first, last = parts
    comma = "," if len(first) > 1 else ""
    return f"{', '.join(first)}{comma} dan {last}" if first else last


def kutip(text: str) -> str:
    """A text in quotes, so that it does not run into the sentence around it; quotes of its own become single ones."""
    return f"“{lengkung(text).translate(_DALAM)}”"


def awal(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]
