"""The first sheet of a rekap onto paper: key figures, links, the offices that need help first, and native charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.bentuk import KOMA, NUMBER_FORMATS
from lkjip_xl.book.grid import Value, column_letter
from lkjip_xl.book.halaman import MILIMETER, TEPI
from lkjip_xl.book.rekap.isi import TANPA_KATEGORI, Isi
from lkjip_xl.book.rekap.lembar import PERHATIAN_TERBANYAK, REKAP_FACTS, RINGKASAN_REKAP
from lkjip_xl.book.rekap.ringkasan import TANPA_WARNA, grafik, ringkasan
from lkjip_xl.book.schema import LEVEL_COLUMN, WARNA, OutputSheet
from lkjip_xl.book.textfit import PADDING_WIDTH, row_height, text_lines
from lkjip_xl.book.warna import KATEGORI, LINE, NAVY, SOFT
from lkjip_xl.book.writer import KERTAS
from lkjip_xl.engines.rekap.rupa import FOOTER, ROW_PIXELS, TAB_RINGKASAN, Rupa

BATANG = "#2F6DB5"
"""The colour of bars that have none of a kategori."""
ABU = "#B8C2CF"
"""The colour of bars without a kategori."""
_FIRST, _LAST = RINGKASAN_REKAP.label_column - 1, RINGKASAN_REKAP.last_column - 1
_DATA = RINGKASAN_REKAP.data_column - 1
_PIXELS_BATANG, _PIXELS_TEPI = 25, 100
"""The height of a bar with its gap, and of title, legend and edges, in pixels."""
_BARIS = ROW_PIXELS * 0.75
"""The height of a row in points."""
_TERENDAH = 200
"""No chart over the whole width is lower, in pixels."""
_NAMA = {"name": "Arial", "size": 8}
_JUDUL = {"name": "Arial", "size": 10, "bold": True, "color": NAVY}


def cetak_ringkasan(workbook: Workbook, page: Worksheet, rupa: Rupa, isi: Isi, sheets: Sequence[OutputSheet],
                    kertas: str) -> None:
    """Write the sheet; ``sheets`` are those that its list links to."""
    _Cetak(workbook, page, rupa, isi, sheets, kertas).cetak()


class _Cetak:
    def __init__(self, workbook: Workbook, page: Worksheet, rupa: Rupa, isi: Isi,
                 sheets: Sequence[OutputSheet], kertas: str) -> None:
        self.workbook, self.page, self.rupa, self.isi, self.kertas = workbook, page, rupa, isi, kertas
        self.rows = ringkasan(isi, sheets)
        self.grafik = grafik(isi) if isi.ringkasan.instansi else {}
        self.used: dict[int, float] = {}
        """The height of rows that are higher than usual, by row counted from 0."""

    def cetak(self) -> None:
        self._columns()
        for row, cells in enumerate(self.rows):
            self._row(row, cells)
            self._data(row, cells)
        self._charts()

    def _columns(self) -> None:
        page = self.page
        page.set_tab_color(TAB_RINGKASAN)
        page.hide_gridlines(2)
        page.set_column(LEVEL_COLUMN - 1, _FIRST - 1, 4, None, {"hidden": True})
        for place, width in enumerate(RINGKASAN_REKAP.widths, _FIRST):
            page.set_column(place, place, width)
        page.set_column(_DATA, _DATA, 48)
        page.set_column(_DATA + 1, _DATA + len(WARNA) + 1, 16)

    # Rows

    def _row(self, row: int, cells: list[Value]) -> None:
        """The printed part of a row, by where it stands (counted from 0)."""
        place = RINGKASAN_REKAP
        facts, attention = row - place.facts_row + 1, row - place.attention_row + 1
        if row in (0, 1, place.sentence_row - 1):
            self._title(row, str(cells[_FIRST] or ""))
        elif 0 <= facts < len(REKAP_FACTS):
            self._fact(row, facts, cells)
            self._link(row, facts, cells)
        elif 0 <= attention <= PERHATIAN_TERBANYAK and cells[_FIRST] is not None:
            self._attention(row, attention, cells)
        elif 0 <= row - place.notes_row + 1 < place.notes:
            self._note(row, str(cells[_FIRST] or ""))

    def _title(self, row: int, text: str) -> None:
        size = {0: 16, 1: 11}.get(row, 11)
        last = row == RINGKASAN_REKAP.sentence_row - 1
        look = {"bold": False, "bg_color": SOFT} if last else {"font_color": NAVY} if row == 0 else {}
        self._height(row, text, sum(RINGKASAN_REKAP.widths), size, bold=not last)
        self.page.merge_range(row, _FIRST, row, _LAST, text, self.rupa.caption(font_size=size, **look))

    def _height(self, row: int, text: str, width: float, size: float = 10, *, bold: bool = False) -> None:
        self.used[row] = row_height(text_lines(text, width - 1, size, bold), size) + 4
        self.page.set_row(row, self.used[row])

    def _fact(self, row: int, offset: int, cells: list[Value]) -> None:
        line, shape = {"bottom": 1, "border_color": LINE}, REKAP_FACTS[offset][2]
        # The format of numbers leaves the same room on the right of a text.
        number = NUMBER_FORMATS.get(shape, NUMBER_FORMATS["bulat"])
        self.rupa.cell(self.page, row, _FIRST, cells[_FIRST], **line)
        self.rupa.cell(self.page, row, _FIRST + 1, cells[_FIRST + 1], bold=True, align="right",
                       num_format=number, **line)

    def _link(self, row: int, offset: int, cells: list[Value]) -> None:
        name, title = cells[RINGKASAN_REKAP.list_column - 1:RINGKASAN_REKAP.list_column + 1]
        place = RINGKASAN_REKAP.list_column - 1
        if offset == 0:
            self.page.merge_range(row, place, row, _LAST, str(name), self.rupa.heading(align="left"))
        elif name is not None:
            self.page.write_url(row, place, f"internal:'{name}'!A1", self.rupa.link(), str(name))
            self.rupa.cell(self.page, row, place + 1, title, font_size=9)

    def _attention(self, row: int, offset: int, cells: list[Value]) -> None:
        if offset == 0 or cells[_FIRST + 1] is None:
            look = self.rupa.heading(align="left") if offset == 0 else self.rupa.format(italic=True)
            self.page.merge_range(row, _FIRST, row, _LAST, str(cells[_FIRST]), look)
            return
        line = {"text_wrap": True, "bottom": 4, "border_color": LINE}
        name, reasons, widths = str(cells[_FIRST]), str(cells[_FIRST + 1]), RINGKASAN_REKAP.widths
        room = sum(widths[1:]) + len(widths) * PADDING_WIDTH
        lines = max(text_lines(name, widths[0], 10, True), text_lines(reasons, room))
        self.used[row] = row_height(lines) + 3
        self.page.set_row(row, self.used[row])
        self.rupa.cell(self.page, row, _FIRST, name, bold=True, **line)
        self.page.merge_range(row, _FIRST + 1, row, _LAST, "", self.rupa.format(**line))
        self.rupa.cell(self.page, row, _FIRST + 1, reasons, **line)

    def _note(self, row: int, text: str) -> None:
        """A note; a place without one takes no room."""
        if not text:
            self.used[row] = 0
            self.page.set_row(row, 0)
            return
        self._height(row, text, sum(RINGKASAN_REKAP.widths))
        self.page.merge_range(row, _FIRST, row, _LAST, "", self.rupa.format(italic=True, text_wrap=True))
        self.rupa.cell(self.page, row, _FIRST, text, italic=True, text_wrap=True)

    def _data(self, row: int, cells: list[Value]) -> None:
        """What the charts show, right of what is printed."""
        for place in range(_DATA, len(cells)):
            if cells[place] is not None:
                look = {"num_format": f"{KOMA}#,##0.##"} if isinstance(cells[place], (int, float)) else {}
                self.rupa.cell(self.page, row, place, cells[place], font_size=9, font_color="#5F6B7A", **look)

    # Charts

    def _charts(self) -> None:
        """The two small charts side by side, then the large ones below each other, none over two pages."""
        row, breaks = RINGKASAN_REKAP.charts_row - 1, []
        used = self._until(row)
        if self.grafik:
            self._small(row)
            row, used = row + RINGKASAN_REKAP.chart_rows, used + RINGKASAN_REKAP.chart_rows * _BARIS
        for key in self._order(self._room() - used):
            rows = self._rows(key)
            if used + rows * _BARIS > self._room():
                breaks.append(row)
                used = 0
            self._insert(key, row, _FIRST, RINGKASAN_REKAP.widths, self._height_of(key))
            row, used = row + rows, used + rows * _BARIS
        self._print_setup(row, breaks)

    def _small(self, row: int) -> None:
        for key, column, widths in (("lampu", _FIRST, RINGKASAN_REKAP.widths[:2]),
                                    ("kategori", _FIRST + 3, RINGKASAN_REKAP.widths[3:])):
            if self.grafik[key].batang:
                self._insert(key, row, column, widths, ROW_PIXELS * RINGKASAN_REKAP.chart_rows - 6)

    def _order(self, left: float) -> list[str]:
        """The large charts that have bars; the short one of urusan comes first where the first page has room for it."""
        keys: list[str] = [key for key in ("capaian", "serapan", "urusan")
                           if key in self.grafik and self.grafik[key].batang]
        if "urusan" in keys and self._rows("urusan") * _BARIS <= left:
            keys = ["urusan", *keys[:-1]]
        return keys

    def _height_of(self, key: str) -> int:
        """The height of a large chart in pixels."""
        return max(len(self.grafik[key].batang) * _PIXELS_BATANG + _PIXELS_TEPI, _TERENDAH)

    def _rows(self, key: str) -> int:
        """How many rows a large chart takes, the free one below it included."""
        return -(-self._height_of(key) // ROW_PIXELS) + 1

    def _until(self, row: int) -> float:
        """The height of the rows before a row, in points."""
        return sum(self.used.get(place, _BARIS) for place in range(row))

    def _room(self) -> float:
        """How high a page is, in points of the sheet."""
        width, height = MILIMETER.get(self.kertas, MILIMETER["F4"])
        scale = min(1.0, (width / 25.4 - TEPI["left"] - TEPI["right"]) * 72 / (_lebar(RINGKASAN_REKAP.widths) * 0.75))
        return (height / 25.4 - TEPI["top"] - TEPI["bottom"]) * 72 / scale * 0.95

    def _insert(self, key: str, row: int, column: int, widths: Sequence[float], height: float) -> None:
        """Put a chart on its place, a little narrower than the columns that it covers."""
        chart = self._chart(key)
        chart.set_size({"width": _lebar(widths) - 8, "height": height})
        self.page.insert_chart(row, column, chart, {"x_offset": 2, "y_offset": 4, "object_position": 2,
                                                    "description": self.grafik[key].judul})

    def _chart(self, key: str) -> Chart:
        """Bars from the top down, those of each colour a series, so that the legend names the colours."""
        bars = self.grafik[key].batang
        chart = self.workbook.add_chart({"type": "bar"})
        for place, name, fill in self._series(key):
            if any(self._place(key, colour) == place for _, _, colour in bars):
                self._add_series(chart, key, place, name, fill)
        chart.set_title({"name": self.grafik[key].judul, "name_font": _JUDUL, "overlay": False})
        chart.set_legend({"none": True} if key in (*TANPA_WARNA, "lampu", "kategori") else {
            "position": "bottom", "font": _NAMA})
        chart.set_y_axis({"reverse": True, "line": {"color": LINE}, "major_tick_mark": "none", "num_font": _NAMA,
                          "interval_unit": 1})
        chart.set_x_axis({"min": 0, "num_font": _NAMA, "visible": False, "major_gridlines": {"visible": False}})
        chart.set_chartarea({"border": {"color": LINE}})
        return chart

    def _series(self, key: str) -> list[tuple[int, str, str]]:
        """The series that a chart may have: column of its data, name and fill."""
        if key in TANPA_WARNA:
            return [(1, "Serapan (%)", BATANG)]
        names = [*self.isi.sebutan_warna, TANPA_KATEGORI]
        return [(place, name, fill) for place, (name, fill) in enumerate(zip(names, (*KATEGORI, ABU), strict=True), 1)]

    def _place(self, key: str, colour: int) -> int:
        return 1 if key in TANPA_WARNA else colour or len(WARNA) + 1

    def _add_series(self, chart: Chart, key: str, place: int, name: str, fill: str) -> None:
        bars, first = self.grafik[key].batang, RINGKASAN_REKAP.blocks[key][0]
        last = first + len(bars) - 1
        values: list[Any] = [value if self._place(key, colour) == place else "" for _, value, colour in bars]
        names, figures = column_letter(_DATA + 1), column_letter(_DATA + 1 + place)
        percent = key not in ("lampu", "kategori")
        chart.add_series({
            "name": name,
            "categories": f"='{RINGKASAN_REKAP.name}'!${names}${first}:${names}${last}",
            "values": f"='{RINGKASAN_REKAP.name}'!${figures}${first}:${figures}${last}",
            "categories_data": [bar[0] for bar in bars], "values_data": values,
            "fill": {"color": fill}, "border": {"none": True}, "gap": 35, "overlap": 100,
            "data_labels": {"value": True, "position": "outside_end", "font": _NAMA,
                            "num_format": f"{KOMA}{'0.00' if percent else '#,##0'};;"},
        })

    def _print_setup(self, last: int, breaks: list[int]) -> None:
        page = self.page
        page.set_portrait()
        page.set_paper(KERTAS.get(self.kertas, KERTAS["F4"]))
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.set_margins(**TEPI)
        page.set_footer(FOOTER, {"scale_with_doc": False})
        page.set_h_pagebreaks(breaks)
        page.print_area(0, _FIRST, last - 1, _LAST)


def _lebar(widths: Sequence[float]) -> float:
    """How wide columns of those widths are together, in pixels."""
    return sum(int(width * 7 + 5.5) for width in widths)
