"""Front lists and what they list: entries, captions and headings with their numbers, titles and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.catatan import Berat
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak, Paragraf
from lkjip_xl.domain.telaah.petikan import satu_baris

Macam = Literal["bab", "titik", "huruf", "angka", "tabel", "grafik", "gambar", "diagram", "bagan", "matriks", "foto",
                "lampiran", ""]
"""How a number counts: chapters, parts (1.2), letters, plain figures, captions by their word; "" for none."""

_ROMAWI = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_BERKATA = re.compile(r"(bab|tabel|grafik|gambar|diagram|bagan|matriks|foto|lampiran)\b[\s.]*(.*)",
                      re.IGNORECASE | re.DOTALL)
_RUAS = re.compile(r"[.\-–—\s]+")
_PENUNTUN = re.compile(r"[.…·_]{5,}\s*\w{0,5}\s*$")
"""The leaders of a front list, where its entry was read as a heading."""
_HALAMAN = re.compile(r"(?:(?:\d+|[IVXLC]+)\s*-\s*)?(\d+)")
_KANTOR = (r"(?:kecamatan|kelurahan|kabupaten|kota|provinsi|dinas|badan|inspektorat|sekretariat|satuan|rsud|upt\w*|"
           r"pemerintah|perangkat|opd|skpd|pd)")
_BOLEH_TIADA = re.compile(
    rf"(?:(?:(?:pada|di|oleh)\s)?(?:{_KANTOR}(?:\s(?!tahun\b)[^\W\d]+){{1,6}}|(?:tahun|periode|ta)"
    r"(?:\s(?:anggaran|\d{4}|sd|s|d))*)\s?)+")
"""Words that a list may leave out of a title: the office and its region, and the year."""
_TAHUN = re.compile(r"(?:19|20)\d\d")
_SAMBUNG = frozenset({"dan", "serta", "and"})
MIRIP_KATA = 0.75
"""How much of two words is equal when one is a spelling of the other."""


@record(frozen=True)
class Nomor:
    """A printed number: how it counts, and the values of its levels."""

    macam: Macam
    nilai: tuple[int, ...]


@record(frozen=True)
class Rujukan:
    """A numbered title: an entry of a front list, or the heading or caption that it names."""

    blok: Blok
    nomor: Nomor
    judul: str
    halaman: int = 0
    """The page an entry prints, in Arabic figures; 0 for none and for Roman ones."""

    @property
    def letak(self) -> Letak:
        """Its place."""
        return Letak(self.blok.indeks)

    @property
    def daftar(self) -> str:
        """The front list that it is an entry of, as a sentence names it."""
        return f"Daftar {self.blok.daftar.capitalize()}"

    @property
    def sebutan(self) -> str:
        """Its number and title, as a sentence names it."""
        return " ".join(filter(None, (self.blok.nomor.strip(" :;,"), satu_baris(self.blok.teks))))


def romawi(text: str) -> int:
    """The value of a Roman numeral in capitals, or of digits; 0 for anything else."""
    if text.isdecimal():
        return int(text)
    values = [_ROMAWI.get(one, 0) for one in text]
    signed = (-one if one < after else one for one, after in zip(values, (*values[1:], 0), strict=True))
    return sum(signed) if values and all(values) else 0


def romawi_dari(nilai: int) -> str:
    """A small number in Roman numerals."""
    return "X" * (nilai // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[nilai % 10]


def baca_nomor(nomor: str) -> Nomor:
    """What a printed number says: BAB III, 3.2, A., Tabel 2.3-1."""
    text = nomor.strip()
    if match := _BERKATA.fullmatch(text):
        word: Macam = next((one for one in _MACAM if one == match[1].casefold()), "")
        return Nomor(word, _nilai(match[2].strip("() .:").upper()))
    bare = text.strip("().: ")
    if len(bare) == 1 and bare.isalpha():
        return Nomor("huruf", (ord(bare.casefold()) - ord("a") + 1,))
    values = _nilai(bare.upper())
    return Nomor("titik" if len(values) > 1 else "angka", values) if values else Nomor("", ())


_MACAM: tuple[Macam, ...] = ("bab", "tabel", "grafik", "gambar", "diagram", "bagan", "matriks", "foto", "lampiran")


def _nilai(text: str) -> tuple[int, ...]:
    values = tuple(romawi(part) for part in _RUAS.split(text) if part)
    return values if all(values) else ()


def bab_dari(dokumen: Dokumen, block: Blok) -> int:
    """The number of the chapter that a block stands in; 0 for none."""
    heads = [dokumen.blok[index] for index in block.bagian] + [block]
    numbers = (baca_nomor(one.nomor) for one in heads if one.jenis == "judul")
    return next((one.nilai[0] for one in numbers if one.macam == "bab" and one.nilai), 0)


@record(frozen=True)
class IsiDaftar:
    """What front lists list, and what they should: entries, captions and headings, each in reading order."""

    semua: tuple[Rujukan, ...]
    """The entries of all front lists."""
    keterangan: tuple[Rujukan, ...]
    """The captions of the body that have a number."""
    judul: tuple[Rujukan, ...]
    """The headings of the body; what Sistematika lists are none."""

    @property
    def bab(self) -> frozenset[int]:
        """The chapters that have a heading."""
        return frozenset(one.nomor.nilai[0] for one in self.judul if one.nomor.macam == "bab" and one.nomor.nilai)

    def entri(self, *daftar: str) -> tuple[Rujukan, ...]:
        """The entries of these front lists."""
        return tuple(one for one in self.semua if one.blok.daftar in daftar)


def baca_isi_daftar(dokumen: Dokumen) -> IsiDaftar:
    """The front lists of a document and what they list."""
    entries = (block for block in dokumen.blok if block.jenis == "entri")
    return IsiDaftar(tuple(_rujukan(block, _halaman(block.halaman_tertulis)) for block in entries),
                     _keterangan(dokumen), _judul_bagian(dokumen))


def _keterangan(dokumen: Dokumen) -> tuple[Rujukan, ...]:
    return tuple(made for block in dokumen.blok if block.jenis == "keterangan"
                 and (made := _rujukan(block)).nomor.nilai)


def _judul_bagian(dokumen: Dokumen) -> tuple[Rujukan, ...]:
    listed = {block.indeks for block in sistematika(dokumen)}
    return tuple(_rujukan(block) for block in dokumen.blok if block.jenis == "judul" and block.indeks not in listed
                 and not _PENUNTUN.search(block.teks))


def sistematika(dokumen: Dokumen) -> tuple[Blok, ...]:
    """What stands under the heading Sistematika, also where its lines look like headings of their own."""
    heads = [block for block in dokumen.blok if block.jenis == "judul"]
    start = next((head for head in heads if "sistematika" in serupa(head.teks)
                  and baca_nomor(head.nomor).macam != "bab"), None)
    if start is None:
        return ()
    own = bab_dari(dokumen, start)
    numbers = [(baca_nomor(head.nomor or head.teks), head.indeks) for head in heads]
    chapters = [at for number, at in numbers if number.macam == "bab" and number.nilai == (own + 1,)]
    table = next((block.indeks for block in dokumen.blok[start.indeks:] if block.jenis == "tabel"), len(dokumen.blok))
    stop = chapters[-1] if chapters else table
    before = {number for number, at in numbers if not start.indeks < at < stop}
    real = (head.indeks for head in heads if start.indeks < head.indeks < stop and not _bayangan(head, before, own))
    return dokumen.blok[start.indeks + 1:min(stop, next(real, stop))]


def _bayangan(head: Blok, before: set[Nomor], own: int) -> bool:
    """Whether a heading repeats one of the body, or is of another chapter than it would stand in."""
    number = baca_nomor(head.nomor)
    return number in before or number.macam == "bab" or (number.macam == "titik" and number.nilai[0] != own) \
        or number.macam in ("angka", "huruf")


def _rujukan(block: Blok, page: int = 0) -> Rujukan:
    return Rujukan(block, baca_nomor(block.nomor), satu_baris(block.teks), page)


def _halaman(text: str) -> int:
    match = _HALAMAN.fullmatch(text.strip())
    return int(match[1]) if match else 0


def kunci(judul: str) -> str:
    """A title reduced to what tells it from others: no punctuation, no "dan", no blanks."""
    return "".join(word for word in serupa(judul).split() if word not in _SAMBUNG)


def beda_judul(satu: str, lain: str) -> Berat | None:
    """How much two titles of one thing differ; None where they do not.

    A title may leave out the office, its region and the year. Words that are spelled otherwise, or left out, are a
    peringatan, other words and other years a galat, words run together a saran.
    """
    if kunci(satu) == kunci(lain):
        return None if _kata(satu) == _kata(lain) else "saran"
    one, other = _kata(satu), _kata(lain)
    years = [{word for word in words if _TAHUN.fullmatch(word)} for words in (one, other)]
    if all(years) and years[0] != years[1]:
        return "galat"
    changes = [(one[a:b], other[c:d]) for tag, a, b, c, d in
               SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if tag != "equal"]
    rest = [change for change in changes if not _boleh(*change)]
    if not rest:
        return None
    if any(left and right and not _seejaan(left, right) for left, right in rest):
        return "galat"
    return "peringatan"


def sebut_beda(satu: str, lain: str) -> str:
    """What two titles differ in, in the words of each: “2021” dan “2024”; “Organisasi” hanya di yang pertama."""
    one, other = satu.split(), lain.split()
    bare, others = ([serupa(word) for word in words] for words in (one, other))
    changes = [(satu_baris(" ".join(one[a:b])), satu_baris(" ".join(other[c:d]))) for tag, a, b, c, d in
               SequenceMatcher(None, bare, others, autojunk=False).get_opcodes() if tag != "equal"]
    return "; ".join(_sebut_beda(*change) for change in changes if any(change)) or "jarak antarkata"


def _sebut_beda(left: str, right: str) -> str:
    if left and right:
        return f"“{left}” dan “{right}”"
    return f"“{left or right}” hanya di yang {'pertama' if left else 'kedua'}"


def _boleh(left: list[str], right: list[str]) -> bool:
    return not (left and right) and _BOLEH_TIADA.fullmatch(" ".join(left or right)) is not None


def _seejaan(left: list[str], right: list[str]) -> bool:
    """Whether words are only spelled otherwise; figures never are."""
    return len(left) == len(right) and all(_sekata(one, other) for one, other in zip(left, right, strict=True))


def _sekata(one: str, other: str) -> bool:
    if one.isdecimal() or other.isdecimal():
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= MIRIP_KATA


def judul_lengkap(dokumen: Dokumen, one: Rujukan) -> tuple[str, ...]:
    """The titles that a caption may have: of all its paragraphs, of its first ones alone, with the one below it."""
    lines = [satu_baris(line.teks) for line in one.blok.paragraf]
    number = satu_baris(one.blok.nomor)
    shorter = (satu_baris(" ".join(lines[:count])[len(number):]) for count in range(1, len(lines))
               if " ".join(lines[:count]).startswith(number))
    below = dokumen.blok[one.blok.indeks + 1:one.blok.indeks + 2]
    longer = (satu_baris(f"{one.judul} {block.teks}") for block in below if block.jenis == "paragraf")
    return (one.judul, *(title for title in shorter if title), *longer)


def _kata(judul: str) -> list[str]:
    return [word for word in serupa(judul).split() if word not in _SAMBUNG]


def mirip(satu: str, lain: str) -> float:
    """How much of two titles is equal, from 0 to 1."""
    return SequenceMatcher(None, _kata(satu), _kata(lain), autojunk=False).ratio()


def tertulis(dokumen: Dokumen, nomor: str, judul: str = "", *, tabel: bool = True) -> bool:
    """Whether a number begins a text of the body, or a title is one, though it was not read as caption or heading."""
    number = re.compile(re.escape(serupa(nomor)) + r"(?! \d)\b") if nomor else None
    title = kunci(judul)
    blocks = (block for block in dokumen.blok if block.jenis != "entri" and (tabel or block.tabel is None))
    texts = (serupa(line.teks) for block in blocks for line in _paragraf(block))
    return any((number and number.match(text)) or (title and kunci(text) == title) for text in texts if text)


def _paragraf(block: Blok) -> Iterable[Paragraf]:
    if block.tabel is None:
        return block.paragraf
    return (line for row in block.tabel.sel for cell in row for line in cell.paragraf)


def menurut_nomor(many: Iterable[Rujukan]) -> dict[Nomor, Rujukan]:
    """Numbered titles by their number, the first of each."""
    found: dict[Nomor, Rujukan] = {}
    for one in many:
        if one.nomor.nilai:
            found.setdefault(one.nomor, one)
    return found


def berulang(many: Iterable[Rujukan]) -> Iterator[tuple[Rujukan, Rujukan]]:
    """Pairs of numbered titles with one number: the first, and each that repeats it."""
    seen: dict[Nomor, Rujukan] = {}
    for one in many:
        if one.nomor.nilai and seen.setdefault(one.nomor, one) is not one:
            yield seen[one.nomor], one
