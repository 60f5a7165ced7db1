"""Rules of the family kembar."""

from __future__ import annotations

from lkjip_xl.domain.telaah.daftar import Kaidah

DAFTAR: tuple[Kaidah, ...] = ()
