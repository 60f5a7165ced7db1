"""The home sheet."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.daftar_lembar import JUDUL, LAIN, PETUNJUK, TAUTAN, judul_lembar, susun_daftar
from lkjip_xl.book.grid import column_letter
from lkjip_xl.book.schema import (
    BERANDA,
    BERANDA_CELLS,
    INPUT_SHEETS,
    LANGKAH,
    OUTPUT_NAMES,
    PENGATURAN,
    TOMBOL,
    TOMBOL_SEBARIS,
    VERSI_TEMPLATE,
)
from lkjip_xl.book.status import BELUM, BERUBAH, SESUAI, kesegaran_formula, lampu_formula, sidik_formula
from lkjip_xl.book.textfit import row_height, text_lines
from lkjip_xl.book.warna import GREY, KATEGORI, LINE, NAVY, SOFT
from lkjip_xl.template.look import ISI_DI_SINI, TAB_HOME, Look, add_button
from lkjip_xl.template.outputs import F4

PURPOSE_WIDTH = 96
"""The width of the column that says what to do."""
BUTTON_STEP, BUTTON_LINE = 170, 34
"""How far the buttons stand apart in pixels, to the right and downwards; all of them stand in one row of the sheet."""
_OTHER_SIGN = (
    "Tanda desimal Windows di komputer ini berbeda dari Pengaturan. Di Excel: File > Options > Advanced, hilangkan "
    "centang Use system separators, lalu atur Decimal separator."
)


def add_beranda(workbook: Workbook, look: Look, *, buttons: bool) -> None:
    """Add the home sheet: what to do, the light of every sheet, when it was computed and whether that still holds."""
    page = workbook.add_worksheet(BERANDA)
    cells = BERANDA_CELLS
    page.set_tab_color(TAB_HOME)
    page.hide_gridlines(2)
    for column, width in ((0, 2), (1, 26), (2, PURPOSE_WIDTH), (3, 18), (4, 3)):
        page.set_column(column, column, width)
    page.set_column(cells.stored_column - 1, cells.written_column - 1, 12, None, {"hidden": True})
    page.set_row(0, 30)
    page.write_string(0, 1, "Buku Kerja LKjIP", look.title())
    page.write_string(1, 1, "Laporan Kinerja Instansi Pemerintah: isi, hitung, cetak.",
                      look.format(font_color="#333333"))
    if buttons:
        _buttons(page)
    for number, step in enumerate(LANGKAH):
        row = cells.steps_row - 1 + number
        page.write_string(row, 1, f"Langkah {number + 1}", look.format(bold=True, font_color=NAVY))
        page.write_string(row, 2, step, look.format(text_wrap=True))
        page.set_row(row, row_height(text_lines(step, PURPOSE_WIDTH)) + 1)
    page.write_string(cells.steps_row - 1 + len(LANGKAH), 2, "Warna ini berarti: isi di sini.",
                      look.format(bg_color=ISI_DI_SINI, border=1, border_color=LINE))
    _facts(page, look)
    _lights(page, look)
    _contents(page, look)
    _list_names(workbook)
    page.set_portrait()
    page.set_paper(F4)
    page.fit_to_pages(1, 1)
    page.print_area(0, 1, cells.output_row + cells.output_rows - 2, 3)
    page.protect("", {"objects": True, "scenarios": True})
    page.set_first_sheet()
    page.activate()


def _buttons(page: Worksheet) -> None:
    """The first button of each line stands over the labels, the others over the texts."""
    lines = -(-len(TOMBOL) // TOMBOL_SEBARIS)
    page.set_row_pixels(2, lines * BUTTON_LINE + 8)
    for index, button in enumerate(TOMBOL):
        line, place = divmod(index, TOMBOL_SEBARIS)
        add_button(page, 2, 2 if place else 1, button, x_offset=max(place - 1, 0) * BUTTON_STEP,
                   y_offset=2 + line * BUTTON_LINE)


def _facts(page: Worksheet, look: Look) -> None:
    cells, count = BERANDA_CELLS, len(INPUT_SHEETS)
    stored, present = (f"${column_letter(c)}${cells.status_row}:${column_letter(c)}${cells.status_row + count - 1}"
                       for c in (cells.stored_column, cells.present_column))
    value = look.format(bold=True, border=1, border_color=LINE, text_wrap=True)
    for row, label in ((cells.freshness_row, "Hasil hitungan"), (cells.time_row, "Terakhir dihitung"),
                       (cells.findings_row, "Temuan"), (cells.version_row, "Versi buku kerja"),
                       (cells.naskah_row, "Selisih naskah lama")):
        page.write_string(row - 1, 1, label, look.format(border=1, border_color=LINE, bg_color="#F7F9FC"))
        page.write_blank(row - 1, cells.fact_column - 1, None, value)
    page.write_string(cells.time_row - 1, cells.fact_column - 1, "-", value)
    page.write_formula(cells.freshness_row - 1, cells.fact_column - 1, kesegaran_formula(stored, present), value, BELUM)
    for row in (cells.findings_row, cells.naskah_row):
        page.write_string(row - 1, cells.fact_column - 1, "-", value)
    page.write_number(cells.version_row - 1, cells.fact_column - 1, VERSI_TEMPLATE,
                      look.format(bold=True, border=1, border_color=LINE, align="left"))
    place = (cells.freshness_row - 1, cells.fact_column - 1)
    for text, colour in ((SESUAI, KATEGORI[1]), (BERUBAH, KATEGORI[3])):
        page.conditional_format(*place, *place, {"type": "cell", "criteria": "==", "value": f'"{text}"',
                                                 "format": look.bare(bg_color=colour)})
    page.write_formula(cells.naskah_row, cells.fact_column - 1,
                       f'=IF((MID(1/2,2,1)=".")=tanda_titik,"","{_OTHER_SIGN}")',
                       look.format(font_color="#9C0006", text_wrap=True, font_size=9), "")
    page.set_row(cells.naskah_row, row_height(text_lines(_OTHER_SIGN, PURPOSE_WIDTH, 9), 9))


def _lights(page: Worksheet, look: Look) -> None:
    cells = BERANDA_CELLS
    header = cells.status_row - 2
    for column, label in ((1, "Lembar isian"), (2, "Isinya"), (3, "Lampu")):
        page.write_string(header, column, label, look.heading())
    plain = look.format(border=1, border_color=LINE, text_wrap=True)
    light = look.format(border=1, border_color=LINE, align="center", bold=True,
                        num_format='General;General;General;"● "@')
    for index, sheet in enumerate(INPUT_SHEETS):
        row = cells.status_row - 1 + index
        page.write_url(row, 1, f"internal:'{sheet.name}'!A1", look.link(border=1, border_color=LINE), sheet.name)
        page.write_string(row, 2, sheet.purpose, plain)
        page.set_row(row, row_height(text_lines(sheet.purpose, PURPOSE_WIDTH)) + 1)
        page.write_formula(row, 3, lampu_formula(sheet), light, "siap" if sheet is PENGATURAN else "kosong")
        page.write_blank(row, cells.stored_column - 1, None)
        page.write_formula(row, cells.present_column - 1, sidik_formula(sheet), None, 0)
    page.write_number(cells.paper_row - 1, cells.stored_column - 1, F4)
    first, last = cells.status_row - 1, cells.status_row + len(INPUT_SHEETS) - 2
    for text, colour in (("siap", KATEGORI[1]), ("belum lengkap", KATEGORI[2]), ("kosong", "#E3E6EA")):
        page.conditional_format(first, 3, last, 3, {"type": "cell", "criteria": "==", "value": f'"{text}"',
                                                    "format": look.bare(bg_color=colour)})


def _contents(page: Worksheet, look: Look) -> None:
    """The list of output sheets; which line is a link, a heading or a hidden sheet stands beside it."""
    cells = BERANDA_CELLS
    header, first = cells.output_row - 2, cells.output_row - 1
    page.write_string(header, 1, "Lembar hasil", look.heading())
    page.write_string(header, 2, "Tabel yang tercetak", look.heading())
    lines = susun_daftar(judul_lembar(_UMUM), {})
    for offset in range(cells.output_rows):
        _, name, title = lines[offset] if offset < len(lines) else ("", "", "")
        page.write_formula(first + offset, 1, _link(first + offset + 1), look.format(), name)
        page.write(first + offset, 2, title or None, look.format(text_wrap=True))
        page.write_row(first + offset, cells.kind_column - 1, [TAUTAN, name] if name else [None, None])
    page.write_column(first, cells.written_column - 1, [name for _, name, _ in lines])
    _list_looks(page, look, first, first + cells.output_rows - 1)


def _link(row: int) -> str:
    kind, name = (f"${column_letter(c)}{row}" for c in (BERANDA_CELLS.kind_column, BERANDA_CELLS.listed_column))
    return f"""=IF({kind}="{TAUTAN}",HYPERLINK("#'"&{name}&"'!A1",{name}),{name}&"")"""


def _list_looks(page: Worksheet, look: Look, first: int, last: int) -> None:
    frame = {"border": 1, "border_color": LINE}
    heading = {"bold": True, "font_color": NAVY, "bg_color": SOFT, **frame}
    kind = f"${column_letter(BERANDA_CELLS.kind_column)}{first + 1}"
    for column, link in ((1, {"font_color": "#1155CC", "underline": 1}), (2, {})):
        for name, form in ((TAUTAN, {**link, **frame}), (JUDUL, heading), (LAIN, {"font_color": GREY, **frame}),
                           (PETUNJUK, {"font_color": GREY, "italic": True})):
            page.conditional_format(first, column, last, column, {
                "type": "formula", "criteria": f'={kind}="{name}"', "format": look.bare(**form)})


def _list_names(workbook: Workbook) -> None:
    """Names by which the macros know which sheets are filled and which are written."""
    cells = BERANDA_CELLS
    for name, column, first, count in (("lembar_isian", cells.name_column, cells.status_row, len(INPUT_SHEETS)),
                                       ("lembar_hasil", cells.written_column, cells.output_row, len(OUTPUT_NAMES))):
        letter = column_letter(column)
        workbook.define_name(name, f"={BERANDA}!${letter}${first}:${letter}${first + count - 1}")


_UMUM = {"sd": "", "n-2": "dua tahun lalu", "n-1": "tahun lalu", "n": "laporan", "akhir": "Renstra", "perubahan": "",
         "tahun_awal": "awal", "tahun_akhir": "akhir Renstra", "triwulan": "yang dilaporkan", "bukti": "Tindak Lanjut"}
"""What the titles of the output sheets say while the year is not known."""
