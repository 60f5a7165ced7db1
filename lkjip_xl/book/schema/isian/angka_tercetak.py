"""The input sheet "Angka Tercetak"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

ANGKA_TERCETAK = InputSheet(
    "Angka Tercetak",
    "Angka yang Tercetak di Laporan",
    "Angka dari naskah laporan, persis seperti tertulis, untuk dibandingkan dengan hitungan dan satu sama lain.",
    (
        Table(
            "tercetak",
            "Kutipan angka",
            (
                Column("tempat", "Letak", "teks", 30, "Nomor tabel, bab, atau halaman, misalnya Tabel 3.2.", True),
                Column("besaran", "Besaran", "pilihan", 24, "Angka apa, dipilih dari daftar.", True, "besaran"),
                Column("tentang", "Tentang", "teks", 58,
                       "Nama indikator, sasaran, program, kegiatan, atau sub kegiatan seperti pada isian; Total untuk "
                       "seluruhnya; Indikator | Pembanding; Baris | Kolom untuk pegawai.", True),
                Column("tahun", "Tahun", "tahun", 10, "Tahun angkanya.", True),
                Column("tertulis", "Tertulis", "cetak", 40, "Persis seperti di naskah, salah tulis pun apa adanya.",
                       True),
                Column("nama_tercetak", "Nama di naskah", "teks", 40, "Hanya bila namanya berbeda dari isian."),
                Column("catatan", "Catatan", "teks", 40, "Boleh kosong."),
            ),
            8,
            600,
            optional=True,
        ),
    ),
    optional=True,
)
