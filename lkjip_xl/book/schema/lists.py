"""What the drop-downs offer."""

from __future__ import annotations

from lkjip_xl.domain.nilai.metode import daftar_metode
from lkjip_xl.domain.nilai.pilihan import BAGIAN_NASKAH, BESARAN, RUMUS_CAPAIAN
from lkjip_xl.domain.nilai.skala import daftar_skala
from lkjip_xl.domain.nilai.triwulan import CARA_TRIWULAN, ROMAWI

YA_TIDAK = ("Ya", "Tidak")
ARAH = ("Semakin tinggi semakin baik", "Semakin rendah semakin baik")
JENIS_TARGET = ("Angka", "Rentang", "Predikat")
JENIS_INDUK = ("Tujuan", "Sasaran")
JENIS_PEMBANDING = ("OPD terbaik", "OPD lain", "Kabupaten/Kota", "Provinsi", "Nasional", "Standar nasional")
JENIS_BELANJA = ("Belanja Pegawai", "Belanja Barang dan Jasa", "Belanja Modal", "Belanja Lainnya")
MENUNJANG = ("Menunjang", "Tidak menunjang")
SKALA_SENDIRI = "Skala buatan sendiri"
MURNI_PERUBAHAN = ("Murni", "Perubahan")
WARNA = ("Hijau tua", "Hijau muda", "Kuning", "Jingga", "Merah")

LISTS: dict[str, tuple[str, ...]] = {
    "ya_tidak": YA_TIDAK,
    "arah": ARAH,
    "jenis_target": JENIS_TARGET,
    "cara_triwulan": CARA_TRIWULAN,
    "jenis_induk": JENIS_INDUK,
    "jenis_pembanding": JENIS_PEMBANDING,
    "jenis_belanja": JENIS_BELANJA,
    "menunjang": MENUNJANG,
    "murni_perubahan": MURNI_PERUBAHAN,
    "warna": WARNA,
    "skala": (*(skala.nama for skala in daftar_skala() if skala.untuk == "capaian"), SKALA_SENDIRI),
    "gaya": ("Tabel per sasaran", "Satu tabel"),
    "desimal": ("Koma (83,55)", "Titik (83.55)"),
    "batas_atas": ("Tanpa batas", "100", "110", "120", "150"),
    "batas_bawah": ("0", "Tanpa batas"),
    "rumus_rendah": RUMUS_CAPAIAN[:2],
    "rumus_capaian": RUMUS_CAPAIAN,
    "target_nol": ("Tidak dihitung", "100 bila terpenuhi, 0 bila tidak", "Tercapai atau tidak tercapai"),
    "banyak_tahun": ("3", "4", "5", "6"),
    "efisiensi": tuple(metode.nama for metode in daftar_metode()),
    "dasar_rata": ("Angka penuh", "Angka tercetak"),
    "kertas": ("F4", "A4"),
    "triwulan": ROMAWI,
    "renaksi": ("Triwulan", "Bulan"),
    "periode": ("Menurut gaya", "RPJMD", "Renstra"),
    "efisiensi_lain": ("Tidak dicetak", "Sebagai tabel tambahan"),
    "isi_ekspor": ("Lampiran dan tabel", "Lampiran saja", "Tabel saja", "Semua lembar"),
    "bentuk_ekspor": ("PDF dan Excel", "PDF saja", "Excel saja"),
    "naskah": BAGIAN_NASKAH,
    "besaran": BESARAN,
}

SATUAN = ("Indeks", "Nilai", "%", "Predikat", "Orang", "Dokumen", "Laporan", "Kegiatan", "Bulan", "Paket", "Unit",
          "Kasus", "Kejadian", "Lembaga", "Rasio")
"""Common units, offered in the drop-down; any other word is accepted."""
