"""Choices that all offices of a kabupaten share where their sums and means shall mean something (R-171 to R-175)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lkjip_xl.domain.nilai.triwulan import ROMAWI
from lkjip_xl.domain.rekap.silang.bahan import Buku, Kumpulan
from lkjip_xl.domain.rekap.silang.kata import temuan
from lkjip_xl.domain.rekap.silang.kelompok import terbelah
from lkjip_xl.domain.rekap.tabel import Temuan


def skala_beda(k: Kumpulan) -> Iterator[Temuan]:
    """R-171: the offices of a kabupaten judge capaian by one scale."""
    return _beda(k, "R-171", lambda book: book.skala)


def triwulan_beda(k: Kumpulan) -> Iterator[Temuan]:
    """R-172: all books report the same part of the year."""
    return _beda(k, "R-172", lambda book: f"triwulan {ROMAWI[book.triwulan - 1]}" if book.triwulan in _TW else "")


def efisiensi_beda(k: Kumpulan) -> Iterator[Temuan]:
    """R-173: the offices of a kabupaten compute efficiency in one way."""
    return _beda(k, "R-173", lambda book: book.efisiensi_metode)


def pagu_beda(k: Kumpulan) -> Iterator[Temuan]:
    """R-174: the pagu of all offices are of one budget: before or after its change."""
    return _beda(k, "R-174", lambda book: book.dokumen_pagu)


def pk_beda(k: Kumpulan) -> Iterator[Temuan]:
    """R-175: which offices measure by the changed Perjanjian Kinerja and which by the first one."""
    return _beda(k, "R-175", lambda book: book.dokumen_pk)


_TW = range(1, 5)


def _beda(k: Kumpulan, kode: str, key: Callable[[Buku], str]) -> Iterator[Temuan]:
    for books in k.per_daerah.values():
        main, others = terbelah(books, key)
        if others:
            yield temuan(kode, others[0], pokok=key(main[0]), banyak=len(others), biasa=key(main[0]),
                         banyak_biasa=len(main), contoh=k.sebut(main[0]), banyak_beda=len(others),
                         kantor=k.sebutkan([(book, key(book)) for book in others]))
