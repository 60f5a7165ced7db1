"""Efficiency by four methods: Blora's difference, the five-point band, NE of PMK 22/2021, and plain rupiah."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.hitungan.anggaran import Serapan, Simpul, serapan
from lkjip_xl.domain.hitungan.efisiensi import Efisiensi, efisiensi
from lkjip_xl.domain.hitungan.keluaran import keluaran as hitung_keluaran
from lkjip_xl.domain.masukan import BarisProgram, Pengaturan
from lkjip_xl.domain.nilai.figure import Figure, Notation, missing
from lkjip_xl.domain.nilai.metode import daftar_metode
from lkjip_xl.domain.nilai.skala import scale_defects

NOTATION = Notation()
METODE = ("selisih", "pita", "pmk", "rupiah")


def _kinerja(value: str) -> Figure:
    return NOTATION.figure(Decimal(value), "capaian")


def _uang(anggaran: int | None, realisasi: int | None) -> Serapan:
    return serapan(None if anggaran is None else Decimal(anggaran), None if realisasi is None else Decimal(realisasi),
                   None, NOTATION)


def _sub(anggaran: int | None, realisasi: int | None, target: str | None, keluaran: str | None) -> Simpul:
    row = BarisProgram(1, "7.01.01.2.01.0001", "sub", target=None if target is None else Decimal(target),
                       realisasi=None if keluaran is None else Decimal(keluaran))
    output = hitung_keluaran(row, Pengaturan())
    return Simpul("sub kegiatan", row.kode, row, "S", _uang(anggaran, realisasi), keluaran=(output,))


def _efisiensi(kunci: str, kinerja: Figure, uang: Serapan, *keluaran: Simpul) -> Efisiensi:
    return efisiensi(kunci, kinerja, uang, keluaran, NOTATION)


def _level(found: Efisiensi) -> str | None:
    return found.tingkat and found.tingkat.kategori


def test_there_are_four_methods_each_with_its_formula_its_source_and_a_sound_scale() -> None:
    assert tuple(m.kunci for m in daftar_metode()) == METODE
    for metode in daftar_metode():
        assert metode.nama
        assert metode.rumus
        assert metode.skala.dasar
        assert scale_defects(metode.skala.tingkat) == ()


@pytest.mark.parametrize(("kinerja", "anggaran", "realisasi", "printed", "level"), [
    ("100", 1_000, 900, "10.00", "Sangat efisien"),
    ("100", 1_000, 1_000, "0.00", "Efisien"),
    ("90", 1_000, 900, "0.00", "Efisien"),
    ("90", 1_000, 901, "-0.10", "Kurang efisien"),
    ("100.005", 1_000, 1_000, "0.01", "Sangat efisien"),  # half up
    ("100.004", 1_000, 1_000, "0.004", "Sangat efisien"),  # not 0, and printed so that the level agrees
])
def test_the_difference_is_judged_by_its_sign(
        kinerja: str, anggaran: int, realisasi: int, printed: str, level: str) -> None:
    found = _efisiensi("selisih", _kinerja(kinerja), _uang(anggaran, realisasi))
    assert (str(found.nilai.printed), _level(found)) == (printed, level)


def test_blora_2024_is_minus_0_70_from_unrounded_figures_and_so_less_than_efficient() -> None:
    kinerja = NOTATION.figure((Decimal("89.5") / 95 * 100 + Decimal("75.75") / 75 * 100) / 2, "rata-rata")
    uang = _uang(19_422_400_000, 19_092_845_159)
    found = _efisiensi("selisih", kinerja, uang)
    assert (kinerja.printed, uang.persen.printed) == (Decimal("97.61"), Decimal("98.30"))  # rounded first: -0.69
    assert (str(found.nilai.printed), _level(found)) == ("-0.70", "Kurang efisien")
    assert found.nilai.trace == "97,6053 - 98,3032 = -0,70"


@pytest.mark.parametrize(("kinerja", "printed", "level"), [
    ("105.01", "5.01", "Efisien"),
    ("105", "5.00", "Cukup efisien"),
    ("105.004", "5.00", "Cukup efisien"),
    ("100", "0.00", "Cukup efisien"),
    ("95", "-5.00", "Cukup efisien"),
    ("94.99", "-5.01", "Tidak efisien"),
])
def test_the_band_allows_five_points_on_either_side(kinerja: str, printed: str, level: str) -> None:
    found = _efisiensi("pita", _kinerja(kinerja), _uang(1_000, 1_000))
    assert (str(found.nilai.printed), _level(found)) == (printed, level)


@pytest.mark.parametrize(("realisasi", "target", "keluaran", "ne", "level"), [
    (1_000, "12", "12", "50.00", "Sesuai anggaran"),  # E = 0
    (900, "12", "12", "75.00", "Efisien"),  # E = 10
    (1_100, "12", "12", "25.00", "Tidak efisien"),  # E = -10
    (800, "12", "12", "100.00", "Efisien"),  # E = 20, the upper bound
    (799, "12", "12", "100.00", "Efisien"),  # E = 20.1 is held at 20
    (0, "12", "12", "100.00", "Efisien"),  # E = 100 is held at 20
    (1_200, "12", "12", "0.00", "Tidak efisien"),  # E = -20, the lower bound
    (1_201, "12", "12", "0.00", "Tidak efisien"),  # E = -20.1 is held at -20
    (900, "10", "9", "50.00", "Sesuai anggaran"),  # 90 percent done for 90 percent spent
    (1_000, "10", "11", "72.73", "Efisien"),  # E = 100 / 1100 = 9.0909
])
def test_ne_of_pmk_22_2021_weighs_output_against_spending(
        realisasi: int, target: str, keluaran: str, ne: str, level: str) -> None:
    found = _efisiensi("pmk", missing("tidak dipakai"), _uang(None, None), _sub(1_000, realisasi, target, keluaran))
    assert (str(found.nilai.printed), _level(found)) == (ne, level)


def test_ne_sums_over_the_outputs_before_it_divides() -> None:
    outputs = (_sub(1_000, 500, "1", "1"), _sub(9_000, 9_000, "1", "1"))  # E = 500 / 10000, not the mean of 50 and 0
    found = efisiensi("pmk", missing(""), _uang(None, None), outputs, NOTATION)
    assert str(found.nilai.printed) == "62.50"
    assert found.nilai.trace == ("E = (10.000 - 9.500) / 10.000 x 100 = 5,00 (dibatasi -20 sampai 20); "
                                 "NE = 50 + 5,00 / 20 x 50 = 62,50")


def test_ne_leaves_out_sub_kegiatan_without_a_pagu() -> None:
    outputs = (_sub(1_000, 900, "1", "1"), _sub(0, 0, None, None), _sub(None, None, None, None))
    assert efisiensi("pmk", missing(""), _uang(None, None), outputs, NOTATION).nilai.printed == 75


@pytest.mark.parametrize(("outputs", "reason"), [
    ((), "belum ada sub kegiatan berpagu"),
    ((_sub(0, 0, "1", "1"),), "belum ada sub kegiatan berpagu"),
    ((_sub(1_000, 900, None, "1"), _sub(1_000, 900, "1", "1")), "1 dari 2 sub kegiatan belum lengkap"),
    ((_sub(1_000, 900, "1", None),), "1 dari 1 sub kegiatan belum lengkap"),
    ((_sub(1_000, 900, "0", "1"),), "1 dari 1 sub kegiatan belum lengkap"),
    ((_sub(1_000, None, "1", "1"),), "1 dari 1 sub kegiatan belum lengkap"),
    ((_sub(1_000, 900, "1", "0"),), "jumlah PA x CK adalah 0"),
])
def test_ne_without_complete_outputs_gives_the_reason(outputs: tuple[Simpul, ...], reason: str) -> None:
    found = efisiensi("pmk", _kinerja("100"), _uang(1_000, 900), outputs, NOTATION)
    assert (found.nilai.printed, found.tingkat) == (None, None)
    assert reason in found.nilai.reason


@pytest.mark.parametrize(("anggaran", "realisasi", "printed", "level"), [
    (1_000, 900, 100, "Efisien"),
    (1_000, 1_000, 0, "Sesuai anggaran"),
    (1_000, 1_001, -1, "Tidak efisien"),
    (0, 0, 0, "Sesuai anggaran"),
])
def test_the_rupiah_left_are_the_budget_minus_what_was_spent(
        anggaran: int, realisasi: int, printed: int, level: str) -> None:
    found = _efisiensi("rupiah", missing("tidak dipakai"), _uang(anggaran, realisasi))
    assert (found.nilai.printed, _level(found)) == (printed, level)


@pytest.mark.parametrize(("kunci", "kinerja", "uang", "reason"), [
    ("selisih", missing("belum ada capaian"), _uang(1_000, 900), "belum ada capaian"),
    ("pita", missing("belum ada capaian"), _uang(1_000, 900), "belum ada capaian"),
    ("selisih", _kinerja("100"), _uang(None, 900), "anggaran belum diisi"),
    ("pita", _kinerja("100"), _uang(1_000, None), "realisasi anggaran belum diisi"),
    ("selisih", _kinerja("100"), _uang(0, 0), "anggaran 0"),
    ("rupiah", _kinerja("100"), _uang(None, 900), "anggaran belum diisi"),
])
def test_without_capaian_or_money_there_is_a_reason_and_no_level(
        kunci: str, kinerja: Figure, uang: Serapan, reason: str) -> None:
    found = _efisiensi(kunci, kinerja, uang)
    assert (found.nilai.printed, found.nilai.reason, found.tingkat) == (None, reason, None)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.integers(1, 10**12), st.integers(0, 10**12), st.integers(1, 100), st.integers(1, 200)),
                min_size=1, max_size=6))
def test_ne_lies_between_0_and_100_and_agrees_with_its_level(rows: list[tuple[int, int, int, int]]) -> None:
    outputs = tuple(_sub(pa, ra, str(target), str(done)) for pa, ra, target, done in rows)
    found = efisiensi("pmk", missing(""), _uang(None, None), outputs, NOTATION)
    ne = found.nilai.printed
    assert ne is not None
    assert 0 <= ne <= 100
    assert _level(found) == ("Efisien" if ne > 50 else "Sesuai anggaran" if ne == 50 else "Tidak efisien")
