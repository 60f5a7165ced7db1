"""The input sheet "Pembanding"."""

from __future__ import annotations

from lkjip_xl.book.schema.isian.kolom import NAMA_INDIKATOR
from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

PEMBANDING = InputSheet(
    "Pembanding",
    "Pembanding",
    "Realisasi pihak lain atau standar nasional untuk tahun laporan; satu jenis boleh beberapa baris.",
    (
        Table(
            "pembanding",
            "Pembanding per indikator",
            (
                NAMA_INDIKATOR,
                Column("jenis", "Jenis Pembanding", "pilihan", 18, "Dengan siapa dibandingkan.", True,
                       "jenis_pembanding"),
                Column("nama", "Nama Pembanding", "teks", 40, "Nama OPD atau daerah, misalnya Dinas Lingkungan Hidup.",
                       True),
                Column("nilai", "Nilai", "nilai", 13, "Realisasi pembanding.", True),
                Column("sumber", "Sumber", "teks", 36, "Dokumen asal angka."),
            ),
            6,
            90,
            optional=True,
        ),
    ),
    optional=True,
)
