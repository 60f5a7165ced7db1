"""Dates as Indonesians write them."""

from __future__ import annotations

from datetime import date, datetime

BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
         "Desember")


def tulis_tanggal(day: date) -> str:
    """The day as ``15 Januari 2025``."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def tulis_waktu(moment: datetime) -> str:
    """The moment as ``15 Januari 2025 pukul 10.20``."""
    return f"{tulis_tanggal(moment)} pukul {moment:%H.%M}"
