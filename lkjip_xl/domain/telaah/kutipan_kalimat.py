"""Mentions in sentences: figures and words that running text prints, with what they are of."""

from __future__ import annotations

from lkjip_xl.domain.telaah.ciri import Ciri
from lkjip_xl.domain.telaah.gugus import Nama
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kutipan import Kutipan


def kutipan_kalimat(kalimat: tuple[Kalimat, ...], ciri: Ciri, nama: Nama) -> tuple[Kutipan, ...]:
    """The mentions of all sentences, in reading order."""
    return ()
