"""Rolling a workbook forward: what moves, what is marked, what is emptied, and that the old file stays as it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from conftest import SMALL, Ran, Workbook, joined
from emulated_excel import keep_rule_styles
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.book.grid import Block, CannotRun, Grid, Value
from lkjip_xl.book.reader import Isian, read_isian
from lkjip_xl.book.schema import (
    BERANDA,
    BERANDA_CELLS,
    FIRST_COLUMN,
    INDIKATOR,
    INPUT_SHEETS,
    PENGATURAN,
    SETELAN,
    VERSI_TEMPLATE,
    Form,
    Table,
    block,
    table_sheet,
)
from lkjip_xl.book.schema.isian.indikator import AKSI, BULANAN, CAPAIAN, LALU, PERJANJIAN, RENSTRA
from lkjip_xl.domain.masukan import TAHUN_LALU
from lkjip_xl.domain.nilai.pilihan import BAGIAN_NASKAH
from lkjip_xl.domain.nilai.triwulan import JUMLAH, RATA, TERAKHIR, TERTINGGI
from lkjip_xl.engines.workbook.file import FileBook, create_book, open_book
from lkjip_xl.engines.workbook.shipped import BUKU_LIBREOFFICE, shipped
from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh, fill
from lkjip_xl.jobs.tahun_baru import DIPAKAI, NASKAH_TAHUNAN, TahunBaru, next_name, tahun_baru

Roll = Callable[..., TahunBaru]
Rolled = Callable[[Mapping[str, Any]], Isian]
Lkjip = Callable[..., Ran]


@pytest.fixture
def roll(template: Path) -> Roll:
    """Rolls a workbook into a new file beside it."""
    def run(book: Workbook, name: str = "baru.xlsx") -> TahunBaru:
        with open_book(book.path) as old:
            return tahun_baru(old, lambda _: book.path.with_name(name),
                              lambda path, fill: create_book(path, template.read_bytes(), fill))

    return run


@pytest.fixture
def rolled(workbook: Workbook, roll: Roll) -> Rolled:
    """The input of the year after some input."""
    def run(isian: Mapping[str, Any]) -> Isian:
        workbook.fill({"profil": SMALL["profil"], **isian})
        return isian_of(roll(workbook).berkas)

    return run


def isian_of(path: Path) -> Isian:
    with open_book(path) as book:
        return read_isian(book)


def rows(isian: Isian, key: str) -> list[dict[str, Value]]:
    """The filled cells of a table as they stand on the sheet."""
    data, page = isian.tables[key], isian.sheets[table_sheet(key).name]
    cells = [{column: page.cell(row.baris, place) for column, place in data.columns.items()} for row in data.rows]
    return [{column: value for column, value in row.items() if value is not None} for row in cells]


BAGIAN = {"target": (RENSTRA, PERJANJIAN), "realisasi": (CAPAIAN, LALU), "renaksi": (AKSI, BULANAN)}
"""The groups of columns of the sheet Indikator that belong together."""


def bagian(isian: Isian, part: str) -> list[dict[str, Value]]:
    """The filled cells of a part of the sheet Indikator, each row with the name of its indicator."""
    keys = {column.key for column in INDIKATOR.tables[0].columns
            if column.group in BAGIAN[part] and column.key != "cara_triwulan"}
    return [{"indikator": row.get("nama"), **{key: value for key, value in row.items() if key in keys}}
            for row in rows(isian, "indikator")]


def answers(isian: Isian, key: str) -> dict[str, Value]:
    """The filled cells of a form as they stand on the sheet."""
    form, page = isian.forms[key], isian.sheets[table_sheet(key).name]
    return {name: value for name, place in form.cells.items() if (value := page.cell(*place)) is not None}


# Profil and Pengaturan

def test_the_year_moves_on_and_dates_and_the_source_of_the_pk_are_emptied(rolled: Rolled) -> None:
    kept = {**SMALL["profil"], "nama_kepala": "Kepala Uji", "pangkat": "Pembina", "tempat": "Uji",
            "nama_atasan": "Bupati Uji"}
    found = answers(rolled({"profil": {**kept, "sumber_pk": "PK Perubahan 2024", "tanggal": date(2025, 1, 31),
                                       "tanggal_pk": date(2024, 1, 2), "tanggal_pk_perubahan": date(2024, 9, 2)}}),
                    "profil")
    assert found == {**kept, "tahun": 2025}


def test_settings_stay_except_that_a_year_begins_with_the_first_documents_and_quarter(rolled: Rolled) -> None:
    chosen = {"desimal": "Titik (83.55)", "angka_desimal": 1, "batas_atas": "120", "renaksi": "Bulan",
              "pola_nama": "{lembar}"}
    found = answers(rolled({"pengaturan": {**chosen, "pk": "Perubahan", "pagu": "Perubahan", "triwulan": "III"}}),
                    "pengaturan")
    defaults = {field.key: field.default for field in PENGATURAN.forms[0].fields if field.default is not None}
    assert found == {**defaults, **chosen, "pk": "Murni", "pagu": "Murni", "triwulan": "I"}


def test_after_the_last_year_of_the_renstra_its_years_stay_and_a_new_period_is_asked_for(
        workbook: Workbook, roll: Roll) -> None:
    workbook.fill({**SMALL, "profil": {**SMALL["profil"], "tahun": 2026}})
    done = roll(workbook)
    new = isian_of(done.berkas)
    assert {"tahun": 2027, "tahun_awal": 2021, "tahun_akhir": 2026}.items() <= answers(new, "profil").items()
    assert bagian(new, "target") == [{"indikator": "Indeks", "rencana_3": 80, "rencana_5": 90}]
    assert any("tahun 2027 di luar Renstra 2021-2026" in sentence for sentence in done.perlu)


def test_without_a_year_there_is_no_next_one(workbook: Workbook, roll: Roll) -> None:
    workbook.fill({**SMALL, "profil": {"instansi": "Kecamatan Uji"}})
    with pytest.raises(CannotRun, match=r"Tahun laporan di lembar Profil"):
        roll(workbook)
    assert not workbook.path.with_name("baru.xlsx").exists()


# Target and Realisasi

@pytest.mark.parametrize(("year", "promised"), [
    (2023, 80), (2024, "85-90"), (2025, None), (2019, None), (2020, 70), (2021, 75)])
def test_the_plan_stays_and_its_target_of_the_new_year_becomes_the_pk_murni(
        rolled: Rolled, year: int, promised: Value) -> None:
    plan = {"rencana_0": 70, "rencana_1": 75, "rencana_2": 77, "rencana_3": 80, "rencana_4": "85-90"}
    new = rolled({"profil": {**SMALL["profil"], "tahun": year},
                  "target": [{"indikator": "Indeks", **plan, "renja": 81, "pk_murni": 82, "pk_perubahan": 83,
                              "alasan": "Pagu berkurang"}]})
    pk = {} if promised is None else {"pk_murni": promised}
    assert bagian(new, "target") == [{"indikator": "Indeks", **plan, **pk}]


@pytest.mark.parametrize(("pk", "changed", "last"), [("Murni", 83, 82), ("Perubahan", 83, 83), ("Perubahan", None, 82)])
def test_every_realisasi_and_the_pk_target_in_force_move_one_year_back(
        rolled: Rolled, pk: str, changed: Value, last: int) -> None:
    """A blank PK Perubahan is unchanged; the fifth year before falls away."""
    years = {f"realisasi_{back}": 90 - back for back in range(6)} | {
        f"target_{back}": 82 - back for back in range(1, 6)}
    new = rolled({"pengaturan": {"pk": pk},
                  "target": [{"indikator": "Indeks", "rencana_2": 70, "pk_murni": 82, "pk_perubahan": changed}],
                  "realisasi": [{"indikator": "Indeks", **years, "realisasi_tw_1": 20}]})
    shifted = {f"realisasi_{back + 1}": 90 - back for back in range(5)} | {
        f"target_{back + 1}": 82 - back for back in range(1, 5)}
    assert bagian(new, "realisasi") == [{"indikator": "Indeks", **shifted, "target_1": last}]


def test_where_the_target_of_last_year_was_left_to_the_renstra_that_target_is_written_out(rolled: Rolled) -> None:
    """After the next Renstra has begun nothing else would say it."""
    new = rolled({"target": [{"indikator": "Indeks", "rencana_1": 75, "rencana_2": 77, "pk_murni": 82}],
                  "realisasi": [{"indikator": "Indeks", "realisasi_0": 84}]})
    assert bagian(new, "realisasi") == [{"indikator": "Indeks", "realisasi_1": 84, "target_1": 82, "target_2": 77}]


@pytest.mark.parametrize(("cara", "quarters", "reached"), [
    (JUMLAH, (1, 2, 3, 4), 10), (RATA, (1, 2, 2, 2), 1.75), (TERAKHIR, (7, 0, None, None), 0),
    ("", (1, 2, 3, 4), None), ("", (10, None, None, None), 10),
])
def test_a_year_left_to_its_quarters_moves_on_as_their_figure(
        rolled: Rolled, cara: str, quarters: tuple[float | None, ...], reached: float | None) -> None:
    """Where sum and last quarter differ and nobody has chosen, nothing is guessed for a year that is closed."""
    new = rolled({
        "induk": SMALL["induk"],
        "indikator": [{**SMALL["indikator"][0], "dinilai": "Tidak", "cara_triwulan": cara or None}],
        "realisasi": [{"indikator": "Indeks", **{f"realisasi_tw_{i}": value for i, value in enumerate(quarters, 1)}}]})
    assert bagian(new, "realisasi")[0].get("realisasi_1") == reached


def test_predicates_move_on_as_predicates(rolled: Rolled) -> None:
    new = rolled({
        "indikator": [{**SMALL["indikator"][0], "jenis_target": "Predikat", "cara_triwulan": TERTINGGI}],
        "target": [{"indikator": "Indeks", "rencana_4": "A", "pk_murni": "BB"}],
        "realisasi": [{"indikator": "Indeks", "realisasi_1": "B", "realisasi_tw_1": "B",
                       "realisasi_tw_4": "BB"}]})
    assert bagian(new, "realisasi") == [{"indikator": "Indeks", "realisasi_1": "BB", "realisasi_2": "B",
                                       "target_1": "BB"}]
    assert bagian(new, "target") == [{"indikator": "Indeks", "rencana_4": "A", "pk_murni": "A"}]


def test_a_promise_moves_on_without_any_realisasi(rolled: Rolled) -> None:
    new = rolled({"target": [{"indikator": "Indeks", "pk_murni": 82}, {"indikator": "Tanpa target"}]})
    assert bagian(new, "realisasi") == [{"indikator": "Indeks", "target_1": 82}, {"indikator": "Tanpa target"}]


MEASURES = st.none() | st.integers(0, 500) | st.sampled_from(("83,55", "BB", "90-100", 83.55, "-"))
YEARS = st.fixed_dictionaries({f"realisasi_{back}": MEASURES for back in range(6)})


class Memory:
    """A workbook of nothing but values, to roll many of them in a short time."""

    def __init__(self) -> None:
        self.cells: dict[str, dict[tuple[int, int], Value]] = {BERANDA: {}}
        for sheet in INPUT_SHEETS:
            self.cells[sheet.name] = {}
            for part in sheet.blocks:
                self._label(sheet.name, part)
        self.write(BERANDA, BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column, [[VERSI_TEMPLATE]])

    def _label(self, sheet: str, part: Table | Form) -> None:
        if isinstance(part, Table):
            self.write(sheet, part.header_row, 2, [[column.label for column in part.columns]])
        else:
            for field in part.fields:
                self.write(sheet, part.row(field), 2, [[field.label, field.default]])

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(self.cells)

    def read(self, sheet: str) -> Block:
        filled = {place: value for place, value in self.cells[sheet].items() if value is not None}
        last = max((row for row, _ in filled), default=0)
        width = max((column for _, column in filled), default=0)
        return Block(tuple(tuple(filled.get((row, column)) for column in range(1, width + 1))
                           for row in range(1, last + 1)))

    def write(self, sheet: str, row: int, column: int, values: Any) -> None:
        for down, line in enumerate(values):
            for right, value in enumerate(line):
                self.cells[sheet][row + down, column + right] = value


def rolled_in_memory(old: Memory, folder: Path) -> Isian:
    new = Memory()

    tahun_baru(old, lambda _: folder / "baru.xlsx", lambda _, fill: fill(new))
    return read_isian(new)


@settings(max_examples=60, deadline=None)
@given(st.lists(YEARS, min_size=1, max_size=4), st.sampled_from(("Murni", "Perubahan")), MEASURES, MEASURES)
def test_whatever_was_typed_the_series_of_realisasi_shifts_by_exactly_one_year(
        tmp_path_factory: pytest.TempPathFactory, series: list[dict[str, Value]], pk: str, murni: Value,
        perubahan: Value) -> None:
    old = Memory()
    names = [f"Indikator {number}" for number in range(len(series))]
    fill(old, joined({
        "profil": SMALL["profil"], "pengaturan": {"pk": pk},
        "target": [{"indikator": name, "pk_murni": murni, "pk_perubahan": perubahan} for name in names],
        "realisasi": [{"indikator": name, **years} for name, years in zip(names, series, strict=True)]}))
    new = bagian(rolled_in_memory(old, tmp_path_factory.getbasetemp()), "realisasi")
    assert [row["indikator"] for row in new] == names
    for row, years in zip(new, series, strict=True):
        assert [row.get(f"realisasi_{back}") for back in range(6)] == [
            None, *(years[f"realisasi_{back}"] for back in range(5))]
        assert row.get("target_1") == (murni if pk == "Murni" or perubahan is None else perubahan)


@pytest.mark.parametrize("name", NAMA_CONTOH)
def test_the_new_book_prints_for_last_year_what_the_old_book_printed_for_its_own(
        example: Callable[[str], Workbook], roll: Roll, name: str) -> None:
    old = example(name)
    new = Workbook(roll(old).berkas)
    new.hitung()
    before, after = ([line for line in book.lines("banding_tiga") if line["level"] != "catatan"] for book in (old, new))
    assert len(before) == len(after) > 1
    for was, now in zip(before, after, strict=True):
        for figure in ("target", "realisasi", "capaian"):
            assert [now[f"{figure}_2"], now[f"{figure}_1"]] == [was[f"{figure}_1"], was[f"{figure}_0"]]


def test_an_indicator_that_is_not_judged_moves_on_but_is_promised_nothing(workbook: Workbook, roll: Roll) -> None:
    workbook.fill({**SMALL, "indikator": [{**SMALL["indikator"][0], "dinilai": "Tidak"}],
                   "target": [{"indikator": "Indeks", "rencana_3": 80, "rencana_4": 82}],
                   "realisasi": [{"indikator": "Indeks", "realisasi_1": 79}]})
    done = roll(workbook)
    new = isian_of(done.berkas)
    assert bagian(new, "target") == [{"indikator": "Indeks", "rencana_3": 80, "rencana_4": 82}]
    assert bagian(new, "realisasi") == [{"indikator": "Indeks", "realisasi_2": 79}]
    assert not any("indikator" in sentence for sentence in done.perlu)


# Money, comparators, texts

def test_the_budget_of_next_year_becomes_the_pagu_and_outputs_begin_anew(rolled: Rolled) -> None:
    quarters = {f"{key}_tw_{index}": index for key in ("target", "realisasi", "serapan") for index in range(1, 5)}
    kept = {"kode": "7.01.01.2.01.0001", "uraian": "Sub satu", "induk": "Sasaran satu", "indikator": "Keluaran",
            "sasaran_program": "Sasaran program", "satuan": "Dokumen", "target": 12, "jenis_belanja": "Belanja Modal"}
    new = rolled({"program": [{**kept, **quarters, "realisasi": 12, "pagu_murni": 1, "pagu_perubahan": 2,
                               "realisasi_anggaran": 3, "anggaran_depan": 25_000_000, "menunjang": "Menunjang"}]})
    assert rows(new, "program") == [{**kept, "pagu_murni": 25_000_000}]


@pytest.mark.parametrize("nothing", [0, "0", None])
def test_a_sub_kegiatan_without_a_budget_for_next_year_keeps_its_row_with_a_blank_pagu(
        workbook: Workbook, roll: Roll, nothing: Value) -> None:
    row = {"kode": "7.01.01.2.01.0001", "uraian": "Sub satu"}
    workbook.fill({**SMALL, "program": [{**row, "pagu_murni": 5, "anggaran_depan": nothing}]})
    done = roll(workbook)
    assert rows(isian_of(done.berkas), "program") == [row]
    assert any("isi Pagu Murni dari 1 sub kegiatan" in sentence for sentence in done.perlu)


def test_comparators_keep_their_names_without_figures(rolled: Rolled) -> None:
    named = {"indikator": "Indeks", "jenis": "Nasional", "nama": "Indonesia"}
    assert rows(rolled({"pembanding": [{**named, "nilai": 80, "sumber": "Laporan"}]}), "pembanding") == [named]


def test_spending_by_kind_begins_empty_for_kinds_without_figures_would_contradict_the_budget(rolled: Rolled) -> None:
    assert rows(rolled({"belanja": [{"jenis": "Belanja Modal", "anggaran": 9, "realisasi": 8}]}), "belanja") == []


def test_what_is_only_about_the_old_year_is_emptied(rolled: Rolled) -> None:
    new = rolled({
        "surat": {"pengirim": "Inspektorat", "nomor": "700/1", "tanggal": date(2024, 5, 2)},
        "rekomendasi": [{"rekomendasi": "Perbaiki"}],
        "monev": [{"triwulan": "I", "indikator": "Indeks", "hambatan": "Ada"}],
        "tercetak": [{"tempat": "Tabel 3.1", "besaran": "Capaian", "tentang": "Indeks", "tahun": 2024,
                      "tertulis": "83,55"}],
        "indikator": [{**SMALL["indikator"][0], "tidak_diukur": "Surveinya tidak dilakukan"}]})
    assert answers(new, "surat") == {}
    assert rows(new, "indikator") == [SMALL["indikator"][0]]
    assert [rows(new, key) for key in ("rekomendasi", "monev", "tercetak")] == [[], [], []]


def test_steps_of_the_rencana_aksi_are_marked_and_its_targets_emptied(rolled: Rolled) -> None:
    new = rolled({"renaksi": [{"indikator": "Indeks", "langkah": "Satu\nDua", "target_tw_1": 10, "bulan_12": 40}]})
    assert bagian(new, "renaksi") == [{"indikator": "Indeks", "langkah": f"{TAHUN_LALU}Satu\nDua"}]


def test_every_text_of_the_analisis_is_marked_and_its_indicator_is_not(rolled: Rolled) -> None:
    texts = {key: f"Teks {key}" for key in ("penyebab", "faktor", "hambatan", "solusi")}
    new = rolled({"analisis": [{"indikator": "Indeks", **texts}, {"faktor": "=lanjutan"}]})
    assert rows(new, "analisis") == [
        {"indikator": "Indeks", **{key: TAHUN_LALU + text for key, text in texts.items()}},
        {"faktor": f"{TAHUN_LALU}=lanjutan"}]


def test_of_the_naskah_what_is_about_the_year_is_marked_with_its_further_lines_and_the_rest_is_not(
        rolled: Rolled) -> None:
    lines = [line for part in BAGIAN_NASKAH for line in ({"bagian": part, "isi": "satu"}, {"isi": "dua"})]
    new = rows(rolled({"naskah": lines}), "naskah")
    marked = {row["bagian"] for row in new if str(row["isi"]).startswith(TAHUN_LALU) and "bagian" in row}
    assert marked == NASKAH_TAHUNAN < set(BAGIAN_NASKAH)
    assert [str(row["isi"]).startswith(TAHUN_LALU) for row in new[::2]] == [
        str(row["isi"]).startswith(TAHUN_LALU) for row in new[1::2]]


@pytest.mark.parametrize("marked", [f"{TAHUN_LALU}Teks", "[Tahun lalu]  Teks"])
def test_a_text_is_never_marked_twice(rolled: Rolled, marked: str) -> None:
    new = rolled({"analisis": [{"indikator": "Indeks", "faktor": marked}]})
    assert rows(new, "analisis") == [{"indikator": "Indeks", "faktor": marked}]


def test_what_holds_from_year_to_year_is_copied_cell_by_cell(rolled: Rolled) -> None:
    kept = {
        "induk": [{"jenis": "Tujuan", "uraian": "Tujuan satu"}, {"jenis": "sasaran", "uraian": "  Sasaran satu"}],
        "indikator": [{**SMALL["indikator"][0], "formula": "=A/B", "koordinator": "Seksi satu; Seksi dua",
                       "cara_triwulan": JUMLAH, "grafik": "Tidak", "sumber_data": "e-SKM", "batas_atas": "100",
                       "rumus": "(R - awal) / (T - awal)", "awal": 60}],
        "skala_sendiri": [{"kategori": "Tinggi", "batas": "76,5", "warna": "Kuning"}],
        "predikat": [{"kelompok": "Kelompok uji", "predikat": "A", "urutan": 1}],
        "pegawai_pendidikan": [{"jenjang": "S2", "pns": 3}],
        "pegawai_pangkat": [{"pangkat": "Pembina", "golongan": "IV/a", "jumlah": 1}],
        "sarpras": [{"jenis": "- Kursi", "jumlah": "12 buah", "satuan": "unit", "keterangan": "+ baik"}],
        "organisasi": [{"unit": "Camat", "tugas": "Memimpin"}, {"fungsi": "Fungsi satu"}],
    }
    new = rolled(kept)
    assert {key: rows(new, key) for key in kept} == kept


def test_every_table_and_form_has_its_rule() -> None:
    emptied = {"surat", "belanja", "rekomendasi", "monev", "tercetak"}
    assert {part.key for sheet in INPUT_SHEETS for part in sheet.blocks} == DIPAKAI | emptied


# What cannot be carried

def test_cells_that_would_change_their_meaning_stay_behind_and_are_named(
        workbook: Workbook, roll: Roll) -> None:
    workbook.fill({**SMALL, "realisasi": [{"indikator": "Indeks", "realisasi_0": "84 koma", "realisasi_1": 82}]})
    book = openpyxl.load_workbook(workbook.path)
    keep_rule_styles(book)
    page = book["Indikator"]
    page["X9"], page["Y9"] = date(2024, 7, 8), "#DIV/0!"
    book.save(workbook.path)
    done = roll(workbook)
    assert bagian(isian_of(done.berkas), "realisasi") == [
        {"indikator": "Indeks", "realisasi_1": "84 koma", "target_1": 80}]
    assert [note.split(":")[0] for note in done.catatan] == ["Indikator!X9", "Indikator!Y9"]
    assert all(note.endswith("Tidak ikut dibawa.") for note in done.catatan)


def test_a_missing_column_is_carried_as_blank_and_named(workbook: Workbook, roll: Roll) -> None:
    workbook.fill(SMALL)
    indikator = block("indikator")
    assert isinstance(indikator, Table)
    place = FIRST_COLUMN + [column.key for column in indikator.columns].index("realisasi_0")
    with open_book(workbook.path) as book:
        book.write("Indikator", indikator.header_row, place, [["Hasil tahun ini"]])
        book.save_without_keeping()
    done = roll(workbook)
    assert bagian(isian_of(done.berkas), "realisasi") == [{"indikator": "Indeks", "realisasi_2": 82, "target_1": 80}]
    assert [note for note in done.catatan if "Realisasi Tahun Laporan" in note]
    assert any("Indikator: realisasi 2024 kosong untuk 1 indikator: Indeks." in sentence for sentence in done.perlu)


def test_a_row_without_its_name_is_left_behind_and_named(workbook: Workbook, roll: Roll) -> None:
    workbook.fill(SMALL)
    workbook.put("indikator", 2, realisasi_0=5)
    done = roll(workbook)
    assert len(bagian(isian_of(done.berkas), "realisasi")) == 1
    assert [note.split(":")[0] for note in done.catatan] == ["Indikator!B10"]


def test_staffs_own_and_renamed_sheets_are_told_apart(workbook: Workbook, roll: Roll) -> None:
    workbook.fill(SMALL)
    book = openpyxl.load_workbook(workbook.path)
    keep_rule_styles(book)
    book.create_sheet("Kertas kerja")["A1"] = "catatan"
    book.create_sheet(SETELAN)
    book["Indikator"].title = "Indikator lama"
    book.save(workbook.path)
    done = roll(workbook)
    assert done.lembar_sendiri == ("Kertas kerja",)
    assert bagian(isian_of(done.berkas), "target") == [{"indikator": "Indeks", "rencana_3": 80, "rencana_5": 90}]


def test_a_table_longer_than_the_template_is_carried_whole(rolled: Rolled) -> None:
    many = [{"indikator": "Indeks", "faktor": f"{TAHUN_LALU}butir {number}"} for number in range(300)]
    assert rows(rolled({"analisis": many}), "analisis") == many


def test_rows_that_would_run_into_the_next_table_of_the_sheet_stay_behind_and_are_counted(
        workbook: Workbook, roll: Roll) -> None:
    table = block("pegawai_pendidikan")
    workbook.fill(SMALL)
    book = openpyxl.load_workbook(workbook.path)
    keep_rule_styles(book)
    book["Pegawai"].insert_rows(table.header_row + 1, 5)
    for number in range(15):
        book["Pegawai"].cell(table.header_row + 1 + number, 2, f"Jenjang {number}")
    book.save(workbook.path)
    done = roll(workbook)
    new = isian_of(done.berkas)
    assert len(rows(new, "pegawai_pendidikan")) == table.capacity
    assert len(rows(new, "pegawai_golongan")) == len(block("pegawai_golongan").rows)
    assert done.catatan[0].startswith("Pegawai: 5 baris terakhir tabel")


def test_a_workbook_of_another_version_is_refused_and_nothing_is_made(workbook: Workbook, roll: Roll) -> None:
    workbook.fill(SMALL)
    with open_book(workbook.path) as book:
        book.write(BERANDA, BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column, [[1]])
        book.save_without_keeping()
    with pytest.raises(CannotRun, match="lebih lama"):
        roll(workbook)
    assert not workbook.path.with_name("baru.xlsx").exists()


def test_a_failure_while_filling_leaves_no_half_filled_file(workbook: Workbook, template: Path) -> None:
    workbook.fill(SMALL)
    target = workbook.path.with_name("baru.xlsx")

    def full(path: Path, fill: Callable[[Grid], None]) -> None:
        def filled(book: FileBook) -> None:
            fill(book)
            raise CannotRun("Tempat penyimpanan penuh.")

        create_book(path, template.read_bytes(), filled)

    with open_book(workbook.path) as old, pytest.raises(CannotRun, match="penuh"):
        tahun_baru(old, lambda _: target, full)
    assert [path.name for path in target.parent.iterdir()] == [workbook.path.name]


# Again and again

def test_rolled_twice_everything_lies_two_years_back(example: Callable[[str], Workbook], roll: Roll) -> None:
    old = example("blora-2024")
    once = Workbook(roll(old).berkas)
    twice = isian_of(roll(once, "lagi.xlsx").berkas)
    assert answers(twice, "profil")["tahun"] == 2026
    before = bagian(isian_of(old.path), "realisasi")
    for was, now in zip(before, bagian(twice, "realisasi"), strict=True):
        assert [now.get(f"realisasi_{back + 2}") for back in range(4)] == [
            was.get(f"realisasi_{back}") for back in range(4)]
        assert "realisasi_1" not in now
    texts = [str(value) for row in rows(twice, "analisis") for value in row.values()]
    assert max(text.count(TAHUN_LALU) for text in texts) == 1


def test_the_new_year_computes_without_an_error_of_the_program(example: Callable[[str], Workbook], roll: Roll) -> None:
    new = Workbook(roll(example("banyudono-2024")).berkas)
    assert new.hitung().hasil.laporan.profil.tahun == 2025


# The command

@pytest.mark.parametrize("name", NAMA_CONTOH)
def test_the_old_file_stays_as_it_was_to_the_byte(
        example: Callable[[str], Workbook], lkjip: Lkjip, tmp_path: Path, name: str) -> None:
    old = example(name).path
    before, listed = old.read_bytes(), set(tmp_path.iterdir())
    assert lkjip("tahun-baru", old, tmp_path / "baru.xlsx").code == 0
    assert old.read_bytes() == before
    assert set(tmp_path.iterdir()) - listed == {tmp_path / "baru.xlsx"}


def test_the_command_says_what_moved_and_what_is_to_be_done(
        example: Callable[[str], Workbook], lkjip: Lkjip, tmp_path: Path) -> None:
    ran = lkjip("tahun-baru", example("blora-2024").path, tmp_path / "baru.xlsx")
    assert ran.out.startswith("Buku kerja tahun 2025 sudah dibuat: baru.xlsx. Buku kerja lama tidak diubah.\n")
    assert "Target PK Murni 2024 dari 2 indikator menjadi target tahun lalu." in ran.out
    depan = sum(row.get("anggaran_depan") or 0 for row in contoh("blora-2024").isian["program"])
    assert f"jumlahnya Rp{depan:,}.".replace(",", ".") in ran.out


def test_the_command_tells_programs_the_same(
        example: Callable[[str], Workbook], lkjip: Lkjip, tmp_path: Path) -> None:
    told = json.loads(lkjip("tahun-baru", example("blora-2024").path, tmp_path / "baru.xlsx", "--json").out)
    assert (told["tahun"], told["berkas"]) == (2025, str(tmp_path / "baru.xlsx"))
    assert all(told[key] for key in ("dipindahkan", "perlu"))
    assert (told["catatan"], told["lembar_sendiri"]) == ([], [])


def test_a_name_that_is_taken_is_refused(example: Callable[[str], Workbook], lkjip: Lkjip) -> None:
    old = example("blora-2024").path
    before = old.read_bytes()
    ran = lkjip("tahun-baru", old, old)
    assert (ran.code, ran.err) == (2, f"Berkas {old.name} sudah ada dan tidak ditimpa. Pilih nama lain.\n")
    assert old.read_bytes() == before


@pytest.mark.parametrize(("old", "new"), [
    ("lkjip-2024.xlsm", "lkjip-2025.xlsm"), ("2024 LKjIP Kec. Uji 2024.xlsx", "2025 LKjIP Kec. Uji 2025.xlsx"),
    ("LKjIP.xlsm", "LKjIP 2025.xlsm"), ("LKjIP 120245.xlsm", "LKjIP 120245 2025.xlsm"),
])
def test_the_year_in_the_name_moves_on_too(old: str, new: str) -> None:
    assert next_name(old, 2025) == new


def test_for_a_folder_the_name_follows_that_of_the_old_file(
        example: Callable[[str], Workbook], lkjip: Lkjip, tmp_path: Path) -> None:
    folder = tmp_path / "tahun depan"
    folder.mkdir()
    assert lkjip("tahun-baru", example("blora-2024").path, folder).code == 0
    assert [path.name for path in folder.iterdir()] == ["blora-2025.xlsx"]


def test_a_broken_file_is_refused_in_one_sentence(lkjip: Lkjip, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 rusak")
    ran = lkjip("tahun-baru", broken, tmp_path / "baru.xlsx")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert not (tmp_path / "baru.xlsx").exists()


@pytest.mark.parametrize(("old", "new", "edition"), [
    ("lkjip.xlsm", "baru", "lkjip.xlsm"), ("lkjip.xlsm", "baru.xlsx", "lkjip.xlsx"),
    ("lkjip.xlsx", "baru.xlsm", "lkjip.xlsm"), (BUKU_LIBREOFFICE, "baru.xlsm", BUKU_LIBREOFFICE),
])
def test_the_new_workbook_has_the_macros_that_its_ending_and_the_old_one_ask_for(
        lkjip: Lkjip, tmp_path: Path, old: str, new: str, edition: str) -> None:
    path = tmp_path / old
    path.write_bytes(shipped(old))
    Workbook(path).fill(SMALL)
    assert lkjip("tahun-baru", path, tmp_path / new).code == 0
    made = next(found for found in tmp_path.iterdir() if found.stem == "baru")
    assert made.suffix == Path(edition).suffix
    assert _macros(made.read_bytes()) == _macros(shipped(edition))


def _macros(content: bytes) -> bytes | None:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read("xl/vbaProject.bin") if "xl/vbaProject.bin" in archive.namelist() else None
