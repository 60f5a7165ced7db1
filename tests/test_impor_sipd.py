"""A realisasi export of SIPD fills realisasi per sub kegiatan and triwulan: shown first, exactly, or not at all."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from conftest import SMALL, Ran, Workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.book.grid import CellError, column_letter
from lkjip_xl.domain.nilai.kode import kode_baku
from lkjip_xl.domain.nilai.tanggal import BULAN
from lkjip_xl.domain.sipd import (
    KOLOM,
    KUNCI,
    LEMBAR,
    KodeDikenal,
    Transaksi,
    is_ls,
    rekap,
    tanpa_kode,
    triwulan,
)
from lkjip_xl.engines.data.tabel import baca_tabel
from lkjip_xl.engines.disk.bounds import ISI_TERBESAR
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.data import SALAH_DISEBUT, Lembaran
from lkjip_xl.jobs.impor_sipd import pratinjau, terapkan

Lkjip = Callable[..., Ran]
SUB, DUA = "7.01.01.2.01.0001", "7.01.01.2.01.0002"
SKPD = "7.01.0.00.0.00.06.0000"
DASAR: dict[str, Any] = {
    "Kode SKPD": SKPD, "Nama SKPD": "Kecamatan Uji", "Kode Sub SKPD": SKPD, "Kode Sub Kegiatan": SUB,
    "Nama Sub Kegiatan": "Sub satu", "Kode Rekening": "5.1.02.01.01.0024", "Jenis Dokumen": "TBP",
    "Jenis Transaksi": "GU", "Tanggal Dokumen": "2 Januari 2024", "Nilai Realisasi": 0, "Nilai Setoran": 0,
}
"""A document paid through the treasurer; each test says what is particular to it."""


def dokumen(nomor: object, nilai: object = 0, **lain: Any) -> dict[str, Any]:
    """A row of the export; further cells by heading, with _ for spaces."""
    return {**DASAR, "Nomor Dokumen": str(nomor), "Nilai Realisasi": nilai,
            **{name.replace("_", " "): value for name, value in lain.items()}}


def lines(rows: Sequence[Mapping[str, Any]], kolom: Sequence[str] = KOLOM) -> list[list[Any]]:
    return [list(kolom), *([row.get(name, "") for name in kolom] for row in rows)]


def tulis(path: Path, cells: Sequence[Sequence[Any]], sheet: str = LEMBAR) -> Path:
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"})
    page = book.add_worksheet(sheet)
    for number, line in enumerate(cells):
        for column, value in enumerate(line):
            if isinstance(value, (date, datetime)):
                page.write_datetime(number, column, value)
            elif isinstance(value, CellError):
                page.write_formula(number, column, "=1/0", None, value)
            elif isinstance(value, str):
                page.write_string(number, column, value)
            elif value is not None:
                page.write_number(number, column, value)
    book.close()
    return path


Ekspor = Callable[..., Path]


@pytest.fixture
def ekspor(tmp_path: Path) -> Ekspor:
    """An export on disk: ``ekspor(row, row, ...)``."""
    return lambda *rows, nama="realisasi.xlsx", kolom=KOLOM: tulis(tmp_path / nama, lines(rows, kolom))


@pytest.fixture
def buku(workbook: Workbook) -> Workbook:
    """A workbook of 2024 with two sub kegiatan, without any realisasi."""
    program = [*SMALL["program"][:2], {"kode": SUB, "uraian": "Sub satu", "pagu_murni": 1_000_000},
               {"kode": DUA, "uraian": "Sub dua", "pagu_murni": 1_000_000}]
    workbook.fill({**SMALL, "program": program})
    return workbook


def isi(buku: Workbook, kode: str = SUB) -> list[Any]:
    """Serapan TW I to IV and realisasi of the year of a sub kegiatan."""
    with open_book(buku.path) as book:
        block = book.read("Program Anggaran")
    names = [str(value) for value in block.rows[5]]
    row = next(line for line in block.rows if kode in line)
    found = [names.index(name) for name in (*(f"Serapan TW {r}" for r in ("I", "II", "III", "IV")),
                                             "Realisasi Anggaran")]
    return [row[index] if index < len(row) else None for index in found]


def salah(buku: Workbook, lkjip: Lkjip, *data: object) -> list[dict[str, Any]]:
    """The defects of an import, which has written nothing."""
    before = buku.path.read_bytes()
    ran = lkjip("impor-sipd", buku.path, *data, "--ya", "--json")
    assert ran.code == 1, ran
    assert buku.path.read_bytes() == before
    found = json.loads(ran.out)
    assert found["ditulis"] is False
    assert found["perubahan"] == []
    return list(found["salah"])


# The rules


@pytest.mark.parametrize(("jenis", "transaksi", "spp", "ls"), [
    ("SPP", "LS", "", True), ("SPP-LS", "", "", True), ("SPP LS", "Barang dan Jasa", "", True),
    ("SPP", "", "33.09/02.0/000012/LS/7.01/M/1/2024", True), ("", "ls", "", True),
    ("TBP", "GU", "12/LS/2024", False), ("TBP", "LS", "", False), ("SPP", "GU", "", False), ("SPP", "TU", "", False),
    ("", "", "", False), ("SPP", "ELSE", "", False), ("SPP", "KELAS", "1/PLS/2", False),
])
def test_direct_payments_are_told_by_kind_or_else_by_the_number_of_the_spp(
        jenis: str, transaksi: str, spp: str, ls: bool) -> None:
    assert is_ls(jenis, transaksi, spp) is ls


@pytest.mark.parametrize(("kode", "baku"), [
    ("7.01.01.2.01.01", SUB), ("7.01.01.2.01.0001", SUB), (" 7.01. 01.2.01 .0001 ", SUB),
    ("x.xx.01.2.01.1", "X.XX.01.2.01.0001"), ("7.01.01.2.01", "7.01.01.2.01"), ("7.01.01.2.01.0012", SUB[:-2] + "12"),
])
def test_two_and_four_digit_codes_are_the_same(kode: str, baku: str) -> None:
    assert kode_baku(kode) == baku


def test_the_common_code_means_that_of_the_offices_own_bidang() -> None:
    assert KodeDikenal([SUB, DUA]).padanan("X.XX.01.2.01.01") == (SUB,)
    assert KodeDikenal(["X.XX.01.2.01.01"]).padanan(SUB) == ("X.XX.01.2.01.01",)
    assert KodeDikenal([SUB, DUA]).padanan("7.02.01.2.01.0001") == ()
    assert KodeDikenal([SUB, "1.02.01.2.01.0001"]).padanan("X.XX.01.2.01.01") == (SUB, "1.02.01.2.01.0001")


def test_a_name_loses_the_code_in_front_of_it() -> None:
    assert tanpa_kode(f"{SUB} Sub satu", SUB) == "Sub satu"
    assert tanpa_kode("Sub satu", SUB) == "Sub satu"


def test_every_month_lies_in_its_quarter() -> None:
    assert [triwulan(date(2024, month, 1)) for month in range(1, 13)] == [1] * 3 + [2] * 3 + [3] * 3 + [4] * 3


_TRANSAKSI = st.builds(
    Transaksi, st.just(1), st.tuples(st.sampled_from("abcdefgh")), st.sampled_from([SUB, DUA]), st.just(""),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.integers(0, 10**12).map(Decimal),
    st.decimals(0, 10**6, places=2), st.sampled_from(["", "S1", "S2"]), st.just(Decimal(100)))


@given(st.lists(_TRANSAKSI, min_size=1, max_size=12, unique_by=lambda row: row.kunci), st.randoms())
def test_shuffling_and_repeating_rows_changes_no_total(rows: list[Transaksi], chance: random.Random) -> None:
    plain = rekap(rows)
    mixed = rows + [chance.choice(rows) for _ in range(chance.randrange(5))]
    chance.shuffle(mixed)
    again = rekap(mixed)
    assert (again.serapan, again.realisasi, again.setoran, again.sp2d) == (
        plain.serapan, plain.realisasi, plain.setoran, plain.sp2d)
    assert again.ulangan == len(mixed) - len(rows)
    assert not again.bentrok
    assert sum(sum(q.values()) for q in plain.serapan.values()) == plain.realisasi - plain.setoran


# What is written


def test_realisasi_less_setoran_goes_into_the_quarter_of_its_day(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    data = ekspor(
        dokumen(1, 500_000), dokumen(2, 250_000, Tanggal_Dokumen="31 Maret 2024"),
        dokumen(3, 0, Nilai_Setoran=50_000, Tanggal_Dokumen="3 Februari 2024"),
        dokumen(4, 70_000, Tanggal_Dokumen="1 April 2024"),
        dokumen(5, 30_000, Tanggal_Dokumen="30 September 2024"),
        dokumen(6, 1, Kode_Sub_Kegiatan=DUA, Tanggal_Dokumen="5 Mei 2024"))
    ran = lkjip("impor-sipd", buku.path, data, "--ya")
    assert (ran.code, ran.err) == (0, "")
    assert isi(buku) == [700_000, 70_000, 30_000, None, 800_000]
    assert isi(buku, DUA) == [0, 1, 0, None, 1]


def test_direct_payments_count_on_the_day_of_their_transfer(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    ls = {"Jenis_Dokumen": "SPP", "Jenis_Transaksi": "LS", "Tanggal_Dokumen": "28 Maret 2024"}
    assert lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 5, **ls, Tanggal_Transfer="2 April 2024"),
                                                  dokumen(2, 7, Tanggal_Transfer="2 Juli 2024")), "--ya").code == 0
    assert isi(buku) == [7, 5, None, None, 12]


def test_dates_may_be_texts_or_cells_of_a_date(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    data = ekspor(dokumen(1, 1, Tanggal_Dokumen=date(2024, 4, 1)), dokumen(2, 2, Tanggal_Dokumen="01/04/2024"),
                  dokumen(3, 4, Tanggal_Dokumen=datetime(2024, 6, 30, 23, 59)),
                  dokumen(4, 8, Tanggal_Dokumen=" 1  april 2024 "))
    assert lkjip("impor-sipd", buku.path, data, "--ya").code == 0
    assert isi(buku) == [None, 15, None, None, 15]


def test_a_repeated_row_counts_once_and_is_told(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    ran = lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 10), dokumen(1, 10), dokumen(1, 10), dokumen(2, 5)), "--ya")
    assert isi(buku)[0] == 15
    assert "2 baris berulang tidak dihitung dua kali." in ran.out


@pytest.mark.parametrize("name", KUNCI)
def test_rows_that_differ_in_any_part_of_the_key_count_each(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor, name: str) -> None:
    other = {"Kode Sub Kegiatan": DUA, "Jenis Dokumen": "TBP-KKPD"}.get(name, "LAIN")
    data = ekspor(dokumen(1, 10), {**dokumen(1, 10), name: other})
    found = json.loads(lkjip("impor-sipd", buku.path, data, "--json").out)
    assert (found["ulangan"], found["realisasi"]) == (0, "20")


def test_the_value_of_an_sp2d_is_counted_once_however_often_it_is_repeated(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    sp2d = {"Nomor_SP2D": "SP2D/1", "Nilai_SP2D": 1_000}
    data = ekspor(dokumen(1, 400, **sp2d), dokumen(2, 600, **sp2d), dokumen(3, 5, Nomor_SP2D="SP2D/2", Nilai_SP2D=5))
    ran = lkjip("impor-sipd", buku.path, data, "--json")
    found = json.loads(ran.out)
    assert (found["banyak_sp2d"], found["jumlah_sp2d"], found["realisasi"]) == (2, "1005", "1005")
    assert "Nilai SP2D, 2 nomor" in lkjip("impor-sipd", buku.path, data).out


def test_codes_match_whatever_their_digits_spaces_and_bidang(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    codes = ("7.01.01.2.01.01", " 7.01.01.2.01. 0001", "X.XX.01.2.01.0001", "X.XX.01.2.01.01", SUB)
    data = ekspor(*(dokumen(number, 1, Kode_Sub_Kegiatan=kode, Nama_Sub_Kegiatan=f"{kode} Sub satu")
                    for number, kode in enumerate(codes)))
    assert lkjip("impor-sipd", buku.path, data, "--ya").code == 0
    assert isi(buku)[0] == 5


def test_kelurahan_under_a_kecamatan_are_summed(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    data = ekspor(dokumen(1, 1), dokumen(2, 2, Kode_Sub_SKPD="7.01.0.00.0.00.06.0001"))
    assert lkjip("impor-sipd", buku.path, data, "--ya").code == 0
    assert isi(buku)[0] == 3


def test_what_is_not_in_the_workbook_is_listed_and_never_written(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    lost = "7.01.05.2.01.0003"
    data = ekspor(dokumen(1, 5), dokumen(2, 1_234_567, Kode_Sub_Kegiatan=lost, Nama_Sub_Kegiatan=f"{lost} Sub lain"))
    ran = lkjip("impor-sipd", buku.path, data, "--ya")
    assert ran.code == 1
    assert f"{lost}  Sub lain: 1.234.567; tidak ada di lembar Program Anggaran" in ran.out
    assert f"{DUA}  Sub dua" in ran.out
    assert isi(buku)[0] == 5
    with open_book(buku.path) as book:
        assert not any(lost in line or 1_234_567 in line for line in book.read("Program Anggaran").rows)


def test_a_code_with_money_twice_in_the_workbook_is_not_written(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    buku.put("program", 5, kode="7.01.01.2.01.01", uraian="Sub satu lagi", pagu_murni=5)
    ran = lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 5)), "--ya")
    assert "ada di lebih dari satu baris (baris 9, 11)" in ran.out
    assert isi(buku) == [None] * 5


def test_quarters_outside_the_data_stay_as_they_are(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    buku.put("program", 3, serapan_tw_1=100, serapan_tw_2=1, serapan_tw_4=7)
    ran = lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 30, Tanggal_Dokumen="1 April 2024"),
                                                 dokumen(2, 4, Tanggal_Dokumen="1 Juli 2024")), "--ya")
    assert isi(buku) == [100, 30, 4, 7, 141]
    assert "Triwulan I tidak ada di dalam data dan dibiarkan seperti semula." in ran.out
    assert "Tidak ada baris bulan Mei, Juni." in ran.out


def test_a_sub_kegiatan_without_data_keeps_what_it_had(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    buku.put("program", 4, serapan_tw_1=100, realisasi_anggaran=100)
    lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 5)), "--ya")
    assert isi(buku, DUA) == [100, None, None, None, 100]


def test_more_returned_than_spent_in_a_quarter_is_left_to_the_office(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    data = ekspor(dokumen(1, 10), dokumen(2, 0, Nilai_Setoran=4, Tanggal_Dokumen="1 April 2024"),
                  dokumen(3, 8, Kode_Sub_Kegiatan=DUA))
    ran = lkjip("impor-sipd", buku.path, data, "--ya")
    assert "setorannya melebihi realisasi (TW II -4)" in ran.out
    assert (isi(buku), isi(buku, DUA)) == ([None] * 5, [8, 0, None, None, 8])


def test_months_in_several_files_are_taken_together(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    files = [ekspor(dokumen(month, month, Tanggal_Dokumen=f"{month}/{month}/2024"), nama=f"{month:02}. bulan.xlsx")
             for month in (3, 1, 2)]
    assert lkjip("impor-sipd", buku.path, *files, "--ya").code == 0
    assert isi(buku) == [6, None, None, None, 6]


def test_titles_above_a_number_column_and_a_total_below_are_passed_over(
        buku: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    total = ["Total", *[""] * 26, 12]
    numbered = [[number or "Nomor", *line] for number, line in enumerate(lines([dokumen(1, 5), dokumen(2, 7)]))]
    data = tulis(tmp_path / "x.xlsx", [["LAPORAN REALISASI PER DOKUMEN"], [], [], [], *numbered, total])
    assert lkjip("impor-sipd", buku.path, data, "--ya").code == 0
    assert isi(buku)[0] == 12


def test_sen_are_summed_exactly(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    assert lkjip("impor-sipd", buku.path, ekspor(*(dokumen(i, 0.1) for i in range(10))), "--ya").code == 0
    assert isi(buku)[0] == 1


def test_sen_are_rounded_once_after_adding_and_told(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    """8.305.667.418,83 + 988.214.050,52 = 9.293.881.469,35, and not the 470 of parts rounded by themselves."""
    data = ekspor(dokumen(1, 8_305_667_418.83), dokumen(2, 988_214_050.52, Tanggal_Dokumen="1 April 2024"))
    ran = lkjip("impor-sipd", buku.path, data, "--ya")
    assert ran.code == 0
    assert isi(buku) == [8_305_667_419, 988_214_050, None, None, 9_293_881_469]
    assert f"Isinya: {SUB}: 9.293.881.469,35" in ran.out


def test_a_bad_row_costs_its_own_sub_kegiatan_and_no_other(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    data = ekspor(dokumen(1, 5), dokumen(2, "rusak"), dokumen(3, 7, Kode_Sub_Kegiatan=DUA, Nama_Sub_Kegiatan="Sub dua"))
    ran = lkjip("impor-sipd", buku.path, data, "--ya")
    assert ran.code == 1
    assert (isi(buku), isi(buku, DUA)[0]) == ([None] * 5, 7)
    assert f"{SUB}  Sub satu: 5; baris 3: Nilai Realisasi bukan sel angka" in ran.out


def test_money_goes_to_the_row_that_carries_it(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    buku.put("program", 5, kode=SUB, uraian="Sub satu", indikator="Jumlah lain")
    assert lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 5)), "--ya").code == 0
    assert isi(buku)[0] == 5


# Showing, writing, taking back


def test_without_ya_the_import_is_only_shown(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    buku.put("program", 3, serapan_tw_1=100, realisasi_anggaran=100)
    before = buku.path.read_bytes()
    for more in ((), ("--json",)):
        ran = lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 1_500_000)), *more)
        assert ran.code == 0
        assert buku.path.read_bytes() == before
    assert json.loads(ran.out)["perubahan"] == [
        {"baris": 9, "kode": SUB, "nama": "Sub satu", "semula": [100, None, None, None, 100],
         "menjadi": [1_500_000, None, None, None, 1_500_000]}]
    shown = lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 1_500_000))).out
    assert f"{SUB}  Sub satu\n    TW I           100  ->  1.500.000\n    Setahun        100  ->  1.500.000\n" in shown
    assert "TW II" not in shown
    assert "ulangi perintah ini dengan pilihan --ya" in shown


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("YA", True), ("", False), ("t", False)])
def test_at_a_terminal_the_import_asks_first(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor, monkeypatch: pytest.MonkeyPatch, answer: str,
        written: bool) -> None:
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or answer)
    before = buku.path.read_bytes()
    lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 5)))
    assert asked == ["Tulis ke buku kerja? [y/T] "]
    assert (buku.path.read_bytes() != before) is written


def test_an_import_is_one_step_that_pulihkan_takes_back(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    before = buku.path.read_bytes()
    ran = lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 5)), "--ya")
    assert f"Bila keliru, kembalikan dengan: lkjip pulihkan {buku.path}" in ran.out
    assert buku.path.read_bytes() != before
    assert lkjip("pulihkan", buku.path).code == 0
    assert buku.path.read_bytes() == before


def test_importing_twice_changes_nothing_the_second_time(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    data = ekspor(dokumen(1, 5))
    lkjip("impor-sipd", buku.path, data, "--ya")
    before = buku.path.read_bytes()
    ran = lkjip("impor-sipd", buku.path, data, "--ya")
    assert (ran.code, buku.path.read_bytes()) == (0, before)
    assert "Tidak ada yang perlu ditulis." in ran.out


def test_cells_beside_those_that_change_stay_untouched(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    with open_book(buku.path) as book:
        before = book.read("Program Anggaran").rows
    lkjip("impor-sipd", buku.path, ekspor(dokumen(1, 5)), "--ya")
    with open_book(buku.path) as book:
        after = book.read("Program Anggaran").rows
    changed = [index for index, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new]
    assert changed == [9]
    assert [value for value in after[8] if value is not None][:3] == [value for value in before[8] if value][:3]


def test_the_steps_of_the_job_work_on_any_book(buku: Workbook) -> None:
    with open_book(buku.path) as book:
        plan = pratinjau(book, [Lembaran("data", lines([dokumen(1, 5)]))])
        assert not book.changed
        terapkan(book, plan)
        assert book.changed == ("Program Anggaran",)
    assert plan.kalimat == "1 baris SIPD bulan Januari: 1 sub kegiatan berubah, 0 sudah sama."
    assert plan.rincian[0] == f"{SUB}  Sub satu"


# What is refused


@pytest.mark.parametrize(("lain", "masalah"), [
    ({"Nilai_Realisasi": "1.000.000"}, "Nilai Realisasi bukan sel angka."),
    ({"Nilai_Realisasi": "1000"}, "Nilai Realisasi bukan sel angka."),
    ({"Nilai_Setoran": "nol"}, "Nilai Setoran bukan sel angka."),
    ({"Nilai_SP2D": "Rp 5"}, "Nilai SP2D bukan sel angka."),
    ({"Nilai_Setoran": -5}, "Nilai Setoran negatif."),
    ({"Nilai_Realisasi": 1e15}, "Nilai Realisasi terlalu besar."),
    ({"Nilai_Realisasi": CellError("#DIV/0!")}, "Nilai Realisasi bukan sel angka."),
    ({"Nilai_Realisasi": None, "Nilai_Setoran": None}, "Nilai Realisasi dan Nilai Setoran kosong."),
    ({"Tanggal_Dokumen": "kemarin"}, "Tanggal Dokumen tidak dapat dibaca."),
    ({"Tanggal_Dokumen": "31 Februari 2024"}, "Tanggal Dokumen tidak dapat dibaca."),
    ({"Tanggal_Dokumen": 45300}, "Tanggal Dokumen tidak dapat dibaca."),
    ({"Tanggal_Dokumen": ""}, "Tanggal Dokumen kosong."),
    ({"Jenis_Dokumen": "SPP", "Jenis_Transaksi": "LS", "Tanggal_Transfer": "-"}, "Tanggal Transfer kosong."),
    ({"Tanggal_Dokumen": "2 Januari 2023"}, "Tanggalnya di luar tahun laporan."),
    ({"Kode_Sub_Kegiatan": "7.01.01.2.01"}, "Kode Sub Kegiatan tidak dapat dibaca."),
    ({"Kode_Sub_Kegiatan": 7.01}, "Kode Sub Kegiatan tidak dapat dibaca."),
    ({"Kode_Sub_Kegiatan": ""}, "Kode Sub Kegiatan kosong."),
    ({"Kode_SKPD": ""}, "Kode SKPD kosong."),
    ({"Nomor_Dokumen": ""}, "Nomor Dokumen kosong."),
    ({"Kode_Rekening": "null"}, "Kode Rekening kosong."),
])
def test_a_cell_that_cannot_be_used_is_told_with_its_row(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor, lain: dict[str, Any], masalah: str) -> None:
    [found] = salah(buku, lkjip, ekspor({**dokumen(2, 6), **{
        name.replace("_", " "): value for name, value in lain.items()}}))
    assert (found["baris"], found["masalah"]) == (2, masalah)
    assert found["seharusnya"]
    assert found["tindakan"]


@pytest.mark.parametrize("lain", [{"Nilai_Realisasi": 11}, {"Nilai_Setoran": 1}, {"Tanggal_Dokumen": "3 Mei 2024"}])
def test_the_same_document_with_other_contents_is_a_defect(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor, lain: dict[str, Any]) -> None:
    [found] = salah(buku, lkjip, ekspor(dokumen(1, 10), {**dokumen(1, 10), **{
        name.replace("_", " "): value for name, value in lain.items()}}))
    assert found["baris"] == 3
    assert found["seharusnya"].startswith("sama dengan baris 2: 10 (2 Januari 2024)")


def test_mixed_years_are_refused(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    data = ekspor(*(dokumen(year, 5, Tanggal_Dokumen=f"2 Januari {year}") for year in (2023, 2024, 2025)))
    assert [found["baris"] for found in salah(buku, lkjip, data)] == [2, 4]


def test_a_workbook_without_its_year_is_refused(workbook: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    [found] = salah(workbook, lkjip, ekspor(dokumen(1, 5)))
    assert found["masalah"] == "Tahun laporan belum diisi."


@pytest.mark.parametrize("name", KOLOM)
def test_a_missing_column_is_named(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor, name: str) -> None:
    [found] = salah(buku, lkjip, ekspor(dokumen(1, 5), kolom=[other for other in KOLOM if other != name]))
    assert (found["nilai"], found["masalah"]) == (name, "Kolom ini tidak ada di dalam berkas.")


def test_columns_in_another_order_are_refused_with_the_first_out_of_place(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    order = list(KOLOM)
    order[26], order[27] = order[27], order[26]
    [found] = salah(buku, lkjip, ekspor(dokumen(1, 5), kolom=order))
    assert (found["nilai"], found["seharusnya"]) == ("Nilai Setoran", "kolom ke-27: Nilai Realisasi")
    assert found["tindakan"].startswith("Unduh ulang")
    [found] = salah(buku, lkjip, ekspor(dokumen(1, 5), kolom=["BULAN", *KOLOM]))
    assert found["nilai"] == "BULAN"


def test_several_skpd_need_a_choice(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    other = "1.02.0.00.0.00.01.0000"
    data = ekspor(dokumen(1, 5), dokumen(2, 7, Kode_SKPD=other, Nama_SKPD="Dinas Lain", Tanggal_Dokumen="rusak"))
    [found] = salah(buku, lkjip, data)
    assert found["nilai"] == f"{SKPD} Kecamatan Uji; {other} Dinas Lain"
    assert "--skpd KODE" in found["tindakan"]
    [found] = salah(buku, lkjip, data, "--skpd", "9")
    assert found["masalah"] == "Kode SKPD 9 tidak ada di dalam data."
    assert lkjip("impor-sipd", buku.path, data, "--skpd", f" {SKPD}", "--ya").code == 0
    assert isi(buku)[0] == 5


def test_only_so_many_defects_are_told_in_full_and_the_rest_counted_by_kind(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    rows = [dokumen(i, "x", Tanggal_Dokumen="y") for i in range(50)]
    ran = lkjip("impor-sipd", buku.path, ekspor(*rows), "--ya")
    assert ran.out.count("Seharusnya:") + ran.out.count("Begitu juga") == SALAH_DISEBUT
    assert "dan 40 lagi: Nilai Realisasi bukan sel angka." in ran.out
    assert "Ada 100 yang perlu dibetulkan" in ran.out


def test_of_several_files_the_defective_one_is_named(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    [found] = salah(buku, lkjip, ekspor(dokumen(1, 5), nama="satu.xlsx"), ekspor(dokumen(2, "x"), nama="dua.xlsx"))
    assert found["masalah"] == "dua.xlsx: Nilai Realisasi bukan sel angka."


def test_a_csv_holds_texts_and_is_refused(buku: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    rows = [*lines([dokumen(1, 5)]), [], [SKPD]]
    (tmp_path / "data.csv").write_text("\n".join(";".join(map(str, row)) for row in rows))
    found = salah(buku, lkjip, tmp_path / "data.csv")
    assert "Nilai Realisasi bukan sel angka." in [item["masalah"] for item in found]


@pytest.mark.parametrize("cells", [[], [["apa", "saja"]], [list(KOLOM)], [list(KOLOM), [""] * 45]])
def test_a_sheet_without_documents_is_refused(buku: Workbook, lkjip: Lkjip, tmp_path: Path, cells: list[Any]) -> None:
    [found] = salah(buku, lkjip, tulis(tmp_path / "x.xlsx", cells))
    assert found["masalah"] in {"Judul kolom ekspor SIPD tidak ditemukan.",
                                "Tidak ada baris realisasi di bawah judul kolom."}


def test_another_sheet_is_refused_with_the_names_found(buku: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    [found] = salah(buku, lkjip, tulis(tmp_path / "x.xlsx", lines([dokumen(1, 5)]), "Lembar Lain"))
    assert (found["nilai"], found["masalah"]) == ("Lembar Lain", f"Lembar “{LEMBAR}” tidak ada di dalam berkas.")


# Files made to do harm, and files that are none


def _with_part(source: Path, target: Path, change: Callable[[bytes], bytes]) -> Path:
    """A copy of a workbook whose sheet is rewritten."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, change(data) if info.filename.endswith("sheet1.xml") else data)
    return target


@pytest.mark.parametrize(("cell", "masalah"), [
    (b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "Ada isian nyasar jauh di luar tabel."),
    (b'<row r="9"><c s="0" r="XFD9" t="str"><v>x</v></c></row>', "Ada isian nyasar jauh di luar tabel."),
    (b"<row r='9'><c r='XFD9'><v>1</v></c></row>", "Ada isian nyasar jauh di luar tabel."),
    (b'<row r="1048576"><c><v>1</v></c></row>', "Ada isian nyasar jauh di luar tabel."),
    (b'<row r="9"><c r="&#88;FD9"><v>1</v></c></row>', "Ada isian nyasar jauh di luar tabel."),
    (b'<row r="9"><c r = "XFD9"><v>1</v></c></row>', "Ada isian nyasar jauh di luar tabel."),
])
def test_a_stray_cell_far_away_is_refused_at_once(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor, tmp_path: Path, cell: bytes, masalah: str) -> None:
    data = _with_part(ekspor(dokumen(1, 5)), tmp_path / "nyasar.xlsx",
                      lambda part: part.replace(b"</sheetData>", cell + b"</sheetData>"))
    started = time.monotonic()
    [found] = salah(buku, lkjip, data)
    assert found["masalah"] == masalah
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("cell", [b'<row r="1048576"><c r="XFD1048576" s="0"/></row>',
                                  b'<row r="1048576" ht="12"></row>',
                                  b'<row r="1048576"><c r="XFD1048576" s="0"></c></row>'])
def test_formats_far_away_do_no_harm(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor, tmp_path: Path, cell: bytes) -> None:
    data = _with_part(ekspor(dokumen(1, 5)), tmp_path / "format.xlsx",
                      lambda part: part.replace(b"</sheetData>", cell + b"</sheetData>"))
    assert lkjip("impor-sipd", buku.path, data, "--ya").code == 0
    assert isi(buku)[0] == 5


def test_a_zip_bomb_is_refused_unread(
        buku: Workbook, lkjip: Lkjip, ekspor: Ekspor, tmp_path: Path) -> None:
    data = _with_part(ekspor(dokumen(1, 5)), tmp_path / "bom.xlsx",
                      lambda part: part.replace(b"</sheetData>", b" " * (ISI_TERBESAR + 1) + b"</sheetData>"))
    [found] = salah(buku, lkjip, data)
    assert found["masalah"] == "Berkas ini terlalu besar untuk sebuah tabel data."


def test_a_part_larger_than_it_says_is_refused(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor, tmp_path: Path) -> None:
    data = _with_part(ekspor(dokumen(1, 5)), tmp_path / "bohong.xlsx",
                      lambda part: part.replace(b"</sheetData>", b" " * 2_000_000 + b"</sheetData>"))
    with zipfile.ZipFile(data) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    data.write_bytes(data.read_bytes().replace(size, (1000).to_bytes(4, "little")))
    [found] = salah(buku, lkjip, data)
    assert found["masalah"] == "Berkas ini bukan buku kerja Excel (.xlsx), atau isinya rusak."


@pytest.mark.parametrize(("content", "masalah"), [
    (b"", "bukan buku kerja Excel"), (b"Kode SKPD;Nama SKPD\n", "bukan buku kerja Excel"),
    (b"PK\x03\x04rusak", "bukan buku kerja Excel"), (b"%PDF-1.7", "bukan buku kerja Excel"),
    (bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"), "terkunci kata sandi"),
    (bytes.fromhex("D0CF11E0A1B11AE1") + b"Workbook", "bentuk lama (.xls)"),
])
def test_what_is_no_workbook_is_refused(
        buku: Workbook, lkjip: Lkjip, tmp_path: Path, content: bytes, masalah: str) -> None:
    path = tmp_path / "01. data.xlsx"
    path.write_bytes(content)
    [found] = salah(buku, lkjip, path)
    assert masalah in found["masalah"]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=5), st.none() | st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_no_damage_to_a_file_makes_the_reading_fail(
        tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int]], cut: int | None) -> None:
    path = tulis(tmp_path_factory.mktemp("rusak") / "rusak.xlsx", lines([dokumen(1, 5)]))
    content = bytearray(path.read_bytes())
    for place, byte in damage:
        content[place % len(content)] = byte
    path.write_bytes(content if cut is None else content[:cut % len(content)])
    sheet = baca_tabel(path, LEMBAR)
    assert sheet.salah or list(sheet.isi)


def test_a_missing_file_is_told_in_one_sentence(buku: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    ran = lkjip("impor-sipd", buku.path, tmp_path / "tidak-ada.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "tidak dapat dibaca" in ran.err


def test_texts_that_look_like_formulas_are_only_texts(buku: Workbook, lkjip: Lkjip, ekspor: Ekspor) -> None:
    data = ekspor(dokumen("=1+1", 5, Keterangan_Dokumen="@SUM(A1)"), dokumen("+5", 6), dokumen("-7", 8))
    assert lkjip("impor-sipd", buku.path, data, "--ya").code == 0
    assert isi(buku)[0] == 19


# Speed


def test_twenty_thousand_rows_are_imported_exactly_and_within_seconds(buku: Workbook, tmp_path: Path) -> None:
    chance = random.Random(5)
    rows, total = [], {SUB: [0] * 4, DUA: [0] * 4}
    for number in range(20_000):
        kode, month, amount = chance.choice((SUB, DUA)), chance.randrange(12), chance.randrange(1, 10**9)
        back = chance.randrange(1000) if number % 9 == 0 else 0
        ls = number % 2 == 0
        day = f"{chance.randrange(1, 29)} {BULAN[month]} 2024"
        total[kode][month // 3] += amount - back
        rows.append({**{name: f"isi {name}" for name in KOLOM[:26]}, **dokumen(
            number, amount, Kode_Sub_Kegiatan=kode, Nilai_Setoran=back, Nomor_SP2D=f"SP2D/{number // 4}",
            Nilai_SP2D=1_000, Jenis_Dokumen="SPP" if ls else "TBP", Jenis_Transaksi="LS" if ls else "GU",
            Tanggal_Dokumen="31 Desember 2024" if ls else day, Tanggal_Transfer=day)})
    data = _tulis_banyak(tmp_path / "besar.xlsx", lines(rows + rows[:100]))
    started = time.monotonic()
    ran = subprocess.run([sys.executable, "-c", _MEASURED, str(buku.path), str(data)], capture_output=True, text=True,
                         check=True)
    assert time.monotonic() - started < 20  # 3 seconds on a quiet machine
    assert int(ran.stderr or 0) < 300 * 1024
    assert "100 baris berulang" in ran.stdout
    for kode in (SUB, DUA):
        assert isi(buku, kode) == [*total[kode], sum(total[kode])]


_MEASURED = """
import sys
from pathlib import Path
from lkjip_xl.cli import main
code = main(["impor-sipd", *sys.argv[1:], "--ya"])
if Path("/proc/self/status").exists():
    print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0], file=sys.stderr)
raise SystemExit(code)
"""


def _tulis_banyak(path: Path, cells: Sequence[Sequence[Any]]) -> Path:
    """The same as `tulis`, many times faster: figures and texts alone, straight into the XML."""
    letters = [column_letter(number) for number in range(1, len(KOLOM) + 1)]
    rows = "".join(
        f'<row r="{number}">' + "".join(
            f'<c r="{letter}{number}"><v>{value}</v></c>' if isinstance(value, int) else
            f'<c r="{letter}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
            for letter, value in zip(letters, line, strict=True)) + "</row>"
        for number, line in enumerate(cells, 1))
    return _with_part(tulis(path.with_name("kosong.xlsx"), []), path, lambda part: part.replace(
        b"<sheetData/>", f"<sheetData>{rows}</sheetData>".encode()))
