"""The telaah of a report beside what python-docx or pdfplumber take to read the same file, for ``make bench``."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Protocol

from docx import Document
from pdfplumber import open as open_pdf

from lkjip_xl.engines.document.docx import docx
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.laporan import laporan

HALAMAN, HALAMAN_BESAR = 60, 500
"""The pages of a report as offices write it, and of one that is longer than any."""
BACA_DOCX = """
import sys, docx
document = docx.Document(sys.argv[1])
texts = [one.text for one in document.paragraphs]
cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
"""
"""Load a Word document and walk all its paragraphs and all cells of its tables."""
BACA_PDF = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as document:
    for page in document.pages:
        words, tables = page.extract_words(), [table.extract() for table in page.find_tables()]
"""
"""The words and the tables of every page of a PDF."""


class Cost(Protocol):
    """What a process took."""

    seconds: float
    memory: float


Commands = Mapping[str, Callable[[], Sequence[str]]]


def telaah_rows(folder: Path, source: Path, costs: Callable[[Commands, int], Mapping[str, Cost]],
                say: Callable[[str], None]) -> None:
    """Print the rows of telaah for the report of a workbook, made as long as reports are."""
    with open_book(source) as book:
        content = laporan(book, docx, tetap=True).isi
    soffice = shutil.which("soffice")
    pages = _pages(_pdf(_saved(folder / "satu.docx", content), soffice)) if soffice else HALAMAN // 2
    report = _saved(folder / "telaah.docx", _as_long(content, HALAMAN / pages))
    found = _compare(report, BACA_DOCX, "python-docx", costs, say)
    if soffice:
        _compare(_pdf(report, soffice), BACA_PDF, "pdfplumber", costs, say)
    large = _saved(folder / "telaah-besar.docx", _as_long(content, HALAMAN_BESAR / pages))
    own = costs({"telaah": _telaah(large)}, 2)["telaah"]
    say(f"telaah .docx {HALAMAN_BESAR} halaman: {own.seconds:.2f} s, {own.memory:.0f} MB; "
        f"{own.seconds / found.seconds:.1f} kali yang {HALAMAN} halaman")


def _compare(path: Path, other: str, name: str, costs: Callable[[Commands, int], Mapping[str, Cost]],
             say: Callable[[str], None]) -> Cost:
    found = costs({"telaah": _telaah(path), name: lambda: [sys.executable, "-c", other, str(path)]}, 5)
    own, beside = found["telaah"], found[name]
    say(f"telaah {path.suffix} {HALAMAN} halaman: {own.seconds:.2f} s, {own.memory:.0f} MB; "
        f"{own.seconds / beside.seconds:.2f} terhadap {name} ({beside.seconds:.2f} s, {beside.memory:.0f} MB)")
    return own


def _telaah(path: Path) -> Callable[[], Sequence[str]]:
    return lambda: [sys.executable, "-m", "lkjip_xl", "telaah", str(path)]


def _as_long(content: bytes, times: float) -> bytes:
    """A document whose chapters are repeated until its body is so many times as long."""
    made = Document(io.BytesIO(content))
    body = made.element.body
    parts = list(body)[:-1]  # the last part holds the paper
    for at in range(len(parts), round(len(parts) * times)):
        body.insert(len(body) - 1, deepcopy(parts[at % len(parts)]))
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _pdf(path: Path, soffice: str) -> Path:
    subprocess.run([soffice, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return path.with_suffix(".pdf")


def _pages(path: Path) -> int:
    with open_pdf(path) as document:
        return len(document.pages)
