"""What each line of an outline becomes: the blocks of the report, from the computed figures and what was written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Literal

from lkjip_xl.book.gaya import Bagian, Butir, headings, words
from lkjip_xl.book.lampiran import daftar_lampiran
from lkjip_xl.book.naskah.blok import (
    Bagan,
    Blok,
    Daftar,
    Grafik,
    Isi,
    Keterangan,
    Kotak,
    Paragraf,
    Poin,
    Rumus,
    Tabel,
    Ttd,
)
from lkjip_xl.book.naskah.gambar import cascading, halaman, susunan
from lkjip_xl.book.naskah.tabel import BELUM_TERISI, baris, lembar, sekelompok, tersusun, text, tidy
from lkjip_xl.book.ringkasan import series
from lkjip_xl.book.schema import LAMPIRAN, OutputSheet
from lkjip_xl.book.tables.isi import LAIN, ada_isi
from lkjip_xl.book.tables.kinerja import outcome
from lkjip_xl.book.tables.line import LAINNYA, Lines, group_name, head_of_office, place_and_date, warna
from lkjip_xl.book.tables.narasi import sentences
from lkjip_xl.book.tables.nomor import nomor
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, HasilInduk
from lkjip_xl.domain.masukan import Rekomendasi
from lkjip_xl.domain.nilai.desimal import banyak
from lkjip_xl.domain.nilai.tanggal import tulis_tanggal
from lkjip_xl.domain.nilai.teks import berhenti

SEPANJANG_RENCANA = 2
"""The attachments up to this one are about the whole plan, the others about the year."""
_AKHIR_KALIMAT = re.compile(r"(?<=\.) (?=[A-Z“])")
_KURUNG = re.compile(r" ?\([^()]*\)")
"""What stands in brackets only explains a figure, and is true of it."""


@dataclass(frozen=True)
class Tempat:
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


@dataclass(frozen=True)
class Sistematika:
    """Stands for the list of all headings until they are known."""


Bahan = Blok | Sistematika


class Pengisi:
    """Makes the blocks of the lines of an outline; ``bab`` is the chapter that charts and drawings are counted in."""

    def __init__(self, hasil: Hasil) -> None:
        self.hasil, self.laporan = hasil, hasil.laporan
        self.notation = hasil.laporan.pengaturan.notation
        profil = hasil.laporan.profil
        self.terms = {**words(hasil.laporan), "instansi": profil.instansi or "Perangkat Daerah",
                      "kabupaten": profil.kabupaten or "Pemerintah Daerah"}
        self.kalimat = sentences(hasil)
        self.nomor = nomor(hasil)
        self.bab = 0
        self.drawn: Counter[str] = Counter()
        self.lines: dict[str, Lines] = {}
        self.makers: Mapping[str, Callable[[Butir, Tempat], Iterable[Bahan]]] = {
            "teks": self._teks, "kalimat": self._kalimat, "naskah": self._naskah, "tabel": self._tabel,
            "analisis": self._analisis, "grafik": self._grafik, "bagan": self._bagan, "rumus": self._rumus,
            "susunan": self._susunan, "uraian_tugas": self._uraian_tugas, "daftar_induk": self._daftar_induk,
            "sistematika": lambda *_: [Sistematika()], "rekomendasi": self._rekomendasi,
            "tindak_lanjut": self._tindak_lanjut, "lampiran": self._lampiran,
            "isi_dari": lambda butir, _: [Isi(butir["isi_dari"])], "ttd": self._ttd, "tiap": self._tiap,
        }

    def under(self, lines: Iterable[Butir], place: Tempat) -> list[Bahan]:
        """The blocks of some lines; none where only those came out that open a part for others."""
        found = [(butir, self._line(butir, place)) for butir in lines]
        if not any(blocks and "pembuka" not in butir for butir, blocks in found):
            return []
        return [block for _, blocks in found for block in blocks]

    def _line(self, butir: Butir, place: Tempat) -> list[Bahan]:
        if butir.get("bila") == "rekomendasi" and not self.laporan.rekomendasi:
            return []
        key = next(name for name in butir if name in self.makers)
        found = list(self.makers[key](butir, place))
        if found and "pengantar" in butir:
            found.insert(0, Paragraf(self.say(self._lead(butir["pengantar"], place), place), berlanjut=True))
        return found

    def _lead(self, lead: str | Mapping[str, str], place: Tempat) -> str:
        """The sentence that leads in; where it has several wordings, that of the outcome of the indikator."""
        if isinstance(lead, str):
            return lead
        assert place.indikator is not None
        return lead[outcome(self.hasil, place.indikator)]

    def say(self, text: str, place: Tempat | None = None) -> str:
        """A text of the outline with its words filled in."""
        more = {}
        if place is not None and place.induk is not None and place.index is not None:
            more = {"kelompok": f"{place.induk.induk.jenis} {place.index + 1}", "uraian": place.induk.induk.uraian}
        if place is not None and place.indikator is not None:
            more["indikator"] = place.indikator.indikator.nama
        return text.format(**self.terms, **more)

    def heading(self, part: Bagian, place: Tempat | None = None) -> str:
        """The heading of a part, which names only what the office wrote."""
        others = (other for name, other in part.judul_tanpa.items() if not self.laporan.naskah.get(name))
        return self.say(next(others, part.judul), place)

    def _indikator(self, place: Tempat) -> tuple[HasilIndikator, ...]:
        if place.indikator is not None:
            return (place.indikator,)
        return self.hasil.indikator if place.induk is None else place.induk.indikator

    def _tiap(self, butir: Butir, place: Tempat) -> Iterator[Bahan]:
        """The lines of each indikator; where there are several, under a heading with its name."""
        items = self._indikator(place)
        for item in items:
            found = self.under(butir["isi"], replace(place, indikator=item))
            if found and "judul" in butir and len(items) > 1:
                yield Paragraf(item.indikator.nama, "tebal", berlanjut=True)
            yield from found

    # Texts

    def _teks(self, butir: Butir, place: Tempat) -> Iterator[Blok]:
        yield Paragraf(self.say(butir["teks"], place))

    def _texts(self, texts: Iterable[str], butir: Butir) -> Iterator[Blok]:
        """Texts as a numbered list, as a quotation, or as paragraphs; of a list a single point ends as a sentence."""
        found = [text for text in texts if text]
        if not butir.get("daftar"):
            yield from (Paragraf(text, "kutipan" if butir.get("kutipan") else "isi") for text in found)
        elif len(found) > 1:
            yield Daftar(tuple(Poin(text) for text in found))
        else:
            yield from (Paragraf(berhenti(text)) for text in found)

    def _kalimat(self, butir: Butir, place: Tempat) -> Iterator[Blok]:
        """Computed sentences; with ``tentang`` only those about an indikator, a tujuan or a sasaran."""
        names = place.names
        found = (k.teks for k in self.kalimat if k.kunci == butir["kalimat"] and (not names or k.tentang in names)
                 and (k.tentang or not butir.get("tentang")))
        return self._texts(map(_finished, found), butir)

    def _naskah(self, butir: Butir, place: Tempat) -> Iterator[Blok]:
        """What the office wrote; where it wrote nothing, the sentences or texts that may stand there instead."""
        parts = butir["naskah"] if isinstance(butir["naskah"], list) else [butir["naskah"]]
        written = tuple(text for part in parts for text in self.laporan.naskah.get(part, ()))
        if not written and "atau" in butir:
            return self._kalimat({**butir, "kalimat": butir["atau"]}, place)
        if not written:
            written = tuple(self.say(text) for text in butir.get("baku", ()))
        if "nomor_dari" in butir:
            written = tuple(self._placed(text, butir["nomor_dari"]) for text in written)
        return self._texts(written, butir)

    def _placed(self, text: str, listed: str) -> str:
        """A misi with its place among all of them, where it is one of those: ``Misi ke-4: ...``."""
        known = [_alike(one) for one in self.laporan.naskah.get(listed, ())]
        return f"{listed} ke-{known.index(_alike(text)) + 1}: {text}" if _alike(text) in known else text

    def _analisis(self, butir: Butir, place: Tempat) -> Iterator[Blok]:
        points = [point for item in self._indikator(place) for point in getattr(item.indikator.analisis,
                                                                                butir["analisis"])]
        return self._texts(points, {"daftar": True})

    def _daftar_induk(self, butir: Butir, _: Tempat) -> Iterator[Blok]:
        return self._texts((i.uraian for i in self.laporan.induk if i.jenis == butir["daftar_induk"]),
                           {"daftar": True})

    def _susunan(self, _: Butir, __: Tempat) -> Iterator[Blok]:
        points = tuple(_flat(susunan(self.laporan.organisasi), 0))
        if points:
            yield Daftar(points)

    def _uraian_tugas(self, _: Butir, __: Tempat) -> Iterator[Blok]:
        for unit in self.laporan.organisasi:
            if unit.tugas or unit.fungsi:
                yield Paragraf(unit.nama, "tebal", berlanjut=True)
            if unit.tugas:
                yield Paragraf(unit.tugas)
            if unit.fungsi:
                lead = f"Dalam melaksanakan tugas tersebut, {unit.nama} mempunyai fungsi:" if unit.tugas else (
                    f"{unit.nama} mempunyai tugas dan fungsi:")
                yield Paragraf(lead, berlanjut=True)
                yield from self._texts(unit.fungsi, {"daftar": True})

    # Tables and pictures

    def _tabel(self, butir: Butir, place: Tempat) -> Iterator[Blok]:
        sheet, rest = lembar(butir["tabel"]), bool(butir.get("lainnya"))
        group = LAIN if rest else place.index
        if not ada_isi(sheet.key, self.hasil, group):
            return
        lines = self._made(sheet)
        whole = lines[:len(lines) - int(butir.get("tanpa_akhir", 0))]
        if group is not None:
            lines = sekelompok(whole, LAINNYA if rest else group_name(self.hasil.induk[group], group))
        notes = () if butir.get("tanpa_catatan") else tuple(
            text(line.cells[0]) for line in lines if line.level == "catatan")
        body = tuple(baris(sheet, line, self.notation) for line in lines if line.level != "catatan")
        if body:
            number = self.nomor[sheet.key, group]
            made = tidy(Tabel(Keterangan("Tabel", number, ""), sheet.columns, tuple(headings(sheet, self.laporan)),
                              sheet.numbered, body, notes), tanpa_nol=bool(butir.get("tanpa_nol")))
            title = self.say(self._title(butir, sheet, {column.key for column in made.kolom}), place)
            yield replace(made, keterangan=replace(made.keterangan, teks=title))

    @staticmethod
    def _title(butir: Butir, sheet: OutputSheet, kept: Collection[str]) -> str:
        """The title of a table; another one where a column is left out that it names."""
        without = butir.get("tanpa", {})
        if without and without["kolom"] not in kept:
            return str(without["judul"])
        return str(butir.get("judul", sheet.title))

    def _made(self, sheet: OutputSheet) -> Lines:
        if sheet.key not in self.lines:
            self.lines[sheet.key] = tersusun(self.hasil, sheet)
        return self.lines[sheet.key]

    def _grafik(self, butir: Butir, place: Tempat) -> Iterator[Blok]:
        drawn = {"indikator": self._grafik_indikator, "kategori": self._grafik_kategori,
                 "serapan": self._grafik_serapan}
        return drawn[butir["grafik"]](butir, place)

    def _grafik_indikator(self, _: Butir, place: Tempat) -> Iterator[Blok]:
        for item in self._indikator(place):
            known = dict(series(item, self.laporan.profil.tahun)) if item.indikator.grafik else {}
            if known:
                years = range(min(known), max(known) + 1)
                span = f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])
                yield Grafik(self._numbered("Grafik", f"{item.indikator.nama} Tahun {span}"),
                             tuple((year, known.get(year)) for year in years), self.notation.with_digits(item.desimal))

    def _grafik_kategori(self, butir: Butir, _: Tempat) -> Iterator[Blok]:
        """How many indikator fall on each level of the scale, in its colours."""
        counts = self.hasil.jumlah_kategori()
        if any(count for _, count in counts):
            yield Grafik(self._numbered("Grafik", self.say(butir["judul"])),
                         tuple((level.kategori, Decimal(count)) for level, count in counts),
                         self.notation.with_digits(0), warna=tuple(warna(level) for level, _ in counts))

    def _grafik_serapan(self, butir: Butir, _: Tempat) -> Iterator[Blok]:
        """The share that each program spent of its budget."""
        known = tuple((node.baris.uraian, node.serapan.persen.printed) for node in self.hasil.pohon.program
                      if node.serapan.persen.printed is not None)
        if known:
            digits = max(banyak(value) for _, value in known if value is not None)
            yield Grafik(self._numbered("Grafik", self.say(butir["judul"])), known, self.notation.with_digits(digits),
                         datar=True, satuan=" %")

    def _numbered(self, jenis: Literal["Grafik", "Gambar"], text: str) -> Keterangan:
        key = f"{jenis} {self.bab}"
        self.drawn[key] += 1
        return Keterangan(jenis, f"{self.bab}.{self.drawn[key]}", text)

    def _bagan(self, butir: Butir, place: Tempat) -> Iterator[Blok]:
        title = self.say(butir["judul"], place)
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

    def _rumus(self, butir: Butir, _: Tempat) -> Iterator[Blok]:
        kind = butir["rumus"]
        if butir.get("bila_ada") and not any(i.indikator.arah == kind for i in self.hasil.indikator):
            return
        if kind == "tinggi":
            yield Rumus("Capaian Kinerja", "Realisasi", "Target")
        elif self.laporan.pengaturan.capaian.rendah_dibagi:
            yield Rumus("Capaian Kinerja", "Target", "Realisasi")
        else:
            yield Rumus("Capaian Kinerja", "Target - (Realisasi - Target)", "Target")

    # The end of the report

    def _rekomendasi(self, _: Butir, __: Tempat) -> Iterator[Blok]:
        return _grouped(self.laporan.rekomendasi, lambda row: Poin(row.rekomendasi))

    def _tindak_lanjut(self, butir: Butir, _: Tempat) -> Iterator[Blok]:
        """All recommendations, those without a follow-up too; with ``bila_ada`` none where not one has any."""
        rows = self.laporan.rekomendasi
        repeated = butir["tindak_lanjut"] == "bila_ada" and not any(row.tindak_lanjut or row.tautan for row in rows)
        return _grouped(() if repeated else rows, _followed)

    def _lampiran(self, _: Butir, __: Tempat) -> Iterator[Blok]:
        """The attachments that exist; IKU and their cascading are about the whole plan, the others about the year."""
        period = "{tahun_awal}-{tahun_akhir}".format(**self.terms)
        whole = {name for number, name in LAMPIRAN if number <= SEPANJANG_RENCANA}
        points = tuple(Poin(f"{one.nama} Tahun {period if one.nama in whole else self.terms['n']}")
                       for one in daftar_lampiran(self.hasil))
        if points:
            yield Daftar(points)

    def _ttd(self, _: Butir, __: Tempat) -> Iterator[Blok]:
        yield Ttd((place_and_date(self.hasil, self.laporan.profil.tanggal), *head_of_office(self.hasil)))


def _grouped(rows: Sequence[Rekomendasi], point: Callable[[Rekomendasi], Poin]) -> Iterator[Blok]:
    """The recommendations under the letter and name of their group."""
    groups = groupby(rows, key=lambda row: row.kelompok)
    for index, (name, found) in enumerate(groups):
        if name:
            yield Paragraf(f"{chr(65 + index % 26)}. {name}", "tebal", berlanjut=True)
        yield Daftar(tuple(point(row) for row in found))


def _followed(row: Rekomendasi) -> Poin:
    """A recommendation with what was done, when and by whom, and where the proof lies."""
    below = [Paragraf(f"Tindak lanjut: {row.tindak_lanjut}")] if row.tindak_lanjut else []
    below += [Paragraf(f"Tanggal pelaksanaan: {tulis_tanggal(row.tanggal)}")] if row.tanggal else []
    below += [Paragraf(f"Peserta: {row.peserta}")] if row.peserta else []
    below += [Paragraf(row.tautan, tautan=row.tautan)] if row.tautan else []
    return Poin(row.rekomendasi, 0, tuple(below))


def _finished(teks: str) -> str:
    """A computed text without the sentences that tell staff what is still blank."""
    return " ".join(one for one in _AKHIR_KALIMAT.split(teks) if not BELUM_TERISI.search(_KURUNG.sub("", one)))


def _alike(text: str) -> str:
    """A text as it is compared with another one that may be written a little differently."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _flat(boxes: Iterable[Kotak], level: int) -> Iterator[Poin]:
    for box in boxes:
        yield Poin(box.teks, level)
        yield from _flat(box.anak, level + 1)
