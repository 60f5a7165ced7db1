"""What staff choose from, as far as the domain knows the words: the workbook offers them without loading the rest."""

from __future__ import annotations

BAGIAN_NASKAH = (
    "Kata Pengantar", "Tantangan/Hambatan", "Peluang/Faktor Pendukung", "Latar Belakang", "Manfaat LKjIP",
    "Dasar Hukum", "Tugas Pokok", "Fungsi", "Aspek Strategis", "Permasalahan Utama", "Visi", "Penjelasan Visi", "Misi",
    "Misi yang Didukung", "Fokus", "Visi Instansi", "Misi Instansi", "Standar Nasional", "Efisiensi Sumber Daya",
    "Langkah Strategis", "Saran",
)
"""The parts of the report whose text cannot be computed; the office writes them in the sheet Naskah."""

RUMUS_CAPAIAN = ("(2T - R) / T", "T / R", "(R - awal) / (T - awal)")
"""The formulas that an indicator can have for itself: T is its target, R its realisasi, awal its baseline."""
RUMUS_SELISIH, RUMUS_BAGI, RUMUS_AWAL = RUMUS_CAPAIAN

BESARAN_KATEGORI = frozenset({"kategori", "kategori rata-rata", "tingkat efisiensi"})
"""What is printed as a word and not as a number."""
BESARAN_RENTANG = frozenset({"batas skala", "periode Renstra"})
"""What is printed as a range, of figures or of years."""
BESARAN_SELISIH = frozenset({"selisih"})
"""What reports print without a sign."""
BESARAN = (
    "target", "realisasi", "capaian", "kategori", "target akhir", "progres", "target Renstra", "target Renja",
    "target PK", "target PK perubahan", "selisih", "pembanding", "rata-rata capaian", "kategori rata-rata", "anggaran",
    "anggaran murni", "anggaran perubahan", "realisasi anggaran", "serapan", "sisa", "persen sisa",
    "anggaran tahun depan", "efisiensi", "tingkat efisiensi", "target keluaran", "realisasi keluaran",
    "capaian keluaran", "jumlah sasaran", "jumlah indikator", "jumlah program", "jumlah kegiatan",
    "jumlah sub kegiatan", "jumlah pegawai", "jumlah barang", "jumlah tingkat skala", "batas skala", "jumlah kategori",
    "periode Renstra", "lain",
)
"""What a printed figure can be of, in the order of the drop-down."""
