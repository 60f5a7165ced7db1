"""What earlier runs have computed, by the content of each workbook: nothing is computed twice."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Self

from lkjip_xl import __version__
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.domain.rekap.tabel import Instansi
from lkjip_xl.engines.disk.log import data_folder
from lkjip_xl.engines.disk.reason import reason

_BERKAS = "rekap.sqlite3"
_HARI = 400
"""Days after which a book that no run has met goes: last year's are compared with this year's."""
_TUNGGU = 60.0
"""Seconds to wait for another run that is just writing."""
_MEMBENTUK = ("book", "domain", "engines/rekap", "engines/workbook", "jobs")
"""The parts of the program that make the figures of a book."""
_SKEMA = """
CREATE TABLE IF NOT EXISTS buku (
    buku TEXT NOT NULL, teks INTEGER NOT NULL, program TEXT NOT NULL, dipakai TEXT NOT NULL,
    alasan TEXT NOT NULL, kabupaten TEXT NOT NULL, instansi TEXT NOT NULL, tahun INTEGER NOT NULL, isi BLOB NOT NULL,
    PRIMARY KEY (buku, teks, program))
"""
Urutan = tuple[str, str, int]
"""Kabupaten, office and year: the order of books in every table."""
Isi = Mapping[str, Sequence[Sequence[Any]]]
"""The rows of one book by table."""


class Tersimpan(NamedTuple):
    """A book to keep: its rows packed, or the sentence that says why it has none."""

    buku: str
    alasan: str
    urutan: Urutan
    isi: bytes


@cache
def program() -> str:
    """The version of this program with a mark of its rules: equal only where every figure comes out the same."""
    digest = hashlib.blake2b(digest_size=8)
    root = Path(__file__).parents[2]
    for part in _MEMBENTUK:
        for path in sorted((root / part).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return f"{__version__}+{digest.hexdigest()}"


class Toko:
    """The store in the user's own data, or in another folder; one connection, for the thread that opened it.

    Nobody else may read it. With ``teks`` the rows hold texts of analyses too, and are kept apart from those without.
    """

    def __init__(self, folder: Path | None = None, *, teks: bool = False) -> None:
        """Open it, and make it where there is none; raises `CannotRun` where the disk allows none."""
        self.teks = teks
        self.folder = folder or data_folder() / "rekap"
        self._path = self.folder / _BERKAS
        with self._refusing():
            self._connection = self._opened()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            why = reason(error) if isinstance(error, OSError) else "isinya rusak atau sedang dipakai"
            raise CannotRun(f"Simpanan rekap {self._path} tidak dapat dipakai ({why}). Kosongkan ruang disk atau hapus "
                            "berkas itu, dan tunggu bila rekap lain sedang berjalan; lalu ulangi.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.tutup()

    def tutup(self) -> None:
        """Close it."""
        self._connection.close()

    def kenal(self, buku: str) -> Tersimpan | None:
        """What is known of a book, without its rows; None where this program has not computed it yet."""
        row = self._row("alasan, kabupaten, instansi, tahun", buku)
        return None if row is None else Tersimpan(buku, row[0], (row[1], row[2], row[3]), b"")

    def simpan(self, found: Iterable[Tersimpan]) -> None:
        """Keep books, all or none of them."""
        today = date.today().isoformat()
        rows = [(one.buku, self.teks, program(), today, one.alasan, *one.urutan, one.isi) for one in found]
        with self._refusing(), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO buku VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def isi(self, buku: str, berkas: str = "") -> Isi:
        """The rows of a book by table, with the name of its file where that is given.

        Raises `KeyError` where it is not kept.
        """
        row = self._row("isi", buku)
        if row is None:
            raise KeyError(buku)
        tables: dict[str, list[list[Any]]] = json.loads(zlib.decompress(row[0]))
        for office in tables["instansi"]:
            office[Instansi._fields.index("berkas")] = berkas
        return tables

    def _row(self, columns: str, buku: str) -> Any:
        with self._refusing():
            return self._connection.execute(
                f"SELECT {columns} FROM buku WHERE buku = ? AND teks = ? AND program = ?",  # noqa: S608 - of this class
                (buku, self.teks, program())).fetchone()

    def rapikan(self, met: Iterable[str]) -> None:
        """Note that books were met today, and drop those of other versions and those nobody met for long."""
        today = date.today()
        with self._refusing(), self._connection:
            self._connection.executemany(
                "UPDATE buku SET dipakai = ?1 WHERE buku = ?2 AND teks = ?3 AND program = ?4 AND dipakai <> ?1",
                ((today.isoformat(), buku, self.teks, program()) for buku in met))
            self._connection.execute("DELETE FROM buku WHERE program <> ? OR dipakai < ?",
                                     (program(), (today - timedelta(_HARI)).isoformat()))

    def _opened(self) -> sqlite3.Connection:
        """The connection; a file that is no database any more is begun anew, for it can be computed again."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):
            self._path.parent.chmod(0o700)
        try:
            return self._connected()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            for left in self._path.parent.glob(f"{_BERKAS}*"):  # its journal would be played into the new one
                left.unlink()
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(self._path, timeout=_TUNGGU)
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_SKEMA)
            connection.commit()
        except BaseException:
            connection.close()
            raise
        return connection
