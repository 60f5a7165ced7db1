"""PDF documents as they are read: paragraphs and tables, from where letters and lines stand on paper."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pdfplumber
from pdfplumber.page import Page

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Mentah, Paragraf, SelMentah, TabelMentah
from lkjip_xl.engines.disk.bounds import read_bytes
from lkjip_xl.engines.naskah.pdf_alinea import Kosakata, Ruang, paragraphs, vocabulary
from lkjip_xl.engines.naskah.pdf_huruf import Baris, Huruf, letters, lines
from lkjip_xl.engines.naskah.pdf_lari import without_running
from lkjip_xl.engines.naskah.pdf_tabel import Kisi, grids


@record(frozen=True)
class TabelHalaman:
    """A table of a page: its grid, the lines of each cell, and the tables inside it with the cell they stand in."""

    kisi: Kisi
    isi: dict[int, tuple[Baris, ...]]
    dalam: tuple[tuple[int, TabelHalaman], ...] = ()


@record(frozen=True)
class Halaman:
    """What stands on a page: lines outside tables, and tables."""

    nomor: int
    lebar: float
    tinggi: float
    baris: tuple[Baris, ...]
    tabel: tuple[TabelHalaman, ...]


def read_pdf(path: Path) -> Mentah:
    """What stands in a PDF document."""
    content = read_bytes(path)
    with pdfplumber.open(io.BytesIO(content)) as document:
        pages = [_page(page, number) for number, page in enumerate(document.pages, 1)]
    body = without_running([one.baris for one in pages], [one.tinggi for one in pages])
    words = vocabulary(_all_lines(pages))
    return Mentah(path.name, "pdf", tuple(_content(pages, body, words)), len(pages))


def _page(page: Page, number: int) -> Halaman:
    found = list(letters(page.chars))
    tables, rest = _tables(grids(page.objects), found, number)
    made = Halaman(number, float(page.width), float(page.height), tuple(lines(rest, number)), tables)
    page.close()
    return made


def _tables(found: Sequence[Kisi], chars: list[Huruf], number: int) -> tuple[tuple[TabelHalaman, ...], list[Huruf]]:
    """The tables of a page that hold text, and the letters that stand in none."""
    tables: list[TabelHalaman] = []
    for grid in found:
        cells, outside = _sorted(grid, chars)
        inner = [(place, one) for one in tables if (place := grid.cell(*_middle(one.kisi))) >= 0]
        if len(cells) + len(inner) < 2:
            continue
        chars = outside
        tables = [one for one in tables if all(one is not other for _, other in inner)]
        tables.append(TabelHalaman(grid, {cell: tuple(lines(inside, number)) for cell, inside in cells.items()},
                                   tuple(inner)))
    return tuple(tables), chars


def _sorted(grid: Kisi, chars: list[Huruf]) -> tuple[dict[int, list[Huruf]], list[Huruf]]:
    cells: dict[int, list[Huruf]] = {}
    outside = []
    for one in chars:
        cell = grid.cell((one.x0 + one.x1) / 2, one.dasar - 0.3 * one.ukuran)
        if cell < 0:
            outside.append(one)
        else:
            cells.setdefault(cell, []).append(one)
    return {cell: inside for cell, inside in cells.items() if any(not one.teks.isspace() for one in inside)}, outside


def _middle(grid: Kisi) -> tuple[float, float]:
    return (grid.xs[0] + grid.xs[-1]) / 2, (grid.ys[0] + grid.ys[-1]) / 2


def _all_lines(pages: Sequence[Halaman]) -> Iterator[Baris]:
    for page in pages:
        yield from page.baris
        for table in page.tabel:
            for inside in table.isi.values():
                yield from inside


def _content(pages: Sequence[Halaman], body: Sequence[Sequence[Baris]], words: Kosakata) -> Iterator[Paragraf | TabelMentah]:
    """Paragraphs and tables in reading order; a paragraph may run on over the page, not over a table."""
    room = Ruang(_margins(pages, body), _usual(body))
    waiting: list[Baris] = []
    for page, inside in zip(pages, body):
        for one in sorted((*inside, *page.tabel), key=_place):
            if isinstance(one, Baris):
                waiting.append(one)
                continue
            yield from paragraphs(waiting, room, words)
            waiting = []
            yield _table(one, page.nomor, words)
    yield from paragraphs(waiting, room, words)


def _place(one: Baris | TabelHalaman) -> tuple[float, float]:
    return (one.dasar, one.x0) if isinstance(one, Baris) else (one.kisi.ys[0], one.kisi.xs[0])


def _margins(pages: Sequence[Halaman], body: Sequence[Sequence[Baris]]) -> dict[int, tuple[float, float]]:
    """The left and right margin of each page: where most of its long lines end, or those of all pages of its width."""
    widths: dict[float, list[Baris]] = {}
    for page, inside in zip(pages, body):
        widths.setdefault(round(page.lebar), []).extend(inside)
    common = {width: _margin(found, width) for width, found in widths.items()}
    return {page.nomor: _margin(inside, page.lebar, 8) or common[round(page.lebar)] or (0.0, page.lebar)
            for page, inside in zip(pages, body)}


def _margin(found: Sequence[Baris], width: float, least: int = 1) -> tuple[float, float] | None:
    long = [one for one in found if one.x1 - one.x0 > 0.5 * width]
    if len(long) < least:
        return None
    ends = Counter(round(one.x1) for one in long)
    begins = Counter(round(one.x0) for one in long)
    right = max((end for end, count in ends.items() if count >= max(2, len(long) // 8)), default=max(ends))
    left = min((begin for begin, count in begins.items() if count >= max(2, len(long) // 8)), default=min(begins))
    return float(left), float(right)


def _usual(body: Sequence[Sequence[Baris]]) -> dict[float, float]:
    """For each size of letter the usual distance of two lines."""
    steps: dict[float, Counter[float]] = {}
    for inside in body:
        for last, line in zip(inside, inside[1:]):
            if line.dasar > last.dasar:
                steps.setdefault(round(line.ukuran, 1), Counter())[round(line.dasar - last.dasar, 1)] += 1
    return {size: counts.most_common(1)[0][0] for size, counts in steps.items()}


def _table(table: TabelHalaman, page: int, words: Kosakata) -> TabelMentah:
    pad = _pad(table)
    inner: dict[int, list[TabelMentah]] = {}
    for cell, one in table.dalam:
        inner.setdefault(cell, []).append(_table(one, page, words))
    cells = []
    for index, cell in enumerate(table.kisi.petak):
        found = table.isi.get(index, ())
        room = Ruang({page: (cell.x0 + pad, cell.x1 - pad)}, {}, sel=True)
        content = (*paragraphs(found, room, words), *inner.get(index, ()))
        cells.append(SelMentah(cell.baris, cell.kolom, content, cell.tinggi, cell.lebar))
    return TabelMentah(tuple(cells), len(table.kisi.ys) - 1, len(table.kisi.xs) - 1, 0, page)


def _pad(table: TabelHalaman) -> float:
    """How far text keeps from the edge of its cell."""
    kept = [line.x0 - table.kisi.petak[cell].x0 for cell, inside in table.isi.items() for line in inside]
    return min(max(min(kept, default=0.0), 0.0), 8.0)
