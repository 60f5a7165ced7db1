"""Books that come twice, and those that do not belong to the others (R-141 to R-144)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lkjip_xl.domain.rekap.sebutan import Kantor, sebutkan
from lkjip_xl.domain.rekap.silang.bahan import Buku, Kumpulan
from lkjip_xl.domain.rekap.silang.kata import temuan
from lkjip_xl.domain.rekap.tabel import Temuan

_KUMPULAN = 10
_SEBAGIAN_BESAR = 0.9
"""A folder of so many books, this share of which is of one kabupaten, is the folder of that kabupaten."""


def kantor_ganda(k: Kumpulan) -> Iterator[Temuan]:
    """R-141: an office has one book a year."""
    for books in k.kembar.values():
        if len(books) > 1:
            used, *others = books
            yield temuan("R-141", used, pokok=used.nama, banyak=len(books), kantor=used.nama, tahun=used.tahun,
                         banyak_buku=len(books), dipakai=_berkas(k, used),
                         lain=sebutkan([_berkas(k, book) for book in others], "buku"))


def berkas_ganda(k: Kumpulan) -> Iterator[Temuan]:
    """R-142: the same file is there once."""
    copies: dict[str, list[Buku]] = defaultdict(list)
    for book in k.semua:
        copies[book.buku].append(book)
    for books in copies.values():
        if len(books) > 1:
            yield temuan("R-142", books[0], pokok=books[0].nama, banyak=len(books), kantor=books[0].nama,
                         tahun=books[0].tahun, banyak_berkas=len(books),
                         berkas=sebutkan([book.berkas for book in books], "berkas"))


def daerah_asing(k: Kumpulan) -> Iterator[Temuan]:
    """R-143: in the folder of one kabupaten there are only its books."""
    counts = Counter({daerah: len(books) for daerah, books in k.per_daerah.items()})
    for daerah, most in counts.most_common(1):
        total = counts.total()
        if most < total and total >= _KUMPULAN and most >= _SEBAGIAN_BESAR * total:
            others = [book for book in k.dipakai if book.kantor[0] != daerah]
            yield temuan("R-143", others[0], pokok=others[0].nama, banyak=len(others), banyak_biasa=most,
                         daerah=k.per_daerah[daerah][0].kabupaten,
                         kantor=k.sebutkan([(book, book.kabupaten or "kabupaten kosong") for book in others]))


def tahun_lain(k: Kumpulan) -> Iterator[Temuan]:
    """R-144: every office has a book of the year of the rekap."""
    now = {book.kantor for book in k.dipakai}
    late: dict[str, dict[Kantor, Buku]] = defaultdict(dict)
    for (kantor, _), books in sorted(k.kembar.items()):
        if kantor not in now:
            late[kantor[0]][kantor] = books[0]
    for last in late.values():
        group = list(last.values())
        yield temuan("R-144", group[0], pokok=f"Tahun {k.tahun}", banyak=len(group), tahun=k.tahun,
                     banyak_buku=len(group),
                     kantor=k.sebutkan([(book, f"tahun {book.tahun or 'kosong'}") for book in group]))


def _berkas(k: Kumpulan, book: Buku) -> str:
    """A book by its file and how full it is, and by its own spelling of the office."""
    return f"{k.berkas(book)} (“{book.nama}”)"
