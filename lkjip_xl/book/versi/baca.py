"""Reading a workbook of an earlier version, cell by cell as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from lkjip_xl.book.grid import BARIS_TERBACA, Block, Grid, Value, cell_name, column_letter, is_blank
from lkjip_xl.book.reader import Isian, TableData, normal, read_isian
from lkjip_xl.book.schema import LEVEL_COLUMN, InputSheet, Table
from lkjip_xl.book.versi.isi import Alasan, Baris, Isi, Jawaban, Sel, Sisa, Tabel
from lkjip_xl.book.versi.potret import Lembaran, Potret

BARIS_KELOMPOK = 3
"""Above the headings of a table stand at most a group, help, and the year of each column."""
DI_LUAR = "di luar tabel dan formulir versi lama"
RUMUS = "rumus; yang dibawa nilainya"
KOMENTAR = "catatan sel (komentar)"
NAMA = "nama sel buatan sendiri"
_TANDA_TANGAN, _BELUM_DIISI = "ttd", "...."
"""How the line to sign on is marked, and what stands there until somebody types a name."""
DI_HASIL = "di samping tabel hasil"


class Sumber(Grid, Protocol):
    """A workbook with what it holds besides values."""

    @property
    def names(self) -> Mapping[str, str]:
        """The defined names, each with what it stands for."""

    @property
    def modules(self) -> Sequence[str]:
        """The macro modules by name."""

    @property
    def chart_sheets(self) -> Sequence[str]:
        """The sheets that have no cells."""

    def formulas(self, sheet: str) -> Mapping[str, str]:
        """The formulas of a sheet by cell."""

    def comments(self, sheet: str) -> Mapping[str, str]:
        """The comments of a sheet by cell."""

    def pictures(self, sheet: str) -> Sequence[str]:
        """A word for each picture and chart of a sheet."""


def baca(lama: Sumber, potret: Potret) -> Isi:
    """What people have put into the sheets of the template; sheets of their own are not in it (`lembar_sendiri`)."""
    isian = read_isian(lama, potret.isian, potret.lembar)
    pages = [_Page(lama, sheet, isian, potret) for sheet in potret.isian if _name(sheet, isian) in lama.sheets]
    return Isi(
        potret.versi,
        {key: cells for page in pages for key, cells in page.forms.items()},
        {key: table for page in pages for key, table in page.tables.items()},
        tuple(_reasons(lama, potret.periksa)),
        tuple(_answers(lama, potret.reviu)),
        (*(left for page in pages for left in page.left()), *_beside_results(lama, potret), *_own_names(lama, potret)),
        (*(sentence for page in pages for sentence in page.notes()), *_left_behind(lama, potret)),
    )


def _left_behind(lama: Sumber, potret: Potret) -> Iterator[str]:
    """What can be named but not taken over."""
    for sheet in lama.chart_sheets:
        yield f"Lembar grafik {sheet} tidak dapat dibawa; buat lagi bila masih diperlukan."
    if own := [name for name in lama.modules if name not in potret.modul]:
        yield f"Makro buatan sendiri tidak dapat dibawa: {', '.join(own)}."
    for sheet in potret.lebar_hasil:
        if sheet in lama.sheets:
            yield from _drawn(lama, sheet)


def _drawn(lama: Sumber, sheet: str) -> Iterator[str]:
    for word in dict.fromkeys(lama.pictures(sheet)):
        yield f"{sheet}: {word} di lembar ini tidak dapat dibawa; salin sendiri bila masih diperlukan."


def lembar_sendiri(lama: Grid, potret: Potret) -> tuple[str, ...]:
    """The sheets that staff have added; one of the template under another name is none."""
    isian = read_isian(lama, potret.isian, potret.lembar)
    known = {normal(name) for name in potret.lembar} | {normal(_name(sheet, isian)) for sheet in potret.isian}
    return tuple(name for name in lama.sheets if normal(name) not in known)


def _name(sheet: InputSheet, isian: Isian) -> str:
    """The name under which an input sheet stands in the book."""
    found = [isian.tables[b.key].sheet for b in sheet.tables if b.key in isian.tables]
    found += [isian.forms[b.key].sheet for b in sheet.forms if b.key in isian.forms]
    return found[0] if found else sheet.name


class _Page:
    """One input sheet: its forms and tables, and what stands around them."""

    def __init__(self, lama: Sumber, sheet: InputSheet, isian: Isian, potret: Potret) -> None:
        self.lama, self.sheet, self.isian = lama, sheet, isian
        self.name = _name(sheet, isian)
        self.block: Block = isian.sheets[sheet.name]
        self.texts = {normal(text) for text in potret.tetap[sheet.name]}
        self.fixed = self.texts - _labels(sheet)
        self.above = {isian.tables[table.key].header_row - lines for table in sheet.tables if table.key in isian.tables
                      for lines in range(1, BARIS_KELOMPOK + 1)}
        """The rows that name what neighbouring columns have in common, often in the words of one of them."""
        self.formulas = {cell: text for cell, text in lama.formulas(self.name).items()
                         if _shape(text) not in {_shape(known) for known in potret.rumus[sheet.name]}}
        self.made = lama.formulas(self.name).keys() - self.formulas.keys()
        self.taken: set[str] = set()
        self.forms = {form.key: self._form(form.key) for form in sheet.forms if form.key in isian.forms}
        self.tables = {table.key: self._table(table) for table in sheet.tables if table.key in isian.tables}

    def _cell(self, row: int, column: int) -> Sel:
        self.taken.add(cell_name(row, column))
        return Sel(self.block.cell(row, column), self.name, cell_name(row, column))

    def _form(self, key: str) -> dict[str, Sel]:
        cells = self.isian.forms[key].cells
        self.taken |= {cell_name(row, column - 1) for row, column in cells.values()}
        return {field: self._cell(*place) for field, place in cells.items()}

    def _table(self, table: Table) -> Tabel:
        data = self.isian.tables[table.key]
        own = self._own_columns(data)
        headings = {self._key(column): self._cell(data.header_row, column) for column in own}
        self.taken |= {cell_name(data.header_row, column) for column in data.columns.values()}
        rows = tuple(
            Baris(row.baris - data.header_row,
                  {key: self._cell(row.baris, column) for key, column in data.columns.items()},
                  {self._key(column): self._cell(row.baris, column) for column in own
                   if not is_blank(self.block.cell(row.baris, column))})
            for row in data.rows)
        return Tabel(rows, headings)

    def _key(self, column: int) -> str:
        return f"{self.name}!{column_letter(column)}"

    def _own_columns(self, data: TableData) -> list[int]:
        """The columns that hold anything in the heading or in a used row, and are none of the template."""
        rows = (data.header_row, *(row.baris for row in data.rows))
        used = {column for row in rows for column, value in enumerate(self.block.rows[row - 1], 1)
                if not is_blank(value) and cell_name(row, column) not in self.made}
        return sorted(used - set(data.columns.values()))

    def left(self) -> Iterator[Sisa]:
        """What stands on the sheet outside of forms and tables, and what is no value."""
        for row, line in enumerate(self.block.rows, 1):
            for column, value in enumerate(line, 1):
                cell = cell_name(row, column)
                if not is_blank(value) and cell not in self.taken | self.made and not self._is_fixed(value, row):
                    yield Sisa(Sel(value, self.name, cell), DI_LUAR)
        for cell, text in self.formulas.items():
            yield Sisa(Sel(f"={text}", self.name, cell), RUMUS, isi=False)
        for cell, text in self.lama.comments(self.name).items():
            yield Sisa(Sel(text, self.name, cell), KOMENTAR, isi=False)

    def _is_fixed(self, value: Value, row: int) -> bool:
        return isinstance(value, str) and normal(value) in (self.texts if row in self.above else self.fixed)

    def notes(self) -> Iterator[str]:
        """What is to be said of the sheet as a whole."""
        if self.block.unread:
            yield (f"{self.name}: {self.block.unread} baris di bawah baris {BARIS_TERBACA} tidak terbaca dan tidak "
                   "dibawa.")
        yield from _drawn(self.lama, self.name)


def _labels(sheet: InputSheet) -> set[str]:
    """The labels of a sheet that are no titles: short words, which staff may well have typed elsewhere too."""
    labels = {normal(one.label) for block in sheet.blocks
              for one in (block.columns if isinstance(block, Table) else block.fields)}
    return labels - {normal(block.title) for block in sheet.blocks}


def _shape(formula: str) -> str:
    """A formula without the rows it names, which move when rows are inserted."""
    return re.sub(r"\s+|(?<=[A-Z$])\d+", "", formula)


def _lines(lama: Grid, sheet: Lembaran) -> Iterator[dict[str, Sel]]:
    """The lines of a sheet that Python fills and people complete, but for the empty place to sign."""
    if sheet.lembar not in lama.sheets:
        return
    block = lama.read(sheet.lembar)
    for row in range(sheet.baris_pertama, len(block.rows) + 1):
        signed = block.cell(row, LEVEL_COLUMN) == _TANDA_TANGAN
        cells = {key: Sel(block.cell(row, column), sheet.lembar, cell_name(row, column))
                 for key, column in sheet.kolom.items()}
        yield {key: replace(cell, nilai=None) if signed and _BELUM_DIISI in str(cell.nilai) else cell
               for key, cell in cells.items()}


def _reasons(lama: Grid, sheet: Lembaran) -> Iterator[Alasan]:
    for line in _lines(lama, sheet):
        if not is_blank(line["diterima"].nilai):
            kode, lembar, temuan, nilai = ("" if line[key].nilai is None else str(line[key].nilai)
                                           for key in ("kode", "lembar", "temuan", "nilai"))
            yield Alasan(kode, lembar, temuan, nilai, line["diterima"])


def _answers(lama: Grid, sheet: Lembaran) -> Iterator[Jawaban]:
    for line in _lines(lama, sheet):
        answer, note = (None if is_blank(line[key].nilai) else line[key] for key in ("pereviu", "catatan"))
        if answer or note:
            yield Jawaban(str(line["pernyataan"].nilai or ""), answer, note)


def _beside_results(lama: Sumber, potret: Potret) -> Iterator[Sisa]:
    """What staff have put to the right of what Python writes; it would outlive every computing."""
    for sheet, width in potret.lebar_hasil.items():
        if sheet in lama.sheets:
            for row, line in enumerate(lama.read(sheet).rows, 1):
                for column, value in enumerate(line[width:], width + 1):
                    if not is_blank(value):
                        yield Sisa(Sel(value, sheet, cell_name(row, column)), DI_HASIL)
            for cell, text in lama.comments(sheet).items():
                yield Sisa(Sel(text, sheet, cell), KOMENTAR, isi=False)


def _own_names(lama: Sumber, potret: Potret) -> Iterator[Sisa]:
    for name, meaning in lama.names.items():
        if name not in potret.nama:
            yield Sisa(Sel(f"={meaning}", "", name), NAMA, isi=False)
