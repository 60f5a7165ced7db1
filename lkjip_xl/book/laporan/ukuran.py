"""Targets and realisasi of one indicator, from the raw cells of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from lkjip_xl.book.laporan.context import Context, table
from lkjip_xl.book.reader import UNREADABLE_CODES, Row, normal
from lkjip_xl.book.schema import Column
from lkjip_xl.domain.nilai.angka import Unreadable, tulis_angka
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran, parse_ukuran
from lkjip_xl.domain.temuan import Place


class Measures:
    """Turns the raw cells of a row into targets and realisasi of its indicator's jenis."""

    def __init__(self, key: str, row: Row, jenis: str, ladder: tuple[Predikat, ...], context: Context) -> None:
        self.key, self.row, self.jenis, self.ladder, self.context = key, row, jenis, ladder, context

    def elsewhere(self, key: str, row: Row) -> Measures:
        """The same indicator in a row of another table."""
        return Measures(key, row, self.jenis, self.ladder, self.context)

    def of(self, column: str, target: bool = False) -> Ukuran | None:
        """One cell as a measure; None where blank, and with a finding where unusable."""
        raw = self.row.values.get(column)
        if raw is None:
            return None
        measure = parse_ukuran(raw, self.jenis, self.ladder, target)
        spec, place = table(self.key).by_key[column], Place(self.key, self.row.baris, column)
        if isinstance(measure, Unreadable):
            self._explain(measure, place, spec, target)
            return None
        if isinstance(raw, str) and isinstance(measure, Decimal):
            self.context.note("B-208", place, raw, kolom=spec.label, dibaca=tulis_angka(measure), contoh="83,55")
        return measure

    def years(self, column: str, years: Mapping[int, int], target: bool = False) -> dict[int, Ukuran]:
        """The measures of the numbered columns by their year; ``years`` gives the year of each number."""
        found = {year: self.of(f"{column}_{index}", target) for index, year in years.items()}
        return {year: measure for year, measure in found.items() if measure is not None}

    def series(self, column: str, last: int, target: bool = False) -> tuple[Ukuran | None, ...]:
        """The measures of the columns numbered from 1 to the last, None where blank."""
        return tuple(self.of(f"{column}_{index}", target) for index in range(1, last + 1))

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
