"""The report as a Word document: styles, sections, captions, contents, tables and pictures, by python-docx."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import ceil
from typing import Any
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from pypdf import PdfReader

from lkjip_xl.book.bentuk import ALIGN
from lkjip_xl.book.grid import CannotRun, storable
from lkjip_xl.book.naskah import (
    RENTANG,
    Bagan,
    Baris,
    Daftar,
    Grafik,
    Halaman,
    Isi,
    Judul,
    Keterangan,
    Naskah,
    Paragraf,
    Poin,
    Rumus,
    Sampul,
    Tabel,
    Ttd,
)
from lkjip_xl.book.schema import OutColumn
from lkjip_xl.book.textfit import text_width
from lkjip_xl.book.warna import BERAT, GREY, GROUP, KATEGORI, LINE, SOFT, Berat
from lkjip_xl.engines.gambar import Gambar, grafik, organisasi, pohon
from lkjip_xl.engines.pdf import document_pdf

Xml = Any
"""An XML element of the document; what python-docx gives out has hardly any types."""
KERTAS = {"F4": (215, 330), "A4": (210, 297)}
"""Paper in millimetres, portrait."""
KIRI, KANAN, ATAS, BAWAH = 30, 25, 25, 25
"""Margins in millimetres."""
HURUF = "Arial"
TABEL_PT = 9.0
TITIK_PER_MM = 72 / 25.4
TEPI = 4.0
"""Room left and right in a cell, in points."""
KATA_TERPANJANG = 95.0
"""No column of texts is kept wider for the sake of one word, in points."""
KECIL = 6
"""A table of no more lines than this is kept on one page."""

TINGGI = 10
"""A row of more lines of text than this may run on to the next page, lest half a page stays empty."""

GAYA_PARAGRAF = {"isi": "Body Text", "tebal": "Sub Judul", "kutipan": "Kutipan", "rincian": "Rincian",
                 "petunjuk": "Petunjuk"}


@dataclass(frozen=True)
class Entri:
    """A line of a table of contents: where it leads, its level, its text, and the counter of its number."""

    tanda: str
    tingkat: int
    teks: str
    pencacah: str = ""


def docx(naskah: Naskah, halaman: Mapping[str, str] | None = None) -> bytes:
    """The document as a file; the same input gives the same bytes.

    ``halaman`` says on which page each bookmark stands, as printed. Without it Word is asked to fill the tables of
    contents when the document is opened.
    """
    return _Penulis(naskah, halaman).tulis()


def entri(naskah: Naskah) -> dict[str, list[Entri]]:
    """What the tables of contents list, by kind, in the order of the document."""
    found: dict[str, list[Entri]] = defaultdict(list)
    for index, block in enumerate(naskah.blok):
        if isinstance(block, Judul) and block.tingkat <= 2:
            found["Judul"].append(Entri(_mark(index), block.tingkat, block.lengkap))
        elif isinstance(block, (Tabel, Grafik, Bagan)) and block.keterangan.nomor:
            caption = block.keterangan
            found[caption.jenis].append(Entri(_mark(index), 1, caption.lengkap, _counter(caption)))
    return found


def _mark(index: int) -> str:
    return f"_Toc{index:06d}"


def _counter(caption: Keterangan) -> str:
    """The name of the counter of a caption: one for each chapter, so that updating gives the same numbers."""
    return f"{caption.jenis}_{caption.nomor.rpartition('.')[0].replace('.', '_')}"


def _el(tag: str, parent: Xml = None, text: str | None = None, **attributes: Any) -> Xml:
    """A new element, put at the end of its parent; the attributes are of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    if text is not None:
        made.text = text
        made.set(qn("xml:space"), "preserve")
    if parent is not None:
        parent.append(made)
    return made


def _clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return str(storable(text) or "")


def _runs(parent: Xml, text: str, **format_: Any) -> None:
    """A run with the text, its line breaks kept; ``format_`` are run properties with their value."""
    run = _el("r", parent)
    if format_:
        properties = _el("rPr", run)
        for name, value in format_.items():
            _el(name, properties, **({} if value is True else {"val": value}))
    for number, line in enumerate(_clean(text).split("\n")):
        if number:
            _el("br", run)
        _el("t", run, line)


def _field(parent: Xml, instruction: str, shown: str) -> None:
    """A field with the result that it shows until it is updated."""
    _el("fldChar", _el("r", parent), fldCharType="begin")
    _el("instrText", _el("r", parent), f" {instruction} ")
    _el("fldChar", _el("r", parent), fldCharType="separate")
    _runs(parent, shown)
    _el("fldChar", _el("r", parent), fldCharType="end")


@dataclass
class _Nomor:
    """The lists of the document: each gets numbers of its own."""

    akar: Xml
    jumlah: int = field(default=0)

    def baru(self) -> int:
        """The number by which the paragraphs of a new list are tied together."""
        self.jumlah += 1
        made = _el("num", self.akar, numId=self.jumlah)
        _el("abstractNumId", made, val=0)
        for level in range(3):
            _el("startOverride", _el("lvlOverride", made, ilvl=level), val=1)
        return self.jumlah


class _Penulis:
    """Writes the blocks of a document one after the other."""

    def __init__(self, naskah: Naskah, halaman: Mapping[str, str] | None) -> None:
        self.naskah, self.halaman = naskah, halaman or {}
        self.entri = entri(naskah)
        self.word: WordDocument = Document()
        self.kertas = KERTAS.get(naskah.kertas, KERTAS["F4"])
        self.mendatar = False
        self.gambar = 0
        _prepare(self.word, self.lebar)
        self.nomor = _Nomor(_numbering(self.word))
        self.baru = True
        """Whether we are at the top of a new section."""
        self.writers: Mapping[type, Callable[[Any, int], None]] = {
            Sampul: self._sampul, Halaman: self._halaman, Judul: self._judul, Paragraf: self._paragraf,
            Daftar: self._daftar, Tabel: self._tabel, Grafik: self._grafik, Bagan: self._bagan, Rumus: self._rumus,
            Ttd: self._ttd, Isi: self._isi,
        }
        if not halaman:
            _ask_to_update(self.word)

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
        _properties(self.word, self.naskah)
        out = io.BytesIO()
        self.word.save(out)
        return _same_bytes(out.getvalue())

    def _paragraph(self, style: str, text: str = "") -> CT_P:
        made = self.word.add_paragraph(style=style)._p  # noqa: SLF001 - fields and bookmarks need the element
        if text:
            _runs(made, text)
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
        _page_numbers(section, "lowerRoman" if block.bagian == "depan" else "", block.mulai)
        if block.bagian == "depan":
            footer = section.footer
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _field(paragraph._p, "PAGE", "ii")  # noqa: SLF001

    def _end_section(self) -> None:
        """End the section in its last paragraph; an empty one of its own could run over to an empty page."""
        self.word.add_section()
        carrier = self.word.element.body.xpath("./w:p[w:pPr/w:sectPr]")[-1]
        before = carrier.getprevious()
        if before is not None and before.tag == qn("w:p"):
            before.get_or_add_pPr().append(carrier.pPr.find(qn("w:sectPr")))
            carrier.getparent().remove(carrier)
        else:
            _el("spacing", carrier.pPr, before=0, after=0, line=20, lineRule="exact")
            carrier.pPr.append(carrier.pPr.find(qn("w:sectPr")))

    def _sampul(self, block: Sampul, _: int) -> None:
        for number, lines in enumerate(block.blok):
            for index, line in enumerate(lines):
                paragraph = self._paragraph("Title" if number == 0 and index < 2 else "Sampul", line)
                if index == 0:
                    _spacing(paragraph, before=int(self.tinggi * (0.12 if number == 0 else 0.45) * TITIK_PER_MM * 20))
        if block.peringatan:
            _spacing(self._paragraph("Peringatan", block.peringatan), before=1200)

    def _judul(self, block: Judul, index: int) -> None:
        paragraph = self._paragraph(f"Heading {block.tingkat}")
        if block.halaman_baru and not self.baru:
            paragraph.get_or_add_pPr().insert_element_before(_el("pageBreakBefore"), *_AFTER_BREAK)
        separator = "\n" if block.tingkat == 1 else " "
        text = f"{block.nomor}{separator}{block.teks}" if block.nomor else block.teks
        if block.tingkat <= 2:
            _marked(paragraph, index, lambda: _runs(paragraph, text))
        else:
            _runs(paragraph, text)

    def _paragraf(self, block: Paragraf, _: int) -> None:
        for line in block.teks.split("\n"):
            paragraph = self._paragraph(GAYA_PARAGRAF[block.rupa])
            self._text(paragraph, replace(block, teks=line))
            if block.berlanjut:
                _keep(paragraph)

    def _text(self, paragraph: Xml, block: Paragraf) -> None:
        """The text of a paragraph, as a link where it has an address that can be opened."""
        address = _address(block.tautan)
        if not address:
            _runs(paragraph, block.teks)
            return
        relation = self.word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = _el("hyperlink", paragraph)
        link.set(qn("r:id"), relation)
        _runs(link, block.teks, color="0563C1", u="single")

    def _daftar(self, block: Daftar, _: int) -> None:
        number = self.nomor.baru()
        for point in block.poin:
            self._poin(point, number)

    def _poin(self, point: Poin, number: int) -> None:
        paragraph = self._paragraph("List Paragraph", point.teks)
        numbering = _el("numPr")
        _el("ilvl", numbering, val=min(point.tingkat, 2))
        _el("numId", numbering, val=number)
        paragraph.get_or_add_pPr().insert_element_before(numbering, *_AFTER_NUMBER)
        for block in point.di_bawah:
            below = self._paragraph("List Paragraph")
            _el("ind", below.get_or_add_pPr(), left=_indent(point.tingkat))
            self._text(below, block)

    def _keterangan(self, caption: Keterangan, index: int) -> None:
        """A caption; the last part of its number is a field, so that Word can number anew."""
        if not caption.nomor:
            self._paragraph("Judul Tanpa Nomor", caption.teks)
            return
        paragraph = self._paragraph(f"Judul {caption.jenis}")
        head, _, last = caption.nomor.rpartition(".")

        def write() -> None:
            _runs(paragraph, f"{caption.jenis} {head}.")
            _field(paragraph, f"SEQ {_counter(caption)} \\* ARABIC", last)
            _runs(paragraph, f" {caption.teks}")

        _marked(paragraph, index, write)

    def _tabel(self, block: Tabel, index: int) -> None:
        self._keterangan(block.keterangan, index)
        self.word.element.body.insert(len(self.word.element.body) - 1, _TabelWord(block, self.lebar).element())
        for note in block.catatan:
            self._paragraph("Catatan", note)
        _spacing(self._paragraph("Antara"), before=0)

    def _grafik(self, block: Grafik, index: int) -> None:
        self._keterangan(block.keterangan, index)
        self._picture(grafik(block), block.keterangan.lengkap)

    def _bagan(self, block: Bagan, index: int) -> None:
        self._keterangan(block.keterangan, index)
        made = pohon(block.kotak, self.lebar) if block.arah == "kanan" else organisasi(block.kotak[0], self.lebar)
        self._picture(made, block.keterangan.lengkap)

    def _picture(self, picture: Gambar, text: str) -> None:
        """A picture as wide as it was drawn, or smaller where it would not fit the page with its caption."""
        scale = min(1.0, self.lebar / picture.lebar, (self.tinggi - 22) / picture.tinggi)
        paragraph = WordParagraph(self._paragraph("Gambar"), self.word._body)  # noqa: SLF001
        shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Mm(picture.lebar * scale))
        self.gambar += 1
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")  # noqa: SLF001 - without them LibreOffice moves the picture to the right
        properties = shape._inline.docPr  # noqa: SLF001 - python-docx has no way to set the alternative text
        properties.set("descr", _clean(text))
        properties.set("id", str(self.gambar))
        properties.set("name", f"Gambar {self.gambar}")

    def _rumus(self, block: Rumus, _: int) -> None:
        self._paragraph("Rumus").append(_formula(block))

    def _ttd(self, block: Ttd, _: int) -> None:
        for number, line in enumerate(block.baris):
            paragraph = self._paragraph("Tanda Tangan", line or "")
            if number == 0:
                _spacing(paragraph, before=360)
            if number < len(block.baris) - 1:
                _keep(paragraph)
        _tie_to_text(self.word.element.body, len(block.baris))

    def _isi(self, block: Isi, _: int) -> None:
        """A table of contents; captions have one field for each chapter, as each has its own counter."""
        for instruction, lines in _fields(block, self.entri[block.jenis]):
            made = [self._baris_isi(line) for line in lines]
            start = [_el("r"), _el("r"), _el("r")]
            _el("fldChar", start[0], fldCharType="begin")
            _el("instrText", start[1], f" {instruction} ")
            _el("fldChar", start[2], fldCharType="separate")
            for run in reversed(start):
                made[0].pPr.addnext(run)
            _el("fldChar", _el("r", made[-1]), fldCharType="end")

    def _baris_isi(self, line: Entri) -> Xml:
        paragraph = self._paragraph(f"toc {line.tingkat}")
        link = _el("hyperlink", paragraph, anchor=line.tanda, history=1)
        _runs(link, line.teks)
        _el("tab", _el("r", link))
        _field(link, f"PAGEREF {line.tanda} \\h", self.halaman.get(line.tanda, ""))
        return paragraph


_AFTER_BREAK = ("w:framePr", "w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs",
                "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")
_AFTER_NUMBER = _AFTER_BREAK[3:]
_AFTER_KEEP = ("w:keepLines", "w:pageBreakBefore", *_AFTER_BREAK)
"""What must stand after a property of a paragraph, by the order of the format."""


def _fields(block: Isi, lines: Sequence[Entri]) -> Iterator[tuple[str, list[Entri]]]:
    if block.jenis == "Judul":
        yield 'TOC \\o "1-2" \\h \\z', list(lines)
        return
    for counter in dict.fromkeys(line.pencacah for line in lines):
        yield f'TOC \\h \\z \\c "{counter}"', [line for line in lines if line.pencacah == counter]


def _indent(level: int) -> int:
    """Where the text of a list begins, in twentieths of a point."""
    return 500 + 420 * level


def _spacing(paragraph: Xml, before: int) -> None:
    WordParagraph(paragraph, None).paragraph_format.space_before = Pt(before / 20)  # type: ignore[arg-type]


def _keep(paragraph: Xml) -> None:
    """Keep a paragraph on one page with the next."""
    properties = paragraph.get_or_add_pPr()
    if properties.find(qn("w:keepNext")) is None:
        properties.insert_element_before(_el("keepNext"), *_AFTER_KEEP)


def _tie_to_text(body: Xml, count: int) -> None:
    """Keep the paragraph before a signature with it, so that no signature stands alone on a page."""
    before = body.xpath("./w:p")[-count - 1:][:1]
    for paragraph in before:
        if paragraph.getnext() is not None and paragraph.getnext().tag == qn("w:p"):
            _keep(paragraph)


def _marked(paragraph: Xml, index: int, write: Callable[[], None]) -> None:
    """Write into a paragraph between the ends of a bookmark."""
    _el("bookmarkStart", paragraph, id=index, name=_mark(index))
    write()
    _el("bookmarkEnd", paragraph, id=index)


_SCHEME = re.compile(r"https?://\S.*", re.IGNORECASE)


def _address(text: str) -> str:
    """The address as a link can hold it; empty where it is none that a browser opens."""
    text = _clean(text).strip()
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


@dataclass(frozen=True)
class _TabelWord:
    """A table of the document, built as XML: python-docx would take minutes for a long one."""

    tabel: Tabel
    lebar: float

    def element(self) -> Xml:
        """The whole table."""
        size, widths = self._widths()
        table = _el("tbl")
        properties = _el("tblPr", table)
        _el("tblW", properties, w=sum(widths), type="dxa")
        _el("jc", properties, val="center")
        borders = _el("tblBorders", properties)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            _el(side, borders, val="single", sz=4, space=0, color=LINE[1:])
        _el("tblLayout", properties, type="fixed")
        margins = _el("tblCellMar", properties)
        for side in ("left", "right"):
            _el(side, margins, w=int(TEPI * 20), type="dxa")
        grid = _el("tblGrid", table)
        for width in widths:
            _el("gridCol", grid, w=width)
        head = list(self._head(widths, size))
        body = [self._row(line, widths, size) for line in self.tabel.baris]
        for row in (*head, *body):
            table.append(row)
        self._keep_together(head, body)
        self._merge(body)
        return table

    def _widths(self) -> tuple[float, list[int]]:
        """The font size in points and the columns in twentieths of a point: by the schema, yet no figure is broken."""
        room = self.lebar * TITIK_PER_MM
        for size in (TABEL_PT, 8.0, 7.0, 6.0):
            least = [self._least(index, column, size) for index, column in enumerate(self.tabel.kolom)]
            if sum(least) <= room:
                break
        wanted = sum(column.width for column in self.tabel.kolom)
        fixed = [max(low, min(room * column.width / wanted, low * 1.8)) if self._figures(column) else 0
                 for low, column in zip(least, self.tabel.kolom, strict=True)]
        texts = sum(column.width for column in self.tabel.kolom if not self._figures(column))
        if not texts:
            return size, [int(low * room / sum(least) * 20) for low in least]
        widths = [own or max(low, (room - sum(fixed)) * column.width / texts)
                  for own, low, column in zip(fixed, least, self.tabel.kolom, strict=True)]
        # What one column needs beyond its share, the others give up from what they can spare.
        slack = [0 if own else width - low for own, width, low in zip(fixed, widths, least, strict=True)]
        factor = min((sum(widths) - room) / sum(slack), 1) if sum(slack) > 0 else 0
        return size, [int((width - loose * factor) * 20) for width, loose in zip(widths, slack, strict=True)]

    @staticmethod
    def _figures(column: OutColumn) -> bool:
        """Whether a column holds figures, which take the room they need and no more."""
        return column.format not in ("teks", "tengah")

    def _least(self, index: int, column: OutColumn, size: float) -> float:
        words = self.tabel.judul_kolom[index][-1].replace("/", "/ ").split()
        longest = max((text_width(word, size, bold=True) for word in words), default=0)
        unbroken = self._figures(column)
        for line in self.tabel.baris:
            text = line.sel[index] if index < len(line.sel) and line.level not in RENTANG else None
            for word in ([text] if unbroken and len(text) <= 24 else text.replace("/", "/ ").split()) if text else ():
                longest = max(longest, text_width(word, size, bold=BERAT.get(line.level, Berat()).tebal))
        return min(longest, KATA_TERPANJANG) + 2 * TEPI + 1

    def _head(self, widths: Sequence[int], size: float) -> Iterator[Xml]:
        paths = self.tabel.judul_kolom
        depth = max(len(path) for path in paths)
        for level in range(depth):
            row = _row(header=True)
            for first, last, text, merge in _spans(paths, level, depth):
                cell = _cell(row, sum(widths[first:last + 1]), last - first + 1, SOFT, merge)
                _el("vAlign", cell.tcPr, val="center")
                _write(cell, text, size, "center", Berat(tebal=True))
            yield row
        if self.tabel.bernomor:
            row = _row(header=True)
            for number, width in enumerate(widths, 1):
                _write(_cell(row, width, 1, SOFT), str(number), size - 1, "center", Berat(miring=True))
            yield row

    def _row(self, line: Baris, widths: Sequence[int], size: float) -> Xml:
        row = _row(header=False, whole=self._lines(line, widths, size) <= TINGGI)
        if line.level in RENTANG:
            group = line.level == "grup"
            cell = _cell(row, sum(widths), len(widths), GROUP if group else "")
            _write(cell, line.sel[0] or "", size, "left", Berat(tebal=group, miring=not group))
            return row
        weight = BERAT.get(line.level, Berat())
        for column, text, width in zip(self.tabel.kolom, line.sel, widths, strict=True):
            judged = line.warna and column.key in ("kategori", "tingkat")
            cell = _cell(row, width, 1, KATEGORI[line.warna - 1] if judged else weight.warna)
            shown = _breakable(text or "", width / 20 - 2 * TEPI, size)
            # A reason in place of a figure is a text, and reads from the left.
            place = ALIGN.get(column.format, "center")
            reason = place == "right" and not re.fullmatch(r"[-\d.,–\s]*", shown)
            _write(cell, shown, size, "left" if reason else place, weight)
        return row

    def _lines(self, line: Baris, widths: Sequence[int], size: float) -> int:
        """How many lines of text the cells of a line take at most, about."""
        if line.level in RENTANG:
            return 1
        return max(sum(ceil(text_width(part, size) / (width / 20 - 2 * TEPI)) or 1 for part in (text or "").split("\n"))
                   for text, width in zip(line.sel, widths, strict=True))

    def _merge(self, body: Sequence[Xml]) -> None:
        """Join the blank cells of merged columns with the cell above them."""
        for index, column in enumerate(self.tabel.kolom):
            if not column.merged:
                continue
            for line, after, row, next_row in zip(self.tabel.baris, self.tabel.baris[1:], body, body[1:],
                                                  strict=False):
                if after.level in RENTANG or line.level in RENTANG or after.sel[index] is not None:
                    continue
                if line.sel[index] is not None:
                    _vmerge(row, index, "restart")
                _vmerge(next_row, index, "continue")

    def _keep_together(self, head: Sequence[Xml], body: Sequence[Xml]) -> None:
        """Headings stay with the first line, a small table on one page, a group row with the line below it."""
        kept = list(head)
        if len(body) <= KECIL:
            kept += body[:-1]
        kept += [row for row, line in zip(body[:-1], self.tabel.baris, strict=False) if line.level == "grup"]
        kept += [body[-2]] if len(body) > 1 and self.tabel.baris[-1].level == "total" else []
        for row in kept:
            for paragraph in row.iter(qn("w:p")):
                _keep(paragraph)


def _breakable(text: str, room: float, size: float) -> str:
    """The text with a place to break after each slash of a word that is wider than its cell."""
    wide = {word for word in text.split() if "/" in word and text_width(word, size) > room}
    for word in sorted(wide):
        text = text.replace(word, word.replace("/", "/\u200b"))
    return text


def _spans(paths: Sequence[tuple[str, ...]], level: int, depth: int) -> Iterator[tuple[int, int, str, str]]:
    """The cells of a heading row: first and last column, text, and how it joins the row above or below."""
    index = 0
    while index < len(paths):
        path, last = paths[index], index
        if len(path) == 1:
            merge = "" if depth == 1 else "continue" if level else "restart"
            yield index, index, "" if level else path[0], merge
        elif level:
            yield index, index, path[1], ""
        else:
            while last + 1 < len(paths) and len(paths[last + 1]) > 1 and paths[last + 1][0] == path[0]:
                last += 1
            yield index, last, path[0], ""
        index = last + 1


def _row(header: bool, whole: bool = True) -> Xml:
    row = _el("tr")
    properties = _el("trPr", row)
    if whole:
        _el("cantSplit", properties)
    if header:
        _el("tblHeader", properties)
    return row


def _cell(row: Xml, width: int, span: int, fill: str, merge: str = "") -> Xml:
    cell = _el("tc", row)
    properties = _el("tcPr", cell)
    _el("tcW", properties, w=width, type="dxa")
    if span > 1:
        _el("gridSpan", properties, val=span)
    if merge:
        _el("vMerge", properties, val=merge)
    if fill:
        _el("shd", properties, val="clear", color="auto", fill=fill[1:])
    return cell


def _vmerge(row: Xml, index: int, kind: str) -> None:
    properties = row.findall(qn("w:tc"))[index].find(qn("w:tcPr"))
    for old in properties.findall(qn("w:vMerge")):
        properties.remove(old)
    properties.find(qn("w:tcW")).addnext(_el("vMerge", val=kind))


def _write(cell: Xml, text: str, size: float, align: str, weight: Berat) -> None:
    paragraph = _el("p", cell)
    properties = _el("pPr", paragraph)
    _el("pStyle", properties, val="IsiTabel")
    _el("jc", properties, val=align)
    if text:
        bold: dict[str, object] = {"b": True} if weight.tebal else {}
        slant: dict[str, object] = {"i": True} if weight.miring else {}
        scaled: dict[str, object] = {"sz": int(size * 2)} if size != TABEL_PT else {}
        _runs(paragraph, text, **bold, **slant, **scaled)


@dataclass(frozen=True)
class _Rupa:
    """What tells a paragraph style from the base: size in points, weight, place, room before and after in points."""

    ukuran: float
    tebal: bool = False
    miring: bool = False
    rata: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    sebelum: float = 0
    sesudah: float = 6
    spasi: float = 1.15
    bersama: bool = False
    """Whether it stays on one page with the next paragraph."""
    warna: str = ""


_TENGAH, _PENUH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_STYLES: Mapping[str, _Rupa] = {
    "Normal": _Rupa(11),
    "Title": _Rupa(20, tebal=True, rata=_TENGAH, sesudah=8),
    "Sampul": _Rupa(16, tebal=True, rata=_TENGAH, sesudah=8),
    "Peringatan": _Rupa(9, miring=True, rata=_TENGAH, warna="#9C2B1B"),
    "Heading 1": _Rupa(14, tebal=True, rata=_TENGAH, sebelum=12, sesudah=14, bersama=True),
    "Heading 2": _Rupa(12, tebal=True, sebelum=14, sesudah=6, bersama=True),
    "Heading 3": _Rupa(11, tebal=True, sebelum=10, sesudah=4, bersama=True),
    "Body Text": _Rupa(11, rata=_PENUH, sebelum=3, sesudah=5),
    "Rincian": _Rupa(11, sesudah=2),
    "List Paragraph": _Rupa(11, rata=_PENUH, sesudah=3),
    "Sub Judul": _Rupa(11, tebal=True, sebelum=4, sesudah=3, bersama=True),
    "Kutipan": _Rupa(11, tebal=True, miring=True, rata=_TENGAH, sebelum=2, sesudah=8),
    "Petunjuk": _Rupa(10, miring=True, warna=GREY),
    "Judul Tabel": _Rupa(10, tebal=True, rata=_TENGAH, sebelum=8, sesudah=4, bersama=True),
    "Judul Grafik": _Rupa(10, tebal=True, rata=_TENGAH, sebelum=8, sesudah=2, bersama=True),
    "Judul Gambar": _Rupa(10, tebal=True, rata=_TENGAH, sebelum=8, sesudah=4, bersama=True),
    "Judul Tanpa Nomor": _Rupa(10, tebal=True, rata=_TENGAH, sebelum=8, sesudah=4, bersama=True),
    "Isi Tabel": _Rupa(TABEL_PT, sebelum=1, sesudah=1, spasi=1),
    "Catatan": _Rupa(TABEL_PT, miring=True, sebelum=2, sesudah=0, spasi=1),
    "Antara": _Rupa(5, sesudah=0, spasi=1),
    "Gambar": _Rupa(11, rata=_TENGAH, sesudah=8, spasi=1),
    "Rumus": _Rupa(11, rata=_TENGAH, sebelum=4, sesudah=8),
    "Tanda Tangan": _Rupa(11, rata=_TENGAH, sesudah=0),
    "toc 1": _Rupa(11, sesudah=3, spasi=1),
    "toc 2": _Rupa(11, sesudah=2, spasi=1),
    "Footer": _Rupa(10, rata=_TENGAH, sesudah=0, spasi=1),
}
"""The paragraph styles of the report; staff can change them in Word."""


def _prepare(word: WordDocument, width: float) -> None:
    """Make an empty document of the styles of the report, without what the template brings along."""
    for relation in [r for r in word.part.rels.values() if r.reltype.endswith("/stylesWithEffects")]:
        del word.part.rels[relation.rId]
    package = word.part.package
    for relation in [r for r in package.rels.values() if r.reltype.endswith("/thumbnail")]:
        del package.rels[relation.rId]
    for name, look in _STYLES.items():
        _style(word, name, look)
    _language(word)
    for name, level in (("toc 1", 0), ("toc 2", 1)):
        layout = _style_of(word, name).paragraph_format
        layout.left_indent, layout.right_indent = Mm(level * 6), Mm(8)
        layout.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _style_of(word, "Rincian").paragraph_format.left_indent = Mm(8)
    _style_of(word, "Tanda Tangan").paragraph_format.left_indent = Mm(width / 2)


def _style_of(word: WordDocument, name: str) -> ParagraphStyle:
    if name in {style.name for style in word.styles}:
        style = word.styles[name]
    else:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    return style


def _style(word: WordDocument, name: str, look: _Rupa) -> None:
    style = _style_of(word, name)
    if name != "Normal" and not name.startswith("Heading"):
        style.base_style = word.styles["Normal"]
    for old in style.element.findall(qn("w:pPr")) + style.element.findall(qn("w:rPr")):
        if not name.startswith("Heading"):
            style.element.remove(old)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), HURUF)
    font, layout = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.ukuran), look.tebal, look.miring
    font.color.rgb = RGBColor.from_string((look.warna or "#000000")[1:])
    layout.alignment, layout.keep_with_next = look.rata, look.bersama
    layout.space_before, layout.space_after = Pt(look.sebelum), Pt(look.sesudah)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.MULTIPLE, look.spasi
    style.quick_style, style.hidden = True, False


def _ask_to_update(word: WordDocument) -> None:
    settings = word.settings.element
    after = next(child for child in settings if child.tag in {qn(f"w:{name}") for name in (
        "hdrShapeDefaults", "footnotePr", "endnotePr", "compat")})
    after.addprevious(_el("updateFields", val="true"))


def _language(word: WordDocument) -> None:
    for language in word.styles.element.iter(qn("w:lang")):
        language.attrib.clear()
        language.set(qn("w:val"), "id-ID")


def _numbering(word: WordDocument) -> Xml:
    """The one kind of list: numbers, letters below them, numbers below those."""
    root = word.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    abstract = _el("abstractNum", root, abstractNumId=0)
    _el("multiLevelType", abstract, val="multilevel")
    for level, (shown, text) in enumerate((("decimal", "%1."), ("lowerLetter", "%2."), ("decimal", "%3)"))):
        made = _el("lvl", abstract, ilvl=level)
        _el("start", made, val=1)
        _el("numFmt", made, val=shown)
        _el("lvlText", made, val=text)
        _el("lvlJc", made, val="left")
        _el("ind", _el("pPr", made), left=_indent(level), hanging=420)
    return root


def _page_numbers(section: Section, shown: str, begins: bool) -> None:
    element: Xml = section._sectPr  # noqa: SLF001 - python-docx has no page numbers
    for old in element.findall(qn("w:pgNumType")):
        element.remove(old)
    attributes: dict[str, Any] = {**({"fmt": shown} if shown else {}), **({"start": 1} if begins else {})}
    if attributes:
        element.find(qn("w:pgMar")).addnext(_el("pgNumType", **attributes))


def _properties(word: WordDocument, naskah: Naskah) -> None:
    moment = datetime(naskah.tanggal.year, naskah.tanggal.month, naskah.tanggal.day, 8)
    properties = word.core_properties
    properties.title, properties.author = _clean(naskah.judul)[:255], _clean(naskah.penulis)[:255]
    properties.last_modified_by, properties.comments = _clean(naskah.penulis)[:255], ""
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
    """The document with the page numbers in its tables of contents, where LibreOffice is there to find the pages.

    Without it Word is asked to fill them when the document is opened.
    """
    first = docx(naskah)
    try:
        pages = _pages(document_pdf(first), naskah)
    except CannotRun:
        return first
    return docx(naskah, pages) if pages else first


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
