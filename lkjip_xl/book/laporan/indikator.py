"""The indicators, each from its rows on the sheets Indikator, Target, Realisasi, Pembanding and Rencana Aksi."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from lkjip_xl.book.laporan.context import Context
from lkjip_xl.book.laporan.records import filled
from lkjip_xl.book.laporan.teks import read_analisis
from lkjip_xl.book.laporan.ukuran import Measures, own_group
from lkjip_xl.book.reader import Row, normal
from lkjip_xl.book.schema import ARAH, GRAFIK, MAKS_INDIKATOR, SATUAN
from lkjip_xl.domain.banding import best_only
from lkjip_xl.domain.capaian import Arah
from lkjip_xl.domain.masukan import Analisis, Indikator, Induk, Pembanding, Profil
from lkjip_xl.domain.temuan import Place
from lkjip_xl.domain.ukuran import Predikat


@dataclass(frozen=True)
class _Rows:
    """What the sheets hold about one indicator."""

    own: Row
    target: Row | None
    realisasi: Row | None
    renaksi: Row | None
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
    targets = _by_indicator(context, "target", names)
    realisasi = _by_indicator(context, "realisasi", names)
    others = _group(context, "pembanding", names)
    texts = read_analisis(context, names)
    actions = _by_indicator(context, "renaksi", names)
    return tuple(
        _Rows(row, targets.get(name), realisasi.get(name), actions.get(name), tuple(others.get(name, ())),
              texts.get(name, Analisis()))
        for row in rows for name in [row.text("nama")]
    )


def _by_indicator(context: Context, table: str, names: Mapping[str, str]) -> dict[str, Row]:
    rows = context.unique(table, "indikator")
    return {name: row for row in rows if (name := context.named(table, row, "indikator", names))}


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
    own, target, realisasi, renaksi = rows.own, rows.target, rows.realisasi, rows.renaksi
    _check_satuan(context, own)
    measures = Measures(own.text("jenis_target") or "Angka", own_group((target, realisasi, renaksi), ladder), context)
    arah = _arah(own)
    year, last = profil.tahun, profil.tahun_akhir
    return filled(
        Indikator, own, target, realisasi, renaksi,
        induk=induk,
        arah=arah,
        koordinator=_koordinator(own),
        analisis=rows.analisis,
        pembanding=_pembanding(context, rows, measures, arah),
        rencana=measures.years("target", target, "rencana", {i: last - 5 + i for i in range(1, 6)}, target=True),
        **measures.plain("target", target, target=True),
        realisasi=measures.years("realisasi", realisasi, "realisasi", {i: year - i for i in range(6)}),
        target_lalu=measures.years("realisasi", realisasi, "target", {i: year - i for i in (1, 2)}, target=True),
        triwulan=measures.series("realisasi", realisasi, "tw", 4),
        target_triwulan=measures.series("renaksi", renaksi, "tw", 4, target=True),
        target_bulan=measures.series("renaksi", renaksi, "bulan", 12, target=True),
        baris_target=target.baris if target else 0,
        baris_realisasi=realisasi.baris if realisasi else 0,
        baris_renaksi=renaksi.baris if renaksi else 0,
    )


def _koordinator(row: Row) -> tuple[str, ...]:
    parts = row.text("koordinator").replace("\n", ";").split(";")
    return tuple(part.strip() for part in parts if part.strip())


def _arah(row: Row) -> Arah:
    return "rendah" if row.text("arah") == ARAH[1] else "tinggi"


def _pembanding(context: Context, rows: _Rows, measures: Measures, arah: Arah) -> tuple[Pembanding, ...]:
    """The best of each kind; what is left out is a finding."""
    kept, left = best_only(tuple(filled(Pembanding, row, nilai=measures.of("pembanding", row, "nilai"))
                                 for row in rows.pembanding), arah)
    for loser in left:
        used = next(p.nama for p in kept if p.jenis == loser.jenis)
        context.note("H-111", Place("pembanding", loser.baris, "nama"), loser.nama, nama=rows.own.text("nama"),
                     jenis=loser.jenis, dipakai=used)
    return kept


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
