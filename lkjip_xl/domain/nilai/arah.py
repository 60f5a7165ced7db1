"""Which way is better, and what local rules decide about capaian."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import Literal

from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.record import record

Arah = Literal["tinggi", "rendah"]
"""Which way is better: ``tinggi`` is "semakin tinggi semakin baik"."""

TargetNol = Literal["", "angka", "kata"]
"""A target of 0: not computed, 100 when met and 0 when not, or "Tercapai" and "Tidak tercapai"."""

TARGET_NOL: dict[str, TargetNol] = {
    "Tidak dihitung": "", "100 bila terpenuhi, 0 bila tidak": "angka", "Tercapai atau tidak tercapai": "kata",
}
"""How Pengaturan words the choices for a target of 0."""


@record(frozen=True)
class AturanCapaian:
    """The choices of the office for capaian: formula for lower-is-better, cap, floor and notation."""

    notation: Notation = field(default_factory=Notation)
    rendah_dibagi: bool = False
    """Lower-is-better as T / R instead of (2T - R) / T."""
    batas_atas: Decimal | None = None
    batas_bawah: Decimal | None = Decimal(0)
    target_nol: TargetNol = ""
    """What a target of 0 gives where lower is better: no figure (empty), 100 or 0, or a word alone."""
    dari_awal: bool = False
    """(R - awal) / (T - awal) instead, whichever way is better."""
    awal: Decimal | None = None
