"""Mentions in tables: what a cell is of, by the headings above it, the name of its row, and its caption."""

from __future__ import annotations

from lkjip_xl.domain.telaah.ciri import Ciri
from lkjip_xl.domain.telaah.dokumen import Dokumen
from lkjip_xl.domain.telaah.gugus import Nama
from lkjip_xl.domain.telaah.kutipan import Kutipan


def kutipan_tabel(dokumen: Dokumen, ciri: Ciri, nama: Nama) -> tuple[Kutipan, ...]:
    """The mentions of all tables, in reading order."""
    return ()
