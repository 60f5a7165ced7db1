"""Money: the pagu of all offices against the APBD, and an office against the others (R-151 to R-154)."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from lkjip_xl.domain.rekap.silang.angka import angka, rupiah
from lkjip_xl.domain.rekap.silang.bahan import Buku, Kumpulan
from lkjip_xl.domain.rekap.silang.kata import temuan
from lkjip_xl.domain.rekap.tabel import Temuan

_JAUH = 50
"""A sum of less than so many percent of the APBD lacks offices, most likely."""
_RIBUAN = 100
"""An office with less than this part of what the others have in the middle has typed thousands, most likely."""
_CUKUP = 5


def pagu_di_atas_apbd(k: Kumpulan) -> Iterator[Temuan]:
    """R-151: the pagu of all offices together are at most the APBD."""
    return _di_atas(k, "R-151", sum(book.pagu or 0 for book in _kantor(k)))


def realisasi_di_atas_apbd(k: Kumpulan) -> Iterator[Temuan]:
    """R-152: the realisasi of all offices together is at most the APBD."""
    return _di_atas(k, "R-152", sum(book.realisasi or 0 for book in _kantor(k)))


def pagu_jauh_di_bawah(k: Kumpulan) -> Iterator[Temuan]:
    """R-153: how much of the APBD the books at hand hold, where it is less than half."""
    books, apbd = _kantor(k), k.bahan.apbd
    total = sum(book.pagu or 0 for book in books)
    if apbd and total and total * 100 < _JAUH * apbd:
        yield _semua(books, temuan("R-153", books[0], pokok="APBD", banyak=len(books), jumlah=rupiah(total),
                                   apbd=rupiah(apbd), persen=angka(total * 100 / apbd), banyak_buku=len(books)))


def pagu_ribuan(k: Kumpulan) -> Iterator[Temuan]:
    """R-154: no kecamatan has a hundredth of the pagu that its neighbours have."""
    for books in k.per_daerah.values():
        funded = [book for book in books if book.is_kecamatan and book.pagu]
        middle = int(median(book.pagu or 0 for book in funded)) if len(funded) >= _CUKUP else 0
        small = [book for book in funded if (book.pagu or 0) * _RIBUAN <= middle]
        if small:
            yield temuan("R-154", small[0], pokok=small[0].nama, banyak=len(small), tengah=rupiah(middle),
                         banyak_buku=len(funded),
                         kantor=k.sebutkan([(book, rupiah(book.pagu or 0)) for book in small]))


def _kantor(k: Kumpulan) -> list[Buku]:
    """The books of offices: that of the kabupaten itself repeats their money."""
    return [book for book in k.dipakai if not book.is_daerah]


def _di_atas(k: Kumpulan, kode: str, total: int) -> Iterator[Temuan]:
    books, apbd = _kantor(k), k.bahan.apbd
    if apbd and total > apbd:
        largest = sorted(books, key=lambda book: (-(book.pagu or 0), book.nomor))
        yield _semua(books, temuan(
            kode, largest[0], pokok="APBD", banyak=len(books), jumlah=rupiah(total), apbd=rupiah(apbd),
            selisih=rupiah(total - apbd), banyak_buku=len(books),
            kantor=k.sebutkan([(book, rupiah(book.pagu or 0)) for book in largest])))


def _semua(books: list[Buku], found: Temuan) -> Temuan:
    """A finding about all offices and not about the one with whose book it stands."""
    regions = {book.kabupaten for book in books}
    return found._replace(instansi="Semua kantor", kabupaten=found.kabupaten if len(regions) == 1 else "")
