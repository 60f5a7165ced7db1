"""Rules of the family tindak_lanjut."""

from __future__ import annotations

from lkjip_xl.domain.telaah.daftar import Kaidah

DAFTAR: tuple[Kaidah, ...] = ()
