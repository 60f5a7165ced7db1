"""A PDF as a reader sees it: of each page its orientation, its lines from the top, and the size of its letters."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
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
