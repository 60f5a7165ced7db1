"""Figures as offices write them in tables: with signs, units and remarks around them, or marks for "no data"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from lkjip_xl.domain.nilai.angka import Tanda, Unreadable, parse_angka
from lkjip_xl.domain.nilai.record import record

Ribuan = Literal["", "titik", "koma"]
"""What groups thousands where a text does not tell: a point, a comma, or not known."""

_HAMPA = frozenset({
    "-", "--", "---", "–", "—", "_", ".", "..", "...", "....", "…", "n/a", "#n/a", "n.a", "n.a.", "na", "null", "none",
    "kosong", "nihil", "tidak ada", "tidak ada data", "tidak ada kegiatan", "tidak diadakan", "tidak dilaksanakan",
    "tidak diukur", "tidak dianggarkan", "tidak tersedia", "belum ada", "belum ada data", "belum diukur",
    "belum tersedia", "belum dirilis", "belum rilis", "data belum ada",
})
"""What stands in a cell where there is no data."""
_TANPA_DATA = frozenset({"-", "--", "---", "–", "—", "_", "…", "n/a", "#n/a", "n.a", "n.a.", "null"})
"""Of these marks, the ones that are no text either."""
_CATATAN = re.compile(r"^(.*\d.*?)\s*\(([^()]*[^\W\d_][^()]*)\)$", re.DOTALL)
_BATAS = re.compile(r"^(<=|=<|≤|<|maksimal|maks\.?|paling banyak|>=|=>|≥|>|minimal|min\.?|paling sedikit)"
                    r"\s*(?=\d)(.*)$", re.IGNORECASE | re.DOTALL)
_PALING_BANYAK = frozenset({"<=", "=<", "≤", "<", "maksimal", "maks", "maks.", "paling banyak"})
_SATUAN = re.compile(r"^([\d.,\s]*\d)\s*(%|[^\W\d_][^\d]*)$", re.DOTALL)
_KALI = re.compile(r"(?:ribu|rb|juta|jt|miliar|milyar|m|triliun|t|k|jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|"
                   r"apr(?:il)?|mei|juni?|juli?|agu(?:stus)?|agt|sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?|"
                   r"des(?:ember)?)\b", re.IGNORECASE)
"""Words behind a number that are no unit: they multiply it, or make it a date."""
_RANCU = re.compile(r"^([1-9]\d{0,2})([.,])(\d{3})$")
_DESIMAL = re.compile(r"^(?:[\d.]*\d(,)\d+|[\d,]*\d(\.)\d+)$")


@record(frozen=True)
class Terbaca:
    """A text as a figure: its value, None where it says "no data" (``hampa``) or can be read in two ways (``rancu``).

    ``rancu`` holds the value with the sign between thousands and the one with it as decimal sign, ``tanda`` that sign.
    ``arah`` is what a bound implies (at most: rendah), ``satuan`` the unit behind, ``catatan`` the remark in brackets.
    """

    nilai: Decimal | None = None
    hampa: bool = False
    rancu: tuple[Decimal, ...] = ()
    tanda: str = ""
    arah: str = ""
    satuan: str = ""
    catatan: str = ""


def is_hampa(text: str, tulisan: bool = False) -> bool:
    """Whether a text says that there is no data; with ``tulisan`` only marks that cannot be a text themselves."""
    return " ".join(text.split()).casefold() in (_TANPA_DATA if tulisan else _HAMPA)


def baca_tulisan(text: str) -> Terbaca | Unreadable:
    """The figure that an office's text writes, with all that stands around it, or why there is none.

    Accepts what `parse_angka` accepts, and besides ``3,15 (perubahan target)``, ``<= 3``, ``minimal 3`` and ``3 hari``.
    """
    if is_hampa(text):
        return Terbaca(hampa=True)
    rest, catatan = _split(_CATATAN, text.strip())
    sign, rest = _bound(rest)
    arah = "" if not sign else "rendah" if sign in _PALING_BANYAK else "tinggi"
    rest, satuan = _split(_SATUAN, rest)
    if _KALI.match(satuan):
        return Unreadable("bukan_angka", text.strip())
    if unclear := _RANCU.match(rest.strip()):
        whole, mark, part = unclear.groups()
        return Terbaca(None, False, (Decimal(whole + part), Decimal(f"{whole}.{part}")), mark, arah, satuan, catatan)
    number = parse_angka(rest)
    return number if isinstance(number, Unreadable) else Terbaca(number, False, (), "", arah, satuan, catatan)


def _bound(text: str) -> tuple[str, str]:
    found = _BATAS.match(text)
    return (found[1].casefold(), found[2]) if found else ("", text)


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.match(text)
    return (found[1].strip(), found[2].strip()) if found else (text, "")


def tanda_desimal(text: str) -> Tanda | None:
    """The decimal sign that a text shows without doubt; None where it shows none."""
    plain = text.strip().rstrip("%").strip()
    if _RANCU.match(plain) or isinstance(parse_angka(plain), Unreadable):
        return None
    found = _DESIMAL.match(plain)
    if not found or (plain.count(",") > 1 and "." not in plain) or (plain.count(".") > 1 and "," not in plain):
        return None
    return "," if found[1] else "."
