"""The look of the workbook: colours, number formats, and the formats made of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.bentuk import ALIGN, KOMA, NUMBER_FORMATS, TANPA_LIPAT
from lkjip_xl.book.schema import Kind, OutColumn, Tombol
from lkjip_xl.book.warna import GREY, LINE, NAVY, SOFT

FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
"""Arial stands on every Windows, and LibreOffice has a font of the same widths."""
ROW_PIXELS = 17
"""The height of a row of one line of the base font."""
ISI_DI_SINI = "#FFF7CC"
"""The one colour that means "isi di sini"."""
GROUP_FILLS = ("#DCE6F5", "#E6F0E0")
"""Neighbouring groups of input columns are told apart by these two."""
TAB_HOME, TAB_INPUT, TAB_OUTPUT = "#1F7A4D", "#E8B500", "#2F6DB5"
HINT_SIZE = 9
"""The font size of help above a column or beside an answer."""
BUTTON_WIDTH, BUTTON_HEIGHT = 160, 28

INPUT_FORMATS: Mapping[Kind, dict[str, Any]] = MappingProxyType({
    "teks": {"text_wrap": True},
    "uraian": {"text_wrap": True},
    "kode": {"num_format": "@"},
    "cetak": {"num_format": "@", "text_wrap": True},
    "nip": {"num_format": "@"},
    "pilihan": {"text_wrap": True},
    "angka": {"num_format": f"{KOMA}General", "align": "right"},
    "nilai": {"num_format": f"{KOMA}General", "align": "right"},
    "bulat": {"num_format": f"{KOMA}#,##0", "align": "right"},
    "tahun": {"num_format": "0", "align": "left"},
    "rupiah": {"num_format": f"{KOMA}#,##0", "align": "right"},
    "tanggal": {"num_format": f"{KOMA}d mmmm yyyy", "align": "left"},
})


def add_button(page: Worksheet, row: int, column: int, button: Tombol, **place: int) -> None:
    """Put a button that runs its macro on a sheet; it is not printed."""
    page.insert_button(row, column, {"macro": button.makro, "caption": button.label, "width": BUTTON_WIDTH,
                                     "height": BUTTON_HEIGHT, "y_offset": 2, "description": button.label, **place})


class Look:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], CellFormat] = {}

    def format(self, **properties: Any) -> CellFormat:
        """The cell format with those properties over the base font."""
        return self.bare(**{**FONT, **properties})

    def bare(self, **properties: Any) -> CellFormat:
        """The format with those properties alone, as conditional formats need it."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    def title(self, **more: Any) -> CellFormat:
        """The title of a sheet."""
        return self.format(bold=True, font_size=16, font_color=NAVY, valign="vcenter", **more)

    def caption(self, **more: Any) -> CellFormat:
        """A centred caption above a printed table."""
        return self.format(**{"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, **more})

    def heading(self, **more: Any) -> CellFormat:
        """A column heading."""
        base = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1,
                "border_color": LINE, "bg_color": SOFT, "font_color": NAVY}
        return self.format(**{**base, **more})

    def hint(self, **more: Any) -> CellFormat:
        """Small grey help above a column or beside an answer."""
        return self.format(**{"font_size": HINT_SIZE, "italic": True, "font_color": GREY, "text_wrap": True, **more})

    def link(self, **more: Any) -> CellFormat:
        """A link to another sheet."""
        return self.format(font_color="#1155CC", underline=1, **more)

    def input(self, kind: Kind, **more: Any) -> CellFormat:
        """A cell that staff fill."""
        base = {"border": 1, "border_color": LINE, "bg_color": ISI_DI_SINI}
        return self.format(**{**base, **INPUT_FORMATS[kind], **more})

    def column(self, column: OutColumn) -> CellFormat:
        """The base format of an output column; the conditional formats add lines, fills and weight."""
        kind = column.format
        if kind in TANPA_LIPAT:
            return self.format(num_format=NUMBER_FORMATS[kind])
        more = {"num_format": NUMBER_FORMATS[kind]} if kind in NUMBER_FORMATS else {}
        indent = {"indent": 1} if ALIGN[kind] == "left" else {}
        locked = {"locked": False} if column.isian else {}
        return self.format(text_wrap=True, align=ALIGN[kind], **indent, **more, **locked)
