"""What all output sheets share: the words of their hidden column, and the texts around their tables."""

from __future__ import annotations

MAKS_BARIS_HASIL = 2500
"""How many rows the conditional formats of an output sheet reach."""

LEVELS = {
    "isi": "baris data",
    "grup": "baris kelompok (tujuan/sasaran)",
    "program": "baris program",
    "kegiatan": "baris kegiatan",
    "lanjut": "baris data yang sel kirinya digabung dengan baris di atasnya",
    "total": "baris jumlah",
    "ttd": "baris tanda tangan",
    "nama": "baris tanda tangan: nama",
    "teks": "baris kalimat pada surat",
    "pohon": "baris bagan pohon: nama pada kotak, dan garisnya",
    "kotak": "baris bagan pohon: indikator di bawah nama, dan garisnya",
    "halaman": "baris kosong pada bagan pohon; di kertas bagan berlanjut di halaman baru",
    "catatan": "baris keterangan atau sumber di bawah tabel",
}
"""What the words in column A of an output sheet mean; the conditional formats draw the row by them."""

TTD = ("ttd", "nama")
"""The levels of the rows of a place to sign."""
TAK_BERISI = ("catatan", "halaman", *TTD)
"""The levels of lines that say nothing of the office."""

KOSONG = "-"
"""What stands in a printed cell of texts for which there is no data; it never means 0."""
TANPA_ISIAN = "Belum ada isian untuk tabel ini."
KEMBALI = "← Kembali ke Beranda"
BUKA, BUKA_SALINAN = "buka sel", "buka salinan"
ASAL_ANGKA = "Asal angka (tidak ikut tercetak)"
"""Fixed texts that the template and the writer both put on the sheets."""
