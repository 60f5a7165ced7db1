"""What is true of a test fleet, worked out in fractions from its drawn figures and without the program.

Percentages are rounded half up to the decimals of the office and are 100 or 0 only where they are exactly that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import floor

from armada_bentuk import Aturan, Ind, Kantor, Pos
from armada_kata import RENDAH

SKALA: dict[str, tuple[tuple[str, int, bool], ...]] = {
    "Sangat tinggi s.d. Sangat rendah (91-76-66-51)": (
        ("Sangat tinggi", 91, True), ("Tinggi", 76, True), ("Sedang", 66, True), ("Rendah", 51, True),
        ("Sangat rendah", 0, True)),
    "Sangat Baik s.d. Sangat Kurang (91-76-66-51)": (
        ("Sangat Baik", 91, True), ("Baik", 76, True), ("Cukup", 66, True), ("Kurang", 51, True),
        ("Sangat Kurang", 0, True)),
    "Sangat baik s.d. Sangat Kurang (100-85-65-50)": (
        ("Sangat baik", 100, False), ("Baik", 85, True), ("Cukup", 65, True), ("Kurang", 50, True),
        ("Sangat Kurang", 0, True)),
}
"""The levels of a scale from the highest: name, lower bound, and whether the bound belongs to it."""
TANGGA = ("D", "C", "CC", "B", "BB", "A", "AA")


def bulat(value: Fraction, digits: int = 2) -> Decimal:
    """Rounded half up; 100 and 0 only where it is exactly that."""
    while True:
        rounded = Decimal(floor(value * 10 ** digits + Fraction(1, 2))).scaleb(-digits)
        if rounded not in (0, 100) or Fraction(rounded) == value:
            return rounded
        digits += 1


@dataclass(frozen=True)
class Angka:
    """A percentage in full and as printed."""

    penuh: Fraction
    tercetak: Decimal


def capaian(target: Decimal | str | None, realisasi: Decimal | str | None, arah: str, aturan: Aturan) -> Angka | None:
    """R / T, or (2T - R) / T or T / R where lower is better, in percent within the cap and never below 0."""
    if target is None or realisasi is None:
        return None
    if isinstance(target, str) or isinstance(realisasi, str):
        value = Fraction(TANGGA.index(str(realisasi)) + 1, TANGGA.index(str(target)) + 1) * 100
    else:
        value = _rasio(Fraction(target), Fraction(realisasi), arah, aturan)
    cap = None if aturan.batas_atas == "Tanpa batas" else int(aturan.batas_atas)
    if cap is not None and value > cap:
        return Angka(Fraction(cap), Decimal(cap))
    return Angka(max(value, Fraction(0)), bulat(max(value, Fraction(0)), aturan.desimal))


def _rasio(target: Fraction, realisasi: Fraction, arah: str, aturan: Aturan) -> Fraction:
    if arah == RENDAH:
        return (target / realisasi if aturan.rendah_dibagi else (2 * target - realisasi) / target) * 100
    return realisasi / target * 100


def capaian_indikator(one: Ind, aturan: Aturan) -> Angka | None:
    """The capaian of an indicator in the report year."""
    return None if one.tidak_diukur else capaian(one.target, one.realisasi, one.arah, _sendiri(one, aturan))


def _sendiri(one: Ind, aturan: Aturan) -> Aturan:
    return replace(aturan, rendah_dibagi=one.rumus == "T / R") if one.rumus else aturan


def capaian_lalu(one: Ind, aturan: Aturan) -> Angka | None:
    """The capaian of an indicator in the year before."""
    return capaian(one.target_lalu, one.realisasi_lalu, one.arah, _sendiri(one, aturan))


def rata(figures: Iterable[Angka | None], aturan: Aturan) -> Angka | None:
    """The mean of those that are there, of their full values or of those printed."""
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    values = [Fraction(one.tercetak) if aturan.dari_tercetak else one.penuh for one in known]
    value = sum(values, Fraction(0)) / len(values)
    return Angka(value, bulat(value, aturan.desimal))


def kategori(figure: Angka | None, aturan: Aturan) -> str:
    """The level of a printed figure; empty without one."""
    if figure is None:
        return ""
    return next(name for name, bound, inside in SKALA[aturan.skala]
                if figure.tercetak > bound or (inside and figure.tercetak == bound))


def tingkat(figure: Angka | None, aturan: Aturan) -> int:
    """The place of that level, 1 for the highest; 0 without a figure."""
    names = [name for name, _, _ in SKALA[aturan.skala]]
    return names.index(kategori(figure, aturan)) + 1 if figure else 0


def capaian_sasaran(kantor: Kantor, hitung: Callable[[Ind, Aturan], Angka | None] = capaian_indikator
                    ) -> dict[str, Angka | None]:
    """The mean of each sasaran that has an indicator, in their order."""
    return {name: rata((hitung(one, kantor.aturan) for one in kantor.indikator if one.sasaran == name), kantor.aturan)
            for name in kantor.sasaran if any(one.sasaran == name for one in kantor.indikator)}


def capaian_kantor(kantor: Kantor) -> Angka | None:
    """The mean of the means of the sasaran."""
    return rata(capaian_sasaran(kantor).values(), kantor.aturan)


@dataclass(frozen=True)
class Uang:
    """Money in whole rupiah, None where none was entered."""

    pagu: int | None
    realisasi: int | None

    @property
    def sisa(self) -> int | None:
        """What was not spent."""
        return None if self.pagu is None or self.realisasi is None else self.pagu - self.realisasi

    @property
    def serapan(self) -> Decimal | None:
        """What was spent, in percent of the budget."""
        if not self.pagu or self.realisasi is None:
            return None
        return bulat(Fraction(self.realisasi, self.pagu) * 100)


def uang(kantor: Kantor, awalan: str = "") -> Uang:
    """The money of an office, or of one of its programs."""
    leaves = [row for row in kantor.anggaran if row.kode.count(".") == 5 and row.kode.startswith(awalan)]
    return Uang(_jumlah(row.pagu(kantor.aturan) for row in leaves),
                _jumlah(_terserap(row, kantor.triwulan) for row in leaves))


def _terserap(row: Pos, triwulan: int) -> int | None:
    """What was spent up to a quarter: while the year runs what its quarters hold, where they hold anything."""
    return sum(one or 0 for one in row.tw[:triwulan]) if row.tw and triwulan < 4 else row.realisasi


def _jumlah(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def program(kantor: Kantor) -> tuple[str, ...]:
    """The codes of the programs of an office."""
    return tuple(row.kode for row in kantor.anggaran if row.kode.count(".") == 2)


@dataclass(frozen=True)
class Total:
    """The sum over the offices that have both a budget and a realisasi, how many they are, and how many lack one."""

    banyak: int
    uang: Uang
    tanpa: int


def total(moneys: Sequence[Uang]) -> Total:
    """The sum of what is known in full."""
    whole = [one for one in moneys if one.pagu is not None and one.realisasi is not None]
    return Total(len(moneys), Uang(_jumlah(one.pagu for one in whole), _jumlah(one.realisasi for one in whole)),
                 len(moneys) - len(whole))


def per_program(offices: Iterable[Kantor], kunci: Callable[[str], str]) -> dict[str, Total]:
    """The money of each program across offices; ``kunci`` tells which codes are one program."""
    found: dict[str, list[Uang]] = defaultdict(list)
    for kantor in offices:
        for kode in program(kantor):
            found[kunci(kode)].append(uang(kantor, f"{kode}."))
    return {kode: total(moneys) for kode, moneys in found.items()}


def serapan_total(offices: Iterable[Kantor]) -> Total:
    """The money of all offices."""
    return total([uang(kantor) for kantor in offices])


def rata_kabupaten(offices: Iterable[Kantor]) -> Decimal | None:
    """The mean of the printed capaian of those that have one."""
    known = [figure.tercetak for kantor in offices if (figure := capaian_kantor(kantor))]
    return bulat(sum((Fraction(one) for one in known), Fraction(0)) / len(known)) if known else None
