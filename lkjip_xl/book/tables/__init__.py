"""The printed tables: for each output sheet, the function that makes its lines."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lkjip_xl.book.tables import anggaran, kepegawaian, kinerja, lampiran, narasi, perencanaan
from lkjip_xl.book.tables.line import Maker

MAKERS: Mapping[str, Maker] = MappingProxyType({
    "pegawai_pendidikan": kepegawaian.pendidikan,
    "pegawai_golongan": kepegawaian.menurut_gender,
    "pegawai_jabatan": kepegawaian.menurut_gender,
    "pegawai_pangkat": kepegawaian.pangkat,
    "sarpras": kepegawaian.sarpras,
    "renstra": perencanaan.renstra,
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
    "kemajuan": kinerja.kemajuan,
    "analisis": kinerja.analisis,
    "efisiensi": anggaran.efisiensi,
    "penunjang": anggaran.penunjang,
    "komposisi_belanja": anggaran.komposisi_belanja,
    "realisasi_anggaran": anggaran.realisasi_anggaran,
    "jumlah_kategori": kinerja.jumlah_kategori,
    "pengukuran_bab4": kinerja.pengukuran,
    "narasi": narasi.narasi,
    "lampiran_iku": lampiran.iku,
    "lampiran_cascading": lampiran.cascading,
    "lampiran_pohon": lampiran.pohon,
    "lampiran_rkt": lampiran.rkt,
    "lampiran_pk_surat": lampiran.pk_surat,
    "lampiran_pk_target": lampiran.pk_target,
    "lampiran_pk_anggaran": lampiran.pk_anggaran,
    "lampiran_pkp_surat": lampiran.pkp_surat,
    "lampiran_pkp_target": lampiran.pkp_target,
    "lampiran_pkp_anggaran": lampiran.pkp_anggaran,
    "lampiran_renaksi": lampiran.renaksi,
    "lampiran_renaksi_bulan": lampiran.renaksi_bulan,
    "lampiran_monev": lampiran.monev,
    "lampiran_monev_anggaran": lampiran.monev_anggaran,
    "lampiran_pengukuran": lampiran.pengukuran,
})
"""The maker of every output sheet, by the key of the sheet."""
