"""The findings of a workbook as rows of a rekap, without what they quote of persons and of long texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lkjip_xl.book.findings import Shown, counted
from lkjip_xl.book.grid import column_number
from lkjip_xl.book.periksa import Temuan as Semua
from lkjip_xl.book.reader import Isian
from lkjip_xl.book.schema import INPUT_SHEETS, table_sheet
from lkjip_xl.domain.masukan import Profil
from lkjip_xl.domain.rekap.kutipan import tanpa_kutipan, terbuka
from lkjip_xl.domain.rekap.tabel import Temuan

_SEL = re.compile(r"([A-Z]+)(\d+)")


def baris_temuan(semua: Semua, isian: Isian, profil: Profil, buku: str) -> tuple[Temuan, ...]:
    """A row for each line of the sheet Periksa, open ones first, then those accepted with a reason."""
    places = _Tempat(isian)
    return tuple(_baris(item, profil, buku, told=places.terbuka(item)) for item in (*semua.terbuka, *semua.diterima))


def _baris(item: Shown, profil: Profil, buku: str, *, told: bool) -> Temuan:
    sentence, remedy = (item.temuan, item.tindakan) if told else tanpa_kutipan(item.kode)
    return Temuan(buku, profil.instansi, profil.kabupaten, profil.tahun, item.tingkat, item.kode, item.lembar, item.sel,
                  item.pokok if told else "", sentence, remedy, item.count, bool(item.diterima))


def banyak(semua: Semua) -> dict[str, int]:
    """How many findings are open of each severity that a rekap counts, and how many are accepted."""
    tally = counted(semua.terbuka)
    return {"galat": tally["galat"], "peringatan": tally["peringatan"], "saran": tally["saran"],
            "diterima": sum(item.count for item in semua.diterima)}


class _Tempat:
    """Which form or table stands at each cell of the input sheets, by the names that these have in the workbook."""

    def __init__(self, isian: Isian) -> None:
        self.isian = isian
        self.lembar: dict[str, list[str]] = {}
        for key in (block.key for sheet in INPUT_SHEETS for block in sheet.blocks):
            found = isian.tables.get(key) or isian.forms.get(key)
            self.lembar.setdefault(found.sheet if found else table_sheet(key).name, []).append(key)

    def terbuka(self, item: Shown) -> bool:
        """Whether a finding may be told word for word; about an unknown cell, where all of its sheet may be."""
        keys = self.lembar.get(item.lembar, ())
        cell = _SEL.fullmatch(item.sel)
        known = list(self._di(keys, int(cell[2]), column_number(cell[1]))) if cell else []
        return all(terbuka(item.kode, *place) for place in known or [(key, "") for key in keys])

    def _di(self, keys: Iterable[str], row: int, column: int) -> Iterator[tuple[str, str]]:
        """The form and field, or the table and column, of a cell."""
        for key in keys:
            if form := self.isian.forms.get(key):
                yield from ((key, field) for field, place in form.cells.items() if place == (row, column))
            elif (table := self.isian.tables.get(key)) and row > table.header_row:
                yield from ((key, name) for name, place in table.columns.items() if place == column)
