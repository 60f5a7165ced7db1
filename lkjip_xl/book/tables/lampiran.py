"""The attachments IKU, Rencana Kinerja Tahunan and Pengukuran Kinerja, from the input of the report's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import KOSONG, OutputSheet
from lkjip_xl.book.tables.bagan import TANPA_INDUK
from lkjip_xl.book.tables.line import (
    Line,
    Lines,
    banner,
    entered,
    figure,
    join,
    kategori_trace,
    label,
    money,
    note,
    number,
    row_notation,
    signed,
    trace,
    ukuran,
    warna,
)
from lkjip_xl.book.tables.perencanaan import KETERANGAN_TUJUAN, LEVEL, target_renja
from lkjip_xl.domain.hitungan.anggaran import Pohon, Serapan, Simpul
from lkjip_xl.domain.hitungan.cabang import cabang
from lkjip_xl.domain.hitungan.efisiensi import Efisiensi
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilInduk
from lkjip_xl.domain.hitungan.pohon import build_tree
from lkjip_xl.domain.masukan import BarisProgram, Dokumen, Indikator, Induk, Pengaturan
from lkjip_xl.domain.nilai.figure import Figure, Notation
from lkjip_xl.domain.nilai.skala import Tingkat


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
    """What the year is to bring: every tujuan and sasaran with its indicators and targets of the Renja (item 42.3)."""
    laporan = hasil.laporan
    lines: Lines = []
    for induk in laporan.induk:
        own = [one for one in laporan.indikator if one.induk == induk.uraian]
        below = induk.jenis == "Tujuan" and any(one.tujuan == induk.uraian for one in laporan.induk)
        count = 1 + sum(line.level == "isi" for line in lines)
        if own or below:
            head = (count, called(induk, hasil))
            lines += _rkt(head, own, hasil) if own else [Line("isi", (*head, KETERANGAN_TUJUAN))]
    return signed(lines, hasil, sheet, laporan.profil.tanggal_pk)


def called(induk: Induk, hasil: Hasil) -> str:
    """A tujuan or sasaran by what it is, with the number that it has in other tables, if any: ``Sasaran 1: ...``."""
    numbers = {one.induk.uraian: f" {count}" for count, one in enumerate(hasil.induk, 1)}
    return f"{induk.jenis}{numbers.get(induk.uraian, '')}: {induk.uraian}"


def _rkt(head: tuple[Value, ...], targets: Sequence[Indikator], hasil: Hasil) -> Iterator[Line]:
    for index, one in enumerate(targets):
        target, source = target_renja(one, hasil.laporan.profil.tahun)
        own = entered(hasil, one)
        yield Line("lanjut" if index else "isi", (
            *((None, None) if index else head), one.nama, ukuran(target, own), one.satuan or KOSONG,
            "\n".join(one.koordinator) or KOSONG), f"Target: {source}", desimal=own.digits)


def rkt_program(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The programs, kegiatan and sub kegiatan behind each tujuan and sasaran, with targets and budget (item 42.3)."""
    laporan = hasil.laporan
    tree, dokumen = first_budget(hasil)
    heads = [*((called(one, hasil), one.uraian) for one in laporan.induk), (TANPA_INDUK, "")]
    lines: Lines = []
    for head, name in heads:
        if programs := cabang(tree, {name}, laporan.pengaturan.notation):
            lines += [*banner(head, sheet), *_rkt_programs(programs, laporan.pengaturan.notation)]
    if lines:
        lines.append(Line("total", (None, "JUMLAH", None, None, None, number(tree.total.anggaran)),
                          f"Jumlah {len(tree.program)} program, pagu {dokumen}"))
        lines += note(f"Anggaran menurut pagu {dokumen}.", sheet) if dokumen != "murni" else []
    return signed(lines, hasil, sheet, laporan.profil.tanggal_pk)


def _rkt_programs(programs: tuple[Simpul, ...], notation: Notation) -> Iterator[Line]:
    for count, node in bernomor(programs):
        for index, one in enumerate(node.keluaran):
            own = row_notation(one.baris, notation, one.target)
            head, pagu = (((None, None), None) if index else
                          ((count, node.baris.uraian), number(node.serapan.anggaran)))
            yield Line("lanjut" if index else LEVEL[node.jenjang], (
                *head, one.baris.indikator or KOSONG, ukuran(one.target, own), one.baris.satuan or KOSONG, pagu),
                desimal=own.digits)


def bernomor(programs: Iterable[Simpul]) -> Iterator[tuple[int | None, Simpul]]:
    """Programs with all below them; each program with its number among them."""
    for count, program in enumerate(programs, 1):
        yield from ((count if node is program else None, node) for node in program.semua())


def first_budget(hasil: Hasil) -> tuple[Pohon, str]:
    """The budget as the year began, pagu murni, or that in force where no pagu murni is entered; and which it is."""
    laporan = hasil.laporan
    if any(row.pagu_murni is not None for row in laporan.program):
        return budget(hasil, "Murni"), "murni"
    return hasil.pohon, laporan.pengaturan.pagu.casefold()


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


def pengukuran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Targets, realisasi, capaian and kategori of every judged indicator and of the year before it (item 42.8)."""
    lines = [line for count, induk in enumerate(hasil.induk, 1) for line in _measured(count, induk, hasil)]
    if lines:
        cells = (None, "Rata-rata capaian", *[None] * 6, figure(hasil.capaian), label(hasil.kategori))
        lines.append(Line("total", cells, _judged(hasil.capaian, hasil.kategori, hasil, "Rata_rata"),
                          warna(hasil.kategori)))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def _measured(count: int, induk: HasilInduk, hasil: Hasil) -> Iterator[Line]:
    year = hasil.laporan.profil.tahun
    for index, item in enumerate(induk.indikator):
        last, notation = item.tahun[year - 1], hasil.laporan.pengaturan.notation.with_digits(item.desimal)
        head: tuple[Value, ...] = (None, None) if index else (count, induk.induk.uraian)
        cells = (*head, item.indikator.nama, item.indikator.satuan or KOSONG,
                 *(ukuran(value, notation) for value in (last.target, last.realisasi, item.target, item.realisasi)),
                 figure(item.capaian), label(item.kategori))
        yield Line("lanjut" if index else "isi", cells, _judged(item.capaian, item.kategori, hasil),
                   warna(item.kategori), item.desimal)


def _judged(capaian: Figure, kategori: Tingkat | None, hasil: Hasil, name: str = "Capaian") -> str:
    return join(trace(**{name: capaian}), kategori_trace(capaian, kategori, hasil.laporan.pengaturan))


def pengukuran_anggaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The capaian of every tujuan and sasaran beside its money and its efficiency; none without any budget."""
    total, chosen = hasil.pohon.total, hasil.efisiensi[0]
    if total.anggaran is None or not hasil.induk:
        return []
    lines = [Line("isi", (count, induk.induk.uraian, figure(induk.capaian), *_spent(induk.serapan, induk.efisiensi)),
                  trace(Capaian=induk.capaian, Serapan=induk.serapan.persen, Efisiensi=induk.efisiensi.nilai))
             for count, induk in enumerate(hasil.induk, 1)]
    lines.append(Line("total", (None, "Rata-rata capaian dan jumlah anggaran", figure(hasil.capaian),
                                *_spent(total, chosen)),
                      trace(Rata_rata=hasil.capaian, Serapan=total.persen, Efisiensi=chosen.nilai)))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def _spent(serapan: Serapan, efisiensi: Efisiensi) -> tuple[Value, ...]:
    return *money(serapan), figure(serapan.persen), figure(efisiensi.nilai), label(efisiensi.tingkat)
