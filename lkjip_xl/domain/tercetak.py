"""Figures as a report prints them: what each text says, and whether it agrees with the computed figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from types import MappingProxyType
from typing import Literal

from lkjip_xl.domain.nilai.angka import Tanda, parse_rupiah, round_half_up
from lkjip_xl.domain.nilai.pilihan import BESARAN_KATEGORI, BESARAN_RENTANG
from lkjip_xl.domain.nilai.record import record


@record(frozen=True)
class Tercetak:
    """A figure quoted from a report: where it stands, what it is of, for which year, and the text as printed."""

    baris: int
    tempat: str
    besaran: str
    tentang: str
    tahun: int
    tertulis: str
    nama_tercetak: str = ""
    catatan: str = ""


Batas = Literal["", "lebih", "kurang", "sedikitnya", "sebanyaknya"]


@record(frozen=True)
class Bacaan:
    """What a printed text says: a figure with the decimals and the decimal sign it shows, or a word.

    ``kata`` is the number in words that stands beside it, ``rusak`` says that its separators contradict each other.
    """

    nilai: Decimal | None = None
    desimal: int = 0
    tanda: Tanda | None = None
    bertanda: bool = False
    kata: str = ""
    rusak: bool = False
    teks: str = ""
    batas: Batas = ""
    """The print says only that the figure is more, or less, than this; or at least, or at most, this."""
    ribuan: Decimal | None = None
    """What it says if its only sign groups thousands: "1.250" is a figure with three decimals, or over a thousand."""
    nihil: bool = False
    """The print is a dash, which stands for 0."""
    tanpa_angka: bool = False
    """The print says that there is no figure: N/A, or the error of a formula."""
    ribuan_koma: bool = False
    """Rupiah whose thousands are grouped by commas, as English does."""


_BOUNDS: Mapping[Batas, re.Pattern[str]] = MappingProxyType({
    "sedikitnya": re.compile(r"(?i)^(?:≥|>=|minimal|min\b|sedikitnya|sekurang-kurangnya|paling (?:sedikit|rendah))"),
    "sebanyaknya": re.compile(r"(?i)^(?:≤|<=|maksimal|maks\b|sebanyak-banyaknya|paling (?:banyak|tinggi))"),
    "lebih": re.compile(r"(?i)^(?:>|di\s?atas|lebih (?:(?:besar|tinggi) )?dari|lebih(?= ?\d))"),
    "kurang": re.compile(r"(?i)^(?:<|di\s?bawah|(?:kurang|lebih (?:kecil|rendah)) dari|kurang(?= ?\d))"),
})
_TANPA_ANGKA = re.compile(r"#\s?(?:div\s?/\s?0!?|n/a|ref!?|value!?|name\??|num!?|null!?|nilai!?)|n\s?[/.]\s?a\.?|#+",
                          re.IGNORECASE)
_NIL = re.compile(r"[-–—−]\s*(?:%|[^\W\d]+\.?)?")
_MINUS = re.compile(r"(?:^|[\s(])(?:[-–—−]|minus)$|^\($", re.IGNORECASE)
_RP = re.compile(r"\brp\.?", re.IGNORECASE)
_RUPIAH = re.compile(r"\W*rp", re.IGNORECASE)
_THOUSANDS = re.compile(r",\d{3}")
_SIMPLE = re.compile(r"(\d+)(?:([.,])(\d+))?")
_ONE_SIGN = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_SATUAN_UANG = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}
_SCALED = re.compile(rf"\s*({'|'.join(_SATUAN_UANG)})\b", re.IGNORECASE)
_WORDS = re.compile(r"\(([^()\d]*[^\W\d][^()\d]*)\)")
_NUMBER = re.compile(r"\d[\d.,\s]*\d|\d")


def baca(tercetak: Tercetak) -> Bacaan:
    """What the text of a printed figure says, read as Indonesians write numbers."""
    text = " ".join(tercetak.tertulis.split())
    if tercetak.besaran in BESARAN_KATEGORI | BESARAN_RENTANG:
        return Bacaan(teks=text.strip(" .*"))
    words = _WORDS.search(text)
    bare = _WORDS.sub("", text).strip() if words else text
    kata = words[1].strip() if words else ""
    if _NIL.fullmatch(bare):
        return Bacaan(Decimal(0), kata=kata, nihil=True)
    if _TANPA_ANGKA.fullmatch(bare):
        return Bacaan(kata=kata, teks=text, tanpa_angka=True)
    found = _NUMBER.search(bare)
    if found is None:
        return Bacaan(kata=kata, teks=text)
    before = bare[:found.start()]
    negative = bool(before and _MINUS.search(_RP.sub("", before).strip()))
    scaled = _SCALED.match(bare, found.end())
    read = _figure(_tidy(found[0]), negative, kata, rupiah=_is_money(tercetak, bare) and not scaled)
    if scaled and read.nilai is not None:
        read = _enlarge(read, read.nilai, _SATUAN_UANG[scaled[1].lower()])
    limit = next((bound for bound, words in _BOUNDS.items() if words.match(bare)), None) if before else None
    return replace(read, batas=limit) if limit else read


def _enlarge(read: Bacaan, value: Decimal, power: int) -> Bacaan:
    """A figure printed in thousands, millions and so on: "2,56 miliar" is exact to ten million."""
    ribuan = None if read.ribuan is None else read.ribuan.scaleb(power)
    return replace(read, nilai=value.scaleb(power), desimal=read.desimal - power, ribuan=ribuan)


def _is_money(tercetak: Tercetak, bare: str) -> bool:
    money = ("anggaran", "sisa")
    return bool(_RUPIAH.match(bare)) or (
        tercetak.besaran in money or "anggaran" in tercetak.besaran.split())


def _tidy(number: str) -> str:
    """The digits and separators alone: "19.422.400.000, -" ends in a sign that says no sen."""
    return "".join(number.split()).strip(".,")


def _figure(number: str, negative: bool, kata: str, *, rupiah: bool) -> Bacaan:
    sign = -1 if negative else 1
    if rupiah:
        value = parse_rupiah(number)
        if isinstance(value, Decimal):
            return Bacaan(sign * value, bertanda=negative, kata=kata, ribuan_koma=bool(_THOUSANDS.search(number)))
        return Bacaan(sign * Decimal(re.sub(r"[.,]0{2}$|[.,]", "", number)), bertanda=negative, kata=kata, rusak=True)
    match = _SIMPLE.fullmatch(number)
    if match is None:
        return _grouped(number, sign, negative, kata)
    whole, mark, rest = match.groups()
    if mark is None:
        return Bacaan(sign * Decimal(whole), bertanda=negative, kata=kata)
    thousands = sign * Decimal(whole + rest) if _ONE_SIGN.fullmatch(number) else None
    return Bacaan(sign * Decimal(f"{whole}.{rest}"), len(rest), "," if mark == "," else ".", negative, kata,
                  ribuan=thousands)


def _grouped(number: str, sign: int, negative: bool, kata: str) -> Bacaan:
    match = re.fullmatch(r"(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?", number)
    if match is None:
        return Bacaan(sign * Decimal(re.sub(r"[.,]", "", number)), bertanda=negative, kata=kata, rusak=True)
    whole = re.sub(r"[.,]", "", match[1])
    rest = match[3] or ""
    tanda: Tanda | None = ("," if match[2] == "." else ".") if rest else None
    return Bacaan(sign * Decimal(f"{whole}.{rest}" if rest else whole), len(rest), tanda, negative, kata)


Banding = Literal["sama", "dipotong", "beda"]
"""How a printed figure compares with the computed one."""


def bandingkan(bacaan: Bacaan, benar: Decimal, *, tanpa_tanda: bool = False) -> Banding:
    """Whether the print equals the computed figure at the printed precision, rounded half up; truncation is told apart.

    A figure cut off to a whole number is truncated too; a dash, which says 0, never is.

    ``tanpa_tanda``: the print may leave out the sign, as reports do for differences. A print that can be read in two
    ways equals the figure that either of them says.
    """
    assert bacaan.nilai is not None
    if tanpa_tanda and not bacaan.bertanda:
        benar = abs(benar)
    if bacaan.batas:
        return "sama" if _within(bacaan, bacaan.nilai, benar) else "beda"
    if round_half_up(benar, bacaan.desimal) == bacaan.nilai:
        return "sama"
    if bacaan.ribuan is not None and round_half_up(benar, bacaan.desimal - 3) == bacaan.ribuan:
        return "sama"
    cut = benar.quantize(Decimal(1).scaleb(-bacaan.desimal), rounding=ROUND_DOWN)
    return "dipotong" if cut == bacaan.nilai and not bacaan.nihil else "beda"


def _within(bacaan: Bacaan, bound: Decimal, benar: Decimal) -> bool:
    if bacaan.batas in ("lebih", "sedikitnya"):
        return benar > bound or (benar == bound and bacaan.batas == "sedikitnya")
    return benar < bound or (benar == bound and bacaan.batas == "sebanyaknya")
