"""The sheet Periksa: findings by severity and subject, and those that staff have accepted with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip_xl.book.findings import Shown, tally
from lkjip_xl.book.grid import Grid, Value
from lkjip_xl.book.schema import OUT_FIRST_COLUMN, PERIKSA
from lkjip_xl.book.tables.line import Line, banner
from lkjip_xl.domain.temuan import Tingkat

Kunci = tuple[str, str, str, str]
"""What tells a finding from others when rows have moved: code, sheet, sentence and value."""
SELESAI = "selesai"
"""The severity shown of an accepted finding that is no longer there; its reason is kept until staff delete it."""
WARNA_TINGKAT = {"galat": 5, "peringatan": 3, "saran": 2, SELESAI: 1}


@dataclass(frozen=True)
class Diterima:
    """A reason that staff typed beside a finding, with the finding as it was shown."""

    kunci: Kunci
    alasan: str


def read_diterima(grid: Grid) -> tuple[Diterima, ...]:
    """The reasons on the sheet Periksa as it stands; none where there is no such sheet."""
    if PERIKSA.name not in grid.sheets:
        return ()
    keys = [column.key for column in PERIKSA.columns]
    found = []
    for row in grid.read(PERIKSA.name).rows[PERIKSA.first_row - 1:]:
        cells = dict(zip(keys, row[OUT_FIRST_COLUMN - 1:], strict=False))
        reason = str(cells.get("diterima") or "").strip()
        if reason and cells.get("kode"):
            key = tuple(str(cells.get(name) or "") for name in ("kode", "lembar", "temuan", "nilai"))
            found.append(Diterima((key[0], key[1], key[2], key[3]), reason))
    return tuple(found)


def kunci(item: Shown) -> Kunci:
    """What tells a finding from others."""
    return item.kode, item.lembar, item.temuan, item.nilai


@dataclass(frozen=True)
class Temuan:
    """All findings of a workbook: those that are open, those accepted with a reason, and reasons without a finding."""

    terbuka: tuple[Shown, ...]
    diterima: tuple[Shown, ...] = ()
    usang: tuple[Diterima, ...] = ()

    @property
    def galat(self) -> bool:
        """Whether an open finding makes a figure wrong."""
        return any(item.tingkat == "galat" for item in self.terbuka)

    @property
    def kalimat(self) -> str:
        """How many there are of each severity."""
        accepted = f"{len(self.diterima)} diterima" if self.diterima else ""
        return ", ".join(part for part in (tally(self.terbuka), accepted) if part) or "tidak ada"


def sort(shown: Iterable[Shown], reasons: Sequence[Diterima]) -> Temuan:
    """The findings split into open and accepted; open ones of one subject together, the largest subjects first."""
    known: Mapping[Kunci, str] = {one.kunci: one.alasan for one in reasons}
    items = list(shown)
    accepted = tuple(replace(item, diterima=known[kunci(item)]) for item in items if kunci(item) in known)
    present = {kunci(item) for item in items}
    return Temuan(tuple(_by_subject([item for item in items if kunci(item) not in known])), accepted,
                  tuple(one for one in reasons if one.kunci not in present))


def groups(shown: Sequence[Shown]) -> list[tuple[str, list[Shown]]]:
    """Consecutive findings of one severity and one subject, by the name of the subject."""
    found: list[tuple[str, list[Shown]]] = []
    for item in shown:
        last = found[-1][1][-1] if found else None
        if last and item.pokok and (last.pokok, last.tingkat) == (item.pokok, item.tingkat):
            found[-1][1].append(item)
        else:
            found.append((item.pokok, [item]))
    return found


def _by_subject(items: list[Shown]) -> list[Shown]:
    subjects: dict[tuple[Tingkat, str], list[Shown]] = {}
    for item in items:
        subjects.setdefault((item.tingkat, item.pokok), []).append(item)
    levels = list(dict.fromkeys(item.tingkat for item in items))
    # What has no subject was found while reading or computing: it comes first, in its own order.
    ordered = sorted(subjects.items(), key=lambda one: (levels.index(one[0][0]), bool(one[0][1]), -len(one[1])))
    return [item for _, found in ordered for item in found]


def lines(temuan: Temuan) -> list[Line]:
    """The lines of the sheet: open findings by subject, then the accepted ones, then reasons without a finding."""
    found: list[Line] = []
    number = 0
    for pokok, items in groups(temuan.terbuka):
        if pokok and len(items) > 1:
            found += banner(f"{pokok}: {len(items)} {items[0].tingkat}", PERIKSA)
        for item in items:
            number += 1
            found.append(_line(number, item, item.tingkat))
    if not temuan.terbuka:
        found += banner("Tidak ada temuan.", PERIKSA, "catatan")
    if temuan.diterima or temuan.usang:
        found += banner("Diterima dengan alasan", PERIKSA)
    for item in temuan.diterima:
        number += 1
        found.append(_line(number, item, item.tingkat))
    for old in temuan.usang:
        number += 1
        kode, lembar, sentence, value = old.kunci
        found.append(Line("isi", (number, SELESAI, kode, lembar, None, sentence, value or None, None,
                                  "Temuannya sudah tidak ada; hapus alasannya bila tidak diperlukan lagi.", old.alasan),
                          "", WARNA_TINGKAT[SELESAI]))
    return found


def _line(number: int, item: Shown, tingkat: str) -> Line:
    cells: tuple[Value, ...] = (number, tingkat, item.kode, item.lembar, item.sel or None, item.temuan,
                                item.nilai or None, item.seharusnya_contoh, item.tindakan, item.diterima or None)
    return Line("isi", cells, "", WARNA_TINGKAT[tingkat])
