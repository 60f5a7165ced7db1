"""Scales: from a figure to its kategori, by lower bounds, so that every figure has exactly one level."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from lkjip_xl.domain.nilai.aturan import load


@dataclass(frozen=True)
class Tingkat:
    """One level of a scale: figures above ``batas`` (or on it, if ``termasuk``); the lowest level has no bound."""

    kategori: str
    batas: Decimal | None
    termasuk: bool
    rentang: str
    warna: str


@dataclass(frozen=True)
class Skala:
    """A scale with its levels from the highest to the lowest, and the rule it comes from."""

    kunci: str
    nama: str
    untuk: str
    dasar: str
    tahun: int
    tingkat: tuple[Tingkat, ...]

    def kategori(self, printed: Decimal) -> Tingkat:
        """The level of a figure; look up the rounded, printed figure, so that reader and machine agree."""
        return next(level for level in self.tingkat if _reaches(printed, level))

    def bounds(self, level: Tingkat) -> tuple[tuple[str, Decimal], ...]:
        """What holds of every figure on a level, as words and bounds: ``paling sedikit`` 76, ``kurang dari`` 91."""
        above = self.tingkat[:self.tingkat.index(level)][-1:]
        lower = [("paling sedikit" if one.termasuk else "lebih dari", one.batas) for one in (level,)]
        upper = [("kurang dari" if one.termasuk else "paling banyak", one.batas) for one in above]
        return tuple((word, bound) for word, bound in (*lower, *upper) if bound is not None)


def _reaches(value: Decimal, level: Tingkat) -> bool:
    return level.batas is None or value > level.batas or (level.termasuk and value == level.batas)


def read_tingkat(rows: list[dict[str, Any]]) -> tuple[Tingkat, ...]:
    """The levels of a rule file."""
    return tuple(
        Tingkat(row["kategori"], Decimal(row["batas"]) if "batas" in row else None, row.get("termasuk", True),
                row["rentang"], row["warna"])
        for row in rows
    )


@cache
def daftar_skala() -> tuple[Skala, ...]:
    """Every scale that the program knows, from ``aturan/skala.toml``."""
    return tuple(
        Skala(row["kunci"], row["nama"], row["untuk"], row["dasar"], row["tahun"], read_tingkat(row["tingkat"]))
        for row in load("skala")["skala"]
    )


def skala(kunci: str) -> Skala:
    """The scale of that key or name."""
    return next(s for s in daftar_skala() if kunci in (s.kunci, s.nama))


def scale_defects(levels: tuple[Tingkat, ...]) -> tuple[tuple[int, str], ...]:
    """What is wrong with a scale that a user typed, as (index of the level, code of the defect).

    A scale must descend strictly, or by ``termasuk`` on an equal bound, and only its last level may be without a bound;
    then it leaves no gap and no overlap.
    """
    defects = [(index, "batas_kosong") for index, level in enumerate(levels[:-1]) if level.batas is None]
    defects += [
        (index + 1, "tidak_turun")
        for index, (upper, lower) in enumerate(zip(levels, levels[1:], strict=False))
        if not _descends(upper, lower)
    ]
    if levels and levels[-1].batas is not None:
        defects.append((len(levels) - 1, "terendah_berbatas"))
    names = [level.kategori.casefold() for level in levels]
    defects += [(index, "nama_ganda") for index, name in enumerate(names) if name in names[:index]]
    return tuple(sorted(defects))


def _descends(upper: Tingkat, lower: Tingkat) -> bool:
    if upper.batas is None or lower.batas is None:
        return True
    return upper.batas > lower.batas or (upper.batas == lower.batas and lower.termasuk and not upper.termasuk)
