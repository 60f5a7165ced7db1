"""Comparisons are differences in points with a word, never percent changes (PermenPAN-RB 53/2014, Bab III.A)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.hitungan.banding import perubahan, selalu_naik, terhadap_pembanding
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

NOTATION = Notation()
FIGURES = st.decimals(min_value=0, max_value=10**6, places=2)
B_, BB, A_ = (Predikat(text, "AKIP", order) for text, order in (("B", 4), ("BB", 5), ("A", 6)))
WTP = Predikat("WTP", "Opini BPK", 4)


@pytest.mark.parametrize(("kini", "lalu", "points", "kata"), [
    ("85.91", "85.86", "0.05", "naik"),  # Banyudono 2024, IKM
    ("79.25", "78.10", "1.15", "naik"),  # Banyudono 2024, SAKIP
    ("78.10", "79.25", "-1.15", "turun"),
    ("80", "80.00", "0.00", "tetap"),
    ("0", "5", "-5.00", "turun"),  # 0 is a figure
    ("5", "0", "5.00", "naik"),  # and needs no dividing
    ("1.005", "0", "1.01", "naik"),  # half up
])
def test_the_change_from_last_year_is_in_points(kini: str, lalu: str, points: str, kata: str) -> None:
    found = perubahan(Decimal(kini), Decimal(lalu), NOTATION)
    assert (str(found.angka.printed), found.kata) == (points, kata)


@pytest.mark.parametrize(("kini", "pembanding", "points", "kata"), [
    ("85.91", "93.40", "-7.49", "lebih rendah"),  # Banyudono 2024 against the best OPD
    ("79.25", "86.35", "-7.10", "lebih rendah"),
    ("93.40", "85.91", "7.49", "lebih tinggi"),
    ("93.4", "93.40", "0.00", "sama"),
])
def test_the_distance_from_a_comparator_is_own_minus_its(
        kini: str, pembanding: str, points: str, kata: str) -> None:
    found = terhadap_pembanding(Decimal(kini), Decimal(pembanding), NOTATION)
    assert (str(found.angka.printed), found.kata) == (points, kata)


@pytest.mark.parametrize(("notation", "trace"), [
    (Notation(2, ","), "85,91 - 85,86 = 0,05"),
    (Notation(2, "."), "85.91 - 85.86 = 0.05"),
])
def test_the_trace_has_no_percent_sign_and_one_decimal_sign(notation: Notation, trace: str) -> None:
    assert perubahan(Decimal("85.91"), Decimal("85.86"), notation).angka.trace == trace


@pytest.mark.parametrize(("kini", "lain", "change", "distance"), [
    (None, Decimal(80), "realisasi belum diisi", "realisasi belum diisi"),
    (None, None, "realisasi belum diisi", "realisasi belum diisi"),
    (Decimal(80), None, "realisasi tahun lalu belum diisi", "pembanding belum diisi"),
    (BB, None, "realisasi tahun lalu belum diisi", "pembanding belum diisi"),
    (Decimal(80), BB, "jenis angkanya berbeda", "jenis angkanya berbeda"),
    (BB, Decimal(80), "jenis angkanya berbeda", "jenis angkanya berbeda"),
    (BB, WTP, "jenis angkanya berbeda", "jenis angkanya berbeda"),
    (Decimal(80), Rentang(Decimal(70), Decimal(80)), "jenis angkanya berbeda", "jenis angkanya berbeda"),
])
def test_what_cannot_be_compared_has_a_reason_and_no_word(
        kini: Ukuran | None, lain: Ukuran | None, change: str, distance: str) -> None:
    for compare, reason in ((perubahan, change), (terhadap_pembanding, distance)):
        found = compare(kini, lain, NOTATION)
        assert (found.angka.printed, found.angka.reason, found.kata) == (None, reason, "")


@pytest.mark.parametrize(("kini", "lain", "change", "distance"), [
    (A_, BB, "naik", "lebih tinggi"),
    (BB, BB, "tetap", "sama"),
    (B_, A_, "turun", "lebih rendah"),
])
def test_predicates_have_a_word_but_no_points(kini: Predikat, lain: Predikat, change: str, distance: str) -> None:
    year, other = perubahan(kini, lain, NOTATION), terhadap_pembanding(kini, lain, NOTATION)
    assert (year.kata, other.kata) == (change, distance)
    assert year.angka.printed is other.angka.printed is None
    assert year.angka.reason == other.angka.reason == "predikat tidak dikurangkan"


@settings(deadline=None, max_examples=100)
@given(FIGURES, FIGURES)
def test_the_word_agrees_with_the_printed_points(kini: Decimal, lalu: Decimal) -> None:
    found = perubahan(kini, lalu, NOTATION)
    assert found.angka.printed is not None
    assert found.kata == {-1: "turun", 0: "tetap", 1: "naik"}[
        (found.angka.printed > 0) - (found.angka.printed < 0)]


@pytest.mark.parametrize(("kini", "lalu", "points", "kata"), [
    ("85.911", "85.91", "0.001", "naik"), ("85.909", "85.91", "-0.001", "turun"),
])
def test_a_change_that_two_decimals_hide_is_a_change_and_shown(kini: str, lalu: str, points: str, kata: str) -> None:
    found = perubahan(Decimal(kini), Decimal(lalu), NOTATION)
    assert (str(found.angka.printed), found.kata) == (points, kata)


@pytest.mark.parametrize(("deret", "expected"), [
    (("80", "81", "82.5"), True),
    (("80", "80.01"), True),
    (("80", "80", "82"), False),  # level is not rising
    (("80", "79", "82"), False),
    (("82", "81", "80"), False),
    (("80", None, "82"), False),  # a year without data
    ((None, "81", "82"), False),
    (("80", "81", None), False),
    (("80",), False),  # one year is no series
    ((), False),
])
def test_rising_from_year_to_year_needs_every_year_and_each_higher(
        deret: tuple[str | None, ...], expected: bool) -> None:
    assert selalu_naik(tuple(None if year is None else Decimal(year) for year in deret)) is expected
