"""The attachments of the Rencana Aksi, by quarter or by month, and of its monev for any quarter of the year."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import KOSONG, OutputSheet
from lkjip_xl.book.tables.isi import supported
from lkjip_xl.book.tables.lampiran import bernomor
from lkjip_xl.book.tables.line import (
    LAINNYA,
    Line,
    Lines,
    banner,
    figure,
    group_name,
    join,
    number,
    per_induk,
    points_text,
    quantity,
    row_notation,
    signed,
    trace,
    ukuran,
)
from lkjip_xl.book.tables.perencanaan import LEVEL
from lkjip_xl.book.tables.perjanjian import support
from lkjip_xl.domain.hitungan.anggaran import Simpul
from lkjip_xl.domain.hitungan.cabang import cabang
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, HasilInduk
from lkjip_xl.domain.hitungan.jadwal import Jadwal
from lkjip_xl.domain.hitungan.keluaran import Keluaran
from lkjip_xl.domain.hitungan.renaksi import MonevIndikator, SerapanTriwulan, monev_indikator
from lkjip_xl.domain.hitungan.renaksi import monev_anggaran as money_until
from lkjip_xl.domain.masukan import BarisMonev, Indikator
from lkjip_xl.domain.nilai.desimal import desimal, terpisah
from lkjip_xl.domain.nilai.figure import Figure, Notation
from lkjip_xl.domain.nilai.triwulan import ROMAWI, Cara, Series, ada
from lkjip_xl.domain.nilai.ukuran import Ukuran

Periods = Callable[[Jadwal], Series]


def renaksi(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Indicators with targets by quarter and their steps; none when the office plans by month (item 42.6)."""
    def cells(item: HasilIndikator, notation: Notation) -> tuple[Value, ...]:
        one = item.indikator
        return (one.satuan or KOSONG, _cara(item.cara, _entered(one)), *_targets(item, item.jadwal.triwulan, notation),
                one.langkah or KOSONG, _koordinator(item, hasil))

    return [] if hasil.laporan.pengaturan.per_bulan else _of_indicators(hasil, sheet, cells)


def renaksi_bulan(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Indicators with targets by month; none when the office plans by quarter (item 42.6)."""
    def cells(item: HasilIndikator, notation: Notation) -> tuple[Value, ...]:
        return (item.indikator.satuan or KOSONG, *_targets(item, item.jadwal.bulan, notation),
                _koordinator(item, hasil))

    return _of_indicators(hasil, sheet, cells) if hasil.laporan.pengaturan.per_bulan else []


def renaksi_langkah(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The steps of each indicator, for which a table by month has no room; none when the office plans by quarter."""
    def cells(item: HasilIndikator, _: Notation) -> tuple[Value, ...]:
        return _cara(item.cara, _entered(item.indikator)), item.indikator.langkah or KOSONG, _koordinator(item, hasil)

    wanted = hasil.laporan.pengaturan.per_bulan and any(item.indikator.langkah for item in hasil.indikator)
    return _of_indicators(hasil, sheet, cells) if wanted else []


def _of_indicators(hasil: Hasil, sheet: OutputSheet, cells: Callable[[HasilIndikator, Notation], tuple[Value, ...]]
                   ) -> Lines:
    def body(induk: HasilInduk) -> Iterator[Line]:
        for number_, item in enumerate(induk.indikator, 1):
            notation = hasil.laporan.pengaturan.notation.with_digits(item.desimal)
            yield Line("isi", (number_, item.indikator.nama, *cells(item, notation)),
                       _origin(item.jadwal, item.cara, _entered(item.indikator)), desimal=item.desimal)

    return signed(per_induk(hasil, sheet, body), hasil, sheet, hasil.laporan.profil.tanggal_pk)


def _entered(one: Indikator) -> Series:
    """Whatever is entered of an indikator by quarter or month."""
    return *one.target_tw, *one.target_bulan, *one.triwulan


def _cara(cara: Cara, parts: Series) -> str:
    """The way of the quarters in short; where none is entered nothing is put together."""
    return cara.kata if ada(parts) else KOSONG


def _targets(item: HasilIndikator, periods: Series, notation: Notation) -> Iterator[Value]:
    return (ukuran(target, notation) for target in (item.target, *periods))


def _koordinator(item: HasilIndikator, hasil: Hasil) -> str:
    """Who answers for an indicator; where the office names nobody for any, its head, who answers for all by the PK."""
    named = any(one.indikator.koordinator for one in hasil.indikator)
    return "\n".join(item.indikator.koordinator) or ("" if named else hasil.laporan.profil.jabatan) or KOSONG


def renaksi_program(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Programs, kegiatan and sub kegiatan with targets by quarter and their budget, under what they support."""
    return [] if hasil.laporan.pengaturan.per_bulan else _of_programs(
        hasil, sheet, lambda one: (_cara(one.cara, _typed(one)),), lambda plan: plan.triwulan)


def renaksi_program_bulan(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The same with targets by month, where the office plans by month."""
    return _of_programs(hasil, sheet, lambda _: (), lambda plan: plan.bulan) if (
        hasil.laporan.pengaturan.per_bulan) else []


def _of_programs(hasil: Hasil, sheet: OutputSheet, cara: Callable[[Keluaran], tuple[str, ...]], periods: Periods
                 ) -> Lines:
    notation = hasil.laporan.pengaturan.notation
    lines: Lines = []
    for title, programs in _branches(hasil):
        lines += banner(title, sheet)
        lines += [_planned_line(node, one, None if index else (count, node.baris.uraian),
                                (cara(one), periods(one.jadwal)), notation)
                  for count, node in bernomor(programs) for index, one in enumerate(node.keluaran)]
    if lines:
        place = [column.key for column in sheet.columns].index("anggaran")
        lines.append(Line("total", (None, "JUMLAH ANGGARAN", *[None] * (place - 2), number(hasil.pohon.total.anggaran)),
                          f"Jumlah {len(hasil.pohon.program)} program"))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal_pk)


def _branches(hasil: Hasil) -> Iterator[tuple[str, tuple[Simpul, ...]]]:
    """The programs under the name of what they support; after them those that support nothing judged."""
    notation, claimed = hasil.laporan.pengaturan.notation, set()
    for index, induk in enumerate(hasil.induk):
        claimed |= supported(hasil, induk)
        if programs := cabang(hasil.pohon, supported(hasil, induk), notation):
            yield group_name(induk, index), programs
    rest = cabang(hasil.pohon, {node.induk for node in hasil.pohon.sub_kegiatan()} - claimed, notation)
    if rest:
        yield LAINNYA, rest


def _typed(one: Keluaran) -> Series:
    return *one.baris.target_tw, *one.baris.realisasi_tw


def _planned(one: Keluaran) -> bool:
    return ada((one.target, *one.jadwal.triwulan))


def _planned_line(node: Simpul, one: Keluaran, head: tuple[Value, ...] | None, plan: tuple[tuple[str, ...], Series],
                  notation: Notation) -> Line:
    """A line of an output; without a head it is a further one of the same node, whose money is not repeated."""
    cara, periods = plan
    own = row_notation(one.baris, notation, one.target)
    money = None if head is None else number(node.serapan.anggaran)
    return Line("lanjut" if head is None else LEVEL[node.jenjang], (
        *(head or (None, None)), one.baris.indikator or KOSONG, one.baris.satuan or KOSONG, *cara,
        ukuran(one.target, own), money, *(ukuran(target, own) for target in periods)),
        _origin(one.jadwal, one.cara, _typed(one)) if _planned(one) else "", desimal=own.digits)


def _origin(plan: Jadwal, cara: Cara, parts: Series) -> str:
    """Where the targets come from, and how their quarters are meant, if any is entered."""
    return join(f"Target: {plan.asal}", f"Cara Triwulan: {cara.cara} ({cara.asal})" if ada(parts) else "")


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
        _koordinator(item, hasil)),
        join(*origins), desimal=digits)


def monev_catatan(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Obstacles, solutions and evidence of every indicator up to the reported quarter; none where nothing is noted."""
    def body(induk: HasilInduk) -> Iterator[Line]:
        for number_, item in enumerate(induk.indikator, 1):
            yield Line("isi", (number_, item.indikator.nama, *_notes(monev_indikator(item, hasil.laporan), hasil)))

    lines = per_induk(hasil, sheet, body)
    noted = any(cell != KOSONG for line in lines if line.level == "isi" for cell in line.cells[2:])
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal) if noted else []


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


def monev_program(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Outputs of every program, kegiatan and sub kegiatan up to the reported quarter (item 42.7)."""
    programs, _ = money_until(hasil)
    lines = [_output(node.simpul, one, (count if node is program else None, node.simpul.baris.uraian) if not index
                     else None, hasil) for count, program in enumerate(programs, 1) for node in program.semua()
             for index, one in enumerate(node.simpul.keluaran)]
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def _output(node: Simpul, one: Keluaran, head: tuple[Value, ...] | None, hasil: Hasil) -> Line:
    """A line of an output; without a head it is a further one of the same node."""
    figures = (one.target, one.target_kini.nilai, one.realisasi)
    notation = row_notation(one.baris, hasil.laporan.pengaturan.notation, *figures)
    reached = _reached(one.capaian_kini, one.target_kini.nilai, ada((one.realisasi, *one.baris.realisasi_tw)))
    cells = (one.baris.indikator or KOSONG, *(quantity(value, one.baris.satuan, notation) for value in figures),
             reached)
    origin = join(trace(Kinerja=one.capaian_kini), f"Realisasi: {one.asal}",
                  f"Cara Triwulan: {one.cara.cara} ({one.cara.asal})") if reached != KOSONG else ""
    if head is None:
        return Line("lanjut", (None, None, *cells), origin)
    return Line(LEVEL[node.jenjang], (*head, *cells, support((below.induk for below in node.semua()), hasil)), origin)


def monev_anggaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The money of every program, kegiatan and sub kegiatan up to the reported quarter (item 42.7)."""
    programs, total = money_until(hasil)
    if not programs:
        return []
    lines = [Line(LEVEL[node.simpul.jenjang], (count if node is program else None, node.simpul.baris.uraian,
                                               *_spent(node.serapan)), trace(Serapan=node.serapan.kini.persen))
             for count, program in enumerate(programs, 1) for node in program.semua()]
    lines.append(Line("total", (None, "JUMLAH", *_spent(total)), trace(Serapan=total.kini.persen)))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def _spent(money: SerapanTriwulan) -> tuple[Value, ...]:
    now = money.kini
    return (number(now.anggaran), *(number(quarter) for quarter in money.triwulan), number(now.realisasi),
            figure(now.persen) if now.persen.printed is not None else KOSONG)
