"""What several input sheets share: the reference to an indicator, and the years above the headings."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column

PROFIL_TAHUN = "profil_tahun"
"""The name of the cell that holds the report year."""

TAHUN_LAPORAN = f'=IF(N({PROFIL_TAHUN})=0,"tahun laporan",""&({PROFIL_TAHUN}+0))'
"""The report year, above the heading of a column about it."""

NAMA_INDIKATOR = Column("indikator", "Indikator Kinerja", "pilihan", 46, "Pilih nama indikator dari lembar Indikator.",
                        True, "indikator.nama")
"""Which indicator a row is about; for tables with one row or several rows per indicator."""
