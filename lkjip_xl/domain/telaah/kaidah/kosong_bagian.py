"""Rules of the family kosong: parts that a report must have, its signature, headings and announcements of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak
from lkjip_xl.domain.telaah.isi_daftar import baca_nomor, sistematika
from lkjip_xl.domain.telaah.petikan import awal, satu_baris, tempat

BAB_LAPORAN = 3
"""From so many chapters on a document is taken for a whole report."""
_NIP = re.compile(r"\bN\.?\s?I\.?\s?P\b|\bNRP\b|\bditandatangani\b|\b(?:ttd|t\.t\.d)\b", re.IGNORECASE)
_TANGGAL = re.compile(r"[A-Z][\w .]{2,25},\s+(?:\d{1,2}\s+)?[A-Z][a-z]+\s+20\d\d", re.ASCII)
"""Place and date above a signature; a bupati has no NIP."""
JUDUL_TERPANJANG = 6
"""At most so many words are the heading of a part, also where it was not read as one."""
_GAMBAR = re.compile(r"struktur|bagan|peta|gambar|grafik|alur|pohon|cascad|foto|dokumentasi", re.IGNORECASE)
"""Parts with these words may hold a picture alone, which has no words."""
_KATA_PENGANTAR = re.compile(r"kata\s*pengantar|prakata|sambutan", re.IGNORECASE)
_BERIKUT = re.compile(r"\b(?:sebagai|adalah|tabel|grafik|gambar|bagan|diagram)\s+"
                      r"(?:di\s*bawah\s+ini|berikut(?:\s+ini)?)\s*[:.]?$", re.IGNORECASE)


def _bab(bahan: Bahan) -> list[Blok]:
    return [head.blok for head in bahan.isi_daftar.judul if head.nomor.macam == "bab" and head.nomor.nilai]


def tanpa_tanda_tangan(bahan: Bahan) -> Iterator[Remark]:
    """Whole reports without a NIP or another sign of who signs them."""
    chapters = _bab(bahan)
    if len(chapters) < BAB_LAPORAN or any(_NIP.search(one.teks) or _TANGGAL.fullmatch(one.teks.strip().split("\n")[0])
                                          for one in bahan.ruas):
        return
    ends = [end for end in (_akhir_pengantar(bahan.dokumen), _akhir_bab(bahan.dokumen, chapters[-1])) if end]
    yield remark("T-1206", *(tempat(bahan.dokumen, Letak(end.indeks), awal(end.teks)) for end in ends),
                 pokok="Tanda tangan", tempat=" dan ".join(bahan.dokumen.bagian(Letak(end.indeks)) for end in ends))


def _akhir_pengantar(dokumen: Dokumen) -> Blok | None:
    head = next((block for block in dokumen.blok if block.jenis == "judul" and _KATA_PENGANTAR.match(block.teks)), None)
    return _akhir_bab(dokumen, head) if head else None


def _akhir_bab(dokumen: Dokumen, head: Blok) -> Blok | None:
    """The last text under a heading, its own parts included."""
    under = [block for block in dokumen.blok if head.indeks in block.bagian and block.jenis in ("paragraf", "butir")
             and block.teks.strip()]
    return under[-1] if under else None


def bagian_tiada(bahan: Bahan) -> Iterator[Remark]:
    """Parts that PermenPAN-RB 53/2014 asks for and that no heading, caption or sentence speaks of."""
    chapters = _bab(bahan)
    if len(chapters) < BAB_LAPORAN:
        return
    texts = (" ".join(one.teks.split()) for one in bahan.ruas if one.blok.jenis != "entri")
    body = "\n".join((*texts, *_kepala_tabel(bahan))).lower()
    short = (one.teks for one in bahan.ruas if one.blok.jenis in ("paragraf", "judul")
             and len(one.teks.split()) <= JUDUL_TERPANJANG)
    heads = "\n".join((*(satu_baris(head.judul) for head in bahan.isi_daftar.judul), *short)).lower()
    for row in load("telaah_bagian").values():
        if not re.search(row["pola"], heads if row["di"] == "judul" else body):
            place = next((one for one in chapters if baca_nomor(one.nomor).nilai == (row["bab"],)), chapters[0])
            yield remark("T-1207", tempat(bahan.dokumen, Letak(place.indeks), place.teks), pokok=row["nama"],
                         tingkat=row["tingkat"], bagian=row["nama"], dasar=row["dasar"])


def _kepala_tabel(bahan: Bahan) -> Iterator[str]:
    """The headings of each table as one line, which tell of years beside each other."""
    for _, table in bahan.tabel:
        heads = (" ".join(table.judul(column)) for column in range(len(table.sel[0]) if table.sel else 0))
        yield " ".join(dict.fromkeys(heads))


def judul_hampa(bahan: Bahan) -> Iterator[Remark]:
    """Numbered headings with nothing under them before the next of their level."""
    blocks = bahan.dokumen.blok
    listed = {block.indeks for block in sistematika(bahan.dokumen)}
    for block, following in zip(blocks, blocks[1:], strict=False):
        if block.jenis == following.jenis == "judul" and baca_nomor(block.nomor).macam == "titik" \
                and baca_nomor(following.nomor).macam in ("titik", "bab") and following.tingkat <= block.tingkat \
                and not {block.indeks, following.indeks} & listed:
            yield remark("T-1211", tempat(bahan.dokumen, Letak(block.indeks), block.teks),
                         tempat(bahan.dokumen, Letak(following.indeks), following.teks), pokok=block.nomor,
                         tingkat="saran" if _GAMBAR.search(block.teks) else None,
                         sebutan=f"{block.nomor} {satu_baris(block.teks)}",
                         lain=f"{following.nomor} {satu_baris(following.teks)}")


def berikut_hampa(bahan: Bahan) -> Iterator[Remark]:
    """Sentences that announce what follows, where the next heading follows."""
    blocks = bahan.dokumen.blok
    for block, following in zip(blocks, blocks[1:], strict=False):
        text = " ".join(block.teks.split())
        if block.jenis in ("paragraf", "butir") and block.bagian and following.jenis == "judul" \
                and baca_nomor(following.nomor).macam in ("titik", "bab") and _BERIKUT.search(text) \
                and following.tingkat <= blocks[block.bagian[-1]].tingkat:
            yield remark("T-1212", tempat(bahan.dokumen, Letak(block.indeks), text[-60:].split(" ", 1)[-1]),
                         pokok=bahan.dokumen.bagian(Letak(block.indeks)), kutipan=text[-60:].split(" ", 1)[-1],
                         tempat=bahan.dokumen.bagian(Letak(block.indeks)),
                         lain=f"{following.nomor} {satu_baris(following.teks)}")


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1206", tanpa_tanda_tangan), Kaidah("T-1207", bagian_tiada), Kaidah("T-1211", judul_hampa),
    Kaidah("T-1212", berikut_hampa),
)
