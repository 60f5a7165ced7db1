"""Columns of output sheets, said briefly; a heading of two lines is written "group|column"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Format, OutColumn

NO = OutColumn("no", ("No",), 5, "nomor", True)


def col(key: str, heading: str, width: float, shown: Format = "teks") -> OutColumn:
    """A column with its key, heading, width, and how its cells show."""
    return OutColumn(key, tuple(heading.split("|")), width, shown)


def merged(key: str, heading: str, width: float, shown: Format = "teks") -> OutColumn:
    """A column whose blank cells on a `lanjut` line look merged with the cell above."""
    return OutColumn(key, tuple(heading.split("|")), width, shown, True)
