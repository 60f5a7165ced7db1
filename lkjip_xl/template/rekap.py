"""Builds the workbook for a rekap as bytes: its home sheet, and the sheets that Python fills."""

from __future__ import annotations

from io import BytesIO
from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.grid import column_letter
from lkjip_xl.book.identity import versi_rekap
from lkjip_xl.book.rekap.beranda import (
    BERANDA_REKAP,
    FAKTA,
    FOLDER_TERBANYAK,
    ISIAN_REKAP,
    LANGKAH,
    NAMA_FOLDER,
    PENGATURAN_REKAP,
    PILIH_FOLDER,
    TOMBOL_REKAP,
    isi_lembar,
)
from lkjip_xl.book.rekap.lembar import NAMA_LEMBAR
from lkjip_xl.book.schema import BERANDA, Field
from lkjip_xl.book.textfit import row_height, text_lines
from lkjip_xl.book.warna import LINE, NAVY
from lkjip_xl.template.build import add_macros, open_workbook
from lkjip_xl.template.inputs import validation
from lkjip_xl.template.look import HINT_SIZE, ISI_DI_SINI, TAB_HOME, Look, add_button
from lkjip_xl.template.outputs import F4
from lkjip_xl.template.rekap_lembar import add_sheets, shorten_print_areas
from lkjip_xl.template.rekap_ringkasan import add_ringkasan_rekap

_WIDTHS = (2, 28, 62, 66, 3, 12)
_BUTTON_STEP = 170
_FACT_FILL = "#F7F9FC"
_BOX = {"border": 1, "border_color": LINE}


def build_rekap(edition: Literal["rekap", "rekap-libreoffice"]) -> bytes:
    """The empty workbook for a rekap, byte-identical at every call."""
    buffer = BytesIO()
    workbook = open_workbook(buffer, "Rekap LKjIP")
    look = Look(workbook)
    # Their conditional formats ask for the decimals of an office; a rekap is written in Indonesian, with two.
    workbook.define_name("tanda_titik", "=FALSE")
    workbook.define_name("banyak_desimal", "=2")
    _add_home(workbook, look)
    add_ringkasan_rekap(workbook, look)
    add_sheets(workbook, look)
    if edition == "rekap-libreoffice":
        shorten_print_areas(workbook)
    add_macros(workbook, edition)
    workbook.close()
    return buffer.getvalue()


# The home sheet


def _add_home(workbook: Workbook, look: Look) -> None:
    page = workbook.add_worksheet(BERANDA)
    page.set_tab_color(TAB_HOME)
    page.hide_gridlines(2)
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width, None, {"hidden": column == BERANDA_REKAP.written_column - 1})
    _titles(page, look)
    _steps(page, look)
    for field in PENGATURAN_REKAP.fields:
        _question(page, look, field)
    _facts(page, look)
    _contents(page, look)
    _names(workbook)
    _finish(page)


def _titles(page: Worksheet, look: Look) -> None:
    page.set_row(0, 30)
    page.write_string(0, 1, ISIAN_REKAP.title, look.title())
    page.write_string(1, 1, ISIAN_REKAP.purpose, look.format(font_color="#333333"))
    page.set_row_pixels(2, 42)
    for index, button in enumerate((*TOMBOL_REKAP, PILIH_FOLDER)):
        add_button(page, 2, 2 if index else 1, button, x_offset=max(index - 1, 0) * _BUTTON_STEP)


def _steps(page: Worksheet, look: Look) -> None:
    width = sum(_WIDTHS[2:4])
    for number, step in enumerate(LANGKAH):
        row = BERANDA_REKAP.steps_row - 1 + number
        page.write_string(row, 1, f"Langkah {number + 1}", look.format(bold=True, font_color=NAVY))
        page.merge_range(row, 2, row, 3, step, look.format(text_wrap=True))
        page.set_row(row, row_height(text_lines(step, width)) + 1)
    header = PENGATURAN_REKAP.header_row - 1
    for column, label in ((1, PENGATURAN_REKAP.title), (2, "Isi di sini; semuanya boleh kosong"), (3, "Keterangan")):
        page.write_string(header, column, label, look.heading(**({"bg_color": ISI_DI_SINI} if column == 2 else {})))


def _question(page: Worksheet, look: Look, field: Field) -> None:
    row = PENGATURAN_REKAP.row(field) - 1
    page.write_string(row, 1, field.label, look.format(**_BOX, bg_color=_FACT_FILL))
    page.write_blank(row, 2, None, look.input(field.kind, align="left", locked=False))
    page.data_validation(row, 2, row, 2, validation(field))
    page.write_string(row, 3, field.help, look.hint())
    page.set_row(row, row_height(text_lines(field.help, _WIDTHS[3], HINT_SIZE)) + 1)


def _facts(page: Worksheet, look: Look) -> None:
    value = look.format(bold=True, **_BOX, text_wrap=True, align="left")
    labels = ("Versi buku kerja", *FAKTA)
    for row, label in enumerate(labels, BERANDA_REKAP.version_row - 1):
        page.write_string(row, 1, label, look.format(**_BOX, bg_color=_FACT_FILL))
        page.write_string(row, 2, "-", value)
    page.write_string(BERANDA_REKAP.version_row - 1, 2, versi_rekap(), value)


def _contents(page: Worksheet, look: Look) -> None:
    first, listed = BERANDA_REKAP.sheets_row - 1, BERANDA_REKAP.written_column - 1
    page.write_string(first - 1, listed, BERANDA)
    page.write_string(first - 1, 1, "Lembar hasil", look.heading())
    page.write_string(first - 1, 2, "Isinya", look.heading())
    for row, (name, contents) in enumerate(zip(NAMA_LEMBAR, isi_lembar(), strict=True), first):
        page.write_url(row, 1, f"internal:'{name}'!A1", look.link(**_BOX), name)
        page.write_string(row, 2, contents, look.format(**_BOX, text_wrap=True))
        page.set_row(row, row_height(text_lines(contents, _WIDTHS[2])) + 1)
        page.write_string(row, listed, name)


def _names(workbook: Workbook) -> None:
    """Names by which the macros know the cells of the folders, and which sheets are filled and which are written."""
    cells = BERANDA_REKAP
    for name, column, first, count in ((NAMA_FOLDER, cells.value_column, cells.folder_row, FOLDER_TERBANYAK),
                                       ("lembar_isian", cells.written_column, cells.sheets_row - 1, 1),
                                       ("lembar_hasil", cells.written_column, cells.sheets_row, len(NAMA_LEMBAR))):
        letter = column_letter(column)
        workbook.define_name(name, f"={BERANDA}!${letter}${first}:${letter}${first + count - 1}")


def _finish(page: Worksheet) -> None:
    page.set_landscape()
    page.set_paper(F4)
    page.fit_to_pages(1, 1)
    page.print_area(0, 1, BERANDA_REKAP.sheets_row + len(NAMA_LEMBAR) - 2, 3)
    page.protect("", {"objects": True, "scenarios": True})
    page.set_selection(PENGATURAN_REKAP.header_row, 2, PENGATURAN_REKAP.header_row, 2)
    page.set_first_sheet()
    page.activate()
