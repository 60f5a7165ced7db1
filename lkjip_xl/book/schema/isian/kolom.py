"""What several input sheets share: the reference to an indicator, the years above the headings, and the quarters."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.book.schema.kinds import Column, Kind
from lkjip_xl.domain.nilai.triwulan import ROMAWI

PROFIL_TAHUN = "profil_tahun"
"""The name of the cell that holds the report year."""
PROFIL_AKHIR = "profil_tahun_akhir"
"""The name of the cell that holds the last year of the plan."""

TANPA_TAHUN = f"OR(N({PROFIL_TAHUN})=0,N({PROFIL_AKHIR})=0)"
"""Whether a year is not known yet that a column is about."""
_TETAP = "\u00a0"
"""A space at which a narrow column breaks no line."""

TAHUN_LAPORAN = f'=IF(N({PROFIL_TAHUN})=0,"tahun laporan",""&({PROFIL_TAHUN}+0))'
"""The report year, above the heading of a column about it."""

NAMA_INDIKATOR = Column("indikator", "Indikator Kinerja", "pilihan", 46, "Pilih nama indikator dari lembar Indikator.",
                        True, "indikator.nama")
"""Which indicator a row is about; for tables with several rows per indicator."""

CARA_TRIWULAN = Column(
    "cara_triwulan", "Cara Triwulan", "pilihan", 22,
    "Per triwulan: isi angka triwulan itu saja, lalu dijumlahkan. Posisi: isi keadaan pada akhir triwulan. Kosong: "
    "menurut satuan (Orang, %, Indeks, Nilai, Menit: posisi terakhir; lainnya: dijumlahkan).", False, "cara_triwulan")
"""How the four quarters of a row make a year."""


def tahun_lalu(years: int) -> str:
    """The formula that shows an earlier year above a heading."""
    return f'=IF(N({PROFIL_TAHUN})=0,"tahun laporan -{_TETAP}{years}",{PROFIL_TAHUN}-{years})'


def tahun_rencana(back: int) -> str:
    """The formula that shows a year of the plan above a heading, counted back from its last."""
    unknown = f"akhir rencana -{_TETAP}{back}" if back else "akhir rencana"
    return f'=IF(N({PROFIL_AKHIR})=0,"{unknown}",{PROFIL_AKHIR}-{back})'


def per_triwulan(key: str, label: str, kind: Kind, width: float, text: str, unit: str = "", group: str = ""
                 ) -> Iterator[Column]:
    """Four columns, one for each quarter."""
    for index, roman in enumerate(ROMAWI, 1):
        yield Column(f"{key}_{index}", f"{label} {roman}", kind, width, text, unit=unit, group=group)
