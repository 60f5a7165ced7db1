"""The sheets of a rekap in its workbook: what stands still, and how the lines look that Python writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from xlsxwriter import Workbook

from lkjip_xl.book.bentuk import NUMBER_FORMATS
from lkjip_xl.book.grid import column_letter, column_number
from lkjip_xl.book.rekap.lembar import (
    BERWARNA,
    KATEGORI_INDIKATOR,
    KELENGKAPAN,
    LEMBAR_REKAP,
    LEVEL_WARNA,
    PETA,
    PETA_JARAK,
    WARNA_LAMPU,
)
from lkjip_xl.book.schema import LEVEL_COLUMN, MAKS_BARIS_HASIL, OUT_FIRST_COLUMN, OutColumn, OutputSheet
from lkjip_xl.book.warna import KATEGORI, LINE, NAVY, SOFT
from lkjip_xl.template.look import Look
from lkjip_xl.template.outputs import OutputBuilder, Rule

_BOX = {"left": 1, "right": 1, "top": 1, "bottom": 1}
_TEBAL = ("program", "total")
_WARNA = range(1, len(KATEGORI) + 1)
_KATEGORI = "Sangat Berhasil / Sangat Baik"
"""The headings of kategori are as high as this takes."""
_KECIL, _LEBAR_PETA = 8, 6.5
"""The font size of the map, and the width of its columns: 100,00 fits."""
_TEGAK = 150
"""How high the headings of the map are in points: its names of indicators stand upright."""


def add_sheets(workbook: Workbook, look: Look) -> None:
    """Add the sheets after Ringkasan."""
    for sheet in LEMBAR_REKAP:
        _Builder(workbook.add_worksheet(sheet.name), look, _running_on(sheet)).build()


def _running_on(sheet: OutputSheet) -> OutputSheet:
    """The sheet with a first column from which group rows and notes run on to the right, as no cell breaks them."""
    first, *others = sheet.columns
    return replace(sheet, columns=(replace(first, format="nomor"), *others))


def shorten_print_areas(workbook: Workbook) -> None:
    """Print as many rows as are formatted: LibreOffice lays out whole columns, which makes opening twice as long."""
    for sheet in LEMBAR_REKAP:
        workbook.get_worksheet_by_name(sheet.name).print_area(
            0, OUT_FIRST_COLUMN - 1, sheet.first_row + MAKS_BARIS_HASIL - 1, sheet.last_column - 1)


class _Builder(OutputBuilder):
    coloured = BERWARNA

    def words(self) -> Mapping[str, str]:
        return {**{column.key: "" for column in PETA.columns}, **{f"warna_{place}": _KATEGORI for place in _WARNA}}

    def build(self) -> None:
        super().build()
        if self.sheet.key == PETA.key:
            self._map()
        if self.sheet.key == KATEGORI_INDIKATOR.key:
            self._levels()

    def colours(self, column: OutColumn, letter: str, row: int) -> Iterator[Rule]:
        if column.key in self.coloured:
            yield from _coloured("$B{row}={number}", row)
        elif column is self.sheet.columns[1]:
            yield from ((f'AND($A{row}="{LEVEL_WARNA}",$B{row}={number})', {**_BOX, "bg_color": fill})
                        for number, fill in enumerate(KATEGORI, 1))
        elif self.sheet.key == KELENGKAPAN.key and column.format == "persen":
            yield from _parts(letter, row)
        elif self.sheet.key == PETA.key and column.format == "persen":
            yield f'{letter}${PETA.header_row}=""', {"num_format": ";;;"}
            yield from _coloured(f"{_behind(letter)}{row}={{number}}", row)

    def _map(self) -> None:
        """Upright headings where there is an indicator, and the hidden colours behind the table."""
        page, look, top, first = self.page, self.look, PETA.header_row - 1, OUT_FIRST_COLUMN + 1
        page.set_row(top, _TEGAK)
        figure = look.format(num_format=NUMBER_FORMATS["persen"], align="right", font_size=_KECIL)
        page.set_column(first, PETA.last_column - 1, _LEBAR_PETA, figure)
        plain = look.format(bold=True, align="center", valign="vcenter", text_wrap=True, font_color=NAVY, rotation=90,
                            font_size=_KECIL)
        for place in range(first, PETA.last_column):
            page.write_blank(top, place, None, plain)
        page.conditional_format(top, first, top, PETA.last_column - 1, {
            "type": "formula", "criteria": f'={column_letter(first + 1)}{top + 1}<>""',
            "format": look.bare(bg_color=SOFT, border=1, border_color=LINE)})
        behind = PETA.last_column + PETA_JARAK
        page.set_column(behind, behind + len(PETA.columns) - 3, 4, None, {"hidden": True})

    def _levels(self) -> None:
        """The headings of kategori wear their colours."""
        places = {column.key: place for place, column in enumerate(self.sheet.columns, OUT_FIRST_COLUMN - 1)}
        for number, fill in zip(_WARNA, KATEGORI, strict=True):
            self.page.write_string(self.sheet.header_row, places[f"warna_{number}"], "",
                                   self.look.heading(bg_color=fill))


def _coloured(test: str, row: int) -> Iterator[Rule]:
    """The colours of kategori where the test holds of their number, bold on the rows that sum up others."""
    for number, fill in enumerate(KATEGORI, 1):
        for bold, levels in ((False, ("isi", "lanjut")), (True, _TEBAL)):
            level = ",".join(f'${column_letter(LEVEL_COLUMN)}{row}="{one}"' for one in levels)
            yield (f"AND({test.format(row=row, number=number)},OR({level}))",
                   {**_BOX, "bg_color": fill, **({"bold": True} if bold else {})})


def _parts(letter: str, row: int) -> Iterator[Rule]:
    """A part of a workbook wears the colour of the light that it would have alone."""
    cell = f"{letter}{row}"
    for light, test in (("siap", f"{cell}=100"), ("kosong", f"AND(ISNUMBER({cell}),{cell}=0)"),
                        ("belum lengkap", f"ISNUMBER({cell})")):
        yield (f'AND($A{row}="isi",{test})', {**_BOX, "bg_color": KATEGORI[WARNA_LAMPU[light] - 1]})


def _behind(letter: str) -> str:
    """The column with the colour of a column of the map."""
    return column_letter(column_number(letter) + len(PETA.columns) - 2 + PETA_JARAK)
