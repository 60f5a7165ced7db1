"""A closed workbook file: only the XML of the sheets that are written changes, every other part stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lkjip_xl.book.grid import Block, CannotRun, Change, Value, differences
from lkjip_xl.book.schema import BERANDA, OUTPUT_SHEETS, WORK_SHEETS
from lkjip_xl.engines.disk.lock import exclusive
from lkjip_xl.engines.disk.reason import reason
from lkjip_xl.engines.disk.save import create_file, refuse_if_in_use, refuse_if_taken, replace_file
from lkjip_xl.engines.workbook import extras
from lkjip_xl.engines.workbook.package import (
    Package,
    readable,
    write_xml,
)
from lkjip_xl.engines.workbook.parts import TYPES, key
from lkjip_xl.engines.workbook.sheet import Sheet, read_block
from lkjip_xl.engines.workbook.visibility import activate_instead, locked, set_states

if TYPE_CHECKING:
    from lxml import etree

    from lkjip_xl.engines.workbook.own_sheets import AddedSheets, Line

# ruff: noqa: PLC0415 - adopting sheets, printing and writing load what they need; a status does none of it

Made = TypeVar("Made")

RAPAT = 2
"""How hard the parts of a saved file are packed: a seventh larger than the usual 6, in half the time."""


@cache
def _leveled() -> frozenset[str]:
    """The sheets whose rows say in column A what they are."""
    from lkjip_xl.book.rekap.lembar import LEMBAR_REKAP

    return frozenset(sheet.name for sheet in (*OUTPUT_SHEETS, *WORK_SHEETS, *LEMBAR_REKAP))


class FileBook:
    """The workbook of a closed file; `save` writes the sheets that changed."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._sheets: dict[str, Sheet] = {}
        self._blocks: dict[str, Block] = {}
        self._rearranged = False

    @cached_property
    def _added(self) -> AddedSheets:
        from lkjip_xl.engines.workbook.own_sheets import AddedSheets

        return AddedSheets(self._package)

    @property
    def folder(self) -> str:
        """The folder of the file."""
        return str(self._package.path.absolute().parent)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all worksheets, in their order."""
        with readable(self._package.path):
            return tuple(self._package.sheet_parts)

    def read(self, sheet: str) -> Block:
        """All values of a sheet; of a formula, the value that was last computed."""
        with readable(self._package.path):
            if sheet in self._sheets:
                return self._sheets[sheet].block()
            if sheet not in self._blocks:
                self._blocks[sheet] = read_block(self._package, self._package.sheet_parts[sheet])
            return self._blocks[sheet]

    def write(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Put a block of values at a place; None empties a cell, formats and formulas stay."""
        with readable(self._package.path):
            target = self._sheet(sheet)
            for index, line in enumerate(values):
                target.write_row(row + index, column, line)
            target.fit_rows(range(row, row + len(values)))

    def show(self, sheet: str, row: int, column: int, values: Sequence[Sequence[Value]]) -> None:
        """Put the results that formulas show until Excel computes them again."""
        self.write(sheet, row, column, values)

    def replace(self, sheet: str, rows: Sequence[Sequence[Value]]) -> tuple[Change, ...]:
        """Let a sheet hold those rows from A1 on and nothing below them; returns the cells that changed."""
        old = self.read(sheet)
        changes = differences(sheet, old, rows)
        if changes:
            with readable(self._package.path):
                self._sheet(sheet).write_rows(old.rows, rows)
        if len(old.rows) > len(rows):
            self.clear(sheet, len(rows) + 1, 1, len(old.rows) - len(rows), len(rows[0]))
        return changes

    def clear(self, sheet: str, row: int, column: int, height: int, width: int) -> None:
        """Empty the values of a range; formats stay."""
        self._sheet(sheet).clear(row, column, height, width)

    def set_paper(self, sheets: Sequence[str], code: int) -> None:
        """Print those sheets on the paper of that code."""
        for name in sheets:
            self._sheet(name).set_paper(code)

    def show_only(self, shown: Sequence[str], hidden: Sequence[str]) -> None:
        """Let those sheets be seen and those be hidden; a workbook whose structure is protected stays as it is."""
        workbook = self._package.workbook
        if locked(workbook) or not (turned := set_states(workbook, shown, hidden)):
            return
        self._rearranged = True
        active = activate_instead(workbook, hidden, BERANDA)
        for name in {*turned, active} & set(self.sheets):
            self._sheet(name).select(name == active)

    def formulas(self, sheet: str) -> Mapping[str, str]:
        """The formulas of a sheet by cell, without the equals sign; of those that share one, the first holds it."""
        with readable(self._package.path):
            return self._sheet(sheet).formulas()

    def comments(self, sheet: str) -> Mapping[str, str]:
        """The comments of a sheet by cell."""
        with readable(self._package.path):
            return extras.comments(self._package, self._package.sheet_parts[sheet])

    def pictures(self, sheet: str) -> Sequence[str]:
        """What is drawn over the cells of a sheet: a word for each picture and chart."""
        with readable(self._package.path):
            return extras.pictures(self._package, self._package.sheet_parts[sheet])

    @property
    def modules(self) -> Sequence[str]:
        """The macro modules by name, without those of the sheets."""
        with readable(self._package.path):
            return extras.modules(self._package)

    @property
    def chart_sheets(self) -> Sequence[str]:
        """The sheets that have no cells."""
        return extras.chart_sheets(self._package)

    @property
    def names(self) -> Mapping[str, str]:
        """The defined names that a person can see, each with what it stands for."""
        return extras.names(self._package.workbook)

    def adopt(self, source: FileBook, sheets: Sequence[str]) -> tuple[tuple[str, str, tuple[Line, ...]], ...]:
        """Take over whole sheets of another workbook, with their styles.

        Of each the name in the source, the name here, and the lines of what could not come along.
        """
        from lkjip_xl.engines.workbook.own_sheets import adopted_names

        called = adopted_names(sheets, (*self.sheets, *self._added.names))
        beside = frozenset(name for name, here in called.items() if name == here)
        with readable(source._package.path):
            return tuple((name, here, self._added.adopt(source._package, name, here, beside))
                         for name, here in called.items())

    def add_sheet(self, name: str, rows: Sequence[Sequence[Value]], widths: Sequence[float]) -> None:
        """Add a sheet of texts at the end, the first row as its heading."""
        self._added.write(name, rows, widths)

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the sheets that differ from the file."""
        return tuple(name for name, sheet in self._sheets.items() if sheet.dirty)

    def write_package(self, target: Path) -> None:
        """Write the whole package to a new file, unchanged parts byte for byte."""
        sheets = {self._package.sheet_parts[name]: self._sheets[name] for name in self.changed}
        added = self._added.parts() if "_added" in self.__dict__ else {}
        with readable(self._package.path), ZipFile(target, "w", ZIP_DEFLATED) as archive:
            archive.comment = self._package.comment
            for info in self._package.infos:
                sheet = sheets.get(info.filename)
                content = added.pop(info.filename, None) or (sheet and sheet.xml()) or self._part(info)
                archive.writestr(_entry(info), content, compresslevel=RAPAT)
            for name, content in added.items():
                archive.writestr(name, content, compresslevel=RAPAT)

    def _part(self, info: ZipInfo) -> bytes:
        listed = self._rearranged and info.filename == self._package.workbook_part
        return write_xml(self._package.workbook) if listed else self._package.part(info)

    def write_selection(self, target: Path, sheets: Mapping[str, Sequence[int]], paper: int) -> None:
        """Write a copy in which only those sheets are to be seen and printed, on that paper, without page numbers.

        With each sheet come the rows with which new pages must begin; the names of a group that goes on there are
        written once more. Columns without contents are hidden, rows are as high as LibreOffice needs them. The copy
        points to nothing outside itself; see `sealed`.
        """
        from lkjip_xl.engines.workbook.print_copy import (
            empty_sheet,
            how_printed,
            names_in,
            printed_sheet,
            printed_workbook,
            workbook_names,
        )
        from lkjip_xl.engines.workbook.sealed import sealed

        parts = self._package.sheet_parts
        how = {name: how_printed(name, self.read(name), rows, self._sheet(name).column_widths)
               for name, rows in sheets.items()}
        with readable(self._package.path):
            content = {parts[name]: printed_sheet(self._fresh_root(parts[name]), one, paper)
                       for name, one in how.items()}
            known = workbook_names(self._package.workbook)
            used = frozenset(name for xml in content.values() for name in names_in(xml, known))
            content[self._package.workbook_part], seen = printed_workbook(self._package.workbook, how, used)
            content |= {part: empty_sheet(self._fresh_root(part)) for name, part in parts.items()
                        if name not in how and name not in seen}
            with ZipFile(target, "w", ZIP_DEFLATED) as archive:
                for part, xml in sealed(lambda part: content.get(part) or self._present(part),
                                        [info.filename for info in self._package.infos]):
                    archive.writestr(part, xml)

    def _fresh_root(self, part: str) -> etree._Element:
        return self._package.root(part, self._present(part))

    def _present(self, part: str) -> bytes:
        """A part with what was written since."""
        written = next((name for name in self.changed if self._package.sheet_parts[name] == part), None)
        return self._sheets[written].xml() if written else self._package.part(part)

    def save(self) -> Path | None:
        """Replace the file as one step and keep the old one; returns the kept copy, None when nothing changed."""
        if not self.changed and not self._rearranged:
            return None
        return replace_file(self._package.path, self.write_package, self._package.seen)

    def refuse_if_in_use(self) -> None:
        """Raise `CannotRun` at once when the file is open elsewhere or may not be written."""
        refuse_if_in_use(self._package.path)

    def save_without_keeping(self) -> None:
        """Replace the file as one step without keeping the old one: for a file that was made a moment ago."""
        replace_file(self._package.path, self.write_package, self._package.seen, keep=False)

    def _sheet(self, name: str) -> Sheet:
        if name not in self._sheets:
            self._sheets[name] = Sheet(self._package, self._package.sheet_parts[name], name in _leveled())
        return self._sheets[name]


def _entry(info: ZipInfo) -> ZipInfo:
    """A part as it is listed in the new file: its name as the standard has it, and nothing that told of the old one."""
    types = key(info.filename) == key(TYPES)
    made = ZipInfo(TYPES if types else info.filename.replace("\\", "/").lstrip("/"), info.date_time)
    made.compress_type, made.external_attr = info.compress_type, info.external_attr
    return made


@contextmanager
def open_book(path: Path) -> Iterator[FileBook]:
    """The workbook of a file, for reading and saving, while no other lkjip works on it.

    Raises `CannotRun` when the file is missing, no workbook, locked by a password, or in use.
    """
    _refuse_if_missing(path)
    with exclusive(path):
        try:
            package = Package(path)
        except PermissionError:
            raise CannotRun(f"Berkas {path.name} tidak boleh dibaca. Salin ke folder milik Anda sendiri, misalnya "
                            "C:\\LKjIP.") from None
        except OSError as error:
            raise CannotRun(f"Berkas {path.name} tidak dapat dibuka ({reason(error)}).") from error
        yield FileBook(package)


def create_book(target: Path, content: bytes, fill: Callable[[FileBook], Made], like: Path | None = None) -> Made:
    """Make a new workbook from the content of an empty one; it takes its name only when it is complete.

    Others may read it only where they may read ``like``. Returns what ``fill`` gives. Raises `CannotRun` where the
    name is taken; nothing is ever overwritten.
    """
    refuse_if_taken(target)
    return _made(target, content, fill, lambda write: create_file(target, write, like))


def replace_book(target: Path, content: bytes, fill: Callable[[FileBook], Made]) -> Made:
    """Make a workbook as `create_book` does, in the place of one of that name, which is kept as a version."""
    return _made(target, content, fill, lambda write: replace_file(target, write))


def _made(target: Path, content: bytes, fill: Callable[[FileBook], Made],
          store: Callable[[Callable[[Path], None]], object]) -> Made:
    """What ``fill`` gives of a workbook of that content, which ``store`` then writes under its name."""
    with exclusive(target):
        book = FileBook(Package(target, content))
        done = fill(book)
        store(book.write_package)
    return done


def _refuse_if_missing(path: Path) -> None:
    try:
        if path.is_dir():
            raise CannotRun(f"{path} adalah folder, bukan berkas buku kerja.")
        found = path.is_file()
    except OSError as error:
        raise CannotRun(f"Berkas {path.name[:60]} tidak dapat dibuka ({reason(error)}).") from error
    if not found:
        raise CannotRun(f"Berkas {path} tidak ditemukan. Periksa nama dan foldernya.")
