"""Any report as a file: its reader is chosen by what the file holds, not by what its name says."""

# ruff: noqa: PLC0415 - each kind of file loads only its own reader

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.domain.telaah.dokumen import Mentah
from lkjip_xl.engines.disk.bounds import open_zip, opened, read_bytes
from lkjip_xl.engines.disk.reason import reason

_OLE, _ZIP, _PDF, _RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"%PDF-", b"{\\rtf"
_TERSANDI = "EncryptedPackage".encode("utf-16-le")
_CARA = "Simpan naskahnya sebagai .docx, .pdf, .txt, atau .md, lalu ulangi."


def read_naskah(path: Path) -> Mentah:
    """What stands in a report: a Word document, a PDF, a text, or what LibreOffice can turn into a Word document.

    Raises `CannotRun` with a sentence for staff where the file is missing, empty, encrypted, damaged or no report, and
    `TooLarge` where it holds too much.
    """
    try:
        with opened(path) as file:
            head = file.read(4096)
        return _berisi(path, _pembaca(path, head)(path))
    except OSError as error:
        raise CannotRun(f"Berkas {path.name[:60]} tidak dapat dibaca ({reason(error)}). Periksa nama dan letaknya, dan "
                        "tutup berkasnya di program lain.") from error


def _berisi(path: Path, read: Mentah) -> Mentah:
    """What was read, where it is more than pictures."""
    if not read.isi:
        raise CannotRun(f"Berkas {path.name[:60]} tidak berisi teks yang dapat dibaca; halamannya mungkin gambar hasil "
                        "pindaian. Telaah berkas aslinya, atau jalankan OCR dahulu.")
    return read


def _pembaca(path: Path, head: bytes) -> Callable[[Path], Mentah]:
    """The reader of a file that begins so."""
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise CannotRun(f"Berkas {path.name[:60]} kosong. Pilih naskah yang sudah berisi, lalu ulangi.")
    if _PDF in head[:1024]:
        return _pdf
    if head.startswith(_ZIP):
        return _dari_zip(path)
    if head.startswith(_OLE):
        return _dari_ole(path)
    if head.startswith(_RTF):
        return _lewat_kantor
    return _teks(path, head)


def _teks(path: Path, head: bytes) -> Callable[[Path], Mentah]:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and (b"\0" in head or sum(one < 32 and one not in b"\t\n\r\f\x1a" for one in head) > len(head) // 50):
        raise CannotRun(f"Berkas {path.name[:60]} rusak atau bukan naskah. {_CARA}")
    if head.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html")):
        return _lewat_kantor
    from lkjip_xl.engines.naskah.teks import read_teks
    return read_teks


def _pdf(path: Path) -> Mentah:
    from lkjip_xl.engines.naskah.pdf import read_pdf
    return read_pdf(path)


def _dari_zip(path: Path) -> Callable[[Path], Mentah]:
    content = read_bytes(path)
    try:
        archive = open_zip(path.name, content)
        names = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise CannotRun(f"Berkas {path.name[:60]} rusak: isinya terpotong atau berubah. Ambil salinannya, atau buka di "
                        "Word lalu simpan ulang.") from error
    other = names & {"xl/workbook.xml", "ppt/presentation.xml"}
    if "word/document.xml" in names or ("[Content_Types].xml" in names and not other):
        from lkjip_xl.engines.naskah.docx import read_docx
        return read_docx
    if other:
        raise CannotRun(f"Berkas {path.name[:60]} adalah buku kerja atau salindia, bukan naskah. {_CARA}")
    if _jenis_odf(archive).startswith("application/vnd.oasis.opendocument.text"):
        return _lewat_kantor
    raise CannotRun(f"Berkas {path.name[:60]} bukan naskah. {_CARA}")


def _jenis_odf(archive: ZipFile) -> str:
    """What an OpenDocument file says it is."""
    try:
        with archive.open("mimetype") as file:
            return file.read(200).decode("ascii", "replace")
    except (KeyError, BadZipFile, NotImplementedError, RuntimeError, OSError):
        return ""


def _dari_ole(path: Path) -> Callable[[Path], Mentah]:
    """The reader of a file of Office's old container: an old Word document, or a new one under a password."""
    if _TERSANDI in read_bytes(path):
        raise CannotRun(f"Berkas {path.name[:60]} dilindungi kata sandi. Buka di Word, hapus kata sandinya (Berkas, "
                        "Info, Proteksi Dokumen), simpan, lalu ulangi.")
    if path.suffix.casefold() in (".xls", ".ppt", ".msg"):
        raise CannotRun(f"Berkas {path.name[:60]} bukan naskah. {_CARA}")
    return _lewat_kantor


def _lewat_kantor(path: Path) -> Mentah:
    from lkjip_xl.engines.naskah.docx import docx_mentah
    from lkjip_xl.engines.naskah.kantor import sebagai_docx
    return docx_mentah(path.name, sebagai_docx(path))
