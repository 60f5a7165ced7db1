"""Impor SIPD: realisasi per sub kegiatan and triwulan from realisasi exports of SIPD, shown before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from operator import itemgetter

from lkjip_xl.book.grid import Book, CellError, Value
from lkjip_xl.book.identity import check_identity
from lkjip_xl.book.reader import Row, TableData, normal, read_isian
from lkjip_xl.book.schema import PROFIL, PROGRAM
from lkjip_xl.domain.nilai.angka import Unreadable, from_number, round_half_up, tulis_angka, tulis_rupiah
from lkjip_xl.domain.nilai.kode import jenjang, kode_baku
from lkjip_xl.domain.nilai.tanggal import BULAN, parse_tanggal, tulis_tanggal
from lkjip_xl.domain.nilai.triwulan import ROMAWI
from lkjip_xl.domain.sipd import KOLOM, KUNCI, KodeDikenal, Rekap, Transaksi, is_ls, rekap
from lkjip_xl.domain.temuan import shown
from lkjip_xl.jobs.data import Lembaran, Salah, require_table, ringkas, shorten, write_cells

SERAPAN = tuple(f"serapan_tw_{index}" for index in range(1, 5))
SETAHUN = "realisasi_anggaran"
_UANG = ("pagu_murni", "pagu_perubahan", SETAHUN, "anggaran_depan", *SERAPAN)
BARIS_JUDUL = 20
"""The headings stand in one of the first rows: some downloads have the name of the report above them."""
_ULANG = "Unduh ulang Laporan Realisasi Per Dokumen dari SIPD tanpa mengubah kolomnya."
_KOSONG = {"", "-", "–", "null", "n/a", "#n/a"}
"""What exports write where there is nothing."""
_HAMPA = ("", None)
_NOMOR = ("no", "no.", "nomor")
_LABEL = (*(f"TW {roman}" for roman in ROMAWI), "Setahun")
_WAJIB = ("Kode SKPD", "Kode Sub Kegiatan", "Kode Rekening", "Nomor Dokumen")
_TEKS = ("Kode SKPD", "Nama SKPD", "Nama Sub Kegiatan", "Nomor SPP", *KUNCI)
_NILAI = ("Tanggal Dokumen", "Tanggal Transfer", "Nilai Realisasi", "Nilai Setoran", "Nilai SP2D", "Kode Sub Kegiatan")
"""The columns that are read as text, and those whose cells are looked at as they are."""
_kunci, _wajib = itemgetter(*KUNCI), itemgetter(*_WAJIB)

Cells = Mapping[str, Value]
Texts = Mapping[str, str]
"""Of a row, the cells that matter, by heading."""


@dataclass(frozen=True)
class Serapan:
    """A sub kegiatan whose money changes: its row in the workbook, and TW I to IV and the year before and after.

    Whole rupiah; None is blank, which means not reported.
    """

    baris: int
    kode: str
    nama: str
    semula: tuple[int | None, ...]
    menjadi: tuple[int | None, ...]


@dataclass(frozen=True)
class TidakDitulis:
    """A code of the data that is not written: its name, realisasi less setoran in whole rupiah, and why."""

    kode: str
    nama: str
    jumlah: int
    alasan: str


@dataclass(frozen=True)
class Pratinjau:
    """What an import would write, and what it would not.

    ``salah`` holds the first defects, ``salah_lain`` counts the others by kind. A defective row keeps its sub kegiatan
    out, and nothing else; a file that cannot be used keeps out everything (``ditolak``). ``sama`` counts the sub
    kegiatan that hold the figures already; ``tanpa_data`` are those of the workbook that the data says nothing about.
    Amounts are of the whole data, each transaction once.
    """

    salah: tuple[Salah, ...] = ()
    salah_lain: tuple[tuple[str, int], ...] = ()
    perubahan: tuple[Serapan, ...] = ()
    sama: int = 0
    tidak_ditulis: tuple[TidakDitulis, ...] = ()
    tanpa_data: tuple[tuple[str, str], ...] = ()
    baris: int = 0
    ulangan: int = 0
    realisasi: Decimal = Decimal(0)
    setoran: Decimal = Decimal(0)
    banyak_sp2d: int = 0
    jumlah_sp2d: Decimal = Decimal(0)
    bulan: tuple[str, ...] = ()
    perhatian: tuple[str, ...] = ()
    catatan: tuple[Salah, ...] = ()
    ditolak: bool = False

    @property
    def kalimat(self) -> str:
        """The outcome in one or two sentences."""
        count = len(self.salah) + sum(count for _, count in self.salah_lain)
        if self.ditolak:
            return f"Ada {count} yang perlu dibetulkan pada berkas data; buku kerja tidak diubah."
        months = self.bulan[0] if len(self.bulan) == 1 else f"{self.bulan[0]} s.d. {self.bulan[-1]}"
        left = f" {len(self.tidak_ditulis)} kode tidak ditulis." if self.tidak_ditulis else ""
        return (f"{tulis_rupiah(Decimal(self.baris))} baris SIPD bulan {months}: {len(self.perubahan)} sub kegiatan "
                f"berubah, {self.sama} sudah sama.{left}{f' Ada {count} yang perlu dibetulkan.' if count else ''}")

    @property
    def rincian(self) -> tuple[str, ...]:
        """The preview line by line: what changes, what does not match, and the sums for checking."""
        return () if self.ditolak else (*_changes(self), *_left_out(self), *_sums(self))


def pratinjau(book: Book, berkas: Sequence[Lembaran], skpd: str = "") -> Pratinjau:
    """What the exports, taken together, would write into the workbook; nothing is written.

    A quarter counts as reported from the first to the last one with rows in the data: a sub kegiatan that has rows gets
    0 in those where it has none. ``skpd`` chooses one Kode SKPD where the data holds several. Raises `CannotRun` when
    it is no workbook of this program or its table has lost a column. Source of the rules: `lkjip_xl.domain.sipd`.
    """
    check_identity(book)
    isian = read_isian(book)
    table = require_table(isian, PROGRAM, ("kode", "uraian", SETAHUN, *SERAPAN))
    profil = isian.forms.get("profil")
    year = profil.year("tahun") if profil else 0
    if not year:
        return _refused([Salah(0, "", "Tahun laporan belum diisi.", f"tahun laporan di lembar {PROFIL.name}",
                               f"Isi tahun laporan di lembar {PROFIL.name} lebih dahulu.")])
    reading = _Reading(year, _bare(skpd), len(berkas) > 1)
    rows = [row for sheet in berkas for row in reading.transactions(sheet)]
    if defects := reading.refusals():
        return _refused(defects)
    sums = rekap(rows)
    if not rows:
        return _refused(reading.defects)
    clashes = [(row.kode, clash) for (_, row), clash in zip(sums.bentrok, _clashes(sums), strict=True)]
    wrong, rest = ringkas([*reading.defects, *(clash for _, clash in clashes)])
    spoiled = reading.spoiled | {kode_baku(kode): clash.masalah for kode, clash in clashes}
    return replace(_compare(table, sums, spoiled), salah=wrong, salah_lain=rest)


def terapkan(book: Book, rencana: Pratinjau) -> None:
    """Write what a preview of this same workbook shows: quarters and year of each sub kegiatan that changes."""
    table = require_table(read_isian(book), PROGRAM, ("kode", "uraian", SETAHUN, *SERAPAN))
    columns = [table.columns[key] for key in (*SERAPAN, SETAHUN)]
    write_cells(book, table.sheet, {
        (change.baris, column): new
        for change in rencana.perubahan
        for column, old, new in zip(columns, change.semula, change.menjadi, strict=True) if new != old
    })


def _refused(defects: Iterable[Salah]) -> Pratinjau:
    first, rest = ringkas(defects)
    return Pratinjau(salah=first, salah_lain=rest, ditolak=True)


@lru_cache(maxsize=64)
def _bare(kode: str) -> str:
    return "".join(kode.split()).upper()


@dataclass
class _Reading:
    """Reads rows, and gathers the defects and the SKPD met on the way."""

    year: int
    skpd: str
    several: bool
    defects: list[Salah] = field(default_factory=list)
    unusable: list[Salah] = field(default_factory=list)
    """Why a file as a whole cannot be used."""
    spoiled: dict[str, str] = field(default_factory=dict)
    """Why a sub kegiatan is not known in full, by its code: the first defect of its rows."""
    met: dict[str, str] = field(default_factory=dict)
    file: str = ""

    def transactions(self, sheet: Lembaran) -> Iterator[Transaksi]:
        """The sound rows of a sheet."""
        self.file = sheet.nama
        lines = enumerate(sheet.isi, 1)
        number, heading = _find_heading(lines)
        skip = int(_text(heading[0]).casefold() in _NOMOR) if heading else 0
        if wrong := sheet.salah or _heading_defects(heading[skip:], number):
            self.unusable += map(self._named, wrong)
            return
        pick, pick_text = (itemgetter(*(KOLOM.index(name) + skip for name in names)) for names in (_NILAI, _TEKS))
        width, empty = len(KOLOM) + skip, True
        for row, found_line in lines:
            line = found_line if len(found_line) >= width else [*found_line, *[""] * width]
            texts = dict(zip(_TEKS, map(_text, pick_text(line)), strict=True))
            cells = dict(zip(_NILAI, pick(line), strict=True))
            if not texts["Kode Sub Kegiatan"] and _is_no_document(line, texts, cells):
                continue
            empty = False
            if found := self._transaction(row, texts, cells):
                yield found
        if empty:
            self.unusable.append(self._named(Salah(
                0, "", "Tidak ada baris realisasi di bawah judul kolom.", "sedikitnya satu dokumen",
                "Pilih bulan yang ada realisasinya, lalu unduh ulang.")))

    def refusals(self) -> list[Salah]:
        """Why nothing can be taken from the data; that it holds several SKPD without a choice comes first."""
        listed = shorten("; ".join(f"{kode} {nama}".strip() for kode, nama in self.met.items()))
        if len(self.met) > 1 and not self.skpd:
            return [Salah(0, listed, f"Data ini berisi {len(self.met)} SKPD.", "data satu SKPD",
                          "Pilih satu dengan --skpd KODE, atau unduh ulang untuk SKPD ini saja.")]
        if self.met and self.skpd and self.skpd not in self.met:
            return [Salah(0, listed, f"Kode SKPD {self.skpd} tidak ada di dalam data.",
                          "salah satu kode SKPD di dalam data", "Betulkan kode sesudah --skpd.")]
        return self.unusable

    def _transaction(self, row: int, texts: Texts, cells: Cells) -> Transaksi | None:
        skpd = _bare(texts["Kode SKPD"])
        if skpd:
            self.met.setdefault(skpd, texts["Nama SKPD"])
        if self.skpd and skpd != self.skpd:
            return None
        before = len(self.defects)
        self._check(row, texts, cells)
        day = self._day(row, texts, cells)
        realisasi, setoran = self._amount(row, cells, "Nilai Realisasi"), self._amount(row, cells, "Nilai Setoran")
        sp2d = self._amount(row, cells, "Nilai SP2D")
        if len(self.defects) > before or day is None:
            self.spoiled.setdefault(kode_baku(texts["Kode Sub Kegiatan"]), f"baris {row}: "
                                    f"{self.defects[before].masalah.rstrip('.')}")
            return None
        return Transaksi(row, _kunci(texts), texts["Kode Sub Kegiatan"],
                         texts["Nama Sub Kegiatan"], day, realisasi or Decimal(0), setoran or Decimal(0),
                         texts["Nomor SP2D"], sp2d)

    def _check(self, row: int, texts: Texts, cells: Cells) -> None:
        if "" in _wajib(texts):
            for name in (name for name in _WAJIB if not texts[name]):
                self._note(row, cells.get(name, ""), f"{name} kosong.", f"{name} terisi", _ULANG)
        kode, raw = texts["Kode Sub Kegiatan"], cells["Kode Sub Kegiatan"]
        if kode and not (isinstance(raw, str) and _is_sub_kegiatan(kode)):
            self._note(row, raw, "Kode Sub Kegiatan tidak dapat dibaca.", "kode seperti 7.01.01.2.06.0001", _ULANG)
        if _is_empty(cells["Nilai Realisasi"]) and _is_empty(cells["Nilai Setoran"]):
            self._note(row, "", "Nilai Realisasi dan Nilai Setoran kosong.", "salah satunya terisi", _ULANG)

    def _day(self, row: int, texts: Texts, cells: Cells) -> date | None:
        ls = is_ls(texts["Jenis Dokumen"], texts["Jenis Transaksi"], texts["Nomor SPP"])
        name = "Tanggal Transfer" if ls else "Tanggal Dokumen"
        raw = cells[name]
        day = _as_date(raw)
        if day is None:
            why = f"{name} {'tidak dapat dibaca' if _text(raw) else 'kosong'}."
            self._note(row, raw, why, "tanggal seperti 2 Januari 2026", _ULANG)
        elif day.year != self.year:
            self._note(row, raw, "Tanggalnya di luar tahun laporan.", f"tahun {self.year}",
                       f"Unduh ulang untuk tahun {self.year}, atau betulkan tahun laporan di lembar {PROFIL.name}.")
        return day

    def _amount(self, row: int, cells: Cells, name: str) -> Decimal | None:
        raw = cells[name]
        if _is_empty(raw):
            return None
        number = _number(raw) if isinstance(raw, (int, float)) else Unreadable("bukan_angka", "")
        if isinstance(number, Unreadable):
            wrong = f"{name} terlalu besar." if number.code == "terlalu_besar" else f"{name} bukan sel angka."
            self._note(row, raw, wrong, "angka saja, misalnya 1920063000", "Unduh ulang, atau ubah kolom itu menjadi "
                       "angka di Excel (Data > Text to Columns).")
            return None
        if number < 0 and name == "Nilai Setoran":
            self._note(row, raw, "Nilai Setoran negatif.", "0 atau lebih; setoran sudah mengurangi realisasi",
                       "Cocokkan dengan dokumen setorannya di SIPD.")
        return number

    def _named(self, found: Salah) -> Salah:
        return replace(found, masalah=f"{self.file}: {found.masalah}") if self.several else found

    def _note(self, row: int, value: object, wrong: str, expected: str, remedy: str) -> None:
        self.defects.append(self._named(Salah(row, shorten(shown(value)), wrong, expected, remedy)))


def _is_empty(value: Value) -> bool:
    return value in _HAMPA or (type(value) is str and not _text(value))


def _text(value: Value) -> str:
    """A cell of the export as text; what stands for nothing is empty, an error too."""
    if type(value) is str:
        text = value.strip()
        return "" if len(text) <= 4 and text.casefold() in _KOSONG else text
    if value is None or isinstance(value, CellError):
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _as_date(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _parsed(value) if isinstance(value, str) else None


_parsed = lru_cache(maxsize=1024)(parse_tanggal)
_number = lru_cache(maxsize=4096, typed=True)(from_number)


def _find_heading(lines: Iterator[tuple[int, Sequence[Value]]]) -> tuple[int, Sequence[Value]]:
    """The first row that has half of the headings, with its number; no row is taken from below it."""
    known = {normal(name) for name in KOLOM}
    for number, line in islice(lines, BARIS_JUDUL):
        if 2 * sum(isinstance(cell, str) and normal(cell) in known for cell in line) >= len(KOLOM):
            return number, line
    return 0, ()


def _heading_defects(line: Sequence[Value], number: int) -> tuple[Salah, ...]:
    if not line:
        return (Salah(0, "", "Judul kolom ekspor SIPD tidak ditemukan.", f"{len(KOLOM)} kolom, mulai {KOLOM[0]}",
                      _ULANG),)
    names = [normal(_text(cell)) for cell in line]
    missing = [name for name in KOLOM if normal(name) not in names]
    if missing:
        return tuple(Salah(number, name, "Kolom ini tidak ada di dalam berkas.", f"{len(KOLOM)} kolom SIPD", _ULANG)
                     for name in missing)
    moved = next((index for index, name in enumerate(KOLOM) if names[index] != normal(name)), None)
    if moved is None:
        return ()
    return (Salah(number, _text(line[moved]), "Urutan kolomnya berbeda dari SIPD.",
                  f"kolom ke-{moved + 1}: {KOLOM[moved]}", _ULANG),)


def _is_no_document(line: Sequence[Value], texts: Texts, cells: Cells) -> bool:
    """Whether a row without a code is blank, or the sum that some downloads have below the last document."""
    if not any(texts.values()) and not any(cells.values()):
        return True
    return not texts["Nomor Dokumen"] and _text(line[0]).casefold() in ("total", "jumlah")


@lru_cache(maxsize=4096)
def _is_sub_kegiatan(kode: str) -> bool:
    return jenjang(kode_baku(kode)) == "sub kegiatan"


def _clashes(sums: Rekap) -> list[Salah]:
    return [Salah(row.baris, f"{tulis_angka(row.realisasi)} ({tulis_tanggal(row.tanggal)})",
                  "Dokumen yang sama tertulis lagi dengan nilai atau tanggal lain.",
                  f"sama dengan baris {first.baris}: {tulis_angka(first.realisasi)} "
                  f"({tulis_tanggal(first.tanggal)})", "Cocokkan dengan SIPD, lalu unduh ulang.")
            for first, row in sums.bentrok]


def _compare(table: TableData, sums: Rekap, spoiled: Mapping[str, str]) -> Pratinjau:
    rows: dict[str, list[Row]] = {}
    for row in table.rows:
        if jenjang(row.text("kode")) == "sub kegiatan":
            rows.setdefault(kode_baku(row.text("kode")), []).append(row)
    known = KodeDikenal(rows)
    found: dict[str, dict[int, Decimal]] = {}
    left: list[TidakDitulis] = []
    for kode, quarters in sums.serapan.items():
        codes = known.padanan(kode)
        meant = [row for code in codes for row in rows[code]]
        holders = _holders(meant) if len(codes) == 1 else meant
        if kode in spoiled or len(holders) != 1:
            left.append(_unmatched(kode, sums, holders, spoiled.get(kode, "")))
            continue
        target = found.setdefault(codes[0], {})
        for quarter, amount in quarters.items():
            target[quarter] = target.get(quarter, Decimal(0)) + amount
    left += [TidakDitulis(kode, "", 0, why) for kode, why in spoiled.items() if kode and kode not in sums.serapan]
    span = range((sums.bulan[0] + 2) // 3, (sums.bulan[-1] + 2) // 3 + 1)
    planned = [_serapan(_holders(rows[kode])[0], quarters, span) for kode, quarters in found.items()]
    left += [_negative(plan) for plan in planned if _lowest(plan) < 0]
    sound = sorted((plan for plan in planned if _lowest(plan) >= 0), key=lambda plan: plan.baris)
    changed = tuple(plan for plan in sound if plan.semula != plan.menjadi)
    return Pratinjau(
        (), (), changed, len(sound) - len(changed), tuple(sorted(left, key=lambda item: item.kode)),
        tuple((row.text("kode"), row.text("uraian")) for kode, same in rows.items()
              if kode not in found and kode not in spoiled for row in same),
        sums.baris, sums.ulangan, sums.realisasi, sums.setoran, len(sums.sp2d), sum(sums.sp2d.values(), Decimal(0)),
        tuple(BULAN[month - 1] for month in sums.bulan), _cautions(sums, span), _rounded(found),
    )


def _holders(rows: Sequence[Row]) -> Sequence[Row]:
    """Of the rows of one code, which are several indicators, those that carry its money; the first where none does."""
    return [row for row in rows if any(row.number(key) is not None for key in _UANG)] or rows[:1]


def _rounded(found: Mapping[str, Mapping[int, Decimal]]) -> tuple[Salah, ...]:
    return tuple(Salah(0, f"{kode}: {tulis_angka(total)}", "Jumlah sub kegiatan ini bersen; dibulatkan sesudah "
                       "dijumlahkan.", "rupiah penuh", "Cocokkan dengan SIPD.", "", "saran")
                 for kode, quarters in found.items()
                 if any(amount != amount.to_integral_value() for amount in quarters.values())
                 for total in [sum(quarters.values(), Decimal(0))])


def _unmatched(kode: str, sums: Rekap, meant: Sequence[Row], spoiled: str) -> TidakDitulis:
    places = ", ".join(str(row.baris) for row in meant)
    why = f"ada di lebih dari satu baris (baris {places})" if meant else "tidak ada"
    return TidakDitulis(kode, sums.nama.get(kode, ""), int(sum(sums.serapan[kode].values(), Decimal(0))),
                        spoiled or f"{why} di lembar {PROGRAM.name}")


def _serapan(row: Row, quarters: Mapping[int, Decimal], span: range) -> Serapan:
    """The quarters of a row before and after, rounded so that they make the year rounded once."""
    old = tuple(_whole(row.number(key)) for key in (*SERAPAN, SETAHUN))
    sums = [sum((quarters.get(quarter, Decimal(0)) for quarter in span if quarter <= last), Decimal(0))
            for last in range(5)]
    rounded = [int(round_half_up(total, 0)) for total in sums]
    new = tuple(rounded[quarter] - rounded[quarter - 1] if quarter in span else old[quarter - 1]
                for quarter in range(1, 5))
    return Serapan(row.baris, row.text("kode"), row.text("uraian"), old,
                   (*new, sum(amount for amount in new if amount is not None)))


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)


def _lowest(plan: Serapan) -> int:
    return min(amount for amount in plan.menjadi if amount is not None)


def _negative(plan: Serapan) -> TidakDitulis:
    below = ", ".join(f"TW {roman} {_rupiah(amount)}"
                      for roman, amount in zip(ROMAWI, plan.menjadi, strict=False) if amount is not None and amount < 0)
    return TidakDitulis(plan.kode, plan.nama, plan.menjadi[-1] or 0,
                        f"setorannya melebihi realisasi ({below}); isi sendiri setelah dicocokkan")


def _cautions(sums: Rekap, span: range) -> tuple[str, ...]:
    expected = range(3 * span[0] - 2, sums.bulan[-1])
    absent = ", ".join(BULAN[month - 1] for month in expected if month not in sums.bulan)
    found = [f"Tidak ada baris bulan {absent}. Bila SIPD diunduh per bulan, sertakan semua berkasnya sekaligus."] if (
        absent) else []
    if span[0] > 1:
        before = ", ".join(ROMAWI[:span[0] - 1])
        found.append(f"Triwulan {before} tidak ada di dalam data dan dibiarkan seperti semula.")
    if sums.sp2d_beda:
        found.append(f"Nilai SP2D berbeda-beda untuk nomor yang sama, misalnya {sums.sp2d_beda[0]}; yang terbesar "
                     "dipakai untuk pencocokan.")
    return tuple(found)


def _rupiah(amount: int | Decimal | None) -> str:
    if amount is None:
        return "(kosong)"
    number = Decimal(amount)
    return tulis_rupiah(number) if number == number.to_integral_value() else tulis_angka(number)


def _changes(plan: Pratinjau) -> Iterator[str]:
    width = max((len(_rupiah(amount)) for change in plan.perubahan for amount in (*change.semula, *change.menjadi)),
                default=0)
    for change in plan.perubahan:
        yield f"{change.kode}  {change.nama}"
        for label, old, new in zip(_LABEL, change.semula, change.menjadi, strict=True):
            if old != new:
                yield f"    {label:<8} {_rupiah(old):>{width}}  ->  {_rupiah(new):>{width}}"


def _left_out(plan: Pratinjau) -> Iterator[str]:
    if plan.tidak_ditulis:
        yield "Tidak ditulis:"
    for item in plan.tidak_ditulis:
        yield f"    {item.kode}  {item.nama}: {_rupiah(item.jumlah)}; {item.alasan}"
    if plan.tanpa_data:
        yield "Tidak ada di dalam data, dibiarkan seperti semula:"
    for kode, nama in plan.tanpa_data:
        yield f"    {kode}  {nama}"


def _sums(plan: Pratinjau) -> Iterator[str]:
    net = plan.realisasi - plan.setoran
    lines = (("Nilai Realisasi", plan.realisasi), ("Nilai Setoran (pengembalian)", plan.setoran),
             ("Realisasi dikurangi setoran", net), (f"Nilai SP2D, {plan.banyak_sp2d} nomor", plan.jumlah_sp2d),
             ("Selisih SP2D dengan realisasi", plan.jumlah_sp2d - plan.realisasi))
    width = max(len(_rupiah(amount)) for _, amount in lines)
    yield "Jumlah di dalam data:"
    for label, amount in lines:
        yield f"    {label:<30} {_rupiah(amount):>{width}}"
    yield "    Selisih itu wajar bila ada UP, GU, atau TU yang belum dipertanggungjawabkan."
    if plan.ulangan:
        yield f"{plan.ulangan} baris berulang tidak dihitung dua kali."
    yield from (f"Perhatian: {sentence}" for sentence in plan.perhatian)
