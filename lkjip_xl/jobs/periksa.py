"""Periksa: what is wrong in the workbook, without writing anything."""

from __future__ import annotations

from lkjip_xl.book.findings import Shown
from lkjip_xl.book.grid import Grid
from lkjip_xl.jobs.hitung import compute


def periksa(grid: Grid) -> tuple[Shown, ...]:
    """The findings of a workbook as it stands now, the most serious first.

    Raises `CannotRun` when it is no workbook of this program or of another version.
    """
    return compute(grid)[2]
