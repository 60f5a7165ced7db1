"""The input sheet "Profil"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Field, Form, InputSheet

PROFIL = InputSheet(
    "Profil",
    "Profil Instansi",
    "Nama instansi, tahun laporan, periode Renstra, dan penanda tangan.",
    (
        Form(
            "profil",
            "Isian profil",
            (
                Field("instansi", "Nama instansi", "teks", "Nama lengkap, misalnya Kecamatan Banyudono.", True),
                Field("kabupaten", "Kabupaten/Kota", "teks", "Dengan sebutannya, misalnya Kabupaten Boyolali.", True),
                Field("provinsi", "Provinsi", "teks", "Misalnya Jawa Tengah."),
                Field("tahun", "Tahun laporan", "tahun", "Tahun kinerja yang dilaporkan, misalnya 2024.", True),
                Field("tahun_awal", "Tahun awal Renstra", "tahun", "Tahun pertama periode Renstra, misalnya 2021.",
                      True),
                Field("tahun_akhir", "Tahun akhir Renstra", "tahun",
                      "Tahun terakhir periode Renstra/RPJMD, misalnya 2026. Lembar Indikator memakai enam tahun "
                      "terakhir.",
                      True),
                Field("jabatan", "Jabatan kepala", "teks", "Misalnya Camat Banyudono.", True),
                Field("nama_kepala", "Nama kepala", "teks", "Nama dan gelar penanda tangan laporan."),
                Field("pangkat", "Pangkat kepala", "teks", "Misalnya Pembina Tingkat I."),
                Field("nip", "NIP kepala", "nip", "18 angka, boleh dengan spasi: 19700101 199503 1 001."),
                Field("tempat", "Tempat tanda tangan", "teks", "Nama kota atau kecamatan."),
                Field("tanggal", "Tanggal tanda tangan", "tanggal", "Tanggal laporan ditandatangani."),
                Field("sumber_pk", "Sumber Perjanjian Kinerja", "teks",
                      "Nama dokumen untuk baris 'Sumber:' di bawah tabel Perjanjian Kinerja."),
                Field("jabatan_atasan", "Jabatan atasan (pihak kedua PK)", "teks", "Misalnya Bupati Boyolali."),
                Field("nama_atasan", "Nama atasan", "teks", "Nama penanda tangan kedua pada Perjanjian Kinerja."),
                Field("tanggal_pk", "Tanggal Perjanjian Kinerja", "tanggal", "Tanggal PK awal tahun ditandatangani."),
                Field("tanggal_pk_perubahan", "Tanggal PK Perubahan", "tanggal",
                      "Tanggal PK Perubahan ditandatangani; kosongkan bila tidak ada perubahan."),
            ),
            5,
        ),
    ),
)
