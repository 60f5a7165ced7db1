# ruff: noqa: N802 - Excel shows worksheet functions in capitals
"""Worksheet functions: the arithmetic of the domain, cell by cell, for formulas of the office's own in Excel.

An input is one cell or a range. A single cell, row or column is spread against a longer range; the answer has the shape
of the longest, and is a scalar when every input is one cell. Of each cell the answer is "" when all its data are blank,
`TIDAK_TERSEDIA` when some are, and a short sentence when an input cannot be used. Figures are rounded as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, get_args

from lkjip_xl.book.reader import normal
from lkjip_xl.book.schema import ARAH, PENGATURAN, SKALA_SENDIRI
from lkjip_xl.domain.hitungan import anggaran as uang
from lkjip_xl.domain.hitungan import capaian as kinerja
from lkjip_xl.domain.hitungan.efisiensi import efisiensi
from lkjip_xl.domain.nilai.angka import (
    TERBESAR,
    Unreadable,
    from_number,
    parse_angka,
    parse_rupiah,
    round_half_up,
    tulis_rupiah,
)
from lkjip_xl.domain.nilai.arah import Arah, AturanCapaian
from lkjip_xl.domain.nilai.figure import Figure, Notation
from lkjip_xl.domain.nilai.metode import Metode, daftar_metode
from lkjip_xl.domain.nilai.skala import Skala, daftar_skala
from lkjip_xl.domain.nilai.terbilang import rupiah, terbilang
from lkjip_xl.domain.nilai.ukuran import Rentang, parse_rentang
from lkjip_xl.engines.workbook.lean import xw

KATEGORI_FUNGSI = "LKjIP"
"""The category under which Excel's function wizard lists the functions."""
TIDAK_TERSEDIA = "#N/A"
"""A needed value is missing; the wrapper in the workbook turns this text into Excel's error value."""
SEL_TERBANYAK = 100_000
"""More cells than this are a whole column chosen by mistake; computing them would keep Excel waiting."""

OPTIONS = {"ndim": 2, "err_to_str": True}
"""How xlwings hands over an input: always as rows of cells, error cells by their name."""
METODE_POIN = ("selisih", "pita")
"""The efficiency methods in points; the others need more than three figures, or are a function of their own."""
HASIL = ("nilai", "kategori")
SKALA_BAWAAN = str(next(field.default for form in PENGATURAN.forms for field in form.fields if field.key == "skala"))

Answer = float | str
Reader = Callable[[object], object]
"""From a cell to the value it stands for: None where it is blank, `Refused` where it cannot be used."""

_GALAT = re.compile(r"#(?:N/A|GETTING_DATA|[A-Z0-9/]+[!?])")
_GALAT_COM = range(-2146826288, -2146826188)
"""Error cells that xlwings has no name for arrive as whole numbers of this range; figures arrive as floats."""
_MATA_UANG = re.compile(r"\W*(?:rp|idr)", re.IGNORECASE)
_ALASAN = {
    "bukan_angka": "bukan angka",
    "rancu": "dapat dibaca dua cara; tulis tanpa pemisah ribuan",
    "bukan_bulat": "harus rupiah bulat",
    "terlalu_besar": "terlalu besar",
    "negatif": "negatif",
}


@dataclass(frozen=True)
class Refused:
    """An input that cannot be used, with what the cell then shows."""

    reason: str


@dataclass(frozen=True)
class Rumus:
    """One worksheet function: how its data and its choices are read, and what is computed of them."""

    data: tuple[Reader, ...]
    choices: tuple[Reader, ...]
    rule: Callable[..., Figure | str]

    def answer(self, *inputs: object) -> Answer | list[list[Answer]]:
        """The answers for inputs in the order of data and choices: a scalar, or rows of them; never an exception."""
        grids = [_grid(value) for value in inputs]
        shape = _shape(grids)
        if isinstance(shape, str):
            return shape
        rows, columns = shape
        answers = [[self._cell([_at(grid, row, column) for grid in grids]) for column in range(columns)]
                   for row in range(rows)]
        return answers[0][0] if shape == (1, 1) else answers

    def _cell(self, cells: list[object]) -> Answer:
        values = [read(cell) for read, cell in zip((*self.data, *self.choices), cells, strict=True)]
        data = values[:len(self.data)]
        if all(value is None for value in data):
            return ""
        refused = next((value for value in values if isinstance(value, Refused)), None)
        if refused:
            return refused.reason
        if None in data:
            return TIDAK_TERSEDIA
        try:
            return _shown(self.rule(*values))
        except ArithmeticError:
            return "hasilnya terlalu besar"


def _shown(result: Figure | str) -> Answer:
    if isinstance(result, str):
        return result
    return result.reason if result.printed is None else float(result.printed)


Cells = tuple[tuple[object, ...], ...]


def _grid(value: object) -> Cells:
    """An input as rows of equal length; a scalar is one cell, a flat list one row."""
    if not isinstance(value, (list, tuple)):
        return ((value,),)
    flat = not any(isinstance(row, (list, tuple)) for row in value)
    rows = [tuple(row) if isinstance(row, (list, tuple)) else (row,) for row in ([value] if flat else value)]
    width = max(1, *(len(row) for row in rows))
    return tuple(row + (None,) * (width - len(row)) for row in rows)


def _shape(grids: list[Cells]) -> tuple[int, int] | str:
    """Rows and columns of the answer, or why the inputs do not go together."""
    sizes = [(len(grid), len(grid[0])) for grid in grids]
    shape = max(rows for rows, _ in sizes), max(columns for _, columns in sizes)
    if any(rows not in (1, shape[0]) or columns not in (1, shape[1]) for rows, columns in sizes):
        named = dict.fromkeys(f"{rows} x {columns}" for rows, columns in sizes if (rows, columns) != (1, 1))
        return f"ukuran rentang berbeda: {' dan '.join(named)} (baris x kolom)"
    if shape[0] * shape[1] > SEL_TERBANYAK:
        return f"rentang terlalu besar; paling banyak {tulis_rupiah(Decimal(SEL_TERBANYAK))} sel"
    return shape


def _at(grid: Cells, row: int, column: int) -> object:
    line = grid[row if len(grid) > 1 else 0]
    return line[column if len(line) > 1 else 0]


def _filled(name: str, read: Reader) -> Reader:
    """A reader of data that leaves blank cells, dashes, error cells and dates to one place."""
    def checked(cell: object) -> object:
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        if isinstance(cell, (date, time)):
            return Refused(f"{name} berisi tanggal atau jam")
        if (galat := _galat(cell)) is not None:
            return Refused(galat if galat == TIDAK_TERSEDIA else f"{name} berisi galat {galat}".rstrip())
        value = read(cell)
        if not isinstance(value, Unreadable):
            return value
        # A dash counts as blank, as it does on the input sheets.
        return None if value.code == "tanda_hubung" else Refused(f"{name} {_ALASAN[value.code]}")

    return checked


def _galat(cell: object) -> str | None:
    """The name of the error that a cell shows, empty if it has none; None for a cell without an error."""
    if isinstance(cell, str):
        return cell.strip() if _GALAT.fullmatch(cell.strip()) else None
    return "" if isinstance(cell, int) and cell in _GALAT_COM else None


def _number(cell: object) -> Decimal | Unreadable:
    """The figure of a cell that holds no text; cells in a currency format arrive as `Decimal`."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float, Decimal)):
        return Unreadable("bukan_angka", "")
    exact = Decimal(cell)
    if exact.is_finite() and abs(exact) >= TERBESAR:
        return Unreadable("terlalu_besar", "")
    return from_number(float(exact)) if exact.is_finite() else Unreadable("bukan_angka", "")


def _angka(name: str) -> Reader:
    return _filled(name, lambda cell: parse_angka(cell) if isinstance(cell, str) else _number(cell))


def _ukuran(name: str) -> Reader:
    """A reader of figures and, in text, of ranges such as 90-100; predicates need the ladder of a workbook."""
    def read(cell: object) -> object:
        if not isinstance(cell, str):
            return _number(cell)
        rentang = parse_rentang(cell)
        return rentang if isinstance(rentang, Rentang) else parse_angka(cell)

    return _filled(name, read)


def _rupiah(name: str) -> Reader:
    """A reader of budgets: whole rupiah, 0 or more, as on the sheets."""
    def read(cell: object) -> object:
        value = _nominal(cell)
        if isinstance(value, Unreadable):
            return value
        if value != value.to_integral_value():
            return Unreadable("bukan_bulat", "")
        return Unreadable("negatif", "") if value < 0 else value

    return _filled(name, read)


def _nominal(cell: object) -> Decimal | Unreadable:
    return parse_rupiah(cell) if isinstance(cell, str) else _number(cell)


def _bilangan(cell: object) -> Decimal | Unreadable:
    if isinstance(cell, str):
        return parse_rupiah(cell) if _MATA_UANG.match(cell) else parse_angka(cell)
    return _number(cell)


def _pilihan(name: str, known: Mapping[str, object], default: object, offered: Iterable[str]) -> Reader:
    """A reader of a choice by its name in any case; a blank cell chooses the default."""
    by_name = {normal(key): value for key, value in known.items()}

    def read(cell: object) -> object:
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return default
        chosen = by_name.get(normal(cell)) if isinstance(cell, str) else None
        return chosen or Refused(f"{name} tidak dikenal; pilihannya {', '.join(offered)}")

    return read


def _arah() -> Reader:
    keys: tuple[Arah, ...] = get_args(Arah)
    return _pilihan("arah", {**dict(zip(keys, keys, strict=True)), **dict(zip(ARAH, keys, strict=True))}, keys[0], keys)


def _skala() -> Reader:
    known: dict[str, object] = {name: skala for skala in daftar_skala() for name in (skala.kunci, skala.nama)}
    known[SKALA_SENDIRI] = Refused("skala buatan sendiri hanya dipakai di lembar hasil")
    return _pilihan("skala", known, known[SKALA_BAWAAN], [skala.kunci for skala in daftar_skala()])


def _metode() -> Reader:
    known: dict[str, object] = {}
    for metode in daftar_metode():
        elsewhere = Refused(f"metode {metode.kunci} hanya dihitung di lembar Efisiensi")
        known[metode.kunci] = known[metode.nama] = metode if metode.kunci in METODE_POIN else elsewhere
    return _pilihan("metode", known, known[METODE_POIN[0]], METODE_POIN)


def _kategori(value: Decimal, skala: Skala) -> str:
    return skala.kategori(round_half_up(value)).kategori


def _efisiensi(value: Decimal, anggaran: Decimal, realisasi: Decimal, metode: Metode, hasil: str) -> Figure | str:
    notation = Notation()
    found = efisiensi(metode.kunci, notation.figure(value, ""), uang.serapan(anggaran, realisasi, None, notation), (),
                      notation)
    return found.tingkat.kategori if hasil == HASIL[1] and found.tingkat else found.nilai


_ATURAN = AturanCapaian()
_CAPAIAN = Rumus((_ukuran("target"), _angka("realisasi")), (_arah(),),
                 lambda target, realisasi, arah: kinerja.capaian(target, realisasi, arah, _ATURAN))
_KATEGORI = Rumus((_angka("capaian"),), (_skala(),), _kategori)
_PROGRES = Rumus((_ukuran("target akhir"), _angka("realisasi")), (_arah(),),
                 lambda target, realisasi, arah: kinerja.progres(target, realisasi, arah, _ATURAN))
_EFISIENSI = Rumus((_angka("capaian"), _rupiah("anggaran"), _rupiah("realisasi anggaran")),
                   (_metode(), _pilihan("hasil", dict(zip(HASIL, HASIL, strict=True)), HASIL[0], HASIL)), _efisiensi)
_SERAPAN = Rumus((_rupiah("anggaran"), _rupiah("realisasi")), (),
                 lambda anggaran, realisasi: uang.serapan(anggaran, realisasi, None, Notation()).persen)
_SISA = Rumus((_rupiah("anggaran"), _rupiah("realisasi")), (),
              lambda anggaran, realisasi: uang.serapan(anggaran, realisasi, None, Notation()).sisa)
_TERBILANG = Rumus((_filled("nilai", _bilangan),), (), terbilang)
_RUPIAH = Rumus((_filled("nilai", _nominal),), (), rupiah)

# The answers are declared as Any, because xlwings looks the declared type up among the types it can write.

_Arah = Annotated[Any, {
    "doc": "tinggi bila semakin tinggi semakin baik, rendah bila semakin rendah semakin baik; kolom Arah di lembar "
           "Indikator juga dapat dipakai. Bila dikosongkan: tinggi.", **OPTIONS}]
_Realisasi = Annotated[Any, {
    "doc": "Realisasi indikator pada tahun laporan; sel atau rentang sel. Ketik 0 bila memang nol.", **OPTIONS}]
_Capaian = Annotated[Any, {
    "doc": "Capaian dalam persen, misalnya 83,55 dan bukan 0,8355; sel atau rentang sel.", **OPTIONS}]
_Anggaran = Annotated[Any, {
    "doc": "Anggaran dalam rupiah bulat, misalnya 2500000; sel atau rentang sel.", **OPTIONS}]
_RealisasiAnggaran = Annotated[Any, {
    "doc": "Realisasi anggaran dalam rupiah bulat; sel atau rentang sel. Ketik 0 bila tidak terserap.", **OPTIONS}]


@xw.func(category=KATEGORI_FUNGSI)
def LKJIP_CAPAIAN(
    target: Annotated[Any, {
        "doc": "Target indikator: angka, atau rentang seperti 90-100; sel atau rentang sel.", **OPTIONS}],
    realisasi: _Realisasi,
    arah: _Arah = "tinggi",
) -> Any:
    """Capaian kinerja dalam persen: realisasi dibanding target menurut arahnya, dibulatkan dua desimal."""
    return _CAPAIAN.answer(target, realisasi, arah)


@xw.func(category=KATEGORI_FUNGSI)
def LKJIP_KATEGORI(
    capaian: _Capaian,
    skala: Annotated[Any, {
        "doc": "Kunci skala (tinggi, baik, seratus, akip, ikm) atau nama skala seperti di lembar Pengaturan. "
               "Bila dikosongkan: skala Sangat tinggi s.d. Sangat rendah.", **OPTIONS}] = SKALA_BAWAAN,
) -> Any:
    """Kategori capaian menurut skala yang dipilih, misalnya Sangat tinggi."""
    return _KATEGORI.answer(capaian, skala)


@xw.func(category=KATEGORI_FUNGSI)
def LKJIP_PROGRES(
    target_akhir: Annotated[Any, {
        "doc": "Target pada akhir rencana (Renstra atau RPJMD): angka atau rentang; sel atau rentang sel.", **OPTIONS}],
    realisasi: _Realisasi,
    arah: _Arah = "tinggi",
) -> Any:
    """Kemajuan menuju target akhir rencana dalam persen, dibulatkan dua desimal."""
    return _PROGRES.answer(target_akhir, realisasi, arah)


@xw.func(category=KATEGORI_FUNGSI)
def LKJIP_EFISIENSI(
    capaian: _Capaian,
    anggaran: _Anggaran,
    realisasi_anggaran: _RealisasiAnggaran,
    metode: Annotated[Any, {
        "doc": "selisih (kategori menurut tanda selisihnya) atau pita (kategori menurut pita lima persen); poinnya "
               "sama. Bila dikosongkan: selisih.", **OPTIONS}] = "selisih",
    hasil: Annotated[Any, {
        "doc": "nilai untuk poinnya, kategori untuk sebutannya. Bila dikosongkan: nilai.", **OPTIONS}] = "nilai",
) -> Any:
    """Efisiensi dalam poin: capaian kinerja dikurangi capaian anggaran; atau sebutan kategorinya."""
    return _EFISIENSI.answer(capaian, anggaran, realisasi_anggaran, metode, hasil)


@xw.func(category=KATEGORI_FUNGSI)
def LKJIP_SERAPAN(anggaran: _Anggaran, realisasi: _RealisasiAnggaran) -> Any:
    """Serapan (capaian anggaran) dalam persen: realisasi dibagi anggaran, dibulatkan dua desimal."""
    return _SERAPAN.answer(anggaran, realisasi)


@xw.func(category=KATEGORI_FUNGSI)
def LKJIP_SISA(anggaran: _Anggaran, realisasi: _RealisasiAnggaran) -> Any:
    """Sisa anggaran dalam rupiah: anggaran dikurangi realisasi."""
    return _SISA.answer(anggaran, realisasi)


@xw.func(category=KATEGORI_FUNGSI)
def LKJIP_TERBILANG(
    nilai: Annotated[Any, {
        "doc": "Angka yang ditulis dengan huruf, misalnya 2500000; sel atau rentang sel.", **OPTIONS}],
) -> Any:
    """Angka dengan huruf, misalnya dua juta lima ratus ribu; angka desimal dibaca satu per satu sesudah koma."""
    return _TERBILANG.answer(nilai)


@xw.func(category=KATEGORI_FUNGSI)
def LKJIP_RUPIAH(
    nilai: Annotated[Any, {
        "doc": "Rupiah yang ditulis, misalnya 2521401624; sel atau rentang sel. Sen dibulatkan.", **OPTIONS}],
) -> Any:
    """Rupiah sebagai tulisan dengan titik di antara ribuan, misalnya Rp2.521.401.624."""
    return _RUPIAH.answer(nilai)


FUNGSI: tuple[Callable[..., Any], ...] = (
    LKJIP_CAPAIAN, LKJIP_KATEGORI, LKJIP_PROGRES, LKJIP_EFISIENSI, LKJIP_SERAPAN, LKJIP_SISA, LKJIP_TERBILANG,
    LKJIP_RUPIAH,
)
"""The worksheet functions, in the order in which the workbook registers them."""
