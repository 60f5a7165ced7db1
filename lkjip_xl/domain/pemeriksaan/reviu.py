"""The reviu checklist of PermenPAN-RB 53/2014: what the data answer, and what is left to the reviewer."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.record import record


@record(frozen=True)
class Butir:
    """One statement of the checklist, with the codes of the checks that can answer it."""

    bagian: str
    nomor: int
    pernyataan: str
    kode: tuple[str, ...]


@record(frozen=True)
class Jawaban:
    """The answer of the data to a statement: Ya, Tidak or none, and the codes that speak against it."""

    butir: Butir
    jawaban: str
    kode: tuple[str, ...]


@cache
def daftar_butir() -> tuple[Butir, ...]:
    """All 23 statements, from ``aturan/reviu.toml``."""
    return tuple(Butir(part["nama"], number, row["pernyataan"], tuple(row["kode"]))
                 for part in load("reviu")["bagian"] for number, row in enumerate(part["baris"], 1))


def reviu(kode_terbuka: Collection[str]) -> tuple[Jawaban, ...]:
    """The answers of the data, from the codes of all open findings.

    Source: PermenPAN-RB 53/2014, anak lampiran III/2-2.
    """
    return tuple(_jawab(butir, kode_terbuka) for butir in daftar_butir())


def _jawab(butir: Butir, kode_terbuka: Collection[str]) -> Jawaban:
    against = tuple(kode for kode in butir.kode if kode in kode_terbuka)
    return Jawaban(butir, ("Tidak" if against else "Ya") if butir.kode else "", against)
