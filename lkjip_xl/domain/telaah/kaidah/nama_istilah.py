"""Rules of the family nama on words that a report should write in one way: terms, abbreviations, the one who signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.ruas import Ruas

_ISTILAH = (
    ("Perjanjian Kinerja", re.compile(r"\bpenetapan\s+kinerja\b", re.IGNORECASE),
     re.compile(r"\bperjanjian\s+kinerja\b", re.IGNORECASE)),
    ("Laporan Kinerja Instansi Pemerintah", re.compile(r"\blaporan\s+akuntabilitas\s+kinerja\s+instansi\s+pemerintah\b",
                                                       re.IGNORECASE),
     re.compile(r"\blaporan\s+kinerja\s+instansi\s+pemerintah\b", re.IGNORECASE)),
    ("Persentase", re.compile(r"\bpr[eo]sentas[ei]\b", re.IGNORECASE), re.compile(r"\bpersentase\b", re.IGNORECASE)),
)
"""What a report writes, the other word for it, and how the right one is found."""


def istilah_lama(bahan: Bahan) -> Iterator[Remark]:
    """A word that the report itself calls otherwise, once for each, with all its places."""
    for right, other, own in _ISTILAH:
        places = [(one, found[0]) for one, text in bahan.polos for found in [other.search(text)] if found
                  and one.blok.jenis != "entri"]
        known = next((one for one, text in bahan.polos if own.search(text)), None)
        if places and known:
            yield _istilah(bahan, right, places, known)


def _istilah(bahan: Bahan, right: str, places: list[tuple[Ruas, str]], known: Ruas) -> Remark:
    first, text = places[0]
    return remark("T-817", *(one.tempat(said) for one, said in places), pokok=right, kata=" ".join(text.split()),
                  benar=right, banyak=len(places), tempat=bahan.dokumen.bagian(first.letak),
                  tempat_lain=bahan.dokumen.bagian(known.letak))


_SINGKATAN = Pola(r"\b(?:LKJIP|LKIP|LAKIP|LKJ)\b", re.IGNORECASE, perlu=("lkj", "lkip", "lakip"))


def singkatan_beragam(bahan: Bahan) -> Iterator[Remark]:
    """The abbreviation of the report in another writing than at most places."""
    found = [(one, match[0]) for one in bahan.ruas for match in _SINGKATAN.finditer(one.teks)
             if not one.teks.isupper() and one.blok.jenis != "judul"]
    common = Counter(text for _, text in found).most_common(1)
    for said in dict.fromkeys(text for _, text in found):
        if said != common[0][0] and said.casefold() == common[0][0].casefold():
            places = [(one, text) for one, text in found if text == said]
            yield remark("T-818", *(one.tempat(text) for one, text in places), pokok=common[0][0], tulisan=said,
                         benar=common[0][0], banyak=len(places), semua=common[0][1],
                         tempat=bahan.dokumen.bagian(places[0][0].letak))


_PANGKAT = re.compile(r"^\s*((?:Pembina|Penata|Pengatur)(?:\s+Utama)?(?:\s+Muda|\s+Madya)?"
                      r"(?:\s+(?:Tk|TK|Tingkat)\.?\s*I)?)\s*(?:[,(/]\s*I[IV]+\s*/\s*[a-e]\)?)?\s*$", re.MULTILINE)
_GELAR = re.compile(r"^\s*[^\d\n]{3,60}?([.,]\s*(?:S|M|Dr|Ir)\s?\.\s?[A-Z]\w*(?:[.,\s]+\w+){0,4}\.?)\s*$",
                    re.MULTILINE)


def penanda_tangan(bahan: Bahan) -> Iterator[Remark]:
    """Rank or degree of the one who signs written in two ways; names of persons are not repeated."""
    for label, pattern in (("Pangkat", _PANGKAT), ("Gelar", _GELAR)):
        found = [(one, match[1].strip()) for one in bahan.ruas if one.blok.tabel is None and len(one.teks) < 200
                 and (match := pattern.search(one.teks)) and _dekat_nip(bahan, one)]
        for one, text in found[1:]:
            if text != found[0][1] and _rapat(text) == _rapat(found[0][1]):
                yield remark("T-819", one.tempat(text), found[0][0].tempat(found[0][1]), pokok="Tanda tangan",
                             apa=label, tulisan=text, lain=found[0][1], tempat=bahan.dokumen.bagian(one.letak),
                             tempat_lain=bahan.dokumen.bagian(found[0][0].letak))


_BUKAN_ORANG = re.compile(r"\b(?:camat|kepala|dinas|badan|kecamatan|kabupaten|kota|provinsi|sekretaris|bupati|"
                          r"inspektur|lurah|direktur|plt|plh|pj|pembina|penata|pengatur|daerah|selaku|mengetahui|nip)\b|\d|:",
                          re.IGNORECASE)
_GELAR_DEPAN = re.compile(r"^(?:(?:Prof|Drs?a?|dr|Ir|H|Hj|R)\.?\s+)+", re.IGNORECASE)
SEORANG = 0.8
"""From this likeness on, two names over one kind of signature are those of one person."""


def nama_penanda_tangan(bahan: Bahan) -> Iterator[Remark]:
    """The name of the one who signs spelled in two ways; the message repeats no name."""
    known = [*_penanda_tangan(bahan)]
    for index, (place, name) in enumerate(known):
        other = next(((at, text) for at, text in known[:index] if text != name
                      and SequenceMatcher(None, text, name, autojunk=False).ratio() >= SEORANG), None)
        if other:
            yield remark("T-823", place, other[0], pokok="Tanda tangan", tempat=bahan.dokumen.bagian(place.letak),
                         tempat_lain=bahan.dokumen.bagian(other[0].letak))


def _penanda_tangan(bahan: Bahan) -> Iterator[tuple[Tempat, str]]:
    """The name above every NIP: the last line before it that names neither an office nor a rank."""
    for index, one in enumerate(bahan.ruas):
        found = _NIP.search(one.teks)
        if found:
            above = [(other, line) for other in bahan.ruas[max(index - 4, 0):index] for line in other.teks.split("\n")]
            lines = [*above, *((one, line) for line in one.teks[:found.start()].split("\n"))]
            names = [(other, line.strip()) for other, line in lines if _orang(line)]
            if names:
                yield names[-1][0].tempat(names[-1][1]), re.sub(r"[^a-z]", "", _polos(names[-1][1]))


_NIP = re.compile(r"\bNIP\b[\s.:]*\d", re.IGNORECASE)


def _orang(line: str) -> bool:
    words = _polos(line).split()
    return 2 <= len(words) <= 6 and not _BUKAN_ORANG.search(line) and line.strip()[:1].isupper()


def _polos(line: str) -> str:
    """A name in small letters without titles before and behind it."""
    return _GELAR_DEPAN.sub("", line.strip()).split(",", 1)[0].casefold()


def _rapat(text: str) -> str:
    return re.sub(r"\W", "", text.casefold().replace("tingkat", "tk"))


def _dekat_nip(bahan: Bahan, one: Ruas) -> bool:
    near = bahan.dokumen.blok[one.blok.indeks:one.blok.indeks + 4]
    return any(re.search(r"\bNIP\b", block.teks) for block in near)


_PENUNJANG = re.compile(r"\bprogram\s+penunjang\s+urusan\s+pemerintah(?:an)?\s+daerah\s+(?:kabupaten|kota)\s+"
                        r"(?!kota\b)\w+", re.IGNORECASE)


def nama_penunjang(bahan: Bahan) -> Iterator[Remark]:
    """The program penunjang with the name of the own region for Kabupaten/Kota."""
    for one in bahan.ruas:
        found = _PENUNJANG.search(one.teks)
        if found and "/" not in found[0]:
            yield remark("T-820", one.tempat(found[0]), pokok="Program Penunjang", nama=" ".join(found[0].split()),
                         tempat=bahan.dokumen.bagian(one.letak))


_VISI = re.compile(r"\bvisi\s+(?:bupati|wali\s?kota|gubernur|kabupaten|kota|provinsi|kepala\s+daerah)\b"
                   r"(?:(?!\bmisi\b)[^.“\"]){0,140}?"
                   r"\b(?:adalah|yaitu|yakni)\b\s*:?\s*(?P<isi>[^.]{10,220})?", re.IGNORECASE)
_BUKAN_BUNYI = re.compile(r"^(?:suatu|sebuah|gambaran|rumusan|kondisi|arah|keadaan|keinginan|cita)\b", re.IGNORECASE)


SEVISI = 0.75
"""From this share of equal words on, two texts are one vision, one of them shortened."""


def visi_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """The vision of the region told in two texts that share few words."""
    told = [*_visi(bahan)]
    for place, text in told[1:]:
        first, known = told[0]
        words, own = set(serupa(known).split()), set(serupa(text).split())
        if len(words & own) < SEVISI * min(len(words), len(own)):
            yield remark("T-824", place, first, pokok="Visi", nama=" ".join(text.split())[:120],
                         lain=" ".join(known.split())[:120], tempat=bahan.dokumen.bagian(place.letak),
                         tempat_lain=bahan.dokumen.bagian(first.letak))


def _visi(bahan: Bahan) -> Iterator[tuple[Tempat, str]]:
    """What sentences say the vision is; one that ends in a colon goes on in the next text."""
    for one, after in zip(bahan.ruas, (*bahan.ruas[1:], None), strict=True):
        for found in _VISI.finditer(one.teks) if one.blok.tabel is None else ():
            text = (found["isi"] or "").strip(' :;“”"\n')
            if len(text) >= 10 and not _BUKAN_BUNYI.match(text):
                yield one.tempat(text), text
            elif not text and after is not None and one.teks.rstrip().endswith(":"):
                bare = after.teks.strip(' “”"\n')
                yield after.tempat(bare), bare


_CAPAIAN = re.compile(r"capaian(?:\s+kinerja)?(?:\s+tahun)?\s+20\d\d", re.IGNORECASE)


def capaian_berisi_realisasi(bahan: Bahan) -> Iterator[Remark]:
    """A column called capaian of which every figure stands elsewhere as a realisasi, beside a percent column."""
    done = _realisasi(bahan)
    for block, table in bahan.tabel:
        for c in range(len(table.sel[0]) if table.sel else 0):
            heads = table.judul(c)
            if not heads or not _CAPAIAN.fullmatch(heads[-1]) or "%" in heads[-1]:
                continue
            cells = [(r, table.sel[r][c]) for r in table.isi if re.fullmatch(r"\d+[.,]\d+", table.sel[r][c].rata)]
            if len(cells) > 1 and all(cell.rata in done for _, cell in cells):
                place = Tempat(done[cells[0][1].rata].letak, done[cells[0][1].rata].kutipan)
                head = next(r for r in range(table.kepala) if table.sel[r][c].rata == heads[-1])
                yield remark("T-821", Tempat(Letak(block.indeks, head, c), table.sel[head][c].teks), place,
                             pokok=bahan.dokumen.bagian(Letak(block.indeks)), judul=heads[-1],
                             angka=", ".join(cell.rata for _, cell in cells[:3]),
                             benar=re.sub(r"(?i)capaian(?:\s+kinerja)?", "Realisasi", heads[-1]),
                             tempat=bahan.dokumen.bagian(Letak(block.indeks)),
                             tempat_lain=bahan.dokumen.bagian(place.letak))


def _realisasi(bahan: Bahan) -> dict[str, Tempat]:
    """The figures of all realisasi columns, each with its first place."""
    found: dict[str, Tempat] = {}
    for block, table in bahan.tabel:
        for c in range(len(table.sel[0]) if table.sel else 0):
            heads = re.sub(r"\s", "", " ".join(table.judul(c))).casefold()
            if "realisasi" in heads and "capaian" not in heads:
                for r in table.isi:
                    cell = table.sel[r][c]
                    found.setdefault(cell.rata, Tempat(Letak(block.indeks, r, c), cell.teks))
    return found


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-817", istilah_lama),
    Kaidah("T-818", singkatan_beragam),
    Kaidah("T-819", penanda_tangan),
    Kaidah("T-820", nama_penunjang),
    Kaidah("T-821", capaian_berisi_realisasi),
    Kaidah("T-823", nama_penanda_tangan),
    Kaidah("T-824", visi_berbeda),
)
"""The rules on words."""
