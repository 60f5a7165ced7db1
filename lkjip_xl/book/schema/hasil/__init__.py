"""The sheets that Python fills, by subject; here their order."""

from __future__ import annotations

from lkjip_xl.book.schema.hasil.anggaran import (
    ANGGARAN_TAHUNAN,
    EFISIENSI,
    KELUARAN,
    KOMPOSISI_BELANJA,
    REALISASI_ANGGARAN,
    REALISASI_BELANJA,
)
from lkjip_xl.book.schema.hasil.kepegawaian import (
    PEGAWAI_GOLONGAN,
    PEGAWAI_JABATAN,
    PEGAWAI_PANGKAT,
    PEGAWAI_PENDIDIKAN,
    SARPRAS,
)
from lkjip_xl.book.schema.hasil.kinerja import (
    ANALISIS,
    BANDING_AKHIR,
    BANDING_LALU,
    BANDING_OPD,
    BANDING_TAHUN,
    BANDING_TIGA,
    CAPAIAN_SASARAN,
    JUMLAH_KATEGORI,
    KEMAJUAN,
    PENCAPAIAN,
    PENGUKURAN,
    PENGUKURAN_BAB4,
    PENUNJANG,
)
from lkjip_xl.book.schema.hasil.lampiran import LAMPIRAN_SHEETS
from lkjip_xl.book.schema.hasil.narasi import NARASI
from lkjip_xl.book.schema.hasil.perencanaan import PERJANJIAN_KINERJA, PROGRAM_PAGU, RENJA, RENSTRA, RENSTRA_ENAM
from lkjip_xl.book.schema.hasil.periksa import WORK_SHEETS
from lkjip_xl.book.schema.hasil.ringkasan import RINGKASAN
from lkjip_xl.book.schema.kinds import OutputSheet

OUTPUT_SHEETS: tuple[OutputSheet, ...] = (
    PEGAWAI_PENDIDIKAN, PEGAWAI_GOLONGAN, PEGAWAI_JABATAN, PEGAWAI_PANGKAT, SARPRAS, RENSTRA, RENSTRA_ENAM, RENJA,
    PERJANJIAN_KINERJA, PROGRAM_PAGU, PENCAPAIAN, CAPAIAN_SASARAN, BANDING_LALU, BANDING_AKHIR, BANDING_OPD, KELUARAN,
    REALISASI_BELANJA, PENGUKURAN, BANDING_TIGA, BANDING_TAHUN, KEMAJUAN, ANALISIS, EFISIENSI, PENUNJANG,
    KOMPOSISI_BELANJA, REALISASI_ANGGARAN, ANGGARAN_TAHUNAN, JUMLAH_KATEGORI, PENGUKURAN_BAB4, NARASI, *LAMPIRAN_SHEETS,
)

OUTPUT_NAMES: tuple[str, ...] = (RINGKASAN.name, *(sheet.name for sheet in (*OUTPUT_SHEETS, *WORK_SHEETS)))
"""The sheets that Python writes, besides the facts on Beranda."""

TERCETAK: tuple[str, ...] = tuple(name for name in OUTPUT_NAMES if name not in {sheet.name for sheet in WORK_SHEETS})
"""The sheets that belong to the printed report."""
