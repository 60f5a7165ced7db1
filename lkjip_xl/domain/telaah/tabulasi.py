"""Tables that were typed with tabs: lines below each other whose pieces stand in columns, under a line of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_xl.domain.telaah import bentuk
from lkjip_xl.domain.telaah.dokumen import Paragraf, SelMentah, TabelMentah

_BARIS_TERSEDIKIT = 3
"""Fewer lines, their headings included, are no table: a signature, a date and a place."""
_SEL_TERPANJANG = 120
_TAB = re.compile(r"\s*\t\s*")
_NAMA_ANGKA = re.compile(r"(.*[^\W\d].*?)\s*(?<![\d.,])(\d[\d.,]*)")
_TAHUN = re.compile(r"\b20\d\d\b|\(\d\)")
_PENUNTUN = re.compile(r"\.{3}|…")
_HALAMAN = re.compile(r"(?:no(?:mor)?\.?\s+)?(?:halaman|hal|hlm)\.?", re.IGNORECASE)


def bertabulasi(flow: Sequence[Paragraf | TabelMentah]) -> Iterator[Paragraf | TabelMentah]:
    """The flow, runs of lines with equally many tabs put together as tables where the first one holds headings."""
    at = 0
    while at < len(flow):
        rows = _baris(flow, at)
        if rows:
            yield _tabel(flow, at, rows)
            at += len(rows)
        else:
            yield flow[at]
            at += 1


def _baris(flow: Sequence[Paragraf | TabelMentah], at: int) -> list[list[str]]:
    """The rows of the table that begins at a place of the flow; none where none begins."""
    head = _sel(flow[at])
    if not _kepala(head):
        return []
    rows = [head]
    while at + len(rows) < len(flow) and len(cells := _lengkap(_sel(flow[at + len(rows)]), len(head))) == len(head):
        rows.append(cells)
    figures = sum(any(map(str.isdigit, "".join(row[1:] if len(head) > 2 else row))) for row in rows[1:])
    return rows if len(rows) >= _BARIS_TERSEDIKIT and 2 * figures > len(rows) - 1 else []


def _lengkap(cells: list[str], count: int) -> list[str]:
    """The pieces; where one is missing, the name of a row and its first figure stand in one, as a PDF gives them."""
    found = _NAMA_ANGKA.fullmatch(cells[0]) if len(cells) == count - 1 > 1 else None
    return [found[1].rstrip(), found[2], *cells[1:]] if found else cells


def _kepala(cells: list[str]) -> bool:
    """Whether a line can be the headings of a table: pieces without figures but years, none of pages or leaders."""
    return len(cells) > 1 and all(map(_kepala_kolom, cells))


def _kepala_kolom(text: str) -> bool:
    bare = _TAHUN.sub("", text)
    return bool(text) and len(text) <= 60 and text[-1] not in ":,.;" and not _PENUNTUN.search(text) \
        and not _HALAMAN.fullmatch(text) and not any(map(str.isdigit, bare))


def _sel(one: Paragraf | TabelMentah) -> list[str]:
    """The pieces of a line that tabs part; [] where it is none of a table: a heading, a caption, a signature."""
    if not isinstance(one, Paragraf) or one.gaya not in ("", "butir"):
        return []
    text = one.teks.strip()
    if "\t" not in text or "\n" in text or bentuk.keterangan(text) or bentuk.bab(text) or bentuk.nip(text):
        return []
    cells = [*([one.nomor] if one.nomor else []), *_TAB.split(text)]
    return [] if any(len(piece) > _SEL_TERPANJANG or piece.startswith(":") for piece in cells) else cells


def _tabel(flow: Sequence[Paragraf | TabelMentah], at: int, rows: list[list[str]]) -> TabelMentah:
    """The table that the lines make; each cell is a piece of its paragraph."""
    cells: list[SelMentah] = []
    for row, texts in enumerate(rows):
        line = flow[at + row]
        for column, text in enumerate(texts):
            if isinstance(line, Paragraf):
                cells.append(SelMentah(row, column, (replace(line, teks=text, gaya="", nomor=""),)))
    first = flow[at]
    return TabelMentah(tuple(cells), len(rows), len(rows[0]), 1, first.halaman)
