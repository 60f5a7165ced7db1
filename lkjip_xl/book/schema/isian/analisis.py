"""The input sheet "Analisis"."""

from __future__ import annotations

from lkjip_xl.book.schema.kinds import Column, InputSheet, Table

ANALISIS = InputSheet(
    "Analisis",
    "Analisis per Indikator",
    "Penyebab, faktor pendukung, hambatan, dan solusi. Satu butir satu baris; nama indikator boleh dikosongkan pada "
    "baris lanjutan.",
    (
        Table(
            "analisis",
            "Analisis per indikator",
            (
                Column("indikator", "Indikator Kinerja", "pilihan", 40,
                       "Pilih indikator; baris lanjutan boleh kosong.", False, "indikator.nama"),
                Column("penyebab", "Penyebab Keberhasilan/Kegagalan", "uraian", 46, "Analisis penyebab."),
                Column("faktor", "Faktor Pendukung", "uraian", 46, "Satu butir per baris."),
                Column("hambatan", "Hambatan", "uraian", 46, "Satu butir per baris."),
                Column("solusi", "Solusi", "uraian", 46, "Upaya yang dilakukan; wajib bila capaian di bawah 100."),
            ),
            6,
            200,
            optional=True,
        ),
    ),
    optional=True,
)
