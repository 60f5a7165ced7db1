"""One lkjip at a time on a file: the lock lies beside it, where other users and other computers see it too."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.reason import reason

KUNCI = ".kunci"
"""The ending of lock files, which exist only while a command works."""
_EVERYBODY = 0o666
"""A lock that a killed run of another user has left can be taken over."""
_PATIENCE = 0.1
"""Seconds in which a lock file that was removed a moment ago is made anew; a held one is not waited for."""


def short_name(path: Path) -> str:
    """A name of 16 letters for the name of a file, whatever its length and its letters."""
    return hashlib.sha256(os.fsencode(os.path.normcase(path.name))).hexdigest()[:16]


def real(path: Path) -> Path:
    """Where a file really lies; of links that lead round in a circle, as far as they can be followed."""
    return Path(os.path.realpath(path))


def lock_path(path: Path) -> str:
    """The lock file of a file: hidden, in the same folder."""
    path = real(path)
    return str(path.with_name(f".lkjip-{short_name(path)}{KUNCI}"))


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a file so that no other lkjip works on it; raises `CannotRun` when one does.

    Where the folder cannot be written, nobody can replace a file in it either, and the lock only lies in the user's
    temporary folder.
    """
    lock = _acquired(path)
    try:
        yield
    finally:
        _give_back(lock)


def _acquired(path: Path) -> FileLock:
    beside = lock_path(path)
    try:
        return _taken(beside, path)
    except OSError as error:
        if os.path.lexists(beside):
            raise CannotRun(f"Berkas kunci {Path(beside).name} di folder {path.name} tidak dapat dipakai "
                            f"({reason(error)}), biasanya karena milik pengguna lain. Bila tidak ada lkjip yang sedang "
                            "bekerja di sana, hapus berkas itu, lalu ulangi.") from error
    try:
        return _taken(_temporary(path), path)
    except OSError as error:
        raise CannotRun(f"Folder sementara komputer ini tidak dapat dipakai ({reason(error)}). Kosongkan ruang pada "
                        "disknya, lalu ulangi.") from error


def _taken(lock_file: str, path: Path) -> FileLock:
    lock = FileLock(lock_file, timeout=_PATIENCE, mode=_EVERYBODY, poll_interval=_PATIENCE / 4)
    try:
        lock.acquire()
    except Timeout:
        raise CannotRun(f"Berkas {path.name} sedang dikerjakan oleh lkjip yang lain. Tunggu sampai selesai.") from None
    return lock


def _temporary(path: Path) -> str:
    import tempfile  # noqa: PLC0415 - needed only where no lock can lie beside the file

    digest = hashlib.sha256(os.fsencode(real(path))).hexdigest()[:24]
    return str(Path(tempfile.gettempdir()) / f"lkjip-{own_mark()}-{digest}{KUNCI}")


def own_mark() -> str:
    """A mark of eight letters of this user on this computer, for the names of what is surely one's own."""
    who = f"{os.uname().nodename}:{os.getuid()}" if os.name == "posix" else (
        f"{os.environ.get('COMPUTERNAME')}:{os.environ.get('USERNAME')}")
    return hashlib.sha256(who.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _give_back(lock: FileLock) -> None:
    """Remove the lock file while it is held, so that whoever opened it sees that it is no longer the lock.

    Windows removes no open file: there it goes afterwards, unless somebody else has taken it by then.
    """
    _remove(lock)
    lock.release()
    if os.name == "nt":
        _remove(lock)


def _remove(lock: FileLock) -> None:
    with contextlib.suppress(OSError):
        Path(lock.lock_file).unlink()
