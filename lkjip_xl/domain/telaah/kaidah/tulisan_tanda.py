"""Rules of the family tulisan on signs: a decrease that is printed as an increase in a column of changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak, Tabel
from lkjip_xl.domain.telaah.petikan import awal, tempat
from lkjip_xl.domain.tercetak import Tercetak, baca

_PERUBAHAN = re.compile(r"berkurang|bertambah|kenaikan|penurunan|perubahan anggaran|naik|turun|selisih|\+\s?/\s?-",
                        re.IGNORECASE)
_BERTANDA = re.compile(r"\(\s*(?:berkurang|penurunan|turun)", re.IGNORECASE)
"""A heading that says itself how a decrease is printed: Bertambah/(Berkurang)."""


@record(frozen=True)
class _Perubahan:
    """A row of a column of changes: what it prints, and the two figures before it."""

    baris: int
    dari: Decimal
    menjadi: Decimal
    tertulis: Decimal

    @property
    def turun(self) -> bool:
        return self.menjadi < self.dari

    @property
    def cocok(self) -> bool:
        return abs(self.tertulis) == abs(self.menjadi - self.dari) != 0


def tanda_perubahan(bahan: Bahan) -> Iterator[Remark]:
    """Decreases without brackets or minus in a column of changes whose others have them, and the other way round."""
    for block, table in bahan.tabel:
        for column in range(2, len(table.sel[0]) if table.sel else 0):
            head = " ".join(table.judul(column))
            rows = [one for one in _baris(table, column) if one.cocok] if _PERUBAHAN.search(head) else []
            right = [one for one in rows if one.turun == (one.tertulis < 0)]
            signed = _BERTANDA.search(head) or any(one.turun for one in right)
            for one in rows if signed and 2 * len(right) > len(rows) else ():
                if one not in right:
                    yield _catat(bahan, Letak(block.indeks, one.baris, column), table, one)


def _catat(bahan: Bahan, place: Letak, table: Tabel, one: _Perubahan) -> Remark:
    cells = [table.sel[one.baris][column] for column in (place.kolom, place.kolom - 2, place.kolom - 1)]
    places = [Letak(place.blok, one.baris, column) for column in (place.kolom, place.kolom - 2, place.kolom - 1)]
    figure = cells[0].rata.strip("()-−– ")
    return remark("T-1016", *(tempat(bahan.dokumen, at, cell.teks) for at, cell in zip(places, cells, strict=True)),
                  pokok=_nama(table, one.baris), angka=cells[0].rata, dari=cells[1].rata, menjadi=cells[2].rata,
                  gerak="turun" if one.turun else "naik", benar=f"({figure})" if one.turun else figure,
                  nama=_nama(table, one.baris), tempat=bahan.dokumen.bagian(place))


def _nama(table: Tabel, row: int) -> str:
    return next((awal(cell.rata) for cell in table.sel[row] if any(map(str.isalpha, cell.rata))), f"baris {row}")


def _baris(table: Tabel, column: int) -> Iterator[_Perubahan]:
    for row in table.isi:
        if all(table.sel[row][at].asli == (row, at) for at in (column - 2, column - 1, column)):
            first, second, change = (_angka(table.sel[row][at].rata) for at in (column - 2, column - 1, column))
            if first is not None and second is not None and change is not None:
                yield _Perubahan(row, first, second, change)


def _angka(text: str) -> Decimal | None:
    """The figure that a cell holds, below zero where it stands in brackets or behind a minus."""
    if not any(map(str.isdigit, text)):
        return None
    digits = text.strip("()-−– ")
    value = baca(Tercetak(0, "", "anggaran", "", 0, digits)).nilai
    return value if value is None or text[0] not in "(-−–" else -abs(value)


DAFTAR: tuple[Kaidah, ...] = (Kaidah("T-1016", tanda_perubahan),)
"""The rules on signs."""
