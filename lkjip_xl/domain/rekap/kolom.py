"""What the columns of the published tables hold, in words for those who open them elsewhere."""

from __future__ import annotations

from functools import cache
from typing import Any

from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.record import record


@record(frozen=True)
class Kolom:
    """A column: its name, what it holds, and its unit; empty where it has none."""

    nama: str
    arti: str
    satuan: str


@cache
def _aturan() -> dict[str, Any]:
    return load("rekap/kolom")


def kolom(tabel: str) -> tuple[Kolom, ...]:
    """The columns of a published table in their order, from ``aturan/rekap/kolom.toml``; none of an inner table."""
    rows = _aturan().get(tabel, {})
    return tuple(Kolom(name, said[0], said[1] if said[1:] else "") for name, said in rows.items() if name != "tabel")


def arti_tabel(tabel: str) -> str:
    """What a row of a published table is; empty for an inner table."""
    return str(_aturan().get(tabel, {}).get("tabel", ""))
