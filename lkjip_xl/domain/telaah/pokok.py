"""Whose a sentence speaks: the indikator, sasaran or program that it names, or that was named last before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen
from lkjip_xl.domain.telaah.gugus import Gugus, Nama

_PENDEK = 220
"""A paragraph of so few characters may be a heading that no style marks."""
_AWAL_SASARAN = re.compile(r"^\W*(?:\(?[\da-z]{1,2}[.)]\s*)?(?:sasaran|tujuan)\b", re.IGNORECASE)
_BAGIAN_TOTAL = re.compile(r"ikhtisar|ringkasan|eksekutif|anggaran|keuangan|penutup|simpulan|perjanjian\s+kinerja|pengantar",
                           re.IGNORECASE)
_KATA_TOTAL = re.compile(r"\b(?:total|keseluruhan|seluruh\s+(?:anggaran|program|belanja)|apbd|dpa|kumulatif|komulatif)\b",
                         re.IGNORECASE)
_BARIS_TABEL = 12


@record(frozen=True)
class Konteks:
    """What stands before a block: the indikator and the sasaran that its part speaks of, "" for none."""

    indikator: str = ""
    sasaran: str = ""
    total: bool = False
    """Whether money of this part is that of the office as a whole."""


def konteks(dokumen: Dokumen, nama: Nama) -> tuple[Konteks, ...]:
    """For each block what was spoken of before it."""
    found: list[Konteks] = []
    now = Konteks()
    for block in dokumen.blok:
        if block.jenis == "judul":
            now = _judul(dokumen, block, now, nama)
        found.append(now)
        if block.jenis != "judul":
            now = _sesudah(block, now, nama)
    return tuple(found)


def _judul(dokumen: Dokumen, block: Blok, now: Konteks, nama: Nama) -> Konteks:
    heads = " ".join(dokumen.blok[index].teks for index in (*block.bagian, block.indeks))
    fresh = Konteks(total=bool(_BAGIAN_TOTAL.search(heads))) if block.tingkat <= 2 else now
    return _sesudah(block, fresh, nama)


def _sesudah(block: Blok, now: Konteks, nama: Nama) -> Konteks:
    if block.tabel is not None:
        return _sesudah_tabel(block, now, nama)
    names = nama.dalam(block.teks)
    indicators = _beda(one for one, _, _ in names if one.jenis == "indikator")
    targets = _beda(one for one, _, _ in names if one.jenis in ("sasaran", "tujuan"))
    if len(block.teks) <= _PENDEK and _AWAL_SASARAN.match(f"{block.nomor} {block.teks}".strip()):
        return replace(now, indikator=indicators[0] if len(indicators) == 1 else "",
                       sasaran=targets[0] if len(targets) == 1 else block.teks)
    if indicators and block.jenis != "entri":
        return replace(now, indikator=indicators[0] if len(indicators) == 1 else "")
    return now


def _sesudah_tabel(block: Blok, now: Konteks, nama: Nama) -> Konteks:
    assert block.tabel is not None
    rows = list(block.tabel.isi)
    if len(rows) > _BARIS_TABEL:
        return now
    cells = dict.fromkeys(cell.rata for row in rows for cell in block.tabel.sel[row] if cell.rata)
    indicators = _beda(found for text in cells if (found := nama.cari(text, "indikator")))
    return replace(now, indikator=indicators[0] if len(indicators) == 1 else "") if indicators else now


def _beda(clusters: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.nama for one in clusters))  # type: ignore[attr-defined]


def pokok_indikator(text: str, at: int, nama: Nama, before: str, now: Konteks) -> str:
    """The indikator that a figure at that place is of: named before it, alone in its sentence, or spoken of before."""
    own = nama.dalam(text, "indikator")
    earlier = [one for one, _, end in own if end <= at]
    if earlier:
        return earlier[-1].nama
    if len({one.nama for one, _, _ in own}) == 1:
        return own[0][0].nama
    last = nama.dalam(before, "indikator") if before else ()
    return last[-1][0].nama if last else now.indikator


def pokok_uang(text: str, nama: Nama, now: Konteks) -> str:
    """Whose money a sentence speaks of: a program or sasaran that it names, that of its part, or Total; "" if unknown."""
    named = _terpilih(nama.dalam(text), ("program", "sasaran", "tujuan", "kegiatan", "sub kegiatan"))
    if named:
        return named[0] if len(named) == 1 else ""
    if now.sasaran and not _KATA_TOTAL.search(text):
        return now.sasaran
    return "Total" if now.total or _KATA_TOTAL.search(text) else ""


def pokok_sasaran(text: str, at: int, nama: Nama) -> str:
    """The sasaran or tujuan that a sentence names before a figure; "" for none."""
    found = [one.nama for one, _, end in nama.dalam(text) if one.jenis in ("sasaran", "tujuan") and end <= at]
    return found[-1] if found else ""


def _terpilih(found: Sequence[tuple[Gugus, int, int]], kinds: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(one.nama for one, _, _ in found if one.jenis in kinds))
