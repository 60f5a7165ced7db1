"""The indicators, each from its row on the sheet Indikator and those of Pembanding and Analisis."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from lkjip_xl.book.laporan.context import Context
from lkjip_xl.book.laporan.records import filled
from lkjip_xl.book.laporan.teks import read_analisis
from lkjip_xl.book.laporan.ukuran import Measures, own_group
from lkjip_xl.book.reader import Row, normal
from lkjip_xl.book.schema import ARAH, GRAFIK, MAKS_INDIKATOR, SATUAN
from lkjip_xl.book.schema.isian.indikator import RENCANA, TAHUN_SEBELUM
from lkjip_xl.domain.masukan import Analisis, Indikator, Induk, Pembanding, Profil
from lkjip_xl.domain.nilai.arah import Arah
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.ukuran import Predikat
from lkjip_xl.domain.temuan import Place


@record(frozen=True)
class _Rows:
    """What the sheets hold about one indicator."""

    own: Row
    pembanding: tuple[Row, ...]
    analisis: Analisis


def read_indikator(context: Context, profil: Profil, induk: tuple[Induk, ...], ladder: tuple[Predikat, ...]
                   ) -> tuple[Indikator, ...]:
    """Every indicator in the order of its sheet, with all that the other sheets say about it."""
    parents = {normal(i.uraian): i.uraian for i in induk}
    built = tuple(_build(context, rows, context.named("indikator", rows.own, "induk", parents), profil, ladder)
                  for rows in _gather(context))
    _limits(context, built)
    return built


def _gather(context: Context) -> tuple[_Rows, ...]:
    rows = context.unique("indikator", "nama")
    context.require("indikator", rows)
    names = {normal(row.text("nama")): row.text("nama") for row in rows}
    others, texts = _group(context, "pembanding", names), read_analisis(context, names)
    return tuple(_Rows(row, tuple(others.get(name, ())), texts.get(name, Analisis()))
                 for row in rows for name in [row.text("nama")])


def _group(context: Context, table: str, names: Mapping[str, str]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    rows = context.rows(table)
    context.require(table, rows)
    for row in rows:
        name = context.named(table, row, "indikator", names)
        if name:
            groups.setdefault(name, []).append(row)
    return groups


def _build(context: Context, rows: _Rows, induk: str, profil: Profil, ladder: tuple[Predikat, ...]) -> Indikator:
    own = rows.own
    _check_satuan(context, own)
    measures = Measures("indikator", own, own.text("jenis_target") or "Angka", own_group((own,), ladder), context)
    arah = read_arah(own)
    year, last = profil.tahun, profil.tahun_akhir
    return filled(
        Indikator, own,
        induk=induk,
        arah=arah,
        koordinator=_koordinator(own),
        analisis=rows.analisis,
        pembanding=_pembanding(rows, measures),
        rencana=measures.years("rencana", {index: last - RENCANA[-1] + index for index in RENCANA}, target=True),
        renja=measures.of("renja", target=True),
        pk_murni=measures.of("pk_murni", target=True),
        pk_perubahan=measures.of("pk_perubahan", target=True),
        realisasi=measures.years("realisasi", {back: year - back for back in (0, *TAHUN_SEBELUM)}),
        target_lalu=measures.years("target", {back: year - back for back in TAHUN_SEBELUM}, target=True),
        triwulan=measures.series("realisasi_tw", 4),
        target_tw=measures.series("target_tw", 4, target=True),
        target_bulan=measures.series("bulan", 12, target=True),
    )


def _koordinator(row: Row) -> tuple[str, ...]:
    parts = row.text("koordinator").replace("\n", ";").split(";")
    return tuple(part.strip() for part in parts if part.strip())


def read_arah(row: Row) -> Arah:
    """Which way is better on a row; higher, where it does not say."""
    return "rendah" if row.text("arah") == ARAH[1] else "tinggi"


def _pembanding(rows: _Rows, measures: Measures) -> tuple[Pembanding, ...]:
    return tuple(filled(Pembanding, row, nilai=measures.elsewhere("pembanding", row).of("nilai"))
                 for row in rows.pembanding)


def _check_satuan(context: Context, row: Row) -> None:
    satuan = row.text("satuan")
    if not satuan or normal(satuan) in {normal(s) for s in SATUAN}:
        return
    close = difflib.get_close_matches(satuan.casefold(), [s.casefold() for s in SATUAN], 1, 0.7)
    hint = f"; mungkin maksudnya “{close[0]}”" if close else ""
    context.note("B-218", Place("indikator", row.baris, "satuan"), satuan, nilai=satuan, saran=hint,
                 pilihan=", ".join(SATUAN))


def _limits(context: Context, built: tuple[Indikator, ...]) -> None:
    if len(built) > MAKS_INDIKATOR:
        context.note("H-303", Place("indikator"), len(built), banyak=len(built), apa="indikator", maks=MAKS_INDIKATOR)
    drawn = [i for i in built if i.dinilai and i.grafik]
    for extra in drawn[GRAFIK:]:
        context.note("H-110", Place("indikator", extra.baris, "grafik"), "", nama=extra.nama, maks=GRAFIK)
