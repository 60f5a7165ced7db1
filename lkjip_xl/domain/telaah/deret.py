"""Series in sentences: figures that are each followed by their year, "81,20 pada tahun 2021, 82,65 pada tahun 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.telaah.gugus import Nama
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.pokok import Konteks, pokok_indikator
from lkjip_xl.domain.telaah.pola import ribuan
from lkjip_xl.domain.tercetak import Tercetak, baca

_ANGKA_TAHUN = Pola(r"(?<![\d.,/])(\d[\d.,]*\d|\d)(\s*%)?(?:\s*\([^()\d]{1,15}\))?"
                          r"(?:\s+(?!poin\b|point\b|di\s?banding|dari\b|terhadap\b)[^\W\d][\w/]*){0,2}?\s+"
                          r"(?:pada|di|untuk|dalam)\s+tahun\s+(20\d\d)(?!\d)", re.IGNORECASE, perlu=("tahun",))
_TAHUN = re.compile(r"(?:19|20)\d\d")
_BESARAN = re.compile(r"\b(target|rencana|realisasi|terealisasi|capaian|tercapai|nilai|skor|indeks|progres|kemajuan|"
                      r"selisih|anggaran|pagu|belanja|serapan|sisa|naik|turun|meningkat|menurun|sebanyak|jumlah)\b",
                      re.IGNORECASE)
_JENIS = {"target": "target", "rencana": "target", "capaian": "capaian"}
_BUKAN = frozenset({"progres", "kemajuan", "selisih", "anggaran", "pagu", "belanja", "serapan", "sisa", "sebanyak",
                    "jumlah"})
_PERUBAHAN = re.compile(r"\b(?:naik|turun|meningkat|menurun|selisih|kenaikan|penurunan|peningkatan|lebih)\b"
                        r"(?!.*\b(?:dari|menjadi|yaitu|yakni|dengan)\b)[^.;]{0,40}$", re.IGNORECASE)
_CAPAIAN = Pola(r"\bcapaian(?:\s+(?:kinerja|indikator|sasaran|masing-masing))*\b", re.IGNORECASE,
    perlu=("capaian",))
_PERSEN = re.compile(r"\d\s*%")
_SEBESAR = re.compile(r"[”\"]?\s*(?:\([^()]{1,30}\)\s*)?(?:sebesar|mencapai|adalah|yaitu|[:=])?\s*"
                      r"(\d[\d.,]*\d\s*%|\d\s*%)",
                      re.IGNORECASE)
_SEBUT_TAHUN = re.compile(r"tahun\s+(20\d\d)", re.IGNORECASE)
DEKAT = 12
"""At most so many characters stand between the word capaian and the first name of its list."""
_UANG = re.compile(r"Rp\.?\s*$", re.IGNORECASE)


def deret(kalimat: Sequence[Kalimat], nama: Nama, around: Sequence[Konteks], tahun: int) -> Iterator[Kutipan]:
    """The figures that name their own year, as target, realisasi or capaian of the indicator spoken of.

    And the percentages that each follow a name, of a list that begins with capaian; ``tahun`` is that of the report.
    """
    before = ""
    for index, one in enumerate(kalimat):
        yield from _per_nama(one, nama, tahun)
        before = f"{before} {kalimat[index - 1].teks}" if index and kalimat[index - 1].letak == one.letak else ""
        for found in _ANGKA_TAHUN.finditer(one.teks):
            quote = _kutipan(one, found, before, around[one.letak.blok], nama)
            if quote:
                yield quote


def _per_nama(one: Kalimat, nama: Nama, tahun: int) -> Iterator[Kutipan]:
    first = _CAPAIAN.search(one.teks)
    if first is None or not _PERSEN.search(one.teks, first.end()):
        return
    names = [each for each in nama.dalam(one.teks) if each[0].jenis in ("indikator", "sasaran", "tujuan")]
    if len(names) < 2 or names[0][1] - first.end() > DEKAT:
        return
    years = {int(year) for year in _SEBUT_TAHUN.findall(one.teks)}
    for cluster, _, end in names:
        found = _SEBESAR.match(one.teks, end)
        if found and years <= {tahun}:
            read = baca(Tercetak(0, "", "capaian", cluster.nama, tahun, found[1]))
            yield Kutipan("capaian", cluster.nama, tahun, found[1], read, one.letak, "capaian",
                          one.mulai + found.start(1), satuan="%")


def _kutipan(one: Kalimat, found: re.Match[str], before: str, now: Konteks, nama: Nama) -> Kutipan | None:
    head = one.teks[:found.start()]
    words = [word.casefold() for word in _BESARAN.findall(head)]
    kind = words[-1] if words else ""
    if kind in _BUKAN or _TAHUN.fullmatch(found[1]) or _UANG.search(head) or _PERUBAHAN.search(head):
        return None
    about = pokok_indikator(one.teks, found.start(), nama, before, now)
    if not about:
        return None
    besaran, year, text = _JENIS.get(kind, "realisasi"), int(found[3]), f"{found[1]}{found[2] or ''}"
    if besaran == "capaian" and not found[2]:
        besaran = "realisasi"
    return Kutipan(besaran, about, year, text, ribuan(baca(Tercetak(0, "", besaran, about, year, text))), one.letak,
                   head[-40:].strip(), one.mulai + found.start(1), satuan="%" if found[2] else "")
