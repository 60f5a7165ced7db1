"""Replacing a file so that nothing is ever lost: one at a time, kept versions, and one atomic step."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from filelock import FileLock, Timeout

from lkjip_xl.book.grid import CannotRun

CADANGAN = "cadangan"
"""The folder beside the workbook that keeps its earlier versions."""
VERSI_DISIMPAN = 10
_STAMP = "%Y-%m-%d %H.%M.%S"
_FRESH = ".baru"
"""The ending of files that are being written; those of a run that was killed are swept away by the next."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REASONS = {
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ENOENT: "foldernya tidak ada",
    errno.ENOTDIR: "foldernya tidak ada",
    errno.EISDIR: "namanya nama sebuah folder",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "foldernya hanya boleh dibaca",
    errno.EIO: "disknya tidak menjawab",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Indonesian."""
    if error.errno in _FULL:
        return "tempat penyimpanan penuh"
    return _REASONS.get(error.errno or 0, f"galat sistem nomor {error.errno}")


def lock_path(path: Path) -> str:
    """The lock file of a workbook; it lies in the temporary folder, so that read-only folders can be read."""
    digest = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
    return str(Path(tempfile.gettempdir()) / f"lkjip-{digest}.lock")


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the workbook so that no other lkjip on this computer works on it; raises `CannotRun` when one does."""
    try:
        lock = FileLock(lock_path(path), timeout=0)
        lock.acquire()
    except Timeout:
        raise CannotRun(f"Berkas {path.name} sedang dikerjakan oleh lkjip yang lain. Tunggu sampai selesai.") from None
    except OSError as error:
        raise CannotRun(f"Folder sementara komputer ini tidak dapat dipakai ({reason(error)}). Kosongkan ruang pada "
                        "disknya, lalu ulangi.") from error
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


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
    if not path.stat().st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise CannotRun(f"Berkas {path.name} hanya boleh dibaca. Klik kanan berkasnya, pilih Properties, lalu "
                        "hilangkan centang Read-only.")


def replace_file(path: Path, write: Callable[[Path], None], release: Callable[[], None] = lambda: None,
                 keep: bool = True) -> Path | None:
    """Let ``write`` make the new content beside the file, keep the old file, and put the new one in its place.

    At every moment either the old or the new file is complete under its name. Call it while holding `exclusive`.
    Returns the kept copy, if any; there is none where no file stood.
    """
    path = path.resolve()
    existed = path.exists()
    if existed:
        refuse_if_in_use(path)
    fresh = _fresh(path)
    try:
        _sweep(path)
        write(fresh)
        _flush(fresh)
        if existed:
            shutil.copymode(path, fresh)
        release()
        kept = keep_version(path) if keep and existed else None
        fresh.replace(path)
    except OSError as error:
        raise CannotRun(_sentence(path, error)) from error
    finally:
        fresh.unlink(missing_ok=True)
    _flush_folder(path.parent)
    return kept


def replace_content(path: Path, content: bytes) -> Path | None:
    """The same for content that is at hand already; returns the kept copy, if any."""
    return replace_file(path, lambda fresh: _write(fresh, content))


def create_file(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` make a new file beside its place, and give it its name as one step when it is complete.

    Call it while holding `exclusive`. Raises `CannotRun` where the name is taken; nothing is ever overwritten.
    """
    refuse_if_taken(path)
    fresh = _fresh(path)
    try:
        _sweep(path)
        write(fresh)
        _flush(fresh)
        _give_name(fresh, path)
    except FileExistsError:
        raise CannotRun(_taken(path)) from None
    except OSError as error:
        raise CannotRun(f"Berkas {path.name} tidak dapat dibuat ({reason(error)}). Periksa nama dan foldernya."
                        ) from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
    _flush_folder(path.parent)


def free_name(path: Path) -> Path:
    """The path itself, or where it is taken the first that is not: ``lkjip 2026.xlsm``, ``lkjip 2026 (2).xlsm``, ..."""
    names = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return path if not path.exists() else next(name for name in names if not name.exists())


def refuse_if_taken(path: Path) -> None:
    """Raise `CannotRun` where a file of that name stands already."""
    if path.exists():
        raise CannotRun(_taken(path))


def _taken(path: Path) -> str:
    return f"Berkas {path.name} sudah ada dan tidak ditimpa. Pilih nama lain."


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


def keep_version(path: Path) -> Path:
    """A copy of the file in the folder `CADANGAN`; besides it only the newest copies stay, ten in all."""
    folder = path.parent / CADANGAN
    folder.mkdir(exist_ok=True)
    earlier = versions(path)
    copy = folder / _version_name(path, earlier)
    fresh = _fresh(copy)
    try:
        shutil.copy2(path, fresh)
        _flush(fresh)
        fresh.replace(copy)
    finally:
        fresh.unlink(missing_ok=True)
    _flush_folder(folder)
    for old in earlier[VERSI_DISIMPAN - 1:]:
        old.unlink(missing_ok=True)
    return copy


def _now() -> datetime:
    return datetime.now()


def _version_name(path: Path, earlier: tuple[Path, ...]) -> str:
    """A name that sorts after all earlier versions, even if the clock was set back."""
    moment = _now().replace(microsecond=0)
    if earlier:
        newest = _stamp(path, earlier[0])
        moment = max(moment, newest[0] + timedelta(seconds=newest[1] > 0 and newest[0] >= moment))
    return f"{path.stem} {moment:{_STAMP}}{path.suffix}"


def versions(path: Path) -> tuple[Path, ...]:
    """The kept versions of a workbook, newest first."""
    path = path.resolve()
    folder = path.parent / CADANGAN
    found = [copy for copy in folder.iterdir() if _stamp(path, copy)[1]] if folder.is_dir() else []
    return tuple(sorted(found, key=lambda copy: _stamp(path, copy), reverse=True))


def _stamp(path: Path, copy: Path) -> tuple[datetime, int]:
    """When a copy was kept, with 1; with 0 when the file is no version of the workbook at all."""
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    match = re.fullmatch(rf"{stem} (\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d){suffix}", copy.name)
    try:
        return (datetime.strptime(match[1], _STAMP), 1) if match else (datetime.min, 0)
    except ValueError:
        return datetime.min, 0


def _fresh(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}{_FRESH}")


def _sweep(path: Path) -> None:
    """Remove what a killed run was writing for this workbook."""
    for folder, stem in ((path.parent, path.name), (path.parent / CADANGAN, path.stem)):
        if folder.is_dir():
            for left in folder.iterdir():
                if left.name.startswith(f".{stem}") and re.search(rf"\.\d+{re.escape(_FRESH)}$", left.name):
                    left.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Best effort: network folders cannot always be flushed, and the file itself is complete by then."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sentence(path: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return f"Tempat penyimpanan penuh, {path.name} tidak diubah. Kosongkan ruang pada disk itu, lalu ulangi."
    if isinstance(error, PermissionError):
        return (f"Berkas {path.name} tidak dapat diganti, mungkin sedang dibuka di Excel atau foldernya tidak boleh "
                "ditulisi. Tutup dahulu, lalu ulangi.")
    return f"Berkas {path.name} tidak dapat disimpan ({reason(error)}). Berkas lama tidak berubah."


class FolderArchive:
    """The kept versions in the folder `CADANGAN` beside a workbook."""

    def versions(self, path: Path) -> tuple[Path, ...]:
        """The kept versions, newest first."""
        return versions(path)

    def restore(self, version: Path, path: Path) -> Path | None:
        """Put a kept version in place of the workbook; returns the copy kept of what stood there, if anything did."""
        with exclusive(path):
            content = version.read_bytes()
            return replace_content(path, content)
