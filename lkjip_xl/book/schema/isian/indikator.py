"""The input sheet "Indikator"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

MAKS_INDIKATOR = 40

INDIKATOR = InputSheet(
    "Indikator",
    "Indikator Kinerja",
    "Satu baris untuk satu indikator tujuan atau sasaran.",
    (
        Table(
            "indikator",
            "Indikator kinerja",
            (
                Column("nama", "Indikator Kinerja", "uraian", 46, "Nama indikator; setiap nama hanya sekali.", True),
                Column("induk", "Tujuan / Sasaran", "pilihan", 46, "Pilih tujuan atau sasaran yang diukur.", True,
                       "induk.uraian"),
                Column("satuan", "Satuan", "teks", 12, "Misalnya Indeks, Nilai, %, Predikat.", True, "satuan"),
                Column("arah", "Arah", "pilihan", 30, "Semakin tinggi atau semakin rendah yang lebih baik.", True,
                       "arah"),
                Column("jenis_target", "Jenis Target", "pilihan", 13,
                       "Angka (83,55), Rentang (90-100), atau Predikat (BB).", True, "jenis_target"),
                Column("dinilai", "Dinilai (IKU/PK)", "pilihan", 12,
                       "Ya: dihitung capaiannya. Tidak: hanya tampil di tabel Renstra dan Renja.", True, "ya_tidak"),
                Column("formula", "Formula / Penjelasan", "uraian", 44, "Cara menghitung indikator."),
                Column("sumber_data", "Sumber Data", "teks", 26, "Asal angka realisasi, misalnya e-SKM."),
                Column("koordinator", "Koordinator", "uraian", 30, "Seksi/subbagian penanggung jawab; pisahkan dengan "
                       "titik koma."),
                Column("cara_triwulan", "Cara Triwulan", "pilihan", 22,
                       "Cara menggabungkan realisasi triwulan menjadi realisasi tahun.", False, "cara_triwulan"),
                Column("grafik", "Tampil di Grafik", "pilihan", 12,
                       "Ya atau kosong: tampil di Ringkasan (paling banyak enam).", False, "ya_tidak"),
            ),
            6,
            60,
        ),
    ),
)
