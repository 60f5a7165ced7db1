"""A scale partitions the line by lower bounds (Permendagri 86/2017, PermenPAN-RB 88/2021 and 14/2017, Blora 2024)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.metode import daftar_metode
from lkjip_xl.domain.nilai.skala import Skala, Tingkat, daftar_skala, scale_defects, skala
from lkjip_xl.domain.pemeriksaan.rentang import baca_jangkauan, cocok, pertemuan

FIGURES = st.decimals(min_value=-1000, max_value=1000, allow_nan=False, allow_infinity=False, places=2)
HUNDREDTH = Decimal("0.01")


@pytest.mark.parametrize(("kunci", "figure", "kategori"), [
    # Permendagri 86/2017: whole-number bounds leave gaps in print, the scale does not
    ("tinggi", "150", "Sangat tinggi"),
    ("tinggi", "91.00", "Sangat tinggi"),
    ("tinggi", "90.99", "Tinggi"),
    ("tinggi", "90.5", "Tinggi"),
    ("tinggi", "90", "Tinggi"),
    ("tinggi", "76.00", "Tinggi"),
    ("tinggi", "75.99", "Sedang"),
    ("tinggi", "66.00", "Sedang"),
    ("tinggi", "65.99", "Rendah"),
    ("tinggi", "51.00", "Rendah"),
    ("tinggi", "50.99", "Sangat rendah"),
    ("tinggi", "50", "Sangat rendah"),
    ("tinggi", "0", "Sangat rendah"),
    ("tinggi", "-12.5", "Sangat rendah"),
    # the same bounds by other names
    ("baik", "91.00", "Sangat Baik"),
    ("baik", "90.5", "Baik"),
    ("baik", "76.00", "Baik"),
    ("baik", "75.99", "Cukup"),
    ("baik", "66.00", "Cukup"),
    ("baik", "65.99", "Kurang"),
    ("baik", "51.00", "Kurang"),
    ("baik", "50.99", "Sangat Kurang"),
    # Blora 2024: printed ranges overlap at 85 and 65; exactly 100 is Baik
    ("seratus", "100.01", "Sangat baik"),
    ("seratus", "100.00", "Baik"),
    ("seratus", "100", "Baik"),
    ("seratus", "85.00", "Baik"),
    ("seratus", "84.99", "Cukup"),
    ("seratus", "65.00", "Cukup"),
    ("seratus", "64.99", "Kurang"),
    ("seratus", "50.00", "Kurang"),
    ("seratus", "49.99", "Sangat Kurang"),
    # PermenPAN-RB 88/2021: every bound belongs to the level below it
    ("akip", "90.01", "AA"),
    ("akip", "90.00", "A"),
    ("akip", "80.01", "A"),
    ("akip", "80.00", "BB"),
    ("akip", "70.01", "BB"),
    ("akip", "70.00", "B"),
    ("akip", "60.01", "B"),
    ("akip", "60.00", "CC"),
    ("akip", "50.01", "CC"),
    ("akip", "50.00", "C"),
    ("akip", "30.01", "C"),
    ("akip", "30.00", "D"),
    ("akip", "0", "D"),
    # PermenPAN-RB 14/2017
    ("ikm", "100", "A"),
    ("ikm", "88.31", "A"),
    ("ikm", "88.30", "B"),
    ("ikm", "76.61", "B"),
    ("ikm", "76.60", "C"),
    ("ikm", "65.00", "C"),
    ("ikm", "64.99", "D"),
    ("ikm", "25.00", "D"),
])
def test_a_figure_on_or_beside_a_bound_has_the_level_of_the_regulation(
        kunci: str, figure: str, kategori: str) -> None:
    assert skala(kunci).kategori(Decimal(figure)).kategori == kategori


@pytest.mark.parametrize(("kunci", "labels"), [
    ("tinggi", ["Sangat tinggi", "Tinggi", "Sedang", "Rendah", "Sangat rendah"]),
    ("baik", ["Sangat Baik", "Baik", "Cukup", "Kurang", "Sangat Kurang"]),
    ("seratus", ["Sangat baik", "Baik", "Cukup", "Kurang", "Sangat Kurang"]),
    ("akip", ["AA", "A", "BB", "B", "CC", "C", "D"]),
    ("ikm", ["A", "B", "C", "D"]),
])
def test_the_levels_are_those_of_the_regulation_from_the_highest_down(kunci: str, labels: list[str]) -> None:
    assert [level.kategori for level in skala(kunci).tingkat] == labels


@pytest.mark.parametrize("scale", daftar_skala(), ids=lambda s: s.kunci)
def test_every_shipped_scale_is_sound_and_says_where_it_comes_from(scale: Skala) -> None:
    assert scale_defects(scale.tingkat) == ()
    assert scale.dasar
    assert 2000 < scale.tahun < 2100
    assert all(level.rentang and level.rentang_asli and level.warna for level in scale.tingkat)
    assert skala(scale.nama) is skala(scale.kunci)


@pytest.mark.parametrize(("kunci", "digits", "ranges"), [
    # Permendagri 86/2017 prints 76 - 90 and 91 ke atas, which leaves 90,58 out
    ("tinggi", 2, ["91 % ke atas", "76 - 90,99 %", "66 - 75,99 %", "51 - 65,99 %", "Kurang dari 51 %"]),
    ("tinggi", 1, ["91 % ke atas", "76 - 90,9 %", "66 - 75,9 %", "51 - 65,9 %", "Kurang dari 51 %"]),
    ("tinggi", 0, ["91 % ke atas", "76 - 90 %", "66 - 75 %", "51 - 65 %", "Kurang dari 51 %"]),
    # Blora 2024 prints 85 - 100 and 65 - 85, which has 85 twice
    ("seratus", 2, ["Lebih dari 100 %", "85 - 100 %", "65 - <85 %", "50 - <65 %", "Kurang dari 50 %"]),
    ("akip", 2, ["> 90", "> 80 - 90", "> 70 - 80", "> 60 - 70", "> 50 - 60", "> 30 - 50", "30 ke bawah"]),
    ("ikm", 2, ["88,31 ke atas", "76,61 - 88,30", "65 - 76,60", "< 65"]),
    ("ikm", 0, ["88,31 ke atas", "76,61 - 88,30", "65 - 76,60", "< 65"]),  # never fewer decimals than the bounds
])
def test_ranges_are_printed_from_the_bounds_with_the_decimals_of_the_office(
        kunci: str, digits: int, ranges: list[str]) -> None:
    assert [level.rentang for level in skala(kunci).tercetak(Notation(digits)).tingkat] == ranges


@pytest.mark.parametrize(("kunci", "ranges"), [
    ("selisih", ["> 0", "= 0", "< 0"]), ("pita", ["> 5", "-5 sampai 5", "< -5"]), ("pmk", ["> 50", "= 50", "< 50"])])
def test_ranges_of_efficiency_are_printed_from_the_bounds_too(kunci: str, ranges: list[str]) -> None:
    metode = next(m for m in daftar_metode() if m.kunci == kunci)
    assert [level.rentang for level in metode.skala.tingkat] == ranges


def test_the_ranges_of_the_regulation_are_kept_as_a_note() -> None:
    assert skala("tinggi").catatan.startswith("tinggi (76 - 90 %); sedang (66 - 75 %); rendah")
    assert skala("seratus").tercetak(Notation(0)).catatan == skala("seratus").catatan


def test_a_range_that_an_office_typed_stays_and_a_blank_one_is_printed_from_the_bounds() -> None:
    levels = (Tingkat("Baik", Decimal(80), True, "80 lebih", ""), Tingkat("Cukup", Decimal(60), False, "", ""),
              Tingkat("Kurang", None, True, "", ""))
    own = Skala("sendiri", "Buatan sendiri", "capaian", "", 0, levels).tercetak(Notation(1, "."))
    assert [level.rentang for level in own.tingkat] == ["80 lebih", "> 60 - 79.9 %", "60 % ke bawah"]


SEMUA = (*daftar_skala(), *(metode.skala for metode in daftar_metode()))


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(SEMUA), st.integers(0, 4), st.decimals(-200, 200, places=4))
def test_every_printed_figure_lies_in_exactly_one_printed_range(scale: Skala, digits: int, figure: Decimal) -> None:
    # at least as many decimals as the bounds themselves have, which is two of the IKM
    shown = round_half_up(figure, max(digits, 2) if scale.kunci == "ikm" else digits)
    printed = scale.tercetak(Notation(digits)).tingkat
    inside = [level.kategori for level in printed if _says(level.rentang, shown)]
    assert inside == [scale.kategori(shown).kategori]


def _says(text: str, figure: Decimal) -> bool:
    span = baca_jangkauan(text)
    assert span is not None
    above = span.bawah is None or figure > span.bawah or (span.bawah_termasuk and figure == span.bawah)
    below = span.atas is None or figure < span.atas or (span.atas_termasuk and figure == span.atas)
    return above and below


@pytest.mark.parametrize("scale", SEMUA, ids=lambda s: s.kunci)
@pytest.mark.parametrize("digits", [0, 1, 2])
def test_the_ranges_that_are_printed_fit_their_levels_and_meet(scale: Skala, digits: int) -> None:
    texts = [level.rentang for level in scale.tercetak(Notation(digits)).tingkat]
    assert all(cocok(text, span) for text, span in zip(texts, scale.jangkauan(), strict=True))
    assert pertemuan(texts, max(digits, 2) if scale.kunci == "ikm" else digits) is None


def test_no_two_scales_share_a_key_or_a_name() -> None:
    scales = daftar_skala()
    assert len({s.kunci for s in scales} | {s.nama for s in scales}) == 2 * len(scales)


def _level(kategori: str, batas: int | str | None, *, termasuk: bool = True) -> Tingkat:
    return Tingkat(kategori, None if batas is None else Decimal(batas), termasuk, "", "")


@pytest.mark.parametrize(("levels", "defects"), [
    # sound
    ([("a", 91, True), ("b", 50, True), ("c", None, True)], []),
    ([("a", 0, False), ("b", 0, True), ("c", None, True)], []),  # a level of one point: exactly 0
    ([("semua", None, True)], []),
    ([("a", "88.31", True), ("b", "88.30", True), ("c", None, True)], []),
    # ascending, or the same bound twice
    ([("a", 50, True), ("b", 91, True), ("c", None, True)], [(1, "tidak_turun")]),
    ([("a", 50, True), ("b", 50, True), ("c", None, True)], [(1, "tidak_turun")]),
    ([("a", 50, False), ("b", 50, False), ("c", None, True)], [(1, "tidak_turun")]),
    ([("a", 50, True), ("b", 50, False), ("c", None, True)], [(1, "tidak_turun")]),
    # a bound too few or too many
    ([("a", None, True), ("b", 50, True), ("c", None, True)], [(0, "batas_kosong")]),
    ([("a", 91, True), ("b", None, True), ("c", None, True)], [(1, "batas_kosong")]),
    ([("a", 91, True), ("b", 50, True)], [(1, "terendah_berbatas")]),
    # one name for two levels
    ([("Baik", 91, True), ("baik", 50, True), ("c", None, True)], [(1, "nama_ganda")]),
    # all at once, in the order of the rows
    ([("a", 50, True), ("a", 91, True)], [(1, "nama_ganda"), (1, "terendah_berbatas"), (1, "tidak_turun")]),
])
def test_a_scale_that_does_not_partition_the_line_is_told_where(
        levels: list[tuple[str, int | str | None, bool]], defects: list[tuple[int, str]]) -> None:
    typed = tuple(_level(name, batas, termasuk=termasuk) for name, batas, termasuk in levels)
    assert list(scale_defects(typed)) == defects


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(daftar_skala()), FIGURES)
def test_every_figure_has_exactly_one_level(scale: Skala, figure: Decimal) -> None:
    levels = scale.tingkat
    inside = [
        level for above, level in zip((None, *levels), levels, strict=False)
        if _holds(level, figure) and (above is None or not _holds(above, figure))
    ]
    assert inside == [scale.kategori(figure)]


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(daftar_skala()), FIGURES, FIGURES)
def test_a_higher_figure_never_has_a_lower_level(scale: Skala, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    order = scale.tingkat.index
    assert order(scale.kategori(high)) <= order(scale.kategori(low))


TYPED = st.lists(st.tuples(st.none() | st.integers(0, 4), st.booleans()), min_size=1, max_size=5)


@settings(deadline=None, max_examples=300)
@given(TYPED)
def test_a_typed_scale_is_called_sound_exactly_when_each_level_can_be_reached_and_all_figures_have_one(
        rows: list[tuple[int | None, bool]]) -> None:
    levels = tuple(_level(f"tingkat {i}", batas, termasuk=termasuk) for i, (batas, termasuk) in enumerate(rows))
    probes = [Decimal(n) + step for n in range(-1, 6) for step in (-HUNDREDTH, Decimal(0), HUNDREDTH)]
    first = [next((i for i, level in enumerate(levels) if _holds(level, probe)), None) for probe in probes]
    partitions = None not in first and set(first) == set(range(len(levels)))
    assert (scale_defects(levels) == ()) == partitions


def _holds(level: Tingkat, figure: Decimal) -> bool:
    if level.batas is None:
        return True
    return figure >= level.batas if level.termasuk else figure > level.batas
