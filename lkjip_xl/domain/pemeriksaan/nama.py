"""Checks of names: the same thing has the same name everywhere, and different things have different names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.kode import jenjang
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import sepadan, serupa
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.pemeriksaan.sebutan import nama_lain, sebut
from lkjip_xl.domain.temuan import Finding, Place, finding
from lkjip_xl.domain.tercetak import Tercetak

KEMIRIPAN = 0.85
"""From this ratio of difflib on two words are taken for two spellings of one."""
KATA_BERBEDA = 4
"""In how many words two names of K-301 differ at most: two of each, see `mirip`; a report has millions of pairs."""
_KATA_SAMBUNG = frozenset({"dan", "di", "yang", "pada", "dalam", "untuk", "dengan", "ke", "dari", "atau", "serta"})
_URUT = re.compile(r"[\divx]+|.")
"""Numbers, Roman numerals and single letters count things: names that differ in them are different."""


@record(frozen=True)
class Sebutan:
    """A name where it was entered, with the kind of thing that it names."""

    jenis: str
    nama: str
    place: Place


def semua_nama(hasil: Hasil) -> tuple[Sebutan, ...]:
    """Every name of the report: tujuan, sasaran, indikator, units, and the rows of the budget by their level."""
    laporan = hasil.laporan
    return (
        *(Sebutan(i.jenis, i.uraian, Place("induk", i.baris, "uraian")) for i in laporan.induk),
        *(Sebutan("Indikator", i.nama, Place("indikator", i.baris, "nama")) for i in laporan.indikator),
        *(Sebutan(level.capitalize(), row.uraian, Place("program", row.baris, "uraian"))
          for row in laporan.program if row.uraian and (level := jenjang(row.kode))),
        *(Sebutan("Unit", unit.nama, Place("organisasi", unit.baris, "unit")) for unit in laporan.organisasi),
    )


def hampir_sama(bahan: Bahan) -> Iterator[Finding]:
    """Pairs of names of one kind that differ in spelling only."""
    groups: dict[tuple[object, ...], list[Sebutan]] = {}
    for name in _tunggal(semua_nama(bahan.hasil)):
        words = serupa(name.nama).split()
        numbers = tuple(word for word in words if _URUT.fullmatch(word))
        groups.setdefault((name.jenis, numbers, *(words[0][:1] if words else "")), []).append(name)
    for group in groups.values():
        for one, other in _berdekatan(group):
            if mirip(one.nama, other.nama):
                yield finding("K-301", other.place, other.nama, pokok=one.nama, jenis=one.jenis, nama=one.nama,
                              lain=other.nama, baris=one.place.row)


def _berdekatan(group: list[Sebutan]) -> Iterator[tuple[Sebutan, Sebutan]]:
    """The pairs that differ in few words."""
    marks = _tanda([name.nama for name in group])
    for (a, one), (b, other) in combinations(zip(marks, group, strict=True), 2):
        if (a ^ b).bit_count() <= KATA_BERBEDA:
            yield one, other


def _tanda(names: Sequence[str]) -> list[int]:
    """The words of each name as bits, for a large report has two million pairs."""
    bits: dict[str, int] = {}
    return [sum(1 << bits.setdefault(word, len(bits)) for word in set(_kata(serupa(name)))) for name in names]


def _tunggal(names: Iterable[Sebutan]) -> Iterator[Sebutan]:
    """The names without the repetitions of the budget, which K-302 reports, and of units, which may well share one."""
    seen = set()
    for name in names:
        key = (name.jenis, serupa(name.nama))
        if name.place.table not in ("program", "organisasi") or key not in seen:
            yield name
        seen.add(key)


def mirip(one: str, other: str) -> bool:
    """Whether two names differ in spelling only: spacing, little words, or up to two words that are nearly the same."""
    a, b = _kata(serupa(one)), _kata(serupa(other))
    if "".join(a) == "".join(b):
        return True
    left, right = _sisa(a, b), _sisa(b, a)
    if abs(len(a) - len(b)) > 1 or len(left) != len(right) or len(left) > 2:
        return False
    return all(salah_eja(x, y) for x, y in zip(left, right, strict=True))


@lru_cache(maxsize=4096)
def _kata(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.split() if word not in _KATA_SAMBUNG)


def _sisa(a: tuple[str, ...], b: tuple[str, ...]) -> list[str]:
    if set(a) == set(b):
        return list((Counter(a) - Counter(b)).elements())
    return [word for word in a if word not in b]


@lru_cache(maxsize=4096)
def salah_eja(a: str, b: str) -> bool:
    """Whether two words are two spellings of one."""
    if a[0] != b[0] or min(len(a), len(b)) < 5 or _URUT.fullmatch(a) or _URUT.fullmatch(b):
        return False
    # cetak and cetakan, pemerintah and pemerintahan: one name with and without its ending
    return a + "an" == b or b + "an" == a or sepadan(a, b, KEMIRIPAN)


def nama_ganda(bahan: Bahan) -> Iterator[Finding]:
    """Rows of the budget of one level that have the same name under different codes."""
    hasil = bahan.hasil
    codes = {row.baris: row.kode for row in hasil.laporan.program}
    groups: dict[tuple[str, str], list[Sebutan]] = {}
    for name in semua_nama(hasil):
        if name.place.table == "program":
            groups.setdefault((name.jenis, serupa(name.nama)), []).append(name)
    for first, *others in groups.values():
        for other in others:
            one, two = codes[first.place.row], codes[other.place.row]
            # the same code twice is H-202
            if one != two:
                yield finding("K-302", other.place, other.nama, pokok=first.nama, jenis=first.jenis, nama=first.nama,
                              kode=two, lain=one, baris=first.place.row)


def indikator_bernama_lain(bahan: Bahan) -> Iterator[Finding]:
    """For each indicator of the report one finding with what the budget calls it instead."""
    hasil = bahan.hasil
    named = {row.indikator: row.baris for row in reversed(hasil.laporan.program) if row.indikator}
    names, indicators = tuple(reversed(named)), hasil.laporan.indikator
    marks = _tanda([*names, *(indikator.nama for indikator in indicators)])
    for indikator, own in zip(indicators, marks[len(names):], strict=True):
        other = nama_lain(indikator.nama)
        found = [name for name, mark in zip(names, marks, strict=False) if serupa(name) != serupa(indikator.nama)
                 and (serupa(name) in other
                      or ((own ^ mark).bit_count() <= KATA_BERBEDA and mirip(name, indikator.nama)))]
        if found:
            yield finding("K-303", Place("program", named[found[0]], "indikator"), found[0], pokok=indikator.nama,
                          nama=indikator.nama, lain=sebut(found))


_CACAT: dict[str, re.Pattern[str]] = {
    "spasi ganda atau ganti baris di tengah nama": re.compile(r"\s\s|[\n\r\t]"),
    "tanda baca di akhir nama": re.compile(r"[.,;:-]\s*$"),
    "huruf kapital semua, sedangkan nama lain tidak": re.compile(r"^(?=.*[A-Z]{4})[^a-z\s]{2,}(?:\s+[^a-z\s]+)+$"),
}
"""The defects of writing a name; what all names of a kind share is a style and no defect, but for the spaces."""


def salah_penulisan(bahan: Bahan) -> Iterator[Finding]:
    """For each kind of name and each defect of writing one finding; what all names of a kind share is a style."""
    groups: dict[str, list[Sebutan]] = {}
    for name in semua_nama(bahan.hasil):
        groups.setdefault(name.jenis, []).append(name)
    for jenis, names in groups.items():
        for masalah, pattern in _CACAT.items():
            found = [name for name in names if pattern.search(name.nama)]
            if found and (len(found) < len(names) or masalah.startswith("spasi")):
                yield finding("K-304", found[0].place, found[0].nama, pokok=f"Penulisan nama {jenis.casefold()}",
                              jenis=jenis, masalah=masalah,
                              nama=sebut([" ".join(name.nama.split()) for name in found]))


def nama_tercetak_lain(bahan: Bahan) -> Iterator[Finding]:
    """For each indikator, tujuan, sasaran and program one finding with the other names that the report prints for it.

    The many kegiatan and sub kegiatan share one. Spacing, case and punctuation are not counted.
    """
    hasil = bahan.hasil
    kinds = {serupa(name.nama): name.jenis for name in semua_nama(hasil)}
    printed: dict[str, dict[str, int]] = {}
    for quote in hasil.laporan.tercetak:
        kind = kinds.get(serupa(quote.tentang.split("|", maxsplit=1)[0]), "")
        if kind and quote.nama_tercetak and not _sama(quote, hasil.laporan.profil.kabupaten):
            tentang = _RINCI if kind in ("Kegiatan", "Sub kegiatan") else f"“{quote.tentang}”"
            printed.setdefault(tentang, {}).setdefault(quote.nama_tercetak, quote.baris)
    for tentang, names in printed.items():
        yield finding("K-305", Place("tercetak", next(iter(names.values())), "nama_tercetak"), next(iter(names)),
                      pokok=tentang.split("|", maxsplit=1)[0].strip("“” "), nama=tentang, lain=sebut(_berbeda(names)))


_RINCI = "Kegiatan dan sub kegiatan"


def _sama(quote: Tercetak, kabupaten: str) -> bool:
    """Whether a printed name is that of the input, with Kabupaten/Kota standing for the own kabupaten."""
    wanted = (quote.tentang, quote.tentang.rsplit("|", 1)[-1], re.sub("kabupaten/kota", kabupaten, quote.tentang,
                                                                     flags=re.IGNORECASE))
    return serupa(quote.nama_tercetak) in {serupa(name) for name in wanted}


def _berbeda(names: Iterable[str]) -> list[str]:
    return list({serupa(name): name for name in reversed(list(names))}.values())[::-1]


DAFTAR: tuple[Pemeriksaan, ...] = (
    Pemeriksaan("K-301", hampir_sama),
    Pemeriksaan("K-302", nama_ganda),
    Pemeriksaan("K-303", indikator_bernama_lain),
    Pemeriksaan("K-304", salah_penulisan),
    Pemeriksaan("K-305", nama_tercetak_lain),
)
"""The checks of this family."""
