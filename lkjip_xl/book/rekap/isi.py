"""What the sheets of a rekap are made from, and the words around their tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from lkjip_xl.book.grid import Value
from lkjip_xl.book.rekap.lembar import JUDUL_REKAP, PETA, PETA_TERBANYAK
from lkjip_xl.book.schema import KOSONG, OUT_FIRST_COLUMN, WARNA, OutputSheet
from lkjip_xl.domain.nilai.nomenklatur import nama_bidang
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.tanggal import tulis_tanggal

TANPA_KATEGORI = "Tanpa kategori"
"""What indicators and offices are called that have none."""


@record(frozen=True)
class Isi:
    """What a rekap says: when and about whom, its facts, and the rows of its tables.

    ``baris`` gives the rows of a table by its name, from the first one on at every call: named tuples, as computing
    the rekap has named them, and nothing in between is held. ``catatan`` are sentences under a sheet by the name of
    its first table. ``sebutan_warna`` is how the five colours are called in a heading.
    """

    tahun: int
    per: date
    nama_wilayah: str
    sebutan_warna: tuple[str, ...]
    ringkasan: Any
    """The facts of the first sheet, by attribute."""
    indikator_peta: tuple[str, ...]
    catatan: Mapping[str, tuple[str, ...]]
    baris: Callable[[str], Iterator[Any]]

    @cached_property
    def wilayah(self) -> int:
        """How many kabupaten the offices belong to."""
        return sum(1 for _ in self.baris("wilayah"))

    def nama(self, instansi: str, kabupaten: str) -> str:
        """An office by its name, with its kabupaten where there are several."""
        return f"{instansi} ({kabupaten})" if self.wilayah > 1 and kabupaten else instansi


def anak_judul(isi: Isi) -> str:
    """The line under every title: which region, which year, and on what day."""
    year = f" Tahun {isi.tahun}" if isi.tahun else ""
    return f"{isi.nama_wilayah}{year}, keadaan per {tulis_tanggal(isi.per)}".strip().removeprefix(", ")


def arti_warna(isi: Isi) -> str:
    """What the colours mean, in one sentence: ``Hijau tua: Sangat Tinggi; hijau muda: Tinggi; ...``."""
    pairs = zip(WARNA, isi.sebutan_warna, strict=True)
    text = "; ".join(colour.lower() if colour == name else f"{colour.lower()}: {name}" for colour, name in pairs)
    return f"Warna {text}."


def judul_kolom(sheet: OutputSheet, isi: Isi) -> list[tuple[str, ...]]:
    """The heading path of every column, with the names of kategori and of indicators filled in."""
    words = {f"i{place}": "" for place in range(1, PETA_TERBANYAK + 1)}
    words |= {f"i{place}": name for place, name in enumerate(isi.indikator_peta, 1)}
    words |= {f"warna_{place}": isi.sebutan_warna[place - 1] for place in range(1, len(WARNA) + 1)}
    return [tuple(text.format_map(words) for text in column.heading) for column in sheet.columns]


def kepala(sheet: OutputSheet, isi: Isi) -> list[list[Value]]:
    """The rows above the table from A1 on: titles, headings, and the numbers of the columns."""
    blank: list[Value] = [None] * (OUT_FIRST_COLUMN - 1)
    meaning = arti_warna(isi) if sheet.key == PETA.key else None
    rows = [[*blank, text] for text in (JUDUL_REKAP, sheet.title, anak_judul(isi), meaning)]
    paths = judul_kolom(sheet, isi)
    rows += [[*blank, *(_text(paths, place, level) for place in range(len(paths)))] for level in range(sheet.depth)]
    return [*rows, [*blank, *range(1, len(paths) + 1)]] if sheet.numbered else rows


def _text(paths: list[tuple[str, ...]], place: int, level: int) -> Value:
    """The text of a heading cell; only the first cell of a merged group holds its text."""
    path = paths[place]
    if level >= len(path):
        return None
    same = level == 0 and len(path) > 1 and place and paths[place - 1][:1] == path[:1]
    return None if same else path[level]


def angka(value: float | None) -> Value:
    """A figure as a cell: whole numbers without a fraction; `KOSONG` for none."""
    if value is None:
        return KOSONG
    return int(value) if value == int(value) else value


def nama_pos(kode: str, uraian: str) -> str:
    """What an urusan or a program is called: as the offices write it, else as the nomenclature does, else its code."""
    return uraian or nama_bidang(kode) or kode or KOSONG
