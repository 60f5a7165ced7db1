"""Rules of the family daftar: the front lists against the headings and captions of the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Dokumen, Letak, Tabel
from lkjip_xl.domain.telaah.isi_daftar import (
    Rujukan,
    bab_dari,
    baca_nomor,
    beda_judul,
    berulang,
    judul_lengkap,
    kunci,
    menurut_nomor,
    mirip,
    romawi_dari,
    sebut_beda,
    tertulis,
)
from lkjip_xl.domain.telaah.kaidah import daftar_halaman, daftar_lampiran
from lkjip_xl.domain.telaah.petikan import tempat

BERKETERANGAN = ("tabel", "grafik", "gambar")
"""The front lists of captions."""
JUDUL_MIRIP = 0.6
"""How much of two titles is equal when they are taken for one thing under two numbers."""
JUDUL_LAZIM = 2
"""More captions than this with one title are the habit of a report."""
BARIS_TABEL = 3
"""From so many rows on a table is expected to have a caption."""
_TANPA_JUDUL = re.compile(r"(?:halaman )?(?:judul|cover|sampul)|daftar isi|halaman cover")
_BAGIAN_DEPAN = re.compile(r"kata ?pengantar|daftar (?:tabel|grafik|gambar|lampiran|bagan|diagram)|"
                           r"i(?:kh?|ck)tisar(?: eksekutif)?|ringkasan(?: eksekutif)?|lampiran(?: lampiran)?")
_DAFTAR_DEPAN = re.compile(r"daftar (?!isi)")
_SEBUT = Pola(r"\b(tabel|grafik|gambar)\s+((?:\d+|[IVX]+)(?:\s?[.\-–]\s?\d+)+)", re.IGNORECASE,
    perlu=("tabel", "grafik", "gambar"))
_TANDA = re.compile(r"(?<=\d)\s?([.\-–])\s?(?=\d)")
_MILIK_LAIN = re.compile(r"\b(?:lampiran|peraturan|permen\w*|perbup|renstra|rpjmd|renja|dokumen|buku)\b[^.;]{0,40}$",
                         re.IGNORECASE)


def _tempat(bahan: Bahan, one: Rujukan) -> Tempat:
    return tempat(bahan.dokumen, one.letak, one.blok.teks)


def _pasangan(bahan: Bahan) -> tuple[tuple[Rujukan, Rujukan], ...]:
    """Every entry of a list of captions with the caption of its number."""
    captions = menurut_nomor(bahan.isi_daftar.keterangan)
    return tuple((one, captions[one.nomor]) for one in bahan.isi_daftar.entri(*BERKETERANGAN) if one.nomor in captions)


def judul_keterangan(bahan: Bahan) -> Iterator[Remark]:
    """Entries of a list of captions whose title is not that of the caption with the same number."""
    for one, caption in _pasangan(bahan):
        titles = judul_lengkap(bahan.dokumen, caption)
        if one.judul and caption.judul and not _bergeser(bahan, one, caption) \
                and all(beda_judul(one.judul, title) for title in titles) \
                and (berat := beda_judul(one.judul, caption.judul)):
            yield _beda("T-601", bahan, one, caption, berat)


def _beda(kode: str, bahan: Bahan, one: Rujukan, body: Rujukan, berat: Berat) -> Remark:
    return remark(kode, _tempat(bahan, one), _tempat(bahan, body), pokok=body.blok.nomor or body.judul, tingkat=berat,
                  nomor=one.blok.nomor or "bagian ini", daftar=one.daftar, di_daftar=one.judul,
                  di_naskah=body.judul, beda=sebut_beda(one.judul, body.judul),
                  tempat_lain=bahan.dokumen.bagian(body.letak))


def _bergeser(bahan: Bahan, one: Rujukan, caption: Rujukan) -> bool:
    """Whether the title of an entry is that of another caption, so that the number is what differs."""
    return kunci(one.judul) != kunci(caption.judul) and _nomor_lain(bahan, one) is not None


def _nomor_lain(bahan: Bahan, one: Rujukan) -> Rujukan | None:
    """The caption under another number that has the title of this entry, and that no entry of its own names so."""
    captions = [each for each in bahan.isi_daftar.keterangan
                if each.nomor.macam == one.nomor.macam and kunci(each.judul) == kunci(one.judul)]
    listed = {(each.nomor, kunci(each.judul)) for each in bahan.isi_daftar.entri(*BERKETERANGAN)}
    free = [each for each in captions if (each.nomor, kunci(each.judul)) not in listed]
    return free[0] if len(captions) == len(free) == 1 else None


def nomor_keterangan(bahan: Bahan) -> Iterator[Remark]:
    """Entries of a list of captions whose caption has another number in the body."""
    for one, caption in _lain_nomor(bahan):
        yield remark("T-604", _tempat(bahan, one), _tempat(bahan, caption), pokok=caption.blok.nomor,
                     judul=caption.judul or one.judul, di_daftar=one.blok.nomor, di_naskah=caption.blok.nomor,
                     daftar=one.daftar, tempat_lain=bahan.dokumen.bab(caption.letak))


def _lain_nomor(bahan: Bahan) -> tuple[tuple[Rujukan, Rujukan], ...]:
    captions = menurut_nomor(bahan.isi_daftar.keterangan)
    found = []
    for one in bahan.isi_daftar.entri(*BERKETERANGAN):
        at_number = captions.get(one.nomor)
        other = _nomor_lain(bahan, one) if at_number is None or _bergeser(bahan, one, at_number) else None
        if other is None and at_number is None:
            other = _satu_satunya(bahan, one)
        if other is not None and one.nomor.nilai:
            found.append((one, other))
    return tuple(found)


def _satu_satunya(bahan: Bahan, one: Rujukan) -> Rujukan | None:
    """The caption most like an entry, among those of its kind that no list names."""
    named = {each.nomor for each in bahan.isi_daftar.entri(*BERKETERANGAN)}
    free = [each for each in bahan.isi_daftar.keterangan if each.nomor.macam == one.nomor.macam
            and each.nomor not in named]
    best = max(free, key=lambda each: mirip(each.judul, one.judul), default=None)
    same_digits = best is not None and "".join(map(str, best.nomor.nilai)) == "".join(map(str, one.nomor.nilai))
    return best if best and (mirip(best.judul, one.judul) >= JUDUL_MIRIP or same_digits) else None


def tanpa_keterangan(bahan: Bahan) -> Iterator[Remark]:
    """Entries of a list of captions that the body has no caption for."""
    captions = menurut_nomor(bahan.isi_daftar.keterangan)
    explained = {one.blok.indeks for one, _ in _lain_nomor(bahan)}
    for one in bahan.isi_daftar.entri(*BERKETERANGAN):
        if one.nomor.nilai and one.nomor not in captions and one.blok.indeks not in explained \
                and not _tertulis(bahan.dokumen, one):
            yield remark("T-603", _tempat(bahan, one), pokok=one.blok.nomor, sebutan=one.sebutan,
                         daftar=one.daftar)


def _tertulis(dokumen: Dokumen, one: Rujukan) -> bool:
    if one.blok.daftar == "isi":
        return tertulis(dokumen, "", one.judul) or tertulis(dokumen, "", f"{one.blok.nomor} {one.judul}")
    return tertulis(dokumen, one.blok.nomor)


def tanpa_entri(bahan: Bahan) -> Iterator[Remark]:
    """Captions of the body that the list of their kind does not name."""
    kinds = Counter(one.nomor.macam for one in bahan.isi_daftar.entri(*BERKETERANGAN))
    named = {one.nomor for one in bahan.isi_daftar.entri(*BERKETERANGAN)}
    explained = {caption.blok.indeks for _, caption in _lain_nomor(bahan)}
    for one in menurut_nomor(bahan.isi_daftar.keterangan).values():
        if kinds[one.nomor.macam] and one.nomor not in named and one.blok.indeks not in explained:
            yield remark("T-605", _tempat(bahan, one), pokok=one.blok.nomor, sebutan=one.sebutan,
                         daftar=f"Daftar {one.nomor.macam.capitalize()}", tempat=bahan.dokumen.bab(one.letak))


# Daftar isi

def _judul_entri(bahan: Bahan) -> tuple[tuple[Rujukan, Rujukan | None], ...]:
    """Every entry of the table of contents with its heading, found by number, else by title."""
    heads = bahan.isi_daftar.judul
    by_number = menurut_nomor(one for one in heads if one.nomor.macam in ("bab", "titik"))
    lettered = {(bab_dari(bahan.dokumen, one.blok), one.nomor): one for one in reversed(heads)
                if one.nomor.macam in ("huruf", "angka") and _anak_bab(bahan.dokumen, one)}
    found: list[tuple[Rujukan, Rujukan | None]] = []
    chapter = 0
    for one in bahan.isi_daftar.entri("isi"):
        chapter = one.nomor.nilai[0] if one.nomor.macam == "bab" and one.nomor.nilai else chapter
        found.append((one, by_number.get(one.nomor) or _sejudul(bahan.dokumen, heads, one)
                      or lettered.get((chapter, one.nomor))))
    return tuple(found)


def _anak_bab(dokumen: Dokumen, one: Rujukan) -> bool:
    """Whether a heading stands right under that of a chapter."""
    return bool(one.blok.bagian) and baca_nomor(dokumen.blok[one.blok.bagian[-1]].nomor).macam == "bab"


def _sejudul(dokumen: Dokumen, heads: tuple[Rujukan, ...], one: Rujukan) -> Rujukan | None:
    same = [head for head in heads if kunci(head.judul) == kunci(one.judul) != ""]
    chapter = one.nomor.nilai[:1] if one.nomor.macam == "titik" else ()
    return next((head for head in same if not chapter or bab_dari(dokumen, head.blok) in chapter), None)


def judul_isi(bahan: Bahan) -> Iterator[Remark]:
    """Entries of the table of contents whose title is not that of the heading with the same number."""
    for one, head in _judul_entri(bahan):
        if head and one.judul and head.judul and (berat := beda_judul(one.judul, head.judul)):
            yield _beda("T-602", bahan, one, head, berat)


def nomor_isi(bahan: Bahan) -> Iterator[Remark]:
    """Entries of the table of contents whose heading has another number in the body, or none."""
    for one, head in _judul_entri(bahan):
        if head and one.nomor.macam == "titik" and head.nomor != one.nomor:
            yield remark("T-606", _tempat(bahan, one), _tempat(bahan, head), pokok=head.judul, judul=one.judul,
                         di_daftar=one.blok.nomor, di_naskah=head.blok.nomor or "tanpa nomor",
                         daftar=one.daftar, tempat_lain=bahan.dokumen.bagian(head.letak))


def isi_tanpa_judul(bahan: Bahan) -> Iterator[Remark]:
    """Entries of the table of contents that the body has no heading for."""
    lists = {f"daftar {block.daftar}" for block in bahan.dokumen.blok if block.daftar}
    for one, head in _judul_entri(bahan):
        title = serupa(one.judul)
        if head is None and title and not _TANPA_JUDUL.fullmatch(title) and title not in lists \
                and not _tertulis(bahan.dokumen, one):
            yield remark("T-607", _tempat(bahan, one), pokok=one.judul, sebutan=one.sebutan,
                         daftar=one.daftar)


def judul_tanpa_isi(bahan: Bahan) -> Iterator[Remark]:
    """Headings that the table of contents does not name, of a kind and level that it names otherwise."""
    pairs = _judul_entri(bahan)
    named = {head.blok.indeks for _, head in pairs if head}
    titles = {kunci(one.judul) for one, _ in pairs}
    first = min((head.blok.indeks for _, head in pairs if head), default=-1)
    for head in bahan.isi_daftar.judul:
        within = head.blok.indeks > first >= 0 or _BAGIAN_DEPAN.fullmatch(serupa(head.judul))
        if pairs and within and head.blok.indeks not in named \
                and kunci(head.judul) not in titles and (berat := _patut_disebut(pairs, head)):
            yield remark("T-608", _tempat(bahan, head), pokok=head.judul, tingkat=berat, sebutan=head.sebutan,
                         tempat=bahan.dokumen.bagian(head.letak))


def _patut_disebut(pairs: tuple[tuple[Rujukan, Rujukan | None], ...], head: Rujukan) -> Berat | None:
    """How badly a heading is missed by a table of contents; None where it need not be named."""
    if head.nomor.macam in ("bab", "titik"):
        levels = {(one.nomor.macam, len(one.nomor.nilai)) for one, _ in pairs
                  if head.nomor.macam == "bab" or one.nomor.nilai[:1] == head.nomor.nilai[:1]}
        return "peringatan" if (head.nomor.macam, len(head.nomor.nilai)) in levels else None
    title = serupa(head.judul)
    if not _BAGIAN_DEPAN.fullmatch(title):
        return None
    lists = any(_DAFTAR_DEPAN.match(serupa(one.judul)) for one, _ in pairs)
    return "peringatan" if lists and _DAFTAR_DEPAN.match(title) else "saran"


# Numbers of captions and of entries

def nomor_berulang(bahan: Bahan) -> Iterator[Remark]:
    """Numbers that two entries of one list, or two captions of the body, have."""
    isi = [one for one in bahan.isi_daftar.entri("isi") if one.nomor.macam in ("bab", "titik")]
    heads = [one for one in bahan.isi_daftar.judul if one.nomor.macam in ("bab", "titik")]
    for many in (isi, bahan.isi_daftar.entri(*BERKETERANGAN), heads, bahan.isi_daftar.keterangan):
        for one, other in berulang(many):
            yield remark("T-609", _tempat(bahan, other), _tempat(bahan, one), pokok=other.blok.nomor,
                         nomor=other.blok.nomor, satu=one.judul, lain=other.judul,
                         tempat=bahan.dokumen.bab(one.letak), tempat_lain=bahan.dokumen.bab(other.letak))


def judul_berulang(bahan: Bahan) -> Iterator[Remark]:
    """Titles that two entries of one list, or two captions of one chapter, have under different numbers."""
    for many in (bahan.isi_daftar.entri(*BERKETERANGAN), bahan.isi_daftar.keterangan):
        seen: dict[tuple[str, int, str], list[Rujukan]] = {}
        for one in many:
            if one.nomor.nilai and one.judul:
                seen.setdefault((one.nomor.macam, one.nomor.nilai[0], kunci(one.judul)), []).append(one)
        for first, one, count in ((same[0], one, len(same)) for same in seen.values() for one in same[1:]):
            if first.nomor != one.nomor:
                yield remark("T-610", _tempat(bahan, one), _tempat(bahan, first), pokok=one.judul, judul=one.judul,
                             tingkat="saran" if count > JUDUL_LAZIM else None,
                             satu=first.blok.nomor, lain=one.blok.nomor, tempat=bahan.dokumen.bab(first.letak))


def urutan(bahan: Bahan) -> Iterator[Remark]:
    """Entries and captions whose number is lower than that of the one before them."""
    for many in (bahan.isi_daftar.entri(*BERKETERANGAN), bahan.isi_daftar.keterangan):
        last: dict[str, Rujukan] = {}
        for one in many:
            before = last.get(one.nomor.macam)
            if before and one.nomor.nilai and one.nomor.nilai < before.nomor.nilai:
                yield remark("T-611", _tempat(bahan, one), _tempat(bahan, before), pokok=one.blok.nomor,
                             nomor=one.blok.nomor, sebelum=before.blok.nomor, tempat=bahan.dokumen.bab(one.letak))
            last[one.nomor.macam] = one


def bentuk_nomor(bahan: Bahan) -> Iterator[Remark]:
    """Numbers that the list parts by other signs than the caption does."""
    for one, caption in _pasangan(bahan):
        if _tanda(one) != _tanda(caption):
            yield remark("T-619", _tempat(bahan, one), _tempat(bahan, caption), pokok=caption.blok.nomor,
                         di_daftar=one.blok.nomor, di_naskah=caption.blok.nomor,
                         daftar=one.daftar, tempat_lain=bahan.dokumen.bab(caption.letak))


def _tanda(one: Rujukan) -> list[str]:
    """The signs between the figures of a number."""
    return [sign.replace("–", "-") for sign in _TANDA.findall(one.blok.nomor)]


def bab_keterangan(bahan: Bahan) -> Iterator[Remark]:
    """Captions whose number is that of another chapter than they stand in."""
    chapters = bahan.isi_daftar.bab
    for one in bahan.isi_daftar.keterangan:
        chapter = bab_dari(bahan.dokumen, one.blok)
        if chapter and len(one.nomor.nilai) > 1 and one.nomor.nilai[0] in chapters - {chapter}:
            yield remark("T-620", _tempat(bahan, one), pokok=one.blok.nomor, nomor=one.blok.nomor,
                         bab=romawi_dari(chapter), tempat=bahan.dokumen.bab(one.letak))


def rujukan_hampa(bahan: Bahan) -> Iterator[Remark]:
    """Sentences that point to a table or figure by a number that the body does not have."""
    numbers = {one.nomor for one in bahan.isi_daftar.keterangan}
    kinds = {number.macam for number in numbers if len(number.nilai) > 1}
    for sentence in bahan.kalimat:
        if bahan.dokumen.blok[sentence.letak.blok].jenis in ("keterangan", "judul"):
            continue
        for found in _SEBUT.finditer(sentence.teks):
            number = baca_nomor(found[0])
            if number.macam in kinds and number not in numbers \
                    and not _MILIK_LAIN.search(sentence.teks[:found.start()]):
                yield remark("T-616", tempat(bahan.dokumen, sentence.letak, found[0]), pokok=found[0],
                             nomor=" ".join(found[0].split()), tempat=bahan.dokumen.bagian(sentence.letak))


def daftar_tiada(bahan: Bahan) -> Iterator[Remark]:
    """Kinds of captions that the body has several of, without a list of them."""
    lists = {block.daftar for block in bahan.dokumen.blok if block.daftar}
    kinds: dict[str, list[Rujukan]] = {}
    for one in bahan.isi_daftar.keterangan:
        kinds.setdefault(one.nomor.macam, []).append(one)
    entries = {one.nomor.macam for one in bahan.isi_daftar.entri(*BERKETERANGAN)}
    for kind, many in kinds.items():
        if lists and kind in BERKETERANGAN and kind not in lists | entries:
            yield remark("T-617", _tempat(bahan, many[0]), pokok=f"Daftar {kind.capitalize()}", banyak=len(many),
                         macam=kind, nomor=many[0].blok.nomor)


def tabel_tanpa_keterangan(bahan: Bahan) -> Iterator[Remark]:
    """Tables without a caption in a document whose tables have captions."""
    captioned = [block for block, _ in bahan.tabel if block.keterangan >= 0]
    for block, table in bahan.tabel:
        if captioned and block.keterangan < 0 and bab_dari(bahan.dokumen, block) and _tabel_data(table):
            head = " | ".join(dict.fromkeys(cell.rata for cell in table.sel[0] if cell.rata))
            first = max((cell.rata for cell in table.sel[0]), key=len)
            yield remark("T-618", tempat(bahan.dokumen, Letak(block.indeks, 0, _kolom(table, first)), first),
                         pokok=head[:60], kepala=head[:90], tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def _kolom(table: Tabel, text: str) -> int:
    return next(at for at, cell in enumerate(table.sel[0]) if cell.rata == text)


def _tabel_data(table: Tabel) -> bool:
    """Whether a table holds data and is no frame of a page, a signature or a picture."""
    filled = sum(any(cell.rata for cell in row) for row in table.sel)
    return filled >= BARIS_TABEL and len(table.sel[0]) > 1 and sum(bool(cell.rata) for cell in table.sel[0]) > 1


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-601", judul_keterangan), Kaidah("T-602", judul_isi), Kaidah("T-603", tanpa_keterangan),
    Kaidah("T-604", nomor_keterangan), Kaidah("T-605", tanpa_entri), Kaidah("T-606", nomor_isi),
    Kaidah("T-607", isi_tanpa_judul), Kaidah("T-608", judul_tanpa_isi), Kaidah("T-609", nomor_berulang),
    Kaidah("T-610", judul_berulang), Kaidah("T-611", urutan), *daftar_halaman.DAFTAR,
    Kaidah("T-616", rujukan_hampa), Kaidah("T-617", daftar_tiada), Kaidah("T-618", tabel_tanpa_keterangan),
    Kaidah("T-619", bentuk_nomor), Kaidah("T-620", bab_keterangan),
    *daftar_lampiran.DAFTAR,
)
