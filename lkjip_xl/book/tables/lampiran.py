"""Lampiran 1, 3 and 8: IKU, Rencana Kinerja Tahunan and Pengukuran Kinerja, from the input of the report's tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.bagan import TANPA_INDUK, Rows, side_by_side
from lkjip_xl.book.tables.line import (
    KOSONG,
    Line,
    Lines,
    figure,
    join,
    kategori_trace,
    label,
    money,
    note,
    number,
    signed,
    target_text,
    trace,
    ukuran,
    warna,
)
from lkjip_xl.book.tables.perencanaan import KETERANGAN_TUJUAN, target_renja
from lkjip_xl.domain.hitungan.anggaran import Pohon, Serapan, Simpul
from lkjip_xl.domain.hitungan.cabang import cabang
from lkjip_xl.domain.hitungan.efisiensi import Efisiensi
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilInduk, desimal
from lkjip_xl.domain.hitungan.pohon import build_tree
from lkjip_xl.domain.masukan import BarisProgram, Dokumen, Indikator, Induk, Laporan, Pengaturan
from lkjip_xl.domain.nilai.figure import Notation


def iku(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Every judged indicator with its formula, unit, source and who answers for it (item 42.1)."""
    lines: Lines = []
    for count, induk in enumerate(hasil.induk, 1):
        for index, item in enumerate(induk.indikator):
            head: tuple[Value, ...] = (None, None) if index else (count, induk.induk.uraian)
            one = item.indikator
            lines.append(Line("lanjut" if index else "isi", (
                *head, one.nama, one.formula or KOSONG, one.satuan or KOSONG, one.sumber_data or KOSONG,
                "\n".join(one.koordinator) or KOSONG)))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def rkt(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """What the year is to bring: targets of the Renja, and the programs and budget behind each sasaran (item 42.3)."""
    laporan = hasil.laporan
    tree, dokumen = first_budget(hasil)
    lines: Lines = []
    for name in (*(i.uraian for i in laporan.induk), ""):
        targets = [one for one in laporan.indikator if name and one.induk == name]
        programs = cabang(tree, {name}, laporan.pengaturan.notation)
        uraian = name or TANPA_INDUK
        if targets or programs:
            lines += _rkt(1 + sum(line.level == "isi" for line in lines), uraian, targets, programs, laporan)
    if lines:
        lines.append(Line("total", (None, "JUMLAH", *[None] * 7, number(tree.total.anggaran)),
                          f"Jumlah {len(tree.program)} program, pagu {dokumen}"))
        lines += note(f"Anggaran menurut pagu {dokumen}.", sheet) if dokumen != "murni" else []
    return signed(lines, hasil, sheet, laporan.profil.tanggal_pk)


def first_budget(hasil: Hasil) -> tuple[Pohon, str]:
    """The budget as the year began, pagu murni, or that in force where no pagu murni is entered; and which it is."""
    laporan = hasil.laporan
    if any(row.pagu_murni is not None for row in laporan.program):
        return budget(hasil, "Murni"), "murni"
    return hasil.pohon, f"{laporan.pengaturan.pagu.casefold()}, karena pagu murni belum diisi"


def budget(hasil: Hasil, dokumen: Dokumen) -> Pohon:
    """The budget tree with the sums of pagu murni or of pagu perubahan."""
    laporan, settings = hasil.laporan, hasil.laporan.pengaturan
    if settings.pagu == dokumen:
        return hasil.pohon
    return _tree(laporan.program, laporan.induk, replace(settings, pagu=dokumen))


@lru_cache(maxsize=2)
def _tree(rows: tuple[BarisProgram, ...], induk: tuple[Induk, ...], pengaturan: Pengaturan) -> Pohon:
    """Several lampiran ask for the same tree, and the sums take a while."""
    return build_tree(rows, induk, pengaturan)[0]


def _rkt(count: int, uraian: str, targets: Sequence[Indikator], programs: tuple[Simpul, ...], laporan: Laporan
         ) -> Lines:
    notation, year = laporan.pengaturan.notation, laporan.profil.tahun
    renja = [target_renja(indikator, year) for indikator in targets]
    digits = [desimal(indikator, laporan) for indikator in targets]
    left = [(i.nama, ukuran(target, notation.with_digits(shown)))
            for i, (target, _), shown in zip(targets, renja, digits, strict=True)]
    right = [row for program in programs for row in _rkt_program(program, notation)]
    none = KOSONG if uraian == TANPA_INDUK else KETERANGAN_TUJUAN
    rows = side_by_side([(count, uraian)], side_by_side(left or [(none, KOSONG)], right or [(KOSONG,) * 6]))
    origins = [f"Target: {source}" for _, source in renja]
    return [Line("lanjut" if index else "isi", row, origins[index] if index < len(origins) else "",
                 desimal=digits[index] if index < len(digits) else None) for index, row in enumerate(rows)]


def _rkt_program(program: Simpul, notation: Notation) -> Rows:
    below: list[tuple[Value, ...]] = []
    for kegiatan in program.anak:
        subs: list[tuple[Value, ...]] = [
            (None if index else sub.baris.uraian, one.baris.indikator or KOSONG, target_text(one, notation),
             None if index else number(sub.serapan.anggaran))
            for sub in kegiatan.anak for index, one in enumerate(sub.keluaran)]
        below += side_by_side([(_with_target(kegiatan, notation),)], subs or [(KOSONG,) * 4])
    return side_by_side([(_with_target(program, notation),)], below or [(KOSONG,) * 5])


def _with_target(node: Simpul, notation: Notation) -> str:
    """A program or kegiatan and, under it, its own indicators with their targets."""
    own = (f"• {one.baris.indikator}: {target_text(one, notation)}" for one in node.keluaran if one.baris.indikator)
    return "\n".join((node.baris.uraian, *own))


def pengukuran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Targets, realisasi, capaian and kategori, with the money and efficiency of each sasaran (item 42.8)."""
    lines = [line for count, induk in enumerate(hasil.induk, 1) for line in _measured(count, induk, hasil)]
    if lines:
        lines.append(_overall(hasil))
        lines += note(f"Efisiensi: metode {hasil.efisiensi[0].metode.nama}; {hasil.efisiensi[0].metode.rumus}.", sheet)
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def _measured(count: int, induk: HasilInduk, hasil: Hasil) -> Iterator[Line]:
    settings, year = hasil.laporan.pengaturan, hasil.laporan.profil.tahun
    for index, item in enumerate(induk.indikator):
        last, notation = item.tahun[year - 1], settings.notation.with_digits(item.desimal)
        head: tuple[Value, ...] = (None, None) if index else (count, induk.induk.uraian)
        tail = (None,) * 5 if index else _spent(induk.serapan, induk.efisiensi)
        cells = (*head, item.indikator.nama, item.indikator.satuan or KOSONG,
                 *(ukuran(value, notation) for value in (last.target, last.realisasi, item.target, item.realisasi)),
                 figure(item.capaian), label(item.kategori), *tail)
        shared = "" if index else trace(Serapan=induk.serapan.persen, Efisiensi=induk.efisiensi.nilai)
        yield Line("lanjut" if index else "isi", cells, join(
            trace(Capaian=item.capaian), kategori_trace(item.capaian, item.kategori, settings), shared),
            warna(item.kategori), item.desimal)


def _spent(serapan: Serapan, efisiensi: Efisiensi) -> tuple[Value, ...]:
    return *money(serapan), figure(serapan.persen), figure(efisiensi.nilai), label(efisiensi.tingkat)


def _overall(hasil: Hasil) -> Line:
    total, chosen = hasil.pohon.total, hasil.efisiensi[0]
    cells = (None, "Rata-rata capaian dan jumlah anggaran", *[None] * 6, figure(hasil.capaian), label(hasil.kategori),
             *_spent(total, chosen))
    return Line("total", cells, join(
        trace(Rata_rata=hasil.capaian), kategori_trace(hasil.capaian, hasil.kategori, hasil.laporan.pengaturan),
        trace(Serapan=total.persen, Efisiensi=chosen.nilai)), warna(hasil.kategori))
