"""What running text says that can be checked: years, regions, and claims about the trend and the target."""

from __future__ import annotations

import re
from typing import Literal

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.teks import serupa

Gerak = Literal["naik", "turun"]
"""Which way a text says a figure has moved."""

_HUKUM = Pola(r"\b(?:nomor|no\.?)\s*[\w./-]+\s+tahun\s+\d{4}|/\d{4}", re.IGNORECASE, perlu=("nomor", "no", "/"))
_ATURAN = re.compile(r"undang|peraturan|\b(?:uu|pp|perda|perbup|perwal|pergub|perpres|permen\w*|kepmen\w*|inpres|sk|"
                     r"keputusan|instruksi|rpj\w*|visi|emas)\b", re.IGNORECASE)
_BULAN = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_TAHUN = re.compile(rf"\b(?:tahun|anggaran|ta\.?|t\.a\.?|{_BULAN})\s+((?:19|20)\d\d)\b"
                    r"(?:\s*[-–/]\s*((?:19|20)\d\d)\b)?", re.IGNORECASE)
_SEMUA_TAHUN = re.compile(r"(?<![\d.,/])((?:19|20)\d\d)(?![.,]?\d)")
_WILAYAH = re.compile(r"\b(Kecamatan|Camat|Kabupaten|Kota)\s+([A-Z][a-z]+)")
_KEPALA_DAERAH = re.compile(r"\b(Bupati|Wali ?[Kk]ota)\s+([A-Z][a-z]+)")
_LAPORAN = r"(?:LKj|LKjIP|LKIP|LAKIP|Laporan Kinerja(?: Instansi Pemerintah)?)(?: ?\((?:LKj|LKjIP|LKIP)\))?"
_KANTOR = re.compile(rf"\b(?:{_LAPORAN}|Perjanjian Kinerja(?: Perubahan)?)\s+((?:Dinas|Badan|Kecamatan|Inspektorat|"
                     r"Sekretariat|Satuan|RSUD|Rumah Sakit)\b(?:\s+[A-Z]\w+)?)")
_TAHUN_LAPORAN = re.compile(rf"\b({_LAPORAN}(?:\s+[A-Z]\w+){{0,6}}?\s+Tahun(?: Anggaran)?\s+((?:19|20)\d\d))\b",
                            re.IGNORECASE)
_TAHUN_LALU = Pola(r"evaluasi|sebelum|lalu|rekomendasi|reviu|banding|hasil|tindak lanjut", re.IGNORECASE,
    perlu=("evaluasi", "sebelum", "lalu", "rekomendasi", "reviu", "banding", "hasil", "lanjut"))
"""Clauses with these words may well name a report of another year."""
_BUKAN_NAMA = frozenset({
    "tahun", "dan", "yang", "di", "dalam", "dengan", "untuk", "pada", "se", "sesuai", "melalui", "serta", "secara",
    "tingkat", "kecamatan", "kabupaten", "kota", "selaku", "sebagai", "oleh", "dari", "ke", "kepada", "atas", "agar",
    "layak", "sehat", "peduli", "lama", "kreatif", "tangguh", "informatif", "lain", "atau", "tentang", "telah", "akan",
    "sudah", "belum", "bersama", "setempat", "terbaik", "nomor", "perubahan", "murni", "adalah", "ini", "itu",
})
_KALIMAT = re.compile(r"[.;!?]\s+|\n|,?\s+(?:tetapi|namun|sedangkan|meskipun|walaupun)\s+", re.IGNORECASE)
_NIAT = re.compile(r"\b(?:agar|supaya|untuk|guna|akan|harus|perlu|diharapkan|jika|apabila|bila|demi|upaya|dapat|"
                   r"mengejar|dalam rangka|rencana|berpotensi|mampu)\b", re.IGNORECASE)
_INGKAR = re.compile(r"\b(?:tidak|belum|tanpa|bukan|tak|kurang|gagal|hampir|mencegah)\b", re.IGNORECASE)
_GERAK: tuple[tuple[Gerak, re.Pattern[str]], ...] = (
    ("naik", re.compile(r"\b(?:meningkat|naik|kenaikan|peningkatan)\b", re.IGNORECASE)),
    ("turun", re.compile(r"\b(?:menurun|turun|penurunan)\b", re.IGNORECASE)),
)
_TARGET = re.compile(r"\btarget\b", re.IGNORECASE)
KATA_ANTARA = 3
"""At most so many words stand between a subject and what is said of it."""
_TIAP_TAHUN = re.compile(r"\b(?:dari tahun ke tahun|(?:se)?tiap tahun|terus|selalu|konsisten)\b", re.IGNORECASE)
_HAMPA = re.compile(r"(?:(?:tidak|belum|tdk|blm) ada(?: (?:solusi|penyebab|hambatan|kendala|(?:per)?masalah(?:an)?|"
                    r"data))?|nihil|n a|na|kosong|tidak|belum|idem|sda|ada)?")
"""Texts, by `serupa`, that fill a cell and say nothing."""
_SISA = re.compile(r"\.{4,}|…|_{3,}|\[[\s.…_-]*\]|\b[xX]{4,}\b|\bxxx\b|(?<!PON )(?<!MTQ )(?<!HUT )(?<!ke-)\bXXX\b|"
                   r"\b(?:[Ii]si di sini|[Tt]uliskan di sini|[Ll]orem ipsum)\b|\[(?:isi|tulis|nama|sebutkan)[^\]]*\]")
_TANDA_SISA = ("....", "…", "___", "[", "xxx", "di sini", "lorem ipsum")
"""One of these stands in every blank."""
_GANDA = re.compile(r"\b([^\W\d_]{2,})[ \t\n]+\1\b(?!-)", re.IGNORECASE)
_BOLEH_GANDA = frozenset({
    "hati", "masing", "rata", "tiba", "sama", "kira", "undang", "satu", "lain", "pelan", "kadang", "mudah", "lama",
    "macam", "anak", "orang", "bersama", "kanak", "kupu", "gili", "pagi", "sehari", "cita", "tata", "laba",
})
"""Words that are doubled for their meaning, often without the hyphen that belongs there; and names of places."""
_RENTANG_TAHUN = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)\s*(?:[-–—]|s\.?\s?/?\s?d\.?|sampai(?: dengan)?)\s*"
                            r"((?:19|20)\d\d)(?![\d/-]|[.,]\d)", re.IGNORECASE)
SEKITAR = 60
"""How many characters before a figure say what it is about."""
_MEMBANDING = re.compile(r"banding|selisih", re.IGNORECASE)
_ALAMAT = re.compile(r"https?://[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.[A-Za-z]{2,}(?::\d+)?(?:[/?#]\S*)?")
_ALAMAT_CONTOH = re.compile(r"//(?:www\.)?(?:example\.\w+|contoh\.(?:com|co\.id|go\.id)|alamat\.\w+|domain\.com)\b|"
                            r"localhost|//127\.0\.0\.1", re.IGNORECASE)
_AWALAN = re.compile(r"(?:h+t+p*s*|ttps?)[:;/]", re.IGNORECASE)
_AWALAN_BENAR = re.compile(r"https?://[^/]", re.IGNORECASE)
_PENGHUBUNG = re.compile(r"dan|atau|serta|[-–;,&|]|\(?\d+[.)]?")
_TERCAPAI = re.compile(r"\b(?:mencapai|memenuhi)\s+target\b|\btarget(?:\s+\w+){0,3}?\s+(?:tercapai|terpenuhi)\b",
                       re.IGNORECASE)
_TERLAMPAUI = re.compile(r"\b(?:melampaui|melebihi)\s+target\b|\btarget(?:\s+\w+){0,3}?\s+terlampaui\b", re.IGNORECASE)


def anak_kalimat(text: str) -> tuple[str, ...]:
    """The clauses of a text: what stands between full stops, and on either side of tetapi and its like."""
    return tuple(part.strip() for part in _KALIMAT.split(text) if part.strip())


def tahun_disebut(text: str) -> tuple[int, ...]:
    """The years that a text calls a year; those of regulations and long-term visions are left out."""
    if "19" not in text and "20" not in text:
        return ()
    clauses = (_HUKUM.sub(" ", clause) for clause in anak_kalimat(text) if not _ATURAN.search(_HUKUM.sub(" ", clause)))
    return tuple(int(year) for clause in clauses for pair in _TAHUN.findall(clause) for year in pair if year)


def semua_tahun(text: str) -> tuple[int, ...]:
    """Every year that a text writes, but those of regulations."""
    if "19" not in text and "20" not in text:
        return ()
    return tuple(int(year) for year in _SEMUA_TAHUN.findall(_HUKUM.sub(" ", text)))


def wilayah_disebut(text: str) -> tuple[tuple[str, str], ...]:
    """The regions that a text names, as (Kecamatan, Sambi); none where every word begins with a capital."""
    words = text.split()
    if len(words) > 4 and sum(word[:1].isupper() for word in words) > 0.6 * len(words):
        return ()
    return judul_wilayah(text)


def judul_wilayah(text: str) -> tuple[tuple[str, str], ...]:
    """The regions that a title names, whose words all begin with a capital."""
    return tuple((kind, name) for kind, name in _WILAYAH.findall(text) if name.casefold() not in _BUKAN_NAMA)


def gerak(clause: str, pokok: re.Pattern[str]) -> Gerak | None:
    """Which way a clause says its subject has moved; None for hopes, denials, and where the subject is another."""
    said = [(word, match) for word, pattern in _GERAK if (match := pattern.search(clause))]
    if len(said) != 1:
        return None
    word, match = said[0]
    before, after = clause[:match.start()], clause[match.end():]
    if any(pattern.search(before) for pattern in (_NIAT, _INGKAR, _TARGET)):
        return None
    return word if _dekat(before, after, pokok) else None


def _dekat(before: str, after: str, pokok: re.Pattern[str]) -> bool:
    """Whether the subject stands close before the word, or right after it: nilai meningkat, peningkatan nilai."""
    found = list(pokok.finditer(before))
    if found:
        return len(before[found[-1].end():].split()) <= KATA_ANTARA
    return bool(pokok.match(after.lstrip()))


def tiap_tahun(clause: str) -> bool:
    """Whether a clause speaks of every year and not of one."""
    return bool(_TIAP_TAHUN.search(clause))


def capaian_disebut(clause: str, *, rendah: bool) -> bool | None:
    """Whether a clause says that the target was met; None where it says nothing, or says it as a hope.

    For lower-is-better, above the target is ambiguous and says nothing.
    """
    match = _TERCAPAI.search(clause) or (None if rendah else _TERLAMPAUI.search(clause))
    if match is None:
        return None
    said = clause[:match.end()]
    if _INGKAR.search(said):
        return False
    return None if _NIAT.search(said) else True


# What is written but says nothing, or is written wrongly

def berisi(text: str) -> bool:
    """Whether a text says something: "-", "nihil" and "tidak ada" only fill their cell."""
    return not _HAMPA.fullmatch(serupa(text))


def sisa_isian(text: str) -> str:
    """The first place of a text that was left to be filled in: "....", "[...]", "xxx"; empty for none."""
    small = text.lower()
    found = _SISA.search(text) if any(mark in small for mark in _TANDA_SISA) else None
    return found[0] if found else ""


def kata_ganda(text: str) -> str:
    """The first word that a text writes twice in a row; reduplication has a hyphen and is none."""
    return next((found[0] for found in _GANDA.finditer(text) if found[1].casefold() not in _BOLEH_GANDA), "")


def rentang_terbalik(text: str) -> str:
    """The first range of years of a text that ends before it begins; years that are compared are no range."""
    return next((found[0] for found in _RENTANG_TAHUN.finditer(text) if int(found[2]) < int(found[1])
                 and not _MEMBANDING.search(text, max(found.start() - SEKITAR, 0), found.start())), "")


def cacat_tautan(text: str) -> str:
    """What is wrong with the links in a cell; empty where all of them can be opened, as far as their writing shows."""
    words = [word.strip("();,<>") for word in text.split()]
    links = [index for index, word in enumerate(words) if _ALAMAT.fullmatch(word)]
    if _ALAMAT_CONTOH.search(text):
        return "alamatnya hanya contoh"
    if any(_AWALAN.match(word) and not _AWALAN_BENAR.match(word) for word in words):
        return "awalannya salah ketik, seharusnya https://"
    if not links:
        return "tidak diawali https:// dan nama situs"
    rest = [word for word in words[links[0]:] if word and not _ALAMAT.fullmatch(word)]
    return "" if all(_PENGHUBUNG.fullmatch(word) for word in rest) else "alamatnya berisi spasi"


# Whom and which year a text speaks of

def kepala_daerah_disebut(text: str) -> tuple[tuple[str, str], ...]:
    """The bupati and wali kota that a text names by a region, as (Bupati, Grobogan); it may be the name of a person."""
    return tuple((kind, name) for kind, name in _KEPALA_DAERAH.findall(text) if name.casefold() not in _BUKAN_NAMA)


def kantor_disebut(text: str) -> tuple[str, ...]:
    """The offices whose report or Perjanjian Kinerja a text names, in two words: Dinas Kesehatan."""
    return tuple(" ".join(name.split()) for name in _KANTOR.findall(text))


def laporan_tahun(text: str) -> tuple[tuple[str, int], ...]:
    """The reports that a text names with a year, as ("LKjIP Tahun 2023", 2023); those called earlier ones left out."""
    if "19" not in text and "20" not in text:
        return ()
    return tuple((" ".join(name.split()), int(year)) for clause in anak_kalimat(text) if not _TAHUN_LALU.search(clause)
                 for name, year in _TAHUN_LAPORAN.findall(clause))
