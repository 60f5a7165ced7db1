"""Rules of the family tulisan on letters: stray ones, brackets, punctuation, words mistyped or written together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from lkjip_xl.domain.nilai.nomenklatur import kode_bernama
from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.ruas import Ruas, sekitar

_PASANGAN = {")": "(", "”": "“", "]": "["}
_TANDA = re.compile(r"[()“”\[\]]")
_BUTIR_KURUNG = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})$", re.IGNORECASE)


def kurung_tunggal(bahan: Bahan) -> Iterator[Remark]:
    """Brackets or curved quotation marks that are opened and not closed, or the other way round."""
    for one in bahan.ruas:
        if one.blok.jenis in ("rumus", "entri") or not (found := _tunggal(one.teks)):
            continue
        at, opened = found
        end = one.teks.find(")", at) + 1 if opened and 0 < one.teks.find(")", at) - at < 90 else at + 1
        quote = one.teks[at:end] if end - at > 8 else sekitar(one.teks, at, end, 25)
        yield remark("T-1010", one.tempat(quote), pokok="Tanda kurung", tanda=one.teks[at],
                     nama="petik" if one.teks[at] in "“”" else "kurung",
                     kutipan=" ".join(quote.split()), apa="tidak ditutup" if opened else "tidak dibuka",
                     tempat=bahan.dokumen.bagian(one.letak))


def _tunggal(text: str) -> tuple[int, bool] | None:
    """Where the first mark without its partner stands, and whether it opens; list numbers such as a) are none."""
    stack: list[int] = []
    for found in _TANDA.finditer(text):
        at, mark = found.start(), found[0]
        if mark not in _PASANGAN:
            stack.append(at)
        elif stack and text[stack[-1]] == _PASANGAN[mark]:
            stack.pop()
        elif not (mark == ")" and _BUTIR_KURUNG.search(text, max(at - 4, 0), at)):
            return at, False
    return (stack[0], True) if stack else None


_TANDA_GANDA = re.compile(r"(?:[^\W\d_]{3,}|\d{4}|[%)”])\s?(?:\.\s?[;,:]|[;:,]\s?[;:,]|[;,]\s?\.(?!\.))(?!-)")
_DUA_TANDA = re.compile(r"[.;:,]\s?[.;:,]")
_SINGKATAN = re.compile(r"(?:dll|dsb|dst|dkk|tsb|yth|hlm|no|tgl|sos|hum|kom|pem|tbk)\s?\.", re.IGNORECASE)


def tanda_baca_ganda(bahan: Bahan) -> Iterator[Remark]:
    """Two marks of punctuation in a row that exclude each other: ".;"."""
    for one in bahan.ruas:
        found = _TANDA_GANDA.search(one.teks) if _DUA_TANDA.search(one.teks) else None
        if found and not _SINGKATAN.match(found[0]) and not found[0].split(".")[0].isupper():
            yield remark("T-1011", one.tempat(found[0]), pokok="Tanda baca", tulisan=found[0],
                         tempat=bahan.dokumen.bagian(one.letak))


_JUMLAH_BERTITIK = Pola(r"(?<![\d.,])\d{1,3}\s?[.,]\s?\((?:se\w+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|"
                              r"sembilan|nol)[a-z ]*\)", re.IGNORECASE, perlu=("(",))


def jumlah_bertitik(bahan: Bahan) -> Iterator[Remark]:
    """A count with a full stop before its words: 2.(dua)."""
    for one in bahan.ruas:
        for found in _JUMLAH_BERTITIK.finditer(one.teks):
            yield remark("T-1012", one.tempat(found[0]), pokok="Tanda baca", tulisan=found[0],
                         benar=re.sub(r"\s?[.,]\s?\(", " (", found[0]), tempat=bahan.dokumen.bagian(one.letak))


# Words

SERING = 4
"""A word that stands so often is taken for rightly spelled."""
PANJANG = 10
"""Of words of so many letters, twice is often enough: chance does not make two of them that differ by one letter."""
_IMBUHAN = ("nya", "kan", "an", "i", "lah", "kah", "s", "ku", "mu")
_KATA_LAIN = frozenset({
    "antar", "antara", "bantuan", "bencana", "berbasis", "berdasar", "berdaya", "berjaya", "bersama", "bidang",
    "buatan", "bulanan", "bulatan", "diterapkan", "ditetapkan", "hambatan", "hampiran", "instalasi", "instansi",
    "jabatan", "jalanan", "karang", "keadaan", "kebajikan", "keberadaan", "kebersihan", "kebijakan", "kecepatan",
    "kejadian", "kekurangan", "kelebihan", "kelurahan", "kelurusan", "kemajuan", "kerugian", "kerusakan",
    "kesadaran", "kesehatan", "kesertaan", "ketepatan", "keuangan", "kewajaban", "kewajiban", "kurang", "langkah",
    "lansia", "lantai", "luasan", "lulusan", "melihat", "meliputi", "membeli", "memberi", "membuat", "memuat",
    "mencakup", "mencapai", "mengacu", "mengaju", "meninggi", "meninjau", "menjalin", "menjamin", "menunjang",
    "menuntun", "menurun", "menyusun", "pangan", "pelaporan", "pelayanan", "pelayaran", "peloporan", "pemakaian",
    "pemaknaan", "pemilahan", "pemilihan", "pemulihan", "penataan", "pencatatan", "pendataan", "penduduk",
    "penerapan", "penetapan", "pengadaan", "pengaduan", "pengajuan", "penganggaran", "pengangguran", "pengelolaan",
    "pengolahan", "pengujian", "penyiapan", "penyiaran", "penyerapan", "penyusunan", "penyusutan", "perburuan",
    "perhatian", "perikanan", "perizinan", "perjalanan", "perkara", "perkebunan", "perkiraan", "persiapan", "pertanian",
    "perubahan", "perumahan", "peternakan", "produk", "profil", "program", "prosedur", "pungutan", "rencana",
    "ruangan", "santai", "saran", "sarana", "sarananya", "sarannya", "sedang", "sidang", "singkat", "social",
    "strategi", "strategis", "tahanan", "tahapan", "tercapai", "terpadu", "terpakai", "terpaku", "tingkat",
    "urusan", "urutan",
})
"""Words that are one letter away from another word."""
TERBANYAK = 25
"""More slips of one kind are a matter of how the file was read, not of how it was written."""


@cache
def _baku() -> frozenset[str]:
    """Words of the nomenclature, which are no slips however rare."""
    return frozenset(word for name in kode_bernama() for word in name.split())


def salah_ketik(bahan: Bahan) -> Iterator[Remark]:
    """Rare words that are one letter away from a word that the report uses often."""
    words = bahan.kata
    often: dict[str, set[str]] = {}
    for word, places in words.items():
        if len(word) >= 6 and len(places) >= (SERING if len(word) < PANJANG else 2):
            for form in _kurang_satu(word):
                often.setdefault(form, set()).add(word)
    slips = [(word, near) for word, places in words.items()
             if len(places) <= 2 and word not in _baku() | _KATA_LAIN and (near := _dekat(word, often, words))]
    for word, near in slips[:TERBANYAK]:
        found = words[word]
        yield remark("T-1013", *(one.tempat(text) for one, text in found), pokok="Salah ketik", kata=found[0][1],
                     benar=near, kali=len(words[near]), tempat=bahan.dokumen.bagian(found[0][0].letak))


def _kurang_satu(word: str) -> set[str]:
    """The word, and what is left of it when any one letter is taken away."""
    return {word, *(word[:at] + word[at + 1:] for at in range(len(word)))}


def _dekat(word: str, often: dict[str, set[str]], words: Mapping[str, list[tuple[Ruas, str]]]) -> str:
    forms = {other for form in _kurang_satu(word) for other in often.get(form, ())} - {word}
    near = [other for other in forms if _satu_huruf(word, other) and not _imbuhan(word, other)
            and len(words[other]) >= (SERING if len(other) < PANJANG else 2) * len(words[word])]
    return max(near, key=lambda other: (len(words[other]), other), default="")


def _satu_huruf(a: str, b: str) -> bool:
    """Whether a letter more, less, another one, or two neighbours swapped make one word of the other."""
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) == 1:
        return any(long[:at] + long[at + 1:] == short for at in range(len(long)))
    odd = [at for at in range(len(a)) if a[at] != b[at]]
    swapped = len(odd) == 2 and odd[1] == odd[0] + 1 and a[odd[0]] == b[odd[1]] and a[odd[1]] == b[odd[0]]
    return swapped or (len(odd) == 1 and _tertukar(a[odd[0]], b[odd[0]]))


_TETANGGA = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "aeiou", "ck", "jz", "sz", "st", "dt", "bp", "fpv", "gk",
             "iyl", "lt", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm", "ik", "ol")
"""Letters that are taken for each other: neighbours on the keyboard, vowels, and letters that sound or look alike."""
_TERTUKAR = frozenset(one[at:at + 2] for one in _TETANGGA for at in range(len(one) - 1)) | frozenset(
    f"{one}{other}" for one in "aeiou" for other in "aeiou")


def _tertukar(one: str, other: str) -> bool:
    return bool({f"{one}{other}", f"{other}{one}"} & _TERTUKAR)


def _imbuhan(word: str, other: str) -> bool:
    """Whether two words differ by an affix, or by the first letter, so that both are words."""
    short, long = sorted((word, other), key=len)
    return word[0] != other[0] or (long.startswith(short) and long[len(short):] in _IMBUHAN and long == word)


_GABUNGAN_BAKU = re.compile(r"^(?:antar|sub|non|pasca|pra|multi|daripada|apabila|olahraga|kepada|sebagai|barang|"
                            r"(?:di|me|mem|ter|ber)?pertanggung|bilamana|"
                            r"(?:di|me[nmy]?|menye|menge?|ke|pe[nmr]?|pem|ber|ter)(?:tidak|n?t?indak|n?t?anda|"
                            r"s?ebar|beri?tahu|warga|aneka|ikut|garis|ambil|salah|satu|dua|lipat|lompok|depan|luas|hulu)|"
                            r"manakala|walaupun|meskipun|ataupun|adapun|darimana|dimana|masyarakat)")


def kata_bersambung(bahan: Bahan) -> Iterator[Remark]:
    """Two words of the report written as one."""
    words = bahan.kata
    count = Counter({word: len(places) for word, places in words.items()})
    short = Counter(word.casefold() for one in bahan.ruas for word in re.findall(r"\b[^\W\d_]{4}\b", one.teks))
    count.update(short)
    whole = " ".join(one.teks.casefold() for one in bahan.ruas)
    joined = [(word, two) for word, places in words.items() if len(places) <= 2 and len(word) >= 9
              and word not in _baku() and not _GABUNGAN_BAKU.match(word) and (two := _pisah(word, count, whole))]
    for word, two in joined if len(joined) <= TERBANYAK else ():
        places = words[word]
        yield remark("T-1014", *(one.tempat(text) for one, text in places), pokok="Spasi", kata=places[0][1],
                     benar=two, tempat=bahan.dokumen.bagian(places[0][0].letak))
    for one in bahan.ruas:
        for found in _TAHUN_BERSAMBUNG.finditer(one.teks):
            if found[2].casefold() in words:
                yield remark("T-1014", one.tempat(found[0]), pokok="Spasi", kata=found[0],
                             benar=f"{found[1]} {found[2]}", tempat=bahan.dokumen.bagian(one.letak))


_TAHUN_BERSAMBUNG = re.compile(r"\b((?:19|20)\d\d)([A-Z][a-z]{4,})\b")


def _pisah(word: str, count: Counter[str], whole: str) -> str:
    """The two words that a word is made of, when both stand often in the text, or one behind the other."""
    cuts = [(word[:at], word[at:]) for at in range(4, len(word) - 3)]
    good = [(a, b) for a, b in cuts if count[a] and count[b]
            and (min(count[a], count[b]) >= SERING or f"{a} {b}" in whole)]
    best = max(good, key=lambda pair: count[pair[0]] + count[pair[1]], default=("", ""))
    return " ".join(best).strip()


_KAPITAL = re.compile(r"\b[A-Z]?[a-z]{1,}[A-Z][a-z]{3,}\w*\b")


def huruf_besar_tersesat(bahan: Bahan) -> Iterator[Remark]:
    """A capital within a word: ReAomendasi; joined words and names of systems are left out."""
    for one in bahan.ruas:
        for found in _KAPITAL.finditer(one.teks) if "://" not in one.teks else ():
            word = found[0]
            parts = re.findall(r"[A-Z]?[a-z]+", word)
            if len(parts[0]) <= 3 and len(word) >= 8 and word[0].isupper():
                yield remark("T-1015", Tempat(one.letak, word), pokok="Salah ketik", kata=word,
                             tempat=bahan.dokumen.bagian(one.letak))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1010", kurung_tunggal),
    Kaidah("T-1011", tanda_baca_ganda),
    Kaidah("T-1012", jumlah_bertitik),
    Kaidah("T-1013", salah_ketik),
    Kaidah("T-1014", kata_bersambung),
    Kaidah("T-1015", huruf_besar_tersesat),
)
"""The rules on letters."""
