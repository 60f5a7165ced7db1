"""Records are filled by the keys of the columns: a plain column touches its declaration and its record alone."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.book.grid import Block
from lkjip_xl.book.laporan.pegawai import TABEL_PEGAWAI
from lkjip_xl.book.laporan.records import filled
from lkjip_xl.book.reader import FormData, Row, _SheetReader
from lkjip_xl.book.schema import INPUT_SHEETS, Column, InputSheet, Table
from lkjip_xl.domain.masukan import (
    Analisis,
    AnggaranLalu,
    Barang,
    BarisBelanja,
    BarisMonev,
    BarisProgram,
    Indikator,
    Induk,
    Pembanding,
    Pengaturan,
    Profil,
    Rekomendasi,
    Surat,
    Unit,
)
from lkjip_xl.domain.nilai.skala import Tingkat
from lkjip_xl.domain.nilai.ukuran import Predikat
from lkjip_xl.domain.tercetak import Tercetak

CATATAN: dict[str, type] = {
    "profil": Profil, "pengaturan": Pengaturan, "skala_sendiri": Tingkat, "predikat": Predikat, "induk": Induk,
    "indikator": Indikator, "pembanding": Pembanding, "program": BarisProgram, "belanja": BarisBelanja,
    "anggaran_lalu": AnggaranLalu, "analisis": Analisis,
    "monev": BarisMonev, "surat": Surat, "rekomendasi": Rekomendasi, "sarpras": Barang, "organisasi": Unit,
    "tercetak": Tercetak,
}
DIBACA_TANGAN = {
    # rules of the computation: AturanCapaian, whether averages follow the print, and the test of the own scale
    "pengaturan": {"desimal", "angka_desimal", "batas_atas", "batas_bawah", "rumus_rendah", "target_nol", "dasar_rata",
                   "renaksi", "jumlah_tingkat"},
    "predikat": {"predikat"},
    # how the targets of the row are read, and series whose fields have other names: years, quarters and months
    "indikator": {"jenis_target", *(f"target_{n}" for n in range(1, 6)), *(f"realisasi_tw_{n}" for n in range(1, 5)),
                  *(f"bulan_{n}" for n in range(1, 13))},
    "program": {"jenis_target"},
    # which indicator the row is about
    "pembanding": {"indikator", "sumber"},  # the source is for the office itself
    "analisis": {"indikator"},
    "organisasi": {"unit"},
    "naskah": {"bagian", "isi"},
}
"""Columns without a field of their name, and therefore with a reader of their own."""

KOLAM = Table("kolam", "Kolam ikan", (
    Column("nama", "Nama Kolam", "teks", 20, "", True),
    Column("isi", "Isi", "angka", 10, ""),
    Column("digali", "Digali", "tanggal", 10, ""),
    Column("tahun", "Tahun", "tahun", 10, ""),
    Column("dipakai", "Dipakai", "pilihan", 10, "", options="ya_tidak"),
    Column("panen_1", "Panen I", "angka", 10, ""),
    Column("panen_2", "Panen II", "angka", 10, ""),
    Column("penjaga", "Penjaga", "teks", 10, ""),
), 1, 9)


@dataclass(frozen=True)
class Kolam:
    """What a test keeps of a pond."""

    baris: int
    nama: str
    isi: Decimal | None
    digali: date | None
    tahun: int
    dipakai: bool
    panen: tuple[Decimal | None, ...]
    luas: str = "tidak ada kolomnya"


@dataclass(frozen=True)
class KolamBerpenjaga(Kolam):
    """The same pond when the office wants one more column kept."""

    penjaga: str = ""


def _rows(*lines: tuple[object, ...]) -> tuple[Row, ...]:
    sheet = InputSheet("Kolam", "Kolam", "", (KOLAM,))
    heading = tuple(column.label for column in KOLAM.columns)
    return _SheetReader(sheet, "Kolam", Block((heading, *lines)), quiet=False).tables()["kolam"].rows


@pytest.mark.parametrize(("line", "kolam"), [
    (("Timur", 12.5, date(2024, 5, 6), 2023, "Tidak", 3, 4, "Pak Umar"),
     Kolam(2, "Timur", Decimal("12.5"), date(2024, 5, 6), 2023, False, (Decimal(3), Decimal(4)))),
    (("Barat", None, None, None, None, None, 0, None),
     Kolam(2, "Barat", None, None, 0, True, (None, Decimal(0)))),
])
def test_every_field_takes_the_typed_cell_of_the_column_of_its_name(line: tuple[object, ...], kolam: Kolam) -> None:
    row, = _rows(line)
    assert filled(Kolam, row) == kolam


def test_a_new_plain_column_needs_only_its_declaration_and_its_field() -> None:
    row, = _rows(("Timur", 1, None, None, None, None, None, "Pak Umar"))
    assert filled(KolamBerpenjaga, row).penjaga == "Pak Umar"


def test_what_is_given_stands_instead_of_the_cell() -> None:
    row, = _rows(("Timur", 1, None, None, None, None, None, None))
    assert filled(Kolam, row, nama="Kolam Timur", luas="9 m2") == Kolam(
        2, "Kolam Timur", Decimal(1), None, 0, True, (None, None), "9 m2")


def test_the_first_of_several_rows_wins_and_a_missing_row_or_form_leaves_the_rest() -> None:
    first, second = Row(7, {"nomor": "700/1"}), Row(9, {"nomor": "700/2", "perihal": "Evaluasi"})
    assert filled(Surat, first, None, second) == Surat(nomor="700/1", perihal="Evaluasi")
    assert filled(Induk, second, first, jenis="Tujuan", uraian="T").baris == 9
    assert filled(Surat, None) == Surat()
    assert filled(Profil, FormData("Profil", {}, {"tahun": Decimal(2024)})) == Profil(tahun=2024)


def test_a_field_that_no_cell_gives_by_itself_is_refused_and_never_guessed() -> None:
    with pytest.raises(TypeError, match="nilai: no cell gives"):
        filled(Pembanding, Row(7, {"jenis": "Nasional", "nama": "BPS", "nilai": "90"}))


@pytest.mark.parametrize("block", [b for sheet in INPUT_SHEETS for b in sheet.blocks if b.key not in TABEL_PEGAWAI],
                         ids=lambda block: block.key)
def test_every_column_is_a_field_of_its_record_or_named_as_read_by_hand(block) -> None:
    known = {field.name for field in fields(CATATAN[block.key])} if block.key in CATATAN else set()
    keys = {column.key for column in (block.columns if isinstance(block, Table) else block.fields)}
    numbered = {key for key in keys if key.rpartition("_")[0] in known and key.rpartition("_")[2].isdigit()}
    assert keys - known - numbered == DIBACA_TANGAN.get(block.key, set())


@pytest.mark.parametrize("key", TABEL_PEGAWAI)
def test_staff_tables_hold_only_labels_and_counts_which_are_read_by_their_kind(key: str) -> None:
    table, = (b for sheet in INPUT_SHEETS for b in sheet.blocks if b.key == key)
    assert isinstance(table, Table)
    assert {column.kind for column in table.columns} == {"teks", "bulat"}
