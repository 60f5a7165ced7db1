"""The one-page summary with its charts."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.book.schema.kinds import Format

JUDUL_RINGKASAN = "Ringkasan Capaian Kinerja"
DATA_GRAFIK = "Data grafik (tidak ikut tercetak)"
RINGKASAN_LEVELS = ("Skala", "Kategori", "Indikator")
"""Fixed texts that the template and the writer both put on the sheet."""

GRAFIK = 6
"""How many indicators the charts of Ringkasan show at most."""
TAHUN_GRAFIK = 6
"""How many years a chart can show: the report year and the five before it."""
TINGKAT_TERBANYAK = 7
"""The most levels a scale has on Ringkasan."""


@dataclass(frozen=True)
class Ringkasan:
    """Where the cells of the one-page summary lie; rows and columns counted from 1."""

    name: str = "Ringkasan"
    label_column: int = 3
    value_column: int = 4
    last_column: int = 7
    facts_row: int = 5
    """First of the lines "label | isi" in C and D."""
    levels_row: int = 18
    """First line of the count per kategori in C:E, under its heading row."""
    charts_row: int = 27
    """The first chart title; each pair of charts takes `chart_rows` rows."""
    chart_rows: int = 11
    chart_columns: tuple[int, int] = (3, 5)
    data_row: int = 5
    data_column: int = 10
    """Chart data beside the printed page: for each chart its name, a line of years, and two lines of values, of which
    the one of the chosen decimal sign is filled (comma first, then point)."""

    def chart_title(self, index: int) -> tuple[int, int]:
        """Row and column of the title of a chart, the charts counted from 0."""
        return self.charts_row + index // 2 * self.chart_rows, self.chart_columns[index % 2]

    def chart_data(self, index: int) -> int:
        """The row of the name of a chart's data; years and values stand in the rows below."""
        return self.data_row + index * 4


RINGKASAN = Ringkasan()

RINGKASAN_FACTS: tuple[tuple[str, str, Format], ...] = (
    ("instansi", "Instansi", "teks"),
    ("tahun", "Tahun laporan", "teks"),
    ("sasaran", "Tujuan/sasaran yang dinilai", "teks"),
    ("indikator", "Indikator yang dinilai", "teks"),
    ("capaian", "Rata-rata capaian kinerja (%)", "persen"),
    ("kategori", "Kategori", "teks"),
    ("anggaran", "Anggaran (Rp)", "rupiah"),
    ("realisasi", "Realisasi (Rp)", "rupiah"),
    ("persen", "Capaian anggaran (%)", "serapan"),
    ("sisa", "Sisa anggaran (Rp)", "rupiah"),
    ("efisiensi", "Efisiensi", "teks"),
)
