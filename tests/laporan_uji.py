"""Reports that the program writes, of many offices in both house styles, for tests that read them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conftest import SMALL, Workbook, joined
from kantor_dinas import dinas
from kantor_penuh import ISIAN

from lkjip_xl.book.schema import LISTS
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.telaah.dokumen import Dokumen
from lkjip_xl.engines.document.docx import docx
from lkjip_xl.engines.naskah.ulang import read_written
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh
from lkjip_xl.jobs.telaah_buku import kebenaran_buku

GAYA: tuple[str, ...] = LISTS["gaya"]


def _dalam_gaya(isian: Mapping[str, Any], gaya: str) -> dict[str, Any]:
    return {**isian, "pengaturan": {**isian.get("pengaturan", {}), "gaya": gaya}}


ISIAN_KANTOR: dict[str, Mapping[str, Any]] = {
    **{f"{name}, {gaya}": _dalam_gaya(contoh(name).isian, gaya) for name in NAMA_CONTOH for gaya in GAYA},
    **{f"dinas, {isi}, {gaya}": dinas(gaya, isi) for isi in ("semua", "wajib") for gaya in GAYA},
    **{f"kantor penuh, {gaya}": _dalam_gaya(ISIAN, gaya) for gaya in GAYA},
    **{f"kantor terkecil, {gaya}": _dalam_gaya(joined(SMALL), gaya) for gaya in GAYA},
}
"""What each office types, by its name and its house style."""


def buku_kantor(template: Path, folder: Path, name: str) -> Path:
    """The workbook of an office, filled and computed."""
    book = Workbook(Path(shutil.copy(template, folder / f"{list(ISIAN_KANTOR).index(name)}.xlsx")))
    book.fill(ISIAN_KANTOR[name])
    book.hitung()
    return book.path


def laporan_kantor(path: Path) -> tuple[Hasil, Dokumen]:
    """What a workbook computes, and its report as it is read, without pictures."""
    with open_book(path) as book:
        return kebenaran_buku(book, docx, read_written)
