"""A running year: figures to date are called so, judged against the target to date, and nothing is asked too early."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from kantor_uji import pesan

from lkjip_xl.book.gaya import headings, words
from lkjip_xl.book.schema import output_sheet
from lkjip_xl.book.tables import MAKERS
from lkjip_xl.domain.hitungan.hitung import Hasil, hitung
from lkjip_xl.domain.hitungan.kebenaran import diketahui
from lkjip_xl.domain.masukan import Analisis, BarisProgram, Indikator, Induk, Laporan, Pengaturan, Profil
from lkjip_xl.domain.narasi import narasi
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.triwulan import JUMLAH, TERAKHIR, TIDAK_TURUN
from lkjip_xl.domain.pemeriksaan import pemeriksaan
from lkjip_xl.domain.temuan import Finding

PROFIL = Profil("Kecamatan Uji", "Kabupaten Uji", 2024, 2021, 2026)
SASARAN = (Induk(1, "Tujuan", "T"), Induk(2, "Sasaran", "S", "T"))
SUB = "7.01.01.2.01.0001"


def _d(*values: str | int | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


LAYANAN = Indikator(7, "Layanan", "S", "Dokumen", pk_murni=Decimal(120), cara_triwulan=TERAKHIR,
                    target_tw=_d(30, 60, 90, 120), triwulan=_d(28, 58, None, None),
                    realisasi={2023: Decimal(110)})
PROGRAM = (
    BarisProgram(7, "7.01.01", "Program", "S"), BarisProgram(8, "7.01.01.2.01", "Kegiatan"),
    BarisProgram(9, SUB, "Sub", indikator="Jumlah Dokumen", satuan="Dokumen", target=Decimal(8),
                 target_tw=_d(2, 2, 2, 2), realisasi_tw=_d(2, 1, None, None), pagu_murni=Decimal(1_000),
                 serapan_tw=_d(200, 250, None, None), realisasi_anggaran=Decimal(450)),
)


def _laporan(*indikator: Indikator, program: tuple[BarisProgram, ...] = PROGRAM, **choices: Any) -> Laporan:
    return Laporan(PROFIL, Pengaturan(**{"triwulan": 2, **choices}), SASARAN, indikator or (LAYANAN,), program)


def _hitung(*indikator: Indikator, **more: Any) -> tuple[Hasil, tuple[Finding, ...]]:
    return hitung(_laporan(*indikator, **more))


def _cells(key: str, hasil: Hasil, *columns: str) -> list[tuple[object, ...]]:
    sheet = output_sheet(key)
    places = [[one.key for one in sheet.columns].index(column) for column in columns]
    return [tuple(line.cells[place] for place in places) for line in MAKERS[key](hasil, sheet) if line.level == "isi"]


# To date, and against what

def test_capaian_to_date_is_told_from_that_against_the_year() -> None:
    item = _hitung()[0].indikator[0]
    assert (item.realisasi, item.target_kini.nilai, str(item.capaian_kini.printed)) == (58, 60, "96.67")
    assert (item.target, str(item.capaian.printed)) == (120, "48.33")


def test_monev_shows_what_was_planned_and_reached_up_to_the_quarter() -> None:
    assert _cells("lampiran_monev", _hitung()[0], "target", "target_kini", "realisasi", "capaian") == [
        (120, 60, 58, 96.67)]


@pytest.mark.parametrize(("cara", "realisasi", "kini"), [(TERAKHIR, 58, "96.67"), (JUMLAH, 86, "95.56")])
def test_target_and_realisasi_are_combined_in_one_way(cara: str, realisasi: int, kini: str) -> None:
    item = _hitung(replace(LAYANAN, cara_triwulan=cara))[0].indikator[0]
    assert (item.realisasi, str(item.capaian_kini.printed)) == (realisasi, kini)


def test_the_output_of_a_sub_kegiatan_is_judged_against_its_target_to_date() -> None:
    one = _hitung()[0].pohon.sub_kegiatan()[0].keluaran[0]
    assert (one.realisasi, one.target_kini.nilai, str(one.capaian_kini.printed)) == (3, 4, "75.00")
    assert (one.target, str(one.capaian.printed)) == (8, "37.50")


@pytest.mark.parametrize(("quarters", "until", "realisasi"), [
    ((None, None, None, None), 2, 70),  # typed for the year and no quarter: that to date
    ((28, 58, None, None), 2, 58), ((28, 58, None, None), 4, 70), ((None, None, 65, None), 2, 70)])
def test_a_figure_typed_for_the_year_counts_when_it_is_over_or_where_no_quarter_is_typed(
        quarters: tuple[int | None, ...], until: int, realisasi: int) -> None:
    one = replace(LAYANAN, triwulan=_d(*quarters), realisasi={2024: Decimal(70)})
    assert _hitung(one, triwulan=until)[0].indikator[0].realisasi == realisasi


def test_money_is_that_of_the_quarters_that_are_over() -> None:
    row = replace(PROGRAM[2], serapan_tw=_d(200, 250, 300, None), realisasi_anggaran=Decimal(750))
    hasil, _ = _hitung(program=(*PROGRAM[:2], row))
    assert hasil.pohon.total.realisasi == 450
    assert _cells("realisasi_belanja", hasil, "realisasi")[-1] == (450,)
    assert _cells("lampiran_monev_anggaran", hasil, "serapan") == [(450,)]


# Nothing is asked too early

@pytest.mark.parametrize("until", [1, 2, 3])
def test_what_is_not_due_is_not_asked_for(until: int) -> None:
    blank = replace(LAYANAN, triwulan=_d(None, None, None, None), realisasi={2023: Decimal(110)})
    bare = replace(PROGRAM[2], realisasi_tw=_d(None, None, None, None), realisasi_anggaran=None,
                   serapan_tw=_d(None, None, None, None))
    hasil, findings = _hitung(blank, program=(*PROGRAM[:2], bare), triwulan=until)
    assert findings == ()
    of_the_year = {"K-106", "K-501", "K-502", "K-503", "K-510", "K-511", "K-601", "K-604", "K-605", "K-611", "K-701"}
    assert not of_the_year & {found.code for found in pemeriksaan(hasil)}
    assert {found.code for found in _hitung(blank, program=(*PROGRAM[:2], bare), triwulan=4)[1]} == {
        "H-106", "H-207", "H-210"}


def test_of_the_blank_quarters_only_those_that_are_over_are_missed() -> None:
    _, findings = _hitung(replace(LAYANAN, triwulan=_d(None, 58, None, None)))
    assert [(found.code, dict(found.args)["kosong"]) for found in findings] == [("H-113", "I")]


def test_the_analysis_asks_for_no_solution_yet() -> None:
    one = replace(LAYANAN, analisis=Analisis(("Sebab",)))
    assert _cells("analisis", _hitung(one)[0], "solusi") == [("-",)]
    asked = {until: {found.code for found in pemeriksaan(_hitung(one, triwulan=until)[0])} for until in (3, 4)}
    assert "K-701" in asked[4] - asked[3]


def test_no_program_is_called_unsupportive_before_the_year_is_over() -> None:
    row = replace(PROGRAM[0], indikator="Persentase", satuan="%", target=Decimal(100), realisasi=Decimal(40))
    assert _cells("penunjang", _hitung(program=(row, *PROGRAM[1:]))[0], "menunjang") == [("-",)]


# Whole years and parts of one

def test_what_is_summed_to_date_is_not_compared_with_a_whole_year() -> None:
    summed = _hitung(replace(LAYANAN, cara_triwulan=JUMLAH))[0].indikator[0]
    assert (summed.perubahan.kata, summed.perubahan.angka.reason) == ("", "tahun laporan masih berjalan")
    assert _hitung()[0].indikator[0].perubahan.kata == "turun"


def test_efficiency_compares_money_with_what_adds_up_like_money_or_is_not_stated() -> None:
    flow = replace(LAYANAN, cara_triwulan=JUMLAH)  # 86 of 120 is 71,67; 450 of 1.000 is 45,00
    assert str(_hitung(flow)[0].efisiensi[0].nilai.printed) == "26.67"
    hasil, _ = _hitung()
    assert hasil.efisiensi[0].nilai.printed is None
    assert hasil.efisiensi[0].nilai.reason == (
        "tahun laporan masih berjalan: serapan s.d. triwulan II belum sebanding dengan kinerja setahun")
    assert hasil.induk[0].efisiensi == hasil.efisiensi[0]


def test_what_is_left_of_the_budget_is_no_saving_while_the_year_runs() -> None:
    hasil, _ = _hitung(efisiensi="rupiah")
    assert "belum sebanding dengan pagu setahun" in hasil.efisiensi[0].nilai.reason


# A partial count has not kept within a year

KASUS = Indikator(7, "Kasus", "S", "Kasus", "rendah", pk_murni=Decimal(20), rencana={2024: Decimal(20),
                                                                                  2026: Decimal(20)},
                  target_tw=_d(5, 5, 5, 5), triwulan=_d(7, 7, 5, None))
"""19 cases by the third quarter, of 15 planned to date and 20 for the year: (2 x 15 - 19) / 15 = 73,33 %."""
BELUM = "belum dapat dinilai sebelum triwulan IV"


def test_a_partial_count_is_not_judged_against_the_ceiling_of_the_year() -> None:
    hasil, findings = _hitung(KASUS, replace(LAYANAN, triwulan=_d(28, 58, 84, None)), triwulan=3)
    item = hasil.indikator[0]
    assert (item.realisasi, item.capaian.printed, item.capaian.reason, item.kategori) == (19, None, BELUM, None)
    assert (item.progres.reason, str(item.capaian_kini.printed)) == (BELUM, "73.33")
    assert str(hasil.capaian.printed) == "70.00"  # 84 of 120 alone
    assert f"1 dari 2 indikator; 1 {BELUM}" in hasil.induk[0].capaian.trace
    assert _cells("capaian_sasaran", hasil, "capaian") == [(BELUM,), (70,)]
    assert _cells("lampiran_monev", hasil, "capaian")[0] == (73.33,)
    assert "H-107" not in {found.code for found in findings}


def test_when_the_year_is_over_it_is() -> None:
    item = _hitung(replace(KASUS, triwulan=_d(7, 7, 5, 2)), triwulan=4)[0].indikator[0]
    assert (item.realisasi, str(item.capaian.printed), str(item.progres.printed)) == (21, "95.00", "95.00")


@pytest.mark.parametrize("nol", ["", "angka", "kata"])
@pytest.mark.parametrize("target", [0, 20])
def test_no_sentence_says_that_a_count_kept_within_the_year(nol: Any, target: int) -> None:
    one = replace(KASUS, pk_murni=Decimal(target), rencana={2024: Decimal(target), 2026: Decimal(target)},
                  target_tw=_d(*[target // 4] * 4), triwulan=_d(0, 0, None, None))
    laporan = _laporan(one, capaian=AturanCapaian(target_nol=nol))
    said = [one.teks for one in narasi(hitung(laporan)[0])]
    assert not [text for text in said if "sudah tercapai" in text or "tahun 2024, yaitu 0" in text]
    assert not [text for text in said if "setahun (0) sampai kini tercapai" in text]
    if target or nol:
        item = hitung(laporan)[0].indikator[0]
        assert (item.capaian.reason, item.progres.reason) == (BELUM, BELUM)
        assert f"target setahun ({target}) {BELUM}" in _sentence("indikator_capaian", laporan)
        assert BELUM in _sentence("indikator_akhir", laporan)
        assert BELUM in _sentence("kemajuan", laporan) or BELUM in next(
            text for text in said if text.startswith("Tingkat kemajuan"))


def test_a_word_for_a_state_is_said_to_date() -> None:
    one = replace(KASUS, satuan="Orang", pk_murni=Decimal(0), rencana={2026: Decimal(0)}, target_tw=_d(0, 0, 0, 0),
                  triwulan=_d(0, 0, None, None))
    laporan = _laporan(one, capaian=AturanCapaian(target_nol="kata"))
    assert _sentence("indikator_capaian", laporan) == (
        "Realisasi Kasus tahun 2024 s.d. triwulan II adalah 0 orang; target s.d. triwulan II (0) tercapai dan target "
        "setahun (0) sampai kini tercapai.")
    assert _sentence("simpulan_indikator", laporan) == (
        "Kinerja Kasus disimpulkan pada akhir tahun; s.d. triwulan II target tercapai.")


def test_an_output_that_adds_up_and_is_better_when_lower_waits_for_the_year_too() -> None:
    row = replace(PROGRAM[2], satuan="Kasus", arah="rendah", target=Decimal(20), target_tw=_d(5, 5, 5, 5),
                  realisasi_tw=_d(7, 7, 5, None))
    hasil, _ = _hitung(program=(*PROGRAM[:2], row), triwulan=3)
    one = hasil.pohon.sub_kegiatan()[0].keluaran[0]
    assert (one.capaian.reason, str(one.capaian_kini.printed)) == (BELUM, "73.33")
    place = ("capaian keluaran", "sub", 2024)
    assert (place in diketahui(hasil).nilai, diketahui(hasil).kosong[place]) == (False, BELUM)


# Figures typed for the year that do not count yet

@pytest.mark.parametrize("until", [2, 3])
def test_a_year_typed_beside_quarters_is_told_with_both_figures(until: int) -> None:
    one = replace(LAYANAN, cara_triwulan=JUMLAH, triwulan=_d(3, 2, None, None), realisasi={2024: Decimal(12)})
    rows = (replace(PROGRAM[0], indikator="Program", satuan="Laporan", target=Decimal(6), realisasi=Decimal(6),
                    realisasi_tw=_d(1, 2, None, None)), PROGRAM[1],
            replace(PROGRAM[2], realisasi_anggaran=Decimal(990), serapan_tw=_d(100, 200, 100 if until == 3 else None,
                                                                               None)))
    _, findings = _hitung(one, program=rows, triwulan=until)
    money = 400 if until == 3 else 300
    assert [(found.place.table, found.place.row, found.place.column, found.value, dict(found.args)["kini"])
            for found in findings if found.code == "H-125"] == [
        ("indikator", 7, "realisasi_0", "12", "5"), ("program", 7, "realisasi", "6", "3"),
        ("program", 9, "realisasi_anggaran", "990", str(money))]
    assert "H-125" not in {found.code for found in _hitung(one, program=rows, triwulan=4)[1]}


def test_a_year_typed_like_its_quarters_or_without_any_is_not_told() -> None:
    same = replace(LAYANAN, cara_triwulan=JUMLAH, triwulan=_d(3, 2, None, None), realisasi={2024: Decimal(5)})
    bare = replace(same, triwulan=_d(None, None, None, None), realisasi={2024: Decimal(12)})
    for one in (same, bare):
        assert "H-125" not in {found.code for found in _hitung(one)[1]}


def test_a_blank_year_that_was_filled_with_its_quarters_is_not_told_as_typed() -> None:
    row = replace(PROGRAM[2], serapan_tw=_d(200, 250, 300, None), realisasi_anggaran=Decimal(750))
    assert "H-125" not in {found.code for found in _hitung(program=(*PROGRAM[:2], row))[1]}


def test_the_finding_on_a_typed_year_says_what_counts() -> None:
    one = replace(LAYANAN, cara_triwulan=JUMLAH, triwulan=_d(3, 2, None, None), realisasi={2024: Decimal(12)})
    found = next(found for found in _hitung(one)[1] if found.code == "H-125")
    assert pesan(found) == ("Realisasi Tahun Laporan “Layanan” 12 tidak dipakai: sebelum triwulan IV yang dihitung "
                            "triwulannya, yaitu 5 s.d. Triwulan II.")


# Monev

def test_without_a_target_to_date_monev_has_no_capaian() -> None:
    row = replace(PROGRAM[2], target_tw=_d(None, None, None, None))
    hasil, _ = _hitung(replace(LAYANAN, target_tw=_d(None, None, None, None)), program=(*PROGRAM[:2], row))
    assert _cells("lampiran_monev_program", hasil, "target_kini", "realisasi", "capaian") == [
        ("-", "3 Dokumen", "-")]
    assert _cells("lampiran_monev", hasil, "target_kini", "realisasi", "capaian") == [("-", 58, "-")]
    assert str(hasil.pohon.sub_kegiatan()[0].keluaran[0].capaian.printed) == "37.50"  # 3 of 8 in the year


@pytest.mark.parametrize(("nol", "shown"), [("", "target 0 tidak dapat dibandingkan"), ("kata", "Tercapai"),
                                            ("angka", 100)])
@pytest.mark.parametrize("until", [2, 4])
def test_monev_shows_words_and_reasons_as_capaian_sasaran_does(nol: Any, shown: object, until: int) -> None:
    one = replace(LAYANAN, arah="rendah", pk_murni=Decimal(0), target_tw=_d(0, 0, 0, 0), triwulan=_d(0, 0, 0, 0))
    row = replace(PROGRAM[2], arah="rendah", target=Decimal(0), target_tw=_d(0, 0, 0, 0), realisasi_tw=_d(0, 0, 0, 0))
    hasil, _ = _hitung(one, program=(*PROGRAM[:2], row), triwulan=until, capaian=AturanCapaian(target_nol=nol))
    assert _cells("lampiran_monev", hasil, "capaian") == [(shown,)]
    assert _cells("lampiran_monev_program", hasil, "capaian") == [(shown,)]


@pytest.mark.parametrize("until", [2, 4])
def test_monev_says_why_something_was_not_measured_and_why_quarters_make_no_year(until: int) -> None:
    fallen = replace(LAYANAN, baris=8, nama="Turun", cara_triwulan=TIDAK_TURUN, triwulan=_d(60, 58, 90, 120))
    hasil, _ = _hitung(replace(LAYANAN, tidak_diukur="survei ditunda"), fallen, triwulan=until)
    lines = [line.cells[-2] for line in MAKERS["lampiran_monev"](hasil, output_sheet("lampiran_monev"))
             if line.level in ("isi", "lanjut")]
    assert lines == ["tidak diukur: survei ditunda", "realisasi triwulan turun, padahal tidak boleh turun"]


# Words

@pytest.mark.parametrize(("until", "sd"), [(1, " s.d. Triwulan I"), (3, " s.d. Triwulan III"), (4, "")])
def test_headings_say_up_to_which_quarter(until: int, sd: str) -> None:
    laporan = _laporan(triwulan=until)
    assert words(laporan)["sd"] == sd
    for key in ("capaian_sasaran", "pencapaian", "keluaran", "kemajuan"):
        assert (f"Realisasi 2024{sd}",) in headings(output_sheet(key), laporan)
    assert ("Tahun 2024", f"Realisasi{sd}") in headings(output_sheet("lampiran_pengukuran"), laporan)


def _sentence(kunci: str, laporan: Laporan) -> str:
    return next(one.teks for one in narasi(hitung(laporan)[0]) if one.kunci == kunci)


def test_a_sentence_tells_capaian_to_date_from_that_against_the_year() -> None:
    text = _sentence("indikator_capaian", _laporan())
    for part in ("s.d. triwulan II", "terhadap target s.d. triwulan II", "96,67 %", "terhadap target setahun",
                 "48,33 %"):
        assert part in text
    assert "belum tercapai" not in text


@pytest.mark.parametrize("kunci", ["keseluruhan", "realisasi_total", "penyerapan", "ikhtisar_rata", "simpulan_umum",
                                   "sasaran_anggaran", "anggaran_sisa"])
def test_sentences_on_the_whole_say_up_to_which_quarter(kunci: str) -> None:
    two = (LAYANAN, replace(LAYANAN, baris=8, nama="Layanan lain"))
    assert "s.d. triwulan II" in _sentence(kunci, _laporan(*two))
    assert "s.d." not in _sentence(kunci, _laporan(*two, triwulan=4))
