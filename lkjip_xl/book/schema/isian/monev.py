"""The input sheet "Monev"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

MONEV = InputSheet(
    "Monev",
    "Monitoring dan Evaluasi Rencana Aksi",
    "Hambatan, solusi, dan tautan bukti tiap triwulan.",
    (
        Table(
            "monev",
            "Catatan monev per triwulan",
            (
                Column("triwulan", "Triwulan", "pilihan", 12, "Triwulan yang dicatat.", True, "triwulan"),
                Column("indikator", "Indikator Kinerja", "pilihan", 44, "Pilih nama indikator dari lembar Indikator.",
                       True, "indikator.nama"),
                Column("hambatan", "Hambatan", "uraian", 46, "Kendala pada triwulan ini."),
                Column("solusi", "Solusi", "uraian", 46, "Yang dilakukan untuk mengatasinya."),
                Column("tindak_lanjut", "Rencana Tindak Lanjut", "uraian", 40, "Yang akan dilakukan berikutnya."),
                Column("tautan", "Tautan Bukti", "teks", 40, "Alamat berkas bukti."),
            ),
            6,
            160,
            optional=True,
        ),
    ),
    optional=True,
)
