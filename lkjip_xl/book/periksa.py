"""The sheet Periksa: findings by severity and subject, and those that staff have accepted with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count

from lkjip_xl.book.findings import KETERANGAN, NASKAH, Shown, counted, subject, tally
from lkjip_xl.book.grid import Grid
from lkjip_xl.book.schema import OUT_FIRST_COLUMN, PERIKSA
from lkjip_xl.book.tables.line import Line, banner
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.pemeriksaan.bagian import kode_kelengkapan
from lkjip_xl.domain.temuan import Tingkat

Kunci = tuple[str, str, str, str]
"""What tells a finding from others when rows have moved: code, sheet, sentence and value."""
SELESAI = "selesai"
"""The severity shown of an accepted finding that is no longer there; its reason is kept until staff delete it."""
WARNA_TINGKAT = {"galat": 5, "peringatan": 3, "saran": 2, KETERANGAN: 0, NASKAH: 4, SELESAI: 1}
TANPA_TEMUAN = "Tidak ada temuan."
JUDUL_KELENGKAPAN = "Yang tidak akan dimuat laporan Word, menurut PermenPAN-RB 53/2014 dan kelazimannya"
JUDUL_NASKAH = "Selisih naskah lama: angka yang dikutip di Angka Tercetak; tidak memengaruhi hasil buku kerja ini"


@record(frozen=True)
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


@record(frozen=True)
class Temuan:
    """All findings of a workbook: those that are open, those accepted with a reason, and reasons without a finding."""

    terbuka: tuple[Shown, ...]
    diterima: tuple[Shown, ...] = ()
    usang: tuple[Diterima, ...] = ()

    @property
    def galat(self) -> bool:
        """Whether an open finding makes a figure wrong."""
        return self.banyak_galat > 0

    @property
    def isian(self) -> tuple[Shown, ...]:
        """The open findings on what was entered and computed."""
        return tuple(item for item in self.terbuka if item.tingkat not in (NASKAH, KETERANGAN))

    @property
    def kelengkapan(self) -> tuple[Shown, ...]:
        """What the report will lack, parts that an office may leave out last."""
        return tuple(item for item in self.terbuka if item.kode in kode_kelengkapan())

    @property
    def naskah(self) -> tuple[Shown, ...]:
        """The open findings on a manuscript that was quoted; nothing that the workbook makes has these slips."""
        return tuple(item for item in self.terbuka if item.tingkat == NASKAH)

    @property
    def banyak_galat(self) -> int:
        """How many open findings make a figure of the workbook wrong."""
        return counted(self.terbuka)["galat"]

    @property
    def kalimat(self) -> str:
        """How many there are of each severity, slips of a manuscript apart."""
        return self._tally(self.terbuka)

    @property
    def tanpa_naskah(self) -> str:
        """The same without the slips of a manuscript."""
        return self._tally(self.isian)

    def _tally(self, shown: Sequence[Shown]) -> str:
        accepted = f"{len(self.diterima)} diterima" if self.diterima else ""
        return ", ".join(part for part in (tally(shown), accepted) if part) or "tidak ada"


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
    """The lines of the sheet: open findings by subject, what the report lacks, slips, accepted ones, old reasons."""
    lacking = temuan.kelengkapan
    rows = _grouped([item for item in temuan.isian if item not in lacking])
    rows = rows or [*banner(TANPA_TEMUAN, PERIKSA, "catatan")]
    if lacking:
        rows += [*banner(JUDUL_KELENGKAPAN, PERIKSA), *(_line(item, item.tingkat) for item in lacking)]
    if temuan.naskah:
        rows += [*banner(JUDUL_NASKAH, PERIKSA), *_grouped(temuan.naskah)]
    if temuan.diterima or temuan.usang:
        rows += banner("Diterima dengan alasan", PERIKSA)
    rows += [_line(item, item.tingkat) for item in temuan.diterima]
    rows += [_usang(old) for old in temuan.usang]
    return _numbered(rows)


def _grouped(items: Sequence[Shown]) -> list[Line]:
    """Findings with a heading over those of one subject."""
    rows: list[Line] = []
    for pokok, found in groups(items):
        if pokok and len(found) > 1:
            rows += banner(subject(pokok, found), PERIKSA)
        rows += [_line(item, item.tingkat) for item in found]
    return rows


def _numbered(rows: Iterable[Line]) -> list[Line]:
    number = count(1)
    return [replace(row, cells=(next(number), *row.cells[1:])) if row.level == "isi" else row for row in rows]


def _usang(old: Diterima) -> Line:
    kode, lembar, sentence, value = old.kunci
    return _cells(SELESAI, kode=kode, lembar=lembar, temuan=sentence, nilai=value, diterima=old.alasan,
                  tindakan="Temuannya sudah tidak ada; hapus alasannya bila tidak diperlukan lagi.")


def _line(item: Shown, tingkat: str) -> Line:
    return _cells(tingkat, kode=item.kode, lembar=item.lembar, sel=item.sel, temuan=item.temuan, nilai=item.nilai,
                  seharusnya=item.seharusnya_contoh, tindakan=item.tindakan, diterima=item.diterima)


def _cells(tingkat: str, **texts: str) -> Line:
    """A line with those texts in the columns of their keys; the number follows when all lines are known."""
    filled = {"tingkat": tingkat, **texts}
    return Line("isi", tuple(filled.get(column.key) or None for column in PERIKSA.columns), "", WARNA_TINGKAT[tingkat])
