"""Baru: make an empty workbook under a new name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def baru(target: Path, template: Callable[[str], bytes], create: Callable[[Path, bytes], None]) -> Path:
    """The path of the new workbook, with macros unless its name ends in .xlsx; nothing is ever overwritten.

    ``template`` gives the empty workbook for an ending, ``create`` makes a file as one step. Raises `CannotRun` when
    the name is taken or lies in a folder that cannot be written.
    """
    target = named_as_workbook(target)
    create(target, template(target.suffix.casefold()))
    return target


def named_as_workbook(target: Path) -> Path:
    """The path itself, or with the ending of a workbook with macros where it has none of a workbook."""
    named = target.suffix.casefold() in (".xlsx", ".xlsm")
    return target if named else target.with_name(f"{target.name}.xlsm")
