"""The input sheet "Program Anggaran"."""

from __future__ import annotations

from lkjip_xl.book.schema.isian.kolom import CARA_TRIWULAN, per_triwulan
from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

MAKS_SUB_KEGIATAN = 2000
"""How many sub kegiatan the program is designed for."""


PROGRAM = InputSheet(
    "Program Anggaran",
    "Program, Kegiatan, Sub Kegiatan dan Anggaran",
    "Urut menurut kode; indikator kedua ditulis di baris berikutnya dengan kode yang sama. Anggaran hanya diisi pada "
    "sub kegiatan, satu kali per kode; kegiatan dan program dijumlahkan sendiri.",
    (
        Table(
            "program",
            "Program, kegiatan, sub kegiatan",
            (
                Column("kode", "Kode", "kode", 20, "Kode nomenklatur: 7.01.01 program, 7.01.01.2.06 kegiatan, "
                       "7.01.01.2.06.0001 sub kegiatan.", True),
                Column("uraian", "Program / Kegiatan / Sub Kegiatan", "uraian", 56, "Nama menurut DPA; kosong bila "
                       "kodenya ada di nomenklatur kecamatan (7.01) atau sudah bernama di baris atas."),
                Column("induk", "Tujuan/Sasaran yang Didukung", "pilihan", 36,
                       "Cukup diisi pada program; kegiatan dan sub kegiatan mengikuti kecuali diisi sendiri.", False,
                       "induk.uraian"),
                Column("sasaran_program", "Sasaran Program", "uraian", 34, "Sasaran menurut dokumen program."),
                Column("indikator", "Indikator", "uraian", 44, "Indikator program, kegiatan, atau keluaran."),
                Column("satuan", "Satuan", "teks", 12, "Satuan keluaran, misalnya Dokumen.", False, "satuan"),
                Column("arah", "Arah", "pilihan", 18, "Kosong: semakin tinggi semakin baik.", False, "arah"),
                Column("jenis_target", "Jenis Target", "pilihan", 13, "Kosong: Angka. Rentang: 90-100. Predikat: BB.",
                       False, "jenis_target"),
                Column("target", "Target", "nilai", 12, "Target kinerja atau keluaran setahun."),
                Column("realisasi", "Realisasi Kinerja", "nilai", 12, "Realisasi setahun; kosong: dihitung dari "
                       "triwulan."),
                Column("jenis_belanja", "Jenis Belanja", "pilihan", 24, "Pada sub kegiatan dengan satu jenis belanja.",
                       False, "jenis_belanja"),
                Column("pagu_murni", "Pagu Murni", "rupiah", 19, "Hanya pada sub kegiatan.", unit="Rp"),
                Column("pagu_perubahan", "Pagu Perubahan", "rupiah", 19,
                       "Hanya yang berubah; kosong: sama dengan Pagu Murni.", unit="Rp"),
                Column("realisasi_anggaran", "Realisasi Anggaran", "rupiah", 19,
                       "Hanya pada sub kegiatan; kosong berarti jumlah serapan triwulan.", unit="Rp"),
                Column("anggaran_depan", "Anggaran Tahun Depan", "rupiah", 19, "Hanya pada sub kegiatan.", unit="Rp"),
                Column("menunjang", "Menunjang / Tidak", "pilihan", 16,
                       "Pada program; kosong berarti dinilai dari capaian programnya.", False, "menunjang"),
                CARA_TRIWULAN,
                *per_triwulan("target_tw", "Target TW", "nilai", 11, "Menurut Cara Triwulan: dijumlahkan, triwulan itu "
                              "saja; posisi, pada akhir triwulan."),
                *per_triwulan("realisasi_tw", "Realisasi TW", "nilai", 11, "Menurut Cara Triwulan; kosong: belum "
                              "dilaporkan."),
                *per_triwulan("serapan_tw", "Serapan TW", "rupiah", 19, "Realisasi anggaran dalam triwulan ini saja.",
                              "Rp"),
            ),
            6,
            600,
        ),
    ),
)
