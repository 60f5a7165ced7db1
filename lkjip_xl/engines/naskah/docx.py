"""Word documents as they are read: every paragraph and table of the body, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from lkjip_xl.domain.telaah.dokumen import Asal, Gaya, Mentah, Paragraf, SelMentah, TabelMentah
from lkjip_xl.engines.disk.bounds import read_bytes
from lkjip_xl.engines.naskah.gaya_word import DaftarGaya, GayaWord, Penomoran, garis, menyala, nilai, nomor_daftar
from lkjip_xl.engines.naskah.paket import BAGIAN_NASKAH_TERBERAT, Paket, lain, m, potong, terbaca, w
from lkjip_xl.engines.naskah.teks_word import potongan, teks_paragraf
from lkjip_xl.engines.naskah.urutan_word import TERATAS, WADAH

_P, _TBL, _KOTAK, _SIFAT = w("p"), w("tbl"), w("txbxContent"), w("pPr")
_TERHAPUS = frozenset((w("del"), w("moveFrom"), lain("mc", "Fallback")))
_GANTI_HALAMAN = w("lastRenderedPageBreak")
_NOMOR_HALAMAN = re.compile(r"(?:halaman|hal|hlm|page|bab|dari|of|[\W\d_]|[ivxlc])*", re.IGNORECASE)
_TERLACAK = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) ")
_GANTI_HALAMAN_TERTULIS = b"lastRenderedPageBreak"
_TEBAL_TERPANJANG = 400
"""Whether a longer paragraph is bold matters to nobody."""
_TERDALAM = 12
"""Tables inside tables deeper than this are no report; Python itself would give up later."""


def read_docx(path: Path) -> Mentah:
    """What stands in a Word document; raises `CannotRun` where it cannot be read, `TooLarge` where it is too long."""
    return docx_mentah(path.name, read_bytes(path))


def docx_mentah(name: str, content: bytes) -> Mentah:
    """The same of the content of a document."""
    with terbaca(name):
        reader = _Pembaca(Paket(name, content))
        return Mentah(name, "docx", tuple(reader.baca()), reader.halaman, reader.keterangan)


class _Pembaca:
    """Goes through the body once, from the first paragraph to the last."""

    def __init__(self, package: Paket) -> None:
        self._package = package
        self._styles = DaftarGaya(self._pohon("styles"))
        self._numbers = Penomoran(self._pohon("numbering"))
        self._notes = self._catatan("footnotes") | self._catatan("endnotes")
        self._order: dict[Any, int] = {}
        self._count = 0
        self._note = 0
        self._body = package.isi(package.utama, BAGIAN_NASKAH_TERBERAT)
        self._paged = _GANTI_HALAMAN_TERTULIS in self._body
        self.halaman = int(self._paged)

    @property
    def keterangan(self) -> tuple[str, ...]:
        """What of the file is not read, or not as it looks."""
        pictures, charts = self._body.count(b"<pic:pic"), self._body.count(b"<c:chart")
        changed = _TERLACAK.search(self._body) is not None
        return tuple(sentence for told, sentence in (
            (pictures, f"Tulisan di dalam {pictures} gambar tidak dibaca."),
            (charts, f"Angka di dalam {charts} grafik tidak dibaca."),
            (changed, "Perubahan terlacak dibaca seperti sudah diterima semuanya.")) if told)

    def _pohon(self, kind: str) -> Any:
        name = self._package.relasi(kind)
        return self._package.pohon(name) if name else None

    def _catatan(self, kind: str) -> dict[tuple[str, str], tuple[str, ...]]:
        """The texts of the notes of a file by their kind and number."""
        tree = self._pohon(kind)
        notes = [] if tree is None else [note for note in tree if note.get(w("type")) in (None, "normal")]
        return {(kind[:-1], note.get(w("id")) or ""): tuple(map(teks_paragraf, note.iter(_P)))
                for note in notes}

    def baca(self) -> Iterator[Paragraf | TabelMentah]:
        """The paragraphs and tables of the body."""
        for element in potong(self._body, TERATAS, w("body")):
            paragraphs = list(element.iter(_P))
            self._order = {one: self._count + at for at, one in enumerate(paragraphs)}
            self._count += len(paragraphs)
            yield from self._satu(element, 0)
        yield from self._tepi()

    def _tepi(self) -> Iterator[Paragraf]:
        """What the headers and footers of the pages say, each once; page numbers are left out."""
        names = (*self._package.relasi_semua("header"), *self._package.relasi_semua("footer"))
        trees = map(self._package.pohon, names)
        texts = (" ".join(teks_paragraf(one).split()) for tree in trees for one in tree.iter(_P))
        for text in dict.fromkeys(text for text in texts if not _NOMOR_HALAMAN.fullmatch(text)):
            yield Paragraf(text, Asal(), "catatan")

    def _satu(self, element: Any, depth: int) -> Iterator[Paragraf | TabelMentah]:
        if element.tag == _P:
            yield from self._paragraf(element, depth)
        elif element.tag == _TBL:
            if depth < _TERDALAM:
                yield self._tabel(element, depth + 1)
        elif element.tag in WADAH or element.tag in (w("sdtContent"), lain("mc", "Choice")):
            yield from self._isi(element, depth)

    def _isi(self, parent: Any, depth: int) -> Iterator[Paragraf | TabelMentah]:
        for child in parent:
            if child.tag not in _TERHAPUS:
                yield from self._satu(child, depth)

    # paragraphs

    def _paragraf(self, element: Any, depth: int) -> Iterator[Paragraf | TabelMentah]:
        if not len(element) or (len(element) == 1 and element[0].tag == _SIFAT):
            return
        pieces = list(potongan(element))
        text = "".join([piece for _, piece in pieces])
        page = self.halaman + self._ganti_halaman(element, pieces) if self._paged else 0
        if text.strip():
            shape = element.find(_SIFAT)
            yield self._jadi(element, shape, self._styles.gaya(nilai(shape, "pStyle")), pieces, text, page)
        yield from self._kotak(element, depth)
        yield from self._rujukan(element)

    def _ganti_halaman(self, element: Any, pieces: list[tuple[Any, str]]) -> int:
        """Count the pages that end in a paragraph; returns how many of them end before its first word."""
        marks = element.findall(f".//{_GANTI_HALAMAN}")
        self.halaman += len(marks)
        if not marks:
            return 0
        first = next((node for node, text in pieces if text.strip()), None)
        order = {node: at for at, node in enumerate(marks[0].getroottree().iter())} if first is not None else {}
        return sum(order[mark] < order[first] for mark in marks) if first is not None else 0

    def _jadi(self, element: Any, shape: Any, style: GayaWord, pieces: list[tuple[Any, str]], text: str,
              page: int) -> Paragraf:
        kind, level = self._jenis(shape, style)
        number = self._numbers.berikut(self._nomor(shape, style))
        formula = any(node.tag == m("oMath") and len(piece.strip()) > len(text.strip()) / 2 for node, piece in pieces)
        align = nilai(shape, "jc")
        return Paragraf(text, Asal(self._order.get(element, -1)),
                        "rumus" if formula else kind or ("butir" if number else ""), level, number,
                        len(text) < _TEBAL_TERPANJANG and self._tebal(pieces, style),
                        align == "center" if align else style.tengah, page)

    def _jenis(self, shape: Any, style: GayaWord) -> tuple[Gaya, int]:
        level = nilai(shape, "outlineLvl")
        if level.isdecimal() and not style.gaya:
            return ("judul", int(level) + 1) if int(level) < 9 else ("", 0)
        return ("", 0) if level == "9" and style.gaya == "judul" else (style.gaya, style.tingkat)

    def _nomor(self, shape: Any, style: GayaWord) -> tuple[str, int] | None:
        own = nomor_daftar(shape)
        if own is None:
            return style.nomor
        key, level = own
        inherited = style.nomor or ("", 0)
        said = key or shape.find(f"{w('numPr')}/{w('ilvl')}") is not None
        return key or inherited[0], level if said else inherited[1]

    def _tebal(self, pieces: list[tuple[Any, str]], style: GayaWord) -> bool:
        """Whether every word of a paragraph is bold."""
        for node, text in pieces:
            if text.strip() and node.tag == w("t"):
                words = node.getparent().find(w("rPr"))
                bold = menyala(words, "b")
                if bold is None:
                    bold = style.tebal or self._styles.tebal_huruf(nilai(words, "rStyle"))
                if not bold:
                    return False
        return True

    def _kotak(self, element: Any, depth: int) -> Iterator[Paragraf | TabelMentah]:
        """What stands in the text boxes that are anchored in a paragraph, each box once."""
        for box in element.iter(_KOTAK):
            if depth < _TERDALAM and self._pertama(box, element):
                for one in self._isi(box, depth + 1):
                    yield replace(one, gaya="kotak") if isinstance(one, Paragraf) and not one.gaya else one

    @staticmethod
    def _pertama(box: Any, paragraph: Any) -> bool:
        """Whether a box is neither the second form of another nor inside another box."""
        above = box.getparent()
        while above is not None and above is not paragraph:
            if above.tag == _KOTAK:
                return False
            if above.tag == lain("mc", "Fallback") and above.getparent().find(lain("mc", "Choice")) is not None \
                    and next(above.getparent().find(lain("mc", "Choice")).iter(_KOTAK), None) is not None:
                return False
            above = above.getparent()
        return True

    def _rujukan(self, element: Any) -> Iterator[Paragraf]:
        """The notes that a paragraph refers to."""
        if not self._notes:
            return
        for kind in ("footnote", "endnote"):
            for reference in element.iter(w(f"{kind}Reference")):
                self._note += 1
                for text in self._notes.get((kind, reference.get(w("id")) or ""), ()):
                    if text.strip():
                        yield Paragraf(text.strip(), Asal(), "catatan", nomor=str(self._note), halaman=self.halaman)

    # tables

    def _tabel(self, element: Any, depth: int) -> TabelMentah:
        cells: list[SelMentah] = []
        above: dict[int, int] = {}
        page = self.halaman
        row = width = head = 0
        for line in _baris(element):
            column = _lompat(line, "gridBefore")
            before, after = self.halaman, self.halaman
            for cell in _sel(line):
                self.halaman = before
                span = min(max(_bilangan(cell.find(w("tcPr")), "gridSpan"), 1), 200)
                self._sel(cell, row, column, span, cells, above, depth)
                after = max(after, self.halaman)
                column += span
            self.halaman = after
            if head == row and menyala(line.find(w("trPr")), "tblHeader"):
                head += 1
            row, width = row + 1, max(width, column)
        return TabelMentah(tuple(cells), row, width, head if head < row else 0, page, not self._bergaris(element))

    def _sel(self, cell: Any, row: int, column: int, span: int, cells: list[SelMentah], above: dict[int, int],
             depth: int) -> None:
        merge = _gabung(cell)
        if merge == "continue" and column in above:
            first = cells[above[column]]
            cells[above[column]] = replace(first, tinggi=row - first.baris + 1,
                                           isi=(*first.isi, *self._isi(cell, depth)))
            return
        above[column] = len(cells)
        cells.append(SelMentah(row, column, tuple(self._isi(cell, depth)), 1, span))

    def _bergaris(self, element: Any) -> bool:
        properties = element.find(w("tblPr"))
        own = properties.find(w("tblBorders")) if properties is not None else None
        drawn = garis(properties) if own is not None else self._styles.tabel_bergaris(nilai(properties, "tblStyle"))
        return drawn or any(garis(cell) for cell in element.iter(w("tcPr")))


def _baris(table: Any) -> Iterator[Any]:
    """The rows of a table that are not deleted, those inside content controls too."""
    for child in table:
        if child.tag == w("tr"):
            properties = child.find(w("trPr"))
            if properties is None or properties.find(w("del")) is None:
                yield child
        elif child.tag in WADAH or child.tag == w("sdtContent"):
            yield from _baris(child)


def _sel(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == w("tc"):
            yield child
        elif child.tag in WADAH or child.tag == w("sdtContent"):
            yield from _sel(child)


def _bilangan(properties: Any, name: str) -> int:
    text = nilai(properties, name)
    return int(text) if text.isdecimal() else 0


def _lompat(row: Any, name: str) -> int:
    return min(_bilangan(row.find(w("trPr")), name), 100)


def _gabung(cell: Any) -> str:
    properties = cell.find(w("tcPr"))
    found = properties.find(w("vMerge")) if properties is not None else None
    return "" if found is None else found.get(w("val")) or "continue"
