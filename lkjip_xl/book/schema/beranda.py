"""The home sheet: where its cells lie, and its buttons."""

from __future__ import annotations

from lkjip_xl.book.schema.hasil import OUTPUT_NAMES
from lkjip_xl.book.schema.isian import INPUT_SHEETS
from lkjip_xl.domain.nilai.record import record

VERSI_TEMPLATE = 5
BERANDA = "Beranda"


@record(frozen=True)
class Beranda:
    """Where the cells of the home sheet lie; rows and columns counted from 1."""

    status_row: int = 20
    """First line of the list of input sheets: B name, C purpose, D light, F stored and G present fingerprint.

    Under the stored fingerprints stands the paper that the output sheets were set to.
    """
    name_column: int = 2
    purpose_column: int = 3
    light_column: int = 4
    stored_column: int = 6
    present_column: int = 7
    kind_column: int = 8
    listed_column: int = 9
    written_column: int = 10
    """Beside the list of output sheets, hidden: the kind of each line and its name; and all sheets that are written."""
    steps_row: int = 4
    freshness_row: int = 12
    time_row: int = 13
    findings_row: int = 14
    version_row: int = 15
    """Never moves: by it a workbook of another version is recognised."""
    naskah_row: int = 16
    fact_column: int = 3

    @property
    def paper_row(self) -> int:
        """The line of the paper that the output sheets were set to, in the stored column."""
        return self.status_row + len(INPUT_SHEETS)

    @property
    def output_row(self) -> int:
        """First line of the list of output sheets."""
        return self.status_row + len(INPUT_SHEETS) + 3

    @property
    def output_rows(self) -> int:
        """How many lines that list may take: all sheets, and three lines that part the shown from the hidden."""
        return len(OUTPUT_NAMES) + 3


BERANDA_CELLS = Beranda()


@record(frozen=True)
class Tombol:
    """A button: what it says and the macro it runs."""

    label: str
    makro: str


HITUNG_ULANG = Tombol("Hitung Ulang", "HitungUlang")
TOMBOL = (HITUNG_ULANG, Tombol("Periksa", "PeriksaIsian"), Tombol("Status", "LihatStatus"),
          Tombol("Bantuan", "BukaBantuan"), Tombol("Ekspor Lampiran", "EksporLampiran"),
          Tombol("Laporan Word", "LaporanWord"), Tombol("Impor SIPD", "ImporSipd"), Tombol("Tahun Baru", "TahunBaru"),
          Tombol("Perbarui Buku", "PerbaruiBuku"), Tombol("Telaah Naskah", "TelaahNaskah"))
"""The buttons of Beranda, row by row; the output sheets have the first."""
TOMBOL_SEBARIS = 5
