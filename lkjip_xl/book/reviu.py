"""The sheet Reviu: the checklist with the answers of the data, and those that the reviewer typed."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.book.grid import Grid, Value
from lkjip_xl.book.periksa import Temuan
from lkjip_xl.book.schema import OUT_FIRST_COLUMN, REVIU
from lkjip_xl.book.tables.line import TITIK_TITIK, Line, Penanda, banner, dated, signatures
from lkjip_xl.domain.pemeriksaan.reviu import Jawaban, reviu

UNTUK_PEREVIU = "Dijawab pereviu"
Isian = tuple[Value, Value]
"""What the reviewer typed beside a statement: the answer and a note."""


def read_pereviu(grid: Grid) -> Mapping[str, Isian]:
    """What the reviewer typed, by statement; nothing where there is no such sheet."""
    if REVIU.name not in grid.sheets:
        return {}
    place = {column.key: OUT_FIRST_COLUMN - 1 + index for index, column in enumerate(REVIU.columns)}
    found: dict[str, Isian] = {}
    for row in grid.read(REVIU.name).rows[REVIU.first_row - 1:]:
        cells = {key: row[index] if len(row) > index else None for key, index in place.items()}
        if isinstance(cells["pernyataan"], str) and (cells["pereviu"] is not None or cells["catatan"] is not None):
            found[cells["pernyataan"]] = (cells["pereviu"], cells["catatan"])
    return found


def lines(temuan: Temuan, typed: Mapping[str, Isian], tempat: str) -> list[Line]:
    """The lines of the sheet: 23 statements in their three parts, and the place for the reviewer's signature."""
    found: list[Line] = []
    bagian = ""
    for answer in reviu({item.kode for item in temuan.isian}):
        if answer.butir.bagian != bagian:
            bagian = answer.butir.bagian
            found += banner(bagian, REVIU)
        found.append(_line(answer, temuan, typed.get(answer.butir.pernyataan, (None, None))))
    inspektur = Penanda((dated(tempat, None), f"Inspektur {TITIK_TITIK}"), TITIK_TITIK, (f"NIP. {TITIK_TITIK}",))
    return [*found, *signatures(REVIU, found, inspektur)]


def _line(answer: Jawaban, temuan: Temuan, typed: Isian) -> Line:
    butir = answer.butir
    return Line("isi", (butir.nomor, butir.pernyataan, answer.jawaban or UNTUK_PEREVIU, _bukti(answer, temuan), *typed),
                "", {"Ya": 1, "Tidak": 5}.get(answer.jawaban, 0))


def _bukti(answer: Jawaban, temuan: Temuan) -> str | None:
    if not answer.jawaban:
        return None
    if not answer.kode:
        return f"Tidak ada temuan {', '.join(answer.butir.kode)}."
    places = [item for item in temuan.isian if item.kode in answer.kode]
    return f"{len(places)} temuan, antara lain {places[0].kode} di {places[0].tempat}; lihat lembar Periksa."
