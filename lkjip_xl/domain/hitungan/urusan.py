"""Sums per urusan, the first two parts of a code, for an office that has programs of several."""

from __future__ import annotations

from lkjip_xl.domain.hitungan.anggaran import Pohon, Serapan, serapan
from lkjip_xl.domain.hitungan.cabang import jumlah
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.kode import prefix
from lkjip_xl.domain.nilai.record import record


@record(frozen=True)
class Urusan:
    """The money of all programs of one urusan, such as 2.16, and how many they are."""

    kode: str
    banyak: int
    serapan: Serapan

    @property
    def nama(self) -> str:
        """What its sum is called."""
        return f"Jumlah urusan {self.kode}"

    @property
    def asal(self) -> str:
        """Where its sum comes from."""
        return f"Jumlah {self.banyak} program berkode {self.kode}"


def menurut_urusan(pohon: Pohon, notation: Notation) -> tuple[Urusan, ...]:
    """The sum of each urusan in the order of the sheet; empty for an office of one urusan (Permendagri 90/2019)."""
    groups: dict[str, list[Serapan]] = {}
    for program in pohon.program:
        groups.setdefault(prefix(program.kode, 2), []).append(program.serapan)
    if len(groups) < 2:
        return ()
    return tuple(
        Urusan(kode, len(rows), serapan(jumlah(r.anggaran for r in rows), jumlah(r.realisasi for r in rows),
                                        jumlah(r.depan for r in rows), notation))
        for kode, rows in groups.items())
