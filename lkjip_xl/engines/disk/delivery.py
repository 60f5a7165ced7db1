"""A folder that receives all files of an export: all of them or none, even if the run is killed between two of them."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.fresh import flush, flush_folder, sweep
from lkjip_xl.engines.disk.lock import exclusive, real
from lkjip_xl.engines.disk.log import data_folder
from lkjip_xl.engines.disk.reason import reason
from lkjip_xl.engines.disk.save import fingerprint, fingerprint_of, refuse_if_in_use
from lkjip_xl.engines.disk.versions import CADANGAN, keep_version
from lkjip_xl.engines.disk.workplace import left_behind, workplace

_BARU, _LAMA, _SERAH = "baru", "lama", "serah.json"
"""In the working folder: the new files, the replaced ones, and the list that says that all new ones are complete."""


class Delivery:
    """A folder with a place in it where files are written before they take their names."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder, self._work = folder, work

    def put(self, files: Mapping[str, bytes | Path]) -> None:
        """Write contents, or copies of files, under their names; earlier ones are replaced, all of them or none.

        What somebody has changed since the last export is kept as a version. Raises `CannotRun` when a file is open
        elsewhere or cannot be written.
        """
        for name in (_BARU, _LAMA):
            (self._work / name).mkdir()
        prints = {name: self._write(name, content) for name, content in files.items()}
        for name in files:
            self._refuse(self.folder / name)
        self._promise(prints)
        try:
            finish(self.folder, self._work)
        except BaseException:
            self._take_back(files)
            raise

    def _write(self, name: str, content: bytes | Path) -> str:
        """Returns the fingerprint of what was written."""
        target = self._work / _BARU / name
        try:
            if isinstance(content, Path):
                shutil.copyfile(content, target)
            else:
                target.write_bytes(content)
            flush(target)
            return fingerprint_of(target)
        except OSError as error:
            raise CannotRun(_sentence(self.folder / name, error)) from error

    def _refuse(self, target: Path) -> None:
        if target.is_dir():
            raise CannotRun(f"Di folder tujuan ada folder bernama {target.name}. Ganti nama folder itu, atau pilih "
                            "folder tujuan lain.")
        if target.exists():
            refuse_if_in_use(target)

    def _promise(self, prints: Mapping[str, str]) -> None:
        """From here on a killed run is finished by the next one."""
        written = self._work / f"{_SERAH}.baru"
        try:
            written.write_text(json.dumps(prints), encoding="utf-8")
            flush(written)
            written.replace(self._work / _SERAH)
        except OSError as error:
            raise CannotRun(_sentence(self.folder, error)) from error
        flush_folder(self._work)

    def _take_back(self, files: Iterable[str]) -> None:
        """Put the replaced files back; the list goes first, so that a kill meanwhile is not taken for a promise."""
        with contextlib.suppress(OSError):
            (self._work / _SERAH).unlink(missing_ok=True)
        for name in files:
            kept, placed = self._work / _LAMA / name, not (self._work / _BARU / name).exists()
            with contextlib.suppress(OSError):
                if kept.exists():
                    kept.replace(self.folder / name)
                elif placed:
                    (self.folder / name).unlink(missing_ok=True)


def finish(folder: Path, work: Path) -> None:
    """Give the files that are complete in a working folder their names, as its list promises; once more is no harm.

    Raises `CannotRun` when one of them cannot be written.
    """
    known = _prints(note(folder))
    for name in _prints(work / _SERAH):
        try:
            _place(work / _BARU / name, folder / name, work / _LAMA / name, known.get(name))
        except OSError as error:
            raise CannotRun(_sentence(folder / name, error)) from error
    _remember(note(folder), work / _SERAH)
    (work / _SERAH).unlink(missing_ok=True)
    flush_folder(folder)


def note(folder: Path) -> Path:
    """The user's own note on what the last export has written into a folder: fingerprints by the name of the file."""
    return data_folder() / "ekspor" / f"{fingerprint(os.fsencode(real(folder)))[:24]}.json"


def _remember(noted: Path, listed: Path) -> None:
    """Best effort: without a note, the next export keeps a version of every file that it replaces."""
    with contextlib.suppress(OSError):
        noted.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(listed, noted)


def _place(made: Path, target: Path, kept: Path, known: str | None) -> None:
    if made.exists():
        if target.exists():
            _set_aside(target, kept, known)
        made.replace(target)


def _set_aside(target: Path, kept: Path, known: str | None) -> None:
    """Keep what is replaced: for taking back, and as a version if it is not what the last export has written."""
    if fingerprint_of(target) != known:
        sweep(target, target.parent / CADANGAN)
        keep_version(target)
    kept.unlink(missing_ok=True)
    try:
        os.link(target, kept)
    except OSError:  # some disks, such as memory sticks, know no second names
        shutil.copy2(target, kept)


def _prints(listed: Path) -> dict[str, str]:
    """The fingerprints of a list by the name of the file; of a list that is missing or damaged, none."""
    try:
        found = json.loads(listed.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    names = found.items() if isinstance(found, dict) else ()
    return {name: str(value) for name, value in names if name == Path(name).name}


@contextmanager
def delivery(folder: Path) -> Iterator[Delivery]:
    """The folder that an export goes to, checked before the work begins; a folder that stays empty is not left behind.

    What a killed export has left half done there is finished first. Raises `CannotRun` when the folder cannot be made
    or written, or when another lkjip is writing there.
    """
    folder = folder.absolute()
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    with contextlib.ExitStack() as held:
        held.callback(_remove_empty, made)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(exclusive(folder / "ekspor"))
            _finish_earlier(folder)
            work = held.enter_context(workplace(folder))
        except OSError as error:
            raise CannotRun(f"Folder {folder} tidak dapat ditulisi ({reason(error)}). Pilih folder lain, misalnya di "
                            "C:\\LKjIP.") from error
        yield Delivery(folder, work)


def _finish_earlier(folder: Path) -> None:
    for work in left_behind(folder):
        if (work / _SERAH).exists():
            finish(folder, work)


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
