"""The input sheet "Indikator": one row an indicator, from its name to its targets, realisasi and rencana aksi."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.book.schema.isian.kolom import (
    CARA_TRIWULAN,
    TAHUN_LAPORAN,
    per_triwulan,
    tahun_lalu,
    tahun_rencana,
)
from lkjip_xl.book.schema.kinds import Column, InputSheet, Table
from lkjip_xl.domain.nilai.tanggal import BULAN

MAKS_INDIKATOR = 200
"""How many indicators the program is designed for."""
RENCANA = range(6)
"""The target years of the plan, the last one being number 5; number 0 is for plans of six years."""
TAHUN_SEBELUM = range(1, 6)
"""The years before the report year that have columns."""

IDENTITAS, RENSTRA, PERJANJIAN, CAPAIAN, LALU, AKSI, PENJELASAN, KHUSUS, BULANAN = (
    "Indikator", "Target Renstra dan Renja", "Perjanjian Kinerja", "Realisasi tahun laporan", "Tahun-tahun sebelumnya",
    "Rencana aksi per triwulan", "Penjelasan", "Aturan khusus (lazimnya kosong)", "Rencana aksi per bulan",
)
"""The groups of columns, in their order."""


def _identitas() -> Iterator[Column]:
    yield Column("nama", "Indikator Kinerja", "uraian", 46, "Nama indikator; setiap nama hanya sekali.", True,
                 group=IDENTITAS)
    yield Column("induk", "Tujuan / Sasaran", "pilihan", 46, "Pilih tujuan atau sasaran yang diukur.", True,
                 "induk.uraian", group=IDENTITAS)
    yield Column("satuan", "Satuan", "teks", 12, "Misalnya Indeks, Nilai, %, Predikat.", True, "satuan",
                 group=IDENTITAS)
    yield Column("arah", "Arah", "pilihan", 18, "Kosong: semakin tinggi semakin baik.", False, "arah", group=IDENTITAS)
    yield Column("jenis_target", "Jenis Target", "pilihan", 13, "Kosong: Angka (83,55). Rentang: 90-100. Predikat: BB.",
                 False, "jenis_target", group=IDENTITAS)
    yield Column("dinilai", "Dinilai (IKU/PK)", "pilihan", 12,
                 "Kosong: Ya, dihitung capaiannya. Tidak: hanya tampil di tabel Renstra dan Renja.", False, "ya_tidak",
                 group=IDENTITAS)


def _target() -> Iterator[Column]:
    for index in RENCANA:
        label = f"Rencana ke-{index}" if index else "Rencana Awal"
        text = "Target Renstra tahun yang tertulis di atas judul kolom." if index else (
            "Hanya bila rencana memuat target untuk enam tahun.")
        yield Column(f"rencana_{index}", label, "nilai", 12, text, year=tahun_rencana(5 - index), group=RENSTRA)
    yield Column("renja", "Renja", "nilai", 12, "Kosong: sama dengan Renstra tahun laporan.", year=TAHUN_LAPORAN,
                 group=RENSTRA)
    yield Column("pk_murni", "PK Murni", "nilai", 12, "Target Perjanjian Kinerja awal tahun.", year=TAHUN_LAPORAN,
                 group=PERJANJIAN)
    yield Column("pk_perubahan", "PK Perubahan", "nilai", 12,
                 "Hanya target yang berubah; kosong: sama dengan PK Murni.", year=TAHUN_LAPORAN, group=PERJANJIAN)
    yield Column("alasan", "Alasan Perubahan", "uraian", 34, "Mengapa target PK diubah.", group=PERJANJIAN)


def _realisasi() -> Iterator[Column]:
    yield Column("realisasi_0", "Realisasi Tahun Laporan", "nilai", 14,
                 "Realisasi setahun; kosong: dihitung dari triwulan.", year=TAHUN_LAPORAN, group=CAPAIAN)
    yield Column(**{**vars(CARA_TRIWULAN), "group": CAPAIAN})
    yield from per_triwulan("realisasi_tw", "Realisasi TW", "nilai", 12,
                            "Menurut Cara Triwulan di kirinya. Kosong: belum dilaporkan; 0 berarti nol.", "", CAPAIAN)


def _lalu() -> Iterator[Column]:
    for years in TAHUN_SEBELUM:
        yield Column(f"realisasi_{years}", f"Realisasi Tahun -{years}", "nilai", 13,
                     "Realisasi tahun yang tertulis di atas; kosong bila tidak ada data.", year=tahun_lalu(years),
                     group=LALU)
    for years in TAHUN_SEBELUM:
        yield Column(f"target_{years}", f"Target Tahun -{years}", "nilai", 15,
                     "Target PK tahun itu; kosong: sama dengan Renstra.", year=tahun_lalu(years), group=LALU)


def _aksi() -> Iterator[Column]:
    yield from per_triwulan("target_tw", "Target TW", "nilai", 12, "Menurut Cara Triwulan: dijumlahkan, isi target "
                            "triwulan itu saja; posisi, isi target pada akhir triwulan.", "", AKSI)
    yield Column("langkah", "Langkah Rencana Aksi", "uraian", 44, "Satu langkah satu baris (Alt+Enter).", group=AKSI)


def _penjelasan() -> Iterator[Column]:
    yield Column("formula", "Formula / Penjelasan", "uraian", 44, "Cara menghitung indikator.", group=PENJELASAN)
    yield Column("sumber_data", "Sumber Data", "teks", 26, "Asal angka realisasi, misalnya e-SKM.", group=PENJELASAN)
    yield Column("koordinator", "Koordinator", "uraian", 30, "Seksi/subbagian penanggung jawab; pisahkan dengan titik "
                 "koma.", group=PENJELASAN)
    yield Column("grafik", "Tampil di Grafik", "pilihan", 12, "Ya atau kosong: tampil di Ringkasan (paling banyak "
                 "sembilan).", False, "ya_tidak", group=PENJELASAN)


def _khusus() -> Iterator[Column]:
    yield Column("batas_atas", "Batas Atas (%)", "teks", 14, "Batas capaian indikator ini saja: 100, 120, atau Tanpa "
                 "batas. Kosong: menurut Pengaturan.", group=KHUSUS)
    yield Column("rumus", "Rumus Capaian", "pilihan", 22, "Rumus indikator ini saja. Kosong: menurut Arah dan "
                 "Pengaturan. T target, R realisasi, awal kondisi awal.", False, "rumus_capaian", group=KHUSUS)
    yield Column("awal", "Kondisi Awal", "angka", 12, "Angka awal untuk rumus (R - awal) / (T - awal).", group=KHUSUS)
    yield Column("tidak_diukur", "Tidak Diukur karena", "uraian", 34, "Isi alasannya bila tahun ini tidak diukur; "
                 "indikator ini tidak ikut dirata-ratakan.", group=KHUSUS)


def _bulanan() -> Iterator[Column]:
    for index, month in enumerate(BULAN, 1):
        yield Column(f"bulan_{index}", f"Target {month}", "nilai", 12,
                     "Hanya bila Pengaturan memilih target per bulan.", group=BULANAN)


INDIKATOR = InputSheet(
    "Indikator",
    "Indikator Kinerja",
    "Satu baris untuk satu indikator: nama, target, realisasi, dan rencana aksinya. Kelompok kolom tertulis di atas "
    "judulnya.",
    (
        Table(
            "indikator",
            "Indikator kinerja",
            (*_identitas(), *_target(), *_realisasi(), *_lalu(), *_aksi(), *_penjelasan(), *_khusus(), *_bulanan()),
            8,
            60,
        ),
    ),
)
