"""Tables of a page of a PDF by the lines that are drawn around their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.naskah.pdf_kertas import Ruas

GARIS_TERBANYAK = 1_500
"""The most lines of a page, in either direction, that are looked at for tables; a drawing has more."""
_DEKAT = 3.0
"""Lines within so many points are one."""
@record(frozen=True)
class Petak:
    """A cell of a grid: its upper left place and how far it spreads, in rows and columns, and its rectangle."""

    baris: int
    kolom: int
    tinggi: int
    lebar: int
    x0: float
    atas: float
    x1: float
    bawah: float


@record(frozen=True)
class Kisi:
    """The grid of a table: the edges of its columns and rows, and which cell covers each of its fields."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    bidang: tuple[tuple[int, ...], ...]
    petak: tuple[Petak, ...]

    @property
    def luas(self) -> float:
        """How much paper it covers."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def cell(self, x: float, y: float) -> int:
        """Which cell a point lies in; -1 for none."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return -1
        return self.bidang[bisect_right(self.ys, y) - 1][bisect_right(self.xs, x) - 1]


def grids(mendatar: Sequence[Ruas], tegak: Sequence[Ruas]) -> list[Kisi]:
    """The grids of a page, from the level and upright lines that are drawn on it; inner tables before outer ones."""
    level, upright = _joined(mendatar), _joined(tegak)
    if max(len(level), len(upright)) > GARIS_TERBANYAK:
        return []
    made = (_grid(*group) for group in _groups(level, upright))
    return sorted((one for one in made if one is not None), key=lambda grid: grid.luas)


def _joined(segments: Sequence[Ruas]) -> list[Ruas]:
    """The same lines where near ones lie at one height, and those that touch are one."""
    made: list[Ruas] = []
    for group in _near(sorted(segments)):
        height = sum(one.di for one in group) / len(group)
        last: Ruas | None = None
        for one in sorted(group, key=lambda segment: segment.dari):
            if last is not None and one.dari <= last.ke + _DEKAT:
                last = Ruas(height, last.dari, max(last.ke, one.ke))
            else:
                made += [last] if last is not None else []
                last = Ruas(height, one.dari, one.ke)
        made += [last] if last is not None else []
    return made


def _near(segments: list[Ruas]) -> Iterator[list[Ruas]]:
    group: list[Ruas] = []
    for one in segments:
        if group and one.di - group[0].di > _DEKAT:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _groups(level: list[Ruas], upright: list[Ruas]) -> Iterator[tuple[list[Ruas], list[Ruas]]]:
    """Lines that meet, together."""
    home = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while home[index] != index:
            home[index] = home[home[index]]
            index = home[index]
        return index

    for at, one in enumerate(level):
        for to, other in enumerate(upright):
            if (one.dari - _DEKAT <= other.di <= one.ke + _DEKAT
                    and other.dari - _DEKAT <= one.di <= other.ke + _DEKAT):
                home[root(at)] = root(len(level) + to)
    found: dict[int, tuple[list[Ruas], list[Ruas]]] = {}
    for index in range(len(home)):
        group = found.setdefault(root(index), ([], []))
        if index < len(level):
            group[0].append(level[index])
        else:
            group[1].append(upright[index - len(level)])
    yield from found.values()


def _grid(level: list[Ruas], upright: list[Ruas]) -> Kisi | None:
    if len(level) < 2 or not upright:
        return None
    level, upright = _closed(level, upright)
    xs, ys = _edges(one.di for one in upright), _edges(one.di for one in level)
    if len(xs) < 2 or len(ys) < 2 or not _framed(xs, ys, level, upright):
        return None
    regions = _regions(xs, ys, level, upright)
    return _compact(xs, ys, regions)


def _closed(level: list[Ruas], upright: list[Ruas]) -> tuple[list[Ruas], list[Ruas]]:
    """The same lines with the sides that are left open drawn: where lines run on beyond the last one across."""
    level, upright = list(level), list(upright)
    left, right = min(one.dari for one in level), max(one.ke for one in level)
    top, bottom = min(one.dari for one in upright), max(one.ke for one in upright)
    for x in (left, right):
        ends = sum(min(abs(one.dari - x), abs(one.ke - x)) <= _DEKAT for one in level)
        if ends >= 2 and all(abs(one.di - x) > 2 * _DEKAT for one in upright):
            upright.append(Ruas(x, min(one.di for one in level), max(one.di for one in level)))
    for y in (top, bottom):
        ends = sum(min(abs(one.dari - y), abs(one.ke - y)) <= _DEKAT for one in upright)
        if ends >= 2 and all(abs(one.di - y) > 2 * _DEKAT for one in level):
            level.append(Ruas(y, left, right))
    return level, upright


def _edges(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _DEKAT:
            found.append(value)
    return found


def _framed(xs: list[float], ys: list[float], level: list[Ruas], upright: list[Ruas]) -> bool:
    """Whether lines run around most of it; boxes joined by lines are a drawing."""
    across, down = xs[-1] - xs[0], ys[-1] - ys[0]
    sides = [_covered(level, y, xs[0], xs[-1]) / across for y in (ys[0], ys[-1])]
    sides += [_covered(upright, x, ys[0], ys[-1]) / down for x in (xs[0], xs[-1])]
    return sum(sides) >= 2.9 and min(sides) >= 0.4


def _covered(segments: list[Ruas], at: float, low: float, high: float) -> float:
    near = (one for one in segments if abs(one.di - at) <= _DEKAT)
    return sum(max(min(one.ke, high) - max(one.dari, low), 0) for one in near)


def _regions(xs: list[float], ys: list[float], level: list[Ruas], upright: list[Ruas]) -> list[list[int]]:
    """For every field of the grid the number of the cell it belongs to: fields with no line between are one cell."""
    wall_right = _walls(xs, ys, upright)
    wall_below = _walls(ys, xs, level)
    region = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    number = 0
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if region[row][column] < 0:
                _fill(region, row, column, number, wall_right, wall_below)
                number += 1
    return region


def _walls(across: list[float], along: list[float], segments: list[Ruas]) -> set[tuple[int, int]]:
    """Where a line parts two fields: (number of the edge, number of the field along it)."""
    found = set()
    for one in segments:
        edge = min(range(len(across)), key=lambda index: abs(across[index] - one.di))
        found |= {(edge, index) for index, (low, high) in enumerate(pairwise(along))
                  if one.dari <= (low + high) / 2 <= one.ke}
    return found


def _fill(region: list[list[int]], row: int, column: int, number: int,
          wall_right: set[tuple[int, int]], wall_below: set[tuple[int, int]]) -> None:
    """Give a cell its fields: as far right as no line parts them, then as far down as the whole width is open."""
    end = column
    while (end + 1 < len(region[0]) and region[row][end + 1] < 0 and (end + 1, row) not in wall_right):
        end += 1
    last = row
    while (last + 1 < len(region) and all((last + 1, at) not in wall_below and region[last + 1][at] < 0
                                          for at in range(column, end + 1))
           and not any((at, last + 1) in wall_right for at in range(column + 1, end + 1))):
        last += 1
    for at in range(row, last + 1):
        region[at][column:end + 1] = [number] * (end + 1 - column)


def _compact(xs: list[float], ys: list[float], region: list[list[int]]) -> Kisi | None:
    """The grid without rows and columns that no cell begins in."""
    begins: dict[int, tuple[int, int]] = {}
    ends: dict[int, tuple[int, int]] = {}
    for row, line in enumerate(region):
        for column, number in enumerate(line):
            begins.setdefault(number, (row, column))
            ends[number] = (row, column)
    rows = sorted({row for row, _ in begins.values()})
    columns = sorted({column for _, column in begins.values()})
    if len(begins) < 2:
        return None
    cells = tuple(_petak(begins[number], ends[number], rows, columns, xs, ys) for number in sorted(begins))
    order = {number: index for index, number in enumerate(sorted(begins))}
    fields = tuple(tuple(order[region[row][column]] for column in columns) for row in rows)
    return Kisi((*(xs[column] for column in columns), xs[-1]), (*(ys[row] for row in rows), ys[-1]), fields, cells)


def _petak(begin: tuple[int, int], end: tuple[int, int], rows: list[int], columns: list[int],
           xs: list[float], ys: list[float]) -> Petak:
    row, column = rows.index(begin[0]), columns.index(begin[1])
    height = bisect_right(rows, end[0]) - row
    width = bisect_right(columns, end[1]) - column
    return Petak(row, column, height, width, xs[begin[1]], ys[begin[0]], xs[end[1] + 1], ys[end[0] + 1])
