"""The input sheet "Rencana Aksi"."""

from __future__ import annotations

from lkjip_xl.book.schema.isian.kolom import NAMA_INDIKATOR
from lkjip_xl.book.schema.kinds import Column, InputSheet, Table
from lkjip_xl.domain.nilai.tanggal import BULAN
from lkjip_xl.domain.nilai.triwulan import ROMAWI

RENCANA_AKSI = InputSheet(
    "Rencana Aksi",
    "Rencana Aksi",
    "Langkah dan target tiap triwulan atau tiap bulan. Kosong berarti target tahun dicapai di triwulan IV.",
    (
        Table(
            "renaksi",
            "Rencana aksi per indikator",
            (
                NAMA_INDIKATOR,
                Column("langkah", "Langkah Rencana Aksi", "uraian", 50, "Apa yang dikerjakan; satu langkah satu baris "
                       "(Alt+Enter)."),
                *(
                    Column(f"tw_{index}", f"Target Triwulan {roman}", "nilai", 12, "Target pada akhir triwulan ini.")
                    for index, roman in enumerate(ROMAWI, 1)
                ),
                *(
                    Column(f"bulan_{index}", f"Target {month}", "nilai", 12,
                           "Hanya bila Pengaturan memilih target per bulan.")
                    for index, month in enumerate(BULAN, 1)
                ),
            ),
            6,
            60,
            optional=True,
        ),
    ),
    optional=True,
)
