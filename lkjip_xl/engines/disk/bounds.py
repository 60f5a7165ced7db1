"""Bounds on what is read, whatever the file says of itself: no more memory and time than the largest report takes.

Every reader of files that others wrote takes their bytes from here.
"""

from __future__ import annotations

import errno
import io
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lkjip_xl.book.grid import CannotRun

MB = 1024 * 1024
BERKAS_TERBESAR = 64 * MB
"""The most that a file may hold on disk; the largest report takes 1.4 MB."""
ISI_TERBESAR = 200 * MB
"""The most that all parts of a file may hold unpacked; the largest report takes 15 MB."""
BAGIAN_TERBESAR = 64 * MB
"""The most that one part may hold unpacked."""
BAGIAN_TERBANYAK = 5_000
"""The most parts of a file; a workbook has about a hundred."""
POHON_TERBERAT, POHON_TERTULIS = 480 * MB, 400 * MB
"""The most that the XML of a file may weigh by `weight` when it is read, and before more is written into it.

The largest report weighs 310 MB, not all of it at once; what was written within its bound can be read again.
"""
POHON_BAGIAN_TERBERAT = 150 * MB
"""The same of a single part; the largest sheet of the largest report weighs 39 MB."""
_ENTRY = b"PK\x01\x02"
"""How an entry of the directory of a zip file begins."""


class TooLarge(CannotRun):
    """A file holds more than can be read within the memory of a small computer; ``bound`` says what, and how much."""

    def __init__(self, sentence: str, bound: str = "") -> None:
        super().__init__(sentence)
        self.bound = bound


def too_large(name: str, what: str, most: str | int, way_out: str) -> TooLarge:
    """The refusal of a file by its name: what is too large in it, the bound (a count, or in words), and what to do."""
    said = most if isinstance(most, str) else f"{most:,}".replace(",", ".")
    bound = f"{what}, paling banyak {said}"
    return TooLarge(f"Berkas {name[:60]} terlalu besar: {bound}. {way_out}", bound)


def megabytes(size: int) -> str:
    """A size in whole megabytes, as staff read it."""
    return f"{size // MB} MB"


def opened(path: Path) -> BinaryIO:
    """A file open for reading; raises `OSError` as opening does, and for a pipe or a device, which may have no end."""
    kind = path.stat().st_mode
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise OSError(errno.ENODEV, "no ordinary file")
    return path.open("rb")


def read_bytes(path: Path, most: int = BERKAS_TERBESAR, way_out: str = "Periksa apakah berkasnya benar.") -> bytes:
    """The content of a file; raises `TooLarge` where it holds more, and `OSError` as reading does."""
    with opened(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise too_large(path.name, "ukurannya di disk", megabytes(most), way_out)
    return content


def open_zip(name: str, content: bytes) -> ZipFile:
    """The parts of a zip file with that content; raises `TooLarge` before its directory is read, `BadZipFile` after."""
    if content.count(_ENTRY) > BAGIAN_TERBANYAK:
        raise too_large(name, "jumlah bagian di dalamnya", BAGIAN_TERBANYAK,
                        "Periksa apakah berkasnya benar.")
    return ZipFile(io.BytesIO(content))


class Unpacked:
    """The parts of a zip file as they are unpacked: what its directory says of their sizes is not relied on."""

    _WAY_OUT = "Hapus gambar dan lembar yang tidak diperlukan, lalu simpan ulang."

    def __init__(self, name: str, archive: ZipFile, most: int = ISI_TERBESAR) -> None:
        self._name, self._archive, self._most = name, archive, most
        self._left = most
        self._counted: set[str] = set()

    def read(self, info: ZipInfo) -> bytes:
        """The bytes of a part; raises `TooLarge` as soon as the parts read so far hold too much."""
        known = info.filename in self._counted
        with _opened(self._archive, info) as file:
            content = file.read(BAGIAN_TERBESAR + 1)
        if len(content) > BAGIAN_TERBESAR:
            raise too_large(self._name, f"bagian {info.filename[:60]}", megabytes(BAGIAN_TERBESAR), self._WAY_OUT)
        if not known:
            self._count(info, len(content))
        _check_size(info, len(content))
        return content

    def pieces(self, info: ZipInfo, size: int) -> Iterator[bytes]:
        """The bytes of a part in pieces of that size, for whoever keeps none of them; bounded by all together."""
        left = self._most
        with _opened(self._archive, info) as file:
            while piece := file.read(size):
                left -= len(piece)
                if left < 0:
                    raise self._refusal()
                yield piece
        _check_size(info, self._most - left)

    def _count(self, info: ZipInfo, size: int) -> None:
        self._counted.add(info.filename)
        self._left -= size
        if self._left < 0:
            raise self._refusal()

    def _refusal(self) -> TooLarge:
        return too_large(self._name, "isinya setelah dibuka", megabytes(self._most), self._WAY_OUT)


def _check_size(info: ZipInfo, size: int) -> None:
    if size != info.file_size:  # other programs, which believe the directory, would read something else
        raise BadZipFile(f"{info.filename}: {size} bytes")


def _opened(archive: ZipFile, info: ZipInfo) -> IO[bytes]:
    """A part whose stated size does not cut it; other ways of packing than Office's would be unpacked at one go."""
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile(f"compression {info.compress_type}")
    stated, info.file_size = info.file_size, 1 << 62
    try:
        return archive.open(info)
    finally:
        info.file_size = stated


def weight(xml: bytes) -> int:
    """At most about how many bytes a tree of that XML takes, by a quick count of its tags, attributes and texts."""
    return 3 * len(xml) + 128 * (xml.count(b"<") + xml.count(b"/>")) + 225 * xml.count(b"=")
