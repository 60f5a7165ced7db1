"""Rules of the family tahun on tables and charts: the years of headings, columns and captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lkjip_xl.domain.pemeriksaan.sebutan import rangkai
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Letak, Tabel

_SATU = re.compile(r"(?<![\d.,/])((?:19|20)\d\d)(?![.,]?\d)")
_RENTANG = re.compile(r"((?:19|20)\d\d)\s*(?:[-–—]|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?)\s*((?:19|20)\d\d)",
                      re.IGNORECASE)
_HANYA_TAHUN = re.compile(r"\W*(?:tahun|th\.?|ta\.?)?\s*((?:19|20)\d\d)\W*", re.IGNORECASE)
_RENCANA = re.compile(r"renstra|rencana\s+strategis|rpjm|periode|jangka\s+menengah|akhir", re.IGNORECASE)


def _kepala(table: Tabel) -> list[list[str]]:
    return [[cell.rata for cell in row] for row in table.sel[:table.kepala]]


def kepala_bertingkat(bahan: Bahan) -> Iterator[Remark]:
    """A heading of one year over columns of other years."""
    for block, table in bahan.tabel:
        for at in range(table.kepala - 1):
            yield from _induk(bahan, block, table, at)


def _induk(bahan: Bahan, block: Blok, table: Tabel, at: int) -> Iterator[Remark]:
    for column, cell in enumerate(table.sel[at]):
        if cell.asli != (at, column) or _RENTANG.search(cell.rata) or len(set(_SATU.findall(cell.rata))) != 1:
            continue
        said = _SATU.findall(cell.rata)[0]
        below = [(c, own[1]) for c in range(column, len(table.sel[at])) if table.sel[at][c].asli == cell.asli
                 and (own := _HANYA_TAHUN.fullmatch(table.sel[at + 1][c].rata))]
        other = next(((c, year) for c, year in below if year != said), None)
        if other:
            places = (Tempat(Letak(block.indeks, at, column), cell.teks),
                      Tempat(Letak(block.indeks, at + 1, other[0]), table.sel[at + 1][other[0]].teks))
            yield remark("T-710", *places, pokok=bahan.dokumen.bagian(places[0].letak), judul=cell.rata,
                         kolom=rangkai([year for _, year in below]),
                         benar=re.sub(r"\s{2,}", " ", cell.rata.replace(said, "")).strip() or "judul tanpa tahun",
                         tempat=bahan.dokumen.bagian(places[0].letak))


def kolom_berulang(bahan: Bahan) -> Iterator[Remark]:
    """Columns of years of which one stands twice, before the one that it should follow, or with a gap to the next."""
    for block, table in bahan.tabel:
        for at, row in enumerate(table.sel[:table.kepala]):
            years = [(c, int(found[1])) for c, cell in enumerate(row)
                     if cell.asli == (at, c) and (found := _HANYA_TAHUN.fullmatch(cell.rata))]
            odd = _sumbang(years) if len(years) > 2 and _satu_induk(table, at, years[0][0], years[-1][0]) else None
            if odd:
                place = Letak(block.indeks, at, odd[0])
                yield remark("T-711", Tempat(place, row[odd[0]].teks), pokok=bahan.dokumen.bagian(place), tahun=odd[1],
                             kolom=rangkai([str(year) for _, year in years]), tempat=bahan.dokumen.bagian(place))


def _sumbang(years: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The one year that breaks a row of rising years: doubled, falling, or with another step than all others."""
    steps = [(b - a, (at, a), (c, b)) for (at, a), (c, b) in pairwise(years)]
    falling = [later for step, _, later in steps if step <= 0]
    if len(falling) == 1:
        return falling[0]
    wide = [(first, later) for step, first, later in steps if step > 1]
    if falling or len(wide) != 1 or len(steps) < 2:
        return None
    return wide[0][0] if wide[0][0] == years[0] else wide[0][1]


def _satu_induk(table: Tabel, at: int, one: int, other: int) -> bool:
    return at == 0 or table.sel[at - 1][one].asli == table.sel[at - 1][other].asli


def target_lain_tahun(bahan: Bahan) -> Iterator[Remark]:
    """A table with one target, one realisasi and their capaian whose two years differ."""
    for block, table in bahan.tabel:
        heads = [" ".join(table.judul(c)) for c in range(len(table.sel[0]))]
        target = [(c, h) for c, h in enumerate(heads) if re.match(r"target\b", h, re.IGNORECASE)]
        done = [(c, h) for c, h in enumerate(heads) if re.match(r"realisasi\b", h, re.IGNORECASE)]
        shared = any(re.search(r"capaian", h, re.IGNORECASE) for h in heads)
        if len(target) == len(done) == 1 and shared and not _RENCANA.search(target[0][1] + done[0][1]):
            years = [set(_SATU.findall(h)) for _, h in (target[0], done[0])]
            if len(years[0]) == len(years[1]) == 1 and years[0] != years[1]:
                yield _target(bahan, block, table, target[0][0], done[0][0])


def _target(bahan: Bahan, block: Blok, table: Tabel, target: int, done: int) -> Remark:
    row = table.kepala - 1
    odd, other = sorted((target, done), key=lambda c: str(bahan.ciri.tahun) in table.sel[row][c].teks)
    places = [Tempat(Letak(block.indeks, row, c), table.sel[row][c].teks) for c in (odd, other)]
    return remark("T-712", *places, pokok=bahan.dokumen.bagian(places[0].letak), satu=table.sel[row][odd].rata,
                  lain=table.sel[row][other].rata, tempat=bahan.dokumen.bagian(places[0].letak))


# Captions

def _tahun_judul(text: str) -> tuple[set[int], bool]:
    """The years of a caption, and whether they are the ends of a range."""
    span = _RENTANG.search(text)
    if span:
        return ({int(span[1]), int(span[2])} if not _RENCANA.search(text) else set()), True
    return {int(year) for year in _SATU.findall(text)}, False


def judul_dan_kolom(bahan: Bahan) -> Iterator[Remark]:
    """A caption whose years are not those of the columns of its table."""
    for block, table in bahan.tabel:
        if block.keterangan < 0:
            continue
        caption = bahan.dokumen.blok[block.keterangan]
        said, span = _tahun_judul(caption.teks)
        shown = {int(found[1]) for row in _kepala(table) for text in row if (found := _HANYA_TAHUN.fullmatch(text))}
        if len(shown) >= 2 and said and not _cocok(said, shown, span):
            place = Letak(caption.indeks)
            yield remark("T-713", Tempat(place, caption.teks), pokok=caption.nomor or caption.teks,
                         judul=" ".join(caption.teks.split()), kolom=_sebut(shown), tempat=bahan.dokumen.bagian(place))


def _cocok(said: set[int], shown: set[int], span: bool) -> bool:
    if span or len(said) >= 3:
        return (min(said), max(said)) == (min(shown), max(shown))
    return said <= shown


def _sebut(years: set[int]) -> str:
    return rangkai([str(year) for year in sorted(years)])


_KINERJA = re.compile(r"(?:pengukuran|hasil|realisasi|capaian|target|pencapaian)\b[^.]*\b(?:kinerja|anggaran|program|"
                      r"keuangan|belanja|indikator)", re.IGNORECASE)


def judul_tahun_lain(bahan: Bahan) -> Iterator[Remark]:
    """A caption on performance or budget of another year than the report, over a table that names no year."""
    year = bahan.ciri.tahun
    for block in bahan.dokumen.blok if year else ():
        if block.jenis != "keterangan" or not _KINERJA.search(block.teks):
            continue
        said, span = _tahun_judul(block.teks)
        table = bahan.dokumen.blok[block.keterangan].tabel if block.keterangan >= 0 else None
        named = {found for row in _kepala(table) for text in row for found in _SATU.findall(text)} if table else {"?"}
        if len(said) == 1 and not span and year not in said and not named and not _serupa_lain(bahan, block, year):
            place = Letak(block.indeks)
            yield remark("T-714", Tempat(place, block.teks), pokok=block.nomor or block.teks, judul=_satu_baris(block),
                         tahun=year, tempat=bahan.dokumen.bagian(place))


def _satu_baris(block: Blok) -> str:
    return " ".join(block.teks.split())


def _serupa_lain(bahan: Bahan, block: Blok, year: int) -> bool:
    """Whether another caption says the same of the report year: then both years are shown on purpose."""
    bare = _SATU.sub("", _satu_baris(block)).casefold()
    return any(other.jenis == "keterangan" and other is not block and str(year) in other.teks
               and _SATU.sub("", _satu_baris(other)).casefold() == bare for other in bahan.dokumen.blok)


_GRAFIK = re.compile(r"grafik|diagram", re.IGNORECASE)


def grafik_tanpa_data(bahan: Bahan) -> Iterator[Remark]:
    """A chart over a range of years of which some are named nowhere else, so that their figures cannot be read."""
    named = _tahun_berangka(bahan)
    for block in bahan.dokumen.blok:
        span = _RENTANG.search(block.teks) if block.jenis == "keterangan" and _GRAFIK.search(block.nomor) else None
        if not span or int(span[2]) - int(span[1]) > 9:
            continue
        absent = [str(year) for year in range(int(span[1]), int(span[2]) + 1) if str(year) not in named]
        if absent:
            place = Letak(block.indeks)
            yield remark("T-715", Tempat(place, span[0]), pokok=block.nomor,
                         judul=f"{block.nomor} {_satu_baris(block)}",
                         ada=rangkai([y for y in sorted(named) if span[1] <= y <= span[2]]) or "tahun lain",
                         tahun=rangkai(absent), tempat=bahan.dokumen.bagian(place))


def _tahun_berangka(bahan: Bahan) -> set[str]:
    """The years that head a column of figures or are told with a figure in a sentence."""
    heads = {year for _, table in bahan.tabel for row in _kepala(table) for text in row for year in _SATU.findall(text)}
    told = {year for one in bahan.kalimat if re.search(r"\d[.,]\d|\d\s*%", one.teks) for year in _SATU.findall(one.teks)
            if bahan.dokumen.blok[one.letak.blok].jenis in ("paragraf", "butir")}
    first = {year for _, table in bahan.tabel for r in table.isi for year in _SATU.findall(table.sel[r][0].rata)}
    return heads | told | first


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-710", kepala_bertingkat),
    Kaidah("T-711", kolom_berulang),
    Kaidah("T-712", target_lain_tahun),
    Kaidah("T-713", judul_dan_kolom),
    Kaidah("T-714", judul_tahun_lain),
    Kaidah("T-715", grafik_tanpa_data),
)
"""The rules on tables and charts."""
