"""Scales as a document prints them: the levels of each, with their bounds and words."""

from __future__ import annotations

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Dokumen, Letak


@record(frozen=True)
class TingkatNaskah:
    """A level as printed: its word, and its range as text."""

    kategori: str
    rentang: str
    letak: Letak


@record(frozen=True)
class SkalaNaskah:
    """A scale as printed, highest level first; ``untuk`` is capaian or efisiensi."""

    untuk: str
    tingkat: tuple[TingkatNaskah, ...]
    letak: Letak


def baca_skala(dokumen: Dokumen) -> tuple[SkalaNaskah, ...]:
    """The scales of a document, in reading order."""
    return ()
