"""Regulations that a document names: kind, number, year and title, and what the well-known ones are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.ruas import Ruas

_JENIS: tuple[tuple[str, str], ...] = (
    ("Perpu", r"peraturan\s+pemerintah\s+pengganti\s+undang\s?-\s?undang|perp+u"),
    ("UU", r"undang\s?-\s?undang|UU"),
    ("PP", r"peraturan\s+pemerintah|PP"),
    ("Perpres", r"peraturan\s+presiden|perpres"),
    ("Inpres", r"instruksi\s+presiden|inpres"),
    ("Keppres", r"keputusan\s+presiden|keppres"),
    ("PermenPAN-RB", r"(?:permen|peraturan\s+men\w*)\s*(?:negara\s+)?(?:pendaya\w+|pan(?:\s?(?:-|dan|&)?\s?rb)?)"),
    ("Permendagri", r"peraturan\s+menteri\s+dalam\s+negeri|permendagri"),
    ("PMK", r"peraturan\s+menteri\s+keuangan|PMK"),
    ("Permen", r"peraturan\s+menteri"),
    ("Kepmendagri", r"keputusan\s+menteri\s+dalam\s+negeri|kepmendagri"),
    ("Kepmen", r"keputusan\s+menteri"),
    ("Perda", r"peraturan\s+daerah|perda"),
    ("Pergub", r"peraturan\s+gubernur|pergub"),
    ("Perbup", r"peraturan\s+bupati|perbup"),
    ("Perwal", r"peraturan\s+wali\s?kota|perwa(?:l|li|ko)"),
    ("Kepbup", r"keputusan\s+bupati|kepbup"),
    ("Kepwal", r"keputusan\s+wali\s?kota"),
    ("Kepgub", r"keputusan\s+gubernur"),
)
DAERAH = frozenset({"Perda", "Pergub", "Perbup", "Perwal", "Kepbup", "Kepwal", "Kepgub"})
"""The kinds that a region makes: two regions may well use one number."""
PERATURAN_KEPALA = frozenset({"Pergub", "Perbup", "Perwal"})
"""The regulations of the head of a region, which are below a Perda."""
_KEPALA = Pola(
    r"\b(?:" + "|".join(f"(?P<j{i}>{pattern})" for i, (_, pattern) in enumerate(_JENIS)) + r")\b"
    r"(?P<antara>(?:\s+(?!nomor\b|nomer\b|no\b|tentang\b|sebagaimana\b|tahun\b)[^\W\d][\w&/()-]*\.?,?){0,12}?)"
    r"\s*,?\s*(?:nomor|nomer|no)?\b\s*[.:]?\s*(?P<nomor>\d+(?:[.\-]\d+)*)"
    r"\s*(?:tahun\s*|th\.?\s*|/\s*)(?P<tahun>(?:19|20)\d\d)\b", re.IGNORECASE, perlu=("19", "20"))
_TENTANG = re.compile(r"\s*(?:\([^)]*\))?\s*,?\s*(?:tentang\s*)+(?P<judul>.*)", re.IGNORECASE | re.DOTALL)
_AKHIR = re.compile(
    r"[;(:“”\"]|\.(?=\s|$)|,?\s+(?:sebagaimana|seperti)\s+(?:telah\s|yang\s|di|beberapa)|"
    r",\s*(?:maka|setiap|semua|serta\s+(?:per|und)|dan\s+(?:peraturan|undang)|adalah|yang|bahwa|wajib|disebut|"
    r"menyatakan|Kecamatan\s+[A-Z]\w+\s+(?:mem|meng|men|wajib)|[A-Z]\w+\s+mempunyai)|"
    r"\s+(?:adalah|menyatakan|menyebutkan|bahwa|yang\s+men|wajib|dan\s+(?:peraturan\s+(?:daerah|bupati|menteri|"
    r"presiden|pemerintah|gubernur|wali)|undang-undang\s+nomor)|serta\s+peraturan\s+(?:daerah|bupati|menteri|presiden|"
    r"pemerintah))\b|"
    r"\s+nomor\s+\d+\s*$", re.IGNORECASE)


@record(frozen=True)
class Peraturan:
    """A regulation as a place of a document names it.

    ``jenis`` is its kind in short (UU, PP, Perda, PermenPAN-RB), ``judul`` what follows tentang, empty without it.
    ``mulai`` and ``akhir`` bound kind, number and year within the text of the place, ``akhir_judul`` ends the title.
    """

    jenis: str
    nomor: str
    tahun: int
    judul: str
    letak: Letak
    teks: str
    mulai: int
    akhir: int
    akhir_judul: int
    provinsi: bool = False

    @property
    def kunci(self) -> tuple[str, bool, str, int]:
        """What tells it from others."""
        return self.jenis, self.provinsi and self.jenis in DAERAH, self.nomor, self.tahun

    @property
    def sebutan(self) -> str:
        """Kind, number and year as printed."""
        return self.teks[self.mulai:self.akhir]

    @property
    def disebut(self) -> str:
        """The same on one line."""
        return " ".join(self.sebutan.split())

    @property
    def ringkas(self) -> str:
        """Kind, number and year in short: PP 8/2006."""
        return f"{self.jenis} {self.nomor}/{self.tahun}"


def baca_peraturan(ruas: Iterable[Ruas]) -> tuple[Peraturan, ...]:
    """Every regulation that texts name, those within the title of another included, in reading order."""
    return tuple(found for one in ruas for found in peraturan_dalam(one.teks, one.letak))


def peraturan_dalam(teks: str, letak: Letak) -> Iterator[Peraturan]:
    """The regulations that a text names."""
    for found in _KEPALA.finditer(teks):
        kind = next(name for i, (name, _) in enumerate(_JENIS) if found[f"j{i}"])
        title, end = _judul(teks, found.end())
        yield Peraturan(kind, found["nomor"].lstrip("0"), int(found["tahun"]), title, letak, teks, found.start(),
                        found.end(), end, "provinsi" in found["antara"].casefold())


def _judul(teks: str, mulai: int) -> tuple[str, int]:
    found = _TENTANG.match(teks, mulai)
    if not found:
        return "", mulai
    start = found.start("judul")
    stop = _AKHIR.search(teks, start)
    end = stop.start() if stop else len(teks)
    return " ".join(teks[start:end].split()).strip(" ,."), end


def tanpa_peraturan(ruas: Iterable[Ruas], peraturan: Iterable[Peraturan]) -> tuple[str, ...]:
    """The texts in which numbers and titles of regulations are blank; every other letter keeps its place."""
    spans: dict[Letak, list[Peraturan]] = {}
    for one in peraturan:
        spans.setdefault(one.letak, []).append(one)
    return tuple(_kosong(one.teks, spans.get(one.letak, ())) for one in ruas)


def _kosong(teks: str, peraturan: Iterable[Peraturan]) -> str:
    for one in peraturan:
        teks = teks[:one.mulai] + " " * (one.akhir_judul - one.mulai) + teks[one.akhir_judul:]
    return teks


# What well-known regulations are called

@record(frozen=True)
class Dikenal:
    """A national regulation with its title; ``dicabut`` names what replaced it."""

    jenis: str
    nomor: str
    tahun: int
    judul: str
    dicabut: str = ""

    @property
    def ringkas(self) -> str:
        """Kind, number and year in short."""
        return f"{self.jenis} {self.nomor}/{self.tahun}"


@cache
def dikenal() -> tuple[Dikenal, ...]:
    """The well-known national regulations, from ``aturan/peraturan.toml``."""
    return tuple(Dikenal(**row) for row in load("peraturan")["peraturan"])


def bernomor(one: Peraturan) -> Dikenal | None:
    """The well-known regulation of that kind, number and year."""
    return next((known for known in dikenal()
                 if (known.jenis, known.nomor, known.tahun) == (one.jenis, one.nomor, one.tahun)), None)


def berjudul(one: Peraturan) -> tuple[Dikenal, ...]:
    """The well-known regulations of that very title; a short title must be the whole of what is printed."""
    return tuple(known for known in dikenal() if _berjudul(_kata(one.judul), _kata(known.judul)))


PANJANG_JUDUL = 4
"""A title of so many words is told by its beginning; what follows it may be the sentence."""


def _berjudul(printed: tuple[str, ...], title: tuple[str, ...]) -> bool:
    rest = printed[len(title):]
    return printed == title or (len(title) >= PANJANG_JUDUL and printed[:len(title)] == title
                                and rest[:2] != ("di", "lingkungan"))


@lru_cache(maxsize=1024)
def _kata(judul: str) -> tuple[str, ...]:
    return tuple(serupa(re.sub(r"\([^)]*\)", " ", judul)).split())
