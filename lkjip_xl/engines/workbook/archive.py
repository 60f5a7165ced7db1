"""The kept versions of a workbook, brought back only when they can be read to the last cell."""

from __future__ import annotations

import shlex
from pathlib import Path

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.bounds import TooLarge, read_bytes
from lkjip_xl.engines.disk.reason import reason
from lkjip_xl.engines.disk.save import replace_content
from lkjip_xl.engines.disk.versions import versions
from lkjip_xl.engines.workbook.package import Package, readable


class FolderArchive:
    """The kept versions in the folder ``cadangan`` beside a workbook."""

    def versions(self, path: Path) -> tuple[Path, ...]:
        """The kept versions, newest first; raises `CannotRun` when the folder cannot be read."""
        try:
            return versions(path)
        except OSError as error:
            raise CannotRun(f"Folder cadangan dari {path.name[:60]} tidak dapat dibaca ({reason(error)}).") from error

    def restore(self, version: Path, path: Path) -> Path | None:
        """Put a kept version in place of the workbook; returns the copy kept of what stood there, if anything did.

        Raises `CannotRun` when the version is damaged.
        """
        return replace_content(path, _sound(version, path))


def _sound(version: Path, path: Path) -> bytes:
    """The content of a version that is a workbook with nothing damaged in it."""
    try:
        content = read_bytes(version)
        package = Package(version, content)
        with readable(version):
            for info in package.infos:
                part = package.part(info)
                if info.filename.endswith((".xml", ".rels")):
                    package.root(info.filename, part)
    except TooLarge as error:
        raise TooLarge(f"Cadangan itu tidak dikembalikan. {error} {_instead(path)}") from error
    except OSError as error:
        raise CannotRun(f"Cadangan {version.name} tidak dapat dibaca ({reason(error)}). {_instead(path)}") from error
    except CannotRun as error:
        raise CannotRun(f"Cadangan {version.name} rusak atau kosong, jadi tidak dikembalikan. {_instead(path)}"
                        ) from error
    return content


def _instead(path: Path) -> str:
    return (f"Berkas {path.name} tidak diubah. Pilih cadangan lain dari daftar ini: "
            f"lkjip pulihkan {shlex.quote(str(path))} --daftar")
