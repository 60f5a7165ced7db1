"""The look of the one-page summary: key figures, lines drawn by what they are, and native charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.bentuk import KOMA, NUMBER_FORMATS, TITIK
from lkjip_xl.book.grid import column_letter
from lkjip_xl.book.ringkasan import BARIS_JUDUL, JUDUL_GRAFIK
from lkjip_xl.book.schema import (
    BERANDA,
    DATA_GRAFIK,
    GRAFIK,
    HITUNG_ULANG,
    JUDUL_RINGKASAN,
    KEMBALI,
    RINGKASAN,
    RINGKASAN_FACTS,
    TAHUN_GRAFIK,
    TINGKAT_TERBANYAK,
    Format,
)
from lkjip_xl.book.textfit import PIXELS_PER_UNIT, row_height
from lkjip_xl.book.warna import GREY, KATEGORI, LINE, NAVY, SOFT
from lkjip_xl.template.look import ROW_PIXELS, TAB_OUTPUT, Look, add_button
from lkjip_xl.template.outputs import F4, Rule, by_setting

BAR, SOFT_BAR = "#2F6DB5", "#9DBFE4"
"""The bars of charts, and those behind figures."""
MEMBAIK, MEMBURUK = "#1B6B3A", "#A61C1C"
"""The texts of what is better and worse than last year."""
FULL = 120
"""The percentage at which the bar behind a figure fills its cell."""
INDIKATOR = ("indikator", "membaik", "memburuk")
"""The levels of a line about an indicator."""
_FIRST, _LAST = RINGKASAN.label_column - 1, RINGKASAN.last_column - 1
_TOP = RINGKASAN.lines_row - 1
_BOX = {"border": 1, "border_color": LINE}


def add_ringkasan(workbook: Workbook, look: Look, *, buttons: bool) -> None:
    """Add the one-page summary: key figures, lines about what needs attention, indicators and programs, charts."""
    page = workbook.add_worksheet(RINGKASAN.name)
    page.set_tab_color(TAB_OUTPUT)
    page.hide_gridlines(2)
    _columns(page)
    _titles(page, look, buttons=buttons)
    _facts(page, look)
    _lines(page, look)
    _kategori(workbook, page)
    for index in range(GRAFIK):
        _chart(workbook, page, look, index)
    _print_setup(page)
    page.protect("", {"objects": True, "scenarios": True, "format_columns": True, "format_rows": True})


def _columns(page: Worksheet) -> None:
    page.set_column(0, _FIRST - 1, 4, None, {"hidden": True})
    for offset, width in enumerate(RINGKASAN.widths):
        page.set_column(_FIRST + offset, _FIRST + offset, width)
    page.set_column(_LAST + 1, _LAST + 1, 3)
    page.set_column(_LAST + 2, _LAST + 2, 32)


def _titles(page: Worksheet, look: Look, *, buttons: bool) -> None:
    data, sentence = RINGKASAN.data_column - 2, RINGKASAN.sentence_row - 1
    page.set_row(0, 24)
    page.merge_range(0, _FIRST, 0, _LAST, JUDUL_RINGKASAN, look.caption(font_size=16, font_color=NAVY))
    page.merge_range(1, _FIRST, 1, _LAST, "", look.caption())
    page.merge_range(sentence, _FIRST, sentence, _LAST, "", look.caption(bold=False, bg_color=SOFT, font_size=11))
    page.set_row(sentence, row_height(2, 11) + 2)
    page.write_url(0, data, f"internal:'{BERANDA}'!A1", look.link(), KEMBALI)
    if buttons:
        add_button(page, 1, data, HITUNG_ULANG)
    page.write_string(RINGKASAN.data_row - 2, data, DATA_GRAFIK, look.hint())


def _facts(page: Worksheet, look: Look) -> None:
    line = {"bottom": 1, "border_color": LINE}
    for offset, (key, label, kind) in enumerate(RINGKASAN_FACTS):
        row = RINGKASAN.facts_row - 1 + offset
        page.write_string(row, _FIRST, label, look.format(**line, font_color="#333333"))
        number = {"num_format": NUMBER_FORMATS[kind]} if kind in NUMBER_FORMATS else {}
        # The office and its year may run on to the right, where the chart of the kategori does not begin yet.
        wrap = {} if key in ("instansi", "tahun") else {"text_wrap": True}
        page.write_blank(row, _FIRST + 1, None, look.format(**line, bold=True, align="left", **number, **wrap))
        _percentage(page, look, (row, _FIRST + 1, row, _FIRST + 1), "TRUE", kind, {})


def _percentage(page: Worksheet, look: Look, area: tuple[int, int, int, int], test: str, kind: Format,
                more: dict[str, Any]) -> None:
    """Decimal sign and decimals of a percentage as the office has set them, where the test holds."""
    if kind not in ("persen", "serapan"):
        return
    cell = f"{column_letter(area[1] + 1)}{area[0] + 1}"
    rules = [*(by_setting(cell) if kind == "persen" else ()), ("TRUE", NUMBER_FORMATS[kind])]
    for condition, shown in rules:
        for sign, number_format in (("tanda_titik", shown.replace(KOMA, TITIK)), ("NOT(tanda_titik)", shown)):
            _rule(page, look, area, (f"AND({test},{sign},{condition})", {"num_format": number_format, **more}))


def _rule(page: Worksheet, look: Look, area: tuple[int, int, int, int], rule: Rule) -> None:
    criteria, properties = rule
    page.conditional_format(*area, {"type": "formula", "criteria": f"={criteria}", "stop_if_true": True,
                                    "format": look.bare(**properties)})


# Lines


def _lines(page: Worksheet, look: Look) -> None:
    last = _TOP + RINGKASAN.lines - 1
    for row in range(_TOP, last + 1):
        for column in range(_FIRST, _LAST + 1):
            # A name and the reason why a figure is missing are broken in their column; all else runs on to the right.
            wraps = column in (_FIRST, _FIRST + RINGKASAN.percentage)
            page.write_blank(row, column, None, look.format(
                align="left" if column <= _FIRST + 1 else "right", **({"text_wrap": True} if wraps else {})))
    page.conditional_format(_TOP, _FIRST + RINGKASAN.percentage, last, _FIRST + RINGKASAN.percentage, {
        "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_no_border": True, "bar_color": SOFT_BAR,
        "min_type": "num", "min_value": 0, "max_type": "num", "max_value": FULL})
    for column in range(_FIRST, _LAST + 1):
        area = (_TOP, column, last, column)
        for rule in _rules(column - _FIRST):
            _rule(page, look, area, rule)
        if column == _FIRST + RINGKASAN.percentage:
            _percentage(page, look, area, _level(*INDIKATOR), "persen", _BOX)
            _percentage(page, look, area, _level("program"), "serapan", _BOX)


def _level(*levels: str) -> str:
    tests = [f'$A{_TOP + 1}="{level}"' for level in levels]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def _rules(place: int) -> Iterator[Rule]:
    """How a line looks in a column, the columns counted from 0, by what the line is."""
    yield _level("judul"), {"bold": True, "font_color": NAVY, "bottom": 1, "border_color": NAVY}
    cell = f"{column_letter(_FIRST + 1 + place)}{_TOP + 1}"
    yield f'AND({_level("kepala")},{cell}<>"")', {"bold": True, "font_color": NAVY, "bg_color": SOFT, **_BOX}
    yield _level("catatan"), {"italic": True, "font_color": GREY}
    if place == 0:
        yield _level("perhatian"), {"bold": True, "bottom": 4, "border_color": LINE}
    yield _level("perhatian"), {"bottom": 4, "border_color": LINE}
    yield from _figures(place)


def _figures(place: int) -> Iterator[Rule]:
    """The cells of indicators and programs; those of a percentage have rules of their own."""
    program = _level("program")
    if place == 1:
        yield from ((f"AND({_level(*INDIKATOR)},$B{_TOP + 1}={number})", {"bg_color": fill, **_BOX})
                    for number, fill in enumerate(KATEGORI, 1))
    if place in (2, 3):
        yield program, {"num_format": NUMBER_FORMATS["rupiah"], **_BOX}
    if place == 5:
        yield _level("membaik"), {"font_color": MEMBAIK, **_BOX}
        yield _level("memburuk"), {"font_color": MEMBURUK, "bold": True, **_BOX}
    if place != RINGKASAN.percentage:
        yield _level(*INDIKATOR), _BOX
    if place < RINGKASAN.percentage:
        yield program, _BOX


# Charts


def _kategori(workbook: Workbook, page: Worksheet) -> None:
    chart = workbook.add_chart({"type": "bar"})
    name, count = (column_letter(RINGKASAN.data_column - 1 + offset) for offset in (0, 1))
    first, last = RINGKASAN.levels_row, RINGKASAN.levels_row + TINGKAT_TERBANYAK - 1
    chart.add_series({
        "name": "Jumlah indikator",
        "categories": f"='{RINGKASAN.name}'!${name}${first}:${name}${last}",
        "values": f"='{RINGKASAN.name}'!${count}${first}:${count}${last}",
        "fill": {"color": BAR}, "gap": 40,
        "data_labels": {"value": True, "num_format": '0;-0;""', "font": {"name": "Arial", "size": 9}},
    })
    chart.set_title({"name": "Jumlah indikator menurut kategori", "name_font": {"name": "Arial", "size": 9}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "line": {"none": True}, "major_tick_mark": "none",
                      "num_font": {"name": "Arial", "size": 8}})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    frameless(chart)
    width = sum(RINGKASAN.widths[2:]) * PIXELS_PER_UNIT
    chart.set_size({"width": width, "height": ROW_PIXELS * (len(RINGKASAN_FACTS) - 2)})
    page.insert_chart(RINGKASAN.facts_row + 1, _FIRST + 2, chart, {
        "x_offset": 8, "object_position": 2, "description": "Grafik jumlah indikator menurut kategori"})


def _chart(workbook: Workbook, page: Worksheet, look: Look, index: int) -> None:
    row, column = RINGKASAN.chart_title(index)
    _chart_title(page, look, index)
    years = RINGKASAN.chart_data(index) + 1
    first, last = (column_letter(RINGKASAN.data_column + offset) for offset in (0, TAHUN_GRAFIK - 1))
    chart = workbook.add_chart({"type": "column"})
    for line, prefix in enumerate((KOMA, TITIK), 1):
        chart.add_series({
            "name": "Realisasi",
            "categories": f"='{RINGKASAN.name}'!${first}${years}:${last}${years}",
            "values": f"='{RINGKASAN.name}'!${first}${years + line}:${last}${years + line}",
            "fill": {"color": BAR}, "gap": 60, "overlap": 100,
            "data_labels": {"value": True, "num_format": f"{prefix}General", "font": {"name": "Arial", "size": 8}},
        })
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_x_axis({"line": {"none": True}, "major_tick_mark": "none", "num_font": {"name": "Arial", "size": 8}})
    chart.set_y_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    frameless(chart)
    chart.set_size({"width": RINGKASAN.chart_width(index) * PIXELS_PER_UNIT - 4,
                    "height": ROW_PIXELS * (RINGKASAN.chart_rows - 1) - 4})
    page.insert_chart(row, column - 1, chart, {"x_offset": 2, "object_position": 2,
                                               "description": f"Grafik realisasi indikator {index + 1} per tahun"})


def _chart_title(page: Worksheet, look: Look, index: int) -> None:
    row, column = RINGKASAN.chart_title(index)
    last = RINGKASAN.chart_spans[index % len(RINGKASAN.chart_spans)][1]
    title = look.format(bold=True, font_color=NAVY, font_size=JUDUL_GRAFIK, text_wrap=True, valign="bottom",
                        align="left", indent=1)
    if last > column:
        page.merge_range(row - 1, column - 1, row - 1, last - 1, "", title)
    else:
        page.write_blank(row - 1, column - 1, None, title)
    page.set_row(row - 1, row_height(BARIS_JUDUL, JUDUL_GRAFIK))


def frameless(chart: Any) -> None:
    """An empty chart must not show on paper: no frame, no fill, no grid."""
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_plotarea({"border": {"none": True}, "fill": {"none": True}})


def _print_setup(page: Worksheet) -> None:
    page.set_portrait()
    page.set_paper(F4)
    page.fit_to_pages(1, 1)
    page.center_horizontally()
    page.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
    page.set_footer("&L&8&A&R&8Halaman &P dari &N")
    page.print_area(0, _FIRST, RINGKASAN.last_row - 1, _LAST)
