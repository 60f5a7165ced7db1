"""How a cell of a data file is read: what the workbook will hold for it, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from lkjip_xl.book.grid import CellError, Value
from lkjip_xl.book.reader import normal
from lkjip_xl.book.schema import Column
from lkjip_xl.domain.nilai.angka import (
    Unreadable,
    from_number,
    parse_angka,
    parse_rupiah,
    round_half_up,
    tulis_angka,
    tulis_rupiah,
)
from lkjip_xl.domain.nilai.tulisan import Ribuan, Terbaca, baca_tulisan, is_hampa, tanda_desimal
from lkjip_xl.domain.temuan import Tingkat, shown
from lkjip_xl.jobs.data import Persen, Salah, clean, shorten

ANGKA = ("angka", "nilai")
UANG = ("rupiah", "bulat")
BERPECAHAN = frozenset({"%", "persen", "persentase", "indeks", "nilai", "poin", "point", "skor", "skala", "rasio",
                        "angka", "tahun", "predikat", "ton", "kg", "ha", "km", "liter", "m2", "m3", "meter", "hektar"})
"""Units of figures that have decimals; in a cell with any other unit a group of three digits is thousands."""
_TANDA = {"titik": ".", "koma": ","}


@dataclass(frozen=True)
class Konteks:
    """What decides how a figure is read: its unit, the decimal signs met in its column, and the choice of the user."""

    satuan: str = ""
    desimal: frozenset[str] = frozenset()
    ribuan: Ribuan = ""


@dataclass(frozen=True)
class Sel:
    """A cell as read: its value (None leaves the workbook's), the arah that a bound implies, and what is to be said.

    With a galat among ``kata`` the cell is not written.
    """

    nilai: Value = None
    arah: str = ""
    kata: tuple[Salah, ...] = ()


@dataclass(frozen=True)
class Tempat:
    """Where a cell stands in the data: its row and the heading of its column, and the column that it fills."""

    baris: int
    judul: str
    kolom: Column

    def say(self, tingkat: Tingkat, raw: Value, masalah: str, seharusnya: str, tindakan: str) -> Salah:
        """Something to say about the cell."""
        return Salah(self.baris, shorten(shown(raw)), masalah, seharusnya, tindakan, self.judul, tingkat)


def decimal_signs(cells: Iterable[Value]) -> frozenset[str]:
    """The decimal signs that the texts of a column show without doubt."""
    return frozenset(sign for cell in cells if isinstance(cell, str) and (sign := tanda_desimal(cell)))


def plain(value: Value) -> str:
    """A cell as text."""
    return clean(f"{value:.15g}" if isinstance(value, float) else "" if value is None else str(value))


def cell_number(number: Decimal) -> int | float:
    """A figure as a cell holds it."""
    return int(number) if number == number.to_integral_value() else float(number)


def read_cell(raw: Value, place: Tempat, about: Konteks) -> Sel:
    """A cell of the data as the workbook will hold it; what this cannot judge is left as it is to the workbook."""
    if isinstance(raw, (CellError, bool, date, time)) or raw is None:
        return Sel(raw)
    if isinstance(raw, str) and not plain(raw):
        return Sel()
    if place.kolom.kind in UANG:
        return _money(raw, place)
    if place.kolom.kind in ANGKA:
        return _figure(raw, place, about)
    return _text(raw, place)


def _text(raw: str | float, place: Tempat) -> Sel:
    if isinstance(raw, str):
        return _nothing(raw, place, "saran") if is_hampa(raw, tulisan=True) else Sel(plain(raw))
    number = from_number(raw)
    return Sel(raw if isinstance(number, Unreadable) else cell_number(number))


def _nothing(raw: Value, place: Tempat, tingkat: Tingkat = "peringatan") -> Sel:
    return Sel(kata=(place.say(tingkat, raw, f"Kolom “{place.kolom.label}” berisi tanda tidak ada data; selnya tidak "
                               "diisi.", "angka bila ada datanya; ketik 0 bila memang nol",
                               "Isi di buku kerja bila datanya sudah ada."),))


def _figure(raw: str | float, place: Tempat, about: Konteks) -> Sel:
    if isinstance(raw, str):
        found = baca_tulisan(raw)
        return Sel(plain(raw)) if isinstance(found, Unreadable) else _written(found, raw, place, about)
    number = from_number(raw)
    if isinstance(number, Unreadable):
        return Sel(raw)
    percent = (place.say("saran", f"{tulis_angka(number)} %", f"Sel persen di kolom “{place.kolom.label}” dibaca "
                         "seperti yang tampak.", f"{tulis_angka(number)}, bukan {tulis_angka(number / 100)}",
                         "Cocokkan dengan satuannya."),) if isinstance(raw, Persen) else ()
    return Sel(cell_number(number), "", percent)


def _written(found: Terbaca, raw: str, place: Tempat, about: Konteks) -> Sel:
    if found.hampa:
        return _nothing(raw, place)
    kata = [*_unit(found, raw, place, about), *_remark(found, raw, place)]
    if not found.rancu:
        assert found.nilai is not None
        return Sel(cell_number(found.nilai), found.arah, tuple(kata))
    index, why = _choice(found.tanda, about)
    if index is None:
        return Sel(kata=(_unclear(found, raw, place),))
    value, label = found.rancu[index], place.kolom.label
    kata.append(place.say("saran", raw, f"Angka di kolom “{label}” dibaca sebagai "
                          f"{('ribuan', 'pecahan')[index]}: {tulis_angka(value)}, karena {why}.",
                          f"bila keliru: {tulis_angka(found.rancu[1 - index])}",
                          "Bila keliru, ulangi dengan --ribuan titik atau --ribuan koma."))
    return Sel(cell_number(value), found.arah, tuple(kata))


def _choice(sign: str, about: Konteks) -> tuple[int | None, str]:
    """0 where the sign stands between thousands, 1 where it is the decimal sign, None where nothing decides; and why.

    A choice of the user decides first; else unit and column, where they do not contradict each other.
    """
    if about.ribuan:
        return int(_TANDA[about.ribuan] != sign), f"dipilih --ribuan {about.ribuan}"
    reasons: dict[int, str] = {}
    if about.satuan and normal(about.satuan) not in BERPECAHAN:
        reasons[0] = f"satuannya {about.satuan}"
    if len(about.desimal) == 1:
        decimal = "koma" if "," in about.desimal else "titik"
        reasons.setdefault(int(sign in about.desimal), f"angka lain di kolom ini memakai {decimal} desimal")
    return next(iter(reasons.items())) if len(reasons) == 1 else (None, "")


def _unclear(found: Terbaca, raw: str, place: Tempat) -> Salah:
    name = {".": "titik", ",": "koma"}[found.tanda]
    other = {".": "koma", ",": "titik"}[found.tanda]
    whole, part = found.rancu
    return place.say("galat", raw, f"Angka di kolom “{place.kolom.label}” dapat dibaca dua cara.",
                     f"{cell_number(whole)} atau {tulis_angka(part)}",
                     f"Ulangi dengan --ribuan {name} bila {cell_number(whole)}, --ribuan {other} bila "
                     f"{tulis_angka(part)}; atau ketik ulang tanpa pemisah ribuan.")


def _unit(found: Terbaca, raw: str, place: Tempat, about: Konteks) -> Sequence[Salah]:
    same = normal(found.satuan) == normal(about.satuan) or {normal(found.satuan), normal(about.satuan)} <= {
        "%", "persen", "persentase"}
    if not found.satuan or same or (found.satuan == "%" and not about.satuan):
        return ()
    own = f"satuan indikatornya {about.satuan}" if about.satuan else "angka saja; satuan di kolom Satuan"
    return (place.say("peringatan" if about.satuan else "saran", raw, f"Angka di kolom “{place.kolom.label}” ditulis "
                      f"dengan satuan “{found.satuan}”; dibaca angkanya saja.", own, "Cocokkan satuannya."),)


def _remark(found: Terbaca, raw: str, place: Tempat) -> Sequence[Salah]:
    if not found.catatan:
        return ()
    return (place.say("saran", raw, f"Catatan “{shorten(found.catatan)}” di kolom “{place.kolom.label}” tidak ikut "
                      "ditulis.", "angka saja", "Bila perlu, tulis catatannya di kolom Alasan atau Analisis."),)


def _money(raw: str | float, place: Tempat) -> Sel:
    if isinstance(raw, str) and is_hampa(raw):
        return _nothing(raw, place)
    number = _exact(raw)
    if isinstance(number, Unreadable) or (0 < abs(number) < 1):
        return Sel(plain(raw) if isinstance(raw, str) else raw)
    if number < 0:
        return Sel(kata=(place.say("galat", raw, f"Kolom “{place.kolom.label}” berisi angka negatif.", "0 atau lebih",
                                   "Cocokkan dengan dokumennya, lalu isi sendiri."),))
    whole = round_half_up(number, 0)
    if whole == number:
        return Sel(int(whole))
    off = tulis_angka(abs(number - whole))
    return Sel(int(whole), "", (place.say("saran", raw, f"Sen di kolom “{place.kolom.label}”: {off} dibulatkan.",
                                          tulis_rupiah(whole), "Cocokkan jumlahnya dengan dokumen."),))


def _exact(raw: str | float) -> Decimal | Unreadable:
    if not isinstance(raw, str):
        return from_number(raw)
    number = parse_rupiah(raw)
    return parse_angka(raw) if isinstance(number, Unreadable) and number.code == "bukan_bulat" else number


