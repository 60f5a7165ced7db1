"""The sheets that staff fill, one module each, in the order of their tabs."""

from __future__ import annotations

from lkjip_xl.book.schema.isian.analisis import ANALISIS
from lkjip_xl.book.schema.isian.anggaran_lalu import ANGGARAN_LALU
from lkjip_xl.book.schema.isian.angka_tercetak import ANGKA_TERCETAK
from lkjip_xl.book.schema.isian.belanja import BELANJA
from lkjip_xl.book.schema.isian.indikator import INDIKATOR
from lkjip_xl.book.schema.isian.monev import MONEV
from lkjip_xl.book.schema.isian.naskah import NASKAH
from lkjip_xl.book.schema.isian.organisasi import ORGANISASI
from lkjip_xl.book.schema.isian.pegawai import PEGAWAI
from lkjip_xl.book.schema.isian.pembanding import PEMBANDING
from lkjip_xl.book.schema.isian.pengaturan import PENGATURAN
from lkjip_xl.book.schema.isian.profil import PROFIL
from lkjip_xl.book.schema.isian.program_anggaran import PROGRAM
from lkjip_xl.book.schema.isian.rekomendasi import REKOMENDASI
from lkjip_xl.book.schema.isian.sarpras import SARPRAS
from lkjip_xl.book.schema.isian.tujuan_sasaran import TUJUAN_SASARAN
from lkjip_xl.book.schema.kinds import InputSheet

INPUT_SHEETS: tuple[InputSheet, ...] = (
    PROFIL, PENGATURAN, TUJUAN_SASARAN, INDIKATOR, PEMBANDING, PROGRAM, BELANJA, ANGGARAN_LALU, ANALISIS, MONEV,
    REKOMENDASI, PEGAWAI, SARPRAS, ORGANISASI, NASKAH, ANGKA_TERCETAK,
)
