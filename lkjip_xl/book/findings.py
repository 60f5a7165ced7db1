"""Findings as staff see them: sheet, cell, value, expectation, example and remedy; the one place that words them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from lkjip_xl.book.grid import cell_name
from lkjip_xl.book.reader import Isian
from lkjip_xl.book.schema import FIRST_COLUMN, Form, block, table_sheet
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.temuan import BARIS_BERIKUT, URUTAN, Finding, Tingkat, messages

PER_KODE = 10
"""How many findings of one code in one table are shown singly; the rest are counted in one line.

Findings with a subject are all shown: they stand grouped under it."""
NILAI_TERPANJANG = 80
NASKAH: Tingkat = "naskah"
"""The severity of slips of a manuscript, which are counted apart."""
KETERANGAN: Tingkat = "keterangan"
"""The severity of what an office may leave out; it is counted nowhere, as it is no defect."""
SELISIH = "selisih"
"""What slips of a manuscript are called where they are counted."""


@record(frozen=True)
class Shown:
    """A finding in words; ``count`` is more than 1 for a line that stands for several."""

    tingkat: Tingkat
    kode: str
    lembar: str
    sel: str
    temuan: str
    nilai: str
    seharusnya: str
    contoh: str
    tindakan: str
    count: int = 1
    pokok: str = ""
    """What it is about; findings of one root cause share it."""
    diterima: str = ""
    """Why staff accept it, if they do."""

    @property
    def tempat(self) -> str:
        """The sheet, with the cell where there is one."""
        return f"{self.lembar}!{self.sel}" if self.sel else self.lembar

    @property
    def seharusnya_contoh(self) -> str:
        """What was expected, with the example."""
        return f"{self.seharusnya}; contoh: {self.contoh}" if self.contoh else self.seharusnya

    def as_dict(self) -> dict[str, object]:
        """The finding for machines."""
        return asdict(self)


def counted(shown: Iterable[Shown]) -> Counter[Tingkat]:
    """How many findings there are of each severity; a folded line counts for all that it stands for."""
    counts: Counter[Tingkat] = Counter()
    for item in shown:
        counts[item.tingkat] += item.count
    return counts


def tally(shown: Iterable[Shown]) -> str:
    """How many findings there are, such as ``0 galat, 3 peringatan; naskah lama: 45 selisih``; empty for none.

    Galat are always told, other severities where there are any, and slips of the manuscript apart from all of them.
    """
    counts = counted(item for item in shown if item.tingkat != KETERANGAN)
    own = [f"{counts[level]} {level}" for level in URUTAN if level not in (NASKAH, KETERANGAN)
           and (counts[level] or level == "galat")]
    slips = [f"naskah lama: {counts[NASKAH]} {SELISIH}"] if counts[NASKAH] else []
    return "; ".join([", ".join(own), *slips]) if counts else ""


def subject(pokok: str, items: Sequence[Shown]) -> str:
    """The heading over several findings of one subject: ``Nilai SAKIP Kecamatan: 14 galat``."""
    level = items[0].tingkat
    return f"{pokok}: {len(items)} {SELISIH if level == NASKAH else level}"


def show(findings: Iterable[Finding], isian: Isian) -> tuple[Shown, ...]:
    """The findings in words, the most serious first, then in the order of the sheets; long runs are folded."""
    words = [_show(f, isian) for f in dict.fromkeys(findings)]
    ordered = sorted(words, key=lambda s: URUTAN.index(s.tingkat))
    groups: dict[tuple[str, str], list[Shown]] = {}
    for item in ordered:
        groups.setdefault((item.kode, item.pokok or item.lembar), []).append(item)
    folded = (item for group in groups.values() for item in _folded(group))
    return tuple(sorted(folded, key=lambda s: URUTAN.index(s.tingkat)))


def _folded(group: list[Shown]) -> list[Shown]:
    if len(group) <= PER_KODE + 1 or group[0].pokok:
        return group
    rest = group[PER_KODE:]
    first = rest[0]
    cells = f"{rest[0].sel} s.d. {rest[-1].sel}" if first.sel else ""
    sentence = f"Temuan yang sama di {len(rest)} sel lain ({cells})."
    more = Shown(first.tingkat, first.kode, first.lembar, "", sentence, "",
                 first.seharusnya, first.contoh, first.tindakan, len(rest), first.pokok)
    return [*group[:PER_KODE], more]


def _show(found: Finding, isian: Isian) -> Shown:
    message = messages()[found.code]
    args = {"nilai": found.value, **dict(found.args)}
    sheet, cell = where(found, isian)
    return Shown(message.tingkat, found.code, sheet, cell, message.pesan.format(**args),
                 found.value[:NILAI_TERPANJANG], message.seharusnya.format(**args), message.contoh.format(**args),
                 message.tindakan.format(**args), pokok=found.pokok)


def where(found: Finding, isian: Isian) -> tuple[str, str]:
    """The sheet a finding is about, and the cell, row or nothing more exact, as it stands in the workbook."""
    place = found.place
    if not place.table:
        return dict(found.args).get("lembar", ""), ""
    table, form = isian.tables.get(place.table), isian.forms.get(place.table)
    sheet = table.sheet if table else form.sheet if form else table_sheet(place.table).name
    if form and place.column in form.cells:
        return sheet, cell_name(*form.cells[place.column])
    if not place.row:
        return sheet, ""
    row = _next_row(place.table, isian) if place.row == BARIS_BERIKUT else place.row
    return sheet, cell_name(row, _column(found, table.columns if table else {}))


def _next_row(key: str, isian: Isian) -> int:
    """The first row of a table that is not used yet."""
    rows = isian.tables[key].rows if key in isian.tables else ()
    schema = block(key)
    return rows[-1].baris + 1 if rows or isinstance(schema, Form) else schema.first_row


def _column(found: Finding, columns: object) -> int:
    place = found.place
    if isinstance(columns, dict) and place.column in columns:
        return int(columns[place.column])
    schema = block(place.table)
    if isinstance(schema, Form):
        return FIRST_COLUMN + 1
    keys = [column.key for column in schema.columns]
    return FIRST_COLUMN + (keys.index(place.column) if place.column in keys else 0)
