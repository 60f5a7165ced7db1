"""Rules on efficiency by the formula of PMK 22/2021: pagu x capaian less the realisasi, its part E, and NE of that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak, Tabel
from lkjip_xl.domain.telaah.kutip import tempat_angka
from lkjip_xl.domain.telaah.pola import angka_kalimat
from lkjip_xl.domain.tercetak import Tercetak, baca

_SERATUS, _DUA_PULUH, _LIMA_PULUH = Decimal(100), Decimal(20), Decimal(50)
_LONGGAR = Decimal("0.03")
"""How far a figure of rounded figures may lie from that of the unrounded ones."""
_TINGKAT = re.compile(r"^(?:e|tingkat efisiensi|efisiensi)\s*(?:\(e\))?\s*(?:\(?\s*%\s*\)?)?$", re.IGNORECASE)
_NILAI = re.compile(r"^(?:ne|nilai efisiensi)\s*(?:\(ne\))?\s*(?:\(?\s*%\s*\)?)?$", re.IGNORECASE)
_PAGU = re.compile(r"^(?:pagu|anggaran|alokasi)(?:\s+anggaran)?\s*\(rp\.?\)$|^(?:pagu|anggaran)$", re.IGNORECASE)
_REALISASI = re.compile(r"^realisasi(?:\s+anggaran)?\s*(?:\(rp\.?\))?$", re.IGNORECASE)
_CAPAIAN = re.compile(r"^capaian(?:\s+(?:kinerja|sasaran|output))?\s*(?:\(?\s*%\s*\)?)?$", re.IGNORECASE)
_SETENGAH = 2


@record(frozen=True)
class Nilai:
    """A figure of a row that should follow from others: as printed, where, what it is called, and what it should be."""

    tempat: Tempat
    baris: str
    sebutan: str
    benar: Decimal
    dasar: tuple[Tempat, ...]
    selisih: bool = False
    """Whether it is as well what the capaian less the serapan gives, which other offices count by."""

    @property
    def cocok(self) -> bool:
        """Whether it is what the formula gives."""
        value = _angka(self.tempat)
        return value is None or abs(value - self.benar) <= _LONGGAR


def tabel_salah(bahan: Bahan) -> Iterator[Remark]:
    """An E or NE that the other rows of its table show to be counted by the formula, and that is not."""
    for block, table in bahan.tabel:
        for kind in ("E", "NE"):
            found = [one for one in _nilai(block.indeks, table) if one.sebutan == kind]
            wrong = [one for one in found if not one.cocok]
            if kind == "E" and sum(one.selisih for one in found) > sum(one.cocok for one in found):
                continue
            if wrong and len(wrong) * _SETENGAH < len(found):
                for one in wrong:
                    yield remark("T-1507", one.tempat, *one.dasar, pokok="efisiensi", nama=one.baris, sebutan=kind,
                                 tertulis=one.tempat.kutipan, benar=_tulis(bahan, one.benar),
                                 tempat=bahan.dokumen.bagian(one.tempat.letak))


def _nilai(block: int, table: Tabel) -> Iterator[Nilai]:
    heads = [" ".join(" ".join(table.judul(column)).split()) for column in range(len(table.sel[0]) if table.sel else 0)]
    at = {name: [column for column, head in enumerate(heads) if shape.fullmatch(head)] for name, shape in (
        ("pagu", _PAGU), ("realisasi", _REALISASI), ("capaian", _CAPAIAN), ("E", _TINGKAT), ("NE", _NILAI))}
    for row in table.isi:
        cell = {name: Tempat(Letak(block, row, own[0]), table.sel[row][own[0]].rata) for name, own in at.items()
                if len(own) == 1}
        value = {name: number for name, place in cell.items() if (number := _angka(place)) is not None}
        name = table.sel[row][0].rata or table.sel[row][1].rata
        if {"pagu", "realisasi", "capaian", "E"} <= value.keys() and value["pagu"] and value["capaian"]:
            due = value["pagu"] * value["capaian"] / _SERATUS
            level = (due - value["realisasi"]) / due * _SERATUS
            yield Nilai(cell["E"], name, "E", level, (cell["pagu"], cell["realisasi"], cell["capaian"]),
                        abs(value["capaian"] - value["realisasi"] / value["pagu"] * _SERATUS - value["E"]) <= _LONGGAR)
            if "NE" in value and abs(value["NE"] - _ne(level)) <= _LONGGAR * 3:
                yield Nilai(cell["NE"], name, "NE", value["NE"], (cell["E"],))
                continue
        if {"E", "NE"} <= value.keys():
            yield Nilai(cell["NE"], name, "NE", _ne(value["E"]), (cell["E"],))


def _ne(level: Decimal) -> Decimal:
    """NE of a level of efficiency: PMK 22/2021, from 0 to 100."""
    return min(max(_LIMA_PULUH + level / _DUA_PULUH * _LIMA_PULUH, Decimal(0)), _SERATUS)


def _angka(place: Tempat) -> Decimal | None:
    return baca(Tercetak(0, "", "anggaran" if len(place.kutipan) > len("-1.234,56") else "efisiensi", "", 0,
                         place.kutipan)).nilai


_RUMUS = re.compile(r"\bNE\s*=|50\s*%?\s*\+\s*\(", re.IGNORECASE)
_KALIMAT = re.compile(r"\btingkat\s+efisiensi|\befisiensi\s*\(E\)|"
                      r"\b(?-i:E)\s*(?:=|sebesar|adalah|mencapai)\s*\d", re.IGNORECASE)
_NILAI_KALIMAT = re.compile(r"\bnilai\s+efisiensi(?:nya)?\W*(?:\(NE\))?\W*(?:sebesar|mencapai|adalah|yaitu)?\W*$|"
                            r"\bNE\W*(?:=|sebesar)?\W*$", re.IGNORECASE)


def kalimat_salah(bahan: Bahan) -> Iterator[Remark]:
    """A nilai efisiensi that the tingkat efisiensi of its sentence does not give, where the formula is told."""
    if not any(_RUMUS.search(one.teks) for one in bahan.kalimat) and not any(
            value.sebutan == "NE" for block, table in bahan.tabel for value in _nilai(block.indeks, table)):
        return
    for one in bahan.kalimat:
        figures = [each for each in angka_kalimat(one.teks) if each.jenis in ("persen", "desimal")]
        values = [each for each in figures if _NILAI_KALIMAT.search(one.teks[:each.mulai])]
        levels = [each for each in figures if each not in values]
        if len(values) == len(levels) == 1 and _KALIMAT.search(one.teks) and "=" not in one.teks:
            right = _ne(levels[0].nilai)
            if abs(values[0].nilai - right) > _LONGGAR:
                yield remark("T-1508", tempat_angka(bahan, one, values[0]), tempat_angka(bahan, one, levels[0]),
                             pokok="efisiensi", tertulis=values[0].teks, tingkat_efisiensi=levels[0].teks,
                             benar=_tulis(bahan, right), tempat=bahan.dokumen.bagian(one.letak))


def _tulis(bahan: Bahan, value: Decimal) -> str:
    return tulis_angka(value, bahan.ciri.tanda or ",", 2)


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1507", tabel_salah),
    Kaidah("T-1508", kalimat_salah),
)
