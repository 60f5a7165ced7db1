"""Columns by what stands in them: names, rupiah, words, and how their figures are written."""

from __future__ import annotations

import re
from dataclasses import replace

from lkjip_xl.domain.telaah.dokumen import Tabel
from lkjip_xl.domain.telaah.kepala import Kolom

ANGKA = re.compile(r"^(?:±|~|[<>≤≥]=?\s*)?(?:rp\.?\s*)?[-–—−(]?\s*\d|^[-–—−]\s*(?:%|[^\W\d]+\.?)?$", re.IGNORECASE)
"""How a cell that is a figure begins."""


def menurut_isi(table: Tabel, column: Kolom) -> Kolom:
    """The column, taken for money or for words where what stands in it says so."""
    texts = [row[column.indeks].rata for at in table.isi if (row := table.sel[at]) and row[column.indeks].rata]
    figures = [text for text in texts if ANGKA.match(text)]
    if column.peran == "angka":
        if len(figures) * 2 < len(texts) and not column.besaran.startswith(("target", "realisasi")):
            words = column.besaran in ("kategori", "tingkat efisiensi", "pembanding")
            return column if words else replace(column, peran="kata")
        if column.besaran == "tingkat efisiensi" and figures and len(figures) == len(texts):
            return replace(column, besaran="efisiensi")
        return _beruang(column, figures)
    if column.peran == "nama" and column.jenis == "uraian" and texts and len(figures) == len(texts):
        return replace(column, peran="angka", besaran="lain", jenis="")
    if column.peran == "kata" and len(texts) >= BARIS and all(_ANGKA_SAJA.fullmatch(text) for text in texts):
        return replace(column, peran="angka", besaran="lain")
    if not column.judul and column.peran == "nomor" and len(figures) * 2 < len(texts):
        return replace(column, peran="nama", jenis="uraian")
    return column


def bernama(table: Tabel, columns: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """The columns, the first with words taken for the names of the rows where no heading announces any."""
    if any(one.peran == "nama" for one in columns) or not any(one.peran == "angka" for one in columns):
        return columns
    first = next((one for one in columns if one.peran == "kata" and any(
        table.sel[at][one.indeks].rata for at in table.isi)), None) or _pelabel(table, columns)
    return tuple(replace(one, peran="nama", jenis="uraian") if one is first else one for one in columns)


def _pelabel(table: Tabel, columns: tuple[Kolom, ...]) -> Kolom | None:
    """The first column beside the numbering, where it tells the rows apart without being read as names.

    These are years, predicates, and units of the office: "Unit", which elsewhere heads units of measure.
    """
    first = next((one for one in columns if one.peran != "nomor"), None)
    texts = [text for at in table.isi if first and (text := table.sel[at][first.indeks].rata)]
    if first is None or len(texts) < BARIS or len(set(texts)) < len(texts) or columns[-1] is first:
        return None
    years = sum(bool(TAHUN.fullmatch(text)) for text in texts)
    words = first.peran == "satuan" or first.besaran == "kategori"
    return first if years >= len(texts) - 1 or (words and not any(ANGKA.match(text) for text in texts)) else None


_ANGKA_SAJA = re.compile(r"\d[\d.,]*|[-–—]")
TAHUN = re.compile(r"(?:19|20)\d\d")
BARIS = 3
"""Columns of fewer rows do not tell that they are labels."""


def tanpa_uang(columns: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """The columns; beside no budget and nothing spent, a bare "Sisa" and its percentage are of what is counted there.

    So it is with the recommendations that an audit left, or with goods in stock.
    """
    if any(one.besaran in _ANGGARAN or _UANG.search(one.judul) for one in columns):
        return columns
    return tuple(replace(one, besaran="lain") if one.besaran in ("sisa", "serapan", "persen sisa")
                 and not _SERAPAN.search(one.judul) else one for one in columns)


_ANGGARAN = frozenset({"anggaran", "anggaran murni", "anggaran perubahan", "realisasi anggaran"})
_UANG = re.compile(r"\b(?:rp|rupiah|anggaran|pagu|belanja|dana|biaya|silpa|saldo|keuangan)\b", re.IGNORECASE)
_SERAPAN = re.compile(r"serap", re.IGNORECASE)
_BESAR = re.compile(r"\d{1,3}(?:[.,]\d{3}){2,}|\d{7,}")


def _beruang(column: Kolom, figures: list[str]) -> Kolom:
    """The column with its target and realisasi taken for rupiah where its figures are millions."""
    large = sum(bool(_BESAR.search(text)) for text in figures)
    if large * 2 <= len(figures) or not large:
        return column
    if column.besaran == "realisasi":
        return replace(column, besaran="realisasi anggaran")
    return replace(column, besaran="anggaran") if column.besaran.startswith("target") else column


_TITIK_DESIMAL = re.compile(r"\d\.\d{1,2}(?![\d.,])")
_KOMA_DESIMAL = re.compile(r"\d,\d{1,2}(?!\d)")
_BULAT = re.compile(r"\(?-?\d{2,3}\)?")


def titik_ribuan(table: Tabel, column: Kolom) -> bool:
    """Whether points part thousands in a column: beside them stand decimals with a comma or whole numbers."""
    if column.peran != "angka":
        return False
    texts = [table.sel[at][column.indeks].rata for at in table.isi]
    return not any(map(_TITIK_DESIMAL.search, texts)) and any(
        _KOMA_DESIMAL.search(text) or _BULAT.fullmatch(text) for text in texts)
