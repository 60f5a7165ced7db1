"""One indicator of many offices: one unit, one direction, one formula, one scale, fitting targets (R-111 to R-117)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from lkjip_xl.domain.nilai.satuan import POIN, satuan_selisih
from lkjip_xl.domain.nilai.teks import sepadan, serupa
from lkjip_xl.domain.pemeriksaan.nama import KEMIRIPAN
from lkjip_xl.domain.rekap.sebutan import kunci_satuan, kunci_tingkat_daerah
from lkjip_xl.domain.rekap.silang.angka import angka, tertulis
from lkjip_xl.domain.rekap.silang.bahan import Inti, Kumpulan, Ukur, satuan_sama
from lkjip_xl.domain.rekap.silang.kata import temuan
from lkjip_xl.domain.rekap.silang.kelompok import terbelah
from lkjip_xl.domain.rekap.tabel import Temuan

_ARAH = {False: "semakin tinggi semakin baik", True: "semakin rendah semakin baik"}
_BEDA_SKALA = 10
"""From this ratio to the middle of the others on, a figure is likely on another scale: 3,4 beside 85."""
_CUKUP = 4
"""So many offices are needed to tell which scale is the usual one."""


def beda_satuan(k: Kumpulan) -> Iterator[Temuan]:
    """R-111: one indicator has one unit."""
    return _beda(k, "R-111", lambda one: kunci_satuan(one.satuan), lambda one: one.satuan)


def beda_arah(k: Kumpulan) -> Iterator[Temuan]:
    """R-112: one indicator has one direction."""
    return _beda(k, "R-112", lambda one: _ARAH[one.rendah], lambda one: _ARAH[one.rendah])


def beda_rumus(k: Kumpulan) -> Iterator[Temuan]:
    """R-113: the capaian of one indicator is computed by one formula."""
    for group in k.indikator.values():
        same, _ = terbelah(_satu_per_kantor(group), lambda one: _ARAH[one.rendah])
        main, others = terbelah(same, lambda one: one.rumus)
        if others:
            yield _temuan(k, "R-113", main, others, lambda one: one.rumus)


def beda_formula(k: Kumpulan) -> Iterator[Temuan]:
    """R-114: one indicator is measured in one way, where the offices word it."""
    for group in k.indikator.values():
        main, others = terbelah(_satu_per_kantor(group), lambda one: serupa(one.formula))
        apart = [one for one in others if not sepadan(serupa(main[0].formula), serupa(one.formula), KEMIRIPAN)]
        if apart and len(main) > 1:
            yield _temuan(k, "R-114", main, apart, lambda one: f"“{_pendek(one.formula)}”")


def beda_skala_angka(k: Kumpulan) -> Iterator[Temuan]:
    """R-115: the realisasi of one indicator in one unit are of one order: none is 3,4 where all others are about 85."""
    for group in k.indikator.values():
        items = [one for one in _satu_per_kantor(group) if (one.realisasi or 0) > 0 and _berskala(one.satuan)]
        main, _ = terbelah(items, lambda one: kunci_satuan(one.satuan))
        if len(main) < _CUKUP:
            continue
        middle = median(one.realisasi or 0 for one in main)
        odd = [one for one in main if _skala_lain(one, middle)]
        if odd and len(odd) * 3 <= len(main):
            yield temuan("R-115", odd[0].buku, pokok=odd[0].nama, banyak=len(odd), indikator=odd[0].nama,
                         satuan=odd[0].satuan or "tanpa satuan", tengah=angka(middle), banyak_buku=len(main),
                         kantor=k.sebutkan([(one.buku, tertulis(one.realisasi, one.realisasi_teks))
                                          for one in odd]))


def target_kecamatan(k: Kumpulan) -> Iterator[Temuan]:
    """R-116: the target of a kecamatan is not worse than that of the kabupaten for the same indicator."""
    return (found for found, _ in _target(k, semua=False))


def target_tak_tercapai(k: Kumpulan) -> Iterator[Temuan]:
    """R-117: not all targets of the kecamatan are worse than that of the kabupaten: their mean could not reach it."""
    return (found for found, _ in _target(k, semua=True))


def _target(k: Kumpulan, *, semua: bool) -> Iterator[tuple[Temuan, Ukur]]:
    whole = _tingkat_daerah(k)
    for inti, group in k.indikator.items():
        goal = whole.get(inti)
        if goal is None or goal.target is None or not _rata_rata(goal.satuan):
            continue
        items = [one for one in _satu_per_kantor(group) if one.buku.is_kecamatan and one.target is not None
                 and one.rendah == goal.rendah and satuan_sama(one, goal)]
        worse = [one for one in items if _lebih_buruk(one, goal)]
        if worse and (len(worse) == len(items) > 1) == semua:
            yield temuan(
                "R-117" if semua else "R-116", worse[0].buku, pokok=worse[0].nama, banyak=len(worse),
                indikator=worse[0].nama, arah="di atas" if goal.rendah else "di bawah", banyak_buku=len(worse),
                kantor=k.sebutkan([(one.buku, tertulis(one.target, one.target_teks)) for one in worse]),
                daerah=k.sebut(goal.buku), target=tertulis(goal.target, goal.target_teks)), goal


def _tingkat_daerah(k: Kumpulan) -> dict[Inti, Ukur]:
    """The indicators of each region as a whole: of its own book, and those of offices that are named after it."""
    found: dict[Inti, Ukur] = {}
    for (daerah, inti), group in k.indikator.items():
        whole = kunci_tingkat_daerah(inti, daerah)
        for one in group:
            if one.buku.is_daerah or (whole and not one.buku.is_kecamatan):
                found.setdefault((daerah, whole or inti), one)
    return found


def _lebih_buruk(one: Ukur, goal: Ukur) -> bool:
    assert one.target is not None
    assert goal.target is not None
    return one.target > goal.target if goal.rendah else one.target < goal.target


def _rata_rata(satuan: str) -> bool:
    """Whether a unit is averaged over offices, not summed: percentages and indices."""
    return satuan_selisih(satuan) in ("poin persen", POIN)


def _berskala(satuan: str) -> bool:
    return satuan_selisih(satuan) == POIN


def _skala_lain(one: Ukur, middle: float) -> bool:
    ratio = (one.realisasi or 0) / middle
    return not 1 / _BEDA_SKALA < ratio < _BEDA_SKALA


def _beda(k: Kumpulan, kode: str, key: Callable[[Ukur], str], shown: Callable[[Ukur], str]) -> Iterator[Temuan]:
    for group in k.indikator.values():
        main, others = terbelah(_satu_per_kantor(group), key)
        if others:
            yield _temuan(k, kode, main, others, shown)


def _temuan(k: Kumpulan, kode: str, main: Sequence[Ukur], others: Sequence[Ukur],
            shown: Callable[[Ukur], str]) -> Temuan:
    return temuan(kode, others[0].buku, pokok=main[0].nama, banyak=len(others), indikator=main[0].nama,
                  biasa=shown(main[0]), banyak_biasa=len(main), contoh=k.sebut(main[0].buku),
                  kantor=k.sebutkan([(one.buku, shown(one)) for one in others]))


def _satu_per_kantor(group: Sequence[Ukur]) -> list[Ukur]:
    """The first of each office: one that has an indicator twice does not count twice."""
    return list({one.buku.nomor: one for one in reversed(group)}.values())[::-1]


def _pendek(text: str, most: int = 80) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most].rsplit(' ', 1)[0]} …"
