"""Sums and means within a table: total rows, rows that are the sum of those below, columns that sum up a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, Tempat, remark
from lkjip_xl.domain.telaah.cocok import banding, jumlahkan, tempat, tulis
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.kaidah import pohon
from lkjip_xl.domain.telaah.kaidah.hitungan_baris import sisa_salah
from lkjip_xl.domain.telaah.kepala import UANG, Kolom
from lkjip_xl.domain.telaah.petak import Garis, Petak, TabelBaca

_KOLOM_LAIN = "jumlah kolom lainnya"
TRIWULAN = 4
PECAHAN = 3
"""So many rows must add up before a column that no heading calls a sum is one."""
_BERRATA = ("capaian", "progres", "realisasi", "lain")
"""What a mean row is the mean of; that of serapan is rather that of the sums, and of differences that of means."""
_BERJUMLAH = UANG | {"lain"}
"""What adds up; targets and percentages do not."""


@record(frozen=True)
class Nilai:
    """A figure of a column with its row."""

    garis: Garis
    cell: Petak
    nilai: Decimal


def _nilai(lines: Sequence[Garis], column: Kolom) -> list[Nilai]:
    return [Nilai(garis, cell, cell.nilai) for garis in lines if (cell := garis.di(column.indeks))
            and cell.nilai is not None and not cell.bacaan.rusak]


def _tulis(bahan: Bahan, value: Decimal, column: Kolom, cell: Petak) -> str:
    return tulis(value, column.besaran, bahan.ciri, cell.bacaan.desimal)


# Total rows

def jumlah_kolom(bahan: Bahan) -> Iterator[Remark]:
    """Total rows that are the sum neither of the rows above them nor of any level of these."""
    known = {**sisa_salah(bahan), **{place: true for one in _semua_baris(bahan) for place, true in one.items()}}
    for table in bahan.petak:
        for column in (one for one in table.berangka() if one.besaran in _BERJUMLAH and not one.persen):
            yield from _total(bahan, table, column, known)


def _semua_baris(bahan: Bahan) -> Iterator[Mapping[Letak, Decimal]]:
    """The cells of columns of sums that are not the sum of their row, each with that sum.

    Of counts that are split up the parts, each with what would make its row right: any of them may be the slip.
    """
    for table in bahan.petak:
        for column in table.berangka():
            parts = _suku(table, column) if column.jumlah else []
            if len(parts) > 1:
                wrong, _ = _baris(table, column, parts)
                yield {cell.letak: total for _, cell, _, total in wrong}
            elif split := _pecahan(table, column):
                wrong, _ = _baris(table, column, split)
                yield {one.letak: (one.nilai or Decimal(0)) - total + (cell.nilai or Decimal(0))
                       for _, cell, values, total in wrong for one in values}


def _total(bahan: Bahan, table: TabelBaca, column: Kolom, known: Mapping[Letak, Decimal]) -> Iterator[Remark]:
    start = 0
    lines = table.garis
    for at, garis in enumerate(lines):
        cell = garis.di(column.indeks) if garis.jenis == "jumlah" else None
        if cell is None or cell.nilai is None:
            continue
        own, everything = _nilai(_rinci(lines[start:at]), column), _nilai(_rinci(lines[:at]), column)
        sums = _nilai([one for one in lines[:at] if one.jenis == "jumlah"], column)
        start = at + 1
        parts = own or everything or sums
        if len(parts) < 2 or any(_cocok(cell, group) for group in _kelompok(own, everything, sums)):
            continue
        values = [one.nilai for one in parts]
        if column.besaran == "lain" and min(values) <= cell.nilai <= max(values):
            continue  # a ratio of the whole, not a sum
        if cell.nilai not in pohon.jumlah_mungkin(values):
            yield _catat_total(bahan, table, column, cell, _bagian_total(parts), known)


def _bagian_total(parts: Sequence[Nilai]) -> list[Nilai]:
    """The rows that a total should be the sum of: by their levels, or by what adds up among them."""
    if any(one.garis.tingkat >= 0 for one in parts):
        return _daun(parts)
    return [parts[at] for at in pohon.puncak([one.nilai for one in parts])]


def _rinci(lines: Sequence[Garis]) -> list[Garis]:
    return [one for one in lines if one.jenis in ("rinci", "bagian")]


def _kelompok(own: list[Nilai], everything: list[Nilai], sums: list[Nilai]) -> Iterator[list[Nilai]]:
    """The sets of rows that a total may be the sum of: of its part or of the table, all, of one level, other sums."""
    for rows in own, everything:
        yield rows
        yield _daun(rows)
        for level in {one.garis.tingkat for one in rows}:
            yield [one for one in rows if one.garis.tingkat == level]
        yield _puncak(rows)
    yield sums


def _cocok(cell: Petak, rows: Sequence[Nilai]) -> bool:
    return len(rows) > 0 and banding(cell.bacaan, jumlahkan(one.nilai for one in rows)) == "sama"


def _daun(rows: Sequence[Nilai]) -> list[Nilai]:
    """The rows without those that are the sum of deeper ones below them; a row of no known level counts as deepest."""
    kept = []
    for at, one in enumerate(rows):
        below = rows[at + 1].garis.tingkat if at + 1 < len(rows) else -1
        parent = 0 <= one.garis.tingkat < below
        if not parent:
            kept.append(one)
    return kept


def _puncak(rows: Sequence[Nilai]) -> list[Nilai]:
    """The rows at the top, by arithmetic: a row that equals the sum of some right below it has these as parts."""
    kept: list[Nilai] = []
    at = 0
    while at < len(rows):
        kept.append(rows[at])
        at = _sesudah(rows, at)
    return kept


def _sesudah(rows: Sequence[Nilai], at: int) -> int:
    """Where the parts of a row end: right after it where none add up to it."""
    total = Decimal(0)
    for end in range(at + 1, len(rows)):
        total += rows[end].nilai
        if total == rows[at].nilai and total:
            return _sesudah_semua(rows, at, end + 1)
        if total > rows[at].nilai:
            break
    # the parts may themselves have parts: their tops must add up
    return at + 1


def _sesudah_semua(rows: Sequence[Nilai], at: int, end: int) -> int:
    """Where parts end whose own parts follow each of them."""
    return end if end > at + 1 else max(end, _sesudah(rows, at + 1))


def _catat_total(bahan: Bahan, table: TabelBaca, column: Kolom, cell: Petak, parts: Sequence[Nilai],
                 known: Mapping[Letak, Decimal]) -> Remark:
    """The remark on a total; only advice where a cell that its own row contradicts is all that is wrong with it."""
    mended = jumlahkan(known.get(one.cell.letak, one.nilai) for one in parts)
    told = any(one.cell.letak in known for one in parts) and banding(cell.bacaan, mended) == "sama"
    total = jumlahkan(one.nilai for one in parts)
    unsure = len({one.garis.tingkat for one in parts}) > 1 and -1 in {one.garis.tingkat for one in parts}
    level: Berat | None = "saran" if told else "peringatan" if unsure and column.besaran not in UANG else None
    heading = _judul(table, column)
    places = (tempat(cell), *heading)
    return remark("T-108", *places, pokok="Total", tingkat=level, tempat=bahan.dokumen.bagian(cell.letak),
                  kolom=column.judul or "tanpa judul", tertulis=tempat(cell).kutipan, banyak=len(parts),
                  benar=_tulis(bahan, total, column, cell),
                  selisih=_tulis(bahan, abs(total - (cell.nilai or Decimal(0))), column, cell))


def _judul(table: TabelBaca, column: Kolom) -> tuple[Tempat, ...]:
    """The heading of a column, as a place."""
    grid = table.blok.tabel
    assert grid is not None
    head = next((row for row in reversed(range(grid.kepala)) if grid.sel[row][column.indeks].rata), -1)
    if head < 0:
        return ()
    text = grid.sel[head][column.indeks].teks.split("\n", maxsplit=1)[0].strip()
    return (Tempat(Letak(table.blok.indeks, head, column.indeks), text),) if text else ()


def tanpa_label(bahan: Bahan) -> Iterator[Remark]:
    """Last rows with a sum of the column that no word calls a sum."""
    for table in bahan.petak:
        for garis in table.garis:
            if garis.jenis == "jumlah" and not garis.tersurat and garis.petak:
                cell = garis.petak[0]
                yield remark("T-109", tempat(cell), pokok="Total", tempat=bahan.dokumen.bagian(cell.letak),
                             tertulis=tempat(cell).kutipan)


def serapan_jumlah(bahan: Bahan) -> Iterator[Remark]:
    """The serapan of a total row that is not that of the rows above it, where its own sums are not theirs either."""
    for table in bahan.petak:
        columns = {one.besaran: one for one in table.berangka()}
        base, part, percent = (columns.get(one) for one in ("anggaran", "realisasi anggaran", "serapan"))
        last = next((one for one in reversed(table.garis) if one.jenis == "jumlah"), None)
        if base and part and percent and last and (cell := last.di(percent.indeks)):
            yield from _serapan(bahan, table, (base, part, percent), cell)


def _serapan(bahan: Bahan, table: TabelBaca, columns: tuple[Kolom, Kolom, Kolom], cell: Petak) -> Iterator[Remark]:
    wrong = [*_total(bahan, table, columns[0], {}), *_total(bahan, table, columns[1], {})]
    budget, spent = (jumlahkan(one.nilai for one in _daun(_nilai(_rinci(table.garis), column)))
                     for column in columns[:2])
    if len(wrong) != 2 or not budget or cell.nilai is None or cell.bacaan.batas:
        return
    true = spent / budget * 100
    if banding(cell.bacaan, true) == "beda":
        yield remark("T-115", tempat(cell), *(one.tempat[0] for one in wrong), pokok="Total",
                     tempat=bahan.dokumen.bagian(cell.letak), tertulis=tempat(cell).kutipan,
                     rumus=f"{tulis(spent, 'anggaran', bahan.ciri)} / {tulis(budget, 'anggaran', bahan.ciri)} x 100",
                     benar=tulis(true, "serapan", bahan.ciri, max(cell.bacaan.desimal, 2)))


# Means

def rata_rata(bahan: Bahan) -> Iterator[Remark]:
    """Mean rows that are not the mean of the rows above them."""
    for table in bahan.petak:
        for garis in table.garis:
            if garis.jenis == "rata" or (garis.jenis == "jumlah" and any("rata" in name.casefold()
                                                                         for _, name in garis.nama)):
                for cell in (one for one in garis.petak if one.kolom.besaran in _BERRATA):
                    yield from _rata(bahan, table, garis, cell)


def _rata(bahan: Bahan, table: TabelBaca, garis: Garis, cell: Petak) -> Iterator[Remark]:
    column = cell.kolom
    rows = _nilai([one for one in table.garis if one.baris < garis.baris and one.jenis == "rinci"], column)
    if cell.nilai is None or len(rows) < 2:
        return
    mean = jumlahkan(one.nilai for one in rows) / len(rows)
    parts = [_rerata(group) for group in _per_bagian(rows)]
    last = max((one.baris for one in table.garis if one.baris < garis.baris and one.jenis == "rata"), default=-1)
    since = [one for one in rows if one.garis.baris > last]
    options = (mean, jumlahkan(parts) / len(parts), *parts[-1:], *(_rerata(since[at:]) for at in range(len(since))),
               *_rerata_kepala(table, column))
    if any(banding(cell.bacaan, value) != "beda" for value in options):
        return
    yield remark("T-107", tempat(cell), *(tempat(one.cell) for one in rows[:4]), pokok="Rata-rata",
                 tempat=bahan.dokumen.bagian(cell.letak), kolom=column.judul, tertulis=tempat(cell).kutipan,
                 banyak=len(rows), benar=tulis(mean, column.besaran, bahan.ciri, max(cell.bacaan.desimal, 2)))


def _rerata_kepala(table: TabelBaca, column: Kolom) -> Iterator[Decimal]:
    """The mean of the headings within a table that have figures, and of its other mean rows."""
    for kind in ("bagian", "rata"):
        rows = _nilai([one for one in table.garis if one.jenis == kind], column)
        rows = rows if kind == "bagian" else rows[:-1]
        if len(rows) > 1:
            yield _rerata(rows)


def rata_bagian(bahan: Bahan) -> Iterator[Remark]:
    """Headings of a part of a table whose figure is not the mean of the rows below them, where others are."""
    for table in bahan.petak:
        heads = [one for one in table.garis if one.jenis == "bagian" and one.petak]
        for column in (one for one in table.berangka() if one.besaran in ("capaian", "progres")) if heads else ():
            tried = [(cell, rows) for head in heads if (cell := head.di(column.indeks)) and cell.nilai is not None
                     and (rows := _nilai(_di_bawah(table, head), column))]
            wrong = [(cell, rows) for cell, rows in tried if banding(cell.bacaan, _rerata(rows)) == "beda"]
            if len(tried) >= 2 * len(wrong) and len(tried) > len(wrong):
                yield from (_catat_bagian(bahan, cell, rows) for cell, rows in wrong)


def _rerata(rows: Sequence[Nilai]) -> Decimal:
    return jumlahkan(one.nilai for one in rows) / len(rows)


def _di_bawah(table: TabelBaca, head: Garis) -> list[Garis]:
    """The rows of the part that a heading begins."""
    end = next((one.baris for one in table.garis if one.jenis == "bagian" and one.baris > head.baris), len(table.garis)
               + table.garis[0].baris + head.baris)
    return [one for one in table.garis if head.baris < one.baris < end and one.jenis == "rinci"]


def _catat_bagian(bahan: Bahan, cell: Petak, rows: Sequence[Nilai]) -> Remark:
    name = rows[0].garis.bagian
    return remark("T-121", tempat(cell), *(tempat(one.cell) for one in rows[:4]), pokok=name, nama=name,
                  tempat=bahan.dokumen.bagian(cell.letak), kolom=cell.kolom.judul, tertulis=tempat(cell).kutipan,
                  banyak=len(rows), benar=tulis(_rerata(rows), cell.kolom.besaran, bahan.ciri,
                                                max(cell.bacaan.desimal, 2)))


def _per_bagian(rows: Sequence[Nilai]) -> list[list[Nilai]]:
    groups: dict[str, list[Nilai]] = {}
    for one in rows:
        groups.setdefault(one.garis.bagian or (one.garis.nama[0][1] if one.garis.nama else ""), []).append(one)
    return list(groups.values())


# Columns that sum up a row

def jumlah_baris(bahan: Bahan) -> Iterator[Remark]:
    """Rows whose column "Jumlah" is not the sum of the columns before it, where it is for most rows."""
    for table in bahan.petak:
        for column in table.berangka():
            parts = _suku(table, column) if column.jumlah else _pecahan(table, column)
            if len(parts) > 1:
                wrong, sure = _baris(table, column, parts)
                yield from (_catat_baris(bahan, table, column, one, sure=sure) for one in wrong)


def _suku(table: TabelBaca, column: Kolom) -> list[Kolom]:
    """The columns that a column of sums adds up: those before it of its matter, from the last such column on."""
    parts: list[Kolom] = []
    for one in reversed(table.berangka()):
        if one.indeks >= column.indeks:
            continue
        if one.jumlah or one.persen or one.besaran not in (column.besaran, "lain"):
            break
        parts.append(one)
    return parts[::-1]


def _pecahan(table: TabelBaca, column: Kolom) -> list[Kolom]:
    """The columns of counts right after one that add up to it in most rows: what became of the recommendations."""
    if column.besaran != "lain" or column.persen:
        return []
    after: list[Kolom] = []
    for one in (one for one in table.berangka() if one.indeks > column.indeks):
        if one.besaran != "lain" or one.persen or one.jumlah:
            break
        after.append(one)
    # of two parts the rest is a difference, which has a rule of its own
    for end in range(len(after), 2, -1):
        wrong, _ = _baris(table, column, after[:end])
        if _tepat(table, column, after[:end]) >= max(PECAHAN, 3 * len(wrong)):
            return after[:end]
    return []


def _tepat(table: TabelBaca, column: Kolom, parts: Sequence[Kolom]) -> int:
    """In how many rows a column is the sum of others, of which two at least are not zero."""
    rows = [(cell, [own.nilai or Decimal(0) for one in parts if (own := garis.di(one.indeks))])
            for garis in table.garis if (cell := garis.di(column.indeks)) and cell.nilai]
    return sum(sum(map(bool, values)) > 1 and banding(cell.bacaan, jumlahkan(values)) == "sama"
               for cell, values in rows)


_Salah = tuple[Garis, Petak, list[Petak], Decimal]


def _baris(table: TabelBaca, column: Kolom, parts: Sequence[Kolom]) -> tuple[list[_Salah], bool]:
    """The rows whose sum is wrong, and whether it is right in any; none where most rows say that it is no sum."""
    right, wrong = 0, []
    for garis in table.garis:
        cell = garis.di(column.indeks)
        values = [own for one in parts if (own := garis.di(one.indeks)) and own.nilai is not None]
        if cell is None or cell.nilai is None or not values or (not cell.nilai and not any(v.nilai for v in values)):
            continue
        total = jumlahkan(one.nilai or Decimal(0) for one in values)
        if banding(cell.bacaan, total) == "sama":
            right += 1
        else:
            wrong.append((garis, cell, values, total))
    return (wrong, right > 0) if right >= len(wrong) or (not right and len(wrong) == 1) else ([], False)


def _catat_baris(bahan: Bahan, table: TabelBaca, column: Kolom, found: _Salah, *, sure: bool) -> Remark:
    garis, cell, values, total = found
    filled = [one for one in values if not one.bacaan.nihil]
    name = next((text for _, text in garis.nama), "") or "jumlah"
    row = _nama_tempat(table, garis)
    return remark("T-110", tempat(cell), *(tempat(one) for one in filled[:6]), *row, pokok=name,
                  tingkat=None if sure else "peringatan", tempat=bahan.dokumen.bagian(cell.letak), nama=name,
                  kolom=column.judul, tertulis=tempat(cell).kutipan,
                  rumus=" + ".join(tempat(one).kutipan for one in filled) if len(filled) > 1 else _KOLOM_LAIN,
                  benar=_tulis(bahan, total, column, cell))


def _nama_tempat(table: TabelBaca, garis: Garis, name: str = "") -> tuple[Tempat, ...]:
    """The name of a row, as a place: the one wanted, or its first."""
    grid = table.blok.tabel
    assert grid is not None
    if not garis.nama:
        return ()
    column = next((at for at, text in garis.nama if text == name), garis.nama[0][0])
    text = grid.sel[garis.baris][column].teks.split("\n", maxsplit=1)[0].strip()
    return (Tempat(Letak(table.blok.indeks, garis.baris, column), text),) if text else ()


# Quarters

def setahun(bahan: Bahan) -> Iterator[Remark]:
    """Figures of a year that their four quarters give neither as a sum nor as the last, the highest or the mean.

    Only where another row of the table is the sum of its quarters: then quarters are counted apart.
    """
    for table in bahan.petak:
        quarters = [one for one in table.berangka() if one.triwulan and not one.persen]
        for group in dict.fromkeys(one.kelompok for one in quarters):
            own = [one for one in quarters if one.kelompok == group]
            year = _kolom_setahun(table, own)
            if year and len(own) == TRIWULAN:
                yield from _setahun(bahan, table, own, year)


def _kolom_setahun(table: TabelBaca, quarters: Sequence[Kolom]) -> Kolom | None:
    """The column of the year that quarters belong to: the nearest of their matter, or the only one after them."""
    years = [one for one in table.berangka() if not one.triwulan and not one.persen]
    same = [one for one in years if one.besaran == quarters[0].besaran]
    after = [one for one in years if one.indeks > quarters[-1].indeks]
    found = same or after[:1]
    return min(found, key=lambda one: abs(one.indeks - quarters[-1].indeks), default=None)


def _setahun(bahan: Bahan, table: TabelBaca, quarters: Sequence[Kolom], year: Kolom) -> Iterator[Remark]:
    summed, wrong = 0, []
    for garis in table.garis:
        cell = garis.di(year.indeks)
        parts = [own for one in quarters if (own := garis.di(one.indeks)) and own.nilai is not None]
        if cell is None or cell.nilai is None or len(parts) < TRIWULAN:
            continue
        values = [one.nilai or Decimal(0) for one in parts]
        total = jumlahkan(values)
        if banding(cell.bacaan, total) == "sama":
            summed += 1
        elif all(banding(cell.bacaan, one) == "beda" for one in (values[-1], max(values), total / TRIWULAN)):
            wrong.append((garis, cell, parts, total))
    for garis, cell, parts, total in wrong if summed else ():
        _, name = table.sebutan(garis, year)
        yield remark("T-119", *(tempat(one) for one in parts), tempat(cell), pokok=name, nama=name,
                     tempat=bahan.dokumen.bagian(cell.letak), kolom=year.judul, tertulis=tempat(cell).kutipan,
                     rumus=" + ".join(tempat(one).kutipan for one in parts), benar=_tulis(bahan, total, year, cell))


# Levels

def jenjang(bahan: Bahan) -> Iterator[Remark]:
    """Rows of a program or kegiatan that are not the sum of what stands one level below them."""
    for table in bahan.petak:
        for column in (one for one in table.berangka() if one.besaran in UANG):
            rows = _nilai([one for one in table.garis if one.jenis in ("rinci", "bagian")], column)
            yield from _berjenjang(bahan, table, column, rows)


def _berjenjang(bahan: Bahan, table: TabelBaca, column: Kolom, rows: Sequence[Nilai]) -> Iterator[Remark]:
    right, wrong = 0, []
    for at, one in enumerate(rows):
        children, below = _anak(rows, at), _keturunan(rows, at)
        if not children:
            continue
        if any(_cocok(one.cell, option) for option in (children, _daun(below), _puncak(below), *_potongan(below))):
            right += 1
        elif all(child.garis.tingkat >= 0 for child in below):
            wrong.append((one, children))
    if right >= len(wrong):
        for one, children in wrong:
            yield _catat_jenjang(bahan, table, column, one, children)


def _potongan(below: Sequence[Nilai]) -> Iterator[Sequence[Nilai]]:
    """The rows below a row up to each whose level is not known: it may begin the next part."""
    for at, one in enumerate(below):
        if one.garis.tingkat < 0:
            yield below[:at]
            yield _daun(below[:at])


def _keturunan(rows: Sequence[Nilai], at: int) -> list[Nilai]:
    """The rows below a row and of deeper levels, up to the next of its own level or above."""
    own = rows[at].garis.tingkat
    if own < 0:
        return []
    found = []
    for one in rows[at + 1:]:
        if 0 <= one.garis.tingkat <= own:
            break
        found.append(one)
    return found


def _anak(rows: Sequence[Nilai], at: int) -> list[Nilai]:
    below = _keturunan(rows, at)
    levels = [one.garis.tingkat for one in below if one.garis.tingkat >= 0]
    if not levels:
        return []
    top = min(levels)
    deepest = max(levels)
    return [one for one in below if one.garis.tingkat == top or (one.garis.tingkat < 0 and top == deepest)]


def _catat_jenjang(bahan: Bahan, table: TabelBaca, column: Kolom, one: Nilai, children: Sequence[Nilai]) -> Remark:
    total = jumlahkan(child.nilai for child in children)
    _, name = table.sebutan(one.garis, column)
    return remark("T-111", tempat(one.cell), *_nama_tempat(table, one.garis, name),
                  *(tempat(child.cell) for child in children[:6]), pokok=name,
                  tempat=bahan.dokumen.bagian(one.cell.letak), nama=name, kolom=column.judul,
                  tertulis=tempat(one.cell).kutipan, banyak=len(children),
                  benar=_tulis(bahan, total, column, one.cell))
