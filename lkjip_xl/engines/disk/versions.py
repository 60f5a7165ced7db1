"""The kept versions of a file, in a folder beside it."""

from __future__ import annotations

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.fresh import flush, flush_folder, making
from lkjip_xl.engines.disk.lock import real

CADANGAN = "cadangan"
"""The folder beside a file that keeps its earlier versions."""
VERSI_DISIMPAN = 10
_STAMP = "%Y-%m-%d %H.%M.%S"
_NEVER = datetime(3000, 1, 1)
"""No clock of a computer has stamped anything so late: such a file is somebody's own."""


def keep_version(path: Path, source: Path | None = None) -> Path:
    """A copy of the file in the folder `CADANGAN`; besides it only the newest copies stay, ten in all.

    With ``source`` the copy has the content of that file, and the rights of ``path`` all the same. Raises `CannotRun`
    where something else bears the name of that folder, or the copy would have too long a name.
    """
    folder = path.parent / CADANGAN
    _make(folder)
    earlier = versions(path)
    copy = folder / _version_name(path, earlier)
    with making(copy, owner=path, like=path) as fresh:
        shutil.copyfile(source or path, fresh)
        flush(fresh)
        shutil.copystat(path, fresh)
        fresh.replace(copy)
    flush_folder(folder)
    for old in earlier[VERSI_DISIMPAN - 1:]:
        old.unlink(missing_ok=True)
    return copy


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise CannotRun(f"Di folder ini ada berkas bernama {folder.name}, padahal nama itu untuk folder tempat versi "
                        "sebelumnya disimpan. Ganti nama berkas itu, lalu ulangi; tidak ada yang diubah.") from None


def _now() -> datetime:
    return datetime.now()


def _version_name(path: Path, earlier: tuple[Path, ...]) -> str:
    """A name that sorts after all earlier versions, even if the clock was set back."""
    moment = _now().replace(microsecond=0)
    if earlier:
        newest = _stamp(path, earlier[0]) or moment
        moment = max(moment, newest + timedelta(seconds=newest >= moment))
    return f"{path.stem} {moment:{_STAMP}}{path.suffix}"


def versions(path: Path) -> tuple[Path, ...]:
    """The kept versions of a file, newest first."""
    path = real(path)
    folder = path.parent / CADANGAN
    found = [(stamp, copy) for copy in folder.iterdir() if (stamp := _stamp(path, copy))] if folder.is_dir() else []
    return tuple(copy for _, copy in sorted(found, reverse=True))


def _stamp(path: Path, copy: Path) -> datetime | None:
    """When a copy was kept; None when the file is no version of this one."""
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    match = re.fullmatch(rf"{stem} (\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d){suffix}", copy.name)
    try:
        moment = datetime.strptime(match[1], _STAMP) if match else _NEVER
    except ValueError:
        return None
    return moment if moment < _NEVER else None
