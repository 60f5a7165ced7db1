"""The sheets that Python fills about the report: findings and the review checklist."""

from __future__ import annotations

from lkjip_xl.book.schema.hasil.kolom import NO, col
from lkjip_xl.book.schema.kinds import OUT_FIRST_COLUMN, OutColumn, OutputSheet

PERIKSA = OutputSheet(
    "periksa", "Periksa", 0, "Temuan",
    (NO, col("tingkat", "Tingkat", 12, "tengah"), col("lembar", "Lembar", 17), col("sel", "Sel", 8, "tengah"),
     col("temuan", "Temuan", 46), col("tindakan", "Yang perlu dilakukan", 42),
     OutColumn("diterima", ("Diterima karena",), 28, isian=True), col("nilai", "Isi sel", 18),
     col("seharusnya", "Seharusnya", 30), col("kode", "Kode", 9, "tengah")),
    traced=False, numbered=False,
)

REVIU = OutputSheet(
    "reviu", "Reviu", 0, "Checklist Reviu Laporan Kinerja",
    (NO, col("pernyataan", "Pernyataan", 56), col("jawaban", "Menurut data", 16, "tengah"),
     col("bukti", "Bukti", 46), OutColumn("pereviu", ("Jawaban pereviu",), 28, isian=True),
     OutColumn("catatan", ("Catatan pereviu",), 30, isian=True)),
    traced=False, numbered=False,
)

WORK_SHEETS = (PERIKSA, REVIU)
"""Sheets that Python fills about the report, besides those of the report itself."""

PERIKSA_LEMBAR, PERIKSA_SEL = (OUT_FIRST_COLUMN - 1 + next(
    index for index, column in enumerate(PERIKSA.columns) if column.key == key) for key in ("lembar", "sel"))
"""Where the sheet and the cell of a finding stand in a row of Periksa, counted from 0."""
PERIKSA_TAUTAN = 400
"""How many findings have a link to their cell, in the column right of the table."""
