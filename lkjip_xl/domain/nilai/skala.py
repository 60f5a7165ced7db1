"""Scales: from a figure to its kategori, by lower bounds, so that every figure has exactly one level."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import di_tengah


@record(frozen=True)
class Tingkat:
    """One level of a scale: figures above ``batas`` (or on it, if ``termasuk``); the lowest level has no bound."""

    kategori: str
    batas: Decimal | None
    termasuk: bool
    rentang: str
    """The range as printed; of a scale that the program knows made from the bounds, of another as typed."""
    warna: str
    rentang_asli: str = ""
    """The range as the regulation prints it, which may leave gaps or overlap."""

    @property
    def sebutan(self) -> str:
        """The kategori as it stands within a sentence: ``sangat tinggi``, but ``BB``."""
        return di_tengah(self.kategori)


@record(frozen=True)
class Jangkauan:
    """The figures of one level: from its own bound to that of the level above it; None where it is open."""

    bawah: Decimal | None
    bawah_termasuk: bool
    atas: Decimal | None
    atas_termasuk: bool


@record(frozen=True)
class Skala:
    """A scale with its levels from the highest to the lowest, and the rule it comes from.

    ``kurang`` has an upper bound that belongs to the level above printed as "<85" and not as "84,99".
    """

    kunci: str
    nama: str
    untuk: str
    dasar: str
    tahun: int
    tingkat: tuple[Tingkat, ...]
    kurang: bool = False

    def kategori(self, printed: Decimal) -> Tingkat:
        """The level of a figure; look up the rounded, printed figure, so that reader and machine agree."""
        return next(level for level in self.tingkat if _reaches(printed, level))

    def jangkauan(self) -> tuple[Jangkauan, ...]:
        """The span of each level, in their order; together they hold every figure exactly once."""
        above = (None, *self.tingkat)
        return tuple(Jangkauan(level.batas, level.termasuk, upper.batas if upper else None,
                               not upper.termasuk if upper else True)
                     for upper, level in zip(above, self.tingkat, strict=False))

    def tercetak(self, notation: Notation) -> Skala:
        """The scale with ranges for figures of that many decimals: no gap and no overlap; typed ranges stay."""
        return _tercetak(self, notation)

    @property
    def catatan(self) -> str:
        """The ranges that the regulation prints in other words than this scale: ``tinggi (76 - 90 %); ...``."""
        return "; ".join(f"{level.sebutan} ({di_tengah(level.rentang_asli)})" for level in self.tingkat
                         if level.rentang_asli not in ("", level.rentang))

    def bounds(self, level: Tingkat) -> tuple[tuple[str, Decimal], ...]:
        """What holds of every figure on a level, as words and bounds: ``paling sedikit`` 76, ``kurang dari`` 91."""
        above = self.tingkat[:self.tingkat.index(level)][-1:]
        lower = [("paling sedikit" if one.termasuk else "lebih dari", one.batas) for one in (level,)]
        upper = [("kurang dari" if one.termasuk else "paling banyak", one.batas) for one in above]
        return tuple((word, bound) for word, bound in (*lower, *upper) if bound is not None)


@lru_cache(maxsize=64)
def _tercetak(skala: Skala, notation: Notation) -> Skala:
    unit = " %" if skala.untuk == "capaian" else ""
    levels = (level if level.rentang and not level.rentang_asli else
              replace(level, rentang=tulis_jangkauan(span, notation, unit, skala.kurang))
              for level, span in zip(skala.tingkat, skala.jangkauan(), strict=True))
    return replace(skala, tingkat=tuple(levels))


def tulis_jangkauan(span: Jangkauan, notation: Notation, unit: str = "", kurang: bool = False) -> str:
    """The span in print: "76 - 90,99 %", "65 - <85 %", "Lebih dari 100 %", "> 90", "-5 sampai 5", "= 0"."""
    low, high = span.bawah, span.atas
    if low is None and high is None:
        return "semua nilai"
    if low is None or high is None:
        return _terbuka(span, notation, unit)
    if low == high:
        return f"= {notation.write(low)}{unit}"
    start = notation.write(low) if span.bawah_termasuk else f"> {notation.write(low)}"
    return f"{start} {'sampai' if low < 0 else '-'} {_atas(span, low, high, notation, kurang)}{unit}"


def _terbuka(span: Jangkauan, notation: Notation, unit: str) -> str:
    bound = span.atas if span.bawah is None else span.bawah
    assert bound is not None
    text = f"{notation.write(bound)}{unit}"
    if span.bawah is None:
        return f"{text} ke bawah" if span.atas_termasuk else f"{'Kurang dari' if unit else '<'} {text}"
    return f"{text} ke atas" if span.bawah_termasuk else f"{'Lebih dari' if unit else '>'} {text}"


def _atas(span: Jangkauan, low: Decimal, high: Decimal, notation: Notation, kurang: bool) -> str:
    if span.atas_termasuk:
        return notation.write(high)
    if kurang:
        return f"<{notation.write(high)}"
    digits = max(notation.digits, _desimal(low), _desimal(high))
    return tulis_angka(high - Decimal(1).scaleb(-digits), notation.tanda, digits)


def _desimal(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0



def _reaches(value: Decimal, level: Tingkat) -> bool:
    return level.batas is None or value > level.batas or (level.termasuk and value == level.batas)


def read_tingkat(rows: list[dict[str, Any]]) -> tuple[Tingkat, ...]:
    """The levels of a rule file, whose ranges are yet to be printed (`Skala.tercetak`)."""
    return tuple(
        Tingkat(row["kategori"], Decimal(row["batas"]) if "batas" in row else None, row.get("termasuk", True),
                "", row["warna"], row["rentang_asli"])
        for row in rows
    )


@cache
def daftar_skala() -> tuple[Skala, ...]:
    """Every scale that the program knows, from ``aturan/skala.toml``."""
    return tuple(
        Skala(row["kunci"], row["nama"], row["untuk"], row["dasar"], row["tahun"], read_tingkat(row["tingkat"]),
              row.get("kurang", False)).tercetak(Notation())
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
