"""How complete the input of an office is: eleven parts in percent, and their mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from lkjip_xl.domain.hitungan.anggaran import Simpul
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator
from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.masukan import Analisis, Profil
from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.triwulan import ada
from lkjip_xl.domain.pemeriksaan.kalimat import berisi
from lkjip_xl.domain.rekap.lampiran import lampiran

TAHUN_RENSTRA = 5
"""The last years of the plan whose targets are asked; the sheet Indikator has room for one more before them."""
Bagian = Mapping[str, Decimal | None]
"""The parts in their order, in percent with two decimals; None for a part that is not asked."""


@cache
def _aturan() -> Mapping[str, Any]:
    return load("rekap/kelengkapan")


@record(frozen=True)
class Keterangan:
    """What a part is called on a sheet, and how its percentage comes about, in words for staff."""

    nama: str
    arti: str


@cache
def daftar_kelengkapan() -> Mapping[str, Keterangan]:
    """The eleven parts by the name of their column, from ``aturan/rekap/kelengkapan.toml``."""
    return MappingProxyType({key: Keterangan(row["nama"], row["arti"])
                             for key, row in _aturan()["bagian"].items()})


def lampu(persen: float | None) -> str:
    """The word for a part: siap, belum lengkap, kosong, or tidak diminta for None (``aturan/rekap/kelengkapan``)."""
    words, bounds = _aturan()["kata"], _aturan()["lampu"]
    if persen is None:
        return str(words["tidak_diminta"])
    light = "siap" if persen >= bounds["siap"] else "kosong" if persen <= bounds["kosong"] else "sebagian"
    return str(words[light])


def kelengkapan(hasil: Hasil) -> Bagian:
    """Each part in percent, rounded half up to two decimals.

    What is not asked of an office is None: a quarter after the reported one, and one in which no indicator has a
    target (a result that comes at the end of the year is asked then); the analyses while the year runs; the follow-up
    where there is no recommendation. Without any judged indicator every part about indicators is 0, for then nothing
    was entered, up to the reported quarter.
    """
    judged, settings = hasil.indikator, hasil.laporan.pengaturan
    measured = [item for item in judged if not item.indikator.tidak_diukur]
    over = settings.triwulan == SETAHUN
    found = {
        "renstra": _bagian(_rencana(judged, hasil.laporan.profil), kosong=True),
        "pk": _bagian((item.target is not None for item in judged), kosong=True),
        "rencana_aksi": _bagian(map(_beraksi, judged), kosong=True),
        **{f"tw{quarter}": _triwulan(measured, quarter, settings.triwulan, kosong=not judged)
           for quarter in range(1, SETAHUN + 1)},
        "anggaran": _bagian(_uang(hasil.pohon.sub_kegiatan(), over=over), kosong=True),
        "analisis": _bagian((_dianalisis(item.indikator.analisis) for item in measured), kosong=not judged)
        if over else None,
        "tindak_lanjut": _bagian(berisi(row.tindak_lanjut) for row in hasil.laporan.rekomendasi),
        "lampiran": _bagian(lampiran(hasil).values(), kosong=True),
    }
    return {key: found[key] for key in daftar_kelengkapan()}


def rata_kelengkapan(bagian: Bagian) -> Decimal:
    """The mean of the parts that are asked, as they are printed, rounded half up to two decimals."""
    asked = [one for one in bagian.values() if one is not None]
    return round_half_up(sum(asked, Decimal(0)) / len(asked))


def _bagian(filled: Iterable[bool], *, kosong: bool = False) -> Decimal | None:
    """The share of what is filled in percent; of nothing it is 0 where ``kosong``, else not asked."""
    found = list(filled)
    if not found:
        return Decimal(0) if kosong else None
    return round_half_up(Decimal(sum(found)) / len(found) * 100)


def _rencana(judged: Iterable[HasilIndikator], profil: Profil) -> Iterator[bool]:
    """Of each judged indicator and each asked year of the plan, whether there is a target."""
    plans = [item.indikator.rencana for item in judged]
    first = profil.tahun_akhir - TAHUN_RENSTRA
    begun = profil.tahun_awal or first
    more = begun <= first and any(first in plan for plan in plans)
    years = range(max(begun, first + (not more)), profil.tahun_akhir + 1)
    return (year in plan for plan in plans for year in years)


def _beraksi(item: HasilIndikator) -> bool:
    one = item.indikator
    return ada((*one.target_tw, *one.target_bulan)) or bool(one.langkah and berisi(one.langkah))


def _triwulan(measured: Iterable[HasilIndikator], quarter: int, reported: int, *, kosong: bool) -> Decimal | None:
    """The share of the indicators due in a quarter that have reported it; in the last quarter all of them are due."""
    if quarter > reported:
        return None
    return _bagian((_dilaporkan(item, quarter) or (quarter == reported and _diketik(item)) for item in measured
                    if quarter == SETAHUN or item.jadwal.triwulan[quarter - 1] is not None
                    or _dilaporkan(item, quarter)), kosong=kosong)


def _dilaporkan(item: HasilIndikator, quarter: int) -> bool:
    return item.indikator.triwulan[quarter - 1] is not None


def _diketik(item: HasilIndikator) -> bool:
    """Whether the realisasi was typed as one figure for the year, or up to the reported quarter."""
    return item.realisasi is not None and not item.asal_realisasi


def _uang(leaves: Iterable[Simpul], *, over: bool) -> Iterator[bool]:
    """Of each sub kegiatan whether its budget is there, and once the year is over what was spent of it."""
    for node in leaves:
        money = node.serapan
        if money.anggaran is not None:
            yield not over or money.anggaran == 0 or money.realisasi is not None
        elif money.depan is None or money.realisasi is not None:
            yield False


def _dianalisis(text: Analisis) -> bool:
    return any(berisi(point) for points in (text.penyebab, text.faktor, text.hambatan, text.solusi)
               for point in points)
