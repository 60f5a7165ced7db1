"""The four quarters: their numerals, the ways to make a year of them, and which are blank."""

from __future__ import annotations

from lkjip_xl.domain.nilai.ukuran import Ukuran

CARA_TRIWULAN = ("Jumlah", "Terakhir terisi", "Terakhir terisi, tidak pernah turun", "Rata-rata", "Tertinggi")
"""The ways to make a year of four quarters, as staff choose them."""

JUMLAH, TERAKHIR, TIDAK_TURUN, RATA, TERTINGGI = CARA_TRIWULAN

ROMAWI = ("I", "II", "III", "IV")


def is_percentage(satuan: str) -> bool:
    """Whether a unit is a percentage, however it is written."""
    unit = satuan.strip().casefold()
    return "%" in unit or unit.startswith(("persen", "prosen", "presen"))


def blank_quarters(quarters: tuple[Ukuran | None, ...]) -> tuple[str, ...]:
    """The Roman numerals of the quarters that are not reported."""
    return tuple(ROMAWI[index] for index, quarter in enumerate(quarters) if quarter is None)
