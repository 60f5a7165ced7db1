"""A small office as records, for tests of rules: its indicators, what is computed, printed and said of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import output_sheet
from lkjip_xl.book.tables import MAKERS, made_lines
from lkjip_xl.book.tables.line import Line
from lkjip_xl.book.writer import output_pages
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, hitung
from lkjip_xl.domain.masukan import BarisProgram, Indikator, Induk, Laporan, Pengaturan, Profil
from lkjip_xl.domain.narasi import narasi
from lkjip_xl.domain.nilai.arah import Arah
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran
from lkjip_xl.domain.temuan import Finding, messages

TAHUN = 2024
PROFIL = Profil("Kecamatan Uji", "Kabupaten Uji", TAHUN, 2020, 2024)
INDUK = (Induk(1, "Tujuan", "T"), Induk(2, "Sasaran", "S1", "T"), Induk(3, "Sasaran", "S2", "T"))
AKIP = tuple(Predikat(text, "AKIP", order) for order, text in enumerate(("D", "C", "CC", "B", "BB", "A", "AA"), 1))
B, BB, A = AKIP[3:6]


def ukuran(value: Ukuran | str | None) -> Ukuran | None:
    return Decimal(value) if isinstance(value, str) else value


def satu_indikator(target: Ukuran | str | None, realisasi: Ukuran | str | None, arah: Arah = "tinggi",
                   nama: str = "IKM", induk: str = "S1") -> Indikator:
    done = ukuran(realisasi)
    return Indikator(7, nama, induk, "Indeks", arah, pk_murni=ukuran(target),
                     realisasi={} if done is None else {TAHUN: done})


def terhitung(*indikator: Indikator, pengaturan: Pengaturan | None = None,
             program: tuple[BarisProgram, ...] = ()) -> tuple[Hasil, list[Finding]]:
    hasil, findings = hitung(Laporan(PROFIL, pengaturan or Pengaturan(), INDUK, indikator, program))
    return hasil, list(findings)


def satu_hasil(indikator: Indikator, pengaturan: Pengaturan | None = None) -> tuple[HasilIndikator, list[str]]:
    hasil, findings = terhitung(indikator, pengaturan=pengaturan)
    return hasil.indikator[0], [f.code for f in findings]


def lines(hasil: Hasil, key: str) -> list[Line]:
    return MAKERS[key](hasil, output_sheet(key))


def halaman(hasil: Hasil) -> dict[str, list[list[Value]]]:
    """Every output sheet by its name, as it is written."""
    return output_pages(hasil, made_lines(hasil))


def said(hasil: Hasil, kunci: str) -> list[str]:
    return [k.teks for k in narasi(hasil) if k.kunci == kunci]


def pesan(finding: Finding) -> str:
    return messages()[finding.code].pesan.format(**dict(finding.args), nilai=finding.value)


def sakip() -> Indikator:
    """Nilai SAKIP of the five-year table: predicates up to 2022, then numbers."""
    return replace(
        satu_indikator("71.5", "70.02", nama="Nilai SAKIP"),
        rencana={2020: B, 2021: B, 2022: BB, 2023: Decimal("71.00"), 2024: Decimal("71.50")},
        realisasi={2020: B, 2021: B, 2022: B, 2023: Decimal("68.40"), 2024: Decimal("70.02")})
