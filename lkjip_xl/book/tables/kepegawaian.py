"""Output tables of Bab I: staff and assets."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.line import Line, Lines, note, number
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.masukan import BarisJumlah
from lkjip_xl.domain.nilai.desimal import desimal


def _rows(hasil: Hasil, key: str) -> tuple[BarisJumlah, ...]:
    return hasil.laporan.pegawai.get(key, ())


def _sum(counts: Iterable[int | None]) -> int | None:
    """The sum of the counts; none where none is entered, which is not nought."""
    entered = [count for count in counts if count is not None]
    return sum(entered) if entered else None


def _sum_trace(counts: tuple[int | None, ...]) -> str:
    return f"Jumlah: {' + '.join(str(c or 0) for c in counts)} = {_sum(counts) or 0}"


def _totals(rows: tuple[BarisJumlah, ...]) -> tuple[int | None, ...]:
    return tuple(_sum(column) for column in zip(*(row.jumlah for row in rows), strict=True))


def _total_line(rows: tuple[BarisJumlah, ...], labels: tuple[Value, ...], with_sum: bool = True) -> Line:
    totals = _totals(rows)
    cells = (*labels, *totals, *((_sum(totals),) if with_sum else ()))
    return Line("total", cells, f"Jumlah kolom dari {len(rows)} baris; {_sum_trace(totals)}")


def _empty(sheet: OutputSheet) -> Lines:
    return note("Belum ada isian di lembar Pegawai untuk tabel ini.", sheet)


def pendidikan(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Staff by education and status with row and column sums (item 16)."""
    rows = _rows(hasil, "pegawai_pendidikan")
    if not rows:
        return _empty(sheet)
    lines = [Line("isi", (row.label[0], *row.jumlah, _sum(row.jumlah)), _sum_trace(row.jumlah)) for row in rows]
    return [*lines, _total_line(rows, ("Jumlah",))]


def menurut_gender(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Staff by rank or position and sex with row and column sums (items 17 and 18)."""
    rows = _rows(hasil, sheet.key)
    if not rows:
        return _empty(sheet)
    lines = [Line("isi", (number_, *row.label, *row.jumlah, _sum(row.jumlah)), _sum_trace(row.jumlah))
             for number_, row in enumerate(rows, 1)]
    blanks: tuple[Value, ...] = (None,) * (len(rows[0].label) - 1)
    return [*lines, _total_line(rows, (None, "Jumlah", *blanks))]


def pangkat(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Staff by rank, one count per rank, with the total (item 46)."""
    rows = _rows(hasil, "pegawai_pangkat")
    if not rows:
        return _empty(sheet)
    lines = [Line("isi", (i, f"{row.label[0]} ({row.label[1]})", *row.jumlah)) for i, row in enumerate(rows, 1)]
    return [*lines, _total_line(rows, (None, "Jumlah"), with_sum=False)]


def sarpras(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The list of assets; details begin with a dash and take no number of their own (item 47)."""
    lines: Lines = []
    count = 0
    for item in hasil.laporan.sarpras:
        detail = item.jenis.lstrip().startswith("-")
        count += not detail
        jumlah = None if item.jumlah is None else number(item.jumlah)
        lines.append(Line("lanjut" if detail else "isi", (
            None if detail else count, item.jenis, jumlah, item.satuan or None, item.keterangan or None),
            desimal=desimal((item.jumlah,))))
    return lines or note("Belum ada isian di lembar Sarpras.", sheet)
