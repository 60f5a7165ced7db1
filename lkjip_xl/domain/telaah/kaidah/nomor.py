"""Rules of the family nomor: numbers of headings, lists, tables and captions that do not follow on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak
from lkjip_xl.domain.telaah.isi_daftar import (
    Nomor,
    Rujukan,
    bab_dari,
    baca_nomor,
    romawi_dari,
    sistematika,
    tertulis,
)
from lkjip_xl.domain.telaah.kaidah import nomor_tabel
from lkjip_xl.domain.telaah.petikan import awal, satu_baris, tempat
from lkjip_xl.domain.telaah.urutan import Butir, Langkah, baca_butir, langkah

BAGIAN_LAIN = 1 / 3
"""Up to this share of the headings written otherwise is an oversight, beyond it there is no common way."""
_BAB = re.compile(r"\s*bab(\W{0,3})(?:[IVXLC]+|\d+)\b", re.IGNORECASE)
_BERTITIK = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})+(\.?)(?=\s)")


def _tempat(bahan: Bahan, block: Blok) -> Tempat:
    return tempat(bahan.dokumen, Letak(block.indeks), awal(block.paragraf[0].teks) if block.paragraf else block.teks)


# Headings

def _urut_judul(bahan: Bahan, kode: str, many: list[Rujukan]) -> Iterator[Remark]:
    """The headings of one parent whose number does not follow on; a doubled number is told by the family daftar."""
    before: Rujukan | None = None
    doubled = [one.nomor for one in many]
    for one in many:
        value = one.nomor.nilai[-1]
        expected = before.nomor.nilai[-1] + 1 if before else 1
        if value not in (expected, expected - 1) and not _ganda(doubled, one, before) \
                and not tertulis(bahan.dokumen, _bernomor(one, expected), tabel=False):
            yield remark(kode, _tempat(bahan, one.blok), *([_tempat(bahan, before.blok)] if before else []),
                         pokok=one.blok.nomor, sebutan=one.sebutan, harap=_bernomor(one, expected),
                         sebelum=f"“{before.sebutan}”" if before else "awal bagian",
                         tempat=bahan.dokumen.bagian(one.letak))
        before = one


def _ganda(numbers: list[Nomor], one: Rujukan, before: Rujukan | None) -> bool:
    """Whether a number that is skipped stands for one that is doubled, which another rule tells."""
    return any(numbers.count(each.nomor) > 1 for each in (one, before) if each)


def _bernomor(one: Rujukan, value: int) -> str:
    """A value written as the number of a part, or of a chapter, is."""
    head, sign, last = one.blok.nomor.rstrip(". ").rpartition("." if "." in one.blok.nomor.rstrip(". ") else " ")
    return f"{head}{sign}{value if last.isdecimal() else romawi_dari(value)}"


def urutan_judul(bahan: Bahan) -> Iterator[Remark]:
    """Numbers of parts (1.1, 3.2.1) that skip or go back within their parent."""
    groups: dict[tuple[int, ...], list[Rujukan]] = {}
    for head in bahan.isi_daftar.judul:
        if head.nomor.macam == "titik" and bab_dari(bahan.dokumen, head.blok) in (0, head.nomor.nilai[0]):
            groups.setdefault(head.nomor.nilai[:-1], []).append(head)
    for many in groups.values():
        yield from _urut_judul(bahan, "T-1101", many)


def urutan_bab(bahan: Bahan) -> Iterator[Remark]:
    """Numbers of chapters that skip or go back."""
    chapters = [head for head in bahan.isi_daftar.judul if head.nomor.macam == "bab" and head.nomor.nilai]
    yield from _urut_judul(bahan, "T-1104", chapters)


def cara_judul(bahan: Bahan) -> Iterator[Remark]:
    """Chapters whose parts are numbered otherwise than those of the other chapters."""
    chapters: dict[int, list[Rujukan]] = {}
    for head in bahan.isi_daftar.judul:
        parent = bahan.dokumen.blok[head.blok.bagian[-1]] if head.blok.bagian else None
        if parent and baca_nomor(parent.nomor).macam == "bab" and head.nomor.nilai:
            chapters.setdefault(bab_dari(bahan.dokumen, head.blok), []).append(head)
    ways = {chapter: many[0].nomor.macam for chapter, many in chapters.items()}
    common, count = Counter(ways.values()).most_common(1)[0] if ways else ("", 0)
    for chapter, way in ways.items():
        if way != common == "titik" and count > 1 and len(chapters[chapter]) > 1:
            one = chapters[chapter][0]
            usual = next(chapters[other][0] for other in ways if ways[other] == common)
            yield remark("T-1102", _tempat(bahan, one.blok), _tempat(bahan, usual.blok), pokok=f"Bab {chapter}",
                         bab=romawi_dari(chapter), nomor=one.blok.nomor, sebutan=one.sebutan, biasa=usual.sebutan,
                         harap=f"{chapter}.1")


def bab_judul(bahan: Bahan) -> Iterator[Remark]:
    """Parts whose first figure is that of another chapter than they stand in."""
    chapters = bahan.isi_daftar.bab
    for head in bahan.isi_daftar.judul:
        chapter = bab_dari(bahan.dokumen, head.blok)
        if chapter and head.nomor.macam == "titik" and head.nomor.nilai[0] in chapters - {chapter}:
            yield remark("T-1103", _tempat(bahan, head.blok), pokok=head.sebutan, sebutan=head.sebutan,
                         bab=romawi_dari(chapter))


def titik_judul(bahan: Bahan) -> Iterator[Remark]:
    """Numbers of parts with a full stop at their end where the others have none, or the other way round."""
    many = [(head, match[1]) for head in bahan.isi_daftar.judul if head.blok.paragraf
            and (match := _BERTITIK.match(head.blok.paragraf[0].teks))]
    count = Counter(sign for _, sign in many)
    rare, usual = sorted(("", "."), key=lambda sign: count[sign])
    if 0 < count[rare] <= BAGIAN_LAIN * len(many):
        for head, sign in many:
            if sign == rare:
                other = next(one for one, kind in many if kind == usual)
                yield remark("T-1110", _tempat(bahan, head.blok), _tempat(bahan, other.blok), pokok="Nomor judul",
                             sebutan=satu_baris(head.sebutan), ini="dengan titik" if rare else "tanpa titik",
                             lain="tanpa titik" if rare else "dengan titik", harap=head.blok.nomor.rstrip(".") + usual)


# Lists

def _langkah(bahan: Bahan) -> Iterator[tuple[Langkah, Blok, Blok]]:
    """The items outside tables whose number does not follow on, with their blocks."""
    listed = {block.indeks for block in sistematika(bahan.dokumen)}
    items: list[tuple[Butir, Blok]] = []
    for block in (*bahan.dokumen.blok, None):
        if block is None or (block.jenis == "judul" and _pemisah(block)) or block.indeks in listed:
            blocks = {item.urut: one for item, one in items}
            for step in langkah(item for item, _ in items):
                yield step, blocks[step.butir.urut], blocks[step.sebelum.urut]
            items = []
        elif block.jenis in ("butir", "judul") and (number := baca_butir(block.nomor)):
            items.append((Butir(block.indeks, block.nomor, number, block.jenis == "judul",
                                block.bagian[-1] if block.bagian else -1), block))


def _pemisah(block: Blok) -> bool:
    """Whether a heading begins a part in which all counts begin anew."""
    return block.tingkat <= 1 or baca_nomor(block.nomor).macam in ("bab", "titik")


_KELIRU = {"ulang": "mengulang nomor", "lompat": "melompat dari", "mundur": "mundur dari"}


def urutan_butir(bahan: Bahan) -> Iterator[Remark]:
    """Items of a list whose number repeats, skips or goes back."""
    for step, block, before in _langkah(bahan):
        if step.jenis != "cara" and not _terselip(bahan, step, block, before):
            between = [bahan.dokumen.blok[step.sisip.urut]] if step.sisip else []
            yield remark("T-1105", *(_tempat(bahan, one) for one in (*between, block, before)), pokok=block.nomor,
                         nomor=step.butir.cetak, sebelum=step.sebelum.cetak, keliru=_KELIRU[step.jenis],
                         teks=awal(satu_baris(block.teks)), harap=_harap(step),
                         sisip=f"; di antaranya ada butir bernomor “{step.sisip.cetak}”" if step.sisip else "",
                         tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def _terselip(bahan: Bahan, step: Langkah, block: Blok, before: Blok) -> bool:
    """Whether the number that is missed stands within the text before, where two items were read as one."""
    wanted = re.compile(rf"(?:^|\s){re.escape(_harap(step))}\s*\w")
    between = bahan.dokumen.blok[before.indeks:block.indeks]
    return step.jenis == "lompat" and any(wanted.search(one.teks) for one in between)


def _harap(step: Langkah) -> str:
    """The number that is expected, written as the item before it is."""
    last = step.sebelum.cetak.strip("().: ")
    wanted = str(step.harap) if last.isdecimal() else chr(ord("A" if last.isupper() else "a") + step.harap - 1)
    return step.sebelum.cetak.replace(last, wanted)


def cara_butir(bahan: Bahan) -> Iterator[Remark]:
    """Items of a list whose number is written otherwise than that of the item before."""
    for step, block, before in _langkah(bahan):
        if step.jenis == "cara":
            yield remark("T-1106", _tempat(bahan, block), _tempat(bahan, before), pokok=block.nomor,
                         nomor=step.butir.cetak, sebelum=step.sebelum.cetak, teks=awal(satu_baris(block.teks)),
                         harap=_harap(step), tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def butir_campur(bahan: Bahan) -> Iterator[Remark]:
    """Lists whose first item is numbered and whose others are not."""
    blocks = bahan.dokumen.blok
    for at, block in enumerate(blocks):
        number = baca_butir(block.nomor) if block.jenis == "butir" else None
        if number is None or not any(value == 1 for _, value in number.nilai) or blocks[at - 1].jenis == "butir":
            continue
        rest = list(takewhile(lambda one: one.jenis == "butir", blocks[at + 1:]))
        if rest and not any(baca_butir(one.nomor) for one in rest) and not block.teks.rstrip().endswith(":") \
                and not _disambung(blocks[at + 1 + len(rest):], block):
            yield remark("T-1115", _tempat(bahan, rest[0]), _tempat(bahan, block), pokok=block.nomor,
                         nomor=block.nomor, teks=awal(satu_baris(block.teks)), banyak=len(rest),
                         tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def _disambung(following: Sequence[Blok], block: Blok) -> bool:
    """Whether a later item of the same part goes on with the list."""
    numbers = (baca_butir(one.nomor) for one in following if one.bagian == block.bagian and one.jenis == "butir")
    return any(number and any(value == 2 for _, value in number.nilai) for number in numbers)


def cara_bab(bahan: Bahan) -> Iterator[Remark]:
    """Chapters whose number stands otherwise beside the word BAB than those of the others."""
    chapters = [head for head in bahan.isi_daftar.judul if head.nomor.macam == "bab"]
    heads = [(head, match[1]) for head in chapters if head.blok.paragraf
             and (match := _BAB.match(head.blok.paragraf[0].teks))]
    count = Counter("".join(sign.split()) for _, sign in heads)
    for head, sign in heads:
        usual = count.most_common(1)[0][0]
        if len(heads) > 2 and "".join(sign.split()) != usual and count["".join(sign.split())] == 1:
            other = next(one for one, kind in heads if "".join(kind.split()) == usual)
            yield remark("T-1116", _tempat(bahan, head.blok), _tempat(bahan, other.blok), pokok="Nomor bab",
                         ini=_cetak(head), lain=_cetak(other), harap=_cetak(head).replace("".join(sign.split()), " ", 1)
                         if not usual else head.blok.nomor)


def _cetak(head: Rujukan) -> str:
    match = _BAB.match(head.blok.paragraf[0].teks)
    return " ".join(match[0].split()) if match else head.blok.nomor


# Captions

def urutan_keterangan(bahan: Bahan) -> Iterator[Remark]:
    """Captions whose number skips one that no caption has."""
    groups: dict[tuple[str, tuple[int, ...]], list[Rujukan]] = {}
    for one in bahan.isi_daftar.keterangan:
        if len(one.nomor.nilai) <= 2:
            groups.setdefault((one.nomor.macam, one.nomor.nilai[:-1]), []).append(one)
    deeper = {one.nomor.nilai[:-1] for one in bahan.isi_daftar.keterangan if len(one.nomor.nilai) > 2}
    for (_, chapter), many in groups.items():
        numbers = [each.nomor for each in many]
        before: Rujukan | None = None
        for one in many:
            last = before.nomor.nilai[-1] if before else 0
            missing = [value for value in range(last + 1, one.nomor.nilai[-1]) if (*chapter, value) not in deeper]
            if missing and not _ganda(numbers, one, before) and not _ada(bahan.dokumen, one, missing[0]):
                yield _lompat(bahan, one, before, missing[0])
            before = one


def _ada(dokumen: Dokumen, one: Rujukan, value: int) -> bool:
    """Whether the number begins a text, though it was not read as a caption."""
    number = ".".join(map(str, (*one.nomor.nilai[:-1], value)))
    return tertulis(dokumen, f"{one.nomor.macam} {number}")


def _lompat(bahan: Bahan, one: Rujukan, before: Rujukan | None, value: int) -> Remark:
    number = ".".join(map(str, (*one.nomor.nilai[:-1], value)))
    return remark("T-1109", _tempat(bahan, one.blok), *([_tempat(bahan, before.blok)] if before else []),
                  pokok=one.blok.nomor, tingkat=None if before else "saran", nomor=one.blok.nomor,
                  sebelum=f"sesudah {before.blok.nomor}" if before else "sebagai yang pertama di babnya",
                  harap=f"{one.nomor.macam.capitalize()} {number}", tempat=bahan.dokumen.bagian(one.letak))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1101", urutan_judul), Kaidah("T-1102", cara_judul), Kaidah("T-1103", bab_judul),
    Kaidah("T-1104", urutan_bab), Kaidah("T-1105", urutan_butir), Kaidah("T-1106", cara_butir),
    *nomor_tabel.DAFTAR, Kaidah("T-1109", urutan_keterangan), Kaidah("T-1110", titik_judul),
    Kaidah("T-1115", butir_campur), Kaidah("T-1116", cara_bab),
)
