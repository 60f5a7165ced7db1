"""What is exported: the attachments that exist, and the tables of the house style that say something."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lkjip_xl.book.berisi import TETAP, berisi, lembar_lain, sebab_kosong
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.lampiran import Lampiran, daftar_lampiran, susun_lampiran
from lkjip_xl.book.reader import normal
from lkjip_xl.book.schema import LISTS, OUTPUT_SHEETS, TERCETAK, output_sheet
from lkjip_xl.book.tables import made_lines
from lkjip_xl.book.tables.line import Lines
from lkjip_xl.domain.hitungan.hitung import Hasil

LAMPIRAN_DAN_TABEL, LAMPIRAN_SAJA, TABEL_SAJA, SEMUA = LISTS["isi_ekspor"]
SAMA: Mapping[str, str] = {"pengukuran_bab4": "pengukuran"}
"""Tables that the report shows a second time: they are exported once."""


@dataclass(frozen=True)
class Kelompok:
    """A document to be: the number of the attachment (0 for a table), its name, and its sheets."""

    nomor: int
    nama: str
    lembar: tuple[str, ...]


@dataclass(frozen=True)
class IsiEkspor:
    """What is to be exported, and the sheets that are left out by name, each with the reason in few words."""

    kelompok: tuple[Kelompok, ...]
    lewat: Mapping[str, str] = field(default_factory=dict)


def semua(hasil: Hasil, isi: str, there: Collection[str]) -> IsiEkspor:
    """What a choice of the list ``isi_ekspor`` stands for, of the sheets that are there."""
    made = made_lines(hasil)
    attachments = () if isi == TABEL_SAJA else tuple(_lampiran(susun_lampiran(made), there))
    wanted = tuple(name for name in TERCETAK if name in there and _wanted(name, isi))
    left = _left(hasil, made, isi)
    tables = () if isi == LAMPIRAN_SAJA else tuple(
        Kelompok(0, name, (name,)) for name in wanted if name not in left and name not in _terlampir())
    return IsiEkspor((*attachments, *tables), {name: left[name] for name in wanted if name in left})


def _terlampir() -> frozenset[str]:
    return frozenset(sheet.name for sheet in OUTPUT_SHEETS if sheet.lampiran)


def _wanted(name: str, isi: str) -> bool:
    """Whether a sheet is of the kind that is asked for; Ringkasan and the like only belong to all of them."""
    if isi == SEMUA:
        return True
    kinds = {LAMPIRAN_SAJA: (True,), TABEL_SAJA: (False,)}.get(isi, (True, False))
    return any(bool(sheet.lampiran) in kinds for sheet in OUTPUT_SHEETS
               if sheet.name == name and sheet.key not in TETAP)


def _left(hasil: Hasil, made: Mapping[str, Lines], isi: str) -> dict[str, str]:
    if isi == SEMUA:
        filled = {sheet.key for sheet in OUTPUT_SHEETS if berisi(sheet, made[sheet.key])}
        return {sheet.name: sebab_kosong(sheet, filled) for sheet in OUTPUT_SHEETS if sheet.key not in filled}
    left = lembar_lain(hasil, made)
    twice = {output_sheet(key).name: output_sheet(first).name for key, first in SAMA.items()}
    return {**{name: f"sama dengan {first}" for name, first in twice.items() if first not in left}, **left}


def _lampiran(found: Sequence[Lampiran], there: Collection[str]) -> Iterator[Kelompok]:
    for one in found:
        sheets = tuple(sheet.name for sheet in one.lembar if sheet.name in there)
        if sheets:
            yield Kelompok(one.nomor, one.judul, sheets)


def terpilih(hasil: Hasil, wanted: Sequence[str], there: Collection[str]) -> IsiEkspor:
    """The sheets and attachments that were asked for by name or number, each once.

    Raises `CannotRun` for a name that is none of them.
    """
    known = {normal(name): Kelompok(0, name, (name,)) for name in TERCETAK if name in there}
    for one in _lampiran(daftar_lampiran(hasil), there):
        known |= {normal(f"lampiran {one.nomor}"): one, normal(one.nama): one}
    found = [_named(name, known) for name in wanted]
    return IsiEkspor(tuple({one.nama: one for one in found}.values()))


def _named(name: str, known: Mapping[str, Kelompok]) -> Kelompok:
    if normal(name) in known:
        return known[normal(name)]
    close = difflib.get_close_matches(normal(name), known, 1, 0.6)
    hint = f" Mungkin maksudnya “{known[close[0]].nama}”." if close else ""
    raise CannotRun(f"Lembar “{name}” tidak ada di antara lembar hasil yang dicetak.{hint} Tulis nama lembar seperti "
                    "pada tabnya, atau nomor lampiran, misalnya “lampiran 4”.")
