"""The attachments of the report, in their order."""

from __future__ import annotations

from lkjip_xl.book.schema.hasil.kolom import NO, col, merged
from lkjip_xl.book.schema.kinds import OutColumn, OutputSheet
from lkjip_xl.domain.nilai.tanggal import BULAN
from lkjip_xl.domain.nilai.triwulan import ROMAWI

LAMPIRAN: tuple[tuple[int, str], ...] = (
    (1, "Indikator Kinerja Utama"),
    (2, "Cascading Indikator Kinerja Utama"),
    (3, "Rencana Kinerja Tahunan"),
    (4, "Perjanjian Kinerja"),
    (5, "Perjanjian Kinerja Perubahan"),
    (6, "Rencana Aksi"),
    (7, "Laporan Monitoring dan Evaluasi atas Rencana Aksi"),
    (8, "Laporan Pengukuran Kinerja"),
)
"""The attachments of the report in their order, with their names (LKjIP Kecamatan Banyudono 2024, daftar lampiran)."""

GARIS: dict[int, tuple[str, ...]] = {1: ("top",), 2: ("top", "left"), 3: ("left",)}
"""The sides of a cell along which a line of a drawn tree runs, by the number that stands in the cell."""


def _garis(level: int) -> tuple[OutColumn, OutColumn]:
    """The two narrow columns in which the lines from a box to those of the next level run."""
    return col(f"dari_{level}", " ", 2, "garis"), col(f"ke_{level}", " ", 2, "garis")


_SURAT = (NO, col("nama", "Nama", 14), col("isi", "Isi", 35, "nomor"), col("kanan", "Kanan", 46))
"""A letter: sentences run on from the first column and names from the third, signatures stand left and right."""

def _bulan(width: float) -> tuple[OutColumn, ...]:
    return tuple(col(f"bulan_{i}", f"Target Bulan|{month[:3]}", width, "ukuran") for i, month in enumerate(BULAN, 1))


_TW = tuple(col(f"tw_{i}", f"Target Triwulan|{roman}", 9.5, "ukuran") for i, roman in enumerate(ROMAWI, 1))
_JENJANG = "Program/Kegiatan/Sub Kegiatan"


def _anggaran(width: float = 17) -> OutColumn:
    return col("anggaran", "Anggaran (Rp)", width, "rupiah")


LAMPIRAN_IKU = OutputSheet(
    "lampiran_iku", "Lampiran IKU", 42, "Indikator Kinerja Utama Tahun {tahun_awal}-{tahun_akhir}",
    (NO, merged("induk", "{induk}", 34), col("indikator", "Indikator Kinerja Utama", 30),
     col("formula", "Penjelasan/Formulasi Penghitungan", 32), col("satuan", "Satuan", 12, "tengah"),
     col("sumber", "Sumber Data", 22), col("koordinator", "Penanggung Jawab", 28)),
    traced=False, lampiran=1,
)

LAMPIRAN_CASCADING = OutputSheet(
    "lampiran_cascading", "Lampiran Cascading", 42,
    "Cascading Indikator Kinerja Utama Tahun {tahun_awal}-{tahun_akhir}",
    (NO, merged("tujuan", "Tujuan", 26), merged("indikator_tujuan", "Indikator Tujuan", 24),
     merged("sasaran", "Sasaran", 26), merged("indikator_sasaran", "Indikator Sasaran", 24),
     merged("program", "Program", 28), merged("indikator_program", "Indikator Program", 28)),
    traced=False, lampiran=2,
)

LAMPIRAN_CASCADING_PROGRAM = OutputSheet(
    "lampiran_cascading_program", "Lampiran Cascading Program", 42,
    "Cascading Program, Kegiatan, dan Sub Kegiatan Tahun {n}",
    (NO, merged("program", "Program", 27), merged("indikator_program", "Indikator Program", 24),
     merged("kegiatan", "Kegiatan", 27), merged("indikator_kegiatan", "Indikator Kegiatan", 24),
     merged("sub", "Sub Kegiatan", 29), merged("indikator_sub", "Indikator Sub Kegiatan", 27)),
    traced=False, lampiran=2,
)

LAMPIRAN_POHON = OutputSheet(
    "lampiran_pohon", "Lampiran Pohon Kinerja", 42,
    "Pohon Kinerja Tahun {n}",
    (col("tujuan", "Tujuan", 33, "kotak"), *_garis(1), col("sasaran", "Sasaran", 38, "kotak"), *_garis(2),
     col("program", "Program", 40, "kotak"), *_garis(3), col("kegiatan", "Kegiatan", 40, "kotak")),
    traced=False, numbered=False, lampiran=2,
)

LAMPIRAN_RKT = OutputSheet(
    "lampiran_rkt", "Lampiran RKT", 42, "Rencana Kinerja Tahunan Tahun {n}",
    (NO, merged("induk", "Tujuan/Sasaran", 57), col("indikator", "Indikator Kinerja", 50),
     col("target", "Target {n}", 12, "ukuran"), col("satuan", "Satuan", 14, "tengah"),
     col("koordinator", "Penanggung Jawab", 28)),
    lampiran=3,
)

LAMPIRAN_RKT_PROGRAM = OutputSheet(
    "lampiran_rkt_program", "Lampiran RKT Program", 42, "Program, Kegiatan, dan Sub Kegiatan Tahun {n}",
    (NO, merged("uraian", _JENJANG, 56), col("indikator", "Indikator Kinerja", 50),
     col("target", "Target", 12, "ukuran"), col("satuan", "Satuan", 14, "tengah"),
     col("anggaran", "Target Anggaran (Rp)", 28, "rupiah")),
    lampiran=3,
)

LAMPIRAN_PK_SURAT = OutputSheet(
    "lampiran_pk_surat", "Lampiran PK", 42, "Perjanjian Kinerja Tahun {n}", _SURAT,
    landscape=False, traced=False, numbered=False, lampiran=4, headed=False,
)

LAMPIRAN_PK_TARGET = OutputSheet(
    "lampiran_pk_target", "Lampiran PK Target", 42, "Lampiran Perjanjian Kinerja Tahun {n}",
    (NO, merged("induk", "{induk}", 37), col("indikator", "Indikator Kinerja", 34),
     col("target", "Target", 11, "ukuran"), col("satuan", "Satuan", 12, "tengah")),
    landscape=False, lampiran=4,
)

LAMPIRAN_PK_ANGGARAN = OutputSheet(
    "lampiran_pk_anggaran", "Lampiran PK Anggaran", 42, "Program dan Anggaran Perjanjian Kinerja Tahun {n}",
    (NO, col("program", "Program", 43), col("anggaran", "Anggaran (Rp)", 20, "rupiah"),
     col("keterangan", "Keterangan", 32)),
    landscape=False, lampiran=4,
)

LAMPIRAN_PKP_SURAT = OutputSheet(
    "lampiran_pkp_surat", "Lampiran PKP", 42, "Perjanjian Kinerja Perubahan Tahun {n}", _SURAT,
    landscape=False, traced=False, numbered=False, lampiran=5, headed=False,
)

LAMPIRAN_PKP_TARGET = OutputSheet(
    "lampiran_pkp_target", "Lampiran PKP Target", 42, "Lampiran Perjanjian Kinerja Perubahan Tahun {n}",
    (NO, merged("induk", "{induk}", 40), col("indikator", "Indikator Kinerja", 36),
     col("satuan", "Satuan", 12, "tengah"), col("sebelum", "Target|Sebelum Perubahan", 13, "ukuran"),
     col("sesudah", "Target|Setelah Perubahan", 13, "ukuran"), col("alasan", "Alasan Perubahan", 44)),
    lampiran=5,
)

LAMPIRAN_PKP_ANGGARAN = OutputSheet(
    "lampiran_pkp_anggaran", "Lampiran PKP Anggaran", 42,
    "Program dan Anggaran Perjanjian Kinerja Perubahan Tahun {n}",
    (NO, col("program", "Program", 58), col("sebelum", "Sebelum Perubahan (Rp)", 22, "rupiah"),
     col("sesudah", "Setelah Perubahan (Rp)", 22, "rupiah"),
     col("beda", "Bertambah/ Berkurang (Rp)", 22, "rupiah"), col("keterangan", "Keterangan", 32)),
    lampiran=5,
)

LAMPIRAN_RENAKSI = OutputSheet(
    "lampiran_renaksi", "Lampiran Renaksi", 42, "Rencana Aksi Tahun {n}",
    (NO, col("indikator", "Indikator Kinerja", 31), col("satuan", "Satuan", 10, "tengah"),
     col("cara", "Cara", 12, "tengah"), col("target", "Target {n}", 10, "ukuran"), *_TW,
     col("langkah", "Langkah Rencana Aksi", 28), col("koordinator", "Penanggung Jawab", 28)),
    lampiran=6,
)

LAMPIRAN_RENAKSI_PROGRAM = OutputSheet(
    "lampiran_renaksi_program", "Lampiran Renaksi Program", 42, "Rencana Aksi Program dan Kegiatan Tahun {n}",
    (NO, merged("uraian", _JENJANG, 36), col("indikator", "Indikator Kinerja", 33),
     col("satuan", "Satuan", 11, "tengah"), col("cara", "Cara", 12, "tengah"),
     col("target", "Target {n}", 10, "ukuran"), _anggaran(), *_TW),
    lampiran=6,
)

LAMPIRAN_RENAKSI_BULAN = OutputSheet(
    "lampiran_renaksi_bulan", "Lampiran Renaksi Bulanan", 42, "Rencana Aksi per Bulan Tahun {n}",
    (NO, col("indikator", "Indikator Kinerja", 23), col("satuan", "Satuan", 8, "tengah"),
     col("target", "Target {n}", 8, "ukuran"), *_bulan(7.1), col("koordinator", "Penanggung Jawab", 28)),
    lampiran=6,
)

LAMPIRAN_RENAKSI_LANGKAH = OutputSheet(
    "lampiran_renaksi_langkah", "Lampiran Renaksi Langkah", 42, "Langkah Rencana Aksi Tahun {n}",
    (NO, col("indikator", "Indikator Kinerja", 48), col("cara", "Cara", 16, "tengah"),
     col("langkah", "Langkah Rencana Aksi", 63), col("koordinator", "Penanggung Jawab", 34)),
    lampiran=6,
)

LAMPIRAN_RENAKSI_PROGRAM_BULAN = OutputSheet(
    "lampiran_renaksi_program_bulan", "Lampiran Program Bulanan", 42,
    "Rencana Aksi Program dan Kegiatan per Bulan Tahun {n}",
    (NO, merged("uraian", _JENJANG, 20), col("indikator", "Indikator Kinerja", 17),
     col("satuan", "Satuan", 8, "tengah"), col("target", "Target {n}", 8, "ukuran"), _anggaran(), *_bulan(6.9)),
    lampiran=6,
)

LAMPIRAN_MONEV = OutputSheet(
    "lampiran_monev", "Lampiran Monev", 42,
    "Laporan Monitoring dan Evaluasi atas Rencana Aksi sampai dengan Triwulan {triwulan} Tahun {n}",
    (NO, merged("induk", "{induk}", 24), col("indikator", "Indikator Kinerja", 22),
     col("satuan", "Satuan", 10, "tengah"), col("target", "Target {n}", 9, "ukuran"),
     col("target_kini", "Target s.d. TW {triwulan}", 9, "ukuran"),
     *(col(f"realisasi_{i}", f"Realisasi Triwulan|{roman}", 8.6, "ukuran") for i, roman in enumerate(ROMAWI, 1)),
     col("realisasi", "s.d. Triwulan {triwulan}|Realisasi", 10, "ukuran"),
     col("capaian", "s.d. Triwulan {triwulan}|Capaian %", 9, "persen"),
     col("koordinator", "Penanggung Jawab", 28)),
    lampiran=7,
)

LAMPIRAN_MONEV_CATATAN = OutputSheet(
    "lampiran_monev_catatan", "Lampiran Monev Catatan", 42,
    "Hambatan, Solusi, dan {bukti} Capaian Kinerja sampai dengan Triwulan {triwulan} Tahun {n}",
    (NO, col("indikator", "Indikator Kinerja", 38), col("hambatan", "Hambatan", 43),
     col("solusi", "Solusi dan Tindak Lanjut", 45), col("bukti", "Tautan Bukti", 36)),
    traced=False, lampiran=7,
)

LAMPIRAN_MONEV_PROGRAM = OutputSheet(
    "lampiran_monev_program", "Lampiran Monev Program", 42,
    "Monitoring dan Evaluasi Program dan Kegiatan sampai dengan Triwulan {triwulan} Tahun {n}",
    (NO, merged("uraian", _JENJANG, 41), col("indikator", "Indikator Kinerja", 35),
     col("target", "Kinerja|Target {n}", 15, "tengah"),
     col("target_kini", "Kinerja|Target s.d. TW {triwulan}", 15, "tengah"),
     col("realisasi", "Kinerja|Realisasi s.d. TW {triwulan}", 15, "tengah"),
     col("capaian", "Kinerja|%", 9, "persen"), col("keterangan", "Mendukung", 30)),
    lampiran=7,
)

LAMPIRAN_MONEV_ANGGARAN = OutputSheet(
    "lampiran_monev_anggaran", "Lampiran Monev Anggaran", 42,
    "Monitoring dan Evaluasi Anggaran sampai dengan Triwulan {triwulan} Tahun {n}",
    (NO, col("uraian", _JENJANG, 45), col("pagu", "Pagu (Rp)", 18, "rupiah"),
     *(col(f"serapan_{i}", f"Serapan Triwulan (Rp)|{roman}", 17, "rupiah") for i, roman in enumerate(ROMAWI, 1)),
     col("serapan", "Serapan s.d. Triwulan {triwulan}|Rp", 18, "rupiah"),
     col("persen", "Serapan s.d. Triwulan {triwulan}|%", 10, "serapan")),
    lampiran=7,
)

LAMPIRAN_PENGUKURAN = OutputSheet(
    "lampiran_pengukuran", "Lampiran Pengukuran", 42, "Laporan Pengukuran Kinerja Tahun {n}{sd}",
    (NO, merged("induk", "{induk}", 33), col("indikator", "Indikator Kinerja", 31),
     col("satuan", "Satuan", 12, "tengah"), col("target_1", "Tahun {n-1}|Target", 11, "ukuran"),
     col("realisasi_1", "Tahun {n-1}|Realisasi", 11, "ukuran"), col("target", "Tahun {n}|Target", 11, "ukuran"),
     col("realisasi", "Tahun {n}|Realisasi{sd}", 11, "ukuran"), col("capaian", "Tahun {n}|Capaian %", 11, "persen"),
     col("kategori", "Kategori", 28)),
    lampiran=8,
)

LAMPIRAN_PENGUKURAN_ANGGARAN = OutputSheet(
    "lampiran_pengukuran_anggaran", "Lampiran Efisiensi", 42,
    "Capaian Kinerja, Anggaran, dan Efisiensi Tahun {n}{sd}",
    (NO, col("induk", "{induk}", 52), col("capaian", "Capaian Kinerja %", 12, "persen"),
     col("anggaran", "Anggaran|Pagu (Rp)", 20, "rupiah"),
     col("realisasi_rp", "Anggaran|Realisasi{sd} (Rp)", 20, "rupiah"),
     col("persen", "Anggaran|Serapan %", 11, "serapan"), col("nilai", "Efisiensi|Nilai", 12, "angka"),
     col("tingkat_efisiensi", "Efisiensi|Tingkat", 32)),
    lampiran=8,
)

LAMPIRAN_SHEETS: tuple[OutputSheet, ...] = (
    LAMPIRAN_IKU, LAMPIRAN_CASCADING, LAMPIRAN_CASCADING_PROGRAM, LAMPIRAN_POHON, LAMPIRAN_RKT, LAMPIRAN_RKT_PROGRAM,
    LAMPIRAN_PK_SURAT, LAMPIRAN_PK_TARGET, LAMPIRAN_PK_ANGGARAN, LAMPIRAN_PKP_SURAT, LAMPIRAN_PKP_TARGET,
    LAMPIRAN_PKP_ANGGARAN, LAMPIRAN_RENAKSI, LAMPIRAN_RENAKSI_BULAN, LAMPIRAN_RENAKSI_LANGKAH,
    LAMPIRAN_RENAKSI_PROGRAM, LAMPIRAN_RENAKSI_PROGRAM_BULAN, LAMPIRAN_MONEV, LAMPIRAN_MONEV_CATATAN,
    LAMPIRAN_MONEV_PROGRAM, LAMPIRAN_MONEV_ANGGARAN, LAMPIRAN_PENGUKURAN, LAMPIRAN_PENGUKURAN_ANGGARAN,
)
"""The sheets of the attachments in their order; wide tables are split so that each can be read on paper."""
