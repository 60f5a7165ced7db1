"""PDF documents as they are read: paragraphs and tables, from where letters and lines stand on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from lkjip_xl.domain.telaah.dokumen import Asal, Mentah, Paragraf, SelMentah, TabelMentah
from lkjip_xl.engines.disk.bounds import read_bytes
from lkjip_xl.engines.naskah.pdf_alinea import Kosakata, Ruang, footnotes, notes_apart, paragraphs, vocabulary
from lkjip_xl.engines.naskah.pdf_buka import Berkas
from lkjip_xl.engines.naskah.pdf_halaman import Halaman, TabelHalaman, rejoined
from lkjip_xl.engines.naskah.pdf_huruf import Baris, lines, with_fractions
from lkjip_xl.engines.naskah.pdf_kertas import Huruf, Kertas
from lkjip_xl.engines.naskah.pdf_keterangan import keterangan, lihat
from lkjip_xl.engines.naskah.pdf_kolom import without_lines
from lkjip_xl.engines.naskah.pdf_lari import without_running
from lkjip_xl.engines.naskah.pdf_putar import arah_halaman, diputar, kembali
from lkjip_xl.engines.naskah.pdf_tabel import Kisi, grids


def read_pdf(path: Path) -> Mentah:
    """What stands in a PDF document; raises `CannotRun` where it cannot be read, `TooLarge` where it holds too much."""
    return pdf_mentah(path.name, read_bytes(path))


def pdf_mentah(name: str, content: bytes) -> Mentah:
    """The same of the content of a document."""
    file = Berkas(name, content)
    pages, papers = [], []
    for number, paper in enumerate(file.halaman(), 1):
        papers.append(lihat(paper))
        pages.append(_page(paper, number) if paper else Halaman(number, 595.0, 842.0, (), ()))
    remarks = keterangan(name, papers, file.lebih)
    pages = rejoined(pages)
    body = without_running([one.baris for one in pages], [one.tinggi for one in pages])
    words = vocabulary(_all_lines(pages))
    found: Iterable[Paragraf | TabelMentah] = _content(pages, body, words, "LibreOffice" in file.pembuat)
    if turns := {page.nomor: page.putar for page in pages if page.putar[0]}:
        found = (_turned_back(one, turns) for one in found)
    return Mentah(name, "pdf", tuple(found), len(pages), remarks)


def _page(paper: Kertas, number: int) -> Halaman:
    turn = arah_halaman(paper)
    width, height = paper.lebar, paper.tinggi
    paper = diputar(paper, turn) if turn else paper
    tables, rest = _tables(grids(paper.mendatar, paper.tegak), paper.huruf, number)
    more, body = without_lines(with_fractions(lines(rest, number)))
    return Halaman(number, paper.lebar, paper.tinggi, tuple(body), (*tables, *more), (turn, width, height))


def _turned_back(one: Paragraf | TabelMentah, turns: Mapping[int, tuple[int, float, float]]) -> Paragraf | TabelMentah:
    """The same with its rectangles where they stand on the page itself, if that was read turned."""
    if isinstance(one, Paragraf):
        boxes = tuple((box[0], *kembali(box[1:], *turns[box[0]])) if box[0] in turns else box for box in one.asal.kotak)
        return replace(one, asal=Asal(kotak=boxes))
    cells = tuple(replace(cell, isi=tuple(_turned_back(part, turns) for part in cell.isi)) for cell in one.sel)
    return replace(one, sel=cells)


def _tables(found: Sequence[Kisi], chars: list[Huruf], number: int) -> tuple[tuple[TabelHalaman, ...], list[Huruf]]:
    """The tables of a page that hold text, and the letters that stand in none."""
    tables: list[TabelHalaman] = []
    for grid in found:
        cells, outside = _sorted(grid, chars)
        inner = [(place, one) for one in tables if (place := grid.cell(*_middle(one.kisi))) >= 0]
        if len(cells) + len(inner) < (1 if _wide(grid) else 2):
            continue
        chars = outside
        tables = [one for one in tables if all(one is not other for _, other in inner)]
        tables.append(TabelHalaman(grid, {cell: tuple(lines(inside, number)) for cell, inside in cells.items()},
                                   tuple(inner)))
    return tuple(tables), chars


def _wide(grid: Kisi) -> bool:
    """Whether it has so many columns that it is a table even with a single text: the rest of a cut row."""
    return len(grid.xs) > 3


def _sorted(grid: Kisi, chars: list[Huruf]) -> tuple[dict[int, list[Huruf]], list[Huruf]]:
    cells: dict[int, list[Huruf]] = {}
    outside = []
    last, cell = None, -1
    for one in chars:
        if last is None or not _follows(last, one):
            height = (one.atas + one.bawah) / 2 if one.arah else one.dasar - 0.3 * one.ukuran
            cell = grid.cell((one.x0 + one.x1) / 2, height)
        last = one
        if cell < 0:
            outside.append(one)
        else:
            cells.setdefault(cell, []).append(one)
    return {cell: inside for cell, inside in cells.items() if any(not one.teks.isspace() for one in inside)}, outside


def _follows(last: Huruf, one: Huruf) -> bool:
    """Whether two letters are of one word, which may stick out of its cell."""
    return (not one.arah and abs(one.x0 - last.x1) < 0.1 * one.ukuran and abs(one.dasar - last.dasar) < 0.5
            and not one.teks.isspace() and not last.teks.isspace())


def _middle(grid: Kisi) -> tuple[float, float]:
    return (grid.xs[0] + grid.xs[-1]) / 2, (grid.ys[0] + grid.ys[-1]) / 2


def _all_lines(pages: Sequence[Halaman]) -> Iterator[Baris]:
    for page in pages:
        yield from page.baris
        for table in page.tabel:
            for inside in table.isi.values():
                yield from inside


def _content(pages: Sequence[Halaman], body: Sequence[Sequence[Baris]], words: Kosakata,
             writer: bool) -> Iterator[Paragraf | TabelMentah]:
    """Paragraphs and tables in reading order; a paragraph may run on over the page, not over a table."""
    margins = _margins(pages, body)
    room = Ruang(margins, _usual(body), {page.nomor: page.lebar / 2 for page in pages}, rata=_justified(body, margins))
    waiting: list[Baris] = []
    notes: list[Baris] = []
    for page, inside in zip(pages, body, strict=True):
        above, below = notes_apart(inside)
        notes += below
        content: list[Baris | TabelHalaman] = [*above, *page.tabel]
        for one in sorted(content, key=_place):
            if isinstance(one, Baris):
                waiting.append(one)
                continue
            yield from (*paragraphs(waiting, room, words), *footnotes(notes, room, words))
            waiting, notes = [], []
            yield _table(one, page.nomor, words, writer)
    yield from (*paragraphs(waiting, room, words), *footnotes(notes, room, words))


def _justified(body: Sequence[Sequence[Baris]], margins: Mapping[int, tuple[float, float]]) -> bool:
    """Whether most long lines end at the margin."""
    left = [margins[one.halaman][1] - one.x1 for inside in body for one in inside]
    long = [one for one in left if one < 40]
    return bool(long) and sum(abs(one) < 2 for one in long) > 0.6 * len(long)


def _place(one: Baris | TabelHalaman) -> tuple[float, float]:
    return (one.dasar, one.x0) if isinstance(one, Baris) else (one.kisi.ys[0], one.kisi.xs[0])


def _margins(pages: Sequence[Halaman], body: Sequence[Sequence[Baris]]) -> dict[int, tuple[float, float]]:
    """The left and right margin of each page: where most of its long lines end, or those of all pages of its width."""
    widths: dict[float, list[Baris]] = {}
    for page, inside in zip(pages, body, strict=True):
        widths.setdefault(round(page.lebar), []).extend(inside)
    common = {width: _margin(found, width) for width, found in widths.items()}
    return {page.nomor: _margin(inside, page.lebar, 8) or _with_tables(common[round(page.lebar)], page)
            for page, inside in zip(pages, body, strict=True)}


def _with_tables(common: tuple[float, float] | None, page: Halaman) -> tuple[float, float]:
    """Margins of a page of few lines: its tables may be wider than what other pages hold."""
    edges = [(one.kisi.xs[0], one.kisi.xs[-1]) for one in page.tabel] + ([common] if common else [])
    return min((left for left, _ in edges), default=0.0), max((right for _, right in edges), default=page.lebar)


def _margin(found: Sequence[Baris], width: float, least: int = 1) -> tuple[float, float] | None:
    long = [one for one in found if one.x1 - one.x0 > 0.5 * width]
    if len(long) < least:
        return None
    ends = Counter(round(one.x1) for one in long)
    begins = Counter(round(one.x0) for one in long)
    usual, often = ends.most_common(1)[0]
    many = [end for end, count in ends.items() if count >= max(2, len(long) // 8)]
    right = usual if often > len(long) // 3 else max(many or ends)
    left = min((begin for begin, count in begins.items() if count >= max(2, len(long) // 8)), default=min(begins))
    return float(left), float(right)


def _usual(body: Sequence[Sequence[Baris]]) -> dict[float, float]:
    """For each size of letter the usual distance of two lines."""
    steps: dict[float, Counter[float]] = {}
    for inside in body:
        for last, line in pairwise(inside):
            if line.dasar > last.dasar:
                steps.setdefault(round(line.ukuran, 1), Counter())[round(line.dasar - last.dasar, 1)] += 1
    return {size: counts.most_common(1)[0][0] for size, counts in steps.items()}


def _table(table: TabelHalaman, page: int, words: Kosakata, writer: bool) -> TabelMentah:
    pad = _pad(table)
    inner: dict[int, list[TabelMentah]] = {}
    for place, one in table.dalam:
        inner.setdefault(place, []).append(_table(one, page, words, writer))
    cells = []
    for index, cell in enumerate(table.kisi.petak):
        found = table.isi.get(index, ())
        edges = (cell.x0 + pad, cell.x1 - pad)
        room = Ruang(dict.fromkeys((line.halaman for line in found), edges), {}, {}, sel=True, ekor=writer)
        content = (*paragraphs(found, room, words), *inner.get(index, ()))
        cells.append(SelMentah(cell.baris, cell.kolom, content, cell.tinggi, cell.lebar))
    return TabelMentah(tuple(cells), len(table.kisi.ys) - 1, len(table.kisi.xs) - 1, 0, page)


def _pad(table: TabelHalaman) -> float:
    """How far text keeps from the edge of its cell."""
    kept = [line.x0 - table.kisi.petak[cell].x0 for cell, inside in table.isi.items() for line in inside]
    return min(max(min(kept, default=0.0), 0.0), 8.0)
