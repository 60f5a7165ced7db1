"""From version 2 to 3: four tables about indicators become one, and what version 2 took for granted is written out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lkjip_xl.book.grid import Value
from lkjip_xl.book.reader import normal
from lkjip_xl.book.versi.isi import Baris, Isi, Sel, Sisa, Tabel
from lkjip_xl.domain.nilai.triwulan import is_percentage

_EMPAT = range(1, 5)
GABUNG: Mapping[str, Mapping[str, str]] = {
    "target": {key: key for key in (*(f"rencana_{i}" for i in range(1, 6)), "renja", "pk_murni", "pk_perubahan",
                                    "alasan")},
    "realisasi": {**{key: key for key in (*(f"realisasi_{i}" for i in range(6)), "target_1", "target_2")},
                  **{f"tw_{i}": f"realisasi_tw_{i}" for i in _EMPAT}},
    "renaksi": {"langkah": "langkah", **{f"tw_{i}": f"target_tw_{i}" for i in _EMPAT},
                **{f"bulan_{i}": f"bulan_{i}" for i in range(1, 13)}},
}
"""Which column of the table `indikator` takes each column of the tables that it has swallowed."""

LEMBAR: Mapping[str, str] = {"Target": "Indikator", "Realisasi": "Indikator", "Rencana Aksi": "Indikator"}
"""What stands on which sheet now."""

CARA: Mapping[str, str] = {
    "Jumlah": "Per triwulan: dijumlahkan",
    "Terakhir terisi": "Posisi: terakhir",
    "Terakhir terisi, tidak pernah turun": "Posisi: terakhir, tidak pernah turun",
    "Rata-rata": "Posisi: rata-rata",
    "Tertinggi": "Posisi: tertinggi",
}
"""The new words for the ways to make a year of four quarters."""

_CARA = {normal(old): new for old, new in CARA.items()}
_DIJUMLAHKAN, _TERAKHIR = CARA["Jumlah"], CARA["Terakhir terisi"]
_NASIONAL, _STANDAR = "Nasional", "Standar nasional"
_BY_QUARTER = tuple(f"{kind}_tw_{i}" for kind in ("target", "realisasi") for i in _EMPAT)


def naik(isi: Isi) -> Isi:
    """What a book of version 2 holds, as version 3 has it; no value is judged or changed but in name."""
    joined = _Gabungan(isi)
    tables = {key: table for key, table in isi.tabel.items() if key not in GABUNG}
    program, stated = _with_way(tables.get("program", Tabel()))
    pembanding, renamed = _national(tables.get("pembanding", Tabel()))
    tables |= {"indikator": joined.tabel(), "program": program, "pembanding": pembanding}
    present = {key: table for key, table in tables.items() if key == "indikator" or key in isi.tabel}
    reasons = tuple(replace(one, lembar=LEMBAR.get(one.lembar, one.lembar)) for one in isi.alasan)
    return replace(isi, versi=3, tabel=present, alasan=reasons).dengan(
        tuple(joined.sisa), (*_joined(isi), *stated, *renamed))


def _joined(isi: Isi) -> Iterable[str]:
    if any(key in isi.tabel for key in GABUNG):
        yield ("Isi lembar Target, Realisasi, dan Rencana Aksi sekarang berada di lembar Indikator, satu baris untuk "
               "satu indikator.")


class _Gabungan:
    """Joins the rows of the swallowed tables to those of `indikator` by the name of the indicator."""

    def __init__(self, isi: Isi) -> None:
        self.isi = isi
        self.sisa: list[Sisa] = []
        own = isi.tabel.get("indikator", Tabel())
        self.baris = [self._renamed(row) for row in own.baris]
        self.tambahan = dict(own.tambahan)
        self.place: dict[str, int] = {}
        for index, row in enumerate(self.baris):
            self.place.setdefault(_name(row.nilai("nama")), index)
        self.place.pop("", None)

    def _renamed(self, row: Baris) -> Baris:
        return _with(row, cara_triwulan=_CARA.get(_name(row.nilai("cara_triwulan"))))

    def tabel(self) -> Tabel:
        """The one table; collects the rows that belong to no indicator on the way."""
        for key, columns in GABUNG.items():
            table = self.isi.tabel.get(key, Tabel())
            self.tambahan |= table.tambahan
            seen: set[str] = set()
            for row in table.baris:
                name = _name(row.nilai("indikator"))
                why = self._why_not(row, name, seen)
                self._leave(row, why) if why else self._join(row, name, columns)
                seen.add(name)
        return Tabel(tuple(self.baris), self.tambahan)

    def _why_not(self, row: Baris, name: str, seen: set[str]) -> str:
        if not name:
            return "baris tanpa nama indikator"
        if name not in self.place:
            return f"indikator “{row.nilai('indikator')}” tidak ada di lembar Indikator"
        return "baris kedua untuk indikator yang sama; yang dipakai baris pertama" if name in seen else ""

    def _leave(self, row: Baris, why: str) -> None:
        self.sisa += [Sisa(cell, why) for cell in row.semua() if cell.nilai is not None]

    def _join(self, row: Baris, name: str, columns: Mapping[str, str]) -> None:
        index = self.place[name]
        found = self.baris[index]
        moved = {columns[key]: cell for key, cell in row.isi.items() if key in columns}
        self.baris[index] = replace(found, isi={**found.isi, **moved}, tambahan={**found.tambahan, **row.tambahan})


def _with_way(table: Tabel) -> tuple[Tabel, Iterable[str]]:
    """Outputs of version 2 were summed, percentages carried on: said in each row that has quarters."""
    rows = tuple(_with(row, cara_triwulan=_way(row)) for row in table.baris)
    stated = sum(row.nilai("cara_triwulan") is not None for row in rows)
    if not stated:
        return replace(table, baris=rows), ()
    sentence = (
        f"Cara Triwulan di lembar Program Anggaran diisi pada {stated} baris menurut cara versi 2, agar angkanya "
        f"tetap: “{_TERAKHIR}” untuk persen, “{_DIJUMLAHKAN}” untuk yang lain. Periksa dan ganti bila "
        "maksudnya berbeda.")
    return replace(table, baris=rows), (sentence,)


def _way(row: Baris) -> str | None:
    if all(row.nilai(key) is None for key in _BY_QUARTER):
        return None
    return _TERAKHIR if is_percentage(str(row.nilai("satuan") or "")) else _DIJUMLAHKAN


def _national(table: Tabel) -> tuple[Tabel, Iterable[str]]:
    rows = tuple(_with(row, jenis=_STANDAR if _name(row.nilai("jenis")) == normal(_NASIONAL) else None)
                 for row in table.baris)
    changed = sum(new is not old for new, old in zip(rows, table.baris, strict=True))
    if not changed:
        return table, ()
    sentence = (
        f"Jenis Pembanding “{_NASIONAL}” pada {changed} baris menjadi “{_STANDAR}”, seperti artinya di "
        f"versi 2. Pilih “{_NASIONAL}” bila nilainya realisasi nasional.")
    return replace(table, baris=rows), (sentence,)


def _with(row: Baris, **written: str | None) -> Baris:
    """The row with what the step writes into it; None leaves a column as it is."""
    new = {key: replace(row.isi.get(key, Sel(None)), nilai=text) for key, text in written.items() if text is not None}
    return replace(row, isi={**row.isi, **new}) if new else row


def _name(value: Value) -> str:
    return "" if value is None else normal(str(value))
