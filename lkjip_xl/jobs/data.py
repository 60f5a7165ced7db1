"""What the imports share: a data file as it was read, what is wrong in it, its texts, and the cells to be written."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.book.grid import CannotRun, Grid, Value, storable
from lkjip_xl.book.reader import Isian, TableData, normal
from lkjip_xl.book.schema import InputSheet
from lkjip_xl.domain.temuan import Tingkat

PEMISAH = (";", ",", "\t")
"""What may stand between the columns of a CSV file; the one under which most headings are known is taken."""
_JUDUL_TERPANJANG = 10_000
"""As much of a line is looked at to find what separates the columns."""
SALAH_DISEBUT = 20
"""How many defects are told in full; the rest are counted by kind."""


@dataclass(frozen=True)
class Salah:
    """What is wrong in a row of the data (0: in the file as a whole), what was expected, and what to do.

    ``kolom`` is the heading of the cell in the data. Only a galat keeps its cell out of the workbook.
    """

    baris: int
    nilai: str
    masalah: str
    seharusnya: str
    tindakan: str
    kolom: str = ""
    tingkat: Tingkat = "galat"


class Persen(float):
    """A number that its cell shows as a percentage: 90 where 0,9 stands behind a shown 90 %."""

    __slots__ = ()


@dataclass(frozen=True)
class Lembaran:
    """A sheet of a data file: the name of the file, its rows from the first on, and why it cannot be read.

    The rows may be read only once; blank cells are empty texts.
    """

    nama: str
    isi: Iterable[Sequence[Value]] = ()
    salah: tuple[Salah, ...] = ()


def ringkas(salah: Iterable[Salah]) -> tuple[tuple[Salah, ...], tuple[tuple[str, int], ...]]:
    """The first defects in the order of the rows, and of all others the number by kind."""
    ordered = sorted(salah, key=lambda found: found.baris)
    rest = Counter(found.masalah for found in ordered[SALAH_DISEBUT:])
    return tuple(ordered[:SALAH_DISEBUT]), tuple(rest.items())


def decode(data: bytes) -> str | None:
    """The text of a file in UTF-8, UTF-16 or the code page of Windows; None where it is none of them."""
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def delimiter(lines: Sequence[str], known: Container[str]) -> str:
    """What separates the columns: the mark under which a line has most of the known headings."""
    heads = [line[:_JUDUL_TERPANJANG] for line in lines]
    return max(PEMISAH, key=lambda mark: max((sum(normal(cell) in known for cell in line)
                                              for line in csv.reader(heads, delimiter=mark)), default=0))


def read_csv(text: str, mark: str) -> tuple[list[list[str]], tuple[Salah, ...]]:
    """The rows of a CSV text, or where its quotes are broken."""
    lines: list[list[str]] = []
    try:
        lines.extend(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        return [], (Salah(len(lines) + 1, "", "Baris ini rusak: tanda kutipnya tidak berpasangan.",
                          "setiap tanda kutip pembuka punya penutup",
                          "Betulkan tanda kutipnya; tanda kutip di dalam isi ditulis dua kali."),)
    return lines, ()


def unreadable_text() -> Salah:
    """The defect of a file whose bytes are no text."""
    return Salah(0, "", "Tulisan di dalam berkas data tidak dapat dibaca.", "CSV atau JSON bersandi UTF-8",
                 "Simpan ulang berkasnya, misalnya di Excel sebagai CSV UTF-8.")


def clean(text: str) -> str:
    """A text as a cell will hold it and the reader will give it back."""
    return str(storable(unicodedata.normalize("NFC", text).replace("\u00a0", " ").strip()) or "")


def shorten(value: object) -> str:
    """A value on one line, cut where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= 80 else f"{text[:77]}..."


def require_table(isian: Isian, sheet: InputSheet, needed: Sequence[str] = ()) -> TableData:
    """The first table of a sheet with those columns, or with all; raises `CannotRun` where one is missing."""
    spec = sheet.tables[0]
    wanted = needed or tuple(spec.by_key)
    table = isian.tables.get(spec.key)
    missing = wanted if table is None else [key for key in wanted if key not in table.columns]
    if table is None or missing:
        lost = "" if table is None else " lengkap: kurang kolom " + ", ".join(spec.by_key[key].label for key in missing)
        raise CannotRun(f"Tabel {spec.title} di lembar {sheet.name} tidak ada{lost}. Kembalikan judul "
                        "kolomnya, atau kembalikan cadangan dengan: lkjip pulihkan")
    return table


def used_rows(isian: Isian, sheet: InputSheet, table: TableData) -> int:
    """How many rows under the headings lie above the last one with anything in it, those that cannot be read too."""
    block = isian.sheets[sheet.name]
    return max((row - table.header_row for row in range(table.header_row + 1, len(block.rows) + 1)
                if any(block.cell(row, column) is not None for column in table.columns.values())), default=0)


def write_cells(book: Grid, sheet: str, cells: Mapping[tuple[int, int], Value]) -> None:
    """Write single cells, those side by side in a row as one block; no other cell is touched."""
    for (row, column), values in _runs(cells).items():
        book.write(sheet, row, column, [values])


def _runs(cells: Mapping[tuple[int, int], Value]) -> dict[tuple[int, int], list[Value]]:
    runs: dict[tuple[int, int], list[Value]] = {}
    start = (0, 0)
    for row, column in sorted(cells):
        if start not in runs or (row, column) != (start[0], start[1] + len(runs[start])):
            start = (row, column)
            runs[start] = []
        runs[start].append(cells[row, column])
    return runs
