"""The snapshots of earlier templates: their input sheets, fixed texts, and where results stand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from lkjip_xl.book.schema import Column, Field, Form, InputSheet, Table

BERKAS: Mapping[int, str] = {2: "dua", 3: "tiga", 4: "empat"}
"""The snapshot of each version that can be carried on."""


@dataclass(frozen=True)
class Lembaran:
    """A sheet that Python fills, as it was: its first line and its columns, counted from 1, by key."""

    lembar: str
    baris_pertama: int
    kolom: Mapping[str, int]


@dataclass(frozen=True)
class Potret:
    """A template of an earlier version. All its columns are read as texts, so that nothing typed is judged."""

    versi: int
    lembar: tuple[str, ...]
    nama: frozenset[str]
    modul: frozenset[str]
    isian: tuple[InputSheet, ...]
    tetap: Mapping[str, frozenset[str]]
    """By input sheet, the texts that the template has put there itself."""
    rumus: Mapping[str, frozenset[str]]
    """By input sheet, the formulas that the template has put there itself."""
    periksa: Lembaran
    reviu: Lembaran
    pengukuran: Lembaran
    """The sheet with every indicator, its capaian and its kategori."""
    ringkasan: tuple[str, Mapping[str, tuple[int, int]]]
    """The sheet of main figures, and where each stands."""
    lebar_hasil: Mapping[str, int]
    """Of each output sheet the last column that Python writes."""


@lru_cache
def potret(versi: int) -> Potret:
    """The template of that version, one of `BERKAS`."""
    data = json.loads(files(__package__).joinpath(f"{BERKAS[versi]}.json").read_text("utf-8"))
    sheets = data["isian"]
    main = data["ringkasan"]
    return Potret(
        data["versi"], tuple(data["lembar"]), frozenset(data["nama"]), frozenset(data["modul"]),
        tuple(_sheet(sheet) for sheet in sheets),
        {sheet["lembar"]: frozenset(sheet["tetap"]) for sheet in sheets},
        {sheet["lembar"]: frozenset(sheet["rumus"]) for sheet in sheets},
        Lembaran(**data["periksa"]), Lembaran(**data["reviu"]), Lembaran(**data["pengukuran"]),
        (main["lembar"], {key: (row, column) for key, (row, column) in main["sel"].items()}), data["lebar_hasil"],
    )


def _sheet(data: Mapping[str, Any]) -> InputSheet:
    return InputSheet(data["lembar"], "", "", tuple(_table(b) if "kolom" in b else _form(b) for b in data["blok"]))


def _table(data: Mapping[str, Any]) -> Table:
    columns = tuple(Column(key, label, "teks", 0, "") for key, label in data["kolom"])
    return Table(data["kunci"], data["judul"], columns, data["baris_judul"], data["kapasitas"])


def _form(data: Mapping[str, Any]) -> Form:
    fields = tuple(Field(key, label, "teks", "") for key, label in data["isian"])
    return Form(data["kunci"], data["judul"], fields, data["baris_judul"])
