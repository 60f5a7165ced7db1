"""Numbers of lists in reading order: how each counts, and which list it goes on with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.isi_daftar import romawi

_BUTIR = re.compile(r"(\(?)(\d{1,3}|[a-z]|[A-Z]|[ivx]{2,5}|[IVX]{2,5})(\s?[.)]{1,2}|)")
_SATU_SAJA = frozenset("ivxIVX")
"""Letters that may be Roman numerals as well."""
DEKAT = 60
"""Over more items than this no list is followed."""


@record(frozen=True)
class NomorButir:
    """The number of an item: its writing with the value left out ("1.", "a)", "(A)"), and its values.

    A single i, v or x is a letter or a Roman numeral; the list that it stands in decides.
    """

    cara: str
    nilai: tuple[tuple[str, int], ...]
    """How it may count (angka, huruf, romawi) and the value that it has then."""


@record(frozen=True)
class Butir:
    """An item in reading order: its place among the items, its number as printed, what the number says."""

    urut: int
    cetak: str
    nomor: NomorButir
    judul: bool = False
    """It is a heading, which closes the lists of the text before it."""
    bagian: int = -1
    """The heading that it stands under: a list of text ends with its part."""


@record(frozen=True)
class Langkah:
    """An item with the one before it in its list, when its number does not follow on: ``jenis`` says how."""

    jenis: str
    """ulang, lompat, mundur, cara (follows on, but is written otherwise)."""
    butir: Butir
    sebelum: Butir
    harap: int
    sisip: Butir | None = None
    """An item of no list between the two, which may be the one that is missing."""


def baca_butir(cetak: str) -> NomorButir | None:
    """What the number of an item says; None for a bullet and for numbers of several levels."""
    match = _BUTIR.fullmatch(cetak.strip())
    if match is None or not (match[1] or match[3]):
        return None
    body, sign = match[2], "".join(match[3].split())
    if body.isdecimal():
        return NomorButir(f"{match[1]}1{sign}", (("angka", int(body)),))
    case = "A" if body.isupper() else "a"
    values = [("huruf", ord(body.lower()) - ord("a") + 1)] if len(body) == 1 else []
    roman = [("romawi", romawi(body.upper()))] if len(body) > 1 or body in _SATU_SAJA else []
    return NomorButir(f"{match[1]}{case}{sign}", (*values, *roman))


class _Daftar:
    """A list that is open: how it counts, its last item."""

    def __init__(self, butir: Butir, macam: str, nilai: int) -> None:
        self.butir, self.macam, self.nilai = butir, macam, nilai
        self.cara = butir.nomor.cara
        self.tunggu = frozenset({nilai + 1})


def langkah(items: Iterable[Butir]) -> Iterator[Langkah]:
    """The items whose number does not follow on in their list.

    Lists may stand within each other: a 1 or an a begins one, any other number goes on with the innermost open list
    that waits for it. An item of no open list says nothing by itself.
    """
    open_: list[_Daftar] = []
    orphan: Butir | None = None
    for item in items:
        open_ = [one for one in open_ if one.butir.judul or (not item.judul and one.butir.bagian == item.bagian)]
        found = _lanjut(open_, item)
        if found is not None:
            at, same = found
            if not same:
                yield Langkah("cara", item, open_[at].butir, open_[at].nilai + 1)
            _maju(open_, at, item)
        elif any(value == 1 for _, value in item.nomor.nilai):
            kind = next(kind for kind, value in item.nomor.nilai if value == 1)
            open_.append(_Daftar(item, kind, 1))
        else:
            broken = _patah(open_, item, orphan)
            if broken is None:
                orphan = item
                continue
            at, step = broken
            yield step
            _maju(open_, at, item)
            open_[at].tunggu = _sesudah(step, open_[at].nilai)


def _lanjut(open_: list[_Daftar], item: Butir) -> tuple[int, bool] | None:
    """The innermost open list that waits for an item, and whether it is written alike; the written alike first."""
    waiting = [at for at in range(len(open_) - 1, -1, -1)
               if any(kind == open_[at].macam and value in open_[at].tunggu for kind, value in item.nomor.nilai)
               and item.urut - open_[at].butir.urut <= DEKAT]
    alike = [at for at in waiting if open_[at].cara == item.nomor.cara]
    if alike:
        return alike[0], True
    near = [at for at in waiting if at == len(open_) - 1 and _sekerabat(open_[at].cara, item.nomor.cara)]
    return (near[0], False) if near else None


def _sekerabat(one: str, other: str) -> bool:
    """Whether two writings differ in their signs alone, not in figure, small or capital letter."""
    return one.strip("().") == other.strip("().")


def _maju(open_: list[_Daftar], at: int, item: Butir) -> None:
    del open_[at + 1:]
    one = open_[at]
    one.butir, one.nilai = item, dict(item.nomor.nilai).get(one.macam, one.nilai + 1)
    one.tunggu = frozenset({one.nilai + 1})


def _sesudah(step: Langkah, value: int) -> frozenset[int]:
    """The numbers that may follow a wrong one: it may stand for the one before it, or for the one after."""
    if step.jenis == "ulang":
        return frozenset({value + 1, value + 2})
    return frozenset({value, value + 1} if value == step.harap + 1 else {value + 1})


def _patah(open_: list[_Daftar], item: Butir, orphan: Butir | None) -> tuple[int, Langkah] | None:
    """The innermost open list of the same writing, when the number of an item does not follow on there."""
    for at in range(len(open_) - 1, -1, -1):
        last = open_[at]
        value = dict(item.nomor.nilai).get(last.macam)
        if last.cara != item.nomor.cara or value is None or item.urut - last.butir.urut > DEKAT:
            continue
        kind = "ulang" if value == last.nilai else "lompat" if value > last.nilai else "mundur"
        return at, Langkah(kind, item, last.butir, last.nilai + 1,
                           orphan if orphan and last.butir.urut < orphan.urut and orphan.judul == item.judul else None)
    return None
