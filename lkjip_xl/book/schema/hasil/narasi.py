"""The output sheet of the sentences of the report."""

from __future__ import annotations

from lkjip_xl.book.schema.hasil.kolom import NO, col, merged
from lkjip_xl.book.schema.kinds import OutputSheet

NARASI = OutputSheet(
    "narasi", "Narasi", 8, "Narasi Laporan",
    (NO, merged("bagian", "Bagian Laporan", 30), col("kalimat", "Kalimat", 130)),
    traced=False, numbered=False,
)
