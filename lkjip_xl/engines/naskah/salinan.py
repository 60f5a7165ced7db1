"""The copy of a document with its remarks in it: Word comments, or highlights and notes in a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.book.telaah import Tampak, note
from lkjip_xl.domain.telaah.dokumen import Dokumen
from lkjip_xl.engines.disk.bounds import read_bytes
from lkjip_xl.engines.naskah.tanda import Tanda, tanda

_ISI_WORD = b"[Content_Types].xml"
"""A part that every Word document has, and no OpenDocument."""


@dataclass(frozen=True)
class Salinan:
    """An annotated copy, and the ending of its name."""

    akhiran: str
    isi: bytes


def salinan(naskah: Path, dokumen: Dokumen, temuan: Sequence[Tampak]) -> Salinan | None:
    """The copy of a document with a note at every place of every remark; None where its kind cannot hold notes.

    A document of another office program becomes a Word document. Raises `CannotRun` as reading it does.
    """
    notes = list(_notes(dokumen, temuan))
    if dokumen.jenis == "docx":
        from lkjip_xl.engines.naskah.tanda_docx import annotate_docx  # noqa: PLC0415 - only what this kind needs

        return Salinan(".docx", annotate_docx(_word(naskah), notes))
    if dokumen.jenis == "pdf":
        from lkjip_xl.engines.naskah.tanda_pdf import annotate_pdf  # noqa: PLC0415

        return Salinan(".pdf", annotate_pdf(read_bytes(naskah), notes))
    return None


def _notes(dokumen: Dokumen, temuan: Sequence[Tampak]) -> Iterator[Tanda]:
    """The notes in reading order, both places of a pair naming the other."""
    placed = sorted(((place.letak, index, one) for one in temuan for index, place in enumerate(one.titik)),
                    key=lambda found: (found[0].blok, found[0].baris, found[0].kolom))
    for letak, index, one in placed:
        yield tanda(dokumen, letak, one.titik[index].kutipan, note(one, index), one.tingkat)


def _word(naskah: Path) -> bytes:
    content = read_bytes(naskah)
    if _ISI_WORD in content:
        return content
    from lkjip_xl.engines.naskah.kantor import sebagai_docx  # noqa: PLC0415 - only what this kind needs

    return sebagai_docx(naskah)
