"""Budget and realisasi of every program over the years: what was entered for earlier years, and the report year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from decimal import Decimal
from typing import Literal

from lkjip_xl.domain.hitungan.anggaran import Pohon, Serapan, serapan
from lkjip_xl.domain.hitungan.cabang import jumlah
from lkjip_xl.domain.masukan import AnggaranLalu, Laporan
from lkjip_xl.domain.nilai.angka import tulis_rupiah
from lkjip_xl.domain.nilai.figure import Notation, missing
from lkjip_xl.domain.nilai.kode import jenjang, parts, prefix
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.temuan import Finding, Place, finding

Uang = Literal["pagu", "realisasi"]
UANG: tuple[Uang, Uang] = ("pagu", "realisasi")
Kurang = Mapping[Uang, tuple[AnggaranLalu, ...]]
"""The rows of which each of the two is missing though the other is there."""


@record(frozen=True)
class TahunProgram:
    """The money of one program by year, in whole rupiah, the report year last."""

    kode: str
    uraian: str
    tahun: Mapping[int, Serapan]


@record(frozen=True)
class Tahunan:
    """The money of all programs by year, and the sums of each year; empty where no earlier year was entered."""

    program: tuple[TahunProgram, ...] = ()
    total: Mapping[int, Serapan] = field(default_factory=dict)


def anggaran_tahunan(laporan: Laporan, pohon: Pohon) -> tuple[Tahunan, tuple[Finding, ...]]:
    """The money of every program in each earlier year and in the report year, and the findings on it.

    What is typed for a program counts; a program without it is the sum of its kegiatan, these of their sub kegiatan.
    A percentage of money of which a half is missing somewhere would mix different rows: it is not stated.
    """
    usable, findings = _usable(laporan)
    if not usable:
        return Tahunan(), tuple(findings)
    years = {year: _Tahun(row for row in usable if row.tahun == year) for year in sorted({r.tahun for r in usable})}
    notation, names = laporan.pengaturan.notation, {p.kode: p.baris.uraian for p in pohon.program}
    codes = dict.fromkeys((*names, *sorted({prefix(row.kode, 3) for row in usable})))
    now = {p.kode: p.serapan for p in pohon.program}
    programs = tuple(_program(code, names.get(code, f"(program {code})"), years, now.get(code), laporan)
                     for code in codes)
    total = {year: _total(programs, year, notation) for year in (*years, laporan.profil.tahun)}
    total |= {year: _serapan(total[year].anggaran, total[year].realisasi, found.kurang_semua(), notation)
              for year, found in years.items()}
    return Tahunan(programs, total), (
        *findings, *(f for year in years.values() for f in (*year.findings, *_kurang_findings(year))))


def _usable(laporan: Laporan) -> tuple[list[AnggaranLalu], list[Finding]]:
    """The rows that can be counted, and what is wrong with the others."""
    usable, findings = [], []
    for row in laporan.anggaran_lalu:
        if not jenjang(row.kode):
            findings.append(finding("H-203", Place("anggaran_lalu", row.baris, "kode"), row.kode))
        elif not 0 < row.tahun < laporan.profil.tahun:
            findings.append(finding("H-211", Place("anggaran_lalu", row.baris, "tahun"), row.tahun or "",
                                    tahun=laporan.profil.tahun or "laporan"))
        else:
            usable.append(row)
    return usable, findings


class _Tahun:
    """The rows of one year, summed up by code."""

    def __init__(self, rows: Iterable[AnggaranLalu]) -> None:
        self.rows: dict[str, AnggaranLalu] = {}
        self.findings: list[Finding] = []
        self.children: dict[str, dict[str, None]] = {}
        for row in rows:
            code = ".".join(parts(row.kode))
            if code in self.rows:
                self.findings.append(finding("H-212", Place("anggaran_lalu", row.baris, "kode"), row.kode,
                                             kode=code, tahun=row.tahun, pertama=self.rows[code].baris))
            else:
                self._add(code, row)

    def _add(self, code: str, row: AnggaranLalu) -> None:
        self.rows[code] = row
        for above, below in ((prefix(code, 3), prefix(code, 5)), (prefix(code, 5), code)):
            if above != below:
                self.children.setdefault(above, {})[below] = None

    def money(self, code: str, key: Uang) -> Decimal | None:
        """The money typed for a code, or else the sum of what lies below it; a difference is a finding."""
        row = self.rows.get(code)
        typed: Decimal | None = getattr(row, key) if row else None
        below = jumlah(self.money(child, key) for child in self.children.get(code, ()))
        if row and typed is not None and below is not None and typed != below:
            self.findings.append(finding(
                "H-213", Place("anggaran_lalu", row.baris, key), tulis_rupiah(typed), apa=key, kode=code,
                tahun=row.tahun, jumlah=tulis_rupiah(below)))
        return below if typed is None else typed


    def kurang_semua(self) -> Kurang:
        """What is missing in the programs of the year."""
        programs = dict.fromkeys(prefix(code, 3) for code in self.rows)
        return {key: tuple(row for code in programs for row in self.kurang(code, key)) for key in UANG}

    def kurang(self, code: str, key: Uang) -> tuple[AnggaranLalu, ...]:
        """The rows that have no such money though they have the other, and for which nothing above or below has it.

        What is typed above stands for all below it. A budget of 0 needs no realisasi.
        """
        row = self.rows.get(code)
        if row and getattr(row, key) is not None:
            return ()
        children = self.children.get(code, ())
        below = tuple(lacking for child in children for lacking in self.kurang(child, key))
        own = row if row and _lain_ada(row, key) and not any(self._ada(child, key) for child in children) else None
        return below or ((own,) if own else ())

    def _ada(self, code: str, key: Uang) -> bool:
        row = self.rows.get(code)
        return bool(row and getattr(row, key) is not None) or any(
            self._ada(child, key) for child in self.children.get(code, ()))


def _lain_ada(row: AnggaranLalu, key: Uang) -> bool:
    """Whether a row has the other money, so that this one is missing."""
    return bool(row.pagu) if key == "realisasi" else row.realisasi is not None


def _kurang_findings(year: _Tahun) -> list[Finding]:
    return [finding("H-216", Place("anggaran_lalu", row.baris, key), "", apa=key.capitalize(), kode=row.kode,
                    tahun=row.tahun, lain=_lain(key),
                    rupiah=tulis_rupiah((row.pagu if key == "realisasi" else row.realisasi) or Decimal(0)))
            for key, rows in year.kurang_semua().items() for row in rows]


def _lain(key: Uang) -> Uang:
    return "realisasi" if key == "pagu" else "pagu"


def _serapan(pagu: Decimal | None, realisasi: Decimal | None, kurang: Kurang, notation: Notation) -> Serapan:
    """Money with what follows from it; where a half is missing somewhere only the sums are told."""
    money = serapan(pagu, realisasi, None, notation)
    lacking = " dan ".join(key for key in UANG if kurang[key])
    if not lacking or None in (pagu, realisasi):
        return money
    reason = missing(f"{lacking} belum lengkap")
    return replace(money, persen=reason, sisa=reason, persen_sisa=reason)


def _program(code: str, name: str, years: Mapping[int, _Tahun], now: Serapan | None, laporan: Laporan) -> TahunProgram:
    notation = laporan.pengaturan.notation
    money = {year: _serapan(found.money(code, "pagu"), found.money(code, "realisasi"),
                            {key: found.kurang(code, key) for key in UANG}, notation)
             for year, found in years.items()}
    money[laporan.profil.tahun] = now or serapan(None, None, None, notation)
    return TahunProgram(code, name, money)


def _total(programs: tuple[TahunProgram, ...], year: int, notation: Notation) -> Serapan:
    return serapan(jumlah(p.tahun[year].anggaran for p in programs),
                   jumlah(p.tahun[year].realisasi for p in programs), None, notation)
