"""The branches of the budget tree that support a tujuan or sasaran."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.domain.hitungan.anggaran import Pohon, Simpul, serapan
from lkjip_xl.domain.nilai.figure import Notation


def cabang(pohon: Pohon, induk: AbstractSet[str], notation: Notation) -> tuple[Simpul, ...]:
    """The programs with only those kegiatan and sub kegiatan that support one of these tujuan or sasaran.

    A program that supports several stands under each with its own share of the money. The empty text stands for "not
    linked to any".
    """
    return tuple(branch for program in pohon.program if (branch := _branch(program, "", induk, notation)))


def _branch(node: Simpul, above: str, induk: AbstractSet[str], notation: Notation) -> Simpul | None:
    own = node.induk or above
    if not node.anak:
        return node if own in induk else None
    kept = tuple(branch for child in node.anak if (branch := _branch(child, own, induk, notation)))
    if len(kept) == len(node.anak) and all(a is b for a, b in zip(kept, node.anak, strict=True)):
        return node
    money = ([getattr(child.serapan, key) for child in kept] for key in ("anggaran", "realisasi", "depan"))
    anggaran, realisasi, depan = (jumlah(values) for values in money)
    return replace(node, anak=kept, serapan=serapan(anggaran, realisasi, depan, notation)) if kept else None


def jumlah(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the values that are there; None where none is, for blank is not 0."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
