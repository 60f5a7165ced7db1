"""Tahun baru: an empty workbook for the next year, filled with what the year before has left it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip_xl.book.findings import show
from lkjip_xl.book.grid import BARIS_TERBACA, CannotRun, CellError, Grid, Value
from lkjip_xl.book.identity import check_identity
from lkjip_xl.book.laporan import read_laporan
from lkjip_xl.book.reader import Isian, Row, normal
from lkjip_xl.book.schema import SETELAN, SHEET_NAMES, Table, block, table_sheet
from lkjip_xl.book.schema.isian.indikator import RENCANA, TAHUN_SEBELUM
from lkjip_xl.domain.hitungan.hitung import cara_indikator, realisasi_tahun
from lkjip_xl.domain.hitungan.pohon import build_tree
from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.masukan import TAHUN_LALU, Laporan
from lkjip_xl.domain.nilai.kode import jenjang
from lkjip_xl.domain.nilai.terbilang import rupiah
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran
from lkjip_xl.domain.temuan import Finding, Place
from lkjip_xl.jobs.baru import named_as_workbook
from lkjip_xl.jobs.contoh import fill

DISALIN: Mapping[str, tuple[str, ...]] = {
    "skala_sendiri": (), "predikat": (), "induk": (), "organisasi": (), "sarpras": (),
    "pegawai_pendidikan": (), "pegawai_golongan": (), "pegawai_jabatan": (), "pegawai_pangkat": (),
    "pembanding": ("indikator", "jenis", "nama"),
    "program": ("kode", "uraian", "induk", "sasaran_program", "indikator", "satuan", "arah", "jenis_target", "target",
                "jenis_belanja", "cara_triwulan"),
    "indikator": ("nama", "induk", "satuan", "arah", "jenis_target", "dinilai", "cara_triwulan", "formula",
                  "sumber_data", "koordinator", "grafik", "batas_atas", "rumus", "awal",
                  *(f"rencana_{index}" for index in RENCANA)),
    "analisis": ("indikator",),
    "naskah": ("bagian",),
}
"""What stays from year to year, by table: all columns where none is named."""

DITANDAI: Mapping[str, tuple[str, ...]] = {
    "analisis": ("penyebab", "faktor", "hambatan", "solusi"),
    "indikator": ("langkah",),
    "naskah": ("isi",),
}
"""Texts about the old year, which stay as a draft behind `TAHUN_LALU`."""

DIPAKAI = frozenset({*DISALIN, "anggaran_lalu", "profil", "pengaturan"})
"""The tables and forms that leave anything to the new year; all others begin empty."""

NASKAH_TAHUNAN = frozenset({
    "Kata Pengantar", "Tantangan/Hambatan", "Peluang/Faktor Pendukung", "Permasalahan Utama", "Standar Nasional",
    "Efisiensi Sumber Daya", "Langkah Strategis", "Saran",
})
"""The parts of the report whose text is about one year; the others hold on."""

_DIPERBARUI: Mapping[str, str] = {
    "program": "Program Anggaran: periksa target keluaran; yang tertulis adalah usulan dari tahun lalu.",
    "pembanding": "Pembanding: isi nilai dan sumbernya.",
    "indikator": "Indikator: isi target rencana aksi tiap triwulan atau bulan.",
}
"""What to renew in a table that has any row."""

_TIDAK_TERBACA = frozenset({"B-101", "B-103", "B-104", "B-105", "B-106", "B-107"})
"""Findings that say that something of a sheet is not read at all."""


@dataclass(frozen=True)
class TahunBaru:
    """The new workbook and its year; what was moved, what is still to be filled or renewed, what was left behind.

    ``catatan`` says which cells and rows could not be carried over, ``lembar_sendiri`` names the sheets that staff
    have added.
    """

    berkas: Path
    tahun: int
    dipindahkan: tuple[str, ...]
    perlu: tuple[str, ...]
    catatan: tuple[str, ...]
    lembar_sendiri: tuple[str, ...]

    @property
    def kalimat(self) -> str:
        """The outcome in one sentence."""
        return f"Buku kerja tahun {self.tahun} sudah dibuat: {self.berkas.name}. Buku kerja lama tidak diubah."


def next_name(name: str, year: int) -> str:
    """The name of the workbook of a year from that of the year before: the year in it replaced, or added."""
    stem, ending = Path(name).stem, Path(name).suffix
    moved = re.sub(rf"(?<!\d){year - 1}(?!\d)", str(year), stem)
    return f"{moved if moved != stem else f'{stem} {year}'}{ending}"


def tahun_baru(lama: Grid, named: Callable[[int], Path], create: Callable[[Path, Callable[[Grid], None]], object]
               ) -> TahunBaru:
    """Make the workbook of the next year; of the old one only what staff typed is taken, and nothing changes in it.

    ``named`` gives the path for the new year; ``create`` lets an empty workbook be filled and gives it its name when
    it is complete. Raises `CannotRun` when the old workbook is none of this program or of another version, names no
    year, or when the name is taken.
    """
    check_identity(lama)
    laporan, isian, findings = read_laporan(lama)
    roll = _Guliran(laporan, isian)
    new = roll.isian()
    made = named_as_workbook(named(roll.tahun + 1))
    create(made, lambda book: fill(book, new))
    return TahunBaru(made, roll.tahun + 1, tuple(_dipindahkan(roll, new)), tuple(_perlu(roll, new)),
                     (*roll.notes, *_lost(findings, isian, roll.lost)), _own_sheets(lama, isian))


def _lost(findings: tuple[Finding, ...], isian: Isian, lost: set[Place]) -> tuple[str, ...]:
    told = (f for f in findings if (f.code in _TIDAK_TERBACA and f.place.table in DIPAKAI) or f.place in lost)
    return tuple(f"{item.tempat}: {item.temuan} Tidak ikut dibawa." for item in show(told, isian))


def _own_sheets(lama: Grid, isian: Isian) -> tuple[str, ...]:
    known = {normal(name) for name in (*SHEET_NAMES, SETELAN)}
    read = {data.sheet for data in isian.tables.values()} | {data.sheet for data in isian.forms.values()}
    return tuple(name for name in lama.sheets if normal(name) not in known and name not in read)


NewRow = dict[str, Value]


class _Guliran:
    """Rolls the input of one year into the next, cell by cell as it was typed; collects what cannot be carried."""

    def __init__(self, laporan: Laporan, isian: Isian) -> None:
        self.tahun = laporan.profil.tahun
        if not self.tahun:
            raise CannotRun("Tahun laporan di lembar Profil belum terisi atau tidak terbaca, jadi tahun berikutnya "
                            "tidak diketahui. Isi dahulu, lalu ulangi.")
        self.laporan, self.old = laporan, isian
        self.lost: set[Place] = set()
        self.notes: list[str] = []
        self.marked = 0
        self.unjudged = {normal(i.nama) for i in laporan.indikator if not i.dinilai}

    def isian(self) -> dict[str, Any]:
        """The input of the new year, by table and form key; what is not named stays as the template has it."""
        tables = {key: self._copied(key) for key in DISALIN} | {
            "program": self._program(), "indikator": self._indikator(), "anggaran_lalu": self._anggaran_lalu()}
        found = {key: self._fitting(key, rows) for key, rows in tables.items() if key in self.old.tables}
        return {**found, "profil": self._profil(), "pengaturan": self._pengaturan()}

    def _rows(self, key: str) -> tuple[Row, ...]:
        data = self.old.tables.get(key)
        return data.rows if data else ()

    def _cell(self, key: str, row: Row | None, column: str) -> Value:
        data = self.old.tables.get(key)
        if row is None or data is None or column not in data.columns:
            return None
        raw = self.old.sheets[table_sheet(key).name].cell(row.baris, data.columns[column])
        return self._carried(raw, row.values.get(column), Place(key, row.baris, column))

    def _carried(self, raw: Value, typed: object, place: Place) -> Value:
        """The cell as it was typed; a date where none belongs would be taken for a figure, so it stays behind."""
        if isinstance(raw, CellError) or (isinstance(raw, (date, time)) and not isinstance(typed, (str, date))):
            self.lost.add(place)
            return None
        return typed if isinstance(raw, (date, time)) and isinstance(typed, (str, date)) else raw

    def _form(self, key: str) -> NewRow:
        form = self.old.forms.get(key)
        if form is None:
            return {}
        page = self.old.sheets[table_sheet(key).name]
        return {field: self._carried(page.cell(*place), form.values.get(field), Place(key, place[0], field))
                for field, place in form.cells.items()}

    def _profil(self) -> NewRow:
        emptied = dict.fromkeys(("tanggal", "tanggal_pk", "tanggal_pk_perubahan", "sumber_pk"))
        return {**self._form("profil"), **emptied, "tahun": self.tahun + 1}

    def _pengaturan(self) -> NewRow:
        return {**self._form("pengaturan"), "pk": "Murni", "pagu": "Murni", "triwulan": "I"}

    def _copied(self, key: str) -> list[NewRow]:
        table = block(key)
        assert isinstance(table, Table)
        kept = DISALIN[key] or tuple(table.by_key)
        bagian = ""
        rows = []
        for row in self._rows(key):
            bagian = row.text("bagian") or bagian
            yearly = key != "naskah" or bagian in NASKAH_TAHUNAN
            rows.append({**{column: self._cell(key, row, column) for column in kept},
                         **{column: self._text(key, row, column, mark=yearly) for column in DITANDAI.get(key, ())}})
        return rows

    def _text(self, key: str, row: Row, column: str, mark: bool) -> Value:
        cell = self._cell(key, row, column)
        if not mark or not row.text(column) or cell is None:
            return cell
        self.marked += 1
        text = cell if isinstance(cell, str) else row.text(column)
        return text if normal(text).startswith(normal(TAHUN_LALU)) else TAHUN_LALU + text

    def _program(self) -> list[NewRow]:
        return [{**new, "pagu_murni": None if row.number("anggaran_depan") == 0
                 else self._cell("program", row, "anggaran_depan")}
                for new, row in zip(self._copied("program"), self._rows("program"), strict=True)]

    def next_budget(self) -> list[Decimal]:
        """What sub kegiatan have for the new year."""
        return [money for row in self._rows("program") if jenjang(row.text("kode")) == "sub kegiatan"
                and (money := row.number("anggaran_depan"))]

    def _indikator(self) -> list[NewRow]:
        """Every indicator one year on: the plan as it is, its target of the new year as the PK of those judged."""
        whole = replace(self.laporan, pengaturan=replace(self.laporan.pengaturan, triwulan=SETAHUN))
        # what the quarters mean must not be guessed for a year that is closed
        reached = {normal(i.nama): realisasi_tahun(i, whole)[0] for i in whole.indikator
                   if not cara_indikator(i, whole).ragu}
        return [{**new, **self._past(row, reached.get(normal(row.text("nama")))),
                 "pk_murni": None if normal(row.text("nama")) in self.unjudged else self._plan(row, self.tahun + 1)}
                for new, row in zip(self._copied("indikator"), self._rows("indikator"), strict=True)]

    def _plan(self, row: Row, year: int) -> Value:
        """The target of the Renstra for a year; None outside its years."""
        index = year - (self.laporan.profil.tahun_akhir - RENCANA[-1])
        return self._cell("indikator", row, f"rencana_{index}") if index in RENCANA else None

    def _promised(self, row: Row) -> Value:
        """The target of the PK in force; an unchanged one is that of the first PK."""
        first = self._cell("indikator", row, "pk_murni")
        changed = self._cell("indikator", row, "pk_perubahan") if self.laporan.pengaturan.pk == "Perubahan" else None
        return first if changed is None else changed

    def _past(self, row: Row, reached: Ukuran | None) -> NewRow:
        """The earlier years of a row one year on: every year moves one column to the right, the sixth falls away."""
        years = [self._cell("indikator", row, f"realisasi_{back}") for back in (0, *TAHUN_SEBELUM[:-1])]
        if row.values.get("realisasi_0") is None and (computed := _storable(reached)) is not None:
            years[0] = computed
        earlier = (self._cell("indikator", row, f"target_{back}") for back in TAHUN_SEBELUM[:-1])
        targets = [self._promised(row), *earlier]
        if targets[1] is None:
            targets[1] = self._plan(row, self.tahun - 1)
        return {**{f"realisasi_{back}": value for back, value in zip(TAHUN_SEBELUM, years, strict=True)},
                **{f"target_{back}": value for back, value in zip(TAHUN_SEBELUM, targets, strict=True)}}

    def _anggaran_lalu(self) -> list[NewRow]:
        """The budgets of earlier years, and that of the old year by program."""
        kept: list[NewRow] = [{column: self._cell("anggaran_lalu", row, column) for column in row.values}
                              for row in self._rows("anggaran_lalu")]
        tree, _ = build_tree(self.laporan.program, self.laporan.induk, self.laporan.pengaturan)
        return kept + [{"kode": node.kode, "tahun": self.tahun, "pagu": int(node.serapan.anggaran),
                        "realisasi": None if node.serapan.realisasi is None else int(node.serapan.realisasi)}
                       for node in tree.program if node.serapan.anggaran is not None]

    def _fitting(self, key: str, rows: list[NewRow]) -> list[NewRow]:
        """The rows for which the template has room above the next table of the same sheet."""
        table = block(key)
        assert isinstance(table, Table)
        below = any(other.header_row > table.header_row for other in table_sheet(key).tables)
        room = table.capacity if below else BARIS_TERBACA - table.header_row
        if len(rows) > room:
            self.notes.append(f"{table_sheet(key).name}: {len(rows) - room} baris terakhir tabel “{table.title}” tidak "
                              "muat dan tidak ikut dibawa. Sisipkan baris di buku kerja baru, lalu salin dari yang "
                              "lama.")
        return rows[:room]


def _dipindahkan(roll: _Guliran, new: Mapping[str, Any]) -> Iterator[str]:
    """What the new year has taken over, in sentences."""
    year, pk = roll.tahun, roll.laporan.pengaturan.pk
    for table, column, sentence in (
        ("indikator", "realisasi_1", f"Realisasi {year} dari {{}} indikator menjadi realisasi tahun lalu."),
        ("indikator", "target_1", f"Target PK {pk} {year} dari {{}} indikator menjadi target tahun lalu."),
        ("indikator", "pk_murni", f"Target Renstra {year + 1} dari {{}} indikator menjadi target PK Murni."),
    ):
        if filled := sum(row.get(column) is not None for row in new.get(table, ())):
            yield sentence.format(filled)
    if money := roll.next_budget():
        yield (f"Anggaran Tahun Depan dari {len(money)} sub kegiatan menjadi Pagu Murni, jumlahnya "
               f"{rupiah(sum(money, Decimal(0)))}.")
    if roll.marked:
        yield f"{roll.marked} teks disalin dengan tanda “{TAHUN_LALU.strip()}” di depannya."
    yield ("Disalin apa adanya: Pengaturan, tujuan dan sasaran, indikator, target Renstra, nama pembanding, daftar "
           "program, susunan organisasi, pegawai, sarpras, dan bagian naskah yang tidak terikat tahun.")


def _perlu(roll: _Guliran, new: Mapping[str, Any]) -> Iterator[str]:
    """What staff still have to fill or renew, in the order of the sheets."""
    profil, year = roll.laporan.profil, roll.tahun + 1
    if year > profil.tahun_akhir > 0:
        yield (f"Profil: tahun {year} di luar Renstra {profil.tahun_awal}-{profil.tahun_akhir}. Isi periode Renstra "
               "yang baru, lalu tujuan, sasaran, indikator, dan targetnya.")
    yield "Profil: isi tanggal dan sumber PK; periksa nama pejabat, pangkat, dan NIP."
    for table, column, sentence in (
        ("indikator", "pk_murni", "Indikator: isi target PK Murni dari {} indikator: {}."),
        ("indikator", "realisasi_1", f"Indikator: realisasi {roll.tahun} kosong untuk {{}} indikator: {{}}."),
    ):
        names = [str(row["nama"]) for row in new.get(table, ()) if row.get(column) is None]
        if judged := [name for name in names if normal(name) not in roll.unjudged]:
            yield sentence.format(len(judged), "; ".join(judged))
    leaves = [row for row in new.get("program", ()) if jenjang(str(row["kode"] or "")) == "sub kegiatan"]
    if unpaid := sum(row["pagu_murni"] is None for row in leaves):
        yield f"Program Anggaran: isi Pagu Murni dari {unpaid} sub kegiatan yang tanpa Anggaran Tahun Depan."
    yield from (sentence for key, sentence in _DIPERBARUI.items() if new.get(key))
    if roll.marked:
        yield f"Indikator (langkah), Analisis, Naskah: tulis ulang {roll.marked} teks bertanda, lalu hapus tandanya."
    yield "Pegawai dan Sarpras: perbarui menurut keadaan sekarang."
    yield "Belanja, Monev, Rekomendasi, Angka Tercetak, serta catatan di Periksa dan Reviu kosong; isi bila sudah ada."


def _storable(reached: Ukuran | None) -> Value:
    if isinstance(reached, Predikat):
        return reached.teks
    return float(reached) if isinstance(reached, Decimal) else None
