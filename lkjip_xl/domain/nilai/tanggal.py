"""Dates as Indonesians write them."""

from __future__ import annotations

import re
from datetime import date, datetime

BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
         "Desember")


def tulis_tanggal(day: date) -> str:
    """The day as ``15 Januari 2025``."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def tulis_waktu(moment: datetime) -> str:
    """The moment as ``15 Januari 2025 pukul 10.20``."""
    return f"{tulis_tanggal(moment)} pukul {moment:%H.%M}"


def parse_tanggal(text: str) -> date | None:
    """The day that a text writes as ``15/01/2025``, ``15-1-2025`` or ``15 Januari 2025``; None for any other."""
    match = re.fullmatch(r"(\d{1,2})[/.\s-]+(\d{1,2}|[A-Za-z]+)[/.\s-]+(\d{4})", text.strip())
    if not match:
        return None
    names = [name.casefold() for name in BULAN]
    month = int(match[2]) if match[2].isdigit() else names.index(match[2].casefold()) + 1 if (
        match[2].casefold() in names) else 0
    try:
        return date(int(match[3]), month, int(match[1]))
    except ValueError:
        return None
