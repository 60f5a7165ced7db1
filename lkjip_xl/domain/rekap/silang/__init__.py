"""The checks that only many books allow: each code a function over what is kept of the rows (`Kumpulan`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from lkjip_xl.domain.rekap.silang import ganda, indikator, kode, pembanding, salinan, seragam, tahunan, uang
from lkjip_xl.domain.rekap.silang.bahan import Bahan, Kumpulan
from lkjip_xl.domain.rekap.tabel import Temuan

__all__ = ["DAFTAR", "Bahan", "silang"]

DAFTAR: Mapping[str, Callable[[Kumpulan], Iterator[Temuan]]] = MappingProxyType({
    "R-101": pembanding.kutipan_kantor,
    "R-102": pembanding.kutipan_terbaik,
    "R-103": pembanding.kutipan_rata,
    "R-104": pembanding.kutipan_beda,
    "R-105": pembanding.terbaik_ganda,
    "R-111": indikator.beda_satuan,
    "R-112": indikator.beda_arah,
    "R-113": indikator.beda_rumus,
    "R-114": indikator.beda_formula,
    "R-115": indikator.beda_skala_angka,
    "R-116": indikator.target_kecamatan,
    "R-117": indikator.target_tak_tercapai,
    "R-121": kode.kode_dua_nama,
    "R-122": kode.nama_dua_kode,
    "R-131": salinan.analisis_sama,
    "R-132": salinan.analisis_berulang,
    "R-133": salinan.kinerja_sama,
    "R-134": salinan.anggaran_sama,
    "R-141": ganda.kantor_ganda,
    "R-142": ganda.berkas_ganda,
    "R-143": ganda.daerah_asing,
    "R-144": ganda.tahun_lain,
    "R-151": uang.pagu_di_atas_apbd,
    "R-152": uang.realisasi_di_atas_apbd,
    "R-153": uang.pagu_jauh_di_bawah,
    "R-154": uang.pagu_ribuan,
    "R-161": tahunan.realisasi_lalu,
    "R-162": tahunan.capaian_lalu,
    "R-163": tahunan.ukuran_berganti,
    "R-164": tahunan.indikator_berganti,
    "R-171": seragam.skala_beda,
    "R-172": seragam.triwulan_beda,
    "R-173": seragam.efisiensi_beda,
    "R-174": seragam.pagu_beda,
    "R-175": seragam.pk_beda,
})
"""Every code with its check, in the order in which their findings come."""


def silang(bahan: Bahan) -> tuple[Temuan, ...]:
    """What contradicts across the books: rows of the table temuan, by code, then by the books that they are about.

    All are of the year of the rekap, also where the book is of another year. The same rows give the same
    findings, in whatever order the books come.
    """
    kept = Kumpulan(bahan)
    order = {book.buku: book.nomor for book in reversed(kept.semua)}
    found = [row._replace(tahun=bahan.tahun) for check in DAFTAR.values() for row in check(kept)]
    return tuple(sorted(found, key=lambda row: (row.kode, order[row.buku], row.pokok, row.temuan)))
