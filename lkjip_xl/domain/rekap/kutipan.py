"""Which findings may be told in a rekap word for word, and how the others are told without what they quote."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.temuan import messages

_ISIAN = re.compile(r"[“(]?\{\w+\}[”)]?")


@cache
def _aturan() -> dict[str, Any]:
    return load("rekap/kutipan")


def terbuka(kode: str, tabel: str, kolom: str = "") -> bool:
    """Whether the sentence of that code about that place quotes no person and no long text.

    ``tabel`` is the key of a form or table of the input, ``kolom`` that of its field or column; without a column the
    sentence may be about any of them.
    """
    rules = _aturan()
    return kode in rules["kode"] or (tabel in rules["terbuka"] and kolom not in rules["tertutup"].get(tabel, ()))


def tanpa_kutipan(kode: str) -> tuple[str, str]:
    """What is wrong by the rule of that code, and what to do, without anything that stands in the workbook."""
    message, rules = messages()[kode], _aturan()
    wrong = (rules["kalimat"].format(aturan=message.aturan) if message.aturan else
             rules["harapan"].format(seharusnya=_kosongkan(message.seharusnya)))
    return wrong, _kosongkan(message.tindakan)


def _kosongkan(text: str) -> str:
    return _ISIAN.sub("…", text)
