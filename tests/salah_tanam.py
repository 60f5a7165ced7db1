"""Planted errors: one figure, word, year, name or list entry of a generated report changed at a time.

Whether the document alone shows that a plant is wrong is marked by what stands beside it, never by what the rules find:
the same figure elsewhere, a row that can be computed again, a sum, a number in words, a list that names it.
"""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from docx import Document
from docx.oxml.ns import qn

from lkjip_xl.domain.nilai.skala import daftar_skala
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak, Paragraf, Tabel

Jenis = Literal["angka di tabel", "angka di kalimat", "terbilang", "arah", "kategori", "tahun", "nama", "daftar"]
BANYAK: dict[Jenis, int] = {"angka di tabel": 9, "angka di kalimat": 6, "terbilang": 2, "arah": 3, "kategori": 3,
                            "tahun": 3, "nama": 3, "daftar": 3}
"""How many plants of each kind a report gets at most."""
ANGKA = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/-]|[.,]\d)")
TAHUN = re.compile(r"(?<![\w.,/-])20\d\d(?![\w/-]|[.,]\d)")
BUKAN_ANGKA = re.compile(r"(?i)\b(?:nomor|no\.?|pasal|ayat|tanggal|tgl\.?|tabel|grafik|gambar|bab|lampiran|nip\.?|misi|"
                         r"sasaran|tujuan|ke-?|tahun|januari|februari|maret|april|mei|juni|juli|agustus|september|"
                         r"oktober|november|desember)\s*$")
TERBILANG = re.compile(r"\((satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\)")
ARAH = {"naik": "turun", "turun": "naik", "lebih tinggi": "lebih rendah", "lebih rendah": "lebih tinggi",
        "meningkat": "menurun", "menurun": "meningkat", "kenaikan": "penurunan", "penurunan": "kenaikan",
        "di atas": "di bawah", "di bawah": "di atas"}
KATA_LAIN = ("Terpadu", "Mandiri", "Bersama", "Nasional", "Wilayah")
DERET = ((r"target", r"realisasi", r"capaian|kemajuan|%"), (r"anggaran|pagu", r"realisasi", r"%|serapan|capaian"),
         (r"realisasi", r"target akhir", r"capaian|kemajuan|progres"), (r"20\d\d", r"20\d\d", r"selisih|perubahan"))
"""The columns of rows in which one figure follows from the others."""


@dataclass(frozen=True)
class Tanaman:
    """An error to plant: where, what stands there, what shall stand there, and whether the document alone shows it."""

    jenis: Jenis
    letak: Letak
    urut: int
    mulai: int
    lama: str
    baru: str
    terbukti: bool
    teks: str


def tanaman(dokumen: Dokumen, seed: int) -> list[Tanaman]:
    """The errors to plant into a report, the same for the same seed."""
    dice = random.Random(seed)
    found: dict[Jenis, list[Tanaman]] = {kind: [] for kind in BANYAK}
    body = _Isi(dokumen)
    for one in body.semua(dice):
        found[one.jenis].append(one)
    return [one for kind, count in BANYAK.items() for one in dice.sample(found[kind], min(count, len(found[kind])))]


def tanam(content: bytes, one: Tanaman) -> bytes | None:
    """The document with the error in it; None where the words stand in several runs."""
    document = Document(io.BytesIO(content))
    paragraph = list(document.element.body.iter(qn("w:p")))[one.urut]
    before = one.teks[:one.mulai].count(one.lama)
    for text in paragraph.iter(qn("w:t")):
        here = (text.text or "").count(one.lama)
        if before < here:
            pieces = (text.text or "").split(one.lama)
            text.text = one.lama.join(pieces[:before + 1]) + one.baru + one.lama.join(pieces[before + 1:])
            target = io.BytesIO()
            document.save(target)
            return target.getvalue()
        before -= here
    return None


class _Isi:
    """A report as plants need it: every place with its text, and how often each figure and name stands in it."""

    def __init__(self, dokumen: Dokumen) -> None:
        self.dokumen = dokumen
        self.angka: Counter[str] = Counter()
        self.nama: Counter[str] = Counter()
        for block, _, paragraph in _tempat(dokumen):
            if block.jenis != "entri":
                self.angka.update(set(ANGKA.findall(paragraph.teks)))
                self.nama[paragraph.teks.strip()] += 1

    def semua(self, dice: random.Random) -> Iterator[Tanaman]:
        for block, letak, paragraph in _tempat(self.dokumen):
            if paragraph.asal.urut < 0:
                continue
            if block.jenis == "entri":
                yield from _daftar(letak, paragraph, dice)
            elif block.tabel is not None:
                yield from self._sel(block.tabel, letak, paragraph, dice)
            elif block.jenis in ("judul", "keterangan"):
                yield from _tahun(letak, paragraph, terbukti=block.jenis == "keterangan")
            else:
                yield from self._kalimat(letak, paragraph, dice)

    def _sel(self, table: Tabel, letak: Letak, paragraph: Paragraf, dice: random.Random) -> Iterator[Tanaman]:
        heading = " ".join(table.judul(letak.kolom)).casefold()
        text = paragraph.teks.strip()
        if letak.baris not in table.isi or heading in ("no", "no.", "kode") or letak.baris == table.nomor_kolom:
            return
        figure = ANGKA.fullmatch(text.removesuffix("%").removeprefix("Rp").strip())
        if figure and not TAHUN.fullmatch(figure[0]):
            proven = self._dihitung(table, letak) or self._kembar(figure[0])
            yield Tanaman("angka di tabel", letak, paragraph.asal.urut, paragraph.teks.index(figure[0]), figure[0],
                          _lain(figure[0], dice), proven, paragraph.teks)
        elif text in _KATEGORI:
            other = dice.choice([word for word in _KATEGORI[text] if word != text])
            yield Tanaman("kategori", letak, paragraph.asal.urut, paragraph.teks.index(text), text, other,
                          "kategori" in heading or "predikat" in heading, paragraph.teks)
        elif len(text.split()) >= 3 and re.search(r"indikator|program|kegiatan|sasaran|tujuan", heading):
            yield self._nama(letak, paragraph, dice)

    def _nama(self, letak: Letak, paragraph: Paragraf, dice: random.Random) -> Tanaman:
        words = list(re.finditer(r"[A-Z][a-z]{4,}", paragraph.teks))[1:]
        found = dice.choice(words) if words else re.search(r"\w+", paragraph.teks)
        assert found
        return Tanaman("nama", letak, paragraph.asal.urut, found.start(), found[0], dice.choice(KATA_LAIN),
                       self.nama[paragraph.teks.strip()] >= 2, paragraph.teks)

    def _kembar(self, figure: str) -> bool:
        """Whether a figure that is no everyday one stands in another paragraph or cell too."""
        return len(re.sub(r"\D", "", figure)) >= 4 and self.angka[figure] >= 2 and not figure.startswith("100")

    def _dihitung(self, table: Tabel, letak: Letak) -> bool:
        """Whether a row or a column of the table tells what the figure must be."""
        heads = [" ".join(table.judul(column)).casefold() for column in range(len(table.sel[0]))]
        rows = any(all(any(re.search(one, head) for head in heads) for one in row)
                   and any(re.search(one, heads[letak.kolom]) for one in row) for row in DERET)
        return rows or _berjumlah(table, letak.kolom)

    def _kalimat(self, letak: Letak, paragraph: Paragraf, dice: random.Random) -> Iterator[Tanaman]:
        text, urut = paragraph.teks, paragraph.asal.urut
        for found in ANGKA.finditer(text):
            if TAHUN.fullmatch(found[0]) or BUKAN_ANGKA.search(text[:found.start()]) or found.start() == 0:
                continue
            proven = bool(TERBILANG.match(text, found.end() + 1)) or self._kembar(found[0])
            yield Tanaman("angka di kalimat", letak, urut, found.start(), found[0], _lain(found[0], dice), proven, text)
        for found in TERBILANG.finditer(text):
            yield Tanaman("terbilang", letak, urut, found.start(1), found[1],
                          "tiga" if found[1] != "tiga" else "lima", True, text)
        yield from self._arah(letak, paragraph)
        yield from _tahun(letak, paragraph, terbukti=False)

    def _arah(self, letak: Letak, paragraph: Paragraf) -> Iterator[Tanaman]:
        for old, new in ARAH.items():
            for found in re.finditer(rf"\b{old}\b", paragraph.teks):
                around = re.split(r"[.;]\s", paragraph.teks[found.start() - 120 if found.start() > 120 else 0:])[0]
                figures = [one for one in ANGKA.findall(around) if not TAHUN.fullmatch(one)]
                yield Tanaman("arah", letak, paragraph.asal.urut, found.start(), old, new, len(figures) >= 2,
                              paragraph.teks)


def _tempat(dokumen: Dokumen) -> Iterator[tuple[Blok, Letak, Paragraf]]:
    """Every paragraph, in and outside tables, once."""
    for block in dokumen.blok:
        if block.tabel is None:
            yield from ((block, Letak(block.indeks), one) for one in block.paragraf)
            continue
        for r, row in enumerate(block.tabel.sel):
            for c, cell in enumerate(row):
                if cell.asli == (r, c):
                    yield from ((block, Letak(block.indeks, r, c), one) for one in cell.paragraf)


def _tahun(letak: Letak, paragraph: Paragraf, *, terbukti: bool) -> Iterator[Tanaman]:
    for found in TAHUN.finditer(paragraph.teks):
        if not re.search(r"(?i)nomor \d+ tahun $", paragraph.teks[:found.start()]):
            other = str(int(found[0]) - 3)
            yield Tanaman("tahun", letak, paragraph.asal.urut, found.start(), found[0], other, terbukti, paragraph.teks)


def _daftar(letak: Letak, paragraph: Paragraf, dice: random.Random) -> Iterator[Tanaman]:
    """A word of the title of an entry of a front list, or its number."""
    words = list(re.finditer(r"[A-Z][a-z]{4,}", paragraph.teks))[1:]
    number = re.search(r"(?<=\d\.)\d+(?=\s)", paragraph.teks)
    if number and dice.random() < 0.3:
        yield Tanaman("daftar", letak, paragraph.asal.urut, number.start(), number[0], str(int(number[0]) + 7), True,
                      paragraph.teks)
    elif words:
        found = dice.choice(words)
        yield Tanaman("daftar", letak, paragraph.asal.urut, found.start(), found[0], dice.choice(KATA_LAIN), True,
                      paragraph.teks)


def _lain(figure: str, dice: random.Random) -> str:
    """The figure with one other digit, not the last of its decimals: that may be a matter of rounding."""
    places = [index for index, sign in enumerate(figure) if sign.isdigit()]
    usable = places[:-1] if len(places) > 2 else places
    at = dice.choice(usable)
    digits = [digit for digit in "123456789" if abs(int(digit) - int(figure[at])) >= 2]
    return figure[:at] + dice.choice(digits) + figure[at + 1:]


def _berjumlah(table: Tabel, column: int) -> bool:
    """Whether a column ends in the sum of its other rows."""
    values = [_nilai(table.sel[row][column].rata) for row in table.isi]
    label = " ".join(cell.rata for cell in table.sel[-1]).casefold()
    known = [value for value in values if value is not None]
    return bool(re.search(r"\b(?:jumlah|total)\b", label)) and len(known) > 2 and sum(known[:-1]) == known[-1]


def _nilai(text: str) -> Decimal | None:
    plain = text.removeprefix("Rp").replace(".", "").replace(",", ".").strip()
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def _kategori() -> dict[str, Sequence[str]]:
    scales = [[level.kategori for level in scale.tingkat] for scale in daftar_skala()]
    return {word: words for words in scales for word in words}


_KATEGORI = _kategori()
