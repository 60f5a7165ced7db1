"""Rules on scales and on the words they give: levels that do not meet, two scales, a kategori against its figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.skala import Jangkauan
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan.rentang import SELANGKAH, pertemuan
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.gerak import perubahan_kalimat
from lkjip_xl.domain.telaah.kaidah.skala_predikat import predikat_salah
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kategori import KataKategori, kategori_kalimat
from lkjip_xl.domain.telaah.kutip import tempat_angka, tempat_kalimat
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.pokok import pokok_indikator, pokok_sasaran
from lkjip_xl.domain.telaah.pola import angka_kalimat
from lkjip_xl.domain.telaah.sebutan import Sebutan, sebutan_kalimat
from lkjip_xl.domain.telaah.skala import KATEGORI, SkalaNaskah, TingkatNaskah

_DEKAT = 4
"""A scale stands at most so many blocks below the sentence that announces it."""
_DESIMAL = 2
_CAPAIAN = ("capaian", "rata-rata capaian", "progres", "persen")
_PERSEN = ("capaian", "rata-rata capaian", "progres")


# The scale itself

def jumlah_tingkat(bahan: Bahan) -> Iterator[Remark]:
    """A sentence that announces another number of levels than the scale below it has."""
    for one in bahan.kalimat:
        for said in sebutan_kalimat(one.teks):
            scale = _di_bawah(bahan, one.letak) if said.besaran == "jumlah tingkat skala" else None
            if scale is not None and said.angka.nilai != len(scale.tingkat):
                yield remark("T-401", tempat_angka(bahan, one, said.angka, kata=True), _tempat(scale.tingkat[0]),
                             pokok="skala",
                             tertulis=_kutip(said), banyak=len(scale.tingkat), tempat=bahan.dokumen.bagian(one.letak),
                             tempat_lain=bahan.dokumen.bagian(scale.letak))


def _di_bawah(bahan: Bahan, letak: Letak) -> SkalaNaskah | None:
    return next((one for one in bahan.skala if 0 <= one.letak.blok - letak.blok <= _DEKAT), None)


def _kutip(said: Sebutan) -> str:
    return said.angka.teks if not said.angka.kata else f"{said.angka.teks} ({said.angka.kata})"


def celah_tingkat(bahan: Bahan) -> Iterator[Remark]:
    """Two neighbouring levels with figures between them that belong to neither."""
    for scale, upper, lower, words in _sambungan(bahan):
        if "dua tingkat" not in words and not _bulat(upper, lower):
            zero = scale.untuk == "efisiensi" and scale.letak.baris < 0 and words.startswith(("0 ", "angka 0 "))
            yield _celah("T-402", bahan, scale, (upper, lower), words, tingkat="saran" if zero else None)


def tingkat_bertumpuk(bahan: Bahan) -> Iterator[Remark]:
    """Two neighbouring levels that share figures."""
    for scale, upper, lower, words in _sambungan(bahan):
        if "masuk dua tingkat" in words:
            yield _celah("T-403", bahan, scale, (upper, lower), words)


def kategori_kembar(bahan: Bahan) -> Iterator[Remark]:
    """Two levels of a scale that have different ranges and one word."""
    for scale in bahan.skala:
        first: dict[str, TingkatNaskah] = {}
        for level in scale.tingkat:
            word = serupa(level.kategori)
            other = first.setdefault(word, level) if word and level.jangkauan else level
            if serupa(other.rentang) != serupa(level.rentang):
                yield remark("T-412", _tempat(level), _tempat(other), pokok=level.kategori, kata=level.kategori,
                             rentang=level.rentang, lain=other.rentang, tempat=bahan.dokumen.bagian(scale.letak))


def rentang_terbalik(bahan: Bahan) -> Iterator[Remark]:
    """A range whose lower bound is higher than its upper one."""
    for scale in bahan.skala:
        for level in scale.tingkat:
            if _terbalik(level):
                yield remark("T-404", _tempat(level), pokok="skala", rentang=level.rentang,
                             tempat=bahan.dokumen.bagian(level.letak))


def celah_bilangan_bulat(bahan: Bahan) -> Iterator[Remark]:
    """A scale with whole-number bounds, that leaves figures with decimals between its levels."""
    for scale in bahan.skala:
        found = [(upper, lower, words) for one, upper, lower, words in _sambungan(bahan)
                 if one is scale and "dua tingkat" not in words and _bulat(upper, lower)]
        if found and scale.untuk != "sakip":
            yield _celah("T-405", bahan, scale, found[0][:2], found[0][2])


def _celah(kode: str, bahan: Bahan, scale: SkalaNaskah, levels: tuple[TingkatNaskah, TingkatNaskah],
           words: str, tingkat: Berat | None = None) -> Remark:
    upper, lower = levels
    return remark(kode, _tempat(lower), _tempat(upper), pokok="skala", tingkat=tingkat, bawah=_sebut(lower),
                  atas=_sebut(upper), celah=words,
                  tempat=bahan.dokumen.bagian(scale.letak))


def _sambungan(bahan: Bahan) -> Iterator[tuple[SkalaNaskah, TingkatNaskah, TingkatNaskah, str]]:
    """Where two neighbouring levels of a scale, the upper one first, do not meet, in words."""
    for scale in bahan.skala:
        sound = [level for level in scale.tingkat if level.jangkauan and not _terbalik(level)]
        ordered = sorted(sound, key=lambda level: _bawah(level.jangkauan), reverse=True)
        for upper, lower in pairwise(ordered):
            if _terbalik_di_antara(scale, upper, lower):
                continue
            met = pertemuan([lower.rentang, upper.rentang], _DESIMAL) or _batas_hilang(lower.jangkauan, upper.jangkauan)
            if met:
                yield scale, upper, lower, met[1]


def _bawah(span: Jangkauan | None) -> Decimal:
    assert span is not None
    return span.bawah if span.bawah is not None else Decimal("-Infinity")


def _batas_hilang(lower: Jangkauan | None, upper: Jangkauan | None) -> tuple[int, str] | None:
    """The bound that neither of two levels holds, though both print it."""
    assert lower is not None
    assert upper is not None
    if upper.bawah is not None and not upper.bawah_termasuk and (lower.atas is None or lower.atas < upper.bawah):
        return 0, f"angka {tulis_angka(upper.bawah)} sendiri tidak masuk tingkat mana pun"
    return None


def _terbalik(level: TingkatNaskah) -> bool:
    span = level.jangkauan
    return span is not None and span.bawah is not None and span.atas is not None and span.bawah > span.atas


def _terbalik_di_antara(scale: SkalaNaskah, upper: TingkatNaskah, lower: TingkatNaskah) -> bool:
    """Whether a level that is told to be reversed stands between two others, which then cannot meet."""
    rows = sorted((scale.tingkat.index(upper), scale.tingkat.index(lower)))
    return any(_terbalik(level) for level in scale.tingkat[rows[0]:rows[1]])


def _bulat(upper: TingkatNaskah, lower: TingkatNaskah) -> bool:
    """Whether two levels leave no more open than figures between two whole numbers in a row: 90 and 91."""
    high, low = upper.jangkauan, lower.jangkauan
    assert high is not None
    assert low is not None
    if high.bawah is None or low.atas is None:
        return False
    whole = high.bawah == high.bawah.to_integral_value() and low.atas == low.atas.to_integral_value()
    return whole and 0 < high.bawah - low.atas <= SELANGKAH


def dua_skala(bahan: Bahan) -> Iterator[Remark]:
    """A second scale for the same thing, with other bounds or other words than the first."""
    for kind in ("capaian", "efisiensi"):
        scales = [one for one in bahan.skala if one.untuk == kind]
        for other in scales[1:]:
            pair = _beda_skala(scales[0], other)
            if pair:
                first, second = pair
                yield remark("T-406", _tempat(second), _tempat(first), pokok="skala", satu=_sebut(first),
                             dua=_sebut(second),
                             tempat=bahan.dokumen.bagian(second.letak), tempat_lain=bahan.dokumen.bagian(first.letak))


def _beda_skala(one: SkalaNaskah, other: SkalaNaskah) -> tuple[TingkatNaskah, TingkatNaskah] | None:
    """The first two levels by which two scales differ: one word with two bounds, or one bound with two words."""
    for first in one.tingkat:
        for second in other.tingkat:
            same_word = serupa(first.kategori) == serupa(second.kategori) and first.kategori
            spans = first.jangkauan, second.jangkauan
            if same_word and None not in spans and not _sama_bawah(*spans):
                return first, second
    if one.kata and other.kata and not one.kata & other.kata:
        return one.tingkat[0], other.tingkat[0]
    return None


def _sama_bawah(one: Jangkauan | None, other: Jangkauan | None) -> bool:
    assert one is not None
    assert other is not None
    if one.bawah is None or other.bawah is None:
        return one.bawah is None and other.bawah is None
    return abs(one.bawah - other.bawah) <= SELANGKAH


# A kategori

def _kategori(bahan: Bahan) -> Iterator[tuple[Kalimat, KataKategori, tuple[KataKategori, ...]]]:
    """The words that sentences give to performance, with all words of their sentence; not those of a scale itself."""
    levels = {level.letak for scale in bahan.skala for level in scale.tingkat}
    own = tuple(dict.fromkeys(level.kategori for scale in bahan.skala for level in scale.tingkat
                              if level.kategori and not KATEGORI.fullmatch(level.kategori) and len(level.kategori) > 2))
    for one in bahan.kalimat:
        words = kategori_kalimat(one.teks, own)
        if one.letak not in levels:
            yield from ((one, word, words) for word in words if word.untuk == "capaian")


def di_luar_skala(bahan: Bahan) -> Iterator[Remark]:
    """A kategori that no scale of the document has, in a sentence or a cell."""
    scales = [one for one in bahan.skala if one.untuk == "capaian" and one.kata]
    known = frozenset().union(*(one.kata for one in scales))
    if not scales:
        return
    for place, word, about in (*_kata_kalimat(bahan), *_kata_sel(bahan)):
        if serupa(word) not in known and not _lemah(place):
            yield remark("T-407", place, _tempat(scales[0].tingkat[0]), pokok=about, kata=word, tentang=about,
                         dikenal=", ".join(level.kategori for level in scales[0].tingkat if level.kategori),
                         tempat=bahan.dokumen.bagian(place.letak), tempat_lain=bahan.dokumen.bagian(scales[0].letak))


_LEMAH = re.compile(r"\b(?:atau|status|berstatus|disebut|dinyatakan)\b", re.IGNORECASE)


def _lemah(place: Tempat) -> bool:
    """Whether the word before a kategori introduces other things as often."""
    return place.letak.baris < 0 and bool(_LEMAH.match(place.kutipan))


def _kata_kalimat(bahan: Bahan) -> Iterator[tuple[Tempat, str, str]]:
    for one, word, _ in _kategori(bahan):
        yield _tempat_kata(bahan, one, word), word.kata, _tentang(bahan, one, word) or "capaian kinerja"


def _kata_sel(bahan: Bahan) -> Iterator[tuple[Tempat, str, str]]:
    for one in bahan.kutipan:
        if one.besaran in ("kategori",
                           "kategori rata-rata") and one.mulai < 0 and KATEGORI.fullmatch(one.teks.strip(" .*()")):
            yield Tempat(one.letak, one.teks), one.teks, one.tentang


def kategori_salah(bahan: Bahan) -> Iterator[Remark]:
    """A kategori that the scale does not give to the capaian beside it, or to that of the indikator it speaks of."""
    for one, word, words in _kategori(bahan):
        scales = _berlaku(bahan, one.letak)
        for value, text, places in _nilai_kategori(bahan, one, word, words):
            right = [level for scale in scales for level in scale.kategori(value)]
            if right and _dikenal(scales, word.kata) and serupa(word.kata) not in {serupa(level) for level in right}:
                yield remark("T-408", _tempat_kata(bahan, one, word), *places, pokok=_tentang(bahan, one, word),
                             tingkat=None if places[0].letak == one.letak else "peringatan", kata=word.kata, nilai=text,
                             benar=" atau ".join(dict.fromkeys(right)), tempat=bahan.dokumen.bagian(one.letak))
            break


def _dikenal(scales: tuple[SkalaNaskah, ...], word: str) -> bool:
    return any(serupa(word) in scale.kata for scale in scales)


def _berlaku(bahan: Bahan, letak: Letak) -> tuple[SkalaNaskah, ...]:
    """The scales that may stand behind a word: the first of the document, and others of the same chapter."""
    scales = [one for one in bahan.skala if one.untuk == "capaian" and one.kata]
    chapter = bahan.dokumen.blok[letak.blok].bagian[:1]
    return tuple(one for index, one in enumerate(scales)
                 if index == 0 or bahan.dokumen.blok[one.letak.blok].bagian[:1] == chapter)


def _nilai_kategori(bahan: Bahan, one: Kalimat, word: KataKategori,
                    words: tuple[KataKategori, ...]) -> Iterator[tuple[Decimal, str, tuple[Tempat, ...]]]:
    """The figure that a kategori belongs to, as printed, and its place: of its clause, else of the tables."""
    start = max((other.mulai for other in words if other.mulai < word.mulai), default=0)
    said = sebutan_kalimat(one.teks)
    before = [each for each in said if start <= each.angka.mulai < word.mulai]
    near = [each for each in before if each.besaran in _CAPAIAN and each.angka.jenis == "persen"]
    if near:
        yield near[-1].angka.nilai, near[-1].angka.teks, (tempat_angka(bahan, one, near[-1].angka),)
    elif any(each.besaran == "batas" for each in said):
        return
    elif (pair := _target_realisasi(before)) is not None:
        goal, got = pair
        yield (got.angka.nilai / goal.angka.nilai * 100, f"{got.angka.teks} / {goal.angka.teks} x 100",
               (tempat_angka(bahan, one, got.angka), tempat_angka(bahan, one, goal.angka)))
    else:
        yield from _nilai_tabel(bahan, one, word)


def _target_realisasi(said: list[Sebutan]) -> tuple[Sebutan, Sebutan] | None:
    goals = [each for each in said if each.besaran in ("target", "target akhir") and each.angka.nilai > 0]
    got = [each for each in said if each.besaran == "realisasi"]
    return (goals[0], got[0]) if len(goals) == 1 and len(got) == 1 else None


def _nilai_tabel(bahan: Bahan, one: Kalimat, word: KataKategori) -> Iterator[tuple[Decimal, str, tuple[Tempat, ...]]]:
    """The capaian of what a sentence speaks of, where all places that print it agree on the level."""
    about = _tentang(bahan, one, word)
    quotes = [each for each in bahan.kutipan if about and each.tentang == about and each.besaran in _PERSEN[:2]
              and each.tahun == bahan.ciri.tahun and each.bacaan.nilai is not None]
    levels = {tuple(scale.kategori(each.bacaan.nilai)) for each in quotes for scale in _berlaku(bahan, one.letak)
              if each.bacaan.nilai is not None}
    if quotes and len(levels) == 1 and quotes[0].bacaan.nilai is not None:
        yield quotes[0].bacaan.nilai, quotes[0].teks, (Tempat(quotes[0].letak, quotes[0].teks),)


def _tentang(bahan: Bahan, one: Kalimat, word: KataKategori) -> str:
    """What a kategori is said of: an indikator, a sasaran or Total; "" where the sentence leaves it open."""
    before = one.teks[:word.mulai]
    target = pokok_sasaran(before, len(before), bahan.nama)
    named = bahan.nama.dalam(before, "indikator")
    if named or target:
        return named[-1][0].nama if named else target
    if _seluruh(bahan, before):
        return "Total"
    now = bahan.konteks[one.letak.blok]
    if one.mulai > 0 and _INI.match(one.teks) and not _bernama(bahan, one):
        return ""
    return pokok_indikator(before, len(before), bahan.nama, "", now) if perubahan_kalimat(one.teks) or "ini" in before \
        or "indikator" in before.casefold() else ""


_INI = re.compile(r"\W*(?:capaian|realisasi|angka|nilai|hasil)\s+(?:kinerja\s+)?(?:ini|itu|tersebut)\b", re.IGNORECASE)


def _bernama(bahan: Bahan, one: Kalimat) -> bool:
    """Whether the paragraph names an indikator before a sentence, so that "capaian ini" is not that of another one.

    A paragraph that tells no figure before it goes on with what was spoken of above.
    """
    before = " ".join(each.teks for each in bahan.per_blok.get(one.letak.blok, ()) if each.mulai < one.mulai)
    return not angka_kalimat(before) or bool(bahan.nama.dalam(before, "indikator"))


def _seluruh(bahan: Bahan, before: str) -> bool:
    text = before.casefold()
    office = bahan.ciri.instansi.casefold()
    return any(word in text for word in ("keseluruhan", "secara umum", "rata-rata", "rata rata")) or (
        bool(office) and office in text)


def kategori_sel_salah(bahan: Bahan) -> Iterator[Remark]:
    """A kategori in a table that the scale does not give to the capaian of its row."""
    rows: dict[tuple[int, int], list[Kutipan]] = {}
    for one in bahan.kutipan:
        if one.mulai < 0 and one.letak.baris >= 0:
            rows.setdefault((one.letak.blok, one.letak.baris), []).append(one)
    for quotes in rows.values():
        words = [one for one in quotes if one.besaran in ("kategori", "kategori rata-rata")]
        figures = [one for one in quotes if one.besaran in _PERSEN and one.bacaan.nilai is not None]
        figures = [one for one in figures if one.besaran != "progres"] or figures
        if len(words) == 1 and len(figures) == 1:
            yield from _sel_salah(bahan, words[0], figures[0])


def _sel_salah(bahan: Bahan, word: Kutipan, figure: Kutipan) -> Iterator[Remark]:
    assert figure.bacaan.nilai is not None
    scales = _berlaku(bahan, word.letak)
    right = [level for scale in scales for level in scale.kategori(figure.bacaan.nilai)]
    if right and _dikenal(scales, word.teks) and serupa(word.teks) not in {serupa(level) for level in right}:
        yield remark("T-409", Tempat(word.letak, word.teks), Tempat(figure.letak, figure.teks), pokok=word.tentang,
                     kata=word.teks, nilai=figure.teks, benar=" atau ".join(dict.fromkeys(right)), tentang=word.tentang,
                     tempat=bahan.dokumen.bagian(word.letak))


def kategori_keseluruhan(bahan: Bahan) -> Iterator[Remark]:
    """The performance of the office as a whole in two words at two places, none of them told to be wrong by itself."""
    told = {place for found in (*di_luar_skala(bahan), *kategori_salah(bahan)) for place in found.tempat[:1]}
    said = [(one, word) for one, word, _ in _kategori(bahan)
            if _tentang(bahan, one, word) == "Total" and _tempat_kata(bahan, one, word) not in told]
    if not said:
        return
    first, known = said[0]
    for one, word in said[1:]:
        if serupa(word.kata) != serupa(known.kata):
            yield remark("T-410", _tempat_kata(bahan, one, word), _tempat_kata(bahan, first, known), pokok="Total",
                         kata=word.kata, lain=known.kata, tempat=bahan.dokumen.bagian(one.letak),
                         tempat_lain=bahan.dokumen.bagian(first.letak))


# Parts of these rules

def _tempat_kata(bahan: Bahan, one: Kalimat, word: KataKategori) -> Tempat:
    return tempat_kalimat(bahan, one, word.mulai, word.mulai + len(word.kata), 1)


def _tempat(level: TingkatNaskah) -> Tempat:
    return Tempat(level.letak, level.rentang or level.kategori)


def _sebut(level: TingkatNaskah) -> str:
    both = level.kategori and level.rentang
    return f"{level.rentang} ({level.kategori})" if both else level.rentang or level.kategori


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-401", jumlah_tingkat),
    Kaidah("T-402", celah_tingkat),
    Kaidah("T-403", tingkat_bertumpuk),
    Kaidah("T-404", rentang_terbalik),
    Kaidah("T-405", celah_bilangan_bulat),
    Kaidah("T-406", dua_skala),
    Kaidah("T-407", di_luar_skala),
    Kaidah("T-408", kategori_salah),
    Kaidah("T-409", kategori_sel_salah),
    Kaidah("T-410", kategori_keseluruhan),
    Kaidah("T-411", predikat_salah),
    Kaidah("T-412", kategori_kembar),
)
