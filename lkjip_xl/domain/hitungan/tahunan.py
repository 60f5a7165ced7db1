"""Budget and realisasi of every program over the years: what was entered for earlier years, and the report year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from lkjip_xl.domain.hitungan.anggaran import Pohon, Serapan, serapan
from lkjip_xl.domain.hitungan.cabang import jumlah
from lkjip_xl.domain.masukan import AnggaranLalu, Laporan
from lkjip_xl.domain.nilai.angka import tulis_rupiah
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.kode import jenjang, parts, prefix
from lkjip_xl.domain.temuan import Finding, Place, finding

Uang = Literal["pagu", "realisasi"]


@dataclass(frozen=True)
class TahunProgram:
    """The money of one program by year, in whole rupiah, the report year last."""

    kode: str
    uraian: str
    tahun: Mapping[int, Serapan]


@dataclass(frozen=True)
class Tahunan:
    """The money of all programs by year, and the sums of each year; empty where no earlier year was entered."""

    program: tuple[TahunProgram, ...] = ()
    total: Mapping[int, Serapan] = field(default_factory=dict)


def anggaran_tahunan(laporan: Laporan, pohon: Pohon) -> tuple[Tahunan, tuple[Finding, ...]]:
    """The money of every program in each earlier year and in the report year, and the findings on it.

    What is typed for a program counts; a program without it is the sum of its kegiatan, these of their sub kegiatan.
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
    return Tahunan(programs, total), (*findings, *(f for year in years.values() for f in year.findings))


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


def _program(code: str, name: str, years: Mapping[int, _Tahun], now: Serapan | None, laporan: Laporan) -> TahunProgram:
    notation = laporan.pengaturan.notation
    money = {year: serapan(found.money(code, "pagu"), found.money(code, "realisasi"), None, notation)
             for year, found in years.items()}
    money[laporan.profil.tahun] = now or serapan(None, None, None, notation)
    return TahunProgram(code, name, money)


def _total(programs: tuple[TahunProgram, ...], year: int, notation: Notation) -> Serapan:
    return serapan(jumlah(p.tahun[year].anggaran for p in programs),
                   jumlah(p.tahun[year].realisasi for p in programs), None, notation)
