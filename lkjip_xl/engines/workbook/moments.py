"""What a stored number or text of a cell stands for: dates, times, and characters that XML cannot hold."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from lkjip_xl.book.grid import Value

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def moment_of(epoch: datetime, serial: float) -> datetime | date | time:
    """The date, time or both that a number stands for in a workbook that counts days from ``epoch``."""
    try:
        moment = epoch + timedelta(days=serial)
    except OverflowError:
        return epoch
    if 0 <= serial < 1:
        return moment.time()
    return moment.date() if serial == int(serial) else moment


def written_moment(text: str) -> Value:
    """A date or time that a cell holds in the words of ISO 8601; the text itself where it is none."""
    try:
        if ":" not in text:
            return date.fromisoformat(text.strip())
        if "T" not in text and "-" not in text:
            return time.fromisoformat(text.strip()).replace(tzinfo=None)
        moment = datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return unescape(text)
    return moment if moment.time() != time() else moment.date()


def unescape(text: str) -> str:
    """A text with the characters that are written as ``_x000D_``."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if plain is not text else text
