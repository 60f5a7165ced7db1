"""The report as a Word document: styles, sections, captions, contents, tables and pictures, by python-docx."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise
from typing import Any
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph
from pypdf import PdfReader

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.naskah.blok import (
    Bagan,
    Daftar,
    Grafik,
    Halaman,
    Isi,
    Judul,
    Keterangan,
    Kotak,
    Naskah,
    Paragraf,
    Poin,
    Rumus,
    Sampul,
    Tabel,
    Ttd,
)
from lkjip_xl.book.naskah.gambar import halves
from lkjip_xl.book.naskah.lebar import ATAS, BAWAH, KANAN, KIRI, TITIK_PER_MM, kertas
from lkjip_xl.engines.document.docx.elements import (
    AFTER_BREAK,
    AFTER_NUMBER,
    Xml,
    add_field,
    add_runs,
    clean,
    el,
    indent,
    keep,
    spacing,
)
from lkjip_xl.engines.document.docx.halaman import tie_ends
from lkjip_xl.engines.document.docx.styles import HURUF, ask_to_update, numbering, page_numbers, prepare
from lkjip_xl.engines.document.docx.tabel import TabelWord
from lkjip_xl.engines.document.gambar import Gambar, grafik, organisasi, pohon
from lkjip_xl.engines.print.pdf import document_pdf

GAYA_PARAGRAF = {"isi": "Body Text", "tebal": "Sub Judul", "kutipan": "Kutipan", "rincian": "Rincian"}

RUANG_JUDUL = 22
"""What a page keeps free for the caption of a picture, in millimetres."""

Putus = Mapping[int, Collection[int]]
"""With which rows of a table, counted from 0, a page begins, by the place of the table in the document."""


@dataclass(frozen=True)
class Entri:
    """A line of a table of contents: where it leads, its level, its text, and the counter of its number."""

    tanda: str
    tingkat: int
    teks: str
    pencacah: str = ""


def docx(naskah: Naskah, halaman: Mapping[str, str] | None = None, putus: Putus | None = None,
         marked: bool = False) -> bytes:
    """The document as a file; the same input gives the same bytes.

    ``halaman`` says on which page each bookmark stands, as printed. Without it Word is asked to fill the tables of
    contents when the document is opened. ``putus`` says with which rows of tables pages begin; without it long groups
    are kept together in pieces. ``marked`` puts a bookmark in each row of tables with groups; with no ``putus`` at all
    such rows stay in the pieces within which a page may end.
    """
    return _Penulis(naskah, halaman, putus, marked).tulis()


def entri(naskah: Naskah) -> dict[str, list[Entri]]:
    """What the tables of contents list, by kind, in the order of the document."""
    found: dict[str, list[Entri]] = defaultdict(list)
    for index, block in enumerate(naskah.blok):
        if isinstance(block, Judul) and block.tingkat <= 2:
            found["Judul"].append(Entri(_mark(index), block.tingkat, block.lengkap))
        elif isinstance(block, (Tabel, Grafik, Bagan)):
            caption = block.keterangan
            found[caption.jenis].append(Entri(_mark(index), 1, caption.lengkap, _counter(caption)))
    return found


def _mark(index: int) -> str:
    return f"_Toc{index:06d}"


def _counter(caption: Keterangan) -> str:
    """The name of the counter of a caption: one for each chapter, so that updating gives the same numbers."""
    return f"{caption.jenis}_{caption.nomor.rpartition('.')[0].replace('.', '_')}"


@dataclass
class _Nomor:
    """The lists of the document: each gets numbers of its own."""

    akar: Xml
    jumlah: int = field(default=0)

    def baru(self) -> int:
        """The number by which the paragraphs of a new list are tied together."""
        self.jumlah += 1
        made = el("num", self.akar, numId=self.jumlah)
        el("abstractNumId", made, val=0)
        for level in range(3):
            el("startOverride", el("lvlOverride", made, ilvl=level), val=1)
        return self.jumlah


class _Penulis:
    """Writes the blocks of a document one after the other."""

    def __init__(self, naskah: Naskah, halaman: Mapping[str, str] | None, putus: Putus | None, marked: bool) -> None:
        self.naskah, self.halaman = naskah, halaman or {}
        self.putus, self.marked = putus, marked
        self.entri = entri(naskah)
        self.word: WordDocument = Document()
        self.kertas = kertas(naskah.kertas)
        self.mendatar = False
        self.gambar = 0
        prepare(self.word, self.lebar)
        self.gaya = {style.name: style.style_id for style in self.word.styles}
        """The identity of each style by its name: python-docx looks for it among all of them each time."""
        self.nomor = _Nomor(numbering(self.word))
        self.baru = True
        """Whether we are at the top of a new section."""
        self.writers: Mapping[type, Callable[[Any, int], None]] = {
            Sampul: self._sampul, Halaman: self._halaman, Judul: self._judul, Paragraf: self._paragraf,
            Daftar: self._daftar, Tabel: self._tabel, Grafik: self._grafik, Bagan: self._bagan, Rumus: self._rumus,
            Ttd: self._ttd, Isi: self._isi,
        }
        if not halaman:
            ask_to_update(self.word)

    @property
    def lebar(self) -> float:
        """The width between the margins, in millimetres."""
        return self.kertas[1 if self.mendatar else 0] - KIRI - KANAN

    @property
    def tinggi(self) -> float:
        """The height between the margins, in millimetres."""
        return self.kertas[0 if self.mendatar else 1] - ATAS - BAWAH

    def tulis(self) -> bytes:
        self._page(self.word.sections[0])
        for index, block in enumerate(self.naskah.blok):
            self.writers[type(block)](block, index)
            self.baru = isinstance(block, Halaman)
        tie_ends(self.word.element.body)
        _properties(self.word, self.naskah)
        out = io.BytesIO()
        self.word.save(out)
        return _same_bytes(out.getvalue())

    def _paragraph(self, style: str, text: str = "") -> CT_P:
        made = self.word.add_paragraph()._p  # noqa: SLF001 - fields and bookmarks need the element
        made.style = self.gaya[style]
        if text:
            add_runs(made, text)
        return made

    def _page(self, section: Section) -> None:
        """Paper and margins of a section."""
        short, long = self.kertas
        width, height = (long, short) if self.mendatar else (short, long)
        section.orientation = WD_ORIENT.LANDSCAPE if self.mendatar else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin, section.right_margin = Mm(KIRI), Mm(KANAN)
        section.top_margin, section.bottom_margin = Mm(ATAS), Mm(BAWAH)
        section.header_distance = section.footer_distance = Mm(12)

    def _halaman(self, block: Halaman, _: int) -> None:
        self._end_section()
        self.mendatar = block.mendatar
        section = self.word.sections[-1]
        self._page(section)
        page_numbers(section, "lowerRoman" if block.bagian == "depan" else "", block.mulai)
        if block.bagian == "depan":
            footer = section.footer
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            add_field(paragraph._p, "PAGE", "ii")  # noqa: SLF001

    def _end_section(self) -> None:
        """End the section in its last paragraph; an empty one of its own could run over to an empty page."""
        self.word.add_section()
        carrier = self.word.element.body.xpath("./w:p[w:pPr/w:sectPr]")[-1]
        before = carrier.getprevious()
        if before is not None and before.tag == qn("w:p"):
            before.get_or_add_pPr().append(carrier.pPr.find(qn("w:sectPr")))
            carrier.getparent().remove(carrier)
        else:
            el("spacing", carrier.pPr, before=0, after=0, line=20, lineRule="exact")
            carrier.pPr.append(carrier.pPr.find(qn("w:sectPr")))

    def _sampul(self, block: Sampul, _: int) -> None:
        for number, lines in enumerate(block.blok):
            for index, line in enumerate(lines):
                paragraph = self._paragraph("Title" if number == 0 and index < 2 else "Sampul", line)
                if index == 0:
                    spacing(paragraph, before=int(self.tinggi * (0.12 if number == 0 else 0.45) * TITIK_PER_MM * 20))
        if block.peringatan:
            spacing(self._paragraph("Peringatan", block.peringatan), before=1200)

    def _judul(self, block: Judul, index: int) -> None:
        paragraph = self._paragraph(f"Heading {block.tingkat}")
        if block.halaman_baru and not self.baru:
            paragraph.get_or_add_pPr().insert_element_before(el("pageBreakBefore"), *AFTER_BREAK)
        separator = "\n" if block.tingkat == 1 else " "
        text = f"{block.nomor}{separator}{block.teks}" if block.nomor else block.teks
        if block.tingkat <= 2:
            _marked(paragraph, index, lambda: add_runs(paragraph, text))
        else:
            add_runs(paragraph, text)

    def _paragraf(self, block: Paragraf, _: int) -> None:
        for line in block.teks.split("\n"):
            paragraph = self._paragraph(GAYA_PARAGRAF[block.rupa])
            self._text(paragraph, replace(block, teks=line))
            if block.berlanjut:
                keep(paragraph)

    def _text(self, paragraph: Xml, block: Paragraf) -> None:
        """The text of a paragraph, as a link where it has an address that can be opened."""
        address = _address(block.tautan)
        if not address:
            add_runs(paragraph, block.teks)
            return
        relation = self.word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = el("hyperlink", paragraph)
        link.set(qn("r:id"), relation)
        add_runs(link, block.teks, color="0563C1", u="single")

    def _daftar(self, block: Daftar, _: int) -> None:
        number = self.nomor.baru()
        for point in block.poin:
            self._poin(point, number)

    def _poin(self, point: Poin, number: int) -> None:
        paragraph = self._paragraph("List Paragraph", point.teks)
        numbering = el("numPr")
        el("ilvl", numbering, val=min(point.tingkat, 2))
        el("numId", numbering, val=number)
        paragraph.get_or_add_pPr().insert_element_before(numbering, *AFTER_NUMBER)
        for block in point.di_bawah:
            keep(paragraph)
            below = paragraph = self._paragraph("List Paragraph")
            el("ind", below.get_or_add_pPr(), left=indent(point.tingkat))
            self._text(below, block)

    def _keterangan(self, caption: Keterangan, index: int) -> None:
        """A caption; the last part of its number is a field, so that Word can number anew."""
        paragraph = self._paragraph(f"Judul {caption.jenis}")
        head, _, last = caption.nomor.rpartition(".")

        def write() -> None:
            add_runs(paragraph, f"{caption.jenis} {head}.")
            add_field(paragraph, f"SEQ {_counter(caption)} \\* ARABIC", last)
            add_runs(paragraph, f" {caption.teks}")

        _marked(paragraph, index, write)

    def _tabel(self, block: Tabel, index: int) -> None:
        self._keterangan(block.keterangan, index)
        starts = None if self.putus is None else self.putus.get(index, ())
        mark = f"_Baris{index:05d}x" if self.marked else ""
        made = TabelWord(block, self.lebar, starts, bool(self.putus) or not self.marked, mark).element()
        self.word.element.body.insert(len(self.word.element.body) - 1, made)
        for note in block.catatan:
            self._paragraph("Catatan", note)
        spacing(self._paragraph("Antara"), before=0)

    def _grafik(self, block: Grafik, index: int) -> None:
        self._keterangan(block.keterangan, index)
        self._picture(grafik(block), block.keterangan.lengkap)

    def _bagan(self, block: Bagan, index: int) -> None:
        self._keterangan(block.keterangan, index)
        pictures = self._trees(block.kotak) if block.arah == "kanan" else (organisasi(block.kotak[0], self.lebar),)
        for made in pictures:
            self._picture(made, block.keterangan.lengkap)

    def _trees(self, boxes: tuple[Kotak, ...]) -> Iterator[Gambar]:
        """The drawings of trees, so many that none is made smaller to fit the page: its texts would be too."""
        made = pohon(boxes, self.lebar)
        parts = halves(boxes) if made.tinggi > self.tinggi - RUANG_JUDUL else ()
        yield from (one for part in parts for one in self._trees(part)) if parts else (made,)

    def _picture(self, picture: Gambar, text: str) -> None:
        """A picture as wide as it was drawn, or smaller where it would not fit the page with its caption."""
        scale = min(1.0, self.lebar / picture.lebar, (self.tinggi - RUANG_JUDUL) / picture.tinggi)
        paragraph = WordParagraph(self._paragraph("Gambar"), self.word._body)  # noqa: SLF001
        shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Mm(picture.lebar * scale))
        self.gambar += 1
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")  # noqa: SLF001 - without them LibreOffice moves the picture to the right
        properties = shape._inline.docPr  # noqa: SLF001 - python-docx has no way to set the alternative text
        properties.set("descr", clean(text))
        properties.set("id", str(self.gambar))
        properties.set("name", f"Gambar {self.gambar}")

    def _rumus(self, block: Rumus, _: int) -> None:
        self._paragraph("Rumus").append(_formula(block))

    def _ttd(self, block: Ttd, _: int) -> None:
        for number, line in enumerate(block.baris):
            paragraph = self._paragraph("Tanda Tangan", line or "")
            if number == 0:
                spacing(paragraph, before=360)
            if number < len(block.baris) - 1:
                keep(paragraph)

    def _isi(self, block: Isi, _: int) -> None:
        """A table of contents; captions have one field for each chapter, as each has its own counter."""
        for instruction, lines in _fields(block, self.entri[block.jenis]):
            made = [self._baris_isi(line) for line in lines]
            start = [el("r"), el("r"), el("r")]
            el("fldChar", start[0], fldCharType="begin")
            el("instrText", start[1], f" {instruction} ")
            el("fldChar", start[2], fldCharType="separate")
            for run in reversed(start):
                made[0].pPr.addnext(run)
            el("fldChar", el("r", made[-1]), fldCharType="end")

    def _baris_isi(self, line: Entri) -> Xml:
        paragraph = self._paragraph(f"toc {line.tingkat}")
        link = el("hyperlink", paragraph, anchor=line.tanda, history=1)
        add_runs(link, line.teks)
        el("tab", el("r", link))
        add_field(link, f"PAGEREF {line.tanda} \\h", self.halaman.get(line.tanda, ""))
        return paragraph


def _fields(block: Isi, lines: Sequence[Entri]) -> Iterator[tuple[str, list[Entri]]]:
    if block.jenis == "Judul":
        yield 'TOC \\o "1-2" \\h \\z', list(lines)
        return
    for counter in dict.fromkeys(line.pencacah for line in lines):
        yield f'TOC \\h \\z \\c "{counter}"', [line for line in lines if line.pencacah == counter]


def _marked(paragraph: Xml, index: int, write: Callable[[], None]) -> None:
    """Write into a paragraph between the ends of a bookmark."""
    el("bookmarkStart", paragraph, id=index, name=_mark(index))
    write()
    el("bookmarkEnd", paragraph, id=index)


_SCHEME = re.compile(r"https?://\S.*", re.IGNORECASE)


def _address(text: str) -> str:
    """The address as a link can hold it; empty where it is none that a browser opens."""
    text = clean(text).strip()
    return quote(text, safe="%/:?#[]@!$&'()*+,;=~-._") if _SCHEME.fullmatch(text) else ""


def _formula(block: Rumus) -> Xml:
    """A Word equation, with a plain line for programs that know none."""
    def text(words: str) -> str:
        escaped = words.replace("&", "&amp;").replace("<", "&lt;")
        return f'<m:r><m:rPr><m:nor/></m:rPr><w:rPr>{_FONT}</w:rPr><m:t xml:space="preserve">{escaped}</m:t></m:r>'

    equation = (f"<m:oMathPara><m:oMath>{text(f'{block.nama} = ')}<m:f><m:num>{text(block.atas)}</m:num>"
                f"<m:den>{text(block.bawah)}</m:den></m:f>{text(' × 100 %')}</m:oMath></m:oMathPara>")
    above = f"({block.atas})" if " " in block.atas else block.atas
    plain = f"{block.nama} = {above} / {block.bawah} × 100 %"
    return parse_xml(
        f'<mc:AlternateContent {nsdecls("w", "m")} xmlns:mc="{_MC}"><mc:Choice Requires="m">{equation}</mc:Choice>'
        f'<mc:Fallback><w:r><w:t xml:space="preserve">{plain}</w:t></w:r></mc:Fallback></mc:AlternateContent>')


_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_FONT = f'<w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}" w:cs="{HURUF}"/>'


def _properties(word: WordDocument, naskah: Naskah) -> None:
    moment = datetime(naskah.tanggal.year, naskah.tanggal.month, naskah.tanggal.day, 8)
    properties = word.core_properties
    properties.title, properties.author = clean(naskah.judul)[:255], clean(naskah.penulis)[:255]
    properties.last_modified_by, properties.comments = clean(naskah.penulis)[:255], ""
    properties.keywords, properties.subject, properties.category = "", "", ""
    properties.language, properties.revision = "id-ID", 1
    properties.created = properties.modified = moment


_MIDNIGHT = (1980, 1, 1, 0, 0, 0)


def _same_bytes(content: bytes) -> bytes:
    """The same package with the same date on each part."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name, _MIDNIGHT)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


def tulis_docx(naskah: Naskah) -> bytes:
    """The document with its page numbers and with groups named again where a page begins, by what LibreOffice finds.

    Without it Word is asked to fill the tables of contents when the document is opened.
    """
    try:
        found = _page_starts(document_pdf(docx(naskah, putus={}, marked=True)))
        for _ in range(PERCOBAAN):
            putus, laid_out = found, document_pdf(docx(naskah, putus=found, marked=bool(found)))
            found = _page_starts(laid_out)
            if found == putus:
                break
        pages = _pages(laid_out, naskah)
    except CannotRun:
        return docx(naskah)
    return docx(naskah, pages or None, putus)


PERCOBAAN = 3
"""So often at most the pages are laid out with the names at their heads, which may push rows to the next page."""


def _page_starts(pdf: bytes) -> dict[int, set[int]]:
    """With which rows of which tables a page begins."""
    reader = PdfReader(io.BytesIO(pdf))
    rows = sorted((int(found[1]), int(found[2]), reader.get_destination_page_number(place))
                  for name, place in reader.named_destinations.items() if (found := _BARIS.search(name)))
    starts: dict[int, set[int]] = defaultdict(set)
    for (table, _, page), (after, row, next_page) in pairwise(rows):
        if table == after and page != next_page:
            starts[table].add(row)
    return starts


_BARIS = re.compile(r"Baris(\d{5})x(\d{4})")


def _pages(pdf: bytes, naskah: Naskah) -> dict[str, str]:
    """On which page each entry of the tables of contents stands, as printed there; empty where that is not found."""
    reader = PdfReader(io.BytesIO(pdf))
    # LibreOffice writes the first sign of the name as its code.
    there = {f"_{name[name.find('Toc'):]}": reader.get_destination_page_number(place)
             for name, place in reader.named_destinations.items() if "Toc" in name}
    begin = next(_mark(index) for index, block in enumerate(naskah.blok)
                 if isinstance(block, Judul) and block.nomor)
    wanted = [line.tanda for lines in entri(naskah).values() for line in lines]
    if any(there.get(name) is None for name in (begin, *wanted)):
        return {}
    front = int(there[begin] or 0)
    return {name: _shown(int(there[name] or 0), front) for name in wanted}


def _shown(page: int, front: int) -> str:
    """The number printed on a page, both counted from 0: Roman up to Bab I, which begins with 1."""
    return to_roman(page + 1) if page < front else str(page - front + 1)


def to_roman(number: int) -> str:
    """A number in small Roman numerals."""
    values = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    shown = ""
    for value, sign in values:
        times, number = divmod(number, value)
        shown += sign * times
    return shown
