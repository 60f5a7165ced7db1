"""Output sheets about plans: Renstra, Renja, Perjanjian Kinerja."""

from __future__ import annotations

from lkjip_xl.book.schema.hasil.kolom import NO, col, merged
from lkjip_xl.book.schema.kinds import OutColumn, OutputSheet

RENSTRA = OutputSheet(
    "renstra", "Target Renstra", 52, "Target Renstra",
    (NO, merged("tujuan", "Tujuan", 30), merged("sasaran", "Sasaran", 30),
     col("indikator", "Indikator Kinerja", 30),
     *(col(f"rencana_{i + 1}", f"Target Kinerja pada Tahun|{{rencana{i + 1}}}", 10, "ukuran") for i in range(5))),
    traced=False,
)

RENSTRA_ENAM = OutputSheet(
    "renstra_enam", "Target Renstra Enam Tahun", 52, "Target Renstra",
    (NO, merged("tujuan", "Tujuan", 30), merged("sasaran", "Sasaran", 30),
     col("indikator", "Indikator Kinerja", 30),
     *(col(f"rencana_{i}", f"Target Kinerja pada Tahun|{{rencana{i}}}", 10, "ukuran") for i in range(6))),
    traced=False,
)
"""Takes the place of `RENSTRA` where the plan has targets for six years."""

RENJA = OutputSheet(
    "renja", "Target Renja", 53, "Target Renja Tahun {n}",
    (OutColumn("no", ("No",), 6, "tengah", True), merged("tujuan", "Tujuan", 34),
     merged("sasaran", "Sasaran", 34), col("indikator", "Indikator Kinerja", 34),
     col("satuan", "Satuan", 14, "tengah"), col("target", "Target {n}", 12, "ukuran")),
)

PERJANJIAN_KINERJA = OutputSheet(
    "perjanjian_kinerja", "Perjanjian Kinerja", 22, "Perjanjian Kinerja{perubahan} Tahun {n}",
    (NO, merged("induk", "{induk}", 44), col("indikator", "Indikator Kinerja", 34),
     col("target", "Target", 12, "ukuran"), col("koordinator", "Koordinator", 32)),
)

PROGRAM_PAGU = OutputSheet(
    "program_pagu", "Program dan Pagu", 55, "Program/Kegiatan/Sub Kegiatan Tahun {n}",
    (NO, col("uraian", "Program/Kegiatan/Sub Kegiatan", 50),
     col("indikator", "Indikator Program, Kegiatan dan Sub Kegiatan", 44),
     col("target", "Target Capaian Kinerja", 14, "ukuran"), col("satuan", "Satuan", 12, "tengah"),
     col("anggaran", "Jumlah Anggaran (Rp)", 20, "rupiah")),
)
