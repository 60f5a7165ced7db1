"""The checks over a whole report: no figure may contradict another.

Each check is one function from what all share, a computed report with its printed figures read once, to the findings of
one code; its rule, basis and words stand under that code in ``aturan/pemeriksaan``. `DAFTAR` lists them all, in the
order of their codes.
"""

from __future__ import annotations

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.triwulan import ROMAWI
from lkjip_xl.domain.pemeriksaan import cetak, dokumen, jumlah, kelengkapan, kinerja, nama, naskah, uang
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.temuan import Finding

DAFTAR: tuple[Pemeriksaan, ...] = (
    *kelengkapan.DAFTAR, *dokumen.DAFTAR, *nama.DAFTAR, *jumlah.DAFTAR, *uang.DAFTAR, *kinerja.DAFTAR, *naskah.DAFTAR,
    *cetak.DAFTAR,
)
"""Every check."""


def pemeriksaan(hasil: Hasil) -> tuple[Finding, ...]:
    """The findings of all checks over a computed report, in the order of the checks.

    A year that is reported up to an earlier quarter than the fourth is not yet judged as a whole.
    """
    bahan = Bahan(hasil)
    berjalan = hasil.laporan.pengaturan.triwulan < len(ROMAWI)
    return tuple(found for check in DAFTAR if not (berjalan and check.setahun) for found in check.cari(bahan))
