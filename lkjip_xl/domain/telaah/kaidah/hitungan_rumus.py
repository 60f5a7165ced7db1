"""Columns that the other columns of their table give by a formula that most rows keep: products, shares, rests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, remark
from lkjip_xl.domain.telaah.cocok import SERATUS, banding, tempat, tulis
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.kepala import Kolom
from lkjip_xl.domain.telaah.petak import Garis, Petak, TabelBaca

SEDIKITNYA = 3
"""So many rows must keep a formula before one that does not is wrong."""
TERBANYAK = 9
"""In a table of more columns of figures no formula is looked for."""
BEDA_NYATA = 4
"""What differs by no more than so many units of its last digit may be rounded."""
_TURUNAN = frozenset({"lain", "efisiensi"})
_LIMA_PULUH, _DUA_SETENGAH = Decimal(50), Decimal("2.5")

Rumus = Callable[[Decimal, Decimal], Decimal]
_RUMUS: tuple[tuple[str, Rumus], ...] = (
    ("{a} x {b}", lambda a, b: a * b), ("{a} x {b} / 100", lambda a, b: a * b / SERATUS),
    ("{a} / {b} x 100", lambda a, b: a / b * SERATUS), ("{a} - {b}", lambda a, b: a - b),
    ("({a} - {b}) / {a} x 100", lambda a, b: (a - b) / a * SERATUS),
)
_SATU: tuple[tuple[str, Rumus], ...] = (("50 + {a} x 2,5", lambda a, _: _LIMA_PULUH + a * _DUA_SETENGAH),)
"""The value of efficiency of the ministry of finance: 50 + (efficiency / 20 x 50)."""


@record(frozen=True)
class Uji:
    """A figure with the two that a formula takes, what that gives, and whether it says so."""

    garis: Garis
    cell: Petak
    dari: tuple[Petak, Petak]
    rumus: str
    benar: Decimal
    sama: bool


def rumus_kolom(bahan: Bahan) -> Iterator[Remark]:
    """Figures that leave the formula which the other rows of their column keep."""
    for table in bahan.petak:
        columns = table.berangka()
        if len(columns) <= TERBANYAK:
            wrong: set[Letak] = set()
            for column in (one for one in columns if one.besaran in _TURUNAN and not one.jumlah):
                # what is worked out from a wrong figure is right to differ
                found = [one for one in _terbaik(table, column, columns) if not one.sama
                         and all(part.letak not in wrong for part in one.dari)]
                wrong.update(one.cell.letak for one in found)
                yield from (_catat(bahan, table, one) for one in found)


def _terbaik(table: TabelBaca, column: Kolom, columns: Sequence[Kolom]) -> Sequence[Uji]:
    """How the rows of a column compare with the first formula that most of them keep; nothing where there is none."""
    rows = [(line, cell) for line in table.garis if line.jenis == "rinci" and (cell := line.di(column.indeks))
            and cell.nilai and not cell.bacaan.rusak]
    if len({cell.nilai for _, cell in rows}) < SEDIKITNYA:
        return ()
    before = [one for one in columns if one.indeks < column.indeks]
    # capaian less serapan has rules of its own
    known = [one for one in _RUMUS if column.besaran == "lain" or one[0] != "{a} - {b}"]
    tried = [(pair, tuple(known)) for pair in permutations(before, 2)]
    tried += [((one, one), _SATU) for one in before]
    for pair, formulas in tried:
        for text, formula in formulas:
            found = _uji(rows, pair, text, formula)
            if found:
                return found
    return ()


def _uji(rows: Sequence[tuple[Garis, Petak]], pair: tuple[Kolom, Kolom], text: str, formula: Rumus) -> Sequence[Uji]:
    """How each row compares with a formula; nothing as soon as too many leave it."""
    found: list[Uji] = []
    wrong = 0
    for garis, cell in rows:
        a, b = garis.di(pair[0].indeks), garis.di(pair[1].indeks)
        if a is None or b is None or not a.nilai or not b.nilai:
            continue
        true = formula(a.nilai, b.nilai)
        same = banding(cell.bacaan, true) != "beda"
        wrong += not same
        if wrong * SEDIKITNYA > len(rows) or (not same and _dekat(cell, true)):
            return ()
        found.append(Uji(garis, cell, (a, b), text.format(a=a.teks, b=b.teks), true, same))
    telling = len({one.dari[1].nilai for one in found}) > 1 or pair[0] is pair[1]
    return found if len(found) - wrong >= SEDIKITNYA and telling else ()


def _dekat(cell: Petak, true: Decimal) -> bool:
    """Whether a figure differs from what a formula gives by no more than rounded parts may."""
    unit = Decimal(1).scaleb(-cell.bacaan.desimal)
    return abs((cell.nilai or Decimal(0)) - true) <= BEDA_NYATA * unit


def _catat(bahan: Bahan, table: TabelBaca, one: Uji) -> Remark:
    _, name = table.sebutan(one.garis, one.cell.kolom)
    return remark("T-123", tempat(one.cell), *dict.fromkeys(map(tempat, one.dari)), pokok=name or "Total",
                  nama=name or "Total", tempat=bahan.dokumen.bagian(one.cell.letak), kolom=one.cell.kolom.judul,
                  tertulis=tempat(one.cell).kutipan, rumus=one.rumus,
                  benar=tulis(one.benar, "lain", bahan.ciri, one.cell.bacaan.desimal))
