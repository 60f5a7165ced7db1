"""Is this a workbook of this program, and of a version that it can work with?"""

from __future__ import annotations

from lkjip_xl.book.grid import CannotRun, Grid
from lkjip_xl.book.schema import BERANDA, BERANDA_CELLS, VERSI_TEMPLATE


def check_identity(grid: Grid) -> None:
    """Raise `CannotRun` unless the workbook was made from the present version of the template."""
    if BERANDA not in grid.sheets:
        raise CannotRun(f"Buku kerja ini tidak punya lembar {BERANDA}, jadi bukan buku kerja LKjIP. Bila lembar itu "
                        f"diganti namanya, kembalikan menjadi {BERANDA}; buku kerja baru dibuat dengan: "
                        "lkjip baru NAMA.xlsx")
    version = grid.read(BERANDA).cell(BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column)
    if not isinstance(version, (int, float)):
        raise CannotRun("Versi buku kerja tidak terbaca di lembar Beranda. Kembalikan cadangan dengan: lkjip pulihkan, "
                        "atau buat buku kerja baru dengan: lkjip baru NAMA.xlsx")
    if version > VERSI_TEMPLATE:
        raise CannotRun(f"Buku kerja ini versi {version:g}, lebih baru daripada program ini (versi {VERSI_TEMPLATE}). "
                        "Perbarui program lkjip di komputer ini.")
    if version < VERSI_TEMPLATE:
        raise CannotRun(f"Buku kerja ini versi {version:g}, lebih lama daripada program ini (versi {VERSI_TEMPLATE}). "
                        "Buat buku kerja baru dengan: lkjip baru NAMA.xlsx, lalu salin isiannya.")
