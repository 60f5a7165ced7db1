"""Small PDFs written by hand for the tests of the readers: letters in Helvetica and lines, where a test puts them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

from pdfminer.fontmetrics import FONT_METRICS

LEBAR, TINGGI = 595, 842
"""A4 in points."""
_TINGGI_BARIS = 1.5


def lebar(text: str, size: float = 12, *, bold: bool = False) -> float:
    """How wide a text is."""
    widths = FONT_METRICS["Helvetica-Bold" if bold else "Helvetica"][1]
    return sum(widths.get(one, 556) for one in text) * size / 1000


def teks(x: float, y: float, text: str, size: float = 12, *, bold: bool = False, miring: int = 0) -> str:
    """A line of text that begins at x, its base line y points below the upper edge; ``miring`` turns it leftwards."""
    turn = {0: "1 0 0 1", 90: "0 1 -1 0"}[miring]
    safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{'B' if bold else 'F'} {size} Tf {turn} {x:.2f} {TINGGI - y:.2f} Tm ({safe}) Tj ET\n"


def tengah(y: float, text: str, size: float = 12, *, bold: bool = True) -> str:
    """A line of text in the middle of the page."""
    return teks((LEBAR - lebar(text, size, bold=bold)) / 2, y, text, size, bold=bold)


def alinea(x: float, y: float, text: str, *, kanan: float = LEBAR - 85, masuk: float = 0, size: float = 12) -> str:
    """A paragraph from x to the right margin, its first line indented."""
    made, line, left = "", "", x + masuk
    for word in text.split(" "):
        if line and left + lebar(f"{line} {word}", size) > kanan:
            made, y, left, line = made + teks(left, y, line, size), y + _TINGGI_BARIS * size, x, word
        else:
            line = f"{line} {word}".strip()
    return made + teks(left, y, line, size)


def garis(x0: float, y0: float, x1: float, y1: float) -> str:
    """A straight line."""
    return f"{x0} {TINGGI - y0} m {x1} {TINGGI - y1} l S\n"


def kisi(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The lines of a table."""
    return "".join([*(garis(xs[0], y, xs[-1], y) for y in ys), *(garis(x, ys[0], x, ys[-1]) for x in xs)])


def tabel(xs: Sequence[float], y: float, rows: Sequence[Sequence[str]], tinggi: float = 20) -> str:
    """A table with a line of text in each cell."""
    ys = [y + tinggi * at for at in range(len(rows) + 1)]
    cells = (teks(left + 4, top + 14, cell, 10) for top, row in zip(ys, rows, strict=False)
             for left, cell in zip(xs, row, strict=False) if cell)
    return kisi(xs, ys) + "".join(cells)


def pdf(*pages: str, gambar: Sequence[int] = (), putar: int = 0, lain: Mapping[int, bytes] | None = None) -> bytes:
    """A document of those pages; those numbered in ``gambar`` are covered by a picture."""
    number = 10
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>", 3: _font("Helvetica"), 4: _font("Helvetica-Bold"),
        5: aliran(b"\x80" * 100, b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray"
                                 b"/BitsPerComponent 8")}
    kids = []
    for at, page in enumerate(pages, 1):
        drawn = page + (f"q {LEBAR} 0 0 {TINGGI} 0 0 cm /I Do Q\n" if at in gambar else "")
        objects[number] = (f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {LEBAR} {TINGGI}]/Rotate {putar}"
                           f"/Contents {number + 1} 0 R/Resources<</Font<</F 3 0 R/B 4 0 R>>"
                           "/XObject<</I 5 0 R>>>>>>").encode()
        objects[number + 1] = aliran(zlib.compress(drawn.encode("cp1252")), b"/Filter/FlateDecode")
        kids.append(f"{number} 0 R")
        number += 2
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return berkas(objects | dict(lain or {}))


def _font(name: str) -> bytes:
    return f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()


def aliran(data: bytes, words: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (words, len(data), data)


def berkas(objects: Mapping[int, bytes]) -> bytes:
    """A file of those objects, of which the first is the catalogue."""
    made, places = b"%PDF-1.7\n", {}
    for number, content in sorted(objects.items()):
        places[number] = len(made)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    size = max(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % places[at] if at in places else b"0000000000 65535 f \n"
                     for at in range(size))
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n" % size + table + end
