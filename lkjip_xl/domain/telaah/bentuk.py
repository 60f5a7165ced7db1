"""What a line is by its form alone: a heading, a caption, a list item, an entry of a front list.

Reports are written without styles as often as with them; the forms are those that Indonesian reports are printed in.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Daftar

_ANGKA_ROMAWI = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_JUDUL_TERPANJANG = 160
"""The most characters of a heading that is one by its form."""
_KETERANGAN_TERPANJANG = 300

_BAB = re.compile(r"(B\s?A\s?B|Bab)[\s.]*([IVXLC]{1,6}|\d{1,2})(?![\w.])[\s.:\-–—]*(.*)", re.DOTALL)
_BERTITIK = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,4}(?:\.[A-Za-z](?=[.\s]))?|[IVX]{1,4}(?:\.(?:\d{1,2}|[A-Z](?=[.\s]))){1,3})\.?(?![\d,%\w])[\s:]*"
    r"(?=[^\W\d_]|[\"“(])(.*)", re.DOTALL)
_BUTIR = re.compile(
    r"(\(\d{1,2}\)|\d{1,3}\.?\)\.?|\d{1,3}\.(?!\d)|\([a-zA-Z]\)|[a-zA-Z]\.?\)\.?|[a-zA-Z]\.(?=\s)|[ivx]{2,5}[.)](?=\s)"
    r"|[IVX]{2,5}[.)](?=\s)|[-–—•●▪■□○◦➢►❖✓✔√*·\uf000-\uf0ff](?=\s))\s*(?=\S)(.*)", re.DOTALL)
_KETERANGAN = re.compile(
    r"(?P<kata>Tabel|Table|Grafik|Gambar|Bagan|Diagram|Matriks|Foto)\s*\.?\s*"
    r"(?P<nomor>(?:[IVX]{1,5}|\d{1,2})(?:\s?[.\-–]\s?\d{1,3})*[a-z]?)?(?![\w%])\s*[.:\-–—]*\s*(?P<judul>.*)",
    re.DOTALL | re.IGNORECASE)
_LAMPIRAN = re.compile(r"(Lampiran\s+(?:[IVX]{1,5}|\d{1,2}|[A-Z])(?!\w))\s*[.:\-–—]*\s*(.*)", re.DOTALL | re.IGNORECASE)
_LANJUTAN = re.compile(r"\(?\s*(?:lanjutan|sambungan)\b.{0,60}|.{0,120}\(\s*(?:lanjutan|sambungan)\s*\)",
                       re.IGNORECASE | re.DOTALL)
_BAGIAN = re.compile(
    r"(?:KATA\s?)?PENGANTAR|DAFTAR\s?ISI|DAFTAR\s+(?:TABEL|GRAFIK|GAMBAR|LAMPIRAN|BAGAN|DIAGRAM|SINGKATAN|PUSTAKA)"
    r"(?:\s*(?:,|DAN|/|&)\s*(?:TABEL|GRAFIK|GAMBAR|LAMPIRAN|BAGAN|DIAGRAM))*"
    r"|(?:IKHTISAR|IKTISAR|RINGKASAN)(?:\s+EKSEKUTIF)?|EXECUTIVE\s+SUMMARY|LAMPIRAN(?:\s*[-–]\s*LAMPIRAN)?"
    r"|PERNYATAAN\s+TELAH\s+DI\s?REVIU|LEMBAR(?:AN)?\s+PENGESAHAN|SAMBUTAN|PRAKATA|HALAMAN\s+(?:JUDUL|SAMPUL|COVER)",
    re.IGNORECASE)
_DAFTAR: tuple[tuple[str, Daftar], ...] = (
    ("isi", "isi"), ("tabel", "tabel"), ("grafik", "grafik"), ("diagram", "grafik"), ("gambar", "gambar"),
    ("bagan", "gambar"), ("lampiran", "lampiran"))
_HALAMAN_TERTULIS = re.compile(
    r"(?P<judul>.*?\S)(?P<jarak>\s*(?:[.…·_‥]\s?){3,}\s*|[.…·_\s]*\t[.…·_\s]*|\s*…+\s*|\s{2,}|\.*\s)"
    r"(?P<halaman>\d{1,3}|[ivxlc]{1,6}|[IVX]{1,4}\s?[-–]\s?\d{1,3})", re.DOTALL)
_ANGKA_JUDUL = re.compile(r"(?:tahun|sasaran|tujuan|misi|program|indikator|triwulan|semester|tahap|nomor|no\.?|ke|dan"
                          r"|sampai|pasal|kelas|tipe|eselon|golongan|lampiran|tabel|grafik|gambar|bab|bagan|dengan|[-–,&])$",
                          re.IGNORECASE)
_BELUM_SELESAI = re.compile(
    r"(?:[,/(\-]|\b(?:dan|atau|serta|dengan|untuk|yang|pada|di|ke|dari|dalam|oleh|terhadap|atas|bagi|sesuai|tentang|per"
    r"|rangka|antara|secara|sebagai|sebesar|sebanyak|senilai|sejumlah|menjadi|adalah|yaitu|yakni|karena|bahwa|hingga))$",
    re.IGNORECASE)
_RUMUS_TERPANJANG = 200
_RUMUS = re.compile(r"[^\W\d_][^=.;:]{2,80}=\s?[^=.;:]*[^\W\d_][^=.;:]*\s?[/×x÷*]\s?[^=.;:]*[\w%)]")
_KEPALA_HALAMAN = re.compile(r"(?:(?:no(?:mor|\.)?|uraian|judul)?\s*(?:halama?n?|hal|hlm)|no)[\s.:]*", re.IGNORECASE)
_NIP = re.compile(r"\bN\.?\s?I\.?\s?P\b", re.IGNORECASE)
_ANGKA_NIP = re.compile(r"\bNIP\b[\s.:]*(\d[\d ]{7,24})$", re.IGNORECASE)
_PANJANG_NIP = 18
_TITIK_TITIK = re.compile(r"[\s.…·_‥]*(?:[.…·_‥]\s?){3,}[\s.…·_‥]*$|\s*…+\s*$")


@record(frozen=True)
class Nomor:
    """A number split off a line: how it counts (``macam``), as printed, and the text that follows."""

    macam: str
    nomor: str
    teks: str
    bagian: tuple[int, ...] = ()
    """The numbers of its levels, where they are written in digits or, for a chapter, in Roman."""


_BERHURUF = (re.compile(r"([IVXL]{1,6})\s*[.)]\s+(\S.*)", re.DOTALL), re.compile(r"([A-Z])\s*[.)]\s+(\S.*)", re.DOTALL),
             re.compile(r"(\d{1,2})\s*[.)]\s+(\S.*)", re.DOTALL))
"""The counts that the parts of a report without chapters carry: I., A., 1."""


def bagian_besar(text: str, hitung: int) -> Nomor | None:
    """The number of a part of a report without chapters, counted in Roman numerals (0), capitals (1) or digits (2)."""
    match = _BERHURUF[hitung].fullmatch(text.strip())
    if match is None or not judul_pendek(text) or match[2].rstrip()[-1] in ".:":
        return None
    value = ord(match[1]) - ord("A") + 1 if hitung == 1 else romawi(match[1])
    return Nomor("besar", f"{match[1]}.", _judul(match[2]), (value,)) if value else None


def rapi(text: str) -> str:
    """A text with its white space as single blanks; line breaks stay."""
    return "\n".join(kept for line in text.split("\n") if (kept := " ".join(line.split())))


def romawi(text: str) -> int:
    """The value of a Roman numeral, or of digits; 0 for anything else."""
    if text.isdecimal():
        return int(text)
    values = [_ANGKA_ROMAWI.get(one, 0) for one in text.upper()]
    return sum(-one if one < after else one for one, after in zip(values, (*values[1:], 0), strict=True)) \
        if values and all(values) else 0


def bab(text: str) -> Nomor | None:
    """The chapter that a line begins: BAB III, with or without its title."""
    match = _BAB.fullmatch(text.strip())
    if match is None or len(match[3]) > _JUDUL_TERPANJANG:
        return None
    value = romawi(match[2])
    return Nomor("BAB", f"{''.join(match[1].split())} {match[2]}", _judul(match[3]), (value,)) if value else None


@lru_cache(maxsize=4096)
def bernomor(text: str) -> Nomor | None:
    """The number that a line begins with, of a part (1.1, 3.2.1) or of a list (1., a), (2), -)."""
    line = text.strip()
    if match := _BERTITIK.fullmatch(line):
        return Nomor("titik", match[1], match[2].strip(), tuple(map(_bagian_nomor, match[1].split("."))))
    if match := _BUTIR.fullmatch(line):
        value = romawi(re.sub(r"\D", "", match[1]))
        return Nomor(_macam(match[1]), match[1], match[2].strip(), (value,) if value else ())
    return None


def _bagian_nomor(text: str) -> int:
    """The value of one level of a number: digits, a Roman numeral, or else a letter by its place in the alphabet."""
    return romawi(text) or ord(text.casefold()[0]) - ord("a") + 1


def _macam(number: str) -> str:
    """How a number of a list counts: every digit as 1, every letter as a or A."""
    if not any(one.isalnum() for one in number):
        return "-"
    return re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "1", number)))


def _judul(text: str) -> str:
    return rapi(text).strip(" .:\n")


def keterangan(text: str) -> Nomor | None:
    """The caption that a line begins: Tabel 3.1, Grafik 3.1., Gambar 1.1 :, with its title if it is there."""
    match = _KETERANGAN.fullmatch(text.strip())
    if match is None or len(match["judul"]) > _KETERANGAN_TERPANJANG:
        return None
    kind = match["kata"].capitalize()
    number = "".join((match["nomor"] or "").replace("–", "-").split())
    return Nomor(kind, f"{kind} {number}".strip(), rapi(match["judul"]).strip(), tuple(
        romawi(one) for one in re.split(r"[.\-]", re.sub(r"[a-z]$", "", number)) if one))


def lampiran(text: str) -> Nomor | None:
    """The number of an attachment that a line begins with: Lampiran 3, Lampiran II."""
    match = _LAMPIRAN.fullmatch(text.strip())
    return Nomor("Lampiran", match[1], match[2].strip()) if match else None


def lanjutan(text: str) -> bool:
    """Whether a line only says that a table runs on: Lanjutan Tabel 3.1, Tabel 3.1 (lanjutan)."""
    return len(text) < 160 and _LANJUTAN.fullmatch(text.strip()) is not None


def nama_bagian(text: str) -> bool:
    """Whether a line is the name of a part that has no number: Kata Pengantar, Daftar Isi, Lampiran."""
    return _BAGIAN.fullmatch(rapi(text).strip(" .:")) is not None


def daftar_bagian(text: str) -> Daftar:
    """The front list that a heading begins; "" for any other heading."""
    words = text.casefold()
    if not words.lstrip().startswith("daftar"):
        return ""
    return next((kind for word, kind in _DAFTAR if word in words), "")


def kepala_halaman(text: str) -> bool:
    """Whether a line only heads the column of page numbers of a front list."""
    return _KEPALA_HALAMAN.fullmatch(text.strip()) is not None


def nip(text: str) -> bool:
    """Whether a text names the number of an official, as a signature does."""
    return _NIP.search(text) is not None


def nip_terpotong(above: str, text: str) -> bool:
    """Whether a line holds the last digits of the number of an official that the line above begins."""
    match = _ANGKA_NIP.search(above)
    rest = text.replace(" ", "")
    return match is not None and rest.isdecimal() and len(re.sub(r"\D", "", match[1])) + len(rest) == _PANJANG_NIP


def nomor_sendiri(number: str, text: str) -> Nomor:
    """The number that the file adds by itself to a text."""
    known = bernomor(f"{number} X")
    return Nomor(known.macam if known else "-", number, text, known.bagian if known else ())


def belum_selesai(text: str) -> bool:
    """Whether a text ends with a word that asks for another one, or with a comma: a sentence that was cut."""
    return _BELUM_SELESAI.search(text) is not None


def rumus(text: str) -> bool:
    """Whether a line is a formula: a name, an equals sign, and names that are divided or multiplied."""
    return len(text) <= _RUMUS_TERPANJANG and _RUMUS.fullmatch(text.strip()) is not None


def huruf_besar(text: str) -> bool:
    """Whether a line is written in capitals."""
    letters = [one for one in text if one.isalpha()]
    return len(letters) > 2 and sum(one.isupper() for one in letters) > 0.9 * len(letters)


def judul_pendek(text: str) -> bool:
    """Whether a text is short enough for a heading and does not end as a sentence or a list item does."""
    line = text.strip()
    return 0 < len(line) <= _JUDUL_TERPANJANG and line.count("\n") < 3 and line[-1] not in ";,"


@record(frozen=True)
class Entri:
    """An entry of a front list: its number, its title without leaders, the page that it prints."""

    nomor: str
    judul: str
    halaman: str


def entri(text: str, daftar: Daftar) -> Entri:
    """A line of a front list, taken apart."""
    title, page = _halaman(text.strip())
    number = (bab(title) or bernomor(title) or lampiran(title)) if daftar == "isi" else (
        _nomor_keterangan(title, daftar) or lampiran(title) or bernomor(title))
    if number is not None:
        return Entri(number.nomor, rapi(number.teks).strip(), page)
    return Entri("", rapi(title).strip(), page)


def _halaman(text: str) -> tuple[str, str]:
    """A line without its leaders and its page number, and the page number."""
    match = _HALAMAN_TERTULIS.fullmatch(text)
    if match and (match["jarak"] not in (" ", ". ") or _halaman_rapat(match)):
        return _TITIK_TITIK.sub("", match["judul"]).rstrip(), "".join(match["halaman"].split())
    return _TITIK_TITIK.sub("", text).rstrip(), ""


def _halaman_rapat(match: re.Match[str]) -> bool:
    """Whether a number after a single blank is a page: no year, and no number that belongs to the word before it."""
    return " " in match["judul"] + " " and not _ANGKA_JUDUL.search(match["judul"].rstrip(".")) \
        and len(match["judul"]) > 3 and not match["halaman"].isupper()


def _nomor_keterangan(title: str, daftar: Daftar) -> Nomor | None:
    if (caption := keterangan(title)) and " " in caption.nomor:
        return caption
    number = bernomor(title)
    if number is None or daftar == "lampiran":
        return None
    if (caption := keterangan(number.teks)) and " " in caption.nomor:
        return caption
    named = f"{daftar.capitalize()} {number.nomor}"
    return Nomor(number.macam, named, number.teks) if number.macam == "titik" else number
