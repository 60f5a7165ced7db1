"""Data files of plain text, CSV and JSON, read within bounds."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.engines.disk.bounds import MB, TooLarge, read_bytes, too_large

TEKS_TERBESAR = 24 * MB
"""The most that a data file of plain text may hold."""
BARIS_TEKS, BUTIR_TEKS = 100_000, 1_000_000
"""The most lines and the most cells or values of such a file: as many as a sheet of data."""
_WAY_OUT = "Bagi menjadi beberapa berkas, lalu masukkan satu per satu."
_MARKS = {".json": (b",", b"[", b"{")}
_SEPARATORS = (b";", b",", b"\t")


def read_plain(path: Path) -> bytes:
    """The content of a CSV or JSON file; raises `TooLarge` where it holds too much, `OSError` as reading does."""
    content = read_bytes(path, TEKS_TERBESAR, _WAY_OUT)
    lines = max(content.count(b"\n"), content.count(b"\r"))
    counts = [content.count(mark) for mark in _MARKS.get(path.suffix.casefold(), _SEPARATORS)]
    items = sum(counts) if path.suffix.casefold() in _MARKS else max(counts)
    if lines > BARIS_TEKS:
        raise _too_many(path, "jumlah barisnya", BARIS_TEKS)
    if items > BUTIR_TEKS:
        raise _too_many(path, "jumlah isinya", BUTIR_TEKS)
    return content


def _too_many(path: Path, what: str, most: int) -> TooLarge:
    return too_large(path.name, what, most, _WAY_OUT)
