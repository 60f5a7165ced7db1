"""Rules of the family tulisan."""

from __future__ import annotations

from lkjip_xl.domain.telaah.daftar import Kaidah

DAFTAR: tuple[Kaidah, ...] = ()
