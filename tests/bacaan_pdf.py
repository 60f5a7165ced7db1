"""A PDF as a reader sees it: of each page its orientation, its lines from the top, and the size of its letters."""

from __future__ import annotations

import math
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PageObject, PdfReader


@dataclass(frozen=True)
class Halaman:
    """A page; ``ukuran`` is how many characters stand there in each size, in points as printed."""

    mendatar: bool
    baris: tuple[str, ...]
    ukuran: Mapping[float, int]

    @property
    def teks(self) -> str:
        return "\n".join(self.baris)


def teks_halaman(path: Path) -> tuple[str, ...]:
    """The text of each page of a PDF, in a small part of the time that pypdf takes for it."""
    told = subprocess.run(["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True)
    return tuple(told.stdout.split("\f")[:-1])


def halaman(path: Path) -> list[Halaman]:
    """The pages of a PDF."""
    return [_halaman(page) for page in PdfReader(path).pages]


def _halaman(page: PageObject) -> Halaman:
    rows: dict[int, list[tuple[float, str]]] = defaultdict(list)
    sizes: dict[float, int] = defaultdict(int)

    def seen(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            rows[round(y / 3)].append((x, text.strip()))
            printed = size * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
            sizes[round(printed, 1)] += len(text.strip())

    page.extract_text(visitor_text=seen)
    lines = tuple(" ".join(text for _, text in sorted(row)) for _, row in sorted(rows.items(), reverse=True))
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    turned = page.rotation % 180 != 0
    return Halaman((width > height) != turned, lines, dict(sizes))


TERKECIL = {True: 8.0, False: 9.0}
"""The least size of body text, landscape and portrait."""
NOMOR_KOLOM = 60
"""So many characters of a page may be smaller: the numbers under the headings of a table, and the foot of the page."""
BAGIAN = ("BAB ", "KATA PENGANTAR", "DAFTAR ", "IKHTISAR", "LAMPIRAN")
"""What a part of a report begins with."""


def terlalu_kecil(pages: Sequence[Halaman]) -> list[tuple[int, Mapping[float, int]]]:
    """The pages, counted from 1, whose body text is too small to be read, with their sizes."""
    return [(number, page.ukuran) for number, page in enumerate(pages, 1)
            if sum(count for size, count in page.ukuran.items() if size < TERKECIL[page.mendatar]) > NOMOR_KOLOM]


def hampir_kosong(pages: Sequence[Halaman]) -> list[tuple[int, tuple[str, ...]]]:
    """The pages with under five lines and a page number that are not the last of a part; the cover is none."""
    after = [*pages[1:], None]
    return [(number, page.baris) for number, (page, following) in enumerate(zip(pages, after, strict=True), 1)
            if number > 1 and len(page.baris) < 6 and following is not None and not following.teks.startswith(BAGIAN)]
