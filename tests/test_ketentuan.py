"""What local rules decide for one indicator is computed so, printed so, said so, and shows where a figure came from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kantor_uji import AKIP, BB, A, B, lines, pesan, said, satu_hasil, satu_indikator, terhitung, ukuran

from lkjip_xl.domain.hitungan.capaian import aturan_indikator, capaian
from lkjip_xl.domain.masukan import Pembanding, Pengaturan
from lkjip_xl.domain.nilai.angka import Unreadable
from lkjip_xl.domain.nilai.arah import Arah, AturanCapaian, TargetNol
from lkjip_xl.domain.nilai.pilihan import RUMUS_AWAL, RUMUS_BAGI, RUMUS_CAPAIAN, RUMUS_SELISIH
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran, parse_ukuran
from lkjip_xl.domain.temuan import messages


def _nol(choice: TargetNol) -> Pengaturan:
    return Pengaturan(capaian=AturanCapaian(target_nol=choice))


# Cap

def test_a_cap_of_one_indicator_leaves_the_others_alone() -> None:
    hasil, findings = terhitung(replace(satu_indikator("75", "80"), batas_atas="100"),
                              satu_indikator("40", "52", nama="Cakupan"))
    assert [str(i.capaian.printed) for i in hasil.indikator] == ["100.00", "130.00"]
    assert str(hasil.capaian.printed) == "115.00"
    assert hasil.indikator[0].capaian.trace == "80 / 75 x 100 = 106,67, dicetak batas atas 100"
    assert findings == []
    assert said(hasil, "rumus_khusus") == ["Khusus IKM, capaian dicatat paling banyak 100 %."]


@pytest.mark.parametrize(("batas", "printed", "codes"), [
    ("", "110.00", []),  # the setting of the office
    ("Tanpa batas", "130.00", []),
    ("tanpa batas", "130.00", []),
    ("120", "120.00", []),
    ("120,5 %", "120.50", []),
    ("seratus", "110.00", ["H-122"]),
    ("0", "110.00", ["H-122"]),
    ("-5", "110.00", ["H-122"]),
])
def test_a_cap_that_cannot_be_read_is_a_finding_and_the_setting_is_used(
        batas: str, printed: str, codes: list[str]) -> None:
    office = Pengaturan(capaian=AturanCapaian(batas_atas=Decimal(110)))
    found, got = satu_hasil(replace(satu_indikator("40", "52"), batas_atas=batas), office)
    assert (str(found.capaian.printed), got) == (printed, codes)


# Target 0

@pytest.mark.parametrize(("choice", "realisasi", "arah", "printed", "shown", "codes"), [
    ("", "0", "rendah", None, "target 0 tidak dapat dibandingkan", ["H-119"]),
    ("", "2", "rendah", None, "target 0 tidak dapat dibandingkan", ["H-119"]),
    ("angka", "0", "rendah", "100.00", "", []),
    ("angka", "2", "rendah", "0.00", "", []),
    ("kata", "0", "rendah", None, "Tercapai", []),
    ("kata", "2", "rendah", None, "Tidak tercapai", []),
    # nothing is more than none: where higher is better no setting makes a figure of it
    ("", "0", "tinggi", None, "target 0 tidak dapat dibandingkan", ["H-119"]),
    ("angka", "0", "tinggi", None, "target 0 tidak dapat dibandingkan", ["H-119"]),
    ("kata", "5", "tinggi", None, "target 0 tidak dapat dibandingkan", ["H-119"]),
])
def test_a_target_of_0_follows_the_setting(choice: TargetNol, realisasi: str, arah: Arah, printed: str | None,
                                           shown: str, codes: list[str]) -> None:
    found, got = satu_hasil(satu_indikator("0", realisasi, arah), _nol(choice))
    assert (found.capaian.printed, found.capaian.reason) == (ukuran(printed), shown)
    assert got == codes
    assert all(messages()[code].tingkat == "saran" for code in got)


def test_a_word_stands_in_the_place_of_a_capaian_and_is_left_out_of_the_mean() -> None:
    hasil, findings = terhitung(satu_indikator("0", "2", "rendah", "Konflik"), satu_indikator("80", "72"),
                              pengaturan=_nol("kata"))
    assert findings == []
    assert lines(hasil, "capaian_sasaran")[1].cells[4] == "Tidak tercapai"
    assert hasil.induk[0].capaian.trace == ("satu-satunya capaian indikator 90,00; 1 dari 2 indikator; "
                                            "1 dinyatakan dengan kata")
    assert said(hasil, "indikator_capaian")[0] == (
        "Target Konflik tahun 2024, yaitu 0, tidak tercapai: realisasinya 2.")
    assert said(hasil, "simpulan_indikator")[0] == (
        "Konflik belum memenuhi target 0; upaya menekannya perlu dilanjutkan.")


def test_a_solution_that_is_missing_leaves_its_cell_without_an_instruction() -> None:
    hasil, _ = terhitung(satu_indikator("0", "2", "rendah"), pengaturan=_nol("kata"))
    assert lines(hasil, "analisis")[0].cells[-1] == "-"


def test_twice_the_target_and_more_gives_0_with_a_finding() -> None:
    found, codes = satu_hasil(satu_indikator("2", "5", "rendah"))
    assert (str(found.capaian.printed), codes) == ("0.00", ["H-108"])
    assert found.capaian.trace == "(2 x 2 - 5) / 2 x 100 = -50,00, dicetak batas bawah 0"


def test_a_realisasi_of_0_is_a_figure() -> None:
    found, codes = satu_hasil(satu_indikator("10", "0"))
    assert (str(found.capaian.printed), codes) == ("0.00", [])


# Own formula

@pytest.mark.parametrize(("rumus", "awal", "target", "realisasi", "arah", "printed", "codes"), [
    (RUMUS_SELISIH, None, "4", "5", "rendah", "75.00", []),
    (RUMUS_BAGI, None, "4", "5", "rendah", "80.00", []),
    (RUMUS_AWAL, "60", "80", "75", "tinggi", "75.00", []),  # 15 of the 20 points
    (RUMUS_AWAL, "20", "10", "12", "rendah", "80.00", []),  # 8 of the 10 points down
    (RUMUS_AWAL, "20", "0", "5", "rendah", "75.00", []),  # a target of 0 divides nothing here
    (RUMUS_AWAL, "60", "80", "50", "tinggi", "0.00", ["H-108"]),  # worse than the baseline: -50
    (RUMUS_AWAL, None, "80", "75", "tinggi", None, ["H-123"]),
    (RUMUS_AWAL, "80", "80", "75", "tinggi", None, ["H-123"]),
    (RUMUS_AWAL, "90", "80", "85", "tinggi", "50.00", ["H-123"]),  # a target below the baseline, yet higher is better
    (RUMUS_BAGI, None, "80", "60", "tinggi", "75.00", ["H-123"]),  # not for higher-is-better: R / T
    (RUMUS_SELISIH, None, "80", "60", "tinggi", "75.00", ["H-123"]),
    ("R x T", None, "80", "60", "tinggi", "75.00", ["H-123"]),
])
def test_an_own_formula_is_used_where_it_fits(rumus: str, awal: str | None, target: str, realisasi: str, arah: Arah,
                                              printed: str | None, codes: list[str]) -> None:
    found, got = satu_hasil(replace(satu_indikator(target, realisasi, arah), rumus=rumus,
                              awal=None if awal is None else Decimal(awal)))
    assert (found.capaian.printed, got) == (ukuran(printed), codes)
    assert all(messages()[code].tingkat != "galat" for code in got)


def test_the_setting_of_the_office_does_not_touch_an_own_formula() -> None:
    divided = Pengaturan(capaian=AturanCapaian(rendah_dibagi=True))
    found, _ = satu_hasil(replace(satu_indikator("4", "5", "rendah"), rumus=RUMUS_SELISIH), divided)
    assert str(found.capaian.printed) == "75.00"


# Not measured

ALASAN = "survei ditunda ke 2025"


def test_what_was_not_measured_has_the_reason_of_the_office_and_is_left_out_of_means() -> None:
    hasil, findings = terhitung(replace(satu_indikator("80", None), tidak_diukur=ALASAN),
                              satu_indikator("80", "72", nama="Cakupan"),
                              satu_indikator("50", "50", nama="Layanan", induk="S2"))
    assert findings == []
    assert str(hasil.capaian.printed) == "95.00"
    assert hasil.induk[0].capaian.trace == "satu-satunya capaian indikator 90,00; 1 dari 2 indikator; 1 tidak diukur"
    assert lines(hasil, "capaian_sasaran")[1].cells[4] == f"tidak diukur: {ALASAN}"
    assert lines(hasil, "pengukuran")[0].cells[5] == f"tidak diukur: {ALASAN}"
    assert sum(count for _, count in hasil.jumlah_kategori()) == 2
    assert "Indikator yang tidak dikategorikan: 1 tidak diukur." in [
        line.cells[0] for line in lines(hasil, "jumlah_kategori")]


def test_the_sentences_say_what_was_not_measured() -> None:
    hasil, _ = terhitung(replace(satu_indikator("80", None), tidak_diukur=ALASAN),
                       satu_indikator("80", "72", nama="Cakupan"))
    assert said(hasil, "indikator_capaian")[0] == f"IKM tahun 2024 tidak diukur: {ALASAN}."
    assert said(hasil, "simpulan_indikator")[0] == f"Kinerja IKM tidak disimpulkan karena tidak diukur: {ALASAN}."
    for kunci in ("keseluruhan", "simpulan_umum"):
        assert "1 dari 2 indikator; 1 tidak diukur)" in said(hasil, kunci)[0]
    assert "datanya belum lengkap" not in said(hasil, "kategori")[0]


def test_a_sasaran_of_which_nothing_was_measured_has_no_mean() -> None:
    hasil, findings = terhitung(replace(satu_indikator("80", None), tidak_diukur=ALASAN),
                              satu_indikator("50", "50", nama="Layanan", induk="S2"))
    assert findings == []
    assert hasil.induk[0].capaian.reason == (
        "tidak ada capaian indikator yang dihitung (0 dari 1 indikator; 1 tidak diukur)")
    assert str(hasil.capaian.printed) == "100.00"


def test_a_realisasi_beside_a_reason_for_none_is_not_used_and_reported() -> None:
    found, codes = satu_hasil(replace(satu_indikator("80", "72"), tidak_diukur=ALASAN))
    assert (found.realisasi, found.capaian.printed, codes) == (None, None, ["H-124"])


def test_quarters_beside_a_reason_for_none_are_reported_too() -> None:
    quarters = (Decimal(20), None, None, None)
    found, codes = satu_hasil(replace(satu_indikator("80", None), tidak_diukur=ALASAN, triwulan=quarters))
    assert (found.realisasi, codes) == (None, ["H-124"])


# What the mean leaves out

def test_the_sentences_on_the_mean_count_every_indicator_that_is_not_in_it() -> None:
    # (105 + 90) / 2 = 97,50 of two; the others are left out for three reasons
    rows = (satu_indikator("80", "84", nama="A"), satu_indikator("80", "72", nama="B"),
            satu_indikator(None, "72", nama="C"), satu_indikator(None, "70", nama="D"),
            satu_indikator("80", None, nama="E"), satu_indikator("0", "1", "rendah", nama="F"))
    hasil, _ = terhitung(*rows)
    assert str(hasil.capaian.printed) == "97.50"
    counted = ("2 dari 6 indikator; 2 belum dapat dihitung karena target belum diisi, "
               "1 belum dapat dihitung karena realisasi belum diisi, 1 bertarget 0)")
    for kunci in ("ikhtisar_rata", "keseluruhan", "simpulan_umum", "simpulan_pengukuran"):
        assert counted in said(hasil, kunci)[0]


def test_where_all_are_in_the_mean_nothing_is_counted() -> None:
    hasil, _ = terhitung(satu_indikator("80", "84", nama="A"), satu_indikator("80", "72", nama="B"))
    for kunci in ("ikhtisar_rata", "ikhtisar_keseluruhan", "keseluruhan", "simpulan_umum", "simpulan_pengukuran"):
        assert " dari 2 indikator" not in said(hasil, kunci)[0]


# A kind that changed between years

def test_numbers_of_other_years_are_kept_and_named_with_their_predicate() -> None:
    indikator = replace(satu_indikator(BB, A), rencana={2020: B, 2021: Decimal("72.5"), 2022: Decimal("75.5")})
    hasil, findings = terhitung(indikator)
    assert str(hasil.indikator[0].capaian.printed) == "120.00"
    assert [f.code for f in findings] == ["H-120"]
    assert "target 2021 72,5 = BB; target 2022 75,5 = BB." in pesan(findings[0])
    assert lines(hasil, "renstra")[1].cells[4:7] == ("B", 72.5, 75.5)


@pytest.mark.parametrize(("raw", "jenis", "expected"), [
    (72.5, "Predikat", Decimal("72.5")), ("72,5", "Predikat", Decimal("72.5")), ("B", "Predikat", B),
    ("B", "Angka", B), (72.5, "Angka", Decimal("72.5")),
])
def test_a_cell_of_another_kind_is_read_as_what_it_is(raw: object, jenis: str, expected: Ukuran) -> None:
    assert parse_ukuran(raw, jenis, AKIP, target=True) == expected


@pytest.mark.parametrize("raw", ["baik sekali", "-", "B/BB"])
def test_what_is_neither_number_nor_predicate_is_still_refused(raw: str) -> None:
    assert isinstance(parse_ukuran(raw, "Predikat", AKIP, target=True), Unreadable)


def test_numbers_off_the_akip_scale_get_no_predicate() -> None:
    wtp = Predikat("WTP", "Opini", 4)
    _, findings = terhitung(replace(satu_indikator(wtp, wtp), rencana={2022: Decimal(75)}),
                          replace(satu_indikator(BB, A, nama="SAKIP"), rencana={2022: Decimal(751)}))
    assert [dict(f.args)["rincian"] for f in findings] == ["target 2022 75", "target 2022 751"]


def test_across_kinds_there_is_no_number_but_the_reason() -> None:
    indikator = replace(satu_indikator(BB, A), rencana={2024: Decimal("71.5")},
                        realisasi={2024: A, 2023: Decimal("68.4")},
                        pembanding=(Pembanding(1, "OPD lain", "Dinas A", Decimal(80)),))
    found, _ = satu_hasil(indikator)
    assert found.progres.reason == "jenis angkanya berbeda"
    assert found.perubahan.angka.reason == "jenis angkanya berbeda"
    assert found.pembanding[0].selisih.angka.reason == "jenis angkanya berbeda"
    assert (found.perubahan.kata, found.pembanding[0].selisih.kata) == ("", "")


def test_one_year_of_two_kinds_cannot_be_computed() -> None:
    found, codes = satu_hasil(satu_indikator(BB, "72.5"))
    assert (found.capaian.reason, codes) == ("jenis angkanya berbeda", ["H-107"])


# Whatever the rules

RULES = st.builds(
    lambda batas, rumus, awal, tidak: {"batas_atas": batas, "rumus": rumus, "awal": awal, "tidak_diukur": tidak},
    st.sampled_from(("", "Tanpa batas", "100", "120")), st.sampled_from(("", *RUMUS_CAPAIAN)),
    st.one_of(st.none(), st.integers(0, 20).map(Decimal)), st.sampled_from(("", "", "", ALASAN)))


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 20), st.integers(0, 60), st.sampled_from(("tinggi", "rendah")),
       st.sampled_from(("", "angka", "kata")), st.sampled_from((None, Decimal(110))), RULES)
def test_a_cap_a_floor_and_a_target_of_0_show_in_the_origin_of_the_figure(
        target: int, realisasi: int, arah: Arah, nol: TargetNol, cap: Decimal | None,
        rules: dict[str, str]) -> None:
    office = AturanCapaian(batas_atas=cap, target_nol=nol)
    indikator = replace(satu_indikator(str(target), str(realisasi), arah), **rules)  # type: ignore[arg-type]
    hasil, _ = terhitung(indikator, pengaturan=Pengaturan(capaian=office))
    figure, own = hasil.indikator[0].capaian, aturan_indikator(indikator, office)
    free = capaian(Decimal(target), Decimal(realisasi), arah, replace(own, batas_atas=None, batas_bawah=None))
    if indikator.tidak_diukur:
        assert figure.reason.endswith(ALASAN)
    elif figure.value is None:
        assert figure.reason
        assert not figure.kecuali.startswith("dinyatakan") or "pengaturan Target 0" in figure.trace
    else:
        assert ("dicetak batas" in figure.trace) == (figure.value != free.value)
        assert ("pengaturan Target 0" in figure.trace) == (target == 0 and not own.dari_awal)
        assert not own.dari_awal or f"- {own.awal}) / (" in figure.trace
        assert own.batas_atas is None or figure.value <= own.batas_atas


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(("0", "10")), st.sampled_from((None, "0", "12")),
                          st.sampled_from(("", ALASAN))), min_size=1, max_size=6), st.sampled_from(("", "kata")))
def test_what_is_left_out_is_told_wherever_a_mean_is(rows: list[tuple[str, str | None, str]], nol: TargetNol) -> None:
    hasil, _ = terhitung(*(replace(satu_indikator(target, done, "rendah", f"I{n}"), tidak_diukur=why)
                         for n, (target, done, why) in enumerate(rows)), pengaturan=_nol(nol))
    left = [i for i in hasil.indikator if i.capaian.kecuali]
    mean = hasil.induk[0].capaian
    told = mean.trace if mean.value is not None else mean.reason
    unmeasured = sum(bool(why) for *_, why in rows)
    if left and (mean.value is not None or len(left) == len(rows)):
        assert f"dari {len(rows)} indikator" in told
        assert not unmeasured or f"{unmeasured} tidak diukur" in told
