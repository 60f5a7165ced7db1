"""Rules of the family tindak_lanjut: recommendations against what was done about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan.kalimat import berisi
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Letak
from lkjip_xl.domain.telaah.kaidah import tindak_lanjut_banyak
from lkjip_xl.domain.telaah.petikan import awal, satu_baris, tempat
from lkjip_xl.domain.telaah.rekomendasi import Butir, TindakLanjut, baca_rekomendasi, pasangkan

KATA_SINGKAT = 6
"""At most so many words may say too little of what was done."""
_TUGAS = frozenset({"lebih", "dapat", "dan", "atau", "untuk", "agar", "dalam", "di", "yang", "yg", "secara", "perlu",
                    "dengan", "pada", "ke", "atas", "oleh", "supaya", "akan", "telah", "para", "tersebut", "serta",
                    "ini", "sehingga", "maka", "dari", "bagi", "terhadap", "dokumen", "adanya"})
"""Words that change nothing of what is recommended."""
_HAMPA = frozenset({"telah", "sudah", "dilakukan", "dilaksanakan", "ditindaklanjuti", "selesai", "proses", "sedang",
                    "dalam", "perubahan", "perbaikan", "tindak", "lanjut", "di", "tindaklanjuti", "akan"})
_JUDUL = re.compile(r"tindak\s*lanjut", re.IGNORECASE)
_REKOMENDASI = re.compile(r"rekomendasi|catatan hasil|saran perbaikan", re.IGNORECASE)
_BELUM = Pola(r"(?<![\d.,/])(\d{1,2})\s*(?:\([a-z ]+\)\s*)?(?:rekomendasi\s*)?(?:yang\s*)?"
                    r"(?:belum|masih dalam proses)\b", re.IGNORECASE, perlu=("belum", "dalam proses"))
_DAFTAR_HAMBATAN = re.compile(r"\b(?:hambatan|kendala|permasalahan)\b[^.]*:\s*$", re.IGNORECASE)
_DAFTAR_UPAYA = re.compile(r"\b(?:upaya|solusi|langkah|mengatasi)\w*\b[^.]*:\s*$", re.IGNORECASE)
_BANYAK = Pola(r"(?<![\d.,/])(\d{1,2})\s*\(([a-z ]+)\)\s+(?:buah |butir |poin |hal )?rekomendasi\b",
                     re.IGNORECASE, perlu=("rekomendasi",))


def _tempat(bahan: Bahan, one: Butir | TindakLanjut) -> Tempat:
    text = one.teks if isinstance(one, Butir) else one.isi
    return tempat(bahan.dokumen, one.letak, awal(text))


def _pasangan(bahan: Bahan) -> Iterator[tuple[str, Butir, TindakLanjut | None]]:
    for group, listed, followed in baca_rekomendasi(bahan.dokumen).kelompok():
        for one, done in pasangkan(listed, followed):
            yield group, one, done


def _dasar(group: str) -> str:
    return f" ({group.title()})" if group else ""


def banyak_rekomendasi(bahan: Bahan) -> Iterator[Remark]:
    """Sentences that count the recommendations, against the list or the table under the same heading."""
    yield from _banyak_diumumkan(bahan)
    found = baca_rekomendasi(bahan.dokumen)
    listed = found.butir or tuple(one.rekomendasi for one in found.tindak_lanjut if found.bertabel)
    if not listed:
        return
    for sentence in bahan.kalimat:
        block = bahan.dokumen.blok[sentence.letak.blok]
        match = next((one for one in _BANYAK.finditer(sentence.teks) if not _sebagian(sentence.teks, one)), None)
        shared = block.bagian and block.bagian == bahan.dokumen.blok[listed[0].letak.blok].bagian[:len(block.bagian)]
        if match and shared and int(match[1]) != len(listed):
            yield remark("T-1401", tempat(bahan.dokumen, sentence.letak, match[0]), _tempat(bahan, listed[-1]),
                         pokok="Rekomendasi", disebut=match[0], ada=len(listed),
                         tempat=bahan.dokumen.bagian(sentence.letak),
                         bentuk="daftar" if found.butir else "tabel")


_DIUMUMKAN = re.compile(r"(?<![\d.,/])(\d{1,2})\s*\([a-z ]+\)\s+(?:buah |butir |poin |hal )?(?:catatan|saran|masukan|"
                        r"temuan|perbaikan|kelemahan)\b[^.:;]{0,90}:\s*$", re.IGNORECASE)


def _banyak_diumumkan(bahan: Bahan) -> Iterator[Remark]:
    """Sentences on an evaluation that lead to a list of another length than they say."""
    for lead, items in _daftar(bahan):
        found = _DIUMUMKAN.search(lead.teks)
        marks = {re.sub(r"\w+", "1", one.nomor) for one in items}
        if found and len(marks) == 1 and int(found[1]) != len(items):
            said = found[0][:found[0].index(")") + 1]
            yield remark("T-1401", tempat(bahan.dokumen, Letak(lead.indeks), said),
                         tempat(bahan.dokumen, Letak(items[-1].indeks), awal(items[-1].teks)), pokok="Rekomendasi",
                         disebut=" ".join(said.split()), ada=len(items),
                         tempat=bahan.dokumen.bagian(Letak(lead.indeks)), bentuk="daftar")


_SEBAGIAN = re.compile(r"\s*(?:hasil\s+evaluasi\s+)?(?:yang\s+)?(?:di\s?antaranya\s+)?(?:telah|sudah|belum|masih|"
                       r"sedang|dalam\s+proses|selesai|tuntas|ditindaklanjuti|dinyatakan|berstatus)\b", re.IGNORECASE)
_DARI = re.compile(r"\bdari\s+(?:\w+\s+)?$", re.IGNORECASE)
_SELURUH = re.compile(r"\b(?:seluruh|semua|keseluruhan|ke(?:dua|tiga|empat|lima|enam|tujuh))\s+$", re.IGNORECASE)


def _sebagian(text: str, found: re.Match[str]) -> bool:
    """Whether a count is of some of the recommendations: those done, those left; "N of M" and "all N" count all."""
    before = text[:found.start()]
    return bool(_SEBAGIAN.match(text, found.end())) and not _SELURUH.search(before) and not _DARI.search(before)


_BAGIAN = re.compile(r"(?<![\d.,/])(?P<angka>\d{1,2})\s*(?:\([a-z ]+\)\s*)?(?:buah\s+|butir\s+|poin\s+|hal\s+)?"
                     r"(?:rekomendasi|catatan|saran)?\s*(?:lainnya\s+)?(?:yang\s+)?"
                     r"(?:telah|sudah|masih|belum|sedang|dalam|selesai|tuntas)\b(?:(?!\bdan\b)[^,.;\d]){0,40}",
                     re.IGNORECASE)
_BELUM_SELESAI = re.compile(r"\b(?:masih|belum|proses|sedang|sebagian|berjalan|akan)\b", re.IGNORECASE)
_SELESAI = re.compile(r"\b(?:selesai|sudah|telah|tuntas|ditindaklanjuti|terlaksana|terpenuhi|100\s?%)", re.IGNORECASE)


def banyak_status(bahan: Bahan) -> Iterator[Remark]:
    """Sentences that count the recommendations that are done, or are not, against the column of their status."""
    rows = [one for one in baca_rekomendasi(bahan.dokumen).tindak_lanjut if one.status]
    done = [one for one in rows if _SELESAI.search(one.status) and not _BELUM_SELESAI.search(one.status)]
    left = [one for one in rows if _BELUM_SELESAI.search(one.status)]
    if not rows or len(done) + len(left) != len(rows):
        return
    block = bahan.dokumen.blok[rows[0].letak.blok]
    for sentence in bahan.kalimat:
        bagian = bahan.dokumen.blok[sentence.letak.blok].bagian
        for found in _BAGIAN.finditer(sentence.teks) if bagian and bagian == block.bagian[:len(bagian)] else ():
            counted = left if _BELUM_SELESAI.search(found[0]) else done
            if int(found["angka"]) != len(counted):
                text = found[0].rstrip()
                yield remark("T-1409", tempat(bahan.dokumen, sentence.letak, text), _tempat(bahan, rows[-1]),
                             pokok="Rekomendasi", disebut=" ".join(text.split()), ada=len(counted), banyak=len(rows),
                             tempat=bahan.dokumen.bagian(sentence.letak),
                             status="belum selesai" if counted is left else "selesai")


def teks_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """Recommendations that are worded otherwise where they are followed up."""
    for group, one, done in _pasangan(bahan):
        if done and (berat := _beda(one.teks, done.rekomendasi.teks)):
            yield remark("T-1402", _tempat(bahan, done.rekomendasi), _tempat(bahan, one), pokok=awal(one.teks),
                         tingkat=berat, di_daftar=one.teks, di_tindak_lanjut=done.rekomendasi.teks, nomor=one.nomor,
                         kelompok=_dasar(group))


def _beda(satu: str, lain: str) -> Berat | None:
    """How much two wordings differ; words that only join, and spellings of one word, change nothing."""
    one, other = ([word for word in serupa(text).split() if word not in _TUGAS] for text in (satu, lain))
    if "".join(one) == "".join(other):
        return None
    rest = [(one[a:b], other[c:d]) for tag, a, b, c, d in
            SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if tag != "equal"]
    rest = [(a, b) for a, b in rest if not _seejaan(" ".join(a), " ".join(b))]
    if not rest:
        return None
    shorter = len(rest) == 1 and not rest[0][1] and one[:len(other)] == other
    return "saran" if shorter else "peringatan"


def _seejaan(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.8


def tanpa_tindak_lanjut(bahan: Bahan) -> Iterator[Remark]:
    """Recommendations that are not followed up, though others of their group are."""
    left = [(group, one) for group, one, done in _pasangan(bahan) if done is None]
    if not _diakui(bahan, len(left)):
        for group, one in left:
            yield remark("T-1403", _tempat(bahan, one), pokok=awal(one.teks), teks=awal(one.teks), nomor=one.nomor,
                         kelompok=_dasar(group), tempat=bahan.dokumen.bagian(one.letak))


def _diakui(bahan: Bahan, banyak: int) -> bool:
    """Whether the document itself says that so many recommendations are not followed up yet."""
    return any(int(found[1]) == banyak for sentence in bahan.kalimat for found in _BELUM.finditer(sentence.teks))


def isi_kosong(bahan: Bahan) -> Iterator[Remark]:
    """Follow-ups that are blank or a dash."""
    for one in baca_rekomendasi(bahan.dokumen).tindak_lanjut:
        if not berisi(one.isi):
            said = [tempat(bahan.dokumen, one.letak, one.isi)] if one.isi else []
            yield remark("T-1404", _tempat(bahan, one.rekomendasi), *said,
                         pokok=awal(one.rekomendasi.teks), teks=awal(one.rekomendasi.teks), isi=one.isi or "kosong",
                         status=f", padahal statusnya “{one.status}”" if one.status else "",
                         tempat=bahan.dokumen.bagian(one.letak))


def isi_hampa(bahan: Bahan) -> Iterator[Remark]:
    """Follow-ups that do not say what was done."""
    for one in baca_rekomendasi(bahan.dokumen).tindak_lanjut:
        words = serupa(one.isi).split()
        if berisi(one.isi) and len(words) <= KATA_SINGKAT and not set(words) - _HAMPA:
            name = awal(one.rekomendasi.teks)
            yield remark("T-1405", _tempat(bahan, one), _tempat(bahan, one.rekomendasi), pokok=name, isi=one.isi,
                         teks=name, tempat=bahan.dokumen.bagian(one.letak))


def isi_sama(bahan: Bahan) -> Iterator[Remark]:
    """Follow-ups of different recommendations that are equal."""
    seen: dict[str, TindakLanjut] = {}
    for one in baca_rekomendasi(bahan.dokumen).tindak_lanjut:
        text = serupa(one.isi)
        first = seen.setdefault(text, one)
        if berisi(one.isi) and first is not one:
            yield remark("T-1406", _tempat(bahan, one), _tempat(bahan, first), pokok=awal(one.isi), isi=one.isi,
                         satu=awal(first.rekomendasi.teks), lain=awal(one.rekomendasi.teks),
                         tempat=bahan.dokumen.bagian(one.letak))


def tanpa_rekomendasi(bahan: Bahan) -> Iterator[Remark]:
    """Parts on follow-ups that name no recommendation."""
    blocks = bahan.dokumen.blok
    for head in blocks:
        if head.jenis != "judul" or not (_JUDUL.search(head.teks) and _REKOMENDASI.search(head.teks)) or not head.nomor:
            continue
        texts = [one for one in bahan.ruas if head.indeks in one.blok.bagian and one.blok.jenis != "judul"]
        before = [one for one in blocks[:head.indeks] if one.jenis == "judul" and one.bagian == head.bagian
                  and _REKOMENDASI.search(one.teks)]
        if texts and not before and not any(_REKOMENDASI.search(one.teks) for one in texts):
            first = texts[0]
            yield remark("T-1407", tempat(bahan.dokumen, first.letak, first.teks),
                         tempat(bahan.dokumen, Letak(head.indeks), head.teks), pokok="Rekomendasi",
                         sebutan=f"{head.nomor} {satu_baris(head.teks)}")


def upaya_kurang(bahan: Bahan) -> Iterator[Remark]:
    """Lists of obstacles with more or fewer items than the list right after them of what was done about them."""
    lists = list(_daftar(bahan))
    for (lead, many), (following, other) in pairwise(lists):
        if _DAFTAR_HAMBATAN.search(lead.teks) and not _DAFTAR_UPAYA.search(lead.teks) \
                and _DAFTAR_UPAYA.search(following.teks) and len(many) > len(other) \
                and following.indeks == many[-1].indeks + 1:
            yield remark("T-1408", tempat(bahan.dokumen, Letak(following.indeks), awal(following.teks)),
                         tempat(bahan.dokumen, Letak(many[-1].indeks), awal(many[-1].teks)), pokok="Hambatan",
                         hambatan=len(many), upaya=len(other), tempat=bahan.dokumen.bagian(Letak(following.indeks)))


def _daftar(bahan: Bahan) -> Iterator[tuple[Blok, list[Blok]]]:
    """Every sentence that leads to a list, with the items right after it."""
    lead: Blok | None = None
    items: list[Blok] = []
    for block in (*bahan.dokumen.blok, None):
        if block and block.jenis == "butir" and lead:
            items.append(block)
            continue
        if lead and items:
            yield lead, items
        lead, items = (block if block and block.jenis == "paragraf" else None), []


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1401", banyak_rekomendasi), Kaidah("T-1402", teks_berbeda), Kaidah("T-1403", tanpa_tindak_lanjut),
    Kaidah("T-1404", isi_kosong), Kaidah("T-1405", isi_hampa), Kaidah("T-1406", isi_sama),
    Kaidah("T-1407", tanpa_rekomendasi), Kaidah("T-1408", upaya_kurang),
    Kaidah("T-1409", banyak_status), *tindak_lanjut_banyak.DAFTAR,
)
