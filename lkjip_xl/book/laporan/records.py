"""Frozen records from rows and forms, filled by the keys of their columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import count, takewhile
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from lkjip_xl.book.reader import FormData, Row, Typed

Record = TypeVar("Record")


def filled(cls: type[Record], *sources: Row | FormData | None, **given: object) -> Record:
    """A record of that class, each field from the column of its name in the first source that has one.

    A field ``x`` of tuple type takes the numbered columns ``x_1``, ``x_2``, ...; ``baris`` is the row of the first
    source; ``given`` names what needs more thought than its cell. A field without a column keeps its default. Raises
    TypeError for a column whose field has a type that no cell gives by itself.
    """
    values = _values(sources)
    cells = {name: _field(name, hint, values) for name, hint in hints(cast(Any, cls)).items()
             if name not in given and (name in values or f"{name}_1" in values)}
    return cast(Callable[..., Record], cls)(**(cells | given))


def _values(sources: tuple[Row | FormData | None, ...]) -> dict[str, Typed]:
    """The cells by key; the first source is laid over the later ones."""
    found: dict[str, Typed] = {}
    for source in reversed(sources):
        if source:
            found.update(source.values)
        if isinstance(source, Row):
            found["baris"] = Decimal(source.baris)
    return found


@lru_cache(maxsize=64)
def hints(cls: type[object]) -> Mapping[str, Any]:
    """The types of the fields of a record by their names."""
    return get_type_hints(cls)


def _field(name: str, hint: Any, values: Mapping[str, Typed]) -> object:
    if name in values:
        return _cell(name, hint, values[name])
    keys = takewhile(values.__contains__, (f"{name}_{index}" for index in count(1)))
    item = get_args(hint)[0] if get_origin(hint) is tuple else None
    return tuple(_cell(name, item, values[key]) for key in keys)


def _cell(name: str, hint: Any, value: Typed) -> object:
    if (taken := _CELLS.get(hint)) is None:
        raise TypeError(f"{name}: no cell gives {hint} by itself")
    return taken(value)


_CELLS: dict[Any, Callable[[Typed], object]] = {
    str: lambda value: "" if value is None else str(value),
    int: lambda value: int(value) if isinstance(value, Decimal) else 0,
    bool: lambda value: value != "Tidak",  # a blank answer to yes or no means yes
    Decimal | None: lambda value: value if isinstance(value, Decimal) else None,
    date | None: lambda value: value if isinstance(value, date) else None,
}
"""What a field of each type takes from a cell that was read."""
