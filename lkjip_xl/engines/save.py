"""Replacing a file so that nothing is ever lost: locks, kept versions, and one atomic step."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lkjip_xl.book.grid import CannotRun

CADANGAN = "cadangan"
"""The folder beside the workbook that keeps its earlier versions."""
VERSI_DISIMPAN = 10


def lock_path(path: Path) -> str:
    """The lock file of a workbook; it lies in the temporary folder, so that read-only folders can be read."""
    digest = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
    return str(Path(tempfile.gettempdir()) / f"lkjip-{digest}.lock")


def refuse_if_in_use(path: Path) -> None:
    """Raise `CannotRun` when Excel or LibreOffice has the file open, or when it may not be written."""
    for owner in (path.with_name(f"~${path.name}"), path.with_name(f"~${path.name[2:]}"),
                  path.with_name(f".~lock.{path.name}#")):
        if owner.exists():
            raise CannotRun(f"Berkas {path.name} sedang dibuka di Excel atau LibreOffice. Simpan dan tutup dahulu, "
                            f"lalu ulangi. Bila sudah tertutup, hapus berkas {owner.name} di folder yang sama.")
    if not path.stat().st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise CannotRun(f"Berkas {path.name} hanya boleh dibaca. Klik kanan berkasnya, pilih Properties, lalu "
                        "hilangkan centang Read-only.")


def replace_file(path: Path, write: Callable[[Path], None], release: Callable[[], None] = lambda: None,
                 keep: bool = True) -> Path | None:
    """Let ``write`` make the new content beside the file, keep the old file, and put the new one in its place.

    At every moment either the old or the new file is complete under its name. Returns the kept copy, if any.
    """
    path = path.resolve()
    refuse_if_in_use(path)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.baru")
    try:
        write(fresh)
        _flush(fresh)
        shutil.copymode(path, fresh)
        release()
        kept = keep_version(path) if keep else None
        os.replace(fresh, path)
        _flush_folder(path.parent)
    except OSError as error:
        raise CannotRun(_sentence(path, error)) from error
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def keep_version(path: Path) -> Path:
    """A copy of the file in the folder `CADANGAN`; only the newest ten copies stay."""
    folder = path.parent / CADANGAN
    folder.mkdir(exist_ok=True)
    stamp = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    copy = folder / f"{path.stem} {stamp}{path.suffix}"
    number = 1
    while copy.exists():
        number += 1
        copy = folder / f"{path.stem} {stamp} ({number}){path.suffix}"
    partial = folder / f".{copy.name}.{os.getpid()}.baru"
    shutil.copy2(path, partial)
    _flush(partial)
    os.replace(partial, copy)
    for old in versions(path)[VERSI_DISIMPAN:]:
        old.unlink(missing_ok=True)
    return copy


def versions(path: Path) -> tuple[Path, ...]:
    """The kept versions of a workbook, newest first."""
    folder = path.resolve().parent / CADANGAN
    pattern = f"{_escaped(path.stem)} [0-9][0-9][0-9][0-9]-*{_escaped(path.suffix)}"
    found = folder.glob(pattern) if folder.is_dir() else ()
    return tuple(sorted(found, key=_age, reverse=True))


def _age(copy: Path) -> tuple[str, int, str]:
    stamp = copy.stem[copy.stem.rindex("-") - 7:]
    return stamp[:19], len(stamp), stamp


def _escaped(text: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in text)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sentence(path: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return (f"Tempat penyimpanan penuh, {path.name} tidak diubah. Kosongkan ruang pada disk itu, lalu ulangi.")
    if isinstance(error, PermissionError):
        return (f"Berkas {path.name} tidak dapat diganti, mungkin sedang dibuka di Excel atau foldernya tidak boleh "
                "ditulisi. Tutup dahulu, lalu ulangi.")
    return f"Berkas {path.name} tidak dapat disimpan ({error.strerror}). Berkas lama tidak berubah."


class FolderArchive:
    """The kept versions in the folder `CADANGAN` beside a workbook."""

    def versions(self, path: Path) -> tuple[Path, ...]:
        """The kept versions, newest first."""
        return versions(path)

    def restore(self, version: Path, path: Path) -> Path | None:
        """Put a kept version in place of the workbook; returns the copy kept of what stood there, if anything did."""
        if path.exists():
            content = version.read_bytes()
            return replace_file(path, lambda fresh: _write(fresh, content))
        shutil.copy2(version, path)
        return None


def _write(fresh: Path, content: bytes) -> None:
    fresh.write_bytes(content)
