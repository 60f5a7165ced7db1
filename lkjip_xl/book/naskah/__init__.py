"""The report as a document: from the computed figures to headings, paragraphs, tables, charts and drawings, in order.

The outline comes from the house style (`gaya/*.toml`). Each of its lines names one thing:

``teks`` a paragraph; ``kalimat`` the computed sentences of that key (``tentang``: only those about an indikator, a
tujuan or a sasaran); ``naskah`` what the office wrote about that part, or those parts (``atau``: the computed
sentences, ``baku``: the texts, that stand there if it wrote nothing; ``nomor_dari``: with their place among the points
of that part);
``tabel`` an output table (``tanpa``: its title where a column that it names says nothing; ``tanpa_nol``: without
counts that are nought throughout); ``analisis`` the points about each indikator; ``grafik`` the chart of the
``indikator``, of the indikator by ``kategori``, or of the ``serapan`` of the programs; ``bagan`` a drawing; ``rumus`` a
formula; ``susunan`` and ``uraian_tugas`` the posts and their tasks; ``daftar_induk`` tujuan or sasaran; ``sistematika``
the headings; ``rekomendasi`` and ``tindak_lanjut``
(``semua``: always; ``bila_ada``: only where one was followed up, because they are listed above); ``lampiran`` the
attachments; ``isi_dari`` a table of contents; ``ttd`` the signature; ``tiap`` repeats its own ``isi`` for each
indikator, with ``judul`` under its name where there are several.

With ``pengantar`` a sentence leads in, only where something follows; it may have a wording for each outcome of the
indikator (``tercapai``, ``tidak``, ``belum`` where that is not known); ``daftar`` makes a numbered list; a ``pembuka``
stands only where another line of its part holds something; ``bila`` names what a line needs. A part under which
nothing stands leaves the report with its heading, and a table that says nothing with its number.
"""

from __future__ import annotations

from datetime import date

from lkjip_xl.book.gaya import words
from lkjip_xl.book.naskah.blok import Naskah, Sampul
from lkjip_xl.book.naskah.susunan import blocks
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.masukan import Laporan


def naskah(hasil: Hasil, peringatan: str = "") -> Naskah:
    """The report of an office in its house style; ``peringatan`` is a line on the cover."""
    profil = hasil.laporan.profil
    cover = Sampul(_cover(hasil.laporan), peringatan)
    title = " ".join(cover.blok[0])
    day = profil.tanggal or date(max(profil.tahun, 1999) + 1, 1, 1)
    return Naskah(title, profil.instansi, day, hasil.laporan.pengaturan.kertas, (cover, *blocks(hasil)))


def _cover(laporan: Laporan) -> tuple[tuple[str, ...], ...]:
    profil, terms = laporan.profil, words(laporan)
    office = tuple(name.upper() for name in (profil.instansi, profil.kabupaten) if name)
    return (("LAPORAN KINERJA INSTANSI PEMERINTAH", "(LKjIP)", *office, f"TAHUN {terms['n']}"),
            (*office, f"TAHUN {terms['n+1']}"))
