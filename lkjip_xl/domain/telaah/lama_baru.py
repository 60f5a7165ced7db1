"""The two figures that a change lies between, where its own sentence does not call them so."""

from __future__ import annotations

import re
from dataclasses import replace

from lkjip_xl.domain.telaah.bagian import bagian_kalimat
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.gerak import Perubahan
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat
from lkjip_xl.domain.telaah.sebutan import Sebutan, sebutan_kalimat

_UKURAN = frozenset({"realisasi", "nilai", "persen", "asal", ""})


def angka_lama(text: str, until: int, tahun: int) -> Sebutan | None:
    """The one figure before a change that its sentence gives to an earlier year: "Tahun 2023 realisasinya 64,40 …"."""
    found = [one for one in sebutan_kalimat(text) if one.angka.mulai < until and not one.cacah
             and 0 < one.tahun < tahun and one.besaran in _UKURAN and one.angka.jenis in ("persen", "desimal")]
    return found[0] if len(found) == 1 else None


def realisasi_paragraf(bahan: Bahan, one: Kalimat) -> tuple[Kalimat, AngkaKalimat] | None:
    """The one realisasi that the paragraph told before a sentence: called so, or the percentage of a part."""
    found: list[tuple[Kalimat, AngkaKalimat]] = []
    for other in bahan.per_blok.get(one.letak.blok, ()):
        if other.mulai >= one.mulai:
            break
        shares = [each.persen for each in bagian_kalimat(other.teks) if each.persen is not None]
        said = [each.angka for each in sebutan_kalimat(other.teks) if each.besaran == "realisasi"
                and each.tahun in (0, bahan.ciri.tahun) and each.angka not in shares]
        found += [(other, each) for each in (*shares, *said)]
    return found[0] if len(found) == 1 else None


def memakai_poin(bahan: Bahan) -> bool:
    """Whether a document tells differences of percentages in points, at least at two places."""
    return sum({"persen", "poin"} <= {figure.jenis for figure in angka_kalimat(one.teks)} for one in bahan.kalimat) > 1


_SELA = re.compile(r"[;:]|\b(?:sedangkan|sementara|dan|namun|tetapi|target|provinsi|nasional|"
                   r"dengan\s+(?:nilai|skor))\b", re.IGNORECASE)
_JARAK, _KALI = 60, 2


def lengkap(text: str, change: Perubahan) -> Perubahan:
    """A change "82,64 …, turun dari 80,42" with the figure before it as where it ended; else as it is."""
    if change.asal is None or change.menjadi is not None or change.selisih is not None or not change.asal.tahun:
        return change
    said = [one for one in sebutan_kalimat(text) if one.angka.mulai < change.mulai]
    if not said or said[-1].cacah or said[-1].besaran not in _UKURAN or said[-1].tahun >= change.asal.tahun + _KALI:
        return change
    new, old = said[-1].angka, change.asal.angka
    gap = text[new.akhir:change.mulai]
    alike = new.jenis == old.jenis and new.bacaan.desimal == old.bacaan.desimal > 0 \
        and old.nilai < new.nilai * _KALI and new.nilai < old.nilai * _KALI
    fits = alike and len(gap) < _JARAK and not _SELA.search(gap) and said[-1].tahun != change.asal.tahun
    return replace(change, menjadi=said[-1]) if fits else change
