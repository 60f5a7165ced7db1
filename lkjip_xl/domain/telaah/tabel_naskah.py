"""Tables as full grids: where their head ends, which row numbers the columns, which part runs on from another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lkjip_xl.domain.telaah import bentuk
from lkjip_xl.domain.telaah.dokumen import Paragraf, Sel, SelMentah, Tabel, TabelMentah

_ANGKA = re.compile(r"[(\-−–]?\s*(?:Rp\.?\s*)?[(\-−–]?\d[\d.,]*(?:\s?%|,-|\))?\)?")
_TAHUN = re.compile(r"(?:19|20)\d\d")
_NOMOR_KOLOM = re.compile(r"\(?\s*(\d{1,2})\s*\)?(?:\s*=.*|\s*\(.*\)|\s*[:x*/+\-].*)?")
_NAMA_TERPOTONG = re.compile(r"\b(?:republik|kabupaten|kecamatan|provinsi|daerah)$", re.IGNORECASE)
_JUMLAH = re.compile(r"(?:sub\s?)?(?:jumlah|total)\b|rata\s?-\s?rata\b", re.IGNORECASE)
_TERBESAR = 400_000
"""The most places of a grid; a larger one is no table of a report."""


def tabel(raw: TabelMentah) -> Tabel:
    """The grid of a table, merged cells spread over every place that they cover."""
    grid = _grid(raw)
    head = _kepala(raw, grid)
    number = _nomor_kolom(grid, head)
    grid = _digeser(grid, max(head, number + 1))
    return Tabel(grid, min(head, number) if number >= 0 else head, number)


def _grid(raw: TabelMentah) -> tuple[tuple[Sel, ...], ...]:
    if raw.baris * raw.kolom > _TERBESAR:
        return tuple((Sel(tuple(paragraf_sel(cell)), (row, 0)),) for row, cell in enumerate(raw.sel))
    grid = [[Sel(asli=(row, column)) for column in range(raw.kolom)] for row in range(raw.baris)]
    for cell in raw.sel:
        spread = Sel(tuple(paragraf_sel(cell)), (cell.baris, cell.kolom))
        for row in range(cell.baris, min(cell.baris + cell.tinggi, raw.baris)):
            for column in range(cell.kolom, min(cell.kolom + cell.lebar, raw.kolom)):
                grid[row][column] = spread
    return tuple(tuple(row) for row in grid)


def paragraf_sel(cell: SelMentah) -> Iterator[Paragraf]:
    """The paragraphs of a cell that hold words, those of tables inside it in their places."""
    for one in cell.isi:
        if isinstance(one, Paragraf):
            if one.teks.strip():
                yield one
        else:
            for inner in sorted(one.sel, key=lambda cell: (cell.baris, cell.kolom)):
                yield from paragraf_sel(inner)


def _kepala(raw: TabelMentah, grid: tuple[tuple[Sel, ...], ...]) -> int:
    """How many rows are the head: what the file repeats, else what the merged cells of the first row span."""
    if raw.kepala:
        return min(raw.kepala, raw.baris)
    if not grid or _berisi_data(grid[0]):
        return 0
    return _bertingkat(raw, grid, 0)


def _bertingkat(raw: TabelMentah, grid: tuple[tuple[Sel, ...], ...], row: int) -> int:
    cells = [cell for cell in raw.sel if cell.baris == row]
    if len(cells) == 1 and cells[0].lebar >= raw.kolom > 1 and row + 1 < raw.baris:
        return row + 1 if _berisi_data(grid[row + 1]) else _bertingkat(raw, grid, row + 1)
    end = row + 1
    tall = max((cell.tinggi for cell in cells if _tinggi_kepala(cell, grid)), default=1)
    while end < min(row + tall, raw.baris) or (end < min(raw.baris, row + 4) and _ada_anak(raw, grid, end)):
        end += 1
    return end


def _digeser(grid: tuple[tuple[Sel, ...], ...], start: int) -> tuple[tuple[Sel, ...], ...]:
    """The grid, rows that lack their first cell and so stand a column too far to the left put in their places."""
    body = grid[start:]
    if len(body) < 4 or len(grid[0]) < 4:
        return grid
    kinds = [_jenis_kolom([row[column] for row in body]) for column in range(len(grid[0]))]
    made = list(grid)
    for at in range(start + 1, len(grid)):
        if _terlalu_kiri(grid[at], kinds):
            made[at] = (made[at - 1][0], *(_dipindah(cell, 0, 1) for cell in grid[at][:-1]))
    return tuple(made)


def _dipindah(cell: Sel, rows: int, columns: int) -> Sel:
    """The cell with its upper left place moved."""
    return replace(cell, asli=(cell.asli[0] + rows, cell.asli[1] + columns))


def _jenis_kolom(cells: list[Sel]) -> str:
    """What most cells of a column hold: figures, words; "" where neither is clear."""
    texts = [one.rata for one in cells if one.rata]
    figures = sum(_ANGKA.fullmatch(text) is not None or text == "-" for text in texts)
    if len(texts) < 3 or 0.3 * len(texts) < figures < 0.7 * len(texts):
        return ""
    return "angka" if figures >= 0.7 * len(texts) else "kata"


def _terlalu_kiri(row: tuple[Sel, ...], kinds: list[str]) -> bool:
    """Whether a row fits its columns only one place to the right."""
    if row[-1].rata or kinds[-1] != "angka" or not all(one.rata for one in row[:-1]) \
            or len({one.asli for one in row}) < len(row):
        return False
    own = ["angka" if _ANGKA.fullmatch(one.rata) else "kata" for one in row[:-1]]
    return own == kinds[1:] and own != kinds[:-1]


def _tinggi_kepala(cell: SelMentah, grid: tuple[tuple[Sel, ...], ...]) -> bool:
    """Whether a tall cell of the first row is a heading: the rows beside it hold no figures."""
    rows = grid[cell.baris + 1:cell.baris + cell.tinggi]
    return cell.tinggi <= 4 and not any(_berisi_data(row) for row in rows)


def _ada_anak(raw: TabelMentah, grid: tuple[tuple[Sel, ...], ...], row: int) -> bool:
    """Whether a row stands under wide headings of the row above, with a heading of its own for every part of them."""
    wide = [cell for cell in raw.sel if cell.baris == row - 1 and 1 < cell.lebar < raw.kolom
            and any(one.rata for one in grid[row - 1][cell.kolom:cell.kolom + cell.lebar])]
    return bool(wide) and not _berisi_data(grid[row]) and all(
        grid[row][column].rata and len(grid[row][column].rata) <= 60
        for cell in wide for column in range(cell.kolom, min(cell.kolom + cell.lebar, raw.kolom)))


def _berisi_data(row: Iterable[Sel]) -> bool:
    """Whether a row holds figures: amounts, shares, counts; a year alone is a heading, and so is a column number."""
    texts = [one.rata for one in row]
    return not _menomori(texts) and any(
        _ANGKA.fullmatch(text) and not _TAHUN.fullmatch(text) for text in texts if text)


def _menomori(texts: list[str]) -> bool:
    """Whether a row numbers the columns: 1 2 3 …, (1) (2) (3) …, some of them with how they are computed."""
    filled = list(dict.fromkeys(text for text in texts if text))
    values = [int(match[1]) for text in filled if (match := _NOMOR_KOLOM.fullmatch(text))]
    return len(values) == len(filled) >= 3 and values[0] <= 2 and values[-1] <= len(texts) + 3 \
        and sum(after - one in (1, 2) for one, after in zip(values, values[1:], strict=False)) == len(values) - 1


def _nomor_kolom(grid: tuple[tuple[Sel, ...], ...], head: int) -> int:
    rows = range(max(head - 1, 0), min(head + 1, len(grid)))
    return next((row for row in rows if _menomori([one.rata for one in grid[row]])), -1)


def keterangan_sel(made: Tabel) -> tuple[Paragraf | None, Tabel]:
    """The caption that stands in a first row across the table, if one does, and the table without that row."""
    first = made.sel[0] if made.sel else ()
    if len(made.sel) < 3 or len({one.asli for one in first}) != 1 or len(first) < 2 or len(first[0].paragraf) != 1 \
            or (caption := bentuk.keterangan(first[0].teks)) is None or " " not in caption.nomor:
        return None, made
    rows = tuple(tuple(replace(cell, asli=(cell.asli[0] - 1, cell.asli[1])) for cell in row) for row in made.sel[1:])
    number = made.nomor_kolom - 1 if made.nomor_kolom > 0 else -1
    return first[0].paragraf[0], Tabel(rows, max(made.kepala - 1, 1), number)


def tersambung(first: Tabel, second: Tabel) -> Tabel | None:
    """The table that two parts make, where the second runs on from the first: without a head, or with the same."""
    if not first.sel or not second.sel or len(first.sel[0]) != len(second.sel[0]) or not first.kepala:
        return None
    skip = _kepala_terulang(first, second)
    if skip is None:
        return None
    return _sambungan(first, second.sel[skip:])


def _kepala_terulang(first: Tabel, second: Tabel) -> int | None:
    """How many rows of a part repeat the head of the one before; None where it has another head."""
    upper = [_teks_baris(row) for row in first.sel[:first.isi.start]]
    lower = [_teks_baris(row) for row in second.sel[:len(upper)]]
    if lower == upper:
        return len(upper)
    if first.nomor_kolom >= 0 and second.nomor_kolom == 0:
        return 1
    same = next((count for count in range(len(upper), 0, -1) if upper[:count] == lower[:count]), 0)
    if same >= first.kepala:
        return same
    return 0 if second.kepala == 0 or _lanjut_isi(first, second) else None


def _lanjut_isi(first: Tabel, second: Tabel) -> bool:
    """Whether a part begins with a row that can be no head: its first place is empty, or is the next number."""
    text = second.sel[0][0].rata
    last = next((row[0].rata for row in reversed(first.sel[first.isi.start:]) if row[0].rata), "")
    after = text.rstrip(".")
    return not text or (after.isdecimal() and last.rstrip(".").isdecimal() and int(after) == int(last.rstrip(".")) + 1)


def _teks_baris(row: tuple[Sel, ...]) -> tuple[str, ...]:
    return tuple(one.rata.casefold() for one in row)


def _sambungan(first: Tabel, rows: tuple[tuple[Sel, ...], ...]) -> Tabel:
    at = len(first.sel)
    offset = min((cell.asli[0] for row in rows for cell in row), default=0)
    moved = [tuple(replace(cell, asli=(cell.asli[0] - offset + at, cell.asli[1])) for cell in row) for row in rows]
    above = list(first.sel)
    if moved and above and _meneruskan_baris(above[-1], moved[0]):
        above, moved = _disatukan(above, moved)
        return Tabel((*above, *moved), first.kepala, first.nomor_kolom, (*first.lanjutan, at - 1))
    return Tabel((*above, *_diteruskan(above, moved)), first.kepala, first.nomor_kolom, (*first.lanjutan, at))


def _jumlah(row: Iterable[Sel]) -> bool:
    """Whether a row is the total of a table, which belongs to no group."""
    return _JUMLAH.match(next((one.rata for one in row if one.rata), "")) is not None


def _meneruskan_baris(above: tuple[Sel, ...], row: tuple[Sel, ...]) -> bool:
    """Whether the first row of a part is the rest of the row above: only words, each the rest of a sentence."""
    rest = [(upper.rata, cell.rata) for upper, cell in zip(above, row, strict=True) if cell.rata]
    return 0 < len(rest) < len(row) and not row[0].rata and all(
        upper and not _ANGKA.fullmatch(lower) and _terpotong(upper, lower) for upper, lower in rest)


def _terpotong(upper: str, lower: str) -> bool:
    return upper[-1] not in ".;:" and (
        lower[0].islower() or bentuk.belum_selesai(upper) or _NAMA_TERPOTONG.search(upper) is not None)


def _disatukan(above: list[tuple[Sel, ...]], moved: list[tuple[Sel, ...]]) -> tuple[
        list[tuple[Sel, ...]], list[tuple[Sel, ...]]]:
    """The rows where the first row of a part is the rest of the last row above, cell by cell."""
    last, first = above[-1], moved[0]
    joined = [replace(upper, paragraf=upper.paragraf + lower.paragraf) if lower.paragraf else upper
              for upper, lower in zip(last, first, strict=True)]
    swap = {old.asli: new for old, new in zip(last, joined, strict=True)}
    down = {old.asli: new for old, new in zip(first, joined, strict=True)}
    return ([tuple(swap.get(cell.asli, cell) for cell in row) for row in above],
            [tuple(down.get(cell.asli) or _dipindah(cell, -1, 0) for cell in row) for row in moved[1:]])


def _diteruskan(above: list[tuple[Sel, ...]], moved: list[tuple[Sel, ...]]) -> list[tuple[Sel, ...]]:
    """The rows of a part, its empty leading places filled with the merged cell above that they go on with."""
    if not above or not moved:
        return moved
    rows = [list(row) for row in moved]
    for column, upper in enumerate(above[-1]):
        if rows[0][column].rata or not upper.rata:
            break
        for row in rows:
            if row[column].rata or _jumlah(row):
                break
            row[column] = upper
    return [tuple(row) for row in rows]
