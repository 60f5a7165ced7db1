"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark


@record(frozen=True)
class Kaidah:
    """One rule: its stable code, and the function that finds its contradictions in a document."""

    kode: str
    cari: Callable[[Bahan], Iterable[Remark]]
