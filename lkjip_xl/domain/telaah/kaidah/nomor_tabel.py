"""Rules of the family nomor: numbers inside tables, of their rows, of their columns, of lists in their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.bentuk import bernomor
from lkjip_xl.domain.telaah.catatan import Remark, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Letak, Tabel
from lkjip_xl.domain.telaah.petikan import awal, tempat
from lkjip_xl.domain.telaah.urutan import Butir, Langkah, baca_butir, langkah

BAGIAN_PATAH = 0.1
"""Where more than this share of the numbers do not follow on, they are no count of the rows."""
BARIS_SEJENIS = 2
"""So many numbered rows that begin with one word make an unnumbered one among them an oversight."""
AKHIRAN = 3
"""Lines that end in so many equal words are of one kind."""
LARIK_SEJENIS = 3
_NO = re.compile(r"no(?:mor)?(?: urut)?")
_ANGKA = re.compile(r"\(?(\d{1,3})\s*(\.?\)?)")
_LANJUTAN = re.compile(r"\blanjutan\b", re.IGNORECASE)
_ANGKA_KOLOM = re.compile(r"\(?(\d{1,2})\)?\s*(?:[=(:].*)?")


@record(frozen=True)
class Baris:
    """A row of a table with the number in its No column."""

    baris: int
    cetak: str
    nilai: int
    tanda: str


def _kolom_nomor(table: Tabel) -> int:
    """The column that numbers the rows; -1 for none."""
    return next((column for column in range(len(table.sel[0]) if table.sel else 0)
                 if any(_NO.fullmatch(serupa(text)) for text in table.judul(column))), -1)


def _baris(table: Tabel, column: int) -> list[Baris]:
    found = []
    for row in table.isi:
        cell = table.sel[row][column]
        if cell.asli == (row, column) and (match := _ANGKA.fullmatch(cell.rata)):
            found.append(Baris(row, cell.rata, int(match[1]), match[2]))
    return found


def _bernomor(bahan: Bahan) -> Iterator[tuple[Blok, Tabel, int, list[Baris]]]:
    for block, table in bahan.tabel:
        column = _kolom_nomor(table)
        if column >= 0 and (rows := _baris(table, column)):
            yield block, table, column, rows


def nomor_baris(bahan: Bahan) -> Iterator[Remark]:
    """Rows whose number in the No column repeats, skips or goes back; a 1 begins anew."""
    for block, table, column, rows in _bernomor(bahan):
        broken = [(before, one) for at, (before, one) in enumerate(pairwise(rows))
                  if one.nilai not in (before.nilai + 1, 1) and not _lanjutan(table, one, before)
                  and not (at and _sesudah_keliru(rows[at - 1:at + 2]))]
        if len(broken) <= max(1, BAGIAN_PATAH * len(rows)):
            for before, one in broken:
                yield remark("T-1107", *(tempat(bahan.dokumen, Letak(block.indeks, row.baris, column), row.cetak)
                                         for row in (one, before)), pokok=bahan.dokumen.bagian(Letak(block.indeks)),
                             nomor=one.cetak, sebelum=before.cetak, harap=before.nilai + 1,
                             teks=_nama(table, one.baris, column), tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def _sesudah_keliru(rows: list[Baris]) -> bool:
    """Whether the last of three rows follows on from the first, so that the one between alone is wrong: 6, 8, 8."""
    first, wrong, last = (one.nilai for one in rows)
    return last == first + 2 and wrong not in (first + 1, 1)


def _lanjutan(table: Tabel, one: Baris, before: Baris) -> bool:
    """Whether a row repeats a number because it goes on with the row of that number after a page break."""
    marked = any(_LANJUTAN.search(cell.rata) for cell in table.sel[one.baris])
    return one.nilai == before.nilai and (marked or one.baris in table.lanjutan)


def _nama(table: Tabel, row: int, column: int) -> str:
    """What a row is about: its first text beside the number."""
    return next((awal(cell.rata) for cell in table.sel[row][column + 1:] if cell.rata), "")


def cara_baris(bahan: Bahan) -> Iterator[Remark]:
    """Rows whose number in the No column is written otherwise than the others: 1. and 2."""
    for block, _, column, rows in _bernomor(bahan):
        count = Counter(row.tanda for row in rows)
        usual = count.most_common(1)[0][0]
        for one in rows:
            if len(rows) > 2 and one.tanda != usual and count[one.tanda] == 1:
                yield remark("T-1113", tempat(bahan.dokumen, Letak(block.indeks, one.baris, column), one.cetak),
                             pokok=bahan.dokumen.bagian(Letak(block.indeks)), nomor=one.cetak,
                             harap=f"{one.nilai}{usual}", tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def tanpa_nomor(bahan: Bahan) -> Iterator[Remark]:
    """Rows without a number that begin with the word that the numbered rows of their table begin with."""
    for block, table, column, rows in _bernomor(bahan):
        words = Counter(_kata(table, row.baris, column) for row in rows)
        kind, many = words.most_common(1)[0]
        numbered = {row.baris for row in rows}
        if not kind or many < BARIS_SEJENIS or many < len(rows):
            continue
        for row in table.isi:
            cell = table.sel[row][column]
            if row not in numbered and not cell.rata and cell.asli == (row, column) \
                    and _kata(table, row, column) == kind and rows[0].baris < row:
                name = _nama(table, row, column)
                yield remark("T-1112", tempat(bahan.dokumen, _sel_nama(block, table, row, column), name), pokok=name,
                             teks=name, kata=kind.capitalize(), tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def _sel_nama(block: Blok, table: Tabel, row: int, column: int) -> Letak:
    at = next((at for at in range(column + 1, len(table.sel[row])) if table.sel[row][at].rata), column)
    return Letak(block.indeks, row, at)


def _kata(table: Tabel, row: int, column: int) -> str:
    """The first word of what a row is about."""
    return next(iter(serupa(_nama(table, row, column)).split()), "")


def nomor_kolom(bahan: Bahan) -> Iterator[Remark]:
    """Rows of column numbers that skip or repeat one."""
    for block, table in bahan.tabel:
        if table.nomor_kolom < 0:
            continue
        row = table.nomor_kolom
        cells = [(column, int(match[1])) for column, cell in enumerate(table.sel[row]) if cell.asli == (row, column)
                 and (match := _ANGKA_KOLOM.fullmatch(cell.rata))]
        for (left, before), (column, value) in pairwise(cells):
            if value != before + 1 and not _bertingkat(table, row, left, column):
                yield remark("T-1108", *(tempat(bahan.dokumen, Letak(block.indeks, row, at), table.sel[row][at].rata)
                                         for at in (column, left)), pokok=bahan.dokumen.bagian(Letak(block.indeks)),
                             nomor=table.sel[row][column].rata, sebelum=table.sel[row][left].rata, harap=before + 1,
                             tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def _bertingkat(table: Tabel, row: int, left: int, column: int) -> bool:
    """Whether a cell without a number of its own stands between two numbered ones."""
    return any(table.sel[row][at].asli == (row, at) and not _ANGKA_KOLOM.fullmatch(table.sel[row][at].rata)
               for at in range(left + 1, column))


# Lists in cells

@record(frozen=True)
class Larik:
    """A line of a column: its cell, its text, and its number as an item, if it has one."""

    letak: Letak
    teks: str
    nomor: str


def _larik(block: Blok, table: Tabel, column: int) -> list[Larik]:
    found = []
    for row in table.isi:
        cell = table.sel[row][column]
        if cell.asli == (row, column):
            for line in (piece for one in cell.paragraf for piece in one.teks.split("\n") if piece.strip()):
                number = bernomor(line)
                found.append(Larik(Letak(block.indeks, row, column), line.strip(),
                                   number.nomor if number and baca_butir(number.nomor) else ""))
    return found


def _kolom_larik(bahan: Bahan) -> Iterator[list[Larik]]:
    for block, table in bahan.tabel:
        for column in range(len(table.sel[0]) if table.sel else 0):
            lines = _larik(block, table, column) if column != _kolom_nomor(table) else []
            if sum(bool(one.nomor) for one in lines) > 1:
                yield lines


def urutan_larik(bahan: Bahan) -> Iterator[Remark]:
    """Items in the cells of a column whose number repeats or skips."""
    for lines in _kolom_larik(bahan):
        items = [Butir(at, one.nomor, number) for at, one in enumerate(lines) if (number := baca_butir(one.nomor))]
        for step in langkah(items):
            if step.jenis in ("ulang", "lompat"):
                yield _langkah_larik(bahan, step, lines)


def _langkah_larik(bahan: Bahan, step: Langkah, lines: list[Larik]) -> Remark:
    one, before = lines[step.butir.urut], lines[step.sebelum.urut]
    return remark("T-1111", tempat(bahan.dokumen, one.letak, one.teks[:60]),
                  tempat(bahan.dokumen, before.letak, before.teks[:60]), pokok=awal(one.teks),
                  tingkat=None if step.jenis == "ulang" else "saran", teks=awal(one.teks), sebelum=awal(before.teks),
                  keliru="nomornya mengulang" if step.jenis == "ulang" else "nomornya melompat dari",
                  tempat=bahan.dokumen.bagian(one.letak))


def larik_tanpa_nomor(bahan: Bahan) -> Iterator[Remark]:
    """Lines of a column without a number that end as several numbered ones do."""
    for lines in _kolom_larik(bahan):
        kinds: dict[str, list[Larik]] = {}
        for one in lines:
            words = serupa(one.teks).split()
            if len(words) > AKHIRAN + 1:
                kinds.setdefault(" ".join(words[-AKHIRAN:]), []).append(one)
        for many in kinds.values():
            numbered = [one for one in many if one.nomor]
            if len(numbered) >= LARIK_SEJENIS and len({one.nomor[-1:] for one in numbered}) == 1:
                for one in many:
                    if not one.nomor and len(numbered) > len(many) - len(numbered):
                        yield remark("T-1114", tempat(bahan.dokumen, one.letak, one.teks[:60]), pokok=awal(one.teks),
                                     teks=awal(one.teks), contoh=awal(numbered[0].teks),
                                     tempat=bahan.dokumen.bagian(one.letak))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1107", nomor_baris), Kaidah("T-1108", nomor_kolom), Kaidah("T-1111", urutan_larik),
    Kaidah("T-1112", tanpa_nomor), Kaidah("T-1113", cara_baris), Kaidah("T-1114", larik_tanpa_nomor),
)
