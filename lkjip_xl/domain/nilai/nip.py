"""The employee number of a civil servant."""

from __future__ import annotations

import re
from datetime import date


def nip_defect(text: str) -> str:
    """What is wrong with a NIP, empty when it is sound: 18 digits, birth date, appointment month, sex (1 or 2).

    Source: Peraturan Kepala BKN 22/2007 (structure of the NIP).
    """
    digits = re.sub(r"[\s.]", "", text)
    if not re.fullmatch(r"\d{18}", digits):
        return "harus 18 angka"
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        appointed = date(int(digits[8:12]), int(digits[12:14]), 1)
    except ValueError:
        return "tanggal lahir atau bulan pengangkatannya tidak ada di kalender"
    if appointed <= birth:
        return "pengangkatan mendahului tanggal lahir"
    return "" if digits[14] in "12" else "angka ke-15 (jenis kelamin) harus 1 atau 2"
