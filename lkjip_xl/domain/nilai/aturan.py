"""The rule files: dated data with their legal basis."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any


def load(name: str) -> dict[str, Any]:
    """The dated rules of ``aturan/<name>.toml``, numbers as `Decimal`."""
    text = files("lkjip_xl.domain").joinpath("aturan", *f"{name}.toml".split("/")).read_text("utf-8")
    return tomllib.loads(text, parse_float=Decimal)
