"""Whether a target was met, and how a realisasi relates to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from lkjip_xl.domain.hitungan.capaian import TERCAPAI
from lkjip_xl.domain.hitungan.hitung import HasilIndikator
from lkjip_xl.domain.narasi.frasa import Frasa
from lkjip_xl.domain.nilai.arah import Arah
from lkjip_xl.domain.nilai.figure import DENGAN_KATA, SERATUS
from lkjip_xl.domain.nilai.triwulan import is_percentage
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

Mutu = Literal[-1, 0, 1]
"""Missed, met or surpassed; or below, at and above."""

SEMAKIN_RENDAH = "semakin rendah semakin baik"
KEADAAN: dict[Mutu, str] = {-1: "belum tercapai", 0: "tercapai", 1: "terlampaui"}


def mutu(target: Ukuran, realisasi: Ukuran, arah: Arah) -> Mutu:
    """Whether a target was surpassed, met or missed, by full values and the direction that is better."""
    where = letak(target, realisasi)
    return _opposite(where) if arah == "rendah" and isinstance(realisasi, Decimal) else where


def tercapai(item: HasilIndikator) -> bool | None:
    """Whether an indicator met its target; None where nothing is known of it, or the year is not over."""
    if item.capaian.kecuali == DENGAN_KATA:
        return item.capaian.reason == TERCAPAI
    if item.capaian.printed is None or item.target is None or item.realisasi is None:
        return None
    return mutu(item.target, item.realisasi, item.indikator.arah) >= 0


def langkah(item: HasilIndikator) -> str:
    """What is to be done about an indicator that was judged, in words that fit its direction and its outcome.

    Nothing is to go below 0, a percentage not above 100, and a predicate or a range is to be kept.
    """
    value, met = item.realisasi, tercapai(item)
    if isinstance(item.target, Rentang):
        return _PERTAHANKAN if met else "upaya mengembalikannya ke dalam rentang itu perlu dilanjutkan"
    falling = item.indikator.arah == "rendah" and isinstance(value, Decimal)
    if not met:
        return f"upaya {'menekannya' if falling else 'meningkatkannya'} perlu dilanjutkan"
    full = is_percentage(item.indikator.satuan) and isinstance(value, Decimal) and value >= SERATUS
    if not isinstance(value, Decimal) or (value <= 0 if falling else full):
        return _PERTAHANKAN
    return "angkanya perlu dijaga dan terus ditekan" if falling else f"{_PERTAHANKAN} dan terus ditingkatkan"


_PERTAHANKAN = "hasilnya perlu dipertahankan"


def letak(target: Ukuran, realisasi: Ukuran) -> Mutu:
    """Whether a realisasi lies above, at or below its target, by full values."""
    if isinstance(target, Predikat) and isinstance(realisasi, Predikat):
        return sign(Decimal(realisasi.urutan - target.urutan))
    assert isinstance(realisasi, Decimal)
    assert not isinstance(target, Predikat)
    low, high = (target.bawah, target.atas) if isinstance(target, Rentang) else (target, target)
    return sign(realisasi - min(max(realisasi, low), high))


def hubungan(target: Ukuran, realisasi: Ukuran, item: HasilIndikator, frasa: Frasa) -> str:
    """How a realisasi relates to its target, as it follows the realisasi in a sentence."""
    where, value, arah = letak(target, realisasi), frasa.nilai(target, item), item.indikator.arah
    if isinstance(target, Rentang):
        return f"{ {-1: 'di bawah', 0: 'di dalam', 1: 'di atas'}[where] } {value} yang ditargetkan"
    if where == 0:
        return "sama dengan targetnya"
    if isinstance(target, Predikat):
        return f"{_BANDING[where]} target {value}"
    barely = "sedikit " if value == frasa.nilai(realisasi, item) else ""
    if arah == "rendah":
        return f"{barely}{_BANDING[where]} target {value} ({SEMAKIN_RENDAH})"
    return f"{barely}{'melebihi' if where > 0 else 'di bawah'} target {value}"


_BANDING: dict[Mutu, str] = {-1: "lebih rendah daripada", 0: "sama dengan", 1: "lebih tinggi daripada"}


def sign(value: Decimal) -> Mutu:
    """The sign of a difference."""
    return 0 if value == 0 else 1 if value > 0 else -1


def _opposite(value: Mutu) -> Mutu:
    return sign(Decimal(-value))
