"""What the rules share: the document, with what several of them need read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.pemeriksaan.bahan import Bahan as BahanBuku
from lkjip_xl.domain.telaah.banding import Perubahan, bandingkan
from lkjip_xl.domain.telaah.beda_nama import BedaNama, beda_nama
from lkjip_xl.domain.telaah.ciri import Ciri, baca_ciri
from lkjip_xl.domain.telaah.deret import deret
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Tabel
from lkjip_xl.domain.telaah.gugus import Nama, baca_nama
from lkjip_xl.domain.telaah.isi_daftar import IsiDaftar, baca_isi_daftar
from lkjip_xl.domain.telaah.kalimat import Kalimat, baca_kalimat
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.kutipan_kalimat import kutipan_kalimat
from lkjip_xl.domain.telaah.kutipan_tabel import kutipan_tabel
from lkjip_xl.domain.telaah.nama_tabel import NamaTabel, baca_nama_tabel
from lkjip_xl.domain.telaah.padanan import bahan_buku, tercetak
from lkjip_xl.domain.telaah.peraturan import Peraturan, baca_peraturan, tanpa_peraturan
from lkjip_xl.domain.telaah.petak import TabelBaca, baca_tabel
from lkjip_xl.domain.telaah.pokok import Konteks, konteks
from lkjip_xl.domain.telaah.ruas import Alinea, Ruas, baca_alinea, baca_kata, baca_ruas
from lkjip_xl.domain.telaah.skala import SkalaNaskah, baca_skala

SEASAL = 0.5
"""From which share of equal paragraphs and cells on a document was made from the report of the workbook."""


@record(frozen=True)
class Bahan:
    """A document as the rules take it, and the computed workbook that it is compared with, if any."""

    dokumen: Dokumen
    hasil: Hasil | None = None
    acuan: Dokumen | None = None
    """The report that this workbook writes, read in the same way."""

    @cached_property
    def tabel(self) -> tuple[tuple[Blok, Tabel], ...]:
        """Every table with its block."""
        return tuple((block, block.tabel) for block in self.dokumen.blok if block.tabel is not None)

    @cached_property
    def ruas(self) -> tuple[Ruas, ...]:
        """Every text: blocks, and the cells of tables once each."""
        return baca_ruas(self.dokumen)

    @cached_property
    def alinea(self) -> tuple[Alinea, ...]:
        """Every paragraph, those of cells one by one, without front lists."""
        return tuple(baca_alinea(self.dokumen))

    @cached_property
    def kata(self) -> Mapping[str, list[tuple[Ruas, str]]]:
        """Every longer word in small letters, with its places as written."""
        return baca_kata(self.ruas)

    @cached_property
    def peraturan(self) -> tuple[Peraturan, ...]:
        """Every regulation that it names."""
        return baca_peraturan(self.ruas)

    @cached_property
    def polos(self) -> tuple[tuple[Ruas, str], ...]:
        """Every text, and the same with blanks for the numbers and titles of regulations."""
        return tuple(zip(self.ruas, tanpa_peraturan(self.ruas, self.peraturan), strict=True))

    @cached_property
    def isi_daftar(self) -> IsiDaftar:
        """Its front lists, and the captions and headings that they list."""
        return baca_isi_daftar(self.dokumen)

    @cached_property
    def kalimat(self) -> tuple[Kalimat, ...]:
        """Every sentence outside tables and front lists."""
        return baca_kalimat(self.dokumen)

    @cached_property
    def per_blok(self) -> Mapping[int, tuple[Kalimat, ...]]:
        """The sentences of each block that has any."""
        found: dict[int, list[Kalimat]] = {}
        for one in self.kalimat:
            found.setdefault(one.letak.blok, []).append(one)
        return MappingProxyType({block: tuple(own) for block, own in found.items()})

    @cached_property
    def ciri(self) -> Ciri:
        """What the document says of itself."""
        return baca_ciri(self.dokumen)

    @cached_property
    def nama(self) -> Nama:
        """The names that it speaks of."""
        return baca_nama(self.dokumen, self.ciri, self.petak)

    @cached_property
    def petak(self) -> tuple[TabelBaca, ...]:
        """Every table with the meaning of its columns and rows."""
        return tuple(baca_tabel(self.dokumen, block, self.ciri) for block, _ in self.tabel)

    @cached_property
    def konteks(self) -> tuple[Konteks, ...]:
        """What was spoken of before each block."""
        return konteks(self.dokumen, self.nama)

    @cached_property
    def nama_tabel(self) -> tuple[NamaTabel, ...]:
        """Every name that a table prints, with what it stands under."""
        return baca_nama_tabel(self.dokumen)

    @cached_property
    def beda_nama(self) -> tuple[BedaNama, ...]:
        """Every name that differs from what most places call the same thing."""
        return beda_nama(self.dokumen, self.ciri, self.nama_tabel, self.ruas)

    @cached_property
    def skala(self) -> tuple[SkalaNaskah, ...]:
        """The scales that it prints."""
        return baca_skala(self.dokumen)

    @cached_property
    def kutipan(self) -> tuple[Kutipan, ...]:
        """Every mention, from tables and from sentences, in reading order."""
        said = {(one.letak, one.mulai): one
                for found in (kutipan_kalimat(self.kalimat, self.ciri, self.nama, self.konteks),
                              deret(self.kalimat, self.nama, self.konteks, self.ciri.tahun)) for one in found}
        both = (*kutipan_tabel(self.petak, self.ciri, self.nama), *said.values())
        return tuple(sorted(both, key=lambda one: (one.letak.blok, one.letak.baris, one.letak.kolom, one.mulai)))

    @cached_property
    def buku(self) -> BahanBuku | None:
        """The workbook as its own checks take it, with every mention in place of the figures that staff typed."""
        if self.hasil is None:
            return None
        return bahan_buku(self.hasil, tercetak(self.kutipan, self.dokumen, self.nama, self.hasil))

    @cached_property
    def perubahan(self) -> tuple[Perubahan, ...]:
        """What changed since the program wrote the document from the workbook; nothing where it wrote no such thing."""
        if self.acuan is None:
            return ()
        found = bandingkan(self.acuan, self.dokumen)
        return found.perubahan if found.sama >= SEASAL * (found.sama + len(found.perubahan)) else ()

    @cached_property
    def menurut(self) -> Mapping[tuple[str, str, int], tuple[Kutipan, ...]]:
        """The mentions that are figures, by what they are of, whose, and of which year, in reading order."""
        found: dict[tuple[str, str, int], list[Kutipan]] = {}
        for one in self.kutipan:
            if one.bacaan.nilai is not None:
                found.setdefault((one.besaran, one.tentang, one.tahun), []).append(one)
        return MappingProxyType({key: tuple(group) for key, group in found.items()})
