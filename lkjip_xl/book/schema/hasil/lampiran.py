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


_SURAT = (NO, col("nama", "Nama", 14), col("isi", "Isi", 36, "nomor"), col("kanan", "Kanan", 48))
"""A letter: sentences run on from the first column and names from the third, signatures stand left and right."""

_AKSI = (
    merged("induk", "Program/Kegiatan/Sub Kegiatan", 36), col("indikator", "Indikator Kinerja", 30),
    col("satuan", "Satuan", 11, "tengah"), col("cara", "Cara", 12, "tengah"),
    col("target", "Target {n}", 11, "ukuran"),
)
_AKSI_AKHIR = (
    col("anggaran", "Anggaran (Rp)", 18, "rupiah"), col("langkah", "Langkah Rencana Aksi", 34),
    col("koordinator", "Penanggung Jawab", 28),
)

LAMPIRAN_IKU = OutputSheet(
    "lampiran_iku", "Lampiran 1 IKU", 42, "Indikator Kinerja Utama Tahun {tahun_awal}-{tahun_akhir}",
    (NO, merged("induk", "Tujuan dan Sasaran Strategis", 34), col("indikator", "Indikator Kinerja Utama", 30),
     col("formula", "Penjelasan/Formulasi Penghitungan", 40), col("satuan", "Satuan", 12, "tengah"),
     col("sumber", "Sumber Data", 22), col("koordinator", "Penanggung Jawab", 28)),
    traced=False, lampiran=1,
)

LAMPIRAN_CASCADING = OutputSheet(
    "lampiran_cascading", "Lampiran 2 Cascading", 42,
    "Cascading Indikator Kinerja Utama Tahun {tahun_awal}-{tahun_akhir}",
    (NO, merged("tujuan", "Tujuan", 21), merged("indikator_tujuan", "Indikator Tujuan", 19),
     merged("sasaran", "Sasaran", 21), merged("indikator_sasaran", "Indikator Sasaran", 19),
     merged("program", "Program", 21), merged("indikator_program", "Indikator Program", 19),
     merged("kegiatan", "Kegiatan", 21), merged("indikator_kegiatan", "Indikator Kegiatan", 19),
     merged("sub", "Sub Kegiatan", 28), merged("indikator_sub", "Indikator Sub Kegiatan", 28)),
    traced=False, lampiran=2,
)

LAMPIRAN_POHON = OutputSheet(
    "lampiran_pohon", "Lampiran 2 Pohon Kinerja", 42,
    "Pohon Kinerja Tahun {n}",
    (col("tujuan", "Tujuan", 30, "kotak"), *_garis(1), col("sasaran", "Sasaran", 32, "kotak"), *_garis(2),
     col("program", "Program", 34, "kotak"), *_garis(3), col("kegiatan", "Kegiatan", 36, "kotak")),
    landscape=False, traced=False, numbered=False, lampiran=2,
)

LAMPIRAN_RKT = OutputSheet(
    "lampiran_rkt", "Lampiran 3 RKT", 42, "Rencana Kinerja Tahunan Tahun {n}",
    (NO, merged("sasaran", "Sasaran", 28), merged("indikator", "Indikator Sasaran", 25),
     merged("target_indikator", "Target", 10, "ukuran"), merged("program", "Program", 26),
     merged("kegiatan", "Kegiatan", 26), merged("sub", "Sub Kegiatan", 32),
     merged("indikator_sub", "Indikator Sub Kegiatan", 30),
     merged("target", "Target Sub Kegiatan", 14, "tengah"),
     merged("anggaran", "Target Anggaran (Rp)", 18, "rupiah")),
    lampiran=3,
)

LAMPIRAN_PK_SURAT = OutputSheet(
    "lampiran_pk_surat", "Lampiran 4 Pernyataan PK", 42, "Perjanjian Kinerja Tahun {n}", _SURAT,
    landscape=False, traced=False, numbered=False, lampiran=4, headed=False,
)

LAMPIRAN_PK_TARGET = OutputSheet(
    "lampiran_pk_target", "Lampiran 4 Target PK", 42, "Lampiran Perjanjian Kinerja Tahun {n}",
    (NO, merged("induk", "Sasaran Strategis", 46), col("indikator", "Indikator Kinerja", 42),
     col("target", "Target", 13, "ukuran"), col("satuan", "Satuan", 14, "tengah")),
    landscape=False, lampiran=4,
)

LAMPIRAN_PK_ANGGARAN = OutputSheet(
    "lampiran_pk_anggaran", "Lampiran 4 Anggaran PK", 42, "Program dan Anggaran Perjanjian Kinerja Tahun {n}",
    (NO, col("program", "Program", 62), col("anggaran", "Anggaran (Rp)", 22, "rupiah"),
     col("keterangan", "Keterangan", 28, "tengah")),
    landscape=False, lampiran=4,
)

LAMPIRAN_PKP_SURAT = OutputSheet(
    "lampiran_pkp_surat", "Lampiran 5 Pernyataan PKP", 42, "Perjanjian Kinerja Perubahan Tahun {n}", _SURAT,
    landscape=False, traced=False, numbered=False, lampiran=5, headed=False,
)

LAMPIRAN_PKP_TARGET = OutputSheet(
    "lampiran_pkp_target", "Lampiran 5 Target PKP", 42, "Lampiran Perjanjian Kinerja Perubahan Tahun {n}",
    (NO, merged("induk", "Sasaran Strategis", 40), col("indikator", "Indikator Kinerja", 36),
     col("satuan", "Satuan", 12, "tengah"), col("sebelum", "Target|Sebelum Perubahan", 13, "ukuran"),
     col("sesudah", "Target|Setelah Perubahan", 13, "ukuran"), col("alasan", "Alasan Perubahan", 44)),
    lampiran=5,
)

LAMPIRAN_PKP_ANGGARAN = OutputSheet(
    "lampiran_pkp_anggaran", "Lampiran 5 Anggaran PKP", 42,
    "Program dan Anggaran Perjanjian Kinerja Perubahan Tahun {n}",
    (NO, col("program", "Program", 60), col("sebelum", "Sebelum Perubahan (Rp)", 22, "rupiah"),
     col("sesudah", "Setelah Perubahan (Rp)", 22, "rupiah"),
     col("beda", "Bertambah/ Berkurang (Rp)", 22, "rupiah"), col("keterangan", "Keterangan", 28, "tengah")),
    lampiran=5,
)

LAMPIRAN_RENAKSI = OutputSheet(
    "lampiran_renaksi", "Lampiran 6 Rencana Aksi", 42, "Rencana Aksi Tahun {n}",
    (NO, *_AKSI, *(col(f"tw_{i}", f"Target Triwulan|{roman}", 11, "ukuran") for i, roman in enumerate(ROMAWI, 1)),
     *_AKSI_AKHIR),
    lampiran=6,
)

LAMPIRAN_RENAKSI_BULAN = OutputSheet(
    "lampiran_renaksi_bulan", "Lampiran 6 Bulanan", 42, "Rencana Aksi per Bulan Tahun {n}",
    (NO, *_AKSI, *(col(f"bulan_{i}", f"Target Bulan|{month[:3]}", 9, "ukuran") for i, month in enumerate(BULAN, 1)),
     *_AKSI_AKHIR),
    lampiran=6,
)

LAMPIRAN_MONEV = OutputSheet(
    "lampiran_monev", "Lampiran 7 Monev Kinerja", 42,
    "Monitoring dan Evaluasi Capaian Kinerja atas Rencana Aksi sampai dengan Triwulan {triwulan} Tahun {n}",
    (NO, merged("induk", "{induk}", 28), col("indikator", "Indikator Kinerja", 26),
     col("satuan", "Satuan", 10, "tengah"), col("target", "Target {n}", 10, "ukuran"),
     col("target_kini", "Target s.d. TW {triwulan}", 10, "ukuran"),
     *(col(f"realisasi_{i}", f"Realisasi Triwulan|{roman}", 9, "ukuran") for i, roman in enumerate(ROMAWI, 1)),
     col("realisasi", "s.d. Triwulan {triwulan}|Realisasi", 10, "ukuran"),
     col("capaian", "s.d. Triwulan {triwulan}|Capaian %", 10, "persen"),
     col("hambatan", "Hambatan", 28), col("solusi", "Solusi dan Tindak Lanjut", 28),
     col("bukti", "Tautan Bukti", 20)),
    lampiran=7,
)

LAMPIRAN_MONEV_ANGGARAN = OutputSheet(
    "lampiran_monev_anggaran", "Lampiran 7 Monev Anggaran", 42,
    "Monitoring dan Evaluasi Program dan Anggaran sampai dengan Triwulan {triwulan} Tahun {n}",
    (NO, col("uraian", "Program/Kegiatan/Sub Kegiatan", 46), col("target", "Kinerja|Target {n}", 13, "tengah"),
     col("target_kini", "Kinerja|Target s.d. TW {triwulan}", 13, "tengah"),
     col("realisasi", "Kinerja|Realisasi s.d. TW {triwulan}", 13, "tengah"),
     col("capaian", "Kinerja|%", 9, "persen"),
     col("pagu", "Pagu (Rp)", 18, "rupiah"),
     *(col(f"serapan_{i}", f"Serapan Triwulan (Rp)|{roman}", 17, "rupiah") for i, roman in enumerate(ROMAWI, 1)),
     col("serapan", "Serapan s.d. Triwulan {triwulan}|Rp", 18, "rupiah"),
     col("persen", "Serapan s.d. Triwulan {triwulan}|%", 9, "serapan"),
     col("keterangan", "Mendukung", 28, "tengah")),
    lampiran=7,
)

LAMPIRAN_PENGUKURAN = OutputSheet(
    "lampiran_pengukuran", "Lampiran 8 Pengukuran", 42, "Pengukuran Kinerja Tahun {n}{sd}",
    (NO, merged("induk", "{induk}", 28), col("indikator", "Indikator Kinerja", 26),
     col("satuan", "Satuan", 10, "tengah"), col("target_1", "Tahun {n-1}|Target", 10, "ukuran"),
     col("realisasi_1", "Tahun {n-1}|Realisasi", 10, "ukuran"), col("target", "Tahun {n}|Target", 10, "ukuran"),
     col("realisasi", "Tahun {n}|Realisasi{sd}", 10, "ukuran"), col("capaian", "Tahun {n}|Capaian %", 10, "persen"),
     col("kategori", "Kategori", 14, "tengah"), merged("anggaran", "Anggaran|Pagu (Rp)", 18, "rupiah"),
     merged("realisasi_rp", "Anggaran|Realisasi{sd} (Rp)", 18, "rupiah"),
     merged("persen", "Anggaran|Serapan %", 10, "serapan"), merged("nilai", "Efisiensi|Nilai", 11, "angka"),
     merged("tingkat_efisiensi", "Efisiensi|Tingkat", 28, "tengah")),
    lampiran=8,
)
