"""Rules on efficiency: its value against performance and money, and its word against its value and elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kategori import KataKategori, kategori_kalimat
from lkjip_xl.domain.telaah.kutip import tempat_angka, tempat_kalimat
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.pokok import pokok_sasaran
from lkjip_xl.domain.telaah.sebutan import sebutan_kalimat
from lkjip_xl.domain.telaah.skala import SkalaNaskah

_SERATUS = Decimal(100)
_LONGGAR = Decimal("0.02")
"""How far a difference of two rounded figures may lie from that of the unrounded ones."""
_DEFINISI = re.compile(r"efisiensi\b[^.]{0,120}?(?:membandingkan|selisih|dikurangi|mengurangkan|perbandingan)[^.]{0,80}?capaian"
                       r"[^.]{0,80}?(?:anggaran|keuangan)", re.IGNORECASE)
_SELISIH = re.compile(r"dikurangi|dikurang|minus|selisih", re.IGNORECASE)


@record(frozen=True)
class NilaiEfisiensi:
    """A printed efficiency of the office as a whole, and where it is printed."""

    nilai: Decimal
    teks: str
    tempat: Tempat
    desimal: int


# Values

def selisih_kalimat(bahan: Bahan) -> Iterator[Remark]:
    """An efficiency that is not the capaian kinerja less the capaian anggaran of its own sentence."""
    for one in bahan.kalimat:
        said = {each.besaran: each.angka for each in sebutan_kalimat(one.teks)}
        work = said.get("rata-rata capaian") or said.get("capaian")
        money, printed = said.get("serapan"), said.get("efisiensi")
        if work is None or money is None or printed is None or not _SELISIH.search(one.teks):
            continue
        value = work.nilai - money.nilai
        if abs(printed.nilai - value) > _longgar(printed.bacaan.desimal):
            yield remark("T-1501", *(tempat_angka(bahan, one, part) for part in (printed, work, money)), pokok="efisiensi",
                         tertulis=printed.teks, kinerja=work.teks, anggaran=money.teks, benar=_tulis(bahan, value),
                         tempat=bahan.dokumen.bagian(one.letak), catatan="")


def _longgar(digits: int) -> Decimal:
    return max(_LONGGAR, Decimal(1).scaleb(-digits))


def nilai_salah(bahan: Bahan) -> Iterator[Remark]:
    """An efficiency that the document's own definition and figures do not give, as 100 less the serapan."""
    found, right = _tercetak(bahan), _menurut_naskah(bahan)
    if not found or right is None:
        return
    value, places, work, money = right
    wrong = [one for one in found if abs(one.nilai - value) > _longgar(one.desimal)]
    if wrong:
        note = ("; angka itu 100 dikurangi serapan" if abs(wrong[0].nilai - (_SERATUS - money)) <= _LONGGAR else "")
        yield remark("T-1502", *(one.tempat for one in wrong), *places, pokok="efisiensi", tertulis=wrong[0].teks,
                     kinerja=_tulis(bahan, work), anggaran=_tulis(bahan, money), benar=_tulis(bahan, value), catatan=note,
                     tempat=bahan.dokumen.bagian(wrong[0].tempat.letak), tempat_lain=bahan.dokumen.bagian(places[0].letak))


def _tercetak(bahan: Bahan) -> list[NilaiEfisiensi]:
    """The efficiencies of the office as a whole, from tables first."""
    quotes = [one for one in bahan.kutipan if one.besaran == "efisiensi" and one.bacaan.nilai is not None
              and (one.mulai < 0 or one.tentang == "Total") and "Rp" not in one.teks]
    cells = [one for one in quotes if one.mulai < 0]
    if len(cells) > 1:
        return []
    made = [NilaiEfisiensi(_nilai(one), one.teks, Tempat(one.letak, one.teks), one.bacaan.desimal) for one in cells]
    for one in bahan.kalimat:
        made += [NilaiEfisiensi(said.angka.nilai, said.angka.teks, tempat_angka(bahan, one, said.angka), said.angka.bacaan.desimal)
                 for said in sebutan_kalimat(one.teks) if said.besaran == "efisiensi" and said.angka.jenis != "rupiah"
                 and not pokok_sasaran(one.teks, said.angka.mulai, bahan.nama)]
    return made


def _nilai(one: Kutipan) -> Decimal:
    assert one.bacaan.nilai is not None
    return one.bacaan.nilai


def _menurut_naskah(bahan: Bahan) -> tuple[Decimal, tuple[Tempat, ...], Decimal, Decimal] | None:
    """The mean capaian less the serapan of the office, with their places, where the document defines efficiency so."""
    if not any(_DEFINISI.search(block.teks) for block in bahan.dokumen.blok) and _skala(bahan) is None:
        return None
    work, money = _rata_rata(bahan), _serapan(bahan)
    if work is None or money is None:
        return None
    return work[0] - money[0], (*work[1], money[1]), work[0], money[0]


def _skala(bahan: Bahan) -> SkalaNaskah | None:
    """The scale of efficiency that divides at 0: then efficiency is a difference."""
    for scale in bahan.skala:
        bounds = {level.jangkauan.bawah for level in scale.tingkat if level.jangkauan}
        if scale.untuk == "efisiensi" and Decimal(0) in bounds:
            return scale
    return None


def _rata_rata(bahan: Bahan) -> tuple[Decimal, tuple[Tempat, ...]] | None:
    """The mean capaian as printed, else that of the table of efficiency or of the first table of capaian."""
    year = bahan.ciri.tahun
    printed = bahan.menurut.get(("rata-rata capaian", "Total", year), ())
    values = {_nilai(one) for one in printed}
    if len(values) == 1 and printed[0].mulai < 0:
        return values.pop(), (Tempat(printed[0].letak, printed[0].teks),)
    rows = [one for one in bahan.kutipan if one.besaran == "capaian" and one.mulai < 0 and one.tahun == year
            and one.bacaan.nilai is not None and ("realisasi", one.tentang, year) in bahan.menurut]
    with_money = {one.letak.blok for one in bahan.kutipan if one.besaran in ("efisiensi", "serapan") and one.mulai < 0}
    block = next((one.letak.blok for one in rows if one.letak.blok in with_money), rows[0].letak.blok if rows else -1)
    own = list({one.letak.baris: one for one in rows if one.letak.blok == block}.values())
    if not own:
        return None
    mean = sum((_nilai(one) for one in own), Decimal(0)) / len(own)
    return mean, tuple(Tempat(one.letak, one.teks) for one in own)


def _serapan(bahan: Bahan) -> tuple[Decimal, Tempat] | None:
    """The serapan of the office as most places print it."""
    quotes = bahan.menurut.get(("serapan", "Total", bahan.ciri.tahun), ())
    if not quotes:
        return None
    value = Counter(_nilai(one) for one in quotes).most_common(1)[0][0]
    one = next(each for each in quotes if _nilai(each) == value)
    return value, Tempat(one.letak, one.teks)


# Words

def kata_salah(bahan: Bahan) -> Iterator[Remark]:
    """A word of efficiency that the scale of the document does not give to the value beside it, or to the figures."""
    scale = next((one for one in bahan.skala if one.untuk == "efisiensi"), None)
    right = _menurut_naskah(bahan)
    for one, word in _kata(bahan) if scale else ():
        assert scale is not None
        beside = [said.angka for said in sebutan_kalimat(one.teks) if said.besaran == "efisiensi" and said.angka.jenis != "rupiah"]
        if beside and serupa(word.kata) not in {serupa(level) for level in scale.kategori(beside[-1].nilai)}:
            yield _kata_salah(bahan, one, word, tempat_angka(bahan, one, beside[-1]), beside[-1].teks,
                              scale.kategori(beside[-1].nilai))
        elif right and not pokok_sasaran(one.teks, word.mulai, bahan.nama):
            levels = scale.kategori(right[0])
            if levels and serupa(word.kata) not in {serupa(level) for level in levels}:
                yield _kata_salah(bahan, one, word, right[1][0], _tulis(bahan, right[0]), levels)


def _kata_salah(bahan: Bahan, one: Kalimat, word: KataKategori, place: Tempat, value: str, levels: tuple[str, ...]) -> Remark:
    return remark("T-1503", _tempat_kata(bahan, one, word), place, pokok="efisiensi", kata=word.kata, nilai=value,
                  benar=" atau ".join(levels) or "tingkat lain", tempat=bahan.dokumen.bagian(one.letak),
                  tempat_lain=bahan.dokumen.bagian(place.letak))


def _kata(bahan: Bahan) -> Iterator[tuple[Kalimat, KataKategori]]:
    """The words of efficiency that sentences give; not those of the scale itself nor of its explanation."""
    levels = {level.letak for scale in bahan.skala for level in scale.tingkat}
    for one in bahan.kalimat:
        if one.letak not in levels and not re.match(r"\s*(?:apabila|jika|bila)\b", one.teks, re.IGNORECASE):
            yield from ((one, word) for word in kategori_kalimat(one.teks) if word.untuk == "efisiensi")


def _tempat_kata(bahan: Bahan, one: Kalimat, word: KataKategori) -> Tempat:
    return tempat_kalimat(bahan, one, word.mulai, word.mulai + len(word.kata), 1)


def kata_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """The efficiency of the office as a whole in two words at two places."""
    said = [(one, word) for one, word in _kata(bahan) if not pokok_sasaran(one.teks, word.mulai, bahan.nama)
            and not bahan.konteks[one.letak.blok].sasaran]
    for one, word in said[1:]:
        first, known = said[0]
        if serupa(word.kata) != serupa(known.kata):
            yield remark("T-1504", _tempat_kata(bahan, one, word), _tempat_kata(bahan, first, known), pokok="efisiensi",
                         kata=word.kata, lain=known.kata, tempat=bahan.dokumen.bagian(one.letak),
                         tempat_lain=bahan.dokumen.bagian(first.letak))


def _tulis(bahan: Bahan, value: Decimal) -> str:
    return tulis_angka(value, bahan.ciri.tanda or ",", 2)


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1501", selisih_kalimat),
    Kaidah("T-1502", nilai_salah),
    Kaidah("T-1503", kata_salah),
    Kaidah("T-1504", kata_berbeda),
)
