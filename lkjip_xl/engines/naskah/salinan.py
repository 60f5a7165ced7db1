"""The copy of a document with its remarks in it: Word comments, or highlights and notes in a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.book.telaah import Tampak
from lkjip_xl.domain.telaah.dokumen import Dokumen


@dataclass(frozen=True)
class Salinan:
    """An annotated copy, and the ending of its name."""

    akhiran: str
    isi: bytes


def salinan(naskah: Path, dokumen: Dokumen, temuan: Sequence[Tampak]) -> Salinan | None:  # noqa: ARG001
    """The annotated copy of a document; None where its kind cannot hold remarks."""
    return None
