"""Reading data files of other programs: a sheet of an .xlsx, or a CSV, guarded against files made to do harm."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import cast
from zipfile import ZipFile, ZipInfo

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from lkjip_xl.book.grid import CannotRun, CellError, Value, cell_name, column_number
from lkjip_xl.book.reader import normal
from lkjip_xl.engines.disk.reason import reason
from lkjip_xl.engines.workbook.package import DAMAGED, Package
from lkjip_xl.jobs.data import Lembaran, Persen, Salah, decode, delimiter, read_csv, shorten, unreadable_text

TERBESAR_DATA = 200 * 1024 * 1024
"""The most a data file may hold unpacked: about 120,000 rows of a SIPD export."""
BARIS_TERBANYAK, KOLOM_TERBANYAK = 99_999, 52
"""Cells further down or further right than this are strays; a reader would make room for all between."""
Special = Mapping[int, Mapping[int, CellError | None]]
"""By row and column the cells that the reader does not tell apart: those with an error, and percent cells (None)."""
_CHUNK = 4 * 1024 * 1024
_OVERLAP = 64 * 1024
_FAR = re.compile(rb"""r=["']((?:[B-Z][A-Z]|[A-Z]{3})\d+|[A-Z]{1,3}\d{6,})["'](?:[^>]*[^/>])?>(?:[^<]|<[^/])""")
"""A cell with something in it beyond the limits."""
_UNPLACED = re.compile(rb"""<(?:\w+:)?c(?=[\s>])(?![^>]*\sr=["'][A-Z]{1,3}\d{1,7}["'])(?:[^>]*[^/>])?>""")
"""A cell that does not say, or not plainly, where it stands."""
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
        data = path.read_bytes() if path.suffix.casefold() in (".csv", ".txt") else None
        if data is None:
            with path.open("rb"):
                pass
    except OSError as error:
        raise CannotRun(f"Berkas data {path} tidak dapat dibaca ({reason(error)}). Periksa nama dan "
                        "foldernya.") from None
    return _workbook(path, lembar) if data is None else _csv(path.name, data, judul)


def _csv(name: str, data: bytes, judul: Collection[str]) -> Lembaran:
    text = decode(data)
    if text is None:
        return Lembaran(name, salah=(unreadable_text(),))
    lines, broken = read_csv(text, delimiter(text.splitlines()[:20], judul))
    return Lembaran(name, lines, broken)


def _workbook(path: Path, lembar: str) -> Lembaran:
    try:
        name, special = _inspect(path, lembar)
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_name(name)
    except _Defective as found:
        return Lembaran(path.name, salah=(found.salah,))
    except (*DAMAGED, CalamineError, OSError):
        return Lembaran(path.name, salah=(_damaged(),))
    return Lembaran(path.name, _rows(sheet, special))


class _Defective(Exception):
    """Why a workbook cannot be taken as data."""

    def __init__(self, salah: Salah) -> None:
        super().__init__(salah.masalah)
        self.salah = salah


def _damaged() -> Salah:
    return Salah(0, "", "Berkas ini bukan buku kerja Excel (.xlsx), atau isinya rusak.", "berkas .xlsx yang utuh",
                 _ULANG)


def _inspect(path: Path, lembar: str) -> tuple[str, Special]:
    """The name of the sheet to be read and its special cells; raises `_Defective` for a file not to be read."""
    _check_size(path)
    try:
        package = Package(path)
    except CannotRun as error:
        raise _Defective(_damaged() if error.__cause__ else Salah(
            0, "", str(error), "buku kerja Excel (.xlsx) biasa", "Lalu ulangi impornya.")) from None
    parts = package.sheet_parts
    name = _choose(tuple(parts), lembar)
    percents = [str(index) for index, style in enumerate(package.styles) if style.is_percent]
    return name, _scan(path, package.infos, parts[name], _percent_cells(percents))


def _check_size(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return
    with ZipFile(path) as archive:
        infos = archive.infolist()
    if sum(info.file_size for info in infos) > TERBESAR_DATA:
        raise _Defective(Salah(0, "", "Berkas ini terlalu besar untuk sebuah tabel data.",
                               f"isi paling banyak {TERBESAR_DATA // 1024 ** 2} MB",
                               "Unduh per bulan, atau hapus lembar lain dari berkas itu."))
    if len({info.filename.casefold() for info in infos}) < len(infos):
        raise _Defective(_damaged())


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


def _scan(path: Path, infos: Sequence[ZipInfo], part: str, percent: re.Pattern[bytes] | None) -> Special:
    """The special cells of a sheet; every part is unpacked once, so that its size and checksum are known to be true."""
    special: dict[int, dict[int, CellError | None]] = {}
    with ZipFile(path) as archive:
        for info in infos:
            for piece in _pieces(archive, info):
                if info.filename.lstrip("/") == part:
                    _refuse_strays(piece)
                    for row, column in _places(piece, percent):
                        special.setdefault(row, {})[column] = None
                    for row, column, error in _errors(piece):
                        special.setdefault(row, {})[column] = error
    return special


def _places(piece: bytes, percent: re.Pattern[bytes] | None) -> Iterator[tuple[int, int]]:
    for found in percent.finditer(piece) if percent else ():
        if place := _PLACE.search(found[1]):
            yield int(place[2]), column_number(place[1].decode())


def _pieces(archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    """The bytes of a part in pieces that overlap, so that no cell is cut in all of them."""
    tail = b""
    with archive.open(info) as file:
        while chunk := file.read(_CHUNK):
            yield tail + chunk
            tail = chunk[-_OVERLAP:]


def _refuse_strays(piece: bytes) -> None:
    if far := _FAR.search(piece):
        raise _Defective(Salah(0, far[1].decode(), "Ada isian nyasar jauh di luar tabel.",
                               f"isi sampai {cell_name(BARIS_TERBANYAK, KOLOM_TERBANYAK)}",
                               "Tekan Ctrl+End di Excel untuk menemukannya, hapus baris atau kolom itu, lalu simpan."))
    if not _all_placed(piece) and _UNPLACED.search(piece):
        raise _Defective(Salah(0, "", "Sel di dalam berkas ini tidak menyebut letaknya.", "berkas yang disimpan Excel",
                               _ULANG))


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
