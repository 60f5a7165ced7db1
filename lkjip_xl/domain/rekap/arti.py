"""What each column of the tables of a rekap means, and in which unit it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from lkjip_xl.domain.nilai.aturan import load


class Arti(NamedTuple):
    """The unit of a column, empty for texts and keys, and its meaning in words for staff."""

    satuan: str
    arti: str


@cache
def arti() -> Mapping[str, Mapping[str, Arti]]:
    """By name of the table and of its column, from ``aturan/rekap/kolom.toml``."""
    return MappingProxyType({table: MappingProxyType({name: Arti(*words) for name, words in columns.items()})
                             for table, columns in load("rekap/kolom").items()})
