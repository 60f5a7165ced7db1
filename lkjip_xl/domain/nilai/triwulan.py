"""The four quarters: their numerals, the ways to make a year of them, and which way is in force for a row."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.desimal import TERBANYAK
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

CARA_TRIWULAN = ("Per triwulan: dijumlahkan", "Posisi: terakhir", "Posisi: terakhir, tidak pernah turun",
                 "Posisi: rata-rata", "Posisi: tertinggi")
"""The ways to make a year of four quarters, as staff choose them.

A quarter holds either what was done in it alone, and is summed, or where things stand at its end.
"""

JUMLAH, TERAKHIR, TIDAK_TURUN, RATA, TERTINGGI = CARA_TRIWULAN

ROMAWI = ("I", "II", "III", "IV")

Series = tuple[Ukuran | None, ...]
"""Targets or realisasi of four quarters or twelve months."""

DIPILIH, SATUAN = "dipilih", "menurut satuan"
"""Where the way in force comes from: chosen, or taken by the unit; else from the figures that only it fits."""

_POSISI = frozenset({"orang", "indeks", "index", "nilai", "skor", "poin", "point", "rasio", "predikat", "opini",
                     "kategori", "peringkat", "level", "angka"})
"""Units (their first word) of what stands at a certain point at the end of a quarter."""
_WAKTU = frozenset({"detik", "menit", "jam", "hari"})
"""Units of how long a service takes, alone or before one of `_PENYAMBUNG`; lessons counted by the hour add up."""
_PENYAMBUNG = frozenset({"per", "kerja"})
_ALIRAN = frozenset({"dokumen", "laporan", "kegiatan", "paket", "unit", "kasus", "kejadian", "buah", "kali", "surat",
                     "berkas"})
"""Units of what is done and counted quarter by quarter."""


@record(frozen=True)
class Cara:
    """The way in force for the quarters of a row, and where it comes from."""

    cara: str
    asal: str = DIPILIH
    berbeda: bool = False
    """Whether nobody chose it, sum and last quarter differ, and no figure of the year settles which is meant."""
    ragu: bool = False
    """Whether the figure of the year hangs on it besides, and the unit does not tell."""

    @property
    def kata(self) -> str:
        """The way in short: ``dijumlahkan``, ``terakhir``."""
        return kata_cara(self.cara)


def kata_cara(cara: str) -> str:
    """A way without the words before its colon: ``dijumlahkan``, ``rata-rata``."""
    return cara.rpartition(": ")[2]


def is_percentage(satuan: str) -> bool:
    """Whether a unit is a percentage, however it is written."""
    unit = satuan.strip().casefold()
    return "%" in unit or unit.startswith(("persen", "prosen", "presen"))


def blank_quarters(quarters: Series) -> tuple[str, ...]:
    """The Roman numerals of the quarters that are not reported."""
    return tuple(ROMAWI[index] for index, quarter in enumerate(quarters) if quarter is None)


def ada(series: Series) -> bool:
    """Whether any of the quarters or months is filled."""
    return any(value is not None for value in series)


def cara_bawaan(satuan: str) -> str:
    """The way that a unit suggests: shares, rates, durations, people, indices and predicates stand somewhere.

    All else adds up.
    """
    words = serupa(satuan).split()
    stands = is_percentage(satuan) or (words and (words[0] in _POSISI or words[0] == "per" or _lamanya(words)))
    return TERAKHIR if stands else JUMLAH


def _lamanya(words: list[str]) -> bool:
    return words[0] in _WAKTU and (len(words) == 1 or words[1] in _PENYAMBUNG)


def gabung(series: Series, cara: str) -> Ukuran | None:
    """What a way makes of the filled quarters; None where none is filled or predicates would be summed or averaged.

    Ranges are carried on in every way.
    """
    filled = tuple(value for value in series if value is not None)
    numbers = tuple(value for value in filled if isinstance(value, Decimal))
    predicates = tuple(value for value in filled if isinstance(value, Predikat))
    if not filled or any(isinstance(value, Rentang) for value in filled):
        return filled[-1] if filled else None
    if len(numbers) == len(filled):
        return _angka(numbers, cara)
    if cara in (JUMLAH, RATA) or len(predicates) < len(filled):
        return None
    return max(predicates, key=lambda one: one.urutan) if cara == TERTINGGI else predicates[-1]


def _angka(numbers: tuple[Decimal, ...], cara: str) -> Decimal:
    total = sum(numbers, Decimal(0))
    return {JUMLAH: total, RATA: total / len(numbers), TERTINGGI: max(numbers)}.get(cara, numbers[-1])


def cocok(series: Series, year: Ukuran | None, cara: str) -> bool:
    """Whether the quarters give the figure of the year in that way; it may be typed with fewer decimals."""
    found = gabung(series, cara)
    if isinstance(found, Decimal) and isinstance(year, Decimal):
        decimals = max(0, -int(year.normalize().as_tuple().exponent))
        return round_half_up(found, decimals) == year
    return found is not None and found == year


def cara_lain(series: Series, year: Ukuran | None, cara: str) -> str:
    """The way in which four filled quarters do give the typed year, where they do not in the given one; else empty."""
    if year is None or None in series or cocok(series, year, cara):
        return ""
    ways = (JUMLAH, TERAKHIR, RATA, TERTINGGI)
    return next((other for other in ways if other != cara and cocok(series, year, other)), "")


def cara_dipakai(cara: str, satuan: str, target: Ukuran | None, realisasi: Ukuran | None, target_tw: Series,
                 realisasi_tw: Series, *, rendah: bool = False) -> Cara:
    """The way in force for the quarters of a row, from its choice, its typed figures of the year, and its unit.

    A choice is always obeyed. Without one it is the way of the unit (the last quarter where a figure is a range or
    predicate), unless the typed quarters give the typed year only as their sum or only as their last: first those of
    the target, then those of the realisasi. Where no realisasi of the year is typed, its four quarters against the
    target tell shares of what stands somewhere and is better when higher (20, 17,5, 31,25 and 31,25 % of 100); of what
    adds up, or is better when lower (``rendah``), a last quarter like the target is chance, which is asked about and
    never used.
    """
    if cara:
        return Cara(cara)
    series = (target, realisasi, *target_tw, *realisasi_tw)
    usual = cara_bawaan(satuan) if all(isinstance(value, Decimal | None) for value in series) else TERAKHIR
    for quarters, year, name in ((target_tw, target, "target"), (realisasi_tw, realisasi, "realisasi")):
        if fits := _cara_cocok(quarters, year):
            return Cara(usual, SATUAN) if usual in fits else Cara(fits[0], f"cocok dengan {name}")
    fits = _cara_cocok(realisasi_tw, target) if realisasi is None and None not in realisasi_tw else ()
    if usual in fits:
        return Cara(usual, SATUAN)
    if fits and usual == TERAKHIR and not rendah:
        return Cara(fits[0], "cocok dengan target")
    apart = [_berbeda(target_tw), _berbeda(realisasi_tw)]
    words = serupa(satuan).split()
    unsettled = (apart[0] and target is None) or (apart[1] and realisasi is None)
    known = words and words[0] in _ALIRAN and not fits
    return Cara(usual, SATUAN, any(apart), unsettled and not known)


def _cara_cocok(series: Series, year: Ukuran | None) -> tuple[str, ...]:
    """Which of sum and last quarter are the figure of the year itself, and not only when rounded like it."""
    if year is None:
        return ()
    return tuple(way for way in (JUMLAH, TERAKHIR) if _rounded(gabung(series, way)) == _rounded(year))


def _rounded(value: Ukuran | None) -> Ukuran | None:
    """A figure without the last digits that a formula leaves: three thirds are a whole."""
    return round_half_up(value, TERBANYAK) if isinstance(value, Decimal) else value


def _berbeda(series: Series) -> bool:
    """Whether the sum of the quarters is another figure than the last of them."""
    return gabung(series, JUMLAH) not in (None, gabung(series, TERAKHIR))
