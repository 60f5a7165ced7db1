"""Documents of other office programs, turned into Word documents by LibreOffice where there is one."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.bounds import read_bytes
from lkjip_xl.engines.disk.workplace import workplace
from lkjip_xl.engines.print.pdf import convert, office
from lkjip_xl.jobs.ekspor import NoPdf

_SEBAGAI_WORD = "docx:MS Word 2007 XML"


def sebagai_docx(path: Path) -> bytes:
    """The content of a document of another office program as a Word document.

    Raises `CannotRun` where there is no LibreOffice, and where it cannot read the file.
    """
    try:
        program = office()
    except NoPdf as error:
        raise CannotRun(f"Berkas {path.name[:60]} hanya dapat dibaca dengan LibreOffice, dan program itu tidak ada di "
                        "komputer ini. Buka berkasnya, simpan sebagai .docx, lalu ulangi.") from error
    content = read_bytes(path)
    with workplace() as folder:
        source = folder / f"naskah{path.suffix.casefold()}"
        source.write_bytes(content)
        try:
            convert(program, _SEBAGAI_WORD, source)
        except CannotRun as error:
            raise _gagal(path.name) from error
        made = source.with_suffix(".docx")
        if not made.is_file():
            raise _gagal(path.name)
        return read_bytes(made)


def _gagal(name: str) -> CannotRun:
    return CannotRun(f"LibreOffice tidak dapat membaca {name[:60]}. Buka berkasnya, simpan sebagai .docx tanpa kata "
                     "sandi, lalu ulangi.")
