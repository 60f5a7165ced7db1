"""Rules of the family tahun on plans: how long they last, when they end, and years that have not come yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah

_PANJANG = Pola(r"\b(?:RPJPD?|Rencana\s+Pembangunan\s+Jangka\s+Panjang)\b[^.;:\n\d]{0,110}?"
                      r"(?P<awal>(?:19|20)\d\d)\s*(?:[-–—]|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?)\s*"
                      r"(?P<akhir>(?:19|20)\d\d)", re.IGNORECASE, perlu=("rpjp", "panjang"))
PANJANG_RPJP = 20
"""A long-term plan is for twenty years."""


def periode_panjang(bahan: Bahan) -> Iterator[Remark]:
    """A long-term plan that is not for twenty years."""
    for one in bahan.ruas:
        for found in _PANJANG.finditer(one.teks):
            years = int(found["akhir"]) - int(found["awal"])
            if years not in (PANJANG_RPJP - 1, PANJANG_RPJP) and years > 0:
                yield remark("T-724", one.tempat(one.teks[found.start("awal"):found.end()]), pokok="RPJPD", tahun=years,
                             rentang=f"{found['awal']}-{found['akhir']}", tempat=bahan.dokumen.bagian(one.letak))


_MENENGAH = re.compile(r"(?:RPJM|jangka menengah|rencana strategis|renstra).*?\b20\d\d\s*[-–]\s*(20\d\d)\b",
                       re.IGNORECASE)


def periode_berakhir(bahan: Bahan) -> Iterator[Remark]:
    """A plan among the regulations whose period ended before the report year."""
    year = bahan.ciri.tahun
    for one in bahan.peraturan if year else ():
        found = _MENENGAH.search(one.judul)
        if found and int(found[1]) < year and not one.judul.casefold().startswith("perubahan"):
            yield remark("T-725", Tempat(one.letak, one.sebutan), pokok=one.ringkas, peraturan=one.disebut,
                         akhir=found[1], tahun=year, tempat=bahan.dokumen.bagian(one.letak))


_AKHIR = Pola(r"\bakhir\s+(?:periode\s+)?(?:renstra|rpjmd|rencana\s+strategis|perencanaan)\b[\s,(]*(?:tahun\s+)?"
                    r"(20\d\d)\b(?!\s*[-–]\s*\d)", re.IGNORECASE, perlu=("akhir",))


def akhir_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """The end of the plan told as another year than that of its period."""
    last = bahan.ciri.tahun_akhir
    for one in bahan.ruas if last else ():
        for found in _AKHIR.finditer(one.teks):
            if int(found[1]) != last:
                yield remark("T-726", one.tempat(found[0]), pokok="Akhir periode",
                             kutipan=" ".join(found[0].split()), periode=f"{bahan.ciri.tahun_awal}-{last}", akhir=last,
                             tempat=bahan.dokumen.bagian(one.letak))


_NANTI = Pola(r"\b(?:pada\s+)?tahun\s+(?:anggaran\s+)?(20\d\d)\b(?!\s*[-–/]\s*\d)", re.IGNORECASE,
    perlu=("tahun",))
_TERJADI = re.compile(r"\b(?:terealisasi|realisasi\w*|tercapai|menyerap|terserap|dibiayai|dilaksanakan|telah|mencapai|"
                      r"sebesar)\b", re.IGNORECASE)
_AKAN = re.compile(r"\b(?:akan|target|akhir|rencana|renstra|rpjmd|depan|berikut\w*|mendatang|proyeksi|pagu|usul\w*|"
                   r"ditetapkan|rekomendasi|perbaikan|menjadi\s+bahan|bila|agar|perlu|renja|"
                   r"perjanjian\s+kinerja|disusun|tanggal|"
                   r"dibandingkan|anggaran\s+tahun)\b", re.IGNORECASE)


def tahun_belum_tiba(bahan: Bahan) -> Iterator[Remark]:
    """A year after the report year of which a sentence tells what has happened."""
    year = bahan.ciri.tahun
    for one in bahan.kalimat if year else ():
        for found in _NANTI.finditer(one.teks):
            if int(found[1]) > year and _TERJADI.search(one.teks) and not _AKAN.search(one.teks):
                yield remark("T-727", Tempat(one.letak, found[0]), pokok=f"Tahun laporan {year}", kutipan=found[0],
                             tahun=year, tempat=bahan.dokumen.bagian(one.letak))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-724", periode_panjang),
    Kaidah("T-725", periode_berakhir),
    Kaidah("T-726", akhir_berbeda),
    Kaidah("T-727", tahun_belum_tiba),
)
"""The rules on plans."""
