"""A copy of a workbook in memory: what is written to it is seen by who reads it, and goes nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.book.grid import Block, Grid, Value


class Salinan:
    """The values of another workbook, and what was written over them."""

    def __init__(self, asal: Grid) -> None:
        self._asal = asal
        self._lines: dict[str, list[list[Value]]] = {}

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all worksheets, in their order."""
        return self._asal.sheets

    def read(self, sheet: str) -> Block:
        """All values of a sheet; of a formula, the value it shows."""
        lines = self._lines.get(sheet)
        return self._asal.read(sheet) if lines is None else Block(tuple(tuple(line) for line in lines))

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Put a block of values at a place; None empties a cell."""
        lines = self._of(sheet)
        lines += [[] for _ in range(row + len(values) - 1 - len(lines))]
        for line, cells in zip(lines[row - 1:], values, strict=False):
            line.extend([None] * (column - 1 + len(cells) - len(line)))
            line[column - 1:column - 1 + len(cells)] = cells

    def _of(self, sheet: str) -> list[list[Value]]:
        if sheet not in self._lines:
            self._lines[sheet] = [list(line) for line in self._asal.read(sheet).rows]
        return self._lines[sheet]
