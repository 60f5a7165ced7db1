"""The first sheet of a rekap in its workbook: key figures, who needs help first, and native charts."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.bentuk import KOMA, NUMBER_FORMATS
from lkjip_xl.book.grid import column_letter
from lkjip_xl.book.halaman import TEPI
from lkjip_xl.book.rekap.lembar import (
    DATA_GRAFIK_REKAP,
    JUDUL_REKAP,
    LEMBAR_REKAP,
    PERHATIAN_TERBANYAK,
    REKAP_FACTS,
    RINGKASAN_REKAP,
)
from lkjip_xl.book.rekap.ringkasan import JUDUL_GRAFIK, JUDUL_ISI, TANPA_WARNA
from lkjip_xl.book.schema import BERANDA, DATA_GRAFIK, KEMBALI
from lkjip_xl.book.textfit import PIXELS_PER_UNIT, row_height
from lkjip_xl.book.warna import GREY, KATEGORI, LINE, NAVY, SOFT
from lkjip_xl.template.look import ROW_PIXELS, TAB_OUTPUT, Look
from lkjip_xl.template.outputs import F4
from lkjip_xl.template.ringkasan import BAR, SOFT_BAR, frameless

_CELLS = RINGKASAN_REKAP
_FIRST, _LAST = _CELLS.label_column - 1, _CELLS.last_column - 1
_LEBAR = 21
"""A wide chart is as high as so many rows."""
_ALASAN = 3
"""So many lines has the row of an office that needs help."""


def add_ringkasan_rekap(workbook: Workbook, look: Look) -> None:
    """Add the first sheet of a rekap."""
    page = workbook.add_worksheet(_CELLS.name)
    page.set_tab_color(TAB_OUTPUT)
    page.hide_gridlines(2)
    page.set_column(0, _FIRST - 1, 4, None, {"hidden": True})
    for offset, width in enumerate(_CELLS.widths):
        page.set_column(_FIRST + offset, _FIRST + offset, width)
    page.set_column(_CELLS.data_column - 1, _CELLS.data_column - 1, 50)
    _titles(page, look)
    _facts(page, look)
    _list(page, look)
    _attention(page, look)
    for place, key in enumerate(DATA_GRAFIK_REKAP):
        _chart(workbook, page, place, key)
    _finish(page)


def _titles(page: Worksheet, look: Look) -> None:
    sentence, data = _CELLS.sentence_row - 1, _CELLS.data_column - 1
    page.set_row(0, 24)
    page.merge_range(0, _FIRST, 0, _LAST, JUDUL_REKAP, look.caption(font_size=16, font_color=NAVY))
    page.merge_range(1, _FIRST, 1, _LAST, "", look.caption())
    page.merge_range(sentence, _FIRST, sentence, _LAST, "", look.caption(bold=False, bg_color=SOFT, font_size=11))
    page.set_row(sentence, row_height(2, 11) + 2)
    page.write_url(0, data, f"internal:'{BERANDA}'!A1", look.link(), KEMBALI)
    page.write_string(_CELLS.data_row - 2, data, DATA_GRAFIK, look.hint())


def _facts(page: Worksheet, look: Look) -> None:
    line = {"bottom": 1, "border_color": LINE}
    for row, (_, label, kind) in enumerate(REKAP_FACTS, _CELLS.facts_row - 1):
        number = {"num_format": NUMBER_FORMATS[kind]} if kind in NUMBER_FORMATS else {}
        page.write_string(row, _FIRST, label, look.format(**line, font_color="#333333"))
        page.write_blank(row, _FIRST + 1, None, look.format(**line, bold=True, align="left", **number))


def _list(page: Worksheet, look: Look) -> None:
    """The other sheets, each a link; the texts are written anew with the rest."""
    row, column = _CELLS.facts_row - 1, _CELLS.list_column - 1
    page.write_string(row, column, JUDUL_ISI, look.format(bold=True, font_color=NAVY))
    for place, sheet in enumerate(LEMBAR_REKAP, row + 1):
        page.write_url(place, column, f"internal:'{sheet.name}'!A1", look.link(), sheet.name)
        page.write_string(place, _LAST, sheet.title, look.format(font_color=GREY, font_size=9))


def _attention(page: Worksheet, look: Look) -> None:
    head = _CELLS.attention_row - 1
    page.merge_range(head, _FIRST, head, _LAST, "", look.format(bold=True, font_color=NAVY, bottom=1,
                                                               border_color=NAVY))
    line = {"bottom": 4, "border_color": LINE, "text_wrap": True}
    for row in range(head + 1, head + 1 + PERHATIAN_TERBANYAK):
        page.write_blank(row, _FIRST, None, look.format(bold=True, **line))
        page.merge_range(row, _FIRST + 1, row, _LAST, "", look.format(**line))
        page.set_row(row, row_height(_ALASAN))
    for row in range(_CELLS.notes_row - 1, _CELLS.notes_row - 1 + _CELLS.notes):
        page.merge_range(row, _FIRST, row, _LAST, "", look.format(italic=True, font_color=GREY))


# Charts


def _chart(workbook: Workbook, page: Worksheet, place: int, key: str) -> None:
    """The bars of every colour stand in a column of data of their own, so each colour is a series."""
    small = place < 2
    chart = workbook.add_chart({"type": "bar" if small else "column", "subtype": "stacked"})
    for offset, colour in enumerate((BAR,) if key in TANPA_WARNA else (*KATEGORI, SOFT_BAR), 1):
        chart.add_series({**_data(key, offset), "fill": {"color": colour}, "gap": 40,
                          "data_labels": {"value": True, "num_format": _NILAI,
                                          "font": {"name": "Arial", "size": 8, **({} if small else _UPRIGHT)}}})
    row, _ = _CELLS.blocks[key]
    page.write_string(row - 2, _CELLS.data_column - 1, JUDUL_GRAFIK[key])
    chart.set_title({"name": f"='{_CELLS.name}'!${column_letter(_CELLS.data_column)}${row - 1}",
                     "name_font": {"name": "Arial", "size": 10}})
    chart.set_legend({"none": True})
    _axes(chart, small=small)
    frameless(chart)
    _place(page, chart, place, JUDUL_GRAFIK[key])


_UPRIGHT = {"rotation": -90}
_NILAI = f'{KOMA}General;-{KOMA}General;""'
"""How the figure of a bar is written; none where there is no bar."""


def _axes(chart: Any, *, small: bool) -> None:
    font = {"name": "Arial", "size": 7, **({} if small else _UPRIGHT)}
    # Without the interval a name is left out where there is little room, and its bar has none.
    names = {"line": {"none": True}, "major_tick_mark": "none", "num_font": font, "interval_unit": 1}
    values = {"visible": False, "min": 0, "major_gridlines": {"visible": False}}
    if small:
        chart.set_x_axis(values)
        chart.set_y_axis({**names, "reverse": True})
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(values)


def _data(key: str, offset: int) -> dict[str, str]:
    first, rows = _CELLS.blocks[key]
    names, values, head = (f"='{_CELLS.name}'!${column_letter(_CELLS.data_column + place)}$" for place in
                           (0, offset, offset))
    return {"name": f"{head}{first - 1}", "categories": f"{names}{first}:{_last(names, first + rows - 1)}",
            "values": f"{values}{first}:{_last(values, first + rows - 1)}"}


def _last(reference: str, row: int) -> str:
    return f"{reference.rpartition('!')[2]}{row}"


def _place(page: Worksheet, chart: Any, place: int, title: str) -> None:
    """Two small charts side by side, the wide ones below each other."""
    half = sum(_CELLS.widths[:2]) * PIXELS_PER_UNIT
    whole = sum(_CELLS.widths) * PIXELS_PER_UNIT
    wide = place - 2
    row = _CELLS.charts_row - 1 + (0 if wide < 0 else _CELLS.chart_rows + 1 + wide * (_LEBAR + 1))
    column = _CELLS.list_column - 1 if place == 1 else _FIRST
    width = whole if wide >= 0 else whole - half if place else half
    chart.set_size({"width": width - 6, "height": ROW_PIXELS * (_LEBAR if wide >= 0 else _CELLS.chart_rows)})
    page.insert_chart(row, column, chart, {"x_offset": 2, "object_position": 2, "description": f"Grafik: {title}"})


def _finish(page: Worksheet) -> None:
    page.set_portrait()
    page.set_paper(F4)
    page.fit_to_pages(1, 0)
    page.set_margins(**TEPI)
    page.center_horizontally()
    page.set_footer("&L&8&A&R&8Halaman &P dari &N")
    last = _CELLS.charts_row + _CELLS.chart_rows + (len(DATA_GRAFIK_REKAP) - 2) * (_LEBAR + 1)
    page.print_area(0, _FIRST, last, _LAST)
    page.protect("", {"objects": True, "scenarios": True, "format_columns": True, "format_rows": True})
