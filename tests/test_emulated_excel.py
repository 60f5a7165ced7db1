"""The emulated Excel behaves as Excel does towards xlwings: these tests guard the guard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwings as xw
from emulated_excel import Call, Com, EmulatedExcel, com_error, emulated_excel

from lkjip_xl.engines.workbook.file import open_book


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook of three sheets: Data (all kinds of cells), Hasil (protected) and Daftar (hidden)."""
    path = tmp_path / "buku.xlsx"
    with xlsxwriter.Workbook(path) as book:
        text, money, day, hour, free = (book.add_format(form) for form in (
            {"num_format": "@"}, {"num_format": "[$Rp-421]#,##0.00"}, {"num_format": "d mmmm yyyy"},
            {"num_format": "h:mm"}, {"locked": False}))
        data = book.add_worksheet("Data")
        data.write_row("B2", ["Nama", 12, True])
        data.write_number("B3", 1250.5, money)
        data.write_datetime("C3", datetime(2024, 5, 2), day)
        data.write_number("D3", 0.4375, hour)
        data.write_formula("B4", "=C2*2", None, 24)
        data.write_formula("C4", "=#REF!", None, "#REF!")
        data.write_blank("B5", None, text)
        data.set_column("F:F", None, text)
        data.merge_range("B7:C7", "Gabung")
        hasil = book.add_worksheet("Hasil")
        hasil.write_blank("A1", None, free)
        hasil.protect()
        book.add_worksheet("Daftar").hide()
        book.define_name("angka", "=Data!$C$2")
        book.define_name("tetap", "=5")
    return path


@pytest.fixture
def excel() -> Iterator[EmulatedExcel]:
    with emulated_excel() as excel:
        yield excel


@pytest.fixture
def book(excel: EmulatedExcel, path: Path) -> xw.Book:
    return excel.open(path)


@pytest.fixture
def data(book: xw.Book) -> xw.Sheet:
    return book.sheets["Data"]


def test_values_arrive_as_pywin32_delivers_them(data: xw.Sheet) -> None:
    assert data.range("B2:D3").raw_value == (
        ("Nama", 12.0, True),
        (Decimal("1250.5000"), datetime(2024, 5, 2, tzinfo=UTC), datetime(1899, 12, 30, 10, 30, tzinfo=UTC)))
    assert type(data.range("C2").raw_value) is float
    assert data.range("A1").raw_value is None


def test_errors_arrive_as_codes_and_xlwings_names_them(data: xw.Sheet) -> None:
    assert data.range("C4").raw_value == -2146826265
    assert data.range("C4").options(err_to_str=True).value == "#REF!"
    assert data.range("C4").value is None


def test_a_formula_reads_as_it_was_computed_last_until_a_constant_replaces_it(book: xw.Book, data: xw.Sheet,
                                                                             excel: EmulatedExcel) -> None:
    assert data.range("B4").value == 24
    data.range("B4").value = 5
    assert (data.range("B4").value, excel.workbook(book).sheet("Data").formulas.get((4, 2))) == (5, None)


@pytest.mark.parametrize(("text", "value"), [
    ("12", 12.0), ("1,234", 1234.0), ("12%", 0.12), ("1e5", 1e5), ("007", 7.0), ("(5)", -5.0), ("1.234.567", 1234567.0),
    ("Rp5", Decimal("5.0000")), ("1/2/2024", datetime(2024, 1, 2)), ("2024-01-02", datetime(2024, 1, 2)),
    ("Mei 2024", datetime(2024, 5, 1)), ("Jan 2024", datetime(2024, 1, 1)), ("2 Mei 2024", datetime(2024, 5, 2)),
    ("7-8", datetime(datetime.now().year, 7, 8)), ("7.01.01", datetime(1899, 12, 30, 7, 1, 1)),
    ("2024-01-02 10:30", datetime(2024, 1, 2, 10, 30)), ("true", True), ("#N/A", None)])
def test_a_text_that_looks_like_something_becomes_it(data: xw.Sheet, text: str, value: object) -> None:
    data.range("E9").value = text
    assert data.range("E9").value == value


@pytest.mark.parametrize("text", ["Sasaran 1", "7.01.01.2.01", "Mei", "Triwulan 1", "13/13/2024", "-", "12 buah"])
def test_any_other_text_stays_as_it_is(data: xw.Sheet, text: str) -> None:
    data.range("E9").value = text
    assert data.range("E9").value == text


def test_an_apostrophe_or_the_text_format_keeps_a_text(data: xw.Sheet) -> None:
    data.range("E9").value = [["'1/2/2024", "7-8"]]
    data.range("B5").value = "007"
    assert data.range("E9:F9").value == ["1/2/2024", "7-8"]
    assert data.range("B5").value == "007"


def test_a_text_with_an_equals_sign_becomes_a_formula_without_a_value(book: xw.Book, data: xw.Sheet,
                                                                     excel: EmulatedExcel) -> None:
    data.range("E9").value = "=1+1"
    assert data.range("E9").value is None
    assert excel.workbook(book).sheet("Data").formulas[9, 5] == "=1+1"


def test_dates_and_decimals_bring_their_format(data: xw.Sheet) -> None:
    data.range("E9").value = [[datetime(2024, 5, 2), Decimal("2.5")]]
    data.range("E10").value = Decimal("2.5")
    assert data.range("E9").value == datetime(2024, 5, 2)
    assert data.range("F9").value == "2.5"
    assert data.range("E10").value == Decimal("2.5000")


def test_none_and_the_empty_text_empty_a_cell_and_leave_its_format(data: xw.Sheet) -> None:
    data.range("B3:D3").value = [[None, "", float("nan")]]
    assert data.range("B3:D3").value == [None, None, None]
    assert data.range("C3").number_format == "d mmmm yyyy"


def test_a_long_text_fits_a_cell_but_no_block(data: xw.Sheet) -> None:
    data.range("E9").value = "x" * 32_767
    data.range("E10:E11").value = [["x" * 8_203], ["y"]]
    with pytest.raises(com_error):
        data.range("E9").value = "x" * 32_768
    with pytest.raises(com_error):
        data.range("E10:E11").value = [["x" * 8_204], ["y"]]


@pytest.mark.parametrize("block", [((1, 2**31), (1, 1)), ((float("nan"), 1), (1, 1)), ((1, 2, 3), (1, 2, 3)), ((1, 2),),
                                   ((1, 2), (1,)), ((1, b"x"), (1, 1))])
def test_blocks_that_cannot_be_handed_over_raise_and_change_nothing(data: xw.Sheet, block: Any) -> None:
    with pytest.raises((com_error, TypeError, ValueError)):
        data.range("B2:C3").raw_value = block
    assert data.range("B2").value == "Nama"


def test_sheets_keep_their_order_and_are_found_in_any_case(book: xw.Book) -> None:
    assert [sheet.name for sheet in book.sheets] == ["Data", "Hasil", "Daftar"]
    assert book.sheets["dATA"].index == 1
    assert [bool(sheet.visible) for sheet in book.sheets] == [True, True, False]
    with pytest.raises(com_error):
        book.sheets["Tidak Ada"]


def test_the_used_range_spans_values_and_formats(book: xw.Book, data: xw.Sheet) -> None:
    used = data.used_range
    assert (used.address, used.row, used.column, used.shape) == ("$B$2:$D$7", 2, 2, (6, 3))
    data.range((9, 5)).value = "x"
    assert data.used_range.last_cell.address == "$E$9"
    assert book.sheets["Daftar"].used_range.address == "$A$1"


def test_the_end_of_a_column_is_its_last_filled_cell(data: xw.Sheet) -> None:
    assert [data.range((1_048_576, column)).end("up").row for column in (1, 2, 3)] == [1, 7, 4]
    assert data.range("B2").end("down").row == 4


def test_names_lead_to_their_ranges(book: xw.Book) -> None:
    assert [name.name for name in book.names] == ["angka", "tetap"]
    assert book.names["Angka"].refers_to_range.address == "$C$2"
    assert book.sheets["Data"].range("angka").value == 12
    assert "tidak_ada" not in book.names
    with pytest.raises(com_error):
        _ = book.names["tetap"].refers_to_range


def test_a_protected_sheet_takes_values_only_in_unlocked_cells(book: xw.Book) -> None:
    hasil = book.sheets["Hasil"]
    hasil.range("A1").value = 1
    for act in (lambda: setattr(hasil.range("A1:B1"), "value", [[1, 2]]), hasil.range("B1").clear_contents):
        with pytest.raises(com_error, match="protected"):
            act()
    assert hasil.api.ProtectContents is True


def test_a_sheet_protected_for_the_user_only_takes_values_until_it_is_opened_again(excel: EmulatedExcel, book: xw.Book,
                                                                                  path: Path) -> None:
    book.sheets["Hasil"].api.Protect(UserInterfaceOnly=True)
    book.sheets["Hasil"].range("B1").value = 2
    book.save()
    book.close()
    again = excel.open(path).sheets["Hasil"]
    assert again.range("B1").value == 2
    with pytest.raises(com_error):
        again.range("B1").value = 3


def test_a_password_must_be_given(book: xw.Book) -> None:
    sheet = book.sheets["Data"].api
    sheet.Protect("rahasia")
    for act in (sheet.Unprotect, lambda: sheet.Protect(UserInterfaceOnly=True)):
        with pytest.raises(com_error):
            act()
    sheet.Unprotect("rahasia")
    assert not sheet.ProtectContents


def test_under_a_merged_cell_nothing_is_kept_and_it_is_cleared_as_a_whole(data: xw.Sheet) -> None:
    data.range("B7:C7").value = [["a", "b"]]
    assert data.range("B7:C7").value == ["a", None]
    with pytest.raises(com_error, match="merged"):
        data.range("B7").clear_contents()


def test_macros_run_where_they_are_known(excel: EmulatedExcel, book: xw.Book) -> None:
    def kunci(workbook: Com, *values: object) -> object:
        workbook.Worksheets("Hasil").Protect(UserInterfaceOnly=True)
        return values

    excel.macros = {"lkjip.xlam!KunciHasil": kunci, "Lain": kunci}
    assert book.app.macro("'lkjip.xlam'!kuncihasil")(1, 2) == (1, 2)
    book.sheets["Hasil"].range("B1").value = 2
    assert excel.calls("macro") == [Call("macro", "", "Run")]
    for run in (book.app.macro("KunciHasil"), book.macro("Lain")):  # an .xlsx has no macros of its own
        with pytest.raises(com_error, match="Cannot run the macro"):
            run()


def test_application_properties_are_those_of_excel(excel: EmulatedExcel, book: xw.Book) -> None:
    app = book.app
    assert (app.calculation, app.screen_updating, app.status_bar, app.version.major) == ("automatic", True, False, 16)
    with app.properties(calculation="manual", status_bar="Menghitung ...", screen_updating=False):
        assert (app.calculation, app.status_bar) == ("manual", "Menghitung ...")
    assert (app.calculation, app.status_bar) == ("automatic", False)
    assert xw.apps.active == app


def test_alerts_are_kept_and_answered(excel: EmulatedExcel, book: xw.Book) -> None:
    excel.answers = ["no"]
    assert book.app.alert("Lanjut?", "LKjIP", "yes_no", "critical") == "no"
    assert book.app.alert("Selesai.") == "ok"
    assert [tuple(alert) for alert in excel.alerts] == [("Lanjut?", "LKjIP", "yes_no", "critical"),
                                                        ("Selesai.", "", "ok", None)]


def test_a_recalculation_follows_each_change_unless_calculation_is_manual(excel: EmulatedExcel, book: xw.Book,
                                                                         data: xw.Sheet) -> None:
    excel.recalculate = lambda workbook: workbook.sheet("Data").show("B4", workbook.sheet("Data").value("C2") * 2)
    data.range("C2").value = 50
    assert data.range("B4").value == 100
    book.app.calculation = "manual"
    data.range("C2").value = 1
    assert data.range("B4").value == 100
    book.app.calculate()
    assert data.range("B4").value == 2


def test_crossings_are_logged_by_kind(excel: EmulatedExcel, data: xw.Sheet) -> None:
    excel.log.clear()
    data.range("B2:D3").options(ndim=2).value  # noqa: B018 - reading is the act
    data.range("E9").raw_value = 1
    data.range("E9").clear_contents()
    assert [excel.calls(kind) for kind in ("read", "write", "clear", "app", "macro")] == [
        [Call("read", "Data", "Value")], [Call("write", "Data", "Value")], [Call("clear", "Data", "ClearContents")], [],
        []]
    assert len(excel.calls("navigate", "Data")) < 20


def test_a_crossing_can_fail_once(excel: EmulatedExcel, data: xw.Sheet) -> None:
    excel.fail_at(2, "write")
    data.range("E9").value = 1
    with pytest.raises(com_error, match="Excel is busy"):
        data.range("E9").value = 2
    assert data.range("E9").value == 1
    excel.fail_at(1, error=KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        data.range("E9").select()


def test_a_paper_that_the_printer_does_not_know_is_refused(excel: EmulatedExcel, data: xw.Sheet) -> None:
    data.api.PageSetup.PaperSize = 9
    excel.refuses_paper = True
    with pytest.raises(com_error):
        data.api.PageSetup.PaperSize = 14
    assert data.api.PageSetup.PaperSize == 9


def test_hiding_the_active_sheet_brings_up_another_and_one_must_stay(book: xw.Book, data: xw.Sheet) -> None:
    data.visible = False
    assert book.sheets.active.name == "Hasil"
    with pytest.raises(com_error):
        book.sheets["Hasil"].visible = False
    with pytest.raises(com_error):
        data.activate()


def test_the_selection_is_that_of_the_active_sheet(book: xw.Book, data: xw.Sheet) -> None:
    data.range("C3").select()
    assert book.selection.address == "$C$3"
    with pytest.raises(com_error):
        book.sheets["Hasil"].range("A1").select()


def test_a_pdf_holds_the_visible_sheets_and_the_others_come_back(excel: EmulatedExcel, book: xw.Book,
                                                                tmp_path: Path) -> None:
    written = book.to_pdf(tmp_path / "hasil.pdf", include=["Hasil", "Daftar"])
    assert Path(written).read_bytes().startswith(b"%PDF-1.4")
    assert [export.sheets for export in excel.exports] == [("Hasil", "Daftar")]
    assert [bool(sheet.visible) for sheet in book.sheets] == [True, True, False]


def test_a_saved_workbook_can_be_read_by_others(book: xw.Book, data: xw.Sheet, path: Path, tmp_path: Path) -> None:
    data.range("E9:E12").value = [["'=bukan rumus"], [0.1 + 0.2], [datetime(2024, 5, 2)], ["'007"]]
    book.save()
    page = openpyxl.load_workbook(path, data_only=True)["Data"]
    assert [page[f"E{row}"].value for row in range(9, 13)] == ["=bukan rumus", 0.1 + 0.2, datetime(2024, 5, 2), "007"]
    assert [page["B4"].value, page["C4"].value] == [24, "#REF!"]
    with open_book(path) as closed:
        assert closed.read("Data").cell(4, 2) == 24
        assert closed.read("Data").cell(9, 5) == "=bukan rumus"
    book.save(tmp_path / "salinan.xlsx")
    assert (book.name, (tmp_path / "salinan.xlsx").is_file()) == ("salinan.xlsx", True)


def test_a_workbook_is_opened_once_and_found_by_the_caller(excel: EmulatedExcel, book: xw.Book, path: Path) -> None:
    assert xw.Book(path) == book
    assert len(book.app.books) == 1
    book.set_mock_caller()
    assert xw.Book.caller() == book


def test_what_is_closed_answers_no_more(book: xw.Book, data: xw.Sheet) -> None:
    app = book.app
    book.close()
    with pytest.raises(com_error):
        _ = data.name
    app.quit()
    assert len(xw.apps) == 0


def test_nothing_of_the_emulation_stays_behind(path: Path) -> None:
    before = (xw.engines.active, list(xw.engines), dict(xw.engines.engines_by_name))
    with emulated_excel() as excel:
        excel.open(path).set_mock_caller()
    assert before == (xw.engines.active, list(xw.engines), dict(xw.engines.engines_by_name))
    assert not hasattr(xw.Book, "_mock_caller")
