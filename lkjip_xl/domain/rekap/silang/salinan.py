"""What was copied from one office to another (R-131 to R-134)."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby

from lkjip_xl.domain.rekap.sebutan import sebutkan
from lkjip_xl.domain.rekap.silang.angka import rupiah, tertulis
from lkjip_xl.domain.rekap.silang.bahan import Buku, Kumpulan, Ukur
from lkjip_xl.domain.rekap.silang.kata import temuan
from lkjip_xl.domain.rekap.tabel import Jejak, Temuan

PANJANG = 80
"""Shorter texts may well be alike by themselves."""
_ANGKA = 7
"""So many digits of telling figures must agree before a book counts as copied: 78,7 and 79,25 have seven."""
_BULAT = 100_000
"""Realisasi in such round sums may well be alike by themselves."""


def analisis_sama(k: Kumpulan) -> Iterator[Temuan]:
    """R-131: no two offices have the same text in their analyses; one finding for all texts of one group of offices."""
    groups: dict[tuple[int, ...], list[tuple[str, str]]] = defaultdict(list)
    for books in _bersama(k).values():
        groups[tuple(sorted(books))].append(books[min(books)])
    for numbers, texts in sorted(groups.items()):
        first = k.semua[numbers[0]]
        bagian, indikator = min(texts)
        yield temuan("R-131", first, pokok=indikator, banyak=len(numbers), lembar="Analisis", teks=len(texts),
                     banyak_buku=len(numbers), bagian=bagian, indikator=indikator,
                     kantor=k.sebutkan([(k.semua[number], "") for number in numbers]))


def analisis_berulang(k: Kumpulan) -> Iterator[Temuan]:
    """R-132: within an office different indicators have different analyses."""
    for book, rows in _per_buku(k):
        used: dict[str, dict[str, Jejak]] = defaultdict(dict)
        for row in rows:
            used[row.sidik].setdefault(row.indikator, row)
        twice = [names for names in used.values() if len(names) > 1]
        if twice:
            names = list(twice[0])
            yield temuan("R-132", book, pokok=names[0], banyak=1, lembar="Analisis", kantor=k.sebut(book),
                         teks=len(twice), bagian=twice[0][names[0]].bagian,
                         indikator=sebutkan([f"“{name}”" for name in names], "indikator"))


def kinerja_sama(k: Kumpulan) -> Iterator[Temuan]:
    """R-133: no two offices of a kabupaten have the same realisasi in all indicators."""
    figures: dict[int, list[tuple[str, Ukur]]] = defaultdict(list)
    for (_, inti), group in k.indikator.items():
        for one in group:
            if one.realisasi is not None:
                figures[one.buku.nomor].append((inti, one))
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, items in figures.items():
        if _bercerita([one for _, one in items]):
            whole = sorted((inti, one.realisasi) for inti, one in items)
            groups[k.semua[number].kantor[0], *whole].append(number)
    for numbers in groups.values():
        if len(numbers) > 1:
            books = [k.semua[number] for number in sorted(numbers)]
            _, one = figures[books[0].nomor][0]
            yield temuan("R-133", books[0], pokok=books[0].nama, banyak=len(books), banyak_buku=len(books),
                         kantor=k.sebutkan([(book, "") for book in books]), indikator=len(figures[books[0].nomor]),
                         contoh=one.nama, nilai=tertulis(one.realisasi, one.realisasi_teks))


def anggaran_sama(k: Kumpulan) -> Iterator[Temuan]:
    """R-134: no two offices have the same pagu and the same realisasi to the rupiah."""
    groups: dict[tuple[int, int], list[Buku]] = defaultdict(list)
    for book in k.dipakai:
        if book.pagu and book.realisasi and book.realisasi % _BULAT and not book.is_daerah:
            groups[book.pagu, book.realisasi].append(book)
    for (pagu, realisasi), books in groups.items():
        if len(books) > 1:
            yield temuan("R-134", books[0], pokok=books[0].nama, banyak=len(books), pagu=rupiah(pagu),
                         realisasi=rupiah(realisasi), banyak_buku=len(books),
                         kantor=k.sebutkan([(book, "") for book in books]))


def _bercerita(items: list[Ukur]) -> bool:
    """Whether the figures of a book are so many and so fine that another book cannot have all of them by chance.

    Those that are 0, 100, or the target itself tell nothing.
    """
    telling = {one.realisasi for one in items if one.realisasi not in (0, 100, None, one.target)}
    digits = sum(len(f"{value or 0:.12g}".replace(".", "").strip("-0")) for value in telling)
    return len(telling) > 1 and digits >= _ANGKA


def _bersama(k: Kumpulan) -> dict[int, dict[int, tuple[str, str]]]:
    """The fingerprints that several offices have, with the first place of each office: part and indicator.

    Two runs over the rows: only the fingerprints that come twice are kept with their places.
    """
    shared = _berulang(k)
    places: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for book, row in _jejak(k) if shared else ():
        if _angka(row.sidik) in shared:
            places[_angka(row.sidik)].setdefault(book.nomor, (row.bagian, row.indikator))
    return places


def _berulang(k: Kumpulan) -> frozenset[int]:
    """The fingerprints that come in several books; all of them wait as plain numbers, in drawers that are sorted."""
    drawers = [array("Q") for _ in range(256)]
    for _, rows in _per_buku(k):
        for number in {_angka(row.sidik) for row in rows}:
            drawers[number >> 56].append(number)
    ordered = (sorted(drawer) for drawer in drawers)
    return frozenset(one for drawer in ordered for one, other in zip(drawer, drawer[1:], strict=False) if one == other)


def _angka(sidik: str) -> int:
    """A fingerprint as a number, which is a third of its text."""
    return int.from_bytes(blake2b(sidik.encode(), digest_size=8).digest(), "big")


def _jejak(k: Kumpulan) -> Iterator[tuple[Buku, Jejak]]:
    for row in k.bahan.jejak():
        book = k.menurut_kunci.get(row.buku)
        if book is not None and book.tahun == k.tahun and row.panjang >= PANJANG:
            yield book, row


def _per_buku(k: Kumpulan) -> Iterator[tuple[Buku, list[Jejak]]]:
    """The fingerprints of each book, once where its file is there twice."""
    seen: set[int] = set()
    for number, rows in groupby(_jejak(k), lambda pair: pair[0].nomor):
        if number not in seen:
            seen.add(number)
            yield k.semua[number], [row for _, row in rows]
