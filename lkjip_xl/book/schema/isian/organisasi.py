"""The input sheet "Organisasi"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

ORGANISASI = InputSheet(
    "Organisasi",
    "Susunan Organisasi",
    "Jabatan dan unit, atasannya, tugas, dan fungsinya; dipakai untuk bagan dan Bab I.",
    (
        Table(
            "organisasi",
            "Susunan organisasi",
            (
                Column("unit", "Jabatan / Unit", "teks", 40, "Nama jabatan atau unit; kosong pada baris lanjutan "
                       "fungsi."),
                Column("atasan", "Di Bawah", "pilihan", 40, "Jabatan atau unit di atasnya; kosong untuk pimpinan.",
                       False, "organisasi.unit"),
                Column("tugas", "Tugas", "uraian", 60, "Tugas pokok dalam satu kalimat."),
                Column("fungsi", "Fungsi", "uraian", 60, "Satu fungsi satu baris."),
            ),
            6,
            160,
            optional=True,
        ),
    ),
    optional=True,
)
