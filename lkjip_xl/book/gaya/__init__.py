"""House styles: table numbers, words, and the outline of the report, as data; chosen in the sheet Pengaturan."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.domain.masukan import Laporan
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.triwulan import ROMAWI

Butir = Mapping[str, Any]
"""One line of an outline: what stands there, and how; `book/naskah` explains the words."""


@record(frozen=True)
class Bagian:
    """A part of the report: its heading (years and names in braces), what stands under it, and its own parts.

    ``menyambung``: it goes on where the part before it ended, instead of on a new page. ``mendatar``: its pages may lie
    on their side, where a table needs it. ``tiap``: it comes once for each tujuan or sasaran (``induk``). ``tutup``:
    what ends it after its parts. ``judul_tanpa``: its heading where the office wrote nothing about the part named.
    """

    judul: str
    isi: tuple[Butir, ...] = ()
    anak: tuple[Bagian, ...] = ()
    menyambung: bool = False
    mendatar: bool = False
    tiap: str = ""
    tutup: tuple[Butir, ...] = ()
    judul_tanpa: Mapping[str, str] = field(default_factory=dict)


@record(frozen=True)
class Susunan:
    """The outline of the report: what comes before Bab I, the Bab, and the list of attachments."""

    depan: tuple[Bagian, ...]
    bab: tuple[Bagian, ...]
    lampiran: Bagian


@record(frozen=True)
class Gaya:
    """A house style: its words, and its outline, in which every table bears a number.

    ``di_bawah`` names the table under which another one is numbered: ``2.3.1`` under ``2.3``.
    """

    nama: str
    words: dict[str, str]
    di_bawah: dict[str, str]
    susunan: Susunan

    @cached_property
    def tabel(self) -> frozenset[str]:
        """The keys of the tables that its outline names."""
        return frozenset((*_named(self.susunan.depan), *_named(self.susunan.bab)))


def _named(parts: Iterable[Bagian]) -> Iterator[str]:
    for part in parts:
        yield from (str(butir["tabel"]) for butir in every_line(part.isi) if "tabel" in butir)
        yield from _named(part.anak)


def every_line(lines: Iterable[Butir]) -> Iterator[Butir]:
    """The lines of an outline, each followed by those that it repeats."""
    for butir in lines:
        yield butir
        yield from every_line(butir.get("isi", ()))


@cache
def daftar_gaya() -> tuple[Gaya, ...]:
    """All house styles."""
    folder = files("lkjip_xl.book.gaya")
    return tuple(_read(tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8")))
                 for name in ("per_sasaran", "satu_tabel"))


def _read(data: dict[str, Any]) -> Gaya:
    words = {key: data[key] for key in ("induk", "induk_pendek", "akhir")}
    outline = Susunan(_bagian_semua(data["depan"]), _bagian_semua(data["bab"]), _bagian(data["lampiran"]))
    return Gaya(data["nama"], words, data.get("di_bawah", {}), outline)


def _bagian_semua(rows: list[dict[str, Any]]) -> tuple[Bagian, ...]:
    return tuple(_bagian(row) for row in rows)


def _bagian(row: dict[str, Any]) -> Bagian:
    parts = {"isi": tuple(row.get("isi", ())), "tutup": tuple(row.get("tutup", ())),
             "anak": _bagian_semua(row.get("anak", []))}
    return Bagian(**{**row, **parts})


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
    plan = {f"rencana{i}": str(last - 5 + i) if last else f"tahun ke-{i}" for i in range(6)}
    return {
        **gaya(laporan.pengaturan.gaya).words,
        **_sebutan(laporan),
        **({"akhir": laporan.pengaturan.periode} if laporan.pengaturan.periode else {}),
        **years,
        **plan,
        "tahun_awal": str(laporan.profil.tahun_awal or "awal"),
        "tahun_akhir": str(last or "akhir"),
        "sd": "" if laporan.pengaturan.triwulan == len(ROMAWI) else (
            f" s.d. Triwulan {ROMAWI[laporan.pengaturan.triwulan - 1]}"),
        "triwulan": ROMAWI[laporan.pengaturan.triwulan - 1],
        "daerah": "Kota" if laporan.profil.kabupaten.casefold().startswith("kota ") else "Kabupaten",
        "perubahan": " Perubahan" if laporan.pengaturan.pk == "Perubahan" else "",
        "bukti": "Bukti" if any(row.tautan and row.triwulan <= laporan.pengaturan.triwulan for row in laporan.monev)
        else "Tindak Lanjut",
    }


def _sebutan(laporan: Laporan) -> dict[str, str]:
    """What the judged indicators stand under in this report; nothing where none is judged, as in a blank workbook."""
    above = {one.induk for one in laporan.indikator if one.dinilai}
    match sorted({one.jenis for one in laporan.induk if one.uraian in above}):
        case ["Tujuan"]:
            return {"induk": "Tujuan", "induk_pendek": "Tujuan"}
        case ["Sasaran"]:
            return {"induk": "Sasaran Strategis", "induk_pendek": "Sasaran"}
        case [_, _]:
            return {"induk": "Tujuan/Sasaran", "induk_pendek": "Tujuan/Sasaran"}
        case _:
            return {}
