"""Impor angka: put printed figures from a CSV or JSON file into the sheet Angka Tercetak."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip_xl.book.grid import BARIS_TERBACA, Book, Value
from lkjip_xl.book.identity import check_identity
from lkjip_xl.book.reader import Row, TableData, normal, read_isian
from lkjip_xl.book.schema import ANGKA_TERCETAK, LISTS, Column
from lkjip_xl.domain.nilai.angka import parse_angka
from lkjip_xl.jobs.data import (
    Salah,
    clean,
    decode,
    delimiter,
    read_csv,
    require_table,
    shorten,
    unreadable_text,
    used_rows,
)

TABEL = ANGKA_TERCETAK.tables[0]
JUDUL = "; ".join(column.key for column in TABEL.columns)
"""The headings that a data file may have."""
_KUNCI = {normal(name): column.key for column in TABEL.columns for name in (column.key, column.label)}
_KUTIP = 'Apit isi yang memuat tanda pemisah kolom dengan tanda kutip, misalnya "83,55".'


@dataclass(frozen=True)
class Impor:
    """What came of an import: rows added, rows left out because they were there already, rows replaced, defects.

    A defective row is left out, a defective cell that may be blank is left blank; a file that cannot be used adds
    nothing.
    """

    ditambahkan: int = 0
    dilewati: int = 0
    diganti: int = 0
    salah: tuple[Salah, ...] = ()

    @property
    def kalimat(self) -> str:
        """The outcome in one sentence."""
        wrong = f" Ada {len(self.salah)} yang perlu dibetulkan." if self.salah else ""
        if self.salah and not self.ditambahkan and not self.dilewati:
            return f"{wrong.strip().rstrip('.')}; buku kerja tidak diubah."
        replaced = f" {self.diganti} baris lama diganti." if self.diganti else ""
        left = f" {self.dilewati} baris dilewati karena sudah ada." if self.dilewati else ""
        return f"{self.ditambahkan} baris ditambahkan ke lembar {ANGKA_TERCETAK.name}.{left}{replaced}{wrong}"


@dataclass(frozen=True)
class Mentah:
    """A row as the data file has it: its number, and its values by column key."""

    baris: int
    isi: Mapping[str, object]


Kutipan = tuple[str, str, str, int, str, str, str]
"""A row of the table in the order of its columns; two that are equal say the same."""


def impor_angka(book: Book, data: bytes, *, sebagai_json: bool, ganti: bool = False) -> Impor:
    """Add the rows of a data file below those of the table, or put them in their place with ``ganti``.

    Rows that are wrong are left out. Raises `CannotRun` when it is no workbook of this program or its sheet
    cannot be found.
    """
    check_identity(book)
    quotes, wrong = baca_data(data, sebagai_json=sebagai_json)
    if not quotes:
        return Impor(salah=wrong)
    return _tambahkan(book, quotes, wrong, _semua if ganti else _tidak_ada)


def isi_kutipan(book: Book, quotes: Sequence[Kutipan], catatan: str) -> Impor:
    """Put mentions that were read from a document below the rows that staff typed, each with that note.

    Rows with a note that begins so were read from an earlier draft: they make room, all others stay as they are. Raises
    `CannotRun` as `impor_angka` does.
    """
    check_identity(book)
    noted = [(*quote[:-1], catatan) for quote in quotes]
    return _tambahkan(book, noted, (), lambda table, _: {row.baris for row in table.rows
                                                         if row.text("catatan").startswith(catatan)})


Usang = Callable[[TableData, int], set[int]]
"""The rows of the sheet that make room, given how many rows under the headings are used."""


def _semua(table: TableData, used: int) -> set[int]:
    return set(range(table.header_row + 1, table.header_row + 1 + used))


def _tidak_ada(table: TableData, used: int) -> set[int]:  # noqa: ARG001 - the same signature as `_semua`
    return set()


def _tambahkan(book: Book, quotes: Sequence[Kutipan], wrong: tuple[Salah, ...], usang: Usang) -> Impor:
    """Write quotes below the last row that stays, once each; the obsolete rows are emptied."""
    isian = read_isian(book)
    table = require_table(isian, ANGKA_TERCETAK)
    all_rows = used_rows(isian, ANGKA_TERCETAK, table)
    old = usang(table, all_rows)
    used = _kept_rows(table, all_rows, old)
    known = {_existing(row) for row in table.rows if row.baris not in old}
    new = [quote for quote in dict.fromkeys(quotes) if quote not in known]
    room = BARIS_TERBACA - table.header_row - used
    if len(new) > room:
        return Impor(salah=(_too_many(len(new), room),))
    first = table.header_row + 1 + used
    _blank(book, table, [row for row in sorted(old) if row < first])
    _write(book, table, first, new, all_rows - used)
    return Impor(len(new), len(quotes) - len(new), len(old), wrong)


def _kept_rows(table: TableData, used: int, old: set[int]) -> int:
    """How many rows under the headings lie above the last one that stays."""
    return next((count for count in range(used, 0, -1) if table.header_row + count not in old), 0)


def _blank(book: Book, table: TableData, rows: Sequence[int]) -> None:
    for row in rows:
        for column in TABEL.columns:
            book.write(table.sheet, row, table.columns[column.key], [[None]])


def baca_data(data: bytes, *, sebagai_json: bool) -> tuple[tuple[Kutipan, ...], tuple[Salah, ...]]:
    """The rows of a data file as the table holds them, and what is wrong in it."""
    text = decode(data)
    if text is None:
        return (), (unreadable_text(),)
    if not text.strip():
        return (), (_empty(),)
    raw, wrong = _read_json(text) if sebagai_json else _read_csv(text)
    if not raw and not wrong:
        return (), (_empty(),)
    checked = [_quote(row) for row in raw]
    wrong = [*wrong, *(found for _, defects in checked for found in defects)]
    return tuple(quote for quote, _ in checked if quote), tuple(sorted(wrong, key=lambda found: found.baris))


def _empty() -> Salah:
    return Salah(0, "", "Berkas data kosong.", "sedikitnya satu baris angka",
                 f"Isi berkasnya dengan kolom {JUDUL}.")


def _too_many(count: int, room: int) -> Salah:
    return Salah(0, str(count), f"Barisnya {count}, lebih banyak daripada tempat yang tersisa.",
                 f"paling banyak {room} baris", "Kurangi barisnya, atau ganti isi yang lama dengan pilihan --ganti.")


def _read_csv(text: str) -> tuple[list[Mentah], list[Salah]]:
    heading_line = next(line for line in text.splitlines() if line.strip())
    lines, broken = read_csv(text, delimiter([heading_line], _KUNCI))
    if broken:
        return [], list(broken)
    filled = [(number, line) for number, line in enumerate(lines, 1) if _filled(line)]
    if not filled:
        return [], []
    (first, heading), *rows = filled
    while not heading[-1].strip():
        heading = heading[:-1]
    wrong = _heading_defects(heading, first)
    if wrong:
        return [], wrong
    keys, width = [_KUNCI[normal(name)] for name in heading], len(heading)
    wide = [_too_wide(number, line, width) for number, line in rows if _filled(line[width:])]
    return [Mentah(number, dict(zip(keys, line, strict=False))) for number, line in rows
            if not _filled(line[width:])], wide


def _filled(line: Sequence[str]) -> bool:
    return any(cell.strip() for cell in line)


def _too_wide(number: int, line: Sequence[str], width: int) -> Salah:
    return Salah(number, shorten("; ".join(line)), "Isinya lebih banyak daripada judul kolomnya.", f"{width} kolom",
                 _KUTIP)


def _heading_defects(names: Sequence[str], number: int) -> list[Salah]:
    keys = [_KUNCI.get(normal(name), "") for name in names]
    wrong = [_unknown_column(name, number) for name, key in zip(names, keys, strict=True) if not key]
    wrong += [Salah(number, name, f"Kolom “{name.strip()}” ada lebih dari satu.", "setiap kolom satu kali",
                    "Hapus kolom yang berlebih.")
              for index, (name, key) in enumerate(zip(names, keys, strict=True)) if key and key in keys[:index]]
    return wrong + [Salah(number, "", f"Kolom “{column.key}” tidak ada.", f"kolom {JUDUL}",
                          f"Tambahkan kolom {column.key}: {column.help}")
                    for column in TABEL.required if column.key not in keys]


def _unknown_column(name: str, number: int) -> Salah:
    return Salah(number, name, f"Kolom “{name.strip()}” tidak dikenal." if name.strip() else "Ada kolom tanpa judul.",
                 f"kolom {JUDUL}", "Betulkan nama kolomnya, atau hapus kolom itu.")


def _read_json(text: str) -> tuple[list[Mentah], list[Salah]]:
    try:
        # As Decimal, a number that cannot be used is at least told with the digits that it was written with.
        data = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        return [], [Salah(error.lineno, shorten(text.split("\n")[error.lineno - 1]),
                          f"JSON rusak di baris {error.lineno}, huruf ke-{error.colno}.", "JSON yang utuh",
                          "Betulkan di sekitar tempat itu: biasanya koma, tanda kutip, atau kurung yang kurang.")]
    except (ValueError, RecursionError):
        return [], [_no_list("")]
    rows = data.get("tercetak") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        return [], [_no_list(data)]
    found = [_object(number, row) for number, row in enumerate(rows, 1)]
    return [row for row, _ in found if row], [defect for _, defects in found for defect in defects]


def _no_list(data: object) -> Salah:
    return Salah(0, shorten(data), "JSON ini tidak berisi daftar angka.",
                 'daftar seperti [{"tempat": ...}] atau {"tercetak": [...]}', "Susun ulang berkasnya.")


def _object(number: int, row: Any) -> tuple[Mentah | None, list[Salah]]:
    if not isinstance(row, dict):
        return None, [Salah(number, shorten(row), "Butir ini bukan objek.", '{"tempat": "Tabel 3.2", ...}',
                            f"Tulis setiap angka sebagai objek dengan kunci {JUDUL}.")]
    wrong = [_unknown_column(name, number) for name in row if normal(name) not in _KUNCI]
    keys = [_KUNCI.get(normal(name), "") for name in row]
    wrong += [Salah(number, name, f"Kunci “{name}” ada lebih dari satu.", "setiap kunci satu kali",
                    "Hapus kunci yang berlebih.")
              for index, name in enumerate(row) if keys[index] and keys[index] in keys[:index]]
    return None if wrong else Mentah(number, dict(zip(keys, row.values(), strict=True))), wrong


def _quote(row: Mentah) -> tuple[Kutipan | None, list[Salah]]:
    cells: dict[str, Any] = {}
    wrong: list[Salah] = []
    for column in TABEL.columns:
        read = _cell(column, row.isi.get(column.key), row.baris)
        if isinstance(read, Salah):
            wrong.append(read)
        cells[column.key] = "" if isinstance(read, Salah) and not column.required else read
    if any(column.required and isinstance(cells[column.key], Salah) for column in TABEL.columns):
        return None, wrong
    return (cells["tempat"], cells["besaran"], cells["tentang"], cells["tahun"], cells["tertulis"],
            cells["nama_tercetak"], cells["catatan"]), wrong


def _cell(column: Column, raw: object, row: int) -> str | int | Salah:
    if isinstance(raw, str):
        raw = clean(raw)
    if raw in (None, ""):
        return Salah(row, "", f"Kolom {column.key} belum diisi.", column.help, f"Isi kolom {column.key}.") if (
            column.required) else ""
    if column.kind == "tahun":
        return _year(raw, row)
    if not isinstance(raw, str):
        return _no_text(column, raw, row)
    return _besaran(raw, row) if column.kind == "pilihan" else raw


def _year(raw: object, row: int) -> int | Salah:
    number = parse_angka(raw) if isinstance(raw, str) else raw
    if isinstance(number, (int, Decimal)) and not isinstance(number, bool) and number in range(2000, 2101):
        return int(number)
    return Salah(row, shorten(raw), "Tahunnya tidak dapat dibaca.", "tahun antara 2000 dan 2100, misalnya 2024",
                 "Tulis tahun angkanya saja.")


def _no_text(column: Column, raw: object, row: int) -> Salah:
    if column.kind == "cetak" and isinstance(raw, (int, float, Decimal)) and not isinstance(raw, bool):
        return Salah(row, shorten(raw), "Angka ini ditulis sebagai bilangan, sehingga cetakannya di naskah hilang.",
                     'tulisan di naskah dalam tanda kutip, misalnya "83,50"',
                     "Salin tulisannya dari naskah, lalu apit dengan tanda kutip.")
    return Salah(row, shorten(raw), f"Isi {column.key} bukan teks.", "teks dalam tanda kutip",
                 f"Tulis {column.key} sebagai teks.")


def _besaran(text: str, row: int) -> str | Salah:
    known = {normal(name): name for name in LISTS["besaran"]}
    return known.get(normal(text)) or Salah(row, shorten(text), f"Besaran “{shorten(text)}” tidak dikenal.",
                                            "; ".join(known.values()),
                                            "Pilih besaran dari daftar itu; yang tidak ada di sana ditulis lain.")


def _existing(row: Row) -> Kutipan:
    year = row.number("tahun")
    return (row.text("tempat"), row.text("besaran"), row.text("tentang"), int(year or 0), row.text("tertulis"),
            row.text("nama_tercetak"), row.text("catatan"))


def _write(book: Book, table: TableData, first: int, quotes: Sequence[Kutipan], old: int) -> None:
    """Write column by column: the columns may stand in another order, with others of the office between them."""
    for index, column in enumerate(TABEL.columns):
        values: list[list[Value]] = [[quote[index] or None] for quote in quotes]
        values += [[None]] * (old - len(quotes))
        if values:
            book.write(table.sheet, first, table.columns[column.key], values)
