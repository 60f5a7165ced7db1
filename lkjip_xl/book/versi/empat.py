"""From version 4 to 5: what staff fill has stayed in its place; version 5 has the sheet Telaah and its button."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.book.versi.isi import Isi


def naik(isi: Isi) -> Isi:
    """What a book of version 4 holds, as version 5 has it; no value is changed."""
    return replace(isi, versi=5)
