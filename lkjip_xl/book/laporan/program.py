"""The rows of the sheets "Program Anggaran" and "Belanja"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.book.laporan.context import Context, table
from lkjip_xl.book.laporan.indikator import read_arah
from lkjip_xl.book.laporan.records import filled
from lkjip_xl.book.laporan.ukuran import Measures, own_group
from lkjip_xl.book.reader import Row, normal
from lkjip_xl.book.schema import MAKS_SUB_KEGIATAN
from lkjip_xl.domain.hitungan.lengkap import lengkapi_semua
from lkjip_xl.domain.masukan import BarisBelanja, BarisProgram, Induk
from lkjip_xl.domain.nilai.kode import jenjang
from lkjip_xl.domain.nilai.ukuran import Predikat
from lkjip_xl.domain.temuan import Finding, Place, finding


def read_program(context: Context, induk: tuple[Induk, ...], ladder: tuple[Predikat, ...]
                 ) -> tuple[BarisProgram, ...]:
    """Every row with a code, its blank names from the nomenclature; too many sub kegiatan are a finding."""
    known = {normal(i.uraian): i.uraian for i in induk}
    rows = context.rows("program")
    context.require("program", [row for row in rows if row.values.get("kode") is not None])
    typed = [_with_quarters(_row(context, row, known, ladder)) for row in rows if row.text("kode")]
    built, findings = lengkapi_semua(typed)
    context.findings += [*findings, *_unnamed(built)]
    leaves = len({row.kode for row in built if jenjang(row.kode) == "sub kegiatan"})
    if leaves > MAKS_SUB_KEGIATAN:
        context.note("H-303", Place("program"), leaves, banyak=leaves, apa="sub kegiatan", maks=MAKS_SUB_KEGIATAN)
    return built


def _unnamed(rows: tuple[BarisProgram, ...]) -> list[Finding]:
    """The first row of each code that has a name on none of its rows."""
    named = {row.kode for row in rows if row.uraian}
    column = table("program").by_key["uraian"]
    first = {row.kode: row.baris for row in reversed(rows) if jenjang(row.kode) and row.kode not in named}
    return [finding("B-214", Place("program", baris, column.key), "", kolom=column.label, bantuan=column.help)
            for baris in sorted(first.values())]


def _row(context: Context, row: Row, induk: Mapping[str, str], ladder: tuple[Predikat, ...]) -> BarisProgram:
    measures = Measures("program", row, row.text("jenis_target") or "Angka", own_group((row,), ladder), context)
    return filled(
        BarisProgram, row,
        induk=context.named("program", row, "induk", induk),
        arah=read_arah(row),
        target=measures.of("target", target=True),
        realisasi=measures.of("realisasi"),
        target_tw=measures.series("target_tw", 4, target=True),
        realisasi_tw=measures.series("realisasi_tw", 4),
    )


def _with_quarters(row: BarisProgram) -> BarisProgram:
    """The row with the realisasi of the year as typed, or else the sum of the quarters that are reported."""
    known = [quarter for quarter in row.serapan_tw if quarter is not None]
    if row.realisasi_anggaran is not None or not known:
        return row
    return replace(row, realisasi_anggaran=sum(known, Decimal(0)))


def read_belanja(context: Context) -> tuple[BarisBelanja, ...]:
    """The totals by kind of spending, each kind once."""
    rows = context.unique("belanja", "jenis")
    context.require("belanja", rows)
    return tuple(filled(BarisBelanja, row) for row in rows)
