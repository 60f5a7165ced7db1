"""The sentences of the report that follow from its figures, in the words of an office."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.domain.hitung import Hasil


@dataclass(frozen=True)
class Kalimat:
    """A computed sentence or paragraph: its key, the part of the report it belongs to, its words, and whom it is about.

    ``tentang`` is the name of an indikator or the text of a tujuan or sasaran; empty for the report as a whole.
    """

    kunci: str
    bagian: str
    teks: str
    tentang: str = ""


def narasi(hasil: Hasil) -> tuple[Kalimat, ...]:
    """All computed sentences in the order of the report."""
    return ()
