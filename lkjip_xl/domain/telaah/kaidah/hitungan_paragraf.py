"""Arithmetic that running text does with its own figures: parts, rests, sums, differences and means of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from lkjip_xl.domain.nilai.angka import tulis_angka, tulis_rupiah
from lkjip_xl.domain.telaah.bagian import BANYAK, GERAK, Bagian, bagian_kalimat, pasangan
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok
from lkjip_xl.domain.telaah.gerak import perubahan_kalimat
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kutip import tempat_angka, tempat_kalimat
from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat, sesuai
from lkjip_xl.domain.telaah.sebutan import Sebutan, sebutan_kalimat

_SERATUS = Decimal(100)
_DEKAT = Decimal("0.25")
"""Figures that lie further apart than this part of the whole are of different things."""


def bagian_dari_salah(bahan: Bahan) -> Iterator[Remark]:
    """A percentage that the part and the whole of its sentence do not give."""
    for one in bahan.kalimat:
        for found in bagian_kalimat(one.teks):
            assert found.persen is not None
            whole = found.utuh.nilai
            if whole > 0 and not sesuai(found.persen, found.bagian.nilai / whole * _SERATUS):
                yield _salah("T-160", bahan, one, found.persen, (found.bagian, found.utuh),
                             hitungan=f"{found.bagian.teks} / {found.utuh.teks} x 100",
                             benar=_persen(found.bagian.nilai / whole * _SERATUS))


_ANGKA_ITU = re.compile(r"^\W*(?:realisasi|angka|nilai|persentase|hasil|cakupan)\s+(?:tersebut|ini|itu)\b",
                        re.IGNORECASE)


def asal_angka_salah(bahan: Bahan) -> Iterator[Remark]:
    """A realisasi that the part and the whole that the next sentence derives it from do not give."""
    for sentences in _paragraf(bahan):
        for index, one in enumerate(sentences[1:], 1):
            figures = angka_kalimat(one.teks)
            pair = pasangan(one.teks, *figures[:2]) if len(figures) == 2 and _ANGKA_ITU.search(one.teks) else None
            told = _realisasi(sentences[:index]) if pair else None
            if pair and told and pair[1].nilai > 0 and not sesuai(told[1], pair[0].nilai / pair[1].nilai * _SERATUS):
                part, whole = pair
                yield _salah("T-161", bahan, one, part, (whole,), lain=[tempat_angka(bahan, *told)],
                             persen=told[1].teks, hitungan=f"{part.teks} / {whole.teks} x 100",
                             benar=_persen(part.nilai / whole.nilai * _SERATUS))


def _realisasi(before: Sequence[Kalimat]) -> tuple[Kalimat, AngkaKalimat] | None:
    """The realisasi in percent that was told last."""
    for one in reversed(before):
        said = [each.angka for each in sebutan_kalimat(one.teks)
                if each.besaran == "realisasi" and each.angka.jenis == "persen"]
        if said:
            return one, said[-1]
    return None


# Sums

_TERDIRI = re.compile(r"\b(?:terdiri|terbagi)\s+(?:dari|atas|menjadi|ke\s+dalam)\b|\bmeliputi\b|\brincian(?:nya)?\b|"
                      r"\byaitu\b|\byakni\b|\bmencakup\b|:", re.IGNORECASE)
_LANJUT = re.compile(r"^[^.:]{1,70}$")
_PISAH = re.compile(r"[,;]|\b(?:dan|serta|sedangkan)\b", re.IGNORECASE)
_BUKAN_BAGIAN = re.compile(r"\b(?:yang|sehingga|dengan|di\s?antaranya|termasuk|masing|setiap|dalam|dari|pada|"
                           r"untuk|di)\b", re.IGNORECASE)
_TERAKHIR = re.compile(r"\b(?:dan|serta)\b", re.IGNORECASE)
_JARAK_TERDIRI = 80
_SALAH_SATU = re.compile(r"\b(?:salah\s+satu|satu|bagian)\s+(?:dari|di\s?antara)\s+(?:sejumlah\s+)?$", re.IGNORECASE)
"""How a text ends before a number of others, of which what follows tells nothing: "salah satu dari 16 kecamatan"."""


def rincian_salah(bahan: Bahan) -> Iterator[Remark]:
    """A whole that the parts that its sentence lists do not add up to."""
    for one in bahan.kalimat:
        figures = [each for each in angka_kalimat(one.teks) if _bulat(each)]
        for index, whole in enumerate(figures[:-2]):
            gap = one.teks[whole.akhir:figures[index + 1].mulai]
            if len(gap) > _JARAK_TERDIRI or not _TERDIRI.search(gap) or re.search(r"\d", gap) \
                    or _SALAH_SATU.search(one.teks[:whole.mulai]):
                continue
            parts = _rangkaian(one.teks, figures[index + 1:])
            added = sum((part.nilai for part in parts), Decimal(0))
            if len(parts) > 1 and added != whole.nilai and _sepadan(added, whole.nilai, parts):
                yield _salah("T-162", bahan, one, whole, parts, hitungan=" + ".join(part.teks for part in parts),
                             benar=_tulis(added))
            break


def _rangkaian(text: str, figures: Sequence[AngkaKalimat]) -> list[AngkaKalimat]:
    """The figures of an enumeration, up to where the sentence goes on to something else."""
    found = [figures[0]]
    for before, after in zip(figures, figures[1:], strict=False):
        gap = text[before.akhir:after.mulai]
        if not _LANJUT.match(gap) or not _PISAH.search(gap) or _BUKAN_BAGIAN.search(gap):
            break
        found.append(after)
        if _TERAKHIR.search(gap):
            break
    return found


def _sepadan(added: Decimal, whole: Decimal, parts: Sequence[AngkaKalimat]) -> bool:
    """Whether parts are of the same things as a whole, by their size."""
    return abs(added - whole) <= whole * _DEKAT and all(part.nilai < whole for part in parts)


_BUTIR_JUMLAH = re.compile(r"^[^\d]{2,80}?[\s:=]+(?P<angka>\d[\d.]*)\s*(?:\([^()\d]{3,30}\)\s*)?(?P<satuan>[^\W\d]\w*)"
                           r"\s*(?:\([^()]{1,20}\))?[\s;,.]*(?:dan)?\s*$")
_SEDIKITNYA, _SEBELUM = 3, 1


def daftar_jumlah_salah(bahan: Bahan) -> Iterator[Remark]:
    """A count that the items of the list below it do not add up to: "- perawat 12 orang"."""
    ends = {one.letak.blok: one for one in bahan.kalimat}
    for index, block in enumerate(bahan.dokumen.blok):
        if block.tabel is not None or not block.teks.rstrip().endswith(":"):
            continue
        items = _butir(bahan.dokumen.blok[index + 1:index + 20])
        unit = items[0][1] if items else ""
        if len(items) < _SEDIKITNYA or any(other != unit for _, other, _ in items):
            continue
        added = sum((value for _, _, value in items), Decimal(0))
        told = _diumumkan(bahan, index, unit)
        near = [(one, each) for one, each in told if abs(each.nilai - added) <= each.nilai * _DEKAT]
        if near and all(each.nilai != added for _, each in told) and index in ends:
            one, printed = near[-1]
            yield _salah("T-163", bahan, one, printed, (), lain=[_tempat_butir(bahan, each) for each, _, _ in items],
                         hitungan=f"jumlah {len(items)} butir di bawahnya", benar=f"{_tulis(added)} {unit}")


def _butir(after: Sequence[Blok]) -> list[tuple[Blok, str, Decimal]]:
    """The items that follow at once and end with a count: each with its unit and value."""
    found: list[tuple[Blok, str, Decimal]] = []
    for block in after:
        match = _BUTIR_JUMLAH.match(block.teks) if block.tabel is None else None
        if match is None:
            break
        found.append((block, match["satuan"].casefold(), Decimal(match["angka"].replace(".", ""))))
    return found


def _diumumkan(bahan: Bahan, index: int, unit: str) -> list[tuple[Kalimat, AngkaKalimat]]:
    """The counts of that unit in a paragraph that introduces a list, and in the one before."""
    return [(one, each) for one in bahan.kalimat if index - _SEBELUM <= one.letak.blok <= index
            for each in angka_kalimat(one.teks)
            if _bulat(each) and _satuan(one.teks, each) == unit]


def _tempat_butir(bahan: Bahan, block: Blok) -> Tempat:
    one = next(each for each in bahan.kalimat if each.letak.blok == block.indeks)
    return tempat_angka(bahan, one, angka_kalimat(one.teks)[0])


def _satuan(text: str, figure: AngkaKalimat) -> str:
    found = re.match(r"\W*([^\W\d]\w*)", text[figure.akhir:])
    return found[1].casefold() if found else ""


# Rests

_SEHINGGA_BELUM = re.compile(r"\b(?:sehingga|jadi|maka|berarti|dengan\s+demikian|artinya|sedangkan)\b[^.;]*"
                             r"\b(?:belum|sisa\w*|tersisa|masih|kurang|tidak)\b", re.IGNORECASE)
_BELUM = re.compile(r"\b(?:belum|tidak|tersisa|sisanya|sisa)\b[^.;,]{0,60}?"
                    r"\b(?:berjumlah|sebanyak|sejumlah|ada|adalah|tinggal|masih|tercatat)\s+$|"
                    r"\b(?:sisanya|tersisa)\s+$|\byang\s+(?:belum|tidak)\s+[^\W\d]+\s+$", re.IGNORECASE)
_MASIH_ADA = re.compile(r"\bmasih\s+(?:ada|terdapat|tersisa)\s+$", re.IGNORECASE)
_YANG_BELUM = re.compile(r"\s*[\w/]+\s+yang\s+(?:belum|tidak)\b", re.IGNORECASE)


def sisa_banyak_salah(bahan: Bahan) -> Iterator[Remark]:
    """A rest that is not the whole less the part: "913 km, yang mantap 612 km, sehingga yang belum mantap 301 km"."""
    for one in bahan.kalimat:
        figures = [each for each in angka_kalimat(one.teks) if each.jenis in BANYAK]
        for first, second, rest in zip(figures, figures[1:], figures[2:], strict=False):
            gap = one.teks[second.akhir:rest.mulai]
            units = {_satuan(one.teks, each) for each in (first, second, rest)}
            told = _SEHINGGA_BELUM.search(gap) and not GERAK.search(one.teks[first.akhir:rest.mulai])
            if told and len(units) == 1 and not sesuai(rest, abs(first.nilai - second.nilai)):
                large, small = sorted((first, second), key=lambda each: -each.nilai)
                yield _salah("T-164", bahan, one, rest, (large, small), hitungan=f"{large.teks} - {small.teks}",
                             benar=_tulis(large.nilai - small.nilai))
    yield from _sisa_kalimat_lain(bahan)


def _sisa_kalimat_lain(bahan: Bahan) -> Iterator[Remark]:
    """Rests of a part and a whole that the paragraph told before."""
    for sentences in _paragraf(bahan):
        known: tuple[Kalimat, Bagian] | None = None
        for one in sentences:
            found = [*bagian_kalimat(one.teks), *_terbukti(one.teks)]
            if found and found[-1].persen is not None:
                known = one, found[-1]
            rest = next((each for each in angka_kalimat(one.teks) if _bulat(each) and _tersisa(one.teks, each)), None)
            if known and rest is not None and _sesudah(known, one, rest) and 0 < rest.nilai < known[1].utuh.nilai:
                yield from _banding_sisa(bahan, one, rest, *known)
            known = known if rest is None else None


def _terbukti(text: str) -> Iterator[Bagian]:
    """A count and a smaller one of the same unit whose percentage shows that they are whole and part."""
    figures = angka_kalimat(text)
    for whole, part, percent in zip(figures, figures[1:], figures[2:], strict=False):
        counted = _bulat(whole) and _bulat(part) and percent.jenis == "persen" and whole.nilai > part.nilai > 0
        if counted and _satuan(text, whole) == _satuan(text, part) != "" \
                and sesuai(percent, part.nilai / whole.nilai * _SERATUS):
            yield Bagian(part, whole, percent)


def _tersisa(text: str, figure: AngkaKalimat) -> bool:
    """Whether a figure is told as a rest: "sisanya 12 orang", "masih ada 12 desa yang belum …"."""
    before = text[:figure.mulai]
    return bool(_BELUM.search(before)) or bool(
        _MASIH_ADA.search(before) and _YANG_BELUM.match(text, figure.akhir))


def _sesudah(known: tuple[Kalimat, Bagian], one: Kalimat, rest: AngkaKalimat) -> bool:
    """Whether a rest follows the part and the whole, and counts the same things where it follows in one sentence."""
    where, told = known
    if where is not one:
        return True
    assert told.persen is not None
    units = {_satuan(one.teks, told.bagian), _satuan(one.teks, told.utuh)}
    return told.persen.akhir <= rest.mulai and _satuan(one.teks, rest) in units


def _banding_sisa(bahan: Bahan, one: Kalimat, rest: AngkaKalimat, before: Kalimat, told: Bagian) -> Iterator[Remark]:
    value = told.utuh.nilai - told.bagian.nilai
    if value > 0 and rest.nilai != value:
        yield _salah("T-164", bahan, one, rest, (), tingkat="peringatan",
                     lain=[tempat_angka(bahan, before, each) for each in (told.utuh, told.bagian)],
                     hitungan=f"{told.utuh.teks} - {told.bagian.teks}", benar=_tulis(value))


# Differences

_ATAU_NAIK = re.compile(
    r"\b(?:atau|berarti|sehingga|yaitu|yakni|artinya|jadi)\s+(?:ada\s+|terjadi\s+|mengalami\s+|telah\s+|terdapat\s+)*"
    r"(?:(?P<naik>bertambah|naik|meningkat|kenaikan|peningkatan|penambahan)|"
    r"(?P<turun>berkurang|turun|menurun|penurunan|pengurangan)|selisih(?:nya)?)\s+"
    r"(?:sebesar\s+|sebanyak\s+|sejumlah\s+|sekitar\s+|senilai\s+)?$", re.IGNORECASE)
_URUT = re.compile(r"\b(?:menjadi|dan|sedangkan|ke)\b|,", re.IGNORECASE)


def beda_salah(bahan: Bahan) -> Iterator[Remark]:
    """A change that is not the difference of the two figures right before it, or goes the other way."""
    for one in bahan.kalimat:
        figures = angka_kalimat(one.teks)
        whole = {change.selisih.angka for change in perubahan_kalimat(one.teks)
                 if change.selisih and change.asal and change.menjadi}
        for old, new, moved in zip(figures, figures[1:], figures[2:], strict=False):
            match = _ATAU_NAIK.search(one.teks[:moved.mulai]) if moved not in whole else None
            between = one.teks[old.akhir:new.mulai]
            if match is None or match.start() < new.akhir or not _sejenis(old, new, moved) or not _URUT.search(between):
                continue
            way = match["naik"] or match["turun"] if "menjadi" in between.casefold() else None
            reverse = way and (new.nilai > old.nilai) != bool(match["naik"])
            if reverse or not _beda_cocok(moved, old.nilai, new.nilai):
                up = "bertambah" if new.nilai > old.nilai else "berkurang"
                yield _salah("T-165", bahan, one, moved, (old, new), awal=old.teks, akhir=new.teks,
                             benar=f"{up} {_uang_atau_angka(abs(new.nilai - old.nilai), old)}")


def _sejenis(old: AngkaKalimat, new: AngkaKalimat, moved: AngkaKalimat) -> bool:
    """Whether three figures can be two values and their difference."""
    kinds = {"rupiah" if each.jenis == "rupiah" else "persen" if each.jenis == "persen" else "angka"
             for each in (old, new)}
    if len(kinds) > 1 or any(each.kata and each.jenis != "rupiah" for each in (old, new)):
        return False
    return (moved.jenis == "rupiah") == (kinds == {"rupiah"}) or moved.jenis in ("persen", "poin")


def _beda_cocok(moved: AngkaKalimat, old: Decimal, new: Decimal) -> bool:
    if sesuai(moved, abs(new - old)):
        return True
    return moved.jenis == "persen" and old != 0 and sesuai(moved, abs(new - old) / abs(old) * _SERATUS)


def _uang_atau_angka(value: Decimal, like: AngkaKalimat) -> str:
    return f"Rp{tulis_rupiah(value)}" if like.jenis == "rupiah" else _tulis(value)


# Means over time

_KALA = {"bulan": 12, "triwulan": 4, "semester": 2}
_RATA_PER = re.compile(
    r"\brata\s*-?\s*rata\b[^.;]{0,60}?\b(?:per|setiap|tiap)\s?-?(?P<kala>bulan|triwulan|semester)(?:nya)?\b\W*"
    r"(?:adalah|sebanyak|sebesar|mencapai|sekitar|ialah|yaitu|yakni|tercatat|berjumlah)?\W*$", re.IGNORECASE)
_PER_KANAN = re.compile(r"^\s*(?:[^\W\d]\w*\s+){0,2}(?:per|setiap|tiap)\s?-?(?P<kala>bulan|triwulan|semester)\b",
                        re.IGNORECASE)
_RATA = re.compile(r"\brata\s*-?\s*rata\b[^.;\d]*$", re.IGNORECASE)


def rata_kala_salah(bahan: Bahan) -> Iterator[Remark]:
    """A mean per month, quarter or half-year that no total of the paragraph gives."""
    for sentences in _paragraf(bahan):
        totals: list[tuple[Kalimat, AngkaKalimat]] = []
        for one in sentences:
            for each in angka_kalimat(one.teks):
                parts = _kala(one.teks, each)
                if parts and totals:
                    yield from _rata_kala(bahan, one, each, parts, totals)
                elif each.jenis in BANYAK:
                    totals.append((one, each))


def _kala(text: str, figure: AngkaKalimat) -> int:
    """How many months, quarters or halves a mean is of; 0 where a figure is no such mean."""
    found = _RATA_PER.search(text[:figure.mulai])
    if found is None and _RATA.search(text[:figure.mulai]):
        found = _PER_KANAN.match(text[figure.akhir:])
    return _KALA[found["kala"].casefold()] if found and figure.jenis in BANYAK else 0


def _rata_kala(bahan: Bahan, one: Kalimat, mean: AngkaKalimat, parts: int,
               totals: Sequence[tuple[Kalimat, AngkaKalimat]]) -> Iterator[Remark]:
    if any(abs(each.nilai / parts - mean.nilai) <= 1 for _, each in totals):
        return
    near = [(where, each) for where, each in totals if abs(each.nilai - mean.nilai * parts) <= each.nilai * _DEKAT]
    if near:
        where, total = near[0]
        yield _salah("T-166", bahan, one, mean, (), lain=[tempat_angka(bahan, where, total)],
                     hitungan=f"{total.teks} / {parts}", benar=_tulis(round(total.nilai / parts, mean.bacaan.desimal)))


# Performance told over several sentences

def capaian_paragraf_salah(bahan: Bahan) -> Iterator[Remark]:
    """A capaian that the target and the realisasi of its paragraph, in other sentences, do not give."""
    for sentences in _paragraf(bahan):
        said = [(one, each) for one in sentences for each in sebutan_kalimat(one.teks)]
        goals, printed = (_satu(said, name) for name in ("target", "capaian"))
        if goals is None or printed is None or printed[1].angka.jenis != "persen":
            continue
        got = _realisasi_paragraf(sentences, said, goals[1], printed[1])
        if got is not None and goals[1].angka.nilai > 0 and got[0] != printed[0]:
            yield from _capaian_beda(bahan, goals, got, printed)


_Terucap = tuple[Kalimat, Sebutan]


def _satu(said: Sequence[_Terucap], besaran: str) -> _Terucap | None:
    found = [one for one in said if one[1].besaran == besaran]
    return found[0] if len(found) == 1 else None


def _realisasi_paragraf(sentences: Sequence[Kalimat], said: Sequence[_Terucap], goal: Sebutan,
                        printed: Sebutan) -> _Terucap | None:
    """The one realisasi of a paragraph: called so, or the percentage of a part, told before the capaian."""
    shares = [(one, each.persen) for one in sentences for each in bagian_kalimat(one.teks)]
    found = [(one, each) for one, each in said
             if (each.besaran == "realisasi" and not each.tahun) or (one, each.angka) in shares]
    kinds = {each.angka.jenis == "persen" for _, each in found} | {goal.angka.jenis == "persen"}
    at = next((index for index, (_, each) in enumerate(said) if each is printed), 0)
    before = [one for one in found if any(one[1] is each for _, each in said[:at])]
    return before[0] if len(found) == len(before) == 1 and len(kinds) == 1 else None


def _capaian_beda(bahan: Bahan, goal: _Terucap, got: _Terucap, printed: _Terucap) -> Iterator[Remark]:
    target, value = goal[1].angka.nilai, got[1].angka.nilai
    ways = [value / target * _SERATUS, (2 * target - value) / target * _SERATUS,
            *([target / value * _SERATUS] if value else [])]
    capped = printed[1].angka.nilai in (100, 110, 120, 150) and max(ways) > printed[1].angka.nilai
    if not capped and not any(sesuai(printed[1].angka, way) for way in ways):
        yield _salah("T-167", bahan, printed[0], printed[1].angka, (),
                     lain=[tempat_angka(bahan, one, each.angka) for one, each in (got, goal)],
                     hitungan=f"{got[1].angka.teks} / {goal[1].angka.teks} x 100", benar=_persen(ways[0]))


# Parts of these rules

_KATA_SESUDAH = re.compile(r"\s+[^\W\d][\w-]*")


def _tempat(bahan: Bahan, one: Kalimat, figure: AngkaKalimat) -> Tempat:
    """The place of a figure, quoted with the word that says what it counts."""
    after = _KATA_SESUDAH.match(one.teks, figure.akhir)
    return tempat_kalimat(bahan, one, figure.mulai, after.end() if after else figure.akhir)


def _bulat(figure: AngkaKalimat) -> bool:
    """Whether a figure counts: it is neither money nor a percentage, and has no decimals."""
    return figure.jenis in BANYAK and figure.bacaan.desimal == 0


def _paragraf(bahan: Bahan) -> Iterator[list[Kalimat]]:
    """The sentences of each paragraph that has figures in more than none of them."""
    for group in bahan.per_blok.values():
        yield list(group)


def _persen(value: Decimal) -> str:
    return f"{tulis_angka(value, ',', 2)} %"


def _tulis(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return tulis_angka(value, ",", -exponent)
    return tulis_rupiah(value)


def _salah(kode: str, bahan: Bahan, one: Kalimat, printed: AngkaKalimat, parts: Iterable[AngkaKalimat], *,
           lain: Iterable[Tempat] = (), tingkat: Berat | None = None, **args: str) -> Remark:
    places = [_tempat(bahan, one, figure) for figure in (printed, *parts)]
    return remark(kode, *places, *lain, pokok=printed.teks, tingkat=tingkat, tercetak=printed.teks,
                  tempat=bahan.dokumen.bagian(one.letak), **args)


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-160", bagian_dari_salah),
    Kaidah("T-161", asal_angka_salah),
    Kaidah("T-162", rincian_salah),
    Kaidah("T-163", daftar_jumlah_salah),
    Kaidah("T-164", sisa_banyak_salah),
    Kaidah("T-165", beda_salah),
    Kaidah("T-166", rata_kala_salah),
    Kaidah("T-167", capaian_paragraf_salah),
)
