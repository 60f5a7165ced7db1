"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.temuan import Finding


@record(frozen=True)
class Pemeriksaan:
    """One check: its stable code, and the function that finds its defects in a computed report.

    ``setahun`` marks a check that judges the year as a whole: while the year runs, it stays silent.
    """

    kode: str
    cari: Callable[[Bahan], Iterable[Finding]]
    setahun: bool = False
