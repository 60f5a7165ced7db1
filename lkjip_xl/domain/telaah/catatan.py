"""Remarks: contradictions found in a document, each with its places and the words of its code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Letak

Berat = Literal["galat", "peringatan", "saran"]
"""How serious: galat is a contradiction, peringatan most likely one, saran is advice."""

RUMPUN = ("hitungan", "hitungan_kalimat", "kembar", "kalimat", "skala", "cacah", "daftar", "tahun", "nama", "sisa",
          "tulisan", "nomor", "kosong", "identitas", "tindak_lanjut", "efisiensi", "buku")
"""The families of rules, each with a module in `kaidah` and a file of words: T-1xx to T-15xx in this order,
arithmetic within sentences from T-151 on, T-16xx those that compare with a workbook."""


@record(frozen=True)
class Tempat:
    """A place that a remark points to, and what is printed there: a piece of its text, exactly so."""

    letak: Letak
    kutipan: str


@record(frozen=True)
class Remark:
    """A contradiction with its stable code, the places that take part in it, and what its words need besides.

    The first place is the one to mend where that can be told. ``pokok`` names what it is about: remarks of one root
    share it. ``tingkat`` replaces that of the code where a rule could not decide.
    """

    kode: str
    tempat: tuple[Tempat, ...]
    args: tuple[tuple[str, str], ...] = ()
    pokok: str = ""
    tingkat: Berat | None = None


def remark(kode: str, *tempat: Tempat, pokok: str = "", tingkat: Berat | None = None, **args: object) -> Remark:
    """A remark of that code; ``args`` fill the braces of its words in ``aturan/telaah``."""
    return Remark(kode, tempat, tuple((key, str(value)) for key, value in args.items()), pokok, tingkat)


@record(frozen=True)
class Kata:
    """The words for a code, as those of a check; ``kecuali`` are the cases that look like it and are sound."""

    tingkat: Berat
    aturan: str
    dasar: str
    pesan: str
    seharusnya: str
    tindakan: str
    cacat: str
    baik: str
    kecuali: str = ""


@cache
def kata() -> Mapping[str, Kata]:
    """The words of every code, from ``aturan/telaah``."""
    return MappingProxyType({kode: Kata(**row) for name in RUMPUN for kode, row in load(f"telaah/{name}").items()})
