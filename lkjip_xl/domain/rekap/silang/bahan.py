"""What the checks across offices look at: streams of rows, and what is kept of them."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from sys import intern
from typing import NamedTuple

from lkjip_xl.domain.nilai.kode import jenjang
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.rekap import tabel
from lkjip_xl.domain.rekap.ganda import pemilik
from lkjip_xl.domain.rekap.sebutan import (
    TERBANYAK,
    Kantor,
    dengan_singkatan,
    is_kecamatan,
    kode_umum,
    kunci_indikator,
    kunci_nama,
    kunci_satuan,
    sebutkan,
)


@record(frozen=True)
class Bahan:
    """The rows of all books: each callable gives them from the first on, in the order of the books.

    ``tahun`` is the year of the rekap, ``apbd`` the total of the APBD of that year in rupiah where it was given.
    """

    tahun: int
    instansi: Callable[[], Iterable[tabel.Instansi]]
    indikator: Callable[[], Iterable[tabel.Indikator]]
    anggaran: Callable[[], Iterable[tabel.Anggaran]]
    pembanding: Callable[[], Iterable[tabel.Pembanding]]
    jejak: Callable[[], Iterable[tabel.Jejak]]
    apbd: int | None = None


class Buku(NamedTuple):
    """A workbook by what the checks need of it; ``nomor`` is its place among all."""

    nomor: int
    buku: str
    berkas: str
    nama: str
    kabupaten: str
    tahun: int
    kantor: Kantor
    kelengkapan: float
    pagu: int | None
    realisasi: int | None
    triwulan: int
    skala: str
    efisiensi_metode: str
    dokumen_pk: str
    dokumen_pagu: str
    versi: int

    @property
    def is_daerah(self) -> bool:
        """Whether it is the book of the kabupaten itself."""
        return not self.kantor[1]

    @property
    def is_kecamatan(self) -> bool:
        """Whether it is the book of a kecamatan."""
        return is_kecamatan(self.kantor[1])


class Ukur(NamedTuple):
    """An indicator of a book by what the checks need of it."""

    buku: Buku
    nama: str
    satuan: str
    rendah: bool
    rumus: str
    formula: str
    target: float | None
    target_teks: str
    realisasi: float | None
    realisasi_teks: str
    capaian: float | None
    capaian_lalu: float | None
    realisasi_lalu: float | None
    realisasi_lalu_teks: str


class Kutip(NamedTuple):
    """A figure that a book quotes of somebody else, with the quoting office's own indicator where it is judged."""

    buku: Buku
    baris: int
    inti: str
    indikator: str
    jenis: str
    nama: str
    nilai: float | None
    teks: str
    ukur: Ukur | None


class Pemakai:
    """Who uses a name for a code: the numbers of the books, and code and name as the first of them writes them."""

    __slots__ = ("buku", "kode", "nama")

    def __init__(self) -> None:
        self.kode = self.nama = ""
        self.buku: array[int] = array("i")

    def tambah(self, nomor: int, kode: str, nama: str) -> None:
        """Count a book, once; its rows come one after another."""
        if self.buku and self.buku[-1] == nomor:
            return
        if not self.buku or nomor < self.buku[0]:
            self.kode, self.nama = kode, " ".join(nama.split())
            self.buku.insert(0, nomor)
        else:
            self.buku.append(nomor)


Inti = tuple[str, str]
"""The key of a region and that of an indicator."""


class Kumpulan:
    """What is kept of the rows: the books, the indicators and quoted figures of those that count, by their keys."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.tahun = bahan.tahun

    @cached_property
    def semua(self) -> tuple[Buku, ...]:
        """Every book of every year, in the order of region, office, year and path."""
        rows = sorted((_buku(row) for row in self.bahan.instansi()), key=lambda b: (*b.kantor, b.tahun, b.berkas))
        return tuple(book._replace(nomor=number) for number, book in enumerate(rows))

    @cached_property
    def kembar(self) -> Mapping[tuple[Kantor, int], tuple[Buku, ...]]:
        """The books of each office and year by their contents, the one that counts first."""
        found: dict[tuple[Kantor, int], dict[str, Buku]] = defaultdict(dict)
        for book in self.semua:
            found[book.kantor, book.tahun].setdefault(book.buku, book)
        return {key: tuple(sorted(books.values(), key=lambda b: (-b.kelengkapan, b.berkas)))
                for key, books in found.items()}

    @cached_property
    def dipakai(self) -> tuple[Buku, ...]:
        """The books of the year that count: one of each office."""
        return tuple(books[0] for (_, tahun), books in self.kembar.items() if tahun == self.tahun)

    @cached_property
    def per_daerah(self) -> Mapping[str, tuple[Buku, ...]]:
        """Those books by their region."""
        found: dict[str, list[Buku]] = defaultdict(list)
        for book in self.dipakai:
            found[book.kantor[0]].append(book)
        return {daerah: tuple(books) for daerah, books in found.items()}

    @cached_property
    def menurut_kunci(self) -> Mapping[str, Buku]:
        """The books of this year and of the year before that count, by their content keys."""
        return {books[0].buku: books[0] for (_, tahun), books in self.kembar.items()
                if self.tahun - 1 <= tahun <= self.tahun}

    @cached_property
    def _ukur(self) -> tuple[dict[Inti, list[Ukur]], dict[tuple[Kantor, str], Ukur]]:
        now: dict[Inti, list[Ukur]] = defaultdict(list)
        before: dict[tuple[Kantor, str], Ukur] = {}
        last: dict[int, int] = {}
        for row in self.bahan.indikator():
            book = self.menurut_kunci.get(row.buku)
            if book is None or row.nomor <= last.get(book.nomor, -1):
                continue
            last[book.nomor] = row.nomor
            inti, ukur = intern(kunci_indikator(row.kunci, book.kantor)), _ukur(row, book)
            if book.tahun == self.tahun:
                now[book.kantor[0], inti].append(ukur)
            else:
                before.setdefault((book.kantor, inti), ukur)
        for group in now.values():
            group.sort(key=lambda one: one.buku.nomor)
        return dict(sorted(now.items())), dict(sorted(before.items()))

    @property
    def indikator(self) -> Mapping[Inti, list[Ukur]]:
        """The indicators of the year by region and what they measure."""
        return self._ukur[0]

    @property
    def tahun_lalu(self) -> Mapping[tuple[Kantor, str], Ukur]:
        """The indicators of the year before by office and what they measure."""
        return self._ukur[1]

    @cached_property
    def milik(self) -> Mapping[tuple[int, str], Ukur]:
        """The indicators of the year by the number of their book and what they measure."""
        return {(one.buku.nomor, inti): one for (_, inti), group in self.indikator.items() for one in reversed(group)}

    @cached_property
    def kutipan(self) -> tuple[Kutip, ...]:
        """The figures that the books of the year quote of others."""
        found = {}
        for row in self.bahan.pembanding():
            book = self.menurut_kunci.get(row.buku)
            if book is not None and book.tahun == self.tahun:
                inti = kunci_indikator(row.kunci, book.kantor)
                found[book.nomor, row.baris] = Kutip(book, row.baris, inti, row.indikator, row.jenis, row.nama,
                                                     row.nilai, row.nilai_teks, self.milik.get((book.nomor, inti)))
        return tuple(found[key] for key in sorted(found))

    @cached_property
    def kantor(self) -> Mapping[str, Mapping[str, str]]:
        """The names of the offices of each region, as `cari_instansi` wants them."""
        return {daerah: dengan_singkatan(book.kantor[1] for book in books)
                for daerah, books in self.per_daerah.items()}

    @cached_property
    def menurut_kantor(self) -> Mapping[Kantor, Buku]:
        """The books of the year that count, by their offices."""
        return {book.kantor: book for book in self.dipakai}

    @cached_property
    def _nama_berkas(self) -> Counter[str]:
        return Counter({book.berkas: _ekor(book.berkas, 1) for book in self.semua}.values())

    def berkas(self, book: Buku) -> str:
        """The file of a book by its name, with its folder where several have that name."""
        short = _ekor(book.berkas, 1)
        return _ekor(book.berkas, 2) if self._nama_berkas[short] > 1 else short

    def sebut(self, book: Buku, rincian: str = "") -> str:
        """An office in a sentence: ``Kecamatan Ampel (82,5; berkas ampel.xlsm)``."""
        return f"{book.nama} ({rincian}{'; ' if rincian else ''}berkas {self.berkas(book)})"

    def sebutkan(self, books: Sequence[tuple[Buku, str]]) -> str:
        """Offices with what is told of each, the first of them named and the others counted."""
        return sebutkan([self.sebut(*pair) if number < TERBANYAK else "" for number, pair in enumerate(books)])

    def anggaran(self) -> Iterator[tuple[Buku, tabel.Anggaran]]:
        """The budget of the books of the year that count, each row once."""
        last: dict[int, int] = {}
        for row in self.bahan.anggaran():
            book = self.menurut_kunci.get(row.buku)
            if book is not None and book.tahun == self.tahun and row.nomor > last.get(book.nomor, -1):
                last[book.nomor] = row.nomor
                yield book, row

    @cached_property
    def pemakaian(self) -> Mapping[str, Mapping[str, Pemakai]]:
        """Every code of the year in its nomenclature form, with its names by `kunci_nama` and who uses them."""
        found: dict[str, dict[str, Pemakai]] = defaultdict(dict)
        for book, row in self.anggaran():
            kode, nama = kode_umum(row.kode_baku or row.kode), kunci_nama(row.uraian)
            if jenjang(kode) and nama:
                if nama not in found[kode]:
                    found[kode][nama] = Pemakai()
                found[kode][nama].tambah(book.nomor, row.kode_baku or row.kode, row.uraian)
        return {kode: dict(sorted(names.items())) for kode, names in sorted(found.items())}


def _ekor(path: str, parts: int) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-parts:])


def _buku(row: tabel.Instansi) -> Buku:
    kantor = pemilik(row.instansi, row.kabupaten, row.buku)
    name = " ".join(row.instansi.split()) if serupa(row.instansi) else "Kantor tanpa nama"
    return Buku(0, row.buku, row.berkas, name, row.kabupaten, row.tahun, kantor,
                row.kelengkapan, row.pagu, row.realisasi, row.triwulan or 4, row.skala, row.efisiensi_metode,
                row.dokumen_pk, row.dokumen_pagu, row.versi)


def _ukur(row: tabel.Indikator, book: Buku) -> Ukur:
    return Ukur(book, intern(row.indikator), intern(row.satuan), "rendah" in row.arah.casefold(), intern(row.rumus),
                intern(row.formula), row.target, intern(row.target_teks), row.realisasi, intern(row.realisasi_teks),
                row.capaian, row.capaian_lalu, row.realisasi_lalu, intern(row.realisasi_lalu_teks))


def satuan_sama(one: Ukur, other: Ukur) -> bool:
    """Whether two indicators are measured in the same unit, however it is spelled; an empty one fits none."""
    return bool(one.satuan.strip()) and kunci_satuan(one.satuan) == kunci_satuan(other.satuan)
