"""Pulihkan: bring back a kept version of a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lkjip_xl.book.grid import CannotRun


class Archive(Protocol):
    """Where earlier versions of a workbook are kept."""

    def versions(self, path: Path) -> tuple[Path, ...]:
        """The kept versions, newest first."""

    def restore(self, version: Path, path: Path) -> Path | None:
        """Put a kept version in place of the workbook; returns the copy kept of what stood there, if anything did."""


@dataclass(frozen=True)
class Pulih:
    """Which version was brought back, and where the workbook it replaced is kept (None if there was none)."""

    versi: Path
    tersimpan: Path | None


def pulihkan(archive: Archive, path: Path, nomor: int = 1) -> Pulih:
    """Bring back the version of that number, 1 being the newest; the present file is kept first.

    Raises `CannotRun` when there is no such version.
    """
    kept = archive.versions(path)
    if not kept:
        raise CannotRun(f"Belum ada cadangan untuk {path.name}. Periksa nama dan foldernya; cadangan dibuat setiap "
                        "kali buku kerja dihitung dan berubah.")
    if not 1 <= nomor <= len(kept):
        raise CannotRun(f"Cadangan nomor {nomor} tidak ada; pilih 1 sampai {len(kept)}. Daftarnya ditampilkan oleh "
                        "pilihan --daftar.")
    version = kept[nomor - 1]
    return Pulih(version, archive.restore(version, path))
