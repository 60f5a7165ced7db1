"""The list of output sheets on Beranda: those of the report with links, and "Lembar lain" with why they are hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkjip_xl.book.grid import Block, Book, Value
from lkjip_xl.book.schema import (
    BERANDA,
    BERANDA_CELLS,
    OUTPUT_SHEETS,
    PERIKSA,
    REVIU,
    RINGKASAN,
    TELAAH,
)

TAUTAN, JUDUL, LAIN, PETUNJUK = "tautan", "judul", "lain", "petunjuk"
"""The kinds of a line: a sheet with a link, the heading of the others, one of those, and how to see them."""
LEMBAR_LAIN, SEBAB = "Lembar lain", "Disembunyikan karena"
MENAMPILKAN = "Menampilkannya", "Klik kanan tab lembar mana pun, pilih Tampilkan (Unhide), lalu pilih lembarnya."

Baris = tuple[str, str, str]
"""A line: its kind, and what stands in its two columns."""


def judul_lembar(terms: Mapping[str, str]) -> dict[str, str]:
    """What each output sheet holds, by its name in the order of the list; ``terms`` fill the braces of the titles."""
    return {
        PERIKSA.name: "Temuan pada isian: apa yang salah, di sel mana, dan cara memperbaikinya.",
        RINGKASAN.name: "Satu halaman untuk pimpinan: angka pokok, yang perlu perhatian, capaian, dan grafik.",
        **{sheet.name: sheet.title.format(**terms) for sheet in (*OUTPUT_SHEETS, REVIU)},
        TELAAH.name: "Catatan pada naskah laporan yang dibaca dengan tombol Telaah Naskah.",
    }


def susun_daftar(titles: Mapping[str, str], lain: Mapping[str, str]) -> list[Baris]:
    """The lines of the list: the sheets of the report, then those of ``lain`` with their reasons."""
    lines = [(TAUTAN, name, title) for name, title in titles.items() if name not in lain]
    others = [(LAIN, name, lain[name]) for name in titles if name in lain]
    return [*lines, ("", "", ""), (JUDUL, LEMBAR_LAIN, SEBAB), *others, (PETUNJUK, *MENAMPILKAN)] if others else lines


def tulis_daftar(book: Book, home: Block, lines: Sequence[Baris]) -> bool:
    """Write the list on Beranda; returns whether it differs from what stood there."""
    cells = BERANDA_CELLS
    wanted = [*lines, *[("", "", "")] * (cells.output_rows - len(lines))]
    between: list[Value] = [None] * (cells.kind_column - cells.purpose_column - 1)
    rows = [[text or None, *between, kind or None, name or None] for kind, name, text in wanted]
    changed = rows != [[home.cell(row, column) for column in range(cells.purpose_column, cells.listed_column + 1)]
                       for row in range(cells.output_row, cells.output_row + cells.output_rows)]
    if changed:
        book.write(BERANDA, cells.output_row, cells.purpose_column, rows)
    book.show(BERANDA, cells.output_row, cells.name_column, [[row[-1]] for row in rows])
    return changed
