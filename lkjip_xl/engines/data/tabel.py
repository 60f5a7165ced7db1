"""Reading data files of other programs: a sheet of an .xlsx, or a CSV, guarded against files made to do harm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import cast

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from lkjip_xl.book.grid import CannotRun, CellError, Value, cell_name, column_number
from lkjip_xl.book.reader import normal
from lkjip_xl.engines.data.polos import read_plain
from lkjip_xl.engines.disk.bounds import MB, TooLarge, opened
from lkjip_xl.engines.disk.reason import reason
from lkjip_xl.engines.workbook.package import DAMAGED, Package, filled_cells, tag
from lkjip_xl.jobs.data import Lembaran, Persen, Salah, decode, delimiter, read_csv, shorten, unreadable_text

TEKS_TERBANYAK = 250 * MB
"""The most that the texts of a sheet may take in memory: twice what 100,000 rows of a SIPD export do."""
_TEKS = f"tulisan di dalam selnya, paling banyak {TEKS_TERBANYAK // MB} MB di memori"
BARIS_TERBANYAK, KOLOM_TERBANYAK = 99_999, 52
"""Cells further down or further right than this are strays; a reader would make room for all between."""
Special = Mapping[int, Mapping[int, CellError | None]]
"""By row and column the cells that the reader does not tell apart: those with an error, and percent cells (None)."""
_CHUNK = 4 * 1024 * 1024
_OVERLAP = 64 * 1024
_FAR = re.compile(rb"""r=["']((?:[B-Z][A-Z]|[A-Z]{3,})\d+|[A-Z]+\d{6,})["'](?:[^>]*[^/>])?>(?:[^<]|<[^/])""")
"""A cell with something in it beyond the limits."""
_UNPLACED = re.compile(rb"""<(?:\w+:)?c(?=[\s>])(?![^>]*\sr=["'][A-Z]{1,3}\d{1,7}["'])(?:[^>]*[^/>])?>""")
"""A cell that does not say, or not plainly, where it stands."""
_ODD = re.compile(rb"""<c r="[$a-z]""")
"""A reference that the quick reader does not know: k9 or $K$9."""
_LONG, _SHORT = re.compile(rb">[^<]{100,}"), 100
"""Texts up to about this long are bounded by the number of cells."""
_WIDE = re.compile(rb"[\xf0-\xf7]|&#")
"""A sign for which every other sign of its text takes four bytes too."""
_SHARED = re.compile(rb"""t="s"[^>]*><(?:\w+:)?v>(\d{1,7})<""")
"""A cell that shows a text of the table of shared texts."""
_ITEM = re.compile(rb"<(?:\w+:)?si[\s/>]")
"""Where a text of that table begins."""
_KIND = re.compile(rb"""t=["']e["']""")
_ERROR = re.compile(rb"""<(?:\w+:)?c(\s[^>]*\st=["']e["'][^>]*|\st=["']e["'][^>]*)>""")
"""A cell that shows an error; the reader takes it for blank."""
_PLACE = re.compile(rb"""\sr=["']([A-Z]{1,3})(\d{1,7})["']""")
_SHOWN = re.compile(rb"v>([^<]*)<")
_ULANG = "Buka berkasnya di Excel, simpan sebagai “Excel Workbook (*.xlsx)”, lalu ulangi; atau unduh ulang."


def baca_tabel(path: Path, lembar: str = "", judul: Collection[str] = ()) -> Lembaran:
    """The rows of a data file: of that sheet (the first when none is named), or of a CSV by its ending.

    ``judul`` are headings in `normal` form by which the separator of a CSV is told. What cannot be read comes back as
    defects. Raises `CannotRun` when the file is not there or may not be read.
    """
    try:
        if path.suffix.casefold() in (".csv", ".txt"):
            return _csv(path.name, read_plain(path), judul)
        with opened(path):
            pass
    except TooLarge as error:
        return Lembaran(path.name, salah=(_too_large(error.bound),))
    except OSError as error:
        raise CannotRun(f"Berkas data {path} tidak dapat dibaca ({reason(error)}). Periksa nama dan "
                        "foldernya.") from None
    return _workbook(path, lembar)


def _csv(name: str, data: bytes, judul: Collection[str]) -> Lembaran:
    text = decode(data)
    if text is None:
        return Lembaran(name, salah=(unreadable_text(),))
    lines, broken = read_csv(text, delimiter(text.splitlines()[:20], judul))
    return Lembaran(name, lines, broken)


def _workbook(path: Path, lembar: str) -> Lembaran:
    try:
        return Lembaran(path.name, _opened(path, lembar))
    except _Defective as found:
        return Lembaran(path.name, salah=(found.salah,))
    except TooLarge as error:
        return Lembaran(path.name, salah=(_too_large(error.bound),))
    except MemoryError:
        return Lembaran(path.name, salah=(_too_large("isi sebanyak memori komputer ini"),))
    except (*DAMAGED, OSError):
        return Lembaran(path.name, salah=(_damaged(),))


def _opened(path: Path, lembar: str) -> Iterable[Sequence[Value]]:
    """The rows of a sheet by the quick reader; by that of workbooks where a program has written it in another way."""
    package = _package(path)
    part = package.sheet_parts[_choose(tuple(package.sheet_parts), lembar)]
    name = next(name for name, own in package.sheet_parts.items() if own == part)
    try:
        special = _scan(package, part)
        if _ordinary(package):
            with path.open("rb") as file:
                return _rows(CalamineWorkbook.from_filelike(file).get_sheet_by_name(name), special)
    except (_Unusual, CalamineError):
        pass
    return _slow_rows(package, part)


def _ordinary(package: Package) -> bool:
    """Whether the parts that the quick reader takes by their names have those names."""
    named = {"xl/workbook.xml": (package.workbook_part,), "xl/styles.xml": package.parts_of_kind("styles"),
             "xl/sharedStrings.xml": package.parts_of_kind("sharedStrings")}
    return all(own == name for name, parts in named.items() for own in parts)


def _slow_rows(package: Package, part: str) -> list[Sequence[Value]]:
    data = package.root(part).find(tag("sheetData"))
    lines: dict[int, dict[int, Value]] = {}
    for row, column, cell in filled_cells(data) if data is not None else ():
        value = package.value(cell)
        if value is None:
            continue
        if row > BARIS_TERBANYAK or column > KOLOM_TERBANYAK:
            raise _stray(cell_name(row, column))
        shown = package.style(int(cell.get("s", "0"))).is_percent
        lines.setdefault(row, {})[column] = _as_shown([value]) if shown else value
    return [[line.get(column, "") for column in range(1, max(line, default=0) + 1)]
            for line in (lines.get(row, {}) for row in range(1, max(lines, default=0) + 1))]


class _Unusual(Exception):
    """A sheet is written in a way that the quick reader may misread."""


class _Defective(Exception):
    """Why a workbook cannot be taken as data."""

    def __init__(self, salah: Salah) -> None:
        super().__init__(salah.masalah)
        self.salah = salah


def _damaged() -> Salah:
    return Salah(0, "", "Berkas ini bukan buku kerja Excel (.xlsx), atau isinya rusak.", "berkas .xlsx yang utuh",
                 _ULANG)


def _too_large(bound: str) -> Salah:
    return Salah(0, "", "Berkas ini terlalu besar untuk sebuah tabel data.", bound,
                 "Bagi menjadi beberapa berkas, misalnya per bulan, atau hapus lembar lain dari berkas itu.")


def _package(path: Path) -> Package:
    """The package of a data file; raises `_Defective` for a file not to be read."""
    try:
        return Package(path)
    except TooLarge:
        raise
    except CannotRun as error:
        raise _Defective(_damaged() if error.__cause__ else Salah(
            0, "", str(error), "buku kerja Excel (.xlsx) biasa", "Lalu ulangi impornya.")) from None


def _choose(names: Sequence[str], lembar: str) -> str:
    found = next((name for name in names if normal(name) == normal(lembar)), None) if lembar else names[0]
    if found is None:
        raise _Defective(Salah(0, shorten("; ".join(names)), f"Lembar “{lembar}” tidak ada di dalam berkas.",
                               f"lembar bernama {lembar}", "Pilih berkas yang benar, atau unduh ulang."))
    return found


def _percent_cells(styles: Sequence[str]) -> re.Pattern[bytes] | None:
    """What finds the cells of those styles; None where there are no such styles."""
    if not styles:
        return None
    listed = "|".join(styles).encode()
    return re.compile(rb"""<(?:\w+:)?c(?=\s)(?=[^>]*\ss=["'](?:""" + listed + rb""")["'])(\s[^>]*[^/>])>""")


def _scan(package: Package, part: str) -> Special:
    """The special cells of a sheet; every part is unpacked once, so that its size and checksum are known to be true."""
    percents = [str(index) for index, style in enumerate(package.styles) if style.is_percent]
    percent = _percent_cells(percents)
    special: dict[int, dict[int, CellError | None]] = {}
    shared: Counter[bytes] = Counter()
    long = 0
    for info in package.infos:
        for piece in _overlapping(package.pieces(info, _CHUNK)):
            if info.filename == part:
                long += _long_texts(piece)
                if long > TEKS_TERBANYAK:
                    raise _Defective(_too_large(_TEKS))
                _refuse_strays(piece)
                for row, column in _places(piece, percent):
                    special.setdefault(row, {})[column] = None
                for row, column, error in _errors(piece):
                    special.setdefault(row, {})[column] = error
                shared.update(_SHARED.findall(piece) if b'"s"' in piece else ())
    _check_texts(package, shared)
    return special


def _long_texts(piece: bytes) -> int:
    """What the texts of a piece take at most when they are read, in bytes."""
    return sum(map(len, _LONG.findall(piece))) * (4 if _WIDE.search(piece) else 2)


def _check_texts(package: Package, shared: Mapping[bytes, int]) -> None:
    """Refuse texts that are kept once and shown so often that they fill the memory: the reader copies each of them."""
    for part in package.parts_of_kind("sharedStrings"):
        table = package.part(part)
        wide = 4 if _WIDE.search(table) else 2
        if sum(shared.values()) * len(table) * wide > TEKS_TERBANYAK:
            starts = [found.start() for found in _ITEM.finditer(table)]
            sizes = [max(0, end - start - _SHORT) for start, end in zip(starts, [*starts[1:], len(table)], strict=True)]
            if sum(sizes[int(index)] * count for index, count in shared.items()) * wide > TEKS_TERBANYAK:
                raise _Defective(_too_large(_TEKS))


def _places(piece: bytes, percent: re.Pattern[bytes] | None) -> Iterator[tuple[int, int]]:
    for found in percent.finditer(piece) if percent else ():
        if place := _PLACE.search(found[1]):
            yield int(place[2]), column_number(place[1].decode())


def _overlapping(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces with the end of the one before, so that no cell is cut in all of them."""
    tail = b""
    for chunk in pieces:
        yield tail + chunk
        tail = chunk[-_OVERLAP:]


def _refuse_strays(piece: bytes) -> None:
    if far := _FAR.search(piece):
        raise _stray(far[1].decode())
    if b"\0" in piece[:100] or b't="d"' in piece or _ODD.search(piece):
        raise _Unusual
    if not _all_placed(piece) and _UNPLACED.search(piece):
        raise _Unusual


def _stray(place: str) -> _Defective:
    return _Defective(Salah(0, place, "Ada isian nyasar jauh di luar tabel.",
                            f"isi sampai {cell_name(BARIS_TERBANYAK, KOLOM_TERBANYAK)}",
                            "Tekan Ctrl+End di Excel untuk menemukannya, hapus baris atau kolom itu, lalu simpan."))


def _all_placed(piece: bytes) -> bool:
    """Whether, by a quick count, every cell says where it stands."""
    return piece.count(b"<c") == piece.count(b'<c r="') + piece.count(b"<col") and b":c" not in piece


def _errors(piece: bytes) -> Iterator[tuple[int, int, CellError]]:
    for found in _ERROR.finditer(piece) if _KIND.search(piece) else ():
        place, text = _PLACE.search(found[1]), _SHOWN.search(piece, found.end())
        if place and text:
            yield int(place[2]), column_number(place[1].decode()), CellError(text[1].decode("utf-8", "replace"))


def _rows(sheet: CalamineSheet, special: Special) -> Iterator[Sequence[Value]]:
    margin: list[Value] = [""] * (sheet.start[1] if sheet.start else 0)
    for number, found in enumerate(sheet.iter_rows(), 1):
        line = cast("list[Value]", [*margin, *found] if margin else found)
        for column, error in special.get(number, {}).items():
            line[column - 1:column] = [_as_shown(line[column - 1:column]) if error is None else error]
        yield line


def _as_shown(cell: Sequence[Value]) -> Value:
    """The number of a percent cell as Excel shows it; whatever else stands there as it is."""
    value = cell[0] if cell else ""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    return Persen(Decimal(f"{value:.15g}") * 100)
