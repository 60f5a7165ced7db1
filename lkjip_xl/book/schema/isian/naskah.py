"""The input sheet "Naskah"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

NASKAH = InputSheet(
    "Naskah",
    "Naskah Laporan",
    "Teks laporan yang tidak dapat dihitung: visi, misi, dasar hukum, saran, dan lain-lain.",
    (
        Table(
            "naskah",
            "Butir naskah",
            (
                Column("bagian", "Bagian", "pilihan", 30, "Bagian laporan; boleh kosong pada baris lanjutan.", False,
                       "naskah"),
                Column("isi", "Isi", "uraian", 110, "Satu butir atau satu paragraf per baris.", True),
            ),
            6,
            240,
            optional=True,
        ),
    ),
    optional=True,
)
