"""Where the rows of a plain table go: for each table of the command its sheet, its columns, and other headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lkjip_xl.book.reader import normal
from lkjip_xl.book.schema import INDIKATOR, PROGRAM, Column, InputSheet, Table
from lkjip_xl.domain.nilai.triwulan import ROMAWI


@dataclass(frozen=True)
class Tujuan:
    """A sheet whose first table is filled, and of it the columns by key (none named: all).

    ``sebutan`` names a column by key for a heading, in `normal` form, that files use besides its label and key.
    The first column of the table is its key. ``dikenal`` says that rows are matched to names of the sheet Indikator
    and a name that is not there is refused.
    """

    lembar: InputSheet
    kolom: tuple[str, ...] = ()
    sebutan: Mapping[str, str] = field(default_factory=dict)
    dikenal: bool = False

    @property
    def tabel(self) -> Table:
        """The table that is filled."""
        return self.lembar.tables[0]

    @property
    def kunci(self) -> Column:
        """The column by which rows are matched."""
        return self.tabel.columns[0]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that may be filled, the key among them."""
        return tuple(column for column in self.tabel.columns
                     if not self.kolom or column.key in self.kolom or column is self.kunci)

    def named(self, known: Mapping[str, int]) -> dict[str, Column]:
        """The columns that the sheet has, by every heading that means them."""
        own = {column.key: column for column in self.columns if column.key in known}
        aliases = {heading: own[key] for heading, key in self.sebutan.items() if key in own}
        return aliases | {normal(name): column for column in own.values() for name in (column.key, column.label)}


_NAMA = dict.fromkeys(("indikator", "indikator kinerja utama", "nama indikator"), "nama")


def _quarters(key: str, *headings: str) -> dict[str, str]:
    """The headings of the quarters in books of template 2, and in files made for them."""
    return {normal(heading.format(name)): f"{key}_tw_{number}" for number, roman in enumerate(ROMAWI, 1)
            for heading in headings for name in (roman, number)}


def _keys(*starts: str) -> tuple[str, ...]:
    return tuple(column.key for column in INDIKATOR.tables[0].columns if column.key.startswith(starts))


LEMBAR_TABEL: Mapping[str, Tujuan] = {
    "target": Tujuan(INDIKATOR, _keys("rencana_", "renja", "pk_", "alasan", "target_", "langkah", "bulan_"),
                     _NAMA | _quarters("target", "Triwulan {}", "Target Triwulan {}", "TW {}", "tw_{}"), dikenal=True),
    "realisasi": Tujuan(INDIKATOR, (*_keys("realisasi_"), "target_1", "target_2", "tidak_diukur"),
                        _NAMA | _quarters("realisasi", "Triwulan {}", "Realisasi Triwulan {}", "TW {}", "tw_{}"),
                        dikenal=True),
    "program": Tujuan(PROGRAM),
    "indikator": Tujuan(INDIKATOR, (), _NAMA),
}
"""The tables that a plain table can fill; the one place that knows on which sheets and in which columns they stand."""
