"""The report as a document: from the computed figures to headings, paragraphs, tables, charts and drawings, in order.

The outline comes from the house style (`gaya/*.toml`). Each of its lines names one thing:

``teks`` a paragraph; ``kalimat`` the computed sentences of that key; ``naskah`` what the office wrote about that part
(``atau``: the computed sentences that stand there if it wrote nothing);
``tabel`` an output table; ``analisis`` the points about each indikator; ``grafik`` its chart; ``bagan`` a drawing;
``rumus`` a formula; ``susunan`` and ``uraian_tugas`` the posts and their tasks; ``daftar_induk`` tujuan or sasaran;
``sistematika`` the headings; ``rekomendasi`` and ``tindak_lanjut``; ``lampiran`` the attachments; ``isi_dari`` a table
of contents; ``ttd`` the signature; ``tiap`` repeats its own ``isi`` for each indikator.

With ``pengantar`` a sentence leads in, only where something follows; ``daftar`` makes a numbered list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Literal

from lkjip_xl.book.gaya import Bagian, Butir, gaya, headings, words
from lkjip_xl.book.naskah.blok import (
    Bagan,
    Blok,
    Daftar,
    Grafik,
    Halaman,
    Isi,
    Jenis,
    Judul,
    Keterangan,
    Kotak,
    Naskah,
    Paragraf,
    Poin,
    Rumus,
    Sampul,
    Tabel,
    Ttd,
)
from lkjip_xl.book.naskah.gambar import cascading, halaman, susunan
from lkjip_xl.book.naskah.tabel import baris, lembar, sekelompok, tersusun, text
from lkjip_xl.book.ringkasan import series
from lkjip_xl.book.schema import LAMPIRAN, TANPA_ISIAN, OutputSheet
from lkjip_xl.book.tables.line import Line, Lines, head_of_office, place_and_date
from lkjip_xl.book.tables.narasi import sentences
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, HasilInduk
from lkjip_xl.domain.masukan import Laporan, Rekomendasi
from lkjip_xl.domain.nilai.triwulan import ROMAWI

KOSONG = "[Bagian ini belum diisi. Isi lembar Naskah atau tulis langsung di sini.]"
"""What stands under a heading that has nothing under it."""


def naskah(hasil: Hasil, peringatan: str = "") -> Naskah:
    """The report of an office in its house style; ``peringatan`` is a line on the cover."""
    profil = hasil.laporan.profil
    cover = Sampul(_cover(hasil.laporan), peringatan)
    title = " ".join((*cover.blok[0][:2], *cover.blok[0][2:]))
    day = profil.tanggal or date(max(profil.tahun, 1999) + 1, 1, 1)
    return Naskah(title, profil.instansi, day, hasil.laporan.pengaturan.kertas,
                  (cover, *_Penyusun(hasil).semua()))


def _cover(laporan: Laporan) -> tuple[tuple[str, ...], ...]:
    profil, terms = laporan.profil, words(laporan)
    office = tuple(name.upper() for name in (profil.instansi, profil.kabupaten) if name)
    return (("LAPORAN KINERJA INSTANSI PEMERINTAH", "(LKjIP)", *office, f"TAHUN {terms['n']}"),
            (*office, f"TAHUN {terms['n+1']}"))


@dataclass(frozen=True)
class _Tempat:
    """Where in a repeated part of the outline we are: at which tujuan or sasaran, and at which indikator."""

    index: int | None = None
    induk: HasilInduk | None = None
    indikator: HasilIndikator | None = None

    @property
    def names(self) -> frozenset[str]:
        """Whom a sentence must be about to stand here; empty where all may."""
        if self.indikator is not None:
            return frozenset({self.indikator.indikator.nama})
        return frozenset({self.induk.induk.uraian}) if self.induk is not None else frozenset()


class _Penyusun:
    """Goes through the outline of the house style and makes its blocks."""

    def __init__(self, hasil: Hasil) -> None:
        self.hasil, self.laporan = hasil, hasil.laporan
        self.notation = hasil.laporan.pengaturan.notation
        self.gaya = gaya(hasil.laporan.pengaturan.gaya)
        profil = hasil.laporan.profil
        self.terms = {**words(hasil.laporan), "instansi": profil.instansi or "Perangkat Daerah",
                      "kabupaten": profil.kabupaten or "Pemerintah Daerah"}
        self.kalimat = sentences(hasil)
        self.bab = 0
        self.mendatar = False
        self.drawn: Counter[str] = Counter()
        self.lines: dict[str, Lines] = {}
        self.makers: Mapping[str, Callable[[Butir, _Tempat], Iterable[Blok]]] = {
            "teks": self._teks, "kalimat": self._kalimat, "naskah": self._naskah, "tabel": self._tabel,
            "analisis": self._analisis, "grafik": self._grafik, "bagan": self._bagan, "rumus": self._rumus,
            "susunan": self._susunan, "uraian_tugas": self._uraian_tugas, "daftar_induk": self._daftar_induk,
            "sistematika": self._sistematika, "rekomendasi": self._rekomendasi, "tindak_lanjut": self._tindak_lanjut,
            "lampiran": self._lampiran, "isi_dari": self._isi_dari, "ttd": self._ttd, "tiap": self._tiap,
        }

    def semua(self) -> tuple[Blok, ...]:
        """All blocks after the cover."""
        outline = self.gaya.susunan
        body = [block for number, bab in enumerate(outline.bab, 1) for block in self._bab(number, bab)]
        body += [*self._turn(mendatar=False), Judul(1, "", outline.lampiran.judul.upper(), halaman_baru=True),
                 *self._body(outline.lampiran)]
        there = {block.keterangan.jenis for block in body if isinstance(block, (Tabel, Grafik, Bagan))
                 if block.keterangan.nomor}
        front = [block for part in outline.depan if self._listed(part, there) for block in self._depan(part)]
        return (Halaman("depan"), *front, Halaman("isi", mulai=True), *body)

    @staticmethod
    def _listed(part: Bagian, there: set[Jenis]) -> bool:
        """A list of charts is left out where there are none."""
        kinds = [butir["isi_dari"] for butir in part.isi if "isi_dari" in butir]
        return all(kind == "Judul" or kind in there for kind in kinds)

    def _depan(self, part: Bagian) -> Iterator[Blok]:
        yield Judul(1, "", part.judul.upper(), halaman_baru=not part.menyambung)
        yield from self._body(part)

    def _bab(self, number: int, part: Bagian) -> Iterator[Blok]:
        self.bab = number
        yield from self._turn(mendatar=False)
        yield Judul(1, f"BAB {ROMAWI[number - 1]}", part.judul.upper(), halaman_baru=True)
        yield from self._lines_of(part.isi, _Tempat())
        for index, child in enumerate(part.anak, 1):
            yield from self._turn(mendatar=False)
            yield Judul(2, f"{number}.{index}", self._say(child.judul))
            yield from self._body(child)

    def _body(self, part: Bagian) -> Iterator[Blok]:
        """What stands under a heading: its lines and its parts, or a hint that there is nothing yet."""
        found = list(self._lines_of(part.isi, _Tempat()))
        if found or not part.anak:
            yield from found or [Paragraf(KOSONG, "petunjuk")]
        single = sum(not child.tiap for child in part.anak) == 1
        letters = iter("abcdefghijklmnopqrstuvwxyz")
        for child in part.anak:
            nomor = "" if child.tiap or single else f"{next(letters)}."
            for place in self._places(child):
                yield from self._part(child, place, nomor)

    def _part(self, part: Bagian, place: _Tempat, nomor: str) -> Iterator[Blok]:
        yield from self._turn(part.mendatar)
        yield Judul(3, nomor, self._say(part.judul, place))
        yield from list(self._lines_of(part.isi, place)) or [Paragraf(KOSONG, "petunjuk")]

    def _turn(self, mendatar: bool) -> Iterator[Blok]:
        """New pages of the other orientation, where that changes."""
        if mendatar != self.mendatar:
            self.mendatar = mendatar
            yield Halaman("isi", mendatar)

    def _places(self, part: Bagian) -> Sequence[_Tempat]:
        if part.tiap != "induk":
            return [_Tempat()]
        return [_Tempat(index, induk) for index, induk in enumerate(self.hasil.induk)]

    def _lines_of(self, lines: Iterable[Butir], place: _Tempat) -> Iterator[Blok]:
        for butir in lines:
            key = next(name for name in butir if name in self.makers)
            found = list(self.makers[key](butir, place))
            if found and "pengantar" in butir:
                yield Paragraf(self._say(butir["pengantar"], place), berlanjut=True)
            yield from found

    def _say(self, text: str, place: _Tempat | None = None) -> str:
        """A text of the outline with its words filled in."""
        more = {}
        if place is not None and place.induk is not None and place.index is not None:
            more = {"kelompok": f"{place.induk.induk.jenis} {place.index + 1}", "uraian": place.induk.induk.uraian}
        if place is not None and place.indikator is not None:
            more["indikator"] = place.indikator.indikator.nama
        return text.format(**self.terms, **more)

    def _indikator(self, place: _Tempat) -> tuple[HasilIndikator, ...]:
        if place.indikator is not None:
            return (place.indikator,)
        return self.hasil.indikator if place.induk is None else place.induk.indikator

    def _tiap(self, butir: Butir, place: _Tempat) -> Iterator[Blok]:
        for item in self._indikator(place):
            yield from self._lines_of(butir["isi"], replace(place, indikator=item))

    def _teks(self, butir: Butir, place: _Tempat) -> Iterator[Blok]:
        yield Paragraf(self._say(butir["teks"], place))

    def _texts(self, texts: Iterable[str], butir: Butir) -> Iterator[Blok]:
        """Texts as a numbered list, as a quotation, or as paragraphs."""
        found = [text for text in texts if text]
        if butir.get("daftar") and len(found) > 1:
            yield Daftar(tuple(Poin(text) for text in found))
        else:
            yield from (Paragraf(text, "kutipan" if butir.get("kutipan") else "isi") for text in found)

    def _kalimat(self, butir: Butir, place: _Tempat) -> Iterator[Blok]:
        names = place.names
        return self._texts((k.teks for k in self.kalimat
                            if k.kunci == butir["kalimat"] and (not names or k.tentang in names)), butir)

    def _naskah(self, butir: Butir, place: _Tempat) -> Iterator[Blok]:
        """What the office wrote; where it wrote nothing, the computed sentences that may stand there instead."""
        written = self.laporan.naskah.get(butir["naskah"], ())
        if not written and "atau" in butir:
            return self._kalimat({**butir, "kalimat": butir["atau"]}, place)
        return self._texts(written, butir)

    def _analisis(self, butir: Butir, place: _Tempat) -> Iterator[Blok]:
        points = [point for item in self._indikator(place) for key in butir["analisis"]
                  for point in getattr(item.indikator.analisis, key)]
        return self._texts(points, {"daftar": True})

    def _tabel(self, butir: Butir, place: _Tempat) -> Iterator[Blok]:
        sheet = lembar(butir["tabel"])
        lines = self._made(sheet)
        if butir.get("bila_ada") and not self._worth(sheet, lines):
            return
        whole = len(lines) - int(butir.get("tanpa_akhir", 0))
        if place.index is not None:
            lines = sekelompok(lines[:whole], place.index)
        elif butir.get("lainnya"):
            lines = sekelompok(lines[:whole], len(self.hasil.induk))
            if not lines:
                return
        title = self._say(butir.get("judul", sheet.title), place)
        number = self.gaya.caption(sheet, place.index).removeprefix("Tabel ")
        notes = () if butir.get("tanpa_catatan") else tuple(text(line.cells[0]) for line in lines
                                                             if line.level == "catatan")
        body = [line for line in lines if line.level != "catatan"]
        if not body:
            body, notes = [Line("catatan", ((*notes, TANPA_ISIAN)[0],))], ()
        yield Tabel(Keterangan("Tabel", number, title), sheet.columns,
                    tuple(headings(sheet, self.laporan)), sheet.numbered,
                    tuple(baris(sheet, line, self.notation) for line in body), notes)

    def _made(self, sheet: OutputSheet) -> Lines:
        if sheet.key not in self.lines:
            self.lines[sheet.key] = tersusun(self.hasil, sheet)
        return self.lines[sheet.key]

    def _worth(self, sheet: OutputSheet, lines: Lines) -> bool:
        """Whether a table has anything to show."""
        if sheet.key == "banding_opd":
            return any(item.pembanding for item in self.hasil.indikator)
        return any(line.level != "catatan" for line in lines)

    def _grafik(self, _: Butir, place: _Tempat) -> Iterator[Blok]:
        for item in self._indikator(place):
            known = dict(series(item, self.laporan.profil.tahun)) if item.indikator.grafik else {}
            if known:
                years = range(min(known), max(known) + 1)
                span = f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])
                yield Grafik(self._numbered("Grafik", f"{item.indikator.nama} Tahun {span}"),
                             tuple((year, known.get(year)) for year in years), self.notation.with_digits(item.desimal))

    def _numbered(self, jenis: Literal["Grafik", "Gambar"], text: str) -> Keterangan:
        key = f"{jenis} {self.bab}"
        self.drawn[key] += 1
        return Keterangan(jenis, f"{self.bab}.{self.drawn[key]}", text)

    def _bagan(self, butir: Butir, place: _Tempat) -> Iterator[Blok]:
        title = self._say(butir["judul"], place)
        if butir["bagan"] == "organisasi":
            if self.laporan.organisasi:
                yield Bagan(self._numbered("Gambar", title), "turun", (self._organisasi(),))
            return
        for index, boxes in enumerate(halaman(cascading(self.hasil))):
            more = " (lanjutan)" if index else ""
            yield Bagan(self._numbered("Gambar", title + more), "kanan", boxes)

    def _organisasi(self) -> Kotak:
        """The posts below the head; several heads hang from the office."""
        roots = susunan(self.laporan.organisasi)
        return roots[0] if len(roots) == 1 else Kotak(self.terms["instansi"], 0, roots)

    def _rumus(self, butir: Butir, _: _Tempat) -> Iterator[Blok]:
        kind = butir["rumus"]
        if butir.get("bila_ada") and not any(i.indikator.arah == kind for i in self.hasil.indikator):
            return
        if kind == "tinggi":
            yield Rumus("Capaian Kinerja", "Realisasi", "Target")
        elif self.laporan.pengaturan.capaian.rendah_dibagi:
            yield Rumus("Capaian Kinerja", "Target", "Realisasi")
        else:
            yield Rumus("Capaian Kinerja", "Target - (Realisasi - Target)", "Target")

    def _susunan(self, _: Butir, __: _Tempat) -> Iterator[Blok]:
        points = tuple(_flat(susunan(self.laporan.organisasi), 0))
        if points:
            yield Daftar(points)

    def _uraian_tugas(self, _: Butir, __: _Tempat) -> Iterator[Blok]:
        for unit in self.laporan.organisasi:
            if unit.tugas or unit.fungsi:
                yield Paragraf(unit.nama, "tebal", berlanjut=True)
            if unit.tugas:
                yield Paragraf(unit.tugas)
            if unit.fungsi:
                lead = f"Dalam melaksanakan tugas tersebut, {unit.nama} mempunyai fungsi:" if unit.tugas else (
                    f"{unit.nama} mempunyai tugas dan fungsi:")
                yield Paragraf(lead, berlanjut=True)
                yield Daftar(tuple(Poin(text) for text in unit.fungsi))

    def _daftar_induk(self, butir: Butir, _: _Tempat) -> Iterator[Blok]:
        return self._texts((i.uraian for i in self.laporan.induk if i.jenis == butir["daftar_induk"]),
                           {"daftar": True})

    def _sistematika(self, _: Butir, __: _Tempat) -> Iterator[Blok]:
        for number, bab in enumerate(self.gaya.susunan.bab, 1):
            yield Paragraf(f"Bab {ROMAWI[number - 1]} {bab.judul}", "tebal", berlanjut=True)
            for index, child in enumerate(bab.anak, 1):
                yield Paragraf(f"{number}.{index} {self._say(child.judul)}", "rincian")

    def _rekomendasi(self, _: Butir, __: _Tempat) -> Iterator[Blok]:
        return self._grouped(lambda row: Poin(row.rekomendasi))

    def _tindak_lanjut(self, _: Butir, __: _Tempat) -> Iterator[Blok]:
        def point(row: Rekomendasi) -> Poin:
            text = row.tindak_lanjut or "belum diisi"
            link = (Paragraf(row.tautan, tautan=row.tautan),) if row.tautan else ()
            return Poin(row.rekomendasi, 0, (Paragraf(f"Tindak lanjut: {text}"), *link))

        return self._grouped(point)

    def _grouped(self, point: Callable[[Rekomendasi], Poin]) -> Iterator[Blok]:
        """The recommendations under the letter and name of their group."""
        groups = groupby(self.laporan.rekomendasi, key=lambda row: row.kelompok)
        for index, (name, rows) in enumerate(groups):
            if name:
                yield Paragraf(f"{chr(65 + index % 26)}. {name}", "tebal", berlanjut=True)
            yield Daftar(tuple(point(row) for row in rows))

    def _lampiran(self, _: Butir, __: _Tempat) -> Iterator[Blok]:
        """The attachments; IKU and their cascading are about the whole plan, the others about the year."""
        period = "{tahun_awal}-{tahun_akhir}".format(**self.terms)
        names = (f"{name} Tahun {period if number <= 2 else self.terms['n']}" for number, name in LAMPIRAN)
        yield Daftar(tuple(Poin(name) for name in names))

    @staticmethod
    def _isi_dari(butir: Butir, _: _Tempat) -> Iterator[Blok]:
        yield Isi(butir["isi_dari"])

    def _ttd(self, _: Butir, __: _Tempat) -> Iterator[Blok]:
        yield Ttd((place_and_date(self.hasil, self.laporan.profil.tanggal), *head_of_office(self.hasil)))


def _flat(boxes: Iterable[Kotak], level: int) -> Iterator[Poin]:
    for box in boxes:
        yield Poin(box.teks, level)
        yield from _flat(box.anak, level + 1)
