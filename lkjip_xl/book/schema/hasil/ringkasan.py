"""The one-page summary with its charts."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Format
from lkjip_xl.domain.nilai.record import record

JUDUL_RINGKASAN = "Ringkasan Capaian Kinerja"
DATA_GRAFIK = "Data grafik (tidak ikut tercetak)"
RINGKASAN_LEVELS = ("Skala", "Kategori", "Indikator")
"""What the count per kategori says, for those who print it as a table."""

GRAFIK = 9
"""How many indicators the charts of Ringkasan show at most."""
TAHUN_GRAFIK = 6
"""How many years a chart can show: the report year and the five before it."""
TINGKAT_TERBANYAK = 7
"""The most levels a scale has on Ringkasan."""


@record(frozen=True)
class Ringkasan:
    """Where the cells of the one-page summary lie; rows and columns counted from 1.

    From top to bottom: titles, one sentence, the key figures beside the count per kategori, the lines, the charts. The
    lines are what needs attention first, the indicators, and the programs; column A says of each what it is (see
    `RINGKASAN_LINES`), B holds the colour of its kategori.
    """

    name: str = "Ringkasan"
    label_column: int = 3
    value_column: int = 4
    last_column: int = 8
    widths: tuple[float, ...] = (34, 22, 16, 16, 12, 12)
    """Of the printed columns, from `label_column` on."""
    sentence_row: int = 3
    facts_row: int = 5
    """First of the lines "label | isi" in C and D."""
    lines_row: int = 18
    lines: int = 24
    percentage: int = 4
    """Which column of the lines holds a percentage, counted from 0."""
    charts_row: int = 43
    """The first row of chart titles; each row of charts takes `chart_rows` rows."""
    chart_rows: int = 7
    chart_spans: tuple[tuple[int, int], ...] = ((3, 3), (4, 5), (6, 8))
    """First and last column of the charts that stand side by side."""
    data_row: int = 5
    data_column: int = 11
    """Chart data beside the printed page: for each chart its name, a line of years, and two lines of values, of which
    the one of the chosen decimal sign is filled (comma first, then point)."""

    def chart_title(self, index: int) -> tuple[int, int]:
        """Row and column of the title of a chart, the charts counted from 0."""
        row, place = divmod(index, len(self.chart_spans))
        return self.charts_row + row * self.chart_rows, self.chart_spans[place][0]

    def chart_width(self, index: int) -> float:
        """The width of a chart and its title, in units of column width."""
        first, last = self.chart_spans[index % len(self.chart_spans)]
        return sum(self.widths[first - self.label_column:last - self.label_column + 1])

    def chart_data(self, index: int) -> int:
        """The row of the name of a chart's data; years and values stand in the rows below."""
        return self.data_row + index * 4

    @property
    def levels_row(self) -> int:
        """First line of the data of the chart per kategori: name, count, range, kategori and number of its colour."""
        return self.chart_data(GRAFIK) + 1

    @property
    def last_row(self) -> int:
        """The last printed row."""
        return self.charts_row - 1 + self.chart_rows * -(-GRAFIK // len(self.chart_spans))


RINGKASAN = Ringkasan()

RINGKASAN_LINES = {
    "judul": "judul bagian",
    "kepala": "judul kolom",
    "perhatian": "yang perlu perhatian lebih dahulu",
    "indikator": "indikator; realisasinya tetap atau tidak terbanding dengan tahun lalu",
    "membaik": "indikator yang membaik dari tahun lalu",
    "memburuk": "indikator yang memburuk dari tahun lalu",
    "program": "program dengan serapannya",
    "catatan": "yang tidak muat",
}
"""What column A says of a line of Ringkasan."""

RINGKASAN_FACTS: tuple[tuple[str, str, Format], ...] = (
    ("instansi", "Instansi", "teks"),
    ("tahun", "Tahun laporan", "teks"),
    ("sasaran", "Tujuan/sasaran yang dinilai", "teks"),
    ("indikator", "Indikator yang dinilai", "teks"),
    ("capaian", "Rata-rata capaian kinerja (%)", "persen"),
    ("kategori", "Kategori", "teks"),
    ("tren", "Dibanding tahun lalu", "teks"),
    ("anggaran", "Anggaran (Rp)", "rupiah"),
    ("realisasi", "Realisasi (Rp)", "rupiah"),
    ("persen", "Capaian anggaran (%)", "serapan"),
    ("sisa", "Sisa anggaran (Rp)", "rupiah"),
    ("efisiensi", "Efisiensi", "teks"),
)
