"""Documents as they are read: a file of any kind, and what the program itself has written."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.domain.telaah.dokumen import Dokumen
from lkjip_xl.domain.telaah.susunan import susun
from lkjip_xl.engines.naskah.baca import read_naskah
from lkjip_xl.engines.naskah.docx import docx_mentah


def read_dokumen(naskah: Path) -> Dokumen:
    """The document in a file; raises `CannotRun` where it cannot be read."""
    return susun(read_naskah(naskah))


def read_written(content: bytes) -> Dokumen:
    """The document in the content of a Word file."""
    return susun(docx_mentah("laporan.docx", content))
