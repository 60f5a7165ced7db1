"""Rules of the family identitas on regulations: one title for one number, and those that are well known as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.peraturan import (
    DAERAH,
    PERATURAN_KEPALA,
    Peraturan,
    berjudul,
    bernomor,
    dikenal,
)

_KATA_KECIL = frozenset({"dan", "serta", "di", "pada", "yang", "tentang", "atas", "dari", "dalam", "untuk", "sistem",
                         "sistim", "republik", "indonesia", "ri"})
"""Words that reports add to titles or leave out."""
_WILAYAH = re.compile(r"\b(?i:pemerintah\s+)?(?i:kabupaten|kota|provinsi)\s+[A-Z]\w+(?:\s+(?!Tahun|Pro|Kab)[A-Z]\w+)?")
_PANJANG = {"kkn": "korupsi kolusi nepotisme", "sakip": "sistem akuntabilitas kinerja instansi pemerintah",
            "akip": "akuntabilitas kinerja instansi pemerintah", "apbd": "anggaran pendapatan belanja daerah",
            "asn": "aparatur sipil negara", "pns": "pegawai negeri sipil", "spm": "standar pelayanan minimal",
            "lkjip": "laporan kinerja instansi pemerintah", "rpjmd": "rencana pembangunan jangka menengah daerah"}
"""Abbreviations that reports put into titles."""
KATA_JUDUL = 3
"""A title of fewer words is too short to be compared by its words."""


def _tempat(one: Peraturan) -> Tempat:
    return Tempat(one.letak, one.sebutan)


def _kata(judul: str) -> list[str]:
    """The words of a title that tell it, without those written twice in a row and without the region."""
    bare = serupa(re.sub(r"\([^)]*\)", " ", _WILAYAH.sub(" ", judul)))
    words = [word for part in bare.split() for word in _PANJANG.get(part, part).split() if word not in _KATA_KECIL]
    return [word for index, word in enumerate(words) if index == 0 or words[index - 1] != word]


def _beda(a: Sequence[str], b: Sequence[str]) -> int:
    """In how many words two titles differ; one that only says less than the other, at its end, does not."""
    if "".join(a) == "".join(b):
        return 0
    steps = [step for step in SequenceMatcher(None, a, b, autojunk=False).get_opcodes() if step[0] != "equal"]
    if steps and (steps[-1][1] == len(a) or steps[-1][3] == len(b)) and steps[-1][0] != "replace":
        steps.pop()
    return sum(max(i2 - i1, j2 - j1) for _, i1, i2, j1, j2 in steps)


def judul_ganda(bahan: Bahan) -> Iterator[Remark]:
    """A regulation with two titles; the well-known ones are compared with their own, see T-1309."""
    titles: dict[tuple[str, bool, str, int], list[Peraturan]] = {}
    for one in bahan.peraturan:
        if len(_kata(one.judul)) >= KATA_JUDUL and not bernomor(one):
            titles.setdefault(one.kunci, []).append(one)
    for group in titles.values():
        best = max(group, key=lambda p: (sum(not _beda(_kata(p.judul), _kata(q.judul)) for q in group), -p.letak.blok))
        seen: list[list[str]] = [_kata(best.judul)]
        for one in group:
            words = _kata(one.judul)
            if all(_beda(words, other) for other in seen):
                seen.append(words)
                yield _dua_judul(bahan, one, best, _beda(words, seen[0]))


def _dua_judul(bahan: Bahan, one: Peraturan, best: Peraturan, beda: int) -> Remark:
    return remark("T-1307", _tempat(one), _tempat(best), pokok=best.ringkas, tingkat="saran" if beda == 1 else None,
                  peraturan=one.disebut, judul=_singkat(one.judul), lain=_singkat(best.judul),
                  tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(best.letak))


def _singkat(judul: str, kata: int = 22) -> str:
    words = judul.split()
    return judul if len(words) <= kata else f"{' '.join(words[:kata])} …"


def nomor_dikenal(bahan: Bahan) -> Iterator[Remark]:
    """A well-known title under another kind, number or year."""
    for one in bahan.peraturan:
        owners = berjudul(one)
        if owners and one.jenis not in DAERAH and bernomor(one) not in owners:
            right = owners[-1]
            yield remark("T-1308", _tempat(one), pokok=right.ringkas, peraturan=one.disebut,
                         judul=right.judul, benar=right.ringkas, tempat=bahan.dokumen.bagian(one.letak))


def judul_dikenal(bahan: Bahan) -> Iterator[Remark]:
    """A well-known number under another title than its own."""
    for one in bahan.peraturan:
        known = bernomor(one)
        if known is None or not one.judul or berjudul(one) or serupa(one.judul).startswith("perubahan"):
            continue
        own, right = _kata(one.judul), _kata(known.judul)
        beda = _beda(own, right)
        if beda:
            yield remark("T-1309", _tempat(one), pokok=one.ringkas, tingkat="saran" if beda == 1 else None,
                         peraturan=one.disebut, judul=_singkat(one.judul),
                         benar=_singkat(known.judul), tempat=bahan.dokumen.bagian(one.letak))


def nomor_ganda(bahan: Bahan) -> Iterator[Remark]:
    """Regulations of one kind and one whole title with two numbers."""
    first: dict[tuple[str, bool, str], Peraturan] = {}
    seen: set[tuple[str, str, str]] = set()
    for one in bahan.peraturan:
        words = _kata(one.judul)
        if len(words) < KATA_JUDUL or bernomor(one) or berjudul(one):
            continue
        other = first.setdefault((one.jenis, one.provinsi, " ".join(words)), one)
        pair = (other.ringkas, one.ringkas, one.judul)
        if other.kunci != one.kunci and pair not in seen:
            seen.add(pair)
            yield remark("T-1310", _tempat(one), _tempat(other), pokok=other.ringkas,
                         peraturan=one.disebut, lain=other.disebut,
                         judul=_singkat(one.judul), tempat=bahan.dokumen.bagian(one.letak),
                         tempat_lain=bahan.dokumen.bagian(other.letak))


_DIUBAH = re.compile(r"sebagaimana\s+(?:telah\s+)?(?:beberapa\s+kali\s+)?(?:telah\s+)?(?:di)?ubah,?\s+"
                     r"(?:(?:beberapa\s+kali,?\s+)?(?:yang\s+)?terakhir\s+)?(?:kali\s+)?(?:dengan|oleh)\s*$",
                     re.IGNORECASE)


def tingkat_peraturan(bahan: Bahan) -> Iterator[Remark]:
    """A Perda that is said to have been amended by a regulation of the head of the region, which is below it."""
    found = bahan.peraturan
    for one, other in zip(found, found[1:], strict=False):
        between = one.teks[one.akhir:other.mulai] if one.letak == other.letak else ""
        if one.jenis == "Perda" and other.jenis in PERATURAN_KEPALA and _DIUBAH.search(between):
            yield remark("T-1311", _tempat(other), _tempat(one), pokok=one.ringkas, perda=one.disebut,
                         lain=other.disebut, tempat=bahan.dokumen.bagian(one.letak))


_LEMBARAN = re.compile(r"(?:tambahan\s+)?lembaran\s+negara(?:\s+republik\s+indonesia)?", re.IGNORECASE)


def lembaran_negara(bahan: Bahan) -> Iterator[Remark]:
    """A regional regulation that is said to stand in the state's gazette; of two, the amending one has the gazette."""
    seen: set[tuple[Letak, int]] = set()
    for one, own in _dengan_ekor(bahan):
        found = _LEMBARAN.search(own) if one.jenis in DAERAH else None
        place = (one.letak, one.akhir_judul + found.start()) if found else None
        if found and place and place not in seen:
            seen.add(place)
            yield remark("T-1312", Tempat(one.letak, found[0]), pokok=one.ringkas, peraturan=one.disebut,
                         lembaran=found[0], tempat=bahan.dokumen.bagian(one.letak),
                         benar=re.sub(r"(?i)negara(?:\s+republik\s+indonesia)?", "Daerah", found[0]))


_TAHUN_LEMBARAN = re.compile(r"\(\s*(lembaran\s+(?:negara|daerah)[^()]*?\btahun\s*((?:19|20)\d\d))", re.IGNORECASE)


def lembaran_tahun(bahan: Bahan) -> Iterator[Remark]:
    """A regulation whose gazette is of another year than itself; of two, the amending one has the gazette."""
    seen: set[tuple[Letak, int]] = set()
    for one, own in _dengan_ekor(bahan):
        found = _TAHUN_LEMBARAN.search(own)
        place = (one.letak, one.akhir_judul + found.start()) if found else None
        if place is None or place in seen:
            continue
        seen.add(place)
        if found and int(found[2]) not in (one.tahun, one.tahun + 1):
            yield remark("T-1313", Tempat(one.letak, found[1]), pokok=one.ringkas, peraturan=one.disebut,
                         tahun=one.tahun, lembaran=found[2], tempat=bahan.dokumen.bagian(one.letak))


def _dengan_ekor(bahan: Bahan) -> Iterator[tuple[Peraturan, str]]:
    """Every regulation with the text behind it, up to the next one that is not within its own title."""
    found = bahan.peraturan
    for index, one in enumerate(found):
        later = [p.mulai for p in found[index + 1:index + 5] if p.letak == one.letak and p.mulai >= one.akhir_judul]
        yield one, one.teks[one.akhir_judul:min(later, default=len(one.teks))]


def daftar_ganda(bahan: Bahan) -> Iterator[Remark]:
    """A regulation that begins two items of one list."""
    seen: dict[tuple[tuple[int, ...], tuple[str, bool, str, int]], Peraturan] = {}
    for one in bahan.peraturan:
        block = bahan.dokumen.blok[one.letak.blok]
        if block.tabel is not None or one.teks[:one.mulai].strip(" \t\n-.)0123456789abcdefghij"):
            continue
        other = seen.setdefault((block.bagian, one.kunci), one)
        if other is not one and 0 < one.letak.blok - other.letak.blok < 40:
            yield remark("T-1314", _tempat(one), _tempat(other), pokok=one.ringkas,
                         peraturan=one.disebut, tempat=bahan.dokumen.bagian(one.letak))


def dicabut(bahan: Bahan) -> Iterator[Remark]:
    """Regulations that another has replaced, once each."""
    seen: set[tuple[str, bool, str, int]] = set()
    for one in bahan.peraturan:
        known = bernomor(one)
        if known and known.dicabut and one.kunci not in seen:
            seen.add(one.kunci)
            yield remark("T-1315", _tempat(one), pokok=one.ringkas, peraturan=one.disebut,
                         pengganti=known.dicabut, tempat=bahan.dokumen.bagian(one.letak))


_TANPA_TAHUN = Pola(r"\b(?:peraturan\s+(?:daerah|bupati|wali\s?kota|gubernur|pemerintah|presiden|menteri)|"
                          r"undang-undang)\b(?:\s+(?!nomor\b|tentang\b|tahun\b)\w+){0,8}?\s+nomor\s+\d+"
                          r"(?=\s+tentang\b)", re.IGNORECASE, perlu=("peraturan", "undang"))


def tanpa_tahun(bahan: Bahan) -> Iterator[Remark]:
    """A regulation with a number and no year."""
    for one in bahan.ruas:
        for found in _TANPA_TAHUN.finditer(one.teks):
            yield remark("T-1316", one.tempat(found[0]), pokok="Peraturan", peraturan=" ".join(found[0].split()),
                         tempat=bahan.dokumen.bagian(one.letak))


def nomor_terbalik(bahan: Bahan) -> Iterator[Remark]:
    """A national regulation without a title whose number has the digits of a known one of that kind and year."""
    for one in bahan.peraturan:
        if one.judul or one.jenis in DAERAH or bernomor(one):
            continue
        near = [known for known in dikenal() if (known.jenis, known.tahun) == (one.jenis, one.tahun)
                and sorted(known.nomor) == sorted(one.nomor)]
        if near:
            yield remark("T-1317", _tempat(one), pokok=near[0].ringkas, peraturan=one.disebut, benar=near[0].ringkas,
                         judul=near[0].judul, tempat=bahan.dokumen.bagian(one.letak))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1307", judul_ganda),
    Kaidah("T-1308", nomor_dikenal),
    Kaidah("T-1309", judul_dikenal),
    Kaidah("T-1310", nomor_ganda),
    Kaidah("T-1311", tingkat_peraturan),
    Kaidah("T-1312", lembaran_negara),
    Kaidah("T-1313", lembaran_tahun),
    Kaidah("T-1314", daftar_ganda),
    Kaidah("T-1315", dicabut),
    Kaidah("T-1316", tanpa_tahun),
    Kaidah("T-1317", nomor_terbalik),
)
"""The rules on regulations."""
