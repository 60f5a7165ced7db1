"""Which workbook counts where an office has handed in several of one year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lkjip_xl.domain.nilai.teks import serupa


class Salinan(NamedTuple):
    """What decides about a workbook: whose it is, of which year, and how complete."""

    berkas: str
    buku: str
    instansi: str
    kabupaten: str
    tahun: int
    kelengkapan: float

    @property
    def pemilik(self) -> tuple[str, ...]:
        """Equal for workbooks of one office; a workbook without a name of an office is its own alone."""
        office = serupa(self.instansi)
        return (office, serupa(self.kabupaten)) if office else ("", "", self.buku)


def tergantikan(books: Iterable[Salinan]) -> Mapping[str, Salinan]:
    """The workbooks that do not count, by path, each with the one that counts instead.

    Of one office and year the most complete counts, of equal ones the first by path.
    """
    best: dict[tuple[tuple[str, ...], int], Salinan] = {}
    ranked = sorted(books, key=lambda one: (-one.kelengkapan, one.berkas))
    return {one.berkas: chosen for one in ranked
            if (chosen := best.setdefault((one.pemilik, one.tahun), one)) is not one}
