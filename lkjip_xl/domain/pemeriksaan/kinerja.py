"""Checks of the family kinerja: targets, realisasi, quarters and comparators do not contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.domain.hitungan.capaian import aturan_indikator, capaian
from lkjip_xl.domain.hitungan.hitung import OPD_TERBAIK, Hasil, HasilIndikator, HasilPembanding
from lkjip_xl.domain.hitungan.keluaran import Keluaran
from lkjip_xl.domain.hitungan.triwulan import setahun
from lkjip_xl.domain.masukan import Indikator, Pembanding, Profil
from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.arah import Arah
from lkjip_xl.domain.nilai.figure import Figure, Notation
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.triwulan import JUMLAH, ROMAWI, TIDAK_TURUN, Series, ada, cara_lain, is_percentage
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran
from lkjip_xl.domain.pemeriksaan.angka import Angka, sebut_angka, semua_angka
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.cara import cara_tidak_cocok
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.pemeriksaan.persen import angka_indikator, angka_program, pecahan, persentase, tercampur
from lkjip_xl.domain.pemeriksaan.sebutan import nama_lain, sebut, tulis
from lkjip_xl.domain.temuan import Finding, Place, finding

SERATUS = Decimal(100)
CAPAIAN_RENDAH, CAPAIAN_TINGGI = Decimal(50), Decimal(150)
"""Capaian outside these bounds is more often a slip than a success."""
CAPAIAN_MUSTAHIL = Decimal(200)
"""Up to where the capaian of a program, kegiatan or sub kegiatan is not asked about: small outputs double easily."""
LONJAKAN, LONJAKAN_TERKECIL = 3, 10
"""From how many times last year's figure on a change is a jump, where the larger of the two is at least so much."""
SKALA_LAIN, SKALA_TERKECIL = 5, 20
"""From how many times a comparator's figure on the two are of different scales, the larger being at least so much."""
MUNDUR = Decimal("0.05")
"""By which share a target may lie behind last year's realisasi while the end of the plan is still ahead."""
BANYAK = 3
"""From how many indicators, or years, on a coincidence is suspicious."""
STANDAR_NASIONAL = "Standar nasional"
BUKAN_TERBAIK = ("Kabupaten/Kota", "OPD lain")
"""The kinds of comparators that the best OPD is no worse than."""
_BERINDEKS = ("indeks", "nilai", "skor", "poin", "angka")


# What several checks ask

def _temuan(kode: str, hasil: Hasil, indikator: Indikator, place: Place, value: Ukuran | None,
            **args: object) -> Finding:
    """A finding on an indicator; targets and realisasi are written as the office writes them."""
    notation = hasil.laporan.pengaturan.notation
    written = {key: tulis(arg, notation) if isinstance(arg, Decimal | Rentang | Predikat) else arg
               for key, arg in args.items()}
    return finding(kode, place, "" if value is None else tulis(value, notation), pokok=indikator.nama,
                   nama=indikator.nama, **written)


def _urut(value: Ukuran | None, arah: Arah, terbaik: bool = False) -> tuple[str, Decimal] | None:
    """A measure as a number of which more is better, with the kind within which such numbers compare.

    A range counts by its worse end, or by its better one with ``terbaik``.
    """
    if value is None:
        return None
    if isinstance(value, Predikat):
        return value.kelompok, Decimal(value.urutan)
    if isinstance(value, Rentang):
        value = value.atas if (arah == "tinggi") == terbaik else value.bawah
    return "", value if arah == "tinggi" else -value


def _lebih_buruk(a: Ukuran | None, b: Ukuran | None, arah: Arah, terbaik: bool = False) -> bool:
    """Whether ``a`` is certainly worse than ``b``; with ``terbaik`` even the better end of the range ``a`` is."""
    left, right = _urut(a, arah, terbaik), _urut(b, arah)
    return left is not None and right is not None and left[0] == right[0] and left[1] < right[1]


def _tempat_realisasi(indikator: Indikator, column: str = "realisasi_0") -> Place:
    return Place("indikator", indikator.baris, column)


# Scales

def di_luar_skala(bahan: Bahan) -> Iterator[Finding]:
    """K-606: an index of public satisfaction lies between 25 and 100 (or 1 and 4), a SAKIP score between 0 and 100."""
    hasil = bahan.hasil
    for indikator in hasil.laporan.indikator:
        wrong = _di_luar_skala(indikator, hasil.laporan.profil)
        if wrong:
            yield _temuan("K-606", hasil, indikator, wrong[0].place, wrong[0].nilai,
                          angka=sebut_angka(wrong, hasil.laporan.pengaturan.notation), skala=_skala(indikator)[1])


def _skala(indikator: Indikator) -> tuple[tuple[tuple[Decimal, Decimal], ...], str]:
    """The spans in which figures of an indicator may lie, and their name; nothing for an unknown indicator."""
    name, unit = f" {serupa(indikator.nama)} ", serupa(indikator.satuan)
    if not unit.startswith(_BERINDEKS):
        return (), ""
    if " ikm " in name or " kepuasan masyarakat " in name:
        return ((Decimal(25), SERATUS), (Decimal(1), Decimal(4))), "25 sampai 100 (atau 1 sampai 4)"
    if " sakip " in name or " akip " in name:
        return ((Decimal(0), SERATUS),), "0 sampai 100"
    return (), ""


def _di_luar_skala(indikator: Indikator, profil: Profil) -> list[Angka]:
    spans, _ = _skala(indikator)
    if not spans:
        return []
    return [a for a in semua_angka(indikator, profil) if not any(low <= a.nilai <= high for low, high in spans)]


def _salah_skala(item: HasilIndikator, profil: Profil) -> bool:
    """Whether the figures of an indicator are of a wrong scale already by K-606 or K-608."""
    return bool(_di_luar_skala(item.indikator, profil) or tercampur(angka_indikator(item.indikator, profil)))


# Target and realisasi

def capaian_ekstrem(bahan: Bahan) -> Iterator[Finding]:
    """K-601: capaian, before any cap, lies between 50 and 150; wrong scales and jumps of this year are left to others.

    A negative capaian is H-108. That of a program, kegiatan or sub kegiatan is only told of above 200.
    """
    hasil = bahan.hasil
    profil, office = hasil.laporan.profil, hasil.laporan.pengaturan.capaian
    for item in hasil.indikator:
        rules = replace(aturan_indikator(item.indikator, office), batas_atas=None, batas_bawah=None)
        value = capaian(item.target, item.realisasi, item.indikator.arah, rules).value
        if value is None or value < 0 or CAPAIAN_RENDAH <= value <= CAPAIAN_TINGGI:
            continue
        if not _salah_skala(item, profil) and profil.tahun not in _lonjakan(item, profil):
            yield _temuan("K-601", hasil, item.indikator, _tempat_realisasi(item.indikator), item.realisasi,
                          capaian=rules.notation.rounded(value), target=item.target, realisasi=item.realisasi,
                          asal="")
    for node, one in ((each, one) for each in hasil.pohon.simpul() for one in each.keluaran):
        yield from _keluaran_ekstrem(node.baris.uraian, one, hasil)


def _keluaran_ekstrem(uraian: str, one: Keluaran, hasil: Hasil) -> Iterator[Finding]:
    """The capaian of a program, kegiatan or sub kegiatan far above its target; often quarters put together wrongly."""
    row, rules = one.baris, replace(hasil.laporan.pengaturan.capaian, batas_atas=None, batas_bawah=None)
    value, notation = capaian(one.target, one.realisasi, row.arah, rules).value, rules.notation
    if value is None or value <= CAPAIAN_MUSTAHIL or tercampur(angka_program(row)):
        return
    name = row.indikator or uraian or row.kode
    yield finding("K-601", Place("program", row.baris, "realisasi"), tulis(one.realisasi, notation),
                  pokok=uraian or name, nama=name, capaian=notation.rounded(value), target=tulis(one.target, notation),
                  realisasi=tulis(one.realisasi, notation), asal=_asal_triwulan(one, notation))


def _asal_triwulan(one: Keluaran, notation: Notation) -> str:
    """From which quarters, and in which way, the figures of a row come that nobody typed for the year."""
    parts = [f"{apa} triwulan {' '.join(tulis(quarter, notation) for quarter in quarters)}"
             for apa, typed, quarters in (("target", one.baris.target, one.baris.target_tw),
                                          ("realisasi", one.baris.realisasi, one.baris.realisasi_tw))
             if typed is None and ada(quarters)]
    return f" (Cara Triwulan “{one.cara.kata}”: {', '.join(parts)})" if parts else ""


def target_tetap(bahan: Bahan) -> Iterator[Finding]:
    """K-602: targets of the plan move over the years; those that cannot get better are left out."""
    still = [i for i in bahan.hasil.laporan.indikator
             if len(i.rencana) >= BANYAK and len(set(i.rencana.values())) == 1 and not _terbaik(i)]
    if still:
        names = [i.nama for i in still]
        place = Place("indikator", still[0].baris, "rencana_1")
        yield finding("K-602", place, pokok=names[0] if len(names) == 1 else "Target Renstra", banyak=len(names),
                      nama=sebut(names))


def _terbaik(indikator: Indikator) -> bool:
    """Whether a target may already be the best there is: a predicate, 100 percent, or none of a bad thing."""
    target = next(iter(indikator.rencana.values()))
    if indikator.arah == "rendah":
        return target == 0
    return isinstance(target, Predikat) or (is_percentage(indikator.satuan) and target == SERATUS)


def target_mundur(bahan: Bahan) -> Iterator[Finding]:
    """K-603: a target asks for no less than was reached last year.

    A range asks for no less as long as last year's realisasi lies in it, or short of it. Up to 5 % less is let pass
    while the end of the plan still asks for more than that.
    """
    hasil = bahan.hasil
    tahun = hasil.laporan.profil.tahun
    for item in hasil.indikator:
        arah, lalu = item.indikator.arah, item.indikator.realisasi.get(tahun - 1)
        if not _lebih_buruk(item.target, lalu, arah, terbaik=True) or _salah_skala(item, hasil.laporan.profil):
            continue
        ahead = _lebih_buruk(lalu, item.target_akhir, arah)
        if not (ahead and _hampir(item.target, lalu)):
            place = Place("indikator", item.indikator.baris, item.indikator.kolom_pk(hasil.laporan.pengaturan.pk))
            yield _temuan("K-603", hasil, item.indikator, place, item.target, target=item.target, lalu=lalu,
                          tahun=tahun - 1)


def _hampir(target: Ukuran | None, lalu: Ukuran | None) -> bool:
    return isinstance(target, Decimal) and isinstance(lalu, Decimal) and abs(target - lalu) <= MUNDUR * abs(lalu)


def tepat_target(bahan: Bahan) -> Iterator[Finding]:
    """K-604: not every realisasi equals its target to the last digit; full percentages are not counted."""
    hasil = bahan.hasil
    pairs = [(i.target, i.realisasi) for i in hasil.indikator
             if isinstance(i.target, Decimal) and i.realisasi is not None
             and not (is_percentage(i.indikator.satuan) and i.target == SERATUS)]
    if len(pairs) >= BANYAK and all(target == done for target, done in pairs):
        yield finding("K-604", _tempat_realisasi(hasil.indikator[0].indikator), "", pokok="Realisasi kinerja",
                      banyak=len(pairs))


def lonjakan(bahan: Bahan) -> Iterator[Finding]:
    """K-605: from one year to the next a realisasi does not change threefold; the latest jump is reported."""
    hasil = bahan.hasil
    profil = hasil.laporan.profil
    for item in hasil.indikator:
        jumps = _lonjakan(item, profil)
        if jumps and not _salah_skala(item, profil):
            year = max(jumps)
            before, after = jumps[year]
            place = _tempat_realisasi(item.indikator, f"realisasi_{profil.tahun - year}")
            yield _temuan("K-605", hasil, item.indikator, place, after, tahun=year, lalu=year - 1, sebelum=before,
                          sesudah=after)


def _lonjakan(item: HasilIndikator, profil: Profil) -> dict[int, tuple[Decimal, Decimal]]:
    """The years in which the realisasi jumped, with the figures before and after."""
    series = item.deret(profil.tahun)
    found = {}
    for year, after in series.items():
        before = series.get(year - 1)
        if isinstance(before, Decimal) and isinstance(after, Decimal) and min(before, after) > 0:
            small, large = sorted((before, after))
            if large >= LONJAKAN * small and large >= LONJAKAN_TERKECIL:
                found[year] = (before, after)
    return found


def rencana_mundur(bahan: Bahan) -> Iterator[Finding]:
    """K-612: targets of the plan do not get worse from one year to the next; the first such year is reported."""
    hasil = bahan.hasil
    for indikator in hasil.laporan.indikator:
        rencana, years = indikator.rencana, sorted(indikator.rencana)
        worse = [(a, b) for a, b in zip(years, years[1:], strict=False)
                 if _lebih_buruk(rencana[b], rencana[a], indikator.arah)]
        if worse and not tercampur(angka_indikator(indikator, hasil.laporan.profil)):
            a, b = worse[0]
            place = Place("indikator", indikator.baris, f"rencana_{b - hasil.laporan.profil.tahun_akhir + 5}")
            yield _temuan("K-612", hasil, indikator, place, rencana[b], tahun=b, lalu=a, sebelum=rencana[a],
                          sesudah=rencana[b], arah=indikator.arah)


# Comparators

def pembanding_janggal(bahan: Bahan) -> Iterator[Finding]:
    """K-609: the best OPD is no worse than the office itself, another OPD or its kabupaten; none equals the office.

    A national standard may.
    """
    hasil = bahan.hasil
    for item in hasil.indikator:
        for other in item.pembanding:
            one = other.pembanding
            reason = "" if _beda_skala(item, other) else _janggal(item, one, hasil.laporan.pengaturan.notation)
            if reason:
                yield _temuan("K-609", hasil, item.indikator, Place("pembanding", one.baris, "nilai"), one.nilai,
                              pembanding=one.nama, alasan=reason)


def _janggal(item: HasilIndikator, one: Pembanding, notation: Notation) -> str:
    value, own, arah = one.nilai, item.realisasi, item.indikator.arah
    measured = one.jenis != STANDAR_NASIONAL  # a standard is set, not measured, and may well be met to the digit
    if isinstance(value, Decimal) and value == own and value not in (0, SERATUS) and measured:
        return f"sama persis dengan realisasi sendiri ({tulis(value, notation)})"
    if one.jenis != OPD_TERBAIK:
        return ""
    rivals = [("realisasi sendiri", own), *((p.pembanding.nama, p.pembanding.nilai) for p in item.pembanding
                                            if p.pembanding.jenis in BUKAN_TERBAIK)]
    for name, rival in rivals:
        if _lebih_buruk(value, rival, arah):
            return f"dinyatakan terbaik, padahal {tulis(value, notation)} kalah dari {name} {tulis(rival, notation)}"
    return ""


def skala_pembanding(bahan: Bahan) -> Iterator[Finding]:
    """K-610: an index, score or percentage of a comparator is of the scale of the own one."""
    hasil = bahan.hasil
    for item in hasil.indikator:
        for other in item.pembanding:
            if _beda_skala(item, other) and not _salah_skala(item, hasil.laporan.profil):
                one = other.pembanding
                yield _temuan("K-610", hasil, item.indikator, Place("pembanding", one.baris, "nilai"), one.nilai,
                              pembanding=one.nama, lain=one.nilai, sendiri=item.realisasi)


def _beda_skala(item: HasilIndikator, other: HasilPembanding) -> bool:
    a, b, unit = item.realisasi, other.pembanding.nilai, item.indikator.satuan
    if not isinstance(a, Decimal) or not isinstance(b, Decimal) or min(a, b) <= 0 or item.indikator.arah == "rendah":
        return False
    scaled = is_percentage(unit) or serupa(unit).startswith(_BERINDEKS)
    return scaled and max(a, b) >= SKALA_LAIN * min(a, b) and max(a, b) >= SKALA_TERKECIL


# Quarters

def _bertriwulan(hasil: Hasil) -> Iterator[tuple[HasilIndikator, Ukuran, Figure | Predikat]]:
    """The indicators with a realisasi typed for the year beside quarters, with both figures; K-617 has the rest."""
    for item in hasil.indikator:
        indikator, typed = item.indikator, item.indikator.realisasi.get(hasil.laporan.profil.tahun)
        if typed is not None and ada(indikator.triwulan) and not cara_lain(indikator.triwulan, typed, item.cara.cara):
            yield item, typed, setahun(indikator.triwulan, item.cara.cara, hasil.laporan.pengaturan.notation)


def setahun_berbeda(bahan: Bahan) -> Iterator[Finding]:
    """K-611: a realisasi typed for the year is what its quarters give; a sum of some quarters does not exceed it.

    It may be typed with fewer decimals.
    """
    hasil = bahan.hasil
    for item, typed, counted in _bertriwulan(hasil):
        indikator, value = item.indikator, counted if isinstance(counted, Predikat) else counted.value
        if value is not None and _berbeda(typed, value, item.cara.cara, None in indikator.triwulan):
            shown = value if isinstance(value, Predikat) else round_half_up(value, 2)
            yield _temuan("K-611", hasil, indikator, _tempat_realisasi(indikator), typed,
                          cara=item.cara.kata, setahun=typed, hitungan=shown)


def _berbeda(typed: Ukuran, value: Decimal | Predikat, cara: str, partly: bool) -> bool:
    if not isinstance(typed, Decimal) or not isinstance(value, Decimal):
        return not partly and typed != value
    if partly:
        return cara == JUMLAH and value > typed
    decimals = max(0, -int(typed.normalize().as_tuple().exponent))
    return round_half_up(value, decimals) != typed


def triwulan_janggal(bahan: Bahan) -> Iterator[Finding]:
    """K-613: quarters fit the chosen way to make a year of them even where the year is typed; else it is H-109."""
    hasil = bahan.hasil
    for item, _, counted in _bertriwulan(hasil):
        if not isinstance(counted, Predikat) and counted.value is None:
            indikator = item.indikator
            yield _temuan("K-613", hasil, indikator, _tempat_realisasi(indikator, "realisasi_tw_1"),
                          indikator.triwulan[0], alasan=counted.reason, cara=item.cara.cara)


def rencana_aksi_turun(bahan: Bahan) -> Iterator[Finding]:
    """K-615: targets of the rencana aksi do not go down where the quarters never may; the first such one is reported.

    Where lower is better they may.
    """
    hasil = bahan.hasil
    for item in hasil.indikator:
        indikator, plan = item.indikator, item.jadwal
        by_month = plan.bulan == indikator.target_bulan
        targets = [(n, t) for n, t in enumerate(plan.bulan if by_month else plan.triwulan, 1) if t is not None]
        worse = [(a, b) for a, b in pairwise(targets) if _lebih_buruk(b[1], a[1], "tinggi")]
        if worse and indikator.cara_triwulan == TIDAK_TURUN and indikator.arah == "tinggi":
            (_, before), (number, after) = worse[0]
            place = Place("indikator", indikator.baris, f"{'bulan' if by_month else 'target_tw'}_{number}")
            yield _temuan("K-615", hasil, indikator, place, after, cara=indikator.cara_triwulan, sebelum=before,
                          sesudah=after)


def triwulan_belum_lewat(bahan: Bahan) -> Iterator[Finding]:
    """K-616: nothing is entered for quarters after the last one that is reported."""
    hasil = bahan.hasil
    laporan, reported = hasil.laporan, hasil.laporan.pengaturan.triwulan
    series: list[tuple[str, Series]] = [(i.nama, i.triwulan) for i in laporan.indikator]
    series += [(row.uraian or row.indikator, quarters) for row in laporan.program
               for quarters in (row.realisasi_tw, row.serapan_tw)]
    early = dict.fromkeys(name for name, quarters in series if any(q is not None for q in quarters[reported:]))
    if early:
        yield finding("K-616", Place("pengaturan", column="triwulan"), ROMAWI[reported - 1],
                      pokok="Triwulan yang dilaporkan", nama=sebut(early))


# The same indicator on a program

def indikator_program(bahan: Bahan) -> Iterator[Finding]:
    """K-614: a program, kegiatan or sub kegiatan with the indicator of a sasaran has its target and realisasi.

    Names are the same apart from an abbreviation: IKM, Indeks Kepuasan Masyarakat (IKM).
    """
    hasil = bahan.hasil
    known = {alias: item for item in hasil.indikator
             for alias in (serupa(item.indikator.nama), *nama_lain(item.indikator.nama))}
    for node, one in ((each, one) for each in hasil.pohon.simpul() for one in each.keluaran):
        row = one.baris
        item = known.get(serupa(row.indikator)) or known.get(serupa(re.sub(r"\([^)]*\)", " ", row.indikator)))
        pairs = (("target", one.target, item.target), ("realisasi", one.realisasi, item.realisasi)) if item else ()
        for column, value, other in pairs:
            if item and value is not None and isinstance(other, Decimal) and value != other:
                yield _temuan("K-614", hasil, item.indikator, Place("program", row.baris, column), value,
                              program=node.baris.uraian, apa=column.capitalize(), program_angka=value, angka=other)


DAFTAR: tuple[Pemeriksaan, ...] = (
    Pemeriksaan("K-601", capaian_ekstrem, setahun=True), Pemeriksaan("K-602", target_tetap),
    Pemeriksaan("K-603", target_mundur),
    Pemeriksaan("K-604", tepat_target, setahun=True), Pemeriksaan("K-605", lonjakan, setahun=True),
    Pemeriksaan("K-606", di_luar_skala),
    Pemeriksaan("K-607", persentase), Pemeriksaan("K-608", pecahan), Pemeriksaan("K-609", pembanding_janggal),
    Pemeriksaan("K-610", skala_pembanding, setahun=True), Pemeriksaan("K-611", setahun_berbeda, setahun=True),
    Pemeriksaan("K-612", rencana_mundur), Pemeriksaan("K-613", triwulan_janggal),
    Pemeriksaan("K-614", indikator_program), Pemeriksaan("K-615", rencana_aksi_turun),
    Pemeriksaan("K-616", triwulan_belum_lewat), Pemeriksaan("K-617", cara_tidak_cocok),
)
"""What a check is, in the order of the codes."""
