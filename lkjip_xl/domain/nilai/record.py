"""Records: frozen dataclasses that a click does not wait for.

``dataclasses`` writes and compiles six methods for every frozen class, which for the hundred classes of a click is a
tenth of its time. Here it writes ``__init__`` alone; the other methods are shared. That no field is ever set anew is
proven before the program runs: to mypy a record is a frozen dataclass, and so it is to `fields` and `replace`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["record"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    def record(*, frozen: bool) -> Callable[[type], type]:
        """Make a class a record: equal to another of its class, and hashed, by the values of all its fields."""
        assert frozen
        return _record


def _record(cls: Any) -> Any:
    made = dataclass(repr=False, eq=False)(cls)
    names = tuple(field.name for field in fields(made))
    values = attrgetter(*names)

    def equal(one: object, other: object) -> Any:
        return values(one) == values(other) if type(one) is type(other) else NotImplemented

    def hashed(one: object) -> int:
        return hash(values(one))

    def shown(one: object) -> str:
        return f"{type(one).__qualname__}({', '.join(f'{name}={getattr(one, name)!r}' for name in names)})"

    for name, method in ("__eq__", equal), ("__hash__", hashed), ("__repr__", shown):
        setattr(made, name, method)
    return made
