"""PDF of a closed workbook, printed by LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.file import FileBook
from lkjip_xl.engines.save import replace_file

WAKTU_TERLAMA = 300
"""Seconds after which LibreOffice is taken to hang."""


def export_pdf(book: FileBook, sheets: Sequence[str], target: Path) -> Path:
    """The PDF of those sheets, in the order of the workbook; an earlier PDF of that name is replaced in one step.

    Raises `CannotRun` where there is no LibreOffice, or when it does not finish.
    """
    program = _office()
    with tempfile.TemporaryDirectory(prefix="lkjip-") as name:
        folder = Path(name)
        source = folder / "buku.xlsx"
        book.write_selection(source, sheets)
        command = [program, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--norestore",
                   "--convert-to", "pdf", "--outdir", str(folder), str(source)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=WAKTU_TERLAMA)  # noqa: S603 - no shell
        except (subprocess.SubprocessError, OSError) as error:
            raise CannotRun(f"LibreOffice tidak dapat membuat {target.name}. Tutup LibreOffice, lalu "
                            "ulangi.") from error
        made = folder / "buku.pdf"
        if not made.is_file():
            raise CannotRun(f"LibreOffice tidak menghasilkan {target.name}. Buka buku kerjanya di Excel, lalu klik "
                            "Ekspor Lampiran.")
        replace_file(target, lambda fresh: _copy(made, fresh), keep=False)
    return target


def _copy(made: Path, fresh: Path) -> None:
    shutil.copyfile(made, fresh)


def _office() -> str:
    usual = [Path(os.environ.get(name, "")) / "LibreOffice" / "program" / "soffice.exe"
             for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    found = shutil.which("soffice") or next((str(path) for path in usual if path.is_file()), None)
    if found is None:
        raise CannotRun("Untuk membuat PDF dari berkas yang tertutup diperlukan LibreOffice, dan program itu tidak ada "
                        "di komputer ini. Buka buku kerjanya di Excel, lalu klik Ekspor Lampiran.")
    return found
