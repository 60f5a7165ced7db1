"""Perbarui: everything of a workbook of an earlier version in a new one of the present version, beside the old one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, Protocol

from lkjip_xl.book.findings import Shown, show
from lkjip_xl.book.grid import Book, CannotRun, Grid, Value
from lkjip_xl.book.identity import BukuLama, check_identity, read_version, refuse_if_newer
from lkjip_xl.book.periksa import Diterima, kunci, sort
from lkjip_xl.book.reviu import read_pereviu
from lkjip_xl.book.schema import OUT_FIRST_COLUMN, REVIU, VERSI_TEMPLATE
from lkjip_xl.book.tables.line import figure, label, number
from lkjip_xl.book.versi import naik
from lkjip_xl.book.versi.baca import Sumber, baca, lembar_sendiri
from lkjip_xl.book.versi.isi import Alasan, Isi, Jawaban, Sel, Sisa
from lkjip_xl.book.versi.potret import Potret, potret
from lkjip_xl.book.versi.tulis import Tertulis, tulis
from lkjip_xl.book.writer import write_periksa
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.pemeriksaan import pemeriksaan
from lkjip_xl.jobs.hitung import compute

POKOK: Mapping[str, str] = {"capaian": "Rata-rata capaian", "kategori": "Kategori", "anggaran": "Anggaran",
                            "realisasi": "Realisasi anggaran"}
"""The main figures that must not change, with the words for them."""
LEBAR = (22, 16, 70, 60)
"""The widths of the columns of the sheet of what found no place."""
JUDUL = ("Lembar", "Sel", "Isi", "Sebab")
BEDA_DISEBUT = 20
"""How many differing figures are named; the rest are counted."""


Lines = tuple[tuple[str, str, str], ...]
"""What of a sheet could not come along: cell, content and reason."""


class BukuBaru(Book, Protocol):
    """An empty workbook that is being filled."""

    def adopt(self, source: Any, sheets: Sequence[str]) -> tuple[tuple[str, str, Lines], ...]:
        """Take over whole sheets: of each its name, its name here, and what could not come along."""

    def add_sheet(self, name: str, rows: Sequence[Sequence[Value]], widths: Sequence[float]) -> None:
        """Add a sheet of texts."""


Pembuat = Callable[[Path, Callable[[BukuBaru], "Pembaruan"]], "Pembaruan"]
"""Makes the new workbook at a path with what fills it; the file appears only when it is complete."""


@dataclass(frozen=True)
class Pembaruan:
    """The new workbook, what came along, what is to be known of it, and which figures differ.

    ``angka`` names each main figure and each capaian that differs from what the old book shows; ``dibandingkan`` says
    how many were compared. ``daftar`` counts the lines of the sheet `daftar_sisa`; ``tidak_ditempatkan`` those of them
    that are contents of cells.
    """

    berkas: Path
    versi_lama: int
    versi: int
    isian: int
    alasan: int
    jawaban: int
    lembar_sendiri: tuple[str, ...]
    daftar: int
    tidak_ditempatkan: int
    catatan: tuple[str, ...]
    dibandingkan: int
    angka: tuple[str, ...]

    @property
    def kalimat(self) -> str:
        """The outcome in one sentence."""
        return (f"Buku kerja versi {self.versi} sudah dibuat: {self.berkas.name}. Buku lama (versi {self.versi_lama}) "
                "tidak diubah.")

    @property
    def rincian(self) -> tuple[str, ...]:
        """What came along and what staff should look at, in sentences."""
        return tuple(_rincian(self))


def next_name(name: str, versi: int) -> str:
    """The name of the new workbook: that of the old one with the version behind it."""
    stem, ending = Path(name).stem, Path(name).suffix
    return f"{re.sub(r' v[0-9]+$', '', stem)} v{versi}{ending}"


def daftar_sisa(versi: int) -> str:
    """The name of the sheet that lists what found no place."""
    return f"Dari Versi {versi}"


def perbarui(lama: Sumber, named: Callable[[int], Path], buat: Pembuat) -> Pembaruan:
    """Carry everything of an earlier version's workbook into a new file; nothing changes in the old one.

    ``named`` gives its path for the present version.

    Raises `CannotRun` when it is no workbook of this program, of the present or a later version, of one from which
    there is no way, or when the name is taken; then there is no new file.
    """
    version = version_to_renew(lama)
    with suppress(BukuLama):
        check_identity(lama)
    dulu = potret(int(version))
    isi = naik(baca(lama, dulu), VERSI_TEMPLATE)
    berkas = named(VERSI_TEMPLATE)
    return buat(berkas, lambda baru: _Pindahan(lama, baru, dulu, isi).pindahkan(berkas))


def version_to_renew(lama: Grid) -> float:
    """The version of a workbook that can be carried on; raises `CannotRun` where there is nothing to renew."""
    version = read_version(lama)
    refuse_if_newer(version)
    if version == VERSI_TEMPLATE:
        raise CannotRun(f"Buku kerja ini sudah versi {VERSI_TEMPLATE}, yang terbaru. Tidak ada yang perlu diperbarui.")
    return version


class _Pindahan:
    """One move from an old book into an empty one."""

    def __init__(self, lama: Sumber, baru: BukuBaru, dulu: Potret, isi: Isi) -> None:
        self.lama, self.baru, self.dulu, self.isi = lama, baru, dulu, isi
        self.sisa: list[Sisa] = list(isi.sisa)

    def pindahkan(self, berkas: Path) -> Pembaruan:
        written = tulis(self.baru, self.isi)
        self.sisa += written.sisa
        own = self._own_sheets()
        hasil = self._work_sheets()
        compared, different = _differences(self.lama, self.dulu, hasil)
        lines = [_line(one, written) for one in self.sisa]
        if lines:
            self.baru.add_sheet(daftar_sisa(self.dulu.versi), [JUDUL, *lines], LEBAR)
        unplaced = sum(one.isi for one in self.sisa)
        return Pembaruan(berkas, self.dulu.versi, VERSI_TEMPLATE, len(written.tempat), len(self.isi.alasan),
                         len(self.isi.reviu), own, len(lines), unplaced, self.isi.catatan, compared, different)

    def _own_sheets(self) -> tuple[str, ...]:
        found = self.baru.adopt(self.lama, lembar_sendiri(self.lama, self.dulu))
        self.sisa += [Sisa(Sel(text, name, cell), why, isi=False)
                      for name, _, left in found for cell, text, why in left]
        return tuple(here for _, here, _ in found)

    def _work_sheets(self) -> Hasil:
        """Write the sheets Periksa and Reviu with the reasons and answers of people, as Periksa does."""
        hasil, isian, found = compute(self.baru)
        shown = show((*found, *pemeriksaan(hasil)), isian)
        reasons, lost = kept_reasons(self.isi.alasan, shown)
        self.sisa += lost
        self._put_answers()
        write_periksa(self.baru, hasil, sort(shown, reasons))
        known = read_pereviu(self.baru)
        self.sisa += [Sisa(cell, f"jawaban pereviu atas pernyataan: {one.pernyataan or '(kosong)'}")
                      for one in self.isi.reviu if one.pernyataan not in known
                      for cell in (one.jawaban, one.catatan) if cell]
        return hasil

    def _put_answers(self) -> None:
        keys = [column.key for column in REVIU.columns]
        rows = [[_answer(one, key) for key in keys] for one in self.isi.reviu]
        if rows:
            self.baru.write(REVIU.name, REVIU.first_row, OUT_FIRST_COLUMN, rows)


def _answer(one: Jawaban, key: str) -> Value:
    cell = {"pereviu": one.jawaban, "catatan": one.catatan}.get(key)
    return one.pernyataan if key == "pernyataan" else cell.nilai if cell else None


def kept_reasons(typed: Sequence[Alasan], shown: Sequence[Shown]) -> tuple[tuple[Diterima, ...], list[Sisa]]:
    """The reasons beside the findings as they are worded now: same code, sentence and value, the same sheet first."""
    found: dict[tuple[str, str, str, str], Diterima] = {}
    lost: list[Sisa] = []
    for one in typed:
        alike = [kunci(item) for item in shown if (item.kode, item.temuan, item.nilai) == (one.kode, one.temuan,
                                                                                          one.nilai)]
        key = next((k for k in alike if k[1] == one.lembar), alike[0] if alike else
                   (one.kode, one.lembar, one.temuan, one.nilai))
        reason = Diterima(key, str(one.alasan.nilai).strip())
        if not one.kode:
            lost.append(Sisa(one.alasan, "alasan tanpa temuan"))
        elif found.setdefault(key, reason) != reason:
            lost.append(Sisa(one.alasan, f"alasan lain untuk temuan yang sama: {one.kode} {one.temuan}"))
    return tuple(found.values()), lost


def _line(one: Sisa, written: Tertulis) -> tuple[Value, ...]:
    now = written.tempat.get((one.sel.lembar, one.sel.sel))
    value = one.sel.nilai
    shown = str(value) if isinstance(value, (date, time, bool)) else value
    return one.sel.lembar or None, one.sel.sel or None, shown, f"{one.sebab}; sekarang di {now}" if now else one.sebab


def _differences(lama: Grid, dulu: Potret, hasil: Hasil) -> tuple[int, tuple[str, ...]]:
    """How many figures the old book shows, and a sentence for each that is another one now."""
    pairs = [*_main_figures(lama, dulu, hasil), *_indicators(lama, dulu, hasil)]
    shown = [(name, old, new) for name, old, new in pairs if _is_figure(old)]
    return len(shown), tuple(f"{name}: dahulu {old}, sekarang {new}" for name, old, new in shown
                             if not _same(old, new))


def _main_figures(lama: Grid, dulu: Potret, hasil: Hasil) -> Iterator[tuple[str, Value, Value]]:
    sheet, places = dulu.ringkasan
    if sheet not in lama.sheets:
        return
    total, block = hasil.pohon.total, lama.read(sheet)
    now: dict[str, Value] = {"capaian": figure(hasil.capaian), "kategori": label(hasil.kategori),
                             "anggaran": number(total.anggaran), "realisasi": number(total.realisasi)}
    yield from ((words, block.cell(*places[key]), now[key]) for key, words in POKOK.items())


def _indicators(lama: Grid, dulu: Potret, hasil: Hasil) -> Iterator[tuple[str, Value, Value]]:
    sheet = dulu.pengukuran
    if sheet.lembar not in lama.sheets:
        return
    block = lama.read(sheet.lembar)
    now = {item.indikator.nama: (figure(item.capaian), label(item.kategori)) for item in hasil.indikator}
    for row in range(sheet.baris_pertama, len(block.rows) + 1):
        name, capaian, kategori = (block.cell(row, sheet.kolom[key]) for key in ("indikator", "capaian", "kategori"))
        if isinstance(name, str) and isinstance(capaian, (int, float)):
            new = now.get(name, (None, None))
            yield f"Capaian {name}", capaian, new[0]
            yield f"Kategori {name}", kategori, new[1]


def _is_figure(value: Value) -> bool:
    return isinstance(value, (int, float)) or (isinstance(value, str) and value not in ("", "-"))


def _same(old: Value, new: Value) -> bool:
    if isinstance(old, (int, float)) and isinstance(new, (int, float)):
        return round(float(old), 2) == round(float(new), 2)
    return old == new


def _rincian(done: Pembaruan) -> Iterator[str]:
    yield f"{done.isian} sel isian dibawa."
    if done.alasan or done.jawaban:
        yield f"{done.alasan} alasan di Periksa dan {done.jawaban} jawaban pereviu di Reviu dibawa."
    if done.lembar_sendiri:
        yield f"Lembar tambahan dibawa: {', '.join(done.lembar_sendiri)}."
    yield from done.catatan
    if done.daftar:
        yield (f"{done.daftar} baris ditulis di lembar {daftar_sisa(done.versi_lama)}: {done.tidak_ditempatkan} isi "
               f"sel yang tidak ada tempatnya, {done.daftar - done.tidak_ditempatkan} rumus, catatan sel, nama, atau "
               "bentuk yang tidak ikut.")
    yield from _tell_figures(done)
    yield "Buka buku kerja baru, klik Hitung Ulang, lalu baca lembar Periksa."


def _tell_figures(done: Pembaruan) -> Iterator[str]:
    if not done.dibandingkan:
        yield "Angka tidak dibandingkan: buku lama belum pernah dihitung."
    elif not done.angka:
        yield f"Angka tetap: {done.dibandingkan} angka yang tercetak di buku lama dihitung sama di buku baru."
    else:
        yield (f"{len(done.angka)} dari {done.dibandingkan} angka berbeda dari yang tercetak di buku lama. Bila isian "
               "buku lama diubah sesudah terakhir dihitung, itu sebabnya; bila tidak, periksa yang berikut:")
        yield from done.angka[:BEDA_DISEBUT]
        if len(done.angka) > BEDA_DISEBUT:
            yield f"dan {len(done.angka) - BEDA_DISEBUT} angka lain."
