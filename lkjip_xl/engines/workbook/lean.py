"""xlwings, without what its import loads besides and no click needs: matplotlib, pandas, numpy, PIL, cryptography.

Whatever else needs xlwings gets it from here first, so that no run of Python ends the Excel of anybody.
"""

from __future__ import annotations

import atexit
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_UNNEEDED = ("cryptography", "matplotlib", "numpy", "pandas", "PIL")
ATTEMPTS = 50_000
"""How often Excel is asked again while it refuses, as long as a cell is edited; xlwings alone would ask for ever."""


@contextmanager
def _hidden() -> Iterator[None]:
    """Meanwhile those of the modules that nobody has loaded yet cannot be imported; xlwings does without them."""
    hidden = [name for name in _UNNEEDED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None is how an import is refused
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


try:
    with _hidden():
        import xlwings as xw
finally:
    if windows := sys.modules.get("xlwings._xlwindows"):
        # At its exit xlwings would end every Excel without a visible workbook, those of other programs too.
        atexit.unregister(windows.cleanup)
        vars(windows)["N_COM_ATTEMPTS"] = ATTEMPTS

__all__ = ["xw"]
