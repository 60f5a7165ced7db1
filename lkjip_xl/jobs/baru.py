"""Baru: make an empty workbook under a new name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lkjip_xl.book.grid import CannotRun


def baru(target: Path, template: Callable[[], bytes]) -> Path:
    """The path of the new workbook; nothing that exists is ever overwritten.

    Raises `CannotRun` when the name is taken, is no .xlsx name, or lies in a folder that cannot be written.
    """
    if target.suffix.casefold() != ".xlsx":
        target = target.with_name(f"{target.name}.xlsx")
    try:
        with target.open("xb") as file:
            file.write(template())
    except FileExistsError:
        raise CannotRun(f"Berkas {target.name} sudah ada dan tidak ditimpa. Pilih nama lain.") from None
    except OSError as error:
        raise CannotRun(f"Berkas {target} tidak dapat dibuat ({error.strerror}). Periksa nama dan foldernya.") from None
    return target
