"""Files in the making: hidden beside their place, with the rights of what they replace, swept when a run was killed."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lkjip_xl.engines.disk.lock import own_mark, short_name

BARU = ".baru"
"""The ending of files in the making."""
_ANYBODY = 0o666
"""The rights of a new file before the user's own mask takes some away."""


@contextmanager
def making(path: Path, owner: Path | None = None, like: Path | None = None) -> Iterator[Path]:
    """An empty file beside ``path`` to be written and renamed; it is gone afterwards, whatever happens.

    It bears the name of ``owner``, the file that is locked meanwhile, and never more rights than ``like``: both are
    ``path`` itself where not given. Clearing up never hides why the work failed.
    """
    fresh = path.with_name(f"{_stem(owner or path)}-{os.getpid()}{BARU}")
    rights = _rights(like or path)
    with contextlib.suppress(FileNotFoundError):
        fresh.unlink()
    try:
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, rights))
        yield fresh
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _stem(owner: Path) -> str:
    return f".lkjip-{short_name(owner)}-{own_mark()}"


def _rights(path: Path) -> int:
    """Those of a file, and writing for its owner: what is in the making must be written."""
    try:
        return (path.stat().st_mode & 0o777) | stat.S_IRUSR | stat.S_IWUSR
    except OSError:
        return _ANYBODY


def sweep(owner: Path, *folders: Path) -> None:
    """Remove what killed runs of this user on this computer were writing for ``owner``, which is locked by now."""
    mine = re.compile(rf"{re.escape(_stem(owner))}-\d+{re.escape(BARU)}")
    for folder in folders:
        with contextlib.suppress(OSError):
            for left in folder.iterdir():
                if mine.fullmatch(left.name):
                    left.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Let the content of a file reach the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Best effort: network folders cannot always be flushed, and the file itself is complete by then."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
