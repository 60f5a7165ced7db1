"""Checks of the family jumlah: tables of staff and assets add up, the trees of plan and office have no loose ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.masukan import Barang, BarisJumlah, BarisProgram
from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.kode import jenjang, prefix
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.pemeriksaan.sebutan import sebut
from lkjip_xl.domain.temuan import Finding, Place, finding

PEGAWAI = "Pegawai"
"""What all findings on staff are about."""
TABEL_PEGAWAI = {"pegawai_pendidikan": "pendidikan", "pegawai_golongan": "golongan", "pegawai_jabatan": "jabatan",
                 "pegawai_pangkat": "pangkat"}
SARPRAS = "Sarana dan prasarana"
ORGANISASI = "Susunan organisasi"
_RINCIAN = ("-", "–", "—", "•", "*")
"""How a row of assets begins that details the row above it."""
_BERHITUNG = re.compile(r"^(\d+)\s+(?:\(\w+\)\s+)?[A-Za-z]")
"""A part of a remark that counts something: 1 Ruang Camat."""
_KONDISI = re.compile(r"\b(baik|rusak|layak|ringan|sedang|berat|dipakai|disewa|hibah)\b", re.IGNORECASE)
"""A part of a remark that counts some of the assets by their state."""
_BULANAN = frozenset({1, 2, 4, 12, 13, 14})
"""Outputs of paying salaries that count months or documents, not people."""


# Staff

def jumlah_pegawai(bahan: Bahan) -> Iterator[Finding]:
    """K-401: civil servants by education, by golongan, by pangkat and by jabatan are equally many.

    Tables by golongan, pangkat or jabatan may count the PPPK too. An empty table says nothing.
    """
    tables = bahan.hasil.laporan.pegawai
    pendidikan = tables.get("pegawai_pendidikan", ())
    pppk = _banyak(pendidikan, "pppk")
    totals = {key: total for key in TABEL_PEGAWAI
              if (total := _banyak(tables.get(key, ()), *(("pns", "fungsional") if "didik" in key else ("",))))}
    base = max(totals.values(), key=lambda base: sum(_cocok(k, t, base, pppk) for k, t in totals.items()), default=0)
    odd = [key for key, total in totals.items() if not _cocok(key, total, base, pppk)]
    if odd:
        rincian = ", ".join(f"menurut {TABEL_PEGAWAI[key]} {total}" for key, total in totals.items())
        yield finding("K-401", Place(odd[0], tables[odd[0]][0].baris), totals[odd[0]], pokok=PEGAWAI, rincian=rincian,
                      lazim=base, tabel=TABEL_PEGAWAI[odd[0]])


def _cocok(table: str, total: int, base: int, pppk: int) -> bool:
    """Whether a total may be that of ``base`` civil servants."""
    return total == base or (table != "pegawai_pendidikan" and total == base + pppk)


def _banyak(rows: tuple[BarisJumlah, ...], *headings: str) -> int:
    """The sum of the columns whose heading begins with one of the words; of all columns for an empty word."""
    return sum(count or 0 for row in rows for heading, count in zip(row.kolom, row.jumlah, strict=True)
               if serupa(heading).startswith(headings))


def jenis_kelamin(bahan: Bahan) -> Iterator[Finding]:
    """K-402: men and women by golongan are as many as by jabatan; silent where already the totals differ (K-401)."""
    golongan, jabatan = (bahan.hasil.laporan.pegawai.get(key, ()) for key in ("pegawai_golongan", "pegawai_jabatan"))
    laki, perempuan = (tuple(_banyak(rows, word) for rows in (golongan, jabatan)) for word in ("laki", "perempuan"))
    same_total = laki[0] + perempuan[0] == laki[1] + perempuan[1] > 0
    if same_total and laki[0] != laki[1]:
        yield finding("K-402", Place("pegawai_jabatan", jabatan[0].baris), f"{laki[1]} dan {perempuan[1]}",
                      pokok=PEGAWAI, laki_golongan=laki[0], perempuan_golongan=perempuan[0], laki_jabatan=laki[1],
                      perempuan_jabatan=perempuan[1])


def baris_ganda(bahan: Bahan) -> Iterator[Finding]:
    """K-403: no row of staff or assets is typed twice, for both would be added."""
    hasil = bahan.hasil
    for key, rows in hasil.laporan.pegawai.items():
        named = ((row.label[-1] or row.label[0], row.baris) for row in rows if any(row.jumlah))
        yield from _ganda(key, PEGAWAI, [(serupa(name), name, baris) for name, baris in named])
    goods = [(f"{group.induk.jenis}|{b.jenis}|{b.jumlah}|{b.satuan}|{b.keterangan}".casefold(), b.jenis, b.baris)
             for group in _rincian(hasil.laporan.sarpras) for b in (group.induk, *group.rincian) if b.jumlah]
    yield from _ganda("sarpras", SARPRAS, goods)


def _ganda(table: str, pokok: str, rows: list[tuple[str, str, int]]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for key, name, baris in rows:
        if key in first:
            yield finding("K-403", Place(table, baris), name, pokok=pokok, nama=name, pertama=first[key], baris=baris)
        first.setdefault(key, baris)


def penerima_gaji(bahan: Bahan) -> Iterator[Finding]:
    """K-409: as many people are paid as there are civil servants, where the output of that sub kegiatan counts people.

    Months and documents are told from people by their unit, or by a figure far from the number of staff.
    """
    hasil = bahan.hasil
    known = _banyak_asn(hasil)
    leaves = hasil.pohon.sub_kegiatan() if known else ()
    for node, one in ((leaf, one) for leaf in leaves for one in leaf.keluaran):
        paid, nama = one.target if one.realisasi is None else one.realisasi, node.baris.uraian
        if not isinstance(paid, Decimal) or paid in known or not _membayar_orang(
                nama, one.baris.satuan, paid, max(known)):
            continue
        yield finding("K-409", Place("program", one.baris.baris, "target" if one.realisasi is None else "realisasi"),
                      tulis_angka(paid), pokok=PEGAWAI, dibayar=tulis_angka(paid), pegawai=min(known), nama=nama)


def _membayar_orang(nama: str, satuan: str, paid: Decimal, staff: int) -> bool:
    name, unit = serupa(nama), serupa(satuan)
    people = unit == "orang" or (not unit and paid not in _BULANAN)
    return "gaji" in name and "tunjangan" in name and people and staff <= 2 * paid <= 4 * staff


def _banyak_asn(hasil: Hasil) -> frozenset[int]:
    """How many civil servants there are, without and with the PPPK, by every table; empty where none is filled."""
    tables = hasil.laporan.pegawai
    pns = _banyak(tables.get("pegawai_pendidikan", ()), "pns", "fungsional")
    totals = {pns, pns + _banyak(tables.get("pegawai_pendidikan", ()), "pppk"),
              *(_banyak(tables.get(key, ()), "") for key in TABEL_PEGAWAI if "didik" not in key)}
    return frozenset(totals - {0})


# Assets

@record(frozen=True)
class _Kelompok:
    """An asset and the rows that detail it."""

    induk: Barang
    rincian: tuple[Barang, ...]


def _rincian(rows: tuple[Barang, ...]) -> tuple[_Kelompok, ...]:
    groups: list[tuple[Barang, list[Barang]]] = []
    for row in rows:
        if groups and row.jenis.lstrip().startswith(_RINCIAN):
            groups[-1][1].append(row)
        else:
            groups.append((row, []))
    return tuple(_Kelompok(parent, tuple(details)) for parent, details in groups)


def jumlah_barang(bahan: Bahan) -> Iterator[Finding]:
    """K-404: the number of an asset is the sum of its detail rows, or of what its remark counts one by one."""
    for group in _rincian(bahan.hasil.laporan.sarpras):
        parts = [row.jumlah for row in group.rincian]
        sums = [(sum((p for p in parts if p is not None), Decimal(0)), "baris rinciannya")]
        if len(parts) < 2 or None in parts:  # details may be incomplete: only more than the whole contradicts it
            sums = [(total, how) for total, how in sums if total > (group.induk.jumlah or 0)]
        if (group.induk.jumlah or 0) > 1 and (total := _terhitung(group.induk.keterangan)):
            sums.append((total, "keterangannya"))
        for total, how in sums:
            if group.induk.jumlah is not None and total != group.induk.jumlah:
                yield finding("K-404", Place("sarpras", group.induk.baris, "jumlah"), tulis_angka(group.induk.jumlah),
                              pokok=SARPRAS, nama=group.induk.jenis, jumlah=tulis_angka(group.induk.jumlah),
                              rincian=tulis_angka(total), menurut=how)


def _terhitung(keterangan: str) -> Decimal | None:
    """The sum of a remark that lists the assets one by one or by their state; None for any other remark."""
    parts = [part.strip() for part in re.split(r"[;,\n]", keterangan) if part.strip()]
    counts = [match[1] for part in parts if (match := _BERHITUNG.match(part))]
    listed = set(counts) == {"1"} or all(_KONDISI.search(part) for part in parts)
    return sum((Decimal(count) for count in counts), Decimal(0)) if listed and len(counts) == len(parts) > 1 else None


# The tree of the plan

def tanpa_anak(bahan: Bahan) -> Iterator[Finding]:
    """K-405: every tujuan has a sasaran, every sasaran an indicator, unless one names an unknown sasaran (H-102)."""
    hasil = bahan.hasil
    roofs = {i.tujuan for i in hasil.laporan.induk}
    measured = {i.induk for i in hasil.laporan.indikator}
    for induk in hasil.laporan.induk:
        unknown = induk.jenis == "Sasaran" and "" in measured
        if not unknown and induk.uraian not in (roofs if induk.jenis == "Tujuan" else measured):
            yield finding("K-405", Place("induk", induk.baris, "uraian"), "", pokok=induk.uraian, jenis=induk.jenis,
                          nama=induk.uraian, anak="sasaran" if induk.jenis == "Tujuan" else "indikator",
                          lembar="Tujuan Sasaran" if induk.jenis == "Tujuan" else "Indikator")


def tanpa_program(bahan: Bahan) -> Iterator[Finding]:
    """K-406: every judged tujuan or sasaran is supported by a program, its own, its tujuan's or its sasaran's.

    Silent while a sub kegiatan is not linked at all, which H-208 reports.
    """
    hasil = bahan.hasil
    leaves = {node.induk for node in hasil.pohon.sub_kegiatan()}
    supported = leaves | {top.induk for top in hasil.pohon.program}
    for parent in hasil.induk if leaves and "" not in leaves else ():
        below = {i.uraian for i in hasil.laporan.induk if i.tujuan == parent.induk.uraian}
        if not supported & {parent.induk.uraian, parent.induk.tujuan, *below}:
            yield finding("K-406", Place("induk", parent.induk.baris, "uraian"), "", pokok=parent.induk.uraian,
                          jenis=parent.induk.jenis, nama=parent.induk.uraian)


def tanpa_sub_kegiatan(bahan: Bahan) -> Iterator[Finding]:
    """K-407: every program has a kegiatan, every kegiatan a sub kegiatan, for only those carry money."""
    for top in bahan.hasil.pohon.program:
        for node in top.semua():
            if node.jenjang != "sub kegiatan" and not node.anak:
                yield finding("K-407", Place("program", node.baris.baris, "kode"), node.kode, pokok=node.baris.uraian,
                              jenjang=node.jenjang.capitalize(), nama=node.baris.uraian,
                              anak="kegiatan" if node.jenjang == "program" else "sub kegiatan")


def salah_tempat(bahan: Bahan) -> Iterator[Finding]:
    """K-408: a kegiatan or sub kegiatan stands under the row that its code names; the first of a run is reported.

    Silent where most rows are elsewhere, for then the sheet is sorted in another way; missing parents are H-201.
    """
    rows = [(row, prefix(row.kode, 9)) for row in bahan.hasil.laporan.program if jenjang(row.kode)]
    found = list(_salah_tempat(rows))
    if 2 * len(found) <= len(rows):
        seen: set[tuple[str, str]] = set()
        for row, above, wanted in found:
            if (above, wanted) not in seen:
                yield finding("K-408", Place("program", row.baris, "kode"), row.kode, pokok=row.uraian, atas=above,
                              atasan=wanted, nama=row.uraian)
            seen.add((above, wanted))


def _salah_tempat(rows: list[tuple[BarisProgram, str]]) -> Iterator[tuple[BarisProgram, str, str]]:
    codes, current = {code for _, code in rows}, {3: "", 5: ""}
    for row, code in rows:
        length = code.count(".") + 1
        parent = {5: 3, 6: 5}.get(length, 0)
        wanted = prefix(code, parent)
        if parent and current[parent] != wanted and wanted in codes:
            yield row, current[parent] or "-", wanted
        if length in current:
            current[length] = code


# The organisation

def pimpinan_ganda(bahan: Bahan) -> Iterator[Finding]:
    """K-410: of all units only the head of the office stands under nobody."""
    heads = [unit for unit in bahan.hasil.laporan.organisasi if not unit.atasan]
    if len(heads) > 1:
        yield finding("K-410", Place("organisasi", heads[1].baris, "atasan"), "", pokok=ORGANISASI, banyak=len(heads),
                      nama=sebut([unit.nama for unit in heads]))


def atasan_berputar(bahan: Bahan) -> Iterator[Finding]:
    """K-411: no unit stands above itself; each circle is reported once, at its first row."""
    hasil = bahan.hasil
    above = {unit.nama: unit.atasan for unit in reversed(hasil.laporan.organisasi)}
    seen: set[str] = set()
    for unit in hasil.laporan.organisasi:
        circle = _lingkaran(unit.nama, above)
        if circle and not seen.intersection(circle):
            yield finding("K-411", Place("organisasi", unit.baris, "atasan"), unit.atasan, pokok=ORGANISASI,
                          nama=" → ".join((*circle, circle[0])))
        seen.update(circle)


def _lingkaran(name: str, above: Mapping[str, str]) -> tuple[str, ...]:
    """The units from one up to itself; nothing where it is in no circle."""
    path = [name]
    while (name := above.get(name, "")) and name not in path:
        path.append(name)
    return tuple(path) if name == path[0] else ()


DAFTAR: tuple[Pemeriksaan, ...] = (
    Pemeriksaan("K-401", jumlah_pegawai), Pemeriksaan("K-402", jenis_kelamin), Pemeriksaan("K-403", baris_ganda),
    Pemeriksaan("K-404", jumlah_barang), Pemeriksaan("K-405", tanpa_anak), Pemeriksaan("K-406", tanpa_program),
    Pemeriksaan("K-407", tanpa_sub_kegiatan), Pemeriksaan("K-408", salah_tempat), Pemeriksaan("K-409", penerima_gaji),
    Pemeriksaan("K-410", pimpinan_ganda), Pemeriksaan("K-411", atasan_berputar),
)
"""What a check is, in the order of the codes."""
