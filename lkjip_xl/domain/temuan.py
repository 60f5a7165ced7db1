"""Findings: defects in the user's data, collected as values and never raised."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from lkjip_xl.domain.skala import load

Tingkat = Literal["galat", "peringatan", "saran"]
"""How serious: galat makes a figure wrong or missing, peringatan may, saran is advice."""

URUTAN: tuple[Tingkat, ...] = ("galat", "peringatan", "saran")


@dataclass(frozen=True, order=True)
class Place:
    """What a finding is about: a table or form of the workbook, a row of its sheet, and a column or field key."""

    table: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True)
class Finding:
    """A defect with its stable code, its place, the value found, and what the message of that code needs besides."""

    code: str
    place: Place
    value: str = ""
    args: tuple[tuple[str, str], ...] = ()


def finding(code: str, place: Place, value: object = "", **args: object) -> Finding:
    """A finding of that code; ``args`` fill the braces of its message in ``aturan/temuan.toml``."""
    return Finding(code, place, shown(value), tuple((key, str(arg)) for key, arg in args.items()))


def shown(value: object) -> str:
    """A cell value as Excel shows it to Indonesians: 1000,5, 15/01/2025, TRUE."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:.15g}".replace(".", ",")
    return str(value)


@dataclass(frozen=True)
class Message:
    """The words for a code: severity, what is wrong, what was expected, an example, and what to do."""

    tingkat: Tingkat
    pesan: str
    seharusnya: str
    contoh: str
    tindakan: str


@cache
def messages() -> Mapping[str, Message]:
    """The message of every code, from ``aturan/temuan.toml``."""
    return MappingProxyType({
        code: Message(row["tingkat"], row["pesan"], row["seharusnya"], row.get("contoh", ""), row["tindakan"])
        for code, row in load("temuan").items()
    })
