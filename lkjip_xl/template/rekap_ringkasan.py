"""The first sheet of a rekap in its workbook: key figures, who needs help first, and native charts."""

from __future__ import annotations

from typing import Any, Literal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.bentuk import NUMBER_FORMATS
from lkjip_xl.book.grid import column_letter
from lkjip_xl.book.halaman import TEPI
from lkjip_xl.book.rekap.lembar import JUDUL_REKAP, NAMA_LEMBAR, PERHATIAN_TERBANYAK, REKAP_FACTS, RINGKASAN_REKAP
from lkjip_xl.book.schema import BERANDA, DATA_GRAFIK, KEMBALI
from lkjip_xl.book.textfit import PIXELS_PER_UNIT, row_height
from lkjip_xl.book.warna import KATEGORI, LINE, NAVY, SOFT
from lkjip_xl.template.look import ROW_PIXELS, TAB_OUTPUT, Look
from lkjip_xl.template.outputs import F4
from lkjip_xl.template.ringkasan import BAR, frameless

_CELLS = RINGKASAN_REKAP
_FIRST, _LAST = _CELLS.label_column - 1, _CELLS.last_column - 1
_LEBAR = 15
"""A wide chart is as high as so many rows."""
Bentuk = Literal["bar", "column"]

_GRAFIK: tuple[tuple[str, str, Bentuk, str], ...] = (
    ("lampu", "Instansi menurut kelengkapan isian", "bar", "0"),
    ("kategori", "Instansi menurut kategori capaian", "bar", "0"),
    ("capaian", "Capaian kinerja instansi (%)", "column", "0.0"),
    ("serapan", "Serapan anggaran instansi (%)", "column", "0.0"),
    ("urusan", "Serapan anggaran menurut urusan (%)", "column", "0.0"),
)
"""The charts by the key of their data: title, shape, and how a figure is written."""


def add_ringkasan_rekap(workbook: Workbook, look: Look) -> None:
    """Add the first sheet of a rekap."""
    page = workbook.add_worksheet(_CELLS.name)
    page.set_tab_color(TAB_OUTPUT)
    page.hide_gridlines(2)
    page.set_column(0, _FIRST - 1, 4, None, {"hidden": True})
    for offset, width in enumerate(_CELLS.widths):
        page.set_column(_FIRST + offset, _FIRST + offset, width)
    page.set_column(_CELLS.data_column - 1, _CELLS.data_column - 1, 40)
    _titles(page, look)
    _facts(page, look)
    _list(page, look)
    _attention(page, look)
    for place in range(len(_GRAFIK)):
        _chart(workbook, page, place)
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
    """Where the list of sheets stands that Python writes."""
    row, column = _CELLS.facts_row - 1, _CELLS.list_column - 1
    for offset in range(len(NAMA_LEMBAR) + 2):
        for place in (column, _LAST):
            page.write_blank(row + offset, place, None, look.format(font_color=NAVY))


def _attention(page: Worksheet, look: Look) -> None:
    head = _CELLS.attention_row - 1
    page.merge_range(head, _FIRST, head, _LAST, "", look.format(bold=True, font_color=NAVY, bottom=1,
                                                               border_color=NAVY))
    for row in range(head + 1, head + 1 + PERHATIAN_TERBANYAK):
        page.merge_range(row, _FIRST, row, _LAST, "", look.format(bottom=4, border_color=LINE))
    for row in range(_CELLS.notes_row - 1, _CELLS.notes_row - 1 + _CELLS.notes):
        page.merge_range(row, _FIRST, row, _LAST, "", look.format(italic=True, font_color="#5F6B7A"))


# Charts


def _chart(workbook: Workbook, page: Worksheet, place: int) -> None:
    key, title, shape, form = _GRAFIK[place]
    chart = workbook.add_chart({"type": shape})
    chart.add_series({**_data(key), "name": title, "fill": {"color": BAR}, "gap": 40, **_points(key),
                      "data_labels": {"value": True, "num_format": f'{form};-{form};""',
                                      "font": {"name": "Arial", "size": 8, **_upright(shape)}}})
    chart.set_title({"name": title, "name_font": {"name": "Arial", "size": 10}})
    chart.set_legend({"none": True})
    names = {"line": {"none": True}, "major_tick_mark": "none", "num_font": {"name": "Arial", "size": 8}}
    values = {"visible": False, "min": 0, "major_gridlines": {"visible": False}}
    if shape == "bar":
        chart.set_y_axis({**names, "reverse": True})
        chart.set_x_axis(values)
    else:
        chart.set_x_axis({**names, "num_font": {"name": "Arial", "size": 8, "rotation": -90}})
        chart.set_y_axis(values)
    frameless(chart)
    _place(page, chart, place, title)


def _data(key: str) -> dict[str, str]:
    first, rows = _CELLS.blocks[key]
    names, values = (column_letter(_CELLS.data_column + offset) for offset in (0, 1))
    return {what: f"='{_CELLS.name}'!${letter}${first}:${letter}${first + rows - 1}"
            for what, letter in (("categories", names), ("values", values))}


def _points(key: str) -> dict[str, Any]:
    """The lights wear their own colours."""
    return {"points": [{"fill": {"color": KATEGORI[place]}} for place in (0, 2, 4)]} if key == "lampu" else {}


def _upright(shape: Bentuk) -> dict[str, int]:
    return {"rotation": -90} if shape == "column" else {}


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
    last = _CELLS.charts_row + _CELLS.chart_rows + (len(_GRAFIK) - 2) * (_LEBAR + 1)
    page.print_area(0, _FIRST, last, _LAST)
    page.protect("", {"objects": True, "scenarios": True, "format_columns": True, "format_rows": True})
