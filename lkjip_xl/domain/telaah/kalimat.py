"""The sentences of a document outside its tables and front lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak

_AKHIR_KALIMAT = re.compile(r"(?<=[.;:!?])\s+(?=[A-Z\"“(])|\n")


@record(frozen=True)
class Kalimat:
    """A sentence of a block: its text, and where it begins within the text of the block."""

    teks: str
    letak: Letak
    mulai: int


def baca_kalimat(dokumen: Dokumen) -> tuple[Kalimat, ...]:
    """Every sentence, in reading order."""
    return tuple(one for block in dokumen.blok if block.jenis not in ("tabel", "entri") for one in _kalimat(block))


def _kalimat(block: Blok) -> Iterator[Kalimat]:
    start = 0
    for found in [*_AKHIR_KALIMAT.finditer(block.teks), None]:
        end = found.start() if found else len(block.teks)
        if block.teks[start:end].strip():
            yield Kalimat(block.teks[start:end], Letak(block.indeks), start)
        start = found.end() if found else end
