"""What a document says in terms of the workbook: its mentions as printed figures, under the names of the workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan.bahan import Bahan as BahanBuku
from lkjip_xl.domain.telaah.dokumen import Dokumen
from lkjip_xl.domain.telaah.gugus import Nama
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.tercetak import Tercetak


def bahan_buku(hasil: Hasil, tercetak: tuple[Tercetak, ...]) -> BahanBuku:
    """A workbook as its own checks take it, with these mentions in place of the figures that staff typed."""
    return BahanBuku(replace(hasil, laporan=replace(hasil.laporan, tercetak=tercetak)))


def tercetak(kutipan: tuple[Kutipan, ...], dokumen: Dokumen, nama: Nama, hasil: Hasil) -> tuple[Tercetak, ...]:
    """The mentions as printed figures, in their order, each with its index in place of a row of the sheet.

    Their names are those of the workbook wherever a mention surely speaks of one of its rows.
    """
    names = _nama_buku(nama, hasil)
    return tuple(Tercetak(index, dokumen.bagian(one.letak), one.besaran, _tentang(one.tentang, names), one.tahun,
                          one.teks, one.nama_tercetak) for index, one in enumerate(kutipan))


def _tentang(name: str, names: Mapping[str, str]) -> str:
    own, mark, other = name.partition(" | ")
    return f"{names.get(serupa(own), own)}{mark}{other}"


def _nama_buku(nama: Nama, hasil: Hasil) -> Mapping[str, str]:
    """The names of the workbook by those that the document uses for the same; one that could be two is left out."""
    own = semua_nama(hasil)
    said = {name: found.nama for name in own if (found := nama.cari(name))}
    counts = Counter(serupa(name) for name in said.values())
    clear = {serupa(used): name for name, used in said.items() if counts[serupa(used)] == 1}
    return clear | {serupa(name): name for name in own}


def semua_nama(hasil: Hasil) -> tuple[str, ...]:
    """The indicators, tujuan, sasaran, programs, kegiatan and sub kegiatan of a workbook, each name once."""
    nodes = (node.baris.uraian for top in hasil.pohon.program for node in top.semua())
    return tuple(dict.fromkeys((*(one.indikator.nama for one in hasil.indikator),
                                *(one.induk.uraian for one in hasil.induk), *nodes)))
