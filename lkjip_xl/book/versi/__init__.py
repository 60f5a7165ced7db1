"""Workbooks of earlier versions: how they are read, and the steps that carry them on, one module for each version."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lkjip_xl.book.versi import dua, empat, tiga
from lkjip_xl.book.versi.isi import Isi

LANGKAH: Mapping[int, Callable[[Isi], Isi]] = {2: dua.naik, 3: tiga.naik, 4: empat.naik}
"""The step from each version to the next."""


def ada_jalan(dari: float, ke: int) -> bool:
    """Whether there is a step from every version on the way."""
    return dari < ke and dari == int(dari) and all(version in LANGKAH for version in range(int(dari), ke))


def naik(isi: Isi, ke: int) -> Isi:
    """The content of a book, carried on step by step to that version."""
    for version in range(isi.versi, ke):
        isi = LANGKAH[version](isi)
    return isi
