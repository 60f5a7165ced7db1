"""Figures of running text: where each stands, what kind it is, and what it says."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from lkjip_xl.domain.nilai.pola import ANGKA, Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.terbilang import senilai
from lkjip_xl.domain.tercetak import Bacaan, Tercetak, baca, bandingkan

JenisAngka = Literal["rupiah", "persen", "poin", "bulat", "desimal"]
"""What a figure is by its own writing: money, percent, points, a whole number, a number with decimals."""


@record(frozen=True)
class AngkaKalimat:
    """A figure of a sentence: its text, exactly as printed from Rp to %, and where that begins within the sentence.

    ``kata`` are the words in brackets right after it, ``akhir`` is where figure and words end.
    """

    teks: str
    mulai: int
    akhir: int
    jenis: JenisAngka
    bacaan: Bacaan
    kata: str = ""

    @property
    def nilai(self) -> Decimal:
        """What it says."""
        assert self.bacaan.nilai is not None
        return self.bacaan.nilai


_BESAR = r"(?:ribu|juta|mil[iy]ar|triliun)"
_ANGKA = Pola(
    r"(?<![\w/])(?<!\d[.,])(?P<rp>rp\.?\s*)?(?P<angka>(?<![\d.,])[-–−]?\d+(?:[.,]\d+)*|(?<=rp)\d+(?:[.,]\d+)*|"
    r"(?<=rp\.)\d+(?:[.,]\d+)*)"
    rf"(?P<ekor>\s?,\s?-+|\.-)?(?:\s*(?P<besar>{_BESAR})\b)?"
    r"(?:\s*(?P<persen>%|persen\b)|\s*(?P<poin>poi?nt?\b)|\s*(?P<rupiah>rupiah\b))?"
    r"(?:[.,]?\s*\((?P<kata>[^()\d]{3,220})\))?", re.IGNORECASE, perlu=ANGKA)
_SEBUTAN_NOMOR = re.compile(
    r"(?:tabel|gambar|grafik|diagram|bab|pasal|ayat|nomor|no\.?|halaman|hal\.?|lampiran|sasaran|tujuan|misi|sub ?bab|"
    r"bagian|huruf|triwulan|tw|semester|eselon|esel?on|tanggal|tgl\.?|pukul|jam|ke|peringkat|ranking|rangking|seri|"
    r"versi|"
    r"kavling|rt|rw|km|nip\.?|telp\.?|telepon|fax|tahap|nomor surat|permendagri|permenpan\w*|permenpanrb|perpres|pp|uu|"
    r"perda|perbup|perwal|kode pos)\s*[.:]?\s*(?:ke)?[- ]?$", re.IGNORECASE)
"""How a text ends before a number that names something and measures nothing."""
_BULAN = re.compile(r"\s*(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b|"
                    r"\s*/\s*[A-Z\d]", re.IGNORECASE)
_TAHUN = re.compile(r"(?:19|20)\d\d")
_BUTIR = re.compile(r"^\W*(?:\d{1,2}|[a-z])[.)]+\s*$", re.IGNORECASE)
_BERKELOMPOK = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+")
"""A number with groups of thousands and decimals."""
_JUMLAH_ANGKA_BULAT = 4


@lru_cache(maxsize=4096)
def angka_kalimat(text: str) -> tuple[AngkaKalimat, ...]:
    """The figures that a text measures or counts with, in order; numbers of lists, laws, dates and years are none."""
    return tuple(one for match in _ANGKA.finditer(text) if (one := _angka(text, match)) is not None)


def sesuai(tercetak: AngkaKalimat, nilai: Decimal) -> bool:
    """Whether a print is that value: rounded, cut off, or differing by one in its last decimal."""
    if bandingkan(tercetak.bacaan, nilai, tanpa_tanda=True) != "beda":
        return True
    step = Decimal(1).scaleb(-tercetak.bacaan.desimal)
    return tercetak.jenis != "rupiah" and tercetak.bacaan.desimal > 0 and abs(abs(nilai) - abs(tercetak.nilai)) < step


_PANGKAT = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}


def kasar(tercetak: AngkaKalimat) -> Decimal:
    """How far what is meant may lie from an amount that is rounded to "juta" or "miliar"; 0 for one in full."""
    match = re.search(rf"(?:[.,](?P<desimal>\d+))?\s*(?P<besar>{_BESAR})\b", tercetak.teks, re.IGNORECASE)
    if match is None:
        return Decimal(0)
    return Decimal(5).scaleb(_PANGKAT[match["besar"].lower()] - len(match["desimal"] or "") - 1)


def sesuai_kasar(tercetak: AngkaKalimat, bagian: AngkaKalimat, utuh: AngkaKalimat) -> bool:
    """Whether a percentage may be that of two amounts of which one at least is rounded to "juta" or "miliar"."""
    part, whole = kasar(bagian), kasar(utuh)
    if not (part or whole) or utuh.nilai <= whole:
        return False
    low, high = ((bagian.nilai + sign * part) / (utuh.nilai - sign * whole) * 100 for sign in (-1, 1))
    step = Decimal(5).scaleb(-tercetak.bacaan.desimal - 1)
    return low - step <= tercetak.nilai <= high + step


def _angka(text: str, match: re.Match[str]) -> AngkaKalimat | None:
    kind = _jenis(match)
    if kind in ("bulat", "desimal") and _bukan_ukuran(text, match):
        return None
    end = match.start("kata") - 1 if match["kata"] else match.end()
    printed = text[match.start():end].rstrip(" (.\t")
    read = baca(Tercetak(0, "", "anggaran" if kind == "rupiah" else "realisasi", "", 0, printed))
    if read.nilai is None:
        return None
    read = ribuan(read)
    words = " ".join(match["kata"].split()) if match["kata"] else ""
    return AngkaKalimat(printed, match.start(), match.end(), kind, read, words)


def ribuan(read: Bacaan) -> Bacaan:
    """A reading in which a point before three digits groups thousands, as Indonesians write whole numbers."""
    if read.ribuan is None or read.tanda != ".":
        return read
    return replace(read, nilai=read.ribuan, desimal=0, tanda=None, ribuan=None)


def _jenis(match: re.Match[str]) -> JenisAngka:
    if match["rp"] or match["rupiah"] or (match["kata"] and match["kata"].rstrip().lower().endswith("rupiah")):
        return "rupiah"
    if match["persen"]:
        return "persen"
    if match["poin"]:
        return "poin"
    number = match["angka"]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,00)?|\d{1,3}(?:,\d{3}){2,}", number) or match["ekor"]:
        return "rupiah"
    return "desimal" if re.search(r"[.,]", number) else "bulat"


def _bukan_ukuran(text: str, match: re.Match[str]) -> bool:
    """Whether a number only names: the 53 of a regulation, the 16 of a date, a year, the number of a list item."""
    before, after = text[max(match.start() - 30, 0):match.start()], text[match.end():]
    number = match["angka"].lstrip("-–−")
    if _SEBUTAN_NOMOR.search(before) or _BULAN.match(after) or after[:1] == "/":
        return True
    if _TAHUN.fullmatch(number) and senilai(match["kata"] or "", Decimal(number)) is None:
        return True
    if len(number) > _JUMLAH_ANGKA_BULAT and number.isdigit():
        return True
    grouped = _BERKELOMPOK.fullmatch(number)
    return (number.count(".") + number.count(",") > 1
            and not grouped) or bool(_BUTIR.match(text[:match.end()] + after[:1].strip()))
