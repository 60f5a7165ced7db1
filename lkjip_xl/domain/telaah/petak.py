"""A table as figures with names: what each column holds, what each row is of, and every figure read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from lkjip_xl.domain.nilai.angka import TERBESAR, TERHALUS
from lkjip_xl.domain.nilai.kode import Jenjang, jenjang
from lkjip_xl.domain.nilai.nomenklatur import semua_tingkat
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan.nama import mirip
from lkjip_xl.domain.telaah.ciri import Ciri
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak, Tabel
from lkjip_xl.domain.telaah.isi_kolom import ANGKA, TAHUN, bernama, menurut_isi, tanpa_uang, titik_ribuan
from lkjip_xl.domain.telaah.kepala import PERSEN, UANG, Kolom, baca_kolom, rapikan
from lkjip_xl.domain.tercetak import Bacaan, Tercetak, baca

JenisBaris = Literal["rinci", "jumlah", "rata", "bagian"]
"""What a row is: an item, a sum of items, a mean of items, a heading within the table."""

JENJANG: tuple[Jenjang, ...] = ("program", "kegiatan", "sub kegiatan")
"""The levels of a budget, from the top."""
_ANGKA_SAJA = re.compile(r"[-–—−(]?\s*(?:rp\.?\s*)?\d[\d.,]*\s*(?:,-|\))?\s*%?|[-–—−]", re.IGNORECASE)
_DUA_ANGKA = re.compile(r"\d[^\d.,]*[^\d.,\s%)][^\d]*\d|\d\s*[-–—/]\s*\d|\d\s*\(\s*\d")
_JUMLAH = re.compile(r"(?:sub ?total|grand ?total|total|jumlah|j u m l a h|jumlah total|total jumlah|keseluruhan)"
                     r"(?: (?:total|keseluruhan|seluruh\w*|anggaran|belanja|umum|akhir|pegawai|asn|pns|rp|besar|semua|"
                     r"program|kegiatan|pagu|realisasi|i+|iv|v|[a-f]|\d))*")
_RATA = re.compile(r"(?:nilai |jumlah |total )?(?:rata(?: rata)?|rerata)(?: \w+){0,5}")
_RATA_SAJA = re.compile(r"(?:nilai |jumlah |total )?(?:rata(?: rata)?|rerata)(?: (?:nilai|capaian|pencapaian|realisasi|"
                        r"kinerja|indikator|iku|sasaran|tujuan|program|kegiatan|strategis|utama|persentase|tingkat|"
                        r"kemajuan|efisiensi|serapan|penyerapan|anggaran|seluruh(?:nya)?|semua|keseluruhan|total|umum|"
                        r"per|dan|ke|tahun|\d+|[ivx]+))*")
"""A mean of the table; what else begins with the word may be an indikator that is a mean itself."""
_TANDA = re.compile(r"^\s*(?:((?:\d+\.)+\d*)|(\d+)\)|([a-z])\.|([a-z])\)|\((\d+|[a-z])\)|([-•–▪➢❖]))\s*(?=\S)")
_BAGIAN = re.compile(r"^\W*(tujuan|sasaran(?: strategis)?|program|kegiatan|sub ?kegiatan|misi|indikator)\s*"
                     r"(?:ke-?)?\s*(\d+(?:\.\d+)*|[ivx]+\b)?\s*[.:)-]*\s*", re.IGNORECASE)
_EKOR = re.compile(r"[,;:]?\s*(?:dengan|terdiri (?:dari|atas)|meliputi)\s+(?:sub\s*)?kegiatan\s*:?\s*$|[;:,.]+\s*$",
                   re.IGNORECASE)
PANJANG_JUDUL = 120
"""A longer paragraph before a table is no title of it."""
SERAPAN_DEKAT = Decimal("0.05")
BENTANG = 3
"""A name merged over so many columns is a heading within its table."""
MULA = 4
"""Names that are one but for a slip begin with the same letters."""
_LANJUTAN = re.compile(r"\s*\((?:lanjutan|lanj|sambungan)\b[^()]*(?:\([^()]*\)[^()]*)*\)\s*$", re.IGNORECASE)
_KATA_JENJANG = tuple(re.compile(word, re.IGNORECASE) for word in (
    r"program\b", r"kegiatan\s*[:.\d]", r"sub\s*kegiatan\b"))
_BERTINGKAT = re.compile(r"\d\d?(?:\.\d\d?){1,2}\.?")
"""A number of an outline: 1.2 stands one level below 1, and 1.2.3 two."""
_KODE_BAKU = re.compile(r"[\dx]\.(?:\d\d|xx)\.\d\d(?:\D|$)", re.IGNORECASE)
_KODE = re.compile(r"^\s*(?:\d|x){1,2}(?:\.(?:\d+|x+))+\.?\s*$", re.IGNORECASE)


_URUTAN_KINERJA = ("indikator", "sub kegiatan", "kegiatan", "program", "sasaran", "tujuan")
_URUTAN_UANG = ("sub kegiatan", "kegiatan", "program", "sasaran", "tujuan")


@record(frozen=True)
class Petak:
    """A figure of a table: where it is printed, its text, what it says, and its column."""

    letak: Letak
    teks: str
    bacaan: Bacaan
    kolom: Kolom

    @property
    def nilai(self) -> Decimal | None:
        """Its value, None where it is a word, a bound or unreadable."""
        return None if self.bacaan.batas else self.bacaan.nilai


@record(frozen=True)
class Garis:
    """A row, or a line of a row whose cells hold several values one below the other."""

    baris: int
    jenis: JenisBaris
    nama: tuple[tuple[int, str], ...]
    """The names in the row: column and name."""
    petak: tuple[Petak, ...]
    tingkat: int = -1
    """How deep it stands in the outline of the table, 0 at the top; -1 where that cannot be told."""
    tersurat: bool = True
    """A sum says so itself; False for a last row that has figures and no name."""
    bagian: str = ""
    """The heading within the table that it stands under: "Sasaran 1: …"."""

    def di(self, kolom: int) -> Petak | None:
        """The figure in a column."""
        return next((one for one in self.petak if one.kolom.indeks == kolom), None)



_BESARAN_BARIS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("target", re.compile(r"(?:target|rencana)(?: kinerja)?")), ("realisasi", re.compile(r"realisasi(?: kinerja)?")),
    ("capaian", re.compile(r"(?:%|persentase|tingkat)? ?capaian(?: kinerja)?(?: %)?|persentase|%")),
)
"""What a row is of where years stand in the columns."""


def besaran_baris(name: str) -> str:
    """What the figures of a row are of by its own name: Target, Realisasi, Capaian (%); "" for other names."""
    text = rapikan(name)
    return next((kind for kind, pattern in _BESARAN_BARIS if pattern.fullmatch(text)), "")


@record(frozen=True)
class TabelBaca:
    """A table with the meaning of its columns and its rows."""

    blok: Blok
    kolom: tuple[Kolom, ...]
    garis: tuple[Garis, ...]
    keterangan: str

    def sebutan(self, garis: Garis, kolom: Kolom) -> tuple[str, str]:
        """The kind and the name that a figure is of: the nearest on its left of the kind that suits it."""
        uang = kolom.besaran in UANG or kolom.besaran in ("serapan", "persen sisa")
        order = _URUTAN_UANG if uang else _URUTAN_KINERJA
        named = [(self.kolom[at].jenis, name) for at, name in garis.nama if at < kolom.indeks]
        named = named or [(self.kolom[at].jenis, name) for at, name in garis.nama]
        for wanted in order:
            own = [(jenis, name) for jenis, name in named if wanted in jenis.split("/")]
            if own:
                return own[-1]
        return named[-1] if named else ("", "")

    def berangka(self) -> tuple[Kolom, ...]:
        """The columns that hold figures."""
        return tuple(one for one in self.kolom if one.peran == "angka")


def baca_tabel(dokumen: Dokumen, blok: Blok, ciri: Ciri) -> TabelBaca:
    """The figures and names of a table."""
    assert blok.tabel is not None
    table = blok.tabel
    caption = judul_tabel(dokumen, blok)
    width = len(table.sel[0]) if table.sel else 0
    columns = baca_kolom([table.judul(column) for column in range(width)], caption, ciri)
    columns = bernama(table, tanpa_uang(tuple(menurut_isi(table, column) for column in columns)))
    columns = tuple(replace(one, titik_ribuan=ciri.tanda == "," and titik_ribuan(table, one)) for one in columns)
    lines = tuple(_garis(blok, table, columns))
    named = _bukan_serapan(columns, lines)
    if named != columns:
        columns, lines = named, tuple(_garis(blok, table, named))
    return TabelBaca(blok, columns, tuple(_berjenis(table, columns, _teratas(table, columns, lines))), caption)


def _bukan_serapan(columns: tuple[Kolom, ...], lines: tuple[Garis, ...]) -> tuple[Kolom, ...]:
    """The columns; one headed capaian after the money is that of the kinerja where no row has it as its serapan."""
    doubtful = [one for one in columns if one.besaran == "serapan" and "capaian" in one.judul.casefold()]
    if not doubtful:
        return columns
    base = next((one.indeks for one in columns if one.besaran.startswith("anggaran")), -1)
    part = next((one.indeks for one in columns if one.besaran == "realisasi anggaran"), -1)
    return tuple(replace(one, besaran="capaian") if one in doubtful and _tak_terserap(lines, base, part, one.indeks)
                 else one for one in columns)


def _tak_terserap(lines: tuple[Garis, ...], base: int, part: int, percent: int) -> bool:
    """Whether no row of several has that percentage of its budget spent."""
    rows = [(budget.nilai, spent.nilai, cell.nilai) for line in lines if (budget := line.di(base))
            and (spent := line.di(part)) and (cell := line.di(percent))]
    full = [(a, b, c) for a, b, c in rows if a and b is not None and c is not None]
    return len(full) > 1 and all(abs(b / a * 100 - c) > SERAPAN_DEKAT for a, b, c in full)




def judul_tabel(dokumen: Dokumen, blok: Blok) -> str:
    """The caption of a table; without one the title right before it, or else the heading it stands under."""
    if blok.keterangan >= 0:
        caption = dokumen.blok[blok.keterangan]
        return f"{caption.nomor} {caption.teks}".strip()
    before = dokumen.blok[blok.indeks - 1] if blok.indeks else blok
    title = before.tabel is None and len(before.teks) < PANJANG_JUDUL and not before.teks.rstrip().endswith((".", ";"))
    if title and before.jenis in ("paragraf", "judul", "keterangan"):
        return before.teks
    return dokumen.blok[blok.bagian[-1]].teks if blok.bagian else ""


def _teratas(table: Tabel, columns: tuple[Kolom, ...], lines: tuple[Garis, ...]) -> tuple[Garis, ...]:
    """The rows, those numbered 1, 2, 3 at the top of an outline whose others are numbered 1.1 and 1.1.1."""
    number = next((one.indeks for one in columns if one.peran == "nomor"), -1)
    marks = {line.baris: table.sel[line.baris][number].rata.strip(".") for line in lines} if number >= 0 else {}
    if not any(_BERTINGKAT.fullmatch(mark) for mark in marks.values()):
        return lines
    return tuple(replace(line, tingkat=0) if line.tingkat < 0 and marks[line.baris].isdigit() else line
                 for line in lines)


# Rows and lines

def _garis(blok: Blok, table: Tabel, columns: tuple[Kolom, ...]) -> Iterator[Garis]:
    named = next((one.indeks for one in columns if one.peran == "nama"), -1)
    for at in table.isi:
        row = table.sel[at]
        if all(not cell.rata for cell in row) or _baris_nomor(table, at):
            continue
        texts = [(column, _teks_sel(table, at, column, columns[column], first=column == named))
                 for column in range(len(row))]
        yield from _bertumpuk(blok, at, texts, columns)


def _baris_nomor(table: Tabel, at: int) -> bool:
    """Whether a row only numbers the columns, as those of a part that runs on do again."""
    texts = [cell.rata.strip("()") for cell in table.sel[at]]
    numbers = [int(text) for text in texts if text.isdigit()]
    return len(numbers) == len(texts) > 2 and numbers[0] == 1 and numbers == sorted(set(numbers)) \
        and numbers[-1] <= len(texts) + 2


def _teks_sel(table: Tabel, at: int, column: int, meaning: Kolom, *, first: bool) -> str:
    """The text of a cell that speaks for this row and column: a merged figure speaks once, a merged name for all.

    ``first``: the column is the first with names, which keeps what is merged with the numbers before it.

    Of a merged name that lists as many items as it spans rows, each row has its own.
    """
    cell = table.sel[at][column]
    if column and table.sel[at][column - 1].asli == cell.asli and cell.rata and not first:
        return ""
    above = at > 0 and table.sel[at - 1][column].asli == cell.asli and at - 1 in table.isi
    if meaning.peran != "nama":
        return "" if above else cell.teks
    span = [row for row in table.isi if table.sel[row][column].asli == cell.asli]
    if len(span) < 2:
        return cell.teks
    items = _daun(cell.teks, len(span))
    return f"a. {items[span.index(at)]}" if items else cell.teks


def _bertumpuk(blok: Blok, at: int, texts: list[tuple[int, str]], columns: tuple[Kolom, ...]) -> Iterator[Garis]:
    """The lines of a row: one, or as many as its figures stand one below the other."""
    stacks = {column: values for column, text in texts if columns[column].peran == "angka"
              and (values := _tumpukan(text))}
    counts = {len(values) for values in stacks.values()}
    if not stacks or len(counts) > 1:
        yield _satu(blok, at, texts, columns)
        return
    count = counts.pop()
    column = _kolom_label(texts, columns)
    labels = _daun(dict(texts).get(column, ""), count) or [""] * count
    for line in range(count):
        own = {**{at_column: values[line] for at_column, values in stacks.items()}, column: labels[line]}
        made = _satu(blok, at, [(one, own.get(one, "")) for one, _ in texts], columns)
        yield replace(made, tingkat=2 if made.tingkat < 0 else made.tingkat)


def _tumpukan(text: str) -> list[str]:
    """The values that stand one below the other in a cell; none where there is but one, or words."""
    values = [line.strip() for line in text.splitlines() if line.strip()]
    return values if len(values) > 1 and all(_ANGKA_SAJA.fullmatch(value) for value in values) else []


def _kolom_label(texts: list[tuple[int, str]], columns: tuple[Kolom, ...]) -> int:
    """The column whose cell names the stacked values: the last one with names."""
    names = [column for column, text in texts if columns[column].peran == "nama" and text.strip()]
    return names[-1] if names else -1


def _daun(text: str, count: int) -> list[str]:
    """The items of the outline in a cell that are as many as wanted, those of its deepest marks first; else none."""
    items = _urai(text)
    for kinds in ("a)", "a."), ("a)",), ("a.",), ("1)",), ("(1)",), ("-",), ("1.",), ("",):
        chosen = [words for kind, words in items if kind in kinds]
        if len(chosen) == count:
            return chosen
    return [words for _, words in items] if len(items) == count else []


def _urai(text: str) -> list[tuple[str, str]]:
    """The items of an outline in a cell, each with the kind of its mark; lines without one belong to the item above."""
    items: list[tuple[str, str]] = []
    for line in text.splitlines():
        mark = _TANDA.match(line)
        if mark:
            kind = next(name for name, group in zip(("1.", "1)", "a.", "a)", "(1)", "-"), mark.groups(), strict=True)
                        if group)
            items.append((kind, line[mark.end():].strip()))
        elif items and line.strip():
            items[-1] = (items[-1][0], f"{items[-1][1]} {line.strip()}")
        elif line.strip():
            items.append(("", line.strip()))
    return items


def _satu(blok: Blok, at: int, texts: Sequence[tuple[int, str]], columns: tuple[Kolom, ...]) -> Garis:
    names: list[tuple[int, str]] = []
    figures: list[Petak] = []
    for column, text in texts:
        meaning = columns[column]
        if meaning.peran == "nama" and text.strip() and (not _NOMOR_SAJA.fullmatch(text.strip()) or (
                meaning.jenis == "uraian" and TAHUN.fullmatch(text.strip()))):
            names.append((column, _nama_daun(text) if any(one.besaran in UANG for one in columns) else bersihkan(text)))
        elif meaning.peran == "angka" and text.strip():
            figures.append(Petak(Letak(blok.indeks, at, column), text.strip(), baca_petak(text, meaning), meaning))
    deep = any(name != bersihkan(dict(texts)[column]) for column, name in names)
    return Garis(at, "rinci", tuple(names), tuple(figures), 2 if deep else _tingkat(texts, columns))


def _nama_daun(text: str) -> str:
    """The name that the figures of a row are of: the last item where a cell writes the items above it, too."""
    items = _urai(text)
    deep = [words for kind, words in items if kind in ("a.", "a)")]
    if len(deep) == 1 and len(items) > 1:
        return bersihkan(deep[0])
    return bersihkan(items[-1][1]) if len(items) == 2 and items[1][0] == "1." and not items[0][0] else bersihkan(text)


@lru_cache(maxsize=8192)
def bersihkan(text: str) -> str:
    """A name without the number before it, without what announces its parts, as one line."""
    line = _TANDA.sub("", _LANJUTAN.sub("", " ".join(text.split())))
    return _EKOR.sub("", _EKOR.sub("", line)).strip()


_NOMOR_SAJA = re.compile(r"[\d.()]+")


@lru_cache(maxsize=8192)
def _baca(text: str, besaran: str) -> Bacaan:
    return baca(Tercetak(0, "", besaran, "", 0, text))


def baca_petak(text: str, kolom: Kolom) -> Bacaan:
    """What a cell says: a figure where it begins with one alone, else words."""
    flat = " ".join(text.split())
    besaran = kolom.besaran if kolom.besaran in UANG | PERSEN else "lain"
    if kolom.besaran in ("kategori", "tingkat efisiensi") or not ANGKA.match(flat):
        return Bacaan(teks=flat)
    if kolom.besaran != "pembanding" and _DUA_ANGKA.search(_tanpa_ribuan(flat)):
        return Bacaan(teks=flat)
    read = _baca(flat, besaran)
    # rupiah in thousands or millions have decimals, which whole rupiah have not
    read = _baca(flat, "lain") if read.rusak and besaran in UANG else read
    if kolom.titik_ribuan and read.ribuan is not None and read.tanda == ".":
        read = replace(read, nilai=read.ribuan, desimal=0, tanda=None, ribuan=None)
    digits = read.nilai is not None and (abs(read.nilai) >= TERBESAR or read.desimal > TERHALUS)
    return Bacaan(teks=flat) if digits else read


def _tanpa_ribuan(text: str) -> str:
    return re.sub(r"\s*,\s*-+\s*$", "", text)


# What a row is

def _berjenis(table: Tabel, columns: tuple[Kolom, ...], lines: tuple[Garis, ...]) -> Iterator[Garis]:
    section = ""
    for n, line in enumerate(lines):
        label = serupa(line.nama[0][1]) if line.nama else ""
        both = label.startswith(("jumlah rata", "total rata")) and not _bersatuan(table, columns, line)
        own = {serupa(name) for _, name in line.nama}
        if label and len(own) == 1 and (both or _JUMLAH.fullmatch(label)):
            yield replace(line, jenis="jumlah", tingkat=-1, bagian=section)
        elif label and len(own) == 1 and _rata(table, columns, line, label):
            yield replace(line, jenis="rata", tingkat=-1, bagian=section)
        elif not line.nama and line.petak and n == len(lines) - 1 and _uang_saja(line):
            yield replace(line, jenis="jumlah", tersurat=False, bagian=section)
        elif line.nama and len(own) == 1 and ((_BAGIAN.match(line.nama[0][1]) and not line.petak) or (
                n < len(lines) - 1 and _kepala_bagian(table, line))):
            section = line.nama[0][1]
            yield replace(line, jenis="bagian", bagian=section)
        else:
            yield replace(line, bagian=section)


def _rata(table: Tabel, columns: tuple[Kolom, ...], line: Garis, label: str) -> bool:
    """Whether a row is a mean of others: it says so and no more, or its name is spread and it has no unit of its own.

    A row with a number or a unit is an item, whatever its name begins with: "Rata-rata lama sekolah".
    """
    if not _RATA.fullmatch(label) or _bersatuan(table, columns, line):
        return False
    return bool(_RATA_SAJA.fullmatch(label)) or _terbentang(table, line)


def _bersatuan(table: Tabel, columns: tuple[Kolom, ...], line: Garis) -> bool:
    """Whether a row has a number or a unit in a cell of its own."""
    row = table.sel[line.baris]
    names = {row[at].asli for at, _ in line.nama}
    return any(row[one.indeks].rata.strip(" -–—.") and row[one.indeks].asli not in names
               for one in columns if one.peran in ("nomor", "satuan"))


def _terbentang(table: Tabel, line: Garis) -> bool:
    """Whether the name of a row is merged over several columns."""
    row = table.sel[line.baris]
    return sum(cell.asli == row[line.nama[0][0]].asli for cell in row) > 1


def _kepala_bagian(table: Tabel, line: Garis) -> bool:
    """Whether a row is a heading with the mean of what stands below it: its name covers the columns of the others."""
    row = table.sel[line.baris]
    covered = sum(cell.asli == row[line.nama[0][0]].asli for cell in row)
    return covered > len(line.petak) > 0 and covered >= BENTANG and row[0].asli == row[line.nama[0][0]].asli \
        and not _uang_saja(line)


def _uang_saja(line: Garis) -> bool:
    return any(one.kolom.besaran in UANG for one in line.petak)


def _tingkat(texts: Sequence[tuple[int, str]], columns: tuple[Kolom, ...]) -> int:
    """The level of a row, by its code, by its own words, by the national nomenclature, or by its mark."""
    for column, text in texts:
        if columns[column].peran == "nomor" and _KODE.match(text) and (level := _tingkat_kode(text)) >= 0:
            return level
    own = [columns[column].jenis for column, text in texts if columns[column].jenis in JENJANG and text.strip()]
    if len({one.jenis for one in columns if one.jenis in JENJANG}) > 1:
        return max((JENJANG.index(jenis) for jenis in own), default=-1)
    filled = [(columns[column].jenis, text) for column, text in texts
              if columns[column].peran == "nama" and text.strip()]
    mixed = [text for jenis, text in filled if "/" in jenis or jenis in ("program", "uraian", "sasaran")]
    return _tingkat_kata(mixed[-1]) if mixed else -1


def _tingkat_kode(kode: str) -> int:
    level = jenjang(kode) if _KODE_BAKU.match(kode.strip()) else None
    if level:
        return JENJANG.index(level)
    return kode.strip(" .").count(".") if _BERTINGKAT.fullmatch(kode.strip()) else -1


@lru_cache(maxsize=4096)
def _tingkat_baku(nama: str) -> Jenjang | None:
    """The level of a name in the nomenclature, slips of its writing forgiven."""
    known = semua_tingkat()
    if nama in known or not nama:
        return known.get(nama)
    start = nama[:MULA]
    near = {level for other, level in known.items() if other.startswith(start) and mirip(nama, other)}
    return near.pop() if len(near) == 1 else None


def _tingkat_kata(text: str) -> int:
    bare = _TANDA.sub("", " ".join(text.split()))
    said = next((level for level, word in enumerate(_KATA_JENJANG) if word.match(bare)), -1)
    if said >= 0:
        return said
    known = _tingkat_baku(serupa(bersihkan(text)))
    return JENJANG.index(known) if known else _tingkat_tanda(" ".join(text.split()))


def _tingkat_tanda(text: str) -> int:
    """The level that the mark of an item tells below programs: 1. for a kegiatan, a. or a) for a sub kegiatan."""
    mark = _TANDA.match(text)
    if mark is None:
        return -1
    if mark[1] and mark[1].count(".") == 1 and mark[1].endswith("."):
        return 1
    return 2 if mark[3] or mark[4] else -1
