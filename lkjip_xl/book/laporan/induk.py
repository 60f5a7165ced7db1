"""The tujuan and sasaran of the sheet "Tujuan Sasaran"."""

from __future__ import annotations

from lkjip_xl.book.laporan.context import Context
from lkjip_xl.book.laporan.records import filled
from lkjip_xl.domain.masukan import Induk
from lkjip_xl.domain.temuan import Place


def read_induk(context: Context) -> tuple[Induk, ...]:
    """Every tujuan and sasaran in the order of the sheet; a sasaran belongs to the tujuan above it."""
    rows = context.unique("induk", "uraian")
    context.require("induk", rows)
    found: list[Induk] = []
    tujuan = ""
    for row in rows:
        if row.text("jenis") == "Tujuan":
            tujuan = row.text("uraian")
            found.append(filled(Induk, row, jenis="Tujuan"))
        else:
            if not tujuan:
                context.note("H-103", Place("induk", row.baris, "jenis"), row.text("jenis"))
            found.append(filled(Induk, row, jenis="Sasaran", tujuan=tujuan))
    return tuple(found)
