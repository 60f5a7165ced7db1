"""The national nomenclature: what the codes of program, kegiatan and sub kegiatan are called."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from lkjip_xl.domain.nilai.aturan import text
from lkjip_xl.domain.nilai.kode import UMUM, Jenjang, jenjang, kode_baku, parts
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa

PENUNJANG = f"{UMUM}.01"
"""The program that every office of a kabupaten or kota has under the code of its own bidang urusan."""
_KECAMATAN = "7.01"


@record(frozen=True)
class Nomen:
    """The name of a code, and of a sub kegiatan its indicator and unit; both are empty for other levels."""

    nama: str
    indikator: str = ""
    satuan: str = ""


def nomenklatur(kode: str) -> Nomen | None:
    """What a code is called, None for one that is not in the nomenclature at hand.

    Holds bidang urusan 7.01 (kecamatan) and the program penunjang of every kabupaten and kota. The last part may have
    two digits. Source: Kepmendagri 050-5889/2021 as updated by 900.1.15.5-1317/2023.
    """
    own = parts(kode_baku(kode))
    if len(own) < 3:
        return None
    known = ".".join((PENUNJANG, *own[3:])) if own[2] == "01" else ".".join(own)
    return _daftar(PENUNJANG if own[2] == "01" else ".".join(own[:2])).get(known)


def nama_bidang(kode: str) -> str:
    """What the bidang urusan or unsur of a code like ``7.01`` is called; empty for one that is not at hand.

    Source: Permendagri 90/2019, bidang urusan and unsur of a kabupaten and kota.
    """
    known = _daftar("bidang").get(kode)
    return known.nama if known else ""


@cache
def kode_bernama() -> Mapping[str, str]:
    """The codes by their names as `serupa` writes them, of all that is at hand; a name of several codes is left out."""
    named: dict[str, set[str]] = {}
    for source in (PENUNJANG, "7.01"):
        for kode, nomen in _daftar(source).items():
            named.setdefault(serupa(nomen.nama).removeprefix("program "), set()).add(kode)
    return MappingProxyType({name: next(iter(codes)) for name, codes in named.items() if len(codes) == 1})


@cache
def _daftar(nama: str) -> Mapping[str, Nomen]:
    rows = csv.reader(text(f"nomenklatur/{nama}.csv").splitlines()[1:], delimiter=";")
    return {kode: Nomen(*names) for kode, *names in rows}


def tingkat_nama(nama: str) -> Jenjang | None:
    """The level that the nomenclature at hand gives a name; None for those that it lacks, or has at two levels."""
    return semua_tingkat().get(serupa(nama))


@cache
def semua_tingkat() -> Mapping[str, Jenjang]:
    """Every name of the nomenclature at hand, by `serupa`, that has one level, with that level."""
    levels: dict[str, set[Jenjang]] = {}
    for daftar in (PENUNJANG, _KECAMATAN):
        for kode, nomen in _daftar(daftar).items():
            if level := jenjang(kode):
                levels.setdefault(serupa(nomen.nama), set()).add(level)
    return {nama: found.pop() for nama, found in levels.items() if len(found) == 1}
