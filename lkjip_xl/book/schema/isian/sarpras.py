"""The input sheet "Sarpras"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

SARPRAS = InputSheet(
    "Sarpras",
    "Sarana dan Prasarana",
    "Daftar barang yang mendukung tugas. Rincian ditulis di baris bawahnya dengan tanda hubung di depan.",
    (
        Table(
            "sarpras",
            "Sarana dan prasarana",
            (
                Column("jenis", "Jenis Barang", "teks", 44, "Nama barang; awali dengan '- ' untuk rincian.", True),
                Column("jumlah", "Jumlah", "angka", 12, "Banyaknya; kosongkan bila ditulis pada rincian."),
                Column("satuan", "Satuan", "teks", 14, "Misalnya unit atau gedung."),
                Column("keterangan", "Keterangan", "uraian", 50, "Keterangan tambahan."),
            ),
            6,
            120,
            optional=True,
        ),
    ),
    optional=True,
)
