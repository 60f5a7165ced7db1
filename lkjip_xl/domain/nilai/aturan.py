"""The rule files: dated data with their legal basis."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

_ATURAN = Path(__file__).parents[1] / "aturan"


def load(name: str) -> dict[str, Any]:
    """The dated rules of ``aturan/<name>.toml``, numbers as `Decimal`."""
    return tomllib.loads(text(f"{name}.toml"), parse_float=Decimal)


def text(name: str) -> str:
    """The text of a file in ``aturan``; empty where there is no such file."""
    file = _ATURAN / name
    return file.read_text("utf-8") if file.is_file() else ""
