"""The methods of efficiency: their names, formulas in words and levels."""

from __future__ import annotations

from functools import cache

from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.skala import Skala, read_tingkat


@record(frozen=True)
class Metode:
    """An efficiency method: its formula in words and its levels."""

    rumus: str
    skala: Skala

    @property
    def kunci(self) -> str:
        """The key by which the settings name the method."""
        return self.skala.kunci

    @property
    def nama(self) -> str:
        """The name by which staff choose the method."""
        return self.skala.nama


@cache
def daftar_metode() -> tuple[Metode, ...]:
    """The four methods, from ``aturan/efisiensi.toml``."""
    return tuple(
        Metode(row["rumus"], Skala(row["kunci"], row["nama"], "efisiensi", row["dasar"], row["tahun"],
                                   read_tingkat(row["tingkat"])).tercetak(Notation()))
        for row in load("efisiensi")["metode"]
    )
