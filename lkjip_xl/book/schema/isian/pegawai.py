"""The input sheet "Pegawai"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

_ORANG = "orang"


def _orang(key: str, label: str, width: float = 13) -> Column:
    return Column(key, label, "bulat", width, "Banyaknya orang; ketik 0 bila tidak ada.", unit=_ORANG)


PANGKAT = (
    ("Pembina Utama", "IV/e"), ("Pembina Utama Madya", "IV/d"), ("Pembina Utama Muda", "IV/c"),
    ("Pembina Tingkat I", "IV/b"), ("Pembina", "IV/a"), ("Penata Tingkat I", "III/d"), ("Penata", "III/c"),
    ("Penata Muda Tingkat I", "III/b"), ("Penata Muda", "III/a"), ("Pengatur Tingkat I", "II/d"),
    ("Pengatur", "II/c"), ("Pengatur Muda Tingkat I", "II/b"), ("Pengatur Muda", "II/a"),
    ("Juru Tingkat I", "I/d"), ("Juru", "I/c"), ("Juru Muda Tingkat I", "I/b"), ("Juru Muda", "I/a"),
)
_PANGKAT_COLUMNS = (
    Column("pangkat", "Pangkat", "teks", 30, "Nama pangkat.", True),
    Column("golongan", "Golongan Ruang", "teks", 16, "Misalnya III/b.", True),
)
_GENDER = (_orang("laki_laki", "Laki-laki"), _orang("perempuan", "Perempuan"))

PEGAWAI = InputSheet(
    "Pegawai",
    "Data Pegawai",
    "Jumlah pegawai menurut pendidikan, golongan, jabatan, dan pangkat. Isi tabel yang dipakai laporan Anda.",
    (
        Table(
            "pegawai_pendidikan",
            "Pegawai menurut jenjang pendidikan",
            (
                Column("jenjang", "Jenis Pendidikan", "teks", 30, "Jenjang pendidikan terakhir.", True),
                _orang("pns", "PNS (Non Fungsional)", 16),
                _orang("fungsional", "Fungsional"),
                _orang("pppk", "PPPK"),
                _orang("ptt", "PTT"),
                _orang("thl", "THL"),
                _orang("lainnya", "Lainnya"),
            ),
            6,
            10,
            (("S3",), ("S2",), ("S1/D4",), ("D1-D3",), ("SMA",), ("SMP",), ("SD",)),
            optional=True,
        ),
        Table("pegawai_golongan", "Pegawai menurut golongan dan jenis kelamin", (*_PANGKAT_COLUMNS, *_GENDER), 20, 20,
              PANGKAT, optional=True),
        Table(
            "pegawai_jabatan",
            "Pegawai menurut jabatan dan jenis kelamin",
            (Column("jabatan", "Nama Jabatan", "teks", 30, "Kelompok jabatan.", True), *_GENDER),
            44,
            10,
            (
                ("Jabatan Pimpinan Tinggi (Eselon 2)",), ("Jabatan Administrator (Eselon 3)",),
                ("Jabatan Pengawas (Eselon 4)",), ("Jabatan Pelaksana (Staf)",), ("Jabatan Fungsional",),
            ),
            optional=True,
        ),
        Table(
            "pegawai_pangkat",
            "Pegawai menurut pangkat (satu kolom jumlah)",
            (*_PANGKAT_COLUMNS, _orang("jumlah", "Jumlah")),
            58,
            20,
            PANGKAT,
            optional=True,
        ),
    ),
    optional=True,
)
