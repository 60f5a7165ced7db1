"""What running text says that can be checked: years, regions, and claims about the trend and the target."""

from __future__ import annotations

import re
from typing import Literal

Gerak = Literal["naik", "turun"]
"""Which way a text says a figure has moved."""

_HUKUM = re.compile(r"\b(?:nomor|no\.?)\s*[\w./-]+\s+tahun\s+\d{4}|/\d{4}", re.IGNORECASE)
_ATURAN = re.compile(r"undang|peraturan|\b(?:uu|pp|perda|perbup|perwal|pergub|perpres|permen\w*|kepmen\w*|inpres|sk|"
                     r"keputusan|instruksi|rpj\w*|visi|emas)\b", re.IGNORECASE)
_BULAN = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_TAHUN = re.compile(rf"\b(?:tahun|anggaran|ta\.?|t\.a\.?|{_BULAN})\s+((?:19|20)\d\d)\b"
                    r"(?:\s*[-–/]\s*((?:19|20)\d\d)\b)?", re.IGNORECASE)
_SEMUA_TAHUN = re.compile(r"(?<![\d.,/])((?:19|20)\d\d)(?![.,]?\d)")
_WILAYAH = re.compile(r"\b(Kecamatan|Camat|Kabupaten|Kota)\s+([A-Z][a-z]+)")
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
_TERCAPAI = re.compile(r"\b(?:mencapai|memenuhi)\s+target\b|\btarget(?:\s+\w+){0,3}?\s+(?:tercapai|terpenuhi)\b",
                       re.IGNORECASE)
_TERLAMPAUI = re.compile(r"\b(?:melampaui|melebihi)\s+target\b|\btarget(?:\s+\w+){0,3}?\s+terlampaui\b", re.IGNORECASE)


def anak_kalimat(text: str) -> tuple[str, ...]:
    """The clauses of a text: what stands between full stops, and on either side of tetapi and its like."""
    return tuple(part.strip() for part in _KALIMAT.split(text) if part.strip())


def tahun_disebut(text: str) -> tuple[int, ...]:
    """The years that a text calls a year; those of regulations and long-term visions are left out."""
    clauses = (_HUKUM.sub(" ", clause) for clause in anak_kalimat(text) if not _ATURAN.search(_HUKUM.sub(" ", clause)))
    return tuple(int(year) for clause in clauses for pair in _TAHUN.findall(clause) for year in pair if year)


def semua_tahun(text: str) -> tuple[int, ...]:
    """Every year that a text writes, but those of regulations."""
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
