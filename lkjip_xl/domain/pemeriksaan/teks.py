"""The texts that an office has written into its report, each with its place and what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.masukan import Laporan
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.temuan import Place


@record(frozen=True)
class Teks:
    """A text, where it stands, and what it is about; ``sendiri`` marks those that speak of this very report.

    ``hukum`` marks those on laws, which name other years and regions.
    """

    teks: str
    place: Place
    pokok: str
    sendiri: bool = False
    hukum: bool = False


def naskah(laporan: Laporan) -> Iterator[Teks]:
    """Every running text: on the figures, on the office, and the report's own."""
    yield from _kinerja(laporan)
    for unit in laporan.organisasi:
        for text in (unit.tugas, *unit.fungsi):
            yield Teks(text, Place("organisasi", unit.baris, "tugas"), f"Tugas dan fungsi {unit.nama}")
    for bagian, texts in laporan.naskah.items():
        law = bagian == "Dasar Hukum"
        for text in texts:
            yield Teks(text, Place("naskah", column="isi"), f"Naskah {bagian}", sendiri=not law, hukum=law)


def _kinerja(laporan: Laporan) -> Iterator[Teks]:
    """The analyses, the rencana aksi and the notes of monev, the recommendations and their follow-up."""
    for indikator in laporan.indikator:
        yield Teks(indikator.langkah, Place("indikator", indikator.baris, "langkah"),
                   f"Rencana aksi {indikator.nama}")
        for key in ("penyebab", "faktor", "hambatan", "solusi"):
            for text in getattr(indikator.analisis, key):
                yield Teks(text, Place("analisis", column=key), f"Analisis {indikator.nama}", sendiri=True)
    for note in laporan.monev:
        for key in ("hambatan", "solusi", "tindak_lanjut"):
            yield Teks(getattr(note, key), Place("monev", note.baris, key), f"Monev {note.indikator}")
    for row in laporan.rekomendasi:
        yield Teks(row.rekomendasi, Place("rekomendasi", row.baris, "rekomendasi"), "Rekomendasi")
        yield Teks(row.tindak_lanjut, Place("rekomendasi", row.baris, "tindak_lanjut"), "Tindak lanjut")


def judul(laporan: Laporan) -> Iterator[Teks]:
    """The titles that name the own region: of the head, of the Perjanjian Kinerja, and of the letter."""
    profil, surat = laporan.profil, laporan.surat
    yield Teks(profil.jabatan, Place("profil", column="jabatan"), "Jabatan kepala")
    yield Teks(profil.sumber_pk, Place("profil", column="sumber_pk"), "Sumber Perjanjian Kinerja")
    yield Teks(surat.pengirim, Place("surat", column="pengirim"), "Pengirim surat")
    yield Teks(surat.perihal, Place("surat", column="perihal"), "Perihal surat")
