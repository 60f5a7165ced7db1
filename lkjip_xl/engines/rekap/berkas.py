"""The workbooks below folders: where they lie, their bytes, and the key that their content gives them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from unicodedata import category

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.disk.bounds import BERKAS_TERBESAR, megabytes, read_bytes, too_large
from lkjip_xl.engines.disk.reason import reason
from lkjip_xl.engines.disk.versions import CADANGAN

AKHIRAN = (".xlsx", ".xlsm")
_BUKAN = ("~$", ".~lock.", ".lkjip-")
"""How the names of files and folders begin that Excel, LibreOffice and this program keep while they work."""
SKEMA = "://"
"""What tells the address of a store of files that fsspec knows from a local path."""
_TAK_TAMPIL = ("Cc", "Cf", "Zl", "Zp")
"""The Unicode categories of what is not seen: line breaks, other controls, and marks of direction."""
INI = "ini"
"""The name under which a book is read: a sentence about it is true of every file with that content."""


@record(frozen=True)
class Berkas:
    """A workbook: ``nama`` is shown to staff, the folder as it was typed first; ``alamat`` is what opens it."""

    nama: str
    alamat: str


@record(frozen=True)
class TakTerbaca:
    """A file that is not in the rekap, and the sentence that says why."""

    berkas: str
    alasan: str


def daftar_berkas(folders: Sequence[str]) -> tuple[tuple[Berkas, ...], tuple[TakTerbaca, ...]]:
    """The workbooks below folders, and the folders that could not be read; both sorted by name.

    A folder is a local path, an address that fsspec knows, or a single workbook. Links are followed, and what several
    ways lead to is listed once. Raises `CannotRun` where a folder is not there at all.
    """
    found: dict[str, Berkas] = {}
    closed: list[TakTerbaca] = []
    seen: set[str] = set()
    for folder in sorted({_tidy(one) for one in folders}):
        listed = _remote(folder) if SKEMA in folder else _local(Path(folder), seen, closed)
        for real, one in listed:
            found.setdefault(real, one)
    return tuple(sorted(found.values(), key=_order)), tuple(sorted(closed, key=lambda one: one.berkas))


def _order(one: Berkas) -> tuple[str, str]:
    return one.nama, one.alamat


def _tidy(folder: str) -> str:
    return folder.rstrip("/") if SKEMA in folder else str(Path(folder))


def _local(folder: Path, seen: set[str], closed: list[TakTerbaca]) -> Iterator[tuple[str, Berkas]]:
    if not folder.exists():
        raise CannotRun(f"Folder {_said(str(folder))} tidak ditemukan. Periksa namanya, lalu ulangi.")
    if not folder.is_dir():
        yield os.path.realpath(folder), Berkas(_said(folder.as_posix()), str(folder.absolute()))
        return
    for place, below, names in os.walk(folder, followlinks=True, onerror=lambda error: closed.append(_closed(error))):
        real = os.path.realpath(place)
        if real in seen:
            below.clear()
            continue
        seen.add(real)
        below[:] = sorted(name for name in below if name.casefold() != CADANGAN and not name.startswith(_BUKAN))
        yield from (_found(Path(place), real, name) for name in sorted(filter(_is_book, names)))


def _found(place: Path, real: str, name: str) -> tuple[str, Berkas]:
    path = place / name
    target = os.path.realpath(path) if path.is_symlink() else os.path.join(real, name)  # noqa: PTH118 - a key
    return os.path.normcase(target), Berkas(_said(path.as_posix()), str(path.absolute()))


def _closed(error: OSError) -> TakTerbaca:
    return TakTerbaca(_said(Path(str(error.filename)).as_posix()), f"Folder ini tidak dapat dibuka ({reason(error)}).")


def _is_book(name: str) -> bool:
    return name.casefold().endswith(AKHIRAN) and not name.startswith(_BUKAN)


def _said(name: str) -> str:
    """A name that every file, table and screen can hold: Linux allows bytes that are no text, and line breaks.

    Marks that turn the direction of writing would make a name read as another one.
    """
    text = name.encode("utf-8", "replace").decode("utf-8")
    return "".join("?" if category(letter) in _TAK_TAMPIL else letter for letter in text)


def _remote(folder: str) -> Iterator[tuple[str, Berkas]]:
    system, root = _system(folder)
    try:
        paths: Iterable[str] = system.find(root)
    except Exception as error:  # every store of files has errors of its own
        raise CannotRun(f"Folder {folder} tidak dapat dibuka ({type(error).__name__}). Periksa alamat dan "
                        "izinnya.") from error
    names = [path for path in sorted(paths) if _wanted(path.removeprefix(root))]
    if not names and not system.exists(root):
        raise CannotRun(f"Folder {folder} tidak ditemukan. Periksa alamatnya, lalu ulangi.")
    for path in names:
        address = system.unstrip_protocol(path)
        yield address, Berkas(_said(address), address)


def _wanted(path: str) -> bool:
    *folders, name = PurePosixPath(path).parts
    return _is_book(name) and not any(one.casefold() == CADANGAN or one.startswith(_BUKAN) for one in folders)


def _system(address: str) -> tuple[Any, str]:
    """The store of files of an address, and the path in it; raises `CannotRun` where nobody knows its kind."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - local folders need none of it

        system, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        kind = address.split(SKEMA, maxsplit=1)[0]
        raise CannotRun(f"Alamat {kind}{SKEMA}... tidak dapat dibuka: paket untuk jenis alamat itu belum "
                        "dipasang.") from error
    return system, str(path)


def isi_berkas(alamat: str) -> bytes:
    """The bytes of a workbook; raises `CannotRun` with one sentence where it cannot be read or has none."""
    try:
        content = _remote_bytes(alamat) if SKEMA in alamat else read_bytes(Path(alamat))
    except CannotRun as error:
        raise CannotRun(str(error).replace(Path(alamat).name[:60], INI, 1)) from error
    except OSError as error:
        raise CannotRun(_why(error)) from error
    if not content:
        raise CannotRun("Berkas ini kosong, biasanya karena penyalinannya terputus. Salin ulang.")
    return content


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Berkas ini tidak ada lagi, atau tautannya menunjuk ke tempat yang tidak ada."
    if isinstance(error, PermissionError):
        return "Berkas ini tidak boleh dibaca. Periksa izinnya, dan tutup bila sedang dibuka."
    return f"Berkas ini tidak dapat dibuka ({reason(error)})."


def _remote_bytes(alamat: str) -> bytes:
    system, path = _system(alamat)
    try:
        with system.open(path, "rb") as file:
            content: bytes = file.read(BERKAS_TERBESAR + 1)
    except Exception as error:  # every store of files has errors of its own
        raise CannotRun(f"Berkas ini tidak dapat dibuka ({type(error).__name__}). Periksa alamat dan "
                        "izinnya.") from error
    if len(content) > BERKAS_TERBESAR:
        raise too_large(INI, "ukurannya di disk", megabytes(BERKAS_TERBESAR), "Periksa apakah berkasnya benar.")
    return content


def kunci(content: bytes) -> str:
    """The key of a workbook: 32 letters that only this content has."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()
