"""Computed sentences say what the figures say: for rise, fall and standstill, for one and many, for what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from conftest import Workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, hitung
from lkjip_xl.domain.masukan import (
    BarisBelanja,
    BarisProgram,
    Indikator,
    Induk,
    Laporan,
    Pembanding,
    Pengaturan,
    Profil,
    Rekomendasi,
    Surat,
)
from lkjip_xl.domain.narasi import Kalimat, narasi
from lkjip_xl.domain.nilai.arah import Arah, AturanCapaian
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.skala import Skala, daftar_skala, skala
from lkjip_xl.domain.nilai.terbilang import cacah, rupiah, rupiah_terbilang, urutan
from lkjip_xl.domain.nilai.triwulan import TIDAK_TURUN
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

PROFIL = Profil("Kecamatan Uji", "Kabupaten Uji", 2024, 2021, 2026)
S1, S2, T = Induk(2, "Sasaran", "S satu", "T"), Induk(3, "Sasaran", "S dua", "T"), Induk(1, "Tujuan", "T")
B, BB, A = Predikat("B", "AKIP", 4), Predikat("BB", "AKIP", 5), Predikat("A", "AKIP", 6)
Value = str | Ukuran | None


def _ukuran(value: Value) -> Ukuran | None:
    return Decimal(value) if isinstance(value, str) else value


def _indikator(target: Value = "80", realisasi: Value = "84", lalu: Value = None, arah: Arah = "tinggi",
               nama: str = "IKM", induk: str = "S satu", **fields: Any) -> Indikator:
    years = {2024: realisasi, 2023: lalu}
    done = {year: found for year, value in years.items() if (found := _ukuran(value)) is not None}
    return replace(Indikator(7, nama, induk, "Indeks", arah, pk_murni=_ukuran(target), realisasi=done), **fields)


def _program(anggaran: int | None, realisasi: int | None, induk: str = "S satu",
             kode: str = "7.01.01") -> tuple[BarisProgram, ...]:
    money = [None if value is None else Decimal(value) for value in (anggaran, realisasi)]
    return (
        BarisProgram(1, kode, "program", induk),
        BarisProgram(2, f"{kode}.2.01", "kegiatan"),
        BarisProgram(3, f"{kode}.2.01.0001", "sub", target=Decimal(1), realisasi=Decimal(1), pagu_murni=money[0],
                     realisasi_anggaran=money[1]),
    )


def _laporan(*indikator: Indikator, **fields: Any) -> Laporan:
    return replace(Laporan(PROFIL, Pengaturan(), (T, S1, S2), indikator), **fields)


def _hasil(laporan: Laporan) -> Hasil:
    return hitung(laporan)[0]


def _said(laporan: Laporan, kunci: str, tentang: str | None = None) -> list[str]:
    return [k.teks for k in narasi(_hasil(laporan)) if k.kunci == kunci and tentang in (None, k.tentang)]


def _one(laporan: Laporan, kunci: str) -> str:
    found = _said(laporan, kunci)
    assert len(found) == 1
    return found[0]


# Target and realisasi (item 32)

@pytest.mark.parametrize(("satuan", "words"), [
    ("Menit", "realisasinya 84 menit, melebihi target 80,"), ("Indeks", "realisasinya 84, melebihi"),
    ("%", "realisasinya 84 %, melebihi"), ("per 1.000 kelahiran", "realisasinya 84, melebihi"),
    ("", "realisasinya 84, melebihi"),
])
def test_a_realisasi_bears_a_unit_that_is_one_word_that_can_be_counted(satuan: str, words: str) -> None:
    assert words in _one(_laporan(_indikator("80", "84", satuan=satuan)), "indikator_capaian")


@pytest.mark.parametrize(("target", "realisasi", "arah", "words"), [
    ("80", "84", "tinggi", ("terlampaui: realisasinya 84, melebihi target 80, sehingga capaiannya 105,00 % (kategori "
                           "sangat tinggi).")),
    ("80", "80", "tinggi", "tercapai: realisasinya 80, sama dengan targetnya, sehingga capaiannya 100,00 %"),
    ("80", "60", "tinggi", ("belum tercapai: realisasinya 60, di bawah target 80, dengan capaian 75,00 % (kategori "
                           "sedang).")),
    ("80", "0", "tinggi", "belum tercapai: realisasinya 0, di bawah target 80, dengan capaian 0,00 %"),
    ("10", "9", "rendah", ("tercapai: realisasinya 9, lebih rendah daripada target 10 (semakin rendah semakin "
                          "baik), sehingga capaiannya 110,00 %")),
    ("10", "12", "rendah", ("belum tercapai: realisasinya 12, lebih tinggi daripada target 10 (semakin rendah "
                           "semakin baik), dengan capaian 80,00 %")),
    ("10", "10", "rendah", "tercapai: realisasinya 10, sama dengan targetnya,"),
    ("10", "25", "rendah", "dengan capaian 0,00 % (batas terendah yang ditetapkan, kategori sangat rendah)."),
    (Rentang(Decimal(90), Decimal(100)), "95", "tinggi", ("tercapai: realisasinya 95, di dalam rentang 90-100 yang "
                                                         "ditargetkan,")),
    (Rentang(Decimal(90), Decimal(100)), "110", "tinggi", "terlampaui: realisasinya 110, di atas rentang 90-100"),
    (Rentang(Decimal(90), Decimal(100)), "110", "rendah", "belum tercapai: realisasinya 110, di atas rentang"),
    (Rentang(Decimal(90), Decimal(100)), "80", "tinggi", "belum tercapai: realisasinya 80, di bawah rentang"),
    (BB, A, "tinggi", "terlampaui: realisasinya A, lebih tinggi daripada target BB,"),
    (BB, BB, "tinggi", "tercapai: realisasinya BB, sama dengan targetnya,"),
    (A, BB, "tinggi", "belum tercapai: realisasinya BB, lebih rendah daripada target A,"),
])
def test_a_target_is_surpassed_met_or_missed_by_the_direction_that_is_better(
        target: Value, realisasi: Value, arah: Arah, words: str) -> None:
    text = _one(_laporan(_indikator(target, realisasi, arah=arah)), "indikator_capaian")
    assert text.startswith("Target IKM tahun 2024 ")
    assert words in text


def test_a_miss_that_two_decimals_hide_is_a_miss_and_shown() -> None:
    text = _one(_laporan(_indikator("80", "79.9999")), "indikator_capaian")
    assert "belum tercapai: realisasinya 79,9999, di bawah target 80,0000, dengan capaian 99,9999 % (kategori" in text


def test_a_capaian_above_the_bound_is_said_to_be_the_bound() -> None:
    capped = Pengaturan(capaian=AturanCapaian(batas_atas=Decimal(120)))
    laporan = _laporan(_indikator("50", "100"), pengaturan=capped)
    assert "capaiannya 120,00 % (batas tertinggi yang ditetapkan, kategori" in _one(laporan, "indikator_capaian")
    assert _one(laporan, "rumus_khusus") == "Capaian dicatat paling banyak 120 %."


@pytest.mark.parametrize(("target", "realisasi", "text"), [
    ("80", None, "Capaian IKM tahun 2024 belum dapat dihitung karena realisasi belum diisi; targetnya 80."),
    (None, "84", "Capaian IKM tahun 2024 belum dapat dihitung karena target belum diisi; realisasinya 84."),
    (None, None, "Capaian IKM tahun 2024 belum dapat dihitung karena target belum diisi."),
    ("0", "84", "Capaian IKM tahun 2024 tidak dihitung karena target 0 tidak dapat dibandingkan; realisasinya 84."),
])
def test_what_cannot_be_computed_is_said_with_its_reason(target: Value, realisasi: Value, text: str) -> None:
    assert _one(_laporan(_indikator(target, realisasi)), "indikator_capaian") == text


def test_without_a_realisasi_no_comparison_repeats_that_it_is_missing() -> None:
    rival = (Pembanding(1, "OPD terbaik", "Dinas A", Decimal(90)),)
    laporan = _laporan(_indikator("80", None, "82", pembanding=rival))
    for kunci in ("indikator_lalu", "indikator_akhir", "indikator_pembanding", "indikator_tren"):
        assert _said(laporan, kunci) == []
    assert "karena realisasi belum diisi." in _one(laporan, "perubahan")


def test_quarters_that_make_no_year_are_the_reason_given() -> None:
    laporan = _laporan(_indikator("80", None, cara_triwulan=TIDAK_TURUN, triwulan=tuple(map(Decimal, (1, 3, 2, 4)))))
    for kunci in ("indikator_capaian", "perubahan", "simpulan_indikator"):
        assert "karena realisasi triwulan turun, padahal tidak boleh turun" in _one(laporan, kunci)


# Last year (items 32 and 61): in points, never percent

@pytest.mark.parametrize(("lalu", "kini", "arah", "words"), [
    ("82", "84", "tinggi", "naik 2 poin, dari 82 menjadi 84"),
    ("85.86", "84", "tinggi", "turun 1,86 poin, dari 85,86 menjadi 84,00"),
    ("84", "84", "tinggi", "tetap 84"),
    ("84.004", "84.006", "tinggi", "naik 0,002 poin, dari 84,004 menjadi 84,006"),
    ("12", "9", "rendah", ("turun 3 poin, dari 12 menjadi 9; karena semakin rendah semakin baik, penurunan "
                          "ini berarti kinerja membaik")),
    ("9", "12", "rendah", ("naik 3 poin, dari 9 menjadi 12; karena semakin rendah semakin baik, kenaikan ini "
                          "berarti kinerja menurun")),
    (B, BB, "tinggi", "naik dari B menjadi BB"),
    (A, BB, "tinggi", "turun dari A menjadi BB"),
    (BB, BB, "tinggi", "tetap BB"),
])
def test_the_change_from_last_year_is_named_and_its_sense_given(
        lalu: Value, kini: Value, arah: Arah, words: str) -> None:
    laporan = _laporan(_indikator(A if isinstance(kini, Predikat) else "80", kini, lalu, arah))
    assert _one(laporan, "indikator_lalu") == f"Dibandingkan dengan tahun 2023, realisasi IKM {words}."
    assert _one(laporan, "perubahan").startswith(f"Realisasi IKM dari tahun 2023 ke tahun 2024 {words}")


def test_the_change_of_a_percentage_is_in_percentage_points() -> None:
    text = _one(_laporan(_indikator("80", "84", "82", satuan="%")), "indikator_lalu")
    assert text.endswith("naik 2 poin persen, dari 82 % menjadi 84 %.")


@pytest.mark.parametrize(("lalu", "reason"), [
    (None, "realisasi tahun lalu belum diisi"), (BB, "jenis angkanya berbeda"),
])
def test_without_a_comparable_last_year_the_reason_is_given(lalu: Value, reason: str) -> None:
    laporan = _laporan(_indikator("80", "84", lalu))
    assert _one(laporan, "indikator_lalu") == (
        f"Realisasi IKM belum dapat dibandingkan dengan tahun 2023 karena {reason}.")
    assert _one(laporan, "perubahan") == (
        f"Perubahan realisasi IKM dari tahun 2023 ke tahun 2024 belum dapat dihitung karena {reason}.")


@pytest.mark.parametrize(("target_lalu", "words"), [
    ("82", "dan capaiannya naik dari 100,00 % menjadi 105,00 % (sumber data: e-SKM)."),
    ("70", "sedangkan capaiannya turun dari 117,14 % menjadi 105,00 % (sumber data: e-SKM)."),
    (None, "dari 82 menjadi 84 (sumber data: e-SKM)."),
])
def test_the_change_names_the_capaian_of_both_years_and_the_source(target_lalu: str | None, words: str) -> None:
    past = {2023: Decimal(target_lalu)} if target_lalu else {}
    one = _indikator("80", "84", "82", target_lalu=past, sumber_data="e-SKM")
    said = _said(_laporan(one, _indikator(nama="SAKIP")), "perubahan", "IKM")
    assert [text.endswith(words) for text in said] == [True]


@pytest.mark.parametrize(("lalu", "kini", "arah", "words"), [
    ("82", "84", "tinggi", ", dari 82 menjadi 84, dan capaiannya naik dari 102,50 %."),
    ("84", "84", "tinggi", "tetap 84, dan capaiannya tetap."),
    ("12", "9", "rendah", "kinerja membaik, dan capaiannya naik dari 185,00 %."),  # (160 - 12) / 80
    ("9", "12", "rendah", "kinerja menurun, dan capaiannya turun dari 188,75 %."),
    (B, BB, "tinggi", "naik dari B menjadi BB, dan capaiannya naik dari 66,67 %."),  # place 4 of 6
])
def test_last_years_capaian_stands_beside_that_of_this_year(lalu: Value, kini: Value, arah: Arah, words: str) -> None:
    target: Value = A if isinstance(kini, Predikat) else "80"
    past = {2023: A if isinstance(kini, Predikat) else Decimal(80)}
    assert _one(_laporan(_indikator(target, kini, lalu, arah, target_lalu=past)), "indikator_lalu").endswith(words)


# The end of the plan (items 32 and 63)

@pytest.mark.parametrize(("akhir", "kini", "arah", "words"), [
    ("85", "85.91", "tinggi", ("sebesar 85,00, kemajuan IKM adalah 101,07 % (kategori sangat tinggi), sehingga target "
                              "itu sudah tercapai.")),
    ("80", "79.25", "tinggi", "adalah 99,06 % (kategori sangat tinggi), tetapi target itu belum tercapai."),
    ("80", "8", "tinggi", "adalah 10,00 % (kategori sangat rendah), dan target itu belum tercapai."),
    ("10", "9", "rendah", "adalah 110,00 % (kategori sangat tinggi), sehingga target itu sudah tercapai."),
    ("10", "12", "rendah", "adalah 80,00 % (kategori tinggi), tetapi target itu belum tercapai."),
    (A, BB, "tinggi", "tahun 2026 berupa predikat A, kemajuan IKM adalah 83,33 %"),
])
def test_progress_to_the_end_of_the_plan_says_whether_it_is_reached(
        akhir: Value, kini: Value, arah: Arah, words: str) -> None:
    value = _ukuran(akhir)
    assert value is not None
    now = B if isinstance(value, Predikat) else "50"
    laporan = _laporan(_indikator(now, kini, arah=arah, rencana={2026: value}))
    text = _one(laporan, "indikator_akhir")
    assert text.startswith("Terhadap target akhir periode Renstra tahun 2026 ")
    assert words in text


@pytest.mark.parametrize(("kini", "words"), [
    ("84", "sehingga sudah tercapai pula."), ("79", "dan belum tercapai pula."),
])
def test_a_target_at_the_end_that_is_that_of_this_year_gives_no_figure_twice(kini: str, words: str) -> None:
    laporan = _laporan(_indikator("80", kini, rencana={2026: Decimal(80)}))
    assert _one(laporan, "indikator_akhir") == (
        f"Target akhir periode Renstra tahun 2026 sama dengan target IKM tahun 2024, {words}")


def test_the_years_of_the_plan_have_one_name_and_its_plan_its_own() -> None:
    laporan = _laporan(_indikator(rencana={2026: Decimal(85)}))
    said = {k.kunci: k.teks for k in narasi(_hasil(laporan), "RPJMD") if not k.tentang}
    said_all = " ".join(k.teks for k in narasi(_hasil(laporan), "RPJMD"))
    assert "tahun ketiga pelaksanaan RPJMD tahun 2021-2026" in said["kemajuan"]
    assert said["renstra"].startswith("Renstra Kecamatan Uji memuat")
    assert "Isinya bertumpu pada Renstra, Perjanjian Kinerja tahun 2024" in said_all
    assert "Renstra tahun" not in said_all
    for kunci in ("indikator_akhir", "kemajuan"):
        assert any("akhir periode RPJMD tahun 2026" in k.teks for k in narasi(_hasil(laporan), "RPJMD")
                   if k.kunci == kunci)


def test_without_a_target_at_the_end_there_is_no_progress_but_a_reason() -> None:
    laporan = _laporan(_indikator())
    assert _one(laporan, "indikator_akhir").endswith("karena target akhir belum diisi.")
    assert _said(laporan, "kemajuan", "IKM")[0].endswith("karena target akhir belum diisi.")


@pytest.mark.parametrize(("awal", "tahun", "akhir", "words"), [
    (2021, 2024, 2026, "tahun ketiga pelaksanaan Renstra tahun 2021-2026."),  # as both published reports count
    (2021, 2022, 2026, "tahun pertama pelaksanaan"),
    (2021, 2026, 2026, "tahun kelima sekaligus tahun terakhir pelaksanaan"),
    (2025, 2027, 2029, "tahun ketiga pelaksanaan"),
    (2024, 2024, 2026, "tahun pertama pelaksanaan"),  # a plan of three years
    (2020, 2024, 2024, "tahun kelima sekaligus tahun terakhir pelaksanaan"),
    (2021, 2021, 2026, ""),  # the year the plan was made
    (2021, 2027, 2026, ""),
    (0, 2024, 2026, ""),
])
def test_the_year_of_the_plan_is_counted_over_its_target_years(awal: int, tahun: int, akhir: int, words: str) -> None:
    laporan = _laporan(_indikator(), profil=replace(PROFIL, tahun=tahun, tahun_awal=awal, tahun_akhir=akhir))
    found = [text for text in _said(laporan, "kemajuan", "") if "pelaksanaan" in text]
    assert [words in text for text in found] == ([True] if words else [])


# Comparators (items 32 and 64)

@pytest.mark.parametrize(("nilai", "arah", "text"), [
    ("93.4", "tinggi", ("Dibandingkan dengan realisasi OPD terbaik, yaitu Dinas A (93,4), realisasi IKM lebih rendah "
                       "9,4 poin.")),
    ("80", "tinggi", ("Dibandingkan dengan realisasi OPD terbaik, yaitu Dinas A (80), realisasi IKM lebih tinggi "
                     "4 poin.")),
    ("84", "tinggi", "Realisasi IKM sama dengan realisasi OPD terbaik, yaitu Dinas A (84)."),
    ("84.004", "tinggi", ("Dibandingkan dengan realisasi OPD terbaik, yaitu Dinas A (84,004), realisasi IKM lebih "
                         "rendah 0,004 poin.")),
    ("90", "rendah", ("Dibandingkan dengan realisasi OPD terbaik, yaitu Dinas A (90), realisasi IKM lebih rendah "
                     "6 poin, yang berarti lebih baik.")),
    ("80", "rendah", ("Dibandingkan dengan realisasi OPD terbaik, yaitu Dinas A (80), realisasi IKM lebih tinggi "
                     "4 poin, yang berarti belum sebaik pembandingnya.")),
    (None, "tinggi", ("Realisasi IKM belum dapat dibandingkan dengan realisasi OPD terbaik, yaitu Dinas A, karena "
                     "pembanding belum diisi.")),
])
def test_a_comparator_is_named_with_its_figure_and_the_distance(nilai: Value, arah: Arah, text: str) -> None:
    rival = (Pembanding(1, "OPD terbaik", "Dinas A", _ukuran(nilai)),)
    assert _one(_laporan(_indikator(arah=arah, pembanding=rival)), "indikator_pembanding") == text


def test_predicates_are_compared_without_points() -> None:
    rival = (Pembanding(1, "Kabupaten/Kota", "", A),)
    assert _one(_laporan(_indikator(BB, BB, pembanding=rival)), "indikator_pembanding") == (
        "Dibandingkan dengan realisasi tingkat kabupaten/kota (A), realisasi IKM lebih rendah.")


def test_each_comparator_has_its_sentence_and_the_national_realisasi_is_no_national_standard() -> None:
    rivals = (Pembanding(1, "Standar nasional", "", Decimal(80)), Pembanding(2, "OPD terbaik", "Dinas A", Decimal(90)),
              Pembanding(3, "Nasional", "", Decimal(70)))
    laporan = _laporan(_indikator(pembanding=rivals), _indikator(nama="SAKIP"))
    assert len(_said(laporan, "indikator_pembanding", "IKM")) == 3
    assert _said(laporan, "standar_nasional") == [
        ("Standar nasional IKM adalah 80; realisasi Kecamatan Uji sebesar 84 lebih tinggi 4 poin, sehingga sudah "
         "memenuhi standar itu.")]


@pytest.mark.parametrize(("nilai", "words"), [
    ("84", "; realisasi Kecamatan Uji sebesar 84 sama dengan standar itu."),
    ("90", "; realisasi Kecamatan Uji sebesar 84 lebih rendah 6 poin, dan belum memenuhi standar itu."),
    (None, "belum dapat dibandingkan dengan standar nasional dari BPS, karena pembanding belum diisi."),
])
def test_a_national_standard_that_is_met_or_missing_is_said_to_be_so(nilai: Value, words: str) -> None:
    rival = (Pembanding(1, "Standar nasional", "BPS", _ukuran(nilai)),)
    assert _one(_laporan(_indikator(pembanding=rival)), "standar_nasional").endswith(words)


def test_of_many_comparators_of_one_kind_one_sentence_counts_them() -> None:
    rivals = tuple(Pembanding(n, "OPD lain", f"Kecamatan {n}", Decimal(78 + n)) for n in range(1, 13))
    blank = Pembanding(13, "OPD lain", "Kecamatan 13", None)
    assert _said(_laporan(_indikator(pembanding=(*rivals, blank))), "indikator_pembanding", "IKM") == [
        ("Dibandingkan dengan 12 (dua belas) pembanding OPD lain, realisasi IKM lebih tinggi daripada 5 (lima), sama "
         "dengan 1 (satu), dan lebih rendah daripada 6 (enam) di antaranya."),
        ("Realisasi IKM belum dapat dibandingkan dengan realisasi OPD lain, yaitu Kecamatan 13, karena pembanding "
         "belum diisi.")]


def test_a_national_standard_for_what_is_better_when_lower_is_met_from_below() -> None:
    rival = (Pembanding(1, "Standar nasional", "Kemenkes", Decimal(90)),)
    laporan = _laporan(_indikator(arah="rendah", pembanding=rival))
    assert _one(laporan, "indikator_pembanding") == (
        "Dibandingkan dengan standar nasional dari Kemenkes (90), realisasi IKM lebih rendah 6 poin, sehingga sudah "
        "memenuhi standar itu.")


def test_without_a_national_standard_nothing_is_claimed_of_it() -> None:
    laporan = _laporan(_indikator(), _indikator(nama="SAKIP"))
    assert _said(laporan, "standar_nasional") == []


# From year to year (item 32)

@pytest.mark.parametrize(("series", "arah", "words"), [
    ({2022: "80", 2023: "82"}, "tinggi", "naik dari tahun ke tahun, yaitu dari 80 pada tahun 2022 menjadi 84"),
    ({2022: "90", 2023: "88"}, "tinggi", "turun dari tahun ke tahun, yaitu dari 90 pada tahun 2022 menjadi 84"),
    ({2022: "90", 2023: "88"}, "rendah", "tahun 2024; karena semakin rendah semakin baik, kinerjanya membaik."),
    ({2022: "80", 2023: "82"}, "rendah", "tahun 2024; karena semakin rendah semakin baik, kinerjanya menurun."),
    ({2022: "80", 2023: "79"}, "tinggi", ""),
    ({2022: "80", 2023: "84"}, "tinggi", ""),
    ({2021: "80", 2023: "82"}, "tinggi", ""),  # 2022 is not known
    ({2023: "82"}, "tinggi", ""),  # two years are a change, not a movement from year to year
])
def test_a_movement_from_year_to_year_needs_every_year_and_one_direction(
        series: dict[int, str], arah: Arah, words: str) -> None:
    done = {2024: Decimal(84), **{year: Decimal(value) for year, value in series.items()}}
    found = _said(_laporan(replace(_indikator(arah=arah), realisasi=done)), "indikator_tren")
    assert [words in text for text in found] == ([True] if words else [])


# Means and counts: one and many (items 9 to 11, 27, 40, 59, 75 and 78)

def test_the_mean_of_one_is_not_called_a_mean() -> None:
    assert _one(_laporan(_indikator()), "ikhtisar_rata") == (
        "Menurut penilaian sendiri atas pelaksanaan Perjanjian Kinerja tahun 2024, capaian kinerja sasaran “S satu” "
        "adalah 105,00 %. Sasaran itu mencapai kategori tertinggi, yaitu sangat tinggi (91 % ke atas).")
    assert "Sasaran itu belum mencapai kategori" in _one(_laporan(_indikator("80", "60")), "ikhtisar_rata")
    for kalimat in narasi(_hasil(_laporan(_indikator()))):
        assert "rata-rata" not in kalimat.teks.casefold()


def test_many_sasaran_are_counted_and_averaged() -> None:
    laporan = _laporan(_indikator(), _indikator("80", "64", nama="SAKIP", induk="S dua"))
    assert _one(laporan, "ikhtisar_rata") == (
        "Menurut penilaian sendiri atas pelaksanaan Perjanjian Kinerja tahun 2024, rata-rata capaian kinerja dari "
        "2 (dua) sasaran adalah 92,50 %. Dari jumlah itu, 1 (satu) sasaran mencapai kategori tertinggi, yaitu sangat "
        "tinggi (91 % ke atas).")
    assert _one(laporan, "ikhtisar_keseluruhan").startswith(
        "Secara keseluruhan, kinerja Kecamatan Uji yang diukur dengan 2 (dua) indikator kinerja utama termasuk "
        "kategori sangat tinggi.")
    assert len(_said(laporan, "ikhtisar_sasaran")) == len(_said(laporan, "simpulan_sasaran")) == 2


@pytest.mark.parametrize(("first", "second", "words"), [
    ("84", "84", "Keduanya mencapai kategori tertinggi"),
    ("60", "60", "Belum ada sasaran yang mencapai kategori tertinggi"),
    ("84", None, ("capaian kinerja dari 1 (satu) di antara 2 (dua) sasaran, yang lainnya belum dapat dihitung, adalah "
                 "105,00 % (1 dari 2 indikator; 1 belum dapat dihitung karena realisasi belum diisi).")),
    (None, None, ("Capaian kinerja Kecamatan Uji tahun 2024 belum dapat dihitung karena belum ada capaian sasaran yang "
                 "dapat dihitung.")),
])
def test_the_top_class_is_counted_and_what_is_missing_is_told(first: Value, second: Value, words: str) -> None:
    text = _one(_laporan(_indikator("80", first), _indikator("80", second, nama="SAKIP", induk="S dua")),
                "ikhtisar_rata")
    assert words in text
    assert ("rata-rata" in text) == (None not in (first, second))


def test_a_sasaran_with_one_of_two_indicators_computed_has_no_mean_and_says_what_is_missing() -> None:
    laporan = _laporan(_indikator(), _indikator("80", None, nama="SAKIP"),
                       _indikator(nama="Zona Integritas", induk="S dua"))
    assert _said(laporan, "ikhtisar_sasaran", "S satu") == [
        ("Capaian sasaran “S satu” adalah 105,00 % (kategori sangat tinggi); 1 (satu) indikatornya belum dapat "
         "dihitung.")]
    assert _one(laporan, "kategori").endswith("Sebanyak 1 (satu) indikator belum dikategorikan karena datanya belum "
                                              "lengkap.")
    assert _said(laporan, "simpulan_sasaran", "S satu")[0].endswith(
        "Pengukurannya memakai 2 (dua) indikator kinerja, yaitu IKM dan SAKIP.")


def test_a_sasaran_with_many_indicators_counts_them_instead_of_naming_them() -> None:
    text = _one(_laporan(*(_indikator(nama=f"I{number}") for number in range(4))), "simpulan_sasaran")
    assert text == "Sasaran “S satu” diukur dengan 4 (empat) indikator kinerja."


@pytest.mark.parametrize(("parents", "word"), [
    (("S satu",), "1 (satu) sasaran"), (("T",), "1 (satu) tujuan"), (("T", "S satu"), "2 (dua) tujuan/sasaran"),
])
def test_an_office_that_judges_tujuan_says_tujuan(parents: tuple[str, ...], word: str) -> None:
    laporan = _laporan(*(_indikator(nama=f"I di {parent}", induk=parent) for parent in parents))
    for kunci in ("pk", "jumlah_indikator", "kategori"):
        assert word in _one(laporan, kunci)
    for kunci in ("keseluruhan", "simpulan_pengukuran"):
        assert all((word in text) == (len(parents) > 1) for text in _said(laporan, kunci))


@pytest.mark.parametrize("chosen", daftar_skala(), ids=lambda chosen: chosen.kunci)
def test_every_level_of_the_scale_of_the_office_is_listed_with_its_range_and_its_count(chosen: Skala) -> None:
    laporan = _laporan(_indikator(), pengaturan=Pengaturan(skala=chosen))
    found = _said(laporan, "kategori_tingkat")
    for level, text in zip(chosen.tingkat, found, strict=True):
        assert text.casefold().startswith(f"kategori {level.kategori} ({level.rentang}): ".casefold())
    assert sum("1 (satu) indikator" in text for text in found) == 1
    assert sum("tidak ada indikator" in text for text in found) == len(chosen.tingkat) - 1
    assert f"{cacah(len(chosen.tingkat))} kategori, dari {chosen.tingkat[0].sebutan}" in _one(laporan, "skala")


def test_a_scale_typed_without_ranges_gets_them_from_its_bounds() -> None:
    levels = tuple(replace(level, rentang="", rentang_asli="") for level in skala("tinggi").tingkat)
    laporan = _laporan(_indikator(), pengaturan=Pengaturan(skala=replace(skala("tinggi"), tingkat=levels, dasar="")))
    assert _said(laporan, "kategori_tingkat")[0] == (
        "Kategori sangat tinggi (91 % ke atas): 1 (satu) indikator.")
    assert _one(laporan, "skala").endswith("5 (lima) kategori, dari sangat tinggi sampai dengan sangat rendah.")


@pytest.mark.parametrize(("divided", "formula"), [
    (False, "(target - (realisasi - target)) / target x 100 %."), (True, "target / realisasi x 100 %."),
])
def test_the_formula_for_less_is_better_is_the_one_of_the_office(divided: bool, formula: str) -> None:
    own = Pengaturan(capaian=AturanCapaian(rendah_dibagi=divided))
    assert _one(_laporan(_indikator(arah="rendah"), pengaturan=own), "rumus_rendah").endswith(f"capaian = {formula}")
    assert _said(_laporan(_indikator(), pengaturan=own), "rumus_rendah") == []  # nothing is judged by it


def test_a_range_and_a_predicate_say_how_their_capaian_is_found() -> None:
    rentang = _indikator(Rentang(Decimal(30), Decimal(60)), "52", nama="Waktu")
    laporan = _laporan(_indikator(), rentang, _indikator(BB, B, arah="rendah", nama="SAKIP"))
    assert _one(laporan, "rumus_khusus") == (
        "Khusus Waktu, capaian = 100 % apabila realisasi berada di dalam rentang target; di luar rentang itu, "
        "realisasi dibandingkan dengan batas yang terdekat. "
        "Khusus SAKIP, capaian = urutan predikat realisasi / urutan predikat target x 100 %.")
    assert _said(_laporan(_indikator()), "rumus_khusus") == []


@pytest.mark.parametrize(("target", "realisasi", "arah", "satuan", "text"), [
    ("80", "84", "tinggi", "Indeks", ("Dengan capaian 105,00 % (kategori sangat tinggi), IKM sudah memenuhi target; "
                                     "hasilnya perlu dipertahankan dan terus ditingkatkan.")),
    ("80", "70", "tinggi", "Indeks", ("Dengan capaian 87,50 % (kategori tinggi), IKM belum memenuhi target; upaya "
                                     "meningkatkannya perlu dilanjutkan.")),
    ("90", "100", "tinggi", "%", ("Dengan capaian 111,11 % (kategori sangat tinggi), IKM sudah memenuhi target; "
                                 "hasilnya perlu dipertahankan.")),
    ("90", "81", "rendah", "Indeks", ("Dengan capaian 110,00 % (kategori sangat tinggi), IKM sudah memenuhi target; "
                                     "angkanya perlu dijaga dan terus ditekan.")),
    ("90", "99", "rendah", "Indeks", ("Dengan capaian 90,00 % (kategori tinggi), IKM belum memenuhi target; upaya "
                                     "menekannya perlu dilanjutkan.")),
    ("90", "0", "rendah", "Indeks", ("Dengan capaian 200,00 % (kategori sangat tinggi), IKM sudah memenuhi target; "
                                    "hasilnya perlu dipertahankan.")),
    (Rentang(Decimal(90), Decimal(100)), "45", "tinggi", "Indeks", (
        "Dengan capaian 50,00 % (kategori sangat rendah), IKM belum memenuhi target; upaya mengembalikannya ke dalam "
        "rentang itu perlu dilanjutkan.")),
    (BB, BB, "tinggi", "", ("Dengan capaian 100,00 % (kategori sangat tinggi), IKM sudah memenuhi target; hasilnya "
                           "perlu dipertahankan.")),
    ("80", None, "tinggi", "Indeks", "Kinerja IKM belum dapat disimpulkan karena realisasi belum diisi."),
])
def test_the_conclusion_on_an_indicator_follows_its_target_and_its_direction(
        target: Value, realisasi: Value, arah: Arah, satuan: str, text: str) -> None:
    assert _one(_laporan(_indikator(target, realisasi, arah=arah, satuan=satuan)), "simpulan_indikator") == text


@pytest.mark.parametrize(("realisasi", "words"), [
    (("84",), "1 (satu) indikator kinerja, yang targetnya tercapai."),
    (("70",), "1 (satu) indikator kinerja, yang targetnya belum tercapai."),
    (("84", "90"), "2 (dua) indikator kinerja, yang semuanya mencapai targetnya."),
    (("84", "70", None), ("3 (tiga) indikator kinerja: 1 (satu) mencapai targetnya, 1 (satu) belum mencapai targetnya, "
                         "dan 1 (satu) tidak dapat dinilai.")),
])
def test_the_indicators_that_met_their_targets_are_counted(realisasi: tuple[Value, ...], words: str) -> None:
    laporan = _laporan(*(_indikator("80", value, nama=f"I{i}") for i, value in enumerate(realisasi)))
    assert _one(laporan, "jumlah_indikator").endswith(words)


# Money (items 8, 11, 23, 35, 38, 71, 72, 74 and 76)

def test_money_is_written_with_its_words_and_its_share() -> None:
    laporan = _laporan(_indikator(), program=_program(161_081_000, 158_935_000))
    assert _one(laporan, "sasaran_anggaran") == (
        "Program yang mendukung sasaran “S satu” beranggaran Rp161.081.000 (seratus enam puluh satu juta delapan puluh "
        "satu ribu rupiah) dan terealisasi Rp158.935.000 (seratus lima puluh delapan juta sembilan ratus tiga puluh "
        "lima ribu rupiah), atau 98,67 %.")
    assert _one(laporan, "realisasi_total").endswith("Rp158.935.000, atau 98,67 %; sisanya Rp2.146.000, atau 1,33 %.")
    assert "1 (satu) program dan 1 (satu) kegiatan dengan anggaran sebesar Rp161.081.000 (" in _one(
        laporan, "ikhtisar_program")
    assert "(pagu murni) sebesar Rp161.081.000 (seratus" in _one(laporan, "pk_anggaran")
    assert _one(laporan, "penyerapan") == (
        "Terhadap pagu murni tahun 2024, penyerapannya 98,67 %; sisanya Rp2.146.000, atau 1,33 %.")
    assert "(seratus lima puluh delapan juta" in _one(laporan, "anggaran")


@pytest.mark.parametrize(("anggaran", "realisasi", "words"), [
    (1_000, 1_000, "; tidak ada sisa anggaran."),
    (1_000, 1_250, "; anggaran terlampaui sebesar Rp250, atau 25,00 %."),
    (1_000, 0, "adalah Rp0, atau 0,00 %; sisanya Rp1.000, atau 100,00 %."),
    (0, 0, "adalah Rp0, dan capaian anggarannya tidak dihitung karena anggaran 0; tidak ada sisa anggaran."),
    (1_000, None, "Realisasi anggaran Kecamatan Uji tahun 2024 belum diisi; anggarannya Rp1.000."),
    (None, None, "Anggaran Kecamatan Uji tahun 2024 belum diisi."),
])
def test_what_is_left_of_the_budget_is_told_for_every_outcome(
        anggaran: int | None, realisasi: int | None, words: str) -> None:
    laporan = _laporan(_indikator(), program=_program(anggaran, realisasi))
    assert _one(laporan, "realisasi_total").endswith(words)


@pytest.mark.parametrize(("program", "words"), [
    ((), "Belum ada anggaran program yang dikaitkan dengan sasaran “S satu”."),
    (_program(1_000, None), "(seribu rupiah), dan realisasinya belum diisi."),
    (_program(0, 0), "Rp0 (nol rupiah), dan capaian anggarannya tidak dihitung karena anggaran 0."),
])
def test_a_sasaran_without_money_says_what_is_missing(program: tuple[BarisProgram, ...], words: str) -> None:
    assert _one(_laporan(_indikator(), program=program), "sasaran_anggaran").endswith(words)


def test_the_composition_has_a_sentence_for_each_kind_of_spending() -> None:
    rows = (BarisBelanja(1, "Belanja Pegawai", Decimal(750), None), BarisBelanja(2, "Belanja Modal", None, None))
    laporan = _laporan(_indikator(), program=_program(1_000, 900), belanja=rows)
    assert _said(laporan, "komposisi") == [
        "Anggaran belanja pegawai adalah Rp750, atau 75,00 % dari seluruh anggaran.",
        "Anggaran belanja modal belum diisi."]


def test_the_programs_serve_the_visi_and_the_misi_that_the_office_names() -> None:
    naskah = {"Visi": ("Uji maju.",), "Misi": ("Satu", "Dua"), "Misi yang Didukung": ("Dua",)}
    laporan = _laporan(_indikator(), program=_program(1_000, 900), naskah=naskah)
    assert _one(laporan, "ikhtisar_program").startswith(
        "Untuk mendukung visi “Uji maju” melalui misi kedua, “Dua”, pada tahun 2024 Kecamatan Uji Kabupaten Uji")
    assert _one(laporan, "misi") == "Visi tersebut dijabarkan ke dalam 2 (dua) misi."
    assert _said(_laporan(_indikator()), "misi") == []


# Efficiency (items 37, 69 and 78)

@pytest.mark.parametrize(("metode", "words"), [
    ("selisih", ("capaian kinerja 105,00 % dikurangi capaian anggaran 90,00 % menghasilkan efisiensi 15,00 poin, "
                "sehingga penggunaan sumber dayanya tergolong sangat efisien.")),
    ("pita", "menghasilkan efisiensi 15,00 poin, sehingga penggunaan sumber dayanya tergolong efisien."),
    ("pmk", "Nilai efisiensi PMK 22/2021 untuk Kecamatan Uji adalah 75,00, sehingga tergolong efisien."),
    ("rupiah", "Selisih anggaran dan realisasi Kecamatan Uji adalah Rp100, sehingga tergolong efisien."),
])
def test_efficiency_is_told_by_the_method_of_the_office(metode: str, words: str) -> None:
    alone = _laporan(_indikator(), program=_program(1_000, 900), pengaturan=Pengaturan(efisiensi=metode))
    assert words in _one(alone, "efisiensi")
    assert _said(alone, "sasaran_efisiensi") == []  # it would be that of the office once more
    laporan = replace(alone, indikator=(_indikator(), _indikator(nama="SAKIP", induk="S dua")))
    assert words.partition(" untuk ")[0].partition(" Kecamatan")[0] in _said(laporan, "sasaran_efisiensi", "S satu")[0]
    assert "tergolong " in _one(laporan, "simpulan_efisiensi")


def test_an_efficiency_that_the_printed_operands_do_not_give_says_so() -> None:
    laporan = _laporan(_indikator("30000", "29999"), program=_program(30_000, 29_998))
    text = _one(laporan, "efisiensi")
    assert "99,997 % dikurangi capaian anggaran 99,99 % menghasilkan efisiensi 0,003 poin (dihitung sebelum" in text


def test_without_a_budget_efficiency_has_a_reason() -> None:
    laporan = _laporan(_indikator(), _indikator(nama="SAKIP", induk="S dua"))
    for kunci in ("efisiensi", "sasaran_efisiensi", "simpulan_efisiensi"):
        assert all(text.endswith("karena anggaran belum diisi.") for text in _said(laporan, kunci))


# Plan, Perjanjian Kinerja, recommendations (items 21, 79 and 80)

def test_the_plan_is_counted() -> None:
    laporan = _laporan(_indikator(), _indikator(nama="SAKIP", dinilai=False), program=_program(1_000, 900))
    assert _one(laporan, "renstra") == (
        "Renstra tahun 2021-2026 Kecamatan Uji memuat 1 (satu) tujuan, 2 (dua) sasaran, dan 2 (dua) indikator kinerja. "
        "Semuanya dijabarkan ke dalam 1 (satu) program, 1 (satu) kegiatan, dan 1 (satu) sub kegiatan.")


@pytest.mark.parametrize(("pk", "words"), [
    ("Murni", "Perjanjian Kinerja tahun 2024 yang ditandatangani pada 15 Januari 2024, yang memuat 1 (satu) sasaran"),
    ("Perubahan", "Perjanjian Kinerja Perubahan tahun 2024, yang memuat"),
])
def test_the_perjanjian_kinerja_in_force_is_named_with_its_date(pk: Any, words: str) -> None:
    laporan = _laporan(_indikator(pk_perubahan=Decimal(80)), pengaturan=Pengaturan(pk=pk),
                       profil=replace(PROFIL, tanggal_pk=date(2024, 1, 15)))
    assert words in _one(laporan, "pk")


SURAT = Surat("Inspektorat", "700/1", date(2024, 7, 31), "Hasil Evaluasi")


@pytest.mark.parametrize(("surat", "groups", "text"), [
    (SURAT, ("A", "A", "B"), (
        "Hasil evaluasi akuntabilitas kinerja dari Inspektorat yang disampaikan dengan surat nomor 700/1 tanggal 31 "
        "Juli 2024 perihal “Hasil Evaluasi” memuat 3 (tiga) rekomendasi, yang terbagi ke dalam 2 (dua) kelompok.")),
    (Surat(pengirim="Inspektorat"), ("",), (
        "Hasil evaluasi akuntabilitas kinerja dari Inspektorat memuat 1 (satu) rekomendasi.")),
    (Surat(tanggal=date(2024, 7, 31)), (), (
        "Hasil evaluasi akuntabilitas kinerja yang disampaikan dengan surat tanggal 31 Juli 2024 belum dirinci "
        "rekomendasinya.")),
    (Surat(), ("", ""), "Hasil evaluasi akuntabilitas kinerja memuat 2 (dua) rekomendasi."),
    (Surat(), (), "Tidak ada rekomendasi hasil evaluasi yang tercatat untuk ditindaklanjuti dalam laporan ini."),
])
def test_the_letter_and_its_recommendations_are_told_as_far_as_they_are_known(
        surat: Surat, groups: tuple[str, ...], text: str) -> None:
    rows = tuple(Rekomendasi(i, group, "r", "", "") for i, group in enumerate(groups))
    assert _one(_laporan(_indikator(), surat=surat, rekomendasi=rows), "rekomendasi") == text


@pytest.mark.parametrize(("followed", "texts"), [
    ("", []),
    ("y", ["Rekomendasi tersebut sudah ditindaklanjuti."]),
    ("n", ["Rekomendasi tersebut belum ditindaklanjuti."]),
    ("yyy", ["Seluruh rekomendasi tersebut sudah ditindaklanjuti."]),
    ("nn", ["Belum satu pun rekomendasi tersebut ditindaklanjuti."]),
    ("yyn", ["Dari rekomendasi tersebut, 2 (dua) sudah ditindaklanjuti dan 1 (satu) belum."]),
])
def test_the_follow_ups_are_counted(followed: str, texts: list[str]) -> None:
    rows = tuple(Rekomendasi(i, "A", "r", "sudah" if mark == "y" else "", "") for i, mark in enumerate(followed))
    assert _said(_laporan(_indikator(), rekomendasi=rows), "tindak_lanjut") == texts


# Names and numbers

@pytest.mark.parametrize(("nama", "shown"), [
    ("Nilai SAKIP", "Target Nilai SAKIP tahun"),
    ("indeks  kecil", "Target indeks kecil tahun"),
    ("Persentase desa yang dokumen perencanaannya tepat waktu", ("Target “Persentase desa yang dokumen perencanaannya "
                                                                "tepat waktu” tahun")),
])
def test_a_name_keeps_its_case_and_stands_in_quotes_where_it_is_long(nama: str, shown: str) -> None:
    assert _one(_laporan(_indikator(nama=nama)), "indikator_capaian").startswith(shown)


def test_a_name_that_ends_with_a_full_stop_is_not_given_another() -> None:
    laporan = _laporan(_indikator(), profil=replace(PROFIL, instansi="Kec.", kabupaten="Kab."))
    assert _one(laporan, "penutup").startswith("Laporan ini menjadi pertanggungjawaban Kec. atas kinerja tahun 2024.")
    assert "Kec.." not in " ".join(k.teks for k in narasi(_hasil(laporan)))


def test_an_office_is_named_with_its_region_once() -> None:
    laporan = _laporan(profil=replace(PROFIL, instansi="Kecamatan Uji Kabupaten Uji"))
    assert "Kecamatan Uji Kabupaten Uji tahun 2024" in _said(laporan, "kata_pengantar")[0]


@pytest.mark.parametrize(("number", "words"), [(1, "pertama"), (2, "kedua"), (5, "kelima"), (11, "kesebelas")])
def test_ordinals_are_written_out(number: int, words: str) -> None:
    assert urutan(number) == words


def test_counts_and_money_are_written_with_their_words() -> None:
    assert (cacah(6), cacah(13)) == ("6 (enam)", "13 (tiga belas)")
    assert rupiah_terbilang(Decimal(1_920_063_000)) == (
        "Rp1.920.063.000 (satu miliar sembilan ratus dua puluh juta enam puluh tiga ribu rupiah)")
    assert rupiah(Decimal(-5_000)) == "-Rp5.000"


# Whatever is entered

_NAMES = st.lists(st.sampled_from(["indeks", "Nilai", "SAKIP", "(IKM)", "Kec.", "tepat", "a, b", "dan"]), min_size=1,
                  max_size=8).map(" ".join)
_NUMBERS = st.decimals(0, 200, places=2)
_UKURAN = st.none() | _NUMBERS | st.sampled_from([B, BB, A])
_TARGETS = _UKURAN | st.tuples(_NUMBERS, _NUMBERS).map(lambda pair: Rentang(min(pair), max(pair)))
_MONEY = st.none() | st.integers(0, 10**12)


@st.composite
def _indikators(draw: st.DrawFn, nama: str) -> Indikator:
    years = {year: value for year in (2021, 2022, 2023, 2024) if (value := draw(_UKURAN)) is not None}
    plan = draw(_TARGETS)
    kinds = st.sampled_from(["OPD terbaik", "Nasional", "Provinsi", ""])
    whose = st.sampled_from(["", "Dinas A", "Kec."])
    rivals = draw(st.lists(st.builds(Pembanding, st.just(1), kinds, whose, _UKURAN), max_size=2))
    return Indikator(
        1, nama, draw(st.sampled_from(["S satu", "S dua", "T"])), draw(st.sampled_from(["Indeks", "%", ""])),
        draw(st.sampled_from(["tinggi", "rendah"])), pk_murni=draw(_TARGETS), realisasi=years,
        rencana={} if plan is None else {2026: plan}, target_lalu={2023: Decimal(80)}, pembanding=tuple(rivals),
        sumber_data=draw(st.sampled_from(["", "e-SKM", "Dinas A."])))


@st.composite
def _laporans(draw: st.DrawFn) -> Laporan:
    names = draw(st.lists(_NAMES, max_size=3, unique=True))
    rule = AturanCapaian(Notation(draw(st.sampled_from([0, 1, 2])), draw(st.sampled_from([",", "."]))),
                         draw(st.booleans()), draw(st.sampled_from([None, Decimal(100)])))
    chosen = Pengaturan(skala=draw(st.sampled_from(daftar_skala())), capaian=rule,
                        efisiensi=draw(st.sampled_from(["selisih", "pita", "pmk", "rupiah"])))
    profil = draw(st.sampled_from([PROFIL, Profil(), replace(PROFIL, instansi="Kec. X.", tahun_akhir=0)]))
    program = draw(st.just(()) | st.builds(_program, _MONEY, _MONEY, st.sampled_from(["S satu", "T", ""])))
    return Laporan(profil, chosen, (T, S1, S2), tuple(draw(_indikators(name)) for name in names), program)


@settings(max_examples=60, deadline=None)
@given(_laporans())
def test_no_sentence_of_any_report_has_a_hole_or_a_figure_of_its_own(laporan: Laporan) -> None:
    hasil = _hasil(laporan)
    known = {item.indikator.nama: _known(hasil, item) for item in hasil.indikator}
    for kalimat in narasi(hasil):
        _check_writing(kalimat)
        if kalimat.tentang in known:
            assert _numbers(kalimat.teks) <= known[kalimat.tentang], kalimat


def _check_writing(kalimat: Kalimat) -> None:
    text = kalimat.teks
    assert text[0].isupper(), text
    assert text.endswith("."), text
    for defect in ("None", "  ", "..", "()", "“”", " ,", " .", "( ", ",,", "Rp-"):
        assert defect not in text, text
    assert kalimat.bagian


def _numbers(text: str) -> set[str]:
    return {found.rstrip(".,") for found in re.findall(r"\d[\d.,]*", text)}


def _known(hasil: Hasil, item: HasilIndikator) -> set[str]:
    """Every number that the tables print of an indicator, and the years."""
    notation, year = hasil.laporan.pengaturan.notation, hasil.laporan.profil.tahun
    own = notation.with_digits(item.desimal)
    figures = [item.capaian, item.progres, item.perubahan.angka, *(one.capaian for one in item.tahun.values()),
               *(other.selisih.angka for other in item.pembanding)]
    values: list[Ukuran | None] = [item.target, item.realisasi, item.target_akhir, *item.indikator.realisasi.values(),
                                   *(other.pembanding.nilai for other in item.pembanding)]
    bounds = [bound for value in values if isinstance(value, Rentang) for bound in (value.bawah, value.atas)]
    printed: Iterable[str] = [
        *(notation.printed(abs(figure.printed)) for figure in figures if figure.printed is not None),
        *(own.rounded(value) for value in values if isinstance(value, Decimal)),
        *(own.rounded(bound) for bound in bounds),
        *(figure.reason for figure in figures),
        *(str(y) for y in (year, year - 1, hasil.laporan.profil.tahun_akhir, *item.indikator.realisasi)),
    ]
    return {number for text in printed for number in _numbers(text)}


@pytest.mark.parametrize("laporan", [Laporan(), Laporan(profil=PROFIL), _laporan()])
def test_an_empty_report_has_sentences_that_say_what_is_missing(laporan: Laporan) -> None:
    for kalimat in narasi(_hasil(laporan)):
        _check_writing(kalimat)
        assert not re.search(r"\b0 \(nol\)|tahun 0|tahun -1", kalimat.teks)


# The sheet, and the two published reports

Example = Callable[[str], Workbook]


@pytest.mark.parametrize(("name", "facts"), [
    ("banyudono-2024", [
        "rata-rata capaian kinerja dari 2 (dua) sasaran adalah 101.76 %",
        "adalah 102.82 % (kategori sangat tinggi).", "adalah 100.70 % (kategori sangat tinggi).",
        "4 (empat) program dan 9 (sembilan) kegiatan dengan anggaran sebesar Rp2.561.949.000",
        "naik 0.05 poin, dari 85.86 menjadi 85.91.", "yaitu Dinas Lingkungan Hidup (93.40)", "lebih rendah 7.49 poin.",
        "terealisasi adalah Rp2.521.401.624, atau 98.42 %; sisanya Rp40.547.376, atau 1.58 %.",
        "menghasilkan efisiensi 3.34 poin",
    ]),
    ("blora-2024", [
        "rata-rata capaian kinerja dari 2 (dua) tujuan adalah 97,61 %", "1 (satu) tujuan mencapai kategori tertinggi",
        "naik 3,16 poin, dari 86,34 menjadi 89,50, dan capaiannya naik dari 90,88 % menjadi 94,21 %",
        "Tahun 2024 merupakan tahun ketiga pelaksanaan Renstra tahun 2021-2026.",
        "menghasilkan efisiensi -0,70 poin (dihitung sebelum kedua angka itu dibulatkan)", "tergolong kurang efisien",
        "Kategori sangat baik (lebih dari 100 %): 1 (satu) indikator.", "sisanya Rp329.554.841, atau 1,70 %.",
        "18 (delapan belas) rekomendasi", "nomor 700.1.2.1/1123/2024 tanggal 31 Juli 2024",
    ]),
])
def test_the_sentences_of_a_published_report_tell_its_right_figures(
        example: Example, name: str, facts: list[str]) -> None:
    lines = example(name).lines("narasi")
    text = "\n".join(str(line["kalimat"]) for line in lines).replace("\u2011", "-")
    assert [fact for fact in facts if fact not in text] == []


def test_the_sheet_names_each_part_of_the_report_once_in_its_order(example: Example) -> None:
    lines = example("blora-2024").lines("narasi")
    assert [(line["no"], line["bagian"]) for line in lines if line["level"] == "isi"] == [
        (1, "Kata Pengantar"), (2, "Ikhtisar Eksekutif"), (3, "Bab I Pendahuluan"), (4, "Bab II Perencanaan Kinerja"),
        (5, "Bab III Capaian Kinerja Organisasi"), (6, "Bab III Realisasi Anggaran"), (7, "Bab IV Penutup")]
    assert all(line["kalimat"] for line in lines)
    assert {line["bagian"] for line in lines if line["level"] == "lanjut"} == {None}
