"""Baru: make an empty workbook under a new name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lkjip_xl.book.grid import CannotRun


def baru(target: Path, template: Callable[[str], bytes]) -> Path:
    """The path of the new workbook, with macros unless its name ends in .xlsx; nothing is ever overwritten.

    ``template`` gives the empty workbook for an ending. Raises `CannotRun` when the name is taken or lies in a folder
    that cannot be written.
    """
    if target.suffix.casefold() not in (".xlsx", ".xlsm"):
        target = target.with_name(f"{target.name}.xlsm")
    content = template(target.suffix.casefold())
    try:
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise CannotRun(f"Berkas {target.name} sudah ada dan tidak ditimpa. Pilih nama lain.") from None
    except OSError as error:
        raise CannotRun(f"Berkas {target} tidak dapat dibuat ({error.strerror}). Periksa nama dan foldernya.") from None
    return target
