"""The empty workbooks that come with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.schema import SETELAN

BUKU = "lkjip.xlsm"
"""The workbook for Excel, with its buttons."""
BUKU_TANPA_MAKRO = "lkjip.xlsx"
BUKU_LIBREOFFICE = "lkjip-libreoffice.xlsm"
BUKU_REKAP = "rekap.xlsm"
"""The workbook for a rekap of many, for Excel."""
BUKU_REKAP_LIBREOFFICE = "rekap-libreoffice.xlsm"
PENGAYA = "lkjip.xlam"
"""The add-in: ribbon and functions for every workbook; it lends its macros to workbooks that have none."""

_FOLDERS = tuple(Path(__file__).parents[up] / "workbook" for up in (2, 3))
"""Inside an installed package, and beside it in a checkout."""


def empty(suffix: str, with_macros: str = BUKU) -> bytes:
    """The empty workbook for the ending of a file name: the one with macros unless the ending is .xlsx."""
    return shipped(BUKU_TANPA_MAKRO if suffix == ".xlsx" else with_macros)


def follower(old: Path, sheets: Sequence[str]) -> str:
    """The workbook with macros that follows an old one: one for LibreOffice where that was made for LibreOffice."""
    return BUKU_LIBREOFFICE if old.suffix.casefold() == ".xlsm" and SETELAN not in sheets else BUKU


def shipped(name: str) -> bytes:
    """The bytes of an empty workbook of that name; raises `CannotRun` when the installation is incomplete."""
    for folder in _FOLDERS:
        if (folder / name).is_file():
            return (folder / name).read_bytes()
    raise CannotRun(f"Berkas {name} tidak ada dalam pemasangan program ini. Pasang ulang lkjip.")
