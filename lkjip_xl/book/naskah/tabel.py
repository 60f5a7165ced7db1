"""Tables of a document: their lines, their cells as the office prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.book.bentuk import decimals
from lkjip_xl.book.grid import Value
from lkjip_xl.book.naskah.blok import BERWARNA, RENTANG, Baris, Tabel
from lkjip_xl.book.schema import KOSONG, Format, OutColumn, OutputSheet, output_sheet
from lkjip_xl.book.tables import MAKERS
from lkjip_xl.book.tables.kinerja import skala_notes
from lkjip_xl.book.tables.line import Line, Lines, warna
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.angka import from_number, tulis_rupiah
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.skala import Tingkat

SKALA = OutputSheet(
    "skala", "", 25, "Skala Nilai Capaian Kinerja",
    (OutColumn("no", ("No",), 6, "nomor"), OutColumn("rentang", ("Skala Nilai Capaian Kinerja",), 34, "tengah"),
     OutColumn("sebutan", ("Predikat/Kategori",), 34, "tengah"), OutColumn("kategori", ("Kode Warna",), 20, "tengah")),
    numbered=False,
)
KATEGORI_EFISIENSI = OutputSheet(
    "kategori_efisiensi", "", 67, "Kategori Capaian Efisiensi",
    (OutColumn("no", ("No",), 6, "nomor"), OutColumn("rentang", ("Nilai Efisiensi",), 22, "tengah"),
     OutColumn("keterangan", ("Keterangan",), 36, "tengah"),
     OutColumn("tingkat", ("Tingkat Efisiensi",), 30, "tengah")),
    numbered=False,
)
"""The two tables of the settings; the workbook shows them in other tables."""

BELUM_TERISI = re.compile(
    r"\bbelum (diisi|dirinci)\b|\bbelum ada [\w/ ]+ yang (dapat dihitung|dinilai|diukur|dikaitkan)\b|"
    r"\bbelum ada anggaran\b", re.IGNORECASE)
"""What a cell or a sentence says to staff about an input that is blank; the workbook shows it, a report does not."""
BLANK = (None, "", KOSONG)
"""What a cell holds in which nothing stands."""
_TANDA = {">": "Lebih dari", "=": "Sama dengan", "<": "Kurang dari"}


def _skala(hasil: Hasil, sheet: OutputSheet) -> Lines:
    skala = hasil.laporan.pengaturan.skala
    lines = [Line("isi", (number, level.rentang, level.kategori, None), warna=warna(level))
             for number, level in enumerate(skala.tingkat, 1)]
    return [*lines, *skala_notes(skala, sheet)]


def _kategori_efisiensi(hasil: Hasil, _: OutputSheet) -> Lines:
    def words_of(level: Tingkat) -> str:
        sign, rest = level.rentang[:1], level.rentang[1:].strip()
        return f"{_TANDA[sign]} {rest}" if sign in _TANDA else level.rentang

    return [Line("isi", (number, level.rentang, words_of(level), level.kategori), warna=warna(level))
            for number, level in enumerate(hasil.efisiensi[0].metode.skala.tingkat, 1)]


def lembar(key: str) -> OutputSheet:
    """The table of that key: a sheet of the workbook, or one of the two tables of the settings."""
    return {"skala": SKALA, "kategori_efisiensi": KATEGORI_EFISIENSI}.get(key) or output_sheet(key)


def tidy(tabel: Tabel, *, tanpa_nol: bool = False) -> Tabel:
    """The table without the columns in which nothing stands from top to bottom.

    ``tanpa_nol``: without those counts either that are nought in every row, such as a kind of staff that the office
    has none of; a table of noughts alone stays whole.
    """
    lines = [line for line in tabel.baris if line.level not in RENTANG]
    nought = _nought(tabel, lines) if tanpa_nol else frozenset()
    kept = [index for index, column in enumerate(tabel.kolom) if index not in nought and (
        _coloured(column, lines) or any(line.sel[index] not in BLANK for line in lines))]
    return replace(
        tabel, kolom=tuple(tabel.kolom[index] for index in kept),
        judul_kolom=tuple(tabel.judul_kolom[index] for index in kept),
        baris=tuple(line if line.level in RENTANG else replace(line, sel=tuple(line.sel[index] for index in kept))
                    for line in tabel.baris))


def _nought(tabel: Tabel, lines: Sequence[Baris]) -> frozenset[int]:
    """The columns of counts without a single one; none where that is all of them."""
    counts = [index for index, column in enumerate(tabel.kolom) if column.format == "bulat"]
    found = frozenset(index for index in counts if all(line.sel[index] in (*BLANK, "0") for line in lines))
    return found if len(found) < len(counts) else frozenset()


def _coloured(column: OutColumn, lines: Iterable[Baris]) -> bool:
    """Whether a column shows the colour of a kategori."""
    return column.key in BERWARNA and any(line.warna for line in lines)


def tersusun(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The lines of a table, its notes and group rows in one piece; a page wraps them by itself."""
    maker = {"skala": _skala, "kategori_efisiensi": _kategori_efisiensi}.get(sheet.key) or MAKERS[sheet.key]
    return maker(hasil, _unwrapped(sheet))


def baris(sheet: OutputSheet, line: Line, notation: Notation) -> Baris:
    """A line of a table with its cells as printed."""
    if line.level in RENTANG:
        return Baris(line.level, (text(line.cells[0]),))
    cells = [*line.cells, *[None] * (len(sheet.columns) - len(line.cells))]
    merges = line.level in ("lanjut", "kegiatan")
    return Baris(line.level, tuple(
        None if value is None and column.merged and merges else
        tercetak(value, column.format, notation, line.desimal)
        for value, column in zip(cells, sheet.columns, strict=True)), line.warna)


def tercetak(value: Value, shown: Format, notation: Notation, desimal: int | None = None) -> str:
    """A cell of a table as the office prints it; ``desimal`` is with how many decimals its row was entered.

    As on the sheets, "-" stands for nothing in cells of texts alone.
    """
    if isinstance(value, str):
        nothing = value == KOSONG or BELUM_TERISI.search(value)
        return value if not nothing else KOSONG if shown == "teks" else ""
    if value is None:
        return ""
    number = from_number(value) if isinstance(value, (int, float)) else None
    if not isinstance(number, Decimal):
        return str(value)
    digits = decimals(value, shown, notation.digits, desimal) if isinstance(value, (int, float)) else None
    if digits is not None:
        return notation.with_digits(digits).rounded(number)
    if shown in ("rupiah", "bulat"):
        return tulis_rupiah(number)
    return notation.write(number)


def text(value: Value) -> str:
    """A cell that runs across the table; empty where it is blank."""
    return "" if value is None else str(value)


def _unwrapped(sheet: OutputSheet) -> OutputSheet:
    """The sheet so wide that none of its notes is broken into lines."""
    return replace(sheet, columns=tuple(replace(column, width=column.width * 1000) for column in sheet.columns))


def sekelompok(lines: Sequence[Line], name: str) -> Lines:
    """The lines under the group row of that name, with or without a number before it; none where there is no such."""
    starts = [i for i, line in enumerate(lines) if line.level == "grup"]
    for start, end in pairwise((*starts, len(lines))):
        if text(lines[start].cells[0]).rpartition("  ")[2] == name:
            return [line for line in lines[start + 1:end] if line.level != "catatan"]
    return []
