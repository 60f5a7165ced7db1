"""Whose a sentence speaks: the indikator, sasaran or program that it names, or that was named last before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen
from lkjip_xl.domain.telaah.gugus import Gugus, Nama
from lkjip_xl.domain.telaah.kalimat import Kalimat

_PENDEK = 220
"""A paragraph of so few characters may be a heading that no style marks."""
_AWAL_SASARAN = re.compile(r"^\W*(?:\(?[\da-z]{1,2}[.)]\s*)?(?:sasaran|tujuan)\b", re.IGNORECASE)
_KALIMAT_PENUH = re.compile(r"\d\s*%|[.;]\s*$|\d[.,]\d")
"""A line that speaks of a figure, or ends as a sentence does, is no heading."""
_BAGIAN_TOTAL = re.compile(r"ikhtisar|ringkasan|eksekutif|anggaran|keuangan|penutup|simpulan|perjanjian\s+kinerja|"
                           r"pengantar",
                           re.IGNORECASE)
_KATA_TOTAL = re.compile(r"\b(?:total|keseluruhan|seluruh\s+(?:anggaran|program|belanja)|apbd|dpa|kumulatif|"
                         r"komulatif)\b",
                         re.IGNORECASE)
_BARIS_TABEL = 12
_HAMPIR_SELURUH = 0.6
"""A heading is the name of a sasaran if so much of it is."""


@record(frozen=True)
class Konteks:
    """What stands before a block: the indikator and the sasaran that its part speaks of, "" for none."""

    indikator: str = ""
    sasaran: str = ""
    total: bool = False
    """Whether money of this part is that of the office as a whole."""


def konteks(dokumen: Dokumen, nama: Nama) -> tuple[Konteks, ...]:
    """For each block what was spoken of before it."""
    found: list[Konteks] = []
    now, owned = Konteks(), _indikator_sasaran(dokumen, nama)
    for block in dokumen.blok:
        if block.jenis == "judul":
            now = _judul(dokumen, block, now, nama, owned)
        found.append(now)
        if block.jenis != "judul":
            now = _sesudah(block, now, nama, owned)
    return tuple(found)


def _indikator_sasaran(dokumen: Dokumen, nama: Nama) -> Mapping[str, str]:
    """The indikator of each sasaran and tujuan that has but one, by the rows of the tables."""
    found: dict[str, set[str]] = {}
    for block in dokumen.blok:
        if block.tabel is None or len(block.tabel.sel) > _BARIS_TABEL * 2:
            continue
        for row in block.tabel.isi:
            names = [one for text in dict.fromkeys(cell.rata for cell in block.tabel.sel[row]) if text
                     and (one := nama.cari(text) or nama.cari(text, "indikator"))]
            owners = [one.nama for one in names if one.jenis in ("sasaran", "tujuan")]
            held = [one.nama for one in names if one.jenis == "indikator"]
            for owner in owners:
                found.setdefault(owner, set()).update(held[:1])
    return {owner: next(iter(held)) for owner, held in found.items() if len(held) == 1}


def _judul(dokumen: Dokumen, block: Blok, now: Konteks, nama: Nama, owned: Mapping[str, str]) -> Konteks:
    heads = " ".join(dokumen.blok[index].teks for index in (*block.bagian, block.indeks))
    total = bool(_BAGIAN_TOTAL.search(heads))
    above = now.sasaran if block.tingkat > 2 and not _sasaran(block, nama) else ""
    return _sesudah(block, Konteks("", above, total), nama, owned)


def _sasaran(block: Blok, nama: Nama) -> str:
    """The sasaran or tujuan that a heading, or a line that looks like one, is about; "" for none."""
    if len(block.teks) > _PENDEK or (block.jenis != "judul" and _KALIMAT_PENUH.search(block.teks)):
        return ""
    found = [(one, end - start) for one, start, end in nama.dalam(block.teks) if one.jenis in ("sasaran", "tujuan")]
    targets = _beda(one for one, _ in found)
    if _AWAL_SASARAN.match(f"{block.nomor} {block.teks}".strip()):
        return targets[0] if len(targets) == 1 else block.teks
    whole = block.jenis == "judul" and len(found) == 1 and found[0][1] >= _HAMPIR_SELURUH * len(block.teks)
    return targets[0] if whole else ""


def _sesudah(block: Blok, now: Konteks, nama: Nama, owned: Mapping[str, str]) -> Konteks:
    if block.tabel is not None:
        return _sesudah_tabel(block, now, nama)
    if block.jenis == "entri":
        return now
    indicators = _beda(one for one, _, _ in nama.dalam(block.teks, "indikator"))
    target = _sasaran(block, nama)
    if target:
        return replace(now, sasaran=target, indikator=indicators[0] if len(indicators) == 1 else owned.get(target, ""))
    return replace(now, indikator=indicators[0] if len(indicators) == 1 else "") if indicators else now


def _sesudah_tabel(block: Blok, now: Konteks, nama: Nama) -> Konteks:
    assert block.tabel is not None
    rows = list(block.tabel.isi)
    if len(rows) > _BARIS_TABEL:
        return now
    cells = dict.fromkeys(cell.rata for row in rows for cell in block.tabel.sel[row] if cell.rata)
    indicators = _beda(found for text in cells if (found := nama.cari(text, "indikator")))
    return replace(now, indikator=indicators[0] if len(indicators) == 1 else "") if indicators else now


def _beda(clusters: Iterable[Gugus]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.nama for one in clusters))


def pokok_indikator(text: str, at: int, nama: Nama, before: str, now: Konteks) -> str:
    """The indikator that a figure at that place is of: named before it, alone in its sentence, or spoken of before."""
    own = nama.dalam(text, "indikator")
    earlier = [one for one, _, end in own if end <= at]
    if earlier:
        return earlier[-1].nama
    if own:
        return own[0][0].nama if len({one.nama for one, _, _ in own}) == 1 else ""
    last = nama.dalam(before, "indikator") if before else ()
    spoken = last[-1][0].nama if last else now.indikator
    return spoken if spoken and _merujuk(text, spoken) else ""


_MERUJUK = re.compile(
    r"\b(?:tersebut|ini|itu)\b|\b(?:realisasi|target|capaian|nilai|angka|skor|indeks|hasil)nya\b|"
    r"^\W*(?:(?:sedangkan|selanjutnya|kemudian|adapun|namun)\W+)?(?:jika|apabila|bila)?\s*(?:(?:di)?banding\w*|terhadap)\b|"
    r"^\W*(?:(?:sedangkan|adapun|untuk)\s+)?(?:realisasi|target|angka|dengan\s+capaian|dari\s+tabel|capaian\s+terhadap)\b",
    re.IGNORECASE)
"""How a sentence speaks of what was named before it."""
_UKURAN = frozenset({
    "indeks", "nilai", "persentase", "presentase", "prosentase", "tingkat", "jumlah", "kinerja", "angka", "capaian",
    "rasio", "cakupan", "perangkat", "daerah", "kecamatan", "kabupaten", "dinas", "badan",
})
"""Words that say how something is measured, or whose it is, and tell no indikator from another."""
_KATA_PANJANG = re.compile(r"[^\W\d_]{5,}")


def _merujuk(text: str, name: str) -> bool:
    """Whether a sentence without a name speaks of the one named before: it refers back, or has half its words."""
    words = {word.casefold() for word in _KATA_PANJANG.findall(name)} - _UKURAN
    shared = words & {word.casefold() for word in _KATA_PANJANG.findall(text)}
    return bool(_MERUJUK.search(text)) or (bool(shared) and 2 * len(shared) >= len(words))


def sebelum(dokumen: Dokumen, one: Kalimat) -> str:
    """The text of a paragraph before one of its sentences."""
    return dokumen.blok[one.letak.blok].teks[:one.mulai]


def pokok_uang(text: str, nama: Nama, now: Konteks) -> str:
    """Whose money a sentence speaks of: a program or sasaran that it names, that of its part, Total; "" if unknown."""
    named = _terpilih(nama.dalam(text), ("program", "sasaran", "tujuan", "kegiatan", "sub kegiatan"))
    if named:
        return named[0] if len(named) == 1 else ""
    if _sumber(text):
        return ""
    if now.sasaran and not _KATA_TOTAL.search(text):
        return now.sasaran
    return "Total" if now.total or _KATA_TOTAL.search(text) else ""


_SUMBER = re.compile(r"\b(?:DAK|DAU|BOK|JKN|BLUD|PAD|DBH\w*|APBN|kapitasi|dana\s+(?:alokasi|bagi\s+hasil|desa|insentif|"
                     r"transfer|kapitasi))\b")
_BERSUMBER = re.compile(r"\b(?:(?:ber)?sumber|berasal|terdiri|terbagi)\b")
_SEMUA = re.compile(r"\b(?:total|seluruh\w*|keseluruhan|jumlah)\b", re.IGNORECASE)


def _sumber(text: str) -> bool:
    """Whether a sentence speaks of the money of one source; the sources of the whole stand behind such a word."""
    found, listed = _SUMBER.search(text), _BERSUMBER.search(text)
    return found is not None and not _SEMUA.search(text) and (listed is None or found.start() < listed.start())


def pokok_sasaran(text: str, at: int, nama: Nama) -> str:
    """The sasaran or tujuan that a sentence names before a figure; "" for none."""
    found = [one.nama for one, _, end in nama.dalam(text) if one.jenis in ("sasaran", "tujuan") and end <= at]
    return found[-1] if found else ""


def _terpilih(found: Sequence[tuple[Gugus, int, int]], kinds: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(one.nama for one, _, _ in found if one.jenis in kinds))
