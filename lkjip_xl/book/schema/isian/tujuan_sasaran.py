"""The input sheet "Tujuan Sasaran"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

TUJUAN_SASARAN = InputSheet(
    "Tujuan Sasaran",
    "Tujuan dan Sasaran Strategis",
    "Urut seperti di Renstra: satu baris Tujuan, lalu baris-baris Sasaran di bawahnya.",
    (
        Table(
            "induk",
            "Tujuan dan sasaran",
            (
                Column("jenis", "Jenis", "pilihan", 14, "Tujuan atau Sasaran. Sasaran milik Tujuan di atasnya.", True,
                       "jenis_induk"),
                Column("uraian", "Tujuan / Sasaran", "uraian", 80, "Tulis persis seperti di Renstra dan PK.", True),
            ),
            6,
            60,
        ),
    ),
)
