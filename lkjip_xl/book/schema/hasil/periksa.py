"""The sheets that Python fills about the report: findings, the review checklist, and remarks on a manuscript."""

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

TELAAH = OutputSheet(
    "telaah", "Telaah", 0, "Telaah Naskah: pertentangan di dalam naskah laporan",
    (NO, col("tingkat", "Tingkat", 12, "tengah"), col("tempat", "Letak di naskah", 25), col("temuan", "Catatan", 48),
     col("tindakan", "Yang perlu dilakukan", 38), col("kutipan", "Tertulis", 26),
     col("tempat_lain", "Letak yang lain", 25), col("kutipan_lain", "Tertulis di sana", 26),
     col("seharusnya", "Seharusnya", 30), col("kode", "Kode", 9, "tengah"), col("salinan", "Salinan bercatatan", 34)),
    traced=False, numbered=False,
)

WORK_SHEETS = (PERIKSA, REVIU, TELAAH)
"""Sheets that Python fills about the report, besides those of the report itself."""

PERIKSA_LEMBAR, PERIKSA_SEL = (OUT_FIRST_COLUMN - 1 + next(
    index for index, column in enumerate(PERIKSA.columns) if column.key == key) for key in ("lembar", "sel"))
"""Where the sheet and the cell of a finding stand in a row of Periksa, counted from 0."""
TELAAH_SALINAN = OUT_FIRST_COLUMN - 1 + next(
    index for index, column in enumerate(TELAAH.columns) if column.key == "salinan")
"""The same of the file that carries a remark."""
PERIKSA_TAUTAN = 400
"""How many findings and remarks have a link, in the column right of the table."""
