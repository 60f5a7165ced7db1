"""What passes between an open LibreOffice and the program, without LibreOffice: records in, blocks out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from conftest import NOW, Ran, Workbook

from lkjip_xl.book.grid import CannotRun, CellError, Value, serial
from lkjip_xl.book.schema import BERANDA, BERANDA_CELLS, INPUT_SHEETS, OUTPUT_NAMES, PERIKSA, REVIU, output_sheet
from lkjip_xl.engines.disk.save import free_name
from lkjip_xl.engines.workbook.exchange import (
    ANGKA,
    GALAT,
    ISIAN,
    JAWABAN,
    REKAMAN,
    TANDA,
    UTUH,
    ExchangeBook,
    open_any,
)
from lkjip_xl.engines.workbook.file import FileBook, open_book
from lkjip_xl.jobs.hitung import hitung_buku

Lkjip = Callable[..., Ran]


def handed(folder: Path, *records: str, day: str = "1899-12-30") -> Path:
    """A file as the macro writes it, of the sheets Satu and Dua; ``|`` stands between fields, ``~`` before a number."""
    path = folder / "buku.xlsm"
    text = REKAMAN.join((f"{TANDA}|{day}|Satu|Dua", *records))
    path.write_bytes(text.replace("|", ISIAN).replace("~", ANGKA).encode())
    return path


def answer(path: Path) -> list[list[str]]:
    """The records that the macro is to write, each as its fields."""
    told = path.with_name(path.name + JAWABAN)
    return [record.split(ISIAN) for record in told.read_bytes().decode().split(REKAMAN)] if told.exists() else []


@pytest.mark.parametrize(("cell", "value"), [
    ("", None), ("84", "84"), ("~84", 84), ("~.5", 0.5), ("~1E+15", 1e15), ("a\nb\nc", "a\nb\nc"),
    ("~.333333333333333~3.33333333333333E-16", 1 / 3), (f"{GALAT}#REF!", CellError("#REF!")),
])
def test_a_cell_comes_as_what_it_is_in_libreoffice(tmp_path: Path, cell: str, value: Value) -> None:
    found = ExchangeBook(handed(tmp_path, "lembar|Satu|1|2", f"{cell}|x")).read("Satu").cell(1, 1)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(("kind", "number", "value"), [
    (2, "~45306", date(2024, 1, 15)), (4, "~.25", time(6)), (6, "~45306.5", datetime(2024, 1, 15, 12)),
    (1024, "~1", True), (2, "45306", "45306"),
])
def test_dates_times_and_truth_values_are_told_by_their_format(
        tmp_path: Path, kind: int, number: str, value: Value) -> None:
    path = handed(tmp_path, "lembar|Satu|1|2", f"~7|{number}", f"bentuk|{kind}|0|1|0|1")
    assert ExchangeBook(path).read("Satu").rows == ((7, value),)


def test_a_workbook_may_count_its_days_from_1904(tmp_path: Path) -> None:
    book = ExchangeBook(handed(tmp_path, "lembar|Satu|1|1", "~1", "bentuk|2|0|0|0|0", day="1904-01-01"))
    assert book.read("Satu").rows == ((date(1904, 1, 2),),)


def test_used_rows_far_below_are_counted_and_not_read(tmp_path: Path) -> None:
    path = handed(tmp_path, "lembar|Satu|1|1", "a", "bawah|10005|10006", "bawah|10006|10006")
    block = ExchangeBook(path).read("Satu")
    assert (block.unread, block.unread_row) == (2, 10005)


def test_a_mark_within_a_text_is_refused_and_never_shifts_the_cells(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="Lembar Satu memuat tanda yang tidak dapat dibaca"):
        ExchangeBook(handed(tmp_path, "lembar|Satu|1|2", "a|b|c"))


def test_only_what_differs_is_handed_back(tmp_path: Path) -> None:
    path = handed(tmp_path, "lembar|Satu|3|3", "a|~1|x", "b|~2|", "c|~3|")
    book = ExchangeBook(path)
    changes = book.replace("Satu", [["a", 1, "x"], ["b", 5, "='=1"]])
    assert [(c.cell, c.old, c.new) for c in changes] == [
        ("B2", 2, 5), ("C2", None, "='=1"), ("A3", "c", None), ("B3", 3, None)]
    book.save()
    assert answer(path) == [["tulis", "Satu", "1", "0", "2", "3"], ["'b", "5", "'='=1"], ["", "", ""]]
    assert book.read("Satu").rows == (("a", 1, "x"), ("b", 5, "='=1"))


def test_single_cells_leave_their_neighbours_alone(tmp_path: Path) -> None:
    """Between them a formula may stand."""
    path = handed(tmp_path, "lembar|Satu|1|3", "a|~1|b")
    book = ExchangeBook(path)
    book.write("Satu", 1, 1, [["A", 1, "B"]])
    book.save()
    first, second = ["tulis", "Satu", "0", "0", "1", "1"], ["tulis", "Satu", "0", "2", "1", "1"]
    assert answer(path) == [first, ["'A"], second, ["'B"]]


def test_nothing_is_handed_back_where_nothing_differs(tmp_path: Path) -> None:
    path = handed(tmp_path, "lembar|Satu|1|2", "a|~1")
    book = ExchangeBook(path)
    assert book.replace("Satu", [["a", 1.0]]) == ()
    book.show("Satu", 1, 1, [["a", 1 + 1e-15]])
    book.save()
    assert answer(path) == []


def test_formulas_that_show_what_a_file_once_stored_are_computed_anew(tmp_path: Path) -> None:
    path = handed(tmp_path, "lembar|Satu|3|1", "~1", "~2", "~3")
    book = ExchangeBook(path)
    book.show("Satu", 1, 1, [[1], [20], [30]])
    book.set_paper(["Satu", "Dua"], 9)
    book.save()
    assert answer(path) == [["segarkan", "Satu", "1", "0", "2", "1"], ["kertas", "9", "Satu", "Dua"]]


def test_a_closed_file_is_still_opened_as_such(workbook: Workbook) -> None:
    with open_any(workbook.path) as book:
        assert isinstance(book, FileBook)


def test_a_missing_file_is_refused_as_before(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="tidak ditemukan"), open_any(tmp_path / "tidak-ada.xlsm"):
        pass


def as_handed_over(path: Path, target: Path, saved: Path | None = None) -> Path:
    """The closed file as LibreOffice would hand it over, last saved in the other one."""
    def cell(value: Value) -> str:
        value = serial(value)
        return f"{ANGKA}{value!r}" if isinstance(value, (int, float)) else value or ""

    with open_book(path) as book:
        records = [ISIAN.join((TANDA, "1899-12-30", *book.sheets))]
        records += [ISIAN.join(("berkas", str(saved)))] if saved else []
        for name in (BERANDA, *(sheet.name for sheet in INPUT_SHEETS), *OUTPUT_NAMES):
            rows = book.read(name).rows
            width = max((len(row) for row in rows), default=1)
            records.append(ISIAN.join(("lembar", name, str(len(rows)), str(width))))
            records += [ISIAN.join([*map(cell, row), *[""] * (width - len(row))]) for row in rows]
            records += [ISIAN.join(("bentuk", "2", *map(str, (r, c, r, c)))) for r, row in enumerate(rows)
                        for c, value in enumerate(row) if isinstance(value, date)]
    target.write_bytes(REKAMAN.join(records).encode())
    return target


def test_an_open_workbook_gives_the_results_of_the_closed_file(
        example: Callable[[str], Workbook], tmp_path: Path) -> None:
    closed = example("blora-2024")
    closed.put("indikator", 1, realisasi_0=84)
    book = ExchangeBook(as_handed_over(closed.path, tmp_path / "terbuka.xlsm"))
    done, same = hitung_buku(book, NOW), closed.hitung()
    assert done.perubahan == same.perubahan
    assert done.semua == same.semua
    with open_book(closed.path) as file:
        place = BERANDA_CELLS.findings_row, BERANDA_CELLS.fact_column
        assert book.read(BERANDA).cell(*place) == file.read(BERANDA).cell(*place)
        links = {PERIKSA.name}  # formulas, which LibreOffice computes itself
        assert {name for name in OUTPUT_NAMES if book.read(name).rows != file.read(name).rows} <= links


def test_what_is_printed_looks_as_saved_and_holds_what_is_open(
        example: Callable[[str], Workbook], tmp_path: Path) -> None:
    saved = example("blora-2024")
    opened = Workbook(Path(shutil.copy(saved.path, tmp_path / "terbuka.xlsx")))
    opened.put("indikator", 1, realisasi_0=84)
    opened.hitung()
    target, sheet = tmp_path / "cetak.xlsx", output_sheet("pencapaian").name
    book = ExchangeBook(as_handed_over(opened.path, tmp_path / "serah.xlsm", saved.path))
    book.write_selection(target, {sheet: ()}, 9)
    with open_book(target) as printed, open_book(opened.path) as new, open_book(saved.path) as old:
        assert printed.read(sheet).rows == new.read(sheet).rows != old.read(sheet).rows


@pytest.mark.parametrize("kept", [True, False])
def test_without_the_same_sheets_in_a_saved_file_the_whole_workbook_is_asked_for(
        workbook: Workbook, tmp_path: Path, kept: bool) -> None:
    saved = [f"berkas|{workbook.path}"] if kept else []
    book = ExchangeBook(handed(tmp_path, *saved, "lembar|Satu|1|1", "a"))
    with pytest.raises(CannotRun, match=UTUH):
        book.write_selection(tmp_path / "cetak.xlsx", {"Satu": ()}, 9)


def test_perbarui_asks_for_the_whole_workbook_only_where_there_is_something_to_renew(
        workbook: Workbook, lkjip: Lkjip, tmp_path: Path) -> None:
    path = as_handed_over(workbook.path, tmp_path / "terbuka.xlsm")
    assert "Tidak ada yang perlu diperbarui" in lkjip("perbarui", path).err
    with open_book(workbook.path) as book:
        book.write(BERANDA, BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column, [[3]])
        book.save_without_keeping()
    assert UTUH in lkjip("perbarui", as_handed_over(workbook.path, path)).err


def test_periksa_can_write_its_sheets_and_nothing_else(example: Callable[[str], Workbook], lkjip: Lkjip) -> None:
    book = example("blora-2024")
    book.put("indikator", 1, realisasi_0=84)
    before = shutil.copy(book.path, book.path.with_name("sebelum.xlsx"))
    lkjip("periksa", book.path)
    assert book.path.read_bytes() == Path(before).read_bytes()
    assert lkjip("periksa", book.path, "--tulis", "--ringkas").out.startswith("Temuan: ")
    with open_book(book.path) as new, open_book(Path(before)) as old:
        assert {name for name in new.sheets if new.read(name) != old.read(name)} == {PERIKSA.name, REVIU.name, BERANDA}


def test_baru_makes_the_workbook_for_libreoffice_when_told_so(lkjip: Lkjip, tmp_path: Path) -> None:
    ran = lkjip("baru", tmp_path / "lkjip-2025", "--libreoffice")
    assert ran.out.endswith("Buka di LibreOffice, mulai dari lembar Beranda.\n")
    with open_book(tmp_path / "lkjip-2025.xlsm") as book:
        assert "Pertukaran" in book.modules
    assert lkjip("baru", tmp_path / "lkjip.xlsx", "--libreoffice").code == 2


def test_a_free_name_is_found_beside_those_that_are_taken(tmp_path: Path) -> None:
    name = tmp_path / "lkjip 2026.xlsm"
    assert free_name(name) == name
    name.touch()
    (tmp_path / "lkjip 2026 (2).xlsm").touch()
    assert free_name(name) == tmp_path / "lkjip 2026 (3).xlsm"
