"""Mentions in tables: what a cell is of, by the headings above it, the name of its row, and its caption."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.ciri import Ciri
from lkjip_xl.domain.telaah.gugus import JenisNama, Nama, jenis_sel
from lkjip_xl.domain.telaah.isi_kolom import TAHUN
from lkjip_xl.domain.telaah.kepala import UANG, Kolom
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.petak import Garis, Petak, TabelBaca, besaran_baris

TOTAL = "Total"
"""Whose the figures of the office as a whole are."""
_KELUARAN: Mapping[str, str] = {
    "target": "target keluaran", "realisasi": "realisasi keluaran", "capaian": "capaian keluaran",
}
_TRIWULAN = re.compile(r"\b(?:triwulan|semester|tribulan|bulan)\b", re.IGNORECASE)
_SEBAGIAN = re.compile(r"\b(?:sasaran|tujuan|program|misi|kegiatan)(?: strategis)? ?\d|\btriwulan\b|\bsemester\b|"
                       r"\b(?:seksi|bidang|bagian|upt\w*)\b", re.IGNORECASE)
_RATA_BAGIAN = re.compile(r"\b(?:sasaran|tujuan|program|kegiatan)\b", re.IGNORECASE)
_SELURUH = re.compile(r"seluruh|semua|\btotal\b", re.IGNORECASE)
_MILIK_LAIN = re.compile(r"\b(?:program|kegiatan)\b", re.IGNORECASE)
_JENJANG = frozenset({"program", "kegiatan", "sub kegiatan"})
_HASIL = frozenset({"target", "realisasi", "capaian"})
_BERTAHUN = frozenset({"lain", "capaian"})
_TAHUN_SAJA = re.compile(r"(?:(?:tahun|capaian|perkembangan|kinerja|hasil)\W+){0,3}\(?20\d\d\)? \|", re.IGNORECASE)
"""A heading of nothing but a year: what it is of, only the figures tell."""


def kutipan_tabel(tabel: tuple[TabelBaca, ...], ciri: Ciri, nama: Nama) -> tuple[Kutipan, ...]:
    """The mentions of all tables, in reading order."""
    owners = indikator_tunggal(tabel, nama)
    found: list[Kutipan] = []
    for table in tabel:
        for line in (one for one in table.garis if one.petak):
            quotes = [_kutipan(table, line, cell, ciri, nama, owners) for cell in line.petak]
            found += _dibedakan([one for one in _pembanding(table, quotes) if one])
    return tuple(_menurut_tahun(tabel, found))


def _menurut_tahun(tabel: tuple[TabelBaca, ...], found: list[Kutipan]) -> Iterator[Kutipan]:
    """The mentions; columns that only a year heads are of what other tables say of the same names and years.

    Where no other table tells, they are the realisasi if the caption says so, and else nothing known.
    """
    known: dict[tuple[str, str, int], set[Decimal]] = {}
    for one in found:
        if one.besaran in _HASIL | {"target PK"} and one.bacaan.nilai is not None:
            known.setdefault((one.besaran.removesuffix(" PK"), one.tentang, one.tahun), set()).add(one.bacaan.nilai)
    bare = {table.blok.indeks: kind for table in tabel if (kind := _sepanjang_tahun(table, found, known))}
    for one in found:
        kind = bare.get(one.letak.blok, "")
        yield replace(one, besaran=kind) if kind and _TAHUN_SAJA.match(one.ruas) and one.besaran in _BERTAHUN else one


def _sepanjang_tahun(table: TabelBaca, found: list[Kutipan], known: Mapping[tuple[str, str, int], set[Decimal]]) -> str:
    columns = [one for one in table.berangka() if _TAHUN_SAJA.match(f"{one.judul} |") and one.besaran in _BERTAHUN]
    if len({one.tahun for one in columns}) < 2:
        return ""
    own = [one for one in found if one.letak.blok == table.blok.indeks and one.bacaan.nilai is not None
           and _TAHUN_SAJA.match(one.ruas) and one.besaran in _BERTAHUN and one.tentang != TOTAL]
    votes = Counter(kind for one in own for kind in ("realisasi", "capaian", "target")
                    if one.bacaan.nilai in known.get((kind, one.tentang, one.tahun), ()))
    kind, count = votes.most_common(1)[0] if votes else ("", 0)
    shared = sum((kind, one.tentang, one.tahun) in known for one in own)
    if kind and count >= 2 and count * 3 >= shared * 2 and list(votes.values()).count(count) == 1:
        return kind
    return "realisasi" if not votes and re.search(r"\brealisasi\b", table.keterangan, re.IGNORECASE) and not re.search(
        r"\btarget\b|anggaran|belanja|pendapatan", table.keterangan, re.IGNORECASE) else ""


def _pembanding(table: TabelBaca, quotes: list[Kutipan | None]) -> list[Kutipan | None]:
    """The mentions of a row; a difference beside somebody else's figure is one from that, and not from last year's."""
    if all(column.besaran != "pembanding" for column in table.kolom):
        return quotes
    return [replace(one, besaran="lain") if one and one.besaran == "selisih" else one for one in quotes]


def _dibedakan(quotes: list[Kutipan]) -> list[Kutipan]:
    """The mentions of a row; those that one matter seems to have twice are of matters that only their headings tell."""
    said: dict[tuple[str, str, int], set[str]] = {}
    for one in quotes:
        said.setdefault((one.besaran, one.tentang, one.tahun), set()).add(one.teks)
    return [replace(one, besaran="lain") if len(said[one.besaran, one.tentang, one.tahun]) > 1 else one
            for one in quotes]


def indikator_tunggal(tabel: tuple[TabelBaca, ...], nama: Nama) -> Mapping[str, str]:
    """For each sasaran or tujuan that all tables give one and the same indicator, that indicator."""
    found: dict[str, set[str]] = {}
    for table in tabel:
        for line in table.garis:
            named = [(jenis_sel(table.kolom[at].jenis, name, line), name) for at, name in line.nama]
            for n, (kind, name) in enumerate(named[:-1]):
                following, indicator = named[n + 1]
                if kind in ("sasaran", "tujuan") and following == "indikator":
                    found.setdefault(nama.sebut(name, kind), set()).add(nama.sebut(indicator, "indikator"))
    return {name: next(iter(own)) for name, own in found.items() if len(own) == 1}


def _kutipan(table: TabelBaca, line: Garis, cell: Petak, ciri: Ciri, nama: Nama,
             owners: Mapping[str, str]) -> Kutipan | None:
    column = cell.kolom
    kind, printed = table.sebutan(line, column)
    if line.jenis == "jumlah":
        besaran, tentang = _jumlahan(table, line, cell)
    elif line.jenis == "rata":
        besaran, tentang = _rata(table, line, cell)
    elif line.jenis == "bagian":
        besaran, tentang = _bagian(line, cell, nama)
    elif TAHUN.fullmatch(printed):
        besaran, tentang = _setahun(cell.kolom, _judul(table, nama), nama)
    else:
        besaran, tentang = _rinci(line, cell, kind, printed, nama, ciri, owners,
                                  part=bool(_TRIWULAN.search(table.keterangan)), about=_judul(table, nama))
        if besaran in _HASIL and (program := _program(table, line, printed, nama)):
            besaran, tentang = _KELUARAN[besaran], program
    if not tentang:
        return None
    unit = next((text for at, text in _satuan(table, line)), "")
    year = int(printed) if TAHUN.fullmatch(printed) else column.tahun or ciri.tahun
    return Kutipan(besaran, tentang, year, cell.teks, cell.bacaan, cell.letak,
                   f"{column.judul} | {printed}", nama_tercetak=printed, satuan=unit)


def _setahun(column: Kolom, about: str, nama: Nama) -> tuple[str, str]:
    """What a figure is of in a row that a year names: its heading or the caption has the indicator, else nothing."""
    heading = nama.cari(column.judul, "indikator")
    if heading:
        return "realisasi", heading.nama
    return (column.besaran, about) if column.besaran in _HASIL else ("lain", "")


def _satuan(table: TabelBaca, line: Garis) -> Iterator[tuple[int, str]]:
    assert table.blok.tabel is not None
    for column in table.kolom:
        if column.peran == "satuan":
            yield column.indeks, table.blok.tabel.sel[line.baris][column.indeks].rata


def _jumlahan(table: TabelBaca, line: Garis, cell: Petak) -> tuple[str, str]:
    """What a sum is of: the office as a whole, but for a part of it, a sum within the table, and other matters."""
    column = cell.kolom
    last = max((one.baris for one in table.garis if one.jenis == "jumlah"), default=line.baris)
    money = column.besaran in UANG or column.besaran in ("serapan", "persen sisa")
    if money and line.baris == last and not _SEBAGIAN.search(table.keterangan):
        return column.besaran, TOTAL
    if column.besaran == "capaian" and any("rata" in name.casefold() for _, name in line.nama):
        return "rata-rata capaian", TOTAL
    if column.besaran in ("efisiensi", "tingkat efisiensi") and line.baris == last:
        return column.besaran, TOTAL
    label = next((name for _, name in line.nama), TOTAL)
    return "lain", f"{label}, {table.keterangan}" if table.keterangan else label


def _rata(table: TabelBaca, line: Garis, cell: Petak) -> tuple[str, str]:
    """What a mean is of: the office as a whole, but for one of a sasaran."""
    label = next((name for _, name in line.nama), "")
    last = max(one.baris for one in table.garis if one.jenis == "rata")
    if line.baris != last or (_RATA_BAGIAN.search(label) and not _SELURUH.search(label)):
        return "lain", f"{label}, {table.keterangan}" if table.keterangan else label
    known = {"capaian": "rata-rata capaian", "efisiensi": "efisiensi", "tingkat efisiensi": "tingkat efisiensi"}
    return known.get(cell.kolom.besaran, "lain"), TOTAL


def _bagian(line: Garis, cell: Petak, nama: Nama) -> tuple[str, str]:
    """What a figure of a heading within a table is of: the mean of the sasaran that it names."""
    found = nama.cari(line.bagian)
    known = cell.kolom.besaran == "capaian" and found is not None and found.jenis in ("sasaran", "tujuan")
    return ("rata-rata capaian", found.nama) if known and found else ("lain", "")


def _per_indikator(line: Garis) -> bool:
    """Whether a row that names no indicator has the figures of one: which, only its place tells."""
    kinds = {one.kolom.besaran for one in line.petak}
    return "realisasi" in kinds and any(kind.startswith("target") for kind in kinds)


def _judul(table: TabelBaca, nama: Nama) -> str:
    """The one indicator that the caption of a table names; "" where it names none or several."""
    named = {cluster.nama for cluster, _, _ in nama.dalam(table.keterangan, "indikator")}
    return named.pop() if len(named) == 1 else ""


def _program(table: TabelBaca, line: Garis, printed: str, nama: Nama) -> str:
    """The program, kegiatan or sub kegiatan whose indicator a row is named by, where one stands before it."""
    names = [(jenis_sel(table.kolom[at].jenis, name, line), name, table.kolom[at].jenis) for at, name in line.nama]
    at = next((n for n, (kind, name, _) in enumerate(names) if name == printed and kind == "indikator"), 0)
    return next((nama.sebut(name, kind) for kind, name, column in reversed(names[:at])
                 if kind in _JENJANG or (kind is None and {*column.split("/")} <= _JENJANG)), "")


def _sendiri(printed: str, ciri: Ciri) -> bool:
    """Whether a row is that of the office itself, among others that it is compared with."""
    return serupa(printed) == serupa(ciri.instansi)


def _bukan_miliknya(own: JenisNama | None, judul: str) -> bool:
    """Whether a heading says that a figure is of something else than what the row is named by.

    It may be of one of several indicators of a sasaran, or of a program beside an indicator.
    """
    if own in ("sasaran", "tujuan"):
        return "indikator" in judul.casefold()
    return own == "indikator" and bool(_MILIK_LAIN.search(judul))


def _rinci(line: Garis, cell: Petak, kind: str, printed: str, nama: Nama, ciri: Ciri, owners: Mapping[str, str], *,
           part: bool, about: str) -> tuple[str, str]:
    column = cell.kolom
    if not printed:
        return column.besaran, ""
    heading = nama.cari(column.judul, "indikator") if column.besaran == "lain" else None
    if heading:
        return ("realisasi", heading.nama) if _sendiri(printed, ciri) else ("lain", "")
    own = jenis_sel(kind, printed, line)
    name = nama.sebut(printed, own)
    besaran = "lain" if column.triwulan or part else column.besaran
    upright = [kind for _, text in line.nama if (kind := besaran_baris(text))] if column.besaran == "lain" else []
    if upright:
        return upright[-1], next((nama.sebut(text, "indikator") for _, text in line.nama if not besaran_baris(text)),
                                 about)
    if own in ("sasaran", "tujuan") and name in owners and besaran not in UANG:
        return besaran, owners[name]
    if besaran in _HASIL and _bukan_miliknya(own, column.judul):
        return "lain", name
    if own in ("sasaran", "tujuan") and besaran in ("target", "realisasi", "capaian") and _per_indikator(line):
        return besaran, ""
    if own in ("program", "kegiatan", "sub kegiatan"):
        return _KELUARAN.get(besaran, besaran), name
    return besaran, name
