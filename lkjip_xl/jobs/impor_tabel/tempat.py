"""Which row of the workbook each row of the data means, and what is to be put into its cells."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip_xl.book.grid import BARIS_TERBACA, Value
from lkjip_xl.book.reader import Isian, Row, TableData, normal
from lkjip_xl.book.schema import ARAH, INDIKATOR, Column
from lkjip_xl.domain.nilai.kode import baca_kode, jenjang, kode_baku, parts
from lkjip_xl.domain.nilai.tulisan import Ribuan, is_hampa
from lkjip_xl.domain.nilai.ukuran import Rentang, parse_rentang
from lkjip_xl.domain.sipd import KodeDikenal, tanpa_kode
from lkjip_xl.domain.temuan import Tingkat
from lkjip_xl.jobs.data import Salah, shorten, used_rows
from lkjip_xl.jobs.impor_tabel.judul import Data, Headings
from lkjip_xl.jobs.impor_tabel.sel import ANGKA, Konteks, Sel, Tempat, plain, read_cell
from lkjip_xl.jobs.tujuan import LEMBAR_TABEL

SARAN_TERBANYAK = 50
"""For how many different unknown names the nearest known one is looked up, for that is slow."""
_JUMLAH = r"(?:nilai )?(?:rata ?[-–]? ?rata|rerata|jumlah|total|capaian)"
_DIJUMLAH = (r"capaian|kinerja|keseluruhan|seluruh(?:nya)?|semua|total|persentase|persen|indikator|utama|sasaran|"
             r"tujuan|strategis|realisasi|anggaran|pagu|nilai|akhir|tahun|instansi|opd|dan|iku|\d+|[ivx]+|\(?%\)?")
BARIS_JUMLAH = re.compile(rf"{_JUMLAH}(?:[\s:/–-]+(?:{_DIJUMLAH}))*")
"""Names of a row that sums up a table: Rata-rata capaian, Jumlah, Total; Jumlah layanan is an indicator."""
ARAH_BATAS = {"tinggi": ARAH[0], "rendah": ARAH[1]}
"""The choice of the column Arah that a bound implies: at most 3 is lower-is-better."""


@dataclass(frozen=True)
class TidakDitulis:
    """A row of the data that is not written: its number in the data, its key, and why."""

    baris: int
    kunci: str
    alasan: str


@dataclass
class _Row:
    """A row of the workbook as it is known here: its names, and whether it has figures and money."""

    baris: int
    indikator: str = ""
    satuan: str = ""
    arah: str = ""
    jenis: str = ""
    angka: bool = False
    uang: bool = False
    taken: bool = False
    asal: list[int] = field(default_factory=list)
    """The rows of the data that were put here."""


class Places:
    """Finds the row of the workbook for each row of the data, and gathers what is to be put where."""

    def __init__(self, tabel: str, isian: Isian, table: TableData, heads: Headings, ribuan: Ribuan = "") -> None:
        self.program, self._indikator = tabel == "program", tabel == "indikator"
        self.table, self.heads, self.ribuan = table, heads, ribuan
        self.goal = LEMBAR_TABEL[tabel]
        self.key = self.goal.kunci
        self.cells: dict[tuple[int, str], Value] = {}
        self.asal: dict[tuple[int, str], int] = {}
        self.origin: dict[int, int] = {}
        self.new: set[int] = set()
        self.left: list[TidakDitulis] = []
        self.kata: list[Salah] = []
        self._refused: set[tuple[int, str]] = set()
        self._money = 0
        self._hints: dict[str, str] = {}
        self._next = table.header_row + 1 + used_rows(isian, self.goal.lembar, table)
        names = isian.tables.get("indikator")
        self._names = {normal(row.text("nama")): row for row in names.rows} if names else {}
        self._rows: dict[str, list[_Row]] = {}
        self._codes = KodeDikenal()
        for row in table.rows:
            self._know(row.text(self.key.key), self._known_row(row))
        ladder = isian.tables.get("predikat")
        self._ladder = {normal(row.text("predikat")) for row in ladder.rows} if ladder else set()
        self._several: Counter[str] = Counter()

    def _known_row(self, row: Row) -> _Row:
        kinds = {column.kind for column in self.goal.tabel.columns
                 if isinstance(row.values.get(column.key), (int, float, Decimal))}
        return _Row(row.baris, normal(row.text("indikator")), row.text("satuan"), row.text("arah"),
                    row.text("jenis_target"), "nilai" in kinds, "rupiah" in kinds)

    def take_all(self, rows: Iterable[Data]) -> None:
        """Find a place for every row of the data; what has none is listed with the reason."""
        ordered = sorted(rows, key=lambda row: self._order(row.kunci))
        if self.program:
            named = {(self._form(self._own(row)[0]), normal(plain(row.isi.get("indikator")))) for row in ordered}
            self._several = Counter(form for form, name in named if name)
        for row in ordered:
            self._take(row)
        self.left.sort(key=lambda item: item.baris)

    def drop(self, place: tuple[int, str]) -> None:
        """Leave a cell as it is in the workbook; a new row without its key is none."""
        self.cells.pop(place, None)
        if place[1] == self.key.key and place[0] in self.new:
            self.cells = {other: value for other, value in self.cells.items() if other[0] != place[0]}

    def cautions(self) -> tuple[str, ...]:
        """What staff should know besides."""
        sentence = (f"Uang pada {self._money} baris program dan kegiatan tidak ditulis, karena dijumlahkan dari sub "
                    "kegiatannya.")
        return (sentence,) if self._money else ()

    def _order(self, key: Value) -> tuple[str, ...]:
        """Programs by code, all others in the order of the data."""
        return parts(self._form(baca_kode(plain(key))[0])) if self.program else ()

    def _form(self, text: str) -> str:
        return kode_baku(text) if self.program else normal(text)

    def _know(self, text: str, row: _Row) -> None:
        form = self._form(text)
        if form:
            self._rows.setdefault(form, []).append(row)
            self._codes.add(form)

    def _own(self, data: Data) -> tuple[str, str]:
        """The key of a row of the data, and the name that stands behind a code."""
        text = plain(data.kunci)
        return baca_kode(text) if self.program else (text, "")

    def _take(self, data: Data) -> None:
        text, name = self._own(data)
        found = self._refusal(data, text) or self._find(data, text)
        if isinstance(found, str):
            self.left.append(TidakDitulis(data.nomor, plain(data.kunci), found))
            return
        found.taken = True
        found.asal.append(data.nomor)
        self.origin.setdefault(found.baris, data.nomor)
        if name and "uraian" in self.table.columns and (found.baris in self.new) and "uraian" not in data.isi:
            self._put(found, "uraian", name, data.nomor)
        texts: list[tuple[Column, str]] = []
        for column, read in self._read(text, data, found):
            self.kata += read.kata
            if read.nilai is not None:
                self._put(self._money_row(text, found, column), column.key, read.nilai, data.nomor)
            if column.kind == "nilai" and isinstance(read.nilai, str):
                texts.append((column, read.nilai))
            found.angka |= column.kind == "nilai" and isinstance(read.nilai, (int, float))
            if read.arah:
                self._direct(text, found, column, read.arah, data)
        if texts and not found.angka:
            self._typed(found, *texts[0], data)

    def _refusal(self, data: Data, text: str) -> str:
        if not plain(data.kunci):
            return f"kolom {self.key.label} kosong"
        if self.program:
            return "" if text and isinstance(data.kunci, str) else (
                "bukan kode program, kegiatan, atau sub kegiatan")
        if self._indikator and normal(text) not in self._rows and self._total(data, text):
            return "baris rata-rata atau jumlah tanpa satuan dan target, bukan indikator"
        if self.goal.dikenal and normal(text) not in self._names:
            return f"tidak ada di lembar {INDIKATOR.name}{self._hint(normal(text))}"
        return ""

    def _total(self, data: Data, text: str) -> bool:
        """Whether a row of the data sums up those above it: it is called so, and has no unit and no target."""
        filled = (key for key, raw in data.isi.items() if not (isinstance(raw, str) and is_hampa(raw, tulisan=True)))
        measured = any(key == "satuan" or (self._kind(key) in ANGKA and not key.startswith("realisasi"))
                       for key in filled)
        return not measured and bool(BARIS_JUMLAH.fullmatch(normal(text).strip(" :.=")))

    def _hint(self, text: str) -> str:
        if text not in self._hints and len(self._hints) < SARAN_TERBANYAK:
            close = difflib.get_close_matches(text, self._names, 1, 0.6)
            self._hints[text] = f"; mungkin maksudnya “{self._names[close[0]].text('nama')}”" if close else ""
        return self._hints.get(text, "")

    def _find(self, data: Data, text: str) -> _Row | str:
        form = self._form(text)
        if not self.program:
            return self._only(self._rows.get(form, [])) or self._append(text, data)
        forms = self._codes.padanan(form)
        rows = [row for known in forms for row in self._rows[known]]
        if len(forms) > 1:
            return _several(rows)
        return self._indicator_row(data, text, rows)

    def _only(self, rows: list[_Row]) -> _Row | str:
        return _several(rows) if len(rows) > 1 else rows[0] if rows else ""

    def _indicator_row(self, data: Data, text: str, rows: list[_Row]) -> _Row | str:
        """Of the rows of one code, the one of the data's indicator; rows of one code are several indicators."""
        name = normal(plain(data.isi.get("indikator")))
        if not name:
            return self._unnamed_row(data, rows) if rows else self._append(text, data)
        same = [row for row in rows if row.indikator == name]
        free = [row for row in rows if not row.indikator]
        lone = len(rows) == 1 and self._several[self._form(text)] == 1 and not rows[0].taken
        if len(same) > 1:
            return _several(same)
        row = (same or free or (rows if lone else []) or [self._append(text, data)])[0]
        row.indikator = name
        return row

    def _unnamed_row(self, data: Data, rows: list[_Row]) -> _Row | str:
        measured = any(key in data.isi for key in self.table.columns if self._kind(key) in ANGKA or key == "satuan")
        if len(rows) > 1 and measured:
            return f"{_several(rows)}; sebutkan kolom Indikator"
        return next((row for row in rows if row.uang), rows[0])

    def _kind(self, key: str) -> str:
        return self.goal.tabel.by_key[key].kind

    def _append(self, text: str, data: Data) -> _Row:
        row, self._next = _Row(self._next), self._next + 1
        if row.baris > BARIS_TERBACA:
            self.kata.append(Salah(data.nomor, shorten(text), "Barisnya lebih banyak daripada tempat yang tersisa.",
                                   f"baris sampai {BARIS_TERBACA}", "Kurangi barisnya pada berkas data."))
        self.new.add(row.baris)
        self._know(text, row)
        known = self._names.get(normal(text)) if self.goal.dikenal else None
        self._put(row, self.key.key, known.text("nama") if known else text, data.nomor)
        return row

    def _read(self, text: str, data: Data, row: _Row) -> Iterator[tuple[Column, Sel]]:
        """The cells of a row of the data; only sub kegiatan carry money, and their names come without the code."""
        sums = self.program and jenjang(self._form(text)) != "sub kegiatan"
        money = {key for key in data.isi if self._kind(key) == "rupiah"} if sums else set()
        self._money += bool(money)
        unit = self._unit(text, data, row)
        for key, raw in data.isi.items():
            if key in money:
                continue
            column = self.goal.tabel.by_key[key]
            about = Konteks(unit, self.heads.desimal.get(key, frozenset()), self.ribuan)
            read = read_cell(raw, Tempat(data.nomor, self.heads.names[key], column), about)
            named = self.program and key == "uraian" and isinstance(read.nilai, str)
            yield column, Sel(tanpa_kode(str(read.nilai), text), read.arah, read.kata) if named else read

    def _unit(self, text: str, data: Data, row: _Row) -> str:
        known = self._names.get(normal(text))
        return plain(data.isi.get("satuan")) or row.satuan or (known.text("satuan") if known else "")

    def _money_row(self, text: str, row: _Row, column: Column) -> _Row:
        """Money stands once for a code: where it stands already, or where the data has it first."""
        if not self.program or column.kind != "rupiah":
            return row
        holder = next((other for form in self._codes.padanan(self._form(text)) for other in self._rows[form]
                       if other.uang), row)
        holder.uang = True
        return holder

    def _put(self, row: _Row, key: str, value: Value, nomor: int) -> None:
        """Put a value into a cell; a cell for which the data has two values gets neither."""
        place = (row.baris, key)
        if row.baris > BARIS_TERBACA or place in self._refused:
            return
        if self.cells.setdefault(place, value) == value:
            self.asal.setdefault(place, nomor)
            return
        self._refused.add(place)
        self.kata.append(Salah(nomor, shorten(value), "Baris yang sama tertulis lagi dengan isi lain; selnya tidak "
                               "ditulis.", f"sama dengan baris {self.asal[place]}", "Hapus salah satunya.",
                               self.heads.names.get(key, "")))
        del self.cells[place]

    def _typed(self, row: _Row, column: Column, text: str, data: Data) -> None:
        """The Jenis Target that a predicate or a range shows, filled where nobody chose one and no figure stands."""
        if plain(data.isi.get("jenis_target")) or row.jenis or "jenis_target" not in self.table.columns:
            return
        ranged = not column.key.startswith("realisasi") and isinstance(parse_rentang(text), Rentang)
        kind = "Predikat" if normal(text) in self._ladder else "Rentang" if ranged else ""
        if kind:
            row.jenis = kind
            self._put(row, "jenis_target", kind, data.nomor)
            place = Tempat(data.nomor, self.heads.names[column.key], column)
            self.kata.append(place.say("saran", text, f"Jenis Target diisi {kind}, karena kolom “{column.label}” "
                                       f"berisi {kind.casefold()}.", kind, "Periksa kolom Jenis Target."))

    def _direct(self, text: str, row: _Row, column: Column, arah: str, data: Data) -> None:
        """What a bound says about the direction: filled where the row has a blank column for it, else compared."""
        known = self._names.get(normal(text))
        wanted = ARAH_BATAS[arah]
        typed = plain(data.isi.get("arah")) or row.arah or (known.text("arah") if known and not self.program else "")
        raw = plain(data.isi[column.key])
        place = Tempat(data.nomor, self.heads.names[column.key], column)
        if normal(typed) == normal(wanted) or (not typed and arah == "tinggi"):
            return
        tingkat: Tingkat = "peringatan" if typed else "saran"
        if not typed and "arah" in self.table.columns:
            row.arah = wanted
            self._put(row, "arah", wanted, data.nomor)
        self.kata.append(place.say(
            tingkat, raw, f"Tanda batas di kolom “{column.label}” berarti {wanted.casefold()}"
            f"{'' if typed else '; arah indikatornya belum diisi'}.", wanted,
            f"Arah indikator ini tertulis {typed.casefold()}; cocokkan." if typed else "Periksa kolom Arah."))


def _several(rows: Iterable[_Row]) -> str:
    return "ada di lebih dari satu baris (baris " + ", ".join(str(row.baris) for row in rows) + ")"
