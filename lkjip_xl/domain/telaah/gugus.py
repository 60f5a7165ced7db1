"""Clusters of names: the spellings under which a document speaks of one indicator, program or sasaran."""

from __future__ import annotations

from typing import Literal

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.ciri import Ciri
from lkjip_xl.domain.telaah.dokumen import Dokumen, Letak

JenisNama = Literal["indikator", "tujuan", "sasaran", "program", "kegiatan", "sub kegiatan"]


@record(frozen=True)
class Gugus:
    """A name with all its spellings and where each stands; ``nama`` is the one that is used most."""

    jenis: JenisNama
    nama: str
    ejaan: tuple[tuple[str, Letak], ...]


@record(frozen=True)
class Nama:
    """All clusters of a document."""

    gugus: tuple[Gugus, ...] = ()

    def cari(self, teks: str, jenis: JenisNama | None = None) -> Gugus | None:
        """The cluster that a whole name belongs to; None where it belongs to none, or to several."""
        return None

    def dalam(self, teks: str, jenis: JenisNama | None = None) -> tuple[tuple[Gugus, int, int], ...]:
        """The names that stand within a sentence, with where each begins and ends."""
        return ()


def baca_nama(dokumen: Dokumen, ciri: Ciri) -> Nama:
    """The clusters of a document, from its tables and from what its sentences call sasaran, indikator or program."""
    return Nama()
