"""Which offices need help first, and why, in words with their own figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.desimal import DIHITUNG, banyak
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import di_tengah


class Keadaan(NamedTuple):
    """What is known of an office; ``lewat`` counts its overdue recommendations, the rest is as in `tabel.Instansi`."""

    instansi: str
    kabupaten: str
    triwulan: int
    kelengkapan: float
    indikator: int
    terukur: int
    capaian: float | None
    capaian_lalu: float | None
    kategori: str
    warna: int
    serapan: float | None
    galat: int
    lewat: int

    def ukuran(self) -> Mapping[str, Decimal | None]:
        """The figures that a reason may look at, by name."""
        names = ("kelengkapan", "indikator", "terukur", "capaian", "capaian_lalu", "warna", "serapan", "galat", "lewat")
        found = {name: _desimal(getattr(self, name)) for name in names}
        now, last = found["capaian"], found["capaian_lalu"]
        return {**found, "turun": None if now is None or last is None else last - now}


@record(frozen=True)
class Alasan:
    """A reason of one office: its key in ``aturan/rekap/perhatian.toml``, its weight, and the sentence."""

    kunci: str
    bobot: int
    kalimat: str


@record(frozen=True)
class Perlu:
    """An office that needs help, with its reasons, the heaviest first."""

    keadaan: Keadaan
    alasan: tuple[Alasan, ...]

    @property
    def bobot(self) -> int:
        """The sum of the weights."""
        return sum(one.bobot for one in self.alasan)


@cache
def _aturan() -> dict[str, Any]:
    return load("rekap/perhatian")


def perlu_perhatian(offices: Iterable[Keadaan]) -> tuple[Perlu, ...]:
    """The offices with most weight, at most as many as the rule file says; one without any reason is never among them.

    Equal ones stand by their kelengkapan, the lowest first, then by name.
    """
    found = (Perlu(one, alasan(one)) for one in offices)
    ranked = sorted((one for one in found if one.alasan), key=_urutan)
    return tuple(ranked[:_aturan()["kantor"]])


def _urutan(one: Perlu) -> tuple[float | str, ...]:
    return -one.bobot, one.keadaan.kelengkapan, one.keadaan.instansi, one.keadaan.kabupaten


def alasan(keadaan: Keadaan) -> tuple[Alasan, ...]:
    """Why an office needs help, the heaviest reason first, equal ones in the order of the rule file."""
    sizes = keadaan.ukuran()
    found = [Alasan(key, rule["bobot"], _kalimat(rule, keadaan, sizes)) for key, rule in _aturan()["alasan"].items()
             if (keadaan.triwulan >= SETAHUN or not rule.get("setahun")) and _berlaku(rule, sizes[rule["ukuran"]])]
    return tuple(sorted(found, key=lambda one: -one.bobot))


def _berlaku(rule: Mapping[str, Any], value: Decimal | None) -> bool:
    """A figure that is not there is below nothing and above nothing."""
    if value is None:
        return bool(rule.get("kosong"))
    return ("bawah" in rule and value < rule["bawah"]) or ("atas" in rule and value >= rule["atas"])


def _kalimat(rule: Mapping[str, Any], keadaan: Keadaan, sizes: Mapping[str, Decimal | None]) -> str:
    shown = {name: "" if value is None else _tulis(name, value) for name, value in sizes.items()}
    said: str = rule["kalimat"]
    return said.format(**shown, nilai=shown[rule["ukuran"]], batas=rule.get("bawah", rule.get("atas", "")),
                       kategori=di_tengah(keadaan.kategori))


def _tulis(name: str, value: Decimal) -> str:
    whole = name in _BULAT
    return tulis_angka(value, ",", 0 if whole else max(DIHITUNG, banyak(value)))


_BULAT = frozenset({"indikator", "terukur", "warna", "galat", "lewat"})


def _desimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))
