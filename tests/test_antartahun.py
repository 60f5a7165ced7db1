"""Years, documents, comparators and urusan side by side: all that was typed is kept, none is taken for another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from kantor_uji import INDUK, PROFIL, TAHUN, lines, pesan, said, sakip, satu_hasil, satu_indikator, terhitung, ukuran

from lkjip_xl.domain.hitungan.hitung import Hasil, hitung
from lkjip_xl.domain.masukan import AnggaranLalu, BarisProgram, Indikator, Laporan, Pembanding, Pengaturan
from lkjip_xl.domain.nilai.arah import Arah
from lkjip_xl.domain.nilai.ukuran import Ukuran
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.kinerja import pembanding_janggal

# Five years

LIMA: tuple[tuple[str, Arah, tuple[str | None, ...], tuple[str | None, ...], tuple[str | None, ...]], ...] = (
    ("Indeks Kepuasan Masyarakat", "tinggi", ("78", "80", "81", "82", "82.5"),
     ("79.1", "80.44", "82.03", "83.9", "84.15"),
     ("101.41", "100.55", "101.27", "102.32", "102.00")),
    ("Indeks inovasi", "tinggi", ("0.7", "0.72", "0.74", "0.755", "0.765"),
     ("0.701", "0.7245", "0.74", "0.7548", "0.7612"),
     ("100.14", "100.63", "100.00", "99.97", "99.50")),
    ("Persentase pengaduan", "tinggi", (None, None, "86", "88", "90"), (None, None, "83", "80", "81"),
     (None, None, "96.51", "90.91", "90.00")),
    ("Jumlah layanan", "tinggi", ("1100", "1150", "1200", "1225", "1250"), ("987", "1204", "1187", "1290", "1310"),
     ("89.73", "104.70", "98.92", "105.31", "104.80")),
    ("Jumlah gangguan", "rendah", ("6", "5", "5", "4", "3"), ("7", "5", "0", "4", "2"),
     ("83.33", "100.00", "200.00", "100.00", "133.33")),
    ("Jumlah inovasi baru", "tinggi", (None, None, "2", "3", "3"), (None, "1", "2", None, "4"),
     (None, None, "100.00", None, "133.33")),
)


def _by_year(values: tuple[str | None, ...]) -> dict[int, Ukuran]:
    return {2020 + i: Decimal(value) for i, value in enumerate(values) if value is not None}


def _lima() -> list[Indikator]:
    rows = [Indikator(7, nama, "S1", "Nilai", arah, rencana=_by_year(target), pk_murni=_by_year(target)[TAHUN],
                      realisasi=_by_year(done)) for nama, arah, target, done, _ in LIMA]
    return [*rows, sakip()]


def test_every_year_of_the_plan_has_its_capaian() -> None:
    hasil, _ = terhitung(*_lima())
    for item, (*_, printed) in zip(hasil.indikator, LIMA, strict=False):
        assert {year: found.capaian.printed for year, found in item.tahun.items()} == {
            year: ukuran(figure) for year, figure in zip(range(2020, 2025), printed, strict=True)
            if year in item.tahun}
        assert {year for year, figure in zip(range(2020, 2025), printed, strict=True) if figure} <= set(item.tahun)


def test_each_year_is_computed_in_its_own_kind() -> None:
    found, codes = satu_hasil(sakip())
    assert [str(one.capaian.printed) for one in found.tahun.values()] == ["100.00", "100.00", "80.00", "96.34", "97.93"]
    assert codes == ["H-120"]


@pytest.mark.parametrize(("awal", "banyak", "first"), [
    (2020, 3, 2020), (2022, 3, 2022),  # years before the plan are not asked for
    (2022, 5, 2020),  # unless the table shows them
    (2024, 3, 2022),  # two years before are always there
    (0, 3, 2020),
])
def test_the_years_reach_back_to_the_first_of_the_plan(awal: int, banyak: int, first: int) -> None:
    laporan = Laporan(replace(PROFIL, tahun_awal=awal), Pengaturan(banyak_tahun=banyak), INDUK, (_lima()[0],))
    assert list(hitung(laporan)[0].indikator[0].tahun) == list(range(first, 2025))


@pytest.mark.parametrize("banyak", [3, 4, 5, 6])
def test_three_years_stand_side_by_side_and_more_in_lines_of_their_own(banyak: int) -> None:
    hasil, _ = terhitung(*_lima(), pengaturan=Pengaturan(banyak_tahun=banyak))
    wide, long = lines(hasil, "banding_tiga"), lines(hasil, "banding_tahun")
    assert bool(wide) == (banyak == 3)
    assert len(long) == (0 if banyak == 3 else 7 * min(banyak, 5))  # no data reaches back before 2020


def test_the_table_of_five_years_prints_what_was_typed() -> None:
    hasil, _ = terhitung(*_lima(), pengaturan=Pengaturan(banyak_tahun=5))
    rows = {(line.cells[3], index // 5): line.cells[4:] for index, line in
            enumerate(lines(hasil, "banding_tahun"))}
    assert rows["2022", 4] == (5, 0, 200, "Sangat tinggi")
    assert rows["2022", 6] == ("BB", "B", 80, "Tinggi")
    assert rows["2023", 6] == (71, 68.4, 96.34, "Sangat tinggi")
    assert rows["2020", 2] == ("-", "-", "-", "-")
    assert rows["2023", 5] == (3, "-", "realisasi belum diisi", "-")


@pytest.mark.parametrize("enam", [False, True])
def test_a_plan_with_a_target_for_a_sixth_year_has_a_table_of_six(enam: bool) -> None:
    years = range(2019 if enam else 2020, 2025)
    indikator = replace(satu_indikator("80", "84"), rencana={year: Decimal(year - 1940) for year in years})
    hasil, _ = terhitung(indikator)
    assert bool(lines(hasil, "renstra")) == (not enam)
    assert bool(lines(hasil, "renstra_enam")) == enam
    targets = [line.cells[4:] for line in lines(hasil, "renstra_enam" if enam else "renstra")][1]
    assert targets == ((79, 80, 81, 82, 83, 84) if enam else (80, 81, 82, 83, 84))


@pytest.mark.parametrize("enam", [False, True])
def test_the_year_of_the_plan_is_told_by_its_years_however_many_columns_are_filled(enam: bool) -> None:
    years = range(2019 if enam else 2020, 2025)
    indikator = replace(satu_indikator("80", "84"), rencana={year: Decimal(80) for year in years})
    laporan = Laporan(replace(PROFIL, tahun=2023, tahun_awal=2019), Pengaturan(), INDUK, (indikator,))
    assert any("tahun keempat" in text for text in said(hitung(laporan)[0], "kemajuan"))


# Blank Perubahan

PERUBAHAN = Pengaturan(pk="Perubahan", pagu="Perubahan")


def _program(murni: int | None, perubahan: int | None, baris: int = 3,
             kode: str = "7.01.01") -> tuple[BarisProgram, ...]:
    amounts = [None if value is None else Decimal(value) for value in (murni, perubahan)]
    return (
        BarisProgram(baris, kode, f"program {kode}", "S1"), BarisProgram(baris + 1, f"{kode}.2.01", "kegiatan"),
        BarisProgram(baris + 2, f"{kode}.2.01.0001", "sub", target=Decimal(1), realisasi=Decimal(1),
                     pagu_murni=amounts[0], pagu_perubahan=amounts[1], realisasi_anggaran=Decimal(50)),
    )


def test_a_blank_target_of_the_perubahan_is_unchanged() -> None:
    changed = replace(satu_indikator("4", "3.5", "rendah"), pk_perubahan=Decimal("3.5"))
    hasil, findings = terhitung(changed, satu_indikator("78", "80", nama="Cakupan"), pengaturan=PERUBAHAN)
    assert [str(i.capaian.printed) for i in hasil.indikator] == ["100.00", "102.56"]
    assert [f.code for f in findings] == ["H-121"]
    assert "yang kosong berarti tidak berubah: 1 dari 2 target PK tetap memakai PK Murni." in pesan(findings[0])
    assert [line.cells[4:6] for line in lines(hasil, "lampiran_pkp_target")[:2]] == [(4, 3.5), (78, 78)]


def test_one_notice_tells_of_targets_and_budgets_that_stay() -> None:
    new = _program(None, 300, 13, "7.01.02")  # only in the Perubahan: a new one
    rows = (*_program(100, None), *new, *_program(200, 250, 23, "7.01.03"))
    hasil, findings = terhitung(satu_indikator("78", "80"), pengaturan=PERUBAHAN, program=rows)
    assert [f.code for f in findings] == ["H-121"]
    assert "1 dari 1 target PK tetap memakai PK Murni; 1 dari 3 pagu sub kegiatan tetap" in pesan(findings[0])
    assert [node.serapan.anggaran for node in hasil.pohon.program] == [100, 300, 250]
    assert [line.cells[2:5] for line in lines(hasil, "lampiran_pkp_anggaran")[:3]] == [
        (100, 100, 0), ("-", 300, "-"), (200, 250, 50)]


def test_with_the_first_documents_in_force_nothing_is_said_of_blank_changes() -> None:
    _, findings = terhitung(satu_indikator("78", "80"), program=_program(100, None))
    assert findings == []


def test_a_target_that_neither_document_has_is_still_missed() -> None:
    _, codes = satu_hasil(satu_indikator(None, "80"), PERUBAHAN)
    assert codes == ["H-105"]


# Comparators

def test_twelve_comparators_are_all_shown() -> None:
    rivals = tuple(Pembanding(n, "OPD lain", f"Kecamatan {n}", Decimal(70 + n)) for n in range(12))
    hasil, findings = terhitung(replace(satu_indikator("80", "78"), pembanding=rivals))
    assert findings == []
    assert [line.cells[4] for line in lines(hasil, "banding_opd")[1:]] == [p.nama for p in rivals]


def test_only_indicators_with_a_comparator_are_compared_under_the_tujuan_or_sasaran_that_has_one() -> None:
    one = replace(satu_indikator("80", "78"), nama="Tanpa")
    rival = replace(satu_indikator("80", "78"), pembanding=(Pembanding(1, "OPD terbaik", "Dinas A", Decimal(85)),))
    hasil, _ = terhitung(one, rival)
    assert [line.cells[:2] for line in lines(hasil, "banding_opd")[1:]] == [(1, rival.nama)]
    assert lines(terhitung(one)[0], "banding_opd") == []


def test_a_national_standard_may_be_met_to_the_digit_but_no_other_office_equals_this_one() -> None:
    both = (Pembanding(1, "Standar nasional", "SPM", Decimal(78)), Pembanding(2, "Nasional", "Indonesia", Decimal(78)))
    hasil, _ = terhitung(replace(satu_indikator("80", "78"), pembanding=both))
    assert [f.place.row for f in pembanding_janggal(Bahan(hasil))] == [2]


def test_the_best_opd_is_no_worse_than_another_one() -> None:
    both = (Pembanding(1, "OPD terbaik", "Dinas A", Decimal(85)), Pembanding(2, "OPD lain", "Dinas B", Decimal(90)))
    hasil, _ = terhitung(replace(satu_indikator("80", "78"), pembanding=both))
    assert [dict(f.args)["pembanding"] for f in pembanding_janggal(Bahan(hasil))] == ["Dinas A"]


# Money of earlier years, and of several urusan

def _tahunan(*lalu: AnggaranLalu) -> tuple[Hasil, list[str]]:
    hasil, findings = hitung(Laporan(PROFIL, Pengaturan(), INDUK, (satu_indikator("80", "80"),), _program(100, None),
                                     anggaran_lalu=lalu))
    return hasil, [f.code for f in findings]


def _lalu(baris: int, kode: str, tahun: int, pagu: int, realisasi: int) -> AnggaranLalu:
    return AnggaranLalu(baris, kode, tahun, Decimal(pagu), Decimal(realisasi))


def test_every_program_has_its_money_by_year_with_the_sums() -> None:
    hasil, codes = _tahunan(_lalu(1, "7.01.01", 2022, 80, 60), _lalu(2, "7.01.01.2.01.0001", 2023, 40, 30),
                            _lalu(3, "7.01.01.2.01.0002", 2023, 50, 45), _lalu(4, "7.01.09", 2023, 10, 5))
    assert codes == []
    assert [line.cells for line in lines(hasil, "anggaran_tahunan")] == [
        (1, "program 7.01.01", "2022", 80, 60, 75), (None, None, "2023", 90, 75, 83.33),
        (None, None, "2024", 100, 50, 50),
        (2, "(program 7.01.09)", "2022", "-", "-", "-"), (None, None, "2023", 10, 5, 50),
        (None, None, "2024", "-", "-", "-"),
        (None, "JUMLAH 2022", "2022", 80, 60, 75), (None, "JUMLAH 2023", "2023", 100, 80, 80),
        (None, "JUMLAH 2024", "2024", 100, 50, 50)]


@pytest.mark.parametrize(("lalu", "code", "pagu"), [
    ((_lalu(1, "7.01.01", 2023, 80, 60), _lalu(2, "7.01.01", 2023, 90, 70)), "H-212", 80),
    ((_lalu(1, "7.01.01", 2023, 80, 60), _lalu(2, "7.01.01.2.01", 2023, 70, 60)), "H-213", 80),
    ((_lalu(1, "7.01.01", 2023, 80, 60), _lalu(2, "7.01.01", 2024, 90, 70)), "H-211", 80),
    ((_lalu(1, "7.01.01", 2023, 80, 60), _lalu(2, "program", 2023, 90, 70)), "H-203", 80),
])
def test_money_of_earlier_years_is_never_counted_twice(lalu: tuple[AnggaranLalu, ...], code: str, pagu: int) -> None:
    hasil, codes = _tahunan(*lalu)
    assert codes == [code]
    assert hasil.tahunan.total[2023].anggaran == pagu


def test_without_earlier_years_there_is_no_table_of_them() -> None:
    assert lines(_tahunan()[0], "anggaran_tahunan") == []


@pytest.mark.parametrize(("key", "column"), [("realisasi_belanja", 2), ("program_pagu", 5), ("realisasi_anggaran", 3)])
def test_an_office_of_several_urusan_has_their_sums(key: str, column: int) -> None:
    rows = (*_program(100, None), *_program(70, None, 13, "7.01.02"), *_program(60, None, 23, "2.16.01"))
    hasil, _ = terhitung(satu_indikator("80", "80"), program=rows)
    totals = [line.cells for line in lines(hasil, key) if line.level == "total"]
    assert [(cells[1], cells[column]) for cells in totals[:2]] == [
        ("Jumlah urusan 7.01", 170), ("Jumlah urusan 2.16", 60)]
    assert totals[2][column] == 230


def test_an_office_of_one_urusan_has_no_sums_of_urusan() -> None:
    hasil, _ = terhitung(satu_indikator("80", "80"), program=(*_program(100, None), *_program(70, None, 13, "7.01.02")))
    assert [line.cells[1] for line in lines(hasil, "realisasi_belanja") if line.level == "total"] == ["TOTAL"]


def test_years_follow_one_another() -> None:
    hasil, _ = terhitung(*_lima())
    assert all(b - a == 1 for item in hasil.indikator for a, b in pairwise(item.tahun))


# Money of earlier years of which a half is missing

def _separuh(*rows: tuple[str, int, int | None, int | None]) -> tuple[AnggaranLalu, ...]:
    return tuple(AnggaranLalu(baris, kode, tahun, *(None if value is None else Decimal(value) for value in money))
                 for baris, (kode, tahun, *money) in enumerate(rows, 1))


A, B_, SUB1, SUB2 = "7.01.01", "7.01.02", "7.01.01.2.01.0001", "7.01.01.2.01.0002"


@pytest.mark.parametrize(("rows", "total", "cell", "words"), [
    # 4.000 / 4.000 would be 100, though A alone is 3.900 / 4.000 = 97,50
    (((A, 2022, 4000, 3900), (B_, 2022, None, 100)), (4000, 4000, "pagu belum lengkap"), (2, "pagu"),
     "Pagu 7.01.02 tahun 2022 kosong, padahal realisasinya Rp100; persen jumlahnya tidak dihitung."),
    # 999 / 2.000 would be 49,95, though the first alone is 99,90
    (((SUB1, 2023, 1000, 999), (SUB2, 2023, 1000, None)), (2000, 999, "realisasi belum lengkap"), (2, "realisasi"),
     "Realisasi 7.01.01.2.01.0002 tahun 2023 kosong, padahal pagunya Rp1.000; persen jumlahnya tidak dihitung."),
    (((A, 2023, 1000, 999), (B_, 2023, 500, None)), (1500, 999, "realisasi belum lengkap"), (2, "realisasi"),
     "Realisasi 7.01.02 tahun 2023 kosong, padahal pagunya Rp500; persen jumlahnya tidak dihitung."),
])
def test_a_percentage_of_money_never_mixes_different_rows(
        rows: tuple[tuple[str, int, int | None, int | None], ...], total: tuple[object, ...], cell: tuple[int, str],
        words: str) -> None:
    hasil, findings = hitung(Laporan(PROFIL, Pengaturan(), INDUK, (satu_indikator("80", "80"),), _program(100, None),
                                     anggaran_lalu=_separuh(*rows)))
    assert [(f.code, f.place.row, f.place.column, pesan(f)) for f in findings] == [("H-216", *cell, words)]
    year = rows[0][1]
    assert [line.cells[3:] for line in lines(hasil, "anggaran_tahunan") if line.cells[1] == f"JUMLAH {year}"] == [total]


def test_a_program_of_which_a_sub_kegiatan_lacks_a_half_has_no_percentage() -> None:
    hasil, _ = _tahunan(*_separuh((SUB1, 2023, 1000, 999), (SUB2, 2023, 1000, None)))
    assert next(line.cells[2:] for line in lines(hasil, "anggaran_tahunan")) == (
        "2023", 2000, 999, "realisasi belum lengkap")


@pytest.mark.parametrize(("rows", "persen"), [
    (((A, 2023, 4000, 3900), (B_, 2023, 0, None)), "97.50"),  # nothing can be spent of nothing
    (((A, 2023, 4000, None), (SUB1, 2023, None, 3900)), "97.50"),  # each half stands at its own level
    (((A, 2023, None, 1900), (SUB1, 2023, 1000, None), (SUB2, 2023, 1000, None)), "95.00"),  # one sum for both below
])
def test_halves_that_stand_at_different_levels_belong_together(
        rows: tuple[tuple[str, int, int | None, int | None], ...], persen: str) -> None:
    hasil, codes = _tahunan(*_separuh(*rows))
    assert codes == []
    assert str(hasil.tahunan.total[2023].persen.printed) == persen


# A program of several sasaran

def test_money_of_a_program_of_several_sasaran_is_the_same_in_both_tables() -> None:
    rows = (
        BarisProgram(1, "7.01.01", "Program", "S1", "Sasaran program"), BarisProgram(2, "7.01.01.2.01", "Kegiatan a"),
        BarisProgram(3, "7.01.01.2.01.0001", "Sub a", target=Decimal(1), realisasi=Decimal(1),
                     pagu_murni=Decimal(300), realisasi_anggaran=Decimal(240), anggaran_depan=Decimal(310)),
        BarisProgram(4, "7.01.01.2.02", "Kegiatan b", "S2"),
        BarisProgram(5, "7.01.01.2.02.0001", "Sub b", target=Decimal(1), realisasi=Decimal(1),
                     pagu_murni=Decimal(500), realisasi_anggaran=Decimal(450), anggaran_depan=Decimal(520)))
    both = (satu_indikator("80", "80"), satu_indikator("80", "80", nama="Indeks", induk="S2"))
    hasil, _ = terhitung(*both, program=rows)
    assert [line.cells for line in lines(hasil, "realisasi_anggaran") if line.level != "catatan"] == [
        (1, "Sasaran program", "Program", 300, 240, 310), (None, None, "1. Kegiatan a", 300, 240, 310),
        (None, None, "a. Sub a", 300, 240, 310),
        (None, "S2", "Program", 500, 450, 520), (None, None, "1. Kegiatan b", 500, 450, 520),
        (None, None, "a. Sub b", 500, 450, 520), (None, "JUMLAH", None, 800, 690, 830)]
    notes = " ".join(str(line.cells[0]) for line in lines(hasil, "realisasi_belanja") if line.level == "catatan")
    assert "Sasaran 1: anggaran Rp300, realisasi Rp240 (80,00 %)." in notes
    assert "Sasaran 2: anggaran Rp500, realisasi Rp450 (90,00 %)." in notes


@pytest.mark.parametrize(("program", "kegiatan", "label"), [
    ("S1", "", "S1"), ("S1", "S2", "S2"), ("", "S2", "S2"), ("", "", None)])
def test_a_program_stands_under_the_sasaran_that_its_money_supports(
        program: str, kegiatan: str, label: str | None) -> None:
    first, second, leaf = _program(100, None)
    rows = (replace(first, induk=program), replace(second, induk=kegiatan), leaf)
    hasil, _ = terhitung(satu_indikator("80", "80"), program=rows)
    assert [line.cells[:2] for line in lines(hasil, "realisasi_anggaran") if line.level == "program"] == [(1, label)]
