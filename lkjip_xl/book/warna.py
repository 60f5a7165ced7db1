"""How printed tables look in the workbook and in Word: colours as ``#RRGGBB``, and the weight of lines."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lkjip_xl.domain.nilai.record import record

NAVY, SOFT, LINE = "#1F3864", "#DCE6F2", "#8EA0B8"
"""Headings: their text, their fill, and the lines of a table."""
GROUP, SUBTOTAL, TOTAL = "#E9EFF7", "#F3F6FA", "#D9E2EE"
"""The fills of rows that group or sum up others."""
GREY = "#5F6B7A"
"""Notes."""
KATEGORI = ("#63BE7B", "#A9D98B", "#FFE08A", "#F6B26B", "#E87461")
"""The fills of the kategori colours, in the order of `schema.WARNA`; the text stays dark on all of them."""


@record(frozen=True)
class Berat:
    """How the texts of a line are set, and the fill of its cells; empty for none."""

    tebal: bool = False
    miring: bool = False
    warna: str = ""


BERAT: Mapping[str, Berat] = MappingProxyType({
    "isi": Berat(),
    "lanjut": Berat(),
    "program": Berat(tebal=True, warna=SUBTOTAL),
    "kegiatan": Berat(miring=True),
    "total": Berat(tebal=True, warna=TOTAL),
})
"""The weight of the lines of a table by their level (see `schema.LEVELS`)."""
TEBAL = frozenset({"grup", "nama", *(level for level, weight in BERAT.items() if weight.tebal)})
"""The levels whose texts are bold, and so need more room."""
