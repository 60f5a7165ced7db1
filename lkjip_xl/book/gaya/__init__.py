"""House styles: table numbers and words, as data; chosen in the sheet Pengaturan."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.domain.masukan import Laporan
from lkjip_xl.domain.triwulan import ROMAWI


@dataclass(frozen=True)
class Gaya:
    """A house style: its words, and the number of each table (with the step from sasaran to sasaran)."""

    nama: str
    words: dict[str, str]
    nomor: dict[str, tuple[str, int]]

    def caption(self, sheet: OutputSheet, group: int | None = None) -> str:
        """The number of a table, such as ``Tabel 3.2``; for a group, counted from 0, that of its own small table.

        Empty where this style has no such table, and for a whole sheet whose groups carry the numbers.
        """
        number, step = self.nomor.get(sheet.key, ("", 0))
        if not number or (group is None) == bool(step):
            return ""
        chapter, _, last = number.rpartition(".")
        return f"Tabel {chapter}.{int(last) + step * (group or 0)}"


@cache
def daftar_gaya() -> tuple[Gaya, ...]:
    """All house styles."""
    folder = files("lkjip_xl.book.gaya")
    return tuple(_read(tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8")))
                 for name in ("per_sasaran", "satu_tabel"))


def _read(data: dict[str, Any]) -> Gaya:
    words = {key: data[key] for key in ("induk", "induk_pendek", "akhir")}
    return Gaya(data["nama"], words, {k: (t["nomor"], t.get("langkah", 0)) for k, t in data["tabel"].items()})


def gaya(nama: str) -> Gaya:
    """The house style of that name; the first one where the name is unknown."""
    return next((g for g in daftar_gaya() if g.nama == nama), daftar_gaya()[0])


def headings(sheet: OutputSheet, laporan: Laporan) -> list[tuple[str, ...]]:
    """The heading path of every column of an output sheet, with years and words filled in."""
    terms = words(laporan)
    return [tuple(text.format(**terms) for text in column.heading) for column in sheet.columns]


def words(laporan: Laporan) -> dict[str, str]:
    """What the braces in titles and headings stand for: years, and the words of the house style."""
    year, last = laporan.profil.tahun, laporan.profil.tahun_akhir
    years = {f"n{offset:+d}" if offset else "n": str(year + offset) if year else f"n{offset:+d}" if offset else "n"
             for offset in (-2, -1, 0, 1)}
    plan = {f"rencana{i}": str(last - 5 + i) if last else f"tahun ke-{i}" for i in range(1, 6)}
    return {
        **gaya(laporan.pengaturan.gaya).words,
        **years,
        **plan,
        "tahun_awal": str(laporan.profil.tahun_awal or "awal"),
        "tahun_akhir": str(last or "akhir"),
        "triwulan": ROMAWI[laporan.pengaturan.triwulan - 1],
        "perubahan": " Perubahan" if laporan.pengaturan.pk == "Perubahan" else "",
    }
