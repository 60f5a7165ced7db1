"""One thing twice where whole tables are compared: staff, tables printed again, budgets of a sasaran."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.cocok import angka_tercetak, banding, jumlahkan, sepadan, tempat_kutipan, tulis
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.kepala import Kolom, rapikan
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.petak import TabelBaca

_PEGAWAI = re.compile(r"pegawai|\basn\b|\bpns\b|aparatur|\bsdm\b|sumber daya manusia|personil|pangkat|jabatan",
                      re.IGNORECASE)
_SASARAN = re.compile(r"\bsasaran\b", re.IGNORECASE)
_JENIS_KELAMIN: Mapping[str, re.Pattern[str]] = {
    "laki-laki": re.compile(r"(?:jumlah )?(?:laki ?-? ?laki|pria|lk|l)"),
    "perempuan": re.compile(r"(?:jumlah )?(?:perempuan|wanita|pr|p)"),
}
_ORANG = Pola(r"(?<![\d.,/])(\d{1,4})(?:\s*\([^()\d]*\))?(?:\s+(?:orang|responden|pegawai|jiwa|org))?\s+"
                    r"(laki-laki|pria|perempuan|wanita)\b", re.IGNORECASE,
    perlu=("laki", "pria", "perempuan", "wanita"))
SEKITAR = 6
"""In so many blocks before or after a sentence stands the table that it speaks of."""
SEBAGIAN_SAMA = Decimal("0.6")
"""From which share of equal cells on two tables with the same headings and rows are one table printed twice."""
SEDIKITNYA = 4


# Staff

@record(frozen=True)
class Pegawai:
    """The staff of one sex that a table counts."""

    table: TabelBaca
    kolom: Kolom
    nilai: Decimal


def pegawai(bahan: Bahan) -> Iterator[Remark]:
    """Men or women whose number differs between the tables of staff."""
    for sex, pattern in _JENIS_KELAMIN.items():
        found = [one for table in bahan.petak if _PEGAWAI.search(_sebutan_tabel(bahan, table))
                 if (one := _hitung(table, pattern))]
        for one in found[1:]:
            if one.nilai != found[0].nilai:
                yield _catat_pegawai(bahan, sex, one, found[0])


def jenis_kelamin_kalimat(bahan: Bahan) -> Iterator[Remark]:
    """Men or women whose number a sentence gives otherwise than the table of the same part of the document."""
    for sentence in bahan.kalimat:
        for found in _ORANG.finditer(sentence.teks):
            sex = "perempuan" if found[2].casefold() in ("perempuan", "wanita") else "laki-laki"
            block = bahan.dokumen.blok[sentence.letak.blok]
            counted = [one for table in bahan.petak if table.blok.bagian == block.bagian
                       and abs(table.blok.indeks - block.indeks) <= SEKITAR
                       and (one := _hitung(table, _JENIS_KELAMIN[sex]))]
            value = Decimal(found[1])
            if len(counted) == 1 and counted[0].nilai != value:
                place, head = Tempat(sentence.letak, found[0]), _kepala(counted[0])
                yield remark("T-208", place, head, pokok="Jenis kelamin", jenis=sex, tertulis=found[0],
                             tempat=bahan.dokumen.bagian(place.letak), tempat_lain=bahan.dokumen.bagian(head.letak),
                             lain=counted[0].nilai)


def _sebutan_tabel(bahan: Bahan, table: TabelBaca) -> str:
    before = bahan.dokumen.blok[max(table.blok.indeks - 1, 0)]
    return f"{table.keterangan} {before.teks[-200:]} {' '.join(one.judul for one in table.kolom)}"


def _hitung(table: TabelBaca, pattern: re.Pattern[str]) -> Pegawai | None:
    columns = [one for one in table.berangka() if pattern.fullmatch(_ujung(one))]
    if len(columns) != 1:
        return None
    values = [cell.nilai for line in table.garis if line.jenis == "rinci" and (cell := line.di(columns[0].indeks))
              and cell.nilai is not None]
    return Pegawai(table, columns[0], jumlahkan(values)) if len(values) > 1 else None


def _ujung(column: Kolom) -> str:
    """The lowest heading of a column."""
    rest = column.judul
    for one in column.kelompok:
        rest = rest.removeprefix(one).strip()
    return rapikan(rest)


def _catat_pegawai(bahan: Bahan, sex: str, one: Pegawai, first: Pegawai) -> Remark:
    here, there = _kepala(one), _kepala(first)
    return remark("T-205", here, there, pokok="Pegawai", jenis=sex, tempat=bahan.dokumen.bagian(here.letak),
                  tempat_lain=bahan.dokumen.bagian(there.letak), banyak=one.nilai, lain=first.nilai)


def _kepala(one: Pegawai) -> Tempat:
    grid = one.table.blok.tabel
    assert grid is not None
    row = max((at for at in range(grid.kepala) if grid.sel[at][one.kolom.indeks].rata), default=0)
    text = grid.sel[row][one.kolom.indeks].teks.split("\n", maxsplit=1)[0].strip()
    return Tempat(Letak(one.table.blok.indeks, row, one.kolom.indeks), text)


# Tables printed twice

def tabel_kembar(bahan: Bahan) -> Iterator[Remark]:
    """Cells that differ between two tables with the same headings and rows that are equal for the rest."""
    cells: dict[int, dict[tuple[str, str], Kutipan]] = {}
    for quote in bahan.kutipan:
        if quote.besaran == "lain" and quote.letak.baris >= 0 and quote.bacaan.nilai is not None:
            heading = quote.ruas.split(" | ", maxsplit=1)[0]
            cells.setdefault(quote.letak.blok, {})[serupa(heading), serupa(quote.nama_tercetak)] = quote
    tables = list(cells.values())
    for at, first in enumerate(tables):
        for second in tables[at + 1:]:
            yield from _kembar(bahan, first, second)


def _kembar(bahan: Bahan, first: Mapping[tuple[str, str], Kutipan],
            second: Mapping[tuple[str, str], Kutipan]) -> Iterator[Remark]:
    shared = [(first[key], second[key]) for key in first if key in second]
    wrong = [(a, b) for a, b in shared if not sepadan(a.bacaan, b.bacaan)]
    if len(shared) < SEDIKITNYA or not wrong or len(shared) - len(wrong) < SEBAGIAN_SAMA * len(shared):
        return
    for a, b in wrong:
        heading = b.ruas.split(" | ", maxsplit=1)[0]
        yield remark("T-206", tempat_kutipan(b), tempat_kutipan(a), pokok=b.nama_tercetak, nama=b.nama_tercetak,
                     kolom=heading, tempat=bahan.dokumen.bagian(b.letak), tempat_lain=bahan.dokumen.bagian(a.letak),
                     tertulis=angka_tercetak(b.teks), lain=angka_tercetak(a.teks))


# Budgets of a sasaran

_UANG = ("anggaran", "realisasi anggaran")


def anggaran_sasaran(bahan: Bahan) -> Iterator[Remark]:
    """Amounts of a sasaran that are not the sum of the sub kegiatan which its part of the document lists."""
    budget = _anggaran_rinci(bahan)
    for heading, names in _sub_kegiatan_bagian(bahan).items():
        if len(names) < 2 or not all(name in budget for name in names):
            continue
        quotes = [one for one in bahan.kutipan
                  if one.mulai >= 0 and heading in bahan.dokumen.blok[one.letak.blok].bagian]
        yield from _banding_sasaran(bahan, quotes, [budget[name] for name in names])


def _anggaran_rinci(bahan: Bahan) -> Mapping[str, Mapping[str, Kutipan]]:
    """What the table of the budget with both amounts gives each of its names."""
    found: dict[str, dict[str, Kutipan]] = {}
    for quote in bahan.kutipan:
        if quote.letak.baris >= 0 and quote.besaran in _UANG and quote.bacaan.nilai is not None:
            found.setdefault(quote.tentang.casefold(), {}).setdefault(quote.besaran, quote)
    return found


def _sub_kegiatan_bagian(bahan: Bahan) -> Mapping[int, list[str]]:
    """For each heading that speaks of one sasaran, the sub kegiatan that a table below it lists."""
    found: dict[int, dict[str, None]] = {}
    for table in bahan.petak:
        heading = next((at for at in reversed(table.blok.bagian)
                        if _SASARAN.search(bahan.dokumen.blok[at].teks)), -1)
        columns = [one.indeks for one in table.kolom if one.jenis == "sub kegiatan"]
        if heading < 0 or not columns or any(one.besaran in _UANG for one in table.kolom):
            continue
        for line in table.garis:
            for at, name in line.nama:
                if at in columns:
                    found.setdefault(heading, {})[bahan.nama.sebut(name, "sub kegiatan").casefold()] = None
    return {heading: list(names) for heading, names in found.items()}


def _banding_sasaran(bahan: Bahan, quotes: Sequence[Kutipan],
                     parts: Sequence[Mapping[str, Kutipan]]) -> Iterator[Remark]:
    cells = {besaran: [part[besaran] for part in parts if besaran in part] for besaran in _UANG}
    budget, spent = (jumlahkan(one.bacaan.nilai or Decimal(0) for one in cells[besaran]) for besaran in _UANG)
    true = {"anggaran": budget, "realisasi anggaran": spent, "serapan": spent / budget * 100 if budget else Decimal(0)}
    for quote in quotes:
        value = true.get(quote.besaran)
        if value and quote.tahun == bahan.ciri.tahun and quote.bacaan.nilai is not None and not quote.bacaan.batas \
                and banding(quote.bacaan, value) == "beda":
            places = cells.get(quote.besaran, [*cells["anggaran"], *cells["realisasi anggaran"]])
            yield remark("T-207", tempat_kutipan(quote), *(tempat_kutipan(one) for one in places), pokok=quote.tentang,
                         besaran=quote.besaran, tempat=bahan.dokumen.bagian(quote.letak), banyak=len(parts),
                         tertulis=angka_tercetak(quote.teks), benar=tulis(value, quote.besaran, bahan.ciri))
