"""Rules on letters: predicates of AKIP and grades of service quality against their figures and the national scales."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.nilai.skala import skala
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, remark
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kutip import tempat_kalimat
from lkjip_xl.domain.telaah.pokok import pokok_indikator, sebelum
from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat

_HURUF = r"(?P<huruf>AA|BB|CC|A|B|C|D)"
_SESUDAH = re.compile(rf"\s*(?:\(\s*{_HURUF}\s*[)/]|[^.;\d]{{0,40}}?\b[Pp]redikat\W{{1,3}}(?P<huruf2>AA|BB|CC|A|B|C|"
                      rf"D)\b)")
_SAKIP = re.compile(r"\b(?:sakip|akip|akuntabilitas\s+kinerja)\b", re.IGNORECASE)
_LEBIH_DARI_SERATUS = Decimal(100)


def predikat_salah(bahan: Bahan) -> Iterator[Remark]:
    """A predicate of AKIP that the value beside it does not have by PermenPAN-RB 88/2021."""
    for one in bahan.kalimat:
        for figure in angka_kalimat(one.teks) if re.search(r"\b(?:AA|BB|CC|[ABCD])\b", one.teks) else ():
            found = _SESUDAH.match(one.teks, figure.mulai + len(figure.teks))
            letter = (found["huruf"] or found["huruf2"]) if found else ""
            if found and letter and _nilai_sakip(bahan, one, figure):
                right = skala("akip").kategori(figure.nilai).kategori
                if right != letter:
                    yield remark("T-411", tempat_kalimat(bahan, one, figure.mulai, found.end()), pokok="Nilai SAKIP",
                                 nilai=figure.teks, huruf=letter, benar=right, tempat=bahan.dokumen.bagian(one.letak))


def _nilai_sakip(bahan: Bahan, one: Kalimat, figure: AngkaKalimat) -> bool:
    """Whether a figure is a value of AKIP: named so in its sentence, or by the indikator that it is of."""
    if figure.jenis not in ("desimal", "bulat") or not 0 < figure.nilai <= _LEBIH_DARI_SERATUS:
        return False
    about = pokok_indikator(one.teks, figure.mulai, bahan.nama, sebelum(bahan.dokumen, one),
                            bahan.konteks[one.letak.blok])
    return bool(_SAKIP.search(one.teks) or _SAKIP.search(about))
