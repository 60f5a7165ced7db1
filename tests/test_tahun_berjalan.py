"""A running year: figures to date are called so, judged against the target to date, and nothing is asked too early."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from lkjip_xl.book.gaya import headings, words
from lkjip_xl.book.schema import output_sheet
from lkjip_xl.book.tables import MAKERS
from lkjip_xl.domain.hitungan.hitung import Hasil, hitung
from lkjip_xl.domain.masukan import Analisis, BarisProgram, Indikator, Induk, Laporan, Pengaturan, Profil
from lkjip_xl.domain.narasi import narasi
from lkjip_xl.domain.nilai.triwulan import JUMLAH, TERAKHIR
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


def test_lampiran_7_shows_what_was_planned_and_reached_up_to_the_quarter() -> None:
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
    assert "wajib" in str(_cells("analisis", _hitung(one, triwulan=4)[0], "solusi")[0][0])


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
        "tahun laporan masih berjalan: serapan s.d. Triwulan II belum sebanding dengan kinerja setahun")
    assert hasil.induk[0].efisiensi == hasil.efisiensi[0]


def test_what_is_left_of_the_budget_is_no_saving_while_the_year_runs() -> None:
    hasil, _ = _hitung(efisiensi="rupiah")
    assert "belum sebanding dengan pagu setahun" in hasil.efisiensi[0].nilai.reason


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
    for part in ("s.d. Triwulan II", "terhadap target s.d. Triwulan II", "96,67 %", "terhadap target setahun",
                 "48,33 %"):
        assert part in text
    assert "belum tercapai" not in text


@pytest.mark.parametrize("kunci", ["keseluruhan", "realisasi_total", "penyerapan", "ikhtisar_rata", "simpulan_umum",
                                   "sasaran_anggaran", "anggaran_sisa"])
def test_sentences_on_the_whole_say_up_to_which_quarter(kunci: str) -> None:
    assert "s.d. Triwulan II" in _sentence(kunci, _laporan())
    assert "s.d." not in _sentence(kunci, _laporan(triwulan=4))
