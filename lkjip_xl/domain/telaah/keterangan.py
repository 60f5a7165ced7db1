"""Captions: a line that names a table or figure, with the lines that go on with its title, and the table it names."""

from __future__ import annotations

import re
from dataclasses import replace

from lkjip_xl.domain.telaah import bentuk
from lkjip_xl.domain.telaah.alur import Alur
from lkjip_xl.domain.telaah.dokumen import Blok, Daftar, Paragraf, TabelMentah

_GAMBAR = ("Gambar", "Grafik", "Bagan", "Diagram", "Foto")
_BARIS_JUDUL_TERBANYAK = 3
_SELA_TERPANJANG = 120
"""A longer paragraph between a caption and a table parts them."""
_LANJUT_JUDUL = re.compile(r"(?:pada\s|di\s)?(?:tahun|kecamatan|kabupaten|kota|provinsi|dinas|badan)\b|\(",
                           re.IGNORECASE)


def keterangan(one: Paragraf, flow: Alur, daftar: Daftar, *, sesudah_tabel: bool) -> Blok | None:
    """The caption that a paragraph begins, with the paragraphs below that go on with its title; None for any other."""
    text = one.teks.strip()
    caption = bentuk.keterangan(text)
    styled = one.gaya == "keterangan"
    if daftar and daftar != "lampiran" and not styled and not (caption and not caption.teks and one.tengah):
        return None
    if caption is None or (bentuk.lanjutan(text) and sesudah_tabel):
        return Blok(0, "keterangan", " ".join(text.split()), (one,), one.nomor, halaman=one.halaman) \
            if styled and not bentuk.lanjutan(text) else None
    if not styled and not _berbentuk(one, caption, flow):
        return None
    rest = _sisa_judul(caption, one, flow)
    flow.lewati(len(rest))
    title = " ".join(" ".join((caption.teks, *(part.teks for part in rest))).split())
    number = caption.nomor if " " in caption.nomor else ""
    return Blok(0, "keterangan", title, (one, *rest), number, halaman=one.halaman)


def _berbentuk(one: Paragraf, caption: bentuk.Nomor, flow: Alur) -> bool:
    """Whether a line that begins as a caption is one: no sentence that speaks of a table."""
    table = isinstance(flow.intip(), TabelMentah)
    if " " not in caption.nomor:
        return (one.tebal or one.tengah) and len(caption.teks) <= _SELA_TERPANJANG and table
    if not caption.teks:
        return True
    if caption.teks[0].islower() and not (one.tebal or one.tengah or "\n" in one.teks.strip()):
        return False
    return len(caption.teks) <= 250 and (caption.teks[-1] != "." or len(caption.teks) < 100)


def _sisa_judul(caption: bentuk.Nomor, one: Paragraf, flow: Alur) -> tuple[Paragraf, ...]:
    rest: list[Paragraf] = []
    while len(rest) < _BARIS_JUDUL_TERBANYAK and (after := flow.paragraf(len(rest))) is not None \
            and _melanjutkan(caption, one, after, flow, len(rest)):
        rest.append(after)
    return tuple(rest)


def _melanjutkan(caption: bentuk.Nomor, one: Paragraf, after: Paragraf, flow: Alur, taken: int) -> bool:
    """Whether a paragraph below a caption is the rest of its title."""
    text = after.teks.strip()
    if not _judul_polos(after, text):
        return False
    if after.gaya == "keterangan":
        return True
    table = any(isinstance(flow.intip(taken + more), TabelMentah) for more in (1, 2))
    if not caption.teks and not taken:
        return table or after.tebal or after.tengah or len(text) <= _SELA_TERPANJANG
    alike = (after.tengah and one.tengah) or (after.tebal and one.tebal)
    more = _LANJUT_JUDUL.match(text) is not None and len(text) <= 100
    return (alike or (not caption.teks and more)) and (table or (more and alike))


def _judul_polos(after: Paragraf, text: str) -> bool:
    """Whether a paragraph can be part of a title: short, no sentence, no list item, no caption of its own."""
    own = bentuk.keterangan(text)
    return 0 < len(text) <= 200 and after.gaya not in ("judul", "butir", "catatan") and not after.nomor \
        and text[-1] not in ".:;" and bentuk.bernomor(text) is None and (own is None or " " not in own.nomor) \
        and bentuk.bab(text) is None


def dipasangkan(blocks: list[Blok]) -> list[Blok]:
    """The blocks, each table joined to its caption: on the side where the document sets captions, else on the other."""
    made = list(blocks)
    sides = {at: (_tabel_dekat(made, at, -1), _tabel_dekat(made, at, 1)) for at, one in enumerate(made)
             if one.jenis == "keterangan" and not one.nomor.startswith(_GAMBAR)}
    below = sum(above >= 0 > under for above, under in sides.values())
    order = (0, 1) if below > sum(under >= 0 > above for above, under in sides.values()) else (1, 0)
    for side in order:
        for at, places in sides.items():
            table = places[side]
            if table >= 0 and made[at].keterangan < 0 and made[table].keterangan < 0:
                made[at], made[table] = replace(made[at], keterangan=table), replace(made[table], keterangan=at)
    return made


def _tabel_dekat(blocks: list[Blok], at: int, step: int) -> int:
    """The table next to a caption on one side, or behind one short line such as its source; -1 where there is none."""
    for place in (at + step, at + 2 * step):
        if not 0 <= place < len(blocks):
            break
        if blocks[place].tabel is not None:
            return place
        if blocks[place].jenis != "paragraf" or len(blocks[place].teks) > _SELA_TERPANJANG:
            break
    return -1
