"""The outline of the report made into blocks: only parts that hold something, numbered without a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lkjip_xl.book.gaya import Bagian, gaya
from lkjip_xl.book.naskah.blok import Bagan, Blok, Grafik, Halaman, Isi, Jenis, Judul, Paragraf, Tabel
from lkjip_xl.book.naskah.isi import Bahan, Pengisi, Sistematika, Tempat
from lkjip_xl.book.naskah.lebar import needs_landscape
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.triwulan import ROMAWI

HURUF = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class _Potongan:
    """A heading with what stands under it, up to the next one; whether its pages may lie on their side, and must."""

    blok: tuple[Bahan, ...]
    boleh: bool = False
    perlu: bool = False


def blocks(hasil: Hasil) -> tuple[Blok, ...]:
    """All blocks of the report after its cover."""
    return _Penyusun(hasil).blocks()


class _Penyusun:
    """Goes through the outline of the house style."""

    def __init__(self, hasil: Hasil) -> None:
        self.hasil, self.kertas = hasil, hasil.laporan.pengaturan.kertas
        self.susunan = gaya(hasil.laporan.pengaturan.gaya).susunan
        self.isi = Pengisi(hasil)
        self.mendatar = False

    def blocks(self) -> tuple[Blok, ...]:
        body = [block for number, bab in enumerate(self.susunan.bab, 1) for block in self._bab(number, bab)]
        last = self.isi.under(self.susunan.lampiran.isi, Tempat())
        if last:
            body += [*self._turn(mendatar=False), Judul(1, "", self.susunan.lampiran.judul.upper(), halaman_baru=True),
                     *last]
        whole = [made for block in body for made in self._expanded(block, body)]
        there = _listed(whole)
        front = [block for part in self.susunan.depan for found in self._depan(part, there)
                 for block in self._expanded(found, whole)]
        return (Halaman("depan"), *front, Halaman("isi", mulai=True), *whole)

    def _expanded(self, block: Bahan, body: Sequence[Bahan]) -> Iterator[Blok]:
        if isinstance(block, Sistematika):
            yield from self._sistematika(body)
        else:
            yield block

    def _sistematika(self, body: Iterable[Bahan]) -> Iterator[Blok]:
        """The chapters and their parts, as they are headed in this report."""
        titles = iter(bab.judul for bab in self.susunan.bab)
        for block in body:
            if isinstance(block, Judul) and block.nomor and block.tingkat == 1:
                number = block.nomor.removeprefix("BAB ")
                yield Paragraf(f"Bab {number} {next(titles)}", "tebal", berlanjut=True)
            elif isinstance(block, Judul) and block.tingkat == 2:
                yield Paragraf(block.lengkap, "rincian")

    def _depan(self, part: Bagian, there: set[Jenis]) -> Iterator[Bahan]:
        """A part before Bab I; a list of what there is none of is left out."""
        found = self.isi.under(part.isi, Tempat())
        if found and all(block.jenis in there for block in found if isinstance(block, Isi)):
            yield Judul(1, "", part.judul.upper(), halaman_baru=not part.menyambung)
            yield from found

    def _bab(self, number: int, bab: Bagian) -> Iterator[Bahan]:
        self.isi.bab = number
        heading = Judul(1, f"BAB {ROMAWI[number - 1]}", bab.judul.upper(), halaman_baru=True)
        pieces = [_Potongan((heading, *self.isi.under(bab.isi, Tempat())))]
        count = 0
        for child in bab.anak:
            found = self._anak(child)
            if found:
                count += 1
                title = Judul(2, f"{number}.{count}", self.isi.heading(child))
                pieces += [_Potongan((title, *found[0].blok)), *found[1:]]
        pieces.append(_Potongan(tuple(self.isi.under(bab.tutup, Tempat()))))
        yield from self._turn(mendatar=False)
        for piece, mendatar in zip(pieces, _orientations(pieces), strict=True):
            if piece.blok:
                yield from self._turn(mendatar)
                yield from piece.blok

    def _anak(self, part: Bagian) -> list[_Potongan]:
        """What stands under a numbered heading, first its own lines; empty where there is nothing at all."""
        own = self.isi.under(part.isi, Tempat())
        below = [(child, place, found) for child in part.anak for place in self._places(child)
                 if (found := self.isi.under(child.isi, place))]
        letters = iter(HURUF if len(below) > 1 and not any(child.tiap for child in part.anak) else "")
        parts = [self._potongan(child, place, next(letters, ""), found) for child, place, found in below]
        return [_Potongan(tuple(own)), *parts] if own or parts else []

    def _potongan(self, part: Bagian, place: Tempat, letter: str, found: Sequence[Bahan]) -> _Potongan:
        heading = Judul(3, f"{letter}." if letter else "", self.isi.heading(part, place))
        wide = any(isinstance(block, Tabel) and needs_landscape(block, self.kertas) for block in found)
        return _Potongan((heading, *found), part.mendatar, part.mendatar and wide)

    def _places(self, part: Bagian) -> Sequence[Tempat]:
        if part.tiap != "induk":
            return [Tempat()]
        return [Tempat(index, induk) for index, induk in enumerate(self.hasil.induk)]

    def _turn(self, mendatar: bool) -> Iterator[Blok]:
        """New pages of the other orientation, where that changes."""
        if mendatar != self.mendatar:
            self.mendatar = mendatar
            yield Halaman("isi", mendatar)


def _orientations(pieces: Sequence[_Potongan]) -> list[bool]:
    """Whether each piece lies on its side: where a table needs it, or between two that do, so no page ends early."""
    lying: list[bool] = []
    for index, piece in enumerate(pieces):
        between = piece.boleh and bool(lying) and lying[-1] and _needed_next(pieces[index + 1:])
        lying.append(piece.perlu or between)
    return lying


def _needed_next(pieces: Iterable[_Potongan]) -> bool:
    for piece in pieces:
        if not piece.boleh:
            return False
        if piece.perlu:
            return True
    return False


def _listed(body: Iterable[Bahan]) -> set[Jenis]:
    """What the lists in front of the report can list."""
    kinds: set[Jenis] = {"Judul"}
    return kinds | {block.keterangan.jenis for block in body if isinstance(block, (Tabel, Grafik, Bagan))}
