"""The input sheet "Anggaran Lalu"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

ANGGARAN_LALU = InputSheet(
    "Anggaran Lalu",
    "Anggaran Tahun-Tahun Sebelumnya",
    "Pagu dan realisasi program pada tahun-tahun sebelum tahun laporan, untuk tabel antartahun. Boleh dikosongkan.",
    (
        Table(
            "anggaran_lalu",
            "Pagu dan realisasi per program dan tahun",
            (
                Column("kode", "Kode", "kode", 24, "Kode program; boleh juga kegiatan atau sub kegiatan.", True),
                Column("tahun", "Tahun", "tahun", 10, "Tahun anggarannya.", True),
                Column("pagu", "Pagu", "rupiah", 22, "Pagu terakhir tahun itu.", unit="Rp"),
                Column("realisasi", "Realisasi", "rupiah", 22, "Realisasi tahun itu.", unit="Rp"),
            ),
            6,
            120,
            optional=True,
        ),
    ),
    optional=True,
)
