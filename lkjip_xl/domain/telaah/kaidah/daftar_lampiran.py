"""Rules of the family daftar: attachments as announced and as there are, and what the section Sistematika says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak
from lkjip_xl.domain.telaah.isi_daftar import (
    Rujukan,
    bab_dari,
    baca_nomor,
    beda_judul,
    kunci,
    mirip,
    romawi,
    romawi_dari,
    sebut_beda,
    sistematika,
)
from lkjip_xl.domain.telaah.petikan import satu_baris, tempat

LAMPIRAN_MIRIP = 0.7
"""How much of two titles is equal when they are taken for one attachment."""
BUTIR_SISTEMATIKA = 12
"""At most so many words are the title of a part; more are a description of what it holds."""
_JUDUL_LAMPIRAN = re.compile(r"lampiran(?: lampiran)?")
_NOMOR_LAMPIRAN = re.compile(r"(?i)lampiran\s+(?:\d|[IVX]+\b)")
_LAIN_LAIN = re.compile(r"lain lain|dan lain|dll|dokumen lain")
_TERLAMPIR = Pola(r"\bterlampir\b|\b(?:pada|dalam|di|lihat)\s+[Ll]ampiran\b(?!\s+(?:[IVX]+\b|Peraturan|Perpres|"
                        r"Permen|Keputusan|Perbup|Surat))", re.IGNORECASE, perlu=("lampir",))
_BAB = re.compile(r"(?i)bab[\s.]*([IVX]+|\d+)\b[\s.:\-–]*(.*)", re.DOTALL)
_ISI_BAB = re.compile(r"(?i)[,.:;\s]*\b(?:berisi|memuat|menguraikan|menjelaskan|menyajikan|bab ini|pada bab|membahas|"
                      r"mengemukakan|menggambarkan|meliputi|terdiri)\b.*|\s[-–]\s.*", re.DOTALL)


def _tempat(bahan: Bahan, block: Blok) -> Tempat:
    return tempat(bahan.dokumen, Letak(block.indeks), block.teks)


# Attachments

def _lampiran_akhir(dokumen: Dokumen) -> tuple[Rujukan, ...]:
    """The attachments as the end of the document lists or heads them."""
    heads = [block.indeks for block in dokumen.blok if block.jenis == "judul"
             and _JUDUL_LAMPIRAN.fullmatch(serupa(block.teks or block.nomor))]
    after = dokumen.blok[heads[-1] + 1:] if heads else ()
    headed = [block for block in after if block.jenis == "judul" and baca_nomor(block.nomor).macam == "lampiran"]
    listed = takewhile(lambda block: block.jenis in ("butir", "paragraf") and block.nomor, after)
    return tuple(Rujukan(block, baca_nomor(block.nomor), satu_baris(block.teks))
                 for block in headed or listed if satu_baris(block.teks))


def lampiran_beda(bahan: Bahan) -> Iterator[Remark]:
    """Attachments that only one of the two lists has: the one in front, the one at the end."""
    front, end = bahan.isi_daftar.entri("lampiran"), _lampiran_akhir(bahan.dokumen)
    if not front or not end:
        return
    pairs = _pasangan(front, end)
    for one in (*(each for each in end if each not in pairs.values()), *(each for each in front if each not in pairs)):
        if not _LAIN_LAIN.match(serupa(one.judul)):
            here, there = ("akhir laporan", "Daftar Lampiran di depan") if one in end else \
                ("Daftar Lampiran di depan", "akhir laporan")
            other = front[-1] if one in end else end[-1]
            yield remark("T-621", _tempat(bahan, one.blok), _tempat(bahan, other.blok), pokok=one.judul,
                         judul=one.sebutan, di_sini=here, di_sana=there)


def _pasangan(front: tuple[Rujukan, ...], end: tuple[Rujukan, ...]) -> dict[Rujukan, Rujukan]:
    """Every attachment of the front list with the one at the end that it names: equal titles first, then alike ones."""
    pairs = {one: other for other in reversed(end) for one in front if kunci(one.judul) == kunci(other.judul)}
    for one in front:
        free = [other for other in end if other not in pairs.values()]
        best = max(free, key=lambda other: mirip(one.judul, other.judul), default=None)
        if one not in pairs and best and mirip(one.judul, best.judul) >= LAMPIRAN_MIRIP:
            pairs[one] = best
    return pairs


def lampiran_nomor(bahan: Bahan) -> Iterator[Remark]:
    """The first attachment that the two lists number differently."""
    front, end = bahan.isi_daftar.entri("lampiran"), _lampiran_akhir(bahan.dokumen)
    pairs = sorted(_pasangan(front, end).items(), key=lambda pair: pair[0].blok.indeks)
    shifted = [(one, other) for one, other in pairs
               if one.nomor.nilai and other.nomor.nilai and one.nomor.nilai != other.nomor.nilai]
    for one, other in shifted[:1]:
        yield remark("T-622", _tempat(bahan, one.blok), _tempat(bahan, other.blok), pokok=one.judul, judul=one.judul,
                     di_daftar=one.blok.nomor, di_akhir=other.blok.nomor, banyak=len(shifted))


def lampiran_judul(bahan: Bahan) -> Iterator[Remark]:
    """Attachments that the two lists name differently."""
    front, end = bahan.isi_daftar.entri("lampiran"), _lampiran_akhir(bahan.dokumen)
    for one, other in _pasangan(front, end).items():
        if berat := beda_judul(one.judul, other.judul):
            yield remark("T-623", _tempat(bahan, one.blok), _tempat(bahan, other.blok), pokok=one.judul,
                         tingkat="saran" if berat == "saran" else "peringatan", di_daftar=one.judul,
                         di_akhir=other.judul, beda=sebut_beda(one.judul, other.judul),
                         nomor=one.blok.nomor or "lampiran ini")


def tanpa_lampiran(bahan: Bahan) -> Iterator[Remark]:
    """Sentences that point to an attachment in a document that has none."""
    if _berlampiran(bahan.dokumen):
        return
    for sentence in bahan.kalimat:
        if found := _TERLAMPIR.search(sentence.teks):
            yield remark("T-624", tempat(bahan.dokumen, sentence.letak, found[0]), pokok="Lampiran", kata=found[0],
                         tempat=bahan.dokumen.bagian(sentence.letak))


def _berlampiran(dokumen: Dokumen) -> bool:
    """Whether a document has attachments, or names them in a list."""
    return any(block.daftar == "lampiran" or (block.jenis != "entri" and len(block.teks) < 150 and (
        _JUDUL_LAMPIRAN.fullmatch(serupa(block.teks)) is not None
        or _NOMOR_LAMPIRAN.match((block.nomor + " " + block.teks).strip()) is not None))
        for block in dokumen.blok if block.tabel is None)


# Sistematika

def _sistematika(dokumen: Dokumen) -> Iterator[tuple[int, int, str, Blok]]:
    """What the section Sistematika says: chapter, number within it (0 for the chapter itself), title, block."""
    chapter = 0
    for block in sistematika(dokumen):
        text = " ".join(f"{block.nomor} {block.teks}".split())
        if match := _BAB.match(text):
            chapter = romawi(match[1].upper())
            yield chapter, 0, satu_baris(_ISI_BAB.sub("", match[2])), block
        elif chapter and block.nomor and (values := baca_nomor(block.nomor).nilai):
            yield chapter, values[-1], satu_baris(_ISI_BAB.sub("", block.teks)), block


def sistematika_judul(bahan: Bahan) -> Iterator[Remark]:
    """Titles in the section Sistematika that are not those of the chapters and parts of the body."""
    heads = _judul(bahan)
    for chapter, number, title, block in _sistematika(bahan.dokumen):
        head = heads.get((chapter, number))
        others = {kunci(each.judul) for (at, _), each in heads.items() if at == chapter}
        if head and title and len(title.split()) <= BUTIR_SISTEMATIKA and kunci(title) not in others \
                and (berat := beda_judul(title, head.judul)):
            yield remark("T-625", _tempat(bahan, block), _tempat(bahan, head.blok), pokok=head.judul, tingkat=berat,
                         di_sini=title, di_naskah=head.judul, beda=sebut_beda(title, head.judul),
                         tempat=bahan.dokumen.bagian(Letak(block.indeks)),
                         tempat_lain=bahan.dokumen.bagian(head.letak))


def sistematika_banyak(bahan: Bahan) -> Iterator[Remark]:
    """Chapters whose parts the section Sistematika lists without one that the body has, or with one that it has not."""
    heads = _judul(bahan)
    listed: dict[int, list[tuple[str, Blok]]] = {}
    for chapter, number, title, block in _sistematika(bahan.dokumen):
        if number:
            listed.setdefault(chapter, []).append((title, block))
    for chapter, many in listed.items():
        body = [head for (at, number), head in heads.items() if at == chapter and number]
        if body and len(body) != len(many):
            yield remark("T-626", _tempat(bahan, many[-1][1]), _tempat(bahan, body[-1].blok), pokok=f"Bab {chapter}",
                         bab=romawi_dari(chapter), di_sini=len(many), di_naskah=len(body))


def _judul(bahan: Bahan) -> dict[tuple[int, int], Rujukan]:
    """The chapters and their parts by number; parts that have letters count as those of figures do."""
    found: dict[tuple[int, int], Rujukan] = {}
    for head in bahan.isi_daftar.judul:
        chapter, number = bab_dari(bahan.dokumen, head.blok), head.nomor
        if number.macam == "bab":
            found.setdefault((chapter, 0), head)
        elif (chapter and number.macam == "titik" and len(number.nilai) == 2) or (number.macam == "huruf" \
                and head.blok.tingkat == 2):
            found.setdefault((chapter, number.nilai[-1]), head)
    return found


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-621", lampiran_beda), Kaidah("T-622", lampiran_nomor), Kaidah("T-623", lampiran_judul),
    Kaidah("T-624", tanpa_lampiran), Kaidah("T-625", sistematika_judul), Kaidah("T-626", sistematika_banyak),
)
