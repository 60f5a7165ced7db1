"""The parts of a Word file, unpacked within the bounds of memory and time; nothing outside the file is fetched."""

from __future__ import annotations

import io
import posixpath
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.bounds import POHON_BAGIAN_TERBERAT, Unpacked, open_zip, too_large, weight

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_LAIN = {"w14": "http://schemas.microsoft.com/office/word/2010/wordml",
         "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006", "v": "urn:schemas-microsoft-com:vml"}
_BAKU = ((b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W.encode()),
         (b"http://purl.oclc.org/ooxml/officeDocument/math", _M.encode()))
"""The names of ISO's strict form beside those that Word writes by default."""
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\0!\0D\0O\0C\0T\0Y\0P\0E|\0<\0!\0D\0O\0C\0T\0Y\0P\0E", re.IGNORECASE)
_UTAMA = "/officeDocument"
BAGIAN_NASKAH_TERBERAT = 3 * POHON_BAGIAN_TERBERAT
"""The most that the body of a document may weigh by `weight`; it is read in pieces, so that it never stands whole.

500 pages weigh about 100 MB.
"""


@cache
def w(name: str) -> str:
    """The full name of an element or attribute of Word's body."""
    return f"{{{_W}}}{name}"


@cache
def m(name: str) -> str:
    """The full name of an element of Word's formulas."""
    return f"{{{_M}}}{name}"


@cache
def lain(prefix: str, name: str) -> str:
    """The full name of an element of another vocabulary: w14, mc, v."""
    return f"{{{_LAIN[prefix]}}}{name}"


@contextmanager
def terbaca(name: str) -> Iterator[None]:
    """Turn whatever a damaged file makes the readers raise into one sentence for staff."""
    try:
        yield
    except CannotRun:
        raise
    except (BadZipFile, zlib.error, etree.LxmlError, EOFError, KeyError, ValueError, NotImplementedError, IndexError,
            AttributeError, TypeError, RuntimeError, OverflowError) as error:
        raise rusak(name) from error


def rusak(name: str) -> CannotRun:
    """The refusal of a damaged file."""
    return CannotRun(f"Berkas {name[:60]} rusak atau bukan dokumen Word. Buka di Word, simpan ulang sebagai .docx, "
                     "lalu ulangi.")


class Paket:
    """A Word file taken apart."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._zip: ZipFile = open_zip(name, content)
        self._unpacked = Unpacked(name, self._zip)
        self._info: dict[str, ZipInfo] = {info.filename.lstrip("/").casefold(): info for info in self._zip.infolist()}
        self.utama = self._utama()

    def _utama(self) -> str:
        """The name of the part that is the body."""
        targets = [target for kind, target in self._relasi("_rels/.rels", "") if kind.endswith(_UTAMA)]
        name = targets[0] if targets else "word/document.xml"
        if name.casefold() not in self._info:
            raise rusak(self.name)
        return name

    def relasi(self, kind: str) -> str:
        """The part that the body names as its styles, its numbering, its footnotes …; "" where there is none."""
        return next(iter(self.relasi_semua(kind)), "")

    def relasi_semua(self, kind: str) -> tuple[str, ...]:
        """The parts that the body names as its styles, its numbering, its footnotes, its headers …, in their order."""
        folder, name = posixpath.split(self.utama)
        return tuple(target for one, target in self._relasi(f"{folder}/_rels/{name}.rels", folder)
                     if one.endswith(f"/{kind}") and target.casefold() in self._info)

    def _relasi(self, name: str, folder: str) -> Iterator[tuple[str, str]]:
        if name.casefold() not in self._info:
            return
        for one in self.pohon(name):
            if one.get("TargetMode") != "External" and one.get("Target"):
                target = one.get("Target", "")
                yield one.get("Type", ""), posixpath.normpath(
                    target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))

    def isi(self, name: str, most: int = POHON_BAGIAN_TERBERAT) -> bytes:
        """The XML of a part; raises `TooLarge` where its tree would be too heavy, `CannotRun` where it has a DTD."""
        content = self._unpacked.read(self._info[name.casefold()])
        if _DTD.search(content[:100_000]) or b"<!ENTITY" in content:
            raise rusak(self.name)
        if weight(content) > most:
            raise too_large(self.name, "isinya setelah dibuka", "sekitar 2.000 halaman",
                            "Pecah naskahnya per bab, lalu telaah satu per satu.")
        for strict, usual in _BAKU:
            content = content.replace(strict, usual)
        return content

    def pohon(self, name: str) -> Any:
        """The tree of a small part."""
        return etree.fromstring(self.isi(name), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False,
                                                                remove_comments=True, remove_pis=True))


def potong(xml: bytes, tags: tuple[str, ...], parent: str) -> Iterator[Any]:
    """The elements of those names right below the parent, each let go of once the next is asked for."""
    for _, element in etree.iterparse(io.BytesIO(xml), events=("end",), tag=tags, resolve_entities=False,
                                      no_network=True, load_dtd=False, remove_comments=True, remove_pis=True):
        above = element.getparent()
        if above is not None and above.tag == parent:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del above[0]
