"""Findings: defects in the user's data, collected as values and never raised."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.record import record

Tingkat = Literal["galat", "peringatan", "saran", "keterangan", "naskah"]
"""How serious: galat makes a figure wrong or missing, peringatan may, saran is advice.

keterangan says what an office may leave out and has left out; it is no defect. naskah is a slip of a manuscript that
was quoted: it stands in nothing that the workbook makes.
"""

KELUARGA = ("kelengkapan", "dokumen", "nama", "jumlah", "uang", "kinerja", "naskah", "cetak")
"""The families of checks, each with a module and a file of messages of that name; K-1xx to K-8xx in this order."""

URUTAN: tuple[Tingkat, ...] = ("galat", "peringatan", "saran", "keterangan", "naskah")
BARIS_BERIKUT = -1
"""In place of a row: the first one that is not used yet."""


@dataclass(frozen=True, order=True)
class Place:
    """What a finding is about: a table or form of the workbook, a row of its sheet, and a column or field key."""

    table: str
    row: int = 0
    column: str = ""


@record(frozen=True)
class Finding:
    """A defect with its stable code, its place, the value found, and what the message of that code needs besides.

    ``pokok`` names what it is about (an indicator, a program, the total): findings of one root cause share it.
    """

    code: str
    place: Place
    value: str = ""
    args: tuple[tuple[str, str], ...] = ()
    pokok: str = ""


def finding(code: str, place: Place, value: object = "", **args: object) -> Finding:
    """A finding of that code; ``args`` fill the braces of its message in ``aturan/``, ``pokok`` is set apart."""
    pokok = str(args.pop("pokok", ""))
    return Finding(code, place, shown(value), tuple((key, str(arg)) for key, arg in args.items()), pokok)


def shown(value: object) -> str:
    """A cell value as Excel shows it to Indonesians: 1000,5, 15/01/2025, TRUE."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:.15g}".replace(".", ",")
    return str(value)


@record(frozen=True)
class Message:
    """The words for a code: severity, what is wrong, what was expected, an example, and what to do.

    Checks (K codes) also have their rule in one sentence, its legal or arithmetic basis, and an example of the defect.
    """

    tingkat: Tingkat
    pesan: str
    seharusnya: str
    contoh: str
    tindakan: str
    aturan: str = ""
    dasar: str = ""
    cacat: str = ""


@cache
def messages() -> Mapping[str, Message]:
    """The message of every code, from ``aturan/temuan.toml`` and the files of ``aturan/pemeriksaan``."""
    rows = load("temuan")
    for name in KELUARGA:
        rows |= load(f"pemeriksaan/{name}")
    return MappingProxyType({
        code: Message(row["tingkat"], row["pesan"], row["seharusnya"], row.get("contoh", ""), row["tindakan"],
                      row.get("aturan", ""), row.get("dasar", ""), row.get("cacat", ""))
        for code, row in rows.items()
    })
