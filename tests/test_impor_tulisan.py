"""Tables as offices write them are imported: what a cell means is said, and a bad cell costs nothing but itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from conftest import SMALL, Ran, Workbook
from test_impor_tabel import baris

from lkjip_xl.domain.nilai.angka import Unreadable
from lkjip_xl.domain.nilai.tulisan import baca_tulisan, tanda_desimal
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.data import Lembaran
from lkjip_xl.jobs.impor_tabel import Pratinjau, pratinjau, terapkan

Lkjip = Callable[..., Ran]
Rows = Sequence[Sequence[Any]]
SUB = "7.01.01.2.01.0001"
SATUAN = {"Gangguan": "Kejadian", "Indeks": "Indeks", "Layanan": "Dokumen"}


@pytest.fixture
def buku(workbook: Workbook) -> Workbook:
    """The small report with an indicator for each unit; the direction of Gangguan is not chosen yet."""
    rows = [{"nama": nama, "induk": "Sasaran satu", "satuan": satuan} for nama, satuan in SATUAN.items()]
    rows[1] |= {"pk_murni": 80}
    rows[2] |= {"arah": "Semakin tinggi semakin baik"}
    workbook.fill({**SMALL, "indikator": rows})
    return workbook


def impor(buku: Workbook, tabel: str, *rows: Sequence[Any], ribuan: Any = "") -> Pratinjau:
    """The preview of an import that is written at once."""
    with open_book(buku.path) as book:
        plan = pratinjau(book, tabel, Lembaran("data.csv", rows), {}, ribuan)
        terapkan(book, plan)
        book.save_without_keeping()
    return plan


def target(buku: Workbook, nama: str, key: str = "pk_murni") -> Any:
    """What the sheet Indikator holds for an indicator in the column PK Murni, or another."""
    return next(row.get(key) for row in baris(buku, "indikator") if row["nama"] == nama)


def words(plan: Pratinjau) -> list[tuple[int, str, str, str]]:
    """What is said of cells: row, heading, value and severity."""
    return [(item.baris, item.kolom, item.nilai, item.tingkat) for item in (*plan.salah, *plan.catatan)]


# What a text means (F11)


@pytest.mark.parametrize(("text", "nilai"), [
    ("23%", "23"), ("12,5 %", "12.5"), ("0.7651", "0.7651"), ("1.250,50", "1250.5"), ("1,250.75", "1250.75"),
    ("Rp 12.226.200,00", "12226200"), ("3,15 (perubahan target)", "3.15"), ("<= 3", "3"), ("≤ 3", "3"),
    ("3 hari", "3"), ("37 Orang/bulan", "37"), ("30 Menit", "30"), ("12 Kegiatan", "12"), ("minimal 4", "4"),
])
def test_a_figure_is_read_with_all_that_stands_around_it(text: str, nilai: str) -> None:
    found = baca_tulisan(text)
    assert not isinstance(found, Unreadable)
    assert found.nilai == Decimal(nilai)


@pytest.mark.parametrize("text", ["BB", "90-100", "90 s.d. 100", "5 juta", "3 Mei", "B (78,5)", "dua", ""])
def test_what_is_no_figure_is_not_made_one(text: str) -> None:
    assert isinstance(baca_tulisan(text), Unreadable)


@pytest.mark.parametrize(("text", "tanda"), [
    ("82,50", ","), ("0.7010", "."), ("1.310,5", ","), ("1,250.75", "."), ("0,765", ","), ("12,5 %", ","),
    ("1.250", None), ("1.234.567", None), ("12", None), ("-", None),
])
def test_the_decimal_sign_is_known_only_where_a_text_shows_it(text: str, tanda: str | None) -> None:
    assert tanda_desimal(text) == tanda


# No data


@pytest.mark.parametrize("text", ["N/A", "n/a", "-", "Tidak diadakan", "–", "belum ada data"])
def test_a_mark_for_no_data_is_left_empty_with_one_finding(buku: Workbook, text: str) -> None:
    plan = impor(buku, "target", ["indikator", "PK Murni", "Renja"], ["Layanan", text, 7])
    assert (target(buku, "Layanan"), target(buku, "Layanan", "renja")) == (None, 7)
    assert words(plan) == [(2, "PK Murni", text, "peringatan")]


@pytest.mark.parametrize("text", ["-", "N/A"])
def test_money_that_is_not_there_is_no_zero(buku: Workbook, text: str) -> None:
    plan = impor(buku, "program", ["Kode", "Pagu Murni", "Pagu Perubahan"], [SUB, text, 5])
    assert baris(buku, "program")[2]["pagu_murni"] == 1_000_000
    assert baris(buku, "program")[2]["pagu_perubahan"] == 5
    assert words(plan) == [(2, "Pagu Murni", text, "peringatan")]


# Bounds, units, remarks


@pytest.mark.parametrize("text", ["<= 3", "≤ 3"])
def test_a_bound_is_its_figure_and_fills_lower_is_better(buku: Workbook, text: str) -> None:
    plan = impor(buku, "target", ["indikator", "PK Murni"], ["Gangguan", text])
    assert (target(buku, "Gangguan"), target(buku, "Gangguan", "arah")) == (3, "Semakin rendah semakin baik")
    [found] = plan.catatan
    assert (found.tingkat, found.seharusnya) == ("saran", "Semakin rendah semakin baik")


def test_a_bound_that_contradicts_the_direction_is_a_peringatan(buku: Workbook) -> None:
    plan = impor(buku, "target", ["indikator", "PK Murni"], ["Layanan", "<= 3"])
    assert target(buku, "Layanan") == 3
    assert words(plan) == [(2, "PK Murni", "<= 3", "peringatan")]


def test_a_remark_and_a_unit_are_noted_and_the_figure_taken(buku: Workbook) -> None:
    plan = impor(buku, "target", ["indikator", "PK Murni", "Renja"], ["Indeks", "3,15 (perubahan target)", "3 hari"])
    assert (target(buku, "Indeks"), target(buku, "Indeks", "renja")) == (3.15, 3)
    assert [(item.nilai, item.tingkat) for item in plan.catatan] == [("3,15 (perubahan target)", "saran"),
                                                                    ("3 hari", "peringatan")]


# 1.250


@pytest.mark.parametrize(("nama", "rows", "ribuan", "expected"), [
    ("Layanan", [], "", 1250),  # a count has no decimals
    ("Indeks", [["Gangguan", "82,50"]], "", 1250),  # the comma is the decimal sign of this column
    ("Indeks", [["Gangguan", "82.50"]], "", 1.25),
    ("Indeks", [], "titik", 1250),
    ("Indeks", [], "koma", 1.25),
    ("Layanan", [["Indeks", "82.50"]], "titik", 1250),
])
def test_thousands_and_decimals_are_told_apart_and_said(
        buku: Workbook, nama: str, rows: Rows, ribuan: str, expected: float) -> None:
    plan = impor(buku, "target", ["indikator", "PK Murni"], [nama, "1.250"], *rows, ribuan=ribuan)
    assert target(buku, nama) == expected
    [found] = [item for item in plan.catatan if item.baris == 2]
    assert (found.nilai, found.tingkat) == ("1.250", "saran")
    assert ("ribuan" if expected == 1250 else "pecahan") in found.masalah


@pytest.mark.parametrize(("nama", "rows"), [
    ("Indeks", []),
    ("Indeks", [["Gangguan", "0.7010"], ["Layanan", "82,50"]]),  # both signs in one column
    ("Layanan", [["Indeks", "82.50"]]),  # unit and column contradict each other
])
def test_what_can_be_read_in_two_ways_is_asked_with_both_readings(buku: Workbook, nama: str, rows: Rows) -> None:
    plan = impor(buku, "target", ["indikator", "PK Murni", "Renja"], [nama, "1.250", 8], *rows)
    [found] = plan.salah
    assert (found.baris, found.kolom, found.nilai, found.seharusnya) == (2, "PK Murni", "1.250", "1250 atau 1,25")
    assert "--ribuan titik" in found.tindakan
    assert target(buku, nama, "renja") == 8


# Money and codes


@pytest.mark.parametrize("pagu", ["1.234.906,35", "1234906,35", 1234906.35])
def test_sen_are_rounded_and_said(buku: Workbook, pagu: object) -> None:
    """F15."""
    plan = impor(buku, "program", ["Kode", "Pagu Murni"], [SUB, pagu])
    assert baris(buku, "program")[2]["pagu_murni"] == 1_234_906
    [found] = plan.catatan
    assert (found.tingkat, "0,35 dibulatkan" in found.masalah) == ("saran", True)


@pytest.mark.parametrize("pagu", ["(1.000)", "-1000", -1000])
def test_negative_money_is_a_finding_and_costs_its_own_cell(buku: Workbook, pagu: object) -> None:
    """F16."""
    plan = impor(buku, "program", ["Kode", "Pagu Murni", "Realisasi Anggaran"], [SUB, pagu, 7],
                 ["7.01.01.2.01.0002", 8, 9])
    assert [(item.baris, item.kolom) for item in plan.salah] == [(2, "Pagu Murni")]
    assert [(row["pagu_murni"], row["realisasi_anggaran"]) for row in baris(buku, "program")[2:]] == [
        (1_000_000, 7), (8, 9)]


@pytest.mark.parametrize("kode", ["7.01.01.2.01.0001 Penyusunan", "7.01.01.2.01.0001.", "7-01-01-2-01-0001"])
def test_a_code_is_found_in_its_forms(buku: Workbook, kode: str) -> None:
    """F14."""
    plan = impor(buku, "program", ["Kode", "Pagu Murni"], [kode, 5])
    assert plan.tidak_ditulis == ()
    assert (len(baris(buku, "program")), baris(buku, "program")[2]["pagu_murni"]) == (3, 5)


def test_the_name_behind_a_new_code_is_taken(buku: Workbook) -> None:
    impor(buku, "program", ["Kode", "Pagu Murni"], ["7.01.01.2.01.0002 Koordinasi", 5])
    assert baris(buku, "program")[3] == {"kode": "7.01.01.2.01.0002", "uraian": "Koordinasi", "pagu_murni": 5}


# Several indicators of one code

DUA = (["Kode", "Program / Kegiatan / Sub Kegiatan", "Indikator", "Target", "Pagu Murni"],
       ["7.01.01.2.01.0002", "Sub dua", "Jumlah Dokumen", 4, 50],
       ["7.01.01.2.01.0002", "Sub dua", "Jumlah Laporan", 12, 50])


def test_rows_of_one_code_are_several_indicators_with_the_money_once(buku: Workbook) -> None:
    plan = impor(buku, "program", *DUA)
    assert plan.salah == ()
    assert [(row["indikator"], row["target"], row.get("pagu_murni")) for row in baris(buku, "program")[3:]] == [
        ("Jumlah Dokumen", 4, 50), ("Jumlah Laporan", 12, None)]
    assert impor(buku, "program", *DUA).perubahan == ()


def test_money_alone_goes_to_the_row_that_has_it(buku: Workbook) -> None:
    impor(buku, "program", *DUA)
    impor(buku, "program", ["Kode", "Pagu Murni"], ["7.01.01.2.01.0002", 70])
    assert [row.get("pagu_murni") for row in baris(buku, "program")[3:]] == [70, None]


def test_a_figure_without_its_indicator_is_not_put_anywhere(buku: Workbook) -> None:
    impor(buku, "program", *DUA)
    plan = impor(buku, "program", ["Kode", "Target"], ["7.01.01.2.01.0002", 5])
    assert plan.perubahan == ()
    assert "sebutkan kolom Indikator" in plan.tidak_ditulis[0].alasan


def test_another_indicator_of_a_known_code_gets_a_row(buku: Workbook) -> None:
    impor(buku, "program", *DUA[:2])
    impor(buku, "program", *DUA)
    assert [row["indikator"] for row in baris(buku, "program")[3:]] == ["Jumlah Dokumen", "Jumlah Laporan"]


def test_a_predicate_and_a_range_choose_the_kind_of_target_where_nobody_did(buku: Workbook) -> None:
    plan = impor(buku, "target", ["indikator", "PK Murni"], ["Gangguan", "BB"], ["Layanan", "90-100"])
    assert (target(buku, "Gangguan"), target(buku, "Gangguan", "jenis_target")) == ("BB", "Predikat")
    assert (target(buku, "Layanan"), target(buku, "Layanan", "jenis_target")) == ("90-100", "Rentang")
    assert [item.tingkat for item in plan.catatan] == ["saran", "saran"]


@pytest.mark.parametrize(("tabel", "judul", "key"), [
    ("realisasi", "Triwulan I", "realisasi_tw_1"), ("realisasi", "Realisasi TW I", "realisasi_tw_1"),
    ("target", "Target Triwulan I", "target_tw_1"), ("target", "Target TW I", "target_tw_1"),
    ("target", "Triwulan I", "target_tw_1"), ("target", "Rencana ke-3", "rencana_3"),
    ("realisasi", "Target Tahun -1", "target_1"), ("indikator", "Realisasi TW I", "realisasi_tw_1"),
])
def test_headings_of_the_sheets_of_template_2_stay_understood(
        buku: Workbook, tabel: str, judul: str, key: str) -> None:
    impor(buku, tabel, ["Indikator Kinerja", judul], ["Indeks", 7])
    assert target(buku, "Indeks", key) == 7


def test_target_and_realisasi_fill_their_own_columns_only(buku: Workbook) -> None:
    plan = impor(buku, "realisasi", ["Indikator", "Satuan", "PK Murni", "Realisasi Tahun Laporan"],
                 ["Indeks", "Orang", 1, 7], ["Baru", "Orang", 1, 7])
    assert (target(buku, "Indeks"), target(buku, "Indeks", "realisasi_0")) == (80, 7)
    assert plan.kolom_lepas == ("Satuan", "PK Murni")
    assert [item.kunci for item in plan.tidak_ditulis] == ["Baru"]


RENJA = """\
Kode;Program / Kegiatan / Sub Kegiatan;Indikator;Satuan;Arah;Target;Realisasi Kinerja;Pagu Murni;Realisasi TW I
7.01.01;PROGRAM PENUNJANG;Predikat SAKIP;Predikat;Semakin tinggi semakin baik;BB;B;;
7.01.01;PROGRAM PENUNJANG;Persentase pemenuhan;%;Semakin tinggi semakin baik;100;96,5;;
7.01.01.2.01;Perencanaan;Persentase dokumen tepat waktu;%;Semakin tinggi semakin baik;100;;;17,5
7.01.01.2.01.0001;Penyusunan;Jumlah Dokumen;Dokumen;Semakin tinggi semakin baik;4;;18450000;1
7.01.01.2.01.0001;Penyusunan;Jumlah Laporan;Laporan;Semakin rendah semakin baik;12;11;;3
"""


def test_the_evaluation_of_a_renja_with_several_indicators_of_a_code_is_imported_whole(
        workbook: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    (tmp_path / "renja.csv").write_text(RENJA, "utf-8")
    ran = lkjip("impor-tabel", workbook.path, "program", tmp_path / "renja.csv", "--ya", "--json")
    assert (ran.code, json.loads(ran.out)["salah"]) == (0, [])
    rows = baris(workbook, "program")
    assert [(row["kode"], row["indikator"], row["target"], row.get("pagu_murni")) for row in rows] == [
        ("7.01.01", "Predikat SAKIP", "BB", None), ("7.01.01", "Persentase pemenuhan", 100, None),
        ("7.01.01.2.01", "Persentase dokumen tepat waktu", 100, None),
        ("7.01.01.2.01.0001", "Jumlah Dokumen", 4, 18_450_000), ("7.01.01.2.01.0001", "Jumlah Laporan", 12, None)]
    assert (rows[0]["jenis_target"], rows[4]["arah"]) == ("Predikat", "Semakin rendah semakin baik")


# Percent cells, and the command


@pytest.mark.parametrize("form", ["0%", "0.00%", '0.0" "%', "[Red]0%"])
def test_a_percent_cell_counts_as_it_is_shown(buku: Workbook, lkjip: Lkjip, tmp_path: Path, form: str) -> None:
    with xlsxwriter.Workbook(tmp_path / "data.xlsx") as book:
        page, percent = book.add_worksheet(), book.add_format({"num_format": form})
        page.write_row(0, 0, ["indikator", "PK Murni", "Renja"])
        page.write_row(1, 0, ["Indeks"])
        page.write_number(1, 1, 0.9, percent)
        page.write_number(1, 2, 0.81, book.add_format({"num_format": '0.00" %"'}))
    ran = lkjip("impor-tabel", buku.path, "target", tmp_path / "data.xlsx", "--ya")
    assert ran.code == 0
    assert (target(buku, "Indeks"), target(buku, "Indeks", "renja")) == (90, 0.81)
    assert "dibaca seperti yang tampak. Isinya: 90 %" in ran.out
    assert "90, bukan 0,9" in ran.out


def test_a_bad_cell_costs_nothing_but_itself_and_is_named(buku: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("indikator;PK Murni;Renja\nIndeks;banyak;81\nLayanan;N/A;12\nGangguan;2;<= 4\n",
                                       "utf-8")
    ran = lkjip("impor-tabel", buku.path, "target", tmp_path / "data.csv", "--ya", "--json")
    assert ran.code == 1
    assert [(row["nama"], row.get("pk_murni"), row.get("renja")) for row in baris(buku, "indikator")] == [
        ("Gangguan", 2, 4), ("Indeks", 80, 81), ("Layanan", None, 12)]
    found = json.loads(ran.out)
    assert [(item["baris"], item["kolom"], item["nilai"]) for item in found["salah"]] == [(2, "PK Murni", "banyak")]
    assert all(item["seharusnya"] and item["tindakan"] for item in (*found["salah"], *found["catatan"]))


def test_more_indicators_than_designed_for_are_imported_with_a_peringatan(buku: Workbook) -> None:
    rows = [[f"Indikator ke-{number}", "Sasaran satu", "Nilai"]
            for number in range(1, 301)]
    plan = impor(buku, "indikator", ["nama", "induk", "satuan"], *rows)
    assert plan.salah == ()
    assert len(baris(buku, "indikator")) == 303
