"""Rules of the family daftar: the pages that front lists print."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok
from lkjip_xl.domain.telaah.isi_daftar import (
    Rujukan,
    kunci,
    menurut_nomor,
    mirip,
)
from lkjip_xl.domain.telaah.petikan import awal, satu_baris, tempat

DAFTAR_BERHALAMAN = ("isi", "tabel", "grafik", "gambar")
BAGIAN_BERHALAMAN = 0.6
"""From this share of pages on the entries of a list are expected to have one."""


@record(frozen=True)
class Bagian:
    """A part of the body that the table of contents gives a page to: its entry, and the block it begins at."""

    entri: Rujukan
    mulai: int


def _tempat(bahan: Bahan, one: Rujukan) -> Tempat:
    return tempat(bahan.dokumen, one.letak, _baris(one.blok))


def _baris(block: Blok) -> str:
    """The printed line of an entry, up to its page."""
    line = awal(block.paragraf[0].teks) if block.paragraf else block.teks
    return line if line.rstrip().endswith(block.halaman_tertulis) else block.teks


def halaman_turun(bahan: Bahan) -> Iterator[Remark]:
    """Entries of a list whose page is before that of an entry above them."""
    for daftar in DAFTAR_BERHALAMAN:
        for before, one in _mundur(bahan, daftar):
            yield remark("T-612", _tempat(bahan, one), _tempat(bahan, before), pokok=one.judul, sebutan=one.sebutan,
                         halaman=one.halaman, sebelum=before.sebutan, halaman_sebelum=before.halaman, daftar=one.daftar)


def _mundur(bahan: Bahan, daftar: str) -> Iterator[tuple[Rujukan, Rujukan]]:
    """The entries of a list whose page is before that of the entry above, with that entry."""
    paged = [one for one in bahan.isi_daftar.entri(daftar) if one.halaman]
    return ((before, one) for before, one in pairwise(paged) if one.halaman < before.halaman)


def _bagian(bahan: Bahan) -> tuple[Bagian, ...]:
    heads = bahan.isi_daftar.judul
    numbered = menurut_nomor(one for one in heads if one.nomor.macam in ("bab", "titik"))
    titled = {kunci(one.judul): one for one in reversed(heads) if one.judul}
    found = ((one, numbered.get(one.nomor) or titled.get(kunci(one.judul))) for one in bahan.isi_daftar.entri("isi")
             if one.halaman)
    return tuple(sorted((Bagian(one, head.blok.indeks) for one, head in found if head),
                        key=lambda each: (each.mulai, each.entri.halaman)))


def _keterangan(bahan: Bahan, one: Rujukan) -> Rujukan | None:
    """The caption that an entry names: by its number, else by its title, else the only one of its kind."""
    captions = [each for each in bahan.isi_daftar.keterangan if each.nomor.macam == one.nomor.macam]
    entries = [each for each in bahan.isi_daftar.entri("tabel", "grafik", "gambar")
               if each.nomor.macam == one.nomor.macam]
    by_number = [each for each in captions if each.nomor == one.nomor]
    by_title = [each for each in captions if mirip(each.judul, one.judul) > 0.9]
    alone = captions if len(captions) == len(entries) == 1 else []
    return next(iter((*by_number, *by_title, *alone)), None)


@record(frozen=True)
class _Luar:
    """An entry whose page is outside the part that its caption stands in, and the part whose page says so."""

    entri: Rujukan
    bagian: Rujukan
    lewat: bool
    """The page is after the beginning of the part that follows, and not before that of its own."""


def _luar(bahan: Bahan) -> Iterator[_Luar]:
    parts = _bagian(bahan)
    told = {one for daftar in DAFTAR_BERHALAMAN for pair in _mundur(bahan, daftar) for one in pair}
    for one in bahan.isi_daftar.entri("tabel", "grafik", "gambar"):
        caption = _keterangan(bahan, one) if one.halaman and one not in told else None
        if caption is None:
            continue
        at = sum(part.mulai <= caption.blok.indeks for part in parts)
        if at and one.halaman < parts[at - 1].entri.halaman:
            yield _Luar(one, parts[at - 1].entri, lewat=False)
        elif at < len(parts) and one.halaman > parts[at].entri.halaman:
            yield _Luar(one, parts[at].entri, lewat=True)


def _lewat(bahan: Bahan) -> list[list[_Luar]]:
    """The entries beyond the part that follows, together for each such part."""
    late: dict[Rujukan, list[_Luar]] = {}
    for one in _luar(bahan):
        if one.lewat:
            late.setdefault(one.bagian, []).append(one)
    return list(late.values())


def halaman_mustahil(bahan: Bahan) -> Iterator[Remark]:
    """Pages of a list of captions that are outside the part their caption stands in, by the table of contents."""
    alone = [many[0] for many in _lewat(bahan) if len(many) == 1]
    for one in _luar(bahan):
        if not one.lewat:
            yield _mustahil(bahan, one.entri, one.bagian, "sesudah judul", "dimulai")
        elif one in alone:
            yield _mustahil(bahan, one.entri, one.bagian, "sebelum judul", "sudah dimulai")


def bagian_terlalu_awal(bahan: Bahan) -> Iterator[Remark]:
    """Parts whose page in the table of contents is before those of several captions that stand before them."""
    for many in _lewat(bahan):
        if len(many) > 1:
            yield _terlalu_awal(bahan, many[0].bagian, [one.entri for one in many])


def _mustahil(bahan: Bahan, one: Rujukan, part: Rujukan, letak: str, mulai: str) -> Remark:
    return remark("T-613", _tempat(bahan, one), _tempat(bahan, part), pokok=one.blok.nomor, sebutan=one.sebutan,
                  halaman=one.halaman, letak=letak, bagian=part.sebutan, mulai=mulai, halaman_bagian=part.halaman)


def _terlalu_awal(bahan: Bahan, part: Rujukan, many: list[Rujukan]) -> Remark:
    """A part whose page is before those of several captions that stand before it."""
    last = max(many, key=lambda each: each.halaman)
    return remark("T-614", _tempat(bahan, part), _tempat(bahan, last), pokok=part.judul, sebutan=part.sebutan,
                  halaman=part.halaman, satu=satu_baris(many[0].blok.nomor), sampai=satu_baris(last.blok.nomor),
                  halaman_satu=many[0].halaman, halaman_lain=last.halaman)


def tanpa_halaman(bahan: Bahan) -> Iterator[Remark]:
    """Entries without a page in a list whose other entries have one."""
    for daftar in DAFTAR_BERHALAMAN:
        many = bahan.isi_daftar.entri(daftar)
        paged = [one.nomor.macam for one in many if one.blok.halaman_tertulis]
        if len(paged) < BAGIAN_BERHALAMAN * len(many):
            continue
        for one in many:
            if not one.blok.halaman_tertulis and one.nomor.macam in paged:
                yield remark("T-615", _tempat(bahan, one), pokok=one.judul, sebutan=one.sebutan,
                             daftar=one.daftar)


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-612", halaman_turun), Kaidah("T-613", halaman_mustahil), Kaidah("T-614", bagian_terlalu_awal),
    Kaidah("T-615", tanpa_halaman),
)
