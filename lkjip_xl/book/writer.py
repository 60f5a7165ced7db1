"""Laying out what was computed: every output sheet as one block of values, and what differs from what stood there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from lkjip_xl.book import reviu
from lkjip_xl.book.berisi import lembar_lain
from lkjip_xl.book.daftar_lembar import judul_lembar, susun_daftar, tulis_daftar
from lkjip_xl.book.findings import SELISIH
from lkjip_xl.book.gaya import headings, words
from lkjip_xl.book.grid import Block, Book, Change, Value, storable
from lkjip_xl.book.halaman import kosong
from lkjip_xl.book.lampiran import susun_lampiran
from lkjip_xl.book.periksa import Temuan, lines
from lkjip_xl.book.reader import Isian
from lkjip_xl.book.ringkasan import ringkasan, subtitle
from lkjip_xl.book.schema import (
    ASAL_ANGKA,
    BERANDA,
    BERANDA_CELLS,
    BUKA,
    INPUT_SHEETS,
    KEMBALI,
    OUT_FIRST_COLUMN,
    OUTPUT_NAMES,
    OUTPUT_SHEETS,
    PERIKSA,
    PERIKSA_LEMBAR,
    PERIKSA_TAUTAN,
    REVIU,
    RINGKASAN,
    TANPA_ISIAN,
    OutputSheet,
)
from lkjip_xl.book.status import SESUAI, kesegaran, lampu, sidik_kini, sidik_tersimpan
from lkjip_xl.book.tables import made_lines
from lkjip_xl.book.tables.line import Line, Lines, banner
from lkjip_xl.book.tables.nomor import as_printed, nomor
from lkjip_xl.book.tables.tanda import bertanda
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.masukan import Laporan

KERTAS = {"F4": 14, "A4": 9}
"""Excel's paper codes."""


def write_results(book: Book, hasil: Hasil, isian: Isian, temuan: Temuan, moment: str) -> tuple[Change, ...] | None:
    """Write all output sheets and the facts on Beranda.

    Returns the cells of output sheets that changed, None where the book does not say. ``moment`` is put on Beranda
    only when something changed or may have, so that computing a closed file twice is the same as once.
    """
    made = made_lines(hasil)
    pages = {**output_pages(hasil, made), RINGKASAN.name: ringkasan(hasil, temuan.banyak_galat),
             **_work_pages(book, hasil, temuan)}
    present = [name for name in OUTPUT_NAMES if name in book.sheets]
    found = [book.replace(name, stored(pages[name])) for name in present if name in pages]
    changes = None if None in found else tuple(change for part in found for change in part or ())
    home = book.read(BERANDA)
    _write_beranda(book, home, isian, temuan, moment, changes != ())
    _write_paper(book, home, present, KERTAS.get(hasil.laporan.pengaturan.kertas, KERTAS["F4"]))
    _show_links(book, pages[PERIKSA.name])
    _write_list(book, home, hasil, made)
    return changes


def _write_list(book: Book, home: Block, hasil: Hasil, made: Mapping[str, Lines]) -> None:
    """Let the sheets of the report be seen and no others, and list both on Beranda."""
    lain = lembar_lain(hasil, made)
    titles = judul_lembar(words(hasil.laporan))
    for lampiran in susun_lampiran(made):
        titles |= {sheet.name: f"Lampiran {lampiran.nomor}: {titles[sheet.name]}" for sheet in lampiran.lembar}
    present = {name: title for name, title in titles.items() if name in book.sheets}
    # What staff have shown or hidden by hand stays so until the list changes: asking Excel of each sheet takes time.
    if tulis_daftar(book, home, susun_daftar(present, lain)):
        book.show_only([name for name in present if name not in lain], [name for name in present if name in lain])


def write_periksa(book: Book, hasil: Hasil, temuan: Temuan) -> None:
    """Write what is about the report alone: the sheets Periksa and Reviu, and the number of findings on Beranda."""
    pages = _work_pages(book, hasil, temuan)
    for name, rows in pages.items():
        if name in book.sheets:
            book.replace(name, stored(rows))
    _show_links(book, pages[PERIKSA.name])
    book.write(BERANDA, BERANDA_CELLS.findings_row, BERANDA_CELLS.fact_column, [[_count(temuan)]])
    _write_naskah(book, book.read(BERANDA), temuan)


def _work_pages(book: Book, hasil: Hasil, temuan: Temuan) -> dict[str, list[list[Value]]]:
    laporan = hasil.laporan
    checklist = reviu.lines(temuan, reviu.read_pereviu(book), laporan.profil.tempat)
    return {PERIKSA.name: periksa(laporan, temuan), REVIU.name: layout(REVIU, laporan, checklist)}


def _show_links(book: Book, rows: list[list[Value]]) -> None:
    """What the link formulas right of the findings show; the template holds them for the first findings."""
    if PERIKSA.name in book.sheets:
        body = rows[PERIKSA.first_row - 1:][:PERIKSA_TAUTAN]
        linked = [[BUKA if len(row) > PERIKSA_LEMBAR and row[PERIKSA_LEMBAR] else None] for row in body]
        book.show(PERIKSA.name, PERIKSA.first_row, PERIKSA.last_column + 1,
                  [*linked, *[[None]] * (PERIKSA_TAUTAN - len(linked))])


def stored(rows: list[list[Value]]) -> list[list[Value]]:
    """The rows as cells hold them, all of one width."""
    width = max(len(row) for row in rows)
    return [[*(storable(value) for value in row), *[None] * (width - len(row))] for row in rows]


def _write_beranda(book: Book, home: Block, isian: Isian, temuan: Temuan, moment: str, changed: bool) -> None:
    cells = BERANDA_CELLS
    present = sidik_kini(isian)
    fresh = kesegaran(sidik_tersimpan(home), present) != SESUAI
    if fresh:
        book.write(BERANDA, cells.status_row, cells.stored_column, [[value] for value in present])
    if fresh or changed:
        version = home.cell(cells.version_row, cells.fact_column)  # it stands between them, and is written as it is
        facts: list[list[Value]] = [[moment], [_count(temuan)], [version], [_naskah(temuan)]]
        book.write(BERANDA, cells.time_row, cells.fact_column, facts)
        book.show(BERANDA, cells.freshness_row, cells.fact_column, [[SESUAI]])
    else:
        _write_naskah(book, home, temuan)
    book.show(BERANDA, cells.status_row, cells.light_column, [[lampu(sheet, isian)] for sheet in INPUT_SHEETS])
    book.show(BERANDA, cells.status_row, cells.present_column, [[value] for value in present])


def _write_paper(book: Book, home: Block, sheets: Sequence[str], code: int) -> None:
    """Setting up pages is slow in Excel, so Beranda remembers the paper that was set last."""
    place = BERANDA_CELLS.paper_row, BERANDA_CELLS.stored_column
    if home.cell(*place) != code:
        book.set_paper(sheets, code)
        book.write(BERANDA, *place, [[code]])


def _write_naskah(book: Book, home: Block, temuan: Temuan) -> None:
    """The count of the slips of a manuscript, which stands apart from the findings."""
    place, words = (BERANDA_CELLS.naskah_row, BERANDA_CELLS.fact_column), _naskah(temuan)
    if home.cell(*place) != words:
        book.write(BERANDA, *place, [[words]])


def _naskah(temuan: Temuan) -> str:
    found = len(temuan.naskah)
    return f"{found} {SELISIH}; tidak memengaruhi hasil, lihat lembar {PERIKSA.name}" if found else "tidak ada"


def _count(temuan: Temuan) -> str:
    found = temuan.isian or temuan.diterima
    return f"{temuan.tanpa_naskah}; lihat lembar {PERIKSA.name}" if found else "tidak ada"


def _numbers(hasil: Hasil, made: Mapping[str, Lines]) -> dict[str, str]:
    """What stands above the title of each sheet, by its key: the number of its attachment, or of its table."""
    tables = {key: as_printed(number) for (key, group), number in nomor(hasil).items() if group is None}
    return tables | {sheet.key: f"LAMPIRAN {one.nomor}" for one in susun_lampiran(made) for sheet in one.lembar}


def output_pages(hasil: Hasil, made: Mapping[str, Lines]) -> dict[str, list[list[Value]]]:
    """Every output sheet by its name, whole from A1 on: number, titles, headings, lines, and the origin of the figures.

    ``made`` are the lines of all output sheets by the key of the sheet.
    """
    numbers = _numbers(hasil, made)
    return {sheet.name: layout(sheet, hasil.laporan,
                                bertanda(made[sheet.key], sheet) or banner(TANPA_ISIAN, sheet, "catatan"),
                                numbers.get(sheet.key, "")) for sheet in OUTPUT_SHEETS}


def layout(sheet: OutputSheet, laporan: Laporan, lines: Sequence[Line], number_: str = "") -> list[list[Value]]:
    """A sheet from A1 on: titles, headings, and its lines; ``number_`` stands above the title."""
    empty = kosong(sheet, ((line.level, line.cells) for line in lines))
    return [*_head(sheet, laporan, number_, empty), *(_row(sheet, line) for line in lines)]


def _head(sheet: OutputSheet, laporan: Laporan, number_: str, empty: AbstractSet[int]) -> list[list[Value]]:
    """The titles and headings; a column without contents has no number."""
    terms = words(laporan)
    blank: list[Value] = [None] * (OUT_FIRST_COLUMN - 1)
    titles = [number_ or None, sheet.title.format(**terms), subtitle(laporan), None]
    rows = [[*blank, title] for title in titles]
    rows[0] = _at(rows[0], sheet.trace_column, KEMBALI)
    paths = headings(sheet, laporan)
    for level in range(sheet.depth):
        line: list[Value] = [*blank, *(_heading(paths, index, level) for index in range(len(paths)))]
        if level == 0 and sheet.traced:
            line = _at(line, sheet.trace_column, ASAL_ANGKA)
        rows.append(line)
    if sheet.numbered:
        running = iter(range(1, len(paths) + 1))
        rows.append([*blank, *(None if index in empty else next(running) for index in range(len(paths)))])
    return rows


def _heading(headings: list[tuple[str, ...]], index: int, level: int) -> Value:
    """The text of a heading cell; only the first cell of a merged group holds its text."""
    path = headings[index]
    if level >= len(path):
        return None
    same_group = level == 0 and len(path) == 2 and index and headings[index - 1][:1] == path[:1]
    return None if same_group else path[level]


def _row(sheet: OutputSheet, line: Line) -> list[Value]:
    cells = [line.level, line.warna or None, line.desimal, *line.cells]
    return _at(cells, sheet.trace_column, line.trace) if line.trace and sheet.traced else cells


def _at(cells: Sequence[Value], column: int, value: Value) -> list[Value]:
    return [*cells, *[None] * (column - 1 - len(cells)), value]


def periksa(laporan: Laporan, temuan: Temuan) -> list[list[Value]]:
    """The sheet of findings from A1 on, the most serious first, with their number on top."""
    rows = layout(PERIKSA, laporan, lines(temuan))
    # The link back stands in the template: a block as wide as that would wipe out the links right of the table.
    rows[0] = rows[0][:OUT_FIRST_COLUMN]
    rows[PERIKSA.header_row - 2][OUT_FIRST_COLUMN - 1:] = [f"Temuan: {temuan.kalimat}"]
    return rows
