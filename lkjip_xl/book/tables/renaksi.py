"""Lampiran 6 and 7: the Rencana Aksi by quarter or by month, and its monev for any quarter of the running year."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.line import (
    KOSONG,
    Line,
    Lines,
    banner,
    figure,
    join,
    number,
    per_induk,
    points_text,
    quantity,
    row_notation,
    signed,
    supported,
    trace,
    ukuran,
)
from lkjip_xl.book.tables.perencanaan import LEVEL
from lkjip_xl.book.tables.perjanjian import support
from lkjip_xl.domain.hitungan.anggaran import Simpul
from lkjip_xl.domain.hitungan.cabang import cabang
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilInduk
from lkjip_xl.domain.hitungan.jadwal import Jadwal
from lkjip_xl.domain.hitungan.keluaran import Keluaran
from lkjip_xl.domain.hitungan.renaksi import MonevIndikator, MonevSimpul, SerapanTriwulan, monev_indikator
from lkjip_xl.domain.hitungan.renaksi import monev_anggaran as money_until
from lkjip_xl.domain.masukan import BarisMonev
from lkjip_xl.domain.nilai.desimal import desimal, terpisah
from lkjip_xl.domain.nilai.figure import Figure, Notation
from lkjip_xl.domain.nilai.triwulan import ROMAWI, Cara, Series, ada
from lkjip_xl.domain.nilai.ukuran import Ukuran

Periods = Callable[[Jadwal], Series]


def renaksi(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The rencana aksi with targets by quarter; none when the office plans by month (item 42.6)."""
    return [] if hasil.laporan.pengaturan.per_bulan else _renaksi(hasil, sheet, lambda plan: plan.triwulan)


def renaksi_bulan(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The rencana aksi with targets by month; none when the office plans by quarter (item 42.6)."""
    return _renaksi(hasil, sheet, lambda plan: plan.bulan) if hasil.laporan.pengaturan.per_bulan else []


def _renaksi(hasil: Hasil, sheet: OutputSheet, periods: Periods) -> Lines:
    notation = hasil.laporan.pengaturan.notation

    def body(induk: HasilInduk) -> Iterator[Line]:
        yield from _indicators(induk, hasil, periods)
        yield from _programs(cabang(hasil.pohon, supported(hasil, induk), notation), notation, periods)

    lines = per_induk(hasil, sheet, body)
    claimed = {name for induk in hasil.induk for name in supported(hasil, induk)}
    rest = cabang(hasil.pohon, {node.induk for node in hasil.pohon.sub_kegiatan()} - claimed, notation)
    if rest:
        lines += [*banner("Program lainnya", sheet), *_programs(rest, notation, periods)]
    if lines:
        blank = len(sheet.columns) - len(_TAIL) - 2
        lines.append(Line("total", (None, "JUMLAH ANGGARAN", *[None] * blank, number(hasil.pohon.total.anggaran), None,
                                    None), f"Jumlah {len(hasil.pohon.program)} program"))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal_pk)


_TAIL = ("anggaran", "langkah", "koordinator")
"""The columns after the targets."""


def _indicators(induk: HasilInduk, hasil: Hasil, periods: Periods) -> Iterator[Line]:
    settings = hasil.laporan.pengaturan
    for index, item in enumerate(induk.indikator):
        one, plan = item.indikator, item.jadwal
        notation = settings.notation.with_digits(item.desimal)
        head = None if index else f"Indikator kinerja {induk.induk.jenis.casefold()}"
        yield Line("lanjut" if index else "isi", (
            index + 1, head, one.nama, one.satuan or KOSONG, item.cara.kata, ukuran(item.target, notation),
            *(ukuran(target, notation) for target in periods(plan)), None, one.langkah or KOSONG,
            "\n".join(one.koordinator) or KOSONG), _origin(plan, item.cara), desimal=item.desimal)


def _programs(programs: tuple[Simpul, ...], notation: Notation, periods: Periods) -> Iterator[Line]:
    for node in (node for program in programs for node in program.semua()):
        for index, one in enumerate(node.keluaran):
            planned = ada((one.target, *one.jadwal.triwulan))
            own = row_notation(one.baris, notation, one.target)
            targets = (ukuran(target, own) for target in (one.target, *periods(one.jadwal)))
            yield Line("lanjut" if index else LEVEL[node.jenjang], (
                None, None if index else node.baris.uraian, one.baris.indikator or KOSONG, one.baris.satuan or KOSONG,
                one.cara.kata if planned else KOSONG, *targets, None if index else number(node.serapan.anggaran)),
                _origin(one.jadwal, one.cara) if planned else "", desimal=own.digits)


def _origin(plan: Jadwal, cara: Cara) -> str:
    """Where the targets come from, and how their quarters are meant."""
    return f"Target: {plan.asal}; Cara Triwulan: {cara.cara} ({cara.asal})"


def monev(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Every indicator up to the reported quarter: target, realisasi, capaian, obstacles, solutions, evidence (42.7)."""
    lines: Lines = []
    for count, induk in enumerate(hasil.induk, 1):
        for index, item in enumerate(induk.indikator):
            head: tuple[Value, ...] = (None, None) if index else (count, induk.induk.uraian)
            lines.append(_monev(monev_indikator(item, hasil.laporan), head, hasil))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def _monev(found: MonevIndikator, head: tuple[Value, ...], hasil: Hasil) -> Line:
    item, one = found.hasil, found.hasil.indikator
    figures = (item.target, found.target.nilai, *found.triwulan, found.realisasi.nilai)
    digits = max(item.desimal, terpisah([(found.target.nilai, found.realisasi.nilai)], desimal((), figures)))
    notation = hasil.laporan.pengaturan.notation.with_digits(digits)
    origins = (f"Target: {found.target.asal}", f"Realisasi: {found.realisasi.asal}", trace(Capaian=found.capaian),
               f"Cara Triwulan: {item.cara.cara} ({item.cara.asal})")
    return Line("lanjut" if head[0] is None else "isi", (
        *head, one.nama, one.satuan or KOSONG, *(ukuran(value, notation) for value in figures),
        _reached(found.capaian, found.target.nilai, ada((found.realisasi.nilai, *found.triwulan))),
        *_notes(found, hasil)), join(*origins), desimal=digits)


def _reached(capaian: Figure, target: Ukuran | None, filled: bool) -> Value:
    """A capaian to date, or the word or reason in its place; `KOSONG` while its target or realisasi is not there."""
    there = capaian.printed is not None or bool(capaian.kecuali) or (target is not None and filled)
    return figure(capaian) if there else KOSONG


def _notes(found: MonevIndikator, hasil: Hasil) -> tuple[str, str, str]:
    """Obstacles, solutions and evidence of the quarters so far; at the end of the year else those of the analysis."""
    text = found.hasil.indikator.analisis
    whole_year = hasil.laporan.pengaturan.triwulan == len(ROMAWI)
    obstacles = _by_quarter(found.catatan, lambda row: row.hambatan)
    solutions = _by_quarter(found.catatan, _solution)
    if whole_year:
        obstacles, solutions = obstacles or points_text(text.hambatan), solutions or points_text(text.solusi)
    return obstacles or KOSONG, solutions or KOSONG, _by_quarter(found.catatan, lambda row: row.tautan) or KOSONG


def _solution(row: BarisMonev) -> str:
    return "\n".join(part for part in (row.solusi, row.tindak_lanjut and f"Tindak lanjut: {row.tindak_lanjut}") if part)


def _by_quarter(rows: tuple[BarisMonev, ...], text: Callable[[BarisMonev], str]) -> str:
    several = len({row.triwulan for row in rows}) > 1
    return "\n".join(f"TW {ROMAWI[row.triwulan - 1]}: {text(row)}" if several else text(row)
                     for row in rows if text(row))


def monev_anggaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Outputs and money of every program, kegiatan and sub kegiatan up to the reported quarter (item 42.7)."""
    programs, total = money_until(hasil)
    if not programs:
        return []
    lines = [_output(node, one, None if index else (count if node is program else None, node.simpul.baris.uraian),
                     hasil) for count, program in enumerate(programs, 1) for node in program.semua()
             for index, one in enumerate(node.simpul.keluaran)]
    lines.append(Line("total", (None, "JUMLAH", *[None] * 4, *_spent(total), None), trace(Serapan=total.kini.persen)))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def _output(node: MonevSimpul, one: Keluaran, head: tuple[Value, ...] | None, hasil: Hasil) -> Line:
    """A line of an output; without a head it is a further one, and the money is not repeated."""
    figures, name = (one.target, one.target_kini.nilai, one.realisasi), (
        f"• {one.baris.indikator}" if one.baris.indikator else None)
    notation = row_notation(one.baris, hasil.laporan.pengaturan.notation, *figures)
    reached = _reached(one.capaian_kini, one.target_kini.nilai, ada((one.realisasi, *one.baris.realisasi_tw)))
    known = reached != KOSONG
    kinerja = (*(quantity(value, one.baris.satuan, notation) for value in figures), reached)
    origin = join(trace(Kinerja=one.capaian_kini), f"Realisasi: {one.asal}",
                  f"Cara Triwulan: {one.cara.cara} ({one.cara.asal})") if known else ""
    if head is None:
        return Line("lanjut", (None, name, *kinerja), origin)
    support_ = support((below.induk for below in node.simpul.semua()), hasil)
    return Line(LEVEL[node.simpul.jenjang], (*head, *kinerja, *_spent(node.serapan), support_),
                join(origin, trace(Serapan=node.serapan.kini.persen)))


def _spent(money: SerapanTriwulan) -> tuple[Value, ...]:
    now = money.kini
    return (number(now.anggaran), *(number(quarter) for quarter in money.triwulan), number(now.realisasi),
            figure(now.persen) if now.persen.printed is not None else KOSONG)
