"""Figures that one office quotes of another, against the books of those others (R-101 to R-105)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import fmean

from lkjip_xl.domain.hitungan.hitung import OPD_TERBAIK
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan.bagian import STANDAR
from lkjip_xl.domain.rekap.sebutan import (
    Kantor,
    cari_instansi,
    is_kecamatan,
    kunci_daerah,
    kunci_satuan,
    milik_daerah,
    sebutkan,
)
from lkjip_xl.domain.rekap.silang.angka import angka, desimal, dikutip, lebih_baik, setara, tertulis
from lkjip_xl.domain.rekap.silang.bahan import Buku, Inti, Kumpulan, Kutip, Ukur, satuan_sama
from lkjip_xl.domain.rekap.silang.kata import temuan
from lkjip_xl.domain.rekap.tabel import Temuan

_OPD = frozenset({OPD_TERBAIK, "OPD lain"})
_LEMBAR = "Pembanding"
CUKUP = 5
"""From so many books on a mean over them is set beside a quoted one."""


def kutipan_kantor(k: Kumpulan) -> Iterator[Temuan]:
    """R-101: what is quoted of an office that has a book is the realisasi in that book."""
    groups: dict[tuple[int, str], list[tuple[Kutip, Ukur]]] = defaultdict(list)
    for one in k.kutipan:
        source = _sumber(k, one)
        if source and _berbeda(one, source):
            groups[source.buku.nomor, one.inti].append((one, source))
    for group in groups.values():
        first, source = group[0]
        yield temuan(
            "R-101", first.buku, pokok=source.nama, banyak=len(group), **_letak(first), indikator=source.nama,
            sumber=k.sebut(source.buku), nilai=tertulis(source.realisasi, source.realisasi_teks),
            kantor=k.sebutkan([(one.buku, tertulis(one.nilai, one.teks)) for one, _ in group]))


def kutipan_terbaik(k: Kumpulan) -> Iterator[Temuan]:
    """R-102: no book of the kabupaten has a better realisasi than the one quoted as the best."""
    groups: dict[tuple[int, str, str, str], list[tuple[Kutip, Ukur]]] = defaultdict(list)
    for one in k.kutipan:
        best = _lebih_baik(k, one) if one.jenis == OPD_TERBAIK else None
        if best:
            groups[best.buku.nomor, one.inti, _kunci(k, one), one.teks].append((one, best))
    for group in groups.values():
        first, best = group[0]
        yield temuan(
            "R-102", first.buku, pokok=best.nama, banyak=len(group), **_letak(first), indikator=best.nama,
            kantor=k.sebutkan([(one.buku, "") for one, _ in group]), nama=first.nama,
            nilai=tertulis(first.nilai, first.teks), terbaik=k.sebut(best.buku),
            lebih=tertulis(best.realisasi, best.realisasi_teks))


def kutipan_rata(k: Kumpulan) -> Iterator[Temuan]:
    """R-103: a quoted mean of the offices is the mean of their books, as far as these are at hand."""
    groups: dict[tuple[Inti, str, str], list[Kutip]] = defaultdict(list)
    for one in k.kutipan:
        if "rata rata" in serupa(one.nama).replace("rerata", "rata rata") and one.jenis in (*_OPD, "Kabupaten/Kota"):
            groups[(one.buku.kantor[0], one.inti), serupa(one.nama), one.teks].append(one)
    for (inti, _, _), quotes in groups.items():
        means = _rata(quotes[0], k.indikator.get(inti, []))
        if means and not any(_kira(quotes[0], mean) for mean, _ in means):
            mean, count = means[0]
            yield temuan(
                "R-103", quotes[0].buku, pokok=quotes[0].indikator, banyak=len(quotes), **_letak(quotes[0]),
                indikator=quotes[0].indikator, nama=quotes[0].nama, nilai=tertulis(quotes[0].nilai, quotes[0].teks),
                kantor=k.sebutkan([(one.buku, "") for one in quotes]), rata=angka(mean), banyak_buku=count)


def kutipan_beda(k: Kumpulan) -> Iterator[Temuan]:
    """R-104: of one comparator without a book of its own all offices quote the same figure."""
    groups: dict[tuple[str, str, str, str, str], list[Kutip]] = defaultdict(list)
    for one in k.kutipan:
        if one.ukur and one.nama.strip() and not _sumber(k, one):
            daerah = "" if one.jenis in STANDAR else one.buku.kantor[0]
            groups[daerah, one.jenis, _kunci(k, one), one.inti, kunci_satuan(one.ukur.satuan)].append(one)
    for quotes in groups.values():
        main, others = _mayoritas(quotes)
        if others:
            yield temuan(
                "R-104", others[0].buku, pokok=others[0].indikator, banyak=len(others), **_letak(others[0]),
                indikator=main[0].indikator, nama=main[0].nama, nilai=tertulis(main[0].nilai, main[0].teks),
                banyak_sama=len(main), sama=k.sebut(main[0].buku),
                kantor=k.sebutkan([(one.buku, tertulis(one.nilai, one.teks)) for one in others]))


def terbaik_ganda(k: Kumpulan) -> Iterator[Temuan]:
    """R-105: only one office is quoted as the best for one indicator."""
    groups: dict[tuple[Inti, str, bool], list[Kutip]] = defaultdict(list)
    for one in k.kutipan:
        if one.jenis == OPD_TERBAIK and one.ukur and one.nilai is not None:
            kecamatan = is_kecamatan(_kunci(k, one))
            groups[(one.buku.kantor[0], one.inti), kunci_satuan(one.ukur.satuan), kecamatan].append(one)
    for quotes in groups.values():
        best = _yang_terbaik(quotes)
        others = [one for one in quotes if _kalah(k, one, best)] if not _sumber(k, best) else []
        if others:
            yield temuan(
                "R-105", others[0].buku, pokok=others[0].indikator, banyak=len(others), **_letak(others[0]),
                indikator=best.indikator, kantor=sebutkan([_dengan_nama(k, one) for one in others]),
                lain=_dengan_nama(k, best))


def _letak(one: Kutip) -> dict[str, str]:
    return {"lembar": _LEMBAR, "sel": f"baris {one.baris}"}


def _dengan_nama(k: Kumpulan, one: Kutip) -> str:
    return k.sebut(one.buku, f"{one.nama} {tertulis(one.nilai, one.teks)}")


def _sumber(k: Kumpulan, one: Kutip) -> Ukur | None:
    """The quoted indicator in the book of the one who is quoted, where that is another office with a book."""
    book = _buku_sumber(k, one)
    if book is None or book.nomor == one.buku.nomor:
        return None
    return k.milik.get((book.nomor, one.inti))


def _buku_sumber(k: Kumpulan, one: Kutip) -> Buku | None:
    daerah = one.buku.kantor[0]
    if one.jenis in _OPD:
        key = cari_instansi(one.nama, one.buku.kabupaten, k.kantor.get(daerah, {}))
        return k.menurut_kantor.get((daerah, key)) if key else None
    quoted = kunci_daerah(one.nama)
    return k.menurut_kantor.get((quoted, "")) if milik_daerah(one.nama, quoted) else None


def _berbeda(one: Kutip, source: Ukur) -> bool:
    same = source.buku.triwulan == one.buku.triwulan and (one.ukur is None or satuan_sama(one.ukur, source))
    return same and dikutip(one.nilai, one.teks, source.realisasi, source.realisasi_teks) is False


def _kunci(k: Kumpulan, one: Kutip) -> str:
    """The key of the one who is quoted, also where there is no such book."""
    if one.jenis not in _OPD:
        return kunci_daerah(one.nama).removeprefix("provinsi ")
    found = cari_instansi(one.nama, one.buku.kabupaten, k.kantor.get(one.buku.kantor[0], {}))
    return found or serupa(one.nama)


def _lebih_baik(k: Kumpulan, one: Kutip) -> Ukur | None:
    """The best indicator among the books of others that is better than what is quoted as the best."""
    if one.nilai is None or one.ukur is None:
        return None
    others = _terbaik(k, one)
    found = next((item for item in others if item.buku.nomor != one.buku.nomor), None)
    if found is None or found.realisasi is None:
        return None
    better = lebih_baik(found.realisasi, one.nilai, rendah=one.ukur.rendah)
    source = _buku_sumber(k, one)
    return found if better and (source is None or source.nomor != found.buku.nomor) else None


def _terbaik(k: Kumpulan, one: Kutip) -> Sequence[Ukur]:
    """The indicators that a quotation of the best is about, the best first: of kecamatan where one is quoted."""
    assert one.ukur is not None
    own, kecamatan = one.ukur, is_kecamatan(_kunci(k, one))
    found = [item for item in k.indikator.get((one.buku.kantor[0], one.inti), [])
             if item.realisasi is not None and item.rendah == own.rendah and satuan_sama(item, own)
             and item.buku.triwulan == one.buku.triwulan and not item.buku.is_daerah
             and item.buku.is_kecamatan >= kecamatan]
    return sorted(found, key=lambda item: (item.realisasi or 0) * (1 if own.rendah else -1))[:2]


def _rata(one: Kutip, items: list[Ukur]) -> list[tuple[float, int]]:
    """The means that a quotation may be of: over the kecamatan and over all offices, where enough books are there."""
    own = one.ukur
    fit = [item for item in items if own and item.realisasi is not None and satuan_sama(item, own)
           and item.buku.triwulan == one.buku.triwulan and not item.buku.is_daerah]
    groups = [[item for item in fit if item.buku.is_kecamatan], fit]
    if "kecamatan" in serupa(one.nama):
        groups = groups[:1]
    return [(fmean(item.realisasi or 0 for item in group), len(group)) for group in groups if len(group) >= CUKUP]


def _kira(one: Kutip, mean: float) -> bool:
    return one.nilai is None or abs(one.nilai - mean) <= 10 ** -desimal(one.nilai)


def _mayoritas(quotes: list[Kutip]) -> tuple[list[Kutip], list[Kutip]]:
    """The quotations with the figure that most have, at a tie the first one, and those that contradict it."""
    counts: dict[str, list[Kutip]] = defaultdict(list)
    for one in quotes:
        counts[tertulis(one.nilai, one.teks)].append(one)
    main = max(counts.values(), key=len)
    others = [one for one in quotes if setara(main[0].nilai, main[0].teks, one.nilai, one.teks) is False]
    return main, [one for one in others if one.buku.nomor not in {each.buku.nomor for each in main}]


def _yang_terbaik(quotes: list[Kutip]) -> Kutip:
    rendah = bool(quotes[0].ukur and quotes[0].ukur.rendah)
    return min(quotes, key=lambda one: ((one.nilai or 0) * (1 if rendah else -1), one.buku.nomor, one.baris))


def _kalah(k: Kumpulan, one: Kutip, best: Kutip) -> bool:
    """Whether a quotation of the best names another office with a worse figure, and is not made by the best itself."""
    if one.nilai is None or best.nilai is None or one.ukur is None or _lebih_baik(k, one):
        return False
    own: Kantor = (one.buku.kantor[0], _kunci(k, best))
    other = _kunci(k, one) != _kunci(k, best) and one.buku.kantor != own and one.buku.nomor != best.buku.nomor
    return other and lebih_baik(best.nilai, one.nilai, rendah=one.ukur.rendah)
