"""Rules on efficiency: its value against performance and money, and its word against its value and elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak, Tabel
from lkjip_xl.domain.telaah.kaidah import efisiensi_rupiah
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kategori import KataKategori, kategori_kalimat
from lkjip_xl.domain.telaah.kutip import tempat_angka, tempat_kalimat
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.pokok import pokok_sasaran
from lkjip_xl.domain.telaah.pola import AngkaKalimat
from lkjip_xl.domain.telaah.sebutan import sebutan_kalimat
from lkjip_xl.domain.tercetak import Tercetak, baca

_SERATUS = Decimal(100)
_LONGGAR = Decimal("0.02")
"""How far a difference of two rounded figures may lie from that of the unrounded ones."""
_DEFINISI = Pola(
    r"efisiensi\w*\b[^.]{0,120}?(?:membandingkan|selisih|dikurangi|mengurangkan|perbandingan)[^.]{0,80}?"
    r"(?:capaian[^.]{0,80}?(?:anggaran|keuangan|serapan)|(?:anggaran|keuangan|serapan)[^.]{0,80}?capaian)",
    re.IGNORECASE, perlu=("efisiensi",))
_PERSEN_TERTINGGI = Decimal(1000)
"""No efficiency in percent or points is as high; what is, is money."""
_CARA_LAIN = Pola(
    r"volume\s+keluaran|alokasi\s+anggaran\s+per|pa\s*x\s*ck|efisiensi\s*=\s*\(?\s*1|\bNE\s*=|hasil\s+kali\s+(?:antara\s+)?(?:pagu|anggaran)|"
    r"(?:pagu|anggaran)\s*(?:[x×*]|di\s?kali(?:kan)?)\s*(?:dengan\s+)?(?:persentase\s+)?capaian", re.IGNORECASE,
    perlu=("volume", "alokasi", "ck", "=", "hasil", "pagu", "anggaran"))
"""Other ways to count efficiency, as that of PMK 22/2021."""
_SELISIH = re.compile(r"dikurangi|dikurang|minus|selisih", re.IGNORECASE)


@record(frozen=True)
class NilaiEfisiensi:
    """A printed efficiency of the office as a whole, and where it is printed."""

    nilai: Decimal
    teks: str
    tempat: Tempat
    desimal: int


@record(frozen=True)
class Selisih:
    """A mean capaian less a serapan, with the places of both."""

    nilai: Decimal
    kinerja: Decimal
    uang: Decimal
    tempat: tuple[Tempat, ...]


# Values

def selisih_kalimat(bahan: Bahan) -> Iterator[Remark]:
    """An efficiency that is not the capaian kinerja less the capaian anggaran of its own sentence."""
    for one in bahan.kalimat:
        said = {each.besaran: each.angka for each in sebutan_kalimat(one.teks)}
        work = said.get("rata-rata capaian") or said.get("capaian")
        money, printed = said.get("serapan"), said.get("efisiensi")
        if work is None or money is None or printed is None:
            continue
        value, told = work.nilai - money.nilai, bool(_SELISIH.search(one.teks))
        if (told or _disimpulkan(bahan, one, (work, money, printed))) \
                and abs(printed.nilai - value) > _longgar(printed.bacaan.desimal):
            yield remark("T-1501", *(tempat_angka(bahan, one, part) for part in (printed, work, money)),
                         pokok="efisiensi",
                         tertulis=printed.teks, kinerja=work.teks, anggaran=money.teks, benar=_tulis(bahan, value),
                         tempat=bahan.dokumen.bagian(one.letak))


_MAKA = re.compile(r"\b(?:maka|sehingga|berarti)\b[^.;\d]*\befisiensi\s+(?:anggaran\s+)?(?:sebesar|mencapai)\s+$",
                   re.IGNORECASE)


def _disimpulkan(bahan: Bahan, one: Kalimat, figures: tuple[AngkaKalimat, AngkaKalimat, AngkaKalimat]) -> bool:
    """Whether a sentence concludes an efficiency from a capaian and a serapan, and no other usual way gives it."""
    work, money, printed = figures
    if any(each.jenis != "persen" for each in figures) or not work.akhir < money.akhir < printed.mulai \
            or not _MAKA.search(one.teks[money.akhir:printed.mulai]):
        return False
    others = (_SERATUS - money.nilai, (work.nilai - money.nilai) / work.nilai * _SERATUS if work.nilai else _SERATUS)
    other = any(abs(printed.nilai - way) <= _longgar(printed.bacaan.desimal) for way in others)
    return not other and not any(_CARA_LAIN.search(each.teks) for each in bahan.dokumen.blok if each.tabel is None)


def _longgar(digits: int) -> Decimal:
    return max(_LONGGAR, Decimal(1).scaleb(-digits))


def nilai_salah(bahan: Bahan) -> Iterator[Remark]:
    """An efficiency that the document's own definition and figures do not give, as 100 less the serapan."""
    found, ways = _tercetak(bahan), _menurut_naskah(bahan)
    wrong = [one for one in found if ways
             and not any(abs(one.nilai - way.nilai) <= _longgar(one.desimal) for way in ways)]
    if wrong:
        right = ways[0]
        note = "; angka itu 100 dikurangi serapan" if abs(wrong[0].nilai - (_SERATUS - right.uang)) <= _LONGGAR else ""
        yield remark("T-1502", *(one.tempat for one in wrong), *right.tempat, pokok="efisiensi", tertulis=wrong[0].teks,
                     kinerja=_tulis(bahan, right.kinerja), anggaran=_tulis(bahan, right.uang),
                     benar=_tulis(bahan, right.nilai),
                     catatan=note, tempat=bahan.dokumen.bagian(wrong[0].tempat.letak),
                     tempat_lain=bahan.dokumen.bagian(right.tempat[0].letak))


def _tercetak(bahan: Bahan) -> list[NilaiEfisiensi]:
    """The efficiencies of the office as a whole, from tables first."""
    quotes = [one for one in bahan.kutipan if one.besaran == "efisiensi" and one.bacaan.nilai is not None
              and (one.mulai < 0 or one.tentang == "Total") and "Rp" not in one.teks
              and abs(_nilai(one)) < _PERSEN_TERTINGGI]
    cells = [one for one in quotes if one.mulai < 0]
    if len(cells) > 1:
        cells = [one for one in cells if one.tentang == "Total"]
    made = [NilaiEfisiensi(_nilai(one), one.teks, Tempat(one.letak, one.teks), one.bacaan.desimal) for one in cells]
    for one in bahan.kalimat:
        made += [NilaiEfisiensi(said.angka.nilai, said.angka.teks, tempat_angka(bahan, one, said.angka),
                                said.angka.bacaan.desimal)
                 for said in sebutan_kalimat(one.teks) if said.besaran == "efisiensi" and said.angka.jenis != "rupiah"
                 and not pokok_sasaran(one.teks, said.angka.mulai, bahan.nama)]
    return made


def _nilai(one: Kutipan) -> Decimal:
    assert one.bacaan.nilai is not None
    return one.bacaan.nilai


def _menurut_naskah(bahan: Bahan) -> list[Selisih]:
    """The mean capaian less the serapan of the office, each way to count it, where that is its efficiency."""
    texts = [block.teks for block in bahan.dokumen.blok if block.tabel is None]
    if not any(map(_DEFINISI.search, texts)) or any(map(_CARA_LAIN.search, texts)):
        return []
    return [Selisih(work - money, work, money, (*places, place)) for work, places in _rata_rata(bahan)
            for money, place in _serapan(bahan)]


def _rata_rata(bahan: Bahan) -> list[tuple[Decimal, tuple[Tempat, ...]]]:
    """The mean capaian: as printed, and that of the table of efficiency or of the first table of capaian."""
    year = bahan.ciri.tahun
    printed = bahan.menurut.get(("rata-rata capaian", "Total", year), ())
    found: list[tuple[Decimal, tuple[Tempat, ...]]] = [(_nilai(one), (Tempat(one.letak, one.teks),)) for one in printed]
    rows = [one for one in bahan.kutipan if one.besaran == "capaian" and one.mulai < 0 and one.tahun == year
            and one.bacaan.nilai is not None and ("realisasi", one.tentang, year) in bahan.menurut]
    with_money = {one.letak.blok for one in bahan.kutipan if one.besaran in ("efisiensi", "serapan") and one.mulai < 0}
    block = next((one.letak.blok for one in rows if one.letak.blok in with_money), rows[0].letak.blok if rows else -1)
    own = list({one.letak.baris: one for one in rows if one.letak.blok == block}.values())
    if own:
        mean = sum((_nilai(one) for one in own), Decimal(0)) / len(own)
        found.append((mean, tuple(Tempat(one.letak, one.teks) for one in own)))
    return found


def _serapan(bahan: Bahan) -> list[tuple[Decimal, Tempat]]:
    """The serapan of the office, what most places print first."""
    quotes = bahan.menurut.get(("serapan", "Total", bahan.ciri.tahun), ())
    places = {_nilai(one): Tempat(one.letak, one.teks) for one in reversed(quotes)}
    return [(value, places[value]) for value, _ in Counter(_nilai(one) for one in quotes).most_common()]


# Tables

_KINERJA = re.compile(r"capaian|kinerja", re.IGNORECASE)
_UANG = re.compile(r"serapan|penyerapan|anggaran|keuangan", re.IGNORECASE)
_EFISIENSI = re.compile(r"efisiensi|selisih", re.IGNORECASE)


@record(frozen=True)
class BarisEfisiensi:
    """A row of a table of efficiency: capaian, serapan and the difference as printed, and the word for it."""

    nama: str
    kinerja: Tempat
    uang: Tempat
    selisih: Tempat
    kata: Tempat | None


def _baris(bahan: Bahan) -> Iterator[BarisEfisiensi]:
    for block, table in bahan.tabel:
        columns = _kolom(table)
        for row in table.isi if columns is not None else ():
            assert columns is not None
            work, money, value, word = (_sel(block.indeks, table, row, column) for column in columns)
            if work and money and value:
                yield BarisEfisiensi(table.sel[row][0].rata, work, money, value, word)


def _kolom(table: Tabel) -> tuple[int, int, int, int] | None:
    """Where a table has the capaian, the serapan, their difference and the word for it; None where it has none."""
    heads = [" ".join(table.judul(column)) for column in range(len(table.sel[0]) if table.sel else 0)]
    values = [[table.sel[row][column].rata for row in table.isi] for column in range(len(heads))]
    percents = [column for column, cells in enumerate(values) if _persenan(cells)]
    work = [column for column in percents if _KINERJA.search(heads[column]) and not _UANG.search(heads[column])]
    money = [column for column in percents if _UANG.search(heads[column])]
    value = [column for column in percents if _EFISIENSI.search(heads[column])]
    word = [column for column, cells in enumerate(values) if any("efisien" in cell.casefold() for cell in cells)
            and column not in percents and column > 0]
    if len(work) == len(money) == len(value) == 1 and len({*work, *money, *value}) == 3:
        return work[0], money[0], value[0], word[0] if len(word) == 1 else -1
    return None


def _persenan(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell and cell != "-"]
    return bool(filled) and sum(bool(_ANGKA_KECIL.fullmatch(cell)) for cell in filled) >= len(filled) * 0.8


_ANGKA_KECIL = re.compile(r"[-–−(]?\s*\d{1,3}(?:[.,]\d{1,4})?\s*\)?\s*(?:%|poin)?")


def _sel(block: int, table: Tabel, row: int, column: int) -> Tempat | None:
    """A cell of one row alone; one that spans several rows is of none of them."""
    if column < 0 or table.sel[row][column].asli != (row, column) or not table.sel[row][column].rata:
        return None
    below = table.sel[row + 1][column] if row + 1 < len(table.sel) else None
    spans = below is not None and below.asli == (row, column)
    return None if spans else Tempat(Letak(block, row, column), table.sel[row][column].rata)


def _angka(place: Tempat) -> Decimal | None:
    return baca(Tercetak(0, "", "efisiensi", "", 0, place.kutipan)).nilai


def baris_salah(bahan: Bahan) -> Iterator[Remark]:
    """A row of a table of efficiency whose difference is not capaian less serapan."""
    for one in _baris(bahan):
        work, money, value = (_angka(place) for place in (one.kinerja, one.uang, one.selisih))
        if work is not None and money is not None and value is not None and abs(work - money - value) > _LONGGAR * 2:
            yield remark("T-1505", one.selisih, one.kinerja, one.uang, pokok="efisiensi", nama=one.nama,
                         tertulis=one.selisih.kutipan,
                         kinerja=one.kinerja.kutipan, anggaran=one.uang.kutipan, benar=_tulis(bahan, work - money),
                         tempat=bahan.dokumen.bagian(one.selisih.letak))


def kata_baris_salah(bahan: Bahan) -> Iterator[Remark]:
    """A row of a table of efficiency whose word does not fit its value by the scale of the document."""
    scale = next((one for one in bahan.skala if one.untuk == "efisiensi"), None)
    for one in _baris(bahan) if scale else ():
        value = _angka(one.selisih)
        levels = scale.kategori(value) if scale is not None and value is not None else ()
        if one.kata and levels and serupa(one.kata.kutipan) not in {serupa(level) for level in levels}:
            yield remark("T-1506", one.kata, one.selisih, pokok="efisiensi", nama=one.nama, kata=one.kata.kutipan,
                         nilai=one.selisih.kutipan, benar=" atau ".join(levels),
                         tempat=bahan.dokumen.bagian(one.kata.letak))


# Words

def kata_salah(bahan: Bahan) -> Iterator[Remark]:
    """A word of efficiency that the scale of the document does not give to the value beside it, or to the figures."""
    scale = next((one for one in bahan.skala if one.untuk == "efisiensi"), None)
    ways = _menurut_naskah(bahan)
    for one, word in _kata(bahan) if scale else ():
        assert scale is not None
        beside = [said.angka for said in sebutan_kalimat(one.teks) if said.besaran == "efisiensi"
                  and said.angka.jenis != "rupiah"]
        levels_beside = {serupa(level) for level in scale.kategori(beside[-1].nilai)} if beside else set()
        if beside and serupa(word.kata) not in levels_beside:
            yield _kata_salah(bahan, one, word, tempat_angka(bahan, one, beside[-1]), beside[-1].teks,
                              scale.kategori(beside[-1].nilai))
        elif ways and not _benar(beside, ways) and _seluruh(bahan, one, word):
            levels = {level for way in ways for level in scale.kategori(way.nilai)}
            if levels and serupa(word.kata) not in {serupa(level) for level in levels} and not _SATU.search(one.teks):
                yield _kata_salah(bahan, one, word, ways[0].tempat[0], _tulis(bahan, ways[0].nilai),
                                  tuple(sorted(levels)))


_SATU = re.compile(r"\bhanya\b|\bsasaran\s+\d", re.IGNORECASE)
"""A sentence about one of several says nothing of the whole."""


def _benar(beside: list[AngkaKalimat], ways: list[Selisih]) -> bool:
    """Whether the value beside a word is one that the figures of the document give."""
    return any(abs(beside[-1].nilai - way.nilai) <= _LONGGAR for way in ways) if beside else False


def _seluruh(bahan: Bahan, one: Kalimat, word: KataKategori) -> bool:
    """Whether a word is said of the office as a whole."""
    return not pokok_sasaran(one.teks, word.mulai, bahan.nama) and not bahan.konteks[one.letak.blok].sasaran


def _kata_salah(bahan: Bahan, one: Kalimat, word: KataKategori, place: Tempat, value: str,
                levels: tuple[str, ...]) -> Remark:
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
    said = [(one, word) for one, word in _kata(bahan) if _seluruh(bahan, one, word)]
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
    Kaidah("T-1505", baris_salah),
    Kaidah("T-1506", kata_baris_salah),
    *efisiensi_rupiah.DAFTAR,
)
