"""Pictures of the report as PNG, drawn by matplotlib: charts, organisation charts and trees."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec

from lkjip_xl.book.naskah.blok import Grafik, Kotak
from lkjip_xl.book.warna import GREY, GROUP, KATEGORI, LINE, NAVY, SOFT
from lkjip_xl.domain.nilai.teks import lengkung

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Given = ParamSpec("Given")
DPI = 200
HURUF = ("Arial", "Liberation Sans", "DejaVu Sans")
"""The fonts tried, in this order; the last comes with matplotlib."""
BATANG = "#2F6DB5"
MM = 1 / 25.4
HURUF_KOTAK = 8.0
"""The font size in the boxes of a drawing, in points."""
TEPI_MM = 1.0
"""The room around a drawing, lest the edge of the picture cuts the lines of the outermost boxes."""
GRAFIK_MM = (150.0, 68.0)
"""Width and height of a chart."""


@dataclass(frozen=True)
class Gambar:
    """A picture with its size in millimetres."""

    png: bytes
    lebar: float
    tinggi: float


def _silently(draw: Callable[Given, Gambar]) -> Callable[Given, Gambar]:
    """The same drawing without what matplotlib says of its cache, of fonts, and of letters that a font lacks."""
    @wraps(draw)
    def drawn(*arguments: Given.args, **options: Given.kwargs) -> Gambar:
        logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
        with warnings.catch_warnings(action="ignore"):
            return draw(*arguments, **options)

    return drawn


@lru_cache(maxsize=64)
@_silently
def grafik(isi: Grafik) -> Gambar:
    """A bar for each year or name, with its figure as the office writes it; a year without data is a gap.

    A document is written several times until its page numbers are known; its pictures are drawn once.
    """
    return _lying(isi) if isi.datar else _standing(isi)


def _standing(isi: Grafik) -> Gambar:
    figure, axes = _canvas(*GRAFIK_MM)
    axes.set_position((0.04, 0.14, 0.92, 0.76))
    low, high, room = _span(isi)
    axes.set_xlim(-0.6, len(isi.deret) - 0.4)
    axes.set_ylim(low - (room if low < 0 else 0), high + room)
    for place, (_, value) in enumerate(isi.deret):
        if value is not None:
            axes.bar(place, float(value), width=0.55, color=_colour(isi, place))
            axes.text(place, max(float(value), 0) + room * 0.12, _figure(isi, value), ha="center", va="bottom",
                      fontsize=10, fontfamily=_font())
    axes.set_xticks(range(len(isi.deret)), [str(name) for name, _ in isi.deret], fontsize=10, fontfamily=_font())
    axes.set_yticks([])
    _plain(axes, "bottom")
    return Gambar(_png(figure), *GRAFIK_MM)


NAMA_MM, BATANG_MM = 62.0, 9.0
"""Of a chart with lying bars: the room for the names, and the least height of a bar with its gap."""


def _lying(isi: Grafik) -> Gambar:
    width = GRAFIK_MM[0]
    names = [_wrapped(" ".join(str(name).split()), NAMA_MM - 3, 9) for name, _ in isi.deret]
    heights = [max(BATANG_MM, len(lines) * 4.0 + 2) for lines in names]
    height = sum(heights) + 4
    figure, axes = _canvas(width, height)
    axes.set_position((NAMA_MM / width, 0, 1 - NAMA_MM / width - 0.01, 1))
    low, high, room = _span(isi)
    axes.set_xlim(low - (room if low < 0 else 0), high + room * 1.4)
    axes.set_ylim(height, 0)
    top = 2.0
    for place, ((_, value), lines, own) in enumerate(zip(isi.deret, names, heights, strict=True)):
        middle = top + own / 2
        axes.text(-0.02, middle, "\n".join(lines), transform=axes.get_yaxis_transform(), ha="right", va="center",
                  fontsize=9, fontfamily=_font(), parse_math=False)
        if value is not None:
            axes.barh(middle, float(value), height=5.0, color=_colour(isi, place))
            axes.text(max(float(value), 0) + room * 0.1, middle, _figure(isi, value), ha="left", va="center",
                      fontsize=9, fontfamily=_font())
        top += own
    axes.set_xticks([])
    axes.set_yticks([])
    _plain(axes, "left")
    return Gambar(_png(figure), width, height)


def _span(isi: Grafik) -> tuple[float, float, float]:
    """The lowest and the highest end of the bars, which begin at nought, and the room for a figure beyond them."""
    known = [float(value) for _, value in isi.deret if value is not None]
    # A bar's length is what the eye compares.
    low, high = min(0.0, *known), max(0.0, *known)
    return low, high, (high - low) * 0.15 or 1


def _figure(isi: Grafik, value: Decimal) -> str:
    return f"{isi.notation.rounded(value)}{isi.satuan}"


def _colour(isi: Grafik, place: int) -> str:
    own = isi.warna[place] if isi.warna else 0
    return KATEGORI[own - 1] if own else BATANG


def _plain(axes: Axes, kept: str) -> None:
    """Axes without ticks, with the one line from which the bars rise."""
    axes.tick_params(length=0)
    for side in ("left", "top", "right", "bottom"):
        axes.spines[side].set_visible(side == kept)
    axes.spines[kept].set_color(GREY)


@dataclass(frozen=True)
class _Gaya:
    """The measures of a drawing in millimetres, its font in points."""

    kotak: float
    sela: float
    jarak: float
    huruf: float

    @property
    def baris(self) -> float:
        """The height of a line of text."""
        return self.huruf * 1.2 / 72 / MM

    @property
    def pinggir(self) -> float:
        """The room around the text of a box."""
        return 1.4


@dataclass
class _Letak:
    """Where a box stands: its upper left corner, its size, its text in lines, and the boxes that hang from it."""

    isi: str
    tingkat: int
    anak: list[_Letak]
    teks: list[str] = field(default_factory=list)
    lebar: float = 0
    tinggi: float = 0
    kiri: float = 0
    atas: float = 0

    @property
    def tengah(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.kiri + self.lebar / 2, self.atas + self.tinggi / 2

    def semua(self) -> Iterator[_Letak]:
        """The box and all below it."""
        yield self
        for child in self.anak:
            yield from child.semua()


Garis = list[tuple[float, float]]
"""The corners of a line."""


@lru_cache(maxsize=16)
@_silently
def pohon(kotak: tuple[Kotak, ...], lebar: float) -> Gambar:
    """A tree from left to right, a column for each level, as wide as asked, in millimetres."""
    levels = sorted({box.tingkat for root in kotak for box in _every(root)})
    gap = 6.0
    style = _Gaya((lebar - 2 * TEPI_MM - gap * (len(levels) - 1)) / len(levels), gap, 1.8, HURUF_KOTAK)
    roots = [_measured(root, style) for root in kotak]
    top = 0.0
    for root in roots:
        top = _stack(root, top, style, levels) + style.jarak * 2
    lines: list[Garis] = []
    for box in (b for root in roots for b in root.semua()):
        turn = box.kiri + box.lebar + style.sela / 2
        lines += [[(box.kiri + box.lebar, box.tengah[1]), (turn, box.tengah[1]), (turn, child.tengah[1]),
                   (child.kiri, child.tengah[1])] for child in box.anak]
    return _drawn([b for root in roots for b in root.semua()], lines, lebar, style)


def _every(root: Kotak) -> Iterator[Kotak]:
    yield root
    for child in root.anak:
        yield from _every(child)


def _stack(box: _Letak, top: float, style: _Gaya, levels: Sequence[int]) -> float:
    """Place a box beside its children, which stand one below the other; returns where the next may begin."""
    box.kiri = levels.index(box.tingkat) * (style.kotak + style.sela)
    below = sum(_height(child, style) for child in box.anak) + style.jarak * max(len(box.anak) - 1, 0)
    full = max(box.tinggi, below)
    place = top + (full - below) / 2
    for child in box.anak:
        place = _stack(child, place, style, levels) + style.jarak
    first, last = (box.anak[0].tengah[1], box.anak[-1].tengah[1]) if box.anak else (top + full / 2,) * 2
    middle = (first + last) / 2
    box.atas = min(max(middle - box.tinggi / 2, top), top + full - box.tinggi)
    return top + full


def _height(box: _Letak, style: _Gaya) -> float:
    below = sum(_height(child, style) for child in box.anak) + style.jarak * max(len(box.anak) - 1, 0)
    return max(box.tinggi, below)


SEBARIS = 6
"""How many units stand side by side under the head."""


@lru_cache(maxsize=4)
@_silently
def organisasi(puncak: Kotak, lebar: float) -> Gambar:
    """An organisation chart: the head on top, the units below it side by side, their own units listed under them."""
    columns, gap = max(min(len(puncak.anak), SEBARIS), 3), 4.0
    style = _Gaya((lebar - 2 * TEPI_MM - gap * (columns - 1)) / columns, gap, 2.5, HURUF_KOTAK)
    head = _measured(puncak, style)
    middle = lebar / 2 - TEPI_MM
    head.kiri, head.atas = middle - head.lebar / 2, 0
    boxes, lines = [head], []
    top = head.tinggi
    for row in _batched(head.anak, SEBARIS):
        bus, place = top + 4, top + 8
        width = len(row) * style.kotak + (len(row) - 1) * style.sela
        for index, unit in enumerate(row):
            unit.kiri, unit.atas = middle - width / 2 + index * (style.kotak + style.sela), place
            lines.append([(middle, top), (middle, bus), (unit.tengah[0], bus), (unit.tengah[0], unit.atas)])
            hung, drawn = _hang(unit, style)
            boxes += [unit, *hung]
            lines += drawn
        top = max(box.atas + box.tinggi for box in boxes)
    return _drawn(boxes, lines, lebar, style)


def _batched(boxes: Sequence[_Letak], size: int) -> Iterator[tuple[_Letak, ...]]:
    for start in range(0, len(boxes), size):
        yield tuple(boxes[start:start + size])


def _hang(unit: _Letak, style: _Gaya) -> tuple[list[_Letak], list[Garis]]:
    """All that stands below a unit, one under the other, a little further right for each level."""
    boxes, lines = [], []
    place = unit.atas + unit.tinggi + style.jarak
    todo = [(child, unit, 1) for child in reversed(unit.anak)]
    while todo:
        box, parent, depth = todo.pop()
        indent = 3.0 * depth
        narrow = _Gaya(max(style.kotak - indent, style.kotak / 2), style.sela, style.jarak, style.huruf)
        _fit(box, narrow)
        box.kiri, box.atas = unit.kiri + style.kotak - narrow.kotak, place
        place += box.tinggi + style.jarak
        trunk = parent.kiri + 1.5
        lines.append([(trunk, parent.atas + parent.tinggi), (trunk, box.tengah[1]), (box.kiri, box.tengah[1])])
        boxes.append(box)
        todo += [(child, box, depth + 1) for child in reversed(box.anak)]
    return boxes, lines


def _measured(kotak: Kotak, style: _Gaya) -> _Letak:
    box = _Letak(kotak.teks, kotak.tingkat, [_measured(child, style) for child in kotak.anak])
    _fit(box, style)
    return box


def _fit(box: _Letak, style: _Gaya) -> None:
    """Wrap the text of a box to its width, and let it be as high as that takes."""
    box.lebar = style.kotak
    box.teks = [line for text in box.isi.split("\n")
                for line in _wrapped(" ".join(text.split()), style.kotak - 2 * style.pinggir, style.huruf)]
    box.tinggi = len(box.teks) * style.baris + 2 * style.pinggir


TERPANJANG = 1000
"""A text of a box that is longer is no name; the rest of it is left out."""


def _wrapped(text: str, width: float, size: float) -> list[str]:
    lines, line = [], ""
    text = lengkung(text)
    shown = text if len(text) <= TERPANJANG else f"{text[:TERPANJANG]}..."
    for word in shown.split(" "):
        rest = word
        while rest and _width(f"{line} {rest}".strip(), size) > width:
            if line:
                lines.append(line)
                line = ""
                continue
            cut = max(next(n for n in range(1, len(rest) + 1) if _width(rest[:n], size) > width) - 1, 1)
            lines.append(rest[:cut])
            rest = rest[cut:]
        line = f"{line} {rest}".strip()
    return [*lines, line] if line or not lines else lines


def _width(text: str, size: float) -> float:
    """The width of a text in millimetres."""
    width: float = _renderer().get_text_width_height_descent(text, _properties(size), ismath=False)[0]
    return width / DPI / MM


@cache
def _renderer() -> Any:
    from matplotlib.backends.backend_agg import RendererAgg  # noqa: PLC0415 - matplotlib is slow to load

    return RendererAgg(8, 8, DPI)  # type: ignore[no-untyped-call]


@cache
def _properties(size: float) -> Any:
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    return FontProperties(family=[_font()], size=size)


@cache
def _font() -> str:
    from matplotlib.font_manager import fontManager  # noqa: PLC0415

    there = set(fontManager.get_font_names())
    return next(name for name in HURUF if name in there)


def _canvas(width: float, height: float) -> tuple[Figure, Axes]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(width * MM, height * MM), dpi=DPI)
    FigureCanvasAgg(figure)
    return figure, figure.add_axes((0, 0, 1, 1))


def _drawn(boxes: Sequence[_Letak], lines: Sequence[Garis], width: float, style: _Gaya) -> Gambar:
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    height = max(box.atas + box.tinggi for box in boxes) + 2 * TEPI_MM
    figure, axes = _canvas(width, height)
    axes.set_xlim(-TEPI_MM, width - TEPI_MM)
    axes.set_ylim(height - TEPI_MM, -TEPI_MM)
    axes.set_axis_off()
    for line in lines:
        axes.plot([x for x, _ in line], [y for _, y in line], color=LINE, linewidth=0.9, solid_joinstyle="miter",
                  zorder=1)
    for box in boxes:
        fill = SOFT if box.tingkat == 0 else GROUP if box.tingkat == 1 else "white"
        axes.add_patch(Rectangle((box.kiri, box.atas), box.lebar, box.tinggi, facecolor=fill, edgecolor=LINE,
                                 linewidth=0.8, zorder=2))
        for number, text in enumerate(box.teks):
            y = box.atas + style.pinggir + (number + 0.5) * style.baris
            axes.text(box.tengah[0], y, text, parse_math=False, ha="center", va="center", color=NAVY, zorder=3,
                      fontproperties=_properties(style.huruf))
    return Gambar(_png(figure), width, height)


def _png(figure: Figure) -> bytes:
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI, metadata={"Software": None})
    return out.getvalue()
