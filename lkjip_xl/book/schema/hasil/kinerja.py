"""Output sheets about the performance of the year and its comparisons."""

from __future__ import annotations

from lkjip_xl.book.schema.hasil.kolom import NO, col, merged
from lkjip_xl.book.schema.kinds import OutColumn, OutputSheet

_UKUR = (
    NO,
    merged("induk", "{induk}", 34),
    col("indikator", "Indikator Kinerja", 28),
    col("target", "Target", 11, "ukuran"),
    col("realisasi", "Realisasi{sd}", 11, "ukuran"),
    col("capaian", "Capaian %", 12, "persen"),
    col("kategori", "Kategori", 16, "tengah"),
    col("sumber", "Sumber Data", 22),
)


def _tiga(years: int) -> tuple[OutColumn, ...]:
    year = f"{{n-{years}}}" if years else "{n}"
    return (
        col(f"target_{years}", f"{year}|Target", 10, "ukuran"),
        col(f"realisasi_{years}", f"{year}|Realisasi{'' if years else '{sd}'}", 10, "ukuran"),
        col(f"capaian_{years}", f"{year}|Capaian %", 10, "persen"),
    )


PENCAPAIAN = OutputSheet(
    "pencapaian", "Pencapaian Kinerja", 26, "Pencapaian Kinerja per Sasaran{sd}",
    (NO, col("indikator", "{induk_pendek}/Indikator", 40),
     col("akhir", "Target Akhir Periode {akhir}", 14, "ukuran"),
     col("target", "Target {n}", 12, "ukuran"), col("lalu", "Realisasi {n-1}", 12, "ukuran"),
     col("realisasi", "Realisasi {n}{sd}", 12, "ukuran"),
     col("pembanding", "Realisasi OPD {daerah}|Nilai", 12, "ukuran"),
     col("opd", "Realisasi OPD {daerah}|OPD terbaik", 26)),
)

CAPAIAN_SASARAN = OutputSheet(
    "capaian_sasaran", "Capaian Sasaran", 28, "Pencapaian Kinerja{sd}",
    (NO, col("indikator", "Indikator Kinerja Utama", 36), col("target", "Target {n}", 13, "ukuran"),
     col("realisasi", "Realisasi {n}{sd}", 13, "ukuran"), col("capaian", "Capaian %", 13, "persen"),
     col("kategori", "Kategori", 18, "tengah")),
    landscape=False,
)

BANDING_LALU = OutputSheet(
    "banding_lalu", "Banding Tahun Lalu", 29, "Perbandingan Realisasi Kinerja",
    (NO, col("indikator", "Indikator Kinerja Utama", 32), col("target", "Target {n}", 11, "ukuran"),
     col("lalu", "Realisasi|{n-1}", 11, "ukuran"), col("realisasi", "Realisasi|{n}{sd}", 11, "ukuran"),
     col("perubahan", "Naik/Turun", 12, "ukuran"), col("keterangan", "Keterangan", 14, "tengah"),
     col("capaian_lalu", "Capaian %|{n-1}", 11, "persen"), col("capaian", "Capaian %|{n}", 11, "persen")),
)

BANDING_AKHIR = OutputSheet(
    "banding_akhir", "Banding Akhir Renstra", 30, "Perbandingan Realisasi Kinerja dengan Akhir Periode {akhir}",
    (NO, col("indikator", "Indikator Kinerja Utama", 42),
     col("akhir", "Target Akhir Periode {akhir} {tahun_akhir}", 18, "ukuran"),
     col("realisasi", "Realisasi sampai dengan {n}{sd}", 18, "ukuran"), col("progres", "Progres %", 14, "persen")),
    landscape=False,
)

BANDING_OPD = OutputSheet(
    "banding_opd", "Banding OPD", 31, "Perbandingan Realisasi Kinerja dengan Realisasi Pembanding",
    (NO, merged("indikator", "Indikator Kinerja Utama", 36),
     merged("realisasi", "Realisasi Tahun {n}{sd}", 12, "ukuran"),
     col("jenis", "Pembanding|Jenis", 15, "tengah"), col("nama", "Pembanding|Nama", 28),
     col("nilai", "Pembanding|Realisasi", 12, "ukuran"), col("selisih", "Selisih", 11, "ukuran"),
     col("keterangan", "Keterangan", 32)),
)

PENGUKURAN = OutputSheet("pengukuran", "Pengukuran Kinerja", 58, "Hasil Pengukuran Indikator Kinerja{sd}", _UKUR)

BANDING_TIGA = OutputSheet(
    "banding_tiga", "Banding Tiga Tahun", 60,
    "Perbandingan Realisasi Kinerja dan Capaian Kinerja Tahun {n-2}, {n-1} dan {n}",
    (NO, merged("induk", "{induk}", 30), col("indikator", "Indikator Kinerja", 24),
     *(column for years in (2, 1, 0) for column in _tiga(years))),
)

BANDING_TAHUN = OutputSheet(
    "banding_tahun", "Banding Antartahun", 60, "Perbandingan Realisasi Kinerja dan Capaian Kinerja Antartahun",
    (NO, merged("induk", "{induk}", 36), merged("indikator", "Indikator Kinerja", 32),
     col("tahun", "Tahun", 9, "tengah"), col("target", "Target", 12, "ukuran"),
     col("realisasi", "Realisasi", 12, "ukuran"), col("capaian", "Capaian %", 13, "persen"),
     col("kategori", "Kategori", 18, "tengah")),
)
"""Takes the place of `BANDING_TIGA` where more than three years are compared."""

KEMAJUAN = OutputSheet(
    "kemajuan", "Kemajuan Renstra", 62, "Perbandingan Realisasi Kinerja Tahun {n} dengan Target {akhir}",
    (NO, merged("induk", "{induk}", 38), col("indikator", "Indikator Kinerja", 32),
     col("realisasi", "Realisasi {n}{sd}", 13, "ukuran"), col("akhir", "Target Akhir {tahun_akhir}", 13, "ukuran"),
     col("capaian", "% Capaian", 13, "persen"), col("kemajuan", "Tingkat Kemajuan", 14, "persen")),
)

ANALISIS = OutputSheet(
    "analisis", "Analisis Kinerja", 65,
    "Analisis Penyebab Keberhasilan/Kegagalan atau Peningkatan/Penurunan Kinerja serta Alternatif Solusi",
    (NO, merged("induk", "{induk}", 28), col("indikator", "Indikator Kinerja", 22),
     col("target", "Target", 9, "ukuran"), col("realisasi", "Realisasi{sd}", 10, "ukuran"),
     col("capaian", "% Capaian", 11, "persen"), col("analisis", "Analisis Keberhasilan/Kegagalan", 44),
     col("solusi", "Solusi yang Dilakukan", 36)),
)

PENUNJANG = OutputSheet(
    "penunjang", "Program Penunjang", 70,
    "Analisis Program/Kegiatan yang Menunjang Keberhasilan ataupun Kegagalan Pencapaian Kinerja Tahun {n}",
    (NO, merged("induk", "{induk}", 30), merged("indikator", "Indikator Kinerja", 22),
     merged("capaian", "% Capaian", 11, "persen"), col("program", "Program", 34),
     col("indikator_program", "Indikator Program", 34), col("capaian_program", "% Capaian Program", 11, "persen"),
     col("menunjang", "Menunjang / Tidak menunjang", 16, "tengah")),
)

JUMLAH_KATEGORI = OutputSheet(
    "jumlah_kategori", "Jumlah per Kategori", 75, "Jumlah Indikator Kinerja menurut Kategori Capaian Tahun {n}",
    (NO, col("rentang", "Skala Nilai Capaian Kinerja", 32, "tengah"), col("kategori", "Kategori", 24, "tengah"),
     col("jumlah", "Jumlah Indikator", 18, "tengah")),
    landscape=False,
)

PENGUKURAN_BAB4 = OutputSheet("pengukuran_bab4", "Pengukuran (Bab IV)", 77, "Hasil Pengukuran Indikator Kinerja{sd}",
                              _UKUR)
