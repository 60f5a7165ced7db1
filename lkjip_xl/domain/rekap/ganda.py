"""Which workbook counts where an office has handed in several of one year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.rekap.sebutan import Kantor, kunci_daerah, kunci_instansi


class Salinan(NamedTuple):
    """What decides about a workbook: whose it is, of which year, and how complete."""

    berkas: str
    buku: str
    instansi: str
    kabupaten: str
    tahun: int
    kelengkapan: float

    @property
    def pemilik(self) -> Kantor:
        """Equal for workbooks of one office; a workbook without a name of an office is its own alone."""
        return pemilik(self.instansi, self.kabupaten, self.buku)


def pemilik(instansi: str, kabupaten: str, buku: str) -> Kantor:
    """The region and the office of a workbook as keys; one without a name of an office belongs to nobody else."""
    office = kunci_instansi(instansi, kabupaten) if serupa(instansi) else f"(tanpa nama) {buku}"
    return kunci_daerah(kabupaten), office


def tergantikan(books: Iterable[Salinan]) -> Mapping[str, Salinan]:
    """The workbooks that do not count, by path, each with the one that counts instead.

    Of one office and year the most complete counts, of equal ones the first by path.
    """
    best: dict[tuple[Kantor, int], Salinan] = {}
    ranked = sorted(books, key=lambda one: (-one.kelengkapan, one.berkas))
    return {one.berkas: chosen for one in ranked
            if (chosen := best.setdefault((one.pemilik, one.tahun), one)) is not one}
