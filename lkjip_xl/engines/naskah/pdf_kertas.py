"""A page of a PDF while it is painted: its letters, and the lines that are drawn on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import hypot
from typing import Any, NamedTuple, NoReturn

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect

from lkjip_xl.engines.disk.bounds import MB

HURUF_TERBANYAK = 40_000
"""The most letters of a page; a page full of the smallest print has 12,000."""
GORESAN_TERBANYAK = 30_000
"""The most strokes of a page; a map has as many."""
HALAMAN_TERBERAT = 4 * MB
"""The most that is painted of one page; a page of a report holds 30 kB, one with a map 2 MB."""
POTONGAN_TERBANYAK = 1_000
"""The most pieces that a page is put together of."""
TIPIS = 2.5
"""A rectangle thinner than so many points is a line."""
_BOLD = re.compile(r"bold|black|heavy|-bd|,bd", re.IGNORECASE)
_SIMBOL = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0a8": "◦", "\uf06f": "□",
           "\uf02d": "-", "\u00ad": "-", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u200b": "",
           "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
"""Letters of symbol fonts, spaces of other widths and joined letters, as they are read."""
ASING = "\ufffd"
"""A letter that the file does not name."""


class Huruf(NamedTuple):
    """A letter on paper: its text, left and right edge, base line, upper and lower edge, size, bold or not, turn.

    ``arah`` is by how many degrees it is turned to the left: 0, 90 or 270.
    """

    teks: str
    x0: float
    x1: float
    dasar: float
    atas: float
    bawah: float
    ukuran: float
    tebal: bool
    arah: int = 0


class Ruas(NamedTuple):
    """A straight line: at which height (or how far from the left), from where to where."""

    di: float
    dari: float
    ke: float


class Penuh(Exception):
    """There is more on a page than a report holds."""


class Kertas(PDFTextDevice):
    """What is painted on a page: letters, level and upright lines, and how much of it pictures cover."""

    def __init__(self, fonts: PDFResourceManager, number: int) -> None:
        super().__init__(fonts)
        self.nomor = number
        self.lebar = self.tinggi = 0.0
        self.huruf: list[Huruf] = []
        self.mendatar: list[Ruas] = []
        self.tegak: list[Ruas] = []
        self.gambar = 0.0
        self.penuh = False
        self.isi = 0
        self._pieces = 0
        self._bold: dict[str, bool] = {}
        self._strokes = 0
        self.ctm: Matrix = (1, 0, 0, 1, 0, 0)

    def terima(self, size: int) -> None:
        """Take a piece of the page of so many bytes; raises `Penuh` where there are too many of them."""
        self.isi += size
        self._pieces += 1
        if self.isi > HALAMAN_TERBERAT or self._pieces > POTONGAN_TERBANYAK:
            self.tolak()

    def tolak(self) -> NoReturn:
        """Take no more."""
        self.penuh = True
        raise Penuh

    # what the interpreter of pages calls

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self.lebar, self.tinggi = abs(x1 - x0), abs(y1 - y0)

    def end_page(self, page: PDFPage) -> None:
        pass

    def begin_figure(self, name: str, bbox: Any, matrix: Matrix) -> None:
        pass

    def end_figure(self, name: str) -> None:
        pass

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002
        x0, y0, x1, y1 = apply_matrix_rect(self.ctm, (0, 0, 1, 1))
        self.gambar += abs((x1 - x0) * (y1 - y0))

    def paint_path(self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool,  # noqa: ARG002
                   path: Sequence[Any]) -> None:
        self._strokes += len(path)
        if self._strokes > GORESAN_TERBANYAK:
            self.tolak()
        part: list[tuple[float, float]] = []
        for step in path:
            if step[0] == "m":
                self._drawn(part, stroke)
                part = []
            if len(step) > 2:
                part.append(apply_matrix_pt(self.ctm, step[-2:]))
        self._drawn(part, stroke)

    def render_char(self, matrix: Matrix, font: PDFFont, fontsize: float, scaling: float, rise: float, cid: int,
                    *_: object) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = ASING
        advance = float(font.char_width(cid) * fontsize * scaling)
        if text:
            self._letter(matrix, font, fontsize, rise, _SIMBOL.get(text, text), advance)
        return advance

    # letters and lines

    def _letter(self, matrix: Matrix, font: PDFFont, fontsize: float, rise: float, text: str, advance: float) -> None:
        if len(self.huruf) >= HURUF_TERBANYAK:
            self.tolak()
        name = font.fontname if isinstance(font.fontname, str) else ""
        if name not in self._bold:
            self._bold[name] = bool(_BOLD.search(name))
        a, b, c, d, e, f = matrix
        size = abs(fontsize) * hypot(c, d)
        low = font.get_descent() * abs(fontsize)
        low = low if -0.5 * abs(fontsize) < low <= 0 else -0.22 * abs(fontsize)
        e, f = e + c * rise, f + d * rise
        if abs(a) >= abs(b):
            self._upright(text, sorted((e, e + a * advance)), f, low * hypot(c, d), size, self._bold[name])
        else:
            self._turned(text, sorted((f, f + b * advance)), e, low * hypot(c, d), size, self._bold[name], up=b > 0)

    def _upright(self, text: str, along: list[float], base: float, low: float, size: float, bold: bool) -> None:
        line = self.tinggi - base
        one = Huruf(text, along[0], along[1], line, line - low - size, line - low, size, bold)
        if not (self.huruf and _same(self.huruf[-1], one)):
            self.huruf.append(one)

    def _turned(self, text: str, along: list[float], base: float, low: float, size: float, bold: bool, *,
                up: bool) -> None:
        """A letter that runs upwards or downwards, as it stands on the page."""
        left, right = (base - low - size, base - low) if up else (base + low, base + low + size)
        self.huruf.append(Huruf(text, left, right, base, self.tinggi - along[1], self.tinggi - along[0], size, bold,
                                90 if up else 270))

    def _drawn(self, points: list[tuple[float, float]], stroke: bool) -> None:
        """Take up a stroke, a thin bar or a frame; what is only filled is no line."""
        if len(points) < 2:
            return
        xs, ys = [x for x, _ in points], [self.tinggi - y for _, y in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if y1 - y0 <= TIPIS and x1 - x0 > y1 - y0:
            self.mendatar.append(Ruas((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= TIPIS:
            self.tegak.append(Ruas((x0 + x1) / 2, y0, y1))
        elif stroke and len(points) in (4, 5) and _framed(points):
            self.mendatar += [Ruas(y0, x0, x1), Ruas(y1, x0, x1)]
            self.tegak += [Ruas(x0, y0, y1), Ruas(x1, y0, y1)]


def _same(last: Huruf, one: Huruf) -> bool:
    """Whether a letter is printed a second time to look bold."""
    return (last.teks == one.teks and abs(last.dasar - one.dasar) < 1
            and abs(last.x0 - one.x0) < min(0.2 * one.ukuran, 0.5 * (one.x1 - one.x0)))


def _framed(points: list[tuple[float, float]]) -> bool:
    """Whether four corners are those of a level rectangle."""
    return all(abs(x - other_x) < 1 or abs(y - other_y) < 1 for (x, y), (other_x, other_y) in zip(points, points[1:],
                                                                                             strict=False))
