"""Contradictions between offices, put into a fleet that has none."""

from __future__ import annotations

from collections.abc import Sequence

from armada_bentuk import Kantor, Tanam


def tanam(offices: Sequence[Kantor]) -> list[Tanam]:
    """Plant one of each kind and say where."""
    return []
