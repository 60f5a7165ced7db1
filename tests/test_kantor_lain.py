"""Figures of offices unlike the two examples, typed into the workbook: right values by every road.

The values were worked out by hand. The same rows are computed in a closed file, in a workbook open in Excel, and looked
at as LibreOffice shows them.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from conftest import NOW, ROOT, need_soffice
from emulated_excel import emulated_excel
from pypdf import PdfReader
from test_engines import Engine, closed, lock

from lkjip_xl.book.grid import Book, Value
from lkjip_xl.book.naskah.tabel import tercetak
from lkjip_xl.book.schema import DECIMALS_COLUMN, OUT_FIRST_COLUMN, output_sheet
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.engines.print.pdf import LibreOffice
from lkjip_xl.engines.workbook.excel import KUNCI_HASIL, live
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.shipped import BUKU
from lkjip_xl.jobs.contoh import fill
from lkjip_xl.jobs.hitung import hitung_buku

Sel = tuple[str, str, str, str]
"""An output sheet, a text that the row holds, a column, and what the cell shows."""
RENDAH, JUMLAH = "Semakin rendah semakin baik", "Per triwulan: dijumlahkan"


@dataclass(frozen=True)
class Kantor:
    """What an office types, and what must stand in its tables."""

    indikator: Sequence[Mapping[str, Any]]
    tampak: Sequence[Sel]
    pengaturan: Mapping[str, Any] = field(default_factory=dict)
    program: Sequence[Mapping[str, Any]] = ()

    @property
    def isian(self) -> dict[str, Any]:
        rows = [{"nama": f"Indikator {chr(65 + i)}", "induk": "Sasaran satu", "satuan": "Indeks", **row}
                for i, row in enumerate(self.indikator)]
        return {
            "profil": {"instansi": "Dinas Uji", "kabupaten": "Kabupaten Uji", "tahun": 2024, "tahun_awal": 2021,
                       "tahun_akhir": 2026, "jabatan": "Kepala Dinas"},
            "induk": [{"jenis": "Tujuan", "uraian": "Tujuan satu"}, {"jenis": "Sasaran", "uraian": "Sasaran satu"}],
            "pengaturan": dict(self.pengaturan), "indikator": rows,
            **({"program": list(self.program)} if self.program else {}),
        }


def tw(name: str, *figures: float | None) -> dict[str, float]:
    return {f"{name}_{quarter}": figure for quarter, figure in enumerate(figures, 1) if figure is not None}


def capaian(nama: str, text: str, column: str = "capaian") -> Sel:
    return ("capaian_sasaran", nama, column, text)


def sub(kode: str, uraian: str = "", **cells: Any) -> dict[str, Any]:
    return {"kode": f"7.01.09.2.01.{kode}", "uraian": uraian, **cells}


POKOK = ({"kode": "7.01.09", "uraian": "Program sembilan", "induk": "Sasaran satu"},
         {"kode": "7.01.09.2.01", "uraian": "Kegiatan satu"})
NOL = ({"arah": RENDAH, "pk_murni": 0, "realisasi_0": 0}, {"arah": RENDAH, "pk_murni": 0, "realisasi_0": 2},
       {"pk_murni": 0, "realisasi_0": 0}, {"arah": RENDAH, "pk_murni": 2, "realisasi_0": 5},
       {"pk_murni": 10, "realisasi_0": 0})
TAK_BANDING = "*)"
"""The mark of a capaian that cannot be told; the reason stands under the table."""

KANTOR: dict[str, Kantor] = {
    "just short at no decimals": Kantor(
        [{"pk_murni": 91.35, "realisasi_0": 91.34, "realisasi_1": 91.335}],
        [capaian("Indikator A", "99,99"), capaian("Indikator A", "91,340", "realisasi"),
         ("banding_lalu", "Indikator A", "perubahan", "0,005"), ("banding_lalu", "Indikator A", "lalu", "91,335")],
        {"angka_desimal": 0}),
    "a ratio keeps three decimals": Kantor(
        [{"satuan": "Rasio", "pk_murni": 0.465, "realisasi_0": 0.464, "realisasi_1": 0.459}],
        [capaian("Indikator A", "99,78"), ("lampiran_pk_target", "Indikator A", "target", "0,465"),
         ("banding_lalu", "Indikator A", "perubahan", "0,005")]),
    "short by less than two decimals show": Kantor(
        [{"pk_murni": 93.25, "realisasi_0": 93.246, "realisasi_1": 93.244}],
        [capaian("Indikator A", "99,996"), capaian("Indikator A", "93,250", "target"),
         ("banding_lalu", "Indikator A", "perubahan", "0,002")]),
    "short at one decimal": Kantor(
        [{"pk_murni": 93.25, "realisasi_0": 93.21, "realisasi_1": 93.2}], [capaian("Indikator A", "99,96")],
        {"angka_desimal": 1}),
    "serapan has decimals of its own": Kantor(
        [{"pk_murni": 80, "realisasi_0": 82}],
        [capaian("Indikator A", "103"), ("realisasi_belanja", "TOTAL", "persen", "91,45")], {"angka_desimal": 0},
        (*POKOK, sub("0001", "Sub satu", pagu_murni=120_000_000, realisasi_anggaran=109_740_000))),
    "quarters": Kantor(
        [{"satuan": "%", "pk_murni": 100, "cara_triwulan": JUMLAH, **tw("realisasi_tw", 15, 22.5, 28.75, 33.75)},
         {"satuan": "%", "pk_murni": 100, **tw("realisasi_tw", 25, 50, 75, 100)},
         {"satuan": "Orang", "pk_murni": 37, **tw("realisasi_tw", 37, 37, 37, 37)},
         {"satuan": "Orang/bulan", "pk_murni": 26, "cara_triwulan": JUMLAH, **tw("realisasi_tw", 6.5, 6.5, 6.5, 6.5)},
         {"satuan": "Laporan", "pk_murni": 4, **tw("realisasi_tw", 1, 1, 1, 1)},
         {"satuan": "Dokumen", "pk_murni": 3, **tw("realisasi_tw", 1, 0, None, 2)}],
        [*(capaian(f"Indikator {name}", "100,00") for name in "ABCDEF"),
         *(("lampiran_monev", f"Indikator {name}", "realisasi", year)
           for name, year in zip("ABCDEF", ("100,00", "100", "37", "26,0", "4", "3"), strict=True)),
         ("lampiran_monev", "Indikator F", "realisasi_2", "0")]),
    "two outputs of one sub kegiatan": Kantor(
        [{"pk_murni": 80, "realisasi_0": 82}],
        [("lampiran_monev_program", "Dok", "capaian", "100,00"),
         ("lampiran_monev_program", "Lap", "capaian", "90,00"),
         ("lampiran_monev_anggaran", "JUMLAH", "pagu", "120.000.000"),
         ("realisasi_belanja", "TOTAL", "realisasi", "109.740.000")], {},
        (*POKOK, sub("0001", "Sub satu", indikator="Dok", satuan="Dokumen", target=6, realisasi=6,
                     pagu_murni=120_000_000, realisasi_anggaran=109_740_000),
         sub("0001", indikator="Lap", satuan="Laporan", target=10, realisasi=9))),
    "lower is better, and a predicate, below sasaran": Kantor(
        [{"pk_murni": 80, "realisasi_0": 82}],
        [("penunjang", "Gangguan", "capaian_program", "25,00"),
         ("penunjang", "Gangguan", "menunjang", "Tidak menunjang"),
         ("penunjang", "SAKIP", "capaian_program", "80,00")], {},
        (*POKOK, sub("0001", "Sub satu", pagu_murni=100, realisasi_anggaran=90),
         {"kode": "7.01.10", "uraian": "Program sepuluh", "induk": "Sasaran satu", "indikator": "Gangguan",
          "satuan": "%", "arah": RENDAH, "target": 4, "realisasi": 7},
         {"kode": "7.01.11", "uraian": "Program sebelas", "induk": "Sasaran satu", "indikator": "SAKIP",
          "satuan": "Predikat", "jenis_target": "Predikat", "target": "BB", "realisasi": "B"})),
    "a cap of one indicator": Kantor(
        [{"pk_murni": 75, "realisasi_0": 80, "batas_atas": 100}, {"pk_murni": 40, "realisasi_0": 52}],
        [capaian("Indikator A", "100,00"), capaian("Indikator B", "130,00"),
         capaian("Rata-rata seluruhnya", "115,00")]),
    "target 0 not computed": Kantor(
        NOL, [*(capaian(f"Indikator {name}", TAK_BANDING) for name in "ABC"),
              capaian("Indikator D", "0,00"), capaian("Indikator E", "0,00")]),
    "target 0 counts 100 or 0": Kantor(
        NOL, [capaian("Indikator A", "100,00"), capaian("Indikator B", "0,00"), capaian("Indikator C", TAK_BANDING)],
        {"target_nol": "100 bila terpenuhi, 0 bila tidak"}),
    "target 0 in words": Kantor(
        NOL, [capaian("Indikator A", "Tercapai"), capaian("Indikator B", "Tidak tercapai"),
              capaian("Indikator C", TAK_BANDING)], {"target_nol": "Tercapai atau tidak tercapai"}),
    "numbers of other years beside predicates": Kantor(
        [{"jenis_target": "Predikat", "satuan": "Predikat", "pk_murni": "BB", "realisasi_0": "A", "rencana_1": "B",
          "rencana_2": 72.5, "rencana_3": 75.5}],
        [capaian("Indikator A", "120,00"), ("renstra", "Indikator A", "rencana_1", "B"),
         ("renstra", "Indikator A", "rencana_2", "72,5"), ("renstra", "Indikator A", "rencana_3", "75,5")]),
    "blank PK Perubahan is unchanged": Kantor(
        [{"arah": RENDAH, "satuan": "Kasus", "pk_murni": 4, "pk_perubahan": 3.5, "realisasi_0": 3.5},
         {"pk_murni": 78, "realisasi_0": 80}],
        [capaian("Indikator A", "100,00"), capaian("Indikator B", "102,56"),
         ("lampiran_pkp_target", "Indikator B", "sesudah", "78")], {"pk": "Perubahan"}),
    "pagu 0, and more spent than there was": Kantor(
        [{"pk_murni": 80, "realisasi_0": 82}],
        [("realisasi_belanja", "Sub nol", "persen", "*)"),
         ("realisasi_belanja", "Sub lebih", "persen", "125,00")],
        {}, (*POKOK, sub("0001", "Sub nol", pagu_murni=0, realisasi_anggaran=0),
             sub("0002", "Sub lebih", pagu_murni=1_000_000, realisasi_anggaran=1_250_000))),
}


@contextmanager
def opened(path: Path) -> Iterator[Book]:
    """The workbook open in Excel; what its cells hold is asked of Excel, so that it need not be saved."""
    with emulated_excel() as excel:
        excel.macros = {KUNCI_HASIL: lock}
        with live(excel.open(path)) as grid:
            yield grid


def kosong(folder: Path) -> Path:
    return Path(shutil.copy(ROOT / "workbook" / BUKU, folder / BUKU))


def tercetak_di(book: Book, key: str, notation: Notation) -> list[list[str]]:
    """The cells of a sheet as its number formats print them."""
    sheet = output_sheet(key)
    rows = book.read(sheet.name).rows[sheet.first_row - 1:]
    hidden: list[Value] = [None] * (OUT_FIRST_COLUMN - 1)
    return [["", "", "", *(tercetak(value, column.format, notation, _bulat(row[DECIMALS_COLUMN - 1]))
                           for column, value in zip(sheet.columns, row[OUT_FIRST_COLUMN - 1:], strict=False))]
            for row in ([*row, *hidden] for row in rows)]


def _bulat(value: Value) -> int | None:
    return int(value) if isinstance(value, (int, float)) else None


def sel(rows: Sequence[Sequence[str]], key: str, holds: str, column: str) -> str:
    index = OUT_FIRST_COLUMN - 1 + [item.key for item in output_sheet(key).columns].index(column)
    [row] = [row for row in rows if holds in row]
    return row[index]


@pytest.mark.parametrize("road", [closed, opened], ids=["file", "excel"])
@pytest.mark.parametrize("nama", KANTOR)
def test_an_office_unlike_the_examples_gets_its_right_figures(tmp_path: Path, road: Engine, nama: str) -> None:
    kantor = KANTOR[nama]
    with road(kosong(tmp_path)) as book:
        fill(book, kantor.isian)
        notation = hitung_buku(book, NOW).hasil.laporan.pengaturan.notation
        shown = {key: tercetak_di(book, key, notation) for key in {key for key, *_ in kantor.tampak}}
    assert [(key, holds, column, sel(shown[key], key, holds, column))
            for key, holds, column, _ in kantor.tampak] == list(kantor.tampak)


DICETAK = ("just short at no decimals", "quarters", "two outputs of one sub kegiatan")
"""The offices that LibreOffice prints; opening a workbook takes it some seconds."""


@pytest.fixture(scope="module")
def lembar(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[str]]]:
    """The lines of each sheet of each office that are looked at, as the program lets LibreOffice print them."""
    need_soffice(request)
    return {nama: dict(tercetak_oleh_libreoffice(tmp_path_factory.mktemp("kantor"), KANTOR[nama])) for nama in DICETAK}


def tercetak_oleh_libreoffice(folder: Path, kantor: Kantor) -> Iterator[tuple[str, list[str]]]:
    path = kosong(folder)
    with closed(path) as book:
        fill(book, kantor.isian)
        hitung_buku(book, NOW)
    with open_book(path) as book:
        sheets = {output_sheet(key).name: () for key, *_ in kantor.tampak}
        for name, parts in LibreOffice(book).print(sheets, "F4", lambda _: None).items():
            pages = [page for part in parts for page in PdfReader(io.BytesIO(part)).pages]
            yield name, [line for page in pages
                         for line in page.extract_text(extraction_mode="layout").splitlines()]


@pytest.mark.xdist_group("kantor")
@pytest.mark.parametrize("nama", DICETAK)
def test_libreoffice_prints_the_same_figures(lembar: dict[str, dict[str, list[str]]], nama: str) -> None:
    missing = []
    for key, holds, _, text in KANTOR[nama].tampak:
        rows = [line for line in lembar[nama][output_sheet(key).name]
                if re.search(rf"(^|\s){re.escape(holds)}(\s|$)", line)]
        if not any(re.search(rf"(^|\s){re.escape(text)}(\s|$)", line) for line in rows):
            missing.append((key, holds, text, rows))
    assert missing == []
