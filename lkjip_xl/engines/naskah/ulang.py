"""What the program has written, read as any other document."""

from __future__ import annotations

from lkjip_xl.domain.telaah.dokumen import Dokumen
from lkjip_xl.domain.telaah.susunan import susun
from lkjip_xl.engines.naskah.docx import docx_mentah


def read_written(content: bytes) -> Dokumen:
    """The document in the content of a Word file."""
    return susun(docx_mentah("laporan.docx", content))
