"""Replacing a file so that nothing is ever lost: one at a time, kept versions, and one atomic step."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Callable
from itertools import count
from pathlib import Path

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.fresh import flush, flush_folder, making, sweep
from lkjip_xl.engines.disk.lock import exclusive, real
from lkjip_xl.engines.disk.reason import PENUH, reason
from lkjip_xl.engines.disk.versions import CADANGAN, keep_version


def fingerprint(content: bytes) -> str:
    """What tells one content of a file from every other."""
    return hashlib.sha256(content).hexdigest()


def fingerprint_of(path: Path) -> str:
    """The `fingerprint` of a file, however long."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def refuse_if_in_use(path: Path) -> None:
    """Raise `CannotRun` when Excel or LibreOffice has the file open, or when it may not be written."""
    try:
        _refuse_if_in_use(path)
    except OSError as error:
        raise CannotRun(_sentence(path, error)) from error


def _refuse_if_in_use(path: Path) -> None:
    for owner in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if owner.exists():
            raise CannotRun(f"Berkas {path.name} sedang dibuka di Excel atau LibreOffice. Simpan dan tutup dahulu, "
                            f"lalu ulangi. Bila sudah tertutup, hapus berkas {owner.name} di folder yang sama.")
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        raise CannotRun(f"{path.name} bukan berkas biasa, jadi tidak diganti. Pilih nama lain, atau pindahkan dahulu.")
    if not mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise CannotRun(f"Berkas {path.name} hanya boleh dibaca. Klik kanan berkasnya, pilih Properties, lalu "
                        "hilangkan centang Read-only.")


def replace_file(path: Path, write: Callable[[Path], None], seen: str | None = None, keep: bool = True) -> Path | None:
    """Let ``write`` make the new content beside the file, keep the old file, and put the new one in its place.

    At every moment either the old or the new file is complete under its name. ``seen`` is the `fingerprint` of what
    the new content was made from: a file that somebody has saved since is not replaced. Call it while holding the
    file with `lock.exclusive`. Returns the kept copy, if any; there is none where no file stood.
    """
    path = real(path)
    existed = path.exists()
    if existed:
        refuse_if_in_use(path)
    elif seen:
        raise CannotRun(_gone(path))
    try:
        sweep(path, path.parent, path.parent / CADANGAN)
        with making(path) as fresh:
            write(fresh)
            flush(fresh)
            kept = _keep(path, fresh, seen, keep) if existed else None
            fresh.replace(path)
    except FileNotFoundError as error:
        raise CannotRun(_gone(path) if existed and not path.exists() else _sentence(path, error)) from error
    except OSError as error:
        raise CannotRun(_sentence(path, error)) from error
    flush_folder(path.parent)
    return kept


def _keep(path: Path, fresh: Path, seen: str | None, keep: bool) -> Path | None:
    """Keep the file that is about to be replaced, if it still is what was read and stays so meanwhile."""
    shutil.copymode(path, fresh)
    before = _state(path)
    if seen and fingerprint(path.read_bytes()) != seen:
        raise CannotRun(_changed(path))
    kept = keep_version(path) if keep else None
    if _state(path) != before:
        raise CannotRun(_changed(path))
    return kept


def _state(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def replace_content(path: Path, content: bytes) -> Path | None:
    """The same for content that is at hand already, holding the file meanwhile; returns the kept copy, if any."""
    with exclusive(path):
        return replace_file(path, lambda fresh: _write(fresh, content))


def create_file(path: Path, write: Callable[[Path], None], like: Path | None = None) -> None:
    """Let ``write`` make a new file beside its place, and give it its name as one step when it is complete.

    Others may read it only where they may read ``like``. Call it while holding the file with `lock.exclusive`. Raises
    `CannotRun` where the name is taken; nothing is ever overwritten.
    """
    try:
        sweep(path, path.parent)
        with making(path, like=like) as fresh:
            write(fresh)
            flush(fresh)
            _give_name(fresh, path)
    except FileExistsError:
        raise CannotRun(_taken(path)) from None
    except OSError as error:
        raise CannotRun(f"Berkas {path.name} tidak dapat dibuat ({reason(error)}). Periksa nama dan foldernya."
                        ) from error
    flush_folder(path.parent)


def create_content(path: Path, content: bytes) -> None:
    """A new file with that content, made as one step; raises `CannotRun` where the name is taken."""
    refuse_if_taken(path)
    with exclusive(path):
        create_file(path, lambda fresh: _write(fresh, content))


def free_name(path: Path) -> Path:
    """The path itself, or where it is taken the first that is not: ``lkjip 2026.xlsm``, ``lkjip 2026 (2).xlsm``, ..."""
    names = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return path if not path.exists() else next(name for name in names if not name.exists())


def refuse_if_taken(path: Path) -> None:
    """Raise `CannotRun` where a file of that name stands already."""
    try:
        taken = path.exists()
    except OSError as error:
        raise CannotRun(f"Berkas {path.name[:60]} tidak dapat dibuat ({reason(error)}). Periksa nama dan foldernya."
                        ) from error
    if taken:
        _clear_up(path)
        raise CannotRun(_taken(path))


def _clear_up(path: Path) -> None:
    """Remove what a run has left that was killed when it had just given the file its name."""
    with contextlib.suppress(CannotRun), exclusive(path):
        sweep(path, path.parent)


def _taken(path: Path) -> str:
    return f"Berkas {path.name} sudah ada dan tidak ditimpa. Pilih nama lain."


def _gone(path: Path) -> str:
    return f"Berkas {path.name} dipindahkan atau dihapus selagi dikerjakan, jadi tidak ditulis lagi. Periksa foldernya."


def _changed(path: Path) -> str:
    return (f"Berkas {path.name} disimpan dari program lain selagi dikerjakan, jadi tidak diganti; simpanan itu utuh. "
            "Tutup berkasnya di program itu, lalu ulangi.")


def _give_name(fresh: Path, path: Path) -> None:
    """A second name is refused where the first one is taken, which renaming is not everywhere."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # some disks, such as memory sticks, know no second names
        if path.exists():
            raise FileExistsError from None
        fresh.rename(path)


def _write(fresh: Path, content: bytes) -> None:
    fresh.write_bytes(content)


def _sentence(path: Path, error: OSError) -> str:
    if error.errno in PENUH:
        return f"Tempat penyimpanan penuh, {path.name} tidak diubah. Kosongkan ruang pada disk itu, lalu ulangi."
    if isinstance(error, PermissionError):
        return (f"Berkas {path.name} tidak dapat diganti, mungkin sedang dibuka di Excel atau foldernya tidak boleh "
                "ditulisi. Tutup dahulu, lalu ulangi.")
    return f"Berkas {path.name} tidak dapat disimpan ({reason(error)}). Berkas lama tidak berubah."
