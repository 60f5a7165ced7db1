"""The look of a printed rekap: the house's colours, number formats and lines as cell formats, each made once."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.bentuk import ALIGN, KOMA, NUMBER_FORMATS, TANPA_LIPAT, places, two_sided
from lkjip_xl.book.grid import Value, storable
from lkjip_xl.book.schema import KOSONG, OutColumn
from lkjip_xl.book.warna import BERAT, GREY, GROUP, KATEGORI, LINE, NAVY, SOFT
from lkjip_xl.domain.nilai.record import record

FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
ROW_PIXELS = 17
"""The height of a row of one line of the base font."""
FOOTER = "&L&8&A&R&8Halaman &P dari &N"
TAB_RINGKASAN, TAB_TABEL = "#1F7A4D", "#2F6DB5"
BOX = {"border": 1, "border_color": LINE}
_RUMUS = ("=", "+", "-", "@")
"""How such a text begins that Excel may take for a formula."""


class Rupa:
    """The formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], CellFormat] = {}

    def format(self, **properties: Any) -> CellFormat:
        """The cell format with those properties over the base font."""
        key = tuple(sorted({**FONT, **properties}.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(dict(key))
        return self._made[key]

    def caption(self, **more: Any) -> CellFormat:
        """A centred caption above a table."""
        return self.format(**{"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, **more})

    def heading(self, **more: Any) -> CellFormat:
        """A column heading."""
        return self.format(**{"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": SOFT,
                              "font_color": NAVY, **BOX, **more})

    def link(self, **more: Any) -> CellFormat:
        """A link to another sheet."""
        return self.format(font_color="#1155CC", underline=1, **more)

    def hint(self, **more: Any) -> CellFormat:
        """Small grey words beside what is printed."""
        return self.format(font_size=9, italic=True, font_color=GREY, **more)

    def pen(self, **properties: Any) -> Pena:
        """What writes cells of one look."""
        return Pena(self.format(**properties), self.format(**properties, quote_prefix=True))

    def cell(self, page: Worksheet, row: int, column: int, value: Value, /, **properties: Any) -> None:
        """Write a value with that look; row and column counted from 0."""
        self.pen(**properties).write(page, row, column, value)


@record(frozen=True)
class Pena:
    """Writes values of one look as what they are: a text never as a formula or a link."""

    form: CellFormat
    quoted: CellFormat
    """The same for texts that Excel would else take for a formula when somebody edits or exports them."""

    def write(self, page: Worksheet, row: int, column: int, value: Value) -> None:
        """Write one cell; row and column counted from 0."""
        shown = storable(value)
        if isinstance(shown, str):
            page.write_string(row, column, shown,
                              self.quoted if shown.startswith(_RUMUS) and shown != KOSONG else self.form)
        elif isinstance(shown, (int, float)) and not isinstance(shown, bool):
            page.write_number(row, column, shown, self.form)
        else:
            page.write_blank(row, column, None, self.form)


def sifat(column: OutColumn, level: str, warna: int, desimal: int | None) -> dict[str, Any]:
    """How a cell of a table is drawn by its column, the level of its row, its colour (0 for none) and its decimals."""
    weight = BERAT[level]
    found: dict[str, Any] = {**BOX, "align": ALIGN[column.format], "text_wrap": column.format not in TANPA_LIPAT}
    if column.format in NUMBER_FORMATS:
        found["num_format"] = NUMBER_FORMATS[column.format]
    if column.format == "ukuran" and desimal:
        found["num_format"] = two_sided(f"{KOMA}{places(desimal)}")
    if ALIGN[column.format] == "left":
        found["indent"] = 1
    if weight.tebal:
        found["bold"] = True
    if fill := KATEGORI[warna - 1] if warna else weight.warna:
        found["bg_color"] = fill
    return found


def grup(first: bool, last: bool) -> dict[str, Any]:
    """A cell of a group row: its fill across the table, lines around it."""
    return {"bold": True, "bg_color": GROUP, "top": 1, "bottom": 1, "left": int(first), "right": int(last),
            "border_color": LINE}
