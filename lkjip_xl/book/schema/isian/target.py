"""The input sheet "Target"."""

from __future__ import annotations

from lkjip_xl.book.schema.isian.kolom import NAMA_INDIKATOR, TAHUN_LAPORAN
from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

_AKHIR = "profil_tahun_akhir"


def _rencana(index: int) -> str:
    return f'=IF(N({_AKHIR})=0,"akhir rencana {f"- {4 - index}" if index < 4 else ""}",{_AKHIR}-{4 - index})'


TARGET = InputSheet(
    "Target",
    "Target Kinerja",
    "Target tiap tahun rencana, Renja, dan Perjanjian Kinerja murni serta perubahan.",
    (
        Table(
            "target",
            "Target kinerja per indikator",
            (
                NAMA_INDIKATOR,
                *(
                    Column(f"rencana_{index + 1}", f"Rencana ke-{index + 1}", "nilai", 13,
                           "Target Renstra tahun yang tertulis di atas judul kolom.",
                           year=_rencana(index))
                    for index in range(5)
                ),
                Column("renja", "Renja", "nilai", 13, "Target Renja; kosong berarti sama dengan Renstra tahun laporan.",
                       year=TAHUN_LAPORAN),
                Column("pk_murni", "PK Murni", "nilai", 13, "Target Perjanjian Kinerja awal tahun.",
                       year=TAHUN_LAPORAN),
                Column("pk_perubahan", "PK Perubahan", "nilai", 13, "Target Perjanjian Kinerja Perubahan.",
                       year=TAHUN_LAPORAN),
                Column("alasan", "Alasan Perubahan", "uraian", 40, "Mengapa target PK diubah."),
            ),
            7,
            60,
        ),
    ),
)
