"""The cascading of IKU: from tujuan down to sub kegiatan, as tables and as a drawn tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import KOSONG, OutputSheet
from lkjip_xl.book.tables.kotak import KEGIATAN, PROGRAM, SASARAN, SUB, TUJUAN, Kotak, dipotong
from lkjip_xl.book.tables.line import Line, Lines, banner, entered, quantity, signed, target_text
from lkjip_xl.book.tables.perencanaan import KETERANGAN_TUJUAN, target_renja
from lkjip_xl.domain.hitungan.anggaran import Simpul
from lkjip_xl.domain.hitungan.cabang import cabang
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.masukan import Induk
from lkjip_xl.domain.nilai.angka import tulis_rupiah

TANPA_INDUK = "Belum dikaitkan dengan tujuan/sasaran"
"""Where programs stand of which nobody has said what they support."""

_JENJANG = {"program": PROGRAM, "kegiatan": KEGIATAN, "sub kegiatan": SUB}
_ATAS, _SUDUT, _KIRI = 1, 2, 3
"""The lines of the drawn tree by their number in `schema.GARIS`: along the top, top and left, left."""
_BARIS = 3
"""A box of the drawn tree takes a row for its name and one for its indicators, and leaves one free below it."""
_SEBUTAN = {TUJUAN: "Tujuan", SASARAN: "Sasaran"}


def bagan(hasil: Hasil) -> tuple[Kotak, ...]:
    """Every tujuan with all below it; after them what hangs under none, so that nothing is left out."""
    induk = hasil.laporan.induk
    roots = [_tujuan(i, hasil) if i.jenis == "Tujuan" else _sasaran(i, hasil) for i in induk if not i.tujuan]
    unlinked = _programs("", hasil)
    return (*roots, *((Kotak(TUJUAN, TANPA_INDUK, (), unlinked),) if unlinked else ()))


def _tujuan(tujuan: Induk, hasil: Hasil) -> Kotak:
    below = tuple(_sasaran(i, hasil) for i in hasil.laporan.induk if i.tujuan == tujuan.uraian)
    own = _indikator(tujuan, hasil) or (((KETERANGAN_TUJUAN, ""),) if below else ())
    return Kotak(TUJUAN, tujuan.uraian, own, _through_sasaran(below, _programs(tujuan.uraian, hasil)))


def _through_sasaran(below: tuple[Kotak, ...], programs: tuple[Kotak, ...]) -> tuple[Kotak, ...]:
    """What hangs under a tujuan; its programs under its only sasaran, where that has none of its own."""
    if len(below) != 1 or below[0].anak or not programs:
        return *below, *programs
    return (replace(below[0], anak=programs),)


def _sasaran(sasaran: Induk, hasil: Hasil) -> Kotak:
    return Kotak(SASARAN, sasaran.uraian, _indikator(sasaran, hasil), _programs(sasaran.uraian, hasil))


def _indikator(induk: Induk, hasil: Hasil) -> tuple[tuple[str, str], ...]:
    """The indicators with the target of the PK; those that are not judged with that of the Renja."""
    laporan = hasil.laporan
    judged = {item.indikator.nama: item.target for item in hasil.indikator}
    return tuple(
        (i.nama, quantity(judged[i.nama] if i.nama in judged else target_renja(i, laporan.profil.tahun)[0], i.satuan,
                          entered(hasil, i)))
        for i in laporan.indikator if i.induk == induk.uraian
    )


def _programs(induk: str, hasil: Hasil) -> tuple[Kotak, ...]:
    return tuple(_program(node, hasil) for node in cabang(hasil.pohon, {induk}, hasil.laporan.pengaturan.notation))


def _program(node: Simpul, hasil: Hasil) -> Kotak:
    pagu, notation = node.serapan.anggaran, hasil.laporan.pengaturan.notation
    targets = tuple((one.baris.indikator, target_text(one, notation)) for one in node.keluaran if one.baris.indikator)
    return Kotak(_JENJANG[node.jenjang], node.baris.uraian, targets,
                 tuple(_program(child, hasil) for child in node.anak),
                 "" if pagu is None else f"Rp{tulis_rupiah(pagu)}")


def cascading(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Tujuan, sasaran and program side by side, each with its indicators (item 42.2)."""
    lines: Lines = []
    for count, box in enumerate(bagan(hasil), 1):
        lines += _numbered(count, _beside(box, TUJUAN, PROGRAM))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def cascading_program(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Program, kegiatan and sub kegiatan side by side, under the tujuan or sasaran that they support (item 42.2)."""
    lines: Lines = []
    for box in (one for root in bagan(hasil) for one in (root, *root.anak)):
        programs = [child for child in box.anak if child.tingkat == PROGRAM]
        if box.tingkat < PROGRAM and programs:
            lines += banner(_called(box), sheet)
            for count, program in enumerate(programs, 1):
                lines += _numbered(count, _beside(program, PROGRAM, SUB))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def _called(box: Kotak) -> str:
    return box.uraian if box.uraian == TANPA_INDUK else f"{_SEBUTAN[box.tingkat]}: {box.uraian}"


def _numbered(count: int, rows: Rows) -> Iterator[Line]:
    return (Line("lanjut" if index else "isi", (None if index else count, *row)) for index, row in enumerate(rows))


Rows = Sequence[tuple[Value, ...]]


def side_by_side(left: Rows, right: Rows) -> Rows:
    """Two blocks of rows as one: where one is shorter, its cells stay blank and look merged with those above."""
    blank = tuple((None,) * len(block[0]) for block in (left, right))
    return [(left[i] if i < len(left) else blank[0]) + (right[i] if i < len(right) else blank[1])
            for i in range(max(len(left), len(right)))]


def _beside(box: Kotak, expected: int, last: int) -> Rows:
    """The rows of a box and of all below it down to the last level, from the columns of the expected level on."""
    own: Rows = [(None if index else box.uraian, name) for index, (name, _) in
                 enumerate(box.indikator or ((KOSONG, ""),))]
    if box.tingkat < last:
        below = [row for child in box.anak for row in _beside(child, box.tingkat + 1, last)]
        own = side_by_side(own, below or [(KOSONG,) * 2 * (last - box.tingkat)])
    for _ in range(box.tingkat - expected):
        own = side_by_side([(KOSONG, KOSONG)], own)
    return own


def pohon(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The cascading as boxes and lines, down to kegiatan; each box names its indicators with their targets.

    A tree that is longer than a page goes on at a branch: a row of the level ``halaman``, and the boxes above again.
    """
    lines: Lines = []
    for number_, boxes in enumerate(dipotong(bagan(hasil), sheet, hasil.laporan.pengaturan.kertas)):
        lines += [Line("halaman" if number_ else "pohon", ()), *_drawn(boxes, len(sheet.columns))]
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal)


def _drawn(boxes: tuple[Kotak, ...], width: int) -> Lines:
    cells: dict[tuple[int, int], Value] = {}
    block = 0
    for box in boxes:
        block = _draw(box, block, cells)
    levels = ("pohon", "kotak", "pohon")
    return [Line(levels[row % _BARIS], tuple(cells.get((row, place)) for place in range(width)))
            for row in range(block * _BARIS - 1)]


def _draw(box: Kotak, block: int, cells: dict[tuple[int, int], Value]) -> int:
    """Draw a box, those below it to its right, and the lines between them; returns the first free block of rows."""
    row, place = block * _BARIS, box.tingkat * 3
    cells[row, place], cells[row + 1, place] = box.uraian, box.isi
    children = box.tergambar
    starts, free = [], block
    for child in children:
        starts.append(free)
        free = _draw(child, free, cells)
    for index, (child, start) in enumerate(zip(children, starts, strict=True)):
        _connect(cells, start, (place + 2, child.tingkat * 3), last=index == len(children) - 1)
    if children:
        cells[row + 1, place + 1] = _ATAS
        for between in range(row + 2, starts[-1] * _BARIS + 1):
            cells.setdefault((between, place + 2), _KIRI)
    return max(free, block + 1)


def _connect(cells: dict[tuple[int, int], Value], start: int, places: tuple[int, int], *, last: bool) -> None:
    """The line from the trunk to a child, across the columns of a level that is skipped."""
    row = start * _BARIS + 1
    cells[row, places[0]] = _ATAS if last else _SUDUT
    for place in range(places[0] + 1, places[1]):
        cells[row, place] = _ATAS
