"""Writes into the checkout all that is generated from the schema and the macros: ``python -m lkjip_xl.template``."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.shipped import BUKU, BUKU_LIBREOFFICE, BUKU_TANPA_MAKRO, PENGAYA
from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh, fill
from lkjip_xl.jobs.hitung import hitung_buku
from lkjip_xl.template.build import build, build_addin
from lkjip_xl.template.document import describe, describe_checks, describe_rekap, describe_telaah

ROOT = Path(__file__).parents[2]
DIHITUNG = datetime(2025, 1, 15, 10, 20)
"""The moment that the filled examples show, so that they too are the same at every build."""


def main() -> None:
    """Write the workbooks, the add-in, the filled examples, and the pages about sheets, checks, rules and tables."""
    folder = ROOT / "workbook"
    books = {BUKU: build("excel"), BUKU_LIBREOFFICE: build("libreoffice"), BUKU_TANPA_MAKRO: build(),
             PENGAYA: build_addin()}
    for name, content in books.items():
        (folder / name).write_bytes(content)
    (folder / "contoh").mkdir(exist_ok=True)
    for name in NAMA_CONTOH:
        (folder / "contoh" / f"{name}.xlsm").write_bytes(filled(name, books[BUKU]))
    pages = {"lembar": describe(), "pemeriksaan": describe_checks(), "telaah": describe_telaah(),
             "rekap-tabel": describe_rekap()}
    for page, text in pages.items():
        (ROOT / "docs" / f"{page}.md").write_text(text, encoding="utf-8")


def filled(name: str, template: bytes) -> bytes:
    """The example of that name, filled and computed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contoh.xlsm"
        path.write_bytes(template)
        with open_book(path) as book:
            fill(book, contoh(name).isian)
            hitung_buku(book, DIHITUNG)
            book.save_without_keeping()
        return path.read_bytes()


if __name__ == "__main__":
    main()
