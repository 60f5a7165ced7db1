"""Every text of a document with its place: blocks, and the cells of tables once each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.catatan import Tempat
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak


@record(frozen=True)
class Ruas:
    """A text and where it stands; ``blok`` is the block, for a cell that of its table."""

    teks: str
    letak: Letak
    blok: Blok

    def tempat(self, kutipan: str) -> Tempat:
        """The place as a remark points to it."""
        return Tempat(self.letak, kutipan)


def baca_ruas(dokumen: Dokumen) -> tuple[Ruas, ...]:
    """Every text in reading order; a merged cell stands once, at its upper left place."""
    return tuple(one for block in dokumen.blok for one in _ruas(block))


def _ruas(block: Blok) -> Iterator[Ruas]:
    if block.tabel is None:
        yield Ruas(block.teks, Letak(block.indeks), block)
        return
    for r, row in enumerate(block.tabel.sel):
        for c, cell in enumerate(row):
            if cell.asli == (r, c) and cell.teks.strip():
                yield Ruas(cell.teks, Letak(block.indeks, r, c), block)


@record(frozen=True)
class Alinea:
    """A paragraph of the document with its place; ``utama`` outside tables."""

    letak: Letak
    teks: str
    utama: bool
    asli: str
    """The paragraph as the file has it, for quotations."""


def baca_alinea(dokumen: Dokumen) -> Iterator[Alinea]:
    """Every paragraph, blocks as a whole and cells once; front lists left out."""
    for block in dokumen.blok:
        if block.tabel is not None:
            for row, line in enumerate(block.tabel.sel):
                for column, cell in enumerate(line):
                    if cell.asli == (row, column):
                        yield from (Alinea(Letak(block.indeks, row, column), one.teks, False, one.teks)
                                    for one in cell.paragraf)
        elif block.jenis != "entri":
            yield Alinea(Letak(block.indeks), block.teks, True, " ".join(one.teks for one in block.paragraf))


_KATA = re.compile(r"(?<![\w/@.:-])[^\W\d_]{5,}(?![\w/@-]|\.\w)")


def baca_kata(ruas: Iterable[Ruas]) -> dict[str, list[tuple[Ruas, str]]]:
    """Every word of five letters and more, in small letters, with its places as written; links are left out."""
    words: dict[str, list[tuple[Ruas, str]]] = {}
    for one in ruas:
        for word in _KATA.findall(one.teks):
            words.setdefault(word.casefold(), []).append((one, word))
    return words


def di_bagian(dokumen: Dokumen, block: Blok, pola: re.Pattern[str]) -> bool:
    """Whether a block stands under a heading of that pattern."""
    return any(pola.search(dokumen.blok[index].teks) for index in block.bagian)


def sekitar(teks: str, mulai: int, akhir: int, luas: int = 40) -> str:
    """A piece of a text with whole words around it, as a quotation shows it; it stays within its line."""
    first = max(teks.rfind("\n", 0, mulai) + 1, mulai - luas)
    line = teks.find("\n", akhir)
    last = min(line if line >= 0 else len(teks), akhir + luas)
    while first > 0 and first < mulai and not teks[first - 1].isspace():
        first += 1
    while last < len(teks) and last > akhir and not teks[last].isspace():
        last -= 1
    return teks[first:last].strip()
