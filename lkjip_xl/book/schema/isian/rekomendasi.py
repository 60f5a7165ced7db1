"""The input sheet "Rekomendasi"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, Field, Form, InputSheet, Table

REKOMENDASI = InputSheet(
    "Rekomendasi",
    "Rekomendasi dan Tindak Lanjut",
    "Surat hasil evaluasi, butir rekomendasi, tindak lanjut beserta tanggal dan pesertanya, dan tautan bukti.",
    (
        Form(
            "surat",
            "Surat hasil evaluasi",
            (
                Field("pengirim", "Pengirim surat", "teks", "Misalnya Inspektorat Daerah."),
                Field("nomor", "Nomor surat", "teks", "Nomor surat hasil evaluasi."),
                Field("tanggal", "Tanggal surat", "tanggal", "Tanggal surat."),
                Field("perihal", "Perihal", "teks", "Perihal surat."),
            ),
            5,
        ),
        Table(
            "rekomendasi",
            "Butir rekomendasi",
            (
                Column("kelompok", "Kelompok", "teks", 30, "Misalnya Perencanaan Kinerja."),
                Column("rekomendasi", "Rekomendasi", "uraian", 60, "Bunyi rekomendasi.", True),
                Column("tindak_lanjut", "Tindak Lanjut", "uraian", 60, "Apa yang sudah dilakukan."),
                Column("tautan", "Tautan Bukti", "teks", 40, "Alamat berkas bukti."),
                Column("tanggal", "Tanggal Tindak Lanjut", "tanggal", 16, "Kapan dilaksanakan; boleh kosong."),
                Column("peserta", "Peserta", "uraian", 40,
                       "Siapa yang mengikuti atau melaksanakan, misalnya seluruh pegawai."),
            ),
            13,
            80,
            optional=True,
        ),
    ),
    optional=True,
)
