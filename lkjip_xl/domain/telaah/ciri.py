"""What a document says of itself: its year, the period of its plan, its office and region, its decimal sign."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from lkjip_xl.domain.nilai.angka import Tanda
from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.wilayah import nama_daerah, panjang_nama
from lkjip_xl.domain.pemeriksaan.kalimat import laporan_tahun, tahun_disebut
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen

T = TypeVar("T")
SAMPUL = 25
"""At most so many blocks stand before the first heading of a report that has a cover."""
_BOBOT_SAMPUL, _BOBOT_LAPORAN = 8, 4
_TAHUN_SAMPUL = re.compile(r"\b(?:LKJ\w*|LKIP|LAKIP|KINERJA|PEMERINTAH|TAHUN|ANGGARAN)\W+(20\d\d)\b", re.IGNORECASE)
_SESUDAH_SAMPUL = re.compile(r"\W*(?:kata\s*pengantar|daftar|ikhtisar|bab)\b", re.IGNORECASE)
_TERBIT = re.compile(r"^\W*(?:tahun\W*)?20\d\d\W*$", re.IGNORECASE)
_RENTANG = Pola(r"(?<![\d.,/])(20\d\d)\s*"
                      r"(?:[-–—]|s\.?\s?/?\s?d\.?|sampai(?: dengan)?)\s*(20\d\d)(?![\d/]|[.,]\d)", perlu=("20",))
_RENCANA = Pola(r"renstra|rencana strategis|rpjmd|jangka menengah|periode", re.IGNORECASE,
    perlu=("renstra", "rencana", "rpjmd", "menengah", "periode"))
_TAHUN_RENCANA = range(4, 7)
"""How many years lie between the first and the last of a plan of five years, counted with or without its first."""
_JENIS_INSTANSI = (r"Kecamatan|Kelurahan|Distrik|Kapanewon|Kemantren|Nagari|Dinas|Badan|Inspektorat|"
                   r"Sekretariat (?:Daerah|DPRD|Dewan)|Satuan Polisi|Rumah Sakit|RSUD|Puskesmas|Kantor|Bagian")
_AKHIR_NAMA = frozenset({
    "kabupaten", "kota", "provinsi", "tahun", "nomor", "tentang", "bab", "lkjip", "lkj", "lkip", "lakip", "laporan",
    "sesuai", "bupati", "perjanjian", "rencana", "renstra", "pada", "yang", "adalah",
})
_SAMBUNG = frozenset({"dan", "serta", "atau", "&", "di", "bidang"})
_INSTANSI = re.compile(rf"\b({_JENIS_INSTANSI})((?:\s+(?:[A-Z][\w’'/-]*,?|dan|serta|&)){{0,9}})")
_INSTANSI_BESAR = re.compile(rf"^\W*(?:UPTD?\W+)?((?:{_JENIS_INSTANSI})\b.*)$", re.IGNORECASE)
_WILAYAH = re.compile(r"\b(Kabupaten|Kota|Provinsi)((?:\s+[A-Z][\w’'-]*){1,4})")
_DESIMAL = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{1,2}(?![\d.,]*\d)(?!\s*(?:juta|miliar|milyar))")


@record(frozen=True)
class Ciri:
    """What a document says of itself, by the majority of its places; 0 and "" where it does not say."""

    tahun: int = 0
    tahun_awal: int = 0
    tahun_akhir: int = 0
    instansi: str = ""
    """The office as it calls itself: "Kecamatan Banyudono", "Dinas Perikanan"."""
    kabupaten: str = ""
    """Its kabupaten, kota or provinsi, with that word."""
    tanda: Tanda | None = None


def baca_ciri(dokumen: Dokumen) -> Ciri:
    """What the document says of itself."""
    year = _tahun(dokumen)
    first, last = _periode(dokumen, year)
    kabupaten = _kabupaten(dokumen)
    return Ciri(year, first, last, _instansi(dokumen), kabupaten, _tanda(dokumen))


def sampul(dokumen: Dokumen) -> tuple[Blok, ...]:
    """The blocks of the cover: what stands before the first long paragraph or heading."""
    cover: list[Blok] = []
    for block in dokumen.blok[:SAMPUL]:
        if block.tabel is not None or len(block.teks) > 200 or _SESUDAH_SAMPUL.match(block.teks):
            break
        cover.append(block)
    return tuple(cover)


def _teks(dokumen: Dokumen) -> Iterator[str]:
    return (block.teks for block in dokumen.blok if block.tabel is None and block.jenis != "entri")


def _kepala_tabel(dokumen: Dokumen) -> Iterator[str]:
    for block in dokumen.blok:
        if block.tabel is not None:
            yield from {cell.asli: cell.rata for row in block.tabel.sel[:block.tabel.kepala] for cell in row}.values()


# Years

def _tahun(dokumen: Dokumen) -> int:
    votes: Counter[int] = Counter()
    alone = [block.teks for block in sampul(dokumen) if _TERBIT.match(block.teks)]
    for block in sampul(dokumen):
        # the year of printing stands alone below that of the report
        if block.teks not in alone[1:]:
            votes.update({int(year): _BOBOT_SAMPUL for year in _TAHUN_SAMPUL.findall(block.teks)})
    for text in _teks(dokumen):
        votes.update(tahun_disebut(_RENTANG.sub(" ", text)))
        votes.update({year: _BOBOT_LAPORAN for _, year in laporan_tahun(text)})
    votes.update(int(found[1]) for text in _kepala_tabel(dokumen)
                 if (found := re.search(r"realisasi\D*(20\d\d)", text, re.IGNORECASE)))
    return _terbanyak(votes, 0)


def _periode(dokumen: Dokumen, year: int) -> tuple[int, int]:
    votes: Counter[tuple[int, int]] = Counter()
    for text in _teks(dokumen):
        weight = 2 if _RENCANA.search(text) else 1
        for first, last in _RENTANG.findall(text):
            span = (int(first), int(last))
            if span[1] - span[0] in _TAHUN_RENCANA and (not year or span[0] <= year <= span[1]):
                votes[span] += weight
    return _terbanyak(votes, (0, 0))


# Office and region

def _instansi(dokumen: Dokumen) -> str:
    written = Counter(name for text in _teks(dokumen) for name in nama_instansi(text))
    name = _disebut(dokumen, written)
    return next((full for full, _ in written.most_common() if _kepanjangan(name, full)), name)


def _kepanjangan(short: str, full: str) -> bool:
    """Whether a name is what an abbreviation stands for: Dinas PKP, Dinas Perumahan dan Kawasan Permukiman."""
    kind, *letters = short.split()
    words = full.split()
    return len(letters) == 1 and letters[0].isupper() and words[0] == kind \
        and "".join(word[0] for word in words[1:] if word.casefold() not in _SAMBUNG) == letters[0]


def _disebut(dokumen: Dokumen, written: Counter[str]) -> str:
    """The office that the cover names, else the one that most texts name."""
    cover = [name for block in sampul(dokumen) for line in block.teks.splitlines() if (name := _di_sampul(line))]
    spelled = {name.casefold(): name for name, _ in reversed(written.most_common())}
    if cover:
        return spelled.get(cover[0].casefold(), cover[0])
    return _terbanyak(written, "")


def nama_instansi(text: str) -> tuple[str, ...]:
    """The offices that a running text names, each up to its region: "Dinas Pekerjaan Umum dan Penataan Ruang"."""
    return tuple(name for kind, rest in _INSTANSI.findall(text) if (name := _potong(f"{kind}{rest}".split()))
                 and " " in name)


def _potong(words: list[str]) -> str:
    """The words of a name up to what ends it, without a conjunction left hanging at its end."""
    kept: list[str] = []
    for word in words:
        if kept and word.casefold().strip(",") in _AKHIR_NAMA:
            break
        kept.append(word)
    while kept and kept[-1].casefold().strip(",") in _SAMBUNG:
        kept.pop()
    return " ".join(kept).rstrip(",’'")


def _di_sampul(line: str) -> str:
    """The office that a line of the cover names, in the writing of a sentence."""
    found = _INSTANSI_BESAR.match(" ".join(line.split()))
    if not found:
        return ""
    words = _potong(found[1].split()).split()
    return " ".join(word.lower() if word.casefold() in _SAMBUNG else _berkapital(word) for word in words)


def _berkapital(word: str) -> str:
    return word if not word.isupper() or word in ("DPRD", "RSUD") else word.capitalize()


def _kabupaten(dokumen: Dokumen) -> str:
    votes: Counter[str] = Counter()
    for text in _teks(dokumen):
        votes.update(_wilayah(text))
    for block in sampul(dokumen):
        votes.update(dict.fromkeys(_wilayah(block.teks.title()), _BOBOT_SAMPUL))
    return _terbanyak(votes, "")


def _wilayah(text: str) -> Iterator[str]:
    for kind, rest in _WILAYAH.findall(text):
        words = rest.split()
        if words[0].casefold() in nama_daerah() or kind == "Provinsi":
            yield " ".join((kind, *words[:panjang_nama(words)]))


# Decimal sign

def _tanda(dokumen: Dokumen) -> Tanda | None:
    votes: Counter[Tanda] = Counter()
    for text in _berangka(dokumen):
        votes.update("," if mark == "," else "." for mark in _DESIMAL.findall(text))
    if not votes or votes[","] == votes["."]:
        return None
    return "," if votes[","] > votes["."] else "."


def _berangka(dokumen: Dokumen) -> Iterator[str]:
    """The texts in which a sign between digits parts decimals: cells, and what is followed by a percent sign."""
    for block in dokumen.blok:
        if block.tabel is not None:
            yield from (cell.rata for at in block.tabel.isi for cell in block.tabel.sel[at] if len(cell.rata) < 20)
        elif "%" in block.teks:
            yield from re.findall(r"\S+(?=\s*%)", block.teks)


def _terbanyak(votes: Counter[T], none: T) -> T:
    """What most places say; of equals the one said first."""
    return votes.most_common(1)[0][0] if votes else none
