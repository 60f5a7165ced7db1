"""PDF of a Word document, made by Word itself."""

from __future__ import annotations

import contextlib
from importlib import import_module
from pathlib import Path
from typing import Any

from lkjip_xl.engines.disk.workplace import workplace
from lkjip_xl.jobs.ekspor import NoPdf

_AS_PDF, _HEADINGS_AS_BOOKMARKS, _DISCARD = 17, 1, 0
"""Word's own numbers: wdExportFormatPDF, wdExportCreateHeadingBookmarks, wdDoNotSaveChanges."""


def word_pdf(content: bytes) -> bytes:
    """The PDF of a Word document with its tables of contents filled, its headings as bookmarks.

    Raises `NoPdf` where Word is missing or fails.
    """
    with workplace() as folder:
        source, made = folder / "laporan.docx", folder / "laporan.pdf"
        source.write_bytes(content)
        try:
            _export(source, made)
            return made.read_bytes()
        except Exception as error:
            raise NoPdf("PDF lengkap belum dibuat: Word tidak ada di komputer ini atau tidak dapat membuat PDF. "
                        "Laporan Word-nya tetap ditulis; buka di Word, lalu simpan sebagai PDF.") from error


def _export(source: Path, target: Path) -> None:
    word: Any = import_module("win32com.client").DispatchEx("Word.Application")
    try:
        word.DisplayAlerts = 0
        document = word.Documents.Open(str(source), ReadOnly=True, AddToRecentFiles=False)
        document.Fields.Update()
        document.ExportAsFixedFormat(str(target), _AS_PDF, CreateBookmarks=_HEADINGS_AS_BOOKMARKS)
        document.Close(_DISCARD)
    finally:
        with contextlib.suppress(Exception):  # Word is gone already; the PDF is there or its absence is told
            word.Quit(_DISCARD)
