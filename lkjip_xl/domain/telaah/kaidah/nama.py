"""Rules of the family nama: one thing has one name, in every table and sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from lkjip_xl.domain.nilai.kode import prefix
from lkjip_xl.domain.nilai.nomenklatur import kode_bernama, nomenklatur
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.beda_nama import Alasan, BedaNama, inti_nama, setara
from lkjip_xl.domain.telaah.catatan import Berat, Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.kaidah import nama_instansi, nama_istilah
from lkjip_xl.domain.telaah.nama_tabel import NamaTabel

_RINGAN = frozenset({"indikator"})
"""Kinds of which two may well differ by a word and be two."""


def _beda(bahan: Bahan, kode: str, *alasan: Alasan) -> Iterator[Remark]:
    for one in bahan.beda_nama:
        if one.alasan in alasan:
            places = (*(Tempat(letak, text) for letak, text in one.tempat), Tempat(*one.tempat_lain))
            yield remark(kode, *places, pokok=one.lain, jenis=one.jenis, nama=one.nama, lain=one.lain, bukti=one.bukti,
                         tempat=bahan.dokumen.bagian(one.tempat[0][0]), tingkat=_berat(one),
                         tempat_lain=bahan.dokumen.bagian(one.tempat_lain[0]))


def _berat(one: BedaNama) -> Berat | None:
    return "saran" if one.ragu or (one.jenis in _RINGAN and one.alasan in ("kata", "urutan")) else None


def nomor_dua_nama(bahan: Bahan) -> Iterator[Remark]:
    """A tujuan or sasaran that is called by its number with another text than elsewhere."""
    yield from _beda(bahan, "T-801", "nomor")


def indikator_dua_sasaran(bahan: Bahan) -> Iterator[Remark]:
    """A sasaran that two tables name differently for one indikator."""
    yield from _beda(bahan, "T-802", "indikator")


def beda_kata(bahan: Bahan) -> Iterator[Remark]:
    """A name that has a word more or less, or another order of words, than what most places call it."""
    yield from _beda(bahan, "T-803", "kata", "urutan")


def beda_ejaan(bahan: Bahan) -> Iterator[Remark]:
    """A name that is spelled or spaced differently from what most places call it."""
    yield from _beda(bahan, "T-804", "ejaan")


def kode_dua_nama(bahan: Bahan) -> Iterator[Remark]:
    """A code of program, kegiatan or sub kegiatan with two names."""
    first: dict[str, NamaTabel] = {}
    for one in bahan.nama_tabel:
        if one.kode and one.jenis in ("", "program", "kegiatan", "sub kegiatan"):
            other = first.setdefault(one.kode, one)
            if not setara(inti_nama(one.nama, bahan.ciri), inti_nama(other.nama, bahan.ciri)):
                yield remark("T-805", Tempat(one.letak, one.kutipan), Tempat(other.letak, other.kutipan),
                             pokok=one.kode, nomor=one.kode, nama=one.nama, lain=other.nama,
                             tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(other.letak))


def kode_dan_nomenklatur(bahan: Bahan) -> Iterator[Remark]:
    """A code whose name is not the one of the nomenclature."""
    seen: set[str] = set()
    for one in bahan.nama_tabel:
        known = nomenklatur(one.kode) if one.kode else None
        if known and one.kode not in seen and one.jenis != "indikator":
            seen.add(one.kode)
            if not setara(inti_nama(one.nama, bahan.ciri), inti_nama(known.nama, bahan.ciri)):
                yield remark("T-806", Tempat(one.letak, one.kutipan), pokok=one.kode, nomor=one.kode, nama=one.nama,
                             benar=known.nama, tempat=bahan.dokumen.bagian(one.letak))


# What stands under what

_INDUK = {"sub kegiatan": "kegiatan", "kegiatan": "program"}


def induk_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """Kegiatan and sub kegiatan that one table puts under another parent than the next; one remark for each pair."""
    groups: dict[tuple[str, str], list[tuple[NamaTabel, NamaTabel]]] = {}
    for one, other in _pasangan_induk(bahan):
        key = (inti_nama(one.induk, bahan.ciri), inti_nama(other.induk, bahan.ciri))
        groups.setdefault(key, []).append((one, other))
    for pairs in groups.values():
        one, other = pairs[0]
        more = f" (beserta {len(pairs) - 1} lainnya)" if len(pairs) > 1 else ""
        yield remark("T-807", *(Tempat(a.letak, a.kutipan) for a, _ in pairs), Tempat(other.letak, other.kutipan),
                     pokok=one.nama, jenis=one.jenis.capitalize(), nama=one.nama, induk=one.induk, lain=other.induk,
                     lainnya=more, tempat=bahan.dokumen.bagian(one.letak),
                     tempat_lain=bahan.dokumen.bagian(other.letak))


def _pasangan_induk(bahan: Bahan) -> Iterator[tuple[NamaTabel, NamaTabel]]:
    first: dict[tuple[str, str], list[NamaTabel]] = {}
    for one in bahan.nama_tabel:
        if one.induk and one.jenis in _INDUK:
            known = first.setdefault((one.jenis, inti_nama(one.nama, bahan.ciri)), [])
            other = next((n for n in known if n.letak.blok != one.letak.blok), None)
            if other and len(known) == 1 and not (_induk_sama(bahan, one, other) or _terbagi(bahan, one, other)):
                yield (one, other) if _keliru(one) else (other, one)
            known.append(one)


def _induk_sama(bahan: Bahan, one: NamaTabel, other: NamaTabel) -> bool:
    return setara(inti_nama(one.induk, bahan.ciri), inti_nama(other.induk, bahan.ciri))


def _terbagi(bahan: Bahan, one: NamaTabel, other: NamaTabel) -> bool:
    """Whether two tables have no program in common, as those of two sasaran: their rows are different things."""
    above = [{inti_nama(each.nama, bahan.ciri) for each in bahan.nama_tabel
              if each.letak.blok == place.letak.blok and each.jenis == "program"} for place in (one, other)]
    return all(above) and not any(setara(a, b) for a in above[0] for b in above[1])


def _keliru(one: NamaTabel) -> bool:
    """Whether the later one is the one to mend: so it is unless the nomenclature puts it there."""
    known = kode_bernama().get(serupa(one.nama))
    parent = nomenklatur(prefix(known, 5 if one.jenis == "sub kegiatan" else 3)) if known else None
    return parent is None or serupa(parent.nama) != serupa(one.induk)


def kegiatan_berulang(bahan: Bahan) -> Iterator[Remark]:
    """A kegiatan that a table names twice, with others between; tables ordered by sasaran or indikator may do so."""
    seen: dict[tuple[int, str, str], NamaTabel] = {}
    last: dict[tuple[int, str], str] = {}
    grouped = {one.letak.blok for one in bahan.nama_tabel if one.jenis in ("tujuan", "sasaran", "indikator")}
    for one in bahan.nama_tabel:
        if one.jenis != "kegiatan" or one.letak.blok in grouped:
            continue
        block, name = one.letak.blok, inti_nama(one.nama, bahan.ciri)
        table = bahan.dokumen.blok[block].tabel
        other = seen.setdefault((block, f"{one.jenis}|{inti_nama(one.induk, bahan.ciri)}", name), one)
        again = other is not one and last[block, one.jenis] != name
        last[block, one.jenis] = name
        if again and table and one.letak.baris not in table.lanjutan:
            yield remark("T-808", Tempat(one.letak, one.kutipan), Tempat(other.letak, other.kutipan), pokok=one.nama,
                         jenis=one.jenis.capitalize(), nama=one.nama, tempat=bahan.dokumen.bagian(one.letak))


def indikator_program(bahan: Bahan) -> Iterator[Remark]:
    """Programs whose only indikator two tables name quite differently."""
    named: dict[str, dict[int, list[NamaTabel]]] = {}
    for program, indikator in _program_indikator(bahan):
        tables = named.setdefault(inti_nama(program.nama, bahan.ciri), {})
        tables.setdefault(indikator.letak.blok, []).append(indikator)
    for name, tables in named.items():
        single = [found[0] for found in tables.values() if len(found) == 1]
        for one, other in combinations(single, 2):
            if not setara(inti_nama(one.nama, bahan.ciri), inti_nama(other.nama, bahan.ciri)):
                yield remark("T-809", Tempat(other.letak, other.kutipan), Tempat(one.letak, one.kutipan), pokok=name,
                             program=name, nama=other.nama, lain=one.nama, tempat=bahan.dokumen.bagian(other.letak),
                             tempat_lain=bahan.dokumen.bagian(one.letak))
                break


def _program_indikator(bahan: Bahan) -> Iterator[tuple[NamaTabel, NamaTabel]]:
    """Every program with the indikator to the right of it in its row."""
    programs = {(one.letak.blok, one.letak.baris): one for one in bahan.nama_tabel if one.jenis == "program"}
    for one in bahan.nama_tabel:
        program = programs.get((one.letak.blok, one.letak.baris)) if one.jenis == "indikator" else None
        if program and program.letak.kolom < one.letak.kolom:
            yield program, one


# Predikat and nilai

_PREDIKAT = re.compile(r"\bpredikat\s+(?:\w+\s+){0,2}?(SAKIP|AKIP|LKjIP|LKIP)\b", re.IGNORECASE)
_NILAI = re.compile(r"\b(?:nilai|skor)\s+(?:hasil\s+evaluasi\s+)?(?:SAKIP|AKIP|LKjIP|LKIP)\b", re.IGNORECASE)
_ANGKA = re.compile(r"\d{1,3}(?:[.,]\d+)?")


def predikat_berangka(bahan: Bahan) -> Iterator[Remark]:
    """Indikator or units called predikat whose figures are scores, once for each name."""
    named: dict[tuple[str, bool], list[tuple[Tempat, Tempat]]] = {}
    for block, table in bahan.tabel:
        for r in table.isi:
            row = table.sel[r]
            at = next((c for c, cell in enumerate(row) if cell.asli == (r, c) and _PREDIKAT.search(cell.rata)), None)
            if at is None:
                continue
            figure = next((c for c, cell in enumerate(row) if c > at and _ANGKA.fullmatch(cell.rata)), None)
            if figure is not None:
                unit = any("satuan" in head.casefold() for head in table.judul(at))
                pair = [Tempat(Letak(block.indeks, r, c), row[c].teks) for c in (at, figure)]
                named.setdefault((serupa(row[at].rata), unit), []).append((pair[0], pair[1]))
    score = next(((one, found[0]) for one in bahan.ruas if (found := _NILAI.search(one.teks))), None)
    for pairs in named.values():
        name = " ".join(pairs[0][0].kutipan.split())
        other = f"; di {bahan.dokumen.bagian(score[0].letak)} disebut “{score[1]}”" if score else ""
        yield remark("T-810", *(one for one, _ in pairs), pairs[0][1], pokok=name, nama=name, angka=pairs[0][1].kutipan,
                     lain=other, banyak=len(pairs), benar=re.sub(r"(?i)predikat", "Nilai", name),
                     tempat=bahan.dokumen.bagian(pairs[0][0].letak))


_SASARAN_N = re.compile(r"\bsasaran\s*(\d{1,2})\b(?!\s*(?:,|dan|sampai|-)\s*\d)", re.IGNORECASE)


def judul_sasaran(bahan: Bahan) -> Iterator[Remark]:
    """A caption that names one sasaran by number over a table that also holds another."""
    for block, table in bahan.tabel:
        caption = bahan.dokumen.blok[block.keterangan] if block.keterangan >= 0 else None
        said = set(_SASARAN_N.findall(caption.teks)) if caption else set()
        held = {found[1]: (r, c) for r in table.isi for c, cell in enumerate(table.sel[r]) if cell.asli == (r, c)
                and (found := re.match(r"sasaran\s*(\d{1,2})\b", cell.rata, re.IGNORECASE))}
        other = sorted(held.keys() - said)
        if caption and len(said) == 1 and other:
            r, c = held[other[0]]
            yield remark("T-811", Tempat(Letak(caption.indeks), caption.teks),
                         Tempat(Letak(block.indeks, r, c), table.sel[r][c].teks), pokok=caption.nomor, nomor=other[0],
                         judul=" ".join(caption.teks.split()), isi=table.sel[r][c].rata,
                         tempat=bahan.dokumen.bagian(Letak(caption.indeks)))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-801", nomor_dua_nama),
    Kaidah("T-802", indikator_dua_sasaran),
    Kaidah("T-803", beda_kata),
    Kaidah("T-804", beda_ejaan),
    Kaidah("T-805", kode_dua_nama),
    Kaidah("T-806", kode_dan_nomenklatur),
    Kaidah("T-807", induk_berbeda),
    Kaidah("T-808", kegiatan_berulang),
    Kaidah("T-809", indikator_program),
    Kaidah("T-810", predikat_berangka),
    Kaidah("T-811", judul_sasaran),
    *nama_instansi.DAFTAR,
    *nama_istilah.DAFTAR,
)
"""The rules of this family."""
