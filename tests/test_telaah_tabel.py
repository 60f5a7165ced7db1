"""Tables of many offices: what a row is, what a column is of, and sums, means and signs within them."""

from __future__ import annotations

import pytest
from naskah_uji import bahan_uji, judul, kutipan_temuan, paragraf, periksa_tercetak, tabel, temuan

from lkjip_xl.domain.telaah.bahan import Bahan

DEPAN = (paragraf("LAPORAN KINERJA INSTANSI PEMERINTAH"), paragraf("DINAS KESEHATAN KABUPATEN SUKAMAJU TAHUN 2023"),
         judul("BAB III AKUNTABILITAS KINERJA"))
Baris = list[list[str]]


def satu(rows: Baris, title: str = "Tabel 3.1 Capaian Kinerja Tahun 2023") -> Bahan:
    return bahan_uji(*DEPAN, tabel(rows, judul=title))


# An indikator that is a mean

WAKTU: Baris = [["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"],
                ["1", "Persentase ibu hamil dilayani", "%", "90,00", "94,50", "105,00"],
                ["2", "Rata-rata waktu tunggu rawat jalan", "menit", "50", "45", "110,00"],
                ["", "Rata-rata", "", "", "", "107,50"]]


def test_an_indikator_that_is_a_mean_is_no_mean_row() -> None:
    assert not temuan(satu(WAKTU), "T-107")
    history = [["Indikator", "2021", "2022", "2023"], ["Rata-rata lama sekolah", "8,5", "8,6", "8,7"],
               ["Harapan lama sekolah", "12,1", "12,3", "12,4"], ["Rata-rata nilai ujian", "60,1", "61,0", "63,2"]]
    assert not temuan(satu(history, "Tabel 3.2 Perkembangan Kinerja"), "T-107")


def test_a_mean_row_that_is_not_the_mean_is_found_beside_an_indikator_that_is_one() -> None:
    wrong = satu([*WAKTU[:-1], ["", "Rata-rata capaian seluruh indikator", "", "", "", "105,70"]])
    assert kutipan_temuan(wrong, "T-107") == ["105,70"]


# Headings within a table that have the mean of what stands below them

def sasaran(first: str, mean: str = "101,91") -> Bahan:
    return satu([["No", "Indikator", "Satuan", "Target", "Realisasi", "Capaian (%)"],
                 ["Sasaran 1: Meningkatnya gizi masyarakat", "<", "<", "<", "<", first],
                 ["1", "Cakupan gizi", "%", "90", "81", "90,00"], ["2", "Cakupan jamban", "%", "50", "54", "108,00"],
                 ["Sasaran 2: Meningkatnya tata kelola dinas", "<", "<", "<", "<", "105,14"],
                 ["3", "Nilai SAKIP", "nilai", "70", "73,60", "105,14"],
                 ["Rata-rata capaian", "<", "<", "<", "<", mean]])


def test_a_heading_within_a_table_has_the_mean_of_the_rows_below_it() -> None:
    assert kutipan_temuan(sasaran("98,00", "101,05"), "T-121") == ["98,00"]
    assert not temuan(sasaran("99,00", "101,05"), "T-121")


def test_headings_within_a_table_do_not_take_part_in_its_mean() -> None:
    # (90 + 108 + 105.14) / 3 = 101.05, of the two sasaran (99 + 105.14) / 2 = 102.07
    assert not temuan(sasaran("99,00", "101,05"), "T-107")
    assert not temuan(sasaran("99,00", "102,07"), "T-107")
    assert kutipan_temuan(sasaran("99,00", "104,05"), "T-107") == ["104,05"]


def test_the_mean_of_a_sasaran_is_that_of_its_own_rows() -> None:
    rows = [["Sasaran", "Indikator", "Target", "Realisasi", "Capaian (%)"],
            ["Tujuan 1: Meningkatkan kesehatan", "Indeks kesehatan", "70,00", "71,40", "102,00"],
            ["Sasaran 1: Meningkatnya gizi", "Cakupan gizi", "90,00", "88,00", "97,78"],
            ["", "Cakupan jamban", "80,00", "84,00", "105,00"], ["Rata-rata Sasaran 1", "", "", "", "101,39"]]
    assert not temuan(satu(rows), "T-107")


# Signs of differences

def pagu(second: str) -> Bahan:
    return satu([["No", "Program", "Sebelum Perubahan (Rp)", "Setelah Perubahan (Rp)", "Bertambah/(Berkurang)"],
                 ["1", "Program Gizi", "500.000.000", "600.000.000", "100.000.000"],
                 ["2", "Program Obat", "400.000.000", "350.000.000", second],
                 ["3", "Program Sanitasi", "300.000.000", "280.000.000", "(20.000.000)"]],
                "Tabel 2.2 Pagu Program Tahun 2023")


def test_a_fall_has_the_sign_of_a_fall_where_others_have_it() -> None:
    assert kutipan_temuan(pagu("50.000.000"), "T-122") == ["50.000.000"]
    assert not temuan(pagu("(50.000.000)"), "T-122")


def test_a_column_without_any_sign_does_not_tell_rise_from_fall() -> None:
    rows = [["No", "Indikator", "Realisasi 2022", "Realisasi 2023", "Selisih"],
            ["1", "Nilai SAKIP", "60,0", "62,0", "2,0"], ["2", "Cakupan gizi", "70,0", "69,0", "1,0"],
            ["3", "Cakupan jamban", "50,0", "48,5", "1,5"]]
    assert not temuan(satu(rows), "T-122")


# Quarters and the year

def triwulan(last: str) -> Bahan:
    head = [["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"],
            ["1", "Cakupan gizi", "%", "80", "84", "105,00"], ["2", "Cakupan jamban", "%", "50", "55", "110,00"],
            ["3", "Nilai SAKIP", "nilai", "70", "70,70", "101,00"],
            ["4", "Cakupan imunisasi", "%", "90", "81", "90,00"]]
    quarters = [["No", "Indikator Kinerja", "Triwulan I", "<", "Triwulan IV", "<"], ["^", "^", "T", "R", "T", "R"],
                ["1", "Cakupan gizi", "20", "21", "80", "84"], ["2", "Cakupan jamban", "10", "12", "50", "55"],
                ["3", "Nilai SAKIP", "70", "70,1", "70", "70,70"], ["4", "Cakupan imunisasi", "20", "22", "90", last]]
    return bahan_uji(*DEPAN, tabel(head, judul="Tabel 3.1 Capaian Kinerja Tahun 2023"),
                     tabel(quarters, judul="Tabel 3.2 Realisasi Kumulatif per Triwulan Tahun 2023"))


def test_a_cumulative_last_quarter_is_the_year() -> None:
    assert kutipan_temuan(triwulan("18"), "T-209") == ["18"]
    assert not temuan(triwulan("81"), "T-209")


# Years as columns, and what was reached before a plan began

def sejarah(before: str, start: str) -> Bahan:
    return bahan_uji(
        *DEPAN, tabel([["No", "Indikator", "Kondisi Awal (2020)", "Target 2021", "Target 2022", "Target 2023"],
                       ["1", "Cakupan gizi", start, "70", "75", "80"], ["2", "Nilai SAKIP", "60", "64", "66", "70"]],
                      judul="Tabel 2.1 Target Renstra"),
        tabel([["No", "Indikator", "Target 2023", "Realisasi 2022", "Realisasi 2023", "Capaian (%)"],
               ["1", "Cakupan gizi", "80", "76", "84", "105,00"], ["2", "Nilai SAKIP", "70", "66", "70,70", "101,00"]],
              judul="Tabel 3.1 Capaian Kinerja Tahun 2023"),
        tabel([["No", "Indikator", "2020", "2021", "2022", "2023"], ["1", "Cakupan gizi", "65", "71", before, "84"],
               ["2", "Nilai SAKIP", "60", "63", "66", "70,70"]], judul="Tabel 3.2 Capaian Tahun 2020-2023"))


def test_columns_of_years_are_of_what_other_tables_say_of_these_years() -> None:
    assert kutipan_temuan(sejarah("67", "65"), "T-201") == ["67"]
    assert not temuan(sejarah("76", "65"), "T-201")


def test_what_a_plan_began_with_is_what_was_reached_then() -> None:
    assert kutipan_temuan(sejarah("76", "56"), "T-201") == ["65"]


# Columns worked out by a formula of their own

def test_amounts_and_products_are_no_percentages() -> None:
    rows = [["Sasaran", "Pagu (Rp)", "Realisasi (Rp)", "Capaian (%)", "Pagu x Capaian (Rp)", "Efisiensi (Rp)",
             "NE (%)"],
            ["Sasaran 1", "1.000.000.000", "900.000.000", "100,00", "1.000.000.000", "100.000.000", "75,00"],
            ["Sasaran 2", "2.000.000.000", "1.900.000.000", "105,00", "2.100.000.000", "200.000.000", "73,81"],
            ["Jumlah", "3.000.000.000", "2.800.000.000", "", "3.100.000.000", "300.000.000", ""]]
    bahan = bahan_uji(*DEPAN, paragraf("Serapan anggaran dinas tahun 2023 sebesar 93,33%."),
                      tabel(rows, judul="Tabel 3.3 Efisiensi Tahun 2023"))
    assert not [one for kode in ("T-116", "T-201", "T-1502", "T-103") for one in temuan(bahan, kode)]


def test_the_constants_of_a_formula_are_no_figures_of_an_indikator() -> None:
    bahan = bahan_uji(*DEPAN, tabel(WAKTU, judul="Tabel 3.1 Capaian Kinerja Tahun 2023"), paragraf(
        "Capaian rata-rata waktu tunggu rawat jalan dihitung dengan rumus (2 x target - realisasi) dibagi target "
        "dikali 100%."))
    assert not temuan(bahan, "T-201")


def survei(third: str) -> Bahan:
    return satu([["No", "Unsur Pelayanan", "Nilai Unsur", "Bobot", "NRR Tertimbang"],
                 ["1", "Persyaratan", "3,20", "0,111", "0,355"], ["2", "Prosedur", "3,30", "0,111", "0,366"],
                 ["3", "Waktu", "3,10", "0,111", third], ["4", "Biaya", "3,90", "0,111", "0,433"]],
                "Tabel 3.5 Hasil Survei Kepuasan Masyarakat")


def test_a_row_keeps_the_formula_of_its_column() -> None:
    # 3.10 x 0.111 = 0.3441
    assert kutipan_temuan(survei("0,334"), "T-123") == ["0,334"]
    assert not temuan(survei("0,344"), "T-123")
    assert not temuan(survei("0,345"), "T-123"), "what may be rounded is no slip"


def test_what_is_worked_out_from_a_wrong_figure_is_not_told_again() -> None:
    rows = [["Sasaran", "Pagu x Capaian (Rp)", "Realisasi (Rp)", "E (%)", "NE (%)"],
            ["Sasaran 1", "1.000.000.000", "900.000.000", "10,00", "75,00"],
            ["Sasaran 2", "2.000.000.000", "1.900.000.000", "5,00", "62,50"],
            ["Sasaran 3", "1.500.000.000", "1.380.000.000", "6,00", "70,00"],
            ["Sasaran 4", "1.200.000.000", "1.176.000.000", "2,00", "55,00"]]
    # (1500 - 1380) / 1500 = 8 percent, and 50 + 8 x 2.5 = 70
    assert kutipan_temuan(satu(rows, "Tabel 3.6 Efisiensi per Sasaran Tahun 2023"), "T-123") == ["6,00"]


# What is better the lower it is

@pytest.mark.parametrize(("name", "printed", "found"), [
    ("Prevalensi stunting", "110,00", True), ("Prevalensi stunting", "90,00", False),
    ("Kasus kekerasan yang ditangani", "110,00", False)])
def test_more_than_the_target_is_no_better_where_less_is_wanted(name: str, printed: str, found: bool) -> None:
    bahan = satu([["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"],
                  ["1", "Cakupan imunisasi", "%", "95", "96", "101,05"], ["2", name, "%", "20", "22", printed]])
    assert kutipan_temuan(bahan, "T-124") == ([printed] if found else [])


# Sums of what does not add up, and points that part thousands

def penduduk(men: str) -> Bahan:
    return satu([["No", "Kecamatan", "Luas (km2)", "Laki-laki", "Perempuan", "Jumlah", "Kepadatan"],
                 ["1", "Utara", "10,00", "500", "520", "1.020", "102"],
                 ["2", "Selatan", "20,00", "1.500", "1.480", "2.980", "149"],
                 ["3", "Timur", "5,00", "700", "710", "1.410", "282"],
                 ["", "Jumlah", "35,00", men, "2.710", "5.410", "155"]], "Tabel 1.1 Penduduk Tahun 2023")


def test_points_part_thousands_beside_whole_numbers_and_a_ratio_has_no_sum() -> None:
    assert not temuan(penduduk("2.700"), "T-108")
    assert kutipan_temuan(penduduk("2.800"), "T-108") == ["2.800"]


# A sentence beside a table

@pytest.mark.parametrize(("printed", "found"), [("Rp4.850.000.000", True), ("Rp4.580.000.000", False)])
def test_a_sentence_gives_the_total_of_the_table_beside_it(printed: str, found: bool) -> None:
    bahan = bahan_uji(
        *DEPAN, paragraf(f"Pekerjaan jalan meliputi dua paket dengan nilai kontrak {printed}."),
        tabel([["No", "Nama Paket", "Nilai Kontrak (Rp)"], ["1", "Jalan Mawar", "2.500.000.000"],
               ["2", "Jalan Melati", "2.080.000.000"], ["", "Jumlah", "4.580.000.000"]],
              judul="Tabel 3.4 Paket Pekerjaan Tahun 2023"))
    assert kutipan_temuan(bahan, "T-210") == ([printed] if found else [])
    periksa_tercetak(bahan, temuan(bahan, "T-210"))


# The whole and its parts

SUMBER: Baris = [["Sumber Dana", "Anggaran", "Terpakai", "Persen", "Sisa"],
                 ["APBD", "400.000.000", "390.000.000", "97,50", "10.000.000"],
                 ["Kapitasi Jaminan Kesehatan", "600.000.000", "540.000.000", "90,00", "60.000.000"],
                 ["Jumlah", "1.000.000.000", "930.000.000", "93,00", "70.000.000"]]


def test_what_one_source_of_funds_has_is_not_said_of_the_whole() -> None:
    bahan = bahan_uji(*DEPAN, judul("Realisasi Anggaran", 2), tabel(SUMBER, judul="Tabel 3.8 Pemakaian Anggaran 2023"),
                      paragraf("Serapan APBD 97,50 persen. Dana JKN yang belum terpakai, sisa Rp60.000.000, digunakan "
                               "tahun depan."))
    assert not temuan(bahan, "T-201")


def test_what_a_sentence_says_of_the_whole_is_that_of_the_table() -> None:
    bahan = bahan_uji(*DEPAN, judul("Realisasi Anggaran", 2), tabel(SUMBER, judul="Tabel 3.8 Pemakaian Anggaran 2023"),
                      paragraf("Serapan anggaran seluruhnya sebesar 95,30 persen."))
    assert kutipan_temuan(bahan, "T-201") == ["95,30 persen"]


def test_the_share_of_the_whole_is_no_serapan() -> None:
    shares = [["Sumber Dana", "Pagu (Rp)", "Persentase"], ["APBD", "400.000.000", "40,00"],
              ["Kapitasi Jaminan Kesehatan", "600.000.000", "60,00"], ["Jumlah", "1.000.000.000", "100,00"]]
    bahan = bahan_uji(*DEPAN, tabel(SUMBER, judul="Tabel 3.8 Pemakaian Anggaran Tahun 2023"),
                      tabel(shares, judul="Tabel 3.9 Pagu menurut Sumber Dana Tahun 2023"))
    assert not temuan(bahan, "T-201")


def test_every_remark_of_tables_quotes_what_stands_there() -> None:
    for bahan, kode in ((sasaran("98,00"), "T-121"), (pagu("50.000.000"), "T-122"), (triwulan("18"), "T-209")):
        periksa_tercetak(bahan, temuan(bahan, kode))
