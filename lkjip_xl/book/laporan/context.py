"""What the makers of records share: the input as read, the findings so far, and the look-up of names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from lkjip_xl.book.laporan.records import Record, filled
from lkjip_xl.book.reader import FormData, Isian, Row, normal
from lkjip_xl.book.schema import Table, block, table_sheet
from lkjip_xl.domain.temuan import Finding, Place, finding

SARAN_TERBANYAK = 50
"""For how many different unknown names the nearest known one is looked up."""


class Context:
    """The input of one report; ``findings`` grows while its records are built."""

    def __init__(self, isian: Isian) -> None:
        self.isian = isian
        self.findings: list[Finding] = []
        self._places = {f.place for f in isian.findings}
        self._hints: dict[str, str] = {}

    def rows(self, key: str) -> tuple[Row, ...]:
        """The used rows of a table; none where the table is missing."""
        data = self.isian.tables.get(key)
        return data.rows if data else ()

    def records(self, cls: type[Record], key: str) -> tuple[Record, ...]:
        """A record of each used row of a table."""
        return tuple(filled(cls, row) for row in self.rows(key))

    def form(self, key: str) -> FormData | None:
        """The answers of a form; None where the form is missing."""
        return self.isian.forms.get(key)

    def answer(self, form: str, key: str) -> str:
        """One answer as text; empty where blank."""
        data = self.form(form)
        return data.text(key) if data else ""

    def note(self, code: str, place: Place, value: object = "", **args: object) -> None:
        """Add a finding."""
        self.findings.append(finding(code, place, value, **args))

    def require(self, key: str, rows: Iterable[Row]) -> None:
        """Note every blank cell of a required column, unless reading it was already reported."""
        for row in rows:
            for column in table(key).required:
                place = Place(key, row.baris, column.key)
                if row.values.get(column.key) is None and place not in self._places:
                    self.note("B-214", place, "", kolom=column.label, bantuan=column.help)

    def unique(self, key: str, column: str) -> tuple[Row, ...]:
        """The rows of a table by the first use of the name in a column; a name used again is a finding."""
        first: dict[str, Row] = {}
        for row in self.rows(key):
            name = normal(row.text(column))
            if name and name in first:
                self.note("H-101", Place(key, row.baris, column), row.text(column), nama=row.text(column),
                          pertama=first[name].baris, baris=row.baris)
            elif name:
                first[name] = row
        return tuple(first.values())

    def named(self, key: str, row: Row, column: str, known: Mapping[str, str]) -> str:
        """The name that a reference means, as written at its source; empty with a finding when nobody has it."""
        text = row.text(column)
        if not text or normal(text) in known:
            return known.get(normal(text), "")
        hint = self._hint(normal(text), known)
        spec = table(key).by_key[column]
        self.note("H-102", Place(key, row.baris, column), text, kolom=spec.label, saran=hint,
                  lembar=table_sheet(spec.options.split(".")[0]).name)
        return ""

    def _hint(self, text: str, known: Mapping[str, str]) -> str:
        """What an unknown name probably means; only so many are looked up, for that is slow."""
        if text not in self._hints and len(self._hints) < SARAN_TERBANYAK:
            close = difflib.get_close_matches(text, known, 1, 0.75)
            self._hints[text] = f"; mungkin maksudnya “{known[close[0]]}”" if close else ""
        return self._hints.get(text, "")


def table(key: str) -> Table:
    """The input table of that key."""
    found = block(key)
    assert isinstance(found, Table)
    return found
