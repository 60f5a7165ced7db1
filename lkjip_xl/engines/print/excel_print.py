"""PDF of the sheets of a workbook that is open in Excel, printed by Excel itself."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from lkjip_xl.book.grid import Block, CannotRun, column_letter
from lkjip_xl.book.halaman import halaman_baru, kosong_di, tinggi_tebal
from lkjip_xl.book.schema import OUT_FIRST_COLUMN, OUTPUT_SHEETS, OutputSheet
from lkjip_xl.book.writer import KERTAS
from lkjip_xl.engines.disk.workplace import workplace
from lkjip_xl.engines.workbook import esc
from lkjip_xl.engines.workbook.excel import ExcelBook, put_back, set_for_now
from lkjip_xl.engines.workbook.lean import xw
from lkjip_xl.jobs.ekspor import NoPdf

_FOOTERS = ("LeftHeader", "CenterHeader", "RightHeader", "LeftFooter", "CenterFooter", "RightFooter")


class ExcelPrinter:
    """Prints sheets of the open workbook through Excel; use it inside `live`."""

    names = False

    def __init__(self, book: xw.Book, excel: ExcelBook) -> None:
        self._book, self._excel = book, excel

    def print(self, sheets: Mapping[str, Sequence[int]], kertas: str, progress: Callable[[str], None]
              ) -> Mapping[str, tuple[bytes, ...]]:
        """The PDF of each of those sheets, without page numbers; see `jobs.ekspor.Printer`.

        Footers, paper, print areas and hidden sheets are put back, each of them, whatever happens. Raises `NoPdf` when
        Excel has no printer to lay out the pages for.
        """
        found = {}
        with workplace() as folder, ExitStack() as restore:
            restore.callback(put_back, self._book.api, "Saved", self._book.api.Saved)
            for name, rows in sheets.items():
                progress(f"Mencetak {name}")
                with ExitStack() as sheet_restore:
                    found[name] = self._parts(name, rows, KERTAS.get(kertas, KERTAS["F4"]), folder, sheet_restore)
        return found

    def _parts(self, name: str, rows: Sequence[int], paper: int, folder: Path, restore: ExitStack) -> tuple[bytes, ...]:
        sheet = self._book.sheets[name]
        if not sheet.visible:
            if self._book.api.ProtectStructure:
                raise CannotRun(f"Lembar {name} tersembunyi, dan struktur buku kerja ini dikunci sehingga lembar itu "
                                "tidak dapat dicetak. Matikan Review > Protect Workbook, lalu ulangi.")
            set_for_now(sheet, "visible", True, restore)
        setup = sheet.api.PageSetup
        if setup.PaperSize != paper:
            with contextlib.suppress(Exception):  # Excel refuses a paper that the printer does not list
                set_for_now(setup, "PaperSize", paper, restore)
        for place in _FOOTERS:
            if any(code in str(getattr(setup, place)) for code in ("&P", "&N", "&A")):
                set_for_now(setup, place, "", restore)
        spec, block = next((one for one in OUTPUT_SHEETS if one.name == name), None), self._excel.read(name)
        if spec:
            _lay_out(sheet, spec, block, restore)
        breaks = sorted({*halaman_baru(block), *rows})
        if not breaks or spec is None:
            return (_exported(sheet, folder / "lembar.pdf"),)
        # Excel passes over page breaks where a sheet is fitted to the width of the page; print areas it keeps.
        parts = []
        for area in _areas(spec, len(block.rows), breaks):
            set_for_now(setup, "PrintArea", area, restore)
            parts.append(_exported(sheet, folder / "lembar.pdf"))
        return tuple(parts)


def _lay_out(sheet: xw.Sheet, spec: OutputSheet, block: Block, restore: ExitStack) -> None:
    """Hide the columns without contents, and give bold rows the room that they need, until ``restore`` closes."""
    for index in sorted(kosong_di(spec, block)):
        set_for_now(sheet.range((1, OUT_FIRST_COLUMN + index)).api.EntireColumn, "Hidden", True, restore)
    for row, height in tinggi_tebal(spec, block).items():
        line = sheet.range((row, 1)).api.EntireRow
        restore.callback(_fit, line)
        line.RowHeight = height


def _fit(row: Any) -> None:
    """Leave the height of a row to Excel again."""
    with contextlib.suppress(Exception):  # Excel is busy for a moment; what cannot be put back must not hide the rest
        row.AutoFit()


def _areas(spec: OutputSheet, bottom: int, breaks: Sequence[int]) -> Iterator[str]:
    """The print areas of a sheet, each from a row with which a page begins to the row before the next such row."""
    left, right = f"${column_letter(OUT_FIRST_COLUMN)}", f"${column_letter(spec.last_column)}"
    return (f"{left}${first}:{right}${after - 1}"
            for first, after in zip((1, *breaks), (*breaks, bottom + 1), strict=True))


def _exported(what: xw.Sheet | xw.Book, target: Path) -> bytes:
    try:
        what.api.ExportAsFixedFormat(Type=0, Filename=str(target), Quality=0, IncludeDocProperties=False,
                                      IgnorePrintAreas=False, OpenAfterPublish=False)
        return target.read_bytes()
    except Exception as error:
        raise NoPdf("PDF belum dibuat: Excel tidak dapat mencetak, biasanya karena komputer ini belum punya printer. "
                    "Pasang printer, misalnya Microsoft Print to PDF, lalu ulangi ekspornya.") from error


def workbook_pdf(app: xw.App, path: Path) -> bytes:
    """The PDF of all sheets of a workbook, which Excel opens for that and closes again.

    Raises `NoPdf` when Excel has no printer to lay out the pages for.
    """
    opened = app.books.open(path)
    try:
        return _exported(opened, path.with_suffix(".pdf"))
    finally:
        opened.close()


@contextmanager
def uninterrupted(app: xw.App) -> Iterator[None]:
    """Meanwhile Esc does not break off the macro that has called this program."""
    with ExitStack() as restore:
        with contextlib.suppress(Exception):  # without it the program still stops at Esc, only Excel says so too
            set_for_now(app.api, "EnableCancelKey", 0, restore)
        esc.escape_pressed()
        yield
