"""Efficiency: what was achieved against what was spent, by one of four methods."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip_xl.domain.hitungan.anggaran import Serapan, Simpul
from lkjip_xl.domain.hitungan.capaian import BELUM_DINILAI, capaian
from lkjip_xl.domain.nilai.angka import tulis_rupiah
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.figure import NOL, Figure, Notation, missing
from lkjip_xl.domain.nilai.metode import Metode, daftar_metode
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.skala import Tingkat


@record(frozen=True)
class Efisiensi:
    """The efficiency of a sasaran or of the office by one method, with its level when it can be computed."""

    metode: Metode
    nilai: Figure
    tingkat: Tingkat | None


def efisiensi(kunci: str, kinerja: Figure, uang: Serapan, keluaran: tuple[Simpul, ...],
              notation: Notation, halangan: str = "") -> Efisiensi:
    """The efficiency by the method of that key, computed from unrounded figures and then rounded.

    ``halangan`` says why performance and money are not of the same period; then there is none.

    ``selisih`` and ``pita``: mean capaian kinerja minus capaian anggaran, in points. ``pmk``: the NE value of
    PMK 22/2021 over the sub kegiatan ``keluaran``. ``rupiah``: budget minus realisasi.
    """
    metode = next(m for m in daftar_metode() if m.kunci == kunci)
    metode = replace(metode, skala=metode.skala.tercetak(notation))
    ways = {"pmk": lambda: _pmk(keluaran, notation), "rupiah": lambda: uang.sisa}
    nilai = missing(halangan) if halangan else ways.get(kunci, lambda: _selisih(kinerja, uang, notation))()
    tingkat = None if nilai.printed is None else metode.skala.kategori(nilai.printed)
    return Efisiensi(metode, nilai, tingkat)


def _selisih(kinerja: Figure, uang: Serapan, notation: Notation) -> Figure:
    if kinerja.value is None:
        return missing(kinerja.reason)
    if uang.persen.value is None:
        return missing(uang.persen.reason)
    operands = (kinerja.value, uang.persen.value)
    more = Notation(max(notation.digits, 4), notation.tanda)
    formula = " - ".join(more.rounded(operand) for operand in operands)
    return notation.figure(operands[0] - operands[1], formula, (NOL,))


def _pmk(keluaran: tuple[Simpul, ...], notation: Notation) -> Figure:
    terms = [_term(node) for node in keluaran if node.serapan.anggaran]
    if not terms:
        return missing("belum ada sub kegiatan berpagu")
    known = [term for term in terms if term is not None]
    if len(known) < len(terms):
        return missing(f"capaian keluaran {len(terms) - len(known)} dari {len(terms)} sub kegiatan belum lengkap")
    earned = sum((earned for earned, _ in known), Decimal(0))
    spent = sum((spent for _, spent in known), Decimal(0))
    if earned == 0:
        return missing("jumlah PA x CK adalah 0")
    e = max(Decimal(-20), min(Decimal(20), (earned - spent) / earned * 100))
    formula = (f"E = ({tulis_rupiah(earned)} - {tulis_rupiah(spent)}) / {tulis_rupiah(earned)} x 100 = "
               f"{notation.rounded(e)} (dibatasi -20 sampai 20); NE = 50 + {notation.rounded(e)} / 20 x 50")
    return notation.figure(50 + e / 20 * 50, formula)


def _term(node: Simpul) -> tuple[Decimal, Decimal] | None:
    """Budget times mean capaian of the outputs, and the money spent; none unless every output has its capaian."""
    rules = AturanCapaian()
    outputs = [None if one.capaian.kecuali == BELUM_DINILAI else
               capaian(one.target, one.realisasi, one.baris.arah, rules).value for one in node.keluaran]
    known = [value for value in outputs if value is not None]
    if not known or len(known) < len(outputs) or None in (node.serapan.anggaran, node.serapan.realisasi):
        return None
    assert node.serapan.anggaran is not None
    assert node.serapan.realisasi is not None
    return node.serapan.anggaran * (sum(known, Decimal(0)) / len(known)) / 100, node.serapan.realisasi
