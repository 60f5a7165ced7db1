"""The input sheet "Belanja"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

BELANJA = InputSheet(
    "Belanja",
    "Komposisi Belanja",
    "Jumlah menurut jenis belanja. Kosongkan bila jenis belanja sudah diisi di tiap sub kegiatan.",
    (
        Table(
            "belanja",
            "Komposisi belanja",
            (
                Column("jenis", "Jenis Belanja", "pilihan", 34, "Jenis belanja menurut APBD.", True, "jenis_belanja"),
                Column("anggaran", "Anggaran", "rupiah", 22, "Pagu yang berlaku.", True, unit="Rp"),
                Column("realisasi", "Realisasi", "rupiah", 22, "Realisasi belanja.", unit="Rp"),
            ),
            6,
            10,
            optional=True,
        ),
    ),
    optional=True,
)
