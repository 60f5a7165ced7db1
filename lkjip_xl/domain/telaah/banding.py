"""Two documents beside each other: what of one is what of the other, and what changed between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.catatan import Remark, Tempat
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak, Tabel

Jenis = Literal["angka", "kata", "ditambahkan", "dihapus"]
"""What changed: a figure, words, or a whole paragraph, row or table that is new or gone."""
MIRIP = 0.6
"""From which share of equal words on two texts are drafts of one."""
SELA_TERBANYAK = 40
"""How many unmatched neighbours are compared with each other; longer runs were written anew."""
SEKITAR = 5
"""How many words on either side of a changed piece are shown."""
_ANGKA = re.compile(r"\d+(?:[.,]\d+)*")
_KATA = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d]+|[^\w\s]")


@record(frozen=True)
class Perubahan:
    """A change from one document to the other; the place is None in the one where it does not stand."""

    jenis: Jenis
    lama: Tempat | None
    baru: Tempat | None
    sekitar: str = ""
    """The words around the changed piece of a paragraph, in the new document."""


@record(frozen=True)
class Banding:
    """What changed, and which places of the old document are which of the new one (blocks, and cells of tables)."""

    perubahan: tuple[Perubahan, ...]
    padanan: Mapping[Letak, Letak]
    sama: int = 0
    """How many paragraphs and cells stand in both, word for word."""


def bandingkan(lama: Dokumen, baru: Dokumen) -> Banding:
    """The changes between two documents, in the order of the new one as far as that knows them."""
    pairs = _pasangan(lama, baru)
    changes: list[Perubahan] = []
    places: dict[Letak, Letak] = {}
    same = 0
    for old, new in pairs:
        found, equal = _berubah(old, new, places)
        changes += found
        same += equal
    olds, news = {old.indeks for old, _ in pairs}, {new.indeks for _, new in pairs}
    changes += [Perubahan("dihapus", _seluruh(one), None) for one in lama.blok if one.indeks not in olds]
    changes += [Perubahan("ditambahkan", None, _seluruh(one)) for one in baru.blok if one.indeks not in news]
    return Banding(tuple(sorted(changes, key=_urutan)), places, same)


def _urutan(one: Perubahan) -> tuple[int, int, int, int]:
    place = one.baru or one.lama
    assert place is not None
    return int(one.baru is None), place.letak.blok, place.letak.baris, place.letak.kolom


def _seluruh(block: Blok) -> Tempat:
    first = next((cell.rata for row in block.tabel.sel for cell in row if cell.rata), "") if block.tabel else ""
    return Tempat(Letak(block.indeks), first or block.teks)


# Which block is which

def _pasangan(lama: Dokumen, baru: Dokumen) -> list[tuple[Blok, Blok]]:
    found = []
    for tables in (True, False):
        old = [one for one in lama.blok if bool(one.tabel) == tables]
        new = [one for one in baru.blok if bool(one.tabel) == tables]
        texts = [_judul(one, lama) for one in old], [_judul(one, baru) for one in new]
        found += [(old[a], new[b]) for a, b in pasangkan(*texts)]
    return found


def _judul(block: Blok, dokumen: Dokumen) -> str:
    """What a block is known by: its text, or of a table its headings and its first column."""
    if block.tabel is None:
        return block.teks
    table = block.tabel
    heads = (text for column in range(len(table.sel[0]) if table.sel else 0) for text in table.judul(column))
    rows = (_nama_baris(table, row) for row in list(table.isi)[:SELA_TERBANYAK])
    caption = dokumen.blok[block.keterangan].teks if block.keterangan >= 0 else ""
    return " ".join((caption, *heads, *rows))


def pasangkan(lama: Sequence[str], baru: Sequence[str]) -> list[tuple[int, int]]:
    """Which texts of two lists are drafts of one another, in order: first equal ones, then those alike in between.

    Figures do not tell texts apart. The time grows with the length of the lists, not with their product.
    """
    old, new = [_topeng(text) for text in lama], [_topeng(text) for text in baru]
    fixed = [*_jangkar(old, new), (len(old), len(new))]
    found: list[tuple[int, int]] = []
    a = b = 0
    for c, d in fixed:
        found += _sela(old, new, range(a, c), range(b, d))
        found += [(c, d)] if c < len(old) else []
        a, b = c + 1, d + 1
    return found


def _topeng(text: str) -> str:
    return " ".join(serupa(_ANGKA.sub("0", text)).split())


def _jangkar(lama: Sequence[str], baru: Sequence[str]) -> list[tuple[int, int]]:
    """Texts that stand once in each list, as far as they stand in the same order."""
    once, places = _sekali(lama), _sekali(baru)
    pairs = [(index, places[text]) for text, index in once.items() if text in places]
    return _menaik(sorted(pairs))


def _sekali(texts: Sequence[str]) -> dict[str, int]:
    counts = Counter(texts)
    return {text: index for index, text in enumerate(texts) if counts[text] == 1 and text}


def _menaik(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises on both sides."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        ends[at:at + 1], last[at:at + 1] = [place], [index]
        before.append(last[at - 1] if at else -1)
    run: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _sela(lama: Sequence[str], baru: Sequence[str], a: range, b: range) -> list[tuple[int, int]]:
    """The pairs between two anchors: equal texts in order, then the most alike."""
    found: list[tuple[int, int]] = []
    begin = b.start
    for index in a:
        within = range(begin, min(b.stop, begin + SELA_TERBANYAK))
        best = max(within, key=lambda other, index=index: _mirip(lama[index], baru[other]), default=-1)  # type: ignore[misc]
        if best >= 0 and _mirip(lama[index], baru[best]) >= MIRIP:
            found.append((index, best))
            begin = best + 1
    return found


def _mirip(a: str, b: str) -> float:
    """The share of words that two texts have in common."""
    if a == b:
        return 1.0
    one, other = Counter(a.split()), Counter(b.split())
    most = max(one.total(), other.total())
    return (one & other).total() / most if most else 0.0


# What changed within a pair

def _berubah(old: Blok, new: Blok, places: dict[Letak, Letak]) -> tuple[list[Perubahan], int]:
    places[Letak(old.indeks)] = Letak(new.indeks)
    if old.tabel is None or new.tabel is None:
        found, same = _potongan(Tempat(Letak(old.indeks), old.teks), Tempat(Letak(new.indeks), new.teks))
        return [*_nomor(old, new), *found], same
    return _tabel(old, new, old.tabel, new.tabel, places)


def _nomor(old: Blok, new: Blok) -> Iterator[Perubahan]:
    """The number of a heading, a caption or an entry that is another now."""
    if old.nomor and new.nomor and old.nomor != new.nomor and new.jenis in ("judul", "keterangan", "entri"):
        yield Perubahan("angka", Tempat(Letak(old.indeks), old.nomor), Tempat(Letak(new.indeks), new.nomor), new.teks)


def _potongan(lama: Tempat, baru: Tempat) -> tuple[list[Perubahan], int]:
    """The pieces in which two texts differ, and 1 if they are the same word for word."""
    a, b = _kata(lama.kutipan), _kata(baru.kutipan)
    if [text for text, _, _ in a] == [text for text, _, _ in b]:
        return [], 1
    found = []
    for kind, a0, a1, b0, b1 in SequenceMatcher(None, [one[0] for one in a], [one[0] for one in b],
                                                autojunk=False).get_opcodes():
        if kind != "equal":
            around = " ".join(word for word, _, _ in b[max(0, b0 - SEKITAR):b1 + SEKITAR])
            found += _satu(_kutip(lama, a, a0, a1), _kutip(baru, b, b0, b1), around)
    return found, 0


def _kata(text: str) -> list[tuple[str, int, int]]:
    return [(found[0], *found.span()) for found in _KATA.finditer(text)]


def _kutip(place: Tempat, words: Sequence[tuple[str, int, int]], start: int, stop: int) -> Tempat:
    text = place.kutipan[words[start][1]:words[stop - 1][2]] if start < stop else ""
    return Tempat(place.letak, text)


def _satu(old: Tempat, new: Tempat, around: str) -> list[Perubahan]:
    a, b = old.kutipan, new.kutipan
    if not re.search(r"\w", a + b):
        return []
    kind: Jenis = "angka" if _ANGKA.findall(a) != _ANGKA.findall(b) else "kata"
    return [Perubahan(kind, old, new, around)]


def _tabel(old: Blok, new: Blok, a: Tabel, b: Tabel, places: dict[Letak, Letak]) -> tuple[list[Perubahan], int]:
    columns = _kolom(a, b)
    rows = _baris(a, b)
    found, same = [], 0
    for r, s in rows:
        for c, d in columns:
            if a.sel[r][c].asli == (r, c):
                places[Letak(old.indeks, r, c)] = Letak(new.indeks, s, d)
                changed, equal = _potongan(Tempat(Letak(old.indeks, r, c), a.sel[r][c].rata),
                                           Tempat(Letak(new.indeks, s, d), b.sel[s][d].rata))
                found += changed
                same += equal
    return [*found, *_baris_lain(old, new, a, b, rows)], same


def _kolom(a: Tabel, b: Tabel) -> list[tuple[int, int]]:
    """The columns that have the same headings; those at the same place where nothing is told by headings."""
    width = len(a.sel[0]) if a.sel else 0, len(b.sel[0]) if b.sel else 0
    if width[0] == width[1]:
        return [(column, column) for column in range(width[0])]
    return pasangkan([" ".join(a.judul(column)) for column in range(width[0])],
                     [" ".join(b.judul(column)) for column in range(width[1])])


def _baris(a: Tabel, b: Tabel) -> list[tuple[int, int]]:
    """The rows that are drafts of one another: by their words, in tables of one length also by their place."""
    found = pasangkan(*([_nama_baris(one, row) for row in range(len(one.sel))] for one in (a, b)))
    left, right = {row for row, _ in found}, {row for _, row in found}
    same = range(len(a.sel)) if len(a.sel) == len(b.sel) else ()
    return sorted([*found, *((row, row) for row in same if row not in left and row not in right)])


def _nama_baris(table: Tabel, row: int) -> str:
    """The words of a row, without its figures."""
    texts: Sequence[Hashable] = list(dict.fromkeys(cell.rata for cell in table.sel[row]))
    return " ".join(str(text) for text in texts if re.search(r"[^\W\d_]{2}", str(text)))


def _baris_lain(old: Blok, new: Blok, a: Tabel, b: Tabel, rows: Sequence[tuple[int, int]]) -> Iterator[Perubahan]:
    known, others = {r for r, _ in rows}, {s for _, s in rows}
    for row in a.isi:
        if row not in known and (name := _nama_baris(a, row)):
            yield Perubahan("dihapus", Tempat(Letak(old.indeks, row, 0), name), None)
    for row in b.isi:
        if row not in others and (name := _nama_baris(b, row)):
            yield Perubahan("ditambahkan", None, Tempat(Letak(new.indeks, row, 0), name))


# What became of the remarks

@record(frozen=True)
class Nasib:
    """Remarks of the old document that are mended, and those of the new one that were left, or are new."""

    dibenahi: tuple[Remark, ...]
    tersisa: tuple[Remark, ...]
    baru: tuple[Remark, ...]


def nasib(lama: Sequence[Remark], baru: Sequence[Remark], padanan: Mapping[Letak, Letak]) -> Nasib:
    """What became of the remarks: one is left where the new document has it in the same words or at the same place."""
    left: dict[int, int] = {}
    _tersisa([_isi(one) for one in lama], [_isi(one) for one in baru], left)
    _tersisa([_tempat(one, padanan) for one in lama], [_tempat(one, None) for one in baru], left)
    stayed = set(left.values())
    return Nasib(tuple(one for index, one in enumerate(lama) if index not in left),
                 tuple(one for index, one in enumerate(baru) if index in stayed),
                 tuple(one for index, one in enumerate(baru) if index not in stayed))


def _tersisa(lama: Sequence[Hashable], baru: Sequence[Hashable], left: dict[int, int]) -> None:
    """Join remarks of the same key that are not joined yet, each with the next of the other document."""
    taken = set(left.values())
    free: dict[Hashable, list[int]] = {}
    for index, key in enumerate(baru):
        if index not in taken:
            free.setdefault(key, []).append(index)
    for index, key in enumerate(lama):
        if index not in left and free.get(key):
            left[index] = free[key].pop(0)


def _isi(one: Remark) -> Hashable:
    return one.kode, serupa(one.pokok), tuple(serupa(place.kutipan) for place in one.tempat)


def _tempat(one: Remark, padanan: Mapping[Letak, Letak] | None) -> Hashable:
    places = [place.letak if padanan is None else padanan.get(place.letak) for place in one.tempat]
    return one.kode, tuple(places)
