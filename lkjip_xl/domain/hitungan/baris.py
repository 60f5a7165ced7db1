"""Rows of one code: one program, kegiatan or sub kegiatan with several indicators, whose money counts once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lkjip_xl.domain.hitungan.cabang import jumlah
from lkjip_xl.domain.masukan import BarisProgram
from lkjip_xl.domain.nilai.kode import jenjang
from lkjip_xl.domain.nilai.teks import serupa

UANG = ("pagu_murni", "pagu_perubahan", "realisasi_anggaran", "anggaran_depan")
"""The kinds of money that a row can carry."""
_TEKS = ("uraian", "induk", "sasaran_program", "jenis_belanja", "menunjang")
"""What one of the rows says for all of them."""


def satukan(rows: tuple[BarisProgram, ...]) -> tuple[BarisProgram, ...]:
    """One row for each code, in the order of the sheet: its first named row with the money of all of them."""
    groups: dict[str, list[BarisProgram]] = {}
    for row in rows:
        groups.setdefault(row.kode, []).append(row)
    return tuple(_satu(group) if len(group) > 1 else group[0] for group in groups.values())


def _satu(group: list[BarisProgram]) -> BarisProgram:
    first = next((row for row in group if row.uraian), group[0])
    shared: dict[str, Any] = {key: getattr(first, key) or next((t for row in group if (t := getattr(row, key))), "")
                              for key in _TEKS}
    shared |= {key: jumlah(getattr(row, key) for row in group) for key in UANG}
    quarters = tuple(jumlah(row.serapan_tw[index] for row in group) for index in range(4))
    return replace(first, **shared, serapan_tw=quarters)


def beda_nama(rows: tuple[BarisProgram, ...]) -> Iterator[tuple[BarisProgram, BarisProgram]]:
    """The rows whose name is another than that of their code: the row that names the code, and the row.

    Where both carry money they are told by `uang_ganda`.
    """
    first: dict[str, BarisProgram] = {}
    told = {row.baris for _, row, _ in uang_ganda(rows)}
    for row in (row for row in rows if row.uraian):
        named = first.setdefault(row.kode, row)
        if serupa(named.uraian) != serupa(row.uraian) and row.baris not in told:
            yield named, row


def uang_ganda(rows: tuple[BarisProgram, ...]) -> Iterator[tuple[BarisProgram, BarisProgram, str]]:
    """The sub kegiatan rows that repeat a kind of money of their code: the first such row, the row, its column."""
    carrier: dict[tuple[str, str], BarisProgram] = {}
    for row in rows:
        kinds = [key for key in UANG if getattr(row, key)] if jenjang(row.kode) == "sub kegiatan" else []
        again = [key for key in kinds if (row.kode, key) in carrier]
        if again:
            yield carrier[row.kode, again[0]], row, _diketik(row, again[0])
        for key in kinds:
            carrier.setdefault((row.kode, key), row)


def _diketik(row: BarisProgram, key: str) -> str:
    """The column where a row has that money: the first of its quarters, where their sum is the realisasi."""
    quarters = [f"serapan_tw_{index}" for index, money in enumerate(row.serapan_tw, 1) if money]
    summed = key == "realisasi_anggaran" and jumlah(row.serapan_tw) == row.realisasi_anggaran
    return quarters[0] if quarters and summed else key
