"""A NIP is birth date, appointment month, sex and serial (Peraturan Kepala BKN 22/2007); dates are Indonesian."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.nilai.nip import nip_defect
from lkjip_xl.domain.nilai.tanggal import BULAN, tulis_tanggal, tulis_waktu


@pytest.mark.parametrize("nip", [
    "197001011995031001",
    "19700101 199503 1 001",
    "19700101.199503.1.001",
    "19700101\u00a0199503 1 001",
    "198802292010122003",  # 1988 was a leap year
])
def test_a_sound_nip_has_no_defect_however_it_is_spaced(nip: str) -> None:
    assert nip_defect(nip) == ""


@pytest.mark.parametrize(("nip", "defect"), [
    ("", "harus 18 angka"),
    ("-", "harus 18 angka"),
    ("19700101199503100", "harus 18 angka"),  # 17
    ("1970010119950310012", "harus 18 angka"),  # 19
    ("19700101 199503 1 00A", "harus 18 angka"),
    ("1.97001011995031E+17", "harus 18 angka"),  # what Excel makes of a number that long
    ("197013011995031001", "tanggal lahir atau bulan pengangkatannya tidak ada di kalender"),  # month 13
    ("197002301995031001", "tanggal lahir atau bulan pengangkatannya tidak ada di kalender"),  # 30 February
    ("198902292010121003", "tanggal lahir atau bulan pengangkatannya tidak ada di kalender"),  # no leap year
    ("197001011995131001", "tanggal lahir atau bulan pengangkatannya tidak ada di kalender"),
    ("197001011995001001", "tanggal lahir atau bulan pengangkatannya tidak ada di kalender"),
    ("000000000000000000", "tanggal lahir atau bulan pengangkatannya tidak ada di kalender"),
    ("199503011970011001", "pengangkatan mendahului tanggal lahir"),
    ("197001011970011001", "pengangkatan mendahului tanggal lahir"),  # on the day of birth
    ("197001011995030001", "angka ke-15 (jenis kelamin) harus 1 atau 2"),
    ("197001011995033001", "angka ke-15 (jenis kelamin) harus 1 atau 2"),
])
def test_a_defect_of_a_nip_is_told_in_words(nip: str, defect: str) -> None:
    assert nip_defect(nip) == defect


@settings(deadline=None, max_examples=100)
@given(st.dates(date(1950, 1, 1), date(2005, 12, 31)), st.integers(18, 35), st.integers(1, 12), st.sampled_from("12"),
       st.integers(1, 999))
def test_every_nip_made_by_the_rule_is_sound(birth: date, age: int, month: int, sex: str, serial: int) -> None:
    assert nip_defect(f"{birth:%Y%m%d}{birth.year + age}{month:02}{sex}{serial:03}") == ""


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="0123456789 .-", max_size=24))
def test_no_text_breaks_the_check(nip: str) -> None:
    digits = nip.replace(" ", "").replace(".", "")
    assert nip_defect(nip) or (len(digits) == 18 and digits.isdigit())


@pytest.mark.parametrize(("day", "text"), [
    (date(2025, 1, 15), "15 Januari 2025"),
    (date(2024, 2, 29), "29 Februari 2024"),
    (date(2024, 8, 1), "1 Agustus 2024"),  # no zero before the day
    (date(2024, 12, 31), "31 Desember 2024"),
])
def test_a_date_is_written_in_indonesian(day: date, text: str) -> None:
    assert tulis_tanggal(day) == text


@pytest.mark.parametrize(("moment", "text"), [
    (datetime(2025, 1, 15, 10, 20), "15 Januari 2025 pukul 10.20"),
    (datetime(2025, 1, 5, 0, 5, 59), "5 Januari 2025 pukul 00.05"),
    (datetime(2025, 5, 5, 23, 59), "5 Mei 2025 pukul 23.59"),
])
def test_a_moment_is_written_in_indonesian_with_a_point_in_the_hour(moment: datetime, text: str) -> None:
    assert tulis_waktu(moment) == text


def test_the_months_are_the_twelve_of_the_year() -> None:
    assert BULAN == ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
                     "November", "Desember")
