"""The printed tables: for each output sheet, the function that makes its lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from lkjip_xl.book.schema import OUTPUT_SHEETS, OutputSheet
from lkjip_xl.book.tables import (
    anggaran,
    bagan,
    kepegawaian,
    kinerja,
    lampiran,
    narasi,
    perencanaan,
    perjanjian,
    renaksi,
)
from lkjip_xl.book.tables.line import Line, Lines, Maker
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.teks import lengkung, satukan_tahun

MAKERS: Mapping[str, Maker] = MappingProxyType({
    "pegawai_pendidikan": kepegawaian.pendidikan,
    "pegawai_golongan": kepegawaian.menurut_gender,
    "pegawai_jabatan": kepegawaian.menurut_gender,
    "pegawai_pangkat": kepegawaian.pangkat,
    "sarpras": kepegawaian.sarpras,
    "renstra": perencanaan.renstra,
    "renstra_enam": perencanaan.renstra_enam,
    "renja": perencanaan.renja,
    "perjanjian_kinerja": perencanaan.perjanjian_kinerja,
    "program_pagu": perencanaan.program_pagu,
    "pencapaian": kinerja.pencapaian,
    "capaian_sasaran": kinerja.capaian_sasaran,
    "banding_lalu": kinerja.banding_lalu,
    "banding_akhir": kinerja.banding_akhir,
    "banding_opd": kinerja.banding_opd,
    "keluaran": anggaran.keluaran,
    "realisasi_belanja": anggaran.realisasi_belanja,
    "pengukuran": kinerja.pengukuran,
    "banding_tiga": kinerja.banding_tiga,
    "banding_tahun": kinerja.banding_tahun,
    "kemajuan": kinerja.kemajuan,
    "analisis": kinerja.analisis,
    "efisiensi": anggaran.efisiensi,
    "penunjang": anggaran.penunjang,
    "komposisi_belanja": anggaran.komposisi_belanja,
    "realisasi_anggaran": anggaran.realisasi_anggaran,
    "anggaran_tahunan": anggaran.anggaran_tahunan,
    "jumlah_kategori": kinerja.jumlah_kategori,
    "pengukuran_bab4": kinerja.pengukuran,
    "narasi": narasi.narasi,
    "lampiran_iku": lampiran.iku,
    "lampiran_cascading": bagan.cascading,
    "lampiran_cascading_program": bagan.cascading_program,
    "lampiran_pohon": bagan.pohon,
    "lampiran_rkt": lampiran.rkt,
    "lampiran_rkt_program": lampiran.rkt_program,
    "lampiran_pk_surat": perjanjian.pk_surat,
    "lampiran_pk_target": perjanjian.pk_target,
    "lampiran_pk_anggaran": perjanjian.pk_anggaran,
    "lampiran_pkp_surat": perjanjian.pkp_surat,
    "lampiran_pkp_target": perjanjian.pkp_target,
    "lampiran_pkp_anggaran": perjanjian.pkp_anggaran,
    "lampiran_renaksi": renaksi.renaksi,
    "lampiran_renaksi_bulan": renaksi.renaksi_bulan,
    "lampiran_renaksi_langkah": renaksi.renaksi_langkah,
    "lampiran_renaksi_program": renaksi.renaksi_program,
    "lampiran_renaksi_program_bulan": renaksi.renaksi_program_bulan,
    "lampiran_monev": renaksi.monev,
    "lampiran_monev_catatan": renaksi.monev_catatan,
    "lampiran_monev_program": renaksi.monev_program,
    "lampiran_monev_anggaran": renaksi.monev_anggaran,
    "lampiran_pengukuran": lampiran.pengukuran,
    "lampiran_pengukuran_anggaran": lampiran.pengukuran_anggaran,
})
"""The maker of every output sheet, by the key of the sheet."""


def made_lines(hasil: Hasil, sheets: Iterable[OutputSheet] = OUTPUT_SHEETS) -> dict[str, Lines]:
    """The lines of those output sheets, by the key of the sheet, their texts set alike whoever typed them."""
    return {sheet.key: [_alike(line) for line in MAKERS[sheet.key](hasil, sheet)] for sheet in sheets}


def _alike(line: Line) -> Line:
    """A line with quotation marks as in the Word report, and no span of years torn by the end of a line."""
    cells = tuple(satukan_tahun(lengkung(cell)) if isinstance(cell, str) else cell for cell in line.cells)
    return line if cells == line.cells else replace(line, cells=cells)
