"""The sheet Telaah: the remarks on a manuscript, those of one root together, the roots to mend first on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from lkjip_xl.book.grid import Book
from lkjip_xl.book.periksa import WARNA_TINGKAT
from lkjip_xl.book.schema import BUKA_SALINAN, OUT_FIRST_COLUMN, PERIKSA_TAUTAN, TELAAH, TELAAH_SALINAN
from lkjip_xl.book.tables.line import Line, banner
from lkjip_xl.book.telaah import Akar, Tampak, tally
from lkjip_xl.book.writer import layout, stored
from lkjip_xl.domain.masukan import Laporan

TANPA_CATATAN = "Tidak ada pertentangan yang ditemukan di dalam naskah."


def tulis_lembar_telaah(book: Book, laporan: Laporan, naskah: str, akar: Sequence[Akar], salinan: str) -> None:
    """Write the remarks on a manuscript of that name on the sheet Telaah; no other sheet changes.

    ``salinan`` is the file that carries the remarks, empty where there is none. A book without the sheet stays so.
    """
    if TELAAH.name not in book.sheets:
        return
    lines = _numbered(akar, salinan)
    rows = layout(TELAAH, laporan, lines)
    rows[0] = rows[0][:OUT_FIRST_COLUMN]
    shown = [item for root in akar for item in root.temuan]
    rows[TELAAH.header_row - 2][OUT_FIRST_COLUMN - 1:] = [f"Naskah: {naskah}. Catatan: {tally(shown)}"]
    book.replace(TELAAH.name, stored(rows))
    body = rows[TELAAH.first_row - 1:][:PERIKSA_TAUTAN]
    linked = [[BUKA_SALINAN if len(row) > TELAAH_SALINAN and row[TELAAH_SALINAN] else None] for row in body]
    book.show(TELAAH.name, TELAAH.first_row, TELAAH.last_column + 1,
              [*linked, *[[None]] * (PERIKSA_TAUTAN - len(linked))])


def _numbered(akar: Sequence[Akar], salinan: str) -> list[Line]:
    number = count(1)
    lines = [line for root in akar for line in _root(root, number, salinan)]
    return lines or [*banner(TANPA_CATATAN, TELAAH, "catatan")]


def _root(root: Akar, number: Iterator[int], salinan: str) -> Iterator[Line]:
    if len(root.temuan) > 1:
        yield from banner(root.kalimat, TELAAH)
    for item in root.temuan:
        yield _line(item, next(number), salinan)


def _line(item: Tampak, number: int, salinan: str) -> Line:
    first, other = (*item.titik[:2], None, None)[:2]
    filled = {
        "no": number, "tingkat": item.tingkat, "tempat": item.tempat, "temuan": item.pesan, "tindakan": item.tindakan,
        "kutipan": first.kutipan if first else "", "tempat_lain": other.kata if other else "",
        "kutipan_lain": other.kutipan if other else "", "seharusnya": item.seharusnya, "kode": item.kode,
        "salinan": salinan,
    }
    return Line("isi", tuple(filled.get(column.key) or None for column in TELAAH.columns), "",
                WARNA_TINGKAT[item.tingkat])
