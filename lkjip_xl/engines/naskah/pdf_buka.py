"""PDF files as they are opened: streams unpacked and pages painted within bounds, whatever the file says of itself."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import lzwdecode
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1, stream_value
from pdfminer.runlength import rldecode
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_png_predictor, apply_tiff_predictor, decode_text

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.bounds import MB, too_large
from lkjip_xl.engines.naskah.pdf_kertas import Kertas

logging.getLogger("pdfminer").addHandler(logging.NullHandler())
logging.getLogger("pdfminer").propagate = False  # what it finds odd in a file is none of the staff's business

HALAMAN_TERBANYAK = 1_000
"""The most pages that are read; the largest report has 400."""
ALIRAN_TERBESAR = 24 * MB
"""The most that one stream of a file may hold unpacked; the largest font of a report holds 15 MB."""
SEMUA_TERBESAR = 160 * MB
"""The most that all streams together may hold unpacked."""
LAMBAT_TERBESAR = 256 * 1024
"""The most that a stream may hold packed in ways that Python itself has to undo, letter by letter."""
ISI_TERBESAR = 48 * MB
"""The most that is painted of all pages; 500 pages of tables hold 14 MB."""
OBJEK_TERBANYAK = 200_000
"""The most objects of a file; 500 pages with pictures have 10,000."""
_PANJANG = 256 * 1024
"""A content shorter than this is painted whatever stands in it."""
_MELOMPAT = 20
"""How often an object may stand for another one."""
_KODE_TERBANYAK = 70_000
"""The most letters that a font may name in one range."""


class Terlampau(Exception):
    """A file or page holds more than a report does."""


class _Isi(PDFStream):
    """A stream that is unpacked no further than a report needs."""

    jatah: list[int]

    def decode(self) -> None:
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        filters = self.get_filters()
        if len(filters) > 4:
            raise Terlampau
        for kind, params in filters:
            data = _predicted(_unpacked(str(getattr(kind, "name", kind)), data), params)
        self.jatah[0] -= len(data)
        if self.jatah[0] < 0:
            raise Terlampau
        self.data, self.rawdata = data, None


def _unpacked(kind: str, data: bytes) -> bytes:
    if kind in ("FlateDecode", "Fl"):
        return _inflated(data)
    slow = {"LZWDecode": lzwdecode, "LZW": lzwdecode, "RunLengthDecode": rldecode, "RL": rldecode,
            "ASCII85Decode": ascii85decode, "A85": ascii85decode, "ASCIIHexDecode": asciihexdecode,
            "AHx": asciihexdecode}.get(kind)
    if slow is None:
        return data
    if len(data) > LAMBAT_TERBESAR:
        raise Terlampau
    return slow(data)


def _inflated(data: bytes) -> bytes:
    """A packed stream unpacked; of a damaged one as much as can be read."""
    made = bytearray()
    unpacker = zlib.decompressobj()
    try:
        for at in range(0, len(data), 65_536):
            made += unpacker.decompress(data[at:at + 65_536], ALIRAN_TERBESAR - len(made) + 1)
            if len(made) > ALIRAN_TERBESAR or unpacker.unconsumed_tail:
                raise Terlampau
    except zlib.error:
        pass
    return bytes(made)


def _predicted(data: bytes, params: Any) -> bytes:
    """What was packed as differences from the letter or line before, as it is."""
    predictor = resolve1(params.get("Predictor", 1)) if isinstance(params, Mapping) else 1
    if not isinstance(predictor, int) or predictor in (0, 1):
        return data
    colors, columns, bits = (_number(params, name, usual) for name, usual in (
        ("Colors", 1), ("Columns", 1), ("BitsPerComponent", 8)))
    if predictor == 2:
        return apply_tiff_predictor(colors, columns, bits, data)
    return apply_png_predictor(predictor, colors, columns, bits, data)


def _number(params: Mapping[str, Any], name: str, usual: int) -> int:
    value = resolve1(params.get(name, usual))
    if not isinstance(value, int) or not 0 < value <= 1_000_000:
        raise Terlampau
    return value


class _Pengurai(PDFParser):
    """A parser whose streams are bounded."""

    def __init__(self, content: bytes, jatah: list[int]) -> None:
        super().__init__(io.BytesIO(content))
        self._jatah = jatah

    def push(self, *objs: Any) -> None:
        super().push(*((at, self._bounded(one)) for at, one in objs))

    def _bounded(self, one: Any) -> Any:
        if type(one) is not PDFStream:
            return one
        made = _Isi(one.attrs, one.rawdata or b"", one.decipher)
        made.jatah = self._jatah
        return made


class _Dokumen(PDFDocument):
    """A document in which no object stands for itself."""

    def getobj(self, objid: int) -> object:
        found = super().getobj(objid)
        for _ in range(_MELOMPAT):
            if not isinstance(found, PDFObjRef):
                return found
            found = super().getobj(found.objid)
        raise Terlampau


class _Sumber(PDFResourceManager):
    """Fonts whose lists of letters are bounded."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        if not (objid and objid in self._cached_fonts):
            for name, step in (("W", 3), ("W2", 5)):
                _check_widths(resolve1(spec.get(name)), step)
            _check_codes(resolve1(spec.get("ToUnicode")))
        return super().get_font(objid, spec)


def _check_widths(widths: Any, step: int) -> None:
    """Widths of letters in ranges: first, last, width …; a list stands in place of the rest of a range."""
    row: list[Any] = []
    for one in map(resolve1, widths if isinstance(widths, list) else ()):
        row = [] if isinstance(one, list) else [*row, one]
        if len(row) == step:
            if not all(isinstance(value, (int, float)) for value in row[:2]) or row[1] - row[0] > _KODE_TERBANYAK:
                raise Terlampau
            row = []


def _check_codes(codes: Any) -> None:
    """Letters in ranges of codes; whoever names a large range means to fill the memory."""
    if not isinstance(codes, PDFStream):
        return
    words = codes.get_data().replace(b"<", b" <").replace(b">", b"> ").split()
    if len(words) > 20 * _KODE_TERBANYAK:
        raise Terlampau
    for first, last in zip(words, words[1:], strict=False):
        if first[:1] == last[:1] == b"<" and len(first) == len(last) and _span(first, last) > _KODE_TERBANYAK:
            raise Terlampau


def _span(first: bytes, last: bytes) -> int:
    """How many codes a range holds; pairs of letter and sign, which look like one, are no wider than two bytes."""
    try:
        return int(last.strip(b"<>"), 16) - int(first.strip(b"<>"), 16) if len(first) > 6 else 0
    except ValueError:
        return 0


def _words(value: object) -> str:
    found = resolve1(value)
    return decode_text(found[:200]) if isinstance(found, bytes) else ""


class _Pelukis(PDFPageInterpreter):
    """An interpreter of pages that weighs every piece of a page before it paints it."""

    device: Kertas

    def render_contents(self, resources: dict[object, object], streams: Sequence[object],
                        ctm: Matrix = MATRIX_IDENTITY) -> None:
        pieces = [stream_value(one).get_data() for one in streams]
        self.device.terima(sum(map(len, pieces)))
        if any(len(one) > _PANJANG and _endless(one) for one in pieces):
            self.device.tolak()
        super().render_contents(resources, streams, ctm)


def _endless(content: bytes) -> bool:
    """Whether a long content holds a text or picture that pdfminer would put together letter by letter for minutes."""
    depth = begun = 0
    for found in re.finditer(rb"\\.|[()]", content):
        if found[0] == b"(":
            begun = begun if depth else found.start()
            depth += 1
        elif found[0] == b")":
            depth = max(depth - 1, 0)
        if depth and found.start() - begun > _PANJANG:
            return True
    return depth > 0 or (b"ID" in content and content.count(b"E") > _PANJANG // 10)


class Berkas:
    """An open PDF: its pages one after the other; ``lebih`` says that there are more than were read."""

    def __init__(self, name: str, content: bytes) -> None:
        self._name = name
        self._fonts = _Sumber()
        self._left = ISI_TERBESAR
        self.lebih = False
        with terbuka(name):
            if content.count(b" obj") > OBJEK_TERBANYAK:
                raise Terlampau
            self._document = _Dokumen(_Pengurai(content, [SEMUA_TERBESAR]))
            listed = (count for xref in self._document.xrefs for _, count in getattr(xref, "ranges", ()))
            if sum(listed) > OBJEK_TERBANYAK:
                raise Terlampau
            self.pembuat = next((_words(one["Producer"]) for one in self._document.info if "Producer" in one), "")

    def halaman(self) -> Iterator[Kertas | None]:
        """Each page as it is painted, None for one that cannot be read; raises `CannotRun` for a damaged file."""
        pages = PDFPage.create_pages(self._document)
        for number in range(1, HALAMAN_TERBANYAK + 2):
            with terbuka(self._name):
                page = next(pages, None)
            if page is None:
                return
            if number > HALAMAN_TERBANYAK or self._left <= 0:
                self.lebih = True
                return
            yield self._painted(page, number)

    def _painted(self, page: PDFPage, number: int) -> Kertas | None:
        paper = Kertas(self._fonts, number)
        try:
            _Pelukis(self._fonts, paper).process_page(page)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  # a page can be damaged in every way that a reader of pages can fail
            return paper if paper.huruf or paper.penuh else None
        finally:
            self._left -= paper.isi
        return paper


@contextmanager
def terbuka(name: str) -> Iterator[None]:
    """Turn whatever a damaged or locked file makes the reader raise into one sentence for staff."""
    try:
        yield
    except CannotRun:
        raise
    except Terlampau as error:
        raise too_large(name, "isinya setelah dibuka", f"{SEMUA_TERBESAR // MB} MB",
                        "Simpan ulang sebagai PDF dari Word, atau telaah berkas Word-nya.") from error
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise CannotRun(f"Berkas {name[:60]} dikunci dengan kata sandi. Buka dengan kata sandinya, simpan tanpa kata "
                        "sandi, lalu ulangi.") from error
    except Exception as error:  # damaged files fail in every way that a reader of files can fail
        raise CannotRun(f"Berkas {name[:60]} rusak atau bukan PDF. Simpan ulang sebagai PDF dari Word, atau telaah "
                        "berkas Word-nya.") from error
