"""How the aggregations read tables and make frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, get_type_hints

from lkjip_xl.domain.rekap.tabel import Nilai

if TYPE_CHECKING:
    from pandas import DataFrame

Saring = Mapping[str, Nilai | Sequence[Nilai]]
"""Columns with the value, or the values, that a wanted row has there."""


class Baca(Protocol):
    """Some columns of a table as a frame: texts as categories, whole numbers that may miss as Int64.

    Only rows of ``saring`` come; with ``satu`` of rows with the same value in that column only the first, texts as str.
    """

    def __call__(self, tabel: str, columns: Sequence[str], saring: Saring | None = None, satu: str = "") -> DataFrame:
        """The frame."""


def bingkai(jenis: type[tuple[Any, ...]], rows: Iterable[Sequence[Any]]) -> DataFrame:
    """A frame with the columns of a row class and their types, empty or not."""
    from pandas import DataFrame  # noqa: PLC0415 - who only reads a finished rekap does not wait for it

    names = list(get_type_hints(jenis))
    return berjenis(DataFrame(list(rows), columns=names, dtype=object), jenis)


def berjenis(frame: DataFrame, jenis: type[tuple[Any, ...]]) -> DataFrame:
    """The columns of a row class, in its order and with its types."""
    hints = get_type_hints(jenis)
    kinds: dict[str, Any] = {name: _kind(hint) for name, hint in hints.items()
                             if _kind(hint) != "str" or frame[name].dtype != "category"}
    return frame[list(hints)].astype(kinds).reset_index(drop=True)


def _kind(hint: Any) -> str:
    parts = getattr(hint, "__args__", (hint,))
    if int in parts:
        return "Int64" if type(None) in parts else "int64"
    return "float64" if float in parts else "str"


def terbanyak(texts: Iterable[str]) -> str:
    """The text that stands most often, of several the first in the alphabet; empty for none."""
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    return min(counts, key=lambda text: (-counts[text], text), default="")


