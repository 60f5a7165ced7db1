"""The document that is made of what a reader found: headings, captions, lists and tables, by style or by form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from lkjip_xl.domain.telaah import bentuk
from lkjip_xl.domain.telaah.alur import Alur
from lkjip_xl.domain.telaah.daftar_muka import daftar_entri, disambung, entri, entri_tabel, selesai
from lkjip_xl.domain.telaah.dokumen import Blok, Daftar, Dokumen, Mentah, Paragraf, Tabel, TabelMentah
from lkjip_xl.domain.telaah.judul import Penjudul
from lkjip_xl.domain.telaah.keterangan import dipasangkan, keterangan
from lkjip_xl.domain.telaah.tabel_naskah import keterangan_sel, tabel, tersambung

_BARIS_TERPENDEK = 12
_KALIMAT_TERPENDEK = 60
"""A shorter paragraph is no sentence that a page could break."""


def susun(mentah: Mentah) -> Dokumen:
    """The document of a file."""
    blocks = dipasangkan(_Penyusun(Alur(mentah.isi)).susun())
    return Dokumen(mentah.nama, mentah.jenis, tuple(blocks), mentah.halaman, mentah.keterangan)


class _Penyusun:
    """Goes through the flow once and says of each paragraph and table what it is."""

    def __init__(self, flow: Alur) -> None:
        self._flow = flow
        self._headings = Penjudul(flow)
        self._blocks: list[Blok] = []
        self._above: list[Blok] = []
        self._daftar: Daftar = ""

    def susun(self) -> list[Blok]:
        """The blocks in reading order, each under its headings."""
        for one in self._flow:
            if isinstance(one, TabelMentah):
                self._tabel(one)
            else:
                self._paragraf(one, one.teks.strip())
        return self._blocks

    def _tambah(self, block: Blok) -> None:
        if block.jenis == "judul":
            self._above = [one for one in self._above if one.tingkat < block.tingkat]
        made = replace(block, indeks=len(self._blocks), bagian=tuple(one.indeks for one in self._above))
        self._blocks.append(made)
        if block.jenis == "judul":
            self._above.append(made)

    # tables

    def _tabel(self, raw: TabelMentah) -> None:
        entries = list(entri_tabel(raw, self._daftar)) if self._daftar else []
        for entry in entries:
            self._entri(entry)
        if not entries:
            self._isi_tabel(raw)

    def _isi_tabel(self, raw: TabelMentah) -> None:
        caption, made = keterangan_sel(tabel(raw))
        if caption is not None and (block := keterangan(caption, self._flow, "", sesudah_tabel=False)) is not None:
            self._tambah(block)
        before = self._tabel_sebelum()
        if before is not None and (whole := tersambung(before[1], made)) is not None:
            self._blocks[before[0]] = replace(self._blocks[before[0]], tabel=whole)
            del self._blocks[before[0] + 1:]
            return
        self._tambah(Blok(0, "tabel", "", tabel=made, halaman=raw.halaman))

    def _tabel_sebelum(self) -> tuple[int, Tabel] | None:
        """The table that the next one can run on from: nothing stands between, or only a line that says so."""
        for block in reversed(self._blocks[-2:]):
            if block.tabel is not None:
                return block.indeks, block.tabel
            if not bentuk.lanjutan(block.paragraf[0].teks):
                return None
        return None

    # paragraphs

    def _paragraf(self, one: Paragraf, text: str) -> None:
        if one.gaya in ("catatan", "rumus"):
            self._tambah(Blok(0, "catatan" if one.gaya == "catatan" else "rumus", text, (one,), one.nomor,
                              halaman=one.halaman))
        elif one.gaya == "entri":
            self._dalam_daftar(one, self._daftar or daftar_entri(one))
        elif (head := self._headings.baca(one, text, self._daftar)) is not None:
            self._daftar = bentuk.daftar_bagian(head.teks) if not head.nomor else ""
            self._tambah(head)
        else:
            self._bukan_judul(one, text)

    def _bukan_judul(self, one: Paragraf, text: str) -> None:
        table = bool(self._blocks) and self._blocks[-1].tabel is not None
        if (caption := keterangan(one, self._flow, self._daftar, sesudah_tabel=table)) is not None:
            self._daftar = ""
            self._tambah(caption)
        elif self._daftar and not selesai(one, self._daftar):
            self._dalam_daftar(one, self._daftar)
        else:
            self._daftar = ""
            self._isi(one, text)

    def _dalam_daftar(self, one: Paragraf, daftar: Daftar) -> None:
        for entry in entri(one, daftar):
            self._entri(entry)

    def _entri(self, entry: Blok) -> None:
        whole = disambung(self._blocks[-1], entry) if self._blocks else None
        if whole is not None:
            self._blocks[-1] = whole
        else:
            self._tambah(entry)

    def _isi(self, one: Paragraf, text: str) -> None:
        lines = list(_butir_sebaris(one, text))
        if not lines and self._sambungan(one, text):
            self._blocks[-1] = replace(self._blocks[-1], teks=f"{self._blocks[-1].teks} {text}",
                                       paragraf=(*self._blocks[-1].paragraf, one))
            return
        for block in lines or [_satu(one, text)]:
            self._tambah(block)

    def _sambungan(self, one: Paragraf, text: str) -> bool:
        """Whether a paragraph goes on with the sentence of the one before, as where a page breaks it."""
        last = self._blocks[-1] if self._blocks else None
        if last is not None and last.jenis == "paragraf" and bentuk.nip_terpotong(last.teks, text):
            return True
        return last is not None and last.jenis in ("paragraf", "butir") and not last.daftar and not one.nomor \
            and not one.gaya and len(last.teks) >= _KALIMAT_TERPENDEK and last.teks[-1] not in '.:;!?"”)' \
            and _lanjutan_kalimat(last.teks, text)


def _lanjutan_kalimat(above: str, text: str) -> bool:
    """Whether a text goes on with the sentence above: in small letters, or after a word that asks for another one.

    Where both begin in small letters they are items of a list without numbers.
    """
    number = bentuk.bernomor(text)
    if number is None:
        small = len(text) > _BARIS_TERPENDEK and text[0].islower() and not above[0].islower() \
            and not text.startswith(("http", "www"))
        return small or (bentuk.belum_selesai(above) and above[-1] not in ",-/(")
    return number.macam == "titik" and number.teks[:1].islower() and bentuk.belum_selesai(above)


def _satu(one: Paragraf, text: str) -> Blok:
    """A list item, a formula that is one by its form, or a plain paragraph."""
    if one.nomor or one.gaya == "butir":
        return Blok(0, "butir", text, (one,), one.nomor or "-", halaman=one.halaman)
    if bentuk.rumus(text):
        return Blok(0, "rumus", text, (one,), halaman=one.halaman)
    number = bentuk.bernomor(text)
    if number is not None and number.macam != "titik" and number.teks:
        return Blok(0, "butir", number.teks, (one,), number.nomor, halaman=one.halaman)
    return Blok(0, "paragraf", text, (one,), halaman=one.halaman)


def _butir_sebaris(one: Paragraf, text: str) -> Iterator[Blok]:
    """The blocks of a paragraph whose lines, broken by hand, are items of a list; nothing for any other paragraph."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    starts = [at for at, line in enumerate(lines)
              if (number := bentuk.bernomor(line)) is not None and number.macam != "titik"]
    if len(lines) < 2 or one.nomor or len(starts) < 2:
        return
    bounds = (*((0,) if starts[0] else ()), *starts, len(lines))
    for first, last in pairwise(bounds):
        yield _satu(one, "\n".join(lines[first:last]))
