"""PDF of the sheets of a closed workbook, printed by LibreOffice."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import Destination

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.writer import KERTAS
from lkjip_xl.engines.disk.workplace import workplace
from lkjip_xl.engines.print.profil import PENGHUBUNG_MATI, quiet_profile
from lkjip_xl.engines.workbook.exchange import ExchangeBook
from lkjip_xl.engines.workbook.file import FileBook
from lkjip_xl.jobs.ekspor import NoPdf

WAKTU_TERLAMA = 300
"""Seconds after which LibreOffice is taken to hang."""
_FILTER = 'pdf:calc_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
"""As PDF with one bookmark for each sheet, at its first page."""


class LibreOffice:
    """Prints the sheets of a closed workbook from a copy, in one run of LibreOffice."""

    names = True

    def __init__(self, book: FileBook | ExchangeBook) -> None:
        self._book = book

    def print(self, sheets: Mapping[str, Sequence[int]], kertas: str, progress: Callable[[str], None]
              ) -> Mapping[str, tuple[bytes, ...]]:
        """The PDF of each of those sheets, without page numbers; see `jobs.ekspor.Printer`.

        Raises `NoPdf` where there is no LibreOffice, `CannotRun` when it fails or does not finish.
        """
        program = office()
        progress(f"Mencetak {len(sheets)} lembar lewat LibreOffice")
        with workplace() as folder:
            source = folder / "buku.xlsx"
            self._book.write_selection(source, sheets, KERTAS.get(kertas, KERTAS["F4"]))
            convert(program, _FILTER, source)
            made = folder / "buku.pdf"
            if not made.is_file():
                raise CannotRun("LibreOffice tidak menghasilkan PDF. Buka buku kerjanya di Excel, lalu klik Ekspor "
                                "Lampiran.")
            printed = _split(made.read_bytes(), sheets)
        for name in list(sheets)[1:]:
            progress(f"Tercetak: {name}")
        return printed


_NAMED = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
"""As PDF with a named destination for each bookmark of a Word document."""


def document_pdf(content: bytes) -> bytes:
    """The PDF of a Word document, each of its bookmarks a named destination.

    Raises `NoPdf` where there is no LibreOffice, `CannotRun` when it fails or does not finish.
    """
    program = office()
    with workplace() as folder:
        source = folder / "laporan.docx"
        source.write_bytes(content)
        convert(program, _NAMED, source)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise CannotRun(_FAILED)
        return made.read_bytes()


def workbook_pdf(path: Path) -> bytes:
    """The PDF of all sheets of a workbook with one bookmark for each, written beside it.

    Raises `NoPdf` where there is no LibreOffice, `CannotRun` when it fails or does not finish.
    """
    convert(office(), _FILTER, path)
    made = path.with_suffix(".pdf")
    if not made.is_file():
        raise CannotRun(_FAILED)
    return made.read_bytes()


def convert(program: str, kind: str, source: Path) -> None:
    """Let LibreOffice write the PDF beside the source; whatever interrupts that, nothing of it stays running.

    It works with a profile, temporary files and proxies of its own in that folder: nothing goes out, see `profil`.
    """
    folder = source.parent
    command = [program, quiet_profile(folder / "profil"), "--headless", "--norestore", "--convert-to", kind,
               "--outdir", str(folder), str(source)]
    own = {**dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder)), **PENGHUBUNG_MATI}
    try:
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,  # noqa: S603 - no shell
                              start_new_session=True, env=os.environ | own) as process:
            try:
                code = process.wait(WAKTU_TERLAMA)
            except BaseException:
                _kill(process)
                raise
    except (subprocess.TimeoutExpired, OSError) as error:
        raise CannotRun(_FAILED) from error
    if code:
        raise CannotRun(_FAILED)


_FAILED = ("LibreOffice tidak dapat membuat PDF-nya; tidak ada berkas yang ditulis. Tutup LibreOffice, lalu ulangi; "
           "tanpa PDF: --bentuk Excel.")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the program and the one that it started in its turn."""
    if os.name == "nt":
        taskkill = Path(os.environ["SYSTEMROOT"]) / "System32" / "taskkill.exe"
        subprocess.run([taskkill, "/F", "/T", "/PID", str(process.pid)], check=False,  # noqa: S603 - of Windows
                       capture_output=True)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _split(pdf: bytes, sheets: Collection[str]) -> dict[str, tuple[bytes, ...]]:
    """The pages of each sheet by the bookmarks that LibreOffice made of the names of the sheets."""
    reader = PdfReader(io.BytesIO(pdf))
    if len(sheets) == 1:
        return {next(iter(sheets)): (pdf,)}
    starts = [(str(mark.title), reader.get_destination_page_number(mark)) for mark in reader.outline
              if isinstance(mark, Destination)]
    ends = [page for _, page in starts[1:]] + [len(reader.pages)]
    found: dict[str, tuple[bytes, ...]] = {
        name: (_pages(reader, int(first or 0), int(last or 0)),)
        for (name, first), last in zip(starts, ends, strict=True)}
    if missing := [name for name in sheets if name not in found]:
        raise CannotRun(f"LibreOffice tidak mencetak lembar {', '.join(missing)}. Periksa apakah area cetaknya "
                        "terhapus, atau buka buku kerjanya di Excel, lalu klik Ekspor Lampiran.")
    return found


def _pages(reader: PdfReader, first: int, last: int) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.append(reader, pages=(first, last), import_outline=False)
    writer.write(out)
    return out.getvalue()


def office() -> str:
    usual = [Path(os.environ.get(name, "")) / "LibreOffice" / "program" / "soffice.exe"
             for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    on_path = shutil.which("soffice") or ""
    # A relative path is of the current folder, where Windows looks first and a workbook may lie.
    found = on_path if Path(on_path).is_absolute() else next((str(path) for path in usual if path.is_file()), None)
    if found is None:
        raise NoPdf("PDF belum dibuat: dari berkas yang tertutup diperlukan LibreOffice, dan program itu tidak ada di "
                    "komputer ini. Buka buku kerjanya di Excel, lalu klik Ekspor Lampiran.")
    return found
