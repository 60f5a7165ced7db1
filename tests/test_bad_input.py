"""Bad input: every defect becomes a finding that names the cell and the remedy, while the rest is still computed."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from conftest import NOW, SMALL, Ran, Workbook, joined
from xlsxwriter.utility import xl_col_to_name

from lkjip_xl.book.findings import Shown
from lkjip_xl.book.schema import FIRST_COLUMN, Table, block, table_sheet
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.contoh import fill
from lkjip_xl.jobs.hitung import Terhitung, hitung_buku

Lkjip = Callable[..., Ran]

INDIKATOR = SMALL["indikator"][0]
PROGRAM, KEGIATAN = SMALL["program"][:2]
SUB = {**SMALL["program"][2], "indikator": "Jumlah dokumen sub satu", "satuan": "Dokumen"}

BASE: dict[str, Any] = {
    **SMALL,
    "indikator": [INDIKATOR, {**INDIKATOR, "nama": "Kedua"}],
    "target": [*SMALL["target"], {"indikator": "Kedua", "rencana_3": 50, "pk_murni": 50}],
    "realisasi": [*SMALL["realisasi"], {"indikator": "Kedua", "realisasi_0": 25, "realisasi_1": 25}],
    "program": [PROGRAM, KEGIATAN, SUB, {**SUB, "kode": "7.01.01.2.01.0002", "uraian": "Sub dua"}],
}
"""Two indicators of 105 and 50 percent and two sub kegiatan of a million: tests spoil the second of each."""



def cell(table: str, row: int, column: str) -> str:
    """The cell of a row (counted from 1) of a table of the template: Pengaturan!C28."""
    found = block(table)
    assert isinstance(found, Table)
    letter = xl_col_to_name(FIRST_COLUMN - 1 + [c.key for c in found.columns].index(column))
    return f"{table_sheet(table).name}!{letter}{found.header_row + row}"


def kedua_di(column: str) -> str:
    """The cell of the second indicator in a column."""
    return cell("indikator", 2, column)


def sub_dua_di(column: str) -> str:
    """The cell of the second sub kegiatan in a column."""
    return cell("program", 4, column)


def spoilt(table: str, row: int = 1, **values: object) -> dict[str, Any]:
    """`BASE` with some values of a row of a table (counted from 0) or form replaced."""
    isian = copy.deepcopy(BASE)
    target = isian[table] if isinstance(isian.get(table, {}), dict) else isian[table][row]
    target.update(values)
    return isian


def compute(workbook: Workbook, isian: dict[str, Any]) -> Terhitung:
    """Fill and compute; whatever is found is in words: a sheet, a sentence, an expectation and a remedy."""
    with open_book(workbook.path) as book:
        fill(book, joined(isian))
        done = hitung_buku(book, NOW)
        book.save_without_keeping()
    for item in done.temuan:
        assert item.lembar, item
        assert item.temuan.endswith("."), item
        assert item.tindakan.endswith("."), item
        assert item.seharusnya, item
        assert not re.search(r"[{}]|None|Decimal|Traceback", item.temuan + item.seharusnya + item.tindakan), item
    return done


def places(done: Terhitung) -> list[str]:
    """The findings as ``B-201 Indikator!O10``, in their order."""
    return [f"{item.kode} {item.lembar}!{item.sel}" for item in done.temuan]


def only(done: Terhitung, code: str) -> Shown:
    """The one finding of that code."""
    found = [item for item in done.temuan if item.kode == code]
    assert len(found) == 1, places(done)
    return found[0]


def rest_is_computed(done: Terhitung) -> bool:
    """Whether the first indicator and the first sub kegiatan came out, whatever befell the second ones."""
    indeks = next(i for i in done.hasil.indikator if i.indikator.nama == "Indeks")
    money = done.hasil.pohon.sub_kegiatan()[0].serapan
    return str(indeks.capaian.printed) == "105.00" and (money.anggaran, money.realisasi) == (1_000_000, 900_000)


def kedua(done: Terhitung) -> str:
    """The capaian of the second indicator, or the reason there is none."""
    figure = next(i for i in done.hasil.indikator if i.indikator.nama == "Kedua").capaian
    return str(figure.printed) if figure.printed is not None else figure.reason


# --- figures ---------------------------------------------------------------------------------------------------------

RUPIAH: list[tuple[Any, str, int | None]] = [
    # typed, finding, read as
    (1_920_063_000, "", 1_920_063_000),
    (0, "", 0),
    (None, "", None),
    ("  ", "", None),
    ("1.920.063.000", "B-208", 1_920_063_000),
    ("1920063000", "B-208", 1_920_063_000),
    ("900,000", "B-208", 900_000),
    ("1.234", "B-208", 1234),
    ("Rp. 2.515.815.020,-", "B-208", 2_515_815_020),
    ("19.422.400.000,00", "B-208", 19_422_400_000),
    ("19,422.400.000", "B-202", None),
    ("1,5 juta", "B-201", None),
    ("dua belas", "B-201", None),
    (True, "B-201", None),
    (1000.5, "B-203", None),
    ("1.000.000,50", "B-203", None),
    (1e16, "B-204", None),
    ("9" * 30, "B-204", None),
    ("-", "B-205", None),
    (-5, "B-209", None),
    ("(1.000.000)", "B-209", None),
]


def test_money_is_read_as_staff_type_it_or_refused_in_its_own_cell(workbook: Workbook) -> None:
    """Rule 5: a parser accepts what reports print; ambiguous text, fractions and minus are findings."""
    rows = [{**SUB, "kode": f"7.01.01.2.01.{i:04}", "anggaran_depan": typed} for i, (typed, _, _) in enumerate(RUPIAH)]
    done = compute(workbook, {**BASE, "program": [PROGRAM, KEGIATAN, *rows]})
    found = {f"{item.lembar}!{item.sel}": item.kode for item in done.temuan}
    assert found == {cell("program", 3 + i, "anggaran_depan"): code for i, (_, code, _) in enumerate(RUPIAH) if code}
    assert [node.serapan.depan for node in done.hasil.pohon.sub_kegiatan()] == [read for _, _, read in RUPIAH]
    assert done.hasil.pohon.total.depan == sum(read for _, _, read in RUPIAH if read)
    assert done.hasil.pohon.total.anggaran == 1_000_000 * len(RUPIAH)


ANGKA: list[tuple[Any, str, str | None]] = [
    (83.55, "", "83.55"),
    (0, "", "0"),
    ("83,55", "B-208", "83.55"),
    ("83.55", "B-208", "83.55"),
    ("83,55 %", "B-208", "83.55"),
    ("1.234.567", "B-208", "1234567"),
    ("1.234,5", "B-208", "1234.5"),
    ("-2,5", "B-208", "-2.5"),
    ("1.234", "B-202", None),
    ("1,234", "B-202", None),
    ("dua belas", "B-201", None),
    ("12 bulan", "B-201", None),
    ("15/01/2025", "B-201", None),
    ("1,2,3", "B-201", None),
    ("#REF!", "B-201", None),
    (1e16, "B-204", None),
    ("-", "B-205", None),
    ("–", "B-205", None),
]


def test_figures_are_read_as_staff_type_them_or_refused_in_their_own_cell(workbook: Workbook) -> None:
    """Rule 2: text where a number belongs gives no number, with the reason; `1.234` can be read in two ways."""
    done = compute(workbook, {
        **BASE, "sarpras": [{"jenis": f"Barang {i}", "jumlah": typed} for i, (typed, _, _) in enumerate(ANGKA)]})
    assert {item.sel: item.kode for item in done.temuan} == {f"C{7 + i}": code for i, (_, code, _) in enumerate(ANGKA)
                                                             if code}
    assert [None if b.jumlah is None else str(b.jumlah) for b in done.hasil.laporan.sarpras] == [
        read for _, _, read in ANGKA]
    assert rest_is_computed(done)


def test_a_refused_figure_says_value_expectation_example_and_remedy(workbook: Workbook) -> None:
    done = compute(workbook, spoilt("target", pk_murni="12 bulan", rencana_3="1.234"))
    wrong, ambiguous = only(done, "B-201"), only(done, "B-202")
    assert (f"{wrong.lembar}!{wrong.sel}", wrong.nilai) == (kedua_di("pk_murni"), "12 bulan")
    assert "PK Murni" in wrong.temuan
    assert (wrong.seharusnya, wrong.contoh) == ("angka saja, tanpa satuan dan tanpa Rp", "83,55")
    assert (f"{ambiguous.lembar}!{ambiguous.sel}", ambiguous.nilai) == (kedua_di("rencana_3"), "1.234")
    assert kedua(done).startswith("target")
    assert rest_is_computed(done)
    assert str(done.hasil.capaian.printed) == "105.00"
    assert "12 bulan" in {line["nilai"] for line in workbook.lines("periksa")}


NILAI: list[tuple[str, Any, str, str]] = [
    # jenis target, typed target, finding, read as
    ("Angka", "83,55", "B-208", "83.55"),
    ("Angka", "90-100", "B-201", "None"),
    ("Angka", "BB", "", "Predikat(teks='BB', kelompok='Predikat SAKIP', urutan=5)"),  # the kind may change by year
    ("Angka", "BBB", "B-201", "None"),
    ("Angka", "-", "B-205", "None"),
    ("Rentang", "90-100", "", "Rentang(bawah=Decimal('90'), atas=Decimal('100'))"),
    ("Rentang", "90,5 s.d. 100", "", "Rentang(bawah=Decimal('90.5'), atas=Decimal('100'))"),
    ("Rentang", 95, "", "Rentang(bawah=Decimal('95'), atas=Decimal('95'))"),
    ("Rentang", "100-90", "B-216", "None"),
    ("Rentang", "di atas 90", "B-216", "None"),
    ("Predikat", "BB", "", "Predikat(teks='BB', kelompok='Predikat SAKIP', urutan=5)"),
    ("Predikat", " wtp ", "", "Predikat(teks='WTP', kelompok='Opini BPK', urutan=4)"),
    ("Predikat", "BBB", "B-215", "None"),
    ("Predikat", 90, "", "90"),
    ("Predikat", "75,5", "B-208", "75.5"),
]


def test_targets_are_read_by_their_jenis_or_refused_in_their_own_cell(workbook: Workbook) -> None:
    """Rule 2: range targets, predicates of the declared ladder, numbers; anything else is no target."""
    names = [f"Indikator {i}" for i in range(len(NILAI))]
    extra = [{**INDIKATOR, "nama": name, "jenis_target": jenis, "dinilai": "Tidak"}
             for name, (jenis, _, _, _) in zip(names, NILAI, strict=True)]
    done = compute(workbook, {
        **BASE, "indikator": [*BASE["indikator"], *extra],
        "target": [*BASE["target"], *({"indikator": name, "renja": typed} for name, (_, typed, _, _) in
                                      zip(names, NILAI, strict=True))]})
    assert {f"{item.lembar}!{item.sel}": item.kode for item in done.temuan} == {
        cell("indikator", 3 + i, "renja"): code for i, (_, _, code, _) in enumerate(NILAI) if code}
    assert [repr(i.renja) if not isinstance(i.renja, Decimal) else str(i.renja)
            for i in done.hasil.laporan.indikator[2:]] == [read for _, _, _, read in NILAI]
    assert rest_is_computed(done)


@pytest.mark.parametrize(("jenis", "target", "realisasi", "capaian"), [
    ("Rentang", "90-100", 95, "100.00"),
    ("Rentang", "90-100", 80, "88.89"),
    ("Rentang", "90-100", 110, "110.00"),
    ("Predikat", "BB", "A", "120.00"),
    ("Predikat", "BB", "WTP", "predikat realisasi tidak sekelompok dengan predikat target"),
    ("Rentang", "90-100", "90-95", "realisasi belum diisi"),
])
def test_ranges_and_predicates_go_through_to_the_printed_line(
        workbook: Workbook, jenis: str, target: object, realisasi: object, capaian: str) -> None:
    """Rule 2: inside 100, above counts the upper and below the lower bound; predicates by their place on the ladder."""
    isian = spoilt("indikator", jenis_target=jenis)
    isian["target"][1] = {"indikator": "Kedua", "rencana_5": target, "pk_murni": target}
    isian["realisasi"][1] = {"indikator": "Kedua", "realisasi_0": realisasi}
    done = compute(workbook, isian)
    assert kedua(done) == capaian
    assert rest_is_computed(done)
    line = next(line for line in workbook.lines("capaian_sasaran") if line["indikator"] == "Kedua")
    assert line["target"] == target
    notes = [str(line["no"]) for line in workbook.lines("capaian_sasaran") if line["level"] == "catatan"]
    assert str(line["capaian"]) == capaian.removesuffix(".00") or (
        line["capaian"] == "*)" and any(note.startswith(f"*) {capaian}") for note in notes))
    assert bool(done.temuan) == (not capaian[0].isdigit())


def test_blank_is_not_zero(workbook: Workbook) -> None:
    """Rule 2: realisasi 0 counts as filled, blank does not; a mean leaves out what cannot be computed."""
    zero = compute(workbook, spoilt("realisasi", realisasi_0=0))
    assert (kedua(zero), str(zero.hasil.capaian.printed), places(zero)) == ("0.00", "52.50", [])
    blank = compute(workbook, spoilt("realisasi", realisasi_0=None))
    assert (kedua(blank), str(blank.hasil.capaian.printed)) == ("realisasi belum diisi", "105.00")
    assert places(blank) == [f"H-106 {kedua_di('realisasi_0')}"]


@pytest.mark.parametrize(("isian", "expected", "reason"), [
    (spoilt("target", pk_murni=0), [f"H-119 {kedua_di('pk_murni')}"], "target 0 tidak dapat dibandingkan"),
    (spoilt("target", pk_murni=None), [f"H-105 {kedua_di('pk_murni')}"], "target belum diisi"),
    (spoilt("realisasi", realisasi_0=None, realisasi_tw_1=30, realisasi_tw_4=10,
            cara_triwulan="Posisi: terakhir, tidak pernah turun"), [f"H-109 {kedua_di('realisasi_0')}"],
     "realisasi triwulan turun, padahal tidak boleh turun"),
])
def test_an_indicator_without_a_figure_says_why(
        workbook: Workbook, isian: dict[str, Any], expected: list[str], reason: str) -> None:
    """Rule 2: no number, never a crash and never a silent 0, with a reason staff can read."""
    done = compute(workbook, isian)
    assert places(done) == expected
    assert kedua(done) == reason
    assert rest_is_computed(done)
    assert str(done.hasil.capaian.printed) == "105.00"


def test_quarters_without_a_chosen_way_are_joined_by_their_unit_and_named(workbook: Workbook) -> None:
    """An index stands at the last quarter: 30 of 50; sum and last differ, which is said, and so are the blank ones."""
    done = compute(workbook, spoilt("realisasi", realisasi_0=None, realisasi_tw_1=10, realisasi_tw_4=30))
    assert sorted(places(done)) == [f"H-113 {kedua_di('realisasi_tw_2')}", f"H-118 {kedua_di('cara_triwulan')}"]
    assert "40 bila dijumlahkan, 30 bila diambil yang terakhir" in only(done, "H-118").temuan
    assert "triwulan II, III belum dilaporkan" in only(done, "H-113").temuan
    assert (kedua(done), str(done.hasil.capaian.printed)) == ("60.00", "82.50")


def test_a_negative_capaian_is_printed_as_the_floor_and_shown(workbook: Workbook) -> None:
    """Rule 2: floor at 0 for R > 2T, and the finding is shown."""
    isian = spoilt("indikator", arah="Semakin rendah semakin baik")
    isian["realisasi"][1]["realisasi_0"] = 150
    done = compute(workbook, isian)
    assert places(done) == [f"H-108 {kedua_di('realisasi_0')}"]
    assert kedua(done) == "0.00"
    assert "-100,00" in only(done, "H-108").temuan


# --- names, choices and codes ----------------------------------------------------------------------------------------

def test_unknown_choices_are_named_with_what_may_be_chosen(workbook: Workbook) -> None:
    isian = spoilt("indikator", arah="naik", jenis_target="Nomor", dinilai="mungkin", satuan="Dokumn",
                   cara_triwulan="kira-kira", grafik="kadang")
    isian["pengaturan"] = {"skala": "Skala ngawur", "pagu": "Tengah", "angka_desimal": -1}
    isian["program"][3]["jenis_belanja"] = "Belanja Baju"
    isian["program"][0]["menunjang"] = "barangkali"
    isian["pembanding"] = [{"indikator": "Kedua", "jenis": "Tetangga", "nama": "Kecamatan Lain", "nilai": 60}]
    done = compute(workbook, isian)
    assert sorted(places(done)) == [
        "B-209 Pengaturan!C10", "B-210 Indikator!AP10", "B-210 Indikator!E10", "B-210 Indikator!F10",
        "B-210 Indikator!G10", "B-210 Indikator!S10", "B-210 Pembanding!C7", "B-210 Pengaturan!C19",
        "B-210 Pengaturan!C6", "B-210 Program Anggaran!L10", "B-210 Program Anggaran!Q7", "B-218 Indikator!D10"]
    arah = next(item for item in done.temuan if item.sel == "E10")
    assert arah.nilai == "naik"
    assert "Semakin tinggi semakin baik; Semakin rendah semakin baik" in arah.seharusnya
    assert "dokumen" in only(done, "B-218").temuan
    assert rest_is_computed(done)
    assert str(done.hasil.capaian.printed) == "77.50"


def test_choices_are_known_whatever_their_case_and_spaces(workbook: Workbook) -> None:
    done = compute(workbook, spoilt("indikator", arah=" semakin  TINGGI semakin baik ", dinilai="ya",
                                    induk="sasaran  SATU"))
    assert places(done) == []
    assert kedua(done) == "50.00"


def test_a_name_written_twice_counts_once(workbook: Workbook) -> None:
    isian = copy.deepcopy(BASE)
    isian["induk"].append({"jenis": "Sasaran", "uraian": "SASARAN  satu"})
    isian["indikator"].append({**INDIKATOR, "nama": "indeks", "pk_murni": 1, "realisasi_0": 1})
    isian["belanja"] = [{"jenis": "Belanja Modal", "anggaran": 2_000_000}, {"jenis": "Belanja Modal", "anggaran": 7}]
    done = compute(workbook, isian)
    assert sorted(places(done)) == ["H-101 Belanja!B8", "H-101 Indikator!B11", "H-101 Tujuan Sasaran!C9"]
    assert "baris 9 dan 11" in next(item for item in done.temuan if item.lembar == "Indikator").temuan
    assert rest_is_computed(done)
    assert len(done.hasil.indikator) == 2


def test_a_name_nobody_has_is_named_with_the_likely_one(workbook: Workbook) -> None:
    isian = copy.deepcopy(BASE)
    isian["monev"] = [{"triwulan": "I", "indikator": "Keduaa", "hambatan": "Hujan"}]
    isian["pembanding"] = [{"indikator": "Entah", "jenis": "Nasional", "nama": "Indonesia", "nilai": 1}]
    isian["analisis"] = [{"indikator": "Indekss", "solusi": "Belajar"}]
    isian["program"][0]["induk"] = "Sasaran stu"
    done = compute(workbook, isian)
    unknown = {f"{item.lembar}!{item.sel}": item for item in done.temuan if item.kode == "H-102"}
    assert unknown.keys() == {"Monev!C7", "Pembanding!B7", "Analisis!B7", "Program Anggaran!D7"}
    assert "mungkin maksudnya “Kedua”" in unknown["Monev!C7"].temuan
    assert "“Indikator”" in unknown["Monev!C7"].seharusnya
    assert "mungkin maksudnya “Sasaran satu”" in unknown["Program Anggaran!D7"].temuan
    assert "mungkin" not in unknown["Pembanding!B7"].temuan
    assert kedua(done) == "50.00"
    assert rest_is_computed(done)


def test_a_sasaran_without_tujuan_is_judged_all_the_same(workbook: Workbook) -> None:
    done = compute(workbook, {**BASE, "induk": [{"jenis": "Sasaran", "uraian": "Sasaran satu"}]})
    assert places(done) == ["H-103 Tujuan Sasaran!B7"]
    assert str(done.hasil.capaian.printed) == "77.50"


KODE: list[tuple[Any, list[str], bool]] = [
    # typed code of the second sub kegiatan, findings on its row, whether its money counts
    ("7.01.01.2.01.0002", [], True),
    (" 7.01.01. 2.01.0002. ", [], True),
    ("7.01.01.2.01.0001", ["H-202"], True),  # money twice: at the pagu
    ("7.01.01.2.09.0001", ["H-215"], True),
    ("7.09.01.2.01.0001", ["H-215"], True),
    ("7.01.09.2.01.0001", ["H-201"], True),
    ("7.01.01.2", ["H-203"], False),
    ("7-01-01-2-01-0002", ["H-203"], False),
    ("Sub dua", ["H-203"], False),
    (7.01, ["B-217"], False),
    (True, ["B-217"], False),
    (None, ["B-106"], False),
]


@pytest.mark.parametrize(("kode", "expected", "counts"), KODE)
def test_a_code_is_used_or_refused(workbook: Workbook, kode: object, expected: list[str], counts: bool) -> None:
    """Rule 5: only sub kegiatan carry figures, and the total is the sum of all that have a code."""
    done = compute(workbook, spoilt("program", 3, kode=kode))
    assert places(done) == [f"{code} {sub_dua_di('pagu_murni' if code == 'H-202' else 'kode')}" for code in expected]
    assert done.hasil.pohon.total.anggaran == (2_000_000 if counts else 1_000_000)
    assert str(done.hasil.capaian.printed) == "77.50"


def test_a_second_indicator_of_a_code_needs_no_money_and_no_name(workbook: Workbook) -> None:
    done = compute(workbook, spoilt("program", 3, kode=SUB["kode"], uraian=None, indikator="Jumlah surat",
                                    pagu_murni=None, realisasi_anggaran=None))
    assert places(done) == []
    assert (done.hasil.pohon.total.anggaran, done.hasil.pohon.total.realisasi) == (1_000_000, 900_000)


@pytest.mark.parametrize(("column", "money"), [("anggaran_depan", 7), ("realisasi_anggaran", 450_000),
                                               ("serapan_tw_2", 450_000)])
def test_money_of_a_code_that_is_typed_twice_is_named_in_its_own_cell(
        workbook: Workbook, column: str, money: int) -> None:
    """Whatever money it is: both are summed, and staff are told."""
    spent = {} if column == "anggaran_depan" else {"realisasi_anggaran": None}
    isian = spoilt("program", 3, **{"kode": SUB["kode"], "pagu_murni": None, "realisasi_anggaran": None, column: money})
    isian["program"][2].update({**spent, column: money})
    done = compute(workbook, isian)
    assert places(done) == [f"H-202 {sub_dua_di(column)}"]
    assert "baris 9 dan 10" in only(done, "H-202").temuan
    assert (done.hasil.pohon.total.anggaran, done.hasil.pohon.total.realisasi) == (1_000_000, 900_000)


@pytest.mark.parametrize(("blank", "column", "told"), [
    (("indikator", "satuan"), "indikator", "7.01.01.2.01.0002 (indikator, satuan)"),
    (("uraian", "indikator", "satuan"), "uraian", "7.01.01.2.01.0002 Koordinasi"),
])
def test_what_the_nomenclature_fills_is_told_at_the_first_blank_cell(
        workbook: Workbook, blank: tuple[str, ...], column: str, told: str) -> None:
    done = compute(workbook, spoilt("program", 3, **dict.fromkeys(blank)))
    assert places(done) == [f"H-215 {sub_dua_di(column)}"]
    assert told in only(done, "H-215").temuan


def test_a_sub_kegiatan_without_any_parent_row_is_summed(workbook: Workbook) -> None:
    done = compute(workbook, {**BASE, "program": [{**SUB, "kode": "7.01.09.2.01.0001"}]})
    assert places(done) == ["H-201 Program Anggaran!B7"]
    assert "7.01.09.2.01" in only(done, "H-201").seharusnya
    assert done.hasil.pohon.total.anggaran == 1_000_000


def test_parents_that_the_nomenclature_knows_need_no_row(workbook: Workbook) -> None:
    done = compute(workbook, {**BASE, "program": [SUB]})
    assert places(done) == ["H-215 Program Anggaran!B7"]
    assert only(done, "H-215").temuan == (
        "Diisi dari nomenklatur nasional karena tidak diketik: 7.01.01.2.01 Perencanaan, Penganggaran, dan Evaluasi "
        "Kinerja Perangkat Daerah; 7.01.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA.")
    assert done.hasil.pohon.total.anggaran == 1_000_000


def test_a_program_without_sasaran_counts_in_the_total_only(workbook: Workbook) -> None:
    done = compute(workbook, spoilt("program", 0, induk=None))
    assert places(done) == ["H-208 Program Anggaran!D7"]
    assert done.hasil.pohon.total.anggaran == 2_000_000
    assert done.hasil.induk[0].serapan.anggaran is None


@pytest.mark.parametrize(("values", "expected", "total"), [
    ({"realisasi_anggaran": 1_000_001}, ["H-205 Program Anggaran!O10"], (2_000_000, 1_900_001)),
    ({"realisasi_anggaran": None}, ["H-207 Program Anggaran!O10"], (2_000_000, 900_000)),
    ({"pagu_murni": None, "realisasi_anggaran": None}, ["H-206 Program Anggaran!M10"], (1_000_000, 900_000)),
    ({"pagu_murni": 0, "realisasi_anggaran": 0}, [], (1_000_000, 900_000)),
    ({"target": None}, ["H-210 Program Anggaran!J10"], (2_000_000, 1_800_000)),
])
def test_the_money_of_a_sub_kegiatan_is_checked(
        workbook: Workbook, values: dict[str, Any], expected: list[str], total: tuple[int, int]) -> None:
    """Rule 5: realisasi above anggaran is a finding; blank is not 0."""
    done = compute(workbook, spoilt("program", 3, **values))
    assert places(done) == expected
    assert (done.hasil.pohon.total.anggaran, done.hasil.pohon.total.realisasi) == total
    assert rest_is_computed(done)


def test_money_on_program_and_kegiatan_rows_is_not_used(workbook: Workbook) -> None:
    """Rule 5: only sub kegiatan carry figures."""
    isian = spoilt("program", 0, pagu_murni=77, realisasi_anggaran=88)
    isian["program"][1]["pagu_murni"] = 99
    done = compute(workbook, isian)
    assert places(done) == ["H-204 Program Anggaran!M7", "H-204 Program Anggaran!O7", "H-204 Program Anggaran!M8"]
    assert done.hasil.pohon.total.anggaran == 2_000_000


def test_spending_by_kind_must_equal_the_total(workbook: Workbook) -> None:
    """Rule 5: belanja pegawai + barang/jasa + modal must equal the total."""
    done = compute(workbook, {**BASE, "belanja": [{"jenis": "Belanja Pegawai", "anggaran": 1_500_000},
                                                  {"jenis": "Belanja Tidak Jelas", "anggaran": 500_000}]})
    assert places(done) == ["B-210 Belanja!B8", "H-209 Belanja!C7"]
    assert "selisih 500.000" in only(done, "H-209").temuan


# --- profile and settings --------------------------------------------------------------------------------------------

NIP, TANGGAL = "B-212 Profil!C15", "B-213 Profil!C17"


@pytest.mark.parametrize(("answers", "expected"), [
    ({"tahun": 1999, "nip": "19700101 199503 1", "tanggal": "31/02/2025"}, ["B-211 Profil!C9", NIP, TANGGAL]),
    ({"tahun": 2101, "nip": "19701301 199503 1 001", "tanggal": "segera"}, ["B-211 Profil!C9", NIP, TANGGAL]),
    ({"tahun": 24, "nip": "19950301 199003 1 001", "tanggal": True}, ["B-211 Profil!C9", NIP, TANGGAL]),
    ({"tahun": 2024.5, "nip": "19700101 199503 3 001"}, ["B-211 Profil!C9", NIP]),
    ({"tahun": "tahun 2024", "nip": 197001011995031001}, ["B-211 Profil!C9", NIP]),
    ({"tahun": "2024", "tahun_akhir": 2026.0, "nip": "19700101 199503 1 001", "tanggal": "15/01/2025"}, []),
])
def test_the_profile_is_checked(workbook: Workbook, answers: dict[str, Any], expected: list[str]) -> None:
    """Rule 8: a NIP has 18 digits: birth date 8, appointment 6, sex 1, serial 3."""
    done = compute(workbook, spoilt("profil", **answers))
    assert places(done) == expected
    assert rest_is_computed(done)


def batas(row: int) -> str:
    """The cell of the lower bound of a level of the office's own scale."""
    return cell("skala_sendiri", row, "batas")


SKALA: list[tuple[tuple[Any, ...], int | None, list[str], str]] = [
    # lower bounds from the highest level, stated number of levels, findings, words of the first finding
    ((90, 75, None), 3, [], ""),
    ((None,), None, [], ""),
    ((90, 95, None), 3, [f"H-301 {batas(2)}"], "tidak lebih rendah"),
    ((90, 90, None), 3, [f"H-301 {batas(2)}"], "tidak lebih rendah"),
    ((90, 75, 50), 3, [f"H-301 {batas(3)}"], "tidak boleh berbatas bawah"),
    ((90, None, 50, None), 4, [f"H-301 {batas(2)}"], "kosong"),
    (("sembilan", 50, None), 3, [f"B-201 {batas(1)}", f"H-301 {batas(1)}"], ""),
    ((90, None), 5, [f"H-302 {cell('skala_sendiri', 1, 'kategori')}"], "2 tingkat, sedangkan dinyatakan 5"),
    ((), None, ["H-301 Pengaturan!"], "tabelnya kosong"),
]


@pytest.mark.parametrize(("bounds", "stated", "expected", "words"), SKALA)
def test_a_scale_of_the_office_is_used_only_if_it_partitions_the_line(
        workbook: Workbook, bounds: tuple[Any, ...], stated: int | None, expected: list[str], words: str) -> None:
    """Rule 3: ordered, no gap, no overlap, stated number of levels = rows."""
    done = compute(workbook, {
        **BASE, "pengaturan": {"skala": "Skala buatan sendiri", "jumlah_tingkat": stated},
        "skala_sendiri": [{"kategori": f"Tingkat {i}", "batas": bound} for i, bound in enumerate(bounds)]})
    assert places(done) == expected
    assert not expected or words in done.temuan[0].temuan
    assert done.hasil.kategori
    own = done.hasil.kategori.kategori.startswith("Tingkat")
    assert own == all("H-301" not in place for place in expected)


def test_two_levels_of_one_name_are_refused(workbook: Workbook) -> None:
    done = compute(workbook, {**BASE, "pengaturan": {"skala": "Skala buatan sendiri"},
                              "skala_sendiri": [{"kategori": "Baik", "batas": 90}, {"kategori": "baik"}]})
    assert places(done) == [f"H-301 {batas(2)}"]


def test_comparators_of_one_kind_are_all_kept_and_the_best_of_them_is_found(workbook: Workbook) -> None:
    """Rule 4: best OPD: the comparator's name and value."""
    row = {"indikator": "Indeks", "jenis": "OPD terbaik"}
    done = compute(workbook, {**BASE, "pembanding": [
        {**row, "nama": "Dinas A", "nilai": 85}, {**row, "nama": "Dinas B", "nilai": 90},
        {**row, "nama": "Dinas C", "nilai": "entah"}]})
    assert places(done) == ["B-201 Pembanding!E9"]
    assert [p.nama for p in done.hasil.indikator[0].indikator.pembanding] == ["Dinas A", "Dinas B", "Dinas C"]
    best = done.hasil.indikator[0].terbaik()
    assert best
    assert best.pembanding.nama == "Dinas B"


# --- too much and too little -----------------------------------------------------------------------------------------

def test_an_empty_workbook_computes_and_says_where_to_begin(workbook: Workbook, lkjip: Lkjip) -> None:
    done = compute(workbook, {})
    assert places(done)[0] == "H-112 Indikator!"
    assert places(done)[1:] == [f"B-214 Profil!C{row}" for row in (6, 7, 9, 10, 11, 12)]
    assert done.hasil.capaian.printed is None
    ran = lkjip("hitung", workbook.path)
    assert ran.code == 1
    assert "Capaian belum dapat dihitung." in ran.out


def test_more_charts_than_fit_are_left_out_by_name(workbook: Workbook) -> None:
    names = [f"Indikator {i}" for i in range(11)]
    done = compute(workbook, {
        **BASE, "indikator": [{**INDIKATOR, "nama": name} for name in names],
        "target": [{"indikator": name, "pk_murni": 80} for name in names],
        "realisasi": [{"indikator": name, "realisasi_0": 84} for name in names]})
    assert places(done) == ["H-110 Indikator!AP18", "H-110 Indikator!AP19"]
    assert "Indikator 10" in done.temuan[1].temuan
    assert str(done.hasil.capaian.printed) == "105.00"


def test_more_indicators_and_sub_kegiatan_than_designed_are_all_computed(workbook: Workbook) -> None:
    """One more than the 200 indicators and the 2,000 sub kegiatan of the design."""
    names = [f"Indikator {i}" for i in range(201)]
    done = compute(workbook, {
        **BASE, "indikator": [{**INDIKATOR, "nama": name, "grafik": "Tidak"} for name in names],
        "target": [{"indikator": name, "pk_murni": 80} for name in names],
        "realisasi": [{"indikator": name, "realisasi_0": 84} for name in names],
        "program": [PROGRAM, KEGIATAN, *({**SUB, "kode": f"7.01.01.2.01.{i:04}"} for i in range(2001))]})
    assert sorted(places(done)) == ["H-303 Indikator!", "H-303 Program Anggaran!"]
    assert (len(done.hasil.indikator), str(done.hasil.capaian.printed)) == (201, "105.00")
    assert done.hasil.pohon.total.anggaran == 2_001_000_000
    printed = [line for line in workbook.lines("pengukuran") if str(line["indikator"]).startswith("Indikator ")]
    assert len(printed) == 201


def test_many_findings_of_a_kind_are_folded_into_one_line(workbook: Workbook) -> None:
    stray = [{"uraian": f"nyasar {i}"} for i in range(40)]
    done = compute(workbook, {**BASE, "program": [*BASE["program"], *stray]})
    assert places(done)[:10] == [f"B-106 Program Anggaran!B{11 + i}" for i in range(10)]
    assert (len(done.temuan), done.temuan[-1].count) == (11, 30)
    assert "30 sel lain (B21 s.d. B50)" in done.temuan[-1].temuan
    assert rest_is_computed(done)


def test_any_writing_stays_text_and_is_printed_as_it_stands(workbook: Workbook) -> None:
    """Text that looks like a formula, a template, markup, an emoji or right-to-left is still a name."""
    names = ["=1+1", "+62 812", "-5 persen", "@nama", "{nama}", "%s %d", "<b>&amp;</b>", "'kutip", "Indeks 😀🇮🇩",
             "مؤشر الأداء", "Indeks\nbaris dua", "Cafe\u0301", 2024]
    texts = [str(name).replace("e\u0301", "é") for name in names]
    done = compute(workbook, {
        **BASE, "indikator": [{**INDIKATOR, "nama": name, "grafik": "Tidak"} for name in names],
        "target": [{"indikator": name, "pk_murni": 80} for name in names],
        "realisasi": [{"indikator": name, "realisasi_0": 84} for name in names]})
    assert places(done) == []
    assert [line["indikator"] for line in workbook.lines("capaian_sasaran") if line["level"] == "isi"] == texts
    assert workbook.hitung().perubahan == ()


# --- the command line ------------------------------------------------------------------------------------------------

def test_the_exit_code_is_0_without_and_1_with_findings(workbook: Workbook, lkjip: Lkjip) -> None:
    workbook.fill(BASE)
    ran = lkjip("hitung", workbook.path)
    assert (ran.code, ran.err) == (0, "")
    assert "saat menghitung" not in ran.out
    workbook.put("indikator", 2, pk_murni="dua belas")
    ran = lkjip("hitung", workbook.path)
    assert (ran.code, ran.err) == (1, "")
    assert f"[galat] B-201 {kedua_di('pk_murni')}" in ran.out
    assert "Isinya: dua belas." in ran.out
    assert "Seharusnya: angka saja, tanpa satuan dan tanpa Rp; contoh: 83,55." in ran.out


def test_machines_get_the_same_findings_as_staff(workbook: Workbook, lkjip: Lkjip) -> None:
    workbook.fill(spoilt("target", pk_murni="dua belas"))
    ran = lkjip("hitung", workbook.path, "--json")
    first = json.loads(ran.out)["temuan"][0]
    assert (ran.code, first["kode"], first["lembar"], first["sel"], first["nilai"]) == (
        1, "B-201", *kedua_di("pk_murni").split("!"), "dua belas")


# --- known defects ---------------------------------------------------------------------------------------------------

def test_a_target_next_to_nothing_does_not_stop_the_program(workbook: Workbook, lkjip: Lkjip) -> None:
    """A formula such as =0.3-0.2-0.1 leaves 1e-17."""
    isian = spoilt("target", pk_murni=1e-17)
    isian["realisasi"][1]["realisasi_0"] = 1e9
    workbook.fill(isian)
    assert lkjip("hitung", workbook.path).code in (0, 1)


def test_the_largest_numbers_of_excel_do_not_stop_the_program(workbook: Workbook, lkjip: Lkjip) -> None:
    isian = spoilt("target", pk_murni=9.99e307)
    isian["realisasi"][1].update(realisasi_0=9.99e307, realisasi_1=-9.99e307)
    workbook.fill(isian)
    assert lkjip("hitung", workbook.path).code == 1


def test_an_unreadable_target_is_not_called_blank(workbook: Workbook) -> None:
    done = compute(workbook, spoilt("target", pk_murni="12 bulan"))
    assert not any("belum diisi" in item.temuan for item in done.temuan)


@pytest.mark.parametrize("pagu", [None, "satu juta"])
def test_realisasi_is_not_above_a_pagu_that_is_not_there(workbook: Workbook, pagu: object) -> None:
    """Rule 2: blank is not 0."""
    done = compute(workbook, spoilt("program", 3, pagu_murni=pagu))
    assert "H-205" not in {item.kode for item in done.temuan}


def test_a_truth_value_is_not_called_a_date(workbook: Workbook) -> None:
    assert "tanggal" not in compute(workbook, spoilt("target", rencana_1=True)).temuan[0].temuan


def test_no_finding_speaks_of_the_year_0(workbook: Workbook) -> None:
    isian = spoilt("target", pk_murni=None)
    isian["profil"]["tahun"] = None
    assert not [item for item in compute(workbook, isian).temuan if "tahun 0" in item.seharusnya]


@pytest.mark.parametrize("answers", [
    {"tahun": 2030}, {"tahun": 2020}, {"tahun_awal": 2026, "tahun_akhir": 2021},
])
def test_a_report_year_outside_the_renstra_is_a_finding(workbook: Workbook, answers: dict[str, int]) -> None:
    assert places(compute(workbook, spoilt("profil", **answers)))


def test_too_many_decimals_are_a_finding(workbook: Workbook) -> None:
    assert places(compute(workbook, {**BASE, "pengaturan": {"angka_desimal": 5}})) == ["H-116 Pengaturan!C10"]


def test_two_comparators_of_no_known_kind_are_not_compared(workbook: Workbook) -> None:
    row = {"indikator": "Indeks", "jenis": "Tetangga", "nilai": 85}
    done = compute(workbook, {**BASE, "pembanding": [{**row, "nama": "A"}, {**row, "nama": "B"}]})
    assert places(done) == ["B-210 Pembanding!C7", "B-210 Pembanding!C8"]


def test_computing_a_program_without_a_name_twice_is_computing_it_once(workbook: Workbook) -> None:
    compute(workbook, spoilt("program", 0, uraian=None))
    assert workbook.hitung().perubahan == ()


def _predikat(ladder: list[tuple[str, str, int]], target: str, realisasi: str) -> dict[str, Any]:
    isian = spoilt("indikator", jenis_target="Predikat", satuan="Predikat")
    isian["predikat"] = [{"kelompok": k, "predikat": p, "urutan": u} for k, p, u in ladder]
    isian["target"][1] = {"indikator": "Kedua", "pk_murni": target}
    isian["realisasi"][1] = {"indikator": "Kedua", "realisasi_0": realisasi}
    return isian


def test_a_predicate_with_order_0_is_a_finding_in_its_cell(workbook: Workbook) -> None:
    done = compute(workbook, _predikat([("X", "Buruk", 0), ("X", "Baik", 1)], "Buruk", "Baik"))
    assert cell("predikat", 1, "urutan") in {f"{item.lembar}!{item.sel}" for item in done.temuan}


def test_a_predicate_of_two_groups_means_the_group_of_the_other_figure(workbook: Workbook) -> None:
    """The help of the column says: predicates are compared within one group."""
    ladder = [("SAKIP", "B", 4), ("Akreditasi", "B", 2), ("Akreditasi", "Unggul", 3)]
    assert kedua(compute(workbook, _predikat(ladder, "B", "Unggul"))) == "150.00"


@pytest.mark.parametrize("ladder", [
    [("X", "Baik", 2), ("X", "Cukup", 2)], [("X", "Baik", 2), ("X", "baik", 1), ("X", "Cukup", 1)],
])
def test_a_ladder_that_contradicts_itself_is_a_finding(workbook: Workbook, ladder: list[tuple[str, str, int]]) -> None:
    assert places(compute(workbook, _predikat(ladder, "Baik", "Cukup")))


def test_no_sentence_ends_in_two_points(workbook: Workbook, lkjip: Lkjip) -> None:
    assert ".. " not in lkjip("hitung", workbook.path).out
