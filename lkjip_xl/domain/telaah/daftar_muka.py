"""Front lists: contents, tables, figures, attachments, entry by entry, however they are laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lkjip_xl.domain.telaah import bentuk
from lkjip_xl.domain.telaah.dokumen import Blok, Daftar, Paragraf, TabelMentah
from lkjip_xl.domain.telaah.tabel_naskah import paragraf_sel

_BUKAN_ENTRI = 240
"""A longer paragraph without a page ends the list."""
_KOLOM_TERBANYAK = 4


def daftar_entri(one: Paragraf) -> Daftar:
    """The list that a paragraph in the style of a table of contents belongs to, where no heading said it."""
    caption = bentuk.keterangan(one.teks.strip())
    return bentuk.daftar_bagian(f"daftar {caption.macam}") if caption and " " in caption.nomor else "isi"


def selesai(one: Paragraf, daftar: Daftar) -> bool:
    """Whether a front list is over before a paragraph."""
    text = one.teks.strip()
    long = len(text) > _BUKAN_ENTRI and "\n" not in text
    return one.gaya == "keterangan" or (long and not bentuk.entri(text, daftar).halaman)


def entri(one: Paragraf, daftar: Daftar) -> Iterator[Blok]:
    """The entries of a paragraph of a front list; what only heads a column stays a paragraph."""
    text = one.teks.strip()
    if bentuk.kepala_halaman(text):
        yield Blok(0, "paragraf", text, (one,), halaman=one.halaman, daftar=daftar)
        return
    for line in _baris(f"{one.nomor} {text}" if one.nomor else text, daftar):
        yield _satu(line, (one,), daftar)


def entri_tabel(raw: TabelMentah, daftar: Daftar) -> Iterator[Blok]:
    """The entries of a front list that is laid out as a table, row by row; nothing where the table is none."""
    if raw.kolom > _KOLOM_TERBANYAK or raw.baris < 2:
        return
    rows: dict[int, list[Paragraf]] = {}
    for cell in sorted(raw.sel, key=lambda cell: (cell.baris, cell.kolom)):
        rows.setdefault(cell.baris, []).extend(paragraf_sel(cell))
    for parts in rows.values():
        if parts:
            yield _satu("\t".join(one.teks.strip() for one in parts), tuple(parts), daftar)


def _baris(text: str, daftar: Daftar) -> list[str]:
    """The entries of a text: lines that the writer broke by hand, where each begins with a number."""
    lines = [line for line in text.split("\n") if line.strip()]
    numbered = sum(bool(bentuk.entri(line, daftar).nomor) for line in lines)
    return lines if len(lines) > 1 and numbered > 1 else [" ".join(lines)]


def _satu(text: str, parts: tuple[Paragraf, ...], daftar: Daftar) -> Blok:
    entry = bentuk.entri(text, daftar)
    if not any(one.isalnum() for one in entry.judul + entry.nomor):
        return Blok(0, "paragraf", text, parts, halaman=parts[0].halaman, daftar=daftar)
    return Blok(0, "entri", entry.judul, parts, entry.nomor, halaman=parts[0].halaman, daftar=daftar,
                halaman_tertulis=entry.halaman)


def disambung(last: Blok, after: Blok) -> Blok | None:
    """The entry that two lines make, where the second is the rest of the first; None where it is one of its own."""
    if last.jenis != "entri" or after.jenis != "entri" or last.daftar != after.daftar or after.nomor \
            or last.halaman_tertulis or not after.teks or not last.nomor or bentuk.nama_bagian(after.teks):
        return None
    if not (after.halaman_tertulis or not last.teks or after.teks[0].islower()):
        return None
    return replace(last, teks=f"{last.teks} {after.teks}".strip(), paragraf=(*last.paragraf, *after.paragraf),
                   halaman_tertulis=after.halaman_tertulis)
