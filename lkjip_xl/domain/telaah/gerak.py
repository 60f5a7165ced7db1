"""Changes that a sentence tells: which way a figure moved, from what to what, and by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.pemeriksaan.kalimat import Gerak
from lkjip_xl.domain.telaah.sebutan import Sebutan, sebutan_kalimat

_NAIK = r"naik|meningkat(?:nya(?=[^.;]*\bdari\s+\d))?|kenaikan|peningkatan|bertambah"
_TURUN = r"turun|menurun(?:nya(?=[^.;]*\bdari\s+\d))?|penurunan|berkurang"
_ARAH = Pola(rf"\b(?:(?P<naik>{_NAIK})|{_TURUN})\b", re.IGNORECASE,
    perlu=("naik", "ningkat", "tambah", "urun", "berkurang"))


@record(frozen=True)
class Perubahan:
    """A change as a sentence tells it; what it does not say is None. ``kata`` is the word for the change."""

    arah: Gerak
    kata: str
    mulai: int
    asal: Sebutan | None = None
    menjadi: Sebutan | None = None
    selisih: Sebutan | None = None

    @property
    def nilai(self) -> tuple[Decimal, Decimal] | None:
        """From what to what; None where the sentence does not say both in one kind of figure."""
        if self.asal is None or self.menjadi is None:
            return None
        if (self.asal.angka.jenis == "persen") != (self.menjadi.angka.jenis == "persen"):
            return None
        return self.asal.angka.nilai, self.menjadi.angka.nilai


@lru_cache(maxsize=2048)
def perubahan_kalimat(text: str) -> tuple[Perubahan, ...]:
    """The changes of a sentence that stand beside at least one figure, in order."""
    return tuple(_perubahan(text))


def _perubahan(text: str) -> Iterator[Perubahan]:
    words = list(_ARAH.finditer(text))
    said = sebutan_kalimat(text)
    for index, word in enumerate(words):
        stop = words[index + 1].start() if index + 1 < len(words) else len(text)
        own = [one for one in said if word.end() <= one.angka.mulai < stop]
        parts = {name: next((one for one in own if one.besaran == name), None)
                 for name in ("asal", "menjadi", "selisih")}
        start = words[index - 1].end() if index else 0
        if parts["asal"] is None:
            told = [one for one in said if not index and one.angka.mulai < word.start() and one.besaran == "asal"]
            parts["asal"] = told[-1] if told else _sebelum(said, word.start(),
                                                           start) if parts["menjadi"] is not None else None
        if any(parts.values()):
            way: Gerak = "naik" if word["naik"] else "turun"
            yield Perubahan(way, word[0], word.start(), parts["asal"], parts["menjadi"], parts["selisih"])


def _sebelum(said: tuple[Sebutan, ...], end: int, start: int) -> Sebutan | None:
    """The figure that stands right before a word of change, as in "mendapat 65,61 naik menjadi 75,75"."""
    before = [one for one in said if start <= one.angka.mulai < end and not one.cacah
              and one.besaran in ("nilai", "realisasi", "capaian", "persen", "asal")]
    return before[-1] if before and end - before[-1].angka.akhir < 40 else None
