"""One table of a rekap onto its sheet: titles, headings, lines as they come, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.bentuk import KOMA, heading_height
from lkjip_xl.book.grid import Value
from lkjip_xl.book.halaman import TEPI
from lkjip_xl.book.rekap.isi import Isi, judul_kolom, kepala
from lkjip_xl.book.rekap.lembar import (
    BERWARNA,
    KATEGORI_INDIKATOR,
    KELENGKAPAN,
    LEVEL_WARNA,
    PETA,
    PETA_JARAK,
    RINGKASAN_REKAP,
    WARNA_LAMPU,
)
from lkjip_xl.book.schema import LEVEL_COLUMN, OUT_FIRST_COLUMN, OutColumn, OutputSheet
from lkjip_xl.book.tables.line import Line
from lkjip_xl.book.textfit import PIXELS_PER_UNIT, row_height, text_lines
from lkjip_xl.book.warna import KATEGORI
from lkjip_xl.book.writer import KERTAS
from lkjip_xl.engines.rekap.rupa import FOOTER, TAB_TABEL, Pena, Rupa, grup, sifat
from lkjip_xl.engines.rekap.susun_halaman import berhalaman

KE_RINGKASAN = "← Kembali ke Ringkasan"
_SEMPIT = 10
"""Columns of indicators narrower than this have their names upright."""
_TEGAK = 150.0
"""The height of such a heading in points."""
_HURUF_TEGAK, _BARIS_TEGAK = 8, 9.0
"""Its font size, and how wide a line of it is, in points."""
_BERSARING = ("kelengkapan", "indikator", "temuan_silang", "tidak_terbaca")
"""The sheets of one plain table, whose rows can be filtered."""
_NAMA_BEKU = ("kelengkapan", "peta")
"""The wide sheets on which names stay in sight."""


class CetakTabel:
    """Writes a sheet from the top to the bottom, as constant memory asks for."""

    def __init__(self, page: Worksheet, rupa: Rupa, sheet: OutputSheet, isi: Isi, kertas: str) -> None:
        self.page, self.rupa, self.sheet, self.isi, self.kertas = page, rupa, sheet, isi, kertas
        self.first, self.last = OUT_FIRST_COLUMN - 1, sheet.last_column - 1
        self._looks: dict[tuple[int, str, int, int | None], Pena] = {}
        self.sempit = sheet.key == PETA.key and min(column.width for column in sheet.columns[1:]) < _SEMPIT

    def cetak(self, lines: Iterable[Line]) -> None:
        """Write everything."""
        self._columns()
        titles, headings = self._titles(), self._headings()
        last = self._lines(lines, (titles + headings, headings))
        self._print_setup(last)

    def _columns(self) -> None:
        page = self.page
        page.set_tab_color(TAB_TABEL)
        page.hide_gridlines(2)
        page.set_column(LEVEL_COLUMN - 1, OUT_FIRST_COLUMN - 2, 4, None, {"hidden": True})
        for place, column in enumerate(self.sheet.columns, self.first):
            page.set_column(place, place, column.width)
        page.set_column(self.last + 2, self.last + 2, 26)

    def _titles(self) -> float:
        """The titles; their height in points."""
        width = sum(column.width for column in self.sheet.columns)
        used, titles = 0.0, kepala(self.sheet, self.isi)[:4]
        for row, cells in enumerate(titles[:3]):
            text, size = str(cells[self.first]), 12 if row == 1 else 10
            height = row_height(text_lines(text, width, size, bold=True), size) + 3
            self.page.set_row(row, height)
            self._merged(row, self.first, row, self.last, text, self.rupa.caption(font_size=size))
            if row == 0:
                self.page.write_url(row, self.last + 2, f"internal:'{RINGKASAN_REKAP.name}'!A1", self.rupa.link(),
                                    KE_RINGKASAN)
            used += height
        self.rupa.cell(self.page, 3, self.first, titles[3][self.first], italic=True)
        return used + row_height(1)

    def _merged(self, top: int, left: int, bottom: int, right: int, text: str, form: Any) -> None:
        if (top, left) == (bottom, right):
            self.page.write_string(top, left, text, form)
        else:
            self.page.merge_range(top, left, bottom, right, text, form)

    # Headings

    def _headings(self) -> float:
        """The headings; their height in points, which every page repeats."""
        sheet, top, used = self.sheet, self.sheet.header_row - 1, 0.0
        labels = [self._fitting(label) for label in judul_kolom(sheet, self.isi)]
        for level in range(sheet.depth):
            height = _TEGAK if self.sempit else heading_height(sheet.columns, labels, level)
            self.page.set_row(top + level, height)
            self._heading_row(top + level, level, labels)
            used += height
        if sheet.numbered:
            for place in range(len(labels)):
                self.page.write_number(sheet.first_row - 2, self.first + place, place + 1,
                                       self.rupa.heading(italic=True, bold=False, font_size=8))
            used += row_height(1)
        return used

    def _fitting(self, label: tuple[str, ...]) -> tuple[str, ...]:
        """A heading; an upright one without the last words where there is no room for them."""
        words, width = label[0].split(), self.sheet.columns[-1].width
        if not self.sempit:
            return label
        shorter = (" ".join([*words[:count], "…"]) for count in range(len(words) - 1, 0, -1))
        room, lines = (_TEGAK - 8) / 0.75 / PIXELS_PER_UNIT, int(width * PIXELS_PER_UNIT * 0.75 / _BARIS_TEGAK)
        fits = (text for text in (label[0], *shorter) if text_lines(text, room, _HURUF_TEGAK, True) <= lines)
        return (next(fits, label[0]),)

    def _heading_row(self, row: int, level: int, labels: Sequence[tuple[str, ...]]) -> None:
        place = 0
        for path, run in groupby(labels, lambda label: label[:level + 1]):
            count, look = len(list(run)), self.rupa.heading(**self._heading_look(self.sheet.columns[place]))
            column = self.first + place
            if level == 0 and len(labels[place]) > 1:
                self._merged(row, column, row, column + count - 1, path[0], self.rupa.heading())
                place += count
                continue
            for offset in range(count):
                self._heading(row, column + offset, level, labels[place + offset], look)
            place += count

    def _heading(self, row: int, column: int, level: int, label: tuple[str, ...], look: CellFormat) -> None:
        """One heading cell; one of a single text goes over all heading rows."""
        if level < len(label):
            self.page.write_string(row, column, label[level], look)
        else:
            self.page.write_blank(row, column, None, look)
        if level == 0 and self.sheet.depth > len(label):
            # In constant memory `merge_range` could not come back to the first row, so the merge is noted alone.
            self.page.merge.append([row, column, row + self.sheet.depth - 1, column])

    def _heading_look(self, column: OutColumn) -> dict[str, Any]:
        """Names of indicators stand upright in narrow columns; names of kategori wear their colours."""
        if self.sheet.key == PETA.key and column.key.startswith("i") and column.key != "instansi":
            return {"rotation": 90, "font_size": _HURUF_TEGAK, "valign": "bottom"} if self.sempit else {"font_size": 9}
        if self.sheet.key == KATEGORI_INDIKATOR.key and column.key.startswith("warna_"):
            return {"bg_color": KATEGORI[int(column.key[-1]) - 1]}
        return {}

    # Lines

    def _lines(self, lines: Iterable[Line], heads: tuple[float, float]) -> int:
        """Write the lines; the last row, counted from 1."""
        sheet, row, breaks = self.sheet, self.sheet.first_row - 1, []
        for line, height, new in berhalaman(sheet, lines, self.kertas, heads):
            if new:
                breaks.append(row)
            self.page.set_row(row, height)
            self._line(row, line)
            row += 1
        self.page.set_h_pagebreaks(breaks)
        return row

    def _line(self, row: int, line: Line) -> None:
        if line.level == "grup":
            self._banner(row, line)
        elif line.level in ("catatan", LEVEL_WARNA):
            self._note(row, line)
        else:
            self._cells(row, line)

    def _banner(self, row: int, line: Line) -> None:
        for place in range(self.first, self.last + 1):
            value = line.cells[0] if place == self.first else None
            self.rupa.cell(self.page, row, place, value, **grup(place == self.first, place == self.last))

    def _note(self, row: int, line: Line) -> None:
        """A note runs on to the right; what a colour means stands beside a cell of that colour."""
        if line.level == "catatan":
            self.rupa.cell(self.page, row, self.first, line.cells[0], italic=True)
            return
        self.rupa.cell(self.page, row, self.first, None, border=1, bg_color=KATEGORI[line.warna - 1])
        self.rupa.cell(self.page, row, self.first + 1, line.cells[1], align="left", indent=1)

    def _cells(self, row: int, line: Line) -> None:
        cells = (*line.cells, *[None] * (len(self.sheet.columns) - len(line.cells)))
        for place, column in enumerate(self.sheet.columns):
            key = (place, line.level, self._colour(place, column, line), line.desimal)
            if key not in self._looks:
                self._looks[key] = self._look(*key)
            self._looks[key].write(self.page, row, self.first + place, cells[place])

    def _look(self, place: int, level: str, colour: int, desimal: int | None) -> Pena:
        look = sifat(self.sheet.columns[place], level, colour, desimal)
        if self.sheet.key == PETA.key and place > 1:
            narrow = {"num_format": f"{KOMA}0.0", "font_size": 9} if self.sempit else {}
            look |= {"align": "center", "text_wrap": False, **narrow}
        return self.rupa.pen(**look)

    def _colour(self, place: int, column: OutColumn, line: Line) -> int:
        """The colour of a cell: of its kategori, of its part of the workbook, or its own in the map."""
        if column.key in BERWARNA:
            return line.warna
        if self.sheet.key == KELENGKAPAN.key and column.format == "persen" and line.level == "isi":
            return warna_bagian(line.cells[place])
        if self.sheet.key == PETA.key and place > 1:
            room = len(self.sheet.columns) + PETA_JARAK
            colour = line.cells[room + place - 2:room + place - 1]
            return int(str(colour[0] or 0)) if colour else 0
        return 0

    # Print

    def _print_setup(self, last: int) -> None:
        page, sheet = self.page, self.sheet
        page.set_landscape()
        page.set_paper(KERTAS.get(self.kertas, KERTAS["F4"]))
        page.fit_to_pages(1, 0)
        page.set_margins(**TEPI)
        page.center_horizontally()
        page.set_footer(FOOTER, {"scale_with_doc": False})
        page.repeat_rows(sheet.header_row - 1, sheet.first_row - 2)
        page.print_area(0, self.first, last - 1, self.last)
        page.freeze_panes(sheet.first_row - 1, self.first + 2 if sheet.key in _NAMA_BEKU else 0)
        if sheet.key in _BERSARING and last > sheet.first_row:
            page.autofilter(sheet.first_row - 2, self.first, last - 1, self.last)


def warna_bagian(value: Value) -> int:
    """The colour of a part of a workbook by its percentage: complete, begun, empty; 0 for what is no figure."""
    if not isinstance(value, (int, float)):
        return 0
    return WARNA_LAMPU["siap" if value == 100 else "belum lengkap" if value > 0 else "kosong"]
