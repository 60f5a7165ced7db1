"""The sheet Narasi."""

from __future__ import annotations

from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.line import Lines
from lkjip_xl.domain.hitung import Hasil


def narasi(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []
