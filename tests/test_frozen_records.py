"""A record is in all its uses what a frozen dataclass is, so that the quicker one can stand for the other."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace

from lkjip_xl.domain.nilai.record import record


@record(frozen=True)
class Kotak:
    """A record as the program has them: required fields, defaults, and a list of its own."""

    nama: str
    tinggi: int = 2
    isi: tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Lain:
    """The same fields in another class."""

    nama: str
    tinggi: int = 2
    isi: tuple[str, ...] = ()


def test_records_of_the_same_values_are_equal_and_found_in_sets() -> None:
    assert Kotak("a") == Kotak("a", 2, ())
    assert Kotak("a") != Kotak("a", 3)
    assert {Kotak("a"), Kotak("a"), Kotak("b")} == {Kotak("b"), Kotak("a")}


def test_a_record_is_no_record_of_another_class() -> None:
    assert Kotak("a") != Lain("a")


def test_a_record_shows_its_fields() -> None:
    assert repr(Kotak("a", isi=("x",))) == "Kotak(nama='a', tinggi=2, isi=('x',))"


def test_what_dataclasses_offer_works_on_records() -> None:
    assert replace(Kotak("a"), tinggi=5) == Kotak("a", 5)
    assert [one.name for one in fields(Kotak)] == ["nama", "tinggi", "isi"]
    assert asdict(Kotak("a")) == {"nama": "a", "tinggi": 2, "isi": ()}
