"""Failures of the program itself: one sentence for staff, and the details in a file that can be sent to a developer."""

from __future__ import annotations

import contextlib
import traceback
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path


def data_folder() -> Path:
    """The folder of this program in the user's own data (``%LOCALAPPDATA%`` on Windows); it may not exist yet."""
    return user_data_path("lkjip-xl", appauthor=False)


def failure(error: BaseException) -> str:
    """The sentence for staff about an error that nobody foresaw, with the name of the file that holds the details."""
    return f"Ada kesalahan di dalam program. Isian Anda tidak diubah. {recorded(error)}"


def recorded(error: BaseException) -> str:
    """Write down the details of an error for this user alone; returns the sentence that says where they are."""
    return f"Kirimkan catatan ini kepada pengembang: {_write(error)}"


def _write(error: BaseException) -> str:
    path = data_folder() / "catatan" / f"{datetime.now():%Y-%m-%d %H.%M.%S.%f}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):  # of an earlier version others could read it
            path.parent.chmod(0o700)
        path.touch(0o600, exist_ok=False)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return f"{type(error).__name__} (catatan tidak dapat disimpan)"
    return str(path)
