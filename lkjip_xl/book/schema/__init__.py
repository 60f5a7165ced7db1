"""The workbook, declared once: sheets, tables, columns, labels, units, lists, widths and help texts.

``isian`` holds the sheets that staff fill, a module each, and ``hasil`` those that Python fills, by subject; the
template, the reader, the checks, ``lkjip skema`` and ``docs/lembar.md`` all follow from them. Positions given here are
where the template puts things; the reader looks for the headings instead.
"""

from __future__ import annotations

from lkjip_xl.book.bantuan import BANTUAN, LANGKAH
from lkjip_xl.book.schema.beranda import (
    BERANDA,
    BERANDA_CELLS,
    HITUNG_ULANG,
    TOMBOL,
    TOMBOL_SEBARIS,
    VERSI_TEMPLATE,
    Tombol,
)
from lkjip_xl.book.schema.hasil import OUTPUT_NAMES, OUTPUT_SHEETS, TERCETAK
from lkjip_xl.book.schema.hasil.lampiran import GARIS, LAMPIRAN
from lkjip_xl.book.schema.hasil.periksa import (
    PERIKSA,
    PERIKSA_LEMBAR,
    PERIKSA_SEL,
    PERIKSA_TAUTAN,
    REVIU,
    TELAAH,
    TELAAH_SALINAN,
    WORK_SHEETS,
)
from lkjip_xl.book.schema.hasil.ringkasan import (
    DATA_GRAFIK,
    GRAFIK,
    JUDUL_RINGKASAN,
    RINGKASAN,
    RINGKASAN_FACTS,
    RINGKASAN_LEVELS,
    RINGKASAN_LINES,
    TAHUN_GRAFIK,
    TINGKAT_TERBANYAK,
)
from lkjip_xl.book.schema.hasil.tampilan import (
    ASAL_ANGKA,
    BUKA,
    BUKA_SALINAN,
    KEMBALI,
    KOSONG,
    LEVELS,
    MAKS_BARIS_HASIL,
    TAK_BERISI,
    TANPA_ISIAN,
    TTD,
)
from lkjip_xl.book.schema.isian import INPUT_SHEETS
from lkjip_xl.book.schema.isian.angka_tercetak import ANGKA_TERCETAK
from lkjip_xl.book.schema.isian.indikator import INDIKATOR, MAKS_INDIKATOR
from lkjip_xl.book.schema.isian.kolom import TANPA_TAHUN
from lkjip_xl.book.schema.isian.pengaturan import PENGATURAN
from lkjip_xl.book.schema.isian.profil import PROFIL
from lkjip_xl.book.schema.isian.program_anggaran import MAKS_SUB_KEGIATAN, PROGRAM
from lkjip_xl.book.schema.isian.tujuan_sasaran import TUJUAN_SASARAN
from lkjip_xl.book.schema.kinds import (
    COLOUR_COLUMN,
    DECIMALS_COLUMN,
    FIRST_COLUMN,
    LABEL_COLUMN,
    LEVEL_COLUMN,
    OUT_FIRST_COLUMN,
    VALUE_COLUMN,
    Column,
    Field,
    Form,
    Format,
    InputSheet,
    Kind,
    OutColumn,
    OutputSheet,
    Table,
)
from lkjip_xl.book.schema.lists import ARAH, LISTS, MENUNJANG, SATUAN, SKALA_SENDIRI, WARNA
from lkjip_xl.book.schema.lookup import DAFTAR, SETELAN, SHEET_NAMES, block, output_sheet, table_sheet

__all__ = [
    "ANGKA_TERCETAK",
    "ARAH",
    "ASAL_ANGKA",
    "BANTUAN",
    "BERANDA",
    "BERANDA_CELLS",
    "BUKA",
    "BUKA_SALINAN",
    "COLOUR_COLUMN",
    "DAFTAR",
    "DATA_GRAFIK",
    "DECIMALS_COLUMN",
    "FIRST_COLUMN",
    "GARIS",
    "GRAFIK",
    "HITUNG_ULANG",
    "INDIKATOR",
    "INPUT_SHEETS",
    "JUDUL_RINGKASAN",
    "KEMBALI",
    "KOSONG",
    "LABEL_COLUMN",
    "LAMPIRAN",
    "LANGKAH",
    "LEVELS",
    "LEVEL_COLUMN",
    "LISTS",
    "MAKS_BARIS_HASIL",
    "MAKS_INDIKATOR",
    "MAKS_SUB_KEGIATAN",
    "MENUNJANG",
    "OUTPUT_NAMES",
    "OUTPUT_SHEETS",
    "OUT_FIRST_COLUMN",
    "PENGATURAN",
    "PERIKSA",
    "PERIKSA_LEMBAR",
    "PERIKSA_SEL",
    "PERIKSA_TAUTAN",
    "PROFIL",
    "PROGRAM",
    "REVIU",
    "RINGKASAN",
    "RINGKASAN_FACTS",
    "RINGKASAN_LEVELS",
    "RINGKASAN_LINES",
    "SATUAN",
    "SETELAN",
    "SHEET_NAMES",
    "SKALA_SENDIRI",
    "TAHUN_GRAFIK",
    "TAK_BERISI",
    "TANPA_ISIAN",
    "TANPA_TAHUN",
    "TELAAH",
    "TELAAH_SALINAN",
    "TERCETAK",
    "TINGKAT_TERBANYAK",
    "TOMBOL",
    "TOMBOL_SEBARIS",
    "TTD",
    "TUJUAN_SASARAN",
    "VALUE_COLUMN",
    "VERSI_TEMPLATE",
    "WARNA",
    "WORK_SHEETS",
    "Column",
    "Field",
    "Form",
    "Format",
    "InputSheet",
    "Kind",
    "OutColumn",
    "OutputSheet",
    "Table",
    "Tombol",
    "block",
    "output_sheet",
    "table_sheet",
]
