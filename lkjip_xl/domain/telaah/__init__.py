"""Reading a report and finding where it contradicts itself, or the workbook it was made from.

file -> reader -> `dokumen.Dokumen` -> mentions (`kutipan`) -> rules (`kaidah`) -> remarks (`catatan`)
"""

from __future__ import annotations

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Dokumen
from lkjip_xl.domain.telaah.kaidah import (
    buku,
    cacah,
    daftar,
    efisiensi,
    hitungan,
    hitungan_kalimat,
    identitas,
    kalimat,
    kembar,
    kosong,
    nama,
    nomor,
    sisa,
    skala,
    tahun,
    tindak_lanjut,
    tulisan,
)

DAFTAR: tuple[Kaidah, ...] = (
    *hitungan.DAFTAR, *hitungan_kalimat.DAFTAR, *kembar.DAFTAR, *kalimat.DAFTAR, *skala.DAFTAR, *cacah.DAFTAR,
    *daftar.DAFTAR, *tahun.DAFTAR, *nama.DAFTAR, *sisa.DAFTAR, *tulisan.DAFTAR, *nomor.DAFTAR, *kosong.DAFTAR,
    *identitas.DAFTAR, *tindak_lanjut.DAFTAR, *efisiensi.DAFTAR, *buku.DAFTAR,
)
"""Every rule, in the order of the codes."""


def telaah(dokumen: Dokumen, hasil: Hasil | None = None) -> tuple[Remark, ...]:
    """The contradictions of a document, each told once, in the order of the rules."""
    return remarks(Bahan(dokumen, hasil))


def remarks(bahan: Bahan) -> tuple[Remark, ...]:
    """The same of a document that more than the rules look at."""
    return tuple(dict.fromkeys(found for rule in DAFTAR for found in rule.cari(bahan)))
