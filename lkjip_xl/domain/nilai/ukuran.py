"""What a target or a realisasi may be: a figure, a range, or a predicate on an ordinal ladder."""

from __future__ import annotations

import re
from decimal import Decimal

from lkjip_xl.domain.nilai.angka import Unreadable, from_number, parse_angka
from lkjip_xl.domain.nilai.record import record


@record(frozen=True)
class Rentang:
    """A range target: any realisasi between the bounds, both included, meets it."""

    bawah: Decimal
    atas: Decimal


@record(frozen=True)
class Predikat:
    """A predicate with its place on the ladder of its group, 1 being the lowest."""

    teks: str
    kelompok: str
    urutan: int


Ukuran = Decimal | Rentang | Predikat
"""A target or a realisasi."""

_RENTANG = re.compile(r"^\s*([\d.,]+)\s*%?\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?)\s*([\d.,]+)\s*%?\s*$",
                      re.IGNORECASE)


def parse_rentang(text: str) -> Rentang | Unreadable:
    """The range that a text writes (``90-100``, ``90 s.d. 100``), or why there is none."""
    match = _RENTANG.match(text)
    if not match:
        return Unreadable("bukan_angka", text.strip())
    low, high = parse_angka(match[1]), parse_angka(match[2])
    for bound in (low, high):
        if isinstance(bound, Unreadable):
            return bound
    assert isinstance(low, Decimal)
    assert isinstance(high, Decimal)
    return Rentang(low, high) if low <= high else Unreadable("rancu", text.strip())


def parse_ukuran(raw: object, jenis: str, ladder: tuple[Predikat, ...], target: bool) -> Ukuran | Unreadable:
    """A cell as a target (or a realisasi) of an indicator of that jenis, or why it is none.

    Only the target of a ``Rentang`` indicator is a range: its realisasi is a figure. A predicate must stand on the
    ladder declared in the workbook. An indicator may change its kind from one year to the next (a ``B``, then 75,5):
    a number among predicates and a predicate among numbers are kept as what they are.
    """
    rung = next((p for p in ladder if p.teks.casefold() == str(raw).strip().casefold()), None)
    if jenis == "Predikat":
        return rung or _bilangan_atau(raw)
    found = _angka_atau_rentang(raw, jenis, target)
    return rung if rung and isinstance(found, Unreadable) else found


def _bilangan_atau(raw: object) -> Decimal | Unreadable:
    """The number that stands where a predicate is expected, or that it is neither."""
    number = from_number(raw) if isinstance(raw, (int, float)) else parse_angka(str(raw))
    return number if isinstance(number, Decimal) else Unreadable("bukan_angka", str(raw).strip())


def _angka_atau_rentang(raw: object, jenis: str, target: bool) -> Decimal | Rentang | Unreadable:
    if isinstance(raw, (int, float)):
        number = from_number(raw)
        if isinstance(number, Unreadable) or not (jenis == "Rentang" and target):
            return number
        return Rentang(number, number)
    if jenis == "Rentang" and target:
        return parse_rentang(str(raw))
    return parse_angka(str(raw))
