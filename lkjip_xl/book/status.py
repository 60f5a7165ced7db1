"""The lights of the input sheets and whether the results still belong to the input.

Both are live formulas on Beranda; the functions here compute the same in Python, so that a closed file shows them too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Literal

from lkjip_xl.book.grid import Block, CellError, Grid, Value, column_letter, serial
from lkjip_xl.book.reader import Isian
from lkjip_xl.book.schema import (
    BERANDA,
    BERANDA_CELLS,
    FIRST_COLUMN,
    INPUT_SHEETS,
    VALUE_COLUMN,
    Column,
    Field,
    Form,
    InputSheet,
    Table,
)

Lampu = Literal["kosong", "belum lengkap", "siap"]
"""The light of an input sheet."""

SIDIK_ROWS, SIDIK_COLUMNS = 5, 8
"""The fingerprint of an input sheet reaches to so many times the rows of its tables, and so many columns beyond them.

Inserted rows and columns widen it by themselves.
"""
GALAT_SIDIK = -1
"""The fingerprint of a sheet that holds a formula error."""
_POSITIONS = (1, 9)
_NEAR = 60
"""How many rows of its area a fingerprint always computes; the others only where there is something."""


def own_columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table that staff fill themselves; the template fills the others beforehand."""
    return table.columns[len(table.rows[0]) if table.rows else 0:]


def asked(form: Form) -> tuple[Field, ...]:
    """The answers by which the light of a form is judged: the required ones, or all where none is required."""
    return tuple(f for f in form.fields if f.required) or form.fields


def lampu(sheet: InputSheet, isian: Isian) -> Lampu:
    """The light of an input sheet: kosong, belum lengkap (a required cell of a used row is blank), or siap."""
    used = missing = 0
    for form in sheet.forms:
        answers = isian.forms.get(form.key)
        filled = [answers is not None and _filled(isian, sheet, answers.cells.get(f.key)) for f in asked(form)]
        used += sum(filled)
        missing += filled.count(False) if any(f.required for f in form.fields) else 0
    for table in sheet.tables:
        rows_used, rows_missing = _table_counts(table, sheet, isian)
        used, missing = used + rows_used, missing + rows_missing
    return "kosong" if used == 0 else "belum lengkap" if missing else "siap"


def _filled(isian: Isian, sheet: InputSheet, place: tuple[int, int] | None) -> bool:
    return place is not None and isian.sheets[sheet.name].cell(*place) is not None


def _table_counts(table: Table, sheet: InputSheet, isian: Isian) -> tuple[int, int]:
    data, block = isian.tables.get(table.key), isian.sheets[sheet.name]
    own = own_columns(table)
    if data is None or not own:
        return 0, 0
    used = missing = 0
    required = [c for c in own if c.required]
    last = max((row.baris for row in data.rows), default=data.header_row) if data.rows else data.header_row
    for row in range(data.header_row + 1, last + 1):
        values = {c.key: block.cell(row, data.columns[c.key]) for c in own if c.key in data.columns}
        used += sum(value is not None for value in values.values())
        if required and values.get(required[0].key) is not None:
            missing += sum(values.get(c.key) is None for c in required)
    return used, missing


def lampu_formula(sheet: InputSheet) -> str:
    """The worksheet formula that shows the same light."""
    used: list[str] = []
    missing: list[str] = []
    for form in sheet.forms:
        cells = [_quoted(sheet, f"${column_letter(VALUE_COLUMN)}${form.row(f)}") for f in asked(form)]
        used += [f'({cell}<>"")' for cell in cells]
        missing += [f'({cell}="")' for cell in cells] if any(f.required for f in form.fields) else []
    for table in sheet.tables:
        own = own_columns(table)
        if not own:
            continue
        used.append(f"COUNTA({_range(sheet, table, own[0], own[-1])})")
        required = [c for c in own if c.required]
        missing += [
            f'SUMPRODUCT(({_range(sheet, table, required[0], required[0])}<>"")'
            f'*({_range(sheet, table, column, column)}=""))'
            for column in required[1:]
        ]
    return f'=IF({"+".join(used)}=0,"kosong",IF({"+".join(missing) or 0}>0,"belum lengkap","siap"))'


def _range(sheet: InputSheet, table: Table, first: Column, last: Column) -> str:
    left, right = (column_letter(FIRST_COLUMN + table.columns.index(c)) for c in (first, last))
    return _quoted(sheet, f"${left}${table.first_row}:${right}${table.last_row}")


def _quoted(sheet: InputSheet, cells: str) -> str:
    return f"'{sheet.name}'!{cells}"


def _first_row(sheet: InputSheet) -> int:
    return sheet.blocks[0].header_row + 1


def sidik_reach(sheet: InputSheet) -> tuple[int, int]:
    """The last row and column that the fingerprint of a sheet covers in the template, counted from 1."""
    last_row = max((table.last_row for table in sheet.tables), default=0)
    columns = max((len(table.columns) for table in sheet.tables), default=2)
    return max(SIDIK_ROWS * last_row, 100), FIRST_COLUMN - 1 + columns + SIDIK_COLUMNS


def sidik_formula(sheet: InputSheet) -> str:
    """The worksheet formula of the fingerprint of a sheet: a weighted sum of its figures and of its texts.

    Figures count by value, texts by their length and two of their characters; weights come from the place of a cell.
    """
    last_row, last_column = sidik_reach(sheet)
    area = _quoted(sheet, f"$B${_first_row(sheet)}:${column_letter(last_column)}${last_row}")
    return f"=IFERROR({'+'.join(_part_formula(part) for part in _parts(area))},{GALAT_SIDIK})"


def _parts(area: str) -> Iterator[str]:
    """The same area in two parts of whole rows; a row that is inserted anywhere in it lies in one of them."""
    for first, last in (("1", str(_NEAR)), (str(_NEAR + 1), f"ROWS({area})")):
        yield f"INDEX({area},{first},1):INDEX({area},{last},COLUMNS({area}))"


def _part_formula(area: str) -> str:
    """The fingerprint of a part; of one without contents nothing is computed, which is most of the work."""
    weight = f"(MOD(ROW({area})*7+COLUMN({area})*13,31)+1)"
    pads = " " * max(_POSITIONS)
    marks = [f'MID({area}&"{pads}",{p},1)' for p in _POSITIONS]
    # A letter that the code page does not know is given the code of another, by each program its own: it counts 0.
    letters = "+".join(f"CODE({m})*(CODE({m})<128)*EXACT(CHAR(CODE({m})),{m})" for m in marks)
    texts = f"SUMPRODUCT({weight}*ISTEXT({area})*(LEN({area})+{letters}))"
    return f"IF(COUNTA({area})=0,0,SUMPRODUCT({weight},{area})+{texts})"


def sidik(sheet: InputSheet, isian: Isian) -> float:
    """The fingerprint of a sheet as the formula on Beranda computes it."""
    tops = [data.header_row + 1 for key, data in isian.tables.items() if _on(sheet, key)]
    if sheet.forms:
        tops = [row for key, form in isian.forms.items() if _on(sheet, key) for row, _ in form.cells.values()]
    start = min(tops, default=_first_row(sheet))
    cells = list(_cells(isian.sheets[sheet.name], start, sidik_reach(sheet)))
    if any(isinstance(value, CellError) for _, _, value in cells):
        return GALAT_SIDIK
    try:
        found = math.fsum(((row * 7 + column * 13) % 31 + 1) * _worth(value) for row, column, value in cells)
    except (OverflowError, ValueError):
        return GALAT_SIDIK
    return found if math.isfinite(found) else GALAT_SIDIK


def _on(sheet: InputSheet, key: str) -> bool:
    return any(block.key == key for block in sheet.blocks)


def _cells(block: Block, start: int, reach: tuple[int, int]) -> Iterator[tuple[int, int, Value]]:
    last_row, last_column = reach
    for row, line in enumerate(block.rows[:last_row], 1):
        if row >= start:
            yield from ((row, column, value) for column, value in enumerate(line[:last_column], 1)
                        if value is not None and column >= FIRST_COLUMN)


def _worth(value: Value) -> float:
    value = serial(value)
    if isinstance(value, str):
        padded = value + " " * max(_POSITIONS)
        return len(value.encode("utf-16-le")) // 2 + sum(_code(padded[p - 1]) for p in _POSITIONS)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else 0


def _code(character: str) -> int:
    return ord(character) if ord(character) < 128 else 0


def same_sidik(a: float, b: float) -> bool:
    """Whether two fingerprints are the same within the rounding of floating-point sums."""
    return abs(a - b) <= 1e-9 + 1e-15 * abs(b)


BELUM, SESUAI, BERUBAH = (
    "Belum pernah dihitung",
    "Hasil sesuai dengan isian",
    "Belum dihitung ulang: isian berubah sejak hitung terakhir",
)


def kesegaran_formula(stored: str, present: str) -> str:
    """The worksheet formula that says whether the results belong to the input; it is computed at every opening."""
    differs = f"SUMPRODUCT(--(ABS({present}-{stored})>1E-9+1E-15*ABS({stored})))"
    return f'=IF(COUNT({stored})<{len(INPUT_SHEETS)},"{BELUM}",IF({differs}>0,"{BERUBAH}","{SESUAI}"))&T(NOW())'


def sidik_tersimpan(home: Block) -> tuple[Value, ...]:
    """The fingerprints of all input sheets that Beranda has kept since the last hitung."""
    cells = BERANDA_CELLS
    return tuple(home.cell(cells.status_row + i, cells.stored_column) for i in range(len(INPUT_SHEETS)))


def sidik_kini(isian: Isian) -> tuple[float, ...]:
    """The fingerprints of all input sheets as they are now."""
    return tuple(float(sidik(sheet, isian)) for sheet in INPUT_SHEETS)


def grid_kesegaran(grid: Grid, isian: Isian) -> str:
    """Whether the results of a workbook belong to its input."""
    return kesegaran(sidik_tersimpan(grid.read(BERANDA)), sidik_kini(isian))


def kesegaran(stored: tuple[Value, ...], present: tuple[float, ...]) -> str:
    """Whether the results belong to the input, from the stored and the present fingerprints of all input sheets."""
    numbers = [value for value in stored if isinstance(value, (int, float)) and not isinstance(value, bool)]
    if len(numbers) < len(present):
        return BELUM
    return SESUAI if all(same_sidik(a, b) for a, b in zip(present, numbers, strict=True)) else BERUBAH
