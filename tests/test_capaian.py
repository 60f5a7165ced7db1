"""Capaian is R / T x 100, (2T - R) / T x 100 where lower is better (PermenPAN-RB 8/2021); a gap has its reason."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.hitungan.capaian import capaian, progres
from lkjip_xl.domain.nilai.angka import Unreadable
from lkjip_xl.domain.nilai.arah import Arah, AturanCapaian
from lkjip_xl.domain.nilai.figure import Figure, Notation, mean
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran, parse_rentang, parse_ukuran

DEFAULT = AturanCapaian()
DIVIDED = AturanCapaian(rendah_dibagi=True)
NO_FLOOR = AturanCapaian(batas_bawah=None)

AKIP = tuple(Predikat(text, "AKIP", order) for order, text in enumerate(("D", "C", "CC", "B", "BB", "A", "AA"), 1))
D_, C_, CC, B_, BB, A_, AA = AKIP
WTP = Predikat("WTP", "Opini BPK", 4)

POSITIVE = st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2)
FIGURES = st.decimals(min_value=0, max_value=10**6, places=2)


def _rentang(low: str, high: str) -> Rentang:
    return Rentang(Decimal(low), Decimal(high))


@pytest.mark.parametrize(("target", "realisasi", "printed"), [
    ("83.55", "85.91", "102.82"),  # Banyudono 2024, IKM
    ("78.70", "79.25", "100.70"),  # Banyudono 2024, SAKIP
    ("95", "89.50", "94.21"),  # Blora 2024, IKM
    ("75", "75.75", "101.00"),  # Blora 2024, SAKIP
    ("80", "80", "100.00"),
    ("80", "0", "0.00"),  # 0 is a figure, not a blank
    ("200", "0.01", "0.01"),  # 0.005 exactly: half up
    ("3", "2", "66.67"),
    ("1", "10", "1000.00"),  # no cap unless the office sets one
])
def test_higher_is_better_divides_realisasi_by_target(target: str, realisasi: str, printed: str) -> None:
    assert str(capaian(Decimal(target), Decimal(realisasi), "tinggi", DEFAULT).printed) == printed


@pytest.mark.parametrize(("target", "realisasi", "printed"), [
    ("10", "10", "100.00"),
    ("10", "8", "120.00"),
    ("10", "12", "80.00"),
    ("10", "0", "200.00"),
    ("10", "20", "0.00"),
    ("5.5", "5.2", "105.45"),
])
def test_lower_is_better_takes_the_overshoot_from_the_target(target: str, realisasi: str, printed: str) -> None:
    figure = capaian(Decimal(target), Decimal(realisasi), "rendah", DEFAULT)
    assert str(figure.printed) == printed
    assert figure.bound == ""


@pytest.mark.parametrize(("target", "realisasi", "printed"), [
    ("10", "10", "100.00"),
    ("10", "8", "125.00"),
    ("10", "12", "83.33"),
    ("10", "30", "33.33"),  # never negative, so never at the floor
])
def test_lower_is_better_divides_target_by_realisasi_where_the_office_says_so(
        target: str, realisasi: str, printed: str) -> None:
    assert str(capaian(Decimal(target), Decimal(realisasi), "rendah", DIVIDED).printed) == printed


def test_the_setting_for_lower_is_better_leaves_higher_is_better_alone() -> None:
    assert capaian(Decimal(80), Decimal(60), "tinggi", DIVIDED) == capaian(Decimal(80), Decimal(60), "tinggi", DEFAULT)


@pytest.mark.parametrize(("low", "high", "realisasi", "arah", "printed"), [
    ("90", "100", "95", "tinggi", "100.00"),
    ("90", "100", "90", "tinggi", "100.00"),  # both bounds are inside
    ("90", "100", "100", "tinggi", "100.00"),
    ("90", "100", "110", "tinggi", "110.00"),  # above: against 100
    ("90", "100", "81", "tinggi", "90.00"),  # below: against 90
    ("90", "100", "0", "tinggi", "0.00"),
    ("10", "20", "15", "rendah", "100.00"),
    ("10", "20", "25", "rendah", "75.00"),  # above: (2 x 20 - 25) / 20
    ("10", "20", "8", "rendah", "120.00"),  # below: (2 x 10 - 8) / 10
    ("0", "5", "0", "rendah", "100.00"),  # a zero bound divides nothing as long as realisasi is inside
    ("0", "5", "6", "rendah", "80.00"),
])
def test_a_range_counts_100_inside_and_the_nearer_bound_outside(
        low: str, high: str, realisasi: str, arah: Arah, printed: str) -> None:
    assert str(capaian(_rentang(low, high), Decimal(realisasi), arah, DEFAULT).printed) == printed


@pytest.mark.parametrize(("realisasi", "printed"), [("25", "80.00"), ("8", "125.00"), ("20", "100.00")])
def test_a_range_outside_follows_the_setting_for_lower_is_better(realisasi: str, printed: str) -> None:
    assert str(capaian(_rentang("10", "20"), Decimal(realisasi), "rendah", DIVIDED).printed) == printed


@pytest.mark.parametrize(("target", "realisasi", "printed"), [
    (BB, BB, "100.00"),
    (BB, A_, "120.00"),  # 6th against 5th
    (BB, B_, "80.00"),
    (AA, D_, "14.29"),
    (D_, AA, "700.00"),
])
def test_predicates_are_compared_by_their_place_on_the_ladder(
        target: Predikat, realisasi: Predikat, printed: str) -> None:
    assert str(capaian(target, realisasi, "tinggi", DEFAULT).printed) == printed


@pytest.mark.parametrize(("target", "realisasi", "arah", "aturan", "reason"), [
    (None, Decimal(80), "tinggi", DEFAULT, "target belum diisi"),
    (None, None, "tinggi", DEFAULT, "target belum diisi"),
    (Decimal(80), None, "tinggi", DEFAULT, "realisasi belum diisi"),
    (_rentang("90", "100"), None, "tinggi", DEFAULT, "realisasi belum diisi"),
    (BB, None, "tinggi", DEFAULT, "realisasi belum diisi"),
    (Decimal(0), Decimal(80), "tinggi", DEFAULT, "target 0"),
    (Decimal(0), Decimal(0), "tinggi", DEFAULT, "target 0"),
    (Decimal(0), Decimal(5), "rendah", DEFAULT, "target 0"),
    (Decimal("0.00"), Decimal(5), "rendah", DEFAULT, "target 0"),
    (Decimal(5), Decimal(0), "rendah", DIVIDED, "realisasi 0"),
    (_rentang("0", "0"), Decimal(5), "tinggi", DEFAULT, "target 0"),
    (BB, Decimal(78), "tinggi", DEFAULT, "jenis angkanya berbeda"),
    (BB, WTP, "tinggi", DEFAULT, "tidak sekelompok"),
    (Decimal(80), BB, "tinggi", DEFAULT, "jenis angkanya berbeda"),
    (Decimal(80), _rentang("70", "80"), "tinggi", DEFAULT, "harus berupa angka"),
    (_rentang("90", "100"), BB, "tinggi", DEFAULT, "jenis angkanya berbeda"),
    pytest.param(Decimal(0), Decimal(5), "rendah", DIVIDED, "target 0"),
])
def test_without_a_usable_target_or_realisasi_there_is_a_reason_and_no_figure(
        target: Ukuran | None, realisasi: Ukuran | None, arah: Arah, aturan: AturanCapaian, reason: str) -> None:
    figure = capaian(target, realisasi, arah, aturan)
    assert (figure.value, figure.printed) == (None, None)
    assert reason in figure.reason


@pytest.mark.parametrize(("cap", "realisasi", "printed", "bound"), [
    (None, "200", "200.00", ""),
    ("100", "100", "100.00", ""),  # on the cap nothing is replaced
    ("100", "100.01", "100.00", "atas"),
    ("110", "109.99", "109.99", ""),
    ("110", "115", "110.00", "atas"),
    ("120", "120", "120.00", ""),
    ("120", "500", "120.00", "atas"),
    ("150", "149", "149.00", ""),
    ("150", "151", "150.00", "atas"),
])
def test_a_cap_holds_the_figure_and_says_so(cap: str | None, realisasi: str, printed: str, bound: str) -> None:
    aturan = AturanCapaian(batas_atas=None if cap is None else Decimal(cap))
    figure = capaian(Decimal(100), Decimal(realisasi), "tinggi", aturan)
    assert (str(figure.printed), figure.bound) == (printed, bound)
    assert figure.value == Decimal(printed)


@pytest.mark.parametrize(("target", "realisasi", "arah"), [
    (Decimal(10), Decimal(0), "rendah"),
    (_rentang("10", "20"), Decimal(40), "tinggi"),
    (BB, AA, "tinggi"),
])
def test_the_cap_holds_for_every_kind_of_target(target: Ukuran, realisasi: Ukuran, arah: Arah) -> None:
    assert capaian(target, realisasi, arah, AturanCapaian(batas_atas=Decimal(110))).printed == 110


@pytest.mark.parametrize(("aturan", "realisasi", "printed", "bound"), [
    (DEFAULT, "20", "0.00", ""),  # R = 2T is an honest zero
    (DEFAULT, "25", "0.00", "bawah"),
    (NO_FLOOR, "25", "-50.00", ""),
])
def test_a_negative_capaian_is_held_at_the_floor_and_says_so(
        aturan: AturanCapaian, realisasi: str, printed: str, bound: str) -> None:
    figure = capaian(Decimal(10), Decimal(realisasi), "rendah", aturan)
    assert (str(figure.printed), figure.bound) == (printed, bound)


def test_the_trace_shows_the_figure_that_a_bound_replaced() -> None:
    figure = capaian(Decimal(10), Decimal(25), "rendah", DEFAULT)
    assert figure.trace == "(2 x 10 - 25) / 10 x 100 = -50,00, dicetak batas bawah 0"


@pytest.mark.parametrize(("target", "realisasi", "arah", "aturan", "trace"), [
    (Decimal("83.55"), Decimal("85.91"), "tinggi", DEFAULT, "85,91 / 83,55 x 100 = 102,82"),
    (Decimal("83.55"), Decimal("85.91"), "tinggi", AturanCapaian(Notation(2, ".")), "85.91 / 83.55 x 100 = 102.82"),
    (Decimal("83.55"), Decimal("85.91"), "tinggi", AturanCapaian(Notation(1, ",")), "85,91 / 83,55 x 100 = 102,8"),
    (Decimal("5.5"), Decimal("5.2"), "rendah", DEFAULT, "(2 x 5,5 - 5,2) / 5,5 x 100 = 105,45"),
    (Decimal(10), Decimal(8), "rendah", DIVIDED, "10 / 8 x 100 = 125,00"),
    (_rentang("90", "100"), Decimal(95), "tinggi", DEFAULT, "95 di dalam rentang 90-100 = 100,00"),
    (BB, A_, "tinggi", DEFAULT, "urutan A (6) / urutan BB (5) x 100 = 120,00"),
])
def test_the_trace_is_the_formula_filled_in_as_the_office_writes_figures(
        target: Ukuran, realisasi: Ukuran, arah: Arah, aturan: AturanCapaian, trace: str) -> None:
    assert capaian(target, realisasi, arah, aturan).trace == trace


@settings(deadline=None, max_examples=100)
@given(POSITIVE, st.sampled_from(("tinggi", "rendah")), st.booleans())
def test_a_target_that_is_met_exactly_is_100_in_every_direction(target: Decimal, arah: Arah, divided: bool) -> None:
    assert capaian(target, target, arah, AturanCapaian(rendah_dibagi=divided)).printed == 100


@settings(deadline=None, max_examples=100)
@given(POSITIVE, POSITIVE, POSITIVE, st.booleans())
def test_a_better_realisasi_never_has_a_lower_capaian(
        target: Decimal, one: Decimal, other: Decimal, divided: bool) -> None:
    low, high = sorted((one, other))
    aturan = AturanCapaian(rendah_dibagi=divided)
    assert _value(target, low, "tinggi", aturan) <= _value(target, high, "tinggi", aturan)
    assert _value(target, high, "rendah", aturan) <= _value(target, low, "rendah", aturan)


@settings(deadline=None, max_examples=100)
@given(POSITIVE, FIGURES, st.sampled_from(("tinggi", "rendah")), st.sampled_from((None, 100, 110, 120, 150)))
def test_capaian_lies_between_floor_and_cap(target: Decimal, realisasi: Decimal, arah: Arah, cap: int | None) -> None:
    value = _value(target, realisasi, arah, AturanCapaian(batas_atas=None if cap is None else Decimal(cap)))
    assert value >= 0
    assert cap is None or value <= cap


def _value(target: Ukuran, realisasi: Ukuran, arah: Arah, aturan: AturanCapaian) -> Decimal:
    value = capaian(target, realisasi, arah, aturan).value
    assert value is not None
    return value


def test_a_target_of_formula_dust_does_not_crash() -> None:
    figure = capaian(Decimal("1E-20"), Decimal(1_000_000_000), "tinggi", DEFAULT)
    assert figure.printed is None or figure.printed > 0


@pytest.mark.parametrize(("akhir", "realisasi", "arah", "printed"), [
    ("85", "85.91", "tinggi", "101.07"),  # Banyudono 2024, IKM
    ("80", "79.25", "tinggi", "99.06"),  # Banyudono 2024, SAKIP
    ("10", "12", "rendah", "80.00"),
    ("10", "25", "rendah", "0.00"),
])
def test_progress_is_realisasi_against_the_target_at_the_end_of_the_plan(
        akhir: str, realisasi: str, arah: Arah, printed: str) -> None:
    assert str(progres(Decimal(akhir), Decimal(realisasi), arah, DEFAULT).printed) == printed


def test_progress_is_not_capped() -> None:
    aturan = AturanCapaian(batas_atas=Decimal(100))
    assert progres(Decimal(80), Decimal(100), "tinggi", aturan).printed == 125


def test_progress_follows_the_setting_for_lower_is_better() -> None:
    assert progres(Decimal(10), Decimal(8), "rendah", DIVIDED).printed == 125


@pytest.mark.parametrize(("akhir", "realisasi", "reason"), [
    (None, Decimal(80), "target akhir belum diisi"),
    (Decimal(80), None, "realisasi belum diisi"),
    (Decimal(0), Decimal(80), "target 0"),
])
def test_progress_without_its_figures_gives_the_reason(
        akhir: Ukuran | None, realisasi: Ukuran | None, reason: str) -> None:
    figure = progres(akhir, realisasi, "tinggi", DEFAULT)
    assert figure.printed is None
    assert reason in figure.reason


@pytest.mark.parametrize(("figures", "printed", "from_printed"), [
    (("102.8246", "100.6989"), "101.76", "101.76"),  # Banyudono 2024
    (("94.2105", "101"), "97.61", "97.61"),  # Blora 2024
    (("0.004", "0.004", "0.007"), "0.01", "0.003"),  # where it matters which figures are averaged
    (("0.005",), "0.01", "0.01"),
])
def test_a_mean_is_of_full_values_or_of_printed_figures(
        figures: tuple[str, ...], printed: str, from_printed: str) -> None:
    entered = tuple(Notation().figure(Decimal(figure), "") for figure in figures)
    assert str(mean(entered, Notation(), "capaian").printed) == printed
    assert str(mean(entered, Notation(), "capaian", printed=True).printed) == from_printed


def test_a_mean_leaves_out_what_is_missing_and_is_missing_when_all_is() -> None:
    missing = Figure(None, None, "realisasi belum diisi")
    assert mean((missing, Notation().figure(Decimal(90), "")), Notation(), "capaian").printed == 90
    assert mean((missing, missing), Notation(), "capaian indikator") == Figure(
        None, None, "belum ada capaian indikator yang dapat dihitung")
    assert mean((), Notation(), "capaian indikator").printed is None


@pytest.mark.parametrize(("text", "low", "high"), [
    ("90-100", "90", "100"),
    ("90 - 100", "90", "100"),
    ("90–100", "90", "100"),
    ("90 s.d. 100", "90", "100"),
    ("90 s/d 100", "90", "100"),
    ("90 sd 100", "90", "100"),
    ("90 sampai 100", "90", "100"),
    ("90 sampai dengan 100", "90", "100"),
    ("90% - 100%", "90", "100"),
    ("5,5-7,25", "5.5", "7.25"),
    ("80-80", "80", "80"),
])
def test_a_range_is_read_as_offices_write_it(text: str, low: str, high: str) -> None:
    assert parse_rentang(text) == _rentang(low, high)


@pytest.mark.parametrize(("text", "code"), [
    ("100-90", "rancu"),  # the lower bound comes first
    ("1.234-1.300", "rancu"),
    ("90", "bukan_angka"),
    ("90-", "bukan_angka"),
    ("rendah-tinggi", "bukan_angka"),
])
def test_what_is_no_clear_range_is_refused(text: str, code: str) -> None:
    found = parse_rentang(text)
    assert isinstance(found, Unreadable)
    assert found.code == code


@pytest.mark.parametrize(("raw", "jenis", "target", "expected"), [
    (83.55, "Angka", True, Decimal("83.55")),
    ("83,55", "Angka", True, Decimal("83.55")),
    (0, "Angka", False, Decimal(0)),
    ("baik", "Angka", True, "bukan_angka"),
    (True, "Angka", True, "bukan_angka"),
    ("90-100", "Angka", True, "bukan_angka"),
    ("90-100", "Rentang", True, _rentang("90", "100")),
    (90, "Rentang", True, _rentang("90", "90")),
    (95, "Rentang", False, Decimal(95)),  # the realisasi of a range is a figure
    ("95,5", "Rentang", False, Decimal("95.5")),
    ("90-100", "Rentang", False, "bukan_angka"),
    ("BB", "Predikat", True, BB),
    (" bb ", "Predikat", False, BB),
    ("BBB", "Predikat", True, "bukan_angka"),  # not on the ladder
    # the kind changed between years: each value stays what it is
    (72.5, "Predikat", True, Decimal("72.5")),
    ("75,5", "Predikat", False, Decimal("75.5")),
    ("B", "Angka", True, B_),
    ("bb", "Rentang", False, BB),
    ("B-", "Predikat", False, "bukan_angka"),
])
def test_a_cell_is_read_by_the_kind_of_target_of_its_indicator(
        raw: object, jenis: str, target: bool, expected: Ukuran | str) -> None:
    found = parse_ukuran(raw, jenis, AKIP, target)
    assert (found.code if isinstance(found, Unreadable) else found) == expected
