"""Names in tables: tujuan, sasaran, indikator, program, kegiatan and sub kegiatan, each with what it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from lkjip_xl.domain.nilai.kode import baca_kode, jenjang
from lkjip_xl.domain.nilai.nomenklatur import kode_bernama
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak, Tabel

JenisKolom = Literal["", "tujuan", "sasaran", "indikator", "program", "kegiatan", "sub kegiatan", "jenjang"]
"""What the names of a column are; ``jenjang`` holds program, kegiatan and sub kegiatan below one another."""
TERPANJANG = 90
"""A heading of more characters is none of a column of names."""
_BUKAN_NAMA = re.compile(r"anggaran|jumlah|target|realisasi|capaian|%|pagu|penanggung|rp\b|keterangan|triwulan|"
                         r"menunjang|analisis|satuan|sumber|solusi|koordinator|cascad", re.IGNORECASE)
_BERJUDUL = re.compile(r"\b(tujuan|sasaran|program|sub\s?-?\s?kegiatan|kegiatan)\b", re.IGNORECASE)
_BUTIR = re.compile(r"^\s*(?:(\d{1,2})\s*[.)]|([a-z])\s*[.)]|[-–•])\s*", re.IGNORECASE)
_EKOR = re.compile(r"[\s,;:.]*(?:,?\s*dengan\s+(?:sub\b|(?:sub\s?)?kegiatan)\s*:?)?[\s,;:.]*$", re.IGNORECASE)
_DENGAN = re.compile(r"\bdengan\s+(sub\b\s?)?(?:kegiatan)?\s*:?\s*$", re.IGNORECASE)
_MULAI = re.compile(r"^\s*(?:\d{1,2}\s*[.)]\s*\S|[a-z]\s*[.)]\s*\S|program\s+\S)|"
                    r"^\s*[A-Z][^:;\d]{10,160}\bdengan\s+(?:sub\s?)?kegiatan\s*:", re.IGNORECASE)
_JUMLAH = re.compile(r"(?:sub\s?)?(?:jumlah|total)(?:\s+(?:total|seluruh\w*|belanja|anggaran|program))*\W*$|"
                     r"rata\s?-\s?rata\b", re.IGNORECASE)
_PROGRAM = re.compile(r"program\s+(?!kerja\b|dan\b|studi\b)", re.IGNORECASE)
LABEL = re.compile(r"(tujuan|sasaran)(?:\s+strategis)?\s*(?:ke\s?-?\s?)?(\d{1,2}|[IVX]{1,4})\b\s*[:.)–-]*\s*",
                   re.IGNORECASE)
_INDUK = {"kegiatan": "program", "sub kegiatan": "kegiatan"}
TERPENDEK = 8
"""A text of fewer letters names no program, sasaran or indikator, unless it is an abbreviation."""


@record(frozen=True)
class NamaTabel:
    """A name in a table: what kind of thing it names, empty where the table does not tell the level.

    ``kutipan`` is as printed, ``kode`` the code beside it, ``induk`` the name that it stands under.
    """

    jenis: str
    nama: str
    kutipan: str
    letak: Letak
    induk: str = ""
    kode: str = ""
    nomor: str = ""
    """The number that tujuan and sasaran have in "Sasaran 2: ...", which is no part of the name."""


def jenis_kolom(judul: Sequence[str]) -> JenisKolom:
    """What the names below these headings are."""
    return _jenis_kolom(tuple(judul))


@lru_cache(maxsize=2048)
def _jenis_kolom(judul: tuple[str, ...]) -> JenisKolom:
    text = " ".join(judul)
    last = judul[-1] if judul else ""
    if len(last) > TERPANJANG:
        return ""
    if re.search(r"indikator", last, re.IGNORECASE) and not _BUKAN_NAMA.search(last):
        return "indikator"
    if not last or _BUKAN_NAMA.search(last) or re.search(r"indikator", text, re.IGNORECASE):
        return ""
    return _dari_kata({re.sub(r"\W", "", word).casefold() for word in _BERJUDUL.findall(last)})


def _dari_kata(said: set[str]) -> JenisKolom:
    if ("program" in said and len(said) > 1) or {"kegiatan", "subkegiatan"} <= said:
        return "jenjang"
    order: tuple[tuple[str, JenisKolom], ...] = (
        ("program", "program"), ("subkegiatan", "sub kegiatan"), ("kegiatan", "kegiatan"), ("sasaran", "sasaran"),
        ("tujuan", "tujuan"))
    return next((kind for word, kind in order if word in said), "")


def baca_nama_tabel(dokumen: Dokumen) -> tuple[NamaTabel, ...]:
    """Every name of every table, in reading order, row by row."""
    return tuple(one for block in dokumen.blok if block.tabel is not None for one in _nama(block, block.tabel))


def _nama(block: Blok, table: Tabel) -> Iterator[NamaTabel]:
    kinds = {c: kind for c in range(len(table.sel[0])) if (kind := jenis_kolom(table.judul(c)))} if table.sel else {}
    above: dict[str, str] = {}
    for r in table.isi if kinds else ():
        for c, kind in kinds.items():
            cell = table.sel[r][c]
            if cell.asli == (r, c) and cell.teks.strip() and not _JUMLAH.match(cell.rata):
                yield from _isi_sel(table, Letak(block.indeks, r, c), kind, above)


def _isi_sel(table: Tabel, place: Letak, kind: JenisKolom, above: dict[str, str]) -> Iterator[NamaTabel]:
    row = table.sel[place.baris]
    beside = next((kode for cell in row if (kode := baca_kode(cell.rata)[0]) and not baca_kode(cell.rata)[1]), "")
    for text, quote in _butir(row[place.kolom].teks):
        kode, name = baca_kode(text)
        kode, name = (kode, name) if name else (beside, text)
        name = _bersih(name)
        if (len(name) < TERPENDEK and not name.isupper()) or not re.search(r"[^\W\d]{3}", LABEL.sub("", name)):
            continue
        if kind == "jenjang":
            _mulai_lagi(text, above)
        level = kind if kind != "jenjang" else _jenjang(text, kode, name, table, place)
        kode = kode if jenjang(kode) == level or not level else ""
        induk = above.get(_INDUK.get(level, "-"), "")
        _catat(above, level, name)
        label = LABEL.match(name)
        name = name[label.end():] if label else name
        yield NamaTabel(level, name, quote, place, induk, kode, label[2] if label else "")


def _catat(above: dict[str, str], level: str, name: str) -> None:
    above[level] = name
    if level in ("program", ""):  # a level that is not told hides what the next rows stand under
        above.pop("kegiatan", None)


def _mulai_lagi(text: str, above: dict[str, str]) -> None:
    """Forget the kegiatan where sub kegiatan begin with a. once more though none was named between."""
    found = _BUTIR.match(text)
    letter = (found[2] or "").casefold() if found else ""
    if letter == "a" and above.get("huruf", "") >= "a":
        above.pop("kegiatan", None)
    if found or _PROGRAM.match(text) or _DENGAN.search(text):
        above["huruf"] = letter


def _butir(text: str) -> Iterator[tuple[str, str]]:
    """The items of a cell as one line each, and as printed; lines that begin no item go on with the one before."""
    marks = [0, *(m.end() for m in re.finditer(r"\n", text) if _mulai(text, m.start())), len(text)]
    for start, end in zip(marks, marks[1:], strict=False):
        piece = text[start:end].strip()
        if piece:
            yield " ".join(piece.split()), piece


def _mulai(text: str, at: int) -> bool:
    """Whether an item begins behind a line feed: with a number, the word program, or where the one before has ended."""
    rest = text[at + 1:]
    return bool(_MULAI.match(rest)) or (text[:at].rstrip().endswith((";", ":")) and rest.lstrip()[:1].isupper())


def _bersih(text: str) -> str:
    return _EKOR.sub("", _BUTIR.sub("", text)).strip(" “”\"'*")


def _jenjang(text: str, kode: str, name: str, table: Tabel, place: Letak) -> str:
    """The level of a name in a column of levels: by its code, its word, its number, or the nomenclature."""
    if kode and (level := jenjang(kode)):
        return level
    tail = _DENGAN.search(text)
    if _PROGRAM.match(name) or (tail and not tail[1]):
        return "program"
    if tail:
        return "kegiatan"
    number = _BUTIR.match(text)
    if number and (number[1] or number[2]):
        return "kegiatan" if number[1] else "sub kegiatan"
    known = kode_bernama().get(serupa(name).removeprefix("program "))
    return (known and jenjang(known)) or _dari_angka(table, place)


def _dari_angka(table: Tabel, place: Letak) -> str:
    """In tables where only sub kegiatan have figures, a row without one is a kegiatan."""
    def berangka(at: int) -> bool:
        return any(re.search(r"\d", cell.rata) for cell in table.sel[at][place.kolom + 1:])
    filled = [berangka(at) for at in table.isi]
    if all(filled) or not any(filled):
        return ""
    return "sub kegiatan" if berangka(place.baris) else "kegiatan"
