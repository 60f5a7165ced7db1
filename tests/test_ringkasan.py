"""Ringkasan: a head of office reads on one page what was reached, what moved, and what needs attention first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from kantor_uji import TAHUN, satu_indikator, terhitung

from lkjip_xl.book.ringkasan import BARIS_JUDUL, INDIKATOR_TERBANYAK, JUDUL_GRAFIK, baris, chart_title, ringkasan
from lkjip_xl.book.schema import GRAFIK, PERIKSA, RINGKASAN, RINGKASAN_FACTS
from lkjip_xl.book.textfit import INDENT_WIDTH, text_lines
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.masukan import BarisProgram, Indikator, Pengaturan
from lkjip_xl.domain.nilai.arah import Arah

LAYAR = 160
"""So many units of column width are in sight on a screen of 1366 pixels, whichever office program shows them."""


def indikator(nama: str, target: str, realisasi: str, lalu: str = "", arah: Arah = "tinggi") -> Indikator:
    made = satu_indikator(target, realisasi, arah, nama)
    return replace(made, realisasi={**made.realisasi, **({TAHUN - 1: Decimal(lalu)} if lalu else {})})


def program(kode: str, nama: str, pagu: int, realisasi: int) -> tuple[BarisProgram, ...]:
    money = {"pagu_murni": Decimal(pagu), "realisasi_anggaran": Decimal(realisasi)}
    return (BarisProgram(7, kode, nama, "S1"), BarisProgram(8, f"{kode}.2.01", "Kegiatan"),
            BarisProgram(9, f"{kode}.2.01.0001", "Sub kegiatan", **money))


def kantor(*indikator: Indikator, pengaturan: Pengaturan | None = None, uang: tuple[BarisProgram, ...] = ()) -> Hasil:
    return terhitung(*indikator, pengaturan=pengaturan, program=uang)[0]


def perhatian(hasil: Hasil, galat: int = 0) -> list[tuple[Any, ...]]:
    return [line.cells for line in baris(hasil, galat) if line.level == "perhatian"]


def test_the_lowest_capaian_comes_first_with_what_is_missing() -> None:
    hasil = kantor(indikator("A", "80", "72"), indikator("B", "80", "40"), indikator("C", "80", "80"))
    assert perhatian(hasil) == [("B", "capaian 50,00 %: realisasi 40 dari target 80 Indeks"),
                                ("A", "capaian 90,00 %: realisasi 72 dari target 80 Indeks")]


def test_galat_stand_above_everything_because_the_figures_may_be_wrong() -> None:
    assert perhatian(kantor(indikator("A", "80", "40")), galat=3)[0][1].startswith("3 galat")


def test_where_all_is_well_it_says_so() -> None:
    assert perhatian(kantor(indikator("A", "80", "80"))) == [("Tidak ada", "Semua indikator mencapai target.")]


def test_of_lower_is_better_a_higher_realisasi_is_a_miss_and_a_turn_for_the_worse() -> None:
    hasil = kantor(indikator("Angka kematian ibu", "3", "5", "4", "rendah"))
    assert perhatian(hasil)[0][0] == "Angka kematian ibu"
    line = next(line for line in baris(hasil, 0) if line.level == "memburuk")
    assert line.cells[5] == "▲ naik 1"


def test_a_target_that_was_met_but_fell_is_named_after_those_that_were_missed() -> None:
    hasil = kantor(indikator("Turun", "80", "81", "85"), indikator("Meleset", "80", "79", "70"))
    assert [name for name, _ in perhatian(hasil)] == ["Meleset", "Turun"]
    assert perhatian(hasil)[1][1] == "turun dari tahun lalu: 85 menjadi 81 Indeks"


def test_the_program_that_spent_least_is_named_where_it_is_behind_the_whole() -> None:
    uang = (*program("7.01.02", "Pelayanan", 100, 100), *program("7.01.03", "Pemberdayaan", 1000, 500))
    assert perhatian(kantor(indikator("A", "80", "80"), uang=uang)) == [
        ("Pemberdayaan", "serapan terendah, 50,00 %: sisa Rp500")]


def test_no_more_than_five_things_are_named_and_the_rest_is_counted() -> None:
    hasil = kantor(*(indikator(f"I{n}", "80", str(40 + n)) for n in range(8)))
    assert [name for name, _ in perhatian(hasil)] == ["I0", "I1", "I2", "I3", "I4"]
    assert next(line.cells[0] for line in baris(hasil, 0) if line.level == "catatan") == "dan 3 indikator lain"


def test_the_sentence_says_mean_targets_met_and_money_spent() -> None:
    hasil = kantor(indikator("A", "80", "72"), indikator("B", "80", "80"), uang=program("7.01.02", "P", 200, 150))
    assert ringkasan(hasil)[RINGKASAN.sentence_row - 1][RINGKASAN.label_column - 1] == (
        "Rata-rata capaian 95,00 % (Sangat tinggi); 1 dari 2 indikator mencapai target; anggaran terserap 75,00 %.")


def test_while_the_year_runs_an_indicator_is_judged_by_its_target_to_date() -> None:
    made = replace(indikator("A", "80", "20"), realisasi={})
    parts = tuple(Decimal(value) for value in ("10", "10"))
    made = replace(made, cara_triwulan="Per triwulan: dijumlahkan",
                   triwulan=(*parts, None, None), target_tw=(*parts, Decimal(30), Decimal(30)))
    hasil = kantor(made, pengaturan=Pengaturan(triwulan=2))
    assert perhatian(hasil) == [("Tidak ada", "Semua indikator mencapai target.")]


@pytest.mark.parametrize("count", [1, 5, INDIKATOR_TERBANYAK, 40])
def test_however_many_indicators_there_are_all_lines_stand_above_the_charts(count: int) -> None:
    uang = tuple(row for n in range(1, 10) for row in program(f"7.01.{n:02}", f"Program {n}", 100, 90 + n))
    lines = baris(kantor(*(indikator(f"I{n}", "80", str(40 + n)) for n in range(count)), uang=uang), 1)
    assert len(lines) <= RINGKASAN.lines
    assert RINGKASAN.lines_row + RINGKASAN.lines < RINGKASAN.charts_row
    assert sum(line.level == "indikator" for line in lines) == min(count, INDIKATOR_TERBANYAK)


def test_nine_indicators_have_a_chart_of_their_own_each_with_its_place() -> None:
    rows = ringkasan(kantor(*(indikator(f"I{n}", "80", "80", "70") for n in range(11))))
    titles = [rows[row - 1][column - 1] for row, column in map(RINGKASAN.chart_title, range(GRAFIK))]
    assert titles == [f"I{n} Tahun {TAHUN - 1}-{TAHUN}" for n in range(9)]
    assert len({RINGKASAN.chart_title(index) for index in range(GRAFIK)}) == GRAFIK


def test_the_title_of_a_chart_is_whole_and_gives_up_its_years_first() -> None:
    name = "Persentase desa yang tertib administrasi pemerintahan, keuangan, aset, dan pelaporan tepat waktu"
    assert chart_title("Nilai SAKIP", "2023-2024", 34) == "Nilai SAKIP Tahun 2023-2024"
    assert chart_title(name, "2023-2024", 34) == name
    longest = chart_title(f"{name} {name}", "2023-2024", 34)
    assert longest.endswith(" ...")
    assert text_lines(longest, 34 - INDENT_WIDTH, JUDUL_GRAFIK, bold=True) == BARIS_JUDUL


def test_key_figures_end_above_the_lines_and_the_page_is_as_wide_as_its_columns() -> None:
    assert RINGKASAN.facts_row + len(RINGKASAN_FACTS) < RINGKASAN.lines_row
    assert len(RINGKASAN.widths) == RINGKASAN.last_column - RINGKASAN.label_column + 1


def test_what_where_and_the_remedy_of_a_finding_are_in_sight_on_a_small_screen() -> None:
    keys = [column.key for column in PERIKSA.columns]
    assert {"lembar", "sel", "temuan", "tindakan"} <= set(keys[:keys.index("nilai")])
    assert sum(column.width for column in PERIKSA.columns[:keys.index("nilai")]) <= LAYAR
