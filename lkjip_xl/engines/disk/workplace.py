"""Working folders: for nobody else to read, and swept by a later run when theirs was killed."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from lkjip_xl.engines.disk.lock import KUNCI, own_mark

_MOMENT = 3600
"""Seconds after which a folder that never got its lock is of a run that was killed while it made it."""


@contextmanager
def workplace(parent: Path | None = None) -> Iterator[Path]:
    """An empty folder in ``parent``, else in the user's temporary folder, which only this user may read.

    It is gone afterwards. Those of this user's killed runs in the same parent are swept first; a run that is alive
    holds the lock of its folder, so nobody sweeps it.
    """
    parent = parent or Path(tempfile.gettempdir())
    for left in left_behind(parent):
        discard(left)
    folder = Path(tempfile.mkdtemp(prefix=_prefix(), dir=parent))
    lock = _lock(folder)
    lock.acquire()
    try:
        yield folder
    finally:
        lock.release()
        discard(folder)


def left_behind(parent: Path) -> tuple[Path, ...]:
    """The working folders that killed runs of this user have left in a folder."""
    with contextlib.suppress(OSError):
        return tuple(sorted(found for found in parent.glob(f"{_prefix()}*") if found.is_dir() and _dead(found)))
    return ()


def discard(folder: Path) -> None:
    """Remove a working folder; what cannot be removed now is left for the next run."""
    shutil.rmtree(folder, ignore_errors=True)


def _prefix() -> str:
    return f".lkjip-kerja-{own_mark()}-"


def _lock(folder: Path) -> FileLock:
    return FileLock(str(folder / KUNCI), timeout=1)


def _dead(folder: Path) -> bool:
    """Whether nobody holds the lock of a folder; one that has none yet may be a moment old."""
    if not (folder / KUNCI).exists():
        return time.time() - folder.stat().st_mtime > _MOMENT
    lock = _lock(folder)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return False
    lock.release()
    return True
