"""Indicators below sasaran are indicators: several of one code, with direction, predicates and quarters; money once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from conftest import SMALL, Workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.book.schema import output_sheet
from lkjip_xl.book.tables import MAKERS
from lkjip_xl.book.tables.line import Line
from lkjip_xl.domain.hitungan.hitung import Hasil, hitung
from lkjip_xl.domain.hitungan.keluaran import Keluaran, keluaran
from lkjip_xl.domain.masukan import BarisProgram, Indikator, Induk, Laporan, Pengaturan, Profil
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran
from lkjip_xl.domain.pemeriksaan import pemeriksaan
from lkjip_xl.domain.temuan import Finding

PROFIL = Profil("Kecamatan Uji", "Kabupaten Uji", 2024, 2021, 2026)
SASARAN = (Induk(1, "Tujuan", "T"), Induk(2, "Sasaran", "Sasaran kantor", "T"))
IKM = Indikator(7, "IKM", "Sasaran kantor", "Indeks", pk_murni=Decimal(80), realisasi={2024: Decimal(80)})
B_, BB = Predikat("B", "AKIP", 4), Predikat("BB", "AKIP", 5)
SUB = "7.01.01.2.01.0001"
COUNTED = ("7.01.01", "7.01.01.2.01", SUB, "7.01.01.2.02", "7.01.01.2.02.0001", "7.01.04", "7.01.04.2.01",
           "7.01.04.2.01.0001")


def _d(*values: str | int | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def _row(baris: int, kode: str, uraian: str, indikator: str, satuan: str, target: Ukuran | str | None,
         realisasi: Ukuran | str | None, quarters: tuple[str | int | None, ...] = (None,) * 4, **more: Any
         ) -> BarisProgram:
    def year(value: Ukuran | str | None) -> Ukuran | None:
        return Decimal(value) if isinstance(value, str) else value
    return replace(BarisProgram(baris, kode, uraian, indikator=indikator, satuan=satuan, target=year(target),
                                realisasi=year(realisasi), realisasi_tw=_d(*quarters)), **more)


def _money(pagu: int, realisasi: int) -> dict[str, Decimal]:
    return {"pagu_murni": Decimal(pagu), "realisasi_anggaran": Decimal(realisasi)}


RENJA = (
    _row(7, "7.01.01", "Program penunjang", "Predikat SAKIP", "Predikat", BB, B_, induk="Sasaran kantor"),
    _row(8, "7.01.01", "", "Persentase pemenuhan", "%", "100", "96.5"),
    _row(9, "7.01.01.2.01", "Perencanaan", "Persentase dokumen tepat waktu", "%", "100", None,
         (20, "17.5", "31.25", "31.25")),
    _row(10, SUB, "Penyusunan dokumen", "Jumlah Dokumen", "Dokumen", "4", None, (1, 1, 1, 1),
         **_money(18_450_000, 17_230_500)),
    _row(11, SUB, "", "Jumlah Laporan", "Laporan", "12", "11", (3, 3, 2, 3)),
    _row(12, "7.01.01.2.02", "Administrasi keuangan", "Persentase administrasi", "%", "100", None, (25, 50, 75, 100)),
    _row(13, "7.01.01.2.02.0001", "Gaji dan tunjangan", "Jumlah Orang", "Orang", "44", "44", (44, 44, 44, 44),
         **_money(2_764_180_000, 2_698_352_750)),
    _row(14, "7.01.04", "Program ketertiban", "Persentase wilayah tertib", "%", "90", "93", induk="Sasaran kantor"),
    _row(15, "7.01.04.2.01", "Koordinasi", "Jumlah gangguan", "Kejadian", "5", "7", (2, 1, 3, 1), arah="rendah"),
    _row(16, "7.01.04.2.01.0001", "Sinergitas", "Jumlah Laporan Sinergitas", "Laporan", "4", "4", (1, 1, 1, 1),
         **_money(31_600_000, 30_875_400)),
)
"""A Renja with several indicators of one program: ten rows, two program, three kegiatan, three sub kegiatan."""


def _hitung(*rows: BarisProgram, **choices: Any) -> tuple[Hasil, tuple[Finding, ...]]:
    return hitung(Laporan(PROFIL, Pengaturan(**choices), SASARAN, (IKM,), rows))


def _outputs(hasil: Hasil) -> list[Keluaran]:
    return [one for node in hasil.pohon.simpul() for one in node.keluaran]


def _lines(key: str, hasil: Hasil) -> list[Line]:
    return MAKERS[key](hasil, output_sheet(key))


def _column(key: str, hasil: Hasil, column: str) -> list[object]:
    place = [one.key for one in output_sheet(key).columns].index(column)
    return [line.cells[place] if len(line.cells) > place else None for line in _lines(key, hasil)
            if line.level in ("isi", "lanjut", "program", "kegiatan")]


# The whole Renja

def test_every_indicator_of_a_renja_has_its_year_and_its_capaian() -> None:
    hasil, _ = _hitung(*RENJA)
    assert [(one.baris.indikator, one.realisasi, str(one.capaian.printed)) for one in _outputs(hasil)] == [
        ("Predikat SAKIP", B_, "80.00"),
        ("Persentase pemenuhan", Decimal("96.5"), "96.50"),
        ("Persentase dokumen tepat waktu", 100, "100.00"),
        ("Jumlah Dokumen", 4, "100.00"),
        ("Jumlah Laporan", 11, "91.67"),
        ("Persentase administrasi", 100, "100.00"),
        ("Jumlah Orang", 44, "100.00"),
        ("Persentase wilayah tertib", 93, "103.33"),
        ("Jumlah gangguan", 7, "60.00"),
        ("Jumlah Laporan Sinergitas", 4, "100.00"),
    ]


def test_money_of_a_renja_counts_once_for_each_code() -> None:
    hasil, _ = _hitung(*RENJA)
    assert {node.kode: (node.serapan.anggaran, node.serapan.realisasi, str(node.serapan.persen.printed))
            for node in hasil.pohon.simpul() if node.kode.count(".") < 5} == {
        "7.01.01": (2_782_630_000, 2_715_583_250, "97.59"), "7.01.01.2.01": (18_450_000, 17_230_500, "93.39"),
        "7.01.01.2.02": (2_764_180_000, 2_698_352_750, "97.62"), "7.01.04": (31_600_000, 30_875_400, "97.71"),
        "7.01.04.2.01": (31_600_000, 30_875_400, "97.71")}
    total = hasil.pohon.total
    assert (total.anggaran, total.realisasi, str(total.persen.printed)) == (2_814_230_000, 2_746_458_650, "97.59")


def test_a_code_of_several_rows_counts_once() -> None:
    hasil, _ = _hitung(*RENJA)
    assert tuple(node.kode for node in hasil.pohon.simpul()) == COUNTED


def test_of_a_sound_renja_only_the_way_that_its_quarters_leave_open_is_told() -> None:
    hasil, computing = _hitung(*RENJA)
    assert [(found.code, found.place.row) for found in computing] == [("H-118", 9)]
    money = [found for found in pemeriksaan(hasil) if found.code.startswith(("K-3", "K-4", "K-5"))]
    assert money == []


# Two outputs of one sub kegiatan

TWO = (
    BarisProgram(7, "7.01.01", "Program", "Sasaran kantor"), BarisProgram(8, "7.01.01.2.01", "Kegiatan"),
    _row(9, SUB, "Sub", "Jumlah Dokumen", "Dokumen", "6", "6", **_money(120_000_000, 109_740_000)),
    _row(10, SUB, "", "Jumlah Laporan", "Laporan", "10", "9"),
)


def test_two_rows_of_one_code_are_two_outputs_and_no_error() -> None:
    hasil, findings = _hitung(*TWO)
    assert findings == ()
    assert [str(one.capaian.printed) for one in hasil.pohon.sub_kegiatan()[0].keluaran] == ["100.00", "90.00"]
    assert str(hasil.pohon.total.persen.printed) == "91.45"


@pytest.mark.parametrize(("key", "column", "cells"), [
    ("program_pagu", "anggaran", [120_000_000, 120_000_000, 120_000_000, None]),
    ("program_pagu", "target", [None, None, 6, 10]),
    ("keluaran", "realisasi", ["6 Dokumen", "9 Laporan"]),
    ("keluaran", "sub", ["Sub", "• Jumlah Laporan"]),
    ("lampiran_rkt_program", "anggaran", [120_000_000, 120_000_000, 120_000_000, None]),
    ("lampiran_renaksi_program", "anggaran", [120_000_000, 120_000_000, 120_000_000, None]),
    ("lampiran_monev_anggaran", "pagu", [120_000_000, 120_000_000, 120_000_000]),
    ("lampiran_monev_program", "capaian", ["-", "-", 100, 90]),
])
def test_every_table_shows_both_outputs_and_the_money_on_the_first_line(
        key: str, column: str, cells: list[object]) -> None:
    assert _column(key, _hitung(*TWO)[0], column) == cells


def test_the_cascading_names_both_outputs_in_one_box() -> None:
    names = [cell for line in _lines("lampiran_cascading_program", _hitung(*TWO)[0]) for cell in line.cells]
    assert [names.count(name) for name in ("Sub", "Jumlah Dokumen", "Jumlah Laporan")] == [1, 1, 1]


def test_ne_of_pmk_22_takes_the_mean_of_the_outputs_of_a_sub_kegiatan() -> None:
    # CK = (100 + 90) / 2 = 95; PA x CK = 114 million; E = (114 - 109,74) / 114 x 100 = 3,7368; NE = 50 + E / 20 x 50
    hasil, _ = _hitung(*TWO, efisiensi="pmk")
    assert str(hasil.efisiensi[0].nilai.printed) == "59.34"


def test_money_on_two_rows_of_one_code_is_an_error_of_that_kind_of_money_alone() -> None:
    _, findings = _hitung(*TWO[:3], replace(TWO[3], pagu_murni=Decimal(1)))
    assert [(found.code, found.place.row, found.place.column) for found in findings] == [("H-202", 10, "pagu_murni")]


def test_pagu_and_realisasi_may_stand_on_different_rows_of_a_code() -> None:
    first, second = replace(TWO[2], realisasi_anggaran=None), replace(TWO[3], realisasi_anggaran=Decimal(109_740_000))
    hasil, findings = _hitung(*TWO[:2], first, second)
    assert (str(hasil.pohon.total.persen.printed), findings) == ("91.45", ())


def test_a_code_typed_for_another_program_is_told_and_not_swallowed() -> None:
    _, findings = _hitung(*TWO[:3], replace(TWO[3], uraian="Sub lain"))
    assert [(found.code, found.place.row, found.value) for found in findings] == [("H-214", 10, "Sub lain")]


def test_an_indicator_of_a_program_stands_under_the_sasaran_that_it_names() -> None:
    rows = (_row(6, "7.01.01", "Program", "Satu", "%", "100", "90", induk="Sasaran kantor"),
            _row(7, "7.01.01", "", "Dua", "%", "100", "80", induk="Sasaran lain"), *TWO[1:])
    induk = (*SASARAN, Induk(3, "Sasaran", "Sasaran lain", "T"))
    two = (IKM, replace(IKM, baris=8, nama="Indeks", induk="Sasaran lain"))
    hasil, _ = hitung(Laporan(PROFIL, Pengaturan(), induk, two, rows))
    assert _column("penunjang", hasil, "indikator_program") == ["Satu", "Dua"]


# Typed into the workbook

def test_rows_typed_under_one_code_are_read_as_several_outputs(workbook: Workbook) -> None:
    further = {"kode": SUB, "satuan": "Laporan", "indikator": "Jumlah Laporan", "target": 12,
               "realisasi_tw_1": 3, "realisasi_tw_2": 3, "realisasi_tw_3": 3, "realisasi_tw_4": 3}
    workbook.fill({**{key: SMALL[key] for key in ("profil", "induk")}, "indikator": TYPED["indikator"],
                   "program": [*SMALL["program"], further]})
    assert [code for code in workbook.codes() if code[0] in "BH"] == []
    assert [line["realisasi"] for line in workbook.lines("keluaran") if line["realisasi"]] == [
        "12 Dokumen", "12 Laporan"]


# Direction and predicates

def _program(**more: Any) -> tuple[BarisProgram, ...]:
    return (_row(7, "7.01.01", "Program", "Indikator", "%", None, None, induk="Sasaran kantor", **more), *TWO[1:])


@pytest.mark.parametrize(("target", "realisasi", "dibagi", "capaian"), [
    ("4", "7", False, "25.00"), ("4", "7", True, "57.14"), ("5", "8", False, "40.00"), ("5", "7", True, "71.43")])
def test_lower_is_better_below_sasaran_too(target: str, realisasi: str, dibagi: bool, capaian: str) -> None:
    row = replace(_program(arah="rendah")[0], target=Decimal(target), realisasi=Decimal(realisasi))
    rules = Pengaturan(capaian=AturanCapaian(rendah_dibagi=dibagi))
    assert str(keluaran(row, rules).capaian.printed) == capaian


@pytest.mark.parametrize(("arah", "target", "realisasi", "verdict"), [
    ("rendah", "5", "8", "Tidak menunjang"), ("rendah", "8", "5", "Menunjang"),
    ("tinggi", "80", "60", "Tidak menunjang"),
])
def test_a_program_that_missed_its_target_does_not_count_as_support(
        arah: str, target: str, realisasi: str, verdict: str) -> None:
    rows = _program(arah=arah)
    hasil, _ = _hitung(replace(rows[0], target=Decimal(target), realisasi=Decimal(realisasi)), *rows[1:])
    assert [str(cell).casefold() for line in _lines("penunjang", hasil) for cell in line.cells[-1:]] == [
        verdict.casefold()]


def test_a_predicate_of_a_program_is_compared_by_its_ladder() -> None:
    rows = _program()
    hasil, findings = _hitung(replace(rows[0], satuan="Predikat", target=BB, realisasi=B_), *rows[1:])
    assert (str(_outputs(hasil)[0].capaian.printed), findings) == ("80.00", ())
    assert _column("program_pagu", hasil, "target")[0] == "BB"
    assert _column("penunjang", hasil, "capaian_program")[0] == 80


@pytest.mark.parametrize("index", [0, 1, 2])
@pytest.mark.parametrize(("arah", "target", "realisasi", "formula"), [
    ("rendah", "4", "10", "(2 x 4 - 10) / 4 x 100 = -50,00"), ("tinggi", "10", "-3", "-3 / 10 x 100 = -30,00")])
def test_a_negative_capaian_printed_as_0_is_told_at_its_row(
        index: int, arah: Any, target: str, realisasi: str, formula: str) -> None:
    rows = [_row(7, "7.01.01", "Program", "", "", None, None, induk="Sasaran kantor"), TWO[1],
            replace(TWO[2], indikator="", satuan="", target=None, realisasi=None, pagu_murni=None,
                    realisasi_anggaran=None)]
    rows[index] = replace(rows[index], indikator="Kasus", satuan="Kasus", arah=arah, target=Decimal(target),
                          realisasi=Decimal(realisasi))
    hasil, findings = _hitung(*rows)
    assert "0.00" in {str(one.capaian.printed) for one in _outputs(hasil)}
    told = [found for found in findings if found.code == "H-108"]
    assert [(found.place.row, found.place.column) for found in told] == [(7 + index, "realisasi")]
    assert formula in dict(told[0].args)["rumus"]


# One figure in every table

COUNTS = st.none() | st.integers(0, 30)


@settings(deadline=None, max_examples=60)
@given(st.lists(COUNTS, min_size=4, max_size=4), COUNTS, st.sampled_from(("Dokumen", "Orang", "%", "Indeks")))
def test_the_year_of_an_output_is_the_same_in_every_table(
        quarters: list[int | None], typed: int | None, satuan: str) -> None:
    row = replace(TWO[2], satuan=satuan, realisasi=None if typed is None else Decimal(typed), target=Decimal(30),
                  realisasi_tw=_d(*quarters))
    hasil, _ = _hitung(*TWO[:2], row)
    shown = {_column("keluaran", hasil, "realisasi")[0], _column("lampiran_monev_program", hasil, "realisasi")[-1]}
    assert len(shown) == 1
    assert (shown == {"-"}) == (typed is None and quarters == [None] * 4)


@settings(deadline=None, max_examples=40)
@given(st.permutations(RENJA))
def test_the_order_of_the_rows_moves_no_figure_to_another_indicator(rows: list[BarisProgram]) -> None:
    named = [replace(row, uraian=row.uraian or next(r.uraian for r in RENJA if r.kode == row.kode)) for row in rows]
    before, after = _hitung(*RENJA)[0], _hitung(*named)[0]
    def of(hasil: Hasil) -> dict[str, tuple[object, ...]]:
        return {one.baris.indikator: (one.realisasi, one.capaian.printed) for one in _outputs(hasil)}
    assert of(before) == of(after)
    assert before.pohon.total == after.pohon.total


# The same Renja typed into the workbook

TYPED: dict[str, Any] = {
    **{key: SMALL[key] for key in ("profil", "induk")},
    "indikator": [{"nama": "Indeks", "induk": "Sasaran satu", "satuan": "Indeks", "pk_murni": 80, "realisasi_0": 84}],
    "program": [
        {"kode": row.kode, "uraian": row.uraian or None, "induk": "Sasaran satu" if row.induk else None,
         "indikator": row.indikator, "satuan": row.satuan,
         "arah": "Semakin rendah semakin baik" if row.arah == "rendah" else None,
         "jenis_target": "Predikat" if isinstance(row.target, Predikat) else None,
         "target": row.target.teks if isinstance(row.target, Predikat) else row.target,
         "realisasi": row.realisasi.teks if isinstance(row.realisasi, Predikat) else row.realisasi,
         "pagu_murni": row.pagu_murni, "realisasi_anggaran": row.realisasi_anggaran,
         **{f"realisasi_tw_{i}": quarter for i, quarter in enumerate(row.realisasi_tw, 1)}}
        for row in RENJA
    ],
}


def test_a_renja_typed_into_the_workbook_gives_the_years_of_its_records(workbook: Workbook) -> None:
    workbook.fill({name: rows if not isinstance(rows, list) else [
        {key: float(cell) if isinstance(cell, Decimal) else cell for key, cell in row.items() if cell is not None}
        for row in rows] for name, rows in TYPED.items()})
    assert [code for code in workbook.codes() if code[0] in "BH"] == ["H-118"]
    lines = workbook.lines("lampiran_monev_anggaran")
    assert [line["capaian"] for line in workbook.lines("lampiran_monev_program")[:10]] == [
        80, 96.5, 100, 100, 91.67, 100, 100, 103.33, 60, 100]
    assert [line["pagu"] for line in lines if line["level"] == "total"] == [2_814_230_000]
