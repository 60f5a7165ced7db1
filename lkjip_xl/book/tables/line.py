"""One printed line of an output sheet, and how figures become its cells."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from lkjip_xl.book.bentuk import TANPA_LIPAT
from lkjip_xl.book.grid import Value
from lkjip_xl.book.halaman import kosong
from lkjip_xl.book.schema import KOSONG, WARNA, OutputSheet
from lkjip_xl.book.tables.nomor import as_printed, nomor
from lkjip_xl.book.textfit import PIXELS_PER_UNIT, text_lines, text_width
from lkjip_xl.domain.hitungan.anggaran import Serapan
from lkjip_xl.domain.hitungan.desimal import desimal_baris
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilInduk, desimal
from lkjip_xl.domain.hitungan.keluaran import Keluaran
from lkjip_xl.domain.masukan import BarisProgram, Indikator, Pengaturan
from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.figure import Figure, Notation
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.skala import Tingkat
from lkjip_xl.domain.nilai.tanggal import tulis_tanggal
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran


@record(frozen=True)
class Line:
    """A line: its level (see `schema.LEVELS`), its cells from the first printed column on, the origin of its figures.

    ``warna`` is the place of its kategori colour in `schema.WARNA` counted from 1; 0 for none. ``desimal`` is with how
    many decimals its targets, realisasi and differences are shown (columns of format ``ukuran``).
    """

    level: str
    cells: tuple[Value, ...]
    trace: str = ""
    warna: int = 0
    desimal: int | None = None


Lines = list[Line]
Maker = Callable[[Hasil, OutputSheet], Lines]


def number(value: Decimal | None) -> Value:
    """A figure as a numeric cell; `KOSONG` where there is none."""
    if value is None:
        return KOSONG
    return int(value) if value == value.to_integral_value() else float(value)


def entered(hasil: Hasil, indikator: Indikator) -> Notation:
    """The writing of the office with the decimals of an indicator."""
    return hasil.laporan.pengaturan.notation.with_digits(desimal(indikator, hasil.laporan))


def row_notation(row: BarisProgram, notation: Notation, *computed: Ukuran | None) -> Notation:
    """The writing of the office with the decimals of a program, kegiatan or sub kegiatan."""
    return notation.with_digits(desimal_baris(row, *computed))


def ukuran(value: Ukuran | None, notation: Notation) -> Value:
    """A target or realisasi as a cell with the decimals of its row: a number, or the text of a range or predicate."""
    if isinstance(value, Rentang):
        return f"{notation.rounded(value.bawah)}-{notation.rounded(value.atas)}"
    if isinstance(value, Predikat):
        return value.teks
    return number(None if value is None else round_half_up(value, notation.digits))


def quantity(value: Ukuran | None, satuan: str, notation: Notation) -> str:
    """A target or realisasi with its unit as one text, with the decimals of its row; a predicate needs no unit."""
    if value is None:
        return KOSONG
    shown = notation.rounded(value) if isinstance(value, Decimal) else str(ukuran(value, notation))
    return shown if isinstance(value, Predikat) else f"{shown} {satuan}".strip()


def target_text(one: Keluaran, notation: Notation) -> str:
    """The target of an output with its unit."""
    return quantity(one.target, one.baris.satuan, row_notation(one.baris, notation, one.target))


def figure(value: Figure) -> Value:
    """A computed figure as printed, or in its place the reason why there is none."""
    return value.reason if value.printed is None else number(value.printed)


def warna(level: Tingkat | None) -> int:
    """The place of the colour of a level, counted from 1; 0 for none."""
    return WARNA.index(level.warna) + 1 if level is not None and level.warna in WARNA else 0


def label(level: Tingkat | None) -> str:
    """The name of a level, or `KOSONG`."""
    return level.kategori if level else KOSONG


def trace(**figures: Figure) -> str:
    """How the figures of a line came about: name, formula with operands, result; or the reason for a missing one."""
    parts = (f"{name.replace('_', ' ')}: {f.trace or f.reason}" for name, f in figures.items() if f.trace or f.reason)
    return "; ".join(parts)


def kategori_trace(figure: Figure, level: Tingkat | None, pengaturan: Pengaturan) -> str:
    """How a kategori came about: the printed figure and the bounds of its level."""
    if level is None or figure.printed is None:
        return ""
    notation = pengaturan.notation
    bounds = " dan ".join(f"{word} {notation.write(bound)}" for word, bound in pengaturan.skala.bounds(level))
    return f"Kategori: {notation.printed(figure.printed)}{f' ({bounds})' if bounds else ''} = {level.kategori}"


def money(serapan: Serapan) -> tuple[Value, Value]:
    """Budget and realisasi as cells."""
    return number(serapan.anggaran), number(serapan.realisasi)


def join(*traces: str) -> str:
    """Several traces as one text."""
    return "; ".join(t for t in traces if t)


def points_text(points: tuple[str, ...]) -> str:
    """Several points as one numbered text."""
    if len(points) == 1:
        return points[0]
    return "\n".join(f"{number}. {point}" for number, point in enumerate(points, 1))


LAINNYA = "Program lainnya"
"""The group of programs that support nothing judged."""


def group_name(induk: HasilInduk, index: int) -> str:
    """What a tujuan or sasaran is called in a group row: ``Sasaran 1: ...``."""
    return f"{induk.induk.jenis} {index + 1}: {induk.induk.uraian}"


def banner(text: str, sheet: OutputSheet, level: str = "grup") -> Lines:
    """A text across the table, broken into as many lines as its width asks for."""
    width = int(sum(column.width for column in sheet.columns) * 0.95)
    return [Line(level, (part,)) for part in textwrap.wrap(text, width)]


def paragraph(text: str, sheet: OutputSheet) -> Lines:
    """A paragraph of a letter, measured to fill its width, with a free line after it."""
    width = sum(column.width for column in sheet.columns)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_lines(longer, width) > 1:
            lines.append(word)
        else:
            lines[-1] = longer
    return [*(Line("teks", (line,)) for line in lines), Line("teks", ())]


def note(text: str, sheet: OutputSheet) -> Lines:
    """A note under the table."""
    return banner(text, sheet, "catatan")


def per_induk(hasil: Hasil, sheet: OutputSheet, body: Callable[[HasilInduk], Iterable[Line]]) -> Lines:
    """The lines of every tujuan or sasaran under a group row that bears its table number, if the style has one.

    What has no lines has no group row.
    """
    lines: Lines = []
    numbers = nomor(hasil)
    for index, induk in enumerate(hasil.induk):
        number_ = as_printed(numbers.get((sheet.key, index), ""))
        if own := list(body(induk)):
            lines += [*banner(f"{number_}  {group_name(induk, index)}".strip(), sheet), *own]
    return lines


TITIK_TITIK = "." * 28
"""The dots on which a name, a date or a number is written by hand."""
LEBAR_TANDA_TANGAN = 28
"""A signature stands in a column at least this wide, so that most names keep to one line."""


def dotted(text: str) -> str:
    """The text, or dots to write it on."""
    return text or TITIK_TITIK


def place_and_date(hasil: Hasil, day: date | None) -> str:
    """Where and when a document of the office is signed; dots for what is not known yet."""
    return dated(hasil.laporan.profil.tempat, day)


def dated(tempat: str, day: date | None) -> str:
    """A place and a day as they stand above a signature; dots for what is not known yet, short enough for one line."""
    half = TITIK_TITIK[:18]
    return f"{tempat or half}, {tulis_tanggal(day) if day else half}"


@record(frozen=True)
class Penanda:
    """Who signs: what stands above the room to sign, the name, and what stands below it."""

    atas: tuple[str | None, ...]
    nama: str
    bawah: tuple[str, ...] = ()


_RUANG = 3
"""So many free lines are left to sign."""
_HURUF, _POINTS = 10, 0.75
_KANAN, _PALING_KIRI = 0.65, 0.35
"""The party on the right signs as near as can be to the first share of the printed width of a table, never before the
second."""


def signatures(sheet: OutputSheet, lines: Iterable[Line], right: Penanda, left: Penanda | None = None) -> Lines:
    """The place to sign under a table: one party on the right, a second on the left, each text in a row of its own."""
    on_right = _right(sheet, lines, max(text_width(text, _HURUF, bold=True) for text in _texts(right)))
    places = (_left(sheet), on_right) if left else (on_right,)
    parties = [_rows(party) for party in ((left, right) if left else (right,))]
    found: Lines = [Line("ttd", ())]
    for texts in zip_longest(*parties):
        cells: list[Value] = [None] * (max(places) + 1)
        for place, text in zip(places, texts, strict=True):
            cells[place] = text[0] if text else None
        found.append(Line("nama" if any(text and text[1] for text in texts) else "ttd", tuple(cells)))
    return found


def _rows(party: Penanda) -> list[tuple[str | None, bool]]:
    """The texts of a party, and of each whether it is a name that is known."""
    named = bool(party.nama.strip("."))
    return [*((text, False) for text in (*party.atas, *[None] * _RUANG)), (party.nama, named),
            *((text, False) for text in party.bawah)]


def _texts(party: Penanda) -> list[str]:
    return [text for text in (*party.atas, party.nama, *party.bawah) if text]


def _left(sheet: OutputSheet) -> int:
    return next(i for i, column in enumerate(sheet.columns)
                if not sheet.headed or (i and column.width >= LEBAR_TANDA_TANGAN))


def _right(sheet: OutputSheet, lines: Iterable[Line], longest: float) -> int:
    """The printed column with room for a name that is nearest to where a signature stands on paper.

    Room is the width of the column, or all that is printed from it on where texts are not wrapped: the longest of them
    (its width is given in points) must fit before the edge of the table. Where none is printed far enough on the right,
    the last column with room is taken, and printed for the signature alone.
    """
    left_out = kosong(sheet, ((line.level, line.cells) for line in lines))
    widths = [0 if index in left_out else column.width for index, column in enumerate(sheet.columns)]

    def fits(index: int) -> bool:
        column = sheet.columns[index]
        if column.format not in TANPA_LIPAT or not sheet.headed:
            return column.width >= LEBAR_TANDA_TANGAN
        return index not in left_out and sum(widths[index:]) * PIXELS_PER_UNIT * _POINTS >= longest

    places = [(sum(widths[:i]) / sum(widths), i) for i in range(1, len(widths)) if fits(i)]
    printed = [(start, i) for start, i in places if start >= _PALING_KIRI and i not in left_out]
    return min(printed, key=lambda one: abs(one[0] - _KANAN), default=max(places))[1]


def signed(lines: Lines, hasil: Hasil, sheet: OutputSheet, day: date | None, *, both: bool = False) -> Lines:
    """The lines with the signature of the head of the office under them; a sheet without lines stays without.

    ``both``: the superior signs too, on the left, as on every sheet of a Perjanjian Kinerja.
    """
    if not lines:
        return []
    profil = hasil.laporan.profil
    above = (place_and_date(hasil, day), *(["Pihak Pertama,"] if both else []), dotted(profil.jabatan))
    head = Penanda(above, dotted(profil.nama_kepala), (dotted(profil.pangkat), f"NIP. {dotted(profil.nip)}"))
    superior = Penanda((None, "Pihak Kedua,", dotted(profil.jabatan_atasan)), dotted(profil.nama_atasan))
    return [*lines, *signatures(sheet, lines, head, superior if both else None)]


def head_of_office(hasil: Hasil) -> tuple[str | None, ...]:
    """Jabatan, room to sign, name, pangkat and NIP of the head of the office; dots for what is not filled in."""
    profil = hasil.laporan.profil
    return (dotted(profil.jabatan), *[None] * _RUANG, dotted(profil.nama_kepala), dotted(profil.pangkat),
            f"NIP. {dotted(profil.nip)}")
