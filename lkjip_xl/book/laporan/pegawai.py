"""The staff tables of the sheet "Pegawai"."""

from __future__ import annotations

from lkjip_xl.book.laporan.context import Context, table
from lkjip_xl.book.reader import Row
from lkjip_xl.book.schema import Column
from lkjip_xl.domain.masukan import BarisJumlah

TABEL_PEGAWAI = ("pegawai_pendidikan", "pegawai_golongan", "pegawai_jabatan", "pegawai_pangkat")
"""The keys of the tables; their text columns are labels and their whole-number columns are counts."""


def read_pegawai(context: Context, key: str) -> tuple[BarisJumlah, ...]:
    """The rows of a staff table that hold any count."""
    columns = table(key).columns
    labels, counts = ([c for c in columns if c.kind == kind] for kind in ("teks", "bulat"))
    rows = (_baris(row, labels, counts) for row in context.rows(key))
    return tuple(row for row in rows if any(count is not None for count in row.jumlah))


def _baris(row: Row, labels: list[Column], counts: list[Column]) -> BarisJumlah:
    numbers = (row.number(c.key) for c in counts)
    return BarisJumlah(row.baris, tuple(row.text(c.key) for c in labels),
                       tuple(None if n is None else int(n) for n in numbers), tuple(c.label for c in counts))
