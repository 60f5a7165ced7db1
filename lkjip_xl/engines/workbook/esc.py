"""The key Esc, by which staff stop what a button has begun."""

from __future__ import annotations

import ctypes

from lkjip_xl.book.grid import CannotRun

_ESCAPE = 0x1B


class Stopped(CannotRun):
    """Esc was pressed, and nothing has been written into the workbook."""

    def __init__(self, sentence: str = "Dihentikan. Buku kerja tidak diubah.") -> None:
        super().__init__(sentence)


def escape_pressed() -> bool:
    """Whether Esc was pressed since this was asked last; there is no such key where there is no Windows."""
    windows = getattr(ctypes, "windll", None)
    return bool(windows and windows.user32.GetAsyncKeyState(_ESCAPE))
