"""Capaian and progress of one indicator: realisasi against target, in percent."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.arah import Arah, AturanCapaian
from lkjip_xl.domain.nilai.desimal import banyak
from lkjip_xl.domain.nilai.figure import SERATUS, Figure, Notation, missing
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran


def capaian(target: Ukuran | None, realisasi: Ukuran | None, arah: Arah, aturan: AturanCapaian) -> Figure:
    """Realisasi against target in percent, rounded half up, within cap and floor; missing with the reason otherwise.

    Higher is better: R / T x 100. Lower is better: (2T - R) / T x 100 (PermenPAN-RB 8/2021), or T / R x 100 by
    setting. A range counts 100 inside, else against its nearer bound (PermenPAN-RB 8/2021). Predicates are compared by
    their place on the ladder. A missing or zero target, or a missing realisasi, gives a reason, never a number.
    """
    if target is None:
        return missing("target belum diisi")
    if realisasi is None:
        return missing("realisasi belum diisi")
    if isinstance(target, Predikat):
        return _capaian_predikat(target, realisasi, aturan)
    if not isinstance(realisasi, Decimal):
        return missing("realisasi harus berupa angka")
    if isinstance(target, Rentang):
        return _capaian_rentang(target, realisasi, arah, aturan)
    return _capaian_angka(target, realisasi, arah, aturan)


def _capaian_angka(target: Decimal, realisasi: Decimal, arah: Arah, aturan: AturanCapaian) -> Figure:
    write = aturan.notation.write
    if target <= 0:
        return missing(f"target {'0' if target == 0 else 'negatif'} tidak dapat dibandingkan")
    if arah == "rendah" and aturan.rendah_dibagi:
        if realisasi <= 0:
            return missing(f"realisasi {write(realisasi)} tidak dapat menjadi pembagi (rumus T / R)")
        return _bounded(target / realisasi * SERATUS, f"{write(target)} / {write(realisasi)} x 100", aturan)
    if arah == "rendah":
        formula = f"(2 x {write(target)} - {write(realisasi)}) / {write(target)} x 100"
        return _bounded((2 * target - realisasi) / target * SERATUS, formula, aturan)
    return _bounded(realisasi / target * SERATUS, f"{write(realisasi)} / {write(target)} x 100", aturan)


def _capaian_rentang(target: Rentang, realisasi: Decimal, arah: Arah, aturan: AturanCapaian) -> Figure:
    write = aturan.notation.write
    if target.bawah <= realisasi <= target.atas:
        inside = f"{write(realisasi)} di dalam rentang {write(target.bawah)}-{write(target.atas)}"
        return aturan.notation.percent(SERATUS, inside)
    return _capaian_angka(target.atas if realisasi > target.atas else target.bawah, realisasi, arah, aturan)


def _capaian_predikat(target: Predikat, realisasi: Ukuran, aturan: AturanCapaian) -> Figure:
    if not isinstance(realisasi, Predikat) or realisasi.kelompok != target.kelompok:
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


def progres(target_akhir: Ukuran | None, realisasi: Ukuran | None, arah: Arah, aturan: AturanCapaian) -> Figure:
    """Realisasi of the report year against the target at the end of the plan, in percent.

    The same formulas as `capaian`, without cap. Source: PermenPAN-RB 53/2014 Lampiran II, Bab III.A angka 3.
    """
    if target_akhir is None:
        return missing("target akhir belum diisi")
    return capaian(target_akhir, realisasi, arah, AturanCapaian(aturan.notation, aturan.rendah_dibagi, None,
                                                                aturan.batas_bawah))
