"""The input sheet "Program Anggaran"."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.book.schema.kinds import Column, InputSheet, Kind, Table
from lkjip_xl.domain.nilai.triwulan import ROMAWI

MAKS_SUB_KEGIATAN = 400


def _per_triwulan(key: str, label: str, kind: Kind, width: float, text: str, unit: str = "") -> Iterator[Column]:
    for index, roman in enumerate(ROMAWI, 1):
        yield Column(f"{key}_{index}", f"{label} {roman}", kind, width, text, unit=unit)


PROGRAM = InputSheet(
    "Program Anggaran",
    "Program, Kegiatan, Sub Kegiatan dan Anggaran",
    "Urut menurut kode. Anggaran hanya diisi pada sub kegiatan; kegiatan dan program dijumlahkan sendiri.",
    (
        Table(
            "program",
            "Program, kegiatan, sub kegiatan",
            (
                Column("kode", "Kode", "kode", 20, "Kode nomenklatur: 7.01.01 program, 7.01.01.2.06 kegiatan, "
                       "7.01.01.2.06.0001 sub kegiatan.", True),
                Column("uraian", "Program / Kegiatan / Sub Kegiatan", "uraian", 56, "Nama menurut DPA.", True),
                Column("induk", "Tujuan/Sasaran yang Didukung", "pilihan", 36,
                       "Cukup diisi pada program; kegiatan dan sub kegiatan mengikuti kecuali diisi sendiri.", False,
                       "induk.uraian"),
                Column("sasaran_program", "Sasaran Program", "uraian", 34, "Sasaran menurut dokumen program."),
                Column("indikator", "Indikator", "uraian", 44, "Indikator program, kegiatan, atau keluaran."),
                Column("satuan", "Satuan", "teks", 12, "Satuan keluaran, misalnya Dokumen.", False, "satuan"),
                Column("target", "Target", "angka", 12, "Target kinerja atau keluaran."),
                Column("realisasi", "Realisasi Kinerja", "angka", 12, "Realisasi kinerja atau keluaran."),
                Column("jenis_belanja", "Jenis Belanja", "pilihan", 24, "Pada sub kegiatan dengan satu jenis belanja.",
                       False, "jenis_belanja"),
                Column("pagu_murni", "Pagu Murni", "rupiah", 19, "Hanya pada sub kegiatan.", unit="Rp"),
                Column("pagu_perubahan", "Pagu Perubahan", "rupiah", 19, "Hanya pada sub kegiatan.", unit="Rp"),
                Column("realisasi_anggaran", "Realisasi Anggaran", "rupiah", 19,
                       "Hanya pada sub kegiatan; kosong berarti jumlah serapan triwulan.", unit="Rp"),
                Column("anggaran_depan", "Anggaran Tahun Depan", "rupiah", 19, "Hanya pada sub kegiatan.", unit="Rp"),
                Column("menunjang", "Menunjang / Tidak", "pilihan", 16,
                       "Pada program; kosong berarti dinilai dari capaian programnya.", False, "menunjang"),
                *_per_triwulan("target_tw", "Target TW", "angka", 11, "Target keluaran triwulan ini saja."),
                *_per_triwulan("realisasi_tw", "Realisasi TW", "angka", 11, "Keluaran yang tercapai dalam triwulan "
                               "ini; kosong berarti belum dilaporkan."),
                *_per_triwulan("serapan_tw", "Serapan TW", "rupiah", 19, "Realisasi anggaran dalam triwulan ini saja.",
                               "Rp"),
            ),
            6,
            600,
        ),
    ),
)
