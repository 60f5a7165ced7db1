"""Columns and rows of a table by what stands in them: figures or words, totals, blanks."""

from __future__ import annotations

import re
from functools import cached_property

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.dokumen import Tabel

BAGIAN_ANGKA = 0.6
"""From this share of cells with figures on a column is one of figures."""
_ANGKA = re.compile(r"(?:rp\.?\s*)?[-–(]?\s*\d[\d.,\s]*\)?\s*(?:[,.]-)?(?:%|[^\W\d][^\d]{0,25})?|"
                    r"[-–—](?:\s*[^\W\d]+)?", re.IGNORECASE)
_NOMOR = re.compile(r"no(?:mor)?(?: urut)?")
_SATUAN = re.compile(r"\bsatuan\b|\bvolume\b")
_JUMLAH = re.compile(r"(?:sub ?)?(?:jumlah|total|grand total|rata rata|rerata|jml|keseluruhan)\b")


@record(frozen=True)
class Kolom:
    """A table seen by its columns; rows are those under the head."""

    tabel: Tabel

    @cached_property
    def lebar(self) -> range:
        """The columns."""
        return range(len(self.tabel.sel[0]) if self.tabel.sel else 0)

    def asli(self, row: int, column: int) -> bool:
        """Whether a cell begins in this place and is not part of one that is merged over it."""
        return self.tabel.sel[row][column].asli == (row, column)

    def kosong(self, row: int, column: int) -> bool:
        """Whether a cell of its own says nothing at all; a dash says that there is nothing."""
        return self.asli(row, column) and not self.tabel.sel[row][column].rata

    def berisi(self, row: int, column: int) -> bool:
        """Whether a cell of its own, or the one merged over this place, says something."""
        return bool(self.tabel.sel[row][column].rata)

    def kepala(self, column: int) -> str:
        """The headings of a column in one line."""
        return " ".join(self.tabel.judul(column))

    @cached_property
    def nomor(self) -> frozenset[int]:
        """The columns that number the rows."""
        return frozenset(column for column in self.lebar
                         if any(_NOMOR.fullmatch(serupa(text)) for text in self.tabel.judul(column)))

    @cached_property
    def angka(self) -> tuple[int, ...]:
        """The columns of figures, without the one that numbers the rows."""
        return tuple(column for column in self.lebar if column not in self.nomor and self._berangka(column))

    def _berangka(self, column: int) -> bool:
        texts = [self.tabel.sel[row][column].rata for row in self.tabel.isi
                 if self.asli(row, column) and self.berisi(row, column)]
        figures = [text for text in texts if _ANGKA.fullmatch(text)]
        return len(figures) >= BAGIAN_ANGKA * len(texts) and any(map(_digit, figures))

    @cached_property
    def jumlah(self) -> frozenset[int]:
        """The rows that total or average the others."""
        return frozenset(row for row in self.tabel.isi
                         if any(_JUMLAH.match(serupa(cell.rata)) for cell in self.tabel.sel[row][:3]))

    @cached_property
    def uraian(self) -> int:
        """The column of words nearest before the figures, which says what the figures of a row are of; -1 for none."""
        first = self.angka[0] if self.angka else len(self.lebar)
        return next((column for column in range(first - 1, -1, -1) if column not in self.nomor), -1)

    @cached_property
    def berangka(self) -> tuple[int, ...]:
        """The rows with a figure, totals left out."""
        return tuple(row for row in self.tabel.isi if row not in self.jumlah
                     and any(self.berisi(row, column) for column in self.angka))

    @cached_property
    def dijumlah(self) -> tuple[int, ...]:
        """The columns whose cells are all figures or dashes."""
        rows = [row for row in self.tabel.isi if row not in self.jumlah]
        return tuple(column for column in self.lebar if column not in self.nomor and rows and all(
            self.berisi(row, column) and _ANGKA.fullmatch(self.tabel.sel[row][column].rata) for row in rows))

    def nama(self, row: int) -> str:
        """What a row is about: the last text before its figures that is more than a unit."""
        before = range((self.uraian if self.uraian >= 0 else len(self.lebar) - 1) + 1)
        words = [self.tabel.sel[row][column].rata for column in before if column not in self.nomor
                 and not _SATUAN.search(serupa(self.kepala(column)))]
        return next((text for text in reversed(words) if text), next((cell.rata for cell in self.tabel.sel[row]
                                                                      if cell.rata), ""))


def _digit(text: str) -> bool:
    return any(map(str.isdigit, text))
