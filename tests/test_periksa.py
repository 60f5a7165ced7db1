"""The sheets Periksa and Reviu: order, groups, links, accepted findings, and what the reviewer typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
from conftest import SMALL, Ran, Workbook

from lkjip_xl.book.findings import Shown, tally
from lkjip_xl.book.grid import Value, column_letter
from lkjip_xl.book.periksa import JUDUL_KELENGKAPAN, JUDUL_NASKAH, SELESAI, Temuan
from lkjip_xl.book.schema import (
    BERANDA,
    BERANDA_CELLS,
    BUKA,
    OUT_FIRST_COLUMN,
    PERIKSA,
    REVIU,
    OutputSheet,
)
from lkjip_xl.domain.pemeriksaan.reviu import daftar_butir
from lkjip_xl.domain.temuan import URUTAN
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.periksa import periksa_buku

Example = Callable[[str], Workbook]


def read(book: Workbook, sheet: OutputSheet) -> list[dict[str, Value]]:
    """The data lines of a sheet by column key, with their row."""
    with open_book(book.path) as found:
        rows = found.read(sheet.name).rows
    keys = [column.key for column in sheet.columns]
    return [{"baris": number, **dict(zip(keys, (*row[OUT_FIRST_COLUMN - 1:], *[None] * 20), strict=False))}
            for number, row in enumerate(rows, 1) if row and row[0] == "isi"]


def typed(book: Workbook, sheet: OutputSheet, row: int, key: str, text: str) -> None:
    column = OUT_FIRST_COLUMN + [c.key for c in sheet.columns].index(key)
    with open_book(book.path) as found:
        found.write(sheet.name, row, column, [[text]])
        found.save_without_keeping()


def banners(book: Workbook) -> list[str]:
    with open_book(book.path) as found:
        return [str(row[OUT_FIRST_COLUMN - 1]) for row in found.read(PERIKSA.name).rows if row and row[0] == "grup"]


def test_findings_stand_by_severity_and_those_of_one_subject_together(example: Example) -> None:
    book = example("banyudono-2024")
    lines = read(book, PERIKSA)
    levels = [URUTAN.index(line["tingkat"]) for line in lines]
    assert levels == sorted(levels)
    assert banners(book)[0] == "Indeks Kepuasan Masyarakat (IKM): 2 saran"
    assert any(text.startswith("Anggaran dan realisasi keseluruhan: ") for text in banners(book))
    assert len([text for text in banners(book) if text.endswith(" selisih")]) <= 10


def test_slips_of_a_manuscript_have_a_section_of_their_own_and_their_own_count(example: Example) -> None:
    book = example("banyudono-2024")
    lines, titles = read(book, PERIKSA), banners(book)
    assert titles[titles.index(JUDUL_NASKAH) + 1] == "Nilai SAKIP Kecamatan: 14 selisih"
    assert {line["tingkat"] for line in lines if str(line["kode"]).startswith("K-8")} == {"naskah"}
    slips = sum(line["tingkat"] == "naskah" for line in lines)
    with open_book(book.path) as found:
        home = found.read(BERANDA)
        temuan = periksa_buku(found)
    own, old = (str(home.cell(row, BERANDA_CELLS.fact_column))
                for row in (BERANDA_CELLS.findings_row, BERANDA_CELLS.naskah_row))
    assert "selisih" not in own
    assert old.startswith(f"{slips} selisih; ")
    assert temuan.kalimat.endswith(f"; naskah lama: {slips} selisih")
    own_lines = sum(line["tingkat"] not in ("naskah", "keterangan") for line in lines)
    assert (temuan.galat, len(temuan.naskah), len(temuan.isian)) == (False, slips, own_lines)


def test_what_the_report_will_lack_stands_in_one_section_and_what_may_be_left_out_is_counted_nowhere(
        example: Example) -> None:
    book = example("banyudono-2024")
    lines = read(book, PERIKSA)
    assert JUDUL_KELENGKAPAN in banners(book)
    lacking = [line for line in lines if line["kode"] in ("K-107", "K-112", "K-113")]
    places = [lines.index(line) for line in lacking]
    assert places == list(range(places[0], places[0] + len(places)))
    assert [(line["tingkat"], line["lembar"], line["sel"]) for line in lacking if line["kode"] != "K-107"] == [
        ("saran", "Naskah", "B53"), ("keterangan", "Naskah", "B53")]
    with open_book(book.path) as found:
        temuan = periksa_buku(found)
    assert "keterangan" not in temuan.kalimat
    assert tally([Shown("keterangan", "K-113", "Naskah", "", "", "", "", "", "")]) == ""


def test_galat_are_told_even_when_there_are_none_and_nothing_is_told_of_nothing() -> None:
    one = Shown("saran", "K-101", "Profil", "", "", "", "", "", "", count=2)
    slip = replace(one, tingkat="naskah", kode="K-801", count=1)
    assert tally([one]) == "0 galat, 2 saran"
    assert tally([slip, one]) == "0 galat, 2 saran; naskah lama: 1 selisih"
    assert tally([slip]) == "0 galat; naskah lama: 1 selisih"
    assert tally([]) == ""
    assert Temuan(()).kalimat == "tidak ada"


def test_the_number_of_findings_stands_on_top_and_on_beranda(example: Example) -> None:
    book = example("banyudono-2024")
    lines = read(book, PERIKSA)
    galat = sum(line["tingkat"] == "galat" for line in lines)
    with open_book(book.path) as found:
        top = found.read(PERIKSA.name).cell(PERIKSA.header_row - 1, OUT_FIRST_COLUMN)
        home = found.read(BERANDA).cell(BERANDA_CELLS.findings_row, BERANDA_CELLS.fact_column)
    assert str(top).startswith(f"Temuan: {galat} galat, ")
    assert str(home).startswith(f"{galat} galat, ")


def test_every_finding_has_a_link_to_its_cell_and_the_list_can_be_filtered(example: Example) -> None:
    book = example("banyudono-2024")
    page = openpyxl.load_workbook(book.path)[PERIKSA.name]
    shown = openpyxl.load_workbook(book.path, data_only=True)[PERIKSA.name]
    first, sheet, cell = (column_letter(OUT_FIRST_COLUMN + [c.key for c in PERIKSA.columns].index(key))
                          for key in (PERIKSA.columns[0].key, "lembar", "sel"))
    assert (first, sheet, cell) == ("D", "F", "G")
    for line in read(book, PERIKSA):
        formula = page.cell(line["baris"], PERIKSA.last_column + 1).value
        assert "HYPERLINK(" in formula
        assert f"${sheet}{line['baris']}" in formula
        assert f"${cell}{line['baris']}" in formula
        assert shown.cell(line["baris"], PERIKSA.last_column + 1).value == BUKA
    assert page.auto_filter.ref.startswith(f"{first}{PERIKSA.header_row}:")
    assert not page.protection.autoFilter


def test_an_accepted_finding_is_listed_apart_with_its_reason_and_no_longer_counted(example: Example) -> None:
    book = example("banyudono-2024")
    first = read(book, PERIKSA)[0]
    typed(book, PERIKSA, int(str(first["baris"])), "diterima", "Sudah diralat di cetakan kedua.")
    book.hitung()
    lines = read(book, PERIKSA)
    accepted = [line for line in lines if line["diterima"]]
    assert [(line["kode"], line["sel"], line["diterima"]) for line in accepted] == [
        (first["kode"], first["sel"], "Sudah diralat di cetakan kedua.")]
    assert accepted[0] is lines[-1]
    assert banners(book)[-1] == "Diterima dengan alasan"
    with open_book(book.path) as found:
        temuan = periksa_buku(found)
    assert len(temuan.diterima) == 1
    assert temuan.kalimat.endswith(", 1 diterima")
    assert book.hitung().perubahan == ()


def test_a_reason_outlives_its_finding_until_staff_delete_it(example: Example) -> None:
    book = example("banyudono-2024")
    first = next(line for line in read(book, PERIKSA) if line["kode"] == "K-801")
    typed(book, PERIKSA, int(str(first["baris"])), "diterima", "Alasan lama.")
    with open_book(book.path) as found:
        found.write(str(first["lembar"]), int(str(first["sel"])[1:]), 6, [[str(first["seharusnya"])]])
        found.save_without_keeping()
    book.hitung()
    last = read(book, PERIKSA)[-1]
    assert (last["tingkat"], last["diterima"]) == (SELESAI, "Alasan lama.")


def test_results_older_than_the_input_are_a_finding_of_periksa_only(workbook: Workbook) -> None:
    workbook.fill(SMALL)
    workbook.hitung()
    workbook.put("indikator", 1, realisasi_0=85)
    with open_book(workbook.path) as book:
        assert "H-401" in [item.kode for item in periksa_buku(book).terbuka]
    workbook.hitung()
    with open_book(workbook.path) as book:
        assert "H-401" not in [item.kode for item in periksa_buku(book).terbuka]


def test_the_checklist_has_the_23_statements_of_the_regulation() -> None:
    parts = [butir.bagian for butir in daftar_butir()]
    assert [parts.count(part) for part in dict.fromkeys(parts)] == [6, 7, 10]


def test_the_checklist_is_answered_with_evidence_where_the_data_can(example: Example) -> None:
    lines = read(example("banyudono-2024"), REVIU)
    assert len(lines) == 23
    reliable = next(line for line in lines if "diyakini keandalannya" in str(line["pernyataan"]))
    assert reliable["jawaban"] == "Tidak"
    # men and women do not add up; the slips of the old report, 50 of them, say nothing about this one
    assert str(reliable["bukti"]).startswith("1 temuan, antara lain K-402 di Pegawai!")
    assert not any("K-8" in str(line["bukti"]) for line in lines)
    smart = next(line for line in lines if "SMART" in str(line["pernyataan"]))
    assert (smart["jawaban"], smart["bukti"]) == ("Dijawab pereviu", None)


@pytest.mark.parametrize("key", ["pereviu", "catatan"])
def test_what_the_reviewer_typed_stays(example: Example, key: str) -> None:
    book = example("blora-2024")
    row = read(book, REVIU)[3]
    typed(book, REVIU, int(str(row["baris"])), key, "Sudah diperiksa")
    book.put("indikator", 1, realisasi_0=90)
    book.hitung()
    assert read(book, REVIU)[3][key] == "Sudah diperiksa"


def test_only_the_columns_for_staff_are_unlocked(example: Example) -> None:
    pages = openpyxl.load_workbook(example("banyudono-2024").path)
    for sheet in (PERIKSA, REVIU):
        looks = pages[sheet.name].column_dimensions
        unlocked = [c.key for i, c in enumerate(sheet.columns)
                    if not looks[column_letter(OUT_FIRST_COLUMN + i)].protection.locked]
        assert unlocked == [c.key for c in sheet.columns if c.isian]


def test_texts_of_the_workbook_are_no_markup_on_the_console(workbook: Workbook, lkjip: Callable[..., Ran]) -> None:
    workbook.fill(SMALL)
    workbook.put("tercetak", 1, tempat="[bold]Tabel[/]", besaran="capaian", tentang="Indeks", tahun=2024,
                 tertulis="[red]7")
    assert "[red]7" in lkjip("periksa", workbook.path).out
