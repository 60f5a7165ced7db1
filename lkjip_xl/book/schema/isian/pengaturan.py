"""The input sheet "Pengaturan"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, Field, Form, InputSheet, Table
from lkjip_xl.book.schema.lists import LISTS

PENGATURAN = InputSheet(
    "Pengaturan",
    "Pengaturan Hitungan dan Tampilan",
    "Skala, pembulatan, batas, metode efisiensi, dan gaya penyajian sesuai aturan daerah.",
    (
        Form(
            "pengaturan",
            "Pilihan hitungan",
            (
                Field("skala", "Skala kategori capaian", "pilihan", "Pilih skala yang dipakai daerah Anda.", True,
                      "skala", LISTS["skala"][0]),
                Field("gaya", "Gaya penyajian", "pilihan",
                      "Menentukan nomor dan judul tabel: tabel kecil per sasaran, atau satu tabel lebar.", True,
                      "gaya", LISTS["gaya"][0]),
                Field("periode", "Sebutan periode rencana", "pilihan", "Sebutan periode perencanaan di semua kalimat "
                      "dan judul. Menurut gaya: RPJMD pada tabel per sasaran, Renstra pada satu tabel.", True,
                      "periode", LISTS["periode"][0]),
                Field("desimal", "Tanda desimal", "pilihan", "Dipakai di semua kalimat dan tabel.", True, "desimal",
                      LISTS["desimal"][0]),
                Field("angka_desimal", "Banyaknya angka di belakang tanda desimal", "bulat",
                      "Untuk capaian: 0, 1, atau 2, setengah ke atas. Target dan realisasi tercetak seperti diketik.",
                      True, "", 2),
                Field("batas_atas", "Batas atas capaian (%)", "pilihan", "Capaian di atas batas ini dicetak sebesar "
                      "batas.", True, "batas_atas", "Tanpa batas"),
                Field("batas_bawah", "Batas bawah capaian (%)", "pilihan", "Capaian negatif dicetak 0 kecuali Anda "
                      "memilih Tanpa batas.", True, "batas_bawah", "0"),
                Field("rumus_rendah", "Rumus semakin rendah semakin baik", "pilihan",
                      "T = target, R = realisasi. Sebagian daerah memakai T / R.", True, "rumus_rendah",
                      LISTS["rumus_rendah"][0]),
                Field("target_nol", "Target 0", "pilihan", "Capaian bila targetnya 0 dan semakin rendah semakin baik.",
                      True, "target_nol", LISTS["target_nol"][0]),
                Field("dasar_rata", "Dasar rata-rata capaian", "pilihan",
                      "Angka penuh: rata-rata dihitung sebelum dibulatkan. Angka tercetak: dari angka yang sudah "
                      "dibulatkan.", True, "dasar_rata", LISTS["dasar_rata"][0]),
                Field("efisiensi", "Metode efisiensi", "pilihan", "Cara menilai efisiensi yang dipakai di "
                      "semua tabel dan kalimat.", True, "efisiensi", LISTS["efisiensi"][0]),
                Field("efisiensi_lain", "Metode efisiensi lainnya", "pilihan", "Tidak dicetak, atau dicetak sebagai "
                      "tabel tambahan di bawah metode yang dipilih.", True, "efisiensi_lain",
                      LISTS["efisiensi_lain"][0]),
                Field("pk", "Perjanjian Kinerja yang berlaku", "pilihan", "Target yang dipakai menghitung capaian.",
                      True, "murni_perubahan", "Murni"),
                Field("pagu", "Pagu yang berlaku", "pilihan", "Pagu yang dipakai menghitung serapan.", True,
                      "murni_perubahan", "Murni"),
                Field("kertas", "Ukuran kertas", "pilihan", "Untuk semua lembar hasil.", True, "kertas", "F4"),
                Field("triwulan", "Triwulan yang dilaporkan", "pilihan", "Monev Rencana Aksi dihitung sampai dengan "
                      "triwulan ini; triwulan sesudahnya belum dinilai.", True, "triwulan", "IV"),
                Field("renaksi", "Target rencana aksi", "pilihan", "Per triwulan atau per bulan.", True, "renaksi",
                      "Triwulan"),
                Field("banyak_tahun", "Banyaknya tahun pada tabel banding", "pilihan", "3 sampai 6, termasuk tahun "
                      "laporan.", True, "banyak_tahun", "3"),
                Field("isi_ekspor", "Isi ekspor", "pilihan", "Lembar yang ditulis oleh Ekspor Lampiran.", True,
                      "isi_ekspor", "Lampiran dan tabel"),
                Field("bentuk_ekspor", "Bentuk berkas ekspor", "pilihan", "PDF untuk ditandatangani, Excel berisi "
                      "nilai saja.", True, "bentuk_ekspor", "PDF dan Excel"),
                Field("pola_nama", "Pola nama berkas", "teks", "Nama setiap berkas ekspor; {lembar}, {instansi}, dan "
                      "{tahun} diganti isinya.", True, "", "{lembar} {instansi} {tahun}"),
                Field("jumlah_tingkat", "Jumlah tingkat skala buatan sendiri", "bulat",
                      "Hanya bila Anda memilih skala buatan sendiri: banyaknya tingkat menurut aturan daerah."),
            ),
            5,
        ),
        Table(
            "skala_sendiri",
            "Skala buatan sendiri (isi hanya bila dipilih di atas; dari tingkat tertinggi ke terendah)",
            (
                Column("kategori", "Kategori", "teks", 30, "Nama tingkat, misalnya Sangat Tinggi.", True),
                Column("batas", "Batas bawah (%)", "angka", 34,
                       "Capaian terendah untuk tingkat ini; kosongkan pada tingkat terendah."),
                Column("termasuk", "Batas termasuk", "pilihan", 18,
                       "Ya bila angka tepat di batas masuk tingkat ini.", False, "ya_tidak"),
                Column("rentang", "Rentang tercetak", "teks", 26, "Tulisan pada tabel skala, misalnya 76 - 90 %."),
                Column("warna", "Warna", "pilihan", 16, "Warna sel kategori.", False, "warna"),
            ),
            31,
            10,
            optional=True,
        ),
        Table(
            "predikat",
            "Tingkatan predikat (untuk target berupa predikat; urutan 1 adalah yang terendah)",
            (
                Column("kelompok", "Kelompok predikat", "teks", 30, "Predikat hanya dibandingkan dalam satu kelompok.",
                       True),
                Column("predikat", "Predikat", "teks", 34, "Tulisan predikat, misalnya BB.", True),
                Column("urutan", "Urutan", "bulat", 18, "1 untuk tingkat terendah, lalu naik satu-satu.", True),
            ),
            45,
            25,
            (
                ("Predikat SAKIP", "D", 1), ("Predikat SAKIP", "C", 2), ("Predikat SAKIP", "CC", 3),
                ("Predikat SAKIP", "B", 4), ("Predikat SAKIP", "BB", 5), ("Predikat SAKIP", "A", 6),
                ("Predikat SAKIP", "AA", 7),
                ("Opini BPK", "TMP", 1), ("Opini BPK", "TW", 2), ("Opini BPK", "WDP", 3), ("Opini BPK", "WTP", 4),
            ),
            optional=True,
        ),
    ),
)
