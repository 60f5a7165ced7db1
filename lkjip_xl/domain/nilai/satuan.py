"""Units: in what a difference between two figures is told."""

from __future__ import annotations

from lkjip_xl.domain.nilai.teks import di_tengah
from lkjip_xl.domain.nilai.triwulan import is_percentage

POIN = "poin"
"""What indices and scores are counted in."""
_POIN = ("indeks", "index", "indek", "nilai", "skor", "score", "skore", "poin", "point")
_TANPA = ("", "-", "rasio", "ratio", "angka", "predikat", "opini", "tingkat", "level", "kategori", "skala", "peringkat")


def satuan_selisih(satuan: str) -> str:
    """What a difference is counted in: ``poin persen`` of percentages, ``poin`` of indices and scores.

    Of all else it is the unit itself as it stands in a sentence (``18 kasus``); empty where that says nothing, as of a
    ratio.
    """
    unit = satuan.strip()
    words = unit.casefold().replace("/", " ").split()
    if is_percentage(unit):
        return "poin persen"
    if words and words[0] in _POIN:
        return POIN
    if not words or words[0] in _TANPA:
        return ""
    return di_tengah(unit)
