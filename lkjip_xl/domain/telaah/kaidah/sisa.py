"""Rules of the family sisa: what was left from a form, from another place or from writing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan.kalimat import kata_ganda, semua_tahun, sisa_isian
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak
from lkjip_xl.domain.telaah.petikan import awal, satu_baris, tempat
from lkjip_xl.domain.telaah.ruas import Alinea

KATA_BUTIR = 3
"""From so many words on two equal neighbours are no chance."""
KALI_NAMA = 3
"""What a report doubles so often is a name: Kota Bau Bau."""
KATA_ALINEA = 8
"""From so many words on two equal paragraphs are no labels of pictures."""
KATA_PANJANG = 12
"""From so many words on a text that stands twice was copied."""
KATA_KALIMAT = 6
"""From so many words on two sentences that differ in their figures alone say one thing twice."""
KATA_AWALAN = 8
"""From so many words on an item that its neighbour begins with is the same item."""
LABEL_BERULANG = 3
"""A short line that occurs so often is a label."""
LABEL_MIRIP = 0.93
_TANDA_TANGAN = re.compile(r"[\s.,…_]*|[\w .]{2,30},\s*[.…_]{3,}[\s.…_]*(?:20\d\d)?|"
                           r"(?:nip|nama|pangkat|jabatan|nrp)?[\s.:]*[.…_]{3,}[\s.…_]*|"
                           r"\(\s*[.…_\s]+\)", re.IGNORECASE)
_LAMPIRAN = re.compile(r"lampiran", re.IGNORECASE)
_DAN_LAIN = re.compile(r"\b(?:dll|dst|dsb|lain-lain|lainnya|sebagainya|seterusnya)\W*$", re.IGNORECASE)
_TITIK_DAFTAR = re.compile(r"\.{4,}\s*(?:\d{1,3}|[ivxlc]{1,6})\s*$", re.MULTILINE)
"""A line of a front list that was not read as one: leaders up to a page number."""
_TITIK_UANG = re.compile(r"[.…]{4,}(?=\s*Rp\.?\s*\d|\s*\d{1,3}(?:\.\d{3})+(?![\d.]))")
"""Leaders from a name to its amount of money."""
_HUKUM_LAMA = re.compile(r"(?:nomor|no\.?)\s*\d+\s+tahun\s+19[0-6]\d\b", re.IGNORECASE)
"""Laws older than the spelling of 1972, in whose titles a word is doubled without a hyphen."""
_GARIS_GANDA = Pola(r"\b([^\W\d_]{5,})\s*/\s*\1\b", re.IGNORECASE, perlu=("/",))
_BAB_SALAH = re.compile(r"\b((?:BA[A-Z]|B[A-Z]B|[A-Z]AB|Ba[a-z]|B[a-z]b|[A-Z]ab)[.\s]+[IVX]{1,4})\b(?!\.\d|/)")
_HALAMAN_SALAH = re.compile(r"\b(?:Halama|Halamn|Halman|Halamam|Haalaman|HALAMA|HALAMN|HALMAN)\b")
_HALAMAN_TERTINGGAL = re.compile(r"[IVX]{1,4}\s?[-–]\s?\d{1,3}|(?:hal(?:aman)?\.?\s*)\d{1,3}", re.IGNORECASE)
_HURUF = re.compile(r"[^\W\d_]{1,2}[.)]?")
_NOMOR_TERTINGGAL = re.compile(r"[;.]\s+(\d{1,2}\.)$")
_PROGRAM = re.compile(r"\s*program\s[^,:;()\d]+", re.IGNORECASE)
_TUGAS = re.compile(r"\b(?:tugas|fungsi)\b", re.IGNORECASE)
_DAFTAR_TUGAS = re.compile(r"^(?:melaksanakan|merencanakan|menyusun|membagi|meneliti|mempelajari|mengevaluasi|"
                           r"menyiapkan|membuat|mengelola|pelaksanaan|penyiapan|memberi|melakukan|penyusunan)\b")
_TANPA_ISI = re.compile(r"[\W\d_]+")
_BERNOMOR = re.compile(r"^\W*(?:[^\W\d_]+\s+){1,3}?(?:ke\s?-?\s?)?\d{1,2}(?![\d.,])|"
                       r"\b(?:sasaran|tujuan|misi|indikator|iku|program|kegiatan|triwulan|semester|bulan|tahap|tabel|"
                       r"grafik|tanggal)\s+(?:ke\s?-?\s?)?\d{1,2}\b", re.IGNORECASE)
"""What is told apart by its number, and a whole number among the first words: Sasaran 2, triwulan 3, Desa 4."""
_MENGGANTUNG = re.compile(r"\b(?:yang|dan|dengan|untuk|tentang|dari|oleh|pada|serta|sebagai|adalah|bahwa|dalam|di|ke|"
                          r"atau|antara|terhadap|melalui|agar|supaya|karena|guna)$", re.IGNORECASE)

_PERINCIAN = re.compile(r"[;,]\s*(?:dan|atau|serta|dan/atau)$", re.IGNORECASE)
_REKOMENDASI = re.compile(r"rekomendasi|tindak lanjut|sistematika", re.IGNORECASE)
"""Under headings with these words a text stands twice by intent: as recommended and as followed up."""


def _catat(bahan: Bahan, kode: str, one: Alinea, kutipan: str, tingkat: Berat | None = None, **args: object) -> Remark:
    return remark(kode, tempat(bahan.dokumen, one.letak, kutipan), pokok=" ".join(kutipan.split()), tingkat=tingkat,
                  kutipan=" ".join(kutipan.split()), tempat=bahan.dokumen.bagian(one.letak), **args)


# Left from a form

def isian(bahan: Bahan) -> Iterator[Remark]:
    """Places that were left to be filled in; the line for a signature is one by intent."""
    for one in bahan.alinea:
        text = _TITIK_UANG.sub(lambda dots: " " * len(dots[0]), one.teks)
        if (found := sisa_isian(text)) and not _TITIK_DAFTAR.search(one.teks):
            around = _sekitar(one.teks, text.index(found), len(found))
            yield _catat(bahan, "T-901", one, around, _berat_isian(bahan.dokumen, one, found))


def _berat_isian(dokumen: Dokumen, one: Alinea, found: str) -> Berat | None:
    """How bad a blank is: advice for a signature, an ellipsis and the forms among the attachments."""
    block = dokumen.blok[one.letak.blok]
    attached = any(_LAMPIRAN.match(f"{dokumen.blok[index].nomor} {dokumen.blok[index].teks}".strip())
                   for index in block.bagian)
    trailing = _DAN_LAIN.search(one.teks[:one.teks.index(found)])
    if _TANDA_TANGAN.fullmatch(one.asli.strip()) or found == "…" or attached or trailing:
        return "saran"
    return None if one.utama else "peringatan"


def _sekitar(text: str, at: int, length: int) -> str:
    """A piece of a text with a few words on both sides."""
    before = text[:at].rsplit("\n", maxsplit=1)[-1]
    start = at - len(" ".join(before.split()[-2:])) - 1 if len(before.split()) > 2 else at - len(before)
    end = text.find(" ", at + length + 12)
    return text[max(start, 0):end if end > 0 else len(text)].split("\n", maxsplit=1)[0].strip() or text[at:at + length]


# Written twice

def ganda(bahan: Bahan) -> Iterator[Remark]:
    """Words written twice in a row; the titles of old laws are printed so."""
    doubled = [(one, found) for one in bahan.alinea for found in _ganda(one.teks)]
    names = Counter(serupa(found) for _, found in doubled)
    for one, found in doubled:
        if names[serupa(found)] < KALI_NAMA:
            table = bahan.dokumen.jenis == "pdf" and not one.utama  # two cells may have been read as one
            yield _catat(bahan, "T-902", one, found, "saran" if table else None, kata=found.split()[0])


def _ganda(text: str) -> Iterator[str]:
    while found := kata_ganda(text):
        at = text.index(found)
        if not _HUKUM_LAMA.search(text[max(0, at - 80):at]):
            yield found
        text = text[at + len(found):]


def ganda_garis(bahan: Bahan) -> Iterator[Remark]:
    """A word on both sides of a stroke, where two words are to be chosen from."""
    for one in bahan.alinea:
        for found in _GARIS_GANDA.finditer(one.teks):
            yield _catat(bahan, "T-903", one, found[0], kata=found[1])


def tetangga_sama(bahan: Bahan) -> Iterator[Remark]:
    """Neighbours that are equal: items of a list, paragraphs, or an item and the paragraph after it."""
    before: Blok | None = None
    for block in bahan.dokumen.blok:
        if block.jenis in ("butir", "paragraf"):
            both = before and before.jenis == block.jenis == "paragraf"
            if before and _sama(before, block, KATA_ALINEA if both else KATA_BUTIR):
                yield remark("T-905", tempat(bahan.dokumen, Letak(block.indeks), awal(block.teks)),
                             tempat(bahan.dokumen, Letak(before.indeks), awal(before.teks)), pokok=awal(block.teks),
                             teks=awal(satu_baris(block.teks)), satu=_sebut(before), lain=_sebut(block),
                             tempat=bahan.dokumen.bagian(Letak(block.indeks)))
            before = block
        elif block.jenis != "rumus":
            before = None


def _sebut(block: Blok) -> str:
    if any(map(str.isalnum, block.nomor)):
        return f"butir {satu_baris(block.nomor)}"
    return "alinea" if block.jenis == "paragraf" else "butir"


def _sama(one: Blok, other: Blok, words: int) -> bool:
    text = _inti(one)
    return text == _inti(other) and len(text.split()) >= words


def _inti(block: Blok) -> str:
    return serupa(block.teks)


def butir_mengandung(bahan: Bahan) -> Iterator[Remark]:
    """Neighbouring items of which one is the whole of the other with words added."""
    for before, block in zip(bahan.dokumen.blok, bahan.dokumen.blok[1:], strict=False):
        if before.jenis == block.jenis == "butir":
            short, long = sorted((_inti(before), _inti(block)), key=len)
            if short != long and len(short.split()) >= KATA_AWALAN and long.startswith(short + " "):
                yield remark("T-906", tempat(bahan.dokumen, Letak(block.indeks), awal(block.teks)),
                             tempat(bahan.dokumen, Letak(before.indeks), awal(before.teks)), pokok=awal(block.teks),
                             satu=_sebut(before), lain=_sebut(block), teks=awal(satu_baris(before.teks)),
                             tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def teks_berulang(bahan: Bahan) -> Iterator[Remark]:
    """Long paragraphs and items that stand in two places; tasks of different units are alike by nature."""
    seen: dict[str, Blok] = {}
    for block in bahan.dokumen.blok:
        text = _inti(block)
        if block.jenis not in ("butir", "paragraf") or len(text.split()) < KATA_PANJANG or _wajar(bahan.dokumen, block):
            continue
        first = seen.setdefault(text, block)
        if first is not block and first.indeks + 1 != block.indeks:
            yield remark("T-907", tempat(bahan.dokumen, Letak(block.indeks), awal(block.teks)),
                         tempat(bahan.dokumen, Letak(first.indeks), awal(first.teks)), pokok=awal(block.teks),
                         teks=awal(satu_baris(block.teks)), tempat=bahan.dokumen.bagian(Letak(first.indeks)),
                         tempat_lain=bahan.dokumen.bagian(Letak(block.indeks)))


def _wajar(dokumen: Dokumen, block: Blok) -> bool:
    """Whether a text may well stand twice: a task, a recommendation, a sentence that only leads to a list."""
    heads = " ".join(dokumen.blok[index].teks for index in block.bagian)
    tugas = block.jenis == "butir" and bool(_TUGAS.search(heads) or _DAFTAR_TUGAS.match(_inti(block)))
    return tugas or bool(_REKOMENDASI.search(heads)) or block.teks.rstrip().endswith(":")


def kalimat_berangka_lain(bahan: Bahan) -> Iterator[Remark]:
    """Two sentences, one right after the other, that are equal but for their figures: one thing with two values.

    Where another sentence stands between, or they name another sasaran or triwulan by its number, the second speaks of
    something else, as reports go through their indikator in the same words.
    """
    blocks = bahan.dokumen.blok
    for first, second in pairwise(bahan.kalimat):
        if _beruntun(blocks, first.letak.blok, second.letak.blok) and _beda_angka(first.teks, second.teks):
            yield remark("T-908", tempat(bahan.dokumen, second.letak, awal(second.teks)),
                         tempat(bahan.dokumen, first.letak, awal(first.teks)), pokok=awal(second.teks),
                         satu=satu_baris(first.teks), lain=satu_baris(second.teks),
                         tempat=bahan.dokumen.bagian(second.letak))


def _beda_angka(one: str, other: str) -> bool:
    """Whether two texts are one sentence about one thing with different figures."""
    if one == other or not any(map(str.isdigit, one)) or _rangka(one) != _rangka(other):
        return False
    named = [_BERNOMOR.findall(text) for text in (one, other)]
    return len(_rangka(one).split()) >= KATA_KALIMAT and semua_tahun(one) == semua_tahun(other) and named[0] == named[1]


def _rangka(text: str) -> str:
    return " ".join(_TANPA_ISI.sub(" ", text).casefold().split())


def _beruntun(blocks: tuple[Blok, ...], first: int, second: int) -> bool:
    """Whether two places are one paragraph, or paragraphs with nothing between."""
    return second - first <= 1 and all(blocks[at].jenis == "paragraf" for at in (first, second))


def program_berulang(bahan: Bahan) -> Iterator[Remark]:
    """Programs that a column of a table names twice in different cells."""
    for block, table in bahan.tabel:
        seen: dict[tuple[int, str], tuple[int, str]] = {}
        for row in table.isi:
            for column, cell in enumerate(table.sel[row]):
                found = _PROGRAM.match(cell.rata) if cell.asli == (row, column) else None
                name = serupa(found[0]) if found else ""
                if len(name.split()) < KATA_BUTIR or "lanjutan" in cell.rata.casefold():
                    continue
                first = seen.setdefault((column, name), (row, cell.rata))
                if first[0] != row:
                    places = [Letak(block.indeks, at, column) for at in (row, first[0])]
                    yield remark("T-917", *(tempat(bahan.dokumen, place, text) for place, text in
                                            zip(places, (cell.teks, first[1]), strict=True)),
                                 pokok=awal(cell.rata), teks=awal(satu_baris(found[0] if found else cell.rata)),
                                 tempat=bahan.dokumen.bagian(Letak(block.indeks)))


# Left over from writing

def bab_salah(bahan: Bahan) -> Iterator[Remark]:
    """Words before a Roman numeral that are BAB but for a letter."""
    for one in bahan.alinea:
        for found in _BAB_SALAH.finditer(one.teks):
            if found[1][:3].upper() != "BAB":
                yield _catat(bahan, "T-904", one, found[0], kata=found[1][:3],
                             benar="BAB " + found[1][3:].strip(". \n\t"))


def halaman_salah(bahan: Bahan) -> Iterator[Remark]:
    """The word Halaman without a letter, as it stands above a front list."""
    for block in bahan.dokumen.blok:
        if block.tabel is None:
            for line in block.paragraf:
                if found := _HALAMAN_SALAH.search(line.teks):
                    yield _catat(bahan, "T-909", Alinea(Letak(block.indeks), line.teks, True, line.teks), found[0])


def huruf_tertinggal(bahan: Bahan) -> Iterator[Remark]:
    """Paragraphs of one or two letters."""
    for one in bahan.alinea:
        block = bahan.dokumen.blok[one.letak.blok]
        if one.utama and block.bagian and block.jenis == "paragraf" and not block.nomor \
                and _HURUF.fullmatch(one.asli.strip()):
            yield _catat(bahan, "T-910", one, one.asli.strip(), "saran" if bahan.dokumen.jenis == "pdf" else None)


def halaman_tertinggal(bahan: Bahan) -> Iterator[Remark]:
    """Page numbers that stand among the text."""
    left = [one for one in bahan.alinea if one.utama and _HALAMAN_TERTINGGAL.fullmatch(one.asli.strip())]
    for one in left:
        if len(left) == 1 or bahan.dokumen.jenis != "pdf":  # the pages of a PDF are numbered
            yield _catat(bahan, "T-911", one, one.asli.strip())


def nomor_tertinggal(bahan: Bahan) -> Iterator[Remark]:
    """Numbers of a list that stand at the end of an item."""
    for one in bahan.alinea:
        block = bahan.dokumen.blok[one.letak.blok]
        if block.jenis in ("butir", "paragraf") and (found := _NOMOR_TERTINGGAL.search(one.teks.rstrip())):
            yield _catat(bahan, "T-912", one, one.teks.rstrip()[-40:].split("\n")[-1].lstrip(), nomor=found[1])


def label_salah(bahan: Bahan) -> Iterator[Remark]:
    """Short lines that are a label of the document but for some letters."""
    lines = [one for one in bahan.alinea if one.utama and 1 < len(one.teks.split()) <= 5
             and bahan.dokumen.blok[one.letak.blok].jenis in ("paragraf", "butir", "judul")]
    count = Counter(serupa(one.teks) for one in lines)
    labels = [text for text, many in count.items() if many >= LABEL_BERULANG]
    for one in lines:
        text = serupa(one.teks)
        label = next((label for label in labels if count[text] == 1 and _salah_eja(text, label)), "")
        if label:
            yield _catat(bahan, "T-913", one, one.teks, label=label.capitalize(), banyak=count[label])


def _salah_eja(text: str, label: str) -> bool:
    one, other = text.split(), label.split()
    changed = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and len(changed) == 1 and all(
        min(len(a), len(b)) > 5 and a[0] == b[0] and not any(map(str.isdigit, a + b))
        and _hampir_sama(a, b) for a, b in changed)


def _hampir_sama(one: str, other: str) -> bool:
    """Whether two words of one length differ by two letters at most, or others by one."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 2
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LABEL_MIRIP


def kalimat_putus(bahan: Bahan) -> Iterator[Remark]:
    """Paragraphs that end in the middle of a sentence and are not gone on with."""
    blocks = bahan.dokumen.blok
    for at, block in enumerate(blocks):
        text = satu_baris(block.teks)
        if block.jenis in ("paragraf", "butir") and block.bagian and len(text.split()) >= KATA_KALIMAT \
                and block.teks.rstrip()[-1:].isalpha() and _MENGGANTUNG.search(text) and not _PERINCIAN.search(text) \
                and not _lanjut(blocks[at + 1:at + 2]):
            end = block.teks.rstrip()[-50:].split("\n")[-1]
            yield _catat(bahan, "T-916", Alinea(Letak(block.indeks), block.teks, True, block.teks),
                         end.split(" ", 1)[-1])


def _lanjut(following: Iterable[Blok]) -> bool:
    return any(one.teks[:1].islower() or one.teks[:1] in '“"(' or one.jenis == "rumus" for one in following)


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-901", isian), Kaidah("T-902", ganda), Kaidah("T-903", ganda_garis), Kaidah("T-904", bab_salah),
    Kaidah("T-905", tetangga_sama), Kaidah("T-906", butir_mengandung), Kaidah("T-907", teks_berulang),
    Kaidah("T-908", kalimat_berangka_lain), Kaidah("T-909", halaman_salah), Kaidah("T-910", huruf_tertinggal),
    Kaidah("T-911", halaman_tertinggal), Kaidah("T-912", nomor_tertinggal), Kaidah("T-913", label_salah),
    Kaidah("T-916", kalimat_putus),
    Kaidah("T-917", program_berulang),
)
