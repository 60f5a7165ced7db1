"""What is said where local rules decide: caps and formulas of one indicator, targets of 0, what was not measured."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.hitungan.capaian import BELUM_DINILAI, batas_indikator
from lkjip_xl.domain.hitungan.hitung import HasilIndikator
from lkjip_xl.domain.narasi.frasa import Frasa, nama
from lkjip_xl.domain.narasi.kalimat import awal, rangkai
from lkjip_xl.domain.narasi.mutu import langkah, tercapai
from lkjip_xl.domain.nilai.angka import Unreadable
from lkjip_xl.domain.nilai.figure import DENGAN_KATA, TIDAK_DIUKUR, Figure
from lkjip_xl.domain.nilai.pilihan import RUMUS_AWAL, RUMUS_BAGI, RUMUS_SELISIH
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang

_RUMUS = {
    RUMUS_SELISIH: "(target - (realisasi - target)) / target x 100 %", RUMUS_BAGI: "target / realisasi x 100 %",
    RUMUS_AWAL: "(realisasi - kondisi awal) / (target - kondisi awal) x 100 %",
}


def khusus(frasa: Frasa) -> Iterator[str]:
    """The caps and formulas that differ from those of the office, each with the indicators it holds for.

    A target that is a range or a predicate has no formula of the office, so how it is judged is told here as well.
    """
    caps: dict[str, list[str]] = {}
    formulas: dict[str, list[str]] = {}
    for item in frasa.hasil.indikator:
        if said := _batas(frasa, item):
            caps.setdefault(said, []).append(nama(item))
        for formula in (_rumus(item), _jenis(item)):
            if formula:
                formulas.setdefault(formula, []).append(nama(item))
    yield from (f"Khusus {rangkai(names)}, capaian dicatat {said}" for said, names in caps.items())
    yield from (f"Khusus {rangkai(names)}, capaian = {formula}" for formula, names in formulas.items())


def _batas(frasa: Frasa, item: HasilIndikator) -> str:
    cap = batas_indikator(item.indikator.batas_atas)
    if not item.indikator.batas_atas or isinstance(cap, Unreadable) or cap == frasa.pengaturan.capaian.batas_atas:
        return ""
    return "tanpa batas tertinggi" if cap is None else f"paling banyak {frasa.persen(cap)}"


def _rumus(item: HasilIndikator) -> str:
    fits = not isinstance(item.target, Predikat) and (
        item.indikator.rumus == RUMUS_AWAL or item.indikator.arah == "rendah")
    return _RUMUS.get(item.indikator.rumus, "") if fits else ""


def _jenis(item: HasilIndikator) -> str:
    """How a range or a predicate gives a capaian (`capaian.capaian`); empty where the target is a figure."""
    if isinstance(item.target, Rentang):
        return ("100 % apabila realisasi berada di dalam rentang target; di luar rentang itu, realisasi dibandingkan "
                "dengan batas yang terdekat")
    return "urutan predikat realisasi / urutan predikat target x 100 %" if isinstance(item.target, Predikat) else ""


def belum(figure: Figure) -> str:
    """How a missing figure is spoken of: it was left out by a rule, or it is not there yet."""
    return "tidak dihitung" if figure.kecuali not in ("", BELUM_DINILAI) else "belum dapat dihitung"


def belum_dibanding(figure: Figure) -> str:
    """How a missing comparison is spoken of: it was left out by a rule, or it cannot be made yet."""
    return "tidak dibandingkan" if belum(figure) == "tidak dihitung" else "belum dapat dibandingkan"


def tanpa_angka(frasa: Frasa, item: HasilIndikator) -> str:
    """What is said of the capaian of an indicator that was not measured, or is told in words; empty for any other.

    While the year runs, words are said of what was reached to date, as figures are.
    """
    figure, name = item.capaian, nama(item)
    if figure.kecuali == TIDAK_DIUKUR:
        return f"{awal(name)} {frasa.tahun()} {figure.reason}"
    if figure.kecuali != DENGAN_KATA or frasa.sd or item.target is None or item.realisasi is None:
        return ""
    target, done = (frasa.nilai(value, item) for value in (item.target, item.realisasi))
    return f"Target {name} {frasa.tahun()}, yaitu {target}, {figure.reason.casefold()}: realisasinya {done}"


def simpulan_tanpa_angka(frasa: Frasa, item: HasilIndikator) -> str:
    """What is concluded of an indicator without a figure by a rule or before the year is over; empty for any other."""
    figure = item.capaian
    if figure.kecuali == TIDAK_DIUKUR:
        return f"Kinerja {nama(item)} tidak disimpulkan karena {figure.reason}"
    if figure.kecuali == BELUM_DINILAI:
        return f"Kinerja {nama(item)} disimpulkan pada akhir tahun; capaiannya terhadap target setahun {figure.reason}"
    if figure.kecuali != DENGAN_KATA:
        return ""
    verdict = f"target {figure.reason.casefold()}"
    if frasa.sd:
        return f"Kinerja {nama(item)} disimpulkan pada akhir tahun;{frasa.sd} {verdict}"
    return f"{awal(nama(item))} {'sudah' if tercapai(item) else 'belum'} memenuhi target 0; {langkah(item)}"
