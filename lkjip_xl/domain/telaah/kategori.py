"""Words of a scale that a sentence says of something: kategori, predikat, tingkat efisiensi."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.skala import KATEGORI

Untuk = Literal["capaian", "efisiensi", "lain"]
_PENGANTAR = re.compile(
    r"(?:\b(?:kategori|kriteria|predikat|(?:ber)?peringkat|(?:ber)?sebutan|(?:ber)?status|berkriteria|disebut|dinyatakan|"
    r"di\s?kategorikan|dikategorikan|berkategori|berpredikat|tergolong|digolongkan|"
    r"kualifikasi|klasifikasi)\b(?:\s+(?:capaian|kinerja|sebagai|dalam|ke|termasuk|yaitu|yakni|kategori|tertinggi|"
    r"terendah|"
    r"tingkat|adalah|pencapaian|yang|,))*|\b(?:ketercapaian\w*|efisiensi\w*|kinerja|capaian)\s+(?:\w+\s+){0,2}adalah)"
    r"[\s,:]*[“\"'(*]*\s*$", re.IGNORECASE)
"""How a text ends before a word that it calls a category."""
_KURUNG = re.compile(r"(?:%|persen)\s*(?:\(|atau\b)\s*[“\"]?$")
_NILAI = re.compile(r"\d[.,]\d+(?!\d*\s*(?:%|persen|\d))(?P<antara>[^%]*)$")
"""How a text ends after a score: a word that follows at once is of that score, not of a capaian."""
_EFISIEN = re.compile(r"efisien", re.IGNORECASE)
_LAIN = re.compile(r"\b(?:mutu|survei|survey|skm|opini|akreditasi|penyerapan|serapan|evaluasi\s+(?:sakip|akip)|"
                   r"predikat\s+sakip|"
                   r"hasil\s+evaluasi|reformasi\s+birokrasi|risiko|rawan|prioritas|kompetensi)\b", re.IGNORECASE)
_KINERJA = re.compile(r"\b(?:(?:pen|ke)?(?:ter)?capaian\w*|kinerja|realisasi|progres\w*|kemajuan)\b", re.IGNORECASE)


@record(frozen=True)
class KataKategori:
    """A word of a scale, where it begins within its sentence, and what it is said of."""

    kata: str
    mulai: int
    untuk: Untuk


@lru_cache(maxsize=4096)
def kategori_kalimat(text: str, kata: tuple[str, ...] = ()) -> tuple[KataKategori, ...]:
    """The words that a sentence calls a kategori, or has in brackets right after a percentage, in order.

    ``kata`` are the words of the scales of the document, besides those that all scales have.
    """
    return tuple(KataKategori(match[0], match.start(), _untuk(text[:match.start()], match[0]))
                 for match in _kata(kata).finditer(text) if _dinyatakan(text[:match.start()], match[0]))


@lru_cache(maxsize=16)
def _kata(more: tuple[str, ...]) -> re.Pattern[str] | Pola:
    own = [r"\s+".join(map(re.escape, word.split())) for word in sorted(more, key=len, reverse=True)]
    return re.compile(rf"\b(?:{'|'.join(own)})\b|{KATEGORI.pattern}", re.IGNORECASE) if own else KATEGORI


def _dinyatakan(before: str, word: str) -> bool:
    tail = before[-70:]
    if _KURUNG.search(tail):
        return True
    found = _PENGANTAR.search(tail)
    return bool(found) and ("adalah" not in found[0] or bool(_EFISIEN.search(word)))  # type: ignore[index]


def _untuk(before: str, word: str) -> Untuk:
    if _EFISIEN.search(word):
        return "efisiensi"
    score = _NILAI.search(before)
    if _LAIN.search(before) or (score and not _KINERJA.search(score["antara"])):
        return "lain"
    return "capaian" if _KINERJA.search(before) else "lain"
