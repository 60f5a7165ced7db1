"""The input sheet "Realisasi"."""

from __future__ import annotations

from lkjip_xl.book.schema.isian.kolom import NAMA_INDIKATOR, PROFIL_TAHUN, TAHUN_LAPORAN
from lkjip_xl.book.schema.kinds import Column, InputSheet, Table


def _lalu(years: int) -> str:
    return f'=IF(N({PROFIL_TAHUN})=0,"tahun laporan - {years}",{PROFIL_TAHUN}-{years})'


REALISASI = InputSheet(
    "Realisasi",
    "Realisasi Kinerja",
    "Realisasi tahun laporan, tahun-tahun sebelumnya, dan tiap triwulan.",
    (
        Table(
            "realisasi",
            "Realisasi kinerja per indikator",
            (
                NAMA_INDIKATOR,
                Column("realisasi_0", "Realisasi Tahun Laporan", "nilai", 14,
                       "Realisasi setahun; kosong berarti dihitung dari triwulan.", year=TAHUN_LAPORAN),
                *(
                    Column(f"realisasi_{years}", f"Realisasi Tahun -{years}", "nilai", 13,
                           "Realisasi tahun yang tertulis di atas judul kolom; kosong bila tidak ada data.",
                           year=_lalu(years))
                    for years in range(1, 6)
                ),
                *(
                    Column(f"target_{years}", f"Target Tahun -{years}", "nilai", 13,
                           "Target Perjanjian Kinerja tahun itu; kosong berarti sama dengan Renstra.",
                           year=_lalu(years))
                    for years in (1, 2)
                ),
                *(
                    Column(f"tw_{index}", f"Triwulan {roman}", "nilai", 12,
                           "Realisasi triwulan ini; kosong berarti belum dilaporkan, 0 berarti nol.",
                           year=TAHUN_LAPORAN)
                    for index, roman in enumerate(("I", "II", "III", "IV"), 1)
                ),
            ),
            7,
            60,
        ),
    ),
)
