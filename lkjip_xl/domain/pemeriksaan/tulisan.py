"""Checks of texts by themselves: whom and which year they speak of, what was left in them, and slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lkjip_xl.domain.masukan import TAHUN_LALU, Laporan, Profil
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.wilayah import nama_daerah
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.pemeriksaan.kalimat import (
    berisi,
    cacat_tautan,
    judul_wilayah,
    kantor_disebut,
    kata_ganda,
    kepala_daerah_disebut,
    laporan_tahun,
    rentang_terbalik,
    sisa_isian,
    tahun_disebut,
    wilayah_disebut,
)
from lkjip_xl.domain.pemeriksaan.nama import semua_nama
from lkjip_xl.domain.pemeriksaan.sebutan import rangkai, sebut
from lkjip_xl.domain.pemeriksaan.teks import Teks, judul
from lkjip_xl.domain.temuan import Finding, Place, finding

_MEMBANDINGKAN = re.compile(r"banding|studi|tiru|kunjungan|tetangga|batas|antar|asal|pindah", re.IGNORECASE)
"""Texts with these words may well name another region."""
_DAERAH = {"Camat": "Kecamatan", "Bupati": "Kabupaten"}
"""What a head is the head of; every other is a wali kota."""


# Whom and which year

def tahun_janggal(bahan: Bahan) -> Iterator[Finding]:
    """Texts that name a year far from the report year, or this report as that of another year.

    Far is earlier than five years before, or after the plan.
    """
    profil = bahan.hasil.laporan.profil
    if not profil.tahun:
        return
    first = min(profil.tahun - 5, profil.tahun_awal or profil.tahun)
    known = range(first, max(profil.tahun + 1, profil.tahun_akhir) + 1)
    for one in bahan.teks:
        odd = [str(year) for year in dict.fromkeys(tahun_disebut(one.teks)) if year not in known]
        other = [name for name, year in laporan_tahun(one.teks) if year != profil.tahun] if one.sendiri else []
        if odd and not one.hukum:
            yield _teks("K-708", one, apa=f"tahun {rangkai(odd)}", beda="jauh dari", laporan=profil.tahun)
        elif other:
            yield _teks("K-708", one, apa=f"“{other[0]}”", beda="bukan", laporan=profil.tahun)


def wilayah_lain(bahan: Bahan) -> Iterator[Finding]:
    """Texts that name a region, its head or an office which is neither the own one nor a comparator."""
    hasil = bahan.hasil
    own = _wilayah_sendiri(hasil.laporan.profil)
    compared = frozenset(word for i in hasil.laporan.indikator for p in i.pembanding for word in serupa(p.nama).split())
    for one, title in ((*((one, False) for one in bahan.teks), *((one, True) for one in judul(hasil.laporan)))):
        if title or not (one.hukum or _MEMBANDINGKAN.search(one.teks)):
            for name in _asing(one.teks, hasil.laporan.profil.instansi, own, compared, title=title):
                yield _teks("K-709", one, nama=name)


def _asing(text: str, instansi: str, own: Mapping[str, str], others: frozenset[str], *, title: bool) -> Iterator[str]:
    for kind, name in judul_wilayah(text) if title else wilayah_disebut(text):
        kept = own.get(_DAERAH.get(kind, kind), "")
        if kept and serupa(name) not in (kept, *others):
            yield f"{kind} {name}"
    for kind, name in kepala_daerah_disebut(text):
        if _kepala_lain(kind, serupa(name), own) and serupa(name) not in others:
            yield f"{kind} {name}"
    yield from (name for name in kantor_disebut(text) if _kantor_lain(name, instansi))


def _wilayah_sendiri(profil: Profil) -> dict[str, str]:
    """The first word of the own kecamatan, kabupaten or kota by its kind; other offices serve every kecamatan."""
    words = (text.split() for text in (profil.instansi, profil.kabupaten))
    return {part[0].capitalize(): serupa(part[1]) for part in words if len(part) > 1}


def _kepala_lain(kind: str, name: str, own: Mapping[str, str]) -> bool:
    """Whether a bupati or wali kota is that of another region; a word that is no region is the name of a person."""
    region = _DAERAH.get(kind, "Kota")
    known = own.keys() & {"Kabupaten", "Kota"}
    return bool(known) and own.get(region) != name and name in nama_daerah()


def _kantor_lain(name: str, instansi: str) -> bool:
    """Whether an office is another than the own one; kecamatan of a kecamatan's report are told by their region."""
    kind, *rest = serupa(name).split()
    own_kind, *own_rest = serupa(instansi).split() or [""]
    if not own_kind or kind == own_kind == "kecamatan":
        return False
    return kind != own_kind or bool(rest and own_rest and rest[0] not in (own_rest[0], "tahun", "kabupaten", "kota"))


def teks_tahun_lalu(bahan: Bahan) -> Iterator[Finding]:
    """One finding with the texts of the year before that nobody has rewritten."""
    old = [one for one in bahan.teks if not one.hukum and one.teks.startswith(TAHUN_LALU.strip())]
    if old:
        yield finding("K-712", old[0].place, TAHUN_LALU.strip(), pokok="Teks tahun lalu", banyak=len(old),
                      nama=sebut(dict.fromkeys(one.pokok for one in old)))


# Slips of the pen

def _semua(bahan: Bahan) -> Iterator[Teks]:
    """Every text and every name of the report."""
    yield from bahan.teks
    yield from judul(bahan.hasil.laporan)
    yield from (Teks(name.nama, name.place, name.nama) for name in semua_nama(bahan.hasil))


def _per_teks(kode: str, find: Callable[[str], str]) -> Callable[[Bahan], Iterator[Finding]]:
    """The check that reports every text in which something is found."""
    def cari(bahan: Bahan) -> Iterator[Finding]:
        for one in _semua(bahan):
            found = find(one.teks)
            if found:
                yield _teks(kode, one, kata=found)
    return cari


def _teks(kode: str, one: Teks, **args: object) -> Finding:
    return finding(kode, one.place, one.teks, pokok=one.pokok, bagian=one.pokok, **args)


def butir_ganda(bahan: Bahan) -> Iterator[Finding]:
    """One finding for each list that has a point twice, or whose follow-ups are the same for two recommendations."""
    for points, name in _daftar(bahan.hasil.laporan):
        seen: set[str] = set()
        twice: dict[str, tuple[str, Place]] = {}
        for text, place in points:
            if berisi(text) and serupa(text) in seen:
                twice.setdefault(serupa(text), (text, place))
            seen.add(serupa(text))
        for text, place in [*twice.values()][:1]:
            yield finding("K-715", place, text, pokok=name, bagian=name,
                          nama=sebut(text.rstrip(". ") for text, _ in twice.values()))


def _daftar(laporan: Laporan) -> Iterator[tuple[list[tuple[str, Place]], str]]:
    for indikator in laporan.indikator:
        for key in ("penyebab", "faktor", "hambatan", "solusi"):
            points = getattr(indikator.analisis, key)
            yield [(text, Place("analisis", column=key)) for text in points], f"Analisis {indikator.nama}"
    for bagian, texts in laporan.naskah.items():
        yield [(text, Place("naskah", column="isi")) for text in texts], f"Naskah {bagian}"
    yield [(row.tindak_lanjut, Place("rekomendasi", row.baris, "tindak_lanjut")) for row in laporan.rekomendasi], (
        "Tindak lanjut")


def tautan_cacat(bahan: Bahan) -> Iterator[Finding]:
    """Links to proof that cannot be opened by the way they are written."""
    laporan = bahan.hasil.laporan
    cells = [(row.tautan, Place("rekomendasi", row.baris, "tautan"), "Rekomendasi") for row in laporan.rekomendasi]
    cells += [(note.tautan, Place("monev", note.baris, "tautan"), "Monev") for note in laporan.monev]
    for text, place, pokok in cells:
        wrong = cacat_tautan(text) if berisi(text) else ""
        if wrong:
            yield finding("K-717", place, text, pokok=pokok, alasan=wrong)


DAFTAR: tuple[Pemeriksaan, ...] = (
    Pemeriksaan("K-708", tahun_janggal),
    Pemeriksaan("K-709", wilayah_lain),
    Pemeriksaan("K-712", teks_tahun_lalu),
    Pemeriksaan("K-713", _per_teks("K-713", sisa_isian)),
    Pemeriksaan("K-714", _per_teks("K-714", kata_ganda)),
    Pemeriksaan("K-715", butir_ganda),
    Pemeriksaan("K-716", _per_teks("K-716", rentang_terbalik)),
    Pemeriksaan("K-717", tautan_cacat),
)
"""The checks of texts, which belong to the family naskah."""
