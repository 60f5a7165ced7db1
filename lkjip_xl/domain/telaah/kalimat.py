"""The sentences of a document outside its tables and front lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Dokumen, Letak

_AKHIR_KALIMAT = re.compile(r"(?<=[.;!?”\"])\s+(?=[A-Z\"“(])|\n")
_SINGKATAN = re.compile(
    r"(?:\b(?:rp|no|nomor|tk|kab|kec|prov|jl|dr|drs|dra|ir|prof|hj?|sdr|yth|hal|tgl|ket|bpk|st|moh|muh|dll|dsb|dkk|"
    r"vs|cq|an|ub|up|ad|art|bab)|\b[a-z]|\b[sma]\.[a-z]{1,5}|s\.?d|a\.n|u\.p|s\.?/d|^\W*\d{1,2})\.$", re.IGNORECASE)
"""How a text ends before a full stop that ends no sentence: an abbreviation, an initial, a degree, a list number."""
_TUTUP_KUTIP = re.compile(r"[.;!?][”\"]$|[.;!?]$")
_AWAL = 24
"""So many characters before a full stop tell whether it ends a sentence."""


@record(frozen=True)
class Kalimat:
    """A sentence of a block: its text, and where it begins within the text of the block."""

    teks: str
    letak: Letak
    mulai: int


def baca_kalimat(dokumen: Dokumen) -> tuple[Kalimat, ...]:
    """Every sentence, in reading order."""
    return tuple(one for block in dokumen.blok if block.jenis not in ("tabel", "entri")
                 for one in kalimat_blok(block.teks, Letak(block.indeks)))


def kalimat_blok(text: str, letak: Letak) -> Iterator[Kalimat]:
    """The sentences of a text that stands in one place: a paragraph, a heading or a cell."""
    start = 0
    for end, after in (*_akhir(text), (len(text), len(text))):
        if text[start:end].strip():
            yield Kalimat(text[start:end], letak, start)
        start = after


def _akhir(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence but the last ends, and where the next begins."""
    for found in _AKHIR_KALIMAT.finditer(text):
        before = text[max(found.start() - _AWAL, 0):found.start()]
        if found[0] == "\n" or (_TUTUP_KUTIP.search(before) and not _SINGKATAN.search(before)):
            yield found.start(), found.end()

