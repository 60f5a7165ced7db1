"""Whether a figure lies above or below the target that its sentence prints beside it."""

from __future__ import annotations

import re

from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat
from lkjip_xl.domain.telaah.sebutan import sebutan_kalimat

_LETAK = re.compile(r"di\s?(?:(?P<atas>atas)|bawah)\s+target\b", re.IGNORECASE)


def letak_benar(text: str, mulai: int) -> bool:
    """Whether "di atas target" at ``mulai`` is literally so: an indicator to be kept low may lie above its target."""
    match = _LETAK.match(text, mulai)
    pair = _pasangan(text, match.start(), match.end()) if match else None
    if match is None or pair is None or pair[0].nilai == pair[1].nilai:
        return False
    return (pair[0].nilai > pair[1].nilai) == bool(match["atas"])


def _pasangan(text: str, mulai: int, akhir: int) -> tuple[AngkaKalimat, AngkaKalimat] | None:
    """The realisasi told last before the words, and the figure that follows them at once."""
    capaian = {each.angka.mulai for each in sebutan_kalimat(text) if each.besaran == "capaian" or each.cacah}
    figures = [each for each in angka_kalimat(text) if each.mulai not in capaian]
    before = [each for each in figures if each.akhir <= mulai]
    after = [each for each in figures if each.mulai >= akhir and re.fullmatch(
        r"\W*(?:sebesar|yaitu|yakni|sebanyak|tahun\s+20\d\d|\W)*\W*", text[akhir:each.mulai], re.IGNORECASE)]
    if not after:
        return None
    near = [each for each in before if each.jenis == after[0].jenis and not _satuan_per(text, each)]
    return (near[-1], after[0]) if near and _sebesar(near[-1], after[0]) else None


def _sebesar(one: AngkaKalimat, other: AngkaKalimat) -> bool:
    """Whether two figures may be of one thing: "di atas target sebesar 1,15 poin" tells a difference."""
    return other.jenis != "poin" and other.nilai / 2 < one.nilai < other.nilai * 2


def _satuan_per(text: str, figure: AngkaKalimat) -> bool:
    """Whether a number is but the unit: the 100.000 of "per 100.000 penduduk"."""
    return bool(re.search(r"\bper\s+$", text[:figure.mulai], re.IGNORECASE))
