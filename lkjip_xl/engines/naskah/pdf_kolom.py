"""Tables without lines: rows of figures that stand in columns, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lkjip_xl.engines.naskah.pdf_halaman import TabelHalaman
from lkjip_xl.engines.naskah.pdf_huruf import Baris
from lkjip_xl.engines.naskah.pdf_tabel import Kisi, Petak

_ANGKA = re.compile(r"(?:Rp\.?\s*)?[-(]?\d[\d.,]*\s*%?\)?|-")
_BARIS, _KOLOM = 3, 3
"""The fewest rows and columns of a table that no line shows."""
_BAGIAN_ANGKA = 0.4
"""How much of such a table has to be figures; signatures and lists stand in columns too."""


def without_lines(found: Sequence[Baris]) -> tuple[list[TabelHalaman], list[Baris]]:
    """The tables among the lines of a page, and the lines that stand in none."""
    tables: list[TabelHalaman] = []
    rest: list[Baris] = []
    for group in _groups(found):
        if len(group) >= _BARIS and _figures(group) >= _BAGIAN_ANGKA:
            tables.append(_table(group))
        else:
            rest += group
    return tables, rest


def _groups(found: Sequence[Baris]) -> Iterator[list[Baris]]:
    """Lines that follow each other and have their pieces in the same columns, together; every other line alone."""
    group: list[Baris] = []
    for line in found:
        if group and not _alike([*group, line]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _alike(group: Sequence[Baris]) -> bool:
    """Whether lines have the same columns, with room between them, and no gap that parts the last one."""
    columns = {len(line.bagian) for line in group}
    if len(columns) > 1 or min(columns) < _KOLOM or group[-1].dasar - group[-2].dasar > 2.5 * group[-1].ukuran:
        return False
    edges = [(min(one.x0 for one in column), max(one.x1 for one in column))
             for column in zip(*(line.bagian for line in group), strict=True)]
    return all(end < begin for (_, end), (begin, _) in pairwise(edges))


def _figures(group: Sequence[Baris]) -> float:
    pieces = [one.teks for line in group for one in line.bagian]
    return sum(bool(_ANGKA.fullmatch(one)) for one in pieces) / max(len(pieces), 1)


def _table(group: Sequence[Baris]) -> TabelHalaman:
    columns = list(zip(*(line.bagian for line in group), strict=True))
    inner = [(max(one.x1 for one in left) + min(one.x0 for one in right)) / 2 for left, right in pairwise(columns)]
    xs = (min(one.x0 for one in columns[0]) - 2, *inner, max(one.x1 for one in columns[-1]) + 2)
    ys = (group[0].atas, *((above.bawah + below.atas) / 2 for above, below in pairwise(group)), group[-1].bawah)
    wide = len(columns)
    cells = tuple(Petak(row, column, 1, 1, xs[column], ys[row], xs[column + 1], ys[row + 1])
                  for row in range(len(group)) for column in range(wide))
    fields = tuple(tuple(range(row * wide, (row + 1) * wide)) for row in range(len(group)))
    return TabelHalaman(Kisi(xs, ys, fields, cells),
                        {row * wide + column: (one,) for row, line in enumerate(group)
                         for column, one in enumerate(line.bagian)})
