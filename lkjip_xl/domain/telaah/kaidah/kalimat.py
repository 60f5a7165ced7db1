"""Rules on what sentences claim: a rise that is a fall, a difference that is none, a target that was not met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.domain.nilai.angka import Tanda, tulis_angka
from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.pemeriksaan.kalimat import capaian_disebut, tiap_tahun
from lkjip_xl.domain.telaah.atas_target import letak_benar
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.gerak import Perubahan, perubahan_kalimat
from lkjip_xl.domain.telaah.kaidah import kalimat_unggul
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kutip import kutip, tempat_angka, tempat_kalimat
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.lama_baru import angka_lama, lengkap, memakai_poin, realisasi_paragraf
from lkjip_xl.domain.telaah.pokok import pokok_indikator, sebelum
from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat, ribuan
from lkjip_xl.domain.telaah.sebutan import Sebutan, sebutan_kalimat, tahun_disebut
from lkjip_xl.domain.tercetak import Bacaan, bandingkan

_SERATUS = Decimal(100)
_DEKAT = 8
"""A figure that "angka tersebut" speaks of stands at most so many blocks before."""
_MENGALAMI = Pola(
    r"\b(?:mengalami|terjadi|menunjukkan|ada)\s+(?:tren\s+)?(?:(?P<naik>kenaikan|peningkatan)|(?P<turun>penurunan))\b|"
    r"\b(?:(?P<naik2>naik|meningkat)|(?P<turun2>turun|menurun))\b(?=\s+(?:\w+\s+){0,2}(?:dari|di\s?banding|"
    r"dibandingkan)\b)",
    re.IGNORECASE, perlu=("naik", "ningkat", "urun"))
_TAHUN_LALU = re.compile(r"tahun\s+(?:sebelumnya|lalu)|(?:dari|dibanding\w*(?:\s+dengan)?|"
                         r"daripada)\s+(?:tahun\s+)?(20\d\d)",
                         re.IGNORECASE)
_NIAT = re.compile(r"\b(?:agar|supaya|untuk|guna|akan|harus|perlu|diharapkan|apabila|jika\s+terjadi|upaya|dapat|tidak|"
                   r"belum|"
                   r"tanpa|bukan|semakin|mencegah|target\s+(?:naik|meningkat))\b", re.IGNORECASE)
_LEBIH = Pola(r"\blebih\s+(?:(?P<rendah>rendah|kecil|sedikit)|(?P<tinggi>tinggi|besar|baik))\b", re.IGNORECASE,
    perlu=("lebih",))
_ATAS_TARGET = re.compile(r"\b(?:di\s?atas|melebihi|melampaui)\s+target\b", re.IGNORECASE)
_BAWAH_TARGET = re.compile(r"\b(?:di\s?bawah|kurang\s+dari)\s+target\b", re.IGNORECASE)
_TARGET_AKHIR = re.compile(r"\bakhir\b|rpjmd|renstra|jangka\s+menengah", re.IGNORECASE)
_SEMUA = Pola(r"\b(?:seluruh|semua|setiap|keseluruhan)(?:nya)?\b[^.;,]{0,60}?\b(?:indikator|sasaran|"
                    r"target)\b[^.;]{0,60}?"
                    r"\b(?:mencapai|memenuhi|melampaui|melebihi|tercapai|terpenuhi|terlampaui)\b|"
                    r"\bsemuanya\s+(?:telah\s+|sudah\s+)?(?:mencapai|memenuhi|melampaui)\s+target", re.IGNORECASE,
    perlu=("seluruh", "semua", "setiap"))


_SEKITAR = 70
_BUKAN_REALISASI = re.compile(
    r"\b(?:(?:pen)?capaian|serapan|penyerapan|anggaran|belanja|pagu|pendapatan|target|jumlah)\b", re.IGNORECASE)
"""What moves by other figures than the realisasi of an indikator."""
_BERSATUAN_PERSEN = re.compile(
    r"\b(?:pers?entase|presentase|prosentase|cakupan|prevalensi|rasio|tingkat|proporsi|laju)\b", re.IGNORECASE)
"""Indicators in percent, whose figures may stand without the sign."""


@record(frozen=True)
class Nilai:
    """A figure that a sentence means, as printed, and where it is printed."""

    angka: Decimal
    teks: str
    tempat: Tempat


# Changes

def arah_salah(bahan: Bahan) -> Iterator[Remark]:
    """A change that is told the wrong way: a rise from a figure to a smaller one, or the other way round."""
    for one, change in ((each, lengkap(each.teks, told)) for each, told in _perubahan(bahan)):
        if change.nilai is None or change.asal is None or change.menjadi is None:
            continue
        before, after = change.nilai
        if (after <= before) if change.arah == "naik" else (after >= before):
            yield remark("T-301", tempat_kalimat(bahan, one, change.mulai, change.mulai + len(change.kata)),
                         tempat_angka(bahan, one, change.asal.angka), tempat_angka(bahan, one, change.menjadi.angka),
                         pokok=_pokok(bahan, one, change), kata=change.kata, awal=change.asal.angka.teks,
                         akhir=change.menjadi.angka.teks, benar=_arah(before, after),
                         tempat=bahan.dokumen.bagian(one.letak))
    for one, change, old, new in _berselisih(bahan):
        if change.nilai is None and _arah(old.angka, new.angka) != change.arah and change.selisih is not None:
            yield remark("T-301", tempat_kalimat(bahan, one, change.mulai, change.selisih.angka.mulai +
                                                 len(change.selisih.angka.teks)), old.tempat, new.tempat,
                         pokok=_pokok(bahan, one, change), kata=change.kata, awal=old.teks, akhir=new.teks,
                         benar=_arah(old.angka, new.angka), tempat=bahan.dokumen.bagian(one.letak))


def _perubahan(bahan: Bahan) -> Iterator[tuple[Kalimat, Perubahan]]:
    for one in bahan.kalimat:
        yield from ((one, change) for change in perubahan_kalimat(one.teks))


def _arah(before: Decimal, after: Decimal) -> str:
    return "naik" if after > before else "turun" if after < before else "tetap"


def _pokok(bahan: Bahan, one: Kalimat, change: Perubahan) -> str:
    return _indikator(bahan, one, change.mulai)


def _indikator(bahan: Bahan, one: Kalimat, at: int) -> str:
    """The indikator that a sentence speaks of at that place; "" where it leaves it open."""
    return pokok_indikator(one.teks, at, bahan.nama, sebelum(bahan.dokumen, one), bahan.konteks[one.letak.blok])


def arah_menurut_tabel(bahan: Bahan) -> Iterator[Remark]:
    """A rise or fall since last year that the figures of the tables contradict."""
    for one in bahan.kalimat:
        match = _MENGALAMI.search(one.teks)
        if match is None or _NIAT.search(one.teks, 0, match.start()) or tiap_tahun(one.teks):
            continue
        year = _TAHUN_LALU.search(one.teks)
        other = _BUKAN_REALISASI.search(one.teks, max(match.start() - _SEKITAR, 0), match.start())
        if year is None or other or any(change.nilai for change in perubahan_kalimat(one.teks)):
            continue
        yield from _banding_tabel(bahan, one, match, int(year[1]) if year[1] else bahan.ciri.tahun - 1)


def _banding_tabel(bahan: Bahan, one: Kalimat, match: re.Match[str], past: int) -> Iterator[Remark]:
    about = _indikator(bahan, one, match.start())
    old, new = (_tabel(bahan, "realisasi", about, year) for year in (past, bahan.ciri.tahun))
    if not about or not old or not new:
        return
    up = bool(match["naik"] or match["naik2"])
    steps = {_arah(_angka(a), _angka(b)) for a in old for b in new}
    if not steps & ({"naik"} if up else {"turun"}):
        yield remark("T-304", tempat_kalimat(bahan, one, match.start(), match.end()), _tempat(new[0]), _tempat(old[0]),
                     pokok=about, kata=match[0], tentang=about, tahun=past, awal=old[0].teks, akhir=new[0].teks,
                     tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(new[0].letak))


def _tabel(bahan: Bahan, besaran: str, about: str, year: int) -> tuple[Kutipan, ...]:
    """The figures that tables print of something."""
    return tuple(one for one in bahan.menurut.get((besaran, about, year), ()) if one.mulai < 0)


def _angka(one: Kutipan) -> Decimal:
    value = ribuan(one.bacaan).nilai
    assert value is not None
    return value


def _tempat(one: Kutipan) -> Tempat:
    return Tempat(one.letak, one.teks)


def selisih_salah(bahan: Bahan) -> Iterator[Remark]:
    """A change by an amount that is not the difference of the figures that it lies between."""
    for one, change, old, new in _berselisih(bahan):
        assert change.selisih is not None
        printed, moved = change.selisih.angka, abs(new.angka - old.angka)
        if not _sama(printed.bacaan, moved) and not (printed.jenis == "persen" and _nisbi(change, old, new)):
            yield remark("T-302", tempat_angka(bahan, one, printed), old.tempat, new.tempat,
                         pokok=_pokok(bahan, one, change),
                         tertulis=printed.teks, awal=old.teks, akhir=new.teks, benar=_selisih(moved, change),
                         tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(new.tempat.letak))


def poin_sebagai_persen(bahan: Bahan) -> Iterator[Remark]:
    """A difference of two scores that is printed with a percent sign, though it is one of points."""
    for one, change, old, new in _berselisih(bahan):
        assert change.selisih is not None
        printed = change.selisih.angka
        about = _pokok(bahan, one, change) or one.teks[:change.mulai]
        scores = not _PERSEN.search(old.teks + new.teks) and not _BERSATUAN_PERSEN.search(about)
        scores = scores or (bool(_PERSEN.search(old.teks) and _PERSEN.search(new.teks)) and memakai_poin(bahan))
        if printed.jenis == "persen" and scores and _sama(printed.bacaan, abs(new.angka - old.angka)) \
                and not _nisbi(change, old, new, tepat=True):
            yield remark("T-303", tempat_angka(bahan, one, printed), old.tempat, new.tempat,
                         pokok=_pokok(bahan, one, change),
                         tertulis=printed.teks, awal=old.teks, akhir=new.teks,
                         benar=_selisih(abs(new.angka - old.angka), change),
                         nisbi=tulis_angka(abs(new.angka - old.angka) / old.angka * _SERATUS, _tanda(change), 2),
                         tempat=bahan.dokumen.bagian(one.letak))


_PERSEN = re.compile(r"%|persen", re.IGNORECASE)


def _selisih(value: Decimal, change: Perubahan) -> str:
    """A difference with the decimals of the figures that it is of."""
    exponent = value.as_tuple().exponent
    return tulis_angka(value, _tanda(change), -exponent if isinstance(exponent, int) and exponent < 0 else 0)


def _tanda(change: Perubahan) -> Tanda:
    return (change.selisih.angka.bacaan.tanda if change.selisih else None) or ","


def _sama(read: Bacaan, value: Decimal) -> bool:
    return bandingkan(read, value, tanpa_tanda=True) != "beda"


def _nisbi(change: Perubahan, old: Nilai, new: Nilai, *, tepat: bool = False) -> bool:
    """Whether the amount is the change in percent of where it began; ``tepat``: rounded, not cut off."""
    assert change.selisih is not None
    if not old.angka:
        return False
    found = bandingkan(change.selisih.angka.bacaan, abs(new.angka - old.angka) / old.angka * _SERATUS, tanpa_tanda=True)
    return found == "sama" or (found == "dipotong" and not tepat)


def _berselisih(bahan: Bahan) -> Iterator[tuple[Kalimat, Perubahan, Nilai, Nilai]]:
    """The changes with an amount, and the two figures that they lie between, of the sentence or what it refers to."""
    for one, change in _perubahan(bahan):
        if change.selisih is None or change.selisih.angka.jenis == "rupiah":
            continue
        about = _pokok(bahan, one, change)
        near = one.teks[max(change.mulai - _SEKITAR, 0):change.mulai]
        if change.asal is None and change.menjadi is None and _BUKAN_REALISASI.search(near):
            continue
        old = _bagian(bahan, one, change, "asal") or _terdekat(bahan, one, about, bahan.ciri.tahun - 1)
        new = _bagian(bahan, one, change, "menjadi") or _terdekat(bahan, one, about, bahan.ciri.tahun)
        if old and new and change.selisih.angka.nilai not in (old.angka, new.angka):
            yield one, change, old, new


def _bagian(bahan: Bahan, one: Kalimat, change: Perubahan, which: str) -> Nilai | None:
    """Where a change began or ended, in its own sentence."""
    part = change.asal if which == "asal" else change.menjadi
    if part is None:
        years = [said for said in sebutan_kalimat(one.teks) if said.besaran == "realisasi" and said.tahun]
        part = next((said for said in years if (said.tahun < bahan.ciri.tahun) == (which == "asal")), None)
    if part is None and which == "asal":
        part = angka_lama(one.teks, change.mulai, bahan.ciri.tahun)
    if part is None and which == "menjadi":
        part = _pokok_kalimat(bahan, one, change)
    told = realisasi_paragraf(bahan, one) if part is None and which == "menjadi" else None
    where, figure = (one, part.angka) if part else told or (one, None)
    return Nilai(figure.nilai, figure.teks, tempat_angka(bahan, where, figure)) if figure else None


def _pokok_kalimat(bahan: Bahan, one: Kalimat, change: Perubahan) -> Sebutan | None:
    """The figure that a sentence has told before the change: "memperoleh nilai 75,20, naik 2,10 poin"."""
    told = [said for said in sebutan_kalimat(one.teks) if said.angka.mulai < change.mulai and not said.cacah
            and said.besaran in ("realisasi", "nilai") and said.tahun in (0, bahan.ciri.tahun)]
    fits = told and change.asal is not None and told[-1].angka.jenis == change.asal.angka.jenis
    return told[-1] if fits else None


def _terdekat(bahan: Bahan, one: Kalimat, about: str, year: int) -> Nilai | None:
    """The realisasi of an indikator that was printed last before a sentence, else the one that all tables agree on."""
    quotes = bahan.menurut.get(("realisasi", about, year), ()) if about else ()
    near = [each for each in quotes if each.mulai >= 0 and 0 <= one.letak.blok - each.letak.blok <= _DEKAT
            and (each.letak.blok, each.mulai) < (one.letak.blok, one.mulai)]
    tables = [each for each in quotes if each.mulai < 0]
    if not near and len({_angka(each) for each in tables}) != 1:
        near = [each for each in tables if 0 <= one.letak.blok - each.letak.blok <= _DEKAT]
    chosen = near[-1] if near else tables[0] if tables and len({_angka(each) for each in tables}) == 1 else None
    return Nilai(_angka(chosen), chosen.teks, _tempat_kutipan(bahan, chosen)) if chosen else None


def _tempat_kutipan(bahan: Bahan, one: Kutipan) -> Tempat:
    if one.mulai < 0:
        return _tempat(one)
    return Tempat(one.letak, kutip(bahan.dokumen.blok[one.letak.blok].teks, one.mulai, one.mulai + len(one.teks)))


def tiap_tahun_salah(bahan: Bahan) -> Iterator[Remark]:
    """A rise or fall "dari tahun ke tahun" that the figures of some year contradict."""
    for one, match, up, series in _tiap_tahun(bahan):
        wrong = [(a, b) for a, b in pairwise(series) if (_angka(b) <= _angka(a) if up else _angka(b) >= _angka(a))]
        if wrong:
            a, b = wrong[0]
            yield remark("T-305", tempat_kalimat(bahan, one, match.start(), match.end()), _tempat_kutipan(bahan, b),
                         _tempat_kutipan(bahan, a), pokok=a.tentang, kata=match[0], tentang=a.tentang, tahun=a.tahun,
                         tahun_lain=b.tahun, awal=a.teks, akhir=b.teks,
                         tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(b.letak))


def tiap_tahun_dua(bahan: Bahan) -> Iterator[Remark]:
    """A rise or fall "dari tahun ke tahun" of which the document prints but two years."""
    for one, match, up, series in _tiap_tahun(bahan):
        more = tahun_disebut(one.teks, bahan.ciri.tahun) - {each.tahun for each in series}
        if len(series) == 2 and not more and (_angka(series[1]) > _angka(series[0])) == up:
            a, b = series
            yield remark("T-306", tempat_kalimat(bahan, one, match.start(), match.end()), _tempat(b), _tempat(a),
                         pokok=a.tentang, kata=match[0], tentang=a.tentang, tahun=a.tahun, tahun_lain=b.tahun,
                         tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(b.letak))


_ARAH_KATA = Pola(r"\b(?:(?P<naik>naik|meningkat|kenaikan|peningkatan)|(?P<turun>turun|menurun|penurunan))\b",
                        re.IGNORECASE, perlu=("naik", "ningkat", "urun"))
_TIAP = Pola(r"\b(?:dari tahun ke tahun|(?:se)?tiap tahun(?:nya)?)\b", re.IGNORECASE, perlu=("tahun",))


def _tiap_tahun(bahan: Bahan) -> Iterator[tuple[Kalimat, re.Match[str], bool, list[Kutipan]]]:
    for one in bahan.kalimat:
        match, way = _TIAP.search(one.teks), _ARAH_KATA.search(one.teks)
        if match is None or way is None or _NIAT.search(one.teks, 0, way.end()):
            continue
        about = _indikator(bahan, one, match.start())
        series = (_deret_kalimat(bahan, one, about) or _deret(bahan, about)) if about else []
        if len(series) >= 2:
            yield one, match, bool(way["naik"]), series


def _deret_kalimat(bahan: Bahan, one: Kalimat, about: str) -> list[Kutipan]:
    """The realisasi that a sentence itself lists by year; none where it has fewer than three."""
    years: dict[int, Kutipan] = {}
    for (besaran, whose, year), quotes in bahan.menurut.items():
        for quote in quotes if (besaran, whose) == ("realisasi", about) else ():
            if quote.letak == one.letak and one.mulai <= quote.mulai < one.mulai + len(one.teks):
                years[year] = quote
    return [years[year] for year in sorted(years)] if len(years) > 2 else []


def _deret(bahan: Bahan, about: str) -> list[Kutipan]:
    """The realisasi of an indikator by year, up to the year of the report, where the tables agree on it."""
    years = sorted(year for besaran, whose, year in bahan.menurut if besaran == "realisasi" and whose == about
                   and 0 < year <= bahan.ciri.tahun)
    found = [_tabel(bahan, "realisasi", about, year) for year in years]
    return [quotes[-1] for quotes in found if quotes]


# Comparisons

def lebih_salah(bahan: Bahan) -> Iterator[Remark]:
    """A figure that a sentence or cell calls higher or lower than another, which is not so, or not by that much."""
    for own, other, said, way, place in (*_lebih_kalimat(bahan), *_lebih_sel(bahan)):
        higher = own.angka > other.angka
        wrong_way = own.angka == other.angka or higher != way
        wrong = said is not None and not _sama(said.bacaan, abs(own.angka - other.angka)) and not (
            said.jenis == "persen" and other.angka
            and _sama(said.bacaan, abs(own.angka - other.angka) / other.angka * _SERATUS))
        if wrong_way or wrong:
            yield remark("T-307", place, own.tempat, other.tempat, pokok="", sendiri=own.teks, lain=other.teks,
                         tertulis=place.kutipan, benar=f"lebih {'tinggi' if higher else 'rendah'} "
                         f"{tulis_angka(abs(own.angka - other.angka), (said.bacaan.tanda if said else None) or ',')}",
                         tempat=bahan.dokumen.bagian(place.letak), tempat_lain=bahan.dokumen.bagian(own.tempat.letak))


def _lebih_kalimat(bahan: Bahan) -> Iterator[tuple[Nilai, Nilai, AngkaKalimat | None, bool, Tempat]]:
    """What sentences compare: the figure before "lebih tinggi", or that of the indikator, with the one after it."""
    for one in bahan.kalimat:
        matches = list(_LEBIH.finditer(one.teks))
        said = [each for each in sebutan_kalimat(one.teks) if not each.cacah] if matches else []
        for index, match in enumerate(matches):
            stop = matches[index + 1].start() if index + 1 < len(matches) else len(one.teks)
            after = [each for each in said if match.end() <= each.angka.mulai < stop]
            amount, other = _selisih_dan_lawan(one.teks, match, after, said)
            own = _sendiri(bahan, one, said, matches[0].start(), other)
            if own and other:
                end = amount.mulai + len(amount.teks) if amount else match.end()
                yield (own, Nilai(other.angka.nilai, other.angka.teks, tempat_angka(bahan, one, other.angka)), amount,
                       bool(match["tinggi"]), tempat_kalimat(bahan, one, match.start(), end))


_DARIPADA = re.compile(r"\b(?:dari(?:pada)?|(?:di)?banding(?:kan)?|dengan)\b", re.IGNORECASE)


def _selisih_dan_lawan(text: str, match: re.Match[str], after: list[Sebutan],
                       said: list[Sebutan]) -> tuple[AngkaKalimat | None, Sebutan | None]:
    """By how much something is higher or lower, and than which figure."""
    if len(after) == 2 and _DARIPADA.search(text, after[0].angka.akhir, after[1].angka.mulai):
        return after[0].angka, after[1]
    if len(after) == 1 and _DARIPADA.search(text, match.end(), after[0].angka.mulai):
        return None, after[0]
    others = [each for each in said if each.besaran == "pembanding" and each.angka.mulai < match.start()]
    if len(others) == 1 and len(after) <= 1:
        return (after[0].angka if after else None), others[0]
    return None, None


def _sendiri(bahan: Bahan, one: Kalimat, said: list[Sebutan], before: int, other: Sebutan | None) -> Nilai | None:
    """The figure that is compared: the only one before, or that of the indikator that the sentence speaks of."""
    own = [each for each in said if each.angka.mulai < before and each is not other
           and each.besaran in ("realisasi", "nilai", "persen", "capaian")]
    if own and other is not None and (own[-1].angka.jenis == "persen") == (other.angka.jenis == "persen"):
        return Nilai(own[-1].angka.nilai, own[-1].angka.teks, tempat_angka(bahan, one, own[-1].angka))
    if own or other is None or other.besaran != "pembanding":
        return None
    about = _indikator(bahan, one, before)
    return _terdekat(bahan, one, about, bahan.ciri.tahun)


_LEBIH_SEL = re.compile(r"lebih\s+(?:(?P<rendah>rendah|kecil)|(?P<tinggi>tinggi|"
                        r"besar))\b\D{0,20}(?P<angka>\d+(?:[.,]\d+)?)",
                        re.IGNORECASE)


def _lebih_sel(bahan: Bahan) -> Iterator[tuple[Nilai, Nilai, AngkaKalimat | None, bool, Tempat]]:
    """What cells say of the realisasi and the comparison of their row."""
    rows: dict[tuple[int, int], dict[str, list[Kutipan]]] = {}
    for one in bahan.kutipan:
        if one.mulai < 0 and one.besaran in ("realisasi", "pembanding") and one.bacaan.nilai is not None:
            rows.setdefault((one.letak.blok, one.letak.baris), {}).setdefault(one.besaran, []).append(one)
    for (block, row), quotes in rows.items():
        own = [one for one in quotes.get("realisasi", []) if one.tahun == bahan.ciri.tahun]
        others = quotes.get("pembanding", [])
        table = bahan.dokumen.blok[block].tabel
        if len(own) == len(others) == 1 and table is not None:
            for column, cell in enumerate(table.sel[row]):
                match = _LEBIH_SEL.search(cell.rata) if cell.asli == (row, column) else None
                if match:
                    amount = angka_kalimat(match["angka"])
                    yield (Nilai(_angka(own[0]), own[0].teks, _tempat(own[0])),
                           Nilai(_angka(others[0]), others[0].teks, _tempat(others[0])),
                           amount[0] if amount else None, bool(match["tinggi"]),
                           Tempat(Letak(block, row, column), match[0]))


# Targets

def target_salah(bahan: Bahan) -> Iterator[Remark]:
    """A target that a sentence calls met or missed against its own figures or those of the tables."""
    for one in bahan.kalimat:
        met = _tercapai(one.teks)
        if met is None or _CACAH.search(one.teks) or any(said.cacah for said in sebutan_kalimat(one.teks)):
            continue
        found = _capaian_kalimat(bahan, one)
        start, end = met[1]
        if found and (found.angka >= _SERATUS) != met[0] and not letak_benar(one.teks, start):
            yield remark("T-308", tempat_kalimat(bahan, one, start, end), found.tempat, pokok="", nilai=found.teks,
                         tertulis=" ".join(one.teks[start:end].split()), tempat=bahan.dokumen.bagian(one.letak),
                         tempat_lain=bahan.dokumen.bagian(found.tempat.letak),
                         benar="target tercapai" if found.angka >= _SERATUS else "target belum tercapai")


_CACAH = re.compile(r"\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|beberapa|sebagian|seluruh|"
                    r"semua|\d+)\s+"
                    r"(?:\w+\s+)?(?:indikator|sasaran)\b", re.IGNORECASE)
_KATA_TARGET = Pola(r"(?:\b(?:telah|sudah|belum|tidak)\s+(?:dapat\s+)?)?\b(?:mencapai|memenuhi|melampaui|"
                          r"melebihi)\s+target\b|"
                          r"\btarget(?:\s+\w+){0,3}?\s+(?:belum\s+|tidak\s+)?(?:tercapai|terpenuhi|terlampaui)\b|"
                          r"\bdi\s?(?:atas|bawah)\s+target\b", re.IGNORECASE, perlu=("target",))


_SEBUTAN_TARGET = re.compile(r"(?:\(|\bdisebut|\bkategori|\bsebutan)\s*[“\"]?$", re.IGNORECASE)
"""What makes "melampaui target" a level of a scale."""


def _tercapai(text: str) -> tuple[bool, tuple[int, int]] | None:
    """Whether a sentence says that a target was met, and where it says so; None for hopes and for nothing said."""
    matches = [match for match in _KATA_TARGET.finditer(text) if not _SEBUTAN_TARGET.search(text[:match.start()])]
    if len(matches) != 1 or _TARGET_AKHIR.search(text):
        return None
    match = matches[0]
    if _BAWAH_TARGET.search(match[0]):
        return (False, match.span()) if not re.search(r"\btidak\b", text[:match.start()]) else None
    if _ATAS_TARGET.search(match[0]) and match[0].lower().startswith("di"):
        return True, match.span()
    said = capaian_disebut(text, rendah=False)
    return None if said is None else (said, match.span())


def _capaian_kalimat(bahan: Bahan, one: Kalimat) -> Nilai | None:
    """The capaian that a sentence speaks of: its own, that of its target and realisasi, or the one all tables print."""
    said = sebutan_kalimat(one.teks)
    own = [each for each in said if each.besaran == "capaian" and each.angka.jenis == "persen"]
    if len(own) == 1:
        return Nilai(own[0].angka.nilai, own[0].angka.teks, tempat_angka(bahan, one, own[0].angka))
    about = _indikator(bahan, one, len(one.teks))
    tables = _tabel(bahan, "capaian", about, bahan.ciri.tahun) if about else ()
    if tables and len({_angka(each) >= _SERATUS for each in tables}) == 1:
        return Nilai(_angka(tables[0]), tables[0].teks, _tempat(tables[0]))
    return None


def semua_tercapai(bahan: Bahan) -> Iterator[Remark]:
    """A sentence that says that every target was met, though a table prints a capaian below 100."""
    below = [one for one in bahan.kutipan if one.besaran == "capaian" and one.mulai < 0
             and one.tahun == bahan.ciri.tahun
             and one.bacaan.nilai is not None and one.bacaan.nilai < _SERATUS and not one.bacaan.nihil]
    for one in bahan.kalimat if below else ():
        match = _SEMUA.search(one.teks)
        if match and _dinyatakan(one.teks, match) and not _TARGET_AKHIR.search(one.teks):
            yield remark("T-309", tempat_kalimat(bahan, one, match.start(), match.end()), _tempat(below[0]),
                         pokok=below[0].tentang, tertulis=" ".join(match[0].split()), tentang=below[0].tentang,
                         nilai=below[0].teks, tempat=bahan.dokumen.bagian(one.letak),
                         tempat_lain=bahan.dokumen.bagian(below[0].letak))


def _dinyatakan(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence states that all targets were met, and does not hope so or deny it."""
    hoped = _NIAT.search(match[0]) or _NIAT.search(text, max(match.start() - 40, 0), match.start())
    return not hoped and "target" in text.casefold()


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-301", arah_salah),
    Kaidah("T-302", selisih_salah),
    Kaidah("T-303", poin_sebagai_persen),
    Kaidah("T-304", arah_menurut_tabel),
    Kaidah("T-305", tiap_tahun_salah),
    Kaidah("T-306", tiap_tahun_dua),
    Kaidah("T-307", lebih_salah),
    Kaidah("T-308", target_salah),
    Kaidah("T-309", semua_tercapai),
    *kalimat_unggul.DAFTAR,
)
