"""The parts that a report holds by regulation or by habit, and those that the report of an office will lack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.temuan import BARIS_BERIKUT, Place

STANDAR = ("Standar nasional", "Nasional")
"""The kinds of comparators that are a national standard."""


@record(frozen=True)
class Bagian:
    """A part of the report, with its legal basis, where to fill it, and the check that tells where it is missing."""

    kunci: str
    nama: str
    bab: str
    wajib: bool
    dasar: str
    letak: tuple[str, str]
    naskah: tuple[str, ...]
    cara: str
    kode: str


@cache
def daftar_bagian() -> tuple[Bagian, ...]:
    """All parts in the order of the report, from ``aturan/kelengkapan.toml``."""
    return tuple(Bagian(key, row["nama"], row["bab"], row["wajib"], row["dasar"], (row["letak"][0], row["letak"][1]),
                        tuple(row.get("naskah", ())), row.get("cara", ""),
                        row.get("kode", "K-112" if row["wajib"] else "K-113"))
                 for key, row in load("kelengkapan").items())


def kode_kelengkapan() -> frozenset[str]:
    """The codes of the findings that say what the report lacks."""
    return frozenset(bagian.kode for bagian in daftar_bagian())


def kekurangan(hasil: Hasil, kode: str) -> tuple[Bagian, ...]:
    """The parts that the report will lack, of those that the check of that code tells of.

    Source: PermenPAN-RB 53/2014, Lampiran II (anak lampiran II/1).
    """
    return tuple(bagian for bagian in daftar_bagian() if bagian.kode == kode and not _ada(bagian, hasil))


def letak(bagian: Bagian, hasil: Hasil) -> Place:
    """The cell to fill: of rows that are there the first one that lacks it, else the next row."""
    table, column = bagian.letak
    row = _BARIS[bagian.kunci](hasil) if bagian.kunci in _BARIS else 0
    return Place(table, row or BARIS_BERIKUT, column)


def _ada(bagian: Bagian, hasil: Hasil) -> bool:
    written = any(any(hasil.laporan.naskah.get(part, ())) for part in bagian.naskah)
    return written or (bagian.kunci in _ADA and _ADA[bagian.kunci](hasil))


def _tasks(hasil: Hasil) -> bool:
    return any(unit.tugas or unit.fungsi for unit in hasil.laporan.organisasi)


def _standard(hasil: Hasil) -> bool:
    return any(other.jenis in STANDAR for item in hasil.indikator for other in item.indikator.pembanding)


def _linked(hasil: Hasil) -> bool:
    """Whether a program supports something; without any program the budget is what is missing."""
    nodes = hasil.pohon.simpul()
    return not nodes or any(node.induk for node in nodes)


_ADA: Mapping[str, Callable[[Hasil], bool]] = MappingProxyType({
    "tugas_fungsi": _tasks,
    "susunan_organisasi": lambda hasil: bool(hasil.laporan.organisasi),
    "perjanjian_kinerja": lambda hasil: any(item.target is not None for item in hasil.indikator),
    "pengukuran": lambda hasil: any(item.realisasi is not None for item in hasil.indikator),
    "standar_nasional": _standard,
    "program_penunjang": _linked,
})
"""How a part is recognised in the data, by its key."""

_BARIS: Mapping[str, Callable[[Hasil], int]] = MappingProxyType({
    "perjanjian_kinerja": lambda hasil: next((item.indikator.baris for item in hasil.indikator), 0),
    "pengukuran": lambda hasil: next((item.indikator.baris for item in hasil.indikator), 0),
    "program_penunjang": lambda hasil: next((node.baris.baris for node in hasil.pohon.program), 0),
})
"""The row to fill of parts whose rows are there already; 0 where there is none."""
