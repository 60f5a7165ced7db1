"""The document that is made of what a reader found: headings, captions, lists and tables, by style or by form."""

from __future__ import annotations

from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Mentah, Paragraf, Sel, Tabel, TabelMentah


def susun(mentah: Mentah) -> Dokumen:
    """The document of a file."""
    blocks: list[Blok] = []
    for one in mentah.isi:
        index = len(blocks)
        if isinstance(one, TabelMentah):
            blocks.append(Blok(index, "tabel", "", tabel=_tabel(one), halaman=one.halaman))
        elif one.teks.strip():
            blocks.append(Blok(index, "judul" if one.gaya == "judul" else "paragraf", one.teks, (one,),
                               tingkat=one.tingkat, halaman=one.halaman))
    return Dokumen(mentah.nama, mentah.jenis, tuple(blocks), mentah.halaman, mentah.keterangan)


def _tabel(raw: TabelMentah) -> Tabel:
    grid = [[Sel() for _ in range(raw.kolom)] for _ in range(raw.baris)]
    for cell in raw.sel:
        spread = Sel(tuple(one for one in cell.isi if isinstance(one, Paragraf)), (cell.baris, cell.kolom))
        for row in range(cell.baris, min(cell.baris + cell.tinggi, raw.baris)):
            for column in range(cell.kolom, min(cell.kolom + cell.lebar, raw.kolom)):
                grid[row][column] = spread
    return Tabel(tuple(tuple(row) for row in grid), max(raw.kepala, 1))
