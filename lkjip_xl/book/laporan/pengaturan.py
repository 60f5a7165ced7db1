"""The choices of the sheet "Pengaturan", with the office's own scale and its ladder of predicates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from lkjip_xl.book.laporan.context import Context
from lkjip_xl.book.laporan.records import filled, hints
from lkjip_xl.book.reader import Row, normal
from lkjip_xl.book.schema import LISTS, SKALA_SENDIRI, Form, block
from lkjip_xl.domain.masukan import Pengaturan
from lkjip_xl.domain.nilai.angka import Tanda
from lkjip_xl.domain.nilai.arah import AturanCapaian, TargetNol
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.metode import daftar_metode
from lkjip_xl.domain.nilai.skala import Skala, Tingkat, daftar_skala, scale_defects
from lkjip_xl.domain.nilai.triwulan import ROMAWI
from lkjip_xl.domain.nilai.ukuran import Predikat
from lkjip_xl.domain.temuan import Place

DESIMAL_TERBANYAK = 2
"""The conditional formats of the template show at most so many decimals."""
_TARGET_NOL: tuple[TargetNol, ...] = ("", "angka", "kata")
"""What each answer about a target of 0 means, in the order of the list."""
_SCALE_DEFECTS = {
    "batas_kosong": "batas bawahnya kosong",
    "tidak_turun": "batas bawahnya tidak lebih rendah daripada tingkat di atasnya",
    "terendah_berbatas": "tingkat terendah tidak boleh berbatas bawah",
    "nama_ganda": "namanya sama dengan tingkat lain",
}


def read_pengaturan(context: Context) -> Pengaturan:
    """The choices of the office; what it did not choose is as the template says."""
    chosen = _chosen(context)
    plain = {key: answer for key, answer in chosen.items() if key in hints(Pengaturan)}
    return filled(Pengaturan, context.form("pengaturan"), **plain | {
        "capaian": _aturan(context, chosen),
        "skala": _skala(context, chosen["skala"]),
        "rata_dari_tercetak": chosen["dasar_rata"] == LISTS["dasar_rata"][1],
        "efisiensi": next(m.kunci for m in daftar_metode() if m.nama == chosen["efisiensi"]),
        "triwulan": ROMAWI.index(chosen["triwulan"]) + 1,
        "per_bulan": chosen["renaksi"] == LISTS["renaksi"][1],
        "periode": "" if chosen["periode"] == LISTS["periode"][0] else chosen["periode"],
        "efisiensi_lain": chosen["efisiensi_lain"] == LISTS["efisiensi_lain"][1],
        "banyak_tahun": int(chosen["banyak_tahun"]),
    })


def _chosen(context: Context) -> dict[str, str]:
    """The answer to each question with a drop-down; what the template holds where the answer is blank."""
    form = block("pengaturan")
    assert isinstance(form, Form)
    return {field.key: context.answer(form.key, field.key) or str(field.default)
            for field in form.fields if field.kind == "pilihan"}


def _aturan(context: Context, chosen: Mapping[str, str]) -> AturanCapaian:
    cap, floor = chosen["batas_atas"], chosen["batas_bawah"]
    return AturanCapaian(
        _notation(context, chosen),
        chosen["rumus_rendah"] == LISTS["rumus_rendah"][1],
        Decimal(cap) if cap.isdigit() else None,
        None if floor == LISTS["batas_bawah"][1] else Decimal(0),
        _TARGET_NOL[LISTS["target_nol"].index(chosen["target_nol"])],
    )


def _notation(context: Context, chosen: Mapping[str, str]) -> Notation:
    digits = context.answer("pengaturan", "angka_desimal")
    tanda: Tanda = "." if chosen["desimal"] == LISTS["desimal"][1] else ","
    if digits.isdigit() and int(digits) > DESIMAL_TERBANYAK:
        context.note("H-116", Place("pengaturan", column="angka_desimal"), digits, maks=DESIMAL_TERBANYAK)
    return Notation(min(int(digits), DESIMAL_TERBANYAK) if digits.isdigit() else 2, tanda)


def _skala(context: Context, name: str) -> Skala:
    if name != SKALA_SENDIRI:
        return next(s for s in daftar_skala() if s.nama == name)
    rows = context.rows("skala_sendiri")
    levels = tuple(_tingkat(row, index) for index, row in enumerate(rows))
    defects = scale_defects(levels)
    for index, code in defects:
        context.note("H-301", Place("skala_sendiri", rows[index].baris, "batas"), "", nama=levels[index].kategori,
                     alasan=_SCALE_DEFECTS[code])
    stated = context.answer("pengaturan", "jumlah_tingkat")
    if stated and stated != str(len(levels)):
        context.note("H-302", Place("skala_sendiri", rows[0].baris if rows else 0, "kategori"), "",
                     baris=len(levels), dinyatakan=stated)
    if not levels:
        context.note("H-301", Place("skala_sendiri"), "", nama="-", alasan="tabelnya kosong")
    if defects or not levels:
        return daftar_skala()[0]
    return Skala("sendiri", SKALA_SENDIRI, "capaian", "ketetapan daerah", 0, levels)


def _tingkat(row: Row, index: int) -> Tingkat:
    return filled(Tingkat, row, warna=row.text("warna") or LISTS["warna"][min(index, 4)])


def read_ladder(context: Context) -> tuple[Predikat, ...]:
    """The predicates that can be ordered; the others are findings."""
    rows = context.rows("predikat")
    context.require("predikat", rows)
    ladder: list[Predikat] = []
    for row in rows:
        rung = filled(Predikat, row, teks=row.text("predikat"))
        if not rung.teks or row.number("urutan") is None:
            continue
        why = _rung_defect(rung, ladder)
        if why:
            context.note("H-114", Place("predikat", row.baris, "urutan"), rung.teks, nama=rung.teks, alasan=why)
        else:
            ladder.append(rung)
    return tuple(ladder)


def _rung_defect(rung: Predikat, ladder: Iterable[Predikat]) -> str:
    group = [other for other in ladder if normal(other.kelompok) == normal(rung.kelompok)]
    if rung.urutan < 1:
        return "urutannya 0"
    if any(normal(other.teks) == normal(rung.teks) for other in group):
        return "tertulis dua kali dalam kelompoknya"
    return "urutannya sama dengan predikat lain" if any(other.urutan == rung.urutan for other in group) else ""
