"""Targets and realisasi of one indicator, from the raw cells of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from lkjip_xl.book.laporan.context import Context, table
from lkjip_xl.book.reader import UNREADABLE_CODES, Row, normal
from lkjip_xl.book.schema import Column
from lkjip_xl.domain.angka import Unreadable, tulis_angka
from lkjip_xl.domain.temuan import Place
from lkjip_xl.domain.ukuran import Predikat, Ukuran, parse_ukuran


class Measures:
    """Turns raw cells into targets and realisasi of one indicator's jenis."""

    def __init__(self, jenis: str, ladder: tuple[Predikat, ...], context: Context) -> None:
        self.jenis, self.ladder, self.context = jenis, ladder, context

    def of(self, key: str, row: Row | None, column: str, target: bool = False) -> Ukuran | None:
        """One cell of a table's row as a measure; None where blank, and with a finding where unusable."""
        raw = row.values.get(column) if row else None
        if row is None or raw is None:
            return None
        measure = parse_ukuran(raw, self.jenis, self.ladder, target)
        spec, place = table(key).by_key[column], Place(key, row.baris, column)
        if isinstance(measure, Unreadable):
            self._explain(measure, place, spec, target)
            return None
        if isinstance(raw, str) and isinstance(measure, Decimal):
            self.context.note("B-208", place, raw, kolom=spec.label, dibaca=tulis_angka(measure), contoh="83,55")
        return measure

    def plain(self, key: str, row: Row | None, target: bool = False) -> dict[str, Ukuran | None]:
        """The measures of a row by the key of their column, without those of the numbered columns."""
        columns = (c.key for c in table(key).columns if c.kind == "nilai" and not c.key[-1].isdigit())
        return {column: self.of(key, row, column, target) for column in columns}

    def years(self, key: str, row: Row | None, column: str, years: Mapping[int, int], target: bool = False
              ) -> dict[int, Ukuran]:
        """The measures of the numbered columns by their year; ``years`` gives the year of each number."""
        found = {year: self.of(key, row, f"{column}_{index}", target) for index, year in years.items()}
        return {year: measure for year, measure in found.items() if measure is not None}

    def series(self, key: str, row: Row | None, column: str, last: int, target: bool = False
               ) -> tuple[Ukuran | None, ...]:
        """The measures of the columns numbered from 1 to the last, None where blank."""
        return tuple(self.of(key, row, f"{column}_{index}", target) for index in range(1, last + 1))

    def _explain(self, problem: Unreadable, place: Place, column: Column, target: bool) -> None:
        if self.jenis == "Predikat":
            self.context.note("B-215", place, problem.raw, kolom=column.label,
                              pilihan=", ".join(p.teks for p in self.ladder))
        elif self.jenis == "Rentang" and target:
            self.context.note("B-216", place, problem.raw, kolom=column.label)
        else:
            self.context.note(UNREADABLE_CODES[problem.code], place, problem.raw, kolom=column.label, contoh="83,55",
                              isi="angka")


def own_group(rows: Iterable[Row | None], ladder: tuple[Predikat, ...]) -> tuple[Predikat, ...]:
    """Of a ladder, the group that knows every predicate of these rows; the whole ladder when none does."""
    texts = {normal(v) for row in rows if row for v in row.values.values() if isinstance(v, str)}
    used = texts & {normal(p.teks) for p in ladder}
    for group in dict.fromkeys(p.kelompok for p in ladder):
        rungs = tuple(p for p in ladder if p.kelompok == group)
        if used and used <= {normal(p.teks) for p in rungs}:
            return rungs
    return ladder
