"""The attachments come from the same input: rencana aksi, monev, PK and its Perubahan, cascading, measurement."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import Workbook
from kantor_uji import halaman

from lkjip_xl.book.bentuk import NUMBER_FORMATS
from lkjip_xl.book.gaya import headings
from lkjip_xl.book.grid import Value
from lkjip_xl.book.halaman import HURUF, HURUF_TERKECIL, MILIMETER, huruf_cetak, kosong
from lkjip_xl.book.schema import GARIS, OUTPUT_SHEETS, TTD, OutputSheet, output_sheet
from lkjip_xl.book.schema import LAMPIRAN as LAMPIRAN_BERNOMOR
from lkjip_xl.book.tables import MAKERS
from lkjip_xl.book.tables.bagan import bagan
from lkjip_xl.book.tables.line import LEBAR_TANDA_TANGAN, TITIK_TITIK, Line
from lkjip_xl.book.tables.tanda import bertanda
from lkjip_xl.book.textfit import INDENT_WIDTH, row_height, text_lines
from lkjip_xl.domain.hitungan.cabang import cabang
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, hitung
from lkjip_xl.domain.hitungan.jadwal import DI_AKHIR, triwulan_dari_bulan
from lkjip_xl.domain.hitungan.keluaran import keluaran
from lkjip_xl.domain.hitungan.renaksi import monev_anggaran, monev_indikator
from lkjip_xl.domain.masukan import (
    Analisis,
    BarisJumlah,
    BarisMonev,
    BarisProgram,
    Indikator,
    Induk,
    Laporan,
    Pengaturan,
    Profil,
)
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.triwulan import JUMLAH, RATA, TERAKHIR, TERTINGGI, TIDAK_TURUN
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran
from lkjip_xl.engines.workbook.file import open_book

LAMPIRAN = [sheet.key for sheet in OUTPUT_SHEETS if sheet.lampiran]
BB = Predikat("BB", "AKIP", 5)
PROFIL = Profil("Kecamatan Uji", "Kabupaten Uji", 2024, 2021, 2026, jabatan="Camat Uji", nama_kepala="Kepala Uji",
                pangkat="Pembina", nip="19700101 199503 1 001", tempat="Uji", tanggal=date(2025, 1, 15),
                jabatan_atasan="Bupati Uji", nama_atasan="Atasan Uji", tanggal_pk=date(2024, 1, 10),
                tanggal_pk_perubahan=date(2024, 10, 1))
INDUK = (Induk(7, "Tujuan", "Tujuan satu"), Induk(8, "Sasaran", "Sasaran satu", "Tujuan satu"),
         Induk(9, "Sasaran", "Sasaran dua", "Tujuan satu"))


def _d(*values: float | str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(str(value)) for value in values)


def _indikator(nama: str = "Indeks", induk: str = "Sasaran satu", **more: Any) -> Indikator:
    base = Indikator(7, nama, induk, "Indeks", pk_murni=Decimal(80), cara_triwulan=TERAKHIR)
    return replace(base, **more)


def _row(kode: str, uraian: str, **more: Any) -> BarisProgram:
    return replace(BarisProgram(7, kode, uraian), **more)


def _program(program: str = "Sasaran satu", sub: str = "") -> tuple[BarisProgram, ...]:
    return (
        _row("7.01.01", "Program satu", induk=program),
        _row("7.01.01.2.01", "Kegiatan satu", baris=8),
        _row("7.01.01.2.01.0001", "Sub satu", baris=9, pagu_murni=Decimal(100), pagu_perubahan=Decimal(120),
             realisasi_anggaran=Decimal(90), satuan="Dokumen", target=Decimal(12), realisasi=Decimal(12)),
        _row("7.01.01.2.01.0002", "Sub dua", baris=10, pagu_murni=Decimal(50), pagu_perubahan=Decimal(40),
             induk=sub),
    )


def _laporan(*indikator: Indikator, program: tuple[BarisProgram, ...] = (), **settings: Any) -> Laporan:
    return Laporan(PROFIL, Pengaturan(**settings), INDUK, indikator, program)


def _hasil(*indikator: Indikator, **more: Any) -> Hasil:
    return hitung(_laporan(*indikator, **more))[0]


def _item(hasil: Hasil) -> HasilIndikator:
    return hasil.indikator[0]


def _lines(key: str, hasil: Hasil) -> list[Line]:
    return MAKERS[key](hasil, output_sheet(key))


def _page(hasil: Hasil, key: str) -> list[list[Value]]:
    return halaman(hasil)[output_sheet(key).name]


def _cell(key: str, line: Line, column: str) -> object:
    place = [one.key for one in output_sheet(key).columns].index(column)
    return line.cells[place] if len(line.cells) > place else None


def _column(key: str, hasil: Hasil, column: str, *levels: str) -> list[object]:
    wanted = levels or ("isi", "lanjut", "program", "kegiatan", "total")
    return [_cell(key, line, column) for line in _lines(key, hasil) if line.level in wanted]


# Rencana aksi: targets by quarter and by month

@pytest.mark.parametrize(("cara", "quarters"), [
    (JUMLAH, (6, 4, None, 12)),
    (TERAKHIR, (3, 4, None, 12)),
    (TIDAK_TURUN, (3, 4, None, 12)),
    (RATA, (3, 4, None, 12)),
    (TERTINGGI, (3, 4, None, 12)),
    ("", (3, 4, None, 12)),
])
def test_quarters_are_the_sum_of_their_months_where_quarters_are_summed_else_the_last_filled_month(
        cara: str, quarters: tuple[int | None, ...]) -> None:
    months = _d(1, 2, 3, 4, None, None, None, None, None, None, None, 12)
    assert triwulan_dari_bulan(months, cara) == _d(*quarters)


def test_ranges_and_predicates_of_months_are_never_summed() -> None:
    low, high = Rentang(Decimal(10), Decimal(20)), Rentang(Decimal(30), Decimal(40))
    months = (low, high, None, BB, None, None, *[None] * 6)
    assert triwulan_dari_bulan(months, JUMLAH) == (high, BB, None, None)


@pytest.mark.parametrize("per_bulan", [True, False])
def test_without_targets_by_quarter_the_target_of_the_year_stands_in_december_and_the_trace_says_so(
        per_bulan: bool) -> None:
    plan = _item(_hasil(_indikator(), per_bulan=per_bulan)).jadwal
    assert plan.triwulan == _d(None, None, None, 80)
    assert plan.bulan == (*[None] * 11, Decimal(80))
    assert plan.asal == DI_AKHIR


def test_by_month_a_target_by_quarter_stands_in_the_last_month_of_its_quarter() -> None:
    plan = _item(_hasil(_indikator(target_tw=_d(1, None, 3, 4)), per_bulan=True)).jadwal
    assert plan.bulan == _d(None, None, 1, *[None] * 3, None, None, 3, None, None, 4)


def test_targets_by_month_give_way_to_those_by_quarter_unless_the_office_plans_by_month() -> None:
    one = _indikator(target_tw=_d(1, 2, 3, 4), target_bulan=_d(*range(12)))
    assert _item(_hasil(one)).jadwal.triwulan == _d(1, 2, 3, 4)
    assert _item(_hasil(one, per_bulan=True)).jadwal.triwulan == _d(2, 5, 8, 11)


def test_outputs_are_planned_by_quarter_or_at_the_end_of_the_year() -> None:
    row = _row("7.01.01", "P", target=Decimal(9))
    assert keluaran(row, Pengaturan()).jadwal.triwulan == _d(None, None, None, 9)
    assert keluaran(replace(row, target_tw=_d(2, 2, 2, 3)), Pengaturan()).jadwal.triwulan == _d(2, 2, 2, 3)


@pytest.mark.parametrize(("per_bulan", "filled", "empty"), [
    (False, "lampiran_renaksi", "lampiran_renaksi_bulan"), (True, "lampiran_renaksi_bulan", "lampiran_renaksi"),
    (False, "lampiran_renaksi_program", "lampiran_renaksi_program_bulan"),
    (True, "lampiran_renaksi_program_bulan", "lampiran_renaksi_program")])
def test_the_rencana_aksi_is_printed_by_quarter_or_by_month_as_the_office_chose(
        per_bulan: bool, filled: str, empty: str) -> None:
    hasil = _hasil(_indikator(), program=_program(), per_bulan=per_bulan)
    assert _lines(empty, hasil) == []
    assert _lines(filled, hasil)


@pytest.mark.parametrize(("per_bulan", "key"), [(False, "lampiran_renaksi_program"),
                                                (True, "lampiran_renaksi_program_bulan")])
def test_programs_have_their_own_sheet_of_the_rencana_aksi_with_their_budget(per_bulan: bool, key: str) -> None:
    hasil = _hasil(_indikator(), program=_program(), per_bulan=per_bulan)
    assert _column(key, hasil, "anggaran") == [150, 150, 100, 50, 150]


def test_a_table_by_month_has_the_steps_on_a_sheet_of_their_own() -> None:
    hasil = _hasil(_indikator(langkah="Survei"), per_bulan=True)
    assert _column("lampiran_renaksi_langkah", hasil, "langkah", "isi") == ["Survei"]
    assert _lines("lampiran_renaksi_langkah", _hasil(_indikator(langkah="Survei"))) == []


def test_the_rencana_aksi_names_steps_and_those_who_answer_for_them() -> None:
    one = _indikator(langkah="Survei\nLoket", koordinator=("Seksi A", "Seksi B"), target_tw=_d(1, 2, 3, 4))
    line = next(line for line in _lines("lampiran_renaksi", _hasil(one)) if line.level == "isi")
    assert [_cell("lampiran_renaksi", line, key) for key in ("tw_1", "tw_4", "langkah", "koordinator")] == [
        1, 4, "Survei\nLoket", "Seksi A\nSeksi B"]


def test_where_no_quarter_is_entered_no_way_to_put_quarters_together_is_named() -> None:
    hasil = _hasil(_indikator(), _indikator("Dua", target_tw=_d(1, 2, 3, 4)), program=_program())
    assert _column("lampiran_renaksi", hasil, "cara", "isi") == ["-", "terakhir"]
    assert set(_column("lampiran_renaksi_program", hasil, "cara", "isi")) == {"-"}
    assert "Cara Triwulan" not in "".join(line.trace for line in _lines("lampiran_renaksi_program", hasil))


def test_programs_that_support_nothing_judged_are_still_in_the_rencana_aksi() -> None:
    hasil = _hasil(_indikator(), program=_program(program="Sasaran dua"))
    assert [line.cells[0] for line in _lines("lampiran_renaksi_program", hasil) if line.level == "grup"] == [
        "Program lainnya"]


# Monev: up to any quarter of the running year

@pytest.mark.parametrize(("cara", "until", "target", "realisasi"), [
    (TERAKHIR, 1, 10, 9), (TERAKHIR, 2, 20, 21), (TERAKHIR, 3, 30, 21), (TERAKHIR, 4, 80, 45),
    (JUMLAH, 1, 10, 9), (JUMLAH, 2, 30, 30), (JUMLAH, 3, 60, 30), (JUMLAH, 4, 80, 75),
    (RATA, 2, 15, 15), (TERTINGGI, 4, 80, 45),  # when the year is over its target of 80 counts
])
def test_target_and_realisasi_are_put_together_up_to_the_reported_quarter(
        cara: str, until: int, target: int, realisasi: int) -> None:
    one = _indikator(cara_triwulan=cara, target_tw=_d(10, 20, 30, 40), triwulan=_d(9, 21, None, 45))
    hasil = _hasil(one, triwulan=until)
    found = monev_indikator(_item(hasil), hasil.laporan)
    assert (found.target.nilai, found.realisasi.nilai) == (target, realisasi)
    assert found.capaian.printed == round(Decimal(realisasi) / target * 100, 2)


def test_quarters_that_are_not_yet_over_are_neither_shown_nor_judged() -> None:
    one = _indikator(target_tw=_d(10, 20, 30, 40), triwulan=_d(9, 21, 35, 45))
    hasil = _hasil(one, triwulan=2)
    line = _lines("lampiran_monev", hasil)[0]
    assert [_cell("lampiran_monev", line, f"realisasi_{i}") for i in range(1, 5)] == [9, 21, "-", "-"]
    assert _cell("lampiran_monev", line, "capaian") == 105


def test_before_the_first_target_of_the_year_there_is_no_capaian_and_the_trace_says_why() -> None:
    line = _lines("lampiran_monev", _hasil(_indikator(triwulan=_d(9, None, None, None)), triwulan=1))[0]
    assert [_cell("lampiran_monev", line, key) for key in ("target_kini", "realisasi", "capaian")] == ["-", 9, "-"]
    assert "belum ada target sampai dengan triwulan I" in line.trace


def test_lower_is_better_is_judged_by_its_own_formula() -> None:
    one = _indikator(arah="rendah", cara_triwulan=JUMLAH, target_tw=_d(3, 3, 3, 3), triwulan=_d(2, 5, None, None))
    hasil = _hasil(one, triwulan=2)
    assert str(monev_indikator(_item(hasil), hasil.laporan).capaian.printed) == "83.33"


@pytest.mark.parametrize(("targets", "realisasi", "capaian"), [
    ((Rentang(Decimal(10), Decimal(20)), Rentang(Decimal(40), Decimal(60)), None, None), _d(15, 50, None, None),
     "100.00"),
    ((None, BB, None, None), (None, Predikat("B", "AKIP", 4), None, None), "80.00"),
])
def test_ranges_and_predicates_are_carried_on(
        targets: tuple[Ukuran | None, ...], realisasi: tuple[Ukuran | None, ...], capaian: str) -> None:
    hasil = _hasil(_indikator(cara_triwulan=TERAKHIR, target_tw=targets, triwulan=realisasi), triwulan=2)
    assert str(monev_indikator(_item(hasil), hasil.laporan).capaian.printed) == capaian


def test_a_falling_target_is_no_error_where_only_the_realisasi_may_not_fall() -> None:
    one = _indikator(cara_triwulan=TIDAK_TURUN, arah="rendah", target_tw=_d(9, 7, None, None))
    hasil = _hasil(one, triwulan=2)
    assert monev_indikator(_item(hasil), hasil.laporan).target.nilai == 7


def test_several_quarters_without_a_chosen_way_are_put_together_by_their_unit_and_the_origin_says_so() -> None:
    hasil = _hasil(_indikator(cara_triwulan="", triwulan=_d(1, 2, None, None)), triwulan=2)
    found = monev_indikator(_item(hasil), hasil.laporan).realisasi
    assert (found.nilai, found.asal) == (2, "terakhir dari triwulan 1, 2 = 2,00 (cara menurut satuan)")


def test_without_quarters_the_realisasi_typed_for_the_year_counts() -> None:
    one = _indikator(realisasi={2024: Decimal(84)})
    assert _column("lampiran_monev", _hasil(one), "realisasi", "isi") == [84]
    # while the year runs, as that to date
    assert _column("lampiran_monev", _hasil(one, triwulan=3), "realisasi", "isi") == [84]


NOTES = tuple(BarisMonev(row, quarter, "Indeks", f"hambatan {quarter}", f"solusi {quarter}", "", f"tautan {quarter}")
              for row, quarter in enumerate((2, 1, 3), 7))


@pytest.mark.parametrize(("until", "hambatan"), [
    (1, "hambatan 1"), (2, "TW I: hambatan 1\nTW II: hambatan 2"),
    (3, "TW I: hambatan 1\nTW II: hambatan 2\nTW III: hambatan 3")])
def test_notes_of_several_quarters_say_their_quarter_and_later_ones_are_left_out(until: int, hambatan: str) -> None:
    laporan = replace(_laporan(_indikator(), triwulan=until), monev=NOTES)
    assert _column("lampiran_monev_catatan", hitung(laporan)[0], "hambatan", "isi") == [hambatan]


def test_without_notes_the_analysis_speaks_for_the_whole_year_only() -> None:
    one = _indikator(analisis=Analisis(hambatan=("satu", "dua"), solusi=("tiga",)))
    assert _column("lampiran_monev_catatan", _hasil(one), "hambatan", "isi") == ["1. satu\n2. dua"]
    assert _column("lampiran_monev_catatan", _hasil(one), "solusi", "isi") == ["tiga"]
    assert _lines("lampiran_monev_catatan", _hasil(one, triwulan=2)) == []


# Monev of money: sums over sub kegiatan, blank is not 0

def _spending(**more: Any) -> tuple[BarisProgram, ...]:
    rows = list(_program())
    rows[0] = replace(rows[0], serapan_tw=_d(999, 999, 999, 999))
    rows[2] = replace(rows[2], serapan_tw=_d(10, 20, 30, None), **more)
    rows[3] = replace(rows[3], serapan_tw=_d(None, 0, None, None))
    return tuple(rows)


@pytest.mark.parametrize(("until", "quarters", "spent"), [
    (1, (10, None, None, None), 10), (2, (10, 20, None, None), 30), (3, (10, 20, 30, None), 60),
    (4, (10, 20, 30, None), 90)])  # what was typed for the year counts when it is over
def test_money_is_summed_from_sub_kegiatan_up_to_the_reported_quarter(
        until: int, quarters: tuple[int | None, ...], spent: int) -> None:
    programs, total = monev_anggaran(_hasil(_indikator(), program=_spending(), triwulan=until))
    for money in (programs[0].serapan, total):
        assert money.triwulan == _d(*quarters)
        assert (money.kini.anggaran, money.kini.realisasi) == (150, spent)


def test_a_quarter_nobody_reported_shows_a_dash_and_a_reported_nought_is_a_figure() -> None:
    hasil = _hasil(_indikator(), program=_spending(), triwulan=2)
    subs = [line for line in _lines("lampiran_monev_anggaran", hasil) if line.level == "isi"]
    assert [[_cell("lampiran_monev_anggaran", line, f"serapan_{i}") for i in (1, 2, 3)] for line in subs] == [
        [10, 20, "-"], ["-", 0, "-"]]


def test_without_quarters_the_money_typed_for_the_year_counts() -> None:
    for until in (4, 3):  # while the year runs, as that to date
        hasil = _hasil(program=_program(), triwulan=until)
        assert _column("lampiran_monev_anggaran", hasil, "serapan") == [90, 90, 90, "-", 90]


@pytest.mark.parametrize(("satuan", "target", "realisasi", "persen"), [
    ("Dokumen", "6 Dokumen", "5 Dokumen", 83.33),
    ("%", "4 %", "3 %", 75),  # percentages are carried on, never summed
])
def test_outputs_are_counted_up_to_the_reported_quarter(
        satuan: str, target: str, realisasi: str, persen: float) -> None:
    rows = _spending(satuan=satuan, target_tw=_d(2, 4, 6, 8), realisasi_tw=_d(2, 3, None, 9))
    hasil = _hasil(program=rows, triwulan=2)
    line = next(line for line in _lines("lampiran_monev_program", hasil) if line.level == "isi")
    assert [_cell("lampiran_monev_program", line, key) for key in ("target_kini", "realisasi", "capaian")] == [
        target, realisasi, persen]


# The branches of the budget tree

def test_a_program_that_supports_two_sasaran_stands_under_each_with_its_own_money() -> None:
    hasil = _hasil(_indikator(), program=_program(sub="Sasaran dua"))
    shares = [cabang(hasil.pohon, {name}, Notation())[0] for name in ("Sasaran satu", "Sasaran dua")]
    assert [share.serapan.anggaran for share in shares] == [100, 50]
    assert [[leaf.baris.uraian for leaf in share.anak[0].anak] for share in shares] == [["Sub satu"], ["Sub dua"]]
    assert cabang(hasil.pohon, {"Tujuan satu"}, Notation()) == ()


def test_a_program_that_supports_one_sasaran_stays_as_it_is() -> None:
    hasil = _hasil(_indikator(), program=_program())
    assert cabang(hasil.pohon, {"Sasaran satu"}, Notation()) == hasil.pohon.program


# IKU and cascading

def test_iku_are_the_judged_indicators_with_formula_source_and_coordinator() -> None:
    one = _indikator(formula="a / b", sumber_data="e-SKM", koordinator=("Seksi A",))
    lines = _lines("lampiran_iku", _hasil(one, _indikator("Lain", dinilai=False)))
    assert lines[0].cells == (1, "Sasaran satu", "Indeks", "a / b", "Indeks", "e-SKM", "Seksi A")
    assert {line.level for line in lines[1:]} == {"ttd", "nama"}


def test_cascading_merges_each_level_over_what_hangs_below_it() -> None:
    hasil = _hasil(_indikator(), _indikator("Indeks dua"), program=_program())
    rows = [line.cells for line in _lines("lampiran_cascading", hasil) if line.level in ("isi", "lanjut")]
    assert rows == [
        (1, "Tujuan satu", "(diukur melalui sasarannya)", "Sasaran satu", "Indeks", "Program satu", "-"),
        (None, None, None, None, "Indeks dua", None, None),
        (None, None, None, "Sasaran dua", "-", "-", "-"),
    ]


def test_below_the_programs_the_cascading_goes_on_under_what_they_support() -> None:
    lines = _lines("lampiran_cascading_program", _hasil(_indikator(), program=_program()))
    assert [line.cells for line in lines if line.level in ("grup", "isi", "lanjut")] == [
        ("Sasaran: Sasaran satu",),
        (1, "Program satu", "-", "Kegiatan satu", "-", "Sub satu", "-"),
        (None, None, None, None, None, "Sub dua", "-"),
    ]


def test_a_program_that_supports_a_tujuan_hangs_directly_under_it() -> None:
    hasil = _hasil(_indikator(induk="Tujuan satu"), program=_program(program="Tujuan satu"))
    row = next(line.cells for line in _lines("lampiran_cascading", hasil) if "Program satu" in line.cells)
    assert row[:6] == (None, None, None, "-", "-", "Program satu")


def test_programs_of_a_tujuan_hang_under_its_only_sasaran_in_the_tree_and_in_the_cascading_alike() -> None:
    laporan = replace(_laporan(_indikator(), program=_program("Tujuan satu")), induk=INDUK[:2])
    hasil = hitung(laporan)[0]
    row = next(line.cells for line in _lines("lampiran_cascading", hasil) if "Program satu" in line.cells)
    assert (row[3], row[5]) == ("Sasaran satu", "Program satu")
    assert [line.cells[0] for line in _lines("lampiran_cascading_program", hasil) if line.level == "grup"] == [
        "Sasaran: Sasaran satu"]
    (tujuan,) = bagan(hasil)
    assert [(box.uraian, [child.uraian for child in box.anak]) for box in tujuan.anak] == [
        ("Sasaran satu", ["Program satu"])]


def test_a_program_linked_to_nothing_is_not_left_out_of_the_cascading() -> None:
    lines = _lines("lampiran_cascading", _hasil(_indikator(), program=_program(program="")))
    assert [line.cells[1] for line in lines if line.level == "isi"] == [
        "Tujuan satu", "Belum dikaitkan dengan tujuan/sasaran"]


def _drawn(hasil: Hasil) -> list[tuple[str, ...]]:
    """The tree as letters: B a name, b its indicators, and the number of each line."""
    sheet, text = output_sheet("lampiran_pohon"), {"pohon": "B", "kotak": "b"}
    lines = [line for line in _lines("lampiran_pohon", hasil) if line.level in text][1:]
    return [tuple("." if cell is None else str(cell) if isinstance(cell, int) else text[line.level]
                  for cell in (*line.cells, *[None] * (len(sheet.columns) - len(line.cells)))) for line in lines]


def test_the_tree_joins_every_box_to_its_parent_without_a_gap() -> None:
    assert ["".join(row) for row in _drawn(_hasil(_indikator(), program=_program()))] == [
        "B..B..B..B",
        "b12b11b11b",
        "..3.......",
        "..3B......",
        "..1b......",
    ]


def test_the_line_to_a_program_of_a_tujuan_crosses_the_level_of_sasaran() -> None:
    hasil = _hasil(_indikator(induk="Tujuan satu"), program=_program(program="Tujuan satu"))
    rows = ["".join(row) for row in _drawn(hasil)]
    assert rows[6:8] == ["..3...B..B", "..1111b11b"]
    assert {int(cell) for row in rows for cell in row if cell.isdigit()} <= set(GARIS)


def test_a_box_names_its_indicators_with_their_targets() -> None:
    texts = [cell for line in _lines("lampiran_pohon", _hasil(_indikator(), program=_program()))
             for cell in line.cells if isinstance(cell, str)]
    assert "• Indeks: 80 Indeks" in texts
    assert "Rp150" in texts


def _long(count: int) -> tuple[BarisProgram, ...]:
    """A program of so many kegiatan with a sub kegiatan each."""
    kegiatan = (_row(f"7.01.01.2.{i:02}", f"Kegiatan {i}", baris=7 + 2 * i) for i in range(1, count + 1))
    sub = (_row(f"7.01.01.2.{i:02}.0001", f"Sub {i}", baris=8 + 2 * i, pagu_murni=Decimal(1))
           for i in range(1, count + 1))
    return (_row("7.01.01", "Program satu", induk="Sasaran satu"),
            *(row for pair in zip(kegiatan, sub, strict=True) for row in pair))


def test_a_tree_longer_than_a_page_goes_on_at_a_branch_under_the_boxes_above_it_again() -> None:
    lines = _lines("lampiran_pohon", _hasil(_indikator(), program=_long(20)))
    starts = [index for index, line in enumerate(lines) if line.level == "halaman"]
    assert len(starts) >= 2
    for start in starts:
        names = [cell for cell in lines[start + 1].cells if isinstance(cell, str)]
        assert names[:3] == ["Tujuan satu (lanjutan)", "Sasaran satu (lanjutan)", "Program satu (lanjutan)"]
        assert names[3].startswith("Kegiatan ")


def test_no_box_of_a_tree_is_lost_or_drawn_twice_where_it_is_cut() -> None:
    cells = [cell for line in _lines("lampiran_pohon", _hasil(_indikator(), program=_long(20)))
             for cell in line.cells if isinstance(cell, str) and cell.startswith("Kegiatan ")]
    assert cells == [f"Kegiatan {i}" for i in range(1, 21)]


def test_a_tree_that_fits_a_page_is_not_cut() -> None:
    assert "halaman" not in {line.level for line in _lines("lampiran_pohon", _hasil(_indikator(), program=_program()))}


# RKT

def test_rkt_names_tujuan_and_sasaran_by_what_they_are() -> None:
    hasil = _hasil(_indikator(induk="Tujuan satu"), _indikator("Lain", induk="Sasaran dua"), program=_program())
    assert _column("lampiran_rkt", hasil, "induk", "isi") == ["Tujuan 1: Tujuan satu", "Sasaran 2: Sasaran dua"]
    assert [line.cells[0] for line in _lines("lampiran_rkt_program", hasil) if line.level == "grup"] == [
        "Sasaran: Sasaran satu"]


def test_rkt_has_targets_of_the_renja_and_its_total_is_the_sum_of_the_sub_kegiatan() -> None:
    hasil = _hasil(_indikator(renja=Decimal(79)), program=_program(sub="Sasaran dua"), pagu="Perubahan")
    assert _column("lampiran_rkt", hasil, "target", "isi") == [None, 79]
    assert _column("lampiran_rkt_program", hasil, "anggaran", "isi", "total") == [100, 50, 150]


@pytest.mark.parametrize("key", ["lampiran_rkt_program", "lampiran_renaksi_program"])
def test_programs_are_numbered_under_what_they_support_and_what_is_below_them_is_not(key: str) -> None:
    second = tuple(replace(row, kode=row.kode.replace("7.01.01", "7.01.02"), baris=row.baris + 10)
                   for row in _program("Sasaran dua"))
    hasil = _hasil(_indikator(), _indikator("Dua", "Sasaran dua"), program=(*_program(), *second))
    assert _column(key, hasil, "no", "program", "kegiatan", "isi") == [1, None, None, None] * 2


def test_rkt_without_pagu_murni_has_that_in_force_and_says_so() -> None:
    rows = tuple(replace(row, pagu_murni=None) for row in _program())
    hasil = _hasil(_indikator(), program=rows, pagu="Perubahan")
    assert _column("lampiran_rkt_program", hasil, "anggaran", "total") == [160]
    assert "Anggaran menurut pagu perubahan." in [
        line.cells[0] for line in _lines("lampiran_rkt_program", hasil) if line.level == "catatan"]


# Perjanjian Kinerja

PK = ("lampiran_pk_surat", "lampiran_pk_target", "lampiran_pk_anggaran")
PKP = ("lampiran_pkp_surat", "lampiran_pkp_target", "lampiran_pkp_anggaran")


def test_without_any_change_there_is_no_pk_perubahan() -> None:
    rows = tuple(replace(row, pagu_perubahan=None) for row in _program())
    hasil = _hasil(_indikator(), program=rows)
    assert [_lines(key, hasil) for key in PKP] == [[], [], []]
    assert all(_lines(key, hasil) for key in PK)


def test_where_only_the_perubahan_is_entered_no_empty_pk_is_printed() -> None:
    rows = tuple(replace(row, pagu_murni=None) for row in _program())
    hasil = _hasil(_indikator(pk_murni=None, pk_perubahan=Decimal(82)), program=rows, pk="Perubahan", pagu="Perubahan")
    assert [_lines(key, hasil) for key in PK] == [[], [], []]
    assert _column("lampiran_pkp_target", hasil, "sebelum", "isi") == ["-"]
    assert _column("lampiran_pkp_anggaran", hasil, "beda") == ["-", "-"]
    for key in PKP[1:]:
        assert not [line for line in _lines(key, hasil) if line.level == "catatan"]


def test_the_pk_keeps_its_own_targets_and_budget_whatever_is_in_force() -> None:
    hasil = _hasil(_indikator(pk_perubahan=Decimal(82)), program=_program(), pk="Perubahan", pagu="Perubahan")
    assert _column("lampiran_pk_target", hasil, "target", "isi") == [80]
    assert _column("lampiran_pk_anggaran", hasil, "anggaran") == [150, 150]
    assert _column("lampiran_pk_anggaran", hasil, "keterangan", "isi") == ["Sasaran 1"]


@pytest.mark.parametrize(("alasan", "printed"), [("Hasil evaluasi", "Hasil evaluasi"), ("", "-")])
def test_the_perubahan_shows_before_and_after_and_why(alasan: str, printed: str) -> None:
    hasil = _hasil(_indikator(pk_perubahan=Decimal(82), alasan=alasan), program=_program())
    line = _lines("lampiran_pkp_target", hasil)[0]
    assert [_cell("lampiran_pkp_target", line, key) for key in ("sebelum", "sesudah", "alasan")] == [80, 82, printed]
    assert [_column("lampiran_pkp_anggaran", hasil, key) for key in ("sebelum", "sesudah", "beda")] == [
        [150, 150], [160, 160], [10, 10]]


def _letter(key: str, hasil: Hasil) -> str:
    return " ".join(str(cell) for line in _lines(key, hasil) for cell in line.cells if cell is not None)


def test_the_letter_names_both_parties_and_bears_both_signatures() -> None:
    text = _letter("lampiran_pk_surat", _hasil(_indikator()))
    for part in (": Kepala Uji", ": Camat Uji", ": Atasan Uji", ": Bupati Uji", "Pihak Kedua,", "Pihak Pertama,",
                 "Uji, 10 Januari 2024", "target kinerja Tahun 2024", "NIP. 19700101 199503 1 001"):
        assert part in text


def test_the_letter_of_the_perubahan_says_what_changed() -> None:
    text = _letter("lampiran_pkp_surat", _hasil(_indikator(pk_perubahan=Decimal(82)), program=_program()))
    assert ("menggantikan Perjanjian Kinerja Tahun 2024 tanggal 10 Januari 2024; yang berubah adalah target 1 "
            "indikator dan anggaran 1 program.") in text
    assert "Uji, 1 Oktober 2024" in text


def test_names_that_are_not_filled_in_are_dotted() -> None:
    laporan = replace(_laporan(_indikator()), profil=Profil(tahun=2024))
    text = _letter("lampiran_pk_surat", hitung(laporan)[0])
    assert text.count(f": {TITIK_TITIK}") == 4
    assert f"NIP. {TITIK_TITIK}" in text


def test_no_sentence_of_a_letter_is_wider_than_the_page() -> None:
    sheet = output_sheet("lampiran_pk_surat")
    width = sum(column.width for column in sheet.columns)
    lines = _lines(sheet.key, _hasil(_indikator()))
    assert all(text_lines(str(line.cells[0]), width) == 1 for line in lines if line.level == "teks" and line.cells)


# Measurement, and what all have in common

def test_the_measurement_has_two_years_the_money_and_the_efficiency_of_each_sasaran() -> None:
    one = _indikator(realisasi={2024: Decimal(84), 2023: Decimal(80)}, target_lalu={2023: Decimal(78)})
    hasil = _hasil(one, program=_program())
    line, total = _lines("lampiran_pengukuran", hasil)[:2]
    assert line.cells == (1, "Sasaran satu", "Indeks", "Indeks", 78, 80, 80, 84, 105, "Sangat tinggi")
    assert (total.level, total.cells[8:]) == ("total", (105, "Sangat tinggi"))
    line, total = _lines("lampiran_pengukuran_anggaran", hasil)[:2]
    assert line.cells == (1, "Sasaran satu", 105, 150, 90, 60, 45, "Sangat efisien")
    assert total.cells[2:6] == (105, 150, 90, 60)


@pytest.mark.parametrize("key", LAMPIRAN)
def test_a_lampiran_without_anything_to_show_has_no_lines(key: str) -> None:
    assert _lines(key, hitung(Laporan())[0]) == []


FULL = {"program": _program(), "triwulan": 2}
SIGNED = [key for key in LAMPIRAN if "_bulan" not in key and key != "lampiran_renaksi_langkah"]


def _full() -> Hasil:
    laporan = replace(_laporan(_indikator(pk_perubahan=Decimal(82)), **FULL), monev=NOTES)
    return hitung(laporan)[0]


def _signature(key: str, hasil: Hasil) -> list[Line]:
    return [line for line in _lines(key, hasil) if line.level in TTD]


@pytest.mark.parametrize("key", SIGNED)
def test_every_lampiran_ends_with_one_layout_of_signature(key: str) -> None:
    rows = [[cell for cell in line.cells if cell is not None][-1:] for line in _signature(key, _full())]
    assert _lines(key, _full())[-1].level == "ttd"
    assert [row for row in rows if row][-4:] == [
        ["Camat Uji"], ["Kepala Uji"], ["Pembina"], ["NIP. 19700101 199503 1 001"]]
    name = next(index for index, row in enumerate(rows) if row == ["Kepala Uji"])
    assert rows[name - 3:name] == [[], [], []]
    assert _signature(key, _full())[name].level == "nama"


@pytest.mark.parametrize("key", [*PK, *PKP])
def test_every_sheet_of_a_pk_is_signed_by_both_parties(key: str) -> None:
    pairs = [tuple(cell for cell in line.cells if cell is not None) for line in _signature(key, _full())]
    for pair in (("Pihak Kedua,", "Pihak Pertama,"), ("Bupati Uji", "Camat Uji"), ("Atasan Uji", "Kepala Uji")):
        assert pair in pairs


@pytest.mark.parametrize("key", SIGNED)
def test_a_signature_stands_on_the_right_where_a_name_has_room(key: str) -> None:
    sheet, last = output_sheet(key), _lines(key, _full())[-1]
    place = len(last.cells) - 1
    column = sheet.columns[place]
    assert column.width >= LEBAR_TANDA_TANGAN or (
        column.format == "rupiah" and sum(one.width for one in sheet.columns[place:]) >= LEBAR_TANDA_TANGAN)
    left_out = kosong(sheet, ((line.level, line.cells) for line in _lines(key, _full())))
    widths = [0 if index in left_out else one.width for index, one in enumerate(sheet.columns)]
    assert sum(widths[:place]) >= 0.35 * sum(widths)


def test_a_signature_keeps_no_column_that_holds_nothing_where_a_printed_one_has_room() -> None:
    def left_out(**more: Any) -> set[str]:
        sheet, hasil = output_sheet("lampiran_rkt"), _hasil(_indikator(**more))
        empty = kosong(sheet, ((line.level, line.cells) for line in _lines(sheet.key, hasil)))
        return {sheet.columns[index].key for index in empty}

    assert "koordinator" in left_out()
    assert "koordinator" not in left_out(koordinator=("Seksi A",))


@pytest.mark.parametrize("key", ["lampiran_renaksi", "lampiran_monev"])
def test_where_nobody_is_named_for_any_indicator_the_head_answers_for_all_as_the_pk_says(key: str) -> None:
    one, other = _indikator(), _indikator("Lain", koordinator=("Seksi A",))
    assert _column(key, _hasil(one), "koordinator", "isi") == ["Camat Uji"]
    assert _column(key, _hasil(one, other), "koordinator", "isi", "lanjut") == ["-", "Seksi A"]


# What is there and what is not

def test_nought_is_nought_and_what_is_not_there_is_blank() -> None:
    rows = tuple(replace(row, realisasi_anggaran=Decimal(0)) if row.realisasi_anggaran else row for row in _program())
    hasil = _hasil(_indikator(), program=rows)
    sheet = output_sheet("lampiran_monev_anggaran")
    shown = [line.cells[7] for line in bertanda(_lines(sheet.key, hasil), sheet) if line.level == "isi"]
    assert shown == [0, None]
    assert NUMBER_FORMATS["rupiah"].count('"-"') == NUMBER_FORMATS["bulat"].count('"-"') == 0


def test_a_reason_stands_once_under_the_table_and_a_mark_in_its_cells() -> None:
    sheet = output_sheet("lampiran_pengukuran")
    lines = bertanda(_lines(sheet.key, _hasil(_indikator(), _indikator("Lain", pk_murni=None))), sheet)
    assert [line.cells[8] for line in lines if line.level in ("isi", "lanjut", "total")] == ["*1)", "*2)", "*3)"]
    assert [line.cells[0] for line in lines if line.level == "catatan"] == [
        "*1) realisasi belum diisi.", "*2) target belum diisi.",
        "*3) belum ada capaian sasaran yang dapat dihitung."]
    assert lines[-1].level == "ttd"


def test_a_column_of_staff_in_which_nothing_is_entered_has_no_sum_and_one_of_noughts_has_nought() -> None:
    rows = tuple(BarisJumlah(7 + n, (level,), (pns, None, 0, None, None, None), ("PNS", "", "PPPK", "", "", ""))
                 for n, (level, pns) in enumerate((("S1", 3), ("S2", None))))
    hasil = hitung(replace(_laporan(), pegawai={"pegawai_pendidikan": rows}))[0]
    assert [line.cells for line in _lines("pegawai_pendidikan", hasil)] == [
        ("S1", 3, None, 0, None, None, None, 3), ("S2", None, None, 0, None, None, None, 0),
        ("Jumlah", 3, None, 0, None, None, None, 3)]


def test_words_that_are_a_result_stay_in_their_cells() -> None:
    one = _indikator(pk_murni=Decimal(0), arah="rendah", realisasi={2024: Decimal(0)})
    sheet = output_sheet("lampiran_pengukuran")
    lines = bertanda(_lines(sheet.key, _hasil(one, capaian=AturanCapaian(target_nol="kata"))), sheet)
    assert lines[0].cells[8] == "Tercapai"


def test_attachments_are_numbered_without_a_gap_over_those_that_exist() -> None:
    rows = tuple(replace(row, pagu_murni=None) for row in _program())
    one = _indikator(pk_murni=None, pk_perubahan=Decimal(82), renja=Decimal(82))
    hasil = _hasil(one, program=rows, pk="Perubahan", pagu="Perubahan")
    assert [_page(hasil, key)[0][3] for key in ("lampiran_rkt", "lampiran_pkp_target", "lampiran_monev")
            ] == ["LAMPIRAN 3", "LAMPIRAN 4", "LAMPIRAN 6"]
    head = _page(hasil, "lampiran_pkp_target")
    assert head[1][3] == "Lampiran Perjanjian Kinerja Perubahan Tahun 2024"
    assert _page(hasil, "lampiran_pk_target")[0][3] is None


@pytest.mark.parametrize(("under", "heading"), [
    (("Tujuan satu",), "Tujuan"), (("Sasaran satu", "Sasaran dua"), "Sasaran Strategis"),
    (("Tujuan satu", "Sasaran satu"), "Tujuan/Sasaran"),
])
def test_a_heading_names_what_stands_under_it(under: tuple[str, ...], heading: str) -> None:
    laporan = _laporan(*(_indikator(induk=name) for name in under))
    for key in ("perjanjian_kinerja", "lampiran_iku", "lampiran_pk_target", "lampiran_pkp_target", "pengukuran"):
        assert headings(output_sheet(key), laporan)[1] == (heading,)


def test_sheets_of_an_attachment_bear_its_name() -> None:
    names = dict(LAMPIRAN_BERNOMOR)
    for key in ("lampiran_monev", "lampiran_pengukuran"):
        assert output_sheet(key).title.startswith(names[output_sheet(key).lampiran])


@pytest.mark.parametrize(("tautan", "named"), [("https://uji.go.id", "Bukti"), ("", "Tindak Lanjut")])
def test_a_title_names_evidence_only_where_there_is_some(tautan: str, named: str) -> None:
    note = replace(NOTES[0], tautan=tautan, triwulan=1)
    hasil = hitung(replace(_laporan(_indikator()), monev=(note,)))[0]
    assert _page(hasil, "lampiran_monev_catatan")[1][3] == (
        f"Hambatan, Solusi, dan {named} Capaian Kinerja sampai dengan Triwulan IV Tahun 2024")


# On paper

@pytest.mark.parametrize("kertas", MILIMETER)
@pytest.mark.parametrize("sheet", OUTPUT_SHEETS, ids=lambda sheet: sheet.key)
def test_body_text_is_at_least_9_points_upright_and_8_across_on_either_paper(sheet: OutputSheet, kertas: str) -> None:
    in_libreoffice = 1.06  # its columns are so much wider than those of Excel
    assert huruf_cetak(sheet, kertas) >= min(HURUF_TERKECIL[sheet.landscape] * in_libreoffice, HURUF)


def test_columns_without_contents_are_left_out_on_paper_but_those_of_a_series_stay_together() -> None:
    sheet = output_sheet("lampiran_monev_anggaran")
    keys = [column.key for column in sheet.columns]

    def empty(program: tuple[BarisProgram, ...]) -> set[str]:
        lines = bertanda(_lines(sheet.key, _hasil(_indikator(), program=program)), sheet)
        return {keys[index] for index in kosong(sheet, ((line.level, line.cells) for line in lines))}

    assert empty(_spending()) == set()  # nobody has reported the fourth quarter
    assert empty(_program()) == {"serapan_1", "serapan_2", "serapan_3", "serapan_4"}


def test_column_numbers_run_on_over_a_column_that_paper_leaves_out() -> None:
    rows = _page(_hasil(_indikator()), "lampiran_iku")
    assert rows[5][3:] == [1, 2, 3, None, 4, None, None]


def test_the_height_of_a_bold_row_is_measured_bold(template: Path) -> None:
    """The template makes a row of the level ``program`` bold; the file engine leaves it that much room."""
    sheet = output_sheet("realisasi_belanja")
    width = sheet.columns[1].width + 5 / 7 - INDENT_WIDTH
    text = next(words for count in range(20, 90) if text_lines(words := f"{'n' * count} akhir", width, bold=True)
                > text_lines(words, width))
    with open_book(template) as book:
        for row, level in enumerate(("isi", "program"), sheet.first_row):
            book.write(sheet.name, row, 1, [[level, None, None, 1, text]])
        xml = book._sheet(sheet.name).xml().decode()
    heights = [float(match[1]) if (match := re.search(rf'<row r="{row}"[^>]* ht="([\d.]+)"', xml)) else 12.75
               for row in (sheet.first_row, sheet.first_row + 1)]
    assert heights[1] == row_height(text_lines(text, width, bold=True))
    assert heights[0] < heights[1]


@pytest.mark.parametrize("name", ["banyudono-2024", "blora-2024"])
@pytest.mark.parametrize("key", ["lampiran_rkt_program", "lampiran_pk_anggaran", "lampiran_pkp_anggaran",
                                 "lampiran_renaksi_program", "lampiran_monev_anggaran",
                                 "lampiran_pengukuran_anggaran"])
def test_the_budget_of_the_examples_is_the_same_in_every_lampiran(
        example: Callable[[str], Workbook], name: str, key: str) -> None:
    book = example(name)
    column = {"lampiran_pkp_anggaran": "sesudah", "lampiran_monev_anggaran": "pagu"}.get(key, "anggaran")
    wanted = next(line["anggaran"] for line in book.lines("realisasi_belanja") if line["level"] == "total")
    found = [line[column] for line in book.lines(key) if line["level"] == "total"]
    only_of_the_other = {"lampiran_pk_anggaran": "banyudono-2024", "lampiran_pkp_anggaran": "blora-2024"}
    assert found == ([] if only_of_the_other.get(key) == name else [wanted])
