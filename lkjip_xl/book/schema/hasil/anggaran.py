"""Output sheets about outputs, money and efficiency."""

from __future__ import annotations

from lkjip_xl.book.schema.hasil.kolom import NO, col, merged
from lkjip_xl.book.schema.kinds import OutputSheet

KELUARAN = OutputSheet(
    "keluaran", "Keluaran Program", 36, "Capaian Program, Kegiatan dan Sub Kegiatan",
    (NO, merged("program", "Program", 32), merged("kegiatan", "Kegiatan", 36), col("sub", "Sub Kegiatan", 46),
     col("target", "Target {n}", 16, "tengah"), col("realisasi", "Realisasi {n}{sd}", 16, "tengah")),
    traced=False,
)

REALISASI_BELANJA = OutputSheet(
    "realisasi_belanja", "Realisasi Belanja", 39,
    "Realisasi Belanja Program, Kegiatan dan Sub Kegiatan Tahun {n}{sd}",
    (NO, col("uraian", "Sasaran/Program/Kegiatan", 62), col("anggaran", "Anggaran (Rp)", 20, "rupiah"),
     col("realisasi", "Realisasi{sd} (Rp)", 20, "rupiah"), col("sisa", "Sisa (Rp)", 18, "rupiah"),
     col("persen", "Capaian Anggaran (%)", 13, "serapan")),
)

EFISIENSI = OutputSheet(
    "efisiensi", "Efisiensi", 68, "Perbandingan Pencapaian Kinerja dan Anggaran Tahun {n}{sd}",
    (NO, merged("induk", "{induk}", 40), col("target", "Indikator Kinerja|Target", 10, "ukuran"),
     col("realisasi", "Indikator Kinerja|Realisasi{sd}", 10, "ukuran"),
     col("capaian", "Indikator Kinerja|% Capaian", 11, "persen"),
     merged("anggaran", "Anggaran|Anggaran (Rp)", 18, "rupiah"),
     merged("realisasi_rp", "Anggaran|Realisasi{sd} (Rp)", 18, "rupiah"),
     merged("persen", "Anggaran|% Capaian", 11, "serapan"),
     merged("nilai", "Efisiensi|Nilai", 14, "angka"),
     merged("tingkat", "Efisiensi|Tingkat Efisiensi", 18, "tengah")),
)

KOMPOSISI_BELANJA = OutputSheet(
    "komposisi_belanja", "Komposisi Belanja", 72, "Komposisi Belanja Tahun {n}",
    (NO, col("jenis", "Jenis Belanja", 32), col("anggaran", "Anggaran (Rp)", 20, "rupiah"),
     col("realisasi", "Realisasi{sd} (Rp)", 20, "rupiah"), col("porsi", "Porsi Anggaran (%)", 14, "serapan")),
    landscape=False,
)

REALISASI_ANGGARAN = OutputSheet(
    "realisasi_anggaran", "Realisasi Anggaran", 73, "Realisasi Anggaran Tahun {n}{sd}",
    (NO, merged("sasaran", "Sasaran", 34), col("uraian", "Program / Kegiatan", 60),
     col("anggaran", "Anggaran (Rp)", 20, "rupiah"), col("realisasi", "Realisasi{sd} (Rp)", 20, "rupiah"),
     col("depan", "Anggaran {n+1} (Rp)", 20, "rupiah")),
)

ANGGARAN_TAHUNAN = OutputSheet(
    "anggaran_tahunan", "Anggaran Antartahun", 73, "Anggaran dan Realisasi Program Antartahun",
    (NO, merged("program", "Program", 60), col("tahun", "Tahun", 9, "tengah"),
     col("anggaran", "Anggaran (Rp)", 20, "rupiah"), col("realisasi", "Realisasi (Rp)", 20, "rupiah"),
     col("persen", "Capaian Anggaran (%)", 13, "serapan")),
)
