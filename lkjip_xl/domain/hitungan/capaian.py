"""Capaian and progress of one indicator: realisasi against target, in percent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.masukan import Indikator
from lkjip_xl.domain.nilai.angka import Unreadable, parse_angka, round_half_up
from lkjip_xl.domain.nilai.arah import Arah, AturanCapaian
from lkjip_xl.domain.nilai.desimal import banyak
from lkjip_xl.domain.nilai.figure import (
    BERTARGET_NOL,
    DENGAN_KATA,
    SERATUS,
    TANPA_RUMUS,
    Figure,
    Notation,
    missing,
)
from lkjip_xl.domain.nilai.pilihan import RUMUS_AWAL, RUMUS_BAGI, RUMUS_CAPAIAN, RUMUS_SELISIH
from lkjip_xl.domain.nilai.triwulan import JUMLAH, Cara
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

TANPA_BATAS = "Tanpa batas"
"""What an indicator without any cap has in its place."""
TERCAPAI, TIDAK_TERCAPAI = "Tercapai", "Tidak tercapai"
"""What stands for the capaian of a target of 0 where the office wants words."""
BEDA_JENIS = "jenis angkanya berbeda"
BELUM_DINILAI: Final = "belum dapat dinilai sebelum triwulan IV"
"""What stands for a capaian against a whole year that a part of the year cannot settle."""
_TARGET_NOL = "target 0 tidak dapat dibandingkan"


def capaian(target: Ukuran | None, realisasi: Ukuran | None, arah: Arah, aturan: AturanCapaian) -> Figure:
    """Realisasi against target in percent, rounded half up, within cap and floor; missing with the reason otherwise.

    Higher is better: R / T x 100. Lower is better: (2T - R) / T x 100 (PermenPAN-RB 8/2021), or T / R x 100 by
    setting. From a baseline: (R - awal) / (T - awal) x 100. A range counts 100 inside, else against its nearer bound
    (PermenPAN-RB 8/2021). Predicates are compared by their place on the ladder. A missing target or realisasi, a
    predicate against a number, and a target of 0 that no setting decides give a reason, never a number.
    """
    if target is None:
        return missing("target belum diisi")
    if realisasi is None:
        return missing("realisasi belum diisi")
    if isinstance(target, Predikat) and isinstance(realisasi, Predikat):
        return _capaian_predikat(target, realisasi, aturan)
    if isinstance(target, Predikat) or isinstance(realisasi, Predikat):
        return missing(BEDA_JENIS)
    if isinstance(realisasi, Rentang):
        return missing("realisasi harus berupa angka")
    if isinstance(target, Rentang):
        return _capaian_rentang(target, realisasi, arah, aturan)
    return _capaian_angka(target, realisasi, arah, aturan)


def _capaian_angka(target: Decimal, realisasi: Decimal, arah: Arah, aturan: AturanCapaian) -> Figure:
    write = aturan.notation.write
    if aturan.dari_awal:
        return _dari_awal(target, realisasi, aturan)
    if target == 0:
        return _dari_nol(realisasi, arah, aturan)
    if target < 0:
        return missing("target negatif tidak dapat dibandingkan")
    if arah == "rendah" and aturan.rendah_dibagi:
        if realisasi <= 0:
            return missing(f"realisasi {write(realisasi)} tidak dapat menjadi pembagi (rumus T / R)")
        return _bounded(target / realisasi * SERATUS, f"{write(target)} / {write(realisasi)} x 100", aturan)
    if arah == "rendah":
        formula = f"(2 x {write(target)} - {write(realisasi)}) / {write(target)} x 100"
        return _bounded((2 * target - realisasi) / target * SERATUS, formula, aturan)
    return _bounded(realisasi / target * SERATUS, f"{write(realisasi)} / {write(target)} x 100", aturan)


def _dari_awal(target: Decimal, realisasi: Decimal, aturan: AturanCapaian) -> Figure:
    write, awal = aturan.notation.write, aturan.awal
    if awal is None:
        return missing("kondisi awal belum diisi", TANPA_RUMUS)
    if target == awal:
        return missing(f"target sama dengan kondisi awal {write(awal)}", TANPA_RUMUS)
    formula = f"({write(realisasi)} - {write(awal)}) / ({write(target)} - {write(awal)}) x 100"
    return _bounded((realisasi - awal) / (target - awal) * SERATUS, formula, aturan)


def _dari_nol(realisasi: Decimal, arah: Arah, aturan: AturanCapaian) -> Figure:
    """What a target of 0 gives: by setting, and only where lower is better, since nothing is less than none."""
    if arah == "tinggi" or not aturan.target_nol:
        return missing(_TARGET_NOL, BERTARGET_NOL)
    met, write = realisasi <= 0, aturan.notation.write
    origin = f"target 0 dan realisasi {write(realisasi)}: {'terpenuhi' if met else 'tidak terpenuhi'}"
    if aturan.target_nol == "kata":
        return Figure(None, None, TERCAPAI if met else TIDAK_TERCAPAI, f"{origin} (pengaturan Target 0)",
                      kecuali=DENGAN_KATA)
    return _bounded(SERATUS if met else Decimal(0), f"{origin} (pengaturan Target 0)", aturan)


def _capaian_rentang(target: Rentang, realisasi: Decimal, arah: Arah, aturan: AturanCapaian) -> Figure:
    write = aturan.notation.write
    if target.bawah <= realisasi <= target.atas:
        inside = f"{write(realisasi)} di dalam rentang {write(target.bawah)}-{write(target.atas)}"
        return aturan.notation.percent(SERATUS, inside)
    return _capaian_angka(target.atas if realisasi > target.atas else target.bawah, realisasi, arah, aturan)


def _capaian_predikat(target: Predikat, realisasi: Predikat, aturan: AturanCapaian) -> Figure:
    if realisasi.kelompok != target.kelompok:
        return missing("predikat realisasi tidak sekelompok dengan predikat target")
    formula = f"urutan {realisasi.teks} ({realisasi.urutan}) / urutan {target.teks} ({target.urutan}) x 100"
    return _bounded(Decimal(realisasi.urutan) / Decimal(target.urutan) * SERATUS, formula, aturan)


def _bounded(value: Decimal, formula: str, aturan: AturanCapaian) -> Figure:
    figure = aturan.notation.percent(value, formula)
    if aturan.batas_atas is not None and value > aturan.batas_atas:
        return _replaced(figure, aturan.batas_atas, "atas", aturan.notation)
    if aturan.batas_bawah is not None and value < aturan.batas_bawah:
        return _replaced(figure, aturan.batas_bawah, "bawah", aturan.notation)
    return figure


def _replaced(figure: Figure, bound: Decimal, which: Literal["atas", "bawah"], notation: Notation) -> Figure:
    trace = f"{figure.trace}, dicetak batas {which} {notation.write(bound)}"
    digits = max(notation.digits, banyak(bound.normalize()))
    return Figure(bound, round_half_up(bound, digits), "", trace, which)


def terhadap_setahun(figure: Figure, target: Ukuran | None, arah: Arah, cara: Cara, until: int) -> Figure:
    """The capaian of what was reached up to a quarter against a whole year, or that it cannot be told yet.

    What adds up only grows: before the year is over a partial sum cannot have kept below a bound of the year, whether
    lower is better or the target is a range. Where there is none for another reason, that reason stays.
    """
    bounded = arah == "rendah" or isinstance(target, Rentang)
    told = figure.value is not None or figure.kecuali == DENGAN_KATA
    if told and bounded and cara.cara == JUMLAH and until < SETAHUN:
        return missing(BELUM_DINILAI, BELUM_DINILAI)
    return figure


def di_bawah_nol(*figures: Figure) -> Figure | None:
    """The first of these capaian that is negative, printed so or as the lowest bound; None where none is."""
    return next((one for one in figures if one.bound == "bawah" or (one.value is not None and one.value < 0)), None)


def progres(target_akhir: Ukuran | None, realisasi: Ukuran | None, arah: Arah, aturan: AturanCapaian) -> Figure:
    """Realisasi of the report year against the target at the end of the plan, in percent.

    The same formulas as `capaian`, without cap. Source: PermenPAN-RB 53/2014 Lampiran II, Bab III.A angka 3.
    """
    if target_akhir is None:
        return missing("target akhir belum diisi")
    return capaian(target_akhir, realisasi, arah, replace(aturan, batas_atas=None))


# What local rules decide for one indicator

def aturan_indikator(indikator: Indikator, aturan: AturanCapaian) -> AturanCapaian:
    """The rules of the office with the cap, formula and baseline that an indicator has of its own.

    A cap that cannot be read, and a formula that does not fit, leave the setting as it is.
    """
    cap = batas_indikator(indikator.batas_atas)
    divided = {RUMUS_BAGI: True, RUMUS_SELISIH: False}.get(indikator.rumus, aturan.rendah_dibagi)
    return replace(
        aturan, rendah_dibagi=divided, dari_awal=indikator.rumus == RUMUS_AWAL, awal=indikator.awal,
        batas_atas=aturan.batas_atas if not indikator.batas_atas or isinstance(cap, Unreadable) else cap)


def batas_indikator(text: str) -> Decimal | Unreadable | None:
    """The cap that a text writes in percent, None for no cap, or why it is neither."""
    if text.strip().casefold() in ("", TANPA_BATAS.casefold()):
        return None
    cap = parse_angka(text)
    return Unreadable("bukan_angka", text) if isinstance(cap, Decimal) and cap <= 0 else cap


def rumus_janggal(indikator: Indikator, target: Ukuran | None) -> str:
    """Why the own formula of an indicator does not fit it; empty where it fits or there is none."""
    rumus, arah = indikator.rumus, indikator.arah
    if not rumus or isinstance(target, Predikat):
        return "target predikat dibandingkan menurut urutannya; rumus ini tidak dipakai" if rumus else ""
    if rumus not in RUMUS_CAPAIAN:
        return "rumus ini tidak dikenal dan tidak dipakai"
    if rumus != RUMUS_AWAL:
        return "rumus ini untuk indikator yang semakin rendah semakin baik; dipakai R / T" if arah == "tinggi" else ""
    goal = target.bawah if isinstance(target, Rentang) else target
    if indikator.awal is None:
        return "kondisi awal belum diisi"
    if goal is None or ((goal > indikator.awal) == (arah == "tinggi") and goal != indikator.awal):
        return ""
    if goal == indikator.awal:
        return "target sama dengan kondisi awal"
    side = "di bawah" if arah == "tinggi" else "di atas"
    return f"target {side} kondisi awal, padahal semakin {arah} semakin baik"


def capaian_indikator(indikator: Indikator, target: Ukuran | None, realisasi: Ukuran | None,
                      aturan: AturanCapaian) -> Figure:
    """The capaian of an indicator by its own rules and, where it has none, by those of the office."""
    return capaian(target, realisasi, indikator.arah, aturan_indikator(indikator, aturan))
