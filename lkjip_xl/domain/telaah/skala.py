"""Scales as a document prints them: the levels of each, with their bounds and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.domain.nilai.pola import ANGKA, Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.skala import Jangkauan
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan.rentang import SELANGKAH, baca_jangkauan
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak, Tabel
from lkjip_xl.domain.telaah.kalimat import Kalimat, baca_kalimat


@record(frozen=True)
class TingkatNaskah:
    """A level as printed: its word, and its range as text; either may be missing ("")."""

    kategori: str
    rentang: str
    letak: Letak

    @property
    def jangkauan(self) -> Jangkauan | None:
        """The span that its range says; None where it says none."""
        return baca_jangkauan(_lurus(self.rentang)) if self.rentang else None


@record(frozen=True)
class SkalaNaskah:
    """A scale as printed, in the order of its rows; ``untuk`` is capaian, efisiensi, serapan, sakip or survei."""

    untuk: str
    tingkat: tuple[TingkatNaskah, ...]
    letak: Letak

    @property
    def kata(self) -> frozenset[str]:
        """The words of its levels, by `serupa`."""
        return frozenset(serupa(one.kategori) for one in self.tingkat if one.kategori)

    def kategori(self, nilai: Decimal) -> tuple[str, ...]:
        """The words of the levels that a figure may belong to: more than one where the ranges overlap or leave a gap.

        A figure beyond all ranges belongs to the highest or the lowest level.
        """
        spans = [(one, span) for one in self.tingkat if one.kategori and (span := one.jangkauan)]
        inside = [one.kategori for one, span in spans if _di_dalam(nilai, span)]
        return tuple(inside or [one.kategori for one, span in spans if _berdekatan(nilai, span)]
                     or _terluar(nilai, spans))


def _di_dalam(value: Decimal, span: Jangkauan) -> bool:
    low = span.bawah is None or value > span.bawah or (value == span.bawah and span.bawah_termasuk)
    high = span.atas is None or value < span.atas or (value == span.atas and span.atas_termasuk)
    return low and high


def _berdekatan(value: Decimal, span: Jangkauan) -> bool:
    """Whether a figure lies within one step of a level, as those do that fall between whole-number bounds."""
    return any(bound is not None and abs(value - bound) <= SELANGKAH for bound in (span.bawah, span.atas))


def _terluar(value: Decimal, spans: list[tuple[TingkatNaskah, Jangkauan]]) -> list[str]:
    highest = max(spans, key=lambda one: one[1].bawah or Decimal(0), default=None)
    if highest and highest[1].atas is not None and value > highest[1].atas:
        return [highest[0].kategori]
    return []


_ANGKA = r"\d+(?:[.,]\d+)?\s*(?:%|persen)?"
_BATAS = (r"(?:≥|≤|>=|<=|=>|=<|>|<|=|lebih\s+(?:besar\s+|tinggi\s+)?dari(?:\s+atau\s+sama\s+dengan)?|(?:kurang|"
          r"lebih\s+kecil|"
          r"lebih\s+rendah)\s+dari|di\s?atas|di\s?bawah|minimal|maksimal|sama\s+dengan|"
          r"tepat|persis)")
_HUBUNG = r"(?:[-–—]|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)"
_RENTANG = Pola(
    rf"(?:{_BATAS}\s*)?{_ANGKA}\s*(?:{_HUBUNG}|[≤<]=?)\s*(?:{_BATAS}\s*)?{_ANGKA}|"
    rf"{_ANGKA}\s*[<≤]=?\s*\w{{1,3}}\s*[<≤]=?\s*{_ANGKA}|"
    rf"{_BATAS}\s*(?:{_ANGKA}|nol\s+persen)|{_ANGKA}\s*ke\s?(?:atas|bawah)", re.IGNORECASE, perlu=(*ANGKA, "nol"))
_DIAPIT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%?\s*(<=|≤|<)\s*[^\W\d]\w{0,2}\s*(<=|≤|<)\s*(\d+(?:[.,]\d+)?)")
KATEGORI = Pola(
    r"\b(?:(?:sangat|amat|cukup|kurang|tidak|belum)\s+(?:baik|tinggi|rendah|kurang|memuaskan|berhasil|efisien|efektif|"
    r"memadai|buruk)|baik|tinggi|sedang|rendah|cukup|kurang|memuaskan|berhasil|efisien|gagal|buruk|istimewa)\b",
    re.IGNORECASE,
    perlu=("baik", "tinggi", "rendah", "kurang", "memuaskan", "berhasil", "efisien", "efektif", "memadai", "buruk",
           "sedang", "cukup", "gagal", "istimewa"))
"""The words that scales of this field have for their levels."""
_PREDIKAT = re.compile(r"AA|BB|CC|A|B|C|D")
_UNTUK: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("efisiensi", re.compile(r"efisien", re.IGNORECASE)),
    ("sakip", re.compile(r"\bs?akip\b|memuaskan", re.IGNORECASE)),
    ("survei", re.compile(r"kepuasan|mutu\s+pelayanan|\bikm\b|\bskm\b|survei|konversi", re.IGNORECASE)),
    ("serapan", re.compile(r"(?:serapan|penyerapan|realisasi\s+anggaran)", re.IGNORECASE)),
)
_SEDIKITNYA = 3
_PANJANG = 160


def _lurus(text: str) -> str:
    """A range with its bounds on their own sides: "90 < x ≤ 100" is "> 90 - 100"."""
    match = _DIAPIT.search(text)
    if match is None:
        return re.sub(r"=>|=<", lambda found: {"=>": ">=", "=<": "<="}[found[0]], text)
    low, first, second, high = match.groups()
    return f"{'>' if first == '<' else '≥'} {low} - {'<' if second == '<' else '≤'} {high}"


def baca_skala(dokumen: Dokumen) -> tuple[SkalaNaskah, ...]:
    """The scales of a document, in reading order: tables of ranges and words, and lists of them."""
    tables = (scale for block in dokumen.blok if block.tabel is not None
              for scale in _skala_tabel(dokumen, block, block.tabel))
    found = [*tables, *_skala_daftar(dokumen)]
    if not any(one.untuk == "efisiensi" for one in found):
        found += [scale for one in baca_kalimat(dokumen) if (scale := _skala_kalimat(one))]
    return tuple(sorted(found, key=lambda one: one.letak.blok))


# Tables

def _skala_tabel(dokumen: Dokumen, block: Blok, table: Tabel) -> Iterator[SkalaNaskah]:
    rows = list(table.isi)
    if not _SEDIKITNYA <= len(rows) <= 12 or not table.sel:
        return
    ranges = _kolom(table, rows, lambda text: bool(_RENTANG.search(text)) and len(text) < _PANJANG)
    words = _kolom(table, rows, _kata_tingkat)
    if ranges < 0 or words < 0 or ranges == words:
        return
    levels = tuple(TingkatNaskah(table.sel[row][words].rata, table.sel[row][ranges].rata,
                                 Letak(block.indeks, row, ranges))
                   for row in rows if table.sel[row][ranges].rata or table.sel[row][words].rata)
    yield SkalaNaskah(_untuk(dokumen, block, levels), levels, Letak(block.indeks))


def _kata_tingkat(text: str) -> bool:
    bare = " ".join(text.split()).strip(" .()")
    return len(bare) <= 40 and bool(KATEGORI.search(bare) or _PREDIKAT.fullmatch(bare)) and not _RENTANG.search(bare)


def _kolom(table: Tabel, rows: Sequence[int], fits: object) -> int:
    """The first column whose cells are, but for one at most, what is looked for; -1 where there is none."""
    assert callable(fits)
    for column in range(len(table.sel[0])):
        filled = [text for row in rows if (text := table.sel[row][column].rata)]
        distinct = set(filled)
        if len(distinct) >= _SEDIKITNYA and sum(map(bool, map(fits, filled))) >= max(len(filled) - 1, _SEDIKITNYA):
            return column
    return -1


def _untuk(dokumen: Dokumen, block: Blok, levels: Sequence[TingkatNaskah]) -> str:
    """What a scale is for: by its words, its headings, its caption, and the paragraph above it."""
    if sum(one.kategori.strip(" .()") in ("AA", "BB", "CC") for one in levels) > 1:
        return "sakip"
    heads = "" if block.tabel is None else " ".join(cell.rata for row in block.tabel.sel[:block.tabel.kepala]
                                                    for cell in row)
    caption = dokumen.blok[block.keterangan].teks if block.keterangan >= 0 else ""
    before = [one for one in dokumen.blok[max(block.indeks - 3, 0):block.indeks] if one.tabel is None]
    said = " ".join((*(one.kategori for one in levels), heads, caption, *(one.teks for one in before[-1:])))
    kind = next((name for name, pattern in _UNTUK if pattern.search(said)), "capaian")
    return "capaian" if kind == "sakip" and not _AKIP.search(said) and "capaian" in said.casefold() else kind


_AKIP = re.compile(r"\bs?akip\b", re.IGNORECASE)
"""Without it, memuaskan may be a word for any capaian."""


# Lists

def _skala_daftar(dokumen: Dokumen) -> Iterator[SkalaNaskah]:
    run: list[TingkatNaskah] = []
    for one in (*baca_kalimat(dokumen), None):
        level = _butir(one) if one else None
        if level is not None and (not run or level.letak.blok - run[-1].letak.blok <= 1):
            run.append(level)
            continue
        yield from _daftar(dokumen, run)
        run = [level] if level is not None else []


def _daftar(dokumen: Dokumen, run: list[TingkatNaskah]) -> Iterator[SkalaNaskah]:
    if len(run) >= _SEDIKITNYA and sum(bool(one.kategori) for one in run) >= 2:
        yield SkalaNaskah(_untuk(dokumen, dokumen.blok[run[0].letak.blok], run), tuple(run), run[0].letak)


_AWAL_BUTIR = re.compile(r"^[^\w<>≥≤=]*(?:\(?[a-z\d]{1,2}[.)]\s*)?(?:kategori\s+|predikat\s+|nilai\s+|skor\s+|"
                         r"capaian\s+)?",
                         re.IGNORECASE)


def _butir(one: Kalimat) -> TingkatNaskah | None:
    """The level that a list item prints: a range with its word, on either side of it, and little else."""
    text = one.teks[_AWAL_BUTIR.match(one.teks).end():]  # type: ignore[union-attr]
    found = _RENTANG.search(text) if len(text) <= _PANJANG else None
    if found is None:
        return None
    called = _DISEBUT.match(text, found.end())
    if called and found.start() <= 2:
        return TingkatNaskah(" ".join(called["kata"].split()), found[0], one.letak)
    word = KATEGORI.search(text, found.end()) or KATEGORI.search(text, 0, found.start())
    near = [match.start() for match in (found, word) if match]
    if min(near) > 2 or (word and word.start() - found.end() > 25):
        return None
    return TingkatNaskah(word[0] if word else "", found[0], one.letak)


_DISEBUT = re.compile(
    r"\W*(?:(?:maka|adalah|capaian|dengan|masuk|termasuk|dalam|ke)\s+)*"
    r"(?:disebut|dinyatakan|dikategorikan|dinamakan|berkategori|berpredikat|berperingkat|berstatus|(?:kategori|predikat|"
    r"peringkat|sebutan|kriteria|status)(?:nya)?)\s*[:=]?\s*[“\"]?(?P<kata>[^\W\d][^\d.;,:()”\"]{2,39}?)[”\"]?[\s.;,]*(?:dan)?\s*$",
    re.IGNORECASE)
"""What follows the range of a level and names it, in whatever words a document has for its levels."""


# Sentences

_NOL = r"\s*(?:dari\s+)?(?:nol|0)(?:\s*(?:%|persen))?"
_SAMA = r"sama\s+dengan\s+(?:nol|0)"
_BATAS_NOL: tuple[tuple[str, str], ...] = (
    ("<= 0", rf"nol\s+(?:atau|dan)\s+(?:kurang|di\s?bawah)\w*|kurang\s+dari\s+atau\s+{_SAMA}|(?:≤|<=)\s*0"),
    (">= 0", rf"nol\s+(?:atau|dan)\s+(?:lebih|di\s?atas)\w*|lebih\s+dari\s+atau\s+{_SAMA}|(?:≥|>=)\s*0"),
    ("> 0", rf"(?:lebih(?:\s+(?:besar|tinggi))?|di\s?atas|>){_NOL}|bernilai\s+positif|\bpositif\b"),
    ("< 0", rf"(?:kurang|lebih\s+(?:kecil|rendah)|di\s?bawah|<){_NOL}|bernilai\s+negatif|\bnegatif\b"),
    ("= 0", rf"(?:sama\s+dengan|=){_NOL}|\b(?:nilai(?:nya)?\s+)?nol\b"),
)
_SEMUA_NOL = re.compile("|".join(rf"(?P<n{index}>{words})" for index, (_, words) in enumerate(_BATAS_NOL)),
                        re.IGNORECASE)


def _skala_kalimat(one: Kalimat) -> SkalaNaskah | None:
    """The levels of efficiency that a sentence defines by what is above, at and below zero."""
    words = [match[0] for match in KATEGORI.finditer(one.teks) if "efisien" in match[0].casefold()]
    bounds = [_BATAS_NOL[int(match.lastgroup[1:])][0] for match in _SEMUA_NOL.finditer(one.teks) if match.lastgroup]
    if len(words) < 2 or len(words) != len(bounds):
        return None
    levels = tuple(TingkatNaskah(word, bound, one.letak) for word, bound in zip(words, bounds, strict=True))
    return SkalaNaskah("efisiensi", levels, one.letak)
