"""A folder that receives all files of an export in one go, or none of them."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.save import exclusive, reason, refuse_if_in_use

_WORK = ".lkjip-"
"""The beginning of the name of the folder in which files are made; those of a run that was killed are swept away."""


class Delivery:
    """A folder, made if need be, with a place in it where files are written before they take their names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._work = Path(tempfile.mkdtemp(prefix=_WORK, dir=folder))
        self._placed: list[tuple[Path, Path | None]] = []

    def put(self, files: Mapping[str, bytes]) -> None:
        """Write the files under their names; earlier ones of those names are replaced, all of them or none.

        Raises `CannotRun` when one of them is open elsewhere or cannot be written.
        """
        for name, content in files.items():
            self._write(name, content)
        for name in files:
            self._refuse(self.folder / name)
        try:
            for name in files:
                self._place(name)
        except BaseException as error:
            self._take_back()
            if isinstance(error, OSError):
                raise CannotRun(_sentence(self.folder / name, error)) from error
            raise

    def _write(self, name: str, content: bytes) -> None:
        try:
            (self._work / name).write_bytes(content)
        except OSError as error:
            raise CannotRun(_sentence(self.folder / name, error)) from error

    def _refuse(self, target: Path) -> None:
        if target.is_dir():
            raise CannotRun(f"Di folder tujuan ada folder bernama {target.name}. Ganti nama folder itu, atau pilih "
                            "folder tujuan lain.")
        if target.exists():
            refuse_if_in_use(target)

    def _place(self, name: str) -> None:
        target, kept = self.folder / name, None
        if target.exists():
            kept = self._work / f"{name}.lama"
            target.replace(kept)
        self._placed.append((target, kept))
        (self._work / name).replace(target)

    def _take_back(self) -> None:
        for target, kept in reversed(self._placed):
            with contextlib.suppress(OSError):
                if kept is None:
                    target.unlink(missing_ok=True)
                else:
                    kept.replace(target)
        self._placed.clear()

    def close(self) -> None:
        """Remove what is left of the work."""
        shutil.rmtree(self._work, ignore_errors=True)


@contextmanager
def delivery(folder: Path) -> Iterator[Delivery]:
    """The folder that an export goes to, checked before the work begins; a folder that stays empty is not left behind.

    Raises `CannotRun` when it cannot be made or written, or when another lkjip is writing there.
    """
    folder = folder.absolute()
    with exclusive(folder):
        made = [one for one in (folder, *folder.parents) if not one.exists()]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
            into = Delivery(folder)
        except OSError as error:
            _remove_empty(made)
            raise CannotRun(f"Folder {folder} tidak dapat ditulisi ({reason(error)}). Pilih folder lain, misalnya di "
                            "Documents.") from error
        try:
            yield into
        finally:
            into.close()
            _remove_empty(made)


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{_WORK}*"):
        shutil.rmtree(left, ignore_errors=True)


def _remove_empty(made: list[Path]) -> None:
    for one in made:
        with contextlib.suppress(OSError):
            os.rmdir(one)  # noqa: PTH106 - said by its name: only an empty folder goes away


def _sentence(target: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return (f"Berkas {target.name} tidak dapat diganti, mungkin sedang dibuka di program lain. Tutup dahulu, lalu "
                "ulangi; tidak ada berkas yang diubah.")
    return (f"Berkas {target.name} tidak dapat ditulis ({reason(error)}). Tidak ada berkas yang diubah; "
            "atasi sebabnya, lalu ulangi.")
