"""The order in which the paragraphs of a Word document are counted, for its reader and for the notes put into it."""

from __future__ import annotations

from typing import Any

from lkjip_xl.engines.naskah.paket import lain, w

WADAH = (w("sdt"), w("customXml"), w("ins"), w("moveTo"), w("smartTag"), lain("mc", "AlternateContent"))
"""What can stand around paragraphs and tables of the body without being one."""
TERATAS = (w("p"), w("tbl"), *WADAH)
"""What stands right below the body and holds paragraphs."""


def paragraf_berurut(body: Any) -> list[Any]:
    """All paragraphs of a body in the order that `Asal.urut` counts them."""
    return [one for element in body if element.tag in TERATAS for one in element.iter(w("p"))]
