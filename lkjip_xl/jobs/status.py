"""Status: how far the input is, and whether the results still belong to it."""

from __future__ import annotations

from lkjip_xl.book.grid import Grid
from lkjip_xl.book.identity import check_identity
from lkjip_xl.book.reader import read_isian
from lkjip_xl.book.schema import BERANDA, BERANDA_CELLS, INPUT_SHEETS
from lkjip_xl.book.status import Lampu, grid_kesegaran, lampu
from lkjip_xl.domain.nilai.record import record


@record(frozen=True)
class Status:
    """The light of each input sheet, when the workbook was last computed, and whether that still holds."""

    lampu: tuple[tuple[str, Lampu], ...]
    terakhir: str
    kesegaran: str

    @property
    def kalimat(self) -> str:
        """The status in words: which sheets are ready, which are not, and whether to compute again."""
        named = {light: ", ".join(name for name, shown in self.lampu if shown == light)
                 for light in ("belum lengkap", "kosong", "siap")}
        lines = [f"{light.capitalize()}: {names}." for light, names in named.items() if names]
        return "\n".join([*lines, "", f"Terakhir dihitung: {self.terakhir}", f"{self.kesegaran}."])


def status(grid: Grid) -> Status:
    """The status of a workbook; nothing is written."""
    check_identity(grid)
    isian = read_isian(grid)
    beranda, cells = grid.read(BERANDA), BERANDA_CELLS
    return Status(
        tuple((sheet.name, lampu(sheet, isian)) for sheet in INPUT_SHEETS),
        str(beranda.cell(cells.time_row, cells.fact_column) or "-"),
        grid_kesegaran(grid, isian),
    )
