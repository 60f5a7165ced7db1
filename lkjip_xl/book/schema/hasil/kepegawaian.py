"""Output sheets about staff and assets."""

from __future__ import annotations

from lkjip_xl.book.schema.hasil.kolom import NO, col
from lkjip_xl.book.schema.kinds import OutputSheet

PEGAWAI_PENDIDIKAN = OutputSheet(
    "pegawai_pendidikan", "Pegawai Pendidikan", 16, "Jumlah Pegawai berdasarkan Jenjang Pendidikan",
    (
        col("jenjang", "Jenis Pendidikan", 17),
        *(
            col(key, f"Jumlah Pegawai menurut Kualifikasi Pendidikan|{label}", 11.2, "bulat")
            for key, label in (("pns", "PNS (Non Fungsional)"), ("fungsional", "Fungsional"), ("pppk", "PPPK"),
                               ("ptt", "PTT"), ("thl", "THL"), ("lainnya", "Lainnya"))
        ),
        col("jumlah", "Jumlah", 11, "bulat"),
    ),
    landscape=False, numbered=False,
)

PEGAWAI_GOLONGAN = OutputSheet(
    "pegawai_golongan", "Pegawai Golongan", 17, "Jumlah Pegawai berdasarkan Pangkat dan Golongan Ruang",
    (NO, col("pangkat", "Pangkat", 34), col("golongan", "Golongan Ruang", 14, "tengah"),
     col("laki_laki", "Jumlah|Laki-laki", 13, "bulat"), col("perempuan", "Jumlah|Perempuan", 13, "bulat"),
     col("jumlah", "Jumlah|Seluruhnya", 13, "bulat")),
    landscape=False, numbered=False,
)

PEGAWAI_JABATAN = OutputSheet(
    "pegawai_jabatan", "Pegawai Jabatan", 18, "Jumlah Pegawai berdasarkan Jabatan Struktural",
    (NO, col("jabatan", "Nama Jabatan", 44), col("laki_laki", "Jumlah|Laki-laki", 13, "bulat"),
     col("perempuan", "Jumlah|Perempuan", 13, "bulat"), col("jumlah", "Jumlah|Seluruhnya", 13, "bulat")),
    landscape=False, numbered=False,
)

PEGAWAI_PANGKAT = OutputSheet(
    "pegawai_pangkat", "Pegawai Pangkat", 46, "Jumlah Pegawai menurut Pangkat/Golongan",
    (NO, col("pangkat", "Pangkat/Golongan", 46), col("jumlah", "Jumlah (orang)", 18, "bulat")),
    landscape=False, numbered=False,
)

SARPRAS = OutputSheet(
    "sarpras", "Daftar Sarpras", 47, "Sarana dan Prasarana",
    (NO, col("jenis", "Jenis Barang", 37), col("jumlah", "Jumlah", 12, "ukuran"),
     col("satuan", "Satuan", 12, "tengah"), col("keterangan", "Keterangan", 33)),
    landscape=False, traced=False, numbered=False,
)
